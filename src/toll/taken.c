#include "toll/group.h"

/*
 * GROUP-41: "Mr Hale has withdrawn his statement that 120 were killed", says a paper on another day and without a place: what is
 * taken back was said of the incident that has the figure.
 */
enum { TELLING = 10, TIMES = 3 };

/* A figure of ten or more that the block takes back, or NULL. */
const struct claim *takes_back(const struct toll_result *r, const struct block *b)
{
	for (size_t i = 0; i < b->items.count; i++) {
		const struct claim *c = r->items[b->items.at[i]].claim;
		bool back = c->stance == STANCE_RETRACTS || c->stance == STANCE_DENIES;
		if (back && c->count.known && c->count.low >= TELLING)
			return c;
	}
	return NULL;
}

/* TOLL-67: whoever denies his own figure. */
static bool same_speaker(const struct claim *a, const struct claim *b)
{
	const struct sources *x = &a->sources, *y = &b->sources;
	return x->count && y->count && x->at[x->count - 1].name.len &&
	       str_equal_fold(x->at[x->count - 1].name, y->at[y->count - 1].name);
}

/* Others had told the figure before; what is denied, the same. */
static bool gives(const struct toll_result *r, const struct item *it, const struct claim *back)
{
	const struct claim *c = it->claim;
	date_day told = r->reports[it->report].published, taken = back->published;
	return is_said(c) && c->harm == back->harm && c->count.known &&
	       c->count.low == back->count.low && c->scope != SCOPE_AGGREGATE && !c->background &&
	       !str_equal(c->report, back->report) &&
	       (back->stance == STANCE_RETRACTS || same_speaker(c, back)) &&
	       (told == DATE_NONE || taken == DATE_NONE || told <= taken);
}

size_t taken_back_in(
	const struct toll_result *r, const struct block *b, const struct gatherings *all)
{
	const struct claim *back = takes_back(r, b);
	size_t own = r->items[b->items.at[0]].incident, best = NONE, second = 0;
	for (size_t i = 0; back && i < r->item_count; i++) {
		size_t at = r->items[i].incident;
		if (at == NONE || at == best || !gives(r, &r->items[i], back))
			continue;
		if (at == own)
			return own;
		if (all->at[at].background || all->at[at].aggregate)
			continue;
		size_t had = best == NONE ? 0 : all->at[best].claims, has = all->at[at].claims;
		second = has > had ? had : has > second ? has : second;
		best = has > had ? at : best;
	}
	return best != NONE && all->at[best].claims >= TIMES * second ? best : (size_t)NONE;
}
