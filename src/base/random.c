#include "base/random.h"

static uint64_t splitmix(uint64_t *x)
{
	uint64_t z = (*x += 0x9e3779b97f4a7c15ULL);
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
	return z ^ (z >> 31);
}

struct random random_seeded(uint64_t seed, uint64_t stream)
{
	uint64_t a = seed, b = stream ^ 0x6b6e656c6c000000ULL;
	struct random r;
	for (int i = 0; i < 4; i++)
		r.state[i] = splitmix(&a) ^ splitmix(&b);
	if (!(r.state[0] | r.state[1] | r.state[2] | r.state[3]))
		r.state[0] = 1; /* the one state that the generator cannot leave */
	return r;
}

double random_unit(struct random *r)
{
	return (double)(random_bits(r) >> 11) * 0x1p-53;
}

uint64_t random_below(struct random *r, uint64_t bound)
{
	uint64_t least = -bound % bound; /* 2^64 mod bound: results under it would favour some */
	uint64_t x;
	do
		x = random_bits(r);
	while (x < least);
	return x % bound;
}
