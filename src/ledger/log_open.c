#include "ledger/body.h"
#include "ledger/log.h"
#include "ledger/log_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

/* What the log is made of and is not there is damage, and no fault of the machine's: all else can be read. */
static bool missing(const char *path, struct err *e)
{
	return errno == ENOENT && e->kind == ERR_SYSTEM
		       ? fail(e, ERR_BROKEN, "'%s' is missing", path)
		       : false;
}

/* The first `width` hashes of a tile, from the partial one or from any wider one that is there. */
static bool read_wider(struct log_writer *w, struct tile t, size_t each, size_t most,
	struct str *bytes, struct arena *mem, struct err *e)
{
	struct str path = str_format(
		mem, STR_FMT "/" STR_FMT, STR_ARG(w->folder), STR_ARG(tile_path(mem, t)));
	if (!disk_exists(w->disk, path.at) && t.width < TILE_WIDTH) {
		t.width = TILE_WIDTH;
		path = str_format(
			mem, STR_FMT "/" STR_FMT, STR_ARG(w->folder), STR_ARG(tile_path(mem, t)));
	}
	if (!disk_read_file(w->disk, path.at, most, bytes, mem, e))
		return missing(path.at, e);
	*PUSH(&w->mem, &w->touched) = str_copy(&w->mem, path);
	return bytes->len == each * t.width || fail(e, ERR_BROKEN, "'%s' has %zu bytes, not %zu",
						       path.at, bytes->len, each * t.width);
}

static bool load_rows(struct log_writer *w, uint64_t size, struct arena *mem, struct err *e)
{
	for (unsigned level = 0; tile_count(size, level); level++) {
		uint64_t count = tile_count(size, level);
		struct tile t = { TILE_HASHES, level, count / TILE_WIDTH, count % TILE_WIDTH };
		struct str bytes;
		if (t.width == 0)
			continue;
		if (!read_wider(w, t, 32, TILE_BYTES, &bytes, mem, e))
			return false;
		memcpy(w->edge->row[level], bytes.at, 32 * (size_t)t.width);
	}
	return true;
}

static bool load_leaves(struct log_writer *w, uint64_t size, struct arena *mem, struct err *e)
{
	struct tile t = { TILE_ENTRIES, 0, size / TILE_WIDTH, size % TILE_WIDTH };
	struct str bytes, entry[TILE_WIDTH];
	if (t.width == 0)
		return true;
	if (!read_wider(w, t, 34, (size_t)34 * TILE_WIDTH, &bytes, mem, e) ||
		!bundle_parse(bytes, bytes.len / 34, entry, e))
		return false;
	for (size_t i = 0; i < t.width; i++) {
		if (entry[i].len != 32)
			return fail(
				e, ERR_BROKEN, "an entry of the last bundle is not 32 bytes long");
		memcpy(w->edge->leaf[i].byte, entry[i].at, 32);
		if (!digest_equal(merkle_leaf(entry[i]), w->edge->row[0][i]))
			return fail(e, ERR_BROKEN,
				"the last bundle and the last tile contradict each other");
	}
	return true;
}

/* Where the body of entry `size` begins. */
static bool load_body_end(struct log_writer *w, uint64_t size, struct arena *mem, struct err *e)
{
	struct tile t = { TILE_BODIES, 0, size / TILE_WIDTH, TILE_WIDTH };
	struct str path = str_format(
		mem, STR_FMT "/" STR_FMT, STR_ARG(w->folder), STR_ARG(tile_path(mem, t)));
	unsigned char head[BODY_HEAD];
	size_t len;
	w->edge->body_end = 0;
	if (size % TILE_WIDTH == 0)
		return true;
	int fd = w->disk->open(w->disk->self, path.at, O_RDONLY);
	if (fd < 0)
		return disk_fail_open(path.at, e) || missing(path.at, e);
	bool ok = true;
	for (uint64_t i = 0; ok && i < size % TILE_WIDTH; i++) {
		ok = disk_read_at(w->disk, fd, path.at, head, sizeof head, w->edge->body_end, e) &&
		     (body_frame_head(head, &len) ||
			     fail(e, ERR_BROKEN, "'%s' is damaged", path.at));
		w->edge->body_end += ok ? (off_t)(BODY_HEAD + len) : 0;
	}
	w->disk->close(w->disk->self, fd);
	return ok;
}

bool log_load_edge(struct log_writer *w, uint64_t size, struct err *e)
{
	struct arena own = { 0 };
	bool ok = load_rows(w, size, &own, e) && load_leaves(w, size, &own, e) &&
		  load_body_end(w, size, &own, e);
	arena_release(&own);
	return ok;
}

struct merkle log_edge_tree(const struct log_edge *edge, uint64_t size)
{
	struct merkle t = { 0 };
	for (unsigned level = TILE_MOST_LEVEL + 1; level-- > 0;)
		for (size_t i = 0; i < tile_count(size, level) % TILE_WIDTH; i++)
			merkle_add_whole(&t, 8 * level, edge->row[level][i]);
	return t;
}

static bool take_base(struct log_writer *w, struct str record, const char *logs, struct err *e)
{
	struct log_base base;
	struct checkpoint c = { 0 };
	if (!log_base_parse(record, &base, e) ||
		!note_key_parse(str_copy(&w->mem, base.key), &w->key, &w->mem, e))
		return false;
	w->folder = str_format(&w->mem, "%s/" STR_FMT, logs, STR_ARG(log_id(w->key.name)));
	w->checkpoint = str_copy(&w->pending_mem, base.checkpoint);
	if (base.checkpoint.len == 0)
		return true;
	if (!checkpoint_open(w->checkpoint, &w->key, &c, &w->mem, e) ||
		!log_load_edge(w, c.size, e))
		return false;
	w->tree = log_edge_tree(w->edge, c.size);
	w->settled = w->base = c.size;
	return digest_equal(merkle_root(&w->tree), c.root) ||
	       fail(e, ERR_BROKEN,
		       "the tiles of '" STR_FMT "' do not lead to the root it was left with",
		       STR_ARG(w->folder));
}

static bool take_commit(struct log_writer *w, struct str record, struct log_replay *replay,
	struct arena *mem, struct err *e)
{
	struct log_commit commit;
	struct checkpoint c;
	if (!log_commit_parse(record, &commit, mem, e))
		return false;
	if (commit.start != w->tree.size)
		return fail(e, ERR_BROKEN,
			"the write-ahead log skips from entry %llu to entry %llu",
			(unsigned long long)w->tree.size, (unsigned long long)commit.start);
	log_take(w, commit.entry, commit.entry_count);
	if (!checkpoint_open(commit.checkpoint, &w->key, &c, mem, e))
		return false;
	if (c.size != w->tree.size || !digest_equal(c.root, merkle_root(&w->tree)))
		return fail(e, ERR_BROKEN,
			"the write-ahead log's entries do not lead to its checkpoint");
	w->checkpoint = str_copy(&w->pending_mem, commit.checkpoint);
	*PUSH(mem, replay) = commit;
	return true;
}

/* The checkpoint on the disk may lag behind the write-ahead log, by a crash; never the reverse. */
static bool agrees_with_checkpoint(struct log_writer *w, bool clean, struct err *e)
{
	struct arena own = { 0 };
	struct str path = str_format(&own, STR_FMT "/checkpoint", STR_ARG(w->folder)), raw;
	struct checkpoint c;
	bool there = disk_exists(w->disk, path.at), ok = true;
	bool read = there && disk_read_file(w->disk, path.at, NOTE_MOST_BYTES, &raw, &own, e) &&
		    checkpoint_open(raw, &w->key, &c, &own, e);
	if (!read)
		ok = !clean || w->settled == 0 ||
		     fail(e, ERR_BROKEN, "the checkpoint of '" STR_FMT "' is missing or damaged",
			     STR_ARG(w->folder));
	else if (c.size > w->tree.size)
		ok = fail(e, ERR_BROKEN,
			"'" STR_FMT
			"' was cut back: its checkpoint speaks of %llu entries, %llu are there",
			STR_ARG(w->folder), (unsigned long long)c.size,
			(unsigned long long)w->tree.size);
	else if (c.size == w->tree.size && !digest_equal(c.root, merkle_root(&w->tree)))
		ok = fail(e, ERR_BROKEN,
			"'" STR_FMT "' has two roots for %llu entries, both signed",
			STR_ARG(w->folder), (unsigned long long)c.size);
	arena_release(&own);
	return ok;
}

static bool take_all(struct log_writer *w, const struct wal_content *found, const char *logs,
	struct log_replay *replay, struct arena *mem, struct err *e)
{
	*replay = (struct log_replay){ .torn = found->torn };
	if (found->records.count == 0)
		return fail(e, ERR_BROKEN, "'" STR_FMT "' has no base", STR_ARG(w->wal_path));
	if (!take_base(w, found->records.at[0], logs, e))
		return false;
	for (size_t i = 1; i < found->records.count; i++)
		if (!take_commit(w, found->records.at[i], replay, mem, e))
			return false;
	return agrees_with_checkpoint(w, found->records.count == 1, e);
}

/*
 * The records are written anew to a file of their own: what was read may have come from memory that a
 * failed sync never brought to the disk, and what was torn must not stand between two records.
 */
bool log_open(struct log_writer *w, enum log_mode mode, const struct disk *disk,
	const char *logs_folder, const char *wal_path, const struct secret *wal_key,
	struct log_replay *replay, struct arena *mem, struct err *e)
{
	struct wal_content found;
	*w = (struct log_writer){ .disk = disk, .wal = { .fd = -1 } };
	w->wal_path = str_copy(&w->mem, str_from(wal_path));
	w->edge = NEW(&w->mem, struct log_edge);
	bool ok = wal_read(disk, wal_path, wal_key, &found, mem, e) &&
		  take_all(w, &found, logs_folder, replay, mem, e);
	if (ok && mode == LOG_WRITE)
		ok = wal_create(&w->wal, disk, wal_path, wal_key, &found.records, &w->mem, e) &&
		     log_settle(w, e) && log_sweep(w, w->base, e);
	else
		w->dead = true;
	if (!ok)
		log_close(w);
	return ok;
}
