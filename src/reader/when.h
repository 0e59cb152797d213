#ifndef READER_WHEN_H
#define READER_WHEN_H

#include "base/claim.h"
#include "text/word.h"

/*
 * Time expressions of an English text (rules: docs/method/dates.md).
 *
 * MOMENT_DAY one day or one night; MOMENT_SPAN several named days, or a decade; MOMENT_WEEK,
 * MOMENT_MONTH and MOMENT_YEAR one of these or a part of it; MOMENT_CLOCK an hour or a part of the
 * day without its date; MOMENT_DURATION a length of time ("for three days", "every night").
 */
enum moment_kind {
	MOMENT_DAY,
	MOMENT_SPAN,
	MOMENT_WEEK,
	MOMENT_MONTH,
	MOMENT_YEAR,
	MOMENT_CLOCK,
	MOMENT_DURATION,
};

/*
 * `when` has dates only when they are known: an impossible day (30 February) and a relative one
 * whose report has no date keep their words and have DATE_NONE. A possessive "'s" and a
 * preposition before the expression are not part of it.
 */
struct moment {
	uint32_t first,
		end; /* words [first, end) of the text; numbers in it are counts of nothing else */
	struct when when;
	enum moment_kind kind;
	bool deictic;  /* "today", "Tuesday", "last night": counted from the report's date */
	bool chained;  /* "the next day", "two days later": counted from the moment before it */
	bool repeated; /* "every day", "since 2020", "over the past week": a period, not one day */
	const char *rule; /* identifier in docs/method/dates.md */
};

struct moments {
	struct moment *at;
	size_t count, room;
};

/*
 * Appends every time expression of `s`, in order, never overlapping. `published` is the report's
 * date, DATE_NONE when it is not known; `closed`: nothing it tells of is ahead of that day. Linear in the length of the text.
 */
void when_find(const struct scanned *s, date_day published, bool closed, struct moments *out,
	struct arena *mem);

#endif
