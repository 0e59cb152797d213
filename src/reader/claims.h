#ifndef READER_CLAIMS_H
#define READER_CLAIMS_H

#include "reader/page.h"

/* The claim that an event makes, the report's `n`th: before it is asked whether it tells anything. */
struct claim claim_of(struct page *p, const struct event *e, size_t n);

/* The identifier of the report's `n`th claim, "REPORT#12", in the page's arena. */
struct str claim_id(const struct page *p, size_t n);

/* Of such a claim only what is said of it and by whom: act, stance and sources. */
struct claim claim_said(struct page *p, const struct event *e);

#endif
