#ifndef READER_FEATURE_H
#define READER_FEATURE_H

#include "reader/linear.h"
#include "reader/page.h"

/* What the scorers of the reader share: values of a page's words for linear models. */

/* A word as the value of a feature. */
static inline struct value low_value(const struct page *p, uint32_t word)
{
	const struct word *w = &p->scan.words.at[word];
	return (struct value){ w->low, w->hash };
}

/*
 * The kinds of a word that a scorer tells apart are a list, CLASSES(X) with X(FEATURE, "name"), the first that holds counts:
 * AS_CLASS looks for them one after another in a set `has`, OR_CLASS makes the set of all of them.
 */
#define AS_CLASS(feature, name)                                                                    \
	if (has >> FEATURE_##feature & 1)                                                          \
		return WORD(name);
#define OR_CLASS(feature, name) | (feature_set)1 << FEATURE_##feature

#endif
