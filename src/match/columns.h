#ifndef MATCH_COLUMNS_H
#define MATCH_COLUMNS_H

#include "match/records.h"

/* Reads a list's header. */
MUST_CHECK bool columns_read(struct list *l, struct arena *mem, struct err *e);

/* Settles the role of every column. */
MUST_CHECK bool columns_settle(struct records *r, struct list *l, const struct read_options *opts,
	struct arena *mem, struct err *e);

/* ERR_USAGE for a --map or an --ignore whose header none of the lists has, naming those they have. */
MUST_CHECK bool columns_named(
	const struct records *r, const struct read_options *opts, struct arena *mem, struct err *e);

/* Says in a remark how the columns were understood. */
void columns_remark(struct records *r, const struct list *l, struct arena *mem);

#endif
