#ifndef ESTIMATE_LCMCR_H
#define ESTIMATE_LCMCR_H

#include "estimate/table.h"
#include "estimate/variate.h"

/*
 * One chain of the latent-class sampler of Manrique-Vallier (2016): persons
 * fall into at most `classes` unseen classes, within which the lists are
 * independent; class weights by a Dirichlet process broken off at the last;
 * p(N) ~ 1/N. EST-30 names the steps.
 */
enum { MAX_CLASSES = 32, MOST_GLIDING = 8, WARM_UP = 500 };

struct lcmcr_options {
	int classes;    /* 1 to MAX_CLASSES */
	double a, b;    /* alpha ~ Gamma(a, rate b) */
	double cap;     /* N0 never over `cap` times n, as in LCMCR 0.4.14; 0: none */
	bool even;      /* weights ~ Dirichlet(1, ..., 1) in place of the process */
	double on, off; /* lambda ~ Beta(on, off); 0: Beta(1, 1), the uniform law */
};

struct chain {
	const struct table *table;
	struct lcmcr_options options;
	struct variates variates;
	double alpha;
	double lambda[MAX_LISTS][MAX_CLASSES]; /* P(on list j | class h) */
	double weight[MAX_CLASSES], log_weight[MAX_CLASSES], rest[MAX_CLASSES];
	double in[MAX_CLASSES];                /* c_h: persons of each class, listed or not */
	double on[MAX_CLASSES][MAX_LISTS + 2]; /* to a multiple of four */
	double missed;                         /* pi_0: P(on no list) */
	int64_t unlisted;
	int occupied; /* classes with anybody in them */
	int64_t at_cap, sweeps;
	/* Rows: the patterns, the empty one, and more empty ones up to a multiple of four. */
	size_t rows;
	uint32_t *set; /* the lists of each row */
	double *count; /* the persons of each pattern; of the other rows none */
	/* from the last sweep, in units of `whole`: */
	double whole;
	double *chance;              /* P(pattern), by row */
	double (*mass)[MAX_CLASSES]; /* P(pattern and class), likewise, by the place of the class */
	int order[MAX_CLASSES];      /* the class at each place: those most listed first */
	int place[MAX_CLASSES];      /* the place of each class */
	uint32_t
		*by_count; /* rows of `mass`, the empty pattern and those with most persons first */
	double *room;      /* two values a row */
	double *others, (*part)[MOST_GLIDING];
	double step; /* of it, set in the warm-up */
};

/* Chains of one table start far apart: by turns few large classes, many small ones. */
void chain_start(struct chain *c, const struct table *t, const struct lcmcr_options *o,
	uint64_t seed, uint64_t stream, struct arena *mem);
void chain_sweep(struct chain *c);

/* EST-33: whether a table drawn from the present state fits it worse than the real one does (G^2); -1 when too
 * many persons are on too many lists to say. */
int chain_predicts_worse(struct chain *c);

#endif
