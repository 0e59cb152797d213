#include "toll/group.h"

/* GROUP-21, GROUP-23: one incident that nearly all reports tell, and what they leave over. */

/* Near-copies count once. */
size_t gathering_reports(const struct gathering *g, const struct blocks *b)
{
	size_t n = 0;
	for (size_t i = 0; i < g->blocks.count; i++)
		n += b->at[g->blocks.at[i]].report == b->at[g->blocks.at[i]].carrier;
	return n;
}

static size_t most_told(const struct gatherings *all, const struct blocks *b)
{
	enum { FEWEST = 4, TIMES = 3 };
	size_t best = NONE, most = 0, second = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct gathering *g = &all->at[i];
		if (g->into || g->aggregate || g->background)
			continue;
		size_t n = gathering_reports(g, b);
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

struct evident evident_incident(
	const struct gatherings *all, const struct blocks *b, size_t reports, struct arena *mem)
{
	struct evident e = { most_told(all, b), NEW_ARRAY(mem, bool, reports + 1) };
	for (size_t i = 0; e.at != NONE && i < all->at[e.at].blocks.count; i++)
		e.tells[b->at[all->at[e.at].blocks.at[i]].report] = true;
	return e;
}

/* How many others tell of the same place: who stands alone with it may have read it amiss. */
static size_t told_there(const struct gatherings *all, size_t main, const struct gathering *g)
{
	enum { LOOK = 2000 };
	size_t n = 0;
	for (size_t i = 0; i < all->count && i < LOOK; i++)
		if (i != main && !all->at[i].into && all->at[i].places.count &&
			places_meet(&all->at[i].places, &g->places))
			n += all->at[i].blocks.count;
	return n;
}

/* GROUP-23: a report that tells nothing else of the evident incident tells one of its high figures elsewhere: its place was
 * read amiss or is another name of it, on the days about it; at its own place, weeks later, so that its day is the telling's. */
static bool orphan_fits(const struct gatherings *all, size_t main, const struct gathering *g)
{
	enum { BEFORE = 1, AFTER = 3, TELLING_AGAIN = 60, MANY = 3 };
	const struct gathering *m = &all->at[main];
	bool there = !places_part(&g->places, &m->places);
	if (g->dating == DATING_NONE)
		return there;
	date_day until = m->to + (there || g->dating == DATING_SOFT ? TELLING_AGAIN : AFTER);
	return g->to + BEFORE >= m->from && g->from <= until &&
	       (there || (g->from == m->from && g->dating == DATING_HARD) ||
		       told_there(all, main, g) < MANY);
}

/* Its figures of ten or more lie between the least and a quarter more than the greatest that is told of the incident. */
bool figures_lie_within(const struct ranges *of, const struct ranges *in)
{
	enum { TELLING = 10 };
	int64_t least = INT64_MAX, most = 0;
	for (size_t i = 0; i < in->count; i++) {
		least = in->at[i].low < least ? in->at[i].low : least;
		most = in->at[i].top > most ? in->at[i].top : most;
	}
	for (size_t i = 0; i < of->count; i++)
		if (of->at[i].low < TELLING || of->at[i].low < least ||
			of->at[i].top * 4 > most * 5)
			return false;
	return of->count > 0;
}

/* GROUP-24: a report of the same place that names no day of its own, at most two weeks later. */
static bool is_undated_there(const struct gathering *g, const struct gathering *m)
{
	enum { DAYS = 14 };
	return g->dating == DATING_SOFT && places_meet(&g->places, &m->places) &&
	       g->to >= m->from && g->to <= m->to + DAYS &&
	       figures_lie_within(&g->figures, &m->figures);
}

/* GROUP-45: "troops killed 17 bandits on the 19th" tells nothing of the 17 villagers of the 3rd. */
static bool counts_fighters_alone(
	const struct gathering *g, const struct gathering *main, const struct blocks *b)
{
	size_t people = 0, fighters = 0, theirs = 0;
	for (size_t i = 0; i < g->blocks.count; i++) {
		people += b->at[g->blocks.at[i]].people;
		fighters += b->at[g->blocks.at[i]].fighters;
	}
	for (size_t i = 0; i < main->blocks.count; i++)
		theirs += b->at[main->blocks.at[i]].fighters;
	return fighters && !people && !theirs && g->dating == DATING_HARD && g->from > main->to + 1;
}

/* The very number, no range that meets it. */
static bool has_very_figure(const struct ranges *a, const struct ranges *b, int64_t least)
{
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++)
			if (a->at[i].low >= least && a->at[i].low == a->at[i].top &&
				a->at[i].low == b->at[k].low && b->at[k].low == b->at[k].top)
				return true;
	return false;
}

/* GROUP-42: forty or more, and exactly as many as somebody tells of the evident incident: at most two weeks after it, or two
 * years where the day is the report's own. */
static bool is_told_later(
	const struct gathering *g, const struct gathering *m, const struct blocks *b)
{
	enum { FEWEST = 40, DAYS = 14, YEARS = 730 };
	bool own = true;
	for (size_t i = 0; i < g->blocks.count; i++)
		own = own && b->at[g->blocks.at[i]].as_published;
	return g->dating == DATING_HARD && g->from >= m->from &&
	       g->from <= m->to + (own ? YEARS : DAYS) &&
	       has_very_figure(&g->figures, &m->figures, FEWEST);
}

bool evident_takes(
	const struct evident *e, const struct gatherings *all, const struct blocks *b, size_t at)
{
	enum { TELLING = 10, DAYS = 14 };
	const struct gathering *g = &all->at[at], *main = &all->at[e->at];
	bool orphan = true;
	if (at == e->at || g->into || g->aggregate || g->background || main->dating == DATING_NONE)
		return false;
	for (size_t i = 0; i < g->blocks.count; i++)
		orphan = orphan && !e->tells[b->at[g->blocks.at[i]].report];
	if (orphan && (is_undated_there(g, main) || is_told_later(g, main, b)))
		return true;
	if (!any_agree(&g->figures, &main->figures, TELLING) || counts_fighters_alone(g, main, b))
		return false;
	if (orphan && orphan_fits(all, e->at, g))
		return true;
	return may_lie_there(g, main) &&
	       (g->dating == DATING_NONE ||
		       (g->to + 1 >= main->from && g->from <= main->to + DAYS));
}
