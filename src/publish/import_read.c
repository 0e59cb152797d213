/*
 * The cells of one row: texts, counts, days, degrees and codes, and what of them could not be understood.
 */
#include "publish/import_inside.h"

#include <stdarg.h>
#include <stdio.h>

enum { DAYS_BESIDE = 3 };

struct str row_cell(const struct row *r, size_t column)
{
	return column < r->fields.count ? r->fields.at[column] : (struct str){ 0 };
}

struct str row_role(const struct importing *im, const struct row *r, enum cell_role role)
{
	struct str cell = str_trim(row_cell(r, im->map.column[role]));
	return cell.len ? cell : (struct str){ 0 };
}

enum cell_state row_count(const struct row *r, const struct summands *s, struct cell_count *out)
{
	enum cell_state state = CELL_EMPTY;
	*out = (struct cell_count){ 0 };
	for (size_t i = 0; i < s->count; i++) {
		struct cell_count one;
		enum cell_state read = cell_count(row_cell(r, s->column[i]), &one);
		if (read == CELL_UNREADABLE)
			return read;
		if (read == CELL_EMPTY)
			continue;
		state = CELL_READ;
		out->low += one.low;
		out->high += one.high;
		out->open |= one.open;
	}
	return state;
}

void row_tell(struct importing *im, struct row *r, const char *rule, const char *fmt, ...)
{
	char text[400];
	va_list args;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	struct finding f = { r->line, r->id, rule, str_from(text) };
	im->sink->tell(im->sink->self, &f);
	*(rule ? &im->result->findings : &im->result->not_understood) += 1;
	*(rule ? &r->odd : &r->bad) = true;
}

void tell_cell(struct importing *im, struct row *r, size_t column, const char *what)
{
	struct str cell = row_cell(r, column), name = im->header.at[column];
	row_tell(im, r, NULL, "'%.*s' in column '%.*s' is no %s",
		(int)(cell.len < 60 ? cell.len : 60), cell.at, (int)(name.len < 60 ? name.len : 60),
		name.at, what);
}

enum cell_state read_day(
	struct importing *im, struct row *r, enum cell_role role, struct cell_date *out)
{
	struct str cell = row_role(im, r, role);
	*out = (struct cell_date){ DATE_NONE, DATE_NONE };
	enum cell_state state = cell_date(cell, im->dates, out);
	if (state == CELL_UNREADABLE)
		tell_cell(im, r, im->map.column[role],
			im->dates == DATES_AMBIGUOUS
				? "day that can be read one way; --dates says which"
				: "day");
	return state;
}

/* A precision in the house's codes as UCDP's. */
static int read_code(
	struct importing *im, struct row *r, enum cell_role role, const int *codes, int most)
{
	struct cell_count n;
	enum cell_state state = cell_count(row_role(im, r, role), &n);
	if (state == CELL_EMPTY)
		return 0;
	if (state == CELL_READ && n.low >= 1 && n.low <= most && (!codes || codes[n.low]))
		return codes ? codes[n.low] : (int)n.low;
	tell_cell(im, r, im->map.column[role], "code of a precision");
	return 0;
}

/* IMPORT-6: a coded middle stands for the week or the month around it, unless both ends are given. */
static void widen(struct row *r)
{
	if (r->dated != CELL_READ || r->dated_to == CELL_READ || r->date.from != r->date.to)
		return;
	struct ymd d = date_split(r->date.from);
	if (r->date_precision == 3) {
		r->date.to = r->date.from + DAYS_BESIDE;
		r->date.from -= DAYS_BESIDE;
	} else if (r->date_precision == 4) {
		date_make(d.year, d.month, 1, &r->date.from);
		date_make(d.year, d.month, date_days_in_month(d.year, d.month), &r->date.to);
	}
}

void read_when(struct importing *im, struct row *r)
{
	const struct house *h = im->o->house;
	r->dated = read_day(im, r, CELL_DATE, &r->date);
	r->dated_to = read_day(im, r, CELL_DATE_TO, &r->date_to);
	r->date_precision = read_code(im, r, CELL_DATE_PRECISION, h ? h->date_precision : NULL, 5);
	if (h == &house_acled)
		widen(r);
}

static enum cell_state read_degrees(
	struct importing *im, struct row *r, enum cell_role role, double *out, int *decimals)
{
	enum cell_state state = cell_number(row_role(im, r, role), out, decimals);
	if (state == CELL_UNREADABLE)
		tell_cell(im, r, im->map.column[role], "number of degrees");
	return state;
}

void read_where(struct importing *im, struct row *r)
{
	const struct house *h = im->o->house;
	r->has_lat = read_degrees(im, r, CELL_LAT, &r->lat, &r->lat_decimals);
	r->has_lon = read_degrees(im, r, CELL_LON, &r->lon, &r->lon_decimals);
	r->place_precision =
		read_code(im, r, CELL_PLACE_PRECISION, h ? h->place_precision : NULL, 7);
}
