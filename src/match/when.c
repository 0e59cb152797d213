#include "match/when.h"

#include "base/date.h"
#include "base/utf8.h"
#include "text/name.h"

#include <stdlib.h>
#include <string.h>

struct parts {
	long number[8];
	size_t digits[8];
	size_t count;
	int month;       /* named, 0 none */
	size_t month_at; /* how many numbers stand before it */
	bool hijri, solar;
};

/* Beginnings of folded month names; the longest that fits wins by order. */
static const struct month_name {
	const char *start;
	int month;
} month_names[] = {
	{ "jan", 1 },
	{ "feb", 2 },
	{ "mar", 3 },
	{ "apr", 4 },
	{ "may", 5 },
	{ "jun", 6 },
	{ "jul", 7 },
	{ "aug", 8 },
	{ "sep", 9 },
	{ "oct", 10 },
	{ "nov", 11 },
	{ "dec", 12 },
	{ "ene", 1 },
	{ "fev", 2 },
	{ "abr", 4 },
	{ "avr", 4 },
	{ "mai", 5 },
	{ "juin", 6 },
	{ "juil", 7 },
	{ "ago", 8 },
	{ "aout", 8 },
	{ "okt", 10 },
	{ "dez", 12 },
	{ "dic", 12 },
	{ "janv", 1 },
	{ "marz", 3 },
	{ "maerz", 3 },
	{ "يناير", 1 },
	{ "فبراير", 2 },
	{ "مارس", 3 },
	{ "ابريل", 4 },
	{ "مايو", 5 },
	{ "يونيو", 6 },
	{ "يوليو", 7 },
	{ "اغسطس", 8 },
	{ "سبتمبر", 9 },
	{ "اكتوبر", 10 },
	{ "نوفمبر", 11 },
	{ "ديسمبر", 12 },
	{ "شباط", 2 },
	{ "اذار", 3 },
	{ "نيسان", 4 },
	{ "ايار", 5 },
	{ "حزيران", 6 },
	{ "تموز", 7 },
	{ "اب", 8 },
	{ "ايلول", 9 },
};
/* Of the Persian solar year, as name_fold leaves them. */
static const struct month_name solar_months[] = { { "فروردين", 1 }, { "ارديبهشت", 2 },
	{ "خرداد", 3 }, { "تير", 4 }, { "مرداد", 5 }, { "شهريور", 6 }, { "مهر", 7 }, { "ابان", 8 },
	{ "اذر", 9 }, { "دي", 10 }, { "بهمن", 11 }, { "اسفند", 12 } };
static const struct month_name month_pairs[] = { { "كانون الثاني", 1 }, { "كانون الاول", 12 },
	{ "تشرين الاول", 10 }, { "تشرين الثاني", 11 } };

static int month_of(struct str word)
{
	int month = 0;
	for (size_t k = 0; k < sizeof month_names / sizeof *month_names; k++)
		if (str_starts(word, str_from(month_names[k].start)))
			month = month_names[k].month;
	return month;
}

static void add_number(struct parts *p, struct str digits)
{
	if (p->count == 8 || digits.len > 8)
		return;
	long n = 0;
	for (size_t i = 0; i < digits.len; i++)
		n = n * 10 + (digits.at[i] - '0');
	p->number[p->count] = n;
	p->digits[p->count++] = digits.len;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int solar_month_of(struct str word)
{
	for (size_t k = 0; k < sizeof solar_months / sizeof *solar_months; k++)
		if (str_equal(word, str_from(solar_months[k].start)))
			return solar_months[k].month;
	return 0;
}

static void add_word(struct parts *p, struct str word)
{
	int month = solar_month_of(word);
	p->solar |= month > 0 || str_equal(word, STR("ش")) || str_equal(word, STR("هش")) ||
		    str_equal(word, STR("شمسي"));
	month = month ? month : month_of(word);
	if (month && !p->month) {
		p->month = month;
		p->month_at = p->count;
	}
	p->hijri |= str_equal(word, STR("ه")) || str_equal(word, STR("ah"));
}

/* Cuts folded text into numbers and month names; "14mar" is two words. */
static struct parts parts_of(struct str folded)
{
	struct parts p = { 0 };
	for (size_t k = 0; k < sizeof month_pairs / sizeof *month_pairs; k++)
		if (str_find(folded, str_from(month_pairs[k].start)) < folded.len)
			p.month = month_pairs[k].month;
	size_t i = 0;
	while (i < folded.len) {
		size_t begin = i;
		bool digits = is_digit(folded.at[i]);
		while (i < folded.len && folded.at[i] != ' ' && is_digit(folded.at[i]) == digits)
			i++;
		if (i == begin) {
			i++;
			continue;
		}
		struct str word = str_slice(folded, begin, i);
		if (digits)
			add_number(&p, word);
		else
			add_word(&p, word);
	}
	return p;
}

static when_t checked(long year, long month, long day)
{
	if (year < 1 || year > 9999)
		return 0;
	if (month < 1 || month > 12)
		return WHEN(year, 0, 0);
	bool other =
		year >= 1300 && year <= 1500; /* months of other calendars have other lengths */
	if (day < 1 || day > (other ? 31 : date_days_in_month((int)year, (int)month)))
		day = 0;
	return WHEN(year, month, day);
}

static long full_year(long n, size_t digits)
{
	return digits > 2 ? n : n <= 35 ? 2000 + n : 1900 + n;
}

static when_t from_three(const struct parts *p, struct when_style style)
{
	long a = p->number[0], b = p->number[1], c = p->number[2];
	if (p->digits[0] >= 3)
		return b > 12 ? checked(a, c, b) : checked(a, b, c);
	bool month_first = style.month_first ? a <= 12 : a <= 12 && b > 12;
	long year = full_year(c, p->digits[2]);
	return month_first ? checked(year, a, b) : checked(year, b, a);
}

static when_t from_packed(long n, size_t digits)
{
	if (digits != 8)
		return checked(n, 0, 0);
	long year = n / 10000;
	if (year >= 1000 && year <= 2200)
		return checked(year, n / 100 % 100, n % 100);
	return checked(n % 10000, n / 10000 % 100, n / 1000000);
}

static when_t from_named(const struct parts *p)
{
	if (p->count == 0)
		return 0;
	if (p->count == 1)
		return p->digits[0] >= 3 ? checked(p->number[0], p->month, 0) : 0;
	if (p->digits[0] >= 3)
		return checked(p->number[0], p->month, p->number[1]);
	return checked(full_year(p->number[1], p->digits[1]), p->month, p->number[0]);
}

static when_t from_two(const struct parts *p)
{
	if (p->digits[0] >= 3 && p->digits[1] >= 3) /* a range of years */
		return p->number[0] == p->number[1] ? checked(p->number[0], 0, 0) : 0;
	if (p->digits[0] >= 3)
		return checked(p->number[0], p->number[1], 0);
	return p->digits[1] >= 3 ? checked(p->number[1], p->number[0], 0) : 0;
}

/* The tabular Islamic calendar, civil epoch; a day or so from what was observed, hence month and year alone. */
static when_t from_hijri(when_t w)
{
	long year = WHEN_YEAR(w), month = WHEN_MONTH(w), day = WHEN_DAY(w);
	long m = month ? month : 7, d = day ? day : 15, julian = 0;
	julian = d + (59 * (m - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30 + 1948439;
	struct ymd g = date_split((date_day)(julian - 2440588));
	return month ? WHEN(g.year, g.month, 0) : WHEN(g.year, 0, 0);
}

/*
 * The Persian solar calendar by its 33-year cycle, which holds for the years 1178 to 1633. A month
 * or a year alone is the one of ours that its middle lies in.
 */
static when_t from_solar(when_t w)
{
	long year = WHEN_YEAR(w) - 979L, month = WHEN_MONTH(w), day = WHEN_DAY(w);
	long m = month ? month : 7, d = day ? day : 15;
	long days = 365 * year + year / 33 * 8 + (year % 33 + 3) / 4 +
		    (m <= 6 ? (m - 1) * 31 : 186 + (m - 7) * 30) + d - 1 + 79;
	date_day first;
	if (!date_make(1600, 1, 1, &first))
		return 0;
	struct ymd g = date_split(first + (date_day)days);
	return WHEN(g.year, month ? g.month : 0, month && day ? g.day : 0);
}

/* Years from 1300 to 1500 by the calendar of the cell or, where it does not say, of its column. */
static when_t from_other(when_t w, const struct parts *p, struct when_style style)
{
	int year = WHEN_YEAR(w);
	if (year < 1300 || year > 1500)
		return w;
	if (p->solar || (style.solar && !p->hijri))
		return from_solar(w);
	return style.hijri || p->hijri ? from_hijri(w) : w;
}

/* Of a range, what both ends share. */
static when_t shared(when_t a, when_t b)
{
	if (WHEN_YEAR(a) != WHEN_YEAR(b))
		return 0;
	if (WHEN_MONTH(a) != WHEN_MONTH(b))
		return WHEN(WHEN_YEAR(a), 0, 0);
	return WHEN_DAY(a) == WHEN_DAY(b) ? a : WHEN(WHEN_YEAR(a), WHEN_MONTH(a), 0);
}

static when_t from_parts(const struct parts *p, struct when_style style)
{
	if (p->month && p->count <= 3)
		return from_named(p);
	if (p->count == 6) {
		struct parts first = *p, second = { .count = 3 };
		bool times = p->digits[0] >= 3 && p->digits[3] <= 2 && p->digits[5] <= 2;
		memcpy(second.number, p->number + 3, 3 * sizeof *p->number);
		memcpy(second.digits, p->digits + 3, 3 * sizeof *p->digits);
		when_t from = from_three(&first, style);
		return times ? from : shared(from, from_three(&second, style));
	}
	if (p->count >= 3)
		return from_three(p, style);
	if (p->count == 2)
		return from_two(p);
	return p->count == 1 ? from_packed(p->number[0], p->digits[0]) : 0;
}

static bool read_iso(struct str s, when_t *w)
{
	if (s.len != 10 || s.at[4] != '-' || s.at[7] != '-')
		return false;
	for (size_t i = 0; i < 10; i++)
		if (i != 4 && i != 7 && !is_digit(s.at[i]))
			return false;
	long n = strtol((char[]){ s.at[0], s.at[1], s.at[2], s.at[3], 0 }, NULL, 10);
	long m = (s.at[5] - '0') * 10 + s.at[6] - '0', d = (s.at[8] - '0') * 10 + s.at[9] - '0';
	*w = checked(n, m, d);
	return n > 1500;
}

static struct parts parts_of_cell(struct str cell)
{
	struct arena scratch = { 0 };
	struct buf folded = { .mem = &scratch };
	name_fold(cell, &folded);
	struct parts p = parts_of(buf_str(&folded));
	arena_release(&scratch);
	return p;
}

when_t when_read(struct str cell, struct when_style style)
{
	enum { LONGEST = 64 };
	when_t w;
	if (cell.len == 0 || cell.len > LONGEST)
		return 0;
	if (read_iso(cell, &w))
		return w;
	struct parts p = parts_of_cell(cell);
	return from_other(from_parts(&p, style), &p, style);
}

static bool has_31(const struct parts *p)
{
	bool found = false;
	for (size_t i = 0; i < p->count; i++)
		found |= p->number[i] == 31;
	return found;
}

void when_vote(struct when_votes *v, struct str cell)
{
	struct parts p = parts_of_cell(cell);
	if (p.count >= 3 && !p.month && p.digits[0] <= 2) {
		v->day_first += p.number[0] > 12 && p.number[1] <= 12;
		v->month_first += p.number[1] > 12 && p.number[0] <= 12;
	}
	int year = WHEN_YEAR(from_parts(&p, (struct when_style){ 0 }));
	v->years += year > 0;
	v->hijri_years += year >= 1300 && year <= 1500;
	v->late_years += year >= 1413 && year <= 1500;
	v->solar += year >= 1300 && year < 1413 && (p.solar || has_31(&p));
	v->old_years += year > 1500 && year < 1800;
}

struct when_style when_decide(const struct when_votes *v)
{
	enum {
		SLIPS = 50,
		ENOUGH = 6
	}; /* births of one list: in lunar years some would be of 1413 and later */
	bool few = v->hijri_years * SLIPS < v->years; /* 1493 for 1993 */
	bool other = v->hijri_years > 0 && !few &&
		     (v->old_years == 0 || v->hijri_years * 5 > v->years * 4);
	bool solar = other && v->late_years == 0 && (v->solar || v->hijri_years >= ENOUGH);
	return (struct when_style){ .month_first = v->month_first > v->day_first,
		.hijri = other && !solar,
		.solar = solar };
}

/* Slips among the eight digits: one changed, or two neighbours changed about. */
static bool is_slip(when_t a, when_t b)
{
	int x[8], y[8], wrong[8], count = 0;
	int p = WHEN_YEAR(a) * 10000 + WHEN_MONTH(a) * 100 + WHEN_DAY(a);
	int q = WHEN_YEAR(b) * 10000 + WHEN_MONTH(b) * 100 + WHEN_DAY(b);
	for (int i = 0; i < 8; i++, p /= 10, q /= 10) {
		x[i] = p % 10;
		y[i] = q % 10;
		if (x[i] != y[i])
			wrong[count++] = i;
	}
	if (count == 1)
		return true;
	return count == 2 && wrong[1] == wrong[0] + 1 && x[wrong[0]] == y[wrong[1]] &&
	       x[wrong[1]] == y[wrong[0]];
}

static bool is_month_near(when_t a, when_t b)
{
	int days = (WHEN_YEAR(a) - WHEN_YEAR(b)) * 372 + (WHEN_MONTH(a) - WHEN_MONTH(b)) * 31 +
		   WHEN_DAY(a) - WHEN_DAY(b);
	return abs(days) <= 31;
}

/* A year typed one or ten off, and a day that is near as well. */
static bool is_year_off(when_t a, when_t b)
{
	int years = abs(WHEN_YEAR(a) - WHEN_YEAR(b));
	int days = (WHEN_MONTH(a) - WHEN_MONTH(b)) * 31 + WHEN_DAY(a) - WHEN_DAY(b);
	return (years == 1 || years == 10) && abs(days) <= 31;
}

static bool is_year_slip(int a, int b)
{
	int wrong = 0;
	for (; a || b; a /= 10, b /= 10)
		wrong += a % 10 != b % 10;
	return wrong == 1;
}

unsigned when_part_level(when_t a, when_t b)
{
	if (!a || !b || (WHEN_DAY(a) && WHEN_DAY(b)))
		return 0;
	int years = abs(WHEN_YEAR(a) - WHEN_YEAR(b));
	bool months = WHEN_MONTH(a) && WHEN_MONTH(b);
	if (years == 0)
		return months && WHEN_MONTH(a) != WHEN_MONTH(b) ? 3 : 6;
	if (years == 1)
		return 5;
	return is_year_slip(WHEN_YEAR(a), WHEN_YEAR(b)) ? 4 : years == 2 ? 2 : 1;
}

unsigned when_level(when_t a, when_t b)
{
	if (!WHEN_DAY(a) || !WHEN_DAY(b))
		return 0;
	if (a == b)
		return 7;
	bool year = WHEN_YEAR(a) == WHEN_YEAR(b), month = WHEN_MONTH(a) == WHEN_MONTH(b),
	     day = WHEN_DAY(a) == WHEN_DAY(b);
	bool changed_about = year && WHEN_MONTH(a) == WHEN_DAY(b) && WHEN_DAY(a) == WHEN_MONTH(b);
	if (changed_about || ((year || month || day) && is_slip(a, b)))
		return 6;
	if (year && (month || day))
		return 5;
	if (month && day)
		return 4;
	if (year || is_month_near(a, b) || is_year_off(a, b))
		return 3;
	return abs(WHEN_YEAR(a) - WHEN_YEAR(b)) <= 2 ? 2 : 1;
}
