#include "base/date.h"
#include "tap.h"

TEST("every day from 1600 to 2400 follows the day before it and is split as it was made")
{
	date_day d, before = 0;
	int weekday = -1, wrong = 0;
	for (int y = 1600; y <= 2400; y++)
		for (int m = 1; m <= 12; m++)
			for (int i = 1; i <= date_days_in_month(y, m); i++) {
				wrong += !date_make(y, m, i, &d);
				struct ymd back = date_split(d);
				wrong += back.year != y || back.month != m || back.day != i;
				wrong += weekday >= 0 &&
					 (d != before + 1 || date_weekday(d) != weekday);
				before = d;
				weekday = (date_weekday(d) + 1) % 7;
			}
	CHECK_INT(wrong, 0);
}

TEST("known days have their number and their day of the week")
{
	static const struct {
		int y, m, d, weekday;
		date_day day;
	} known[] = {
		{ 1970, 1, 1, 3, 0 },       /* Thursday */
		{ 1969, 12, 31, 2, -1 },    /* Wednesday */
		{ 2000, 2, 29, 1, 11016 },  /* Tuesday */
		{ 1600, 1, 1, 5, -135140 }, /* Saturday */
		{ 1945, 5, 8, 1, -9004 },   /* Tuesday */
		{ 2024, 2, 29, 3, 19782 },  /* Thursday */
		{ 1, 1, 1, 0, -719162 },    /* Monday */
		{ 9999, 12, 31, 4, 2932896 },
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		date_day d = DATE_NONE;
		CHECK(date_make(known[i].y, known[i].m, known[i].d, &d));
		CHECK_INT(d, known[i].day);
		CHECK_INT(date_weekday(d), known[i].weekday);
	}
}

TEST("days that do not exist are refused")
{
	static const struct ymd none[] = { { 2023, 2, 29 }, { 1900, 2, 29 }, { 2024, 13, 1 },
		{ 2024, 0, 1 }, { 2024, 4, 31 }, { 2024, 1, 0 }, { 0, 1, 1 }, { 10000, 1, 1 },
		{ -5, 1, 1 } };
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		date_day d = 7;
		CHECK(!date_make(none[i].year, none[i].month, none[i].day, &d));
		CHECK_INT(d, 7);
	}
}

TEST("a date is read from its ten characters, alone or before a time")
{
	date_day want, got;
	CHECK(date_make(2031, 3, 14, &want));
	CHECK(date_parse(STR("2031-03-14"), &got) && got == want);
	CHECK(date_parse(STR("2031-03-14T04:00:00Z"), &got) && got == want);
	CHECK(date_parse(STR("2031-03-14 04:00"), &got) && got == want);
	static const char *const wrong[] = { "", "2031-3-14", "2031-03-141", "2031/03/14",
		"14-03-2031", "2031-02-29", "2031-03-1x", "-031-03-14", "2031-03-14x" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		CHECK(!date_parse(str_from(wrong[i]), &got));
	CHECK(!date_parse((struct str){ 0 }, &got));
}

TEST("a date is written as it is read, and one not known is not known")
{
	date_day d;
	CHECK(date_make(987, 6, 5, &d));
	CHECK_STR(date_text(mem, d), "0987-06-05");
	CHECK(date_parse(date_text(mem, d), &d));
	CHECK(date_text(mem, DATE_NONE).at == NULL);
}

static struct str words(struct arena *mem, const char *from, const char *to)
{
	date_day a = DATE_NONE, b = DATE_NONE;
	CHECK(date_parse(str_from(from), &a));
	if (to)
		CHECK(date_parse(str_from(to), &b));
	return date_words(mem, a, b);
}

TEST("a span of days is said as a person would say it")
{
	CHECK_STR(words(mem, "2031-03-14", NULL), "14 March 2031");
	CHECK_STR(words(mem, "2031-03-14", "2031-03-14"), "14 March 2031");
	CHECK_STR(words(mem, "2031-03-14", "2031-03-16"), "14 to 16 March 2031");
	CHECK_STR(words(mem, "2031-03-01", "2031-03-31"), "March 2031");
	CHECK_STR(words(mem, "2031-01-01", "2031-12-31"), "2031");
	CHECK_STR(words(mem, "2031-03-30", "2031-04-02"), "30 March 2031 to 2 April 2031");
	CHECK_STR(words(mem, "2030-12-30", "2031-01-02"), "30 December 2030 to 2 January 2031");
	CHECK_STR(date_words(mem, DATE_NONE, DATE_NONE), "date not known");
}
