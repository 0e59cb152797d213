#ifndef CASEBOOK_PULL_H
#define CASEBOOK_PULL_H

#include "casebook/casebook.h"

/*
 * Merging: what another casebook has and this one lacks is taken over, after it was checked. The union of the logs;
 * any order of pairwise merges gives equal entries (but for observations).
 *
 * Of each log the longest beginning is taken that a signed checkpoint covers and in which every leaf and
 * body is right; the rest of that log is refused, and its checkpoint kept below refused/ as evidence. Two
 * checkpoints of one key that contradict each other prove that the key was copied or its owner plays false:
 * both are kept, none is chosen, and what was here stays.
 */
struct pulled_log {
	struct str id;
	uint64_t had, has; /* entries here, before and after */
	uint64_t offered;  /* by the other's newest checkpoint */
	struct str why;    /* why what lies beyond `has` was refused; at NULL: it was not */
	bool is_conflict;  /* two histories under one key */
};

struct pull_result {
	struct {
		struct pulled_log *at;
		size_t count, room;
	} logs;
	struct strs problems; /* sentences, of what was refused beside entries */
	uint64_t entries;     /* taken over */
	size_t objects, erased, cosigned, beside;
	bool was_older; /* the other has more of this device's own log than this copy: it was restored */
};

/* `other` is open for reading, under this casebook's identity or another of its members'. */
MUST_CHECK bool casebook_pull(struct casebook *c, struct casebook *other, struct pull_result *r,
	struct arena *mem, struct err *e);

/*
 * Signs, as a witness, the checkpoint of every other log here that this device has not signed yet; each was
 * compared with its tiles. *count is how many.
 */
MUST_CHECK bool casebook_cosign(struct casebook *c, size_t *count, struct err *e);

#endif
