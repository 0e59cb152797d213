/*
 * Which log-linear models there are, and the stepwise way among them.
 */
#include "estimate/loglin.h"
#include "base/buf.h"
#include "estimate/special.h"

#include <math.h>
#include <string.h>

struct model model_independent(size_t lists)
{
	struct model m = { .terms = 1 };
	for (size_t j = 0; j < lists; j++)
		m.term[m.terms++] = (uint32_t)1 << j;
	return m;
}

void model_add(struct model *m, uint32_t term)
{
	m->term[m->terms++] = term;
}

bool model_has(const struct model *m, uint32_t term)
{
	for (size_t i = 0; i < m->terms; i++)
		if (m->term[i] == term)
			return true;
	return false;
}

/* Every term of `size` lists of which the model has all subsets one smaller. */
static size_t allowed_terms(const struct model *m, size_t lists, int size, uint32_t *allowed)
{
	size_t count = 0;
	for (uint32_t s = 1; s < (uint32_t)1 << lists; s++) {
		bool ok = __builtin_popcount(s) == size;
		for (uint32_t rest = s; ok && rest; rest &= rest - 1)
			ok = model_has(m, s & ~(rest & -rest));
		if (ok)
			allowed[count++] = s;
	}
	return count;
}

/* Every choice of the terms of `size` lists, and for each every choice of the larger ones. */
static void grow(struct models *all, const struct model *m, size_t lists, int size, int largest,
	struct arena *mem)
{
	uint32_t allowed[MAX_TERMS];
	if (size > largest) {
		*PUSH(mem, all) = *m;
		return;
	}
	size_t count = allowed_terms(m, lists, size, allowed);
	for (uint32_t choice = 0; choice < (uint32_t)1 << count; choice++) {
		struct model next = *m;
		for (size_t i = 0; i < count; i++)
			if (choice >> i & 1)
				model_add(&next, allowed[i]);
		grow(all, &next, lists, size + 1, largest, mem);
	}
}

struct models models_all(size_t lists, struct arena *mem)
{
	struct models all = { 0 };
	struct model start = model_independent(lists);
	grow(&all, &start, lists, 2, lists <= 4 ? (int)lists - 1 : 2, mem);
	return all;
}

struct str model_text(const struct model *m, size_t lists, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (size_t i = 1; i < m->terms; i++) {
		bool maximal = true;
		for (size_t j = 1; j < m->terms; j++)
			maximal &= i == j || (m->term[i] & m->term[j]) != m->term[i];
		if (!maximal)
			continue;
		buf_add_char(&b, b.len ? ',' : '[');
		for (size_t j = 0; j < lists; j++)
			if (m->term[i] >> j & 1)
				buf_printf(&b, lists > 9 ? "%zu." : "%zu", j + 1);
		if (lists > 9)
			b.len--;
	}
	buf_add_char(&b, ']');
	return buf_str(&b);
}

/* How odd an overlap as far from the expected as this one is (SparseMSE: the smaller Poisson tail). */
static double oddness(double seen, double expected)
{
	double below = poisson_at_most(seen, expected),
	       above = 1 - poisson_at_most(seen - 1, expected);
	return below < above ? below : above;
}

static double expected_overlap(const double *mu, size_t cells, uint32_t pair)
{
	double sum = 0;
	for (size_t s = 1; s < cells; s++)
		if ((s & pair) == pair)
			sum += mu[s];
	return sum;
}

/* The least plausible pair that may be added; 0 when none has p < 0.02. */
static uint32_t next_pair(struct loglin *l, const struct fit *f, const struct model *m, double *mu)
{
	double least = 0.02;
	uint32_t best = 0;
	loglin_fitted(l, f, mu);
	for (size_t i = 0; i < l->lists; i++) {
		for (size_t j = i + 1; j < l->lists; j++) {
			uint32_t pair = (uint32_t)1 << i | (uint32_t)1 << j;
			if (model_has(m, pair))
				continue;
			double p = oddness(l->overlap[pair], expected_overlap(mu, l->cells, pair));
			if (p >= least)
				continue;
			struct model with = *m;
			model_add(&with, pair);
			if (loglin_existence(l, &with) != EXISTS)
				continue;
			least = p;
			best = pair;
		}
	}
	return best;
}

struct fit loglin_stepwise(struct loglin *l)
{
	struct arena brief = { 0 };
	double *mu = NEW_ARRAY(&brief, double, l->cells);
	struct model m = model_independent(l->lists);
	struct fit f = loglin_fit(l, &m);
	for (uint32_t pair; f.converged && (pair = next_pair(l, &f, &m, mu));) {
		model_add(&m, pair);
		f = loglin_fit(l, &m);
	}
	arena_release(&brief);
	return f;
}
