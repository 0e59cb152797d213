/* Dates of the calendar: 14 March 2031, March 14, 14/03/2031, 03 JAN 90, 2009, the 1990s. */
#include "reader/when_inside.h"

enum { YEAR_FIRST = 1800, YEAR_LAST = 2199 };

/* WHEN-3: the last year in which the day is none after `latest`; the year of `latest` for a day that neither year has. */
int when_guess_year(date_day latest, int month, int day)
{
	if (latest == DATE_NONE)
		return 0;
	int now = date_split(latest).year;
	date_day then;
	for (int year = now; year >= now - 1; year--)
		if (date_make(year, month, day, &then) && then <= latest)
			return year;
	return now;
}

void when_month_span(int year, int month, struct date *d)
{
	d->from = d->to = DATE_NONE;
	d->kind = MOMENT_MONTH;
	d->precision = 4;
	if (date_make(year, month, 1, &d->from))
		d->to = d->from + date_days_in_month(year, month) - 1;
}

void when_year_span(int year, struct date *d)
{
	d->from = d->to = DATE_NONE;
	d->kind = MOMENT_YEAR;
	d->precision = 5;
	if (!date_make(year, 1, 1, &d->from) || !date_make(year, 12, 31, &d->to))
		d->from = d->to = DATE_NONE;
}

void when_narrow(struct date *d, enum edge edge)
{
	if (d->from == DATE_NONE || d->to == DATE_NONE)
		return;
	int third = (d->to - d->from + 1) / 3;
	if (third < 1)
		return;
	date_day from = d->from;
	if (edge != EDGE_EARLY)
		d->from = edge == EDGE_LATE ? d->to - third + 1 : from + third;
	if (edge != EDGE_LATE)
		d->to = edge == EDGE_EARLY ? from + third - 1 : from + 2 * third;
}

/* Does word i tell what a number before it counts: "people", or by its form, "villagers", "policewomen"? */
static bool is_what_is_counted(const struct reading *r, size_t i)
{
	if (term_is(r, i, TERM_COUNTED))
		return true;
	if (i >= r->end || !term_is(r, i, TERM_NONE))
		return false;
	enum { SHORTEST = 5 };
	struct str low = word_low(r, i);
	return low.len >= SHORTEST && (str_ends(low, STR("s")) || str_ends(low, STR("men"))) &&
	       !str_ends(low, STR("ss"));
}

/* A year after a month or day: "1990", "90" and "'90" where a number of two digits may be one. */
size_t when_year_after(const struct reading *r, size_t i, bool short_one, int *year)
{
	size_t at = term_is(r, i, TERM_COMMA) || term_is(r, i, TERM_OF) ? i + 1 : i;
	if (!term_is(r, at, TERM_DIGITS))
		return 0;
	struct str low = word_low(r, at);
	bool tick = low.len == 3 && low.at[0] == '\'';
	if (tick)
		low = str_slice(low, 1, 3);
	int n = when_digits(low, 4);
	if (low.len == 2 && n >= 0 && at == i && (short_one || tick)) {
		*year = when_full_year(n, r->published);
		return at + 1;
	}
	if (low.len != 4 || n < YEAR_FIRST || n > YEAR_LAST)
		return 0;
	/* "in May, 1900 people": what follows is counted */
	if (at > i && term_is(r, at + 1, TERM_COUNTED))
		return 0;
	*year = n;
	return at + 1;
}

struct days {
	int first, last; /* of the month */
	bool range;
};

/* Another day of the same month: "-15", "and 15", "to 15", ", 15 and 16". */
static size_t more_days(const struct reading *r, size_t i, struct days *days)
{
	size_t end = 0;
	while (term_is(r, i, TERM_DASH) || term_is(r, i, TERM_AND) || term_is(r, i, TERM_TO) ||
		term_is(r, i, TERM_COMMA)) {
		size_t at = i + 1;
		if (term_is(r, i, TERM_COMMA) && term_is(r, at, TERM_AND))
			at++;
		if (term_is(r, at, TERM_THE))
			at++;
		int n = when_day_number(r, at);
		bool people =
			term_is(r, i, TERM_COMMA) && at == i + 1 && is_what_is_counted(r, at + 1);
		if (n <= days->last || people) /* "On April 9, 31 villagers" */
			return end;
		days->last = n;
		days->range = true;
		end = i = at + 1;
	}
	return end;
}

/* "2/3 January": a night. */
static int day_before_stroke(const struct reading *r, size_t i, int *second)
{
	enum { DAYS = 31 };
	struct str s = word_low(r, i);
	size_t stroke = str_find(s, STR("/"));
	if (!term_is(r, i, TERM_DIGITS) || stroke >= s.len)
		return -1;
	int first = when_digits(str_slice(s, 0, stroke), 2);
	*second = when_digits(str_slice(s, stroke + 1, s.len), 2);
	return first > 0 && *second == first + 1 && *second <= DAYS ? first : -1;
}

/* WHEN-1: an impossible day gives no date; without a year the year is chosen (WHEN-3). */
static void settle_days(
	const struct reading *r, const struct days *days, int month, int year, struct date *d)
{
	*d = (struct date){
		.from = DATE_NONE, .to = DATE_NONE, .kind = MOMENT_DAY, .rule = "WHEN-1"
	};
	d->year_open = year == 0;
	if (days->range)
		d->kind = MOMENT_SPAN;
	if (year == 0) {
		year = when_guess_year(when_latest(r), month, days->first);
		d->rule = "WHEN-3";
	}
	date_day from, to;
	if (year > 0 && date_make(year, month, days->first, &from) &&
		date_make(year, month, days->last, &to)) {
		d->from = from;
		d->to = to;
	}
}

static bool is_month_word(const struct reading *r, size_t i)
{
	return term_is(r, i, TERM_MONTH) && !term_is(r, i + 1, TERM_MODAL);
}

/* "14 March 2031", "the 14th of March", "14-15 March", "03 JAN 90". */
static size_t day_month(const struct reading *r, size_t i, struct date *d)
{
	struct days days = { 0 };
	if (term_is(r, i, TERM_THE))
		i++;
	days.first = days.last = when_day_number(r, i);
	if (days.first < 0)
		days.first = day_before_stroke(r, i, &days.last);
	if (days.first < 0)
		return 0;
	days.range = days.last > days.first;
	bool night = days.range;
	size_t at = i + 1, more = more_days(r, at, &days);
	if (more && (is_month_word(r, more) ||
			    (term_is(r, more, TERM_OF) && is_month_word(r, more + 1))))
		at = more;
	else if (!night)
		days.last = days.first, days.range = false;
	if (term_is(r, at, TERM_OF))
		at++;
	if (!is_month_word(r, at))
		return 0;
	int month = r->terms[at].value, year = 0;
	size_t end = when_year_after(r, at + 1, true, &year);
	/* "on 3 May 90 people died": the number belongs to what it counts */
	if (end == at + 2 && year && is_what_is_counted(r, end) && word_low(r, at + 1).len == 2)
		end = 0, year = 0;
	settle_days(r, &days, month, year, d);
	return end ? end : at + 1;
}

/* The words that let "March" or "May" alone be the month. */
bool when_month_fits(const struct reading *r, size_t i)
{
	struct str low = word_low(r, i);
	bool common = low.len <= 4 || r->terms[i].value == 3;
	if (i == r->first)
		return !common;
	switch ((enum term_class)r->terms[i - 1].class) {
	case TERM_IN:
	case TERM_SINCE:
	case TERM_UNTIL:
	case TERM_DURING:
	case TERM_EDGE:
	case TERM_OF:
	case TERM_LAST:
	case TERM_NEXT:
	case TERM_THIS:
	case TERM_FROM:
	case TERM_BY:
	case TERM_BETWEEN:
	case TERM_TO:
		return true;
	case TERM_THE:
		return !common || !r->upper;
	case TERM_OVER: /* never "over May Street" */
		return !common || str_equal(word_low(r, i - 1), STR("throughout"));
	default:
		return !common || term_is(r, i - 1, TERM_AND);
	}
}

/* 1: "on the 14th"; 2: "the night of the 14th", "from the 9th"; 0: nothing calls for a day. */
static int calls_for_day(const struct reading *r, size_t i)
{
	if (i == r->first)
		return 0;
	switch ((enum term_class)r->terms[i - 1].class) {
	case TERM_ON:
	case TERM_BY:
		return 1;
	case TERM_FROM:
	case TERM_BETWEEN:
	case TERM_SINCE:
	case TERM_UNTIL:
		return 2;
	case TERM_OF:
		return i > r->first + 1 && when_is_part(r, i - 2) ? 2 : 0;
	default:
		return 0;
	}
}

/* "the 11th of this month", "of last month", "of the month": where it ends; 0: nothing of the kind. */
static size_t month_behind(const struct reading *r, size_t at, bool *last)
{
	enum term_class which = term_at(r, at + 1).class;
	bool month = term_is(r, at, TERM_OF) && term_is(r, at + 2, TERM_UNIT) &&
		     r->terms[at + 2].value == UNIT_MONTH;
	*last = which == TERM_LAST;
	return month && (which == TERM_THIS || which == TERM_LAST || which == TERM_THE) ? at + 3
											: 0;
}

/* The month that "the 14th" is of: that of the day named last, where this is long past, else the report's or the one before. */
static int month_of_day(const struct reading *r, int day, bool last)
{
	enum { LONG_PAST = 31, TOO_LONG = 400, BACK = 15 }; /* days */
	date_day base = r->named != DATE_NONE ? r->named : r->published;
	bool past = r->published - base > LONG_PAST && r->published - base < TOO_LONG && !last;
	struct ymd now = date_split(past ? base : r->published);
	int months = now.year * 12 + now.month - 1;
	return past ? months + (day + BACK < now.day) : months - (day > now.day || last);
}

/* "on the 14th": the last such day before the report (WHEN-3). */
static size_t day_alone(const struct reading *r, size_t i, struct date *d)
{
	size_t at = term_is(r, i, TERM_THE) ? i + 1 : i;
	int day = at > r->first && at > i ? when_day_number(r, at) : -1;
	bool ordinal = day > 0 && when_digits(word_low(r, at), 2) < 0;
	if (!ordinal)
		return 0;
	struct days days = { day, day, false };
	size_t more = more_days(r, at + 1, &days); /* "the 12th to the 13th" */
	at = more ? more - 1 : at;
	bool alone = at + 1 >= r->end || (r->s->words.at[at + 1].shape & SHAPE_PUNCT) ||
		     calls_for_day(r, i) > 1 || term_at(r, at + 1).class != TERM_NONE;
	static const char *const verbs[] = { "were", "was", "had", "has", "have", "is", "are",
		"they", "we", "he", "she", "it", "i", NULL };
	alone = alone || when_reads_any(r, at + 1, verbs); /* "men taken on the 14th were found" */
	bool last = false;
	size_t end = !more ? month_behind(r, at + 1, &last) : 0;
	int called = end ? 2 : calls_for_day(r, i);
	if (!called || !alone || (called == 1 && term_is(r, at + 1, TERM_COUNTED)))
		return 0;
	end = end ? end : at + 1;
	*d = (struct date){
		.from = DATE_NONE, .to = DATE_NONE, .kind = MOMENT_DAY, .rule = "WHEN-3"
	};
	if (more)
		d->kind = MOMENT_SPAN;
	d->deictic = true;
	if (r->published == DATE_NONE)
		return end;
	int months = month_of_day(r, day, last);
	date_day then;
	if (date_make(months / 12, months % 12 + 1, day, &then))
		d->from = d->to = then;
	if (more && date_make(months / 12, months % 12 + 1, days.last, &then))
		d->to = then;
	return end;
}

/* "March 14", "March 14-15, 2031", "March 2031", "March". */
static size_t month_day(const struct reading *r, size_t i, struct date *d)
{
	if (!when_is_month(r, i))
		return 0;
	int month = r->terms[i].value, year = 0;
	size_t at = i + 1;
	if (term_is(r, at, TERM_THE))
		at++;
	struct days days = { when_day_number(r, at), 0, false };
	days.last = days.first;
	bool on = i > r->first && term_is(r, i - 1, TERM_ON); /* "on June 14 members of" */
	bool spelled = !term_is(r, at, TERM_DIGITS);          /* "January twenty-sixth" */
	if (days.first > 0 && (spelled || word_low(r, at).len <= 4) &&
		(on || !term_is(r, at + 1, TERM_COUNTED))) {
		size_t more = more_days(r, at + 1, &days), end = more ? more : at + 1;
		size_t y = when_year_after(r, end, false, &year);
		settle_days(r, &days, month, year, d);
		return y ? y : end;
	}
	*d = (struct date){ .from = DATE_NONE, .to = DATE_NONE, .rule = "WHEN-4" };
	size_t end = when_year_after(r, i + 1, false, &year);
	if (!end && !when_month_fits(r, i))
		return 0;
	d->kind = MOMENT_MONTH;
	d->precision = 4;
	d->year_open = year == 0;
	if (year == 0)
		year = when_guess_year(when_latest(r), month, 1);
	if (year)
		when_month_span(year, month, d);
	return end ? end : i + 1;
}

size_t when_calendar(const struct reading *r, size_t i, struct date *d)
{
	size_t end = day_month(r, i, d);
	if (!end)
		end = month_day(r, i, d);
	return end ? end : day_alone(r, i, d);
}

static bool is_year(struct str s, int *year)
{
	*year = s.len == 4 ? when_digits(s, 4) : -1;
	return *year >= YEAR_FIRST && *year <= YEAR_LAST;
}

/* "1990s", "1990's", "'90s". */
static bool is_decade(struct str s, int *year)
{
	if (str_ends(s, STR("s")))
		s.len -= s.len > 1 && s.at[s.len - 2] == '\'' ? 2 : 1;
	else
		return false;
	if (s.len == 3 && s.at[0] == '\'') {
		*year = when_digits(str_slice(s, 1, 3), 2);
		*year += *year < 0 ? 0 : *year > 20 ? 1900 : 2000;
	} else if (!is_year(s, year)) {
		return false;
	}
	return *year > 0 && *year % 10 == 0;
}

/* The words that let a bare number of four digits be a year. */
/* "A 2019 coup", "the 2014 massacre": the year of a deed. */
static bool is_year_of_deed(const struct reading *r, size_t i, int year)
{
	static const char *const deeds[] = { "attack", "attacks", "bombing", "bombings", "coup",
		"war", "massacre", "raid", "uprising", "revolt", "crackdown", "offensive",
		"invasion", "siege", "killing", "killings", "shooting", "genocide", "insurgency",
		NULL };
	return year >= 1900 && year < 2100 && i + 1 < r->end && when_reads_any(r, i + 1, deeds) &&
	       (term_is(r, i - 1, TERM_A) || term_is(r, i - 1, TERM_THE));
}

static bool calls_for_year(const struct reading *r, size_t i, int year)
{
	int first;
	if (i == r->first)
		return false;
	if (is_year_of_deed(r, i, year))
		return true;
	switch ((enum term_class)r->terms[i - 1].class) {
	case TERM_IN:
	case TERM_SINCE:
	case TERM_DURING:
	case TERM_UNTIL:
	case TERM_EDGE:
		return true;
	case TERM_AND: /* "raids in 2029 and 2030" */
		return i > r->first + 2 && term_is(r, i - 2, TERM_DIGITS) &&
		       term_is(r, i - 3, TERM_IN) && is_year(word_low(r, i - 2), &first) &&
		       first < year;
	case TERM_UNIT: /* "the year 2009" */
		return r->terms[i - 1].value == UNIT_YEAR;
	case TERM_OF:
	case TERM_BY:
	case TERM_FROM:
	case TERM_BEFORE:
	case TERM_AFTER:
	case TERM_BETWEEN:
		return year >= 1900 && year < 2100;
	case TERM_OPEN:
		return term_is(r, i + 1, TERM_CLOSE) || term_is(r, i + 1, TERM_DASH);
	default:
		return false;
	}
}

/* What stands after a number that is a count, not a year. */
static bool is_counted(const struct reading *r, size_t i)
{
	if (term_is(r, i, TERM_COUNTED) || term_is(r, i, TERM_UNIT) || term_is(r, i, TERM_HOURS))
		return true;
	return i < r->end && r->s->words.at[i].low.len == 1 && word_low(r, i).at[0] == '%';
}

size_t when_bare_year(const struct reading *r, size_t i, struct date *d)
{
	int year;
	if (!term_is(r, i, TERM_DIGITS) || !is_year(word_low(r, i), &year) || is_counted(r, i + 1))
		return 0;
	*d = (struct date){ .rule = "WHEN-6" };
	when_year_span(year, d);
	return i + 1;
}

/* "In 1987 soldiers killed": at the head of its sentence a year stays one before what it could count. */
static bool heads_sentence(const struct reading *r, size_t i, int year)
{
	return i == r->first + 1 && r->terms[r->first].class == TERM_IN && year >= 1900 &&
	       year < 2100;
}

/* WHEN-6: a number is a year only where a word before it, or brackets round it, call for one. */
size_t when_year(const struct reading *r, size_t i, struct date *d)
{
	int year, to = 0;
	if (!term_is(r, i, TERM_DIGITS))
		return 0;
	*d = (struct date){ .rule = "WHEN-6" };
	if (is_decade(word_low(r, i), &year)) {
		when_year_span(year, d);
		date_make(year + 9, 12, 31, &d->to);
		d->kind = MOMENT_SPAN;
		return i + 1;
	}
	if (!is_year(word_low(r, i), &year) || !calls_for_year(r, i, year) ||
		(is_counted(r, i + 1) && !heads_sentence(r, i, year)))
		return 0;
	when_year_span(year, d);
	if (!term_is(r, i + 1, TERM_DASH) || !term_is(r, i + 2, TERM_DIGITS))
		return i + 1;
	if (!is_year(word_low(r, i + 2), &to) && word_low(r, i + 2).len == 2)
		to = year / 100 * 100 + when_digits(word_low(r, i + 2), 2);
	if (to <= year || !date_make(to, 12, 31, &d->to))
		return i + 1;
	d->kind = MOMENT_SPAN;
	return i + 3;
}
