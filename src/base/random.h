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
uint64_t random_bits(struct random *r);
double random_unit(struct random *r); /* in [0, 1), 53 bits */
uint64_t random_below(
	struct random *r, uint64_t bound); /* in [0, bound), without bias; bound > 0 */

#endif
