#ifndef ESTIMATE_LCMCR_GLIDE_H
#define ESTIMATE_LCMCR_GLIDE_H

#include "estimate/lcmcr.h"

/* EST-31: all chances and weights of the larger classes move together; true when they moved. */
bool chain_glide(struct chain *c);

#endif
