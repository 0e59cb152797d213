/*
 * The two Bayesian methods: dga and LCMCR.
 */
#include "estimate/estimate.h"
#include "estimate/special.h"

#include <math.h>

static const char *prior_name(enum size_prior prior)
{
	static const char *const names[] = { "1/N", "uniform", "log-normal" };
	return names[prior];
}

static void dga_variant(struct result *r, const char *name, struct dga_summary s, struct arena *mem)
{
	*PUSH(mem, &r->variants) = (struct variant){
		.name = str_from(name), .estimate = s.median, .low = s.low, .high = s.high
	};
}

/* EST-23, EST-67 (W8): what the saturated graph does to the figure is always shown. */
static void dga_saturated(struct result *r, const struct dga *d, double level, struct arena *mem)
{
	dga_variant(r, "all graphs", dga_summarise(d, d->with, level), mem);
	dga_variant(r, "without the saturated graph", dga_summarise(d, d->without, level), mem);
	measure_number(r, mem, "saturated", d->saturated);
	if (d->saturated > 0.1)
		warn(&r->warnings, mem, 8, 2,
			"the graph that joins all lists has probability %.2f; it knows nothing of "
			"the "
			"unlisted and pulls the figure towards the documented number%s",
			d->saturated, d->drop_saturated ? ", so it is left out here (EST-23)" : "");
}

/* EST-22, EST-68 (W9) */
static void dga_edge(const struct table *t, const struct settings *s, struct result *r,
	const struct dga *d, struct arena *mem)
{
	measure_number(r, mem, "grid_times", d->times);
	measure_number(r, mem, "edge_mass", d->edge);
	if (d->bounded)
		return;
	struct dga_options o = { .delta = s->delta, .prior = s->prior };
	struct arena brief = { 0 };
	struct dga wide = dga_run(t, &o, &brief);
	struct dga_summary w =
		dga_summarise(&wide, wide.drop_saturated ? wide.without : wide.with, r->level);
	dga_variant(r, wide.bounded ? "on a grid that is wide enough" : "on the widest grid, 50 n",
		w, mem);
	if (d->edge > 1e-3)
		warn(&r->warnings, mem, 9, 2,
			"%.2g of the probability lies in the last hundredth of the grid; to %.0f "
			"times n "
			"it is %.0f [%.0f, %.0f]",
			d->edge, wide.times, w.median, w.low, w.high);
	if (!wide.bounded)
		warn(&r->warnings, mem, 9, 3,
			"not bounded by the data: even 50 times n is too near");
	arena_release(&brief);
}

static void dga_best_graph(struct result *r, const struct dga *d, struct arena *mem)
{
	size_t best = 0;
	for (size_t g = 1; g < d->graphs.count; g++)
		best = d->weight[g] > d->weight[best] ? g : best;
	struct buf b = { .mem = mem };
	for (size_t k = 0; k < d->graphs.at[best].cliques; k++) {
		buf_add_char(&b, k ? ',' : '[');
		for (int j = 0; j < MAX_GRAPH_LISTS; j++)
			if (d->graphs.at[best].clique[k] >> j & 1)
				buf_printf(&b, "%d", j + 1);
	}
	buf_add_char(&b, ']');
	measure_text(r, mem, "likeliest_graph", buf_str(&b));
	measure_number(r, mem, "likeliest_graph_probability", d->weight[best]);
	measure_number(r, mem, "graphs", (double)d->graphs.count);
}

void method_dga(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem)
{
	r->assumption = "some lists are independent of each other given the rest, though not known "
			"which: every decomposable pattern of dependence counts by its probability";
	if (t->lists < 3 || t->lists > MAX_GRAPH_LISTS) {
		r->not_meant = true;
		refuse(r, mem,
			t->lists < 3 ? "wants at least 3 lists"
				     : "takes at most %d lists; leave "
				       "out or merge some",
			MAX_GRAPH_LISTS);
		return;
	}
	struct dga_options o = { .delta = s->delta, .grid = s->grid, .prior = s->prior };
	struct arena brief = { 0 }, *room = s->keep ? mem : &brief;
	struct dga *d = NEW(room, struct dga);
	*d = dga_run(t, &o, room);
	const double *p = d->drop_saturated ? d->without : d->with;
	struct dga_summary x = dga_summarise(d, p, s->level);
	r->median = x.median, r->mean = x.mean, r->low = x.low, r->high = x.high;
	r->dga = s->keep ? d : NULL;
	r->how = str_format(mem, "average over %zu decomposable graphs, prior %s on N (EST-20)",
		d->graphs.count, prior_name(s->prior));
	double mean = r->mean, size[DRAWS];
	dga_draws(d, p, size, DRAWS);
	draws_from_sample(r, size, DRAWS, s->seed, mem);
	r->median = x.median, r->mean = mean, r->low = x.low, r->high = x.high;
	measure_number(r, mem, "mode", x.mode);
	dga_saturated(r, d, s->level, mem);
	dga_best_graph(r, d, mem);
	dga_edge(t, s, r, d, mem);
	arena_release(&brief);
}

/* EST-69 (W10) */
static void lcmcr_warnings(struct result *r, const struct chains *c, struct arena *mem)
{
	if (!c->passed)
		warn(&r->warnings, mem, 10, 3,
			"the chains do not agree after %lld sweeps each: R-hat %.3f (under 1.01 "
			"wanted), "
			"effective draws %.0f and %.0f (over 400 wanted)",
			(long long)c->sweeps, c->mixing.rhat, c->mixing.bulk, c->mixing.tail);
	if (c->at_cap > 1e-3)
		warn(&r->warnings, mem, 10, 3,
			"%.1f %% of the sweeps met the cap: it decides the upper limit",
			100 * c->at_cap);
	if (c->modes > 1)
		warn(&r->warnings, mem, 10, 2,
			"the posterior has %d humps: read the plot, not the median", c->modes);
	if (c->fit < 0.01)
		warn(&r->warnings, mem, 10, 1,
			"the model fits the overlaps badly (predictive p = %.2g)", c->fit);
}

void method_lcmcr(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem)
{
	r->assumption = "persons fall into a few classes unseen by us, within which the lists are "
			"independent and everybody has the same chances";
	if (t->lists < 3) {
		r->not_meant = true;
		refuse(r, mem, "wants at least 3 lists");
		return;
	}
	struct chains_options o = {
		.model = { .classes = s->classes, .a = 0.25, .b = 0.25, .cap = s->cap },
		.chains = 4,
		.threads = s->threads,
		.least = 20000,
		.most = s->sweeps,
		.enough = 1000,
		.seed = s->seed,
	};
	if (o.least > o.most)
		o.least = o.most;
	struct arena brief = { 0 }, *room = s->keep ? mem : &brief;
	struct chains *c = NEW(room, struct chains);
	*c = chains_run(t, &o, room);
	size_t count = c->count * c->length;
	double *size = NEW_ARRAY(&brief, double, count);
	for (size_t i = 0; i < count; i++)
		size[i] = c->unlisted[i] + (double)t->n;
	draws_from_sample(r, size, count, s->seed, mem);
	r->chains = s->keep ? c : NULL;
	r->how = str_format(mem, "%zu chains of %lld sweeps, at most %d classes (EST-30)", c->count,
		(long long)c->sweeps, s->classes);
	measure_number(r, mem, "rhat", c->mixing.rhat);
	measure_number(r, mem, "ess_bulk", c->mixing.bulk);
	measure_number(r, mem, "ess_tail", c->mixing.tail);
	measure_number(r, mem, "passed", c->passed);
	measure_number(r, mem, "sweeps", (double)c->sweeps);
	measure_number(r, mem, "chains", (double)c->count);
	measure_number(r, mem, "modes", c->modes);
	measure_number(r, mem, "at_cap", c->at_cap);
	measure_number(r, mem, "fit_p", c->fit);
	lcmcr_warnings(r, c, mem);
	arena_release(&brief);
}
