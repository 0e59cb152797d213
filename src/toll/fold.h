#ifndef TOLL_FOLD_H
#define TOLL_FOLD_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

/* Letters and digits of any script in lower case without accents, one blank between words,
 * nothing before or after. "The Ministry of Health's" becomes "the ministry of health s". */
struct str fold(struct arena *mem, struct str s);

/*
 * The words of a name as a set: folded, without articles and other small words, a plural's
 * s taken off, sorted, each once, joined by blanks. "The Ministry of Health" and "Health
 * Ministry" have one key. Empty when nothing but small words is in it.
 */
struct str name_key(struct arena *mem, struct str s);

/* The last word before "of", "for", "in", ","; what the name is a kind of: "ministry" of both. */
struct str name_head(struct arena *mem, struct str s);

/* Is every word of key `a` in key `b`? True for equal keys. */
bool key_within(struct str a, struct str b);
bool key_has(struct str key, struct str word);
size_t key_words(struct str key);

/* Key without the words for which `drop` holds. */
struct str key_without(struct arena *mem, struct str key, bool (*drop)(struct str word));

bool word_in(const char *const list[], struct str word); /* list ends with NULL */

#endif
