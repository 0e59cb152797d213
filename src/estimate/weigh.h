#ifndef ESTIMATE_WEIGH_H
#define ESTIMATE_WEIGH_H

#include "estimate/lcmcr.h"
#include "estimate/wide_math.h"

/*
 * P(pattern and class) = weight times a product over all lists. Lists go in groups of three: the eight products of a
 * group are made once, and a pattern takes one of each group.
 */
enum { GROUP = 3, PRODUCTS = 1 << GROUP, MOST_GROUPS = (MAX_LISTS + GROUP - 1) / GROUP };

/* Those with list j and those without, of the products of the lists before it. Rows have `stride` numbers, one a class, of
 * which the first `padded`, a multiple of four, are looked at. */
INSIDE void products_with(double *group, int before, const double *chance, int padded, int stride)
{
	for (int h = 0; h < padded; h += 4) {
		four on = CONST_FOUR(chance, h), off = 1 - on;
		for (int m = 0; m < before; m++) {
			four x = FOUR(group + m * stride, h);
			FOUR(group + m * stride, h) = x * off;
			FOUR(group + (m + before) * stride, h) = x * on;
		}
	}
}

/* At least two. */
INSIDE size_t groups_of(size_t lists)
{
	return lists > 2 * GROUP ? (lists + GROUP - 1) / GROUP : 2;
}

INSIDE size_t make_products(double *product, size_t lists, const double *weight,
	const double *chance, int padded, int stride)
{
	size_t groups = groups_of(lists);
	for (size_t g = 0; g < groups; g++)
		for (int h = 0; h < padded; h += 4)
			FOUR(product + (int)g * PRODUCTS * stride, h) =
				g ? all_of(1) : CONST_FOUR(weight, h);
	for (int j = 0; j < (int)lists; j++)
		products_with(product + j / GROUP * PRODUCTS * stride, 1 << j % GROUP,
			chance + j * stride, padded, stride);
	return groups;
}

/* Of lists beyond two groups. */
INSIDE four weigh_more(
	const double *product, size_t groups, uint32_t s, int padded, int stride, double *to)
{
	four all = { 0 };
	for (size_t g = 2; g < groups; g++) {
		const double *more =
			product + (int)(g * PRODUCTS + (s >> g * GROUP) % PRODUCTS) * stride;
		for (int h = 0; h < padded; h += 4)
			FOUR(to, h) *= CONST_FOUR(more, h);
	}
	for (int h = 0; h < padded; h += 4)
		all += CONST_FOUR(to, h);
	return all;
}

/* The product of one row of each group; returns the sums. */
INSIDE four weigh_one(
	const double *product, size_t groups, uint32_t s, int padded, int stride, double *to)
{
	const double *low = product + (int)(s % PRODUCTS) * stride;
	const double *high = product + (int)(PRODUCTS + s / PRODUCTS % PRODUCTS) * stride;
	four all = { 0 };
	for (int h = 0; h < padded; h += 4)
		all += FOUR(to, h) = CONST_FOUR(low, h) * CONST_FOUR(high, h);
	return groups > 2 ? weigh_more(product, groups, s, padded, stride, to) : all;
}

/* `chance` by list and class; `to` by row and class, `sum` by row. */
INSIDE void weigh_all(const struct chain *c, const double *weight, const double *chance, int padded,
	int stride, double *to, double *sum)
{
	double product[MOST_GROUPS * PRODUCTS * MAX_CLASSES];
	size_t groups = make_products(product, c->table->lists, weight, chance, padded, stride);
	for (size_t i = 0; i < c->rows; i += 4) {
		four x[4];
		for (size_t l = 0; l < 4; l++)
			x[l] = weigh_one(product, groups, c->set[i + l], padded, stride,
				to + (int)(i + l) * stride);
		turn_over(x);
		FOUR(sum, i) = (x[0] + x[1]) + (x[2] + x[3]);
	}
}

#endif
