#include "reader/gazetteer.h"
#include "base/asset.h"

static bool is_power_of_2(uint32_t n)
{
	return n && (n & (n - 1)) == 0;
}

static bool sizes_fit(const struct gaz_header *h, size_t len)
{
	uint64_t need = sizeof *h + (uint64_t)h->entries * sizeof(struct gaz_entry) +
			((uint64_t)h->refs + h->filter) * sizeof(uint32_t) +
			((uint64_t)h->name_slots + h->word_slots) * sizeof(struct gaz_slot) +
			h->pool;
	return need == len && is_power_of_2(h->name_slots) && is_power_of_2(h->filter) &&
	       h->filter <= 1 << 26 && is_power_of_2(h->word_slots);
}

bool gazetteer_open(struct str bytes, const struct gazetteer **g, struct arena *mem, struct err *e)
{
	const struct gaz_header *h = (const void *)bytes.at;
	if (bytes.len < sizeof *h || (uintptr_t)bytes.at % alignof(struct gaz_header) != 0 ||
		h->magic != GAZETTEER_MAGIC || !sizes_fit(h, bytes.len))
		return fail(e, ERR_INPUT, "the packed gazetteer is damaged");
	struct gazetteer *made = NEW(mem, struct gazetteer);
	made->entries = (const void *)(h + 1);
	made->refs = (const void *)(made->entries + h->entries);
	made->names = (const void *)(made->refs + h->refs);
	made->words = made->names + h->name_slots;
	made->filter = (const void *)(made->words + h->word_slots);
	made->filter_words = h->filter;
	made->pool = (const void *)(made->filter + h->filter);
	made->entry_count = h->entries;
	made->ref_count = h->refs;
	made->name_slots = h->name_slots;
	made->word_slots = h->word_slots;
	made->pool_size = h->pool;
	*g = made;
	return true;
}

bool gazetteer_load(const struct gazetteer **g, struct arena *mem, struct err *e)
{
	struct str bytes;
	if (!asset_find("gazetteer/places.bin", &bytes))
		return fail(e, ERR_SYSTEM, "the gazetteer is not in this program");
	return gazetteer_open(bytes, g, mem, e);
}

static uint32_t find_slot(const struct gaz_slot *slots, size_t count, uint64_t hash)
{
	uint32_t check = (uint32_t)(hash >> 32);
	size_t at = hash & (count - 1);
	for (size_t steps = 0; slots[at].value && steps < count; steps++) {
		if (slots[at].check == check)
			return slots[at].value;
		at = (at + 1) & (count - 1);
	}
	return 0;
}

uint32_t gazetteer_word(const struct gazetteer *g, uint64_t hash)
{
	return find_slot(g->words, g->word_slots, hash);
}

const uint32_t *gazetteer_name(const struct gazetteer *g, uint64_t hash, size_t *count)
{
	uint32_t bit = gaz_filter_bit(hash, g->filter_words);
	if (!(g->filter[bit / 32] >> bit % 32 & 1))
		return NULL;
	uint32_t first = find_slot(g->names, g->name_slots, hash);
	if (!first || first > g->ref_count)
		return NULL;
	const uint32_t *refs = g->refs + first - 1;
	size_t n = 1, most = g->ref_count - (first - 1);
	while (n < most && !(refs[n - 1] & GAZ_LAST))
		n++;
	*count = n;
	return refs;
}

struct str gazetteer_print(const struct gazetteer *g, const struct gaz_entry *entry)
{
	const char *at = g->pool + entry->name;
	return (struct str){ at + 1, (unsigned char)at[0] };
}
