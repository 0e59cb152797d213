/* What other records say of a pair, what is believed of a record, and clusterings drawn by it. */
#include "base/buf.h"
#include "match/belief.h"
#include "match/draws.h"
#include "match/tables.h"
#include "tap.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 6 };

/* Three people a list, of whom nothing matters but how many and where; the rest is said by hand. */
static void read_two(struct records *r, struct arena *mem)
{
	struct list_input in[2] = { { STR("one"), STR("id,name\n1,A\n2,B\n3,C\n") },
		{ STR("two"), STR("id,name\n4,D\n5,E\n6,F\n") } };
	struct read_options opts = { 0 };
	struct err e = { 0 };
	CHECK(records_read(r, in, 2, &opts, mem, &e) && r->count == PEOPLE);
}

static void add_link(struct links *l, uint32_t a, uint32_t b, float odds, struct arena *mem)
{
	*PUSH(mem, l) = (struct link){ a, b, odds, odds };
}

static struct persons persons_of(const uint32_t *of, size_t count, struct arena *mem)
{
	struct persons p = { NEW_ARRAY(mem, uint32_t, PEOPLE), NEW_ARRAY(mem, float, PEOPLE),
		count };
	memcpy(p.of, of, PEOPLE * sizeof *of);
	return p;
}

TEST("a record that is surely one of two and surely not the other speaks against them, and one "
     "that "
     "is like both for them (MATCH-39)")
{
	struct records r;
	struct links l = { 0 };
	read_two(&r, mem);
	struct persons p = persons_of((uint32_t[]){ 0, 0, 1, 2, 3, 4 }, 5, mem);
	add_link(&l, 0, 1, 9,
		mem); /* one person, of whose records 2 is like one and unlike the other */
	add_link(&l, 0, 2, 0, mem);
	links_believe(&r, &l, &p, NULL, 1);
	CHECK_NEAR(l.at[0].belief, 9, 1e-6); /* nobody else is in the person */
	CHECK_NEAR(l.at[1].belief, -DOUBT_BITS, 1e-6);
	add_link(&l, 1, 2, 5, mem);
	links_believe(&r, &l, &p, NULL, 2);
	CHECK_NEAR(l.at[1].belief, MOST_SUPPORT, 1e-6);
	CHECK_NEAR(l.at[2].belief, 5, 1e-6); /* 0 with 2 is even */
}

TEST("what pairs across lists lose by third records is half given to all of them, and within a "
     "list "
     "nothing is (MATCH-39)")
{
	struct records r;
	struct links l = { 0 };
	read_two(&r, mem);
	struct persons p = persons_of((uint32_t[]){ 0, 1, 2, 0, 3, 4 }, 5, mem);
	add_link(&l, 0, 3, 9, mem);
	add_link(&l, 0, 4, 0, mem); /* of another list, and 3 is unlike it */
	add_link(&l, 1, 5, 0, mem); /* nobody else is near */
	add_link(&l, 1, 2, 0, mem); /* of one list */
	links_believe(&r, &l, &p, NULL, 1);
	CHECK(l.given_back > .5 && l.given_back < 1.5);
	CHECK_NEAR(l.at[1].belief, l.given_back - DOUBT_BITS, 1e-5);
	CHECK_NEAR(l.at[2].belief, l.given_back, 1e-5);
	CHECK_NEAR(l.at[3].belief, 0, 1e-6);
}

TEST("what was judged is certain, is in no review, and is the record's probability (MATCH-25, "
     "MATCH-26, MATCH-30)")
{
	struct records r;
	struct links l = { 0 };
	struct judgements j = { 0 };
	read_two(&r, mem);
	struct persons p = persons_of((uint32_t[]){ 0, 1, 2, 0, 3, 2 }, 4, mem);
	add_link(&l, 0, 3, 2, mem);
	add_link(&l, 1, 4, 1, mem);
	*PUSH(mem, &j) = (struct judgement){ 1, 4, false };
	*PUSH(mem, &j) = (struct judgement){ 2, 5, true }; /* no link at all */
	links_believe(&r, &l, &p, &j, 1);
	persons_believe(&p, &l, &j, r.count);
	CHECK(l.at[1].belief <= -CERTAIN_BITS);
	CHECK_NEAR(p.probability[0], 1 / (1 + exp2(-2 - l.given_back)), 1e-4);
	CHECK(p.probability[1] == 1 && p.probability[2] == 1 && p.probability[5] == 1);
	struct matching m = { .links = l, .persons = p };
	struct doubts d = pairs_in_doubt(&r, &m, mem);
	CHECK(d.count == 1 && d.link[0] == 0);
}

/* Of `draws` the share in which two records are together. */
static double together(struct walk *w, size_t a, size_t b, int draws)
{
	uint32_t person[PEOPLE];
	size_t count;
	int found = 0;
	for (int d = 0; d < draws; d++) {
		draws_next(w, person, &count);
		found += person[a] == person[b];
	}
	return (double)found / draws;
}

TEST("records are drawn together as often as they are believed to be one person (MATCH-29)")
{
	struct records r;
	struct links l = { 0 };
	struct cluster_options opts = { 0 };
	read_two(&r, mem);
	struct persons p = persons_of((uint32_t[]){ 0, 1, 0, 2, 3, 4 }, 5, mem);
	add_link(&l, 0, 2, 9, mem); /* 1 is like 0 and unlike 2 */
	add_link(&l, 0, 1, 1, mem);
	add_link(&l, 4, 5, 1, mem);
	struct walk *w = draws_start(&r, &l, &p, &opts, 3, mem);
	CHECK_NEAR(together(w, 4, 5, 4000), 2. / 3, .03);
	CHECK_NEAR(together(w, 0, 1, 4000), 1 / (1 + exp2(3)), .03);
	CHECK(together(w, 0, 2, 1000) > .98);
}

TEST("draws keep lists that hold nobody twice, through a third record too, and what was judged the "
     "same without a likeness (MATCH-26, MATCH-27, MATCH-29)")
{
	struct records r;
	struct links l = { 0 };
	struct judgements j = { 0 };
	struct cluster_options opts = { .judgements = &j, .one_per_list = true };
	read_two(&r, mem);
	struct persons p = persons_of((uint32_t[]){ 0, 1, 2, 0, 3, 2 }, 4, mem);
	*PUSH(mem, &j) = (struct judgement){ 2, 5, true };
	add_link(&l, 0, 3, 9, mem);
	add_link(&l, 1, 3, 9, mem);
	struct walk *w = draws_start(&r, &l, &p, &opts, 3, mem);
	CHECK(together(w, 0, 1, 500) == 0);
	CHECK(together(w, 2, 5, 500) == 1);
}

/* A row of an invented list but for its id. */
static struct str person_row(size_t i, struct arena *mem)
{
	static const char *const parts[] = { "ka", "mi", "ro", "ta", "ne", "lu", "shi", "do" };
	return str_format(mem, "%s%s%s,%s%s%s%s,19%02zu-0%zu-1%zu\n", parts[i % 8],
		parts[i / 3 % 8], parts[i / 7 % 8], parts[i / 11 % 8], parts[i / 2 % 8],
		parts[i / 5 % 8], parts[i / 13 % 8], i * 37 % 100, 1 + i % 9, i / 9 % 10);
}

TEST("of two versions of a list a person under a second id is found, whatever the ids (MATCH-33)")
{
	enum { ROWS = 400, AGAIN = 123 };
	struct buf old = { .mem = mem }, new = { .mem = mem };
	struct records r;
	struct matching m;
	struct err e = { 0 };
	buf_add(&old, STR("id,given,family,dob\n"));
	for (size_t i = 0; i < ROWS; i++)
		buf_printf(&old, "N%zu," STR_FMT, i * 7919, STR_ARG(person_row(i, mem)));
	buf_add(&new, buf_str(&old));
	buf_printf(&new, "ZZ9," STR_FMT, STR_ARG(person_row(AGAIN, mem)));
	struct list_input in[2] = { { STR("old"), buf_str(&old) }, { STR("new"), buf_str(&new) } };
	struct read_options opts = { .compare_ids = true };
	struct match_options how = { .jobs = 1, .seed = 1 };
	CHECK(records_read(&r, in, 2, &opts, mem, &e) && r.count == 2 * ROWS + 1);
	match_run(&m, &r, &how, mem);
	CHECK_INT(m.persons.of[AGAIN], m.persons.of[ROWS + AGAIN]);
	CHECK_INT(m.persons.of[AGAIN], m.persons.of[2 * ROWS]);
	CHECK(m.persons.count == ROWS);
}
