/*
 * list - what a casebook holds, kind by kind.
 */
#include "base/json.h"
#include "casebook/fields.h"
#include "desk/brief.h"
#include "cli/case_entry.h"

#include <string.h>

struct list_opts {
	struct case_opts at;
	const char *kind;
};

static const struct opt list_opts[] = {
	CASE_OPTIONS(list_opts),
	OPTION('k', "kind", OPT_TEXT, list_opts, kind, "KIND",
		"documents of one kind alone (report, list, file, note, testimony), or entries of "
		"another: "
		"claim, record, judgement, computation, custody, member ..."),
	{ 0 },
};

struct listing {
	struct app *app;
	struct opened *k;
	struct str only; /* documents of this kind; not known: all */
};

static bool print_document(
	struct listing *l, const struct casebook_item *x, struct arena *mem, struct err *e)
{
	struct json *v;
	struct index_counts about;
	if (!fields_parse(x, &v, mem, e))
		return false;
	if (l->only.at && !str_equal(l->only, json_text(v, "kind")))
		return true;
	if (!index_count_about(l->k->ix, x->log->origin, x->index, &about, e))
		return false;
	const struct json *size = json_member(v, "size");
	struct str published = json_text(v, "published"), name = json_text(v, "name");
	fprintf(l->app->out,
		STR_FMT "  %-9.*s %9lld bytes  %4llu claims %6llu records  %-10.*s  " STR_FMT "\n",
		STR_ARG(casebook_id(x->log->origin, x->index, mem)), STR_ARG(json_text(v, "kind")),
		size ? (long long)size->integer : 0LL, (unsigned long long)about.of[ENTRY_CLAIM],
		(unsigned long long)about.of[ENTRY_RECORD], STR_ARG(published),
		STR_ARG(printable(name, 200, mem)));
	return true;
}

static bool visit(void *self, const struct index_entry *row, struct err *e)
{
	struct listing *l = self;
	struct arena own = { 0 };
	struct casebook_item x;
	bool ok = casebook_read(&l->k->c, row->log, row->index, &x, &own, e) &&
		  (x.found != CASEBOOK_OPENED || print_document(l, &x, &own, e));
	arena_release(&own);
	return ok;
}

/* Of entries; or of documents, which are entries of one kind. A note that somebody wrote is a document too. */
static bool kind_of(const char *word, int *kind, struct str *only, struct err *e)
{
	static const char *const documents[] = { "report", "list", "claims", "testimony", "file",
		"note" };
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
		if (strcmp(documents[i], word) == 0)
			*only = str_from(word);
	for (*kind = 0; *kind < ENTRY_KINDS; ++*kind)
		if (strcmp(entry_kind_word((enum entry_kind) * kind), word) == 0)
			return true;
	*kind = ENTRY_DOCUMENT;
	return only->at || fail(e, ERR_USAGE, "no kind '%.40s'; see 'knell help list'", word);
}

static void print_counts(struct app *app, const struct index_counts *n)
{
	const char *before = "knell list: ";
	for (int i = 0; i < ENTRY_KINDS; i++)
		if (n->of[i]) {
			fprintf(app->notes, "%s%llu %s", before, (unsigned long long)n->of[i],
				entry_kind_word((enum entry_kind)i));
			before = ", ";
		}
	if (n->closed)
		fprintf(app->notes, "%s%llu erased or closed", before,
			(unsigned long long)n->closed);
	fprintf(app->notes, "\n");
}

static bool list_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct list_opts *o = args;
	struct opened k;
	struct index_counts n;
	struct listing l = { .app = app, .k = &k };
	int kind = ENTRY_DOCUMENT;
	(void)operands;
	if ((o->kind && !kind_of(o->kind, &kind, &l.only, e)) ||
		!opened_open(app, &o->at, CASEBOOK_READING, &k, e))
		return false;
	struct printing p = { .app = app, .c = &k.c };
	bool ok = true;
	if (kind == ENTRY_DOCUMENT || l.only.at)
		ok = index_entries(k.ix, &k.c, ENTRY_DOCUMENT, visit, &l, e);
	if (kind != ENTRY_DOCUMENT)
		ok = ok && index_entries(k.ix, &k.c, kind, print_row, &p, e);
	ok = ok && index_count(k.ix, &n, e);
	if (ok)
		print_counts(app, &n);
	return opened_close(app, &k, ok, e);
}

const struct command cmd_list = {
	.name = "list",
	.operands = "",
	.summary = "the documents of a casebook, or its entries of another kind",
	.text = "Prints a line for each document: its id, whether it is a report, a list\n"
		"or another file, its size, how many claims and records were read out of\n"
		"it, the day it was published and the name it came with. With --kind it\n"
		"prints those of that kind, other entries as 'knell log' does. How many there are\n"
		"of each kind is said on standard error. Ids are what 'show', 'custody',\n"
		"'export', 'judge' and 'erase' take; the twelve letters in front may be\n"
		"shortened as long as one log alone begins so.",
	.examples = "  knell list -C selene\n"
		    "  knell list -C selene --kind judgement",
	.opts = list_opts,
	.opts_size = sizeof(struct list_opts),
	.defaults = &(const struct list_opts){ .at = { 0 } },
	.run = list_run,
};
