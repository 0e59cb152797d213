#include "pack.h"

#include "base/buf.h"
#include "text/tag.h"
#include "text/tag_packed.h"

#include <stdlib.h>

/* An entry of the packed tables before its place is known. */
struct item {
	uint64_t hash;
	uint32_t value;
};

struct items {
	struct item *at;
	size_t count, room;
};

/* A row of weights, one for each tag. */
struct row {
	int16_t weight[TAG_ROW];
};

struct pack {
	struct items features, lexicon;
	struct {
		struct tag_word *at;
		size_t count, room;
	} words;
	struct {
		struct row *at;
		size_t count, room;
	} rows;
	struct strs names; /* of words */
	struct {
		uint64_t *at;
		size_t count, room;
	} classes;
	struct {
		uint32_t *at;
		size_t count, room;
	} weights;
};

enum { IN_NOTHING = -2, IN_LEXICON = -1 }; /* else the number of a template */

static int section_of(struct str line)
{
#define TAG_AS_NAME(group, name, a, b, c) name,
	static const char *const names[] = { TAG_TEMPLATES(TAG_AS_NAME) };
#undef TAG_AS_NAME
	struct str name = str_slice(line, 1, line.len - 1);
	if (str_equal(name, STR("lexicon")))
		return IN_LEXICON;
	for (int i = 0; i < TAG_TEMPLATE_COUNT; i++)
		if (str_equal(name, str_from(names[i])))
			return i;
	return IN_NOTHING;
}

static uint32_t class_number(struct pack *p, struct str name, struct arena *mem)
{
	uint64_t symbol = tag_symbol(name.at, name.len);
	for (uint32_t i = 1; i < p->classes.count; i++)
		if (p->classes.at[i] == symbol)
			return i;
	*PUSH(mem, &p->classes) = symbol;
	return (uint32_t)p->classes.count - 1;
}

/* "killed<TAB>VBD|VBN", or "the<TAB>=DT" for a word that is never anything else. */
static bool add_word(struct pack *p, struct str word, struct str tags, struct arena *mem)
{
	bool always = str_starts(tags, STR("="));
	struct str class = str_slice(tags, always, tags.len);
	uint8_t only = always ? tag_named(class) : TAG_NONE;
	if (only == TAG_COUNT)
		return false;
	*PUSH(mem, &p->lexicon) = (struct item){
		tag_symbol(word.at, word.len),
		(uint32_t)p->words.count,
	};
	*PUSH(mem, &p->words) =
		(struct tag_word){ .entry = tag_entry(class_number(p, class, mem), only) };
	*PUSH(mem, &p->names) = word;
	return true;
}

/* "VBD-12": a tag and its weight. */
static bool add_weight(struct pack *p, struct str s, bool last, struct arena *mem)
{
	size_t sign = s.len ? s.len - 1 : 0;
	while (sign > 0 && s.at[sign] != '+' && s.at[sign] != '-')
		sign--;
	uint8_t tag = tag_named(str_slice(s, 0, sign));
	char number[8] = "";
	if (tag == TAG_COUNT || s.len - sign >= sizeof number)
		return false;
	memcpy(number, s.at + sign, s.len - sign);
	long weight = atol(number);
	if (labs(weight) > TAG_WEIGHT_MOST || weight == 0)
		return false;
	*PUSH(mem, &p->weights) = tag_weight((int)weight, tag, last);
	return true;
}

/* "the killing<TAB>NN+40 VBG-40": what stands in the template's places, and the weights. */
static bool add_feature(
	struct pack *p, int template, struct str key, struct str weights, struct arena *mem)
{
	uint64_t part[TAG_PLACES] = { 0 };
	struct str name, weight;
	for (size_t n = 0; str_cut(&key, ' ', &name); n++) {
		if (n == TAG_PLACES)
			return false;
		part[n] = tag_symbol(name.at, name.len);
	}
	*PUSH(mem, &p->features) = (struct item){
		tag_key((uint32_t) template, part[0], part[1], part[2]),
		(uint32_t)p->weights.count,
	};
	while (str_cut(&weights, ' ', &weight))
		if (!add_weight(p, weight, weights.len == 0, mem))
			return false;
	return true;
}

static bool add_line(struct pack *p, int *section, struct str line, struct arena *mem)
{
	if (line.len > 2 && line.at[0] == '[' && line.at[line.len - 1] == ']')
		return (*section = section_of(line)) != IN_NOTHING;
	size_t tab = str_find(line, STR("\t"));
	if (tab == 0 || tab + 1 >= line.len || *section == IN_NOTHING)
		return false;
	struct str key = str_slice(line, 0, tab), value = str_slice(line, tab + 1, line.len);
	return *section == IN_LEXICON ? add_word(p, key, value, mem)
				      : add_feature(p, *section, key, value, mem);
}

/* ---- rows: weights for every tag (text/tag_packed.h) ---- */

#define AS_ROW                                                                                     \
	0x80000000u /* while the tables are made: a value is a row, not where weights begin */

static void add_to_row(const struct pack *p, uint32_t value, struct row *to)
{
	if (value == 0)
		return;
	for (size_t i = value;; i++) {
		uint32_t w = p->weights.at[i];
		int16_t *at = &to->weight[w & 0xff];
		*at = (int16_t)(*at + (int16_t)(w >> 16));
		if (w >> 8 & 1)
			return;
	}
}

/* The sum of the features of one group; all words of the place are the same one. Row 0 where there are none. */
static uint32_t group_row(struct pack *p, const struct tag_slot *features, uint32_t slots,
	const struct tag_view *v, enum tag_group group, struct arena *mem)
{
	struct row sum = { 0 };
	const struct row none = { 0 };
	uint32_t template = 0;
#define TAG_ADD(in, name, a, b, c)                                                                 \
	if (TAG_##in == group)                                                                     \
		add_to_row(p, tag_find(features, slots, tag_key(template, a, b, c)), &sum);        \
	template ++;
	TAG_TEMPLATES(TAG_ADD)
#undef TAG_ADD
	if (group != TAG_TAGS && memcmp(&sum, &none, sizeof sum) == 0)
		return 0;
	*PUSH(mem, &p->rows) = sum;
	return (uint32_t)p->rows.count - 1;
}

static void rows_of_tags(
	struct pack *p, const struct tag_slot *features, uint32_t slots, struct arena *mem)
{
	const struct tag_facts edge = tag_edge();
	uint64_t tags[TAG_COUNT + 1];
	for (int i = 0; i < TAG_COUNT; i++)
		tags[i] = tag_symbol(tag_name((uint8_t)i), strlen(tag_name((uint8_t)i)));
	tags[TAG_COUNT] = edge.word;
	for (size_t i = 0; i <= TAG_COUNT; i++)
		for (size_t k = 0; k <= TAG_COUNT; k++) {
			const struct tag_view v = { &edge, &edge, &edge, &edge, &edge, tags[i],
				tags[k], 0 };
			group_row(p, features, slots, &v, TAG_TAGS, mem);
		}
}

static void rows_of_word(struct pack *p, const struct tag_slot *features, uint32_t slots,
	const struct tag_facts *f, struct tag_word *w, struct arena *mem)
{
	const struct tag_view v = { f, f, f, f, f, 0, 0, 0 };
	if (f->only == TAG_NONE)
		w->here = group_row(p, features, slots, &v, TAG_HERE, mem);
	w->before = group_row(p, features, slots, &v, TAG_BEFORE, mem);
	w->before2 = group_row(p, features, slots, &v, TAG_BEFORE2, mem);
	w->after = group_row(p, features, slots, &v, TAG_AFTER, mem);
}

/* A feature with many weights is better off with a row of them. */
static void rows_of_features(
	struct pack *p, struct tag_slot *features, uint32_t slots, struct arena *mem)
{
	for (uint32_t i = 0; i < slots; i++) {
		uint32_t n = 0, value = features[i].value;
		while (value && !(p->weights.at[value + n++] >> 8 & 1))
			;
		if (n <= TAG_IN_SLOT)
			continue;
		features[i].value = AS_ROW | (uint32_t)p->rows.count;
		add_to_row(p, value, PUSH(mem, &p->rows));
	}
}

static void make_rows(struct pack *p, struct tag_slot *features, uint32_t slots, struct arena *mem)
{
	const struct tag_facts edge = tag_edge();
	PUSH(mem, &p->rows);
	rows_of_tags(p, features, slots, mem);
	rows_of_word(p, features, slots, &edge, &p->words.at[1], mem);
	for (size_t i = 2; i < p->words.count; i++) {
		const struct word w = { .low = p->names.at[i] };
		uint32_t entry = p->words.at[i].entry;
		struct tag_known known = { p->classes.at[entry >> 8], (uint8_t)(entry & 0xff) };
		struct tag_facts facts = tag_facts_of(&w, false, known);
		rows_of_word(p, features, slots, &facts, &p->words.at[i], mem);
	}
	rows_of_features(p, features, slots, mem);
}

static uint32_t slots_for(const struct items *items)
{
	return (uint32_t)(items->count * 5 / 2 + 8); /* four tenths full: most probes are one */
}

/* False when two entries cannot be told apart. */
static bool fill(struct tag_slot *table, uint32_t slots, const struct items *items)
{
	for (size_t i = 0; i < items->count; i++) {
		uint64_t hash = items->at[i].hash;
		uint32_t s = tag_slot_of(hash, slots);
		for (; table[s].value != 0; s = s + 1 == slots ? 0 : s + 1)
			if (table[s].check == (uint32_t)hash)
				return false;
		table[s] = (struct tag_slot){ (uint32_t)hash, items->at[i].value };
	}
	return true;
}

static void put_weights(const struct pack *p, uint32_t value, uint32_t to[static TAG_IN_SLOT])
{
	bool more = true;
	if (value & AS_ROW) {
		to[0] = value << 8 | TAG_AS_ROW;
		return;
	}
	for (uint32_t k = 0; k < TAG_IN_SLOT; k++) {
		to[k] = more ? p->weights.at[value + k] & ~0xff00u : TAG_SPARE + k;
		more = more && !(p->weights.at[value + k] >> 8 & 1);
	}
}

/* Puts a feature into the first bucket that has room; false when one has its check already, or that of none. */
static bool put_feature(const struct pack *p, struct tag_bucket *out, uint32_t buckets,
	uint64_t hash, uint32_t value)
{
	uint32_t check = (uint32_t)hash;
	for (uint32_t i = tag_bucket_of(hash, buckets);; i = i + 1 == buckets ? 0 : i + 1) {
		for (size_t k = 0; k < TAG_IN_BUCKET; k++) {
			if (out[i].check[k] == check || check == 0)
				return false;
			if (out[i].check[k])
				continue;
			out[i].check[k] = check;
			put_weights(p, value, out[i].weight[k]);
			return true;
		}
		out[i].weight[TAG_IN_BUCKET - 1][TAG_IN_SLOT - 1] |= TAG_MORE;
	}
}

/* Two in a bucket, so that few have more. */
static uint32_t buckets_for(const struct items *items)
{
	return (uint32_t)(items->count / 2 + 2);
}

/* The features as they are looked up: weights in the slot, or a row; NULL when two cannot be told apart. */
static struct tag_bucket *buckets_of(
	const struct pack *p, const struct tag_slot *features, uint32_t slots, struct arena *mem)
{
	uint32_t buckets = buckets_for(&p->features);
	struct tag_bucket *out = NEW_ARRAY(mem, struct tag_bucket, buckets);
	for (size_t i = 0; i < p->features.count; i++) {
		uint64_t hash = p->features.at[i].hash;
		if (!put_feature(p, out, buckets, hash, tag_find(features, slots, hash)))
			return NULL;
	}
	return out;
}

static bool write_packed(struct pack *p, struct str *packed, struct arena *mem)
{
	uint32_t slots = slots_for(&p->features), words = slots_for(&p->lexicon);
	struct tag_slot *features = NEW_ARRAY(mem, struct tag_slot, slots),
			*lexicon = NEW_ARRAY(mem, struct tag_slot, words);
	if (!fill(features, slots, &p->features) || !fill(lexicon, words, &p->lexicon))
		return false;
	make_rows(p, features, slots, mem);
	struct tag_bucket *found = buckets_of(p, features, slots, mem);
	if (!found)
		return false;
	struct tag_packed head = { .magic = TAG_MAGIC,
		.bucket_count = buckets_for(&p->features),
		.lexicon_slots = words,
		.class_count = (uint32_t)p->classes.count,
		.word_count = (uint32_t)p->words.count,
		.row_count = (uint32_t)p->rows.count };
	const struct str parts[] = {
		{ (char *)&head, sizeof head },
		{ (char *)found, sizeof *found * head.bucket_count },
		{ (char *)lexicon, sizeof *lexicon * words },
		{ (char *)p->classes.at, sizeof *p->classes.at * p->classes.count },
		{ (char *)p->words.at, sizeof *p->words.at * p->words.count },
		{ (char *)p->rows.at, sizeof *p->rows.at * p->rows.count },
	};
	struct buf b = { .mem = mem };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		buf_add(&b, parts[i]);
	size_t sealed = offsetof(struct tag_packed, bucket_count);
	((struct tag_packed *)b.at)->checksum = tag_checksum(b.at + sealed, b.len - sealed);
	*packed = buf_str(&b);
	return true;
}

bool pack_weights(struct str text, struct str *packed, struct arena *mem, struct err *e)
{
	struct pack p = { 0 };
	*PUSH(mem, &p.classes) = 0;
	*PUSH(mem, &p.classes) = tag_symbol("?", 1);
	*PUSH(mem, &p.weights) = tag_weight(0, TAG_NONE, true);
	for (int i = 0; i < 2; i++) { /* unused, and the edge of a sentence */
		*PUSH(mem, &p.words) = (struct tag_word){ .entry = tag_entry(1, TAG_NONE) };
		PUSH(mem, &p.names);
	}

	int section = IN_NOTHING;
	struct str line;
	for (size_t n = 1; str_cut(&text, '\n', &line); n++)
		if (line.len > 0 && !(section == IN_NOTHING && line.at[0] == '#') &&
			!add_line(&p, &section, line, mem))
			return fail(e, ERR_INPUT, "line %zu is not a weight: '" STR_FMT "'", n,
				STR_ARG(line));
	if (!write_packed(&p, packed, mem))
		return fail(e, ERR_INPUT, "a feature is listed twice");
	return true;
}
