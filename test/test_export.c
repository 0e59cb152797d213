#include "base/csv.h"
#include "publish/export.h"
#include "publish/import.h"
#include "tap.h"
#include "toll_claims.h"

static struct str inert(struct arena *mem, const char *text)
{
	struct buf b = { .mem = mem };
	csv_put_inert(&b, str_from(text));
	return buf_str(&b);
}

TEST("no cell of a table runs in a spreadsheet, and numbers stay numbers (EXPORT-1)")
{
	CHECK_STR(inert(mem, "=1+1"), "'=1+1");
	CHECK_STR(inert(mem, "=HYPERLINK(\"http://x\")"), "\"'=HYPERLINK(\"\"http://x\"\")\"");
	CHECK_STR(inert(mem, "+cmd|' /C calc'!A0"), "'+cmd|' /C calc'!A0");
	CHECK_STR(inert(mem, "-2+3"), "'-2+3");
	CHECK_STR(inert(mem, "@SUM(A1)"), "'@SUM(A1)");
	CHECK_STR(inert(mem, "  =1"), "'  =1");
	CHECK_STR(inert(mem, "\t=1"), "\"'\t=1\"");
	CHECK_STR(inert(mem, "\xE2\x80\x8B=1"), "'\xE2\x80\x8B=1");
	CHECK_STR(inert(mem, "\xEF\xBC\x9D"
			     "1"),
		"'\xEF\xBC\x9D"
		"1");
	CHECK_STR(inert(mem, "-9.65"), "-9.65");
	CHECK_STR(inert(mem, "-1"), "-1");
	CHECK_STR(inert(mem, "Port Selene - east"), "Port Selene - east");
	CHECK_STR(inert(mem, "--"), "'--");
}

static struct telling two_towns(struct arena *mem)
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 15, "Health Directorate", 41, 44);
	c->review = REVIEW_ACCEPTED;
	c->place.has_point = true;
	c->place.lat = 35.763369;
	c->place.lon = 36.558974;
	c = say(&t, "r2", 16, "Camp Council", 52, 52);
	c->review = REVIEW_EDITED;
	c = say(&t, "r3", 16, "=cmd()", 7, 7);
	c->place.name = c->place.words = STR("East Ward");
	return t;
}

static struct str made(struct telling *t, const char *format, struct edition_options o)
{
	struct edition_options *copy = NEW(t->mem, struct edition_options);
	*copy = o;
	return export_find(str_from(format))->make(edition_make(&t->s, copy, t->mem), t->mem);
}

/* The cell of a column in a row of CSV, counted from 0 below the header. */
static struct str cell_of(struct arena *mem, struct str csv, const char *column, size_t row)
{
	struct csv in = csv_open(csv);
	struct strs head = { 0 }, cells = { 0 };
	struct err e = { 0 };
	size_t line;
	CHECK(csv_next(&in, &head, &line, mem, &e));
	for (size_t i = 0; i <= row; i++)
		CHECK(csv_next(&in, &cells, &line, mem, &e));
	CHECK(head.count == cells.count);
	for (size_t i = 0; i < head.count && i < cells.count; i++)
		if (str_equal(head.at[i], str_from(column)))
			return cells.at[i];
	return STR("no such column");
}

TEST("incidents in UCDP's columns: 49 in order, best the sum of its parts, a computed grid cell "
     "(EXPORT-3)")
{
	struct telling t = two_towns(mem);
	struct str csv = made(&t, "ucdp", (struct edition_options){ .unreviewed = true });
	struct csv in = csv_open(csv);
	struct strs head = { 0 };
	struct err e = { 0 };
	size_t line;
	CHECK(csv_next(&in, &head, &line, mem, &e) && head.count == 49);
	for (size_t i = 0; i < head.count; i++)
		CHECK(str_equal(head.at[i], str_from(house_ucdp.columns[i])));
	CHECK_STR(cell_of(mem, csv, "best", 0), "52");
	CHECK_STR(cell_of(mem, csv, "deaths_unknown", 0), "52");
	CHECK_STR(cell_of(mem, csv, "low", 0), "41");
	CHECK_STR(cell_of(mem, csv, "high", 0), "52");
	CHECK_STR(cell_of(mem, csv, "priogrid_gid", 0), "181154");
	CHECK_STR(cell_of(mem, csv, "geom_wkt", 0), "POINT (36.558974 35.763369)");
	CHECK_STR(cell_of(mem, csv, "date_start", 0), "2031-03-14");
	CHECK_STR(cell_of(mem, csv, "source_original", 1), "'=cmd()");
}

TEST("incidents in ACLED's columns: 31 in order, in its codes (EXPORT-4)")
{
	struct telling t = two_towns(mem);
	struct str csv = made(&t, "acled", (struct edition_options){ 0 });
	struct csv in = csv_open(csv);
	struct strs head = { 0 };
	struct err e = { 0 };
	size_t line;
	CHECK(csv_next(&in, &head, &line, mem, &e) && head.count == 31);
	for (size_t i = 0; i < head.count; i++)
		CHECK(str_equal(head.at[i], str_from(house_acled.columns[i])));
	CHECK_STR(cell_of(mem, csv, "event_date", 0), "14-03-2031");
	CHECK_STR(cell_of(mem, csv, "time_precision", 0), "1");
	CHECK_STR(cell_of(mem, csv, "sub_event_type", 0), "Shelling/artillery/missile attack");
	CHECK_STR(cell_of(mem, csv, "fatalities", 0), "41");
}

TEST("an incident that is only retold has no row, and HXL has tags under its header (EXPORT-2, "
     "EXPORT-5)")
{
	struct telling t = two_towns(mem);
	t.s.claims.at[2].background = true;
	struct str csv = made(&t, "hxl", (struct edition_options){ .unreviewed = true });
	CHECK_STR(cell_of(mem, csv, "killed_low", 0), "#affected+killed+min");
	CHECK_STR(cell_of(mem, csv, "killed_low", 1), "41");
	int lines = 0;
	for (size_t i = 0; i < csv.len; i++)
		lines += csv.at[i] == '\n';
	CHECK_INT(lines, 3);
}

static struct str toll_words(struct stream *s, struct arena *mem)
{
	struct toll_options o = { .as_of = DATE_NONE, .reviewed = true };
	struct buf b = { .mem = mem };
	const struct toll_result *r = toll_derive(s, &o, mem);
	for (size_t i = 0; i < r->incident_count; i++)
		for (size_t k = 0; k < r->incidents[i].toll_count; k++) {
			const struct toll *t = &r->incidents[i].tolls[k];
			const struct bounds *n = &t->rules[RULE_RANGE];
			buf_printf(&b, "%d %d %lld %lld %lld;", (int)t->harm, t->status,
				(long long)n->low.value, (long long)n->high.value,
				(long long)t->identified);
		}
	return buf_str(&b);
}

static struct victim *name_victim(struct telling *t, size_t claim, const char *name, int age)
{
	struct victim *v = PUSH(t->mem, &t->s.claims.at[claim].victims);
	*v = (struct victim){ .words = str_from(name),
		.name = str_from(name),
		.kind = VICTIM_PERSON,
		.age = age,
		.date_of_harm = DATE_NONE };
	return v;
}

TEST("an edition rests on reviewed claims alone, and says of how many (PUBLISH-1)")
{
	struct telling t = two_towns(mem);
	struct edition_options o = { 0 };
	const struct edition *ed = edition_make(&t.s, &o, mem);
	CHECK(ed->r->incident_count == 1 && ed->review.accepted == 1 && ed->review.edited == 1);
	CHECK(ed->review.unreviewed == 1 && ed->review.claims == 3);
	struct str claims = made(&t, "claims", o);
	CHECK(str_find(claims, STR("East Ward")) == claims.len);
}

static bool says(struct telling *t, const char *format, const char *what, struct edition_options o)
{
	struct str text = made(t, format, o);
	return str_find(text, str_from(what)) < text.len;
}

TEST("a minor's name is withheld wherever it stands, and shown as withheld (PUBLISH-4, PUBLISH-5)")
{
	struct telling t = two_towns(mem);
	struct edition_options o = { 0 }, named = { .name_minors = true };
	name_victim(&t, 0, "Mira Vell", 9);
	name_victim(&t, 0, "Odran Vell", 41);
	t.s.claims.at[0].words = STR("Mira Vell, 9, and Odran Vell; Mira was found");
	t.s.claims.at[1].words = STR("the girl, MIRA VELL, was seen");
	for (const struct export *x = exports; x->name; x++) {
		CHECK(!says(&t, x->name, "Mira", o));
		CHECK(!says(&t, x->name, "MIRA", o));
	}
	CHECK(says(&t, "persons", "[name withheld 1]", o) && says(&t, "persons", "Odran Vell", o));
	CHECK(says(&t, "claims",
		"[name withheld 1], 9, and Odran Vell; [name withheld 1] was found", o));
	CHECK(says(&t, "persons", "Mira Vell", named));
	const struct edition *ed = edition_make(&t.s, &o, mem);
	CHECK(ed->withheld.minors == 1);
}

TEST("the claims of an edition have the toll of the casebook, withheld names or not (PUBLISH-6, "
     "EXPORT-6)")
{
	struct telling t = two_towns(mem);
	struct stream again = { 0 };
	struct err e = { 0 };
	for (int i = 0; i < 48; i++)
		name_victim(
			&t, 1, str_format(mem, "Vell Child%c%c", 'A' + i / 24, 'A' + i % 24).at, 5);
	struct str before = toll_words(&t.s, mem), line;
	struct str claims = made(&t, "claims", (struct edition_options){ 0 });
	while (str_cut(&claims, '\n', &line))
		CHECK(stream_add_line(&again, line, mem, &e));
	CHECK(again.claims.count == 2);
	CHECK(str_equal(toll_words(&again, mem), before));
	CHECK(str_find(before, STR(" 48;")) < before.len);
}

TEST("a confidential claim is counted without words and sources, a witness without a name "
     "(PUBLISH-2, PUBLISH-3)")
{
	struct telling t = two_towns(mem);
	struct edition_options o = { 0 }, named = { .name_witnesses = true };
	struct err e = { 0 };
	struct claim *c = &t.s.claims.at[0];
	CHECK(json_parse(
		STR("{\"handling\":{\"confidentiality\":\"source at risk\"}}"), &c->rest, mem, &e));
	t.s.claims.at[1].sources.at[0] = (struct source){
		.name = STR("Tarin Oss"), .words = STR("Tarin Oss, a baker"), .kind = SOURCE_WITNESS
	};
	CHECK(!says(&t, "claims", "claim number 1", o) &&
		!says(&t, "claims", "Health Directorate", o));
	CHECK(!says(&t, "claims", "Tarin", o) && says(&t, "claims", "[source withheld", o));
	CHECK(says(&t, "claims", "Tarin Oss", named));
	CHECK(says(&t, "ucdp", ",52,52,41,", o));
	CHECK(!says(&t, "claims", "source at risk", o));
}

TEST("a file that names whom the edition withholds is found before it is written (PUBLISH-7)")
{
	struct telling t = two_towns(mem);
	struct edition_options o = { 0 };
	struct str name;
	name_victim(&t, 0, "Mira Vell", 9);
	const struct edition *ed = edition_make(&t.s, &o, mem);
	CHECK(edition_betrays(ed, STR("<b>mira vell</b>"), &name));
	CHECK(!edition_betrays(ed, STR("<b>Miravell</b> Mira"), &name));
}

TEST("one person told twice is one row, and ids of incidents hold (PUBLISH-8, PUBLISH-9)")
{
	struct telling t = two_towns(mem);
	struct edition_options o = { 0 };
	name_victim(&t, 0, "Odran Vell", 41);
	name_victim(&t, 1, "Vell, Odran", UNKNOWN_NUMBER);
	const struct edition *ed = edition_make(&t.s, &o, mem);
	CHECK(ed->persons.count == 1 && ed->persons.at[0].claims == 2);
	struct str id = ed->incident_id[0];
	say(&t, "r9", 17, "Quay Post", 45, 45)->review = REVIEW_ACCEPTED;
	CHECK(str_equal(edition_make(&t.s, &o, mem)->incident_id[0], id));
}

static struct str rows_of(struct arena *mem, struct stream *s)
{
	struct str out = { 0 };
	struct err e = { 0 };
	CHECK(export_rows(s, &out, mem, &e));
	return out;
}

static void add_line(void *self, struct str json)
{
	struct telling *t = self;
	struct err e = { 0 };
	CHECK(stream_add_line(&t->s, json, t->mem, &e));
}

static void ignore(void *self, const struct finding *f)
{
	(void)self;
	(void)f;
}

TEST("a table comes back in its own columns, with edits and without what was rejected (EXPORT-7)")
{
	struct telling t = telling_new(mem);
	struct import_options o = { .report = STR("t.csv"), .published = DATE_NONE };
	struct import_result r;
	struct err e = { 0 };
	const struct import_sink sink = { &t, add_line, ignore };
	*PUSH(mem, &o.map) = STR("place=Town");
	*PUSH(mem, &o.map) = STR("killed=Dead");
	struct str table =
		STR("Town;Dead;Note\r\n\"Port; Selene\";44;a\r\nEast Ward;7;=1+1\r\nQuay;1;c\r\n");
	CHECK(import_table(table, &o, &sink, &r, mem, &e));
	CHECK_STR(rows_of(mem, &t.s),
		"Town;Dead;Note\r\n\"Port; Selene\";44;a\r\nEast Ward;7;'=1+1\r\nQuay;1;c\r\n");
	t.s.claims.at[0].review = REVIEW_EDITED;
	t.s.claims.at[0].count.low = t.s.claims.at[0].count.stated = 45;
	t.s.claims.at[2].review = REVIEW_REJECTED;
	say(&t, "r1", 15, "Camp Council", 5, 5);
	CHECK_STR(rows_of(mem, &t.s), "Town;Dead;Note\r\n\"Port; Selene\";45;a\r\nEast "
				      "Ward;7;'=1+1\r\nPort Selene;5;\r\n");
}

TEST("an age in the words is enough to withhold a name, where no field has it (PUBLISH-4)")
{
	static const struct {
		const char *words;
		bool withheld;
	} cases[] = { { "Mira Vell, 9, was killed", true }, { "Mira Vell (17) was killed", true },
		{ "a 9-year-old, Mira Vell, was killed", true },
		{ "Mira Vell, aged 3, died", true }, { "Mira Vell, a 5-month-old, died", true },
		{ "Mira Vell, 39, was killed", false },
		{ "Mira Vell, 9 others and a nurse", false }, { "Mira Vell was killed", false } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct telling t = two_towns(mem);
		name_victim(&t, 0, "Mira Vell", UNKNOWN_NUMBER);
		t.s.claims.at[0].words = str_from(cases[i].words);
		t.s.claims.at[0].part = t.s.claims.at[0].count.words = STR("Mira Vell");
		CHECK(says(&t, "claims", "Mira", (struct edition_options){ 0 }) !=
			cases[i].withheld);
	}
}
