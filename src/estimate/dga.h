#ifndef ESTIMATE_DGA_H
#define ESTIMATE_DGA_H

#include "estimate/graphs.h"
#include "estimate/table.h"

/*
 * Bayesian averaging over all decomposable graphs of the lists (Madigan and
 * York 1997), with a hyper-Dirichlet prior of `delta` a cell and a prior on the
 * number of persons on no list, N0.
 */
enum size_prior {
	PRIOR_RECIPROCAL, /* 1/N */
	PRIOR_UNIFORM,    /* on N0 */
	PRIOR_LOGNORMAL,  /* N0/n is log-normal (0.7, 0.6), as in HRDAG's work on El Salvador */
};

struct dga_options {
	double delta; /* 0: 2^-K */
	double grid;  /* N0 from 0 to `grid` times n; 0: EST-22 chooses between 10 and 50 */
	enum size_prior prior;
};

struct dga_summary {
	double median, mean, low, high, mode;
};

struct dga {
	struct graphs graphs;
	double *weight;      /* posterior probability of each graph */
	double saturated;    /* that of the complete graph, which says nothing about N0 */
	bool drop_saturated; /* EST-23: it is the likeliest graph and has more than 0.1 */
	int64_t n, step;     /* point i of the grid is N = n + i * step */
	size_t points;
	double *with, *without; /* posterior of N over all graphs, and without the saturated one */
	double edge;            /* mass of the last 1 % of the grid, in the one that is reported */
	bool bounded;           /* edge < 1e-4 */
	double times;           /* the grid ends at this multiple of n */
};

/* Lists 2 to MAX_GRAPH_LISTS. */
struct dga dga_run(const struct table *t, const struct dga_options *o, struct arena *mem);

/* Quantiles as dga prints them: the first value whose cumulative probability reaches the level. */
struct dga_summary dga_summarise(const struct dga *d, const double *p, double level);

/* `count` equally likely values of N, ascending. */
void dga_draws(const struct dga *d, const double *p, double *draw, size_t count);

#endif
