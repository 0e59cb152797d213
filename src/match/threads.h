#ifndef MATCH_THREADS_H
#define MATCH_THREADS_H

/* Runs `run` on so many threads at once, the caller's among them, and waits for all. With fewer
 * threads than wanted, or none, the work must still be done: `run` takes its share from a counter. */
enum { MOST_JOBS = 64 };
void threads_run(unsigned jobs, void *(*run)(void *), void *arg);

#endif
