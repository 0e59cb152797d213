#ifndef READER_MUC_LISTS_H
#define READER_MUC_LISTS_H

#include "reader/page.h"

/*
 * The words of assets/lexicon/muc.txt: lists by name, each a set of phrases with the fill that
 * a phrase stands for ("gas station" in the list "thing": COMMERCIAL).
 */
#define MUC_LISTS(X)                                                                               \
	X(LIST_THING, "thing")             /* what is hit, by the end of its name */               \
	X(LIST_VAGUE_THING, "vague-thing") /* an end that says little: building, office */         \
	X(LIST_THING_WORD, "thing-word")   /* a word before such an end that decides */            \
	X(LIST_HUMAN, "human")             /* people, by the end of what they are called */        \
	X(LIST_HUMAN_WORD, "human-word")   /* a word before that decides against it */             \
	X(LIST_WEAPON, "weapon")                                                                   \
	X(LIST_BAND, "band") /* people who do such deeds; fill: TERRORIST or STATE */              \
	X(LIST_ORGANISATION, "organisation") /* of the same fills */                               \
	X(LIST_ORGANISATION_HEAD, "organisation-head")                                             \
	X(LIST_COUNTRY, "country")     /* its names, people and capital */                         \
	X(LIST_LATIN, "latin")         /* the nine countries of the task */                        \
	X(LIST_EFFECT, "effect")       /* on things */                                             \
	X(LIST_GUN, "gun")             /* words of shooting; fill: the weapon that they imply */   \
	X(LIST_ATTEMPT, "attempt")     /* fill: the stage that is not ACCOMPLISHED */              \
	X(LIST_AUTHORITY, "authority") /* who accuses with authority */                            \
	X(LIST_ALIAS, "alias")         /* names of one organisation have one fill */               \
	X(LIST_CAPITAL, "capital")     /* of a country */                                          \
	X(LIST_PLACE, "place")         /* nouns that end the name of a place; fill: its type */    \
	X(LIST_CODE, "code")           /* ISO 3166 codes in small letters; fill: the country */

#define AS_LIST(name, words) name,
enum muc_list { MUC_LISTS(AS_LIST) MUC_LIST_COUNT };
#undef AS_LIST

struct muc_lists; /* immutable once loaded */

MUST_CHECK bool muc_lists_load(
	const struct muc_lists **lists, struct str text, struct arena *mem, struct err *e);

/* The lists that have a phrase which ends with the word, a set, one bit each. */
uint32_t muc_lists_of_end(const struct muc_lists *l, uint64_t word_hash);

/* muc_ending() of muc_inside.h, of a list that is in that set. */
struct str muc_longest(const struct muc_lists *l, enum muc_list list, const struct page *p,
	uint32_t first, uint32_t end, uint32_t *start);

/* The fill of one phrase, in small letters. */
struct str muc_word(const struct muc_lists *l, enum muc_list list, struct str phrase);

#endif
