/*
 * Two lists (EST-5, EST-6) and Chao's lower bounds (EST-7, EST-8).
 */
#include "estimate/estimate.h"
#include "estimate/special.h"
#include "estimate/unlike.h"

#include <math.h>

static void chapman_of(const struct table *t, size_t a, size_t b, double *estimate, double *se)
{
	double n1 = (double)table_on_all(t, 1u << a), n2 = (double)table_on_all(t, 1u << b);
	double m = (double)table_on_all(t, 1u << a | 1u << b);
	*estimate = (n1 + 1) * (n2 + 1) / (m + 1) - 1;
	*se = sqrt((n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / ((m + 1) * (m + 1) * (m + 2)));
}

/* Every pair of more lists: it speaks of persons on these two lists alone. */
static void pairs_of(const struct table *t, struct result *r, struct arena *mem)
{
	for (size_t a = 0; a < t->lists && t->lists <= 10; a++) {
		for (size_t b = a + 1; b < t->lists; b++) {
			struct result one = { .level = r->level,
				.n = table_on_all(t, 1u << a) + table_on_all(t, 1u << b) -
				     table_on_all(t, 1u << a | 1u << b) };
			double estimate, se;
			chapman_of(t, a, b, &estimate, &se);
			lognormal_limits(&one, estimate, se);
			*PUSH(mem, &r->variants) =
				(struct variant){ .name = str_format(mem, STR_FMT " and " STR_FMT,
							  STR_ARG(t->name[a]), STR_ARG(t->name[b])),
					.estimate = one.median,
					.low = one.low,
					.high = one.high };
		}
	}
}

/* EST-6: N0 = omega n10 n01 / n11 were the odds of the lists to depend by omega. */
static void dependence_curve(const struct table *t, struct result *r, struct arena *mem)
{
	static const double omega[] = { 0.5, 2. / 3, 1, 1.5, 2, 3, 5 };
	double both = (double)table_on_all(t, 3);
	double first = (double)table_on_all(t, 1) - both,
	       second = (double)table_on_all(t, 2) - both;
	double wide =
		exp(normal_quantile(0.5 + r->level / 2) * sqrt(1 / first + 1 / second + 1 / both));
	for (size_t i = 0; both > 0 && i < sizeof omega / sizeof *omega; i++) {
		double u = omega[i] * first * second / both;
		*PUSH(mem, &r->variants) = (struct variant){
			.name = str_format(mem, "odds ratio %.2g between the lists", omega[i]),
			.estimate = (double)t->n + u,
			.low = u > 0 ? (double)t->n + u / wide : (double)t->n,
			.high = u > 0 ? (double)t->n + u * wide : (double)t->n
		};
	}
}

void method_chapman(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem)
{
	r->assumption = "being on one list does not change the chance of being on the other, and "
			"everybody has the same chance";
	if (t->lists != 2) {
		r->not_meant = true;
		pairs_of(t, r, mem);
		refuse(r, mem, "made for 2 lists, this table has %zu%s", t->lists,
			r->variants.count ? "; each pair is shown below" : "");
		return;
	}
	double estimate, se;
	chapman_of(t, 0, 1, &estimate, &se);
	lognormal_limits(r, estimate, se);
	measure_number(r, mem, "se", se);
	r->how = STR("Chapman's estimate, log-normal interval (EST-5)");
	dependence_curve(t, r, mem);
	if (table_on_all(t, 3) == 0)
		warn(&r->warnings, mem, 7, 3,
			"nobody is on both lists: the figure is made by the "
			"correction for small counts alone");
	draws_from_limits(r, s->seed, mem);
}

/* EST-7: Mh, bias-corrected, in closed form. */
static void lower_mh(const struct table *t, double *estimate, double *se)
{
	double f1 = (double)table_on_exactly(t, 1), f2 = (double)table_on_exactly(t, 2);
	double k = (double)t->lists, step = (k - 1) / k;
	*estimate = (double)t->n + step * f1 * (f1 - 1) / (2 * (f2 + 1));
	double variance = step * f1 * (f1 - 1) / (2 * (f2 + 1)) +
			  step * step * f1 * (f1 - 1) *
				  (f1 * f1 + 4 * f1 * f2 + 3 * f1 - 6 * f2 - 6) /
				  (4 * (f2 + 1) * (f2 + 1) * (f2 + 2));
	*se = sqrt(variance > 0 ? variance : 0);
}

static void add_variant(
	struct result *r, const char *name, double estimate, double se, struct arena *mem)
{
	struct result one = { .n = r->n, .level = r->level };
	lognormal_limits(&one, estimate, se);
	*PUSH(mem, &r->variants) = (struct variant){
		.name = str_from(name), .estimate = estimate, .low = one.low, .high = one.high
	};
}

double sample_coverage(const struct table *t)
{
	double alone = 0;
	for (size_t j = 0; j < t->lists; j++)
		alone += (double)table_on_only(t, j) / (double)table_on_all(t, 1u << j) /
			 (double)t->lists;
	return 1 - alone;
}

/* EST-9: the mean number of persons on some list other than j, over the share of them that is met again. */
static void coverage_variant(const struct table *t, struct result *r, struct arena *mem)
{
	double covered = sample_coverage(t), others = 0;
	for (size_t j = 0; j < t->lists; j++)
		others += (double)(t->n - table_on_only(t, j)) / (double)t->lists;
	if (!(covered > 0))
		return;
	*PUSH(mem, &r->variants) = (struct variant){ .name = STR("sample coverage"),
		.estimate = others / covered,
		.low = NAN,
		.high = NAN,
		.note = str_format(
			mem, "coverage %.2f%s", covered, covered <= 0.55 ? ", too low" : "") };
}

/* What Rcapture's closedp prints, without the models that want ordered occasions. */
static void regression_variants(const struct table *t, struct result *r, struct arena *mem)
{
	for (size_t i = 0; i < unlike_count; i++) {
		struct unlike_fit f = unlike_fit(t, &unlike_models[i], false);
		if (!f.converged || (unlike_models[i].kind != ALIKE && t->lists < 3))
			continue;
		add_variant(r, unlike_models[i].name, f.estimate, f.figures.se, mem);
		struct variant *v = &r->variants.at[r->variants.count - 1];
		v->fitted = true;
		v->fit = f.figures;
		v->note = str_format(
			mem, "deviance %.1f on %.0f", f.figures.deviance, f.figures.degrees);
	}
}

void method_chao(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem)
{
	double mh, mh_se, n = (double)t->n;
	r->lower_bound = true;
	r->assumption = "persons differ in how easily they are listed, the lists do not depend on "
			"one another otherwise; then the true number is at least this";
	lower_mh(t, &mh, &mh_se);
	struct unlike_fit c = unlike_fit(t, &unlike_bound, true);
	double estimate = c.converged ? c.estimate : mh;
	double se = c.converged ? c.figures.se : mh_se;
	lognormal_limits(r, estimate, se);
	r->how = c.converged ? STR("Chao's lower bound Mth, bias-corrected (EST-8)")
			     : STR("Chao's lower bound Mh, bias-corrected (EST-7)");
	measure_number(r, mem, "se", se);
	if (c.converged)
		measure_number(r, mem, "deviance", c.figures.deviance);
	if (t->lists > 2)
		add_variant(r, "Mh, bias-corrected", mh, mh_se, mem);
	regression_variants(t, r, mem);
	coverage_variant(t, r, mem);
	if (r->median > 50 * n)
		warn(&r->warnings, mem, 7, 3, "the bound is over 50 times the documented number");
	draws_from_limits(r, s->seed, mem);
}
