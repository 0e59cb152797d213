#ifndef MATCH_BLOCK_H
#define MATCH_BLOCK_H

#include "match/records.h"

/*
 * Candidates: pairs of records that agree on at least one of several keys. A
 * key is a conjunction of atoms (the skeleton of the given name, the year of
 * birth, a column ...); which keys are used is chosen from the data.
 */
enum atom {
	ATOM_GIVEN, /* skeletons of names */
	ATOM_FAMILY,
	ATOM_FATHER,
	ATOM_BOTH,         /* given and family name in either order */
	ATOM_GIVEN_START,  /* first two sounds */
	ATOM_FAMILY_START, /* first three sounds */
	ATOM_GIVEN_END,    /* last two, last three */
	ATOM_FAMILY_END,
	ATOM_BOTH_STARTS, /* first two of both names, in either order */
	ATOM_BIRTH,
	ATOM_BIRTH_YEAR,
	ATOM_BIRTH_DAY, /* month and day */
	ATOM_DEATH,
	ATOM_AGE,
	ATOM_TEXT, /* the first text column */
	MOST_ATOMS = ATOM_TEXT + MOST_TEXTS,
};
enum { RULE_ATOMS = 3, MOST_RULES = 20, MOST_BLOCK = 250, SMALL = 1200 };
struct rule {
	unsigned char atom[RULE_ATOMS], count;
	double pairs, reach; /* expected; the share of matches left when large blocks are parted */
	size_t refined, windows; /* blocks that were too large, or beyond refining */
};

struct blocks {
	struct rule rule[MOST_RULES];
	size_t rules;
	uint32_t *key; /* records x rules: the block a record is in under a rule, 0 for none */
	double expected_recall; /* of the union, under the guesses of MATCH-16 */
};

/*
 * MATCH-16: greedily the rule that reaches the most matches not yet reached, for
 * each pair it costs, under given chances that true matches agree on an atom;
 * until 99.95 % are reached or the budget of pairs is spent. SMALL records or
 * fewer are all held against each other.
 */
struct blocks block_choose(const struct records *r, struct arena *mem);

/*
 * One rule's blocks: `order` is the records sorted by block, block k being
 * order[start[k]] to order[start[k + 1]]. Blocks over MOST_BLOCK are parted by
 * further atoms (MATCH-17); what cannot be parted is `window`ed: each record
 * is held against the WINDOW before it.
 */
enum { WINDOW = 12 };
struct partition {
	uint32_t *order;
	size_t count;
	struct {
		uint32_t *at;
		size_t count, room;
	} start;
	struct {
		unsigned char *at;
		size_t count, room;
	} window;
};
struct partition block_partition(
	struct blocks *b, size_t rule, const struct records *r, struct arena *mem);

/* Whether an earlier rule than `rule` has both in one block. */
static inline bool block_met_before(const struct blocks *b, size_t rule, size_t a, size_t c)
{
	const uint32_t *x = b->key + a * b->rules, *y = b->key + c * b->rules;
	uint32_t met = 0; /* all of them, without a branch: they are few, and lie side by side */
	for (size_t i = 0; i < rule; i++)
		met |= (uint32_t)(x[i] == y[i]) & (uint32_t)(x[i] != 0);
	return met;
}

/* How many of the rules have both in one block. */
bool block_meets(const struct blocks *b, size_t rule, size_t a, size_t c);
unsigned block_met(const struct blocks *b, size_t a, size_t c);

/* "given + birth": for a person to read. */
struct str block_words(const struct records *r, const struct rule *rule, struct arena *mem);

#endif
