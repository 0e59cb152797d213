#ifndef CLI_POOL_H
#define CLI_POOL_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Ordered parallel work. One thread, the caller's, fills slots and empties them in the same order;
 * `jobs` threads work on those between. At most `window` slots a job are under way, so memory
 * stays bounded however long the input. With one job there are no threads, and a slot is emptied
 * before the next is filled.
 *
 * produce: fills a slot; false when there is no more. work: may run in any thread, touches its
 * slot and what is constant. consume: false to stop early. A slot is used again, as it was left.
 * A set `*stop` ends production; what is under way is worked off and not consumed.
 */
struct pool {
	bool (*produce)(void *context, void *slot);
	void (*work)(void *context, void *slot);
	bool (*consume)(void *context, void *slot);
	void *context;
	size_t slot_bytes;
	unsigned jobs; /* 1 to POOL_JOBS_MOST */
	const volatile sig_atomic_t *stop;
	unsigned window; /* slots a job; 0: POOL_WINDOW */
};

enum { POOL_WINDOW = 4, POOL_JOBS_MOST = 256 };

/*
 * Slots begin as zero bytes. At the end `release` is called once for each slot that was ever made,
 * worked on or not. False when no thread could be started (nothing was produced then).
 */
bool pool_run(const struct pool *p, void (*release)(void *slot));

#endif
