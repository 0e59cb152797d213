#ifndef READER_DOUBT_H
#define READER_DOUBT_H

#include "reader/page.h"
#include "reader/setting.h"

/* CLAIM-16: asked, supposed, unknown or disproved in the same sentence: nothing is claimed. */
bool event_is_doubtful(const struct page *p, const struct event *e);

/* CLAIM-17: does the denial take what the event tells for granted? */
bool denial_is_of_onlookers(const struct page *p, const struct saying *s, const struct event *e);
bool denial_is_of_part(const struct page *p, const struct saying *s, const struct event *e);
bool claim_is_denied_of(
	const struct page *p, const struct event *e, const uint32_t found[], size_t n, size_t i);
/* CLAIM-70: whom somebody named holds responsible (FRAME-230) is a claim without a number. */
bool claim_accuses(const struct event *e, const struct claim *c);
bool claim_was_seen(const struct page *p, const struct event *e, const struct claim *c);
bool denial_presupposes(const struct page *p, const struct saying *s, const struct event *e);

#endif
