#include "toll/judge.h"

/* "The morgue", "doctors": told of in words that are no name, in letters that would show one. */
static bool is_common_name(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.at[i] >= 0x80 || (name.at[i] >= 'A' && name.at[i] <= 'Z'))
			return false;
	return name.len > 0;
}

static bool has_no_name(const struct item *it)
{
	const struct sources *s = &it->claim->sources;
	return it->origin != NONE && s->count && is_common_name(s->at[s->count - 1].name);
}

/* "Police" pass on what their command says, and count themselves what a camp's council does. */
static bool passes_on(const struct judge *g, const struct item *was, const struct item *it)
{
	const struct origin *o = g->j->in->origins;
	bool own = it->origin != NONE && o[it->origin].kind == SOURCE_GOVERNMENT &&
		   o[was->origin].kind != SOURCE_GOVERNMENT;
	return judge_only_repeats(g, it) || (has_no_name(it) && !own);
}

/* An exact figure of a named source, which has given another since: its own again replaces nothing. */
static bool is_replaced(const struct judge *g, size_t n)
{
	enum { LEAST = 10 }; /* four are four to many */
	const struct item *it = incident_item(g->j->r, g->j->in, n);
	return g->states[n].use == USE_SUPERSEDED &&
	       !judge_same_figure(it, &g->j->r->items[g->states[n].by]) && it->origin != NONE &&
	       it->time != DATE_NONE && it->claim->count.low >= LEAST &&
	       it->claim->scope == SCOPE_WHOLE && !has_no_name(it) && !it->claim->count.open;
}

/*
 * TOLL-86: "the morgue counted 58", when the institute whose figure that was has 61 by now. Who has no name, or only
 * repeats, and gives the very figure of a named source on that day or later is superseded with it.
 */
void judge_passed_on(const struct judge *g)
{
	enum { MOST = 256 /* replaced figures, each held against all */ };
	const struct incident *in = g->j->in;
	size_t seen = 0;
	for (size_t i = 0; i < in->items.count && seen < MOST; i++) {
		const struct item *was = incident_item(g->j->r, in, i);
		if (!is_replaced(g, i))
			continue;
		seen++;
		for (size_t k = 0; k < in->items.count; k++) {
			const struct item *it = incident_item(g->j->r, in, k);
			if (g->states[k].use != USE_CURRENT || it->origin == was->origin ||
				it->time < was->time || it->claim->scope != SCOPE_WHOLE ||
				!judge_same_figure(was, it) || !passes_on(g, was, it))
				continue;
			g->states[k].use = USE_SUPERSEDED;
			g->states[k].by = g->states[i].by;
		}
	}
}
