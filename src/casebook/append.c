#include "base/json.h"
#include "casebook/inside.h"

#include <sodium.h>
#include <string.h>
#include <time.h>

/* So much may be committed and not settled; and a write-ahead log so long is begun anew. */
enum { MOST_PENDING = 8192, MOST_WAL = 64 << 20 };

struct str casebook_time_text(int64_t seconds, struct arena *mem)
{
	struct tm t;
	time_t when = (time_t)seconds;
	gmtime_r(&when, &t);
	return str_format(mem, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.tm_year + 1900, t.tm_mon + 1,
		t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec);
}

void casebook_new_field(struct casebook_new *x, const char *name, struct str value)
{
	if (value.len)
		x->field[x->field_count++] = (struct entry_field){ str_from(name), value };
}

/* Written with the commit of an erasure, so that a crash behind it is noticed without opening every body. */
struct digest erase_mark(void)
{
	return digest_of(STR("casebook: this commit erases"));
}

struct batch {
	struct casebook *c;
	struct str time;
	struct log_entry *made;
	struct secret *fresh; /* as many, drawn at once */
	size_t done;
	struct arena mem;
};

static struct entry_ref settle_ref(const struct batch *b, const struct casebook_ref *ref)
{
	struct entry_ref r = ref->of;
	if (!r.origin.at) {
		r.leaf = b->made[r.index].leaf;
		r.index += b->c->writer.tree.size;
		r.origin = b->c->signer.key.name;
	}
	return r;
}

static bool make_one(struct batch *b, const struct casebook_new *n, struct err *e)
{
	struct log_entry *to = &b->made[b->done];
	struct entry_made made;
	struct entry x = { .origin = b->c->signer.key.name,
		.index = b->c->writer.tree.size + b->done,
		.time = b->time,
		.has_after = b->c->has_after,
		.after = b->c->after,
		.kind = n->kind,
		.ref = NEW_ARRAY(&b->mem, struct entry_ref, n->ref_count),
		.ref_count = n->ref_count };
	for (size_t i = 0; i < n->ref_count; i++)
		x.ref[i] = settle_ref(b, &n->ref[i]);
	to->secret = b->fresh[b->done];
	if (!entry_make(&x, n->field, n->field_count, &to->secret, &made, &b->mem, e))
		return false;
	to->leaf = made.leaf;
	to->sealed = body_seal(&made, &to->secret, &b->mem);
	b->done++;
	return true;
}

static struct log_object *objects_of(struct batch *b, const struct casebook_new *x, size_t count,
	const struct vault_object *object, size_t *object_count)
{
	struct log_object *to = NEW_ARRAY(&b->mem, struct log_object, *object_count + 1);
	for (size_t i = 0; object && i < *object_count; i++)
		to[i] = (struct log_object){ object[i].name, object[i].secret };
	for (size_t i = 0; i < count; i++)
		if (x[i].kind == ENTRY_ERASE) {
			to[(*object_count)++].name = erase_mark();
			break;
		}
	return to;
}

static bool remember_secrets(const struct batch *b, uint64_t first,
	const struct vault_object *object, size_t object_count, struct err *e)
{
	for (size_t i = 0; i < b->done; i++)
		if (!keyring_set_entry(
			    &b->c->ring, b->c->signer.key.name, first + i, &b->made[i].secret, e))
			return false;
	for (size_t i = 0; i < object_count; i++)
		if (!keyring_set_object(&b->c->ring, object[i].name, &object[i].secret, e))
			return false;
	return true;
}

static bool commit(struct batch *b, const struct casebook_new *x, size_t count,
	const struct vault_object *object, size_t object_count, uint64_t *first, struct err *e)
{
	size_t with_mark = object_count;
	b->made = NEW_ARRAY(&b->mem, struct log_entry, count);
	b->fresh = NEW_ARRAY(&b->mem, struct secret, count);
	randombytes_buf(b->fresh, count * sizeof *b->fresh);
	for (size_t i = 0; i < count; i++)
		if (!make_one(b, &x[i], e))
			return false;
	struct log_object *objects = objects_of(b, x, count, object, &with_mark);
	*first = b->c->writer.tree.size;
	return log_append(&b->c->writer, b->made, count, objects, with_mark, &b->c->signer, e) &&
	       remember_secrets(b, *first, object, object_count, e);
}

static bool append(struct casebook *c, const struct casebook_new *x, size_t count,
	const struct vault_object *object, size_t object_count, uint64_t *first, struct err *e)
{
	struct batch b = { .c = c };
	b.time = casebook_time_text(c->place.now(c->place.self), &b.mem);
	bool ok = commit(&b, x, count, object, object_count, first, e);
	if (ok && !str_equal(c->last_time, b.time))
		c->last_time = str_copy(&c->mem, b.time);
	c->has_new_objects |= ok && object_count > 0;
	if (b.made) {
		explicit_bzero(b.made, count * sizeof *b.made);
		explicit_bzero(b.fresh, count * sizeof *b.fresh);
	}
	arena_release(&b.mem);
	own_log_follow(c);
	return ok;
}

/* A clock that was set back is said and recorded, not refused: times are claimed, the order is proved. */
static bool note_clock(struct casebook *c, struct err *e)
{
	struct arena own = { 0 };
	struct str now = casebook_time_text(c->place.now(c->place.self), &own);
	uint64_t first;
	bool ok = true;
	if (c->last_time.at && str_compare(now, c->last_time) < 0) {
		struct casebook_new x = { .kind = ENTRY_NOTE };
		struct buf b = { .mem = &own };
		struct json_out j = { .to = &b };
		put_open(&j, '{');
		put_member_str(&j, "event", STR("clock-set-back"));
		put_member_str(&j, "before", c->last_time);
		put_member_str(&j, "now", now);
		put_close(&j, '}');
		casebook_new_field(&x, FIELD_WHAT, buf_str(&b));
		casebook_remark(c,
			"this device's clock says " STR_FMT ", its last entry was made at " STR_FMT
			"; both are recorded",
			STR_ARG(now), STR_ARG(c->last_time));
		ok = append(c, &x, 1, NULL, 0, &first, e);
	}
	arena_release(&own);
	return ok;
}

bool casebook_append(struct casebook *c, const struct casebook_new *x, size_t count,
	const struct vault_object *object, size_t object_count, uint64_t *first, struct err *e)
{
	if (count > LOG_MOST_ENTRIES || object_count >= LOG_MOST_ENTRIES)
		return fail(e, ERR_INPUT, "more than %d entries at once", LOG_MOST_ENTRIES);
	if (!note_clock(c, e) || !append(c, x, count, object, object_count, first, e))
		return false;
	for (size_t i = 0; i < count; i++)
		if (x[i].kind == ENTRY_MEMBER || x[i].kind == ENTRY_REVOKE)
			c->knows_members = false;
	if (c->writer.wal.end > MOST_WAL)
		return casebook_turn(c, e);
	return c->writer.pending.count < MOST_PENDING || casebook_settle(c, e);
}

bool casebook_settle(struct casebook *c, struct err *e)
{
	if (c->mode != CASEBOOK_WRITING)
		return true;
	if (!log_settle(&c->writer, e))
		return false;
	own_log_follow(c);
	device_note(c);
	return true;
}

bool keyring_to_members(struct casebook *c, struct err *e)
{
	struct arena own = { 0 };
	if (c->members.count == 0)
		return fail(
			e, ERR_BROKEN, "the ledger names no member: the keyring is not written");
	struct age_recipient *to = NEW_ARRAY(&own, struct age_recipient, c->members.count + 1);
	for (size_t i = 0; i < c->members.count; i++)
		to[i] = c->members.at[i].recipient;
	bool ok = keyring_write(&c->ring, c->place.disk, c->folder.at, to, c->members.count, e);
	arena_release(&own);
	return ok;
}

bool casebook_turn(struct casebook *c, struct err *e)
{
	if (!casebook_settle(c, e) || !log_sync(&c->writer, e) || !casebook_members(c, e))
		return false;
	keyring_turn_wal(&c->ring);
	if (!keyring_to_members(c, e) || !log_restart(&c->writer, &c->ring.wal[0], e))
		return false;
	c->has_new_objects = false;
	return true;
}

/*
 * Whoever writes next writes the write-ahead log anew, and whoever begins it anew writes the keyring:
 * the longer the keyring, the longer it may grow. That of documents is not waited for: stock age finds their
 * secrets in the keyring alone.
 */
static bool is_long(const struct casebook *c)
{
	enum { LEAST = 1 << 20, BYTES_AN_ENTRY = 16 };
	uint64_t entries = 0;
	for (size_t i = 0; i < c->logs.count; i++)
		entries += c->logs.at[i].size;
	return c->writer.wal.end > (off_t)(LEAST + BYTES_AN_ENTRY * entries);
}

/* What is damaged elsewhere keeps the keyring from being written, and nothing else. */
bool casebook_finish(struct casebook *c, struct err *e)
{
	if (!casebook_settle(c, e))
		return false;
	if (c->mode != CASEBOOK_WRITING || !(c->has_new_objects || is_long(c)) ||
		casebook_turn(c, e))
		return true;
	if (e->kind != ERR_BROKEN)
		return false;
	casebook_remark(c, "%.400s", e->text);
	return true;
}

/* Out of what is pending, else out of the log's files. */
bool casebook_own_leaf(const struct casebook *c, uint64_t index, struct digest *leaf, struct err *e)
{
	struct arena own = { 0 };
	struct str entry;
	struct casebook_log *log = casebook_own_log(c);
	bool ok = true;
	if (index >= c->writer.settled && index < c->writer.tree.size)
		*leaf = c->writer.pending.at[index - c->writer.settled].leaf;
	else {
		struct log_reader r = log->reader;
		ok = log_read_entry(&r, index, &entry, &own, e) &&
		     (entry.len == sizeof leaf->byte ||
			     fail(e, ERR_BROKEN, "an entry of the log is no leaf"));
		if (ok)
			memcpy(leaf->byte, entry.at, sizeof leaf->byte);
	}
	arena_release(&own);
	return ok;
}
