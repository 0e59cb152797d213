#ifndef TEXT_TAG_PACKED_H
#define TEXT_TAG_PACKED_H

#include "text/tag_feature.h"

/*
 * The packed weights, in the byte order of the machine that builds and runs the program:
 *
 *     struct tag_packed
 *     struct tag_slot features[feature_slots]   value: where its weights begin; 0 is an empty slot
 *     struct tag_slot lexicon[lexicon_slots]    value: tag_entry(class, only); 0 is an empty slot
 *     uint64_t classes[class_count]             symbols; 0 is unused, 1 the unknown word
 *     uint32_t weights[weight_count]            tag_weight(...); 0 is unused
 *
 * Both tables are probed one after another from tag_slot_of(hash); each has an empty slot.
 */
struct tag_packed {
	char magic[8];
	uint64_t checksum; /* tag_checksum of all that follows */
	uint32_t feature_slots, lexicon_slots, class_count, weight_count;
};

struct tag_slot {
	uint32_t check; /* the low half of the hash; the high half chose the slot */
	uint32_t value;
};

#define TAG_MAGIC "KNELTAG1"

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

/* A weight of -32768 to 32767 for a tag; `last` ends a feature's list. */
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
