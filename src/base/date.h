#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

/*
 * A civil day of the proleptic Gregorian calendar, counted from 1970-01-01
 * (day 0). Years 1 to 9999. DATE_NONE is "not known".
 */
typedef int32_t date_day;
#define DATE_NONE INT32_MIN

struct ymd {
	int year, month, day; /* month 1 to 12, day 1 to 31 */
};

/* False when there is no such day (2023-02-29, month 13). */
bool date_make(int year, int month, int day, date_day *out);
struct ymd date_split(date_day d);
int date_days_in_month(int year, int month);
int date_weekday(date_day d); /* 0 Monday to 6 Sunday */

/* Reads YYYY-MM-DD, alone or before a time (T or blank); false for anything else. */
bool date_parse(struct str s, date_day *out);

/* "2031-03-14"; "not known" for DATE_NONE. */
struct str date_text(struct arena *mem, date_day d);

/* "14 March 2031", "14 to 16 March 2031", "March 2031": for a person to read. */
struct str date_words(struct arena *mem, date_day from, date_day to);

#endif
