#include "toll/judge.h"

#include <stdlib.h>

/* Figures that set no low because offices count more: TOLL-29 and TOLL-30. */

/* Who stands behind a figure; of an outlet that is a ministry or a hospital its name says what it is. */
static enum source_kind kind_behind(const struct judge *g, const struct item *it)
{
	const struct sources *s = &it->claim->sources;
	if (s->count)
		return s->at[s->count - 1].kind;
	return it->origin == NONE ? SOURCE_MEDIA : g->j->in->origins[it->origin].kind;
}

/* Nobody who would know the whole stands behind it: the outlet's own voice, a witness, a family, a post. */
static bool is_of_no_office(const struct judge *g, const struct item *it)
{
	static const unsigned none = 1u << SOURCE_MEDIA | 1u << SOURCE_WITNESS |
				     1u << SOURCE_FAMILY | 1u << SOURCE_SOCIAL_MEDIA |
				     1u << SOURCE_UNATTRIBUTED;
	const struct count *c = &it->claim->count;
	bool range = !c->open && c->low != c->stated; /* weighed: TOLL-24 */
	return !range && (none >> kind_behind(g, it) & 1);
}

/* Somebody of no known kind, or one house that tells whom it has: far fewer than offices count are a part. */
static bool is_of_nobody_known(const struct judge *g, const struct item *it)
{
	enum source_kind k = kind_behind(g, it);
	return it->origin != NONE && (k == SOURCE_OTHER || k == SOURCE_MEDICAL);
}

/* Fighters alone are no whole of which civilians may be a part. */
static bool counts_whole(const struct judge *g, size_t n, enum harm harm)
{
	const struct item *it = incident_item(g->j->r, g->j->in, n);
	bool stands =
		g->states[n].bar == BAR_NONE ||
		g->states[n].bar == BAR_SATISFIED; /* "at least 52" outvotes 31 all the same */
	return it->asserted != STATUS_COMBATANT && g->states[n].use == USE_CURRENT && stands &&
	       it->claim->harm == harm && !is_of_no_office(g, it);
}

enum { TOPS = 3, FIRST_DAYS = 3 };
struct top {
	int64_t low;
	size_t origin, n;
};
/* Of one origin the highest; the highest origin first. */
static void put_top(struct top top[TOPS], const struct top *t)
{
	size_t i = 0;
	while (i < TOPS - 1 && top[i].origin != t->origin && top[i].origin != NONE)
		i++;
	if (t->low <= top[i].low)
		return;
	for (; i > 0 && top[i - 1].low < t->low; i--)
		top[i] = top[i - 1];
	top[i] = *t;
}

static void clear_tops(struct top top[TOPS])
{
	for (size_t k = 0; k < TOPS; k++)
		top[k] = (struct top){ -1, NONE, NONE };
}

/* Fighters are no part of civilians, nor the other way about. */
static bool are_of_two_kinds(const struct item *a, const struct item *b)
{
	return (a->asserted == STATUS_COMBATANT && b->asserted == STATUS_CIVILIAN) ||
	       (a->asserted == STATUS_CIVILIAN && b->asserted == STATUS_COMBATANT);
}

/* TOLL-29: what is under a quarter of another whole count of its own voice in one report is of some, or of others. */
static size_t dwarfed_by(const struct judge *g, size_t n, size_t from, enum harm harm)
{
	const struct incident *in = g->j->in;
	const struct item *it = incident_item(g->j->r, in, n);
	for (size_t k = from; k < in->items.count; k++) {
		const struct item *o = incident_item(g->j->r, in, k);
		if (o->report != it->report)
			break;
		if (o->voice == it->voice && !are_of_two_kinds(it, o) &&
			g->states[k].use == USE_CURRENT && g->states[k].bar == BAR_NONE &&
			o->claim->harm == harm && !o->claim->count.open &&
			it->claim->count.low * 4 < o->claim->count.low)
			return k;
	}
	return NONE;
}

/* TOLL-29: a figure of nobody in office sets no low when somebody in office counts more than half as many again in its
 * own report, or two who do count four times as many and not before it. */
static void yield_shares(const struct judge *g, enum harm harm)
{
	const struct incident *in = g->j->in;
	struct top top[TOPS];
	size_t from = 0;
	clear_tops(top);
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (counts_whole(g, i, harm) && it->origin != NONE)
			put_top(top, &(struct top){ it->claim->count.low, it->origin, i });
	}
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		int64_t low = it->claim->count.low;
		size_t by = NONE;
		if (incident_item(g->j->r, in, from)->report != it->report)
			from = i;
		if (g->states[i].use != USE_CURRENT || g->states[i].bar != BAR_NONE ||
			it->claim->harm != harm || toll_is_row(it->claim))
			continue;
		by = dwarfed_by(g, i, from, harm);
		bool office = !is_of_no_office(g, it) && !is_of_nobody_known(g, it);
		if (by == NONE && office)
			continue;
		if (by == NONE && low * 4 < top[1].low)
			by = top[1].n;
		if (by == NONE && is_of_no_office(g, it) && low * 2 < top[2].low)
			by = top[2].n;
		for (size_t k = from; by == NONE && k < in->items.count &&
				      incident_item(g->j->r, in, k)->report == it->report;
			k++)
			if (counts_whole(g, k, harm) && is_of_no_office(g, it) &&
				low * 3 < incident_item(g->j->r, in, k)->claim->count.low * 2)
				by = k;
		if (by == NONE || are_of_two_kinds(it, incident_item(g->j->r, in, by)))
			continue;
		g->states[i].bar = BAR_SHARE;
		g->states[i].by = in->items.at[by];
	}
}

struct office { /* a whole count of an office on a day */
	date_day time;
	size_t origin, n;
	int64_t low;
	struct top top[TOPS]; /* the highest of different origins on this day and later */
	int64_t risen;        /* the highest that was called a rising or the final count */
	size_t risen_n;
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

/* "Has risen to 28", "our final figure", by an office that counts: it speaks of what was told before by anybody. */
static bool has_risen(const struct judge *g, const struct item *it)
{
	static const unsigned count = 1u << SOURCE_GOVERNMENT | 1u << SOURCE_MEDICAL |
				      1u << SOURCE_UN | 1u << SOURCE_OFFICIAL_UNNAMED;
	enum stage stage = it->claim->stage;
	return (stage == STAGE_UPDATED || stage == STAGE_FINAL) &&
	       (count >> kind_behind(g, it) & 1);
}

/* Each office with the highest from it on: they are sorted. */
static void fill_tops(const struct judge *g, struct offices *o)
{
	struct top top[TOPS];
	int64_t risen = -1;
	size_t risen_n = NONE;
	clear_tops(top);
	for (size_t i = 0; i < o->count; i++) {
		struct office *e = &o->at[i];
		put_top(top, &(struct top){ e->low, e->origin, e->n });
		if (e->low > risen && has_risen(g, incident_item(g->j->r, g->j->in, e->n))) {
			risen = e->low;
			risen_n = e->n;
		}
		for (size_t k = 0; k < TOPS; k++)
			e->top[k] = top[k];
		e->risen = risen;
		e->risen_n = risen_n;
	}
}

/* Counts of its own hands: bodies that were brought, carried or laid there. */
static bool is_in_hand(const struct judge *g, const struct item *it)
{
	return it->claim->basis == BASIS_BODIES ||
	       (it->origin != NONE && toll_is_house(g->j->in->origins[it->origin].name));
}

/* "44 people, including a policeman": no more than 43 of somebody who counts no policeman. How many such parts are. */
static int64_t fighters_within(const struct judge *g, size_t n, enum harm harm)
{
	const struct item *it = incident_item(g->j->r, g->j->in, n);
	int64_t sum = 0;
	for (size_t i = n + 1; i < g->j->in->items.count; i++) {
		const struct item *o = incident_item(g->j->r, g->j->in, i);
		if (o->report != it->report || o->voice != it->voice ||
			g->states[i].use != USE_PART)
			break;
		if (o->asserted == STATUS_COMBATANT && o->claim->harm == harm)
			sum += o->claim->count.low;
	}
	return sum < it->claim->count.low ? sum : 0;
}

/* The whole counts of offices, the latest first, each with the highest up to it; `all`: also of bodies in hand. */
static struct offices offices_of(const struct judge *g, enum harm harm, bool all)
{
	static const unsigned count_all = 1u << SOURCE_GOVERNMENT | 1u << SOURCE_MEDICAL |
					  1u << SOURCE_UN | 1u << SOURCE_RIGHTS_GROUP;
	const struct incident *in = g->j->in;
	struct offices o = { 0 };
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		bool counts = all || ((count_all >> kind_behind(g, it) & 1) && !is_in_hand(g, it));
		if (counts && counts_whole(g, i, harm) && it->origin != NONE &&
			it->time != DATE_NONE && it->claim->status != STATUS_COMBATANT)
			*PUSH(g->mem, &o) = (struct office){ .time = it->time,
				.origin = it->origin,
				.n = i,
				.low = it->claim->count.low - fighters_within(g, i, harm) };
	}
	if (o.count)
		qsort(o.at, o.count, sizeof *o.at, latest_first);
	fill_tops(g, &o);
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

/* TOLL-31: two offices that count on later days don't agree with it: more than a quarter, and more than two, are missing;
 * or three count more than a tenth above it; or one that does says that the count has risen, or is final. */
static size_t outgrown_by(const struct office *later, const struct claim *c, bool verified)
{
	int64_t low = c->count.low, second = later->top[1].low;
	if (second - low > 2 && low * 4 < second * 3)
		return later->top[1].n;
	if (verified)
		return NONE;
	if (later->top[2].low * 10 > low * 11)
		return later->top[2].n;
	return later->risen > low && c->stage != STAGE_FINAL ? later->risen_n : NONE;
}

/* An office's "no fewer than 93", which nobody dated, beside 97 and 96: who counts so close counts the same dead. */
static bool is_near(const struct item *it, const struct office *later)
{
	return it->claim->count.low * 10 >= later->top[1].low * 9;
}

/* TOLL-92: a figure of a report without a day is of the first days if those who give the same are all of them. */
static date_day day_by_figure(const struct judge *g, const struct item *it)
{
	const struct incident *in = g->j->in;
	date_day last = DATE_NONE;
	if (it->time != DATE_NONE || in->to == DATE_NONE)
		return it->time;
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *o = incident_item(g->j->r, in, i);
		if (o->time != DATE_NONE && o->claim->harm == it->claim->harm &&
			o->claim->count.known && o->claim->count.low == it->claim->count.low &&
			o->report != it->report && (last == DATE_NONE || o->time > last))
			last = o->time;
	}
	return last != DATE_NONE && last <= in->to + FIRST_DAYS ? last : DATE_NONE;
}

/* TOLL-63: two offices that count more when the first days are past, or NONE; a count that was final then stands. */
static size_t counted_later(
	const struct incident *in, const struct offices *o, const struct item *it, date_day time)
{
	enum { WEEK = 7, SOON = 5, PAST = 10 };
	if (in->to == DATE_NONE || time == DATE_NONE || time > in->to + WEEK ||
		it->claim->stage == STAGE_FINAL)
		return NONE;
	int past = time <= in->to + FIRST_DAYS ? SOON : PAST;
	const struct office *later = later_than(o, in->to + past - 1);
	return later && later->top[1].low > it->claim->count.low ? later->top[1].n : NONE;
}

/* TOLL-9: what the United Nations or a rights group counted exactly when the first days were past. */
static bool is_last_word(const struct judge *g, const struct item *it)
{
	enum { PAST = 21 /* days */ };
	const struct incident *in = g->j->in;
	const struct claim *c = it->claim;
	enum source_kind k = it->origin == NONE ? SOURCE_OTHER : in->origins[it->origin].kind;
	return (k == SOURCE_UN || k == SOURCE_RIGHTS_GROUP) &&
	       (c->count.open || c->count.low == c->count.high) && in->to != DATE_NONE &&
	       it->time != DATE_NONE && it->time >= in->to + PAST &&
	       c->stage != STAGE_PRELIMINARY && c->stage != STAGE_UPDATED;
}

/* TOLL-30: what nobody in office said on an early day, or anybody called a rising count, sets no low when two offices
 * count more on later days. */
static void yield_early(const struct judge *g, enum harm harm)
{
	const struct incident *in = g->j->in;
	struct offices o = offices_of(g, harm, true);
	for (size_t i = 0; o.count && i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		const struct claim *c = it->claim;
		bool first_day =
			c->basis == BASIS_BODIES && in->to != DATE_NONE && it->time <= in->to;
		bool early = c->stage == STAGE_UPDATED || c->stage == STAGE_PRELIMINARY ||
			     first_day || is_of_no_office(g, it);
		bool verified = is_last_word(g, it);
		if (g->states[i].use != USE_CURRENT || g->states[i].bar != BAR_NONE ||
			c->harm != harm || toll_is_row(c))
			continue;
		date_day time = day_by_figure(g, it);
		bool undated = time == DATE_NONE && (c->count.open || is_of_no_office(g, it));
		if (time == DATE_NONE && !undated)
			continue;
		const struct office *later = later_than(&o, time);
		bool stands = c->stage == STAGE_FINAL && !is_of_no_office(g, it);
		size_t by = later && !stands ? outgrown_by(later, c, verified) : NONE;
		if (later && by == NONE && (early || (undated && !is_near(it, later))) &&
			later->top[1].low > c->count.low)
			by = later->top[1].n;
		if (by == NONE)
			by = counted_later(in, &o, it, time);
		if (by == NONE)
			continue;
		g->states[i].bar = BAR_EARLY;
		g->states[i].by = in->items.at[by];
	}
}

/* "The remains of 37 persons": what was dug up of them, years later. */
static bool is_dug_up(const struct claim *c)
{
	static const char *const words[] = { "remains of", "Remains of", "skeleton", "Skeleton",
		"xhum", "bones of", NULL }; /* "Exhumed so far: 37 bodies" */
	bool found = false;
	for (size_t i = 0; words[i]; i++)
		found |= str_find(c->words, str_from(words[i])) < c->words.len;
	return found && c->basis == BASIS_BODIES;
}

/* TOLL-88: what was dug up is some of the dead where anybody counts more, on whatever day. */
static void yield_dug_up(const struct judge *g, enum harm harm)
{
	const struct incident *in = g->j->in;
	struct offices o = offices_of(g, harm, true);
	const struct office *all =
		o.count ? &o.at[o.count - 1] : NULL; /* of the first day and later */
	for (size_t i = 0; all && i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (g->states[i].use != USE_CURRENT || g->states[i].bar != BAR_NONE ||
			it->claim->harm != harm || !is_dug_up(it->claim) ||
			all->top[0].low <= it->claim->count.low)
			continue;
		g->states[i].bar = BAR_REMAINS;
		g->states[i].by = in->items.at[all->top[0].n];
	}
}

/* "Its staff saw 36 bodies", and months later it counts 41: an office's own later count of all. */
static bool counts_more_later(const struct judge *g, const struct item *it, enum harm harm)
{
	const struct incident *in = g->j->in;
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *k = incident_item(g->j->r, in, i);
		if (k->origin == it->origin && k->time != DATE_NONE && k->time > it->time &&
			counts_whole(g, i, harm) && k->claim->basis != BASIS_BODIES &&
			k->claim->count.low > it->claim->count.low)
			return true;
	}
	return false;
}

/* TOLL-35: the bodies that one hospital, clinic or team had in its hands are some of the dead, where an office that
 * counts for all gives more on the same day or later. */
static void yield_hands(const struct judge *g, enum harm harm)
{
	static const unsigned of_all =
		1u << SOURCE_GOVERNMENT | 1u << SOURCE_UN | 1u << SOURCE_RIGHTS_GROUP;
	const struct incident *in = g->j->in;
	struct offices o = offices_of(g, harm, false);
	for (size_t i = 0; o.count && i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (g->states[i].use != USE_CURRENT || g->states[i].bar != BAR_NONE ||
			it->claim->harm != harm || it->claim->basis != BASIS_BODIES ||
			it->time == DATE_NONE || it->origin == NONE ||
			((of_all >> kind_behind(g, it) & 1) && !counts_more_later(g, it, harm)) ||
			toll_counts_for_all(in->origins[it->origin].name))
			continue;
		const struct office *since = later_than(&o, it->time - 1);
		if (!since || since->top[0].low <= it->claim->count.low)
			continue;
		g->states[i].bar = BAR_HOUSE;
		g->states[i].by = in->items.at[since->top[0].n];
	}
}

void judge_shares(const struct judge *g, enum harm harm)
{
	yield_hands(g, harm);
	yield_dug_up(g, harm);
	yield_shares(g, harm);
	yield_early(g, harm);
}
