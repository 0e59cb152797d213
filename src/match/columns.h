#ifndef MATCH_COLUMNS_H
#define MATCH_COLUMNS_H

#include "match/records.h"

/* Reads a list's header and settles the role of every column. */
MUST_CHECK bool columns_read(struct records *r, struct list *l, const struct read_options *opts,
	struct arena *mem, struct err *e);

/* Says in a remark how the columns were understood. */
void columns_remark(struct records *r, const struct list *l, struct arena *mem);

#endif
