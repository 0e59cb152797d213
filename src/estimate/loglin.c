/*
 * Fitting by Newton's method. Because every term is a set of lists, gradient and Hessian are superset
 * sums of cells (a zeta transform, K 2^K additions), not products of matrices.
 */
#include "estimate/loglin.h"
#include "estimate/matrix.h"
#include "estimate/special.h"

#include <math.h>
#include <string.h>

enum { MAX_STEPS = 60 };

static void superset_sums(double *x, size_t lists)
{
	for (size_t bit = 1; bit < (size_t)1 << lists; bit <<= 1)
		for (size_t s = 0; s < (size_t)1 << lists; s += 2 * bit)
			for (size_t k = s; k < s + bit; k++)
				x[k] += x[k + bit];
}

static void subset_sums(double *x, size_t lists)
{
	for (size_t bit = 1; bit < (size_t)1 << lists; bit <<= 1)
		for (size_t s = 0; s < (size_t)1 << lists; s += 2 * bit)
			for (size_t k = s; k < s + bit; k++)
				x[k + bit] += x[k];
}

void loglin_counts(struct loglin *l, const double *cells)
{
	memcpy(l->count, cells, l->cells * sizeof *cells);
	l->count[0] = l->n = 0;
	for (size_t s = 1; s < l->cells; s++)
		l->n += l->count[s];
	memcpy(l->overlap, l->count, l->cells * sizeof *l->count);
	superset_sums(l->overlap, l->lists);
}

struct loglin loglin_open(const struct table *t, struct arena *mem)
{
	size_t cells = (size_t)1 << t->lists;
	struct loglin l = { .lists = t->lists, .cells = cells, .mem = mem };
	double *room = NEW_ARRAY(mem, double, 5 * cells + (size_t)MAX_TERMS * (MAX_TERMS + 1));
	l.count = room;
	l.overlap = room + cells;
	l.mu = room + 2 * cells;
	l.work = room + 3 * cells;
	l.coefficient = room + 4 * cells;
	l.hessian = room + 5 * cells;
	l.rhs = l.hessian + (size_t)MAX_TERMS * MAX_TERMS;
	l.alive = NEW_ARRAY(mem, bool, cells);
	struct arena brief = { 0 };
	loglin_counts(&l, table_cells(t, &brief));
	arena_release(&brief);
	return l;
}

static void bury(struct loglin *l, const struct fit *f)
{
	for (size_t s = 0; s < l->cells; s++)
		l->alive[s] = s > 0;
	for (size_t i = 0; i < f->empty; i++)
		for (size_t s = 0; s < l->cells; s++)
			if ((s & f->dropped[i]) == f->dropped[i])
				l->alive[s] = false;
}

/* EST-10: a term that nobody is in goes to minus infinity, and with it every cell above. */
static void drop_empty_terms(struct loglin *l, const struct model *m, struct fit *f)
{
	memset(f, 0, sizeof *f);
	for (size_t i = 0; i < m->terms; i++) {
		if (l->overlap[m->term[i]] > 0)
			f->model.term[f->model.terms++] = m->term[i];
		else
			f->dropped[f->empty++] = m->term[i];
	}
	bury(l, f);
}

/* One row for each cell that is alive and has (or has not) a count. */
static size_t design_rows(const struct loglin *l, const struct model *m, bool counted, double *a)
{
	size_t rows = 0;
	for (size_t s = 1; s < l->cells; s++) {
		if (!l->alive[s] || (l->count[s] > 0) != counted)
			continue;
		for (size_t j = 0; j < m->terms; j++)
			a[rows * m->terms + j] = (s & m->term[j]) == m->term[j];
		rows++;
	}
	return rows;
}

/* A basis (p by q) of the directions in which no counted cell changes. */
static double *null_space(
	const double *reduced, const size_t *pivot, size_t rank, size_t p, struct arena *mem)
{
	size_t q = p - rank, free_column = 0;
	double *basis = NEW_ARRAY(mem, double, p *q);
	for (size_t column = 0, r = 0; column < p; column++) {
		if (r < rank && pivot[r] == column) {
			r++;
			continue;
		}
		basis[column * q + free_column] = 1;
		for (size_t i = 0; i < rank; i++)
			basis[pivot[i] * q + free_column] = -reduced[i * p + column];
		free_column++;
	}
	return basis;
}

/*
 * Whether some direction lowers the expected count of an empty cell and raises none, leaving counted
 * cells as they are: then the likelihood grows for ever along it (Fienberg and Rinaldo 2012).
 */
static bool recedes(
	const double *rows, size_t m, size_t p, const double *basis, size_t q, struct arena *mem)
{
	double *a = NEW_ARRAY(mem, double, 4 * m * q + 2 * m + 2 * q);
	double *b = a + 4 * m * q, *c = b + 2 * m;
	for (size_t i = 0; i < m; i++) {
		for (size_t j = 0; j < q; j++) {
			double x = 0;
			for (size_t k = 0; k < p; k++)
				x += rows[i * p + k] * basis[k * q + j];
			double *up = a + 2 * i * 2 * q, *down = up + 2 * q;
			up[j] = x, up[q + j] = -x; /* change <= 0 */
			down[j] = -x,
			down[q + j] = x; /* change >= -1, so that a maximum is found */
			c[j] -= x;
			c[q + j] += x;
		}
		b[2 * i + 1] = 1;
	}
	return simplex_maximum(a, b, c, 2 * m, 2 * q, mem) > 1e-7;
}

static enum existence check(const struct loglin *l, const struct model *m)
{
	bool full = true;
	for (size_t s = 1; s < l->cells; s++)
		full &= l->alive[s] && l->count[s] > 0;
	if (full)
		return EXISTS;

	struct arena mem = { 0 };
	size_t p = m->terms, pivot[MAX_TERMS];
	double *counted = NEW_ARRAY(&mem, double, l->cells *p);
	double *empty = NEW_ARRAY(&mem, double, l->cells *p);
	size_t rank = echelon(counted, design_rows(l, m, true, counted), p, pivot);
	enum existence result = EXISTS;
	if (rank < p) {
		size_t rows = design_rows(l, m, false, empty);
		double *basis = null_space(counted, pivot, rank, p, &mem);
		if (rows && recedes(empty, rows, p, basis, p - rank, &mem))
			result |= NO_ESTIMATE;
		/* EST-11: every cell that is alive counts for the rank, with or without persons */
		memmove(counted + rank * p, empty, rows * p * sizeof *empty);
		if (echelon(counted, rank + rows, p, pivot) < p)
			result |= NOT_IDENTIFIABLE;
	}
	arena_release(&mem);
	return result;
}

enum existence loglin_existence(struct loglin *l, const struct model *m)
{
	struct fit f;
	drop_empty_terms(l, m, &f);
	return check(l, &f.model);
}

static void hessian_of(const struct loglin *l, const struct model *m, double *weights, double *h)
{
	superset_sums(weights, l->lists);
	for (size_t i = 0; i < m->terms; i++)
		for (size_t j = 0; j <= i; j++)
			h[i * m->terms + j] = weights[m->term[i] | m->term[j]];
}

static void gather(const struct loglin *l, const struct model *m, double *cells, double *rhs)
{
	superset_sums(cells, l->lists);
	for (size_t i = 0; i < m->terms; i++)
		rhs[i] = cells[m->term[i]];
}

/* A weighted least-squares fit to the logs of the counts: where Newton's method starts. */
static bool first_step(struct loglin *l, struct fit *f)
{
	for (size_t s = 0; s < l->cells; s++) {
		l->work[s] = l->alive[s] ? l->count[s] + 0.5 : 0;
		l->mu[s] = l->alive[s] ? l->work[s] * log(l->work[s]) : 0;
	}
	hessian_of(l, &f->model, l->work, l->hessian);
	gather(l, &f->model, l->mu, f->alpha);
	if (!cholesky(l->hessian, f->model.terms))
		return false;
	cholesky_solve(l->hessian, f->model.terms, f->alpha);
	return true;
}

/* mu of every cell by alpha; returns sum of n log mu - mu. */
static double expected(struct loglin *l, const struct model *m, const double *alpha)
{
	double kernel = 0;
	memset(l->coefficient, 0, l->cells * sizeof *l->coefficient);
	for (size_t i = 0; i < m->terms; i++)
		l->coefficient[m->term[i]] = alpha[i];
	subset_sums(l->coefficient, l->lists);
	for (size_t s = 0; s < l->cells; s++) {
		l->mu[s] = l->alive[s] ? exp(l->coefficient[s]) : 0;
		kernel += l->alive[s] ? l->count[s] * l->coefficient[s] - l->mu[s] : 0;
	}
	return kernel;
}

/* Leaves the factor of the Hessian at the point before the last step, which is as good as the last. */
static bool newton(struct loglin *l, struct fit *f, double enough)
{
	size_t p = f->model.terms;
	double kernel = expected(l, &f->model, f->alpha), next[MAX_TERMS];
	for (int step = 0; step < MAX_STEPS; step++) {
		for (size_t s = 0; s < l->cells; s++)
			l->work[s] = l->alive[s] ? l->count[s] - l->mu[s] : 0;
		gather(l, &f->model, l->work, l->rhs);
		memcpy(next, l->rhs, p * sizeof *next);
		memcpy(l->work, l->mu, l->cells * sizeof *l->mu);
		hessian_of(l, &f->model, l->work, l->hessian);
		if (!cholesky(l->hessian, p))
			return false;
		cholesky_solve(l->hessian, p, l->rhs);
		double gain = 0, scale = 1, reached;
		for (size_t i = 0; i < p; i++)
			gain += next[i] * l->rhs[i];
		do {
			for (size_t i = 0; i < p; i++)
				next[i] = f->alpha[i] + scale * l->rhs[i];
			reached = expected(l, &f->model, next);
			scale /= 2;
		} while (!(reached >= kernel - 1e-9 * fabs(kernel)) && scale > 1e-6);
		memcpy(f->alpha, next, p * sizeof *next);
		kernel = reached;
		if (gain < enough)
			return isfinite(kernel);
	}
	return false;
}

static double variance_of_intercept(const struct loglin *l, size_t p, double *column)
{
	memset(column, 0, p * sizeof *column);
	column[0] = 1;
	cholesky_solve(l->hessian, p, column);
	return column[0];
}

static void summarise(struct loglin *l, struct fit *f)
{
	double column[MAX_TERMS], parameters = (double)(f->model.terms + f->empty);
	double variance = variance_of_intercept(l, f->model.terms, column), cells = 0;
	for (size_t s = 1; s < l->cells; s++) {
		double n = l->count[s], mu = l->mu[s];
		if (!l->alive[s])
			continue;
		cells++;
		f->deviance += 2 * ((n > 0 ? n * log(n / mu) : 0) - (n - mu));
		f->log_likelihood += n * log(mu) - mu - log_gamma(n + 1);
	}
	f->unlisted = exp(f->alpha[0]);
	f->estimate = l->n + f->unlisted;
	f->se_log = sqrt(variance);
	f->se = sqrt(f->unlisted + f->unlisted * f->unlisted * variance);
	f->degrees = cells - (double)f->model.terms;
	f->aic = -2 * f->log_likelihood + 2 * parameters;
	f->bic = -2 * f->log_likelihood + parameters * log(l->n);
}

static void no_figures(struct fit *f)
{
	f->unlisted = f->estimate = f->se = f->se_log = NAN;
	f->deviance = f->log_likelihood = f->aic = f->bic = NAN;
	f->low = f->high = NAN;
}

struct fit loglin_fit(struct loglin *l, const struct model *m)
{
	struct fit f;
	drop_empty_terms(l, m, &f);
	f.existence = check(l, &f.model);
	l->count[0] = 0;
	if (f.existence == EXISTS && first_step(l, &f))
		f.converged = newton(l, &f, 1e-12);
	if (f.converged)
		summarise(l, &f);
	else
		no_figures(&f);
	return f;
}

void loglin_fitted(struct loglin *l, const struct fit *f, double *mu)
{
	bury(l, f);
	l->alive[0] = true;
	expected(l, &f->model, f->alpha);
	memcpy(mu, l->mu, l->cells * sizeof *mu);
}

/* ---- profile likelihood in N ---- */

struct trace {
	struct fit f;               /* fitted to n and N - n */
	double size;                /* N */
	double height, slope, bend; /* l(N), its first and second derivatives */
	double drift[MAX_TERMS];    /* d alpha / d N */
};

/*
 * EST-12: l(N) = log G(N+1) - log G(N-n+1) + sum of n_s log(mu_s / N) over all cells with n_0 = N - n.
 * Its derivative is digamma(N+1) - digamma(N-n+1) + log(mu_0 / N), since the rest is at a maximum.
 */
static bool trace_at(struct loglin *l, struct trace *t, double size)
{
	double step = size - t->size, unlisted = size - l->n;
	for (size_t i = 0; i < t->f.model.terms; i++)
		t->f.alpha[i] += step * t->drift[i];
	l->count[0] = unlisted;
	if (!newton(l, &t->f, 1e-8))
		return false;
	double curve = variance_of_intercept(l, t->f.model.terms, t->drift);
	t->size = size;
	t->height = log_gamma(size + 1) - log_gamma(unlisted + 1);
	for (size_t s = 0; s < l->cells; s++)
		if (l->count[s] > 0)
			t->height += l->count[s] * (l->coefficient[s] - log(size));
	t->slope = digamma(size + 1) - digamma(unlisted + 1) + l->coefficient[0] - log(size);
	t->bend = trigamma(size + 1) - trigamma(unlisted + 1) + curve - 1 / size;
	return true;
}

static bool climb(struct loglin *l, struct trace *t)
{
	for (int i = 0; i < 50; i++) {
		double next = t->size - t->slope / t->bend;
		if (!(t->bend < 0))
			next = t->size + (t->slope > 0 ? 0.5 : -0.5) * (t->size - l->n);
		if (next <= l->n)
			next = (t->size + l->n) / 2;
		if (next > 1.5 * t->size)
			next = 1.5 * t->size;
		if (fabs(next - t->size) < 1e-4 * (t->size - l->n) + 1e-6)
			return true;
		if (!trace_at(l, t, next))
			return false;
	}
	return true;
}

/* Where the height falls to `target` on the way to `wall`: Newton steps kept between the two. */
static bool descend(struct loglin *l, struct trace *t, double target, double wall, double *limit)
{
	double inside = t->size, outside = wall;
	/* first guess from the curvature, in logs of the unlisted where the curve is nearly even */
	double u = t->size - l->n, width = sqrt(-2 * (t->height - target) / (t->bend * u * u));
	double next = l->n + u * exp(wall > t->size ? width : -width);
	for (int i = 0; i < 60; i++) {
		if (!((next - inside) * (next - outside) < 0))
			next = (inside + outside) / 2;
		if (!trace_at(l, t, next))
			return false;
		if (fabs(t->height - target) < 1e-5) {
			*limit = t->size;
			return true;
		}
		*(t->height > target ? &inside : &outside) = next;
		next = t->size - (t->height - target) / t->slope;
		if (fabs(inside - outside) < 1e-9 * inside)
			break;
	}
	*limit = t->size;
	return true;
}

/* Doubles the unlisted until the height is under `target`; false when it is not at `bound`, or no fit
 * converges on the way. One leap to the bound would be too far for Newton's method. */
static bool outward(
	struct loglin *l, const struct trace *top, double target, double bound, double *wall)
{
	struct trace t = *top;
	while (t.size < bound) {
		double next = l->n + 2 * (t.size - l->n);
		*wall = next < bound ? next : bound;
		if (!trace_at(l, &t, *wall))
			return false;
		if (t.height <= target)
			return true;
	}
	return false;
}

static bool limits(struct loglin *l, struct fit *f, double drop, double bound)
{
	struct trace top = { .f = *f, .size = f->estimate }, edge;
	if (!trace_at(l, &top, f->estimate) || !climb(l, &top))
		return false;
	double target = top.height - drop;
	edge = top;
	f->low = l->n;
	if (!trace_at(l, &edge, l->n + 1e-9 * (1 + f->unlisted)))
		edge.height = -HUGE_VAL;
	if (edge.height < target) {
		edge = top;
		if (!descend(l, &edge, target, l->n, &f->low))
			return false;
	}
	double wall = bound * f->estimate;
	f->open = !outward(l, &top, target, bound * f->estimate, &wall);
	f->high = wall;
	edge = top;
	return f->open || descend(l, &edge, target, wall, &f->high);
}

void loglin_profile(struct loglin *l, struct fit *f, double drop, double bound)
{
	f->low = f->high = NAN;
	if (!f->converged)
		return;
	bury(l, f);
	l->alive[0] = true;
	if (!limits(l, f, drop, bound))
		f->low = f->high = NAN;
	l->count[0] = 0;
}
