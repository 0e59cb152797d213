/*
 * What a table alone gives reason to doubt: W1 to W6, W14, W15 (EST-60 to EST-65, EST-73, EST-74).
 */
#include "estimate/estimate.h"
#include "estimate/special.h"

#include <math.h>
#include <stdlib.h>

#define NAME(t, j) STR_ARG((t)->name[j])

/* Persons by what they are on besides the pair, and by which of the pair: bit 1 the first, bit 0 the second. */
struct beside {
	uint32_t rest;
	int cell;
	double count;
};

static int by_rest(const void *a, const void *b)
{
	const struct beside *x = a, *y = b;
	return (x->rest > y->rest) - (x->rest < y->rest);
}

/* Who is on nothing besides is left out: of them, those on neither could not be counted. */
static size_t beside_pair(const struct table *t, size_t a, size_t b, struct beside *at)
{
	size_t count = 0;
	for (size_t i = 0; i < t->count; i++) {
		uint32_t s = t->at[i].lists, rest = s & ~(1u << a | 1u << b);
		if (rest)
			at[count++] = (struct beside){ rest, (int)((s >> a & 1) * 2 + (s >> b & 1)),
				(double)t->at[i].count };
	}
	if (count)
		qsort(at, count, sizeof *at, by_rest);
	return count;
}

/* What a stratum (in which persons are on the same besides) adds to the sums of Mantel and Haenszel and of
 * Robins, Breslow and Greenland (1986). */
struct odds_sums {
	double r, s, pr, ps_qr, qs;
};

static void add_stratum(struct odds_sums *o, const double *cell)
{
	double n = cell[0] + cell[1] + cell[2] + cell[3];
	double r = cell[3] * cell[0] / n, s = cell[2] * cell[1] / n;
	double p = (cell[3] + cell[0]) / n, q = (cell[2] + cell[1]) / n;
	o->r += r, o->s += s;
	o->pr += p * r, o->ps_qr += p * s + q * r, o->qs += q * s;
}

static struct odds_sums sums_of_strata(const struct beside *at, size_t count)
{
	struct odds_sums o = { 0 };
	for (size_t i = 0, k = 0; i < count; i = k) {
		double cell[4] = { 0 };
		for (; k < count && at[k].rest == at[i].rest; k++)
			cell[at[k].cell] += at[k].count;
		add_stratum(&o, cell);
	}
	return o;
}

struct odds odds_between(const struct table *t, size_t a, size_t b)
{
	struct arena brief = { 0 };
	struct beside *at = NEW_ARRAY(&brief, struct beside, t->count + 1);
	struct odds_sums x = sums_of_strata(at, beside_pair(t, a, b, at));
	struct odds o = { a, b, NAN, NAN, NAN };
	arena_release(&brief);
	if (!(x.r > 0 && x.s > 0))
		return o;
	double se =
		sqrt(x.pr / (2 * x.r * x.r) + x.ps_qr / (2 * x.r * x.s) + x.qs / (2 * x.s * x.s));
	double z = normal_quantile(0.995);
	o.ratio = x.r / x.s;
	o.low = o.ratio * exp(-z * se);
	o.high = o.ratio * exp(z * se);
	return o;
}

/* EST-61 */
static void warn_pairs(struct report *r, struct arena *mem)
{
	const struct table *t = &r->table;
	uint32_t joined = 1, before = 0;
	size_t triples = 0, empty = 0;
	struct buf b = { .mem = mem };
	bool apart[MAX_LISTS][MAX_LISTS] = { 0 };
	for (size_t i = 0; i < t->lists; i++) {
		for (size_t j = i + 1; j < t->lists; j++) {
			apart[i][j] = apart[j][i] = table_on_all(t, 1u << i | 1u << j) == 0;
			if (!apart[i][j] || empty++ >= 8)
				continue;
			buf_printf(&b, "%s" STR_FMT " and " STR_FMT, b.len ? ", " : "", NAME(t, i),
				NAME(t, j));
		}
	}
	if (empty)
		warn(&r->warnings, mem, 2, 1, "%zu pair%s nobody: " STR_FMT "%s", empty,
			empty == 1 ? " of lists shares" : "s of lists share", STR_ARG(buf_str(&b)),
			empty > 8 ? " and others" : "");
	for (size_t i = 0; i < t->lists; i++)
		for (size_t j = i + 1; j < t->lists; j++)
			for (size_t k = j + 1; k < t->lists; k++)
				triples += !apart[i][j] && !apart[i][k] && !apart[j][k];
	if (t->lists >= 3 && !triples)
		warn(&r->warnings, mem, 2, 3,
			"no three lists overlap pair by pair: dependence between lists cannot be "
			"told "
			"from the number on none");
	while (joined != before) {
		before = joined;
		for (size_t i = 0; i < t->lists; i++)
			for (size_t j = 0; j < t->lists; j++)
				if (joined >> i & 1 && i != j && !apart[i][j])
					joined |= 1u << j;
	}
	if (joined != (uint32_t)(((uint64_t)1 << t->lists) - 1))
		warn(&r->warnings, mem, 2, 3,
			"the lists fall into groups that share nobody: nothing ties them together");
}

/* EST-62, EST-63 */
static void warn_lists(struct report *r, struct arena *mem)
{
	const struct table *t = &r->table;
	for (size_t j = 0; j < t->lists; j++) {
		int64_t size = table_on_all(t, 1u << j);
		if (size < 5)
			warn(&r->warnings, mem, 3, 2, "only %lld on list '" STR_FMT "'",
				(long long)size, NAME(t, j));
		if (!table_list_overlaps(t, j))
			warn(&r->warnings, mem, 3, 2,
				"list '" STR_FMT "' shares nobody with any other", NAME(t, j));
		if ((double)size >= 0.9 * (double)t->n)
			warn(&r->warnings, mem, 4, 2,
				"list '" STR_FMT
				"' has %.0f %% of all documented: the others add little",
				NAME(t, j), 100 * (double)size / (double)t->n);
	}
}

static void warn_nested(struct report *r, struct arena *mem)
{
	const struct table *t = &r->table;
	for (size_t i = 0; i < t->lists; i++) {
		for (size_t j = 0; j < t->lists; j++) {
			int64_t a = table_on_all(t, 1u << i), b = table_on_all(t, 1u << j);
			if (i == j || a < 5 || a > b || table_on_all(t, 1u << i | 1u << j) != a)
				continue;
			if (a == b && i > j)
				continue;
			warn(&r->warnings, mem, 4, 3,
				a == b ? "lists '" STR_FMT "' and '" STR_FMT
					 "' hold the same persons: one is a copy"
				       : "everybody on list '" STR_FMT "' is on '" STR_FMT
					 "' too: it is a part of it, not a source of its own",
				NAME(t, i), NAME(t, j));
		}
	}
}

/* EST-64, EST-65 */
static void warn_thin(struct report *r, struct arena *mem)
{
	const struct table *t = &r->table;
	double once = (double)table_on_exactly(t, 1) / (double)t->n, covered = sample_coverage(t);
	if (once > 0.9)
		warn(&r->warnings, mem, 5, 2, "%.0f %% of all documented are on one list only",
			100 * once);
	if (covered <= 0.55)
		warn(&r->warnings, mem, 5, 2,
			"the lists overlap little (sample coverage %.2f): estimates are unstable",
			covered);
	if (t->n < 200)
		warn(&r->warnings, mem, 6, 2,
			"only %lld persons documented; estimates from under 200 "
			"are seldom worth printing",
			(long long)t->n);
}

/* EST-73 */
static void warn_odds(struct report *r, struct arena *mem)
{
	const struct table *t = &r->table;
	for (size_t a = 0; a < t->lists; a++) {
		for (size_t b = a + 1; b < t->lists; b++) {
			struct odds o = odds_between(t, a, b);
			if (o.low > 1.5)
				warn(&r->warnings, mem, 14, 1,
					"who is on '" STR_FMT "' is more often on '" STR_FMT
					"' than by chance (odds ratio %.1f, 99 %% from %.1f to "
					"%.1f): do they "
					"share a source?",
					NAME(t, a), NAME(t, b), o.ratio, o.low, o.high);
			if (o.high < 1 / 1.5)
				warn(&r->warnings, mem, 14, 1,
					"who is on '" STR_FMT "' is less often on '" STR_FMT
					"' than by chance (odds ratio %.2f, 99 %% from %.2f to "
					"%.2f): do they "
					"cover different people?",
					NAME(t, a), NAME(t, b), o.ratio, o.low, o.high);
		}
	}
}

void warn_of_table(struct report *r, struct arena *mem)
{
	size_t usable = table_usable_lists(&r->table);
	warn_lists(r, mem);
	if (usable < 3)
		warn(&r->warnings, mem, 1, 3,
			"%zu usable list%s: with fewer than 3 nothing but bounds can be had",
			usable, usable == 1 ? "" : "s");
	warn_pairs(r, mem);
	warn_nested(r, mem);
	warn_thin(r, mem);
	warn_odds(r, mem);
	if (r->duplicates)
		warn(&r->warnings, mem, 15, 2,
			"%zu row%s like somebody counted twice: equal in every "
			"column, or "
			"one list has the same person again",
			r->duplicates, r->duplicates == 1 ? " looks" : "s look");
}
