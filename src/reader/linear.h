#ifndef READER_LINEAR_H
#define READER_LINEAR_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

/*
 * Linear models whose weights can be read: a file holds several, each begun by
 * a line "= NAME CLASS CLASS ..."; every other line is a feature and its
 * weight for one class or more, "subject-of=killed human:0.91 band:-1.20".
 * A feature is in small letters, "_" for blanks; one that is not listed weighs nothing. "#" begins a comment line.
 */
enum { LINEAR_CLASSES = 8, FEATURES_MOST = 768, FEATURE_SLOTS = 1024 };

struct linear; /* immutable once loaded; shared by threads */

/* Of one case. `words`, when set, takes the features as text, one a line: for a trainer. */
struct features {
	uint64_t at[FEATURES_MOST];
	size_t count;
	uint16_t slots[FEATURE_SLOTS]; /* by hash: 1 + place in `at`; 0: empty */
	struct str part; /* the first value of the feature before, which most features share */
	uint64_t part_hash;
	struct buf *words;
};

/* No features: instead of = { 0 }, which would clear all the room for them each time. */
static inline void features_clear(struct features *f)
{
	f->count = 0;
	f->words = NULL;
	f->part = (struct str){ 0 };
	memset(f->slots, 0, sizeof f->slots);
}

/*
 * The hash of a feature is put together from those of its parts, "name", "a" and "b" of "name=a+b",
 * so that its text is never written. `name` is a literal as a rule, in small letters and without blanks:
 * the compiler then knows its hash.
 */
#define LINEAR_MIX 0x9E3779B97F4A7C15ULL

static inline uint64_t linear_join(uint64_t h, uint64_t part)
{
	h = (h ^ part) * LINEAR_MIX;
	return h ^ h >> 29;
}

static inline __attribute__((always_inline)) uint64_t linear_name(const char *at, size_t len)
{
	uint64_t h = ~(uint64_t)len; /* no value has the hash of a name */
	for (size_t i = 0; i < len; i += 8) {
		uint64_t x = 0;
		for (size_t k = 0; k < 8 && i + k < len; k++)
			x |= (uint64_t)(unsigned char)at[i + k] << 8 * k;
		h = linear_join(h, x);
	}
	return h;
}

MUST_CHECK bool linear_load(const struct linear **l, struct str text, struct str name,
	struct arena *mem, struct err *e);

void feature_put(
	struct features *f, const char *name, uint64_t hash, const struct str *values, size_t n);

/*
 * Adds "name=value"; an empty value adds "name". A feature is there or not: adding it again does
 * nothing. More than FEATURES_MOST are left out.
 */
static inline void feature_add(struct features *f, const char *name, struct str value)
{
	feature_put(f, name, linear_name(name, strlen(name)), &value, 1);
}

/* The same of two values: "name=a+b". */
static inline void feature_add_pair(
	struct features *f, const char *name, struct str a, struct str b)
{
	feature_put(f, name, linear_name(name, strlen(name)), (const struct str[]){ a, b }, 2);
}

/* The same of three values: "name=a+b+c". */
static inline void feature_add_three(
	struct features *f, const char *name, struct str a, struct str b, struct str c)
{
	feature_put(f, name, linear_name(name, strlen(name)), (const struct str[]){ a, b, c }, 3);
}

size_t linear_classes(const struct linear *l);

/* Chances of the classes, in the order of the file; they add up to 1 (softmax). */
void linear_chances(const struct linear *l, const struct features *f, float *chances);

#endif
