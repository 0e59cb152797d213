/*
 * log - every entry, as it was recorded.
 */
#include "cli/case_entry.h"

struct log_opts {
	struct case_opts at;
};

static const struct opt log_opts[] = {
	CASE_OPTIONS(log_opts),
	{ 0 },
};

static bool log_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct log_opts *o = args;
	struct opened k;
	(void)operands;
	if (!opened_open(app, &o->at, CASEBOOK_READING, &k, e))
		return false;
	struct printing p = { .app = app, .c = &k.c };
	bool ok = index_entries(k.ix, &k.c, -1, print_row, &p, e);
	if (ok && p.damaged)
		ok = fail(e, ERR_BROKEN, "%zu entr%s damaged; all others are above", p.damaged,
			p.damaged == 1 ? "y is" : "ies are");
	return opened_close(app, &k, ok, e);
}

const struct command cmd_log = {
	.name = "log",
	.operands = "",
	.summary = "every entry of a casebook, in the order of time",
	.text = "Prints a line for every entry: the time its device claimed, its id, its\n"
		"kind and what it is about. An entry that was erased or cannot be read\n"
		"has its line too. Entries are of these kinds: key and member (who\n"
		"writes, who may open), document and custody (what was taken in, when and\n"
		"from where), claim, incident and record (what was read out of it),\n"
		"judgement (what an analyst decided, and why), computation (a figure and\n"
		"what it was made from), observe, note, erase and revoke.\n\n"
		"Times are what the device's clock said; the order of entries within one\n"
		"log is proved, their time is not.",
	.examples = "  knell log -C selene\n"
		    "  KNELL_CASEBOOK=selene knell log --key-file ~/selene.key | grep judgement",
	.opts = log_opts,
	.opts_size = sizeof(struct log_opts),
	.defaults = &(const struct log_opts){ .at = { 0 } },
	.run = log_run,
};
