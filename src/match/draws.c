#include "match/draws.h"

#include "base/random.h"

#include <math.h>
#include <string.h>

struct near {
	uint32_t record;
	float odds;
};

struct walk {
	size_t count, turns;
	const struct records *r;
	const struct cluster_options *opts;
	struct random chance;
	size_t *first; /* links of record i: near[first[i]] to near[first[i + 1]] */
	struct near *near;
	uint32_t *group, *size; /* group numbers are below count */
	uint32_t *free, frees;
	unsigned char *judged; /* by record */
	/* one record's weighing */
	double *sum;
	uint32_t *seen, *mark, *candidate;
};

static void list_links(struct walk *w, const struct links *l, struct arena *mem)
{
	w->first = NEW_ARRAY(mem, size_t, w->count + 2);
	for (size_t k = 0; k < l->count; k++) {
		w->first[l->at[k].a + 2]++;
		w->first[l->at[k].b + 2]++;
	}
	for (size_t i = 2; i < w->count + 2; i++)
		w->first[i] += w->first[i - 1];
	w->near = NEW_ARRAY(mem, struct near, l->count * 2 + 1);
	for (size_t k = 0; k < l->count; k++) {
		const struct link *x = &l->at[k];
		w->near[w->first[x->a + 1]++] = (struct near){ x->b, x->odds };
		w->near[w->first[x->b + 1]++] = (struct near){ x->a, x->odds };
	}
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
		.group = NEW_ARRAY(mem, uint32_t, n + 1),
		.size = NEW_ARRAY(mem, uint32_t, n + 1),
		.free = NEW_ARRAY(mem, uint32_t, n + 1),
		.sum = NEW_ARRAY(mem, double, n + 1),
		.seen = NEW_ARRAY(mem, uint32_t, n + 1),
		.mark = NEW_ARRAY(mem, uint32_t, n + 1),
		.candidate = NEW_ARRAY(mem, uint32_t, n + 1) };
	w->judged = NEW_ARRAY(mem, unsigned char, n + 1);
	for (size_t k = 0; opts->judgements && k < opts->judgements->count; k++)
		w->judged[opts->judgements->at[k].a] = w->judged[opts->judgements->at[k].b] = 1;
	list_links(w, links, mem);
	for (size_t i = 0; i < n; i++) {
		w->group[i] = p->of[i];
		w->size[p->of[i]]++;
	}
	for (uint32_t g = (uint32_t)n; g > p->count; g--)
		w->free[w->frees++] = g - 1;
	return w;
}

/* MATCH-26, MATCH-27: what judgements and one-per-list forbid. */
static bool is_forbidden(const struct walk *w, uint32_t record, uint32_t group)
{
	const struct judgements *j = w->opts->judgements;
	for (size_t k = 0; j && w->judged[record] && k < j->count; k++) {
		if (j->at[k].a != record && j->at[k].b != record)
			continue;
		uint32_t other = j->at[k].a == record ? j->at[k].b : j->at[k].a;
		if ((w->group[other] == group) != j->at[k].same)
			return true;
	}
	for (size_t k = w->first[record]; w->opts->one_per_list && k < w->first[record + 1]; k++) {
		uint32_t other = w->near[k].record;
		if (w->group[other] == group && w->r->source[other] == w->r->source[record])
			return true;
	}
	return false;
}

/* Sums the odds of `record` to each group near it; the groups' numbers go to w->candidate. */
static size_t weigh(struct walk *w, uint32_t record)
{
	size_t n = 0;
	for (size_t k = w->first[record]; k < w->first[record + 1]; k++) {
		uint32_t g = w->group[w->near[k].record];
		double odds = fmax(-CLIP_BITS, fmin(CLIP_BITS, (double)w->near[k].odds));
		if (w->mark[g] != record + 1) {
			w->mark[g] = record + 1;
			w->sum[g] = 0;
			w->seen[g] = 0;
			w->candidate[n++] = g;
		}
		w->sum[g] += odds;
		w->seen[g]++;
	}
	return n;
}

static void put_record(struct walk *w, uint32_t record, uint32_t group)
{
	w->group[record] = group;
	w->size[group]++;
}

static void move_record(struct walk *w, uint32_t record)
{
	uint32_t old = w->group[record];
	if (--w->size[old] == 0)
		w->free[w->frees++] = old;
	w->group[record] = UINT32_MAX;
	uint32_t alone = w->free[w->frees - 1];
	size_t n = weigh(w, record);
	bool may_be_alone = !is_forbidden(w, record, alone);
	double total = may_be_alone ? 1 : 1e-12;
	for (size_t k = 0; k < n; k++) {
		uint32_t g = w->candidate[k];
		double unseen = (double)(w->size[g] - w->seen[g]) * UNSEEN_BITS;
		double mean = w->size[g] ? (w->sum[g] + unseen) / (double)w->size[g] : 0;
		w->sum[g] = w->size[g] && !is_forbidden(w, record, g) ? exp2(mean) : 0;
		total += w->sum[g];
	}
	double x = random_unit(&w->chance) * total;
	for (size_t k = 0; k < n; k++) {
		uint32_t g = w->candidate[k];
		if (x < w->sum[g]) {
			put_record(w, record, g);
			return;
		}
		x -= w->sum[g];
	}
	w->frees--;
	put_record(w, record, alone);
}

void draws_next(struct walk *w, uint32_t *person, size_t *count)
{
	size_t sweeps = w->turns++ ? THIN : BURN_IN;
	for (size_t s = 0; s < sweeps; s++) {
		memset(w->mark, 0, w->count * sizeof *w->mark);
		for (uint32_t i = 0; i < w->count; i++)
			if (w->first[i] != w->first[i + 1])
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
