#ifndef BASE_JSON_FAST_H
#define BASE_JSON_FAST_H

#include "base/json.h"

/*
 * The JSON that one meets: whole numbers of up to 18 digits, no more than 256 members open at a
 * time, no escaped surrogates. The tree is the one that json_parse() promises. False for all else,
 * be it right or wrong: the general parser then reads it, and has the words for what is wrong.
 */
bool json_read_fast(struct str text, struct json *value, struct arena *mem);

#endif
