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
	size_t lists;
	int classes, padded;     /* those that move; to a multiple of four */
	int label[MOST_GLIDING]; /* ascending */
	double together;         /* their weight, which stays */
	double firmness; /* what holds the sum of exp(log weight), which means nothing, near one */
	double sum;      /* it */
	double w[MAX_CLASSES],
		left[MAX_CLASSES + 1]; /* weights of all classes; what is left before each */
	row heaviness, mass;           /* log mass, mass */
	row weight, share;             /* as the angles have it; share of `together` */
	row angle[MAX_LISTS + 1];      /* by list; in the last row log weights, up to a constant */
	row momentum[MAX_LISTS + 1], force[MAX_LISTS + 1];
	row chance[MAX_LISTS]; /* as the angles have it */
};

/* ---- where the move begins ---- */

static double log_listed(const struct chain *c, double weight, double none)
{
	return log(1 + (double)c->table->n * weight * (1 - none));
}

static void take_along(struct glide *g, int h, double heaviness)
{
	int k = g->classes++;
	g->heaviness[k] = heaviness;
	g->mass[k] = exp(heaviness);
	g->firmness += g->mass[k];
	g->together += g->c->weight[h];
	g->label[k] = h;
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
	for (int h = 0; h < c->options.classes; h++)
		if (heaviness[h] >= least - 0.25)
			take_along(g, h, heaviness[h]);
	g->padded = (g->classes + 3) & ~3;
}

/* In the places that pad the last four nobody is, and nothing moves: any angle that divides well will do. */
static void clear(struct glide *g)
{
	for (size_t j = 0; j <= g->lists; j++)
		for (int k = 0; k < g->padded; k++) {
			g->angle[j][k] = M_PI_4;
			g->momentum[j][k] = 0;
		}
}

/* The angles, and P(pattern and a class that stays). */
static void begin(struct glide *g)
{
	struct chain *c = g->c;
	bool moves[MAX_CLASSES] = { false };
	double off = draw_normal(&c->variates) / sqrt(g->firmness) - log(g->together);
	clear(g);
	memcpy(g->w, c->weight, sizeof g->w);
	for (int k = 0; k < g->classes; k++) {
		int h = g->label[k];
		moves[c->place[h]] = true;
		for (size_t j = 0; j < g->lists; j++)
			g->angle[j][k] = asin(sqrt(c->lambda[j][h]));
		g->angle[g->lists][k] = c->log_weight[h] + off;
	}
	for (size_t i = 0; i < c->rows; i++) {
		c->others[i] = 0;
		for (int at = 0; at < c->options.classes; at++)
			c->others[i] += moves[at] ? 0 : c->mass[i][at];
	}
}

/* An angle is four times as heavy: the listed tell it twice as well as a logarithm. */
static void push(struct glide *g)
{
	for (size_t j = 0; j <= g->lists; j++)
		for (int k = 0; k < g->classes; k++)
			g->momentum[j][k] = sqrt(g->mass[k] * (j < g->lists ? 4 : 1)) *
					    draw_normal(&g->c->variates);
}

/* ---- what both the density and its gradient need; `padded` is a constant where these become part of others ---- */

/* Sine and cosine, both of the wrong sign at times, to 1e-15 and 1e-13. */
INSIDE void turn(four x, four *sine, four *cosine)
{
	x -= M_PI * whole(x * M_1_PI + pick(x < 0, all_of(-0.5), all_of(0.5)));
	four y = x * x, s = y * (1 / 51090942171709440000.) - 1 / 121645100408832000.;
	four c = y * (-1 / 6402373705728000.) + 1 / 20922789888000.;
	s = s * y + 1 / 355687428096000.;
	s = s * y - 1 / 1307674368000.;
	c = c * y - 1 / 87178291200.;
	s = s * y + 1 / 6227020800.;
	c = c * y + 1 / 479001600.;
	s = s * y - 1 / 39916800.;
	c = c * y - 1 / 3628800.;
	s = s * y + 1 / 362880.;
	c = c * y + 1 / 40320.;
	s = s * y - 1 / 5040.;
	c = c * y - 1 / 720.;
	s = s * y + 1 / 120.;
	c = c * y + 1 / 24.;
	s = s * y - 1 / 6.;
	*sine = x + x * y * s;
	*cosine = 1 + y * (c * y - 0.5);
}

/* Also of all classes, those that stay included. */
INSIDE void weights_of(struct glide *g, int padded)
{
	int last = g->c->options.classes - 1;
	four sum = { 0 };
	for (int k = 0; k < padded; k += 4) {
		four_counts number = (four_counts){ 0, 1, 2, 3 } + k;
		four x = exps(CONST_FOUR(g->angle[g->lists], k));
		sum += FOUR(g->share, k) = pick(number < g->classes, x, all_of(0));
	}
	g->sum = sum_of(sum);
	for (int k = 0; k < padded; k += 4) {
		FOUR(g->share, k) /= all_of(g->sum);
		FOUR(g->weight, k) = g->together * FOUR(g->share, k);
	}
	for (int k = 0; k < g->classes; k++)
		g->w[g->label[k]] = g->weight[k];
	g->left[last + 1] = 0;
	for (int h = last; h >= 0; h--)
		g->left[h] = g->left[h + 1] + g->w[h];
}

/* P(row and class) by row, and in `room` its sum, as weigh_patterns() has it. */
INSIDE void weigh(struct glide *g, int padded)
{
	weigh_all(g->c, g->weight, *g->chance, padded, MOST_GLIDING, *g->c->part, g->c->room);
}

/* ---- the gradient ---- */

/* Listed persons of each row over its chance; of the empty one those on no list that they stand for. */
INSIDE void shares_of_rows(struct chain *c)
{
	double none = c->others[c->table->count] + c->room[c->table->count];
	for (size_t i = 0; i < c->rows; i += 4)
		FOUR(c->room, i) = CONST_FOUR(c->count, i) /
				   (CONST_FOUR(c->others, i) + CONST_FOUR(c->room, i));
	c->room[c->table->count] = (double)c->table->n / (1 - none);
}

/* Of the eight rows of a group, those with its list j added up. */
INSIDE four sum_with(const double *cell, size_t j)
{
	four sum = { 0 };
	for (size_t m = 0; m < PRODUCTS; m++)
		if (m >> j & 1)
			sum += CONST_FOUR(cell, m * MOST_GLIDING);
	return sum;
}

/* Expected persons of each class, and in `force` of each list in it. They are added up by the eight sets of the lists of a
 * group first, as products are made in weigh.h. */
INSIDE void expect(struct glide *g, int padded, four *in)
{
	struct chain *c = g->c;
	size_t groups = groups_of(g->lists);
	row cell[MOST_GROUPS * PRODUCTS];
	memset(cell, 0, groups * PRODUCTS * sizeof *cell);
	shares_of_rows(c);
	for (size_t i = 0; i <= c->table->count; i++)
		for (int k = 0; k < padded; k += 4) {
			four x = c->room[i] * CONST_FOUR(c->part[i], k);
			uint32_t s = c->set[i];
			FOUR(cell[s % PRODUCTS], k) += x;
			FOUR(cell[PRODUCTS + s / PRODUCTS % PRODUCTS], k) += x;
			for (size_t m = 2; m < groups; m++)
				FOUR(cell[m * PRODUCTS + (s >> m * GROUP) % PRODUCTS], k) += x;
		}
	for (int k = 0; k < padded; k += 4) {
		in[k / 4] = all_of(0);
		for (size_t m = 0; m < PRODUCTS; m++)
			in[k / 4] += CONST_FOUR(cell[m], k);
		for (size_t j = 0; j < g->lists; j++)
			FOUR(g->force[j], k) = sum_with(
				*cell + j / GROUP * PRODUCTS * MOST_GLIDING + k, j % GROUP);
	}
}

/*
 * d log p(weights) / d log weight, one class apart from the others. Of p(V) = prod alpha (1-V)^(alpha-1) and
 * dV/dw = prod 1/left there remain left_(H-1)^(alpha-1) and 1/left of the sticks between.
 */
static inline void add_prior_pull(const struct glide *g, double *pull)
{
	int last = g->c->options.classes - 1, k = 0;
	double sum = 0;
	for (int h = 0; k < g->classes; h++) {
		sum += h >= 1 && h < last ? 1 / g->left[h] : 0;
		if (g->label[k] == h)
			pull[k++] += (h == last ? g->c->alpha - 1 : 0) - g->w[h] * sum;
	}
}

INSIDE void weight_forces(struct glide *g, int padded, const four *in)
{
	double *force = g->force[g->lists];
	for (int k = 0; k < padded; k += 4)
		FOUR(force, k) = in[k / 4];
	if (!g->c->options.even)
		add_prior_pull(g, force);
	double all = g->firmness * logs(all_of(g->sum))[0];
	for (int k = 0; k < g->classes; k++)
		all += force[k] += 1;
	for (int k = 0; k < padded; k += 4)
		FOUR(force, k) -= CONST_FOUR(g->share, k) * all;
}

/* The gradient of height(). */
INSIDE void forces(struct glide *g, int padded)
{
	double on = g->c->options.on - 0.5, both = g->c->options.off - 0.5 + on;
	four per[MAX_LISTS * MOST_GLIDING / 4], in[MOST_GLIDING / 4] = { { 0 } };
	int vectors = padded / 4;
	for (int j = 0; j < (int)g->lists; j++)
		for (int k = 0; k < padded; k += 4) {
			four sine, cosine;
			turn(CONST_FOUR(g->angle[j], k), &sine, &cosine);
			FOUR(g->chance[j], k) = sine * sine;
			per[j * vectors + k / 4] = 2 / (sine * cosine);
		}
	weights_of(g, padded);
	weigh(g, padded);
	expect(g, padded, in);
	for (int j = 0; j < (int)g->lists; j++)
		for (int k = 0; k < padded; k += 4)
			FOUR(g->force[j], k) = (FOUR(g->force[j], k) + on -
						       (in[k / 4] + both) * FOUR(g->chance[j], k)) *
					       per[j * vectors + k / 4];
	weight_forces(g, padded, in);
}

INSIDE void accelerate(struct glide *g, int padded, double step)
{
	for (size_t j = 0; j <= g->lists; j++)
		for (int k = 0; k < padded; k += 4)
			FOUR(g->momentum[j], k) += step * FOUR(g->force[j], k);
}

/* The leapfrog. */
INSIDE void travel_by(struct glide *g, int padded, double step, int steps)
{
	row per = { 0 };
	for (int k = 0; k < g->classes; k++)
		per[k] = step / g->mass[k];
	for (int i = 0;; i++) {
		forces(g, padded);
		accelerate(g, padded, i == 0 || i == steps ? step / 2 : step);
		if (i == steps)
			return;
		for (size_t j = 0; j <= g->lists; j++)
			for (int k = 0; k < padded; k += 4)
				FOUR(g->angle[j], k) += FOUR(g->momentum[j], k) * FOUR(per, k) *
							(j < g->lists ? 0.25 : 1);
	}
}

WIDE static void travel(struct glide *g, double step, int steps)
{
	if (g->padded == 4)
		travel_by(g, 4, step, steps);
	else
		travel_by(g, MOST_GLIDING, step, steps);
}

/* ---- the density ---- */

/* log p(chances, weights) in these coordinates, but for what stays. */
INSIDE double log_prior(struct glide *g)
{
	int last = g->c->options.classes - 1, end = g->label[g->classes - 1];
	double on = g->c->options.on - 0.5, off = g->c->options.off - 0.5;
	four sum = { 0 };
	for (size_t j = 0; j < g->lists; j++)
		for (int k = 0; k < g->padded; k += 4) {
			four x = CONST_FOUR(g->chance[j], k);
			sum += on * logs(x) + off * logs(1 - x);
		}
	if (g->c->options.even)
		return sum_of(sum);
	for (int h = 0; h <= end; h += 4) {
		four_counts number = (four_counts){ 0, 1, 2, 3 } + h;
		four x = CONST_FOUR(g->left, h);
		sum -= logs(pick((number > 0) & (number < last) & (number <= end), x, all_of(1)));
	}
	return sum_of(sum) + (end == last ? (g->c->alpha - 1) * log(g->w[last]) : 0);
}

/* log p(masses | where it is). */
INSIDE double log_heaviness(const struct glide *g)
{
	four sum = { 0 };
	for (int k = 0; k < g->padded; k += 4) {
		four none = all_of(1);
		for (size_t j = 0; j < g->lists; j++)
			none *= 1 - CONST_FOUR(g->chance[j], k);
		four off = CONST_FOUR(g->heaviness, k) -
			   logs(1 + (double)g->c->table->n * CONST_FOUR(g->weight, k) * (1 - none));
		sum += off * off;
	}
	return -sum_of(sum) / (2 * HEAVINESS_SPREAD * HEAVINESS_SPREAD);
}

INSIDE double log_likelihood(const struct chain *c)
{
	double none = c->others[c->table->count] + c->room[c->table->count];
	four sum = { 0 };
	for (size_t i = 0; i < c->rows; i += 4)
		sum += CONST_FOUR(c->count, i) *
		       logs(CONST_FOUR(c->others, i) + CONST_FOUR(c->room, i));
	return sum_of(sum) - (double)c->table->n * log(1 - none);
}

INSIDE double energy(const struct glide *g)
{
	double sum = 0;
	for (size_t j = 0; j <= g->lists; j++)
		for (int k = 0; k < g->classes; k++)
			sum += g->momentum[j][k] * g->momentum[j][k] /
			       (g->mass[k] * (j < g->lists ? 8 : 2));
	return sum;
}

/* The logarithm of the density in these coordinates, less the energy. */
WIDE static double height(struct glide *g)
{
	for (size_t j = 0; j < g->lists; j++)
		for (int k = 0; k < g->padded; k += 4) {
			four sine, cosine;
			turn(CONST_FOUR(g->angle[j], k), &sine, &cosine);
			FOUR(g->chance[j], k) = sine * sine;
		}
	weights_of(g, g->padded);
	weigh(g, g->padded);
	double off = log(g->sum), sum = log_likelihood(g->c) - g->classes * off;
	for (int k = 0; k < g->classes; k++)
		sum += g->angle[g->lists][k]; /* less `off`, the logarithm of its share */
	return sum - g->firmness * off * off / 2 + log_prior(g) + log_heaviness(g) - energy(g);
}

/* Sticks after the last class that moved stay as they are. */
static void take_over(const struct glide *g)
{
	struct chain *c = g->c;
	int last = c->options.classes - 1, end = g->label[g->classes - 1];
	double log_after = 0;
	for (int h = 0; h <= end && h < last; h++)
		log_after += c->rest[h];
	for (int k = 0; k < g->classes; k++) {
		int h = g->label[k];
		for (size_t j = 0; j < g->lists; j++)
			c->lambda[j][h] = g->chance[j][k];
		c->weight[h] = g->w[h];
		c->log_weight[h] = log(g->w[h]);
	}
	for (int h = 0; h < end; h++)
		c->rest[h] = log(g->left[h + 1] / g->left[h]);
	if (end < last)
		c->rest[end] = log_after - log(g->left[end]);
}

bool chain_glide(struct chain *c)
{
	struct glide g = { .c = c, .lists = c->table->lists };
	choose(&g);
	if (!g.classes)
		return false;
	begin(&g);
	push(&g);
	double before = height(&g);
	double step = FIRST_STEP * c->step * (0.5 + draw_unit(&c->variates));
	travel(&g, step, 1 + (int)random_below(&c->variates.random, MOST_STEPS));
	double gain = height(&g) - before;
	bool moved = draw_yes(&c->variates, gain);
	if (c->sweeps < WARM_UP)
		c->step *= exp(0.1 * ((moved ? 1 : 0) - STEP_ACCEPTED));
	if (moved)
		take_over(&g);
	return moved;
}
