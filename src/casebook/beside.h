#ifndef CASEBOOK_BESIDE_H
#define CASEBOOK_BESIDE_H

#include "casebook/casebook.h"
#include "ledger/stamp.h"

/*
 * What others said of a kept checkpoint lies beside it, in logs/<id>/checkpoints: for checkpoint <size>
 *
 *     <size>.<16 hex>.tsq .tsr .pem     a timestamp's request, its response, the authority's roots
 *     <size>.<log id>.cosigned          the checkpoint with a device's cosignature
 *
 * The hexadecimal digits are the beginning of the SHA-256 of the file, so that an altered one is noticed without any
 * key. A cosignature is named after the log of the device that gave it.
 */
enum beside_kind {
	BESIDE_NONE,
	BESIDE_CHECKPOINT,
	BESIDE_REQUEST,
	BESIDE_RESPONSE,
	BESIDE_ROOTS,
	BESIDE_COSIGNED
};

struct beside {
	enum beside_kind kind;
	struct str path, name; /* name: the file's own */
	uint64_t size;
	struct str tag; /* what stands between the dots */
};

struct besides {
	struct beside *at;
	size_t count, room;
};

/* All files of the folder, by name; BESIDE_NONE for those that fit nothing. */
MUST_CHECK bool beside_list(const struct casebook *c, const struct casebook_log *l,
	struct besides *all, struct arena *mem, struct err *e);

/* The name a file of this kind has. */
struct str beside_name(uint64_t size, enum beside_kind kind, struct str bytes, struct arena *mem);

/* Reads it and holds its bytes against its name. */
MUST_CHECK bool beside_read(const struct casebook *c, const struct beside *b, struct str *bytes,
	struct arena *mem, struct err *e);

/* Puts it there, durably, unless it is there. */
MUST_CHECK bool beside_put(struct casebook *c, const struct casebook_log *l, struct str name,
	struct str bytes, struct err *e);

/* The log as its files have it: a reader of what this device wrote last counts from the write-ahead log else. */
MUST_CHECK bool files_reader(const struct casebook *c, const struct casebook_log *l,
	struct log_reader *r, struct arena *mem, struct err *e);

/* The key with which the device of a log cosigns others' checkpoints: the log's own, used so. */
struct note_key cosigner_key(const struct note_key *log_key);

/* Whether `bytes` is checkpoint `size` of the log with a good cosignature by `by`; *time as it claims. */
MUST_CHECK bool cosigned_check(struct str bytes, const struct note_key *log,
	const struct note_key *by, uint64_t size, uint64_t *time, struct checkpoint *c,
	struct arena *mem, struct err *e);

#endif
