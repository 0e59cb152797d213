#ifndef MATCH_TABLES_H
#define MATCH_TABLES_H

#include "base/buf.h"
#include "match/match.h"

/* The tables that leave the matcher, as CSV. Each adds to `to`. */

#define PERSONS_HEADER "person,list,record,name,probability\n"
/* Records [from, to): person,list,record,name,probability. For many records, in pieces. */
void put_persons(struct buf *to, const struct records *r, const struct persons *p, size_t from,
	size_t until);

/* Every scored pair: lists, records, odds in bits, probability, whether one person, bits of each field. */
void put_pairs(struct buf *to, const struct records *r, const struct matching *m);

/*
 * MATCH-30: the pairs in doubt, most informative first: uncertainty (4 p (1 - p)) times the
 * pairs of records that the answer would join or part. With an empty
 * column `judgement`, so that the file can be filled in and handed back.
 */
struct doubts {
	uint32_t *link; /* numbers of links */
	size_t count;
};
struct doubts pairs_in_doubt(const struct records *r, const struct matching *m, struct arena *mem);
enum { MOST_REVIEWED = 1000 };
void put_review(struct buf *to, const struct records *r, const struct matching *m);

/* How many persons are on exactly these lists: a column a list, 1 or 0, and `count`. */
void put_overlap(struct buf *to, const struct records *r, const struct persons *p);

/* `draws` sampled clusterings: draw,person,list,record (MATCH-29). */
void put_draws(struct buf *to, const struct records *r, const struct matching *m,
	const struct match_options *opts, size_t draws);

/* The model as one JSON object: m, u, weights, keys, recall, precision. */
void put_model(struct buf *to, const struct records *r, const struct matching *m);

/* MATCH-31: precision expected of the pairs joined: the mean of their probabilities. */
double expected_precision(const struct matching *m);

#endif
