#include "estimate/diagnose.h"
#include "estimate/special.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct place {
	double value;
	size_t at;
};

static int by_value(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = (x->value > y->value) - (x->value < y->value);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

/* Normal scores of the ranks, equal values sharing their mean rank. */
static void rank_normalise(const double *x, size_t count, double *z, struct arena *mem)
{
	struct place *p = NEW_ARRAY(mem, struct place, count);
	for (size_t i = 0; i < count; i++)
		p[i] = (struct place){ x[i], i };
	qsort(p, count, sizeof *p, by_value);
	for (size_t i = 0, j; i < count; i = j) {
		for (j = i; j < count && p[j].value == p[i].value; j++)
			continue;
		double rank = (double)(i + j + 1) / 2;
		double score = normal_quantile((rank - 0.375) / ((double)count + 0.25));
		for (size_t k = i; k < j; k++)
			z[p[k].at] = score;
	}
}

static void mean_and_variance(const double *x, size_t count, double *mean, double *variance)
{
	*mean = *variance = 0;
	for (size_t i = 0; i < count; i++)
		*mean += x[i] / (double)count;
	for (size_t i = 0; i < count; i++)
		*variance += (x[i] - *mean) * (x[i] - *mean) / (double)(count - 1);
}

struct spread {
	double within, total; /* W and ((S-1)/S) W + B/S */
};

static struct spread spread_of(const double *x, size_t chains, size_t length)
{
	double mean[64], variance, overall = 0, between = 0;
	struct spread s = { 0 };
	for (size_t c = 0; c < chains; c++) {
		mean_and_variance(x + c * length, length, &mean[c], &variance);
		s.within += variance / (double)chains;
		overall += mean[c] / (double)chains;
	}
	for (size_t c = 0; c < chains; c++)
		between += (mean[c] - overall) * (mean[c] - overall) / (double)(chains - 1);
	s.total = s.within * (double)(length - 1) / (double)length + between;
	return s;
}

static double plain_rhat(const double *x, size_t chains, size_t length)
{
	struct spread s = spread_of(x, chains, length);
	return s.within > 0 ? sqrt(s.total / s.within) : s.total > 0 ? HUGE_VAL : 1;
}

static double mean_autocovariance(const double *centred, size_t chains, size_t length, size_t lag)
{
	double sum = 0;
	for (size_t c = 0; c < chains; c++)
		for (size_t i = 0; i + lag < length; i++)
			sum += centred[c * length + i] * centred[c * length + i + lag];
	return sum / (double)(chains * length);
}

/* Geyer's initial monotone sequence over all chains. */
static double effective(const double *x, size_t chains, size_t length, struct arena *mem)
{
	double total = (double)(chains * length), mean, variance, time = 0, least = HUGE_VAL;
	double *centred = NEW_ARRAY(mem, double, chains *length);
	struct spread s = spread_of(x, chains, length);
	if (!(s.total > 0))
		return total;
	for (size_t c = 0; c < chains; c++) {
		mean_and_variance(x + c * length, length, &mean, &variance);
		for (size_t i = 0; i < length; i++)
			centred[c * length + i] = x[c * length + i] - mean;
	}
	for (size_t lag = 0; lag + 1 < length; lag += 2) {
		double pair = 0;
		for (size_t k = lag; k < lag + 2; k++)
			pair += k ? 1 - (s.within -
						mean_autocovariance(centred, chains, length, k) *
							(double)length / (double)(length - 1)) /
							s.total
				  : 1;
		if (pair < 0)
			break;
		least = pair < least ? pair : least;
		time += 2 * least;
	}
	time -= 1;
	double floor = 1 / log10(total); /* as Stan bounds antithetic chains */
	return total / (time > floor ? time : floor);
}

static double tail_effective(
	const double *x, const double *sorted, size_t chains, size_t length, struct arena *mem)
{
	double least = HUGE_VAL, *below = NEW_ARRAY(mem, double, chains *length);
	for (int side = 0; side < 2; side++) {
		double limit = quantile_sorted(sorted, chains * length, side ? 0.95 : 0.05);
		for (size_t i = 0; i < chains * length; i++)
			below[i] = x[i] <= limit;
		double ess = effective(below, chains, length, mem);
		least = ess < least ? ess : least;
	}
	return least;
}

/* Every chain becomes two: a drift within one shows as a difference. */
static double *split(const double *x, size_t chains, size_t length, struct arena *mem)
{
	size_t half = length / 2;
	double *parts = NEW_ARRAY(mem, double, 2 * chains * half);
	for (size_t c = 0; c < chains; c++) {
		memcpy(parts + 2 * c * half, x + c * length, half * sizeof *x);
		memcpy(parts + (2 * c + 1) * half, x + (c + 1) * length - half, half * sizeof *x);
	}
	return parts;
}

struct mixing mixing_of(const double *x, size_t chains, size_t length)
{
	struct arena mem = { 0 };
	size_t half = length / 2, count = 2 * chains * half;
	double *parts = split(x, chains, length, &mem), *z = NEW_ARRAY(&mem, double, count);
	double *sorted = NEW_ARRAY(&mem, double, count), *folded = NEW_ARRAY(&mem, double, count);
	memcpy(sorted, parts, count * sizeof *parts);
	sort_doubles(sorted, count);
	double middle = quantile_sorted(sorted, count, 0.5);
	for (size_t i = 0; i < count; i++)
		folded[i] = fabs(parts[i] - middle);

	struct mixing m = { 0 };
	rank_normalise(parts, count, z, &mem);
	m.rhat = plain_rhat(z, 2 * chains, half);
	m.bulk = effective(z, 2 * chains, half, &mem);
	rank_normalise(folded, count, z, &mem);
	double rhat = plain_rhat(z, 2 * chains, half);
	m.rhat = rhat > m.rhat ? rhat : m.rhat;
	m.tail = tail_effective(parts, sorted, 2 * chains, half, &mem);
	arena_release(&mem);
	return m;
}

bool mixing_passes(const struct mixing *m)
{
	return m->rhat < 1.01 && m->bulk > 400 && m->tail > 400;
}

enum { GRID = 128 };

static void density(const double *sorted, size_t count, double *height)
{
	double mean, variance, low = sorted[0], high = sorted[count - 1];
	mean_and_variance(sorted, count, &mean, &variance);
	double box = quantile_sorted(sorted, count, 0.75) - quantile_sorted(sorted, count, 0.25);
	double spread = fmin(sqrt(variance), box > 0 ? box / 1.34 : sqrt(variance));
	double width = 0.9 * spread * pow((double)count, -0.2) * 1.5 + 1e-300;
	for (int g = 0; g < GRID; g++) {
		double at = low + (high - low) * g / (GRID - 1);
		height[g] = 0;
		for (size_t i = 0; i < count; i++) {
			double d = (sorted[i] - at) / width;
			height[g] += fabs(d) < 6 ? exp(-d * d / 2) : 0;
		}
	}
}

int modes_of(const double *sorted, size_t count)
{
	double height[GRID], top = 0, peak = 0, valley = 0;
	int modes = 0;
	bool rising = true;
	if (count < 2 || !(sorted[count - 1] > sorted[0]))
		return 1;
	density(sorted, count, height);
	for (int g = 0; g < GRID; g++)
		top = height[g] > top ? height[g] : top;
	for (int g = 0; g < GRID; g++) {
		if (rising) {
			peak = height[g] > peak ? height[g] : peak;
			if (peak - valley > top / 10 && height[g] < peak - top / 10) {
				modes++;
				rising = false;
				valley = height[g];
			}
		} else {
			valley = height[g] < valley ? height[g] : valley;
			if (height[g] > valley + top / 10) {
				rising = true;
				peak = height[g];
			}
		}
	}
	return modes + (rising && peak - valley > top / 10) > 0
		       ? modes + (rising && peak - valley > top / 10)
		       : 1;
}
