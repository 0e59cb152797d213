/*
 * Incidents for the Humanitarian Data Exchange, persons, and rows in the columns that a team came with.
 */
#include "base/csv.h"
#include "publish/export_inside.h"
#include "publish/table.h"

static void h_id(const struct export_row *r)
{
	cell_text(r, r->ed->incident_id[r->index]);
}

static void h_from(const struct export_row *r)
{
	buf_add(r->to, date_text(r->mem, r->in->from));
}

static void h_to(const struct export_row *r)
{
	buf_add(r->to, date_text(r->mem, r->in->to));
}

static void h_place(const struct export_row *r)
{
	cell_text(r, r->in->place);
}

static void h_lat(const struct export_row *r)
{
	if (r->in->has_point)
		cell_real(r, r->in->lat);
}

static void h_lon(const struct export_row *r)
{
	if (r->in->has_point)
		cell_real(r, r->in->lon);
}

static void h_precision(const struct export_row *r)
{
	if (r->in->place_precision)
		cell_int(r, r->in->place_precision);
}

static void h_act(const struct export_row *r)
{
	cell_text(r, str_from(act_words[act_of_incident(r->ed, r->in)]));
}

static const struct bounds *bounds_of(const struct export_row *r, enum harm harm, int status)
{
	const struct toll *t = toll_find(r->in, harm, status);
	return t ? edition_bounds(r->ed, t) : NULL;
}

/* clang-format off */
#define BOUNDS(name, harm, status)                                                                 \
	static void name##_low(const struct export_row *r)                                         \
	{                                                                                          \
		const struct bounds *b = bounds_of(r, harm, status);                               \
		cell_bound(r, b ? &b->low : NULL);                                                 \
	}                                                                                          \
	static void name##_high(const struct export_row *r)                                        \
	{                                                                                          \
		const struct bounds *b = bounds_of(r, harm, status);                               \
		cell_bound(r, b ? &b->high : NULL);                                                \
	}
BOUNDS(killed, HARM_KILLED, STATUS_ALL)
BOUNDS(civilian, HARM_KILLED, STATUS_CIVILIAN)
BOUNDS(combatant, HARM_KILLED, STATUS_COMBATANT)
BOUNDS(injured, HARM_INJURED, STATUS_ALL)
BOUNDS(missing, HARM_MISSING, STATUS_ALL)
/* clang-format on */

static void h_open(const struct export_row *r)
{
	const struct bounds *b = bounds_of(r, HARM_KILLED, STATUS_ALL);
	if (b)
		cell_int(r, b->open);
}

static void h_identified(const struct export_row *r)
{
	const struct toll *t = toll_find(r->in, HARM_KILLED, STATUS_ALL);
	if (t)
		cell_int(r, t->identified);
}

static void h_harm_grade(const struct export_row *r)
{
	cell_text(r, str_from(harm_grade_words[r->in->grades.harm]));
}

static void h_event_grade(const struct export_row *r)
{
	cell_text(r, str_from(event_grade_words[r->in->grades.event]));
}

static void h_reports(const struct export_row *r)
{
	cell_int(r, (int64_t)r->in->reports.count);
}

static void h_origins(const struct export_row *r)
{
	cell_int(r, (int64_t)r->in->origin_count);
}

static void h_outlets(const struct export_row *r)
{
	cell_text(r, outlets_of(r));
}

/* EXPORT-5: tags of HXL 1.1. */
static const struct export_column hxl[] = {
	{ "incident", h_id, NULL, "id of the incident in this edition", "#event+id" },
	{ "date_from", h_from, "date", "first day", "#date+start" },
	{ "date_to", h_to, "date", "last day", "#date+end" },
	{ "place", h_place, NULL, "place", "#loc+name" },
	{ "latitude", h_lat, "double", "degrees, WGS 84", "#geo+lat" },
	{ "longitude", h_lon, "double", "degrees, WGS 84", "#geo+lon" },
	{ "place_precision", h_precision, "integer", "UCDP's where_prec, 1 to 7",
		"#geo+precision+code" },
	{ "act", h_act, NULL, "what was done", "#event+type" },
	{ "killed_low", killed_low, "integer", "killed, at the least", "#affected+killed+min" },
	{ "killed_high", killed_high, "integer", "killed, at the most", "#affected+killed+max" },
	{ "killed_open", h_open, "integer", "1: nothing is said about the top",
		"#indicator+killed+open+bool" },
	{ "civilians_low", civilian_low, "integer", "civilians killed, at the least",
		"#affected+killed+civilian+min" },
	{ "civilians_high", civilian_high, "integer", "civilians killed, at the most",
		"#affected+killed+civilian+max" },
	{ "combatants_low", combatant_low, "integer", "combatants killed, at the least",
		"#affected+killed+combatant+min" },
	{ "combatants_high", combatant_high, "integer", "combatants killed, at the most",
		"#affected+killed+combatant+max" },
	{ "injured_low", injured_low, "integer", "injured, at the least", "#affected+injured+min" },
	{ "injured_high", injured_high, "integer", "injured, at the most",
		"#affected+injured+max" },
	{ "missing_low", missing_low, "integer", "missing, at the least", "#affected+missing+min" },
	{ "missing_high", missing_high, "integer", "missing, at the most",
		"#affected+missing+max" },
	{ "identified", h_identified, "integer", "killed, known by name or description",
		"#affected+killed+identified" },
	{ "harm_grade", h_harm_grade, NULL, "how sure the harm is", "#status+harm" },
	{ "event_grade", h_event_grade, NULL, "how sure the event is", "#status+event" },
	{ "reports", h_reports, "integer", "reports that tell of it", "#meta+reports+num" },
	{ "origins", h_origins, "integer", "independent origins", "#meta+origins+num" },
	{ "outlets", h_outlets, NULL, "who published the reports", "#meta+source" },
	{ 0 },
};

struct str export_hxl(const struct edition *ed, struct arena *mem)
{
	return export_table(NULL, hxl, true, ed, mem);
}

struct str schema_hxl(struct arena *mem)
{
	return export_csvw("incidents-hxl.csv", hxl, mem);
}

static const struct export_column person_columns[] = {
	{ "incident", NULL, NULL, "id of the incident in this edition", NULL },
	{ "name", NULL, NULL, "as written; [name withheld N] stands for a name that is withheld",
		NULL },
	{ "age", NULL, "integer", "years", NULL },
	{ "age_group", NULL, NULL, "child, adult, elderly, as said", NULL },
	{ "sex", NULL, NULL, "as said", NULL },
	{ "role", NULL, NULL, "medic, journalist, imam ...", NULL },
	{ "status", NULL, NULL, "civilian, combatant, contested, unknown", NULL },
	{ "harm", NULL, NULL, "killed, injured, missing ...", NULL },
	{ "date_of_harm", NULL, "date", "where it is said of this person", NULL },
	{ "claims", NULL, "integer", "claims that name this person", NULL },
	{ "claim", NULL, NULL, "id of the claim that says most", NULL },
	{ "words", NULL, NULL, "its words", NULL },
	{ 0 },
};

static void put_person(struct buf *b, const struct edition *ed, const struct person *p)
{
	const struct victim *v = p->victim;
	struct str cells[] = { ed->incident_id[p->incident], v->name,
		v->age == UNKNOWN_NUMBER ? (struct str){ 0 } : str_format(b->mem, "%d", v->age),
		v->age_group, v->sex, v->role, str_from(status_words[v->status]),
		str_from(harm_words[p->harm]), date_text(b->mem, v->date_of_harm),
		str_format(b->mem, "%zu", p->claims), p->claim->id, p->claim->words };
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		if (i)
			buf_add_char(b, ',');
		csv_put_inert(b, cells[i]);
	}
	buf_add(b, STR("\r\n"));
}

struct str export_persons(const struct edition *ed, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (size_t i = 0; person_columns[i].name; i++)
		buf_printf(&b, "%s%s", i ? "," : "", person_columns[i].name);
	buf_add(&b, STR("\r\n"));
	for (size_t i = 0; i < ed->persons.count; i++)
		put_person(&b, ed, &ed->persons.at[i]);
	return buf_str(&b);
}

struct str schema_persons(struct arena *mem)
{
	return export_csvw("persons.csv", person_columns, mem);
}

static const struct report *described_table(const struct stream *s)
{
	for (size_t i = 0; i < s->reports.count; i++)
		if (s->reports.at[i].columns.count)
			return &s->reports.at[i];
	return NULL;
}

/* The cells of a claim's row as they came in; none for a claim of another report. */
static struct strs row_cells(
	const struct report *table, const struct claim *c, char separator, struct arena *mem)
{
	struct strs cells = { 0 };
	struct err ignored = { 0 };
	size_t line;
	struct csv in = { .text = c->words, .line = 1, .separator = separator };
	if (str_equal(c->report, table->id) && c->end > 0)
		csv_next(&in, &cells, &line, mem, &ignored);
	return cells;
}

/* The separator by which the first row of the table has as many cells as its header. */
static char separator_of(const struct stream *s, const struct report *table)
{
	static const char may[] = { ',', ';', '\t' };
	struct arena scratch = { 0 };
	char found = ',';
	size_t i = 0, k = sizeof may;
	while (i < s->claims.count && !str_equal(s->claims.at[i].report, table->id))
		i++;
	while (i < s->claims.count && k-- > 0)
		if (row_cells(table, &s->claims.at[i], may[k], &scratch).count ==
			table->columns.count)
			found = may[k];
	arena_release(&scratch);
	return found;
}

static void set_cell(struct str *cells, size_t column, struct str text)
{
	if (column != NO_COLUMN && text.at)
		cells[column] = text;
}

static const struct tally *tally_of(const struct table_map *m, const struct claim *c)
{
	for (size_t i = 0; i < m->tallies.count; i++) {
		const struct tally *t = &m->tallies.at[i];
		int status = c->status == STATUS_UNKNOWN ? ANY_STATUS : (int)c->status;
		if (t->harm == c->harm && t->status == status && str_equal(t->part, c->part))
			return t;
	}
	return NULL;
}

static void set_count(
	struct str *cells, const struct tally *t, const struct count *n, struct arena *mem)
{
	const int64_t value[SIDES] = {
		[SIDE_BEST] = n->stated, [SIDE_LOW] = n->low, [SIDE_HIGH] = n->stated
	};
	for (size_t i = 0; t && n->known && i < SIDES; i++)
		if (t->side[i].count == 1)
			set_cell(cells, t->side[i].column[0],
				str_format(mem, "%lld", (long long)value[i]));
}

/* A claim that no row of the table holds, or that was edited since, in the table's columns. */
static void fill(
	struct str *cells, const struct table_map *m, const struct claim *c, struct arena *mem)
{
	const size_t *column = m->column;
	set_cell(cells, column[CELL_DATE], date_text(mem, c->date.from));
	set_cell(cells, column[CELL_DATE_TO], date_text(mem, c->date.to));
	set_cell(cells, column[CELL_PLACE], c->place.name.at ? c->place.name : c->place.words);
	if (c->place.has_point) {
		set_cell(cells, column[CELL_LAT], str_format(mem, "%.10g", c->place.lat));
		set_cell(cells, column[CELL_LON], str_format(mem, "%.10g", c->place.lon));
	}
	if (c->sources.count)
		set_cell(cells, column[CELL_SOURCE], c->sources.at[c->sources.count - 1].name);
	set_cell(cells, column[CELL_URL], c->url);
	set_cell(cells, column[CELL_PUBLISHED], date_text(mem, c->published));
	set_count(cells, tally_of(m, c), &c->count, mem);
}

static bool same_row(const struct claim *a, const struct claim *b)
{
	return str_equal(a->report, b->report) && a->begin == b->begin && a->end == b->end &&
	       a->end > 0 && a->incident == b->incident;
}

static void put_cells(struct buf *b, const struct str *cells, size_t count, char separator)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_add_char(b, separator);
		csv_put_inert(b, cells[i]);
	}
	buf_add(b, STR("\r\n"));
}

static bool has_formula(const struct strs *cells)
{
	for (size_t i = 0; i < cells->count; i++)
		if (is_formula(cells->at[i]))
			return true;
	return false;
}

struct rows {
	const struct stream *s;
	const struct report *table;
	struct table_map map;
	char separator;
	struct buf to;
};

/* The cells of a claim's row; letter for letter where nothing of it was edited and nothing in it is a formula. */
static void put_row_of(struct rows *r, const struct claim *c, size_t count, struct arena *mem)
{
	struct str *cells = NEW_ARRAY(mem, struct str, r->table->columns.count);
	struct strs old = row_cells(r->table, c, r->separator, mem);
	bool edited = !old.count || has_formula(&old);
	for (size_t k = 0; k < old.count && k < r->table->columns.count; k++)
		cells[k] = old.at[k];
	for (size_t i = 0; i < count; i++)
		if (!old.count || c[i].review == REVIEW_EDITED) {
			fill(cells, &r->map, &c[i], mem);
			edited = true;
		}
	if (edited)
		put_cells(&r->to, cells, r->table->columns.count, r->separator);
	else
		buf_add(&r->to, c->words);
	if (!edited)
		buf_add(&r->to, STR("\r\n"));
}

/* The claims from `i` on that are of one row, as that row; gives the next claim's place. */
static size_t put_claim_row(struct rows *r, size_t i)
{
	struct arena scratch = { 0 };
	const struct claim *first = &r->s->claims.at[i];
	size_t count = 1;
	bool rejected = first->review == REVIEW_REJECTED;
	for (; i + count < r->s->claims.count && same_row(first, &first[count]); count++)
		rejected &= first[count].review == REVIEW_REJECTED;
	if (!rejected)
		put_row_of(r, first, count, &scratch);
	arena_release(&scratch);
	return i + count;
}

/* EXPORT-7 */
bool export_rows(const struct stream *s, struct str *out, struct arena *mem, struct err *e)
{
	struct rows r = { .s = s, .table = described_table(s), .to = { .mem = mem } };
	if (!r.table)
		return fail(
			e, ERR_INPUT, "no report line of the stream has the columns of a table");
	if (!table_map_read(&r.map, &r.table->columns, &r.table->map, mem, e))
		return false;
	r.separator = separator_of(s, r.table);
	put_cells(&r.to, r.table->columns.at, r.table->columns.count, r.separator);
	for (size_t i = 0; i < s->claims.count;)
		i = put_claim_row(&r, i);
	*out = buf_str(&r.to);
	return true;
}
