#ifndef CLI_EDITION_NOTE_H
#define CLI_EDITION_NOTE_H

#include "base/digest.h"
#include "casebook/casebook.h"

/*
 * proofs/signature.note of an edition: a signed note (c2sp.org/signed-note) by the key of the device's log. Its text is a
 * line that says what it is, and the digest of the manifest that lists all other files, as sha256sum prints it.
 */
#define EDITION_NOTE "proofs/signature.note"
#define EDITION_TAGS "tagmanifest-sha256.txt"

struct str edition_note_text(struct digest tags, struct arena *mem);

/* Signed by this device; *note at NULL when it has no key in this copy of the casebook. */
MUST_CHECK bool edition_note_make(
	struct casebook *c, struct digest tags, struct str *note, struct arena *mem, struct err *e);

/* The name of the key that signed `raw`, which is of the log; ERR_BROKEN when it is no such note. */
MUST_CHECK bool edition_note_name(
	struct str raw, struct str *name, struct arena *mem, struct err *e);
MUST_CHECK bool edition_note_check(struct str raw, const struct note_key *key, struct digest tags,
	struct arena *mem, struct err *e);

#endif
