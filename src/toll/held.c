#include "toll/inside.h"

#include <stdlib.h>

struct holding {
	int64_t figure;
	size_t origin;
};

static int by_figure(const void *left, const void *right)
{
	const struct holding *a = left, *b = right;
	if (a->figure != b->figure)
		return a->figure < b->figure ? -1 : 1;
	return (a->origin > b->origin) - (a->origin < b->origin);
}

/* TOLL-20: the figure most origins hold; "at least 44" and "44" hold the same one, a range none. */
void toll_most_held(struct toll *t, const struct figures *f, struct arena *mem)
{
	size_t count = 0, most = 0;
	struct holding *h = NEW_ARRAY(mem, struct holding, f->count + 1);
	for (size_t i = 0; i < f->count; i++)
		if (f->at[i].bar == BAR_NONE && f->at[i].origin != NONE &&
			f->at[i].low == f->at[i].top)
			h[count++] = (struct holding){ f->at[i].low, f->at[i].origin };
	qsort(h, count, sizeof *h, by_figure);
	t->held = NEW_ARRAY(mem, struct held, count + 1);
	for (size_t i = 0, n; i < count; i += n) {
		size_t origins = 1;
		for (n = 1; i + n < count && h[i + n].figure == h[i].figure; n++)
			origins += h[i + n].origin != h[i + n - 1].origin;
		if (origins > most)
			t->held_count = 0;
		if (origins >= most)
			t->held[t->held_count++] = (struct held){ h[i].figure, origins };
		most = origins > most ? origins : most;
	}
}
