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

/*
 * The posterior written out, by nothing of the engine: every set of edges is tried; a graph is chordal when
 * vertices whose neighbours are joined can be taken away until none is left, and its likelihood is the
 * product of P(vertex and its neighbours then) / P(the neighbours).
 */
enum { PLAIN_LISTS = 6, PLAIN_SETS = 1 << PLAIN_LISTS };

/* log of the marginal likelihood of the lists of `set` (Dirichlet, delta a full cell). */
static double plain_marginal(const struct table *t, uint32_t set, double unlisted, double delta)
{
	double cell[PLAIN_SETS] = { 0 }, full = delta * (1 << t->lists), sum = 0;
	double each = delta * (1 << ((int)t->lists - __builtin_popcount(set)));
	for (size_t i = 0; i < t->count; i++)
		cell[t->at[i].lists & set] += (double)t->at[i].count;
	cell[0] += unlisted;
	for (uint32_t s = 0; s < 1u << t->lists; s++)
		if ((s & set) == s)
			sum += lgamma(cell[s] + each) - lgamma(each);
	return sum + lgamma(full) - lgamma((double)t->n + unlisted + full);
}

static bool all_joined(uint32_t set, const uint32_t *near)
{
	for (uint32_t rest = set; rest; rest &= rest - 1)
		if (set & ~(rest & -rest) & ~near[__builtin_ctz(rest)])
			return false;
	return true;
}

/* Vertices with their neighbours in the order they can be taken away; false when the graph is not chordal. */
static bool plain_order(size_t lists, const uint32_t *near, uint32_t *whole, uint32_t *around)
{
	uint32_t left = (1u << lists) - 1;
	for (size_t taken = 0; taken < lists; taken++) {
		size_t v = 0;
		while (v < lists && !(left >> v & 1 && all_joined(near[v] & left, near)))
			v++;
		if (v == lists)
			return false;
		left &= ~(1u << v);
		around[taken] = near[v] & left;
		whole[taken] = around[taken] | 1u << v;
	}
	return true;
}

struct plain {
	size_t count;
	uint32_t (*whole)[PLAIN_LISTS], (*around)[PLAIN_LISTS];
};

static struct plain plain_graphs(size_t lists, struct arena *mem)
{
	size_t edges = lists * (lists - 1) / 2;
	struct plain g = { 0 };
	g.whole = arena_alloc(mem, (size_t)1 << edges, sizeof *g.whole, 8);
	g.around = arena_alloc(mem, (size_t)1 << edges, sizeof *g.around, 8);
	for (uint32_t choice = 0; choice < 1u << edges; choice++) {
		uint32_t near[PLAIN_LISTS] = { 0 }, rest = choice;
		for (size_t i = 0; i < lists; i++)
			for (size_t j = i + 1; j < lists; j++, rest >>= 1)
				if (rest & 1)
					near[i] |= 1u << j, near[j] |= 1u << i;
		g.count += plain_order(lists, near, g.whole[g.count], g.around[g.count]);
	}
	return g;
}

static double *plain_posterior(const struct table *t, size_t points, struct arena *mem)
{
	struct plain g = plain_graphs(t->lists, mem);
	double *p = NEW_ARRAY(mem, double, points), top = -HUGE_VAL, sum = 0, n = (double)t->n;
	for (int pass = 0; pass < 2; pass++) {
		for (size_t u = 0; u < points; u++) {
			double of[PLAIN_SETS] = { 0 }, size = n + (double)u;
			for (uint32_t set = 1; set < 1u << t->lists; set++)
				of[set] = plain_marginal(
					t, set, (double)u, 1 / (double)(1 << t->lists));
			for (size_t i = 0; i < g.count; i++) {
				double x = lgamma(size + 1) - lgamma((double)u + 1) - log(size);
				for (size_t k = 0; k < t->lists; k++)
					x += of[g.whole[i][k]] - of[g.around[i][k]];
				if (!pass)
					top = fmax(top, x);
				else
					p[u] += exp(x - top);
			}
			sum += p[u];
		}
	}
	for (size_t u = 0; u < points; u++)
		p[u] /= sum;
	return p;
}

static void check_posterior(const struct table *t, double times, struct arena *mem)
{
	struct dga_options o = { .grid = times };
	struct dga d = dga_run(t, &o, mem);
	double *p = plain_posterior(t, d.points, mem), worst = 0;
	for (size_t i = 0; i < d.points; i++)
		worst = fmax(worst, fabs(p[i] - d.with[i]));
	if (!(worst < 1e-10))
		printf("# %zu lists, off by %g\n", t->lists, worst);
	CHECK(worst < 1e-10);
}

TEST("EST-21: the posterior is that of the formula written out, to 1e-10")
{
	static const char five[] = "a,b,c,d,e,count\n1,0,0,0,0,19\n0,1,0,0,0,17\n0,0,1,0,0,23\n"
				   "0,0,0,1,0,9\n0,0,0,0,1,4\n1,1,0,0,0,6\n0,0,1,1,0,3\n"
				   "1,0,1,0,1,2\n1,1,1,1,0,1\n0,1,0,0,1,1\n";
	static const char six[] = "a,b,c,d,e,f,count\n1,0,0,0,0,0,8\n0,1,0,0,0,0,7\n"
				  "0,0,1,0,0,0,9\n0,0,0,1,0,0,3\n0,0,0,0,1,1,2\n1,1,0,0,0,1,2\n"
				  "0,0,1,1,0,0,2\n1,0,1,0,1,0,1\n";
	struct table t = table_of(good_text, mem);
	check_posterior(&t, 2, mem);
	t = table_of(artificial_text, mem);
	check_posterior(&t, 10, mem);
	t = table_of(kosovo_text, mem);
	check_posterior(&t, 3, mem);
	t = table_of(five, mem);
	check_posterior(&t, 10, mem);
	t = table_of(six, mem);
	check_posterior(&t, 2, mem);
}

TEST("EST-22: a hundred times Kosovo has every value of its grid in under 100 MB")
{
	struct table t = table_of(kosovo_text, mem);
	struct dga_options o = { .grid = 10 };
	for (size_t i = 0; i < t.count; i++)
		t.at[i].count *= 100;
	t.n *= 100;
	struct dga d = dga_run(&t, &o, mem);
	CHECK_INT(d.step, 1);
	CHECK_INT((long long)d.points, 4400001);
	CHECK(d.saturated > 0.999 && d.drop_saturated);
	CHECK_NEAR(dga_summarise(&d, d.without, 0.95).median, 1273977, 0.1);
	for (size_t i = 0; i < t.count; i++)
		t.at[i].count *= 10;
	t.n *= 10; /* a coarse grid: its points stand for several values, but for the first */
	struct dga coarse = dga_run(&t, &o, mem);
	CHECK(coarse.step > 1 && coarse.points <= 100001);
	double sum = 0;
	for (size_t i = 0; i < coarse.points; i++)
		sum += coarse.with[i];
	CHECK_NEAR(sum, 1, 1e-9);
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

TEST("EST-30: a cap that the law lies over is met, said, and no end of redrawing")
{
	struct table t = table_of("a,b,c,count\n1,0,0,400\n0,1,0,300\n0,0,1,350\n1,1,0,1\n", mem);
	struct settings s = settings_usual;
	struct result r = { .method = METHOD_LCMCR, .n = t.n, .level = 0.95 };
	s.sweeps = 2000;
	s.cap = 0.5;
	method_lcmcr(&t, &s, &r, mem);
	CHECK(r.high <= 1.5 * 1051);
	CHECK(measured(&r, "at_cap") > 0.01 && measured(&r, "at_cap") <= 1);
	CHECK(warned(&r.warnings, 10));
}

TEST("EST-33: independent lists are predicted as well as they are")
{
	struct table t = table_of(good_text, mem);
	struct chains c = chains_of(&t, 1, 4000, mem);
	CHECK(c.fit > 0.02 && c.fit < 0.999);
}

TEST("EST-33: of ten lists most cells are empty, and independent lists are still not called a bad "
     "fit")
{
	struct table t = { .lists = 10, .name = NEW_ARRAY(mem, struct str, 10) };
	struct variates v;
	variates_seed(&v, 4, 0);
	for (int i = 0; i < 700; i++) {
		uint32_t s = 0;
		for (int j = 0; j < 10; j++)
			s |= (uint32_t)(draw_unit(&v) < 0.07) << j;
		if (s)
			*PUSH(mem, &t) = (struct pattern){ s, 1 };
	}
	table_settle(&t);
	struct chains c = chains_of(&t, 1, 2000, mem);
	CHECK(t.count < 100);
	CHECK(c.fit > 0.02 && c.fit < 0.999);
}
