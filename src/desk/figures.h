#ifndef DESK_FIGURES_H
#define DESK_FIGURES_H

#include "match/persons.h"

/* The estimate of the usual method from either grouping, in words. */
void effect_on_estimate(const struct records *r, const struct persons *before,
	const struct persons *after, struct remarks *to, struct arena *mem);

#endif
