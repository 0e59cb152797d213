#ifndef CLI_STREAM_IN_H
#define CLI_STREAM_IN_H

#include "base/claim.h"
#include "cli/cli.h"

/* Streams of claims from files or standard input (no operand, or "-"), whole. */
struct stream_in {
	struct app *app;
	const char *command; /* for messages: "export" */
	struct stream stream;
	size_t bad; /* lines that could not be read: each was named */
};

MUST_CHECK bool stream_in_take(struct stream_in *in, char **operands, struct err *e);

/* After the work is done: ERR_INPUT when there were bad lines. */
MUST_CHECK bool stream_in_verdict(const struct stream_in *in, struct err *e);

#endif
