#include "toll/inside.h"

#include <stdlib.h>
#include <string.h>

/* Every toll of one incident, what it becomes without each origin, and what is wrong with it. */
enum { MOST_WITHOUT = 256, MOST_PARTS = 64, MOST_ALERTS = 20 };
static const int64_t MOST_WORK =
	20000000; /* origins times claims, before only the bounds' are tried */

static bool says_status(
	const struct judging *j, const struct state *states, enum harm harm, int status)
{
	for (size_t i = 0; i < j->in->items.count; i++) {
		const struct claim *c = incident_item(j->r, j->in, i)->claim;
		bool in_doubt =
			status == STATUS_CIVILIAN && c->status == STATUS_UNKNOWN; /* TOLL-12 */
		if (c->harm == harm && ((int)c->status == status || in_doubt) && is_said(c) &&
			states[i].use != USE_AGGREGATE)
			return true;
	}
	return false;
}

static struct asking_rules ask(const struct judging *j, const struct state *states, enum harm harm,
	int status, struct figures *f)
{
	toll_figures(j, states, harm, status, f);
	return (struct asking_rules){ .j = j,
		.states = states,
		.harm = harm,
		.status = status,
		.figures = f,
		.known = toll_identify(j, states, harm, status) };
}

static bool bounds_equal(const struct bounds *a, const struct bounds *b)
{
	return a->low.known == b->low.known && a->low.value == b->low.value &&
	       a->best.known == b->best.known && a->best.value == b->best.value &&
	       a->high.known == b->high.known && a->high.value == b->high.value &&
	       a->open == b->open;
}

static bool rules_equal(const struct bounds *a, const struct bounds *b)
{
	for (int k = 0; k < RULE_COUNT; k++)
		if (!bounds_equal(&a[k], &b[k]))
			return false;
	return true;
}

static bool sets_bound(const struct incident *in, const struct toll_result *r, size_t origin)
{
	for (size_t t = 0; t < in->toll_count; t++)
		for (int k = 0; k < RULE_COUNT; k++) {
			const struct bounds *b = &in->tolls[t].rules[k];
			const struct bound *ends[] = { &b->low, &b->best, &b->high };
			for (int e = 0; e < 3; e++)
				if (ends[e]->known && ends[e]->claim != NONE &&
					r->items[ends[e]->claim].origin == origin)
					return true;
		}
	return false;
}

/* Most origins change nothing: what was found is kept, not the room for all. */
static void keep_without(struct toll *t, struct arena *keep)
{
	struct without *all = t->without;
	t->without = NEW_ARRAY(keep, struct without, t->without_count);
	if (t->without_count)
		memcpy(t->without, all, t->without_count * sizeof *all);
}

/* TOLL-21: what each toll becomes when any one origin is left out. */
static void leave_one_out(const struct judging *j, struct incident *in)
{
	bool all = (int64_t)in->origin_count * (int64_t)in->items.count <= MOST_WORK &&
		   in->origin_count <= MOST_WITHOUT;
	for (size_t t = 0; t < in->toll_count; t++)
		in->tolls[t].without = NEW_ARRAY(j->mem, struct without, in->origin_count);
	for (size_t o = 0; o < in->origin_count; o++) {
		if (j->out[o] || (!all && !sets_bound(in, j->r, o)))
			continue;
		struct arena scratch = { 0 };
		bool *out = NEW_ARRAY(&scratch, bool, in->origin_count);
		for (size_t k = 0; k < in->origin_count; k++)
			out[k] = j->out[k] || k == o;
		struct judging less = { j->r, in, out, &scratch, j->keep };
		struct state *states = toll_judge(&less);
		for (size_t t = 0; t < in->toll_count; t++) {
			struct toll *toll = &in->tolls[t];
			struct figures f = { 0 };
			struct without *w = &toll->without[toll->without_count];
			struct asking_rules a = ask(&less, states, toll->harm, toll->status, &f);
			toll_apply_rules(&a, w->rules);
			w->origin = o;
			toll->without_count += !rules_equal(w->rules, toll->rules);
		}
		arena_release(&scratch);
	}
	for (size_t t = 0; t < in->toll_count; t++)
		keep_without(&in->tolls[t], j->keep);
}

static void find_parts(const struct judging *j, const struct state *states, struct toll *t)
{
	struct strs parts = { 0 };
	for (size_t i = 0; i < j->in->items.count && parts.count < MOST_PARTS; i++) {
		const struct claim *c = incident_item(j->r, j->in, i)->claim;
		bool known = states[i].use != USE_PART || c->harm != t->harm || !c->part.at;
		for (size_t k = 0; k < parts.count && !known; k++)
			known = str_equal(parts.at[k], c->part);
		if (!known)
			*PUSH(j->mem, &parts) = c->part;
	}
	t->parts = NEW_ARRAY(j->keep, struct part_toll, parts.count + 1);
	for (size_t k = 0; k < parts.count; k++) {
		struct figures f = { 0 };
		toll_part_figures(j, states, t->harm, parts.at[k], &f);
		struct bounds b = toll_range(&f);
		if (!b.low.known)
			b.low = (struct bound){ .known = true, .claim = NONE, .with = NONE };
		t->parts[t->part_count++] = (struct part_toll){ parts.at[k], b };
	}
}

/* TOLL-19: parts are counted on their own and held against the whole. */
static void check_parts(struct toll *t, struct arena *mem)
{
	static const char *const disjoint[] = { "women", "children", "men" };
	const struct bounds *whole = &t->rules[RULE_RANGE];
	int64_t sum = 0;
	if (!whole->high.known || whole->open)
		return;
	for (size_t k = 0; k < t->part_count; k++) {
		const struct part_toll *p = &t->parts[k];
		if (p->bounds.low.value > whole->high.value)
			*PUSH(mem, &t->alerts) = str_format(mem,
				"a part is above the whole: %lld " STR_FMT
				" against at most %lld (TOLL-19)",
				(long long)p->bounds.low.value, STR_ARG(p->part),
				(long long)whole->high.value);
		for (size_t d = 0; d < 3; d++)
			sum += str_equal(p->part, str_from(disjoint[d])) ? p->bounds.low.value : 0;
	}
	if (sum > whole->high.value)
		*PUSH(mem, &t->alerts) = str_format(mem,
			"women, children and men together are above the whole: %lld against at "
			"most %lld "
			"(TOLL-19)",
			(long long)sum, (long long)whole->high.value);
}

static void check_floor(struct toll *t, const struct figures *f, struct arena *mem)
{
	int64_t stated = -1;
	for (size_t i = 0; i < f->count; i++)
		stated = f->at[i].top > stated ? f->at[i].top : stated;
	if (stated >= 0 && t->identified > stated)
		*PUSH(mem, &t->alerts) = str_format(mem,
			"%lld people are identified, more than the greatest figure stated, %lld "
			"(TOLL-15)",
			(long long)t->identified, (long long)stated);
}

static const struct {
	enum bar bar;
	const char *why, *rule;
} left_out[] = {
	{ BAR_ABOVE_TOTAL, "more of one status than its source counts in all", "TOLL-22" },
	{ BAR_ALONE, "far above what anybody else counts, and no office behind it", "TOLL-32" },
	{ BAR_OUTCOUNTED,
		"far above what three offices have counted since, and nobody has said it again",
		"TOLL-81" },
	{ BAR_INEXACT, "no count, and far above what two have counted since", "TOLL-84" },
	{ BAR_JOINED, "killed and injured in one figure, where two count them apart", "TOLL-91" },
	{ BAR_PASSING, "far above what its report told before, and nobody else bears it out",
		"TOLL-83" },
};

static void check_totals(const struct judging *j, struct toll *t, const struct figures *f)
{
	enum { KINDS = sizeof left_out / sizeof *left_out };
	for (size_t i = 0; i < f->count; i++)
		for (int k = 0; k < KINDS; k++)
			if (f->at[i].bar == left_out[k].bar && t->alerts.count < MOST_ALERTS)
				*PUSH(j->keep, &t->alerts) =
					str_format(j->keep, "left out: %lld, %s (" STR_FMT ", %s)",
						(long long)f->at[i].top, left_out[k].why,
						STR_ARG(j->r->items[f->at[i].item].claim->id),
						left_out[k].rule);
}

static void check_aggregates(const struct judging *j, struct toll *t)
{
	const struct bounds *b = &t->rules[RULE_RANGE];
	for (size_t i = 0; i < j->in->under.count; i++) {
		const struct claim *c = j->r->items[j->in->under.at[i]].claim;
		if (c->harm == t->harm && t->status == STATUS_ALL && !c->count.open &&
			b->high.known && c->count.high < b->high.value)
			*PUSH(j->keep, &t->alerts) = str_format(j->keep,
				"an aggregate over several incidents is below this one's high: "
				"%lld against "
				"%lld (TOLL-18)",
				(long long)c->count.high, (long long)b->high.value);
	}
}

static size_t count_origins(const struct figures *f, size_t origins, struct arena *mem)
{
	bool *seen = NEW_ARRAY(mem, bool, origins + 1);
	size_t count = 0;
	for (size_t i = 0; i < f->count; i++) {
		if (f->at[i].origin == NONE || f->at[i].echo || seen[f->at[i].origin])
			continue;
		seen[f->at[i].origin] = true;
		count++;
	}
	return count;
}

static bool bears_on(const struct claim *c, const struct toll *t)
{
	bool joint = c->harm == HARM_KILLED_OR_INJURED &&
		     (t->harm == HARM_KILLED || t->harm == HARM_INJURED);
	bool status = t->status == STATUS_ALL || (int)c->status == t->status ||
		      c->status == STATUS_CONTESTED ||
		      (t->status == STATUS_CIVILIAN && c->status == STATUS_UNKNOWN);
	return !is_said(c) || ((c->harm == t->harm || joint) && status);
}

static void list_claims(const struct judging *j, struct toll *t)
{
	for (size_t i = 0; i < j->in->items.count; i++)
		if (bears_on(incident_item(j->r, j->in, i)->claim, t))
			*PUSH(j->keep, &t->claims) = j->in->items.at[i];
	for (size_t i = 0; i < j->in->under.count; i++)
		if (bears_on(j->r->items[j->in->under.at[i]].claim, t))
			*PUSH(j->keep, &t->claims) = j->in->under.at[i];
}

struct tolls {
	struct toll *at;
	size_t count, room;
	struct item *items; /* of the result */
};

/* Why a figure sets no low, where that was found out among all figures: told of the claim that gives it, or of none. */
static void tell_bars(struct item *items, const struct figures *f)
{
	for (size_t i = 0; i < f->count; i++) {
		const struct figure *k = &f->at[i];
		struct item *it = &items[k->item];
		bool its_own = it->claim->count.known && it->claim->count.low == k->low;
		if (its_own && it->use == USE_CURRENT && it->bar == BAR_NONE)
			it->bar = k->bar;
	}
}

static void add_toll(const struct judging *j, const struct state *states, struct tolls *to,
	enum harm harm, int status)
{
	struct figures f = { 0 };
	struct toll t = { .harm = harm, .status = status };
	struct asking_rules a = ask(j, states, harm, status, &f);
	if (!f.count && !a.known.people && !j->in->under.count)
		return;
	toll_apply_rules(&a, t.rules);
	if (!t.rules[RULE_RANGE].high.known)
		return;
	t.identified = a.known.people;
	t.named = a.known.named;
	t.origins = count_origins(&f, j->in->origin_count, j->mem);
	toll_most_held(&t, &f, j->keep);
	if (status == STATUS_ALL) {
		find_parts(j, states, &t);
		tell_bars(to->items, &f);
	}
	check_floor(&t, &f, j->keep);
	check_totals(j, &t, &f);
	check_parts(&t, j->keep);
	check_aggregates(j, &t);
	list_claims(j, &t);
	*PUSH(j->keep, to) = t;
}

static void add_tolls(const struct judging *j, const struct state *states, struct tolls *to)
{
	static const int statuses[] = { STATUS_ALL, STATUS_CIVILIAN, STATUS_COMBATANT,
		STATUS_CONTESTED, STATUS_UNKNOWN };
	for (int h = HARM_KILLED; h < HARM_COUNT; h++)
		for (int s = 0; s < STATUS_COUNT; s++)
			if (statuses[s] == STATUS_ALL ||
				says_status(j, states, (enum harm)h, statuses[s]))
				add_toll(j, states, to, (enum harm)h, statuses[s]);
}

void toll_incident(struct toll_result *r, struct incident *in, const bool *out,
	const struct toll_of *only, struct arena *mem)
{
	struct arena scratch = { 0 };
	struct judging j = { r, in, out, &scratch, mem };
	struct state *states = toll_judge(&j);
	for (size_t i = 0; i < in->items.count; i++) {
		struct item *it = &r->items[in->items.at[i]];
		it->use = states[i].use;
		it->bar = states[i].bar;
		it->by = states[i].by;
	}
	struct tolls tolls = { .items = r->items };
	if (only)
		add_toll(&j, states, &tolls, only->harm, only->status);
	else
		add_tolls(&j, states, &tolls);
	in->tolls = tolls.at;
	in->toll_count = tolls.count;
	if (!only)
		leave_one_out(&j, in);
	arena_release(&scratch);
}

const struct toll *toll_find(const struct incident *in, enum harm harm, int status)
{
	for (size_t i = 0; i < in->toll_count; i++)
		if (in->tolls[i].harm == harm && in->tolls[i].status == status)
			return &in->tolls[i];
	return NULL;
}
