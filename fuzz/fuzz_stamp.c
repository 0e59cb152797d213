/* Timestamp responses (RFC 3161): read, and held against a digest and roots that vouch for none of them. */
#include "ledger/stamp.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct stamp s;
	struct str raw = { (const char *)data, size };
	struct stamp_trust trust = { .roots = raw };
	bool ok = stamp_parse(raw, &s, &mem, &e);
	assert(ok == (e.kind == ERR_NONE));
	struct digest imprint = ok ? s.imprint : digest_of(raw);
	assert(!stamp_verify(raw, raw, imprint, &trust, &s, &mem, &e));
	arena_release(&mem);
	return 0;
}
