#ifndef READER_TAG_SETTLE_H
#define READER_TAG_SETTLE_H

#include "reader/page.h"

/* Mends tags of a sentence behind the tagger, where the words around one leave no choice. */
void tag_settle(struct page *p, const struct sentence *s);

#endif
