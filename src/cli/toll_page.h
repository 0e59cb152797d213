#ifndef CLI_TOLL_PAGE_H
#define CLI_TOLL_PAGE_H

#include "toll/toll.h"

#include <stdio.h>

/*
 * The page that `knell toll` prints for a person. Nothing is printed without
 * its words. Off a terminal the figures stand as `low L high H`, so that a
 * program can take them from the line; on one, as "41 to 52" with a bar.
 */
struct toll_page {
	FILE *out;
	struct arena *mem;
	const struct toll_result *r;
	struct toll_view view;
	bool terminal, colour, utf8, explain, reviewed;
	int width;     /* columns */
	int64_t scale; /* the greatest high on the page: a full bar */
};

/* Asks the terminal, NO_COLOR, TERM and the locale. */
void toll_page_set_up(struct toll_page *p);
void toll_page_print(struct toll_page *p);

#endif
