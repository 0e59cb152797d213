#include "match/links.h"
#include "base/stop.h"

#include "match/threads.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum { CHUNK_PAIRS = 100000 };

struct chunk {
	unsigned rule;
	size_t from, to; /* blocks of the rule's partition */
	struct links links;
	struct sample sample;
	double compared;
};

struct work {
	const struct scan *scan;
	struct chunk *chunk;
	size_t chunks;
	atomic_size_t next;
	uint32_t rate; /* of 2^24 pairs so many are looked at; 0: all */
	bool sample;   /* take patterns, not odds */
	double least;
};

struct worker {
	struct work *work;
	struct arena mem; /* what it found */
	pthread_t thread;
};

/* ---- blocks ---- */

struct part_work {
	const struct records *r;
	struct candidates *c;
	atomic_size_t next;
	struct arena mem[MOST_RULES];
};

static void *part_some(void *arg)
{
	struct part_work *w = arg;
	for (size_t k; (k = atomic_fetch_add(&w->next, 1)) < w->c->blocks.rules;)
		w->c->part[k] = block_partition(&w->c->blocks, k, w->r, &w->mem[k]);
	return NULL;
}

static size_t pairs_of(const struct partition *p, size_t block)
{
	size_t n = p->start.at[block + 1] - p->start.at[block];
	if (p->window.at[block])
		return n * WINDOW;
	return n * (n - 1) / 2;
}

struct candidates candidates_find(const struct records *r, unsigned jobs, struct arena *mem)
{
	struct candidates c = { .blocks = block_choose(r, mem) };
	struct part_work w = { .r = r, .c = &c };
	threads_run(jobs, part_some, &w);
	for (size_t k = 0; k < c.blocks.rules; k++) {
		arena_adopt(mem, &w.mem[k]);
		for (size_t b = 0; b + 1 < c.part[k].start.count; b++)
			c.pairs += (double)pairs_of(&c.part[k], b);
	}
	return c;
}

/* ---- pairs ---- */

static uint32_t pair_hash(uint32_t a, uint32_t b)
{
	uint64_t x = ((uint64_t)a << 32 | b) * 0x9E3779B97F4A7C15ULL;
	x ^= x >> 32;
	return (uint32_t)((x * 0xBF58476D1CE4E5B9ULL) >> 40);
}

static void take_sample(struct work *w, struct chunk *c, struct compare *cmp, struct arena *mem,
	uint32_t a, uint32_t b)
{
	const struct scan *s = w->scan;
	pattern_t p = compare_pair(cmp, a, b);
	*PUSH(mem, &c->sample) = observation_of(p, model_extra(s->m, s->r, p, a, b), 0, 1);
}

/* Most pairs are strangers by names and dates alone, and their columns need not be compared. */
static void take_link(struct work *w, struct chunk *c, struct compare *cmp, struct arena *mem,
	uint32_t a, uint32_t b)
{
	const struct scan *s = w->scan;
	uint32_t open;
	pattern_t p = compare_begin(cmp, a, b, &open);
	struct extra x = model_extra(s->m, s->r, p, a, b);
	c->compared++;
	if (model_most(s->m, p, x, open, w->least) < w->least)
		return;
	double odds = model_odds(s->m, compare_end(cmp, a, b, p, open), x);
	if (odds >= w->least)
		*PUSH(mem, &c->links) = (struct link){ a, b, (float)odds, (float)odds };
}

static bool is_candidate(const struct work *w, unsigned rule, uint32_t a, uint32_t b)
{
	const struct scan *s = w->scan;
	if (w->rate && pair_hash(a, b) >= w->rate)
		return false;
	if (s->one_per_list && s->r->source[a] == s->r->source[b])
		return false;
	return !rule || !block_met_before(&s->c->blocks, rule, a, b);
}

/* A record that comes soon: memory is slower than comparing. */
static void fetch_ahead(const struct scan *s, const struct partition *p, size_t i)
{
	enum { AHEAD = 12 };
	if (i + AHEAD >= p->count)
		return;
	size_t soon = p->order[i + AHEAD];
	const uint32_t *key = s->c->blocks.key + soon * s->c->blocks.rules;
	__builtin_prefetch(records_cells(s->r, soon));
	__builtin_prefetch(key);
	__builtin_prefetch(key + 16);
}

static void scan_block(
	struct work *w, struct chunk *c, struct compare *cmp, struct arena *mem, size_t block)
{
	const struct partition *p = &w->scan->c->part[c->rule];
	const uint32_t *order = p->order;
	size_t from = p->start.at[block], to = p->start.at[block + 1];
	bool window = p->window.at[block];
	for (size_t i = from; i < to; i++) {
		size_t first = window && i - from > WINDOW ? i - WINDOW : from;
		fetch_ahead(w->scan, p, i);
		for (size_t j = first; j < i; j++) {
			uint32_t a = order[i] < order[j] ? order[i] : order[j];
			uint32_t b = order[i] < order[j] ? order[j] : order[i];
			if (is_candidate(w, c->rule, a, b))
				(w->sample ? take_sample : take_link)(w, c, cmp, mem, a, b);
		}
	}
}

static bool is_stopped(const struct work *w)
{
	return stopped(w->scan->stop);
}

static void *scan_some(void *arg)
{
	struct worker *me = arg;
	struct work *w = me->work;
	struct arena scratch = { 0 };
	struct compare cmp = compare_new(w->scan->r, &scratch);
	for (size_t k; (k = atomic_fetch_add(&w->next, 1)) < w->chunks;)
		for (size_t b = w->chunk[k].from; b < w->chunk[k].to && !is_stopped(w); b++)
			scan_block(w, &w->chunk[k], &cmp, &me->mem, b);
	arena_release(&scratch);
	return NULL;
}

struct chunks {
	struct chunk *at;
	size_t count, room;
};

static struct chunks cut_chunks(const struct candidates *c, struct arena *mem)
{
	struct chunks all = { 0 };
	for (size_t k = 0; k < c->blocks.rules; k++) {
		const struct partition *p = &c->part[k];
		size_t pairs = 0, from = 0, blocks = p->start.count - 1;
		for (size_t b = 0; b < blocks; b++) {
			pairs += pairs_of(p, b);
			if (pairs < CHUNK_PAIRS && b + 1 < blocks)
				continue;
			*PUSH(mem, &all) =
				(struct chunk){ .rule = (unsigned)k, .from = from, .to = b + 1 };
			from = b + 1;
			pairs = 0;
		}
	}
	return all;
}

/* Runs the work on `jobs` threads; what they found lies in the workers' memory. */
static void scan_all(struct work *w, struct worker *worker, unsigned jobs)
{
	unsigned started = 1;
	for (unsigned i = 0; i < jobs; i++)
		worker[i].work = w;
	while (started < jobs &&
		pthread_create(&worker[started].thread, NULL, scan_some, &worker[started]) == 0)
		started++;
	scan_some(&worker[0]);
	for (unsigned i = 1; i < started; i++)
		pthread_join(worker[i].thread, NULL);
}

static unsigned fit_jobs(unsigned jobs)
{
	return jobs < 1 ? 1 : jobs > MOST_JOBS ? MOST_JOBS : jobs;
}

static uint32_t rate_for(const struct scan *s, double wanted)
{
	double share = s->c->pairs > wanted ? wanted / s->c->pairs : 1;
	return (uint32_t)(share * (1 << 24)) + 1;
}

struct sample links_sample(const struct scan *s, double wanted, double *scale, struct arena *mem)
{
	struct arena scratch = { 0 };
	struct chunks chunks = cut_chunks(s->c, &scratch);
	struct work w = { .scan = s,
		.chunk = chunks.at,
		.chunks = chunks.count,
		.sample = true,
		.rate = rate_for(s, wanted) };
	struct worker worker[MOST_JOBS] = { 0 };
	unsigned jobs = fit_jobs(s->jobs);
	scan_all(&w, worker, jobs);

	struct sample all = { 0 };
	for (size_t k = 0; k < chunks.count; k++)
		all.room += chunks.at[k].sample.count;
	all.at = NEW_ARRAY(mem, struct observation, all.room + 1);
	for (size_t k = 0; k < chunks.count; k++) {
		const struct sample *part = &chunks.at[k].sample;
		if (part->count)
			memcpy(all.at + all.count, part->at, part->count * sizeof *part->at);
		all.count += part->count;
	}
	*scale = (1 << 24) / (double)(w.rate < (1 << 24) ? w.rate : (1 << 24));
	for (unsigned i = 0; i < jobs; i++)
		arena_release(&worker[i].mem);
	arena_release(&scratch);
	return all;
}

static struct links score(
	const struct scan *s, uint32_t rate, double least, double *compared, struct arena *mem)
{
	struct arena scratch = { 0 };
	struct chunks chunks = cut_chunks(s->c, &scratch);
	struct work w = {
		.scan = s, .chunk = chunks.at, .chunks = chunks.count, .rate = rate, .least = least
	};
	struct worker worker[MOST_JOBS] = { 0 };
	unsigned jobs = fit_jobs(s->jobs);
	scan_all(&w, worker, jobs);

	struct links all = { 0 };
	*compared = 0;
	for (size_t k = 0; k < chunks.count; k++) {
		all.room += chunks.at[k].links.count;
		*compared += chunks.at[k].compared;
	}
	all.at = NEW_ARRAY(mem, struct link, all.room + 1);
	for (size_t k = 0; k < chunks.count; k++) {
		const struct links *part = &chunks.at[k].links;
		if (part->count)
			memcpy(all.at + all.count, part->at, part->count * sizeof *part->at);
		all.count += part->count;
	}
	for (unsigned i = 0; i < jobs; i++)
		arena_release(&worker[i].mem);
	arena_release(&scratch);
	return all;
}

struct links links_score(const struct scan *s, double least, double *compared, struct arena *mem)
{
	return score(s, 0, least, compared, mem);
}

struct links links_score_some(const struct scan *s, double wanted, double least, struct arena *mem)
{
	double compared;
	return score(s, rate_for(s, wanted), least, &compared, mem);
}

/* Whom a key reaches of the matches, alone and beside others. */
struct reach {
	double alone, shared;
};

static double count_reach(const struct scan *s, const struct links *l, struct reach *reach)
{
	const struct blocks *b = &s->c->blocks;
	double found = 0;
	for (size_t i = 0; i < l->count; i++) {
		const struct link *x = &l->at[i];
		if (x->odds < 0)
			continue;
		double p = model_probability(x->odds);
		bool single = block_met(b, x->a, x->b) == 1;
		found += p;
		for (size_t k = 0; k < b->rules; k++)
			if (block_meets(b, k, x->a, x->b))
				*(single ? &reach[k].alone : &reach[k].shared) += p;
	}
	return found;
}

/* MATCH-23: of the matches that the other keys reach, a key reaches a share; so it does of those
 * they miss. Of all keys the one that says most are missed is believed. */
double links_recall(const struct scan *s, const struct links *l)
{
	struct reach reach[MOST_RULES] = { 0 };
	double missed = 0, found = count_reach(s, l, reach);
	if (s->c->blocks.rules < 2 || found <= 0)
		return 1;
	for (size_t k = 0; k < s->c->blocks.rules; k++) {
		double others = found - reach[k].alone - reach[k].shared;
		missed = fmax(missed, reach[k].alone * others / (reach[k].shared + 1));
	}
	return found / (found + missed);
}
