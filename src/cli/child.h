#ifndef CLI_CHILD_H
#define CLI_CHILD_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/*
 * Another program run on a stranger's bytes, in a child that may not do much: limited time, memory
 * and files, no network, nothing writable, of the disk only the system's folders readable (each as
 * far as the kernel grants it; the limits and the refusal of sockets always).
 */
struct child_limits {
	unsigned cpu_seconds, wall_seconds;
	size_t memory, output; /* bytes */
};

enum child_end { CHILD_DONE, CHILD_MISSING, CHILD_FAILED, CHILD_TOO_SLOW, CHILD_TOO_MUCH };

struct child_result {
	enum child_end end;
	struct str out;    /* its standard output */
	struct str remark; /* first line of its standard error */
};

/*
 * Runs argv[0] (found in PATH) with `input` on its standard input. False, ERR_SYSTEM, only when no
 * child could be started; how it ended is in `result`.
 */
MUST_CHECK bool child_run(const char *const argv[], struct str input, struct child_limits limits,
	struct child_result *result, struct arena *mem, struct err *e);

#endif
