#include "reader/when.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

/* The reports of this file are of Friday, 14 March 2031. */
static date_day day_of(int year, int month, int day)
{
	date_day d = DATE_NONE;
	CHECK(date_make(year, month, day, &d));
	return d;
}

static struct moments read_at(struct arena *mem, const char *text, date_day published)
{
	struct scanned s = { 0 };
	struct moments found = { 0 };
	text_scan(str_from(text), &s, mem);
	when_find(&s, published, false, &found, mem);
	return found;
}

static struct moments read_moments(struct arena *mem, const char *text)
{
	return read_at(mem, text, day_of(2031, 3, 14));
}

/* A moment as a line of the tables below: words|from|to|precision|time|marks. */
static struct str told(struct arena *mem, const struct moment *m)
{
	static const char *const kinds[] = { "day", "span", "week", "month", "year", "clock",
		"duration" };
	struct str from = m->when.from == DATE_NONE ? STR("-") : date_text(mem, m->when.from);
	struct str to = m->when.to == DATE_NONE ? STR("-") : date_text(mem, m->when.to);
	if (str_equal(from, to))
		to = STR("=");
	return str_format(mem, STR_FMT "|" STR_FMT "|" STR_FMT "|%s%d|" STR_FMT "|%s%s",
		STR_ARG(m->when.words), STR_ARG(from), STR_ARG(to), kinds[m->kind],
		m->when.precision, STR_ARG(m->when.time), m->chained ? "c" : "",
		m->repeated ? "r" : "");
}

struct expected {
	const char *text, *moment; /* NULL: none */
};

static void check_table(struct arena *mem, const struct expected *table, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct moments found = read_moments(mem, table[i].text);
		struct str got = found.count ? told(mem, &found.at[0]) : STR("none");
		struct str want = str_from(table[i].moment ? table[i].moment : "none");
		bool same = found.count <= 1 && str_equal(got, want);
		if (!same)
			printf("# \"%s\": %zu found, " STR_FMT "\n#   instead of " STR_FMT "\n",
				table[i].text, found.count, STR_ARG(got), STR_ARG(want));
		CHECK(same);
	}
}

#define CHECK_TABLE(table) check_table(mem, table, sizeof(table) / sizeof *(table))

TEST("WHEN-1: a day of the calendar is read in every usual form")
{
	static const struct expected table[] = {
		{ "They died on 14 March 2030.", "14 March 2030|2030-03-14|=|day1||" },
		{ "They died on March 14, 2030.", "March 14, 2030|2030-03-14|=|day1||" },
		{ "They died on the 14th of March, 2030.",
			"14th of March, 2030|2030-03-14|=|day1||" },
		{ "He was killed on 3rd May 2029.", "3rd May 2029|2029-05-03|=|day1||" },
		{ "THE ATTACK ON 03 JAN 30 WAS DENIED.", "03 JAN 30|2030-01-03|=|day1||" },
		{ "Killed 2030-11-07 in Port Selene.", "2030-11-07|2030-11-07|=|day1||" },
		{ "The shelling of 7 Sept. 2030 killed two.", "7 Sept. 2030|2030-09-07|=|day1||" },
		{ "On the night of 14-15 February 2031 they came.",
			"night of 14-15 February 2031|2031-02-14|2031-02-15|span2|night|" },
		{ "Between 3 and 7 May 2030 the town was shelled.",
			"3 and 7 May 2030|2030-05-03|2030-05-07|span2||" },
		{ "From 1 to 5 June 2030 nobody left.",
			"1 to 5 June 2030|2030-06-01|2030-06-05|span2||" },
		{ "Fighting on May 3-7, 2030 killed ten.",
			"May 3-7, 2030|2030-05-03|2030-05-07|span2||" },
		{ "Raids on 3, 4 and 5 May 2030.",
			"3, 4 and 5 May 2030|2030-05-03|2030-05-05|span2||" },
		{ "They were taken on Tuesday, 4 February 2031.",
			"Tuesday, 4 February 2031|2031-02-04|=|day1||" },
		{ "They were taken on Tuesday 4 February.",
			"Tuesday 4 February|2031-02-04|=|day1||" },
		{ "It was January twenty-sixth.", "January twenty-sixth|2031-01-26|=|day1||" },
		{ "Two froze on the night of 2/3 March.",
			"night of 2/3 March|2031-03-02|2031-03-03|span2|night|" },
		{ "Shots fell on 03-02-2031 at the house.", "03-02-2031|2031-02-03|=|day1||" },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-1: a day that does not exist keeps its words and has no date")
{
	static const struct expected table[] = {
		{ "They died on 30 February 2031.", "30 February 2031|-|=|day0||" },
		{ "They died on February 29, 2031.", "February 29, 2031|-|=|day0||" },
		{ "They died on 31 April.", "31 April|-|=|day0||" },
		{ "They died on 31/06/2030.", "31/06/2030|-|=|day0||" },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-2: a year of two digits lies within ten years after the report or before")
{
	static const struct expected table[] = {
		{ "THE BRIDGE FELL ON 28 DEC 30.", "28 DEC 30|2030-12-28|=|day1||" },
		{ "THE BRIDGE FELL ON 28 DEC 89.", "28 DEC 89|1989-12-28|=|day1||" },
		{ "He was born on 5/6/'41.", NULL },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-3: a day without a year is the one nearest before the report")
{
	static const struct expected table[] = {
		{ "They died on 12 March.", "12 March|2031-03-12|=|day1||" },
		{ "They died on March 14.", "March 14|2031-03-14|=|day1||" },
		{ "They died on 20 December.", "20 December|2030-12-20|=|day1||" },
		{ "Elections are due on 30 March.", "30 March|2031-03-30|=|day1||" },
		{ "They died on 30 April.", "30 April|2030-04-30|=|day1||" },
		{ "The 12 May shelling killed six.", "12 May|2030-05-12|=|day1||" },
		{ "They died on March 3 last year.", "March 3 last year|2030-03-03|=|day1||" },
		{ "He came back on the 9th.", "9th|2031-03-09|=|day1||" },
		{ "He came back on the 20th.", "20th|2031-02-20|=|day1||" },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-4: a month is a span of all its days")
{
	static const struct expected table[] = {
		{ "In March 2030 nine people died.", "March 2030|2030-03-01|2030-03-31|month4||" },
		{ "Nine people died in March.", "March|2031-03-01|2031-03-31|month4||" },
		{ "Nine people died in November.", "November|2030-11-01|2030-11-30|month4||" },
		{ "IN MAY NINE PEOPLE DIED.", "MAY|2030-05-01|2030-05-31|month4||" },
		{ "THE MARCH WILL BEGIN IN THE PARK.", NULL },
		{ "They may have died and they march on.", NULL },
		{ "SOME 200 MAY HAVE DIED.", NULL },
		{ "The October attack killed two.", "October|2030-10-01|2030-10-31|month4||" },
		{ "It happened in March of last year.",
			"March of last year|2030-03-01|2030-03-31|month4||" },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-5: numbers with strokes keep one order in one document")
{
	static const struct expected table[] = {
		{ "They died on 14/02/2031.", "14/02/2031|2031-02-14|=|day1||" },
		{ "They died on 02/14/2031.", "02/14/2031|2031-02-14|=|day1||" },
		{ "They died on 13.3.2031 at home.", "13.3.2031|2031-03-13|=|day1||" },
		{ "They died on 05/03/2031.", "05/03/2031|2031-03-05|=|day1||" },
		{ "They died on 03/05/2031.", "03/05/2031|2031-03-05|=|day1||" },
	};
	CHECK_TABLE(table);
	struct moments m = read_moments(mem, "Dead on 02/03/2031. Buried on 02/26/2031.");
	CHECK(m.count == 2 && m.at[0].when.from == day_of(2031, 2, 3));
	m = read_at(mem, "Dead on 02/03/2031.", DATE_NONE);
	CHECK(m.count == 1 && m.at[0].when.from == day_of(2031, 3, 2));
}

TEST("WHEN-6: a number is a year only where something calls for one")
{
	static const struct expected table[] = {
		{ "The war began in 2009.", "2009|2009-01-01|2009-12-31|year5||" },
		{ "It was a fear of the 1990s.", "1990s|1990-01-01|1999-12-31|span5||" },
		{ "He took power in a 2019 coup.", "2019|2019-01-01|2019-12-31|year5||" },
		{ "The massacre (2012) was denied.", "2012|2012-01-01|2012-12-31|year5||" },
		{ "Resolution 1975 was adopted.", NULL },
		{ "Some 2,000 people fled.", NULL },
		{ "Officials spoke of 2000 people.", NULL },
		{ "They fled from 2000 homes.", NULL },
		{ "A total of 1950 residents fled.", NULL },
		{ "Between 2005 and 2009 they fought.",
			"2005 and 2009|2005-01-01|2009-12-31|year5||" },
		{ "The drought of 2010-11 was worse.", "2010-11|2010-01-01|2011-12-31|span5||" },
		{ "In the early 1990s it was calm.", "early 1990s|1990-01-01|1993-05-01|span5||" },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-7: today, yesterday and their parts are counted from the report")
{
	static const struct expected table[] = {
		{ "They died today.", "today|2031-03-14|=|day1||" },
		{ "They died yesterday.", "yesterday|2031-03-13|=|day1||" },
		{ "They died yesterday morning.", "yesterday morning|2031-03-13|=|day1|morning|" },
		{ "They died last night.", "last night|2031-03-13|=|day1|night|" },
		{ "They died this morning.", "this morning|2031-03-14|=|day1|morning|" },
		{ "They died early this morning.", "early this morning|2031-03-14|=|day1|early|" },
		{ "They will meet tonight.", "tonight|2031-03-14|=|day1|tonight|" },
		{ "They will meet tomorrow.", "tomorrow|2031-03-15|=|day1||" },
		{ "The camp was shelled overnight.",
			"overnight|2031-03-13|2031-03-14|span2|overnight|" },
		{ "Earlier today two died.", "Earlier today|2031-03-14|=|day1||" },
		{ "Around 02:15 last night two shells fell.",
			"Around 02:15 last night|2031-03-14|=|day1|Around 02:15|" },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-8: a weekday is the last one at or before the report")
{
	static const struct expected table[] = {
		{ "They died on Tuesday.", "Tuesday|2031-03-11|=|day1||" },
		{ "They died on Friday.", "Friday|2031-03-14|=|day1||" },
		{ "They died last Friday.", "last Friday|2031-03-07|=|day1||" },
		{ "They died last Tuesday.", "last Tuesday|2031-03-11|=|day1||" },
		{ "They meet next Tuesday.", "next Tuesday|2031-03-18|=|day1||" },
		{ "Friday's attack killed six.", "Friday|2031-03-14|=|day1||" },
		{ "They died on Tuesday night.", "Tuesday night|2031-03-11|=|day1|night|" },
		{ "They died late on Tuesday.", "late on Tuesday|2031-03-11|=|day1|late|" },
		{ "Monday to Wednesday nobody slept.",
			"Monday to Wednesday|2031-03-10|2031-03-12|span2||" },
		{ "They died on Tuesday last week.", "Tuesday last week|2031-03-04|=|day1||" },
		{ "THEY DIED ON WEDNESDAY.", "WEDNESDAY|2031-03-12|=|day1||" },
		{ "Wed. Raid on the camp.", "Wed|2031-03-12|=|day1||" },
		{ "It was a Sunday in the village.", "Sunday|-|=|day0||" },
		{ "They shot my brother Sunday there.", NULL },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-9: a distance is counted back from the report")
{
	static const struct expected table[] = {
		{ "They died two days ago.", "two days ago|2031-03-12|=|day1||" },
		{ "They died a week ago.", "a week ago|2031-03-04|2031-03-10|week3||" },
		{ "They died three weeks earlier.",
			"three weeks earlier|2031-02-18|2031-02-24|week3||" },
		{ "They died two months ago.", "two months ago|2031-01-01|2031-01-31|month4||" },
		{ "They died 10 years ago.", "10 years ago|2021-01-01|2021-12-31|year5||" },
		{ "They died a few days ago.", "a few days ago|-|=|day0||" },
		{ "They died 48 hours ago.", "48 hours ago|2031-03-12|=|day1||" },
	};
	CHECK_TABLE(table);
}

TEST("INC-13: behind a day of its own sentence a year after tells of what was a year before")
{
	struct moments m = read_moments(
		mem, "Candles were lit on 12 March 2031, a year after shells killed 44.");
	CHECK(m.count == 2);
	CHECK_STR(told(mem, &m.at[1]), "a year after|2030-02-09|2030-04-12|month4||c");
	m = read_moments(mem, "Candles were lit there, a year after shells killed 44.");
	CHECK(m.count == 0);
}

TEST("WHEN-10: last week and last month are those of the calendar")
{
	static const struct expected table[] = {
		{ "They died last week.", "last week|2031-03-03|2031-03-09|week3||" },
		{ "They died this week.", "this week|2031-03-10|2031-03-16|week3||" },
		{ "They died last month.", "last month|2031-02-01|2031-02-28|month4||" },
		{ "They died late last month.", "late last month|2031-02-20|2031-02-28|month4||" },
		{ "They died last year.", "last year|2030-01-01|2030-12-31|year5||" },
		{ "They died last weekend.", "last weekend|2031-03-08|2031-03-09|span2||" },
		{ "They died last October.", "last October|2030-10-01|2030-10-31|month4||" },
		{ "They died at the end of last year.",
			"end of last year|2030-09-02|2030-12-31|year5||" },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-11: the next day and two days later are counted from the day named before")
{
	struct moments m = read_moments(mem,
		"The village was shelled on 2 February. The next day soldiers came, and three days "
		"later it was burned. That night two died.");
	CHECK(m.count == 4);
	CHECK(m.at[1].chained && m.at[1].when.from == day_of(2031, 2, 3));
	CHECK(m.at[2].chained && m.at[2].when.from == day_of(2031, 2, 6));
	CHECK_STR(m.at[3].when.time, "night");
	CHECK(m.at[3].when.from == day_of(2031, 2, 6));
	m = read_moments(mem, "The same day two died.");
	CHECK(m.count == 1 && m.at[0].when.from == DATE_NONE);
}

TEST("WHEN-6: in and a year at the head of a sentence, before people it could count")
{
	struct moments m = read_moments(mem, "In 1987 soldiers killed 16 dockers.");
	CHECK(m.count == 1 && m.at[0].when.from == day_of(1987, 1, 1));
	m = read_moments(mem, "They lived in 2000 homes.");
	CHECK(m.count == 0);
}

TEST("WHEN-11: four years later is counted from the last date of any kind, and never lies ahead")
{
	struct moments m =
		read_moments(mem, "In May 2019 a riot began. Four years later eight died.");
	CHECK(m.count == 2 && m.at[1].when.from == day_of(2023, 1, 1));
	m = read_moments(mem, "In May 2029 a riot began. Four years later eight died.");
	CHECK(m.count == 2 && m.at[1].when.from == DATE_NONE);
}

TEST("WHEN-11: that year is the year named last")
{
	struct moments m =
		read_moments(mem, "Not since 1985 had so many died; in that year 20 did.");
	CHECK(m.count == 2 && m.at[1].when.from == day_of(1985, 1, 1) &&
		m.at[1].when.to == day_of(1985, 12, 31));
	m = read_moments(mem, "The raid was in March 2029. Later that year twelve were shot.");
	CHECK(m.count == 2 && m.at[1].when.from == day_of(2029, 1, 1));
	m = read_moments(mem, "That year twelve were shot.");
	CHECK(m.count == 1 && m.at[0].when.from == DATE_NONE);
}

TEST("WHEN-11: what came a day after another deed tells that deed's day")
{
	struct moments m = read_moments(mem, "The station was shelled on 5 February. The attack "
					     "came just two days after Lesk was "
					     "hit.");
	CHECK(m.count == 2 && m.at[1].chained && m.at[1].when.from == day_of(2031, 2, 3));
	m = read_moments(mem, "The station was shelled on 5 February. He died two days after it.");
	CHECK(m.count == 1);
}

TEST("WHEN-3: a bare ordinal is a day after a part of the day, and in a range")
{
	struct moments m = read_moments(mem, "On the night of the 2nd to the 3rd they came.");
	CHECK(m.count == 1 && m.at[0].when.to == m.at[0].when.from + 1);
	m = read_moments(mem, "In the evening of the 4th soldiers came.");
	CHECK(m.count == 1 && m.at[0].when.from != DATE_NONE);
	m = read_moments(mem, "The fall of the 4th wall.");
	CHECK(m.count == 0);
}

TEST("WHEN-3: after 'on' a month and a number are a day whatever is behind them")
{
	struct moments m = read_moments(mem, "On February 4 members of the Front came.");
	CHECK(m.count == 1 && m.at[0].when.from == day_of(2031, 2, 4));
}

TEST("WHEN-10: at the weekend is the last one that has begun")
{
	struct moments m = read_moments(mem, "Two people died at the weekend.");
	CHECK(m.count == 1 && m.at[0].when.to == m.at[0].when.from + 1);
	CHECK(m.at[0].when.from != DATE_NONE && date_weekday(m.at[0].when.from) == 5);
}

TEST("WHEN-17: the first Friday of a month is a day")
{
	struct moments m = read_moments(mem, "They died on the first Friday of October.");
	CHECK(m.count == 1 && m.at[0].when.from == day_of(2030, 10, 4));
	m = read_moments(mem, "They died on the last Sunday in February 2031.");
	CHECK(m.count >= 1 && date_weekday(m.at[0].when.from) == 6);
}

TEST("WHEN-18: a quarter and a half of a year are spans, and 'the 11th of this month' is a day")
{
	struct moments m = read_moments(mem, "In the first quarter 74 died.");
	CHECK(m.count == 1 && m.at[0].when.from == day_of(2031, 1, 1) &&
		m.at[0].when.to == day_of(2031, 3, 31));
	m = read_moments(mem, "In the second half of 2029 nine died.");
	CHECK(m.count == 1 && m.at[0].when.from == day_of(2029, 7, 1) &&
		m.at[0].when.to == day_of(2029, 12, 31));
	m = read_moments(mem, "In the third quarter of last year nine died.");
	CHECK(m.count == 1 && m.at[0].when.from == day_of(2030, 7, 1));
	m = read_moments(mem, "In the second half of the match a fan died.");
	CHECK(m.count == 0);
	m = read_moments(mem, "They died on the 11th of this month in Orle.");
	CHECK(m.count == 1 && m.at[0].when.from == day_of(2031, 3, 11));
	m = read_moments(mem, "They died on the 11th of last month in Orle.");
	CHECK(m.count == 1 && m.at[0].when.from == day_of(2031, 2, 11));
}

TEST("WHEN-5: a month's name between figures")
{
	static const struct expected table[] = {
		{ "They died on 12-Mar-2031.", "12-Mar-2031|2031-03-12|=|day1||" },
		{ "They died on 12/Mar/2031.", "12/Mar/2031|2031-03-12|=|day1||" },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-12: a period is marked as one and is not a day")
{
	static const struct expected table[] = {
		{ "Since January 40 have died.", "Since January|2031-01-01|2031-03-14|month5||r" },
		{ "Since the start of the month 40 have died.",
			"Since the start of the month|2031-03-01|2031-03-14|month4||r" },
		{ "Since 2020 forty have died.", "Since 2020|2020-01-01|2031-03-14|year5||r" },
		{ "Over the past week 40 died.", "past week|2031-03-07|2031-03-14|duration4||r" },
		{ "In the last 24 hours 40 died.",
			"last 24 hours|2031-03-13|2031-03-14|duration2||r" },
		{ "They were beaten for three days.", "three days|-|=|duration0||r" },
		{ "We meet on the first Sunday of each month.",
			"Sunday of each month|-|=|duration0||r" },
		{ "They come every night.", "every night|-|=|duration0||r" },
		{ "In recent days 40 died.", "recent days|-|=|duration0||r" },
		{ "It was calm until Tuesday.", "until Tuesday|-|2031-03-11|span0||r" },
		{ "They died on the first day of the year.",
			"first day of the year|2031-01-01|=|day1||" },
		{ "They died in the first week of March.",
			"first week of March|2031-03-01|2031-03-07|span3||" },
		{ "On the ninth they shelled us.", "ninth|2031-03-09|=|day1||" },
		{ "On the ninth floor they slept.", NULL },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-13: an hour is kept as it is said, with the day it belongs to")
{
	static const struct expected table[] = {
		{ "It fell around 4:30 a.m. local time on Tuesday.",
			"around 4:30 a.m. local time on Tuesday|2031-03-11|=|day1|around 4:30 a.m. "
			"local time|" },
		{ "It fell at dawn.", "dawn|-|=|clock0|dawn|" },
		{ "IT FELL AT 0400 IN THE TOWN.", "0400|-|=|clock0|0400|" },
		{ "It fell before noon.", "before noon|-|=|clock0|before noon|" },
		{ "It fell at 6 pm yesterday.", "6 pm yesterday|2031-03-13|=|day1|6 pm|" },
		{ "It fell on Tuesday at 16:20.", "Tuesday at 16:20|2031-03-11|=|day1|16:20|" },
		{ "It fell shortly after 4pm.", "shortly after 4pm|-|=|clock0|shortly after 4pm|" },
		{ "It fell at 1930 last night.", "1930 last night|2031-03-13|=|day1|1930|" },
		{ "It fell at five o'clock.", "five o'clock|-|=|clock0|five o'clock|" },
		{ "They live at 2000 places.", NULL },
		{ "Two were hit after 4 shots.", NULL },
		{ "The ratio was 4.30 to one.", NULL },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-14: the great feasts are days of their year")
{
	static const struct expected table[] = {
		{ "They died on Easter Sunday.", "Easter Sunday|2030-04-21|=|day1||" },
		{ "They died on Christmas Day.", "Christmas Day|2030-12-25|=|day1||" },
		{ "They died on New Year's Eve.", "New Year's Eve|2030-12-31|=|day1||" },
		{ "They died on Good Friday.", "Good Friday|2030-04-19|=|day1||" },
		{ "The fire on Boxing Day killed 23.", "Boxing Day|2030-12-26|=|day1||" },
		{ "On Christmas Eve 2027, six died.", "Christmas Eve 2027|2027-12-24|=|day1||" },
		{ "Four died on Easter Sunday 2019.", "Easter Sunday 2019|2019-04-21|=|day1||" },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-15: early, middle and late are a third of their month or year")
{
	static const struct expected table[] = {
		{ "They died in early May.", "early May|2030-05-01|2030-05-10|month4||" },
		{ "They died in mid-October.", "mid-October|2030-10-11|2030-10-21|month4||" },
		{ "They died in late January 2031.",
			"late January 2031|2031-01-22|2031-01-31|month4||" },
		{ "They died at the beginning of March.",
			"beginning of March|2031-03-01|2031-03-10|month4||" },
	};
	CHECK_TABLE(table);
}

TEST("WHEN-16: a range over months takes its year from its end")
{
	static const struct expected table[] = {
		{ "From 28 May to 3 June 2029 it rained.",
			"28 May to 3 June 2029|2029-05-28|2029-06-03|span3||" },
		{ "From March to May 2020 it rained.",
			"March to May 2020|2020-03-01|2020-05-31|span5||" },
		{ "It rained from 28 December to 3 January.",
			"28 December to 3 January|2030-12-28|2031-01-03|span3||" },
		{ "It rained between February and April last year.",
			"February and April last year|2030-02-01|2030-04-30|span5||" },
		{ "It rained May 28 - June 3, 2029.",
			"May 28 - June 3, 2029|2029-05-28|2029-06-03|span3||" },
	};
	CHECK_TABLE(table);
}

TEST("without the report's date what is told from it keeps its words alone")
{
	static const char *const texts[] = { "They died yesterday.", "They died on Tuesday.",
		"They died two days ago.", "They died on 12 March.", "They died last week.",
		"They died in March.", "Over the past week they died.",
		"They died on Easter Sunday." };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct moments m = read_at(mem, texts[i], DATE_NONE);
		bool bare = m.count == 1 && m.at[0].when.words.len > 0 &&
			    m.at[0].when.from == DATE_NONE && m.at[0].when.to == DATE_NONE;
		if (!bare)
			printf("# %s: %zu\n", texts[i], m.count);
		CHECK(bare);
	}
}

TEST("moments stand in order and never overlap, and their words are those of the text")
{
	const char *text =
		"On Monday, 3 February 2031, at 4 a.m., and again the next night, until 7 "
		"February, two villages were shelled; in 2030 and in May 2029 they had been too.";
	struct moments m = read_moments(mem, text);
	CHECK(m.count >= 5);
	for (size_t i = 0; i < m.count; i++) {
		CHECK(m.at[i].first < m.at[i].end);
		CHECK(i == 0 || m.at[i - 1].end <= m.at[i].first);
		CHECK(strstr(text, str_terminated(mem, m.at[i].when.words)) != NULL);
	}
}
