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
	*x = (struct index_entry){ .index = (uint64_t)column_int(q, 1),
		.kind = (enum entry_kind)column_int(q, 2),
		.time = column_int(q, 3),
		.found = (enum casebook_found)column_int(q, 4) };
	x->log = log_of(c, ix->logs.at[column_int(q, 0)].origin);
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
		ix->store, SQL("select log, idx, kind, entry.time, found from entry join log on "
			       "log.n = entry.log"
			       " where ?1 < 0 or kind = ?1 order by entry.time, origin, idx"));
	bind_int(&q, 1, kind);
	return each_row(ix, c, &q, visit, self, e);
}

bool index_about(struct index *ix, struct casebook *c, struct str origin, uint64_t index, int kind,
	index_visit *visit, void *self, struct err *e)
{
	struct query q = query(ix->store,
		SQL("select entry.log, entry.idx, kind, entry.time, found from log as target"
		    " join ref on ref.to_log = target.n and ref.to_idx = ?2"
		    " join entry on entry.log = ref.log and entry.idx = ref.idx"
		    " join log on log.n = entry.log"
		    " where target.origin = ?1 and (?3 < 0 or kind = ?3)"
		    " order by entry.time, log.origin, entry.idx"));
	bind_text(&q, 1, origin);
	bind_int(&q, 2, (int64_t)index);
	bind_int(&q, 3, kind);
	return each_row(ix, c, &q, visit, self, e);
}

bool index_count_about(struct index *ix, struct str origin, uint64_t index, enum entry_kind kind,
	uint64_t *count, struct err *e)
{
	struct query q = query(ix->store,
		SQL("select count(*) from log join ref on ref.to_log = log.n and ref.to_idx = ?2"
		    " join entry on entry.log = ref.log and entry.idx = ref.idx"
		    " where log.origin = ?1 and kind = ?3"));
	bind_text(&q, 1, origin);
	bind_int(&q, 2, (int64_t)index);
	bind_int(&q, 3, (int64_t)kind);
	*count = query_next(&q) ? (uint64_t)column_int(&q, 0) : 0;
	return query_end(&q, e);
}

bool index_document(struct index *ix, struct casebook *c, struct digest digest,
	struct index_entry *x, bool *found, struct err *e)
{
	struct query q = query(ix->store,
		SQL("select entry.log, entry.idx, kind, entry.time, found from document"
		    " join entry on entry.log = document.log and entry.idx = document.idx"
		    " join log on log.n = entry.log"
		    " where digest = ?1 order by entry.time, origin, entry.idx"));
	bind_blob(&q, 1, (struct str){ (const char *)digest.byte, sizeof digest.byte });
	*found = query_next(&q) && index_row(ix, c, &q, x);
	return query_end(&q, e);
}

bool index_count(struct index *ix, struct index_counts *n, struct err *e)
{
	struct query q = query(ix->store, SQL("select kind, count(*) from entry group by kind"));
	*n = (struct index_counts){ 0 };
	while (query_next(&q)) {
		int64_t kind = column_int(&q, 0);
		if (kind >= 0 && kind < ENTRY_KINDS)
			n->of[kind] = (uint64_t)column_int(&q, 1);
		else
			n->closed += (uint64_t)column_int(&q, 1);
	}
	return query_end(&q, e);
}

static const char *dumps(size_t i)
{
	const char *const all[] = {
		SQL("select 'entry', origin, idx, kind, entry.time, found from entry"
		    " join log on log.n = entry.log order by origin, idx"),
		SQL("select 'ref', target.origin, to_idx, log.origin, idx, null from ref"
		    " join log on log.n = ref.log join log as target on target.n = ref.to_log"
		    " order by target.origin, to_idx, log.origin, idx"),
		SQL("select 'document', hex(digest), origin, idx, null, null from document"
		    " join log on log.n = document.log order by digest, origin, idx"),
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

bool index_dump(struct index *ix, struct buf *to, struct err *e)
{
	for (size_t i = 0; dumps(i); i++) {
		struct query q = query(ix->store, dumps(i));
		while (query_next(&q)) {
			struct arena own = { 0 };
			for (int k = 0; k < 6; k++) {
				add_cell(to, column_text(&q, k, &own));
				buf_add_char(to, k < 5 ? ' ' : '\n');
			}
			arena_release(&own);
		}
		if (!query_end(&q, e))
			return false;
	}
	return true;
}
