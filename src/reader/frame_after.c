#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * What is told after a deed: of how many the sentence speaks, by several counts (FRAME-207), the funeral of some
 * (FRAME-208), bags that were closed over them (FRAME-209), and that a force was sent or came (FRAME-35).
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

/* "union men", "them": those whom the sentence has told of without a number of their own. */
static bool is_uncounted(const struct framing *f, const struct event *e)
{
	return e->harm > HARM_NONE && e->whole == NONE && !e->negative && !e->hypothetical &&
	       (!e->count.known || str_equal(e->count.rule, STR("COUNT-11")) ||
		       str_equal(e->count.rule, STR("COUNT-22")) ||
		       (e->victim != NONE && at(f, e->victim)->pronoun));
}

/* Does a count by somebody begin with the number: "12, by the count of", "six according to", "30 of them, says"? */
static bool is_a_count(const struct framing *f, uint32_t number)
{
	static const char *const ways[] = { "by", "according", "in", "per", "for", NULL };
	if (!is_kind(f, number, CHUNK_NOUN) || !at(f, number)->bare ||
		at(f, number)->quantity == NONE || at(f, number)->definite)
		return false;
	uint32_t i = number + 1;
	if (i < f->clause.end && word_is(f->page, at(f, i)->first, "of"))
		i = at(f, i)->end > at(f, i)->first + 1 ? i + 1 : i + 2; /* "of them" */
	if (is_kind(f, i, CHUNK_COMMA))
		i++;
	if (i >= f->clause.end)
		return false;
	return word_is_any(f->page, at(f, i)->first, ways) ||
	       (is_kind(f, i, CHUNK_VERB) && lexeme_has(at(f, i)->lex, FEATURE_SAY)) ||
	       (is_kind(f, i + 1, CHUNK_VERB) && lexeme_has(at(f, i + 1)->lex, FEATURE_SAY));
}

static bool opens_counts(const struct framing *f, uint32_t i)
{
	static const char *const marks[] = { ":", "-", "--", "\xe2\x80\x93", "\xe2\x80\x94", "(",
		NULL };
	return word_is_any(f->page, at(f, i)->first, marks);
}

static bool parts_counts(const struct framing *f, uint32_t i)
{
	return word_is(f->page, at(f, i)->first, ";") || is_kind(f, i, CHUNK_COMMA) ||
	       is_kind(f, i, CHUNK_AND);
}

/* FRAME-207: "drove them away: 12, by the count of the union; six, by that of the prosecutor". */
void frame_counts_by(struct framing *f, size_t start)
{
	struct page *p = f->page;
	if (p->events.count == start)
		return;
	size_t last = p->events.count - 1;
	while (last > start && p->events.at[last].whole != NONE)
		last--;
	struct event told = p->events.at[last];
	uint32_t i = p->mark[told.trigger].chunk + 1;
	while (i < f->clause.end && !opens_counts(f, i))
		i++;
	if (i + 1 >= f->clause.end || !is_uncounted(f, &told) || !is_a_count(f, i + 1))
		return;
	if (told.victim != NONE && at(f, told.victim)->pronoun)
		p->events.at[last].count = (struct count){ 0 };
	p->events.count = last + 1; /* "- 30 of them, says the council": no part */
	for (uint32_t k = i + 1; k < f->clause.end; k++) {
		if (!is_a_count(f, k) || !(k == i + 1 || parts_counts(f, k - 1)))
			continue;
		struct event e = told;
		e.rule = "FRAME-207";
		e.victim = k;
		e.victims_end = k + 1;
		e.count = count_noun(&f->clause, k);
		e.trigger = at(f, k)->head;
		e.first = at(f, k)->first;
		e.end = at(f, k)->end;
		e.part = (struct str){ 0 };
		*PUSH(p->mem, &p->events) = e;
	}
}

/* "machine-gunned a wedding party, killing 26": the 26, and not "two or more" beside them (CLAIM-1). */
void frame_drop_vague(struct framing *f, size_t start)
{
	struct page *p = f->page;
	for (size_t k = start; k + 1 < p->events.count; k++) {
		struct event *e = &p->events.at[k];
		const struct event *next = e + 1;
		uint32_t verb = p->mark[next->trigger].chunk;
		bool vague = str_equal(e->count.rule, STR("COUNT-11")) ||
			     str_equal(e->count.rule, STR("COUNT-12"));
		if (e->harm != HARM_KILLED || next->harm != HARM_KILLED || !vague ||
			!e->count.open || e->whole != NONE || next->whole != NONE ||
			!next->count.known || !is_kind(f, verb, CHUNK_VERB) ||
			!at(f, verb)->gerund || !is_kind(f, verb - 1, CHUNK_COMMA) ||
			e->victim == NONE || at(f, verb)->first < e->end)
			continue;
		e->count = (struct count){ 0 };
	}
}

/* FRAME-208: "a funeral for 22 of the victims", "a requiem for nine miners": a part. */
static bool funeral(struct framing *f, uint32_t noun)
{
	static const char *const rites[] = { "funeral", "funerals", "burial", "burials", "requiem",
		"requiems", "wake", "wakes", NULL };
	static const char *const whose[] = { "victims", "them", "those", "dead", "slain", NULL };
	uint32_t prep = noun + 1, who;
	if (!word_is_any(f->page, at(f, noun)->head, rites) || at(f, noun)->none ||
		at(f, noun)->quantity != NONE)
		return false;
	while (prep < f->clause.end && prep < noun + 5 && !is_kind(f, prep, CHUNK_STOP) &&
		!(is_kind(f, prep, CHUNK_PREP) &&
			(word_is(f->page, at(f, prep)->first, "for") ||
				(prep == noun + 1 && word_is(f->page, at(f, prep)->first, "of")))))
		prep++;
	who = prep + 1;
	if (!is_kind(f, prep, CHUNK_PREP) || !is_kind(f, who, CHUNK_NOUN) ||
		at(f, who)->quantity == NONE || at(f, who)->definite ||
		!role_is_human(f->page, who, true) || role_counts_things(&f->clause, who))
		return false;
	uint32_t of = at(f, who)->bare ? role_joined(&f->clause, who, "of") : NONE;
	bool them = at(f, who)->end + 1 < f->page->scan.words.count &&
		    word_is(f->page, at(f, who)->end, "of") &&
		    word_is(f->page, at(f, who)->end + 1, "them");
	if (at(f, who)->bare && !them && (of == NONE || !chunk_has_any(f, of, whose)))
		return false;
	struct event *e = frame_add(f, "FRAME-208", who, who, &killed);
	e->victims_end = who + 1;
	e->count = count_noun(&f->clause, who);
	e->part = page_words(f->page, at(f, who)->first,
		of != NONE ? at(f, of)->end : at(f, who)->end + (them ? 2 : 0));
	return true;
}

/* FRAME-209: "zipped 26 bags", "filled 14 body bags": as many dead. */
static bool closes_bags(struct framing *f, uint32_t verb)
{
	static const char *const closes[] = { "zipped", "zip", "zipping", "filled", "sealed",
		"tagged", "used", "closed", NULL };
	static const char *const bags[] = { "bag", "bags", "bodybags", "shrouds", NULL };
	if (!word_is_any(f->page, at(f, verb)->head, closes) || at(f, verb)->negative)
		return false;
	uint32_t what = role_object(&f->clause, verb);
	if (!is_kind(f, what, CHUNK_NOUN) || !word_is_any(f->page, at(f, what)->head, bags))
		return false;
	int64_t n = 0;
	if (quantity_plain(f->page, at(f, what)->first, at(f, what)->end, &n) == at(f, what)->first)
		return false;
	bool body = chunk_has_any(f, what, WORDS("body", "bodybags", "shrouds"));
	if (!body && !str_starts(low_at(f->page, at(f, verb)->head), STR("zip")))
		return false;
	struct event *e = frame_add(f, "FRAME-209", verb, what, &killed);
	e->victims_end = what + 1;
	e->count = count_bounded(n, n, false, false, BOUND_EXACT);
	e->count.words = page_words(f->page, at(f, what)->first, at(f, what)->end);
	e->basis = BASIS_BODIES;
	return true;
}

static bool is_armed(const struct framing *f, uint32_t noun)
{
	static const char *const units[] = { "company", "companies", "unit", "units", "column",
		"columns", "detachment", "detachments", "brigade", "patrols", NULL };
	if (!is_kind(f, noun, CHUNK_NOUN))
		return false;
	if (word_is_any(f->page, at(f, noun)->head, units) &&
		f->page->within[f->sentence] >> FEATURE_ARMED & 1)
		return true; /* "the army confirmed that two companies had been sent" */
	for (uint32_t w = at(f, noun)->first; w < at(f, noun)->end; w++)
		if (word_has(f->page, w, FEATURE_ARMED) || frame_is_unit(f, w))
			return true;
	return false;
}

/* FRAME-35: "two companies had been sent to the village", "it had sent a patrol there", "soldiers had been in the area". */
static bool force_is_sent(struct framing *f, uint32_t verb)
{
	static const char *const sends[] = { "sent", "dispatched", "despatched", "ordered",
		"airlifted", "posted", NULL };
	static const char *const where[] = { "in", "inside", "at", "near", "on", "there", NULL };
	static const struct lexeme active = {
		.act = ACT_MILITARY_ACTIVITY, .harm = HARM_NONE, .basis = -1
	};
	const struct chunk *v = at(f, verb);
	uint32_t next = verb + 1;
	if (v->negative || v->modal || v->infinitive || v->participle)
		return false;
	bool sent = word_is_any(f->page, v->head, sends);
	bool stays = lexeme_has(v->lex, FEATURE_BE) && v->perfect && next < f->clause.end &&
		     word_is_any(f->page, at(f, next)->first, where);
	if (!sent && !stays)
		return false;
	uint32_t who = stays || v->passive ? role_subject(&f->clause, verb)
					   : role_object(&f->clause, verb);
	if (who == NONE || !is_armed(f, who))
		return false;
	struct event *e = frame_add(f, "FRAME-35", verb, NONE, &active);
	e->actor = stays || v->passive ? who : NONE;
	e->negative = at(f, who)->none;
	return true;
}

/* "denied any part in the killings", "dismissed talk of a massacre": one answer, from the verb to the deed. */
void frame_widen_answer(struct framing *f, size_t start, uint32_t verb)
{
	enum { NEAR = 7 }; /* chunks */
	for (size_t k = start; k < f->page->events.count && !f->page->wide; k++) {
		struct event *e = &f->page->events.at[k];
		uint32_t noun = f->page->mark[e->trigger].chunk, i = verb + 1;
		if (noun <= verb || noun > verb + NEAR || at(f, noun)->kind != CHUNK_NOUN ||
			(!str_equal(str_from(e->rule), STR("FRAME-13")) &&
				!str_equal(str_from(e->rule), STR("FRAME-14"))))
			continue;
		while (i < noun &&
			(is_kind(f, i, CHUNK_NOUN) || is_kind(f, i, CHUNK_PREP) ||
				is_kind(f, i, CHUNK_QUOTE) || is_kind(f, i, CHUNK_OTHER)))
			i++;
		if (i == noun && e->first > at(f, verb)->first)
			e->first = at(f, verb)->first;
		e->end = frame_end_of_as(f, verb, e->end);
	}
}

/* FRAME-213: "lawyers have found 18 of the men in a precinct", "traced eleven youths to a barracks": held there. */
static bool found_in_cells(struct framing *f, uint32_t verb)
{
	static const char *const finds[] = { "found", "traced", "located", "tracked", NULL };
	static const char *const cells[] = { "precinct", "precincts", "cell", "cells", "prison",
		"prisons", "jail", "jails", "barracks", "custody", "detention", "garrison",
		"lock-up", NULL };
	static const struct lexeme held = {
		.act = ACT_DETENTION, .harm = HARM_DETAINED, .basis = -1
	};
	enum { AHEAD = 7 };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, finds) || v->negative || v->modal || v->infinitive)
		return false;
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity == NONE ||
		!role_is_human(f->page, who, true) || role_counts_things(&f->clause, who) ||
		lexeme_has(at(f, who)->lex, FEATURE_BODY))
		return false;
	uint32_t from = who > verb ? who : verb, where = NONE;
	for (uint32_t i = from + 1; i + 1 < f->clause.end && i < from + AHEAD && where == NONE;
		i++) {
		if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_VERB) ||
			lexeme_has(at(f, i)->lex, FEATURE_DEAD))
			return false;
		bool into = word_is_any(f->page, at(f, i)->first, WORDS("in", "to", "at"));
		if (is_kind(f, i, CHUNK_PREP) && into && chunk_has_any(f, i + 1, cells))
			where = i + 1;
	}
	if (where == NONE)
		return false;
	struct event *e = frame_add(f, "FRAME-213", verb, who, &held);
	e->end = at(f, where)->end > e->end ? at(f, where)->end : e->end;
	return true;
}

/* "prisoners who had been murdered", and no "tourists who had lost their luggage" */
static bool is_killed_behind(const struct framing *f, uint32_t who)
{
	enum { AHEAD = 4 };
	bool dead = false;
	for (uint32_t i = who + 1;
		is_kind(f, who + 1, CHUNK_REL) && i < f->clause.end && i < who + AHEAD; i++)
		dead |= at(f, i)->lex && at(f, i)->lex->harm == HARM_KILLED &&
			!word_is(f->page, at(f, i)->head, "lost");
	return dead;
}

/* FRAME-212: "the only fatality had been a policeman", "the sole casualties were four gunmen": those, and no others. */
static bool only_fatality(struct framing *f, uint32_t be)
{
	static const char *const only[] = { "only", "sole", "single", NULL };
	static const char *const dead[] = { "fatality", "fatalities", "death", "deaths", "dead",
		"victim", "victims", NULL };
	if (!lexeme_has(at(f, be)->lex, FEATURE_BE) || at(f, be)->negative || at(f, be)->modal)
		return false;
	uint32_t what = role_subject(&f->clause, be), who = be + 1;
	bool killed_ones = is_kind(f, be - 1, CHUNK_VERB) && is_kind(f, be - 2, CHUNK_NOUN) &&
			   at(f, be - 1)->participle && !at(f, be - 1)->aux &&
			   chunk_has_any(f, be - 1, WORDS("killed", "dead"));
	if (killed_ones)
		what = be - 2; /* "the only people killed were bandits" */
	if (!is_kind(f, what, CHUNK_NOUN) || !is_kind(f, who, CHUNK_NOUN) ||
		!chunk_has_any(f, what, only) || !(killed_ones || chunk_has_any(f, what, dead)))
		return false;
	bool some = at(f, who)->bare && role_joined(&f->clause, who, "of") != NONE;
	if (!some && !lexeme_has(at(f, who)->lex, FEATURE_PERSON) && at(f, who)->name == NONE)
		return false;
	struct event *e = frame_add(f, "FRAME-212", be, who, &killed);
	e->first = at(f, what)->first;
	e->toll = is_killed_behind(f, who); /* CLAIM-8 */
	if (e->count.known)
		return true;
	f->page->events.count--;
	return false;
}

/* Those taken, held or missed whom the sentence or the one before counts. */
static const struct event *taken_before(const struct framing *f)
{
	for (size_t k = f->page->events.count; k-- > 0;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence + 1 < f->sentence || e->harm == HARM_KILLED)
			return NULL;
		if ((e->harm == HARM_ABDUCTED || e->harm == HARM_DETAINED ||
			    e->harm == HARM_MISSING) &&
			e->count.known && e->count.high > 1 && !e->negative && !e->hypothetical)
			return e;
	}
	return NULL;
}

/* FRAME-214: "six delegates were taken off a bus; their bodies were found in a quarry": the six. */
static bool their_bodies(struct framing *f, uint32_t verb)
{
	static const char *const finds[] = { "found", "recovered", "discovered", "dumped", "dug",
		"pulled", "fished", "returned", "exhumed", "turned", "washed", "surfaced", "lay",
		"identified", "brought", NULL };
	static const char *const bodies[] = { "bodies", "corpses", "remains", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, finds) || v->negative || v->modal || v->infinitive)
		return false;
	uint32_t what = role_subject(&f->clause, verb);
	if (!is_kind(f, what, CHUNK_NOUN) || !word_is(f->page, at(f, what)->first, "their") ||
		!word_is_any(f->page, at(f, what)->head, bodies))
		return false;
	const struct event *taken = taken_before(f);
	if (!taken)
		return false;
	struct count count = taken->count;
	struct event *e = frame_add(f, "FRAME-214", verb, NONE, &killed);
	e->count = count;
	e->count.rule = STR("COUNT-22");
	e->first = at(f, what)->first;
	e->basis = BASIS_BODIES;
	return true;
}

bool frame_after_verb(struct framing *f, uint32_t verb)
{
	return closes_bags(f, verb) || (frame_has_number(f) && found_in_cells(f, verb)) ||
	       only_fatality(f, verb) || their_bodies(f, verb) || force_is_sent(f, verb);
}

bool frame_after_noun(struct framing *f, uint32_t noun)
{
	return funeral(f, noun);
}
