#ifndef READER_FAMILY_H
#define READER_FAMILY_H

#include "text/word.h"

/*
 * Families of words: long lists that rules look for in whole sentences. Of which families a sentence has words is found
 * out once, while it is marked (`page.families_in`), so that a rule that must not find any of its words ends with one bit.
 */
enum family {
	FAMILY_WEATHER,    /* storms, floods: frame_is_by_weather() */
	FAMILY_MISHAP,     /* leaks, matches: frame_is_mishap() */
	FAMILY_CHANCE,     /* thieves, inspections: FRAME-216 */
	FAMILY_CUTS,       /* of what people live by: FRAME-216 */
	FAMILY_TAKES_BACK, /* SAY-100, SAY-101 */
	FAMILY_LIVES,      /* survived, was freed: FRAME-239, FRAME-242 */
	FAMILY_MISTAKEN,   /* of a figure: SAY-105 */
	FAMILY_HARDSHIP,   /* held, displaced, starved: FRAME-192, FRAME-197 */
	FAMILY_SCANT,      /* limited, kept back, refused: FRAME-271 to FRAME-275 */
	FAMILY_OF_DEAD,    /* shot, tied, "loss of life": FRAME-300, FRAME-301 */
	FAMILY_POINTS,     /* wore, order, murderer: FRAME-302 */
	FAMILY_CHARGES,    /* accused, order, shooting: FRAME-350, FRAME-351 */
	FAMILY_MOVES,      /* of people who are moved: FRAME-290 */
	FAMILY_EMPTIES,    /* of places that are emptied of people: FRAME-276 to FRAME-278 */
	FAMILY_SHOPS,      /* clinics, stores, canteens: FRAME-360 */
	FAMILY_SHUTS,      /* closed, ordered, stripped: FRAME-360 */
	FAMILY_SHUT_FOR,   /* holidays, repairs: FRAME-360 */
	FAMILY_NUMBER, /* of no words: the sentence has a number that could count something (quantity.c) */
	FAMILY_COUNT
};

typedef uint32_t family_set;

struct families; /* immutable once made; shared by threads */

const struct families *families_make(struct arena *mem);

/* The families that the word belongs to. */
family_set families_of(const struct families *f, const struct word *w);

/* The families that words [first, end) belong to. */
family_set families_among(
	const struct families *f, const struct word *first, const struct word *end);

#endif
