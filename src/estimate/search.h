#ifndef ESTIMATE_SEARCH_H
#define ESTIMATE_SEARCH_H

#include "estimate/loglin.h"

/* The fitted models of one table, those without an estimate counted and left out. */
struct fits {
	struct fit *at; /* by BIC or AIC, best first */
	size_t count, room;
	size_t tried, refused;
	struct {
		struct fit *at;
		size_t count, room;
	} without; /* those without an estimate */
};

/*
 * EST-13, EST-15: all models up to 5 lists, else those met on the way when the pair that lowers BIC most is
 * added or taken away, from independence on.
 */
struct fits fits_of(struct loglin *l, bool aic, struct arena *mem);

/* The model as it was asked for, with the terms that this table set to minus infinity. */
struct model fit_asked(const struct fit *f);

/* EST-16: weights exp(-difference/2) of the information criterion; they sum to 1. */
void fits_weights(const struct fits *f, bool aic, double *weight);

/* EST-17: BCa limits; the search is repeated in each of `resamples` among the best models. */
struct bootstrap {
	double low, high;
	int resamples, failed; /* failed: resamples without any estimate */
};

struct bootstrap fits_bootstrap(struct loglin *l, const struct fits *f, bool aic, int resamples,
	double level, uint64_t seed, struct arena *mem);

#endif
