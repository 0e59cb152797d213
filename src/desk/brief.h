#ifndef DESK_BRIEF_H
#define DESK_BRIEF_H

#include "casebook/casebook.h"

#include <stdio.h>

/* An entry in a line: its kind and what it is about. */
struct str brief_of(const struct casebook_item *x, struct arena *mem);

/* Text of strangers for a terminal: control characters become blanks, at most `most` bytes, cut between letters. */
struct str printable(struct str s, size_t most, struct arena *mem);

#endif
