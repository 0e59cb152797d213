#ifndef PUBLISH_EXPORT_H
#define PUBLISH_EXPORT_H

#include "publish/edition.h"

/*
 * An edition in the forms that others read. Pure: text for text, the same bytes each time.
 */
struct export
{
	const char *name; /* "ucdp" */
	const char *file; /* "incidents.csv" */
	const char *type; /* media type */
	const char *says; /* one line for a README */
	struct str (*make)(const struct edition *ed, struct arena *mem);
	/* A CSV's schema as CSV on the Web metadata, another's as JSON Schema; NULL: docs/schema has it. */
	struct str (*schema)(struct arena * mem);
};

/* In the order in which a package lists them; ends with a NULL name. */
extern const struct export exports[];
const struct export *export_find(struct str name);

/*
 * A cell of CSV that no spreadsheet runs (EXPORT-1): text that a spreadsheet would take for a formula gets an
 * apostrophe in front, unless it is a plain number.
 */
void csv_put_inert(struct buf *to, struct str text);

/* What another program counts as a formula. */
bool is_formula(struct str text);

/* Rows in the columns of the table that a report line describes (EXPORT-7); ERR_INPUT when none is described. */
MUST_CHECK bool export_rows(
	const struct stream *s, struct str *out, struct arena *mem, struct err *e);

#endif
