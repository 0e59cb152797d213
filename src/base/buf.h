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

/* Room for `more` bytes and a NUL behind them. */
void buf_grow(struct buf *b, size_t more);

/*
 * Where up to `most` bytes may be written, and how many of them were. What is written must end with
 * buf_take(), which adds the NUL.
 */
static inline char *buf_room(struct buf *b, size_t most)
{
	if (b->room - b->len <= most)
		buf_grow(b, most);
	return b->at + b->len;
}

static inline void buf_take(struct buf *b, size_t written)
{
	b->len += written;
	b->at[b->len] = '\0';
}

static inline void buf_add_char(struct buf *b, char c)
{
	*buf_room(b, 1) = c;
	buf_take(b, 1);
}

void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct str buf_str(const struct buf *b);

#endif
