#include "web/handle.h"
#include "web/put.h"

#include "base/encode.h"
#include "casebook/beside.h"
#include "casebook/fields.h"
#include "desk/brief.h"
#include "desk/entry.h"

static bool is_void(const struct session *k, const struct casebook_item *x)
{
	const struct rulings *all = &live_standing(k->live)->rulings;
	for (size_t i = 0; i < all->count; i++)
		if (all->at[i].self.index == x->index &&
			str_equal(all->at[i].self.origin, x->log->origin))
			return all->at[i].is_void;
	return false;
}

static void put_about(struct json_out *j, const struct casebook_item *x)
{
	put_key(j, "about");
	put_open(j, '[');
	for (size_t i = 0; i < x->body.entry.ref_count && i < MOST_COUNT; i++)
		put_str(j, put_id_of(&x->body.entry.ref[i], j->to->mem));
	put_close(j, ']');
}

/* brief_of begins with the kind, in a column of eleven. */
static struct str words_of_entry(const struct casebook_item *x, struct arena *mem)
{
	struct str brief = brief_of(x, mem);
	return brief.len > 11 ? str_trim(str_slice(brief, 11, brief.len)) : STR("");
}

static void put_opened(struct session *k, struct json_out *j, const struct casebook_item *x)
{
	enum entry_kind kind = x->body.entry.kind;
	put_member_str(j, "kind", str_from(entry_kind_word(kind)));
	put_member_str(j, "time", x->body.entry.time);
	put_member_str(j, "by", author_of(k, x->log->origin, j->to->mem));
	put_about(j, x);
	put_member_str(j, "words", words_of_entry(x, j->to->mem));
	put_member_bool(j, "void", kind == ENTRY_JUDGEMENT && is_void(k, x));
}

static void put_closed(struct session *k, struct json_out *j, const struct casebook_item *x)
{
	put_member_str(j, "kind", STR("closed"));
	put_member_str(j, "time", (struct str){ 0 });
	put_member_str(j, "by", author_of(k, x->log->origin, j->to->mem));
	put_key(j, "about");
	put_open(j, '[');
	put_close(j, ']');
	put_member_str(j, "words", str_from(found_word(x->found)));
	put_member_bool(j, "void", false);
}

static bool read_entry(
	struct session *k, const struct live_entry *at, struct casebook_item *x, struct arena *mem)
{
	const struct casebook_log *log;
	uint64_t index;
	struct err unsaid;
	return casebook_find_id(
		       &k->c, casebook_id(at->origin, at->index, mem), &log, &index, &unsaid) &&
	       casebook_read(&k->c, log, index, x, mem, &unsaid);
}

static void put_entry(struct session *k, struct json_out *j, size_t n)
{
	struct live_entry at = live_entry(k->live, n);
	struct casebook_item x;
	if (!read_entry(k, &at, &x, j->to->mem))
		return;
	put_open(j, '{');
	put_member_str(j, "id", casebook_id(at.origin, at.index, j->to->mem));
	x.found == CASEBOOK_OPENED ? put_opened(k, j, &x) : put_closed(k, j, &x);
	put_close(j, '}');
}

/* The newest checkpoint of each log, as its files have it. */
static void put_checkpoints(struct session *k, struct json_out *j)
{
	put_key(j, "checkpoints");
	put_open(j, '[');
	for (size_t i = 0; i < k->c.logs.count; i++) {
		const struct casebook_log *l = &k->c.logs.at[i];
		struct log_reader at;
		struct err unsaid;
		if (!files_reader(&k->c, l, &at, j->to->mem, &unsaid))
			continue;
		put_open(j, '{');
		put_member_str(j, "log", str_slice(l->id, 0, l->id.len < 12 ? l->id.len : 12));
		put_member_int(j, "size", (int64_t)at.checkpoint.size);
		put_member_str(j, "root",
			base64_text(j->to->mem,
				(struct str){ (const char *)at.checkpoint.root.byte,
					sizeof at.checkpoint.root.byte },
				BASE64_PADDED));
		put_member_str(j, "time", l->is_own ? k->c.last_time : (struct str){ 0 });
		put_close(j, '}');
	}
	put_close(j, ']');
}

static void put_stamps(struct session *k, struct json_out *j)
{
	struct arena *mem = j->to->mem;
	put_key(j, "stamps");
	put_open(j, '[');
	for (size_t i = 0; i < live_stamps(k->live); i++) {
		struct live_stamp s = live_stamp(k->live, i);
		put_open(j, '{');
		put_member_str(j, "time", s.time);
		put_member_str(j, "authority", s.authority);
		put_member_str(j, "entry", put_id_of(&s.self, mem));
		put_member_str(j, "log", s.log);
		put_member_int(j, "size", s.size);
		put_member_str(j, "proves",
			str_format(mem,
				"the first %lld entries of this log were there at that time",
				(long long)s.size));
		put_close(j, '}');
	}
	put_close(j, ']');
}

bool show_ledger(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct json_out *j = &a->json;
	struct span_asked span;
	if (!request_span(r, &span, e))
		return false;
	put_open(j, '{');
	put_member_int(j, "total", (int64_t)live_entries(k->live));
	put_key(j, "entries");
	put_open(j, '[');
	for (size_t i = span.from; i < live_entries(k->live) && i - span.from < span.count; i++)
		put_entry(k, j, i);
	put_close(j, ']');
	put_checkpoints(k, j);
	put_stamps(k, j);
	put_close(j, '}');
	return true;
}

struct finding {
	struct session *k;
	struct json_out *j;
};

/* A claim is found in its report; a report is one itself. */
static void put_report_of(
	struct session *k, struct json_out *j, const struct casebook_item *x, struct str id)
{
	struct str report = { 0 };
	if (x->body.entry.kind == ENTRY_CLAIM && x->body.entry.ref_count)
		report = put_id_of(&x->body.entry.ref[0], j->to->mem);
	if (live_document_of(k->live, x->log->origin, x->index) != LIVE_NONE)
		report = id;
	put_member_str(j, "report", report);
}

static bool put_found(void *self, const struct index_entry *row, struct err *e)
{
	struct finding *f = self;
	struct casebook_item x;
	struct arena *mem = f->j->to->mem;
	if (!casebook_read(&f->k->c, row->log, row->index, &x, mem, e))
		return false;
	if (x.found != CASEBOOK_OPENED)
		return true;
	struct str id = casebook_id(row->log->origin, row->index, mem);
	bool report = live_document_of(f->k->live, row->log->origin, row->index) != LIVE_NONE;
	put_open(f->j, '{');
	put_member_str(f->j, "id", id);
	put_member_str(f->j, "kind",
		report ? STR("report") : str_from(entry_kind_word(x.body.entry.kind)));
	put_report_of(f->k, f->j, &x, id);
	put_member_str(f->j, "words", words_of_entry(&x, mem));
	put_close(f->j, '}');
	return true;
}

bool show_find(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	enum { MOST_FOUND = 100 };
	struct session *k = s->session;
	struct finding f = { k, &a->json };
	struct str words = request_value(r, "words");
	if (!k->ix && !index_build(&k->ix, &k->c, e))
		return false;
	put_open(&a->json, '{');
	put_key(&a->json, "found");
	put_open(&a->json, '[');
	if (str_trim(words).len && !index_find(k->ix, &k->c, words, MOST_FOUND, put_found, &f, e))
		return false;
	put_close(&a->json, ']');
	put_close(&a->json, '}');
	return true;
}
