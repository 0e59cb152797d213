#ifndef ESTIMATE_DIAGNOSE_H
#define ESTIMATE_DIAGNOSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * EST-32: whether chains agree and how much they are worth (Vehtari, Gelman, Simpson, Carpenter and
 * Buerkner 2021). `x` holds `chains` runs of `length` values one after another.
 */
struct mixing {
	double rhat; /* the larger of the rank-normalised and the folded one, on split chains */
	double bulk, tail; /* effective draws for the middle; for the 5 % and 95 % points */
};

struct mixing mixing_of(const double *x, size_t chains, size_t length);

/* EST-32 passed: rhat under 1.01 and over 400 effective draws in bulk and tail. */
bool mixing_passes(const struct mixing *m);

/* Modes of the density of `x` (sorted) that stand out by a tenth of the highest: 1 or more. */
int modes_of(const double *sorted, size_t count);

#endif
