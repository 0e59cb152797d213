#include "reader/lexicon.h"

#include <stdlib.h>
#include <string.h>

/*
 * Open addressing over hashes of single words. A first word's slot leads to
 * its entries, longest phrase first. Slots are small, so that the words that no entry begins with
 * are known for it in memory that is near.
 */
struct slot {
	uint32_t check; /* of the hash */
	uint32_t entry; /* the first that begins with the word, from 1; 0: empty */
};

struct lexicon {
	struct slot *slots;
	struct lexeme *entries; /* entries[0] is none */
	size_t mask;
};

struct entries {
	struct lexeme *at;
	size_t count, room;
};

#define AS_WORDS(name, words) words,
static const char *const feature_words[] = { FEATURES(AS_WORDS) NULL };
static const char *const bound_words[] = { "exact", "at-least", "more-than", "about", "nearly",
	"up-to", "less-than", NULL };

static bool set_word(
	int8_t *member, const char *const words[], struct str key, struct str value, struct err *e)
{
	int found = word_index(words, value);
	if (found < 0)
		return fail(
			e, ERR_INPUT, "'" STR_FMT "' is no " STR_FMT, STR_ARG(value), STR_ARG(key));
	*member = (int8_t)found;
	return true;
}

static bool set_attribute(struct lexeme *x, struct str key, struct str value, struct err *e)
{
	const struct {
		struct str key;
		int8_t *member;
		const char *const *words;
	} enums[] = {
		{ STR("act"), &x->act, act_words },
		{ STR("harm"), &x->harm, harm_words },
		{ STR("status"), &x->status, status_words },
		{ STR("kind"), &x->kind, source_kind_words },
		{ STR("stance"), &x->stance, stance_words },
		{ STR("basis"), &x->basis, basis_words },
		{ STR("bound"), &x->bound, bound_words },
	};
	for (size_t i = 0; i < sizeof enums / sizeof enums[0]; i++)
		if (str_equal(key, enums[i].key))
			return set_word(enums[i].member, enums[i].words, key, value, e);

	const struct {
		struct str key;
		struct str *member;
	} texts[] = {
		{ STR("part"), &x->part },
		{ STR("role"), &x->role },
		{ STR("sex"), &x->sex },
		{ STR("ages"), &x->age_group },
	};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (str_equal(key, texts[i].key)) {
			*texts[i].member = value;
			return true;
		}
	return fail(e, ERR_INPUT, "'" STR_FMT "' is no attribute", STR_ARG(key));
}

static bool add_feature(struct lexeme *x, struct str f, struct err *e)
{
	struct str rest = f, key;
	str_cut(&rest, '=', &key);
	if (rest.at)
		return set_attribute(x, key, rest, e);
	int found = word_index(feature_words, f);
	if (found < 0)
		return fail(e, ERR_INPUT, "'" STR_FMT "' is no feature", STR_ARG(f));
	x->has |= (feature_set)1 << found;
	return true;
}

static const struct lexeme blank = {
	.act = -1, .harm = -1, .status = -1, .kind = -1, .stance = -1, .bound = -1, .basis = -1
};

static bool read_section(struct str line, struct lexeme *section, struct err *e)
{
	struct str rest = str_slice(line, 1, line.len - 1), piece;
	*section = blank;
	while (str_cut(&rest, ' ', &piece))
		if (piece.len && !add_feature(section, piece, e))
			return false;
	return true;
}

/* "word" or "word=12": the value of a number word stands beside it. */
static struct lexeme entry_of(struct str piece, const struct lexeme *section, struct arena *mem)
{
	struct lexeme x = *section;
	struct str rest = piece, name;
	str_cut(&rest, '=', &name);
	if (rest.at)
		x.value = strtoll(str_terminated(mem, rest), NULL, 10);
	x.words = 1;
	x.word = name;
	x.first = (uint8_t)str_find(name, STR("_"));
	if (x.first == name.len)
		return x;
	char *phrase = str_terminated(mem, name);
	for (char *c = phrase; *c; c++)
		if (*c == '_') {
			*c = ' ';
			x.words++;
		}
	x.word = (struct str){ phrase, name.len };
	return x;
}

static bool read_entries(struct entries *all, struct str text, struct arena *mem, struct err *e)
{
	struct lexeme section = blank;
	struct str line, piece;
	for (size_t n = 1; str_cut(&text, '\n', &line); n++) {
		line = str_trim(line);
		if (!line.len || line.at[0] == '#')
			continue;
		if (line.at[0] == '[') {
			if (line.at[line.len - 1] != ']' || !read_section(line, &section, e))
				return explain(e, "lexicon, line %zu", n);
			continue;
		}
		while (str_cut(&line, ' ', &piece))
			if (piece.len)
				*PUSH(mem, all) = entry_of(piece, &section, mem);
	}
	return true;
}

static struct str first_word(const struct lexeme *x)
{
	return (struct str){ x->word.at, x->first };
}

/* Of one first word: longer phrases first, then by text. */
static int by_place(const struct lexeme *x, const struct lexeme *y)
{
	int order = y->words - x->words;
	return order ? order : str_compare(x->word, y->word);
}

static void merge_into(struct lexeme *x, const struct lexeme *more)
{
	x->has |= more->has;
	x->value = more->value ? more->value : x->value;
	int8_t *to[] = { &x->act, &x->harm, &x->status, &x->kind, &x->stance, &x->bound,
		&x->basis };
	const int8_t from[] = { more->act, more->harm, more->status, more->kind, more->stance,
		more->bound, more->basis };
	for (size_t i = 0; i < sizeof from; i++)
		if (from[i] >= 0)
			*to[i] = from[i];
	x->part = more->part.at ? more->part : x->part;
	x->role = more->role.at ? more->role : x->role;
	x->sex = more->sex.at ? more->sex : x->sex;
	x->age_group = more->age_group.at ? more->age_group : x->age_group;
}

static struct slot *slot_of(const struct lexicon *l, struct str first, uint64_t hash)
{
	size_t i = hash & l->mask;
	for (; l->slots[i].entry; i = (i + 1) & l->mask)
		if (l->slots[i].check == (uint32_t)(hash >> 32) &&
			str_equal(first_word(&l->entries[l->slots[i].entry]), first))
			break;
	return &l->slots[i];
}

static uint32_t second_of(const struct lexeme *x)
{
	struct str rest = x->word, piece;
	if (x->words == 1)
		return 0;
	str_cut(&rest, ' ', &piece);
	return str_cut(&rest, ' ', &piece) ? (uint32_t)str_hash(piece) : 0;
}

/* Into the list of those with its first word, which a slot begins; `next` is of each entry. */
static void add_entry(struct lexicon *l, uint32_t *next, uint32_t i)
{
	struct lexeme *x = &l->entries[i];
	uint64_t hash = str_hash(first_word(x));
	struct slot *s = slot_of(l, first_word(x), hash);
	uint32_t *at = &s->entry;
	int order = 1;
	s->check = (uint32_t)(hash >> 32);
	while (*at && (order = by_place(x, &l->entries[*at])) > 0)
		at = &next[*at];
	if (*at && order == 0) {
		merge_into(&l->entries[*at], x);
		return;
	}
	next[i] = *at;
	*at = i;
}

/* The entries of each list side by side. */
static void lay_out(struct lexicon *l, const uint32_t *next, size_t count, struct arena *mem)
{
	struct lexeme *to = NEW_ARRAY(mem, struct lexeme, count + 1);
	uint32_t last = 0;
	for (size_t k = 0; k <= l->mask; k++) {
		uint32_t i = l->slots[k].entry;
		l->slots[k].entry = i ? last + 1 : 0;
		for (; i; i = next[i]) {
			to[++last] = l->entries[i];
			to[last].more = next[i] != 0;
			to[last].second = second_of(&to[last]);
		}
	}
	l->entries = to;
}

/* No fewer than the entries of the texts: room for all at once, since what grows leaves as much again behind. */
static size_t most_entries(const struct str *texts, size_t count)
{
	size_t most = 1 + count;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < texts[i].len; k++)
			most += texts[i].at[k] == ' ' || texts[i].at[k] == '\n';
	return most;
}

bool lexicon_load(const struct lexicon **lexicon, const struct str *texts, size_t count,
	struct arena *mem, struct err *e)
{
	size_t most = most_entries(texts, count);
	struct entries all = { NEW_ARRAY(mem, struct lexeme, most), 0, most };
	*PUSH(mem, &all) = blank;
	for (size_t i = 0; i < count; i++)
		if (!read_entries(&all, texts[i], mem, e))
			return false;

	struct lexicon *l = NEW(mem, struct lexicon);
	size_t size = 64;
	while (size < 3 * all.count)
		size *= 2;
	l->mask = size - 1;
	l->slots = NEW_ARRAY(mem, struct slot, size);
	l->entries = all.at;
	uint32_t *next = NEW_ARRAY(mem, uint32_t, all.count);
	for (uint32_t i = 1; i < all.count; i++)
		add_entry(l, next, i);
	lay_out(l, next, all.count, mem);
	*lexicon = l;
	return true;
}

static bool phrase_stands(const struct lexeme *x, const struct word *words, size_t count)
{
	struct str rest = x->word, piece;
	if (x->words == 1)
		return true; /* the slot is of its one word */
	if (x->words > count || x->second != (uint32_t)words[1].hash)
		return false;
	for (size_t i = 0; str_cut(&rest, ' ', &piece); i++)
		if (!str_equal(piece, words[i].low))
			return false;
	return true;
}

void lexicon_expect(const struct lexicon *l, const struct word *word)
{
	__builtin_prefetch(&l->slots[word->hash & l->mask]);
}

void lexicon_expect_entry(const struct lexicon *l, const struct word *word)
{
	__builtin_prefetch(&l->entries[l->slots[word->hash & l->mask].entry]);
}

const struct lexeme *lexicon_find(const struct lexicon *l, const struct word *words, size_t count)
{
	uint32_t entry = slot_of(l, words[0].low, words[0].hash)->entry;
	if (!entry)
		return NULL;
	for (const struct lexeme *x = &l->entries[entry];; x++)
		if (phrase_stands(x, words, count))
			return x;
		else if (!x->more)
			return NULL;
}

const struct lexeme *lexicon_word(const struct lexicon *l, struct str low)
{
	const struct lexeme *x = &l->entries[slot_of(l, low, str_hash(low))->entry];
	while (x->more)
		x++;
	return x->words == 1 ? x : NULL;
}
