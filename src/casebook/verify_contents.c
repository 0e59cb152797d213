#include "casebook/verify_inside.h"

#include "base/encode.h"
#include "base/json.h"
#include "casebook/beside.h"
#include "casebook/index.h"

#include <string.h>

/* A reference that is looked up when every leaf is known. */
struct pointer {
	struct str from; /* id */
	struct entry_ref to;
};

struct leaves {
	struct digest *at;
	uint64_t count;
};

struct reading {
	struct proving *p;
	struct leaves *leaves; /* of each log */
	struct {
		struct pointer *at;
		size_t count, room;
	} pointers;
	struct index *index; /* made entry by entry, as they are read; NULL: it could not be */
};

static size_t number_of(const struct casebook *c, struct str origin)
{
	size_t i = 0;
	while (i < c->logs.count && !str_equal(c->logs.at[i].origin, origin))
		i++;
	return i;
}

/* A document's object: there, under a secret that is known; or erased. */
static void check_object(
	struct reading *r, struct str id, const struct json *what, const char *member)
{
	struct casebook *c = r->p->c;
	struct digest name;
	struct secret secret;
	struct arena own = { 0 };
	struct str hex = json_text(what, member);
	if (hex.len && !hex_bytes(hex, name.byte, sizeof name.byte))
		verify_find(r->p, id, NULL, "it names no object: '%.64s'", hex.at);
	else if (hex.len && keyring_object(&c->ring, name, &secret) &&
		 !disk_exists(c->place.disk, vault_path(&c->vault, name, &own).at))
		verify_find(r->p, vault_path(&c->vault, name, &own),
			"the document can't be shown from this copy; that it was recorded holds",
			"it is missing, and entry " STR_FMT " names it", STR_ARG(id));
	explicit_bzero(&secret, sizeof secret);
	arena_release(&own);
}

/* What a colleague, or this device, saw of another log: it must be the beginning of what is here. */
static void check_observed(struct reading *r, struct str id, bool is_own, const struct json *seen)
{
	struct casebook *c = r->p->c;
	struct str origin = json_text(seen, "log"), root = json_text(seen, "root");
	const struct json *size = json_member(seen, "size");
	struct checkpoint older = { 0 };
	struct err e;
	size_t i = origin.at ? number_of(c, origin) : c->logs.count;
	if (!size || size->kind != KIND_INTEGER || size->integer < 0 ||
		!hex_bytes(root, older.root.byte, sizeof older.root.byte)) {
		verify_find(r->p, id, NULL, "it does not say what it observed");
		return;
	}
	if (i == c->logs.count && is_own) {
		verify_find(r->p, id, "a log that was here is gone; colleagues have it",
			"it saw %llu entries of log " STR_FMT ", of which nothing can be read here",
			(unsigned long long)size->integer, STR_ARG(log_id(origin)));
		return;
	}
	if (i == c->logs.count)
		return;
	older.size = (uint64_t)size->integer;
	r->p->r->observed++;
	struct log_reader reader;
	if (!files_reader(c, &c->logs.at[i], &reader, r->p->mem, &e))
		return; /* named already */
	if (older.size > c->logs.at[i].size)
		verify_find(r->p, c->logs.at[i].folder,
			"this copy is older than that: it was restored, or cut back",
			"entry " STR_FMT " saw %llu entries of it, %llu are there", STR_ARG(id),
			(unsigned long long)older.size, (unsigned long long)c->logs.at[i].size);
	else if (older.size <= reader.checkpoint.size && !log_extends(&reader, &older, &e))
		verify_find(r->p, c->logs.at[i].folder,
			"two histories were signed with one key: it was copied, or its owner plays "
			"false",
			"entry " STR_FMT " saw another history of it: %.300s", STR_ARG(id), e.text);
}

static void check_what(struct reading *r, const struct casebook_item *x, struct arena *mem)
{
	struct json *what;
	struct err unsaid;
	struct str id = casebook_id(x->log->origin, x->index, mem);
	if (!json_parse(casebook_item_field(x, FIELD_WHAT), &what, mem, &unsaid))
		return;
	if (x->body.entry.kind == ENTRY_DOCUMENT) {
		check_object(r, id, what, "object");
		check_object(r, id, what, "text_object");
	}
	const struct json *seen = json_member(what, "seen");
	for (size_t i = 0; x->body.entry.kind == ENTRY_OBSERVE && seen && i < seen->count; i++)
		check_observed(r, id, x->log->is_own, &seen->item[i]);
}

static bool is_named(const struct proving *p, const struct casebook_item *x)
{
	for (size_t i = 0; i < p->bodies.count; i++)
		if (x->index >= p->bodies.at[i].first && x->index <= p->bodies.at[i].last &&
			str_equal(x->log->origin, p->bodies.at[i].origin))
			return true;
	return false;
}

/* What became of it when it was opened; a damaged one is a finding unless its file's has named it. */
static void count_item(struct reading *r, const struct casebook_item *x, struct arena *mem)
{
	struct verify_log *l = NULL;
	for (size_t i = 0; i < r->p->r->logs.count && !l; i++)
		if (str_equal(r->p->r->logs.at[i].id, x->log->id))
			l = &r->p->r->logs.at[i];
	if (l) {
		l->opened += x->found == CASEBOOK_OPENED;
		l->erased += x->found == CASEBOOK_ERASED;
	}
	if (x->found == CASEBOOK_DAMAGED && !is_named(r->p, x)) {
		struct tile t = { TILE_BODIES, 0, x->index / TILE_WIDTH, TILE_WIDTH };
		struct str path = str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(x->log->folder),
			STR_ARG(tile_path(mem, t)));
		verify_find(r->p, path,
			"what it says cannot be read from this copy; that it was recorded holds",
			"entry " STR_FMT ": " STR_FMT,
			STR_ARG(casebook_id(x->log->origin, x->index, mem)), STR_ARG(x->problem));
	}
}

static bool visit(void *self, const struct casebook_item *x, struct err *e)
{
	struct reading *r = self;
	struct arena own = { 0 };
	struct leaves *l = &r->leaves[x->log - r->p->c->logs.at];
	if (!index_take(r->index, r->p->c, x, e))
		return false;
	if (x->index < l->count)
		l->at[x->index] = x->leaf;
	count_item(r, x, &own);
	if (x->found != CASEBOOK_OPENED) {
		arena_release(&own);
		return true;
	}
	struct str id = { 0 };
	for (size_t i = 0; i < x->body.entry.ref_count; i++) {
		struct entry_ref to = x->body.entry.ref[i];
		size_t log = number_of(r->p->c, to.origin);
		id = id.at ? id : casebook_id(x->log->origin, x->index, r->p->mem);
		if (log < r->p->c->logs.count) {
			to.origin = r->p->c->logs.at[log].origin;
			*PUSH(r->p->mem, &r->pointers) = (struct pointer){ id, to };
		}
	}
	if (x->body.entry.kind == ENTRY_DOCUMENT || x->body.entry.kind == ENTRY_OBSERVE)
		check_what(r, x, &own);
	arena_release(&own);
	return true;
}

static void check_pointers(struct reading *r)
{
	static const struct digest unknown;
	for (size_t i = 0; i < r->pointers.count; i++) {
		const struct pointer *q = &r->pointers.at[i];
		const struct leaves *l = &r->leaves[number_of(r->p->c, q->to.origin)];
		r->p->r->refs++;
		if (q->to.index >= l->count)
			verify_find(r->p, q->from, NULL,
				"it refers to entry %llu of log " STR_FMT ", which is not there",
				(unsigned long long)q->to.index, STR_ARG(log_id(q->to.origin)));
		else if (!digest_equal(l->at[q->to.index], q->to.leaf) &&
			 !digest_equal(l->at[q->to.index], unknown))
			verify_find(r->p, q->from, NULL,
				"it refers to another entry than the one that stands at %llu of "
				"log " STR_FMT,
				(unsigned long long)q->to.index, STR_ARG(log_id(q->to.origin)));
	}
}

/* CONTRACTS: an index that took entry by entry is one that is made at once, in the order of its dump. */
static bool check_index(struct reading *r, struct err *e)
{
	struct index *anew;
	struct str differs;
	if (!index_build(&anew, r->p->c, e))
		return false;
	bool ok = index_compare(r->index, anew, &r->p->r->index_rows, &differs, r->p->mem, e);
	if (ok && differs.at)
		verify_find(r->p, STR("the index"),
			"what lists and searches show may not be what was recorded; the entries "
			"are as they were verified",
			"it is not the one that is made anew; they part at '" STR_FMT "'",
			STR_ARG(differs));
	index_free(anew);
	return ok;
}

void verify_contents(struct proving *p)
{
	struct casebook *c = p->c;
	struct reading r = { .p = p };
	struct err e;
	r.leaves = NEW_ARRAY(p->mem, struct leaves, c->logs.count + 1);
	for (size_t i = 0; i < c->logs.count; i++) {
		r.leaves[i].count = c->logs.at[i].size;
		r.leaves[i].at = NEW_ARRAY(p->mem, struct digest, c->logs.at[i].size + 1);
	}
	if (!index_empty(&r.index, &e) || !casebook_each(c, visit, &r, &e) || !check_index(&r, &e))
		verify_find(p, c->folder, NULL, "%s", e.text);
	check_pointers(&r);
	index_free(r.index);
}
