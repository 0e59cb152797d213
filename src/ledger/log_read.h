#ifndef LEDGER_LOG_READ_H
#define LEDGER_LOG_READ_H

#include "base/disk.h"
#include "ledger/body.h"
#include "ledger/proof.h"
#include "ledger/tile.h"

/*
 * Reading one log's files, up to its checkpoint; nothing is written. Any log may
 * be read, also a colleague's or one that another program wrote.
 */
struct log_reader {
	const struct disk *disk;
	struct str folder;
	struct note_key key;
	struct checkpoint checkpoint;
	struct {
		struct tile of; /* width 0: none */
		struct digest hash[TILE_WIDTH];
	} last; /* the tile read last */
};

/* Reads and checks `folder`/checkpoint, or `checkpoint` instead when it is not NULL. */
MUST_CHECK bool log_reader_open(struct log_reader *r, const struct disk *disk, const char *folder,
	const char *checkpoint, const struct note_key *key, struct arena *mem, struct err *e);

/*
 * A tile or bundle with at least t->width hashes or entries, as a file: the full one stands in for a
 * partial one that is gone. t->width becomes that of the file. ERR_BROKEN when there is none.
 */
MUST_CHECK bool log_read_tile(struct log_reader *r, struct tile *t, struct str *bytes,
	struct str *path, struct arena *mem, struct err *e);

/* Hashes of whole subtrees, out of the tiles. Nothing is checked: a proof built on them is. */
struct merkle_source log_hashes(struct log_reader *r);

/* Entry `index` as the bundle has it. */
MUST_CHECK bool log_read_entry(
	struct log_reader *r, uint64_t index, struct str *entry, struct arena *mem, struct err *e);

/* The sealed body of entry `index`; a frame that fails its check is ERR_BROKEN. */
MUST_CHECK bool log_read_body(
	struct log_reader *r, uint64_t index, struct str *sealed, struct arena *mem, struct err *e);

/* A proof that the checkpoint covers entry `index`, checked against the checkpoint's root. */
MUST_CHECK bool log_prove(
	struct log_reader *r, uint64_t index, struct proof *p, struct arena *mem, struct err *e);

/*
 * The same for many entries of one log, whose bytes in the bundle are at hand: the tiles on the way stay in memory. The
 * signature of the checkpoint was checked when the reader was opened.
 */
struct log_prover {
	struct log_reader *r;
	struct held_tile *held; /* of each level the last full one and the last partial one */
};
struct log_prover log_prover(struct log_reader *r, struct arena *mem);
MUST_CHECK bool log_prove_text(
	struct log_prover *many, uint64_t index, struct str entry, struct proof *p, struct err *e);

/*
 * That the log at `older` is the beginning of this one. The proof is worked out from the tiles
 * here and never taken from anyone: ERR_BROKEN when it does not hold.
 */
MUST_CHECK bool log_extends(struct log_reader *r, const struct checkpoint *older, struct err *e);

#endif
