#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "text/word.h"

/*
 * The language of a text by its script and its commonest words (READ-30, READ-31): an ISO 639 code, or
 * "und" when unsure, as for a few words in Latin letters. Capitals or not makes no difference.
 */
struct str language_of(const struct scanned *s);

/* "Arabic" for "ar"; the code itself when it has no name here. */
struct str language_name(struct str code);

/* Does the reader find claims in it? */
bool language_is_read(struct str code);

#endif
