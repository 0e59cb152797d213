#include "reader/linear.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct weights {
	uint64_t feature; /* 0: empty */
	float of[LINEAR_CLASSES];
};

struct linear {
	struct str names[LINEAR_CLASSES];
	size_t classes;
	struct weights *at;
	size_t mask;
};

enum { FIRST_ROOM = 4096 };

static struct weights *find(const struct linear *l, uint64_t feature)
{
	size_t i = feature & l->mask;
	while (l->at[i].feature && l->at[i].feature != feature)
		i = (i + 1) & l->mask;
	return &l->at[i];
}

static bool read_classes(struct linear *l, struct str rest, struct err *e)
{
	struct str piece;
	while (str_cut(&rest, ' ', &piece)) {
		if (l->classes == LINEAR_CLASSES)
			return fail(e, ERR_INPUT, "a linear model has more than %d classes",
				LINEAR_CLASSES);
		l->names[l->classes++] = piece;
	}
	return true;
}

static bool read_weight(const struct linear *l, struct weights *w, struct str piece)
{
	struct str name;
	char number[32];
	struct str value = piece;
	if (!str_cut(&value, ':', &name) || value.len >= sizeof number || !value.len)
		return false;
	memcpy(number, value.at, value.len);
	number[value.len] = '\0';
	for (size_t k = 0; k < l->classes; k++)
		if (str_equal(l->names[k], name)) {
			w->of[k] = strtof(number, NULL);
			return true;
		}
	return false;
}

/*
 * The hash of a feature is put together from those of its parts, "name", "a" and "b" of "name=a+b",
 * eight bytes at a time, in small letters and with "_" for blanks: the text is never written.
 */
static const uint64_t every = 0x0101010101010101ULL;

static inline uint64_t plain_bytes(uint64_t x)
{
	uint64_t low = x & (every * 0x7f);
	uint64_t capital =
		(low + every * (0x80 - 'A')) & ~(low + every * (0x7f - 'Z')) & ~x & (every * 0x80);
	x |= capital >> 2;
	uint64_t y = x ^ (every * ' ');
	uint64_t blank = ~(((y & (every * 0x7f)) + every * 0x7f) | y | (every * 0x7f));
	return x ^ ((blank >> 7) * (' ' ^ '_'));
}

/* Up to 8 bytes, as one number; two loads that overlap are all it takes. */
static inline uint64_t piece(const char *at, size_t len)
{
	uint32_t low, high;
	if (len >= 4) {
		memcpy(&low, at, 4);
		memcpy(&high, at + len - 4, 4);
		return low | (uint64_t)high << 8 * (len - 4);
	}
	if (len == 0)
		return 0;
	const unsigned char *c = (const unsigned char *)at;
	return c[0] | (uint64_t)c[len / 2] << 8 * (len / 2) | (uint64_t)c[len - 1] << 8 * (len - 1);
}

static inline uint64_t mix(uint64_t h, const char *at, size_t len)
{
	h = (h ^ len) * 0x9E3779B97F4A7C15ULL;
	for (; len > 8; len -= 8, at += 8) {
		uint64_t x;
		memcpy(&x, at, 8);
		h = (h ^ plain_bytes(x)) * 0x9E3779B97F4A7C15ULL;
		h ^= h >> 29;
	}
	h = (h ^ plain_bytes(piece(at, len))) * 0x9E3779B97F4A7C15ULL;
	return h ^ h >> 29;
}

static uint64_t hash_of(struct str feature)
{
	struct str part;
	uint64_t h = str_cut(&feature, '=', &part) ? mix(0, part.at, part.len) : 0;
	while (feature.len && str_cut(&feature, '+', &part))
		h = mix(h, part.at, part.len);
	return h ? h : 1;
}

static bool read_line(struct linear *l, struct str line, size_t number, struct err *e)
{
	struct str feature, piece;
	if (!str_cut(&line, ' ', &feature))
		return true;
	struct weights *w = find(l, hash_of(feature));
	w->feature = hash_of(feature);
	while (str_cut(&line, ' ', &piece))
		if (!read_weight(l, w, piece))
			return fail(e, ERR_INPUT,
				"line %zu of the weights: \"" STR_FMT "\" is no weight", number,
				STR_ARG(piece));
	return true;
}

/* The lines of one model: from after its "= NAME" to the next. */
static bool find_section(
	struct str text, struct str name, struct str *classes, struct str *lines, size_t *number)
{
	struct str line, word;
	for (*number = 1; str_cut(&text, '\n', &line); ++*number) {
		if (!str_starts(line, STR("= ")))
			continue;
		struct str rest = str_slice(line, 2, line.len);
		if (str_cut(&rest, ' ', &word) && str_equal(word, name)) {
			*classes = rest;
			*lines = text;
			return true;
		}
	}
	return false;
}

static size_t count_lines(struct str text)
{
	size_t n = 0;
	struct str line;
	while (str_cut(&text, '\n', &line) && !str_starts(line, STR("= ")))
		n++;
	return n;
}

bool linear_load(const struct linear **out, struct str text, struct str name, struct arena *mem,
	struct err *e)
{
	struct linear *l = NEW(mem, struct linear);
	struct str classes, lines, line;
	size_t number, size = FIRST_ROOM;
	if (!find_section(text, name, &classes, &lines, &number))
		return fail(
			e, ERR_INPUT, "the weights have no model \"" STR_FMT "\"", STR_ARG(name));
	if (!read_classes(l, classes, e))
		return false;
	while (size < 2 * count_lines(lines))
		size *= 2;
	l->at = NEW_ARRAY(mem, struct weights, size);
	l->mask = size - 1;
	while (str_cut(&lines, '\n', &line) && !str_starts(line, STR("= "))) {
		number++;
		if (!str_starts(line, STR("#")) && !read_line(l, line, number, e))
			return false;
	}
	*out = l;
	return true;
}

/* In a feature's text: small letters, and no blanks. */
static char plain(char c)
{
	if (c == ' ')
		return '_';
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_known(struct features *f, uint64_t h)
{
	uint64_t bit = 1ULL << (h >> 10 & 63), *seen = &f->seen[h >> 6 & 15];
	for (size_t i = 0; (*seen & bit) && i < f->count; i++)
		if (f->at[i] == h)
			return true;
	*seen |= bit;
	return false;
}

static void write_words(struct features *f, struct str name, const struct str *values, size_t n)
{
	size_t from = f->words->len;
	buf_add(f->words, name);
	for (size_t i = 0; i < n && values[i].len; i++)
		buf_printf(f->words, "%c" STR_FMT, i ? '+' : '=', STR_ARG(values[i]));
	buf_add_char(f->words, '\n');
	for (size_t i = from; i < f->words->len; i++)
		f->words->at[i] = plain(f->words->at[i]);
}

void feature_put(struct features *f, struct str name, const struct str *values, size_t n)
{
	uint64_t h = mix(0, name.at, name.len);
	for (size_t i = 0; i < n && values[i].len; i++)
		h = mix(h, values[i].at, values[i].len);
	h = h ? h : 1;
	if (is_known(f, h) || f->count == FEATURES_MOST)
		return;
	f->at[f->count++] = h;
	if (f->words)
		write_words(f, name, values, n);
}

size_t linear_classes(const struct linear *l)
{
	return l->classes;
}

void linear_chances(const struct linear *l, const struct features *f, float *chances)
{
	float sum[LINEAR_CLASSES] = { 0 }, most, all = 0;
	for (size_t i = 0; i < f->count; i++) {
		const struct weights *w = find(l, f->at[i]);
		for (size_t k = 0; w->feature && k < l->classes; k++)
			sum[k] += w->of[k];
	}
	most = sum[0];
	for (size_t k = 1; k < l->classes; k++)
		most = sum[k] > most ? sum[k] : most;
	for (size_t k = 0; k < l->classes; k++) {
		chances[k] = expf(sum[k] - most);
		all += chances[k];
	}
	for (size_t k = 0; k < l->classes; k++)
		chances[k] /= all;
}
