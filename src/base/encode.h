#ifndef BASE_ENCODE_H
#define BASE_ENCODE_H

#include "base/str.h"

/*
 * Base64 (RFC 4648, the standard alphabet) and hexadecimal. Reading takes only
 * what writing would have written: no blanks, no other padding, no stray bits,
 * lower-case digits.
 */
enum base64_form { BASE64_PADDED, BASE64_BARE };

struct str base64_text(struct arena *mem, struct str bytes, enum base64_form form);
bool base64_bytes(struct arena *mem, struct str text, enum base64_form form, struct str *bytes);

struct str hex_text(struct arena *mem, struct str bytes);

/* Exactly `len` bytes from 2 * len digits. */
bool hex_bytes(struct str text, void *to, size_t len);

/* A decimal number of at most 63 bits without sign or leading zero. */
bool decimal_number(struct str text, unsigned long long *n);

#endif
