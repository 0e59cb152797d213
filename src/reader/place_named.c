#include "reader/setting.h"

/* WHERE-29: every place that a report names, whether anything is said to have happened there or not: by it the toll knows
 * that a report which says "the province" for where it was speaks of the village (GROUP-46). */

enum { MOST_PLACES_NAMED = 24 };

static bool tells_where(const struct spot *s)
{
	return !s->adjective && !s->in_name && !s->dateline && s->kind != SPOT_COUNTRY &&
	       s->kind != SPOT_SEA && s->name.len > 0;
}

static bool has(const struct strs *all, struct str name)
{
	for (size_t i = 0; i < all->count; i++)
		if (str_equal(all->at[i], name))
			return true;
	return false;
}

void page_named_places(const struct page *p, struct strs *to)
{
	for (size_t i = 0; i < p->spots.count && to->count < MOST_PLACES_NAMED; i++) {
		const struct spot *s = &p->spots.at[i];
		if (tells_where(s) && !has(to, s->name))
			*PUSH(p->mem, to) = s->name;
	}
}
