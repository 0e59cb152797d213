#include "casebook/inside.h"
#include "casebook/pull_inside.h"
#include "base/encode.h"
#include "ledger/bytes.h"

#include <stdlib.h>
#include <string.h>

static struct pulled_log *result_of(struct pulling *p, const struct offered *o)
{
	return &p->r->logs.at[o->result];
}

static void refuse(struct pulling *p, struct offered *o, const char *why)
{
	struct pulled_log *l = result_of(p, o);
	if (!l->why.at)
		l->why = str_copy(p->mem, str_from(why));
}

/* Bundle `t` as the other has it: as wide as its checkpoint wants, or, when that is not there, as it gets. */
static bool read_bundle(struct pulling *p, struct offered *o, struct tile t, struct str *bytes,
	unsigned *width, struct arena *mem, struct err *e)
{
	struct err unsaid;
	struct str path, folder;
	struct strs names;
	struct tile any = t;
	unsigned long long n;
	*width = t.width;
	if (log_read_tile(&o->reader, &any, bytes, &path, mem, e)) {
		*width = any.width;
		return true;
	}
	any.width = 1;
	path = tile_path(mem, any);
	folder = str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(o->theirs->folder),
		STR_ARG(str_slice(path, 0, path.len - 2)));
	*width = 0;
	if (!disk_list(p->other->place.disk, folder.at, mem, &names, &unsaid))
		return false;
	for (size_t i = 0; i < names.count; i++)
		if (decimal_number(names.at[i], &n) && n < TILE_WIDTH && n > *width)
			*width = (unsigned)n;
	path = str_format(mem, STR_FMT "/%u", STR_ARG(folder), *width);
	return *width > 0 && disk_read_file(p->other->place.disk, path.at, BUNDLE_MOST_BYTES, bytes,
				     mem, &unsaid);
}

/* Leaves from the first on, as many as can be read. */
static void read_leaves(struct pulling *p, struct offered *o)
{
	uint64_t size = o->reader.checkpoint.size;
	struct str entry[TILE_WIDTH];
	struct err e = { 0 };
	for (bool whole = true; whole && o->leaf.count < size;) {
		struct arena own = { 0 };
		uint64_t left = size - o->leaf.count;
		unsigned want = left < TILE_WIDTH ? (unsigned)left : TILE_WIDTH, width;
		struct tile t = { TILE_ENTRIES, 0, o->leaf.count / TILE_WIDTH, want };
		struct str bytes;
		whole = read_bundle(p, o, t, &bytes, &width, &own, &e) &&
			bundle_parse(bytes, width, entry, &e);
		for (unsigned i = 0; whole && i < width && i < want; i++) {
			whole = entry[i].len == sizeof(struct digest) ||
				fail(&e, ERR_BROKEN, "entry %llu is none of a casebook",
					(unsigned long long)o->leaf.count);
			if (whole)
				memcpy((*PUSH(p->mem, &o->leaf)).byte, entry[i].at,
					sizeof(struct digest));
		}
		whole = whole &&
			(width >= want ||
				fail(&e, ERR_BROKEN, "its entries end before its checkpoint does"));
		arena_release(&own);
	}
	if (o->leaf.count < size)
		refuse(p, o, e.text);
}

static struct digest root_at(const struct offered *o, uint64_t size)
{
	struct merkle t = { 0 };
	for (uint64_t i = 0; i < size; i++)
		merkle_add(&t, merkle_leaf((struct str){ (const char *)o->leaf.at[i].byte, 32 }));
	return merkle_root(&t);
}

/* One body: right, or sealed under a secret that nobody has here. */
static bool body_is_right(struct pulling *p, struct offered *o, struct str head, struct str sealed,
	struct arena *mem, struct err *e)
{
	uint64_t index = o->had.size + o->entries;
	struct log_entry *x = &o->entry[o->entries];
	struct body b;
	x->leaf = o->leaf.at[index];
	if (!body_frame_holds((const unsigned char *)head.at, sealed))
		return fail(e, ERR_BROKEN, "the body of entry %llu is damaged",
			(unsigned long long)index);
	o->known[o->entries] = keyring_entry(&p->other->ring, o->theirs->origin, index,
				       &x->secret) == KEYRING_KNOWN;
	if (o->known[o->entries] &&
		(!body_open(sealed, x->leaf, &x->secret, &b, mem, e) || b.entry.index != index ||
			!str_equal(b.entry.origin, o->theirs->origin)))
		return fail(e, ERR_BROKEN, "entry %llu is not what its leaf says",
			(unsigned long long)index);
	x->sealed = str_copy(p->mem, sealed);
	o->entries++;
	return true;
}

static bool read_group(struct pulling *p, struct offered *o, uint64_t number, struct err *e)
{
	struct arena own = { 0 };
	struct tile t = { TILE_BODIES, 0, number, TILE_WIDTH };
	struct str rest = { 0 }, head = { 0 }, sealed = { 0 },
		   path = str_format(&own, STR_FMT "/" STR_FMT, STR_ARG(o->theirs->folder),
			   STR_ARG(tile_path(&own, t)));
	uint64_t until = (number + 1) * TILE_WIDTH < o->leaf.count ? (number + 1) * TILE_WIDTH
								   : o->leaf.count;
	bool ok = disk_read_file(p->other->place.disk, path.at,
		(size_t)TILE_WIDTH * (BODY_MOST_BYTES + BODY_HEAD), &rest, &own, e);
	for (uint64_t i = number * TILE_WIDTH; ok && i < until; i++) {
		size_t len;
		ok = (bytes_take(&rest, BODY_HEAD, &head) &&
			     body_frame_head((const unsigned char *)head.at, &len) &&
			     bytes_take(&rest, len, &sealed)) ||
		     fail(e, ERR_BROKEN, "the body of entry %llu is cut short",
			     (unsigned long long)i);
		ok = ok && (i < o->had.size || body_is_right(p, o, head, sealed, &own, e));
	}
	arena_release(&own);
	return ok;
}

static void read_bodies(struct pulling *p, struct offered *o)
{
	struct err e = { 0 };
	if (o->leaf.count <= o->had.size)
		return;
	o->entry = NEW_ARRAY(p->mem, struct log_entry, o->leaf.count - o->had.size);
	o->known = NEW_ARRAY(p->mem, bool, o->leaf.count - o->had.size);
	for (uint64_t n = o->had.size / TILE_WIDTH; n * TILE_WIDTH < o->leaf.count; n++)
		if (!read_group(p, o, n, &e)) {
			refuse(p, o, e.text);
			return;
		}
}

/* A checkpoint that the log's key signed and that the leaves lead to. */
static bool take_candidate(struct pulling *p, struct offered *o, const char *path, uint64_t most)
{
	struct checkpoint c;
	struct str raw;
	struct err e = { 0 };
	if (!disk_read_file(p->other->place.disk, path, NOTE_MOST_BYTES, &raw, p->mem, &e) ||
		!checkpoint_open(raw, &o->theirs->key, &c, p->mem, &e) || c.size > most ||
		c.size <= o->had.size) {
		if (e.kind)
			refuse(p, o, e.text);
		return false;
	}
	if (!digest_equal(root_at(o, c.size), c.root)) {
		refuse(p, o, "its entries do not lead to its checkpoint");
		return false;
	}
	o->raw = checkpoint_text(&c, p->mem);
	o->size = c.size;
	o->root = c.root;
	return true;
}

static int compare_sizes(const void *a, const void *b)
{
	const struct beside *x = a, *y = b;
	return (x->size < y->size) - (x->size > y->size);
}

/* The longest beginning that is signed and right. */
static void choose(struct pulling *p, struct offered *o, uint64_t most)
{
	struct besides kept;
	struct err e;
	struct str newest = str_format(p->mem, STR_FMT "/checkpoint", STR_ARG(o->theirs->folder));
	if (take_candidate(p, o, newest.at, most) ||
		!beside_list(p->other, o->theirs, &kept, p->mem, &e))
		return;
	if (kept.count)
		qsort(kept.at, kept.count, sizeof *kept.at, compare_sizes);
	for (size_t i = 0; i < kept.count; i++)
		if (kept.at[i].kind == BESIDE_CHECKPOINT && kept.at[i].size <= most &&
			take_candidate(p, o, kept.at[i].path.at, most))
			return;
}

/* Whether what they have contradicts what we have, each signed by the one key. */
static bool contradicts(struct pulling *p, struct offered *o)
{
	struct log_reader ours;
	struct err e;
	const struct checkpoint *theirs = &o->reader.checkpoint;
	if (o->had.size == 0)
		return false;
	if (theirs->size <= o->had.size)
		return files_reader(p->c, o->ours, &ours, p->mem, &e) &&
		       !log_extends(&ours, theirs, &e);
	return o->leaf.count == theirs->size &&
	       digest_equal(root_at(o, o->leaf.count), theirs->root) &&
	       !digest_equal(root_at(o, o->had.size), o->had.root);
}

/* The size from which on the log's entries count no more; UINT64_MAX: its key was not revoked. */
static uint64_t revoked_from(const struct pulling *p, struct str origin)
{
	uint64_t from = UINT64_MAX;
	for (size_t i = 0; i < p->revoked.count; i++)
		if (p->revoked.at[i].from < from && str_equal(p->revoked.at[i].origin, origin))
			from = p->revoked.at[i].from;
	return from;
}

bool offered_examine(struct pulling *p, struct offered *o, struct err *e)
{
	struct pulled_log *l;
	uint64_t until;
	if (o->ours) {
		struct log_reader ours;
		if (!files_reader(p->c, o->ours, &ours, p->mem, e))
			return false;
		o->had = ours.checkpoint;
	}
	o->result = p->r->logs.count;
	l = PUSH(p->mem, &p->r->logs);
	*l = (struct pulled_log){ .id = str_copy(p->mem, o->theirs->id),
		.had = o->had.size,
		.has = o->had.size,
		.offered = o->reader.checkpoint.size };
	read_leaves(p, o);
	if (contradicts(p, o)) {
		l->is_conflict = true;
		refuse(p, o,
			"two histories were signed with one key: it was copied, or its owner plays "
			"false");
		return true;
	}
	until = revoked_from(p, o->theirs->origin);
	read_bodies(p, o);
	if (until < o->had.size + o->entries) {
		refuse(p, o, "its key was revoked");
		o->entries = until > o->had.size ? (size_t)(until - o->had.size) : 0;
	}
	if (o->had.size && o->leaf.count >= o->had.size &&
		!digest_equal(root_at(o, o->had.size), o->had.root))
		refuse(p, o, "its entries are not those it had before");
	else if (o->entries)
		choose(p, o, o->had.size + o->entries);
	if (!o->raw.at)
		o->entries = 0;
	else
		o->entries = (size_t)(o->size - o->had.size);
	l->has = o->had.size + o->entries;
	if (l->has >= l->offered)
		l->why = (struct str){ 0 };
	return true;
}

bool keep_refused(struct pulling *p, const struct offered *o, struct err *e)
{
	struct arena own = { 0 };
	struct str raw = checkpoint_text(&o->reader.checkpoint, &own);
	struct str folder = str_format(
		&own, STR_FMT "/refused/" STR_FMT, STR_ARG(p->c->folder), STR_ARG(o->theirs->id));
	struct str path = str_format(&own, STR_FMT "/%llu.%.16s", STR_ARG(folder),
		(unsigned long long)o->reader.checkpoint.size, digest_hex(&own, digest_of(raw)).at);
	bool ok = disk_exists(p->c->place.disk, path.at) ||
		  (disk_make_folders(p->c->place.disk, folder.at, DISK_DURABLE, e) &&
			  disk_write_file(p->c->place.disk, path.at, raw, DISK_DURABLE, e));
	arena_release(&own);
	return ok;
}
