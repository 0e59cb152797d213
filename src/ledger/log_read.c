#include "ledger/log_read.h"

#include <fcntl.h>
#include <string.h>

bool log_reader_open(struct log_reader *r, const struct disk *disk, const char *folder,
	const char *checkpoint, const struct note_key *key, struct arena *mem, struct err *e)
{
	*r = (struct log_reader){ .disk = disk, .key = *key };
	r->folder = str_copy(mem, str_from(folder));
	struct str raw,
		path = checkpoint ? str_from(checkpoint) : str_format(mem, "%s/checkpoint", folder);
	return disk_read_file(disk, path.at, NOTE_MOST_BYTES, &raw, mem, e) &&
	       (checkpoint_open(raw, key, &r->checkpoint, mem, e) ||
		       explain(e, "'" STR_FMT "'", STR_ARG(path)));
}

static struct str path_of(const struct log_reader *r, struct tile t, struct arena *mem)
{
	return str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(r->folder), STR_ARG(tile_path(mem, t)));
}

bool log_read_tile(struct log_reader *r, struct tile *t, struct str *bytes, struct str *path,
	struct arena *mem, struct err *e)
{
	size_t most = t->kind == TILE_HASHES ? TILE_BYTES : BUNDLE_MOST_BYTES;
	*path = path_of(r, *t, mem);
	if (!disk_exists(r->disk, path->at)) {
		struct tile full = *t;
		full.width = TILE_WIDTH;
		struct str instead = path_of(r, full, mem);
		if (t->width == TILE_WIDTH || !disk_exists(r->disk, instead.at))
			return fail(e, ERR_BROKEN, "'" STR_FMT "' is missing", STR_ARG(*path));
		*path = instead;
		*t = full;
	}
	if (!disk_read_file(r->disk, path->at, most, bytes, mem, e))
		return false;
	if (t->kind == TILE_HASHES && bytes->len != 32 * (size_t)t->width)
		return fail(e, ERR_BROKEN, "'" STR_FMT "' has %zu bytes, not %zu", STR_ARG(*path),
			bytes->len, 32 * (size_t)t->width);
	return true;
}

/* The tile that holds hash `index` of `level`, as wide as the log makes it. */
static struct tile tile_of(const struct log_reader *r, unsigned level, uint64_t index)
{
	uint64_t number = index / TILE_WIDTH,
		 left = tile_count(r->checkpoint.size, level) - number * TILE_WIDTH;
	return (struct tile){ TILE_HASHES, level, number,
		left < TILE_WIDTH ? (unsigned)left : TILE_WIDTH };
}

static bool same_tile(struct tile a, struct tile b)
{
	return a.kind == b.kind && a.level == b.level && a.number == b.number && a.width == b.width;
}

static bool load(struct log_reader *r, struct tile t, struct err *e)
{
	struct arena own = { 0 };
	struct str bytes, path;
	struct tile want = t;
	if (same_tile(r->last.of, t))
		return true;
	r->last.of.width = 0;
	bool ok = log_read_tile(r, &t, &bytes, &path, &own, e);
	if (ok) {
		memcpy(r->last.hash, bytes.at, 32 * (size_t)want.width);
		r->last.of = want;
	}
	arena_release(&own);
	return ok;
}

static bool has_hash(const struct log_reader *r, unsigned level, uint64_t index, struct err *e)
{
	unsigned above = level / 8, inside = level % 8;
	return (index + 1) << inside <= tile_count(r->checkpoint.size, above) ||
	       fail(e, ERR_BROKEN, "the log has no hash %llu of level %u",
		       (unsigned long long)index, level);
}

static bool get_hash(void *self, unsigned level, uint64_t index, struct digest *hash, struct err *e)
{
	struct log_reader *r = self;
	unsigned above = level / 8, inside = level % 8;
	uint64_t first = index << inside, count = (uint64_t)1 << inside;
	if (!has_hash(r, level, index, e) || !load(r, tile_of(r, above, first), e))
		return false;
	*hash = tile_root(r->last.hash + first % TILE_WIDTH, (size_t)count);
	return true;
}

struct merkle_source log_hashes(struct log_reader *r)
{
	return (struct merkle_source){ r, get_hash };
}

static bool has_entry(const struct log_reader *r, uint64_t index, struct err *e)
{
	return index < r->checkpoint.size ||
	       fail(e, ERR_USAGE, "the log has %llu entries and no entry %llu",
		       (unsigned long long)r->checkpoint.size, (unsigned long long)index);
}

bool log_read_entry(
	struct log_reader *r, uint64_t index, struct str *entry, struct arena *mem, struct err *e)
{
	struct str bytes, path, all[TILE_WIDTH];
	if (!has_entry(r, index, e))
		return false;
	struct tile t = tile_of(r, 0, index);
	t.kind = TILE_ENTRIES;
	if (!log_read_tile(r, &t, &bytes, &path, mem, e))
		return false;
	if (!bundle_parse(bytes, t.width, all, e))
		return explain(e, "'" STR_FMT "'", STR_ARG(path));
	*entry = all[index % TILE_WIDTH];
	return true;
}

static bool read_frame(struct log_reader *r, int fd, struct str path, uint64_t index,
	struct str *sealed, struct arena *mem, struct err *e)
{
	unsigned char head[BODY_HEAD];
	size_t len = 0;
	off_t at = 0;
	for (uint64_t i = 0; i <= index % TILE_WIDTH; i++) {
		at += i ? (off_t)(BODY_HEAD + len) : 0;
		if (!disk_read_at(r->disk, fd, path.at, head, sizeof head, at, e))
			return false;
		if (!body_frame_head(head, &len))
			return fail(e, ERR_BROKEN, "'" STR_FMT "' is damaged", STR_ARG(path));
	}
	char *to = NEW_ARRAY(mem, char, len + 1);
	if (!disk_read_at(r->disk, fd, path.at, to, len, at + BODY_HEAD, e))
		return false;
	*sealed = (struct str){ to, len };
	return body_frame_holds(head, *sealed) ||
	       fail(e, ERR_BROKEN, "the body of entry %llu in '" STR_FMT "' is damaged",
		       (unsigned long long)index, STR_ARG(path));
}

bool log_read_body(
	struct log_reader *r, uint64_t index, struct str *sealed, struct arena *mem, struct err *e)
{
	struct tile t = { TILE_BODIES, 0, index / TILE_WIDTH, TILE_WIDTH };
	struct str path = path_of(r, t, mem);
	if (!has_entry(r, index, e))
		return false;
	int fd = r->disk->open(r->disk->self, path.at, O_RDONLY);
	if (fd < 0)
		return fail_errno(e, "cannot open '" STR_FMT "'", STR_ARG(path));
	bool ok = read_frame(r, fd, path, index, sealed, mem, e);
	r->disk->close(r->disk->self, fd);
	return ok;
}

bool log_prove(
	struct log_reader *r, uint64_t index, struct proof *p, struct arena *mem, struct err *e)
{
	struct merkle_source hashes = log_hashes(r);
	struct str entry;
	*p = (struct proof){ .index = index, .checkpoint = r->checkpoint };
	return has_entry(r, index, e) && log_read_entry(r, index, &entry, mem, e) &&
	       merkle_inclusion(&hashes, index, r->checkpoint.size, &p->hashes, e) &&
	       proof_check(p, entry, &r->key, e);
}

/* A tile with the roots of all whole subtrees of its hashes: that of the i-th 2^k of them at (256 >> k) + i. */
struct held_tile {
	struct tile of; /* width 0: none */
	struct digest at[2 * TILE_WIDTH];
};

static void hold(struct held_tile *h, const struct log_reader *r)
{
	h->of = r->last.of;
	memcpy(h->at + TILE_WIDTH, r->last.hash, sizeof r->last.hash);
	for (unsigned k = 1; k <= 8; k++)
		for (size_t i = 0; (i + 1) << k <= h->of.width; i++) {
			const struct digest *below = h->at + (TILE_WIDTH >> (k - 1)) + 2 * i;
			h->at[(TILE_WIDTH >> k) + i] = merkle_node(below[0], below[1]);
		}
}

static bool held_hash(
	void *self, unsigned level, uint64_t index, struct digest *hash, struct err *e)
{
	struct log_prover *p = self;
	unsigned above = level / 8, inside = level % 8;
	if (!has_hash(p->r, level, index, e))
		return false;
	struct tile t = tile_of(p->r, above, index << inside);
	struct held_tile *h = &p->held[2 * above + (t.width < TILE_WIDTH)];
	if (!same_tile(h->of, t)) {
		if (!load(p->r, t, e))
			return false;
		hold(h, p->r);
	}
	*hash = h->at[(TILE_WIDTH >> inside) + index % (TILE_WIDTH >> inside)];
	return true;
}

struct log_prover log_prover(struct log_reader *r, struct arena *mem)
{
	return (struct log_prover){ r,
		NEW_ARRAY(mem, struct held_tile, 2 * ((size_t)TILE_MOST_LEVEL + 1)) };
}

bool log_prove_text(
	struct log_prover *many, uint64_t index, struct str entry, struct proof *p, struct err *e)
{
	const struct checkpoint *c = &many->r->checkpoint;
	struct merkle_source hashes = { many, held_hash };
	*p = (struct proof){ .index = index, .checkpoint = *c };
	if (!has_entry(many->r, index, e) ||
		!merkle_inclusion(&hashes, index, c->size, &p->hashes, e))
		return false;
	return merkle_check_inclusion(merkle_leaf(entry), index, c->size, &p->hashes, c->root) ||
	       fail(e, ERR_BROKEN,
		       "the log's hashes do not lead from the entry to the signed root");
}

bool log_extends(struct log_reader *r, const struct checkpoint *older, struct err *e)
{
	struct merkle_source hashes = log_hashes(r);
	struct merkle_proof p = { .count = 0 };
	unsigned long long from = older->size, to = r->checkpoint.size;
	if (from > to)
		return fail(
			e, ERR_BROKEN, "the log has %llu entries and had %llu before", to, from);
	if (from > 0 && !merkle_consistency(&hashes, from, to, &p, e))
		return false;
	return merkle_check_consistency(from, to, &p, older->root, r->checkpoint.root) ||
	       fail(e, ERR_BROKEN,
		       "the log's first %llu entries are not those of its earlier checkpoint",
		       from);
}
