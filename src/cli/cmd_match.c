/*
 * match - lists in, persons out.
 */
#include "base/file.h"
#include "cli/case_compute.h"
#include "cli/cli.h"
#include "cli/pool.h"
#include "desk/figures.h"
#include "desk/lists.h"
#include "match/explain.h"
#include "match/find.h"
#include "match/ids.h"
#include "match/judge.h"
#include "match/match.h"
#include "match/tables.h"
#include "match/threads.h"
#include "match/truth.h"
#include "match/versions.h"
#include "text/decode.h"

#include <string.h>
#include <unistd.h>

struct match_opts {
	struct compute_opts on;
	const char *as_of;
	struct strs maps, ignores;
	const char *truth, *pairs, *review, *judgements, *explain, *overlap, *model, *draws_out;
	bool one_per_list, diff, json;
	long jobs, seed, draws;
};

static const struct opt match_opts[] = {
	OPTION('m', "map", OPT_TEXTS, match_opts, maps, "ROLE=HEADER",
		"say what a column is, where the guess is wrong: name, given, father, grandfather, "
		"family, "
		"sex, age, birth, death, place, place-birth, home, occupation, id, source, text, "
		"ignore"),
	OPTION(0, "ignore", OPT_TEXTS, match_opts, ignores, "HEADER", "leave a column out"),
	OPTION('1', "one-per-list", OPT_FLAG, match_opts, one_per_list, NULL,
		"no list holds anybody twice"),
	OPTION(0, "judgements", OPT_TEXT, match_opts, judgements, "FILE",
		"what analysts decided: list_a,record_a,list_b,record_b,judgement (same or "
		"different)"),
	OPTION('x', "explain", OPT_TEXT, match_opts, explain, "A B",
		"say in words why two records are one person or two; each ID or LIST:ID"),
	OPTION(0, "pairs", OPT_TEXT, match_opts, pairs, "FILE",
		"write every scored pair with the weight of each field"),
	OPTION(0, "review", OPT_TEXT, match_opts, review, "FILE",
		"write the pairs in doubt, most informative first"),
	OPTION(0, "overlap", OPT_TEXT, match_opts, overlap, "FILE",
		"write how many persons are on which lists, for estimate"),
	OPTION(0, "draws", OPT_INT, match_opts, draws, "M", "sample M clusterings"),
	OPTION(0, "draws-out", OPT_TEXT, match_opts, draws_out, "FILE",
		"where to: draw,person,list,record"),
	OPTION(0, "model", OPT_TEXT, match_opts, model, "FILE", "write what was learnt as JSON"),
	OPTION(0, "json", OPT_FLAG, match_opts, json, NULL,
		"what was learnt on standard output, in place of the persons"),
	OPTION(0, "truth", OPT_TEXT, match_opts, truth, "COLUMN",
		"score against a column that holds the truth, or a file list,record,person"),
	OPTION(0, "diff", OPT_FLAG, match_opts, diff, NULL,
		"two versions of one list, old and new: who was added, removed, changed"),
	OPTION('j', "jobs", OPT_INT, match_opts, jobs, "N",
		"work with N threads (default: one a processor)"),
	OPTION(0, "seed", OPT_INT, match_opts, seed, "N", "of random pairs and draws (default 1)"),
	OPTION(0, "as-of", OPT_TEXT, match_opts, as_of, "DAY",
		"on a casebook: the lists and judgements that were recorded by that day"),
	COMPUTE_OPTIONS(match_opts),
	{ 0 },
};

#define MOST_LIST_BYTES ((size_t)8 << 30)

static bool read_text(struct app *app, const char *path, struct str *text, struct err *e)
{
	struct str bytes;
	struct decoded decoded;
	if (!file_read(path, MOST_LIST_BYTES, &bytes, app->mem, e) ||
		!text_decode(bytes, str_from(path), &decoded, app->mem, e))
		return false;
	if (decoded.note.at)
		fprintf(app->notes, "%s: " STR_FMT "\n", path, STR_ARG(decoded.note));
	*text = decoded.text;
	return true;
}

/* The file's name without folder and ending; "list" for standard input. */
static struct str list_name(const char *path)
{
	struct str name = str_from(strcmp(path, "-") == 0 ? "list" : path);
	for (size_t i = name.len; i-- > 0;)
		if (name.at[i] == '/') {
			name = str_slice(name, i + 1, name.len);
			break;
		}
	for (size_t i = name.len; i-- > 1;)
		if (name.at[i] == '.')
			return str_slice(name, 0, i);
	return name;
}

/* Two lists of one name are told apart by their paths. */
static void name_lists(struct list_input *in, char **paths, size_t n)
{
	for (size_t i = 0; i < n; i++)
		in[i].name = list_name(paths[i]);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (str_equal(in[i].name, in[k].name)) {
				in[i].name = str_from(paths[i]);
				in[k].name = str_from(paths[k]);
			}
}

static void lists_of_files(const struct match_opts *o, struct read_options *opts)
{
	*opts = (struct read_options){ .maps = &o->maps,
		.ignores = &o->ignores,
		.truth = str_from(o->truth),
		.compare_ids = o->diff };
}

static bool read_lists(struct app *app, const struct match_opts *o, char **paths, size_t n,
	struct records *r, struct err *e)
{
	struct list_input *in = NEW_ARRAY(app->mem, struct list_input, n + 1);
	name_lists(in, paths, n);
	for (size_t i = 0; i < n; i++)
		if (!read_text(app, paths[i], &in[i].text, e))
			return false;
	struct read_options opts;
	lists_of_files(o, &opts);
	return records_read(r, in, n, &opts, app->mem, e);
}

/* The rows of the result are made by several threads and written in order. */
struct writing {
	FILE *out;
	const struct records *r;
	const struct persons *p;
	size_t next;
};
struct piece {
	size_t from, until;
	struct arena mem;
	struct buf rows;
};

static bool next_piece(void *context, void *slot)
{
	enum { PIECE = 8192 };
	struct writing *w = context;
	struct piece *s = slot;
	s->from = w->next;
	w->next = s->until = s->from + PIECE < w->r->count ? s->from + PIECE : w->r->count;
	return s->from < w->r->count;
}

static void make_piece(void *context, void *slot)
{
	const struct writing *w = context;
	struct piece *s = slot;
	s->rows = (struct buf){ .mem = &s->mem };
	put_persons(&s->rows, w->r, w->p, s->from, s->until);
}

static bool write_piece(void *context, void *slot)
{
	struct writing *w = context;
	struct piece *s = slot;
	bool ok = fwrite(s->rows.at, 1, s->rows.len, w->out) == s->rows.len;
	arena_release(&s->mem);
	return ok;
}

static void release_piece(void *slot)
{
	arena_release(&((struct piece *)slot)->mem);
}

static bool write_persons(
	FILE *out, const struct records *r, const struct persons *p, unsigned jobs, struct err *e)
{
	struct writing w = { out, r, p, 0 };
	struct pool pool = { next_piece, make_piece, write_piece, &w, sizeof(struct piece), jobs,
		&cli_interrupted, 0 };
	fputs(PERSONS_HEADER, out);
	return pool_run(&pool, release_piece) ? true : fail(e, ERR_SYSTEM, "cannot start a thread");
}

enum result { PAIRS, REVIEW, OVERLAP, MODEL, DRAWS, RESULTS };

static const char *result_path(const struct match_opts *o, enum result k)
{
	const char *const paths[RESULTS] = { o->pairs, o->review, o->overlap, o->model,
		o->draws_out };
	return paths[k];
}

static void put_result(struct buf *b, enum result k, const struct records *r,
	const struct matching *m, const struct match_options *opts, size_t draws)
{
	if (k == PAIRS)
		put_pairs(b, r, m);
	else if (k == REVIEW)
		put_review(b, r, m);
	else if (k == OVERLAP)
		put_overlap(b, r, &m->persons);
	else if (k == MODEL)
		put_model(b, r, m);
	else
		put_draws(b, r, m, opts, draws);
}

static bool write_files(const struct match_opts *o, const struct records *r,
	const struct matching *m, const struct match_options *opts, struct err *e)
{
	for (enum result k = 0; k < RESULTS; k++) {
		struct arena mem = { 0 };
		struct buf b = { .mem = &mem };
		const char *path = result_path(o, k);
		if (!path)
			continue;
		put_result(&b, k, r, m, opts, (size_t)o->draws);
		bool ok = file_write(path, buf_str(&b), e);
		arena_release(&mem);
		if (!ok)
			return false;
	}
	return true;
}

static bool read_judgements(struct app *app, const char *path, struct judgements *j,
	const struct records *r, struct err *e)
{
	struct str text;
	if (!path)
		return true;
	if (!read_text(app, path, &text, e))
		return false;
	struct finder f = finder_new(r, app->mem);
	return judgements_read(j, text, &f, app->mem, e) ? true
							 : explain(e, "judgements '%s'", path);
}

static bool load_truth(
	struct app *app, const char *truth, const struct records *r, struct truth *t, struct err *e)
{
	struct str text;
	if (!truth || truth_from_column(t, r, app->mem))
		return true;
	if (access(truth, R_OK) != 0)
		return fail(e, ERR_USAGE, "--truth '%s' is neither a column of a list nor a file",
			truth);
	if (!read_text(app, truth, &text, e) || !truth_from_table(t, text, r, app->mem, e))
		return explain(e, "truth '%s'", truth);
	return true;
}

static void tell_score(
	struct app *app, const struct truth *t, const struct records *r, const struct matching *m)
{
	struct score s = truth_score(t, r, m);
	fprintf(app->notes,
		"truth of %zu records: precision %.4f, recall %.4f, F1 %.4f over pairs; "
		"calibration error %.4f\n",
		t->known, s.precision, s.recall, s.f1, s.calibration_error);
	for (size_t b = 0; b < RELIABILITY_BINS; b++)
		if (s.bin[b].pairs > 0)
			fprintf(app->notes, "  said %.2f, true %.2f (%.0f pairs)\n", s.bin[b].said,
				s.bin[b].real, s.bin[b].pairs);
}

static struct str placeholder_words(const struct records *r, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (uint32_t n = 1; n <= r->placeholder_words.count; n++)
		buf_printf(&b, "%s '" STR_FMT "'", n > 1 ? "," : "",
			STR_ARG(dict_str(&r->placeholder_words, n)));
	return buf_str(&b);
}

/* MATCH-17: what could not be parted is said, not passed over. */
static void parted_remark(struct remarks *to, const struct matching *m, struct arena *mem)
{
	size_t windows = 0;
	for (size_t k = 0; k < m->candidates.blocks.rules; k++)
		if (m->candidates.blocks.rule[k].windows > windows)
			windows = m->candidates.blocks.rule[k].windows;
	if (windows)
		*PUSH(mem, to) = str_format(mem,
			"%zu group%s of more than %d records that say the same in all that is "
			"compared: what so many share tells nobody from another, and each was held "
			"against the %d before it",
			windows, windows == 1 ? "" : "s", MOST_BLOCK, WINDOW);
}

static void tell(
	struct app *app, struct records *r, const struct matching *m, const struct judgements *j)
{
	if (j->count) {
		judgements_effect(j, r, &m->unjudged, &m->persons, &r->remarks, app->mem);
		effect_on_estimate(r, &m->unjudged, &m->persons, &r->remarks, app->mem);
	}
	ids_remark(&r->remarks, r, &m->persons, app->mem);
	parted_remark(&r->remarks, m, app->mem);
	for (size_t i = 0; i < r->remarks.count; i++)
		fprintf(app->notes, STR_FMT "\n", STR_ARG(r->remarks.at[i]));
	if (r->placeholders)
		fprintf(app->notes,
			"%zu records have a placeholder for a name, which is never matched "
			"on:" STR_FMT "\n",
			r->placeholders, STR_ARG(placeholder_words(r, app->mem)));
	if (r->count && r->nameless == r->count)
		fprintf(app->notes, "not one record has a name: all stand alone\n");
	if (r->undated)
		fprintf(app->notes, "%zu dates were not understood and count as missing\n",
			r->undated);
	fprintf(app->notes,
		"%zu record%s, %.0f pair%s compared, %zu person%s; expected precision %.3f, recall "
		"of "
		"the keys %.3f\n",
		r->count, r->count == 1 ? "" : "s", m->compared, m->compared == 1 ? "" : "s",
		m->persons.count, m->persons.count == 1 ? "" : "s", expected_precision(m),
		m->recall);
	if (!m->model.converged)
		fprintf(app->notes,
			"the weights had not settled after %u rounds: look at the review file\n",
			m->model.rounds);
}

static bool tell_pair(struct app *app, const char *a, const char *b, const struct records *r,
	const struct matching *m, const struct judgements *j, struct err *e)
{
	uint32_t x, y;
	struct finder f = finder_new(r, app->mem);
	struct buf text = { .mem = app->mem };
	if (!finder_named(&f, str_from(a), &x, e) || !finder_named(&f, str_from(b), &y, e))
		return false;
	explain_pair(&text, m, r, x, y, j);
	fwrite(text.at, 1, text.len, app->out);
	return true;
}

static bool tell_versions(
	struct app *app, const struct records *r, const struct persons *p, struct err *e)
{
	struct buf b = { .mem = app->mem };
	struct version_counts n = put_versions(&b, r, p);
	fwrite(b.at, 1, b.len, app->out);
	size_t found = n.added + n.removed + n.changed + n.several_ids + n.reused_ids;
	fprintf(app->notes, "%zu persons as they were\n", n.same);
	if (found)
		return fail(e, ERR_FINDING,
			"%zu added, %zu removed, %zu changed, %zu under several ids, %zu ids now "
			"of another person",
			n.added, n.removed, n.changed, n.several_ids, n.reused_ids);
	return true;
}

/* Of `--explain A B LIST...` the parser takes A; B is the operand that is no file. */
static const char *take_second(char **operands)
{
	for (size_t i = 0; operands[i]; i++) {
		char *name = operands[i];
		if (strcmp(name, "-") == 0 || access(name, F_OK) == 0)
			continue;
		for (; operands[i]; i++)
			operands[i] = operands[i + 1];
		return name;
	}
	return NULL;
}

static bool is_path(const char *path, const char *other)
{
	return path && other && strcmp(path, other) == 0;
}

/* A result must not take the place of a list or of another result. */
static bool check_results(const struct match_opts *o, char **operands, struct err *e)
{
	for (enum result i = 0; i < RESULTS; i++) {
		const char *path = result_path(o, i);
		bool taken = is_path(path, o->judgements) || is_path(path, o->truth);
		for (enum result k = 0; k < i; k++)
			taken |= is_path(path, result_path(o, k));
		for (size_t k = 0; operands[k]; k++)
			taken |= is_path(path, operands[k]);
		if (taken)
			return fail(e, ERR_USAGE,
				"'%s' is named twice: a result needs a file of its own", path);
	}
	return true;
}

static bool check_numbers(const struct match_opts *o, struct err *e)
{
	if (o->seed < 0)
		return fail(e, ERR_USAGE, "--seed wants 0 or more, not %ld", o->seed);
	if (o->jobs < 0)
		return fail(e, ERR_USAGE, "--jobs wants 1 or more, not %ld", o->jobs);
	if (o->draws < 0 || o->draws > 100000)
		return fail(e, ERR_USAGE, "--draws wants 1 to 100000, not %ld", o->draws);
	if ((o->draws > 0) != (o->draws_out != NULL))
		return fail(e, ERR_USAGE, "--draws M and --draws-out FILE go together");
	return true;
}

static bool check_options(
	const struct match_opts *o, size_t lists, const char *second, struct err *e)
{
	if (o->explain && !second)
		return fail(e, ERR_USAGE, "--explain wants two records: --explain A B LIST...");
	if (lists == 0)
		return fail(e, ERR_USAGE, "wants a list");
	if (o->diff && lists != 2)
		return fail(e, ERR_USAGE, "--diff wants two lists, the old one and the new one");
	if (o->json + o->diff + (o->explain != NULL) > 1)
		return fail(e, ERR_USAGE,
			"--json, --diff and --explain each fill standard output: one of them at a "
			"time");
	if (o->on.record && o->judgements)
		return fail(e, ERR_USAGE,
			"--record writes down what the casebook itself gives: record the "
			"judgements "
			"with 'knell judge', not --judgements");
	return true;
}

static unsigned jobs_of(const struct match_opts *o)
{
	long jobs = o->jobs > 0 ? o->jobs : sysconf(_SC_NPROCESSORS_ONLN);
	return (unsigned)(jobs < 1 ? 1 : jobs > MOST_JOBS ? MOST_JOBS : jobs);
}

static bool write_result(struct app *app, const struct match_opts *o, const char *second,
	const struct records *r, const struct matching *m, const struct judgements *j,
	struct err *e)
{
	if (o->explain)
		return tell_pair(app, o->explain, second, r, m, j, e);
	if (o->diff)
		return tell_versions(app, r, &m->persons, e);
	if (o->json) {
		struct buf b = { .mem = app->mem };
		put_model(&b, r, m);
		fwrite(b.at, 1, b.len, app->out);
		return true;
	}
	if (!write_persons(app->out, r, &m->persons, jobs_of(o), e))
		return false;
	if (r->ragged)
		return fail(e, ERR_INPUT,
			"%zu rows have more or fewer fields than the header; all were matched",
			r->ragged);
	return true;
}

struct inputs {
	struct records records;
	struct judgements judgements;
	struct digest digest; /* of a casebook's */
	struct casebook casebook;
	bool on_casebook;
};

static bool take_casebook(
	struct app *app, const struct match_opts *o, struct inputs *in, struct err *e)
{
	struct standing s;
	struct desk_lists l;
	struct read_options opts;
	int64_t until;
	lists_of_files(o, &opts);
	if (!compute_until(o->as_of, &until, e) || !compute_open(app, &o->on, &in->casebook, e))
		return false;
	if (!standing_load(&s, &in->casebook, until, app->mem, e) ||
		!desk_lists_load(&in->casebook, &s, &opts, &l, app->mem, e))
		return case_close(app, &in->casebook, false, e);
	if (l.lost)
		fprintf(app->notes, "%zu judgements are of records that are not here\n", l.lost);
	tell_standing(app, "match", &s);
	in->records = l.records;
	in->judgements = l.judgements;
	in->digest = l.inputs;
	return true;
}

static bool take_inputs(struct app *app, const struct match_opts *o, char **operands,
	const char *second, struct inputs *in, struct err *e)
{
	size_t lists = 0;
	while (operands[lists])
		lists++;
	if (!compute_on_casebook(&o->on, operands, &in->on_casebook, e))
		return false;
	if (o->as_of && !in->on_casebook)
		return fail(e, ERR_USAGE, "--as-of wants a casebook");
	if (!check_options(o, in->on_casebook ? 2 : lists, second, e) || !check_numbers(o, e) ||
		!check_results(o, operands, e))
		return false;
	return in->on_casebook ? take_casebook(app, o, in, e)
			       : read_lists(app, o, operands, lists, &in->records, e);
}

static bool record_match(struct app *app, const struct match_opts *o, struct inputs *in,
	const struct matching *m, struct err *e)
{
	struct buf b = { .mem = app->mem };
	if (!in->on_casebook || !o->on.record)
		return true;
	buf_add(&b, STR(PERSONS_HEADER));
	put_persons(&b, &in->records, &m->persons, 0, in->records.count);
	return compute_record(app, &in->casebook, "match", in->digest,
		o->one_per_list ? STR("{\"one_per_list\":true}") : STR("{}"), o->seed, buf_str(&b),
		e);
}

static bool match_inputs(struct app *app, const struct match_opts *o, const char *second,
	struct inputs *in, struct err *e)
{
	struct matching m;
	struct truth truth = { 0 };
	if (!read_judgements(app, o->judgements, &in->judgements, &in->records, e) ||
		!load_truth(app, o->truth, &in->records, &truth, e))
		return false;
	struct match_options opts = { .judgements = &in->judgements,
		.one_per_list = o->one_per_list,
		.keep_all_pairs = o->pairs != NULL,
		.jobs = jobs_of(o),
		.seed = (uint64_t)o->seed,
		.stop = &cli_interrupted };
	match_run(&m, &in->records, &opts, app->mem);
	if (cli_interrupted)
		return fail(e, ERR_SYSTEM, "interrupted");
	tell(app, &in->records, &m, &in->judgements);
	if (o->truth)
		tell_score(app, &truth, &in->records, &m);
	return record_match(app, o, in, &m, e) && write_files(o, &in->records, &m, &opts, e) &&
	       write_result(app, o, second, &in->records, &m, &in->judgements, e);
}

static bool match_run_command(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct match_opts *o = args;
	struct inputs in = { .on_casebook = false };
	const char *second = o->explain ? take_second(operands) : NULL;
	if (!take_inputs(app, o, operands, second, &in, e))
		return false;
	bool ok = match_inputs(app, o, second, &in, e);
	return in.on_casebook ? case_close(app, &in.casebook, ok, e) : ok;
}

const struct command cmd_match = {
	.name = "match",
	.operands = "[LIST...]",
	.summary = "find the records that are the same person",
	.text = "Reads lists of people (CSV or TSV, any usual encoding; one list a file,\n"
		"or a column that names the source) and says which records are the same\n"
		"person, within a list and across lists, in whatever script each is\n"
		"written. Nobody has to label anything: how much an agreement or a\n"
		"difference counts is learnt from the lists themselves. What each column\n"
		"is read as is told on standard error and set right with --map.\n\n"
		"The result is a table person,list,record,name,probability: every record\n"
		"once, with the person it is put to and the probability that it belongs\n"
		"there. Names are as the list writes them; nothing is merged or changed.\n\n"
		"Doubt is worked off with --review: fill in the column judgement (same,\n"
		"different) and hand the file back with --judgements. A judgement always\n"
		"holds; what else it changed is told.\n\n"
		"On a casebook (-C) the lists are those recorded in it, read as they were\n"
		"when they came in, and the judgements are those of 'knell judge same'\n"
		"and 'different'; --record writes down the result, the digest of lists\n"
		"and judgements, the seed and the version.\n\n"
		"The rules, MATCH-1 and on, are in the method's chapter on matching.",
	.examples = "  knell match ministry.csv ngo.csv >persons.csv\n"
		    "  knell match --map given=الاسم --map family=العائلة list.csv\n"
		    "  knell match --explain HD-1003 LW31-049 a.csv b.csv\n"
		    "  knell match --review doubt.csv a.csv b.csv >persons.csv\n"
		    "  knell match --judgements doubt.csv --overlap table.csv a.csv b.csv\n"
		    "  knell match -C selene --record >persons.csv\n"
		    "  knell match --diff march.csv april.csv",
	.opts = match_opts,
	.opts_size = sizeof(struct match_opts),
	.defaults = &(const struct match_opts){ .seed = 1 },
	.max_operands = -1,
	.run = match_run_command,
};
