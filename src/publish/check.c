/*
 * What must hold of a house's figures whatever they are about. A row that breaks a rule is kept as it is, and named.
 */
#include "publish/import_inside.h"

#include <math.h>
#include <stdio.h>

enum { WEEK = 7, MONTH = 31, YEAR = 366, FEWEST_DECIMALS = 2 };

/* CHECK-1: low <= best <= high, as far as they are given. */
void check_bounds(struct importing *im, struct row *r, const struct cell_count *side,
	const enum cell_state *state, const char *what)
{
	static const enum bound_side order[] = { SIDE_LOW, SIDE_BEST, SIDE_HIGH };
	for (size_t i = 0; i + 1 < SIDES; i++)
		for (size_t k = i + 1; k < SIDES; k++) {
			enum bound_side a = order[i], b = order[k];
			if (state[a] == CELL_READ && state[b] == CELL_READ &&
				side[a].low > side[b].high)
				row_tell(im, r, "CHECK-1", "%s: %s %lld is above %s %lld", what,
					bound_side_words[a], (long long)side[a].low,
					bound_side_words[b], (long long)side[b].high);
		}
}

const struct tally *tally_whole(const struct importing *im, enum harm harm)
{
	for (size_t i = 0; i < im->map.tallies.count; i++) {
		const struct tally *t = &im->map.tallies.at[i];
		if (t->harm == harm && t->status == ANY_STATUS && !t->part.at)
			return t;
	}
	return NULL;
}

static int64_t greatest(const struct row *r, const struct tally *t, bool *known)
{
	int64_t most = 0;
	*known = false;
	for (size_t i = 0; i < SIDES; i++) {
		struct cell_count n;
		if (row_count(r, &t->side[i], &n) != CELL_READ)
			continue;
		*known |= !n.open;
		most = n.high > most ? n.high : most;
	}
	return most;
}

static int64_t statuses_of(const struct importing *im, const struct row *r, enum harm harm)
{
	int64_t sum = 0;
	for (size_t i = 0; i < im->map.tallies.count; i++) {
		const struct tally *t = &im->map.tallies.at[i];
		struct cell_count n;
		const struct summands *s = &t->side[t->side[SIDE_LOW].count ? SIDE_LOW : SIDE_BEST];
		if (t->harm == harm && t->status != ANY_STATUS && !t->part.at &&
			row_count(r, s, &n) == CELL_READ)
			sum += n.low;
	}
	return sum;
}

static void check_part(struct importing *im, struct row *r, const struct tally *part)
{
	const struct tally *whole = tally_whole(im, part->harm);
	struct cell_count n;
	bool known;
	if (!part->part.at || !whole || row_count(r, &part->side[SIDE_BEST], &n) != CELL_READ)
		return;
	int64_t most = greatest(r, whole, &known);
	if (known && n.low > most)
		row_tell(im, r, "CHECK-2", "%lld " STR_FMT " %s are more than the %lld of all",
			(long long)n.low, STR_ARG(part->part), harm_words[part->harm],
			(long long)most);
}

/* CHECK-2: parts add up to the whole where the house says they do, and are nowhere above it. */
static void check_sums(struct importing *im, struct row *r)
{
	struct cell_count best, parts;
	if (im->sum_of != NO_COLUMN && cell_count(row_cell(r, im->sum_of), &best) == CELL_READ &&
		row_count(r, &im->sum, &parts) == CELL_READ && best.low != parts.low)
		row_tell(im, r, "CHECK-2", "%s is %lld, its parts add up to %lld",
			im->o->house->sum_of, (long long)best.low, (long long)parts.low);
	for (int h = 0; h <= HARM_DEPRIVED && im->sum_of == NO_COLUMN; h++) {
		const struct tally *whole = tally_whole(im, (enum harm)h);
		bool known = false;
		int64_t most = whole ? greatest(r, whole, &known) : 0;
		int64_t sum = statuses_of(im, r, (enum harm)h);
		if (known && sum > most)
			row_tell(im, r, "CHECK-2",
				"%lld %s by status are more than the %lld of all", (long long)sum,
				harm_words[h], (long long)most);
	}
	for (size_t i = 0; i < im->map.tallies.count; i++)
		check_part(im, r, &im->map.tallies.at[i]);
}

/* The least and the most days that a precision of UCDP's speaks of. */
static const struct {
	int least, most;
} spans[] = { { 0, 0 }, { 1, 1 }, { 2, 6 }, { 1, WEEK }, { 8, MONTH }, { MONTH + 1, YEAR } };

static void check_span(struct importing *im, struct row *r, date_day from, date_day to)
{
	int days = to - from + 1, p = r->date_precision;
	if (p && r->dated_to == CELL_READ && im->o->house != &house_acled &&
		(days < spans[p].least || days > spans[p].most))
		row_tell(im, r, "CHECK-3", "%d day%s do not fit date precision %d", days,
			days == 1 ? "" : "s", p);
}

/* CHECK-3: the end is not before the beginning, the span is that of the precision, the year that of the date. */
static void check_dates(struct importing *im, struct row *r)
{
	if (r->dated != CELL_READ)
		return;
	date_day from = r->date.from, to = r->dated_to == CELL_READ ? r->date_to.to : r->date.to;
	if (from > to)
		row_tell(im, r, "CHECK-3", "ends on " STR_FMT ", before it begins on " STR_FMT,
			STR_ARG(date_text(im->scratch, to)), STR_ARG(date_text(im->scratch, from)));
	else
		check_span(im, r, from, to);
	struct cell_count year;
	if (im->year != NO_COLUMN && cell_count(row_cell(r, im->year), &year) == CELL_READ &&
		(year.low < date_split(from).year ||
			year.low > date_split(to > from ? to : from).year))
		row_tell(im, r, "CHECK-3", "year %lld is not that of " STR_FMT, (long long)year.low,
			STR_ARG(date_text(im->scratch, from)));
}

/*
 * CHECK-4: degrees lie on the globe and not at 0, 0; both or none; and a place that is said to be known exactly has
 * coordinates, of two decimals or more (1 km) in one of them.
 */
static void check_point(struct importing *im, struct row *r)
{
	bool has_lat = r->has_lat == CELL_READ, has_lon = r->has_lon == CELL_READ;
	if (has_lat != has_lon)
		row_tell(im, r, "CHECK-4", "has one coordinate of two");
	if (has_lat && fabs(r->lat) > 90)
		row_tell(im, r, "CHECK-4", "latitude %g lies outside -90 to 90", r->lat);
	if (has_lon && fabs(r->lon) > 180)
		row_tell(im, r, "CHECK-4", "longitude %g lies outside -180 to 180", r->lon);
	if (has_lat && has_lon && r->lat == 0 && r->lon == 0)
		row_tell(im, r, "CHECK-4", "the coordinates are 0, 0");
	else if (r->place_precision == 1 && has_lat && has_lon &&
		 r->lat_decimals < FEWEST_DECIMALS && r->lon_decimals < FEWEST_DECIMALS)
		row_tell(im, r, "CHECK-4",
			"place precision 1, but the coordinates are given to a tenth of a degree");
	bool has_columns = im->map.column[CELL_LAT] != NO_COLUMN;
	if (has_columns && r->place_precision == 1 && !has_lat && !has_lon)
		row_tell(im, r, "CHECK-4", "place precision 1, but there are no coordinates");
}

/* CHECK-5: no two rows have one id. */
static void check_id(struct importing *im, struct row *r)
{
	if (!r->id.at)
		return;
	size_t first = numbered_find(&im->ids, str_copy(im->mem, r->id), r->line, im->mem);
	if (first != r->line)
		row_tell(im, r, "CHECK-5", "has the id of line %zu", first);
}

static bool is_word_of(struct str cell, const struct vocabulary *v)
{
	for (size_t k = 0; v->words[k]; k++)
		if (str_equal_fold(cell, str_from(v->words[k])))
			return true;
	return false;
}

/* CHECK-6: a cell of a closed list holds one of its words, or several with ';' between them. */
static void check_words(struct importing *im, struct row *r)
{
	const struct vocabulary *v = im->o->house ? im->o->house->vocabularies : NULL;
	for (size_t i = 0; v && v[i].column; i++) {
		struct str rest = str_trim(row_cell(r, im->vocabulary[i])), one;
		while (rest.len && str_cut(&rest, ';', &one)) {
			one = str_trim(one);
			if (!is_word_of(one, &v[i]))
				row_tell(im, r, "CHECK-6", "'%.*s' is no word of column %s",
					(int)(one.len < 60 ? one.len : 60), one.at, v[i].column);
		}
	}
}

static struct str house_cell(const struct importing *im, const struct row *r, const char *column)
{
	return str_trim(row_cell(r, column_of(&im->header, str_from(column))));
}

/* The smaller of two codes before the greater; of one alone, 0 behind it. */
static int64_t interaction_of(int64_t a, int64_t b)
{
	int64_t low = a < b ? a : b, high = a < b ? b : a;
	return low ? 10 * low + high : 10 * high;
}

/* CHECK-8: codes of ACLED that follow from one another. Words, which it writes since 2024, are not worked out. */
static void check_codes(struct importing *im, struct row *r)
{
	struct str sub = house_cell(im, r, "sub_event_type"),
		   event = house_cell(im, r, "event_type");
	const char *of = acled_event_of(sub);
	struct cell_count a, b = { 0 }, both;
	if (of && event.len && !str_equal_fold(event, str_from(of)))
		row_tell(im, r, "CHECK-8", "sub-event '" STR_FMT "' is one of %s, not of '%.*s'",
			STR_ARG(sub), of, (int)(event.len < 60 ? event.len : 60), event.at);
	if (cell_count(house_cell(im, r, "inter1"), &a) == CELL_READ &&
		cell_count(house_cell(im, r, "inter2"), &b) != CELL_UNREADABLE &&
		cell_count(house_cell(im, r, "interaction"), &both) == CELL_READ &&
		both.low != interaction_of(a.low, b.low))
		row_tell(im, r, "CHECK-8", "interaction %lld is not that of actors %lld and %lld",
			(long long)both.low, (long long)a.low, (long long)b.low);
}

void check_row(struct importing *im, struct row *r)
{
	check_id(im, r);
	check_words(im, r);
	if (im->o->house == &house_acled)
		check_codes(im, r);
	check_dates(im, r);
	check_point(im, r);
	check_sums(im, r);
}

static void tell_claim(const struct import_sink *sink, struct import_result *out,
	const struct claim *c, size_t line, const char *rule, const char *text)
{
	struct finding f = { line, c->id, rule, str_from(text) };
	sink->tell(sink->self, &f);
	out->findings++;
}

void check_claim_line(const struct claim *c, size_t line, const struct import_sink *sink,
	struct import_result *out, struct arena *mem)
{
	const struct place *p = &c->place;
	size_t before = out->findings;
	int days = c->date.from == DATE_NONE ? 0 : c->date.to - c->date.from + 1;
	(void)mem;
	if (p->has_point && p->lat == 0 && p->lon == 0)
		tell_claim(sink, out, c, line, "CHECK-4", "the coordinates are 0, 0");
	if (c->date.precision == 1 && days > 1)
		tell_claim(
			sink, out, c, line, "CHECK-3", "several days do not fit date precision 1");
	if (c->published != DATE_NONE && c->date.from != DATE_NONE && c->date.from > c->published &&
		!c->background)
		tell_claim(sink, out, c, line, "CHECK-3", "happens after it was published");
	if (c->part.at && c->scope == SCOPE_WHOLE)
		tell_claim(sink, out, c, line, "CHECK-2", "a part is said to be the whole");
	out->odd_rows += out->findings > before;
}
