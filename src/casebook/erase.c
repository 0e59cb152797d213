#include "base/encode.h"
#include "base/json.h"
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
