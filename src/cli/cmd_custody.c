/*
 * custody - through whose hands a document went.
 */
#include "base/json.h"
#include "casebook/fields.h"
#include "desk/brief.h"
#include "cli/case_entry.h"

struct custody_opts {
	struct case_opts at;
};

static const struct opt custody_opts[] = {
	CASE_OPTIONS(custody_opts),
	{ 0 },
};

struct chain {
	struct app *app;
	struct casebook *c;
	size_t count;
};

static void print_link(struct chain *h, const struct casebook_item *x, const struct json *v)
{
	static const char *const members[] = { "event", "to", "name", "path", "modified",
		"reason" };
	struct arena *mem = h->app->mem;
	fprintf(h->app->out, STR_FMT "  " STR_FMT, STR_ARG(x->body.entry.time),
		STR_ARG(casebook_id(x->log->origin, x->index, mem)));
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		struct str text = json_text(v, members[i]);
		if (text.len)
			fprintf(h->app->out, "  %s%s" STR_FMT, i > 0 ? members[i] : "",
				i > 0 ? " " : "", STR_ARG(printable(text, 1000, mem)));
	}
	fprintf(h->app->out, "\n");
}

static bool visit(void *self, const struct index_entry *row, struct err *e)
{
	struct chain *h = self;
	struct casebook_item x;
	struct json *v;
	if (!casebook_read(h->c, row->log, row->index, &x, h->app->mem, e))
		return false;
	if (x.found != CASEBOOK_OPENED)
		return true;
	if (!fields_parse(&x, &v, h->app->mem, e))
		return false;
	print_link(h, &x, v);
	h->count++;
	return true;
}

static bool print_head(struct app *app, const struct casebook_item *x, struct err *e)
{
	struct json *v;
	if (!fields_parse(x, &v, app->mem, e))
		return false;
	const struct json *size = json_member(v, "size");
	fprintf(app->out, STR_FMT "  " STR_FMT "  %lld bytes\nsha256 " STR_FMT "\n",
		STR_ARG(casebook_id(x->log->origin, x->index, app->mem)),
		STR_ARG(printable(json_text(v, "name"), 1000, app->mem)),
		size ? (long long)size->integer : 0LL, STR_ARG(json_text(v, "digest")));
	return true;
}

static bool custody_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct custody_opts *o = args;
	struct opened k;
	struct casebook_item x;
	if (!opened_open(app, &o->at, CASEBOOK_READING, &k, e))
		return false;
	struct chain h = { .app = app, .c = &k.c };
	bool ok = entry_of_kind(&k.c, str_from(operands[0]), ENTRY_DOCUMENT, &x, app->mem, e) &&
		  print_head(app, &x, e) &&
		  index_about(k.ix, &k.c, x.log->origin, x.index, ENTRY_CUSTODY, visit, &h, e);
	return opened_close(app, &k, ok, e);
}

const struct command cmd_custody = {
	.name = "custody",
	.operands = "ID",
	.summary = "when a document came in, from where, and where it went since",
	.text = "Prints the chain of custody of a document: its SHA-256, and a line for\n"
		"each time it was taken in, under which name and path, with the file's\n"
		"own time of change, and each time it was exported and to whom. Every\n"
		"line is an entry of the signed ledger and has its id.\n\n"
		"The same file taken in twice is one document with two lines here. Times\n"
		"are what the device's clock said. What happened to the file before it\n"
		"came in nobody recorded: write it down with 'knell note --about ID'.",
	.examples = "  knell custody -C selene 1a2b3c4d5e6f:14",
	.opts = custody_opts,
	.opts_size = sizeof(struct custody_opts),
	.defaults = &(const struct custody_opts){ .at = { 0 } },
	.min_operands = 1,
	.max_operands = 1,
	.run = custody_run,
};
