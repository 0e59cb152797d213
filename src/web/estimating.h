#ifndef WEB_ESTIMATING_H
#define WEB_ESTIMATING_H

#include "base/err.h"
#include "base/str.h"

#include <signal.h>

/*
 * The estimate of a table person,list,record as the page asks for it: the object of `estimate --json`, each stratum with
 * the figures to be drawn. It stands apart since the estimator and the claims name two things alike.
 */
MUST_CHECK bool estimating_methods(struct str names, struct err *e);
MUST_CHECK bool estimating_run(struct str table, struct str methods, struct str version,
	const volatile sig_atomic_t *stop, struct str *json, struct arena *mem, struct err *e);

#endif
