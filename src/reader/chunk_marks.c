#include "reader/chunk.h"

bool chunk_closes_kind(const struct page *p, const struct chunk *c, uint32_t i, uint32_t end)
{
	bool open = false;
	if (p->wide || c->quantity == NONE || !word_is(p, i, "\"") || i + 1 >= end ||
		!is_noun_tag(tag_at(p, i + 1)) || !word_has(p, i + 1, FEATURE_EVENT))
		return false;
	for (uint32_t w = c->first; w < i; w++)
		open |= word_is(p, w, "\"");
	return open;
}

/* "Vell (MNR) Gunmen"; small letters, save in "the". */
static bool is_no_nickname(const struct page *p, uint32_t k, bool bracket)
{
	unsigned shape = p->scan.words.at[k].shape;
	return (bracket && (shape & SHAPE_UPPER)) ||
	       (!(shape & SHAPE_CAPITAL) && !word_is(p, k, "the"));
}

uint32_t chunk_past_nickname(const struct page *p, uint32_t i, uint32_t end)
{
	enum { LONG = 4 };
	bool bracket = word_is(p, i, "(");
	if (p->wide || (!bracket && !word_is(p, i, "\"")) || !is_proper(tag_at(p, i - 1)))
		return i;
	for (uint32_t k = i + 1; k + 1 < end && k < i + LONG; k++)
		if (word_is(p, k, bracket ? ")" : "\""))
			return k > i + 1 && is_proper(tag_at(p, k + 1)) ? k + 1 : i;
		else if (is_no_nickname(p, k, bracket))
			return i;
	return i;
}

uint32_t chunk_end_of_kind(const struct page *p, uint32_t i, uint32_t end)
{
	enum { FEW = 5 };
	if (p->wide || !word_is(p, i, "\"") || i + 1 >= end || tag_at(p, i + 1) == TAG_DT)
		return NONE;
	for (uint32_t k = i + 1; k < end && k <= i + 1 + FEW; k++) {
		if (word_is(p, k, "\""))
			return k > i + 1 && is_noun_tag(tag_at(p, k - 1)) ? k : NONE;
		bool of = k > i + 1 && word_is(p, k, "of");
		if (in_quantity(p, k) ||
			!(of || is_noun_tag(tag_at(p, k)) || is_premodifier(tag_at(p, k))))
			return NONE;
	}
	return NONE;
}

bool chunk_begins_kind(const struct page *p, uint32_t i, uint32_t first, uint32_t end)
{
	return i > first && (tag_at(p, i - 1) == TAG_IN || word_is(p, i - 1, "called")) &&
	       chunk_end_of_kind(p, i, end) != NONE;
}
