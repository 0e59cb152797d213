#include "estimate/chains.h"
#include "estimate/special.h"

#include <assert.h>
#include <math.h>
#include <pthread.h>
#include <string.h>

enum { KEPT = 4096, LOOKED_AT_EVERY = 4 };

/* What one chain has kept; when full, every second is dropped and the steps between are doubled. */
struct record {
	struct chain chain;
	double unlisted[KEPT], occupied[KEPT], missed[KEPT];
	int8_t worse[KEPT]; /* -1: not looked at */
	size_t kept;
	int64_t thin;
};

struct task {
	struct record **record;
	int first, step, chains;
	int64_t until; /* sweeps */
};

static void halve(struct record *r)
{
	for (size_t i = 0; i < KEPT / 2; i++) {
		r->unlisted[i] = r->unlisted[2 * i + 1];
		r->occupied[i] = r->occupied[2 * i + 1];
		r->missed[i] = r->missed[2 * i + 1];
		r->worse[i] = r->worse[2 * i];
	}
	r->kept = KEPT / 2;
	r->thin *= 2;
}

static void keep(struct record *r)
{
	struct chain *c = &r->chain;
	if (r->kept == KEPT)
		halve(r);
	if (c->sweeps % r->thin)
		return;
	r->unlisted[r->kept] = (double)c->unlisted;
	r->occupied[r->kept] = c->occupied;
	r->missed[r->kept] = c->missed;
	r->worse[r->kept] = r->kept % LOOKED_AT_EVERY ? -1 : (int8_t)chain_predicts_worse(c);
	r->kept++;
}

static void *run_task(void *data)
{
	struct task *t = data;
	for (int k = t->first; k < t->chains; k += t->step) {
		struct record *r = t->record[k];
		while (r->chain.sweeps < t->until) {
			chain_sweep(&r->chain);
			if (r->chain.sweeps % r->thin == 0)
				keep(r);
		}
	}
	return NULL;
}

/* Fork and join. A thread that cannot be had is done without: its share is worked off here. */
static void run_all(struct record **record, const struct chains_options *o, int64_t until)
{
	pthread_t thread[MAX_THREADS];
	struct task task[MAX_THREADS];
	bool started[MAX_THREADS] = { false };
	int threads = o->threads < o->chains ? o->threads : o->chains;
	threads = threads < 1 ? 1 : threads > MAX_THREADS ? MAX_THREADS : threads;
	for (int i = 0; i < threads; i++) {
		task[i] = (struct task){ record, i, threads, o->chains, until };
		if (i)
			started[i] = pthread_create(&thread[i], NULL, run_task, &task[i]) == 0;
	}
	for (int i = 0; i < threads; i++)
		if (!started[i])
			run_task(&task[i]);
	for (int i = 0; i < threads; i++)
		if (started[i])
			pthread_join(thread[i], NULL);
}

static void copy_kept(struct chains *c, struct record **record)
{
	double worse = 0, looked_at = 0;
	size_t warm_up = record[0]->kept / 4;
	c->length = record[0]->kept - warm_up;
	for (size_t k = 0; k < c->count; k++) {
		size_t bytes = c->length * sizeof(double);
		memcpy(c->unlisted + k * c->length, record[k]->unlisted + warm_up, bytes);
		memcpy(c->occupied + k * c->length, record[k]->occupied + warm_up, bytes);
		memcpy(c->missed + k * c->length, record[k]->missed + warm_up, bytes);
		for (size_t i = warm_up; i < record[k]->kept; i++)
			if (record[k]->worse[i] >= 0) {
				worse += record[k]->worse[i];
				looked_at++;
			}
	}
	c->fit = looked_at > 0 ? worse / looked_at : NAN;
}

static void look(struct chains *c, struct record **record)
{
	copy_kept(c, record);
	c->mixing = mixing_of(c->unlisted, c->count, c->length);
	c->passed = mixing_passes(&c->mixing);
	c->sweeps = record[0]->chain.sweeps;
	c->thin = record[0]->thin;
}

static void finish(struct chains *c, struct record **record)
{
	struct arena mem = { 0 };
	size_t count = c->count * c->length;
	double *sorted = NEW_ARRAY(&mem, double, count);
	for (size_t i = 0; i < count; i++)
		sorted[i] = log(c->unlisted[i] + 0.5);
	sort_doubles(sorted, count);
	c->modes = modes_of(sorted, count);
	int64_t met = 0, sweeps = 0;
	for (size_t k = 0; k < c->count; k++) {
		met += record[k]->chain.at_cap;
		sweeps += record[k]->chain.sweeps;
	}
	c->at_cap = (double)met / (double)sweeps;
	arena_release(&mem);
}

/* EST-32: of many patterns a sweep is dear, and the chains must end: fewer sweeps from FULL_LENGTH patterns on. */
static int64_t most_sweeps(const struct table *t, int64_t most)
{
	enum { FULL_LENGTH = 64, LEAST = 2000 };
	double part = FULL_LENGTH / (double)t->count;
	double bounded = part < 1 ? (double)most * part * sqrt(part) : (double)most;
	return most < LEAST ? most : bounded < LEAST ? LEAST : (int64_t)bounded;
}

struct chains chains_run(const struct table *t, const struct chains_options *o, struct arena *mem)
{
	struct arena brief = { 0 };
	struct record *record[MAX_CHAINS] = { NULL };
	struct chains c = { .count = (size_t)o->chains };
	size_t room = (size_t)o->chains * KEPT;
	assert(o->chains >= 1 && o->chains <= MAX_CHAINS);
	c.unlisted = NEW_ARRAY(mem, double, 3 * room);
	c.occupied = c.unlisted + room;
	c.missed = c.occupied + room;
	for (int k = 0; k < o->chains; k++) {
		record[k] = NEW(&brief, struct record);
		record[k]->thin = 1;
		chain_start(
			&record[k]->chain, t, &o->model, o->seed, o->stream + (uint64_t)k, &brief);
	}
	int64_t most = most_sweeps(t, o->most);
	for (int64_t until = o->least;; until += until / 2) {
		run_all(record, o, until < most ? until : most);
		look(&c, record);
		if (until >= most ||
			(c.passed && c.mixing.bulk >= o->enough && c.mixing.tail >= o->enough))
			break;
	}
	finish(&c, record);
	arena_release(&brief);
	return c;
}
