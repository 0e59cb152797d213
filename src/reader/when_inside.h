#ifndef READER_WHEN_INSIDE_H
#define READER_WHEN_INSIDE_H

#include "reader/when.h"

/* For the files reader/when*.c alone. */

enum { WHEN_AHEAD = 30 }; /* days: announcements reach a few weeks ahead (WHEN-3) */

/* What a word can be in a time expression. */
enum term_class {
	TERM_NONE,
	TERM_DIGITS,        /* a number in digits, with or without an ordinal ending */
	TERM_MONTH,         /* value 1 to 12 */
	TERM_MID_MONTH,     /* "mid-March" */
	TERM_WEEKDAY,       /* value 0 Monday to 6 Sunday */
	TERM_WEEKDAY_SHORT, /* "Tue": only before a date */
	TERM_UNIT,          /* value enum unit */
	TERM_PART,          /* part of the day: morning, dawn */
	TERM_NIGHT,         /* a part and a unit */
	TERM_DAY_WORD, /* today, yesterday, tomorrow, tonight, overnight; value enum day_word */
	TERM_LAST,
	TERM_PAST,
	TERM_RECENT,
	TERM_NEXT,
	TERM_FOLLOWING,
	TERM_THIS,
	TERM_THAT,
	TERM_SAME,
	TERM_EVERY,
	TERM_EDGE, /* early, mid, late, beginning, end; value enum edge */
	TERM_EARLIER,
	TERM_LATER,
	TERM_AGO,
	TERM_BEFORE,
	TERM_AFTER,
	TERM_IN,
	TERM_ON,
	TERM_AT,
	TERM_OF,
	TERM_THE,
	TERM_SINCE,
	TERM_UNTIL,
	TERM_FROM,
	TERM_TO,
	TERM_BETWEEN,
	TERM_AND,
	TERM_DURING,
	TERM_OVER,
	TERM_FOR,
	TERM_BY,
	TERM_ABOUT,  /* around, approximately */
	TERM_MOMENT, /* shortly, just, soon */
	TERM_NUMBER, /* a number word; value */
	TERM_A,
	TERM_FEW,      /* few, several, couple, many */
	TERM_MERIDIEM, /* am, pm; value 0 or 12 */
	TERM_OCLOCK,
	TERM_LOCAL,
	TERM_TIME,
	TERM_ZONE,
	TERM_HOURS,     /* hours, hrs: also unit */
	TERM_FEAST,     /* value enum feast */
	TERM_YEAR_NAME, /* the word "year", before a number */
	TERM_DASH,
	TERM_COMMA,
	TERM_OPEN,
	TERM_CLOSE,
	TERM_CLITIC,  /* 's */
	TERM_COUNTED, /* people, homes: what a number before it counts */
	TERM_MODAL,   /* have, be: "may have" */
};

enum unit {
	UNIT_MINUTE,
	UNIT_HOUR,
	UNIT_DAY,
	UNIT_WEEKEND,
	UNIT_WEEK,
	UNIT_FORTNIGHT,
	UNIT_MONTH,
	UNIT_YEAR,
	UNIT_DECADE,
	UNIT_CENTURY
};
enum day_word { DAY_TODAY, DAY_YESTERDAY, DAY_TOMORROW, DAY_TONIGHT, DAY_OVERNIGHT };
enum edge { EDGE_EARLY, EDGE_MIDDLE, EDGE_LATE };
enum feast { FEAST_CHRISTMAS, FEAST_EASTER, FEAST_NEW_YEAR, FEAST_EVE, FEAST_GOOD, FEAST_BOXING };

struct term {
	uint8_t class; /* enum term_class */
	int8_t value;
};

struct reading {
	const struct scanned *s;
	const struct term *terms; /* one for each word */
	date_day published;
	bool closed;       /* nothing that it tells of is ahead of `published` */
	date_day anchor;   /* the last single day named, for "the next day" */
	size_t anchored;   /* the first word of the sentence that names it */
	size_t spanned;    /* and of the one that names a month or a year last */
	date_day before;   /* the one named before that */
	date_day named;    /* the last day or month named, for "the 14th" in what is long past */
	date_day told;     /* the last day, month or year named, for "four years later" */
	date_day year_of;  /* the same, also of "since 1985", for "that year" */
	bool day_first;    /* 5/6/2031 is the fifth of June */
	bool upper;        /* capitals say nothing in this sentence */
	size_t first, end; /* the sentence's words */
};

/*
 * One date as it is read. With no dates (DATE_NONE) it is an expression whose day is not known.
 * `year_open`: the year was not said but chosen; `month`, `day` are then as said.
 */
struct date {
	date_day from, to;
	enum moment_kind kind;
	int precision; /* 0: by the length */
	bool year_open, deictic, chained, repeated;
	size_t time_first, time_end; /* words that say the part of day; empty: none */
	const char *rule;
};

void when_terms(const struct scanned *s, struct term *terms);

static inline struct term term_at(const struct reading *r, size_t i)
{
	return i < r->end ? r->terms[i] : (struct term){ TERM_NONE, 0 };
}

static inline bool term_is(const struct reading *r, size_t i, enum term_class class)
{
	return i < r->end && r->terms[i].class == class;
}

/*
 * The last day that a date without its year may have: WHEN_AHEAD days after the report, or after the day that its text named
 * last where the report has none; the report's own where nothing is ahead of it (WHEN-3).
 */
static inline date_day when_latest(const struct reading *r)
{
	date_day near = r->published != DATE_NONE ? r->published : r->anchor;
	return near == DATE_NONE || r->closed ? near : near + WHEN_AHEAD;
}

static inline struct str word_low(const struct reading *r, size_t i)
{
	return r->s->words.at[i].low;
}

/* Does the word at i, which is one of the text, read so? Is it one of a list that ends with NULL? */
static GIVEN bool when_reads(const struct reading *r, size_t i, const char *low)
{
	return word_reads(&r->s->words.at[i], low);
}

static GIVEN bool when_reads_any(const struct reading *r, size_t i, const char *const *words)
{
	return word_reads_any(&r->s->words.at[i], words);
}

/* Plain digits of at most `most` characters as a number; -1 for anything else. */
int when_digits(struct str s, size_t most);

/* A number in digits (to 9999) or words at i; -1 when there is none. */
int when_number(const struct reading *r, size_t i);

static inline bool when_ends_in_digit(struct str s)
{
	return s.len && s.at[s.len - 1] >= '0' && s.at[s.len - 1] <= '9';
}

/* WHEN-2: the year that two digits are, for a report of that day. */
int when_full_year(int two, date_day published);

/* A day of the month: "14", "14th", "3d"; -1 when it is none. */
int when_day_number(const struct reading *r, size_t i);

/* A word that is a month where it stands ("May" with a capital, say). */
bool when_is_month(const struct reading *r, size_t i);

/*
 * The grammar. Each reads at word i and returns the end of what it read, or 0: then *d is
 * undefined.
 */
size_t when_calendar(const struct reading *r, size_t i, struct date *d); /* 14 March 2031 */
size_t when_numeric(const struct reading *r, size_t i, struct date *d);  /* 14/03/2031 */
size_t when_relative(const struct reading *r, size_t i, struct date *d); /* last Tuesday */
size_t when_chained(const struct reading *r, size_t i, struct date *d);  /* two days later */
size_t when_duration(const struct reading *r, size_t i, struct date *d); /* for three days */
size_t when_year_after(const struct reading *r, size_t i, bool short_one, int *year); /* or 0 */
size_t when_year(const struct reading *r, size_t i, struct date *d);      /* 2009, 1990s */
size_t when_bare_year(const struct reading *r, size_t i, struct date *d); /* in a range */
size_t when_feast(const struct reading *r, size_t i, struct date *d);
/* around 4 a.m.; `called`: "at" or the like stands before it */
size_t when_clock(const struct reading *r, size_t i, bool called);
size_t when_date(const struct reading *r, size_t i, struct date *d); /* any of them */

/* A whole expression: its date and its hour, ranges and edges. */
size_t when_expression(const struct reading *r, size_t i, struct date *d);

/* A date that is not known, or not yet. */
struct date when_unknown(enum moment_kind kind, const char *rule);

size_t when_nth(
	const struct reading *r, size_t i, struct date *d); /* the first Friday of October */
size_t when_part_of_year(const struct reading *r, size_t i, struct date *d); /* the first quarter */
bool when_is_single_day(const struct reading *r, size_t i);                  /* "day" */
void when_set_unit(struct date *d, date_day base, enum unit unit, int steps);
bool when_is_part(const struct reading *r, size_t i);    /* morning, night */
bool when_is_unit(const struct reading *r, size_t i);    /* day, hours */
bool when_month_fits(const struct reading *r, size_t i); /* a month without day or year */

/* Does the document write 14/03/2031 (true) or 03/14/2031? */
bool when_day_comes_first(const struct scanned *s, date_day published);

/* A date without its year: the last year in which it is none after `latest`. 0 when that is not known (DATE_NONE). */
int when_guess_year(date_day latest, int month, int day);

void when_month_span(int year, int month, struct date *d);
void when_year_span(int year, struct date *d);

/* Keeps the beginning, middle or end of a span. */
void when_narrow(struct date *d, enum edge edge);

#endif
