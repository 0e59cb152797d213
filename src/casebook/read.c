#include "casebook/read_group.h"
#include "ledger/bytes.h"

#include <string.h>

static const unsigned ALL_KINDS = ~0U;

struct str casebook_item_field(const struct casebook_item *x, const char *name)
{
	struct str want = str_from(name);
	for (size_t i = 0; i < x->body.entry.field_count; i++)
		if (str_equal(x->body.field[i].name, want))
			return x->body.field[i].value;
	return (struct str){ 0 };
}

/* Where each body stands in the file; what has no bounds ends it. */
static void find_frames(struct group *g, struct str bodies)
{
	struct str head;
	size_t len;
	for (size_t i = 0; i < TILE_WIDTH; i++) {
		struct frame *f = &g->frame[i];
		if (!bytes_take(&bodies, BODY_HEAD, &head) ||
			!body_frame_head((const unsigned char *)head.at, &len) ||
			!bytes_take(&bodies, len, &f->sealed))
			return;
		f->head = (const unsigned char *)head.at;
	}
}

void group_read(struct group *g, const struct casebook *c, const struct casebook_log *log,
	uint64_t number, struct arena *mem)
{
	struct log_reader r = log->reader;
	uint64_t left = r.checkpoint.size - number * TILE_WIDTH;
	struct tile t = { TILE_ENTRIES, 0, number,
		left < TILE_WIDTH ? (unsigned)left : TILE_WIDTH };
	struct tile b = { TILE_BODIES, 0, number, TILE_WIDTH };
	struct str bytes, path, bodies;
	memset(g, 0, sizeof *g);
	g->path = str_format(
		mem, STR_FMT "/" STR_FMT, STR_ARG(log->folder), STR_ARG(tile_path(mem, b)));
	g->has_leaves = log_read_tile(&r, &t, &bytes, &path, mem, &g->why) &&
			bundle_parse(bytes, t.width, g->leaf, &g->why);
	if (!g->has_leaves || !disk_read_file(c->place.disk, g->path.at,
				      (size_t)TILE_WIDTH * BODY_MOST_BYTES, &bodies, mem, &g->why))
		return;
	fail(&g->why, ERR_BROKEN, "'" STR_FMT "' is damaged", STR_ARG(g->path));
	find_frames(g, bodies);
}

static void damaged(struct casebook_item *x, struct str problem)
{
	x->found = CASEBOOK_DAMAGED;
	x->problem = problem;
}

static void open_item(
	const struct casebook *c, struct casebook_item *x, struct str sealed, struct arena *mem)
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
	if (!body_open_text(sealed, x->leaf, &secret, x->whole, &x->body, mem, &why))
		damaged(x, str_copy(mem, str_from(why.text)));
	else if (!str_equal(x->body.entry.origin, x->log->origin) ||
		 x->body.entry.index != x->index)
		damaged(x, STR("it is an entry of another place"));
	else
		x->found = CASEBOOK_OPENED;
	explicit_bzero(&secret, sizeof secret);
}

void group_item(
	const struct casebook *c, const struct group *g, struct casebook_item *x, struct arena *mem)
{
	struct str leaf = g->leaf[x->index % TILE_WIDTH];
	const struct frame *f = &g->frame[x->index % TILE_WIDTH];
	if (g->has_leaves && leaf.len == sizeof x->leaf.byte)
		memcpy(x->leaf.byte, leaf.at, sizeof x->leaf.byte);
	else {
		damaged(x, str_copy(mem, str_from(g->why.text)));
		return;
	}
	if (!f->head)
		damaged(x, str_copy(mem, str_from(g->why.text)));
	else
		open_item(c, x, f->sealed, mem);
	/* What opens is whole: the check of the frame is for what does not. */
	if (f->head && x->found != CASEBOOK_OPENED && !body_frame_holds(f->head, f->sealed))
		damaged(x,
			str_format(mem, "its body in '" STR_FMT "' is damaged", STR_ARG(g->path)));
}

/* One of those that the writer holds. */
static void pending_item(const struct casebook *c, struct casebook_item *x, struct arena *mem)
{
	const struct log_entry *held = &c->writer.pending.at[x->index - c->writer.settled];
	x->leaf = held->leaf;
	open_item(c, x, held->sealed, mem);
}

static bool visit_groups(struct casebook *c, const struct casebook_log *log, uint64_t from,
	unsigned whole, casebook_visit *visit, void *self, struct err *e)
{
	uint64_t settled = log->reader.checkpoint.size;
	for (uint64_t i = from, next; i < settled; i = next) {
		struct arena own = { 0 };
		struct group *g = NEW(&own, struct group);
		bool ok = true;
		next = (i / TILE_WIDTH + 1) * TILE_WIDTH;
		group_read(g, c, log, i / TILE_WIDTH, &own);
		for (; ok && i < next && i < settled; i++) {
			struct casebook_item x = { .log = log, .index = i, .whole = whole };
			group_item(c, g, &x, &own);
			ok = visit(self, &x, e);
		}
		arena_release(&own);
		if (!ok)
			return false;
	}
	return true;
}

static bool visit_pending(struct casebook *c, const struct casebook_log *log, uint64_t from,
	unsigned whole, casebook_visit *visit, void *self, struct err *e)
{
	bool ok = true;
	for (uint64_t i = from; ok && i < log->size; i++) {
		struct arena own = { 0 };
		struct casebook_item x = { .log = log, .index = i, .whole = whole };
		pending_item(c, &x, &own);
		ok = visit(self, &x, e);
		arena_release(&own);
	}
	return ok;
}

/* Who passes all entries meets the members among them. */
struct passing {
	struct casebook *c;
	size_t log; /* of the census */
	casebook_visit *visit;
	void *self;
};

static bool pass(void *self, const struct casebook_item *x, struct err *e)
{
	struct passing *p = self;
	census_take(p->c, p->log, x);
	return p->visit(p->self, x, e);
}

bool casebook_each_of_kinds(struct casebook *c, const struct casebook_log *log, uint64_t from,
	unsigned whole, casebook_visit *visit, void *self, struct err *e)
{
	struct passing p = { c, census_of_log(c, log->origin), visit, self };
	if (log->is_own && !casebook_settle(c, e))
		return false;
	uint64_t settled = log->reader.checkpoint.size;
	whole |= 1U << ENTRY_MEMBER;
	return (ahead_is_worth(c, log, from) ? visit_ahead : visit_groups)(
		       c, log, from, whole, pass, &p, e) &&
	       visit_pending(c, log, from > settled ? from : settled, whole, pass, &p, e);
}

bool casebook_each_of(struct casebook *c, const struct casebook_log *log, uint64_t from,
	casebook_visit *visit, void *self, struct err *e)
{
	return casebook_each_of_kinds(c, log, from, ALL_KINDS, visit, self, e);
}

bool casebook_each_kinds(
	struct casebook *c, unsigned whole, casebook_visit *visit, void *self, struct err *e)
{
	for (size_t i = 0; i < c->logs.count; i++)
		if (!casebook_each_of_kinds(c, &c->logs.at[i], 0, whole, visit, self, e))
			return false;
	return true;
}

bool casebook_each(struct casebook *c, casebook_visit *visit, void *self, struct err *e)
{
	return casebook_each_kinds(c, ALL_KINDS, visit, self, e);
}

/* Groups that were read last are kept: entries are mostly asked for one after another. */
struct kept_groups {
	struct kept_group {
		const struct casebook_log *log;
		uint64_t number, settled;
		struct group g;
		struct arena mem;
	} at[4];
	size_t next;
};

static const struct group *group_of(
	struct casebook *c, const struct casebook_log *log, uint64_t number)
{
	if (!c->kept)
		c->kept = NEW(&c->mem, struct kept_groups);
	for (size_t i = 0; i < 4; i++) {
		struct kept_group *k = &c->kept->at[i];
		if (k->log == log && k->number == number &&
			k->settled == log->reader.checkpoint.size)
			return &k->g;
	}
	struct kept_group *k = &c->kept->at[c->kept->next++ % 4];
	arena_release(&k->mem);
	k->log = log;
	k->number = number;
	k->settled = log->reader.checkpoint.size;
	group_read(&k->g, c, log, number, &k->mem);
	return &k->g;
}

void kept_groups_release(struct casebook *c)
{
	for (size_t i = 0; c->kept && i < 4; i++)
		arena_release(&c->kept->at[i].mem);
	c->kept = NULL;
}

bool casebook_read(struct casebook *c, const struct casebook_log *log, uint64_t index,
	struct casebook_item *x, struct arena *mem, struct err *e)
{
	*x = (struct casebook_item){ .log = log, .index = index, .whole = ALL_KINDS };
	if (index >= log->size)
		return fail(e, ERR_USAGE, "the log has no entry %llu", (unsigned long long)index);
	if (index >= log->reader.checkpoint.size)
		pending_item(c, x, mem);
	else
		group_item(c, group_of(c, log, index / TILE_WIDTH), x, mem);
	return true;
}
