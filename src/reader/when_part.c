/* Parts of a month or a year: the first Friday of October, the second quarter, the first week of March. */
#include "reader/when_inside.h"

/* WHEN-18: "the first quarter", "the second half of 2030", "the first three months of the year": the last that has begun. */
size_t when_part_of_year(const struct reading *r, size_t i, struct date *d)
{
	static const char *const nths[] = { "first", "second", "third", "fourth" };
	int nth = -1, months = 0;
	for (int k = 0; k < 4; k++)
		nth = str_is(word_low(r, i + 1), nths[k]) ? k : nth;
	size_t at = i + 2;
	if (nth < 0)
		return 0;
	if (when_reads(r, at, "quarter") || when_reads(r, at, "half")) {
		months = word_low(r, at).len == 4 ? 6 : 3;
	} else if (when_number(r, at) > 1 && term_is(r, at + 1, TERM_UNIT) &&
		   r->terms[at + 1].value == UNIT_MONTH && nth == 0) {
		months = when_number(r, at);
		at++;
	}
	bool of = term_is(r, at + 1, TERM_OF) || term_is(r, at + 1, TERM_IN);
	size_t named = at + 1 + of;
	int year = r->published != DATE_NONE ? date_split(r->published).year : 0, said = 0;
	bool this_year = term_is(r, named + 1, TERM_UNIT) && r->terms[named + 1].value == UNIT_YEAR;
	if (term_is(r, named, TERM_DIGITS) && word_low(r, named).len == 4)
		said = when_digits(word_low(r, named), 4);
	if (!months || nth * months + months > 12 ||
		(of && !said && !this_year)) /* "the first half of the match" */
		return 0;
	*d = when_unknown(MOMENT_SPAN, "WHEN-18");
	d->precision = 5;
	int first = nth * months + 1;
	bool last = this_year && term_is(r, named, TERM_LAST);
	date_day from;
	year = said > 0 ? said : year - last;
	if (year && said <= 0 && !last && date_make(year, first, 1, &from) && from > r->published)
		year--;
	if (year && date_make(year, first, 1, &d->from))
		date_make(year, first + months - 1, date_days_in_month(year, first + months - 1),
			&d->to);
	return said > 0 ? named + 1 : this_year ? named + 2 : at + 1;
}

/* WHEN-17: "the first week of March", "the last week of May": seven days of it. */
static size_t week_of_month(const struct reading *r, size_t i, int nth, struct date *d)
{
	enum { WEEK = 7, LAST = 5 };
	bool week = term_is(r, i, TERM_UNIT) && r->terms[i].value == UNIT_WEEK &&
		    (term_is(r, i + 1, TERM_OF) || term_is(r, i + 1, TERM_IN)) &&
		    term_is(r, i + 2, TERM_MONTH);
	if (!week)
		return 0;
	*d = when_unknown(MOMENT_SPAN, "WHEN-17");
	d->precision = 3;
	d->year_open = true;
	int month = r->terms[i + 2].value, year = when_guess_year(when_latest(r), month, 1);
	date_day first;
	if (year && date_make(year, month, 1, &first)) {
		int days = date_days_in_month(year, month);
		d->from = first + (nth == LAST ? days - WEEK : WEEK * (nth - 1));
		d->to = d->from + WEEK - 1;
	}
	return i + 3;
}

/* WHEN-17: "the first day of the year": the last such day before the report. */
static size_t edge_of_year(const struct reading *r, size_t i, bool first, struct date *d)
{
	bool year = when_is_single_day(r, i) && term_is(r, i + 1, TERM_OF) &&
		    term_is(r, i + 2, TERM_THE) && term_is(r, i + 3, TERM_UNIT) &&
		    r->terms[i + 3].value == UNIT_YEAR;
	if (!year || r->published == DATE_NONE)
		return 0;
	*d = when_unknown(MOMENT_DAY, "WHEN-17");
	int now = date_split(r->published).year;
	if (first ? date_make(now, 1, 1, &d->from) : date_make(now - 1, 12, 31, &d->from))
		d->to = d->from;
	return i + 4;
}

/* WHEN-17: "the first Friday of October", "the last Sunday in May": the last such day before the report. */
size_t when_nth(const struct reading *r, size_t i, struct date *d)
{
	static const char *const nths[] = { "first", "second", "third", "fourth" };
	int nth = term_is(r, i + 1, TERM_LAST) ? 5 : 0, day = 0;
	for (int k = 0; k < 4; k++)
		nth = str_is(word_low(r, i + 1), nths[k]) ? k + 1 : nth;
	bool joined = term_is(r, i + 3, TERM_OF) || term_is(r, i + 3, TERM_IN);
	size_t of_year = nth == 1 || nth == 5 ? edge_of_year(r, i + 2, nth == 1, d) : 0;
	if (!of_year && nth)
		of_year = week_of_month(r, i + 2, nth, d);
	if (of_year)
		return of_year;
	if (!nth || !term_is(r, i + 2, TERM_WEEKDAY) || r->terms[i + 2].value >= 10 || !joined ||
		!term_is(r, i + 4, TERM_MONTH))
		return 0;
	*d = when_unknown(MOMENT_DAY, "WHEN-17");
	int month = r->terms[i + 4].value, year = when_guess_year(when_latest(r), month, 1);
	date_day first;
	if (!year || !date_make(year, month, 1, &first))
		return i + 5;
	int days = date_days_in_month(year, month);
	day = 1 + (r->terms[i + 2].value - date_weekday(first) + 7) % 7 + 7 * (nth - 1);
	d->from = d->to = first + (day > days ? day - 7 : day) - 1;
	d->year_open = true;
	return i + 5;
}
