#ifndef CLI_CHILD_H
#define CLI_CHILD_H

#include "base/buf.h"
#include "base/err.h"

/*
 * Work on a stranger's bytes in a child that may not do much. Time, memory and output are limited; what
 * else is taken from it see cli/confine.h.
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
	int code;          /* its exit status; -1 when it was ended */
};

/*
 * Runs the program argv[0] (found in PATH) with `input` on its standard input. False, ERR_SYSTEM, only when no
 * child could be started; how it ended is in `result`.
 */
MUST_CHECK bool child_run(const char *const argv[], struct str input, struct child_limits limits,
	struct child_result *result, struct arena *mem, struct err *e);

/* Where in PATH a program is; false when nowhere. */
bool child_find_program(const char *name, char path[4096]);

/*
 * Runs `work` in a copy of this process that can only compute: what it adds to `to` is `*out` here, nothing else
 * of what it does is seen. When it returns false, its error is this function's; when it
 * crashed or was stopped, ERR_INPUT with a sentence. ERR_SYSTEM: no child could be started or confined.
 */
struct child_work {
	bool (*run)(void *self, struct buf *to, struct err *e);
	void *self;
};
MUST_CHECK bool child_compute(const struct child_work *work, struct child_limits limits,
	struct str *out, struct arena *mem, struct err *e);

#endif
