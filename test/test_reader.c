/*
 * The rules of reading, one by one: test/reader/rules.txt gives texts and the claims that they must
 * give, each block under the identifier of the rule it is about.
 */
#include "base/file.h"
#include "reader/reader.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>

static void put_count(struct buf *b, const struct count *c)
{
	if (!c->known)
		buf_printf(b, " -");
	else if (c->open)
		buf_printf(b, " %lld+", (long long)c->stated);
	else if (c->low != c->high)
		buf_printf(b, " %lld to %lld", (long long)c->low, (long long)c->high);
	else
		buf_printf(b, " %lld", (long long)c->low);
}

static void put_text(struct buf *b, const char *before, struct str s)
{
	if (s.at)
		buf_printf(b, "%s" STR_FMT, before, STR_ARG(s));
}

/* "killed 44+ civilian, part women; says Health Ministry; by gunmen; scope part; incident 2, old" */
static struct str summary(const struct claim *c, struct arena *mem)
{
	struct buf b = { .mem = mem };
	buf_printf(&b, "%s", c->harm == HARM_NONE ? act_words[c->act] : harm_words[c->harm]);
	put_count(&b, &c->count);
	if (c->status != STATUS_UNKNOWN)
		buf_printf(&b, " %s", status_words[c->status]);
	put_text(&b, ", part ", c->part);
	buf_printf(&b, "; %s", stance_words[c->stance]);
	for (size_t i = 0; i < c->sources.count; i++)
		put_text(&b, i ? " > " : " ",
			c->sources.at[i].name.at
				? c->sources.at[i].name
				: str_from(source_kind_words[c->sources.at[i].kind]));
	if (c->hedged)
		buf_printf(&b, ", hedged");
	for (size_t i = 0; i < c->actors.count; i++)
		put_text(&b, "; by ", c->actors.at[i].name);
	if (c->stage != STAGE_UNKNOWN)
		buf_printf(&b, "; %s", stage_words[c->stage]);
	if (c->scope == SCOPE_AGGREGATE)
		buf_printf(&b, "; aggregate");
	if (c->incident != 1 || c->background)
		buf_printf(&b, "; incident %d%s", c->incident, c->background ? ", recalled" : "");
	return buf_str(&b);
}

/* "; at قارين; on 2031-05-06": only where an Arabic text says when and where. */
static struct str setting(const struct claim *c, struct arena *mem)
{
	struct buf b = { .mem = mem };
	put_text(&b, "; at ", c->place.name);
	if (c->date.words.at)
		put_text(&b, "; on ", date_text(mem, c->date.from));
	if (c->date.to != c->date.from)
		put_text(&b, " to ", date_text(mem, c->date.to));
	return b.len ? buf_str(&b) : STR("");
}

struct passage {
	struct str title, text, want;
};

/* A block: "## title", the text, then lines that begin with "> ", one for each claim. */
static bool next_block(struct str *rest, struct passage *b, struct arena *mem)
{
	struct str line;
	struct buf text = { .mem = mem }, want = { .mem = mem };
	*b = (struct passage){ 0 };
	while (rest->at && !str_starts(*rest, STR("## ")))
		if (!str_cut(rest, '\n', &line))
			return false;
	if (!str_cut(rest, '\n', &b->title))
		return false;
	while (rest->at && !str_starts(*rest, STR("## ")) && str_cut(rest, '\n', &line)) {
		bool wanted = str_starts(line, STR("> "));
		buf_add(wanted ? &want : &text, wanted ? str_slice(line, 2, line.len) : line);
		buf_add_char(wanted ? &want : &text, '\n');
	}
	b->text = str_trim(buf_str(&text));
	b->want = str_trim(buf_str(&want));
	return true;
}

/* "## SAY-13 ... | outlet: Harbour Office" */
static struct str outlet_of(struct str title)
{
	static const char mark[] = "| outlet: ";
	size_t at = str_find(title, STR(mark));
	return at < title.len ? str_slice(title, at + sizeof mark - 1, title.len)
			      : (struct str){ 0 };
}

/* Rules are tried without what is guessed beside them, whose weights are learned anew from time to time. */
static bool is_of_guesses(struct str title)
{
	return str_find(title, STR("FRAME-140")) < title.len ||
	       str_find(title, STR("FRAME-168")) < title.len;
}

static struct str read_block(
	const struct reader *r, const struct passage *b, struct str language, struct arena *mem)
{
	if (!is_of_guesses(b->title))
		r = reader_without_guess(r, mem);
	struct report report = {
		.id = STR("t"), .language = language, .read = true, .outlet = outlet_of(b->title)
	};
	struct claims claims = { 0 };
	struct buf got = { .mem = mem };
	CHECK(date_make(2031, 5, 7, &report.published)); /* a Wednesday */
	struct scanned scan;
	text_scan(b->text, &scan, mem);
	reader_read(r, &report, &scan, &claims, mem);
	for (size_t i = 0; i < claims.count; i++) {
		const struct claim *c = &claims.at[i];
		buf_add(&got, summary(c, mem));
		if (str_equal(language, STR("ar")))
			buf_add(&got, setting(c, mem));
		if (str_find(b->title, STR("SAY-10")) < b->title.len && c->sources.count)
			buf_add(&got, str_format(mem, "; %s",
					      source_kind_words[c->sources.at[c->sources.count - 1]
									.kind]));
		buf_add_char(&got, '\n');
		CHECK(c->begin < c->end && c->end <= b->text.len);
		CHECK(str_equal(c->words, str_slice(b->text, c->begin, c->end)));
	}
	return str_trim(buf_str(&got));
}

static void show_block(const struct passage *b, struct str got)
{
	struct str line;
	printf(STR_FMT "\n" STR_FMT "\n", STR_ARG(b->title), STR_ARG(b->text));
	while (got.len && str_cut(&got, '\n', &line))
		printf("> " STR_FMT "\n", STR_ARG(line));
	putchar('\n');
}

/* How many blocks a file has, each read and held against the claims under it. */
static size_t hold_blocks(const char *file, struct str language, struct arena *mem)
{
	const struct reader *r = NULL;
	struct err e = { 0 };
	struct str all;
	struct passage b;
	const char *top = getenv("TOP");
	bool show =
		getenv("SHOW") != NULL; /* prints the blocks as they are read, to write new ones */
	struct str path = str_format(mem, "%s/test/reader/%s", top ? top : ".", file);
	CHECK(reader_load(&r, mem, &e));
	CHECK(file_read(path.at, 1 << 20, &all, mem, &e));
	size_t blocks = 0;
	while (next_block(&all, &b, mem)) {
		struct str got = read_block(r, &b, language, mem);
		blocks++;
		if (show)
			show_block(&b, got);
		if (str_equal(got, b.want))
			continue;
		printf("# " STR_FMT "\n# got\n" STR_FMT "\n# wanted\n" STR_FMT "\n",
			STR_ARG(b.title), STR_ARG(got), STR_ARG(b.want));
		CHECK(!"the claims are those wanted");
	}
	return blocks;
}

TEST("every block of test/reader/rules.txt gives the claims written under it")
{
	CHECK(hold_blocks("rules.txt", STR("en"), mem) >= 60);
}

TEST("every block of test/reader/long.txt gives the claims written under it")
{
	CHECK(hold_blocks("long.txt", STR("en"), mem) >= 25);
}

TEST("every block of test/reader/witness.txt gives the claims written under it")
{
	CHECK(hold_blocks("witness.txt", STR("en"), mem) >= 25);
}

TEST("every block of test/reader/arabic.txt gives the claims written under it")
{
	CHECK(hold_blocks("arabic.txt", STR("ar"), mem) >= 70);
}

static struct str summaries(const struct claims *claims, struct arena *mem)
{
	struct buf all = { .mem = mem };
	for (size_t i = 0; i < claims->count; i++)
		buf_add(&all, summary(&claims->at[i], mem));
	return buf_str(&all);
}

TEST("several reports that are read at once have the claims that each has alone")
{
	enum { REPORTS = 4 };
	static const char *const texts[REPORTS] = {
		"Six miners were killed in Port Selene on Monday, the union said.", "",
		"\xd9\x82\xd8\xaa\xd9\x84 12 \xd9\x85\xd8\xaf\xd9\x86\xd9\x8a\xd8\xa7.",
		"The army denied that it had killed the nine. Two boys were wounded."
	};
	const struct reader *r = NULL;
	struct err e = { 0 };
	struct report reports[REPORTS];
	struct scanned scans[REPORTS];
	struct claims alone[REPORTS] = { 0 }, together[REPORTS] = { 0 };
	struct reader_task tasks[REPORTS];
	CHECK(reader_load(&r, mem, &e));
	for (size_t i = 0; i < REPORTS; i++) {
		reports[i] =
			(struct report){ .language = i == 2 ? STR("ar") : STR("en"), .read = true };
		text_scan(str_from(texts[i]), &scans[i], mem);
		reader_read(r, &reports[i], &scans[i], &alone[i], mem);
		text_scan(str_from(texts[i]), &scans[i], mem);
		tasks[i] = (struct reader_task){ &reports[i], &scans[i], &together[i], mem };
	}
	reader_read_all(r, tasks, 0);
	reader_read_all(r, tasks, REPORTS);
	for (size_t i = 0; i < REPORTS; i++) {
		CHECK(together[i].count == alone[i].count);
		CHECK(str_equal(summaries(&together[i], mem), summaries(&alone[i], mem)));
	}
	CHECK(alone[0].count > 0 && alone[1].count == 0 && alone[2].count > 0 &&
		alone[3].count > 0);
}
