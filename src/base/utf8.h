#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#include <stdint.h>

/* The code point that begins at s.at[0] and its length in bytes (s.len > 0).
 * Overlong forms, surrogates, values over U+10FFFF and cut sequences give
 * code point U+FFFD and length 1. */
uint32_t utf8_decode(struct str s, size_t *bytes);

/* Writes 1 to 4 bytes and returns how many. */
size_t utf8_encode(uint32_t code_point, char out[4]);

bool utf8_is_valid(struct str s);

#endif
