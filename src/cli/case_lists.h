#ifndef CLI_CASE_LISTS_H
#define CLI_CASE_LISTS_H

#include "casebook/standing.h"
#include "cli/case_compute.h"
#include "match/match.h"

/* The lists of a casebook as the matcher reads them, with what analysts decided of their records. */
struct case_lists {
	struct records records;
	struct judgements judgements;
	struct digest inputs; /* of the lists, how their columns are read, and the judgements */
};

/* `maps` and `ignores` go before what was recorded with each list. ERR_INPUT when there is no list. */
MUST_CHECK bool case_lists_load(struct app *app, struct casebook *c, const struct standing *s,
	const struct read_options *opts, struct case_lists *to, struct err *e);

#endif
