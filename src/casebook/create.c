#include "base/json.h"
#include "casebook/fields.h"
#include "casebook/inside.h"

#include <sodium.h>
#include <string.h>

/* The verifier key lies beside the log: without any secret it can be told that a checkpoint is this log's. */
static bool write_key(struct casebook *c, struct err *e)
{
	struct arena own = { 0 };
	struct str folder = str_format(&own, STR_FMT "/" STR_FMT, STR_ARG(c->logs_folder),
		STR_ARG(log_id(c->signer.key.name)));
	struct str path = str_format(&own, STR_FMT "/key", STR_ARG(folder));
	struct str text =
		str_format(&own, STR_FMT "\n", STR_ARG(note_key_text(&c->signer.key, &own)));
	bool ok = disk_make_folders(c->place.disk, folder.at, DISK_DURABLE, e) &&
		  disk_write_file(c->place.disk, path.at, text, DISK_DURABLE, e);
	arena_release(&own);
	return ok;
}

static bool create_log(struct casebook *c, struct err *e)
{
	struct str folder = str_format(&c->mem, STR_FMT "/" STR_FMT, STR_ARG(c->logs_folder),
		STR_ARG(log_id(c->signer.key.name)));
	if (!write_key(c, e) || !log_create(&c->writer, c->place.disk, folder.at, c->wal_path.at,
					&c->ring.wal[0], &c->signer.key, e))
		return false;
	c->has_writer = true;
	return true;
}

bool key_entry_append(struct casebook *c, struct err *e)
{
	struct casebook_new x = { .kind = ENTRY_KEY };
	struct arena own = { 0 };
	struct buf b = { .mem = &own };
	struct json_out j = { .to = &b };
	uint64_t first;
	put_open(&j, '{');
	put_member_str(&j, "key", note_key_text(&c->signer.key, &own));
	put_close(&j, '}');
	casebook_new_field(&x, FIELD_WHAT, buf_str(&b));
	bool ok = casebook_append(c, &x, 1, NULL, 0, &first, e);
	arena_release(&own);
	return ok;
}

/* In this order a crash leaves the old log with the old write-ahead log, or the new one with the new. */
bool log_begin(struct casebook *c, struct err *e)
{
	if (!log_settle(&c->writer, e) || !log_sync(&c->writer, e) || !casebook_members(c, e))
		return false;
	keyring_turn_wal(&c->ring);
	if (!keyring_to_members(c, e) || !device_make(c, e))
		return false;
	log_close(&c->writer);
	c->has_writer = false;
	return create_log(c, e) && casebook_load_logs(c, e) && key_entry_append(c, e);
}

static void member_new(struct casebook_new *x, const struct age_recipient *r, struct str name,
	bool is_recovery, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	*x = (struct casebook_new){ .kind = ENTRY_MEMBER };
	put_open(&j, '{');
	put_member_str(&j, "recipient", age_recipient_text(mem, r));
	put_member_bool(&j, "recovery", is_recovery);
	put_close(&j, '}');
	casebook_new_field(x, FIELD_WHAT, buf_str(&b));
	if (name.len) {
		struct buf who = { .mem = mem };
		struct json_out k = { .to = &who };
		put_open(&k, '{');
		put_member_str(&k, "name", name);
		put_close(&k, '}');
		casebook_new_field(x, FIELD_WHO_SAYS, buf_str(&who));
	}
}

/* Whoever has only the old passphrase opens what was written from here on no more. */
static bool count_others(const struct casebook *c, const struct age_recipient *heir,
	const struct casebook_member **other)
{
	size_t count = 0;
	for (size_t i = 0; i < c->members.count; i++) {
		const struct casebook_member *m = &c->members.at[i];
		if (m->is_recovery || memcmp(&m->recipient, heir, sizeof *heir) == 0)
			continue;
		*other = m;
		count++;
	}
	return count == 1;
}

static void member_removed(
	struct casebook_new *x, const struct casebook_member *m, struct arena *mem)
{
	*x = (struct casebook_new){ .kind = ENTRY_MEMBER };
	fields_add_str(x, FIELD_WHAT, "recipient", age_recipient_text(mem, &m->recipient), mem);
	fields_add(x, FIELD_WHAT, "removed", STR("true"), mem);
	fields_add_str(x, FIELD_WORDS, "reason", STR("the passphrase was forgotten"), mem);
}

bool casebook_take_over(struct casebook *c, struct str passphrase, bool *replaced, struct err *e)
{
	struct arena own = { 0 };
	struct casebook_new x[2];
	struct age_recipient heir = age_recipient_of(c->identity);
	const struct casebook_member *other = NULL;
	uint64_t first;
	bool ok = casebook_members(c, e);
	*replaced = ok && count_others(c, &heir, &other);
	if (ok) {
		member_new(&x[0], &heir, other && *replaced ? other->name : (struct str){ 0 },
			false, &own);
		if (*replaced)
			member_removed(&x[1], other, &own);
	}
	ok = ok && casebook_append(c, x, *replaced ? 2 : 1, NULL, 0, &first, e) &&
	     casebook_turn(c, e) && casebook_wrap(c, passphrase, e);
	arena_release(&own);
	return ok;
}

static bool first_members(
	struct casebook *c, struct str name, const struct secret *recovery, struct err *e)
{
	struct arena own = { 0 };
	struct casebook_new x[2];
	struct age_recipient me = age_recipient_of(c->identity),
			     rescue = age_recipient_of(recovery);
	uint64_t first;
	member_new(&x[0], &me, name, false, &own);
	member_new(&x[1], &rescue, (struct str){ 0 }, true, &own);
	bool ok = casebook_append(c, x, 2, NULL, 0, &first, e);
	arena_release(&own);
	return ok;
}

static bool is_free(const struct casebook *c, struct err *e)
{
	struct arena own = { 0 };
	struct strs names;
	bool ok = disk_list(c->place.disk, c->folder.at, &own, &names, e);
	if (ok && names.count)
		ok = fail(e, ERR_USAGE, "'" STR_FMT "' %s", STR_ARG(c->folder),
			disk_exists(c->place.disk, casebook_path(c, "FORMAT", &own).at)
				? "is a casebook already"
				: "is not empty");
	arena_release(&own);
	return ok;
}

static bool make(struct casebook *c, const struct casebook_key *key, struct str name,
	const struct secret *recovery, struct err *e)
{
	const struct disk *d = c->place.disk;
	struct arena own = { 0 };
	bool ok = disk_make_folders(d, c->folder.at, DISK_DURABLE, e) && identity_make(c, key, e) &&
		  keyring_new(&c->ring, e);
	if (ok) {
		struct age_recipient to[2] = { age_recipient_of(c->identity),
			age_recipient_of(recovery) };
		ok = keyring_write(&c->ring, d, c->folder.at, to, 2, e) && device_make(c, e) &&
		     create_log(c, e) && casebook_load_logs(c, e) && key_entry_append(c, e) &&
		     first_members(c, name, recovery, e) && casebook_settle(c, e) &&
		     log_sync(&c->writer, e);
	}
	struct str format = casebook_path(c, "FORMAT", &own);
	ok = ok && disk_write_file(d, format.at, STR(FORMAT_TEXT), DISK_DURABLE, e) &&
	     disk_sync_parent(d, c->folder.at, e) &&
	     lock_take(d, format.at, LOCK_ALONE, &c->lock, e);
	arena_release(&own);
	return ok;
}

bool casebook_create(struct casebook *c, const struct casebook_place *place,
	const struct casebook_key *key, struct str name, struct secret *recovery, struct err *e)
{
	if (!casebook_set_up(c, place, CASEBOOK_WRITING, e))
		return false;
	randombytes_buf(recovery->byte, sizeof recovery->byte);
	bool ok = is_free(c, e) && make(c, key, name, recovery, e);
	if (!ok)
		casebook_close(c);
	return ok;
}
