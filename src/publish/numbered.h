#ifndef PUBLISH_NUMBERED_H
#define PUBLISH_NUMBERED_H

#include "base/arena.h"
#include "base/str.h"

/* Texts and a number from 1 for each, in a table of its own. A zeroed one is empty. */
struct numbered {
	struct slot {
		struct str text;
		size_t number; /* 0: free */
	} * at;
	size_t count, room;
};

/* The number of `text`; `fresh` when it had none, which it keeps. */
size_t numbered_find(struct numbered *n, struct str text, size_t fresh, struct arena *mem);

/* 0 for a text that has none. */
size_t numbered_get(const struct numbered *n, struct str text);

#endif
