#include "toll/inside.h"

#include <string.h>

/*
 * What was worked out of an incident before holds for one that consists of the very same claims. Two claims that are equal
 * byte by byte, pointers and all, say the same, since both streams are alive; so nothing is read to find that out.
 */
struct again {
	const struct toll_result *before;
	size_t *now,
		*was; /* numbers of items: now by before, before by now; NONE: there is no such claim */
	struct arena *mem;
};

static bool tells_the_same(const struct told *a, const struct told *b)
{
	return str_equal(a->id, b->id) && str_equal(a->outlet, b->outlet);
}

static bool is_same(const struct toll_result *before, const struct item *a,
	const struct toll_result *r, const struct item *b)
{
	/* NOLINTNEXTLINE(bugprone-suspicious-memory-comparison): padding that differs costs time, no more */
	return memcmp(a->claim, b->claim, sizeof *a->claim) == 0 && a->said == b->said &&
	       tells_the_same(&before->reports[a->report], &r->reports[b->report]) &&
	       tells_the_same(&before->reports[a->carrier], &r->reports[b->carrier]);
}

static void pair_items(struct again *a, const struct toll_result *r)
{
	const struct toll_result *b = a->before;
	for (size_t i = 0, k = 0; i < b->item_count && k < r->item_count;) {
		int order = claim_order(b->items[i].claim, r->items[k].claim);
		if (order == 0 && is_same(b, &b->items[i], r, &r->items[k])) {
			a->now[i] = k;
			a->was[k] = i;
		}
		i += order <= 0;
		k += order >= 0;
	}
}

static size_t *none_of(size_t count, struct arena *mem)
{
	size_t *all = NEW_ARRAY(mem, size_t, count + 1);
	for (size_t i = 0; i < count; i++)
		all[i] = NONE;
	return all;
}

struct again *toll_again_start(
	const struct toll_result *before, const struct toll_result *r, struct arena *mem)
{
	if (!before || !before->is_whole || !r->is_whole)
		return NULL;
	struct again *a = NEW(mem, struct again);
	*a = (struct again){ before, none_of(before->item_count, mem), none_of(r->item_count, mem),
		mem };
	pair_items(a, r);
	return a;
}

static bool same_items(const struct again *a, const struct indexes *now, const struct indexes *then)
{
	if (now->count != then->count)
		return false;
	for (size_t i = 0; i < now->count; i++)
		if (a->was[now->at[i]] != then->at[i])
			return false;
	return true;
}

static struct str copy_str(struct arena *mem, struct str s)
{
	return s.at ? str_copy(mem, s) : s; /* what is not known stays so */
}

static void copy_strs(struct strs *to, const struct strs *from, struct arena *mem)
{
	*to = (struct strs){ NEW_ARRAY(mem, struct str, from->count), from->count, from->count };
	for (size_t i = 0; i < from->count; i++)
		to->at[i] = copy_str(mem, from->at[i]);
}

static size_t item_now(const struct again *a, size_t item)
{
	return item == NONE ? NONE : a->now[item];
}

static void renumber(const struct again *a, struct bounds *b)
{
	struct bound *ends[] = { &b->low, &b->best, &b->high };
	for (int e = 0; e < 3; e++) {
		ends[e]->claim = item_now(a, ends[e]->claim);
		ends[e]->with = item_now(a, ends[e]->with);
	}
}

static void renumber_rules(const struct again *a, struct bounds rules[RULE_COUNT])
{
	for (int k = 0; k < RULE_COUNT; k++)
		renumber(a, &rules[k]);
}

static void *copied(const void *from, size_t count, size_t size, struct arena *mem)
{
	void *to = arena_alloc(mem, count, size, alignof(max_align_t));
	return count ? memcpy(to, from, count * size) : to;
}

static void copy_toll(const struct again *a, struct toll *to, const struct toll *from)
{
	struct arena *mem = a->mem;
	*to = *from;
	renumber_rules(a, to->rules);
	to->held = copied(from->held, from->held_count, sizeof *from->held, mem);
	to->without = copied(from->without, from->without_count, sizeof *from->without, mem);
	for (size_t i = 0; i < to->without_count; i++)
		renumber_rules(a, to->without[i].rules);
	to->parts = copied(from->parts, from->part_count, sizeof *from->parts, mem);
	for (size_t i = 0; i < to->part_count; i++) {
		to->parts[i].part = copy_str(mem, from->parts[i].part);
		renumber(a, &to->parts[i].bounds);
	}
	copy_strs(&to->alerts, &from->alerts, mem);
	to->claims.at = copied(from->claims.at, from->claims.count, sizeof *from->claims.at, mem);
	to->claims.room = to->claims.count;
	for (size_t i = 0; i < to->claims.count; i++)
		to->claims.at[i] = item_now(a, from->claims.at[i]);
}

static void copy_origins(const struct again *a, struct incident *to, const struct incident *from)
{
	to->origins = copied(from->origins, from->origin_count, sizeof *from->origins, a->mem);
	to->origin_count = from->origin_count;
	for (size_t i = 0; i < to->origin_count; i++) {
		struct origin *o = &to->origins[i];
		o->name = copy_str(a->mem, o->name);
		copy_strs(&o->aliases, &from->origins[i].aliases, a->mem);
		copy_strs(&o->outlets, &from->origins[i].outlets, a->mem);
	}
}

static void copy_grades(const struct again *a, struct incident *to, const struct incident *from)
{
	to->grades = from->grades;
	to->grades.harm_why = copy_str(a->mem, from->grades.harm_why);
	to->grades.event_why = copy_str(a->mem, from->grades.event_why);
	to->grades.harm_item = item_now(a, from->grades.harm_item);
	to->grades.event_item = item_now(a, from->grades.event_item);
}

static void copy_positions(const struct again *a, struct incident *to, const struct incident *from)
{
	to->positions =
		copied(from->positions, from->position_count, sizeof *from->positions, a->mem);
	to->position_count = from->position_count;
	for (size_t i = 0; i < to->position_count; i++) {
		struct position *p = &to->positions[i];
		p->cells = copied(p->cells, p->count, sizeof *p->cells, a->mem);
		for (size_t k = 0; k < p->count; k++)
			p->cells[k].item = item_now(a, p->cells[k].item);
	}
}

static void copy_uses(const struct again *a, struct toll_result *r, const struct incident *in)
{
	for (size_t i = 0; i < in->items.count; i++) {
		struct item *to = &r->items[in->items.at[i]];
		const struct item *from = &a->before->items[a->was[in->items.at[i]]];
		to->origin = from->origin;
		to->voice = from->voice;
		to->time = from->time;
		to->use = from->use;
		to->bar = from->bar;
		to->by = item_now(a, from->by);
	}
}

bool toll_again(const struct again *a, struct toll_result *r, struct incident *to)
{
	size_t first = a && to->items.count ? a->was[to->items.at[0]] : NONE;
	size_t was = first == NONE ? NONE : a->before->items[first].incident;
	if (was == NONE)
		return false;
	const struct incident *from = &a->before->incidents[was];
	if (!same_items(a, &to->items, &from->items) || !same_items(a, &to->under, &from->under))
		return false;
	copy_origins(a, to, from);
	to->tolls = NEW_ARRAY(a->mem, struct toll, from->toll_count);
	to->toll_count = from->toll_count;
	for (size_t i = 0; i < to->toll_count; i++)
		copy_toll(a, &to->tolls[i], &from->tolls[i]);
	copy_grades(a, to, from);
	copy_positions(a, to, from);
	copy_uses(a, r, to);
	return true;
}
