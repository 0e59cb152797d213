/* Dates put together: ranges, edges, parts of the day, hours. */
#include "reader/when_inside.h"

/* Easter Sunday of the Gregorian calendar (Butcher's rule, as in Meeus, Astronomical Algorithms). */
static date_day easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
	int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
	int l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7, m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;
	date_day day = DATE_NONE;
	return date_make(year, n / 31, n % 31 + 1, &day) ? day : DATE_NONE;
}

/* A feast of one day of the year, or of one so many days past Easter (month 0). */
struct feast_day {
	int month, day, past_easter;
};

static date_day feast_in(const struct feast_day *f, int year)
{
	date_day then = DATE_NONE;
	if (!f->month)
		return easter(year) + f->past_easter;
	date_make(year, f->month, f->day, &then);
	return then;
}

/* The feast of its year, "Christmas Eve 2027"; else the last such at or before the report (WHEN-14). */
static void set_feast(const struct reading *r, const struct feast_day *f, int said, struct date *d)
{
	*d = (struct date){
		.from = DATE_NONE, .to = DATE_NONE, .kind = MOMENT_DAY, .rule = "WHEN-14"
	};
	d->year_open = !said;
	if (!said && r->published == DATE_NONE)
		return;
	int year = said ? said : date_split(r->published).year;
	d->from = feast_in(f, year);
	if (!said && d->from > r->published && year > 1)
		d->from = feast_in(f, year - 1);
	d->to = d->from;
}

/* The word behind the feast at `i`, or 0. */
static size_t feast_at(const struct reading *r, size_t i, struct feast_day *f)
{
	bool day = term_is(r, i + 1, TERM_UNIT) && r->terms[i + 1].value == UNIT_DAY;
	bool eve = term_is(r, i + 1, TERM_FEAST) && r->terms[i + 1].value == FEAST_EVE;
	bool weekday = term_is(r, i + 1, TERM_WEEKDAY);
	int which = weekday ? r->terms[i + 1].value : -1;
	if (!(r->s->words.at[i].shape & SHAPE_CAPITAL))
		return 0;
	switch ((enum feast)r->terms[i].value) {
	case FEAST_CHRISTMAS:
		*f = (struct feast_day){ 12, eve ? 24 : 25, 0 };
		return day || eve ? i + 2 : 0;
	case FEAST_BOXING:
		*f = (struct feast_day){ 12, 26, 0 };
		return day ? i + 2 : 0;
	case FEAST_EASTER:
		*f = (struct feast_day){ 0, 0, which == 0 ? 1 : 0 };
		return which == 0 || which == 6 || day ? i + 2 : 0;
	case FEAST_GOOD:
		*f = (struct feast_day){ 0, 0, -2 };
		return which == 4 ? i + 2 : 0;
	case FEAST_NEW_YEAR: {
		size_t at = i + 2;
		if (!term_is(r, i + 1, TERM_UNIT) || r->terms[i + 1].value != UNIT_YEAR)
			return 0;
		at += term_is(r, at, TERM_CLITIC);
		eve = term_is(r, at, TERM_FEAST) && r->terms[at].value == FEAST_EVE;
		day = term_is(r, at, TERM_UNIT) && r->terms[at].value == UNIT_DAY;
		*f = (struct feast_day){ eve ? 12 : 1, eve ? 31 : 1, 0 };
		return eve || day ? at + 1 : 0;
	}
	case FEAST_EVE:
		return 0;
	}
	return 0;
}

size_t when_feast(const struct reading *r, size_t i, struct date *d)
{
	struct feast_day feast;
	int year = 0;
	size_t end = feast_at(r, i, &feast);
	if (!end)
		return 0;
	size_t behind = when_year_after(r, end, false, &year);
	set_feast(r, &feast, year, d);
	return behind ? behind : end;
}

size_t when_date(const struct reading *r, size_t i, struct date *d)
{
	size_t end = 0;
	struct term t = term_at(r, i);
	if (t.class == TERM_NONE)
		return 0;
	if (t.class == TERM_DIGITS)
		end = when_numeric(r, i, d);
	if (!end && (t.class == TERM_DIGITS || t.class == TERM_MONTH || t.class == TERM_THE))
		end = when_calendar(r, i, d);
	if (!end)
		end = when_duration(r, i, d);
	if (!end)
		end = when_relative(r, i, d);
	if (!end && t.class == TERM_DIGITS)
		end = when_year(r, i, d);
	if (!end && t.class == TERM_FEAST)
		end = when_feast(r, i, d);
	if (!end && t.class == TERM_MID_MONTH) {
		*d = (struct date){ .from = DATE_NONE, .to = DATE_NONE, .rule = "WHEN-15" };
		d->kind = MOMENT_MONTH, d->precision = 4, d->year_open = true;
		int year = when_guess_year(when_latest(r), t.value, 15);
		if (year)
			when_month_span(year, t.value, d);
		when_narrow(d, EDGE_MIDDLE);
		end = i + 1;
	}
	return end;
}

/* "this year", "last year", "of this year" after a date without year. */
static size_t said_year(const struct reading *r, size_t i, struct date *d)
{
	size_t at = term_is(r, i, TERM_OF) || term_is(r, i, TERM_COMMA) ? i + 1 : i;
	enum term_class which = term_at(r, at).class;
	bool year = term_is(r, at + 1, TERM_UNIT) && r->terms[at + 1].value == UNIT_YEAR;
	if (!year || !d->year_open ||
		(which != TERM_THIS && which != TERM_LAST && which != TERM_NEXT))
		return i;
	if (d->from == DATE_NONE || r->published == DATE_NONE)
		return at + 2;
	int want = date_split(r->published).year + (which == TERM_NEXT) - (which == TERM_LAST);
	struct ymd from = date_split(d->from), to = date_split(d->to);
	date_day a, b;
	if (d->kind == MOMENT_MONTH)
		to.day = date_days_in_month(want, to.month);
	if (date_make(want, from.month, from.day, &a) &&
		date_make(want + to.year - from.year, to.month, to.day, &b)) {
		d->from = a;
		d->to = b;
	}
	d->year_open = false;
	return at + 2;
}

/* "morning", "night" after a day: "Tuesday night", "14 March in the evening". */
static size_t part_after(const struct reading *r, size_t i, struct date *d)
{
	size_t at = i;
	if (term_is(r, at, TERM_EDGE))
		at++;
	if (term_is(r, at, TERM_IN) && term_is(r, at + 1, TERM_THE))
		at += 2;
	if (term_is(r, at, TERM_AT) &&
		(term_is(r, at + 1, TERM_NIGHT) || term_is(r, at + 1, TERM_PART)))
		at++;
	if (term_is(r, at, TERM_EDGE) && when_is_part(r, at + 1))
		at++;
	if (!when_is_part(r, at) || d->time_first < d->time_end)
		return i;
	d->time_first = i;
	d->time_end = at + 1;
	return at + 1;
}

/* An hour after a day: "Tuesday at 4 a.m.", "14 March, around noon". */
static size_t clock_after(const struct reading *r, size_t i, struct date *d)
{
	size_t at = term_is(r, i, TERM_COMMA) ? i + 1 : i;
	bool called = term_is(r, at, TERM_AT);
	if (called)
		at++;
	size_t end = when_clock(r, at, called);
	if (!end || d->time_first < d->time_end)
		return end ? end : i;
	d->time_first = at;
	d->time_end = end;
	return end;
}

static bool is_year_kind(const struct date *d)
{
	return d->kind == MOMENT_YEAR || (d->kind == MOMENT_SPAN && d->precision == 5);
}

/* The first half of a range takes its year from the second, "from March to May 2020". */
static void share_year(struct date *a, const struct date *b)
{
	if (a->from == DATE_NONE || b->to == DATE_NONE)
		return;
	struct ymd from = date_split(a->from), to = date_split(b->from);
	if (a->year_open && !b->year_open)
		date_make(to.year, from.month, from.day, &a->from);
	if (a->from > b->to && a->year_open)
		date_make(from.year - 1, from.month, from.day, &a->from);
}

/* The second half of a range whose first ends at i; 0 when there is none. */
static size_t range_end(const struct reading *r, size_t i, bool opened, struct date *a)
{
	struct date b;
	enum term_class by = term_at(r, i).class;
	bool joins = by == TERM_TO || by == TERM_DASH || by == TERM_UNTIL;
	if (!joins && !(opened && by == TERM_AND))
		return 0;
	if (term_is(r, i, TERM_AND) && r->terms[i].value)
		return 0;
	size_t end = is_year_kind(a) ? when_bare_year(r, i + 1, &b) : 0;
	if (!end)
		end = when_date(r, i + 1, &b);
	if (end)
		end = said_year(r, end, &b); /* "between March and May last year" */
	if (!end || b.kind == MOMENT_DURATION || is_year_kind(a) != is_year_kind(&b))
		return 0;
	share_year(a, &b);
	a->to = b.to;
	a->kind = is_year_kind(a) ? MOMENT_YEAR : MOMENT_SPAN;
	a->precision = 0;
	a->year_open = a->year_open && b.year_open;
	a->time_first = a->time_end = 0;
	if (a->from == DATE_NONE || b.to == DATE_NONE || a->from > a->to)
		a->from = a->to = DATE_NONE;
	a->rule = "WHEN-16";
	return end;
}

/* A year written before the second half's: "between 2005 and 2009". */
static size_t opened_range(const struct reading *r, size_t i, struct date *d)
{
	size_t end = when_date(r, i + 1, d);
	return end && d->kind != MOMENT_DURATION ? range_end(r, end, true, d) : 0;
}

/* What may follow a date: its year, part of the day, hour, or the other end of a range. */
static size_t tail(const struct reading *r, size_t end, struct date *d)
{
	end = said_year(r, end, d);
	if (d->kind == MOMENT_DAY || d->kind == MOMENT_SPAN) {
		end = part_after(r, end, d);
		end = clock_after(r, end, d);
	}
	size_t whole = d->kind == MOMENT_DURATION ? 0 : range_end(r, end, false, d);
	return whole ? whole : end;
}

/* "the 2019 coup, which left 60 dead", "a 2019 coup in which 60 died": a number in the clause that tells of it. */
static bool tells_of_deed(const struct reading *r, size_t i)
{
	enum { NOUN = 3, CLAUSE = 8 };
	size_t k = i;
	while (k < r->end && k < i + NOUN && !when_reads(r, k, "which") &&
		!when_reads(r, k, "that"))
		k++;
	if (k == i || k >= r->end || k == i + NOUN)
		return false;
	for (size_t n = k + 1; n < r->end && n < k + CLAUSE; n++)
		if (when_reads(r, n, ","))
			return false;
		else if (term_is(r, n, TERM_DIGITS))
			return true;
	return false;
}

/* "since January, when 17 were killed", "since 1997, the year of the fire": the time of what was done then. */
static bool tells_of_then(const struct reading *r, size_t i)
{
	if (tells_of_deed(r, i))
		return true;
	bool comma = i < r->end && when_reads(r, i, ",");
	i += comma;
	if (comma && i + 2 < r->end && when_reads(r, i, "the") && when_reads(r, i + 1, "year"))
		return when_reads(r, i + 2, "of") || when_reads(r, i + 2, "in");
	return i < r->end && when_reads(r, i, "when");
}

/* WHEN-12: since X runs to the report, until X from an unknown day. */
static size_t open_ended(const struct reading *r, size_t i, struct date *d)
{
	bool since = term_is(r, i, TERM_SINCE);
	size_t at = i + 1;
	struct date edge = { .from = DATE_NONE };
	if (term_is(r, at, TERM_AT))
		return 0;
	if (term_is(r, at, TERM_THE) && term_is(r, at + 1, TERM_EDGE))
		at++;
	size_t end = when_expression(r, at, &edge);
	if (!end || edge.kind == MOMENT_CLOCK || edge.kind == MOMENT_DURATION)
		return 0;
	*d = edge;
	if (since && tells_of_then(r, end))
		return end;
	d->repeated = true;
	d->precision = 0;
	if (since)
		d->to = edge.from == DATE_NONE ? DATE_NONE : r->published;
	else
		d->from = DATE_NONE;
	if (since && r->published != DATE_NONE && d->from > r->published)
		d->to = d->from;
	if (d->kind == MOMENT_DAY)
		d->kind = MOMENT_SPAN;
	d->rule = "WHEN-12";
	return end;
}

/* "the start of the month": the month of the report. */
static size_t edged_unit(const struct reading *r, size_t i, struct date *d)
{
	if (!term_is(r, i, TERM_UNIT) || !term_is(r, i - 1, TERM_THE) || r->published == DATE_NONE)
		return 0;
	enum unit unit = (enum unit)r->terms[i].value;
	if (unit != UNIT_WEEK && unit != UNIT_MONTH && unit != UNIT_YEAR)
		return 0;
	*d = (struct date){ .from = DATE_NONE, .to = DATE_NONE, .deictic = true };
	when_set_unit(d, r->published, unit, 0);
	return i + 1;
}

/* "early March", "the end of last year", "late Tuesday", "early in May" (WHEN-15). */
static size_t edged(const struct reading *r, size_t i, struct date *d)
{
	enum edge edge = (enum edge)r->terms[i].value;
	size_t at = i + 1;
	bool noun = word_low(r, i).len == 3 || word_low(r, i).len > 4; /* end, start, beginning */
	noun = noun && edge != EDGE_MIDDLE && !when_reads(r, i, "mid") &&
	       !when_reads(r, i, "early");
	if (noun && !term_is(r, at, TERM_OF))
		return 0;
	if (term_is(r, at, TERM_OF) || term_is(r, at, TERM_IN) || term_is(r, at, TERM_ON) ||
		term_is(r, at, TERM_DASH))
		at++;
	if (term_is(r, at, TERM_THE) && !when_is_part(r, at + 1))
		at++;
	size_t end = edged_unit(r, at, d);
	if (!end)
		end = when_date(r, at, d);
	if (!end || d->kind == MOMENT_DURATION)
		return 0;
	end = said_year(r, end, d);
	if (d->kind == MOMENT_DAY) {
		size_t part = part_after(r, end, d);
		d->time_first = i;
		d->time_end = part > end ? part : i + 1;
		if (part > end)
			d->time_first = end;
		return clock_after(r, part, d);
	}
	when_narrow(d, edge);
	d->rule = "WHEN-15";
	return end;
}

/* "the night of 14-15 March", "the early morning hours of Tuesday", "in the morning". */
static size_t part_first(const struct reading *r, size_t i, struct date *d)
{
	size_t at = term_is(r, i, TERM_THE) ? i + 1 : i, time = at;
	if (term_is(r, at, TERM_EDGE))
		at++;
	if (term_is(r, at, TERM_HOURS) && at > time) /* "the early hours of" */
		at--;
	else if (!when_is_part(r, at))
		return 0;
	size_t part = at + 1;
	if (term_is(r, part, TERM_HOURS))
		part++;
	size_t day = term_is(r, part, TERM_OF) || term_is(r, part, TERM_ON) ? part + 1 : part;
	size_t skip = term_is(r, day, TERM_THE) && !term_is(r, day + 1, TERM_DIGITS) ? 0 : day;
	size_t end = skip ? when_date(r, skip, d) : 0;
	if (end && (d->kind == MOMENT_DAY || d->kind == MOMENT_SPAN) && !d->repeated) {
		size_t whole = range_end(r, end, true, d);
		d->time_first = time;
		d->time_end = part;
		return said_year(r, whole ? whole : end, d);
	}
	bool called = i > r->first &&
		      (r->terms[i - 1].class == TERM_IN || r->terms[i - 1].class == TERM_AT ||
			      r->terms[i - 1].class == TERM_DURING);
	if (!called)
		return 0;
	*d = (struct date){
		.from = DATE_NONE, .to = DATE_NONE, .kind = MOMENT_CLOCK, .rule = "WHEN-13"
	};
	d->time_first = i;
	d->time_end = part;
	return part;
}

static bool is_last_night(const struct reading *r, size_t i)
{
	return term_is(r, i, TERM_LAST) && term_is(r, i + 1, TERM_NIGHT);
}

/* "Around 02:15", "at 3am" */
static bool is_small_hour(const struct reading *r, size_t i)
{
	enum { DAWN = 6, AHEAD = 3 };
	for (size_t k = i; k < i + AHEAD && k < r->end; k++) {
		if (!term_is(r, k, TERM_DIGITS))
			continue;
		struct str low = word_low(r, k);
		size_t mark = 0;
		while (mark < low.len && low.at[mark] >= '0' && low.at[mark] <= '9')
			mark++;
		int hour = when_digits(str_slice(low, 0, mark), 2);
		bool am = str_ends(low, STR("am")) || str_ends(low, STR("a.m.")) ||
			  (term_is(r, k + 1, TERM_MERIDIEM) && r->terms[k + 1].value == 0);
		bool day = mark < low.len && (low.at[mark] == ':' || low.at[mark] == '.');
		return hour >= 0 && hour < DAWN && (am || (day && low.at[0] == '0'));
	}
	return false;
}

/* An hour, and the day it belongs to when that follows: "around 4 a.m. on Tuesday". */
static size_t clock_first(const struct reading *r, size_t i, struct date *d)
{
	size_t end = when_clock(r, i, false);
	if (!end)
		return 0;
	size_t at = end;
	if (term_is(r, at, TERM_COMMA))
		at++;
	if (term_is(r, at, TERM_ON) || term_is(r, at, TERM_OF))
		at++;
	size_t whole = when_date(r, at, d);
	if (whole && (d->kind == MOMENT_DAY || d->kind == MOMENT_SPAN) && !d->repeated) {
		if (is_small_hour(r, i) && is_last_night(r, at) && d->from != DATE_NONE)
			d->from = d->to = r->published; /* "02:15 last night": WHEN-7 */
		end = said_year(r, part_after(r, whole, d), d);
	} else {
		*d = (struct date){ .from = DATE_NONE, .to = DATE_NONE, .kind = MOMENT_CLOCK };
		d->rule = "WHEN-13";
	}
	d->time_first = term_is(r, i, TERM_AT) ? i + 1 : i;
	d->time_end = at > i && whole ? at : end;
	while (d->time_end > i &&
		(term_is(r, d->time_end - 1, TERM_ON) || term_is(r, d->time_end - 1, TERM_OF) ||
			term_is(r, d->time_end - 1, TERM_COMMA)))
		d->time_end--;
	return end;
}

/* The words that an expression can begin with: most others only go on with one. */
static const bool begins[] = { [TERM_DIGITS] = true,
	[TERM_MONTH] = true,
	[TERM_MID_MONTH] = true,
	[TERM_WEEKDAY] = true,
	[TERM_WEEKDAY_SHORT] = true,
	[TERM_PART] = true,
	[TERM_NIGHT] = true,
	[TERM_DAY_WORD] = true,
	[TERM_LAST] = true,
	[TERM_PAST] = true,
	[TERM_RECENT] = true,
	[TERM_NEXT] = true,
	[TERM_FOLLOWING] = true,
	[TERM_THIS] = true,
	[TERM_THAT] = true,
	[TERM_SAME] = true,
	[TERM_EVERY] = true,
	[TERM_EDGE] = true,
	[TERM_EARLIER] = true,
	[TERM_LATER] = true,
	[TERM_BEFORE] = true,
	[TERM_AFTER] = true,
	[TERM_AT] = true,
	[TERM_THE] = true,
	[TERM_SINCE] = true,
	[TERM_UNTIL] = true,
	[TERM_FROM] = true,
	[TERM_BETWEEN] = true,
	[TERM_BY] = true,
	[TERM_ABOUT] = true,
	[TERM_MOMENT] = true,
	[TERM_NUMBER] = true,
	[TERM_A] = true,
	[TERM_FEW] = true,
	[TERM_FEAST] = true };

size_t when_expression(const struct reading *r, size_t i, struct date *d)
{
	size_t end = 0;
	uint8_t class = term_at(r, i).class;
	if (class >= sizeof begins || !begins[class])
		return 0;
	switch ((enum term_class) class) {
	case TERM_SINCE:
	case TERM_UNTIL:
		end = open_ended(r, i, d);
		break;
	case TERM_FROM:
	case TERM_BETWEEN:
		end = opened_range(r, i, d);
		break;
	case TERM_EDGE:
		end = edged(r, i, d);
		if (!end)
			end = part_first(r, i, d);
		break;
	case TERM_PART:
	case TERM_NIGHT:
		end = part_first(r, i, d);
		break;
	case TERM_THE:
		end = part_first(r, i, d);
		if (!end && term_is(r, i + 1, TERM_EDGE))
			end = edged(r, i + 1, d);
		break;
	default:
		break;
	}
	if (end)
		return end;
	end = clock_first(r, i, d);
	if (end)
		return end;
	end = when_date(r, i, d);
	return end ? tail(r, end, d) : 0;
}
