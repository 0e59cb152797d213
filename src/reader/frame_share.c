#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * People told of without a verb of harm of their own, because the text has just told what befell them: "61 of them
 * are under eighteen" (FRAME-54), "So was his nephew" (FRAME-53), "My mother, my wife, two of my girls." (FRAME-55).
 */
enum { BACK_THEM = 2, BACK_NUMBER = 12 };

static bool is_told(const struct framing *f, size_t start, uint32_t noun)
{
	enum { LOOK = 64 };
	size_t n = f->page->events.count;
	for (size_t k = n > start + LOOK ? n - LOOK : start; k < n; k++) {
		const struct event *e = &f->page->events.at[k];
		if (e->harm > HARM_NONE && e->first < at(f, noun)->end &&
			e->end > at(f, noun)->first)
			return true;
	}
	return false;
}

/* The event that those counted are among: the last whole one, or the one whose number is `of`. */
static uint32_t whole_of(
	const struct framing *f, uint32_t back, int64_t more_than, int64_t of, enum harm harm)
{
	enum { LOOK = 256 };
	size_t n = f->page->events.count;
	for (size_t k = n; k-- > 0 && k + LOOK > n;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence + back < f->sentence)
			return NONE;
		if (e->harm <= HARM_NONE || (harm && e->harm != harm) || !e->count.known ||
			e->negative || e->hypothetical)
			continue;
		if (of ? e->count.low == of
		       : e->whole == NONE && !e->part.at && e->count.stated > more_than)
			return (uint32_t)k;
	}
	return NONE;
}

/* Words by which people are told to live: whoever is counted with one is among no dead. */
static bool lives(const struct framing *f, uint32_t from)
{
	static const char *const words[] = { "alive", "living", "survived", "survive", "survivors",
		"escaped", "escape", "fled", "freed", "released", "rescued", "returned", "home",
		"back", "unharmed", "unhurt", "recovered", "recovering", "saved", "pardoned",
		"reprieved", "swim", "discharged", "safe", "got", "acquitted", "missing", "well",
		NULL };
	uint32_t first = at(f, from)->first, end = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t w = first; w < end && w < first + 8; w++)
		if (word_is_any(f->page, w, words))
			return true;
	return false;
}

/* "Nine were of one family." */
static bool is_of_one_house(const struct framing *f, uint32_t verb)
{
	static const char *const houses[] = { "family", "families", "household", "clan", "village",
		"street", NULL };
	return !f->page->wide && is_kind(f, verb + 1, CHUNK_PREP) &&
	       is_kind(f, verb + 2, CHUNK_NOUN) && word_is(f->page, at(f, verb + 1)->first, "of") &&
	       word_is_any(f->page, at(f, verb + 2)->head, houses);
}

/* What may be said of a part without naming whose: "29 were under the age of fifteen", "six have been identified". */
static bool describes_dead(const struct framing *f, uint32_t verb)
{
	static const char *const how[] = { "identified", "named", "bound", "blindfolded", "found",
		"unidentified", "beyond", "under", "aged", "over", "below", "younger", "from",
		"members", "believed", "buried", "burned", "burnt", "due", "caused", "attributed",
		"unaccounted", "tied", "handcuffed", "hooded", "gagged", "stripped", "charred",
		"mutilated", "disfigured", "decapitated", "recognised", "recognized", "claimed",
		"laid", "exhumed", "handed", "still", "as", "teenagers", "infants", "presumed",
		"suspected", NULL };
	const struct chunk *v = at(f, verb);
	if (is_of_one_house(f, verb))
		return true;
	if (v->passive) {
		if (word_is_any(f->page, v->head, how))
			return true;
		return false;
	}
	if (!lexeme_has(v->lex, FEATURE_BE) || verb + 1 >= f->clause.end)
		return false;
	return word_is_any(f->page, at(f, verb + 1)->first, how);
}

static bool is_harmless_verb(const struct framing *f, uint32_t i)
{
	const struct chunk *v = at(f, i);
	static const char *const states[] = { "came", "lived", "worked", "belonged", "served",
		"included", "appeared", "seemed", NULL };
	bool says = lexeme_has(v->lex, FEATURE_SAY) && !v->passive && !v->participle;
	bool state =
		v->passive || lexeme_has(v->lex, FEATURE_BE) || lexeme_has(v->lex, FEATURE_HAVE);
	state = state || word_is_any(f->page, v->head, states);
	return state && !v->negative && !v->modal && !says && !(v->lex && v->lex->harm > HARM_NONE);
}

/* "of them", "of these", "of the nine": how many of what was counted; false when it is not of people told. */
static bool reads_of(const struct framing *f, uint32_t i, uint32_t *end, int64_t *number)
{
	uint32_t of = i + 1;
	*number = 0;
	if (of < f->clause.end && lexeme_has(at(f, of)->lex, FEATURE_PARTITIVE) &&
		word_is(f->page, at(f, of)->first, "of")) {
		*end = of + 1;
		return true;
	}
	if (!is_kind(f, of, CHUNK_PREP) || !word_is(f->page, at(f, of)->first, "of") ||
		!is_kind(f, of + 1, CHUNK_NOUN))
		return false;
	const struct chunk *those = at(f, of + 1);
	*end = of + 2;
	if (those->bare && those->definite) {
		*number = f->page->quantities.at[those->quantity].count.low;
		return *number > 0;
	}
	return those->end == those->first + 1 &&
	       (word_is(f->page, those->first, "these") || word_is(f->page, those->first, "those"));
}

/* "Of these, 29 were women", "of the dead, 23": the head of the sentence. */
static bool opens_with_of(const struct framing *f, uint32_t i, int64_t *number, enum harm *harm)
{
	uint32_t head = f->clause.first;
	if (!is_kind(f, head, CHUNK_PREP) || !word_is(f->page, at(f, head)->first, "of") ||
		!is_kind(f, head + 1, CHUNK_NOUN) || i < head + 2 ||
		(i > head + 3 && !is_kind(f, i - 1, CHUNK_AND)))
		return false; /* "of these 29 were women and five were under 18" */
	const struct chunk *those = at(f, head + 1);
	if (those->bare && those->definite)
		*number = f->page->quantities.at[those->quantity].count.low;
	if (those->definite && lexeme_has(those->lex, FEATURE_DEAD) &&
		those->lex->harm > HARM_NONE) {
		*harm = (enum harm)those->lex->harm;
		return true;
	}
	return word_is(f->page, those->head, "these") || word_is(f->page, those->head, "those") ||
	       word_is(f->page, those->head, "them") || (those->bare && those->definite);
}

static void add_part(struct framing *f, uint32_t whole, uint32_t noun, uint32_t verb)
{
	struct page *p = f->page;
	struct event e = p->events.at[whole];
	uint32_t last = verb;
	while (last + 1 < f->clause.end && last < verb + 4 && !is_kind(f, last + 1, CHUNK_COMMA) &&
		!is_kind(f, last + 1, CHUNK_STOP) && !is_kind(f, last + 1, CHUNK_AND) &&
		!is_kind(f, last + 1, CHUNK_VERB) &&
		!(p->scan.words.at[at(f, last + 1)->first].shape & SHAPE_PUNCT))
		last++;
	e.rule = "FRAME-54";
	e.sentence = f->sentence;
	e.count = count_noun(&f->clause, noun);
	e.whole = whole;
	e.victim = noun;
	e.victims_end = noun + 1;
	e.target = NONE;
	e.first = at(f, noun)->first;
	e.end = at(f, last)->end;
	e.trigger = at(f, noun)->head;
	e.part = page_words(p, e.first, e.end);
	e.toll = e.untrue = e.retracted = e.hedged = false;
	e.row = 0;
	*PUSH(p->mem, &p->events) = e;
}

/* "critical", "in a serious condition", without a verb */
static bool is_grave(const struct framing *f, uint32_t i)
{
	static const char *const how[] = { "critical", "critically", "serious", "seriously",
		"grave", "gravely", "severe", "severely", "badly", "stable", NULL };
	if (i < f->clause.end && word_is(f->page, at(f, i)->first, "in"))
		i++;
	for (uint32_t w = i < f->clause.end ? at(f, i)->first : 0;
		i < f->clause.end && w < at(f, i)->end; w++)
		if (word_is_any(f->page, w, how))
			return !f->page->wide;
	return false;
}

/* "One of them is twelve.": how old. */
static bool is_aged(const struct framing *f, uint32_t verb)
{
	return !f->page->wide && lexeme_has(at(f, verb)->lex, FEATURE_BE) &&
	       is_kind(f, verb + 1, CHUNK_NOUN) && at(f, verb + 1)->bare &&
	       at(f, verb + 1)->end == at(f, verb + 1)->first + 1 &&
	       (verb + 2 >= f->clause.end ||
		       (f->page->scan.words.at[at(f, verb + 2)->first].shape & SHAPE_PUNCT));
}

/* FRAME-54: "61 of them are under eighteen", "Six of the nine have been identified". */
static void share(struct framing *f, uint32_t i)
{
	const struct chunk *c = at(f, i);
	uint32_t end = i + 1;
	enum harm harm = HARM_NONE; /* any */
	int64_t of = 0, n = f->page->quantities.at[c->quantity].count.stated;
	bool said = reads_of(f, i, &end, &of) || opens_with_of(f, i, &of, &harm);
	bool those = !said && is_kind(f, i + 1, CHUNK_PREP) && is_kind(f, i + 2, CHUNK_NOUN) &&
		     word_is(f->page, at(f, i + 1)->first, "of") &&
		     word_is(f->page, at(f, i + 2)->first, "those") && is_grave(f, i + 2);
	if (those || (said && !of && is_grave(f, end))) {
		end = those ? i + 2 : end; /* "14 transported, 3 of those critical" */
		uint32_t hurt = whole_of(f, BACK_THEM, n, 0, HARM_INJURED);
		if (hurt != NONE && n < f->page->events.at[hurt].count.stated)
			add_part(f, hurt, i, end);
		return;
	}
	while (is_kind(f, end, CHUNK_OTHER) || is_kind(f, end, CHUNK_TIME))
		end++;
	if (!is_kind(f, end, CHUNK_VERB) || !is_harmless_verb(f, end) || lives(f, end))
		return;
	if ((!said && !describes_dead(f, end)) || is_aged(f, end))
		return;
	uint32_t whole = whole_of(f, of ? BACK_NUMBER : said ? BACK_THEM : 1, n, of, harm);
	if (whole != NONE && n < f->page->events.at[whole].count.stated)
		add_part(f, whole, i, end);
}

/* "did not survive": what is told of one by a negation is shared with "nor", else with "so". */
static bool tells_by_negation(const struct framing *f, const struct event *e)
{
	const struct chunk *v = chunk_at(f->page, f->page->mark[e->trigger].chunk);
	for (uint32_t w = v->first; w < v->end; w++)
		if (word_is(f->page, w, "not") || word_is(f->page, w, "n't") ||
			word_is(f->page, w, "never"))
			return true;
	return false;
}

/* FRAME-53: "So was his nephew", "nor did an old man", "and so did two of her sons". */
static void shares_fate(struct framing *f, uint32_t i)
{
	uint32_t verb = i + 1;
	bool nor = word_is(f->page, at(f, i)->first, "nor") ||
		   (word_is(f->page, at(f, i)->first, "neither") && i == f->clause.first &&
			   !f->page->wide);
	bool as = is_kind(f, i - 1, CHUNK_COMMA) && word_is(f->page, at(f, i)->first, "as") &&
		  !f->page->wide; /* ", as were two policemen" */
	if ((!nor && !as && !word_is(f->page, at(f, i)->first, "so")) ||
		at(f, i)->end != at(f, i)->first + 1 || !is_kind(f, verb, CHUNK_VERB) ||
		!is_kind(f, verb + 1, CHUNK_NOUN) || !role_is_human(f->page, verb + 1, true) ||
		(is_kind(f, verb + 2, CHUNK_VERB) && !at(f, verb + 2)->participle))
		return;
	const struct chunk *v = at(f, verb);
	bool auxiliary = lexeme_has(v->lex, FEATURE_BE) || lexeme_has(v->lex, FEATURE_HAVE) ||
			 word_is(f->page, v->head, "did") || word_is(f->page, v->head, "do");
	size_t n = f->page->events.count;
	if (!auxiliary || v->negative || v->end != v->first + 1 || !n)
		return;
	const struct event *last = &f->page->events.at[n - 1];
	for (uint32_t k = f->clause.first; k < i; k++)
		if (is_kind(f, k, CHUNK_VERB) &&
			(last->sentence != f->sentence || nor != tells_by_negation(f, last)))
			return; /* "a clerk lived, and so did two of her sons" */
	if (last->sentence + (as ? 0 : 1) < f->sentence || last->harm <= HARM_NONE ||
		last->negative || last->hypothetical)
		return;
	struct lexeme like = { .act = (int8_t)last->act, .harm = (int8_t)last->harm, .basis = -1 };
	uint32_t who = verb + 1;
	while (owns_next(f->page, who, f->clause.end) && !f->page->wide)
		who++; /* "So were the proprietor's mother and a customer" */
	frame_add(f, "FRAME-53", verb, who, &like);
}

static bool is_kin(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_NOUN) && tag_at(f->page, at(f, i)->first) == TAG_PRPS &&
	       lexeme_has(at(f, i)->lex, FEATURE_PERSON) && !at(f, i)->possessive;
}

/* FRAME-55: "My mother, my wife, two of my girls.", a sentence of nothing else behind a count of the dead. */
static void lists_kin(struct framing *f)
{
	uint32_t first = f->clause.first;
	while (first < f->clause.end &&
		(is_kind(f, first, CHUNK_QUOTE) || is_kind(f, first, CHUNK_OTHER)))
		first++;
	if (!is_kin(f, first) || !is_kind(f, first + 1, CHUNK_COMMA))
		return;
	for (uint32_t i = first; i < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_VERB) || is_kind(f, i, CHUNK_REL) ||
			is_kind(f, i, CHUNK_SUB) || is_kind(f, i, CHUNK_STOP))
			return;
	uint32_t whole = whole_of(f, BACK_THEM, 1, 0, HARM_NONE);
	if (whole == NONE || f->page->events.at[whole].harm != HARM_KILLED)
		return;
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	struct event *e = frame_add(f, "FRAME-55", first, first, &killed);
	e->part = page_words(f->page, e->first, e->end);
	e->whole = whole;
}

/* "dragged 12 passengers from a bus and shot them dead": as many as were dragged. */
static void killed_those_taken(struct framing *f, size_t start)
{
	struct events *all = &f->page->events;
	for (size_t i = start + 1; i < all->count; i++) {
		struct event *e = &all->at[i];
		const struct event *o = e - 1;
		bool taken = o->harm == HARM_ABDUCTED || o->harm == HARM_DETAINED ||
			     o->harm == HARM_INJURED;
		if (e->harm == HARM_NONE && e->victim != NONE && taken && frame_is_shot(f, e)) {
			e->harm = HARM_KILLED; /* "took eleven men away and shot them" */
			e->act = ACT_KILLING;
		}
		if (e->harm != HARM_KILLED || e->count.known || e->victim == NONE || !taken ||
			!o->count.known || o->victim == NONE ||
			!word_is(f->page, at(f, e->victim)->head, "them"))
			continue;
		e->count = o->count;
		e->victim = o->victim;
		e->victims_end = o->victims_end;
	}
}

void frame_told_of(struct framing *f, size_t start)
{
	for (uint32_t i = f->clause.first; i < f->clause.end; i++) {
		const struct chunk *c = at(f, i);
		if (c->kind == CHUNK_NOUN && c->bare && !is_told(f, start, i))
			share(f, i);
		else if (c->kind == CHUNK_OTHER || c->kind == CHUNK_SUB || c->kind == CHUNK_PREP ||
			 c->kind == CHUNK_AND || word_is(f->page, c->first, "neither"))
			shares_fate(f, i);
	}
	if (f->page->events.count == start && f->clause.first < f->clause.end)
		lists_kin(f);
	if (!f->page->wide)
		killed_those_taken(f, start);
}
