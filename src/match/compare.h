#ifndef MATCH_COMPARE_H
#define MATCH_COMPARE_H

#include "match/records.h"

/*
 * Two records become a pattern: for each field one of eight levels in three
 * bits, 0 "one of them is missing", then from "differ" to "equal". A pattern
 * says all that the weights of fields see; how rare the agreeing values are
 * is added from tables (model.h).
 */
enum field {
	FIELD_GIVEN,
	FIELD_FAMILY,
	FIELD_FATHER, /* the first middle name */
	FIELD_GRAND,  /* the second */
	FIELD_BIRTH,
	FIELD_DEATH,
	FIELD_BIRTH_PART, /* dates of which one is known in part: then the field above is not compared (MATCH-45) */
	FIELD_DEATH_PART,
	FIELD_AGE,
	FIELD_SEX,
	FIELD_TEXT,
	MOST_FIELDS = FIELD_TEXT + MOST_TEXTS,
	LEVELS = 8,
	LEVEL_ONE_SIDED =
		7, /* of family, father, grandfather and columns: one record says nothing (MATCH-28) */
	LEVEL_SWAPPED = 7, /* of the given name: it and the family name have changed places */
};
typedef uint64_t pattern_t;
/* Set when both records are of one of several lists; a single list is never "one of several". */
#define PATTERN_ONE_LIST (1ULL << 63)
#define LEVEL(pattern, field) ((unsigned)((pattern) >> (3 * (field)) & 7))

/*
 * Compares pairs of one thread. Likeness belongs to pairs of distinct values:
 * it is remembered in a table of fixed size, where a newer pair takes the
 * place of an older one, so the answer never depends on what was asked before.
 */
struct compare {
	const struct records *r;
	uint64_t *memory; /* 2^bits pairs */
	unsigned bits;
};
struct compare compare_new(const struct records *r, struct arena *mem);
pattern_t compare_pair(struct compare *c, size_t a, size_t b);

/*
 * The same in two steps, for pairs that mostly end with the first: `open` has a bit for each text
 * column whose two values are not equal and are not compared yet (levels 1 to 5).
 */
pattern_t compare_begin(struct compare *c, size_t a, size_t b, uint32_t *open);
pattern_t compare_end(struct compare *c, size_t a, size_t b, pattern_t p, uint32_t open);

/* How far the given name of `a` agrees with the family name of `b`. */
unsigned compare_across(struct compare *c, size_t a, size_t b);

/* Which middle names compare_pair held against each other: of a at *at_a, of b at *at_b; false for none. */
bool compare_middle(struct compare *c, size_t a, size_t b, size_t *at_a, size_t *at_b);

/* MATCH-13: the age in cells `x`, or the one that birth and death give (death by `other` where `x` has none); -1. */
int compare_age(const uint32_t *x, const uint32_t *other);

#endif
