#ifndef PUBLISH_EXPORT_INSIDE_H
#define PUBLISH_EXPORT_INSIDE_H

#include "publish/export.h"
#include "publish/table.h"

/* One incident on its way into a row. */
struct export_row {
	const struct edition *ed;
	const struct incident *in;
	size_t index;
	const struct house *house; /* whose columns these are; NULL: nobody's */
	struct arena *mem;
	struct buf *to; /* one cell is added at a time */
};

/* A column: its name, what stands in it, and how it is filled; `put` NULL: never known here. */
struct export_column {
	const char *name;
	void (*put)(const struct export_row *r);
	const char *type; /* of XML Schema, as CSV on the Web wants it: "integer"; NULL: string */
	const char *says;
	const char *hxl;
};

/* Whether an incident has a row: those that were retold only and aggregates have none (EXPORT-2). */
bool export_has_row(const struct incident *in);

/*
 * EXPORT-8: the row that an incident's claims came from. Its cells are the incident's in columns that are never known
 * here, and, where the incident rests on it alone, in all others that nobody here says something else in.
 */
struct again {
	const struct report *line;
	struct str words;
	struct strs fields;
	bool alone, edited;
};

/* False when there is no such row, or more than one, or its words are withheld. */
bool again_read(const struct export_row *r, struct again *to);
bool again_cell(const struct export_row *r, const struct again *a, const struct export_column *c,
	struct str *cell);

/* `house`: NULL for columns of nobody. */
struct str export_table(const struct house *house, const struct export_column *columns, bool hxl,
	const struct edition *ed, struct arena *mem);
struct str export_csvw(const char *file, const struct export_column *columns, struct arena *mem);

void cell_text(const struct export_row *r, struct str text);
void cell_int(const struct export_row *r, int64_t n);
void cell_real(const struct export_row *r, double x);
void cell_bound(const struct export_row *r, const struct bound *b);

/* Texts joined by "; ", each once, in their order. */
struct joined {
	struct buf text;
	struct numbered seen;
	struct arena *mem;
};
void join(struct joined *j, struct str text);

/* The rule's bounds of the killed of a status; NULL when nothing is said of them. */
const struct bounds *killed_by(const struct incident *in, int status, enum rule rule);

/* The outlets of an incident's reports, and the words that set its bounds. */
struct str outlets_of(const struct export_row *r);
struct str notes_of(const struct export_row *r);

/* The act that most claims of an incident say. */
enum act act_of_incident(const struct edition *ed, const struct incident *in);

/* Who is said to have done it, when one alone is; not known otherwise. */
struct str actor_of_incident(const struct edition *ed, const struct incident *in);

struct str export_ucdp(const struct edition *ed, struct arena *mem);
struct str export_acled(const struct edition *ed, struct arena *mem);
struct str export_persons(const struct edition *ed, struct arena *mem);
struct str export_hxl(const struct edition *ed, struct arena *mem);
struct str export_ftm(const struct edition *ed, struct arena *mem);
struct str export_geojson(const struct edition *ed, struct arena *mem);
struct str export_claims(const struct edition *ed, struct arena *mem);
struct str schema_ucdp(struct arena *mem);
struct str schema_acled(struct arena *mem);
struct str schema_persons(struct arena *mem);
struct str schema_hxl(struct arena *mem);

#endif
