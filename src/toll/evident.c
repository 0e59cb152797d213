#include "toll/group.h"

/* GROUP-21: one incident that nearly all reports tell, and what they leave over. */

/* Near-copies count once. */
static size_t reports_of(const struct gathering *g, const struct blocks *b)
{
	size_t n = 0;
	for (size_t i = 0; i < g->blocks.count; i++)
		n += b->at[g->blocks.at[i]].report == b->at[g->blocks.at[i]].carrier;
	return n;
}

size_t evident_incident(const struct gatherings *all, const struct blocks *b)
{
	enum { FEWEST = 4, TIMES = 3 };
	size_t best = NONE, most = 0, second = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct gathering *g = &all->at[i];
		if (g->into || g->aggregate || g->background)
			continue;
		size_t n = reports_of(g, b);
		second = n > most ? most : n > second ? n : second;
		best = n > most ? i : best;
		most = n > most ? n : most;
	}
	return most >= FEWEST && most >= TIMES * second ? best : (size_t)NONE;
}

/* A district or province tells no more than a village in it may be; and where nothing is named, nothing parts. */
static bool may_lie_there(const struct gathering *g, const struct gathering *main)
{
	enum { DISTRICT = 3 };
	if (!places_part(&g->places, &main->places))
		return true;
	for (size_t i = 0; i < g->places.count; i++)
		if (!g->places.at[i].context && g->places.at[i].precision < DISTRICT)
			return false;
	return true;
}

bool fits_evident(const struct gathering *g, const struct gathering *main)
{
	enum { TELLING = 10, DAYS = 14 };
	if (g->into || g->aggregate || g->background || main->dating == DATING_NONE ||
		!may_lie_there(g, main) || !any_agree(&g->figures, &main->figures, TELLING))
		return false;
	return g->dating == DATING_NONE || (g->to + 1 >= main->from && g->from <= main->to + DAYS);
}
