#include "text/tag.h"

#include "text/tag_packed.h"

struct tagger {
	const struct tag_slot *features, *lexicon;
	const uint64_t *classes;
	const struct tag_word *words;
	const int16_t *rows;
	const uint32_t *weights;
	uint32_t feature_slots, lexicon_slots;
	uint64_t tags[TAG_COUNT + 1], clauses[CLAUSE_COUNT], shapes[TAG_SHAPES];
	struct tag_facts edge;
};

static uint64_t symbol_of(const char *name)
{
	return tag_symbol(name, strlen(name));
}

/* Every probe ends at an empty slot, and every value leads into the array it stands for. */
static bool table_is_sound(
	const struct tag_slot *table, uint32_t slots, uint32_t end, uint32_t row_end)
{
	uint32_t empty = 0;
	for (uint32_t i = 0; i < slots; i++) {
		uint32_t value = table[i].value;
		empty += value == 0;
		if (value & TAG_AS_ROW ? (value & ~TAG_AS_ROW) >= row_end : value >= end)
			return false;
	}
	return empty > 0;
}

static bool words_are_sound(const struct tag_word *words, const struct tag_packed *p)
{
	for (uint32_t i = 0; i < p->word_count; i++)
		if (words[i].here >= p->row_count || words[i].before >= p->row_count ||
			words[i].before2 >= p->row_count || words[i].after >= p->row_count ||
			words[i].entry >> 8 >= p->class_count ||
			(words[i].entry & 0xff) >= TAG_COUNT)
			return false;
	return true;
}

static bool is_sound(const struct tagger *t, const struct tag_packed *p)
{
	for (uint32_t i = 0; i < p->weight_count; i++)
		if ((t->weights[i] & 0xff) >= TAG_COUNT)
			return false;
	return p->class_count > 1 && p->word_count > 1 && p->row_count > TAG_PAIR_ROWS &&
	       p->weight_count > 0 && t->weights[p->weight_count - 1] >> 8 & 1 &&
	       words_are_sound(t->words, p) &&
	       table_is_sound(t->features, p->feature_slots, p->weight_count, p->row_count) &&
	       table_is_sound(t->lexicon, p->lexicon_slots, p->word_count, 0);
}

static uint64_t packed_size(const struct tag_packed *p)
{
	return sizeof *p + 8ull * p->feature_slots + 8ull * p->lexicon_slots +
	       8ull * p->class_count + sizeof(struct tag_word) * (uint64_t)p->word_count +
	       2ull * TAG_ROW * p->row_count + 4ull * p->weight_count;
}

static void find_arrays(struct tagger *t, const struct tag_packed *p)
{
	t->feature_slots = p->feature_slots;
	t->lexicon_slots = p->lexicon_slots;
	t->features = (const struct tag_slot *)(p + 1);
	t->lexicon = t->features + p->feature_slots;
	t->classes = (const uint64_t *)(t->lexicon + p->lexicon_slots);
	t->words = (const struct tag_word *)(t->classes + p->class_count);
	t->rows = (const int16_t *)(t->words + p->word_count);
	t->weights = (const uint32_t *)(t->rows + (size_t)TAG_ROW * p->row_count);
}

bool tagger_open(const struct tagger **out, struct str packed, struct arena *mem, struct err *e)
{
	const struct tag_packed *p = (const void *)packed.at;
	size_t head = offsetof(struct tag_packed, feature_slots);
	if (packed.len < sizeof *p || memcmp(p->magic, TAG_MAGIC, sizeof p->magic) != 0)
		return fail(e, ERR_INPUT, "the tagger's weights do not begin as they should");
	if (packed.len != packed_size(p) ||
		p->checksum != tag_checksum(packed.at + head, packed.len - head))
		return fail(e, ERR_INPUT, "the tagger's weights are damaged");

	struct tagger *t = NEW(mem, struct tagger);
	find_arrays(t, p);
	if (!is_sound(t, p))
		return fail(e, ERR_INPUT, "the tagger's weights contradict themselves");

	t->edge = tag_edge();
	for (unsigned i = 0; i < TAG_COUNT; i++)
		t->tags[i] = symbol_of(tag_name((uint8_t)i));
	t->tags[TAG_COUNT] = t->edge.word;
	for (enum tag_clause i = 0; i < CLAUSE_COUNT; i++)
		t->clauses[i] = symbol_of(tag_clause_name(i));
	for (unsigned i = 0; i < TAG_SHAPES; i++) {
		char name[8];
		t->shapes[i] = tag_symbol(name, tag_shape_name(name, i));
	}
	*out = t;
	return true;
}

/* A word of the sentence, or an edge of it. */
struct seen {
	struct tag_facts facts;       /* those alone that are asked of it: see() */
	const struct tag_word *known; /* NULL: not in the lexicon */
};

/* Of a known word with one tag only the neighbours ask, and its rows say what most templates would. */
static void see(const struct tagger *t, const struct word *w, bool caseless, struct seen *to)
{
	struct str s = tag_word_name(w->low);
	uint64_t symbol = tag_symbol(s.at, s.len);
	uint32_t found = tag_find(t->lexicon, t->lexicon_slots, symbol);
	uint32_t entry = found ? t->words[found].entry : tag_entry(1, TAG_NONE);
	to->known = found ? &t->words[found] : NULL;
	to->facts.word = symbol;
	to->facts.class = t->classes[entry >> 8];
	to->facts.only = (uint8_t)(entry & 0xff);
	to->facts.shape = t->shapes[tag_shape_of(w, caseless)];
	if (to->facts.only != TAG_NONE)
		return;
	to->facts.first1 = tag_first(s, 1);
	to->facts.last2 = tag_last(s, 2);
	to->facts.last3 = tag_last(s, 3);
	if (found)
		return;
	to->facts.first3 = tag_first(s, 3);
	to->facts.last4 = tag_last(s, 4);
}

/* What is to be added up for a place: rows, and lists of single weights. */
struct parts {
	const int16_t *row[TAG_TEMPLATE_COUNT + TAG_GROUPS];
	const uint32_t *single[TAG_TEMPLATE_COUNT];
	size_t rows, singles;
};

static inline void take_row(struct parts *p, const struct tagger *t, uint32_t row)
{
	const int16_t *at = t->rows + (size_t)TAG_ROW * row;
	__builtin_prefetch(at);
	p->row[p->rows] = at;
	p->rows += row != 0;
}

static inline void take_feature(struct parts *p, const struct tagger *t, uint32_t value)
{
	if (value & TAG_AS_ROW) {
		take_row(p, t, value & ~TAG_AS_ROW);
	} else if (value) {
		const uint32_t *at = t->weights + value;
		__builtin_prefetch(at);
		p->single[p->singles++] = at;
	}
}

/* A place of which the features are found while the one before it is decided, so that the memory has time to come. */
struct place {
	struct parts parts;
	uint64_t hash[TAG_TEMPLATE_COUNT]; /* of features that are not looked up yet */
	size_t hashes;
};

/* The features of the groups of templates, a set. */
static inline void hash_features(
	struct place *p, const struct tagger *t, const struct tag_view *v, unsigned groups)
{
	uint64_t template = 0;
	size_t n = p->hashes;
#define TAG_HASH(group, name, a, b, c)                                                             \
	if (groups >> TAG_##group & 1) {                                                           \
		p->hash[n] = tag_feature(template, a, b, c);                                       \
		__builtin_prefetch(&t->features[tag_slot_of(p->hash[n], t->feature_slots)]);       \
		n++;                                                                               \
	}                                                                                          \
	template ++;
	TAG_TEMPLATES(TAG_HASH)
#undef TAG_HASH
	p->hashes = n;
}

static inline void find_features(struct place *p, const struct tagger *t)
{
	for (size_t i = 0; i < p->hashes; i++)
		take_feature(&p->parts, t, tag_find(t->features, t->feature_slots, p->hash[i]));
}

typedef int16_t lanes __attribute__((vector_size(2 * TAG_LANES), aligned(2)));
enum { VECTORS = TAG_ROW / TAG_LANES };
struct sums {
	lanes at[VECTORS];
};

static inline struct sums add_up(const struct parts *p)
{
	union {
		struct sums sums;
		int16_t of[TAG_ROW];
	} single = { 0 };
	for (size_t i = 0; i < p->singles; i++) {
		const uint32_t *w = p->single[i];
		do
			single.of[*w & 0xff] =
				(int16_t)(single.of[*w & 0xff] + (int16_t)(*w >> 16));
		while (!(*w++ >> 8 & 1));
	}
	lanes s0 = { 0 }, s1 = s0, s2 = s0, s3 = s0, s4 = s0;
	_Static_assert(VECTORS == 5, "a row is five vectors, which stay in registers");
	for (size_t i = 0; i < p->rows; i++) {
		const lanes *r = (const lanes *)p->row[i];
		s0 += r[0], s1 += r[1], s2 += r[2], s3 += r[3], s4 += r[4];
	}
	const lanes *r = single.sums.at;
	return (struct sums){ { s0 + r[0], s1 + r[1], s2 + r[2], s3 + r[3], s4 + r[4] } };
}

static inline lanes greater(lanes a, lanes b)
{
	lanes is = a > b;
	return (a & is) | (b & ~is);
}

/* The first of the greatest in the order of enum tag; TAG_NONE and what follows the last tag are out. */
static uint8_t greatest(const struct sums *s)
{
	union {
		struct sums sums;
		int16_t of[TAG_ROW];
	} all = { *s };
	all.of[TAG_NONE] = INT16_MIN;
	for (size_t i = TAG_COUNT; i < TAG_ROW; i++)
		all.of[i] = INT16_MIN;
	lanes most = all.sums.at[0];
	for (size_t i = 1; i < VECTORS; i++)
		most = greater(most, all.sums.at[i]);
	int16_t value = most[0];
	for (size_t i = 1; i < TAG_LANES; i++)
		value = most[i] > value ? most[i] : value;
	uint8_t best = TAG_NONE + 1;
	while (best < TAG_COUNT - 1 && all.of[best] != value)
		best++;
	return best;
}

/* The rows of the words that the lexicon knows; the groups that remain to be found feature by feature. */
static unsigned take_known(struct parts *p, const struct tagger *t, const struct tag_word *before2,
	const struct tag_word *before, const struct tag_word *here, const struct tag_word *after)
{
	unsigned groups = 1u << TAG_PLACE;
	if (here)
		take_row(p, t, here->here);
	if (before2)
		take_row(p, t, before2->before2);
	if (before)
		take_row(p, t, before->before);
	if (after)
		take_row(p, t, after->after);
	groups |= here ? 0 : 1u << TAG_HERE;
	groups |= before2 ? 0 : 1u << TAG_BEFORE2;
	groups |= before ? 0 : 1u << TAG_BEFORE;
	return groups | (after ? 0 : 1u << TAG_AFTER);
}

enum { RING = 8, AHEAD = 3 }; /* what is seen around the place, and how far ahead of it */

struct walk {
	const struct tagger *t;
	struct seen ring[RING];
	struct place places[2];
	enum tag_clause clause;
	uint32_t tag1, tag2; /* TAG_COUNT: the edge */
};

static const struct seen *seen_at(const struct walk *k, size_t i)
{
	return &k->ring[i % RING];
}

static struct tag_view view_of(const struct walk *k, size_t i)
{
	return (struct tag_view){
		.before2 = &seen_at(k, i - 2)->facts,
		.before = &seen_at(k, i - 1)->facts,
		.here = &seen_at(k, i)->facts,
		.after = &seen_at(k, i + 1)->facts,
		.after2 = &seen_at(k, i + 2)->facts,
		.tag1 = k->t->tags[k->tag1],
		.tag2 = k->t->tags[k->tag2],
		.verb = k->t->clauses[k->clause],
	};
}

/* All of a place that does not hang on what is decided before it. */
static void expect(struct walk *k, size_t i)
{
	struct place *p = &k->places[i % 2];
	if (seen_at(k, i)->facts.only != TAG_NONE)
		return;
	const struct tag_view v = view_of(k, i);
	p->parts.rows = p->parts.singles = p->hashes = 0;
	unsigned groups = take_known(&p->parts, k->t, seen_at(k, i - 2)->known,
		seen_at(k, i - 1)->known, seen_at(k, i)->known, seen_at(k, i + 1)->known);
	hash_features(p, k->t, &v, groups);
}

static uint8_t best_tag(struct walk *k, size_t i)
{
	struct place *p = &k->places[i % 2];
	const struct tag_view v = view_of(k, i);
	take_row(&p->parts, k->t, tag_pair_row(k->tag1, k->tag2));
	hash_features(p, k->t, &v, 1u << TAG_DECIDED);
	find_features(p, k->t);
	const struct sums sums = add_up(&p->parts);
	return greatest(&sums);
}

void tagger_tag(const struct tagger *t, struct word *words, size_t count, bool upper)
{
	const struct seen edge = { t->edge, &t->words[1] };
	bool caseless = tag_is_caseless(words, count, upper);
	struct walk k = { .t = t, .clause = CLAUSE_EMPTY, .tag1 = TAG_COUNT, .tag2 = TAG_COUNT };

	k.ring[RING - 2] = k.ring[RING - 1] = edge;
	for (size_t i = 0; i < count + AHEAD; i++) {
		if (i < count)
			see(t, &words[i], caseless, &k.ring[i % RING]);
		else
			k.ring[i % RING] = edge;
		if (i + 1 >= AHEAD && i + 1 - AHEAD < count)
			expect(&k, i + 1 - AHEAD);
		if (i < AHEAD)
			continue;
		struct word *w = &words[i - AHEAD];
		uint8_t only = seen_at(&k, i - AHEAD)->facts.only;
		w->tag = only != TAG_NONE ? only : best_tag(&k, i - AHEAD);
		k.clause = tag_clause_next(k.clause, w->tag, w->low);
		k.tag2 = k.tag1;
		k.tag1 = w->tag;
	}
}
