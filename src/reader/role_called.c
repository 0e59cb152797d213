#include "reader/role_inside.h"

/* Whom a clause put in before the verb is about: those who are told, those who are called something, those who did it "when". */

bool role_only_addresses(const struct clause *c, uint32_t verb)
{
	static const char *const verbs[] = { "told", "warned", "asked", "urged", "informed",
		"notified", "begged", NULL };
	uint32_t then = verb + 2;
	if (c->page->wide || verb <= c->first || !is_kind(c, verb - 1, CHUNK_REL) ||
		!is_kind(c, verb + 1, CHUNK_NOUN) ||
		!word_is_any(c->page, chunk_at(c->page, verb)->head, verbs))
		return false;
	while (is_kind(c, then, CHUNK_PREP) && is_kind(c, then + 1, CHUNK_NOUN))
		then += 2;
	return is_kind(c, then, CHUNK_VERB) && !chunk_at(c->page, then)->infinitive;
}

uint32_t role_called_as(const struct clause *c, uint32_t noun)
{
	static const char *const calls[] = { "described", "regarded", "identified", "known",
		"suspected", "labelled", "listed", NULL };
	enum { BY = 4 };
	uint32_t i = noun - 1;
	if (c->page->wide || noun < c->first + 3 ||
		!word_is(c->page, chunk_at(c->page, i)->first, "as"))
		return NONE;
	while (i-- > c->first + 1 && i + BY > noun - 1 && !is_kind(c, i, CHUNK_VERB))
		if (!is_kind(c, i, CHUNK_NOUN) && !is_kind(c, i, CHUNK_PREP))
			return NONE; /* "described by the army as leaders" */
	bool by = is_kind(c, i + 1, CHUNK_PREP) &&
		  word_is(c->page, chunk_at(c->page, i + 1)->first, "by");
	if (i + 2 < noun && !by)
		return NONE; /* "named the colonel as the man who" */
	const struct chunk *v = chunk_at(c->page, i);
	if (!is_kind(c, i, CHUNK_VERB) || v->aux || v->passive || v->end != v->first + 1 ||
		!word_is_any(c->page, v->head, calls) || !is_kind(c, i - 1, CHUNK_NOUN))
		return NONE;
	if (word_is(c->page, chunk_at(c->page, i - 1)->head, "group") &&
		c->page->scan.words.at[chunk_at(c->page, noun)->head].shape & SHAPE_CAPITAL)
		return NONE; /* "a group known as the Sons of the Salt": its name, which says it */
	bool counted = chunk_at(c->page, i - 1)->quantity != NONE;
	return (counted || role_is_human(c->page, noun, true)) &&
			       role_is_human(c->page, i - 1, true)
		       ? i - 1
		       : NONE;
}

uint32_t role_past_when(const struct clause *c, uint32_t verb)
{
	static const char *const times[] = { "when", "after", "as", "before", "while", "once",
		"until", NULL };
	enum { NEAR = 6, LONG = 16 };
	uint32_t sub = verb;
	while (sub > c->first && sub + NEAR > verb && !is_kind(c, sub, CHUNK_SUB) &&
		(sub == verb || is_kind(c, sub, CHUNK_NOUN) || is_kind(c, sub, CHUNK_PREP)))
		sub--;
	if (c->page->wide || !is_kind(c, sub, CHUNK_SUB) ||
		!word_is_any(c->page, chunk_at(c->page, sub)->first, times))
		return NONE;
	bool told = false;
	for (uint32_t i = sub; i-- > c->first + 1 && i + LONG > sub;) {
		if (is_kind(c, i, CHUNK_REL))
			return told && word_is(c->page, chunk_at(c->page, i)->first, "who")
				       ? role_antecedent(c, i)
				       : NONE;
		if (is_kind(c, i, CHUNK_COMMA) || is_kind(c, i, CHUNK_STOP) ||
			is_kind(c, i, CHUNK_SUB) || is_kind(c, i, CHUNK_AND))
			return NONE;
		told |= is_kind(c, i, CHUNK_VERB);
	}
	return NONE;
}

/* "The Front claimed the attack in a video": a deed, and no words; not "claimed the raid was staged". */
bool role_claims_deed(const struct clause *c, uint32_t verb)
{
	static const char *const claims[] = { "claim", "claims", "claimed", "claiming", NULL };
	enum { FAR = 8 };
	const struct chunk *v = chunk_at(c->page, verb);
	bool dated = is_kind(c, verb + 1, CHUNK_TIME); /* "claimed Monday's raid" */
	uint32_t what = verb + 1 + dated;
	if (c->page->wide || v->passive || v->negative || v->modal || v->infinitive ||
		!word_is_any(c->page, v->head, claims) || !is_kind(c, what, CHUNK_NOUN))
		return false;
	while (owns_next(c->page, what, c->end))
		what++;
	const struct chunk *n = chunk_at(c->page, what);
	if (!lexeme_has(n->lex, FEATURE_EVENT) || n->quantity != NONE ||
		!(n->lex->harm == HARM_KILLED || act_is_attack((enum act)n->lex->act)) ||
		!(word_is_any(c->page, n->first, WORDS("the", "both", "that", "this")) || dated ||
			what > verb + 1))
		return false;
	for (uint32_t i = what + 1; i < c->end && i < what + FAR; i++)
		if (is_kind(c, i, CHUNK_COMMA) || is_kind(c, i, CHUNK_AND) ||
			is_kind(c, i, CHUNK_REL) || is_kind(c, i, CHUNK_STOP))
			break;
		else if (is_kind(c, i, CHUNK_VERB))
			return chunk_at(c->page, i)->participle && is_kind(c, i - 1, CHUNK_NOUN) &&
			       i > what + 1;
	return true;
}
