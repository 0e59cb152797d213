#include "cli/pool.h"
#include "tap.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct item {
	int number;
	uint64_t answer;
	char *memory;
};

struct run {
	int made, most, taken, stop_at;
	bool in_order, right;
	volatile sig_atomic_t stop;
};

static bool produce(void *context, void *slot)
{
	struct run *r = context;
	struct item *i = slot;
	if (r->made == r->most)
		return false;
	free(i->memory);
	*i = (struct item){ .number = r->made++, .memory = malloc(10) };
	return true;
}

/* Early ones take longest, so that order is not kept by chance. */
static void work(void *context, void *slot)
{
	struct item *i = slot;
	(void)context;
	uint64_t x = (uint64_t)i->number;
	for (int k = 0; k < (i->number % 7 == 0 ? 20000 : 10); k++)
		x = x * 6364136223846793005ULL + 1;
	memset(i->memory, i->number, 10);
	i->answer = x | 1;
}

static bool consume(void *context, void *slot)
{
	struct run *r = context;
	struct item *i = slot;
	r->in_order &= i->number == r->taken;
	r->right &= i->answer != 0 && i->memory[9] == (char)i->number;
	r->taken++;
	return r->taken != r->stop_at;
}

static void release(void *slot)
{
	free(((struct item *)slot)->memory);
}

static struct run run(unsigned jobs, int most, int stop_at)
{
	struct run r = { .most = most, .stop_at = stop_at, .in_order = true, .right = true };
	struct pool p = { produce, work, consume, &r, sizeof(struct item), jobs, &r.stop, 0 };
	CHECK(pool_run(&p, release));
	CHECK(r.in_order && r.right);
	return r;
}

TEST("any number of threads gives every item once and in order")
{
	const unsigned jobs[] = { 1, 2, 3, 8, 40 };
	for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
		CHECK(run(jobs[i], 1000, -1).taken == 1000);
		CHECK(run(jobs[i], 1, -1).taken == 1);
		CHECK(run(jobs[i], 0, -1).taken == 0);
	}
}

TEST("no more than a window of items is under way")
{
	struct run r = run(2, 1000, 10);
	CHECK(r.taken == 10 && r.made <= 10 + 2 * POOL_WINDOW);
	CHECK(run(1, 1000, 10).made == 10);
}

static bool stop_soon(void *context, void *slot)
{
	struct run *r = context;
	if (r->made == 50)
		r->stop = 1;
	return produce(context, slot);
}

TEST("a set stop ends the work and loses no memory")
{
	for (unsigned jobs = 1; jobs < 4; jobs++) {
		struct run r = { .most = 1000, .stop_at = -1, .in_order = true, .right = true };
		struct pool p = { stop_soon, work, consume, &r, sizeof(struct item), jobs, &r.stop,
			0 };
		CHECK(pool_run(&p, release));
		CHECK(r.made <= 51 && r.taken <= 51 && r.in_order);
	}
}
