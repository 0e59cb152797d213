#ifndef LEDGER_LOG_INSIDE_H
#define LEDGER_LOG_INSIDE_H

#include "ledger/log.h"

/* Takes the edge of the tiles at `size`, which are on the disk. */
MUST_CHECK bool log_load_edge(struct log_writer *w, uint64_t size, struct err *e);

/* The tree over the edge: its root must be that of a checkpoint. */
struct merkle log_edge_tree(const struct log_edge *edge, uint64_t size);

/* Adds entries to the tree and to what is to be settled; the bytes are copied. */
void log_take(struct log_writer *w, const struct log_entry *entry, size_t count);

/* Bodies and tiles of what is pending; not the checkpoint. */
MUST_CHECK bool log_settle_files(struct log_writer *w, struct err *e);

/* Every file that was touched, and the folders it lies in, on the disk. */
MUST_CHECK bool log_sync_touched(struct log_writer *w, struct err *e);

/*
 * Removes partial tiles that neither the log nor its base needs, of the tiles that entries from `from` on
 * reach, durably: a crash may have left them torn.
 */
MUST_CHECK bool log_sweep(struct log_writer *w, uint64_t from, struct err *e);

#endif
