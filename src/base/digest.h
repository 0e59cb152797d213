#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/str.h"

/* SHA-256, the one digest that is ever written down. */
struct digest {
	unsigned char byte[32];
};

struct digest digest_of(struct str bytes);

/* 64 lower-case hexadecimal digits. */
struct str digest_hex(struct arena *mem, struct digest d);

#endif
