#ifndef TEXT_TAG_PACKED_H
#define TEXT_TAG_PACKED_H

#include "text/tag_feature.h"

/*
 * The packed weights, in the byte order of the machine that builds and runs the program:
 *
 *     struct tag_packed
 *     struct tag_feature features[feature_slots]
 *     struct tag_slot lexicon[lexicon_slots]    value: its place in words; 0 is an empty slot
 *     uint64_t classes[class_count]             symbols; 0 is unused, 1 the unknown word
 *     struct tag_word words[word_count]         0 is unused, 1 the edge of the sentence
 *     int16_t rows[row_count][TAG_ROW]          0 is all zero, then one for each pair of tags before
 *     uint32_t weights[weight_count]            tag_weight(...), of features with too many for their slot; 0 is unused
 *
 * Both tables are probed one after another from tag_slot_of(hash); each has an empty slot.
 *
 * A row has a weight for every tag, so that it is added in a few instructions: for a feature that
 * has many weights, and for what is the same wherever a known word stands, the sum of all features
 * of one group of templates. Sums of whole numbers are the same in any order.
 */
struct tag_packed {
	char magic[8];
	uint64_t checksum; /* tag_checksum of all that follows */
	uint32_t feature_slots, lexicon_slots, class_count, word_count, row_count, weight_count;
	uint32_t unused[6]; /* so that no feature lies in two lines of the memory */
};

struct tag_slot {
	uint32_t check; /* the low half of the hash; the high half chose the slot */
	uint32_t value;
};

/*
 * A feature: its weights, most having no more than these; or, in the first, TAG_AS_ROW and its row
 * or TAG_AS_LIST and where its weights begin. weight[0] is 0 in an empty slot; a place without a weight adds
 * nothing to a tag that is none, and each place to its own.
 */
enum { TAG_IN_SLOT = 3, TAG_SPARE = TAG_COUNT - 1, TAG_AS_ROW = 0xff, TAG_AS_LIST = 0xfe };
struct tag_feature {
	uint32_t check; /* as in tag_slot */
	uint32_t weight[TAG_IN_SLOT];
};

/* A word of the lexicon: the rows of the groups of templates that look at it alone. */
struct tag_word {
	uint32_t here, before, before2, after;
	uint32_t entry; /* tag_entry(class, only) */
};

/* TAG_ROW: the tags, and room to the next multiple of a vector's length. */
enum { TAG_LANES = 8, TAG_ROW = (TAG_COUNT + TAG_LANES - 1) / TAG_LANES * TAG_LANES };

_Static_assert(
	TAG_SPARE + TAG_IN_SLOT <= TAG_ROW, "what adds nothing has places of its own in a row");

/* TAG_ROW_FROM: a feature with so many weights is a row. TAG_WEIGHT_MOST: 30 of them fit into 16 bits. */
enum { TAG_ROW_FROM = 8, TAG_WEIGHT_MOST = 1000 };

#define TAG_MAGIC "KNELTAG3"

/* The row of two tags before, TAG_COUNT being the edge. */
static inline uint32_t tag_pair_row(uint32_t tag1, uint32_t tag2)
{
	return 1 + tag1 * (TAG_COUNT + 1) + tag2;
}
enum { TAG_PAIR_ROWS = (TAG_COUNT + 1) * (TAG_COUNT + 1) };

static inline uint32_t tag_slot_of(uint64_t hash, uint32_t slots)
{
	return (uint32_t)((hash >> 32) * slots >> 32);
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

/* A weight for a tag; `last` ends a feature's list. */
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
