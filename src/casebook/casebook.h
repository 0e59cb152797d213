#ifndef CASEBOOK_CASEBOOK_H
#define CASEBOOK_CASEBOOK_H

#include "ledger/body.h"
#include "ledger/log.h"
#include "ledger/log_read.h"
#include "vault/keyring.h"
#include "vault/vault.h"

#include <stdint.h>

/*
 * A casebook: the folder that holds one investigation. It is a set of logs, one for each
 * device that ever wrote in it, a vault of documents, and a keyring; all of it sealed.
 *
 *     FORMAT                    "casebook/v1\n"; written last, locked while the casebook is open
 *     identity.age              what opens the keyring, under the passphrase; identity.copy is the same again
 *     keyring.<epoch>.age       the secrets, to every member; keyring.<epoch>.copy is the same again
 *     logs/<log id>/            see ledger/log.h, and `key`, the log's verifier key
 *     vault/                    see vault/vault.h
 *     wal                       what was committed last, see ledger/log.h
 *
 * The key that signs lies outside, in the device's own folder, so that a copy of the
 * casebook on another device, or one that was restored from a backup, can't go on with a log
 * that another copy may have gone on with: it begins a new one.
 *
 * Nothing below this header opens a terminal or knows the time of day on its own.
 */
enum casebook_mode {
	CASEBOOK_LOCKED,  /* no key: logs and objects can be checked, nothing can be read */
	CASEBOOK_READING, /* writes nothing; several programs may read at once */
	CASEBOOK_WRITING, /* alone */
};

/* Where it lies and what it may use of the world. */
struct casebook_place {
	const struct disk *disk;
	const char *folder;
	const char *device;         /* the folder of signing keys; NULL will do for reading */
	int64_t (*now)(void *self); /* seconds since 1970 */
	void *self;
};

/* An identity, or, when it is NULL, a passphrase. */
struct casebook_key {
	const struct secret *identity;
	struct str passphrase;
	const struct secret
		*heir; /* the identity that takes over, see casebook_take_over; mostly NULL */
};

struct casebook_log {
	struct str origin, id; /* id: what stands behind the slash */
	struct str folder;
	struct note_key key;
	uint64_t size; /* entries */
	bool is_own;   /* of the write-ahead log: this device's, if it may write at all */
	struct log_reader reader; /* of what is settled */
};

struct casebook_logs {
	struct casebook_log *at; /* by origin */
	size_t count, room;
};

/* Who may open the keyring. A recovery key is a member that writes nothing. */
struct casebook_member {
	struct age_recipient recipient;
	struct str name; /* not known: none was given */
	bool is_recovery;
	struct str id; /* of the entry that says so */
};

struct casebook_members {
	struct casebook_member *at;
	size_t count, room;
};

struct casebook {
	struct casebook_place place;
	enum casebook_mode mode;
	struct str folder, wal_path, logs_folder;
	struct vault vault;
	struct secret *identity; /* of libsodium's memory, as all secrets here */
	struct keyring ring;
	struct log_writer writer;
	bool has_writer;
	struct note_signer signer; /* of the writer's log, in CASEBOOK_WRITING */
	unsigned char *signer_secret;
	struct casebook_logs logs;
	struct casebook_members members; /* as far as casebook_members was asked */
	bool knows_members;
	struct census *census; /* what was read of them in passing, see member.c */
	bool has_new_objects;  /* secrets of documents that are in the write-ahead log alone */
	bool format_is_damaged, identity_from_copy;
	bool device_is_closed;     /* its signing key is there and does not open */
	struct str whole_identity; /* of two files that are not the same the one that opened */
	bool must_turn; /* an erasure was interrupted: the keyring on the disk still has the secrets */
	bool has_after; /* digest of the newest fact from outside that is known; goes into entries */
	struct digest after;
	struct str last_time;     /* of the own log's last entry */
	struct strs remarks;      /* sentences that a person should see */
	struct kept_groups *kept; /* read last, see casebook_read */
	int lock;                 /* file descriptor, -1: none */
	struct arena mem;
};

/*
 * Makes the folder and a casebook in it, open for writing. With a passphrase the identity is new and
 * wrapped by it; with an identity, that one is the member and nothing is wrapped. *recovery is
 * the recovery identity, a member too: to be shown once, and wiped. ERR_USAGE when something is there.
 */
MUST_CHECK bool casebook_create(struct casebook *c, const struct casebook_place *place,
	const struct casebook_key *key, struct str name, struct secret *recovery, struct err *e);

/*
 * ERR_INPUT: no casebook, a newer one, or a key that does not open it; ERR_SYSTEM: another program
 * has it open; ERR_BROKEN: it contradicts itself, and can be opened for reading perhaps.
 * What was committed before a crash is brought to its end. c->remarks has what a person should know.
 */
MUST_CHECK bool casebook_open(struct casebook *c, const struct casebook_place *place,
	enum casebook_mode mode, const struct casebook_key *key, struct err *e);

/*
 * Settles what was committed; when documents were added, and now and then else, begins the write-ahead log anew, so that
 * the keyring has all secrets. All is safe before already.
 */
MUST_CHECK bool casebook_finish(struct casebook *c, struct err *e);

/* Lets go of everything and wipes the keys. */
void casebook_close(struct casebook *c);

/* An entry to be written. */
struct casebook_new {
	enum entry_kind kind;
	struct entry_field field[ENTRY_MOST_FIELDS];
	size_t field_count;
	struct casebook_ref {
		struct entry_ref of; /* origin.at NULL: of.index counts in the same batch */
	} * ref;
	size_t ref_count;
};

/* Fields by their names, in the order of the list below; an empty value is left out. */
#define FIELD_WHO_SAYS "who-says"
#define FIELD_WHAT "what"
#define FIELD_WHOM "whom"
#define FIELD_WHERE_WHEN "where-when"
#define FIELD_WORDS "words"
#define FIELD_HANDLING "handling"
void casebook_new_field(struct casebook_new *x, const char *name, struct str value);

/*
 * Commits entries, all or none: when this returns true they outlast a crash. `object` are what
 * vault_put made for them. *first is the index of the first in this device's log (c->signer.key.name).
 * At most LOG_MOST_ENTRIES.
 */
MUST_CHECK bool casebook_append(struct casebook *c, const struct casebook_new *x, size_t count,
	const struct vault_object *object, size_t object_count, uint64_t *first, struct err *e);

/* "<first 12 of log id>:<index>", what people and commands call an entry. */
struct str casebook_id(struct str origin, uint64_t index, struct arena *mem);

/* The log and index an id means. ERR_USAGE when there is none, or several logs begin so. */
MUST_CHECK bool casebook_find_id(const struct casebook *c, struct str id,
	const struct casebook_log **log, uint64_t *index, struct err *e);

enum casebook_found {
	CASEBOOK_OPENED,
	CASEBOOK_ERASED,  /* its secret was destroyed */
	CASEBOOK_UNKNOWN, /* its secret is not in the keyring */
	CASEBOOK_DAMAGED, /* `problem` says how */
};

struct casebook_item {
	const struct casebook_log *log;
	uint64_t index;
	struct digest leaf;
	enum casebook_found found;
	struct str problem;
	struct body body; /* of one that opened */
	unsigned whole;   /* kinds whose fields were asked for, bit 1 << kind */
};

/* The log this device writes; NULL when there is none. */
struct casebook_log *casebook_own_log(const struct casebook *c);

/* The value of a field; not known when it has none of this name. */
struct str casebook_item_field(const struct casebook_item *x, const char *name);

/*
 * Every entry of every log, by origin and index. What a visitor wants to keep it copies.
 * False when it returns false or nothing can be read; a damaged entry is visited as such.
 */
typedef bool casebook_visit(void *self, const struct casebook_item *x, struct err *e);
MUST_CHECK bool casebook_each(struct casebook *c, casebook_visit *visit, void *self, struct err *e);

/* One log's entries from `from` on. */
MUST_CHECK bool casebook_each_of(struct casebook *c, const struct casebook_log *log, uint64_t from,
	casebook_visit *visit, void *self, struct err *e);

/*
 * The same for who asks for kinds, times and references: fields are there of the kinds in `whole` (bit 1 << kind), and
 * opened and checked of those alone.
 */
MUST_CHECK bool casebook_each_of_kinds(struct casebook *c, const struct casebook_log *log,
	uint64_t from, unsigned whole, casebook_visit *visit, void *self, struct err *e);
MUST_CHECK bool casebook_each_kinds(
	struct casebook *c, unsigned whole, casebook_visit *visit, void *self, struct err *e);

MUST_CHECK bool casebook_read(struct casebook *c, const struct casebook_log *log, uint64_t index,
	struct casebook_item *x, struct arena *mem, struct err *e);

/* What signed member and revoke entries say, in the order in which they came. */
MUST_CHECK bool casebook_members(struct casebook *c, struct err *e);

/* A new keyring epoch to all members, and a write-ahead log begun anew under another key: what was erased is gone. */
MUST_CHECK bool casebook_turn(struct casebook *c, struct err *e);

/* The leaf of an entry that this device has committed. */
MUST_CHECK bool casebook_own_leaf(
	const struct casebook *c, uint64_t index, struct digest *leaf, struct err *e);

/*
 * Erases entries for good, and objects of the vault: an `erase` entry for each thousand of them with the reason,
 * their secrets gone from a new keyring epoch and from the write-ahead log. Their leaves stay, so that
 * the log still verifies. What a crash interrupts is brought to its end when it is opened next.
 */
MUST_CHECK bool casebook_erase(struct casebook *c, const struct entry_ref *target, size_t count,
	const struct digest *object, size_t object_count, struct str reason, struct err *e);

/* Another passphrase for this copy's identity; the file under the old one is overwritten. */
MUST_CHECK bool casebook_wrap(struct casebook *c, struct str passphrase, struct err *e);

/*
 * In a casebook that was opened by a recovery identity with an heir: the heir becomes a member and
 * is wrapped by the passphrase. The one whose passphrase was forgotten is a member no more if
 * it is the only other one; *replaced says so.
 */
MUST_CHECK bool casebook_take_over(
	struct casebook *c, struct str passphrase, bool *replaced, struct err *e);

/* Of one that is open for writing: others may read it (and verify it) until it is alone again; it is not written meanwhile. */
MUST_CHECK bool casebook_share(struct casebook *c, bool with_others, struct err *e);

/*
 * The key of the log that was written here last, in c->signer, also where nothing is to be written; *found is false when this
 * device does not have it.
 */
MUST_CHECK bool casebook_signer(struct casebook *c, bool *found, struct err *e);

/* Settles what was committed, so that the logs' files have it. */
MUST_CHECK bool casebook_settle(struct casebook *c, struct err *e);

/* Reads the list of logs anew, after something put others there. */
MUST_CHECK bool casebook_load_logs(struct casebook *c, struct err *e);

/* "2031-03-14T09:00:00Z" */
struct str casebook_time_text(int64_t seconds, struct arena *mem);

#endif
