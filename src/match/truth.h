#ifndef MATCH_TRUTH_H
#define MATCH_TRUTH_H

#include "match/find.h"
#include "match/match.h"

/* What is known of who is who: by record a number from 1, 0 not known. */
struct truth {
	uint32_t *person;
	size_t known;
};

/* From the column of role ROLE_TRUTH; false when no list has one. */
bool truth_from_column(struct truth *t, const struct records *r, struct arena *mem);

/* From a table list,record,person (list may be absent when there is one). ERR_INPUT with the line. */
MUST_CHECK bool truth_from_table(struct truth *t, struct str text, const struct records *r,
	struct arena *mem, struct err *e);

enum { RELIABILITY_BINS = 10 };
struct score {
	double said, real, both; /* pairs of records */
	double precision, recall, f1;
	double calibration_error; /* MATCH-32: mean over scored pairs of |said probability - true share|, in tenths */
	struct bin {
		double pairs, said, real; /* mean probability, share of true */
	} bin[RELIABILITY_BINS];
};

/* Records whose truth is not known are left out. */
struct score truth_score(const struct truth *t, const struct records *r, const struct matching *m);

#endif
