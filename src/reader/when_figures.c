/* Dates in figures: 14/03/2031, 2031-03-14, 14-Mar-2031. */
#include "reader/when_inside.h"
#include "text/dateline.h"

#include <string.h>

/* WHEN-2: a year of two digits is of this century up to ten years after the report. */
int when_full_year(int two, date_day published)
{
	int now = published == DATE_NONE ? 2030 : date_split(published).year;
	int year = now / 100 * 100 + two;
	return year > now + 10 ? year - 100 : year;
}

/* A day, a month and a year of four digits, or of two after a stroke. */
static bool is_day_month_year(const struct figures_date *n)
{
	return n->width[0] <= 2 && n->width[1] <= 2 &&
	       (n->width[2] == 4 || (n->width[2] == 2 && n->mark != '-'));
}

/* "03-09-2029": a day, a month and a year that the scanner took for three numbers. */
static size_t between_dashes(const struct reading *r, size_t i, struct figures_date *n)
{
	enum { LAST = 5 };
	if (i + LAST > r->end)
		return 0;
	*n = (struct figures_date){ .mark = '-' };
	for (size_t k = 0; k < LAST; k++) {
		bool glued = k == 0 || (r->s->words.at[i + k].shape & SHAPE_GLUED);
		if (!glued || !term_is(r, i + k, k % 2 ? TERM_DASH : TERM_DIGITS))
			return 0;
		struct str low = word_low(r, i + k);
		if (k % 2)
			continue;
		n->part[k / 2] = when_digits(low, 4);
		n->width[k / 2] = low.len;
		if (n->part[k / 2] < 0)
			return 0;
	}
	return i + LAST;
}

/* "14-Mar-2031", "14/Mar/2031" */
static size_t with_month_named(const struct reading *r, size_t i, struct date *d)
{
	enum { SHORTEST = 8 };
	date_day day;
	bool slashed = i + 2 < r->end && str_is(word_low(r, i + 1), "/");
	if (word_low(r, i).len < SHORTEST && !slashed)
		return 0;
	size_t taken = date_at(&r->s->words, i, r->end, &day);
	if (!taken)
		return 0;
	*d = (struct date){ .from = day, .to = day, .kind = MOMENT_DAY, .rule = "WHEN-5" };
	return i + taken;
}

size_t when_numeric(const struct reading *r, size_t i, struct date *d)
{
	struct figures_date n;
	struct str low = word_low(r, i);
	size_t end = between_dashes(r, i, &n);
	if (!end && (low.len < 6 || low.len > 10 || !date_cut_figures(low, &n)))
		return with_month_named(r, i, d);
	int year, month, day;
	if (n.width[0] == 4) {
		year = n.part[0], month = n.part[1], day = n.part[2];
	} else if (is_day_month_year(&n)) {
		bool day_first = r->day_first || n.part[0] > 12;
		if (n.part[1] > 12)
			day_first = false;
		day = n.part[!day_first], month = n.part[day_first];
		year = n.width[2] == 4 ? n.part[2] : when_full_year(n.part[2], r->published);
	} else {
		return 0;
	}
	*d = (struct date){
		.from = DATE_NONE, .to = DATE_NONE, .kind = MOMENT_DAY, .rule = "WHEN-5"
	};
	date_day day_of;
	if (date_make(year, month, day, &day_of))
		d->from = d->to = day_of;
	return end ? end : i + 1;
}

/* How far before publication a reading of the two numbers lies; one ahead counts as far. */
static int days_before(date_day published, int year, int month, int day)
{
	date_day d;
	if (!date_make(year, month, day, &d) || d > published)
		return INT32_MAX;
	return published - d;
}

/*
 * WHEN-5: the whole document keeps one order: the one that a number above 12 shows, else the one
 * that brings its dates nearest before publication, else the day first.
 */
bool when_day_comes_first(const struct scanned *s, date_day published)
{
	int nearer = 0;
	for (size_t i = 0; i < s->words.count; i++) {
		const struct word *w = &s->words.at[i];
		struct figures_date n;
		if (!(w->shape & SHAPE_DIGIT) || w->low.len < 6 || w->low.len > 10 ||
			!date_cut_figures(w->low, &n) || !is_day_month_year(&n))
			continue;
		if (n.part[0] > 12 || n.part[1] > 12)
			return n.part[0] > 12;
		if (published == DATE_NONE || memchr(w->low.at, '-', w->low.len))
			continue; /* between hyphens the day comes first */
		int year = n.width[2] == 4 ? n.part[2] : when_full_year(n.part[2], published);
		int day = days_before(published, year, n.part[1], n.part[0]);
		int month = days_before(published, year, n.part[0], n.part[1]);
		nearer += (day < month) - (month < day);
	}
	return nearer >= 0;
}
