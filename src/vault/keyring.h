#ifndef VAULT_KEYRING_H
#define VAULT_KEYRING_H

#include "base/digest.h"
#include "vault/age.h"

/*
 * The secrets of a casebook: one per entry and per object. On the disk it is an age file to all
 * members, keyring.<epoch>.age, and the same bytes again as keyring.<epoch>.copy: everything hangs on them, and one bit
 * that turns is to cost nobody the casebook. Each writing is a new epoch, and the older ones are overwritten and
 * removed then: a secret left out of the new one is gone, and what it sealed is erased. What a flash
 * disk or a backup keeps of an older epoch is beyond our reach.
 *
 *     casebook-keyring/v1
 *     epoch <n>
 *     wal <64 hex>                    the key of the write-ahead log; perhaps a second such
 *                                     line, the key it had before
 *     log <origin> <count>            and a line for each of its entries: 64 hex digits,
 *     ...                             "erased", or "-" when the secret is not known
 *     object <64 hex> <AGE-SECRET-KEY-1...>   by name
 *
 * In memory secrets are where libsodium keeps them from the disk and wipes them.
 */
enum keyring_found { KEYRING_UNKNOWN, KEYRING_ERASED, KEYRING_KNOWN };

struct keyring_log {
	struct str origin;
	struct secret *secret; /* of libsodium's memory */
	unsigned char *found;  /* enum keyring_found of each */
	uint64_t count, room;
};

struct keyring_object {
	struct digest name;
	struct secret secret;
};

struct keyring {
	uint64_t epoch; /* of the file it was read from or written to; 0: none yet */
	bool from_copy; /* the file itself is damaged or gone */
	struct secret wal[2];
	size_t wal_count; /* 1 or 2: newest first */
	struct {
		struct keyring_log *at;
		size_t count, room;
	} logs;
	struct keyring_object *object; /* of libsodium's memory; sorted by name */
	size_t object_count, object_room;
	struct arena mem; /* origins; no secrets */
};

enum { KEYRING_MOST_BYTES = 1 << 30, KEYRING_MOST_ENTRIES = 1 << 24 };

/* A keyring with a random key for the write-ahead log and nothing else. */
MUST_CHECK bool keyring_new(struct keyring *k, struct err *e);
void keyring_free(struct keyring *k);

/* A new key for the write-ahead log; the one before stays, until the next such call or keyring_forget_wal. */
void keyring_turn_wal(struct keyring *k);
void keyring_forget_wal(struct keyring *k);

/* Entries may come in any order; ERR_SYSTEM when there is no memory. An erased one stays erased. */
MUST_CHECK bool keyring_set_entry(struct keyring *k, struct str origin, uint64_t index,
	const struct secret *secret, struct err *e);
MUST_CHECK bool keyring_set_object(
	struct keyring *k, struct digest name, const struct secret *secret, struct err *e);

enum keyring_found keyring_entry(
	const struct keyring *k, struct str origin, uint64_t index, struct secret *secret);
bool keyring_object(const struct keyring *k, struct digest name, struct secret *secret);

/* Wiped at once in memory; on the disk with the next keyring_write. */
MUST_CHECK bool keyring_erase_entry(
	struct keyring *k, struct str origin, uint64_t index, struct err *e);
void keyring_erase_object(struct keyring *k, struct digest name);

/* Canonical text and back; what keyring_text gives is sodium_malloc'ed, the caller frees it. */
MUST_CHECK bool keyring_text(const struct keyring *k, struct str *text, struct err *e);
MUST_CHECK bool keyring_parse(struct str text, struct keyring *k, struct err *e);

/* Whether a file of this name is one, or its copy; of which epoch. */
bool keyring_is_file(struct str name, unsigned long long *epoch, bool *is_copy);

/* The next epoch, durably, to these recipients; then older epochs are wiped. */
MUST_CHECK bool keyring_write(struct keyring *k, const struct disk *disk, const char *folder,
	const struct age_recipient *recipient, size_t count, struct err *e);

/*
 * Wipes the epochs before the one that was read: a crash may have left them, and what was erased since in them. Makes the
 * copy that it kept from being made.
 */
MUST_CHECK bool keyring_wipe_older(
	const struct keyring *k, const struct disk *disk, const char *folder, struct err *e);

/* The newest epoch in the folder. ERR_FINDING when the identity does not open it. */
MUST_CHECK bool keyring_read(struct keyring *k, const struct disk *disk, const char *folder,
	const struct secret *identity, struct err *e);

#endif
