/*
 * show - one entry, all of it.
 */
#include "base/digest.h"
#include "casebook/fields.h"
#include "desk/brief.h"
#include "cli/case_entry.h"

struct show_opts {
	struct case_opts at;
	bool text;
};

static const struct opt show_opts[] = {
	CASE_OPTIONS(show_opts),
	OPTION('t', "text", OPT_FLAG, show_opts, text, NULL,
		"the text of a report, as spans count in it, and nothing else"),
	{ 0 },
};

static void print_line(struct app *app, const char *name, struct str value)
{
	fprintf(app->out, "%-10s " STR_FMT "\n", name,
		STR_ARG(printable(value, 1 << 20, app->mem)));
}

static void print_entry(struct app *app, const struct casebook_item *x)
{
	struct arena *mem = app->mem;
	print_line(app, "id", casebook_id(x->log->origin, x->index, mem));
	print_line(app, "kind", str_from(entry_kind_word(x->body.entry.kind)));
	print_line(app, "time", x->body.entry.time);
	print_line(app, "leaf", digest_hex(mem, x->leaf));
	for (size_t i = 0; i < x->body.entry.ref_count; i++)
		print_line(app, "refers to",
			casebook_id(x->body.entry.ref[i].origin, x->body.entry.ref[i].index, mem));
	for (size_t i = 0; i < x->body.entry.field_count; i++)
		print_line(app, str_terminated(mem, x->body.field[i].name), x->body.field[i].value);
}

static bool show(struct app *app, struct opened *k, const char *id, struct err *e)
{
	struct casebook_item x;
	struct printing p = { .app = app, .c = &k->c };
	if (!entry_of(&k->c, str_from(id), &x, app->mem, e))
		return false;
	print_entry(app, &x);
	fprintf(app->out, "\nreferred to by\n");
	return index_about(k->ix, &k->c, x.log->origin, x.index, -1, print_row, &p, e);
}

static bool show_text(struct app *app, struct opened *k, const char *id, struct err *e)
{
	struct casebook_item x;
	struct str text;
	if (!entry_of_kind(&k->c, str_from(id), ENTRY_DOCUMENT, &x, app->mem, e) ||
		!casebook_report_text(&k->c, &x, &text, app->mem, e))
		return false;
	fwrite(text.at, 1, text.len, app->out);
	return true;
}

static bool show_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct show_opts *o = args;
	struct opened k;
	if (!opened_open(app, &o->at, CASEBOOK_READING, &k, e))
		return false;
	bool ok = o->text ? show_text(app, &k, operands[0], e) : show(app, &k, operands[0], e);
	return opened_close(app, &k, ok, e);
}

const struct command cmd_show = {
	.name = "show",
	.operands = "ID",
	.summary = "one entry, with its fields and all that refers to it",
	.text = "Prints what an entry says: when it was recorded, the leaf that the\n"
		"signed log commits to, what it refers to, and its fields. A field is\n"
		"what can be shown to somebody without the others: who says it, what,\n"
		"whom it befell, where and when, the words, and how it is to be handled.\n"
		"Below stand the entries that refer to it: claims read out of a document,\n"
		"judgements of a claim, custody.\n\n"
		"With --text a report's text is printed as the spans of its claims count\n"
		"in it, for plain text the document itself. What an entry says is printed\n"
		"on one line a field; control characters become blanks.",
	.examples = "  knell show -C selene 1a2b3c4d5e6f:17\n"
		    "  knell show -C selene --text 1a2b3c4d5e6f:14 | less",
	.opts = show_opts,
	.opts_size = sizeof(struct show_opts),
	.defaults = &(const struct show_opts){ .at = { 0 } },
	.min_operands = 1,
	.max_operands = 1,
	.run = show_run,
};
