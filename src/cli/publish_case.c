#include "cli/publish_case.h"

#include "base/asset.h"
#include "base/encode.h"
#include "casebook/beside.h"
#include "casebook/bundle_readme.h"
#include "cli/cli.h"
#include "publish/numbered.h"

#include <stdlib.h>

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
	struct site_files *files;
	struct numbered logs; /* those that have a key in the edition */
	struct {
		struct log_reader at;
		struct log_prover prover;
		const struct casebook_log *of;
	} reader; /* of the log that was read last */
	struct folder_file *lines;
	struct buf decisions;
	size_t line_count;
	struct site_proof *proofs; /* by item */
	struct arena *mem;
};

enum { NOTHING_SHOWN = 1 << 8 };

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
	if (shown == NOTHING_SHOWN)
		return false;
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

static void put_file(struct proving *p, struct str path, struct str bytes)
{
	*PUSH(p->mem, p->files) = (struct site_file){ path, bytes };
}

static void put_key_of(struct proving *p, const struct casebook_log *l)
{
	size_t before = p->logs.count;
	struct str id = short_id(l);
	if (numbered_find(&p->logs, l->id, before + 1, p->mem) <= before)
		return;
	put_file(p, str_format(p->mem, "proofs/" STR_FMT ".pem", STR_ARG(id)),
		bundle_pem(&l->key, p->mem));
	put_file(p, str_format(p->mem, "proofs/" STR_FMT ".key", STR_ARG(id)),
		str_format(p->mem, STR_FMT "\n", STR_ARG(note_key_text(&l->key, p->mem))));
}

static bool reader_of(struct proving *p, const struct casebook_log *l, struct err *e)
{
	if (p->reader.of == l)
		return true;
	p->reader.of = l;
	if (!files_reader(p->c, l, &p->reader.at, p->mem, e))
		return false;
	put_key_of(p, l);
	p->reader.prover = log_prover(&p->reader.at, p->mem);
	return true;
}

/* A claim, or a correction of one, by the place of its entry. */
struct proven {
	const struct casebook_log *log;
	uint64_t index;
	size_t item;
	struct str decision; /* the correction's id; none: the claim itself */
};
struct all_proven {
	struct proven *at;
	size_t count, room;
};

/* What is shown of a correction: its change, where nothing of the claim is withheld; its reason never. */
static unsigned shown_of(const struct proving *p, const struct proven *at, const struct body *b)
{
	enum { ALL = SHOWN_WORDS | SHOWN_SOURCES | SHOWN_VICTIMS | SHOWN_PLACE };
	unsigned shown = p->ed->shown[at->item];
	if (b->entry.kind == ENTRY_CLAIM)
		return shown;
	return shown == ALL ? 0 : NOTHING_SHOWN;
}

static void put_line(const struct proving *p, const struct casebook_item *x,
	const struct proven *at, const struct proof *proof, struct buf *to, struct arena *mem)
{
	struct json_out j = { .to = to };
	const struct claim *c = p->ed->r->items[at->item].claim;
	put_open(&j, '{');
	put_member_str(&j, "claim", c->id);
	if (at->decision.at)
		put_member_str(&j, "decision", at->decision);
	else
		put_member_str(&j, "review", str_from(review_words[c->review]));
	put_member_str(&j, "log", short_id(x->log));
	put_member_str(&j, "leaf", digest_hex(mem, x->leaf));
	put_member_str(&j, "entry", x->body.text);
	put_fields(p, &j, &x->body, shown_of(p, at, &x->body));
	put_member_str(&j, "proof", proof_text(proof, mem));
	put_close(&j, '}');
	buf_add_char(to, '\n');
}

/* What the page of proofs says of a claim. */
static void note_proof(
	struct proving *p, const struct casebook_item *x, const struct proven *at, size_t line)
{
	struct site_proof *s = &p->proofs[at->item];
	if (at->decision.at) {
		s->decision = at->decision;
		return;
	}
	s->line = line;
	s->log = short_id(x->log);
	s->index = x->index;
	s->leaf = digest_hex(p->mem, x->leaf);
}

static bool prove_item(struct proving *p, const struct casebook_item *x, const struct proven *at,
	struct arena *mem, struct err *e)
{
	struct proof proof = { 0 };
	struct buf line = { .mem = mem };
	bool is_claim = !at->decision.at;
	struct str id = is_claim ? p->ed->r->items[at->item].claim->id : at->decision;
	struct str entry = { (const char *)x->leaf.byte, sizeof x->leaf.byte };
	if (x->found != CASEBOOK_OPENED)
		return fail(e, ERR_BROKEN, "entry " STR_FMT " cannot be read", STR_ARG(id));
	if (!log_prove_text(&p->reader.prover, x->index, entry, &proof, e))
		return explain(e, "entry " STR_FMT, STR_ARG(id));
	put_line(p, x, at, &proof, &line, mem);
	p->line_count += is_claim;
	note_proof(p, x, at, p->line_count);
	if (is_claim)
		return folder_file_add(p->lines, buf_str(&line), e);
	buf_add(&p->decisions, buf_str(&line));
	return true;
}

static bool is_published(const struct edition *ed, const struct claim *c)
{
	return ed->o->unreviewed || c->review == REVIEW_ACCEPTED || c->review == REVIEW_EDITED;
}

static int by_place(const void *a, const void *b)
{
	const struct proven *x = a, *y = b;
	int order = x->log == y->log ? 0 : str_compare(x->log->id, y->log->id);
	return order ? order : (x->index > y->index) - (x->index < y->index);
}

static bool add_place(const struct proving *p, struct all_proven *all, struct str id, size_t item,
	bool is_claim, struct err *e)
{
	struct proven at = { .item = item };
	if (!is_claim)
		at.decision = id;
	if (!casebook_find_id(p->c, id, &at.log, &at.index, e))
		return false;
	*PUSH(p->mem, all) = at;
	return true;
}

/* The corrections that were not taken back, each with the claim that it is about. */
static bool find_corrections(const struct proving *p, const struct rulings *rulings,
	struct all_proven *all, struct err *e)
{
	struct numbered edited = { 0 };
	for (size_t i = 0; i < p->ed->r->item_count; i++)
		if (p->ed->r->items[i].claim->review == REVIEW_EDITED)
			numbered_find(&edited, p->ed->r->items[i].claim->id, i + 1, p->mem);
	for (size_t i = 0; i < rulings->count && edited.count; i++) {
		const struct ruling *r = &rulings->at[i];
		if (r->decision != DECIDE_EDIT || r->is_void || !r->target_count)
			continue;
		struct str of = casebook_id(r->target[0].origin, r->target[0].index, p->mem);
		struct str id = casebook_id(r->self.origin, r->self.index, p->mem);
		size_t item = numbered_get(&edited, of);
		if (item && !add_place(p, all, id, item - 1, false, e))
			return false;
	}
	return true;
}

/* In the order of the logs, whose entries are read in groups. */
static bool find_places(const struct proving *p, const struct rulings *rulings,
	struct all_proven *all, struct err *e)
{
	for (size_t i = 0; i < p->ed->r->item_count; i++) {
		const struct claim *c = p->ed->r->items[i].claim;
		if (is_published(p->ed, c) && !add_place(p, all, c->id, i, true, e))
			return false;
	}
	if (!find_corrections(p, rulings, all, e))
		return false;
	if (all->count)
		qsort(all->at, all->count, sizeof *all->at, by_place);
	return true;
}

static bool prove(struct proving *p, const struct proven *at, struct err *e)
{
	struct arena own = { 0 };
	struct casebook_item x;
	bool ok = reader_of(p, at->log, e) &&
		  casebook_read(p->c, at->log, at->index, &x, &own, e) &&
		  prove_item(p, &x, at, &own, e);
	arena_release(&own);
	return ok;
}

static void put_asset(struct proving *p, const char *path, const char *asset)
{
	struct str bytes;
	if (asset_find(asset, &bytes))
		put_file(p, str_from(path), bytes);
}

static bool put_keys(struct proving *p, struct err *e)
{
	bool signs;
	if (!casebook_signer(p->c, &signs, e))
		return false;
	if (signs)
		put_key_of(p, casebook_own_log(p->c));
	return true;
}

bool publish_proofs(struct casebook *c, const struct rulings *rulings, const struct site *site,
	const struct edition *ed, struct folder_file *lines, struct site_files *files,
	struct arena *mem, struct err *e)
{
	struct proving p = { .c = c,
		.ed = ed,
		.files = files,
		.proofs = NEW_ARRAY(mem, struct site_proof, ed->r->item_count + 1),
		.mem = mem,
		.lines = lines,
		.decisions = { .mem = mem } };
	struct all_proven all = { 0 };
	if (!find_places(&p, rulings, &all, e))
		return false;
	for (size_t i = 0; i < all.count; i++)
		if (cli_interrupted || !prove(&p, &all.at[i], e))
			return cli_interrupted ? fail(e, ERR_SYSTEM, "interrupted") : false;
	if (!put_keys(&p, e))
		return false;
	if (p.decisions.len)
		put_file(&p, STR("proofs/decisions.jsonl"), buf_str(&p.decisions));
	put_asset(&p, "proofs/README.txt", "publish/proofs.txt");
	put_asset(&p, "proofs/check.sh", "publish/check.sh");
	put_asset(&p, "proofs/check.py", "publish/check.py");
	return site_proofs(site, p.proofs, files, mem, e);
}
