/*
 * What a row that came in a house's own columns gives again when its incident goes out in them (EXPORT-8).
 */
#include "base/csv.h"
#include "publish/export_inside.h"
#include "publish/table.h"

static bool has_columns_of(const struct house *h, const struct report *line)
{
	return line && line->columns.count && house_of(&line->columns) == h;
}

/* False when a second row is among its claims: then neither speaks for the incident. */
static bool take_claim(const struct export_row *r, struct again *to, const struct item *it)
{
	const struct report *line = r->ed->r->reports[it->report].line;
	if (!has_columns_of(r->house, line)) {
		to->alone = false;
		return true;
	}
	if (to->line && (to->line != line || !str_equal(to->words, it->claim->words)))
		return false;
	to->line = line;
	to->words = it->claim->words;
	to->edited = to->edited || it->claim->review == REVIEW_EDITED;
	return true;
}

/* By the separator that gives as many cells as the header has: a cell may be full of another. */
static bool take_cells(struct again *to, struct arena *mem)
{
	static const char separators[] = { ',', ';', '\t' };
	for (size_t i = 0; i < sizeof separators; i++) {
		struct csv c = { .text = to->words, .line = 1, .separator = separators[i] };
		struct err unsaid = { 0 };
		size_t line;
		if (csv_next(&c, &to->fields, &line, mem, &unsaid) &&
			to->fields.count == to->line->columns.count)
			return true;
	}
	return false;
}

bool again_read(const struct export_row *r, struct again *to)
{
	*to = (struct again){ .alone = true };
	for (size_t i = 0; i < r->in->items.count; i++)
		if (!take_claim(r, to, &r->ed->r->items[r->in->items.at[i]]))
			return false;
	return to->line && take_cells(to, r->mem);
}

static struct str field_of(const struct again *a, const char *column)
{
	size_t n = column_of(&a->line->columns, str_from(column));
	return n < a->fields.count ? a->fields.at[n] : (struct str){ 0 };
}

enum column_kind { OTHER_COLUMN, FIGURE, PART_OF_FIGURE, DAY_OR_PLACE, ACT, ACTOR };

static enum column_kind kind_of(const char *column)
{
	static const struct {
		const char *name;
		enum column_kind kind;
	} kinds[] = { { "best", FIGURE }, { "high", FIGURE }, { "low", FIGURE },
		{ "fatalities", FIGURE }, { "deaths_a", PART_OF_FIGURE },
		{ "deaths_b", PART_OF_FIGURE }, { "deaths_civilians", PART_OF_FIGURE },
		{ "deaths_unknown", PART_OF_FIGURE }, { "event_date", DAY_OR_PLACE },
		{ "year", DAY_OR_PLACE }, { "time_precision", DAY_OR_PLACE },
		{ "date_start", DAY_OR_PLACE }, { "date_end", DAY_OR_PLACE },
		{ "date_prec", DAY_OR_PLACE }, { "location", DAY_OR_PLACE },
		{ "where_coordinates", DAY_OR_PLACE }, { "where_description", DAY_OR_PLACE },
		{ "where_prec", DAY_OR_PLACE }, { "geo_precision", DAY_OR_PLACE },
		{ "latitude", DAY_OR_PLACE }, { "longitude", DAY_OR_PLACE },
		{ "geom_wkt", DAY_OR_PLACE }, { "priogrid_gid", DAY_OR_PLACE },
		{ "disorder_type", ACT }, { "event_type", ACT }, { "sub_event_type", ACT },
		{ "actor1", ACTOR }, { "side_a", ACTOR } };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equal(str_from(column), str_from(kinds[i].name)))
			return kinds[i].kind;
	return OTHER_COLUMN;
}

/* UCDP's parts add up to its best: they are as they came as long as the best is. */
static bool is_best_as_it_came(const struct export_row *r, const struct again *a)
{
	const struct bounds *b = killed_by(r->in, STATUS_ALL, RULE_UCDP);
	struct cell_count n;
	return b && b->best.known && cell_count(field_of(a, "best"), &n) == CELL_READ &&
	       n.low == b->best.value;
}

/* Whether nobody here said anything else than the row does, where it is said here at all. */
static bool is_as_it_came(
	const struct export_row *r, const struct again *a, enum column_kind kind, struct str cell)
{
	struct str actor = { 0 };
	switch (kind) {
	case FIGURE:
		return false;
	case PART_OF_FIGURE:
		return is_best_as_it_came(r, a);
	case DAY_OR_PLACE:
		return !a->edited;
	case ACT:
		return act_of_acled(field_of(a, "sub_event_type")) == act_of_incident(r->ed, r->in);
	case ACTOR:
		actor = actor_of_incident(r->ed, r->in);
		return !actor.len || str_equal(actor, cell);
	case OTHER_COLUMN:
		return true;
	}
	return false;
}

/* What our schema says of a column holds of the row's cell too: "2031-03-14 00:00:00.000" is no day there. */
static bool fits_type(struct str cell, const char *type)
{
	struct cell_count n;
	double x;
	int decimals;
	cell = str_trim(cell);
	if (!type || !cell.len)
		return true;
	if (str_equal(str_from(type), STR("date")))
		return cell.len == STR("2031-03-14").len;
	return str_equal(str_from(type), STR("double"))
		       ? cell_number(cell, &x, &decimals) == CELL_READ
		       : cell_count(cell, &n) == CELL_READ || str_equal(cell, STR("-1"));
}

bool again_cell(const struct export_row *r, const struct again *a, const struct export_column *c,
	struct str *cell)
{
	*cell = field_of(a, c->name);
	return !c->put || (a->alone && fits_type(*cell, c->type) &&
				  is_as_it_came(r, a, kind_of(c->name), *cell));
}
