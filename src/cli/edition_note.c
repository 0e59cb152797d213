#include "cli/edition_note.h"

struct str edition_note_text(struct digest tags, struct arena *mem)
{
	return str_format(mem, "knell-edition/v1\n" STR_FMT "  " EDITION_TAGS "\n",
		STR_ARG(digest_hex(mem, tags)));
}

bool edition_note_make(
	struct casebook *c, struct digest tags, struct str *note, struct arena *mem, struct err *e)
{
	struct note n = { .text = edition_note_text(tags, mem) };
	bool found;
	*note = (struct str){ 0 };
	if (!casebook_signer(c, &found, e))
		return false;
	if (found) {
		note_sign(&n, &c->signer, 0, mem);
		*note = note_text(&n, mem);
	}
	return true;
}

bool edition_note_name(struct str raw, struct str *name, struct arena *mem, struct err *e)
{
	struct note n;
	if (!note_parse(raw, &n, mem, e))
		return false;
	if (n.signatures.count != 1)
		return fail(e, ERR_BROKEN, "it has %zu signatures, not one", n.signatures.count);
	*name = n.signatures.at[0].name;
	return true;
}

bool edition_note_check(struct str raw, const struct note_key *key, struct digest tags,
	struct arena *mem, struct err *e)
{
	struct note n;
	uint64_t time;
	if (!note_parse(raw, &n, mem, e))
		return false;
	if (!str_equal(n.text, edition_note_text(tags, mem)))
		return fail(e, ERR_BROKEN, "it was signed of other files than these");
	return note_check(&n, key, &time) == NOTE_GOOD ||
	       fail(e, ERR_BROKEN, "the signature is not of the key " STR_FMT, STR_ARG(key->name));
}
