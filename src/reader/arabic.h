#ifndef READER_ARABIC_H
#define READER_ARABIC_H

#include "reader/page.h"
#include "text/arabic.h"

/*
 * Arabic reports: a small cascade of its own (rules: docs/method/arabic.md) that fills the page that
 * the English one fills, from where incidents and claims are made of it as of any other. Words are looked
 * up as they stand, then without what is written together with them; groups of people are read
 * with their number; triggers of harm take the groups around them.
 */
struct arabic_lexicon; /* immutable once loaded; shared by threads */

MUST_CHECK bool arabic_load(const struct arabic_lexicon **l, const struct gazetteer *g,
	struct arena *mem, struct err *e);

/* The whole page of a report in Arabic, up to its incidents; `p` has its report, scan and arena. */
void arabic_page(const struct arabic_lexicon *l, struct page *p);

/* The source of a saying of an Arabic page. */
struct source arabic_source(const struct page *p, uint32_t saying);

/* How many sentences have a word of harm with a number and gave no event (ARAB-40). */
size_t arabic_unread(const struct page *p);

#endif
