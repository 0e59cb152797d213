/* Dates told from another one: today, last Tuesday, two weeks ago, the next day. */
#include "reader/when_inside.h"

struct date when_unknown(enum moment_kind kind, const char *rule)
{
	return (struct date){ .from = DATE_NONE, .to = DATE_NONE, .kind = kind, .rule = rule };
}

static void set_day(struct date *d, date_day base, int days)
{
	if (base != DATE_NONE)
		d->from = d->to = base + days;
}

/* The Monday of the week of d. */
static date_day week_of(date_day d)
{
	return d - date_weekday(d);
}

/* WHEN-10: the calendar unit that lies `steps` after the one of `base`. */
void when_set_unit(struct date *d, date_day base, enum unit unit, int steps)
{
	static const enum moment_kind kinds[] = { MOMENT_DAY, MOMENT_DAY, MOMENT_DAY, MOMENT_SPAN,
		MOMENT_WEEK, MOMENT_WEEK, MOMENT_MONTH, MOMENT_YEAR, MOMENT_SPAN, MOMENT_SPAN };
	d->kind = kinds[unit];
	if (base == DATE_NONE || steps < -4000 || steps > 4000)
		return;
	struct ymd now = date_split(base);
	int months = now.year * 12 + now.month - 1 + steps;
	switch (unit) {
	case UNIT_MINUTE:
	case UNIT_HOUR:
		set_day(d, base, steps / 24);
		break;
	case UNIT_DAY:
		set_day(d, base, steps);
		break;
	case UNIT_WEEKEND: /* counted from the last one that has begun */
		d->from = week_of(base) + 5 + 7 * steps - (date_weekday(base) < 5 ? 7 : 0);
		d->to = d->from + 1;
		break;
	case UNIT_WEEK:
	case UNIT_FORTNIGHT:
		d->from = week_of(base) + steps * (unit == UNIT_WEEK ? 7 : 14);
		d->to = d->from + 6;
		d->precision = 3;
		break;
	case UNIT_MONTH:
		when_month_span(months / 12, months % 12 + 1, d);
		break;
	case UNIT_YEAR:
		when_year_span(now.year + steps, d);
		break;
	case UNIT_DECADE:
	case UNIT_CENTURY:
		break;
	}
}

/* WHEN-8: the last such day at or before the report. */
static date_day weekday_before(date_day published, int weekday)
{
	return published - (date_weekday(published) - weekday + 7) % 7;
}

/* A weekday, by itself or after "last", "next" or "this" (WHEN-8). */
static void set_weekday(const struct reading *r, int weekday, enum term_class which, struct date *d)
{
	*d = when_unknown(MOMENT_DAY, "WHEN-8");
	d->deictic = true;
	if (weekday >= 10) { /* "on Fridays" */
		*d = when_unknown(MOMENT_DURATION, "WHEN-12");
		d->repeated = true;
		return;
	}
	if (r->published == DATE_NONE)
		return;
	date_day day = weekday_before(r->published, weekday);
	if (which == TERM_LAST && day == r->published)
		day -= 7;
	if (which == TERM_NEXT)
		day += 7;
	if (which == TERM_THIS)
		day = week_of(r->published) + weekday;
	d->from = d->to = day;
}

/* "Wed. Raid on the camp", "Tues: two dead": a day at the head of its line, shortened. */
static bool is_label(const struct reading *r, size_t i)
{
	struct str low = word_low(r, i);
	if (i != r->first)
		return false;
	if (low.at[low.len - 1] == '.')
		return true;
	struct str next = i + 1 < r->end ? word_low(r, i + 1) : (struct str){ 0 };
	return str_is(next, ":") || str_is(next, ".");
}

static bool is_kin(const struct reading *r, size_t i)
{
	static const char *const kin[] = { "brother", "sister", "son", "daughter", "uncle", "aunt",
		"cousin", "father", "mother", "husband", "wife", "nephew", "niece", "friend",
		NULL };
	return when_reads_any(r, i, kin);
}

/* WHEN-8: "on the Thursday": of a day told of before, the nearest after it, or the one just before. */
static size_t the_weekday(const struct reading *r, size_t i, struct date *d)
{
	enum { WEEK = 7 };
	bool on = i > r->first && term_is(r, i - 1, TERM_ON);
	if (!on || !term_is(r, i + 1, TERM_WEEKDAY) || r->terms[i + 1].value >= 10 ||
		term_is(r, i + 2, TERM_CLITIC) || term_is(r, i + 2, TERM_COMMA) ||
		r->anchor == DATE_NONE || r->published == DATE_NONE ||
		r->published - r->anchor <= WEEK)
		return 0;
	int ahead = (r->terms[i + 1].value - date_weekday(r->anchor) + WEEK) % WEEK;
	*d = when_unknown(MOMENT_DAY, "WHEN-8");
	d->chained = true;
	set_day(d, r->anchor, ahead == WEEK - 1 ? -1 : ahead);
	return i + 2;
}

/* WHEN-19: "on Friday and Saturday": the two days together, unless each has its own ("respectively"). */
static size_t and_next_day(const struct reading *r, size_t at, struct date *d)
{
	if (!term_is(r, at, TERM_AND) || r->terms[at].value || !term_is(r, at + 1, TERM_WEEKDAY) ||
		r->terms[at + 1].value >= 10 || d->from == DATE_NONE || d->from != d->to ||
		d->from >= r->published ||
		r->terms[at + 1].value != (date_weekday(d->from) + 1) % 7 ||
		(r->s->words.at[at + 1].shape & SHAPE_UPPER) || when_is_part(r, at + 2) ||
		term_is(r, at + 2, TERM_CLITIC) || when_reads(r, at + 2, "respectively") ||
		when_reads(r, at + 3, "respectively"))
		return at;
	d->to = d->from + 1;
	d->kind = MOMENT_SPAN;
	d->rule = "WHEN-19";
	return at + 2;
}

/* "Tuesday", "Tuesday, March 14", "Tue 14 Mar": the day of the calendar decides. */
static size_t weekday(const struct reading *r, size_t i, struct date *d)
{
	struct term t = term_at(r, i);
	if (!(r->s->words.at[i].shape & SHAPE_CAPITAL) && t.class == TERM_WEEKDAY_SHORT)
		return 0;
	size_t at = term_is(r, i + 1, TERM_COMMA) ? i + 2 : i + 1;
	if (term_is(r, at, TERM_THE) || term_is(r, at, TERM_DIGITS) || term_is(r, at, TERM_MONTH)) {
		size_t end = when_calendar(r, at, d);
		if (!end)
			end = when_numeric(r, at, d);
		if (end && (d->kind == MOMENT_DAY))
			return end;
	}
	if (t.class == TERM_WEEKDAY_SHORT && !is_label(r, i))
		return 0;
	if (i > r->first && is_kin(r, i - 1))
		return 0; /* "my brother Sunday" */
	bool every = term_is(r, i + 1, TERM_OF) && term_is(r, i + 2, TERM_EVERY);
	if (every && t.value < 10)
		t.value += 10; /* "the first Sunday of each month" */
	set_weekday(r, t.value, TERM_NONE, d);
	if (every)
		return i + 3 + (size_t)term_is(r, i + 3, TERM_UNIT);
	if (i > r->first && term_is(r, i - 1, TERM_A) &&
		t.value < 10) { /* "2 November, a Saturday" */
		bool same = r->anchor != DATE_NONE && date_weekday(r->anchor) == t.value;
		d->from = d->to = same ? r->anchor : DATE_NONE;
	}
	/* "on Tuesday last week", "on Tuesday last" */
	if (term_is(r, i + 1, TERM_LAST) && term_is(r, i + 2, TERM_UNIT) &&
		r->terms[i + 2].value == UNIT_WEEK) {
		if (r->published != DATE_NONE)
			set_day(d, week_of(r->published) - 7, t.value % 10);
		return i + 3;
	}
	return and_next_day(r, i + 1, d);
}

/* "today", "yesterday morning", "overnight" (WHEN-7). */
static size_t day_word(const struct reading *r, size_t i, struct date *d)
{
	static const int from[] = { 0, -1, 1, 0, -1 }, to[] = { 0, -1, 1, 0, 0 };
	int8_t word = r->terms[i].value;
	*d = when_unknown(word == DAY_OVERNIGHT ? MOMENT_SPAN : MOMENT_DAY, "WHEN-7");
	d->deictic = true;
	if (r->published != DATE_NONE) {
		d->from = r->published + from[word];
		d->to = r->published + to[word];
	}
	if (word == DAY_TONIGHT || word == DAY_OVERNIGHT)
		d->time_first = i, d->time_end = i + 1;
	return i + 1;
}

bool when_is_part(const struct reading *r, size_t i)
{
	return term_is(r, i, TERM_PART) || term_is(r, i, TERM_NIGHT);
}

/* "this morning", "last night", "this week", "last month", "last March", "next Tuesday". */
static size_t this_last_next(const struct reading *r, size_t i, struct date *d)
{
	enum { SATURDAY = 5 }; /* from then on "last weekend" is the one before */
	enum term_class which = r->terms[i].class;
	int step = which == TERM_LAST || which == TERM_PAST ? -1 : which == TERM_NEXT;
	size_t at = i + 1;
	*d = when_unknown(MOMENT_DAY, "WHEN-7");
	d->deictic = true;
	if (term_is(r, at, TERM_EDGE) && when_is_part(r, at + 1))
		at++;
	struct term t = term_at(r, at);
	switch ((enum term_class)t.class) {
	case TERM_PART:
	case TERM_NIGHT:
		if (which == TERM_LAST && i > r->first && term_is(r, i - 1, TERM_THE))
			return 0; /* "the last evening of my stay" */
		set_day(d, r->published, which == TERM_LAST ? -1 : step);
		d->time_first = i + 1, d->time_end = at + 1;
		return at + 1;
	case TERM_UNIT:
		if (t.value <= UNIT_DAY)
			return 0;
		when_set_unit(d, r->published, (enum unit)t.value,
			t.value == UNIT_WEEKEND && which == TERM_LAST &&
					date_weekday(r->published) < SATURDAY
				? 0
				: step);
		d->rule = "WHEN-10";
		return at + 1;
	case TERM_WEEKDAY:
		set_weekday(r, t.value, which, d);
		return at + 1;
	case TERM_MONTH: {
		if (!when_is_month(r, at))
			return 0;
		size_t dated = when_calendar(r, at, d); /* "this 14 March" */
		if (dated > at + 1)
			return dated;
		*d = when_unknown(MOMENT_MONTH, "WHEN-10");
		d->deictic = true;
		int year = when_guess_year(when_latest(r), t.value, 1);
		if (year && which == TERM_NEXT && year <= date_split(r->published).year &&
			t.value <= date_split(r->published).month)
			year++;
		if (year && which == TERM_LAST && t.value == date_split(r->published).month)
			year--;
		if (year)
			when_month_span(year, t.value, d);
		return at + 1;
	}
	default:
		return 0;
	}
}

/* A number before a unit: "two", "48", "a", "a few", "a couple of"; *n is -1 where it is vague. */
static size_t how_many(const struct reading *r, size_t i, int *n)
{
	size_t at = i;
	while (term_is(r, at, TERM_ABOUT))
		at++;
	if (term_is(r, at, TERM_A) && term_is(r, at + 1, TERM_FEW))
		at++;
	if (term_is(r, at, TERM_FEW)) {
		*n = r->terms[at].value == 2 ? 2 : -1;
		return term_is(r, at + 1, TERM_OF) ? at + 2 : at + 1;
	}
	*n = when_number(r, at);
	return *n > 0 ? at + 1 : 0;
}

bool when_is_unit(const struct reading *r, size_t i)
{
	return term_is(r, i, TERM_UNIT) || term_is(r, i, TERM_HOURS) || term_is(r, i, TERM_NIGHT);
}

static enum unit unit_at(const struct reading *r, size_t i)
{
	return term_is(r, i, TERM_NIGHT) ? UNIT_DAY : (enum unit)r->terms[i].value;
}

/* The days that "n units before" may mean: three weeks are 18 to 24 days. */
static void set_distance(struct date *d, date_day base, enum unit unit, int n)
{
	if (unit == UNIT_WEEK || unit == UNIT_FORTNIGHT) {
		d->kind = MOMENT_WEEK;
		d->precision = 3;
		if (base == DATE_NONE || n > 4000 || n < -4000)
			return;
		date_day middle = base + n * (unit == UNIT_WEEK ? 7 : 14);
		d->from = middle - 3;
		d->to = middle + 3;
		if (d->to > base && n < 0)
			d->to = base;
		return;
	}
	when_set_unit(d, base, unit, n);
}

/* "the attack came a day after four were killed", "A year after shells killed 31": what is told behind it lies before. */
static bool is_come_after(const struct reading *r, size_t i, size_t after)
{
	static const char *const comes[] = { "came", "comes", "come", "coming", "happened",
		"occurred", "place", NULL };
	static const char *const small[] = { "just", "only", "barely", "less", "than", "more",
		"nearly", "almost", "exactly", "about", "some", NULL };
	if (!term_is(r, after, TERM_AFTER))
		return false;
	size_t at = i;
	while (at > r->first && when_reads_any(r, at - 1, small))
		at--;
	if (at > r->first && when_reads_any(r, at - 1, comes))
		return true;
	return at == r->first || term_is(r, at - 1, TERM_COMMA);
}

static bool opens_clause(const struct reading *r, size_t i)
{
	return i == r->first || term_is(r, i - 1, TERM_COMMA);
}

/* A year after, a report is written within a month of the day. */
static void set_anniversary(struct date *d, date_day base, int years)
{
	enum { MONTH = 31 };
	struct ymd now = date_split(base);
	date_day then;
	if (base == DATE_NONE || years > 200 || !date_make(now.year - years, now.month, 1, &then))
		return;
	d->kind = MOMENT_MONTH;
	d->precision = 4;
	d->from = then + now.day - 1 - MONTH;
	d->to = then + now.day - 1 + MONTH;
}

/* "two days ago", "three weeks earlier", "a day later", "the day before" (WHEN-9, WHEN-11). */
static size_t distance(const struct reading *r, size_t i, struct date *d)
{
	int n;
	size_t at = how_many(r, i, &n);
	if (!at || !when_is_unit(r, at))
		return 0;
	enum unit unit = unit_at(r, at);
	enum term_class after = term_at(r, at + 1).class;
	bool here = r->anchor != DATE_NONE && r->anchored == r->first && i > r->first;
	bool come = is_come_after(r, i, at + 1) &&
		    (unit != UNIT_YEAR || i == r->first || !opens_clause(r, i) ||
			    here); /* INC-13, but "candles were lit on Friday, a year after" */
	if (after != TERM_AGO && after != TERM_EARLIER && after != TERM_LATER &&
		after != TERM_BEFORE && !come)
		return 0;
	*d = when_unknown(MOMENT_DAY, "WHEN-9");
	bool told = after == TERM_AGO || r->anchor == DATE_NONE ||
		    (come && opens_clause(r, i) && !here); /* "on Saturday, three days after" */
	bool years =
		after == TERM_LATER &&
		(unit == UNIT_YEAR || (unit == UNIT_MONTH &&
					      (r->anchor == DATE_NONE || r->anchored != r->first)));
	told = told && !(years && r->told != DATE_NONE);
	date_day base = told ? r->published : years ? r->told : r->anchor;
	d->deictic = told;
	d->chained = !told;
	if (after == TERM_LATER && unit == UNIT_DAY && r->before != DATE_NONE &&
		r->before + n == r->anchor)
		base = r->before; /* below the heading "20 March", whose day they lead to */
	if (after == TERM_BEFORE) /* before something that is not a date */
		base = DATE_NONE;
	if (after == TERM_LATER && told)
		base = DATE_NONE;
	if (!told)
		d->rule = "WHEN-11";
	if (years && n > 0 && r->published != DATE_NONE && base != DATE_NONE &&
		base + n * (unit == UNIT_YEAR ? 365 : 30) > r->published)
		base = DATE_NONE;
	if (after == TERM_AGO && unit == UNIT_YEAR && at + 2 < r->end && n > 0 && n < 200 &&
		base != DATE_NONE && when_reads(r, at + 2, "today")) {
		struct ymd then = date_split(base); /* "a year ago today" */
		if (date_make(then.year - n, then.month, then.day, &d->from)) {
			d->to = d->from;
			return at + 3;
		}
	}
	if (come && n > 0 && unit == UNIT_YEAR)
		set_anniversary(d, base, n);
	else if (n > 0)
		set_distance(d, base, unit, after == TERM_LATER ? n : -n);
	else
		when_set_unit(d, DATE_NONE, unit, 0);
	if ((after == TERM_LATER || after == TERM_EARLIER) && n > 0 &&
		(unit == UNIT_MINUTE || (unit == UNIT_HOUR && n < 24)))
		*d = when_unknown(MOMENT_CLOCK, "WHEN-11"); /* "twenty minutes later" */
	if (after == TERM_LATER && r->published != DATE_NONE && d->from > r->published)
		d->from = d->to = DATE_NONE; /* later than something that has no date here */
	return at + 2;
}

bool when_is_single_day(const struct reading *r, size_t i)
{
	return term_is(r, i, TERM_UNIT) && r->terms[i].value == UNIT_DAY && word_low(r, i).len == 3;
}

/* "the next day", "the same night", "that day", "the previous day", "the day before" (WHEN-11). */
size_t when_chained(const struct reading *r, size_t i, struct date *d)
{
	size_t at = term_is(r, i, TERM_THE) ? i + 1 : i, end = at + 2;
	struct term t = term_at(r, at);
	int step = 0;
	if (t.class == TERM_NEXT || t.class == TERM_FOLLOWING)
		step = t.value < 0 ? -1 : 1;
	else if (when_is_single_day(r, at) && at > i && term_is(r, at + 1, TERM_BEFORE))
		step = -1;
	else if (when_is_single_day(r, at) && at > i && term_is(r, at + 1, TERM_AFTER))
		step = 1;
	else if (t.class != TERM_SAME && t.class != TERM_THAT)
		return 0;
	if (step == 0 && term_is(r, at + 1, TERM_UNIT) && r->terms[at + 1].value == UNIT_YEAR) {
		*d = when_unknown(MOMENT_YEAR, "WHEN-11"); /* "in that year" */
		d->chained = true;
		when_set_unit(d, r->year_of, UNIT_YEAR, 0);
		return end;
	}
	bool day = when_is_single_day(r, at + 1);
	bool before = when_is_single_day(r, at); /* "the day before" */
	if (!day && !before && (!when_is_part(r, at + 1) || r->terms[at + 1].value == 2))
		return 0;
	if (t.class == TERM_NEXT && at == i)
		return 0;
	*d = when_unknown(MOMENT_DAY, "WHEN-11");
	d->chained = true;
	if (!before && !day)
		d->time_first = at + 1, d->time_end = at + 2;
	if (r->spanned != SIZE_MAX && (r->anchored == SIZE_MAX || r->spanned > r->anchored))
		return end; /* "in February 2019 a post was burned and, the next night," */
	set_day(d, r->anchor, step);
	return end;
}

/* WHEN-10: "at the weekend", "over the weekend": the last one that has begun. */
static size_t the_weekend(const struct reading *r, size_t i, struct date *d)
{
	bool called =
		i > r->first &&
		(r->terms[i - 1].class == TERM_AT || r->terms[i - 1].class == TERM_OVER ||
			r->terms[i - 1].class == TERM_ON || r->terms[i - 1].class == TERM_DURING);
	if (!called || !term_is(r, i + 1, TERM_UNIT) || r->terms[i + 1].value != UNIT_WEEKEND)
		return 0;
	*d = when_unknown(MOMENT_SPAN, "WHEN-10");
	d->deictic = true;
	when_set_unit(d, r->published, UNIT_WEEKEND, 0);
	return i + 2;
}

/* "the first", "the last" */
static bool counts_on(const struct reading *r, size_t i)
{
	static const char *const nths[] = { "first", "second", "third", "fourth", NULL };
	return term_is(r, i, TERM_THE) && i + 1 < r->end &&
	       (term_is(r, i + 1, TERM_LAST) || when_reads_any(r, i + 1, nths));
}

size_t when_relative(const struct reading *r, size_t i, struct date *d)
{
	switch ((enum term_class)r->terms[i].class) {
	case TERM_DAY_WORD:
		return day_word(r, i, d);
	case TERM_WEEKDAY:
	case TERM_WEEKDAY_SHORT:
		return weekday(r, i, d);
	case TERM_LAST:
	case TERM_NEXT:
	case TERM_THIS:
		return this_last_next(r, i, d);
	case TERM_EARLIER:
	case TERM_LATER: /* "earlier today", "later this week" */
		if (term_is(r, i + 1, TERM_DAY_WORD))
			return day_word(r, i + 1, d);
		if (term_is(r, i + 1, TERM_THIS) || term_is(r, i + 1, TERM_LAST))
			return this_last_next(r, i + 1, d);
		if (term_is(r, i + 1, TERM_THAT))
			return when_chained(r, i + 1, d);
		return 0;
	case TERM_ABOUT:
	case TERM_A:
	case TERM_FEW:
	case TERM_NUMBER:
	case TERM_DIGITS:
		return distance(r, i, d);
	case TERM_THE:
	case TERM_THAT:
	case TERM_SAME:
	case TERM_FOLLOWING:
		if (counts_on(r, i) && i + 4 < r->end && when_nth(r, i, d))
			return when_nth(r, i, d);
		if (counts_on(r, i) && i + 2 < r->end && when_part_of_year(r, i, d))
			return when_part_of_year(r, i, d);
		if (term_is(r, i, TERM_THE) && (the_weekend(r, i, d) || the_weekday(r, i, d)))
			return i + 2;
		if (term_is(r, i, TERM_THE) && term_is(r, i + 1, TERM_NEXT) &&
			term_is(r, i + 2, TERM_UNIT) && r->terms[i + 2].value != UNIT_DAY)
			return 0;
		return when_chained(r, i, d);
	default:
		return 0;
	}
}

/* "over the past week", "in the last 24 hours", "in recent days" (WHEN-12). */
static size_t back_from_now(const struct reading *r, size_t i, struct date *d)
{
	size_t at = term_is(r, i, TERM_THE) ? i + 1 : i;
	enum term_class which = term_at(r, at).class;
	if (which != TERM_LAST && which != TERM_PAST && which != TERM_RECENT &&
		which != TERM_NEXT && which != TERM_FOLLOWING)
		return 0;
	int n = 1;
	size_t unit = how_many(r, at + 1, &n);
	bool counted = unit != 0;
	if (!unit) {
		unit = at + 1;
		n = 1;
	}
	if (!when_is_unit(r, unit))
		return 0;
	/* "last week" is a calendar week, "the past week" seven days; "last two weeks" fourteen */
	bool plural = str_ends(word_low(r, unit), STR("s"));
	if (!counted && which != TERM_PAST && !(which == TERM_RECENT && plural))
		return 0;
	static const int days[] = { 0, 0, 1, 7, 7, 14, 30, 365, 3652, 36524 };
	*d = when_unknown(MOMENT_DURATION, "WHEN-12");
	d->repeated = true;
	d->deictic = true;
	bool known = r->published != DATE_NONE && n > 0 && n < 4000 && which != TERM_RECENT;
	bool back = which == TERM_LAST || which == TERM_PAST ||
		    (which == TERM_FOLLOWING && r->terms[at].value < 0); /* "the preceding" */
	if (known && back && (counted || !plural)) {
		enum unit u = unit_at(r, unit);
		int days_back = u == UNIT_HOUR      ? (n + 23) / 24
				: u <= UNIT_CENTURY ? days[u] * n
						    : 0;
		d->to = r->published;
		if (date_split(r->published).year > 200 && days_back < 73000)
			d->from = r->published - days_back;
		else
			d->to = DATE_NONE;
	}
	return unit + 1;
}

/* "for three days", "every night", "over the past week" (WHEN-12). */
size_t when_duration(const struct reading *r, size_t i, struct date *d)
{
	int n;
	size_t at = back_from_now(r, i, d);
	if (at)
		return at;
	*d = when_unknown(MOMENT_DURATION, "WHEN-12");
	d->repeated = true;
	if (term_is(r, i, TERM_EVERY)) {
		bool unit = when_is_unit(r, i + 1) || when_is_part(r, i + 1) ||
			    term_is(r, i + 1, TERM_WEEKDAY);
		return unit ? i + 2 : 0;
	}
	bool lasting = i > r->first &&
		       (r->terms[i - 1].class == TERM_FOR || r->terms[i - 1].class == TERM_OVER ||
			       r->terms[i - 1].class == TERM_IN);
	at = lasting ? how_many(r, i, &n) : 0;
	return at && when_is_unit(r, at) && !term_is(r, at + 1, TERM_CLITIC) ? at + 1 : 0;
}
