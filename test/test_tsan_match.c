/* The matcher's threads share nothing they write. */
#include "match/match.h"
#include "tap.h"

TEST("four threads and one find the same pairs")
{
	struct buf b = { .mem = mem };
	struct records r;
	struct err e = { 0 };
	struct matching one, four;
	buf_add(&b, STR("given,family,dob\n"));
	for (int i = 0; i < 3000; i++)
		buf_printf(&b, "g%d,family%d,19%02d-%02d-%02d\n", i % 37, i / 2 % 700,
			i / 2 % 90 + 10, i / 2 % 12 + 1, i / 2 % 28 + 1);
	struct list_input in = { STR("list"), buf_str(&b) };
	struct read_options opts = { 0 };
	CHECK(records_read(&r, &in, 1, &opts, mem, &e));
	match_run(&one, &r, &(struct match_options){ .jobs = 1, .seed = 1 }, mem);
	match_run(&four, &r, &(struct match_options){ .jobs = 4, .seed = 1 }, mem);
	CHECK(one.links.count == four.links.count && one.persons.count == four.persons.count);
	for (size_t i = 0; i < r.count; i++)
		CHECK(one.persons.of[i] == four.persons.of[i]);
}
