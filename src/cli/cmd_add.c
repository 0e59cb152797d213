/*
 * add - documents into a casebook.
 */
#include "cli/add_file.h"
#include "cli/case.h"

#include <string.h>

struct add_opts {
	struct case_opts at;
	const char *date, *language;
	struct strs maps;
	bool keep, claims;
};

static const struct opt add_opts[] = {
	CASE_OPTIONS(add_opts),
	OPTION('d', "date", OPT_TEXT, add_opts, date, "DAY",
		"published on DAY (2031-03-14), where a report does not say it"),
	OPTION('l', "language", OPT_TEXT, add_opts, language, "CODE",
		"all reports are in this language (en, ar), whatever they look like"),
	OPTION('k', "keep", OPT_FLAG, add_opts, keep, NULL,
		"keep the files and read nothing out of them"),
	OPTION('m', "map", OPT_TEXTS, add_opts, maps, "ROLE=HEADER",
		"say what a column of a list is, where the guess is wrong; roles as in 'knell "
		"match'"),
	OPTION(0, "claims", OPT_FLAG, add_opts, claims, NULL,
		"the files are streams of claims, as 'knell read' writes them"),
	{ 0 },
};

static bool take_options(const struct add_opts *o, struct adding *a, struct err *e)
{
	a->only_keep = o->keep;
	a->as_claims = o->claims;
	a->maps = &o->maps;
	a->options =
		(struct report_options){ .date = DATE_NONE, .language = str_from(o->language) };
	if (o->date && !(strlen(o->date) == 10 && date_parse(str_from(o->date), &a->options.date)))
		return fail(e, ERR_USAGE, "--date wants a day as 2031-03-14, not '%.60s'", o->date);
	return true;
}

/* What was acknowledged is in the casebook; the rest is named. */
static void name_the_rest(struct adding *a, char **operands)
{
	for (; *operands; operands++)
		fprintf(a->app->notes, "knell add: not taken in: %s\n", *operands);
}

static bool add_all(struct adding *a, char **operands, struct err *e)
{
	for (; *operands; operands++) {
		if (!cli_interrupted && add_file(a, *operands, e))
			continue;
		name_the_rest(a, operands);
		return cli_interrupted != 0;
	}
	return true;
}

static bool add_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct add_opts *o = args;
	struct casebook c;
	struct adding a = { .app = app, .command = "add", .c = &c };
	if (!take_options(o, &a, e) || !reader_load(&a.reader, app->mem, e) ||
		!case_open(app, &o->at, CASEBOOK_WRITING, &c, e))
		return false;
	bool ok = known_load(&a.known, &c, app->mem, e) && add_all(&a, operands, e);
	ok = case_close(app, &c, ok, e);
	return ok && add_verdict(&a, e);
}

const struct command cmd_add = {
	.name = "add",
	.operands = "FILE...",
	.summary = "take documents into a casebook and read them",
	.text = "Takes files of any kind into the casebook's vault, byte for byte and\n"
		"sealed. Reports (text, HTML, PDF, JSON Lines) are read as 'knell read'\n"
		"does, and their claims recorded, unreviewed. Lists of people (CSV, TSV)\n"
		"are recorded row by row; as what their columns were read is said, and\n"
		"set right with --map. A file that is there already, whatever its name,\n"
		"is not stored again: that it came once more is recorded as custody.\n\n"
		"A line is printed for each file when it is safe: what was printed\n"
		"outlasts a crash, a full disk or a pulled plug; what was not taken in is\n"
		"named. Symbolic links, devices and folders are refused.",
	.examples = "  knell add -C selene reports/*\n"
		    "  knell add -C selene --map name=Victim list.csv\n"
		    "  knell add -C selene --keep photo-117.jpg",
	.opts = add_opts,
	.opts_size = sizeof(struct add_opts),
	.defaults = &(const struct add_opts){ .at = { 0 } },
	.min_operands = 1,
	.max_operands = -1,
	.run = add_run,
};
