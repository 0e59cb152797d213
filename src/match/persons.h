#ifndef MATCH_PERSONS_H
#define MATCH_PERSONS_H

#include "match/links.h"

/* What an analyst decided of two records; a < b. Hard constraints (MATCH-26). */
struct judgements {
	struct judgement {
		uint32_t a, b;
		bool same;
	} * at;
	size_t count, room;
};

struct persons {
	uint32_t *of;       /* by record: its person, from 0 in the order of first records */
	float *probability; /* by record: that it belongs to that person; set by persons_believe */
	size_t count;
};

struct cluster_options {
	const struct judgements *judgements;
	bool one_per_list;
	double least; /* mean odds in bits at which two groups are one person */
};

/*
 * MATCH-24: groups are joined best link first, when the mean of the odds of all
 * pairs across them, with up to one bit for size, is over `least`. A pair's odds
 * count CLIP_BITS for and DOUBT_BITS against at most, so that one pair can neither force
 * nor forbid: two poor records of one person often disagree. Of more than
 * MOST_ACROSS pairs that many, spread evenly, are looked at. Connected components, which chain,
 * are never taken.
 */
enum { CLIP_BITS = 12, DOUBT_BITS = 4, MOST_ACROSS = 64, CERTAIN_BITS = 60 };
struct persons persons_find(const struct scan *s, struct links *l,
	const struct cluster_options *opts, struct arena *mem);

/* Best first; ties by records. */
void links_sort(struct links *l);

#endif
