#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdint.h>

/*
 * xoshiro256** (Blackman and Vigna, 2018), seeded by splitmix64. The only source
 * of chance in the program: a seed is an argument, so a run can be repeated.
 */
struct random {
	uint64_t state[4];
};

/* Streams of one seed are independent: one for each thread, chain or block. */
struct random random_seeded(uint64_t seed, uint64_t stream);

static inline uint64_t random_rotate(uint64_t x, int k)
{
	return x << k | x >> (64 - k);
}

/* Inline, because samplers ask for hundreds of millions. */
static inline uint64_t random_bits(struct random *r)
{
	uint64_t *s = r->state, result = random_rotate(s[1] * 5, 7) * 9, t = s[1] << 17;
	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = random_rotate(s[3], 45);
	return result;
}

double random_unit(struct random *r); /* in [0, 1), 53 bits */
uint64_t random_below(
	struct random *r, uint64_t bound); /* in [0, bound), without bias; bound > 0 */

#endif
