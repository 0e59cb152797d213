#include "reader/linear.h"

#include <math.h>
#include <string.h>

/* A feature's slot is found by the low bits of its hash; `check` are the high ones. */
struct slot {
	uint32_t check;
	uint32_t row; /* 0: empty */
};

/* In hundredths, as the file has them: sums of whole numbers are the same in any order. */
typedef int16_t row __attribute__((vector_size(2 * LINEAR_CLASSES)));
typedef float sums __attribute__((vector_size(4 * LINEAR_CLASSES)));
enum { UNIT = 100, WEIGHT_MOST = 32000 };

struct linear {
	struct str names[LINEAR_CLASSES];
	size_t classes;
	struct slot *slots;
	size_t mask;
	row *rows;
	uint32_t row_count;
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

static bool read_weight(const struct linear *l, row *w, struct str piece)
{
	struct str name, value = piece;
	int16_t weight;
	if (!str_cut(&value, ':', &name) || !value.len || !read_decimal(value, &weight))
		return false;
	for (size_t k = 0; k < l->classes; k++)
		if (str_equal(l->names[k], name)) {
			(*w)[k] = weight;
			return true;
		}
	return false;
}

/* The hash of a part: eight bytes at a time, in small letters and with "_" for blanks. */
static const uint64_t every = 0x0101010101010101ULL;

static inline uint64_t plain_bytes(uint64_t x)
{
	if (!((x ^ x >> 1) & (every * 0x20)))
		return x; /* neither 0x20 to 0x3f nor 0x40 to 0x5f: most are small letters alone */
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

static inline uint64_t part_hash(const char *at, size_t len)
{
	uint64_t h = len, x;
	for (; len > 8; len -= 8, at += 8) {
		memcpy(&x, at, 8);
		h = linear_join(h, plain_bytes(x));
	}
	return linear_join(h, plain_bytes(piece(at, len)));
}

static uint64_t hash_of(struct str feature)
{
	struct str part;
	uint64_t h = str_cut(&feature, '=', &part) ? linear_name(part.at, part.len) : 0;
	while (feature.len && str_cut(&feature, '+', &part))
		h = linear_join(h, part_hash(part.at, part.len));
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

/* In a feature's text: small letters, and no blanks. */
static char plain(char c)
{
	if (c == ' ')
		return '_';
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Takes the feature in; false when it is there, or there is no room. */
static bool take(struct features *f, uint64_t h)
{
	size_t i = h >> 32 & (FEATURE_SLOTS - 1);
	while (f->slots[i] && f->at[f->slots[i] - 1] != h)
		i = (i + 1) & (FEATURE_SLOTS - 1);
	if (f->slots[i] || f->count == FEATURES_MOST)
		return false;
	f->at[f->count++] = h;
	f->slots[i] = (uint16_t)f->count;
	return true;
}

static void write_words(struct buf *words, const char *name, const struct str *values, size_t n)
{
	size_t from = words->len;
	buf_add(words, str_from(name));
	for (size_t i = 0; i < n && values[i].len; i++)
		buf_printf(words, "%c" STR_FMT, i ? '+' : '=', STR_ARG(values[i]));
	buf_add_char(words, '\n');
	for (size_t i = from; i < words->len; i++)
		words->at[i] = plain(words->at[i]);
}

static inline uint64_t first_hash(struct features *f, struct str value)
{
	if (f->part.at != value.at || f->part.len != value.len) {
		f->part = value;
		f->part_hash = part_hash(value.at, value.len);
	}
	return f->part_hash;
}

void feature_put(
	struct features *f, const char *name, uint64_t hash, const struct str *values, size_t n)
{
	if (values[0].len)
		hash = linear_join(hash, first_hash(f, values[0]));
	for (size_t i = 1; i < n && values[i - 1].len && values[i].len; i++)
		hash = linear_join(hash, part_hash(values[i].at, values[i].len));
	if (take(f, hash) && f->words)
		write_words(f->words, name, values, n);
}

size_t linear_classes(const struct linear *l)
{
	return l->classes;
}

/* Found first and summed then, so that the memory has time to come. */
static size_t find_rows(const struct linear *l, const struct features *f, const row **rows)
{
	size_t n = 0;
	for (size_t i = 0; i < f->count; i++)
		__builtin_prefetch(&l->slots[f->at[i] & l->mask]);
	for (size_t i = 0; i < f->count; i++) {
		uint32_t at = find(l, f->at[i])->row;
		rows[n] = &l->rows[at];
		__builtin_prefetch(rows[n]);
		n += at != 0;
	}
	return n;
}

void linear_chances(const struct linear *l, const struct features *f, float *chances)
{
	const row *rows[FEATURES_MOST + 1];
	size_t n = find_rows(l, f, rows);
	sums sum = { 0 };
	float most, all = 0;
	for (size_t i = 0; i < n; i++)
		sum += __builtin_convertvector(*rows[i], sums);
	most = sum[0];
	for (size_t k = 1; k < l->classes; k++)
		most = sum[k] > most ? sum[k] : most;
	for (size_t k = 0; k < l->classes; k++) {
		chances[k] = expf((sum[k] - most) / UNIT);
		all += chances[k];
	}
	for (size_t k = 0; k < l->classes; k++)
		chances[k] /= all;
}
