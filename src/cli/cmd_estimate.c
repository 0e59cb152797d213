/*
 * estimate - how many are on no list.
 */
#include "base/csv.h"
#include "base/file.h"
#include "cli/case_compute.h"
#include "desk/estimate.h"
#include "desk/persons.h"
#include "cli/cli.h"
#include "cli/estimate_combine.h"
#include "cli/estimate_plot.h"
#include "cli/help.h"
#include "estimate/estimate.h"
#include "estimate/search.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MOST_BYTES = 1 << 29 };

struct estimate_opts {
	struct compute_opts on;
	const char *as_of, *method, *by, *lists, *prior, *draws, *combine, *draws_out,
		*posterior_out, *models_out, *plot;
	bool json, aic, quick, panel, verbose;
	double level, grid, delta, cap;
	long seed, threads, classes, sweeps, bootstrap;
};

static const struct opt estimate_opts[] = {
	OPTION('m', "method", OPT_TEXT, estimate_opts, method, "NAMES",
		"chapman, chao, loglinear, dga, lcmcr, knell or all, parted by commas (default "
		"all)"),
	OPTION(0, "by", OPT_TEXT, estimate_opts, by, "COLUMN",
		"estimate each value of COLUMN by itself and add up the draws"),
	OPTION(0, "lists", OPT_TEXT, estimate_opts, lists, "NAMES",
		"take these columns for lists, parted by commas, and no others"),
	OPTION('s', "seed", OPT_INT, estimate_opts, seed, "N",
		"begin the chance at N (default 1): the same seed gives the same bytes"),
	OPTION('j', "jobs", OPT_INT, estimate_opts, threads, "N",
		"run chains in N threads (default: as many as there are processors)"),
	OPTION(0, "threads", OPT_INT, estimate_opts, threads, "N", "the same as --jobs"),
	OPTION('l', "level", OPT_REAL, estimate_opts, level, "P",
		"level of the intervals (default 0.95)"),
	OPTION(0, "json", OPT_FLAG, estimate_opts, json, NULL, "write one JSON object, not a page"),
	OPTION('q', "quick", OPT_FLAG, estimate_opts, quick, NULL,
		"leave out the sensitivity panel, which is made when knell is among the methods"),
	OPTION(0, "panel", OPT_FLAG, estimate_opts, panel, NULL,
		"make the sensitivity panel for other methods too"),
	OPTION('v', "verbose", OPT_FLAG, estimate_opts, verbose, NULL,
		"tell on standard error how long the methods took"),
	OPTION(0, "draws", OPT_TEXT, estimate_opts, draws, "FILE",
		"take draws of a matching (draw,person,list,record) and mix their estimates"),
	OPTION(0, "combine", OPT_TEXT, estimate_opts, combine, "FILE",
		"combine replicates of imputed data (replicate,n_obs,N: a row a draw)"),
	OPTION(0, "draws-out", OPT_TEXT, estimate_opts, draws_out, "FILE",
		"write draws of N by stratum and method, as CSV"),
	OPTION(0, "posterior-out", OPT_TEXT, estimate_opts, posterior_out, "FILE",
		"write dga's posterior of N on its grid, as CSV"),
	OPTION(0, "models-out", OPT_TEXT, estimate_opts, models_out, "FILE",
		"write every log-linear model that was tried, with its limits, as CSV"),
	OPTION(0, "plot", OPT_TEXT, estimate_opts, plot, "FILE.svg",
		"draw the figures; of several strata one each, file-1.svg and so on"),
	OPTION(0, "aic", OPT_FLAG, estimate_opts, aic, NULL,
		"choose and average log-linear models by AIC, not BIC"),
	OPTION(0, "bootstrap", OPT_INT, estimate_opts, bootstrap, "N",
		"add a BCa interval from N resamples, the choice of model repeated in each"),
	OPTION(0, "grid", OPT_REAL, estimate_opts, grid, "X",
		"dga: as far as X times n on no list (default 10; 0: until nothing is cut off)"),
	OPTION(0, "delta", OPT_REAL, estimate_opts, delta, "X",
		"dga: prior counts a cell (default 0: 2^-K)"),
	OPTION(0, "prior", OPT_TEXT, estimate_opts, prior, "NAME",
		"dga: reciprocal, uniform or lognormal (default reciprocal: 1/N)"),
	OPTION(0, "classes", OPT_INT, estimate_opts, classes, "N",
		"lcmcr: at most N classes (default 10)"),
	OPTION(0, "cap", OPT_REAL, estimate_opts, cap, "X",
		"lcmcr: at most X times n on no list (default 0: no cap; LCMCR 0.4.14 has 20)"),
	OPTION(0, "sweeps", OPT_INT, estimate_opts, sweeps, "N",
		"lcmcr: give up after N sweeps a chain (default 1000000)"),
	OPTION(0, "as-of", OPT_TEXT, estimate_opts, as_of, "DAY",
		"on a casebook: the lists and judgements that were recorded by that day"),
	COMPUTE_OPTIONS(estimate_opts),
	{ 0 },
};

static bool choose_prior(const char *name, enum size_prior *prior, struct err *e)
{
	for (size_t i = 0; i < 3; i++) {
		if (strcmp(name, prior_words[i]) == 0) {
			*prior = (enum size_prior)i;
			return true;
		}
	}
	return fail(e, ERR_USAGE, "no prior '%.60s'", name);
}

static bool in_range(const char *option, double x, double low, double high, struct err *e)
{
	if (x >= low && x <= high) /* so written to refuse nan */
		return true;
	return fail(e, ERR_USAGE, "--%s lies between %g and %g", option, low, high);
}

static bool settings_of(const struct estimate_opts *o, struct settings *s, struct err *e)
{
	*s = settings_usual;
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	if (!estimation_methods(o->method, s->want, e) || !choose_prior(o->prior, &s->prior, e))
		return false;
	if (!in_range("level", o->level, 0.5, 0.999, e) || !in_range("grid", o->grid, 0, 1000, e) ||
		!in_range("delta", o->delta, 0, 1000, e) || !in_range("cap", o->cap, 0, 1e6, e) ||
		!in_range("classes", (double)o->classes, 1, MAX_CLASSES, e) ||
		!in_range("jobs", (double)o->threads, 0, MAX_THREADS, e) ||
		!in_range("sweeps", (double)o->sweeps, 2000, 1e9, e) ||
		!in_range("bootstrap", (double)o->bootstrap, 0, 100000, e))
		return false;
	s->level = o->level;
	s->seed = (uint64_t)o->seed;
	s->threads = o->threads ? (int)o->threads : processors > 0 ? (int)processors : 1;
	s->aic = o->aic;
	s->bootstrap = (int)o->bootstrap;
	s->grid = o->grid;
	s->delta = o->delta;
	s->classes = (int)o->classes;
	s->cap = o->cap;
	s->sweeps = o->sweeps;
	s->panel = o->panel || (s->want[METHOD_KNELL] && !o->quick);
	s->keep = o->plot || o->posterior_out || o->models_out;
	return true;
}

struct work {
	struct estimation x;
	bool named; /* methods were asked for by name, so that one made for other input is missed */
	struct str table; /* of a casebook's persons; else not known */
	struct digest inputs;
};

static bool read_input(struct app *app, const struct estimate_opts *o, const char *path,
	struct work *w, struct err *e)
{
	struct str text;
	struct table_options t = { .by = o->by, .lists = o->lists };
	w->x.of_draws = o->draws != NULL;
	if (w->table.at)
		text = w->table;
	else if (!file_read(path, MOST_BYTES, &text, app->mem, e))
		return false;
	bool ok = o->draws ? table_read_draws(text, &w->x.strata, app->mem, e)
			   : table_read(text, &t, &w->x.strata, app->mem, e);
	if (!ok)
		return explain(e, "%s", path);
	for (size_t i = 0; i < w->x.strata.notes.count && i < 20; i++)
		fprintf(app->notes, "%s: " STR_FMT "\n", path, STR_ARG(w->x.strata.notes.at[i]));
	if (w->x.strata.notes.count > 20)
		fprintf(app->notes, "%s: and %zu notes more\n", path, w->x.strata.notes.count - 20);
	return true;
}

static double processor_seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void estimate_all(struct app *app, bool verbose, struct work *w)
{
	double from = processor_seconds();
	estimation_make(&w->x, &cli_interrupted, app->mem);
	if (verbose)
		fprintf(app->notes, "%zu table%s: %.2f ms of processor time\n", w->x.strata.count,
			w->x.strata.count == 1 ? "" : "s", 1e3 * (processor_seconds() - from));
}

static void put_page(struct work *w, struct buf *b)
{
	if (w->x.mixtures)
		mixed_page(w->x.mixed, w->x.mixtures, b);
	if (w->x.of_draws)
		draws_page(w->x.reports, w->x.strata.count, b);
	for (size_t i = 0; i < w->x.strata.count && !w->x.of_draws; i++) {
		if (i)
			buf_add_char(b, '\n');
		report_page(&w->x.reports[i], b);
	}
	totals_page(w->x.total, w->x.totals, b);
	if (w->x.totals)
		shares_page(w->x.reports, w->x.strata.count, b);
}

static void put_json(struct work *w, struct buf *b)
{
	struct json_out j = { .to = b };
	estimation_put(&w->x, STR(KNELL_VERSION), &j);
	buf_add_char(b, '\n');
}

static bool write_draws(const struct work *w, const char *path, struct arena *mem, struct err *e)
{
	struct buf b = { .mem = mem };
	buf_add(&b, STR("stratum,method,draw,N\n"));
	for (size_t i = 0; i < w->x.strata.count; i++) {
		for (int m = 0; m < METHODS; m++) {
			const struct result *r = &w->x.reports[i].result[m];
			for (int d = 0; w->x.reports[i].done[m] && r->draw && d < DRAWS; d++) {
				csv_put(&b, w->x.reports[i].stratum);
				buf_printf(&b, ",%s,%d,%.0f\n", method_words[m], d + 1, r->draw[d]);
			}
		}
	}
	return file_write(path, buf_str(&b), e);
}

static bool write_posterior(
	const struct work *w, const char *path, struct arena *mem, struct err *e)
{
	struct buf b = { .mem = mem };
	buf_add(&b, STR("stratum,N,probability,without_saturated\n"));
	for (size_t i = 0; i < w->x.strata.count; i++) {
		const struct dga *d = w->x.reports[i].result[METHOD_DGA].dga;
		for (size_t k = 0; d && k < d->points; k++) {
			int64_t size = d->n + (int64_t)k * d->step;
			csv_put(&b, w->x.reports[i].stratum);
			buf_printf(&b, ",%lld,%.17g,%.17g\n", (long long)size, d->with[k],
				d->without[k]);
		}
	}
	return file_write(path, buf_str(&b), e);
}

/* EST-11, EST-12: every model that was tried; without a figure the fields after `code` are empty. */
static void write_model(const struct report *r, const struct fit *f, struct buf *b)
{
	struct model asked = fit_asked(f);
	csv_put(b, r->stratum);
	buf_printf(b, ",\"" STR_FMT "\",%d", STR_ARG(model_text(&asked, r->table.lists, b->mem)),
		(int)f->existence);
	if (f->converged)
		buf_printf(b, ",%.10g,%.10g,%.10g,%.0f,%.10g,%.10g,%.10g,%.10g%s\n", f->estimate,
			f->se, f->deviance, f->degrees, f->aic, f->bic, f->low, f->high,
			f->open ? ",1" : ",0");
	else
		buf_add(b, STR(",,,,,,,,,\n"));
}

static bool write_models(const struct work *w, const char *path, struct arena *mem, struct err *e)
{
	struct buf b = { .mem = mem };
	buf_add(&b, STR("stratum,model,code,N,se,deviance,degrees,aic,bic,low,high,open\n"));
	for (size_t i = 0; i < w->x.strata.count; i++) {
		const struct fits *f = w->x.reports[i].result[METHOD_LOGLINEAR].models;
		for (size_t k = 0; f && k < f->count; k++)
			write_model(&w->x.reports[i], &f->at[k], &b);
		for (size_t k = 0; f && k < f->without.count; k++)
			write_model(&w->x.reports[i], &f->without.at[k], &b);
	}
	return file_write(path, buf_str(&b), e);
}

/* one file; of several strata file-1.svg, file-2.svg ... in the page's order. */
static const char *plot_name(const char *path, size_t number, size_t count, struct arena *mem)
{
	struct str name = str_from(path);
	if (count == 1)
		return path;
	if (str_ends(name, STR(".svg")))
		name.len -= 4;
	return str_terminated(mem, str_format(mem, STR_FMT "-%zu.svg", STR_ARG(name), number + 1));
}

static bool write_files(
	struct app *app, const struct estimate_opts *o, const struct work *w, struct err *e)
{
	if (o->draws_out && !write_draws(w, o->draws_out, app->mem, e))
		return false;
	if (o->posterior_out && !write_posterior(w, o->posterior_out, app->mem, e))
		return false;
	if (o->models_out && !write_models(w, o->models_out, app->mem, e))
		return false;
	for (size_t i = 0; o->plot && i < w->x.strata.count; i++) {
		struct str svg = estimate_plot(&w->x.reports[i], app->mem);
		if (!file_write(plot_name(o->plot, i, w->x.strata.count, app->mem), svg, e))
			return false;
	}
	return true;
}

/* A figure that is refused, or that its warnings say is none. */
static bool say_finding(
	const struct work *w, const struct report *report, enum method m, struct err *e)
{
	const struct result *r = &report->result[m];
	const char *between = report->stratum.len ? ": " : "";
	if (r->refused && (w->named || !r->not_meant))
		return fail(e, ERR_FINDING, STR_FMT "%s%s gives no figure: " STR_FMT,
			STR_ARG(report->stratum), between, method_words[m], STR_ARG(r->reason));
	for (size_t k = 0; k < r->warnings.count; k++)
		if (r->warnings.at[k].number == 10 && r->warnings.at[k].weight == 3)
			return fail(e, ERR_FINDING, STR_FMT "%s%s: " STR_FMT,
				STR_ARG(report->stratum), between, method_words[m],
				STR_ARG(r->warnings.at[k].text));
	return true;
}

/* Status 1 when a figure that was asked for is refused or its chains disagree. */
static bool say_findings(const struct work *w, struct err *e)
{
	for (size_t i = 0; i < w->x.strata.count; i++)
		for (int m = 0; m < METHODS; m++)
			if (w->x.reports[i].done[m] &&
				!say_finding(w, &w->x.reports[i], (enum method)m, e))
				return false;
	return true;
}

static bool estimate_path(struct app *app, const struct estimate_opts *o, const char *path,
	struct work *w, struct err *e)
{
	if (!read_input(app, o, path, w, e))
		return false;
	estimate_all(app, o->verbose, w);
	return !cli_interrupted;
}

static void print_estimate(struct app *app, const struct estimate_opts *o, struct work *w)
{
	struct buf b = { .mem = app->mem };
	if (o->json)
		put_json(w, &b);
	else
		put_page(w, &b);
	fwrite(b.at, 1, b.len, app->out);
}

static struct str method_of(const struct estimate_opts *o, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	put_open(&j, '{');
	put_member_str(&j, "as_of", str_from(o->as_of));
	put_member_str(&j, "method", str_from(o->method));
	put_member_str(&j, "prior", str_from(o->prior));
	put_member_str(&j, "lists", str_from(o->lists));
	put_key(&j, "level"), put_real(&j, o->level);
	put_close(&j, '}');
	return buf_str(&b);
}

static bool record_estimate(struct app *app, const struct estimate_opts *o, struct casebook *c,
	struct work *w, struct err *e)
{
	struct buf b = { .mem = app->mem };
	if (!o->on.record)
		return true;
	put_json(w, &b);
	return compute_record(
		app, c, "estimate", w->inputs, method_of(o, app->mem), o->seed, buf_str(&b), e);
}

static bool persons_of_casebook(struct app *app, const struct estimate_opts *o, struct casebook *c,
	int64_t until, struct work *w, struct err *e)
{
	struct desk_persons p;
	if (!desk_match_until(c, until, (uint64_t)o->seed, &cli_interrupted, &p, app->mem, e))
		return false;
	tell_standing_remarks(app, "estimate", &p.remarks, p.closed);
	w->table = p.table;
	w->inputs = p.inputs;
	return true;
}

static bool estimate_casebook(
	struct app *app, const struct estimate_opts *o, struct work *w, struct err *e)
{
	struct casebook c;
	int64_t until;
	if (!compute_until(o->as_of, &until, e) || !compute_open(app, &o->on, &c, e))
		return false;
	bool ok = persons_of_casebook(app, o, &c, until, w, e) &&
		  estimate_path(app, o, "the casebook", w, e) && record_estimate(app, o, &c, w, e);
	return case_close(app, &c, ok, e);
}

static bool estimate_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct estimate_opts *o = args;
	struct work w = { .named = false };
	const char *path = o->draws ? o->draws : operands[0] ? operands[0] : "-";
	bool on_casebook;
	if (!settings_of(o, &w.x.settings, e))
		return false;
	w.named = strstr(o->method, "all") == NULL;
	if (o->combine)
		return estimate_combine(app, o->combine, o->level, o->json, e);
	if (!compute_on_casebook(&o->on, operands, &on_casebook, e))
		return false;
	if (o->as_of && !on_casebook)
		return fail(e, ERR_USAGE, "--as-of wants a casebook");
	if (!(on_casebook && !o->draws ? estimate_casebook(app, o, &w, e)
				       : estimate_path(app, o, path, &w, e)))
		return false;
	print_estimate(app, o, &w);
	return write_files(app, o, &w, e) && say_findings(&w, e);
}

const struct command cmd_estimate = {
	.name = "estimate",
	.operands = "[TABLE]",
	.summary = "say how many are on no list, with an interval and every reason to doubt it",
	.text = "TABLE (or standard input) says who is on which of two or more lists, as\n"
		"CSV in one of three forms: a row a pattern (a column of 0 and 1 for each\n"
		"list, and 'count'); a row a person (a column of 0 and 1 for each list;\n"
		"others may be strata); or the persons that 'knell match' writes\n"
		"(person,list,record).\n\n"
		"Every method is printed with its interval, the assumption it rests on\n"
		"and the documented number; no figure is proved by the lists. 'knell' is\n"
		"the recommendation: a mixture of log-linear models and latent classes\n"
		"that widens where the two disagree. 'chao' is a lower bound. Warnings W1\n"
		"to W15 come gravest first: STOP means that the figure must not be\n"
		"published alone.\n\n"
		"With knell (or --panel) comes what else would have come out: each list\n"
		"left out, two lists taken for one, other priors, a hidden dependence of\n"
		"all lists, each list hidden and estimated from the others.\n\n"
		"On a casebook (-C) its lists are matched, with the judgements of\n"
		"analysts, and the estimate is made of that; --record writes down the\n"
		"result, the digest of what it was made from, settings, seed and version.\n\n"
		"Exit status 1 means that a figure was refused or that chains did not\n"
		"agree; the rest was still written.",
	.examples = "  knell estimate overlap.csv\n"
		    "  knell estimate --method knell,dga --json overlap.csv\n"
		    "  knell estimate --by district persons.csv --plot figures.svg\n"
		    "  knell match a.csv b.csv c.csv | knell estimate -\n"
		    "  knell estimate -C selene --record\n"
		    "  knell estimate --draws draws.csv",
	.opts = estimate_opts,
	.opts_size = sizeof(struct estimate_opts),
	.defaults = &(const struct estimate_opts){ .method = "all",
		.prior = "reciprocal",
		.level = 0.95,
		.grid = 10,
		.seed = 1,
		.classes = 10,
		.sweeps = 1000000 },
	.max_operands = 1,
	.run = estimate_run,
};
