#include "estimate/fours.h"
#include <math.h>

enum {
	MOST_SINGLE = 320,         /* persons; more are slower than binomials */
	MOST_POWERED = 4096,       /* of which rounding leaves twelve digits */
	MOST_TOGETHER = 1000000000 /* as whole numbers of 32 bits; what is more is parted alone */
};

/* ---- binomial ---- */

/* Inversion; n p < 10. So many of the sums of the law are at most u. */
INSIDE four inverted(struct variates *v, four n, four p, four_counts wanted)
{
	four_counts small = wanted & (n <= MOST_POWERED);
	four u = units(v), f = exps(pick(small, n, all_of(0)) * logs(1 - p)), sum = f;
	four odds = p / (1 - p), left = n;
	four_counts beyond = small & (u >= sum), over = { 0 };
	for (int k = 0; k < KEPT_INVERSES && any(beyond); k += 4)
		for (int i = k; i < k + 4; i++) {
			over -= beyond;
			f *= odds * left * v->inverse[i];
			left -= 1;
			sum += f;
			beyond &= u >= sum;
		}
	four count = reals_of(over);
	beyond |= wanted & ~small;
	for (int l = 0; l < 4 && any(beyond); l++)
		if (beyond[l]) /* rounding ate the tail, or n is too large for a power */
			count[l] = (double)draw_binomial(v, (int64_t)n[l], p[l]);
	return count;
}

/* BTRS, as binomial_rejected() in variate.c has it; n p >= 10, p <= 1/2. */
INSIDE four rejected(struct variates *v, four n, four p, four_counts wanted)
{
	four variance = n * p * (1 - p), per = 1 / variance, spread = roots(variance);
	four b = 1.15 + 2.53 * spread, of_b = 1 / b, easy = 0.92 - 4.2 * of_b;
	four a = -0.0873 + 0.0248 * b + 0.01 * p, centre = n * p + 0.5, result = all_of(0);
	four alpha = (2.83 + 5.1 * of_b) * spread, mode = whole((n + 1) * p);
	for (four_counts left = wanted; any(left);) {
		four u = units(v) - 0.5, w = units(v), us = 0.5 - absolute(u);
		four at = (2 * a / us + b) * u + centre;
		four_counts valid = left & (at >= 0) & (at < n + 1);
		four k = whole(pick(valid, at, all_of(0)));
		four_counts take = valid & (us >= 0.07) & (w <= easy);
		w *= alpha * us * us / (a + b * us * us);
		four off = absolute(k - mode), about = off * off * per * 0.5;
		four rest = off * per * ((off * (off * (1. / 3) + 0.625) + 1. / 6) * per + 0.5);
		rest = pick(off < variance * 0.5 - 1, rest, all_of(HUGE_VAL));
		take |= valid & (w <= 1 - about - rest);
		four_counts unsure = valid & ~take & ~(w * (1 + about - rest) > 1);
		if (any(unsure)) {
			four log_w = logs(w);
			take |= unsure & (log_w < -about - rest);
			unsure &= ~take & (log_w <= rest - about);
		}
		for (int l = 0; l < 4 && any(unsure); l++)
			if (unsure[l] &&
				binomial_under(w[l], n[l], p[l] / (1 - p[l]), mode[l], k[l]))
				take[l] = -1;
		result = pick(take, k, result);
		left &= ~take;
	}
	return result;
}

INSIDE four binomials(struct variates *v, four n, four p)
{
	four_counts flip = p > 0.5, some = (n > 0) & (p > 0);
	p = pick(flip, 1 - p, p);
	four_counts many = some & (n * p >= 10) & (n <= MOST_TOGETHER), few = some & ~many;
	four x = all_of(0);
	if (any(many))
		x = rejected(v, pick(many, n, all_of(100)), pick(many, p, all_of(0.5)), many);
	if (any(few))
		x += inverted(v, n, pick(few, p, all_of(0)), few);
	return pick(flip, n - x, x);
}

/* ---- multinomial ---- */

/* Four rows that are parted. */
struct lanes {
	four left, all;   /* persons not parted yet, tail of the kind that they begin with */
	four_counts from; /* that kind, or more where nobody is left */
	four tail[MAX_PARTED + 4]; /* the weights from kind h on */
	four part[MAX_PARTED + 4];
};

INSIDE void lanes_begin(struct lanes *r, const double *n, double *const *w, int k)
{
	for (int h = 0; h < k; h += 4) {
		for (int l = 0; l < 4; l++) {
			r->tail[h + l] = FOUR(w[l], h);
			r->part[h + l] = all_of(0);
		}
		turn_over(r->tail + h);
	}
	r->tail[k] = all_of(0);
	for (int h = k; h-- > 0;)
		r->tail[h] += r->tail[h + 1];
	r->left = CONST_FOUR(n, 0);
	r->from = (four_counts){ 0 };
	r->all = r->tail[0];
}

INSIDE bool lanes_step(struct variates *v, struct lanes *r, int h)
{
	four_counts many = r->left > MOST_SINGLE;
	if (!any(many))
		return false;
	four x = pick(many, r->left, all_of(0));
	r->part[h] = x - binomials(v, x, r->tail[h + 1] / r->tail[h]);
	r->left -= r->part[h];
	r->all = pick(many, r->tail[h + 1], r->all);
	r->from -= many;
	return true;
}

typedef int16_t sixteen __attribute__((vector_size(32), aligned(8), may_alias));

/* Of four times sixteen numbers from 0 to 127 each. */
INSIDE four_counts sums_of(const sixteen *x)
{
	typedef int16_t eight __attribute__((vector_size(16)));
	eight half[4];
	for (int i = 0; i < 4; i++)
		half[i] = __builtin_shufflevector(x[i], x[i], 0, 1, 2, 3, 4, 5, 6, 7) +
			  __builtin_shufflevector(x[i], x[i], 8, 9, 10, 11, 12, 13, 14, 15);
#ifdef __SSE2__
	__m128i low = _mm_packus_epi16((__m128i)half[0], (__m128i)half[1]);
	__m128i high = _mm_packus_epi16((__m128i)half[2], (__m128i)half[3]);
	return __builtin_shufflevector((two_counts)_mm_sad_epu8(low, _mm_setzero_si128()),
		(two_counts)_mm_sad_epu8(high, _mm_setzero_si128()), 0, 1, 2, 3);
#else
	four_counts sum = { 0 };
	for (int i = 0; i < 4; i++)
		for (int k = 0; k < 8; k++)
			sum[i] += half[i][k];
	return sum;
#endif
}

/* Uniform numbers of 15 bits for n persons, sixteen at a time; those beyond are above all. */
INSIDE int uniforms(struct variates *v, int n, sixteen *u)
{
	const sixteen number = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
	int groups = (n + 15) / 16;
	for (int i = 0; i < groups; i++)
		u[i] = (sixteen)bits(v) >> 1;
	sixteen beyond = number >= (int16_t)(n - 16 * (groups - 1));
	u[groups - 1] = (u[groups - 1] & ~beyond) | (beyond & INT16_MAX);
	return groups;
}

/* Parts `many` persons, in so many groups, from kind `from` on: those over limit[h] are of kind h and after. Four kinds at a
 * time: it is the branches that cost. */
INSIDE void part_singles(const sixteen *u, int groups, const four_small *limit, int l, double many,
	int from, double *to)
{
	for (int h = from & ~3; many > 0; h += 4) {
		sixteen over[4] = { { 0 } };
		for (int i = 0; i < groups; i++)
			for (int b = 0; b < 4; b++)
				over[b] -= u[i] < (int16_t)limit[h + 1 + b][l];
		four after = reals_of(sums_of(over));
		FOUR(to, h) += (four){ many, after[0], after[1], after[2] } - after;
		many = after[3];
	}
}

/*
 * Persons of each lane one by one: of kind h and after are those over whom tail[h] is. Where a tail lies between two
 * numbers of 15 bits it goes up or down by chance, once for all persons of a row: each has the right chance, and two
 * of them together one that is off by less than 2^-32.
 */
INSIDE void lanes_end(struct variates *v, struct lanes *r, int k, double (*to)[MAX_PARTED])
{
	sixteen u[MOST_SINGLE / 16 + 1] = { { 0 } };
	four_small limit[MAX_PARTED + 1];
	four scale = 32768 / r->all, up = units(v);
	for (int h = (int)least_of(r->from) & ~3; h < k; h++) {
		four x = r->tail[h] * scale + up;
		limit[h] = __builtin_convertvector(pick(x < 32768, x, all_of(32768)), four_small) -
			   16384;
	}
	for (int h = k; h <= ((k + 3) & ~3); h++)
		limit[h] = (four_small){ 0 } - 16384;
	for (int l = 0; l < 4; l++) {
		int from = (int)r->from[l], groups = 0;
		if (from == k - 1) {
			to[l][k - 1] += r->left[l];
			continue;
		}
		if (r->left[l] > 0)
			groups = uniforms(v, (int)r->left[l], u);
		part_singles(u, groups, limit, l, r->left[l], from, to[l]);
	}
}

INSIDE void lanes_put(struct lanes *r, int k, double (*to)[MAX_PARTED])
{
	for (int h = 0; h < k; h += 4) {
		turn_over(r->part + h);
		for (int l = 0; l < 4; l++)
			FOUR(to[l], h) = r->part[h + l];
	}
}

/* Kind by kind, and all rows of a kind in a row: one row waits for itself, so the processor takes up the next. */
WIDE void draw_multinomials(struct variates *v, int rows, const double *n, double *const *w, int k,
	double (*to)[MAX_PARTED])
{
	struct lanes r[MOST_ROWS / 4];
	for (size_t i = 0; 4 * i < (size_t)rows; i++)
		lanes_begin(r + i, n + 4 * i, w + 4 * i, k);
	bool any_left = true;
	for (int h = 0; h < k - 1 && any_left; h++) {
		any_left = false;
		for (size_t i = 0; 4 * i < (size_t)rows; i++)
			any_left |= lanes_step(v, r + i, h);
	}
	for (size_t i = 0; 4 * i < (size_t)rows; i++) {
		lanes_put(r + i, k, to + 4 * i);
		lanes_end(v, r + i, k, to + 4 * i);
	}
}
