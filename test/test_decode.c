#include "base/utf8.h"
#include "tap.h"
#include "text/decode.h"

#include <string.h>

#define DECODE(literal) decode(STR(literal), mem)

static struct decoded decode(struct str bytes, struct arena *mem)
{
	struct decoded d;
	struct err e;
	if (!text_decode(bytes, STR("x.txt"), &d, mem, &e))
		return (struct decoded){ .note = str_copy(mem, str_from(e.text)) };
	CHECK(utf8_is_valid(d.text));
	return d;
}

TEST("READ-1: UTF-8 is passed on as it is, so that spans index the file")
{
	struct str bytes = STR("Caf\xC3\xA9\n");
	struct decoded d = decode(bytes, mem);
	CHECK(d.text.at == bytes.at && d.text.len == bytes.len && d.as_is && !d.note.at);
	d = DECODE("\xEF\xBB\xBFx");
	CHECK(d.as_is && d.text.len == 4);
	CHECK(DECODE("").as_is);
}

TEST("READ-2: UTF-16 of either order is converted, with its mark or when its zeros show it")
{
	CHECK_STR(DECODE("\xFF\xFE"
			 "A\0\x46\x06")
			  .text,
		"A\xD9\x86");
	CHECK_STR(DECODE("\xFE\xFF\0A\xD8\x3D\xDE\x00").text, "A\xF0\x9F\x98\x80");
	CHECK_STR(DECODE("T\0e\0n\0 \0d\0i\0e\0d\0").text, "Ten died");
	CHECK_STR(DECODE("\0T\0e\0n\0 \0d\0i\0e\0d").text, "Ten died");
	CHECK_STR(DECODE("\xFF\xFE"
			 "A\0")
			  .note,
		"'x.txt' was UTF-16 and was converted");
	CHECK_STR(DECODE("\xFF\xFE\x00\xD8x\0").text, "\xEF\xBF\xBDx");
}

TEST("READ-2: Windows-1252 is recognised, converted and noted")
{
	struct decoded d = DECODE("Jos\xE9 said \x93no\x94 \x96 it\x92s 5 \x80");
	CHECK_STR(d.text, "Jos\xC3\xA9 said \xE2\x80\x9Cno\xE2\x80\x9D \xE2\x80\x93 "
			  "it\xE2\x80\x99s 5 \xE2\x82\xAC");
	CHECK_STR(d.note, "'x.txt' was Windows-1252 or Latin-1 and was converted");
	CHECK(!d.as_is);
}

TEST("READ-2: Windows-1256 is told by Arabic words")
{
	/* "qutila 44 fi al-suq" as its bytes */
	CHECK_STR(DECODE("\xDE\xCA\xE1 44 \xDD\xED \xC7\xE1\xD3\xE6\xDE").text, "قتل 44 في السوق");
	CHECK_STR(DECODE("\xE9t\xE9 \xE0 la pr\xE9"
			 "fecture, \xC7"
			 "a")
			  .note,
		"'x.txt' was Windows-1252 or Latin-1 and was converted");
}

TEST("READ-2: the other pages of Arabic and Cyrillic are told by their commonest letters")
{
	/* "qutila ashkhas fi al-suq" in ISO 8859-6; "погибли двое людей" in Windows-1251 and in KOI8-R */
	CHECK_STR(DECODE("\xE2\xCA\xE4 \xC3\xD4\xCE\xC7\xD5 \xE1\xEA \xC7\xE4\xD3\xE8\xE2").text,
		"قتل أشخاص في السوق");
	CHECK_STR(DECODE("\xEF\xEE\xE3\xE8\xE1\xEB\xE8 \xE4\xE2\xEE\xE5").text, "погибли двое");
	struct decoded d = DECODE("\xD0\xCF\xC7\xC9\xC2\xCC\xC9 \xC4\xD7\xCF\xC5");
	CHECK_STR(d.text, "погибли двое");
	CHECK_STR(d.note, "'x.txt' was KOI8-R and was converted");
}

TEST("READ-2: stray Windows-1252 bytes in UTF-8 are converted alone")
{
	struct decoded d = DECODE("\xC3\xA9\xC3\xA9\xC3\xA9 it\x92s");
	CHECK_STR(d.text, "\xC3\xA9\xC3\xA9\xC3\xA9 it\xE2\x80\x99s");
	CHECK_STR(d.note, "'x.txt' is UTF-8 with 1 stray byte, read as Windows-1252");
	CHECK_STR(DECODE("A\xC3\xB1"
			 "atuya. Se\xF1or.")
			  .text,
		"A\xC3\xB1"
		"atuya. Se\xC3\xB1or.");
}

TEST("READ-3: bytes that are no text are refused in one sentence")
{
	CHECK_STR(DECODE("abc\0def").note, "'x.txt' is binary, not a text");
	CHECK_STR(DECODE("\x89PNG\r\n\x1A\n").note, "'x.txt' is binary, not a text");
	CHECK_STR(DECODE("PK\3\4 something").note, "'x.txt' is binary, not a text");
	CHECK_STR(DECODE("\1\2\3\4\5\6\7abc").note, "'x.txt' is binary, not a text");
}
