/* Candidates, weights, persons, judgements, draws, and the tables that leave the matcher. */
#include "base/buf.h"
#include "base/random.h"
#include "match/draws.h"
#include "match/explain.h"
#include "match/ids.h"
#include "match/judge.h"
#include "match/tables.h"
#include "match/truth.h"
#include "match/versions.h"
#include "tap.h"

#include <string.h>

static bool read_lists(struct records *r, const char *const *texts, size_t n, struct arena *mem)
{
	static const char *const names[] = { "one", "two", "three" };
	struct list_input in[3];
	struct read_options opts = { 0 };
	struct err e = { 0 };
	for (size_t i = 0; i < n; i++)
		in[i] = (struct list_input){ str_from(names[i]), str_from(texts[i]) };
	return records_read(r, in, n, &opts, mem, &e);
}

static struct matching match_with(
	const struct records *r, const struct judgements *j, unsigned jobs, struct arena *mem)
{
	struct matching m;
	struct match_options opts = {
		.judgements = j, .jobs = jobs, .seed = 1, .keep_all_pairs = true
	};
	match_run(&m, r, &opts, mem);
	return m;
}

/*
 * A list of `people` invented people: every third is recorded twice, the second
 * time with a slip; every fifth has a brother of like age.
 */
static const char *invent(size_t people, uint64_t seed, struct arena *mem)
{
	static const char *const parts[] = { "ka", "mi", "ro", "ta", "ne", "lu", "shi", "do", "va",
		"pe" };
	struct random chance = random_seeded(seed, 0);
	struct buf b = { .mem = mem };
	size_t id = 0;
	buf_add(&b, STR("id,true_id,given,family,dob,place\n"));
	for (size_t p = 0; p < people; p++) {
		char given[16] = "", family[24] = "";
		for (int k = 0; k < 3; k++)
			strcat(given, parts[random_below(&chance, 10)]);
		for (int k = 0; k < 5; k++)
			strcat(family, parts[random_below(&chance, 10)]);
		int year = 1940 + (int)random_below(&chance, 70),
		    month = 1 + (int)random_below(&chance, 12),
		    day = 1 + (int)random_below(&chance, 28), town = (int)random_below(&chance, 40);
		buf_printf(&b, "%zu,%zu,%s,%s,%d-%02d-%02d,town %d\n", ++id, p, given, family, year,
			month, day, town);
		if (p % 3 == 0)
			buf_printf(&b, "%zu,%zu,%s,%sx,%d-%02d-%02d,town %d\n", ++id, p, given,
				family, year, month, day, town);
		if (p % 5 == 0)
			buf_printf(&b, "%zu,%zu,zwi%s,%s,%d-%02d-%02d,town %d\n", ++id, p + 1000000,
				given + 2, family, year + 2, month % 12 + 1, day, town);
	}
	return buf_str(&b).at;
}

static struct score score_of(const struct records *r, const struct matching *m, struct arena *mem)
{
	struct truth t;
	CHECK(truth_from_column(&t, r, mem));
	return truth_score(&t, r, m);
}

TEST("keys are chosen from the data and reach the matches; small lists are held against each other "
     "whole (MATCH-16)")
{
	struct records r;
	const char *large = invent(3000, 1, mem), *small = invent(100, 1, mem);
	CHECK(read_lists(&r, &large, 1, mem));
	struct candidates c = candidates_find(&r, 1, mem);
	CHECK(c.blocks.rules > 3 && c.blocks.expected_recall > .98);
	CHECK(c.pairs < 40.0 * (double)r.count + 250000);
	CHECK(read_lists(&r, &small, 1, mem));
	c = candidates_find(&r, 1, mem);
	CHECK_NEAR(c.pairs, (double)r.count * ((double)r.count - 1) / 2, 0);
}

TEST("a block that is too large is parted, and ten thousand equal rows cost no more than a window "
     "each (MATCH-17)")
{
	struct records r;
	struct buf b = { .mem = mem };
	buf_add(&b, STR("given,family,dob\n"));
	for (int i = 0; i < 10000; i++)
		buf_add(&b, STR("Ana,Lee,1980-01-01\n"));
	const char *text = buf_str(&b).at;
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	CHECK(m.compared < 16 * 10000.0 * MOST_RULES);
}

TEST("u comes from random pairs and frequencies, so a lone pair of lists cannot make training "
     "collapse (MATCH-18, MATCH-19)")
{
	struct records r;
	const char *text = invent(1000, 2, mem);
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	CHECK(m.model.converged);
	CHECK(m.model.u[FIELD_GIVEN][6] < .01 && m.model.m[FIELD_GIVEN][6] > .5);
	CHECK(m.model.m[FIELD_GIVEN][1] + m.model.m[FIELD_GIVEN][2] < .07);
	double found = model_match_share(&m.model) * model_pairs(&m.model);
	CHECK(found > 250 && found < 450); /* 334 were recorded twice */
}

TEST("brothers of like age are relatives, not one person (MATCH-20)")
{
	struct records r;
	const char *text = invent(1000, 3, mem);
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	struct score s = score_of(&r, &m, mem);
	CHECK(s.precision > .97 && s.recall > .97);
}

/* Full names alone: households of four brothers, every third of whom is recorded twice, with a slip in his grandfather's name. */
static const char *invent_chains(size_t homes, struct arena *mem)
{
	static const char *const given[] = { "Samir", "Khaled", "Yousef", "Omar", "Nabil", "Hassan",
		"Tarek", "Bilal", "Ziad", "Rami", "Fadi", "Walid", "Majed", "Issam", "Karim",
		"Jamal" };
	static const char *const syllables[] = { "ka", "mi", "ro", "ta", "ne", "lu", "shi", "do" };
	struct random chance = random_seeded(21, 0);
	struct buf b = { .mem = mem };
	size_t id = 0;
	buf_add(&b, STR("id,true_id,name\n"));
	for (size_t h = 0; h < homes; h++) {
		const char *father = given[random_below(&chance, 16)],
			   *grand = given[random_below(&chance, 16)];
		char family[16] = "";
		for (int k = 0; k < 4; k++)
			strcat(family, syllables[random_below(&chance, 8)]);
		for (size_t k = 0, first = random_below(&chance, 12); k < 4; k++) {
			buf_printf(&b, "%zu,%zu,%s %s %s %s\n", ++id, h * 4 + k, given[first + k],
				father, grand, family);
			if ((h + k) % 3 == 0)
				buf_printf(&b, "%zu,%zu,%s %s %sa %s\n", ++id, h * 4 + k,
					given[first + k], father, grand, family);
		}
	}
	return buf_str(&b).at;
}

TEST("a list of names alone, full of brothers, is not taken for a list of relatives (MATCH-20)")
{
	struct records r;
	const char *text = invent_chains(250, mem);
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	struct score s = score_of(&r, &m, mem);
	CHECK(s.recall > .95 && s.precision > .95);
}

TEST("agreement on a rare name counts more than on a common one (MATCH-21)")
{
	struct records r;
	struct buf b = { .mem = mem };
	buf_add(&b, STR("given,family,dob\n"));
	for (int i = 0; i < 300; i++)
		buf_printf(&b, "%s,fam%d,19%02d-01-%02d\n",
			i % 2   ? "common"
			: i < 4 ? "rarely"
				: "usual",
			i, i % 90 + 10, i % 28 + 1);
	const char *text = buf_str(&b).at;
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	struct compare c = compare_new(&r, mem);
	struct account rare = account_of(&m.model, &c, &r, 0, 2, mem),
		       common = account_of(&m.model, &c, &r, 1, 3, mem);
	CHECK(rare.field[FIELD_GIVEN].level == 6 && common.field[FIELD_GIVEN].level == 6);
	CHECK(rare.field[FIELD_GIVEN].bits > common.field[FIELD_GIVEN].bits + 1.5);
}

TEST("a better agreement never weighs less than a worse one, and no weight exceeds 30 bits "
     "(MATCH-22)")
{
	struct records r;
	const char *text = invent(500, 4, mem);
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	for (size_t f = 0; f < m.model.fields; f++)
		for (unsigned l = 1; l < LEVELS; l++)
			CHECK(m.model.match_weight[0][f][l] >= -30 &&
				m.model.match_weight[0][f][l] <= 30);
	CHECK(m.model.match_weight[0][FIELD_BIRTH][7] > m.model.match_weight[0][FIELD_BIRTH][3]);
	CHECK(m.model.match_weight[0][FIELD_FAMILY][6] > m.model.match_weight[0][FIELD_FAMILY][1]);
}

TEST("the recall of the keys is estimated from how many keys reach a match (MATCH-23)")
{
	struct records r;
	const char *text = invent(2000, 5, mem);
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	CHECK(m.recall > .9 && m.recall <= 1);
}

TEST("persons are groups whose pairs agree on the whole, not chains (MATCH-24)")
{
	/* the last record resembles two people of one rare name, whose records do not resemble each other */
	const char *chain =
		"90001,,zuzana,vorkuta,1980-01-01,town 1\n90002,,zuzana,vorkuta,1980-01-01,town 1\n"
		"90003,,zuzana,vorkuta,1951-07-30,town 2\n90004,,zuzana,vorkuta,1951-07-30,town 2\n"
		"90005,,zuzana,vorkuta,,\n";
	const char *text = str_format(mem, "%s%s", invent(500, 12, mem), chain).at;
	struct records r;
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	const uint32_t *of = m.persons.of + r.count - 5;
	CHECK(of[0] == of[1] && of[2] == of[3] && of[0] != of[2]);
}

TEST("every record has a probability between 0 and 1 that it belongs to its person (MATCH-25)")
{
	struct records r;
	const char *text = invent(300, 6, mem);
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	for (size_t i = 0; i < r.count; i++)
		CHECK(m.persons.probability[i] >= 0 && m.persons.probability[i] <= 1);
	CHECK(m.persons.of[0] == 0);
}

static const char *const twins =
	"id,given,family,dob\n1,Ana,Vorkuta,1980-01-01\n2,Ana,Vorkuta,1980-01-01\n"
	"3,Bo,Lind,1960-02-02\n4,Cy,Marsh,1961-03-03\n5,Di,Nolan,1962-04-04\n";

static bool judge(struct judgements *j, const struct records *r, const char *rows,
	struct arena *mem, struct err *e)
{
	struct finder f = finder_new(r, mem);
	*j = (struct judgements){ 0 };
	struct str text = str_format(mem, "record_a,record_b,judgement\n%s", rows);
	return judgements_read(j, text, &f, mem, e);
}

TEST("that lists hold nobody twice is learnt, and two of a name within one list are less likely "
     "one "
     "person (MATCH-34)")
{
	struct records r;
	struct buf a = { .mem = mem }, b = { .mem = mem };
	struct str rest = str_from(invent(900, 13, mem)), line;
	for (size_t n = 0; str_cut(&rest, '\n', &line); n++) { /* each person once in each list */
		bool again = str_find(line, STR("x,")) < line.len,
		     brother = str_find(line, STR(",zo")) < line.len;
		if (n == 0 || !(again || brother))
			buf_printf(&a, STR_FMT "\n", STR_ARG(line));
		if (n == 0 || again)
			buf_printf(&b, STR_FMT "\n", STR_ARG(line));
	}
	const char *texts[] = { buf_str(&a).at, buf_str(&b).at };
	CHECK(read_lists(&r, texts, 2, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	CHECK(m.model.prior[1].match_share < m.model.prior[0].match_share / 20);
	struct extra none = { 0 };
	pattern_t names = 6 | 6 << 3;
	CHECK(model_evidence(&m.model, names | PATTERN_ONE_LIST, none).match <
		model_evidence(&m.model, names, none).match - 4);
	CHECK(score_of(&r, &m, mem).f1 > .98);
}

TEST("a judgement holds for good: different parts, same joins, and what changed is told (MATCH-26)")
{
	struct records r;
	struct judgements j;
	struct err e = { 0 };
	struct remarks told = { 0 };
	CHECK(read_lists(&r, &twins, 1, mem));
	CHECK(judge(&j, &r, "1,2,different\n3,4,same\n5,1,\n", mem, &e) && j.count == 2);
	struct matching m = match_with(&r, &j, 1, mem);
	CHECK(m.unjudged.of[0] == m.unjudged.of[1] && m.persons.of[0] != m.persons.of[1]);
	CHECK(m.persons.of[2] == m.persons.of[3]);
	judgements_effect(&j, &r, &m.unjudged, &m.persons, &told, mem);
	CHECK(told.count == 5); /* the summary and four records in other company */
	CHECK_STR(told.at[0],
		"2 judgements, 2 of them against what the weights say: 4 persons, without them 4");
}

TEST("judgements that contradict each other, name no record or are no words are refused with their "
     "line")
{
	struct records r;
	struct judgements j;
	struct err e = { 0 };
	CHECK(read_lists(&r, &twins, 1, mem));
	CHECK(!judge(&j, &r, "1,2,same\n2,3,same\n1,3,different\n", mem, &e));
	CHECK(!judge(&j, &r, "1,9,same\n", mem, &e));
	CHECK_STR(str_from(e.text), "line 2: no record '9' in list ''");
	CHECK(!judge(&j, &r, "1,2,maybe\n", mem, &e) && !judge(&j, &r, "1,1,same\n", mem, &e));
}

TEST("of lists that hold nobody twice no two records become one person (MATCH-27)")
{
	struct records r;
	struct matching m;
	struct match_options opts = { .one_per_list = true, .jobs = 1, .seed = 1 };
	CHECK(read_lists(&r, &twins, 1, mem));
	match_run(&m, &r, &opts, mem);
	CHECK(m.persons.count == 5);
}

TEST("draws keep judgements, vary where there is doubt, and are the same for a seed (MATCH-29)")
{
	struct records r;
	struct judgements j;
	struct err e = { 0 };
	uint32_t person[5], again[5];
	size_t count;
	CHECK(read_lists(&r, &twins, 1, mem));
	CHECK(judge(&j, &r, "1,2,different\n", mem, &e));
	struct matching m = match_with(&r, &j, 1, mem);
	struct cluster_options opts = { &j, false, 0 };
	struct walk *w = draws_start(&r, &m.links, &m.persons, &opts, 7, mem);
	struct walk *same = draws_start(&r, &m.links, &m.persons, &opts, 7, mem);
	for (int d = 0; d < 20; d++) {
		draws_next(w, person, &count);
		draws_next(same, again, &count);
		CHECK(person[0] != person[1] && memcmp(person, again, sizeof person) == 0);
	}
}

TEST("the review begins with the pair whose answer tells most (MATCH-30)")
{
	struct records r;
	struct buf b = { .mem = mem };
	const char *text = invent(400, 8, mem);
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	put_review(&b, &r, &m);
	CHECK(str_starts(buf_str(&b), STR("list_a,record_a,name_a,list_b,record_b,name_b,"
					  "probability,one_person,judgement\n")));
}

TEST("the expected precision is the mean of the probabilities of the pairs joined (MATCH-31)")
{
	struct records r;
	const char *text = invent(400, 9, mem);
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	CHECK(expected_precision(&m) > .95 && expected_precision(&m) <= 1);
}

TEST("truth is scored over pairs, and of pairs said to match with p a share near p does (MATCH-32)")
{
	struct records r;
	const char *text = invent(2000, 10, mem);
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	struct score s = score_of(&r, &m, mem);
	CHECK_NEAR(s.f1, 2 * s.precision * s.recall / (s.precision + s.recall), 1e-12);
	CHECK(s.f1 > .97 && s.calibration_error < .05);
	CHECK_NEAR(s.real, 667, 0);
}

TEST("versions of a list are told apart by person: added, removed, changed, ids used twice "
     "(MATCH-33)")
{
	struct records r;
	struct buf b = { .mem = mem };
	const char *texts[] = { "id,given,family,dob\n1,Ana,Vorkuta,1980-01-01\n2,Bo,Lind,1960-02-"
				"02\n3,Cy,Marsh,1961-03-03\n"
				"6,Eve,Quill,1970-09-09\n",
		"id,given,family,dob\n1,Ana,Vorkuta,1980-01-11\n2,Bo,Lind,1960-02-02\n4,Di,Nolan,"
		"1962-04-04\n"
		"6,Odo,Zamora,1999-12-12\n" };
	CHECK(read_lists(&r, texts, 2, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	struct version_counts n = put_versions(&b, &r, &m.persons);
	CHECK(n.same == 1 && n.changed == 1 && n.removed == 2 && n.added == 2 && n.reused_ids == 1);
	CHECK(str_find(buf_str(&b),
		      STR("changed,1,1,1,Ana Vorkuta,dob: '1980-01-01' to '1980-01-11'\n")) <
		b.len);
}

TEST("the result is the same on any number of threads")
{
	struct records r;
	const char *text = invent(3000, 11, mem);
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching one = match_with(&r, NULL, 1, mem), four = match_with(&r, NULL, 4, mem);
	struct buf a = { .mem = mem }, b = { .mem = mem };
	put_persons(&a, &r, &one.persons, 0, r.count);
	put_persons(&b, &r, &four.persons, 0, r.count);
	put_model(&a, &r, &one);
	put_model(&b, &r, &four);
	CHECK(str_equal(buf_str(&a), buf_str(&b)));
}

TEST("an id of two people and a person under two ids are told (MATCH-35)")
{
	struct records r;
	struct remarks told = { 0 };
	const char *text =
		"id,given,family,dob\n7,Ana,Vorkuta,1980-01-01\n8,Ana,Vorkuta,1980-01-01\n"
		"9,Bo,Lind,1960-02-02\n9,Cy,Marsh,1961-03-03\n9,Di,Nolan,1962-04-04\n";
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	ids_remark(&told, &r, &m.persons, mem);
	CHECK(told.count == 2);
	CHECK_STR(told.at[0], "one: ids that stand for more than one person: 1, the first '9'");
	CHECK_STR(told.at[1],
		"one: persons that stand under more than one id: 1, the first Ana Vorkuta ('8')");
}

/* Families of three on 400 streets, a postcode each; every third person is recorded again, without the day of birth. */
static const char *invent_streets(struct arena *mem)
{
	static const char *const parts[] = { "ka", "mi", "ro", "ta", "ne", "lu", "shi", "do", "va",
		"pe" };
	struct random chance = random_seeded(5, 0);
	struct buf b = { .mem = mem };
	size_t id = 0, family = 0, street = 0;
	buf_add(&b, STR("id,true_id,given,family,dob,town,postcode,street\n"));
	for (size_t p = 0; p < 4000; p++) {
		if (p % 3 == 0) {
			family = random_below(&chance, 1000);
			street = random_below(&chance, 400);
		}
		struct str name = str_format(mem, "%s%s%s,%s%s%s", parts[random_below(&chance, 10)],
			parts[random_below(&chance, 10)], parts[random_below(&chance, 10)],
			parts[family % 10], parts[family / 10 % 10], parts[family / 100]);
		struct str home = str_format(mem, "town %zu,%zu,%s%s street", street / 40,
			30000 + street * 7, parts[street % 10], parts[street / 10 % 10]);
		buf_printf(&b, "%zu,%zu," STR_FMT ",%d-%02d-%02d," STR_FMT "\n", ++id, p,
			STR_ARG(name), 1940 + (int)random_below(&chance, 70),
			1 + (int)random_below(&chance, 12), 1 + (int)random_below(&chance, 28),
			STR_ARG(home));
		if (p % 3 == 0)
			buf_printf(&b, "%zu,%zu," STR_FMT ",," STR_FMT "\n", ++id, p, STR_ARG(name),
				STR_ARG(home));
	}
	return buf_str(&b).at;
}

TEST("town, postcode and street are one fact, and neighbours of one family are not one person "
     "(MATCH-36)")
{
	struct records r;
	const char *text = invent_streets(mem);
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	struct score s = score_of(&r, &m, mem);
	CHECK(m.model.near && m.model.prior[0].near_share > 1e-3);
	CHECK(s.precision > .97 && s.recall > .97);
}

TEST("a child of somebody has no name of its own, but a father and a family (MATCH-6)")
{
	struct records r;
	const char *text =
		"name,age\nChild of Samir Nassar,3\nطفل سمير ناصر,3\nLina Samir Nassar,3\n"
		"Child of unknown,2\n";
	CHECK(read_lists(&r, &text, 1, mem));
	for (size_t i = 0; i < 2; i++) {
		const uint32_t *x = records_cells(&r, i), *y = records_cells(&r, 2);
		CHECK(!x[CELL_GIVEN] && x[CELL_FAMILY] && x[CELL_MIDDLE]);
		CHECK(i || (x[CELL_FAMILY] == y[CELL_FAMILY] && x[CELL_MIDDLE] == y[CELL_MIDDLE]));
	}
	CHECK(!records_cells(&r, 3)[CELL_FAMILY] && r.placeholders == 3);
}

/* 400 families on 60 streets; in every eighth the son bears his father's name. Each person has four records, half of them without an age. */
static const char *invent_fathers(struct arena *mem)
{
	static const char *const parts[] = { "ba", "ka", "mi", "ro", "ta", "ne", "lu", "sha", "do",
		"va", "pe", "za", "ri", "ho", "ja" };
	struct random chance = random_seeded(8, 0);
	struct buf b = { .mem = mem };
	size_t id = 0;
	buf_add(&b, STR("id,true_id,given,family,town,postcode,age\n"));
	for (size_t f = 0; f < 400; f++) {
		size_t family = random_below(&chance, 3375), given = random_below(&chance, 225),
		       town = random_below(&chance, 60);
		for (size_t who = 0; who < 2; who++) {
			size_t g = who == 0 || f % 8 == 0 ? given : random_below(&chance, 225);
			for (size_t k = 0; k < 4; k++)
				buf_printf(&b, "%zu,%zu,%s%s,%s%s%s,Town %zu,%zu,%s\n", ++id,
					2 * f + who, parts[g % 15], parts[g / 15],
					parts[family % 15], parts[family / 15 % 15],
					parts[family / 225], town, 2000 + town,
					k % 2 ? ""
					: who ? "31"
					      : "60");
		}
	}
	return buf_str(&b).at;
}

TEST("a father and a son of one name, each with records that give no age, stay two (MATCH-24)")
{
	struct records r;
	const char *text = invent_fathers(mem);
	CHECK(read_lists(&r, &text, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	size_t apart = 0;
	for (size_t f = 0; f < 400; f += 8) /* the records with an age: 1 and 3 of each */
		apart += m.persons.of[8 * f] != m.persons.of[8 * f + 4];
	CHECK(apart >= 45);
}

TEST("the overlap table counts persons by the lists they are on")
{
	struct records r;
	struct buf b = { .mem = mem };
	const char *texts[] = { twins,
		"id,given,family,dob\n9,Bo,Lind,1960-02-02\n10,Odo,Zamora,1999-12-12\n" };
	CHECK(read_lists(&r, texts, 2, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	put_overlap(&b, &r, &m.persons);
	CHECK_STR(buf_str(&b), "one,two,count\n0,1,1\n1,0,3\n1,1,1\n");
}

TEST("a pair is explained in sentences with values, odds and rules")
{
	struct records r;
	struct buf b = { .mem = mem };
	CHECK(read_lists(&r, &twins, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	explain_pair(&b, &m, &r, 0, 1, NULL);
	struct str s = buf_str(&b);
	CHECK(str_starts(s, STR("Record 1 of one (Ana Vorkuta) and record 2 of one (Ana Vorkuta) "
				"are put together as one person")));
	CHECK(str_find(s, STR("For one person: the given name ('ana' and 'ana', equal), the family "
			      "name "
			      "('vorkuta' and 'vorkuta', equal) and the birth ('1980-01-01' and "
			      "'1980-01-01', equal); against it: nothing.\n")) < s.len);
	CHECK(str_find(s, STR("given name: 'ana' and 'ana', equal (")) < s.len);
	CHECK(str_find(s, STR("birth: '1980-01-01' and '1980-01-01', equal (")) < s.len);
}

TEST("a link left out of a chain and an age by dates are explained with the values compared "
     "(MATCH-13, MATCH-14)")
{
	const char *list = "name,age,birth,death\nHala Omar Nassar,21,,2031-02-20\n"
			   "Hala Iman Omar Nassar,,2010-01-05,2031-02-20\n";
	struct records r;
	struct buf b = { .mem = mem };
	CHECK(read_lists(&r, &list, 1, mem));
	struct matching m = match_with(&r, NULL, 1, mem);
	explain_pair(&b, &m, &r, 0, 1, NULL);
	struct str s = buf_str(&b);
	CHECK(str_find(s, STR("middle name: 'omar' and 'omar', equal, with a name before it in "
			      "one chain (")) < s.len);
	CHECK(str_find(s, STR("age: '21' and '21 by its dates', equal (")) < s.len);
}

TEST("records of which not one has a name stand alone (MATCH-6)")
{
	struct buf b = { .mem = mem };
	struct records r;
	buf_add(&b, STR("name,dob\n"));
	for (int i = 0; i < 40; i++)
		buf_printf(&b, ",19%d-02-01\n", 10 + i % 20);
	const char *list = str_terminated(mem, buf_str(&b));
	CHECK(read_lists(&r, &list, 1, mem));
	CHECK(match_with(&r, NULL, 1, mem).persons.count == 40);
}

TEST("no records, one record and records without anything are no trouble")
{
	static const char *const texts[] = { "name\n", "name\nAna\n", "name,dob\n,\n,\n,\n",
		"name\n?\n?\n" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct records r;
		CHECK(read_lists(&r, &texts[i], 1, mem));
		struct matching m = match_with(&r, NULL, 2, mem);
		CHECK(m.persons.count == r.count);
	}
}
