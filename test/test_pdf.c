#include "cli/child.h"
#include "cli/pdf.h"
#include "tap.h"

static const struct child_limits small = {
	.cpu_seconds = 2, .wall_seconds = 5, .memory = (size_t)1 << 30, .output = 1000
};

static struct child_result run(const char *script, struct str input, struct arena *mem)
{
	struct child_result r = { 0 };
	struct err e;
	CHECK(child_run(
		(const char *const[]){ "sh", "-c", script, NULL }, input, small, &r, mem, &e));
	return r;
}

TEST("a child reads its input and gives its output")
{
	struct child_result r = run("read x; echo $x; echo oops >&2", STR("ten\n"), mem);
	CHECK(r.end == CHILD_DONE);
	CHECK_STR(r.out, "ten\n");
	CHECK_STR(r.remark, "oops");
}

TEST("a child that fails, runs on or writes too much is told apart")
{
	CHECK(run("exit 3", STR(""), mem).end == CHILD_FAILED);
	CHECK(run("while :; do :; done", STR(""), mem).end == CHILD_TOO_SLOW);
	CHECK(run("while :; do echo yes; done", STR(""), mem).end == CHILD_TOO_MUCH);
}

TEST("a child that does not exist is missing")
{
	struct child_result r = { 0 };
	struct err e;
	CHECK(child_run((const char *const[]){ "no-such-program-here", NULL }, STR(""), small, &r,
		mem, &e));
	CHECK(r.end == CHILD_MISSING);
}

static const char pdf[] = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
			  "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
			  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R"
			  "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
			  "4 0 obj<</Length 47>>stream\nBT /F 12 Tf 10 50 Td (Shells killed ten.) "
			  "Tj ET \nendstream endobj\n"
			  "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
			  "trailer<</Root 1 0 R/Size 6>>\n";

TEST("READ-14: the text of a PDF is what pdftotext gives")
{
	struct str text;
	struct err e;
	CHECK(pdf_text(str_from(pdf), STR("a.pdf"), &text, mem, &e));
	CHECK_STR(str_trim(text), "Shells killed ten.");
}

TEST("READ-14: a PDF that is none or damaged is refused in a sentence")
{
	struct str text;
	struct err e = { 0 };
	CHECK(!pdf_text(STR("hello"), STR("a.pdf"), &text, mem, &e));
	CHECK_STR(str_from(e.text), "'a.pdf' is not a PDF");
	CHECK(!pdf_text(STR("%PDF-1.4 and no more"), STR("a.pdf"), &text, mem, &e));
	CHECK(e.kind == ERR_INPUT);
	CHECK(str_starts(str_from(e.text), STR("'a.pdf' is a damaged or locked PDF: ")));
}
