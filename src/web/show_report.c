#include "web/handle.h"
#include "web/put.h"

#include "casebook/fields.h"

enum { MOST_TEXT = 1 << 20, MOST_FILE = 64 << 20 };

static const struct json *members_of(const struct live_document *d, struct arena *mem)
{
	struct json *v;
	struct err unsaid;
	return json_parse(str_format(mem, "{" STR_FMT "}", STR_ARG(d->members)), &v, mem, &unsaid)
		       ? v
		       : NULL;
}

/* What a report is called: its title, else the name of its file. */
static void put_head(struct json_out *j, const struct live_document *d, const struct json *v)
{
	struct str title = json_text(v, "title"), name = json_text(v, "name");
	put_member_str(j, "id", put_id_of(&d->self, j->to->mem));
	put_member_str(j, "title", title.len ? title : name);
	put_member_str(j, "outlet", json_text(v, "outlet"));
	put_member_str(j, "published", json_text(v, "published"));
}

static void put_row(struct session *k, struct json_out *j, size_t n)
{
	struct live_document d = live_document(k->live, n);
	put_open(j, '{');
	put_head(j, &d, members_of(&d, j->to->mem));
	put_member_int(j, "claims", (int64_t)d.claim_count);
	put_member_int(j, "unreviewed", (int64_t)d.unreviewed);
	put_close(j, '}');
}

bool show_reports(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct json_out *j = &a->json;
	struct span_asked span;
	bool all = !str_equal(request_value(r, "filter"), STR("unreviewed"));
	size_t total = 0;
	if (!request_span(r, &span, e))
		return false;
	put_open(j, '{');
	put_key(j, "reports");
	put_open(j, '[');
	for (size_t i = 0; i < live_documents(k->live); i++) {
		if (!all && !live_document(k->live, i).unreviewed)
			continue;
		if (total >= span.from && total < span.from + span.count)
			put_row(k, j, i);
		total++;
	}
	put_close(j, ']');
	put_member_int(j, "total", (int64_t)total);
	put_close(j, '}');
	return true;
}

static bool read_text(
	struct session *k, const struct entry_ref *ref, struct str *text, struct arena *mem)
{
	const struct casebook_log *log;
	struct casebook_item x;
	uint64_t index;
	struct err unsaid;
	return casebook_find_id(&k->c, put_id_of(ref, mem), &log, &index, &unsaid) &&
	       casebook_read(&k->c, log, index, &x, mem, &unsaid) &&
	       casebook_report_text(&k->c, &x, text, mem, &unsaid);
}

/* Cut between two letters. */
static struct str cut(struct str text, bool *was_cut)
{
	*was_cut = text.len > MOST_TEXT;
	if (*was_cut)
		for (text.len = MOST_TEXT; text.len && (text.at[text.len] & 0xc0) == 0x80;)
			text.len--;
	return text;
}

static void put_neighbour(struct session *k, struct json_out *j, const char *key, size_t n)
{
	struct str id = { 0 };
	if (n < live_documents(k->live)) {
		struct entry_ref self = live_document(k->live, n).self;
		id = put_id_of(&self, j->to->mem);
	}
	put_member_str(j, key, id);
}

static void put_claims_of(struct session *k, struct json_out *j, const struct live_document *d)
{
	put_key(j, "claims");
	put_open(j, '[');
	for (size_t i = 0; i < d->claim_count; i++)
		put_claim(k, j, d->claim[i], false);
	put_close(j, ']');
}

bool show_report(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct json_out *j = &a->json;
	struct str text = STR("");
	bool was_cut;
	size_t n = document_by_id(k, request_value(r, "id"));
	if (n == LIVE_NONE)
		return missing(a, e, "there is no such report");
	struct live_document d = live_document(k->live, n);
	const struct json *v = members_of(&d, r->mem);
	bool readable = read_text(k, &d.self, &text, r->mem);
	text = cut(text, &was_cut);
	put_open(j, '{');
	put_head(j, &d, v);
	put_member_str(j, "kind", json_text(v, "kind"));
	put_member_str(j, "language", json_text(v, "language"));
	put_member_str(j, "url", json_text(v, "url"));
	put_member_str(j, "text", text);
	put_member_bool(j, "cut", was_cut);
	put_member_bool(j, "readable", readable);
	put_claims_of(k, j, &d);
	put_neighbour(k, j, "before", n - 1);
	put_neighbour(k, j, "after", n + 1);
	put_member_bool(j, "image", str_equal(json_text(v, "kind"), STR("file")));
	put_close(j, '}');
	return true;
}

static int64_t size_of(const struct live_document *d, struct arena *mem)
{
	const struct json *v = members_of(d, mem), *size = v ? json_member(v, "size") : NULL;
	return size && size->kind == KIND_INTEGER ? size->integer : 0;
}

static bool read_file(struct session *k, const struct entry_ref *ref, struct str *bytes,
	struct arena *mem, struct err *e)
{
	const struct casebook_log *log;
	struct casebook_item x;
	uint64_t index;
	struct buf b = { .mem = mem };
	struct sink to = sink_buf(&b);
	bool ok = casebook_find_id(&k->c, put_id_of(ref, mem), &log, &index, e) &&
		  casebook_read(&k->c, log, index, &x, mem, e) &&
		  casebook_object(&k->c, &x, "object", &to, e);
	*bytes = buf_str(&b);
	return ok;
}

/* Without the lock, as it may take seconds; the casebook may be locked meanwhile, and then nothing of it is answered. */
static bool redraw(struct server *s, struct session *k, struct str bytes, struct str *png,
	struct arena *mem, struct err *e)
{
	session_hold(k);
	pthread_mutex_unlock(&s->lock);
	bool ok = s->o->redraw(bytes, png, mem, e);
	pthread_mutex_lock(&s->lock);
	if (k->closed)
		ok = fail(e, ERR_INPUT, "the casebook was locked meanwhile");
	session_let_go(k);
	return ok;
}

/* REVIEW-4: a stranger's file never goes to the browser as it is. */
bool show_image(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct str bytes, png;
	size_t n = document_by_id(k, request_value(r, "id"));
	if (n == LIVE_NONE || !s->o->redraw)
		return missing(a, e, "there is no such picture");
	struct live_document d = live_document(k->live, n);
	if (size_of(&d, r->mem) > MOST_FILE)
		return fail(e, ERR_INPUT,
			"the file has more than %d MB and is not shown; 'knell export' writes it "
			"out",
			MOST_FILE >> 20);
	if (!read_file(k, &d.self, &bytes, r->mem, e) || !redraw(s, k, bytes, &png, r->mem, e))
		return false;
	a->type = "image/png";
	buf_add(&a->body, png);
	return true;
}

static void put_queued(struct session *k, struct json_out *j, size_t n)
{
	struct arena *mem = j->to->mem;
	struct live_claim l = live_claim(k->live, n);
	struct claim c;
	bool whole = claim_now(k, n, &c, mem);
	put_open(j, '{');
	put_member_str(j, "id", put_id_of(&l.self, mem));
	put_member_str(j, "report", put_id_of(&l.report, mem));
	put_key(j, "claim");
	whole ? claim_put(j, &c) : put_null(j);
	put_member_str(j, "review", str_from(review_words[l.review]));
	put_member_bool(j, "disputed", l.disputed);
	put_member_str(j, "words", whole ? c.words : (struct str){ 0 });
	put_close(j, '}');
}

static bool is_wanted(const struct live_claim *c, struct str filter)
{
	if (str_equal(filter, STR("unreviewed")))
		return c->review == REVIEW_NONE;
	return !str_equal(filter, STR("disagreements")) || c->disputed;
}

bool show_claims(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct json_out *j = &a->json;
	struct span_asked span;
	struct str filter = request_value(r, "filter");
	size_t total = 0;
	if (!request_span(r, &span, e))
		return false;
	put_open(j, '{');
	put_key(j, "claims");
	put_open(j, '[');
	for (size_t i = 0; i < live_claims(k->live); i++) {
		struct live_claim c = live_claim(k->live, i);
		if (!is_wanted(&c, filter))
			continue;
		if (total >= span.from && total < span.from + span.count)
			put_queued(k, j, i);
		total++;
	}
	put_close(j, ']');
	put_member_int(j, "total", (int64_t)total);
	put_close(j, '}');
	return true;
}
