#include "ledger/log_verify.h"

#include "base/encode.h"
#include "ledger/log_verify_inside.h"

#include <fcntl.h>
#include <string.h>

/* The row of hashes that the log has where tile `t` stands; false when it has none or cannot be read. */
static bool true_row(
	struct verifying *y, struct tile t, unsigned width, struct digest *row, struct arena *mem)
{
	struct tile there = { TILE_HASHES, t.level, t.number, width };
	struct str bytes, path;
	struct err e;
	if (!log_read_tile(y->r, &there, &bytes, &path, mem, &e))
		return false; /* named already */
	memcpy(row, bytes.at, 32 * (size_t)width);
	return true;
}

static unsigned width_in_log(const struct verifying *y, struct tile t)
{
	uint64_t count = tile_count(y->r->checkpoint.size, t.level);
	if (t.number >= count / TILE_WIDTH + 1)
		return 0;
	uint64_t left = count - t.number * TILE_WIDTH;
	return left < TILE_WIDTH ? (unsigned)left : TILE_WIDTH;
}

static bool stale_hashes(struct verifying *y, struct tile t, struct str bytes,
	struct digest hash[TILE_WIDTH], struct err *e)
{
	struct str entry[TILE_WIDTH];
	(void)y;
	if (t.kind == TILE_HASHES) {
		if (bytes.len != 32 * (size_t)t.width)
			return fail(e, ERR_BROKEN, "%zu bytes, not %zu", bytes.len,
				32 * (size_t)t.width);
		memcpy(hash, bytes.at, bytes.len);
		return true;
	}
	if (!bundle_parse(bytes, t.width, entry, e))
		return false;
	for (unsigned i = 0; i < t.width; i++)
		hash[i] = merkle_leaf(entry[i]);
	return true;
}

/* A tile that is not the one the checkpoint asks for must still begin as the log does. */
static void verify_stale(struct verifying *y, struct tile t, struct str path)
{
	struct arena own = { 0 };
	struct digest hash[TILE_WIDTH], row[TILE_WIDTH];
	struct str bytes;
	struct err e;
	unsigned width = width_in_log(y, t), common = width < t.width ? width : t.width;
	size_t most = t.kind == TILE_HASHES ? TILE_BYTES : BUNDLE_MOST_BYTES;
	if (!disk_read_file(y->r->disk, path.at, most, &bytes, &own, &e) ||
		!stale_hashes(y, t, bytes, hash, &e))
		log_problem(y, path, 1, 0, "%s", e.text);
	else if (common && true_row(y, t, width, row, &own) &&
		 memcmp(hash, row, 32 * (size_t)common) != 0)
		log_problem(y, path, 1, 0, "a tile of an earlier size contradicts the log");
	y->v->stale++;
	arena_release(&own);
}

static void visit_file(struct verifying *y, struct str path)
{
	struct tile t;
	struct str inside = str_slice(path, y->r->folder.len + 1, path.len);
	if (!tile_parse_path(inside, &t))
		*PUSH(y->mem, &y->v->unknown) = str_copy(y->mem, path);
	else if (t.level > TILE_MOST_LEVEL || width_in_log(y, t) != t.width)
		verify_stale(y, t, path);
}

/* Folders are visited from a list, not by calling oneself: how deep they go is a stranger's choice. */
static void visit_tiles(struct verifying *y)
{
	struct arena own = { 0 };
	struct strs folders = { 0 };
	struct err e;
	*PUSH(&own, &folders) = str_format(&own, STR_FMT "/tile", STR_ARG(y->r->folder));
	for (size_t i = 0; i < folders.count; i++) {
		struct strs names;
		struct str folder = folders.at[i];
		if (!disk_list(y->r->disk, folder.at, &own, &names, &e))
			log_problem(y, folder, 1, 0, "%s", e.text);
		for (size_t k = 0; k < names.count; k++) {
			struct str name = names.at[k];
			bool is_folder = str_ends(name, STR("/"));
			name.len -= is_folder;
			struct str path = str_format(
				&own, STR_FMT "/" STR_FMT, STR_ARG(folder), STR_ARG(name));
			if (is_folder)
				*PUSH(&own, &folders) = path;
			else
				visit_file(y, path);
		}
	}
	arena_release(&own);
}

/* checkpoints/<size>: each signed, of that size, and the beginning of the log. */
static void verify_kept(struct verifying *y, struct str path, uint64_t size)
{
	struct arena own = { 0 };
	struct str raw;
	struct checkpoint c;
	struct err e;
	bool ok = disk_read_file(y->r->disk, path.at, NOTE_MOST_BYTES, &raw, &own, &e) &&
		  checkpoint_open(raw, &y->r->key, &c, &own, &e) &&
		  (c.size == size || fail(&e, ERR_BROKEN, "the checkpoint is of another size")) &&
		  log_extends(y->r, &c, &e);
	if (!ok)
		log_problem(y, path, 1, 0, "%s", e.text);
	arena_release(&own);
}

static void visit_checkpoints(struct verifying *y)
{
	struct arena own = { 0 };
	struct str folder = str_format(&own, STR_FMT "/checkpoints", STR_ARG(y->r->folder));
	struct strs names;
	struct err e;
	unsigned long long size;
	if (!disk_list(y->r->disk, folder.at, &own, &names, &e))
		log_problem(y, folder, 1, 0, "%s", e.text);
	for (size_t i = 0; i < names.count; i++)
		if (decimal_number(names.at[i], &size))
			verify_kept(y,
				str_format(&own, STR_FMT "/" STR_FMT, STR_ARG(folder),
					STR_ARG(names.at[i])),
				size);
	arena_release(&own);
}

void log_verify_others(struct verifying *y)
{
	visit_tiles(y);
	visit_checkpoints(y);
}

static bool next_frame(struct str *rest, struct str *head, struct str *sealed)
{
	size_t len;
	if (rest->len < BODY_HEAD)
		return false;
	*head = str_slice(*rest, 0, BODY_HEAD);
	if (!body_frame_head((const unsigned char *)head->at, &len) || rest->len - BODY_HEAD < len)
		return false;
	*sealed = str_slice(*rest, BODY_HEAD, BODY_HEAD + len);
	*rest = str_slice(*rest, BODY_HEAD + len, rest->len);
	return true;
}

static bool body_holds(struct verifying *y, uint64_t index, struct str head, struct str sealed,
	struct digest leaf, const struct log_secrets *secrets, struct err *e)
{
	struct arena own = { 0 };
	struct secret secret;
	struct body b;
	bool ok = body_frame_holds((const unsigned char *)head.at, sealed) ||
		  fail(e, ERR_BROKEN, "the body fails its check");
	y->v->bodies += ok;
	switch (ok && secrets && secrets->get ? secrets->get(secrets->self, index, &secret)
					      : LOG_SECRET_UNKNOWN) {
	case LOG_SECRET_UNKNOWN:
		break;
	case LOG_SECRET_ERASED:
		y->v->erased++;
		break;
	case LOG_SECRET_KNOWN:
		ok = body_open(sealed, leaf, &secret, &b, &own, e) &&
		     ((b.entry.index == index && str_equal(b.entry.origin, y->r->key.name)) ||
			     fail(e, ERR_BROKEN, "the entry says it stands elsewhere"));
		y->v->opened += ok;
		break;
	}
	arena_release(&own);
	return ok;
}

/* A file of bodies beside its bundle. */
static void verify_body_file(
	struct verifying *y, uint64_t number, unsigned width, const struct log_secrets *secrets)
{
	enum { MOST = TILE_WIDTH * (BODY_MOST_BYTES + BODY_HEAD) };
	struct arena own = { 0 };
	struct tile t = { TILE_BODIES, 0, number, TILE_WIDTH },
		    b = { TILE_ENTRIES, 0, number, width };
	struct str path = str_format(
		&own, STR_FMT "/" STR_FMT, STR_ARG(y->r->folder), STR_ARG(tile_path(&own, t)));
	struct str rest, bundle, bundle_path, entry[TILE_WIDTH], head, sealed;
	uint64_t first = number * TILE_WIDTH;
	struct err e;
	bool leaves = log_read_tile(y->r, &b, &bundle, &bundle_path, &own, &e) &&
		      bundle_parse(bundle, b.width, entry, &e);
	if (!disk_read_file(y->r->disk, path.at, MOST, &rest, &own, &e)) {
		log_problem(y, path, first, first + width - 1, "%s", e.text);
		rest = STR("");
		width = 0;
	}
	for (unsigned i = 0; i < width; i++) {
		struct digest leaf = { 0 };
		if (!next_frame(&rest, &head, &sealed)) {
			log_problem(y, path, first + i, first + width - 1,
				"bodies are cut short or damaged");
			rest = STR("");
			break;
		}
		bool known = leaves && entry[i].len == sizeof leaf.byte;
		if (known)
			memcpy(leaf.byte, entry[i].at, sizeof leaf.byte);
		if (!body_holds(y, first + i, head, sealed, leaf, known ? secrets : NULL, &e))
			log_problem(y, path, first + i, first + i, "%s", e.text);
	}
	if (rest.len > 0) /* written and not yet covered by a checkpoint, or nobody knows what */
		*PUSH(y->mem, &y->v->unknown) = str_copy(y->mem, path);
	arena_release(&own);
}

void log_verify_bodies(struct verifying *y, const struct log_secrets *secrets)
{
	uint64_t size = y->r->checkpoint.size;
	for (uint64_t first = 0; first < size && y->v->problem_count < LOG_MOST_PROBLEMS;
		first += TILE_WIDTH)
		verify_body_file(y, first / TILE_WIDTH,
			size - first < TILE_WIDTH ? (unsigned)(size - first) : TILE_WIDTH, secrets);
}
