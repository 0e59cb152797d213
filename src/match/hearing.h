#ifndef MATCH_HEARING_H
#define MATCH_HEARING_H

#include "match/records.h"

/*
 * How the names of these lists sound. MATCH-41: where one in twenty units is Hebrew, and more than are Arabic, all sound as
 * Hebrew and its romanisations do. MATCH-46: where one in twenty Cyrillic units has a letter of Serbian alone, Cyrillic units
 * sound as Serbian ones do.
 */
void names_hear(struct records *r, struct arena *mem);

#endif
