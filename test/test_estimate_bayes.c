/* dga 2.0.1 and LCMCR 0.4.14 on tables of the literature. */
#include "estimate/chains.h"
#include "estimate/dga.h"
#include "estimate/special.h"
#include "estimate_tables.h"

#include <math.h>

TEST("EST-20: there are 8, 61, 822 and 18,154 decomposable graphs, the complete one last")
{
	CHECK_INT((long long)graphs_decomposable(3, mem).count, 8);
	CHECK_INT((long long)graphs_decomposable(4, mem).count, 61);
	CHECK_INT((long long)graphs_decomposable(5, mem).count, 822);
	struct graphs g = graphs_decomposable(6, mem);
	CHECK_INT((long long)g.count, 18154);
	CHECK_INT(g.at[g.count - 1].cliques, 1);
	CHECK_INT(g.at[g.count - 1].clique[0], 63);
}

TEST("EST-20: median and limits of Kosovo and diabetes are dga's")
{
	struct table t = table_of(kosovo_text, mem);
	struct dga_options o = { .grid = 10 };
	struct dga d = dga_run(&t, &o, mem);
	struct dga_summary s = dga_summarise(&d, d.with, 0.95);
	CHECK_NEAR(s.median, 12595, 0.1);
	CHECK_NEAR(s.low, 9827, 0.1);
	CHECK_NEAR(s.high, 16544, 0.1);
	t = table_of(diabetes_text, mem);
	d = dga_run(&t, &o, mem);
	s = dga_summarise(&d, d.with, 0.95);
	CHECK_NEAR(s.median, 2471, 0.1);
	CHECK_NEAR(s.low, 2376, 0.1);
	CHECK_NEAR(s.high, 2589, 0.1);
}

/* c_A of one set of lists, term by term. */
static double c_of(const struct table *t, uint32_t set, double unlisted, double delta)
{
	double cell[8] = { 0 }, sum = 0,
	       each = delta * (1 << ((int)t->lists - __builtin_popcount(set)));
	for (size_t i = 0; i < t->count; i++)
		cell[t->at[i].lists & set] += (double)t->at[i].count;
	cell[0] += unlisted;
	for (uint32_t s = 0; s < 8; s++)
		if ((s & set) == s)
			sum += log_gamma(cell[s] + each) - log_gamma(each);
	return sum;
}

TEST("EST-21: the posterior is that of the formula written out, to 1e-10")
{
	struct table t = table_of(good_text, mem);
	struct dga_options o = { .grid = 2 };
	struct dga d = dga_run(&t, &o, mem);
	double delta = 1. / 8, *p = NEW_ARRAY(mem, double, d.points), top = -HUGE_VAL, sum = 0,
	       worst = 0;
	double n = (double)t.n;
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < d.points; i++) {
			double u = (double)i;
			for (size_t g = 0; g < d.graphs.count; g++) {
				const struct graph *graph = &d.graphs.at[g];
				double x = log_gamma(n + u + 1) - log_gamma(u + 1) - log(n + u);
				x += (graph->cliques - graph->separators) *
				     (log_gamma(8 * delta) - log_gamma(n + u + 8 * delta));
				for (int k = 0; k < graph->cliques; k++)
					x += c_of(&t, graph->clique[k], u, delta);
				for (int k = 0; k < graph->separators; k++)
					x -= c_of(&t, graph->separator[k], u, delta);
				if (!pass)
					top = fmax(top, x);
				else
					p[i] += exp(x - top);
			}
			sum += p[i];
		}
	}
	for (size_t i = 0; i < d.points; i++)
		worst = fmax(worst, fabs(p[i] / sum - d.with[i]));
	CHECK(worst < 1e-10);
}

TEST("EST-22: a grid that cuts something off is said, and grows when it may")
{
	struct table t;
	if (!shared_table("australia", &t, mem))
		SKIP("there is no folder of shared data");
	struct result r = run(method_dga, METHOD_DGA, &t, mem);
	CHECK_NEAR(r.median, 2143, 0.1);
	CHECK_NEAR(r.low, 1175, 0.1);
	CHECK_NEAR(r.high, 4188, 0.1);
	CHECK(warned(&r.warnings, 9)); /* EST-68 */
	struct dga_options wide = { 0 };
	struct dga d = dga_run(&t, &wide, mem);
	CHECK(d.bounded && d.times > 10);
}

TEST("EST-23: where the saturated graph is likeliest the figure is that of the others, and both "
     "are shown")
{
	struct table t;
	if (!shared_table("hav", &t, mem))
		SKIP("there is no folder of shared data");
	struct result r = run(method_dga, METHOD_DGA, &t, mem);
	CHECK_NEAR(measured(&r, "saturated"), 0.704, 0.0005);
	CHECK_NEAR(r.median, 402, 0.1);
	CHECK_NEAR(r.low, 354, 0.1);
	CHECK_NEAR(r.high, 630, 0.1);
	CHECK_NEAR(r.variants.at[0].estimate, 291, 0.1);
	CHECK_NEAR(r.variants.at[0].high, 959, 0.1);
	CHECK(warned(&r.warnings, 8)); /* EST-67 */
}

TEST("dga's figures of nine tables more")
{
	static const struct {
		const char *name;
		double median, low, high;
	} known[] = { { "korea", 159, 123, 388 }, { "spina3", 731, 694, 787 },
		{ "scotpwid", 32783, 26138, 40499 }, { "western", 2113, 1339, 3420 },
		{ "neworl_5", 846, 528, 1541 }, { "ukdat_5", 22365, 10343, 29446 },
		{ "ned_5", 47903, 40845, 55456 }, { "congenital", 618, 590, 656 } };
	struct table t;
	struct dga_options o = { .grid = 10 };
	if (!shared_table("korea", &t, mem))
		SKIP("there is no folder of shared data");
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		struct arena brief = { 0 };
		CHECK(shared_table(known[i].name, &t, &brief));
		struct dga d = dga_run(&t, &o, &brief);
		struct dga_summary s = dga_summarise(&d, d.with, 0.95);
		CHECK_NEAR(s.median, known[i].median, 0.1);
		CHECK_NEAR(s.low, known[i].low, 0.1);
		CHECK_NEAR(s.high, known[i].high, 0.1);
		arena_release(&brief);
	}
}

static struct chains chains_of(
	const struct table *t, int threads, int64_t sweeps, struct arena *mem)
{
	struct chains_options o = { .model = { .classes = 10, .a = 0.25, .b = 0.25 },
		.chains = 4,
		.threads = threads,
		.least = sweeps,
		.most = sweeps,
		.enough = 1,
		.seed = 7 };
	return chains_run(t, &o, mem);
}

TEST("EST-30: one or two threads, the same draws")
{
	struct table t = table_of(kosovo_text, mem);
	struct chains one = chains_of(&t, 1, 2000, mem), two = chains_of(&t, 2, 2000, mem);
	CHECK_INT((long long)one.length, (long long)two.length);
	CHECK(memcmp(one.unlisted, two.unlisted, one.count * one.length * sizeof(double)) == 0);
}

TEST("EST-32: R-hat and effective draws tell good chains from bad ones")
{
	struct variates v;
	double x[4000];
	variates_seed(&v, 3, 0);
	for (int i = 0; i < 4000; i++)
		x[i] = draw_normal(&v);
	struct mixing m = mixing_of(x, 4, 1000);
	CHECK(m.rhat < 1.01 && m.bulk > 3000 && m.tail > 2000);
	CHECK(mixing_passes(&m));
	for (int i = 0; i < 1000; i++)
		x[i] += 1; /* one chain elsewhere */
	m = mixing_of(x, 4, 1000);
	CHECK(m.rhat > 1.05 && !mixing_passes(&m));
	for (int i = 0; i < 4000; i++)
		x[i] = i % 1000 ? 0.95 * x[i - 1] + draw_normal(&v) : draw_normal(&v);
	m = mixing_of(x, 4, 1000);
	CHECK(m.bulk < 300 && m.bulk > 30); /* (1 - .95) / (1 + .95) of 4000 is 103 */
}

TEST("EST-69: chains that had no time say so, and more than one hump is seen")
{
	struct table t = table_of(kosovo_text, mem);
	struct settings s = settings_usual;
	struct result r = { .method = METHOD_LCMCR, .n = t.n, .level = 0.95 };
	s.sweeps = 2000;
	method_lcmcr(&t, &s, &r, mem);
	CHECK(warned(&r.warnings, 10));
	double two[2000];
	struct variates v;
	variates_seed(&v, 3, 0);
	for (int i = 0; i < 2000; i++)
		two[i] = draw_normal(&v) + (i % 2 ? 6 : 0);
	sort_doubles(two, 2000);
	CHECK_INT(modes_of(two, 2000), 2);
	for (int i = 0; i < 2000; i++)
		two[i] = draw_normal(&v);
	sort_doubles(two, 2000);
	CHECK_INT(modes_of(two, 2000), 1);
}

TEST("EST-33: independent lists are predicted as well as they are")
{
	struct table t = table_of(good_text, mem);
	struct chains c = chains_of(&t, 1, 4000, mem);
	CHECK(c.fit > 0.02 && c.fit < 0.999);
}
