#ifndef MATCH_APART_H
#define MATCH_APART_H

#include "match/records.h"

/*
 * MATCH-43: of whole names with fewer units than most of their list have, a rare unit that is two common
 * ones written together is parted. Says how many were.
 */
void apart_names(struct records *r, struct arena *mem);

#endif
