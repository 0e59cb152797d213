#ifndef TOLL_SCRIPTS_H
#define TOLL_SCRIPTS_H

#include "toll/inside.h"

/*
 * GROUP-18: an Arabic name of a place stands for the Latin name, of another claim, that sounds
 * alike. Claims that are given such a name are copies; their words stay as they are.
 */
void scripts_align(struct toll_result *r, struct arena *mem);

/* ORIGIN-9: the English word for an Arabic word of an office or of those who speak, else the word itself. */
struct str scripts_office(struct str folded);

/* The consonants of a place's own words, in either script: MATCH-1, MATCH-3 and MATCH-4. */
struct str scripts_sound(struct str name, struct arena *mem);

bool scripts_is_arabic(struct str s);

#endif
