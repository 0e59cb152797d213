#include "toll/judge.h"

/*
 * TOLL-70: "A post says over 100. We have tried to stand it up and it is wrong": a figure that a paper, a rights group, the
 * United Nations or doctors have looked at and call false is current of nobody who is in no office. What officials or a
 * party deny stands (TOLL-3), and so does what an office counts.
 */
static bool looks_into(const struct judge *g, const struct item *it)
{
	static const unsigned may = 1u << SOURCE_MEDIA | 1u << SOURCE_RIGHTS_GROUP |
				    1u << SOURCE_UN | 1u << SOURCE_MEDICAL | 1u << SOURCE_WITNESS;
	return it->origin != NONE && origin_is_credible(&g->j->in->origins[it->origin]) &&
	       (may >> judge_kind_of(g, it) & 1);
}

/* Somebody in office, who does not only repeat it, gives the very figure. */
static bool is_of_an_office(const struct judge *g, const struct item *denied)
{
	for (size_t i = 0; i < g->j->in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, g->j->in, i);
		if (g->states[i].use == USE_CURRENT && judge_same_figure(it, denied) &&
			!judge_only_repeats(g, it))
			return true;
	}
	return false;
}

/* Indexes within the incident, of what is held against everything in it. */
enum { MOST_AGAINST = 64, TELLING = 10 };
struct against {
	size_t at[MOST_AGAINST], count;
};

/* Is the figure `n` of the incident gone by `by`, which gives the same? */
typedef bool is_gone(const struct judge *g, size_t n, size_t by);

static void take_all_back(const struct judge *g, const struct against *h, is_gone *gone)
{
	const struct incident *in = g->j->in;
	for (size_t i = 0; h->count && i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		for (size_t k = 0; k < h->count && g->states[i].use == USE_CURRENT; k++)
			if (judge_same_figure(it, incident_item(g->j->r, in, h->at[k])) &&
				gone(g, i, h->at[k]) && !toll_is_row(it->claim))
				set(g, i, USE_RETRACTED, h->at[k]);
	}
}

static bool is_passed_on(const struct judge *g, size_t n, size_t by)
{
	(void)by;
	return judge_only_repeats(g, incident_item(g->j->r, g->j->in, n));
}

void judge_refuted(const struct judge *g)
{
	const struct incident *in = g->j->in;
	struct against denied = { .count = 0 };
	for (size_t i = 0, looked = 0; i < in->items.count && looked < MOST_AGAINST; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (g->states[i].use == USE_DENIAL && it->claim->count.known &&
			it->claim->harm > HARM_NONE && looks_into(g, it) && ++looked &&
			!is_of_an_office(g, it))
			denied.at[denied.count++] = i;
	}
	take_all_back(g, &denied, is_passed_on);
}

/* Somebody, and no paper, takes it back, and nobody gave it under that very name. */
static bool is_unclaimed(const struct judge *g, size_t n)
{
	const struct item *it = incident_item(g->j->r, g->j->in, n);
	const struct sources *s = &it->claim->sources;
	if (g->states[n].use != USE_RETRACTION || !it->claim->count.known || !s->count ||
		it->origin == NONE || judge_kind_of(g, it) == SOURCE_MEDIA)
		return false;
	for (size_t i = 0; i < g->j->in->items.count; i++) {
		const struct item *o = incident_item(g->j->r, g->j->in, i);
		bool his = g->states[i].by == g->j->in->items.at[n] ||
			   (o->origin == it->origin && judge_same_figure(o, it));
		if (g->states[i].use == USE_RETRACTED && his)
			return false;
	}
	return true;
}

/* Who may be the one that takes it back: a party, or who is told of without a name. */
static bool may_be_the_one(const struct judge *g, const struct item *it)
{
	bool party = it->origin != NONE && !origin_is_credible(&g->j->in->origins[it->origin]);
	return party || judge_is_nameless(g, it);
}

static bool is_his_too(const struct judge *g, size_t n, size_t by)
{
	const struct item *it = incident_item(g->j->r, g->j->in, n);
	return judge_not_after(it, incident_item(g->j->r, g->j->in, by)) && may_be_the_one(g, it);
}

/* TOLL-72: "the leader of the opposition coalition admitted that his figure of 140 was mistaken": it was given under
 * another name, by "the opposition", by "the Broad Front". */
void judge_unclaimed(const struct judge *g)
{
	const struct incident *in = g->j->in;
	struct against back = { .count = 0 };
	for (size_t i = 0, looked = 0; i < in->items.count && looked < MOST_AGAINST; i++)
		if (g->states[i].use == USE_RETRACTION &&
			incident_item(g->j->r, in, i)->claim->count.low >= TELLING && ++looked &&
			is_unclaimed(g, i))
			back.at[back.count++] = i;
	take_all_back(g, &back, is_his_too);
}

/* Nobody in office says it, when the figure `by` was gone and for less than a week. */
static bool is_told_again(const struct judge *g, size_t n, size_t by)
{
	enum { WEEK = 6 };
	const struct item *it = incident_item(g->j->r, g->j->in, n),
			  *was = incident_item(g->j->r, g->j->in, by);
	size_t taken = g->states[by].by;
	date_day day = taken == NONE ? DATE_NONE : g->j->r->items[taken].time;
	return day != DATE_NONE && it->time > was->time && it->time <= day + WEEK &&
	       (judge_only_repeats(g, it) || judge_is_nameless(g, it));
}

/* TOLL-82: "Last week their friends told you 61", when the council took its 61 back days ago: told again, and counted by
 * nobody. */
void judge_told_again(const struct judge *g)
{
	const struct incident *in = g->j->in;
	struct against back = { .count = 0 };
	for (size_t i = 0; i < in->items.count && back.count < MOST_AGAINST; i++)
		if (g->states[i].use == USE_RETRACTED &&
			incident_item(g->j->r, in, i)->claim->count.low >= TELLING)
			back.at[back.count++] = i;
	take_all_back(g, &back, is_told_again);
}
