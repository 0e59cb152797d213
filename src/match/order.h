#ifndef MATCH_ORDER_H
#define MATCH_ORDER_H

#include "match/records.h"

/*
 * MATCH-38: of lists with whole names in one column, those that write the family name first.
 * What stands first in them the other lists have last, and fathers are like what stands last: their records are turned about, and
 * a remark says so. A list alone is in order with itself, whichever that is. Units sound as the lists have it from here
 * on (MATCH-41).
 */
void order_names(struct records *r, struct arena *mem);

#endif
