#include "reader/turn.h"

#include <stdlib.h>

enum { MOST_CLASSES = 128 };

/* What is known of a word: the classes it is a verb of, and the phrases that it begins. */
struct entry {
	struct str word;
	turn_set classes, completes; /* completes: verbs, by a phrase that it begins */
	const struct turn *phrases;
	uint32_t count;
};

/* Slots are small, so that the many words of which nothing is known are known for it in memory that is near. */
struct slot {
	uint32_t check; /* of the hash */
	uint32_t entry; /* 0: empty */
};

/* What most turns are passed over by, side by side. */
struct key {
	uint32_t
		second; /* the low half of the hash of its second word; 0: it has none, or one that stands for others */
	uint32_t class; /* turn.class */
};

struct turns {
	const struct turn *phrases; /* all of them */
	struct key *keys;           /* of each */
	struct slot *slots;
	struct entry *entries;    /* entries[0] is none */
	const struct entry *bare; /* that of "+" */
	size_t mask;
	uint32_t entry_count;
	uint32_t
		bare_of[MOST_CLASSES +
			1]; /* the first phrase of "+" for each class, of which they are in order */
};

struct phrases {
	struct turn *at;
	size_t count, room;
};

struct form {
	struct str word;
	uint8_t class;
};

struct forms {
	struct form *at;
	size_t count, room;
};

/* What has been read so far, and the section that the lines belong to. */
struct reading {
	struct arena *mem;
	struct phrases phrases;
	struct forms forms;
	struct str classes[MOST_CLASSES];
	uint8_t count;
	bool verbs;
	struct turn section;
};

static bool find_class(struct reading *r, struct str name, uint8_t *found, struct err *e)
{
	for (*found = 0; *found < r->count; ++*found)
		if (str_equal(r->classes[*found], name))
			return true;
	if (r->count == MOST_CLASSES)
		return fail(e, ERR_INPUT, "more than %d classes of verbs", MOST_CLASSES);
	r->classes[r->count++] = name;
	return true;
}

static bool set_value(struct turn *t, struct str key, struct str value, struct err *e)
{
	static const char *const who[] = { "object", "subject", "utility", NULL };
	const struct {
		struct str key;
		const char *const *words;
	} members[] = { { STR("who"), who }, { STR("act"), act_words },
		{ STR("harm"), harm_words } };
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		if (!str_equal(key, members[i].key))
			continue;
		int found = word_index(members[i].words, value);
		if (found < 0)
			return fail(e, ERR_INPUT, "'" STR_FMT "' is no " STR_FMT, STR_ARG(value),
				STR_ARG(key));
		if (i == 0)
			t->who = (enum turn_who)found;
		else if (i == 1)
			t->act = (enum act)found;
		else
			t->harm = (enum harm)found;
		return true;
	}
	return fail(e, ERR_INPUT, "'" STR_FMT "' is no attribute", STR_ARG(key));
}

static bool set_attribute(struct turn *t, struct str piece, struct err *e)
{
	struct str rest = piece, key;
	str_cut(&rest, '=', &key);
	if (rest.at)
		return set_value(t, key, rest, e);
	if (str_equal(piece, STR("not")))
		t->negated = true;
	else if (str_equal(piece, STR("weak")))
		t->weak = true;
	else if (str_equal(piece, STR("retracts")))
		t->retracts = true;
	else if (str_equal(piece, STR("single")))
		t->single = true;
	else if (str_equal(piece, STR("force")))
		t->force = true;
	else if (str_equal(piece, STR("passive")))
		t->passive = true;
	else
		return fail(e, ERR_INPUT, "'" STR_FMT "' is no attribute", STR_ARG(piece));
	return true;
}

/* "[verbs take]" or "[take who=object act=... harm=...]" */
static bool read_section(struct reading *r, struct str line, struct err *e)
{
	struct str rest = str_slice(line, 1, line.len - 1), piece;
	if (line.at[line.len - 1] != ']' || !str_cut(&rest, ' ', &piece))
		return fail(e, ERR_INPUT, "the head of a section has no end");
	r->verbs = str_equal(piece, STR("verbs"));
	r->section = (struct turn){ 0 };
	if (r->verbs)
		return find_class(r, rest, &r->section.class, e);
	if (!find_class(r, piece, &r->section.class, e))
		return false;
	while (str_cut(&rest, ' ', &piece))
		if (piece.len && !set_attribute(&r->section, piece, e))
			return false;
	return true;
}

static void read_word(struct reading *r, struct str piece)
{
	if (r->verbs) {
		*PUSH(r->mem, &r->forms) = (struct form){ piece, r->section.class };
		return;
	}
	char *phrase = str_terminated(r->mem, piece);
	for (char *c = phrase; *c; c++)
		if (*c == '_')
			*c = ' ';
	struct turn t = r->section;
	t.phrase = (struct str){ phrase, piece.len };
	*PUSH(r->mem, &r->phrases) = t;
}

static struct str first_word(struct str phrase)
{
	struct str first;
	str_cut(&phrase, ' ', &first);
	return first;
}

static uint32_t second_of(struct str phrase)
{
	struct str word;
	str_cut(&phrase, ' ', &word);
	if (!str_cut(&phrase, ' ', &word) || word.at[0] == '%' || word.at[0] == '~')
		return 0;
	return (uint32_t)str_hash(word);
}

/* A phrase on its way to its place. */
struct placed {
	struct str first; /* its first word */
	uint64_t hash;    /* of that */
	const struct turn *turn;
};

/* Those that begin with one word together: first by its hash, which is soon compared. */
static int by_place(const void *a, const void *b)
{
	const struct placed *p = a, *q = b;
	const struct turn *x = p->turn, *y = q->turn;
	if (p->hash != q->hash)
		return p->hash < q->hash ? -1 : 1;
	int order = str_compare(p->first, q->first);
	if (order == 0)
		order = (x->phrase.len < y->phrase.len) - (x->phrase.len > y->phrase.len);
	if (order == 0)
		order = str_compare(x->phrase, y->phrase);
	return order ? order : x->class - y->class;
}

static const struct turn *in_order(const struct reading *r, struct key *keys)
{
	size_t count = r->phrases.count;
	struct placed *placed = NEW_ARRAY(r->mem, struct placed, count);
	struct turn *sorted = NEW_ARRAY(r->mem, struct turn, count);
	for (size_t i = 0; i < count; i++) {
		const struct turn *t = &r->phrases.at[i];
		struct str first = first_word(t->phrase);
		placed[i] = (struct placed){ first, str_hash(first), t };
	}
	if (count)
		qsort(placed, count, sizeof *placed, by_place);
	for (size_t i = 0; i < count; i++) {
		sorted[i] = *placed[i].turn;
		keys[i] = (struct key){ second_of(sorted[i].phrase), sorted[i].class };
	}
	return sorted;
}

static struct slot *slot_of(const struct turns *t, struct str word, uint64_t hash)
{
	size_t i = hash & t->mask;
	for (; t->slots[i].entry; i = (i + 1) & t->mask)
		if (t->slots[i].check == (uint32_t)(hash >> 32) &&
			str_equal(t->entries[t->slots[i].entry].word, word))
			break;
	return &t->slots[i];
}

static const struct entry *entry_of(const struct turns *t, const struct word *w)
{
	return &t->entries[slot_of(t, w->low, w->hash)->entry];
}

static struct entry *entry_for(struct turns *t, struct str word)
{
	uint64_t hash = str_hash(word);
	struct slot *s = slot_of(t, word, hash);
	if (!s->entry)
		*s = (struct slot){ (uint32_t)(hash >> 32), ++t->entry_count };
	struct entry *e = &t->entries[s->entry];
	e->word = word;
	return e;
}

static void make_room(struct turns *t, size_t entries, struct arena *mem)
{
	size_t size = 64;
	while (size < 3 * entries)
		size *= 2;
	t->mask = size - 1;
	t->slots = NEW_ARRAY(mem, struct slot, size);
	t->entries = NEW_ARRAY(mem, struct entry, entries + 1);
}

static void index_all(struct turns *t, const struct reading *r)
{
	t->keys = NEW_ARRAY(r->mem, struct key, r->phrases.count + 1);
	const struct turn *phrases = t->phrases = in_order(r, t->keys);
	make_room(t, r->phrases.count + r->forms.count + 1, r->mem);
	for (size_t i = 0; i < r->forms.count; i++) {
		struct entry *e = entry_for(t, r->forms.at[i].word);
		e->classes |= (turn_set)1 << r->forms.at[i].class;
	}
	for (size_t i = 0; i < r->phrases.count; i++) {
		struct entry *e = entry_for(t, first_word(phrases[i].phrase));
		if (!e->phrases)
			e->phrases = &phrases[i];
		e->completes |= (turn_set)1 << phrases[i].class;
		e->count++;
	}
	t->bare = entry_for(t, STR("+"));
	for (uint32_t i = 0, class = 0; class <= MOST_CLASSES; class ++) {
		while (i < t->bare->count && t->bare->phrases[i].class < class)
			i++;
		t->bare_of[class] = i;
	}
}

bool turns_load(const struct turns **turns, struct str text, struct arena *mem, struct err *e)
{
	struct reading r = { .mem = mem };
	struct str line, piece;
	for (size_t n = 1; str_cut(&text, '\n', &line); n++) {
		line = str_trim(line);
		if (!line.len || line.at[0] == '#')
			continue;
		if (line.at[0] == '[') {
			if (!read_section(&r, line, e))
				return explain(e, "turns of phrase, line %zu", n);
			continue;
		}
		while (str_cut(&line, ' ', &piece))
			if (piece.len)
				read_word(&r, piece);
	}
	struct turns *made = NEW(mem, struct turns);
	index_all(made, &r);
	*turns = made;
	return true;
}

turn_set turn_classes(const struct turns *t, const struct word *w)
{
	return entry_of(t, w)->classes;
}

static const struct turn *turns_in(const struct entry *e, turn_set classes, size_t *count)
{
	*count = e->completes & classes ? e->count : 0;
	return e->phrases;
}

const struct turn *turns_at(
	const struct turns *t, const struct word *first, turn_set classes, size_t *count)
{
	return turns_in(entry_of(t, first), classes, count);
}

/* Does the turn complete verbs of one of the classes? */
static inline bool is_of(const struct key *k, turn_set classes)
{
	uint64_t half = (uint64_t)(k->class < 64 ? classes : classes >> 64);
	return half >> (k->class & 63) & 1;
}

const struct turn *turns_next(const struct turns *t, const struct turn *from,
	const struct turn *end, turn_set classes, uint32_t second)
{
	const struct key *k = &t->keys[from - t->phrases];
	while (from < end && (!is_of(k, classes) || (k->second && k->second != second))) {
		from++;
		k++;
	}
	return from;
}

static unsigned lowest(turn_set s)
{
	uint64_t low = (uint64_t)s;
	return (unsigned)(low ? __builtin_ctzll(low) : 64 + __builtin_ctzll((uint64_t)(s >> 64)));
}

static unsigned highest(turn_set s)
{
	uint64_t high = (uint64_t)(s >> 64);
	return (unsigned)(high ? 127 - __builtin_clzll(high) : 63 - __builtin_clzll((uint64_t)s));
}

const struct turn *turns_bare(const struct turns *t, turn_set classes, size_t *count)
{
	const struct turn *all = turns_in(t->bare, classes, count);
	if (!*count)
		return all;
	uint32_t first = t->bare_of[lowest(classes)];
	*count = t->bare_of[highest(classes) + 1] - first;
	return all + first;
}
