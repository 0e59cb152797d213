#ifndef LEDGER_ENTRY_H
#define LEDGER_ENTRY_H

#include "base/digest.h"
#include "base/err.h"
#include "base/secret.h"

#include <stdint.h>

/*
 * One entry of the ledger: a canonical text that commits to each field by its
 * digest. The leaf, what the log holds, is SHA-256 of the text. A field is
 * disclosed by its file (salt, name, blank line, value), all else of the entry
 * staying hidden behind salts, which come from a secret of 32 random bytes:
 * salt of the entry HMAC-SHA-256(secret, "entry"), of field i (secret, "field i").
 *
 *     casebook-entry/v1
 *     salt <64 hex>
 *     log <origin>
 *     index <n>
 *     time <YYYY-MM-DDThh:mm:ssZ>
 *     after <64 hex>                        perhaps
 *     kind <kind>
 *     ref <origin> <index> <leaf hex>       none or more
 *     <64 hex>  f/00                        a line per field
 */
enum entry_kind {
	ENTRY_KEY,
	ENTRY_MEMBER,
	ENTRY_DOCUMENT,
	ENTRY_CLAIM,
	ENTRY_INCIDENT,
	ENTRY_RECORD,
	ENTRY_JUDGEMENT,
	ENTRY_COMPUTATION,
	ENTRY_OBSERVE,
	ENTRY_CUSTODY,
	ENTRY_ERASE,
	ENTRY_NOTE,
	ENTRY_REVOKE,
	ENTRY_KINDS
};

enum {
	ENTRY_MOST_FIELDS = 6,
	ENTRY_MOST_REFS = 1000,
	ENTRY_MOST_BYTES = 1 << 20, /* text and fields together; longer things are documents */
	ENTRY_MOST_NAME = 64,       /* bytes of a field's name */
	ENTRY_MOST_ORIGIN = 255,
};

struct entry_ref {
	struct str origin;
	uint64_t index;
	struct digest leaf;
};

struct entry {
	struct digest salt;
	struct str origin; /* of its log: visible ASCII without '+' */
	uint64_t index;    /* below 2^63 */
	struct str time;   /* claimed, not proved */
	bool has_after;
	struct digest after; /* of the newest fact from outside that was known */
	enum entry_kind kind;
	struct entry_ref *ref;
	size_t ref_count;
	struct digest field[ENTRY_MOST_FIELDS]; /* of the field files */
	size_t field_count;
};

struct entry_field {
	struct str name;  /* a to z, 0 to 9 and '-', first a letter */
	struct str value; /* any bytes */
};

/* An entry as it is written: its text, its field files, and the leaf. */
struct entry_made {
	struct str text;
	struct str file[ENTRY_MOST_FIELDS];
	size_t field_count;
	struct digest leaf;
};

const char *entry_kind_word(enum entry_kind k);

/*
 * Writes entry `x`, whose salt and field digests are worked out here. ERR_INPUT for what the
 * format cannot hold: too long, too many, a malformed name, origin or time.
 */
MUST_CHECK bool entry_make(const struct entry *x, const struct entry_field *field, size_t count,
	const struct secret *secret, struct entry_made *made, struct arena *mem, struct err *e);

/* Takes exactly what entry_make writes; all else is ERR_INPUT. The result points into `text`. */
MUST_CHECK bool entry_parse(struct str text, struct entry *x, struct arena *mem, struct err *e);

/* Takes a field file apart. */
MUST_CHECK bool entry_field_parse(
	struct str file, struct digest *salt, struct entry_field *f, struct err *e);

/* HMAC-SHA-256(secret, "entry") for number < 0, else (secret, "field <number>"). */
struct digest entry_salt(const struct secret *secret, int number);

/* The same of a secret that digest_key_start has taken: an entry has several. */
struct digest entry_salt_keyed(const struct digest_key *secret, int number);
void entry_secret_start(struct digest_key *k, const struct secret *secret);

#endif
