#include "base/encode.h"
#include "casebook/read_group.h"
#include "ledger/log_import.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct str casebook_path(const struct casebook *c, const char *name, struct arena *mem)
{
	return str_format(mem, STR_FMT "/%s", STR_ARG(c->folder), name);
}

void casebook_remark(struct casebook *c, const char *fmt, ...)
{
	char text[sizeof((struct err *)0)->text];
	va_list args;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	*PUSH(&c->mem, &c->remarks) = str_copy(&c->mem, str_from(text));
}

bool casebook_set_up(struct casebook *c, const struct casebook_place *place,
	enum casebook_mode mode, struct err *e)
{
	*c = (struct casebook){ .place = *place, .mode = mode, .lock = -1 };
	if (sodium_init() < 0)
		return fail(e, ERR_SYSTEM, "there is no source of random bytes");
	size_t len = strlen(place->folder);
	while (len > 1 && place->folder[len - 1] == '/')
		len--;
	c->folder = str_copy(&c->mem, (struct str){ place->folder, len });
	c->wal_path = casebook_path(c, "wal", &c->mem);
	c->logs_folder = casebook_path(c, "logs", &c->mem);
	c->vault = (struct vault){ place->disk, casebook_path(c, "vault", &c->mem).at };
	c->identity = sodium_malloc(sizeof *c->identity);
	c->signer_secret = sodium_malloc(64);
	if (c->identity && c->signer_secret)
		return true;
	casebook_close(c);
	return fail(e, ERR_SYSTEM, "no memory that can be kept from the disk");
}

void casebook_close(struct casebook *c)
{
	if (c->has_writer)
		log_close(&c->writer);
	keyring_free(&c->ring);
	sodium_free(c->identity);
	sodium_free(c->signer_secret);
	kept_groups_release(c);
	lock_let_go(c->lock);
	arena_release(&c->mem);
	*c = (struct casebook){ .lock = -1 };
}

/* Whether a folder whose FORMAT says nothing is a casebook by all else: it has logs and a keyring. */
static bool is_one_without(const struct casebook *c, struct arena *mem)
{
	struct strs names;
	struct err unsaid;
	unsigned long long epoch;
	bool is_copy, has = false;
	if (!disk_exists(c->place.disk, c->logs_folder.at) ||
		!disk_list(c->place.disk, c->folder.at, mem, &names, &unsaid))
		return false;
	for (size_t i = 0; i < names.count; i++)
		has |= keyring_is_file(names.at[i], &epoch, &is_copy);
	return has;
}

static bool take_format(struct casebook *c, struct str text, struct arena *mem, struct err *e)
{
	bool ours = str_starts(text, STR("casebook/v"));
	unsigned long long version = 0;
	if (ours && decimal_number(str_trim(str_slice(text, 10, text.len)), &version) &&
		version > 1)
		return fail(e, ERR_INPUT,
			"'" STR_FMT
			"' has format %llu, which this program doesn't know; a newer one reads it. "
			"If none ever wrote here, FORMAT is damaged: it is to be '" FORMAT_NAME "'",
			STR_ARG(c->folder), version);
	if (!is_one_without(c, mem))
		return fail(e, ERR_INPUT,
			"'" STR_FMT "' is no casebook: its FORMAT is of something else",
			STR_ARG(c->folder));
	c->format_is_damaged = true;
	casebook_remark(c, "FORMAT is damaged: it is to be '" FORMAT_NAME "'%s",
		c->mode == CASEBOOK_WRITING ? ", and is made so again" : "");
	return true;
}

static bool check_format(struct casebook *c, struct err *e)
{
	struct arena own = { 0 };
	struct err absent;
	struct str text, path = casebook_path(c, "FORMAT", &own);
	bool ok = disk_read_file(c->place.disk, path.at, 4096, &text, &own, &absent) ||
		  fail(e, ERR_INPUT, "'" STR_FMT "' is no casebook: it has no FORMAT",
			  STR_ARG(c->folder));
	if (ok && !str_equal(text, STR(FORMAT_TEXT)))
		ok = take_format(c, text, &own, e);
	arena_release(&own);
	return ok;
}

/* In its place, since it is what everybody locks. */
static bool mend_format(struct casebook *c, struct err *e)
{
	struct arena own = { 0 };
	const struct disk *d = c->place.disk;
	struct str text = STR(FORMAT_TEXT), path = casebook_path(c, "FORMAT", &own);
	int fd = d->open(d->self, path.at, O_WRONLY);
	bool ok = fd >= 0 && disk_write_at(d, fd, path.at, text, 0, e) &&
		  d->truncate(d->self, fd, (off_t)text.len) == 0 && d->sync(d->self, fd) == 0;
	if (!ok)
		fail_errno(e, "cannot mend '%s'", path.at);
	if (fd >= 0)
		d->close(d->self, fd);
	arena_release(&own);
	return ok;
}

static bool absorb(struct casebook *c, const struct log_commit *commit, struct err *e)
{
	static const struct secret none; /* of a mark, which is no object */
	for (size_t i = 0; i < commit->entry_count; i++)
		if (!keyring_set_entry(&c->ring, c->writer.key.name, commit->start + i,
			    &commit->entry[i].secret, e))
			return false;
	for (size_t i = 0; i < commit->object_count; i++) {
		if (memcmp(&commit->object[i].secret, &none, sizeof none) == 0)
			continue;
		if (!keyring_set_object(
			    &c->ring, commit->object[i].name, &commit->object[i].secret, e))
			return false;
		c->has_new_objects = true;
	}
	return true;
}

/* An erasure that a crash interrupted is carried out now. */
static bool redo_erasures(struct casebook *c, const struct log_commit *commit, struct err *e)
{
	bool ok = true;
	for (size_t i = 0; ok && i < commit->object_count; i++) {
		if (!digest_equal(commit->object[i].name, erase_mark()))
			continue;
		for (size_t k = 0; ok && k < commit->entry_count; k++) {
			struct arena own = { 0 };
			const struct log_entry *x = &commit->entry[k];
			struct body body;
			ok = body_open(x->sealed, x->leaf, &x->secret, &body, &own, e) &&
			     (body.entry.kind != ENTRY_ERASE || erase_apply(c, &body, e));
			c->must_turn |= ok && body.entry.kind == ENTRY_ERASE;
			arena_release(&own);
		}
	}
	return ok;
}

static bool open_writer(
	struct casebook *c, struct log_replay *replay, struct arena *mem, struct err *e)
{
	enum log_mode mode = c->mode == CASEBOOK_WRITING ? LOG_WRITE : LOG_READ;
	for (size_t i = 0; i < c->ring.wal_count; i++) {
		if (log_open(&c->writer, mode, c->place.disk, c->logs_folder.at, c->wal_path.at,
			    &c->ring.wal[i], replay, mem, e)) {
			struct secret in_force = c->ring.wal[i];
			c->ring.wal[i] = c->ring.wal[0];
			c->ring.wal[0] = in_force;
			explicit_bzero(&in_force, sizeof in_force);
			c->has_writer = true;
			return true;
		}
		if (e->kind != ERR_FINDING)
			return false;
	}
	return fail(e, ERR_BROKEN,
		"'" STR_FMT "' is sealed under a key that the keyring does not have",
		STR_ARG(c->wal_path));
}

/* Damage stops whoever wants to write; a reader goes without what was committed last, and says so. */
static bool open_log(struct casebook *c, struct err *e)
{
	struct arena own = { 0 };
	struct log_replay replay = { 0 };
	bool ok = open_writer(c, &replay, &own, e);
	if (!ok && c->mode == CASEBOOK_READING && e->kind != ERR_SYSTEM) {
		casebook_remark(c, "%.400s; only what is in the logs' files is read", e->text);
		arena_release(&own);
		return true;
	}
	if (ok && replay.torn)
		casebook_remark(c, "something was begun and never committed, and is gone");
	for (size_t i = 0; ok && i < replay.count; i++)
		ok = absorb(c, &replay.at[i], e);
	for (size_t i = 0; ok && i < replay.count; i++)
		ok = redo_erasures(c, &replay.at[i], e);
	arena_release(&own);
	return ok;
}

/* Whether the log is what this device signed last, or goes on from there. */
static bool goes_on(struct casebook *c, struct err *e)
{
	struct device_last last;
	struct casebook_log *own = casebook_own_log(c);
	if (!device_last(c, log_id(c->writer.key.name), &last) || last.size == 0)
		return true;
	if (last.size > c->writer.tree.size)
		return fail(e, ERR_FINDING, "it is older than what this device wrote last");
	if (last.size == c->writer.tree.size)
		return digest_equal(last.root, merkle_root(&c->writer.tree)) ||
		       fail(e, ERR_FINDING, "it is not what this device wrote last");
	struct checkpoint older = { .size = last.size, .root = last.root };
	return log_extends(&own->reader, &older, e);
}

static bool take_up_log(struct casebook *c, struct err *e)
{
	struct err why;
	bool found;
	if (!device_load(c, log_id(c->writer.key.name), &found, e))
		return false;
	if (!found)
		casebook_remark(c, "%s: it begins a log of its own",
			c->device_is_closed
				? "this device's key does not open (it is damaged, or was sealed "
				  "to an "
				  "identity that was replaced)"
				: "this device has not written in this copy of the casebook "
				  "before");
	else if (!goes_on(c, &why)) {
		casebook_remark(c,
			"this copy of the casebook was restored or copied (%.300s): a new log is "
			"begun",
			why.text);
		found = false;
	}
	if (!found)
		return log_begin(c, e);
	return c->writer.tree.size > 0 || key_entry_append(c, e);
}

static bool take_last_time(struct casebook *c, struct err *e)
{
	struct casebook_item x;
	struct arena own = { 0 };
	struct casebook_log *log = casebook_own_log(c);
	bool ok = !log || log->size == 0 || casebook_read(c, log, log->size - 1, &x, &own, e);
	if (ok && log && log->size && x.found == CASEBOOK_OPENED)
		c->last_time = str_copy(&c->mem, x.body.entry.time);
	if (ok && log && log->size && x.found == CASEBOOK_OPENED && x.body.entry.has_after) {
		c->has_after = true; /* the newest fact from outside that was known stays known */
		c->after = x.body.entry.after;
	}
	arena_release(&own);
	return ok;
}

static bool unlock(struct casebook *c, const struct casebook_key *key, struct err *e)
{
	if (!identity_open(c, key, e))
		return false;
	if (keyring_read(&c->ring, c->place.disk, c->folder.at, c->identity, e)) {
		if (key->heir)
			*c->identity = *key->heir; /* what is made from here on is sealed to it */
		if (c->ring.from_copy) {
			casebook_remark(c,
				"keyring.%llu.age is damaged or gone; its copy is read%s",
				(unsigned long long)c->ring.epoch,
				c->mode == CASEBOOK_WRITING ? ", and both are written anew" : "");
			c->has_new_objects = true;
		}
		identity_mend(c);
		return true;
	}
	if (e->kind == ERR_FINDING)
		return fail(e, ERR_INPUT, "this key does not open the casebook");
	return false;
}

/* What a merge that was interrupted left behind other logs' checkpoints; a damaged log is verify's to name. */
static void sweep_others(struct casebook *c)
{
	struct err unsaid;
	for (size_t i = 0; i < c->logs.count; i++) {
		struct casebook_log *l = &c->logs.at[i];
		bool swept = l->is_own ||
			     log_import_sweep(c->place.disk, l->folder.at, &l->key, &unsaid);
		(void)swept;
	}
}

bool casebook_open(struct casebook *c, const struct casebook_place *place, enum casebook_mode mode,
	const struct casebook_key *key, struct err *e)
{
	if (!casebook_set_up(c, place, mode, e))
		return false;
	bool ok = check_format(c, e) &&
		  lock_take(place->disk, casebook_path(c, "FORMAT", &c->mem).at,
			  mode == CASEBOOK_WRITING ? LOCK_ALONE : LOCK_SHARED, &c->lock, e);
	if (mode != CASEBOOK_LOCKED)
		ok = ok && unlock(c, key, e) && open_log(c, e);
	ok = ok && casebook_load_logs(c, e);
	if (mode == CASEBOOK_WRITING && c->format_is_damaged)
		ok = ok && mend_format(c, e);
	if (mode == CASEBOOK_WRITING)
		ok = ok && take_up_log(c, e) && take_last_time(c, e) && vault_sweep(&c->vault, e);
	if (ok && mode == CASEBOOK_WRITING) {
		sweep_others(c);
		ok = keyring_wipe_older(&c->ring, place->disk, c->folder.at, e) &&
		     (!c->must_turn || casebook_turn(c, e));
	}
	if (!ok)
		casebook_close(c);
	return ok;
}
