#ifndef LEDGER_NOTE_H
#define LEDGER_NOTE_H

#include "base/digest.h"
#include "base/err.h"

#include <stdint.h>

/*
 * Signed notes (c2sp.org/signed-note): a text, a blank line, and lines
 * "— name base64(key id, signature)". Two kinds of Ed25519 signature are known;
 * lines of other kinds are kept and prove nothing.
 */
enum note_kind {
	NOTE_ED25519 = 1, /* of the text */
	NOTE_COSIGNATURE =
		4, /* c2sp.org/tlog-cosignature: of "cosignature/v1", a time and the text */
};

enum { NOTE_MOST_BYTES = 1 << 20 };

/* A verifier's key, written "name+8 hex digits+base64(kind, 32 bytes)". */
struct note_key {
	struct str name; /* no blank and no '+' */
	uint32_t id;     /* first 4 bytes of SHA-256(name 0A kind key) */
	enum note_kind kind;
	unsigned char key[32];
};

/* A key that signs. `secret` is libsodium's 64 bytes; whoever made the signer owns and wipes it. */
struct note_signer {
	struct note_key key;
	const unsigned char *secret;
};

struct note_signature {
	struct str name;
	uint32_t id;
	struct str bytes; /* after the key id */
};

struct note {
	struct str text; /* with its last newline */
	struct {
		struct note_signature *at;
		size_t count, room;
	} signatures;
};

MUST_CHECK bool note_key_parse(
	struct str text, struct note_key *k, struct arena *mem, struct err *e);
struct str note_key_text(const struct note_key *k, struct arena *mem);

/* A key of `kind` by this name from an Ed25519 public key of 32 bytes. */
struct note_key note_key_of(struct str name, enum note_kind kind, const unsigned char key[32]);

/* Strict: UTF-8 without control characters, canonical base64. The result points into `raw` and `mem`. */
MUST_CHECK bool note_parse(struct str raw, struct note *n, struct arena *mem, struct err *e);
struct str note_text(const struct note *n, struct arena *mem);

/* Adds a signature by `s`; `time` (seconds since 1970) counts for a cosignature. */
void note_sign(struct note *n, const struct note_signer *s, uint64_t time, struct arena *mem);

enum note_found { NOTE_ABSENT, NOTE_GOOD, NOTE_FORGED };

/*
 * What the note's signatures by `k` are worth: forged when any of them does not verify. *time is
 * that of the last good cosignature, as the cosigner claims it.
 */
enum note_found note_check(const struct note *n, const struct note_key *k, uint64_t *time);

#endif
