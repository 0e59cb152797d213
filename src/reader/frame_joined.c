#include "reader/frame_at.h"

/* Verbs that share the subject of a passive before them (FRAME-3). */
/* "were bound, driven to a quarry and shot": "driven" is itself joined to a verb before it. */
static bool is_joined_too(const struct framing *f, uint32_t k)
{
	const struct chunk *v = chunk_at(f->page, k);
	bool past = v->participle || (tag_at(f->page, v->head) == TAG_VBD && !v->aux);
	return past && !f->page->wide && k > f->clause.first + 1 &&
	       (chunk_at(f->page, k - 1)->kind == CHUNK_COMMA ||
		       chunk_at(f->page, k - 1)->kind == CHUNK_AND);
}

/* The verb that a participle behind "and" is joined to: "was held for 11 days and beaten". */
uint32_t frame_verb_joined(const struct framing *f, uint32_t i)
{
	uint32_t back = 8;
	if (i < f->clause.first + 2 || chunk_at(f->page, i - 1)->kind != CHUNK_AND)
		return NONE;
	for (uint32_t k = i - 1; k > f->clause.first && k + back > i; k--) {
		enum chunk_kind kind = chunk_at(f->page, k - 1)->kind;
		if (kind == CHUNK_VERB && chunk_at(f->page, k - 1)->infinitive &&
			k - 1 > f->clause.first && chunk_at(f->page, k - 2)->kind == CHUNK_VERB)
			continue; /* "were forced to kneel and shot" */
		if (kind == CHUNK_VERB && is_joined_too(f, k - 1)) {
			back = i - k + 10;
			k--; /* over the mark before it */
			continue;
		}
		if (kind == CHUNK_VERB)
			return k - 1;
		if (kind == CHUNK_SUB || kind == CHUNK_REL || kind == CHUNK_STOP ||
			kind == CHUNK_COMMA)
			return NONE;
	}
	return NONE;
}

/* "13 of the 15 miners trapped": a participle behind them is of the 15. */
uint32_t frame_right_before(const struct framing *f, uint32_t noun, uint32_t participle)
{
	static const char *const kin[] = { "relatives", "families", "parents", "mothers", "wives",
		"widows", "friends", "colleagues", "lawyers",
		NULL }; /* "relatives of the 17 seized" */
	bool to = noun != NONE && !f->page->wide && chunk_at(f->page, noun)->bare &&
		  noun + 2 < participle &&
		  word_is(f->page, chunk_at(f->page, noun + 1)->first, "to");
	if (to)
		return NONE; /* "will pay 300,000 to the seriously wounded" */
	bool theirs =
		noun != NONE && (chunk_at(f->page, noun)->bare ||
					word_is_any(f->page, chunk_at(f->page, noun)->head, kin));
	uint32_t of = f->page->wide || !theirs ? NONE : role_joined(&f->clause, noun, "of");
	return of != NONE && of + 1 == participle && chunk_at(f->page, of)->quantity != NONE ? of
											     : noun;
}

/* FRAME-1: "73 people it says were killed", "12 men the army says were shot": whoever says it stands between, without a comma. */
bool frame_it_says(const struct framing *f, uint32_t verb)
{
	uint32_t say = verb - 1, speaker = verb - 2, who = verb - 3;
	if (verb < f->clause.first + 3 || !is_kind(f, say, CHUNK_VERB) ||
		!lexeme_has(at(f, say)->lex, FEATURE_SAY) || at(f, say)->passive ||
		!is_kind(f, speaker, CHUNK_NOUN) || !is_kind(f, who, CHUNK_NOUN) ||
		at(f, who)->possessive || at(f, who)->quantity == NONE ||
		at(f, speaker)->quantity != NONE || at(f, speaker)->possessive)
		return false;
	for (size_t k = f->page->events.count;
		k-- > 0 && f->page->events.at[k].sentence == f->sentence;)
		if (f->page->events.at[k].end > at(f, who)->first &&
			f->page->events.at[k].first < at(f, who)->end)
			return false; /* "the names of 107 people it says were killed": told */
	return role_is_human(f->page, who, true);
}
