#ifndef READER_GAZETTEER_H
#define READER_GAZETTEER_H

#include "base/err.h"
#include "base/str.h"
#include "reader/gazetteer_packed.h"
#include "text/word.h"

/*
 * The places of the world that are known by name: countries, first- and second-order divisions,
 * cities of GeoNames, seas; and what common words tell about places. It lies in the program and
 * is read in place: loading checks its sizes and no more.
 */
struct gazetteer {
	const struct gaz_entry *entries;
	const uint32_t *refs;
	const struct gaz_slot *names, *words;
	const uint32_t *filter;
	const char *pool;
	size_t entry_count, ref_count, name_slots, word_slots, pool_size;
	uint32_t filter_words;
};

MUST_CHECK bool gazetteer_load(const struct gazetteer **g, struct arena *mem, struct err *e);

/* The same from bytes of the caller's (a casebook's own), which must outlive it. */
MUST_CHECK bool gazetteer_open(
	struct str bytes, const struct gazetteer **g, struct arena *mem, struct err *e);

/* Classes of a word (enum word_class and a kind), by the hash of its folded form; 0: unknown. */
uint32_t gazetteer_word(const struct gazetteer *g, uint64_t hash);

/* Says that a hash will be asked for soon. */
static inline void gazetteer_expect(const struct gazetteer *g, uint64_t hash)
{
	__builtin_prefetch(&g->words[hash & (g->word_slots - 1)]);
	__builtin_prefetch(&g->filter[gaz_filter_bit(hash, g->filter_words) / 32]);
}

/* Says the same of a hash that may be a name's. */
static inline void gazetteer_expect_name(const struct gazetteer *g, uint64_t hash)
{
	__builtin_prefetch(&g->filter[gaz_filter_bit(hash, g->filter_words) / 32]);
}

/* And of one that is asked for soon: now the filter is there. */
static inline void gazetteer_expect_entry(const struct gazetteer *g, uint64_t hash)
{
	uint32_t bit = gaz_filter_bit(hash, g->filter_words);
	if (g->filter[bit / 32] >> bit % 32 & 1)
		__builtin_prefetch(&g->names[hash & (g->name_slots - 1)]);
}

/* gaz_hash_add() of a first word: what all tables ask for, where all of its bytes count. */
static inline uint64_t gazetteer_begin(const struct word *w)
{
	return w->plain ? w->hash : gaz_hash_add(GAZ_HASH_START, w->low.at, w->low.len);
}

/* The entries of a name: *count refs from the one returned; NULL when there are none. */
const uint32_t *gazetteer_name(const struct gazetteer *g, uint64_t hash, size_t *count);

static inline const struct gaz_entry *gazetteer_entry(const struct gazetteer *g, uint32_t ref)
{
	return &g->entries[ref & ~GAZ_LAST];
}

/* The name as it is printed. */
struct str gazetteer_print(const struct gazetteer *g, const struct gaz_entry *entry);

#endif
