#ifndef PLOT_FIGURE_H
#define PLOT_FIGURE_H

#include "base/date.h"
#include "plot/svg.h"

/*
 * The figures of an edition: one visual language for all of them. Ink on paper: a thick bar from the low to the
 * high, a thin tick where a bound is certain, an arrow where the top is open, a hollow diamond for those known by
 * name, a band for what was known at a time. Nothing is told by colour; the smallest type is 11 CSS pixels. Texts and
 * numbers come in the reader's language, and `mirror` turns a figure round for pages read from right to left (never a map).
 */
struct figure {
	struct str id, title, text; /* text: the figure in words, for those who cannot see it */
	bool mirror;
	struct arena *mem;
	const void *locale;
	struct str (*number)(const void *locale, long long n, struct arena *mem);
	struct str (*day)(const void *locale, date_day d, struct arena *mem);
};

/* A toll: nan where a bound is not known. */
struct span {
	struct str name, note, href; /* note: the range in words, at the end of the bar */
	double low, high, identified;
	bool open;
};
struct str figure_spans(const struct figure *f, const struct span *span, size_t count);

/* What was known from a day on; figures as they were said, `current` those that still stand. */
struct moment {
	date_day day;
	double low, high;
	bool open;
};
struct said {
	date_day day;
	double low, high;
	bool open, current;
};
struct str figure_history(const struct figure *f, const struct moment *moment, size_t count,
	const struct said *said, size_t said_count);

/* Incidents by day: a stroke from low to high each. */
struct event {
	date_day day;
	double low, high;
	struct str name, href;
};
struct str figure_calendar(const struct figure *f, const struct event *event, size_t count);

/* Degrees, WGS 84. `vague`: known no closer than a district. */
struct spot {
	double lat, lon, low, high;
	bool vague;
	struct str name, href;
};
/* `land`: rings as in assets/map/land.txt. Empty when there is no spot. */
struct str figure_map(
	const struct figure *f, const struct spot *spot, size_t count, struct str land);

/* Who says what to which question: 0 nothing, 1 states, 2 denies, 3 both. By rows. */
struct str figure_positions(const struct figure *f, const struct str *party, size_t parties,
	const struct str *question, size_t questions, const int *cell);

#endif
