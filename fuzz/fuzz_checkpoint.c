/* Checkpoints: what is taken has a size that can be, and is written again to the same bytes. */
#include "ledger/checkpoint.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct checkpoint c;
	struct str raw = { (const char *)data, size };
	bool ok = checkpoint_parse(raw, &c, &mem, &e);
	assert(ok == (e.kind == ERR_NONE));
	assert(!ok || (c.size >> 63 == 0 && c.origin.len > 0));
	assert(!ok || str_equal(checkpoint_text(&c, &mem), raw));
	arena_release(&mem);
	return 0;
}
