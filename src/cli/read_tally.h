#ifndef CLI_READ_TALLY_H
#define CLI_READ_TALLY_H

#include "cli/read_item.h"

#include <stdio.h>

/* What has become of all reports, so that none is passed over in silence. */
struct unread { /* a language that is not read, and how often it was met */
	struct str code;
	size_t count;
};

struct unreads {
	struct unread *at;
	size_t count, room;
};

struct read_tally {
	struct arena *mem;
	size_t read, claims, not_read, bad, partly_bad;
	enum err_kind kind; /* of the failures: ERR_SYSTEM only if all are */
	size_t unread;      /* sentences with a word of harm that were not understood */
	struct unreads languages;
	struct strs named; /* the first of those not read */
};

/* Notes and failures of one report are said at once, a sentence each. */
void read_tally_add(struct read_tally *t, const struct read_item *item, FILE *notes);

/* The closing line. */
void read_tally_close(const struct read_tally *t, bool with_claims, FILE *notes);

/* True when everything was read. */
MUST_CHECK bool read_tally_verdict(const struct read_tally *t, struct err *e);

#endif
