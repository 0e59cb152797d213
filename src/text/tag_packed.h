#ifndef TEXT_TAG_PACKED_H
#define TEXT_TAG_PACKED_H

#include "text/tag_feature.h"

/*
 * The packed weights, in the byte order of the machine that builds and runs the program:
 *
 *     struct tag_packed
 *     struct tag_bucket features[bucket_count]
 *     struct tag_slot lexicon[lexicon_slots]    value: its place in words; 0 is an empty slot
 *     uint64_t classes[class_count]             symbols; 0 is unused, 1 the unknown word
 *     struct tag_word words[word_count]         0 is unused, 1 the edge of the sentence
 *     int16_t rows[row_count][TAG_ROW]          0 is all zero, then one for each pair of tags before
 *
 * Slots are probed one after another from tag_slot_of(hash), buckets from tag_bucket_of(key) as long as they have more;
 * one has room.
 *
 * A row has a weight for every tag, so that it is added in a few instructions: for a feature that
 * has many weights, and for what is the same wherever a known word stands, the sum of all features
 * of one group of templates. Sums of whole numbers are the same in any order.
 */
struct tag_packed {
	char magic[8];
	uint64_t checksum; /* tag_checksum of all that follows */
	uint32_t bucket_count, lexicon_slots, class_count, word_count, row_count;
	uint32_t unused[7]; /* so that no bucket lies in two lines of the memory */
};

struct tag_slot {
	uint32_t check; /* the low half of the hash; the high half chose the slot */
	uint32_t value;
};

/*
 * Features that begin at one place: their checks, as in tag_slot, 0 where there is room and all weights are 0; and the
 * weights of each, most having no more than these; or, in the first, TAG_AS_ROW and its row. A place without a weight adds nothing to a tag
 * that is none, and each place to its own. TAG_MORE in the last of all: what belongs here may be in the next bucket.
 */
enum { TAG_IN_SLOT = 3, TAG_IN_BUCKET = 4, TAG_SPARE = TAG_COUNT - 1, TAG_AS_ROW = 0xff };
enum { TAG_MORE = 0x8000 };
struct tag_bucket {
	uint32_t check[TAG_IN_BUCKET];
	uint32_t weight[TAG_IN_BUCKET][TAG_IN_SLOT];
};

static inline bool tag_has_more(const struct tag_bucket *b)
{
	return b->weight[TAG_IN_BUCKET - 1][TAG_IN_SLOT - 1] & TAG_MORE;
}

/* A word of the lexicon: the rows of the groups of templates that look at it alone. */
struct tag_word {
	uint32_t here, before, before2, after;
	uint32_t entry; /* tag_entry(class, only) */
};

/* TAG_ROW: the tags, and room to the next multiple of a vector's length. */
enum { TAG_LANES = 8, TAG_ROW = (TAG_COUNT + TAG_LANES - 1) / TAG_LANES * TAG_LANES };

_Static_assert(
	TAG_SPARE + TAG_IN_SLOT <= TAG_ROW, "what adds nothing has places of its own in a row");

/* 30 of them fit into 16 bits. */
enum { TAG_WEIGHT_MOST = 1000 };

#define TAG_MAGIC "KNELTAG5"

/* The row of two tags before, TAG_COUNT being the edge. */
static inline uint32_t tag_pair_row(uint32_t tag1, uint32_t tag2)
{
	return 1 + tag1 * (TAG_COUNT + 1) + tag2;
}
enum { TAG_PAIR_ROWS = (TAG_COUNT + 1) * (TAG_COUNT + 1) };

/*
 * The hash of a feature: symbols are hashes already, so that their sum is one. (The trainer has its own,
 * tag_feature(), whose rare collisions are part of its result.)
 */
static inline uint64_t tag_key(uint32_t template, uint64_t a, uint64_t b, uint64_t c)
{
	return a + (b << 23 | b >> 41) + (c << 41 | c >> 23) + template * 0x3c6ef372ull;
}

static inline uint32_t tag_slot_of(uint64_t hash, uint32_t slots)
{
	return (uint32_t)((hash >> 32) * slots >> 32);
}

/* The bucket in which a feature begins: sums of symbols are stirred, lest those of one word lie beside each other. */
static inline uint32_t tag_bucket_of(uint64_t key, uint32_t buckets)
{
	return tag_slot_of(key * TAG_MIX, buckets);
}

/* The value under `hash`, or 0. */
static inline uint32_t tag_find(const struct tag_slot *table, uint32_t slots, uint64_t hash)
{
	for (uint32_t i = tag_slot_of(hash, slots);; i = i + 1 == slots ? 0 : i + 1)
		if (table[i].value == 0 || table[i].check == (uint32_t)hash)
			return table[i].value;
}

static inline uint32_t tag_entry(uint32_t class, uint8_t only)
{
	return class << 8 | only;
}

/* A weight for a tag; `last` ends a feature's list, while the tables are made. */
static inline uint32_t tag_weight(int weight, uint8_t tag, bool last)
{
	return (uint32_t)weight << 16 | (uint32_t)last << 8 | tag;
}

static inline uint64_t tag_checksum(const char *at, size_t len)
{
	uint64_t h = len, piece;
	for (; len >= 8; at += 8, len -= 8) {
		memcpy(&piece, at, 8);
		h = tag_stir(h, piece);
	}
	return tag_stir(h, tag_symbol(at, len));
}

#endif
