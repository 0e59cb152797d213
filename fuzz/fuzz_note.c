/* Signed notes and verifiers' keys: what is taken is written again to the same bytes. */
#include "ledger/note.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_note(struct str raw, struct arena *mem)
{
	struct err e = { 0 };
	struct note n;
	struct note_key k = note_key_of(STR("port.selene/1"), NOTE_ED25519,
		(const unsigned char *)"a key that has signed not one of");
	uint64_t time;
	bool ok = note_parse(raw, &n, mem, &e);
	assert(ok == (e.kind == ERR_NONE));
	if (!ok)
		return;
	assert(str_equal(note_text(&n, mem), raw));
	assert(note_check(&n, &k, &time) != NOTE_GOOD);
}

static void read_key(struct str raw, struct arena *mem)
{
	struct err e = { 0 };
	struct note_key k;
	if (note_key_parse(raw, &k, mem, &e))
		assert(str_equal(note_key_text(&k, mem), raw));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct str raw = { (const char *)data, size };
	read_note(raw, &mem);
	read_key(raw, &mem);
	arena_release(&mem);
	return 0;
}
