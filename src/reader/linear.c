#include "reader/linear.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A feature's slot is found by the low bits of its hash; `check` are the high ones. */
struct slot {
	uint32_t check;
	uint32_t row; /* 0: empty */
};

/* In hundredths, as the file has them: sums of whole numbers are the same in any order. */
typedef int16_t row __attribute__((vector_size(2 * LINEAR_CLASSES)));
typedef int32_t sums __attribute__((vector_size(4 * LINEAR_CLASSES)));
enum { UNIT = 100, WEIGHT_MOST = 32000 };

enum { FEATURE_BITS = 512 };

struct linear {
	struct str names[LINEAR_CLASSES];
	size_t classes;
	struct slot *slots;
	size_t mask;
	row *rows;
	uint32_t row_count;
	int16_t most; /* the greatest weight, or the least with its sign turned */
};

enum { FIRST_ROOM = 4096 };

static struct slot *find(const struct linear *l, uint64_t feature)
{
	size_t i = feature & l->mask;
	while (l->slots[i].row && l->slots[i].check != (uint32_t)(feature >> 32))
		i = (i + 1) & l->mask;
	return &l->slots[i];
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

/* "-0.33", in hundredths. */
static bool read_decimal(struct str s, int16_t *out)
{
	bool minus = s.len && s.at[0] == '-';
	size_t i = minus, digits = 0, behind = 0;
	int32_t value = 0;
	for (bool point = false; i < s.len && behind < 3; i++) {
		if (s.at[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (s.at[i] < '0' || s.at[i] > '9' || ++digits > 5)
			return false;
		value = value * 10 + (s.at[i] - '0');
		behind += point;
	}
	for (; behind < 2; behind++)
		value *= 10;
	*out = (int16_t)(minus ? -value : value);
	return digits > 0 && behind == 2 && value <= WEIGHT_MOST;
}

static bool read_weight(struct linear *l, row *w, struct str piece)
{
	struct str name, value = piece;
	int16_t weight;
	if (!str_cut(&value, ':', &name) || !value.len || !read_decimal(value, &weight))
		return false;
	for (size_t k = 0; k < l->classes; k++)
		if (str_equal(l->names[k], name)) {
			(*w)[k] = weight;
			l->most = abs(weight) > l->most ? (int16_t)abs(weight) : l->most;
			return true;
		}
	return false;
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

uint64_t linear_word(const char *at, size_t len)
{
	uint64_t h = ~(uint64_t)len;
	for (size_t i = 0; i < len; i += 8)
		h = linear_join(h, piece(at + i, len - i < 8 ? len - i : 8));
	return h;
}

uint64_t linear_hash(struct str s)
{
	return linear_hash_inline(s);
}

static uint64_t hash_of(struct str feature)
{
	struct str part;
	uint64_t h = str_cut(&feature, '=', &part) ? linear_name(part.at, part.len) : 0;
	while (feature.len && str_cut(&feature, '+', &part))
		h = linear_join(h, linear_hash(part));
	return h;
}

static bool read_line(struct linear *l, struct str line, size_t number, struct err *e)
{
	struct str feature, piece;
	if (!str_cut(&line, ' ', &feature))
		return true;
	uint64_t hash = hash_of(feature);
	struct slot *slot = find(l, hash);
	if (!slot->row)
		*slot = (struct slot){ (uint32_t)(hash >> 32), ++l->row_count };
	row *w = &l->rows[slot->row];
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
	l->slots = NEW_ARRAY(mem, struct slot, size);
	l->rows = NEW_ARRAY(mem, row, count_lines(lines) + 1);
	l->mask = size - 1;
	while (str_cut(&lines, '\n', &line) && !str_starts(line, STR("= "))) {
		number++;
		if (!str_starts(line, STR("#")) && !read_line(l, line, number, e))
			return false;
	}
	*out = l;
	return true;
}

/* A set that forgets nothing but may hold more than was put in: what it does not have is new. */
struct maybe {
	uint64_t bits[FEATURE_BITS / 64];
};

static inline bool was_maybe_seen(struct maybe *m, uint64_t h)
{
	uint64_t *at = &m->bits[h / 64 % (FEATURE_BITS / 64)], bit = 1ULL << h % 64;
	bool was = *at & bit;
	*at |= bit;
	return was;
}

static bool has(const struct features *f, size_t count, uint64_t h)
{
	size_t i = 0;
	while (i < count && f->at[i] != h)
		i++;
	return i < count;
}

void features_settle(struct features *f)
{
	struct maybe seen = { 0 };
	size_t n = 0;
	for (size_t i = 0; i < f->count && n < FEATURES_MOST; i++)
		if (!was_maybe_seen(&seen, f->at[i] >> 32) || !has(f, n, f->at[i]))
			f->at[n++] = f->at[i];
	f->count = n;
}

bool feature_write(
	struct features *f, const char *name, uint64_t hash, const struct value *values, size_t n)
{
	struct buf *words = f->words;
	size_t from = words->len;
	if (f->count == FEATURES_MOST || has(f, f->count, hash))
		return false;
	buf_add(words, str_from(name));
	for (size_t i = 0; i < n && values[i].text.len; i++)
		buf_printf(words, "%c" STR_FMT, i ? '+' : '=', STR_ARG(values[i].text));
	buf_add_char(words, '\n');
	for (size_t i = from; i < words->len; i++)
		words->at[i] = linear_plain(words->at[i]);
	return true;
}

size_t linear_classes(const struct linear *l)
{
	return l->classes;
}

static bool has_row(const row *const *rows, size_t n, const row *r)
{
	size_t i = 0;
	while (i < n && rows[i] != r)
		i++;
	return i < n;
}

/* Found first and summed then, so that the memory has time to come; of each row once. */
static size_t find_rows(const struct linear *l, const struct features *f, const row **rows)
{
	struct maybe seen = { 0 };
	size_t n = 0;
	for (size_t i = 0; i < f->count; i++)
		__builtin_prefetch(&l->slots[f->at[i] & l->mask]);
	for (size_t i = 0; i < f->count; i++) {
		uint32_t at = find(l, f->at[i])->row;
		const row *r = &l->rows[at];
		if (!at || (was_maybe_seen(&seen, at) && has_row(rows, n, r)))
			continue;
		rows[n++] = r;
		__builtin_prefetch(r);
	}
	return n;
}

/* In 16 bits as long as so many weights cannot be too much for them, then in 32. */
static void add_up(const struct linear *l, const row *const *rows, size_t n, sums *all)
{
	size_t some = (size_t)(INT16_MAX / (l->most ? l->most : 1));
	for (size_t i = 0; i < n; i += some) {
		size_t end = n - i < some ? n : i + some;
		row part = *rows[i];
		for (size_t k = i + 1; k < end; k++)
			part += *rows[k];
		*all += __builtin_convertvector(part, sums);
	}
}

static void sum_up(const struct linear *l, struct features *f, sums *sum)
{
	const row *rows[FEATURES_MOST];
	*sum = (sums){ 0 };
	if (f->count > FEATURES_MOST)
		features_settle(f);
	size_t n = find_rows(l, f, rows);
	add_up(l, rows, n, sum);
}

void linear_sums(const struct linear *l, struct features *f, int32_t *out)
{
	sums sum;
	sum_up(l, f, &sum);
	for (size_t k = 0; k < l->classes; k++)
		out[k] = sum[k];
}

void linear_chances_beside(
	const struct linear *l, struct features *f, const int32_t *beside, float *chances)
{
	sums sum;
	sum_up(l, f, &sum);
	int32_t most = INT32_MIN;
	float all = 0;
	for (size_t k = 0; k < l->classes; k++) {
		sum[k] += beside ? beside[k] : 0;
		most = sum[k] > most ? sum[k] : most;
	}
	for (size_t k = 0; k < l->classes; k++) {
		chances[k] = expf((float)(sum[k] - most) / UNIT);
		all += chances[k];
	}
	for (size_t k = 0; k < l->classes; k++)
		chances[k] /= all;
}

void linear_chances(const struct linear *l, struct features *f, float *chances)
{
	linear_chances_beside(l, f, NULL, chances);
}
