#ifndef READER_MARK_H
#define READER_MARK_H

#include "reader/page.h"

/* Which sentences beside those with a trigger are read closely (mark_live.c): turns of an interview, numbers near by. */
void mark_quotes(struct page *p); /* mark_quote.c */
void mark_turns(struct page *p);
void mark_numbers(struct page *p);

#endif
