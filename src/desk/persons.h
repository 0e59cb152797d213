#ifndef DESK_PERSONS_H
#define DESK_PERSONS_H

#include "base/digest.h"
#include "base/err.h"
#include "base/str.h"

#include <signal.h>
#include <stdint.h>

struct casebook;
struct standing; /* whose header and the estimator's name two things alike */

/* What was matched, and what there is to say of it. */
struct desk_persons {
	struct str table;     /* person,list,record */
	struct digest inputs; /* of what it was made from */
	struct strs remarks;
	uint64_t closed; /* entries that are erased or cannot be opened */
};

/* The lists that stand, matched with the usual settings. ERR_SYSTEM when it was stopped. */
MUST_CHECK bool desk_match(struct casebook *c, const struct standing *s, uint64_t seed,
	const volatile sig_atomic_t *stop, struct desk_persons *to, struct arena *mem,
	struct err *e);

/* The same of the lists that were recorded before `until`. */
MUST_CHECK bool desk_match_until(struct casebook *c, int64_t until, uint64_t seed,
	const volatile sig_atomic_t *stop, struct desk_persons *to, struct arena *mem,
	struct err *e);

#endif
