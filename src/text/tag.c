#include "text/tag.h"

#include "text/tag_packed.h"

struct tagger {
	const struct tag_slot *features, *lexicon;
	const uint64_t *classes;
	const uint32_t *weights;
	uint32_t feature_slots, lexicon_slots;
	uint64_t tags[TAG_COUNT], clauses[CLAUSE_COUNT];
	struct tag_facts edge;
};

static uint64_t symbol_of(const char *name)
{
	return tag_symbol(name, strlen(name));
}

/* Every probe ends at an empty slot, and every value leads into the array it stands for. */
static bool table_is_sound(
	const struct tag_slot *table, uint32_t slots, uint32_t shift, uint32_t end)
{
	uint32_t empty = 0;
	for (uint32_t i = 0; i < slots; i++) {
		empty += table[i].value == 0;
		if (table[i].value >> shift >= end)
			return false;
	}
	return empty > 0;
}

static bool is_sound(const struct tagger *t, const struct tag_packed *p)
{
	for (uint32_t i = 0; i < p->weight_count; i++)
		if ((t->weights[i] & 0xff) >= TAG_COUNT)
			return false;
	for (uint32_t i = 0; i < p->lexicon_slots; i++)
		if ((t->lexicon[i].value & 0xff) >= TAG_COUNT)
			return false;
	return p->class_count > 1 && p->weight_count > 0 &&
	       t->weights[p->weight_count - 1] >> 8 & 1 &&
	       table_is_sound(t->features, p->feature_slots, 0, p->weight_count) &&
	       table_is_sound(t->lexicon, p->lexicon_slots, 8, p->class_count);
}

static uint64_t packed_size(const struct tag_packed *p)
{
	return sizeof *p + 8ull * p->feature_slots + 8ull * p->lexicon_slots +
	       8ull * p->class_count + 4ull * p->weight_count;
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
	t->feature_slots = p->feature_slots;
	t->lexicon_slots = p->lexicon_slots;
	t->features = (const struct tag_slot *)(p + 1);
	t->lexicon = t->features + p->feature_slots;
	t->classes = (const uint64_t *)(t->lexicon + p->lexicon_slots);
	t->weights = (const uint32_t *)(t->classes + p->class_count);
	if (!is_sound(t, p))
		return fail(e, ERR_INPUT, "the tagger's weights contradict themselves");

	for (unsigned i = 0; i < TAG_COUNT; i++)
		t->tags[i] = symbol_of(tag_name((uint8_t)i));
	for (enum tag_clause i = 0; i < CLAUSE_COUNT; i++)
		t->clauses[i] = symbol_of(tag_clause_name(i));
	t->edge = tag_edge();
	*out = t;
	return true;
}

static struct tag_facts facts_of(const struct tagger *t, const struct word *w, bool caseless)
{
	uint32_t found = tag_find(t->lexicon, t->lexicon_slots, tag_lookup(w->low));
	struct tag_known known = {
		.class = t->classes[found ? found >> 8 : 1],
		.only = (uint8_t)(found & 0xff),
	};
	return tag_facts_of(w, caseless, known);
}

/* The best of the sums of the weights of all features; the first in the order of enum tag wins. */
static uint8_t best_tag(const struct tagger *t, const struct tag_view *v)
{
	uint64_t hash[TAG_TEMPLATE_COUNT];
	uint64_t n = 0;
#define TAG_HASH(name, a, b, c)                                                                    \
	hash[n] = tag_feature(n, a, b, c);                                                         \
	__builtin_prefetch(&t->features[tag_slot_of(hash[n], t->feature_slots)]);                  \
	n++;
	TAG_TEMPLATES(TAG_HASH)
#undef TAG_HASH

	/* Found first and summed then, so that the memory has time to come. */
	const uint32_t *found[TAG_TEMPLATE_COUNT];
	for (size_t i = 0; i < TAG_TEMPLATE_COUNT; i++) {
		found[i] = t->weights + tag_find(t->features, t->feature_slots, hash[i]);
		__builtin_prefetch(found[i]);
	}
	int score[TAG_COUNT] = { 0 };
	for (size_t i = 0; i < TAG_TEMPLATE_COUNT; i++) {
		const uint32_t *w = found[i];
		if (w == t->weights)
			continue;
		do
			score[*w & 0xff] += (int32_t)*w >> 16;
		while (!(*w++ >> 8 & 1));
	}
	unsigned best = TAG_NONE + 1;
	for (unsigned i = best + 1; i < TAG_COUNT; i++)
		if (score[i] > score[best])
			best = i;
	return (uint8_t)best;
}

void tagger_tag(const struct tagger *t, struct word *words, size_t count, bool upper)
{
	enum { RING = 8 }; /* facts of the words around the place */
	struct tag_facts ring[RING];
	bool caseless = tag_is_caseless(words, count, upper);
	enum tag_clause clause = CLAUSE_EMPTY;
	uint64_t tag1 = t->edge.word, tag2 = t->edge.word;

	ring[RING - 2] = ring[RING - 1] = t->edge;
	ring[0] = count > 0 ? facts_of(t, &words[0], caseless) : t->edge;
	ring[1] = count > 1 ? facts_of(t, &words[1], caseless) : t->edge;
	for (size_t i = 0; i < count; i++) {
		ring[(i + 2) % RING] =
			i + 2 < count ? facts_of(t, &words[i + 2], caseless) : t->edge;
		const struct tag_view v = {
			.before2 = &ring[(i - 2) % RING],
			.before = &ring[(i - 1) % RING],
			.here = &ring[i % RING],
			.after = &ring[(i + 1) % RING],
			.after2 = &ring[(i + 2) % RING],
			.tag1 = tag1,
			.tag2 = tag2,
			.verb = t->clauses[clause],
		};
		words[i].tag = v.here->only != TAG_NONE ? v.here->only : best_tag(t, &v);
		clause = tag_clause_next(clause, words[i].tag, words[i].low);
		tag2 = tag1;
		tag1 = t->tags[words[i].tag];
	}
}
