#include "toll/inside.h"

/*
 * TOLL-89: TOLL-31 for a figure of no known day, or one said again late. Where three others count exactly, each in a report
 * of its own, and nobody else counts as few, "at least six" is of some of the dead, of an early hour, or of other people.
 */
enum {
	OTHERS = 3,
	MOST = 1000 /* figures, each held against all */
};

/* An office's own low figure of a known day is what it holds. */
static bool is_held(const struct judging *j, const struct figure *f)
{
	static const unsigned offices = 1u << SOURCE_GOVERNMENT | 1u << SOURCE_MEDICAL |
					1u << SOURCE_UN | 1u << SOURCE_RIGHTS_GROUP;
	return j->r->items[f->item].time != DATE_NONE &&
	       (offices >> j->in->origins[f->origin].kind & 1);
}

static bool is_count(const struct figure *f)
{
	return f->origin != NONE && f->bar == BAR_NONE && !f->open && f->low == f->top;
}

static bool counts_as_few(const struct figure *f, const struct figure *it)
{
	return f->origin != it->origin && f->bar == BAR_NONE && f->low * 4 <= it->low * 5;
}

static bool counts_far_more(
	const struct judging *j, const struct figure *f, const struct figure *it)
{
	bool other = j->r->items[f->item].report != j->r->items[it->item].report;
	return f->origin != it->origin && other && is_count(f) && f->low * 3 > it->low * 5;
}

static bool is_lone(const struct judging *j, const struct figures *f, const struct figure *it)
{
	size_t by[OTHERS], from[OTHERS], count = 0;
	for (size_t i = 0; i < f->count; i++) {
		const struct figure *k = &f->at[i];
		size_t report = j->r->items[k->item].report;
		bool new = count < OTHERS &&counts_far_more(j, k, it);
		if (counts_as_few(k, it))
			return false;
		for (size_t n = 0; n < count; n++)
			new = new &&by[n] != k->origin &&from[n] != report;
		if (new) {
			by[count] = k->origin;
			from[count++] = report;
		}
	}
	return count == OTHERS;
}

/* The least figure above `low`, or `low` where there is none. */
static int64_t next_low(const struct figures *f, int64_t low)
{
	int64_t next = INT64_MAX;
	for (size_t i = 0; i < f->count; i++)
		if (f->at[i].low > low && f->at[i].low < next)
			next = f->at[i].low;
	return next == INT64_MAX ? low : next;
}

/* "At least 12 children", "30 women and girls" */
static bool is_of_one_kind(const struct claim *c)
{
	for (size_t i = 0; i < c->victims.count; i++)
		if (!c->victims.at[i].age_group.at && !str_is(c->victims.at[i].sex, "female"))
			return false;
	return c->victims.count > 0;
}

/* TOLL-90: women or children alone are some of those whom another counts, a quarter more of them at least. */
void toll_weigh_kinds(const struct judging *j, struct figures *f)
{
	const struct figure *most = NULL;
	for (size_t i = 0; i < f->count; i++) {
		const struct figure *k = &f->at[i];
		if (is_count(k) && !is_of_one_kind(j->r->items[k->item].claim) &&
			(!most || k->low > most->low))
			most = k;
	}
	for (size_t i = 0; i < f->count && most; i++) {
		struct figure *k = &f->at[i];
		if (k->bar == BAR_NONE && k->origin != most->origin &&
			k->low * 5 <= most->low * 4 && is_of_one_kind(j->r->items[k->item].claim))
			k->bar = BAR_SHARE;
	}
}

/* TOLL-91: "over 450 killed or hurt" is no number of the dead once two count those apart, ten of them at least. */
void toll_weigh_joint(struct figures *f)
{
	enum { LEAST = 10 };
	size_t by = NONE, others = 0;
	for (size_t i = 0; i < f->count; i++)
		if (is_count(&f->at[i]) && f->at[i].low >= LEAST && f->at[i].origin != by) {
			others += by != NONE;
			by = f->at[i].origin;
		}
	for (size_t i = 0; i < f->count && others; i++)
		if (f->at[i].bar == BAR_JOINT)
			f->at[i].bar = BAR_JOINED;
}

/* From the least up, as who was left out supports nobody: so the order of the reports decides nothing. */
void toll_weigh_lone(const struct judging *j, struct figures *f)
{
	if (f->count > MOST)
		return;
	for (int64_t low = next_low(f, -1), last = -1; low > last;
		last = low, low = next_low(f, low))
		for (size_t i = 0; i < f->count; i++) {
			struct figure *k = &f->at[i];
			if (k->low == low && k->bar == BAR_NONE && k->origin != NONE &&
				!is_held(j, k) && is_lone(j, f, k))
				k->bar = BAR_SHARE;
		}
}
