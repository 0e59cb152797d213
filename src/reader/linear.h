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
enum { LINEAR_CLASSES = 8, FEATURES_MOST = 768, FEATURE_ROOM = 2 * FEATURES_MOST };

struct linear; /* immutable once loaded; shared by threads */

/* A value with the hash of its text, linear_hash(): known of every word, since it is str_hash() of what is plain already. */
struct value {
	struct str text;
	uint64_t hash;
};

/*
 * Of one case. The same may stand in `at` more than once: only when weights are summed, or the room is full, is it
 * looked which. `words`, when set, takes the features as text, one a line, each once: for a trainer.
 */
struct features {
	uint64_t at[FEATURE_ROOM];
	size_t count;
	struct value first; /* the first value of the feature before, which most features share */
	struct buf *words;
};

/* No features: instead of = { 0 }, which would clear all the room for them each time. */
static inline void features_clear(struct features *f)
{
	f->count = 0;
	f->words = NULL;
	f->first = (struct value){ 0 };
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

static inline __attribute__((always_inline)) uint64_t linear_literal(const char *at, size_t len)
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

uint64_t linear_word(const char *at, size_t len);

static inline __attribute__((always_inline)) uint64_t linear_name(const char *at, size_t len)
{
	return __builtin_constant_p(len) ? linear_literal(at, len) : linear_word(at, len);
}

/* Of a value: in small letters and with "_" for blanks. */
static inline char linear_plain(char c)
{
	if (c == ' ')
		return '_';
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline uint64_t linear_hash_inline(struct str s)
{
	uint64_t h = STR_HASH_START;
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)linear_plain(s.at[i])) * STR_HASH_TIMES;
	return h;
}

uint64_t linear_hash(struct str s);

static inline struct value value_itself(struct value v)
{
	return v;
}

/* The compiler knows the hash of a literal. */
static inline __attribute__((always_inline)) struct value value_hashed(struct str s)
{
	return (struct value){ s,
		__builtin_constant_p(s.len) ? linear_hash_inline(s) : linear_hash(s) };
}

/* The hash of a literal as a value. */
#define WORD(literal) value_hashed(STR(literal))
#define VALUE(x) _Generic((x), struct value : value_itself, struct str : value_hashed)(x)

static inline struct value value_first(struct features *f, struct str s)
{
	if (f->first.text.at != s.at || f->first.text.len != s.len)
		f->first = (struct value){ s, linear_hash(s) };
	return f->first;
}

static inline struct value value_known(struct features *f, struct value v)
{
	(void)f;
	return v;
}

#define FIRST_VALUE(f, x) _Generic((x), struct value : value_known, struct str : value_first)(f, x)

/* From the text of a file. */
MUST_CHECK bool linear_load(const struct linear **l, struct str text, struct str name,
	struct arena *mem, struct err *e);

/*
 * The same as bytes, for the machine that packs it (tools/pack_linear.c), and from such bytes, which are used where they
 * lie, at a multiple of 16.
 */
void linear_pack(const struct linear *l, struct buf *out);
MUST_CHECK bool linear_open(
	const struct linear **l, struct str packed, struct arena *mem, struct err *e);

/* Each feature once, in the order in which they were added, and no more than FEATURES_MOST. */
void features_settle(struct features *f);

/* Writes the feature's text; false when it is there, or one too many. */
bool feature_write(
	struct features *f, const char *name, uint64_t hash, const struct value *values, size_t n);

static inline __attribute__((always_inline)) void feature_put(
	struct features *f, const char *name, const struct value *values, size_t n)
{
	uint64_t hash = linear_name(name, strlen(name));
	for (size_t i = 0; i < n && values[i].text.len; i++)
		hash = linear_join(hash, values[i].hash);
	if (__builtin_expect(f->words != NULL, 0) && !feature_write(f, name, hash, values, n))
		return;
	if (f->count == FEATURE_ROOM)
		features_settle(f);
	f->at[f->count++] = hash;
}

static inline __attribute__((always_inline)) void feature_put_one(
	struct features *f, const char *name, struct value v)
{
	feature_put(f, name, &v, 1);
}

static inline __attribute__((always_inline)) void feature_put_two(
	struct features *f, const char *name, struct value a, struct value b)
{
	feature_put(f, name, (const struct value[]){ a, b }, 2);
}

static inline __attribute__((always_inline)) void feature_put_three(
	struct features *f, const char *name, struct value a, struct value b, struct value c)
{
	feature_put(f, name, (const struct value[]){ a, b, c }, 3);
}

/*
 * Adds "name=value"; an empty value adds "name". A feature is there or not: adding it again does
 * nothing. More than FEATURES_MOST are left out. A value is a `struct str` or a `struct value`.
 */
#define feature_add(f, name, value) feature_put_one(f, name, FIRST_VALUE(f, value))

/* The same of two values: "name=a+b". */
#define feature_add_pair(f, name, a, b) feature_put_two(f, name, FIRST_VALUE(f, a), VALUE(b))

/* The same of three values: "name=a+b+c". */
#define feature_add_three(f, name, a, b, c)                                                        \
	feature_put_three(f, name, FIRST_VALUE(f, a), VALUE(b), VALUE(c))

size_t linear_classes(const struct linear *l);

/* The weights of the features added up, of each class (room for LINEAR_CLASSES): what many cases share can be summed once. */
void linear_sums(const struct linear *l, struct features *f, int32_t *sums);

/* Adds other such sums to these. Is the first class then the likeliest by itself, so that no other has a chance of 50 %? */
bool linear_is_first(const struct linear *l, int32_t *sums, const int32_t *beside);

/* The chances of linear_chances(), of such sums. */
void linear_chances_of(const struct linear *l, const int32_t *sums, float *chances);

/* Chances of the classes, in the order of the file; they add up to 1 (softmax). */
void linear_chances(const struct linear *l, struct features *f, float *chances);

#endif
