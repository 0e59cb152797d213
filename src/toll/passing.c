#include "toll/inside.h"

/*
 * TOLL-83: what a report gives later on in its own voice, or in that of somebody whose count it has given, and that is far
 * above it, is of another whole: "In the six months the Office documented 743 killings", "since that of Zarda, in which 44
 * people were killed". The reader sees most of these; where it does not, the other reports tell: they bear out the lesser
 * count and nobody the greater. The toll carries an alert.
 */
enum { MOST = 1000 /* figures, each held against all */ };

static const struct item *item_of(const struct judging *j, const struct figure *f)
{
	return &j->r->items[f->item];
}

/* A count of the whole that its report gave before it, in the same voice or, where a paper speaks, in anybody's. */
static bool is_told_before(const struct judging *j, const struct figure *it, const struct item *k)
{
	const struct claim *c = item_of(j, it)->claim, *less = k->claim;
	bool paper = !c->sources.count && it->origin != NONE &&
		     j->in->origins[it->origin].kind == SOURCE_MEDIA;
	return k->report == item_of(j, it)->report && less->begin < c->begin &&
	       less->harm == c->harm && less->count.known && less->scope == SCOPE_WHOLE &&
	       !less->part.at && is_said(less) && !is_mere_guess(less) && k->origin != NONE &&
	       (k->origin == it->origin || paper);
}

/* A fifth of the greater and more lies between them, and more than two. */
static bool is_far_above(const struct figure *it, int64_t than)
{
	return than * 5 < it->top * 4 && it->top > than + 2;
}

static bool bears_out(const struct figure *k, int64_t number)
{
	return !is_left_out(k->bar) && k->top * 10 >= number * 9 && k->top * 9 <= number * 10;
}

/* Said to be a new count, or of bodies and names: "the hospital had counted 20 and now counts 29". */
static bool is_new_count(const struct claim *c)
{
	return c->stage == STAGE_UPDATED || c->stage == STAGE_FINAL || c->basis == BASIS_NAMES ||
	       c->basis == BASIS_BODIES;
}

/* Two other reports have that number, within a tenth; one of them later, unless no count rises so much. */
static bool is_borne_out(
	const struct judging *j, const struct figures *f, const struct figure *it, int64_t number)
{
	enum { RISE = 2 };
	size_t one = NONE, carrier = item_of(j, it)->carrier;
	date_day day = item_of(j, it)->time;
	bool late = it->top > number * RISE || day == DATE_NONE;
	for (size_t i = 0; i < f->count; i++)
		late |= item_of(j, &f->at[i])->carrier != carrier && bears_out(&f->at[i], number) &&
			item_of(j, &f->at[i])->time >= day;
	for (size_t i = 0; i < f->count; i++) {
		const struct figure *k = &f->at[i];
		size_t by = item_of(j, k)->carrier;
		bool bears = by != carrier && bears_out(k, number);
		if (late && bears && one != NONE && by != one)
			return true;
		one = bears ? by : one;
	}
	return false;
}

/* "As many" is a twentieth less. */
static bool anybody_as_many(
	const struct judging *j, const struct figures *f, const struct figure *it)
{
	for (size_t i = 0; i < f->count; i++)
		if (item_of(j, &f->at[i])->carrier != item_of(j, it)->carrier &&
			f->at[i].top * 20 >= it->top * 19)
			return true;
	return false;
}

static bool is_passing(const struct judging *j, const struct figures *f, const struct figure *it)
{
	if (is_left_out(it->bar) || it->with != NONE || is_new_count(item_of(j, it)->claim) ||
		anybody_as_many(j, f, it))
		return false;
	for (size_t n = 0; n < j->in->items.count; n++) {
		const struct item *k = incident_item(j->r, j->in, n);
		if (is_told_before(j, it, k) && is_far_above(it, k->claim->count.stated) &&
			is_borne_out(j, f, it, k->claim->count.stated))
			return true;
	}
	return false;
}

void toll_weigh_passing(const struct judging *j, struct figures *f)
{
	for (size_t i = 0; i < f->count && f->count <= MOST; i++)
		if (is_passing(j, f, &f->at[i]))
			f->at[i].bar = BAR_PASSING;
}

/* Another report has that number, within a tenth. */
static bool has_company(
	const struct judging *j, const struct figures *f, const struct figure *it, int64_t number)
{
	for (size_t i = 0; i < f->count; i++)
		if (item_of(j, &f->at[i])->carrier != item_of(j, it)->carrier &&
			bears_out(&f->at[i], number))
			return true;
	return false;
}

/*
 * TOLL-87: "documented the deaths of 44 people ... Fourteen were killed at the north fence": what a voice gives behind a
 * greater count of its own is a part of it, when another report bears the greater out, and none the lesser.
 */
static bool is_some_of_them(
	const struct judging *j, const struct figures *f, const struct figure *it)
{
	const struct item *some = item_of(j, it);
	for (size_t i = 0; i < f->count; i++) {
		const struct figure *k = &f->at[i];
		const struct item *all = item_of(j, k);
		if (all->report == some->report && k->origin == it->origin && k->origin != NONE &&
			all->claim->begin < some->claim->begin && !is_left_out(k->bar) &&
			k->with == NONE && it->top * 5 < k->low * 4 &&
			has_company(j, f, k, k->low) && !has_company(j, f, it, it->low))
			return true;
	}
	return false;
}

void toll_weigh_some(const struct judging *j, struct figures *f)
{
	for (size_t i = 0; i < f->count && f->count <= MOST; i++)
		if (f->at[i].bar == BAR_NONE && f->at[i].with == NONE &&
			is_some_of_them(j, f, &f->at[i]))
			f->at[i].bar = BAR_SOME;
}
