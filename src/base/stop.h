#ifndef BASE_STOP_H
#define BASE_STOP_H

#include <signal.h>
#include <stdbool.h>

/*
 * A wish that long work end early, set by a signal's handler or by another thread. What was begun is then not
 * to be used. NULL: nobody wishes it.
 */
static inline bool stopped(const volatile sig_atomic_t *stop)
{
	return stop && __atomic_load_n(stop, __ATOMIC_RELAXED);
}

static inline void stop_set(volatile sig_atomic_t *stop)
{
	__atomic_store_n(stop, 1, __ATOMIC_RELAXED);
}

#endif
