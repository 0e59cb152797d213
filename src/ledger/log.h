#ifndef LEDGER_LOG_H
#define LEDGER_LOG_H

#include "ledger/checkpoint.h"
#include "ledger/log_record.h"
#include "ledger/tile.h"
#include "ledger/wal.h"

/*
 * Writing one log. The order of writes is what makes it durable:
 *
 *     log_append   one record of the write-ahead log and one fdatasync: committed
 *     log_settle   bodies, tiles, checkpoint, as often as one likes: the same bytes every time
 *     log_sync     all of those on the disk
 *     log_restart  a write-ahead log without commits, under a new key; whoever keeps the
 *                  secrets of the entries must have them on the disk before
 *
 * A crash at any moment loses nothing that log_append has said true to: log_open
 * takes the commits from the write-ahead log again. When any of these returns
 * false for the machine's sake, the writer is dead: nothing more is written, and
 * what is committed is found out by opening again. Only log_append signs, and only
 * sizes that were not on the disk before.
 */
struct log_edge {
	struct digest row[TILE_MOST_LEVEL + 1]
			 [TILE_WIDTH];  /* the hashes of the last tile of each level */
	struct digest leaf[TILE_WIDTH]; /* the entries of the last bundle */
	off_t body_end;                 /* of the last file of bodies */
};

struct log_writer {
	const struct disk *disk;
	struct str folder, wal_path;
	struct note_key key;
	struct wal wal;
	struct merkle tree;    /* of all that is committed */
	uint64_t settled;      /* up to here the files go */
	uint64_t base;         /* up to here the write-ahead log needs no file but the tiles */
	struct str checkpoint; /* of the tree; empty while it is */
	struct log_edge *edge; /* as settled */
	struct {
		struct log_entry *at;
		size_t count, room;
	} pending;           /* committed and not settled */
	struct strs touched; /* files that are not known to be synced */
	struct arena mem, pending_mem;
	bool dead;
};

/* The name of a log with this public key, "casebook/" and 32 hex digits: random, as the key is. */
struct str log_origin(const unsigned char public_key[32], struct arena *mem);

/* The part of the origin behind the slash: the log's folder and the front of its entries' ids. */
struct str log_id(struct str origin);

/* Makes the folder and an empty write-ahead log in the place of `wal_path`. */
MUST_CHECK bool log_create(struct log_writer *w, const struct disk *disk, const char *folder,
	const char *wal_path, const struct secret *wal_key, const struct note_key *key,
	struct err *e);

/* What was committed after the last restart: its secrets are in no keyring yet perhaps. */
struct log_replay {
	struct log_commit *at;
	size_t count, room;
	bool torn; /* something was begun and never committed, and is gone */
};

/* LOG_READ writes nothing: what is committed and not settled stays in `pending`. */
enum log_mode { LOG_READ, LOG_WRITE };

/*
 * Opens the log that the write-ahead log is of, in `logs_folder`/<log id>, and settles it. No
 * secret key is needed. ERR_BROKEN when tiles, checkpoint and write-ahead log contradict one
 * another or the log was cut back; ERR_FINDING for a write-ahead log under another key.
 */
MUST_CHECK bool log_open(struct log_writer *w, enum log_mode mode, const struct disk *disk,
	const char *logs_folder, const char *wal_path, const struct secret *wal_key,
	struct log_replay *replay, struct arena *mem, struct err *e);

/*
 * Commits entries log.tree.size and on, with the secrets of the objects they bring. `signer` has the
 * log's key. At most LOG_MOST_ENTRIES.
 */
MUST_CHECK bool log_append(struct log_writer *w, const struct log_entry *entry, size_t entry_count,
	const struct log_object *object, size_t object_count, const struct note_signer *signer,
	struct err *e);
MUST_CHECK bool log_settle(struct log_writer *w, struct err *e);
MUST_CHECK bool log_sync(struct log_writer *w, struct err *e);

/* After log_settle and log_sync. The old write-ahead log is overwritten, so that no erased secret stays in it. */
MUST_CHECK bool log_restart(struct log_writer *w, const struct secret *wal_key, struct err *e);

/* Keeps the latest checkpoint, durably, as checkpoints/<size>, for stamps and cosignatures beside it. */
MUST_CHECK bool log_keep_checkpoint(struct log_writer *w, struct err *e);
void log_close(struct log_writer *w);

#endif
