#include "match/draws.h"

#include "base/random.h"
#include "match/belief.h"

#include <math.h>
#include <string.h>

#define NOBODY UINT32_MAX

/* What a record has to do with the group of `of`. */
struct tie {
	double best, sum; /* the best odds to a member, and what all members say */
	uint32_t seen;    /* members it has odds to */
	bool never, must; /* by judgement or list */
};

struct walk {
	size_t count, turns;
	const struct records *r;
	const struct cluster_options *opts;
	struct random chance;
	struct around around;
	double given_back;
	uint32_t *group, *size;         /* group numbers are below count */
	uint32_t *head, *next, *before; /* of a group: its members, chained both ways */
	uint32_t *free, frees;
	uint32_t *judged,
		*judged_before; /* one more than the last judgement of a record; two each: the one before */
	/* one record's weighing */
	struct tie *tie;
	uint32_t *mark, *candidate;
	size_t candidates;
};

static void put_member(struct walk *w, uint32_t record, uint32_t group)
{
	uint32_t first = w->head[group];
	w->group[record] = group;
	w->size[group]++;
	w->head[group] = record;
	w->next[record] = first;
	w->before[record] = NOBODY;
	if (first != NOBODY)
		w->before[first] = record;
}

static void take_member(struct walk *w, uint32_t record)
{
	uint32_t group = w->group[record], next = w->next[record], before = w->before[record];
	w->size[group]--;
	w->group[record] = NOBODY;
	if (next != NOBODY)
		w->before[next] = before;
	if (before != NOBODY)
		w->next[before] = next;
	else
		w->head[group] = next;
}

static void chain_judgements(struct walk *w, struct arena *mem)
{
	const struct judgements *j = w->opts->judgements;
	w->judged = NEW_ARRAY(mem, uint32_t, w->count + 1);
	w->judged_before = NEW_ARRAY(mem, uint32_t, j ? 2 * j->count + 1 : 1);
	for (size_t k = 0; j && k < 2 * j->count; k++) {
		uint32_t record = k % 2 ? j->at[k / 2].b : j->at[k / 2].a;
		w->judged_before[k] = w->judged[record];
		w->judged[record] = (uint32_t)k + 1;
	}
}

static uint32_t *numbers(size_t count, struct arena *mem)
{
	return NEW_ARRAY(mem, uint32_t, count + 1);
}

struct walk *draws_start(const struct records *r, const struct links *links,
	const struct persons *p, const struct cluster_options *opts, uint64_t seed,
	struct arena *mem)
{
	size_t n = r->count;
	struct walk *w = NEW(mem, struct walk);
	*w = (struct walk){ .count = n,
		.r = r,
		.opts = opts,
		.chance = random_seeded(seed, 2),
		.around = links_around(links, n, mem),
		.given_back = links->given_back,
		.group = numbers(n, mem),
		.size = numbers(n, mem),
		.head = numbers(n, mem),
		.next = numbers(n, mem),
		.before = numbers(n, mem),
		.free = numbers(n, mem),
		.mark = numbers(n, mem),
		.candidate = numbers(n, mem),
		.tie = NEW_ARRAY(mem, struct tie, n + 1) };
	chain_judgements(w, mem);
	memset(w->head, 0xFF, (n + 1) * sizeof *w->head);
	for (uint32_t i = 0; i < n; i++)
		put_member(w, i, p->of[i]);
	for (uint32_t g = (uint32_t)n; g > p->count; g--)
		w->free[w->frees++] = g - 1;
	return w;
}

static struct tie *tie_to(struct walk *w, uint32_t record, uint32_t group)
{
	struct tie *t = &w->tie[group];
	if (w->mark[group] != record + 1) {
		w->mark[group] = record + 1;
		w->candidate[w->candidates++] = group;
		*t = (struct tie){ .best = -CERTAIN_BITS };
	}
	return t;
}

/* MATCH-39 */
static double said(double odds)
{
	return fmax(-DOUBT_BITS, fmin(MOST_SUPPORT, odds));
}

static void weigh_links(struct walk *w, uint32_t record)
{
	const struct around *x = &w->around;
	for (size_t k = x->first[record]; k < x->first[record + 1]; k++) {
		uint32_t other = x->near[k].record;
		struct tie *t = tie_to(w, record, w->group[other]);
		double odds = (double)x->near[k].odds;
		t->sum += said(odds);
		t->seen++;
		if (w->r->source[record] != w->r->source[other])
			odds += w->given_back;
		t->best = fmax(t->best, odds);
	}
}

/* MATCH-26: whom judgements send it to, and from whom they keep it away. */
static void weigh_judgements(struct walk *w, uint32_t record)
{
	for (uint32_t k = w->judged[record]; k; k = w->judged_before[k - 1]) {
		const struct judgement *j = &w->opts->judgements->at[(k - 1) / 2];
		uint32_t other = j->a == record ? j->b : j->a;
		struct tie *t = tie_to(w, record, w->group[other]);
		*(j->same ? &t->must : &t->never) = true;
	}
}

/* MATCH-27 */
static bool has_source(const struct walk *w, uint32_t group, uint32_t record)
{
	for (uint32_t i = w->head[group]; i != NOBODY; i = w->next[i])
		if (w->r->source[i] == w->r->source[record])
			return true;
	return false;
}

static double share_of(const struct walk *w, uint32_t group, uint32_t record)
{
	const struct tie *t = &w->tie[group];
	double others = (double)w->size[group] - 1, bits = t->best;
	if (t->never || w->size[group] == 0 ||
		(w->opts->one_per_list && !t->must && has_source(w, group, record)))
		return 0;
	if (others > 0) /* all but the best have a say */
		bits += (t->sum - said(t->best) - (others + 1 - t->seen) * DOUBT_BITS) / others;
	return t->must ? exp2(2 * CERTAIN_BITS) : exp2(fmin(CERTAIN_BITS, bits));
}

static void move_record(struct walk *w, uint32_t record)
{
	uint32_t old = w->group[record];
	take_member(w, record);
	if (w->size[old] == 0)
		w->free[w->frees++] = old;
	w->candidates = 0;
	weigh_links(w, record);
	weigh_judgements(w, record);
	double total = 1;
	for (size_t k = 0; k < w->candidates; k++) {
		uint32_t g = w->candidate[k];
		w->tie[g].sum = share_of(w, g, record);
		total += w->tie[g].sum;
	}
	double x = random_unit(&w->chance) * total;
	for (size_t k = 0; k < w->candidates; k++) {
		uint32_t g = w->candidate[k];
		if (x < w->tie[g].sum) {
			put_member(w, record, g);
			return;
		}
		x -= w->tie[g].sum;
	}
	put_member(w, record, w->free[--w->frees]);
}

void draws_next(struct walk *w, uint32_t *person, size_t *count)
{
	size_t sweeps = w->turns++ ? THIN : BURN_IN;
	for (size_t s = 0; s < sweeps; s++) {
		memset(w->mark, 0, w->count * sizeof *w->mark);
		for (uint32_t i = 0; i < w->count; i++)
			if (w->around.first[i] != w->around.first[i + 1] || w->judged[i])
				move_record(w, i);
	}
	memset(w->mark, 0, w->count * sizeof *w->mark);
	*count = 0;
	for (size_t i = 0; i < w->count; i++) {
		uint32_t g = w->group[i];
		if (!w->mark[g])
			w->mark[g] = (uint32_t)++ * count;
		person[i] = w->mark[g] - 1;
	}
}
