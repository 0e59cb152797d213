#include "toll/group.h"

/* Where a claim of this id stands among the blocks; NONE when it is not grouped at all. */
static size_t block_of(const struct toll_result *r, const struct blocks *b, struct str id)
{
	for (size_t i = 0; i < b->count; i++)
		for (size_t k = 0; k < b->at[i].items.count; k++)
			if (str_equal(r->items[b->at[i].items.at[k]].claim->id, id))
				return i;
	return NONE;
}

void verdict_pairs(struct block_pairs *to, const struct verdicts *v, bool same,
	const struct toll_result *r, const struct blocks *b, struct arena *mem)
{
	for (size_t i = 0; i < v->count; i++) {
		if (v->at[i].same != same)
			continue;
		size_t x = block_of(r, b, v->at[i].a), y = block_of(r, b, v->at[i].b);
		if (x != NONE && y != NONE && x != y)
			*PUSH(mem, to) = (struct block_pair){ x, y };
	}
}

bool is_apart(const struct block_pairs *apart, size_t block, const struct gathering *g)
{
	for (size_t i = 0; i < apart->count; i++) {
		size_t other = apart->at[i].a == block   ? apart->at[i].b
			       : apart->at[i].b == block ? apart->at[i].a
							 : NONE;
		for (size_t k = 0; other != NONE && k < g->blocks.count; k++)
			if (g->blocks.at[k] == other)
				return true;
	}
	return false;
}
