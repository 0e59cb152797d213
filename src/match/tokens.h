#ifndef MATCH_TOKENS_H
#define MATCH_TOKENS_H

#include "match/dict.h"
#include "match/similar.h"
#include "text/name.h"

/*
 * The units of names and the words of places, each once, with what comparing
 * needs: its letters as byte symbols, its sound, its consonant skeleton.
 */
struct token {
	const unsigned char *plain, *sound;
	unsigned long long histogram; /* of plain */
	unsigned char plain_len, sound_len, script, pets;
	uint32_t skeleton; /* a number of `skeletons` */
	unsigned short pet[NAME_NICKNAMES];
};

/* What tells most units apart, close together in memory. */
struct face {
	unsigned long long histogram;
	uint32_t skeleton;
	unsigned char len, script, pets;
};

/* First and last letters of a skeleton, as numbers to be compared: keys of blocks. */
struct edges {
	uint32_t first[2], last[2]; /* two letters, three */
};

/* Two numbers as one that is not 0. */
static inline uint32_t token_mix(uint32_t h, uint32_t v)
{
	uint64_t x = ((uint64_t)h << 32 | v) * 0x9E3779B97F4A7C15ULL;
	x ^= x >> 29;
	x *= 0xBF58476D1CE4E5B9ULL;
	uint32_t out = (uint32_t)(x >> 32);
	return out ? out : 1;
}

struct tokens {
	struct dict units; /* folded units */
	struct dict skeletons;
	struct token *at; /* of unit n at at[n]; at[0] is no unit */
	size_t count, room;
	enum name_hearing hears;
	struct {
		struct face *at; /* as many */
		size_t count, room;
	} faces;
	struct {
		struct edges *at; /* as many */
		size_t count, room;
	} edges;
};

/* Makes number 0, "no unit", if it isn't there yet. */
void tokens_begin(struct tokens *t, struct arena *mem);

/* The number of a folded unit, from 1; 0 for an empty one. The unit is copied. */
uint32_t token_number(struct tokens *t, struct str unit, struct arena *mem);

/* MATCH-41, MATCH-46: from now on all units sound as they do in lists with Hebrew or Serbian names. */
void tokens_hear(struct tokens *t, enum name_hearing hears, struct arena *mem);

/* The letters of folded text as byte symbols, at most SIMILAR_MOST. */
struct letters letters_of(struct str folded, struct arena *mem);

/*
 * MATCH-11: how far two units agree: 1 differ, 2 somewhat alike, 3 close (Jaro-Winkler
 * 0.88, one begins or ends the other, an initial, near in sound), 4 one edit
 * or one skeleton, 5 one skeleton and like vowels or forms of one name, 6 equal.
 */
unsigned token_level(const struct tokens *t, uint32_t a, uint32_t b);

/* Whether letters alone show that two units of one script differ: what token_level would say, sooner. */
static inline bool token_apart(const struct tokens *t, uint32_t a, uint32_t b)
{
	const struct face *x = &t->faces.at[a], *y = &t->faces.at[b];
	size_t p = x->len, q = y->len;
	if (x->script != y->script || x->skeleton == y->skeleton || (x->pets && y->pets))
		return false;
	size_t shared = similar_shared(x->histogram, p, y->histogram, q),
	       some = shared * (p + q) * 10;
	bool whole = shared >= (p < q ? p : q); /* one may begin or end with the other */
	return some < p * q * (whole ? 8 : 11); /* Jaro's below 0.6, below 0.7 */
}

#endif
