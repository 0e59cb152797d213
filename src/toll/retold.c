#include "toll/inside.h"

#include <stdlib.h>

/*
 * TOLL-85: "the relief organisation, which had recorded 63 burials", told a year after the organisation's own report: a
 * figure that a later report quotes speaks for the day on which its origin first gave it, so that what has been counted
 * since stands against it. Who publishes it again itself, or is quoted as standing by it, means it still.
 */

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* In order of who gives which figure for what. */
static int compare_figures(const struct item *a, const struct item *b)
{
	const struct claim *x = a->claim, *y = b->claim;
	int64_t sides[][2] = { { (int64_t)a->origin, (int64_t)b->origin }, { x->harm, y->harm },
		{ x->status, y->status }, { x->count.low, y->count.low },
		{ x->count.high, y->count.high }, { x->count.open, y->count.open } };
	int order = 0;
	for (size_t i = 0; i < sizeof sides / sizeof *sides && order == 0; i++)
		order = compare(sides[i][0], sides[i][1]);
	return order;
}

static int by_figure_and_time(const void *left, const void *right)
{
	const struct item *a = *(struct item *const *)left, *b = *(struct item *const *)right;
	int order = compare_figures(a, b);
	return order ? order : compare(a->time, b->time);
}

static bool is_whole_figure(const struct item *it)
{
	const struct claim *c = it->claim;
	return it->origin != NONE && it->time != DATE_NONE && c->count.known &&
	       c->scope == SCOPE_WHOLE && !c->part.at && is_said(c) && !is_mere_guess(c);
}

/* Quoted, and not as standing by it: "the ministry says". */
static bool is_retold(const struct item *it)
{
	static const char *const stands[] = { "stands", "stood", "maintains", "maintained",
		"insists", "insisted", "upholds", "upheld", "reaffirmed", "reiterated", "confirmed",
		"confirms", "repeats", "repeated", "says", "gives", "puts", "counts", "lists",
		"holds", "records" };
	const struct sources *s = &it->claim->sources;
	if (!s->count || it->claim->as_of != DATE_NONE)
		return false;
	for (size_t i = 0; i < sizeof stands / sizeof *stands; i++)
		if (str_equal_fold(s->at[s->count - 1].verb, str_from(stands[i])))
			return false;
	return true;
}

void toll_date_retold(struct toll_result *r, const struct incident *in)
{
	enum { LATER = 10 /* days: till then a figure is news */ };
	struct arena own = { 0 };
	struct item **at = NEW_ARRAY(&own, struct item *, in->items.count + 1);
	size_t count = 0;
	for (size_t i = 0; i < in->items.count; i++)
		if (is_whole_figure(&r->items[in->items.at[i]]))
			at[count++] = &r->items[in->items.at[i]];
	qsort(at, count, sizeof(struct item *), by_figure_and_time);
	for (size_t i = 1; i < count; i++)
		if (compare_figures(at[i - 1], at[i]) == 0 && is_retold(at[i]) &&
			at[i]->time >= at[i - 1]->time + LATER)
			at[i]->time = at[i - 1]->time;
	arena_release(&own);
}
