#include "publish/import_inside.h"
#include "tap.h"
#include "toll/toll.h"

/* What an import gave: its lines read back, and what it told, "LINE RULE TEXT;" each. */
struct taken {
	struct stream s;
	struct import_result r;
	struct buf told;
	struct arena *mem;
	struct err e;
	bool ok;
};

static void take_line(void *self, struct str json)
{
	struct taken *t = self;
	struct err e = { 0 };
	CHECK(stream_add_line(&t->s, json, t->mem, &e));
}

static void take_finding(void *self, const struct finding *f)
{
	struct taken *t = self;
	buf_printf(&t->told, "%zu %s " STR_FMT ";", f->line, f->rule ? f->rule : "-",
		STR_ARG(f->text));
}

/* `map`: words parted by blanks. */
static struct taken import_of(
	struct arena *mem, const char *text, const char *map, struct import_options o)
{
	struct taken t = { .mem = mem, .told = { .mem = mem } };
	struct str words = str_from(map), word;
	const struct import_sink sink = { &t, take_line, take_finding };
	o.report = STR("table.csv");
	if (!o.published)
		o.published = DATE_NONE;
	while (str_cut(&words, ' ', &word) && word.len)
		*PUSH(mem, &o.map) = word;
	t.ok = import_table(str_from(text), &o, &sink, &t.r, mem, &t.e);
	return t;
}

static struct taken import_mapped(struct arena *mem, const char *text, const char *map)
{
	return import_of(mem, text, map, (struct import_options){ .kind = SOURCE_RIGHTS_GROUP });
}

static bool counts(const char *cell, int64_t low, int64_t high, bool open)
{
	struct cell_count c;
	return cell_count(str_from(cell), &c) == CELL_READ && c.low == low && c.high == high &&
	       c.open == open;
}

TEST("a count is digits in either script, with groups, a range or an open top (IMPORT-4)")
{
	CHECK(counts("12", 12, 12, false));
	CHECK(counts(" 1,200 ", 1200, 1200, false));
	CHECK(counts("12 500", 12500, 12500, false));
	CHECK(counts("12.0", 12, 12, false));
	CHECK(counts("12+", 12, 12, true));
	CHECK(counts("5-10", 5, 10, false));
	CHECK(counts("5 \xE2\x80\x93 10", 5, 10, false));
	CHECK(counts("5 to 10", 5, 10, false));
	CHECK(counts("\xD9\xA4\xD9\xA4", 44, 44, false));
}

TEST("what is no count is not understood, and nothing said is nothing (IMPORT-4, CHECK-7)")
{
	static const char *const bad[] = { "-1", "1.5", "1.200", "dozens", "10-5", "12 killed",
		"1,20", "99999999999", "=1+1" };
	static const char *const empty[] = { "", " ", "NA", "n/a", "null", "unknown", "-" };
	struct cell_count c;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(cell_count(str_from(bad[i]), &c) == CELL_UNREADABLE);
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
		CHECK(cell_count(str_from(empty[i]), &c) == CELL_EMPTY);
}

static struct str day_of(struct arena *mem, const char *cell, enum date_order order)
{
	struct cell_date d;
	if (cell_date(str_from(cell), order, &d) != CELL_READ)
		return STR("not read");
	return str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(date_text(mem, d.from)),
		STR_ARG(date_text(mem, d.to)));
}

TEST("days are read in the forms that tables have, and never guessed (IMPORT-5)")
{
	CHECK_STR(day_of(mem, "2031-03-14", 0), "2031-03-14/2031-03-14");
	CHECK_STR(day_of(mem, "2031-03-14 00:00:00.000", 0), "2031-03-14/2031-03-14");
	CHECK_STR(day_of(mem, "20310314", 0), "2031-03-14/2031-03-14");
	CHECK_STR(day_of(mem, "14 March 2031", 0), "2031-03-14/2031-03-14");
	CHECK_STR(day_of(mem, "Mar. 14, 2031", 0), "2031-03-14/2031-03-14");
	CHECK_STR(day_of(mem, "14-Mar-2031", 0), "2031-03-14/2031-03-14");
	CHECK_STR(day_of(mem, "25/03/2031", 0), "2031-03-25/2031-03-25");
	CHECK_STR(day_of(mem, "03/04/2031", 0), "not read");
	CHECK_STR(day_of(mem, "04/04/2031", 0), "2031-04-04/2031-04-04");
	CHECK_STR(day_of(mem, "03/04/2031", DATES_DAY_FIRST), "2031-04-03/2031-04-03");
	CHECK_STR(day_of(mem, "03/04/2031", DATES_MONTH_FIRST), "2031-03-04/2031-03-04");
	CHECK_STR(day_of(mem, "2031-03", 0), "2031-03-01/2031-03-31");
	CHECK_STR(day_of(mem, "March 2031", 0), "2031-03-01/2031-03-31");
	CHECK_STR(day_of(mem, "2031", 0), "2031-01-01/2031-12-31");
	CHECK_STR(day_of(mem, "2031-02-30", 0), "not read");
	CHECK_STR(day_of(mem, "last Friday", 0), "not read");
	CHECK_STR(day_of(mem, "3/4/31", DATES_DAY_FIRST), "not read");
}

TEST("one cell of a column proves the order of day and month for the others (IMPORT-5)")
{
	const char *map = "date=day killed=n";
	struct taken t = import_mapped(mem, "day,n\n03/04/2031,1\n25/04/2031,2\n", map);
	CHECK(t.ok && t.told.len == 0);
	CHECK_STR(date_text(mem, t.s.claims.at[0].date.from), "2031-04-03");
	t = import_mapped(mem, "day,n\n03/04/2031,1\n25/04/2031,2\n04/25/2031,3\n", map);
	CHECK_INT((int)t.r.bad_rows, 1);
	CHECK(t.s.claims.count == 3 && t.s.claims.at[0].date.from == DATE_NONE);
}

TEST("a row is a claim for each figure, with the row as its words at its place (IMPORT-2)")
{
	const char *text =
		"\xEF\xBB\xBFno;town;dead;kids;note\n7;Port Selene;\"44\";12;\"a;\nb\"\n";
	struct taken t =
		import_mapped(mem, text, "id=no place=town killed=dead killed.children=kids");
	CHECK(t.ok && t.s.claims.count == 2);
	const struct claim *c = t.s.claims.at;
	CHECK_STR(c[0].words, "7;Port Selene;\"44\";12;\"a;\nb\"");
	CHECK_STR(str_slice(str_from(text), c[0].begin, c[0].end),
		"7;Port Selene;\"44\";12;\"a;\nb\"");
	CHECK_INT(c[0].count.low, 44);
	CHECK(c[0].scope == SCOPE_WHOLE && c[1].scope == SCOPE_PART && c[1].incident == 1);
	CHECK_STR(c[1].part, "children");
	CHECK_STR(c[1].count.words, "kids 12");
	CHECK(t.r.left_over.count == 1 && t.s.reports.at[0].columns.count == 5);
}

TEST("the least and the greatest figure given are the bounds (IMPORT-3), and disorder is told "
     "(CHECK-1)")
{
	struct taken t = import_mapped(mem, "lo,be,hi\n3,5,9\n5,3,4\n,6,\n,,\n0,0,0\n",
		"killed.low=lo killed=be killed.high=hi");
	const struct claim *c = t.s.claims.at;
	CHECK(c[0].count.low == 3 && c[0].count.high == 9);
	CHECK(c[1].count.low == 3 && c[1].count.high == 5);
	CHECK(c[2].count.low == 6 && c[2].count.high == 6);
	CHECK(!c[3].count.known && c[4].count.known && c[4].count.high == 0);
	CHECK_STR(buf_str(&t.told), "3 CHECK-1 killed: low 5 is above best 3;"
				    "3 CHECK-1 killed: low 5 is above high 4;");
	CHECK(t.r.odd_rows == 1 && t.r.rows == 5);
}

TEST("parts above their whole are told (CHECK-2)")
{
	struct taken t = import_mapped(mem, "n,civ,mil,kids\n10,6,4,3\n10,8,4,3\n10,1,1,11\n",
		"killed=n killed.civilian=civ killed.combatant=mil killed.children=kids");
	CHECK_STR(buf_str(&t.told), "3 CHECK-2 12 killed by status are more than the 10 of all;"
				    "4 CHECK-2 11 children killed are more than the 10 of all;");
}

TEST("an end before the beginning, and a span that is not that of its precision, are told "
     "(CHECK-3)")
{
	struct taken t = import_mapped(mem,
		"a,b,p\n2031-03-14,2031-03-13,1\n2031-03-14,2031-03-16,1\n2031-03-14,2031-03-16,2\n"
		"2031-03-01,2031-03-31,4\n2031-03-01,2031-05-31,4\n",
		"date=a date-to=b date-precision=p");
	CHECK_STR(buf_str(&t.told), "2 CHECK-3 ends on 2031-03-13, before it begins on 2031-03-14;"
				    "3 CHECK-3 3 days do not fit date precision 1;"
				    "6 CHECK-3 92 days do not fit date precision 4;");
	CHECK(t.s.claims.count == 5);
}

TEST("coordinates are held against the globe and against their precision (CHECK-4)")
{
	struct taken t = import_mapped(mem,
		"lat,lon,p\n31.52,34.4,1\n31.5,34.4,1\n91,200,2\n0,0,2\n31.5,,3\n,,1\n31,34,4\n",
		"lat=lat lon=lon place-precision=p");
	CHECK_STR(buf_str(&t.told),
		"3 CHECK-4 place precision 1, but the coordinates are given to a tenth of a degree;"
		"4 CHECK-4 latitude 91 lies outside -90 to 90;"
		"4 CHECK-4 longitude 200 lies outside -180 to 180;"
		"5 CHECK-4 the coordinates are 0, 0;"
		"6 CHECK-4 has one coordinate of two;"
		"7 CHECK-4 place precision 1, but there are no coordinates;");
	CHECK(t.s.claims.at[0].place.has_point && !t.s.claims.at[2].place.has_point);
}

TEST("an id that two rows have is told (CHECK-5)")
{
	struct taken t = import_mapped(mem, "i,n\na,1\nb,2\na,3\n", "id=i killed=n");
	CHECK_STR(buf_str(&t.told), "4 CHECK-5 has the id of line 2;");
	CHECK(t.s.claims.count == 3);
}

TEST("a row of too few fields, and a cell that is no number, are kept and told (CHECK-7)")
{
	struct taken t =
		import_mapped(mem, "t,n\nPort Selene\nEast Ward,dozens\n", "place=t killed=n");
	CHECK_STR(buf_str(&t.told), "2 - has 1 fields where the header has 2;"
				    "3 - 'dozens' in column 'n' is no number of people;");
	CHECK(t.s.claims.count == 2 && t.r.bad_rows == 2);
	CHECK_STR(t.s.claims.at[0].words, "Port Selene");
}

TEST("a list of persons is a claim for each, with the harm that was said (IMPORT-8)")
{
	struct import_options o = { .harm = HARM_KILLED };
	struct taken t =
		import_of(mem, "who,age,case\nMariam Hadid,9,A\nOmar Hadid,31,A\nX,200,B\n",
			"name=who age=age incident=case", o);
	const struct claim *c = t.s.claims.at;
	CHECK(c[0].harm == HARM_KILLED && c[0].count.low == 1 && c[0].scope == SCOPE_PART);
	CHECK(c[0].victims.count == 1 && c[0].victims.at[0].age == 9);
	CHECK(c[1].incident == c[0].incident && c[2].incident != c[0].incident);
	CHECK_INT((int)t.r.bad_rows, 1);
}

TEST("a map that does not fit the header is refused, and so is a table without one")
{
	CHECK(!import_mapped(mem, "a,b\n1,2\n", "killed=c").ok);
	CHECK(!import_mapped(mem, "a,b\n1,2\n", "died=a").ok);
	CHECK(!import_mapped(mem, "a,b\n1,2\n", "killed").ok);
	CHECK_INT(import_mapped(mem, "", "killed=c").e.kind, ERR_INPUT);
}

TEST("what stands before a quote that never closes is kept")
{
	struct taken t = import_mapped(mem, "n\n1\n\"2\n3\n", "killed=n");
	CHECK(!t.ok && t.e.kind == ERR_INPUT);
	CHECK_INT((int)t.s.claims.count, 1);
}

/* A table of a house with one row: "column=cell" sets it, every other cell is empty. */
static struct taken import_house(struct arena *mem, const struct house *h, const char *const *cells)
{
	struct buf head = { .mem = mem }, row = { .mem = mem };
	for (size_t i = 0; h->columns[i]; i++) {
		struct str name = str_from(h->columns[i]);
		buf_printf(&head, "%s%s", i ? "," : "", h->columns[i]);
		buf_add(&row, i ? STR(",") : STR(""));
		for (size_t k = 0; cells[k]; k += 2)
			if (str_equal(name, str_from(cells[k])))
				buf_add(&row, str_from(cells[k + 1]));
	}
	struct str text = str_format(mem, "%s\n%s\n", head.at, row.at);
	return import_of(mem, text.at, "", (struct import_options){ .house = h });
}

TEST("UCDP's row is UCDP's claim, of all and by status (IMPORT-1, IMPORT-7, IMPORT-9)")
{
	static const char *const cells[] = { "id", "1", "type_of_violence", "1", "year", "2031",
		"side_a", "Government of Marenia", "side_b", "Coast Front", "where_coordinates",
		"Port Selene", "where_prec", "1", "latitude", "31.52", "longitude", "34.41",
		"date_start", "2031-03-14", "date_end", "2031-03-14", "date_prec", "1", "deaths_a",
		"1", "deaths_b", "2", "deaths_civilians", "4", "deaths_unknown", "0", "best", "7",
		"low", "5", "high", "9", "source_original", "army", "event_clarity", "1", "region",
		"Europe", "active_year", "1", NULL };
	struct taken t = import_house(mem, &house_ucdp, cells);
	const struct claim *c = t.s.claims.at;
	CHECK_STR(buf_str(&t.told), "");
	CHECK(t.ok && t.told.len == 0 && t.s.claims.count == 3);
	CHECK(c[0].count.low == 5 && c[0].count.high == 9 && c[0].status == STATUS_UNKNOWN);
	CHECK(c[1].count.low == 2 && c[1].count.high == 6 && c[1].status == STATUS_CIVILIAN);
	CHECK(c[2].count.low == 1 && c[2].count.high == 5 && c[2].status == STATUS_COMBATANT);
	CHECK_STR(c[0].sources.at[0].name, "UCDP GED");
	CHECK(c[0].actors.count == 2 && c[0].actors.at[1].certainty == CERTAINTY_POSSIBLE);
}

TEST("a sum of UCDP's that is none, a code and a word of no list are told (CHECK-2, CHECK-6)")
{
	static const char *const cells[] = { "id", "1", "type_of_violence", "4", "region", "Asgard",
		"where_prec", "9", "side_a", "Coast Front", "side_b", "Civilians", "deaths_a", "0",
		"deaths_b", "0", "deaths_civilians", "4", "deaths_unknown", "0", "best", "5", "low",
		"5", "high", "5", NULL };
	struct taken t = import_house(mem, &house_ucdp, cells);
	CHECK_STR(buf_str(&t.told), "2 - '9' in column 'where_prec' is no code of a precision;"
				    "2 CHECK-6 '4' is no word of column type_of_violence;"
				    "2 CHECK-6 '9' is no word of column where_prec;"
				    "2 CHECK-6 'Asgard' is no word of column region;"
				    "2 CHECK-2 best is 5, its parts add up to 4;");
	CHECK(t.s.claims.at[0].actors.at[0].certainty == CERTAINTY_FACT);
}

TEST("ACLED's codes become UCDP's, and a week is the week around its day (IMPORT-6)")
{
	static const char *const cells[] = { "event_id_cnty", "MAR1", "event_date", "14 March 2031",
		"year", "2031", "time_precision", "2", "event_type", "Explosions/Remote violence",
		"sub_event_type", "Shelling/artillery/missile attack", "location", "Port Selene",
		"latitude", "31.52", "longitude", "34.41", "geo_precision", "3", "fatalities", "12",
		"actor1", "Military Forces of Marenia", "actor2", "Civilians (Marenia)", NULL };
	struct taken t = import_house(mem, &house_acled, cells);
	const struct claim *c = t.s.claims.at;
	CHECK(t.ok && t.told.len == 0 && t.s.claims.count == 1);
	CHECK(c->act == ACT_SHELLING && c->place.precision == 4 && c->date.precision == 3);
	CHECK_STR(date_text(mem, c->date.from), "2031-03-11");
	CHECK_STR(date_text(mem, c->date.to), "2031-03-17");
	CHECK(c->actors.count == 1 && c->actors.at[0].certainty == CERTAINTY_FACT);
}

TEST("a claim of a stream that contradicts itself is told (CHECK-3, CHECK-4)")
{
	struct taken t = { .mem = mem, .told = { .mem = mem } };
	const struct import_sink sink = { &t, take_line, take_finding };
	struct claim c = { .id = STR("a#1"), .published = 10 };
	c.date.from = c.date.to = 20;
	c.place.has_point = true;
	check_claim_line(&c, 3, &sink, &t.r, mem);
	CHECK_STR(buf_str(&t.told), "3 CHECK-4 the coordinates are 0, 0;"
				    "3 CHECK-3 happens after it was published;");
}

TEST("a part of which only a best is given has the room of the whole (IMPORT-10)")
{
	struct taken t = import_mapped(mem, "lo,be,hi,civ\n5,7,9,4\n0,7,7,4\n7,7,7,4\n",
		"killed.low=lo killed=be killed.high=hi killed.civilian=civ");
	const struct claim *c = t.s.claims.at;
	CHECK(c[1].count.low == 2 && c[1].count.high == 6);
	CHECK(c[3].count.low == 0 && c[3].count.high == 4);
	CHECK(c[5].count.low == 4 && c[5].count.high == 4);
}

TEST("no word of a row is read as a sentence: what it gives stays its toll (IMPORT-2, TOLL-27)")
{
	struct taken t = import_mapped(mem,
		"d,lo,be,hi,civ,mil,note\n"
		"2031-03-14,36,36,66,24,12,Another attack; rebels also fired on soldiers and 36 "
		"more fled\n",
		"date=d killed.low=lo killed=be killed.high=hi killed.civilian=civ "
		"killed.combatant=mil");
	struct toll_options o = { .as_of = DATE_NONE };
	const struct toll_result *r = toll_derive(&t.s, &o, mem);
	const struct toll *all = toll_find(&r->incidents[0], HARM_KILLED, STATUS_ALL);
	CHECK(all && all->rules[RULE_RANGE].low.value == 36 &&
		all->rules[RULE_RANGE].high.value == 66);
}

static const struct toll *all_of_row(struct taken *t, const char *cells)
{
	struct toll_options o = { .as_of = DATE_NONE };
	*t = import_mapped(t->mem, str_format(t->mem, "d,lo,be,hi,civ\n2031-03-14,%s\n", cells).at,
		"date=d killed.low=lo killed=be killed.high=hi killed.civilian=civ");
	return toll_find(&toll_derive(&t->s, &o, t->mem)->incidents[0], HARM_KILLED, STATUS_ALL);
}

TEST("what a row counts of one status is a part of what it counts in all (TOLL-10)")
{
	struct taken t = { .mem = mem };
	const struct toll *all = all_of_row(&t, "7,7,7,6");
	CHECK(all->rules[RULE_RANGE].low.value == 7 && all->rules[RULE_RANGE].high.value == 7);
	CHECK(all->rules[RULE_UCDP].best.value == 7 && all->rules[RULE_ACLED].best.value == 7);
	all = all_of_row(&t, ",,,6");
	CHECK(all->rules[RULE_RANGE].low.value == 6);
}

TEST("degrees come out with the digits that they came in with (IMPORT-6)")
{
	struct taken t = import_mapped(
		mem, "lat,lon,p\n-49.3500,69.9000,1\n", "lat=lat lon=lon place-precision=p");
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	put_real(&j, t.s.claims.at[0].place.lat);
	CHECK_STR(buf_str(&b), "-49.35");
}
