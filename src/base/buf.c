#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void reserve(struct buf *b, size_t more)
{
	if (b->room - b->len > more)
		return;
	size_t room = b->room ? b->room : 128;
	while (room - b->len <= more)
		room *= 2;
	char *moved = NEW_ARRAY(b->mem, char, room);
	if (b->len)
		memcpy(moved, b->at, b->len);
	b->at = moved;
	b->room = room;
}

void buf_add(struct buf *b, struct str s)
{
	reserve(b, s.len);
	if (s.len)
		memcpy(b->at + b->len, s.at, s.len);
	b->len += s.len;
	b->at[b->len] = '\0';
}

void buf_add_char(struct buf *b, char c)
{
	buf_add(b, (struct str){ &c, 1 });
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list args, again;
	va_start(args, fmt);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (len > 0) {
		reserve(b, (size_t)len);
		vsnprintf(b->at + b->len, (size_t)len + 1, fmt, again);
		b->len += (size_t)len;
	}
	va_end(again);
}

struct str buf_str(const struct buf *b)
{
	return (struct str){ b->at ? b->at : "", b->len };
}
