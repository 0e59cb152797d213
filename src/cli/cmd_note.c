/*
 * note and testimony - what has no file, typed in.
 */
#include "base/file.h"
#include "cli/add_file.h"
#include "cli/case_entry.h"

#include <unistd.h>

struct note_opts {
	struct case_opts at;
	const char *about, *by, *date;
};

static const struct opt note_opts[] = {
	CASE_OPTIONS(note_opts),
	OPTION('a', "about", OPT_TEXT, note_opts, about, "ID", "the entry that it is about"),
	{ 0 },
};

static const struct opt testimony_opts[] = {
	CASE_OPTIONS(note_opts),
	OPTION('b', "by", OPT_TEXT, note_opts, by, "WHOM",
		"who says it, a name or a number; sealed, and apart from the words"),
	OPTION('d', "date", OPT_TEXT, note_opts, date, "DAY",
		"said on DAY (2031-03-14); else today"),
	{ 0 },
};

enum { MOST_TYPED = 4 << 20 };

static bool take_text(struct app *app, char **operands, struct str *text, struct err *e)
{
	struct buf b = { .mem = app->mem };
	for (char **word = operands; *word; word++)
		buf_printf(&b, "%s%s", word == operands ? "" : " ", *word);
	if (!*operands) {
		if (isatty(STDIN_FILENO))
			fprintf(app->notes, "Write, and end with Ctrl-D on a line of its own:\n");
		if (!file_read("-", MOST_TYPED, text, app->mem, e))
			return false;
	} else {
		buf_add_char(&b, '\n');
		*text = buf_str(&b);
	}
	return str_trim(*text).len > 0 || fail(e, ERR_USAGE, "nothing was written");
}

static bool take_in(struct app *app, const struct adding *how, const struct note_opts *o,
	struct str text, struct err *e)
{
	struct casebook c;
	struct casebook_item x;
	struct entry_ref about;
	struct adding a = *how;
	a.app = app;
	a.command = a.kind;
	a.c = &c;
	if (!case_open(app, &o->at, CASEBOOK_WRITING, &c, e))
		return false;
	bool ok = !o->about || entry_of(&c, str_from(o->about), &x, app->mem, e);
	if (ok && o->about) {
		about = ref_of(&x);
		a.about = &about;
	}
	struct str now = casebook_time_text(c.place.now(c.place.self), app->mem);
	if (ok && a.options.date == DATE_NONE && !date_parse(now, &a.options.date))
		a.options.date = DATE_NONE;
	struct str name = str_format(app->mem, "%s of " STR_FMT, a.kind, STR_ARG(now));
	ok = ok && known_load(&a.known, &c, app->mem, e) &&
	     add_bytes(&a, text, name, (struct str){ 0 }, (struct str){ 0 }, e);
	return case_close(app, &c, ok, e);
}

static bool note_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct note_opts *o = args;
	struct adding a = { .kind = "note", .only_keep = true };
	struct str text;
	return take_text(app, operands, &text, e) && take_in(app, &a, o, text, e);
}

static bool testimony_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct note_opts *o = args;
	struct adding a = { .kind = "testimony",
		.options.date = DATE_NONE,
		.outlet = str_from(o->by ? o->by : "") };
	struct str text;
	if (o->date && !date_parse(str_from(o->date), &a.options.date))
		return fail(e, ERR_USAGE, "--date wants a day as 2031-03-14, not '%.60s'", o->date);
	return take_text(app, operands, &text, e) && reader_load(&a.reader, app->mem, e) &&
	       take_in(app, &a, o, text, e);
}

const struct command cmd_note = {
	.name = "note",
	.operands = "[TEXT...]",
	.summary = "write something down that has no file",
	.text = "Takes a text that is typed in, as operands or on standard input, and\n"
		"keeps it in the casebook as a document like any other: sealed, signed,\n"
		"with its custody, found by 'find', provable and erasable. With --about\n"
		"it refers to another entry, so that 'knell show' of that entry lists it:\n"
		"how a file came to us, whom one called, why a source is believed.\n\n"
		"Nothing is read out of a note. What a witness says goes in with 'knell\n"
		"testimony', which reads it for claims.",
	.examples = "  knell note -C selene --about 1a2b3c4d5e6f:31 'handed over by the clerk, in "
		    "person'\n"
		    "  knell note -C selene <diary.txt",
	.opts = note_opts,
	.opts_size = sizeof(struct note_opts),
	.defaults = &(const struct note_opts){ .at = { 0 } },
	.max_operands = -1,
	.run = note_run,
};

const struct command cmd_testimony = {
	.name = "testimony",
	.operands = "[TEXT...]",
	.summary = "take down what somebody says, and read it for claims",
	.text = "Takes a text that is typed in, as operands or on standard input, keeps it as a "
		"document and reads\n"
		"it as 'knell add' reads a report: its claims are recorded, unreviewed, with the "
		"words they rest\n"
		"on. Who says it (--by) stands in a field of its own, which can be withheld while "
		"the words are\n"
		"shown; use a number where a name would put somebody in danger, and keep the list "
		"of numbers\n"
		"elsewhere. The day it was said is --date, or today.\n\n"
		"A figure that a witness gives is a claim of that witness, one origin among "
		"others.",
	.examples = "  knell testimony -C selene --by 'Witness 4' <interview.txt\n"
		    "  knell testimony -C selene --by 'Witness 5' 'I counted nine bodies at the "
		    "market.'",
	.opts = testimony_opts,
	.opts_size = sizeof(struct note_opts),
	.defaults = &(const struct note_opts){ .at = { 0 } },
	.max_operands = -1,
	.run = testimony_run,
};
