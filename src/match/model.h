#ifndef MATCH_MODEL_H
#define MATCH_MODEL_H

#include "match/compare.h"

/*
 * Weights (Fellegi and Sunter 1969) with five kinds of pairs: one person,
 * relatives (who share family, father, often place and day of death, not the given
 * name or the birth), those of them who died together, neighbours (who share place
 * and day of death alone), and strangers. All numbers are natural probabilities;
 * weights are in bits.
 *
 * MATCH-18: u, how often strangers agree, comes from random pairs and from the
 * frequencies of values, never from candidates, so that training cannot collapse.
 * MATCH-19: m, how often records of one person agree, comes from EM over the
 * candidates with u held fast and every pair of records, candidate or not, in
 * the prior; pseudo-counts hold m where data are few.
 * MATCH-20: relatives are a class of their own with the agreement of one person
 * on what families share and of strangers on the rest.
 * MATCH-36: neighbours agree on several columns at once (town, postcode, street), which
 * must not count as often as there are columns.
 * MATCH-21: an agreement on a rare value counts more, on a common one less.
 */
struct model {
	size_t fields;
	double m[MOST_FIELDS][LEVELS], u[MOST_FIELDS][LEVELS], k[MOST_FIELDS][LEVELS],
		n[MOST_FIELDS][LEVELS], /* k: relatives, n: neighbours */
		h[MOST_FIELDS][LEVELS]; /* relatives who died together */
	double known[MOST_FIELDS];      /* of random pairs, the share that both give the field */
	double lean
		[MOST_FIELDS]; /* MATCH-34: of one list's strangers, log2 of how often equal against u */
	/* by whether both records are of one of several lists: */
	double match_weight[2][MOST_FIELDS][LEVELS]; /* log2 m/u */
	/* of levels 1 to 5 the best weight, against strangers, relatives and neighbours */
	struct evidence {
		double match, kin, near, house;
	} most_unequal[2][MOST_FIELDS];
	double kin_weight[2][MOST_FIELDS][LEVELS];   /* log2 k/u */
	double near_weight[2][MOST_FIELDS][LEVELS];  /* log2 n/u */
	double house_weight[2][MOST_FIELDS][LEVELS]; /* log2 h/u */
	double kin_known[2][LEVELS];                 /* of given names, where fathers' agree */
	bool shared[MOST_FIELDS];                    /* relatives agree on it */
	bool placed[MOST_FIELDS];                    /* neighbours do */
	bool numbered[MOST_FIELDS];                  /* a list's own ids (MATCH-33) */
	bool near;                                   /* two fields and more are `placed` */
	bool house;                                  /* one and more are */
	double near_least;                           /* of all pairs: neighbours, by random pairs */
	struct prior {
		double pairs;                                           /* of records */
		double match_share, kin_share, near_share, house_share; /* of them */
		double match, kin, near, house; /* log2 odds against strangers */
	} prior[2];        /* pairs across lists (or of one list alone), within one of several */
	double likelihood; /* of the last round, in bits a pair of the sample */
	unsigned rounds;
	bool converged, starts_agree;
	struct rarity *rarity;
};

/* What agreement on one value is worth beyond the average, in half bits, by value. */
struct rarity {
	signed char *exact[MOST_FIELDS]; /* by token or text value; NULL: none */
	signed char
		*sound[MOST_FIELDS]; /* by skeleton; by text value, of the skeletons of its words */
	signed char *across
		[MOST_FIELDS]; /* of names: by token, of it and what is equal to it in other scripts */
	signed char broader
		[MOST_FIELDS]; /* how much more often strangers' skeletons are equal than names */
	signed char *birth, *death; /* by when_rank */
	signed char *whole,
		*chain; /* MATCH-48, by record: how much commoner its given and family name together are, and
				     * with the father's; NULL: none */
};
enum { WHEN_FIRST = 1500, WHEN_LAST = 2200 };
static inline size_t when_rank(when_t w)
{
	when_t first = WHEN(WHEN_FIRST, 0, 0), last = WHEN(WHEN_LAST, 0, 0);
	return w < first || w >= last ? 0 : w - first;
}

/* Bits beyond the pattern's: `person` counts for one person alone, `shared` for relatives too,
 * `place` for neighbours as well. */
struct extra {
	int person, shared, place; /* half bits */
};
struct extra model_extra(
	const struct model *m, const struct records *r, pattern_t p, size_t a, size_t b);

/* MATCH-48: the half bits by which the whole name that a pair agrees on is commoner than its parts; in `shared`, below 0. */
int model_commoner(const struct model *m, pattern_t p, size_t a, size_t b);

/* All pairs of records, and the share of them that is one person. */
double model_pairs(const struct model *m);
double model_match_share(const struct model *m);

/* log2 of the odds of a pair against strangers: to be one person, relatives, neighbours, relatives who
 * died together. */
struct evidence model_evidence(const struct model *m, pattern_t p, struct extra x);

/* No pair that begins so (compare_begin) has better odds than these, of which only whether they are `least` is asked. */
double model_most(const struct model *m, pattern_t p, struct extra x, uint32_t open, double least);

/* log2 of the odds that a pair is one person. */
double model_odds(const struct model *m, pattern_t p, struct extra x);
double model_probability(double odds); /* of odds in bits */

struct sample {
	struct observation {
		pattern_t pattern;
		signed char person, shared, place;
		signed char label; /* 1 judged the same, -1 judged different, 0 not judged */
		double count;
	} * at;
	size_t count, room;
};
struct observation observation_of(pattern_t p, struct extra x, signed char label, double count);

/* u and rarity, from `draws` random pairs and all values. `seed` picks the pairs. */
void model_strangers(struct model *m, const struct records *r, size_t draws, uint64_t seed,
	unsigned jobs, struct arena *mem);

/* The rest, by EM over candidate pairs; each counts `scale` times. Sorts and merges the sample. */
void model_train(struct model *m, struct sample *s, double scale);

/* Name of a field and of a level of it, for a person to read. */
struct str model_field_words(const struct records *r, size_t field);

#endif
