/*
 * rebuild - the index once more, and what it holds.
 */
#include "base/digest.h"
#include "cli/case_entry.h"

struct rebuild_opts {
	struct case_opts at;
	bool dump;
};

static const struct opt rebuild_opts[] = {
	CASE_OPTIONS(rebuild_opts),
	OPTION(0, "dump", OPT_FLAG, rebuild_opts, dump, NULL,
		"print every table, in the order of its keys"),
	{ 0 },
};

static bool rebuild_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct rebuild_opts *o = args;
	struct opened k;
	struct buf b = { .mem = app->mem };
	struct index_counts n;
	uint64_t all = 0;
	(void)operands;
	if (!opened_open(app, &o->at, CASEBOOK_READING, &k, e))
		return false;
	bool ok = index_dump(k.ix, &b, e) && index_count(k.ix, &n, e);
	if (ok) {
		for (int i = 0; i < ENTRY_KINDS; i++)
			all += n.of[i];
		struct str dump = b.at ? buf_str(&b) : STR("");
		if (o->dump)
			fwrite(dump.at, 1, dump.len, app->out);
		else
			fprintf(app->out, "%llu entries, %llu closed, index " STR_FMT "\n",
				(unsigned long long)all, (unsigned long long)n.closed,
				STR_ARG(digest_hex(app->mem, digest_of(dump))));
	}
	return opened_close(app, &k, ok, e);
}

const struct command cmd_rebuild = {
	.name = "rebuild",
	.operands = "",
	.summary = "make the index from the ledger once more and print its digest",
	.text = "The index, by which entries are found, is made from the ledger in memory by every "
		"command that\n"
		"needs it, and is never stored: plain text would stand on the disk. This command "
		"does nothing else,\n"
		"says how many entries it took up and how many are erased, closed or damaged, and "
		"prints the SHA-256 of\n"
		"the index in an order that does not depend on how it came about. Two copies of a "
		"casebook that\n"
		"hold the same entries have the same digest, in whatever order they were "
		"merged.\n\n"
		"With --dump the tables themselves are printed. They hold ids, kinds, times and "
		"references; no text.",
	.examples = "  knell rebuild -C selene\n"
		    "  knell rebuild -C selene --dump | less",
	.opts = rebuild_opts,
	.opts_size = sizeof(struct rebuild_opts),
	.defaults = &(const struct rebuild_opts){ .at = { 0 } },
	.run = rebuild_run,
};
