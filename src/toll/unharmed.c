#include "toll/inside.h"

#include <stdlib.h>

/* TOLL-50: who says that no civilian was killed speaks of fighters with a figure of its own that names no status. */
struct speaker {
	size_t report, origin;
};

static int by_speaker(const void *left, const void *right)
{
	const struct speaker *a = left, *b = right;
	if (a->report != b->report)
		return a->report < b->report ? -1 : 1;
	return (a->origin > b->origin) - (a->origin < b->origin);
}

static bool denies_civilians(const struct claim *c)
{
	return c->stance == STANCE_DENIES && !is_mere_guess(c) && c->status == STATUS_CIVILIAN &&
	       !c->part.at && (c->harm == HARM_KILLED || c->harm == HARM_KILLED_OR_INJURED);
}

void toll_settle_statuses(struct toll_result *r, const struct incident *in, struct arena *mem)
{
	struct speaker *deny = NEW_ARRAY(mem, struct speaker, in->items.count + 1);
	size_t count = 0;
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(r, in, i);
		if (it->claim->sources.count && it->origin != NONE && denies_civilians(it->claim))
			deny[count++] = (struct speaker){ it->report, it->origin };
	}
	if (!count)
		return;
	qsort(deny, count, sizeof *deny, by_speaker);
	for (size_t i = 0; i < in->items.count; i++) {
		struct item *it = &r->items[in->items.at[i]];
		struct speaker who = { it->report, it->origin };
		if (it->asserted == STATUS_UNKNOWN && it->claim->harm == HARM_KILLED &&
			it->claim->sources.count && is_said(it->claim) &&
			bsearch(&who, deny, count, sizeof *deny, by_speaker))
			it->asserted = STATUS_COMBATANT;
	}
}
