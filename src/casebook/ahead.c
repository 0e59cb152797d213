#include "casebook/read_group.h"

#include <pthread.h>
#include <unistd.h>

/*
 * Opening bodies is work that others can do: workers open groups into slots, the
 * caller's thread visits them in their order. What they share is read only, but for the slots.
 */
enum { MOST_WORKERS = 4, SLOTS = 16, WORTH = 4 * TILE_WIDTH };

struct slot {
	struct casebook_item item[TILE_WIDTH];
	size_t count;
	bool ready;
	struct arena mem;
};

struct ahead {
	const struct casebook *c;
	const struct casebook_log *log;
	uint64_t from, until; /* entries */
	uint64_t next, visited,
		last; /* groups: the next to be taken, how far visited, behind the last */
	bool stop;
	unsigned whole;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct slot *slot;
};

bool ahead_is_worth(const struct casebook *c, const struct casebook_log *log, uint64_t from)
{
	return c->place.disk == &disk_system && log->reader.checkpoint.size > from + WORTH &&
	       sysconf(_SC_NPROCESSORS_ONLN) > 1;
}

static void open_group(const struct ahead *a, uint64_t number, struct slot *s)
{
	struct group *g = NEW(&s->mem, struct group);
	uint64_t begin = number * TILE_WIDTH, end = begin + TILE_WIDTH;
	begin = begin < a->from ? a->from : begin;
	end = end > a->until ? a->until : end;
	group_read(g, a->c, a->log, number, &s->mem);
	for (s->count = 0; begin < end; begin++) {
		struct casebook_item *x = &s->item[s->count++];
		*x = (struct casebook_item){ .log = a->log, .index = begin, .whole = a->whole };
		group_item(a->c, g, x, &s->mem);
	}
}

static void *work(void *self)
{
	struct ahead *a = self;
	pthread_mutex_lock(&a->lock);
	for (;;) {
		while (!a->stop && a->next < a->last && a->next >= a->visited + SLOTS)
			pthread_cond_wait(&a->changed, &a->lock);
		if (a->stop || a->next >= a->last)
			break;
		uint64_t number = a->next++;
		pthread_mutex_unlock(&a->lock);
		open_group(a, number, &a->slot[number % SLOTS]);
		pthread_mutex_lock(&a->lock);
		a->slot[number % SLOTS].ready = true;
		pthread_cond_broadcast(&a->changed);
	}
	pthread_mutex_unlock(&a->lock);
	return NULL;
}

static struct slot *await(struct ahead *a)
{
	struct slot *s = &a->slot[a->visited % SLOTS];
	pthread_mutex_lock(&a->lock);
	while (!s->ready)
		pthread_cond_wait(&a->changed, &a->lock);
	pthread_mutex_unlock(&a->lock);
	return s;
}

static void give_back(struct ahead *a, struct slot *s)
{
	arena_release(&s->mem);
	pthread_mutex_lock(&a->lock);
	s->ready = false;
	a->visited++;
	pthread_cond_broadcast(&a->changed);
	pthread_mutex_unlock(&a->lock);
}

static bool visit_all(struct ahead *a, casebook_visit *visit, void *self, struct err *e)
{
	bool ok = true;
	while (ok && a->visited < a->last) {
		struct slot *s = await(a);
		for (size_t i = 0; ok && i < s->count; i++)
			ok = visit(self, &s->item[i], e);
		give_back(a, s);
	}
	return ok;
}

static void end(struct ahead *a, pthread_t *worker, size_t workers)
{
	pthread_mutex_lock(&a->lock);
	a->stop = true;
	pthread_cond_broadcast(&a->changed);
	pthread_mutex_unlock(&a->lock);
	for (size_t i = 0; i < workers; i++)
		pthread_join(worker[i], NULL);
	for (size_t i = 0; i < SLOTS; i++)
		arena_release(&a->slot[i].mem);
	pthread_cond_destroy(&a->changed);
	pthread_mutex_destroy(&a->lock);
}

bool visit_ahead(struct casebook *c, const struct casebook_log *log, uint64_t from, unsigned whole,
	casebook_visit *visit, void *self, struct err *e)
{
	struct arena own = { 0 };
	uint64_t until = log->reader.checkpoint.size, first = from / TILE_WIDTH;
	struct ahead a = { .c = c, .log = log, .from = from, .until = until, .whole = whole };
	pthread_t worker[MOST_WORKERS];
	long wanted = sysconf(_SC_NPROCESSORS_ONLN);
	size_t workers = 0;
	a.next = a.visited = first;
	a.last = (until + TILE_WIDTH - 1) / TILE_WIDTH;
	a.slot = NEW_ARRAY(&own, struct slot, SLOTS);
	pthread_mutex_init(&a.lock, NULL);
	pthread_cond_init(&a.changed, NULL);
	while (workers < MOST_WORKERS && (long)workers < wanted &&
		pthread_create(&worker[workers], NULL, work, &a) == 0)
		workers++;
	bool ok = workers > 0 || fail(e, ERR_SYSTEM, "cannot start a thread");
	ok = ok && visit_all(&a, visit, self, e);
	end(&a, worker, workers);
	arena_release(&own);
	return ok;
}
