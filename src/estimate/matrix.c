#include "estimate/matrix.h"

#include <math.h>
#include <string.h>

bool cholesky(double *h, size_t p)
{
	for (size_t j = 0; j < p; j++) {
		double *row = h + j * p, diagonal = row[j];
		for (size_t i = 0; i < j; i++) {
			double sum = row[i];
			const double *other = h + i * p;
			for (size_t k = 0; k < i; k++)
				sum -= row[k] * other[k];
			row[i] = sum / other[i];
			row[j] -= row[i] * row[i];
		}
		if (!(row[j] > 1e-12 * diagonal))
			return false;
		row[j] = sqrt(row[j]);
	}
	return true;
}

void cholesky_solve(const double *l, size_t p, double *b)
{
	for (size_t i = 0; i < p; i++) {
		for (size_t k = 0; k < i; k++)
			b[i] -= l[i * p + k] * b[k];
		b[i] /= l[i * p + i];
	}
	for (size_t i = p; i-- > 0;) {
		b[i] /= l[i * p + i];
		for (size_t k = 0; k < i; k++)
			b[k] -= l[i * p + k] * b[i];
	}
}

static void swap_rows(double *a, size_t p, size_t i, size_t j)
{
	for (size_t k = 0; i != j && k < p; k++) {
		double t = a[i * p + k];
		a[i * p + k] = a[j * p + k];
		a[j * p + k] = t;
	}
}

static size_t largest_below(const double *a, size_t m, size_t p, size_t from, size_t column)
{
	size_t best = from;
	for (size_t i = from; i < m; i++)
		if (fabs(a[i * p + column]) > fabs(a[best * p + column]))
			best = i;
	return best;
}

static void clear_column(double *a, size_t m, size_t p, size_t rank, size_t column)
{
	double lead = a[rank * p + column];
	for (size_t k = 0; k < p; k++)
		a[rank * p + k] /= lead;
	for (size_t i = 0; i < m; i++) {
		double factor = a[i * p + column];
		for (size_t k = 0; i != rank && factor != 0 && k < p; k++)
			a[i * p + k] -= factor * a[rank * p + k];
	}
}

size_t echelon(double *a, size_t m, size_t p, size_t *pivot)
{
	size_t rank = 0;
	for (size_t column = 0; column < p && rank < m; column++) {
		size_t best = largest_below(a, m, p, rank, column);
		if (fabs(a[best * p + column]) < 1e-9)
			continue;
		swap_rows(a, p, rank, best);
		clear_column(a, m, p, rank, column);
		pivot[rank++] = column;
	}
	return rank;
}

/* The tableau has q + m + 1 columns (the last the right side) and m + 1 rows (the last the aim). */
static double *tableau(
	const double *a, const double *b, const double *c, size_t m, size_t q, struct arena *mem)
{
	size_t wide = q + m + 1;
	double *t = NEW_ARRAY(mem, double, (m + 1) * wide);
	for (size_t i = 0; i < m; i++) {
		memcpy(t + i * wide, a + i * q, q * sizeof *t);
		t[i * wide + q + i] = 1;
		t[i * wide + wide - 1] = b[i];
	}
	for (size_t j = 0; j < q; j++)
		t[m * wide + j] = -c[j];
	return t;
}

static size_t leaving_row(const double *t, size_t m, size_t wide, size_t enter, const size_t *basis)
{
	size_t best = m;
	double least = HUGE_VAL;
	for (size_t i = 0; i < m; i++) {
		double step = t[i * wide + enter];
		if (step < 1e-9)
			continue;
		double ratio = t[i * wide + wide - 1] / step;
		if (ratio < least - 1e-12 || (ratio < least + 1e-12 && basis[i] < basis[best])) {
			least = ratio < least ? ratio : least;
			best = i;
		}
	}
	return best;
}

double simplex_maximum(
	const double *a, const double *b, const double *c, size_t m, size_t q, struct arena *mem)
{
	size_t wide = q + m + 1;
	double *t = tableau(a, b, c, m, q, mem);
	size_t *basis = NEW_ARRAY(mem, size_t, m);
	for (size_t i = 0; i < m; i++)
		basis[i] = q + i;
	for (;;) {
		size_t enter = 0;
		while (enter < q + m && t[m * wide + enter] > -1e-9)
			enter++;
		if (enter == q + m)
			return t[m * wide + wide - 1];
		size_t leave = leaving_row(t, m, wide, enter, basis);
		if (leave == m)
			return HUGE_VAL;
		clear_column(t, m + 1, wide, leave, enter);
		basis[leave] = enter;
	}
}
