#ifndef TOOLS_TRAIN_WORDS_H
#define TOOLS_TRAIN_WORDS_H

#include "base/buf.h"
#include "base/str.h"

/* Words that may stand in a feature: common English ones, so that no name gets into weights. */
struct vocabulary {
	struct str *slots;
	size_t mask;
};

/* `text` has one word a line. */
void train_vocabulary(struct vocabulary *v, struct str text, struct arena *mem);

/* Those of the features, one a line, that have no other words. */
struct str train_common(const struct vocabulary *v, struct str features, struct arena *mem);

#endif
