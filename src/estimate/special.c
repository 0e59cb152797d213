#include "estimate/special.h"

#include <math.h>
#include <stdlib.h>

double log_gamma(double x)
{
	int sign;
	return lgamma_r(x, &sign);
}

double digamma(double x)
{
	double shift = 0;
	while (x < 10) {
		shift -= 1 / x;
		x += 1;
	}
	double y = 1 / (x * x);
	/* asymptotic series, Abramowitz and Stegun 6.3.18 */
	return shift + log(x) - 0.5 / x -
	       y * (1. / 12 - y * (1. / 120 -
					  y * (1. / 252 -
						      y * (1. / 240 -
								  y * (1. / 132 -
									      y * 691. / 32760)))));
}

double trigamma(double x)
{
	double shift = 0;
	while (x < 10) {
		shift += 1 / (x * x);
		x += 1;
	}
	double y = 1 / (x * x);
	return shift + 1 / x + y / 2 +
	       y / x * (1. / 6 - y * (1. / 30 - y * (1. / 42 - y * (1. / 30 - y * 5. / 66))));
}

double normal_cdf(double z)
{
	return 0.5 * erfc(-z * M_SQRT1_2);
}

static double polynomial(const double *c, size_t count, double x)
{
	double sum = 0;
	while (count-- > 0)
		sum = sum * x + c[count];
	return sum;
}

double normal_quantile(double p)
{
	static const double a[] = { 3.3871328727963666080e0, 1.3314166789178437745e+2,
		1.9715909503065514427e+3, 1.3731693765509461125e+4, 4.5921953931549871457e+4,
		6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3 };
	static const double b[] = { 1, 4.2313330701600911252e+1, 6.8718700749205790830e+2,
		5.3941960214247511077e+3, 2.1213794301586595867e+4, 3.9307895800092710610e+4,
		2.8729085735721942674e+4, 5.2264952788528545610e+3 };
	static const double c[] = { 1.42343711074968357734e0, 4.63033784615654529590e0,
		5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0,
		2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4 };
	static const double d[] = { 1, 2.05319162663775882187e0, 1.67638483018380384940e0,
		6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
		5.47593808499534494600e-4, 1.05075007164441684324e-9 };
	static const double e[] = { 6.65790464350110377720e0, 5.46378491116411436990e0,
		1.78482653991729133580e0, 2.96560571828504891230e-1, 2.65321895265761230930e-2,
		1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7 };
	static const double f[] = { 1, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
		1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
		1.42151175831644588870e-7, 2.04426310338993978564e-15 };
	double q = p - 0.5;
	if (fabs(q) <= 0.425) {
		double r = 0.180625 - q * q;
		return q * polynomial(a, 8, r) / polynomial(b, 8, r);
	}
	double r = sqrt(-log(q < 0 ? p : 1 - p));
	double z = r <= 5 ? polynomial(c, 8, r - 1.6) / polynomial(d, 8, r - 1.6)
			  : polynomial(e, 8, r - 5) / polynomial(f, 8, r - 5);
	return q < 0 ? -z : z;
}

/* Series for small x, continued fraction (Lentz) for large: the usual pair. */
double gamma_tail(double shape, double x)
{
	if (x <= 0)
		return 1;
	double front = exp(shape * log(x) - x - log_gamma(shape));
	if (x < shape + 1) {
		double term = 1 / shape, sum = term;
		for (double k = shape + 1; term > sum * 1e-17; k++)
			sum += term *= x / k;
		return 1 - front * sum;
	}
	double b = x + 1 - shape, c = 1e300, d = 1 / b, h = d;
	for (int i = 1; i < 10000; i++) {
		double an = -i * (i - shape);
		b += 2;
		d = 1 / (an * d + b);
		c = b + an / c;
		h *= d * c;
		if (fabs(d * c - 1) < 1e-16)
			break;
	}
	return front * h;
}

double chi2_tail(double x, double df)
{
	return gamma_tail(df / 2, x / 2);
}

double poisson_at_most(double k, double mean)
{
	return k < 0 ? 0 : gamma_tail(k + 1, mean) > 1 ? 1 : gamma_tail(k + 1, mean);
}

static double beta_fraction(double a, double b, double x)
{
	double c = 1, d = 1 - (a + b) * x / (a + 1), h;
	h = d = 1 / d;
	for (int m = 1; m < 10000; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / (1 + even * d);
		c = 1 + even / c;
		h *= d * c;
		double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / (1 + odd * d);
		c = 1 + odd / c;
		h *= d * c;
		if (fabs(d * c - 1) < 1e-16)
			break;
	}
	return h;
}

static double beta_cdf(double a, double b, double x)
{
	double front =
		exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * log(x) + b * log1p(-x));
	if (x < (a + 1) / (a + b + 2))
		return front * beta_fraction(a, b, x) / a;
	return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

static double t_cdf(double t, double df)
{
	double tail = 0.5 * beta_cdf(df / 2, 0.5, df / (df + t * t));
	return t > 0 ? 1 - tail : tail;
}

double t_quantile(double p, double df)
{
	if (df > 1e7)
		return normal_quantile(p);
	double low = -1, high = 1;
	while (t_cdf(low, df) > p)
		low *= 2;
	while (t_cdf(high, df) < p)
		high *= 2;
	for (int i = 0; i < 200 && high - low > 1e-14 * (1 + fabs(low)); i++) {
		double middle = (low + high) / 2;
		*(t_cdf(middle, df) < p ? &low : &high) = middle;
	}
	return (low + high) / 2;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

void sort_doubles(double *x, size_t count)
{
	if (count)
		qsort(x, count, sizeof *x, ascending);
}

static double between(const double *x, size_t count, double at)
{
	if (at <= 0)
		return x[0];
	if (at >= (double)(count - 1))
		return x[count - 1];
	size_t i = (size_t)at;
	return x[i] + (at - (double)i) * (x[i + 1] - x[i]);
}

double quantile_sorted(const double *x, size_t count, double p)
{
	return between(x, count, p * (double)(count - 1));
}

double quantile_type8(const double *x, size_t count, double p)
{
	return between(x, count, p * ((double)count + 1. / 3) + 1. / 3 - 1);
}
