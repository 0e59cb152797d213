/*
 * toll - claims in, tolls out.
 */
#include "cli/cli.h"
struct toll_opts { long jobs; };
static const struct opt toll_opts[] = {
	OPTION('j', "jobs", OPT_INT, toll_opts, jobs, "N", "work on N reports at a time (default 1)"),
	{ 0 },
};
static bool toll_run(struct app *app, const void *args, char **operands, struct err *e)
{
	(void)app; (void)args; (void)operands;
	return fail(e, ERR_USAGE, "comes with the next commit");
}
const struct command cmd_toll = {
	.name = "toll", .operands = "[FILE...]", .summary = "toll reports into claims", .text = "", .examples = "",
	.opts = toll_opts, .opts_size = sizeof(struct toll_opts),
	.defaults = &(const struct toll_opts){ .jobs = 1 }, .max_operands = -1, .run = toll_run,
};
