#include "toll/judge.h"

/* TOLL-4: only who answers for a deed concedes it. */
static bool concedes(const struct item *it)
{
	static const unsigned armed =
		1u << SOURCE_GOVERNMENT | 1u << SOURCE_MILITARY | 1u << SOURCE_ARMED_GROUP;
	const struct sources *s = &it->claim->sources;
	return it->claim->stance == STANCE_CONCEDES && s->count && it->origin != NONE &&
	       (armed >> s->at[s->count - 1].kind & 1);
}

static bool is_same_figure(const struct item *a, const struct item *b)
{
	const struct count *x = &a->claim->count, *y = &b->claim->count;
	return a->origin == b->origin && a->claim->harm == b->claim->harm && x->known && y->known &&
	       x->low == y->low && x->high == y->high;
}

/* What one report says somebody concedes is a party's in its own paper, too: "recognises the death of 57 persons". */
void judge_conceded(const struct judge *g)
{
	enum { MOST = 64 /* conceding claims, each held against all */ };
	const struct incident *in = g->j->in;
	size_t seen = 0;
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (!concedes(it))
			continue;
		for (size_t k = 0; seen < MOST && k < in->items.count; k++)
			if (g->states[k].use == USE_CURRENT && g->states[k].bar != BAR_PARTY &&
				is_same_figure(it, incident_item(g->j->r, in, k)))
				g->states[k].bar = BAR_PARTY;
		seen++;
	}
}
