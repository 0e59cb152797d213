#include "estimate/estimate.h"
#include "estimate/search.h"
#include "estimate/special.h"

#include <math.h>

static double half_chi2(double level)
{
	double z = normal_quantile(0.5 + level / 2);
	return z * z / 2; /* 1.920729 at 95 % */
}

static struct fit_figures figures(const struct fit *f)
{
	return (struct fit_figures){ f->se, f->deviance, f->degrees, f->aic, f->bic };
}

/* As it was asked for: terms that nobody is in are fitted by leaving them out (EST-10), and would make many
 * models look the same. */
static struct str name_of(const struct fit *f, size_t lists, struct arena *mem)
{
	struct model asked = fit_asked(f);
	return model_text(&asked, lists, mem);
}

static void stepwise_variant(struct loglin *l, struct result *r, struct arena *mem)
{
	struct fit f = loglin_stepwise(l);
	double z = normal_quantile(0.5 + r->level / 2);
	if (!f.converged)
		return;
	*PUSH(mem, &r->variants) = (struct variant){ .name = STR("stepwise, p < 0.02"),
		.estimate = f.estimate,
		.low = l->n + f.unlisted * exp(-z * f.se_log),
		.high = l->n + f.unlisted * exp(z * f.se_log),
		.note = name_of(&f, l->lists, mem),
		.fitted = true,
		.fit = figures(&f) };
}

/* EST-16: the mean over models and its unconditional standard error (Burnham and Anderson 2002). */
static void average_variant(struct result *r, const struct fits *f, bool aic, struct arena *mem)
{
	struct arena brief = { 0 };
	struct result one = { .n = r->n, .level = r->level };
	double *w = NEW_ARRAY(&brief, double, f->count), mean = 0, se = 0;
	fits_weights(f, aic, w);
	for (size_t i = 0; i < f->count; i++)
		mean += w[i] * f->at[i].estimate;
	for (size_t i = 0; i < f->count; i++) {
		double off = f->at[i].estimate - mean;
		se += w[i] * sqrt(f->at[i].se * f->at[i].se + off * off);
	}
	arena_release(&brief);
	lognormal_limits(&one, mean, se);
	*PUSH(mem, &r->variants) =
		(struct variant){ .name = str_format(mem, "average by %s", aic ? "AIC" : "BIC"),
			.estimate = mean,
			.low = one.low,
			.high = one.high,
			.note = str_format(mem, "%zu models", f->count) };
}

static void bootstrap_variant(struct loglin *l, struct result *r, const struct fits *f,
	const struct settings *s, struct arena *mem)
{
	struct bootstrap b = fits_bootstrap(l, f, s->aic, s->bootstrap, s->level, s->seed, mem);
	*PUSH(mem, &r->variants) = (struct variant){ .name = STR("BCa bootstrap"),
		.estimate = f->at[0].estimate,
		.low = b.low,
		.high = b.high,
		.note = str_format(
			mem, "%d resamples, %d without an estimate", b.resamples, b.failed) };
}

static void best_few(struct result *r, const struct fits *f, size_t lists, struct arena *mem)
{
	double low = HUGE_VAL, high = 0;
	for (size_t i = 0; i < f->count && f->at[i].bic < f->at[0].bic + 6; i++) {
		low = fmin(low, f->at[i].estimate);
		high = fmax(high, f->at[i].estimate);
		if (i > 0 && i < 6)
			*PUSH(mem, &r->variants) =
				(struct variant){ .name = name_of(&f->at[i], lists, mem),
					.estimate = f->at[i].estimate,
					.low = NAN,
					.high = NAN,
					.note = str_format(mem, "BIC worse by %.2f",
						f->at[i].bic - f->at[0].bic),
					.fitted = true,
					.fit = figures(&f->at[i]) };
	}
	/* EST-70 (W11), within the family */
	if (high > 2 * low)
		warn(&r->warnings, mem, 11, 2,
			"models that fit nearly as well (BIC within 6) give %.0f to %.0f", low,
			high);
}

/* EST-66 (W7) */
static void warn_of_fit(struct result *r, const struct fit *f, struct arena *mem)
{
	double n = (double)r->n;
	if (f->estimate > 50 * n)
		warn(&r->warnings, mem, 7, 3,
			"the estimate is over 50 times the documented number");
	if (f->se > f->estimate)
		warn(&r->warnings, mem, 7, 3,
			"the standard error (%.0f) is larger than the estimate", f->se);
	if (f->degrees > 0 && chi2_tail(f->deviance, f->degrees) < 0.01)
		warn(&r->warnings, mem, 7, 2,
			"even the best model does not fit the overlaps (p = %.2g)",
			chi2_tail(f->deviance, f->degrees));
}

static void measure_fit(struct result *r, const struct fit *f, size_t lists, struct arena *mem)
{
	measure_text(r, mem, "model", name_of(f, lists, mem));
	measure_number(r, mem, "estimate", f->estimate);
	measure_number(r, mem, "se", f->se);
	measure_number(r, mem, "deviance", f->deviance);
	measure_number(r, mem, "degrees", f->degrees);
	measure_number(r, mem, "fit_p", f->degrees > 0 ? chi2_tail(f->deviance, f->degrees) : NAN);
	measure_number(r, mem, "aic", f->aic);
	measure_number(r, mem, "bic", f->bic);
}

static void take_best(struct loglin *l, const struct settings *s, const struct fits *all,
	struct result *r, struct arena *mem)
{
	struct fit best = all->at[0];
	loglin_profile(l, &best, half_chi2(s->level), 3);
	r->median = best.estimate;
	r->low = best.low;
	r->high = best.high;
	r->open = best.open;
	if (!isfinite(best.low) || !isfinite(best.high))
		lognormal_limits(r, best.estimate, best.se);
	r->how =
		str_format(mem, "model " STR_FMT ", best of %zu by %s, profile likelihood (EST-12)",
			STR_ARG(name_of(&best, l->lists, mem)), all->tried, s->aic ? "AIC" : "BIC");
	if (best.open)
		warn(&r->warnings, mem, 7, 3, "no upper limit below 3 times the estimate");
	if (all->refused)
		warn(&r->warnings, mem, 7, 1,
			"%zu of %zu models have no estimate that exists or can be told apart and "
			"were "
			"left out (EST-11)",
			all->refused, all->tried);
	measure_fit(r, &best, l->lists, mem);
	warn_of_fit(r, &best, mem);
}

/* EST-11: with three lists, each model without an estimate by name and reason. */
static void say_refused(
	struct loglin *l, struct result *r, const struct fits *all, struct arena *mem)
{
	static const char *const why[] = { "the search did not settle",
		"no estimate: the likelihood has no maximum (code 1)",
		"no estimate: several answers fit equally well (code 2)",
		"no estimate: no maximum and several answers (code 3)" };
	measure_number(r, mem, "models", (double)all->tried);
	measure_number(r, mem, "models_refused", (double)all->refused);
	if (l->lists > 3 || !all->refused)
		return;
	struct arena brief = { 0 };
	struct models models = models_all(l->lists, &brief);
	for (size_t i = 0; i < models.count; i++) {
		struct fit f = loglin_fit(l, &models.at[i]);
		*PUSH(mem, &r->variants) =
			(struct variant){ .name = model_text(&models.at[i], l->lists, mem),
				.estimate = f.estimate,
				.low = NAN,
				.high = NAN,
				.note = f.converged ? STR("") : str_from(why[f.existence]),
				.fitted = f.converged,
				.fit = figures(&f) };
	}
	arena_release(&brief);
}

/* All models once more, each with its limits, for a file. */
static void keep_models(
	struct loglin *l, const struct settings *s, struct result *r, struct arena *mem)
{
	struct fits *all = NEW(mem, struct fits);
	*all = fits_of(l, s->aic, mem);
	for (size_t i = 0; i < all->count; i++)
		loglin_profile(l, &all->at[i], half_chi2(s->level), 3);
	r->models = all;
}

void method_loglinear(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem)
{
	r->assumption = "the lists depend on one another as far as the listed persons show, and no "
			"dependence of all lists at once hides among the unlisted";
	if (t->lists < 3 || t->lists > MAX_DENSE_LISTS) {
		r->not_meant = true;
		refuse(r, mem,
			t->lists < 3 ? "wants at least 3 lists"
				     : "takes at most %d lists; leave "
				       "out or merge some",
			MAX_DENSE_LISTS);
		return;
	}
	struct arena brief = { 0 };
	struct loglin l = loglin_open(t, &brief);
	struct fits all = fits_of(&l, s->aic, &brief);
	if (s->keep)
		keep_models(&l, s, r, mem);
	say_refused(&l, r, &all, mem);
	if (table_usable_lists(t) < 3) {
		refuse(r, mem,
			"%zu of %zu models have no estimate (EST-11) and fewer than 3 lists are "
			"usable "
			"(EST-60): nothing but bounds can be had",
			all.refused, all.tried);
	} else if (!all.count) {
		refuse(r, mem,
			"none of %zu models has an estimate: the overlaps are too empty (EST-11)",
			all.tried);
	} else {
		take_best(&l, s, &all, r, mem);
		average_variant(r, &all, s->aic, mem);
		stepwise_variant(&l, r, mem);
		if (s->bootstrap > 0)
			bootstrap_variant(&l, r, &all, s, mem);
		best_few(r, &all, l.lists, mem);
		draws_from_limits(r, s->seed, mem);
	}
	arena_release(&brief);
}
