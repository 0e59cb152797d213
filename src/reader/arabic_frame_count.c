#include "reader/arabic_frame.h"
#include "reader/frame.h"

/* Figures: the dead counted, tolls, parts of those told before, those under the rubble; what people are deprived of. */

static bool is_numbered(const struct arabic_group *g)
{
	return g->count.known && !str_equal(g->count.rule, STR("COUNT-10")) &&
	       !str_equal(g->count.rule, STR("COUNT-11"));
}

static bool is_dead(const struct lexeme *x)
{
	return lexeme_has(x, FEATURE_DEAD) || lexeme_has(x, FEATURE_BODY);
}

/* "سقوط شهيد", "ارتقى شهيد", a headline's "شهيد وجريحان": one or some, though no number is said. */
static bool is_told_of(const struct arabic *a, uint32_t i)
{
	enum { NEAR = 4 };
	if (i == a->first)
		return true;
	for (uint32_t at = i; at > a->first && at + NEAR > i; at--) {
		const struct lexeme *x = ar_lex(a, at - 1);
		if (a->cut[at - 1].used || lexeme_has(x, FEATURE_LEFT) ||
			lexeme_has(x, FEATURE_FIND) || lexeme_has(x, FEATURE_DIE) ||
			lexeme_has(x, FEATURE_EVENT))
			return true;
		if (ar_punct(a, at - 1))
			return at - 1 > a->first && !ar_is(a, at - 1, ":");
	}
	return false;
}

/* The last event of this sentence, or of the one before in its paragraph, with this harm (any: HARM_NONE). */
static uint32_t told_last(const struct arabic *a, enum harm harm, uint32_t back)
{
	const struct page *p = a->page;
	for (size_t i = p->events.count; i-- > 0;) {
		const struct event *e = &p->events.at[i];
		if (e->sentence + back < a->sentence)
			return NONE;
		if (e->whole == NONE && !e->part.at && e->harm != HARM_NONE &&
			(harm == HARM_NONE || e->harm == harm || e->harm == HARM_KILLED_OR_INJURED))
			return (uint32_t)i;
	}
	return NONE;
}

static const struct lexeme missing = {
	.act = ACT_DISAPPEARANCE, .harm = HARM_MISSING, .basis = -1
};

/* "عدد من الضحايا تحت الركام": not found yet (ARAB-23). */
static bool lies_under(const struct arabic *a, uint32_t i)
{
	enum { NEAR = 4 };
	for (uint32_t at = a->first; at < i; at++)
		if (ar_has(a, at, FEATURE_FIND))
			return false;
	for (uint32_t at = i; at < a->end && at < i + NEAR && !ar_punct(a, at); at++)
		if (ar_has(a, at, FEATURE_UNDER))
			return true;
	return false;
}

/* ARAB-18: "41 شهيدا و112 جريحا", "ثلاث جثث", "قتلى وجرحى". */
uint32_t arabic_dead(struct arabic *a, uint32_t i)
{
	struct arabic_group g;
	struct arabic_list l = { .count = 1 };
	if (a->cut[i].used || !ar_group(a, i, &g) ||
		!(is_dead(g.lex) || lexeme_has(g.lex, FEATURE_EVENT)))
		return 0;
	if (lexeme_has(g.lex, FEATURE_WEAK) && !is_numbered(&g))
		return g.end;
	if (!g.count.known || g.lex->harm <= HARM_NONE)
		return g.end;
	bool single = str_equal(g.count.rule, STR("COUNT-10"));
	if (single && (g.name == NONE || ar_has(a, i, FEATURE_TITLE)) && !is_told_of(a, i))
		return g.end;
	if (!is_numbered(&g) && ar_has(a, i > a->first ? i - 1 : i, FEATURE_TOLL))
		return g.end;
	l.at[0] = g;
	if (lies_under(a, g.end) && g.lex->harm == HARM_KILLED &&
		!lexeme_has(g.lex, FEATURE_BODY)) {
		arabic_event(a, "ARAB-23", g.head, &missing, &l);
		return g.end;
	}
	struct event *e = arabic_event(a, "ARAB-18", g.head, g.lex, &l);
	if (g.partitive)
		e->whole = told_last(a, (enum harm)g.lex->harm, 3);
	if (e->whole == (uint32_t)(e - a->page->events.at))
		e->whole = NONE;
	return g.end;
}

/* The harm that a toll counts: of the dead named behind it, else killed for what can be of nothing else. */
static const struct lexeme *harm_of_toll(const struct arabic *a, uint32_t i, uint32_t *behind)
{
	enum { NEAR = 4 };
	for (uint32_t at = ar_next(a, i); at < a->end && at < i + NEAR; at = ar_next(a, at)) {
		const struct lexeme *x = ar_lex(a, at);
		if (is_dead(x) || (lexeme_has(x, FEATURE_EVENT) && x->harm > HARM_NONE)) {
			*behind = ar_next(a, at);
			return x;
		}
		if (lexeme_has(x, FEATURE_REACH) || ar_punct(a, at))
			break;
	}
	*behind = ar_next(a, i);
	return NULL;
}

static const struct lexeme *harm_told(const struct arabic *a, uint32_t i)
{
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	static struct lexeme const injured = {
		.act = ACT_ATTACK, .harm = HARM_INJURED, .basis = -1
	};
	if (ar_is(a, i, "حصيله") || ar_is(a, i, "محصله"))
		return &killed;
	if (!ar_ending(a, i, ARABIC_OWNED) && !ar_prefix(a, i, ARABIC_THE))
		return NULL;
	for (uint32_t at = i; at > a->first; at--) /* "القتلى مزارعون وعددهم 12" */
		if (is_dead(ar_lex(a, at - 1)))
			return ar_lex(a, at - 1);
	uint32_t last = told_last(a, HARM_NONE, 3);
	if (last == NONE)
		return NULL;
	return a->page->events.at[last].harm == HARM_INJURED  ? &injured
	       : a->page->events.at[last].harm == HARM_KILLED ? &killed
							      : NULL;
}

/* May the word before a number stand between a toll and its figure? "بلغ 38", "إلى 52", ": 12" */
static bool leads_to_figure(const struct arabic *a, uint32_t i, uint32_t behind)
{
	return i == behind || ar_has(a, i - 1, FEATURE_REACH) || ar_is(a, i - 1, "الي") ||
	       ar_is(a, i - 1, ":") || ar_is(a, i - 1, "هو") || ar_is(a, i - 1, "عند") ||
	       ar_is(a, i - 1, "حتي الان") || ar_has(a, i - 1, FEATURE_SAY);
}

/* "بلغ 38 لا 43": the second is taken back (ARAB-20). */
static void add_taken_back(struct arabic *a, const struct lexeme *x, uint32_t i)
{
	struct arabic_group g;
	struct arabic_list l = { .count = 1 };
	bool not = ar_is(a, i, "لا") || ar_is(a, i, "وليس") || ar_is(a, i, "ليس");
	if (!not || !ar_group(a, i + 1, &g) || !is_numbered(&g))
		return;
	l.at[0] = g;
	struct event *e = arabic_event(a, "ARAB-20", g.head, x, &l);
	e->retracted = true;
	e->negative = false;
}

/* ARAB-19: "ارتفع عدد القتلى إلى 41", "حصيلة القصف 52 قتيلا", "وعددهم 12". */
uint32_t arabic_toll(struct arabic *a, uint32_t i)
{
	enum { FAR = 16 };
	uint32_t behind;
	struct arabic_group g;
	struct arabic_list l = { .count = 1 };
	const struct lexeme *x = harm_of_toll(a, i, &behind);
	if (!x)
		x = harm_told(a, i);
	if (!x)
		return 0;
	for (uint32_t at = behind; at < a->end && at < i + FAR; at = ar_next(a, at)) {
		bool stop = (ar_punct(a, at) && !ar_is(a, at, ":") && !ar_is(a, at, "\"")) ||
			    ar_has(a, at, FEATURE_SUBORDINATE);
		if (stop && at > behind)
			return 0;
		if (!leads_to_figure(a, at, behind) || !ar_group(a, at, &g) || !is_numbered(&g))
			continue;
		if (is_dead(g.lex) && g.lex->harm > HARM_NONE)
			x = g.lex;
		bool passed = at > 0 && str_find(a->folded[at - 1].low, STR("تجاوز")) <
						a->folded[at - 1].low.len;
		if (passed && g.count.low == g.count.high) /* COUNT-3 */
			g.count = count_bounded(
				g.count.low, g.count.low, false, false, BOUND_MORE_THAN);
		l.at[0] = g;
		struct event *e = arabic_event(a, "ARAB-19", i, x, &l);
		e->toll = true;
		e->negative = false;
		add_taken_back(a, x, g.end);
		return g.end;
	}
	return 0;
}

/* The name of a part: its kind of people, else its words with what is said of them. */
static struct str name_of_part(const struct arabic *a, const struct arabic_group *g)
{
	enum { MORE = 3 };
	if (g->lex && g->lex->part.at)
		return g->lex->part;
	uint32_t end = g->end;
	for (uint32_t k = 0; g->bare && k < MORE && end < a->end && !ar_punct(a, end) &&
			     a->page->mark[end].moment == NONE && !ar_prefix(a, end, ARABIC_AND);
		k++)
		end = ar_next(a, end);
	return page_words(a->page, g->first, end);
}

static uint32_t add_part(struct arabic *a, const struct arabic_group *g, uint32_t whole,
	const struct lexeme *dead, const char *rule)
{
	struct page *p = a->page;
	struct arabic_list l = { .at = { *g }, .count = 1 };
	struct lexeme like = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };
	if (whole != NONE) {
		like.act = (int8_t)p->events.at[whole].act;
		like.harm = (int8_t)p->events.at[whole].harm;
	} else if (dead) {
		like.act = dead->act;
		like.harm = dead->harm;
	}
	if (is_dead(g->lex) && g->lex->harm > HARM_NONE)
		like.harm = g->lex->harm;
	struct event *e = arabic_event(a, rule, g->head, &like, &l);
	e->whole = whole;
	e->part = name_of_part(a, g);
	if (whole != NONE) {
		e->actor = p->events.at[whole].actor;
		e->negative = p->events.at[whole].negative;
		e->hypothetical = p->events.at[whole].hypothetical;
	}
	return g->end;
}

/* ARAB-21: the groups behind "among them", each a part of those told last. */
static uint32_t add_parts(struct arabic *a, uint32_t i, uint32_t whole, const struct lexeme *dead)
{
	struct arabic_group g;
	uint32_t end = 0, at = i;
	while (ar_group(a, at, &g) && g.count.known && (!end || g.joined)) {
		if (end && is_dead(g.lex) && !(dead && dead->harm == g.lex->harm))
			break; /* "بينهم طفلان و12 جريحا" */
		end = at = add_part(a, &g, whole, dead, "ARAB-21");
		if (ar_is(a, at, "،") || ar_is(a, at, ","))
			at++;
	}
	return end;
}

/* "أفرجوا عن اثنين منهم", "أطلق سراح ثلاثة": they are no longer held. */
static bool are_freed(const struct arabic *a, uint32_t i)
{
	enum { NEAR = 3 };
	for (uint32_t at = i; at > a->first && at + NEAR > i; at--) {
		struct str low = a->folded[at - 1].low;
		if (str_find(low, STR("افرج")) < low.len || str_is(low, "سراح"))
			return true;
	}
	return false;
}

/* ARAB-22: "ثلاثة منهم أطفال", "اثنان منهم في حالة حرجة": the number before. */
static uint32_t number_before(struct arabic *a, uint32_t i, uint32_t whole)
{
	struct arabic_group g, what;
	enum { BACK = 3 };
	for (uint32_t at = i > a->first + BACK ? i - BACK : a->first; at < i; at++) {
		if (a->cut[at].used || ar_group(a, at, &g) != i || !g.bare || are_freed(a, at))
			continue;
		uint32_t next = ar_next(a, i);
		bool named = ar_group(a, next, &what) && what.lex && what.lex->part.at;
		uint32_t end = add_part(a, &g, whole, NULL, "ARAB-22");
		struct event *e = &a->page->events.at[a->page->events.count - 1];
		if (named) {
			e->part = what.lex->part;
			return what.end;
		}
		uint32_t last = next;
		while (last < a->end && last < next + 3 && !ar_punct(a, last))
			last++;
		e->part = page_words(a->page, g.first, last);
		const struct lexeme *fate = ar_lex(a, next);
		if (lexeme_has(fate, FEATURE_DIE) && fate->harm == HARM_KILLED)
			e->harm = HARM_KILLED; /* "ثلاثة منهم توفوا" */
		return end > next ? end : next;
	}
	return 0;
}

uint32_t arabic_parts(struct arabic *a, uint32_t i)
{
	struct arabic_group g;
	uint32_t next = ar_next(a, i), whole = told_last(a, HARM_NONE, 1);
	const struct lexeme *dead = NULL;
	uint32_t end = whole != NONE ? number_before(a, i, whole) : 0;
	if (end)
		return end;
	if (ar_group(a, next, &g) && g.definite && !g.count.known) { /* "ومن بين الشهداء 12 طفلا" */
		dead = is_dead(g.lex) ? g.lex : NULL;
		whole = dead ? told_last(a, (enum harm)dead->harm, 6) : whole;
		next = g.end;
	}
	return whole == NONE && !dead ? 0 : add_parts(a, next, whole, dead);
}

/* ARAB-17: "15 شخصا بين قتيل وجريح" is one figure for both harms (COUNT-15); "بين القتلى تسعة أطفال" is a part. */
uint32_t arabic_between(struct arabic *a, uint32_t i)
{
	static const struct lexeme both = {
		.act = ACT_ATTACK, .harm = HARM_KILLED_OR_INJURED, .basis = -1
	};
	struct arabic_group g;
	struct arabic_list l = { .count = 1 };
	const struct lexeme *x = ar_lex(a, i + 1), *y = ar_lex(a, i + 2);
	if (!is_dead(x))
		return 0;
	if (ar_prefix(a, i + 1, ARABIC_THE)) {
		uint32_t at = i + 2;
		while (at < a->end && at < i + 6 &&
			(ar_is_name(a, at) || ar_has(a, at, FEATURE_BE)))
			at++;
		uint32_t whole = told_last(a, (enum harm)x->harm, 6),
			 end = add_parts(a, at, whole, x);
		if (!end && arabic_group_before(a, arabic_clause(a, i), i, &g) && g.count.known) {
			add_part(a, &g, whole, x, "ARAB-21"); /* "سبعة أطفال بين القتلى" */
			end = i + 2;
		}
		return end;
	}
	if (!is_dead(y) || y->harm == x->harm || !arabic_group_before(a, a->first, i, &g) ||
		!is_numbered(&g))
		return 0;
	l.at[0] = g;
	struct event *e = arabic_event(a, "ARAB-17", i + 1, &both, &l);
	if (str_equal(e->count.rule, STR("COUNT-8")))
		e->count.rule = STR("COUNT-15");
	a->cut[i + 2].used = true;
	return i + 3;
}

/* ARAB-23: "عشرة أشخاص في عداد المفقودين", "ما زال 12 تحت الأنقاض": missing. */
uint32_t arabic_state(struct arabic *a, uint32_t i)
{
	struct arabic_group g;
	struct arabic_list l = { .count = 1 };
	const struct lexeme *x = ar_lex(a, i);
	bool phrase = lexeme_has(x, FEATURE_DEAD) && x->words > 1 &&
		      (x->harm == HARM_MISSING || x->harm == HARM_DETAINED);
	if (!phrase && !lexeme_has(x, FEATURE_UNDER))
		return 0;
	uint32_t from = arabic_clause(a, i);
	for (uint32_t at = i; at > from;
		at--) /* bodies drawn from under the rubble are told of as such */
		if (ar_has(a, at - 1, FEATURE_FIND) || a->cut[at - 1].used)
			return 0;
	if (!arabic_group_before(a, from, i, &g) || !g.count.known)
		return 0;
	l.at[0] = g;
	struct event *e = arabic_event(a, "ARAB-23", i, phrase ? x : &missing, &l);
	e->negative = false;
	return ar_next(a, i);
}

/* ARAB-24: "انقطاع المياه عن المخيم", "قطعت الكهرباء": of what people are deprived. */
uint32_t arabic_deprived(struct arabic *a, uint32_t i)
{
	enum { NEAR = 4 };
	static const struct lexeme deprived = {
		.act = ACT_DEPRIVATION, .harm = HARM_DEPRIVED, .basis = -1
	};
	for (uint32_t at = ar_next(a, i); at < a->end && at < i + NEAR; at = ar_next(a, at)) {
		if (!ar_has(a, at, FEATURE_UTILITY))
			continue;
		uint32_t end = ar_next(a, at);
		while (ar_has(a, end, FEATURE_UTILITY))
			end = ar_next(a, end);
		struct arabic_group g = { .first = at,
			.end = end,
			.head = at,
			.lex = ar_lex(a, at),
			.name = NONE,
			.name_end = NONE };
		struct event *e = arabic_event(a, "ARAB-24", i, &deprived, NULL);
		e->end = end;
		e->target = ar_chunk(a, &g);
		return end;
	}
	return 0;
}
