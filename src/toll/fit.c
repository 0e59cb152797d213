#include "toll/fold.h"
#include "toll/group.h"

/* How places and days of a block and an incident stand to each other. */
enum { PLACE_SAME, PLACE_WITHIN, PLACE_UNKNOWN, PLACE_DIFFERENT, PLACE_FITS };
enum { DAY_SAME, DAY_OVERLAP, DAY_SOFT, DAY_NEXT, DAY_LATER, DAY_UNKNOWN, DAY_DIFFERENT, DAY_FITS };

enum {
	UPDATE_DAYS = 14, /* GROUP-8 */
	LATE_DAYS = 3,    /* GROUP-6: a day that is only that of publication */
	NAMED_DAYS = 31,  /* GROUP-12 */
	WIDE_DAYS = 7,    /* GROUP-9: a wider date wants a figure beside the day */
	HIGH_FIGURE = 20,
	TELLING_FIGURE = 10, /* GROUP-10: a figure that two incidents of a day seldom share */
};

static int max_int(int a, int b)
{
	return a > b ? a : b;
}

static bool is_coarse(const struct place_key *p)
{
	static const char *const waters[] = { "lake", "sea", "gulf", "ocean", NULL };
	struct str key = p->key;
	bool water = false;
	for (struct str w; str_cut(&key, ' ', &w);)
		water |= word_in(waters, w) && (w.at == p->key.at || !key.len);
	return water || p->precision >= 6; /* UCDP: a country, a sea */
}

static int place_fit(const struct place_keys *a, const struct place_keys *b)
{
	int best = PLACE_DIFFERENT;
	bool coarse = true; /* GROUP-17: "El Salvador" is no other place than one of its towns */
	if (a->count == 0 || b->count == 0)
		return PLACE_UNKNOWN;
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++) {
			const struct place_key *x = &a->at[i], *y = &b->at[k];
			int fit = PLACE_DIFFERENT;
			if (x->context && y->context) {
				coarse = false;
				continue;
			}
			if (str_equal(x->key, y->key))
				fit = x->context || y->context ? PLACE_WITHIN : PLACE_SAME;
			else if (key_within(x->key, y->key) || key_within(y->key, x->key))
				fit = PLACE_WITHIN;
			best = fit < best ? fit : best;
			coarse = coarse && is_coarse(x) != is_coarse(y);
		}
	return best == PLACE_DIFFERENT && coarse ? PLACE_UNKNOWN : best;
}

bool places_meet(const struct place_keys *a, const struct place_keys *b)
{
	return place_fit(a, b) <= PLACE_WITHIN;
}

bool places_part(const struct place_keys *a, const struct place_keys *b)
{
	return place_fit(a, b) == PLACE_DIFFERENT;
}

static int days_between(const struct block *b, const struct gathering *g)
{
	if (b->dating == DATING_NONE || g->dating == DATING_NONE)
		return 0;
	return b->from > g->to ? b->from - g->to : g->from > b->to ? g->from - b->to : 0;
}

static int day_fit(const struct block *b, const struct gathering *g)
{
	if (b->dating == DATING_NONE || g->dating == DATING_NONE)
		return DAY_UNKNOWN;
	int gap = days_between(b, g);
	bool hard = b->dating == DATING_HARD && g->dating == DATING_HARD;
	if (gap == 0)
		return !hard                                          ? DAY_SOFT
		       : b->to - b->from <= 1 && g->to - g->from <= 1 ? DAY_SAME
								      : DAY_OVERLAP;
	bool late = b->as_published && b->from > g->to && gap <= LATE_DAYS;
	if (hard && (gap == 1 || late))
		return DAY_NEXT;
	return b->update && b->from > g->to && gap <= UPDATE_DAYS ? DAY_LATER : DAY_DIFFERENT;
}

/* GROUP-6: figures agree when their ranges meet, or differ by a quarter or by two at most. */
bool ranges_agree(const struct range *a, const struct range *b)
{
	bool meet = (a->open || a->top >= b->low) && (b->open || b->top >= a->low);
	int64_t gap = a->low > b->low ? a->low - b->low : b->low - a->low;
	int64_t more = a->low > b->low ? a->low : b->low;
	return meet || gap <= 2 || gap * 4 <= more;
}

/* GROUP-10: one figure, or two high ones a tenth apart. */
static bool ranges_tell(const struct range *a, const struct range *b)
{
	int64_t more = a->low > b->low ? a->low : b->low, less = a->low > b->low ? b->low : a->low;
	return (a->low == b->low && a->top == b->top) ||
	       (less >= HIGH_FIGURE && (more - less) * 10 <= more);
}

bool any_agree(const struct ranges *a, const struct ranges *b, int64_t least)
{
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++) {
			const struct range *x = &a->at[i], *y = &b->at[k];
			bool agrees = least ? ranges_tell(x, y) : ranges_agree(x, y);
			if (agrees && x->low >= least)
				return true;
		}
	return false;
}

static size_t shared(const struct strs *a, const struct strs *b)
{
	size_t n = 0;
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++)
			if (str_equal(a->at[i], b->at[k])) {
				n++;
				break;
			}
	return n;
}

/* A site ("Karam market") and a town are no two places: one may lie in the other, unless another
 * town is known to. */
static bool is_site(const struct place_key *p)
{
	struct str key = p->key;
	for (struct str w; str_cut(&key, ' ', &w);)
		if (is_common_place(w))
			return true;
	return p->precision == 1;
}

static bool levels_differ(const struct place_keys *a, const struct place_keys *b)
{
	bool sites_a = true, sites_b = true, towns_a = true, towns_b = true;
	for (size_t i = 0; i < a->count; i++) {
		sites_a = sites_a && is_site(&a->at[i]);
		towns_a = towns_a && !is_site(&a->at[i]);
	}
	for (size_t i = 0; i < b->count; i++) {
		sites_b = sites_b && is_site(&b->at[i]);
		towns_b = towns_b && !is_site(&b->at[i]);
	}
	return (sites_a && towns_b) || (towns_a && sites_b);
}

/* The figures as said, open or not, differ by a quarter or by two. */
static bool any_close(const struct ranges *a, const struct ranges *b)
{
	enum { FEWEST = 5 };
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++) {
			struct range x = a->at[i], y = b->at[k];
			x.open = y.open = false;
			if (x.low >= FEWEST && y.low >= FEWEST && ranges_agree(&x, &y))
				return true;
		}
	return false;
}

/* UCDP's fifth precision is part of a land, or a line: a road is somewhere in particular. */
static bool are_regions(const struct place_keys *a)
{
	enum { REGION = 5 };
	static const char *const lines[] = { "road", "highway", "river", "border", "bridge", NULL };
	for (size_t i = 0; i < a->count; i++) {
		struct str key = a->at[i].key;
		for (struct str w; str_cut(&key, ' ', &w);)
			if (word_in(lines, w))
				return false;
		if (a->at[i].precision != REGION)
			return false;
	}
	return a->count > 0;
}

struct evidence {
	int place, day, gap; /* gap: days between them */
	size_t names, families;
	bool figure, figure_known, telling;
};

/* GROUP-9: the day of publication says nothing of a figure that is told of an earlier day already:
 * "in which 17 gunmen died", a year on. */
static bool is_told_again(
	const struct evidence *v, const struct block *b, const struct gathering *g)
{
	return v->day == DAY_DIFFERENT && b->dating == DATING_SOFT && g->dating == DATING_HARD &&
	       g->to < b->from && v->telling;
}

/* GROUP-47: "today we uncovered the stone with the names of our 21 martyrs", a year to the day: the day is that of those
 * who remember. */
bool is_remembered_in(const struct gathering *then, const struct gathering *now)
{
	enum { LONGEST = 60 /* years */ };
	if (now->dating == DATING_NONE || then->dating != DATING_HARD || now->from <= then->to ||
		now->to - now->from > LATE_DAYS || then->to - then->from > 1)
		return false;
	struct ymd was = date_split(then->from), is = date_split(now->from);
	date_day same;
	if (is.year <= was.year || is.year > was.year + LONGEST ||
		!date_make(is.year, was.month, was.day, &same))
		return false;
	return now->from - same <= 1 && same - now->to <= 1 &&
	       place_fit(&then->places, &now->places) != PLACE_DIFFERENT &&
	       any_close(&now->figures, &then->figures);
}

static struct evidence weigh(const struct block *b, const struct gathering *g)
{
	struct evidence v = {
		.place = place_fit(&b->places, &g->places),
		.day = day_fit(b, g),
		.gap = days_between(b, g),
		.names = shared(&b->names, &g->names),
		.families = shared(&b->families, &g->families),
		.figure = any_agree(&b->figures, &g->figures, 0),
		.figure_known = b->figures.count && g->figures.count,
		.telling = any_agree(&b->figures, &g->figures, TELLING_FIGURE),
	};
	if (is_told_again(&v, b, g))
		v.day = DAY_UNKNOWN;
	return v;
}

/* GROUP-11: a retold incident joins only by its own place and day, by names, or undated by its place and a figure. */
static bool is_retold(const struct block *b, const struct gathering *g)
{
	return b->background != g->background;
}

static bool joins_by_place(const struct evidence *v, const struct block *b,
	const struct gathering *g, enum joined *why)
{
	bool wide = b->to - b->from > WIDE_DAYS || g->to - g->from > WIDE_DAYS;
	bool disagrees = v->figure_known && !v->figure && !v->names;
	switch (v->day) {
	case DAY_SAME:
		*why = JOINED_PLACE_DAY;
		return true;
	case DAY_OVERLAP:
		*why = JOINED_PLACE_DAYS;
		return is_retold(b, g) || wide ? v->figure : !disagrees;
	case DAY_SOFT:
		*why = JOINED_PLACE_DAYS;
		return !is_retold(b, g);
	case DAY_NEXT:
		*why = JOINED_NEXT_DAY;
		return v->figure || v->names;
	case DAY_LATER:
		*why = JOINED_UPDATE;
		return v->place == PLACE_SAME && !is_retold(b, g);
	case DAY_UNKNOWN:
		*why = JOINED_PLACE_ONLY;
		if (is_retold(b, g) || b->background)
			return v->place == PLACE_SAME && v->telling;
		return !disagrees;
	default:
		return false;
	}
}

/* GROUP-40: of two that know no more than the days on which they were published nothing agrees but the news of the week,
 * unless they give the same figure, or ones of ten or more that differ by two. */
static bool is_the_same_news(const struct block *b, const struct gathering *g)
{
	enum { APART = 2 };
	if (b->dating != DATING_SOFT || g->dating != DATING_SOFT || !b->figures.count ||
		!g->figures.count)
		return true;
	for (size_t i = 0; i < b->figures.count; i++)
		for (size_t k = 0; k < g->figures.count; k++) {
			const struct range *x = &b->figures.at[i], *y = &g->figures.at[k];
			bool many = x->low >= TELLING_FIGURE && y->low >= TELLING_FIGURE;
			if (many ? x->low <= y->top + APART && y->low <= x->top + APART
				 : x->low == y->low && x->top == y->top)
				return true;
		}
	return false;
}

static bool joins_by_day(const struct evidence *v, const struct block *b, const struct gathering *g,
	enum joined *why)
{
	bool wide = b->to - b->from > WIDE_DAYS || g->to - g->from > WIDE_DAYS;
	*why = JOINED_DAY_ONLY;
	if (is_retold(b, g) || b->background || !is_the_same_news(b, g))
		return false;
	if (v->day == DAY_SAME || v->day == DAY_SOFT)
		return v->figure || !v->figure_known;
	return v->day == DAY_OVERLAP && (wide ? v->figure : v->figure || !v->figure_known);
}

static bool joins(const struct evidence *v, const struct block *b, const struct gathering *g,
	enum joined *why)
{
	*why = JOINED_NAMES;
	/* GROUP-12: one dies once; a later day is that of the telling */
	if (v->names && v->gap <= NAMED_DAYS && (v->place != PLACE_DIFFERENT || v->names > 1))
		return true;
	if (v->place <= PLACE_WITHIN)
		return joins_by_place(v, b, g, why);
	if (v->place == PLACE_UNKNOWN)
		return joins_by_day(v, b, g, why);
	*why = JOINED_FIGURE;
	if (is_retold(b, g))
		return false;
	if (are_regions(&b->places) != are_regions(&g->places) &&
		(v->day == DAY_OVERLAP || v->day == DAY_SOFT))
		return v->telling; /* "in eastern Sarevia" the day after */
	if (v->day != DAY_SAME)
		return false;
	return v->telling ||
	       (levels_differ(&b->places, &g->places) && any_close(&b->figures, &g->figures));
}

/* Sites of one town, both named, neither within the other: two incidents, unless names or
 * figures bring them together (GROUP-7). */
static bool sites_part(const struct evidence *v, const struct block *b, const struct gathering *g)
{
	if (v->names || v->families || v->figure || !v->figure_known || v->place == PLACE_SAME)
		return false;
	for (size_t i = 0; i < g->places.count; i++) {
		struct place_keys one = { .at = &g->places.at[i], .count = 1 };
		if (!g->places.at[i].context && place_fit(&b->places, &one) == PLACE_DIFFERENT)
			return true;
	}
	return false;
}

struct fit block_fit(const struct block *b, const struct gathering *g)
{
	static const int by_place[PLACE_FITS] = { 40, 30, 0, 0 };
	static const int by_day[DAY_FITS] = { 40, 25, 20, 15, 10, 0, 0 };
	struct evidence v = weigh(b, g);
	struct fit f = { 0 };
	if (!joins(&v, b, g, &f.why) || sites_part(&v, b, g))
		return f;
	bool hours = b->hour != HOUR_UNKNOWN && g->hour != HOUR_UNKNOWN;
	int apart = hours ? max_int(b->hour - g->hour, g->hour - b->hour) : 0;
	f.score = 1 + by_place[v.place] + by_day[v.day] + (v.names ? 60 : 0) +
		  (v.families ? 30 : 0) + (v.figure ? 20 : 0) + (v.telling ? 10 : 0) +
		  ((b->acts & g->acts) ? 5 : 0) +
		  (hours ? (apart <= 3 || apart >= 21 ? 10 : -10) : 0) +
		  (g->dating == DATING_HARD ? 5 : 0) + (b->background == g->background ? 15 : 0);
	f.score = max_int(f.score, 1);
	f.loose = v.figure_known && !v.figure && !v.names && !v.families;
	return f;
}
