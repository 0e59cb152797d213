/*
 * EST-30: steps 1 to 7 of the sampler as LCMCR 0.4.14 carries them out, on counts of patterns. EST-31
 * adds two moves that leave the same posterior and mix faster: alpha is first drawn with the stick
 * lengths integrated out, and labels of classes are exchanged (Papaspiliopoulos and Roberts 2008).
 */
#include "estimate/lcmcr.h"
#include "estimate/fours.h"
#include "estimate/knell.h"
#include "estimate/lcmcr_glide.h"
#include "estimate/lcmcr_shift.h"
#include "estimate/special.h"
#include "estimate/weigh.h"

#include <math.h>
#include <string.h>

enum {
	MOST_REDRAWS = 100,
	GLIDE_EVERY = 16, /* sweeps: it costs as much as four of them */
	SHIFT_EVERY = 2,
};

/* Loops over classes go by fours; the classes that pad the last four have no weight. */
INSIDE void add_to(int64_t *to, const int64_t *part, int classes)
{
	for (int h = 0; h < classes; h += 4)
		*(four_counts *)(to + h) += *(const four_counts *)(part + h);
}

/* Classes by the listed persons expected in them, most first: then few are left after a few binomials. */
static void order_classes(struct chain *c)
{
	double listed[MAX_CLASSES];
	for (int h = 0; h < c->options.classes; h++) {
		double none = 1;
		for (size_t j = 0; j < c->table->lists; j++)
			none *= 1 - c->lambda[j][h];
		double x = c->weight[h] * (1 - none);
		int at = h;
		for (; at > 0 && listed[at - 1] < x; at--) {
			listed[at] = listed[at - 1];
			c->order[at] = c->order[at - 1];
		}
		listed[at] = x;
		c->order[at] = h;
	}
	for (int k = 0; k < c->options.classes; k++)
		c->place[c->order[k]] = k;
}

static void gather(double *restrict to, const double *restrict from, const struct chain *c)
{
	int classes = c->options.classes;
	for (int k = 0; k < classes; k++)
		to[k] = from[c->order[k]];
	for (int k = classes; k % 4; k++)
		to[k] = 0;
}

/* P(pattern and class) for every pattern. */
WIDE static void weigh_patterns(struct chain *c)
{
	double weight[MAX_CLASSES], chance[MAX_LISTS][MAX_CLASSES];
	gather(weight, c->weight, c);
	for (size_t j = 0; j < c->table->lists; j++)
		gather(chance[j], c->lambda[j], c);
	weigh_all(c->table, weight, *chance, (c->options.classes + 3) & ~3, MAX_CLASSES, *c->mass,
		c->chance);
	c->whole = 1;
}

/* Steps 4 and 5: the persons on no list. */
static void draw_unlisted(struct chain *c)
{
	double n = (double)c->table->n, most = c->options.cap * n;
	c->missed = c->chance[c->table->count] / c->whole;
	if (c->missed > 1 - 1e-9)
		c->missed = 1 - 1e-9;
	double odds = c->missed / (1 - c->missed);
	/* Drawn again over the cap, as LCMCR does, but not for ever: where hardly any of the law lies under the
	 * cap, what does lies at it. */
	for (int tries = 0;; tries++) {
		c->unlisted = draw_poisson(&c->variates, draw_gamma(&c->variates, n) * odds);
		if (c->options.cap <= 0 || (double)c->unlisted <= most)
			break;
		c->at_cap += tries == 0;
		if (tries == MOST_REDRAWS) {
			c->unlisted = (int64_t)most;
			break;
		}
	}
}

struct parted {
	int64_t in[MAX_CLASSES], on[MAX_LISTS][MAX_CLASSES]; /* by the place of the class */
};

static int64_t persons_of(const struct chain *c, uint32_t row)
{
	return row < c->table->count ? c->table->at[row].count : c->unlisted;
}

WIDE static void part_some(struct chain *c, const uint32_t *row, size_t rows, struct parted *to)
{
	int64_t n[MOST_ROWS] = { 0 }, part[MOST_ROWS][MAX_CLASSES];
	double *mass[MOST_ROWS] = { NULL };
	size_t padded = (rows + 3) / 4 * 4;
	int classes = c->options.classes;
	for (size_t l = 0; l < padded; l++) {
		mass[l] = c->mass[row[l < rows ? l : 0]];
		n[l] = l < rows ? persons_of(c, row[l]) : 0;
	}
	draw_multinomials(&c->variates, (int)padded, n, mass, classes, part);
	for (size_t l = 0; l < rows; l++) {
		uint32_t rest = row[l] < c->table->count ? c->table->at[row[l]].lists : 0;
		add_to(to->in, part[l], classes);
		for (; rest; rest &= rest - 1)
			add_to(to->on[__builtin_ctz(rest)], part[l], classes);
	}
}

/* Steps 1 and 6: the persons of each pattern, those on no list too, are parted among the classes. */
WIDE static void part_patterns(struct chain *c)
{
	struct parted p;
	int classes = c->options.classes;
	memset(p.in, 0, sizeof p.in);
	memset(p.on, 0, sizeof *p.on * c->table->lists);
	for (size_t i = 0, rows = c->table->count + 1; i < rows; i += MOST_ROWS)
		part_some(c, c->by_count + i, rows - i < MOST_ROWS ? rows - i : MOST_ROWS, &p);
	for (int k = 0; k < classes; k++) {
		c->in[c->order[k]] = p.in[k];
		for (size_t j = 0; j < c->table->lists; j++)
			c->on[j][c->order[k]] = p.on[j][k];
	}
}

/* Step 2: the chances of all lists in a class with somebody in it. */
static void draw_class(struct chain *c, int h)
{
	double on[MAX_LISTS + 4], off[MAX_LISTS + 4];
	size_t lists = c->table->lists;
	for (size_t j = 0; j < lists + 3; j++) {
		int64_t x = j < lists ? c->on[j][h] : 0;
		on[j] = c->options.on + (double)x;
		off[j] = c->options.off + (double)(c->in[h] - x);
	}
	for (size_t j = 0; j < lists; j += 4) {
		draw_gammas(&c->variates, on + j, on + j);
		draw_gammas(&c->variates, off + j, off + j);
	}
	for (size_t j = 0; j < lists; j++)
		c->lambda[j][h] = on[j] / (on[j] + off[j]);
}

/* An empty class takes its chances from the prior. */
static void draw_chances(struct chain *c)
{
	bool uniform = c->options.on == 1 && c->options.off == 1;
	c->occupied = 0;
	for (int h = 0; h < c->options.classes; h++) {
		c->occupied += c->in[h] > 0;
		if (c->in[h] || !uniform)
			draw_class(c, h);
		else
			for (size_t j = 0; j < c->table->lists; j++)
				c->lambda[j][h] = draw_unit(&c->variates);
	}
}

#define LEAST_ALPHA 1e-30

static double log_alpha_density(const struct chain *c, double alpha)
{
	int last = c->options.classes - 1;
	double after = (double)c->in[last], product = 1;
	double log_density = c->options.a * log(alpha) - c->options.b * alpha;
	log_density += log_gamma(alpha + after);
	for (int h = last; h-- > 0;) {
		after += (double)c->in[h];
		product *= alpha / (alpha + after);
	}
	return log_density + log(product) - log_gamma(alpha + after);
}

static void exchange(struct chain *c, int g, int h)
{
	int64_t in = c->in[g];
	c->in[g] = c->in[h];
	c->in[h] = in;
	for (size_t j = 0; j < c->table->lists; j++) {
		double x = c->lambda[j][g];
		c->lambda[j][g] = c->lambda[j][h];
		c->lambda[j][h] = x;
	}
}

/* EST-31: a Metropolis step for log alpha given the sizes of the classes alone. */
static void jump_alpha(struct chain *c)
{
	double next = c->alpha * exp(1.5 * draw_normal(&c->variates));
	if (!(next > LEAST_ALPHA && next < 1e6))
		return;
	double gain = log_alpha_density(c, next) - log_alpha_density(c, c->alpha);
	if (gain >= 0 || draw_unit(&c->variates) < exp(gain))
		c->alpha = next;
}

/*
 * EST-31: two labels are exchanged and alpha is drawn anew between 0.001 and 100 at once, the sticks integrated
 * out. Else a chain whose largest class came last, where a large alpha suits, stays there for a million sweeps.
 */
static void jump_order(struct chain *c)
{
	uint64_t classes = (uint64_t)c->options.classes;
	int last = c->options.classes - 1;
	int g = (int)random_below(&c->variates.random, classes);
	int h = (int)random_below(&c->variates.random, classes);
	double next = exp(log(1e-3) + log(1e5) * draw_unit(&c->variates));
	if (g == h || c->alpha < 1e-3 || c->alpha > 100)
		return;
	double gain = log_gamma(1 + (double)c->in[last]) - log_alpha_density(c, c->alpha);
	exchange(c, g, h);
	gain += log_alpha_density(c, next) - log_gamma(1 + (double)c->in[last]);
	if (gain >= 0 || draw_unit(&c->variates) < exp(gain))
		c->alpha = next;
	else
		exchange(c, g, h);
}

/* Of a stick that a small alpha may leave nothing of: by logarithms alone. */
static void draw_stick(struct variates *v, double a, double b, double *log_taken, double *log_rest)
{
	double x = draw_log_gamma(v, a), y = draw_log_gamma(v, b);
	double sum = x > y ? x + log1p(exp(y - x)) : y + log1p(exp(x - y));
	*log_taken = x - sum;
	*log_rest = y - sum;
}

/* log(1 - exp(x)), x < 0 */
INSIDE four logs_of_rest(four x)
{
	four series =
		-x * (1 + x * (1. / 2 + x * (1. / 6 + x * (1. / 24 + x * (1. / 120 + x / 720)))));
	return logs(pick(x > -0.01, series, 1 - exps(x)));
}

/* Sticks of four classes, Beta(a, b): by two gamma variates; of classes with nobody in them or after, Beta(1, b), by
 * inversion. `after`: persons in the class and after it. */
WIDE static void draw_four_sticks(struct variates *v, const double *a, const double *b,
	const double *after, double *log_taken, double *log_rest)
{
	four one = all_of(1), to = CONST_FOUR(b, 0), x[2] = { one, pick(to < one, one, to) };
	four_counts empty = CONST_FOUR(after, 0) <= 0, small = ~empty & (to < one);
	FOUR(log_rest, 0) = logs(units(v)) / to;
	FOUR(log_taken, 0) = logs_of_rest(CONST_FOUR(log_rest, 0));
	if (!any(~empty))
		return;
	draw_gammas(v, a, (double *)x);
	draw_gammas(v, (double *)(x + 1), (double *)(x + 1));
	four sum = logs(x[0] + x[1]);
	FOUR(log_taken, 0) = pick(empty, CONST_FOUR(log_taken, 0), logs(x[0]) - sum);
	FOUR(log_rest, 0) = pick(empty, CONST_FOUR(log_rest, 0), logs(x[1]) - sum);
	for (int l = 0; l < 4; l++)
		if (small[l])
			draw_stick(v, a[l], b[l], log_taken + l, log_rest + l);
}

WIDE static void weights_of_logs(struct chain *c)
{
	for (int h = 0; h < c->options.classes; h += 4)
		FOUR(c->weight, h) = exps(CONST_FOUR(c->log_weight, h));
}

/* Step 3: stick lengths V_h and, by their logarithms, the weights of the classes. */
static void draw_sticks(struct chain *c)
{
	int last = c->options.classes - 1;
	double a[MAX_CLASSES], b[MAX_CLASSES], after[MAX_CLASSES] = { 0 };
	double sum = (double)c->in[last], left = 0;
	for (int h = last; h < (last + 3) / 4 * 4; h++)
		a[h] = b[h] = 1;
	for (int h = last; h-- > 0;) {
		a[h] = 1 + (double)c->in[h];
		b[h] = c->alpha + sum;
		after[h] = sum += (double)c->in[h];
	}
	for (int h = 0; h < last; h += 4)
		draw_four_sticks(
			&c->variates, a + h, b + h, after + h, c->log_weight + h, c->rest + h);
	for (int h = 0; h < last; h++) {
		c->log_weight[h] += left;
		left += c->rest[h];
	}
	c->log_weight[last] = left;
	weights_of_logs(c);
}

static void draw_even_weights(struct chain *c)
{
	double sum = 0;
	for (int h = 0; h < c->options.classes; h++)
		sum += c->weight[h] = draw_gamma(&c->variates, 1 + (double)c->in[h]);
	for (int h = 0; h < c->options.classes; h++)
		c->log_weight[h] = log(c->weight[h] /= sum);
}

/* EST-31: two classes change places, their weights staying (first) or, for neighbours, the sticks going
 * along (second). Both leave the posterior as it is. */
static void exchange_labels(struct chain *c)
{
	uint64_t classes = (uint64_t)c->options.classes;
	int g = (int)random_below(&c->variates.random, classes);
	int h = (int)random_below(&c->variates.random, classes);
	double gain = (c->log_weight[g] - c->log_weight[h]) * (double)(c->in[h] - c->in[g]);
	if (g != h && (gain >= 0 || draw_unit(&c->variates) < exp(gain)))
		exchange(c, g, h);
	if (classes < 3)
		return;
	h = (int)random_below(&c->variates.random, classes - 2);
	gain = c->rest[h + 1] * (double)c->in[h] - c->rest[h] * (double)c->in[h + 1];
	if (!(gain >= 0 || draw_unit(&c->variates) < exp(gain)))
		return;
	double rest = c->rest[h];
	c->rest[h] = c->rest[h + 1];
	c->rest[h + 1] = rest;
	exchange(c, h, h + 1);
	double before = 0;
	for (int k = 0; k < h; k++)
		before += c->rest[k];
	for (int k = h; k <= h + 1; k++) {
		c->log_weight[k] = before + log(-expm1(c->rest[k]));
		c->weight[k] = exp(c->log_weight[k]);
		before += c->rest[k];
	}
}

/* Step 7. */
static void draw_alpha(struct chain *c)
{
	double last = c->log_weight[c->options.classes - 1];
	double shape = c->options.a + (double)c->options.classes - 1;
	c->alpha = draw_gamma(&c->variates, shape) / (c->options.b - last);
	if (c->alpha < LEAST_ALPHA)
		c->alpha = LEAST_ALPHA;
}

/* The largest class first, as LCMCR does after its warm-up: with the order of the start, a chain can take long to
 * find the labels that suit its alpha. */
static void sort_labels(struct chain *c)
{
	for (int h = 1; h < c->options.classes; h++)
		for (int k = h; k > 0 && c->in[k - 1] < c->in[k]; k--)
			exchange(c, k - 1, k);
}

/* EST-31: moves of the chances and weights alone, after which classes and N0 are drawn anew. */
static void move(struct chain *c)
{
	order_classes(c);
	weigh_patterns(c);
	if (c->sweeps % GLIDE_EVERY == 0 && chain_glide(c)) {
		order_classes(c);
		weigh_patterns(c);
	}
	if (c->sweeps % SHIFT_EVERY == 0)
		chain_shift(c);
}

/* The steps begin with 1 and 4 to 6, so that the moves are followed by new classes and a new N0. */
void chain_sweep(struct chain *c)
{
	move(c);
	draw_unlisted(c);
	part_patterns(c);
	draw_chances(c);
	if (c->sweeps == WARM_UP)
		sort_labels(c);
	if (c->options.even) {
		draw_even_weights(c);
	} else {
		if (c->sweeps % 2)
			jump_alpha(c);
		else
			jump_order(c);
		draw_sticks(c);
		exchange_labels(c);
		draw_alpha(c);
	}
	c->sweeps++;
}

/* Patterns of about as many persons go together. */
static void order_patterns(struct chain *c, struct arena *mem)
{
	size_t count = c->table->count;
	double *size = NEW_ARRAY(mem, double, count + 1), *row = NEW_ARRAY(mem, double, count + 1);
	c->by_count = NEW_ARRAY(mem, uint32_t, count + 1);
	for (size_t i = 0; i <= count; i++) {
		size[i] = i < count ? -(double)c->table->at[i].count : -HUGE_VAL;
		row[i] = (double)i;
	}
	points_sort(size, row, count + 1);
	for (size_t i = 0; i <= count; i++)
		c->by_count[i] = (uint32_t)row[i];
}

void chain_start(struct chain *c, const struct table *t, const struct lcmcr_options *o,
	uint64_t seed, uint64_t stream, struct arena *mem)
{
	*c = (struct chain){ .table = t, .options = *o };
	variates_seed(&c->variates, seed, stream);
	if (!(o->on > 0 && o->off > 0))
		c->options.on = c->options.off = 1;
	c->chance = NEW_ARRAY(mem, double, t->count + 1);
	c->room = NEW_ARRAY(mem, double, 2 * (t->count + 1));
	c->mass = arena_alloc(mem, t->count + 1, sizeof *c->mass, alignof(double));
	c->others = NEW_ARRAY(mem, double, t->count + 1);
	c->part = arena_alloc(mem, t->count + 1, sizeof *c->part, alignof(double));
	order_patterns(c, mem);
	c->step = 1;
	c->alpha = stream % 2 ? 2 : 0.1;
	/* how near the chances start to the shares of the lists */
	double spread = stream % 2 ? 2 : 20;
	double even = 1 / (double)o->classes, sum = 1 + 0.1 * (o->classes - 1);
	for (int h = 0; h < o->classes; h++) {
		c->weight[h] = stream % 2 ? even : (h ? 0.1 : 1) / sum;
		c->log_weight[h] = log(c->weight[h]);
		c->rest[h] = log(1 - 1 / (double)(o->classes - h + 1));
		for (size_t j = 0; j < t->lists; j++) {
			double share = (double)table_on_all(t, (uint32_t)1 << j) / (double)t->n;
			c->lambda[j][h] = draw_beta(
				&c->variates, 0.5 + spread * share, 0.5 + spread * (1 - share));
		}
	}
}
