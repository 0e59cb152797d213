#ifndef DESK_EFFECT_H
#define DESK_EFFECT_H

#include "desk/judge.h"
#include "desk/lists.h"

#include <signal.h>

/*
 * What a judgement `same` or `different` would change, before it is recorded: persons, who stands
 * with whom, the overlap of the lists, the estimate. The lists are matched without it and with it.
 * ERR_INPUT when a record is not of a list that stands; ERR_SYSTEM when it was stopped.
 */
MUST_CHECK bool effect_of_pair(struct casebook *c, const struct standing *s,
	const struct judging *j, const struct judged *on, const volatile sig_atomic_t *stop,
	struct remarks *to, struct arena *mem, struct err *e);

#endif
