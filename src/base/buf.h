#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"
#include "base/str.h"

/*
 * A growing text in an arena. Invariant: `at` holds `len` bytes followed by a
 * NUL once anything was added. buf_str() is valid until the next addition.
 */
struct buf {
	struct arena *mem;
	char *at;
	size_t len, room;
};

void buf_add(struct buf *b, struct str s);
void buf_add_char(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct str buf_str(const struct buf *b);

#endif
