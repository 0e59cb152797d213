#ifndef TOOLS_TAGGED_H
#define TOOLS_TAGGED_H

#include "base/err.h"
#include "text/word.h"

/* Sentences whose words have their right tags in .tag. */
struct tagged {
	struct words words;
	struct sentences sentences;
};

/* `low` and `shape` of a word as text_scan makes them; the strings live in `mem`. */
struct word tagged_word(struct str form, bool first, bool glued, struct arena *mem);

/* Appends the sentences of a file in CoNLL-U; "x.xz" is read through xz(1). */
MUST_CHECK bool tagged_read_conllu(
	struct tagged *t, const char *path, struct arena *mem, struct err *e);

/*
 * Appends lines such as "12/CD civilians/NNS were/VBD killed/VBN ./." and skips empty lines and
 * those that begin with "# ". A word without a tag gets TAG_NONE.
 */
MUST_CHECK bool tagged_read_lines(
	struct tagged *t, struct str text, struct arena *mem, struct err *e);

#endif
