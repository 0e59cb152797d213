#ifndef MATCH_EXPLAIN_H
#define MATCH_EXPLAIN_H

#include "base/buf.h"
#include "match/match.h"

/* What each field says of one pair. */
struct field_account {
	unsigned level;
	double bits;     /* for one person against strangers, rarity included */
	struct str a, b; /* the values as compared; not known: missing */
};
struct account {
	struct field_account field[MOST_FIELDS];
	double prior;               /* odds before anything is compared */
	double kin_bits, near_bits; /* what relatives explain as well, and people of one place */
	double whole_bits;          /* MATCH-48: against, for a whole name that many bear */
	double odds;                /* of one person, in bits, all told */
};
struct account account_of(const struct model *m, struct compare *c, const struct records *r,
	size_t a, size_t b, struct arena *mem);

/* One pair in sentences that can be quoted, with the rules that made them. */
void explain_pair(struct buf *to, const struct matching *m, const struct records *r, size_t a,
	size_t b, const struct judgements *j);

/* The first of them alone: the verdict, its probability, what speaks for it and what against. */
void explain_briefly(struct buf *to, const struct matching *m, const struct records *r, size_t a,
	size_t b, const struct judgements *j);

/* "equal", "one name in two scripts" ...: what a field of an account says. */
const char *account_words(const struct records *r, size_t field, const struct field_account *x);

/* "equal", "same consonants and like vowels" ...: a level of a field in words. */
const char *level_words(const struct records *r, size_t field, unsigned level);

#endif
