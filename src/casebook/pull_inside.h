#ifndef CASEBOOK_PULL_INSIDE_H
#define CASEBOOK_PULL_INSIDE_H

#include "casebook/beside.h"
#include "casebook/pull.h"

/* One log of the other casebook, as far as it was looked at. */
struct offered {
	const struct casebook_log *theirs;
	struct log_reader reader;        /* of theirs */
	const struct casebook_log *ours; /* NULL: none yet */
	struct checkpoint had;           /* ours; size 0: none */
	struct digests leaf;             /* so many are there, from the first on */
	struct log_entry *entry;         /* [had.size, had.size + entries) whose bodies are right */
	bool *known;                     /* whether the secret of each is known */
	size_t entries;
	struct str raw; /* the checkpoint that is accepted; at NULL: none beyond what we had */
	uint64_t size;  /* of it, */
	struct digest root;
	size_t result; /* its number in r->logs */
};

struct revocation {
	struct str origin;
	uint64_t from;
};

struct pulling {
	struct casebook *c, *other;
	struct pull_result *r;
	struct {
		struct offered *at;
		size_t count, room;
	} logs;
	struct digests erased; /* objects that some log says are erased */
	struct {
		struct revocation *at;
		size_t count, room;
	} revoked;
	struct arena *mem;
};

/* Reads leaves and bodies, and settles what is taken. False for the machine's sake alone. */
MUST_CHECK bool offered_examine(struct pulling *p, struct offered *o, struct err *e);

void pull_problem(struct pulling *p, const char *fmt, ...) PRINTF(2, 3);

/* Keeps a checkpoint that was refused, durably, below refused/. */
MUST_CHECK bool keep_refused(struct pulling *p, const struct offered *o, struct err *e);

/* Kept checkpoints, timestamps and cosignatures of logs that are here. */
MUST_CHECK bool pull_beside(struct pulling *p, struct err *e);

#endif
