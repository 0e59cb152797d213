#include "cli/case_entry.h"

#include "desk/brief.h"

static const char *const found_words[] = { "", "erased", "sealed under a secret we do not have",
	"damaged" };

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

bool entry_of(struct casebook *c, const char *id, struct casebook_item *x, struct arena *mem,
	struct err *e)
{
	const struct casebook_log *log;
	uint64_t index;
	if (!casebook_find_id(c, str_from(id), &log, &index, e) ||
		!casebook_read(c, log, index, x, mem, e))
		return false;
	if (x->found == CASEBOOK_OPENED)
		return true;
	return fail(e, x->found == CASEBOOK_DAMAGED ? ERR_BROKEN : ERR_INPUT,
		"entry '%.60s' is %s%s" STR_FMT, id, found_words[x->found],
		x->problem.len ? ": " : "", STR_ARG(x->problem));
}

bool entry_of_kind(struct casebook *c, const char *id, enum entry_kind kind,
	struct casebook_item *x, struct arena *mem, struct err *e)
{
	if (!entry_of(c, id, x, mem, e))
		return false;
	return x->body.entry.kind == kind ||
	       fail(e, ERR_USAGE, "entry '%.60s' is a %s, not a %s", id,
		       entry_kind_word(x->body.entry.kind), entry_kind_word(kind));
}

struct entry_ref ref_of(const struct casebook_item *x)
{
	return (struct entry_ref){ x->log->origin, x->index, x->leaf };
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
			found_words[x->found], x->problem.len ? ": " : "", STR_ARG(x->problem));
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
