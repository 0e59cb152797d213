#include "casebook/beside.h"
#include "casebook/verify_inside.h"

#include <string.h>

static const char *const means = "what was vouched for at this size cannot be shown from this file";

static bool kept_at(const struct besides *all, uint64_t size)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->at[i].kind == BESIDE_CHECKPOINT && all->at[i].size == size)
			return true;
	return false;
}

/* The log whose device cosigned; its key says its name. */
static const struct note_key *key_of(const struct casebook *c, struct str id)
{
	for (size_t i = 0; i < c->logs.count; i++)
		if (str_equal(c->logs.at[i].id, id))
			return &c->logs.at[i].key;
	return NULL;
}

static void check_cosigned(struct proving *p, const struct casebook_log *l, const struct beside *b,
	struct verify_log *v)
{
	struct arena own = { 0 };
	struct str bytes;
	struct checkpoint c;
	struct err e;
	uint64_t time;
	struct log_reader reader = l->reader;
	const struct note_key *by = key_of(p->c, b->tag);
	if (!by)
		verify_note(p, &p->r->unchecked,
			"'" STR_FMT "': the log of its cosigner is not here", STR_ARG(b->path));
	else if (!beside_read(p->c, b, &bytes, &own, &e) ||
		 !cosigned_check(bytes, &l->key, by, b->size, &time, &c, &own, &e) ||
		 !log_extends(&reader, &c, &e))
		verify_find(p, b->path, means, "%s", e.text);
	else
		v->cosignatures++;
	arena_release(&own);
}

/* The authority's roots that were kept with a response: those of the same size that vouch for it. */
static bool vouched(struct proving *p, const struct besides *all, const struct beside *b,
	struct str response, struct digest imprint, struct arena *mem, struct err *e)
{
	struct stamp s;
	bool any = false;
	for (size_t i = 0; i < all->count; i++) {
		struct stamp_trust trust = { 0 };
		if (all->at[i].kind != BESIDE_ROOTS || all->at[i].size != b->size ||
			!beside_read(p->c, &all->at[i], &trust.roots, mem, e))
			continue;
		any = true;
		if (stamp_verify(response, (struct str){ 0 }, imprint, &trust, &s, mem, e))
			return true;
	}
	return !any ? fail(e, ERR_BROKEN, "the authority's root certificates are not beside it")
		    : false;
}

static void check_stamp(struct proving *p, const struct casebook_log *l, const struct besides *all,
	const struct beside *b, struct verify_log *v)
{
	struct arena own = { 0 };
	struct str response, checkpoint;
	struct err e;
	struct str path = str_format(
		&own, STR_FMT "/checkpoints/%llu", STR_ARG(l->folder), (unsigned long long)b->size);
	bool ok =
		beside_read(p->c, b, &response, &own, &e) &&
		disk_read_file(p->c->place.disk, path.at, NOTE_MOST_BYTES, &checkpoint, &own, &e) &&
		vouched(p, all, b, response, digest_of(checkpoint), &own, &e);
	if (ok)
		v->stamps++;
	else
		verify_find(p, b->path, means, "%s", e.text);
	arena_release(&own);
}

static void check_bytes(struct proving *p, const struct beside *b)
{
	struct arena own = { 0 };
	struct str bytes;
	struct err e;
	if (!beside_read(p->c, b, &bytes, &own, &e))
		verify_find(p, b->path, means, "%s", e.text);
	arena_release(&own);
}

void verify_beside(struct proving *p, const struct casebook_log *l, struct verify_log *v)
{
	struct besides all;
	struct err e;
	if (!beside_list(p->c, l, &all, p->mem, &e)) {
		verify_find(p, l->folder, means, "%s", e.text);
		return;
	}
	for (size_t i = 0; i < all.count; i++) {
		const struct beside *b = &all.at[i];
		v->kept += b->kind == BESIDE_CHECKPOINT;
		if (str_ends(b->name, STR(".part")))
			verify_note(p, &p->r->notes,
				"'" STR_FMT "' was left by something that did not finish",
				STR_ARG(b->path));
		else if (b->kind == BESIDE_NONE)
			verify_find(p, b->path, NULL,
				"it is no checkpoint and nothing that belongs to one");
		else if (b->kind != BESIDE_CHECKPOINT && !kept_at(&all, b->size))
			verify_find(p, b->path, means, "the checkpoint it belongs to is not there");
		else if (b->kind == BESIDE_COSIGNED)
			check_cosigned(p, l, b, v);
		else if (b->kind == BESIDE_RESPONSE)
			check_stamp(p, l, &all, b, v);
		else if (b->kind != BESIDE_CHECKPOINT)
			check_bytes(p, b);
	}
}

/* refused/<log id>/<size>.<16 hex>: checkpoints that a merge refused, kept as evidence. */
void verify_refused(struct proving *p)
{
	struct strs logs, files;
	struct err e;
	struct str folder = str_format(p->mem, STR_FMT "/refused", STR_ARG(p->c->folder));
	if (!disk_list(p->c->place.disk, folder.at, p->mem, &logs, &e))
		return;
	for (size_t i = 0; i < logs.count; i++) {
		struct str id = str_slice(logs.at[i], 0, logs.at[i].len - 1);
		struct str below =
			str_format(p->mem, STR_FMT "/" STR_FMT, STR_ARG(folder), STR_ARG(id));
		if (!disk_list(p->c->place.disk, below.at, p->mem, &files, &e))
			continue;
		for (size_t k = 0; k < files.count; k++) {
			struct str name = files.at[k], bytes;
			struct str path = str_format(
				p->mem, STR_FMT "/" STR_FMT, STR_ARG(below), STR_ARG(name));
			bool ok = disk_read_file(p->c->place.disk, path.at, NOTE_MOST_BYTES, &bytes,
					  p->mem, &e) &&
				  (str_ends(name, str_slice(digest_hex(p->mem, digest_of(bytes)), 0,
							  16)) ||
					  fail(&e, ERR_BROKEN,
						  "it was altered: its bytes are not those of its "
						  "name"));
			if (!ok)
				verify_find(p, path, "it is evidence of nothing any more", "%s",
					e.text);
			else
				verify_note(p, &p->r->notes,
					"a merge refused part of log %.12s; its checkpoint is kept "
					"as '" STR_FMT "'",
					id.at, STR_ARG(path));
		}
	}
}
