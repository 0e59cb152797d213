#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/*
 * One record after another of RFC 4180 text: quotes, doubled quotes, quoted
 * line ends; CR LF, LF or CR ends a record; empty lines are passed over. A
 * quote inside an unquoted field and text behind a closing quote are taken as
 * they stand. Ragged rows are the caller's to judge.
 */
struct csv {
	struct str text;
	size_t at, line; /* line: of the byte at `at`, from 1 */
	char separator;
};

/* Skips a byte order mark and guesses comma, semicolon or tab from the first record. */
struct csv csv_open(struct str text);

/*
 * The next record's fields, in place of what `fields` held, and the line on
 * which it begins. Fields are views of the text; only those with doubled
 * quotes are copied into `mem`. False at the end (e->kind ERR_NONE) and for a
 * record that is refused (ERR_INPUT): a quote that never closes, or more than
 * CSV_MOST_FIELDS fields.
 */
enum { CSV_MOST_FIELDS = 4096 };
bool csv_next(struct csv *c, struct strs *fields, size_t *line, struct arena *mem, struct err *e);

/* Adds one field, quoted where RFC 4180 wants it. */
struct buf;
void csv_put(struct buf *to, struct str field);

#endif
