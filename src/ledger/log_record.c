#include "ledger/log_record.h"

#include "ledger/body.h"
#include "ledger/bytes.h"
#include "ledger/note.h"

#include <string.h>

enum { KIND_BASE = 1, KIND_COMMIT = 2 };

struct str log_base_bytes(const struct log_base *b, struct arena *mem)
{
	struct buf out = { .mem = mem };
	bytes_add(&out, KIND_BASE, 1);
	bytes_add_counted(&out, b->key);
	bytes_add_counted(&out, b->checkpoint);
	return buf_str(&out);
}

bool log_base_parse(struct str bytes, struct log_base *b, struct err *e)
{
	uint64_t kind;
	if (!bytes_take_number(&bytes, 1, &kind) || kind != KIND_BASE ||
		!bytes_take_counted(&bytes, NOTE_MOST_BYTES, &b->key) ||
		!bytes_take_counted(&bytes, NOTE_MOST_BYTES, &b->checkpoint) || bytes.len > 0)
		return fail(e, ERR_BROKEN, "the write-ahead log does not begin with a base");
	return true;
}

static void add_pair(struct buf *out, struct digest name, struct secret secret)
{
	buf_add(out, (struct str){ (const char *)name.byte, 32 });
	buf_add(out, (struct str){ (const char *)secret.byte, 32 });
}

static bool take_pair(struct str *rest, struct digest *name, struct secret *secret)
{
	struct str piece;
	if (!bytes_take(rest, 64, &piece))
		return false;
	memcpy(name->byte, piece.at, 32);
	memcpy(secret->byte, piece.at + 32, 32);
	return true;
}

struct str log_commit_bytes(const struct log_commit *c, struct arena *mem)
{
	struct buf out = { .mem = mem };
	bytes_add(&out, KIND_COMMIT, 1);
	bytes_add(&out, c->start, 8);
	bytes_add(&out, c->entry_count, 4);
	bytes_add(&out, c->object_count, 4);
	for (size_t i = 0; i < c->entry_count; i++) {
		add_pair(&out, c->entry[i].leaf, c->entry[i].secret);
		bytes_add_counted(&out, c->entry[i].sealed);
	}
	for (size_t i = 0; i < c->object_count; i++)
		add_pair(&out, c->object[i].name, c->object[i].secret);
	bytes_add_counted(&out, c->checkpoint);
	return buf_str(&out);
}

bool log_commit_parse(struct str bytes, struct log_commit *c, struct arena *mem, struct err *e)
{
	uint64_t kind, entries, objects;
	*c = (struct log_commit){ 0 };
	bool ok = bytes_take_number(&bytes, 1, &kind) && kind == KIND_COMMIT &&
		  bytes_take_number(&bytes, 8, &c->start) && c->start <= INT64_MAX &&
		  bytes_take_number(&bytes, 4, &entries) && entries <= LOG_MOST_ENTRIES &&
		  entries && bytes_take_number(&bytes, 4, &objects) &&
		  objects <= LOG_MOST_ENTRIES && entries + objects <= bytes.len / 64;
	if (ok) {
		c->entry = NEW_ARRAY(mem, struct log_entry, entries);
		c->object = NEW_ARRAY(mem, struct log_object, objects);
	}
	for (; ok && c->entry_count < entries; c->entry_count++) {
		struct log_entry *x = &c->entry[c->entry_count];
		ok = take_pair(&bytes, &x->leaf, &x->secret) &&
		     bytes_take_counted(&bytes, BODY_MOST_BYTES, &x->sealed);
	}
	for (; ok && c->object_count < objects; c->object_count++) {
		struct log_object *x = &c->object[c->object_count];
		ok = take_pair(&bytes, &x->name, &x->secret);
	}
	if (!ok || !bytes_take_counted(&bytes, NOTE_MOST_BYTES, &c->checkpoint) || bytes.len > 0)
		return fail(e, ERR_BROKEN, "a record of the write-ahead log is no commit");
	return true;
}
