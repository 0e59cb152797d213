/* Lists as strangers hand them in: columns under other headers, years beside days, two alphabets. */
#include "match/explain.h"
#include "match/match.h"
#include "match/versions.h"
#include "tap.h"

static bool read_two(struct records *r, const char *a, const char *b, struct arena *mem)
{
	struct list_input in[2] = { { STR("one"), str_from(a) }, { STR("two"), str_from(b) } };
	struct read_options opts = { 0 };
	struct err e = { 0 };
	return records_read(r, in, 2, &opts, mem, &e);
}

static enum role role_in(const struct records *r, size_t list, const char *header)
{
	const struct list *l = &r->lists[list];
	for (size_t i = 0; i < l->column_count; i++)
		if (str_is(l->columns[i].header, header))
			return l->columns[i].role;
	return ROLE_COUNT;
}

TEST("Nom beside Prénom is the family name, but not where it holds the given name too (MATCH-10)")
{
	struct records r;
	CHECK(read_two(&r, "N°;Nom;Prénom\n1;NASSAR;Samir\n2;HALE;Ann\n",
		"name,given name\nSamir Nassar,Samir\nAnn Hale,Ann\n", mem));
	CHECK(role_in(&r, 0, "Nom") == ROLE_FAMILY && role_in(&r, 0, "N°") == ROLE_ID);
	CHECK(role_in(&r, 1, "name") == ROLE_NAME);
	struct compare c = compare_new(&r, mem);
	pattern_t p = compare_pair(&c, 0, 2);
	CHECK(LEVEL(p, FIELD_GIVEN) == 6 && LEVEL(p, FIELD_FAMILY) == 6);
}

TEST("of 'surname (father's name) name' the brackets are the father's name (MATCH-10)")
{
	struct records r;
	CHECK(read_two(&r, "rbr,Prezime (ime oca) ime\n1,Vurthić (Omer) Samir\n2,Vurthić Hala\n",
		"id,ime,ime oca,prezime\n1,Samir,Omer,Vurthić\n", mem));
	struct compare c = compare_new(&r, mem);
	pattern_t p = compare_pair(&c, 0, 2);
	CHECK(LEVEL(p, FIELD_GIVEN) == 6 && LEVEL(p, FIELD_FAMILY) == 6);
	CHECK_INT(LEVEL(p, FIELD_FATHER), 6);
	CHECK_STR(model_field_words(&r, FIELD_FATHER), "father's name");
	CHECK(!read_two(&r, "(ime oca)\nx\n", "name\nAnn Lee\n", mem));
}

static const char *const towns[] = { "Port Selene", "Marenia", "Dorrin", "Karsoun", "Cape Orlen" };
static const char *const trades[] = { "painter", "writer", "judge", "officer", "actor" };

/* Twenty rows with a column `header` of what `words` has. */
static const char *list_with(const char *header, const char *const *words, struct arena *mem)
{
	struct buf b = { .mem = mem };
	buf_printf(&b, "name,%s\n", header);
	for (size_t i = 0; i < 20; i++)
		buf_printf(&b, "Ann%zu Lee,%s\n", i, words[i % 5]);
	return b.at;
}

TEST("columns of two lists that say the same under different headers are one, and it is said "
     "(MATCH-44)")
{
	struct records r;
	CHECK(read_two(&r, list_with("city", towns, mem), list_with("qendra", towns, mem), mem));
	CHECK(r.text_count == 2 && !r.text[0].dropped && r.text[1].dropped);
	CHECK(records_cells(&r, 0)[CELL_TEXT] == records_cells(&r, 20)[CELL_TEXT]);
	CHECK_INT(records_cells(&r, 20)[CELL_TEXT + 1], 0);
	CHECK_STR(r.remarks.at[r.remarks.count - 1],
		"'qendra' says the same as 'city': read as one column");
	CHECK(read_two(&r, list_with("city", towns, mem), list_with("qendra", trades, mem), mem));
	CHECK(!r.text[0].dropped && !r.text[1].dropped);
	CHECK(read_two(&r, list_with("city", towns, mem), list_with("trade", towns, mem), mem));
	CHECK(r.text[1].dropped);
	CHECK(read_two(&r, list_with("town", towns, mem), list_with("job", towns, mem), mem));
	CHECK(!r.text[1].dropped); /* both headers are known: a person may be named like a town */
}

TEST("a date known in part is held against another by what both say (MATCH-45)")
{
	when_t day = WHEN(1984, 3, 12);
	CHECK(when_level(day, WHEN(1984, 0, 0)) == 0 && when_part_level(day, day) == 0);
	CHECK(when_part_level(day, WHEN(1984, 0, 0)) == 6 &&
		when_part_level(day, WHEN(1984, 3, 0)) == 6);
	CHECK(when_part_level(day, WHEN(1984, 5, 0)) == 3 &&
		when_part_level(day, WHEN(1985, 0, 0)) == 5);
	CHECK(when_part_level(day, WHEN(1994, 0, 0)) == 4 &&
		when_part_level(day, WHEN(1982, 0, 0)) == 4);
	CHECK(when_part_level(WHEN(1999, 1, 1), WHEN(2001, 0, 0)) == 2 &&
		when_part_level(day, WHEN(1951, 0, 0)) == 1 && when_part_level(day, 0) == 0);
}

/* Two hundred people; `year` writes the year alone. Two in three are in both lists. */
static const char *people(size_t from, bool year, struct arena *mem)
{
	struct buf b = { .mem = mem };
	buf_add(&b, STR("name,date of death\n"));
	for (size_t i = from; i < from + 200; i++) {
		buf_printf(&b, "%c%c%cir %c%c%cton,%d", 'a' + (int)(i * 7 % 26),
			'a' + (int)(i % 5) * 4, 'b' + (int)(i * 3 % 20), 'b' + (int)(i * 11 % 23),
			'a' + (int)(i % 3) * 4, 'c' + (int)(i * 5 % 19), 2031 + (int)(i % 2));
		buf_printf(&b, year ? "\n" : "-%02zu-%02zu\n", i % 12 + 1, i * 5 % 28 + 1);
	}
	return b.at;
}

TEST("the year alone speaks for one person where the other list says the day (MATCH-45)")
{
	struct records r;
	struct matching m;
	struct match_options how = { .jobs = 1, .seed = 1 };
	CHECK(read_two(&r, people(0, false, mem), people(70, true, mem), mem));
	match_run(&m, &r, &how, mem);
	const double *w = m.model.match_weight[0][FIELD_DEATH_PART];
	CHECK(w[6] > .5 && w[5] < -1);
	CHECK_INT(m.persons.of[70], m.persons.of[200]);
	CHECK_NEAR(m.model.u[FIELD_DEATH][7], 1. / 200, 1. / 250); /* of whole dates alone */
}

TEST("where Cyrillic names have letters of Serbian they sound as in Latin letters (MATCH-46)")
{
	struct tokens t = { 0 };
	tokens_begin(&t, mem);
	static const char *const pairs[][2] = { { "хаџић", "hadzic" }, { "љубица", "ljubica" },
		{ "ђорђевић", "dordevic" }, { "мехмедагић", "mehmedagic" }, { "жељко", "zeljko" } };
	tokens_hear(&t, NAME_HEARS_SERBIAN, mem);
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		uint32_t a = token_number(&t, str_from(pairs[i][0]), mem),
			 b = token_number(&t, str_from(pairs[i][1]), mem);
		CHECK(name_is_serbian(str_from(pairs[i][0])) && token_level(&t, a, b) == 6);
	}
	CHECK(!name_is_serbian(STR("чернов")) && !name_is_serbian(STR("елена")));
	struct records r;
	CHECK(read_two(&r, "име,презиме\nХасан,Хаџић\n", "ime,prezime\nHasan,Hadžić\n", mem));
	CHECK(r.tokens.hears == NAME_HEARS_SERBIAN);
	CHECK(read_two(&r, "имя,фамилия\nХасан,Чернов\n", "name,surname\nHasan,Chernov\n", mem));
	CHECK(r.tokens.hears == NAME_HEARS_PLAIN);
}

TEST("across scripts a name is as rare as it is, not as its skeleton is (MATCH-21)")
{
	static const char *const rows[] = { "رامي", "ريم", "Rami", "Reem" };
	struct buf list[2] = { { .mem = mem }, { .mem = mem } };
	struct model m;
	struct records r;
	for (size_t l = 0; l < 2; l++) {
		buf_add(&list[l], STR("given,family\n"));
		for (size_t i = 0; i < 200; i++)
			buf_printf(&list[l], "%s,x%zu\n", rows[l * 2 + (i % 20 == 0)], i);
	}
	CHECK(read_two(&r, list[0].at, list[1].at, mem));
	model_strangers(&m, &r, 1000, 1, 1, mem);
	uint32_t rami = dict_find(&r.tokens.units, STR("رامي")),
		 reem = dict_find(&r.tokens.units, STR("ريم"));
	const signed char *across = m.rarity->across[FIELD_GIVEN];
	CHECK(r.tokens.at[rami].skeleton == r.tokens.at[reem].skeleton);
	CHECK_INT(across[reem], across[dict_find(&r.tokens.units, STR("reem"))]);
	CHECK(across[reem] > across[rami] + 4); /* half bits */
	struct compare c = compare_new(&r, mem);
	pattern_t rare = compare_pair(&c, 0, 200), common = compare_pair(&c, 1, 201);
	CHECK(LEVEL(rare, FIELD_GIVEN) == 6 && LEVEL(common, FIELD_GIVEN) == 6);
	CHECK(model_extra(&m, &r, rare, 0, 200).shared >
		model_extra(&m, &r, common, 1, 201).shared + 4);
}

/* Two hundred people with two surnames (0), with the first of them alone (1), the last (2). */
static const char *surnames(int kept, struct arena *mem)
{
	static const char *const given[] = { "Ana", "Luz", "Pedro", "Elena", "Rosa" };
	static const char *const starts[] = { "Gar", "Pel", "Ord", "Mar", "Tub", "Sal", "Quint" };
	static const char *const ends[] = { "izo", "ado", "uves", "anca", "ero" };
	struct buf b = { .mem = mem };
	buf_add(&b, STR("nombres,apellidos\n"));
	for (size_t i = 0; i < 200; i++) {
		buf_printf(&b, "%s,", given[i % 5]);
		if (kept != 2)
			buf_printf(&b, "%s%s ", starts[i % 7], ends[i / 7 % 5]);
		if (kept != 1)
			buf_printf(&b, "%s%s", starts[i * 3 / 5 % 7], ends[(i / 11 + 2) % 5]);
		buf_add(&b, STR("\n"));
	}
	return b.at;
}

TEST("of two surnames the one that another list keeps is the family name (MATCH-47)")
{
	struct records r;
	CHECK(read_two(&r, surnames(0, mem), surnames(1, mem), mem));
	CHECK(records_cells(&r, 3)[CELL_FAMILY] == records_cells(&r, 203)[CELL_FAMILY]);
	CHECK_STR(model_field_words(&r, FIELD_FATHER), "middle name");
	CHECK(records_cells(&r, 3)[CELL_MIDDLE] == dict_find(&r.tokens.units, STR("peluves")));
	CHECK(read_two(&r, surnames(0, mem), surnames(2, mem), mem));
	CHECK(records_cells(&r, 3)[CELL_FAMILY] == records_cells(&r, 203)[CELL_FAMILY]);
	CHECK(records_cells(&r, 3)[CELL_FAMILY] == dict_find(&r.tokens.units, STR("peluves")));
}

/* Six hundred people; whole names are `wholes` of three syllables, or any of 400 (0). One in four is recorded twice. */
static const char *syllables(size_t wholes, struct arena *mem)
{
	static const char *const part[] = { "Thant", "Zaw", "Myint", "Kyaw", "Hlaing", "Naing",
		"Phyo", "Soe", "Tun", "Lwin", "Htet", "Moe", "Aung", "Khin", "Yadana", "Bo", "Ye",
		"Gandar", "Pyae", "Sett" };
	struct buf b = { .mem = mem };
	uint32_t chance = 7;
	buf_add(&b, STR("id,name,age,date of death\n"));
	for (size_t i = 0; i < 600; i++) {
		chance = chance * 1664525 + 1013904223;
		size_t n = chance >> 8, w = wholes ? n % wholes * 37 : n;
		for (int twice = i % 4 == 0; twice >= 0; twice--)
			buf_printf(&b, "%zu,U %s %s,%zu,2031-%02zu-%02zu\n", i, part[w % 20],
				part[w / 20 % 20], n / 500 % 70, n / 7000 % 12 + 1,
				n / 90000 % 28 + 1);
	}
	return b.at;
}

TEST("a whole name that strangers bear often is no rarer than that, whatever its parts are "
     "(MATCH-48)")
{
	struct match_options how = { .jobs = 1, .seed = 1 };
	struct records r;
	struct matching m;
	CHECK(read_two(&r, syllables(40, mem), "name\nx\n", mem));
	match_run(&m, &r, &how, mem);
	CHECK(m.model.rarity->whole && m.model.rarity->whole[0] > 4);
	struct compare c = compare_new(&r, mem);
	pattern_t p = compare_pair(&c, 0, 1);
	struct buf told = { .mem = mem };
	explain_pair(&told, &m, &r, 0, 1, NULL);
	CHECK(str_find(buf_str(&told), STR("borne by more people than its parts would have it (")) <
		told.len);
	struct extra with = model_extra(&m.model, &r, p, 0, 1);
	signed char *whole = m.model.rarity->whole;
	m.model.rarity->whole = NULL;
	CHECK_INT(model_extra(&m.model, &r, p, 0, 1).shared - with.shared, whole[0]);
	double said = 0;
	for (size_t k = 0; k < m.links.count; k++)
		said += m.persons.of[m.links.at[k].a] == m.persons.of[m.links.at[k].b];
	CHECK_NEAR(said, 150, 25);
	CHECK(read_two(&r, syllables(0, mem), "name\nx\n", mem));
	match_run(&m, &r, &how, mem);
	CHECK(!m.model.rarity->whole);
}

TEST("U, Daw, Ko, Ma and Maung are titles where they begin many names of a list (MATCH-49)")
{
	const char *many = "name\nU Thant Lwin\nMaung Thant Lwin\nDaw Khin Moe\nKo Zaw\nSoe Tun\n";
	struct records r;
	CHECK(read_two(&r, many, "name\nMa Lin\nAnn Lee\nTom Hale\nJo May\nAl Roe\nCy Fox\n", mem));
	uint32_t thant = dict_find(&r.tokens.units, STR("thant"));
	CHECK(records_cells(&r, 0)[CELL_GIVEN] == thant &&
		records_cells(&r, 1)[CELL_GIVEN] == thant);
	CHECK(records_cells(&r, 3)[CELL_GIVEN] == dict_find(&r.tokens.units, STR("zaw")));
	CHECK(records_cells(&r, 5)[CELL_GIVEN] == dict_find(&r.tokens.units, STR("ma")));
	CHECK_STR(records_name(&r, 0, mem), "U Thant Lwin");
	CHECK(name_burmese_title(STR("Ko")) == 0 && name_burmese_title(STR("DAW. Khin")) == 2);
}

TEST("a person under two ids is held against itself id by id, in whatever order versions have them "
     "(MATCH-33)")
{
	struct records r;
	struct matching m;
	struct match_options how = { .jobs = 1, .seed = 1 };
	struct buf b = { .mem = mem };
	CHECK(read_two(&r, "id,name,dob\n8,Ana Vorkuta,1980-01-01\n9,Ana Vorkuta,1980-01-01\n",
		"id,name,dob\n9,Ana Vorkuta,1980-01-01\n8,Ana Vorkuta,1980-01-01\n", mem));
	match_run(&m, &r, &how, mem);
	CHECK(m.persons.count == 1);
	struct version_counts n = put_versions(&b, &r, &m.persons);
	CHECK(n.same == 1 && n.changed == 0 && n.several_ids == 1);
}

TEST("Kurmanji in its Latin letters is read by its sounds, where every fourth name has a "
     "circumflex (MATCH-50)")
{
	struct records r;
	CHECK(read_two(&r, "nav,cih\nXelîl Cemîl,Gundê Reş\nŞêrko Evdila,Gundê Reş\n",
		"name,place\nKhalil Jamil,Gunde Resh\nSherko Abdila,Gunde Resh\n", mem));
	struct compare c = compare_new(&r, mem);
	for (size_t i = 0; i < 2; i++) {
		pattern_t p = compare_pair(&c, i, i + 2);
		CHECK(LEVEL(p, FIELD_GIVEN) >= 5 && LEVEL(p, FIELD_FAMILY) >= 5);
	}
	CHECK(records_cells(&r, 0)[CELL_TEXT] == records_cells(&r, 2)[CELL_TEXT]);
	CHECK_STR(records_name(&r, 0, mem), "Xelîl Cemîl");
	CHECK(read_two(&r, "nom\nJérôme Max Caron\nCécile Roux\n", "name\nCecile Roux\n", mem));
	CHECK(dict_find(&r.tokens.units, STR("cecile")) && !r.lists[0].columns[0].kurdish);
}
