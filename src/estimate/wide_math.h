#ifndef ESTIMATE_WIDE_MATH_H
#define ESTIMATE_WIDE_MATH_H

#include "estimate/wide.h"

#include <math.h>
#include <stdbool.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/*
 * What is done with four doubles side by side. Each helper becomes part of both versions of the function that
 * calls it, so how a vector would be passed does not matter.
 */
#pragma GCC diagnostic ignored "-Wpsabi"
#define INSIDE static inline __attribute__((always_inline))

INSIDE four all_of(double x)
{
	return (four){ x, x, x, x };
}

typedef int64_t two_counts __attribute__((vector_size(16)));

INSIDE bool any(four_counts mask)
{
	two_counts half = __builtin_shufflevector(mask, mask, 0, 1) |
			  __builtin_shufflevector(mask, mask, 2, 3);
	return (half[0] | half[1]) != 0;
}

INSIDE double sum_of(four x)
{
	return (x[0] + x[1]) + (x[2] + x[3]);
}

INSIDE int64_t least_of(four_counts x)
{
	int64_t a = x[0] < x[1] ? x[0] : x[1], b = x[2] < x[3] ? x[2] : x[3];
	return a < b ? a : b;
}

/* sqrt() alone would look for negative numbers, for errno, and one by one. */
INSIDE four roots(four x)
{
#ifdef __SSE2__
	__m128d a = _mm_sqrt_pd(__builtin_shufflevector(x, x, 0, 1));
	__m128d b = _mm_sqrt_pd(__builtin_shufflevector(x, x, 2, 3));
	return __builtin_shufflevector(a, b, 0, 1, 2, 3);
#else
	return (four){ sqrt(x[0]), sqrt(x[1]), sqrt(x[2]), sqrt(x[3]) };
#endif
}

/* Rows become columns. */
INSIDE void turn_over(four *x)
{
	four a = __builtin_shufflevector(x[0], x[1], 0, 4, 2, 6);
	four b = __builtin_shufflevector(x[0], x[1], 1, 5, 3, 7);
	four c = __builtin_shufflevector(x[2], x[3], 0, 4, 2, 6);
	four d = __builtin_shufflevector(x[2], x[3], 1, 5, 3, 7);
	x[0] = __builtin_shufflevector(a, c, 0, 1, 4, 5);
	x[1] = __builtin_shufflevector(b, d, 0, 1, 4, 5);
	x[2] = __builtin_shufflevector(a, c, 2, 3, 6, 7);
	x[3] = __builtin_shufflevector(b, d, 2, 3, 6, 7);
}

INSIDE four pick(four_counts mask, four yes, four no)
{
	return (four)(((four_counts)yes & mask) | ((four_counts)no & ~mask));
}

INSIDE four absolute(four x)
{
	return (four)((four_counts)x & INT64_MAX);
}

typedef int32_t four_small __attribute__((vector_size(16)));

/* Towards zero; of what is under 2^31. */
INSIDE four whole(four x)
{
	return __builtin_convertvector(__builtin_convertvector(x, four_small), four);
}

/* Whole numbers from zero to 2^52, without the conversion that registers of 256 bits lack. */
INSIDE four reals_of(four_counts x)
{
	return (four)(x | 0x4330000000000000) - 0x1p52;
}

/* Natural logarithms of normal numbers over zero, to an ulp: the method and the polynomial of fdlibm's log(). */
INSIDE four logs(four x)
{
	const int64_t half =
		0x3fe6a09e667f3bcd; /* the root of a half, to which the rest is scaled */
	four_counts bits = (four_counts)x - half, power = bits >> 52;
	four f = (four)((bits & 0xfffffffffffff) + half) - 1, s = f / (2 + f), z = s * s, w = z * z;
	four odd = w * (0.3999999999940941908 +
			       w * (0.2222219843214978396 + w * 0.1531383769920937332));
	four even =
		z * (0.6666666666666735130 +
			    w * (0.2857142874366239149 +
					w * (0.1818357216161805012 + w * 0.1479819860511658591)));
	four k = reals_of(power + 2048) - 2048;
	four square = 0.5 * f * f;
	return k * 6.93147180369123816490e-01 -
	       ((square - (s * (square + odd + even) + k * 1.90821492927058770002e-10)) - f);
}

/* log |Gamma(x)|, x from 1e-30 to 1e30, to 1e-14 of the greater of one and x log x: Stirling's formula at x + 8. */
INSIDE four log_gammas(four x)
{
	four y = x + 8, z = 1 / y, w = z * z;
	four below =
		(x * (x + 7)) * ((x + 1) * (x + 6)) * ((x + 2) * (x + 5)) * ((x + 3) * (x + 4));
	four rest =
		z *
		(1 / 12. - w * (1 / 360. -
				       w * (1 / 1260. -
						   w * (1 / 1680. -
							       w * (1 / 1188. -
									   w * (691 / 360360.))))));
	return (y - 0.5) * logs(y) - y + 0.91893853320467274178 + rest - logs(below);
}

/* exp() to two ulps; under -700 zero, over 700 infinite. */
INSIDE four exps(four x)
{
	four_counts none = x<-700, many = x> 700;
	x = pick(none | many, all_of(0), x);
	four k = whole(x * M_LOG2E + pick(x < 0, all_of(-0.5), all_of(0.5)));
	four r = x - k * 6.93147180369123816490e-01 - k * 1.90821492927058770002e-10, p;
	p = 1 / 3628800. + r * (1 / 39916800. + r * (1 / 479001600. + r * (1 / 6227020800.)));
	p = 1 / 720. + r * (1 / 5040. + r * (1 / 40320. + r * (1 / 362880. + r * p)));
	p = 1 + r * (1 + r * (1. / 2 + r * (1. / 6 + r * (1. / 24 + r * (1. / 120 + r * p)))));
	four_counts power =
		__builtin_convertvector(__builtin_convertvector(k, four_small), four_counts);
	return pick(
		none, all_of(0), pick(many, all_of(HUGE_VAL), p) * (four)((power + 1023) << 52));
}

#endif
