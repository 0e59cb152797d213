/*
 * import - the tables of other organisations, or of one's own team, as claims; every row is kept and every fault named.
 */
#include "base/csv.h"
#include "base/digest.h"
#include "base/file.h"
#include "cli/cli.h"
#include "publish/import.h"
#include "text/decode.h"

#include <string.h>

struct import_opts {
	const char *as, *source, *kind, *harm, *report, *published, *dates;
	struct strs map;
};

static const struct opt import_opts[] = {
	OPTION(0, "as", OPT_TEXT, import_opts, as, "FORMAT",
		"ucdp, acled, claims, or map; without it the file says by its header or its first "
		"line"),
	OPTION('m', "map", OPT_TEXTS, import_opts, map, "ROLE=COLUMN",
		"what a column says; may be repeated. Roles: id, incident, date, date-to, "
		"date-precision, time, place, lat, lon, place-precision, act, actor, means, "
		"source, "
		"url, published, as-of, status, name, age, sex; and a harm, alone or with a status "
		"or a part and a side: killed, killed.low, killed.high, killed.civilian.low, "
		"injured.children. COLUMN+COLUMN adds up"),
	OPTION(0, "source", OPT_TEXT, import_opts, source, "NAME",
		"who says what the table says, where no column names one"),
	OPTION(0, "kind", OPT_TEXT, import_opts, kind, "KIND",
		"what kind of source that is: rights-group (default), government, media, medical, "
		"un ..."),
	OPTION(0, "harm", OPT_TEXT, import_opts, harm, "HARM",
		"what came to the persons of a table with one person a row and no figures"),
	OPTION(0, "report", OPT_TEXT, import_opts, report, "ID",
		"what the table is called in the stream (default: the file's name)"),
	OPTION(0, "published", OPT_TEXT, import_opts, published, "DATE",
		"when the table was published (YYYY-MM-DD)"),
	OPTION(0, "dates", OPT_TEXT, import_opts, dates, "ORDER",
		"how 03/04/2031 is meant: dmy or mdy; without it only what the column itself "
		"proves"),
	{ 0 },
};

static const size_t MOST_BYTES = (size_t)8 << 30, MOST_LINE = (size_t)16 << 20;

struct importer {
	struct app *app;
	const struct import_opts *opts;
	const char *path;
	struct import_result all;
	struct import_options options;
};

static void put_line(void *self, struct str json)
{
	struct importer *im = self;
	fwrite(json.at, 1, json.len, im->app->out);
	putc('\n', im->app->out);
}

static void print_plain(FILE *to, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		putc((unsigned char)text.at[i] < 32 || text.at[i] == 127 ? ' ' : text.at[i], to);
}

static void tell(void *self, const struct finding *f)
{
	struct importer *im = self;
	FILE *notes = im->app->notes;
	fprintf(notes,
		"knell import: %s:%zu: ", strcmp(im->path, "-") == 0 ? "standard input" : im->path,
		f->line);
	if (f->row.len) {
		print_plain(notes, f->row);
		fputs(": ", notes);
	}
	print_plain(notes, f->text);
	if (f->rule)
		fprintf(notes, " (%s)", f->rule);
	putc('\n', notes);
}

static struct str base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return str_from(strcmp(path, "-") == 0 ? "stdin" : slash ? slash + 1 : path);
}

static bool pick(
	const char *what, const char *given, const char *const words[], unsigned *to, struct err *e)
{
	int found = given ? word_index(words, str_from(given)) : (int)*to;
	if (found < 0)
		return fail(e, ERR_USAGE, "no %s '%.60s'; see 'knell help import'", what, given);
	*to = (unsigned)found;
	return true;
}

static bool pick_options(struct importer *im, struct err *e)
{
	static const char *const orders[] = { "any", "dmy", "mdy", NULL };
	const struct import_opts *o = im->opts;
	unsigned kind = SOURCE_RIGHTS_GROUP, harm = HARM_NONE, dates = DATES_AMBIGUOUS;
	struct import_options *to = &im->options;
	*to = (struct import_options){ .published = DATE_NONE, .map = o->map };
	if (o->source)
		to->source = str_from(o->source);
	if (o->published && !date_parse(str_from(o->published), &to->published))
		return fail(e, ERR_USAGE, "--published wants a day as 2031-03-14, not '%.40s'",
			o->published);
	if (!pick("kind of source", o->kind, source_kind_words, &kind, e) ||
		!pick("harm", o->harm, harm_words, &harm, e) ||
		!pick("order of dates", o->dates, orders, &dates, e))
		return false;
	to->kind = (enum source_kind)kind;
	to->harm = (enum harm)harm;
	to->dates = (enum date_order)dates;
	return true;
}

static void add_result(struct importer *im, const struct import_result *r)
{
	im->all.rows += r->rows;
	im->all.claims += r->claims;
	im->all.findings += r->findings;
	im->all.not_understood += r->not_understood;
	im->all.bad_rows += r->bad_rows;
	im->all.odd_rows += r->odd_rows;
}

static void note_left_over(struct importer *im, const struct import_result *r)
{
	if (im->options.house || !r->left_over.count)
		return;
	fprintf(im->app->notes,
		"knell import: %s: kept with the row, and nothing else made of them:", im->path);
	for (size_t i = 0; i < r->left_over.count; i++) {
		fputs(i ? ", " : " ", im->app->notes);
		print_plain(im->app->notes, r->left_over.at[i]);
	}
	putc('\n', im->app->notes);
}

static struct strs header_of(struct str bytes, struct arena *mem)
{
	struct strs fields = { 0 };
	struct err ignored = { 0 };
	size_t line;
	struct csv c = csv_open(bytes);
	csv_next(&c, &fields, &line, mem, &ignored);
	return fields;
}

/* How many of a house's columns a header lacks, and the first of them. */
static size_t lacks(const struct house *h, const struct strs *header, const char **first)
{
	size_t missing = 0;
	*first = NULL;
	for (size_t i = 0; h->columns[i]; i++) {
		if (column_of(header, str_from(h->columns[i])) != NO_COLUMN)
			continue;
		*first = *first ? *first : h->columns[i];
		missing++;
	}
	return missing;
}

/* A table that is nearly a house's is told what it lacks. */
static bool wants_map(const struct importer *im, const struct strs *header, struct err *e)
{
	static const struct house *const houses[] = { &house_ucdp, &house_acled };
	if (im->options.house || im->opts->map.count || !header->count)
		return true;
	for (size_t i = 0; i < 2; i++) {
		const char *first;
		size_t missing = lacks(houses[i], header, &first), all = 0;
		while (houses[i]->columns[all])
			all++;
		if (missing < all / 2)
			return fail(e, ERR_USAGE,
				"%.200s has %zu of the %zu columns of %s and lacks '%s': say what "
				"its columns are with --map",
				im->path, all - missing, all, houses[i]->source, first);
	}
	return fail(e, ERR_USAGE,
		"%.200s has neither UCDP's nor ACLED's columns: say what its columns are with "
		"--map",
		im->path);
}

/* Of columns with one name the map means the first; the others are kept with the row. */
static void note_twice(const struct importer *im, const struct strs *header)
{
	for (size_t i = 0; i < header->count; i++)
		if (header->at[i].len && column_of(header, header->at[i]) < i) {
			fprintf(im->app->notes, "knell import: %s: several columns are called '",
				im->path);
			print_plain(im->app->notes, header->at[i]);
			fputs("'; the first of them is meant\n", im->app->notes);
			return;
		}
}

static bool take_table(struct importer *im, struct str bytes, struct err *e)
{
	struct decoded d = { 0 };
	struct arena *mem = im->app->mem;
	struct import_result r = { 0 };
	const struct import_sink sink = { im, put_line, tell };
	if (!text_decode(bytes, str_from(im->path), &d, mem, e))
		return false;
	if (d.note.at)
		fprintf(im->app->notes, "knell import: " STR_FMT "\n", STR_ARG(d.note));
	im->options.report = im->opts->report ? str_from(im->opts->report) : base_name(im->path);
	im->options.digest = digest_hex(mem, digest_of(bytes));
	struct strs header = header_of(d.text, mem);
	note_twice(im, &header);
	bool ok = wants_map(im, &header, e) &&
		  (import_table(d.text, &im->options, &sink, &r, mem, e) ||
			  explain(e, "%.200s", im->path));
	if (ok || e->kind == ERR_INPUT)
		add_result(im, &r);
	if (ok)
		note_left_over(im, &r);
	return ok;
}

static void take_line(struct importer *im, struct str line, size_t number)
{
	struct arena scratch = { 0 };
	struct stream s = { 0 };
	struct err e = { 0 };
	const struct import_sink sink = { im, put_line, tell };
	bool ok = line.len <= MOST_LINE ? stream_add_line(&s, line, &scratch, &e)
					: fail(&e, ERR_INPUT, "the line is longer than is read");
	if (!ok) {
		struct finding f = { .line = number, .text = str_from(e.text) };
		tell(im, &f);
		im->all.not_understood++;
		im->all.bad_rows++;
	}
	for (size_t i = 0; i < s.claims.count; i++)
		check_claim_line(&s.claims.at[i], number, &sink, &im->all, &scratch);
	im->all.claims += s.claims.count;
	if (ok && str_trim(line).len)
		put_line(im, line);
	arena_release(&scratch);
}

static bool take_claims(struct importer *im, struct str rest)
{
	size_t number = 0;
	for (struct str line; !cli_interrupted && str_cut(&rest, '\n', &line);) {
		size_t before = im->all.claims;
		take_line(im, line, ++number);
		im->all.rows += im->all.claims > before;
	}
	return true;
}

static bool is_json_line(struct str bytes)
{
	bytes = str_trim(str_slice(bytes, 0, bytes.len < 4096 ? bytes.len : 4096));
	return bytes.len && bytes.at[0] == '{';
}

/* What the user says, else what the file shows. */
static bool pick_format(struct importer *im, struct str bytes, bool *claims, struct err *e)
{
	static const char *const formats[] = { "ucdp", "acled", "claims", "map", NULL };
	static const struct house *const houses[] = { &house_ucdp, &house_acled, NULL, NULL };
	int format = im->opts->as ? word_index(formats, str_from(im->opts->as)) : -1;
	if (im->opts->as && format < 0)
		return fail(e, ERR_USAGE, "no format '%.60s': ucdp, acled, claims or map",
			im->opts->as);
	*claims = format < 0 ? is_json_line(bytes) : format == 2;
	im->options.house = format >= 0 ? houses[format] : NULL;
	if (format < 0 && !*claims) {
		struct strs header = header_of(bytes, im->app->mem);
		im->options.house = house_of(&header);
	}
	return true;
}

static bool take_file(struct importer *im, const char *path, struct err *e)
{
	struct str bytes;
	bool claims = false;
	im->path = path;
	if (!file_read(path, MOST_BYTES, &bytes, im->app->mem, e) ||
		!pick_format(im, bytes, &claims, e))
		return false;
	return claims ? take_claims(im, bytes) : take_table(im, bytes, e);
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static bool verdict(const struct importer *im, struct err *e)
{
	const struct import_result *r = &im->all;
	fprintf(im->app->notes,
		"knell import: %zu row%s, %zu claim%s; %zu finding%s in %zu row%s; %zu row%s not "
		"wholly understood\n",
		r->rows, plural(r->rows), r->claims, plural(r->claims), r->findings,
		plural(r->findings), r->odd_rows, plural(r->odd_rows), r->bad_rows,
		plural(r->bad_rows));
	if (r->bad_rows)
		return fail(e, ERR_INPUT,
			"%zu row%s could not be understood wholly; every row was kept", r->bad_rows,
			plural(r->bad_rows));
	if (r->findings)
		return fail(e, ERR_FINDING, "%zu row%s break%s a constraint; every row was kept",
			r->odd_rows, plural(r->odd_rows), r->odd_rows == 1 ? "s" : "");
	return true;
}

static bool import_run(struct app *app, const void *args, char **operands, struct err *e)
{
	static char dash[] = "-";
	char *const standard_input[] = { dash, NULL };
	struct importer im = { .app = app, .opts = args };
	if (!pick_options(&im, e))
		return false;
	for (char *const *path = *operands ? operands : standard_input; *path; path++)
		if (!take_file(&im, *path, e))
			return false;
	return verdict(&im, e);
}

const struct command cmd_import = {
	.name = "import",
	.operands = "[FILE...]",
	.summary = "tables of UCDP, of ACLED or your own, as claims; no row is lost",
	.text = "Reads UCDP GED (49 columns) and ACLED (31 columns), known by their\n"
		"headers; claims as 'knell read' or an edition writes them; and any other\n"
		"CSV or TSV by --map. Writes a stream that 'knell toll' reads: a report\n"
		"line for the table, then for each row a claim for each figure in it. A\n"
		"claim's words are its row, letter for letter, and its span where the row\n"
		"stands in the file; so columns that stand for nothing here are kept, and\n"
		"'knell convert --as rows' gives the table back. The claims are those of\n"
		"whoever made it, not of whom they read.\n\n"
		"What must hold of the figures is checked on the way, and every row that\n"
		"breaks it is named on standard error with its line: low <= best <= high;\n"
		"parts that add up to the whole; an end not before the beginning and a\n"
		"span that fits the precision; coordinates on the globe, and as exact as\n"
		"they are said to be; no id twice; words of closed lists; codes of ACLED\n"
		"that follow from one another. Such a row is kept as it is.\n\n"
		"A number that ACLED's notes say was coded for words (\"Several fatalities\n"
		"coded as 3\") has an open top.\n\n"
		"Exit status 1 when a constraint is broken, 3 when a cell could not be\n"
		"understood (its row is kept, without what the cell says). The rules are\n"
		"IMPORT and CHECK in docs/method/publish.md.",
	.examples = "  knell import ucdp.csv > ucdp.jsonl\n"
		    "  knell import ucdp.csv | knell toll\n"
		    "  knell import incidents.csv --map id=No --map date=Day --map place=Town \\\n"
		    "      --map killed.low=Min --map killed.high=Max --source 'Lantern Watch'",
	.opts = import_opts,
	.opts_size = sizeof(struct import_opts),
	.defaults = &(const struct import_opts){ 0 },
	.max_operands = -1,
	.run = import_run,
};
