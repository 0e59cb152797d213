#ifndef PUBLISH_WORDS_H
#define PUBLISH_WORDS_H

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"

/*
 * All text of an edition in one language: assets/words/LANGUAGE.txt, a line "key = text" each. {0}, {1} ... stand for what
 * is filled in. A text that depends on a number has forms .zero .one .two .few .many .other after the rule that
 * `plural` names. What a catalogue lacks is taken from English; what English lacks is shown as the key in brackets.
 */
struct words {
	struct str language;
	bool right_to_left;
	struct str digit[10], group;
	int plural; /* after which rule, see words.c */
	struct words_table *own, *english;
};

/* The codes of all languages, English first, up to a NULL. */
extern const char *const words_languages[];

/* ERR_USAGE names the languages that there are. */
MUST_CHECK bool words_open(struct words *w, struct str language, struct arena *mem, struct err *e);

struct str words_get(const struct words *w, const char *key);

/* "use.superseded": the word of an enumeration under a heading, blanks as dashes; the word itself when it has no entry. */
struct str words_of(
	const struct words *w, const char *heading, const char *word, struct arena *mem);

struct str words_fill(const struct words *w, const char *key, const struct str *with, size_t count,
	struct arena *mem);

/* The form of `key` for a number of things; {0} is the number, {1} on are `with`. */
struct str words_count(const struct words *w, const char *key, long long n, struct arena *mem);

struct str words_number(const struct words *w, long long n, struct arena *mem);
struct str words_day(const struct words *w, date_day d, struct arena *mem);
struct str words_days(const struct words *w, date_day from, date_day to, struct arena *mem);

/* "41 to 60", "41 to 60 or more", "not known". */
struct str words_range(const struct words *w, bool low_known, long long low, bool high_known,
	long long high, bool open, struct arena *mem);

/* A sentence of an engine in this language; at NULL: the catalogue does not know it. */
struct str words_said(const struct words *w, struct str english, struct arena *mem);
bool words_english_at(const struct words *w, size_t i, struct str *key, struct str *text);

/* For tests: the i-th key of a language's own catalogue with its text. */
bool words_at(const struct words *w, size_t i, struct str *key, struct str *text);

#endif
