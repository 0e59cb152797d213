#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * FRAME-134: words of armies for the death of those who fight, which say nothing of the kind of others: "two soldiers fell near
 * the ford", "our drones took out three fighters", "destroyed up to 40 rebels".
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

/* Fighters who are counted, or, where ranks will do, one officer by rank or name. */
static bool is_fighter(const struct framing *f, uint32_t noun, bool by_rank)
{
	static const char *const ranks[] = { "private", "corporal", "sergeant", "lieutenant",
		"captain", "major", "colonel", "commander", "general", "gunner", "constable",
		"officer", "officers", "servicemen", "serviceman", "defender", "defenders", "hero",
		"heroes", "comrade", "comrades", NULL };
	if (!is_kind(f, noun, CHUNK_NOUN) || at(f, noun)->pronoun || at(f, noun)->possessive)
		return false;
	bool armed = lexeme_has(at(f, noun)->lex, FEATURE_ARMED) &&
		     (at(f, noun)->quantity != NONE || !lexeme_has(at(f, noun)->lex, FEATURE_ORG));
	for (uint32_t w = at(f, noun)->first; w < at(f, noun)->head && !armed; w++)
		armed = word_is(f->page, w, "enemy") &&
			role_is_human(f->page, noun, true); /* "two enemy scouts" */
	for (uint32_t w = at(f, noun)->first; w < at(f, noun)->end && !armed && by_rank; w++)
		armed = word_is_any(f->page, w, ranks);
	struct count c = armed ? count_noun(&f->clause, noun) : (struct count){ 0 };
	return c.known && !str_equal(c.rule, STR("COUNT-11"));
}

/* Behind "fell": when or where, or nothing more; never "fell ill", "fell into the river", "fell from a truck". */
static bool falls_for_good(const struct framing *f, uint32_t verb)
{
	static const char *const where[] = { "near", "at", "in", "during", "on", "defending",
		"fighting", "alongside", "together", NULL };
	static const char *const elsewhere[] = { "love", "line", "step", "place", "race", "match",
		"game", NULL };
	uint32_t next = verb + 1;
	if (is_kind(f, next + 1, CHUNK_NOUN) &&
		word_is_any(f->page, at(f, next + 1)->head, elsewhere))
		return false;
	if (at(f, verb)->end != at(f, verb)->head + 1)
		return false;
	while (is_kind(f, next, CHUNK_TIME))
		next++;
	if (next >= f->clause.end || is_kind(f, next, CHUNK_COMMA) ||
		is_kind(f, next, CHUNK_STOP) || is_kind(f, next, CHUNK_AND))
		return true;
	return word_is_any(f->page, at(f, next)->first, where) ||
	       (f->page->scan.words.at[at(f, next)->first].shape & SHAPE_PUNCT);
}

static bool is_strike(const struct framing *f, uint32_t verb)
{
	static const char *const strikes[] = { "destroyed", "destroying", "destroy", NULL };
	static const char *const takes[] = { "took", "taken", "take", "taking", NULL };
	const struct chunk *v = at(f, verb);
	bool out = word_is(f->page, v->end - 1, "out") || word_is(f->page, v->end, "out");
	return word_is_any(f->page, v->head, strikes) ||
	       (out && word_is_any(f->page, v->head, takes));
}

bool frame_armed(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	bool fell = word_is(f->page, v->head, "fell") || word_is(f->page, v->head, "fallen");
	if (f->page->wide || v->negative || v->modal || (!fell && !is_strike(f, verb)))
		return false;
	if (fell) {
		uint32_t who = role_subject(&f->clause, verb);
		if (!is_fighter(f, who, true) || !falls_for_good(f, verb) || v->participle)
			return false;
		frame_add(f, "FRAME-134", verb, who, &killed);
		return true;
	}
	bool passive = v->passive || v->participle;
	uint32_t object = role_object(&f->clause, verb);
	if (!passive && object == NONE && is_kind(f, verb + 2, CHUNK_NOUN))
		object = verb + 2; /* "took out three fighters", where "out" is a word of its own */
	uint32_t whom = v->passive      ? role_subject(&f->clause, verb)
			: v->participle ? role_noun_before(&f->clause, verb)
					: object;
	if (!is_fighter(f, whom, false) || at(f, whom)->quantity == NONE ||
		role_after(&f->clause, whom > verb ? whom : verb, "to") != NONE)
		return false; /* "took out three soldiers to dinner" */
	struct event *e = frame_add(f, "FRAME-134", verb, whom, &killed);
	frame_set_actor(f, e,
		passive ? role_after(&f->clause, verb, "by") : role_subject(&f->clause, verb));
	return true;
}

/* "Soldiers burned houses", "gunmen looted shops": what armed men do to things, and no soldiers who were burned. */
bool frame_burns_things(const struct framing *f, uint32_t i, uint32_t what)
{
	const struct chunk *n = chunk_at(f->page, what);
	return !f->page->wide && i > f->clause.first &&
	       chunk_at(f->page, i - 1)->kind == CHUNK_NOUN &&
	       tag_at(f->page, chunk_at(f->page, i)->head) == TAG_VBD && n->plural &&
	       lexeme_has(n->lex, FEATURE_THING) &&
	       lexeme_has(chunk_at(f->page, i - 1)->lex, FEATURE_ARMED);
}
