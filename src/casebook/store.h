#ifndef CASEBOOK_STORE_H
#define CASEBOOK_STORE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

/*
 * SQLite in memory. Nothing of it ever reaches the disk: temporary tables stay in memory too,
 * and there is no file it could spill into.
 *
 * Each statement stands in SQL() beside the code that needs it, which files the text in
 * a table of its own; a test prepares every text of that table. A query remembers its first
 * failure: bind, read and step freely, and look once, at the end.
 *
 *     struct query q = query(s, SQL("select kind from entry where log = ?1"));
 *     bind_int(&q, 1, log);
 *     while (query_next(&q))
 *             take(column_int(&q, 0));
 *     return query_end(&q, e);
 */
struct store;

struct query {
	struct store *store;
	struct sqlite3_stmt *stmt;
	int status;
};

#define SQL(text)                                                                                  \
	__extension__({                                                                            \
		static const char *const sql_ __attribute__((section("sql_text"), used)) = text;   \
		sql_;                                                                              \
	})

/* All texts in SQL(), one after another; false when there is no i-th. For the test. */
bool store_text(size_t i, const char **text);

MUST_CHECK bool store_open(struct store **s, const char *schema, struct err *e);
void store_close(struct store *s);

struct query query(struct store *s, const char *sql);
void bind_int(struct query *q, int at, int64_t value);
void bind_text(struct query *q, int at, struct str value); /* which must live until query_end */
void bind_blob(struct query *q, int at, struct str value);
bool query_next(struct query *q);
int64_t column_int(struct query *q, int at);
struct str column_text(struct query *q, int at, struct arena *mem);
MUST_CHECK bool query_end(struct query *q, struct err *e);
MUST_CHECK bool query_run(struct query *q, struct err *e); /* for what returns no rows */

/* Whether a statement can be prepared; the reason in *e when not. */
MUST_CHECK bool store_prepares(struct store *s, const char *text, struct err *e);

#endif
