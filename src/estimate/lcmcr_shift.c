/*
 * EST-31: the move that makes N0 mix. The odds of every list in one class are multiplied by a common
 * factor and the weight of the class is changed so that its share of the listed persons stays; accepted by
 * the likelihood of the listed persons alone, with classes and N0 integrated out. Gibbs steps move along
 * this direction only by the square root of the persons at a time.
 */
#include "estimate/lcmcr_shift.h"
#include "estimate/weigh.h"

#include <math.h>

enum { TRIES = 1 }; /* more cost as much as they gain */

/* P(row | class) without the weight, by groups of lists as in weigh.h. */
static void row_chances(const struct chain *c, const double *lambda, double *p)
{
	double product[MOST_GROUPS * PRODUCTS];
	size_t groups = groups_of(c->table->lists);
	for (size_t g = 0; g < groups; g++)
		product[g * PRODUCTS] = 1;
	for (size_t j = 0; j < c->table->lists; j++) {
		double *x = product + j / GROUP * PRODUCTS;
		for (size_t m = 0, before = (size_t)1 << j % GROUP; m < before; m++) {
			x[m + before] = x[m] * lambda[j];
			x[m] *= 1 - lambda[j];
		}
	}
	for (size_t i = 0; i < c->rows; i++) {
		uint32_t s = c->set[i];
		p[i] = product[s % PRODUCTS] * product[PRODUCTS + s / PRODUCTS % PRODUCTS];
		for (size_t g = 2; g < groups; g++)
			p[i] *= product[g * PRODUCTS + (s >> g * GROUP) % PRODUCTS];
	}
}

/* How much likelier the listed persons are; masses are in units of c->whole before, `whole` after. */
WIDE static double log_likelihood_ratio(const struct chain *c, const double *after, double whole)
{
	const struct table *t = c->table;
	double seen = c->whole - c->chance[t->count], seen_after = whole - after[t->count];
	four sum = { 0 };
	for (size_t i = 0; i < c->rows; i += 4)
		sum += CONST_FOUR(c->count, i) *
		       logs(CONST_FOUR(after, i) / CONST_FOUR(c->chance, i));
	return sum_of(sum) - (double)t->n * log(seen_after / seen);
}

/* log p(weights) after and before multiplying weight h by c and scaling to one, with the Jacobian. */
static double log_weight_ratio(const struct chain *c, int h, double factor)
{
	int classes = c->options.classes;
	double d = 1 + (factor - 1) * c->weight[h], gain = log(factor) - (double)classes * log(d);
	if (c->options.even || classes == 1)
		return gain;
	/* p(V) = prod alpha (1-V)^(alpha-1) and dV/dw = prod 1/left: after the last stick only
	 * left_(H-1)^(alpha-1) and 1/left of the sticks before it remain. */
	double log_left = 0, end = (h == classes - 1 ? log(factor) : 0) - log(d);
	for (int k = 0; k + 2 < classes && k < h; k++) {
		log_left += c->rest[k]; /* log of the weight after stick k */
		gain -= log1p((factor - 1) * exp(c->log_weight[h] - log_left));
	}
	return gain + (double)(classes - 2) * log(d) + (c->alpha - 1) * end;
}

struct shift {
	int h;
	double lambda[MAX_LISTS], factor, log_ratio;
};

static void propose(struct chain *c, struct shift *s)
{
	double scale = 0.02 * exp(4 * draw_unit(&c->variates)); /* 0.02 to 1.1 */
	double step = scale * draw_normal(&c->variates), by = exp(step);
	double none = 1, none_after = 1, divisor = 1, lists = (double)c->table->lists;
	s->h = __builtin_ctzll(random_bits(&c->variates.random) | (uint64_t)1 << 40) %
	       c->options.classes;
	for (size_t j = 0; j < c->table->lists; j++) {
		double p = c->lambda[j][s->h], q = 1 - p, d = q + p * by;
		s->lambda[j] = p * by / d;
		divisor *= d;
		none *= q;
		none_after *= q / d;
	}
	/* prior Beta(on, off) and the Jacobian make p^on (1-p)^off in all */
	s->log_ratio =
		c->options.on * lists * step - (c->options.on + c->options.off) * log(divisor);
	s->factor = (1 - none) / (1 - none_after);
	s->log_ratio += log_weight_ratio(c, s->h, s->factor);
}

/* Masses of the rows after the move, in units of c->whole times 1 + (factor - 1) weight, so that those
 * of the other classes stay; false when it cannot be. `mine` has the new masses of the class. */
static bool changed_chances(
	const struct chain *c, const struct shift *s, double *after, double *mine)
{
	double up = c->whole * c->weight[s->h] * s->factor;
	row_chances(c, s->lambda, mine);
	for (size_t i = 0; i < c->rows; i++) {
		mine[i] *= up;
		after[i] = c->chance[i] - c->mass[i][c->place[s->h]] + mine[i];
		if (!(after[i] > 1e-290))
			return false;
	}
	return true;
}

static void apply_to_sticks(struct chain *c, const struct shift *s, double log_h, double log_d)
{
	double log_left = 0, before = log_d;
	for (int k = 0; k + 1 < c->options.classes && k <= s->h; k++) {
		log_left += c->rest[k];
		double now = k < s->h ? log1p((s->factor - 1) * exp(log_h - log_left)) : 0;
		c->rest[k] += now - before;
		before = now;
	}
}

static void apply(struct chain *c, const struct shift *s, const double *after, const double *mine)
{
	double d = 1 + (s->factor - 1) * c->weight[s->h], log_d = log(d);
	double log_h = c->log_weight[s->h];
	for (size_t j = 0; j < c->table->lists; j++)
		c->lambda[j][s->h] = s->lambda[j];
	c->weight[s->h] *= s->factor;
	c->log_weight[s->h] += log(s->factor);
	for (int k = 0; k < c->options.classes; k++) {
		c->log_weight[k] -= log_d;
		c->weight[k] /= d;
	}
	if (!c->options.even)
		apply_to_sticks(c, s, log_h, log_d);
	for (size_t i = 0; i < c->rows; i++) {
		c->mass[i][c->place[s->h]] = mine[i];
		c->chance[i] = after[i];
	}
	c->whole *= d;
}

void chain_shift(struct chain *c)
{
	double *after = c->room, *mine = after + c->rows;
	for (int i = 0; i < TRIES; i++) {
		struct shift s;
		propose(c, &s);
		double whole = c->whole * (1 + (s.factor - 1) * c->weight[s.h]);
		if (!changed_chances(c, &s, after, mine) || after[c->table->count] >= whole)
			continue;
		double gain = log_likelihood_ratio(c, after, whole) + s.log_ratio;
		if (draw_yes(&c->variates, gain))
			apply(c, &s, after, mine);
	}
}
