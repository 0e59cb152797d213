#ifndef CASEBOOK_MEMBERSHIP_H
#define CASEBOOK_MEMBERSHIP_H

#include "casebook/casebook.h"

/*
 * Who may open the casebook, and whose log counts. A member is a recipient of age; to be one is to be
 * among those the keyring is sealed to, from its next epoch on, which these functions write.
 */
MUST_CHECK bool member_add(
	struct casebook *c, const struct age_recipient *r, struct str name, struct err *e);

/* ERR_USAGE: no such member, or this device's own. What they have copied stays theirs. */
MUST_CHECK bool member_remove(
	struct casebook *c, const struct age_recipient *r, struct str reason, struct err *e);

/*
 * The key of a log was stolen: from entry `from` on (0 to the log's size) it counts no more, here and with every
 * colleague after the next merge. ERR_USAGE: this device's own log, or more entries than it has.
 */
MUST_CHECK bool member_revoke(struct casebook *c, const struct casebook_log *log, uint64_t from,
	struct str reason, struct err *e);

#endif
