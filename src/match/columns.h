#ifndef MATCH_COLUMNS_H
#define MATCH_COLUMNS_H

#include "match/records.h"

/*
 * Reads the headers of all lists and settles the role of every column; how they were understood is
 * said in a remark for each list. Errors are those of records_read.
 */
MUST_CHECK bool columns_read(struct records *r, const struct list_input *in,
	const struct read_options *opts, struct arena *mem, struct err *e);

/* The cell of a column of whole names in the order given, father ..., family, without what stands in brackets. */
struct str column_whole_name(const struct column *c, struct str cell, struct arena *mem);

#endif
