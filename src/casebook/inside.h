#ifndef CASEBOOK_INSIDE_H
#define CASEBOOK_INSIDE_H

#include "casebook/casebook.h"

#define FORMAT_NAME "casebook/v1"
#define FORMAT_TEXT FORMAT_NAME "\n"

struct str casebook_path(const struct casebook *c, const char *name, struct arena *mem);

/* A sentence for c->remarks. */
void casebook_remark(struct casebook *c, const char *fmt, ...) PRINTF(2, 3);

/*
 * FORMAT is locked, for one that writes or for many that read; it goes with the descriptor. A
 * simulated disk has no locks: -1.
 */
enum lock_kind { LOCK_SHARED, LOCK_ALONE };
MUST_CHECK bool lock_take(
	const struct disk *disk, const char *path, enum lock_kind kind, int *lock, struct err *e);
void lock_let_go(int lock);

/* Everything empty, with memory for the keys. */
MUST_CHECK bool casebook_set_up(struct casebook *c, const struct casebook_place *place,
	enum casebook_mode mode, struct err *e);

/* What an entry that is passed says of members; entries of a log count in their order, each once. */
size_t census_of_log(struct casebook *c, struct str origin);
void census_take(struct casebook *c, size_t log, const struct casebook_item *x);

/* The keyring's next epoch, to c->members. */
MUST_CHECK bool keyring_to_members(struct casebook *c, struct err *e);

/* The identity, out of identity.age or its copy by the passphrase, or as given. */
MUST_CHECK bool identity_make(struct casebook *c, const struct casebook_key *key, struct err *e);
MUST_CHECK bool identity_open(struct casebook *c, const struct casebook_key *key, struct err *e);
/* Once the keyring has opened by it: what of the two files is damaged or gone is said, and made anew by who writes. */
void identity_mend(struct casebook *c);

/*
 * The signing key of log `id`, in the device's folder, sealed to the casebook's identity. *found is false
 * when this device has none that opens.
 */
MUST_CHECK bool device_make(struct casebook *c, struct err *e);
MUST_CHECK bool device_load(struct casebook *c, struct str id, bool *found, struct err *e);

/* What this device signed last for the log, so that a copy or a backup of it is noticed. */
struct device_last {
	uint64_t size;
	struct digest root;
};
void device_note(struct casebook *c);
bool device_last(const struct casebook *c, struct str id, struct device_last *last);

/* A new log of this device, with its key entry; what the old one committed is in the keyring before. */
MUST_CHECK bool log_begin(struct casebook *c, struct err *e);
MUST_CHECK bool key_entry_append(struct casebook *c, struct err *e);

/* Sizes and readers of the own log follow the writer. */
void own_log_follow(struct casebook *c);

/* What an erase entry says is carried out in the keyring, in memory. */
MUST_CHECK bool erase_apply(struct casebook *c, const struct body *b, struct err *e);
struct digest erase_mark(void);

#endif
