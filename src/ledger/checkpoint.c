#include "ledger/checkpoint.h"

#include "base/encode.h"

#include <string.h>

static bool has_empty_line(struct str text)
{
	return str_starts(text, STR("\n")) || str_find(text, STR("\n\n")) < text.len;
}

bool checkpoint_parse(struct str raw, struct checkpoint *c, struct arena *mem, struct err *e)
{
	struct str size, root, rest, hash;
	unsigned long long n;
	*c = (struct checkpoint){ 0 };
	if (!note_parse(raw, &c->note, mem, e))
		return explain(e, "checkpoint");
	rest = c->note.text;
	if (has_empty_line(rest) || !str_cut(&rest, '\n', &c->origin) ||
		!str_cut(&rest, '\n', &size) || !str_cut(&rest, '\n', &root))
		return fail(e, ERR_INPUT, "a checkpoint needs origin, size and root, a line each");
	if (!decimal_number(size, &n))
		return fail(e, ERR_INPUT, "the checkpoint's size is no decimal number below 2^63");
	if (!base64_bytes(mem, root, BASE64_PADDED, &hash) || hash.len != sizeof c->root.byte)
		return fail(e, ERR_INPUT, "the checkpoint's root is not 32 bytes in base64");
	memcpy(c->root.byte, hash.at, hash.len);
	c->size = n;
	if (n == 0 && !digest_equal(c->root, digest_of(STR(""))))
		return fail(e, ERR_INPUT, "the checkpoint of an empty log has another root");
	return true;
}

bool checkpoint_open(struct str raw, const struct note_key *key, struct checkpoint *c,
	struct arena *mem, struct err *e)
{
	uint64_t time;
	if (!checkpoint_parse(raw, c, mem, e))
		return false;
	if (!str_equal(c->origin, key->name))
		return fail(e, ERR_BROKEN,
			"the checkpoint is of the log '" STR_FMT "', not of '" STR_FMT "'",
			STR_ARG(c->origin), STR_ARG(key->name));
	switch (note_check(&c->note, key, &time)) {
	case NOTE_GOOD:
		return true;
	case NOTE_ABSENT:
		return fail(e, ERR_BROKEN, "the checkpoint is not signed by the log's key");
	case NOTE_FORGED:
		break;
	}
	return fail(e, ERR_BROKEN, "the signature of the checkpoint does not verify");
}

struct checkpoint checkpoint_make(
	const struct note_signer *signer, uint64_t size, struct digest root, struct arena *mem)
{
	struct checkpoint c = { .origin = signer->key.name, .size = size, .root = root };
	struct str hash = base64_text(
		mem, (struct str){ (const char *)root.byte, sizeof root.byte }, BASE64_PADDED);
	c.note.text = str_format(mem, STR_FMT "\n%llu\n" STR_FMT "\n", STR_ARG(c.origin),
		(unsigned long long)size, STR_ARG(hash));
	note_sign(&c.note, signer, 0, mem);
	return c;
}

struct str checkpoint_text(const struct checkpoint *c, struct arena *mem)
{
	return note_text(&c->note, mem);
}
