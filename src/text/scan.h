#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include "text/word.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The steps of text_scan(), each linear: words; what lies between two words
 * (layout); sentences within paragraphs. For the files text/scan*.c alone.
 */

/* What stands before a word. A wrapped line is joined; the last two end a sentence. */
enum gap { GAP_NONE, GAP_SPACE, GAP_WRAP, GAP_LINE, GAP_PARAGRAPH };

enum { SENTENCE_WORDS_MOST = 400 };

void scan_words(struct str text, struct words *out, struct arena *mem);

/* One enum gap for each word; gap[0] is GAP_PARAGRAPH. */
uint8_t *scan_layout(struct str text, const struct words *words, bool upper, struct arena *mem);

/* Nearly all letters of words [first, end) are capitals; `otherwise` where they are too few to say. */
bool scan_is_upper(const struct words *w, size_t first, size_t end, bool otherwise);

/* How many words at the head of paragraph [first, end) are its dateline with its dash; 0: none. */
size_t scan_dateline(const struct words *w, size_t first, size_t end, bool upper);

/* Single quotation marks of paragraph [first, end) become double ones (SAY-95). */
void scan_quotes(struct words *w, const uint8_t *gap, size_t first, size_t end);

enum block scan_block(const struct words *w, size_t first, size_t end, bool is_last);

/* The first word after the sentence that begins at `first`, at most `end`. */
size_t scan_sentence_end(const struct words *w, const uint8_t *gap, size_t first, size_t end);

/* Of a word directly followed by a full stop: does the stop belong to it? `after` is what follows
 * the stop, at most a few bytes of it being looked at. */
bool scan_owns_stop(struct str low, bool capital, struct str after);

/* An abbreviation with its stop that a sentence may end with ("a.m.", "inc."), as against "mr.". */
bool scan_may_end(struct str low);

/* Words that begin a sentence rather than continue a name: "the", "he", "in" ... */
bool scan_is_starter(struct str low);

bool scan_is_month(struct str low);

/* Sorted tables of words. */
bool scan_listed(const char *const *sorted, size_t count, struct str word);

static inline bool scan_is(const struct word *w, const char *low)
{
	return str_equal(w->low, str_from(low));
}

static inline bool scan_is_char(const struct word *w, char c)
{
	return w->low.len == 1 && w->low.at[0] == c;
}

#endif
