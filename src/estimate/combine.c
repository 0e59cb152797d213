/*
 * Adding strata (EST-40), mixing draws of a matching (EST-41), combining replicates (EST-42).
 */
#include "estimate/estimate.h"
#include "estimate/special.h"

#include <math.h>
#include <string.h>

static void summary(
	const double *sorted, size_t count, double level, double *median, double *low, double *high)
{
	*median = quantile_sorted(sorted, count, 0.5);
	*low = quantile_sorted(sorted, count, 0.5 - level / 2);
	*high = quantile_sorted(sorted, count, 0.5 + level / 2);
}

bool total_of(const struct report *reports, size_t count, enum method m, double level,
	struct total *out, struct arena *mem)
{
	*out = (struct total){ .method = m, .level = level };
	out->draw = NEW_ARRAY(mem, double, DRAWS);
	for (size_t i = 0; i < count; i++) {
		const struct result *r = &reports[i].result[m];
		bool estimated = reports[i].done[m] && !r->refused;
		out->n += reports[i].table.n;
		out->estimated += estimated;
		out->documented_only += !estimated;
		for (size_t b = 0; b < DRAWS; b++) {
			double size = estimated ? r->draw[b] : (double)reports[i].table.n;
			out->draw[b] += size;
			out->mean += size / DRAWS;
		}
	}
	if (!out->estimated)
		return false;
	struct arena brief = { 0 };
	double *sorted = NEW_ARRAY(&brief, double, DRAWS);
	memcpy(sorted, out->draw, DRAWS * sizeof *sorted);
	sort_doubles(sorted, DRAWS);
	summary(sorted, DRAWS, level, &out->median, &out->low, &out->high);
	arena_release(&brief);
	return true;
}

static size_t list_named(struct table *t, struct str name)
{
	size_t j = 0;
	while (j < t->lists && !str_equal(t->name[j], name))
		j++;
	if (j == t->lists)
		t->name[t->lists++] = name;
	return j;
}

struct table pooled_table(const struct report *reports, size_t count, struct arena *mem)
{
	struct table all = { .name = NEW_ARRAY(mem, struct str, MAX_LISTS) };
	for (size_t i = 0; i < count; i++) {
		const struct table *t = &reports[i].table;
		size_t place[MAX_LISTS];
		for (size_t j = 0; j < t->lists; j++)
			place[j] = list_named(&all, t->name[j]);
		for (size_t k = 0; k < t->count; k++) {
			struct pattern p = { 0, t->at[k].count };
			for (size_t j = 0; j < t->lists; j++)
				p.lists |= (t->at[k].lists >> j & 1) << place[j];
			*PUSH(mem, &all) = p;
		}
	}
	table_settle(&all);
	return all;
}

bool mix_of(const struct report *reports, size_t count, enum method m, double level,
	struct mixed *out, struct arena *mem)
{
	double *all = NEW_ARRAY(mem, double, count *DRAWS), within = 0, between = 0;
	double *means = NEW_ARRAY(mem, double, count);
	*out = (struct mixed){ .method = m, .level = level };
	for (size_t i = 0; i < count; i++) {
		const struct result *r = &reports[i].result[m];
		if (!reports[i].done[m] || r->refused) {
			out->refused++;
			continue;
		}
		double variance = 0, mean = 0;
		for (size_t b = 0; b < DRAWS; b++)
			mean += r->draw[b] / DRAWS;
		for (size_t b = 0; b < DRAWS; b++)
			variance += (r->draw[b] - mean) * (r->draw[b] - mean) / (DRAWS - 1);
		memcpy(all + out->draws * DRAWS, r->draw, DRAWS * sizeof *all);
		means[out->draws++] = mean;
		out->n_mean += (double)reports[i].table.n;
		within += variance;
	}
	if (!out->draws)
		return false;
	double k = (double)out->draws;
	for (size_t i = 0; i < out->draws; i++)
		out->mean += means[i] / k;
	for (size_t i = 0; i < out->draws; i++)
		between += (means[i] - out->mean) * (means[i] - out->mean) / k;
	out->n_mean /= k;
	out->share = between + within > 0 ? between / (between + within / k) : 0;
	sort_doubles(all, out->draws * DRAWS);
	summary(all, out->draws * DRAWS, level, &out->median, &out->low, &out->high);
	return true;
}

/*
 * W: mean variance within; B: variance of the means; T = W + (1 + 1/M) B on log N0, with Student's t of
 * (M-1) (1 + W / ((M+1) B))^2 degrees. As verdata's combine_estimates rounds.
 */
bool combine_replicates(
	const struct replicate *r, size_t count, double level, struct combined *out, struct err *e)
{
	double m = (double)count, n = 0, unlisted = 0, mu = 0, within = 0, between = 0;
	if (count < 2)
		return fail(e, ERR_INPUT, "%zu replicate: at least 2 are needed to combine", count);
	struct arena brief = { 0 };
	double *mean = NEW_ARRAY(&brief, double, count);
	for (size_t i = 0; i < count; i++) {
		double draws = (double)r[i].draws, square = 0;
		n += r[i].n / m;
		for (size_t b = 0; b < r[i].draws; b++) {
			double u = r[i].size[b] - r[i].n;
			unlisted += u / draws / m;
			mean[i] += log(u > 0 ? u : 0.1) / draws;
		}
		for (size_t b = 0; b < r[i].draws; b++) {
			double u = r[i].size[b] - r[i].n, off = log(u > 0 ? u : 0.1) - mean[i];
			square += off * off;
		}
		within += square / (draws - 1) / m;
		mu += mean[i] / m;
	}
	for (size_t i = 0; i < count; i++)
		between += (mean[i] - mu) * (mean[i] - mu) / (m - 1);
	double total = within + (1 + 1 / m) * between, lead = 1 + within / ((m + 1) * between);
	double degrees = fmin((m - 1) * lead * lead, 1e9); /* no end to them when the means agree */
	double half = t_quantile(0.5 + level / 2, degrees) * sqrt(total);
	out->estimate = round(n) + round(unlisted);
	out->low = round(n) + round(exp(mu - half));
	out->high = round(n) + round(exp(mu + half));
	out->few = count < 10;
	arena_release(&brief);
	return true;
}
