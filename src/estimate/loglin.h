#ifndef ESTIMATE_LOGLIN_H
#define ESTIMATE_LOGLIN_H

#include "estimate/table.h"

/*
 * Log-linear Poisson models of overlaps (Fienberg 1972; Cormack 1992):
 * log mu_s = sum of alpha_t over the terms t within s. A term is a set of
 * lists; the empty set is the intercept, so exp(alpha_0) is the expected number
 * of persons on no list. Every model holds the intercept and all main effects,
 * with a term all its subsets, and never the term of all lists (that one has
 * no data: leaving it out is the assumption).
 */
enum { MAX_TERMS = 1 + MAX_DENSE_LISTS + MAX_DENSE_LISTS * (MAX_DENSE_LISTS - 1) / 2 };

struct model {
	size_t terms;
	uint32_t term[MAX_TERMS]; /* 0, then the single lists, then the rest ascending */
};

/* EST-11: what an estimate by a model is worth, before it is believed. */
enum existence {
	EXISTS = 0,
	NO_ESTIMATE = 1,      /* the likelihood has no maximum: some effect is minus infinity */
	NOT_IDENTIFIABLE = 2, /* several answers fit equally well */
	NEITHER = 3,
};

struct fit {
	struct model
		model; /* terms left after those with empty overlap were set to minus infinity */
	enum existence existence;
	bool converged;
	size_t empty;                /* terms set to minus infinity; they count as parameters */
	uint32_t dropped[MAX_TERMS]; /* which */
	double alpha[MAX_TERMS];
	double unlisted; /* exp(alpha_0) */
	double estimate; /* n + unlisted */
	double se;       /* sqrt(unlisted + unlisted^2 var(alpha_0)) */
	double se_log;   /* sqrt(var(alpha_0)) */
	double deviance, log_likelihood, aic, bic;
	double degrees;   /* of freedom of the deviance: cells left less parameters */
	double low, high; /* profile-likelihood limits, when asked for */
	bool open;        /* no upper limit under `bound` times the estimate */
};

/* What fitting needs: the cells of one table and room to work in. */
struct loglin {
	size_t lists, cells;
	double n;
	double *count;   /* of each cell; cell 0 is 0 but while a profile is traced */
	double *overlap; /* superset sums of count */
	bool *alive;     /* cells that a term of minus infinity has not emptied */
	double *mu, *work, *coefficient, *hessian, *rhs;
	struct arena *mem;
};

struct loglin loglin_open(const struct table *t, struct arena *mem);

/* Takes other counts of the same lists (a resample); cells by pattern. */
void loglin_counts(struct loglin *l, const double *cells);

/* Fits without limits. Without existence or convergence the figures are nan. */
struct fit loglin_fit(struct loglin *l, const struct model *m);

/* EST-11 for a model, as loglin_fit does first. */
enum existence loglin_existence(struct loglin *l, const struct model *m);

/* EST-12: adds the profile-likelihood limits of level 1 - 2 * normal_cdf(-sqrt(drop * 2)), searching
 * up to `bound` times the estimate; `drop` is half a chi-square quantile (1.920729 for 95 %). */
void loglin_profile(struct loglin *l, struct fit *f, double drop, double bound);

/* Fitted counts of every cell, cell 0 included; 0 where dead. */
void loglin_fitted(struct loglin *l, const struct fit *f, double *mu);

struct models {
	struct model *at;
	size_t count, room;
};

/* Main effects alone; `lists` of them. */
struct model model_independent(size_t lists);
void model_add(struct model *m, uint32_t term);
bool model_has(const struct model *m, uint32_t term);

/* EST-13: every hierarchical model for up to 4 lists (1, 8, 113), every model of pairs for 5 (1024). */
struct models models_all(size_t lists, struct arena *mem);

/* "[12,34]" with list numbers from 1; maximal terms only; "[1,2,3]" for independence. */
struct str model_text(const struct model *m, size_t lists, struct arena *mem);

/* EST-14: pairs are added from independence while the least plausible overlap has p < 0.02. */
struct fit loglin_stepwise(struct loglin *l);

#endif
