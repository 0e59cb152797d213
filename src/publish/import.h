#ifndef PUBLISH_IMPORT_H
#define PUBLISH_IMPORT_H

#include "publish/table.h"

/*
 * Somebody's table as claims: a report line for the table, then for each row a
 * claim for each figure in it, or one without a figure (IMPORT-1 to IMPORT-9).
 * No row is passed over; what in it could not be understood, and what breaks
 * a constraint (CHECK-1 to CHECK-7), is told row by row.
 */
struct import_options {
	const struct house *house; /* NULL: `map` alone says what the columns are */
	struct strs map;           /* "ROLE=COLUMN", over the house's own */
	struct str report;         /* the table's id in the stream */
	struct str digest;         /* of its bytes, hexadecimal; may be not known */
	struct str
		source; /* who says so, where no column does; not known: the house or the report */
	enum source_kind kind;
	enum harm harm; /* of the persons of a table without figures, one a row */
	date_day published;
	enum date_order dates; /* DATES_AMBIGUOUS: what the column itself proves */
};

struct finding {
	size_t line;
	struct str row;   /* its id; may be not known */
	const char *rule; /* "CHECK-1"; NULL: not understood */
	struct str text;
};

struct import_sink {
	void *self;
	void (*line)(void *self, struct str json);
	void (*tell)(void *self, const struct finding *f);
};

struct import_result {
	size_t rows, claims, findings, not_understood;
	size_t bad_rows, odd_rows; /* rows with something not understood; with a finding */
	struct strs left_over;     /* columns that stand for nothing: kept with the row's words */
};

/*
 * ERR_INPUT for a table without a header, or whose quotes never close: what came before was
 * given to the sink. ERR_USAGE for a map that does not fit the header.
 */
MUST_CHECK bool import_table(struct str text, const struct import_options *o,
	const struct import_sink *sink, struct import_result *out, struct arena *mem,
	struct err *e);

/* The same constraints for a claim of a stream, as far as a claim can break them. */
void check_claim_line(const struct claim *c, size_t line, const struct import_sink *sink,
	struct import_result *out, struct arena *mem);

#endif
