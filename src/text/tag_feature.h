#ifndef TEXT_TAG_FEATURE_H
#define TEXT_TAG_FEATURE_H

#include "text/word.h"

#include <string.h>

/*
 * What the tagger looks at, shared by the tagger, its trainer and the packer of its weights.
 *
 * A symbol is the 64-bit hash of a short string: a word, an ending, a tag's name, a shape. A
 * feature is a template (below) with the symbols that stand in its places, hashed to 64 bits, so
 * that no string is built while tagging. Symbols and features are written down nowhere but in the
 * packed weights, which every build makes anew.
 */
#define TAG_MIX 0x9e3779b97f4a7c15ull

static inline uint64_t tag_stir(uint64_t h, uint64_t value)
{
	h = (h ^ value) * 0xd6e8feb86659fd93ull;
	return h ^ h >> 32;
}

/* Up to 8 bytes, the first the lowest; two loads that overlap are all it takes. */
static inline uint64_t tag_piece(const char *at, size_t len)
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
	/* cppcheck-suppress arrayIndexOutOfBoundsCond; it does not see that len is below 4 here */
	return c[0] | (uint64_t)c[len / 2] << 8 * (len / 2) | (uint64_t)c[len - 1] << 8 * (len - 1);
}

static inline uint64_t tag_symbol(const char *at, size_t len)
{
	uint64_t h = TAG_MIX + len, piece;
	for (; len > 8; at += 8, len -= 8) {
		memcpy(&piece, at, 8);
		h = tag_stir(h, piece);
	}
	return tag_stir(h, tag_piece(at, len));
}

/* What the lexicon knows of a word. */
struct tag_known {
	uint64_t class; /* symbol of the tags it was seen with, "VBD|VBN", or of "?" */
	uint8_t only;   /* the one tag it always has, or TAG_NONE */
};

/* What is looked at of one word. Symbols; `only` as above. */
struct tag_facts {
	uint64_t word, shape, first1, first3, last2, last3, last4, class;
	uint8_t only;
};

/* One place in a sentence: the word, two on each side, and what was decided before it. */
struct tag_view {
	const struct tag_facts *before2, *before, *here, *after, *after2;
	uint64_t tag1, tag2; /* symbols of the tags one and two before */
	uint64_t verb;       /* symbol of the state of the clause, see tag_clause */
};

/*
 * What a template looks at: one word of the five alone, the two tags before, several of the words, or
 * these and what was decided before.
 */
enum tag_group {
	TAG_HERE,
	TAG_BEFORE,
	TAG_BEFORE2,
	TAG_AFTER,
	TAG_TAGS,
	TAG_PLACE,
	TAG_DECIDED,
	TAG_GROUPS
};

/*
 * TAG-1: the templates. Each has its group without TAG_, a name, as written in
 * assets/source/tagger.txt, and up to three symbols of a `const struct tag_view *v`; 0 is an
 * empty place.
 */
#define TAG_TEMPLATES(X)                                                                           \
	X(HERE, "word", v->here->word, 0, 0)                                                       \
	X(PLACE, "shape", v->here->shape, 0, 0)                                                    \
	X(PLACE, "shape first1", v->here->shape, v->here->first1, 0)                               \
	X(HERE, "first3", v->here->first3, 0, 0)                                                   \
	X(HERE, "last2", v->here->last2, 0, 0)                                                     \
	X(HERE, "last3", v->here->last3, 0, 0)                                                     \
	X(HERE, "last4", v->here->last4, 0, 0)                                                     \
	X(HERE, "class", v->here->class, 0, 0)                                                     \
	X(PLACE, "shape last3", v->here->shape, v->here->last3, 0)                                 \
	X(BEFORE, "before", v->before->word, 0, 0)                                                 \
	X(BEFORE2, "before2", v->before2->word, 0, 0)                                              \
	X(AFTER, "after", v->after->word, 0, 0)                                                    \
	X(BEFORE, "before.last3", v->before->last3, 0, 0)                                          \
	X(AFTER, "after.last3", v->after->last3, 0, 0)                                             \
	X(PLACE, "before word", v->before->word, v->here->word, 0)                                 \
	X(PLACE, "word after", v->here->word, v->after->word, 0)                                   \
	X(PLACE, "before after", v->before->word, v->after->word, 0)                               \
	X(PLACE, "class after.class", v->here->class, v->after->class, 0)                          \
	X(PLACE, "after.class after2.class", v->after->class, v->after2->class, 0)                 \
	X(PLACE, "shape after.shape", v->here->shape, v->after->shape, 0)                          \
	X(PLACE, "before.shape shape", v->before->shape, v->here->shape, 0)                        \
	X(TAGS, "tag1", v->tag1, 0, 0)                                                             \
	X(TAGS, "tag1 tag2", v->tag1, v->tag2, 0)                                                  \
	X(DECIDED, "tag1 word", v->tag1, v->here->word, 0)                                         \
	X(DECIDED, "tag1 class", v->tag1, v->here->class, 0)                                       \
	X(DECIDED, "tag1 tag2 class", v->tag1, v->tag2, v->here->class)                            \
	X(DECIDED, "tag1 class after.class", v->tag1, v->here->class, v->after->class)             \
	X(DECIDED, "verb class", v->verb, v->here->class, 0)                                       \
	X(DECIDED, "verb last2", v->verb, v->here->last2, 0)                                       \
	X(DECIDED, "verb tag1 last2", v->verb, v->tag1, v->here->last2)

#define TAG_COUNT_TEMPLATE(group, name, a, b, c) +1
enum { TAG_TEMPLATE_COUNT = 0 TAG_TEMPLATES(TAG_COUNT_TEMPLATE), TAG_PLACES = 3 };
#undef TAG_COUNT_TEMPLATE

static inline uint64_t tag_feature(uint64_t template, uint64_t a, uint64_t b, uint64_t c)
{
	uint64_t h = (a + (template + 1) * TAG_MIX) * 0xd6e8feb86659fd93ull;
	h ^= (b << 23 | b >> 41) * 0xa0761d6478bd642full;
	h ^= (c << 41 | c >> 23) * 0xe7037ed1a0b428dbull;
	h ^= h >> 32;
	return h * 0xd6e8feb86659fd93ull;
}

/* TAG-2: do capitals say nothing in this sentence? */
bool tag_is_caseless(const struct word *words, size_t count, bool upper);

/* The facts of a word; `known` is what the lexicon said of tag_lookup(word). */
struct tag_facts tag_facts_of(const struct word *w, bool caseless, struct tag_known known);

/* The symbol by which the lexicon and the features know a word: numbers share a few (TAG-3). */
uint64_t tag_lookup(struct str low);

/* The facts of the places before the first word and after the last. */
struct tag_facts tag_edge(void);

/*
 * TAG-4: what the clause has had so far: nothing, a verb, a participle ("were killed"), or an
 * auxiliary that still waits for its verb ("were", "has", "will"). It goes by the tags decided so
 * far.
 */
#define TAG_CLAUSES(X)                                                                             \
	X(CLAUSE_EMPTY, "empty")                                                                   \
	X(CLAUSE_VERB, "verb")                                                                     \
	X(CLAUSE_PARTICIPLE, "part")                                                               \
	X(CLAUSE_BE, "be")                                                                         \
	X(CLAUSE_HAVE, "have")                                                                     \
	X(CLAUSE_MODAL, "modal")
#define TAG_AS_CLAUSE(name, words) name,
enum tag_clause { TAG_CLAUSES(TAG_AS_CLAUSE) CLAUSE_COUNT };
#undef TAG_AS_CLAUSE
enum tag_clause tag_clause_next(enum tag_clause c, uint8_t tag, struct str low);
const char *tag_clause_name(enum tag_clause c);

/* The shape as a number below TAG_SHAPES, and that in letters, at most 8 (TAG-3). Returns the length. */
enum { TAG_SHAPES = 64 };
unsigned tag_shape_of(const struct word *w, bool caseless);
size_t tag_shape_name(char name[8], unsigned shape);

static inline uint64_t tag_first(struct str s, size_t bytes)
{
	return tag_symbol(s.at, s.len < bytes ? s.len : bytes);
}

static inline uint64_t tag_last(struct str s, size_t bytes)
{
	size_t n = s.len < bytes ? s.len : bytes;
	return tag_symbol(s.at + s.len - n, n);
}

/* What a number or a strange word is called in place of itself; else its own low form. */
struct str tag_word_name(struct str low);

#endif
