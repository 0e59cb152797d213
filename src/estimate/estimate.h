#ifndef ESTIMATE_ESTIMATE_H
#define ESTIMATE_ESTIMATE_H

#include "base/json.h"
#include "estimate/chains.h"
#include "estimate/dga.h"
#include "estimate/table.h"

/*
 * estimate - how many are on no list.
 *
 * A pure room: a table of overlaps in, figures out, each with its interval, its
 * assumption and the reasons to doubt it; chance comes from a seed. Rules of
 * method carry identifiers (EST-1 ...) that docs/method/estimate.md explains.
 */
enum method {
	METHOD_CHAPMAN,
	METHOD_CHAO,
	METHOD_LOGLINEAR,
	METHOD_DGA,
	METHOD_LCMCR,
	METHOD_KNELL,
	METHODS,
};

extern const char *const method_words[METHODS + 1]; /* ends with NULL */
extern const enum method
	methods_in_order[METHODS]; /* as a page has them: the recommendation first */

struct settings {
	bool want[METHODS];
	double level; /* of every interval, 0.95 */
	uint64_t seed;
	int threads;
	bool aic;      /* choose log-linear models by AIC, not BIC */
	int bootstrap; /* resamples for the BCa interval; 0: none */
	double grid;   /* dga: N0 up to this multiple of n; 0: let it grow (EST-22) */
	double delta;  /* dga: prior counts a cell; 0: 2^-K */
	enum size_prior prior;
	int classes;    /* LCMCR */
	double cap;     /* LCMCR: N0 at most this multiple of n; 0: none */
	int64_t sweeps; /* most for a chain */
	bool keep;      /* chains, posterior and models stay with the result, for plots and files */
	bool panel;     /* the sensitivity panel and the consistency check too */
};

extern const struct settings settings_usual;

/* EST-60 to EST-74: W1 to W15. */
struct warning {
	int number; /* 1 to 15 */
	int weight; /* 3: do not publish the figure alone; 2: say it beside the figure; 1: know it */
	struct str text;
};

struct warnings {
	struct warning *at;
	size_t count, room;
};

void warn(struct warnings *w, struct arena *mem, int number, int weight, const char *fmt, ...)
	PRINTF(5, 6);
void warnings_sort(struct warnings *w); /* gravest first */

/* How well a regression fits, and the standard error of its estimate. */
struct fit_figures {
	double se, deviance, degrees, aic, bic;
};

/* One more figure of the same method: another model, another prior, another pair of lists. */
struct variant {
	struct str name;
	double estimate, low, high; /* nan: none */
	struct str note;
	bool fitted; /* a regression, with: */
	struct fit_figures fit;
};

struct variants {
	struct variant *at;
	size_t count, room;
};

/* Something measured on the way, for --json and the curious. */
struct measure {
	const char *key;
	double number;
	struct str text; /* when not "not known", in place of the number */
};

struct measures {
	struct measure *at;
	size_t count, room;
};

struct result {
	enum method method;
	bool refused,
		not_meant; /* no figure: for the data, or because the method wants other input */
	struct str reason;
	bool lower_bound; /* the figure is one, not an estimate */
	int64_t n;
	double median, mean, low, high, level; /* persons in all; median: the point estimate */
	bool open; /* no upper limit was found: high is how far was searched */
	const char *assumption;
	struct str how; /* which model was taken, and the rules that made the figure */
	struct warnings warnings;
	struct variants variants;
	struct measures measures;
	double *draw; /* DRAWS equally likely values of N in random order; NULL when refused */
	const struct chains *chains; /* LCMCR's, for plots */
	const struct dga *dga;
	const struct fits *models;   /* log-linear models that were tried, likewise */
	const struct hidden *hidden; /* of `knell`: a list each, for the panel */
};

enum { DRAWS = 4000 };

void measure_number(struct result *r, struct arena *mem, const char *key, double number);
void measure_text(struct result *r, struct arena *mem, const char *key, struct str text);
bool refuse(struct result *r, struct arena *mem, const char *fmt, ...) PRINTF(3, 4);

/* EST-5: n + u/C to n + u C with u = estimate - n, C = exp(z sqrt(log(1 + se^2/u^2))); never under n. */
void lognormal_limits(struct result *r, double estimate, double se);

/* Draws of a skewed interval: u log-normal on either side of the estimate, through both limits. */
void draws_from_limits(struct result *r, uint64_t seed, struct arena *mem);
void draws_from_sample(
	struct result *r, const double *n, size_t count, uint64_t seed, struct arena *mem);

void method_chapman(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem);
void method_chao(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem);
void method_loglinear(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem);
void method_dga(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem);
void method_lcmcr(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem);
void method_knell(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem);

/* Odds of being on both lists, given the others: Mantel-Haenszel over persons on some other list. */
struct odds {
	size_t a, b;
	double ratio, low, high; /* 99 % limits; nan when there is no such person */
};

/* Chao and Tsay (1998): one less the mean share of each list that no other has. */
double sample_coverage(const struct table *t);

struct panel {
	bool made; /* else there are only odds */
	struct variants left_out, merged, xi, priors, alphas;
	struct variants matching; /* EST-56: matches missed or made wrongly */
	struct variants
		hidden; /* EST-52: each list estimated from the others; note: what it holds */
	struct odds *odds;
	size_t odds_count;
};

struct report {
	struct str stratum; /* "" when the table is not parted */
	struct table table;
	struct result result[METHODS];
	bool done[METHODS];
	struct warnings warnings; /* about the table and between methods */
	struct panel panel;
	size_t duplicates;
};

void report_make(const struct table *t, size_t duplicates, const struct settings *s,
	struct report *out, struct arena *mem);

/* W1 to W6, W14, W15 look at the table; W11 to W13 at the results. */
void warn_of_table(struct report *r, struct arena *mem);
void warn_of_results(struct report *r, struct arena *mem);
/* `hidden` (may be NULL): what EST-52 has found already. */
void panel_make(const struct table *t, const struct settings *s, const struct hidden *hidden,
	struct panel *p, struct arena *mem);
struct odds odds_between(const struct table *t, size_t a, size_t b);

/* EST-40: strata added draw by draw; a stratum without a figure counts as documented only. */
struct total {
	enum method method;
	int64_t n; /* documented, all strata */
	double median, mean, low, high, level;
	size_t estimated, documented_only;
	double *draw;
	bool has_pooled; /* EST-57: the same persons as one table, without strata */
	double pooled, pooled_low, pooled_high;
};

/* All strata as one table; lists are told by their names. */
struct table pooled_table(const struct report *reports, size_t count, struct arena *mem);

bool total_of(const struct report *reports, size_t count, enum method m, double level,
	struct total *out, struct arena *mem);

/* EST-41: draws of a matching, mixed with equal weights. */
struct mixed {
	enum method method;
	size_t draws, refused;
	double n_mean, median, mean, low, high, level;
	double share; /* of the variance that is due to the matching */
};

bool mix_of(const struct report *reports, size_t count, enum method m, double level,
	struct mixed *out, struct arena *mem);

/* EST-42: replicates of imputed data combined on log N0 (Rubin; Gelman and others, BDA3 18.2). */
struct replicate {
	double n;           /* persons observed in it */
	const double *size; /* draws of N */
	size_t draws;
};

struct combined {
	double estimate, low, high;
	bool few; /* fewer than 10 replicates */
};

MUST_CHECK bool combine_replicates(
	const struct replicate *r, size_t count, double level, struct combined *out, struct err *e);

/* The page for people, and one object a report for --json. */
void report_page(const struct report *r, struct buf *b);
void estimate_put(const struct report *r, struct json_out *j);
void totals_page(const struct total *t, size_t count, struct buf *b);
void shares_page(const struct report *reports, size_t count, struct buf *b); /* EST-57 */
void mixed_page(const struct mixed *m, size_t count, struct buf *b);
void draws_page(const struct report *reports, size_t count, struct buf *b);
void totals_put(const struct total *t, size_t count, struct json_out *j);
void mixed_put(const struct mixed *m, size_t count, struct json_out *j);

#endif
