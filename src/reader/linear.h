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
enum { LINEAR_CLASSES = 8, FEATURES_MOST = 768 };

struct linear; /* immutable once loaded; shared by threads */

/* Of one case. `words`, when set, takes the features as text, one a line: for a trainer. */
struct features {
	uint64_t at[FEATURES_MOST];
	size_t count;
	uint64_t
		seen[16]; /* one bit for a part of each hash: most new features are known for new */
	struct buf *words;
};

/* No features: instead of = { 0 }, which would clear all the room for them each time. */
static inline void features_clear(struct features *f)
{
	f->count = 0;
	f->words = NULL;
	for (size_t i = 0; i < sizeof f->seen / sizeof f->seen[0]; i++)
		f->seen[i] = 0;
}

MUST_CHECK bool linear_load(const struct linear **l, struct str text, struct str name,
	struct arena *mem, struct err *e);

/* For the three below, whose names are literals as a rule: the compiler then knows how long they are. */
void feature_put(struct features *f, struct str name, const struct str *values, size_t n);

/*
 * Adds "name=value"; an empty value adds "name". A feature is there or not: adding it again does
 * nothing. More than FEATURES_MOST are left out.
 */
static inline void feature_add(struct features *f, const char *name, struct str value)
{
	feature_put(f, (struct str){ name, strlen(name) }, &value, 1);
}

/* The same of two values: "name=a+b". */
static inline void feature_add_pair(
	struct features *f, const char *name, struct str a, struct str b)
{
	feature_put(f, (struct str){ name, strlen(name) }, (const struct str[]){ a, b }, 2);
}

/* The same of three values: "name=a+b+c". */
static inline void feature_add_three(
	struct features *f, const char *name, struct str a, struct str b, struct str c)
{
	feature_put(f, (struct str){ name, strlen(name) }, (const struct str[]){ a, b, c }, 3);
}

size_t linear_classes(const struct linear *l);

/* Chances of the classes, in the order of the file; they add up to 1 (softmax). */
void linear_chances(const struct linear *l, const struct features *f, float *chances);

#endif
