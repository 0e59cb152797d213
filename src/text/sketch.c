#include "text/sketch.h"

#include "base/wide.h"

#include <string.h>

/* Steele, Lea and Flood's SplitMix64: its additive constant and its finalizer. */
#define GOLDEN 0x9E3779B97F4A7C15ULL

static uint64_t mix(uint64_t x)
{
	x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
	x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
	return x ^ (x >> 31);
}

/* Of words: FNV-1a with 64 bits, mixed. */
struct hashes {
	uint64_t *at;
	size_t count, room;
};

static void hash_words(
	const struct scanned *s, bool body_only, struct hashes *out, struct arena *mem)
{
	for (size_t i = 0; i < s->sentences.count; i++) {
		const struct sentence *x = &s->sentences.at[i];
		for (size_t k = x->first; k < x->end && (x->block == BLOCK_BODY || !body_only); k++)
			if (!(s->words.at[k].shape & SHAPE_PUNCT))
				*PUSH(mem, out) = mix(s->words.at[k].hash);
	}
}

/* Vectors are compared as numbers with a sign: while the least are sought, the uppermost bit is turned. */
#define SIGN ((uint64_t)1 << 63)

/*
 * READ-40: value i is the least of the shingles' hashes under the i-th permutation, which first takes
 * the shingle times 2 * i * GOLDEN + 1 and adds i * step. From one value to the next that is an addition.
 */
WIDE static void take_least(uint64_t *least, const struct hashes *shingles)
{
	_Static_assert(SKETCH_VALUES % 4 == 0, "taken by fours");
	typedef uint64_t four __attribute__((vector_size(32), aligned(8), may_alias));
	typedef int64_t four_signed __attribute__((vector_size(32)));
	for (size_t k = 0; k < shingles->count; k++) {
		uint64_t shingle = shingles->at[k], step = mix(shingle ^ GOLDEN) | 1;
		uint64_t sum = shingle ^ (shingle >> 29), more = 2 * GOLDEN * sum + step;
		four sums = { sum, sum + more, sum + 2 * more, sum + 3 * more };
		for (size_t i = 0; i < SKETCH_VALUES; i += 4, sums += 4 * more) {
			four *at = (four *)(least + i), x = (sums ^ sums >> 32) * GOLDEN + SIGN;
			four less = (four)((four_signed)x < (four_signed)*at);
			*at = (x & less) | (*at & ~less);
		}
	}
}

void sketch_make(const struct scanned *s, struct sketch *out, struct arena *mem)
{
	struct hashes words = { 0 };
	*out = (struct sketch){ 0 };
	hash_words(s, true, &words, mem);
	if (words.count == 0)
		hash_words(s, false, &words, mem);
	if (words.count == 0)
		return;

	*out = (struct sketch){ NEW_ARRAY(mem, uint64_t, SKETCH_VALUES), SKETCH_VALUES,
		SKETCH_VALUES };
	for (size_t i = 0; i < SKETCH_VALUES; i++)
		out->at[i] = UINT64_MAX ^ SIGN;
	struct hashes shingles = { 0 };
	size_t in_shingle = words.count < SKETCH_WORDS ? words.count : SKETCH_WORDS;
	for (size_t i = 0; i + in_shingle <= words.count; i++) {
		uint64_t h = 0;
		for (size_t k = 0; k < in_shingle; k++)
			h = (h ^ words.at[i + k]) * GOLDEN + k;
		*PUSH(mem, &shingles) = mix(h);
	}
	take_least(out->at, &shingles);
	for (size_t i = 0; i < SKETCH_VALUES; i++)
		out->at[i] ^= SIGN;
}

/* READ-41 */
double sketch_likeness(const struct sketch *a, const struct sketch *b)
{
	size_t same = 0;
	if (a->count != SKETCH_VALUES || b->count != SKETCH_VALUES)
		return 0;
	for (size_t i = 0; i < SKETCH_VALUES; i++)
		same += a->at[i] == b->at[i];
	return (double)same / SKETCH_VALUES;
}
