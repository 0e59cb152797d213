#ifndef LEDGER_WAL_H
#define LEDGER_WAL_H

#include "base/disk.h"
#include "base/secret.h"

#include <stdint.h>

/*
 * The write-ahead log: what is in it is committed, whatever became of the other
 * files. Records are sealed; one write and one fdatasync commit a record.
 *
 * A file is a head of 64 bytes, "casebook-wal/v1\n", 32 random bytes and a check,
 * then records, each on a multiple of 64 bytes: a head of 32 bytes (length u32,
 * number u32, 8 zero bytes, a check that only the key's owner can make) and the
 * sealed bytes. Since each record is on the disk before the next is begun, only
 * the last can be torn: it is dropped. A bad record with a good one behind it is
 * damage, and nothing is dropped then. Behind the last record there may be room for the
 * next ones, all zero: a sync that need not make the file longer is a third faster.
 */
enum { WAL_MOST_BYTES = 1 << 30, WAL_MOST_RECORD = 1 << 28 };

struct wal {
	const struct disk *disk;
	struct str path;
	int fd;
	struct secret key; /* of this file: from the key given and its random bytes */
	uint32_t next;     /* number of the next record */
	unsigned appended; /* records that made the file longer */
	off_t end, size;   /* of the records; of the file, with the room behind them */
	bool dead; /* a write or sync failed: what is on the disk is not known, so nothing more is written */
};

/*
 * Puts a new file in the place of `path`, durably: `records` in it, nothing else. Until it
 * returns true the old file is in force. The file is open for wal_append afterwards.
 */
MUST_CHECK bool wal_create(struct wal *w, const struct disk *disk, const char *path,
	const struct secret *key, const struct strs *records, struct arena *mem, struct err *e);

struct wal_content {
	struct strs records;
	bool torn; /* a last record was begun and never committed */
};

/* ERR_FINDING when the file is sealed under another key, ERR_BROKEN when it is damaged. */
MUST_CHECK bool wal_read(const struct disk *disk, const char *path, const struct secret *key,
	struct wal_content *found, struct arena *mem, struct err *e);

/* The same from memory. */
MUST_CHECK bool wal_parse(struct str file, const struct secret *key, struct wal_content *found,
	struct arena *mem, struct err *e);

/* True: committed. False: perhaps, and the file takes no more. */
MUST_CHECK bool wal_append(struct wal *w, struct str record, struct err *e);
void wal_close(struct wal *w);

#endif
