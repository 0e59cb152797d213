/* Names, dates and columns of lists in standard form, and how values are compared. */
#include "match/compare.h"
#include "match/roles.h"
#include "match/when.h"
#include "tap.h"

#include <string.h>

static struct str folded(const char *s, struct arena *mem)
{
	struct buf b = { .mem = mem };
	name_fold(str_from(s), &b);
	return b.len ? buf_str(&b) : STR("");
}

TEST("forms of letters, marks, tatweel, digits and broken ligatures are made one (MATCH-1)")
{
	CHECK_STR(folded("  Łukasz  O’Neil-SMITH ", mem), "lukasz oneil smith");
	CHECK_STR(folded("Müller Æ Straße", mem), "muller ae strasse");
	CHECK_STR(folded("أحـــمَد إبراهيم آدم مصطفى فاطمة", mem), "احمد ابراهيم ادم مصطفي فاطمه");
	CHECK_STR(folded("علی کریم گل پرویز", mem), "علي كريم كل برويز");
	CHECK_STR(folded("عبد هللا ٣٤", mem), "عبد الله 34");
	CHECK_STR(folded("\xff\xfe", mem), "");
	CHECK_STR(folded("", mem), "");
}

/* Units as "a|b|c". */
static struct str units(const char *s, struct arena *mem)
{
	struct str unit[8];
	struct buf b = { .mem = mem };
	size_t n = name_units(folded(s, mem), unit, 8, mem);
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s" STR_FMT, i ? "|" : "", STR_ARG(unit[i]));
	return b.len ? buf_str(&b) : STR("");
}

TEST("words that belong together are one unit; articles, particles and titles are gone (MATCH-2)")
{
	CHECK_STR(units("محمد عبد الرحمن أبو صالح", mem), "محمد|عبدالرحمن|ابوصالح");
	CHECK_STR(units("Abd El-Rahman al-Najjar", mem), "abdrahman|najjar");
	CHECK_STR(units("Nour el-Din bin Rashid", mem), "nourdin|rashid");
	CHECK_STR(units("Dr. Ben Smith Jr.", mem), "ben|smith");
	CHECK_STR(units("María de la Cruz", mem), "maria|cruz");
	CHECK_STR(units("Mohammed al-Sheikh", mem), "mohammed|sheikh");
	CHECK_STR(units("سالم عبد عمر الخطيب", mem), "سالم|عبد|عمر|الخطيب");
	CHECK_STR(units("Abd Rahman Abd Omar", mem), "abdrahman|abd|omar");
	CHECK_STR(units("Abdul Wadud Khan", mem), "abdulwadud|khan");
	CHECK_STR(units("Abdul Khan", mem), "abdul|khan");
	CHECK_STR(units("Hani as-Samuni", mem), "hani|samuni");
	CHECK_STR(units("Kim An Binh", mem), "kim|an|binh");
	CHECK_STR(units("1st Baron John Hale", mem), "john|hale");
	CHECK_STR(units("Lord John Hale 2nd Earl of Dorrin", mem), "john|hale");
	CHECK_STR(units("a b c d e f g h i j", mem), "a|b|c|d|e|f|g|hij");
	CHECK_STR(units("", mem), "");
}

static struct str skeleton(const char *s, struct arena *mem)
{
	struct buf sound = { .mem = mem }, out = { .mem = mem };
	name_sound(folded(s, mem), &sound);
	name_skeleton(sound.len ? buf_str(&sound) : STR(""), &out);
	return buf_str(&out);
}

TEST("a sound has one letter for kh, sh, gh and vowels as far as they are written (MATCH-3)")
{
	struct buf b = { .mem = mem };
	name_sound(STR("khashoggi"), &b);
	CHECK_STR(buf_str(&b), "xacoggi");
	b.len = 0;
	name_sound(folded("يوسف", mem), &b);
	CHECK_STR(buf_str(&b), "ywsf");
}

TEST("the consonant skeleton is equal across scripts and romanisations (MATCH-4)")
{
	static const char *const same[][2] = { { "محمد", "mohammed" },
		{ "عبدالرحمن", "abdurrahman" }, { "خديجة", "khadija" }, { "Шамиль", "shamil" },
		{ "دalia", "dalia" }, { "איתן", "itan" } };
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		CHECK(str_equal(skeleton(same[i][0], mem), skeleton(same[i][1], mem)));
	CHECK_STR(skeleton("aoi", mem), "~");
}

TEST("pet names share a group with their name, and a word may stand in several (MATCH-5)")
{
	unsigned short bob[NAME_NICKNAMES], robert[NAME_NICKNAMES], chris[NAME_NICKNAMES];
	CHECK(name_nicknames(STR("bob"), bob) == 1 && name_nicknames(STR("robert"), robert) == 1);
	CHECK(bob[0] == robert[0]);
	CHECK(name_nicknames(STR("alex"), chris) == 2);
	CHECK(name_nicknames(STR("zzz"), chris) == 0);
}

TEST("what stands for no name is told from names (MATCH-6)")
{
	static const char *const none[] = { "Unknown", "مجهول الهوية", "child of Ahmad", "N/A",
		"???", "طفل محمد", "" };
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		CHECK(name_is_placeholder(folded(none[i], mem)));
	CHECK(!name_is_placeholder(STR("una")) && !name_is_placeholder(folded("مجد", mem)));
}

static when_t day_first(const char *s)
{
	return when_read(str_from(s), (struct when_style){ 0 });
}

TEST("dates are read in many orders, scripts and calendars, whole and in part (MATCH-7)")
{
	static const char *const same[] = { "2031-03-14", "14/3/2031", "20310314", "14 March 2031",
		"١٤/٣/٢٠٣١", "3/14/2031", "14 mars 2031", "14 آذار 2031", "March 14, 2031",
		"2031-03-14T08:00:00", "14.03.31" };
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		CHECK(day_first(same[i]) == WHEN(2031, 3, 14));
	CHECK(day_first("March 2031") == WHEN(2031, 3, 0) && day_first("2031") == WHEN(2031, 0, 0));
	CHECK(day_first("2031-03-10/2031-03-14") == WHEN(2031, 3, 0));
	CHECK(day_first("31/2/2031") == WHEN(2031, 2, 0));
	CHECK(!day_first("") && !day_first("yesterday") && !day_first("99999999999999999999"));
	CHECK(when_read(STR("7/1/2031"), (struct when_style){ .month_first = true }) ==
		WHEN(2031, 7, 1));
	CHECK(when_read(STR("1445/9/1"), (struct when_style){ .hijri = true }) == WHEN(2024, 3, 0));
}

TEST("a column's order and calendar are voted on by its cells (MATCH-7)")
{
	struct when_votes american = { 0 }, hijri = { 0 };
	when_vote(&american, STR("3/4/2031"));
	when_vote(&american, STR("3/14/2031"));
	when_vote(&hijri, STR("1445/9/1"));
	CHECK(when_decide(&american).month_first && !when_decide(&american).hijri);
	CHECK(when_decide(&hijri).hijri);
	struct when_votes mixed = hijri, historic = hijri;
	for (int i = 0; i < 9; i++) {
		when_vote(&mixed, STR("1980-04-25"));
		when_vote(&historic, STR("1705-04-25"));
	}
	CHECK(when_decide(&mixed).hijri && !when_decide(&historic).hijri);
	for (int i = 0; i < 90; i++)
		when_vote(&mixed, STR("1980-04-25"));
	CHECK(!when_decide(&mixed).hijri);
	CHECK(when_read(STR("1980-04-25"), (struct when_style){ .hijri = true }) ==
		WHEN(1980, 4, 25));
}

TEST("Persian solar dates are read to the day, by their months, by a 31st, or by years that the "
     "lunar "
     "calendar would not keep to (MATCH-7)")
{
	struct when_style none = { 0 }, solar = { .solar = true };
	CHECK(when_read(STR("1403/1/1"), solar) == WHEN(2024, 3, 20));
	CHECK(when_read(STR("1362-02-31"), solar) == WHEN(1983, 5, 21));
	CHECK(when_read(STR("۱۳۹۸/۱۲/۲۹"), solar) == WHEN(2020, 3, 19));
	CHECK(when_read(STR("15 بهمن 1370"), none) == WHEN(1992, 2, 4));
	CHECK(when_read(STR("1370 هـ ش"), none) == WHEN(1991, 0, 0));
	CHECK(when_read(STR("1983-05-21"), solar) == WHEN(1983, 5, 21));
	struct when_votes day = { 0 }, years = { 0 }, lunar = { 0 };
	when_vote(&day, STR("1362/02/31"));
	for (int i = 0; i < 8; i++) {
		when_vote(&years, STR("1380/5/6"));
		when_vote(&lunar, i ? STR("1380/5/6") : STR("1431/5/6"));
	}
	CHECK(when_decide(&day).solar && when_decide(&years).solar);
	CHECK(when_decide(&lunar).hijri && !when_decide(&lunar).solar);
}

TEST("dates agree in levels: equal, a slip, two parts, one part, near, apart (MATCH-8)")
{
	when_t d = WHEN(1984, 3, 12);
	CHECK(when_level(d, d) == 7);
	CHECK(when_level(d, WHEN(1984, 12, 3)) == 6 && when_level(d, WHEN(1974, 3, 12)) == 6);
	CHECK(when_level(d, WHEN(1984, 3, 28)) == 5 && when_level(d, WHEN(1951, 3, 12)) == 4);
	CHECK(when_level(d, WHEN(1984, 7, 29)) == 3);
	CHECK(when_level(d, WHEN(1986, 7, 29)) == 2 && when_level(d, WHEN(1999, 7, 29)) == 1);
	CHECK(when_level(d, 0) == 0);
}

TEST("headers are understood in English, Arabic, French, Spanish and German (MATCH-10)")
{
	CHECK(role_guess(STR("Given_Name")) == ROLE_GIVEN &&
		role_guess(STR("Date of Birth")) == ROLE_BIRTH);
	CHECK(role_guess(STR("الاسم")) == ROLE_NAME &&
		role_guess(STR("تاريخ الوفاة")) == ROLE_DEATH);
	CHECK(role_guess(STR("Prénom")) == ROLE_GIVEN &&
		role_guess(STR("Apellidos")) == ROLE_FAMILY);
	CHECK(role_guess(STR("Geschlecht")) == ROLE_SEX && role_guess(STR("rec_id")) == ROLE_ID);
	CHECK(role_guess(STR("العائلة")) == ROLE_FAMILY &&
		role_guess(STR("Отчество")) == ROLE_FATHER);
	CHECK(role_guess(STR("Date of Death (dd/mm/yyyy)")) == ROLE_DEATH &&
		role_guess(STR("Age [x] / العمر")) == ROLE_AGE);
	CHECK(role_guess(STR("Age (months)")) == ROLE_TEXT);
	CHECK(role_guess(STR("postcode")) == ROLE_TEXT && role_guess(STR("")) == ROLE_TEXT);
}

static bool read_list(struct records *r, const char *text, struct arena *mem, struct err *e)
{
	struct list_input in = { STR("list"), str_from(text) };
	struct read_options opts = { 0 };
	return records_read(r, &in, 1, &opts, mem, e);
}

/* The level of one field between the first two records of a list. */
static unsigned level_between(const char *text, size_t field, struct arena *mem)
{
	struct records r;
	struct err e = { 0 };
	if (!read_list(&r, text, mem, &e))
		return 99;
	struct compare c = compare_new(&r, mem);
	unsigned level = LEVEL(compare_pair(&c, 0, 1), field);
	CHECK(level == LEVEL(compare_pair(&c, 1, 0), field));
	return level;
}

TEST("other columns agree by letters, by words in any order, and codes by digits (MATCH-12)")
{
	CHECK(level_between("name,town\na,Port Selene\nb,Port Selene\n", FIELD_TEXT, mem) ==
		0); /* constant */
	CHECK(level_between("name,place\na,Tal Sahra school\nb,school Tal Sahra\nc,x\n", FIELD_TEXT,
		      mem) == 5);
	CHECK(level_between("name,place\na,\"Tinsmiths' Lane, Tal Sahra\"\nb,Tinsmiths Lane\n",
		      FIELD_TEXT, mem) == 4);
	CHECK(level_between("name,zip\na,12345\nb,12354\n", FIELD_TEXT, mem) == 5);
	CHECK(level_between("name,zip\na,12345\nb,99999\n", FIELD_TEXT, mem) == 1);
}

TEST("ages are held against each other or against birth at death (MATCH-13)")
{
	CHECK(level_between("name,age\na,30\nb,31\n", FIELD_AGE, mem) == 5);
	CHECK(level_between(
		      "name,age,dob,date of death\na,30,,2031-06-01\nb,,2000-09-01,2031-06-01\n",
		      FIELD_AGE, mem) == 6);
	CHECK(level_between("name,age,dob\na,30,2000-01-01\nb,90,2000-01-01\n", FIELD_AGE, mem) ==
		0);
}

TEST("a middle link of a chain of names that one record leaves out is no disagreement (MATCH-14)")
{
	const char *skipped = "name\nAhmad Khalil Samir Nassar\nAhmad Samir Nassar\n";
	CHECK(level_between(skipped, FIELD_FATHER, mem) == 5);
	CHECK(level_between("name\nAhmad Khalil Nassar\nAhmad Nassar\n", FIELD_FAMILY, mem) == 6);
	CHECK(level_between("name\nAhmad Khalil Nassar\nAhmad Omar Nassar\n", FIELD_FATHER, mem) ==
		1);
}

TEST("given and family name that changed places agree; a name that ends with the father's says "
     "nothing of the family "
     "(MATCH-15)")
{
	CHECK(level_between("given,family\nCarla,Rowe\nRowe,Carla\n", FIELD_GIVEN, mem) ==
		LEVEL_SWAPPED);
	CHECK(level_between("given,family\nCarla,Rowe\nRowe,Carla\n", FIELD_FAMILY, mem) == 0);
	CHECK(level_between("name\nBilal Kayed\nBilal Kayed Fayyad\n", FIELD_FAMILY, mem) == 0);
	CHECK(level_between("name\nBilal Kayed\nBilal Kayed Fayyad\n", FIELD_FATHER, mem) == 6);
}

TEST("a value on one side only is a level of its own where the list gives such values (MATCH-28)")
{
	CHECK(level_between("name,place\na,Dorrin\nb,\nc,Karsoun\n", FIELD_TEXT, mem) ==
		LEVEL_ONE_SIDED);
	CHECK(level_between("name,place\na,\nb,\nc,Karsoun\nd,Dorrin\n", FIELD_TEXT, mem) == 0);
}

TEST("a list without a name column, an empty one and a broken one are refused with a sentence")
{
	struct records r;
	struct err e = { 0 };
	CHECK(!read_list(&r, "town,zip\nx,1\n", mem, &e));
	CHECK_STR(str_from(e.text), "list: none of its columns is known to hold a name; it has "
				    "'town', 'zip'; say which with "
				    "--map name=HEADER");
	CHECK(!read_list(&r, "", mem, &e) && !read_list(&r, "name\n\"x\n", mem, &e));
	CHECK(e.kind == ERR_INPUT);
}

TEST("a second name column, or one beside the parts, is read where a row has no other name "
     "(MATCH-10)")
{
	const char *two = "name_ar,name_en\nسمير نصار,\n,Samir Nassar\n";
	const char *parts = "full name,given,family\nx,Samir,Nassar\nSamir Nassar,,\n";
	CHECK(level_between(two, FIELD_GIVEN, mem) == 6 &&
		level_between(two, FIELD_FAMILY, mem) == 6);
	CHECK(level_between(parts, FIELD_GIVEN, mem) == 6 &&
		level_between(parts, FIELD_FAMILY, mem) == 6);
	CHECK(level_between(
		      "full name,given,family\nAnn May Rowe,Ann,Rowe\nAnn May Rowe,Ann,Rowe\n",
		      FIELD_FATHER, mem) == 6);
	CHECK(level_between("name\n\"Hale, John\"\nJohn Hale\n", FIELD_GIVEN, mem) == 6);
	CHECK(level_between("name\n\"John Hale, 1st Earl\"\nJohn Hale\n", FIELD_FAMILY, mem) == 6);
}

TEST("a kunya or a title before a full name and what stands in brackets are no part of it "
     "(MATCH-37)")
{
	const char *pairs[] = { "name\nAbu Samir Khaled Omar Nassar\nKhaled Omar Nassar\n",
		"name\nخالد نصار (أبو سمير)\nKhaled Nassar\n",
		"name\nMr. Umm Samir Hala Nassar\nالأستاذة هالة نصار\n",
		"name\nأبو بكر عمر نصار\nAbu Bakr Omar Nassar\n",
		"name\n(Khaled Nassar)\nKhaled Nassar\n" };
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		CHECK(level_between(pairs[i], FIELD_GIVEN, mem) == 6 &&
			level_between(pairs[i], FIELD_FAMILY, mem) == 6);
	CHECK_STR(units("Abu Samir Nassar", mem), "abusamir|nassar");
	CHECK(level_between("name\nAbu Samir Nassar\nSamir Nassar\n", FIELD_GIVEN, mem) < 6);
	CHECK(level_between("name\nOmar Abu Samir\nOmar Samir\n", FIELD_FAMILY, mem) < 6);
}

TEST("one place of a list is held against the one place of another, whatever it is of (MATCH-10)")
{
	struct list_input in[] = { { STR("a"), STR("name,town\nAnn Lee,Dorrin\n") },
		{ STR("b"), STR("name,place of death\nAnn Lee,Dorrin\n") },
		{ STR("c"), STR("name,town,place of death\nAnn Lee,Dorrin,Marenia\n") } };
	struct read_options opts = { 0 };
	struct records r;
	struct err e = { 0 };
	CHECK(records_read(&r, in, 2, &opts, mem, &e) && r.text_count == 1);
	CHECK(records_read(&r, in, 3, &opts, mem, &e) && r.text_count == 2);
}

/* Thirty people as rows of one list: 0 given, father, family; 1 the family first; 2 in columns. */
static struct str rows_of(const char *header, int order, struct arena *mem)
{
	static const char *const given[] = { "Samir", "Khaled", "Omar", "Hala", "Tarek", "Nadim" };
	static const char *const family[] = { "Nassar", "Bondarenko", "Vurthurt", "Gutmann",
		"Delacroix" };
	struct buf b = { .mem = mem };
	buf_add(&b, str_from(header));
	for (size_t i = 0; i < 30; i++) {
		const char *g = given[i % 6], *f = given[(i + i / 6) % 6], *last = family[i % 5];
		if (order == 0)
			buf_printf(&b, "%s %s %s\n", g, f, last);
		else if (order == 1)
			buf_printf(&b, "%s %s %s\n", last, g, f);
		else
			buf_printf(&b, "%s,%s,%s\n", g, f, last);
	}
	return buf_str(&b);
}

static bool agree_in_order(int one, int two, struct arena *mem)
{
	struct list_input in[2];
	struct read_options opts = { 0 };
	struct records r;
	struct err e = { 0 };
	int order[] = { one, two };
	for (int k = 0; k < 2; k++)
		in[k] = (struct list_input){ k ? STR("b") : STR("a"),
			rows_of(order[k] == 2 ? "given,father,family\n" : "name\n", order[k],
				mem) };
	CHECK(records_read(&r, in, 2, &opts, mem, &e));
	const uint32_t *x = records_cells(&r, 3), *y = records_cells(&r, 33);
	CHECK_STR(dict_str(&r.tokens.units, y[CELL_GIVEN]), "hala");
	CHECK_STR(dict_str(&r.tokens.units, y[CELL_FAMILY]), "gutmann");
	return x[CELL_GIVEN] == y[CELL_GIVEN] && x[CELL_FAMILY] == y[CELL_FAMILY] &&
	       x[CELL_MIDDLE] == y[CELL_MIDDLE] && x[CELL_MIDDLE] &&
	       r.remarks.count == 2u + (one != two);
}

TEST("a list that writes the family name first is read so where other lists have it last "
     "(MATCH-38)")
{
	CHECK(agree_in_order(0, 1, mem));
	CHECK(agree_in_order(1, 0, mem));
	CHECK(agree_in_order(2, 1, mem));
	CHECK(agree_in_order(0, 0, mem));
}

TEST("rows keep their words: the name as written, the id, the row number where there is none")
{
	struct records r;
	struct err e = { 0 };
	CHECK(read_list(&r, "id,given,family\nA-7,\"MARÍA, \",Cruz\n,Bob,Lee,extra\n", mem, &e));
	CHECK_STR(records_name(&r, 0, mem), "MARÍA, Cruz");
	CHECK_STR(records_id(&r, 0, mem), "A-7");
	CHECK_STR(records_id(&r, 1, mem), "2");
	CHECK(r.ragged == 1 && r.count == 2);
}

TEST("edit distance and Jaro-Winkler are what their definitions say")
{
#define LETTERS(s) ((struct letters){ (const unsigned char *)(s), sizeof(s) - 1 })
	CHECK(similar_edits(LETTERS("kitten"), LETTERS("sitting")) == 3);
	CHECK(similar_edits(LETTERS("ab"), LETTERS("ba")) == 1);
	CHECK(similar_edits(LETTERS(""), LETTERS("abc")) == 3 &&
		similar_edits(LETTERS("abc"), LETTERS("")) == 3);
	CHECK_NEAR(similar_jaro_winkler(LETTERS("MARTHA"), LETTERS("MARHTA")), .9611, .0001);
	CHECK_NEAR(similar_jaro_winkler(LETTERS("DWAYNE"), LETTERS("DUANE")), .84, .0001);
	CHECK_NEAR(similar_jaro_winkler(LETTERS("DIXON"), LETTERS("DICKSONX")), .8133, .0001);
	CHECK_NEAR(similar_jaro_winkler(LETTERS(""), LETTERS("x")), 0, 0);
}

TEST("a source of one list that writes the family name first is read so too (MATCH-38)")
{
	struct buf b = { .mem = mem };
	struct read_options opts = { 0 };
	struct records r;
	struct err e = { 0 };
	buf_add(&b, STR("source,name\n"));
	for (int order = 0; order < 2; order++) {
		struct str rest = rows_of("", order, mem), line;
		while (str_cut(&rest, '\n', &line))
			if (line.len)
				buf_printf(&b, "%s," STR_FMT "\n", order ? "office" : "press",
					STR_ARG(line));
	}
	struct list_input in = { STR("a"), buf_str(&b) };
	CHECK(records_read(&r, &in, 1, &opts, mem, &e) && r.count == 60);
	const uint32_t *x = records_cells(&r, 3), *y = records_cells(&r, 33);
	CHECK(x[CELL_GIVEN] == y[CELL_GIVEN] && x[CELL_FAMILY] == y[CELL_FAMILY]);
	CHECK_STR(r.remarks.at[r.remarks.count - 1],
		"office: its names are read with the family name first, for other lists have it "
		"last");
}

TEST("two surnames in a column stand as they do in a whole name, and a list that gives one of them "
     "does not disagree (MATCH-15, MATCH-40)")
{
	struct list_input in[] = {
		{ STR("a"), STR("nombres,apellidos\nJuan,Suárez Torres\nEva,de la Torre\n") },
		{ STR("b"),
			STR("nombre completo\nJuan Suarez Torres\nJuan Suarez\nJuan Torres\n") }
	};
	struct read_options opts = { 0 };
	struct records r;
	struct err e = { 0 };
	CHECK(records_read(&r, in, 2, &opts, mem, &e));
	const uint32_t *x = records_cells(&r, 0), *y = records_cells(&r, 2);
	CHECK(x[CELL_FAMILY] == y[CELL_FAMILY] && x[CELL_MIDDLE] == y[CELL_MIDDLE]);
	CHECK_STR(dict_str(&r.tokens.units, x[CELL_FAMILY]), "torres");
	CHECK_STR(dict_str(&r.tokens.units, records_cells(&r, 1)[CELL_FAMILY]), "torre");
	CHECK(records_cells(&r, 1)[CELL_MIDDLE] == 0);
	struct compare c = compare_new(&r, mem);
	CHECK_INT(LEVEL(compare_pair(&c, 0, 3), FIELD_FAMILY), 0);
	CHECK_INT(LEVEL(compare_pair(&c, 0, 3), FIELD_FATHER), 6);
	CHECK_INT(LEVEL(compare_pair(&c, 0, 4), FIELD_FAMILY), 6);
}
