#include "casebook/inside.h"
#include "ledger/bytes.h"

#include <string.h>

/*
 * Entries by the bundle: the leaves of 256 and their bodies are read at once. What is
 * committed and not in the files yet comes from the writer.
 */
struct group {
	uint64_t number;
	struct str leaf[TILE_WIDTH], bodies, path;
	bool has_leaves, has_bodies;
	struct err why; /* it could not be read */
};

struct str casebook_item_field(const struct casebook_item *x, const char *name)
{
	struct str want = str_from(name);
	for (size_t i = 0; i < x->body.entry.field_count; i++)
		if (str_equal(x->body.field[i].name, want))
			return x->body.field[i].value;
	return (struct str){ 0 };
}

static void read_group(const struct casebook *c, const struct casebook_log *log, uint64_t number,
	struct group *g, struct arena *mem)
{
	struct log_reader r = log->reader;
	uint64_t left = r.checkpoint.size - number * TILE_WIDTH;
	struct tile t = { TILE_ENTRIES, 0, number,
		left < TILE_WIDTH ? (unsigned)left : TILE_WIDTH };
	struct tile b = { TILE_BODIES, 0, number, TILE_WIDTH };
	struct str bytes, path;
	*g = (struct group){ .number = number };
	g->has_leaves = log_read_tile(&r, &t, &bytes, &path, mem, &g->why) &&
			bundle_parse(bytes, t.width, g->leaf, &g->why);
	g->path = str_format(
		mem, STR_FMT "/" STR_FMT, STR_ARG(log->folder), STR_ARG(tile_path(mem, b)));
	g->has_bodies = g->has_leaves &&
			disk_read_file(c->place.disk, g->path.at,
				(size_t)TILE_WIDTH * BODY_MOST_BYTES, &g->bodies, mem, &g->why);
}

/* The next sealed body of the group; false when the file ends or a frame has no bounds. */
static bool next_body(struct group *g, struct str *sealed, bool *holds)
{
	struct str head;
	size_t len;
	if (!bytes_take(&g->bodies, BODY_HEAD, &head) ||
		!body_frame_head((const unsigned char *)head.at, &len) ||
		!bytes_take(&g->bodies, len, sealed))
		return false;
	*holds = body_frame_holds((const unsigned char *)head.at, *sealed);
	return true;
}

static void damaged(struct casebook_item *x, struct str problem)
{
	x->found = CASEBOOK_DAMAGED;
	x->problem = problem;
}

static void open_item(
	struct casebook *c, struct casebook_item *x, struct str sealed, struct arena *mem)
{
	struct secret secret;
	struct err why;
	switch (keyring_entry(&c->ring, x->log->origin, x->index, &secret)) {
	case KEYRING_ERASED:
		x->found = CASEBOOK_ERASED;
		return;
	case KEYRING_UNKNOWN:
		x->found = CASEBOOK_UNKNOWN;
		return;
	case KEYRING_KNOWN:
		break;
	}
	if (!body_open(sealed, x->leaf, &secret, &x->body, mem, &why))
		damaged(x, str_copy(mem, str_from(why.text)));
	else if (!str_equal(x->body.entry.origin, x->log->origin) ||
		 x->body.entry.index != x->index)
		damaged(x, STR("it is an entry of another place"));
	else
		x->found = CASEBOOK_OPENED;
	explicit_bzero(&secret, sizeof secret);
}

static void group_item(
	struct casebook *c, struct group *g, struct casebook_item *x, bool skips, struct arena *mem)
{
	struct str sealed;
	bool holds = true;
	if (!g->has_leaves || g->leaf[x->index % TILE_WIDTH].len != sizeof x->leaf.byte) {
		damaged(x, str_copy(mem, str_from(g->why.text)));
		return;
	}
	memcpy(x->leaf.byte, g->leaf[x->index % TILE_WIDTH].at, sizeof x->leaf.byte);
	if (!g->has_bodies)
		damaged(x, str_copy(mem, str_from(g->why.text)));
	else if (!next_body(g, &sealed, &holds)) {
		g->has_bodies = false;
		fail(&g->why, ERR_BROKEN, "'" STR_FMT "' is damaged", STR_ARG(g->path));
		damaged(x, str_copy(mem, str_from(g->why.text)));
	} else if (!skips && !holds)
		damaged(x,
			str_format(mem, "its body in '" STR_FMT "' is damaged", STR_ARG(g->path)));
	else if (!skips)
		open_item(c, x, sealed, mem);
}

/* One of those that the writer holds. */
static void pending_item(struct casebook *c, struct casebook_item *x, struct arena *mem)
{
	const struct log_entry *held = &c->writer.pending.at[x->index - c->writer.settled];
	x->leaf = held->leaf;
	open_item(c, x, held->sealed, mem);
}

/* Items [from, until) of one group of 256, all of them settled. */
static bool visit_group(struct casebook *c, const struct casebook_log *log, uint64_t from,
	uint64_t until, casebook_visit *visit, void *self, struct err *e)
{
	struct arena own = { 0 };
	struct group g;
	bool ok = true;
	read_group(c, log, from / TILE_WIDTH, &g, &own);
	for (uint64_t i = from - from % TILE_WIDTH; ok && i < until; i++) {
		struct casebook_item x = { .log = log, .index = i };
		group_item(c, &g, &x, i < from, &own);
		ok = i < from || visit(self, &x, e);
	}
	arena_release(&own);
	return ok;
}

bool casebook_each_of(struct casebook *c, const struct casebook_log *log, uint64_t from,
	casebook_visit *visit, void *self, struct err *e)
{
	if (log->is_own && !casebook_settle(c, e))
		return false;
	uint64_t settled = log->reader.checkpoint.size;
	for (uint64_t i = from, next; i < settled; i = next) {
		next = (i / TILE_WIDTH + 1) * TILE_WIDTH;
		if (!visit_group(c, log, i, next < settled ? next : settled, visit, self, e))
			return false;
	}
	for (uint64_t i = from > settled ? from : settled; i < log->size; i++) {
		struct arena own = { 0 };
		struct casebook_item x = { .log = log, .index = i };
		pending_item(c, &x, &own);
		bool ok = visit(self, &x, e);
		arena_release(&own);
		if (!ok)
			return false;
	}
	return true;
}

bool casebook_each(struct casebook *c, casebook_visit *visit, void *self, struct err *e)
{
	for (size_t i = 0; i < c->logs.count; i++)
		if (!casebook_each_of(c, &c->logs.at[i], 0, visit, self, e))
			return false;
	return true;
}

bool casebook_read(struct casebook *c, const struct casebook_log *log, uint64_t index,
	struct casebook_item *x, struct arena *mem, struct err *e)
{
	struct group g;
	*x = (struct casebook_item){ .log = log, .index = index };
	if (index >= log->size)
		return fail(e, ERR_USAGE, "the log has no entry %llu", (unsigned long long)index);
	if (index >= log->reader.checkpoint.size) {
		pending_item(c, x, mem);
		return true;
	}
	read_group(c, log, index / TILE_WIDTH, &g, mem);
	for (uint64_t i = index - index % TILE_WIDTH; i <= index; i++) {
		*x = (struct casebook_item){ .log = log, .index = i };
		group_item(c, &g, x, i < index, mem);
	}
	return true;
}
