/*
 * read - reports in, claims out.
 */
#include "cli/cli.h"
struct read_opts { long jobs; };
static const struct opt read_opts[] = {
	OPTION('j', "jobs", OPT_INT, read_opts, jobs, "N", "work on N reports at a time (default 1)"),
	{ 0 },
};
static bool read_run(struct app *app, const void *args, char **operands, struct err *e)
{
	(void)app; (void)args; (void)operands;
	return fail(e, ERR_USAGE, "comes with the next commit");
}
const struct command cmd_read = {
	.name = "read", .operands = "[FILE...]", .summary = "read reports into claims", .text = "", .examples = "",
	.opts = read_opts, .opts_size = sizeof(struct read_opts),
	.defaults = &(const struct read_opts){ .jobs = 1 }, .max_operands = -1, .run = read_run,
};
