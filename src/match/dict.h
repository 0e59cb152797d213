#ifndef MATCH_DICT_H
#define MATCH_DICT_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

/*
 * Strings to small numbers, from 1 in the order of their first coming; 0 is
 * "no value". The strings are views; their bytes must outlive the dictionary.
 */
struct dict {
	struct dict_entry {
		const char *at;
		uint32_t len, hash;
	} * at; /* of number n at at[n - 1] */
	size_t count, room;
	uint32_t *slot; /* open addressing, a power of two of slots */
	size_t slots;
};

/* The number of `s`; *is_new says that it came for the first time. */
uint32_t dict_number(struct dict *d, struct str s, bool *is_new, struct arena *mem);

/* 0 when `s` never came. */
uint32_t dict_find(const struct dict *d, struct str s);

struct str dict_str(const struct dict *d, uint32_t number);

#endif
