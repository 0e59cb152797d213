#ifndef TOLL_GROUPING_H
#define TOLL_GROUPING_H

#include "toll/group.h"

/* GROUP-4: two incidents that one report numbers apart never become one. The numbers stand under
 * report and incident; open addressing, at most half full. */
struct numbered {
	size_t report, incident;
	int number, state; /* state 0: empty */
	unsigned harms;    /* that the report counts in the incident */
};
struct numbers {
	struct numbered *at;
	size_t room; /* a power of two */
};

/* Where the sentences of originals stand, by report and words. */
struct sentence {
	size_t report;
	unsigned long long words;
	size_t item;
};
struct sentences {
	struct sentence *at;
	size_t count, room;
};

/* What the grouping of one stream knows: for group.c, which puts each block into its incident, and group_join.c. */
struct grouping {
	struct toll_result *r;
	struct blocks blocks;
	struct gatherings all;
	struct candidates *candidates;
	struct numbers numbers;
	struct sentences sentences;
	struct block_pairs apart; /* GROUP-16 */
	struct arena *mem, *keep; /* for the time of the grouping; for the result */
};

/* GROUP-4: does the block's report number it apart from what it tells of the incident? */
bool grouping_is_numbered_apart(const struct grouping *g, const struct block *b, size_t incident);

/* Puts a block into an incident. */
void grouping_join(struct grouping *s, size_t block, size_t at, struct fit fit);

/* Incidents that have become one when all reports are in: GROUP-6, GROUP-21, GROUP-23, GROUP-41, GROUP-43, GROUP-46, GROUP-47, and
 * those that an analyst holds for one, GROUP-16. */
void grouping_join_incidents(struct grouping *s, const struct verdicts *v);

#endif
