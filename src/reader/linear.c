#include "reader/linear.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A feature's slot is found by the low bits of its hash; the high ones are its check. */
struct slot {
	uint32_t check;
	uint32_t row; /* 0: empty */
};

/* In hundredths, as the file has them: sums of whole numbers are the same in any order. */
typedef int16_t row __attribute__((vector_size(2 * LINEAR_CLASSES)));
typedef int32_t totals __attribute__((vector_size(4 * LINEAR_CLASSES)));
enum { UNIT = 100, WEIGHT_MOST = 32000 };

enum { FEATURE_BITS = 2048 };

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

/* "0.33" or "-0.33" and a blank, as nearly all are; where it ends, or NULL: one for read_decimal(). */
static inline const char *read_short_decimal(const char *at, const char *end, int16_t *out)
{
	bool minus = at < end && *at == '-';
	at += minus;
	if (end - at < 4 || at[1] != '.' || (end - at > 4 && at[4] != ' '))
		return NULL;
	unsigned whole = (unsigned)at[0] - '0', tenth = (unsigned)at[2] - '0',
		 last = (unsigned)at[3] - '0';
	int value = (int)(100 * whole + 10 * tenth + last);
	*out = (int16_t)(minus ? -value : value);
	return whole < 10 && tenth < 10 && last < 10 ? at + 4 : NULL;
}

static inline bool is_class(const struct linear *l, size_t k, const char *at, size_t len)
{
	size_t n = l->names[k].len;
	return n < len && at[n] == ':' && !memcmp(at, l->names[k].at, n);
}

/* The class that "name:" names; they stand in their order, so that it is `from` or soon behind it. */
static size_t class_at(const struct linear *l, const char *at, size_t len, size_t from)
{
	for (size_t k = from; k < l->classes; k++)
		if (is_class(l, k, at, len))
			return k;
	for (size_t k = 0; k < from; k++)
		if (is_class(l, k, at, len))
			return k;
	return l->classes;
}

static const char *end_of_piece(const char *at, const char *end)
{
	while (at < end && *at != ' ')
		at++;
	return at;
}

/* Where the weight ends that begins at `at`, or NULL. */
static const char *read_weight(
	struct linear *l, row *w, const char *at, const char *end, size_t *class)
{
	int16_t weight;
	*class = class_at(l, at, (size_t)(end - at), *class);
	if (*class == l->classes)
		return NULL;
	at += l->names[*class].len + 1;
	const char *behind = read_short_decimal(at, end, &weight);
	if (!behind) {
		behind = end_of_piece(at, end);
		if (!read_decimal((struct str){ at, (size_t)(behind - at) }, &weight))
			return NULL;
	}
	(*w)[(*class)++] = weight;
	l->most = abs(weight) > l->most ? (int16_t)abs(weight) : l->most;
	return behind;
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

/* The hash of the feature that begins at *at, put together in passing; *at is left behind it. */
static uint64_t read_feature(const char **at, const char *end)
{
	const char *c = *at;
	while (c < end && *c != '=' && *c != ' ')
		c++;
	uint64_t h = linear_word(*at, (size_t)(c - *at));
	while (c + 1 < end && *c != ' ' && c[1] != ' ') {
		uint64_t part = STR_HASH_START;
		for (c++; c < end && *c != '+' && *c != ' '; c++)
			part = (part ^ (unsigned char)linear_plain(*c)) * STR_HASH_TIMES;
		h = linear_join(h, part);
	}
	*at = c + (c < end && *c != ' '); /* an end in "=" or "+" */
	return h;
}

static row *row_of(struct linear *l, uint64_t hash)
{
	struct slot *slot = find(l, hash);
	if (!slot->row)
		*slot = (struct slot){ (uint32_t)(hash >> 32), ++l->row_count };
	return &l->rows[slot->row];
}

static bool read_line(struct linear *l, struct str line, size_t number, struct err *e)
{
	const char *at = line.at, *end = at + line.len;
	size_t class = 0;
	row *w = row_of(l, read_feature(&at, end));
	while (at < end) {
		const char *from = at + 1;
		at = read_weight(l, w, from, end, &class);
		if (!at)
			return fail(e, ERR_INPUT,
				"line %zu of the weights: \"" STR_FMT "\" is no weight", number,
				(int)(end_of_piece(from, end) - from), from);
	}
	return true;
}

static bool begins_section(struct str line)
{
	return line.len > 1 && line.at[0] == '=' && line.at[1] == ' ';
}

/* The lines of one model: from after its "= NAME" to the next. */
static bool find_section(
	struct str text, struct str name, struct str *classes, struct str *lines, size_t *number)
{
	struct str line, word;
	for (*number = 1; str_cut(&text, '\n', &line); ++*number) {
		if (!begins_section(line))
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
	while (str_cut(&text, '\n', &line) && !begins_section(line))
		n++;
	return n;
}

bool linear_load(const struct linear **out, struct str text, struct str name, struct arena *mem,
	struct err *e)
{
	struct linear *l = NEW(mem, struct linear);
	struct str classes, lines, line;
	size_t number, size = FIRST_ROOM, count;
	if (!find_section(text, name, &classes, &lines, &number))
		return fail(
			e, ERR_INPUT, "the weights have no model \"" STR_FMT "\"", STR_ARG(name));
	if (!read_classes(l, classes, e))
		return false;
	count = count_lines(lines);
	if (count >= UINT16_MAX)
		return fail(e, ERR_INPUT, "a linear model has more than %d features", UINT16_MAX);
	while (size < 2 * count)
		size *= 2;
	l->slots = NEW_ARRAY(mem, struct slot, size);
	l->rows = NEW_ARRAY(mem, row, count + 1);
	l->mask = size - 1;
	while (str_cut(&lines, '\n', &line) && !begins_section(line)) {
		number++;
		if (line.len && line.at[0] != '#' && !read_line(l, line, number, e))
			return false;
	}
	*out = l;
	return true;
}

/* What packed bytes begin with; the slots follow, and the rows. */
struct packed {
	char magic[8];
	uint32_t classes, slots, rows, most;
	uint32_t unused[2]; /* so that rows lie at a multiple of their size */
};

static const struct packed head = { .magic = "KNELLIN3" };

void linear_pack(const struct linear *l, struct buf *out)
{
	struct packed p = head;
	p.classes = (uint32_t)l->classes;
	p.slots = (uint32_t)(l->mask + 1);
	p.rows = l->row_count + 1;
	p.most = (uint32_t)l->most;
	buf_add(out, (struct str){ (const char *)&p, sizeof p });
	buf_add(out, (struct str){ (const char *)l->slots, sizeof *l->slots * p.slots });
	buf_add(out, (struct str){ (const char *)l->rows, sizeof *l->rows * p.rows });
}

static uint64_t packed_size(const struct packed *p)
{
	return sizeof *p + sizeof(struct slot) * (uint64_t)p->slots +
	       sizeof(row) * (uint64_t)p->rows;
}

/* Every probe ends at an empty slot, and every slot leads to a row. */
static bool slots_are_sound(const struct slot *slots, const struct packed *p)
{
	uint32_t empty = 0, wrong = 0;
	for (uint32_t i = 0; i < p->slots; i++) {
		empty += slots[i].row == 0;
		wrong |= slots[i].row >= p->rows;
	}
	return empty && !wrong;
}

bool linear_open(const struct linear **out, struct str packed, struct arena *mem, struct err *e)
{
	const struct packed *p = (const void *)packed.at;
	if (packed.len < sizeof *p || memcmp(p->magic, head.magic, sizeof p->magic) != 0 ||
		p->classes > LINEAR_CLASSES || p->most > WEIGHT_MOST || p->slots < FIRST_ROOM ||
		(p->slots & (p->slots - 1)) || packed.len != packed_size(p))
		return fail(e, ERR_INPUT, "the packed weights are damaged");
	struct linear *l = NEW(mem, struct linear);
	l->slots = (struct slot *)(uintptr_t)(p + 1); /* nothing writes to them any more */
	l->rows = (row *)(uintptr_t)(l->slots + p->slots);
	if (!slots_are_sound(l->slots, p))
		return fail(e, ERR_INPUT, "the packed weights contradict themselves");
	l->classes = p->classes;
	l->mask = p->slots - 1;
	l->row_count = p->rows - 1;
	l->most = (int16_t)p->most;
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
		__builtin_prefetch(r);
		if (!at || (was_maybe_seen(&seen, at) && has_row(rows, n, r)))
			continue;
		rows[n++] = r;
	}
	return n;
}

/* In 16 bits as long as so many weights cannot be too much for them, then in 32. */
static void add_up(const struct linear *l, const row *const *rows, size_t n, totals *all)
{
	size_t some = (size_t)(INT16_MAX / (l->most ? l->most : 1));
	for (size_t i = 0; i < n; i += some) {
		size_t end = n - i < some ? n : i + some;
		row part = *rows[i];
		for (size_t k = i + 1; k < end; k++)
			part += *rows[k];
		*all += __builtin_convertvector(part, totals);
	}
}

static void sum_up(const struct linear *l, struct features *f, totals *sum)
{
	const row *rows[FEATURES_MOST];
	*sum = (totals){ 0 };
	if (f->count > FEATURES_MOST)
		features_settle(f);
	size_t n = find_rows(l, f, rows);
	add_up(l, rows, n, sum);
}

void linear_sums(const struct linear *l, struct features *f, int32_t *out)
{
	totals sum;
	sum_up(l, f, &sum);
	memcpy(out, &sum, sizeof sum);
}

bool linear_is_first(const struct linear *l, int32_t *sums, const int32_t *beside)
{
	bool first = true;
	for (size_t k = 0; k < l->classes; k++) {
		sums[k] += beside[k];
		first &= k == 0 || sums[k] < sums[0];
	}
	return first;
}

void linear_chances_of(const struct linear *l, const int32_t *sums, float *chances)
{
	int32_t most = INT32_MIN;
	float all = 0;
	for (size_t k = 0; k < l->classes; k++)
		most = sums[k] > most ? sums[k] : most;
	for (size_t k = 0; k < l->classes; k++) {
		chances[k] = expf((float)(sums[k] - most) / UNIT);
		all += chances[k];
	}
	for (size_t k = 0; k < l->classes; k++)
		chances[k] /= all;
}

void linear_chances(const struct linear *l, struct features *f, float *chances)
{
	int32_t sums[LINEAR_CLASSES];
	linear_sums(l, f, sums);
	linear_chances_of(l, sums, chances);
}
