#ifndef DESK_VERDICTS_H
#define DESK_VERDICTS_H

#include "casebook/standing.h"
#include "toll/toll.h"

/* Judgements of incidents as the engine takes them: the last word on a pair counts. */
void verdicts_of(struct verdicts *to, const struct standing *s, struct arena *mem);

#endif
