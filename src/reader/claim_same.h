#ifndef READER_CLAIM_SAME_H
#define READER_CLAIM_SAME_H

#include "reader/page.h"

/* CLAIM-3: is what `c` says said already among the report's claims from `first` on? A headline yields its place to it. */
bool claim_is_told(struct page *p, struct claims *out, size_t first, const struct claim *c);

/* When all claims of a report are there: headlines yield (CLAIM-13), single persons are parts (CLAIM-7). */
void claims_settle(const struct page *p, struct claims *out, size_t first);

#endif
