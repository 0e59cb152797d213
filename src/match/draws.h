#ifndef MATCH_DRAWS_H
#define MATCH_DRAWS_H

#include "match/persons.h"

/*
 * MATCH-29: sampled clusterings. Starting from the persons found, each record is
 * taken out in turn and put to a group, or alone, with a chance of two to the
 * power of what is believed (MATCH-39) of it and the member that it has the best odds to (alone: 1).
 * Judgements and one-per-list hold.
 */
enum { BURN_IN = 8, THIN = 3 };

struct walk;
struct walk *draws_start(const struct records *r, const struct links *links,
	const struct persons *p, const struct cluster_options *opts, uint64_t seed,
	struct arena *mem);

/* The next draw: persons by record, numbered from 0 in the order of first records; *count of them. */
void draws_next(struct walk *w, uint32_t *person, size_t *count);

#endif
