#ifndef CASEBOOK_BACKUP_H
#define CASEBOOK_BACKUP_H

#include "casebook/verify.h"

/*
 * A copy of the whole casebook, sealed as it is, while nobody writes in it; then the copy is verified, as far as that
 * needs no key. The device's signing keys are no part of it: whoever opens the copy begins a log of
 * their own. `folder` must not be there.
 */
MUST_CHECK bool casebook_backup(struct casebook *c, const char *folder, uint64_t *files,
	uint64_t *bytes, struct verify_report *r, struct arena *mem, struct err *e);

#endif
