#ifndef READER_SOURCE_BEFORE_H
#define READER_SOURCE_BEFORE_H

#include "reader/page.h"

/* Words [first, end) that name a source. */
struct run {
	uint32_t first, end;
};

/* SAY-12: "he", "the ministry", "the group": the nearest earlier words that it can stand for, else its own. */
struct run source_before(const struct page *p, uint32_t saying);

/* "Its spokesman": whose, as source_before() finds what "it" is. */
struct run source_owner(const struct page *p, uint32_t saying);

/* "Its spokesman, Kader Voss, said": who it is stands behind the comma. */
bool source_is_named_behind(const struct page *p, struct run s);

/* SAY-85: "I spoke to a nurse. She said": who "he" or "she" in a saying is who has said nothing yet, not before word
 * `after`; { NONE, NONE } where nobody is (source_teller.c). */
struct run source_teller(const struct page *p, const struct saying *s, uint32_t after);

/* "She" is no uncle. */
bool source_other_sex(const struct page *p, uint32_t pronoun, struct run s);

/* "In London Road, the barrister Tom Falani": where the name begins. */
uint32_t source_past_scene(const struct page *p, const struct sentence *s);

/* The word that a source's words are about: "doctors" of "Doctors at St Odila hospital". */
uint32_t source_head(const struct page *p, struct run s);

/* Does the sentence begin inside a quotation of its paragraph? Whom it tells of is whom the speaker tells of. */
bool source_is_quoted(const struct page *p, uint32_t sentence);

/* "Rights groups": no "it". */
bool source_is_several(const struct page *p, struct run s);

/* SAY-10: the kind of a source is the most telling kind among its words: any before "official" or "other". */
enum source_kind source_kind_of(const struct page *p, uint32_t first, uint32_t end);

/* The people at the head of the sentence before, whom "they" are; else `known`. */
struct run source_people_before(const struct page *p, const struct saying *s, struct run known);

#endif
