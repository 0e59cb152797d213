#include "base/arena.h"
#include "base/asset.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/encode.h"
#include "base/err.h"
#include "base/file.h"
#include "base/random.h"
#include "base/utf8.h"
#include "tap.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TEST("memory from an arena is zero, aligned and apart from every other")
{
	unsigned char *given[64];
	for (size_t i = 0; i < 64; i++) {
		given[i] = arena_alloc(mem, i + 1, 3, 16);
		CHECK((uintptr_t)given[i] % 16 == 0);
		for (size_t b = 0; b < 3 * (i + 1); b++)
			CHECK(given[i][b] == 0);
		memset(given[i], (int)i + 1, 3 * (i + 1));
	}
	for (size_t i = 0; i < 64; i++)
		for (size_t b = 0; b < 3 * (i + 1); b++)
			CHECK(given[i][b] == i + 1);
}

TEST("an allocation larger than an arena's block is whole")
{
	struct arena own = { 0 };
	char *large = NEW_ARRAY(&own, char, 1 << 20), *small = NEW(&own, char);
	large[0] = large[(1 << 20) - 1] = 'x';
	*small = 'y';
	CHECK(large[(1 << 20) - 1] == 'x');
	arena_release(&own);
	CHECK(own.newest == NULL);
}

TEST("a growing array keeps what was put into it")
{
	struct {
		uint64_t *at;
		size_t count, room;
	} list = { 0 };
	for (uint64_t i = 0; i < 5000; i++)
		*PUSH(mem, &list) = i * i;
	CHECK_INT((long long)list.count, 5000);
	for (uint64_t i = 0; i < 5000; i++)
		CHECK(list.at[i] == i * i);
}

TEST("an arena that is used again gives zeroed memory, whatever stood there, and releases all of "
     "it")
{
	struct arena own = { 0 };
	for (int round = 0; round < 4; round++) {
		for (size_t i = 0; i < 200; i++) {
			size_t size = i % 50 ? 1000 : 100000;
			char *at = NEW_ARRAY(&own, char, size);
			for (size_t b = 0; b < size; b += 37)
				CHECK(at[b] == 0);
			memset(at, 'x', size);
		}
		arena_reset(&own);
		CHECK(own.newest == NULL);
	}
	arena_release(&own);
	CHECK(own.newest == NULL && own.spare == NULL);
}

TEST("two arrays that grow in turn, and one that grows alone, keep what was put into them")
{
	struct {
		int *at;
		size_t count, room;
	} one = { 0 }, two = { 0 };
	for (int i = 0; i < 3000; i++) {
		*PUSH(mem, &one) = i;
		if (i < 1000)
			*PUSH(mem, &two) = -i;
		int *fresh = PUSH(mem, &one);
		CHECK(*fresh == 0);
		*fresh = i;
	}
	for (int i = 0; i < 3000; i++)
		CHECK(one.at[2 * i] == i && one.at[2 * i + 1] == i &&
			(i >= 1000 || two.at[i] == -i));
}

TEST("strings are equal by their bytes, whatever follows them")
{
	struct str text = STR("killed killing");
	CHECK(str_equal(str_slice(text, 0, 4), str_slice(text, 7, 11)));
	CHECK(!str_equal(str_slice(text, 0, 6), str_slice(text, 7, 13)));
	CHECK(str_equal((struct str){ 0 }, STR("")));
	CHECK(str_equal_fold(STR("Port SELENE"), STR("pORT selene")));
	CHECK(!str_equal_fold(STR("\xC3\x89"), STR("\xC3\xA9"))); /* only ASCII folds */
}

TEST("strings are ordered by bytes, the shorter first among equals")
{
	CHECK(str_compare(STR("a"), STR("ab")) < 0);
	CHECK(str_compare(STR("b"), STR("ab")) > 0);
	CHECK(str_compare(STR("z"), STR("\xC3\xA9")) < 0); /* bytes compare as unsigned */
	CHECK(str_compare(STR(""), (struct str){ 0 }) == 0);
}

TEST("a string begins and ends with its own parts and with nothing")
{
	CHECK(str_starts(STR("forty-four"), STR("forty")));
	CHECK(str_ends(STR("forty-four"), STR("four")));
	CHECK(str_starts(STR("x"), STR("")) && str_ends(STR("x"), STR("")));
	CHECK(!str_starts(STR("for"), STR("forty")) && !str_ends(STR("our"), STR("four")));
}

TEST("what is sought is found where it first stands, else at the end")
{
	CHECK_INT((long long)str_find(STR("at least 44, at most 52"), STR("at")), 0);
	CHECK_INT((long long)str_find(STR("at least 44"), STR("44")), 9);
	CHECK_INT((long long)str_find(STR("at least 44"), STR("45")), 11);
	CHECK_INT((long long)str_find((struct str){ 0 }, STR("x")), 0);
	CHECK_INT((long long)str_find(STR("x"), STR("")), 0);
}

TEST("blanks are trimmed at both ends and nowhere else")
{
	CHECK_STR(str_trim(STR(" \t two words\r\n")), "two words");
	CHECK_STR(str_trim(STR(" \n ")), "");
}

TEST("cutting a text gives every piece once, an empty last one too")
{
	struct str rest = STR("a,,b,"), piece;
	CHECK(str_cut(&rest, ',', &piece) && str_equal(piece, STR("a")));
	CHECK(str_cut(&rest, ',', &piece) && str_equal(piece, STR("")));
	CHECK(str_cut(&rest, ',', &piece) && str_equal(piece, STR("b")));
	CHECK(str_cut(&rest, ',', &piece) && str_equal(piece, STR("")));
	CHECK(!str_cut(&rest, ',', &piece));
}

TEST("a copied string ends in NUL and lives apart from the first")
{
	char first[] = { 'a', 'b', 'c' };
	struct str copy = str_copy(mem, (struct str){ first, 3 });
	first[0] = 'x';
	CHECK(strcmp(copy.at, "abc") == 0);
	CHECK_STR(str_format(mem, "%d of %s", 2, "four"), "2 of four");
	CHECK_STR(str_format(mem, "%s", ""), "");
}

TEST("a buffer holds what was added, in order, at any size")
{
	struct buf b = { .mem = mem };
	CHECK_STR(buf_str(&b), "");
	for (int i = 0; i < 3000; i++)
		buf_printf(&b, "%d,", i);
	CHECK(str_starts(buf_str(&b), STR("0,1,2,3,")));
	CHECK(str_ends(buf_str(&b), STR(",2998,2999,")));
	CHECK_INT((long long)b.len, 10 * 2 + 90 * 3 + 900 * 4 + 2000 * 5);
	CHECK(b.at[b.len] == '\0');
}

TEST("every code point is written and read back the same")
{
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		char bytes[4];
		size_t n, len;
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		len = utf8_encode(c, bytes);
		if (utf8_decode((struct str){ bytes, len }, &n) != c || n != len)
			CHECK(!"a code point changed");
	}
}

TEST("broken UTF-8 gives the replacement character and one byte")
{
	static const char *const broken[] = { "\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80",
		"\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
		"\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xC3(" };
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		size_t n = 0;
		CHECK(utf8_decode(str_from(broken[i]), &n) == 0xFFFD);
		CHECK(n == 1);
		CHECK(!utf8_is_valid(str_from(broken[i])));
	}
	CHECK(utf8_is_valid(STR(
		"\xEF\xBF\xBD"))); /* the replacement character itself is a letter like others */
	CHECK(utf8_is_valid(STR("")));
}

TEST("SHA-256 is that of FIPS 180-4's examples")
{
	CHECK_STR(digest_hex(mem, digest_of(STR("abc"))),
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	CHECK_STR(digest_hex(mem, digest_of((struct str){ 0 })),
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	CHECK_STR(
		digest_hex(mem,
			digest_of(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))),
		"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST("the generator is xoshiro256**: its authors' first numbers from the state 1 2 3 4")
{
	struct random r = { .state = { 1, 2, 3, 4 } };
	static const uint64_t want[] = { 11520, 0, 1509978240, 1215971899390074240 };
	for (size_t i = 0; i < 4; i++)
		CHECK(random_bits(&r) == want[i]);
}

TEST("a seed repeats itself, and another stream of it is another sequence")
{
	struct random a = random_seeded(7, 0), b = random_seeded(7, 0), c = random_seeded(7, 1);
	int same = 0;
	for (int i = 0; i < 1000; i++) {
		uint64_t x = random_bits(&a);
		CHECK(x == random_bits(&b));
		same += x == random_bits(&c);
	}
	CHECK_INT(same, 0);
}

TEST("chance stays within its bounds and favours nobody")
{
	struct random r = random_seeded(1, 0);
	int seen[7] = { 0 };
	double sum = 0;
	for (int i = 0; i < 70000; i++) {
		uint64_t n = random_below(&r, 7);
		double u = random_unit(&r);
		CHECK(n < 7 && u >= 0 && u < 1);
		seen[n % 7]++;
		sum += u;
	}
	for (int i = 0; i < 7; i++)
		CHECK_NEAR(seen[i], 10000.0, 500); /* five standard deviations are 463 */
	CHECK_NEAR(sum / 70000, 0.5, 0.006);
	for (int i = 0; i < 100; i++)
		CHECK(random_below(&r, 1) == 0);
}

static const char *path_in(struct arena *mem, const char *name)
{
	return str_format(mem, "%s/knell-base-%ld-%s", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp",
		(long)getpid(), name)
		.at;
}

TEST("a file is read back as it was written, and no part of it is left beside")
{
	const char *path = path_in(mem, "file"), *part = path_in(mem, "file.part");
	struct err e = { 0 };
	struct str bytes;
	CHECK(file_write(path, STR("one\0two\n"), &e));
	CHECK(file_read(path, 100, &bytes, mem, &e));
	CHECK_STR(bytes, "one\0two\n");
	CHECK(access(part, F_OK) != 0);
	CHECK(file_write(path, (struct str){ 0 }, &e));
	CHECK(file_read(path, 0, &bytes, mem, &e) && bytes.len == 0);
	unlink(path);
}

TEST("a file of exactly the ceiling is read, one byte more is refused as input")
{
	const char *path = path_in(mem, "ceiling");
	struct err e = { 0 };
	struct str bytes = STR("as it was");
	CHECK(file_write(path, STR("12345"), &e));
	CHECK(!file_read(path, 4, &bytes, mem, &e));
	CHECK_INT(e.kind, ERR_INPUT);
	CHECK(strstr(e.text, path) && strstr(e.text, "4 bytes"));
	CHECK_STR(bytes, "as it was");
	CHECK(file_read(path, 5, &bytes, mem, &e) && bytes.len == 5);
	unlink(path);
}

TEST("an endless stream is refused at the ceiling")
{
	struct err e = { 0 };
	struct str bytes;
	CHECK(!file_read("/dev/zero", 1 << 20, &bytes, mem, &e));
	CHECK_INT(e.kind, ERR_INPUT);
}

TEST("what cannot be read or written is named with the machine's reason")
{
	const char *path = path_in(mem, "folder");
	struct err e = { 0 };
	struct str bytes;
	CHECK(!file_read("/nowhere/at all", 10, &bytes, mem, &e));
	CHECK_INT(e.kind, ERR_SYSTEM);
	CHECK_STR(str_from(e.text), "cannot open '/nowhere/at all': No such file or directory");
	CHECK(mkdir(path, 0700) == 0);
	CHECK(!file_read(path, 10, &bytes, mem, &e));
	CHECK(e.kind == ERR_SYSTEM && strstr(e.text, "Is a directory"));
	CHECK(!file_write(path, STR("x"), &e) && e.kind == ERR_SYSTEM);
	rmdir(path);
	CHECK(!file_write("/dev/full/x", STR("x"), &e) && e.kind == ERR_SYSTEM);
}

TEST("an error says one sentence, grows at the front and keeps its kind")
{
	struct err e = { 0 };
	CHECK(!fail(&e, ERR_INPUT, "line %d has no name", 7));
	CHECK(!explain(&e, "list '%s'", "a.csv"));
	CHECK_STR(str_from(e.text), "list 'a.csv': line 7 has no name");
	CHECK_INT(e.kind, ERR_INPUT);
	errno = ENOSPC;
	CHECK(!fail_errno(&e, "cannot write '%s'", "x"));
	CHECK_STR(str_from(e.text), "cannot write 'x': No space left on device");
}

TEST("a stranger's control bytes never reach the terminal through an error")
{
	struct err e = { 0 };
	fail(&e, ERR_INPUT, "near '%s'", "\x1B[31m\r \n \x7F \x9B \xC2\x9B \xC3\xA9");
	CHECK_STR(str_from(e.text), "near '?[31m? ? ? ? ?\x3F \xC3\xA9'");
}

TEST("an error too long for its place is cut and stays UTF-8")
{
	struct err e = { 0 };
	struct buf b = { .mem = mem };
	for (int shift = 0; shift < 4; shift++) {
		b.len = 0;
		for (int i = 0; i < shift; i++)
			buf_add_char(&b, 'x');
		for (int i = 0; i < 400; i++)
			buf_add(&b, STR("\xE2\x80\x94"));
		fail(&e, ERR_INPUT, "%s", b.at);
		CHECK(utf8_is_valid(str_from(e.text)));
		CHECK(strlen(e.text) > 470);
	}
}

TEST("the licence is embedded whole, and what is not embedded is not found")
{
	struct str text, name;
	bool seen = false;
	CHECK(asset_find("LICENSE", &text) && str_find(text, STR("Apache License")) < text.len);
	CHECK(!asset_find("nothing/of/the/kind", &text));
	for (size_t i = 0; asset_at(i, &name, &text); i++)
		seen |= str_equal(name, STR("NOTICE"));
	CHECK(seen);
}

TEST("a byte that is no hexadecimal digit of small letters is seen at every place of 32 and of 35 "
     "bytes")
{
	char text[70];
	unsigned char bytes[35];
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = "0123456789abcdef"[i * 7 % 16];
	CHECK(hex_bytes((struct str){ text, 70 }, bytes, 35) && bytes[0] == 0x07 &&
		bytes[34] == 0xC3);
	CHECK(str_equal(
		hex_text(mem, (struct str){ (const char *)bytes, 35 }), (struct str){ text, 70 }));
	CHECK(!hex_bytes((struct str){ text, 70 }, bytes, 34));
	for (size_t i = 0; i < 70 * 256; i++) {
		char was = text[i / 256];
		text[i / 256] = (char)(i % 256);
		bool is_digit = memchr("0123456789abcdef", (int)(i % 256), 16) != NULL;
		CHECK(hex_bytes((struct str){ text, 70 }, bytes, 35) == is_digit);
		CHECK(hex_bytes((struct str){ text, 64 }, bytes, 32) ==
			(is_digit || i / 256 >= 64));
		text[i / 256] = was;
	}
}
