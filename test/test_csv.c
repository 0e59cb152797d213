#include "base/buf.h"
#include "base/csv.h"
#include "base/err.h"
#include "tap.h"

/* All records as "line:a|b|c;" so that one comparison says everything. */
static struct str all(struct str text, struct arena *mem)
{
	struct csv c = csv_open(text);
	struct strs fields = { 0 };
	struct buf out = { .mem = mem };
	struct err e = { 0 };
	size_t line = 0;
	while (csv_next(&c, &fields, &line, mem, &e)) {
		buf_printf(&out, "%zu:", line);
		for (size_t i = 0; i < fields.count; i++)
			buf_printf(&out, "%s" STR_FMT, i ? "|" : "", STR_ARG(fields.at[i]));
		buf_add_char(&out, ';');
	}
	if (e.kind)
		buf_printf(&out, "%s", e.text);
	return out.len ? buf_str(&out) : STR("");
}

TEST("records end with LF, CR LF, CR or the text; empty lines are passed over and counted")
{
	CHECK_STR(all(STR("a,b\nc,d\r\n\r\ne,f\rg,h"), mem), "1:a|b;2:c|d;4:e|f;5:g|h;");
	CHECK_STR(all(STR(""), mem), "");
	CHECK_STR(all(STR("\n\n"), mem), "");
}

TEST("empty fields are fields, also the last")
{
	CHECK_STR(all(STR("a,,\n,\n"), mem), "1:a||;2:|;");
	CHECK_STR(all(STR("a,\"\""), mem), "1:a|;");
}

TEST("quotes hold separators, doubled quotes and line ends, and lines are counted through them")
{
	CHECK_STR(all(STR("\"a,\"\"b\"\"\",\"x\r\ny\"\nc,d"), mem), "1:a,\"b\"|x\r\ny;3:c|d;");
}

TEST("a quote inside a bare field and text behind a quote are taken as they stand")
{
	CHECK_STR(all(STR("5\" pipe,b\n\"a\"b,c"), mem), "1:5\" pipe|b;2:ab|c;");
}

TEST("a quote that never closes is refused with its line")
{
	CHECK_STR(all(STR("a,b\nc,\"d\ne\n"), mem),
		"1:a|b;line 2: a quote that opens here never closes");
}

TEST("the separator is guessed outside quotes from the first record, behind a byte order mark")
{
	CHECK_STR(all(STR("\xEF\xBB\xBF\"a,b\";c\n1;2"), mem), "1:a,b|c;2:1|2;");
	CHECK_STR(all(STR("a b\tc,d\te\n"), mem), "1:a b|c,d|e;");
}

TEST("what csv_put writes, csv_next reads back")
{
	struct buf b = { .mem = mem };
	csv_put(&b, STR("a\"b\nc"));
	buf_add_char(&b, ',');
	csv_put(&b, STR("x;y"));
	CHECK_STR(all(buf_str(&b), mem), "1:a\"b\nc|x;y;");
}
