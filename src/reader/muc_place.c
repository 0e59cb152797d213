#include "reader/muc_slot.h"

#include <ctype.h>

/* TASK-41: "COLOMBIA: MEDELLIN (CITY): BELEN (NEIGHBORHOOD)". */

enum { NEIGHBOURS = 4 }; /* words between a place and the one that holds it: ", in the" */

static const struct spot *spot_at(const struct filter *f, uint32_t i)
{
	return &f->page->spots.at[i];
}

static struct str upper(const struct filter *f, struct str s)
{
	char *copy = str_terminated(f->mem, s);
	for (size_t i = 0; i < s.len; i++)
		copy[i] = (char)toupper((unsigned char)copy[i]);
	return (struct str){ copy, s.len };
}

/* The task's type of a place: by the noun in its name, else by what the gazetteer says. */
static struct str type_of(const struct filter *f, const struct spot *s)
{
	struct str fill = muc_ending(f, LIST_PLACE, s->end - 1, s->end, NULL);
	if (!fill.at)
		fill = muc_ending(f, LIST_PLACE, s->first, s->first + 1, NULL);
	if (fill.at && !str_equal(fill, STR("CITY")))
		return fill;
	switch (s->kind) {
	case SPOT_CITY:
		return STR("CITY");
	case SPOT_TOWN:
		return STR("TOWN");
	case SPOT_PROVINCE:
		return STR("DEPARTMENT");
	case SPOT_DISTRICT:
		return STR("MUNICIPALITY");
	case SPOT_VILLAGE:
		return STR("VILLAGE");
	case SPOT_NEIGHBOURHOOD:
		return STR("NEIGHBORHOOD");
	case SPOT_COUNTRY:
	case SPOT_CAMP:
	case SPOT_SITE:
	case SPOT_ROAD:
	case SPOT_REGION:
	case SPOT_SEA:
		return fill;
	}
	return fill;
}

static struct str country_of(const struct filter *f, const struct spot *s)
{
	struct str country = muc_country(f, s);
	return country.at ? country : f->country;
}

/* A town of a country that the task is not about tells where somebody spoke, or is mistaken. */
static bool is_far(const struct filter *f, const struct spot *s)
{
	return !muc_is_latin(f, country_of(f, s)) && muc_is_latin(f, f->country);
}

static bool is_placing(const struct spot *s)
{
	return !s->adjective && !s->dateline && !s->in_name;
}

static uint32_t distance(const struct spot *s, uint32_t word)
{
	if (word < s->first)
		return s->first - word + 2;
	return word >= s->end ? word - s->end + 4 : 0;
}

/* The place nearest to an event in its sentence that the task has a type for. */
static uint32_t nearest(const struct filter *f, const struct event *e, uint32_t sentence)
{
	const struct sentence *s = &f->page->scan.sentences.at[sentence];
	uint32_t best = NONE, least = UINT32_MAX;
	for (uint32_t i = 0; i < f->page->spots.count; i++) {
		const struct spot *x = spot_at(f, i);
		if (x->first < s->first || x->first >= s->end || !is_placing(x) ||
			x->kind == SPOT_COUNTRY || !type_of(f, x).at || is_far(f, x))
			continue;
		uint32_t far = distance(x, e->trigger);
		if (far < least) {
			best = i;
			least = far;
		}
	}
	return best;
}

/* Where a place is looked for: so many sentences behind an event, in its paragraph or beyond. */
struct reach {
	int behind;
	bool beyond;
};

/* In the sentence of the first event that has one which names a place. */
static uint32_t spot_of(const struct filter *f, uint32_t template, struct reach r)
{
	const struct sentences *all = &f->page->scan.sentences;
	for (uint32_t i = 0; i < f->page->events.count; i++) {
		const struct event *e = &f->page->events.at[i];
		int64_t s = (int64_t)e->sentence + r.behind;
		if (f->template_of[i] != template || s < 0 || s >= (int64_t)all->count ||
			(!r.beyond && all->at[s].paragraph != all->at[e->sentence].paragraph))
			continue;
		uint32_t spot = nearest(f, e, (uint32_t)s);
		if (spot != NONE)
			return spot;
	}
	return NONE;
}

static uint32_t spot_around(const struct filter *f, uint32_t template)
{
	static const struct reach reaches[] = { { 1, false }, { -1, false }, { 1, true } };
	uint32_t spot = NONE;
	for (size_t i = 0; i < sizeof reaches / sizeof reaches[0] && spot == NONE; i++)
		spot = spot_of(f, template, reaches[i]);
	return spot;
}

static struct str print_name(const struct filter *f, const struct spot *s)
{
	uint32_t first = s->first, end = s->end;
	if (end > first + 1 && muc_ending(f, LIST_PLACE, end - 1, end, NULL).at &&
		!word_is(f->page, end - 1, "city") && s->kind != SPOT_SITE)
		end--;
	return upper(f, muc_text(f, first, end));
}

static bool holds(const struct filter *f, const struct spot *outer, const struct spot *inner)
{
	return outer != inner && is_placing(outer) && outer->kind != SPOT_COUNTRY &&
	       outer->kind < inner->kind && type_of(f, outer).at != NULL;
}

/* The place that holds a place: the next one, as in "Miraflores, Lima", or that the text said before. */
static uint32_t holder(const struct filter *f, uint32_t spot)
{
	const struct spot *s = spot_at(f, spot);
	if (spot + 1 < f->page->spots.count && spot_at(f, spot + 1)->first < s->end + NEIGHBOURS &&
		holds(f, spot_at(f, spot + 1), s))
		return spot + 1;
	for (uint32_t i = 0; s->inside.len && i < f->page->spots.count; i++)
		if (str_equal_fold(spot_at(f, i)->name, s->inside) && holds(f, spot_at(f, i), s))
			return i;
	return NONE;
}

/* "In the neighborhood of X", of which nothing more is said, is in the town of the dateline. */
static uint32_t dateline_town(const struct filter *f, uint32_t spot)
{
	for (uint32_t i = 0; i < f->page->spots.count; i++) {
		const struct spot *x = spot_at(f, i);
		if (x->dateline && x->kind == SPOT_CITY && !is_far(f, x) &&
			spot_at(f, spot)->kind == SPOT_NEIGHBOURHOOD)
			return i;
	}
	return NONE;
}

static void put_chain(const struct filter *f, uint32_t spot, int depth, struct buf *out)
{
	const struct spot *s = spot_at(f, spot);
	uint32_t outer = depth < 3 ? holder(f, spot) : NONE;
	if (outer == NONE)
		outer = dateline_town(f, spot);
	if (outer != NONE)
		put_chain(f, outer, depth + 1, out);
	buf_printf(out, ": " STR_FMT " (" STR_FMT ")", STR_ARG(print_name(f, s)),
		STR_ARG(type_of(f, s)));
}

/* TASK-42: "in the capital", and not "20 km from the capital". */
static bool names_capital(const struct filter *f, const struct sentence *s)
{
	for (uint32_t i = s->first + 1; i < s->end; i++)
		if (word_is(f->page, i, "capital") && !word_is(f->page, i - 1, "from") &&
			!(i > s->first + 1 &&
				(word_is(f->page, i - 2, "from") || word_is(f->page, i - 2, "of"))))
			return true;
	return false;
}

static struct str capital_of(const struct filter *f, uint32_t template)
{
	for (uint32_t e = 0; e < f->page->events.count; e++) {
		const struct event *x = &f->page->events.at[e];
		if (f->template_of[e] != template ||
			!names_capital(f, &f->page->scan.sentences.at[x->sentence]))
			continue;
		char *low = str_terminated(f->mem, f->country);
		for (size_t i = 0; i < f->country.len; i++)
			low[i] = (char)tolower((unsigned char)low[i]);
		return muc_word(f->muc->lists, LIST_CAPITAL, (struct str){ low, f->country.len });
	}
	return (struct str){ 0 };
}

struct str muc_location(const struct filter *f, uint32_t template)
{
	uint32_t spot = spot_of(f, template, (struct reach){ 0, false });
	struct buf b = { .mem = f->mem };
	struct str capital = spot == NONE ? capital_of(f, template) : (struct str){ 0 };
	if (capital.at)
		return str_format(f->mem, STR_FMT ": " STR_FMT " (CITY)", STR_ARG(f->country),
			STR_ARG(capital));
	if (spot == NONE)
		spot = spot_around(f, template);
	if (spot == NONE)
		return f->country;
	buf_add(&b, country_of(f, spot_at(f, spot)));
	if (b.len)
		put_chain(f, spot, 0, &b);
	return b.len ? buf_str(&b) : (struct str){ 0 };
}
