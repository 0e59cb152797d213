#ifndef MATCH_TOGETHER_H
#define MATCH_TOGETHER_H

#include "match/links.h"

/*
 * MATCH-42: values of a column (a village and its district, a town under two names) that records of
 * one person have together far more often than chance would have it, by what all other
 * columns say of the pairs. compare_pair holds them to be close from then on.
 */
void together_forget(const struct records *r);

/* Whether any were found; then weights are to be learnt once more. */
bool together_find(const struct scan *s, struct arena *mem);

#endif
