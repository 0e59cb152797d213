#ifndef READER_MARK_H
#define READER_MARK_H

#include "reader/page.h"

/* Which sentences beside those with a trigger are read closely (mark_live.c): turns of an interview, numbers near by. */
void mark_quotes(struct page *p); /* mark_quote.c */
void mark_turns(struct page *p);
bool mark_lays_at_door(const struct page *p, const struct sentence *s);
bool mark_names_hardship(const struct page *p, const struct sentence *s);
bool mark_tells_of_dead(const struct page *p, uint32_t sentence);
bool mark_orders_out(const struct page *p, const struct sentence *s);
void mark_numbers(struct page *p);
void mark_persons(struct page *p);

/* Does the sentence have a word of a supply's being cut off or kept back (frame_deprive.c)? */
bool page_tells_of_cut(const struct page *p, uint32_t sentence);

#endif
