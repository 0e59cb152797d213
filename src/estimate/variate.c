#include "estimate/variate.h"
#include "estimate/special.h"
#include "estimate/wide.h"

#include <math.h>
#include <stdbool.h>

enum {
	MOST_STEPS = 20,   /* of products that stay within a double: n is at most 1e9 */
	MOST_POWER = 4096, /* of which rounding leaves twelve digits */
};

/* Marsaglia and Tsang 2000 with 128 layers of equal area, in Doornik's (2005) form. */
#define LAYER_EDGE 3.442619855899
#define LAYER_AREA 9.91256303526217e-3

void variates_seed(struct variates *v, uint64_t seed, uint64_t stream)
{
	double f = exp(-LAYER_EDGE * LAYER_EDGE / 2);
	v->random = random_seeded(seed, stream);
	for (uint64_t l = 0; l < 4; l++) {
		struct random lane = random_seeded(seed, stream ^ (l + 1) << 56);
		for (int i = 0; i < 4; i++)
			v->lanes[i][l] = lane.state[i];
	}
	v->layer[0].x = LAYER_AREA / f;
	v->layer[1].x = LAYER_EDGE;
	v->layer[128].x = 0;
	for (int i = 2; i < 128; i++) {
		v->layer[i].x = sqrt(-2 * log(LAYER_AREA / v->layer[i - 1].x + f));
		f = exp(-v->layer[i].x * v->layer[i].x / 2);
	}
	for (int i = 0; i < 128; i++)
		v->layer[i].ratio = v->layer[i + 1].x / v->layer[i].x;
	for (int k = 0; k < KEPT_INVERSES; k++)
		v->inverse[k] = 1 / (double)(k + 1);
}

static double normal_tail(struct variates *v, bool negative)
{
	double x, y;
	do {
		x = log(draw_unit(v)) / LAYER_EDGE;
		y = log(draw_unit(v));
	} while (-2 * y < x * x);
	return negative ? x - LAYER_EDGE : LAYER_EDGE - x;
}

/* Outside the inner box of layer i: false when another is to be drawn. */
static bool normal_at_edge(struct variates *v, int i, double u, double *x)
{
	*x = u * v->layer[i].x;
	if (i == 0) {
		*x = normal_tail(v, u < 0);
		return true;
	}
	double f0 = exp(-0.5 * (v->layer[i].x * v->layer[i].x - *x * *x));
	double f1 = exp(-0.5 * (v->layer[i + 1].x * v->layer[i + 1].x - *x * *x));
	return f1 + draw_unit(v) * (f0 - f1) < 1;
}

static inline double normal(struct variates *v)
{
	for (;;) {
		uint64_t bits = random_bits(&v->random);
		int i = (int)(bits & 127);
		double x, u = (double)(int64_t)(bits & ~(uint64_t)2047) * 0x1p-63;
		if (fabs(u) < v->layer[i].ratio)
			return u * v->layer[i].x;
		if (normal_at_edge(v, i, u, &x))
			return x;
	}
}

double draw_normal(struct variates *v)
{
	return normal(v);
}

double normal_outside(struct variates *v, int layer, double u)
{
	double x;
	return normal_at_edge(v, layer, u, &x) ? x : normal(v);
}

/* Marsaglia and Tsang 2000, "A simple method for generating gamma variables"; shape >= 1. */
static inline double gamma_above_one(struct variates *v, double shape)
{
	double d = shape - 1. / 3, c = 1 / sqrt(9 * d);
	for (;;) {
		double x = normal(v), t = 1 + c * x;
		if (t <= 0)
			continue;
		double cube = t * t * t, u = draw_unit(v), square = x * x;
		if (u < 1 - 0.0331 * square * square ||
			log(u) < square / 2 + d * (1 - cube + log(cube)))
			return d * cube;
	}
}

double draw_gamma(struct variates *v, double shape)
{
	if (shape >= 1)
		return gamma_above_one(v, shape);
	return exp(draw_log_gamma(v, shape));
}

double draw_log_gamma(struct variates *v, double shape)
{
	if (shape >= 1)
		return log(gamma_above_one(v, shape));
	double large = log(gamma_above_one(v, shape + 1));
	return large + log(draw_unit(v)) / shape;
}

double draw_beta(struct variates *v, double a, double b)
{
	double x = draw_gamma(v, a), y = draw_gamma(v, b);
	return x / (x + y);
}

/* x^n, n whole: shorter than a logarithm and an exponential. */
static double power(double x, int64_t n)
{
	double result = 1;
	for (; n; n >>= 1, x *= x)
		result *= n & 1 ? x : 1;
	return result;
}

/* Inversion by the recurrence of the probabilities; n p small. */
static int64_t binomial_inverted(struct variates *v, int64_t n, double p)
{
	double u = draw_unit(v), mean = (double)n * p;
	if (u < 1 - mean) /* (1-p)^n >= 1 - np: none, without the power */
		return 0;
	for (;;) {
		double odds = p / (1 - p);
		double f = n < MOST_POWER ? power(1 - p, n) : exp((double)n * log1p(-p));
		for (int64_t k = 0; k <= n; k++) {
			if (u < f)
				return k;
			u -= f;
			f *= odds * (double)(n - k) *
			     (k < KEPT_INVERSES ? v->inverse[k] : 1 / (double)(k + 1));
		}
		u = draw_unit(v); /* rounding ate the tail */
	}
}

/* log(k!) less Stirling's formula. */
static double stirling_rest(double k)
{
	static const double small[] = { 0.08106146679532726, 0.04134069595540929,
		0.02767792568499834, 0.02079067210376509, 0.01664469118982119, 0.01387612882307075,
		0.01189670994589177, 0.01041126526197209, 0.009255462182712733,
		0.008330563433362871 };
	if (k < 10)
		return small[(int)k];
	double y = 1 / ((k + 1) * (k + 1));
	return (1. / 12 - (1. / 360 - y / 1260) * y) / (k + 1);
}

/* w <= f(k) / f(mode) of the binomial law, by the steps between: no logarithm, and exact. */
static bool under_mode(double w, double n, double odds, double mode, double k)
{
	double over = 1, under = 1;
	for (int64_t i = (int64_t)mode + 1; i <= (int64_t)k; i++) {
		over *= odds * (n + 1 - (double)i);
		under *= (double)i;
	}
	for (int64_t i = (int64_t)k + 1; i <= (int64_t)mode; i++) {
		over *= (double)i;
		under *= odds * (n + 1 - (double)i);
	}
	return w * under <= over;
}

bool binomial_under(double w, double n, double odds, double mode, double k)
{
	if (fabs(k - mode) <= MOST_STEPS)
		return under_mode(w, n, odds, mode, k);
	return log(w) <= (mode + 0.5) * log((mode + 1) / (odds * (n - mode + 1))) +
				 stirling_rest(mode) + stirling_rest(n - mode) +
				 (n + 1) * log((n - mode + 1) / (n - k + 1)) +
				 (k + 0.5) * log(odds * (n - k + 1) / (k + 1)) - stirling_rest(k) -
				 stirling_rest(n - k);
}

/* BTRS of Hörmann 1993, "The generation of binomial random variates"; n p >= 10, p <= 1/2. */
static int64_t binomial_rejected(struct variates *v, int64_t count, double p)
{
	double n = (double)count, spread = sqrt(n * p * (1 - p)), b = 1.15 + 2.53 * spread;
	double a = -0.0873 + 0.0248 * b + 0.01 * p, centre = n * p + 0.5, easy = 0.92 - 4.2 / b;
	for (;;) {
		double u = draw_unit(v) - 0.5, w = draw_unit(v), us = 0.5 - fabs(u);
		double at = (2 * a / us + b) * u + centre;
		if (!(at >= 0 && at < n + 1))
			continue;
		double k = (double)(int64_t)at; /* floor() is a call */
		if (us >= 0.07 && w <= easy)
			return (int64_t)k;
		double odds = p / (1 - p), mode = (double)(int64_t)((n + 1) * p);
		double alpha = (2.83 + 5.1 / b) * spread, off = fabs(k - mode);
		double variance = spread * spread, per = 1 / variance;
		w *= alpha / (a / (us * us) + b);
		/* the squeeze of BTPE: log f(k)/f(mode) is -off^2 / (2 variance), give or take `rest`; first by
		 * 1 - x <= e^-x <= 1 / (1 + x) */
		double about = off * off * per / 2;
		double rest = off < variance / 2 - 1
				      ? off * per * ((off * (off / 3 + 0.625) + 1. / 6) * per + 0.5)
				      : HUGE_VAL;
		if (w <= 1 - about - rest)
			return (int64_t)k;
		if (w * (1 + about - rest) > 1)
			continue;
		if (off > MOST_STEPS && w > 0) {
			double log_w = log(w);
			if (log_w < -about - rest)
				return (int64_t)k;
			if (log_w > -about + rest)
				continue;
		}
		if (binomial_under(w, n, odds, mode, k))
			return (int64_t)k;
	}
}

int64_t draw_binomial(struct variates *v, int64_t n, double p)
{
	if (n <= 0 || p <= 0)
		return 0;
	if (p >= 1)
		return n;
	if (p > 0.5)
		return n - draw_binomial(v, n, 1 - p);
	return (double)n * p < 10 ? binomial_inverted(v, n, p) : binomial_rejected(v, n, p);
}

static int64_t poisson_inverted(struct variates *v, double mean)
{
	double limit = exp(-mean), product = draw_unit(v);
	int64_t k = 0;
	for (; product > limit; k++)
		product *= draw_unit(v);
	return k;
}

/* PTRS of Hörmann 1993, "The transformed rejection method for generating Poisson random variables". */
int64_t draw_poisson(struct variates *v, double mean)
{
	if (!(mean > 0))
		return 0;
	if (mean < 10)
		return poisson_inverted(v, mean);
	double b = 0.931 + 2.53 * sqrt(mean), a = -0.059 + 0.02483 * b;
	double inverse = 1.1239 + 1.1328 / (b - 3.4), easy = 0.9277 - 3.6224 / (b - 2);
	for (;;) {
		double u = draw_unit(v) - 0.5, w = draw_unit(v), us = 0.5 - fabs(u);
		double k = floor((2 * a / us + b) * u + mean + 0.43);
		if (us >= 0.07 && w <= easy)
			return (int64_t)k;
		if (k < 0 || (us < 0.013 && w > us))
			continue;
		if (log(w * inverse / (a / (us * us) + b)) <=
			k * log(mean) - mean - log_gamma(k + 1))
			return (int64_t)k;
	}
}

double draw_multinomial(struct variates *v, int64_t n, const double *w, int k, int64_t *part)
{
	double tail[MAX_KINDS + 1];
	tail[k] = 0;
	for (int h = k; h-- > 0;)
		tail[h] = tail[h + 1] + w[h];
	for (int h = 0; h < k; h++) {
		int64_t rest = draw_binomial(v, n, tail[h + 1] / tail[h]);
		part[h] = n - rest;
		n = rest;
	}
	return tail[0];
}

void draw_shuffle(struct variates *v, double *x, size_t count)
{
	for (size_t i = count; i > 1; i--) {
		size_t j = (size_t)random_below(&v->random, i);
		double t = x[i - 1];
		x[i - 1] = x[j];
		x[j] = t;
	}
}
