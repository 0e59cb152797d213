#include "match/persons.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct groups {
	const struct scan *s;
	const struct cluster_options *opts;
	struct compare cmp;
	uint32_t *root, *next, *size; /* next: the members of a group in a ring */
	unsigned char *judged;        /* has a judgement "different" */
};

static int compare_links(const void *p, const void *q)
{
	const struct link *x = p, *y = q;
	if (x->odds != y->odds)
		return x->odds > y->odds ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

/* Greater odds have smaller ranks; of equal odds (0 and -0 as well) the ranks are equal. */
static uint32_t rank_of(const struct link *x)
{
	float odds = x->odds + 0.0F;
	uint32_t bits;
	memcpy(&bits, &odds, sizeof bits);
	return bits >> 31 ? bits : bits ^ 0x7FFFFFFF;
}

/* One pass of a radix sort, stable, by eleven bits of the rank. */
static void sort_pass(const struct link *from, struct link *to, size_t n, int shift)
{
	size_t count[2048] = { 0 }, sum = 0;
	for (size_t i = 0; i < n; i++)
		count[rank_of(&from[i]) >> shift & 2047]++;
	for (size_t k = 0; k < 2048; k++) {
		size_t here = count[k];
		count[k] = sum;
		sum += here;
	}
	for (size_t i = 0; i < n; i++)
		to[count[rank_of(&from[i]) >> shift & 2047]++] = from[i];
}

void links_sort(struct links *l)
{
	struct arena scratch = { 0 };
	struct link *spare = NEW_ARRAY(&scratch, struct link, l->count + 1);
	sort_pass(l->at, spare, l->count, 0);
	sort_pass(spare, l->at, l->count, 11);
	sort_pass(l->at, spare, l->count, 22);
	memcpy(l->at, spare, l->count * sizeof *spare);
	for (size_t i = 0, j; i < l->count; i = j) {
		for (j = i + 1; j < l->count && l->at[j].odds == l->at[i].odds; j++)
			;
		qsort(l->at + i, j - i, sizeof *l->at, compare_links);
	}
	arena_release(&scratch);
}

static uint32_t root_of(struct groups *g, uint32_t i)
{
	while (g->root[i] != i) {
		g->root[i] = g->root[g->root[i]];
		i = g->root[i];
	}
	return i;
}

static void join(struct groups *g, uint32_t a, uint32_t b)
{
	uint32_t big = g->size[a] >= g->size[b] ? a : b, small = big == a ? b : a;
	uint32_t after = g->next[big];
	g->root[small] = big;
	g->size[big] += g->size[small];
	g->next[big] = g->next[small];
	g->next[small] = after;
}

/* What birth and age say across two groups. */
struct years {
	double bits, known;
};

static void add_years(struct years *to, const struct model *m, pattern_t p)
{
	static const enum field years[] = { FIELD_BIRTH, FIELD_BIRTH_PART, FIELD_AGE };
	bool known = false;
	for (size_t k = 0; k < 3; k++) {
		unsigned level = LEVEL(p, years[k]);
		to->bits += m->match_weight[p >> 63][years[k]][level];
		known |= level != 0;
	}
	to->known += known;
}

/*
 * MATCH-24: where most records give no year, those that do speak for the groups: father and son of
 * one name. Several that differ count more than one, which may be a slip.
 */
static double years_doubt(const struct years *y, double pairs)
{
	if (y->known < 1 || y->bits >= 0)
		return 0;
	return y->bits / y->known * (fmin(3, sqrt(y->known)) - y->known / pairs);
}

static double odds_of(struct groups *g, uint32_t a, uint32_t b, struct years *years)
{
	pattern_t p = compare_pair(&g->cmp, a, b);
	const struct model *m = g->s->m;
	add_years(years, m, p);
	double odds = model_odds(m, p, model_extra(m, g->s->r, p, a, b)), rarer = 0;
	if (p & PATTERN_ONE_LIST) { /* MATCH-34: what lists seldom do is no matter of poor records */
		rarer = fmin(0, fmax(m->prior[1].match - m->prior[0].match, -CLIP_BITS));
		odds -= rarer;
	}
	odds = odds > CLIP_BITS ? CLIP_BITS : odds < -DOUBT_BITS ? -DOUBT_BITS : odds;
	return odds + rarer;
}

/* Mean over the pairs across two groups, or over pairs spread evenly among them. */
static double mean_across(struct groups *g, uint32_t a, uint32_t b)
{
	size_t all = (size_t)g->size[a] * g->size[b], step = all / MOST_ACROSS + 1, at = 0,
	       seen = 0;
	double sum = 0;
	struct years years = { 0 };
	uint32_t i = a, j = b;
	for (size_t k = 0; k < g->size[a]; k++, i = g->next[i])
		for (size_t n = 0; n < g->size[b]; n++, j = g->next[j])
			if (at++ % step == 0) {
				sum += odds_of(g, i, j, &years);
				seen++;
			}
	return sum / (double)seen + years_doubt(&years, (double)seen);
}

/* MATCH-24: a person with many records is likelier to have one more; at most one bit. */
static double size_bonus(const struct groups *g, uint32_t a, uint32_t b)
{
	return fmin(1, .15 * log2((double)g->size[a] * g->size[b]));
}

/* MATCH-26: a judgement "different" keeps two groups apart for good. */
static bool is_forbidden(struct groups *g, uint32_t a, uint32_t b)
{
	const struct judgements *j = g->opts->judgements;
	if (!j || !j->count || !g->judged[a] || !g->judged[b])
		return false;
	for (size_t k = 0; k < j->count; k++) {
		uint32_t x = root_of(g, j->at[k].a), y = root_of(g, j->at[k].b);
		if (!j->at[k].same && ((x == a && y == b) || (x == b && y == a)))
			return true;
	}
	return false;
}

/* MATCH-27: lists said to hold nobody twice. */
static bool share_list(struct groups *g, uint32_t a, uint32_t b)
{
	enum { MOST_SEEN = 64 };
	uint16_t seen[MOST_SEEN];
	size_t n = 0;
	uint32_t i = a;
	do {
		if (n < MOST_SEEN)
			seen[n++] = g->s->r->source[i];
		i = g->next[i];
	} while (i != a);
	i = b;
	do {
		for (size_t k = 0; k < n; k++)
			if (seen[k] == g->s->r->source[i])
				return true;
		i = g->next[i];
	} while (i != b);
	return false;
}

static void consider(struct groups *g, const struct link *l)
{
	uint32_t a = root_of(g, l->a), b = root_of(g, l->b);
	if (a == b || is_forbidden(g, a, b) || (g->opts->one_per_list && share_list(g, a, b)))
		return;
	bool single = g->size[a] == 1 && g->size[b] == 1;
	if (!single && mean_across(g, a, b) + size_bonus(g, a, b) <= g->opts->least)
		return;
	bool judged = g->judged[a] || g->judged[b];
	join(g, a, b);
	g->judged[root_of(g, a)] = judged;
}

static void obey(struct groups *g)
{
	const struct judgements *j = g->opts->judgements;
	for (size_t k = 0; j && k < j->count; k++) {
		uint32_t a = root_of(g, j->at[k].a), b = root_of(g, j->at[k].b);
		if (!j->at[k].same)
			g->judged[j->at[k].a] = g->judged[j->at[k].b] = 1;
		else if (a != b)
			join(g, a, b);
	}
	for (size_t k = 0; j && k < j->count; k++)
		if (!j->at[k].same)
			g->judged[root_of(g, j->at[k].a)] = g->judged[root_of(g, j->at[k].b)] = 1;
}

static void number_persons(struct groups *g, struct persons *p, size_t count)
{
	uint32_t *number = p->of;
	for (size_t i = 0; i < count; i++)
		number[i] = UINT32_MAX;
	for (uint32_t i = 0; i < count; i++) {
		if (number[i] != UINT32_MAX)
			continue;
		uint32_t k = i;
		do {
			number[k] = (uint32_t)p->count;
			k = g->next[k];
		} while (k != i);
		p->count++;
	}
}

struct persons persons_find(const struct scan *s, struct links *l,
	const struct cluster_options *opts, struct arena *mem)
{
	struct arena scratch = { 0 };
	size_t n = s->r->count;
	struct persons p = { .of = NEW_ARRAY(mem, uint32_t, n + 1),
		.probability = NEW_ARRAY(mem, float, n + 1) };
	struct groups g = { .s = s,
		.opts = opts,
		.cmp = compare_new(s->r, &scratch),
		.root = NEW_ARRAY(&scratch, uint32_t, n + 1),
		.next = NEW_ARRAY(&scratch, uint32_t, n + 1),
		.size = NEW_ARRAY(&scratch, uint32_t, n + 1),
		.judged = NEW_ARRAY(&scratch, unsigned char, n + 1) };
	for (uint32_t i = 0; i < n; i++) {
		g.root[i] = g.next[i] = i;
		g.size[i] = 1;
	}
	obey(&g);
	links_sort(l);
	for (size_t k = 0; k < l->count && l->at[k].odds > opts->least; k++)
		consider(&g, &l->at[k]);
	number_persons(&g, &p, n);
	arena_release(&scratch);
	return p;
}
