#include "reader/incident.h"

/* What an event lacks of time and place, from its incident and from the topic (SET-6, SET-7, SET-9). */

/* "Between 07:00 and 09:00 they shelled": the topic's day (SET-9). */
static bool names_hour(const struct page *p, uint32_t sentence)
{
	const struct sentence *s = &p->scan.sentences.at[sentence];
	for (uint32_t w = s->first; w < s->end; w++)
		if (p->mark[w].moment != NONE &&
			p->moments.at[p->mark[w].moment].kind == MOMENT_CLOCK)
			return true;
	return false;
}

static bool holds_place(const struct page *p, const struct event *e, const struct deed *d)
{
	return d->spot != NONE &&
	       str_equal_fold(p->spots.at[d->spot].inside, p->spots.at[e->spot].name);
}

static bool is_of_the_country(const struct page *p, uint32_t sentence)
{
	static const char *const wide[] = { "country", "nationwide", "countrywide", "worldwide",
		"territory", "enclave", "strip", "region", NULL };
	const struct sentence *s = &p->scan.sentences.at[sentence];
	for (uint32_t i = s->first; i < s->end; i++)
		if (word_is_any(p, i, wide) && p->mark[i].spot == NONE)
			return true;
	return false;
}

static bool is_wide(const struct page *p, uint32_t spot)
{
	return spot != NONE && (place_locality(p->spots.at[spot].kind) >= 3 ||
				       p->spots.at[spot].kind == SPOT_DISTRICT ||
				       p->spots.at[spot].kind == SPOT_REGION);
}

static bool topic_is_local(const struct page *p)
{
	if (p->topic_spot == NONE)
		return false;
	const struct spot *s = &p->spots.at[p->topic_spot];
	bool line = s->kind == SPOT_ROAD; /* "the Porga valley" */
	return (place_is_local(s->kind) || line) && !s->dateline && !s->near;
}

/* SET-18: "the government in Varna ... The camp has been attacked before. In July": the paragraph has turned to the topic's place. */
static bool is_told_of_here(const struct page *p, const struct event *e)
{
	const struct sentence *s = p->scan.sentences.at;
	return p->topic_again != NONE && p->topic_again > 0 && p->topic_again <= e->sentence &&
	       s[p->topic_again].paragraph == s[e->sentence].paragraph;
}

/* "The foreign ministry of Lanmark called the killings appalling": what counts nobody, behind a figure, says no better where it was. */
bool incident_refines(const struct page *p, const struct event *e, const struct deed *d)
{
	bool mention = !p->wide && d->told && !e->count.known && e->harm <= HARM_KILLED &&
		       topic_is_local(p) &&
		       !str_equal_fold(p->spots.at[e->spot].name, p->spots.at[p->topic_spot].name);
	return e->own_spot && !mention && incident_is_finer(p, e->spot, d->spot);
}

/* SET-3: of a figure over several deeds, what is named but far below it is the place of one of them. */
static bool is_named_later(const struct page *p, uint32_t spot, const struct event *e)
{
	enum { SOON = 3 }; /* sentences */
	uint32_t last = e->sentence + SOON;
	if (p->wide || spot == NONE || p->spots.at[spot].dateline)
		return false;
	if (last >= p->scan.sentences.count)
		last = (uint32_t)p->scan.sentences.count - 1;
	return p->spots.at[spot].first >= p->scan.sentences.at[last].end;
}

/* A year back at most: what a feature tells of other times is not its topic's day. */
static bool topic_is_of_late(const struct page *p)
{
	enum { YEAR = 366 };
	return p->topic_moment != NONE &&
	       (p->report->published == DATE_NONE ||
		       p->moments.at[p->topic_moment].when.from + YEAR > p->report->published);
}

/* SET-25: "this week", where the day is told behind it */
static bool is_week_of(const struct page *p, const struct event *e, const struct deed *d)
{
	date_day from, to;
	if (p->wide || (e->harm != HARM_KILLED && e->harm != HARM_INJURED) || e->moment == NONE ||
		!moment_is_this_week(&p->moments.at[e->moment]) || d->from == DATE_NONE ||
		d->moment == NONE || p->moments.at[d->moment].first < p->moments.at[e->moment].end)
		return false;
	moment_days(p, e->moment, &from, &to);
	return from != DATE_NONE && d->from >= from && d->to <= to;
}

/* SET-6, SET-7: an event without place or time has those of its incident, and that the topic's. */
void incident_settle(
	const struct page *p, struct event *e, const struct deed *d, const struct deed *topic)
{
	if (e->elsewhere && d != topic) {
		e->background = true;
		e->spot = e->own_spot ? e->spot : NONE;
		e->moment = e->own_moment ? e->moment : NONE;
		return;
	}
	const struct event *whole = e->whole < p->events.count ? &p->events.at[e->whole] : NULL;
	if (whole && whole < e && !e->own_moment)
		e->moment = whole->moment;
	if (whole && whole < e && !e->own_spot)
		e->spot = whole->spot;
	bool coarse = e->spot == NONE || !e->own_spot ||
		      (!deed_is_period(d) && (place_locality(p->spots.at[e->spot].kind) >= 3 ||
						     holds_place(p, e, d)));
	e->background = d->background;
	if (d == topic && is_wide(p, d->spot) && !deed_is_period(d) && !e->aggregate &&
		(e->spot == NONE || is_wide(p, e->spot)) && topic_is_local(p))
		e->spot =
			p->topic_spot; /* "in northern Sarevia" of the lead, "the village of Orle" behind it */
	else if (coarse && d->spot != NONE &&
		 (e->spot == NONE || incident_is_finer(p, d->spot, e->spot)))
		e->spot = d->spot;
	if (e->aggregate && is_of_the_country(p, e->sentence) &&
		(e->spot == NONE || place_locality(p->spots.at[e->spot].kind) < 3)) {
		e->spot = NONE; /* SET-3: "in the country" is no town */
		return;
	}
	if (e->spot == NONE && d->background && !is_told_of_here(p, e))
		e->spot = place_of_paragraph(p, e->sentence);
	bool again = (e->harm == HARM_DEPRIVED && !p->wide) ||
		     (p->topic_again <= e->sentence && !e->aggregate && e->count.known);
	bool several = e->aggregate || (!p->wide && d == topic && deed_is_period(d));
	uint32_t about = several && p->topic_area != NONE ? p->topic_area : p->topic_spot;
	if (e->spot == NONE && (!d->background || again || place_is_meant(p, e->sentence)) &&
		!(several && is_named_later(p, about, e)))
		e->spot = about;
	if (e->spot == NONE && deed_is_period(d) &&
		deed_is_period(topic)) /* "in January, when 44 were killed" */
		e->spot = topic->spot != NONE ? topic->spot : p->topic_spot;
	if (!e->own_spot && incident_is_in_another_part(p, &p->scan.sentences.at[e->sentence]))
		e->spot = NONE;
	bool vague = (incident_is_distance(p, e->moment) || is_week_of(p, e, d)) && !e->aggregate &&
		     !deed_is_period(d);
	if ((!e->own_moment || vague) && !whole && d->moment != NONE && !d->later_period)
		e->moment = d->moment;
	bool undated = !p->wide && d == topic && d->from == DATE_NONE && !d->aggregate &&
		       topic_is_of_late(p);
	if (e->moment == NONE && (undated || names_hour(p, e->sentence)))
		e->moment = p->topic_moment;
}
