#include "casebook/index_inside.h"

#include <string.h>

static const struct casebook_log *log_of(const struct casebook *c, struct str origin)
{
	for (size_t i = 0; i < c->logs.count; i++)
		if (str_equal(c->logs.at[i].origin, origin))
			return &c->logs.at[i];
	return NULL;
}

bool index_row(
	const struct index *ix, const struct casebook *c, struct query *q, struct index_entry *x)
{
	int64_t place = column_int(q, 0), log = place >> PLACE_LOG_BITS;
	*x = (struct index_entry){ .index = (uint64_t)(place - index_place(log, 0)),
		.kind = (enum entry_kind)column_int(q, 1),
		.time = column_int(q, 2),
		.found = (enum casebook_found)column_int(q, 3) };
	x->log = log_of(c, ix->logs.at[log].origin);
	return x->log != NULL;
}

/* Rows of a query to a visitor, whose own failure is kept. */
static bool each_row(struct index *ix, struct casebook *c, struct query *q, index_visit *visit,
	void *self, struct err *e)
{
	struct index_entry x;
	struct err other;
	while (query_next(q))
		if (index_row(ix, c, q, &x) && !visit(self, &x, e)) {
			bool ended = query_end(q, &other);
			(void)ended;
			return false;
		}
	return query_end(q, e);
}

bool index_entries(struct index *ix, struct casebook *c, int kind, index_visit *visit, void *self,
	struct err *e)
{
	struct query q = query(
		ix->store, SQL("select place, kind, entry.time, found from entry join log on log.n "
			       "= place >> 40"
			       " where ?1 < 0 or kind = ?1 order by entry.time, origin, place"));
	bind_int(&q, 1, kind);
	return each_row(ix, c, &q, visit, self, e);
}

/* By what entries refer to they are found in no time once this is made; most commands never ask. */
static bool make_about(struct index *ix, struct err *e)
{
	if (ix->has_about)
		return true;
	struct query q =
		query(ix->store, SQL("create index if not exists entry_about on entry(about)"));
	ix->has_about = query_run(&q, e);
	return ix->has_about;
}

static int64_t known_place(const struct index *ix, struct str origin, uint64_t index)
{
	for (size_t i = 0; i < ix->logs.count; i++)
		if (str_equal(ix->logs.at[i].origin, origin))
			return index_place((int64_t)i, index);
	return -1;
}

bool index_about(struct index *ix, struct casebook *c, struct str origin, uint64_t index, int kind,
	index_visit *visit, void *self, struct err *e)
{
	if (!make_about(ix, e))
		return false;
	struct query q = query(ix->store,
		SQL("select entry.place, kind, entry.time, found from entry"
		    " join log on log.n = entry.place >> 40"
		    " where entry.place in (select place from entry where about = ?1"
		    " union select place from ref where about = ?1) and (?2 < 0 or kind = ?2)"
		    " order by entry.time, origin, entry.place"));
	bind_int(&q, 1, known_place(ix, origin, index));
	bind_int(&q, 2, kind);
	return each_row(ix, c, &q, visit, self, e);
}

static void take_counts(struct query *q, struct index_counts *n)
{
	while (query_next(q)) {
		int64_t kind = column_int(q, 0);
		if (kind >= 0 && kind < ENTRY_KINDS)
			n->of[kind] += (uint64_t)column_int(q, 1);
		else
			n->closed += (uint64_t)column_int(q, 1);
	}
}

bool index_count_about(
	struct index *ix, struct str origin, uint64_t index, struct index_counts *n, struct err *e)
{
	*n = (struct index_counts){ 0 };
	if (!make_about(ix, e))
		return false;
	struct query q = query(
		ix->store, SQL("select kind, count(*) from entry where about = ?1 group by kind"
			       " union all select kind, count(*) from ref join entry"
			       " on entry.place = ref.place where ref.about = ?1"
			       " and entry.about <> ?1 group by kind"));
	bind_int(&q, 1, known_place(ix, origin, index));
	take_counts(&q, n);
	return query_end(&q, e);
}

bool index_document(struct index *ix, struct casebook *c, struct digest digest,
	struct index_entry *x, bool *found, struct err *e)
{
	struct query q = query(
		ix->store, SQL("select entry.place, kind, entry.time, found from document"
			       " join entry on entry.place = document.place"
			       " join log on log.n = entry.place >> 40"
			       " where digest = ?1 order by entry.time, origin, entry.place"));
	bind_blob(&q, 1, (struct str){ (const char *)digest.byte, sizeof digest.byte });
	*found = query_next(&q) && index_row(ix, c, &q, x);
	return query_end(&q, e);
}

bool index_count(struct index *ix, struct index_counts *n, struct err *e)
{
	struct query q = query(ix->store, SQL("select kind, count(*) from entry group by kind"));
	*n = (struct index_counts){ 0 };
	take_counts(&q, n);
	return query_end(&q, e);
}

static const char *dumps(size_t i)
{
	const char *const all[] = {
		SQL("select 'entry', origin, place & 1099511627775, kind, entry.time, found from "
		    "entry"
		    " join log on log.n = place >> 40 order by origin, place"),
		SQL("select 'ref', target.origin, about & 1099511627775, log.origin,"
		    " place & 1099511627775, null from"
		    " (select about, place from entry where about is not null"
		    " union select about, place from ref)"
		    " join log on log.n = place >> 40 join log as target on target.n = about >> 40"
		    " order by target.origin, about, log.origin, place"),
		SQL("select 'document', hex(digest), origin, place & 1099511627775, null, null"
		    " from document join log on log.n = place >> 40 order by digest, origin, "
		    "place"),
		SQL("select 'term', term, origin, doc & 1099511627775, offset, null from term"
		    " join log on log.n = doc >> 40 order by term, origin, doc, offset"),
	};
	return i < sizeof all / sizeof *all ? all[i] : NULL;
}

static void add_cell(struct buf *to, struct str s)
{
	if (s.len)
		buf_add(to, s);
}

static struct str row_text(struct query *q, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (int k = 0; k < 6; k++) {
		add_cell(&b, column_text(q, k, mem));
		buf_add_char(&b, k < 5 ? ' ' : '\n');
	}
	return buf_str(&b);
}

bool index_dump(struct index *ix, struct buf *to, struct err *e)
{
	for (size_t i = 0; dumps(i); i++) {
		struct query q = query(ix->store, dumps(i));
		while (query_next(&q)) {
			struct arena own = { 0 };
			buf_add(to, row_text(&q, &own));
			arena_release(&own);
		}
		if (!query_end(&q, e))
			return false;
	}
	return true;
}

/* One row of either dump; where they part, *differs is the row that the other has not. */
static bool same_row(struct query *a, struct query *z, bool has_a, bool has_z, struct str *differs,
	struct arena *mem)
{
	struct arena own = { 0 };
	struct str in_a = has_a ? row_text(a, &own) : (struct str){ 0 };
	struct str in_z = has_z ? row_text(z, &own) : (struct str){ 0 };
	bool same = has_a == has_z && str_equal(in_a, in_z);
	if (!same)
		*differs = str_copy(mem, str_trim(has_a ? in_a : in_z));
	arena_release(&own);
	return same;
}

bool index_compare(struct index *a, struct index *z, uint64_t *rows, struct str *differs,
	struct arena *mem, struct err *e)
{
	bool same = true, ok = true;
	*rows = 0;
	*differs = (struct str){ 0 };
	for (size_t i = 0; ok && same && dumps(i); i++) {
		struct query in_a = query(a->store, dumps(i)), in_z = query(z->store, dumps(i));
		bool has_a = query_next(&in_a), has_z = query_next(&in_z);
		for (; same && (has_a || has_z); ++*rows) {
			same = same_row(&in_a, &in_z, has_a, has_z, differs, mem);
			has_a = has_a && query_next(&in_a);
			has_z = has_z && query_next(&in_z);
		}
		ok = query_end(&in_a, e);
		struct err other;
		if (!query_end(&in_z, ok ? e : &other))
			ok = false;
	}
	return ok;
}
