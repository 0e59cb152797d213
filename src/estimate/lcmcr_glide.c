/*
 * EST-31: the move that makes N0 mix: Hamiltonian dynamics (Neal 2011) on the likelihood of the listed, with
 * classes of persons and N0 integrated out. A class can grow while its chances fall and the listed hardly tell;
 * Gibbs steps move along that ridge by the square root of the persons at a time, this one runs along it.
 *
 * A class moves by the angles of its chances, lambda = sin^2(angle), and by the logarithm of its weight. Both
 * are as heavy as its listed persons are many, give or take a factor that is drawn: the density of the masses,
 * given where the move ends, is part of its acceptance, so the law of the chain stays what it was.
 */
#include "estimate/lcmcr_glide.h"
#include "estimate/weigh.h"

#include <math.h>
#include <string.h>

#define HEAVINESS_SPREAD 0.7 /* of the logarithm of a mass */
#define LEAST_HEAVINESS 4.0 /* classes of fewer than e^4 listed stay: Gibbs steps move these well */
#define STEP_ACCEPTED 0.7   /* the share of moves to accept, to which the warm-up sets the step */
#define FIRST_STEP 0.35     /* times the root of the mass */
/* 24: a sweep costs a tenth less, for a third fewer effective draws a second */
enum { MOST_STEPS = 50 };

typedef double row[MOST_GLIDING];

struct glide {
	struct chain *c;
	const struct table *table;
	size_t lists;
	int classes, padded;     /* those that move; to a multiple of four */
	int label[MOST_GLIDING]; /* ascending */
	double together;         /* their weight, which stays */
	double firmness; /* what holds the sum of exp(log weight), which means nothing, near one */
	row heaviness, mass;      /* log mass, mass */
	row angle[MAX_LISTS + 1]; /* by list; in the last row log weights, up to a constant */
	row momentum[MAX_LISTS + 1], force[MAX_LISTS + 1];
	row chance[MAX_LISTS], weight, share; /* as the angles have it; share of `together` */
	double sum;
};

static double log_listed(const struct chain *c, double weight, double none)
{
	return log(1 + (double)c->table->n * weight * (1 - none));
}

/* The heaviest classes, in the order of their labels. */
static void choose(struct glide *g)
{
	struct chain *c = g->c;
	double heaviness[MAX_CLASSES], least = LEAST_HEAVINESS;
	int count;
	for (int h = 0; h < c->options.classes; h++) {
		double none = 1;
		for (size_t j = 0; j < g->lists; j++)
			none *= 1 - c->lambda[j][h];
		heaviness[h] = log_listed(c, c->weight[h], none) +
			       HEAVINESS_SPREAD * draw_normal(&c->variates);
	}
	do {
		count = 0;
		for (int h = 0; h < c->options.classes; h++)
			count += heaviness[h] >= least;
		least += 0.25;
	} while (count > MOST_GLIDING);
	for (int h = 0; h < c->options.classes; h++) {
		if (heaviness[h] < least - 0.25)
			continue;
		g->heaviness[g->classes] = heaviness[h];
		g->mass[g->classes] = exp(heaviness[h]);
		g->firmness += g->mass[g->classes];
		g->together += c->weight[h];
		g->label[g->classes++] = h;
	}
	g->padded = (g->classes + 3) & ~3;
	for (int k = g->classes; k < g->padded; k++)
		for (size_t j = 0; j < g->lists; j++)
			g->angle[j][k] = M_PI_4; /* any that divides well; nobody is there */
}

/* Where the move begins, and P(pattern and a class that stays). */
static void begin(struct glide *g)
{
	struct chain *c = g->c;
	bool moves[MAX_CLASSES] = { false };
	double off = draw_normal(&c->variates) / sqrt(g->firmness) - log(g->together);
	for (int k = 0; k < g->classes; k++) {
		int h = g->label[k];
		moves[c->place[h]] = true;
		for (size_t j = 0; j < g->lists; j++)
			g->angle[j][k] = asin(sqrt(c->lambda[j][h]));
		g->angle[g->lists][k] = c->log_weight[h] + off;
	}
	for (size_t i = 0; i <= g->table->count; i++) {
		c->others[i] = 0;
		for (int at = 0; at < c->options.classes; at++)
			c->others[i] += moves[at] ? 0 : c->mass[i][at];
	}
}

/* Sine and cosine to 1e-9, both of the wrong sign at times: for the force, which may be a little off. */
WIDE static void turn(const double *angle, double *sine, double *cosine, double *square)
{
	four x = CONST_FOUR(angle, 0);
	x -= M_PI * whole(x * M_1_PI + pick(x < 0, all_of(-0.5), all_of(0.5)));
	four y = x * x, s = y * (1 / 6227020800.) - 1 / 39916800.;
	four c = y * (-1 / 87178291200.) + 1 / 479001600.;
	s = s * y + 1 / 362880.;
	c = c * y - 1 / 3628800.;
	s = s * y - 1 / 5040.;
	c = c * y + 1 / 40320.;
	s = s * y + 1 / 120.;
	c = c * y - 1 / 720.;
	s = s * y - 1 / 6.;
	c = c * y + 1 / 24.;
	s = x + x * y * s;
	FOUR(sine, 0) = s;
	FOUR(cosine, 0) = 1 + y * (c * y - 0.5);
	FOUR(square, 0) = s * s;
}

WIDE static void weights_of(struct glide *g)
{
	g->sum = 0;
	for (int k = 0; k < g->padded; k += 4)
		FOUR(g->share, k) = exps(CONST_FOUR(g->angle[g->lists], k));
	for (int k = 0; k < g->classes; k++)
		g->sum += g->share[k];
	for (int k = 0; k < g->padded; k += 4) {
		FOUR(g->share, k) /= all_of(g->sum);
		FOUR(g->weight, k) = g->together * FOUR(g->share, k);
	}
	for (int k = g->classes; k < g->padded; k++)
		g->share[k] = g->weight[k] = 0;
}

/* P(pattern and class) by pattern, that of the empty one last: as weigh_patterns() has it. */
WIDE static void weigh(struct glide *g)
{
	weigh_all(
		g->table, g->weight, *g->chance, g->padded, MOST_GLIDING, *g->c->part, g->c->room);
}

/* The weights of all classes, those that move included, and what is left of one before each. */
static void all_weights(const struct glide *g, double *w, double *left)
{
	int last = g->c->options.classes - 1;
	memcpy(w, g->c->weight, sizeof g->c->weight);
	for (int k = 0; k < g->classes; k++)
		w[g->label[k]] = g->weight[k];
	left[last + 1] = 0;
	for (int h = last; h >= 0; h--)
		left[h] = left[h + 1] + w[h];
}

/*
 * d log p(weights) / d log weight, one class apart from the others. Of p(V) = prod alpha (1-V)^(alpha-1) and
 * dV/dw = prod 1/left there remain left_(H-1)^(alpha-1) and 1/left of the sticks between.
 */
static void add_prior_pull(const struct glide *g, double *pull)
{
	int last = g->c->options.classes - 1, k = 0;
	double w[MAX_CLASSES], left[MAX_CLASSES + 1], sum = 0;
	if (g->c->options.even)
		return;
	all_weights(g, w, left);
	for (int h = 0; k < g->classes; h++) {
		sum += h >= 1 && h < last ? 1 / left[h] : 0;
		if (g->label[k] == h)
			pull[k++] += (h == last ? g->c->alpha - 1 : 0) - w[h] * sum;
	}
}

static double log_prior(const struct glide *g)
{
	int last = g->c->options.classes - 1, end = g->label[g->classes - 1];
	double w[MAX_CLASSES], left[MAX_CLASSES + 1], sum = 0;
	for (size_t j = 0; j < g->lists; j++)
		for (int k = 0; k < g->classes; k++)
			sum += (g->c->options.on - 0.5) * log(g->chance[j][k]) +
			       (g->c->options.off - 0.5) * log(1 - g->chance[j][k]);
	if (g->c->options.even)
		return sum;
	all_weights(g, w, left);
	for (int h = 1; h < last && h <= end; h++)
		sum -= log(left[h]);
	return end == last ? sum + (g->c->alpha - 1) * log(w[last]) : sum;
}

/* Expected listed persons of each class, over the share of the unlisted that each has: what pulls. */
WIDE static void expect(const struct glide *g, double *in, row *on)
{
	const struct table *t = g->table;
	const row *part = (const row *)g->c->part;
	memset(on, 0, (g->lists + 1) * sizeof *on);
	memset(in, 0, sizeof(row));
	for (size_t i = 0; i <= t->count; i++) {
		double p = g->c->others[i] + g->c->room[i];
		double by = i < t->count ? (double)t->at[i].count / p : (double)t->n / (1 - p);
		for (int k = 0; k < g->padded; k += 4) {
			four x = by * CONST_FOUR(part[i], k);
			FOUR(in, k) += x;
			for (uint32_t s = i < t->count ? t->at[i].lists : 0; s; s &= s - 1)
				FOUR(on[__builtin_ctz(s)], k) += x;
		}
	}
}

WIDE static void chance_forces(struct glide *g, const double *in, row *sine, row *cosine)
{
	double on = g->c->options.on - 0.5, both = g->c->options.off - 0.5 + on;
	for (size_t j = 0; j < g->lists; j++)
		for (int k = 0; k < g->padded; k += 4) {
			four s = FOUR(sine[j], k), a = FOUR(g->force[j], k) + on;
			FOUR(g->force[j], k) = 2 * (a - (CONST_FOUR(in, k) + both) * s * s) /
					       (s * FOUR(cosine[j], k));
		}
}

/* The gradient of height(). */
static void forces(struct glide *g)
{
	row sine[MAX_LISTS], cosine[MAX_LISTS], in;
	for (size_t j = 0; j < g->lists; j++)
		for (int k = 0; k < g->padded; k += 4)
			turn(g->angle[j] + k, sine[j] + k, cosine[j] + k, g->chance[j] + k);
	weights_of(g);
	weigh(g);
	expect(g, in, g->force);
	chance_forces(g, in, sine, cosine);
	add_prior_pull(g, in);
	double all = g->firmness * log(g->sum);
	for (int k = 0; k < g->classes; k++)
		all += in[k] += 1;
	for (int k = 0; k < g->classes; k++)
		g->force[g->lists][k] = in[k] - g->share[k] * all;
}

/* log p(masses | where it is). */
static double log_heaviness(const struct glide *g)
{
	double sum = 0;
	for (int k = 0; k < g->classes; k++) {
		double none = 1;
		for (size_t j = 0; j < g->lists; j++)
			none *= 1 - g->chance[j][k];
		double off = g->heaviness[k] - log_listed(g->c, g->weight[k], none);
		sum -= off * off;
	}
	return sum / (2 * HEAVINESS_SPREAD * HEAVINESS_SPREAD);
}

/* The logarithm of the density in these coordinates. */
static double height(struct glide *g)
{
	const struct table *t = g->table;
	double sum = 0;
	for (size_t j = 0; j < g->lists; j++)
		for (int k = 0; k < g->classes; k++) {
			double s = sin(g->angle[j][k]);
			g->chance[j][k] = s * s;
		}
	weights_of(g);
	weigh(g);
	for (size_t i = 0; i <= t->count; i++) {
		double p = g->c->others[i] + g->c->room[i];
		sum += i < t->count ? (double)t->at[i].count * log(p) : -(double)t->n * log(1 - p);
	}
	for (int k = 0; k < g->classes; k++)
		sum += log(g->share[k]);
	double off = log(g->sum);
	return sum - g->firmness * off * off / 2 + log_prior(g) + log_heaviness(g);
}

/* An angle is four times as heavy: the listed tell it twice as well as a logarithm. */
static void push(struct glide *g)
{
	for (size_t j = 0; j <= g->lists; j++)
		for (int k = 0; k < g->classes; k++)
			g->momentum[j][k] = sqrt(g->mass[k] * (j < g->lists ? 4 : 1)) *
					    draw_normal(&g->c->variates);
}

static double energy(const struct glide *g)
{
	double sum = 0;
	for (size_t j = 0; j <= g->lists; j++)
		for (int k = 0; k < g->classes; k++)
			sum += g->momentum[j][k] * g->momentum[j][k] /
			       (g->mass[k] * (j < g->lists ? 8 : 2));
	return sum;
}

static void accelerate(struct glide *g, double step)
{
	for (size_t j = 0; j <= g->lists; j++)
		for (int k = 0; k < g->padded; k += 4)
			FOUR(g->momentum[j], k) += step * FOUR(g->force[j], k);
}

/* The leapfrog. */
static void travel(struct glide *g, double step, int steps)
{
	row per = { 0 };
	for (int k = 0; k < g->classes; k++)
		per[k] = step / g->mass[k];
	forces(g);
	for (int i = 0; i < steps; i++) {
		accelerate(g, i ? step : step / 2);
		for (size_t j = 0; j <= g->lists; j++)
			for (int k = 0; k < g->padded; k += 4)
				FOUR(g->angle[j], k) += FOUR(g->momentum[j], k) * FOUR(per, k) *
							(j < g->lists ? 0.25 : 1);
		forces(g);
	}
	accelerate(g, step / 2);
}

/* Sticks after the last class that moved stay as they are. */
static void take_over(const struct glide *g)
{
	struct chain *c = g->c;
	int last = c->options.classes - 1, end = g->label[g->classes - 1];
	double w[MAX_CLASSES] = { 0 }, left[MAX_CLASSES + 1] = { 0 }, log_after = 0;
	for (int h = 0; h <= end && h < last; h++)
		log_after += c->rest[h];
	all_weights(g, w, left);
	for (int k = 0; k < g->classes; k++) {
		int h = g->label[k];
		for (size_t j = 0; j < g->lists; j++)
			c->lambda[j][h] = g->chance[j][k];
		c->weight[h] = w[h];
		c->log_weight[h] = log(w[h]);
	}
	for (int h = 0; h < end; h++)
		c->rest[h] = log(left[h + 1] / left[h]);
	if (end < last)
		c->rest[end] = log_after - log(left[end]);
}

bool chain_glide(struct chain *c)
{
	struct glide g = { .c = c, .table = c->table, .lists = c->table->lists };
	choose(&g);
	if (!g.classes)
		return false;
	begin(&g);
	push(&g);
	double before = height(&g) - energy(&g);
	double step = FIRST_STEP * c->step * (0.5 + draw_unit(&c->variates));
	travel(&g, step, 1 + (int)random_below(&c->variates.random, MOST_STEPS));
	double gain = height(&g) - energy(&g) - before;
	bool moved = log(draw_unit(&c->variates)) < gain; /* not when it is nan */
	if (c->sweeps < WARM_UP)
		c->step *= exp(0.1 * ((moved ? 1 : 0) - STEP_ACCEPTED));
	if (moved)
		take_over(&g);
	return moved;
}
