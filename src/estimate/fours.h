#ifndef ESTIMATE_FOURS_H
#define ESTIMATE_FOURS_H

#include "estimate/variate.h"
#include "estimate/wide_math.h"

/*
 * Random variates by fours: the same laws as in variate.h, four draws side by side where the processor has
 * registers for it (see wide.h). The bytes are the same where it has none.
 */

/* xoshiro256+ (Blackman and Vigna, 2018) of four streams; its lowest three bits are no good. */
INSIDE four_bits bits(struct variates *v)
{
	four_bits *s = v->lanes, result = s[0] + s[3], t = s[1] << 17;
	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = s[3] << 45 | s[3] >> 19;
	return result;
}

/* 1 to 2, in steps of 2^-52 */
INSIDE four from_one(four_bits x)
{
	return (four)(x >> 12 | 0x3ff0000000000000);
}

/* In (0, 1), as draw_unit(). */
INSIDE four units(struct variates *v)
{
	return from_one(bits(v)) - (1 - 0x1p-53);
}

/* The ziggurat of variate.c. */
INSIDE four normals(struct variates *v)
{
	four_bits b = bits(v), at = b >> 5 & 127;
	four u = 2 * from_one(b) - 3;
	two_reals layer[4];
	for (int l = 0; l < 4; l++)
		layer[l] = *(const two_reals *)&v->layer[at[l]];
	four low = __builtin_shufflevector(layer[0], layer[1], 0, 2, 1, 3);
	four high = __builtin_shufflevector(layer[2], layer[3], 0, 2, 1, 3);
	four x = u * __builtin_shufflevector(low, high, 0, 1, 4, 5);
	four_counts outside = absolute(u) >= __builtin_shufflevector(low, high, 2, 3, 6, 7);
	for (int l = 0; l < 4 && any(outside); l++)
		if (outside[l])
			x[l] = normal_outside(v, (int)at[l], u[l]);
	return x;
}

/* Four gamma variates of scale 1, shapes > 0 (Marsaglia and Tsang 2000); a lane whose first try is not plainly good tries
 * again alone. */
INSIDE four gammas(struct variates *v, four a)
{
	four d = a - 1. / 3, c = roots(9 * d);
	four x = normals(v), t = 1 + x / c, cube = t * t * t, square = x * x, u = units(v);
	four_counts valid = (a >= 1) & (t > 0),
		    unsure = ~(valid & (u < 1 - 0.0331 * square * square));
	four result = d * cube;
	if (any(unsure)) {
		four log_cube = logs(pick(valid, cube, all_of(1)));
		unsure &= ~(valid & (logs(u) < 0.5 * square + d * (1 - cube + log_cube)));
	}
	for (int l = 0; l < 4 && any(unsure); l++)
		if (unsure[l])
			result[l] = draw_gamma(v, a[l]);
	return result;
}

/* Parts n[i] persons among `k` kinds with weights w[i], into to[i], for each of `rows` (a multiple of four); n at most 2^52, k at
 * most MAX_PARTED. Up to a multiple of four w[i] and to[i] are zero beyond k. */
enum { MAX_PARTED = 32, MOST_ROWS = 16 };
void draw_multinomials(struct variates *v, int rows, const double *n, double *const *w, int k,
	double (*to)[MAX_PARTED]);

#endif
