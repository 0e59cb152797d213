#ifndef ESTIMATE_SPECIAL_H
#define ESTIMATE_SPECIAL_H

#include <stddef.h>

/* Special functions and distributions; arguments in their natural domain are the caller's promise. */
double log_gamma(double x); /* x > 0; thread-safe, unlike lgamma() */
double digamma(double x);   /* x > 0, absolute error under 1e-13 */
double trigamma(double x);  /* x > 0 */

double normal_cdf(double z);
double normal_quantile(double p); /* 0 < p < 1; relative error under 1e-15 (Wichura 1988, AS 241) */
double gamma_tail(double shape, double x);     /* P(Gamma(shape, 1) > x) */
double chi2_tail(double x, double df);         /* P(chi-square > x) */
double t_quantile(double p, double df);        /* Student; df > 0 */
double poisson_at_most(double k, double mean); /* P(Poisson(mean) <= k), k >= -1 whole */

/* The value under which a share p of the sorted `x` lies (Hyndman and Fan's type 7, R's default). */
double quantile_sorted(const double *x, size_t count, double p);

/* Hyndman and Fan's type 8, median-unbiased, as the bootstrap wants it. */
double quantile_type8(const double *x, size_t count, double p);

void sort_doubles(double *x, size_t count);

#endif
