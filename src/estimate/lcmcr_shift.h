#ifndef ESTIMATE_LCMCR_SHIFT_H
#define ESTIMATE_LCMCR_SHIFT_H

#include "estimate/lcmcr.h"

/* Changes chances and weights of a chain, persons by class integrated out; `unlisted` must be drawn anew. */
void chain_shift(struct chain *c);

#endif
