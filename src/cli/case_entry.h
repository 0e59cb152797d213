#ifndef CLI_CASE_ENTRY_H
#define CLI_CASE_ENTRY_H

#include "casebook/index.h"
#include "cli/case.h"
#include "desk/entry.h"

/* A casebook that is open, with its index. */
struct opened {
	struct casebook c;
	struct index *ix;
};

MUST_CHECK bool opened_open(struct app *app, const struct case_opts *o, enum casebook_mode mode,
	struct opened *k, struct err *e);
bool opened_close(struct app *app, struct opened *k, bool ok, struct err *e);

/* A line for an entry: time, id, kind and what it is about. */
void print_entry_line(struct app *app, const struct casebook_item *x);

/* A visitor of rows that prints such a line; `self` is a struct printing. */
struct printing {
	struct app *app;
	struct casebook *c;
	size_t printed, damaged;
};
bool print_row(void *self, const struct index_entry *x, struct err *e);

#endif
