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

/* What one report says somebody concedes is a party's in its own paper, too: "recognises the death of 57 persons". */
void judge_conceded(const struct judge *g)
{
	enum { MOST = 64 /* conceding claims, each held against all */ };
	const struct incident *in = g->j->in;
	size_t seen = 0;
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *said = incident_item(g->j->r, in, i);
		if (!concedes(said))
			continue;
		if (g->states[i].use == USE_CURRENT)
			g->states[i].bar = BAR_PARTY;
		for (size_t k = 0; seen < MOST && k < in->items.count; k++) {
			const struct item *it = incident_item(g->j->r, in, k);
			if (g->states[k].use == USE_CURRENT && it->origin == said->origin &&
				judge_same_figure(said, it))
				g->states[k].bar = BAR_PARTY;
		}
		seen++;
	}
}
