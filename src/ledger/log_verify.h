#ifndef LEDGER_LOG_VERIFY_H
#define LEDGER_LOG_VERIFY_H

#include "ledger/log_read.h"

/*
 * Everything of one log: the checkpoint's signature, every entry and every hash
 * of every tile against its root, stale partial tiles, kept checkpoints, and the
 * bodies, as far as their secrets are known. It goes on after what it finds, so
 * that all of it is named.
 */
struct log_problem {
	struct str path; /* of the file */
	struct str says;
	uint64_t first, last; /* the entries it is about; first > last: none in particular */
};

struct log_verdict {
	struct {
		struct log_problem *at;
		size_t count, room;
	} problems; /* at most LOG_MOST_PROBLEMS of them are kept */
	size_t problem_count;
	struct strs unknown;     /* files that are no part of a log */
	uint64_t entries, bytes; /* of the entries */
	uint64_t tiles, stale;   /* tiles and bundles; partial ones that a wider one has followed */
	uint64_t bodies, opened; /* frames that hold; of them opened with their secret */
	uint64_t erased;         /* bodies whose secret is known to be destroyed */
};

enum { LOG_MOST_PROBLEMS = 1000 };

enum log_secret_found { LOG_SECRET_UNKNOWN, LOG_SECRET_ERASED, LOG_SECRET_KNOWN };

/* Where entries' secrets come from; NULL for `get`: from nowhere. */
struct log_secrets {
	void *self;
	enum log_secret_found (*get)(void *self, uint64_t index, struct secret *secret);
};

enum log_parts { LOG_TREE = 1, LOG_BODIES = 2 };

/* False only when nothing can be said at all (no checkpoint that verifies); the problems are in *v. */
MUST_CHECK bool log_verify(struct log_reader *r, enum log_parts parts,
	const struct log_secrets *secrets, struct log_verdict *v, struct arena *mem, struct err *e);

#endif
