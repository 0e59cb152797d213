#ifndef LEDGER_BYTES_H
#define LEDGER_BYTES_H

#include "base/buf.h"

#include <stdint.h>

/* Whole numbers big endian, for the ledger's binary files. */
static inline void bytes_put(void *to, uint64_t n, size_t len)
{
	unsigned char *b = to;
	for (size_t i = len; i-- > 0; n >>= 8)
		b[i] = (unsigned char)n;
}

static inline uint64_t bytes_get(const void *at, size_t len)
{
	const unsigned char *b = at;
	uint64_t n = 0;
	for (size_t i = 0; i < len; i++)
		n = n << 8 | b[i];
	return n;
}

static inline void bytes_add(struct buf *b, uint64_t n, size_t len)
{
	unsigned char held[8];
	bytes_put(held, n, len);
	buf_add(b, (struct str){ (const char *)held, len });
}

/* Takes `len` bytes, or a number of `len` bytes, off the front; false when fewer are left. */
static inline bool bytes_take(struct str *rest, size_t len, struct str *piece)
{
	if (rest->len < len)
		return false;
	*piece = str_slice(*rest, 0, len);
	*rest = str_slice(*rest, len, rest->len);
	return true;
}

static inline bool bytes_take_number(struct str *rest, size_t len, uint64_t *n)
{
	struct str piece;
	if (!bytes_take(rest, len, &piece))
		return false;
	*n = bytes_get(piece.at, len);
	return true;
}

/* A length of four bytes, at most `most`, and so many bytes. */
static inline bool bytes_take_counted(struct str *rest, size_t most, struct str *piece)
{
	uint64_t len;
	return bytes_take_number(rest, 4, &len) && len <= most &&
	       bytes_take(rest, (size_t)len, piece);
}

static inline void bytes_add_counted(struct buf *b, struct str bytes)
{
	bytes_add(b, bytes.len, 4);
	buf_add(b, bytes);
}

#endif
