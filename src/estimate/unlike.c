#include "estimate/unlike.h"
#include "estimate/matrix.h"
#include "estimate/special.h"

#include <math.h>
#include <string.h>

const struct unlike_model unlike_models[] = {
	{ "M0", false, ALIKE },
	{ "Mt", true, ALIKE },
	{ "Mh Chao (LB)", false, BOUNDED },
	{ "Mh Poisson2", false, POISSON2 },
	{ "Mh Darroch", false, DARROCH },
	{ "Mh Gamma3.5", false, GAMMA35 },
	{ "Mth Chao (LB)", true, BOUNDED },
	{ "Mth Poisson2", true, POISSON2 },
	{ "Mth Darroch", true, DARROCH },
	{ "Mth Gamma3.5", true, GAMMA35 },
};
const size_t unlike_count = sizeof unlike_models / sizeof *unlike_models;
const struct unlike_model unlike_bound = { "Mth Chao (LB)", true, BOUNDED };

enum { MAX_COLUMNS = 2 * MAX_LISTS + 2 };

struct design {
	const struct unlike_model *model;
	size_t rows, columns, lists;
	uint32_t *pattern;
	double *x, *y;
	bool kept[MAX_LISTS + 1]; /* eta_j, by j from 3 */
};

static double curve(enum unlike kind, double many)
{
	switch (kind) {
	case POISSON2:
		return exp2(many) - 1;
	case DARROCH:
		return many * many / 2;
	case GAMMA35:
		return log(3.5) - log(3.5 + many);
	case ALIKE:
	case BOUNDED:
		break;
	}
	return 0;
}

static size_t fill_row(const struct design *d, uint32_t s, double *row)
{
	size_t to = 0, many = (size_t)__builtin_popcount(s);
	row[to++] = 1;
	if (!d->model->lists_differ)
		row[to++] = (double)many;
	for (size_t j = 0; d->model->lists_differ && j < d->lists; j++)
		row[to++] = (double)(s >> j & 1);
	for (size_t j = 3; j <= d->lists; j++)
		if (d->kept[j])
			row[to++] = many >= j ? (double)(many - j + 1) : 0;
	if (d->model->kind > BOUNDED)
		row[to++] = curve(d->model->kind, (double)many);
	return to;
}

static void fill(struct design *d)
{
	double first[MAX_COLUMNS];
	d->columns = fill_row(d, 1, first);
	for (size_t i = 0; i < d->rows; i++)
		fill_row(d, d->pattern[i], d->x + i * d->columns);
}

static void add_row(struct design *d, uint32_t s, const struct table *t, bool corrected)
{
	double k = (double)t->lists;
	int many = __builtin_popcount(s);
	d->pattern[d->rows] = s;
	d->y[d->rows] = (double)table_on_exactly_these(t, s);
	if (corrected)
		d->y[d->rows] += many == 1 ? (k - 2) / (2 * k) : many == 2 ? 2 / (k * (k - 1)) : 0;
	d->rows++;
}

/* All cells, or those of one and two lists where all are too many. */
static void add_rows(struct design *d, const struct table *t, bool corrected, struct arena *mem)
{
	size_t k = t->lists, most = k > MAX_DENSE_LISTS ? k * (k + 1) / 2 : ((size_t)1 << k) - 1;
	d->pattern = NEW_ARRAY(mem, uint32_t, most);
	d->y = NEW_ARRAY(mem, double, most);
	d->x = NEW_ARRAY(mem, double, most *MAX_COLUMNS);
	for (uint32_t s = 1; k <= MAX_DENSE_LISTS && s <= most; s++)
		add_row(d, s, t, corrected);
	for (size_t a = 0; k > MAX_DENSE_LISTS && a < k; a++)
		for (size_t b = a; b < k; b++)
			add_row(d, 1u << a | 1u << b, t, corrected);
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
	double beta[MAX_COLUMNS], variance, deviance; /* variance of beta[0] */
};

/* Where iterations begin: a least-squares fit to logs of the counts. */
static bool begin(const struct design *d, double *beta, double *h)
{
	size_t p = d->columns;
	memset(h, 0, p * p * sizeof *h);
	memset(beta, 0, p * sizeof *beta);
	for (size_t i = 0; i < d->rows; i++) {
		const double *row = d->x + i * p;
		double w = d->y[i] + 0.1;
		for (size_t k = 0; k < p; k++) {
			beta[k] += row[k] * w * (log(w) + (d->y[i] - w) / w);
			for (size_t l = 0; l <= k; l++)
				h[k * p + l] += row[k] * row[l] * w;
		}
	}
	if (!cholesky(h, p))
		return false;
	cholesky_solve(h, p, beta);
	return true;
}

/* An eta that nobody is there to hold falls by one a step for ever; by then the rest stands. */
static bool runs_away(const struct design *d, const double *beta)
{
	for (size_t k = d->model->lists_differ ? 1 + d->lists : 2;
		d->model->kind == BOUNDED && k < d->columns; k++)
		if (beta[k] < -12)
			return true;
	return false;
}

static bool solve(struct design *d, struct poisson *f, struct arena *mem)
{
	size_t p = d->columns;
	double *h = NEW_ARRAY(mem, double, p *p), *g = NEW_ARRAY(mem, double, p);
	if (!begin(d, f->beta, h))
		return false;
	for (int step = 0; step < 200; step++) {
		double largest = 0;
		normal_equations(d, f->beta, h, g, &f->deviance);
		if (!cholesky(h, p))
			return false; /* some eta is on its way to minus infinity */
		cholesky_solve(h, p, g);
		for (size_t k = 0; k < p; k++)
			largest = fmax(largest, fabs(g[k]));
		double scale = largest > 3 ? 3 / largest : 1;
		for (size_t k = 0; k < p; k++)
			f->beta[k] += scale * g[k];
		if (runs_away(d, f->beta))
			return false;
		if (largest > 1e-9)
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
static bool drop_negative(struct design *d, const struct poisson *f)
{
	size_t column = d->model->lists_differ ? 1 + d->lists : 2;
	for (size_t j = 3; j <= d->lists; j++) {
		if (!d->kept[j] || f->beta[column++] >= 0)
			continue;
		d->kept[j] = false;
		return true;
	}
	return false;
}

static void figures_of(
	const struct design *d, const struct poisson *f, double n, struct fit_figures *x)
{
	double u = exp(f->beta[0]), p = (double)d->columns, likelihood = -f->deviance / 2;
	for (size_t i = 0; i < d->rows; i++) {
		double y = d->y[i]; /* the likelihood of a model that fits every cell */
		likelihood += (y > 0 ? y * log(y) : 0) - y - log_gamma(y + 1);
	}
	*x = (struct fit_figures){ .se = sqrt(u + u * u * f->variance),
		.deviance = fmax(f->deviance, 0), /* rounding can leave a little less */
		.degrees = (double)d->rows - p,
		.aic = -2 * likelihood + 2 * p,
		.bic = -2 * likelihood + p * log(n) };
}

struct unlike_fit unlike_fit(const struct table *t, const struct unlike_model *m, bool corrected)
{
	struct unlike_fit result = { .estimate = NAN };
	struct poisson f = { 0 };
	struct design d = { .model = m, .lists = t->lists };
	if (t->lists > MAX_DENSE_LISTS && !(m->lists_differ && m->kind == BOUNDED))
		return result;
	struct arena mem = { 0 };
	add_rows(&d, t, corrected, &mem);
	for (size_t j = 3; j <= t->lists; j++)
		d.kept[j] = m->kind == BOUNDED && t->lists <= MAX_DENSE_LISTS;
	do {
		fill(&d);
		f.converged = solve(&d, &f, &mem);
	} while (drop_negative(&d, &f));
	result.converged = f.converged;
	if (f.converged) {
		result.estimate = (double)t->n + exp(f.beta[0]);
		figures_of(&d, &f, (double)t->n, &result.figures);
	}
	arena_release(&mem);
	return result;
}
