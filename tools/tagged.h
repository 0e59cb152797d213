#ifndef TOOLS_TAGGED_H
#define TOOLS_TAGGED_H

#include "base/err.h"
#include "text/word.h"

/* Sentences cut into words by text_scan, each word with its right tag in .tag. */
struct tagged {
	struct words words;
	struct sentences sentences; /* .upper as asked for */
};

/* How the letters of the sentences are to be written. */
enum writing { AS_WRITTEN, UPPER, LOWER };

/* Appends the sentences of a file in CoNLL-U; "x.xz" is read through xz(1). */
MUST_CHECK bool tagged_read_conllu(
	struct tagged *t, const char *path, enum writing how, struct arena *mem, struct err *e);

/*
 * Appends lines such as "12/CD civilians/NNS were/VBD killed/VBN ./." and skips empty lines and
 * those that begin with "# ". A word without a tag gets TAG_NONE.
 */
MUST_CHECK bool tagged_read_lines(
	struct tagged *t, struct str text, enum writing how, struct arena *mem, struct err *e);

#endif
