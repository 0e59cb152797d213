#ifndef READER_LONE_H
#define READER_LONE_H

#include "reader/linear.h"
#include "reader/page.h"

/*
 * Numbers that stand alone, "Eleven altogether", "he wrote five", of which no frame made anything (FRAME-140): a linear
 * scorer says whether they count the dead or the hurt of whom the text tells. Its weights, assets/lexicon/lone-weights.txt,
 * are learned from annotated reports by tools/train_lone (docs/method/reader.md).
 */
enum lone_class { LONE_NONE, LONE_KILLED, LONE_INJURED, LONE_CLASSES };

/* Can the noun chunk of a sentence be such a number, as far as the events found up to it tell? */
bool lone_is_candidate(struct page *p, uint32_t sentence, uint32_t chunk);

void lone_features(struct page *p, uint32_t sentence, uint32_t chunk, struct features *f);

/* Adds the events of one sentence, behind those of all frames. */
void lone_frames(struct page *p, uint32_t sentence);

#endif
