#ifndef TEXT_TAG_H
#define TEXT_TAG_H

#include "base/err.h"
#include "text/word.h"

/*
 * Parts of speech by an averaged perceptron, greedy from left to right (Collins 2002). The weights
 * are the asset tagger/tagger.bin, which the build packs from assets/source/tagger.txt; where they
 * come from is told in assets/tagger/README.md, the rules in docs/method/tagger.md. A tagger is
 * never written to after loading: threads may share it.
 */
struct tagger;

/* From the embedded asset, which is used where it stands; a damaged one is ERR_INPUT. */
MUST_CHECK bool tagger_load(const struct tagger **t, struct arena *mem, struct err *e);

/* The same from packed bytes, which must be aligned to 8 and outlive the tagger. */
MUST_CHECK bool tagger_open(
	const struct tagger **t, struct str packed, struct arena *mem, struct err *e);

/*
 * Sets .tag of each word of one sentence, of any length, in linear time and without memory of its
 * own. `upper`: the sentence is in all capitals. A sentence without any capitals, or with a
 * capital on every long word, is noticed here: capitals then say nothing.
 */
void tagger_tag(const struct tagger *t, struct word *words, size_t count, bool upper);

/* "NN", "VBD": the name of an enum tag, which must be below TAG_COUNT. */
const char *tag_name(uint8_t tag);

/* The tag of a name; TAG_COUNT for an unknown one. */
uint8_t tag_named(struct str name);

#endif
