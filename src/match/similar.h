#ifndef MATCH_SIMILAR_H
#define MATCH_SIMILAR_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Likeness of two short strings of byte symbols (one byte a letter; at most
 * SIMILAR_MOST of them, further ones are not seen).
 */
enum { SIMILAR_MOST = 64 };
struct letters {
	const unsigned char *at;
	size_t len;
};

/*
 * Which letters occur, once and twice, in 32 classes of letters: two strings
 * of lengths a and b share at most similar_shared() letters.
 */
unsigned long long similar_histogram(struct letters s);
static inline size_t similar_bits(
	unsigned long long x) /* in line: the processor's own is not everywhere */
{
	x -= x >> 1 & 0x5555555555555555ULL;
	x = (x & 0x3333333333333333ULL) + (x >> 2 & 0x3333333333333333ULL);
	x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0FULL;
	return (size_t)(x * 0x0101010101010101ULL >> 56);
}
static inline size_t similar_shared(
	unsigned long long ha, size_t a, unsigned long long hb, size_t b)
{
	size_t over_a = a - similar_bits(ha), over_b = b - similar_bits(hb);
	return similar_bits(ha & hb) + (over_a < over_b ? over_a : over_b);
}

/* Winkler 1990: Jaro's similarity, raised by 0.1 for each of up to four equal first letters when over 0.7. */
double similar_jaro_winkler(struct letters a, struct letters b);

/* Optimal string alignment: insertions, deletions, changes and swaps of neighbours.
 * Bit-parallel (Hyyro 2003), one machine word. */
size_t similar_edits(struct letters a, struct letters b);

/*
 * MATCH-9: distance of two sounds (text/name.h) in tenths of a consonant: vowels
 * cost little across scripts, more within one, most in Arabic, which writes
 * none but long ones; a last vowel tells a man from a woman; consonants that
 * romanisations confuse cost less than others. *begins: of the shorter to the nearest beginning of the longer.
 */
enum similar_scripts { SIMILAR_LATIN, SIMILAR_ARABIC, SIMILAR_ACROSS, SIMILAR_HEBREW };
unsigned similar_sounds(
	struct letters a, struct letters b, enum similar_scripts scripts, unsigned *begins);

#endif
