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

static uint64_t hash_of(struct str feature)
{
	uint64_t h = str_hash(feature);
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

static const uint64_t start = 14695981039346656037ULL;

/* In a feature's text: small letters, and no blanks. */
static char plain(char c)
{
	if (c == ' ')
		return '_';
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* FNV-1a piece by piece: the hash of the feature's text without writing it. */
static uint64_t mix(uint64_t h, const char *at, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		h ^= (unsigned char)plain(at[i]);
		h *= 1099511628211ULL;
	}
	return h;
}

static void add(struct features *f, const char *name, struct str a, const char *joint, struct str b)
{
	uint64_t h = mix(start, name, strlen(name));
	if (a.len)
		h = mix(mix(h, "=", 1), a.at, a.len);
	if (b.len)
		h = mix(mix(h, joint, strlen(joint)), b.at, b.len);
	h = h ? h : 1;
	uint64_t bit = 1ULL << (h >> 10 & 63), *seen = &f->seen[h >> 6 & 15];
	for (size_t i = 0; (*seen & bit) && i < f->count; i++)
		if (f->at[i] == h)
			return;
	*seen |= bit;
	if (f->count == FEATURES_MOST)
		return;
	f->at[f->count++] = h;
	if (f->words) {
		size_t from = f->words->len;
		buf_printf(f->words, "%s%s" STR_FMT "%s" STR_FMT "\n", name, a.len ? "=" : "",
			STR_ARG(a), b.len ? joint : "", STR_ARG(b));
		for (size_t i = from; i < f->words->len; i++)
			f->words->at[i] = plain(f->words->at[i]);
	}
}

void feature_add(struct features *f, const char *name, struct str value)
{
	add(f, name, value, "", (struct str){ 0 });
}

void feature_add_pair(struct features *f, const char *name, struct str a, struct str b)
{
	add(f, name, a, "+", b);
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
