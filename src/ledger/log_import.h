#ifndef LEDGER_LOG_IMPORT_H
#define LEDGER_LOG_IMPORT_H

#include "ledger/log_record.h"
#include "ledger/note.h"

#include "base/disk.h"

/*
 * A log that another device writes, as a copy here. Nothing of it has a write-ahead log: bodies and
 * tiles are on the disk before the checkpoint that covers them takes its name, so that a crash leaves the log as
 * it was, and pieces that the next log_import_sweep removes.
 *
 * Puts `entry` behind the first `had` entries, of which `had_checkpoint` is the file (had 0: empty, a new folder),
 * and then `checkpoint` in its place. ERR_BROKEN when the entries do not lead to its root; nothing is written then.
 */
MUST_CHECK bool log_import(const struct disk *disk, const char *folder, const struct note_key *key,
	struct str had_checkpoint, const struct log_entry *entry, size_t count,
	struct str checkpoint, struct err *e);

/* Removes what an import that was interrupted left behind the checkpoint. */
MUST_CHECK bool log_import_sweep(
	const struct disk *disk, const char *folder, const struct note_key *key, struct err *e);

#endif
