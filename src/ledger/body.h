#ifndef LEDGER_BODY_H
#define LEDGER_BODY_H

#include "ledger/entry.h"

/*
 * An entry's body: its text and field files, padded (Padme) and sealed with
 * ChaCha20-Poly1305 under a key that comes from the entry's own secret, bound to
 * its leaf. Whoever destroys the secret destroys the body and keeps the leaf.
 *
 * Plain text before padding: (length u32 big endian)(text), then the same for
 * each field file, all behind the length of that whole as a u32. In a file of
 * bodies each is a frame: (length u32)(first 8 bytes of SHA-256 of the sealed
 * bytes)(sealed bytes); the check lets a flipped bit be seen without any key.
 */
enum { BODY_HEAD = 12, BODY_MOST_BYTES = ENTRY_MOST_BYTES + ENTRY_MOST_BYTES / 8 + 64 };

/* The sealed bytes; the same entry and secret give the same bytes. */
struct str body_seal(const struct entry_made *made, const struct secret *secret, struct arena *mem);

struct body {
	struct entry entry;
	struct str text, file[ENTRY_MOST_FIELDS];
	struct entry_field field[ENTRY_MOST_FIELDS];
};

/*
 * Opens a body and holds it against its leaf: text, every field's digest and every salt. ERR_BROKEN
 * when any of it does not agree, ERR_INPUT when it is no entry.
 */
MUST_CHECK bool body_open(struct str sealed, struct digest leaf, const struct secret *secret,
	struct body *b, struct arena *mem, struct err *e);

/*
 * The text alone is held against its leaf, for who needs no more than kind, time and references; the fields too of
 * the kinds in `whole` (bit 1 << kind). Of others body.field is empty.
 */
MUST_CHECK bool body_open_text(struct str sealed, struct digest leaf, const struct secret *secret,
	unsigned whole, struct body *b, struct arena *mem, struct err *e);

/* The frame around sealed bytes, and back: false when it is cut short, too long or fails its check. */
struct str body_frame(struct str sealed, struct arena *mem);
bool body_frame_head(const unsigned char head[BODY_HEAD], size_t *len);
bool body_frame_holds(const unsigned char head[BODY_HEAD], struct str sealed);

#endif
