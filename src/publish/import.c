#include "publish/import_inside.h"

#include "base/csv.h"

#include <stdio.h>
#include <string.h>

static enum act act_of(const struct importing *im, const struct row *r)
{
	struct str cell = row_role(im, r, CELL_ACT);
	int known = cell.at ? word_index(act_words, cell) : -1;
	if (known >= 0)
		return (enum act)known;
	if (im->o->house == &house_ucdp)
		return ACT_KILLING;
	enum act acled = act_of_acled(cell);
	return acled == ACT_OTHER && !cell.at && im->map.tallies.count ? ACT_KILLING : acled;
}

/* IMPORT-7: the house says so, and nobody it read: its figure is its own judgement of them. */
static struct source source_of(const struct importing *im, const struct row *r)
{
	struct str cell = im->o->house ? (struct str){ 0 } : row_role(im, r, CELL_SOURCE);
	struct str name = cell.at            ? cell
			  : im->o->source.at ? im->o->source
			  : im->o->house     ? str_from(im->o->house->source)
					     : im->o->report;
	return (struct source){ .words = cell, .name = name, .kind = im->o->kind };
}

static void set_place(const struct importing *im, const struct row *r, struct claim *c)
{
	c->place.words = c->place.name = row_role(im, r, CELL_PLACE);
	c->place.precision = r->place_precision;
	c->place.has_point = r->has_lat == CELL_READ && r->has_lon == CELL_READ && r->lat >= -90 &&
			     r->lat <= 90 && r->lon >= -180 && r->lon <= 180;
	c->place.lat = c->place.has_point ? r->lat : 0;
	c->place.lon = c->place.has_point ? r->lon : 0;
}

static void set_date(const struct importing *im, const struct row *r, struct claim *c)
{
	c->date = (struct when){ .words = row_role(im, r, CELL_DATE),
		.time = row_role(im, r, CELL_TIME),
		.from = r->date.from,
		.to = r->dated_to == CELL_READ ? r->date_to.to : r->date.to,
		.precision = r->date_precision };
	if (c->date.from == DATE_NONE)
		c->date.from = c->date.to;
	if (c->date.from > c->date.to) /* CHECK-3 has told it */
		c->date.to = c->date.from;
	if (!c->date.precision && c->date.from != DATE_NONE)
		c->date.precision = c->date.from == c->date.to ? 1 : 0;
}

static date_day read_other_day(struct importing *im, struct row *r, enum cell_role role)
{
	struct cell_date d;
	return read_day(im, r, role, &d) == CELL_READ ? d.from : DATE_NONE;
}

static int incident_of(struct importing *im, const struct row *r)
{
	struct str cell = row_role(im, r, CELL_INCIDENT);
	return (int)(cell.at ? numbered_find(&im->incidents, str_copy(im->mem, cell),
				       im->incidents.count + 1, im->mem)
			     : r->number);
}

/* IMPORT-9: one side alone did it; of two that fought, either may have; civilians did nothing. */
static void add_actors(struct importing *im, const struct row *r, struct claim *c)
{
	static const enum cell_role roles[] = { CELL_ACTOR, CELL_OTHER_ACTOR };
	struct strs names = { 0 };
	for (size_t i = 0; i < 2; i++) {
		struct str name = row_role(im, r, roles[i]);
		if (name.at && !str_starts(name, STR("Civilians")))
			*PUSH(im->scratch, &names) = name;
	}
	enum certainty sure = im->o->house ? CERTAINTY_FACT : CERTAINTY_ALLEGED;
	for (size_t i = 0; i < names.count; i++)
		*PUSH(im->scratch, &c->actors) = (struct actor){ .words = names.at[i],
			.name = names.at[i],
			.certainty = names.count > 1 ? CERTAINTY_POSSIBLE : sure };
}

static struct claim claim_of_row(struct importing *im, struct row *r)
{
	struct claim c = { .document = im->o->digest.at ? im->o->digest : im->o->report,
		.report = im->o->report,
		.begin = r->begin,
		.end = r->end,
		.words = r->words,
		.captured = DATE_NONE,
		.scope = SCOPE_WHOLE };
	c.published = read_other_day(im, r, CELL_PUBLISHED);
	if (c.published == DATE_NONE)
		c.published = im->o->published;
	c.as_of = read_other_day(im, r, CELL_AS_OF);
	c.url = row_role(im, r, CELL_URL);
	c.act = act_of(im, r);
	*PUSH(im->scratch, &c.sources) = source_of(im, r);
	struct str means = row_role(im, r, CELL_MEANS);
	add_actors(im, r, &c);
	if (means.at)
		*PUSH(im->scratch, &c.means) = means;
	c.outlet = c.sources.at[0].name;
	c.incident = incident_of(im, r);
	c.by = str_format(im->scratch, "import/%s", im->o->house ? im->o->house->name : "map");
	set_place(im, r, &c);
	set_date(im, r, &c);
	return c;
}

static void add_victim(struct importing *im, struct row *r, struct claim *c)
{
	struct str name = row_role(im, r, CELL_NAME);
	struct cell_count age;
	if (!name.at)
		return;
	enum cell_state aged = cell_count(row_role(im, r, CELL_AGE), &age);
	if (aged == CELL_UNREADABLE || (aged == CELL_READ && age.low > 130)) {
		tell_cell(im, r, im->map.column[CELL_AGE], "age in years");
		aged = CELL_EMPTY;
	}
	*PUSH(im->scratch, &c->victims) = (struct victim){ .words = name,
		.name = name,
		.kind = VICTIM_PERSON,
		.age = aged == CELL_READ ? (int)age.low : UNKNOWN_NUMBER,
		.sex = row_role(im, r, CELL_SEX),
		.status = c->status,
		.date_of_harm = DATE_NONE };
}

static struct json json_number(const struct cell_count *c, enum cell_state state)
{
	return (struct json){ .kind = state == CELL_READ ? KIND_INTEGER : KIND_NULL,
		.integer = c->low,
		.number = (double)c->low };
}

/* What the house gives as low, best and high, as it stands, beside the bounds of the claim. */
static struct json given(
	struct importing *im, const struct cell_count *side, const enum cell_state *state)
{
	static const enum bound_side order[] = { SIDE_LOW, SIDE_BEST, SIDE_HIGH };
	struct json v = { .kind = KIND_OBJECT, .count = SIDES };
	v.item = NEW_ARRAY(im->scratch, struct json, SIDES);
	v.key = NEW_ARRAY(im->scratch, struct str, SIDES);
	for (size_t i = 0; i < SIDES; i++) {
		v.item[i] = json_number(&side[order[i]], state[order[i]]);
		v.key[i] = str_from(bound_side_words[order[i]]);
	}
	return v;
}

static void add_rest(
	struct importing *im, const struct row *r, struct claim *c, const struct json *figures)
{
	struct json *rest = NEW(im->scratch, struct json), *row;
	*rest = (struct json){ .kind = KIND_OBJECT };
	rest->item = NEW_ARRAY(im->scratch, struct json, 2);
	rest->key = NEW_ARRAY(im->scratch, struct str, 2);
	if (figures) {
		rest->key[rest->count] = STR("given");
		rest->item[rest->count++] = *figures;
	}
	rest->key[rest->count] = STR("row");
	row = &rest->item[rest->count++];
	*row = (struct json){ .kind = KIND_OBJECT, .count = r->id.at ? 2 : 1 };
	row->item = NEW_ARRAY(im->scratch, struct json, 2);
	row->key = NEW_ARRAY(im->scratch, struct str, 2);
	row->key[0] = STR("line");
	row->item[0] = (struct json){ .kind = KIND_INTEGER, .integer = (int64_t)r->line };
	row->key[1] = STR("id");
	row->item[1] = (struct json){ .kind = KIND_STRING, .text = r->id };
	c->rest = rest;
}

static void emit(struct importing *im, struct claim *c)
{
	struct buf b = { .mem = im->scratch };
	struct json_out j = { .to = &b };
	c->id = str_format(
		im->scratch, STR_FMT "#%zu", STR_ARG(im->o->report), ++im->result->claims);
	claim_put(&j, c);
	im->sink->line(im->sink->self, buf_str(&b));
}

/* IMPORT-3: the bounds a row gives; where it gives no low or no high, its best stands for it. */
static struct count count_of(const struct cell_count *side, const enum cell_state *state)
{
	struct count n = { .known = true, .low = INT64_MAX, .rule = STR("IMPORT-3") };
	for (size_t i = 0; i < SIDES; i++) {
		if (state[i] != CELL_READ)
			continue;
		n.low = side[i].low < n.low ? side[i].low : n.low;
		n.high = side[i].high > n.high ? side[i].high : n.high;
		n.open |= side[i].open;
	}
	n.stated = n.high;
	return n;
}

static void add_words(
	struct importing *im, const struct row *r, const struct tally *t, struct buf *b)
{
	for (size_t i = 0; i < SIDES; i++)
		for (size_t k = 0; k < t->side[i].count; k++) {
			size_t column = t->side[i].column[k];
			struct str cell = str_trim(row_cell(r, column));
			if (cell.len)
				buf_printf(b, "%s" STR_FMT " " STR_FMT, b->len ? ", " : "",
					STR_ARG(im->header.at[column]), STR_ARG(cell));
		}
}

static bool read_sides(struct importing *im, struct row *r, const struct tally *t,
	struct cell_count *side, enum cell_state *state)
{
	bool any = false;
	for (size_t i = 0; i < SIDES; i++) {
		state[i] = row_count(r, &t->side[i], &side[i]);
		if (state[i] == CELL_UNREADABLE)
			tell_cell(im, r, t->side[i].column[0], "number of people");
		any |= state[i] == CELL_READ;
	}
	return any;
}

/* Where a sentence begins that ends at `end`. */
static size_t sentence_begin(struct str s, size_t end)
{
	size_t at = end;
	while (at > 0 && !(s.at[at - 1] == '.' || s.at[at - 1] == ';' || s.at[at - 1] == '\n'))
		at--;
	return at;
}

static bool has_digit(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] >= '0' && s.at[i] <= '9')
			return true;
	return false;
}

/*
 * IMPORT-11: "Several fatalities coded as 3": a number that stands for words, which is read as COUNT-7 reads them. Where a
 * number stands before it ("40 fatalities split between 6 events, coded as 7") it is a share, and kept as it is.
 */
static void read_coded(const struct importing *im, const struct row *r, struct count *n)
{
	static const struct str coded = { "coded as ", 9 };
	struct str notes = row_cell(r, column_of(&im->header, STR("notes")));
	size_t at = str_find(notes, coded), end = at + coded.len;
	struct cell_count number;
	if (at == notes.len)
		return;
	size_t begin = sentence_begin(notes, at);
	while (end < notes.len && notes.at[end] >= '0' && notes.at[end] <= '9')
		end++;
	if (has_digit(str_slice(notes, begin, at)) ||
		cell_count(str_slice(notes, at + coded.len, end), &number) != CELL_READ ||
		number.low != n->low || number.low == 0)
		return;
	n->open = true;
	n->words = str_trim(str_slice(notes, begin, end));
	n->rule = STR("COUNT-7");
}

static bool says_nothing(const struct tally *t, const struct count *n)
{
	return (t->status != ANY_STATUS || t->part.at) && n->high == 0 && !n->open;
}

/*
 * IMPORT-10: a status or part of which only a best is given has the room that the whole has: so much less as the
 * whole's low is under its best, so much more as its high is above.
 */
static bool give_room(const struct importing *im, const struct row *r, const struct tally *t,
	struct cell_count *side, enum cell_state *state)
{
	const struct tally *whole = tally_whole(im, t->harm);
	struct cell_count of[SIDES];
	if (!whole || whole == t || state[SIDE_LOW] == CELL_READ || state[SIDE_HIGH] == CELL_READ)
		return false;
	for (size_t i = 0; i < SIDES; i++)
		if (row_count(r, &whole->side[i], &of[i]) != CELL_READ)
			return false;
	int64_t less = of[SIDE_BEST].low - of[SIDE_LOW].low,
		more = of[SIDE_HIGH].high - of[SIDE_BEST].high;
	side[SIDE_LOW] = side[SIDE_HIGH] = side[SIDE_BEST];
	if (less > 0)
		side[SIDE_LOW].low -= less < side[SIDE_LOW].low ? less : side[SIDE_LOW].low;
	side[SIDE_HIGH].high += more > 0 ? more : 0;
	state[SIDE_LOW] = state[SIDE_HIGH] = CELL_READ;
	return true;
}

/* False when the row says nothing in these columns: no figure, or 0 of a part. */
static bool emit_tally(
	struct importing *im, struct row *r, const struct claim *base, const struct tally *t)
{
	struct cell_count side[SIDES];
	enum cell_state state[SIDES];
	struct claim c = *base;
	struct buf words = { .mem = im->scratch };
	if (!read_sides(im, r, t, side, state))
		return false;
	check_bounds(im, r, side, state, harm_words[t->harm]);
	struct json figures = given(im, side, state);
	bool bounds = state[SIDE_LOW] == CELL_READ || state[SIDE_HIGH] == CELL_READ;
	c.count = count_of(side, state);
	if (says_nothing(t, &c.count))
		return false;
	if (give_room(im, r, t, side, state))
		c.count = count_of(side, state);
	add_words(im, r, t, &words);
	c.count.words = buf_str(&words);
	if (im->o->house == &house_acled)
		read_coded(im, r, &c.count);
	c.harm = t->harm;
	c.part = t->part;
	c.scope = t->part.at ? SCOPE_PART : SCOPE_WHOLE;
	if (t->status != ANY_STATUS) {
		c.status = (enum status)t->status;
		c.status_words =
			im->header.at[t->side[SIDE_BEST].count ? t->side[SIDE_BEST].column[0] : 0];
	}
	add_rest(im, r, &c, bounds ? &figures : NULL);
	emit(im, &c);
	return true;
}

static void set_status(const struct importing *im, const struct row *r, struct claim *c)
{
	struct str cell = row_role(im, r, CELL_STATUS);
	int known = cell.at ? word_index(status_words, cell) : -1;
	c->status_words = cell;
	c->status = known >= 0 ? (enum status)known : STATUS_UNKNOWN;
}

/* IMPORT-8: a row without a figure is a claim all the same: of one person, or of none. */
static void emit_bare(struct importing *im, struct row *r, struct claim *c)
{
	bool person = c->victims.count && im->o->harm != HARM_NONE;
	c->harm = person ? im->o->harm : HARM_NONE;
	c->scope = person ? SCOPE_PART : SCOPE_UNKNOWN;
	if (person)
		c->count = (struct count){
			.known = true, .low = 1, .high = 1, .stated = 1, .rule = STR("IMPORT-8")
		};
	add_rest(im, r, c, NULL);
	emit(im, c);
}

static void import_row(struct importing *im, struct row *r)
{
	size_t before = im->result->claims;
	r->id = row_role(im, r, CELL_ID);
	if (r->fields.count != im->header.count)
		row_tell(im, r, NULL, "has %zu fields where the header has %zu", r->fields.count,
			im->header.count);
	read_when(im, r);
	read_where(im, r);
	check_row(im, r);
	struct claim base = claim_of_row(im, r);
	set_status(im, r, &base);
	add_victim(im, r, &base);
	for (size_t i = 0; i < im->map.tallies.count; i++)
		emit_tally(im, r, &base, &im->map.tallies.at[i]);
	if (im->result->claims == before)
		emit_bare(im, r, &base);
	im->result->bad_rows += r->bad;
	im->result->odd_rows += r->odd;
}

/* The next row with its place in the text; line ends around it are not part of it. */
static bool next_row(struct csv *c, size_t shift, struct row *r, struct arena *mem, struct err *e)
{
	while (c->at < c->text.len && (c->text.at[c->at] == '\n' || c->text.at[c->at] == '\r')) {
		struct csv one = *c;
		c->at += one.text.at[c->at] == '\r' && c->at + 1 < c->text.len &&
					 c->text.at[c->at + 1] == '\n'
				 ? 2
				 : 1;
		c->line++;
	}
	size_t begin = c->at;
	if (!csv_next(c, &r->fields, &r->line, mem, e))
		return false;
	size_t end = c->at;
	while (end > begin && (c->text.at[end - 1] == '\n' || c->text.at[end - 1] == '\r'))
		end--;
	r->begin = begin + shift;
	r->end = end + shift;
	r->words = str_slice(c->text, begin, end);
	return true;
}

/* IMPORT-5: the order of day and month that the cells of the column prove; contradiction proves none. */
static enum date_order proved_order(struct importing *im, struct csv c, size_t shift)
{
	bool seen[3] = { 0 };
	struct err e = { 0 };
	for (bool more = im->map.column[CELL_DATE] != NO_COLUMN; more;) {
		struct arena scratch = { 0 };
		struct row r = { 0 };
		more = next_row(&c, shift, &r, &scratch, &e);
		if (more)
			seen[cell_date_order(row_role(im, &r, CELL_DATE))] = true;
		arena_release(&scratch);
	}
	if (seen[DATES_DAY_FIRST] == seen[DATES_MONTH_FIRST])
		return DATES_AMBIGUOUS;
	return seen[DATES_DAY_FIRST] ? DATES_DAY_FIRST : DATES_MONTH_FIRST;
}

static bool set_up_house(struct importing *im, struct err *e)
{
	const struct house *h = im->o->house;
	struct table_map sums;
	struct strs words = { 0 };
	im->sum_of = im->year = NO_COLUMN;
	if (!h)
		return true;
	if (h->year)
		im->year = column_of(&im->header, str_from(h->year));
	size_t count = 0;
	while (h->vocabularies[count].column)
		count++;
	im->vocabulary = NEW_ARRAY(im->mem, size_t, count);
	for (size_t i = 0; i < count; i++)
		im->vocabulary[i] = column_of(&im->header, str_from(h->vocabularies[i].column));
	if (!h->sum)
		return true;
	im->sum_of = column_of(&im->header, str_from(h->sum_of));
	*PUSH(im->mem, &words) = str_format(im->mem, "killed=%s", h->sum);
	if (!table_map_read(&sums, &im->header, &words, im->mem, e))
		return false;
	im->sum = sums.tallies.at[0].side[SIDE_BEST];
	return true;
}

static struct strs all_words(const struct importing *im)
{
	struct strs words = { 0 };
	for (size_t i = 0; im->o->house && im->o->house->map[i]; i++)
		*PUSH(im->mem, &words) = str_from(im->o->house->map[i]);
	for (size_t i = 0; i < im->o->map.count; i++)
		*PUSH(im->mem, &words) = im->o->map.at[i];
	return words;
}

static void emit_report(struct importing *im, struct str text, const struct strs *map)
{
	struct row none = { 0 };
	struct report p = { .id = im->o->report,
		.digest = im->o->digest,
		.outlet = source_of(im, &none).name,
		.published = im->o->published,
		.date_from = im->o->published != DATE_NONE ? STR("option") : (struct str){ 0 },
		.read = true,
		.bytes = text.len,
		.columns = im->header,
		.map = *map };
	struct buf b = { .mem = im->mem };
	struct json_out j = { .to = &b };
	report_put(&j, &p);
	im->sink->line(im->sink->self, buf_str(&b));
}

static bool read_header(struct importing *im, struct csv *c, struct err *e)
{
	struct row r = { 0 };
	if (!next_row(c, 0, &r, im->mem, e))
		return e->kind ? false : fail(e, ERR_INPUT, "the table has no header");
	for (size_t i = 0; i < r.fields.count; i++)
		*PUSH(im->mem, &im->header) = str_trim(r.fields.at[i]);
	return true;
}

bool import_table(struct str text, const struct import_options *o, const struct import_sink *sink,
	struct import_result *out, struct arena *mem, struct err *e)
{
	struct importing im = { .o = o, .sink = sink, .result = out, .mem = mem };
	struct csv c = csv_open(text);
	size_t shift = text.len - c.text.len;
	bool more = true;
	*out = (struct import_result){ 0 };
	if (!read_header(&im, &c, e))
		return false;
	struct strs words = all_words(&im);
	if (!table_map_read(&im.map, &im.header, &words, mem, e) || !set_up_house(&im, e))
		return false;
	out->left_over = table_map_left_over(&im.map, &im.header, mem);
	im.dates = o->dates                      ? o->dates
		   : o->house && o->house->dates ? o->house->dates
						 : proved_order(&im, c, shift);
	emit_report(&im, text, &words);
	while (more) {
		struct arena scratch = { 0 };
		struct row r = { .number = out->rows + 1 };
		im.scratch = &scratch;
		more = next_row(&c, shift, &r, &scratch, e);
		if (more) {
			out->rows++;
			import_row(&im, &r);
		}
		arena_release(&scratch);
	}
	return e->kind == ERR_NONE;
}
