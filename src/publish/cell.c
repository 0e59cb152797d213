#include "publish/cell.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

enum { MOST_DIGITS = 10, LONGEST = 60 };

bool cell_is_empty(struct str cell)
{
	static const char *const nothing[] = { "", "na", "n/a", "nan", "null", "none", "unknown",
		"not known", "-", "--", ".", "?", NULL };
	cell = str_trim(cell);
	for (size_t i = 0; nothing[i]; i++)
		if (str_equal_fold(cell, str_from(nothing[i])))
			return true;
	return false;
}

/* Arabic-Indic and Persian digits as Latin ones, dashes as '-'; other letters as they are. False when too long. */
static bool plain(struct str s, char *to, size_t room)
{
	size_t n = 0;
	s = str_trim(s);
	for (size_t i = 0, step; i < s.len; i += step) {
		uint32_t c = utf8_decode(str_slice(s, i, s.len), &step);
		if (n + 5 > room)
			return false;
		if (c >= 0x660 && c <= 0x669)
			to[n++] = (char)('0' + (c - 0x660));
		else if (c >= 0x6F0 && c <= 0x6F9)
			to[n++] = (char)('0' + (c - 0x6F0));
		else if (c == 0x2012 || c == 0x2013 || c == 0x2014)
			to[n++] = '-';
		else if (c == 0xA0 || c == 0x202F)
			to[n++] = ' ';
		else
			n += utf8_encode(c, to + n);
	}
	to[n] = '\0';
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits, with a blank or comma before each full group of three. Steps over what it read. */
static bool whole(const char **at, int64_t *n)
{
	const char *p = *at;
	int digits = 0;
	*n = 0;
	while (is_digit(*p)) {
		*n = *n * 10 + (*p++ - '0');
		if (++digits > MOST_DIGITS)
			return false;
		bool group = (*p == ',' || *p == ' ') && is_digit(p[1]) && is_digit(p[2]) &&
			     is_digit(p[3]) && !is_digit(p[4]);
		p += group;
	}
	if (p[0] == '.' && p[1] == '0' && !is_digit(p[2]))
		p += 2;
	*at = p;
	return digits > 0;
}

enum cell_state cell_count(struct str cell, struct cell_count *out)
{
	char text[LONGEST];
	const char *p = text;
	struct cell_count c = { 0 };
	if (cell_is_empty(cell))
		return CELL_EMPTY;
	if (!plain(cell, text, sizeof text) || !whole(&p, &c.low))
		return CELL_UNREADABLE;
	c.high = c.low;
	p += strspn(p, " ");
	if (*p == '+') {
		c.open = true;
		p++;
	} else if (*p == '-' || strncmp(p, "to ", 3) == 0) {
		p += *p == '-' ? 1 : 3;
		p += strspn(p, " ");
		if (!whole(&p, &c.high) || c.high < c.low)
			return CELL_UNREADABLE;
	}
	if (*p)
		return CELL_UNREADABLE;
	*out = c;
	return CELL_READ;
}

enum cell_state cell_number(struct str cell, double *out, int *decimals)
{
	char text[LONGEST];
	double value = 0,
	       unit = 1; /* digits as a whole number and 10^behind: both exact up to 15 digits */
	int behind = 0;
	if (cell_is_empty(cell))
		return CELL_EMPTY;
	if (!plain(cell, text, sizeof text))
		return CELL_UNREADABLE;
	const char *p = text + (*text == '-' || *text == '+');
	if (!is_digit(*p))
		return CELL_UNREADABLE;
	for (; is_digit(*p); p++)
		value = value * 10 + (*p - '0');
	if (*p == '.')
		for (p++; is_digit(*p); p++, behind++, unit *= 10)
			value = value * 10 + (*p - '0');
	value /= unit;
	if (*p || !isfinite(value))
		return CELL_UNREADABLE;
	*out = *text == '-' ? -value : value;
	*decimals = behind;
	return CELL_READ;
}

/* 1 to 12 for an English month, its first three letters deciding; steps over the word. */
static int month_word(const char **at)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	const char *p = *at;
	char three[4] = { 0 };
	for (int i = 0; i < 3 && *p; i++, p++)
		three[i] = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
	while ((*p >= 'a' && *p <= 'z') || *p == '.')
		p++;
	for (size_t m = 0; m < 12; m++)
		if (strncmp(months + 3 * m, three, 3) == 0) {
			*at = p;
			return (int)m + 1;
		}
	return 0;
}

/* Up to three numbers with what stands between them; a month's name is a number with `named` its place. */
struct pieces {
	int number[3], digits[3];
	int count, named; /* named: -1, or which of them was a word */
	const char *rest;
};

static struct pieces pieces_of(const char *p)
{
	struct pieces t = { .named = -1 };
	while (t.count < 3) {
		int value = 0, digits = 0, month = 0;
		for (; is_digit(*p) && digits < 9; p++, digits++)
			value = value * 10 + (*p - '0');
		if (!digits && t.named < 0 && (month = month_word(&p)) != 0) {
			t.named = t.count;
			value = month;
		}
		if (!digits && !month)
			break;
		t.number[t.count] = value;
		t.digits[t.count++] = digits;
		if (t.count < 3)
			p += strspn(p, "-/., ");
	}
	t.rest = p;
	return t;
}

static bool whole_of(int year, int month, struct cell_date *out)
{
	int last = month ? month : 12;
	return date_make(year, month ? month : 1, 1, &out->from) &&
	       date_make(year, last, date_days_in_month(year, last), &out->to);
}

static bool one_day(int year, int month, int day, struct cell_date *out)
{
	bool ok = date_make(year, month, day, &out->from);
	out->to = out->from;
	return ok;
}

static bool by_order(const struct pieces *t, enum date_order order, struct cell_date *out)
{
	int a = t->number[0], b = t->number[1], year = t->number[2];
	if (t->named == 1)
		return one_day(year, b, a, out);
	if (t->named == 0)
		return one_day(year, a, b, out);
	if (order == DATES_AMBIGUOUS && a != b && a <= 12 && b <= 12)
		return false;
	if (order == DATES_AMBIGUOUS)
		order = a > 12 ? DATES_DAY_FIRST : DATES_MONTH_FIRST;
	return order == DATES_DAY_FIRST ? one_day(year, b, a, out) : one_day(year, a, b, out);
}

static bool read_pieces(const struct pieces *t, enum date_order order, struct cell_date *out)
{
	const int *n = t->number, *d = t->digits;
	if (t->count == 1 && d[0] == 8)
		return one_day(n[0] / 10000, n[0] / 100 % 100, n[0] % 100, out);
	if (t->count == 1)
		return d[0] == 4 && whole_of(n[0], 0, out);
	if (t->count == 2 && (d[0] == 4 || d[1] == 4) && t->named != (d[0] == 4 ? 0 : 1))
		return d[0] == 4 ? whole_of(n[0], n[1], out) : whole_of(n[1], n[0], out);
	if (t->count == 3 && d[0] == 4)
		return one_day(n[0], n[1], n[2], out);
	return t->count == 3 && d[2] == 4 && by_order(t, order, out);
}

/* A time of day may follow a day. */
static bool only_time(const char *p)
{
	return !*p ||
	       ((*p == 'T' || *p == ' ') && strspn(p + 1, "0123456789:.Z+- ") == strlen(p + 1));
}

enum cell_state cell_date(struct str cell, enum date_order order, struct cell_date *out)
{
	char text[LONGEST];
	struct cell_date read;
	if (cell_is_empty(cell))
		return CELL_EMPTY;
	if (!plain(cell, text, sizeof text))
		return CELL_UNREADABLE;
	struct pieces t = pieces_of(text);
	if (!only_time(t.rest) || !read_pieces(&t, order, &read))
		return CELL_UNREADABLE;
	*out = read;
	return CELL_READ;
}

enum date_order cell_date_order(struct str cell)
{
	char text[LONGEST];
	if (!plain(cell, text, sizeof text))
		return DATES_AMBIGUOUS;
	struct pieces t = pieces_of(text);
	if (t.count != 3 || t.digits[2] != 4 || t.named >= 0)
		return DATES_AMBIGUOUS;
	if (t.number[0] > 12 && t.number[1] <= 12)
		return DATES_DAY_FIRST;
	return t.number[1] > 12 && t.number[0] <= 12 ? DATES_MONTH_FIRST : DATES_AMBIGUOUS;
}
