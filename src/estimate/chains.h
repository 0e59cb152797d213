#ifndef ESTIMATE_CHAINS_H
#define ESTIMATE_CHAINS_H

#include "estimate/diagnose.h"
#include "estimate/lcmcr.h"

/*
 * Several chains of one table, by turns in threads, until they agree (EST-32)
 * or `most` sweeps each are done. The outcome depends on the seed alone, never
 * on the number of threads.
 */
enum { MAX_CHAINS = 16, MAX_THREADS = 64 };

struct chains_options {
	struct lcmcr_options model;
	int chains, threads;
	int64_t least, most; /* sweeps a chain, those of the warm-up included */
	double enough;       /* effective draws in bulk and tail at which to stop */
	uint64_t seed;
	uint64_t stream; /* chains take the streams from here on */
};

struct chains {
	size_t count, length;
	double *unlisted; /* N0 by chain and draw, the warm-up (a first quarter) left out */
	double *occupied; /* classes with anybody in them, likewise */
	double *missed;   /* pi_0, likewise */
	struct mixing mixing;
	bool passed;
	int modes;
	int64_t sweeps, thin; /* a chain's; every how many were kept */
	double at_cap;        /* share of sweeps that met the cap */
	double fit; /* EST-33: posterior-predictive probability of a worse G^2; nan: not known */
};

struct chains chains_run(const struct table *t, const struct chains_options *o, struct arena *mem);

#endif
