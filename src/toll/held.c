#include "toll/inside.h"

#include <stdlib.h>

struct holding {
	int64_t figure;
	size_t origin;
};

static int by_figure(const void *left, const void *right)
{
	const struct holding *a = left, *b = right;
	if (a->figure != b->figure)
		return a->figure < b->figure ? -1 : 1;
	return (a->origin > b->origin) - (a->origin < b->origin);
}

struct given { /* a figure that somebody who is no paper gave */
	int64_t figure;
	date_day time;
};

static int by_figure_and_time(const void *left, const void *right)
{
	const struct given *a = left, *b = right;
	if (a->figure != b->figure)
		return a->figure < b->figure ? -1 : 1;
	return (a->time > b->time) - (a->time < b->time);
}

static int by_time(const void *left, const void *right)
{
	const struct given *a = left, *b = right;
	if (a->time != b->time)
		return a->time < b->time ? -1 : 1;
	return (a->figure > b->figure) - (a->figure < b->figure);
}

static bool is_of_paper(const struct judging *j, const struct item *it)
{
	return it->origin != NONE && !it->claim->sources.count &&
	       j->in->origins[it->origin].kind == SOURCE_MEDIA;
}

/* The first day on which the figure was given, or DATE_NONE. */
static date_day first_given(const struct given *g, size_t count, int64_t figure)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (g[mid].figure < figure)
			low = mid + 1;
		else
			high = mid;
	}
	return low < count && g[low].figure == figure ? g[low].time : DATE_NONE;
}

/* What others' closed counts are, in the order of days, each with the highest so far. */
static size_t closed_counts(const struct judging *j, const struct figures *f, struct given *g)
{
	size_t count = 0;
	for (size_t i = 0; i < f->count; i++) {
		const struct figure *k = &f->at[i];
		const struct item *it = &j->r->items[k->item];
		bool counted = k->bar == BAR_NONE || k->bar == BAR_HOUSE || k->bar == BAR_EARLY ||
			       k->bar == BAR_SHARE;
		if (counted && !k->open && k->origin != NONE && !is_of_paper(j, it) &&
			it->time != DATE_NONE)
			g[count++] = (struct given){ k->low, it->time };
	}
	qsort(g, count, sizeof *g, by_time);
	for (size_t i = 1; i < count; i++)
		if (g[i].figure < g[i - 1].figure)
			g[i].figure = g[i - 1].figure;
	return count;
}

/* TOLL-9: "more than 60 died", says a paper when 64 had been counted: it sets no low. */
static void yield_rounded(const struct judging *j, struct figures *f)
{
	struct given *g = NEW_ARRAY(j->mem, struct given, f->count + 1);
	size_t count = closed_counts(j, f, g);
	for (size_t i = 0; i < f->count && count; i++) {
		struct figure *k = &f->at[i];
		const struct item *it = &j->r->items[k->item];
		size_t low = 0, high = count;
		if (!k->open || k->bar != BAR_NONE || !is_of_paper(j, it) || it->time == DATE_NONE)
			continue;
		while (low < high) { /* the first that is not earlier */
			size_t mid = low + (high - low) / 2;
			if (g[mid].time < it->time)
				low = mid + 1;
			else
				high = mid;
		}
		if (low && g[low - 1].figure >= k->low)
			k->bar = BAR_SATISFIED;
	}
}

/*
 * ORIGIN-10: what a paper says in its own voice and somebody else said on an earlier day it has from there: it is no origin
 * more. Superseded figures count here too.
 */
void toll_mark_echoes(const struct judging *j, enum harm harm, struct figures *f)
{
	struct given *g = NEW_ARRAY(j->mem, struct given, j->in->items.count + 1);
	size_t count = 0;
	for (size_t i = 0; i < j->in->items.count; i++) {
		const struct item *it = incident_item(j->r, j->in, i);
		if (it->origin != NONE && !j->out[it->origin] && !is_of_paper(j, it) &&
			it->claim->harm == harm && it->claim->count.known && !it->claim->part.at &&
			is_said(it->claim) && it->time != DATE_NONE)
			g[count++] = (struct given){ it->claim->count.low, it->time };
	}
	qsort(g, count, sizeof *g, by_figure_and_time);
	for (size_t i = 0; i < f->count; i++) {
		const struct item *it = &j->r->items[f->at[i].item];
		date_day first = first_given(g, count, f->at[i].low);
		f->at[i].echo = is_of_paper(j, it) && first != DATE_NONE && first < it->time;
	}
	yield_rounded(j, f);
}

/* TOLL-20: the figure most origins hold; "at least 44" and "44" hold the same one, a range none. */
void toll_most_held(struct toll *t, const struct figures *f, struct arena *mem)
{
	size_t count = 0, most = 0;
	struct holding *h = NEW_ARRAY(mem, struct holding, f->count + 1);
	for (size_t i = 0; i < f->count; i++)
		if (f->at[i].bar == BAR_NONE && f->at[i].origin != NONE && !f->at[i].echo &&
			f->at[i].low == f->at[i].top)
			h[count++] = (struct holding){ f->at[i].low, f->at[i].origin };
	qsort(h, count, sizeof *h, by_figure);
	t->held = NEW_ARRAY(mem, struct held, count + 1);
	for (size_t i = 0, n; i < count; i += n) {
		size_t origins = 1;
		for (n = 1; i + n < count && h[i + n].figure == h[i].figure; n++)
			origins += h[i + n].origin != h[i + n - 1].origin;
		if (origins > most)
			t->held_count = 0;
		if (origins >= most)
			t->held[t->held_count++] = (struct held){ h[i].figure, origins };
		most = origins > most ? origins : most;
	}
}
