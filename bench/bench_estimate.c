/*
 * make bench-estimate: coverage, bias and width of every method in worlds whose truth is known, and how long
 * things take. usage: bench_estimate [TABLES [WORLDS [METHODS [SEED]]]], as in: bench_estimate 50 ABCD knell,dga 7
 */
#include "base/file.h"
#include "estimate/estimate.h"
#include "estimate/loglin.h"
#include "estimate/special.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LISTS = 8, CLASSES = 3, TERMS = 6, MOST_TABLES = 1000 };

/* Either classes with chances, or a log-linear model by terms (sets of lists) and coefficients. */
struct world {
	char letter;
	const char *name;
	size_t lists;
	double size;
	int classes;
	double weight[CLASSES], chance[CLASSES][LISTS];
	int terms;
	uint32_t term[TERMS];
	double coefficient[TERMS];
	const char *folder; /* of tables made by others, below the shared data */
};

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" /* the rest of a world is zero */
static const struct world worlds[] = {
	{ 'A', "3 independent lists", 3, 2000, 1, { 1 }, { { .25, .30, .35 } },
		.folder = "A_k3_indep" },
	{ 'B', "4 lists, two classes", 4, 2000, 2, { .3, .7 },
		{ { .5, .45, .55, .4 }, { .1, .15, .2, .12 } }, .folder = "B_k4_2class" },
	{ 'C', "5 lists, 64 % unseen", 5, 2000, 2, { .1, .9 },
		{ { .66, .825, .759, .99, .693 }, { .033, .033, .099, .132, .033 } },
		.folder = "C_k5_mv2016" },
	{ 'D', "4 lists, opposite dependences", 4, 2000, .terms = 6, .term = { 1, 2, 4, 8, 3, 12 },
		.coefficient = { -1.1, -1.4, -.85, -1.7, 1.2, -.8 }, .folder = "D_k4_listdep" },
	{ 'E', "6 lists, sparse overlaps", 6, 2000, 1, { 1 }, { { .08, .06, .1, .05, .07, .12 } } },
	{ 'F', "3 lists, 150 persons", 3, 150, 1, { 1 }, { { .4, .3, .35 } } },
	{ 'G', "a list nearly inside another", 4, 2000, .terms = 5, .term = { 1, 2, 4, 8, 12 },
		.coefficient = { -1.1, -1.4, -1.3, -4.6, 5 } },
	{ 'H', "two sides, each with its lists", 4, 2000, 2, { .5, .5 },
		{ { .5, .4, .06, .1 }, { .06, .1, .5, .4 } } },
	{ 'I', "3 lists, two classes (not to be told from the lists)", 3, 2000, 2, { .3, .7 },
		{ { .5, .45, .55 }, { .15, .2, .2 } } },
	{ 'J', "5 independent lists, 1000 persons", 5, 1000, 1, { 1 },
		{ { .2, .15, .25, .3, .1 } } },
	{ 'L', "4 lists, two classes, 400 persons", 4, 400, 2, { .3, .7 },
		{ { .5, .45, .55, .4 }, { .15, .2, .25, .12 } } },
	{ 'M', "5 lists, three classes", 5, 3000, 3, { .2, .3, .5 },
		{ { .6, .5, .5, .4, .6 }, { .3, .1, .4, .05, .2 }, { .05, .1, .08, .15, .05 } } },
	{ 'N', "6 lists, two classes", 6, 2000, 2, { .25, .75 },
		{ { .5, .4, .45, .3, .35, .4 }, { .06, .1, .08, .05, .1, .07 } } },
	{ 'P', "8 lists, two even classes", 8, 1500, 2, { .5, .5 },
		{ { .3, .15, .45, .08, .18, .12, .22, .3 },
			{ .1, .05, .15, .03, .06, .04, .07, .1 } } },
	{ 'R', "6 lists of two sides", 6, 2000, 2, { .5, .5 },
		{ { .3, .25, .35, .04, .06, .03 }, { .05, .03, .06, .3, .25, .35 } } },
};

static double cell_chance(const struct world *w, uint32_t s)
{
	double sum = 0;
	for (int h = 0; h < w->classes; h++) {
		double p = w->weight[h];
		for (size_t j = 0; j < w->lists; j++)
			p *= s >> j & 1 ? w->chance[h][j] : 1 - w->chance[h][j];
		sum += p;
	}
	double eta = 0;
	for (int i = 0; i < w->terms; i++)
		eta += (s & w->term[i]) == w->term[i] ? w->coefficient[i] : 0;
	return w->terms ? exp(eta) : sum;
}

static struct table made_table(const struct world *w, struct variates *v, struct arena *mem)
{
	static const char *const names[] = { "L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8" };
	struct table t = { .lists = w->lists, .name = NEW_ARRAY(mem, struct str, LISTS) };
	double chance[1 << LISTS];
	int64_t part[1 << LISTS];
	int cells = 1 << w->lists;
	for (size_t j = 0; j < w->lists; j++)
		t.name[j] = str_from(names[j]);
	for (int s = 0; s < cells; s++)
		chance[s] = cell_chance(w, (uint32_t)s);
	draw_multinomial(v, (int64_t)w->size, chance, cells, part);
	for (int s = 1; s < cells; s++)
		*PUSH(mem, &t) = (struct pattern){ (uint32_t)s, part[s] };
	table_settle(&t);
	return t;
}

static bool given_table(const struct world *w, int number, struct table *t, struct arena *mem)
{
	const char *shared = getenv("SHARED");
	struct table_options o = { 0 };
	struct strata strata;
	struct str text;
	struct err e = { 0 };
	char path[500];
	if (!shared || !w->folder || number > 50)
		return false;
	snprintf(path, sizeof path, "%s/data/mse/worlds/%s/%03d.csv", shared, w->folder, number);
	if (!file_read(path, 1 << 20, &text, mem, &e) || !table_read(text, &o, &strata, mem, &e))
		return false;
	*t = strata.at[0].table;
	return true;
}

/* What one method did over the tables of a world. */
struct score {
	int tables, covered, under, over;
	double bias, width[MOST_TABLES], seconds;
};

static void add(struct score *s, double truth, double estimate, double low, double high)
{
	if (!isfinite(low) || !isfinite(high))
		return;
	s->covered += low <= truth && truth <= high;
	s->under += high < truth;
	s->over += low > truth;
	s->bias += estimate / truth - 1;
	s->width[s->tables++] = high - low;
}

static void print_score(const char *name, struct score *s)
{
	if (!s->tables)
		return;
	double n = s->tables;
	sort_doubles(s->width, (size_t)s->tables);
	printf("  %-20s coverage %.2f  under %.2f  over %.2f  bias %+6.1f %%  width %6.0f  %.3f "
	       "s\n",
		name, s->covered / n, s->under / n, s->over / n, 100 * s->bias / n,
		quantile_sorted(s->width, (size_t)s->tables, 0.5), s->seconds / n);
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

typedef void method_run(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem);

static method_run *const runs[METHODS] = { method_chapman, method_chao, method_loglinear,
	method_dga, method_lcmcr, method_knell };

static void score_table(const struct world *w, const struct table *t, const struct settings *s,
	struct score *of_method, struct score *of_variant, struct arena *mem)
{
	for (int m = METHOD_CHAO; m < METHODS; m++) {
		struct result r = { .method = (enum method)m, .n = t->n, .level = s->level };
		if (!s->want[m])
			continue;
		double from = now();
		runs[m](t, s, &r, mem);
		of_method[m].seconds += now() - from;
		if (!r.refused)
			add(&of_method[m], w->size, r.median, r.low, r.high);
		for (size_t i = 0; m == METHOD_LOGLINEAR && i < 2 && i < r.variants.count; i++)
			add(&of_variant[i], w->size, r.variants.at[i].estimate,
				r.variants.at[i].low, r.variants.at[i].high);
	}
}

static void run_world(
	const struct world *w, int tables, bool given, uint64_t seed, const struct settings *s)
{
	struct score *score = calloc(METHODS + 2, sizeof *score);
	struct variates v;
	if (!score)
		return;
	variates_seed(&v, seed, (uint64_t)w->letter);
	for (int i = 1; i <= tables; i++) {
		struct arena mem = { 0 };
		struct table t;
		if (!given)
			t = made_table(w, &v, &mem);
		if (!given || given_table(w, i, &t, &mem))
			score_table(w, &t, s, score, score + METHODS, &mem);
		arena_release(&mem);
	}
	int scored = 0;
	for (int m = 0; m < METHODS; m++)
		scored += score[m].tables;
	if (scored)
		printf("%c %s, %s\n", w->letter, w->name,
			given ? "tables as given" : "fresh tables");
	for (int m = 0; m < METHODS; m++)
		print_score(method_words[m], &score[m]);
	print_score("loglinear average", &score[METHODS]);
	print_score("loglinear stepwise", &score[METHODS + 1]);
	fflush(stdout);
	free(score);
}

/* ---- timings on the Kosovo table (Ball, Betts, Scheuren and others 2002) ---- */

static struct table kosovo(struct arena *mem)
{
	static const int64_t count[] = { 0, 1131, 845, 181, 936, 171, 205, 42 };
	static struct str names[] = { { "EXH", 3 }, { "ABA", 3 }, { "OSCE", 4 } };
	struct table t = { .lists = 3, .name = names };
	for (uint32_t s = 1; s < 8; s++)
		*PUSH(mem, &t) = (struct pattern){ s, count[s] };
	table_settle(&t);
	return t;
}

static struct table timing_table(struct arena *mem)
{
	const char *shared = getenv("SHARED");
	struct table_options o = { 0 };
	struct strata strata;
	struct str text;
	struct err e = { 0 };
	char path[500];
	snprintf(path, sizeof path, "%s/data/mse/kosovo.csv", shared ? shared : "");
	if (shared && file_read(path, 1 << 20, &text, mem, &e) &&
		table_read(text, &o, &strata, mem, &e))
		return strata.at[0].table;
	return kosovo(mem);
}

static void time_models(const struct table *t, struct arena *mem)
{
	struct loglin l = loglin_open(t, mem);
	struct models all = models_all(t->lists, mem);
	double from = now();
	for (int turn = 0; turn < 20; turn++)
		for (size_t i = 0; i < all.count; i++) {
			struct fit f = loglin_fit(&l, &all.at[i]);
			loglin_profile(&l, &f, 1.920729, 3);
		}
	printf("%zu log-linear models with profile intervals: %.2f ms (bar 5)\n", all.count,
		(now() - from) * 1e3 / 20);
}

static void time_dga(const struct table *t, struct arena *mem)
{
	struct dga_options o = { .grid = 10 };
	double from = now();
	for (int turn = 0; turn < 20; turn++)
		dga_run(t, &o, mem);
	printf("dga, %zu lists, grid to 10 n: %.2f ms (bar 10)\n", t->lists,
		(now() - from) * 1e3 / 20);
}

/* One chain alone meets a rare excursion or does not; four say how well they mix. */
static void time_sweeps(const struct table *t, struct arena *mem)
{
	enum { SWEEPS = 40000, CHAINS = 4 };
	struct lcmcr_options o = { .classes = 10, .a = 0.25, .b = 0.25 };
	struct chain *c = NEW(mem, struct chain);
	double *x = NEW_ARRAY(mem, double, CHAINS *SWEEPS), seconds = 0;
	for (int k = 0; k < CHAINS; k++) {
		chain_start(c, t, &o, 1, (uint64_t)k, mem);
		for (int i = 0; i < SWEEPS / 5; i++)
			chain_sweep(c);
		double from = now();
		for (int i = 0; i < SWEEPS; i++) {
			chain_sweep(c);
			x[k * SWEEPS + i] = (double)c->unlisted;
		}
		seconds += now() - from;
	}
	struct mixing m = mixing_of(x, CHAINS, SWEEPS);
	printf("LCMCR, %zu lists, 10 classes: %.2f microseconds a sweep (bar 5), %.0f and %.0f "
	       "effective draws a second in bulk and tail, R-hat %.3f\n",
		t->lists, seconds * 1e6 / (CHAINS * SWEEPS), m.bulk / seconds, m.tail / seconds,
		m.rhat);
}

int main(int argc, char **argv)
{
	int tables = argc > 1 ? atoi(argv[1]) : 20;
	const char *letters = argc > 2 ? argv[2] : "ABCDEFGHIJLMNPR";
	const char *methods = argc > 3 ? argv[3] : "chao,loglinear,dga,lcmcr,knell";
	uint64_t seed = argc > 4 ? strtoull(argv[4], NULL, 10) : 20310314;
	struct settings s = settings_usual;
	struct arena mem = { 0 };
	if (tables < 1 || tables > MOST_TABLES)
		return 2;
	struct table t = timing_table(&mem);
	time_models(&t, &mem);
	time_dga(&t, &mem);
	time_sweeps(&t, &mem);
	arena_release(&mem);

	s.threads = 2;
	s.sweeps = 60000;
	for (int m = 0; m < METHODS; m++)
		s.want[m] = strstr(methods, method_words[m]) != NULL;
	for (size_t i = 0; i < sizeof worlds / sizeof *worlds; i++) {
		if (!strchr(letters, worlds[i].letter))
			continue;
		if (worlds[i].folder && getenv("SHARED"))
			run_world(&worlds[i], tables < 50 ? tables : 50, true, seed, &s);
		run_world(&worlds[i], tables, false, seed, &s);
	}
	return 0;
}
