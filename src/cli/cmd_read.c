/*
 * read - reports in, claims out.
 */
#include "cli/child.h"
#include "cli/cli.h"
#include "cli/confine.h"
#include "cli/pool.h"
#include "cli/read_item.h"
#include "cli/read_tally.h"

#include <string.h>

struct read_opts {
	const char *as, *date, *language;
	long jobs;
	bool explain, text;
};

/* clang-format off */
static const struct opt read_opts[] = {
	OPTION('a', "as", OPT_TEXT, read_opts, as, "FORM", "write claims (the default), or muc: templates of the MUC-4 task"),
	OPTION('d', "date", OPT_TEXT, read_opts, date, "DAY", "published on DAY (2031-03-14), where a report does not say it"),
	OPTION('j', "jobs", OPT_INT, read_opts, jobs, "N", "work in N threads (default 1)"),
	OPTION('l', "language", OPT_TEXT, read_opts, language, "CODE", "all reports are in this language (en, ar), whatever they look like"),
	OPTION('t', "text", OPT_FLAG, read_opts, text, NULL, "print the text that spans refer to, and no claims"),
	OPTION('x', "explain", OPT_FLAG, read_opts, explain, NULL, "say on standard error which rules made each claim"),
	{ 0 },
};
/* clang-format on */

struct reading {
	struct app *app;
	struct read_settings settings;
	struct read_source *source;
	struct read_tally tally;
	size_t at_once; /* reports of a batch */
	bool ended;     /* the source has no more */
};

/* Reports that are worked on together: a few short lines of one stream, or one that is long or a file of its own. */
struct batch {
	struct read_item items[READ_AT_ONCE];
	size_t count;
};

enum { BATCH_BYTES = 256 * 1024, BATCHES = 2 /* a job */ };

/* The more threads, the fewer each, so that memory stays within its bound; several also share the end of the stream. */
static size_t batch_of(unsigned jobs)
{
	enum { SHARED = 32, ALL = 256 };
	size_t most = jobs == 1 ? READ_AT_ONCE : SHARED;
	return most * jobs <= ALL ? most : jobs < ALL ? ALL / jobs : 1;
}

static enum source_step fill(struct reading *r, struct read_item *item)
{
	struct arena mem = item->mem;
	arena_reset(&mem);
	*item = (struct read_item){ .mem = mem };
	enum source_step step = read_source_next(r->source, &item->input, &item->mem, &item->err);
	item->failed = step == SOURCE_PROBLEM;
	r->ended = step == SOURCE_END;
	return step;
}

static bool produce(void *context, void *slot)
{
	struct reading *r = context;
	struct batch *b = slot;
	size_t bytes = 0;
	b->count = 0;
	for (bool more = true; more && !r->ended;) {
		struct read_item *item = &b->items[b->count];
		enum source_step step = fill(r, item);
		b->count += step != SOURCE_END;
		bytes += item->input.bytes.len;
		more = step == SOURCE_INPUT && item->input.kind == INPUT_LINES &&
		       bytes < BATCH_BYTES && b->count < r->at_once;
	}
	return b->count > 0;
}

static void work(void *context, void *slot)
{
	const struct reading *r = context;
	struct batch *b = slot;
	read_items_work(&r->settings, b->items, b->count);
}

static void write_item(struct reading *r, const struct read_item *item)
{
	read_tally_add(&r->tally, item, r->app->notes);
	fwrite(item->out.at ? item->out.at : "", 1, item->out.len, r->app->out);
	fwrite(item->explained.at ? item->explained.at : "", 1, item->explained.len, r->app->notes);
}

static bool consume(void *context, void *slot)
{
	struct reading *r = context;
	const struct batch *b = slot;
	for (size_t i = 0; i < b->count; i++)
		write_item(r, &b->items[i]);
	return !ferror(r->app->out);
}

static void release(void *slot)
{
	struct batch *b = slot;
	for (size_t i = 0; i < READ_AT_ONCE; i++)
		arena_release(&b->items[i].mem);
}

static bool is_language(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] < 'a' || s.at[i] > 'z')
			return false;
	return s.len == 2 || s.len == 3;
}

static bool take_options(const struct read_opts *o, struct read_settings *s, struct err *e)
{
	s->explain = o->explain;
	bool muc = strcmp(o->as, "muc") == 0;
	s->form = o->text ? READ_TEXT : muc ? READ_MUC : READ_CLAIMS;
	s->options = (struct report_options){
		.date = DATE_NONE, .language = str_from(o->language), .bare = s->form != READ_CLAIMS
	};
	if (!muc && strcmp(o->as, "claims") != 0)
		return fail(e, ERR_USAGE, "--as wants claims or muc, not '%.60s'", o->as);
	if (o->date && !(strlen(o->date) == 10 && date_parse(str_from(o->date), &s->options.date)))
		return fail(e, ERR_USAGE, "--date wants a day as 2031-03-14, not '%.60s'", o->date);
	if (o->language && !is_language(s->options.language))
		return fail(e, ERR_USAGE,
			"--language wants a code of two or three letters, not '%.60s'",
			o->language);
	if (o->jobs < 1 || o->jobs > POOL_JOBS_MOST)
		return fail(e, ERR_USAGE, "--jobs wants a number from 1 to %d, not %ld",
			POOL_JOBS_MOST, o->jobs);
	return true;
}

static bool load(struct read_settings *s, struct arena *mem, struct err *e)
{
	return reader_load(&s->reader, mem, e) &&
	       (s->form != READ_MUC || muc_load(&s->muc, mem, e));
}

/*
 * Pages and texts are parsed in this process: from here on it reads its operands and nothing else, writes nothing but what is open, and
 * talks to nobody. The sanitizers' own work at the end wants more.
 */
static void confine(struct app *app, char **operands)
{
#ifndef __SANITIZE_ADDRESS__
	char pdftotext[4096];
	bool has_pdftotext = child_find_program("pdftotext", pdftotext);
	if (!confine_reading(has_pdftotext ? pdftotext : NULL, operands))
		fputs("knell read: this system does not let a reader be confined; it reads all the "
		      "same\n",
			app->notes);
#else
	(void)app;
	(void)operands;
#endif
}

static bool read_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct read_opts *o = args;
	struct reading r = { .app = app, .at_once = batch_of((unsigned)o->jobs) };
	if (!take_options(o, &r.settings, e) || !load(&r.settings, app->mem, e))
		return false;
	confine(app, operands);
	r.tally.mem = app->mem;
	r.source = read_source_open(operands, app->mem);
	struct pool pool = { .produce = produce,
		.work = work,
		.consume = consume,
		.context = &r,
		.slot_bytes = sizeof(struct batch),
		.window = BATCHES,
		.jobs = (unsigned)o->jobs,
		.stop = &cli_interrupted };
	bool ran = pool_run(&pool, release);
	read_source_close(r.source);
	if (!ran)
		return fail(e, ERR_SYSTEM, "cannot start %ld threads", o->jobs);
	if (cli_interrupted)
		return true; /* the exit status says it */
	read_tally_close(&r.tally, r.settings.form == READ_CLAIMS, app->notes);
	return read_tally_verdict(&r.tally, e);
}

const struct command cmd_read = {
	.name = "read",
	.operands = "[FILE...]",
	.summary = "read reports into claims",
	.text = "Reads reports of violence and writes, as JSON Lines, one line for each\n"
		"report and one for each claim in it: who says that how many were killed,\n"
		"hurt or taken, where, when and by whom, with the words it rests on. A\n"
		"FILE is plain text, an HTML page, a PDF, or JSON Lines with one object a\n"
		"line: \"id\", \"text\" and, where known, \"date\", \"outlet\", \"url\"\n"
		"and \"title\". Without FILE, or for \"-\", standard input is read.\n\n"
		"The day of publication is taken from a report's own metadata, else from\n"
		"its dateline or head, else from --date; \"date_from\" says which. Spans\n"
		"count bytes of the extracted text, which --text prints; for plain UTF-8\n"
		"text that is the file itself.\n\n"
		"What cannot be read is named, one sentence each, and the rest is read:\n"
		"the exit status is then 3. English and Arabic are read; reports in\n"
		"another language are counted and named.",
	.examples = "  knell read reports/*.txt | knell toll\n"
		    "  knell read --jobs 2 posts.jsonl >claims.jsonl\n"
		    "  knell read --date 2031-03-14 - <statement.txt\n"
		    "  knell read --text page.html",
	.opts = read_opts,
	.opts_size = sizeof(struct read_opts),
	.defaults = &(const struct read_opts){ .as = "claims", .jobs = 1 },
	.max_operands = -1,
	.run = read_run,
};
