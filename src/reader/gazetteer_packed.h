#ifndef READER_GAZETTEER_PACKED_H
#define READER_GAZETTEER_PACKED_H

#include <stdint.h>

/*
 * The packed gazetteer, assets/gazetteer/places.bin: written by tools/pack_gazetteer.c on the
 * machine that builds the program, read in place by gazetteer.c. The header is followed by five
 * arrays and the pool of names, in the order of the header's counts, each at a multiple of 4 bytes.
 */
#define GAZETTEER_MAGIC 0x325A4147u /* "GAZ2" */

struct gaz_header {
	uint32_t magic;
	uint32_t entries;    /* struct gaz_entry; countries first, then divisions */
	uint32_t refs;       /* uint32_t: entry numbers, those of one name together */
	uint32_t name_slots; /* struct gaz_slot, a power of 2 */
	uint32_t word_slots; /* struct gaz_slot, a power of 2 */
	uint32_t filter;     /* uint32_t, a power of 2: a bit for each hash that is a name's */
	uint32_t pool; /* bytes: the names as they are printed, each with its length before it */
};

enum { GAZ_NO_POINT = INT16_MIN };
#define GAZ_LAST 0x80000000u /* the last of its name among the refs */

/* What a place is; GAZ_PEOPLE is a nationality, whose place is its country. */
enum gaz_kind {
	GAZ_COUNTRY,
	GAZ_PEOPLE,
	GAZ_PROVINCE,
	GAZ_DISTRICT,
	GAZ_CITY,
	GAZ_SEA,
	GAZ_REGION
};

struct gaz_entry {
	uint32_t name;    /* in the pool */
	char country[2];  /* ISO 3166 alpha-2; "\0\0": none */
	uint16_t inside;  /* entry of its division, or of its country */
	int16_t lat, lon; /* hundredths of a degree */
	uint8_t kind;     /* enum gaz_kind */
	uint8_t level;    /* cities: 0 to 8 by population, 9 capital */
	uint8_t common;   /* one of its names is an everyday word */
	uint8_t unused;
};

/* `value`: for a name its first ref plus 1, for a word its classes; 0: free. */
struct gaz_slot {
	uint32_t check; /* upper half of the hash */
	uint32_t value;
};

/*
 * Names and words are looked up by the letters and digits of their folded form alone: "Al-Bab",
 * "al Bab" and "ALBAB" are one. FNV-1a, mixed at the end; up to there it is str_hash() of a word that has no other bytes.
 */
#define GAZ_HASH_START 0xCBF29CE484222325u

static inline uint64_t gaz_hash_add(uint64_t h, const char *at, uint64_t len)
{
	for (uint64_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)at[i];
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 128)
			h = (h ^ c) * 0x100000001B3u;
	}
	return h;
}

static inline uint64_t gaz_hash_end(uint64_t h)
{
	h ^= h >> 32;
	h *= 0x9E3779B97F4A7C15u;
	return h ^ h >> 29;
}

/* The bit of a name in the filter: most of what is asked is no name, and the filter is small. */
static inline uint32_t gaz_filter_bit(uint64_t hash, uint32_t words)
{
	return (uint32_t)(hash >> 17) & (words * 32 - 1);
}

/* Classes of words (assets/source/place-words.txt); the kind of a place noun in the upper bits. */
#define WORD_CLASSES(X)                                                                            \
	X(WORD_IN, "in", 0)                                                                        \
	X(WORD_WEAK, "weak", 1)                                                                    \
	X(WORD_PARTICLE, "particle", 2)                                                            \
	X(WORD_TITLE, "title", 3)                                                                  \
	X(WORD_ORG, "org", 4)                                                                      \
	X(WORD_CALENDAR, "calendar", 5)                                                            \
	X(WORD_DIRECTION, "direction", 6)                                                          \
	X(WORD_UNIT, "unit", 7)                                                                    \
	X(WORD_FIRST_NAME, "first", 8)                                                             \
	X(WORD_HEAD, "head", 9)                                                                    \
	X(WORD_MODIFIER, "modifier", 10)                                                           \
	X(WORD_REPORT, "report", 11)                                                               \
	X(WORD_PLAIN, "plain", 12)                                                                 \
	X(WORD_COMMON, "common", 13)
#define AS_WORD_CLASS(name, words, bit) name = 1 << (bit),
enum word_class { WORD_CLASSES(AS_WORD_CLASS) WORD_KNOWN = 1 << 14 };
#undef AS_WORD_CLASS
#define WORD_KIND_SHIFT 16 /* enum spot_kind plus 1 above it */

#endif
