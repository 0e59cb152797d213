#include "match/together.h"

#include <stdlib.h>

enum { WANTED = 400000, LEAST_MET = 4, MOST_VALUES = 20000 };
static const double SURE_BITS = 2, OFTEN_DIFFERENT = .06;

void together_forget(const struct records *r)
{
	for (size_t t = 0; t < r->text_count; t++)
		*r->text[t].together = (struct together){ 0 };
}

static int compare_numbers(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

bool together_holds(const struct together *t, uint32_t a, uint32_t b)
{
	uint64_t key = together_key(a, b);
	return t->count && bsearch(&key, t->at, t->count, sizeof key, compare_numbers) != NULL;
}

struct met { /* pairs of values of pairs of records that are surely one person */
	uint64_t *at;
	size_t count, room;
	double all; /* with equal values */
};

static struct met meet(const struct scan *s, const struct links *l, size_t text, struct arena *mem)
{
	struct met met = { 0 };
	struct compare c = compare_new(s->r, mem);
	unsigned cell = CELL_TEXT + (unsigned)text, shift = 3 * (FIELD_TEXT + (unsigned)text);
	for (size_t k = 0; k < l->count; k++) {
		size_t a = l->at[k].a, b = l->at[k].b;
		uint32_t v = records_cells(s->r, a)[cell], w = records_cells(s->r, b)[cell];
		if (!v || !w)
			continue;
		pattern_t p = compare_pair(&c, a, b), rest = p & ~((pattern_t)7 << shift);
		if (model_odds(s->m, rest, model_extra(s->m, s->r, rest, a, b)) < SURE_BITS)
			continue;
		met.all++;
		if (LEVEL(p, FIELD_TEXT + text) <= 3)
			*PUSH(mem, &met) = together_key(v, w);
	}
	return met;
}

static uint32_t *count_values(const struct records *r, size_t text, double *all, struct arena *mem)
{
	uint32_t *count = NEW_ARRAY(mem, uint32_t, r->text[text].values.count + 1);
	*all = 0;
	for (size_t i = 0; i < r->count; i++) {
		uint32_t v = records_cells(r, i)[CELL_TEXT + text];
		count[v]++;
		*all += v != 0;
	}
	return count;
}

/* Four times at least, and two more for each that chance would have. */
static bool find_in(const struct scan *s, const struct links *l, size_t text, struct arena *mem)
{
	struct arena scratch = { 0 };
	struct together *to = s->r->text[text].together;
	struct met met = meet(s, l, text, &scratch);
	double all;
	uint32_t *count = count_values(s->r, text, &all, &scratch);
	if (met.count)
		qsort(met.at, met.count, sizeof *met.at, compare_numbers);
	for (size_t i = 0, j; i < met.count; i = j) {
		for (j = i + 1; j < met.count && met.at[j] == met.at[i]; j++)
			;
		double v = count[met.at[i] >> 32], w = count[(uint32_t)met.at[i]];
		double chance = met.all * 2 * v * w / (all * all);
		if ((double)(j - i) >= LEAST_MET + 2 * chance)
			*PUSH(mem, to) = met.at[i];
	}
	arena_release(&scratch);
	return to->count > 0;
}

static bool is_asked(const struct scan *s, size_t text)
{
	const struct text_column *t = &s->r->text[text];
	return !t->dropped && t->kind == TEXT_WORDS && t->values.count <= MOST_VALUES &&
	       s->m->m[FIELD_TEXT + text][1] >= OFTEN_DIFFERENT;
}

bool together_find(const struct scan *s, struct arena *mem)
{
	struct arena scratch = { 0 };
	struct links l = { 0 };
	bool scored = false, found = false;
	for (size_t t = 0; t < s->r->text_count; t++) {
		if (!is_asked(s, t))
			continue;
		if (!scored)
			l = links_score_some(s, WANTED, -SURE_BITS, &scratch);
		scored = true;
		found |= find_in(s, &l, t, mem);
	}
	arena_release(&scratch);
	return found;
}
