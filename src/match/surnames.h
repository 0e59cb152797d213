#ifndef MATCH_SURNAMES_H
#define MATCH_SURNAMES_H

#include "match/records.h"

/*
 * MATCH-47: of two surnames (García Pérez) the one that other records keep is the family name: the last, unless names agree more
 * often when the first is. It is said.
 */
void surnames_order(struct records *r, struct arena *mem);

#endif
