#ifndef TEXT_DATELINE_INSIDE_H
#define TEXT_DATELINE_INSIDE_H

#include "text/dateline.h"

/* What dateline.c and dateline_outlet.c say to each other. */
enum { HEAD_SENTENCES = 12, LINE_WORDS = 24 };

static inline bool is_mark(const struct word *w, char c)
{
	return w->low.len == 1 && w->low.at[0] == c;
}

static inline bool is_any(struct str low, const char *const *list)
{
	for (; *list; list++)
		if (str_is(low, *list))
			return true;
	return false;
}

static inline bool is_dash(const struct word *w)
{
	return is_mark(w, '-') || is_mark(w, '|') || str_is(w->low, "\xE2\x80\x94") ||
	       str_is(w->low, "\xE2\x80\x93");
}

static inline bool is_weekday(struct str low)
{
	static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday",
		"friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
		NULL };
	return is_any(low, weekdays);
}

/* What a paper of an office, a paper or a group calls itself. */
bool dateline_names_paper(struct str low);
bool dateline_date_within(
	const struct words *w, size_t first, size_t end, date_day *date, size_t *at);

/* The word behind a day and a month, "14 Feb.", between words `i` and `end`; 0: none stands there. */
size_t dateline_day_at(const struct words *w, size_t i, size_t end, int *month, int *day);
/* READ-28: "11/05/2034", whose day and month could change places; both readings, the day first in the first. */
bool dateline_either(struct str low, date_day either[2]);
/* READ-28: which of the two days the text tells of news before, of days with their month: "on 8 May"; false: of neither, or both. */
bool dateline_by_told_day(const struct words *w, const date_day either[2], date_day *date);

/* dateline_outlet.c: READ-24, READ-25. */
/* "Case 04/05/2031", "RAID 04/05/2031": figures at `at` that number something, or are the day of a deed. */
bool dateline_is_of_other(const struct scanned *s, const struct sentence *x, size_t at);
bool outlet_is_noun(struct str low);
bool outlet_is_arabic_noun(struct str low);
bool outlet_is_body_noun(struct str low);
bool outlet_tells_news(struct str low);
struct str outlet_of_line(const struct scanned *s, const struct sentence *x);
void outlet_find(const struct scanned *s, struct dateline *out);

#endif
