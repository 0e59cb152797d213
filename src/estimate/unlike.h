#ifndef ESTIMATE_UNLIKE_H
#define ESTIMATE_UNLIKE_H

#include "estimate/estimate.h"

/*
 * Poisson regressions for persons of unlike chances, as Rcapture's closedp fits them: log mu_s = gamma +
 * beta |s| (lists alike) or gamma + sum of beta_j (lists unlike), and a function of |s| for how persons differ.
 */
enum unlike {
	ALIKE,   /* nothing more */
	BOUNDED, /* eta_j max(|s| - j + 1, 0), eta_j >= 0, j = 3 to K: Chao's lower bound */
	POISSON2,
	DARROCH,
	GAMMA35,
};

struct unlike_model {
	const char *name; /* as Rcapture has it */
	bool lists_differ;
	enum unlike kind;
};

extern const struct unlike_model unlike_models[], unlike_bound; /* the second is one of the first */
extern const size_t unlike_count;

struct unlike_fit {
	bool converged;
	double estimate;
	struct fit_figures figures;
};

/* `corrected` adds the small counts of EST-8. Over MAX_DENSE_LISTS lists only persons on one or two are
 * looked at, which serves the bound alone. */
struct unlike_fit unlike_fit(const struct table *t, const struct unlike_model *m, bool corrected);

#endif
