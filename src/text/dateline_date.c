/* The dates of a head, in figures and in words: READ-22, READ-23, READ-28. */
#include "text/dateline_inside.h"
#include "text/months.h"

static int digits(struct str s, size_t *i, size_t most)
{
	int n = 0;
	size_t begin = *i;
	while (*i < s.len && *i - begin < most && s.at[*i] >= '0' && s.at[*i] <= '9')
		n = n * 10 + (s.at[(*i)++] - '0');
	return *i > begin ? n : -1;
}

/* READ-22: two digits from 70 on are of the last century. */
static int full_year(int year, size_t count)
{
	if (count == 4)
		return year;
	return count != 2 ? -1 : year >= 70 ? 1900 + year : 2000 + year;
}

bool date_cut_figures(struct str s, struct figures_date *f)
{
	size_t i = 0;
	f->mark = 0;
	for (int k = 0; k < 3; k++) {
		size_t begin = i;
		f->part[k] = digits(s, &i, 4);
		f->width[k] = i - begin;
		if (f->part[k] < 0 || (k < 2 && i >= s.len) || (k == 1 && s.at[i] != f->mark))
			return false;
		if (k < 2)
			f->mark = s.at[i++];
	}
	if (i < s.len && !(f->mark == '-' && s.at[i] == 't'))
		return false;
	if (f->width[1] > 2 || f->width[0] == 3)
		return false; /* "Index: KHZ 14/009/2032" */
	return f->mark == '/' || f->mark == '.' || f->mark == '-';
}

/* READ-23: day and month may not change places; the order is only sure when one exceeds 12, both
 * are the same, or dots part them. */
static bool numeric(struct str s, date_day *date)
{
	struct figures_date f;
	if (!date_cut_figures(s, &f))
		return false;
	if (f.width[0] == 4)
		return date_make(f.part[0], f.part[1], f.part[2], date);
	int year = full_year(f.part[2], f.width[2]);
	if (f.part[1] > 12 && f.mark == '/')
		return date_make(year, f.part[0], f.part[1], date);
	bool sure = f.part[0] > 12 || f.part[0] == f.part[1] || f.mark == '.';
	return sure && date_make(year, f.part[1], f.part[0], date);
}

bool dateline_either(struct str low, date_day either[2])
{
	struct figures_date f;
	date_day sure;
	if (!date_cut_figures(low, &f) || f.width[0] == 4 || numeric(low, &sure))
		return false;
	int year = full_year(f.part[2], f.width[2]);
	return date_make(year, f.part[1], f.part[0], &either[0]) &&
	       date_make(year, f.part[0], f.part[1], &either[1]);
}

/* "Fri 09/05/2031": the day of the week says which of the two it is. */
static bool by_weekday(const struct words *w, size_t i, date_day *date)
{
	static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
	enum { SHORT = 3 };
	date_day either[2];
	size_t before = i > 0 && is_mark(&w->at[i - 1], ',') ? i - 1 : i;
	if (before == 0 || !is_weekday(w->at[before - 1].low) ||
		!dateline_either(w->at[i].low, either))
		return false;
	struct str low = str_slice(w->at[before - 1].low, 0, SHORT);
	bool is[2];
	for (int k = 0; k < 2; k++)
		is[k] = str_is(low, days[date_weekday(either[k])]);
	*date = either[is[0] ? 0 : 1];
	return is[0] != is[1];
}

static bool is_day(struct str low, int *day)
{
	size_t i = 0;
	*day = digits(low, &i, 2);
	struct str tail = str_slice(low, i, low.len);
	return *day >= 1 && *day <= 31 &&
	       (tail.len == 0 || str_equal(tail, STR("st")) || str_equal(tail, STR("nd")) ||
		       str_equal(tail, STR("rd")) || str_equal(tail, STR("th")));
}

static bool is_year(struct str low, int *year)
{
	size_t i = 0;
	if (low.len && low.at[0] == '\'')
		return false;
	*year = full_year(digits(low, &i, 4), low.len);
	return i == low.len && *year >= 1900 && *year <= 2199;
}

/* Passes over what may stand within a date: "of", "de", a comma, the second name of a month. */
static size_t skip(const struct words *w, size_t i, size_t end)
{
	while (i < end &&
		(is_mark(&w->at[i], ',') || str_equal(w->at[i].low, STR("of")) ||
			str_equal(w->at[i].low, STR("de")) || str_equal(w->at[i].low, STR("del")) ||
			str_equal(w->at[i].low, STR("\u060C"))))
		i++;
	if (i + 1 < end && is_mark(&w->at[i], '/') && month_number(w->at[i + 1].low))
		i += 2;
	return i;
}

/* "April 9, 31 villagers": what would be a year of two digits counts what follows it. */
static bool counts_on(const struct words *w, size_t i, size_t end)
{
	if (w->at[i].low.len > 2 || i + 1 >= end ||
		(w->at[i + 1].shape & (SHAPE_DIGIT | SHAPE_PUNCT)))
		return false;
	return is_mark(&w->at[i - 1], ',') || !(w->at[i + 1].shape & SHAPE_CAPITAL);
}

/* "Bulletin no. 14, March 2031": the number of a paper is no day. */
static bool is_numbered(const struct words *w, size_t i)
{
	static const char *const no[] = { "no", "no.", "nr", "nr.", "number", "issue", "vol",
		"vol.", "#", NULL };
	i -= i > 0 && is_mark(&w->at[i - 1], '.');
	return i > 0 && is_any(w->at[i - 1].low, no);
}

static size_t spelled(const struct words *w, size_t i, size_t end, date_day *date)
{
	int day = 0, month = 0, year = 0;
	size_t k = i;
	bool day_first = is_day(w->at[k].low, &day);
	if (!day_first)
		month = month_number(w->at[k].low);
	if ((!day_first && !month) || (day_first && is_numbered(w, i)))
		return 0;
	bool slashed = day_first && k + 4 < end && is_mark(&w->at[k + 1], '/') &&
		       is_mark(&w->at[k + 3], '/'); /* "14/Mar/2031" */
	k = slashed ? k + 2 : skip(w, k + 1, end);
	if (k >= end ||
		(day_first ? !(month = month_number(w->at[k].low)) : !is_day(w->at[k].low, &day)))
		return 0;
	k = slashed ? k + 2 : skip(w, k + 1, end);
	if (k >= end || !is_year(w->at[k].low, &year) || counts_on(w, k, end) ||
		!date_make(year, month, day, date))
		return 0;
	return k + 1 - i;
}

/* "182210Z MAR 82": day, hour and minute in one, as cables have it. */
static size_t of_cable(const struct words *w, size_t i, size_t end, date_day *date)
{
	enum { FIGURES = 6 };
	struct str low = w->at[i].low;
	size_t n = 0;
	int month, year;
	while (n < low.len && low.at[n] >= '0' && low.at[n] <= '9')
		n++;
	if (n != FIGURES || low.len != FIGURES + 1 || low.at[n] != 'z' || i + 2 >= end ||
		!(month = month_number(w->at[i + 1].low)) || !is_year(w->at[i + 2].low, &year))
		return 0;
	return date_make(year, month, (low.at[0] - '0') * 10 + low.at[1] - '0', date) ? 3 : 0;
}

/* "14-Mar-2031", "Mar-14-31" in one word. */
static bool hyphened(struct str low, date_day *date)
{
	enum { SHORTEST = 8, LONGEST = 17 };
	int day, month, year;
	if (low.len < SHORTEST || low.len > LONGEST)
		return false;
	size_t a = str_find(low, STR("-"));
	if (a >= low.len)
		return false;
	struct str head = str_slice(low, 0, a), rest = str_slice(low, a + 1, low.len);
	size_t b = str_find(rest, STR("-"));
	struct str middle = str_slice(rest, 0, b);
	if (b >= rest.len || !is_year(str_slice(rest, b + 1, rest.len), &year))
		return false;
	if (is_day(head, &day))
		return (month = month_number(middle)) && date_make(year, month, day, date);
	return (month = month_number(head)) && is_day(middle, &day) &&
	       date_make(year, month, day, date);
}

size_t date_at(const struct words *w, size_t i, size_t end, date_day *date)
{
	if (i >= end)
		return 0;
	if (w->at[i].low.len >= 8 && hyphened(w->at[i].low, date))
		return 1;
	if (w->at[i].low.len == 7 && of_cable(w, i, end, date))
		return 3;
	if (w->at[i].shape & SHAPE_DIGIT)
		return numeric(w->at[i].low, date) || by_weekday(w, i, date)
			       ? 1
			       : spelled(w, i, end, date);
	return month_may_be(w->at[i].low) ? spelled(w, i, end, date) : 0;
}

size_t dateline_day_at(const struct words *w, size_t i, size_t end, int *month, int *day)
{
	const struct word *at = &w->at[i];
	size_t k = i + 1 + (i + 2 < end && is_mark(&at[1], '.'));
	int m = month_number(at->low), d;
	if (k >= end)
		return 0;
	bool named = (m && is_day(w->at[k].low, &d)) ||
		     (is_day(at->low, &d) && (m = month_number(w->at[k].low)) != 0);
	if (!named)
		return 0;
	*month = m, *day = d;
	return k + 1;
}

/* How many days before `day` the month and the day of the month last were. */
static date_day days_since(date_day day, int month, int of_month)
{
	date_day told;
	int year = date_split(day).year;
	if (!date_make(year, month, of_month, &told))
		return DATE_NONE;
	if (told > day && !date_make(year - 1, month, of_month, &told))
		return DATE_NONE;
	return day - told;
}

bool dateline_by_told_day(const struct words *w, const date_day either[2], date_day *date)
{
	enum { LOOK = 400 /* words */, NEWS = 14 /* days */ };
	bool near[2] = { false, false };
	for (size_t i = 0; i + 1 < w->count && i < LOOK; i++) {
		int month, day;
		if (!(w->at[i].shape & (SHAPE_DIGIT | SHAPE_CAPITAL)) ||
			!dateline_day_at(w, i, w->count, &month, &day))
			continue;
		for (int k = 0; k < 2; k++) {
			date_day since = days_since(either[k], month, day);
			near[k] |= since != DATE_NONE && since <= NEWS;
		}
	}
	*date = either[near[0] ? 0 : 1];
	return near[0] != near[1];
}
