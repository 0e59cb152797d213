#include "web/put.h"

#include "web/figures.h"

struct str put_id_of(const struct entry_ref *r, struct arena *mem)
{
	return r->origin.at ? casebook_id(r->origin, r->index, mem) : (struct str){ 0 };
}

struct str author_of(struct session *k, struct str origin, struct arena *mem)
{
	struct err unsaid;
	struct str log, rest = casebook_id(origin, 0, mem);
	if (!str_cut(&rest, ':', &log))
		return origin;
	if (!casebook_members(&k->c, &unsaid))
		return log;
	for (size_t i = 0; i < k->c.members.count; i++) {
		const struct casebook_member *m = &k->c.members.at[i];
		if (!m->is_recovery && m->name.len && str_starts(m->id, log))
			return m->name;
	}
	return log;
}

void put_ruling(struct session *k, struct json_out *j, const struct ruling *r)
{
	struct arena *mem = j->to->mem;
	put_open(j, '{');
	put_member_str(j, "id", put_id_of(&r->self, mem));
	put_member_str(j, "decision", str_from(decision_words[r->decision]));
	put_member_str(j, "reason", r->reason);
	put_member_str(j, "time", r->time);
	put_member_str(j, "by", author_of(k, r->self.origin, mem));
	put_member_bool(j, "void", r->is_void);
	put_close(j, '}');
}

void put_rulings_on_claim(struct session *k, struct json_out *j, size_t claim)
{
	struct live_rulings on;
	live_rulings_on(k->live, claim, &on, j->to->mem);
	put_key(j, "judgements");
	put_open(j, '[');
	for (size_t i = 0; i < on.count; i++)
		put_ruling(k, j, on.at[i]);
	put_close(j, ']');
}

bool claim_now(struct session *k, size_t n, struct claim *to, struct arena *mem)
{
	struct stream one = { 0 };
	struct err unsaid;
	if (!stream_add_line(&one, live_claim_line(k->live, n, mem), mem, &unsaid) ||
		one.claims.count != 1)
		return false;
	*to = one.claims.at[0];
	return true;
}

static void put_where_it_is_from(struct session *k, struct json_out *j, const struct live_claim *c)
{
	struct arena *mem = j->to->mem;
	struct str title = { 0 };
	struct json *v;
	struct err unsaid;
	if (c->document != LIVE_NONE) {
		struct live_document d = live_document(k->live, c->document);
		if (json_parse(
			    str_format(mem, "{" STR_FMT "}", STR_ARG(d.members)), &v, mem, &unsaid))
			title = json_text(v, "title").len ? json_text(v, "title")
							  : json_text(v, "name");
	}
	put_member_str(j, "report", put_id_of(&c->report, mem));
	put_member_str(j, "title", title);
}

static void put_standing(struct session *k, struct json_out *j, struct str id, bool with_report)
{
	const struct figures *f = k->figures;
	size_t item = item_of(f, id);
	const struct item *it = item == NONE ? NULL : &f->result->items[item];
	bool in = it && it->incident != NONE;
	put_member_str(j, "incident", in ? incident_key(f, it->incident) : (struct str){ 0 });
	if (!with_report)
		return;
	put_member_str(j, "origin",
		in && it->origin != NONE
			? f->result->incidents[it->incident].origins[it->origin].name
			: (struct str){ 0 });
	put_member_str(j, "use", in ? str_from(use_words[it->use]) : (struct str){ 0 });
}

void put_claim(struct session *k, struct json_out *j, size_t n, bool with_report)
{
	struct arena *mem = j->to->mem;
	struct claim c;
	struct live_claim l = live_claim(k->live, n);
	struct str id = put_id_of(&l.self, mem);
	put_open(j, '{');
	put_member_str(j, "id", id);
	put_key(j, "claim");
	bool whole = claim_now(k, n, &c, mem);
	whole ? claim_put(j, &c) : put_null(j);
	put_member_str(j, "review", str_from(review_words[l.review]));
	put_member_bool(j, "disputed", l.disputed);
	put_member_int(j, "from", whole ? (int64_t)c.begin : 0);
	put_member_int(j, "to", whole ? (int64_t)c.end : 0);
	put_rulings_on_claim(k, j, n);
	put_standing(k, j, id, with_report);
	if (with_report)
		put_where_it_is_from(k, j, &l);
	put_close(j, '}');
}

size_t claim_by_id(struct session *k, struct str id)
{
	const struct casebook_log *log;
	uint64_t index;
	struct err unsaid;
	if (!id.len || !casebook_find_id(&k->c, id, &log, &index, &unsaid))
		return LIVE_NONE;
	return live_claim_of(k->live, log->origin, index);
}

size_t document_by_id(struct session *k, struct str id)
{
	const struct casebook_log *log;
	uint64_t index;
	struct err unsaid;
	if (!id.len || !casebook_find_id(&k->c, id, &log, &index, &unsaid))
		return LIVE_NONE;
	return live_document_of(k->live, log->origin, index);
}

void put_work(struct json_out *j, const struct work *w)
{
	put_key(j, "work");
	if (!w) {
		put_null(j);
		return;
	}
	put_open(j, '{');
	put_member_str(j, "what", str_from(w->what));
	put_member_int(j, "done", (int64_t)w->done);
	put_member_int(j, "of", (int64_t)w->of);
	put_close(j, '}');
}

bool is_stale(const struct session *k)
{
	return !k->figures || k->figures->generation != k->generation;
}
