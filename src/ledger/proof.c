#include "ledger/proof.h"

#include "base/buf.h"
#include "base/encode.h"

#include <string.h>

static bool parse_hash(struct str line, struct merkle_proof *p, struct arena *mem)
{
	struct str hash;
	if (p->count == MERKLE_MOST_HASHES - 1 || !base64_bytes(mem, line, BASE64_PADDED, &hash) ||
		hash.len != 32)
		return false;
	memcpy(p->at[p->count++].byte, hash.at, hash.len);
	return true;
}

/* The lines between the first and the blank one: an extra perhaps, the index, the hashes. */
static bool parse_head(struct str head, struct proof *p, struct arena *mem)
{
	struct str line;
	unsigned long long index;
	if (!str_cut(&head, '\n', &line))
		return false;
	if (str_starts(line, STR("extra "))) {
		if (!base64_bytes(mem, str_slice(line, 6, line.len), BASE64_PADDED, &p->extra) ||
			!str_cut(&head, '\n', &line))
			return false;
	}
	if (!str_starts(line, STR("index ")) ||
		!decimal_number(str_slice(line, 6, line.len), &index))
		return false;
	p->index = index;
	while (str_cut(&head, '\n', &line))
		if (!parse_hash(line, &p->hashes, mem))
			return false;
	return true;
}

bool proof_parse(struct str raw, struct proof *p, struct arena *mem, struct err *e)
{
	struct str first = STR("c2sp.org/tlog-proof@v1\n");
	size_t blank = str_find(raw, STR("\n\n"));
	*p = (struct proof){ 0 };
	if (raw.len > NOTE_MOST_BYTES)
		return fail(e, ERR_INPUT, "a proof of more than %d bytes", NOTE_MOST_BYTES);
	if (!str_starts(raw, first) || blank >= raw.len || blank < first.len)
		return fail(e, ERR_INPUT, "no proof of the form c2sp.org/tlog-proof@v1");
	if (!parse_head(str_slice(raw, first.len, blank), p, mem))
		return fail(e, ERR_INPUT, "the proof's index or hashes are malformed");
	if (!checkpoint_parse(str_slice(raw, blank + 2, raw.len), &p->checkpoint, mem, e))
		return explain(e, "proof");
	return true;
}

struct str proof_text(const struct proof *p, struct arena *mem)
{
	struct buf b = { .mem = mem };
	buf_add(&b, STR("c2sp.org/tlog-proof@v1\n"));
	if (p->extra.at)
		buf_printf(&b, "extra " STR_FMT "\n",
			STR_ARG(base64_text(mem, p->extra, BASE64_PADDED)));
	buf_printf(&b, "index %llu\n", (unsigned long long)p->index);
	for (size_t i = 0; i < p->hashes.count; i++) {
		struct str hash = { (const char *)p->hashes.at[i].byte, 32 };
		buf_add(&b, base64_text(mem, hash, BASE64_PADDED));
		buf_add_char(&b, '\n');
	}
	buf_add_char(&b, '\n');
	buf_add(&b, checkpoint_text(&p->checkpoint, mem));
	return buf_str(&b);
}

bool proof_check(const struct proof *p, struct str data, const struct note_key *key, struct err *e)
{
	uint64_t time;
	const struct checkpoint *c = &p->checkpoint;
	if (!str_equal(c->origin, key->name) || note_check(&c->note, key, &time) != NOTE_GOOD)
		return fail(e, ERR_BROKEN, "the proof's checkpoint is not signed by the log's key");
	if (!merkle_check_inclusion(merkle_leaf(data), p->index, c->size, &p->hashes, c->root))
		return fail(
			e, ERR_BROKEN, "the proof does not lead from the entry to the signed root");
	return true;
}
