#ifndef TEST_KILL_CALL_H
#define TEST_KILL_CALL_H

#include <stdbool.h>

/*
 * Runs a program under ptrace and kills it with SIGKILL as it enters its n-th system call, whichever of its threads
 * makes it; that call does nothing any more. Calls of other processes that it starts don't count.
 */
struct kill_call {
	const char *const *argv; /* argv[0] is a path */
	const char *const *environment;
	const char *
		output; /* a file that gets its standard output; what it says beside goes nowhere */
};

struct kill_end {
	bool killed;
	int status; /* exit status of one that came to its end, -1 */
	long calls; /* made */
};

/* n 0: it is not killed, and `calls` is how many there are. False when it cannot be traced here. */
bool kill_at_call(const struct kill_call *what, long n, struct kill_end *end);

#endif
