#include "toll/group.h"

/* What a block brings into the incident that it joins. */
static void add_keys(struct strs *to, const struct strs *from, struct arena *mem)
{
	for (size_t i = 0; i < from->count && to->count < MOST_NAMES; i++) {
		bool known = false;
		for (size_t k = 0; k < to->count && !known; k++)
			known = str_equal(to->at[k], from->at[i]);
		if (!known)
			*PUSH(mem, to) = from->at[i];
	}
}

/* Only the places a block speaks of most become the incident's: a town named in passing must not
 * draw that town's own incidents in. */
static void add_places(struct gathering *g, const struct block *b, bool around, struct arena *mem)
{
	size_t most = 0;
	for (size_t i = 0; i < b->places.count; i++)
		if (!b->places.at[i].context && b->places.at[i].count > most)
			most = b->places.at[i].count;
	for (size_t i = 0; i < b->places.count; i++) {
		struct place_key k = b->places.at[i];
		if (k.count * 2 < most)
			continue;
		k.count = 1;
		k.last_carrier = b->carrier;
		k.context = k.context || around;
		place_keys_add(&g->places, &k, MOST_PLACES, mem);
	}
}

static void add_figures(struct ranges *to, const struct ranges *from, struct arena *mem)
{
	for (size_t i = 0; i < from->count && to->count < MOST_FIGURES; i++) {
		bool known = false;
		for (size_t k = 0; k < to->count && !known; k++)
			known = to->at[k].low == from->at[i].low &&
				to->at[k].top == from->at[i].top &&
				to->at[k].open == from->at[i].open;
		if (!known)
			*PUSH(mem, to) = from->at[i];
	}
}

/* Hard dates replace soft ones; of two hard ones the narrower or the overlap stands. */
static void narrow_date(struct gathering *g, const struct block *b)
{
	if (b->dating == DATING_NONE || (g->dating == DATING_HARD && b->dating == DATING_SOFT))
		return;
	bool first =
		g->dating == DATING_NONE || (g->dating == DATING_SOFT && b->dating == DATING_HARD);
	bool overlap = b->from <= g->to && g->from <= b->to;
	if (!first && !overlap)
		return;
	if (first || b->to - b->from < g->to - g->from)
		g->precision = b->precision;
	g->from = !first && g->from > b->from ? g->from : b->from;
	g->to = !first && g->to < b->to ? g->to : b->to;
	g->dating = b->dating;
}

void gathering_add(struct gathering *g, const struct block *b, enum joined why, struct arena *mem)
{
	g->claims += b->items.count;
	g->background = g->background && b->background;
	g->acts |= b->acts;
	if (why != JOINED_AGGREGATE)
		add_places(g, b, why == JOINED_FIGURE, mem);
	if (why != JOINED_UPDATE && why != JOINED_NEXT_DAY && why != JOINED_REMEMBERED)
		narrow_date(g, b);
	add_figures(&g->figures, &b->figures, mem);
	add_keys(&g->names, &b->names, mem);
	add_keys(&g->families, &b->families, mem);
	if (b->time.at && g->times.count < 8)
		add_keys(&g->times, &(struct strs){ (struct str *)&b->time, 1, 1 }, mem);
	if (g->hour == HOUR_UNKNOWN)
		g->hour = b->hour;
}

/* GROUP-43: it names a land, and no town in it. */
bool gathering_is_of_land(const struct gathering *g)
{
	size_t lands = 0;
	for (size_t i = 0; i < g->places.count; i++) {
		if (!g->places.at[i].context && !g->places.at[i].land)
			return false;
		lands += g->places.at[i].land;
	}
	return lands > 0;
}

bool gathering_is_of_day(const struct gathering *g)
{
	return !g->into && !g->aggregate && !g->background && g->dating == DATING_HARD &&
	       g->to - g->from <= 1;
}

/* GROUP-43: "in Tavernia", on the day of the one incident of that day that names a town: that one. */
size_t incident_of_land(const struct gatherings *all, size_t at, size_t look)
{
	enum { TIMES = 3 };
	const struct gathering *g = &all->at[at];
	size_t best = NONE, second = 0, most = 0;
	if (!gathering_is_of_day(g) || !gathering_is_of_land(g))
		return NONE;
	for (size_t i = 0; i < all->count && i < look; i++) {
		const struct gathering *o = &all->at[i];
		if (i == at || !gathering_is_of_day(o) || gathering_is_of_land(o) ||
			!o->places.count || o->from > g->to || g->from > o->to)
			continue;
		second = o->claims > most ? most : o->claims > second ? o->claims : second;
		best = o->claims > most ? i : best;
		most = o->claims > most ? o->claims : most;
	}
	return best != NONE && most >= TIMES * second ? best : (size_t)NONE;
}

void gathering_take_out(struct gathering *g, size_t block, size_t claims)
{
	size_t kept = 0;
	for (size_t i = 0; i < g->blocks.count; i++)
		if (g->blocks.at[i] != block)
			g->blocks.at[kept++] = g->blocks.at[i];
	g->blocks.count = kept;
	g->claims -= claims < g->claims ? claims : g->claims;
}

/* Blocks of one report and of its near-copies, GROUP-15. */
bool gathering_is_of_one(const struct gathering *g, const struct blocks *b, size_t carrier)
{
	for (size_t i = 0; i < g->blocks.count; i++)
		if (b->at[g->blocks.at[i]].carrier != carrier)
			return false;
	return true;
}
