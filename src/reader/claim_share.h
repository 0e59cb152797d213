#ifndef READER_CLAIM_SHARE_H
#define READER_CLAIM_SHARE_H

#include "reader/page.h"

/* CLAIM-12: does the event count only some of those harmed, though it names no group of them? */
bool claim_is_retold(const struct page *p, const struct event *e);
bool claim_is_past_relative(const struct page *p, const struct event *e);
void claim_leave_open(struct claim *c);
bool claim_is_share(const struct page *p, const struct event *e);

/* Bodies that came to whoever counts them: "took in 13 dead", "nine were dead on arrival". */
bool claim_is_in_hand(const struct page *p, const struct event *e);

/* "bringing", "taking" between two words: what stands before raises the figure behind. */
bool claim_raises(const struct page *p, uint32_t from, uint32_t to);

/* CLAIM-22: figures that stand together and add up to one beside them are its parts. */
void claims_add_up(const struct page *p, struct claims *out, size_t first);

/* CLAIM-62: what people say, whoever passes it on. */
bool claim_calls_wrong(const struct page *p, const struct saying *s, const struct event *e);
bool claim_is_hearsay(const struct page *p, const struct saying *s);
void claim_put_hearsay_last(const struct page *p, uint32_t *found, size_t n);

#endif
