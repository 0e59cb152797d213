#include "casebook/store.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

struct prepared {
	const char *sql; /* compared by address: each SQL() has one */
	sqlite3_stmt *stmt;
};

struct store {
	sqlite3 *db;
	struct arena mem;
	struct {
		struct prepared *at;
		size_t count, room;
	} cache;
};

static const char settings[] =
	"pragma journal_mode = off; pragma synchronous = off; pragma temp_store = memory; "
	"pragma foreign_keys = on; pragma recursive_triggers = on;";

static void harden(sqlite3 *db)
{
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_extended_result_codes(db, 1);
}

bool store_open(struct store **s, const char *schema, struct err *e)
{
	struct store *made = calloc(1, sizeof *made);
	if (!made)
		return fail(e, ERR_SYSTEM, "no memory for the index");
	int rc = sqlite3_open_v2(":memory:", &made->db,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(made->db, settings, NULL, NULL, NULL);
	if (rc == SQLITE_OK) {
		harden(made->db);
		rc = sqlite3_exec(made->db, schema, NULL, NULL, NULL);
	}
	if (rc != SQLITE_OK) {
		fail(e, ERR_SYSTEM, "the index: %s", sqlite3_errmsg(made->db));
		store_close(made);
		return false;
	}
	*s = made;
	return true;
}

void store_close(struct store *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->cache.count; i++)
		sqlite3_finalize(s->cache.at[i].stmt);
	sqlite3_close(s->db);
	arena_release(&s->mem);
	free(s);
}

static sqlite3_stmt *find_prepared(const struct store *s, const char *sql)
{
	for (size_t i = 0; i < s->cache.count; i++)
		if (s->cache.at[i].sql == sql && !sqlite3_stmt_busy(s->cache.at[i].stmt))
			return s->cache.at[i].stmt;
	return NULL;
}

struct query query(struct store *s, const char *sql)
{
	struct query q = { .store = s, .stmt = find_prepared(s, sql) };
	if (q.stmt)
		return q;
	q.status = sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &q.stmt, NULL);
	if (q.status == SQLITE_OK)
		*PUSH(&s->mem, &s->cache) = (struct prepared){ sql, q.stmt };
	return q;
}

static void note(struct query *q, int rc)
{
	if (q->status == SQLITE_OK)
		q->status = rc;
}

void bind_int(struct query *q, int at, int64_t value)
{
	note(q, sqlite3_bind_int64(q->stmt, at, value));
}

void bind_text(struct query *q, int at, struct str value)
{
	if (value.at)
		note(q, sqlite3_bind_text64(
				q->stmt, at, value.at, value.len, SQLITE_STATIC, SQLITE_UTF8));
	else
		note(q, sqlite3_bind_null(q->stmt, at));
}

void bind_blob(struct query *q, int at, struct str value)
{
	note(q, sqlite3_bind_blob64(q->stmt, at, value.at, value.len, SQLITE_STATIC));
}

bool query_next(struct query *q)
{
	if (q->status != SQLITE_OK)
		return false;
	int rc = sqlite3_step(q->stmt);
	if (rc == SQLITE_ROW)
		return true;
	if (rc != SQLITE_DONE)
		note(q, rc);
	return false;
}

int64_t column_int(struct query *q, int at)
{
	return sqlite3_column_int64(q->stmt, at);
}

struct str column_text(struct query *q, int at, struct arena *mem)
{
	if (sqlite3_column_type(q->stmt, at) == SQLITE_NULL)
		return (struct str){ 0 };
	const void *bytes = sqlite3_column_text(q->stmt, at);
	size_t len = (size_t)sqlite3_column_bytes(q->stmt, at);
	char *copy = NEW_ARRAY(mem, char, len + 1);
	if (len)
		memcpy(copy, bytes, len);
	return (struct str){ copy, len };
}

bool query_end(struct query *q, struct err *e)
{
	bool ok = q->status == SQLITE_OK;
	if (!ok)
		fail(e, ERR_SYSTEM, "the index: %s", sqlite3_errmsg(q->store->db));
	if (q->stmt) {
		sqlite3_reset(q->stmt);
		sqlite3_clear_bindings(q->stmt);
	}
	return ok;
}

bool query_run(struct query *q, struct err *e)
{
	while (query_next(q))
		continue;
	return query_end(q, e);
}

bool store_prepares(struct store *s, const char *text, struct err *e)
{
	struct query q = query(s, text);
	return query_end(&q, e) || explain(e, "%.120s", text);
}

/* The linker knows where the section begins and ends. */
/* NOLINTNEXTLINE(bugprone-reserved-identifier) */
extern const char *const __start_sql_text[], *const __stop_sql_text[];

bool store_text(size_t i, const char **text)
{
	/* cppcheck-suppress comparePointers ; the linker puts both around one section */
	if (i >= (size_t)(__stop_sql_text - __start_sql_text))
		return false;
	*text = __start_sql_text[i];
	return true;
}
