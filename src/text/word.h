#ifndef TEXT_WORD_H
#define TEXT_WORD_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

/* Parts of speech, as the Penn Treebank names them. TAG_NONE: not tagged. */
#define TAGS(X)                                                                                    \
	X(TAG_NONE, "-")                                                                           \
	X(TAG_CC, "CC")                                                                            \
	X(TAG_CD, "CD")                                                                            \
	X(TAG_DT, "DT")                                                                            \
	X(TAG_EX, "EX")                                                                            \
	X(TAG_FW, "FW")                                                                            \
	X(TAG_IN, "IN")                                                                            \
	X(TAG_JJ, "JJ")                                                                            \
	X(TAG_JJR, "JJR")                                                                          \
	X(TAG_JJS, "JJS")                                                                          \
	X(TAG_LS, "LS")                                                                            \
	X(TAG_MD, "MD")                                                                            \
	X(TAG_NN, "NN")                                                                            \
	X(TAG_NNS, "NNS")                                                                          \
	X(TAG_NNP, "NNP")                                                                          \
	X(TAG_NNPS, "NNPS")                                                                        \
	X(TAG_PDT, "PDT")                                                                          \
	X(TAG_POS, "POS")                                                                          \
	X(TAG_PRP, "PRP")                                                                          \
	X(TAG_PRPS, "PRP$")                                                                        \
	X(TAG_RB, "RB")                                                                            \
	X(TAG_RBR, "RBR")                                                                          \
	X(TAG_RBS, "RBS")                                                                          \
	X(TAG_RP, "RP")                                                                            \
	X(TAG_TO, "TO")                                                                            \
	X(TAG_UH, "UH")                                                                            \
	X(TAG_VB, "VB")                                                                            \
	X(TAG_VBD, "VBD")                                                                          \
	X(TAG_VBG, "VBG")                                                                          \
	X(TAG_VBN, "VBN")                                                                          \
	X(TAG_VBP, "VBP")                                                                          \
	X(TAG_VBZ, "VBZ")                                                                          \
	X(TAG_WDT, "WDT")                                                                          \
	X(TAG_WP, "WP")                                                                            \
	X(TAG_WPS, "WP$")                                                                          \
	X(TAG_WRB, "WRB")                                                                          \
	X(TAG_SYM, "SYM")                                                                          \
	X(TAG_PUNCT, ".")
#define AS_TAG(name, words) name,
enum tag { TAGS(AS_TAG) TAG_COUNT };
#undef AS_TAG

/* The shape of a word as it is written, a set. */
enum shape {
	SHAPE_CAPITAL = 1, /* begins with a capital letter */
	SHAPE_UPPER = 2,   /* two or more letters, all capitals */
	SHAPE_DIGIT = 4,   /* has a digit */
	SHAPE_PUNCT = 8,   /* punctuation or a symbol */
	SHAPE_GLUED = 16,  /* no space before it */
	SHAPE_FIRST = 32,  /* first word of its sentence */
};

/*
 * A word, a number or one punctuation mark of a text. `low` is what lexicons are asked for: lower
 * case, accents of Latin letters taken off, quotation marks and apostrophes made straight
 * (' and "), dashes made "-". A possessive "'s" (or a bare "'" after s) is a word of its own;
 * "don't" is one word; "anti-tank" is one word; "1,200" and "3.5" are one word.
 */
struct word {
	uint32_t begin, end; /* bytes of the text */
	struct str low;
	uint64_t hash; /* str_hash(low), which every table asks for */
	uint8_t shape;
	uint8_t tag;    /* enum tag */
	bool plain;     /* `low` has nothing but letters and digits */
	uint8_t sieve;  /* word_sieve() of its print */
	uint32_t print; /* word_print(low) */
};

/*
 * What most other words have otherwise, told of a literal while the program is compiled: the length, the first two
 * bytes and the last; and of that a number below 64, which says where a word stands in the sieve of a list.
 */
static inline __attribute__((always_inline)) uint32_t word_print(const char *at, size_t len)
{
	uint32_t first = len > 0 ? (unsigned char)at[0] : 0;
	uint32_t second = len > 1 ? (unsigned char)at[1] : 0;
	uint32_t last = len > 0 ? (unsigned char)at[len - 1] : 0;
	return first | second << 8 | last << 16 | (uint32_t)len << 24;
}

static inline __attribute__((always_inline)) uint8_t word_sieve(uint32_t print)
{
	return (uint8_t)(print * 0x9e3779b1u >> 26);
}

/* A second one, which is asked of the few that the first lets pass. */
static inline __attribute__((always_inline)) uint8_t word_fine_sieve(uint32_t print)
{
	return (uint8_t)(print * 0x85ebca6bu >> 26);
}

/* What is kept of a word's low form, when that is known. */
static inline void word_stamp(struct word *w)
{
	w->print = word_print(w->low.at, w->low.len);
	w->sieve = word_sieve(w->print);
}

/* Another form of a word, with its hash. */
static inline void word_set(struct word *w, struct str low)
{
	w->low = low;
	w->hash = str_hash(low);
	w->plain = false;
	word_stamp(w);
}

/* Before a function that is given a literal or a list and hands it on: the compiler must see which. */
#define GIVEN inline __attribute__((always_inline))

/* Most words are not the one that is asked for: what is done then stands apart from what is done always. */
#define SELDOM(x) __builtin_expect_with_probability(!!(x), 1, 0.01)

/* Is it that word? `low` is a literal as a rule, whose print the compiler then knows. */
static GIVEN bool word_reads(const struct word *w, const char *low)
{
	size_t len = strlen(low);
	if (!__builtin_constant_p(len))
		return str_is(w->low, low);
	return SELDOM(w->print == word_print(low, len)) &&
	       str_equal(w->low, (struct str){ low, len });
}

/* Two more, for what both let pass of a list of many words. */
static inline __attribute__((always_inline)) uint8_t word_third_sieve(uint32_t print)
{
	return (uint8_t)(print * 0xc2b2ae35u >> 26);
}

static inline __attribute__((always_inline)) uint8_t word_last_sieve(uint32_t print)
{
	return (uint8_t)(print * 0x27d4eb2fu >> 26);
}

/* The sieves of a list, of which the compiler makes two numbers: a bit for each of its words. */
struct word_sieves {
	uint64_t coarse, fine;
};

static GIVEN struct word_sieves word_sieves_by(const char *const *words, size_t count, bool more)
{
	struct word_sieves of = { 0, 0 };
#pragma GCC unroll 128
	for (size_t i = 0; i < count; i++) {
		uint32_t print = word_print(words[i], strlen(words[i]));
		of.coarse |= (uint64_t)1 << (more ? word_third_sieve(print) : word_sieve(print));
		of.fine |= (uint64_t)1 << (more ? word_last_sieve(print) : word_fine_sieve(print));
	}
	return of;
}

static GIVEN struct word_sieves word_sieves_of(const char *const *words, size_t count)
{
	return word_sieves_by(words, count, false);
}

enum { WORD_LONG_LIST = 12 }; /* words, from which on the two more are asked, too */

static GIVEN bool word_passes_more(const struct word *w, const char *const *words, size_t count)
{
	struct word_sieves of = word_sieves_by(words, count, true);
	if (__builtin_constant_p(of.coarse) && !(of.coarse >> word_third_sieve(w->print) & 1))
		return false;
	return !__builtin_constant_p(of.fine) || of.fine >> word_last_sieve(w->print) & 1;
}

/* Is the word one of a list that ends with NULL? */
bool word_is_listed(const struct word *w, const char *const *words);

/* Where the compiler makes numbers of lists; elsewhere each of their words is looked at. */
#if defined __OPTIMIZE__ && defined __GNUC__ && !defined __clang__ &&                              \
	!defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
enum { WORD_HAS_SIEVES = 1 };
#else
enum { WORD_HAS_SIEVES = 0 };
#endif

/*
 * The same; where the compiler sees the list, and its length (the most it could have is the least), most words fall
 * through its sieves. In a list that is given by the pointer to it, each is looked for.
 */
static GIVEN bool word_reads_any(const struct word *w, const char *const *words)
{
	size_t size = __builtin_object_size(words, 0);
	if (WORD_HAS_SIEVES && size != SIZE_MAX && size == __builtin_object_size(words, 2)) {
		struct word_sieves of = word_sieves_of(words, size / sizeof *words - 1);
		if (__builtin_constant_p(of.coarse) && !SELDOM(of.coarse >> w->sieve & 1))
			return false;
		if (__builtin_constant_p(of.fine) && !(of.fine >> word_fine_sieve(w->print) & 1))
			return false;
		if (size / sizeof *words > WORD_LONG_LIST &&
			!word_passes_more(w, words, size / sizeof *words - 1))
			return false;
	}
	return word_is_listed(w, words);
}

/* Before the first word and behind the last stand some without a letter, so that whoever looks past an end finds nothing. */
enum { WORDS_PAST = 4 };

struct words {
	struct word *at;
	size_t count, room;
};

/* What sort of line or block a sentence stands in. */
enum block { BLOCK_BODY, BLOCK_HEADLINE, BLOCK_DATELINE, BLOCK_CAPTION };

struct sentence {
	uint32_t first, end; /* words [first, end) */
	uint32_t paragraph;  /* counted from 0 */
	uint8_t block;       /* enum block */
	bool upper;          /* nearly all of its letters are capitals, so capitals say nothing */
};

struct sentences {
	struct sentence *at;
	size_t count, room;
};

struct scanned {
	struct str text;
	struct words words;
	struct sentences sentences;
};

/*
 * Cuts valid UTF-8 into words and sentences, in time linear in its length. Sentences of one
 * document cover all its words in order. Texts of 4 GB or more are the caller's mistake.
 */
void text_scan(struct str text, struct scanned *out, struct arena *mem);

#endif
