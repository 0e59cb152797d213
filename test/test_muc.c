#include "tap.h"

#include "base/json.h"
#include "reader/linear.h"
#include "reader/muc.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Invented reports in the form of the task: capitals, a dateline, "[TEXT]". */
static const char bombing[] = "\n   TESORIA (COLOMBIA), 14 MAR 89 (RADIO MARENIA) -- [TEXT] A "
			      "POWERFUL BOMB EXPLODED YESTERDAY "
			      "IN FRONT OF THE AGRARIAN BANK IN THE CITY OF QUELAMAR, COLOMBIA, "
			      "KILLING FIVE PEASANTS AND "
			      "WOUNDING TWO STUDENTS.  THE BANK WAS DESTROYED.  THE BOMB WAS "
			      "PLANTED BY GUERRILLAS OF THE ARMY "
			      "OF NATIONAL LIBERATION [ELN], THE POLICE REPORTED.\n\n";
static const char murder[] =
	"\n   TESORIA (EL SALVADOR), 3 FEB 90 (RADIO MARENIA) -- [TEXT] UNIDENTIFIED MEN YESTERDAY "
	"MURDERED "
	"TEODULO QUINDAMAR, MAYOR OF VALDORRO, IN SAN SALVADOR.  MAYOR QUINDAMAR WAS SHOT THREE "
	"TIMES.  "
	"THE FMLN CLAIMED RESPONSIBILITY FOR THE MURDER.\n\n"
	"   MEANWHILE, FIVE SOLDIERS DIED IN A CLASH WITH GUERRILLAS IN THE NORTH.\n\n";
static const char two[] =
	"\n   LIMA, 12 APR 89 (RADIO MARENIA) -- [TEXT] GUNMEN KILLED JUDGE OLDARICO BREMANTE IN "
	"THE CAPITAL "
	"YESTERDAY.\n\n   MEANWHILE, TERRORISTS TODAY KIDNAPPED BUSINESSMAN FELINTO ARVEDA IN "
	"THE CITY OF AREQUIPA.  ARVEDA WAS TAKEN TO AN UNKNOWN PLACE.\n\n";
static const char both[] =
	"\n   TESORIA (PERU), 14 MAR 89 (RADIO MARENIA) -- [TEXT] MEMBERS OF THE SHINING PATH "
	"KIDNAPPED BUSINESSMAN FELINTO ARVEDA IN THE CITY OF AREQUIPA YESTERDAY.\n\n   TODAY A "
	"BOMB "
	"EXPLODED IN FRONT OF THE AGRARIAN BANK IN LIMA, WOUNDING TWO STUDENTS.  THE BANK WAS "
	"DESTROYED.\n\n";
static const char unknown[] =
	"\n   TESORIA (COLOMBIA), 14 MAR 89 (RADIO MARENIA) -- [TEXT] A POWERFUL BOMB EXPLODED "
	"YESTERDAY IN FRONT OF THE AGRARIAN BANK IN THE CITY OF QUELAMAR, COLOMBIA, KILLING FIVE "
	"PEASANTS.\n\n";
static const char called[] =
	"\n   TESORIA (COLOMBIA), 14 MAR 89 (RADIO MARENIA) -- [TEXT] THE MARXIST FMLN MURDERED "
	"TEODULO QUINDAMAR, MAYOR OF VALDORRO, YESTERDAY.  MAYOR QUINDAMAR WAS SHOT THREE TIMES.  "
	"THE "
	"FMLN CLAIMED RESPONSIBILITY FOR THE MURDER.  THE FMLN ALSO THREATENED THE FAMILY OF THE "
	"MAYOR.\n\n";
static const char quarter[] =
	"\n   LIMA, 14 MAR 89 (RADIO MARENIA) -- [TEXT] GUNMEN MURDERED JUDGE OLDARICO BREMANTE "
	"YESTERDAY IN THE OLDAVERA NEIGHBORHOOD.\n\n";
static const char doubted[] =
	"\n   TESORIA (EL SALVADOR), 14 MAR 89 (RADIO MARENIA) -- [TEXT] UNIDENTIFIED MEN MURDERED "
	"JUDGE OLDARICO BREMANTE YESTERDAY.  JUDGE BREMANTE WAS PROBABLY KILLED BY THE FMLN.\n\n";
static const char listed[] =
	"\n   SAN SALVADOR, 14 MAR 89 (RADIO MARENIA) -- [TEXT] EARLY YESTERDAY, PRIESTS OLDARICO "
	"BREMANTE, FELINTO ARVEDA, CARLOS QUINDAMAR (COLOMBIANS), AND JUAN VALDORRO WERE MURDERED "
	"BY SOLDIERS.\n\n";
static const char harmless[] =
	"\n   TESORIA (COLOMBIA), 14 MAR 89 (RADIO MARENIA) -- [TEXT] A POWERFUL BOMB EXPLODED "
	"YESTERDAY IN THE CITY OF QUELAMAR, COLOMBIA.\n\n";
static const char nothing[] = "\n   TESORIA (CHILE), 2 JAN 90 (RADIO MARENIA) -- [TEXT] THE "
			      "MINISTER OF FINANCE OPENED THE FAIR OF "
			      "VALDORRO TODAY AND SPOKE OF THE PRICE OF COPPER.\n\n";

struct run {
	const struct reader *reader;
	const struct muc *muc;
	struct arena *mem;
	struct str language; /* not known: English */
	size_t left;         /* words that were too many */
};

static struct json *templates_of(struct run *r, const char *text, int year, int month, int day)
{
	struct err e = { 0 };
	struct buf out = { .mem = r->mem };
	struct report report = { .id = STR("INVENTED"),
		.language = r->language.at ? r->language : STR("en"),
		.read = true };
	struct json *line;
	CHECK(date_make(year, month, day, &report.published));
	CHECK(reader_load(&r->reader, r->mem, &e) && muc_load(&r->muc, r->mem, &e));
	struct scanned scan;
	text_scan(str_from(text), &scan, r->mem);
	r->left = muc_read(r->muc, r->reader, &report, &scan, &out, r->mem);
	if (!json_parse(buf_str(&out), &line, r->mem, &e)) {
		CHECK(!"one line of JSON");
		return NULL;
	}
	CHECK_STR(json_text(line, "docid"), "INVENTED");
	return (struct json *)json_member(line, "templates");
}

static struct str value(const struct json *fill)
{
	return fill->kind == KIND_OBJECT ? json_text(fill, "v") : fill->text;
}

static size_t fills(const struct json *templates, size_t i, const char *slot)
{
	const struct json *s =
		templates && i < templates->count ? json_member(&templates->item[i], slot) : NULL;
	return s ? s->count : 0;
}

/* Is `want` among the fills of a slot, said of `of` if that is given? */
static bool has(
	const struct json *templates, size_t i, const char *slot, const char *want, const char *of)
{
	const struct json *s =
		templates && i < templates->count ? json_member(&templates->item[i], slot) : NULL;
	for (size_t k = 0; s && k < s->count; k++)
		if (str_equal(value(&s->item[k]), str_from(want)) &&
			(!of || str_equal(json_text(&s->item[k], "x"), str_from(of))))
			return true;
	return false;
}

TEST("a bombing is one template with its type, date, place, weapon and stage (TASK-20, TASK-23, "
     "TASK-27, TASK-40, TASK-41, TASK-54)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, bombing, 1989, 3, 14);
	CHECK(t && t->count == 1);
	CHECK(has(t, 0, "inc_type", "BOMBING", NULL));
	CHECK(has(t, 0, "inc_date", "13 MAR 89", NULL));
	CHECK(has(t, 0, "inc_loc", "COLOMBIA: QUELAMAR (CITY)", NULL));
	CHECK(has(t, 0, "inc_stage", "ACCOMPLISHED", NULL));
	CHECK(has(t, 0, "inc_instr_type", "BOMB", NULL));
}

TEST("those harmed have their kinds, numbers and effects (TASK-10, TASK-11, TASK-31, TASK-44, "
     "TASK-45, TASK-48)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, bombing, 1989, 3, 14);
	CHECK(has(t, 0, "hum_tgt_desc", "PEASANTS", NULL));
	CHECK(has(t, 0, "hum_tgt_num", "5", "PEASANTS"));
	CHECK(has(t, 0, "hum_tgt_effect", "DEATH", "PEASANTS"));
	CHECK(has(t, 0, "hum_tgt_num", "2", "STUDENTS"));
	CHECK(has(t, 0, "hum_tgt_effect", "INJURY", "STUDENTS"));
	CHECK(has(t, 0, "hum_tgt_type", "CIVILIAN", "PEASANTS"));
	CHECK(fills(t, 0, "hum_tgt_nation") == 0);
}

TEST("a thing that was hit has its type and what was done to it (TASK-43, TASK-46, TASK-47)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, bombing, 1989, 3, 14);
	CHECK(has(t, 0, "phys_tgt_id", "AGRARIAN BANK", NULL));
	CHECK(has(t, 0, "phys_tgt_type", "FINANCIAL", "AGRARIAN BANK"));
	CHECK(has(t, 0, "phys_tgt_effect", "DESTROYED", "AGRARIAN BANK"));
	CHECK(fills(t, 0, "phys_tgt_nation") == 0);
}

TEST("the organisation of those who did it is a fill, its names are one, and its deed is no "
     "state's (TASK-14, TASK-33, TASK-50, TASK-53)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, bombing, 1989, 3, 14);
	CHECK(fills(t, 0, "perp_org_id") == 1);
	CHECK(has(t, 0, "perp_inc_cat", "TERRORIST ACT", NULL));
	CHECK(has(t, 0, "perp_ind_id", "GUERRILLAS", NULL));
}

TEST("a person has a name, and what he is called beside it (TASK-12, TASK-13, TASK-15, TASK-16)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, murder, 1990, 2, 3);
	CHECK(t && t->count >= 1);
	CHECK(has(t, 0, "hum_tgt_name", "TEODULO QUINDAMAR", NULL));
	CHECK(has(t, 0, "hum_tgt_type", "GOVERNMENT OFFICIAL", "TEODULO QUINDAMAR"));
	CHECK(has(t, 0, "hum_tgt_num", "1", "TEODULO QUINDAMAR"));
	CHECK(has(t, 0, "hum_tgt_effect", "DEATH", "TEODULO QUINDAMAR"));
}

TEST("what befell one of a list befell the others, whatever stands between them and the verb "
     "(TASK-61)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, listed, 1989, 3, 14);
	CHECK(t && t->count >= 1);
	CHECK(has(t, 0, "hum_tgt_effect", "DEATH", "JUAN VALDORRO"));
	CHECK(has(t, 0, "hum_tgt_effect", "DEATH", "OLDARICO BREMANTE"));
}

TEST("words of shooting imply a gun, and a claim of the deed belongs to it (TASK-26, TASK-49, "
     "TASK-51, TASK-52)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, murder, 1990, 2, 3);
	CHECK(t && t->count == 1);
	CHECK(has(t, 0, "inc_instr_type", "GUN", NULL));
	CHECK(has(t, 0, "perp_org_id", "FMLN", NULL));
	CHECK(has(t, 0, "perp_org_conf", "CLAIMED OR ADMITTED", "FMLN"));
	CHECK(has(t, 0, "inc_stage", "ACCOMPLISHED", NULL));
}

TEST("two deeds of different kinds are two templates, and soldiers who fell in a clash are none "
     "(TASK-21, TASK-22, TASK-24, TASK-25, TASK-30)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, two, 1989, 4, 12);
	CHECK(t && t->count == 2);
	CHECK(has(t, 0, "inc_type", "ATTACK", NULL) && has(t, 1, "inc_type", "KIDNAPPING", NULL));
	CHECK(has(t, 0, "hum_tgt_name", "OLDARICO BREMANTE", NULL));
	CHECK(has(t, 1, "hum_tgt_name", "FELINTO ARVEDA", NULL));
	t = templates_of(&r, murder, 1990, 2, 3);
	for (size_t i = 0; t && i < t->count; i++)
		CHECK(!has(t, i, "hum_tgt_desc", "SOLDIERS", NULL));
}

TEST("who did one deed of a report is weighed for its others (TASK-57), and where nobody is known "
     "to have done it, nothing is said of the kind (TASK-53)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, both, 1989, 3, 14);
	CHECK(has(t, 0, "inc_type", "KIDNAPPING", NULL) && has(t, 1, "inc_type", "BOMBING", NULL));
	CHECK(has(t, 0, "perp_org_id", "SHINING PATH", NULL));
	CHECK(has(t, 1, "perp_org_id", "SHINING PATH", NULL));
	CHECK(has(t, 1, "perp_inc_cat", "TERRORIST ACT", NULL));
	t = templates_of(&r, unknown, 1989, 3, 14);
	CHECK(has(t, 0, "hum_tgt_desc", "PEASANTS", NULL));
	CHECK(fills(t, 0, "perp_org_id") == 0 && fills(t, 0, "perp_inc_cat") == 0);
}

TEST("the capital is the country's, which the report names (TASK-1, TASK-42)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, two, 1989, 4, 12);
	CHECK(has(t, 0, "inc_loc", "PERU: LIMA (CITY)", NULL));
}

TEST("a text with small letters says what it says in capitals (TASK-58)")
{
	struct run r = { .mem = mem };
	char *mixed = str_terminated(mem, str_from(bombing));
	for (char *c = strstr(mixed, "[TEXT]") + 9; *c; c++)
		if (c[-1] != ' ' && c[-1] != '[')
			*c = (char)tolower((unsigned char)*c);
	const struct json *t = templates_of(&r, mixed, 1989, 3, 14);
	CHECK(t->count == 1);
	CHECK(has(t, 0, "inc_type", "BOMBING", NULL));
	CHECK(has(t, 0, "phys_tgt_id", "AGRARIAN BANK", NULL));
	CHECK(has(t, 0, "perp_org_id", "ELN", NULL));
}

TEST("a neighborhood of which nothing more is said is in the town of the dateline (TASK-41)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, quarter, 1989, 3, 14);
	CHECK(has(t, 0, "inc_loc", "PERU: LIMA (CITY): OLDAVERA (NEIGHBORHOOD)", NULL));
}

TEST("an organisation of which the report is not sure is suspected (TASK-51)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, doubted, 1989, 3, 14);
	CHECK(has(t, 0, "perp_org_conf", "SUSPECTED OR ACCUSED", "FMLN"));
}

TEST("an organisation is called what it is called most often, and the town of a mayor is nobody "
     "(TASK-17, TASK-56)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, called, 1989, 3, 14);
	CHECK(t && t->count == 1);
	CHECK(has(t, 0, "perp_org_id", "FMLN", NULL));
	CHECK(fills(t, 0, "hum_tgt_name") == 1);
}

TEST("a deed of which nothing is known but the weapon is not asked for (TASK-34)")
{
	struct run r = { .mem = mem };
	CHECK(templates_of(&r, harmless, 1989, 3, 14)->count == 0);
}

TEST("a report of no violence has no template, and is written all the same (TASK-32, TASK-55)")
{
	struct run r = { .mem = mem };
	const struct json *t = templates_of(&r, nothing, 1990, 1, 2);
	CHECK(t && t->count == 0);
}

TEST("an empty text and one of brackets alone are read")
{
	struct run r = { .mem = mem };
	CHECK(templates_of(&r, "", 1990, 1, 2)->count == 0);
	CHECK(templates_of(&r, "[[[[ ((((", 1990, 1, 2)->count == 0);
}

TEST("a report in Arabic has no template (TASK-59)")
{
	struct run r = { .mem = mem, .language = STR("ar") };
	const struct json *t = templates_of(&r,
		"قتل 12 مدنيا وأصيب 30 آخرون في قصف على بلدة تل سلم. وقتل خمسة من المسعفين.", 2031,
		3, 14);
	CHECK(t && t->count == 0);
}

TEST("of a report that is too long the first 10,000 words are read, and the rest is counted "
     "(TASK-60)")
{
	struct run r = { .mem = mem };
	struct buf text = { .mem = mem };
	buf_add(&text, str_from(bombing));
	size_t begins = text.len;
	for (size_t i = 0; i < MUC_WORDS_MOST / 5; i++)
		buf_add(&text, STR(" IT RAINED ALL DAY . "));
	buf_add(&text, str_from(bombing));
	buf_add_char(&text, '\0');
	const struct json *t = templates_of(&r, text.at, 1989, 3, 14);
	CHECK(t->count == 1);
	CHECK(r.left > 0 && r.left < MUC_WORDS_MOST / 5);
	text.at[begins] = '\0';
	CHECK(templates_of(&r, text.at, 1989, 3, 14)->count == 1 && r.left == 0);
}

TEST("weights are read by name, features are there or not, and a weight that is none is refused")
{
	static const char text[] =
		"# two models\n= a no yes\nbig=dog yes:2.0\n= b no yes\nbig=dog no:2.0\n";
	const struct linear *l;
	struct err e = { 0 };
	struct features f = { 0 };
	float chances[LINEAR_CLASSES];
	feature_add(&f, "big", STR("DOG"));
	feature_add(&f, "big", STR("dog"));
	CHECK(linear_load(&l, str_from(text), STR("a"), mem, &e));
	CHECK(linear_classes(l) == 2);
	linear_chances(l, &f, chances);
	CHECK_NEAR(chances[1], 0.8808, 0.001);
	for (size_t i = 0; i < FEATURE_ROOM; i++)
		feature_add(&f, i % 2 ? "big" : "small", i % 3 ? STR("dog") : STR("Dog"));
	linear_chances(l, &f, chances);
	CHECK_NEAR(chances[1], 0.8808, 0.001);
	CHECK(linear_load(&l, str_from(text), STR("b"), mem, &e));
	linear_chances(l, &f, chances);
	CHECK_NEAR(chances[1], 0.1192, 0.001);
	int32_t shared[LINEAR_CLASSES], sums[LINEAR_CLASSES];
	linear_sums(l, &f, shared);
	features_clear(&f);
	linear_sums(l, &f, sums);
	CHECK(linear_is_first(l, sums, shared));
	linear_chances_of(l, sums, chances);
	CHECK_NEAR(chances[1], 0.1192, 0.001);
	CHECK(!linear_load(&l, str_from(text), STR("c"), mem, &e));
	CHECK(!linear_load(&l, STR("= a no yes\nbig=dog perhaps:1\n"), STR("a"), mem, &e));
}

TEST("a packed model gives the same chances as its text, and bytes that are no model are refused")
{
	const struct linear *l, *again;
	struct err e = { 0 };
	struct features f = { 0 };
	float chances[LINEAR_CLASSES], packed_chances[LINEAR_CLASSES];
	struct buf packed = { .mem = mem };
	CHECK(linear_load(&l, STR("= a no yes\nbig=dog yes:2.0 no:0.5\nsmall no:-0.25\n"), STR("a"),
		mem, &e));
	linear_pack(l, &packed);
	size_t size = packed.len;
	char *bytes = (char *)NEW_ARRAY(mem, max_align_t, size / sizeof(max_align_t) + 1);
	memcpy(bytes, packed.at, size);
	CHECK(linear_open(&again, (struct str){ bytes, size }, mem, &e));
	feature_add(&f, "big", STR("dog"));
	feature_add(&f, "small", STR(""));
	linear_chances(l, &f, chances);
	linear_chances(again, &f, packed_chances);
	CHECK(linear_classes(again) == 2);
	CHECK_NEAR(packed_chances[1], chances[1], 1e-9);
	CHECK(!linear_open(&again, (struct str){ bytes, size - 1 }, mem, &e));
	CHECK(!linear_open(&again, (struct str){ bytes, 8 }, mem, &e));
	memset(bytes + 32, 0xff, 8); /* a slot of a row that is not there */
	CHECK(!linear_open(&again, (struct str){ bytes, size }, mem, &e));
}
