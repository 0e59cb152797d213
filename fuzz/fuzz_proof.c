/* Proofs of inclusion: what is taken is written again to the same bytes, and proves nothing about other data. */
#include "ledger/proof.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct proof p;
	struct str raw = { (const char *)data, size };
	bool ok = proof_parse(raw, &p, &mem, &e);
	assert(ok == (e.kind == ERR_NONE));
	if (ok) {
		struct note_key k = note_key_of(p.checkpoint.origin, NOTE_ED25519,
			(const unsigned char *)"a key that has signed not one of");
		assert(str_equal(proof_text(&p, &mem), raw));
		assert(!proof_check(&p, STR("Port Selene"), &k, &e));
	}
	arena_release(&mem);
	return 0;
}
