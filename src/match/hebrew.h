#ifndef MATCH_HEBREW_H
#define MATCH_HEBREW_H

#include "match/records.h"

/*
 * MATCH-41: where one in twenty units is Hebrew, and more than are Arabic, all sound as Hebrew and its
 * romanisations do.
 */
void hebrew_hear(struct records *r, struct arena *mem);

#endif
