#ifndef READER_CHUNK_H
#define READER_CHUNK_H

#include "reader/page.h"

/* What the groups of chunk.c ask of tags, and chunk_marks.c: quotation marks and brackets within a group (SAY-92). */
static inline bool is_noun_tag(uint8_t tag)
{
	return tag == TAG_NN || tag == TAG_NNS || tag == TAG_NNP || tag == TAG_NNPS;
}

static inline bool is_proper(uint8_t tag)
{
	return tag == TAG_NNP || tag == TAG_NNPS;
}

static inline bool is_premodifier(uint8_t tag)
{
	return tag == TAG_DT || tag == TAG_PDT || tag == TAG_PRPS || tag == TAG_CD ||
	       tag == TAG_JJ || tag == TAG_JJR || tag == TAG_JJS || tag == TAG_FW;
}

static inline bool in_quantity(const struct page *p, uint32_t i)
{
	return p->mark[i].quantity != NONE;
}

/* Past another name within a name, Wellington "Pato" Zambrano, Tavin (Tawin) Odel, to the name behind it; else `i`. */
uint32_t chunk_past_nickname(const struct page *p, uint32_t i, uint32_t end);
/* The mark that closes what one within the group has opened, before a deed that is counted: 86 "honour" killings. */
bool chunk_closes_kind(const struct page *p, const struct chunk *c, uint32_t i, uint32_t end);
/* The mark that closes what the one at `i` opens, where it is a name or a kind of a few words, else NONE. */
uint32_t chunk_end_of_kind(const struct page *p, uint32_t i, uint32_t end);
/* Words in marks behind a small word stand in its group: "civilians from 'Guard families' were killed". */
bool chunk_begins_kind(const struct page *p, uint32_t i, uint32_t first, uint32_t end);

#endif
