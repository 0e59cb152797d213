/*
 * When and where, rule by rule: test/reader/settings.txt gives texts and, for each claim, its figure,
 * place, days and incident.
 */
#include "base/file.h"
#include "reader/reader.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>

/* "5, part family; Qarin; 2031-05-06 to 2031-05-07; incident 2, recalled" */
static void summarize(const struct claim *c, struct buf *b, struct arena *mem)
{
	if (c->count.known)
		buf_printf(b, "> %lld", (long long)c->count.stated);
	else
		buf_printf(
			b, "> %s", c->harm == HARM_NONE ? act_words[c->act] : harm_words[c->harm]);
	if (c->part.at)
		buf_printf(b, ", part " STR_FMT, STR_ARG(c->part));
	buf_printf(b, "; ");
	buf_add(b, c->place.name.at ? c->place.name : STR("-"));
	buf_printf(b, "; ");
	buf_add(b, c->date.from == DATE_NONE ? STR("-") : date_text(mem, c->date.from));
	if (c->date.to != c->date.from)
		buf_printf(b, " to " STR_FMT, STR_ARG(date_text(mem, c->date.to)));
	if (c->scope == SCOPE_AGGREGATE)
		buf_printf(b, "; aggregate");
	if (c->incident != 1 || c->background)
		buf_printf(b, "; incident %d%s", c->incident, c->background ? ", recalled" : "");
	buf_add_char(b, '\n');
}

static struct str read_text(const struct reader *r, struct str text, struct arena *mem)
{
	struct report report = { .id = STR("t"), .language = STR("en"), .read = true };
	struct claims claims = { 0 };
	struct buf got = { .mem = mem };
	CHECK(date_make(2031, 5, 7, &report.published)); /* a Wednesday */
	struct scanned scan;
	text_scan(text, &scan, mem);
	reader_read(r, &report, &scan, &claims, mem);
	for (size_t i = 0; i < claims.count; i++)
		summarize(&claims.at[i], &got, mem);
	return str_trim(buf_str(&got));
}

/* "## title", a text, lines that begin with "> ". */
static bool next_block(struct str *rest, struct str *title, struct str *text, struct str *want)
{
	size_t at = str_find(*rest, STR("## ")), end, mark;
	if (at >= rest->len)
		return false;
	*rest = str_slice(*rest, at + 3, rest->len);
	end = str_find(*rest, STR("\n## "));
	struct str block = str_slice(*rest, 0, end < rest->len ? end : rest->len);
	*rest = str_slice(*rest, block.len, rest->len);
	str_cut(&block, '\n', title);
	mark = str_find(block, STR("\n> "));
	*text = str_trim(str_slice(block, 0, mark < block.len ? mark : block.len));
	*want = mark < block.len ? str_trim(str_slice(block, mark, block.len)) : STR("");
	return true;
}

TEST("every block of test/reader/settings.txt gives the places and days written under it")
{
	const struct reader *r = NULL;
	struct err e = { 0 };
	struct str all, title, text, want;
	const char *top = getenv("TOP");
	bool show = getenv("SHOW") != NULL; /* prints what is read, to write new blocks */
	size_t blocks = 0;
	CHECK(reader_load(&r, mem, &e));
	struct str path = str_format(mem, "%s/test/reader/settings.txt", top ? top : ".");
	CHECK(file_read(path.at, 1 << 20, &all, mem, &e));
	while (next_block(&all, &title, &text, &want)) {
		struct str got = read_text(r, text, mem);
		blocks++;
		if (show)
			printf("## " STR_FMT "\n" STR_FMT "\n" STR_FMT "\n\n", STR_ARG(title),
				STR_ARG(text), STR_ARG(got));
		if (str_equal(got, want))
			continue;
		printf("# " STR_FMT "\n# got\n" STR_FMT "\n# wanted\n" STR_FMT "\n", STR_ARG(title),
			STR_ARG(got), STR_ARG(want));
		CHECK(!"place and day are those wanted");
	}
	CHECK(blocks >= 20);
}

/* What is read of a text whose day nobody knows. */
static struct claims read_undated(const char *text, const char *month_day, struct arena *mem)
{
	bool month = month_day && strlen(month_day) == 7; /* "2031-02" */
	const struct reader *r = NULL;
	struct err e = { 0 };
	struct report report = { .id = STR("t"),
		.language = STR("en"),
		.read = true,
		.published = DATE_NONE,
		.month = month ? str_from(month_day) : (struct str){ 0 },
		.month_day = month_day && !month ? str_from(month_day) : (struct str){ 0 } };
	struct claims claims = { 0 };
	struct scanned scan;
	CHECK(reader_load(&r, mem, &e));
	text_scan(str_from(text), &scan, mem);
	reader_read(r, &report, &scan, &claims, mem);
	return claims;
}

TEST("SET-14: a report without a date that tells of Tuesday tells what is earlier")
{
	struct claims claims = read_undated(
		"Forty people were killed in Qarin on Tuesday. Raids have grown since 2030, "
		"when more than 130 people were killed along the border.",
		NULL, mem);
	CHECK(claims.count == 2);
	CHECK(claims.at[0].date.from == DATE_NONE && !claims.at[0].background);
	CHECK(claims.at[1].background && claims.at[1].incident != claims.at[0].incident);
}

TEST("READ-42: a report of a month is read as of its end, and gives no day of its telling")
{
	struct claims claims =
		read_undated("On 3 September 40 people were killed in Qarin. On Tuesday 12 people "
			     "were killed in Dolo.",
			"2031-02", mem);
	CHECK(claims.count == 2);
	CHECK_STR(date_text(mem, claims.at[0].date.from), "2030-09-03");
	CHECK(claims.at[0].published == DATE_NONE);
	CHECK(claims.at[1].date.from == DATE_NONE);
}

TEST("READ-42: a report of the year before is read as of that year")
{
	struct claims claims = read_undated(
		"Annual Report 2030\n\nOn 15 February 40 people were killed in Qarin. On 20 "
		"December 12 people were killed in Dolo.",
		"2031-03", mem);
	CHECK(claims.count == 2);
	CHECK_STR(date_text(mem, claims.at[0].date.from), "2030-02-15");
	CHECK_STR(date_text(mem, claims.at[1].date.from), "2030-12-20");
	claims = read_undated("On 15 February 40 people were killed in Qarin.", "2031-03", mem);
	CHECK(claims.count == 1);
	CHECK_STR(date_text(mem, claims.at[0].date.from), "2031-02-15");
}

TEST("READ-42: the days that a bulletin covers are none of a deed")
{
	struct claims claims = read_undated(
		"Weekly Bulletin, 1-28 February 2031\n\nForty people were killed in Qarin.",
		"2031-02", mem);
	CHECK(claims.count == 1 && claims.at[0].date.from == DATE_NONE);
	claims = read_undated(
		"Raids, 1-28 February 2031\n\nForty people were killed in Qarin.", "2031-02", mem);
	CHECK(claims.count == 1 && claims.at[0].date.from != DATE_NONE);
}

TEST("SET-14: a month-day dateline tells what is earlier, and gives no day of a guessed year")
{
	struct claims claims = read_undated(
		"Forty people were killed in Qarin on Tuesday. In September 2030, 120 people "
		"died in Dolo. In January 13 people were killed in Dolo.",
		"05-07", mem);
	CHECK(claims.count == 3);
	CHECK(claims.at[0].date.from == DATE_NONE && !claims.at[0].background);
	CHECK_STR(date_text(mem, claims.at[1].date.from), "2030-09-01");
	CHECK(claims.at[1].background && claims.at[2].background);
	CHECK(claims.at[2].date.from == DATE_NONE && claims.at[0].published == DATE_NONE);
}

TEST("WHERE-29: a report's places are named once, without its dateline and the names of offices")
{
	struct claims claims = read_undated(
		"BELGOR, May 7, 2031 (Wire) - Forty people were killed on Tuesday in the "
		"village of "
		"Qarin. The Belgor health ministry said so. Two more died in Dolo, near "
		"Qarin.",
		NULL, mem);
	CHECK(claims.places.count == 2);
	CHECK_STR(claims.places.at[0], "Qarin");
	CHECK_STR(claims.places.at[1], "Dolo");
}

TEST("WHERE-29: and so are the vessels that it names, apart from them")
{
	struct claims claims = read_undated(
		"Forty people were killed on Tuesday when the ferry Linda Corso was attacked off "
		"Qarin. The crew of the Grey Heron, a fishing boat, took up six. Aboard the Linda "
		"Corso were 90. Passengers of the Health Ministry's bus saw it.",
		NULL, mem);
	CHECK(claims.places.count == 1 && claims.vessels.count == 2);
	CHECK_STR(claims.vessels.at[0], "Linda Corso");
	CHECK_STR(claims.vessels.at[1], "Grey Heron");
}
