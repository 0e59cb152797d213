/*
 * EST-33: a table as large as the real one is drawn from the present state, and G^2 over all cells says which
 * fits that state worse. Cells that happen to be empty in the real table count too: of many lists most are.
 */
#include "estimate/lcmcr.h"

#include <math.h>
#include <stdlib.h>

enum {
	MOST_CELL_LISTS =
		8, /* more have too many cells to walk: their persons are drawn one by one, */
	MOST_DRAWN = 20000,    /* so many, */
	MOST_TURNS = 10000000, /* in so many turns, those on no list included */
};

static double pattern_chance(const struct chain *c, uint32_t s)
{
	double sum = 0;
	for (int h = 0; h < c->options.classes; h++) {
		double p = c->weight[h];
		for (size_t j = 0; j < c->table->lists; j++)
			p *= s >> j & 1 ? c->lambda[j][h] : 1 - c->lambda[j][h];
		sum += p;
	}
	return sum;
}

/* Half of G^2, but for what is the same in all tables of this state. */
static double badness(const struct chain *c, uint32_t s, int64_t count)
{
	double x = (double)count;
	return x > 0 ? x * log(x / pattern_chance(c, s)) : 0;
}

static double badness_of_cells(struct chain *c)
{
	double rest = 1 - pattern_chance(c, 0), sum = 0;
	int64_t left = c->table->n;
	for (uint32_t s = 1; s < 1u << c->table->lists && left > 0; s++) {
		double p = pattern_chance(c, s);
		int64_t x = draw_binomial(&c->variates, left, p < rest ? p / rest : 1);
		sum += badness(c, s, x);
		rest -= p;
		left -= x;
	}
	return sum;
}

static uint32_t draw_pattern(struct chain *c)
{
	uint32_t s = 0;
	double u = draw_unit(&c->variates);
	int h = 0;
	while (h + 1 < c->options.classes && u >= c->weight[h])
		u -= c->weight[h++];
	for (size_t j = 0; j < c->table->lists; j++)
		s |= (uint32_t)(draw_unit(&c->variates) < c->lambda[j][h]) << j;
	return s;
}

static int ascending(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static double badness_of_persons(struct chain *c)
{
	struct arena mem = { 0 };
	size_t n = (size_t)c->table->n, count = 0;
	uint32_t *s = NEW_ARRAY(&mem, uint32_t, n);
	double sum = 0;
	for (int turn = 0; count < n && turn < MOST_TURNS; turn++) {
		s[count] = draw_pattern(c);
		count += s[count] != 0;
	}
	qsort(s, count, sizeof *s, ascending);
	for (size_t i = 0, k; i < count; i = k) {
		for (k = i; k < count && s[k] == s[i]; k++)
			continue;
		sum += badness(c, s[i], (int64_t)(k - i));
	}
	arena_release(&mem);
	return count == n ? sum : NAN;
}

int chain_predicts_worse(struct chain *c)
{
	const struct table *t = c->table;
	double real = 0, drawn;
	if (t->lists > MOST_CELL_LISTS && t->n > MOST_DRAWN)
		return -1;
	for (size_t i = 0; i < t->count; i++)
		real += badness(c, t->at[i].lists, t->at[i].count);
	drawn = t->lists > MOST_CELL_LISTS ? badness_of_persons(c) : badness_of_cells(c);
	return isnan(drawn) ? -1 : drawn >= real;
}
