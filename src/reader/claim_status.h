#ifndef READER_CLAIM_STATUS_H
#define READER_CLAIM_STATUS_H

#include "reader/page.h"

/* STATUS-1, STATUS-3 to STATUS-5: what the words say of the status of those harmed. */
void claim_set_status(const struct page *p, struct claim *c, const struct event *e);

/* CLAIM-71: a government or force that says that it did it is a party; CLAIM-72: the last of two figures stands. */
void claim_settle_stance(const struct page *p, struct claim *c, const struct event *e);
void claims_settle_guesses(struct claims *out, size_t first);
bool claim_denies_for_itself(const struct page *p, const struct event *e, const struct claim *c);
bool claim_tells_attack(const struct page *p, const struct event *e, const struct source *s,
	bool official); /* CLAIM-82 */

/* The statuses that a list of those harmed names, when they are several, as a set (STATUS-2). */
unsigned claim_statuses(const struct page *p, const struct event *e);

#endif
