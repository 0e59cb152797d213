#include "base/encode.h"
#include "ledger/log_inside.h"

static bool is_needed(const struct log_writer *w, struct tile t, struct str name)
{
	unsigned long long width;
	uint64_t now = tile_count(w->tree.size, t.level), base = tile_count(w->base, t.level);
	return !decimal_number(name, &width) ||
	       (t.number == now / TILE_WIDTH && width == now % TILE_WIDTH) ||
	       (t.number == base / TILE_WIDTH && width == base % TILE_WIDTH);
}

static bool remove_at(const struct log_writer *w, struct str path, struct err *e)
{
	return w->disk->remove(w->disk->self, path.at) == 0 ||
	       fail_errno(e, "cannot remove '%s'", path.at);
}

/* The partial tiles of one place; `t` has width 1, which its path ends in. */
static bool sweep_tile(struct log_writer *w, struct tile t, struct err *e)
{
	struct arena own = { 0 };
	struct strs names;
	struct str path = tile_path(&own, t);
	struct str folder = str_format(&own, STR_FMT "/" STR_FMT, STR_ARG(w->folder),
		STR_ARG(str_slice(path, 0, path.len - 2)));
	size_t removed = 0;
	bool ok = disk_list(w->disk, folder.at, &own, &names, e);
	for (size_t i = 0; ok && i < names.count; i++) {
		if (is_needed(w, t, names.at[i]))
			continue;
		path = str_format(&own, STR_FMT "/" STR_FMT, STR_ARG(folder), STR_ARG(names.at[i]));
		ok = remove_at(w, path, e);
		removed++;
	}
	if (ok && removed > 0 && removed == names.count)
		ok = remove_at(w, folder, e) && disk_sync_parent(w->disk, folder.at, e);
	else if (ok && removed > 0)
		ok = disk_sync_path(w->disk, folder.at, e);
	arena_release(&own);
	return ok;
}

bool log_sweep(struct log_writer *w, uint64_t from, struct err *e)
{
	bool ok = true;
	for (unsigned level = 0; level == 0 || tile_count(w->tree.size, level); level++) {
		uint64_t last = tile_count(w->tree.size, level) / TILE_WIDTH;
		for (uint64_t n = tile_count(from, level) / TILE_WIDTH; ok && n <= last; n++)
			ok = sweep_tile(w, (struct tile){ TILE_HASHES, level, n, 1 }, e) &&
			     (level > 0 ||
				     sweep_tile(w, (struct tile){ TILE_ENTRIES, 0, n, 1 }, e));
	}
	return ok;
}
