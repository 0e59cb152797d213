#ifndef TEXT_MONTHS_H
#define TEXT_MONTHS_H

#include "base/str.h"

/* 1 to 12 for the folded name of a month in English, Spanish, French, Portuguese, German or Arabic,
 * long or short, with or without its stop; 0 for anything else. */
int month_number(struct str low);

/* Can it be one, by its first letters? Of few words that are none. */
bool month_may_be(struct str low);

#endif
