#include "base/encode.h"
#include "casebook/pull_inside.h"

#include <string.h>

static struct casebook_log *log_by_id(const struct casebook *c, struct str id)
{
	for (size_t i = 0; i < c->logs.count; i++)
		if (str_equal(c->logs.at[i].id, id))
			return &c->logs.at[i];
	return NULL;
}

/* Whether it says something of the log as it is here. */
static bool is_right(struct pulling *p, const struct casebook_log *ours, const struct beside *b,
	struct str bytes, struct arena *mem, struct err *e)
{
	struct log_reader r;
	struct checkpoint c;
	uint64_t time;
	struct casebook_log *by = b->kind == BESIDE_COSIGNED ? log_by_id(p->c, b->tag) : NULL;
	if (b->kind == BESIDE_COSIGNED && !by)
		return fail(e, ERR_FINDING, "the log of its cosigner is not here");
	if (b->kind == BESIDE_COSIGNED &&
		!cosigned_check(bytes, &ours->key, &by->key, b->size, &time, &c, mem, e))
		return false;
	if (b->kind == BESIDE_CHECKPOINT &&
		(!checkpoint_open(bytes, &ours->key, &c, mem, e) ||
			(c.size != b->size && !fail(e, ERR_BROKEN, "it is of another size"))))
		return false;
	if (b->kind != BESIDE_COSIGNED && b->kind != BESIDE_CHECKPOINT)
		return true; /* its name is its digest */
	return files_reader(p->c, ours, &r, mem, e) && log_extends(&r, &c, e);
}

static bool take_one(
	struct pulling *p, const struct casebook_log *ours, const struct beside *b, struct err *e)
{
	struct arena own = { 0 };
	struct str bytes;
	struct err why;
	bool ok = true;
	struct str here = str_format(
		&own, STR_FMT "/checkpoints/" STR_FMT, STR_ARG(ours->folder), STR_ARG(b->name));
	if (disk_exists(p->c->place.disk, here.at)) {
		arena_release(&own);
		return true;
	}
	if (!beside_read(p->other, b, &bytes, &own, &why) ||
		!is_right(p, ours, b, bytes, &own, &why)) {
		if (why.kind != ERR_FINDING)
			pull_problem(p, "'" STR_FMT "': %.300s", STR_ARG(b->path), why.text);
	} else {
		ok = beside_put(p->c, ours, b->name, bytes, e);
		p->r->beside += ok;
	}
	arena_release(&own);
	return ok;
}

/* Checkpoints first: all else belongs to one. */
static bool take_of(struct pulling *p, const struct casebook_log *theirs,
	const struct casebook_log *ours, struct err *e)
{
	struct besides all;
	struct err why;
	if (!beside_list(p->other, theirs, &all, p->mem, &why)) {
		pull_problem(p, "%.300s", why.text);
		return true;
	}
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < all.count; i++) {
			bool is_checkpoint = all.at[i].kind == BESIDE_CHECKPOINT;
			if (all.at[i].kind != BESIDE_NONE && is_checkpoint == (pass == 0) &&
				all.at[i].size <= ours->size && !take_one(p, ours, &all.at[i], e))
				return false;
		}
	return true;
}

bool pull_beside(struct pulling *p, struct err *e)
{
	for (size_t i = 0; i < p->other->logs.count; i++) {
		const struct casebook_log *theirs = &p->other->logs.at[i],
					  *ours = log_by_id(p->c, theirs->id);
		if (ours && ours->size && !take_of(p, theirs, ours, e))
			return false;
	}
	return true;
}

/* Worked out from the tiles, never taken from anyone. */
static bool leads_to_root(struct log_reader *r, struct err *e)
{
	struct merkle_source hashes = log_hashes(r);
	struct digest root;
	return merkle_root_at(&hashes, r->checkpoint.size, &root, e) &&
	       (digest_equal(root, r->checkpoint.root) ||
		       fail(e, ERR_BROKEN,
			       "the tiles of '" STR_FMT "' do not lead to its checkpoint",
			       STR_ARG(r->folder)));
}

static bool cosign_one(
	struct casebook *c, const struct casebook_log *l, size_t *count, struct err *e)
{
	struct arena own = { 0 };
	struct log_reader r;
	struct str raw, name = { 0 };
	struct note_signer signer = { cosigner_key(&c->signer.key), c->signer.secret };
	bool ok = files_reader(c, l, &r, &own, e);
	if (ok)
		name = str_format(&own, "%llu." STR_FMT ".cosigned",
			(unsigned long long)r.checkpoint.size, STR_ARG(log_id(c->signer.key.name)));
	struct str path = str_format(
		&own, STR_FMT "/checkpoints/" STR_FMT, STR_ARG(l->folder), STR_ARG(name));
	if (!ok || disk_exists(c->place.disk, path.at)) {
		arena_release(&own);
		return ok;
	}
	raw = checkpoint_text(&r.checkpoint, &own);
	struct str kept = str_format(&own, "%llu", (unsigned long long)r.checkpoint.size);
	struct note n = { .text = r.checkpoint.note.text };
	for (size_t i = 0; i < r.checkpoint.note.signatures.count; i++)
		if (r.checkpoint.note.signatures.at[i].id == l->key.id)
			*PUSH(&own, &n.signatures) = r.checkpoint.note.signatures.at[i];
	note_sign(&n, &signer, (uint64_t)c->place.now(c->place.self), &own);
	ok = leads_to_root(&r, e) && beside_put(c, l, kept, raw, e) &&
	     beside_put(c, l, name, note_text(&n, &own), e);
	*count += ok;
	arena_release(&own);
	return ok;
}

bool casebook_cosign(struct casebook *c, size_t *count, struct err *e)
{
	*count = 0;
	for (size_t i = 0; i < c->logs.count; i++)
		if (!c->logs.at[i].is_own && c->logs.at[i].size &&
			!cosign_one(c, &c->logs.at[i], count, e))
			return false;
	return true;
}
