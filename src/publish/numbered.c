#include "publish/numbered.h"

static size_t *slot_number(struct numbered *n, struct str text)
{
	size_t i = (size_t)str_hash(text) & (n->room - 1);
	while (n->at[i].number && !str_equal(n->at[i].text, text))
		i = (i + 1) & (n->room - 1);
	n->at[i].text = text;
	return &n->at[i].number;
}

static void numbered_grow(struct numbered *n, struct arena *mem)
{
	struct numbered more = { .count = n->count, .room = n->room ? 2 * n->room : 256 };
	more.at = NEW_ARRAY(mem, struct slot, more.room);
	for (size_t i = 0; i < n->room; i++)
		if (n->at[i].number)
			*slot_number(&more, n->at[i].text) = n->at[i].number;
	*n = more;
}

size_t numbered_find(struct numbered *n, struct str text, size_t fresh, struct arena *mem)
{
	if (2 * n->count >= n->room)
		numbered_grow(n, mem);
	size_t *number = slot_number(n, text);
	if (!*number) {
		*number = fresh;
		n->count++;
	}
	return *number;
}

size_t numbered_get(const struct numbered *n, struct str text)
{
	size_t i = n->room ? (size_t)str_hash(text) & (n->room - 1) : 0;
	while (n->room && n->at[i].number && !str_equal(n->at[i].text, text))
		i = (i + 1) & (n->room - 1);
	return n->room ? n->at[i].number : 0;
}
