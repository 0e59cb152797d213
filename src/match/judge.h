#ifndef MATCH_JUDGE_H
#define MATCH_JUDGE_H

#include "match/find.h"
#include "match/match.h"

/*
 * Judgements as CSV: list_a,record_a,list_b,record_b,judgement with `same` or
 * `different`; a row without a judgement is passed over, so that the review
 * file can be filled in and handed back. Other columns are not read. They are added to those in `j`.
 * ERR_INPUT names the line of a record that no list has, of a word that is no
 * judgement, and of judgements that contradict each other.
 */
MUST_CHECK bool judgements_read(struct judgements *j, struct str text, const struct finder *f,
	struct arena *mem, struct err *e);

/* Sentences on what the judgements changed, for `before` without and `after` with them. */
void judgements_effect(const struct judgements *j, const struct records *r,
	const struct persons *before, const struct persons *after, struct remarks *to,
	struct arena *mem);

/* Records that stand with others than before, and how many persons are on which lists then and now. */
void persons_effect(const struct records *r, const struct persons *before,
	const struct persons *after, struct remarks *to, struct arena *mem);

#endif
