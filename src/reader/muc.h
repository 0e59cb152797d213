#ifndef READER_MUC_H
#define READER_MUC_H

#include "reader/reader.h"

#include "base/buf.h"

/*
 * The templates of the fourth Message Understanding Conference (1992) as a filter behind the
 * cascade: its events become incidents with perpetrators, targets, instruments, dates and places
 * in the task's own words. Rules TASK-1 to MUC-n of docs/method/muc.md.
 */
struct muc; /* word lists and weights; immutable, shared by threads */

MUST_CHECK bool muc_load(const struct muc **m, struct arena *mem, struct err *e);

/* TASK-60: words of a report; what is behind them is not looked at. */
enum { MUC_WORDS_MOST = 10000 };

/*
 * Appends one line of JSON: {"docid":..., "templates":[...]}, "templates" empty for a report
 * that the task holds irrelevant. `scan` as for reader_read. Memory and time are linear in its length.
 * Returns how many words were too many (TASK-60).
 */
size_t muc_read(const struct muc *m, const struct reader *r, const struct report *report,
	const struct scanned *scan, struct buf *out, struct arena *mem);

#endif
