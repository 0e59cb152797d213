#include "base/encode.h"
#include "base/json.h"
#include "casebook/fields.h"
#include "casebook/inside.h"

/* The entries it refers to, and the objects it names: {"objects":[hex, ...]} in its field "what". */
bool erase_apply(struct casebook *c, const struct body *b, struct err *e)
{
	struct arena own = { 0 };
	struct json *what = NULL;
	struct digest name;
	bool ok = true;
	for (size_t i = 0; ok && i < b->entry.ref_count; i++)
		ok = keyring_erase_entry(
			&c->ring, b->entry.ref[i].origin, b->entry.ref[i].index, e);
	for (size_t i = 0; ok && i < b->entry.field_count; i++)
		if (str_equal(b->field[i].name, STR(FIELD_WHAT)))
			ok = json_parse(b->field[i].value, &what, &own, e);
	const struct json *objects = ok ? json_member(what, "objects") : NULL;
	for (size_t i = 0; objects && objects->kind == KIND_ARRAY && i < objects->count; i++)
		if (hex_bytes(objects->item[i].text, name.byte, sizeof name.byte))
			keyring_erase_object(&c->ring, name);
	arena_release(&own);
	return ok;
}

static struct str object_names(const struct digest *object, size_t count, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	put_open(&j, '[');
	for (size_t i = 0; i < count; i++)
		put_str(&j, digest_hex(mem, object[i]));
	put_close(&j, ']');
	return buf_str(&b);
}

static void plan_erase(struct casebook_new *x, const struct entry_ref *target, size_t count,
	struct str objects, struct str reason, struct arena *mem)
{
	*x = (struct casebook_new){ .kind = ENTRY_ERASE,
		.ref = NEW_ARRAY(mem, struct casebook_ref, count + 1),
		.ref_count = count };
	for (size_t i = 0; i < count; i++)
		x->ref[i].of = target[i];
	fields_add(x, FIELD_WHAT, "objects", objects, mem);
	fields_add_str(x, FIELD_WORDS, "reason", reason, mem);
}

/* In memory, as redo_erasures would when it is opened next. */
static bool forget(struct casebook *c, const struct entry_ref *target, size_t count,
	const struct digest *object, size_t object_count, struct err *e)
{
	for (size_t i = 0; i < count; i++)
		if (!keyring_erase_entry(&c->ring, target[i].origin, target[i].index, e))
			return false;
	for (size_t i = 0; i < object_count; i++)
		keyring_erase_object(&c->ring, object[i]);
	return true;
}

/* The encrypted files are of no use any more; that one stays behind is no failure. */
static void remove_objects(struct casebook *c, const struct digest *object, size_t count)
{
	struct arena own = { 0 };
	for (size_t i = 0; i < count; i++)
		c->place.disk->remove(
			c->place.disk->self, vault_path(&c->vault, object[i], &own).at);
	arena_release(&own);
}

bool casebook_erase(struct casebook *c, const struct entry_ref *target, size_t count,
	const struct digest *object, size_t object_count, struct str reason, struct err *e)
{
	enum { AT_ONCE = 900, MOST_OBJECTS = 8000 };
	struct arena own = { 0 };
	size_t batches = count / AT_ONCE + 1;
	struct casebook_new *x = NEW_ARRAY(&own, struct casebook_new, batches);
	uint64_t first;
	if (object_count > MOST_OBJECTS || batches > LOG_MOST_ENTRIES)
		return fail(e, ERR_INPUT, "too much to erase at once");
	for (size_t i = 0; i < batches; i++) {
		size_t from = i * AT_ONCE, left = count - from;
		plan_erase(&x[i], target + from, left < AT_ONCE ? left : AT_ONCE,
			object_names(object, i ? 0 : object_count, &own), reason, &own);
	}
	bool ok = casebook_append(c, x, batches, NULL, 0, &first, e) &&
		  forget(c, target, count, object, object_count, e) && casebook_turn(c, e);
	if (ok)
		remove_objects(c, object, object_count);
	arena_release(&own);
	return ok;
}
