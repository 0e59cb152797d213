#include "reader/claim_share.h"

/*
 * CLAIM-22: "rose to 34: 21 at one hospital and 13 at another", "Timu 22, Lasse 13, Worodi 20. Total 55": two
 * figures or more behind a figure, or three before it, that add up to it exactly are its parts, and of its incident.
 */
enum { MOST_PARTS = 12, NEAR_BYTES = 400 };

static bool is_counted(const struct claim *c)
{
	return c->count.known && !c->count.open && c->count.low == c->count.stated &&
	       c->count.low == c->count.high && c->scope != SCOPE_AGGREGATE && !c->background &&
	       c->stance != STANCE_DENIES && c->stance != STANCE_RETRACTS;
}

/* "The toll of 12" is a whole, whatever stands beside it. */
static bool is_toll(const struct claim *c)
{
	static const char *const tolls[] = { "FRAME-11", "FRAME-28", "FRAME-29", NULL };
	for (size_t i = 0; tolls[i] && c->rules.count; i++)
		if (str_is(c->rules.at[0], tolls[i]))
			return true;
	return false;
}

/* Somebody else's count is no part; a hospital's, or what a label says, may be. */
static bool may_be_part(const struct claim *part, const struct claim *whole)
{
	if (part->harm != whole->harm || !is_counted(part) || is_toll(part) ||
		part->status == STATUS_COMBATANT || part->count.low >= whole->count.low ||
		part->stage != STAGE_UNKNOWN)
		return false;
	if (!part->sources.count || !whole->sources.count)
		return true;
	const struct source *a = &part->sources.at[part->sources.count - 1],
			    *b = &whole->sources.at[whole->sources.count - 1];
	return str_equal_fold(a->name, b->name) || a->kind == SOURCE_MEDICAL;
}

/* One more than the last of the claims that, one after the other from `at` in direction `step`, add up to the whole; 0:
 * none do. `past`: those that are called a part already are passed over. */
static size_t adding_up(
	const struct claims *out, size_t first, size_t whole, size_t at, int step, bool past)
{
	const struct claim *w = &out->at[whole];
	int64_t sum = 0;
	size_t n = 0, i = at;
	while (n < MOST_PARTS) {
		if (step < 0 ? i == first : i + 1 >= out->count)
			return 0;
		i = step < 0 ? i - 1 : i + 1;
		const struct claim *c = &out->at[i];
		size_t apart = c->begin > w->begin ? c->begin - w->begin : w->begin - c->begin;
		if (apart > NEAR_BYTES)
			return 0;
		if (c->harm != w->harm || (past && c->scope == SCOPE_PART))
			continue; /* "13 dead and over 200 injured" */
		if (!may_be_part(c, w))
			return 0;
		sum += c->count.low;
		n++;
		if (sum >= w->count.low)
			return sum == w->count.low && n >= (step < 0 ? 3 : 2) ? i + 1 : 0;
	}
	return 0;
}

static void make_parts(struct claims *out, size_t whole, size_t last)
{
	const struct claim *w = &out->at[whole];
	size_t from = last < whole ? last : whole + 1, to = last < whole ? whole : last + 1;
	for (size_t i = from; i < to; i++) {
		struct claim *c = &out->at[i];
		if (c->harm != w->harm)
			continue;
		c->incident = w->incident;
		c->date = w->date;
		if (!c->part.at)
			c->part = c->words;
		c->scope = SCOPE_PART;
	}
}

/* Between the whole and its first part: "in Marhan province". */
static bool names_land(const struct page *p, const struct claim *whole, const struct claim *part)
{
	static const char *const lands[] = { " province", " governorate", " region", " district",
		" country", " state", NULL };
	struct str between = whole->end < part->begin
				     ? str_slice(p->scan.text, whole->end, part->begin)
				     : (struct str){ 0 };
	bool land = false;
	for (size_t i = 0; lands[i] && between.len; i++)
		land |= str_find(between, str_from(lands[i])) < between.len;
	return land;
}

/* CLAIM-89: "45 in Marhan province: 36 in Tell Sirwad, seven on the Hamra road": of a land, over several incidents; not of the
 * quarters of a town. */
static bool lie_apart(const struct page *p, const struct claims *out, size_t whole, size_t last)
{
	enum { ROAD = 5 };
	const struct claim *w = &out->at[whole];
	size_t from = whole + 1, to = last + 1;
	struct str first = { 0 };
	bool several = false, road = false, names = true;
	for (size_t i = from; i < to; i++) {
		struct str name = out->at[i].place.name;
		if (out->at[i].harm != w->harm)
			continue;
		names &= name.at != NULL;
		several |= first.at && name.at && !str_equal_fold(first, name);
		road |= out->at[i].place.precision == ROAD && w->place.name.at &&
			!str_equal_fold(name, w->place.name);
		first = first.at ? first : name;
	}
	return names && several && (road || names_land(p, w, &out->at[from]));
}

void claims_add_up(const struct page *p, struct claims *out, size_t first)
{
	for (size_t i = first; i < out->count && !p->wide; i++) {
		const struct claim *w = &out->at[i];
		if (w->harm != HARM_KILLED || !is_counted(w) || w->part.at || w->count.low < 3)
			continue;
		size_t behind = adding_up(out, first, i, i, 1, false);
		if (!behind) /* "31, of them seven women: twenty-six were shot and five crushed" */
			behind = adding_up(out, first, i, i, 1, true);
		size_t before = behind ? 0 : adding_up(out, first, i, i, -1, false);
		size_t last = (behind ? behind : before) - 1;
		if (behind || before)
			make_parts(out, i, last);
		for (size_t more = behind; more;
			more = adding_up(out, first, i, more - 1, 1, false))
			make_parts(out, i, more - 1); /* by age, and again by day */
		if (behind && lie_apart(p, out, i, last))
			out->at[i].scope = SCOPE_AGGREGATE;
	}
}
