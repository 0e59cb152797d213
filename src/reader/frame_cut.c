#include "reader/frame_at.h"

/*
 * What is cut off, where it does not stand beside its verb (FRAME-216), and what is told to be cut off without any (FRAME-340).
 */
/* "The pipe that fed its tank was smashed", "the transformer serving the quarter": the thing before all that is told of it, or NONE. */
static uint32_t thing_before(const struct framing *f, uint32_t verb)
{
	enum { BACK = 8 };
	for (uint32_t i = verb; i-- > f->clause.first + 1 && i + BACK > verb;) {
		bool told =
			is_kind(f, i, CHUNK_VERB) && (at(f, i)->gerund || at(f, i)->participle) &&
			!word_is(f->page, at(f, i)->head, "pumping"); /* "water pumping stations" */
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_SUB) ||
			is_kind(f, i, CHUNK_COMMA))
			return NONE;
		if (is_kind(f, i, CHUNK_REL) || told)
			return is_kind(f, i - 1, CHUNK_NOUN) ? i - 1 : NONE;
	}
	return NONE;
}

/* "The village's only well was filled with concrete": where the well passes for no noun */
static uint32_t well_before(const struct framing *f, uint32_t verb)
{
	uint32_t w = at(f, verb)->first - 1;
	static const char *const which[] = { "only", "last", "main", "sole", "single", "old",
		NULL };
	return verb > f->clause.first && word_is(f->page, w, "well") &&
			       word_is_any(f->page, w - 1, which)
		       ? verb - 1
		       : NONE;
}

/* FRAME-216: "the main that supplied the hospital", "the canal feeding the fields", behind people who were harmed */
uint32_t frame_feeder_before(const struct framing *f, uint32_t verb)
{
	static const char *const feeds[] = { "fed", "feeds", "feeding", "supplied", "supplies",
		"supplying", "served", "serves", "serving", "watered", "waters", "watering",
		"irrigated", "irrigates", "irrigating", "powered", "powers", "powering", NULL };
	static const char *const ways[] = { "main", "line", "canal", "canals", "channel",
		"channels", "ditch", "ditches", "dam", "spring", "springs", "gates", "weir", "tank",
		"tanks", "tower", "plant", "station", "pump", "well", "source", NULL };
	uint32_t what = thing_before(f, verb);
	if (what == NONE || !frame_is_behind_harm(f))
		return well_before(f, verb);
	if (frame_supply_of(f, what, what + 1) == what)
		return what;
	bool fed = false;
	for (uint32_t i = what + 1; i < verb && !fed; i++)
		fed = is_kind(f, i, CHUNK_VERB)
			      ? word_is_any(f->page, at(f, i)->head, feeds)
			      : word_has(f->page, at(f, i)->head, FEATURE_UTILITY) ||
					word_has(f->page, at(f, i)->head, FEATURE_SUPPLY);
	return fed && word_is_any(f->page, at(f, what)->head, ways) ? what : NONE;
}

/* FRAME-216: "closed the road to fuel tankers", "the bridge was shut to food trucks", behind people who were harmed */
bool frame_closes_way(struct framing *f, uint32_t verb)
{
	static const char *const closes[] = { "closed", "shut", "blocked", "sealed", "barred",
		NULL };
	static const char *const ways[] = { "road", "roads", "route", "routes", "bridge",
		"crossing", "border", "highway", "port", "gate", "gates", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, closes) || v->negative || v->modal || v->infinitive)
		return false;
	uint32_t way = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	uint32_t to = v->passive || way == NONE ? verb + 1 : way + 1,
		 by = role_doer(&f->clause, verb);
	bool verbal = is_kind(f, to, CHUNK_VERB) && at(f, to)->infinitive; /* "to fuel" "tankers" */
	uint32_t what = verbal ? to : to + 1;
	if (!is_kind(f, way, CHUNK_NOUN) || !word_is_any(f->page, at(f, way)->head, ways) ||
		!(verbal ? is_kind(f, to + 1, CHUNK_NOUN) && !at(f, to + 1)->definite
			 : is_kind(f, to, CHUNK_PREP) && word_is(f->page, at(f, to)->first, "to") &&
					is_kind(f, what, CHUNK_NOUN)) ||
		(by != NONE && !frame_is_power(f, by)) || !frame_is_behind_harm(f))
		return false;
	bool goods = false;
	for (uint32_t w = at(f, what)->first; w < at(f, what)->end; w++)
		goods |= word_has(f->page, w, FEATURE_UTILITY) ||
			 word_has(f->page, w, FEATURE_SUPPLY);
	if (!goods)
		return false;
	what += verbal;
	frame_add_onto(f, "FRAME-216", verb, what, by, &frame_as_deprived);
	return true;
}

/* The day behind a half without verb, "electricity two days later", "the phones on Sunday": its chunk, or NONE. */
static uint32_t day_of_half(const struct framing *f, uint32_t what)
{
	uint32_t i = what + 1;
	if (is_kind(f, i, CHUNK_PREP) && word_is_any(f->page, at(f, i)->first, WORDS("on", "in")))
		i++;
	if (!is_kind(f, i, CHUNK_TIME) || is_kind(f, i + 1, CHUNK_VERB) ||
		word_is_any(f->page, at(f, i)->first, WORDS("since", "for", "until")))
		return NONE; /* "electricity two days later was restored", "medicine for a week" */
	return i;
}

/* "no water since May and no diesel for their generators since July": the day behind the second thing that lacks, or NONE. */
static uint32_t day_of_lack(const struct framing *f, uint32_t what)
{
	enum { AHEAD = 5 };
	if (!is_kind(f, what, CHUNK_NOUN) || !at(f, what)->none ||
		!(word_has(f->page, at(f, what)->head, FEATURE_UTILITY) ||
			word_has(f->page, at(f, what)->head, FEATURE_SUPPLY)))
		return NONE;
	for (uint32_t i = what + 1; i < f->clause.end && i < what + AHEAD; i++)
		if (is_kind(f, i, CHUNK_TIME))
			return i;
		else if (!is_kind(f, i, CHUNK_PREP) && !is_kind(f, i, CHUNK_NOUN))
			return NONE;
	return NONE;
}

/* What is cut off at chunk `what`, on the day at chunk `day`, as `whole` was. */
static void add_half(struct framing *f, size_t whole, uint32_t what, uint32_t day)
{
	struct event half = f->page->events.at[whole];
	half.rule = "FRAME-340";
	half.trigger = at(f, what)->head;
	half.first = at(f, what)->first;
	half.end = at(f, day)->end;
	half.target = what;
	*PUSH(f->page->mem, &f->page->events) = half;
}

/* FRAME-340: "Water was cut on Monday and electricity two days later": what the verb says with one day is said with the other, too. */
void frame_cut_halves(struct framing *f, size_t start)
{
	size_t n = f->page->events.count;
	if (n == start || f->page->events.at[n - 1].harm != HARM_DEPRIVED)
		return;
	uint32_t from = f->page->mark[f->page->events.at[n - 1].trigger].chunk;
	bool dated = false;
	for (uint32_t i = from + 1; i + 2 < f->clause.end; i++) {
		bool joins = is_kind(f, i, CHUNK_AND) || is_kind(f, i, CHUNK_COMMA);
		bool running =
			is_kind(f, i, CHUNK_VERB) && word_is(f->page, at(f, i)->head, "running");
		joins |=
			running && (is_kind(f, i - 1, CHUNK_AND) || is_kind(f, i - 1, CHUNK_COMMA));
		if (is_kind(f, i, CHUNK_STOP) || (is_kind(f, i, CHUNK_VERB) && !running &&
							 !lexeme_has(at(f, i)->lex, FEATURE_SAY)))
			return; /* "ran out on June 1, the nurse said, and oxygen a day later" */
		dated |= is_kind(f, i, CHUNK_TIME);
		if (!joins || !dated)
			continue;
		uint32_t what = i + 1, day = day_of_half(f, what);
		if (day != NONE && frame_supply_of(f, what, what + 1) != what)
			day = NONE;
		day = day == NONE ? day_of_lack(f, what) : day;
		if (day != NONE)
			add_half(f, n - 1, what, day);
	}
}

/* "closed the ration shop, leaving families without rice": what came of the cut that was told. */
bool frame_is_outcome(const struct framing *f, uint32_t verb)
{
	size_t n = f->page->events.count;
	return n && at(f, verb)->gerund && !f->page->wide &&
	       f->page->events.at[n - 1].sentence == f->sentence &&
	       f->page->events.at[n - 1].harm == HARM_DEPRIVED;
}

void frame_tell_whom(struct framing *f, uint32_t who)
{
	struct event *e = &f->page->events.at[f->page->events.count - 1];
	if (who == NONE || e->victim != NONE)
		return;
	e->victim = who;
	e->victims_end = who + 1;
	e->count = count_noun(&f->clause, who);
}
