#include "estimate/knell.h"
#include "estimate/mixture.h"
#include "estimate/search.h"
#include "estimate/special.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { POINTS_EACH = 100, MOST_MODELS = 200 };

struct point {
	double size, share;
};

static int by_size(const void *a, const void *b)
{
	const struct point *x = a, *y = b;
	int order = (x->size > y->size) - (x->size < y->size);
	return order ? order : (x->share > y->share) - (x->share < y->share);
}

void points_sort(double *size, double *share, size_t count)
{
	struct arena brief = { 0 };
	struct point *p = NEW_ARRAY(&brief, struct point, count);
	for (size_t i = 0; i < count; i++)
		p[i] = (struct point){ size[i], share[i] };
	if (count)
		qsort(p, count, sizeof *p, by_size);
	for (size_t i = 0; i < count; i++) {
		size[i] = p[i].size;
		share[i] = p[i].share;
	}
	arena_release(&brief);
}

double points_quantile(const double *size, const double *share, size_t count, double p)
{
	double all = 0, sum = 0;
	for (size_t i = 0; i < count; i++)
		all += share[i];
	for (size_t i = 0; i < count; i++)
		if ((sum += share[i]) >= p * all)
			return size[i];
	return count ? size[count - 1] : NAN;
}

/* A log-linear model's likelihood as points of equal weight: log-normal through its profile limits. */
static void add_model(struct families *f, const struct loglin *l, const struct fit *fit, double w)
{
	double down = log(fit->unlisted / fmax(fit->low - l->n, 1e-3 * fit->unlisted));
	double up = log((fit->high - l->n) / fit->unlisted), z = 1.959963984540054;
	for (int i = 0; i < POINTS_EACH; i++) {
		double q = normal_quantile((i + 0.5) / POINTS_EACH) / z;
		f->size[f->points] = l->n + fit->unlisted * exp(q * (q < 0 ? down : up));
		f->share[f->points++] = w / POINTS_EACH;
	}
}

static void loglinear_family(const struct table *t, struct families *f, struct arena *mem)
{
	if (t->lists < 3 || t->lists > MAX_DENSE_LISTS)
		return;
	struct arena brief = { 0 };
	struct loglin l = loglin_open(t, &brief);
	struct fits all = fits_of(&l, false, &brief);
	double *w = NEW_ARRAY(&brief, double, all.count + 1), sum = 0;
	fits_weights(&all, false, w);
	for (size_t i = 0; i < all.count; i++)
		sum += exp(-(all.at[i].bic - all.at[0].bic) / 2);
	for (size_t i = 0; i < all.count && i < MOST_MODELS && w[i] > 1e-3; i++) {
		loglin_profile(&l, &all.at[i], 1.920729410347062, 3);
		if (isfinite(all.at[i].high) && all.at[i].high > all.at[i].estimate)
			add_model(f, &l, &all.at[i], w[i]);
	}
	f->loglinear_points = f->points;
	f->has_loglinear = f->points > 0;
	f->loglinear_bic = all.count ? all.at[0].bic - 2 * log(sum) : HUGE_VAL;
	arena_release(&brief);
	(void)mem;
}

/* What the chains kept has weight by p(N) ~ N^-4 (EST-51); the sampler's own is 1/N. */
static void add_draws(const struct chains *c, double n, struct families *f)
{
	size_t count = c->count * c->length, from = f->points;
	double sum = 0;
	for (size_t i = 0; i < count; i++, f->points++) {
		f->size[f->points] = n + c->unlisted[i];
		sum += f->share[f->points] = pow(n / f->size[f->points], KNELL_POWER - 1);
	}
	for (size_t i = from; i < f->points; i++)
		f->share[i] /= sum;
}

/* EST-51: three classes of equal standing, chances Beta(1/2, 2): a class that is hardly seen is not held to be
 * unlikely beforehand, as the uniform law would have it. */
static void classes_family(const struct table *t, struct families *f, uint64_t seed, int threads,
	int64_t sweeps, struct arena *mem)
{
	struct arena brief = { 0 };
	struct chains_options o = { .model = { .classes = KNELL_CLASSES,
					    .a = 0.25,
					    .b = 0.25,
					    .even = true,
					    .on = 0.5,
					    .off = 2 },
		.chains = 4,
		.threads = threads,
		.least = sweeps < 4000 ? sweeps : 4000,
		.most = sweeps,
		.enough = 400,
		.seed = seed,
		.stream = 100 };
	if (t->lists < 3)
		return;
	struct chains c = chains_run(t, &o, &brief);
	add_draws(&c, (double)t->n, f);
	f->mixing = c.mixing;
	f->passed = c.passed;
	struct mixture_fit two = mixture_maximum(t, 2, 4, seed),
			   three = mixture_maximum(t, 3, 4, seed);
	f->classes_bic = fmin(two.bic, three.bic);
	f->has_classes = true;
	arena_release(&brief);
	(void)mem;
}

/* EST-50: of few persons the lists hardly tell the families apart, and what BIC charges for a parameter would decide. Of
 * three lists it is left at that: there classes can never be told. */
static double temperature(const struct table *t)
{
	double n = (double)t->n;
	return KNELL_TEMPERATURE * (t->lists > 3 && n < KNELL_MANY ? sqrt(KNELL_MANY / n) : 1);
}

struct families families_run(
	const struct table *t, uint64_t seed, int threads, int64_t sweeps, struct arena *mem)
{
	struct families f = { .loglinear_bic = HUGE_VAL, .classes_bic = HUGE_VAL };
	size_t room = MOST_MODELS * POINTS_EACH + 4 * 4096;
	f.size = NEW_ARRAY(mem, double, room);
	f.share = NEW_ARRAY(mem, double, room);
	loglinear_family(t, &f, mem);
	classes_family(t, &f, seed, threads, sweeps, mem);
	/* EST-50: a fifth of the difference in BIC counts between the families, which begin at two to one for
	 * the classes: that persons differ is the rule */
	f.weight = f.has_loglinear ? f.has_classes : 1;
	if (f.has_loglinear && f.has_classes)
		f.weight = 1 / (1 + exp((f.classes_bic - f.loglinear_bic) / (2 * temperature(t))) /
					       KNELL_ODDS);
	double given = 0;
	for (size_t i = 0; i < f.loglinear_points; i++)
		given += f.share[i];
	for (size_t i = 0; i < f.points; i++)
		f.share[i] *= i < f.loglinear_points ? (1 - f.weight) / given : f.weight;
	return f;
}

/* Only persons on list j, without list j: the lists that remain, and how many they find. */
static struct table within(const struct table *t, size_t j, struct arena *mem)
{
	struct table inside = *t;
	inside.at = NEW_ARRAY(mem, struct pattern, t->count);
	inside.count = inside.room = 0;
	for (size_t i = 0; i < t->count; i++)
		if (t->at[i].lists >> j & 1)
			inside.at[inside.count++] = t->at[i];
	inside.room = inside.count;
	inside = table_without(&inside, 1u << j, mem);
	uint32_t seen = 0;
	for (size_t i = 0; i < inside.count; i++)
		seen |= inside.at[i].lists;
	uint32_t all = (uint32_t)(((uint64_t)1 << inside.lists) - 1);
	return seen == all ? inside : table_without(&inside, all & ~seen, mem);
}

size_t hidden_lists(
	const struct table *t, const struct settings *s, struct hidden *out, struct arena *mem)
{
	size_t tried = 0;
	for (size_t j = 0; j < t->lists; j++) {
		struct arena brief = { 0 };
		struct table inside = within(t, j, &brief);
		out[j] = (struct hidden){ .list = j, .size = table_on_all(t, 1u << j) };
		if (inside.lists >= 3 && inside.n >= 50) {
			struct families f =
				families_run(&inside, s->seed, s->threads, 8000, &brief);
			double half = s->level / 2;
			points_sort(f.size, f.share, f.points);
			out[j].tried = true;
			out[j].median = points_quantile(f.size, f.share, f.points, 0.5);
			out[j].low = points_quantile(f.size, f.share, f.points, 0.5 - half);
			out[j].high = points_quantile(f.size, f.share, f.points, 0.5 + half);
			out[j].held = out[j].low <= (double)out[j].size &&
				      out[j].high >= (double)out[j].size;
			tried++;
		}
		arena_release(&brief);
	}
	(void)mem;
	return tried;
}

/* EST-53: where the check fails for more than half of the lists, log N0 spreads further by a seventh. */
static double widening(size_t tried, size_t failed)
{
	return 2 * failed > tried ? 1.15 : 1;
}

static void spread(struct families *f, double n, double by)
{
	double middle = points_quantile(f->size, f->share, f->points, 0.5) - n;
	for (size_t i = 0; i < f->points && middle > 0; i++) {
		double u = f->size[i] - n;
		f->size[i] = u > 0 ? n + middle * pow(u / middle, by) : n;
	}
}

static void say_how(
	const struct table *t, const struct families *f, struct result *r, struct arena *mem)
{
	struct str part = temperature(t) > KNELL_TEMPERATURE
				  ? str_format(mem, "1/%.1f", temperature(t))
				  : STR("a fifth");
	r->how = str_format(mem,
		"mixture of log-linear models (weight %.2f) and latent classes (%.2f), weighted "
		"by " STR_FMT " "
		"of the lead in BIC (EST-50)",
		1 - f->weight, f->weight, STR_ARG(part));
	measure_number(r, mem, "weight_loglinear", 1 - f->weight);
	measure_number(r, mem, "weight_classes", f->weight);
	measure_number(r, mem, "bic_loglinear", f->loglinear_bic);
	measure_number(r, mem, "bic_classes", f->classes_bic);
	measure_number(r, mem, "rhat", f->mixing.rhat);
	measure_number(r, mem, "ess_bulk", f->mixing.bulk);
	measure_number(r, mem, "ess_tail", f->mixing.tail);
}

static void part_variant(struct result *r, const char *name, const struct families *f, size_t from,
	size_t to, struct arena *mem)
{
	if (from == to)
		return;
	struct arena brief = { 0 };
	double *size = NEW_ARRAY(&brief, double, to - from);
	double *share = NEW_ARRAY(&brief, double, to - from);
	for (size_t i = from; i < to; i++) {
		size[i - from] = f->size[i];
		share[i - from] = f->share[i];
	}
	points_sort(size, share, to - from);
	*PUSH(mem, &r->variants) = (struct variant){ .name = str_from(name),
		.estimate = points_quantile(size, share, to - from, 0.5),
		.low = points_quantile(size, share, to - from, 0.5 - r->level / 2),
		.high = points_quantile(size, share, to - from, 0.5 + r->level / 2) };
	arena_release(&brief);
}

static void take_mixture(
	struct families *f, const struct settings *s, struct result *r, struct arena *mem)
{
	double sum = 0, all = 0, mean = 0;
	size_t k = 0;
	points_sort(f->size, f->share, f->points);
	for (size_t i = 0; i < f->points; i++) {
		all += f->share[i];
		mean += f->share[i] * f->size[i];
	}
	double size[DRAWS];
	for (size_t i = 0; i < f->points; i++) {
		sum += f->share[i];
		for (; k < DRAWS && ((double)k + 0.5) / DRAWS < sum / all; k++)
			size[k] = f->size[i];
	}
	for (; k < DRAWS; k++)
		size[k] = f->size[f->points - 1];
	draws_from_sample(r, size, DRAWS, s->seed, mem);
	r->mean = mean / all;
}

static void check_hidden(const struct table *t, const struct settings *s, struct families *f,
	struct result *r, struct arena *mem)
{
	struct hidden *h = NEW_ARRAY(mem, struct hidden, t->lists);
	size_t tried = hidden_lists(t, s, h, mem), failed = 0;
	for (size_t j = 0; j < t->lists; j++)
		failed += h[j].tried && !h[j].held;
	r->hidden = h;
	measure_number(r, mem, "lists_hidden", (double)tried);
	measure_number(r, mem, "lists_not_found_again", (double)failed);
	double by = tried ? widening(tried, failed) : 1;
	if (by > 1) {
		spread(f, (double)t->n, by);
		warn(&r->warnings, mem, 11, 2,
			"%zu of %zu lists, hidden, were not found again in their true size by the "
			"others: the interval was widened (EST-53)",
			failed, tried);
	}
}

void method_knell(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem)
{
	r->assumption =
		"either the lists' dependence shows among the listed persons, or persons fall "
		"into a few classes; whichever explains the overlaps counts the more, neither "
		"alone";
	if (t->lists < 3) {
		refuse(r, mem,
			"2 lists cannot show whether they depend on each other; chapman's figure "
			"holds only if they do not (EST-60)");
		return;
	}
	if (table_usable_lists(t) < 3) {
		refuse(r, mem,
			"fewer than 3 lists of 5 persons or more share anybody: nothing but bounds "
			"can be had (EST-60)");
		return;
	}
	struct arena brief = { 0 };
	struct families f = families_run(t, s->seed, s->threads, s->sweeps / 5, &brief);
	say_how(t, &f, r, mem);
	part_variant(r, "log-linear family", &f, 0, f.loglinear_points, mem);
	part_variant(r, "latent-class family", &f, f.loglinear_points, f.points, mem);
	points_sort(f.size, f.share, f.points);
	check_hidden(t, s, &f, r, mem);
	take_mixture(&f, s, r, mem);
	if (!f.has_loglinear)
		warn(&r->warnings, mem, 7, 2,
			"no log-linear model has an estimate here: latent classes alone decide");
	if (!f.passed)
		warn(&r->warnings, mem, 10, f.weight > 0.1 ? 2 : 1,
			"the latent-class chains do not agree: R-hat %.3f, effective draws %.0f "
			"and %.0f",
			f.mixing.rhat, f.mixing.bulk, f.mixing.tail);
	arena_release(&brief);
}
