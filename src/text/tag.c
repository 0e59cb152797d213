#include "text/tag.h"

#include "base/wide.h"
#include "text/tag_packed.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

struct tagger {
	const struct tag_bucket *features;
	const struct tag_slot *lexicon;
	const uint64_t *classes;
	const struct tag_word *words;
	const int16_t *rows;
	uint32_t buckets, lexicon_slots;
	uint64_t tags[TAG_COUNT + 1], clauses[CLAUSE_COUNT], shapes[TAG_SHAPES];
	struct tag_facts edge;
};

static uint64_t symbol_of(const char *name)
{
	return tag_symbol(name, strlen(name));
}

/* Every probe ends at an empty slot, and every value leads into the array it stands for. */
static bool lexicon_is_sound(const struct tag_slot *table, const struct tag_packed *p)
{
	uint32_t empty = 0;
	for (uint32_t i = 0; i < p->lexicon_slots; i++) {
		empty += table[i].value == 0;
		if (table[i].value >= p->word_count)
			return false;
	}
	return empty > 0;
}

static bool feature_is_sound(const uint32_t w[TAG_IN_SLOT], uint32_t rows)
{
	uint32_t sort = w[0] & 0xff;
	if (sort == TAG_AS_ROW)
		return w[0] >> 8 < rows;
	return sort < TAG_COUNT && (w[1] & 0xff) < TAG_ROW && (w[2] & 0xff) < TAG_ROW;
}

static bool features_are_sound(const struct tag_bucket *table, const struct tag_packed *p)
{
	uint32_t last = 0;
	for (uint32_t i = 0; i < p->bucket_count; i++) {
		last += !tag_has_more(&table[i]);
		for (size_t k = 0; k < TAG_IN_BUCKET; k++)
			if (!feature_is_sound(table[i].weight[k], p->row_count))
				return false;
	}
	return last > 0;
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
	return p->class_count > 1 && p->word_count > 1 && p->row_count > TAG_PAIR_ROWS &&
	       words_are_sound(t->words, p) && features_are_sound(t->features, p) &&
	       lexicon_is_sound(t->lexicon, p);
}

static uint64_t packed_size(const struct tag_packed *p)
{
	return sizeof *p + sizeof(struct tag_bucket) * (uint64_t)p->bucket_count +
	       8ull * p->lexicon_slots + 8ull * p->class_count +
	       sizeof(struct tag_word) * (uint64_t)p->word_count + 2ull * TAG_ROW * p->row_count;
}

static void find_arrays(struct tagger *t, const struct tag_packed *p)
{
	t->buckets = p->bucket_count;
	t->lexicon_slots = p->lexicon_slots;
	t->features = (const struct tag_bucket *)(p + 1);
	t->lexicon = (const struct tag_slot *)(t->features + p->bucket_count);
	t->classes = (const uint64_t *)(t->lexicon + p->lexicon_slots);
	t->words = (const struct tag_word *)(t->classes + p->class_count);
	t->rows = (const int16_t *)(t->words + p->word_count);
}

bool tagger_open(const struct tagger **out, struct str packed, struct arena *mem, struct err *e)
{
	const struct tag_packed *p = (const void *)packed.at;
	size_t head = offsetof(struct tag_packed, bucket_count);
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
	struct str name;              /* tag_word_name() */
};

static void name(const struct tagger *t, const struct word *w, struct seen *to)
{
	to->name = tag_word_name(w->low);
	to->facts.word = tag_symbol(to->name.at, to->name.len);
	__builtin_prefetch(&t->lexicon[tag_slot_of(to->facts.word, t->lexicon_slots)]);
}

static void know(const struct tagger *t, struct seen *to)
{
	uint32_t found = tag_find(t->lexicon, t->lexicon_slots, to->facts.word);
	to->known = found ? &t->words[found] : NULL;
	__builtin_prefetch(to->known);
}

/* Of a known word with one tag only the neighbours ask, and its rows say what most templates would. */
static void see(const struct tagger *t, const struct word *w, bool caseless, struct seen *to)
{
	uint32_t entry = to->known ? to->known->entry : tag_entry(1, TAG_NONE);
	to->facts.class = t->classes[entry >> 8];
	to->facts.only = (uint8_t)(entry & 0xff);
	to->facts.shape = t->shapes[tag_shape_of(w, caseless)];
	if (to->facts.only != TAG_NONE)
		return;
	to->facts.first1 = tag_first(to->name, 1);
	to->facts.last2 = tag_last(to->name, 2);
	to->facts.last3 = tag_last(to->name, 3);
	if (to->known)
		return;
	to->facts.first3 = tag_first(to->name, 3);
	to->facts.last4 = tag_last(to->name, 4);
}

/* What is to be added up for a place: rows, and features that have their weights with them. */
struct parts {
	const int16_t *row[TAG_TEMPLATE_COUNT + TAG_GROUPS];
	const uint32_t *few[TAG_TEMPLATE_COUNT + 1];
	size_t rows, fews;
};

static inline const int16_t *row_at(const struct tagger *t, uint32_t row)
{
	const int16_t *at = t->rows + (size_t)TAG_ROW * row;
	__builtin_prefetch(at);
	__builtin_prefetch(at + TAG_ROW - 1);
	return at;
}

static inline void take_row(struct parts *p, const struct tagger *t, uint32_t row)
{
	p->row[p->rows] = row_at(t, row);
	p->rows += row != 0;
}

/* A place of which the features are found while the one before it is decided, so that the memory has time to come. */
struct place {
	struct parts parts;
	struct {
		const struct tag_bucket *bucket;
		uint32_t check;
	} wanted[TAG_TEMPLATE_COUNT]; /* features that are not looked up yet */
	size_t wants;
};

/* The features of the groups of templates, a set, behind `n` that are wanted already. */
static inline __attribute__((always_inline)) void hash_features(struct place *p,
	const struct tagger *t, const struct tag_view *v, unsigned groups, size_t n)
{
	uint32_t template = 0, buckets = t->buckets;
	const struct tag_bucket *features = t->features;
#define TAG_HASH(group, name, a, b, c)                                                             \
	if (groups >> TAG_##group & 1) {                                                           \
		uint64_t hash = tag_key(template, a, b, c);                                        \
		uint32_t slot = tag_bucket_of(hash, buckets);                                      \
		__builtin_prefetch(&features[slot]);                                               \
		p->wanted[n].bucket = &features[slot];                                             \
		p->wanted[n++].check = (uint32_t)hash;                                             \
	}                                                                                          \
	template ++;
	TAG_TEMPLATES(TAG_HASH)
#undef TAG_HASH
	p->wants = n;
}

/* Which of the checks is the one wanted: a set of at most one, but where none is wanted. */
static inline unsigned which(const uint32_t check[TAG_IN_BUCKET], uint32_t wanted)
{
#ifdef __SSE2__
	__m128i all = _mm_loadu_si128((const void *)check);
	return (unsigned)_mm_movemask_ps(
		_mm_castsi128_ps(_mm_cmpeq_epi32(all, _mm_set1_epi32((int)wanted))));
#else
	unsigned is = 0;
	for (unsigned k = 0; k < TAG_IN_BUCKET; k++)
		is |= (unsigned)(check[k] == wanted) << k;
	return is;
#endif
}

static inline uint32_t row_in(uint32_t weight)
{
	return weight >> 8 & -(uint32_t)((weight & 0xff) == TAG_AS_ROW);
}

/* A feature that was found is a row or a few weights, as it comes. */
static inline void take_found(
	struct parts *p, const struct tagger *t, const uint32_t *const *found, size_t n)
{
	size_t rows = p->rows, fews = p->fews;
	for (size_t i = 0; i < n; i++) {
		uint32_t row = row_in(found[i][0]);
		p->row[rows] = row_at(t, row);
		rows += row != 0;
		p->few[fews] = found[i];
		fews += row == 0;
	}
	p->rows = rows;
	p->fews = fews;
}

/*
 * Half of what is wanted is not there, as it comes: no branch can foresee it, so that each is put down, and the next in
 * its place where it was none.
 */
static inline __attribute__((always_inline)) void find_features(
	struct place *p, const struct tagger *t)
{
	const uint32_t *found[TAG_TEMPLATE_COUNT];
	size_t n = 0, wants = p->wants;
	for (size_t i = 0; i < wants; i++) {
		const struct tag_bucket *b = p->wanted[i].bucket;
		unsigned is = which(b->check, p->wanted[i].check);
		while (__builtin_expect((is == 0) & tag_has_more(b), 0)) {
			b = b + 1 == t->features + t->buckets ? t->features : b + 1;
			is = which(b->check, p->wanted[i].check);
		}
		found[n] = b->weight[__builtin_ctz(is | 1u << (TAG_IN_BUCKET - 1))];
		n += is != 0;
	}
	take_found(&p->parts, t, found, n);
	p->wants = 0;
}

typedef int16_t lanes __attribute__((vector_size(2 * TAG_LANES), aligned(2)));
enum { VECTORS = TAG_ROW / TAG_LANES };
struct sums {
	lanes at[VECTORS];
};

static inline void add_weight(int16_t of[TAG_ROW], uint32_t weight)
{
	int16_t *at = &of[weight & 0xff];
	*at = (int16_t)(*at + (int16_t)(weight >> 16));
}

static inline struct sums add_up(const struct parts *p)
{
	union {
		struct sums sums;
		int16_t of[TAG_ROW];
	} single = { 0 };
	for (size_t i = 0; i < p->fews; i++)
		for (size_t k = 0; k < TAG_IN_SLOT; k++)
			add_weight(single.of, p->few[i][k]);
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
	size_t at = 0;
	for (size_t i = VECTORS; i-- > 0;) {
		typedef int64_t halves __attribute__((vector_size(2 * TAG_LANES)));
		halves has = (halves)(all.sums.at[i] == value);
		at = has[0] | has[1] ? i * TAG_LANES : at;
	}
	while (all.of[at] != value)
		at++;
	return (uint8_t)at;
}

/* The rows of the words that the lexicon knows; the groups that remain to be found feature by feature. */
static unsigned take_known(struct parts *p, const struct tagger *t, const struct tag_word *before2,
	const struct tag_word *before, const struct tag_word *here, const struct tag_word *after)
{
	unsigned groups = 0;
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

/*
 * How far behind the word that is named first each step is, so that the memory it asks for has time to come;
 * what is seen around a place, and places being read.
 */
enum {
	KNOW = 3,
	SEE = 6,
	EXPECT = SEE + 2,
	FIND = EXPECT + 3,
	DECIDE = FIND + 2,
	RING = 32,
	PLACES = 8
};

struct walk {
	const struct tagger *t;
	struct seen ring[RING];
	struct place places[PLACES];
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
	struct place *p = &k->places[i % PLACES];
	if (seen_at(k, i)->facts.only != TAG_NONE)
		return;
	const struct tag_view v = view_of(k, i);
	p->parts.rows = p->parts.fews = p->wants = 0;
	unsigned groups = take_known(&p->parts, k->t, seen_at(k, i - 2)->known,
		seen_at(k, i - 1)->known, seen_at(k, i)->known, seen_at(k, i + 1)->known);
	hash_features(p, k->t, &v, 1u << TAG_PLACE, 0);
	if (groups)
		hash_features(p, k->t, &v, groups, p->wants);
}

static void find(struct walk *k, size_t i)
{
	if (seen_at(k, i)->facts.only == TAG_NONE)
		find_features(&k->places[i % PLACES], k->t);
}

/* What hangs on the word before, as soon as that is decided. */
static void follow(struct walk *k, size_t i)
{
	struct place *p = &k->places[i % PLACES];
	if (seen_at(k, i)->facts.only != TAG_NONE)
		return;
	const struct tag_view v = view_of(k, i);
	take_row(&p->parts, k->t, tag_pair_row(k->tag1, k->tag2));
	hash_features(p, k->t, &v, 1u << TAG_DECIDED, 0);
}

static uint8_t best_tag(const struct place *p)
{
	const struct sums sums = add_up(&p->parts);
	return greatest(&sums);
}

static void decide(struct walk *k, size_t i, struct word *w)
{
	uint8_t only = seen_at(k, i)->facts.only;
	if (only == TAG_NONE)
		find_features(&k->places[i % PLACES], k->t);
	w->tag = only != TAG_NONE ? only : best_tag(&k->places[i % PLACES]);
	k->clause = tag_clause_next(k->clause, w->tag, w->low);
	k->tag2 = k->tag1;
	k->tag1 = w->tag;
}

/* With all it calls in one piece, so that rows are added up as wide as the machine can. */
WIDE WHOLE void tagger_tag(const struct tagger *t, struct word *words, size_t count, bool upper)
{
	const struct seen edge = { .facts = t->edge, .known = &t->words[1] };
	if (count > UINT32_MAX)
		return; /* no text has as many (text/word.h) */
	bool caseless = tag_is_caseless(words, count, upper);
	struct walk k; /* not cleared, which costs much: its places are written first */
	k.t = t;
	k.clause = CLAUSE_EMPTY;
	k.tag1 = k.tag2 = TAG_COUNT;
	k.ring[RING - 2] = k.ring[RING - 1] = edge;
	for (size_t i = 0; i < count + DECIDE; i++) {
		if (i < count)
			name(t, &words[i], &k.ring[i % RING]);
		else
			k.ring[i % RING] = edge;
		if (i - KNOW < count)
			know(t, &k.ring[(i - KNOW) % RING]);
		if (i - SEE < count)
			see(t, &words[i - SEE], caseless, &k.ring[(i - SEE) % RING]);
		if (i - EXPECT < count)
			expect(&k, i - EXPECT);
		if (i - FIND < count)
			find(&k, i - FIND);
		if (i - DECIDE < count)
			decide(&k, i - DECIDE, &words[i - DECIDE]);
		if (i - DECIDE + 1 < count)
			follow(&k, i - DECIDE + 1);
	}
}
