#ifndef TEXT_CODEPAGE_H
#define TEXT_CODEPAGE_H

#include "base/str.h"

#include <stdint.h>

/* The code points of bytes 128 to 255; Windows-1252 is Latin-1 with marks where that has controls. */
extern const uint16_t codepage_1252[128], codepage_1256[128];

/* The bytes over 127 come in words, and those words are made of what are Arabic letters in
 * Windows-1256, among them the commonest (alef, lam, ya). */
bool codepage_is_arabic(struct str s);

#endif
