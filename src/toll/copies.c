#include "toll/fold.h"
#include "toll/inside.h"

#include <stdlib.h>

/*
 * ORIGIN-5: two reports are near-copies when their sketches agree in at least 0.6 of what they
 * hold. Buckets of a few sketch values at the same place bring candidates together, and in a
 * bucket a report is held against the first eight that differ among themselves, so the work
 * stays linear in the number of reports.
 */
enum { BAND = 3, LEADERS = 8, LEAST_SKETCH = 8, LEAST_WORDS = 8 };
static const double ALIKE = 0.6;

struct entry {
	uint64_t key;
	size_t report;
};
struct entries {
	struct entry *at;
	size_t count, room;
};

static int by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->report > y->report) - (x->report < y->report);
}

static bool is_ascending(const struct sketch *s)
{
	for (size_t i = 1; i < s->count; i++)
		if (s->at[i] <= s->at[i - 1])
			return false;
	return s->count > 1;
}

/* Sketches that keep the k smallest hashes are ascending: the share of common values counts. */
static double alike_smallest(const struct sketch *a, const struct sketch *b)
{
	size_t i = 0, j = 0, common = 0, all = 0, most = a->count < b->count ? a->count : b->count;
	while (i < a->count && j < b->count && all < most) {
		common += a->at[i] == b->at[j];
		all++;
		if (a->at[i] == b->at[j])
			i++, j++;
		else if (a->at[i] < b->at[j])
			i++;
		else
			j++;
	}
	return all ? (double)common / (double)all : 0;
}

/* Sketches with one minimum for each hash function: the share of equal places counts. */
static double alike_places(const struct sketch *a, const struct sketch *b)
{
	size_t equal = 0;
	if (a->count != b->count)
		return 0;
	for (size_t i = 0; i < a->count; i++)
		equal += a->at[i] == b->at[i];
	return (double)equal / (double)a->count;
}

static bool are_alike(const struct sketch *a, const struct sketch *b)
{
	bool smallest = is_ascending(a);
	if (smallest != is_ascending(b))
		return false;
	return (smallest ? alike_smallest(a, b) : alike_places(a, b)) >= ALIKE;
}

static size_t find_root(size_t *root, size_t n)
{
	while (root[n] != n)
		n = root[n] = root[root[n]];
	return n;
}

static void join(size_t *root, size_t a, size_t b)
{
	a = find_root(root, a);
	b = find_root(root, b);
	if (a != b)
		root[a > b ? a : b] = a > b ? b : a;
}

static void add_bands(struct entries *to, const struct sketch *s, size_t report, struct arena *mem)
{
	bool smallest = is_ascending(s);
	size_t width = smallest ? 1 : BAND;
	for (size_t i = 0; i + width <= s->count; i += width) {
		uint64_t key = smallest ? 0 : (i + 1) * 0x9E3779B97F4A7C15u;
		for (size_t k = 0; k < width; k++)
			key = (key ^ s->at[i + k]) * 0xD6E8FEB86659FD93u;
		*PUSH(mem, to) = (struct entry){ key, report };
	}
}

static void join_bucket(
	const struct toll_result *r, const struct entry *e, size_t count, size_t *root)
{
	size_t leaders[LEADERS], held = 0;
	for (size_t i = 0; i < count; i++) {
		const struct sketch *s = &r->reports[e[i].report].line->sketch;
		size_t k = 0;
		while (k < held && !are_alike(s, &r->reports[leaders[k]].line->sketch))
			k++;
		if (k < held)
			join(root, leaders[k], e[i].report);
		else if (held < LEADERS)
			leaders[held++] = e[i].report;
	}
}

static void join_buckets(const struct toll_result *r, struct entries *e, size_t *root)
{
	if (e->count)
		qsort(e->at, e->count, sizeof *e->at, by_key);
	for (size_t i = 0, n; i < e->count; i += n) {
		for (n = 1; i + n < e->count && e->at[i + n].key == e->at[i].key; n++)
			;
		if (n > 1)
			join_bucket(r, e->at + i, n, root);
	}
}

/* The earliest is the original; of one day, the one whose outlet and id come first. */
static bool is_earlier(const struct toll_result *r, size_t a, size_t b)
{
	const struct told *x = &r->reports[a], *y = &r->reports[b];
	if (x->published != y->published)
		return x->published != DATE_NONE &&
		       (y->published == DATE_NONE || x->published < y->published);
	int order = str_compare(x->outlet, y->outlet);
	return order ? order < 0 : a < b;
}

static void name_originals(struct toll_result *r, size_t *root)
{
	for (size_t i = 0; i < r->report_count; i++) {
		size_t top = find_root(root, i);
		if (is_earlier(r, i, r->reports[top].original))
			r->reports[top].original = i;
	}
	for (size_t i = 0; i < r->report_count; i++)
		if (find_root(root, i) != i)
			r->reports[i].original = r->reports[find_root(root, i)].original;
}

static void copies_of_reports(struct toll_result *r, struct arena *mem)
{
	struct entries e = { 0 };
	size_t *root = NEW_ARRAY(mem, size_t, r->report_count + 1);
	for (size_t i = 0; i < r->report_count; i++) {
		const struct report *line = r->reports[i].line;
		root[i] = i;
		if (line && line->sketch.count >= LEAST_SKETCH)
			add_bands(&e, &line->sketch, i, mem);
	}
	join_buckets(r, &e, root);
	name_originals(r, root);
}

/* ORIGIN-6: an equal sentence of eight words or more is a copy of the earliest report with it. */
static void copies_of_sentences(struct toll_result *r, struct arena *mem)
{
	struct entries e = { 0 };
	for (size_t i = 0; i < r->item_count; i++) {
		struct str words = fold(mem, r->items[i].claim->words);
		if (key_words(words) >= LEAST_WORDS)
			*PUSH(mem, &e) = (struct entry){ str_hash(words), i };
	}
	if (e.count)
		qsort(e.at, e.count, sizeof *e.at, by_key);
	for (size_t i = 0, n; i < e.count; i += n) {
		size_t first = r->items[e.at[i].report].carrier;
		for (n = 1; i + n < e.count && e.at[i + n].key == e.at[i].key; n++) {
			size_t other = r->items[e.at[i + n].report].carrier;
			first = is_earlier(r, other, first) ? other : first;
		}
		for (size_t k = 0; k < n; k++)
			r->items[e.at[i + k].report].carrier = first;
	}
}

void toll_find_copies(struct toll_result *r)
{
	struct arena own = { 0 };
	copies_of_reports(r, &own);
	for (size_t i = 0; i < r->item_count; i++)
		r->items[i].carrier = r->reports[r->items[i].report].original;
	copies_of_sentences(r, &own);
	arena_release(&own);
	for (size_t i = 0; i < r->item_count; i++) {
		struct item *it = &r->items[i];
		it->said = it->claim->as_of != DATE_NONE ? it->claim->as_of
							 : r->reports[it->carrier].published;
		it->time = it->said;
	}
}
