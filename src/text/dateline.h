#ifndef TEXT_DATELINE_H
#define TEXT_DATELINE_H

#include "base/date.h"
#include "base/str.h"
#include "text/word.h"

/*
 * When a report was published and by whom, as its own head says (READ-20 to READ-29, READ-33 to READ-39). What the
 * head does not say stays unknown; dates that could be read in two ways are not read.
 */
struct dateline {
	date_day published;   /* DATE_NONE: not known */
	struct str date_from; /* "dateline" or "text" */
	int month, day;       /* of a dateline that has no year; else 0 */
	int year, of_year;    /* READ-42: of "February 2032" the year and the month; else 0 */
	date_day either[2];   /* READ-28: the two that "11/05/2034" may mean; else DATE_NONE */
	struct str outlet;    /* a piece of the text */
	struct str platform;  /* READ-27: "Telegram", "@vell_now", likewise */
};

void text_dateline(const struct scanned *s, struct dateline *out);

/*
 * The date that begins at word `i`, before `end`: "14 March 2031", "March 14, 2031", "3 JAN 90",
 * "14/03/2031", "2031-03-14T10:22", "١٤ آذار/مارس ٢٠٣١". Returns how many words it takes, 0: none.
 */
size_t date_at(const struct words *w, size_t i, size_t end, date_day *date);

/* A date in figures cut at its two marks, which are alike; what order the three stand in is not said. */
struct figures_date {
	int part[3];
	size_t width[3]; /* digits of each */
	char mark;       /* '/', '.' or '-' */
};

/* "14/03/2031", "2031-03-14T10:22", in small letters; false: something else. */
bool date_cut_figures(struct str low, struct figures_date *f);

#endif
