#ifndef LEDGER_PROOF_H
#define LEDGER_PROOF_H

#include "ledger/checkpoint.h"

/*
 * c2sp.org/tlog-proof@v1: an inclusion proof and the checkpoint it leads to, in
 * one text file that needs nothing else but the leaf and the log's key.
 */
struct proof {
	struct str extra; /* opaque; at is NULL when there is none */
	uint64_t index;
	struct merkle_proof hashes;
	struct checkpoint checkpoint;
};

MUST_CHECK bool proof_parse(struct str raw, struct proof *p, struct arena *mem, struct err *e);
struct str proof_text(const struct proof *p, struct arena *mem);

/* Whether `data` is entry p->index of the log that `key` signs: else ERR_BROKEN. */
MUST_CHECK bool proof_check(
	const struct proof *p, struct str data, const struct note_key *key, struct err *e);

#endif
