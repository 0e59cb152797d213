#ifndef DESK_JUDGE_H
#define DESK_JUDGE_H

#include "casebook/standing.h"

/* A decision of an analyst, as it is asked for. */
struct judging {
	enum decision decision;
	struct strs ids;   /* of what it is about */
	struct str change; /* of an edit: a JSON object of a claim's members */
	struct str reason;
};

/* ERR_USAGE: too few or too many ids for this decision, or no reason where one is wanted. */
MUST_CHECK bool judging_check(const struct judging *j, struct err *e);

struct judged {
	struct entry_ref *target; /* of each id */
	uint64_t first;           /* index of the first entry in this device's log, */
	size_t entries;           /* and how many: one for each claim, else one for all */
};

/* The entries that the ids mean, which must be of the kind that is decided on; an edit must leave a claim. */
MUST_CHECK bool judging_targets(const struct judging *j, struct casebook *c, struct judged *to,
	struct arena *mem, struct err *e);

/*
 * Appends it, all or nothing. What `s` knows of judgements on each target goes in, so that a word given without
 * knowing of another shows.
 */
MUST_CHECK bool judging_append(const struct judging *j, struct casebook *c,
	const struct standing *s, struct judged *to, struct arena *mem, struct err *e);

#endif
