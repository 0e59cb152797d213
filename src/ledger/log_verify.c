#include "ledger/log_verify.h"

#include "ledger/log_verify_inside.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void log_problem(
	struct verifying *y, struct str path, uint64_t first, uint64_t last, const char *fmt, ...)
{
	char says[400];
	va_list args;
	if (y->v->problem_count++ >= LOG_MOST_PROBLEMS)
		return;
	va_start(args, fmt);
	vsnprintf(says, sizeof says, fmt, args);
	va_end(args);
	*PUSH(y->mem, &y->v->problems) = (struct log_problem){ str_copy(y->mem, path),
		str_copy(y->mem, str_from(says)), first, last };
}

/* The hashes of one tile's place, as the entries give them and as the tile has them. */
struct place {
	uint64_t number;
	unsigned width;
	bool has_entries, has_tile;
	bool has_gap; /* a hash of the row is not known from below */
	struct digest entry[TILE_WIDTH], tile[TILE_WIDTH];
};

/* One row of hashes for each level above the entries, filled from below. */
struct climb {
	struct merkle by_entries, by_tiles;
	bool entries_whole, tiles_whole; /* while false a root of them means nothing */
	struct place row[TILE_MOST_LEVEL + 1];
};

static void read_entries(struct verifying *y, struct place *p, struct arena *mem)
{
	struct tile t = { TILE_ENTRIES, 0, p->number, p->width };
	uint64_t first = p->number * TILE_WIDTH, last = first + p->width - 1;
	struct str bytes, path = { 0 }, entry[TILE_WIDTH];
	struct err e;
	p->has_entries = log_read_tile(y->r, &t, &bytes, &path, mem, &e) &&
			 bundle_parse(bytes, t.width, entry, &e);
	y->v->tiles++;
	if (!p->has_entries) {
		log_problem(y, path, first, last, "%s", e.text);
		return;
	}
	for (size_t i = 0; i < p->width; i++) {
		p->entry[i] = merkle_leaf(entry[i]);
		y->v->bytes += entry[i].len;
	}
}

/* Entries that level `level`'s hashes [from, to] of a tile cover. */
static uint64_t covers(
	const struct verifying *y, const struct place *p, unsigned level, unsigned i, bool end)
{
	uint64_t at = (p->number * TILE_WIDTH + i) << (8 * level);
	uint64_t size = y->r->checkpoint.size;
	return !end ? at : at < size ? at - 1 : size - 1;
}

static void read_hashes(struct verifying *y, struct place *p, unsigned level, struct arena *mem)
{
	struct tile t = { TILE_HASHES, level, p->number, p->width };
	struct str bytes, path = { 0 };
	struct err e;
	p->has_tile = log_read_tile(y->r, &t, &bytes, &path, mem, &e);
	y->v->tiles++;
	if (!p->has_tile) {
		log_problem(y, path, covers(y, p, level, 0, false),
			covers(y, p, level, p->width, true), "%s", e.text);
		return;
	}
	memcpy(p->tile, bytes.at, 32 * (size_t)p->width);
	if (!p->has_entries || p->has_gap)
		return;
	for (unsigned i = 0; i < p->width; i++)
		if (!digest_equal(p->entry[i], p->tile[i]))
			log_problem(y, path, covers(y, p, level, i, false),
				covers(y, p, level, i + 1, true),
				"hash %u of the tile and the hashes below it contradict each other",
				i);
}

/* A whole place upwards: the roots of its hashes go into the row above. */
static void carry(struct verifying *y, struct climb *c, unsigned level, struct arena *mem)
{
	struct place *p = &c->row[level];
	read_hashes(y, p, level, mem);
	bool below = p->has_entries && !p->has_gap;
	if (p->width < TILE_WIDTH || level == TILE_MOST_LEVEL)
		return;
	struct place *above = &c->row[level + 1];
	above->has_entries = true;
	above->has_gap |= !below && !p->has_tile;
	above->entry[above->width++] = tile_root(below ? p->entry : p->tile, TILE_WIDTH);
}

/* The leaves of one bundle onto both trees; they are one tree while nothing contradicts. */
static void grow(struct climb *c, const struct place *p)
{
	bool same = p->has_entries && p->has_tile &&
		    memcmp(p->entry, p->tile, sizeof *p->entry * p->width) == 0;
	c->entries_whole = c->entries_whole && p->has_entries;
	c->tiles_whole = c->tiles_whole && p->has_tile;
	if (p->width == TILE_WIDTH) {
		struct digest root = tile_root(p->has_entries ? p->entry : p->tile, TILE_WIDTH);
		merkle_add_whole(&c->by_entries, 8, root);
		merkle_add_whole(&c->by_tiles, 8, same ? root : tile_root(p->tile, TILE_WIDTH));
		return;
	}
	for (size_t i = 0; i < p->width; i++) {
		merkle_add(&c->by_entries, p->entry[i]);
		merkle_add(&c->by_tiles, p->tile[i]);
	}
}

static void finish_row(struct verifying *y, struct climb *c, unsigned level, struct arena *mem)
{
	struct place *p = &c->row[level];
	if (p->width == 0)
		return;
	carry(y, c, level, mem);
	uint64_t next = p->number + 1;
	if (p->width == TILE_WIDTH)
		*p = (struct place){ .number = next };
}

static void verify_bundles(struct verifying *y, struct climb *c)
{
	uint64_t size = y->r->checkpoint.size;
	for (uint64_t first = 0; first < size && y->v->problem_count < LOG_MOST_PROBLEMS;
		first += TILE_WIDTH) { /* what a checkpoint claims may have no end */
		struct arena own = { 0 };
		struct place *p = &c->row[0];
		p->number = first / TILE_WIDTH;
		p->width = size - first < TILE_WIDTH ? (unsigned)(size - first) : TILE_WIDTH;
		read_entries(y, p, &own);
		carry(y, c, 0, &own);
		grow(c, p);
		y->v->entries += p->width;
		for (unsigned level = 1;
			level <= TILE_MOST_LEVEL && c->row[level].width == TILE_WIDTH; level++)
			finish_row(y, c, level, &own);
		arena_release(&own);
	}
	struct arena own = { 0 };
	for (unsigned level = 1; level <= TILE_MOST_LEVEL; level++)
		finish_row(y, c, level, &own);
	arena_release(&own);
}

/* The tiles are right: what contradicted one of level 0 is an entry. Whether any did. */
static bool blame_bundles(struct verifying *y)
{
	struct str front = str_format(y->mem, STR_FMT "/tile/0/", STR_ARG(y->r->folder));
	bool any = false;
	for (size_t i = 0; i < y->v->problems.count; i++) {
		struct log_problem *p = &y->v->problems.at[i];
		if (!str_starts(p->path, front) || !str_starts(p->says, STR("hash ")))
			continue;
		uint64_t number = p->first / TILE_WIDTH,
			 left = y->r->checkpoint.size - number * TILE_WIDTH;
		struct tile t = { TILE_ENTRIES, 0, number,
			left < TILE_WIDTH ? (unsigned)left : TILE_WIDTH };
		p->path = str_format(y->mem, STR_FMT "/" STR_FMT, STR_ARG(y->r->folder),
			STR_ARG(tile_path(y->mem, t)));
		p->says = STR("the entry is not the one that was signed");
		any = true;
	}
	return any;
}

/* Which of the two leads to the signed root says which files are the damaged ones. */
static void judge_root(struct verifying *y, const struct climb *c)
{
	struct digest root = y->r->checkpoint.root;
	uint64_t last = y->r->checkpoint.size - 1;
	struct str path = str_format(y->mem, STR_FMT "/checkpoint", STR_ARG(y->r->folder));
	bool entries = c->entries_whole && digest_equal(merkle_root(&c->by_entries), root);
	bool tiles = c->tiles_whole && digest_equal(merkle_root(&c->by_tiles), root);
	if (!entries && tiles) {
		if (!blame_bundles(y))
			log_problem(y, path, 1, 0,
				"the tiles lead to the signed root and the entries do not");
	} else if (!entries)
		log_problem(y, path, 0, last, "the entries do not lead to the signed root");
}

bool log_verify(struct log_reader *r, enum log_parts parts, const struct log_secrets *secrets,
	struct log_verdict *v, struct arena *mem, struct err *e)
{
	struct verifying y = { r, v, mem };
	struct climb *c = NEW(mem, struct climb);
	*v = (struct log_verdict){ 0 };
	if (r->checkpoint.size > (uint64_t)1 << 62)
		return fail(e, ERR_BROKEN, "the checkpoint speaks of more entries than can be");
	c->entries_whole = c->tiles_whole = true;
	if (r->checkpoint.size > 0) {
		verify_bundles(&y, c);
		judge_root(&y, c);
	}
	log_verify_others(&y);
	if (parts & LOG_BODIES)
		log_verify_bodies(&y, secrets);
	return true;
}
