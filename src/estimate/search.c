#include "estimate/search.h"
#include "estimate/special.h"
#include "estimate/variate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ADDED = 24 };

static int by_bic(const void *a, const void *b)
{
	double x = ((const struct fit *)a)->bic, y = ((const struct fit *)b)->bic;
	return (x > y) - (x < y);
}

static int by_aic(const void *a, const void *b)
{
	double x = ((const struct fit *)a)->aic, y = ((const struct fit *)b)->aic;
	return (x > y) - (x < y);
}

static void try(struct loglin *l, const struct model *m, struct fits *f, struct arena *mem)
{
	struct fit fit = loglin_fit(l, m);
	f->tried++;
	if (fit.converged) {
		*PUSH(mem, f) = fit;
	} else {
		*PUSH(mem, &f->without) = fit;
		f->refused++;
	}
}

static struct model toggled(const struct model *m, uint32_t pair)
{
	struct model with = *m;
	for (size_t i = 0; i < m->terms; i++) {
		if (m->term[i] != pair)
			continue;
		memmove(with.term + i, with.term + i + 1, (m->terms - i - 1) * sizeof *with.term);
		with.terms--;
		return with;
	}
	model_add(&with, pair);
	return with;
}

/* The neighbour with the lowest criterion, into *m; false when none is lower than `best`. */
static bool step(struct loglin *l, bool aic, struct model *m, double *best, struct fits *f,
	struct arena *mem)
{
	struct model found = *m;
	bool better = false;
	for (size_t i = 0; i < l->lists; i++) {
		for (size_t j = i + 1; j < l->lists; j++) {
			struct model next = toggled(m, 1u << i | 1u << j);
			size_t before = f->count;
			try(l, &next, f, mem);
			if (f->count == before)
				continue;
			double value = aic ? f->at[before].aic : f->at[before].bic;
			if (value >= *best - 1e-9)
				continue;
			*best = value;
			found = next;
			better = true;
		}
	}
	*m = found;
	return better;
}

static void greedy(struct loglin *l, bool aic, struct fits *f, struct arena *mem)
{
	struct model m = model_independent(l->lists);
	double best = HUGE_VAL;
	try(l, &m, f, mem);
	if (f->count)
		best = aic ? f->at[0].aic : f->at[0].bic;
	for (int i = 0; i < MAX_ADDED && step(l, aic, &m, &best, f, mem); i++)
		continue;
}

/* Walks of the search meet models twice: equal figures, equal model. */
static void drop_repeats(struct fits *f)
{
	size_t kept = 0;
	for (size_t i = 0; i < f->count; i++) {
		bool again = false;
		for (size_t k = kept; !again && k-- > 0 && f->at[k].bic > f->at[i].bic - 1e-9;)
			again = fabs(f->at[k].estimate - f->at[i].estimate) <
					1e-6 * f->at[i].estimate &&
				f->at[k].model.terms == f->at[i].model.terms;
		if (!again)
			f->at[kept++] = f->at[i];
	}
	f->count = kept;
}

struct fits fits_of(struct loglin *l, bool aic, struct arena *mem)
{
	struct fits f = { 0 };
	if (l->lists <= 5) {
		struct arena brief = { 0 };
		struct models all = models_all(l->lists, &brief);
		for (size_t i = 0; i < all.count; i++)
			try(l, &all.at[i], &f, mem);
		arena_release(&brief);
	} else {
		greedy(l, aic, &f, mem);
	}
	if (f.count)
		qsort(f.at, f.count, sizeof *f.at, aic ? by_aic : by_bic);
	if (l->lists > 5)
		drop_repeats(&f);
	return f;
}

void fits_weights(const struct fits *f, bool aic, double *weight)
{
	double sum = 0;
	for (size_t i = 0; i < f->count; i++) {
		double worse = aic ? f->at[i].aic - f->at[0].aic : f->at[i].bic - f->at[0].bic;
		sum += weight[i] = exp(-worse / 2);
	}
	for (size_t i = 0; i < f->count; i++)
		weight[i] /= sum;
}

struct model fit_asked(const struct fit *f)
{
	struct model m = f->model;
	for (size_t i = 0; i < f->empty; i++)
		model_add(&m, f->dropped[i]);
	return m;
}

static double best_estimate(struct loglin *l, const struct models *models, bool aic)
{
	double best = HUGE_VAL, estimate = NAN;
	for (size_t i = 0; i < models->count; i++) {
		struct fit f = loglin_fit(l, &models->at[i]);
		double value = aic ? f.aic : f.bic;
		if (f.converged && value < best) {
			best = value;
			estimate = f.estimate;
		}
	}
	return estimate;
}

/* The tables with one person less, weighted by persons: skewness of the estimate. */
static double acceleration(
	struct loglin *l, const struct models *models, bool aic, const double *cells, double *work)
{
	double n = 0, mean = 0, two = 0, three = 0;
	double *estimate = work + l->cells;
	for (size_t s = 1; s < l->cells; s++) {
		if (cells[s] <= 0)
			continue;
		memcpy(work, cells, l->cells * sizeof *work);
		work[s]--;
		loglin_counts(l, work);
		estimate[s] = best_estimate(l, models, aic);
		if (!isfinite(estimate[s]))
			continue;
		n += cells[s];
		mean += cells[s] * estimate[s];
	}
	for (size_t s = 1; s < l->cells; s++) {
		double r = mean / n - estimate[s];
		if (cells[s] <= 0 || !isfinite(r))
			continue;
		two += cells[s] * r * r;
		three += cells[s] * r * r * r;
	}
	return two > 0 ? three / (6 * pow(two, 1.5)) : 0;
}

static double bca_level(double level, double z0, double a)
{
	double z = z0 + normal_quantile(level);
	return normal_cdf(z0 + z / (1 - a * z));
}

static void resample(struct variates *v, const double *cells, size_t count, double n, double *out)
{
	double left = n;
	int64_t draws = (int64_t)n;
	for (size_t s = 1; s < count; s++) {
		int64_t x = left > 0 ? draw_binomial(v, draws, fmin(1, cells[s] / left)) : 0;
		out[s] = (double)x;
		draws -= x;
		left -= cells[s];
	}
}

static size_t best_models(size_t lists, size_t available)
{
	size_t most = lists <= 3 ? available : lists == 4 ? 20 : 100;
	return available < most ? available : most;
}

struct bootstrap fits_bootstrap(struct loglin *l, const struct fits *f, bool aic, int resamples,
	double level, uint64_t seed, struct arena *mem)
{
	struct bootstrap b = { .resamples = resamples, .low = NAN, .high = NAN };
	struct variates v;
	struct models models = { 0 };
	double *cells = NEW_ARRAY(mem, double, 4 * l->cells + (size_t)resamples);
	double *work = cells + l->cells, *estimate = work + 3 * l->cells, below = 0;
	size_t good = 0;
	variates_seed(&v, seed, 0xbca);
	memcpy(cells, l->count, l->cells * sizeof *cells);
	for (size_t i = 0; i < best_models(l->lists, f->count); i++)
		*PUSH(mem, &models) = fit_asked(&f->at[i]);
	double n = l->n;
	for (int i = 0; i < resamples; i++) {
		resample(&v, cells, l->cells, n, work);
		loglin_counts(l, work);
		double x = best_estimate(l, &models, aic);
		b.failed += !isfinite(x);
		if (!isfinite(x))
			continue;
		estimate[good++] = x;
		below += (x < f->at[0].estimate) + 0.5 * (x == f->at[0].estimate);
	}
	double a = acceleration(l, &models, aic, cells, work);
	loglin_counts(l, cells);
	if (good < 20 || below <= 0 || below >= (double)good)
		return b;
	sort_doubles(estimate, good);
	double z0 = normal_quantile(below / (double)good);
	b.low = quantile_type8(estimate, good, bca_level(0.5 - level / 2, z0, a));
	b.high = quantile_type8(estimate, good, bca_level(0.5 + level / 2, z0, a));
	return b;
}
