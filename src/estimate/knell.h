#ifndef ESTIMATE_KNELL_H
#define ESTIMATE_KNELL_H

#include "estimate/estimate.h"

/*
 * The recommendation (EST-50): a mixture of two families that fail in different
 * worlds, log-linear models (lists depend on one another) and latent classes
 * (persons differ), weighted by how well each explains the same cells, but with
 * a fifth of the confidence that the criterion alone would give.
 */
enum { KNELL_CLASSES = 3 };
#define KNELL_TEMPERATURE 5.0
#define KNELL_MANY                                                                                 \
	1000.0 /* persons; of fewer, on more than three lists, the confidence falls by the root */
#define KNELL_ODDS 2.0  /* of the classes, beforehand */
#define KNELL_POWER 4.0 /* EST-51: p(N) ~ N^-4 for the latent classes */

struct families {
	bool has_loglinear, has_classes;
	double loglinear_bic;    /* -2 log of the mean of exp(-BIC/2) times the number of models */
	double classes_bic;      /* the better of 2 and 3 classes */
	double weight;           /* of the latent classes, 0 to 1 */
	double *size, *share;    /* weighted points of both posteriors, */
	size_t points;           /* so many in all, */
	size_t loglinear_points; /* these first */
	struct mixing mixing;
	bool passed;
};

/* `sweeps` bounds each of the four chains of the latent classes. */
struct families families_run(
	const struct table *t, uint64_t seed, int threads, int64_t sweeps, struct arena *mem);

/* The value below which a share p of the weighted points lies; points are sorted in place once. */
void points_sort(double *size, double *share, size_t count);
double points_quantile(const double *size, const double *share, size_t count, double p);

/* EST-52: every list in turn is hidden and its known size estimated from the others. */
struct hidden {
	size_t list;
	int64_t size;
	double median, low, high;
	bool tried, held;
};

size_t hidden_lists(
	const struct table *t, const struct settings *s, struct hidden *out, struct arena *mem);

#endif
