#include "ledger/log.h"

#include "base/encode.h"
#include "ledger/log_inside.h"

#include <assert.h>

struct str log_origin(const unsigned char public_key[32], struct arena *mem)
{
	struct digest d = digest_of((struct str){ (const char *)public_key, 32 });
	struct str hex = hex_text(mem, (struct str){ (const char *)d.byte, 16 });
	return str_format(mem, "casebook/" STR_FMT, STR_ARG(hex));
}

struct str log_id(struct str origin)
{
	size_t slash = str_find(origin, STR("/"));
	return slash < origin.len ? str_slice(origin, slash + 1, origin.len) : origin;
}

static bool is_alive(const struct log_writer *w, struct err *e)
{
	if (!w->dead)
		return true;
	return fail(e, ERR_SYSTEM,
		"the log failed before and is written no more until it is opened again");
}

/* `done` or dead. */
static bool outcome(struct log_writer *w, bool done)
{
	w->dead = !done;
	return done;
}

static bool restart(struct log_writer *w, const struct secret *wal_key, struct err *e)
{
	struct arena own = { 0 };
	struct strs records = { 0 };
	struct log_base base = { note_key_text(&w->key, &own), w->checkpoint };
	*PUSH(&own, &records) = log_base_bytes(&base, &own);
	bool ok = wal_create(&w->wal, w->disk, w->wal_path.at, wal_key, &records, &w->mem, e);
	arena_release(&own);
	return ok;
}

bool log_create(struct log_writer *w, const struct disk *disk, const char *folder,
	const char *wal_path, const struct secret *wal_key, const struct note_key *key,
	struct err *e)
{
	*w = (struct log_writer){ .disk = disk, .wal = { .fd = -1 }, .checkpoint = STR("") };
	w->folder = str_copy(&w->mem, str_from(folder));
	w->wal_path = str_copy(&w->mem, str_from(wal_path));
	w->key = *key;
	w->key.name = str_copy(&w->mem, key->name);
	w->edge = NEW(&w->mem, struct log_edge);
	bool ok = disk_make_folders(disk, folder, DISK_DURABLE, e) && restart(w, wal_key, e);
	if (!ok)
		log_close(w);
	return ok;
}

void log_take(struct log_writer *w, const struct log_entry *entry, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct log_entry *x = PUSH(&w->pending_mem, &w->pending);
		*x = entry[i];
		x->sealed = str_copy(&w->pending_mem, x->sealed);
		merkle_add(&w->tree, merkle_leaf((struct str){ (const char *)x->leaf.byte, 32 }));
	}
}

bool log_append(struct log_writer *w, const struct log_entry *entry, size_t entry_count,
	const struct log_object *object, size_t object_count, const struct note_signer *signer,
	struct err *e)
{
	assert(entry_count > 0 && entry_count <= LOG_MOST_ENTRIES &&
		object_count <= LOG_MOST_ENTRIES);
	assert(signer->key.id == w->key.id && signer->key.kind == NOTE_ED25519);
	if (!is_alive(w, e))
		return false;
	struct arena own = { 0 };
	struct merkle after = w->tree;
	for (size_t i = 0; i < entry_count; i++)
		merkle_add(
			&after, merkle_leaf((struct str){ (const char *)entry[i].leaf.byte, 32 }));
	struct checkpoint c = checkpoint_make(signer, after.size, merkle_root(&after), &own);
	struct log_commit commit = { w->tree.size, (struct log_entry *)entry, entry_count,
		(struct log_object *)object, object_count, checkpoint_text(&c, &own) };
	bool ok = wal_append(&w->wal, log_commit_bytes(&commit, &own), e);
	if (ok) {
		log_take(w, entry, entry_count);
		w->checkpoint = str_copy(&w->pending_mem, commit.checkpoint);
	}
	arena_release(&own);
	return outcome(w, ok);
}

/* Every folder from the file's up to the log's own. */
static void add_folders(struct strs *folders, struct str path, struct str top, struct arena *mem)
{
	for (size_t i = path.len; i-- > top.len;) {
		if (path.at[i] != '/')
			continue;
		struct str folder = str_copy(mem, str_slice(path, 0, i));
		if (folders->count && str_equal(folders->at[folders->count - 1], folder))
			return; /* and those above it, taken when the file before this one was */
		for (size_t k = folders->count; k-- > 0;)
			if (str_equal(folders->at[k], folder))
				return;
		*PUSH(mem, folders) = folder;
	}
}

bool log_sync_touched(struct log_writer *w, struct err *e)
{
	struct arena own = { 0 };
	struct strs folders = { 0 };
	bool ok = true;
	for (size_t i = 0; ok && i < w->touched.count; i++) {
		ok = disk_sync_path(w->disk, w->touched.at[i].at, e);
		add_folders(&folders, w->touched.at[i], w->folder, &own);
	}
	for (size_t i = 0; ok && i < folders.count; i++)
		ok = disk_sync_path(w->disk, folders.at[i].at, e);
	arena_release(&own);
	return ok;
}

bool log_sync(struct log_writer *w, struct err *e)
{
	if (!is_alive(w, e))
		return false;
	bool ok = w->settled == w->tree.size || log_settle(w, e);
	return outcome(w, ok && log_sync_touched(w, e));
}

/* What the write-ahead log had before a new one took its name. */
static bool overwrite(struct log_writer *w, struct wal *before, struct err *e)
{
	static const char zeros[65536];
	bool ok = true;
	for (off_t at = 0; ok && at < before->end; at += (off_t)sizeof zeros) {
		size_t left = (size_t)(before->end - at);
		struct str some = { zeros, left < sizeof zeros ? left : sizeof zeros };
		ok = disk_write_at(w->disk, before->fd, w->wal_path.at, some, at, e);
	}
	if (ok && w->disk->sync(w->disk->self, before->fd) != 0)
		ok = fail_errno(e, "cannot overwrite the old write-ahead log");
	wal_close(before);
	return ok;
}

/*
 * Torn partial tiles go while the old write-ahead log still says where they may be. Those of its base are whole:
 * they go when they are needed no more, and should they stay that is no harm.
 */
bool log_restart(struct log_writer *w, const struct secret *wal_key, struct err *e)
{
	struct err unsaid;
	if (!is_alive(w, e))
		return false;
	assert(w->settled == w->tree.size);
	struct wal before = w->wal;
	uint64_t base = w->base;
	if (!log_sweep(w, base, e))
		return outcome(w, false);
	w->wal.fd = -1;
	if (!restart(w, wal_key, e)) {
		wal_close(&before);
		return outcome(w, false);
	}
	w->base = w->tree.size;
	w->touched = (struct strs){ 0 };
	bool ok = overwrite(w, &before, e), swept = log_sweep(w, base, &unsaid);
	(void)swept;
	return outcome(w, ok);
}

bool log_keep_checkpoint(struct log_writer *w, struct err *e)
{
	struct arena own = { 0 };
	struct str folder = str_format(&own, STR_FMT "/checkpoints", STR_ARG(w->folder));
	struct str path = str_format(
		&own, STR_FMT "/%llu", STR_ARG(folder), (unsigned long long)w->tree.size);
	bool ok = is_alive(w, e);
	if (ok && w->tree.size > 0)
		ok = disk_make_folders(w->disk, folder.at, DISK_DURABLE, e) &&
		     disk_write_file(w->disk, path.at, w->checkpoint, DISK_DURABLE, e);
	arena_release(&own);
	return ok;
}

void log_close(struct log_writer *w)
{
	wal_close(&w->wal);
	arena_release(&w->pending_mem);
	arena_release(&w->mem);
	*w = (struct log_writer){ .dead = true, .wal = { .fd = -1 } };
}
