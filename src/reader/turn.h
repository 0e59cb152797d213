#ifndef READER_TURN_H
#define READER_TURN_H

#include "base/claim.h"
#include "base/err.h"
#include "text/word.h"

/*
 * Turns of phrase (FRAME-34), from assets/lexicon/turns.txt: verbs that tell of harm only together with
 * words further on: "dragged three men from their homes", "is fighting for her life".
 */
enum turn_who { TURN_OBJECT, TURN_SUBJECT, TURN_UTILITY };

struct turn {
	struct str phrase; /* words with blanks between; "%" a utility near by, "+" nothing more */
	uint8_t class;     /* of verbs that it completes */
	enum turn_who who; /* suffers */
	enum act act;
	enum harm harm;
	bool negated;  /* the verb must be negated: "has not been seen" */
	bool passive;  /* the verb must be passive */
	bool retracts; /* takes the harm back: "was found alive" */
	bool weak;     /* tells only with a number, or of one person */
	bool single;   /* tells of one person alone */
	bool force; /* the subject of the active verb must be a force: "the police picked up 40 men" */
};

struct turns; /* immutable once loaded; shared by threads */

__extension__ typedef unsigned __int128 turn_set; /* of classes of verbs */

MUST_CHECK bool turns_load(
	const struct turns **turns, struct str text, struct arena *mem, struct err *e);

/* The classes that a verb's form is in, a set; empty for other words. */
turn_set turn_classes(const struct turns *t, const struct word *w);

/* The turns that begin with a word, if any of them completes a verb of `classes`: longest first, `count` of them. */
const struct turn *turns_at(
	const struct turns *t, const struct word *first, turn_set classes, size_t *count);

/* The same of "+", which needs no word; in the order of their classes. */
const struct turn *turns_bare(const struct turns *t, turn_set classes, size_t *count);

/* Of turns that were found so, [from, end), the first that completes a verb of one of the classes, and whose second word, if it is told, has
 * the low half of its hash `second`; or `end`. */
const struct turn *turns_next(const struct turns *t, const struct turn *from,
	const struct turn *end, turn_set classes, uint32_t second);

#endif
