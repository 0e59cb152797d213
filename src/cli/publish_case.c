#include "cli/publish_case.h"

#include "base/asset.h"
#include "base/encode.h"
#include "casebook/beside.h"
#include "casebook/bundle_readme.h"
#include "publish/numbered.h"

static bool is_review(const struct ruling *r)
{
	return !r->is_void && (r->decision == DECIDE_ACCEPT || r->decision == DECIDE_EDIT ||
				      r->decision == DECIDE_REJECT);
}

/* A log is one person's device. */
size_t standing_reviewers(const struct standing *s, struct arena *mem)
{
	struct numbered seen = { 0 };
	for (size_t i = 0; i < s->rulings.count; i++)
		if (is_review(&s->rulings.at[i]))
			numbered_find(&seen, s->rulings.at[i].self.origin, seen.count + 1, mem);
	return seen.count;
}

date_day standing_day(const struct standing *s)
{
	date_day last = 0, day;
	for (size_t i = 0; i < s->rulings.count; i++)
		if (is_review(&s->rulings.at[i]) && date_parse(s->rulings.at[i].time, &day) &&
			day > last)
			last = day;
	return last;
}

struct proving {
	struct casebook *c;
	const struct edition *ed;
	const struct site_sink *sink;
	struct numbered logs; /* those that have a key in the edition */
	struct {
		struct log_reader at;
		const struct casebook_log *of;
	} reader; /* of the log that was read last */
	struct buf lines;
	struct arena *mem;
};

/* Which fields of an entry say nothing but what the edition says. */
static bool may_show(const struct proving *p, struct str name, struct str value, unsigned shown)
{
	static const struct {
		const char *name;
		unsigned needs;
	} fields[] = { { FIELD_WHO_SAYS, SHOWN_SOURCES }, { FIELD_WHAT, 0 },
		{ FIELD_WHOM, SHOWN_VICTIMS }, { FIELD_WHERE_WHEN, SHOWN_PLACE },
		{ FIELD_WORDS, SHOWN_WORDS } };
	struct str betrayed;
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (str_equal(name, str_from(fields[i].name)))
			return (shown & fields[i].needs) == fields[i].needs &&
			       !edition_betrays(p->ed, value, &betrayed);
	return false;
}

static void put_fields(
	const struct proving *p, struct json_out *j, const struct body *b, unsigned shown)
{
	struct arena *mem = j->to->mem;
	put_key(j, "fields");
	put_open(j, '[');
	for (size_t i = 0; i < b->entry.field_count; i++) {
		bool open = may_show(p, b->field[i].name, b->field[i].value, shown);
		put_open(j, '{');
		put_member_str(j, "sha256", digest_hex(mem, b->entry.field[i]));
		if (open) {
			put_member_str(j, "name", b->field[i].name);
			put_member_str(j, "file", base64_text(mem, b->file[i], BASE64_PADDED));
		} else {
			put_member_bool(j, "withheld", true);
		}
		put_close(j, '}');
	}
	put_close(j, ']');
}

static struct str short_id(const struct casebook_log *l)
{
	return str_slice(l->id, 0, l->id.len < 12 ? l->id.len : 12);
}

static bool put_key_of(struct proving *p, const struct casebook_log *l, struct err *e)
{
	size_t before = p->logs.count;
	struct str id = short_id(l);
	if (numbered_find(&p->logs, l->id, before + 1, p->mem) <= before)
		return true;
	return p->sink->put(p->sink->self,
		       str_format(p->mem, "proofs/" STR_FMT ".pem", STR_ARG(id)),
		       bundle_pem(&l->key, p->mem), e) &&
	       p->sink->put(p->sink->self,
		       str_format(p->mem, "proofs/" STR_FMT ".key", STR_ARG(id)),
		       str_format(p->mem, STR_FMT "\n", STR_ARG(note_key_text(&l->key, p->mem))),
		       e);
}

static bool reader_of(struct proving *p, const struct casebook_log *l, struct err *e)
{
	if (p->reader.of == l)
		return true;
	p->reader.of = l;
	return files_reader(p->c, l, &p->reader.at, p->mem, e) && put_key_of(p, l, e);
}

static bool prove_item(struct proving *p, const struct casebook_item *x, const struct claim *c,
	unsigned shown, struct arena *mem, struct err *e)
{
	struct proof proof = { 0 };
	struct buf line = { .mem = mem };
	struct json_out j = { .to = &line };
	if (x->found != CASEBOOK_OPENED)
		return fail(e, ERR_BROKEN, "the entry of claim " STR_FMT " cannot be read",
			STR_ARG(c->id));
	if (!log_prove(&p->reader.at, x->index, &proof, mem, e))
		return explain(e, "claim " STR_FMT, STR_ARG(c->id));
	put_open(&j, '{');
	put_member_str(&j, "claim", c->id);
	put_member_str(&j, "review", str_from(review_words[c->review]));
	put_member_str(&j, "log", short_id(x->log));
	put_member_str(&j, "leaf", digest_hex(mem, x->leaf));
	put_member_str(&j, "entry", x->body.text);
	put_fields(p, &j, &x->body, shown);
	put_member_str(&j, "proof", proof_text(&proof, mem));
	put_close(&j, '}');
	buf_add(&p->lines, buf_str(&line));
	buf_add_char(&p->lines, '\n');
	return true;
}

static bool is_published(const struct edition *ed, const struct claim *c)
{
	return ed->o->unreviewed || c->review == REVIEW_ACCEPTED || c->review == REVIEW_EDITED;
}

static bool prove_claim(struct proving *p, size_t item, struct err *e)
{
	struct arena own = { 0 };
	const struct claim *c = p->ed->r->items[item].claim;
	const struct casebook_log *log;
	struct casebook_item x;
	uint64_t index;
	bool ok = !is_published(p->ed, c);
	if (!ok)
		ok = casebook_find_id(p->c, c->id, &log, &index, e) && reader_of(p, log, e) &&
		     casebook_read(p->c, log, index, &x, &own, e) &&
		     prove_item(p, &x, c, p->ed->shown[item], &own, e);
	arena_release(&own);
	return ok;
}

bool publish_proofs(
	struct casebook *c, const struct edition *ed, const struct site_sink *sink, struct err *e)
{
	struct proving p = {
		.c = c, .ed = ed, .sink = sink, .mem = ed->mem, .lines = { .mem = ed->mem }
	};
	struct str readme, script;
	bool signs;
	for (size_t i = 0; i < ed->r->item_count; i++)
		if (!prove_claim(&p, i, e))
			return false;
	if (!casebook_signer(c, &signs, e) || (signs && !put_key_of(&p, casebook_own_log(c), e)))
		return false;
	return sink->put(sink->self, STR("proofs/claims.jsonl"), buf_str(&p.lines), e) &&
	       (!asset_find("publish/proofs.txt", &readme) ||
		       sink->put(sink->self, STR("proofs/README.txt"), readme, e)) &&
	       (!asset_find("publish/check.sh", &script) ||
		       sink->put(sink->self, STR("proofs/check.sh"), script, e));
}
