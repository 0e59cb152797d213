/*
 * Whether the sampler draws from the law it says (Geweke 2004): unknowns from the prior and a table from them,
 * then by turns a sweep given the table and a table given the unknowns. However long that goes on, the unknowns
 * must keep the prior. A move that is wrong by little shows here, whatever the table.
 */
#include "estimate/diagnose.h"
#include "estimate/lcmcr.h"
#include "estimate_tables.h"

#include <math.h>
#include <string.h>

enum {
	LISTS = 3,
	CELLS = 8,
	SWEEPS = 500000,
	KEPT_EVERY = 50,
	KEPT = SWEEPS / KEPT_EVERY,
	NUMBERS = 6
};

struct watched {
	double *of[NUMBERS]; /* by draw */
	double mean[NUMBERS];
};

static const char *const watched[NUMBERS] = { "chance", "chance under 0.2", "first weight",
	"last weight", "missed", "alpha" };

static double missed_by(const struct chain *c)
{
	double sum = 0;
	for (int h = 0; h < c->options.classes; h++) {
		double none = c->weight[h];
		for (int j = 0; j < LISTS; j++)
			none *= 1 - c->lambda[j][h];
		sum += none;
	}
	return sum;
}

static void watch(const struct chain *c, double *x)
{
	x[0] = c->lambda[0][0];
	x[1] = c->lambda[1][0] < 0.2;
	x[2] = c->weight[0];
	x[3] = c->weight[c->options.classes - 1];
	x[4] = missed_by(c);
	x[5] = c->alpha;
}

static void draw_prior(struct chain *c, struct variates *v)
{
	const struct lcmcr_options *o = &c->options;
	double left = 1, sum = 0;
	c->alpha = draw_gamma(v, o->a) / o->b;
	for (int h = 0; h < o->classes; h++) {
		double taken = h + 1 < o->classes ? draw_beta(v, 1, c->alpha) : 1;
		sum += c->weight[h] = o->even ? draw_gamma(v, 1) : left * taken;
		left *= 1 - taken;
		for (int j = 0; j < LISTS; j++)
			c->lambda[j][h] = draw_beta(v, o->on, o->off);
	}
	for (int h = 0; h < o->classes; h++)
		c->weight[h] /= sum;
}

/* The listed are as many as ever: p(N) ~ 1/N leaves the law of the unknowns alone when n is given. */
static void draw_table(struct chain *c, struct variates *v, const struct table *t)
{
	double cell[CELLS] = { 0 };
	int64_t part[CELLS];
	for (uint32_t s = 1; s < CELLS; s++)
		for (int h = 0; h < c->options.classes; h++) {
			double p = c->weight[h];
			for (int j = 0; j < LISTS; j++)
				p *= s >> j & 1 ? c->lambda[j][h] : 1 - c->lambda[j][h];
			cell[s] += p;
		}
	draw_multinomial(v, t->n, cell, CELLS, part);
	for (uint32_t s = 1; s < CELLS; s++)
		c->count[s - 1] = (double)part[s]; /* the chain's own copy of those of the table */
}

static void prior_means(struct chain *c, struct variates *v, double *mean)
{
	enum { DRAWN = 400000 };
	double x[NUMBERS];
	memset(mean, 0, NUMBERS * sizeof *mean);
	for (int i = 0; i < DRAWN; i++) {
		draw_prior(c, v);
		watch(c, x);
		for (int k = 0; k < NUMBERS; k++)
			mean[k] += x[k] / DRAWN;
	}
}

static struct watched watch_chain(const struct lcmcr_options *o, int64_t n, struct arena *mem)
{
	struct watched w;
	struct variates v;
	struct chain *c = NEW(mem, struct chain);
	struct table t = { .lists = LISTS, .n = n };
	double x[NUMBERS];
	variates_seed(&v, 77, 0);
	for (uint32_t s = 1; s < CELLS; s++)
		*PUSH(mem, &t) = (struct pattern){ s, n / 7 };
	t.at[0].count += n % 7;
	chain_start(c, &t, o, 3, 0, mem);
	for (int k = 0; k < NUMBERS; k++)
		w.of[k] = NEW_ARRAY(mem, double, KEPT);
	for (int i = -10000; i < SWEEPS; i++) {
		chain_sweep(c);
		if (i > -8000) { /* the step of the glide was tuned on one table */
			draw_table(c, &v, &t);
			c->sweeps = 8 * (5000 + i / 2) + i % 2; /* every second has every move */
		}
		watch(c, x);
		for (int k = 0; k < NUMBERS && i >= 0 && i % KEPT_EVERY == 0; k++)
			w.of[k][i / KEPT_EVERY] = x[k];
	}
	prior_means(c, &v, w.mean);
	return w;
}

static void check_law(const struct lcmcr_options *o, int64_t n, struct arena *mem)
{
	struct watched w = watch_chain(o, n, mem);
	for (int k = 0; k < NUMBERS; k++) {
		struct mixing m = mixing_of(w.of[k], 1, KEPT);
		double mean = 0, square = 0;
		if (o->even && k == 5)
			continue;
		for (int i = 0; i < KEPT; i++) {
			mean += w.of[k][i] / KEPT;
			square += w.of[k][i] * w.of[k][i] / KEPT;
		}
		double error = sqrt((square - mean * mean) / m.bulk);
		printf("# %s: %.4f, prior %.4f, error %.4f\n", watched[k], mean, w.mean[k], error);
		CHECK(m.bulk > 200);
		CHECK_NEAR(mean, w.mean[k], 4 * error);
	}
}

TEST("EST-30, EST-31: sweeps leave the law of the unknowns as it is: a Dirichlet process, uniform "
     "chances")
{
	struct lcmcr_options o = { .classes = 4, .a = 2, .b = 2, .on = 1, .off = 1 };
	check_law(&o, 300, mem);
}

TEST("EST-51: sweeps leave the law of the unknowns as it is: three even classes, chances Beta(1/2, "
     "2)")
{
	struct lcmcr_options o = {
		.classes = 3, .a = 2, .b = 2, .even = true, .on = 0.5, .off = 2
	};
	check_law(&o, 300, mem);
}

/* P(N0 <= most) of a negative binomial law: `n` listed, each missed by chance `missed`. */
static double at_most(int64_t n, double missed, int most)
{
	double p = pow(1 - missed, (double)n), sum = 0;
	for (int k = 0; k <= most; k++) {
		sum += p;
		p *= missed * ((double)n + k) / (k + 1);
	}
	return sum;
}

static double likelihood(const struct chain *c, const struct table *t, double missed)
{
	double product = 1;
	for (size_t i = 0; i < t->count; i++) {
		double sum = 0;
		for (int h = 0; h < c->options.classes; h++) {
			double p = c->weight[h];
			for (int j = 0; j < LISTS; j++)
				p *= t->at[i].lists >> j & 1 ? c->lambda[j][h]
							     : 1 - c->lambda[j][h];
			sum += p;
		}
		product *= pow(sum / (1 - missed), (double)t->at[i].count);
	}
	return product;
}

TEST("EST-30: of a tiny table, N is what the prior weighed by the likelihood says, without any "
     "chain")
{
	enum { DRAWN = 2000000, CHECKED = 3 };
	static const int most[CHECKED] = { 0, 4, 15 };
	struct table t =
		table_of("a,b,c,count\n1,0,0,4\n0,1,0,3\n0,0,1,2\n1,1,0,2\n1,1,1,1\n", mem);
	struct lcmcr_options o = { .classes = 3, .a = 1, .b = 1, .on = 1, .off = 1 };
	struct chain *c = NEW(mem, struct chain);
	struct variates v;
	double known[CHECKED] = { 0 }, sum = 0, found[CHECKED] = { 0 };
	variates_seed(&v, 5, 0);
	chain_start(c, &t, &o, 1, 0, mem);
	for (int i = 0; i < DRAWN; i++) {
		draw_prior(c, &v);
		double missed = missed_by(c), w = likelihood(c, &t, missed);
		sum += w;
		for (int k = 0; k < CHECKED; k++)
			known[k] += w * at_most(t.n, missed, most[k]);
	}
	chain_start(c, &t, &o, 1, 0, mem);
	for (int i = -20000; i < DRAWN / 2; i++) {
		chain_sweep(c);
		for (int k = 0; k < CHECKED; k++)
			found[k] += i >= 0 && c->unlisted <= most[k];
	}
	for (int k = 0; k < CHECKED; k++) {
		printf("# N0 <= %d: %.4f, known %.4f\n", most[k], found[k] / (DRAWN / 2),
			known[k] / sum);
		CHECK_NEAR(found[k] / (DRAWN / 2), known[k] / sum, 0.006);
	}
}
