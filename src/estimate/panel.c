/*
 * EST-55: what the figure would be had the lists, the priors or the assumption been others. One quick
 * method does them all: dga up to 5 lists, else the best log-linear model of a greedy search.
 */
#include "estimate/dga.h"
#include "estimate/knell.h"
#include "estimate/search.h"
#include "estimate/special.h"
#include "estimate/variate.h"

#include <math.h>

enum { QUICK_DGA_LISTS = 5 };

static void no_figure(struct variant *v, const char *why)
{
	v->estimate = v->low = v->high = NAN;
	v->note = str_from(why);
}

static void by_dga(const struct table *t, const struct dga_options *o, double level,
	struct variant *v, struct arena *mem)
{
	struct dga d = dga_run(t, o, mem);
	struct dga_summary s = dga_summarise(&d, d.drop_saturated ? d.without : d.with, level);
	v->estimate = s.median;
	v->low = s.low;
	v->high = s.high;
	v->note = str_format(mem, "n %lld", (long long)t->n);
}

static void by_search(const struct table *t, double level, struct variant *v, struct arena *mem)
{
	struct loglin l = loglin_open(t, mem);
	struct fits f = fits_of(&l, false, mem);
	double z = normal_quantile(0.5 + level / 2);
	if (!f.count) {
		no_figure(v, "no model has an estimate");
		return;
	}
	loglin_profile(&l, &f.at[0], z * z / 2, 3);
	v->estimate = f.at[0].estimate;
	v->low = f.at[0].low;
	v->high = f.at[0].high;
	v->note = str_format(mem, "n %lld", (long long)t->n);
}

static void quick(const struct table *t, const struct settings *s, struct str name,
	struct variants *to, struct arena *mem)
{
	struct arena brief = { 0 };
	struct dga_options o = { .grid = s->grid };
	struct variant v = { .name = name };
	uint32_t seen = 0;
	for (size_t i = 0; i < t->count; i++)
		seen |= t->at[i].lists;
	bool whole = seen == (uint32_t)(((uint64_t)1 << t->lists) - 1);
	if (t->lists < 3 || !whole || t->n == 0)
		no_figure(&v, "fewer than 3 lists left");
	else if (t->lists <= QUICK_DGA_LISTS)
		by_dga(t, &o, s->level, &v, &brief);
	else if (t->lists <= MAX_DENSE_LISTS)
		by_search(t, s->level, &v, &brief);
	else
		no_figure(&v, "too many lists");
	v.note = str_copy(mem, v.note);
	*PUSH(mem, to) = v;
	arena_release(&brief);
}

static void without_and_merged(
	const struct table *t, const struct settings *s, struct panel *p, struct arena *mem)
{
	quick(t, s, STR("all lists"), &p->left_out, mem);
	for (size_t j = 0; j < t->lists && t->lists > 3; j++) {
		struct table less = table_without(t, 1u << j, mem);
		quick(&less, s, str_format(mem, "without " STR_FMT, STR_ARG(t->name[j])),
			&p->left_out, mem);
	}
	for (size_t a = 0; a < t->lists && t->lists > 3 && t->lists <= 6; a++) {
		for (size_t b = a + 1; b < t->lists; b++) {
			struct table one = table_merged(t, a, b, mem);
			quick(&one, s, one.name[a], &p->merged, mem);
		}
	}
}

/*
 * EST-54: R = product of the odd cells over that of the even ones; N0 = R / xi. xi = 1 is "no interaction of all
 * lists at once". Empty cells make R unknowable, so half a person is added to each cell when one is empty.
 */
static void xi_curve(
	const struct table *t, const struct settings *s, struct panel *p, struct arena *mem)
{
	static const double xi[] = { 0.5, 2. / 3, 1, 1.5, 2 };
	if (t->lists > 5)
		return;
	struct arena brief = { 0 };
	double *cell = table_cells(t, &brief), log_r = 0, variance = 0, half = 0;
	size_t cells = (size_t)1 << t->lists;
	for (size_t c = 1; c < cells; c++)
		half = cell[c] > 0 ? half : 0.5;
	for (size_t c = 1; c < cells; c++) {
		log_r += (__builtin_popcountll(c) & 1 ? 1 : -1) * log(cell[c] + half);
		variance += 1 / (cell[c] + half);
	}
	double z = normal_quantile(0.5 + s->level / 2), n = (double)t->n;
	for (size_t i = 0; i < sizeof xi / sizeof *xi; i++) {
		double u = exp(log_r) / xi[i], wide = exp(z * sqrt(variance));
		*PUSH(mem, &p->xi) = (struct variant){ .name = str_format(mem, "xi = %.3g", xi[i]),
			.estimate = n + u,
			.low = n + u / wide,
			.high = n + u * wide,
			.note = half > 0 ? STR("half a person added to every cell") : STR("") };
	}
	arena_release(&brief);
}

static int64_t *count_of(struct table *t, uint32_t lists, struct arena *mem)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->at[i].lists == lists)
			return &t->at[i].count;
	*PUSH(mem, t) = (struct pattern){ lists, 0 };
	return &t->at[t->count - 1].count;
}

/* One list of the set, by chance. */
static uint32_t any_of(struct variates *v, uint32_t set)
{
	uint64_t skip = random_below(&v->random, (uint64_t)__builtin_popcount(set));
	while (skip-- > 0)
		set &= set - 1;
	return set & -set;
}

/* A hundredth of those on several lists had one record taken for another person's. */
static void miss_matches(
	struct table *t, const struct table *was, struct variates *v, struct arena *mem)
{
	for (size_t i = 0; i < was->count; i++) {
		uint32_t s = was->at[i].lists;
		if (__builtin_popcount(s) < 2)
			continue;
		for (int64_t k = draw_binomial(v, was->at[i].count, 0.01); k > 0; k--) {
			uint32_t lost = any_of(v, s);
			--*count_of(t, s, mem);
			++*count_of(t, s & ~lost, mem);
			++*count_of(t, lost, mem);
		}
	}
}

/* A hundredth of those on one list were taken for somebody on one other list alone. */
static void make_matches(
	struct table *t, const struct table *was, struct variates *v, struct arena *mem)
{
	uint32_t all = (uint32_t)(((uint64_t)1 << was->lists) - 1);
	for (size_t i = 0; i < was->count; i++) {
		uint32_t s = was->at[i].lists;
		if (__builtin_popcount(s) != 1)
			continue;
		for (int64_t k = draw_binomial(v, was->at[i].count, 0.01); k > 0; k--) {
			uint32_t other = any_of(v, all & ~s);
			if (*count_of(t, s, mem) < 1 || *count_of(t, other, mem) < 1)
				continue;
			--*count_of(t, s, mem);
			--*count_of(t, other, mem);
			++*count_of(t, s | other, mem);
		}
	}
}

/* EST-56: means over a few tables with errors of the matching put in. */
static void matching_errors(
	const struct table *t, const struct settings *s, struct panel *p, struct arena *mem)
{
	static const char *const names[] = { "1 % of matches missed",
		"1 % of singles matched wrongly" };
	int turns = t->lists <= QUICK_DGA_LISTS ? 5 : 1;
	struct variates v;
	variates_seed(&v, s->seed, 0x6d61);
	for (int kind = 0; kind < 2; kind++) {
		struct variant mean = { .name = str_from(names[kind]) };
		double persons = 0;
		for (int turn = 0; turn < turns; turn++) {
			struct arena brief = { 0 };
			struct table other = table_without(t, 0, &brief);
			struct variants one = { 0 };
			(kind ? make_matches : miss_matches)(&other, t, &v, &brief);
			table_settle(&other);
			quick(&other, s, mean.name, &one, &brief);
			persons += (double)other.n / turns;
			mean.estimate += one.at[0].estimate / turns;
			mean.low += one.at[0].low / turns;
			mean.high += one.at[0].high / turns;
			arena_release(&brief);
		}
		mean.note = str_format(mem, "n %.0f", persons);
		*PUSH(mem, &p->matching) = mean;
	}
}

static void other_priors(
	const struct table *t, const struct settings *s, struct panel *p, struct arena *mem)
{
	static const struct {
		const char *name;
		double delta;
		enum size_prior prior;
	} tries[] = { { "prior 1/N", 0, PRIOR_RECIPROCAL }, { "prior uniform", 0, PRIOR_UNIFORM },
		{ "prior log-normal (0.7, 0.6)", 0, PRIOR_LOGNORMAL },
		{ "delta 1/2", 0.5, PRIOR_RECIPROCAL }, { "delta 1", 1, PRIOR_RECIPROCAL } };
	for (size_t i = 0; t->lists <= QUICK_DGA_LISTS && i < sizeof tries / sizeof *tries; i++) {
		struct arena brief = { 0 };
		struct dga_options o = {
			.grid = s->grid, .delta = tries[i].delta, .prior = tries[i].prior
		};
		struct variant v = { .name = str_from(tries[i].name) };
		by_dga(t, &o, s->level, &v, &brief);
		v.note = STR("");
		*PUSH(mem, &p->priors) = v;
		arena_release(&brief);
	}
}

static void other_alphas(
	const struct table *t, const struct settings *s, struct panel *p, struct arena *mem)
{
	static const double a[] = { 0.25, 1, 2 };
	for (size_t i = 0; i < sizeof a / sizeof *a; i++) {
		struct arena brief = { 0 };
		struct chains_options o = {
			.model = { .classes = s->classes, .a = a[i], .b = a[i], .cap = s->cap },
			.chains = 2,
			.threads = s->threads,
			.least = 20000,
			.most = 20000,
			.enough = 1,
			.seed = s->seed,
			.stream = 200
		};
		struct chains c = chains_run(t, &o, &brief);
		size_t count = c.count * c.length;
		sort_doubles(c.unlisted, count);
		double n = (double)t->n, half = s->level / 2;
		*PUSH(mem, &p->alphas) = (struct variant){
			.name = str_format(mem, "alpha ~ Gamma(%.2f, %.2f)", a[i], a[i]),
			.estimate = n + quantile_sorted(c.unlisted, count, 0.5),
			.low = n + quantile_sorted(c.unlisted, count, 0.5 - half),
			.high = n + quantile_sorted(c.unlisted, count, 0.5 + half),
			.note = STR("two short chains")
		};
		arena_release(&brief);
	}
}

static void hide_lists(const struct table *t, const struct settings *s, const struct hidden *h,
	struct panel *p, struct arena *mem)
{
	if (!h) {
		struct hidden *found = NEW_ARRAY(mem, struct hidden, t->lists);
		hidden_lists(t, s, found, mem);
		h = found;
	}
	for (size_t j = 0; j < t->lists; j++) {
		if (!h[j].tried)
			continue;
		*PUSH(mem, &p->hidden) = (struct variant){
			.name = str_format(mem, STR_FMT " hidden", STR_ARG(t->name[j])),
			.estimate = h[j].median,
			.low = h[j].low,
			.high = h[j].high,
			.note = str_format(mem, "holds %lld%s", (long long)h[j].size,
				h[j].held ? "" : ", not found again")
		};
	}
}

void panel_make(const struct table *t, const struct settings *s, const struct hidden *hidden,
	struct panel *p, struct arena *mem)
{
	*p = (struct panel){ .odds = NEW_ARRAY(mem, struct odds, t->lists * t->lists) };
	for (size_t a = 0; a < t->lists; a++)
		for (size_t b = a + 1; b < t->lists; b++)
			p->odds[p->odds_count++] = odds_between(t, a, b);
	if (t->lists < 3 || !s->panel)
		return;
	p->made = true;
	without_and_merged(t, s, p, mem);
	xi_curve(t, s, p, mem);
	other_priors(t, s, p, mem);
	if (s->want[METHOD_LCMCR])
		other_alphas(t, s, p, mem);
	if (t->lists <= MAX_DENSE_LISTS)
		matching_errors(t, s, p, mem);
	hide_lists(t, s, hidden, p, mem);
}
