/* Keyrings: what is taken is written again to the same bytes. */
#include "vault/keyring.h"

#include <assert.h>
#include <sodium.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err e = { 0 };
	struct keyring k;
	struct str raw = { (const char *)data, size }, again = { 0 };
	if (sodium_init() < 0)
		return 0;
	bool ok = keyring_parse(raw, &k, &e);
	assert(ok == (e.kind == ERR_NONE));
	if (!ok)
		return 0;
	assert(keyring_text(&k, &again, &e) && str_equal(again, raw));
	sodium_free((void *)again.at);
	keyring_free(&k);
	return 0;
}
