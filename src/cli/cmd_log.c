/*
 * log - every entry, as it was recorded.
 */
#include "cli/brief.h"
#include "cli/case.h"

#include <stdlib.h>

struct log_opts {
	struct case_opts at;
};

static const struct opt log_opts[] = {
	CASE_OPTIONS(log_opts),
	{ 0 },
};

struct line {
	size_t order;
	struct str time, id, text;
};

struct logging {
	struct app *app;
	struct {
		struct line *at;
		size_t count, room;
	} lines;
	size_t unread;
};

static const char *const found_words[] = { "", "erased", "sealed under a secret we do not have",
	"damaged" };

static bool visit(void *self, const struct casebook_item *x, struct err *e)
{
	struct logging *l = self;
	struct arena *mem = l->app->mem, own = { 0 };
	struct line *to = PUSH(mem, &l->lines);
	(void)e;
	to->order = l->lines.count;
	to->id = casebook_id(x->log->origin, x->index, mem);
	if (x->found == CASEBOOK_OPENED) {
		to->time = str_copy(mem, x->body.entry.time);
		to->text = str_copy(mem, brief_of(x, &own));
	} else {
		to->time = STR("");
		to->text = str_format(mem, "%s" STR_FMT STR_FMT, found_words[x->found],
			STR_ARG(x->problem.len ? STR(": ") : STR("")), STR_ARG(x->problem));
		l->unread += x->found == CASEBOOK_DAMAGED;
	}
	arena_release(&own);
	return true;
}

static int compare_lines(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	int by_time = str_compare(x->time, y->time);
	return by_time ? by_time : (x->order > y->order) - (x->order < y->order);
}

static bool log_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct log_opts *o = args;
	struct casebook c;
	struct logging l = { .app = app };
	(void)operands;
	if (!case_open(app, &o->at, CASEBOOK_READING, &c, e))
		return false;
	bool ok = casebook_each(&c, visit, &l, e);
	if (l.lines.count)
		qsort(l.lines.at, l.lines.count, sizeof *l.lines.at, compare_lines);
	for (size_t i = 0; ok && i < l.lines.count; i++)
		fprintf(app->out, "%-20.20s  " STR_FMT "  " STR_FMT "\n", l.lines.at[i].time.at,
			STR_ARG(l.lines.at[i].id), STR_ARG(l.lines.at[i].text));
	if (ok && l.unread)
		ok = fail(e, ERR_BROKEN, "%zu entr%s damaged; all others are above", l.unread,
			l.unread == 1 ? "y is" : "ies are");
	return case_close(app, &c, ok, e);
}

const struct command cmd_log = {
	.name = "log",
	.operands = "",
	.summary = "every entry of a casebook, in the order of time",
	.text = "Prints a line for every entry: the time its device claimed, its id, its kind and "
		"what it is about.\n"
		"An entry that was erased or cannot be read has its line too. Entries are of these "
		"kinds: key and member\n"
		"(who writes, who may open), document and custody (what was taken in, when and "
		"from where), claim, incident\n"
		"and record (what was read out of it), judgement (what an analyst decided, and "
		"why), computation (a figure and\n"
		"what it was made from), observe, note, erase and revoke.\n\n"
		"Times are what the device's clock said; the order of entries within one log is "
		"proved, their time is not.",
	.examples = "  knell log -C selene\n"
		    "  KNELL_CASEBOOK=selene knell log --key-file ~/selene.key | grep judgement",
	.opts = log_opts,
	.opts_size = sizeof(struct log_opts),
	.defaults = &(const struct log_opts){ .at = { 0 } },
	.run = log_run,
};
