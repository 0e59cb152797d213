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

/* Four gamma variates of scale 1; shapes > 0; `x` may be `shape`. */
void draw_gammas(struct variates *v, const double *shape, double *x);

/* Parts n[i] among `k` kinds with weights w[i], into to[i], for each of `rows` (a multiple of four); n at most 2^52, k at
 * most MAX_PARTED. Up to a multiple of four w[i] and to[i] are zero beyond k. */
enum { MAX_PARTED = 32, MOST_ROWS = 16 };
void draw_multinomials(struct variates *v, int rows, const int64_t *n, double *const *w, int k,
	int64_t (*to)[MAX_PARTED]);

#endif
