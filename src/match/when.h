#ifndef MATCH_WHEN_H
#define MATCH_WHEN_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

/*
 * A date of which parts may be missing, in one number: year << 9 | month << 5
 * | day, each 0 when not known; 0 is no date at all.
 */
typedef uint32_t when_t;
#define WHEN(y, m, d) ((when_t)(y) << 9 | (when_t)(m) << 5 | (when_t)(d))
#define WHEN_YEAR(w) ((int)((w) >> 9))
#define WHEN_MONTH(w) ((int)((w) >> 5 & 15))
#define WHEN_DAY(w) ((int)((w)&31))

/* How a column writes 7/1/2031, and whether its years from 1300 to 1500 are of the Hijri calendar
 * or of the Persian solar one. */
struct when_style {
	bool month_first, hijri, solar;
};

/*
 * MATCH-7: reads ISO dates, digits alone, day and month in the column's order,
 * names of months (English, French, Spanish, German, Arabic of both habits), a
 * month or a year alone, Arabic digits; of a range the parts its ends share.
 * A day over 12 settles the order of its own date. 0 when it is no date.
 */
when_t when_read(struct str cell, struct when_style style);

/* Which order and calendar a column keeps, from some of its cells; the day first when nothing tells. */
struct when_votes {
	size_t day_first, month_first, years, hijri_years, old_years; /* old: 1501 to 1799 */
	size_t late_years; /* 1413 to 1500: not come yet in the solar calendar */
	size_t solar;      /* on a 31st, which no lunar month has, or with a Persian month */
};
void when_vote(struct when_votes *v, struct str cell);
struct when_style when_decide(const struct when_votes *v);

/*
 * MATCH-8: how far two dates agree, 0 one is missing, 1 differ, 2 years at most
 * two apart, 3 the year or all known parts, 31 days apart, or
 * that with a year one or ten off, 4 month and day,
 * 5 two parts with the year, 6 one slip of the pen or day and month changed
 * about, 7 equal.
 */
unsigned when_level(when_t a, when_t b);

/* MATCH-45: of two dates of which one is known in part: 6 the same as far as known, 5 one year off, 4 one digit of the
 * year wrong, 3 another month, 2 two years apart, 1 different; 0 where that is not so. */
unsigned when_part_level(when_t a, when_t b);

#endif
