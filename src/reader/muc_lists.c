#include "reader/muc_lists.h"

#include <string.h>

/* A phrase's slot is found by the hash of its words, blanks between them, and its list. */
struct entry {
	uint64_t key; /* 0: empty */
	struct str fill;
};

/* The last words of phrases, and the lists (a set, one bit each) that have a phrase of that end. */
struct end {
	uint32_t check; /* of its hash */
	uint32_t lists; /* 0: empty */
};

struct muc_lists {
	struct entry *at;
	struct end *ends;
	size_t mask;
};

enum { ROOM = 16384, PHRASE_WORDS_MOST = 6 };
_Static_assert(MUC_LIST_COUNT <= 32, "a set of lists is 32 bits");

#define AS_WORDS(name, words) words,
static const char *const list_words[] = { MUC_LISTS(AS_WORDS) NULL };

static uint64_t key_of(enum muc_list list, const char *phrase, size_t len)
{
	uint64_t h = str_hash((struct str){ phrase, len }) * 31 + (uint64_t)list + 1;
	return h ? h : 1;
}

static struct entry *find(const struct muc_lists *l, uint64_t key)
{
	size_t i = key & l->mask;
	while (l->at[i].key && l->at[i].key != key)
		i = (i + 1) & l->mask;
	return &l->at[i];
}

static struct end *end_of(const struct muc_lists *l, uint64_t word_hash)
{
	size_t i = word_hash & l->mask;
	while (l->ends[i].lists && l->ends[i].check != (uint32_t)(word_hash >> 32))
		i = (i + 1) & l->mask;
	return &l->ends[i];
}

static void add_end(const struct muc_lists *l, enum muc_list list, struct str phrase)
{
	size_t from = phrase.len;
	while (from > 0 && phrase.at[from - 1] != ' ')
		from--;
	struct str word = str_slice(phrase, from, phrase.len);
	struct end *e = end_of(l, str_hash(word));
	e->check = (uint32_t)(str_hash(word) >> 32);
	e->lists |= 1U << list;
}

static void add_phrase(const struct muc_lists *l, enum muc_list list, struct str word,
	struct str fill, struct arena *mem)
{
	char *phrase = str_terminated(mem, word);
	for (size_t i = 0; i < word.len; i++)
		if (phrase[i] == '_')
			phrase[i] = ' ';
	*find(l, key_of(list, phrase, word.len)) =
		(struct entry){ key_of(list, phrase, word.len), fill };
	add_end(l, list, (struct str){ phrase, word.len });
}

static bool read_section(struct str line, int *list, struct str *fill, struct err *e)
{
	struct str name, rest = str_slice(line, 1, line.len - 1);
	if (!str_ends(line, STR("]")) || !str_cut(&rest, '=', &name) || !rest.at)
		return fail(e, ERR_INPUT, "'" STR_FMT "' begins no list", STR_ARG(line));
	*list = word_index(list_words, name);
	*fill = rest;
	return *list >= 0 || fail(e, ERR_INPUT, "'" STR_FMT "' is no list", STR_ARG(name));
}

bool muc_lists_load(
	const struct muc_lists **lists, struct str text, struct arena *mem, struct err *e)
{
	struct muc_lists *l = NEW(mem, struct muc_lists);
	struct str line, word, fill = { 0 };
	int list = -1;
	size_t count = 0;
	l->at = NEW_ARRAY(mem, struct entry, ROOM);
	l->ends = NEW_ARRAY(mem, struct end, ROOM);
	l->mask = ROOM - 1;
	while (str_cut(&text, '\n', &line)) {
		line = str_trim(line);
		if (!line.len || line.at[0] == '#')
			continue;
		if (line.at[0] == '[') {
			if (!read_section(line, &list, &fill, e))
				return false;
			continue;
		}
		while (str_cut(&line, ' ', &word))
			if (list >= 0 && word.len && ++count < ROOM / 2)
				add_phrase(l, (enum muc_list)list, word, fill, mem);
	}
	*lists = l;
	return true;
}

/* Words [first, end) with blanks between them; 0 when they do not fit. */
static size_t join(const struct page *p, uint32_t first, uint32_t end, char *to, size_t room)
{
	size_t len = 0;
	for (uint32_t i = first; i < end; i++) {
		struct str low = low_at(p, i);
		if (len + low.len + 1 >= room)
			return 0;
		if (i > first)
			to[len++] = ' ';
		memcpy(to + len, low.at, low.len);
		len += low.len;
	}
	return len;
}

uint32_t muc_lists_of_end(const struct muc_lists *l, uint64_t word_hash)
{
	return end_of(l, word_hash)->lists;
}

struct str muc_longest(const struct muc_lists *l, enum muc_list list, const struct page *p,
	uint32_t first, uint32_t end, uint32_t *start)
{
	uint32_t i = end - first > PHRASE_WORDS_MOST ? end - PHRASE_WORDS_MOST : first;
	for (; i < end; i++) {
		char phrase[96];
		size_t len = join(p, i, end, phrase, sizeof phrase);
		const struct entry *x = len ? find(l, key_of(list, phrase, len)) : NULL;
		if (!x || !x->key)
			continue;
		if (start)
			*start = i;
		return x->fill;
	}
	return (struct str){ 0 };
}

struct str muc_word(const struct muc_lists *l, enum muc_list list, struct str phrase)
{
	const struct entry *x = find(l, key_of(list, phrase.at, phrase.len));
	return x->key ? x->fill : (struct str){ 0 };
}
