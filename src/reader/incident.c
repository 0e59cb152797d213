#include "reader/incident.h"

/*
 * Events of one report become incidents. An event stays with the incident told
 * of last unless time or place contradict (INC-1); a contradiction looks for
 * an earlier incident that agrees (INC-2), else opens a new one (INC-3).
 */
enum { RECENT_DAYS = 14, COUNTED_DAYS = 45, LOOK_BACK = 256 /* incidents */ };

/* "On Monday night", "at dawn": a day that may be told as the one before or behind it. */
static bool is_of_night(const struct page *p, uint32_t moment)
{
	static const char *const parts[] = { "night", "dawn", "early", "late", "midnight",
		"evening", "overnight", "morning" };
	struct str time = moment == NONE ? (struct str){ 0 } : p->moments.at[moment].when.time;
	for (size_t k = 0; time.at && k < sizeof parts / sizeof *parts; k++)
		if (str_find(time, str_from(parts[k])) < time.len)
			return true;
	return time.at && time.len > 0 && time.at[0] <= '9';
}

/* A day, or two by their names: "on Monday and Tuesday". */
static bool names_days(const struct page *p, uint32_t moment, date_day from, date_day to)
{
	return from == to ||
	       (moment != NONE && str_is(str_from(p->moments.at[moment].rule), "WHEN-19"));
}

static bool dates_differ(const struct page *p, const struct deed *d, const struct event *e,
	date_day from, date_day to)
{
	if (d->from == DATE_NONE || from == DATE_NONE)
		return false;
	static const char *const deeds[] = { "FRAME-4", "FRAME-19",
		NULL }; /* "a drone struck a boat" */
	bool deed = e->harm != HARM_NONE || str_is(str_from(e->rule), deeds[0]) ||
		    str_is(str_from(e->rule), deeds[1]);
	bool days = e->own_moment && deed && !e->negative && names_days(p, e->moment, from, to) &&
		    names_days(p, d->moment, d->from, d->to) && !d->guessed &&
		    !is_of_night(p, e->moment) && !is_of_night(p, d->moment);
	int slack = days || (to - from > NIGHT_DAYS && d->to - d->from > NIGHT_DAYS) ? 0 : 1;
	return from > d->to + slack || to + slack < d->from;
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
	if (!place_locality(x->kind) || place_locality(x->kind) != place_locality(y->kind) ||
		x->near || y->near || str_equal_fold(x->name, y->name))
		return false;
	return !is_within(x, y) && !is_within(y, x);
}

static bool places_agree(const struct page *p, uint32_t a, uint32_t b)
{
	return a != NONE && b != NONE && str_equal_fold(p->spots.at[a].name, p->spots.at[b].name);
}

/* "two fighters were killed in a separate strike" (INC-4). */
static bool is_apart(const struct page *p, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	enum { NEAR = 3 }; /* "four were killed elsewhere", "nine died in shelling elsewhere" */
	for (uint32_t i = e->end; i < s->end && i < e->end + NEAR && !word_is(p, i, ","); i++)
		if (word_is(p, i, "elsewhere") && (i == e->end || !p->wide))
			return true;
	for (uint32_t i = s->first; i + 1 < s->end; i++)
		if ((word_is(p, i, "separate") || word_is(p, i, "unrelated")) &&
			word_has(p, i + 1, FEATURE_EVENT) && event_is_nearest(p, e, i))
			return true;
	return false;
}

/* INC-4: another item of a list with another place or day. */
static bool is_another_item(
	const struct page *p, const struct deed *d, const struct event *e, date_day from)
{
	if (d->sentence == e->sentence)
		return false;
	uint32_t before = item_begin(p, d->sentence), now = item_begin(p, e->sentence);
	if (before == NONE || now == NONE || before == now)
		return false;
	bool day = e->own_moment && from != DATE_NONE && d->from != DATE_NONE && from != d->from;
	bool place = e->own_spot && d->spot != NONE;
	if (place) {
		const struct spot *x = &p->spots.at[d->spot], *y = &p->spots.at[e->spot];
		place = place_is_local(x->kind) && place_is_local(y->kind) &&
			!str_equal_fold(x->name, y->name) && !is_within(x, y) && !is_within(y, x);
	}
	return (day || place) && !is_later_figure(p, e);
}

/* "In the south, three policemen were killed": another part of the land, and no place that was named (INC-4). */
bool incident_is_in_another_part(const struct page *p, const struct sentence *s)
{
	static const char *const parts[] = { "north", "south", "east", "west", "northeast",
		"northwest", "southeast", "southwest", "north-east", "north-west", "south-east",
		"south-west", NULL };
	uint32_t i = s->first;
	return i + 3 < s->end && word_is(p, i, "in") && word_is(p, i + 1, "the") &&
	       word_is_any(p, i + 2, parts) && (word_is(p, i + 3, ",") || word_is(p, i + 3, "of"));
}

/* "In a separate incident", "elsewhere", "meanwhile" at the start of a sentence (INC-4). */
static bool opens_another(const struct page *p, const struct event *e)
{
	static const char *const openers[] = { "meanwhile", "elsewhere", "separately", "separate",
		NULL };
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	uint32_t stop = s->first + 5 < s->end ? s->first + 5 : s->end;
	for (uint32_t i = s->first; i < stop; i++)
		if (word_is_any(p, i, openers))
			return true;
	return is_apart(p, e) || incident_is_in_another_part(p, s);
}

/* INC-5: more than two weeks before the report. */
static bool is_old(const struct page *p, date_day to)
{
	return to != DATE_NONE && p->report->published != DATE_NONE &&
	       to + RECENT_DAYS < p->report->published;
}

/* "Three months after soldiers came": a length of time, which the day told later says more exactly. */
bool incident_is_distance(const struct page *p, uint32_t moment)
{
	if (moment == NONE)
		return false;
	const struct moment *m = &p->moments.at[moment];
	return !m->repeated && (m->kind == MOMENT_WEEK || m->kind == MOMENT_MONTH) &&
	       str_is(str_from(m->rule), "WHEN-9");
}

/* Its day is less sure to be that of the report's deed: what goes on for long, and what was only guessed at (FRAME-140). */
static bool is_soft(const struct event *e)
{
	return event_lasts(e) || str_is(str_from(e->rule), "FRAME-140");
}

/* "On Monday they shot two students": a number of its own. */
static bool counts_anew(const struct page *p, const struct event *e)
{
	const struct event *all = p->events.at, *end = all + p->events.count, *x = e;
	while (x > all && x[-1].sentence == e->sentence)
		x--;
	for (; x < end && x->sentence == e->sentence; x++)
		if (x->count.known && !(x->count.low <= 2 && x->count.open))
			return true;
	return false;
}

/* SET-25: "shot 46 pickers this week", and behind it "the pickers were killed on Tuesday": the day of the same deed. */
static bool is_day_of_the_week(const struct page *p, const struct deed *d, const struct event *e)
{
	enum { SOON = 6, WEEK_DAYS = 7 };
	const struct moment *m = d->moment == NONE ? NULL : &p->moments.at[d->moment];
	return m && !is_soft(e) && moment_is_this_week(m) && !p->wide &&
	       d->to - d->from <= WEEK_DAYS && e->sentence <= d->sentence + SOON &&
	       !counts_anew(p, e);
}

/* INC-9: a deed of a day, or at a village, is not the figure over a period or a province that covers it. */
static bool is_one_of(const struct page *p, const struct deed *d, const struct event *e,
	date_day from, date_day to)
{
	if (!deed_is_period(d) || e->aggregate || is_later_figure(p, e))
		return false;
	if (!d->aggregate && (incident_is_distance(p, d->moment) || is_day_of_the_week(p, d, e)))
		return false;
	if (e->own_moment && from != DATE_NONE && d->from != DATE_NONE && to - from < NIGHT_DAYS &&
		p->moments.at[d->moment].kind != MOMENT_YEAR)
		return true;
	return d->aggregate && e->own_spot && place_is_local(p->spots.at[e->spot].kind) &&
	       (d->spot == NONE || !place_is_local(p->spots.at[d->spot].kind));
}

/* INC-10: what was told without a day is news; an old date beside it, "last week", "last month", is another's. */
static bool is_recalled_beside(
	const struct page *p, const struct deed *d, const struct event *e, date_day to)
{
	if (d->from != DATE_NONE || !d->told || !e->own_moment || d->sentence == e->sentence)
		return false;
	const struct moment *m = &p->moments.at[e->moment];
	bool weeks = m->deictic && m->when.to < p->report->published &&
		     (m->kind == MOMENT_WEEK || m->kind == MOMENT_MONTH || m->kind == MOMENT_YEAR);
	return is_old(p, to) || (weeks && e->count.known && e->harm != HARM_NONE);
}

/* SET-5: a figure told on a later day is that of the deed; so is who dies of wounds, is arrested for it or driven out by it (INC-7). */
static bool dates_conflict(const struct page *p, const struct deed *d, const struct event *e,
	date_day from, date_day to)
{
	bool after = p->wide || d->from == DATE_NONE || to == DATE_NONE || to >= d->from;
	if (!dates_differ(p, d, e, from, to) || (after && event_dies_late(p, e)))
		return false;
	bool follows = e->own_moment && from > d->to;
	bool arrest = (e->harm == HARM_DETAINED || e->harm == HARM_DISPLACED) &&
		      from <= d->to + RECENT_DAYS && !e->own_spot;
	bool figure = from <= d->to + COUNTED_DAYS && is_later_figure(p, e);
	return !(follows && (arrest || figure));
}

/* "In Tarsk, a drone ...", "And at a quarry near Orsil, ..." */
static bool opens_with_place(const struct page *p, const struct event *e)
{
	static const char *const joints[] = { "and", "but", NULL };
	static const char *const into[] = { "in", "at", "near", "outside", NULL };
	enum { AHEAD = 5 };
	uint32_t first = p->scan.sentences.at[e->sentence].first, spot = p->spots.at[e->spot].first;
	first += word_is_any(p, first, joints);
	if (!word_is_any(p, first, into) || spot > first + AHEAD)
		return false;
	for (uint32_t i = first; i < spot; i++)
		if (word_is(p, i, ",") || (tag_at(p, i) >= TAG_VB && tag_at(p, i) <= TAG_VBZ))
			return false;
	return true;
}

/* INC-1: "on 6 June, near X" beside what was done in Y on the 7th: neither the day nor the town. */
static bool is_elsewhere_then(
	const struct page *p, const struct deed *d, const struct event *e, date_day from)
{
	if (!e->own_spot || d->spot == NONE)
		return false;
	bool day = e->own_moment && from != DATE_NONE && d->from != DATE_NONE && from != d->from;
	const struct spot *x = &p->spots.at[d->spot], *y = &p->spots.at[e->spot];
	return (day || opens_with_place(p, e)) && place_is_local(x->kind) &&
	       place_is_local(y->kind) && !str_equal_fold(x->name, y->name) && !is_within(x, y) &&
	       !is_within(y, x);
}

/* What only a headline has told so far: "raid on river camp" and "the camp of Wadi Sarin" are one. */
static bool is_of_headline(const struct page *p, const struct deed *d)
{
	return !d->told && p->scan.sentences.at[d->sentence].block == BLOCK_HEADLINE;
}

static bool conflicts(const struct page *p, const struct deed *d, const struct event *e,
	date_day from, date_day to)
{
	return dates_conflict(p, d, e, from, to) || is_one_of(p, d, e, from, to) ||
	       is_another_item(p, d, e, from) || is_recalled_beside(p, d, e, to) ||
	       is_elsewhere_then(p, d, e, from) ||
	       (e->own_spot && !is_of_headline(p, d) && places_differ(p, d->spot, e->spot));
}

/* INC-16: behind what was recalled in passing, the first recent day of a report whose own deed had none is that deed's. */
static bool dates_the_topic(const struct page *p, const struct deeds *all, const struct event *e,
	date_day from, date_day to, size_t current)
{
	const struct deed *topic = &all->at[0];
	bool guess =
		str_is(str_from(e->rule), "FRAME-140") || str_is(str_from(e->rule), "FRAME-168");
	return !p->wide && !guess && current && all->at[current].background &&
	       topic->from == DATE_NONE && topic->told && e->own_moment && !e->aggregate &&
	       !is_old(p, to) && to - from <= NIGHT_DAYS && !conflicts(p, topic, e, from, to);
}

static bool is_narrow(enum spot_kind kind)
{
	return place_is_local(kind) || kind == SPOT_SITE || kind == SPOT_ROAD;
}

/* INC-18: behind what was done in Aldo, "2,000 have left Qarin" without a day is of what was done in Qarin before. */
static size_t deed_back_there(
	const struct page *p, const struct deeds *all, const struct event *e, size_t current)
{
	uint32_t now = all->at[current].spot;
	if (p->wide || !e->own_spot || e->own_moment || e->aggregate || now == NONE)
		return all->count;
	const struct spot *x = &p->spots.at[now], *y = &p->spots.at[e->spot];
	if (!is_narrow(x->kind) || !is_narrow(y->kind) || str_equal_fold(x->name, y->name) ||
		is_within(x, y) || is_within(y, x) || y->near)
		return all->count;
	for (size_t i = all->count; i-- > 0 && i + LOOK_BACK > all->count;) {
		const struct deed *d = &all->at[i];
		if (i != current && !d->background && !d->aggregate && !d->cut &&
			places_agree(p, d->spot, e->spot))
			return i;
	}
	return all->count;
}

static size_t find_deed(const struct page *p, const struct deeds *all, const struct event *e,
	date_day from, date_day to, size_t current)
{
	if (!all->at || e->elsewhere)
		return all->count;
	size_t back = deed_back_there(p, all, e, current);
	if (back < all->count)
		return back;
	if (!conflicts(p, &all->at[current], e, from, to) &&
		!(opens_another(p, e) && all->at[current].sentence != e->sentence) &&
		!item_is_another_brief(p, all->at[current].sentence, e->sentence))
		return current;
	if (dates_the_topic(p, all, e, from, to, current))
		return 0;
	for (size_t i = all->count; i-- > 0 && i + LOOK_BACK > all->count;) {
		const struct deed *d = &all->at[i];
		if (!conflicts(p, d, e, from, to) && i != current &&
			((d->from != DATE_NONE && from != DATE_NONE) ||
				places_agree(p, d->spot, e->spot)))
			return i;
	}
	return all->count;
}

static bool has_past_word(const struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first; i < s->end; i++)
		if (word_has(p, i, FEATURE_PAST) && !word_has(p, i, FEATURE_SAY) &&
			!word_is(p, i, "since") && !word_is(p, i, "former"))
			return true;
	return false;
}

/* "San Telmo prison, Corranes": the prison is finer than the town, a town than a site that lies elsewhere. */
bool incident_is_finer(const struct page *p, uint32_t a, uint32_t b)
{
	if (b == NONE)
		return true;
	const struct spot *x = &p->spots.at[a], *y = &p->spots.at[b];
	bool in = str_equal_fold(x->inside, y->name), holds = str_equal_fold(y->inside, x->name);
	bool site = y->kind == SPOT_SITE || y->kind == SPOT_ROAD;
	return in || (!holds && !site && place_is_local(x->kind) && !place_is_local(y->kind));
}

static void join(const struct page *p, struct deed *d, struct event *e, date_day from, date_day to)
{
	bool later = d->from != DATE_NONE && from != DATE_NONE && from >= d->from &&
		     is_later_figure(p, e);
	if (later && e->own_moment && from > d->from) {
		e->own_moment = false;
		e->moment = NONE;
	}
	bool last_day = d->moment != NONE && p->moments.at[d->moment].kind == MOMENT_DURATION;
	bool narrower =
		(deed_is_period(d) || last_day) && from != DATE_NONE && to - from < d->to - d->from;
	bool soft = is_soft(e);
	bool agrees = d->from != DATE_NONE && d->to - d->from <= 1 && dates_agree(d, from, to);
	if (agrees && e->own_moment && !soft && !later && d->from == from && !p->wide)
		d->guessed = false; /* what the lead says of the day is so */
	bool better = narrower ? !d->background : d->guessed && !soft && !agrees && e->own_moment;
	bool running = e->moment != NONE && moment_is_period(p, &p->moments.at[e->moment]);
	bool first = d->from == DATE_NONE && (e->own_moment || !d->told);
	later |= event_dies_late(p, e) && (d->told || d->from != DATE_NONE);
	if (from != DATE_NONE && !later && (first || better)) {
		d->guessed = soft && (d->from == DATE_NONE || d->guessed);
		d->from = from;
		d->to = to;
		d->moment = e->moment;
		d->later_period = running && (d->told || p->wide);
	}
	bool headed = is_of_headline(p, d) && e->own_spot && (p->wide || e->harm != HARM_NONE) &&
		      p->scan.sentences.at[e->sentence].block == BLOCK_BODY &&
		      place_is_local(p->spots.at[e->spot].kind);
	if (e->spot != NONE && (d->spot == NONE || headed || incident_refines(p, e, d)))
		d->spot = e->spot;
	d->sentence = e->sentence;
	d->section = e->section;
	d->told |= e->harm != HARM_NONE && e->count.known &&
		   p->scan.sentences.at[e->sentence].block == BLOCK_BODY;
}

/* INC-6: a new paragraph that names no time or place of its own returns from what was recalled to the topic. */
static bool returns_to_topic(const struct page *p, const struct deed *d, const struct event *e)
{
	const struct sentence *s = p->scan.sentences.at;
	bool moved = d->guessed && !e->own_spot; /* where people were taken, what was cut off */
	bool same =
		d->within && d->section && d->section == e->section; /* what its head is about */
	bool again = !p->wide && !strcmp(e->rule, "FRAME-30");       /* "was among those killed" */
	bool aside = d->background || moved || again ||
		     ((d->within || d->apart) && !e->own_spot && !same);
	return aside && !e->own_moment && s[d->sentence].paragraph != s[e->sentence].paragraph;
}

/* SET-6, SET-8: what the report is about has its place and time from the head and lead, where these come before. */
static struct deed new_deed(
	const struct page *p, const struct event *e, date_day from, date_day to, bool is_first)
{
	struct deed d = { .from = from,
		.to = to,
		.moment = e->moment,
		.spot = spot_at_home(p, e),
		.sentence = e->sentence,
		.aggregate = e->aggregate };
	d.guessed = is_soft(e);
	uint32_t end = p->scan.sentences.at[e->sentence].end;
	if (!is_first)
		return d;
	if (d.spot == NONE && p->topic_spot != NONE && p->spots.at[p->topic_spot].first < end &&
		!p->spots.at[p->topic_spot].dateline)
		d.spot = p->topic_spot;
	if (d.from == DATE_NONE && p->topic_moment != NONE &&
		(p->moments.at[p->topic_moment].first < end ||
			p->moments.at[p->topic_moment].when.time.at)) {
		d.moment = p->topic_moment;
		moment_days(p, d.moment, &d.from, &d.to);
		d.guessed = d.from != DATE_NONE;
	}
	return d;
}

static bool is_background(
	const struct page *p, const struct deeds *all, const struct deed *d, const struct event *e)
{
	const struct deed *topic = &all->at[0];
	bool before = topic->from == DATE_NONE || d->to < topic->from;
	if (d == topic || d->to == DATE_NONE || !before)
		return false;
	return is_old(p, d->to) || (topic->from != DATE_NONE && e->own_moment &&
					   has_past_word(p, &p->scan.sentences.at[e->sentence]));
}

/*
 * INC-8: a figure over several incidents is none of them: it has its own, with others of the same period. A head
 * without figures is about what the text counts first.
 */
static size_t aggregate_of(struct deeds *all, date_day from, date_day to)
{
	if (all->count == 1 && !all->at[0].told) {
		all->at[0].aggregate = true;
		return 0;
	}
	for (size_t i = all->count; i-- > 0 && i + LOOK_BACK > all->count;)
		if (all->at[i].aggregate && from != DATE_NONE && all->at[i].from == from &&
			all->at[i].to == to)
			return i;
	return all->count;
}

/* INC-1: in the sentence behind the last, another town alone makes another incident: of the same day. */
static bool goes_on(const struct page *p, const struct deed *d, const struct event *e)
{
	enum { NEXT = 2 }; /* sentences */
	const struct sentence *s = p->scan.sentences.at;
	return e->moment == NONE && e->own_spot && e->harm != HARM_NONE && !d->background &&
	       d->from != DATE_NONE && !deed_is_period(d) && e->sentence <= d->sentence + NEXT &&
	       s[e->sentence].paragraph <= s[d->sentence].paragraph + 1 &&
	       !has_past_word(p, &s[e->sentence]) && !is_later_figure(p, e);
}

/* "Between 1 July and 30 September 1,104 were killed", and later "on 14 August": one of those, wherever it stands. */
static bool is_one_of_topic(const struct page *p, const struct deeds *all, const struct event *e,
	date_day from, date_day to)
{
	const struct deed *topic = &all->at[0];
	return !p->wide && topic->aggregate && topic->from != DATE_NONE && from >= topic->from &&
	       to <= topic->to && is_one_of(p, topic, e, from, to);
}

/*
 * INC-17: water and power cut off more than three days before the deed are an incident of their own, to which belongs
 * what is told of such close behind. `all->count`: a new one; NONE: not so.
 */
static size_t deed_of_cut(const struct page *p, const struct deeds *all, const struct event *e,
	date_day from, date_day to)
{
	enum { BEFORE = 3, WEEK = 7 /* days */, NEAR = 6 /* sentences */ };
	if (e->harm != HARM_DEPRIVED || p->wide || !all->count || !all->at[0].told)
		return NONE;
	for (size_t i = all->count; i-- > 0 && i + LOOK_BACK > all->count;)
		if (all->at[i].cut && !dates_differ(p, &all->at[i], e, from, to) &&
			(e->own_moment || e->sentence <= all->at[i].sentence + NEAR))
			return i;
	const struct deed *topic = &all->at[0];
	date_day told =
		topic->from != DATE_NONE ? topic->from + WEEK - BEFORE : p->report->published;
	bool before = e->own_moment && from != DATE_NONE && told != DATE_NONE && from + WEEK < told;
	return before ? all->count : NONE;
}

static size_t deed_of(
	const struct page *p, struct deeds *all, const struct event *e, size_t current)
{
	date_day from, to;
	moment_days(p, e->moment, &from, &to);
	size_t cut = deed_of_cut(p, all, e, from, to);
	size_t found = cut != NONE ? cut : all->count ? find_deed(p, all, e, from, to, current) : 0;
	if (e->aggregate && all->count)
		found = aggregate_of(all, from, to);
	if (found == all->count) {
		bool within = all->count && (is_one_of(p, &all->at[current], e, from, to) ||
						    is_one_of_topic(p, all, e, from, to));
		struct deed d = new_deed(p, e, from, to, !all->count);
		d.cut = cut != NONE;
		d.within = within;
		d.apart = all->count && is_apart(p, e);
		if (d.from == DATE_NONE && all->count && e->moment == NONE &&
			opens_another(p, e)) { /* "Meanwhile, in Hadda": on the same day */
			d.from = all->at[current].from;
			d.to = all->at[current].to;
			d.moment = all->at[current].moment;
		}
		if (d.from == DATE_NONE && all->count && goes_on(p, &all->at[current], e)) {
			d.from =
				all->at[current].from; /* "Nineteen died at Omrah and 12 at Kesh" */
			d.to = all->at[current].to;
			d.moment = all->at[current].moment;
		}
		if (d.from == DATE_NONE && all->count && all->at[0].aggregate &&
			all->at[0].to - all->at[0].from <
				NIGHT_DAYS) { /* "two attacks on Monday": each of them */
			d.from = all->at[0].from;
			d.to = all->at[0].to;
			d.moment = all->at[0].moment;
		}
		*PUSH(p->mem, all) = d;
	}
	return found;
}

/* INC-6: what is denied in a paragraph of its own is what the report is about, not what was recalled last. */
static const struct event *answered(
	const struct page *p, const struct deeds *all, const struct event *e)
{
	const struct sentence *s = p->scan.sentences.at;
	const struct event *told = &p->events.at[e->answers];
	bool apart = s[told->sentence].paragraph != s[e->sentence].paragraph;
	return apart && all->at && all->at[told->incident - 1].background ? &p->events.at[0] : told;
}

/* INC-50: "in the first attack", behind two that the paragraph recalls: the first of them; all.count when none is meant. */
static size_t deed_by_order(const struct page *p, const struct deeds *all, struct event *e)
{
	uint32_t nth = e->own_moment || p->wide ? 0 : item_order(p, e);
	const struct sentence *s = p->scan.sentences.at;
	size_t k = all->count > LOOK_BACK ? all->count - LOOK_BACK : 0;
	if (!nth)
		return all->count;
	for (; k < all->count; k++)
		if (all->at[k].background &&
			s[all->at[k].sentence].paragraph == s[e->sentence].paragraph && --nth == 0)
			break;
	if (nth || k >= all->count || all->at[k].moment == NONE || !e->count.known)
		return all->count;
	e->moment = all->at[k].moment;
	e->spot = e->own_spot ? e->spot : all->at[k].spot;
	return k;
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
		if (e->answers != NONE && !e->own_moment && !e->own_spot && !p->wide) {
			const struct event *told = answered(p, &all, e);
			e->incident = told->incident;
			e->moment = told->moment;
			e->spot = told->spot;
			continue;
		}
		if (e->hypothetical && all.count) { /* "will shell again tonight" dates nothing */
			e->incident = (int)current + 1;
			continue;
		}
		if (all.count && returns_to_topic(p, &all.at[current], e))
			current = 0;
		size_t counted = all.count > 1 ? item_of_figure(p, e, current) : 0;
		if (counted) { /* its day and place, not those of the sentence before */
			current = counted - 1;
			e->moment = all.at[current].moment;
			e->spot = all.at[current].spot;
		}
		size_t found = deed_by_order(p, &all, e);
		if (found == all.count)
			found = deed_of(p, &all, e, current);
		struct deed *d = &all.at[found];
		date_day from, to;
		moment_days(p, e->moment, &from, &to);
		join(p, d, e, from, to);
		e->incident = (int)found + 1;
		d->background |= is_background(p, &all, d, e);
		if ((!e->aggregate && !e->elsewhere && !d->cut) || found == 0)
			current = found;
	}
	for (size_t i = 0; all.at && i < p->events.count; i++)
		incident_settle(
			p, &p->events.at[i], &all.at[p->events.at[i].incident - 1], &all.at[0]);
}
