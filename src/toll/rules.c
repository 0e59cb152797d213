#include "toll/inside.h"

/* The five rules, side by side: TOLL-15 to TOLL-20. */

/* What an origin says of the likeliest, where it does. */
static const struct json *said_likeliest(const struct asking_rules *a, const struct figure *f)
{
	const struct claim *c = a->j->r->items[f->item].claim;
	const struct json *given = json_member(c->rest, "given");
	const struct json *best = given ? json_member(given, "best") : NULL;
	bool between = best && best->kind == KIND_INTEGER && best->integer >= c->count.low &&
		       best->integer <= c->count.stated;
	return between && f->with == NONE && f->low == c->count.low && f->top == c->count.stated
		       ? best
		       : NULL;
}

/* One that begins at 0 sets no low; what it holds for the likeliest it may still say. */
static bool may_be_best(const struct asking_rules *a, const struct figure *f)
{
	const struct item *it = &a->j->r->items[f->item];
	bool sets = f->bar == BAR_NONE || (f->bar == BAR_NO_FLOOR && said_likeliest(a, f));
	return sets && f->origin != NONE && !it->claim->hedged &&
	       source_rank(a->j->in->origins[f->origin].kind) > 0;
}

static bool is_reliable(const struct asking_rules *a, const struct figure *f)
{
	const struct item *it = &a->j->r->items[f->item];
	return f->bar == BAR_NONE && f->origin != NONE && !it->claim->hedged &&
	       source_rank(a->j->in->origins[f->origin].kind) > 0;
}

static int64_t detail(const struct claim *c)
{
	return (int64_t)c->victims.count +
	       (c->basis == BASIS_BODIES || c->basis == BASIS_NAMES ? 1000 : 0);
}

static int rank_of(const struct asking_rules *a, const struct figure *f)
{
	return f->origin == NONE ? -1 : source_rank(a->j->in->origins[f->origin].kind);
}

/* Among figures that set one value: closed before open, one that may set a low before others,
 * then the more reliable kind of origin, the latest, the first. */
static bool speaks_better(
	const struct figure *x, const struct figure *y, const struct asking_rules *a)
{
	if (x->open != y->open)
		return !x->open;
	if ((x->bar == BAR_NONE) != (y->bar == BAR_NONE))
		return x->bar == BAR_NONE;
	if (!a)
		return x->item < y->item;
	const struct item *p = &a->j->r->items[x->item], *q = &a->j->r->items[y->item];
	if (rank_of(a, x) != rank_of(a, y))
		return rank_of(a, x) > rank_of(a, y);
	return p->time != q->time ? p->time > q->time : x->item < y->item;
}

static struct bound bound_of(const struct figure *f, int64_t value)
{
	if (!f)
		return (struct bound){ .claim = NONE, .with = NONE };
	return (struct bound){ .known = true, .value = value, .claim = f->item, .with = f->with };
}

static const struct figure *lowest(
	const struct figures *f, const struct asking_rules *a, bool reliable)
{
	const struct figure *best = NULL;
	for (size_t i = 0; i < f->count; i++) {
		const struct figure *k = &f->at[i];
		if (k->bar != BAR_NONE || (reliable && !is_reliable(a, k)))
			continue;
		if (!best || k->low < best->low ||
			(k->low == best->low && speaks_better(k, best, a)))
			best = k;
	}
	return best;
}

static const struct figure *highest(const struct figures *f, const struct asking_rules *a)
{
	const struct figure *best = NULL;
	for (size_t i = 0; i < f->count; i++) {
		const struct figure *k = &f->at[i];
		if (is_left_out(k->bar))
			continue;
		if (!best || k->top > best->top ||
			(k->top == best->top && speaks_better(k, best, a)))
			best = k;
	}
	return best;
}

struct bounds toll_range(const struct figures *f)
{
	const struct figure *low = lowest(f, NULL, false), *high = highest(f, NULL);
	struct bounds b = { .low = bound_of(low, low ? low->low : 0),
		.high = bound_of(high, high ? high->top : 0),
		.open = high && high->open,
		.best = { .claim = NONE, .with = NONE } };
	return b;
}

/* TOLL-16: an upper bound alone leaves 1 where somebody credible says that there was harm. */
static int64_t asserted(const struct asking_rules *a)
{
	for (size_t i = 0; i < a->j->in->items.count; i++) {
		const struct item *it = incident_item(a->j->r, a->j->in, i);
		if (a->states[i].use == USE_NO_FIGURE && it->claim->harm == a->harm &&
			it->origin != NONE && !a->j->in->origins[it->origin].party &&
			!it->claim->hedged && is_said(it->claim))
			return 1;
	}
	return 0;
}

/* TOLL-26: where nobody stands behind any figure, the lowest that is passed on stands in for a low
 * that no claim sets; so does the low of the range that a report begins with. */
static int64_t passed_on(const struct asking_rules *a)
{
	int64_t least = 0, summed = 0;
	bool all = true;
	for (size_t i = 0; i < a->figures->count; i++) {
		const struct figure *k = &a->figures->at[i];
		all = all && k->bar == BAR_UNATTRIBUTED;
		if (k->low > 0 && (!least || k->low < least))
			least = k->low;
		if (k->sums_up && k->low > 0 && (!summed || k->low < summed))
			summed = k->low;
	}
	return summed ? summed : all ? least : 0;
}

static bool caps(const struct asking_rules *a, const struct claim *c)
{
	bool status = a->status == STATUS_ALL || c->status == STATUS_UNKNOWN ||
		      (int)c->status == a->status;
	return c->harm == a->harm && !c->count.open && status;
}

/* TOLL-18: an aggregate closes an open top, unless it is over five times as high ("1,900 since the siege began"), or stands where
 * nothing else does; a figure said of the incident itself it never lowers. */
static void cap(const struct asking_rules *a, struct bounds *b)
{
	if ((b->high.known && !b->open) || (!b->high.known && a->known.people))
		return; /* those known by name are no fewer, and the period's dead are not theirs */
	const struct indexes *under = &a->j->in->under;
	const struct claim *best = NULL;
	size_t by = NONE;
	for (size_t i = 0; i < under->count; i++) {
		const struct claim *c = a->j->r->items[under->at[i]].claim;
		if (!caps(a, c) ||
			(b->high.known && (c->count.high < b->high.value ||
						  c->count.high > 5 * b->high.value)) ||
			(best && c->count.high >= best->count.high))
			continue;
		best = c;
		by = under->at[i];
	}
	if (!best)
		return;
	b->high = (struct bound){
		.known = true, .value = best->count.high, .claim = by, .with = NONE
	};
	b->open = false;
}

static struct bound floor_of(const struct identified *known)
{
	return (struct bound){ .known = true,
		.value = known->people,
		.claim = known->item,
		.with = NONE,
		.floor = true };
}

/* TOLL-15: no low under the identified floor; where that is above the high, both are raised to it
 * and the toll carries an alert. */
static void raise_to_floor(struct bounds *b, const struct identified *known)
{
	struct bound floor = floor_of(known);
	if (known->people > 0 && (!b->low.known || b->low.value < known->people))
		b->low = floor;
	if (known->people > 0 && (!b->high.known || b->high.value < known->people)) {
		b->high = floor;
		b->open = false;
	}
}

static void settle(const struct asking_rules *a, struct bounds *b)
{
	cap(a, b);
	int64_t least = passed_on(a);
	if (b->high.known && (!b->low.known || (!b->low.floor && least && least < b->low.value))) {
		b->low = (struct bound){ .known = true,
			.value = least ? least : asserted(a),
			.claim = NONE,
			.with = NONE };
	}
	raise_to_floor(b, &a->known);
	if (b->low.known && b->low.value > b->high.value)
		b->low.value = b->high.value;
}

static struct bounds by_range(const struct asking_rules *a)
{
	const struct figure *low = lowest(a->figures, a, false), *high = highest(a->figures, a);
	struct bounds b = { .low = bound_of(low, low ? low->low : 0),
		.high = bound_of(high, high ? high->top : 0),
		.open = high && high->open,
		.best = { .claim = NONE, .with = NONE } };
	settle(a, &b);
	return b;
}

/* TOLL-17: most reliable origin, then most detailed, then most recent, then lower. */
static bool is_better_best(
	const struct asking_rules *a, const struct figure *x, const struct figure *y)
{
	const struct item *p = &a->j->r->items[x->item], *q = &a->j->r->items[y->item];
	if (rank_of(a, x) != rank_of(a, y))
		return rank_of(a, x) > rank_of(a, y);
	if (detail(p->claim) != detail(q->claim))
		return detail(p->claim) > detail(q->claim);
	if (p->time != q->time)
		return p->time > q->time;
	return x->low != y->low ? x->low < y->low : x->item < y->item;
}

/* TOLL-17: what an origin holds for the likeliest, where it says so, else the least that it says. */
static int64_t likeliest(const struct asking_rules *a, const struct figure *f)
{
	const struct json *best = said_likeliest(a, f);
	return best ? best->integer : f->low;
}

static struct bounds by_ucdp(const struct asking_rules *a, const struct bounds *range)
{
	const struct figure *best = NULL, *low = lowest(a->figures, a, true);
	struct bounds b = *range;
	for (size_t i = 0; i < a->figures->count; i++) {
		const struct figure *f = &a->figures->at[i];
		if (may_be_best(a, f) && (!best || is_better_best(a, f, best)))
			best = f;
	}
	if (low)
		b.low = bound_of(low, low->low);
	raise_to_floor(&b, &a->known);
	b.best = best ? bound_of(best, likeliest(a, best)) : b.low;
	if (b.best.known && b.best.value < b.low.value)
		b.best = b.low;
	return b;
}

static struct bounds by_airwars(const struct asking_rules *a, const struct bounds *range)
{
	struct bounds b = *range;
	const struct figure *low = lowest(a->figures, a, false);
	if (a->known.people > 0)
		b.low = floor_of(&a->known);
	else if (low)
		b.low = bound_of(low, low->low);
	return b;
}

/* A party's, or one with nobody behind it. */
static const struct figure *lowest_at_all(const struct figures *f)
{
	const struct figure *best = NULL;
	for (size_t i = 0; i < f->count; i++)
		if (!is_left_out(f->at[i].bar) &&
			(!best || f->at[i].low < best->low ||
				(f->at[i].low == best->low && f->at[i].item < best->item)))
			best = &f->at[i];
	return best;
}

/* TOLL-17: the event is coded with the lowest figure there is when no reliable origin has one. */
static struct bounds by_acled(const struct asking_rules *a)
{
	const struct figure *low = lowest(a->figures, a, true);
	if (!low)
		low = lowest(a->figures, a, false);
	if (!low)
		low = lowest_at_all(a->figures);
	if (!low && a->known.people)
		return (struct bounds){ .low = { .claim = NONE, .with = NONE },
			.high = { .claim = NONE, .with = NONE },
			.best = floor_of(&a->known) };
	return (struct bounds){ .low = { .claim = NONE, .with = NONE },
		.high = { .claim = NONE, .with = NONE },
		.best = bound_of(low, low ? low->low : 0) };
}

static struct bounds by_names(const struct asking_rules *a)
{
	struct bound named = { .known = true,
		.value = a->known.named,
		.claim = a->known.named ? a->known.item : NONE,
		.with = NONE,
		.floor = true };
	return (struct bounds){ .low = named, .best = named, .high = named };
}

void toll_apply_rules(const struct asking_rules *a, struct bounds rules[RULE_COUNT])
{
	rules[RULE_RANGE] = by_range(a);
	rules[RULE_UCDP] = by_ucdp(a, &rules[RULE_RANGE]);
	rules[RULE_AIRWARS] = by_airwars(a, &rules[RULE_RANGE]);
	rules[RULE_ACLED] = by_acled(a);
	rules[RULE_NAMED] = by_names(a);
}
