#ifndef CLI_READ_ITEM_H
#define CLI_READ_ITEM_H

#include "base/buf.h"
#include "cli/read_source.h"
#include "reader/muc.h"
#include "reader/reader.h"

/* What `read` is asked to write. */
enum read_form { READ_CLAIMS, READ_MUC, READ_TEXT };

struct read_settings {
	const struct reader *reader;
	const struct muc *muc;         /* loaded for READ_MUC alone */
	struct report_options options; /* without `id` */
	enum read_form form;
	bool explain;
};

/* One report on its way: filled from the source, worked on in any thread, then written out. */
struct read_item {
	struct arena mem;
	struct source_input input;
	bool failed; /* `err` says why, and nothing was read */
	struct err err;
	struct report_in in;
	struct claims found;
	size_t claims, unread;
	struct buf out;       /* what goes to standard output, */
	struct buf explained; /* and to standard error */
};

/*
 * The claims of a report, and notes of what in it cannot be. READ-32: a text of which neither the language is known
 * nor anything was understood counts as not read.
 */
void read_claims(const struct reader *reader, struct report_in *in, struct claims *claims,
	struct arena *mem);

/* So many at once, since reader_read_all() reads several for less. */
enum { READ_AT_ONCE = 64 };
void read_items_work(const struct read_settings *settings, struct read_item *items, size_t count);

#endif
