#include "base/date.h"
#include "base/encode.h"
#include "base/json.h"
#include "casebook/index_inside.h"

#include <stdlib.h>
#include <string.h>

const char index_schema[] =
	"create table log(n integer primary key, origin text not null unique) strict;"
	/* place: log and index as one number; about: the first entry it refers to */
	"create table entry(place integer primary key, kind integer not null, time integer not "
	"null,"
	" found integer not null, about integer) strict;"
	"create table ref(about integer not null, place integer not null,"
	" primary key(about, place)) strict, without rowid;"
	"create table document(digest blob not null, place integer not null,"
	" primary key(digest, place)) strict, without rowid;"
	"create virtual table search using fts5(words, content='', detail=full,"
	" tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\");"
	"create virtual table term using fts5vocab(search, instance);";

void index_free(struct index *ix)
{
	if (!ix)
		return;
	store_close(ix->store);
	arena_release(&ix->mem);
	free(ix);
}

bool index_log_number(struct index *ix, struct str origin, int64_t *n, struct err *e)
{
	for (size_t i = 0; i < ix->logs.count; i++)
		if (str_equal(ix->logs.at[i].origin, origin)) {
			*n = (int64_t)i;
			return true;
		}
	*n = (int64_t)ix->logs.count;
	PUSH(&ix->mem, &ix->logs)->origin = str_copy(&ix->mem, origin);
	struct query q = query(ix->store, SQL("insert into log(n, origin) values (?1, ?2)"));
	bind_int(&q, 1, *n);
	bind_text(&q, 2, origin);
	return query_run(&q, e);
}

static int64_t two_digits(const char *at)
{
	return 10 * (at[0] - '0') + at[1] - '0';
}

/* Of a time that entry_parse has taken, so that its form is known. */
static int64_t seconds_of(struct str time)
{
	date_day day = 0;
	return !date_parse(str_slice(time, 0, 10), &day)
		       ? 0
		       : (int64_t)day * 86400 + two_digits(time.at + 11) * 3600 +
				 two_digits(time.at + 14) * 60 + two_digits(time.at + 17);
}

static bool place_of(struct index *ix, const struct entry_ref *ref, int64_t *place, struct err *e)
{
	int64_t log = 0;
	if (!index_log_number(ix, ref->origin, &log, e))
		return false;
	*place = index_place(log, ref->index);
	return true;
}

static bool insert_rows(
	struct index *ix, const char *sql, const struct entry_row *row, size_t count, struct err *e)
{
	struct query q = query(ix->store, sql);
	for (int i = 0; i < (int)count; i++) {
		bind_int(&q, 5 * i + 1, row[i].place);
		bind_int(&q, 5 * i + 2, row[i].kind);
		bind_int(&q, 5 * i + 3, row[i].time);
		bind_int(&q, 5 * i + 4, row[i].found);
		if (row[i].about >= 0)
			bind_int(&q, 5 * i + 5, row[i].about);
	}
	return query_run(&q, e);
}

#define ROW "(?, ?, ?, ?, ?)"
#define FOUR(x) x "," x "," x "," x
#define INTO_ENTRY "insert into entry(place, kind, time, found, about) values "

/* Puts what waits into the table; nothing is asked of it before. */
static bool put_waiting(struct index *ix, struct err *e)
{
	size_t count = ix->waiting_count;
	ix->waiting_count = 0;
	if (count == ROWS_AT_ONCE)
		return insert_rows(ix, SQL(INTO_ENTRY FOUR(FOUR(ROW))), ix->waiting, count, e);
	for (size_t i = 0; i < count; i++)
		if (!insert_rows(ix, SQL(INTO_ENTRY ROW), &ix->waiting[i], 1, e))
			return false;
	return true;
}

static bool add_entry(struct index *ix, int64_t log, const struct casebook_item *x, struct err *e)
{
	bool opened = x->found == CASEBOOK_OPENED;
	int64_t about = -1;
	if (opened && x->body.entry.ref_count && !place_of(ix, &x->body.entry.ref[0], &about, e))
		return false;
	ix->waiting[ix->waiting_count++] = (struct entry_row){ index_place(log, x->index),
		opened ? (int64_t)x->body.entry.kind : -1,
		opened ? seconds_of(x->body.entry.time) : 0, (int64_t)x->found, about };
	return ix->waiting_count < ROWS_AT_ONCE || put_waiting(ix, e);
}

/* The first stands in the entry's own row; few have more. */
static bool add_refs(struct index *ix, int64_t log, const struct casebook_item *x, struct err *e)
{
	bool ok = true;
	for (size_t i = 1; ok && i < x->body.entry.ref_count; i++) {
		int64_t about = 0;
		if (!place_of(ix, &x->body.entry.ref[i], &about, e))
			return false;
		struct query q = query(
			ix->store, SQL("insert or ignore into ref(about, place) values (?1, ?2)"));
		bind_int(&q, 1, about);
		bind_int(&q, 2, index_place(log, x->index));
		ok = query_run(&q, e);
	}
	return ok;
}

static bool add_document(
	struct index *ix, int64_t log, const struct casebook_item *x, struct err *e)
{
	struct arena own = { 0 };
	struct json *what;
	struct err unsaid;
	struct digest d;
	bool ok = true;
	if (json_parse(casebook_item_field(x, FIELD_WHAT), &what, &own, &unsaid) &&
		hex_bytes(json_text(what, "digest"), d.byte, sizeof d.byte)) {
		struct query q = query(
			ix->store, SQL("insert into document(digest, place) values (?1, ?2)"));
		bind_blob(&q, 1, (struct str){ (const char *)d.byte, sizeof d.byte });
		bind_int(&q, 2, index_place(log, x->index));
		ok = query_run(&q, e);
	}
	arena_release(&own);
	return ok;
}

struct following {
	struct index *ix;
	struct casebook *c;
	int64_t log;
};

static bool visit(void *self, const struct casebook_item *x, struct err *e)
{
	struct following *f = self;
	if (!add_entry(f->ix, f->log, x, e))
		return false;
	f->ix->logs.at[f->log].done = x->index + 1;
	if (x->found != CASEBOOK_OPENED)
		return true;
	if (!add_refs(f->ix, f->log, x, e))
		return false;
	if (f->ix->has_search && !search_add(f->ix, f->c, x, e))
		return false;
	return x->body.entry.kind != ENTRY_DOCUMENT || add_document(f->ix, f->log, x, e);
}

bool index_take(struct index *ix, struct casebook *c, const struct casebook_item *x, struct err *e)
{
	struct following f = { ix, c, 0 };
	return index_log_number(ix, x->log->origin, &f.log, e) && visit(&f, x, e) &&
	       put_waiting(ix, e);
}

static bool begin(struct index *ix, struct err *e)
{
	struct query q = query(ix->store, SQL("begin"));
	return query_run(&q, e);
}

static bool commit(struct index *ix, struct err *e)
{
	struct query q = query(ix->store, SQL("commit"));
	return query_run(&q, e);
}

bool index_follow(struct index *ix, struct casebook *c, struct err *e)
{
	bool ok = begin(ix, e);
	for (size_t i = 0; ok && i < c->logs.count; i++) {
		struct following f = { ix, c, 0 };
		const struct casebook_log *l = &c->logs.at[i];
		ok = index_log_number(ix, l->origin, &f.log, e) &&
		     casebook_each_of_kinds(c, l, ix->logs.at[f.log].done,
			     ix->has_search ? ~0U : 1U << ENTRY_DOCUMENT, visit, &f, e);
	}
	return ok && put_waiting(ix, e) && commit(ix, e);
}

bool index_empty(struct index **ix, struct err *e)
{
	struct index *made = calloc(1, sizeof *made);
	if (!made) {
		fail(e, ERR_SYSTEM, "no memory for the index");
		return false;
	}
	if (!store_open(&made->store, index_schema, e)) {
		index_free(made);
		return false;
	}
	*ix = made;
	return true;
}

bool index_build(struct index **ix, struct casebook *c, struct err *e)
{
	struct index *made = NULL;
	if (!index_empty(&made, e))
		return false;
	if (!index_follow(made, c, e)) {
		index_free(made);
		return false;
	}
	*ix = made;
	return true;
}
