#include "ledger/body.h"
#include "ledger/bytes.h"
#include "ledger/log.h"
#include "ledger/log_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

static struct str path_of(struct log_writer *w, struct tile t, struct arena *mem)
{
	return str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(w->folder), STR_ARG(tile_path(mem, t)));
}

static bool make_parent(struct log_writer *w, struct str path, struct err *e)
{
	char folder[PATH_MAX];
	if (path.len >= sizeof folder)
		return fail(e, ERR_SYSTEM, "the name '%.100s...' is too long", path.at);
	memcpy(folder, path.at, path.len + 1);
	*strrchr(folder, '/') = '\0';
	return disk_make_folders(w->disk, folder, DISK_LAZY, e);
}

static void touch(struct log_writer *w, struct str path)
{
	if (w->touched.count == 0 || !str_equal(w->touched.at[w->touched.count - 1], path))
		*PUSH(&w->mem, &w->touched) = str_copy(&w->mem, path);
}

/* "<log>/tile-0-x001-234.p-7.part": beside the tiles, so that none of their folders ever has what is no tile. */
static struct str part_of(const struct log_writer *w, struct str path, struct arena *mem)
{
	struct str name = str_slice(path, w->folder.len + 1, path.len);
	struct str part =
		str_format(mem, STR_FMT "/" STR_FMT ".part", STR_ARG(w->folder), STR_ARG(name));
	for (char *at = (char *)part.at + w->folder.len + 1; *at; at++)
		*at = *at == '/' ? '-' : *at;
	return part;
}

/* The same bytes over themselves, so that the next sync has them to bring to the disk. */
static bool write_over(struct log_writer *w, struct str path, struct str bytes, struct err *e)
{
	int fd = w->disk->open(w->disk->self, path.at, O_WRONLY);
	if (fd < 0)
		return fail_errno(e, "cannot open '%s'", path.at);
	bool ok = disk_write_at(w->disk, fd, path.at, bytes, 0, e);
	if (w->disk->close(w->disk->self, fd) != 0 && ok)
		ok = fail_errno(e, "cannot close '%s'", path.at);
	return ok;
}

/*
 * Whoever looks on, or looks after a kill, sees a tile whole or not at all: it is written beside the tiles and gets
 * its name then. One that has these bytes already is from before the log was opened, and they may be in memory alone:
 * after a sync has failed the next one says that all is well. What could not be read may be a tile that the
 * write-ahead log stands on and cannot bring back: its name goes to nothing that is not on the disk.
 */
static bool put_file(struct log_writer *w, struct str path, struct str bytes, struct err *e)
{
	struct arena own = { 0 };
	struct str had;
	struct err unread;
	touch(w, path);
	bool there = disk_exists(w->disk, path.at) || errno != ENOENT;
	bool same = there && disk_read_file(w->disk, path.at, bytes.len, &had, &own, &unread) &&
		    str_equal(had, bytes);
	bool ok = same ? write_over(w, path, bytes, e)
		       : make_parent(w, path, e) &&
				  disk_write_as(w->disk, part_of(w, path, &own).at, path.at, bytes,
					  there ? DISK_DURABLE : DISK_LAZY, e);
	arena_release(&own);
	return ok;
}

static bool put_hashes(
	struct log_writer *w, unsigned level, uint64_t number, unsigned width, struct err *e)
{
	struct arena own = { 0 };
	struct tile t = { TILE_HASHES, level, number, width };
	struct str bytes = { (const char *)w->edge->row[level], 32 * (size_t)width };
	bool ok = put_file(w, path_of(w, t, &own), bytes, e);
	arena_release(&own);
	return ok;
}

static bool put_bundle(struct log_writer *w, uint64_t number, unsigned width, struct err *e)
{
	struct arena own = { 0 };
	struct tile t = { TILE_ENTRIES, 0, number, width };
	struct buf b = { .mem = &own };
	for (size_t i = 0; i < width; i++) {
		bytes_add(&b, 32, 2);
		buf_add(&b, (struct str){ (const char *)w->edge->leaf[i].byte, 32 });
	}
	bool ok = put_file(w, path_of(w, t, &own), buf_str(&b), e);
	arena_release(&own);
	return ok;
}

/* One leaf onto the edge; tiles that are full are written and their roots carried up. */
static bool add_leaf(struct log_writer *w, uint64_t index, struct digest leaf, struct err *e)
{
	struct digest hash = merkle_leaf((struct str){ (const char *)leaf.byte, 32 });
	w->edge->leaf[index % TILE_WIDTH] = leaf;
	if (index % TILE_WIDTH == TILE_WIDTH - 1 &&
		!put_bundle(w, index / TILE_WIDTH, TILE_WIDTH, e))
		return false;
	for (unsigned level = 0; level <= TILE_MOST_LEVEL; level++, index /= TILE_WIDTH) {
		w->edge->row[level][index % TILE_WIDTH] = hash;
		if (index % TILE_WIDTH != TILE_WIDTH - 1)
			break;
		if (!put_hashes(w, level, index / TILE_WIDTH, TILE_WIDTH, e))
			return false;
		hash = tile_root(w->edge->row[level], TILE_WIDTH);
	}
	return true;
}

/* A tile that what is settled ends in too was put then. */
static bool put_partials(struct log_writer *w, uint64_t size, struct err *e)
{
	if (size % TILE_WIDTH && !put_bundle(w, size / TILE_WIDTH, size % TILE_WIDTH, e))
		return false;
	for (unsigned level = 0; tile_count(size, level); level++) {
		uint64_t count = tile_count(size, level);
		if (count % TILE_WIDTH && count != tile_count(w->settled, level) &&
			!put_hashes(w, level, count / TILE_WIDTH, count % TILE_WIDTH, e))
			return false;
	}
	return true;
}

/*
 * Bodies stand where the last settled one ended; what is behind them then is cut off. Those that an earlier settling wrote are
 * written over with the same bytes, so that none is missing at any moment.
 */
static bool put_bodies(struct log_writer *w, struct str path, struct str frames, struct err *e)
{
	touch(w, path);
	if (!make_parent(w, path, e))
		return false;
	int fd = w->disk->open(w->disk->self, path.at, O_RDWR | O_CREAT);
	if (fd < 0)
		return fail_errno(e, "cannot open '%s'", path.at);
	off_t size = w->disk->size(w->disk->self, fd), begin = w->edge->body_end;
	off_t end = begin + (off_t)frames.len;
	bool ok = size >= begin || (size < 0 ? fail_errno(e, "cannot read '%s'", path.at)
					     : fail(e, ERR_BROKEN, "'%s' was cut short", path.at));
	ok = ok && disk_write_at(w->disk, fd, path.at, frames, begin, e);
	if (ok && size > end && w->disk->truncate(w->disk->self, fd, end) != 0)
		ok = fail_errno(e, "cannot cut '%s'", path.at);
	if (w->disk->close(w->disk->self, fd) != 0 && ok)
		ok = fail_errno(e, "cannot close '%s'", path.at);
	w->edge->body_end = end;
	return ok;
}

static bool settle_bodies(struct log_writer *w, struct err *e)
{
	bool ok = true;
	for (size_t i = 0; ok && i < w->pending.count;) {
		struct arena own = { 0 };
		struct buf frames = { .mem = &own };
		uint64_t number = (w->settled + i) / TILE_WIDTH;
		for (; i < w->pending.count && (w->settled + i) / TILE_WIDTH == number; i++)
			buf_add(&frames, body_frame(w->pending.at[i].sealed, &own));
		struct tile t = { TILE_BODIES, 0, number, TILE_WIDTH };
		ok = put_bodies(w, path_of(w, t, &own), buf_str(&frames), e);
		if ((w->settled + i) % TILE_WIDTH == 0)
			w->edge->body_end = 0;
		arena_release(&own);
	}
	return ok;
}

bool log_settle_files(struct log_writer *w, struct err *e)
{
	if (!settle_bodies(w, e))
		return false;
	for (size_t i = 0; i < w->pending.count; i++)
		if (!add_leaf(w, w->settled + i, w->pending.at[i].leaf, e))
			return false;
	return put_partials(w, w->tree.size, e);
}

static bool settle(struct log_writer *w, struct err *e)
{
	char path[PATH_MAX];
	int len = snprintf(path, sizeof path, "%s/checkpoint", w->folder.at);
	if (len >= (int)sizeof path)
		return fail(e, ERR_SYSTEM, "the name '%.100s...' is too long", path);
	if (!log_settle_files(w, e) || !disk_write_file(w->disk, path, w->checkpoint, DISK_LAZY, e))
		return false;
	touch(w, (struct str){ path, (size_t)len });
	return true;
}

bool log_settle(struct log_writer *w, struct err *e)
{
	if (w->dead)
		return fail(e, ERR_SYSTEM, "the log failed before and is not written to");
	if (w->pending.count == 0)
		return true;
	w->dead = true;
	if (!settle(w, e))
		return false;
	struct arena kept = { 0 };
	w->checkpoint = str_copy(&kept, w->checkpoint);
	arena_release(&w->pending_mem);
	w->pending_mem = kept;
	w->pending.at = NULL;
	w->pending.count = w->pending.room = 0;
	w->settled = w->tree.size;
	w->dead = false;
	return true;
}
