#include "ledger/log_import.h"

#include "ledger/log_inside.h"

#include <fcntl.h>

/* A writer without a write-ahead log, at the end of what is there. */
static bool take_up(struct log_writer *w, const struct disk *disk, const char *folder,
	const struct note_key *key, struct str had, struct err *e)
{
	struct checkpoint c = { 0 };
	*w = (struct log_writer){ .disk = disk, .wal = { .fd = -1 } };
	w->folder = str_copy(&w->mem, str_from(folder));
	w->key = *key;
	w->edge = NEW(&w->mem, struct log_edge);
	if (had.len == 0)
		return true;
	if (!checkpoint_open(had, key, &c, &w->mem, e) || !log_load_edge(w, c.size, e))
		return false;
	w->tree = log_edge_tree(w->edge, c.size);
	w->settled = w->base = c.size;
	return digest_equal(merkle_root(&w->tree), c.root) ||
	       fail(e, ERR_BROKEN, "the tiles of '%s' do not lead to its checkpoint", folder);
}

static bool leads_to(const struct log_writer *w, const struct checkpoint *c, struct err *e)
{
	return (c->size == w->tree.size && digest_equal(c->root, merkle_root(&w->tree))) ||
	       fail(e, ERR_BROKEN, "the entries do not lead to the checkpoint");
}

static bool write_all(struct log_writer *w, struct str checkpoint, struct err *e)
{
	struct arena own = { 0 };
	struct str path = str_format(&own, STR_FMT "/checkpoint", STR_ARG(w->folder));
	struct err unsaid;
	uint64_t base = w->base;
	bool ok = disk_make_folders(w->disk, w->folder.at, DISK_DURABLE, e) &&
		  log_settle_files(w, e) && log_sync_touched(w, e) &&
		  disk_write_file(w->disk, path.at, checkpoint, DISK_DURABLE, e);
	if (ok) {
		w->base = w->tree.size;
		bool swept = log_sweep(w, base, &unsaid); /* partial tiles of the earlier size */
		(void)swept;
	}
	arena_release(&own);
	return ok;
}

bool log_import(const struct disk *disk, const char *folder, const struct note_key *key,
	struct str had_checkpoint, const struct log_entry *entry, size_t count,
	struct str checkpoint, struct err *e)
{
	struct log_writer w;
	struct checkpoint c;
	bool ok = take_up(&w, disk, folder, key, had_checkpoint, e);
	if (ok) {
		log_take(&w, entry, count);
		ok = checkpoint_open(checkpoint, key, &c, &w.mem, e) && leads_to(&w, &c, e) &&
		     write_all(&w, checkpoint, e);
	}
	log_close(&w);
	return ok;
}

/* Bodies behind the last that the checkpoint covers. */
static bool cut_bodies(struct log_writer *w, struct err *e)
{
	struct arena own = { 0 };
	struct tile t = { TILE_BODIES, 0, w->settled / TILE_WIDTH, TILE_WIDTH };
	struct str path = str_format(
		&own, STR_FMT "/" STR_FMT, STR_ARG(w->folder), STR_ARG(tile_path(&own, t)));
	bool ok = true;
	if (disk_exists(w->disk, path.at)) {
		int fd = w->disk->open(w->disk->self, path.at, O_RDWR);
		off_t size = fd < 0 ? 0 : w->disk->size(w->disk->self, fd);
		ok = fd >= 0 && (size <= w->edge->body_end || w->disk->truncate(w->disk->self, fd,
								      w->edge->body_end) == 0);
		if (!ok)
			fail_errno(e, "cannot cut '%s'", path.at);
		if (fd >= 0)
			w->disk->close(w->disk->self, fd);
	}
	arena_release(&own);
	return ok;
}

bool log_import_sweep(
	const struct disk *disk, const char *folder, const struct note_key *key, struct err *e)
{
	struct arena own = { 0 };
	struct log_writer w = { .wal = { .fd = -1 } };
	struct str raw = { 0 }, path = str_format(&own, "%s/checkpoint", folder);
	bool ok = disk_read_file(disk, path.at, NOTE_MOST_BYTES, &raw, &own, e) &&
		  take_up(&w, disk, folder, key, raw, e);
	ok = ok && log_sweep(&w, w.settled, e) && cut_bodies(&w, e);
	log_close(&w);
	arena_release(&own);
	return ok;
}
