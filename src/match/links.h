#ifndef MATCH_LINKS_H
#define MATCH_LINKS_H

#include "match/block.h"
#include "match/model.h"

#include <signal.h>

/* Scored pairs; a < b, odds of one person in bits: of the two by themselves, and, when persons have
 * been found, with what other records say (belief.h). */
struct links {
	struct link {
		uint32_t a, b;
		float odds, belief;
	} * at;
	size_t count, room;
	double given_back; /* bits in the beliefs of pairs across lists (MATCH-39) */
};

/* Pairs with less are kept only when all are asked for. */
enum { LEAST_ODDS = -6 };

/* All blocks of all rules, ready to be gone through. */
struct candidates {
	struct blocks blocks;
	struct partition part[MOST_RULES];
	double pairs; /* those in blocks, some of them under several rules */
};
struct candidates candidates_find(const struct records *r, unsigned jobs, struct arena *mem);

struct scan {
	const struct records *r;
	const struct candidates *c;
	const struct model *m;
	bool one_per_list;                 /* pairs within one list are no candidates */
	unsigned jobs;                     /* threads; the result is the same for any number */
	const volatile sig_atomic_t *stop; /* ends early, with less, when not 0; NULL: never */
};

/* Patterns of about `wanted` candidate pairs, and of how many pairs each of them stands for. */
struct sample links_sample(const struct scan *s, double wanted, double *scale, struct arena *mem);

/* Every candidate pair whose odds are `least` bits or more, in an order that depends on the data
 * alone; *compared counts all. */
struct links links_score(const struct scan *s, double least, double *compared, struct arena *mem);

/* The same of about `wanted` candidate pairs. */
struct links links_score_some(const struct scan *s, double wanted, double least, struct arena *mem);

/*
 * MATCH-23: the share of true matches that the keys reach, from how many keys
 * reach those found: Chao's lower bound for what no key reaches.
 */
double links_recall(const struct scan *s, const struct links *l);

#endif
