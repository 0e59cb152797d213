/*
 * Two lists (EST-5, EST-6) and Chao's lower bounds (EST-7, EST-8).
 */
#include "estimate/estimate.h"
#include "estimate/matrix.h"

#include <math.h>
#include <string.h>

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
	for (size_t i = 0; both > 0 && i < sizeof omega / sizeof *omega; i++)
		*PUSH(mem, &r->variants) = (struct variant){
			.name = str_format(mem, "odds ratio %.3g between the lists", omega[i]),
			.estimate = (double)t->n + omega[i] * first * second / both,
			.low = NAN,
			.high = NAN
		};
}

void method_chapman(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem)
{
	r->assumption = "being on one list does not change the chance of being on the other, and "
			"everybody has the same chance";
	if (t->lists != 2) {
		r->not_meant = true;
		pairs_of(t, r, mem);
		refuse(r, mem, "made for 2 lists, this table has %zu; each pair is shown below",
			t->lists);
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
			  step * step * f1 * (f1 * f1 + 4 * f1 * f2 + 3 * f1 - 6 * f2 - 6) /
				  (4 * (f2 + 1) * (f2 + 1) * (f2 + 2));
	*se = sqrt(variance > 0 ? variance : 0);
}

/* Columns: 1, the lists, and max(|s| - j + 1, 0) for each eta_j that is kept. */
struct design {
	size_t rows, columns, lists;
	double *x, *y;
	bool kept[MAX_DENSE_LISTS + 1]; /* by j, 3 to lists */
};

static void fill(struct design *d)
{
	d->columns = 1 + d->lists;
	for (size_t j = 3; j <= d->lists; j++)
		d->columns += d->kept[j];
	for (size_t s = 1; s <= d->rows; s++) {
		double *row = d->x + (s - 1) * d->columns;
		size_t to = 0, many = (size_t)__builtin_popcountll(s);
		row[to++] = 1;
		for (size_t j = 0; j < d->lists; j++)
			row[to++] = (double)(s >> j & 1);
		for (size_t j = 3; j <= d->lists; j++)
			if (d->kept[j])
				row[to++] = many >= j ? (double)(many - j + 1) : 0;
	}
}

static void normal_equations(
	const struct design *d, const double *beta, double *h, double *g, double *deviance)
{
	size_t p = d->columns;
	memset(h, 0, p * p * sizeof *h);
	memset(g, 0, p * sizeof *g);
	*deviance = 0;
	for (size_t i = 0; i < d->rows; i++) {
		const double *row = d->x + i * p;
		double eta = 0, y = d->y[i];
		for (size_t k = 0; k < p; k++)
			eta += row[k] * beta[k];
		double mu = exp(eta);
		*deviance += 2 * ((y > 0 ? y * (log(y) - eta) : 0) - (y - mu));
		for (size_t k = 0; k < p; k++) {
			g[k] += row[k] * (y - mu);
			for (size_t l = 0; l <= k; l++)
				h[k * p + l] += row[k] * row[l] * mu;
		}
	}
}

struct poisson {
	bool converged;
	double beta[2 * MAX_DENSE_LISTS + 2], variance, deviance; /* variance of beta[0] */
};

static bool solve(struct design *d, struct poisson *f, struct arena *mem)
{
	size_t p = d->columns;
	double *h = NEW_ARRAY(mem, double, p *p), *g = NEW_ARRAY(mem, double, p), sum = 0;
	for (size_t i = 0; i < d->rows; i++)
		sum += d->y[i];
	memset(f->beta, 0, sizeof f->beta);
	f->beta[0] = log(sum / (double)d->rows);
	for (int step = 0; step < 100; step++) {
		double largest = 0;
		normal_equations(d, f->beta, h, g, &f->deviance);
		if (!cholesky(h, p))
			return false; /* some eta is on its way to minus infinity */
		cholesky_solve(h, p, g);
		for (size_t k = 0; k < p; k++)
			largest = fabs(g[k]) > largest ? fabs(g[k]) : largest;
		double scale = largest > 3 ? 3 / largest : 1;
		for (size_t k = 0; k < p; k++)
			f->beta[k] += scale * g[k];
		if (largest > 1e-10)
			continue;
		memset(g, 0, p * sizeof *g);
		g[0] = 1;
		cholesky_solve(h, p, g);
		f->variance = g[0];
		return f->beta[0] < 60;
	}
	return false;
}

/* EST-8: the first (lowest) negative eta is left out and the rest fitted again, until none is. */
static struct poisson lower_mth(const struct table *t, bool corrected)
{
	struct arena mem = { 0 };
	struct poisson f = { 0 };
	struct design d = { .lists = t->lists, .rows = ((size_t)1 << t->lists) - 1 };
	double k = (double)t->lists;
	d.x = NEW_ARRAY(&mem, double, d.rows *(2 * t->lists + 1));
	d.y = table_cells(t, &mem) + 1;
	for (size_t s = 1; corrected && s <= d.rows; s++) {
		int many = __builtin_popcountll(s);
		d.y[s - 1] += many == 1 ? (k - 2) / (2 * k) : many == 2 ? 2 / (k * (k - 1)) : 0;
	}
	for (size_t j = 3; j <= t->lists; j++)
		d.kept[j] = true;
	for (bool again = true; again;) {
		again = false;
		fill(&d);
		f.converged = solve(&d, &f, &mem);
		size_t column = 1 + t->lists;
		for (size_t j = 3; j <= t->lists; j++) {
			if (!d.kept[j])
				continue;
			if (f.beta[column++] >= 0)
				continue;
			d.kept[j] = false;
			again = true;
			break;
		}
	}
	arena_release(&mem);
	return f;
}

static double unlisted_se(const struct poisson *f)
{
	double u = exp(f->beta[0]);
	return sqrt(u + u * u * f->variance);
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

void method_chao(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem)
{
	double mh, mh_se, n = (double)t->n;
	r->lower_bound = true;
	r->assumption = "persons differ in how easily they are listed, the lists do not depend on "
			"one another otherwise; then the true number is at least this";
	lower_mh(t, &mh, &mh_se);
	add_variant(r, "Mh, bias-corrected", mh, mh_se, mem);
	struct poisson f = { 0 }, c = { 0 };
	if (t->lists >= 3 && t->lists <= MAX_DENSE_LISTS) {
		f = lower_mth(t, false);
		c = lower_mth(t, true);
	}
	if (f.converged)
		add_variant(r, "Mth", n + exp(f.beta[0]), unlisted_se(&f), mem);
	double estimate = c.converged ? n + exp(c.beta[0]) : mh;
	double se = c.converged ? unlisted_se(&c) : mh_se;
	lognormal_limits(r, estimate, se);
	r->how = c.converged ? STR("Chao's lower bound Mth, bias-corrected (EST-8)")
			     : STR("Chao's lower bound Mh, bias-corrected (EST-7)");
	measure_number(r, mem, "se", se);
	if (c.converged)
		measure_number(r, mem, "deviance", c.deviance);
	if (r->median > 50 * n)
		warn(&r->warnings, mem, 7, 3, "the bound is over 50 times the documented number");
	draws_from_limits(r, s->seed, mem);
}
