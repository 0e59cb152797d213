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
	ORDER_EVERY = 4, /* any order is right, a good one quick */
};

/* Loops over classes go by fours; the classes that pad the last four have no weight. */
INSIDE void add_to(double *to, const double *part, int classes)
{
	for (int h = 0; h < classes; h += 4)
		FOUR(to, h) += CONST_FOUR(part, h);
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
	int padded = (c->options.classes + 3) & ~3;
	if (padded == 12)
		weigh_all(c, weight, *chance, 12, MAX_CLASSES, *c->mass, c->chance);
	else
		weigh_all(c, weight, *chance, padded, MAX_CLASSES, *c->mass, c->chance);
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
	double in[MAX_CLASSES], on[MAX_LISTS + 2][MAX_CLASSES]; /* by the place of the class */
};

INSIDE void add_rows(const struct chain *c, const uint32_t *row, double (*part)[MAX_CLASSES],
	int padded, struct parted *to)
{
	for (size_t l = 0; l < MOST_ROWS && row + l < c->by_count + c->rows; l++) {
		add_to(to->in, part[l], padded);
		for (uint32_t s = c->set[row[l]]; s; s &= s - 1)
			add_to(to->on[__builtin_ctz(s)], part[l], padded);
	}
}

/* For as many classes as are usual the compiler is told how many, and unrolls its loops. */
WIDE static void part_some(struct chain *c, const uint32_t *row, size_t rows, struct parted *to)
{
	double n[MOST_ROWS] = { 0 }, part[MOST_ROWS][MAX_CLASSES], *mass[MOST_ROWS] = { NULL };
	int classes = c->options.classes, padded = (classes + 3) & ~3;
	for (size_t l = 0; l < rows; l++) {
		mass[l] = c->mass[row[l]];
		n[l] = c->count[row[l]];
	}
	draw_multinomials(&c->variates, (int)rows, n, mass, classes, part);
	if (padded == 12)
		add_rows(c, row, part, 12, to);
	else
		add_rows(c, row, part, padded, to);
}

/* From places to labels, four classes and four lists at once. */
INSIDE void take_by_label(struct chain *c, const struct parted *p)
{
	int classes = c->options.classes;
	for (int k = 0; k < classes; k++)
		c->in[c->order[k]] = p->in[k];
	for (int k = 0; k < classes; k += 4)
		for (size_t j = 0; j < c->table->lists; j += 4) {
			four x[4];
			for (size_t l = 0; l < 4; l++)
				x[l] = CONST_FOUR(p->on[j + l], k);
			turn_over(x);
			for (int l = 0; l < 4 && k + l < classes; l++)
				FOUR(c->on[c->order[k + l]], j) = x[l];
		}
}

/* Steps 1 and 6: the persons of each pattern, those on no list too, are parted among the classes. */
WIDE static void part_patterns(struct chain *c)
{
	struct parted p;
	memset(p.in, 0, sizeof p.in);
	memset(p.on, 0, sizeof *p.on * ((c->table->lists + 3) & ~(size_t)3));
	c->count[c->table->count] = (double)c->unlisted;
	for (size_t i = 0; i < c->rows; i += MOST_ROWS)
		part_some(
			c, c->by_count + i, c->rows - i < MOST_ROWS ? c->rows - i : MOST_ROWS, &p);
	c->count[c->table->count] = 0;
	take_by_label(c, &p);
}

/* Step 2: the chances of all lists in a class with somebody in it. */
WIDE static void draw_class(struct chain *c, int h)
{
	for (size_t j = 0; j < c->table->lists; j += 4) {
		four on = CONST_FOUR(c->on[h], j), off = all_of(c->options.off + c->in[h]) - on;
		on = gammas(&c->variates, on + c->options.on);
		on /= on + gammas(&c->variates, off);
		for (size_t l = 0; l < 4 && j + l < c->table->lists; l++)
			c->lambda[j + l][h] = on[l];
	}
}

static void draw_empty_class(struct chain *c, int h)
{
	for (size_t j = 0; j < c->table->lists; j += 4) {
		four x = units(&c->variates);
		for (size_t l = 0; l < 4 && j + l < c->table->lists; l++)
			c->lambda[j + l][h] = x[l];
	}
}

/* An empty class takes its chances from the prior. */
static void draw_chances(struct chain *c)
{
	bool uniform = c->options.on == 1 && c->options.off == 1;
	c->occupied = 0;
	for (int h = 0; h < c->options.classes; h++) {
		c->occupied += c->in[h] > 0;
		if (c->in[h] > 0 || !uniform)
			draw_class(c, h);
		else
			draw_empty_class(c, h);
	}
}

#define LEAST_ALPHA 1e-30

static void exchange(struct chain *c, int g, int h)
{
	double in = c->in[g];
	c->in[g] = c->in[h];
	c->in[h] = in;
	for (size_t j = 0; j < c->table->lists; j++) {
		double x = c->lambda[j][g];
		c->lambda[j][g] = c->lambda[j][h];
		c->lambda[j][h] = x;
	}
}

/*
 * By how much the logarithm of the density of log alpha and the sizes of the classes rises, the sticks integrated out,
 * when alpha becomes `next` and the labels g and h are exchanged. What is too large or small for a double, and
 * then is so on the way back as well, is no way to go.
 */
WIDE static double gain_of_alpha(const struct chain *c, double next, int g, int h)
{
	int last = c->options.classes - 1;
	double alpha = c->alpha, product = 1, after = 0, after_next = 0, gain = 0;
	for (int k = last; k >= 0; k--) {
		after += c->in[k];
		after_next += c->in[k == g ? h : k == h ? g : k];
		product *= k < last ? (alpha + after) / (next + after_next) : 1;
	}
	if (!(product > 1e-290 && product < 1e290))
		return -HUGE_VAL;
	double end = c->in[last], end_next = c->in[last == g ? h : last == h ? g : last];
	if (end < end_next || end > end_next)
		gain = log_gamma(1 + end) - log_gamma(1 + end_next);
	four log_of = logs((four){ next / alpha, product, 1, 1 });
	four gamma =
		log_gammas((four){ next + end_next, alpha + after, alpha + end, next + after });
	return gain + (c->options.a + last) * log_of[0] + log_of[1] -
	       c->options.b * (next - alpha) + (gamma[0] + gamma[1]) - (gamma[2] + gamma[3]);
}

/* EST-31: a Metropolis step for log alpha given the sizes of the classes alone. */
static void jump_alpha(struct chain *c)
{
	double next = c->alpha * exp(1.5 * draw_normal(&c->variates));
	if (!(next > LEAST_ALPHA && next < 1e6))
		return;
	double gain = gain_of_alpha(c, next, 0, 0);
	if (draw_yes(&c->variates, gain))
		c->alpha = next;
}

/*
 * EST-31: two labels are exchanged and alpha is drawn anew between 0.001 and 100 at once, the sticks integrated
 * out. Else a chain whose largest class came last, where a large alpha suits, stays there for a million sweeps.
 */
static void jump_order(struct chain *c)
{
	uint64_t classes = (uint64_t)c->options.classes;
	int g = (int)random_below(&c->variates.random, classes);
	int h = (int)random_below(&c->variates.random, classes);
	double next = exp(log(1e-3) + log(1e5) * draw_unit(&c->variates));
	if (g == h || c->alpha < 1e-3 || c->alpha > 100)
		return;
	double gain = gain_of_alpha(c, next, g, h);
	if (!draw_yes(&c->variates, gain))
		return;
	c->alpha = next;
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
	four to = CONST_FOUR(b, 0), one = all_of(1), x[2] = { one, pick(to < one, one, to) };
	four_counts empty = CONST_FOUR(after, 0) <= 0, small = ~empty & (to < one);
	FOUR(log_rest, 0) = logs(units(v)) / to;
	FOUR(log_taken, 0) = logs_of_rest(CONST_FOUR(log_rest, 0));
	if (!any(~empty))
		return;
	x[0] = gammas(v, CONST_FOUR(a, 0));
	x[1] = gammas(v, x[1]);
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
	double sum = c->in[last], left = 0;
	for (int h = last; h < (last + 3) / 4 * 4; h++)
		a[h] = b[h] = 1;
	for (int h = last; h-- > 0;) {
		a[h] = 1 + c->in[h];
		b[h] = c->alpha + sum;
		after[h] = sum += c->in[h];
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
		sum += c->weight[h] = draw_gamma(&c->variates, 1 + c->in[h]);
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
	double gain = (c->log_weight[g] - c->log_weight[h]) * (c->in[h] - c->in[g]);
	if (g != h && draw_yes(&c->variates, gain))
		exchange(c, g, h);
	if (classes < 3)
		return;
	h = (int)random_below(&c->variates.random, classes - 2);
	gain = c->rest[h + 1] * c->in[h] - c->rest[h] * c->in[h + 1];
	if (!draw_yes(&c->variates, gain))
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
	if (c->sweeps % ORDER_EVERY == 0)
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
	size_t count = c->table->count, rows = c->rows = (count + 4) / 4 * 4;
	double *size = NEW_ARRAY(mem, double, rows), *row = NEW_ARRAY(mem, double, rows);
	c->by_count = NEW_ARRAY(mem, uint32_t, rows);
	c->set = NEW_ARRAY(mem, uint32_t, rows);
	c->count = NEW_ARRAY(mem, double, rows);
	for (size_t i = 0; i < rows; i++) {
		c->set[i] = i < count ? c->table->at[i].lists : 0;
		c->count[i] = i < count ? (double)c->table->at[i].count : 0;
		size[i] = i == count ? -HUGE_VAL : -c->count[i];
		row[i] = (double)i;
	}
	points_sort(size, row, rows);
	for (size_t i = 0; i < rows; i++)
		c->by_count[i] = (uint32_t)row[i];
}

void chain_start(struct chain *c, const struct table *t, const struct lcmcr_options *o,
	uint64_t seed, uint64_t stream, struct arena *mem)
{
	*c = (struct chain){ .table = t, .options = *o };
	variates_seed(&c->variates, seed, stream);
	if (!(o->on > 0 && o->off > 0))
		c->options.on = c->options.off = 1;
	order_patterns(c, mem);
	c->chance = NEW_ARRAY(mem, double, c->rows);
	c->room = NEW_ARRAY(mem, double, 2 * c->rows);
	c->mass = arena_alloc(mem, c->rows, sizeof *c->mass, alignof(double));
	c->others = NEW_ARRAY(mem, double, c->rows);
	c->part = arena_alloc(mem, c->rows, sizeof *c->part, alignof(double));
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
