#ifndef WEB_DECIDE_H
#define WEB_DECIDE_H

#include "desk/judge.h"
#include "web/request.h"

/* What a decision on the page says, before it is held against the casebook. */
struct deciding {
	struct judging j;
	struct strs knew; /* judgements that the page had seen */
};
MUST_CHECK bool deciding_read(const struct request *r, struct deciding *d, struct err *e);

#endif
