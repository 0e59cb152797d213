#ifndef READER_GUESS_DEED_H
#define READER_GUESS_DEED_H

#include "reader/linear.h"
#include "reader/page.h"

/*
 * What parties say of deeds in words that no frame knows, "our batteries were silent that night", "does not dispute the shooting" (FRAME-168): a
 * linear scorer says whether a deed is denied or admitted there. Weights: assets/lexicon/deed-weights.txt.
 */
enum deed_class { DEED_NONE, DEED_DENIED, DEED_ADMITTED, DEED_CLASSES };

/* A verb or noun chunk of a sentence, as the event that it would be. */
struct deed {
	struct event event;
	struct claim claim; /* what claim_said() says of it, no more */
	uint32_t sentence, chunk;
};

/* Can the chunk tell of a deed in words of which none is `told` (NULL: any), and does somebody named say so? Wants all sayings and
 * incidents of the page. */
bool guess_deed_at(
	struct page *p, uint32_t sentence, uint32_t chunk, const bool *told, struct deed *d);

/* What is a deed's own, and what the chunks of a sentence share. */
void guess_deed_features(const struct page *p, const struct deed *d, struct features *f);
void guess_deed_shared_features(const struct page *p, uint32_t sentence, struct features *f);

/* Adds the claims of a report to all others, which stand from `first` on, in the order of the text. */
void guess_deeds(struct page *p, struct claims *out, size_t first);

#endif
