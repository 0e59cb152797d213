#ifndef READER_CLAIM_SHARE_H
#define READER_CLAIM_SHARE_H

#include "reader/page.h"

/* CLAIM-12: does the event count only some of those harmed, though it names no group of them? */
bool claim_is_retold(const struct page *p, const struct event *e);
bool claim_is_share(const struct page *p, const struct event *e);

#endif
