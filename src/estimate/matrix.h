#ifndef ESTIMATE_MATRIX_H
#define ESTIMATE_MATRIX_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Small dense matrices, by rows. */

/* The lower Cholesky factor of the p by p symmetric `h`, in place; false when it is not positive
 * definite (a pivot under 1e-12 of its diagonal). */
bool cholesky(double *h, size_t p);

/* Solves L L' x = b in place, L from cholesky(). */
void cholesky_solve(const double *l, size_t p, double *b);

/* Reduced row echelon form of the m by p matrix in place; returns the rank and, in pivot[], the
 * column of each leading one. Entries are small whole numbers here, so 1e-9 counts as zero. */
size_t echelon(double *a, size_t m, size_t p, size_t *pivot);

/*
 * Maximises c.x subject to A x <= b, x >= 0 (m rows, q columns, b >= 0, so x = 0 is feasible) by the
 * simplex method with Bland's rule; returns the maximum, HUGE_VAL when it is unbounded.
 */
double simplex_maximum(
	const double *a, const double *b, const double *c, size_t m, size_t q, struct arena *mem);

#endif
