#ifndef DESK_LISTS_H
#define DESK_LISTS_H

#include "casebook/standing.h"
#include "match/match.h"

/* The lists of a casebook as the matcher reads them, with what analysts decided of their records. */
struct desk_lists {
	struct records records;
	struct judgements judgements;
	size_t lost;          /* judgements of records that are not here */
	struct digest inputs; /* of the lists, how their columns are read, and the judgements */
};

/* `maps` and `ignores` go before what was recorded with each list. ERR_INPUT when there is no list. */
MUST_CHECK bool desk_lists_load(struct casebook *c, const struct standing *s,
	const struct read_options *opts, struct desk_lists *to, struct arena *mem, struct err *e);

/* The record that an entry means, in the matcher's count. False for one that is erased or of no list. */
bool desk_record_of(struct casebook *c, const struct standing *s, const struct records *r,
	const struct entry_ref *ref, uint32_t *record);

/* One more judgement of two records; it takes the place of what was decided of them. */
void desk_judgement_set(struct judgements *j, uint32_t a, uint32_t b, bool same, struct arena *mem);

#endif
