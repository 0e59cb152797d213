#include "reader/muc_slot.h"

#include <ctype.h>

/* MUC-41, MUC-42: "COLOMBIA: MEDELLIN (CITY): BELEN (NEIGHBORHOOD)". */

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
	struct str fill = muc_ending(f->muc->lists, LIST_PLACE, f->page, s->end - 1, s->end, NULL);
	if (!fill.at)
		fill = muc_ending(f->muc->lists, LIST_PLACE, f->page, s->first, s->first + 1, NULL);
	if (fill.at && !str_equal(fill, STR("CITY")))
		return fill;
	switch (s->kind) {
	case SPOT_CITY:
	case SPOT_TOWN:
		return STR("CITY");
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
static uint32_t nearest(const struct filter *f, const struct event *e)
{
	const struct sentence *s = &f->page->scan.sentences.at[e->sentence];
	uint32_t best = NONE, least = UINT32_MAX;
	for (uint32_t i = 0; i < f->page->spots.count; i++) {
		const struct spot *x = spot_at(f, i);
		if (x->first < s->first || x->first >= s->end || !is_placing(x) ||
			x->kind == SPOT_COUNTRY || !type_of(f, x).at)
			continue;
		uint32_t far = distance(x, e->trigger);
		if (far < least) {
			best = i;
			least = far;
		}
	}
	return best;
}

static uint32_t spot_of(const struct filter *f, uint32_t template)
{
	for (uint32_t e = 0; e < f->page->events.count; e++) {
		if (f->template_of[e] != template)
			continue;
		uint32_t spot = nearest(f, &f->page->events.at[e]);
		if (spot != NONE)
			return spot;
	}
	return NONE;
}

static struct str country_of(const struct filter *f, const struct spot *s)
{
	struct str code = { 0 };
	if (s->country.len == 2) {
		char *low = str_terminated(f->mem, s->country);
		low[0] = (char)tolower((unsigned char)low[0]);
		low[1] = (char)tolower((unsigned char)low[1]);
		code = muc_word(f->muc->lists, LIST_CODE, (struct str){ low, 2 });
	}
	return code.at ? code : f->country;
}

static struct str print_name(const struct filter *f, const struct spot *s)
{
	uint32_t first = s->first, end = s->end;
	if (end > first + 1 &&
		muc_ending(f->muc->lists, LIST_PLACE, f->page, end - 1, end, NULL).at &&
		!word_is(f->page, end - 1, "city") && s->kind != SPOT_SITE)
		end--;
	return upper(f, muc_text(f, first, end));
}

/* The places that hold a place as they follow it: "Miraflores, Lima". */
static void put_chain(const struct filter *f, uint32_t spot, struct buf *out)
{
	const struct spot *s = spot_at(f, spot);
	if (spot + 1 < f->page->spots.count) {
		const struct spot *next = spot_at(f, spot + 1);
		bool holds = next->first < s->end + NEIGHBOURS && is_placing(next) &&
			     next->kind != SPOT_COUNTRY && next->kind < s->kind &&
			     type_of(f, next).at;
		if (holds && s->kind >= SPOT_CITY)
			put_chain(f, spot + 1, out);
	}
	buf_printf(out, ": " STR_FMT " (" STR_FMT ")", STR_ARG(print_name(f, s)),
		STR_ARG(type_of(f, s)));
}

struct str muc_location(const struct filter *f, uint32_t template)
{
	uint32_t spot = spot_of(f, template);
	struct buf b = { .mem = f->mem };
	if (spot == NONE)
		return f->country;
	buf_add(&b, country_of(f, spot_at(f, spot)));
	if (b.len)
		put_chain(f, spot, &b);
	return b.len ? buf_str(&b) : (struct str){ 0 };
}
