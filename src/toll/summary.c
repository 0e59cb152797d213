#include "toll/inside.h"

/*
 * TOLL-24: a report that begins with its own "between 22 and 60" has weighed what it goes on to
 * quote. What it quotes beyond that is of others, or not believed, and widens nothing.
 */
static bool is_nameless(const struct source *s)
{
	if (s->kind == SOURCE_UNATTRIBUTED)
		return true;
	if (s->kind != SOURCE_WITNESS && s->kind != SOURCE_OFFICIAL_UNNAMED &&
		s->kind != SOURCE_MEDIA)
		return false;
	struct str name = s->name.at ? s->name : s->words;
	for (size_t i = 0; i < name.len; i++)
		if (name.at[i] >= 'A' && name.at[i] <= 'Z' && i)
			return false;
	return true;
}

/* Said by the report of its own, or of "local sources" as a whole. */
static bool is_summary(const struct claim *c)
{
	bool own = !c->sources.count || is_nameless(&c->sources.at[c->sources.count - 1]);
	return own && !c->count.open && c->count.low < c->count.high &&
	       (str_equal(c->count.rule, STR("COUNT-5")) ||
		       str_equal(c->count.rule, STR("COUNT-6")));
}

static bool is_beyond(const struct figure *f, const struct figure *of)
{
	return f->top > of->top || (f->low > 0 && f->low < of->low && !f->open);
}

/* The first figure of each report is what it begins with: items stand in the order of the text. */
static const struct figure *begins_with(
	const struct judging *j, const struct figures *f, size_t report)
{
	const struct figure *first = NULL;
	for (size_t i = 0; i < f->count; i++)
		if (j->r->items[f->at[i].item].report == report &&
			(!first || f->at[i].item < first->item))
			first = &f->at[i];
	return first;
}

static bool any_summary(const struct judging *j, const struct figures *f)
{
	for (size_t i = 0; i < f->count; i++)
		if (is_summary(j->r->items[f->at[i].item].claim))
			return true;
	return false;
}

void toll_weigh_summaries(const struct judging *j, struct figures *f)
{
	if (!any_summary(j, f))
		return;
	for (size_t i = 0; i < f->count; i++) {
		struct figure *k = &f->at[i];
		const struct item *it = &j->r->items[k->item];
		const struct figure *head = begins_with(j, f, it->report);
		if (!head || !is_summary(j->r->items[head->item].claim))
			continue;
		k->sums_up = head == k && k->bar == BAR_UNATTRIBUTED;
		if (head == k)
			continue;
		if (is_beyond(k, head))
			k->bar = BAR_BEYOND;
		else if (k->open && k->low < head->low &&
			 (k->bar == BAR_NONE || k->bar == BAR_PARTY))
			k->bar = BAR_SATISFIED;
	}
}
