#include "match/belief.h"

#include "match/threads.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>

/* ---- links by record ---- */

static size_t *count_links(const struct links *l, size_t records, struct arena *mem)
{
	size_t *first = NEW_ARRAY(mem, size_t, records + 2);
	for (size_t k = 0; k < l->count; k++) {
		first[l->at[k].a + 2]++;
		first[l->at[k].b + 2]++;
	}
	for (size_t i = 2; i < records + 2; i++)
		first[i] += first[i - 1];
	return first; /* of record i at i + 1, until they are filled in */
}

/* Filled in by the records at the other end, one after the other, they come out in their order. */
struct around links_around(const struct links *l, size_t records, struct arena *mem)
{
	struct arena scratch = { 0 };
	struct around mixed = { count_links(l, records, &scratch),
		NEW_ARRAY(&scratch, struct near, l->count * 2 + 1) };
	struct around out = { count_links(l, records, mem),
		NEW_ARRAY(mem, struct near, l->count * 2 + 1) };
	for (size_t k = 0; k < l->count; k++) {
		const struct link *x = &l->at[k];
		mixed.near[mixed.first[x->a + 1]++] = (struct near){ x->b, x->odds };
		mixed.near[mixed.first[x->b + 1]++] = (struct near){ x->a, x->odds };
	}
	for (uint32_t i = 0; i < records; i++)
		for (size_t k = mixed.first[i]; k < mixed.first[i + 1]; k++) {
			const struct near *x = &mixed.near[k];
			out.near[out.first[x->record + 1]++] = (struct near){ i, x->odds };
		}
	arena_release(&scratch);
	return out;
}

/* ---- third records ---- */

enum { AT_ONCE = 4096 };
struct hearing {
	const struct records *r;
	struct links *l;
	const struct persons *p;
	const uint32_t *size; /* of persons */
	struct around around;
	atomic_size_t next;
};

static double heard(float odds, float other)
{
	return fmax(-DOUBT_BITS, fmin(MOST_SUPPORT, fmin((double)odds, (double)other)));
}

/* The mean of what third records say of `x`. */
static double third_records(const struct hearing *h, const struct link *x)
{
	const struct near *near = h->around.near;
	const size_t *first = h->around.first;
	const uint32_t *of = h->p->of;
	uint32_t a = of[x->a], b = of[x->b];
	size_t thirds = h->size[a] + (a == b ? 0 : h->size[b]) - 2, seen = 0;
	double sum = 0;
	size_t i = first[x->a], j = first[x->b];
	while (thirds && i < first[x->a + 1] && j < first[x->b + 1]) {
		const struct near *p = &near[i], *q = &near[j];
		if (p->record == q->record && (of[p->record] == a || of[p->record] == b)) {
			sum += heard(p->odds, q->odds);
			seen++;
		}
		i += p->record <= q->record;
		j += q->record <= p->record;
	}
	return thirds ? (sum - (double)(thirds - seen) * DOUBT_BITS) / (double)thirds : 0;
}

static void *hear_some(void *arg)
{
	struct hearing *h = arg;
	for (size_t k; (k = atomic_fetch_add(&h->next, AT_ONCE)) < h->l->count;)
		for (size_t end = k + AT_ONCE; k < end && k < h->l->count; k++) {
			struct link *x = &h->l->at[k];
			x->belief = (float)((double)x->odds + third_records(h, x));
		}
	return NULL;
}

/* ---- what is given back ---- */

enum { MOST_BITS = 32, STEPS = 8 }; /* steps a bit */
struct tally {
	double own, pairs[2 * MOST_BITS * STEPS]; /* by belief */
};

static double expected(const struct tally *t, double shift)
{
	double sum = 0;
	for (int k = 0; k < 2 * MOST_BITS * STEPS; k++)
		sum += t->pairs[k] * model_probability((k + .5) / STEPS - MOST_BITS + shift);
	return sum;
}

static bool is_across(const struct records *r, const struct link *x)
{
	return r->source[x->a] != r->source[x->b] && x->odds >= LEAST_ODDS;
}

/* The bits by which beliefs must rise for as many matches as the odds gave, at most 3. */
static double taken_bits(const struct records *r, const struct links *l)
{
	struct tally t = { 0 };
	for (size_t k = 0; k < l->count; k++) {
		const struct link *x = &l->at[k];
		if (!is_across(r, x))
			continue;
		double at = ((double)x->belief + MOST_BITS) * STEPS;
		t.own += model_probability((double)x->odds);
		t.pairs[(int)fmax(0, fmin(2 * MOST_BITS * STEPS - 1, at))]++;
	}
	double low = 0, high = 3;
	for (int k = 0; k < 20; k++) {
		double middle = (low + high) / 2;
		*(expected(&t, middle) < t.own ? &low : &high) = middle;
	}
	return low;
}

static void give_back(const struct records *r, struct links *l)
{
	l->given_back = r->sources.count > 1 ? taken_bits(r, l) / 2 : 0;
	for (size_t k = 0; k < l->count; k++)
		if (is_across(r, &l->at[k]))
			l->at[k].belief += (float)l->given_back;
}

/* ---- what was judged ---- */

/* Of each record one more than the judgement it last stands in, and of that the one before. */
struct judged_by {
	uint32_t *last, *before; /* before: by judgement, for its a and b */
};

static void obey_judgements(struct links *l, const struct judgements *j, size_t records)
{
	struct arena scratch = { 0 };
	struct judged_by by = { NEW_ARRAY(&scratch, uint32_t, records + 1),
		NEW_ARRAY(&scratch, uint32_t, j->count + 1) };
	for (uint32_t k = 0; k < j->count; k++) { /* chained by the lesser record */
		by.before[k] = by.last[j->at[k].a];
		by.last[j->at[k].a] = k + 1;
	}
	for (size_t i = 0; i < l->count; i++)
		for (uint32_t k = by.last[l->at[i].a]; k; k = by.before[k - 1])
			if (j->at[k - 1].b == l->at[i].b)
				l->at[i].belief = j->at[k - 1].same ? CERTAIN_BITS : -CERTAIN_BITS;
	arena_release(&scratch);
}

static uint32_t *sizes_of(const struct persons *p, size_t records, struct arena *mem)
{
	uint32_t *size = NEW_ARRAY(mem, uint32_t, p->count + 1);
	for (size_t i = 0; i < records; i++)
		size[p->of[i]]++;
	return size;
}

void links_believe(const struct records *r, struct links *l, const struct persons *p,
	const struct judgements *j, unsigned jobs)
{
	struct arena scratch = { 0 };
	struct hearing h = { .r = r,
		.l = l,
		.p = p,
		.size = sizes_of(p, r->count, &scratch),
		.around = links_around(l, r->count, &scratch) };
	threads_run(jobs, hear_some, &h);
	give_back(r, l);
	if (j && j->count)
		obey_judgements(l, j, r->count);
	arena_release(&scratch);
}

/* ---- persons ---- */

static void believe_link(struct persons *p, const uint32_t *size, const struct link *x)
{
	float chance = (float)model_probability((double)x->belief);
	float not = (float)model_probability(-(double)x->belief);
	bool one = p->of[x->a] == p->of[x->b];
	const uint32_t end[2] = { x->a, x->b };
	for (int k = 0; k < 2; k++) {
		float *to = &p->probability[end[k]];
		if (one)
			*to = fmaxf(*to, chance);
		else if (size[p->of[end[k]]] == 1)
			*to = fminf(*to, not );
	}
}

void persons_believe(
	struct persons *p, const struct links *l, const struct judgements *j, size_t records)
{
	struct arena scratch = { 0 };
	uint32_t *size = sizes_of(p, records, &scratch);
	for (size_t i = 0; i < records; i++)
		p->probability[i] = size[p->of[i]] == 1;
	for (size_t k = 0; k < l->count; k++)
		believe_link(p, size, &l->at[k]);
	for (size_t k = 0; j && k < j->count; k++)
		if (j->at[k].same)
			p->probability[j->at[k].a] = p->probability[j->at[k].b] = 1;
	arena_release(&scratch);
}
