/*
 * What was known of an incident day by day: its toll derived again from what had been published by then (PUBLISH-11).
 */
#include "publish/site_inside.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_DAYS = 12, MOST_CLAIMS = 2000 };

static int by_day(const void *a, const void *b)
{
	date_day x = *(const date_day *)a, y = *(const date_day *)b;
	return (x > y) - (x < y);
}

struct days {
	date_day *at;
	size_t count;
};

/* The days on which something of an incident was published; of many, a dozen evenly from first to last. */
static struct days days_of(const struct edition *ed, const struct incident *in, struct arena *mem)
{
	struct days d = { NEW_ARRAY(mem, date_day, in->items.count + 1), 0 };
	size_t n = 0;
	for (size_t i = 0; i < in->items.count; i++) {
		date_day day = edition_published(ed, &ed->r->items[in->items.at[i]]);
		if (day != DATE_NONE)
			d.at[n++] = day;
	}
	qsort(d.at, n, sizeof *d.at, by_day);
	for (size_t i = 0; i < n; i++)
		if (!d.count || d.at[d.count - 1] != d.at[i])
			d.at[d.count++] = d.at[i];
	for (size_t i = 0; d.count > MOST_DAYS && i < MOST_DAYS; i++)
		d.at[i] = d.at[i * (d.count - 1) / (MOST_DAYS - 1)];
	d.count = d.count > MOST_DAYS ? MOST_DAYS : d.count;
	return d;
}

/* The incident's claims and their reports, as a stream of their own. */
static struct stream stream_of(
	const struct edition *ed, const struct incident *in, struct arena *mem)
{
	struct stream s = { 0 };
	for (size_t i = 0; i < in->reports.count; i++) {
		const struct report *line = ed->r->reports[in->reports.at[i]].line;
		if (line)
			*PUSH(mem, &s.reports) = *line;
	}
	for (size_t i = 0; i < in->items.count; i++)
		*PUSH(mem, &s.claims) = *ed->r->items[in->items.at[i]].claim;
	return s;
}

static struct moment moment_as(const struct edition *ed, date_day day, const struct toll *t)
{
	struct moment m = { .day = day, .low = NAN, .high = NAN };
	if (!t)
		return m;
	const struct bounds *b = &t->rules[ed->o->rule];
	m.low = b->low.known ? (double)b->low.value : NAN;
	m.high = b->high.known ? (double)b->high.value : NAN;
	m.open = b->open;
	return m;
}

static struct moment moment_of(
	const struct edition *ed, const struct stream *s, const struct toll *of, date_day day)
{
	struct arena scratch = { 0 };
	struct toll_of only = { of->harm, of->status };
	struct toll_options o = { .as_of = day,
		.reviewed = !ed->o->unreviewed,
		.only = &only,
		.verdicts = ed->o->verdicts };
	const struct toll_result *r = toll_derive(s, &o, &scratch);
	struct moment m = moment_as(ed, day,
		r->incident_count ? toll_find(&r->incidents[0], of->harm, of->status) : NULL);
	arena_release(&scratch);
	return m;
}

static bool same(const struct moment *a, const struct moment *b)
{
	return a->open == b->open && (a->low == b->low || (isnan(a->low) && isnan(b->low))) &&
	       (a->high == b->high || (isnan(a->high) && isnan(b->high)));
}

struct moments edition_history(
	const struct edition *ed, const struct incident *in, struct arena *mem)
{
	struct moments m = { 0 };
	const struct toll *t = edition_main_toll(ed, in);
	if (!t || in->items.count > MOST_CLAIMS)
		return m;
	struct days d = days_of(ed, in, mem);
	if (d.count < 2)
		return m;
	struct stream s = stream_of(ed, in, mem);
	for (size_t i = 0; i < d.count; i++) {
		bool all = i + 1 == d.count; /* on the last day all is known that is known now */
		struct moment one = all ? moment_as(ed, d.at[i], t) : moment_of(ed, &s, t, d.at[i]);
		bool news = !m.count || !same(&m.at[m.count - 1], &one);
		if (news && (m.count || isfinite(one.high)))
			*PUSH(mem, &m) = one;
	}
	return m;
}
