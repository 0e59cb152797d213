/* Bundles of entries, the first byte saying how many: what is taken lies in the bytes, end to end. */
#include "ledger/tile.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str entry[TILE_WIDTH];
	struct err e = { 0 };
	if (size == 0)
		return 0;
	const char *at = (const char *)data + 1;
	bool ok = bundle_parse((struct str){ at, size - 1 }, 1 + (size_t)data[0], entry, &e);
	assert(ok == (e.kind == ERR_NONE));
	for (size_t i = 0; ok && i <= data[0]; i++) {
		assert(entry[i].at == at + 2);
		at = entry[i].at + entry[i].len;
	}
	assert(!ok || at == (const char *)data + size);
	return 0;
}
