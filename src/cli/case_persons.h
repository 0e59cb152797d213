#ifndef CLI_CASE_PERSONS_H
#define CLI_CASE_PERSONS_H

#include "cli/case_compute.h"

/*
 * The lists that were recorded before `until`, matched with the usual settings: the table person,list,record,
 * and the digest of what it was made from.
 */
MUST_CHECK bool case_persons(struct app *app, struct casebook *c, int64_t until, uint64_t seed,
	struct str *table, struct digest *inputs, struct err *e);

#endif
