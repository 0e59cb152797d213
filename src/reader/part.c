#include "reader/frame.h"

/* What is meant of a part: women, children ... by the word for them, else the words themselves. */
struct str frame_part_of(const struct page *p, const struct chunk *c)
{
	if (c->lex && c->lex->part.at)
		return c->lex->part;
	for (uint32_t i = c->first; i < c->end; i++)
		if (lex_at(p, i) && lex_at(p, i)->part.at)
			return lex_at(p, i)->part;
	return page_words(p, c->first, c->end);
}

/* "thirteen names, but one of them, Paul Eche, turned up alive" */
static bool turns_up_alive(const struct framing *f, uint32_t number)
{
	enum { AHEAD = 14 };
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	uint32_t from = chunk_at(f->page, number)->end;
	for (uint32_t w = from; w < end && w < from + AHEAD && !f->page->wide; w++)
		if (word_is(f->page, w, "alive"))
			return word_is(f->page, w - 1, "up") || word_is(f->page, w - 1, "is") ||
			       word_is(f->page, w - 1, "was");
	return false;
}

static void add_part(struct framing *f, uint32_t whole, uint32_t number, uint32_t kind)
{
	struct page *p = f->page;
	struct event e = p->events.at[whole];
	uint32_t first = chunk_at(p, number)->first;
	if (frame_is_let_go(f, number, e.harm) || turns_up_alive(f, number))
		return; /* FRAME-199: "released one of them", "of whom fifteen came home" */
	if (word_is(p, first, "every") || word_is(p, first, "each"))
		return; /* "37, every one of them an extremist": all of them, not one */
	if (chunk_at(p, number)->bare && chunk_at(p, number)->definite &&
		number > f->clause.first && word_is(p, chunk_at(p, number - 1)->first, "of"))
		return; /* "Seven of the 29 are children" */
	uint32_t verb = number + 2;
	if (!p->wide && verb < f->clause.end && chunk_at(p, number)->bare &&
		chunk_at(p, number + 1)->kind == CHUNK_PREP &&
		chunk_at(p, verb)->kind == CHUNK_VERB &&
		lexeme_has(chunk_at(p, verb)->lex, FEATURE_SAY) && !chunk_at(p, verb)->passive)
		return; /* "one of them said" */
	e.rule = "FRAME-20";
	e.count = count_noun(&f->clause, number);
	e.part = frame_part_of(p, chunk_at(p, kind));
	e.whole = whole;
	e.victim = kind;
	e.victims_end = kind + 1;
	e.target = NONE;
	e.first = chunk_at(p, number < kind ? number : kind)->first;
	e.end = chunk_at(p, number < kind ? kind : number)->end;
	e.trigger = chunk_at(p, kind)->head;
	e.sentence = p->wide ? e.sentence : f->sentence; /* "Two were girls." behind it */
	*PUSH(p->mem, &p->events) = e;
}

static bool is_kind(const struct framing *f, uint32_t i, enum chunk_kind kind)
{
	return i < f->clause.end && chunk_at(f->page, i)->kind == kind;
}

static bool is_joint(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_AND) ||
	       (is_kind(f, i, CHUNK_OTHER) &&
		       !lexeme_has(chunk_at(f->page, i)->lex, FEATURE_PARTITIVE));
}

static bool tells_other_harm(const struct framing *f, uint32_t whole, uint32_t i)
{
	const struct chunk *c = chunk_at(f->page, i);
	for (uint32_t w = c->first; w < c->end; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (lexeme_has(x, FEATURE_DEAD) && x->harm > HARM_NONE &&
			x->harm != (int)f->page->events.at[whole].harm)
			return true;
	}
	return false;
}

/* "two brothers, Jostin and Keiler Angulo, 16 and 18, sons of Mercedes": who the two are, and how old. */
static bool explains_part(const struct framing *f, uint32_t i)
{
	const struct chunk *c = chunk_at(f->page, i);
	size_t n = f->page->events.count;
	const struct event *e = n ? &f->page->events.at[n - 1] : NULL;
	if (f->page->wide || !e || e->sentence != f->sentence ||
		!str_equal(str_from(e->rule), STR("FRAME-20")) || !e->count.known ||
		e->count.low < 2 || e->victim >= i)
		return false;
	bool after_name = is_kind(f, i - 1, CHUNK_COMMA) || is_kind(f, i - 1, CHUNK_AND);
	if (c->bare)
		return after_name && chunk_at(f->page, i - 2)->kind == CHUNK_NOUN &&
		       (chunk_at(f->page, i - 2)->name != NONE || chunk_at(f->page, i - 2)->bare);
	return after_name && c->quantity == NONE &&
	       (c->name != NONE ? tag_at(f->page, c->first) == TAG_NNP && !c->lex
				: c->plural && !c->definite);
}

/* Is the chunk "of them", "of whom"? */
static bool is_of_them(const struct framing *f, uint32_t i)
{
	return (is_kind(f, i, CHUNK_OTHER) || is_kind(f, i, CHUNK_PREP)) &&
	       lexeme_has(chunk_at(f->page, i)->lex, FEATURE_PARTITIVE) &&
	       word_is(f->page, chunk_at(f->page, i)->first, "of");
}

/* "nine of them women and six of them children", "three of them of children": the kind behind a number of the list. */
static uint32_t kind_of_them(const struct framing *f, uint32_t i)
{
	uint32_t kind = i + 2;
	if (f->page->wide || !chunk_at(f->page, i)->bare || !is_of_them(f, i + 1))
		return i;
	if (is_kind(f, kind, CHUNK_PREP) && word_is(f->page, chunk_at(f->page, kind)->first, "of"))
		kind++;
	return is_kind(f, kind, CHUNK_NOUN) && role_is_human(f->page, kind, true) ? kind : i;
}

/* "including two women and a child": the nouns of the list, up to the next verb. */
static uint32_t list_parts(struct framing *f, uint32_t whole, uint32_t i)
{
	while (i < f->clause.end) {
		if (!f->page->wide && is_kind(f, i, CHUNK_COMMA) && i + 1 < f->clause.end &&
			word_is(f->page, chunk_at(f->page, i + 1)->first, "as"))
			break; /* ", as well as five fighters": FRAME-40 */
		while (is_joint(f, i))
			i++;
		bool those = is_kind(f, i, CHUNK_NOUN) && !f->page->wide &&
			     word_is(f->page, chunk_at(f->page, i)->head, "those");
		if (those && role_joined(&f->clause, i, "of") != NONE)
			i = role_joined(&f->clause, i, "of"); /* "including those of 31 minors" */
		if (!f->page->wide && is_kind(f, i + 2, CHUNK_NOUN) &&
			word_is(f->page, chunk_at(f->page, i)->first, "that") &&
			word_is(f->page, chunk_at(f->page, i + 1)->first, "of"))
			i += 2; /* "including that of a child" */
		if (!is_kind(f, i, CHUNK_NOUN) || !role_is_human(f->page, i, true))
			return i;
		if (is_kind(f, i + 1, CHUNK_VERB) &&
			(chunk_at(f->page, i + 1)->aux ||
				lexeme_has(chunk_at(f->page, i + 1)->lex, FEATURE_BE) ||
				lexeme_has(chunk_at(f->page, i + 1)->lex, FEATURE_VERB) ||
				lexeme_has(chunk_at(f->page, i + 1)->lex, FEATURE_SAY)))
			return i; /* "..., and seven others wounded" counts others */
		if (tells_other_harm(f, whole, i))
			return i; /* "36 deaths, including four children, and 57 injured" */
		if (explains_part(f, i)) {
			i++;
			continue;
		}
		struct count n = count_noun(&f->clause, i);
		bool known = chunk_at(f->page, i)->definite &&
			     lexeme_has(chunk_at(f->page, i)->lex, FEATURE_DEAD);
		uint32_t kind = kind_of_them(f, i);
		if (!known && n.known && !str_equal(n.rule, STR("COUNT-11")))
			add_part(f, whole, i, kind);
		i = kind;
		uint32_t of = role_joined(&f->clause, i, "of");
		i = of == NONE ? i + 1 : of + 1;
	}
	return i;
}

/* "critically", "seriously" at the end of a clause. */
static bool is_grave(const struct framing *f, uint32_t i)
{
	static const char *const how[] = { "critically", "seriously", "badly", "severely",
		"gravely", "slightly", "lightly", "critical", "serious", NULL };
	if (i >= f->clause.end || (i + 1 < f->clause.end && is_kind(f, i + 1, CHUNK_VERB)))
		return false;
	return word_is_any(f->page, chunk_at(f->page, i)->first, how);
}

static bool suffers(const struct framing *f, uint32_t verb)
{
	const struct lexeme *x = chunk_at(f->page, verb)->lex;
	return x && x->harm > 0;
}

/* ", mostly infants, died": behind an aside a harm of their own. */
static bool suffers_apart(const struct framing *f, uint32_t comma, enum harm harm)
{
	enum { LONG = 6 };
	if (f->page->wide || !is_kind(f, comma, CHUNK_COMMA))
		return false;
	for (uint32_t i = comma + 1; i + 1 < f->clause.end && i < comma + LONG; i++)
		if (is_kind(f, i, CHUNK_COMMA)) {
			const struct chunk *v = chunk_at(f->page, i + 1);
			return v->kind == CHUNK_VERB && v->lex && v->lex->harm > HARM_NONE &&
			       v->lex->harm != (int)harm;
		}
	return false;
}

/* ": a teacher, her son and a driver", who come to as many as were counted. */
static bool spells_out(const struct framing *f, const struct event *whole, uint32_t i)
{
	uint32_t end = f->page->wide ? i : role_list_end(&f->clause, i);
	if (end < i + 3 || !whole->count.known || !role_is_human(f->page, i, true))
		return false;
	struct count sum = count_victims(&f->clause, i, end);
	return sum.known && sum.low == whole->count.low && sum.high == whole->count.high;
}

static bool is_dash(const struct framing *f, uint32_t i)
{
	static const char *const dashes[] = { "-", "--", "\xe2\x80\x93", "\xe2\x80\x94", NULL };
	return word_is_any(f->page, chunk_at(f->page, i)->first, dashes);
}

/* After a colon or bracket: fewer people than the whole, of a kind that is named. */
static bool breaks_down(const struct framing *f, const struct event *whole, uint32_t i)
{
	if (is_kind(f, i, CHUNK_NOUN) && spells_out(f, whole, i))
		return true;
	if (!is_kind(f, i, CHUNK_NOUN) || chunk_at(f->page, i)->quantity == NONE)
		return false;
	const struct chunk *c = chunk_at(f->page, i);
	if (c->lex && c->lex->part.at)
		return true;
	int64_t n = f->page->quantities.at[c->quantity].count.low;
	return !c->bare && whole->count.known && n < whole->count.stated &&
	       !lexeme_has(c->lex, FEATURE_DEAD) && role_is_human(f->page, i, true) &&
	       (is_joint(f, i + 1) || lexeme_has(c->lex, FEATURE_MEMBER));
}

/* "..., his two brothers among them": the part stands before. */
static bool part_before(struct framing *f, uint32_t event, uint32_t i)
{
	if (!is_kind(f, i - 1, CHUNK_NOUN) ||
		!lexeme_has(chunk_at(f->page, i)->lex, FEATURE_PARTITIVE) ||
		!word_is(f->page, chunk_at(f->page, i)->first, "among") ||
		i < f->page->events.at[event].victims_end + 2 ||
		!(is_kind(f, i - 2, CHUNK_COMMA) || is_kind(f, i - 2, CHUNK_AND)) ||
		is_kind(f, i + 1, CHUNK_NOUN) || !role_is_human(f->page, i - 1, true))
		return false;
	add_part(f, event, i - 1, i - 1);
	return true;
}

/* ", 27 women and 11 minors among them", behind those counted: the parts stand before. */
static bool parts_among(struct framing *f, uint32_t event, uint32_t i)
{
	i += f->page->mark[f->page->events.at[event].trigger].chunk == i; /* "40 killed, six" */
	while (is_kind(f, i, CHUNK_PREP) || is_kind(f, i, CHUNK_TIME)) /* "93 dead in the camp" */
		i += is_kind(f, i, CHUNK_TIME) ? 1 : 2;
	uint32_t end = i + 2;
	if (f->page->wide || !is_kind(f, i, CHUNK_COMMA) || !is_kind(f, i + 1, CHUNK_NOUN))
		return false;
	while (is_joint(f, end) && is_kind(f, end + 1, CHUNK_NOUN))
		end += 2;
	if (end >= f->clause.end || !word_is(f->page, chunk_at(f->page, end)->first, "among") ||
		is_kind(f, end + 1, CHUNK_NOUN) || !role_is_human(f->page, i + 1, true))
		return false;
	list_parts(f, event, i + 1);
	return true;
}

/* "of whom 6 have been hospitalized": a number, and the harm of the whole again. */
static bool tells_same_harm(const struct framing *f, uint32_t event, uint32_t whom)
{
	uint32_t number = whom + 1, verb = whom + 2;
	const struct event *e = &f->page->events.at[event];
	if (f->page->wide || !word_is(f->page, chunk_at(f->page, whom)->first, "of") ||
		!lexeme_has(chunk_at(f->page, whom)->lex, FEATURE_PARTITIVE) ||
		!is_kind(f, number, CHUNK_NOUN) || !chunk_at(f->page, number)->bare ||
		!is_kind(f, verb, CHUNK_VERB) || !chunk_at(f->page, verb)->passive)
		return false;
	const struct lexeme *x = chunk_at(f->page, verb)->lex;
	return x && x->harm == (int)e->harm;
}

/* ", one a child": a smaller number right before what those were. */
static bool is_part_apposed(const struct framing *f, const struct event *e, uint32_t i)
{
	const struct chunk *c = chunk_at(f->page, i);
	if (f->page->wide || c->kind != CHUNK_NOUN || !c->bare || c->quantity == NONE ||
		!is_kind(f, i + 1, CHUNK_NOUN) || is_kind(f, i + 2, CHUNK_VERB) ||
		!(is_joint(f, i - 1) || is_kind(f, i - 1, CHUNK_STOP)) || !e->count.known)
		return false;
	const struct chunk *kind = chunk_at(f->page, i + 1);
	return kind->quantity == NONE && tag_at(f->page, kind->first) == TAG_DT &&
	       !kind->definite && lexeme_has(kind->lex, FEATURE_PERSON) &&
	       f->page->quantities.at[c->quantity].count.low < e->count.stated;
}

/* "half", "a fifth", "about a third": how many times it goes into the whole; 0 for no share. */
static int64_t share_of_them(const struct framing *f, uint32_t i)
{
	static const char *const shares[] = { "half", "third", "quarter", "fifth", "sixth", NULL };
	const struct chunk *c = chunk_at(f->page, i);
	uint32_t last = c->end - 1;
	bool one = last == c->first || word_is(f->page, last - 1, "a") ||
		   word_is(f->page, last - 1, "about");
	for (int64_t k = 0; shares[k] && one && c->kind == CHUNK_NOUN; k++)
		if (word_is(f->page, last, shares[k]) &&
			(k == 0 || word_is(f->page, last - 1, "a")))
			return k + 2;
	return 0;
}

/* "twelve, half of them children" */
static bool half_of_them(
	struct framing *f, uint32_t event, const struct event *e, uint32_t i, uint32_t kind)
{
	const struct chunk *c = chunk_at(f->page, i);
	int64_t share = share_of_them(f, i);
	bool exact = share == 2 && e->count.low % 2 == 0 && !e->count.open &&
		     word_is(f->page, c->first, "half");
	if (f->page->wide || !share || !is_of_them(f, i + 1) || !is_kind(f, kind, CHUNK_NOUN) ||
		!e->count.known || e->count.low != e->count.high || e->count.low < 2 * share)
		return false;
	if (chunk_at(f->page, kind)->pronoun)
		return false; /* "half of them I knew" */
	size_t before = f->page->events.count;
	add_part(f, event, kind, kind);
	if (f->page->events.count == before)
		return true; /* it is none after all */
	f->page->events.at[f->page->events.count - 1].first = c->first;
	struct count *half = &f->page->events.at[f->page->events.count - 1].count;
	*half = e->count;
	half->low = half->high = half->stated = e->count.low / share;
	if (!exact) { /* ten percent to either side, COUNT-50 */
		half->low -= half->stated / 10;
		half->high += half->stated / 10 + 1;
	}
	half->words = page_words(f->page, c->first, chunk_at(f->page, i + 1)->end);
	return true;
}

/* "58 bodies laid out in two rooms of the school, 17 of them women": the rooms are counted, and nobody. */
static bool tells_where(const struct framing *f, uint32_t i)
{
	static const char *const places[] = { "in", "at", "on", "inside", "near", NULL };
	return !f->page->wide && !chunk_at(f->page, i)->bare && is_kind(f, i - 1, CHUNK_PREP) &&
	       word_is_any(f->page, chunk_at(f->page, i - 1)->first, places) &&
	       !role_is_human(f->page, i, true);
}

/* "12 civilians, including three children, and four policemen" */
static bool parts_within(struct framing *f, const struct event *e, uint32_t event)
{
	uint32_t parts = count_some_within(f->page, e->victim, e->victims_end);
	struct framing some = *f;
	some.clause.end = parts + 2;
	if (parts != NONE)
		list_parts(&some, event, parts + 1);
	return parts != NONE;
}

void frame_parts(struct framing *f, uint32_t event)
{
	struct event e = f->page->events.at[event];
	if (e.victim == NONE && e.count.known && !f->page->wide) /* "214 killings, including" */
		e.victim = e.victims_end = f->page->mark[e.trigger].chunk + 1;
	if (e.victim == NONE || e.whole != NONE ||
		(e.count.known && e.count.high == 1 && !e.count.open) ||
		parts_within(f, &e, event) || parts_among(f, event, e.victims_end))
		return;
	uint32_t stop = e.victims_end + 14 < f->clause.end ? e.victims_end + 14 : f->clause.end;
	for (uint32_t i = e.victims_end; i < stop; i++) {
		const struct chunk *c = chunk_at(f->page, i);
		if (i == e.victims_end && is_of_them(f, i))
			continue; /* "eight of them, including three infants" */
		bool opens =
			word_is(f->page, c->first, "(") || word_is(f->page, c->first, ":") ||
			(is_dash(f, i) && is_kind(f, i + 1, CHUNK_NOUN) &&
				spells_out(f, &e, i + 1)); /* "14 - nine girls and five boys" */
		if (c->kind == CHUNK_STOP && opens &&
			breaks_down(f, &e, i + 1)) { /* "62 killed (33 men, 19 women)" */
			list_parts(f, event, i + 1);
			return;
		}
		if (c->kind == CHUNK_VERB && c->modal)
			return; /* "... we will kill ten of them" */
		if (c->kind == CHUNK_STOP && !word_is(f->page, c->first, "(") &&
			!word_is(f->page, c->first, "-"))
			return;
		if (part_before(f, event, i) || frame_leaves_out(f, i))
			return;
		uint32_t kind = i + 2; /* "two of them women", "two of whom were women" */
		if (is_kind(f, kind, CHUNK_VERB) &&
			lexeme_has(chunk_at(f->page, kind)->lex, FEATURE_BE))
			kind++;
		if (is_kind(f, kind, CHUNK_NOUN) &&
			word_is(f->page, chunk_at(f->page, kind)->head, "that") &&
			role_joined(&f->clause, kind, "of") != NONE)
			kind = role_joined(
				&f->clause, kind, "of"); /* "one of them that of a boy" */
		else if (kind == i + 2 && c->kind == CHUNK_NOUN && kind_of_them(f, i) != i)
			kind = kind_of_them(f, i); /* "four of them of women" */
		if (half_of_them(f, event, &e, i, kind))
			return;
		if (c->kind == CHUNK_NOUN && c->bare && is_of_them(f, i + 1) &&
			is_kind(f, kind, CHUNK_NOUN)) {
			add_part(f, event, i, kind);
			i = is_kind(f, kind + 1, CHUNK_AND) ? list_parts(f, event, kind + 1) - 1
							    : kind; /* "and four children" */
		} else if (c->kind == CHUNK_NOUN && c->bare && is_of_them(f, i + 1) &&
			   (is_kind(f, kind, CHUNK_VERB) ? suffers(f, kind)
							 : suffers_apart(f, i + 2, e.harm))) {
			i++; /* "27 wounded, four of whom died": a harm of their own */
		} else if (c->kind == CHUNK_NOUN && c->bare && is_of_them(f, i + 1)) {
			add_part(f, event, i, i); /* "nine of whom were from one street" */
			if (i + 2 < f->clause.end &&
				word_is(f->page, chunk_at(f->page, i + 2)->first, "fatally"))
				f->page->events.at[f->page->events.count - 1].harm = HARM_KILLED;
			i++;
		} else if (c->kind == CHUNK_NOUN && c->bare && e.harm == HARM_INJURED &&
			   i + 1 < f->clause.end &&
			   word_is(f->page, chunk_at(f->page, i + 1)->first, "fatally")) {
			add_part(f, event, i, i); /* "two were stabbed, one fatally" */
			f->page->events.at[f->page->events.count - 1].harm = HARM_KILLED;
		} else if (is_part_apposed(f, &e, i)) {
			add_part(f, event, i, i + 1); /* "two were killed, one a child" */
			i++;
		} else if (c->kind == CHUNK_NOUN && c->quantity != NONE && is_grave(f, i + 1) &&
			   (c->bare || word_is(f->page, c->head, "others"))) {
			add_part(f, event, i, i); /* "four critically" */
			f->page->events.at[f->page->events.count - 1].part = page_words(f->page,
				chunk_at(f->page, i + 1)->first, chunk_at(f->page, i + 1)->end);
		} else if (lexeme_has(c->lex, FEATURE_PARTITIVE) && c->kind != CHUNK_NOUN) {
			tells_same_harm(f, event, i) ? add_part(f, event, i + 1, i + 1)
						     : (void)list_parts(f, event, i + 1);
			return;
		} else if (c->kind == CHUNK_NOUN && i > e.victims_end && c->quantity != NONE &&
			   !tells_where(f, i)) {
			return;
		}
	}
}

/* The event that a part in sentence `sentence` can belong to: the last whole of it or the one before. */
uint32_t frame_last_whole(const struct page *p, uint32_t sentence)
{
	for (size_t i = p->events.count; i-- > 0;) {
		const struct event *e = &p->events.at[i];
		if (e->sentence + 2 < sentence)
			return NONE;
		if (e->whole == NONE && e->harm != HARM_NONE && e->count.known && !e->part.at &&
			!frame_is_earlier(e))
			return (uint32_t)i;
	}
	return NONE;
}

/* "Of the total number of martyrs, 1,386 are children": the harm named at the head decides whose part it is. */
static uint32_t whole_named(const struct framing *f, uint32_t whole)
{
	enum { HEAD = 6, LOOK = 32, BACK = 6 };
	const struct page *p = f->page;
	if (whole == NONE)
		return whole;
	const struct event *last = &p->events.at[p->events.count - 1];
	bool goes_on = !p->wide && last->sentence + 1 == f->sentence && last->part.at &&
		       last->harm == HARM_KILLED && last->count.known;
	int harm = goes_on ? HARM_KILLED : -1; /* "Nine of the dead are children. Three were" */
	if (!goes_on && !word_is(p, chunk_at(p, f->clause.first)->first, "of"))
		return whole;
	for (uint32_t i = f->clause.first + 1; i < f->clause.end && i < f->clause.first + HEAD;
		i++) {
		const struct lexeme *x = chunk_at(p, i)->lex;
		if (is_kind(f, i, CHUNK_COMMA))
			break;
		harm = x && x->harm > HARM_NONE ? x->harm : harm;
	}
	if (harm <= HARM_NONE || (int)p->events.at[whole].harm == harm)
		return whole;
	for (size_t k = whole; k-- > 0 && k + LOOK > whole;) {
		const struct event *e = &p->events.at[k];
		if (e->sentence + BACK < f->sentence)
			break;
		if ((int)e->harm == harm && e->whole == NONE && e->count.known && !e->part.at)
			return (uint32_t)k;
	}
	return whole;
}

/* "I counted the shrouds. Nineteen were for children": of what the dead lie in, in this sentence or the one before. */
static bool counts_graves(const struct framing *f)
{
	static const char *const graves[] = { "graves", "coffins", "shrouds", "mounds", "biers",
		NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	uint32_t w = f->sentence ? s[-1].first : s->first;
	for (; !f->page->wide && w < s->end; w++)
		if (word_is_any(f->page, w, graves))
			return true;
	return false;
}

/* "One was a priest.", at the head of a sentence right behind the count. */
static bool is_one_of_those(const struct framing *f, uint32_t verb, uint32_t whole)
{
	const struct event *e = &f->page->events.at[whole];
	const struct chunk *kind = chunk_at(f->page, verb + 1);
	const struct event *last = &f->page->events.at[f->page->events.count - 1];
	bool goes_on = verb > f->clause.first + 1 && last->sentence == f->sentence &&
		       last->whole == whole && is_joint(f, verb - 2);
	return (verb == f->clause.first + 1 || goes_on) &&
	       word_is(f->page, chunk_at(f->page, verb - 1)->head, "one") &&
	       (word_is(f->page, chunk_at(f->page, verb)->head, "was") ||
		       word_is(f->page, chunk_at(f->page, verb)->head, "is")) &&
	       (word_is(f->page, kind->first, "a") || word_is(f->page, kind->first, "an")) &&
	       e->sentence + 1 >= f->sentence && e->count.stated > 1;
}

/* FRAME-21: "Twelve were women and ten were children", about those counted just before. */
void frame_part_is(struct framing *f, uint32_t verb)
{
	uint32_t what = verb + 1; /* "Seven are of women" */
	if (is_kind(f, what, CHUNK_PREP) &&
		(word_is(f->page, chunk_at(f->page, what)->first, "of") ||
			(word_is(f->page, chunk_at(f->page, what)->first, "for") &&
				counts_graves(f))))
		what++;
	if (verb == f->clause.first || !is_kind(f, verb - 1, CHUNK_NOUN) ||
		!is_kind(f, what, CHUNK_NOUN))
		return;
	const struct chunk *number = chunk_at(f->page, verb - 1), *kind = chunk_at(f->page, what);
	uint32_t whole = whole_named(f, frame_last_whole(f->page, f->sentence));
	if (number->bare && whole != NONE && !f->page->events.at[whole].count.open &&
		f->page->quantities.at[number->quantity].count.low >
			f->page->events.at[whole].count.stated)
		return;
	if (!number->bare || !kind->lex || !lexeme_has(kind->lex, FEATURE_PERSON) ||
		kind->quantity != NONE || whole == NONE || kind->pronoun)
		return;
	if (!f->page->wide && word_is(f->page, number->first, "all"))
		return; /* "all six were rebels" */
	bool one = is_one_of_those(f, verb, whole);
	if (!one && !kind->lex->part.at && (!kind->plural || kind->definite))
		return;
	add_part(f, whole, verb - 1, what);
	uint32_t next = verb + 3; /* "One was a nurse, another a driver" */
	if (one && is_kind(f, verb + 2, CHUNK_COMMA) && is_kind(f, next, CHUNK_NOUN) &&
		is_kind(f, next + 1, CHUNK_NOUN) && !f->page->wide &&
		word_is_any(f->page, chunk_at(f->page, next)->head, WORDS("another", "one")) &&
		tag_at(f->page, chunk_at(f->page, next + 1)->first) == TAG_DT)
		add_part(f, whole, next + 1, next + 1);
	if (is_kind(f, verb + 2, CHUNK_AND) && is_kind(f, verb + 3, CHUNK_NOUN) &&
		chunk_at(f->page, verb + 3)->quantity != NONE && !is_kind(f, verb + 4, CHUNK_VERB))
		list_parts(f, whole, verb + 2); /* "of whom six were women and four children" */
}

/* FRAME-32: a line below a count: "of whom women: 11". */
bool frame_part_line(struct framing *f)
{
	uint32_t first = f->clause.first;
	uint32_t whole = frame_last_whole(f->page, f->sentence);
	if (whole == NONE || !is_kind(f, first + 1, CHUNK_NOUN) ||
		!chunk_at(f->page, first + 1)->lex ||
		!(chunk_at(f->page, first + 1)->lex->part.at ||
			chunk_at(f->page, first + 1)->lex->status > 0) ||
		!lexeme_has(chunk_at(f->page, first)->lex, FEATURE_PARTITIVE))
		return false;
	for (uint32_t i = first + 2; i + 1 < f->clause.end; i++)
		if (word_is(f->page, chunk_at(f->page, i)->first, ":") &&
			is_kind(f, i + 1, CHUNK_NOUN) && chunk_at(f->page, i + 1)->bare) {
			add_part(f, whole, i + 1, first + 1);
			return true;
		}
	return false;
}
