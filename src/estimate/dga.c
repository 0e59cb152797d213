/*
 * EST-20, EST-21. Between anchors 64 grid points apart the posterior of a graph follows from the last by a
 * ratio of products, since G(x+1) = x G(x): no logarithm and no exponential for a point of the grid.
 * What is under e^-46 of the highest point is left out; that is less than 1e-12 in all.
 */
#include "estimate/dga.h"
#include "estimate/special.h"

#include <math.h>
#include <string.h>

enum {
	BLOCK = 64,
	SURE_BLOCKS = 16,
	MOST_POINTS = 5000000,
	COARSE_POINTS = 100000,
	KEPT_PRIORS = 1 << 19
};
#define NEGLIGIBLE 46.0

struct work {
	size_t lists, blocks, points;
	int64_t n, step;
	size_t block;       /* points from one anchor to the next; 1 when the grid is coarse */
	double cells_delta; /* 2^K delta */
	double start[1 << MAX_GRAPH_LISTS]; /* n_A(0) + delta_A of each set of lists */
	double fixed[1 << MAX_GRAPH_LISTS]; /* the part of c_A without N0 */
	double *moving;                     /* log G(start + N0), by set and anchor */
	double *shared;                     /* log G(N+1) - log G(N0+1), by anchor */
	double *total;                      /* log G(2^K delta) - log G(N + 2^K delta), by anchor */
	enum size_prior of_size;
	double *prior; /* of N0, by point, not normalised; NULL when there are too many to keep */
};

/* Persons by what they are on among the lists of `set` only. */
static void marginal(const struct table *t, uint32_t set, double *count)
{
	memset(count, 0, ((size_t)1 << t->lists) * sizeof *count);
	for (size_t i = 0; i < t->count; i++)
		count[t->at[i].lists & set] += (double)t->at[i].count;
}

static void prepare_sets(struct work *w, const struct table *t, double delta)
{
	double count[1 << MAX_GRAPH_LISTS];
	for (uint32_t set = 1; set < (uint32_t)1 << t->lists; set++) {
		int size = __builtin_popcount(set);
		double each = delta * (double)(1 << ((int)t->lists - size));
		marginal(t, set, count);
		w->start[set] = count[0] + each;
		w->fixed[set] = -(double)(1 << size) * log_gamma(each);
		for (uint32_t s = set; s; s = (s - 1) & set)
			w->fixed[set] += log_gamma(count[s] + each);
	}
}

static double log_prior(enum size_prior prior, double n, double unlisted)
{
	double u = unlisted / n, z = (log(u) - 0.7) / 0.6;
	switch (prior) {
	case PRIOR_RECIPROCAL:
		return -log1p(u);
	case PRIOR_UNIFORM:
		return 0;
	case PRIOR_LOGNORMAL:
		return u > 0 ? -z * z / 2 - log(u) : -HUGE_VAL;
	}
	return 0;
}

/* Of the values that a point stands for: itself, or on a coarse grid those since the last. */
static double prior_at(const struct work *w, size_t i)
{
	double unlisted = (double)i * (double)w->step, n = (double)w->n;
	double p = w->of_size == PRIOR_RECIPROCAL ? n / (n + unlisted)
						  : exp(log_prior(w->of_size, n, unlisted));
	return i ? p * (double)w->step : p;
}

static const double *priors_from(const struct work *w, size_t from, size_t count, double *room)
{
	if (w->prior)
		return w->prior + from;
	for (size_t i = 0; i < count; i++)
		room[i] = prior_at(w, from + i);
	return room;
}

static void prepare_anchors(struct work *w, struct arena *mem)
{
	size_t sets = (size_t)1 << w->lists;
	double n = (double)w->n;
	w->moving = NEW_ARRAY(mem, double, sets * w->blocks);
	w->shared = NEW_ARRAY(mem, double, 2 * w->blocks);
	w->total = w->shared + w->blocks;
	for (size_t b = 0; b < w->blocks; b++) {
		double unlisted = (double)(b * w->block) * (double)w->step, size = n + unlisted;
		w->shared[b] = log_gamma(size + 1) - log_gamma(unlisted + 1);
		w->total[b] = log_gamma(w->cells_delta) - log_gamma(size + w->cells_delta);
		for (size_t set = 1; set < sets; set++)
			w->moving[set * w->blocks + b] = log_gamma(w->start[set] + unlisted);
	}
	w->prior = NULL;
	if (w->points > KEPT_PRIORS)
		return;
	double *prior = NEW_ARRAY(mem, double, w->points);
	for (size_t i = 0; i < w->points; i++)
		prior[i] = prior_at(w, i);
	w->prior = prior;
}

/* log p(n | G, N0) at every anchor, less what no graph changes. */
static void graph_scores(const struct work *w, const struct graph *g, double *score)
{
	double fixed = 0, parts = g->cliques - g->separators;
	for (size_t b = 0; b < w->blocks; b++)
		score[b] = w->shared[b] + parts * w->total[b];
	for (size_t k = 0; k < g->cliques; k++) {
		const double *c = w->moving + g->clique[k] * w->blocks;
		fixed += w->fixed[g->clique[k]];
		for (size_t b = 0; b < w->blocks; b++)
			score[b] += c[b];
	}
	for (size_t k = 0; k < g->separators; k++) {
		const double *c = w->moving + g->separator[k] * w->blocks;
		fixed -= w->fixed[g->separator[k]];
		for (size_t b = 0; b < w->blocks; b++)
			score[b] -= c[b];
	}
	for (size_t b = 0; b < w->blocks; b++)
		score[b] += fixed;
}

static double highest(const struct work *w, const double *score)
{
	double best = -HUGE_VAL;
	for (size_t b = 0; b < w->blocks; b++) {
		double p = prior_at(w, b * w->block);
		if (p > 0 && score[b] + log(p) > best)
			best = score[b] + log(p);
	}
	return best;
}

/* Posterior without prior at `count` points from unlisted `u`, the first being `first`. */
static void walk(const struct work *w, const struct graph *g, double u, double first, size_t count,
	double *p)
{
	double up[BLOCK], down[BLOCK], n = (double)w->n;
	for (size_t i = 0; i < count; i++) {
		double x = u + (double)i;
		up[i] = n + x + 1;
		down[i] = x + 1;
	}
	for (size_t k = 0; k < g->cliques; k++)
		for (size_t i = 0; i < count; i++)
			up[i] *= w->start[g->clique[k]] + u + (double)i;
	for (size_t k = 0; k < g->separators; k++)
		for (size_t i = 0; i < count; i++)
			down[i] *= w->start[g->separator[k]] + u + (double)i;
	for (int k = 0; k < g->cliques - g->separators; k++)
		for (size_t i = 0; i < count; i++)
			down[i] *= n + w->cells_delta + u + (double)i;
	p[0] = first;
	for (size_t i = 0; i + 1 < count; i++)
		p[i + 1] = p[i] * (up[i] / down[i]);
}

static double add_graph(const struct work *w, const struct graph *g, const double *score,
	double best, double *posterior)
{
	double sum = 0, p[BLOCK], room[BLOCK];
	for (size_t b = 0; b < w->blocks; b++) {
		double near =
			b + 1 < w->blocks && score[b + 1] > score[b] ? score[b + 1] : score[b];
		if (b >= SURE_BLOCKS && near < best - NEGLIGIBLE)
			continue;
		size_t from = b * w->block;
		size_t count = w->points - from < w->block ? w->points - from : w->block;
		walk(w, g, (double)from, exp(score[b] - best), count, p);
		const double *prior = priors_from(w, from, count, room);
		for (size_t i = 0; i < count; i++) {
			p[i] *= prior[i];
			posterior[from + i] += p[i];
			sum += p[i];
		}
	}
	return sum;
}

static double tail_mass(const double *p, size_t points)
{
	double sum = 0;
	for (size_t i = points - (points + 99) / 100; i < points; i++)
		sum += p[i];
	return sum;
}

static void scale_to_one(double *p, size_t points)
{
	double sum = 0;
	for (size_t i = 0; i < points; i++)
		sum += p[i];
	for (size_t i = 0; i < points && sum > 0; i++)
		p[i] /= sum;
}

/* The saturated graph is kept apart, and at its own height: beside it the rest may be under e^-700. */
static void finish(struct dga *d, double height, double saturated_height)
{
	double top = height > saturated_height ? height : saturated_height;
	double rest = exp(height - top), saturated = exp(saturated_height - top), sum = 0;
	size_t last = d->graphs.count - 1;
	for (size_t g = 0; g <= last; g++)
		sum += d->weight[g] *= g < last ? rest : saturated;
	d->saturated = d->weight[last] / sum;
	d->drop_saturated = d->saturated > 0.1;
	for (size_t g = 0; g <= last; g++) {
		d->weight[g] /= sum;
		d->drop_saturated &= d->weight[g] <= d->saturated;
	}
	for (size_t i = 0; i < d->points; i++)
		d->with[i] = d->with[i] * saturated + d->without[i] * rest;
	scale_to_one(d->with, d->points);
	scale_to_one(d->without, d->points);
	d->edge = tail_mass(d->drop_saturated ? d->without : d->with, d->points);
	d->bounded = d->edge < 1e-4;
}

static void run_on_grid(struct dga *d, struct work *w, struct arena *mem)
{
	struct arena brief = { 0 };
	prepare_anchors(w, &brief);
	double *score = NEW_ARRAY(&brief, double, w->blocks);
	double *peak = NEW_ARRAY(&brief, double, d->graphs.count);
	double best = -HUGE_VAL;
	size_t last = d->graphs.count - 1;
	for (size_t g = 0; g <= last; g++) {
		graph_scores(w, &d->graphs.at[g], score);
		peak[g] = highest(w, score);
		best = g < last && peak[g] > best ? peak[g] : best;
	}
	d->with = NEW_ARRAY(mem, double, w->points); /* the saturated graph's, until finish() */
	d->without = NEW_ARRAY(mem, double, w->points);
	for (size_t g = 0; g < last; g++) {
		d->weight[g] = 0;
		if (peak[g] < best - NEGLIGIBLE)
			continue;
		graph_scores(w, &d->graphs.at[g], score);
		d->weight[g] = add_graph(w, &d->graphs.at[g], score, best, d->without);
	}
	graph_scores(w, &d->graphs.at[last], score);
	d->weight[last] = add_graph(w, &d->graphs.at[last], score, peak[last], d->with);
	double saturated = peak[last];
	arena_release(&brief);
	finish(d, best, saturated);
}

/* Every value where memory under 100 MB allows it (to n = 500,000 and 10 n), else a coarse grid. */
static int64_t step_for(double most, size_t lists)
{
	double room = lists < MAX_GRAPH_LISTS ? MOST_POINTS : MOST_POINTS / 2;
	return most <= room ? 1 : 1 + (int64_t)(most / COARSE_POINTS);
}

struct dga dga_run(const struct table *t, const struct dga_options *o, struct arena *mem)
{
	static const double multiples[] = { 10, 20, 35, 50 };
	struct dga d = { .graphs = graphs_decomposable(t->lists, mem), .n = t->n };
	struct work w = { .lists = t->lists, .n = t->n, .of_size = o->prior };
	double delta = o->delta > 0 ? o->delta : 1 / (double)(1 << t->lists);
	w.cells_delta = delta * (double)(1 << t->lists);
	prepare_sets(&w, t, delta);
	d.weight = NEW_ARRAY(mem, double, d.graphs.count);
	struct arena grid = { 0 };
	/* EST-22: the grid grows until its last hundredth holds less than 1e-4 */
	for (size_t i = 0; i < sizeof multiples / sizeof *multiples && !d.bounded; i++) {
		arena_release(&grid);
		d.times = o->grid > 0 ? o->grid : multiples[i];
		double most = floor(d.times * (double)t->n);
		w.step = d.step = step_for(most, t->lists);
		w.points = d.points = (size_t)(most / (double)w.step) + 1;
		w.block = w.step == 1 ? BLOCK : 1;
		w.blocks = (w.points + w.block - 1) / w.block;
		run_on_grid(&d, &w, o->grid > 0 ? mem : &grid);
		if (o->grid > 0)
			return d;
	}
	d.with = memcpy(NEW_ARRAY(mem, double, d.points), d.with, d.points * sizeof(double));
	d.without = memcpy(NEW_ARRAY(mem, double, d.points), d.without, d.points * sizeof(double));
	arena_release(&grid);
	return d;
}

static double value_at(const struct dga *d, const double *p, double level)
{
	double sum = 0;
	size_t i = 0;
	while (i + 1 < d->points && (sum += p[i]) < level)
		i++;
	return (double)(d->n + (int64_t)i * d->step);
}

struct dga_summary dga_summarise(const struct dga *d, const double *p, double level)
{
	struct dga_summary s = { .median = value_at(d, p, 0.5),
		.low = value_at(d, p, (1 - level) / 2),
		.high = value_at(d, p, 1 - (1 - level) / 2) };
	size_t mode = 0;
	for (size_t i = 0; i < d->points; i++) {
		s.mean += p[i] * (double)(d->n + (int64_t)i * d->step);
		mode = p[i] > p[mode] ? i : mode;
	}
	s.mode = (double)(d->n + (int64_t)mode * d->step);
	return s;
}

void dga_draws(const struct dga *d, const double *p, double *draw, size_t count)
{
	double sum = 0;
	size_t k = 0;
	for (size_t i = 0; i < d->points; i++) {
		sum += p[i];
		for (; k < count && ((double)k + 0.5) / (double)count < sum; k++)
			draw[k] = (double)(d->n + (int64_t)i * d->step);
	}
	for (; k < count; k++)
		draw[k] = (double)(d->n + (int64_t)(d->points - 1) * d->step);
}
