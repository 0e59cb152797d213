#include "base/encode.h"
#include "base/json.h"
#include "casebook/index.h"

#include <string.h>

enum { MOST_TEXT = 64 << 20 };

/* {"object","digest","size"} or {"text_object","text_digest","text_size"}. */
static bool take_object(const struct casebook_item *x, const char *member, struct vault_object *o,
	struct arena *mem, struct err *e)
{
	struct json *what;
	bool is_text = strcmp(member, "text_object") == 0;
	if (!json_parse(casebook_item_field(x, FIELD_WHAT), &what, mem, e))
		return false;
	const struct json *size = json_member(what, is_text ? "text_size" : "size");
	if (!hex_bytes(json_text(what, member), o->name.byte, sizeof o->name.byte) ||
		!hex_bytes(json_text(what, is_text ? "text_digest" : "digest"), o->content.byte,
			sizeof o->content.byte) ||
		!size || size->kind != KIND_INTEGER || size->integer < 0)
		return fail(e, ERR_INPUT, "the entry names no document");
	o->size = (uint64_t)size->integer;
	return true;
}

bool casebook_object(struct casebook *c, const struct casebook_item *x, const char *member,
	const struct sink *to, struct err *e)
{
	struct arena own = { 0 };
	struct vault_object o;
	bool ok = take_object(x, member, &o, &own, e);
	if (ok && !keyring_object(&c->ring, o.name, &o.secret))
		ok = fail(e, ERR_INPUT,
			"the document was erased, or its secret is not in this keyring");
	ok = ok && vault_get(&c->vault, &o, to, e);
	explicit_bzero(&o.secret, sizeof o.secret);
	arena_release(&own);
	return ok;
}

bool casebook_report_text(struct casebook *c, const struct casebook_item *x, struct str *text,
	struct arena *mem, struct err *e)
{
	struct json *what;
	struct buf b = { .mem = mem };
	struct sink to = sink_buf(&b);
	if (!json_parse(casebook_item_field(x, FIELD_WHAT), &what, mem, e))
		return false;
	const struct json *size = json_member(what, "size");
	bool has_text = json_text(what, "text_object").at != NULL;
	if (!has_text && size && size->integer > MOST_TEXT)
		return fail(e, ERR_INPUT, "the report is larger than %d MB", MOST_TEXT >> 20);
	if (!casebook_object(c, x, has_text ? "text_object" : "object", &to, e))
		return false;
	*text = b.at ? buf_str(&b) : STR("");
	return true;
}
