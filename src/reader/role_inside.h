#ifndef READER_ROLE_INSIDE_H
#define READER_ROLE_INSIDE_H

#include "reader/role.h"

/* Shared by the files of roles alone. */
static inline bool is_kind(const struct clause *c, uint32_t i, enum chunk_kind kind)
{
	return i >= c->first && i < c->end && chunk_at(c->page, i)->kind == kind;
}

static inline bool is_prep(const struct clause *c, uint32_t i, const char *word)
{
	return is_kind(c, i, CHUNK_PREP) && word_is(c->page, chunk_at(c->page, i)->first, word);
}

static inline bool is_aged(const struct clause *c, uint32_t i)
{
	return i >= c->first && i < c->end && word_is(c->page, chunk_at(c->page, i)->first, "aged");
}

static inline bool is_parts(const struct clause *c, uint32_t i)
{
	return i >= c->first && i < c->end &&
	       lexeme_has(chunk_at(c->page, i)->lex, FEATURE_PARTITIVE);
}

static inline bool is_spot(const struct clause *c, uint32_t noun)
{
	return c->page->mark[chunk_at(c->page, noun)->head].spot != NONE;
}

static inline bool is_finite(const struct clause *c, uint32_t i)
{
	const struct chunk *v = chunk_at(c->page, i);
	return is_kind(c, i, CHUNK_VERB) && !v->participle && !v->passive && !v->gerund &&
	       !v->infinitive;
}

/* Is the noun an object of a preposition or verb, so that it is nobody's subject? */
bool role_is_governed(const struct clause *c, uint32_t noun);
/* "17 men who had put out in boats when the firing began have not been seen": from "began" back to the men; or NONE. */
uint32_t role_past_when(const struct clause *c, uint32_t verb);

#endif
