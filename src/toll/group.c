#include "toll/grouping.h"

#include <stdlib.h>
#include <string.h>

static struct numbered *number_at(const struct numbers *n, size_t report, size_t incident)
{
	size_t h = (report * 0x9E3779B97F4A7C15u) ^ (incident * 0xD6E8FEB86659FD93u);
	h ^= h >> 31;
	for (;; h++) {
		struct numbered *e = &n->at[h & (n->room - 1)];
		if (!e->state || (e->report == report && e->incident == incident))
			return e;
	}
}

static int number_of(const struct block *b)
{
	return b->number * 2 + b->background;
}

/* A block without place and day of its own that counts another harm (the injured here, the dead
 * there) is no second incident. */
bool grouping_is_numbered_apart(const struct grouping *g, const struct block *b, size_t incident)
{
	const struct numbered *e = number_at(&g->numbers, b->report, incident);
	if (!e->state || !b->number || e->number / 2 == 0 || e->number == number_of(b))
		return false;
	bool rest_of_it = b->dating != DATING_HARD && !b->places.count && !b->background &&
			  !(b->harms & e->harms);
	return !rest_of_it;
}

static void remember_number(struct grouping *g, const struct block *b, size_t incident)
{
	struct numbered *e = number_at(&g->numbers, b->report, incident);
	*e = (struct numbered){ b->report, incident, number_of(b), 1, e->harms | b->harms };
}

void grouping_join(struct grouping *s, size_t block, size_t at, struct fit fit)
{
	const struct block *b = &s->blocks.at[block];
	struct gathering *g = &s->all.at[at], before = *g;
	*PUSH(s->mem, &g->blocks) = block;
	g->joined[fit.why]++;
	g->loose = g->loose || fit.loose;
	gathering_add(g, b, fit.why, s->mem);
	remember_number(s, b, at);
	if (g->places.count != before.places.count || g->names.count != before.names.count ||
		g->from != before.from || g->to != before.to)
		candidates_add(s->candidates, g, at);
	for (size_t i = 0; i < b->items.count; i++)
		s->r->items[b->items.at[i]].incident = at;
}

static size_t found_incident(struct grouping *s, size_t block)
{
	*PUSH(s->mem, &s->all) = (struct gathering){ .dating = DATING_NONE,
		.from = DATE_NONE,
		.to = DATE_NONE,
		.background = true,
		.hour = HOUR_UNKNOWN,
		.aggregate = s->blocks.at[block].aggregate };
	grouping_join(s, block, s->all.count - 1, (struct fit){ .score = 1, .why = JOINED_FIRST });
	return s->all.count - 1;
}

static bool wants_one_candidate(enum joined why)
{
	return why == JOINED_DAY_ONLY || why == JOINED_PLACE_ONLY || why == JOINED_FIGURE;
}

enum {
	MOST_TOLD = 3
}; /* GROUP-9: told three times as often, an incident is the one that is meant */

/* The best of the incidents a block fits; NONE when there is none, or when by day or place alone
 * it would fit two equally well. */
static size_t best_incident(
	struct grouping *s, size_t block, const struct indexes *found, struct fit *fit)
{
	const struct block *b = &s->blocks.at[block];
	size_t best = NONE, rival = 0; /* rival: claims of another that fits as well */
	*fit = (struct fit){ 0 };
	for (size_t i = 0; i < found->count; i++) {
		size_t at = found->at[i];
		const struct gathering *g = &s->all.at[at];
		if (g->aggregate || grouping_is_numbered_apart(s, b, at) ||
			is_apart(&s->apart, block, g))
			continue;
		struct fit f = block_fit(b, g);
		if (f.score == 0 || f.score < fit->score)
			continue;
		if (f.score > fit->score) {
			best = at;
			rival = 0;
			*fit = f;
			continue;
		}
		const struct gathering *held = &s->all.at[best];
		bool larger = g->claims > held->claims || (g->claims == held->claims && at < best);
		size_t less = larger ? held->claims : g->claims;
		rival = less > rival ? less : rival;
		best = larger ? at : best;
	}
	bool unsure = rival && s->all.at[best].claims < MOST_TOLD * rival;
	return unsure && wants_one_candidate(fit->why) ? NONE : best;
}

/* GROUP-13: an aggregate of one incident joins it; of several it stands over them. */
static void place_aggregate(struct grouping *s, size_t block, const struct indexes *found)
{
	const struct block *b = &s->blocks.at[block];
	struct indexes over = { 0 };
	for (size_t i = 0; i < found->count; i++) {
		const struct gathering *g = &s->all.at[found->at[i]];
		if (!g->aggregate && !g->background && block_fit(b, g).score)
			*PUSH(s->mem, &over) = found->at[i];
	}
	if (over.count == 1 && !grouping_is_numbered_apart(s, b, over.at[0])) {
		grouping_join(
			s, block, over.at[0], (struct fit){ .score = 1, .why = JOINED_AGGREGATE });
		return;
	}
	size_t own = found_incident(s, block);
	s->all.at[own].over = over;
	for (size_t i = 0; i < over.count; i++)
		for (size_t k = 0; k < b->items.count; k++)
			*PUSH(s->mem, &s->all.at[over.at[i]].under) = b->items.at[k];
}

static int by_sentence(const void *left, const void *right)
{
	const struct sentence *a = left, *b = right;
	if (a->report != b->report)
		return a->report < b->report ? -1 : 1;
	if (a->words != b->words)
		return a->words < b->words ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

static void index_sentences(struct grouping *s)
{
	for (size_t i = 0; i < s->r->item_count; i++) {
		const struct item *it = &s->r->items[i];
		if (s->r->reports[it->report].original == it->report)
			*PUSH(s->mem, &s->sentences) =
				(struct sentence){ it->report, str_hash(it->claim->words), i };
	}
	if (s->sentences.count)
		qsort(s->sentences.at, s->sentences.count, sizeof *s->sentences.at, by_sentence);
}

/* The incident in which the original of this copied claim is; NONE when it says no such thing. */
static size_t incident_of_original(const struct grouping *s, size_t carrier, size_t item)
{
	struct sentence key = { carrier, str_hash(s->r->items[item].claim->words), 0 };
	size_t low = 0, high = s->sentences.count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (by_sentence(&s->sentences.at[mid], &key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	const struct sentence *hit = &s->sentences.at[low];
	if (low == s->sentences.count || hit->report != key.report || hit->words != key.words)
		return NONE;
	return s->r->items[hit->item].incident;
}

/* GROUP-15: a near-copy goes where its original went and changes nothing there. */
static bool follow_original(struct grouping *s, size_t block)
{
	const struct block *b = &s->blocks.at[block];
	size_t at = NONE;
	if (b->report == b->carrier)
		return false;
	for (size_t i = 0; i < b->items.count && at == NONE; i++)
		at = incident_of_original(s, b->carrier, b->items.at[i]);
	if (at == NONE || is_apart(&s->apart, block, &s->all.at[at]))
		return false;
	*PUSH(s->mem, &s->all.at[at].blocks) = block;
	s->all.at[at].joined[JOINED_COPY]++;
	remember_number(s, b, at);
	for (size_t i = 0; i < b->items.count; i++)
		s->r->items[b->items.at[i]].incident = at;
	return true;
}

static bool stands_alone(const struct block *b)
{
	return b->number || b->places.count || b->dating == DATING_HARD;
}

static void leave_ungrouped(struct grouping *s, const struct block *b)
{
	for (size_t i = 0; i < b->items.count; i++)
		*PUSH(s->keep, &s->r->ungrouped) = (struct aside){ b->items.at[i],
			STR("it gives no place, no day and no number of an incident") };
}

static void place_block(struct grouping *s, size_t block)
{
	const struct block *b = &s->blocks.at[block];
	struct indexes found = { 0 };
	struct fit fit;
	if (follow_original(s, block))
		return;
	candidates_of(s->candidates, b, &found);
	if (b->aggregate) {
		place_aggregate(s, block, &found);
		return;
	}
	size_t at = best_incident(s, block, &found, &fit);
	if (at != NONE)
		grouping_join(s, block, at, fit);
	else if (stands_alone(b))
		found_incident(s, block);
	else
		leave_ungrouped(s, b);
}

struct ranked {
	size_t at;
	const struct gathering *g;
	int64_t high;
	size_t first; /* of a single report, where it begins to tell of it */
};

static int64_t highest(const struct gathering *g)
{
	int64_t high = 0;
	for (size_t i = 0; i < g->figures.count; i++)
		high = g->figures.at[i].top > high ? g->figures.at[i].top : high;
	return high;
}

/* What a single report tells first is what it is about, if it counts any dead. */
static size_t told_first(const struct grouping *s, const struct gathering *g)
{
	size_t first = s->r->item_count;
	for (size_t i = 0; i < g->blocks.count; i++) {
		size_t item = s->blocks.at[g->blocks.at[i]].items.at[0];
		first = item < first ? item : first;
	}
	return g->figures.count ? first : first + s->r->item_count;
}

/* GROUP-14: the incident with most claims first, then the higher figure, of a single report that which it tells first;
 * retold ones last. */
static int by_rank(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	if (!a->g->into != !b->g->into)
		return a->g->into ? 1 : -1; /* what went into another is none any more */
	int last_a = a->g->background * 2 + a->g->aggregate,
	    last_b = b->g->background * 2 + b->g->aggregate;
	if (last_a != last_b)
		return last_a - last_b;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if (a->g->claims != b->g->claims)
		return a->g->claims > b->g->claims ? -1 : 1;
	if (a->high != b->high)
		return a->high > b->high ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

/* The incident that one became. */
static size_t lasting(const struct grouping *s, size_t at)
{
	while (s->all.at[at].into)
		at = s->all.at[at].into - 1;
	return at;
}

static void add_once(struct indexes *to, size_t n, struct arena *mem)
{
	for (size_t i = 0; i < to->count; i++)
		if (to->at[i] == n)
			return;
	*PUSH(mem, to) = n;
}

/* Numbers change with the rank: `new_place` says where each gathering went. */
static size_t *rank(struct grouping *s, struct ranked *order)
{
	size_t *new_place = NEW_ARRAY(s->mem, size_t, s->all.count + 1);
	for (size_t i = 0; i < s->all.count; i++)
		order[i] = (struct ranked){ i, &s->all.at[i], highest(&s->all.at[i]),
			s->r->report_count == 1 ? told_first(s, &s->all.at[i]) : 0 };
	qsort(order, s->all.count, sizeof *order, by_rank);
	for (size_t i = 0; i < s->all.count; i++)
		new_place[order[i].at] = i;
	return new_place;
}

static void name_near(struct grouping *s, size_t at, const size_t *new_place, struct incident *to)
{
	enum { MOST_NEAR = 5 };
	struct indexes found = { 0 };
	candidates_near(s->candidates, &s->all.at[at], &found);
	to->near = NEW_ARRAY(s->keep, struct near_incident, MOST_NEAR);
	for (size_t i = 0; i < found.count && to->near_count < MOST_NEAR; i++) {
		const struct gathering *g = &s->all.at[at], *other = &s->all.at[found.at[i]];
		if (found.at[i] == at || other->aggregate || other->into ||
			!places_meet(&g->places, &other->places))
			continue;
		to->near[to->near_count++] = (struct near_incident){ new_place[found.at[i]],
			gathering_compare(g, other, s->keep) };
	}
}

static void take_point(struct incident *in, const struct place *p)
{
	int finer = p->precision ? p->precision : 8,
	    now = in->place_precision ? in->place_precision : 8;
	if (!p->has_point || (in->has_point && finer >= now))
		return;
	in->has_point = true;
	in->lat = p->lat;
	in->lon = p->lon;
}

static int by_index(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;
	return (x > y) - (x < y);
}

static void finish(struct grouping *s)
{
	struct toll_result *r = s->r;
	struct ranked *order = NEW_ARRAY(s->mem, struct ranked, s->all.count + 1);
	size_t *new_place = rank(s, order);
	for (size_t i = 0; i < s->all.count; i++)
		r->incident_count += !s->all.at[i].into;
	r->incidents = NEW_ARRAY(s->keep, struct incident, s->all.count + 1);
	for (size_t i = 0; i < r->incident_count; i++) {
		const struct gathering *g = order[i].g;
		gathering_finish(&r->incidents[i], g, &s->blocks, s->keep);
		for (size_t k = 0; k < g->over.count; k++)
			add_once(&r->incidents[i].over, new_place[lasting(s, g->over.at[k])],
				s->keep);
		name_near(s, order[i].at, new_place, &r->incidents[i]);
	}
	for (size_t i = 0; i < r->item_count; i++) {
		struct item *it = &r->items[i];
		if (it->incident == NONE)
			continue;
		it->incident = new_place[it->incident];
		struct incident *in = &r->incidents[it->incident];
		*PUSH(s->keep, &in->items) = i;
		take_point(in, &it->claim->place);
		if (!in->reports.count || in->reports.at[in->reports.count - 1] != it->report)
			*PUSH(s->keep, &in->reports) = it->report;
	}
	for (size_t i = 0; i < r->incident_count; i++)
		if (r->incidents[i].over.count)
			qsort(r->incidents[i].over.at, r->incidents[i].over.count, sizeof(size_t),
				by_index);
}

static int by_item(const void *a, const void *b)
{
	return by_index(&((const struct aside *)a)->item, &((const struct aside *)b)->item);
}

void toll_group(struct toll_result *r, const struct verdicts *v, struct arena *mem)
{
	struct arena own = { 0 };
	struct grouping s = {
		.r = r, .candidates = candidates_new(r->item_count, &own), .mem = &own, .keep = mem
	};
	blocks_build(&s.blocks, r, &own);
	for (s.numbers.room = 16; s.numbers.room < 2 * s.blocks.count + 2;)
		s.numbers.room *= 2;
	s.numbers.at = NEW_ARRAY(&own, struct numbered, s.numbers.room);
	index_sentences(&s);
	verdict_pairs(&s.apart, v, false, r, &s.blocks, &own);
	for (size_t i = 0; i < s.blocks.count; i++)
		place_block(&s, i);
	grouping_join_incidents(&s, v);
	finish(&s);
	if (r->ungrouped.count)
		qsort(r->ungrouped.at, r->ungrouped.count, sizeof *r->ungrouped.at, by_item);
	arena_release(&own);
}
