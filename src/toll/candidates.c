#include "toll/group.h"

#include <string.h>

/*
 * Incidents under the words of their places and their days, so that a block is held against few
 * of them. Days and months stand apart: an incident with a day is found by its day and by its
 * month; one with a wider date by each of its months. A scan ends after MOST_SCANNED.
 */
enum { MOST_SCANNED = 256, MOST_DAYS = 16, MOST_MONTHS = 36 };
enum { LEAST_SLOTS = 1 << 8, MOST_SLOTS = 1 << 18, SLOTS_A_CLAIM = 8 };
enum key_kind {
	KEY_WORD_DAY,
	KEY_WORD_MONTH,
	KEY_WORD_WIDE,
	KEY_WORD,
	KEY_DAY,
	KEY_WIDE,
	KEY_NAME
};

struct link {
	uint64_t key;
	size_t incident, next;
};
struct candidates {
	size_t *slot, slots; /* a power of two */
	struct {
		struct link *at;
		size_t count, room;
	} links;
	size_t *seen; /* the question an incident was last found for */
	size_t seen_room, asked;
	struct arena *mem;
};

struct candidates *candidates_new(size_t claims, struct arena *mem)
{
	struct candidates *c = NEW(mem, struct candidates);
	c->slots = LEAST_SLOTS;
	while (c->slots < MOST_SLOTS && c->slots < claims * SLOTS_A_CLAIM)
		c->slots *= 2;
	c->slot = NEW_ARRAY(mem, size_t, c->slots);
	c->mem = mem;
	return c;
}

static uint64_t key_of(enum key_kind kind, struct str word, int32_t when)
{
	uint64_t h = str_hash(word) ^ ((uint64_t)kind << 60);
	h = (h ^ (uint32_t)when) * 0x9E3779B97F4A7C15u;
	return h ^ h >> 29;
}

static void add_link(struct candidates *c, uint64_t key, size_t incident)
{
	size_t *slot = &c->slot[key & (c->slots - 1)];
	for (size_t l = *slot; l && c->links.at[l - 1].incident == incident;
		l = c->links.at[l - 1].next)
		if (c->links.at[l - 1].key == key)
			return;
	*PUSH(c->mem, &c->links) = (struct link){ key, incident, *slot };
	*slot = c->links.count;
}

static void find_links(struct candidates *c, uint64_t key, struct indexes *out)
{
	size_t scanned = 0;
	for (size_t l = c->slot[key & (c->slots - 1)]; l && scanned < MOST_SCANNED;
		l = c->links.at[l - 1].next) {
		const struct link *link = &c->links.at[l - 1];
		if (link->key != key)
			continue;
		scanned++;
		if (c->seen[link->incident] == c->asked)
			continue;
		c->seen[link->incident] = c->asked;
		*PUSH(c->mem, out) = link->incident;
	}
}

static int month_of(date_day d)
{
	struct ymd v = date_split(d);
	return v.year * 12 + v.month - 1;
}

/* The keys of one word (or none) and a span of days, handed on one by one. */
struct asking {
	struct candidates *c;
	size_t incident;     /* to add under the keys, or */
	struct indexes *out; /* where to put what is found */
};

static void each_key(const struct asking *a, uint64_t key)
{
	if (a->out)
		find_links(a->c, key, a->out);
	else
		add_link(a->c, key, a->incident);
}

static void each_day(
	const struct asking *a, enum key_kind kind, struct str word, date_day from, date_day to)
{
	for (date_day d = from; d <= to; d++)
		each_key(a, key_of(kind, word, d));
}

static void each_month(
	const struct asking *a, enum key_kind kind, struct str word, date_day from, date_day to)
{
	int first = month_of(from), last = month_of(to);
	if (last - first > MOST_MONTHS)
		each_key(a, key_of(kind, word, -1));
	for (int m = first; m <= last && last - first <= MOST_MONTHS; m++)
		each_key(a, key_of(kind, word, m));
}

static void add_word(const struct asking *a, struct str word, const struct gathering *g)
{
	each_key(a, key_of(KEY_WORD, word, 0));
	if (g->dating == DATING_NONE)
		return;
	if (g->to - g->from < MOST_DAYS)
		each_day(a, KEY_WORD_DAY, word, g->from, g->to);
	else
		each_month(a, KEY_WORD_WIDE, word, g->from, g->to);
	each_month(a, KEY_WORD_MONTH, word, g->from, g->to);
}

static void grow_seen(struct candidates *c, size_t at)
{
	if (at < c->seen_room)
		return;
	size_t room = c->seen_room ? c->seen_room * 2 : 1024;
	while (room <= at)
		room *= 2;
	size_t *seen = NEW_ARRAY(c->mem, size_t, room);
	if (c->seen_room)
		memcpy(seen, c->seen, c->seen_room * sizeof *seen);
	c->seen = seen;
	c->seen_room = room;
}

void candidates_add(struct candidates *c, const struct gathering *g, size_t at)
{
	struct asking a = { .c = c, .incident = at };
	grow_seen(c, at);
	for (size_t i = 0; i < g->places.count; i++) {
		struct str key = g->places.at[i].key;
		for (struct str w; str_cut(&key, ' ', &w);)
			if (!is_common_place(w))
				add_word(&a, w, g);
	}
	for (size_t i = 0; i < g->names.count; i++)
		each_key(&a, key_of(KEY_NAME, g->names.at[i], 0));
	if (g->dating == DATING_NONE)
		return;
	if (g->to - g->from < MOST_DAYS)
		each_day(&a, KEY_DAY, STR(""), g->from, g->to);
	else
		each_month(&a, KEY_WIDE, STR(""), g->from, g->to);
}

static void ask_word(const struct asking *a, struct str word, const struct block *b)
{
	enum { LOOK_BACK = 14, LATE = 3 };
	if (b->dating != DATING_HARD)
		each_key(a, key_of(KEY_WORD, word, 0));
	if (b->dating == DATING_NONE)
		return;
	if (b->to - b->from < MOST_DAYS) {
		each_day(a, KEY_WORD_DAY, word,
			b->from - (b->update                ? LOOK_BACK
					  : b->as_published ? LATE
							    : 1),
			b->to + 1);
		each_month(a, KEY_WORD_WIDE, word, b->from, b->to);
	} else {
		each_month(a, KEY_WORD_MONTH, word, b->from, b->to);
	}
}

void candidates_of(struct candidates *c, const struct block *b, struct indexes *out)
{
	struct asking a = { .c = c, .out = out };
	c->asked++;
	for (size_t i = 0; i < b->places.count; i++) {
		struct str key = b->places.at[i].key;
		for (struct str w; str_cut(&key, ' ', &w);)
			if (!is_common_place(w))
				ask_word(&a, w, b);
	}
	for (size_t i = 0; i < b->names.count; i++)
		each_key(&a, key_of(KEY_NAME, b->names.at[i], 0));
	if (b->dating == DATING_NONE)
		return;
	if (b->to - b->from < MOST_DAYS)
		each_day(&a, KEY_DAY, STR(""), b->from, b->to);
	each_month(&a, KEY_WIDE, STR(""), b->from, b->to);
}

void candidates_near(struct candidates *c, const struct gathering *g, struct indexes *out)
{
	struct asking a = { .c = c, .out = out };
	c->asked++;
	if (g->dating == DATING_NONE || g->to - g->from >= MOST_DAYS)
		return;
	for (size_t i = 0; i < g->places.count; i++) {
		struct str key = g->places.at[i].key;
		for (struct str w; str_cut(&key, ' ', &w);)
			if (!is_common_place(w))
				each_day(&a, KEY_WORD_DAY, w, g->from - 1, g->to + 1);
	}
	each_day(&a, KEY_DAY, STR(""), g->from, g->to);
}
