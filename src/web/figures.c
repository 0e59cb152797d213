#include "web/figures.h"

#include "desk/verdicts.h"

#include <stdlib.h>

static int by_claim_id(const void *left, const void *right, void *result)
{
	const struct item *items = ((const struct toll_result *)result)->items;
	return str_compare(
		items[*(const size_t *)left].claim->id, items[*(const size_t *)right].claim->id);
}

struct figures *figures_begin(struct session *k)
{
	struct figures *f = calloc(1, sizeof *f);
	if (!f)
		abort();
	if (!k->lines)
		k->lines = lines_new();
	f->generation = k->generation;
	f->lines = k->lines;
	f->before = k->figures;
	f->copy = live_copy(k->live, &f->mem);
	return f;
}

static void find_keys(struct figures *f)
{
	const struct toll_result *r = f->result;
	f->keys = NEW_ARRAY(&f->mem, struct str, r->incident_count + 1);
	for (size_t n = 0; n < r->incident_count; n++)
		for (size_t i = 0; i < r->incidents[n].items.count; i++) {
			struct str id = r->items[r->incidents[n].items.at[i]].claim->id;
			if (!f->keys[n].at || str_compare(id, f->keys[n]) < 0)
				f->keys[n] = id;
		}
}

void figures_derive(struct figures *f)
{
	live_settle(f->copy, f->lines, &f->standing);
	verdicts_of(&f->options.verdicts, &f->standing, &f->mem);
	f->options.as_of = DATE_NONE;
	f->result = toll_derive_after(
		f->before ? f->before->result : NULL, &f->standing.stream, &f->options, &f->mem);
	f->before = NULL;
	f->by_claim = NEW_ARRAY(&f->mem, size_t, f->result->item_count + 1);
	for (size_t i = 0; i < f->result->item_count; i++)
		f->by_claim[i] = i;
	qsort_r(f->by_claim, f->result->item_count, sizeof *f->by_claim, by_claim_id, f->result);
	find_keys(f);
}

void figures_release(struct figures *f)
{
	if (!f)
		return;
	arena_release(&f->mem);
	free(f);
}

size_t item_of(const struct figures *f, struct str claim)
{
	if (!f)
		return NONE;
	for (size_t low = 0, high = f->result->item_count; low < high;) {
		size_t middle = low + (high - low) / 2, at = f->by_claim[middle];
		int order = str_compare(claim, f->result->items[at].claim->id);
		if (order == 0)
			return at;
		*(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
	}
	return NONE;
}

struct str incident_key(const struct figures *f, size_t incident)
{
	return incident == NONE ? (struct str){ 0 } : f->keys[incident];
}
