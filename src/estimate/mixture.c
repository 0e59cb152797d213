#include "estimate/mixture.h"
#include "estimate/special.h"
#include "estimate/variate.h"

#include <math.h>
#include <string.h>

enum { MOST_CLASSES = 4, MAX_ROUNDS = 3000 };

struct state {
	int classes;
	double weight[MOST_CLASSES], chance[MOST_CLASSES][MAX_LISTS];
	double missed; /* chance of being on no list */
};

struct sums {
	double in[MOST_CLASSES], on[MOST_CLASSES][MAX_LISTS];
};

static double joint(const struct state *m, int h, uint32_t s, size_t lists)
{
	double p = m->weight[h];
	for (size_t j = 0; j < lists; j++)
		p *= s >> j & 1 ? m->chance[h][j] : 1 - m->chance[h][j];
	return p;
}

static void share(const struct state *m, uint32_t s, double count, size_t lists, struct sums *sum,
	double *total)
{
	double p[MOST_CLASSES];
	*total = 0;
	for (int h = 0; h < m->classes; h++)
		*total += p[h] = joint(m, h, s, lists);
	for (int h = 0; h < m->classes; h++) {
		double part = count * p[h] / *total;
		sum->in[h] += part;
		for (size_t j = 0; j < lists; j++)
			sum->on[h][j] += s >> j & 1 ? part : 0;
	}
}

/* One round of EM; returns sum n log(pi_s / (1 - pi_0)), the log-likelihood given who is listed. */
static double improve(struct state *m, const struct table *t)
{
	struct sums sum = { 0 };
	double likelihood = 0, p, size = (double)t->n;
	m->missed = 0;
	for (int h = 0; h < m->classes; h++)
		m->missed += joint(m, h, 0, t->lists);
	for (size_t i = 0; i < t->count; i++) {
		share(m, t->at[i].lists, (double)t->at[i].count, t->lists, &sum, &p);
		likelihood += (double)t->at[i].count * log(p / (1 - m->missed));
	}
	double unlisted = size * m->missed / (1 - m->missed);
	share(m, 0, unlisted, t->lists, &sum, &p);
	for (int h = 0; h < m->classes; h++) {
		m->weight[h] = sum.in[h] / (size + unlisted);
		for (size_t j = 0; j < t->lists; j++) {
			double x = sum.on[h][j] / sum.in[h];
			m->chance[h][j] = x < 1e-9 ? 1e-9 : x > 1 - 1e-9 ? 1 - 1e-9 : x;
		}
	}
	return likelihood;
}

static void start(struct state *m, const struct table *t, struct variates *v, int number)
{
	for (int h = 0; h < m->classes; h++) {
		m->weight[h] = 1. / m->classes;
		for (size_t j = 0; j < t->lists; j++) {
			double p = (double)table_on_all(t, (uint32_t)1 << j) / (double)t->n;
			/* first: classes seen well and badly; then anything */
			double odds =
				p / (1 - 0.99 * p) * exp(1.5 * (number ? draw_normal(v) : h - 0.5));
			m->chance[h][j] = odds / (1 + odds);
		}
	}
}

static double climb(struct state *m, const struct table *t)
{
	double last = -HUGE_VAL, checked = -HUGE_VAL;
	for (int round = 0; round < MAX_ROUNDS; round++) {
		last = improve(m, t);
		if (round % 100 == 99) {
			if (last - checked < 0.002)
				break;
			checked = last;
		}
	}
	return last;
}

struct mixture_fit mixture_maximum(const struct table *t, int classes, int starts, uint64_t seed)
{
	struct variates v;
	struct mixture_fit f = { .classes = classes, .log_likelihood = -HUGE_VAL };
	double n = (double)t->n;
	variates_seed(&v, seed, 0x6d6978);
	if (classes > MOST_CLASSES)
		classes = MOST_CLASSES;
	for (int i = 0; i < starts; i++) {
		struct state m = { .classes = classes };
		start(&m, t, &v, i);
		double likelihood = climb(&m, t);
		if (!(likelihood > f.log_likelihood))
			continue;
		f.log_likelihood = likelihood;
		f.estimate = n / (1 - m.missed);
	}
	/* from "given who is listed" to Poisson counts with mean n in all */
	f.log_likelihood += n * log(n) - n;
	for (size_t i = 0; i < t->count; i++)
		f.log_likelihood -= log_gamma((double)t->at[i].count + 1);
	f.parameters = (double)classes * (double)(t->lists + 1);
	f.bic = -2 * f.log_likelihood + f.parameters * log(n);
	return f;
}
