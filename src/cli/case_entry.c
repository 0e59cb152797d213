#include "cli/case_entry.h"

#include "desk/brief.h"

bool opened_open(struct app *app, const struct case_opts *o, enum casebook_mode mode,
	struct opened *k, struct err *e)
{
	if (!case_open(app, o, mode, &k->c, e))
		return false;
	if (index_build(&k->ix, &k->c, e))
		return true;
	casebook_close(&k->c);
	return false;
}

bool opened_close(struct app *app, struct opened *k, bool ok, struct err *e)
{
	index_free(k->ix);
	return case_close(app, &k->c, ok, e);
}

void print_entry_line(struct app *app, const struct casebook_item *x)
{
	struct arena own = { 0 };
	struct str id = casebook_id(x->log->origin, x->index, &own);
	if (x->found == CASEBOOK_OPENED)
		fprintf(app->out, STR_FMT "  " STR_FMT "  " STR_FMT "\n",
			STR_ARG(x->body.entry.time), STR_ARG(id), STR_ARG(brief_of(x, &own)));
	else
		fprintf(app->out, "%20s  " STR_FMT "  %s%s" STR_FMT "\n", "", STR_ARG(id),
			found_word(x->found), x->problem.len ? ": " : "", STR_ARG(x->problem));
	arena_release(&own);
}

bool print_row(void *self, const struct index_entry *row, struct err *e)
{
	struct printing *p = self;
	struct arena own = { 0 };
	struct casebook_item x;
	bool ok = casebook_read(p->c, row->log, row->index, &x, &own, e);
	if (ok) {
		print_entry_line(p->app, &x);
		p->printed++;
		p->damaged += x.found == CASEBOOK_DAMAGED;
	}
	arena_release(&own);
	return ok && !cli_interrupted;
}
