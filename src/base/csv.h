#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/err.h"
#include "base/str.h"

/*
 * One record after another of RFC 4180 text (separator given; quotes, quoted
 * newlines); *line is the line where the record begins. Ragged rows are the
 * caller's to judge. Blank lines are no records.
 */
struct csv {
	struct str text;
	size_t at, line;
	char separator;
};

/* Skips a byte order mark and guesses , ; or tab from the first record. */
struct csv csv_open(struct str text);

/* False at the end or on error (e->kind set). The fields live in `mem` or in the text. */
bool csv_next(
	struct csv *c, struct strs *fields, size_t *line, struct arena *mem, struct err *e);

#endif
