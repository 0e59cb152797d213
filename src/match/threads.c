#include "match/threads.h"

#include <pthread.h>

void threads_run(unsigned jobs, void *(*run)(void *), void *arg)
{
	pthread_t thread[MOST_JOBS];
	unsigned started = 0;
	while (started + 1 < jobs && started < MOST_JOBS &&
		pthread_create(&thread[started], NULL, run, arg) == 0)
		started++;
	run(arg); /* this thread works too, and alone when no other could be started */
	for (unsigned i = 0; i < started; i++)
		pthread_join(thread[i], NULL);
}
