#ifndef TEXT_SKETCH_H
#define TEXT_SKETCH_H

#include "base/claim.h"
#include "text/word.h"

/*
 * A sketch finds near-copies: the MinHash of a report's shingles, four folded words in a row, in
 * the order written and with their digits (READ-40; Broder, 1997). Only body text counts, so a
 * changed headline or dateline changes nothing. It is written down, so its hash never changes.
 */
enum { SKETCH_VALUES = 64, SKETCH_WORDS = 4 };

/* SKETCH_VALUES values; none for a text without words. */
void sketch_make(const struct scanned *s, struct sketch *out, struct arena *mem);

/* The estimated share of shingles that two texts have in common, 0 to 1, standard error at most
 * 0.0625; 0 when either has no sketch (READ-41). */
double sketch_likeness(const struct sketch *a, const struct sketch *b);

#endif
