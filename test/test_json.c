#include "base/json_fast.h"
#include "tap.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct json *parsed(struct arena *mem, struct str text)
{
	struct err e = { 0 };
	struct json *v = NULL;
	if (!json_parse(text, &v, mem, &e)) {
		CHECK(!"the text is JSON");
		return NEW(mem, struct json);
	}
	return v;
}

static struct str again(struct arena *mem, struct str text)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	put_json_value(&j, parsed(mem, text));
	return buf_str(&b);
}

TEST("a value is written as it was read")
{
	static const char *const texts[] = { "null", "true", "false", "0", "-1",
		"9223372036854775807", "-9223372036854775808", "0.1", "1.5e+300", "\"\"", "[]",
		"{}", "[1,[2,[3]],{}]",
		"{\"low\":41,\"high\":null,\"who\":[\"a\",\"b\"],\"at\":{\"x\":0.25}}",
		"\"\\\"\\\\\\n\\t\\u0001\"", "\"\xD8\xB4\xD9\x87\xD9\x8A\xD8\xAF\"" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct str text = str_from(texts[i]), got = again(mem, text);
		CHECK(str_equal(got, text));
	}
}

TEST("members keep the order in which they were written")
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	put_open(&j, '{');
	for (int i = 0; i < 200; i++)
		put_member_int(&j, str_format(mem, "k%d", (i * 37) % 200).at, i);
	put_close(&j, '}');
	CHECK(str_equal(again(mem, buf_str(&b)), buf_str(&b)));
}

TEST("every byte in a string is escaped so that it reads back, or becomes U+FFFD")
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	char all[127];
	for (int i = 0; i < 127; i++)
		all[i] = (char)(i + 1);
	put_str(&j, (struct str){ all, 127 });
	const struct json *v = parsed(mem, buf_str(&b));
	CHECK(v->kind == KIND_STRING && str_equal(v->text, (struct str){ all, 127 }));

	b.len = 0;
	j.later = false;
	put_str(&j, STR("a\xFF\xC3(\xE2\x82z\0"));
	CHECK_STR(buf_str(&b), "\"a\xEF\xBF\xBD\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBDz\\u0000\"");
}

TEST("a string not known is null, an empty one is empty")
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	put_open(&j, '[');
	put_str(&j, (struct str){ 0 });
	put_str(&j, STR(""));
	put_close(&j, ']');
	CHECK_STR(buf_str(&b), "[null,\"\"]");
}

TEST("a real number takes the shortest form that reads back equal")
{
	static const double numbers[] = { 0.1, 1.0 / 3, 1e22, 123456789.125, -2.5e-7, 5e-324 };
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		b.len = 0;
		j.later = false;
		put_real(&j, numbers[i]);
		CHECK(strtod(b.at, NULL) == numbers[i]);
	}
	b.len = 0;
	j.later = false;
	put_real(&j, 0.1);
	CHECK_STR(buf_str(&b), "0.1");
	b.len = 0;
	j.later = false;
	put_open(&j, '[');
	put_real(&j, 20);
	put_real(&j, -0.0);
	put_real(&j, -1500000);
	put_real(&j, 1e22);
	put_close(&j, ']');
	CHECK_STR(buf_str(&b), "[20,0,-1500000,1e+22]");
	b.len = 0;
	j.later = false;
	put_real(&j, NAN);
	CHECK_STR(buf_str(&b), "null");
}

TEST("members are found by name, and null is as good as absent")
{
	const struct json *v = parsed(mem, STR("{\"a\":1,\"b\":null,\"c\":\"x\",\"d\":true}"));
	CHECK(json_member(v, "a") && json_member(v, "a")->integer == 1);
	CHECK(!json_member(v, "b") && !json_member(v, "z") && !json_member(NULL, "a"));
	CHECK_STR(json_text(v, "c"), "x");
	CHECK(json_text(v, "a").at == NULL);
	CHECK(json_flag(v, "d") && !json_flag(v, "a") && !json_flag(v, "z"));
}

TEST("what is not JSON is refused with the column, as bad input")
{
	static const char *const broken[] = { "", " ", "{", "[1,]", "{\"a\":1,\"a\":2}", "01",
		"\"\xFF\"", "18446744073709551616", "1e999", "\"a", "nul", "1 2",
		"{\"a\\u0000b\":1}", "'a'" };
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct err e = { 0 };
		struct json *v;
		CHECK(!json_parse(str_from(broken[i]), &v, mem, &e));
		CHECK_INT(e.kind, ERR_INPUT);
		CHECK(strstr(e.text, "column"));
	}
}

TEST("a hundred thousand brackets are refused, not followed")
{
	struct err e = { 0 };
	struct json *v;
	char *deep = NEW_ARRAY(mem, char, 100000);
	memset(deep, '[', 100000);
	CHECK(!json_parse((struct str){ deep, 100000 }, &v, mem, &e));
	CHECK_INT(e.kind, ERR_INPUT);
}

/* The general parser alone reads what the fast one leaves to it: the same value must come out of both. */
TEST("what is read fast is what the general parser reads, and what it leaves is read all the same")
{
	static const char *const fast[] = {
		"{\"id\":\"a\",\"text\":\"x\\ny \\u00e9 \\\"q\\\"\",\"n\":-12}",
		" [ 1 , true , false , null , [ ] , { } ] ", "\"\xD8\xB4\\/\\b\\f\\r\\t\\\\\"",
		"999999999999999999", "[0.1,-0.25,31.4159,34.000001,-0.0,123456789.012345]"
	};
	static const char *const left[] = { "1.", ".5", "01.5", "1.5e3", "1.2345678901234567",
		"\"\\ud83d\\ude00\"", "1e3", "9999999999999999999", "-0", "[01]",
		"{\"a\":1,\"a\":2}", "\"\\u0000\"", "\"\xC3\"", "[1] 2", "[1,]", "tru", "\"a\nb\"",
		"\"\\q\"", "{\"a\"}", "\"a", "\"\\", "\"\\u12\"", "", "[[1]" };
	for (size_t i = 0; i < sizeof fast / sizeof *fast; i++) {
		struct json v = { 0 };
		struct buf one = { .mem = mem }, two = { .mem = mem };
		struct json_out j = { .to = &one }, k = { .to = &two };
		struct err e = { 0 };
		struct json *same = NULL;
		/* The power at the end keeps the text from the fast parser. */
		struct str general = str_format(mem, "[%s,1e5]", fast[i]);
		CHECK(json_read_fast(str_from(fast[i]), &v, mem));
		CHECK(json_parse(general, &same, mem, &e) && same->count == 2);
		put_json_value(&j, &v);
		put_json_value(&k, &same->item[0]);
		CHECK(str_equal(buf_str(&one), buf_str(&two)));
	}
	for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
		struct json v = { 0 };
		CHECK(!json_read_fast(str_from(left[i]), &v, mem));
	}
	CHECK(parsed(mem, STR("\"\\ud83d\\ude00\""))->text.len == 4);
}

TEST("decimal fractions are read fast to the last bit")
{
	for (int i = 0; i < 20000; i++) {
		char text[40];
		struct json v = { 0 };
		unsigned long long n = (unsigned long long)i * 2654435761u % 1000000000;
		snprintf(text, sizeof text, "%s%llu.%0*llu", i % 3 ? "" : "-", n % 1000, 1 + i % 12,
			n / 1000);
		if (json_read_fast(str_from(text), &v, mem))
			CHECK(v.kind == KIND_REAL && v.number == strtod(text, NULL));
		else
			CHECK(strlen(text) > 15);
	}
}

TEST("more members, and deeper ones, than the fast parser keeps are read as well")
{
	struct buf b = { .mem = mem }, deep = { .mem = mem };
	for (int i = 0; i < 300; i++)
		buf_printf(&b, "%s%d", i ? "," : "[", i);
	buf_add(&b, STR("]"));
	CHECK(str_equal(again(mem, buf_str(&b)), buf_str(&b)));
	for (int i = 0; i < 100; i++)
		buf_add_char(&deep, '[');
	for (int i = 0; i < 100; i++)
		buf_add_char(&deep, ']');
	CHECK(str_equal(again(mem, buf_str(&deep)), buf_str(&deep)));
}

TEST("hundredths are written in their shortest form, as any real number is")
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	for (int n = -19000; n <= 19000; n += 7) {
		char wanted[400];
		double x = n / 100.0;
		int digits = 1;
		do
			snprintf(wanted, sizeof wanted, "%.*g", digits++, x);
		while (strtod(wanted, NULL) != x);
		b.len = 0;
		j.later = false;
		put_real(&j, x);
		CHECK(n % 100 == 0 || str_equal(buf_str(&b), str_from(wanted)));
	}
	b.len = 0;
	j.later = false;
	put_open(&j, '[');
	put_real(&j, -0.5);
	put_real(&j, -0.07);
	put_real(&j, 12.345);
	put_close(&j, ']');
	CHECK_STR(buf_str(&b), "[-0.5,-0.07,12.345]");
}
