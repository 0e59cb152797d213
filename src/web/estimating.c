#include "web/estimating.h"
#include "base/stop.h"

#include "desk/estimate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { POINTS = 80 };

static struct str methods_of(struct str names)
{
	return names.len ? names : STR("all");
}

bool estimating_methods(struct str names, struct err *e)
{
	struct arena own = { 0 };
	bool want[METHODS];
	bool ok = estimation_methods(str_terminated(&own, methods_of(names)), want, e);
	arena_release(&own);
	return ok;
}

static void put_upset(const struct report *r, struct json_out *j)
{
	const struct table *t = &r->table;
	put_key(j, "upset");
	put_open(j, '{');
	put_key(j, "patterns");
	put_open(j, '[');
	for (size_t i = 0; i < t->count; i++) {
		put_open(j, '{');
		put_key(j, "lists");
		put_open(j, '[');
		for (size_t l = 0; l < t->lists; l++)
			if (t->at[i].lists >> l & 1)
				put_int(j, (int64_t)l);
		put_close(j, ']');
		put_member_int(j, "count", t->at[i].count);
		put_close(j, '}');
	}
	put_close(j, ']');
	put_close(j, '}');
}

static int compare_reals(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;
	return (a > b) - (a < b);
}

/* REVIEW-3: from the least draw to the greatest but one in two hundred: a long tail would leave nothing to see. */
static void range_of(const double *draw, double *low, double *high, struct arena *mem)
{
	double *sorted = NEW_ARRAY(mem, double, DRAWS);
	memcpy(sorted, draw, DRAWS * sizeof *sorted);
	qsort(sorted, DRAWS, sizeof *sorted, compare_reals);
	*low = sorted[0];
	*high = sorted[DRAWS - 1 - DRAWS / 200];
}

static void put_points(const struct result *r, struct json_out *j)
{
	double count[POINTS] = { 0 }, low, high;
	range_of(r->draw, &low, &high, j->to->mem);
	double step = fmax((high - low) / POINTS, 1);
	for (size_t i = 0; i < DRAWS; i++) {
		double at = (r->draw[i] - low) / step;
		if (at < POINTS)
			count[(size_t)at]++;
	}
	put_key(j, "points");
	put_open(j, '[');
	for (size_t i = 0; i < POINTS && low + step * (double)i <= high; i++) {
		put_open(j, '[');
		put_real(j, round(low + step * ((double)i + .5)));
		put_real(j, round(count[i] / DRAWS / step * 1e6) / 1e6);
		put_close(j, ']');
	}
	put_close(j, ']');
}

static void put_posteriors(const struct report *r, struct json_out *j)
{
	put_key(j, "posteriors");
	put_open(j, '[');
	for (int m = 0; m < METHODS; m++) {
		if (!r->done[m] || r->result[m].refused || !r->result[m].draw)
			continue;
		put_open(j, '{');
		put_member_str(j, "method", str_from(method_words[m]));
		put_points(&r->result[m], j);
		put_close(j, '}');
	}
	put_close(j, ']');
}

static void put_figures(const struct report *r, struct json_out *j)
{
	put_key(j, "figures");
	put_open(j, '{');
	put_upset(r, j);
	put_posteriors(r, j);
	put_close(j, '}');
}

static void put_notes(const struct estimation *w, struct json_out *j)
{
	put_key(j, "notes");
	put_open(j, '[');
	for (size_t i = 0; i < w->strata.notes.count && i < 20; i++)
		put_str(j, w->strata.notes.at[i]);
	put_close(j, ']');
}

bool estimating_run(struct str table, struct str methods, struct str version,
	const volatile sig_atomic_t *stop, struct str *json, struct arena *mem, struct err *e)
{
	struct estimation w = { .settings = settings_usual };
	struct table_options options = { .by = NULL };
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	if (!estimation_methods(str_terminated(mem, methods_of(methods)), w.settings.want, e) ||
		!table_read(table, &options, &w.strata, mem, e))
		return false;
	w.settings.seed = 1;
	w.settings.threads = processors > 0 ? (int)processors : 1;
	w.settings.panel = true;
	estimation_make(&w, stop, mem);
	if (stopped(stop))
		return fail(e, ERR_SYSTEM, "interrupted");
	estimation_put_with(&w, version, &j, put_figures);
	b.len--; /* the object is opened once more */
	j.later = true;
	put_key(&j, "by");
	put_open(&j, '[');
	put_close(&j, ']');
	put_notes(&w, &j);
	put_close(&j, '}');
	*json = buf_str(&b);
	return true;
}
