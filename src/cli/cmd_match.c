/*
 * match - lists in, persons out.
 */
#include "base/csv.h"
#include "base/file.h"
#include "cli/cli.h"
#include "match/match.h"

#include <string.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_MATCH_BYTES = 0x7fffffff };

struct match_opts {
	struct strs maps, ignores;
	const char *truth, *pairs;
	bool one_per_list;
	long jobs, seed;
};

static const struct opt match_opts[] = {
	OPTION('m', "map", OPT_TEXTS, match_opts, maps, "ROLE=HEADER", "a column's role, where the guess is wrong"),
	OPTION(0, "ignore", OPT_TEXTS, match_opts, ignores, "HEADER", "leave a column out"),
	OPTION(0, "one-per-list", OPT_FLAG, match_opts, one_per_list, NULL, "no list holds anybody twice"),
	OPTION(0, "truth", OPT_TEXT, match_opts, truth, "HEADER", "score against this column"),
	OPTION(0, "pairs", OPT_TEXT, match_opts, pairs, "FILE", "write every scored pair"),
	OPTION('j', "jobs", OPT_INT, match_opts, jobs, "N", "threads (default: one a processor)"),
	OPTION(0, "seed", OPT_INT, match_opts, seed, "N", "of random pairs and draws (default 1)"),
	{ 0 },
};

static bool read_lists(struct app *app, const struct match_opts *o, char **operands,
	struct records *r, struct err *e)
{
	size_t n = 0;
	while (operands[n])
		n++;
	struct list_input *in = NEW_ARRAY(app->mem, struct list_input, n + 1);
	for (size_t i = 0; i < n; i++) {
		in[i].name = str_from(operands[i]);
		if (!file_read(operands[i], MOST_MATCH_BYTES, &in[i].text, app->mem, e))
			return false;
	}
	struct read_options opts = { &o->maps, &o->ignores, str_from(o->truth) };
	return records_read(r, in, n, &opts, app->mem, e);
}

static void write_persons(FILE *out, const struct records *r, const struct persons *p)
{
	fputs("person,list,record,name,probability\n", out);
	for (size_t i = 0; i < r->count; i++) {
		struct arena mem = { 0 };
		struct buf b = { .mem = &mem };
		buf_printf(&b, "%u,", p->of[i] + 1);
		csv_put(&b, dict_str(&r->sources, r->source[i]));
		buf_add_char(&b, ',');
		csv_put(&b, records_id(r, i, &mem));
		buf_add_char(&b, ',');
		csv_put(&b, records_name(r, i, &mem));
		buf_printf(&b, ",%.4f\n", (double)p->probability[i]);
		fwrite(b.at, 1, b.len, out);
		arena_release(&mem);
	}
}

static bool match_run_command(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct match_opts *o = args;
	struct records r;
	if (!read_lists(app, o, operands, &r, e))
		return false;
	for (size_t i = 0; i < r.remarks.count; i++)
		fprintf(app->notes, STR_FMT "\n", STR_ARG(r.remarks.at[i]));
	struct match_options opts = { .one_per_list = o->one_per_list,
		.jobs = (unsigned)(o->jobs > 0 ? o->jobs : sysconf(_SC_NPROCESSORS_ONLN)),
		.seed = (uint64_t)o->seed };
	struct matching m;
	match_run(&m, &r, &opts, app->mem);
	fprintf(app->notes, "%zu records, %.0f pairs compared by %zu keys, %zu persons; %u rounds, recall of keys %.4f (expected %.4f), match prior %.2f kin %.2f\n",
		r.count, m.compared, m.candidates.blocks.rules, m.persons.count, m.model.rounds, m.recall, m.candidates.blocks.expected_recall,m.model.match_prior,m.model.kin_prior);
	if (getenv("MATCH_DEBUG")) {
		for (size_t k = 0; k < m.candidates.blocks.rules; k++)
			fprintf(app->notes, "  key " STR_FMT ": %.0f pairs, %zu refined %zu windows\n", STR_ARG(block_words(&r, &m.candidates.blocks.rule[k], app->mem)), m.candidates.blocks.rule[k].pairs, m.candidates.blocks.rule[k].refined, m.candidates.blocks.rule[k].windows);
		for (size_t f = 0; f < m.model.fields; f++) {
			fprintf(app->notes, "%-18.*s", STR_ARG(model_field_words(&r, f)));
			for (int l = 1; l < LEVELS; l++)
				fprintf(app->notes, "  %.3f/%.1e=%+.1f", m.model.m[f][l], m.model.u[f][l], m.model.match_weight[f][l]);
			fputc('\n', app->notes);
		}
	}
	write_persons(app->out, &r, &m.persons);
	return true;
}

const struct command cmd_match = {
	.name = "match",
	.operands = "LIST...",
	.summary = "find the records that are the same person",
	.text = "",
	.examples = "",
	.opts = match_opts,
	.opts_size = sizeof(struct match_opts),
	.defaults = &(const struct match_opts){ .seed = 1 },
	.min_operands = 1,
	.max_operands = -1,
	.run = match_run_command,
};
