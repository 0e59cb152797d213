#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void buf_grow(struct buf *b, size_t more)
{
	size_t room = b->room ? b->room : 128;
	while (room - b->len <= more)
		room *= 2;
	if (room == b->room)
		return;
	if (b->room && arena_extend(b->mem, b->at, b->room, room - b->room)) {
		b->room = room;
		return;
	}
	char *moved = NEW_ARRAY(b->mem, char, room);
	if (b->len)
		memcpy(moved, b->at, b->len);
	b->at = moved;
	b->room = room;
}

void buf_add(struct buf *b, struct str s)
{
	char *to = buf_room(b, s.len);
	if (s.len)
		memcpy(to, s.at, s.len);
	buf_take(b, s.len);
}

/* What is short, as most of it is, is formatted once. */
void buf_printf(struct buf *b, const char *fmt, ...)
{
	enum { SHORT = 80 };
	va_list args, again;
	va_start(args, fmt);
	va_copy(again, args);
	char *to = buf_room(b, SHORT);
	int len = vsnprintf(to, b->room - b->len, fmt, args);
	va_end(args);
	if (len > 0) {
		if ((size_t)len >= b->room - b->len)
			vsnprintf(buf_room(b, (size_t)len), (size_t)len + 1, fmt, again);
		b->len += (size_t)len;
	}
	va_end(again);
}

struct str buf_str(const struct buf *b)
{
	return (struct str){ b->at ? b->at : "", b->len };
}
