#ifndef MATCH_TEXTS_H
#define MATCH_TEXTS_H

#include "match/records.h"

/*
 * What the further columns are, once all rows are read: words, codes or addresses; those that say nothing are dropped, and
 * columns of different lists that say the same under different headers become one (MATCH-44). Both are said in remarks.
 */
void texts_settle(struct records *r, struct arena *mem);

#endif
