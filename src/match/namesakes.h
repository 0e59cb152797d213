#ifndef MATCH_NAMESAKES_H
#define MATCH_NAMESAKES_H

#include "match/model.h"

/*
 * MATCH-48: where strangers bear one whole name much more often than its parts alone would have it (parts that go together,
 * as in names of two or three common syllables), a whole name counts as rare as it is, not as the product of its parts.
 * Fills the rarity's `whole` and `chain`; needs u.
 */
void namesakes_find(struct model *m, const struct records *r, struct arena *mem);

#endif
