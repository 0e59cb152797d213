#include "match/dict.h"

#include <string.h>

static uint32_t hash_of(struct str s)
{
	uint64_t h = 0x9E3779B97F4A7C15ULL ^ s.len, word;
	size_t i = 0;
	for (; i + 8 <= s.len; i += 8) {
		memcpy(&word, s.at + i, 8);
		h = (h ^ word) * 0xff51afd7ed558ccdULL;
		h ^= h >> 32;
	}
	for (word = 0; i < s.len; i++)
		word = word << 8 | (unsigned char)s.at[i];
	h = (h ^ word) * 0xc4ceb9fe1a85ec53ULL;
	return (uint32_t)(h ^ h >> 29);
}

static size_t place_of(const struct dict *d, struct str s, uint32_t hash)
{
	size_t at = hash & (d->slots - 1);
	for (; d->slot[at]; at = (at + 1) & (d->slots - 1)) {
		const struct dict_entry *have = &d->at[d->slot[at] - 1];
		if (have->hash == hash && have->len == s.len && memcmp(have->at, s.at, s.len) == 0)
			break;
	}
	return at;
}

static void widen(struct dict *d, struct arena *mem)
{
	d->slots = d->slots ? d->slots * 2 : 64;
	d->slot = NEW_ARRAY(mem, uint32_t, d->slots);
	for (size_t i = 0; i < d->count; i++) {
		size_t at = d->at[i].hash & (d->slots - 1);
		while (d->slot[at])
			at = (at + 1) & (d->slots - 1);
		d->slot[at] = (uint32_t)i + 1;
	}
}

uint32_t dict_number(struct dict *d, struct str s, bool *is_new, struct arena *mem)
{
	if ((d->count + 1) * 3 > d->slots * 2)
		widen(d, mem);
	uint32_t hash = hash_of(s);
	size_t at = place_of(d, s, hash);
	*is_new = d->slot[at] == 0;
	if (*is_new) {
		*PUSH(mem, d) = (struct dict_entry){ s.at, (uint32_t)s.len, hash };
		d->slot[at] = (uint32_t)d->count;
	}
	return d->slot[at];
}

uint32_t dict_find(const struct dict *d, struct str s)
{
	return d->slots ? d->slot[place_of(d, s, hash_of(s))] : 0;
}

struct str dict_str(const struct dict *d, uint32_t number)
{
	if (number == 0)
		return (struct str){ 0 };
	return (struct str){ d->at[number - 1].at, d->at[number - 1].len };
}
