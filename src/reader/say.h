#ifndef READER_SAY_H
#define READER_SAY_H

#include "base/claim.h"

#include <stdint.h>

/*
 * Who says what: a saying puts a source over a run of words (rules SAY-1 to
 * SAY-12 of METHOD.md). Sayings nest: the innermost that covers an event is
 * its origin, those around it are the chain that passed it on.
 */
struct saying {
	const char *rule;
	uint32_t sentence;
	uint32_t first, end;         /* words that are said */
	uint32_t source, source_end; /* words that name who says it; NONE when nobody is named */
	uint32_t verb;               /* word of saying, or NONE */
	enum stance stance;
	bool hedged;
	bool quoted; /* in quotation marks, so it may go on in the next sentence */
	bool single; /* "I counted": what one person saw */
	bool own;    /* nobody is named because the text itself says it: only the stance counts */
	bool cited;  /* "citing X": passed on by the saying around it, so X is the deeper source */
	bool deed;   /* claims responsibility: the source says it did it */
	uint32_t accused; /* chunk of the party that the source blames, or NONE */
};

struct sayings {
	struct saying *at;
	size_t count, room;
};

struct page;

/* The sayings that cover word `i` of a sentence, innermost last: at most `room`, returns how many. */
size_t sayings_over(
	const struct page *p, uint32_t sentence, uint32_t word, uint32_t *found, size_t room);

/* When the sayings of all sentences are there: quotations and turns go on, all in order. */
void sayings_settle(struct page *p);

/* "The Minister" in what the Interior Minister's office publishes: the text's own voice. */
bool say_is_outlet(const struct page *p, const struct source *who);

/* The source of a saying in words, name, kind. */
struct source say_source(const struct page *p, uint32_t saying);

#endif
