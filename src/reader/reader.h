#ifndef READER_READER_H
#define READER_READER_H

#include "base/claim.h"
#include "text/word.h"

/*
 * reader - text to claims.
 *
 * A cascade that can be read: words, lexicon, numbers, groups, frames, times and places, sayings,
 * incidents, claims. Every claim is anchored at a span of the text and names the rules that made
 * it. Time and memory are linear in the length of the text.
 */
#define READER_VERSION "reader/1"

struct reader; /* lexicons and weights; immutable, shared by threads */

MUST_CHECK bool reader_load(const struct reader **r, struct arena *mem, struct err *e);

/* The same reader with another tagger: to measure what the tagger is worth. */
struct tagger;
const struct reader *reader_with_tagger(
	const struct reader *r, const struct tagger *t, struct arena *mem);

/* The same reader without the scorers of guess.h and guess_deed.h: to learn their weights. */
const struct reader *reader_without_guess(const struct reader *r, struct arena *mem);

/*
 * Appends the claims of one report. `scan` is its text as text_scan took it apart (report_in has it), which must
 * live as long as the claims, whose strings are views of it or of `mem`; its words get their tags. A report in
 * a language that is not read has none.
 */
void reader_read(const struct reader *r, const struct report *report, const struct scanned *scan,
	struct claims *out, struct arena *mem);

/* What reader_read() is given for one report. */
struct reader_task {
	const struct report *report;
	const struct scanned *scan;
	struct claims *out;
	struct arena *mem;
};

/*
 * The same of several reports, which costs less than one by one: each step of the cascade is taken in all of them before the
 * next, so that its code, larger than the memory that is near, is fetched once for them all. Claims come out the same.
 */
void reader_read_all(const struct reader *r, const struct reader_task *tasks, size_t count);

#endif
