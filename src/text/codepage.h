#ifndef TEXT_CODEPAGE_H
#define TEXT_CODEPAGE_H

#include "base/str.h"

#include <stdint.h>

struct codepage {
	const char *name;
	const char *common;    /* the bytes of its script's commonest letters */
	uint16_t letters[128]; /* the code points of bytes 128 to 255 */
};

/* The first is Windows-1252, which is Latin-1 with marks where that has controls. */
extern const struct codepage codepages[];

/* The page of an Arabic or Cyrillic script in which the bytes over 127 make words of common letters (READ-2);
 * where there is none, the first. */
const struct codepage *codepage_of(struct str s);

#endif
