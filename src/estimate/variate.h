#ifndef ESTIMATE_VARIATE_H
#define ESTIMATE_VARIATE_H

#include "base/random.h"
#include "estimate/wide.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Random variates. Each thread has its own; the same seed and stream give the
 * same values on any machine with IEEE doubles and the same libm.
 */
enum { KEPT_INVERSES = 64 };
struct variates {
	struct random random;
	four_bits lanes[4]; /* the states of four more generators, side by side: fours.h */
	double inverse
		[KEPT_INVERSES]; /* 1 / (k + 1): a division is the slowest step of small binomials */
	struct layer {
		double x, ratio; /* its edge; of it what lies within the next layer too */
	} layer[129];            /* the ziggurat of the normal law */
};

void variates_seed(struct variates *v, uint64_t seed, uint64_t stream);

#define LEAST_LOG_UNIT (-38) /* under the logarithm of the least that draw_unit() draws */

/* In (0, 1), both ends excluded. */
static inline double draw_unit(struct variates *v)
{
	return ((double)(random_bits(&v->random) >> 11) + 0.5) * 0x1p-53;
}

/* Whether a step is taken that changes the logarithm of the density by `gain`; not when it is nan. */
static inline bool draw_yes(struct variates *v, double gain)
{
	return gain >= 0 || (gain > LEAST_LOG_UNIT && draw_unit(v) < exp(gain));
}

double draw_normal(struct variates *v);
double draw_gamma(struct variates *v, double shape); /* shape > 0, scale 1 */
double draw_log_gamma(
	struct variates *v, double shape); /* its logarithm; safe for any small shape */
double draw_beta(struct variates *v, double a, double b);
int64_t draw_binomial(struct variates *v, int64_t n, double p);
int64_t draw_poisson(struct variates *v, double mean);

/* Parts `n` among `k` kinds (at most MAX_KINDS) with weights `w` of any scale; returns their sum. */
enum { MAX_KINDS = 256 };
double draw_multinomial(struct variates *v, int64_t n, const double *w, int k, int64_t *part);

/* The last word on a draw, for fours.h: a normal variate outside the inner box of its layer; whether a binomial k
 * (w times the law at its mode is at most that at k; n p >= 10) may stay. */
double normal_outside(struct variates *v, int layer, double u);
bool binomial_under(double w, double n, double odds, double mode, double k);

/* A random order of `x`. */
void draw_shuffle(struct variates *v, double *x, size_t count);

#endif
