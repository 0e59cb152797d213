#include "base/encode.h"
#include "cli/add_inside.h"
#include "desk/brief.h"

enum { MOST_LINE = 16 << 20, MOST_NOTES = 20 };

/* A report of the stream and the entry that stands for it. */
struct told_report {
	struct str id;
	struct entry_ref ref;
};

struct streaming {
	struct adding *a;
	struct intake whole;
	struct stream stream;
	struct {
		struct told_report *at;
		size_t count, room;
	} reports;
	struct entry_ref file;
};

static void parse_lines(struct streaming *s, struct str rest, struct str name)
{
	size_t number = 0;
	for (struct str line; str_cut(&rest, '\n', &line);) {
		struct err why = { 0 };
		number++;
		bool ok = line.len <= MOST_LINE
				  ? stream_add_line(&s->stream, line, &s->whole.mem, &why)
				  : fail(&why, ERR_INPUT, "the line is longer than is read");
		if (!ok)
			add_problem(s->a, STR_FMT ":%zu: %s", STR_ARG(name), number, why.text);
	}
}

/* A report whose document is here is that document; of another one its line is all there is. */
static bool take_report(struct streaming *s, const struct report *r, struct err *e)
{
	struct digest d;
	struct entry_ref ref;
	struct intake n = { .kind = "report", .name = r->id, .within = &s->file, .was_read = true };
	const struct known_document *k = NULL;
	if (r->digest.at && hex_bytes(r->digest, d.byte, sizeof d.byte))
		k = known_find(&s->a->known, d);
	bool ok = true;
	if (k)
		ref = k->ref;
	else {
		n.in.report = *r;
		plan_document(&n);
		ok = commit_document(s->a, &n, &ref, e);
	}
	if (ok)
		*PUSH(&s->whole.mem, &s->reports) = (struct told_report){ r->id, ref };
	arena_release(&n.mem);
	return ok;
}

static struct entry_ref report_of(const struct streaming *s, const struct claim *c)
{
	struct str id = c->report.at ? c->report : c->document;
	for (size_t i = s->reports.count; i-- > 0;)
		if (id.at && str_equal(s->reports.at[i].id, id))
			return s->reports.at[i].ref;
	return s->file;
}

/* Whoever reviewed them elsewhere did not sign here: they come in unreviewed. */
static bool take_claims(struct streaming *s, struct err *e)
{
	enum { AT_ONCE = 4096 };
	bool ok = true;
	for (size_t i = 0; ok && i < s->stream.claims.count;) {
		struct intake n = { 0 };
		uint64_t first;
		for (; i < s->stream.claims.count && n.entries.count < AT_ONCE; i++) {
			struct claim c = s->stream.claims.at[i];
			c.review = REVIEW_NONE;
			plan_claim(&n, &c, report_of(s, &c));
		}
		ok = casebook_append(s->a->c, n.entries.at, n.entries.count, NULL, 0, &first, e);
		s->a->claims += ok ? n.entries.count : 0;
		arena_release(&n.mem);
	}
	return ok;
}

static bool take_stream(struct streaming *s, struct str bytes, struct err *e)
{
	struct intake *n = &s->whole;
	parse_lines(s, bytes, n->name);
	bool ok = put_object(s->a, n, bytes, e);
	plan_document(n);
	plan_custody(n, (struct entry_ref){ 0 });
	ok = ok && commit_document(s->a, n, &s->file, e);
	for (size_t i = 0; ok && i < s->stream.reports.count; i++)
		ok = take_report(s, &s->stream.reports.at[i], e);
	return ok && take_claims(s, e);
}

bool add_stream(struct adding *a, struct str bytes, struct str name, struct str path,
	struct str modified, struct err *e)
{
	struct streaming s = { .a = a };
	s.whole.name = name;
	s.whole.path = path;
	s.whole.modified = modified;
	s.whole.kind = "claims";
	const struct known_document *k = known_find(&a->known, digest_of(bytes));
	bool ok = k ? commit_again(a, &s.whole, k, e) : take_stream(&s, bytes, e);
	if (ok && !k)
		say_document(a, &s.whole, s.file);
	arena_release(&s.whole.mem);
	return ok;
}
