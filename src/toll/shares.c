#include "toll/judge.h"

#include <stdlib.h>

/* Figures that set no low because offices count more: TOLL-29 and TOLL-30. */

/* Nobody who would know the whole stands behind it: the outlet's own voice, a witness, a family, a post. */
static bool is_of_no_office(const struct claim *c)
{
	enum source_kind k =
		c->sources.count ? c->sources.at[c->sources.count - 1].kind : SOURCE_MEDIA;
	bool range = !c->count.open && c->count.low != c->count.stated; /* weighed: TOLL-24 */
	return !range && (k == SOURCE_MEDIA || k == SOURCE_WITNESS || k == SOURCE_FAMILY ||
				 k == SOURCE_SOCIAL_MEDIA || k == SOURCE_UNATTRIBUTED);
}

/* Somebody of no known kind, or one house that tells whom it has: far fewer than offices count are a part. */
static bool is_of_nobody_known(const struct item *it)
{
	const struct claim *c = it->claim;
	return it->origin != NONE && c->sources.count &&
	       (c->sources.at[c->sources.count - 1].kind == SOURCE_OTHER ||
		       c->sources.at[c->sources.count - 1].kind == SOURCE_MEDICAL);
}

static bool counts_whole(const struct judge *g, size_t n, enum harm harm)
{
	const struct claim *c = incident_item(g->j->r, g->j->in, n)->claim;
	return g->states[n].use == USE_CURRENT && g->states[n].bar == BAR_NONE && c->harm == harm &&
	       !is_of_no_office(c);
}

/* TOLL-29: a figure of nobody in office sets no low when somebody in office counts more than half as many again in its
 * own report, or two who do count four times as many and not before it. */
static void yield_shares(const struct judge *g, enum harm harm)
{
	const struct incident *in = g->j->in;
	size_t best = NONE, next = NONE, from = 0;
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (!counts_whole(g, i, harm) || it->origin == NONE)
			continue;
		int64_t low = it->claim->count.low;
		bool same = best != NONE && incident_item(g->j->r, in, best)->origin == it->origin;
		if (best == NONE || low > incident_item(g->j->r, in, best)->claim->count.low) {
			next = same ? next : best;
			best = i;
		} else if (!same &&
			   (next == NONE ||
				   low > incident_item(g->j->r, in, next)->claim->count.low)) {
			next = i;
		}
	}
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		int64_t low = it->claim->count.low;
		size_t by = NONE;
		if (incident_item(g->j->r, in, from)->report != it->report)
			from = i;
		if (g->states[i].use != USE_CURRENT || g->states[i].bar != BAR_NONE ||
			it->claim->harm != harm || toll_is_row(it->claim) ||
			(!is_of_no_office(it->claim) && !is_of_nobody_known(it)))
			continue;
		if (next != NONE && low * 4 < incident_item(g->j->r, in, next)->claim->count.low)
			by = next;
		for (size_t k = from; by == NONE && k < in->items.count &&
				      incident_item(g->j->r, in, k)->report == it->report;
			k++)
			if (counts_whole(g, k, harm) && is_of_no_office(it->claim) &&
				low * 3 < incident_item(g->j->r, in, k)->claim->count.low * 2)
				by = k;
		if (by == NONE)
			continue;
		g->states[i].bar = BAR_SHARE;
		g->states[i].by = in->items.at[by];
	}
}

struct office { /* a whole count of an office on a day */
	date_day time;
	size_t origin, n;
	int64_t low;
	int64_t first, second; /* the two highest of different origins on this day and later */
	size_t second_n;
};
struct offices {
	struct office *at;
	size_t count, room;
};

static int latest_first(const void *left, const void *right)
{
	const struct office *a = left, *b = right;
	if (a->time != b->time)
		return a->time > b->time ? -1 : 1;
	return (a->n > b->n) - (a->n < b->n);
}

/* The whole counts of offices, the latest first, each with the two highest up to it. */
static struct offices offices_of(const struct judge *g, enum harm harm)
{
	const struct incident *in = g->j->in;
	struct offices o = { 0 };
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (counts_whole(g, i, harm) && it->origin != NONE && it->time != DATE_NONE &&
			it->claim->status != STATUS_COMBATANT)
			*PUSH(g->mem, &o) = (struct office){ .time = it->time,
				.origin = it->origin,
				.n = i,
				.low = it->claim->count.low };
	}
	if (o.count)
		qsort(o.at, o.count, sizeof *o.at, latest_first);
	struct office top = { .origin = NONE, .first = -1, .second = -1, .second_n = NONE };
	for (size_t i = 0; i < o.count; i++) {
		struct office *e = &o.at[i];
		if (e->low > top.first) {
			if (e->origin != top.origin)
				top.second = top.first, top.second_n = top.n;
			top.first = e->low;
			top.origin = e->origin;
			top.n = e->n;
		} else if (e->origin != top.origin && e->low > top.second) {
			top.second = e->low;
			top.second_n = e->n;
		}
		e->first = top.first;
		e->second = top.second;
		e->second_n = top.second_n;
	}
	return o;
}

/* The last of those that are later than a day, or NULL. */
static const struct office *later_than(const struct offices *o, date_day day)
{
	size_t low = 0, high = o->count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (o->at[mid].time > day)
			low = mid + 1;
		else
			high = mid;
	}
	return low ? &o->at[low - 1] : NULL;
}

/* TOLL-30: what nobody in office said on an early day, or anybody called a rising count, sets no low when two offices
 * count more on later days. */
static void yield_early(const struct judge *g, enum harm harm)
{
	const struct incident *in = g->j->in;
	struct offices o = offices_of(g, harm);
	for (size_t i = 0; o.count && i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		const struct claim *c = it->claim;
		bool first_day =
			c->basis == BASIS_BODIES && in->to != DATE_NONE && it->time <= in->to;
		bool early = c->stage == STAGE_UPDATED || c->stage == STAGE_PRELIMINARY ||
			     first_day || is_of_no_office(c);
		bool undated = it->time == DATE_NONE && (c->count.open || is_of_no_office(c));
		bool next_day = in->to != DATE_NONE && it->time <= in->to + 1;
		if (g->states[i].use != USE_CURRENT || g->states[i].bar != BAR_NONE ||
			c->harm != harm || !(early || next_day || undated) ||
			(it->time == DATE_NONE && !undated) || toll_is_row(c))
			continue;
		const struct office *later = later_than(&o, it->time);
		if (!later || later->second <= c->count.low ||
			(!early && !undated && c->count.low * 3 >= later->second * 2))
			continue;
		g->states[i].bar = BAR_EARLY;
		g->states[i].by = in->items.at[later->second_n];
	}
}

void judge_shares(const struct judge *g, enum harm harm)
{
	yield_shares(g, harm);
	yield_early(g, harm);
}
