#include "estimate/estimate.h"
#include "estimate/special.h"
#include "estimate/variate.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const method_words[METHODS + 1] = { "chapman", "chao", "loglinear", "dga", "lcmcr",
	"knell", NULL };

const enum method methods_in_order[METHODS] = { METHOD_KNELL, METHOD_LOGLINEAR, METHOD_DGA,
	METHOD_LCMCR, METHOD_CHAO, METHOD_CHAPMAN };

const struct settings settings_usual = {
	.want = { true, true, true, true, true, true },
	.level = 0.95,
	.seed = 1,
	.threads = 1,
	.grid = 10,
	.classes = 10,
	.sweeps = 1000000,
	.panel = true,
};

__attribute__((format(printf, 2, 0))) static struct str sentence(
	struct arena *mem, const char *fmt, va_list args)
{
	char text[600];
	vsnprintf(text, sizeof text, fmt, args);
	return str_copy(mem, str_from(text));
}

void warn(struct warnings *w, struct arena *mem, int number, int weight, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	struct str text = sentence(mem, fmt, args);
	va_end(args);
	*PUSH(mem, w) = (struct warning){ number, weight, text };
}

static int gravest_first(const void *a, const void *b)
{
	const struct warning *x = a, *y = b;
	int order = y->weight - x->weight;
	if (!order)
		order = x->number - y->number;
	return order ? order : str_compare(x->text, y->text);
}

void warnings_sort(struct warnings *w)
{
	if (w->count)
		qsort(w->at, w->count, sizeof *w->at, gravest_first);
}

bool refuse(struct result *r, struct arena *mem, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	r->reason = sentence(mem, fmt, args);
	va_end(args);
	r->refused = true;
	r->median = r->mean = r->low = r->high = NAN;
	r->draw = NULL;
	return false;
}

void measure_number(struct result *r, struct arena *mem, const char *key, double number)
{
	*PUSH(mem, &r->measures) = (struct measure){ .key = key, .number = number };
}

void measure_text(struct result *r, struct arena *mem, const char *key, struct str text)
{
	*PUSH(mem, &r->measures) = (struct measure){ .key = key, .text = text };
}

void lognormal_limits(struct result *r, double estimate, double se)
{
	double u = estimate - (double)r->n, z = normal_quantile(0.5 + r->level / 2);
	double c = u > 0 ? exp(z * sqrt(log1p(se * se / (u * u)))) : 1;
	r->median = estimate;
	r->low = (double)r->n + u / c;
	r->high = (double)r->n + u * c;
}

static void mix_up(struct result *r, uint64_t seed)
{
	struct variates v;
	variates_seed(&v, seed, 0xd1a3 + (uint64_t)r->method);
	draw_shuffle(&v, r->draw, DRAWS);
}

static double mean_of(const double *x, size_t count)
{
	double sum = 0;
	for (size_t i = 0; i < count; i++)
		sum += x[i];
	return sum / (double)count;
}

void draws_from_limits(struct result *r, uint64_t seed, struct arena *mem)
{
	double n = (double)r->n, u = r->median - n, z = normal_quantile(0.5 + r->level / 2);
	double down = u > 0 && r->low > n ? log(u / (r->low - n)) / z : 3;
	double up = u > 0 && r->high > r->median ? log((r->high - n) / u) / z : 0;
	r->draw = NEW_ARRAY(mem, double, DRAWS);
	for (size_t i = 0; i < DRAWS; i++) {
		double q = normal_quantile(((double)i + 0.5) / DRAWS);
		r->draw[i] = n + u * exp(q * (q < 0 ? down : up));
	}
	r->mean = mean_of(r->draw, DRAWS);
	mix_up(r, seed);
}

void draws_from_sample(
	struct result *r, const double *size, size_t count, uint64_t seed, struct arena *mem)
{
	struct arena brief = { 0 };
	double *sorted = NEW_ARRAY(&brief, double, count);
	memcpy(sorted, size, count * sizeof *size);
	sort_doubles(sorted, count);
	r->median = quantile_sorted(sorted, count, 0.5);
	r->low = quantile_sorted(sorted, count, 0.5 - r->level / 2);
	r->high = quantile_sorted(sorted, count, 0.5 + r->level / 2);
	r->mean = mean_of(size, count);
	r->draw = NEW_ARRAY(mem, double, DRAWS);
	for (size_t i = 0; i < DRAWS; i++)
		r->draw[i] = quantile_sorted(sorted, count, ((double)i + 0.5) / DRAWS);
	arena_release(&brief);
	mix_up(r, seed);
}
