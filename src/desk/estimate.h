#ifndef DESK_ESTIMATE_H
#define DESK_ESTIMATE_H

#include "estimate/estimate.h"

#include <signal.h>

/* All that was asked for of the estimator, by stratum or by draw of the matching. */
struct estimation {
	struct strata strata;
	struct settings settings;
	bool of_draws;
	struct report *reports; /* one a stratum */
	struct total total[METHODS];
	struct mixed mixed[METHODS];
	size_t totals, mixtures;
};

extern const char *const prior_words[]; /* by enum size_prior; ends with NULL */

/* "knell,dga", "all". ERR_USAGE names the one that there is not. */
MUST_CHECK bool estimation_methods(const char *names, bool *want, struct err *e);

/* Reports of the strata, by the settings; fewer when it was stopped. */
void estimation_make(struct estimation *w, const volatile sig_atomic_t *stop, struct arena *mem);

/* `{"knell":"estimate/1",...}`: docs/schema/estimate.schema.json. `each`, where it is not NULL, adds members to a stratum's. */
void estimation_put(const struct estimation *w, struct str version, struct json_out *j);
void estimation_put_with(const struct estimation *w, struct str version, struct json_out *j,
	void (*each)(const struct report *r, struct json_out *j));

#endif
