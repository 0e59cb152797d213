#ifndef LEDGER_LOG_VERIFY_INSIDE_H
#define LEDGER_LOG_VERIFY_INSIDE_H

#include "ledger/log_verify.h"

/* What one verification has in hand. */
struct verifying {
	struct log_reader *r;
	struct log_verdict *v;
	struct arena *mem;
};

/* Notes a problem of a file and the entries [first, last] it is about. */
void log_problem(struct verifying *y, struct str path, uint64_t first, uint64_t last,
	const char *fmt, ...) PRINTF(5, 6);

/* The files that are there beside those the checkpoint asks for; and the bodies. */
void log_verify_others(struct verifying *y);
void log_verify_bodies(struct verifying *y, const struct log_secrets *secrets);

#endif
