#include "toll/fold.h"
#include "toll/inside.h"

#include <stdlib.h>
#include <string.h>

/*
 * TOLL-14: the people an incident's reports identify, counted so that nobody can be counted
 * twice: names of which one is within the other are one person; a person described without a
 * name is counted only when age or sex tell them from everybody else; a family without number
 * is two people, unless one of its name is counted already.
 */
struct known_person {
	struct str key, sex;
	size_t item, words; /* words: of the key */
	int age;
	bool gone; /* within another name */
};
struct known_people {
	struct known_person *at;
	size_t count, room;
};

struct naming {
	const struct judging *j;
	struct known_people named, described, families;
	enum harm harm;
	int status;
	bool divided; /* fighters are counted too: TOLL-12 */
};

static bool is_of_status(const struct naming *n, const struct claim *c, const struct victim *v)
{
	enum status s = v->status != STATUS_UNKNOWN ? v->status : c->status;
	bool in_doubt = n->status == STATUS_CIVILIAN && s == STATUS_UNKNOWN && !n->divided;
	return n->status == STATUS_ALL || (int)s == n->status || in_doubt;
}

static void add_victim(struct naming *n, const struct item *it, size_t at, size_t item)
{
	struct arena *mem = n->j->mem;
	const struct victim *v = &it->claim->victims.at[at];
	const struct folded_victim *f = &it->victims[at];
	enum harm harm = v->harm_known ? v->harm : it->claim->harm;
	if (v->kind == VICTIM_GROUP || harm != n->harm || !is_of_status(n, it->claim, v))
		return;
	struct known_person p = {
		.key = f->name, .sex = f->sex, .age = v->age, .item = item, .words = f->words
	};
	if (v->kind == VICTIM_FAMILY) {
		*PUSH(mem, &n->families) = p;
	} else if (p.key.len) {
		*PUSH(mem, &n->named) = p;
	} else {
		*PUSH(mem, &n->described) = p;
	}
}

static int by_key(const void *left, const void *right)
{
	const struct known_person *a = left, *b = right;
	if (a->words != b->words)
		return a->words > b->words ? -1 : 1; /* the fullest names first */
	int order = str_compare(a->key, b->key);
	if (!order)
		order = a->age - b->age;
	return order ? order : (a->item > b->item) - (a->item < b->item);
}

struct word_of {
	unsigned long long hash;
	struct str text;
	size_t person;
};

static int by_hash(const void *left, const void *right)
{
	const struct word_of *a = left, *b = right;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->person > b->person) - (a->person < b->person);
}

struct words_of {
	struct word_of *at;
	size_t count, room;
};

static size_t first_of(const struct words_of *w, unsigned long long hash)
{
	size_t low = 0, high = w->count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (w->at[mid].hash < hash)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* "gilda" and "hilda": one letter apart, in words of five letters and more. */
static bool is_slip(struct str a, struct str b)
{
	enum { FEWEST = 5 };
	size_t same = 0, tail = 0, less = a.len < b.len ? a.len : b.len;
	if (less < FEWEST || a.len > b.len + 1 || b.len > a.len + 1)
		return false;
	while (same < less && a.at[same] == b.at[same])
		same++;
	while (tail < less - same && a.at[a.len - 1 - tail] == b.at[b.len - 1 - tail])
		tail++;
	return same + tail + 1 >= (a.len > b.len ? a.len : b.len);
}

static bool has_word(const struct words_of *b, const struct word_of *w)
{
	for (size_t i = 0; i < b->count; i++)
		if (b->at[i].hash == w->hash && str_equal(b->at[i].text, w->text))
			return true;
	return false;
}

static bool has_slip_of(const struct words_of *b, const struct word_of *w)
{
	for (size_t i = 0; i < b->count; i++)
		if (is_slip(b->at[i].text, w->text))
			return true;
	return false;
}

/* All words of `a` but one stand in `b`, and that one but for a letter; a name of two words needs both. */
static bool may_be_within(const struct words_of *a, const struct words_of *b)
{
	size_t slips = 0;
	for (size_t i = 0; i < a->count; i++) {
		if (has_word(b, &a->at[i]))
			continue;
		if (++slips > 1 || a->count < 3 || !has_slip_of(b, &a->at[i]))
			return false;
	}
	return true;
}

/* Is this name within a fuller or equal one that stands before it, a slip of one letter apart?
 * Looked up by its words. */
static bool is_within_another(const struct words_of *of, const struct words_of *w, size_t n)
{
	enum { LOOKS = 200 };
	for (size_t k = 0; k < of[n].count; k++) {
		unsigned long long hash = of[n].at[k].hash;
		size_t looks = 0;
		for (size_t i = first_of(w, hash);
			i < w->count && w->at[i].hash == hash && looks++ < LOOKS; i++)
			if (w->at[i].person < n && may_be_within(&of[n], &of[w->at[i].person]))
				return true;
	}
	return false;
}

/* The words of every name, one name's after another's. */
static struct words_of *cut_names(
	const struct known_people *p, struct words_of *all, struct arena *mem)
{
	struct words_of *of = NEW_ARRAY(mem, struct words_of, p->count + 1);
	for (size_t i = 0; i < p->count; i++) {
		struct str key = p->at[i].key;
		for (struct str word; str_cut(&key, ' ', &word); of[i].count++)
			*PUSH(mem, all) = (struct word_of){ str_hash(word), word, i };
	}
	for (size_t i = 0, at = 0; i < p->count; at += of[i++].count)
		of[i].at = all->at + at;
	return of;
}

static size_t count_names(struct naming *n)
{
	struct known_people *p = &n->named;
	size_t count = 0, room = 4 * p->count;
	if (!p->count)
		return 0;
	struct words_of all = { NEW_ARRAY(n->j->mem, struct word_of, room), 0, room };
	qsort(p->at, p->count, sizeof *p->at, by_key);
	struct words_of *of = cut_names(p, &all, n->j->mem);
	struct words_of sorted = { NEW_ARRAY(n->j->mem, struct word_of, all.count + 1), all.count,
		0 };
	memcpy(sorted.at, all.at, all.count * sizeof *all.at);
	qsort(sorted.at, all.count, sizeof *all.at, by_hash);
	for (size_t i = 0; i < p->count; i++) {
		p->at[i].gone = is_within_another(of, &sorted, i);
		count += !p->at[i].gone;
	}
	return count;
}

static bool surely_two(const struct known_person *a, const struct known_person *b)
{
	bool ages = a->age != UNKNOWN_NUMBER && b->age != UNKNOWN_NUMBER;
	return (ages && abs(a->age - b->age) > 1) ||
	       (a->sex.len && b->sex.len && !str_equal(a->sex, b->sex));
}

static size_t count_described(const struct naming *n)
{
	enum { MOST = 128 }; /* ages and sexes that differ are few */
	struct known_person counted[MOST];
	size_t count = 0;
	for (size_t i = 0; i < n->described.count && count < MOST; i++) {
		const struct known_person *d = &n->described.at[i];
		bool apart = true;
		for (size_t k = 0; k < n->named.count && apart; k++)
			apart = surely_two(d, &n->named.at[k]);
		for (size_t k = 0; k < count && apart; k++)
			apart = surely_two(d, &counted[k]);
		if (apart)
			counted[count++] = *d;
	}
	if (count == 0 && n->described.count && n->named.count == 0)
		count = 1;
	return count;
}

static int by_description(const void *left, const void *right)
{
	const struct known_person *a = left, *b = right;
	if (a->age != b->age)
		return a->age < b->age ? -1 : 1;
	int order = str_compare(a->sex, b->sex);
	return order ? order : (a->item > b->item) - (a->item < b->item);
}

static bool is_family_word(struct str w)
{
	return str_equal(w, STR("family")) || str_equal(w, STR("household"));
}

/* Families by name, each once; one without a name may be any of those that are known. */
static size_t count_families(struct naming *n)
{
	struct known_people *f = &n->families;
	size_t count = 0, nameless = 0;
	for (size_t i = 0; i < f->count; i++) {
		f->at[i].key = key_without(n->j->mem, f->at[i].key, is_family_word);
		f->at[i].words = key_words(f->at[i].key);
	}
	if (f->count)
		qsort(f->at, f->count, sizeof *f->at, by_key);
	for (size_t i = 0; i < f->count; i++) {
		bool apart = f->at[i].key.len > 0;
		nameless += !apart;
		if (i && str_equal(f->at[i].key, f->at[i - 1].key))
			continue;
		for (size_t k = 0; k < n->named.count && apart; k++)
			apart = !key_within(f->at[i].key, n->named.at[k].key);
		count += apart;
	}
	return count || n->named.count || n->described.count ? count : nameless > 0;
}

static bool counts_fighters(const struct judging *j, enum harm harm)
{
	for (size_t i = 0; i < j->in->items.count; i++) {
		const struct item *it = incident_item(j->r, j->in, i);
		const struct claim *c = it->claim;
		enum status s = it->asserted;
		if (c->harm == harm && is_said(c) &&
			(s == STATUS_COMBATANT || s == STATUS_CONTESTED))
			return true;
	}
	return false;
}

struct identified toll_identify(
	const struct judging *j, const struct state *states, enum harm harm, int status)
{
	struct naming n = {
		.j = j, .harm = harm, .status = status, .divided = counts_fighters(j, harm)
	};
	struct identified known = { .item = NONE };
	for (size_t i = 0; i < j->in->items.count; i++) {
		const struct item *it = incident_item(j->r, j->in, i);
		bool counts = states[i].use != USE_LEFT_OUT && states[i].use != USE_RETRACTED &&
			      states[i].use != USE_GUESS && is_said(it->claim); /* TOLL-36 */
		for (size_t k = 0; counts && k < it->claim->victims.count; k++)
			add_victim(&n, it, k, j->in->items.at[i]);
	}
	known.named = (int64_t)count_names(&n);
	if (n.described.count)
		qsort(n.described.at, n.described.count, sizeof *n.described.at, by_description);
	known.people = known.named + (int64_t)count_described(&n) + 2 * (int64_t)count_families(&n);
	if (n.named.count)
		known.item = n.named.at[0].item;
	else if (n.described.count)
		known.item = n.described.at[0].item;
	else if (n.families.count)
		known.item = n.families.at[0].item;
	return known;
}
