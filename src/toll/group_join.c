#include "toll/grouping.h"

static size_t incident_of_block(const struct grouping *s, size_t block)
{
	const struct block *b = &s->blocks.at[block];
	return b->items.count ? s->r->items[b->items.at[0]].incident : NONE;
}

static void move_blocks(struct grouping *s, size_t from, size_t to, enum joined why)
{
	struct gathering moving = s->all.at[from];
	s->all.at[from].blocks = (struct indexes){ 0 };
	s->all.at[from].into = to + 1;
	for (size_t i = 0; i < moving.under.count; i++)
		*PUSH(s->mem, &s->all.at[to].under) = moving.under.at[i];
	for (size_t i = 0; i < moving.blocks.count; i++)
		grouping_join(s, moving.blocks.at[i], to, (struct fit){ .score = 1, .why = why });
}

/* GROUP-6, of incidents as they have become: the same place, at most a day apart, and one figure of five or more; on one
 * day, where they tell of different places or of none, one of ten or more, or high ones a tenth apart (GROUP-10). */
static bool have_become_one(const struct grouping *s, size_t a, size_t b)
{
	enum { FEWEST = 5, TELLING = 10 };
	const struct gathering *x = &s->all.at[a], *y = &s->all.at[b];
	bool open = !x->into && !y->into && !x->aggregate && !y->aggregate && !x->background &&
		    !y->background && x->dating == DATING_HARD && y->dating == DATING_HARD;
	if (!open || x->to - x->from > 1 || y->to - y->from > 1 || x->from > y->to + 1 ||
		y->from > x->to + 1)
		return false;
	bool there = places_meet(&x->places, &y->places), same = x->from == y->from;
	if (!there && !same)
		return false;
	if (!any_agree(&x->figures, &y->figures, there ? FEWEST : TELLING))
		return false;
	for (size_t i = 0; i < y->blocks.count; i++)
		if (grouping_is_numbered_apart(s, &s->blocks.at[y->blocks.at[i]], a) ||
			is_apart(&s->apart, y->blocks.at[i], x))
			return false;
	return true;
}

static size_t join_neighbours_once(struct grouping *s)
{
	size_t joined = 0;
	for (size_t at = 1; at < s->all.count; at++) {
		struct indexes found = { 0 };
		size_t best = NONE;
		candidates_near(s->candidates, &s->all.at[at], &found);
		for (size_t i = 0; i < found.count; i++)
			if (found.at[i] < at && have_become_one(s, found.at[i], at) &&
				(best == NONE || found.at[i] < best))
				best = found.at[i];
		if (best != NONE)
			move_blocks(s, at, best, JOINED_NEXT_DAY);
		joined += best != NONE;
	}
	return joined;
}

/* What joins brings figures of its own, which those passed over may have. */
static void join_neighbours(struct grouping *s)
{
	enum { ROUNDS = 3 };
	for (int round = 0; round < ROUNDS && join_neighbours_once(s); round++)
		;
}

/* A report of it, or an analyst, holds the two apart. */
static bool is_told_apart(const struct grouping *s, size_t at, size_t from)
{
	const struct gathering *g = &s->all.at[at];
	for (size_t i = 0; i < g->blocks.count; i++)
		if (grouping_is_numbered_apart(s, &s->blocks.at[g->blocks.at[i]], from) ||
			is_apart(&s->apart, g->blocks.at[i], &s->all.at[from]))
			return true;
	return false;
}

/* GROUP-43 */
static void join_lands(struct grouping *s)
{
	enum { LOOK = 2000 };
	for (size_t at = 0; at < s->all.count && at < LOOK; at++) {
		size_t to = incident_of_land(&s->all, at, LOOK);
		if (to != NONE && !is_told_apart(s, at, to))
			move_blocks(s, at, to, JOINED_DAY_ONLY);
	}
}

/* GROUP-21, GROUP-23: what the evident incident leaves over. What joins brings figures of its own, which others may have. */
static void join_left_over(struct grouping *s)
{
	enum { ROUNDS = 3 };
	struct evident e = evident_incident(&s->all, &s->blocks, s->r->report_count, s->mem);
	size_t joined = 1;
	for (int round = 0; e.at != NONE && joined && round < ROUNDS; round++) {
		joined = 0;
		for (size_t at = 0; at < s->all.count; at++)
			if (evident_takes(&e, &s->all, &s->blocks, at) &&
				!is_told_apart(s, at, e.at)) {
				move_blocks(s, at, e.at, JOINED_FIGURE);
				joined++;
			}
	}
}

/* One block of an incident goes to another, with its near-copies, and with what hangs on the incident where it was all. */
static void move_block(struct grouping *s, size_t block, size_t from, size_t to)
{
	struct indexes moving = { 0 };
	if (gathering_is_of_one(&s->all.at[from], &s->blocks, s->blocks.at[block].carrier)) {
		move_blocks(s, from, to, JOINED_FIGURE);
		return;
	}
	for (size_t i = 0; i < s->all.at[from].blocks.count; i++) {
		size_t n = s->all.at[from].blocks.at[i];
		if (n == block || (s->blocks.at[n].carrier == s->blocks.at[block].report &&
					  s->blocks.at[n].report != s->blocks.at[n].carrier))
			*PUSH(s->mem, &moving) = n;
	}
	for (size_t i = 0; i < moving.count; i++) {
		gathering_take_out(
			&s->all.at[from], moving.at[i], s->blocks.at[moving.at[i]].items.count);
		grouping_join(
			s, moving.at[i], to, (struct fit){ .score = 1, .why = JOINED_FIGURE });
	}
}

/* GROUP-46: in rounds, since who joins brings figures. */
static void join_about(struct grouping *s)
{
	enum { ROUNDS = 3 };
	struct about a = about_incident(&s->all, &s->blocks, s->r, s->mem);
	size_t joined = 1;
	for (int round = 0; a.at != NONE && joined && round < ROUNDS; round++) {
		joined = 0;
		for (size_t i = 0; i < s->blocks.count; i++) {
			size_t from = incident_of_block(s, i);
			bool copy = s->blocks.at[i].report != s->blocks.at[i].carrier;
			if (copy || from == NONE || from == a.at || s->all.at[from].aggregate ||
				grouping_is_numbered_apart(s, &s->blocks.at[i], a.at) ||
				is_apart(&s->apart, i, &s->all.at[a.at]) ||
				!about_takes(&a, &s->all.at[a.at], &s->blocks.at[i]))
				continue;
			move_block(s, i, from, a.at);
			joined++;
		}
	}
}

/* Its reports are of the very day that they tell of: no "on 5 March 2031", in a paper of the sixth, which is another deed. */
static bool is_of_its_day(const struct grouping *s, const struct gathering *g)
{
	for (size_t i = 0; i < g->blocks.count; i++) {
		const struct block *b = &s->blocks.at[g->blocks.at[i]];
		if (!b->as_published && b->dating != DATING_SOFT)
			return false;
	}
	return true;
}

/* GROUP-47 */
static void join_remembered(struct grouping *s)
{
	enum { LOOK = 2000 };
	for (size_t at = 0; at < s->all.count && at < LOOK; at++)
		for (size_t to = 0; to < s->all.count && to < LOOK; to++) {
			const struct gathering *now = &s->all.at[at], *then = &s->all.at[to];
			if (to == at || now->into || then->into || now->aggregate ||
				then->aggregate || now->background || then->background ||
				now->claims * 2 > then->claims || !is_remembered_in(then, now) ||
				!is_of_its_day(s, now) || is_told_apart(s, at, to))
				continue;
			move_blocks(s, at, to, JOINED_REMEMBERED);
			break;
		}
}

/* GROUP-41 */
static void join_taken_back(struct grouping *s)
{
	enum { MOST = 64 };
	for (size_t i = 0, looked = 0; i < s->blocks.count && looked < MOST; i++) {
		size_t from = incident_of_block(s, i), to = NONE;
		if (from != NONE && takes_back(s->r, &s->blocks.at[i]) && ++looked)
			to = taken_back_in(s->r, &s->blocks.at[i], &s->all);
		if (to == NONE || to == from ||
			grouping_is_numbered_apart(s, &s->blocks.at[i], to) ||
			is_apart(&s->apart, i, &s->all.at[to]))
			continue;
		move_block(s, i, from, to);
	}
}

/* GROUP-16: two incidents that an analyst holds for one are one, whatever differs. */
static void join_judged(struct grouping *s, const struct block_pair *p)
{
	size_t a = incident_of_block(s, p->a), b = incident_of_block(s, p->b);
	size_t to = a < b ? a : b, from = a < b ? b : a;
	if (a == NONE || b == NONE || a == b)
		return;
	move_blocks(s, from, to, JOINED_JUDGED);
}

static void join_all_judged(struct grouping *s, const struct verdicts *v)
{
	struct block_pairs together = { 0 };
	verdict_pairs(&together, v, true, s->r, &s->blocks, s->mem);
	for (size_t i = 0; i < together.count; i++)
		join_judged(s, &together.at[i]);
}

void grouping_join_incidents(struct grouping *s, const struct verdicts *v)
{
	join_neighbours(s);
	join_lands(s);
	join_left_over(s);
	join_about(s);
	join_neighbours(s);
	join_remembered(s);
	join_taken_back(s);
	join_all_judged(s, v);
}
