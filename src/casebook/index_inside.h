#ifndef CASEBOOK_INDEX_INSIDE_H
#define CASEBOOK_INDEX_INSIDE_H

#include "casebook/index.h"

/* A row of the table of entries; about is -1 where it refers to none. */
struct entry_row {
	int64_t place, kind, time, found, about;
};

enum { ROWS_AT_ONCE = 16 };

struct index {
	struct store *store;
	struct entry_row waiting[ROWS_AT_ONCE]; /* for one statement: half the time of as many */
	size_t waiting_count;
	struct arena mem;
	struct {
		struct index_log {
			struct str origin;
			uint64_t done; /* entries that are in the tables */
		} * at;
		size_t count, room;
	} logs;                     /* numbered from 0 as they came */
	bool has_search, has_about; /* the table is filled, the key is made */
};

extern const char index_schema[];

/* The number of a log, which is made known where it is new. */
MUST_CHECK bool index_log_number(struct index *ix, struct str origin, int64_t *n, struct err *e);

/* One entry's words into the search table. */
MUST_CHECK bool search_add(
	struct index *ix, struct casebook *c, const struct casebook_item *x, struct err *e);

/* The current row of a query (place, kind, time, found). False for a log that the casebook has not. */
bool index_row(
	const struct index *ix, const struct casebook *c, struct query *q, struct index_entry *x);

/* Log and index as one number, which the search table has too: entries of a log stand together. */
enum { PLACE_LOG_BITS = 40 };
static inline int64_t index_place(int64_t log, uint64_t index)
{
	return log << PLACE_LOG_BITS | (int64_t)index;
}

#endif
