#include "base/digest.h"
#include "tap.h"
#include "text/report_in.h"

#include <string.h>

static const struct report_options none = { .date = DATE_NONE };

static struct report_in from_text(
	const char *text, const struct report_options *o, struct arena *mem)
{
	struct report_in in = { 0 };
	struct err e;
	if (!report_from_text(str_from(text), STR("r.txt"), o, &in, mem, &e))
		in.text = str_copy(mem, str_from(e.text));
	return in;
}

static struct report_in from_line(const char *line, struct arena *mem)
{
	struct report_in in = { 0 };
	struct err e;
	if (!report_from_line(str_from(line), STR("p.jsonl:3"), &none, &in, mem, &e))
		in.text = str_copy(mem, str_from(e.text));
	return in;
}

TEST("READ-4: what an input is shows in its first bytes, then in its name")
{
	CHECK(input_kind_of(STR("%PDF-1.4"), STR("x")) == INPUT_PDF);
	CHECK(input_kind_of(STR("hello"), STR("x.PDF")) == INPUT_PDF);
	CHECK(input_kind_of(STR("\xEF\xBB\xBF <!DOCTYPE html>"), STR("-")) == INPUT_HTML);
	CHECK(input_kind_of(STR("<?xml version=\"1.0\"?>\n<html>"), STR("-")) == INPUT_HTML);
	CHECK(input_kind_of(STR("Ten dead"), STR("x.html")) == INPUT_HTML);
	CHECK(input_kind_of(STR("{\"id\":1"), STR("-")) == INPUT_LINES);
	CHECK(input_kind_of(STR(" { \"text\":"), STR("x.txt")) == INPUT_LINES);
	CHECK(input_kind_of(STR("{sic} ten dead"), STR("x.txt")) == INPUT_TEXT);
	CHECK(input_kind_of(STR(""), STR("x.txt")) == INPUT_TEXT);
	CHECK(input_kind_of(STR("<Ten> dead"), STR("x.txt")) == INPUT_TEXT);
}

TEST("READ-1: plain text is the report's text, byte for byte, and its digest is the file's")
{
	const char *text = "The army killed ten people in Ostra.\n";
	struct report_in in = from_text(text, &none, mem);
	CHECK(in.text.at == text && in.report.bytes == strlen(text));
	CHECK_STR(in.report.id, "r.txt");
	CHECK(str_equal(in.report.digest, digest_hex(mem, digest_of(str_from(text)))));
	CHECK(in.report.read && in.report.sketch.count == 64 && in.notes.count == 0);
	CHECK_STR(in.report.language, "en");
}

TEST("READ-5: metadata goes before the dateline, and that before the option")
{
	struct report_options o = { .date = 0, .id = STR("x") };
	struct report_in in = from_text("OSTRA, March 14, 2031 (MNA) - The army left.", &o, mem);
	CHECK_STR(date_text(mem, in.report.published), "2031-03-14");
	CHECK_STR(in.report.date_from, "dateline");
	CHECK_STR(in.report.outlet, "MNA");
	CHECK_STR(in.report.id, "x");
	in = from_text("The army left the town.", &o, mem);
	CHECK(in.report.published == 0);
	CHECK_STR(in.report.date_from, "option");
	in = from_line(
		"{\"text\":\"OSTRA, March 14, 2031 (MNA) - X.\",\"date\":\"2031-03-15T01:00:00Z\"}",
		mem);
	CHECK_STR(date_text(mem, in.report.published), "2031-03-15");
	CHECK_STR(in.report.date_from, "metadata");
	in = from_text("The army left.", &none, mem);
	CHECK(in.report.published == DATE_NONE && !in.report.date_from.at);
}

TEST("READ-6: a language that is not read is said, one that is unsure is not known and is tried")
{
	struct report_in in = from_text("در حمله به بازار چهل و چهار نفر کشته شدند.", &none, mem);
	CHECK(!in.report.read);
	CHECK_STR(in.report.language, "fa");
	in = from_text("Port Selene 44", &none, mem);
	CHECK(in.report.read && !in.report.language.at);
	struct report_options o = { .date = DATE_NONE, .language = STR("fr") };
	CHECK(!from_text("The army left the town.", &o, mem).report.read);
}

TEST("READ-7: a headline is the title, but not the outlet's name")
{
	CHECK_STR(from_text("Ten dead in Ostra\n\nThe army left.", &none, mem).report.title,
		"Ten dead in Ostra");
	CHECK(!from_text("LANTERN WATCH\n\nThe army left.", &none, mem).report.title.at);
}

TEST("READ-8: a line of JSON brings its own members")
{
	struct report_in in = from_line(
		"{\"id\":7,\"text\":\"Ten dead.\",\"outlet\":\"The Post\",\"url\":\"u:1\"}", mem);
	CHECK_STR(in.report.id, "7");
	CHECK_STR(in.report.outlet, "The Post");
	CHECK_STR(in.report.url, "u:1");
	CHECK_STR(in.text, "Ten dead.");
	CHECK_STR(from_line("{\"text\":\"Ten dead.\"}", mem).report.id, "p.jsonl:3");
	CHECK_STR(from_line("{\"docid\":\"M-1\",\"text\":\"Ten dead.\"}", mem).report.id, "M-1");
}

TEST("READ-8: a line that is none is refused with its place")
{
	CHECK(str_starts(from_line("{\"text\":", mem).text, STR("p.jsonl:3: not JSON at column ")));
	CHECK_STR(from_line("[1]", mem).text, "p.jsonl:3: no object with a \"text\"");
	CHECK_STR(from_line("{\"id\":\"x\"}", mem).text, "p.jsonl:3: no object with a \"text\"");
	CHECK_STR(from_line("{\"text\":\" \"}", mem).text, "'p.jsonl:3' is empty");
}

TEST("READ-8: a date that does not exist is said, and the rest is read")
{
	struct report_in in = from_line("{\"text\":\"Ten dead.\",\"date\":\"2031-02-30\"}", mem);
	CHECK(in.partly_bad && in.notes.count == 1 && in.report.published == DATE_NONE);
	CHECK_STR(in.notes.at[0], "p.jsonl:3: no such date '2031-02-30' (2031-03-14 is one)");
}

TEST("an empty report and one that is too long are refused in a sentence")
{
	CHECK_STR(from_text("", &none, mem).text, "'r.txt' is empty");
	CHECK_STR(from_text("\xEF\xBB\xBF \n", &none, mem).text, "'r.txt' is empty");
	char *huge = NEW_ARRAY(mem, char, REPORT_TEXT_MOST + 2);
	memset(huge, 'a', REPORT_TEXT_MOST + 1);
	CHECK_STR(from_text(huge, &none, mem).text, "'r.txt' has more than 4 MB of text");
}

TEST("READ-14: the text of a PDF keeps the digest of the PDF")
{
	struct report_in in;
	struct err e;
	CHECK(report_from_pdf(
		STR("%PDF-1.4"), STR("Ten dead."), STR("a.pdf"), &none, &in, mem, &e));
	CHECK(str_equal(in.report.digest, digest_hex(mem, digest_of(STR("%PDF-1.4")))));
	CHECK_STR(in.text, "Ten dead.");
}
