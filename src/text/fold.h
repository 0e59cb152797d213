#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a code point is, as far as words are concerned. */
enum letter_kind {
	LETTER_SYMBOL,    /* punctuation and symbols: a word of its own */
	LETTER_LOWER,     /* a small letter, or one of a script without case */
	LETTER_UPPER,     /* a capital */
	LETTER_NUMERAL,   /* a decimal digit of any script */
	LETTER_MARK,      /* an accent or vowel sign: part of its word */
	LETTER_IDEOGRAPH, /* a word of its own */
	LETTER_BLANK,     /* a space */
	LETTER_LINE,      /* a line separator */
	LETTER_IGNORED,   /* soft hyphen, direction mark, joiner */
};

enum letter_kind fold_kind(uint32_t code_point);

/*
 * The folded form: small letters, Latin letters without accents, straight quotation marks, "-" for
 * a dash, ASCII digits, nothing for accents, Arabic and Hebrew vowel signs and ignored characters.
 * Never longer than the code point itself in UTF-8. Returns how many bytes were written.
 */
size_t fold_write(uint32_t code_point, char out[4]);

#endif
