#ifndef LEDGER_CHECKPOINT_H
#define LEDGER_CHECKPOINT_H

#include "ledger/merkle.h"
#include "ledger/note.h"

/*
 * A checkpoint (c2sp.org/tlog-checkpoint): a signed note whose text is the
 * log's origin, its size in decimal and its root in base64, a line each. We
 * write no further lines; others' are covered by the signature and skipped.
 */
struct checkpoint {
	struct str origin;
	uint64_t size; /* below 2^63 */
	struct digest root;
	struct note note;
};

MUST_CHECK bool checkpoint_parse(
	struct str raw, struct checkpoint *c, struct arena *mem, struct err *e);

/* Parsed, of this origin (the key's name), and signed by `key`: else ERR_BROKEN or, malformed, ERR_INPUT. */
MUST_CHECK bool checkpoint_open(struct str raw, const struct note_key *key, struct checkpoint *c,
	struct arena *mem, struct err *e);

/* Signed by `signer`, whose name is the origin. */
struct checkpoint checkpoint_make(
	const struct note_signer *signer, uint64_t size, struct digest root, struct arena *mem);

/* The file: text, blank line, signatures. */
struct str checkpoint_text(const struct checkpoint *c, struct arena *mem);

#endif
