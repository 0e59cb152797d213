/* Entries, field files and sealed bodies: an entry and a field that are taken have exactly their canonical form. */
#include "ledger/body.h"

#include "base/encode.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct str written(const struct entry *x, struct arena *mem)
{
	struct str text = str_format(mem,
		"casebook-entry/v1\nsalt " STR_FMT "\nlog " STR_FMT "\nindex %llu\ntime " STR_FMT
		"\n",
		STR_ARG(digest_hex(mem, x->salt)), STR_ARG(x->origin), (unsigned long long)x->index,
		STR_ARG(x->time));
	if (x->has_after)
		text = str_format(mem, STR_FMT "after " STR_FMT "\n", STR_ARG(text),
			STR_ARG(digest_hex(mem, x->after)));
	text = str_format(mem, STR_FMT "kind %s\n", STR_ARG(text), entry_kind_word(x->kind));
	for (size_t i = 0; i < x->ref_count; i++)
		text = str_format(mem, STR_FMT "ref " STR_FMT " %llu " STR_FMT "\n", STR_ARG(text),
			STR_ARG(x->ref[i].origin), (unsigned long long)x->ref[i].index,
			STR_ARG(digest_hex(mem, x->ref[i].leaf)));
	for (size_t i = 0; i < x->field_count; i++)
		text = str_format(mem, STR_FMT STR_FMT "  f/%02zu\n", STR_ARG(text),
			STR_ARG(digest_hex(mem, x->field[i])), i);
	return text;
}

static void read_field(struct str raw, struct arena *mem)
{
	struct err e = { 0 };
	struct digest salt;
	struct entry_field f;
	bool ok = entry_field_parse(raw, &salt, &f, &e);
	assert(ok == (e.kind == ERR_NONE));
	if (!ok)
		return;
	size_t head = raw.len - f.value.len;
	struct str want = str_format(mem, STR_FMT, STR_ARG(digest_hex(mem, salt)));
	assert(f.value.at == raw.at + head && f.name.len > 0);
	assert(str_find(str_slice(raw, 0, head), want) < head);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct entry x;
	struct body b;
	struct secret secret = { { 7 } };
	struct str raw = { (const char *)data, size };
	bool ok = entry_parse(raw, &x, &mem, &e);
	assert(ok == (e.kind == ERR_NONE));
	assert(!ok || str_equal(written(&x, &mem), raw));
	read_field(raw, &mem);
	assert(!body_open(raw, (struct digest){ 0 }, &secret, &b, &mem, &e));
	arena_release(&mem);
	return 0;
}
