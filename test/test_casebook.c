#include "casebook_help.h"
#include "tap.h"

#include <errno.h>
#include <string.h>

TEST("what was appended is read back, before and after closing, by readers and writers")
{
	struct bench b;
	struct casebook c;
	struct err e;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e));
	CHECK(bench_note(&c, "first", &e) && bench_note(&c, "second", &e));
	CHECK_STR(
		bench_all(&c, mem), "0 key \n1 member \n2 member \n3 note first\n4 note second\n");
	casebook_close(&c);
	CHECK(bench_open(&b, &c, "/case", NULL, CASEBOOK_READING, &e));
	CHECK_STR(
		bench_all(&c, mem), "0 key \n1 member \n2 member \n3 note first\n4 note second\n");
	CHECK(c.remarks.count == 0);
	casebook_close(&c);
	CHECK(bench_open(&b, &c, "/case", "/device", CASEBOOK_WRITING, &e));
	CHECK(bench_note(&c, "third", &e) && casebook_finish(&c, &e));
	CHECK(c.remarks.count == 0);
	casebook_close(&c);
	CHECK(bench_open(&b, &c, "/case", NULL, CASEBOOK_READING, &e));
	CHECK(str_ends(bench_all(&c, mem), STR("5 note third\n")));
	casebook_close(&c);
	bench_end(&b);
}

TEST("what was committed and not settled is read by one that writes nothing")
{
	struct bench b;
	struct casebook c;
	struct err e;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e) && bench_note(&c, "first", &e));
	long writes = b.sim.operation;
	casebook_close(&c);
	b.sim.fault = SIM_FOREVER;
	b.sim.fault_at = writes;
	CHECK(bench_open(&b, &c, "/case", NULL, CASEBOOK_READING, &e));
	CHECK_STR(bench_all(&c, mem), "0 key \n1 member \n2 member \n3 note first\n");
	casebook_close(&c);
	bench_end(&b);
}

TEST("a copy on another device begins a log of its own, and so does one that was restored")
{
	struct bench b;
	struct casebook c;
	struct err e;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e) && bench_note(&c, "mine", &e));
	CHECK(casebook_finish(&c, &e));
	casebook_close(&c);
	CHECK(bench_open(&b, &c, "/case", "/other", CASEBOOK_WRITING, &e));
	CHECK(c.logs.count == 2);
	CHECK(c.remarks.count == 1);
	CHECK(bench_note(&c, "theirs", &e) && casebook_finish(&c, &e));
	casebook_close(&c);
	CHECK(bench_open(&b, &c, "/case", NULL, CASEBOOK_READING, &e));
	struct str all = bench_all(&c, mem);
	CHECK(str_find(all, STR("3 note mine\n")) < all.len);
	CHECK(str_find(all, STR("1 note theirs\n")) < all.len);
	casebook_close(&c);
	bench_end(&b);
}

TEST("a key that opens nothing is told in one sentence, and so are other folders and newer formats")
{
	struct bench b;
	struct casebook c;
	struct err e;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e));
	casebook_close(&c);
	b.identity.byte[7] ^= 1;
	CHECK(!bench_open(&b, &c, "/case", NULL, CASEBOOK_READING, &e));
	CHECK(e.kind == ERR_INPUT);
	CHECK_STR(str_from(e.text), "this key does not open the casebook");
	CHECK(disk_write_file(&b.disk, "/case/FORMAT", STR("casebook/v2\n"), DISK_DURABLE, &e));
	CHECK(!bench_open(&b, &c, "/case", NULL, CASEBOOK_READING, &e));
	CHECK(e.kind == ERR_INPUT && strstr(e.text, "format 2") != NULL);
	CHECK(!bench_open(&b, &c, "/device", NULL, CASEBOOK_READING, &e));
	CHECK(e.kind == ERR_INPUT && strstr(e.text, "is no casebook") != NULL);
	CHECK(!bench_create(&b, &c, "/case", &e) && e.kind == ERR_USAGE);
	bench_end(&b);
}

TEST("a clock that was set back is said, recorded and not refused")
{
	struct bench b;
	struct casebook c;
	struct err e;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e));
	b.time -= 3600;
	CHECK(bench_note(&c, "an hour ago", &e));
	CHECK(c.remarks.count == 1);
	CHECK_STR(
		bench_all(&c, mem), "0 key \n1 member \n2 member \n3 note \n4 note an hour ago\n");
	CHECK(bench_note(&c, "after that", &e));
	CHECK(c.remarks.count == 1);
	casebook_close(&c);
	bench_end(&b);
}

static int nothing_opens(void *self, const char *path, int flags)
{
	(void)self;
	(void)path;
	(void)flags;
	errno = EIO;
	return -1;
}

TEST("who passed all entries knows the members, and after a disk that failed they are read anew")
{
	struct bench b;
	struct casebook c;
	struct err e;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e) && bench_note(&c, "first", &e));
	CHECK(casebook_turn(&c, &e));
	casebook_close(&c);
	for (int passes = 0; passes < 2; passes++) {
		struct disk whole = b.disk;
		CHECK(bench_open(&b, &c, "/case", NULL, CASEBOOK_READING, &e));
		CHECK(!passes || bench_all(&c, mem).len > 0);
		b.disk.open = nothing_opens;
		CHECK(casebook_members(&c, &e) == passes);
		CHECK(passes || e.kind == ERR_BROKEN);
		b.disk = whole;
		CHECK(casebook_members(&c, &e) && c.members.count == 2);
		casebook_close(&c);
	}
	bench_end(&b);
}

TEST("the write-ahead log is begun anew under another key, and all is there")
{
	struct bench b;
	struct casebook c;
	struct err e;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e) && bench_note(&c, "first", &e));
	CHECK(casebook_turn(&c, &e) && c.ring.epoch == 2);
	CHECK(bench_note(&c, "second", &e));
	casebook_close(&c);
	for (int i = 0; i < 2; i++) {
		CHECK(bench_open(&b, &c, "/case", "/device", CASEBOOK_WRITING, &e));
		CHECK(str_ends(bench_all(&c, mem), STR("3 note first\n4 note second\n")));
		CHECK(casebook_turn(&c, &e));
		casebook_close(&c);
	}
	struct secret mine = b.identity;
	b.identity = b.recovery;
	CHECK(bench_open(&b, &c, "/case", NULL, CASEBOOK_READING, &e));
	casebook_close(&c);
	b.identity = mine;
	bench_end(&b);
}
