#include "toll/fold.h"
#include "toll/group.h"
#include "toll/scripts.h"

#include <stdlib.h>

/* GROUP-22: one town that reports write differently, "Tarim" and "Tareem", has one key. */
enum { SHORTEST_SOUND = 3, SHORTEST_NAME = 4, MOST_LETTERS = 32, MOST_APART = 2, DISTRICT = 3 };

struct spelling {
	struct str sound, key, text;
	size_t count; /* blocks that write it so */
	bool known;   /* the gazetteer has a point for it */
};
struct spellings {
	struct spelling *at;
	size_t count, room;
};

static int by_sound(const void *left, const void *right)
{
	const struct spelling *a = left, *b = right;
	int order = str_compare(a->sound, b->sound);
	return order ? order : str_compare(a->key, b->key);
}

/* The most written first. */
static int by_use(const void *left, const void *right)
{
	const struct spelling *a = left, *b = right;
	int order = str_compare(a->sound, b->sound);
	if (!order && a->count != b->count)
		order = a->count > b->count ? -1 : 1;
	return order ? order : str_compare(a->key, b->key);
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Letters to change, add or leave out between two names; MOST_APART + 1 where either is too long to look at. */
static size_t letters_apart(struct str a, struct str b)
{
	size_t row[MOST_LETTERS + 1];
	if (a.len > MOST_LETTERS || b.len > MOST_LETTERS)
		return MOST_APART + 1;
	for (size_t k = 0; k <= b.len; k++)
		row[k] = k;
	for (size_t i = 1; i <= a.len; i++) {
		size_t corner = row[0];
		row[0] = i;
		for (size_t k = 1; k <= b.len; k++) {
			size_t above = row[k];
			row[k] = least(corner + (a.at[i - 1] != b.at[k - 1]),
				least(above, row[k - 1]) + 1);
			corner = above;
		}
	}
	return row[b.len];
}

/* Two towns that the gazetteer knows are two, however alike. */
static bool is_spelt_otherwise(const struct spelling *a, const struct spelling *b)
{
	return !(a->known && b->known) && a->key.at[0] == b->key.at[0] &&
	       key_words(a->key) == key_words(b->key) &&
	       letters_apart(a->key, b->key) <= MOST_APART;
}

static void collect(struct spellings *s, const struct blocks *b, struct arena *mem)
{
	struct str last = { 0 }, sound = { 0 };
	for (size_t i = 0; i < b->count; i++)
		for (size_t k = 0; k < b->at[i].places.count; k++) {
			const struct place_key *p = &b->at[i].places.at[k];
			if (p->precision > DISTRICT || p->key.len < SHORTEST_NAME)
				continue;
			if (!str_equal(p->key, last))
				sound = scripts_sound(p->text, mem);
			last = p->key;
			if (sound.len >= SHORTEST_SOUND)
				*PUSH(mem, s) =
					(struct spelling){ sound, p->key, p->text, 1, p->known };
		}
}

/* Each name once, those of one sound together, the most written first. */
static void unify(struct spellings *s)
{
	size_t kept = 0;
	qsort(s->at, s->count, sizeof *s->at, by_sound);
	for (size_t i = 0; i < s->count; i++) {
		if (kept && by_sound(&s->at[kept - 1], &s->at[i]) == 0) {
			s->at[kept - 1].count++;
			s->at[kept - 1].known |= s->at[i].known;
		} else {
			s->at[kept++] = s->at[i];
		}
	}
	s->count = kept;
	qsort(s->at, s->count, sizeof *s->at, by_use);
}

static void rewrite(struct blocks *b, struct str from, const struct spelling *to)
{
	for (size_t i = 0; i < b->count; i++)
		for (size_t k = 0; k < b->at[i].places.count; k++) {
			struct place_key *p = &b->at[i].places.at[k];
			if (!str_equal(p->key, from))
				continue;
			p->key = to->key;
			p->text = to->text;
		}
}

/* The one before it of its sound that it is another spelling of; itself where there is none. */
static size_t standard_of(const struct spellings *s, size_t first, size_t n)
{
	enum { LOOK = 16 };
	for (size_t i = first; i < n && i < first + LOOK; i++)
		if (s->at[i].key.len && is_spelt_otherwise(&s->at[i], &s->at[n]))
			return i;
	return n;
}

void blocks_align_spelling(struct blocks *b, struct arena *mem)
{
	enum { MOST_REWRITTEN = 200 };
	struct spellings s = { 0 };
	size_t rewritten = 0, first = 0;
	collect(&s, b, mem);
	if (!s.count)
		return;
	unify(&s);
	for (size_t i = 0; i < s.count && rewritten < MOST_REWRITTEN; i++) {
		first = str_equal(s.at[first].sound, s.at[i].sound) ? first : i;
		size_t standard = standard_of(&s, first, i);
		if (standard == i)
			continue;
		rewrite(b, s.at[i].key, &s.at[standard]);
		s.at[i].key.len = 0; /* stands for none itself */
		rewritten++;
	}
}
