/*
 * find - words in reports, claims, names and notes.
 */
#include "base/buf.h"
#include "cli/case_entry.h"

struct find_opts {
	struct case_opts at;
	long most;
};

static const struct opt find_opts[] = {
	CASE_OPTIONS(find_opts),
	OPTION('n', "most", OPT_INT, find_opts, most, "N", "at most N entries (default 100)"),
	{ 0 },
};

static bool find_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct find_opts *o = args;
	struct opened k;
	struct buf words = { .mem = app->mem };
	if (o->most < 1)
		return fail(e, ERR_USAGE, "--most wants a number from 1, not %ld", o->most);
	for (char **word = operands; *word; word++)
		buf_printf(&words, "%s ", *word);
	if (!opened_open(app, &o->at, CASEBOOK_READING, &k, e))
		return false;
	struct printing p = { .app = app, .c = &k.c };
	bool ok = index_find(k.ix, &k.c, buf_str(&words), (size_t)o->most, print_row, &p, e);
	if (ok && p.printed == 0)
		ok = fail(e, ERR_FINDING, "nothing has these words");
	return opened_close(app, &k, ok, e);
}

const struct command cmd_find = {
	.name = "find",
	.operands = "WORDS...",
	.summary = "words in reports, claims, names and notes, in any script",
	.text = "Prints the entries that have all the WORDS, the best first. A word is\n"
		"looked for at the beginning of words; case, accents, harakat and niqqud\n"
		"make no difference, alif maksura is ya and ta marbuta is ha. Chinese,\n"
		"Japanese, Thai, Khmer and Burmese, which are written without blanks, are\n"
		"searched letter by letter, so that any part of a text is found.\n\n"
		"The whole text of reports is searched, and what claims, records,\n"
		"judgements and notes say. The index is made in memory for each search\n"
		"and never stands on the disk. The exit status is 1 when nothing is\n"
		"found.",
	.examples = "  knell find -C selene camp market\n"
		    "  knell find -C selene المخيم",
	.opts = find_opts,
	.opts_size = sizeof(struct find_opts),
	.defaults = &(const struct find_opts){ .most = 100 },
	.min_operands = 1,
	.max_operands = -1,
	.run = find_run,
};
