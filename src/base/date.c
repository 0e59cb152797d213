#include "base/date.h"

#include <string.h>

static const char *const month_names[] = { "January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December" };

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int date_days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days from civil, by Howard Hinnant's era arithmetic: exact for every year. */
bool date_make(int year, int month, int day, date_day *out)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
		day > date_days_in_month(year, month))
		return false;
	int y = month <= 2 ? year - 1 : year;
	int era = y / 400, of_era = y - era * 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	*out = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
	return true;
}

struct ymd date_split(date_day d)
{
	int z = d + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	int month = mp < 10 ? mp + 3 : mp - 9;
	return (struct ymd){ yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1 };
}

int date_weekday(date_day d)
{
	return (d % 7 + 10) % 7; /* 1970-01-01 was a Thursday */
}

static bool digits(struct str s, size_t from, size_t count, int *value)
{
	*value = 0;
	for (size_t i = from; i < from + count; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		*value = *value * 10 + (s.at[i] - '0');
	}
	return true;
}

bool date_parse(struct str s, date_day *out)
{
	int y, m, d;
	if (s.len < 10 || s.at[4] != '-' || s.at[7] != '-' ||
		(s.len > 10 && s.at[10] != 'T' && s.at[10] != ' '))
		return false;
	return digits(s, 0, 4, &y) && digits(s, 5, 2, &m) && digits(s, 8, 2, &d) &&
	       date_make(y, m, d, out);
}

struct str date_text(struct arena *mem, date_day d)
{
	if (d == DATE_NONE)
		return (struct str){ 0 };
	struct ymd v = date_split(d);
	return str_format(mem, "%04d-%02d-%02d", v.year, v.month, v.day);
}

static bool is_whole_month(struct ymd a, struct ymd b)
{
	return a.year == b.year && a.month == b.month && a.day == 1 &&
	       b.day == date_days_in_month(b.year, b.month);
}

struct str date_words(struct arena *mem, date_day from, date_day to)
{
	if (from == DATE_NONE)
		return STR("date not known");
	struct ymd a = date_split(from), b = date_split(to == DATE_NONE ? from : to);
	const char *first = month_names[a.month - 1], *last = month_names[b.month - 1];
	if (from == to || to == DATE_NONE)
		return str_format(mem, "%d %s %d", a.day, first, a.year);
	if (a.year == b.year && a.month == 1 && a.day == 1 && b.month == 12 && b.day == 31)
		return str_format(mem, "%d", a.year);
	if (is_whole_month(a, b))
		return str_format(mem, "%s %d", first, a.year);
	if (a.year == b.year && a.month == b.month)
		return str_format(mem, "%d to %d %s %d", a.day, b.day, first, a.year);
	return str_format(mem, "%d %s %d to %d %s %d", a.day, first, a.year, b.day, last, b.year);
}
