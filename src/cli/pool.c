#include "cli/pool.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

/* A slot goes round: free, filled, worked on, done, free. */
enum state { SLOT_FREE, SLOT_FILLED, SLOT_DONE };

#define NOBODY SIZE_MAX

struct shared {
	const struct pool *pool;
	pthread_mutex_t lock;
	pthread_cond_t filled, done;
	enum state *state;
	char *slots;
	size_t count;
	size_t next; /* the slot to be worked on next, counted from the first ever */
	size_t produced;
	size_t awaited; /* slot that the caller's thread sleeps for; NOBODY while it does not */
	bool closed;
};

static void *slot_at(const struct shared *s, size_t i)
{
	return s->slots + i % s->count * s->pool->slot_bytes;
}

static void *worker(void *argument)
{
	struct shared *s = argument;
	pthread_mutex_lock(&s->lock);
	for (;;) {
		while (s->next == s->produced && !s->closed)
			pthread_cond_wait(&s->filled, &s->lock);
		if (s->next == s->produced)
			break;
		size_t mine = s->next++;
		pthread_mutex_unlock(&s->lock);
		s->pool->work(s->pool->context, slot_at(s, mine));
		pthread_mutex_lock(&s->lock);
		s->state[mine % s->count] = SLOT_DONE;
		if (mine == s->awaited)
			pthread_cond_signal(&s->done);
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

static bool is_stopped(const struct pool *p)
{
	return p->stop && *p->stop;
}

static bool fill_one(struct shared *s)
{
	const struct pool *p = s->pool;
	if (is_stopped(p) || !p->produce(p->context, slot_at(s, s->produced)))
		return false;
	pthread_mutex_lock(&s->lock);
	s->state[s->produced % s->count] = SLOT_FILLED;
	s->produced++;
	pthread_cond_signal(&s->filled);
	pthread_mutex_unlock(&s->lock);
	return true;
}

static void await(struct shared *s, size_t i)
{
	pthread_mutex_lock(&s->lock);
	s->awaited = i;
	while (s->state[i % s->count] != SLOT_DONE)
		pthread_cond_wait(&s->done, &s->lock);
	s->awaited = NOBODY;
	pthread_mutex_unlock(&s->lock);
}

static bool empty_one(struct shared *s, size_t i)
{
	await(s, i);
	s->state[i % s->count] = SLOT_FREE; /* until it is filled no other thread looks at it */
	return !is_stopped(s->pool) && s->pool->consume(s->pool->context, slot_at(s, i));
}

/*
 * Only the caller's thread changes `produced`, so it may read it without the lock. It sleeps until half of the slots are
 * done, as each waking costs; the workers have the other half meanwhile.
 */
static void turn(struct shared *s)
{
	size_t consumed = 0;
	bool more = true, wanted = true;
	while (wanted) {
		while (more && s->produced - consumed < s->count)
			more = fill_one(s);
		if (consumed == s->produced)
			break;
		size_t end = more ? consumed + (s->produced - consumed + 1) / 2 : s->produced;
		await(s, end - 1);
		while (wanted && consumed < end)
			wanted = empty_one(s, consumed++);
	}
}

static void close_and_join(struct shared *s, pthread_t *threads, unsigned started)
{
	pthread_mutex_lock(&s->lock);
	s->closed = true;
	if (is_stopped(s->pool))
		s->next = s->produced;
	pthread_cond_broadcast(&s->filled);
	pthread_mutex_unlock(&s->lock);
	for (unsigned i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
}

static bool run_threads(struct shared *s)
{
	pthread_t threads[POOL_JOBS_MOST];
	unsigned started = 0;
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->filled, NULL);
	pthread_cond_init(&s->done, NULL);
	while (started < s->pool->jobs && pthread_create(&threads[started], NULL, worker, s) == 0)
		started++;
	if (started > 0)
		turn(s);
	close_and_join(s, threads, started);
	pthread_cond_destroy(&s->done);
	pthread_cond_destroy(&s->filled);
	pthread_mutex_destroy(&s->lock);
	return started > 0;
}

static void run_alone(struct shared *s)
{
	const struct pool *p = s->pool;
	while (!is_stopped(p) && p->produce(p->context, s->slots)) {
		p->work(p->context, s->slots);
		if (!p->consume(p->context, s->slots))
			break;
	}
}

bool pool_run(const struct pool *p, void (*release)(void *slot))
{
	struct shared s = { .pool = p,
		.count = p->jobs == 1 ? 1 : (size_t)p->jobs * (p->window ? p->window : POOL_WINDOW),
		.awaited = NOBODY };
	bool ok = true;
	s.slots = calloc(s.count, p->slot_bytes);
	s.state = calloc(s.count, sizeof *s.state);
	if (!s.slots || !s.state)
		abort();
	if (p->jobs == 1)
		run_alone(&s);
	else
		ok = run_threads(&s);
	for (size_t i = 0; i < s.count; i++)
		release(slot_at(&s, i));
	free(s.state);
	free(s.slots);
	return ok;
}
