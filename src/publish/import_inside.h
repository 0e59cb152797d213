#ifndef PUBLISH_IMPORT_INSIDE_H
#define PUBLISH_IMPORT_INSIDE_H

#include "publish/import.h"
#include "publish/numbered.h"

/* What was read of one row. */
struct row {
	struct strs fields;
	size_t line, number, begin, end;
	struct str words, id;
	enum cell_state dated, dated_to, has_lat, has_lon;
	struct cell_date date, date_to;
	int date_precision, place_precision; /* UCDP's; 0: not known */
	double lat, lon;
	int lat_decimals, lon_decimals;
	bool bad, odd; /* something was told of it */
};

struct importing {
	const struct import_options *o;
	const struct import_sink *sink;
	struct import_result *result;
	struct strs header;
	struct table_map map;
	enum date_order dates;
	struct numbered ids, incidents;
	struct summands sum;   /* the house's total and its parts */
	size_t sum_of, year;   /* columns, or NO_COLUMN */
	size_t *vocabulary;    /* column of each of the house's vocabularies */
	struct arena *mem;     /* as long as the import */
	struct arena *scratch; /* as long as the row */
};

/* The text of a cell; not known where there is no such column or the row ends before it. */
struct str row_cell(const struct row *r, size_t column);
struct str row_role(const struct importing *im, const struct row *r, enum cell_role role);

/* One count of several columns added up; empty when all are. */
enum cell_state row_count(const struct row *r, const struct summands *s, struct cell_count *out);

/* rule NULL: something could not be understood. */
void row_tell(struct importing *im, struct row *r, const char *rule, const char *fmt, ...)
	PRINTF(4, 5);

/* The tally of everybody for a harm, or NULL. */
const struct tally *tally_whole(const struct importing *im, enum harm harm);

/* That the cell of a column is no `what`: a day, a number of people. */
void tell_cell(struct importing *im, struct row *r, size_t column, const char *what);

/* What the row says of its day and its place, the row's own members; and of one other day. */
enum cell_state read_day(
	struct importing *im, struct row *r, enum cell_role role, struct cell_date *out);
void read_when(struct importing *im, struct row *r);
void read_where(struct importing *im, struct row *r);

/* CHECK-1 to CHECK-6 over a row that was read. */
void check_row(struct importing *im, struct row *r);
void check_bounds(struct importing *im, struct row *r, const struct cell_count *side,
	const enum cell_state *state, const char *what);

#endif
