#include "reader/frame_at.h"

/*
 * Whose deed it was, behind a deed that was told, as relatives, lawyers and opponents say it: "the government bears full
 * responsibility" (FRAME-314), "they sent in the army to slaughter them" (FRAME-315), "murdered those who were left" (FRAME-316).
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

/* A killing or an attack told before, by nothing but arms. */
static bool is_behind_deed(const struct framing *f)
{
	const struct event *told = frame_deed_before(f);
	return told && (told->harm == HARM_KILLED || act_is_attack(told->act)) &&
	       !frame_is_by_weather(f) && !frame_is_mishap(f) && !frame_is_of_play(f);
}

static void tell(struct framing *f, const char *rule, uint32_t verb, uint32_t who, uint32_t last)
{
	struct event *e = frame_add(f, rule, verb, NONE, &killed);
	e->first = at(f, who)->first < e->first ? at(f, who)->first : e->first;
	e->end = at(f, last)->end > e->end ? at(f, last)->end : e->end;
	e->actor = who;
	e->hypothetical = e->negative = false;
}

/* "the union said of the school meals": of what it was, behind word `w` */
static bool is_asked_of(const struct framing *f, uint32_t w)
{
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	for (; w + 2 < end; w++)
		if (word_has(f->page, w, FEATURE_SAY) && word_is(f->page, w + 1, "of"))
			return true;
	return false;
}

/* "for the killings", "for this massacre", "for what happened"; nothing behind it at all; not "for the budget" */
static bool is_for_deed(const struct framing *f, uint32_t w)
{
	static const char *const deaths[] = { "deaths", "death", "bloodshed", "carnage", "atrocity",
		"atrocities", "crime", "crimes", "happened", "dead", "blood", "victims", "lives",
		NULL };
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	if (w >= end || (f->page->scan.words.at[w].shape & SHAPE_PUNCT))
		return !is_asked_of(f, w);
	if (!word_is(f->page, w, "for"))
		return false;
	for (uint32_t k = w + 1; k < end && k < w + 6; k++) {
		uint32_t n = f->page->mark[k].chunk; /* no "crimes museum" */
		if (is_kind(f, n, CHUNK_NOUN) && at(f, n)->head != k)
			continue;
		if (word_is(f->page, k, "this") && k == w + 1 &&
			(k + 1 >= end || f->page->scan.words.at[k + 1].shape & SHAPE_PUNCT))
			return true; /* "for this", and no more */
		if (word_is_any(f->page, k, deaths) ||
			(word_has(f->page, k, FEATURE_EVENT) && !word_is(f->page, k, "strike")))
			return true;
	}
	return false;
}

/* FRAME-314: "bore full responsibility", "bears the guilt for this massacre". */
static bool bears(struct framing *f, uint32_t verb)
{
	static const char *const what[] = { "responsibility", "guilt", "blame", NULL };
	static const char *const bear[] = { "bear", "bears", "bore", "borne", "bearing", "carry",
		"carries", "carried", "have", "has", "had", NULL };
	uint32_t load = verb + 1;
	if (!word_is_any(f->page, at(f, verb)->head, bear) || at(f, verb)->passive ||
		!is_kind(f, load, CHUNK_NOUN) || at(f, load)->none ||
		!word_is_any(f->page, at(f, load)->head, what) ||
		(str_starts(low_at(f->page, at(f, verb)->head), STR("ha")) &&
			!word_is_any(f->page, at(f, load)->first, WORDS("full", "sole"))))
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->none ||
		!(frame_is_side(f, who) || frame_is_power(f, who)) ||
		!is_for_deed(f, at(f, load)->end))
		return false;
	tell(f, "FRAME-314", verb, who, load);
	return true;
}

/* "kill", "slaughter": a verb that tells of death, whatever its form */
static bool is_deadly(const struct framing *f, uint32_t verb)
{
	static const char *const stems[] = { "kill", "slaughter", "massacre", "massacring",
		"murder", "butcher", "exterminat", "annihilat", "execut", "slay", NULL };
	struct str low = low_at(f->page, at(f, verb)->head);
	for (const char *const *s = stems; *s; s++)
		if (str_starts(low, str_from(*s)))
			return true;
	return false;
}

/* FRAME-315: "they sent in the army to slaughter them", "sent soldiers to kill us". */
static bool sends_to_kill(struct framing *f, uint32_t verb)
{
	static const char *const sends[] = { "sent", "sends", "sending", "dispatched", NULL };
	enum { AHEAD = 5 };
	if (!word_is_any(f->page, at(f, verb)->head, sends) || at(f, verb)->passive ||
		at(f, verb)->negative || at(f, verb)->modal)
		return false;
	uint32_t who = role_subject(&f->clause, verb), force = NONE;
	for (uint32_t i = verb + 1; i < f->clause.end && i < verb + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_NOUN) && force == NONE)
			force = i;
		if (!is_kind(f, i, CHUNK_VERB))
			continue;
		if (!at(f, i)->infinitive || !is_deadly(f, i) || force == NONE ||
			!frame_is_side(f, force) || !is_kind(f, i + 1, CHUNK_NOUN) ||
			at(f, i + 1)->quantity != NONE ||
			word_is_any(f->page, at(f, i + 1)->head, WORDS("party", "parties")) ||
			!(at(f, i + 1)->pronoun || role_is_human(f->page, i + 1, true)))
			return false; /* "sent in the police to kill the party" */
		tell(f, "FRAME-315", i, is_kind(f, who, CHUNK_NOUN) ? who : force, i + 1);
		return true;
	}
	return false;
}

/* "those who were left", "the others", "the rest", "the few" */
static bool are_the_rest(const struct framing *f, uint32_t whom)
{
	static const char *const rest[] = { "rest", "few", "remainder", "others", "remaining",
		NULL };
	if (!is_kind(f, whom, CHUNK_NOUN) || at(f, whom)->quantity != NONE)
		return false;
	if (word_is(f->page, at(f, whom)->head, "those"))
		return word_is_any(
			f->page, at(f, whom)->end, WORDS("who", "left", "that", "remaining"));
	uint32_t of = role_joined(&f->clause, whom, "of");
	return at(f, whom)->definite && word_is_any(f->page, at(f, whom)->head, rest) &&
	       (of == NONE || at(f, of)->pronoun ||
		       role_is_human(f->page, of, true)); /* not "the rest of the song" */
}

/* FRAME-316: "emptied the place and then murdered those who were left". */
static bool kills_the_rest(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (!is_deadly(f, verb) || v->passive || v->negative || v->modal || v->gerund ||
		!are_the_rest(f, verb + 1))
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->none ||
		word_is_any(f->page, at(f, who)->head, WORDS("who", "that")) ||
		(v->infinitive && !word_is(f->page, at(f, who)->head, "they")))
		return false;
	tell(f, "FRAME-316", verb, who, verb + 1);
	return true;
}

/* "the police procedurals", "the army of ants": no side, of which only a word stands there. */
static bool is_of_things(const struct framing *f, uint32_t side)
{
	const struct page *p = f->page;
	uint32_t of = role_joined(&f->clause, side, "of"), head = at(f, side)->head;
	bool thing = at(f, side)->plural && !word_has(p, head, FEATURE_ARMED) &&
		     !word_has(p, head, FEATURE_ORG) && !role_is_human(p, side, true) &&
		     !(p->scan.words.at[head].shape & SHAPE_CAPITAL);
	return thing || (of != NONE && !(p->scan.words.at[at(f, of)->head].shape & SHAPE_CAPITAL) &&
				!frame_is_side(f, of) && !frame_is_power(f, of));
}

/* FRAME-319: "for me the killers are the gendarmes". */
static bool are_killers(struct framing *f, uint32_t verb)
{
	static const char *const killers[] = { "killers", "murderers", "culprits", "perpetrators",
		"killer", "murderer", "culprit", "assassins", NULL };
	uint32_t side = verb + 1;
	if (!lexeme_has(at(f, verb)->lex, FEATURE_BE) || at(f, verb)->passive ||
		verb == f->clause.first || !is_kind(f, verb - 1, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, verb - 1)->head, killers) ||
		!is_kind(f, side, CHUNK_NOUN) || at(f, side)->pronoun || at(f, side)->none ||
		!frame_is_side(f, side) || is_of_things(f, side) ||
		!(f->page->within[f->sentence] >> FEATURE_SAY & 1))
		return false;
	tell(f, "FRAME-319", verb, side, side);
	f->page->events.at[f->page->events.count - 1].first = at(f, verb - 1)->first;
	return true;
}

/* "to leave", "out at gunpoint"; not "out of the league", "to go to bed", "to leave the stage" */
static bool leads_away(const struct framing *f, uint32_t w)
{
	static const char *const fields[] = { "stage", "field", "pitch", "game", "league", "party",
		"race", "room", "office", "job", "school", NULL };
	const struct page *p = f->page;
	uint32_t end = p->scan.sentences.at[f->sentence].end;
	for (uint32_t k = w + 1; k < end && k < w + 5; k++)
		if (word_is_any(p, k, fields))
			return false;
	if (!word_is_any(p, w, WORDS("go", "out", "away")) || w + 1 >= end)
		return true;
	return p->scan.words.at[w + 1].shape & SHAPE_PUNCT || word_is(p, w + 1, "at") ||
	       (word_is(p, w + 1, "of") && word_is(p, w + 2, "their"));
}

static const char *const leaves[] = { "leave", "go", "move", "out", "gunpoint", "away", "board",
	"force", NULL };

/* FRAME-317: "they were forced to leave", "the residents were driven out", as somebody says of those who were moved. */
static bool were_forced(struct framing *f, uint32_t verb, size_t start)
{
	static const char *const forces[] = { "forced", "made", "compelled", "driven", "expelled",
		"ordered", "evicted", "thrown", "deported", NULL };
	static const struct lexeme displaced = {
		.act = ACT_FORCED_DISPLACEMENT, .harm = HARM_DISPLACED, .basis = -1
	};
	const struct chunk *v = at(f, verb);
	uint32_t end = f->page->scan.sentences.at[f->sentence].end, last = 0;
	if (!v->passive || v->negative || v->modal || !word_is_any(f->page, v->head, forces) ||
		!(f->page->within[f->sentence] >> FEATURE_SAY & 1))
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	for (uint32_t w = v->head + 1; w < end && w < v->head + 4 && !last; w++)
		last = word_is_any(f->page, w, leaves) ? w + 1 : 0;
	if (last && !leads_away(f, last - 1))
		return false;
	if (!last || !is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity != NONE ||
		at(f, who)->none ||
		!(word_is(f->page, at(f, who)->head, "they") || frame_are_dwellers(f, who)))
		return false;
	for (size_t k = start; k < f->page->events.count; k++)
		if (f->page->events.at[k].harm == HARM_DISPLACED)
			f->page->events.at[k].hypothetical = true; /* told here, once */
	struct event *e = frame_add(f, "FRAME-317", verb, NONE, &displaced);
	e->first = at(f, who)->first;
	e->end = last > e->end ? last : e->end;
	e->target = who;
	e->hypothetical = e->negative = false;
	return true;
}

/* Has a rule counted somebody at the verb? */
static bool is_counted_at(const struct framing *f, size_t start, uint32_t verb)
{
	for (size_t k = start; k < f->page->events.count; k++)
		if (f->page->events.at[k].count.known &&
			f->page->mark[f->page->events.at[k].trigger].chunk == verb)
			return true;
	return false;
}

void frame_bears(struct framing *f, size_t start)
{
	static const char *const words[] = { "responsibility", "guilt", "sent", "sends", "sending",
		"dispatched", "those", "rest", "few", "others", "remaining", "killers", "murderers",
		"culprits", "perpetrators", NULL };
	if (f->page->wide)
		return;
	if (any_may_stand(f->page, f->sentence, leaves) && frame_was_displaced(f))
		for (uint32_t i = f->clause.first; i < f->clause.end; i++)
			if (is_kind(f, i, CHUNK_VERB) && were_forced(f, i, start))
				return;
	if (!any_may_stand(f->page, f->sentence, words) || !is_behind_deed(f))
		return;
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_VERB) && !at(f, i)->negative && !at(f, i)->modal &&
			!is_counted_at(f, start, i) &&
			(bears(f, i) || sends_to_kill(f, i) || kills_the_rest(f, i) ||
				are_killers(f, i)))
			return;
}
