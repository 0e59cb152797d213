#ifndef CLI_EDITION_VERIFY_H
#define CLI_EDITION_VERIFY_H

#include "casebook/verify.h"

/*
 * A public edition as `knell publish` makes it: every file in a manifest with its digest, and, where it came out of
 * a casebook, each claim of data/claims.jsonl with a line of proofs/claims.jsonl that proves it.
 */
struct edition_facts {
	struct digest
		tags; /* of tagmanifest-sha256.txt: two editions with the same one are the same */
	size_t files, claims, proofs, shown, withheld; /* the last two are fields */
	size_t decisions;                              /* corrections with a proof */
	bool has_proofs;
	struct str signer; /* the log whose key signed the manifests; at NULL: nobody did */
};

/* Whether the folder looks like one. */
bool edition_is(const struct disk *disk, const char *folder);

/* Needs no key. What is wrong is in r->findings; false when there is nothing that could be verified. */
MUST_CHECK bool edition_verify(const struct disk *disk, const char *folder, struct edition_facts *f,
	struct verify_report *r, struct arena *mem, struct err *e);

#endif
