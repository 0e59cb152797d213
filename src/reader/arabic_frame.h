#ifndef READER_ARABIC_FRAME_H
#define READER_ARABIC_FRAME_H

#include "reader/arabic_inside.h"

/* For the files reader/arabic_frame*.c alone: shapes of Arabic sentences that tell of harm (ARAB-11 to ARAB-24). */

enum { ARABIC_LIST = 8 /* groups of one list */ };

struct arabic_list {
	struct arabic_group at[ARABIC_LIST];
	size_t count;
	uint32_t end; /* word after the last */
};

/* The groups that stand in a row from word i, "3 رجال وامرأتان وطفل"; the first is `g`. */
void arabic_list_from(const struct arabic *a, const struct arabic_group *g, struct arabic_list *l);

/* The first group of people from word i that no preposition owns, before `stop`; false: none. */
bool arabic_next_group(const struct arabic *a, uint32_t i, uint32_t stop, struct arabic_group *g);

/* The last group of people in words [from, i) that no preposition owns. */
bool arabic_group_before(const struct arabic *a, uint32_t from, uint32_t i, struct arabic_group *g);

/* Where the clause of word i begins: behind the last "that", mark or verb of saying. */
uint32_t arabic_clause(const struct arabic *a, uint32_t i);

/* A new event; its victims are the groups of `l`, one event for each status (STATUS-2). */
struct event *arabic_event(struct arabic *a, const char *rule, uint32_t trigger,
	const struct lexeme *x, const struct arabic_list *l);

/* Who did it, as a chunk: words that name a force before `stop`, or NONE. */
uint32_t arabic_doer(struct arabic *a, uint32_t from, uint32_t stop, bool owned);

bool arabic_negated(const struct arabic *a, uint32_t i);

/* arabic_frame_count.c: the dead counted, tolls, parts, those under the rubble. Each returns the word to go on with, or 0. */
uint32_t arabic_dead(struct arabic *a, uint32_t i);
uint32_t arabic_toll(struct arabic *a, uint32_t i);
uint32_t arabic_parts(struct arabic *a, uint32_t i);
uint32_t arabic_state(struct arabic *a, uint32_t i);
uint32_t arabic_deprived(struct arabic *a, uint32_t i);
uint32_t arabic_between(struct arabic *a, uint32_t i);

#endif
