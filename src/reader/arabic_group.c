#include "reader/arabic_inside.h"
#include "reader/frame.h"

/* Groups of people with their number: COUNT-9 to COUNT-14, ARAB-7, ARAB-8. */

static bool is_people(const struct lexeme *x)
{
	return lexeme_has(x, FEATURE_PERSON) || lexeme_has(x, FEATURE_DEAD) ||
	       lexeme_has(x, FEATURE_BODY) || lexeme_has(x, FEATURE_FAMILY) ||
	       lexeme_has(x, FEATURE_COLLECTIVE);
}

/* A number may be told from its noun by such a word: "أكثر من 70 آخرين", "5 على الأقل من". */
static bool is_other(const struct arabic *a, uint32_t i)
{
	return ar_is(a, i, "اخرين") || ar_is(a, i, "اخرون") || ar_is(a, i, "اخر") ||
	       ar_is(a, i, "اخران") || ar_is(a, i, "اخريات") || ar_is(a, i, "اخري");
}

struct count ar_count(const struct arabic *a, uint32_t first, uint32_t end, int64_t low, bool open,
	struct str rule)
{
	return (struct count){ true, open, low, low, low, page_words(a->page, first, end), rule };
}

static bool is_one(const struct arabic *a, uint32_t i)
{
	return ar_is(a, i, "احد") || ar_is(a, i, "احدي");
}

static bool is_harm_noun(const struct lexeme *x)
{
	return lexeme_has(x, FEATURE_EVENT) && x->harm > HARM_NONE;
}

/* ARAB-7: "12 شخصا", "عشرات من المدنيين", "ثلاثة من موظفيها", "خمسة من أفراد عائلة": what a number counts. */
static uint32_t counted(const struct arabic *a, uint32_t i, struct arabic_group *g)
{
	bool of = ar_is(a, i, "من") && !ar_prefix(a, i, ARABIC_AND);
	uint32_t at = of ? i + 1 : i;
	while (of && at < a->end && ar_has(a, at, FEATURE_DETERMINER))
		at++;
	if ((ar_is(a, at, "حاله") || ar_is(a, at, "حالات")) && is_harm_noun(ar_lex(a, at + 1))) {
		g->head = at + 1; /* "1,034 حالة اعتقال" */
		g->lex = ar_lex(a, at + 1);
		g->bare = false;
		return ar_next(a, at + 1);
	}
	const struct lexeme *x = ar_lex(a, at);
	if (ar_prefix(a, at, ARABIC_AND | ARABIC_BY | ARABIC_FOR | ARABIC_SO) || !x ||
		!is_people(x))
		return i;
	if (lexeme_has(x, FEATURE_MEMBER) && is_people(ar_lex(a, at + 1)) &&
		!ar_prefix(a, at + 1, ARABIC_AND))
		at++; /* "خمسة من أفراد عائلة" */
	g->head = at;
	g->lex = ar_lex(a, at);
	g->bare = false;
	bool known = lexeme_has(g->lex, FEATURE_DEAD) || lexeme_has(g->lex, FEATURE_BODY);
	g->partitive = of && known && ar_prefix(a, at, ARABIC_THE) && !g->count.open;
	return ar_next(a, at);
}

/* Years, kilometres, houses: what is counted is nobody (COUNT-1). */
static bool counts_no_people(const struct arabic *a, uint32_t i, bool vague)
{
	const struct lexeme *x = ar_lex(a, i);
	if ((ar_is(a, i, "حاله") || ar_is(a, i, "حالات")) && is_harm_noun(ar_lex(a, i + 1)))
		return false;
	if (ar_is(a, i, "من"))
		return counts_no_people(a, i + 1, vague);
	if (ar_is(a, i, "%") || ar_is(a, i, "٪"))
		return true;
	if (ar_prefix(a, i, ARABIC_AND | ARABIC_BY | ARABIC_FOR))
		return false;
	return lexeme_has(x, FEATURE_UNIT) ||
	       ((lexeme_has(x, FEATURE_THING) || lexeme_has(x, FEATURE_MEANS) ||
			lexeme_has(x, FEATURE_EVENT)) &&
		       !is_people(x)) ||
	       (vague && ar_is_name(a, i));
}

/* "14" of a date or an hour, "(22 عاما)": a number that stands for something else. */
static bool is_age_or_hour(const struct arabic *a, uint32_t i)
{
	bool open = i > a->first && ar_is(a, i - 1, "(") && ar_is(a, i + 1, ")");
	bool hour = i > a->first && (ar_is(a, i - 1, "الساعه") || ar_is(a, i - 1, "رقم") ||
					    ar_is(a, i - 1, "عام") || ar_is(a, i - 1, "سنه") ||
					    ar_is(a, i - 1, "لعام"));
	return open || hour;
}

/* "12 شخصا على الأقل": the bound stands behind the noun (COUNT-2). */
static uint32_t bound_behind(const struct arabic *a, uint32_t i, struct arabic_group *g)
{
	const struct lexeme *x = ar_lex(a, i);
	if (!lexeme_has(x, FEATURE_BOUND) || x->bound != BOUND_AT_LEAST || g->bare ||
		a->page->mark[i].first != i)
		return i;
	if (g->count.low == g->count.high)
		g->count = count_bounded(g->count.low, g->count.low, false, false, BOUND_AT_LEAST);
	return ar_next(a, i);
}

static uint32_t by_number(const struct arabic *a, uint32_t i, struct arabic_group *g)
{
	struct arabic_number n;
	if (is_age_or_hour(a, i) || !ar_number(a, i, &n))
		return 0;
	if (counts_no_people(a, n.end, n.vague))
		return 0;
	g->count = n.count;
	g->bare = true;
	g->head = n.end - 1;
	uint32_t end = bound_behind(a, counted(a, n.end, g), g);
	if (g->bare && is_other(a, end))
		end++;
	if (g->bare && n.vague && ar_is(a, end, "من"))
		return 0;
	return end;
}

/* COUNT-10, COUNT-11, ARAB-8: the number that the form of a noun says. */
static struct count count_of_form(const struct arabic *a, const struct arabic_group *g)
{
	struct count none = { 0 };
	uint32_t i = g->head;
	bool definite = ar_prefix(a, i, ARABIC_THE);
	if (ar_ending(a, i, ARABIC_DUAL) && !lexeme_has(g->lex, FEATURE_FAMILY))
		return definite ? none : ar_count(a, i, g->end, 2, false, STR("ARAB-8"));
	if (lexeme_has(g->lex, FEATURE_FAMILY) || lexeme_has(g->lex, FEATURE_COLLECTIVE))
		return definite && g->name == NONE
			       ? none
			       : ar_count(a, i, g->end, 2, true, STR("COUNT-12"));
	if (g->plural)
		return definite || ar_ending(a, i, ARABIC_OWNED)
			       ? none
			       : ar_count(a, i, g->end, 2, true, STR("COUNT-11"));
	if (definite && g->name == NONE)
		return none;
	return ar_count(a, i, g->end, 1, false, STR("COUNT-10"));
}

/* NAME-1 in Arabic: unknown words behind a word for one person, or a title, up to anything known. */
static uint32_t read_name(const struct arabic *a, uint32_t i, struct arabic_group *g)
{
	enum { NAME_WORDS = 5 };
	uint32_t at = i;
	while (at < a->end && ar_has(a, at, FEATURE_TITLE) && !ar_prefix(a, at, ARABIC_AND))
		at = ar_next(a, at); /* "الشاب", "المعلم الدكتور" */
	uint32_t first = at;
	while (ar_is_name(a, at) && at < first + NAME_WORDS &&
		(at == first || !ar_prefix(a, at, ARABIC_AND)) && a->page->mark[at].spot == NONE)
		at++;
	if (at == first)
		return i;
	g->name = first;
	g->name_end = at;
	return at;
}

/* "مدنيين اثنين", "الأطفال الثلاثة", "عائلة من 5 أفراد", "جثتي شابين" */
static uint32_t number_behind(const struct arabic *a, uint32_t i, struct arabic_group *g)
{
	struct arabic_number n;
	if (lexeme_has(g->lex, FEATURE_FAMILY) && ar_is_name(a, i) && ar_is(a, i + 1, "من") &&
		(a->folded[i + 2 < a->end ? i + 2 : i].shape & SHAPE_DIGIT))
		i++; /* "عائلة كاملة من 7 أفراد" */
	bool family = lexeme_has(g->lex, FEATURE_FAMILY) && ar_is(a, i, "من");
	uint32_t at = family ? i + 1 : i;
	if (ar_prefix(a, at, ARABIC_AND) || !ar_number(a, at, &n) ||
		(n.count.low == 1 && !ar_is(a, at, "واحد") && !ar_is(a, at, "واحده")) ||
		counts_no_people(a, n.end, false))
		return i;
	if (!family && is_people(ar_lex(a, n.end)) && !ar_prefix(a, n.end, ARABIC_AND))
		return i; /* the number of another noun */
	if (!family && a->folded[at].shape & SHAPE_DIGIT)
		return i;
	g->count = n.count;
	return family ? ar_next(a, n.end) : n.end;
}

static uint32_t by_noun(const struct arabic *a, uint32_t i, struct arabic_group *g)
{
	const struct lexeme *x = ar_lex(a, i);
	bool numbered = i > a->first && (a->folded[i - 1].shape & SHAPE_DIGIT) &&
			a->page->mark[i - 1].moment == NONE && !ar_prefix(a, i, ARABIC_AND);
	if (!x || !is_people(x) || a->page->mark[i].first != i || is_other(a, i) || numbered)
		return 0; /* by a number that cannot be one: COUNT-1 */
	if (lexeme_has(x, FEATURE_MEMBER) && ar_has(a, i + 1, FEATURE_FAMILY) &&
		!ar_prefix(a, i + 1, ARABIC_AND)) {
		g->head = i + 1;
		g->lex = ar_lex(a, i + 1); /* "أفراد عائلة" */
	} else {
		g->head = i;
		g->lex = x;
	}
	g->plural = lexeme_has(g->lex, FEATURE_PLURAL) || ar_ending(a, g->head, ARABIC_PLURAL);
	g->owned = ar_ending(a, g->head, ARABIC_OWNED);
	uint32_t end = ar_next(a, g->head);
	if (is_one(a, i)) { /* "أحد المدنيين" */
		bool people = is_people(ar_lex(a, end)) && !ar_prefix(a, end, ARABIC_AND);
		if (!people)
			return 0;
		g->head = end;
		g->lex = ar_lex(a, end);
		g->plural = false;
		end = ar_next(a, end);
		g->count = ar_count(a, i, end, 1, false, STR("COUNT-10"));
		return end;
	}
	g->end = end;
	uint32_t behind = number_behind(a, end, g);
	if (behind > end)
		return behind;
	if (!g->plural && !ar_ending(a, g->head, ARABIC_DUAL) &&
		(lexeme_has(g->lex, FEATURE_PERSON) || lexeme_has(g->lex, FEATURE_FAMILY) ||
			lexeme_has(g->lex, FEATURE_DEAD)))
		end = g->end = read_name(a, end, g);
	g->count = count_of_form(a, g);
	return end;
}

/* "مدير مدرسة", "عنصرا من قوات النظام": of what they are. */
static uint32_t pass_office(const struct arabic *a, uint32_t i, struct arabic_group *g)
{
	static const struct lexeme rescuer = { .has = (feature_set)1 << FEATURE_PERSON,
		.act = -1,
		.harm = -1,
		.status = STATUS_CIVILIAN,
		.kind = -1,
		.stance = -1,
		.bound = -1,
		.basis = -1,
		.part = { "medical", 7 } };
	enum { MORE = 3 };
	uint32_t at = ar_is(a, i, "من") || ar_is(a, i, "في") ? i + 1 : i;
	const struct lexeme *x = ar_lex(a, at);
	bool office = lexeme_has(x, FEATURE_ORG) || (at == i && lexeme_has(x, FEATURE_THING));
	if (!lexeme_has(g->lex, FEATURE_PERSON) || !office || ar_has(a, at, FEATURE_PERSON) ||
		ar_prefix(a, at, ARABIC_AND | ARABIC_BY | ARABIC_FOR) ||
		a->page->mark[at].spot != NONE || (at == i && ar_prefix(a, at, ARABIC_THE)))
		return i;
	if (x->kind == SOURCE_MEDICAL && g->lex->status == STATUS_COMBATANT) {
		g->lex = a->page->mark[g->head].lex = &rescuer; /* "عنصران من الدفاع المدني" */
		a->page->has[g->head] = rescuer.has;
	}
	at = ar_next(a, at);
	for (uint32_t n = 0; n < MORE && ar_is_name(a, at) && !ar_prefix(a, at, ARABIC_AND) &&
			     str_starts(a->folded[at].low, STR("ال"));
		n++)
		at++;
	return at;
}

/* Adjectives: unknown words that agree with what is before; one or two. */
static uint32_t pass_adjectives(const struct arabic *a, uint32_t i, struct arabic_group *g)
{
	enum { MOST = 2 };
	uint32_t at = i;
	if (g->name != NONE || g->bare)
		return i;
	while (at < i + MOST && ar_is_name(a, at) && !ar_prefix(a, at, ARABIC_AND | ARABIC_BY) &&
		a->page->mark[at].spot == NONE && !str_starts(a->folded[at].low, STR("و"))) {
		struct str low = a->folded[at].low;
		bool agrees = str_ends(low, STR("ين")) || str_ends(low, STR("ون")) ||
			      str_ends(low, STR("ات")) || str_ends(low, STR("ه")) ||
			      str_ends(low, STR("ا")) || str_ends(low, STR("ي"));
		if (!agrees)
			break;
		at++;
	}
	at = pass_office(a, pass_office(a, at, g), g); /* "قائد كتيبة في الجيش" */
	if (at < a->end && str_starts(a->folded[at].low, STR("مجهول")))
		at++; /* "مسلحون مجهولون" */
	return is_other(a, at) ? at + 1 : at;
}

uint32_t ar_group(const struct arabic *a, uint32_t i, struct arabic_group *g)
{
	*g = (struct arabic_group){ .first = i, .name = NONE, .name_end = NONE };
	if (i >= a->end || a->page->mark[i].moment != NONE || ar_punct(a, i))
		return 0;
	uint32_t end = by_number(a, i, g);
	if (!end)
		end = by_noun(a, i, g);
	if (!end || end > a->end)
		return 0;
	g->joined = str_starts(a->folded[i].low, STR("و")) &&
		    (ar_prefix(a, i, ARABIC_AND) || a->folded[i].shape & SHAPE_DIGIT);
	g->definite = g->lex && ar_prefix(a, g->head, ARABIC_THE);
	g->end = end;
	g->plural |= lexeme_has(g->lex, FEATURE_PLURAL) ||
		     (!g->bare && g->count.known && g->count.high != 1);
	g->end = pass_adjectives(a, end, g);
	if (!g->count.words.at && g->count.known)
		g->count.words = page_words(a->page, g->first, g->end);
	return g->end;
}

/* The group as a chunk of the page, from where claims are made of it. */
uint32_t ar_chunk(struct arabic *a, const struct arabic_group *g)
{
	struct page *p = a->page;
	uint32_t quantity = NONE;
	if (g->count.known && (g->bare || g->plural)) {
		quantity = (uint32_t)p->quantities.count;
		*PUSH(p->mem, &p->quantities) = (struct quantity){ .first = g->first,
			.end = g->end,
			.count = g->count,
			.partitive = g->partitive };
	}
	for (uint32_t i = g->first; i < g->end; i++) {
		a->cut[i].used = true;
		p->mark[i].chunk = (uint32_t)p->chunks.count;
	}
	*PUSH(p->mem, &p->chunks) = (struct chunk){ .kind = CHUNK_NOUN,
		.first = g->first,
		.end = g->end,
		.head = g->head,
		.lex = g->lex,
		.quantity = quantity,
		.name = g->name,
		.name_end = g->name_end,
		.plural = g->plural,
		.definite = g->definite,
		.bare = g->bare };
	return (uint32_t)p->chunks.count - 1;
}
