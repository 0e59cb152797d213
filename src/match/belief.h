#ifndef MATCH_BELIEF_H
#define MATCH_BELIEF_H

#include "match/persons.h"

/*
 * MATCH-39: what is believed of a pair when the other records have been heard. The
 * odds of two records say nothing of a third that is surely one of them and surely not the other. Each
 * further record of their persons speaks with the lesser of its odds to the two, a pair that was not
 * scored with -DOUBT_BITS, held between -DOUBT_BITS and MOST_SUPPORT; the mean of what they say is
 * added. What pairs across lists lose by that goes half to the other pairs across lists, for a
 * record that is not one person is another.
 *
 * Sets `belief` of all links, which are sorted. A judgement is certain.
 */
static const double MOST_SUPPORT = 1.5;
void links_believe(const struct records *r, struct links *l, const struct persons *p,
	const struct judgements *j, unsigned jobs);

/* MATCH-25: a record belongs to its person by the best link inside, and is alone by the best outside. */
void persons_believe(
	struct persons *p, const struct links *l, const struct judgements *j, size_t records);

/* Links of every record, in the order of the other records. */
struct near {
	uint32_t record;
	float odds;
};
struct around {
	size_t *first; /* links of record i: near[first[i]] to near[first[i + 1]] */
	struct near *near;
};
struct around links_around(const struct links *l, size_t records, struct arena *mem);

#endif
