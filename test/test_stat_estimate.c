/* What only many draws can show. Built for release: the samplers run for seconds. */
#include "estimate/chains.h"
#include "estimate/fours.h"
#include "estimate/knell.h"
#include "estimate/special.h"
#include "estimate_tables.h"

#include <math.h>
#include <string.h>

static void moments(double (*draw)(struct variates *, const double *), const double *p,
	double *mean, double *variance)
{
	enum { COUNT = 400000 };
	struct variates v;
	double sum = 0, square = 0;
	variates_seed(&v, 11, 0);
	for (int i = 0; i < COUNT; i++) {
		double x = draw(&v, p);
		sum += x;
		square += x * x;
	}
	*mean = sum / COUNT;
	*variance = square / COUNT - *mean * *mean;
}

static double gamma_draw(struct variates *v, const double *p)
{
	return draw_gamma(v, p[0]);
}

static double binomial_draw(struct variates *v, const double *p)
{
	return (double)draw_binomial(v, (int64_t)p[0], p[1]);
}

static double gammas_draw(struct variates *v, const double *p)
{
	return gammas(v, (four){ 2, p[0], 0.4, 300 })[1];
}

static double poisson_draw(struct variates *v, const double *p)
{
	return (double)draw_poisson(v, p[0]);
}

static double multinomial_draw(struct variates *v, const double *p)
{
	double w[4] = { 0.1, 0.4, 0, 0.5 };
	int64_t part[4];
	draw_multinomial(v, (int64_t)p[0], w, 4, part);
	return (double)part[1] + 1e6 * (double)part[2];
}

TEST("variates have the mean and variance of their laws")
{
	static const struct {
		double (*draw)(struct variates *, const double *);
		double p[2], mean, variance;
	} laws[] = { { gamma_draw, { 0.3 }, 0.3, 0.3 }, { gamma_draw, { 4.5 }, 4.5, 4.5 },
		{ binomial_draw, { 12, 0.3 }, 3.6, 2.52 },
		{ binomial_draw, { 900, 0.03 }, 27, 26.19 },
		{ binomial_draw, { 500, 0.9 }, 450, 45 }, { binomial_draw, { 40, 0.6 }, 24, 9.6 },
		{ binomial_draw, { 60, 0.45 }, 27, 14.85 }, { gammas_draw, { 0.3 }, 0.3, 0.3 },
		{ gammas_draw, { 1 }, 1, 1 }, { gammas_draw, { 4.5 }, 4.5, 4.5 },
		{ poisson_draw, { 3 }, 3, 3 }, { poisson_draw, { 250 }, 250, 250 },
		{ multinomial_draw, { 5 }, 2, 1.2 }, { multinomial_draw, { 80 }, 32, 19.2 } };
	for (size_t i = 0; i < sizeof laws / sizeof *laws; i++) {
		double mean, variance;
		moments(laws[i].draw, laws[i].p, &mean, &variance);
		CHECK_NEAR(mean, laws[i].mean, 5 * sqrt(laws[i].variance / 400000));
		CHECK_NEAR(variance / laws[i].variance, 1, 0.03);
	}
}

TEST("EST-31: log-gamma values by fours are those of the library")
{
	for (double x = 1e-9; x < 1e9; x *= 1.7) {
		four y = log_gammas((four){ x, x + 1, 3 * x, 1 });
		double slack = 3e-14 * (1 + fabs(3 * x * log(3 * x)));
		CHECK_NEAR(y[0], log_gamma(x), slack);
		CHECK_NEAR(y[1], log_gamma(x + 1), slack);
		CHECK_NEAR(y[2], log_gamma(3 * x), slack);
		CHECK_NEAR(y[3], 0, 3e-14);
	}
}

TEST("binomial draws are as frequent as their law has it, near the mode and far from it")
{
	enum { COUNT = 1000000 };
	static const struct {
		int64_t n;
		double p;
	} laws[] = { { 60, 0.3 }, { 900, 0.2 }, { 40000, 0.35 } };
	for (size_t i = 0; i < sizeof laws / sizeof *laws; i++) {
		struct variates v;
		int64_t n = laws[i].n, *seen = NEW_ARRAY(mem, int64_t, (size_t)n + 1);
		double p = laws[i].p, chi2 = 0, cells = 0;
		variates_seed(&v, 21, i);
		for (int k = 0; k < COUNT; k++)
			seen[draw_binomial(&v, n, p)]++;
		for (int64_t k = 0; k <= n; k++) {
			double x = (double)k, y = (double)n - x;
			double expected =
				COUNT * exp(log_gamma((double)n + 1) - log_gamma(x + 1) -
						log_gamma(y + 1) + x * log(p) + y * log1p(-p));
			double off = (double)seen[k] - expected;
			chi2 += expected > 10 ? off * off / expected : 0;
			cells += expected > 10;
		}
		CHECK(chi2_tail(chi2, cells) > 1e-4);
	}
}

enum { ROWS = 8, KINDS = 5 };
static const double persons[ROWS] = { 6000, 1131, 321, 320, 31, 7, 1, 0 };
static const double shares[ROWS][KINDS] = { { 0.5, 0.3, 0.15, 0.05 }, { 0.004, 0.5, 0.4, 0.096 },
	{ 0.02, 0, 0.98 }, { 0.3, 0.3, 0.3, 0.1 - 1e-4, 1e-4 }, { 1e-3, 0.9, 0.05, 0.049 },
	{ 0.2, 0.2, 0.2, 0.2, 0.2 }, { 0, 0.6, 0.4 }, { 1 } };

/* How far the counts of one cell are from its binomial law; nan where there is nothing to hold against it. */
static double cell_tail(const int64_t *seen, int64_t n, double p, double count)
{
	double chi2 = 0, cells = -1;
	for (int64_t k = 0; k <= n; k++) {
		double x = (double)k, y = (double)(n - k);
		double expected = count * exp(log_gamma((double)n + 1) - log_gamma(x + 1) -
						  log_gamma(y + 1) + x * log(p) + y * log1p(-p));
		double off = (double)seen[k] - expected;
		chi2 += expected > 10 ? off * off / expected : 0;
		cells += expected > 10;
	}
	return cells > 0 ? chi2_tail(chi2, cells) : NAN;
}

static void part_often(int times, int64_t *seen, size_t stride)
{
	double w[ROWS][MAX_PARTED] = { 0 }, *row[ROWS];
	double part[ROWS][MAX_PARTED];
	struct variates v;
	variates_seed(&v, 31, 0);
	for (int i = 0; i < ROWS; i++)
		memcpy(row[i] = w[i], shares[i], sizeof shares[i]);
	for (int k = 0; k < times; k++) {
		draw_multinomials(&v, ROWS, persons, row, KINDS, part);
		for (int i = 0; i < ROWS; i++) {
			double sum = 0;
			for (int h = 0; h < KINDS; h++) {
				sum += part[i][h];
				seen[(size_t)(i * KINDS + h) * stride + (size_t)part[i][h]]++;
			}
			CHECK_NEAR(sum, persons[i], 0);
		}
	}
}

TEST("EST-30: persons of several patterns parted at once are as frequent in each class as the law "
     "has it")
{
	enum { TIMES = 300000, MOST = 6001 };
	int64_t *seen = NEW_ARRAY(mem, int64_t, (size_t)ROWS * KINDS * MOST);
	part_often(TIMES, seen, MOST);
	for (int i = 0; i < ROWS; i++)
		for (int h = 0; h < KINDS; h++) {
			const int64_t *cell = seen + (i * KINDS + h) * MOST;
			double p = shares[i][h];
			if (p <= 0 || p >= 1)
				CHECK_INT(cell[p > 0 ? (size_t)persons[i] : 0], TIMES);
			else if (persons[i] > 0)
				CHECK(!(cell_tail(cell, (int64_t)persons[i], p, TIMES) < 1e-4));
		}
}

static struct chains chains_of(const struct table *t, int64_t most, struct arena *mem)
{
	struct chains_options o = { .model = { .classes = 10, .a = 0.25, .b = 0.25 },
		.chains = 4,
		.threads = 2,
		.least = 20000,
		.most = most,
		.enough = 1000,
		.seed = 5 };
	return chains_run(t, &o, mem);
}

static void check_lcmcr(const char *name, const double *known, double slack, struct arena *mem)
{
	struct table t;
	CHECK(shared_table(name, &t, mem));
	struct chains c = chains_of(&t, 300000, mem);
	size_t count = c.count * c.length;
	sort_doubles(c.unlisted, count);
	CHECK(c.passed);
	CHECK_NEAR((quantile_sorted(c.unlisted, count, 0.5) + (double)t.n) / known[0], 1, slack);
	CHECK_NEAR((quantile_sorted(c.unlisted, count, 0.025) + (double)t.n) / known[1], 1, slack);
	CHECK_NEAR(
		(quantile_sorted(c.unlisted, count, 0.975) + (double)t.n) / known[2], 1, 2 * slack);
}

TEST("EST-30, EST-31: the added moves leave LCMCR's posterior as it is")
{
	struct table t;
	if (!shared_table("korea", &t, mem))
		SKIP("there is no folder of shared data");
	check_lcmcr("korea", (double[]){ 138, 124, 205 }, 0.02, mem);
	check_lcmcr("hav", (double[]){ 514, 366, 874 }, 0.03, mem);
	check_lcmcr("spina3", (double[]){ 733, 684, 823 }, 0.02, mem);
	check_lcmcr("neworl_5", (double[]){ 798, 558, 1275 }, 0.03, mem);
	check_lcmcr("congenital", (double[]){ 629, 591, 718 }, 0.02, mem);
}

TEST("EST-31: a chain without the shift agrees with one that has it")
{
	/* With one class the posterior is that of independent lists: N is known from dga's empty graph. */
	struct table t = table_of(good_text, mem);
	struct chains_options o = { .model = { .classes = 1, .a = 0.25, .b = 0.25, .even = true },
		.chains = 4,
		.threads = 2,
		.least = 40000,
		.most = 40000,
		.enough = 1,
		.seed = 5 };
	struct chains c = chains_run(&t, &o, mem);
	struct dga_options d = { .grid = 2, .delta = 1 };
	struct dga g = dga_run(&t, &d, mem);
	size_t count = c.count * c.length;
	sort_doubles(c.unlisted, count);
	CHECK_NEAR(quantile_sorted(c.unlisted, count, 0.5) + (double)t.n,
		dga_summarise(&g, g.with, 0.95).median, 12);
}

/* Tables of N = 2000 from classes with chances; how often the interval holds it. */
static int held(size_t lists, int classes, const double *weight, const double chance[][5],
	int tables, double *width, struct arena *mem)
{
	struct variates v;
	int count = 0;
	variates_seed(&v, 2031, lists);
	for (int i = 0; i < tables; i++) {
		double cell[32] = { 0 };
		int64_t part[32];
		struct table t = { .lists = lists, .name = NEW_ARRAY(mem, struct str, lists) };
		for (uint32_t s = 0; s < 1u << lists; s++)
			for (int h = 0; h < classes; h++) {
				double p = weight[h];
				for (size_t j = 0; j < lists; j++)
					p *= s >> j & 1 ? chance[h][j] : 1 - chance[h][j];
				cell[s] += p;
			}
		draw_multinomial(&v, 2000, cell, 1 << lists, part);
		for (uint32_t s = 1; s < 1u << lists; s++)
			*PUSH(mem, &t) = (struct pattern){ s, part[s] };
		table_settle(&t);
		struct result r = run(method_knell, METHOD_KNELL, &t, mem);
		count += r.low <= 2000 && r.high >= 2000;
		*width += (r.high - r.low) / tables;
	}
	return count;
}

TEST("EST-50, EST-51: the recommendation holds the truth where lists are independent and where "
     "persons differ")
{
	double width = 0;
	int count = held(
		3, 1, (double[]){ 1 }, (const double[][5]){ { .25, .30, .35 } }, 12, &width, mem);
	CHECK(count >= 10);
	CHECK(width < 450);
	width = 0;
	count = held(4, 2, (double[]){ .3, .7 },
		(const double[][5]){ { .5, .45, .55, .4 }, { .1, .15, .2, .12 } }, 12, &width, mem);
	CHECK(count >= 10);
	CHECK(width < 1200); /* as many as are documented */
}

TEST("EST-51: draws of the latent classes count by the third power of the share that is documented")
{
	struct table t = table_of(good_text, mem);
	struct families f = families_run(&t, 1, 1, 4000, mem);
	size_t first = f.loglinear_points;
	double n = (double)t.n, sum = 0;
	for (size_t i = first; i < f.points; i++) {
		sum += f.share[i];
		CHECK_NEAR(f.share[i] / f.share[first], pow(f.size[first] / f.size[i], 3), 1e-9);
	}
	CHECK(f.points > first + 1000 && f.size[first] > n);
	CHECK_NEAR(sum, f.weight, 1e-9);
}

TEST("EST-52, EST-53: hidden lists are found again where lists are independent")
{
	struct table t =
		table_of("a,b,c,d,count\n1,0,0,0,126\n0,1,0,0,126\n0,0,1,0,126\n0,0,0,1,126\n"
			 "1,1,0,0,126\n1,0,1,0,126\n1,0,0,1,126\n0,1,1,0,126\n0,1,0,1,126\n"
			 "0,0,1,1,126\n1,1,1,0,126\n1,1,0,1,126\n1,0,1,1,126\n0,1,1,1,126\n"
			 "1,1,1,1,126\n",
			mem);
	struct hidden h[4];
	CHECK_INT((long long)hidden_lists(&t, &settings_usual, h, mem), 4);
	for (int j = 0; j < 4; j++) {
		CHECK(h[j].held);
		CHECK_INT(h[j].size, 8 * 126);
	}
}

TEST("EST-50: of few persons on four lists the lead in BIC counts by less, by the root of their "
     "number")
{
	static const int64_t factor[] = { 1, 20 };
	for (int i = 0; i < 2; i++) {
		struct table t = { .lists = 4 };
		for (uint32_t s = 1; s < 16; s++)
			*PUSH(mem, &t) = (struct pattern){ s,
				factor[i] * (18 - 4 * __builtin_popcount(s) + (s == 3)) };
		table_settle(&t);
		struct families f = families_run(&t, 1, 1, 4000, mem);
		double counts = 5 * (t.n < 1000 ? sqrt(1000 / (double)t.n) : 1);
		double lead = (f.classes_bic - f.loglinear_bic) / (2 * counts);
		CHECK((t.n < 1000) == (i == 0) && fabs(lead) > 0.1);
		CHECK_NEAR(f.weight, 1 / (1 + exp(lead) / 2), 1e-12);
	}
}

TEST("EST-32: of more than 64 patterns chains are given fewer sweeps, so that they end")
{
	struct table t = { .lists = 8 };
	for (uint32_t s = 1; s < 256; s++)
		*PUSH(mem, &t) = (struct pattern){ s, 1 + s % 3 };
	table_settle(&t);
	struct chains_options o = { .model = { .classes = 10, .a = 0.25, .b = 0.25 },
		.chains = 2,
		.threads = 1,
		.least = 2000,
		.most = 30000,
		.enough = 1e9,
		.seed = 5 };
	struct chains c = chains_run(&t, &o, mem);
	CHECK(c.sweeps > 3700 && c.sweeps < 3800);
}
