#ifndef READER_CLAIM_STATUS_H
#define READER_CLAIM_STATUS_H

#include "reader/frame.h"

/* STATUS-1: the status that the words for those harmed give the claim; STATUS-3: else their losses' or their whole's. */
void claim_set_status(const struct page *p, struct claim *c, const struct event *e);
void claim_infer_status(const struct page *p, struct claim *c, const struct event *e);
/* The statuses that a list of those harmed names, one bit each. */
unsigned claim_statuses(const struct page *p, const struct event *e);

#endif
