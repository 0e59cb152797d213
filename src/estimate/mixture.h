#ifndef ESTIMATE_MIXTURE_H
#define ESTIMATE_MIXTURE_H

#include "estimate/table.h"

/*
 * Finite mixtures of independent lists (latent classes), at their highest
 * likelihood: mu_s = N sum_h w_h prod_j P(list j | h). What the recommendation
 * weighs against the log-linear models, on the same cells.
 */
struct mixture_fit {
	int classes;
	double log_likelihood; /* Poisson, of all 2^K - 1 cells, like a log-linear model's */
	double parameters;     /* N, classes - 1 weights, K chances a class */
	double bic;
	double estimate; /* N where the likelihood is highest; may run away */
};

/* By EM from `starts` starts drawn with `seed`; log-likelihood to about 0.01. */
struct mixture_fit mixture_maximum(const struct table *t, int classes, int starts, uint64_t seed);

#endif
