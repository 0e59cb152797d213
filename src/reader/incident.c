#include "reader/setting.h"

/*
 * Events of one report become incidents. An event stays with the incident told
 * of last unless time or place contradict (INC-1); a contradiction looks for
 * an earlier incident that agrees (INC-2), else opens a new one (INC-3).
 */
struct deed {
	date_day from, to;
	uint32_t moment, spot;
	uint32_t sentence; /* told of last */
	bool background, harmed;
};

struct deeds {
	struct deed *at;
	size_t count, room;
};

static bool dates_differ(const struct deed *d, date_day from, date_day to)
{
	if (d->from == DATE_NONE || from == DATE_NONE)
		return false;
	return from > d->to + 1 || to + 1 < d->from;
}

static bool dates_agree(const struct deed *d, date_day from, date_day to)
{
	return d->from != DATE_NONE && from != DATE_NONE && from <= d->to && to >= d->from;
}

static bool is_within(const struct spot *a, const struct spot *b)
{
	return str_equal_fold(a->inside, b->name) || str_find(a->name, b->name) < a->name.len;
}

static bool places_differ(const struct page *p, uint32_t a, uint32_t b)
{
	if (a == NONE || b == NONE)
		return false;
	const struct spot *x = &p->spots.at[a], *y = &p->spots.at[b];
	if (!place_locality(x->kind) || place_locality(x->kind) != place_locality(y->kind) || x->near || y->near ||
		str_equal_fold(x->name, y->name))
		return false;
	return !is_within(x, y) && !is_within(y, x);
}

static bool places_agree(const struct page *p, uint32_t a, uint32_t b)
{
	return a != NONE && b != NONE && str_equal_fold(p->spots.at[a].name, p->spots.at[b].name);
}

/* "In a separate incident", "elsewhere", "meanwhile" at the start of a sentence (INC-4). */
static bool opens_another(const struct page *p, const struct event *e)
{
	static const char *const openers[] = { "meanwhile", "elsewhere", "separately", "separate",
		"another", "also", "other", NULL };
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	uint32_t stop = s->first + 5 < s->end ? s->first + 5 : s->end;
	for (uint32_t i = s->first; i < stop; i++)
		for (size_t k = 0; openers[k]; k++)
			if (word_is(p, i, openers[k]) && k < 4)
				return true;
	return false;
}

/* INC-7: who dies of wounds days later was harmed in the incident all the same. */
static bool dies_later(const struct page *p, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	if (!word_has(p, e->trigger, FEATURE_DIE))
		return false;
	for (uint32_t i = e->trigger; i < s->end && i < e->trigger + 10; i++)
		if (word_has(p, i, FEATURE_WOUNDS) || word_is(p, i, "hospital"))
			return true;
	return false;
}

static bool conflicts(const struct page *p, const struct deed *d, const struct event *e, date_day from, date_day to)
{
	return (dates_differ(d, from, to) && !dies_later(p, e)) ||
	       (e->own_spot && places_differ(p, d->spot, e->spot));
}

static size_t find_deed(const struct page *p, const struct deeds *all, const struct event *e,
	date_day from, date_day to, size_t current)
{
	if (!conflicts(p, &all->at[current], e, from, to) &&
		!(opens_another(p, e) && all->at[current].sentence != e->sentence))
		return current;
	for (size_t i = all->count; i-- > 0;) {
		const struct deed *d = &all->at[i];
		if (!conflicts(p, d, e, from, to) && i != current &&
			(dates_agree(d, from, to) || places_agree(p, d->spot, e->spot)))
			return i;
	}
	return all->count;
}

/* INC-5: retold from before: more than two weeks before the report, and not what it is about. */
enum { RECENT_DAYS = 14 };

static bool is_old(const struct page *p, date_day to)
{
	return to != DATE_NONE && p->report->published != DATE_NONE &&
	       to + RECENT_DAYS < p->report->published;
}

static bool has_past_word(const struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first; i < s->end; i++)
		if (word_has(p, i, FEATURE_PAST) && !word_has(p, i, FEATURE_SAY) &&
			!word_is(p, i, "since") && !word_is(p, i, "former"))
			return true;
	return false;
}

static void join(const struct page *p, struct deed *d, struct event *e, date_day from, date_day to)
{
	if (d->from == DATE_NONE || (from != DATE_NONE && to - from < d->to - d->from && !e->background)) {
		if (from != DATE_NONE) {
			d->from = from;
			d->to = to;
			d->moment = e->moment;
		}
	}
	if (d->spot == NONE || (e->own_spot && !place_is_local(p->spots.at[d->spot].kind)))
		d->spot = e->spot != NONE ? e->spot : d->spot;
	d->sentence = e->sentence;
	d->harmed |= e->harm != HARM_NONE;
}

/* INC-6: a new paragraph that names no time of its own leaves what was recalled and returns to the topic. */
static bool returns_to_topic(const struct page *p, const struct deed *d, const struct event *e)
{
	const struct sentence *s = p->scan.sentences.at;
	return d->background && !e->own_moment && s[d->sentence].paragraph != s[e->sentence].paragraph;
}

void page_incidents(struct page *p)
{
	struct deeds all = { 0 };
	size_t current = 0;
	for (size_t i = 0; i < p->events.count; i++) {
		struct event *e = &p->events.at[i];
		if (e->whole != NONE) {
			e->incident = p->events.at[e->whole].incident;
			continue;
		}
		date_day from, to;
		moment_days(p, e->moment, &from, &to);
		if (all.count && returns_to_topic(p, &all.at[current], e))
			current = 0;
		if (e->aggregate && all.count) { /* INC-8: a figure over several is none of them */
			*PUSH(p->mem, &all) = (struct deed){ from, to, e->moment, e->spot, e->sentence, false, true };
			e->incident = (int)all.count;
			continue;
		}
		size_t found = all.count ? find_deed(p, &all, e, from, to, current) : 0;
		if (found == all.count)
			*PUSH(p->mem, &all) = (struct deed){ from, to, e->moment, e->spot, e->sentence, false, false };
		struct deed *d = &all.at[found];
		join(p, d, e, from, to);
		e->incident = (int)found + 1;
		if (found > 0 && (is_old(p, d->to) ||
					 (e->own_moment && has_past_word(p, &p->scan.sentences.at[e->sentence]) &&
						 d->to != DATE_NONE && all.at[0].to != DATE_NONE && d->to < all.at[0].from)))
			d->background = true;
		current = found;
	}
	for (size_t i = 0; i < p->events.count; i++) {
		struct event *e = &p->events.at[i];
		const struct deed *d = &all.at[e->incident - 1];
		e->background = d->background;
		if (e->spot == NONE)
			e->spot = d->spot != NONE ? d->spot : p->topic_spot;
		if (e->moment == NONE)
			e->moment = d->moment;
	}
}
