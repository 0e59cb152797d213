#ifndef TEXT_ARABIC_H
#define TEXT_ARABIC_H

#include "base/str.h"

#include <stdbool.h>

/*
 * Arabic writing: the many forms of one letter, and the small words that are written together with
 * the word they belong to (rules: docs/method/arabic.md). Nothing here knows what a word means.
 */

/*
 * ARAB-1: alef and hamza forms, ta marbuta, alef maqsura and Persian kaf and yeh are made one; what
 * folding leaves of marks is dropped. Never longer than `low`; returns how many bytes were written.
 */
size_t arabic_fold(struct str low, char *out);

/* Words written before another without a blank, a set. */
enum arabic_prefix {
	ARABIC_AND = 1,  /* و */
	ARABIC_SO = 2,   /* ف */
	ARABIC_BY = 4,   /* ب */
	ARABIC_FOR = 8,  /* ل */
	ARABIC_AS = 16,  /* ك */
	ARABIC_THE = 32, /* ال */
	ARABIC_WILL = 64 /* س */
};

/* Endings, a set: what they may say of a noun or a verb. */
enum arabic_ending {
	ARABIC_DUAL = 1,
	ARABIC_PLURAL = 2,
	ARABIC_OWNED = 4, /* his, her, their: of a noun; of a verb its object */
	ARABIC_FEMALE = 8,
	ARABIC_CASE = 16, /* the alef of "شخصا" */
	ARABIC_THEY = 32, /* وا: of a verb alone */
	ARABIC_BOUND = 64 /* the nun is gone, since its owner follows: "جثتي شابين" */
};

struct arabic_cut {
	struct str stem; /* a view of the word, or of `made` */
	unsigned prefixes, endings;
};

/* ARAB-2: the k-th way to take small words off the front of a folded word, the whole word first; false: no more. */
bool arabic_front(struct str word, size_t k, struct arabic_cut *cut);

/*
 * ARAB-3: the k-th way to take an ending off a stem, none first. `made` has room for the stem and two
 * bytes more, since an ending may stand for ta marbuta.
 */
bool arabic_back(struct str stem, size_t k, char *made, struct arabic_cut *cut);

#endif
