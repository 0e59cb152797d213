#ifndef PUBLISH_CELL_H
#define PUBLISH_CELL_H

#include "base/date.h"
#include "base/str.h"

#include <stdint.h>

/* What stands in one cell of somebody's table (IMPORT-4, IMPORT-5). */
enum cell_state {
	CELL_EMPTY, /* nothing, or a word for nothing: NA, null, unknown */
	CELL_READ,
	CELL_UNREADABLE,
};

struct cell_count {
	int64_t low, high; /* of "12": both 12; of "5-10": 5 and 10 */
	bool open;         /* "12+": nothing is said about the top */
};

/* A number of people: digits of Latin or Arabic script, blanks or commas between thousands, ".0" behind. */
enum cell_state cell_count(struct str cell, struct cell_count *out);

/* Degrees, or another plain number with a decimal point. `decimals` counts the digits behind it. */
enum cell_state cell_number(struct str cell, double *out, int *decimals);

/* How "03/04/2031" is meant. DATES_AMBIGUOUS reads only what can be read one way. */
enum date_order { DATES_AMBIGUOUS, DATES_DAY_FIRST, DATES_MONTH_FIRST };

/* A day, a month ("2031-03") or a year ("2031"). */
struct cell_date {
	date_day from, to;
};
enum cell_state cell_date(struct str cell, enum date_order order, struct cell_date *out);

/* Which order a cell proves: "25/03/2031" day first; DATES_AMBIGUOUS for one that proves none. */
enum date_order cell_date_order(struct str cell);

/* A cell that says nothing, as "NA". */
bool cell_is_empty(struct str cell);

#endif
