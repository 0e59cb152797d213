#include "reader/setting.h"

/*
 * When and where: each event takes the time and place nearest to it in its
 * sentence, else those of the sentence before in its paragraph (SET-1, SET-2).
 */

static uint32_t words_between(uint32_t a, uint32_t b)
{
	return a < b ? b - a : a - b;
}

bool event_is_nearest(const struct page *p, const struct event *e, uint32_t i)
{
	const struct event *all = p->events.at, *end = all + p->events.count, *x = e;
	while (x > all && x[-1].sentence == e->sentence)
		x--;
	for (; x < end && x->sentence == e->sentence; x++)
		if (x->harm != HARM_NONE &&
			words_between(x->trigger, i) < words_between(e->trigger, i))
			return false;
	return true;
}

bool event_grew_by(const struct page *p, const struct event *e, uint32_t word)
{
	static const char *const deaths[] = { "death", "deaths", "died", "dying", "succumbing",
		NULL };
	uint32_t first = p->scan.sentences.at[e->sentence].first;
	bool after = false, death = false, comma = false;
	if (!e->toll || p->wide || word >= e->first)
		return false;
	for (uint32_t i = first; i < e->first; i++) {
		after |= i < word &&
			 (word_is(p, i, "after") || (i == first && word_is(p, i, "with")));
		death |= i < word && after && word_is_any(p, i, deaths);
		comma |= i > word && word_is(p, i, ",");
	}
	return death && comma;
}

/* "in 41 raids"; "the September 11 attacks" are of a day. */
static bool is_in_digits(const struct page *p, uint32_t i)
{
	struct str low = low_at(p, i);
	if (p->wide || low.len > 3 || p->mark[i].moment != NONE || str_equal(low, STR("1")))
		return false;
	for (size_t k = 0; k < low.len; k++)
		if (low.at[k] < '0' || low.at[k] > '9')
			return false;
	return true;
}

/* "Two separate attacks left 15 dead", "killed 12 in three attacks". */
static bool counts_deeds(const struct page *p, uint32_t i, uint32_t first)
{
	bool numbered = i > first && (word_has(p, i - 1, FEATURE_NUMBER) || is_in_digits(p, i - 1));
	static const char *const between[] = { "separate", "different", "earlier", "previous",
		"past", "prior", "similar", "other", "such", "recent", NULL };
	if (i > first + 1 && word_is_any(p, i - 1, between))
		numbered = word_has(p, i - 2, FEATURE_NUMBER) || word_has(p, i - 2, FEATURE_VAGUE);
	return numbered && tag_at(p, i) == TAG_NNS;
}

/* "The insurgency has killed more than 2,000 people", "the conflict has left 3,000 dead": what a war has cost. */
static bool is_of_a_war(const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const wars[] = { "insurgency", "conflict", "war", "rebellion",
		"uprising", "unrest", "violence", "insurrection", "jihad", "feud", NULL };
	enum { BEFORE = 12 };
	bool perfect = false;
	for (uint32_t i = e->trigger; !p->wide && i > s->first && i + BEFORE > e->trigger; i--) {
		perfect |= word_is(p, i - 1, "has") || word_is(p, i - 1, "have");
		if (perfect && word_is_any(p, i - 1, wars) && tag_at(p, i - 1) == TAG_NN)
			return !(i < s->end && word_is(p, i, "on"));
		if (is_saying_verb(p, i - 1))
			return false;
	}
	return false;
}

/* "At least 1,900 civilians have died there", behind 23 killed by shells: ten times what was told first, in a perfect. */
static bool is_of_more_than_told(
	const struct page *p, const struct event *e, const struct sentence *s)
{
	enum { TIMES = 10, FEWEST = 5, LOOK = 16, BEFORE = 4 };
	bool perfect = false;
	for (uint32_t i = e->trigger; !p->wide && i > s->first && i + BEFORE > e->trigger; i--)
		perfect |= word_is(p, i - 1, "has") || word_is(p, i - 1, "have") ||
			   word_is(p, i - 1, "had");
	if (!perfect || e->harm != HARM_KILLED || e->whole != NONE)
		return false;
	for (const struct event *o = p->events.at; o < e && o < p->events.at + LOOK; o++)
		if (o->harm == HARM_KILLED && o->count.known && o->whole == NONE &&
			o->sentence < e->sentence)
			return o->count.stated >= FEWEST &&
			       e->count.stated >= TIMES * o->count.stated;
	return false;
}

/* "A bomb killed 12 this month", "shelling that killed 12": one deed, whatever month. */
static bool is_of_one_deed(const struct page *p, const struct event *e)
{
	enum { BACK = 4 };
	uint32_t first = p->scan.sentences.at[e->sentence].first;
	for (uint32_t i = e->trigger; i > first && i + BACK > e->trigger; i--)
		if ((word_has(p, i - 1, FEATURE_EVENT) || word_has(p, i - 1, FEATURE_MEANS)) &&
			tag_at(p, i - 1) == TAG_NN)
			return true;
	return false;
}

/* "in this month's raid": the month is one deed's. */
static bool is_of_a_deed(const struct page *p, const struct moment *m)
{
	return !p->wide && m->kind == MOMENT_MONTH && m->end + 1 < p->scan.words.count &&
	       word_is(p, m->end, "'s") && tag_at(p, m->end + 1) == TAG_NN;
}

/* "Strikes killed 71 in April": several, over a month or a year. */
static bool is_of_many_deeds(const struct page *p, const struct event *e)
{
	enum { BACK = 7 };
	uint32_t first = p->scan.sentences.at[e->sentence].first;
	if (e->moment == NONE || (p->moments.at[e->moment].kind != MOMENT_MONTH &&
					 p->moments.at[e->moment].kind != MOMENT_YEAR))
		return false;
	for (uint32_t i = e->trigger; i > first && i + BACK > e->trigger; i--) {
		if (word_is(p, i - 1, ",") || word_has(p, i - 1, FEATURE_PERSON))
			return false;
		if (word_has(p, i - 1, FEATURE_EVENT) && tag_at(p, i - 1) == TAG_NNS)
			return true;
	}
	return false;
}

/* "Countrywide, the Office recorded 41 deaths", "Across the country, ...", "In the country as a whole" */
static bool opens_with_the_land(
	const struct page *p, const struct sentence *s, const char *const *wide)
{
	static const char *const over[] = { "across", "throughout", "around", NULL };
	static const char *const land[] = { "country", "nation", "republic", "territory", NULL };
	uint32_t i = s->first;
	if (i + 3 < s->end && word_is_any(p, i, wide))
		return word_is(p, i + 1, ",");
	bool opens = i + 4 < s->end && (word_is_any(p, i, over) || word_is(p, i, "in"));
	if (!opens || !word_is_any(p, i + 2, land))
		return false;
	return word_is_any(p, i, over) ? word_is(p, i + 3, ",")
				       : word_is(p, i + 3, "as") && word_is(p, i + 5, "whole");
}

/* "The nationwide toll", "nine people were killed countrywide": wherever in the land. */
static bool is_of_the_land(const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const wide[] = { "nationwide", "countrywide", "country-wide",
		"nation-wide", NULL };
	static const char *const unrest[] = { "protest", "protests", "strike", "strikes", "unrest",
		"riots", "violence", "attacks", "demonstrations", "crackdown", "fighting",
		"clashes", "raids", NULL };
	enum { NEAR = 3, BEFORE = 5 };
	for (uint32_t i = e->first; i > s->first && i + BEFORE > e->first; i--)
		if (word_is_any(p, i - 1, wide) &&
			(i + NEAR > e->first || p->wide || word_is_any(p, i, unrest)))
			return true; /* not "Nationwide bank robber Petr Vane killed two" */
	if (!p->wide && opens_with_the_land(p, s, wide))
		return true;
	for (uint32_t i = e->first; i < s->end && i < e->end + NEAR; i++)
		if (word_is_any(p, i, wide))
			return true;
	return false;
}

/* "In October it recorded 211 deaths", of a report that tells of 36 on the 9th: the month's. */
static bool is_of_the_month(const struct page *p, const struct event *e)
{
	enum { LOOK = 32 }; /* events */
	const struct moment *m = e->moment == NONE ? NULL : &p->moments.at[e->moment];
	if (!m || e->toll || (m->kind != MOMENT_MONTH && m->kind != MOMENT_YEAR) || p->wide)
		return false;
	for (const struct event *o = e; o > p->events.at && o + LOOK > e; o--) {
		const struct moment *day = o[-1].moment == NONE || !o[-1].own_moment
						   ? NULL
						   : &p->moments.at[o[-1].moment];
		if (day && day->kind == MOMENT_DAY && o[-1].harm == e->harm && o[-1].count.known &&
			o[-1].sentence < e->sentence && o[-1].count.stated < e->count.low &&
			day->when.from >= m->when.from && day->when.to <= m->when.to)
			return true;
	}
	return false;
}

/* CLAIM-69: "In 2029, 143 persons died, against 88 in the year before": what a year is held against is over a year too; and
 * "Marenia recorded 1,240 deaths in 2030". */
static bool is_of_compared_year(
	const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const before[] = { "previous", "preceding", "prior", NULL };
	static const char *const against[] = { "against", "from", "with", "to", "than", NULL };
	static const char *const kept[] = { "recorded", "registered", "logged", "documented",
		"records", "registers", NULL };
	static const char *const deaths[] = { "deaths", "killings", "fatalities", "murders", NULL };
	const struct moment *m = e->moment == NONE ? NULL : &p->moments.at[e->moment];
	if (p->wide || !m || m->kind != MOMENT_YEAR || e->harm != HARM_KILLED)
		return false;
	enum { NEAR = 32 };
	uint32_t from = e->first > s->first + NEAR ? e->first - NEAR : s->first;
	for (uint32_t w = from; w + 1 < s->end && w < e->end + NEAR; w++) {
		bool year = word_is(p, w + 1, "year") && word_is_any(p, w, before);
		year |= word_is(p, w, "year") &&
			(word_is(p, w + 1, "before") || word_is(p, w + 1, "earlier"));
		uint32_t k = w + 1 < e->end ? NONE : p->mark[w].moment;
		bool other = k != NONE && k != e->moment && p->moments.at[k].kind == MOMENT_YEAR;
		for (uint32_t i = w; other && !year && i > e->end && i + 5 > w; i--)
			year = word_is_any(p, i, against);
		if (year)
			return true;
	}
	return word_is_any(p, e->end - 1, deaths) && e->first > s->first &&
	       word_is_any(p, e->first - 1, kept);
}

/* "in three attacks", "in six villages", "203 deaths in 41 events" */
static bool names_a_deed(const struct page *p, uint32_t i)
{
	static const char *const deeds[] = { "events", "incidents", "episodes", "occurrences",
		NULL };
	return word_has(p, i, FEATURE_EVENT) || word_has(p, i, FEATURE_LOCATION) ||
	       (!p->wide && word_is_any(p, i, deeds));
}

/* "received 61 bodies between 6 and 12 May": when they were brought in, not when people died. */
static bool is_intake(const struct page *p, const struct event *e, const struct moment *m)
{
	enum { FORTNIGHT = 14 };
	static const char *const bodies[] = { "bodies", "corpses", "remains", NULL };
	if (p->wide || m->when.from == DATE_NONE || m->when.to == DATE_NONE ||
		m->when.to - m->when.from > FORTNIGHT)
		return false;
	for (uint32_t w = e->first; w < e->end; w++)
		if (word_is_any(p, w, bodies))
			return true;
	return false;
}

/* SET-3: "since January", "over the past month", "in three attacks": a figure over several incidents. */
/* "documented 39 attacks on camps, in which at least 214 civilians were killed" */
static bool is_within_deeds(const struct page *p, const struct event *e, const struct sentence *s)
{
	enum { BACK = 6 };
	uint32_t which = e->first;
	while (which > s->first && which + BACK > e->first && !word_is(p, which, "which"))
		which--;
	if (p->wide || !word_is(p, which, "which") || !word_is(p, which - 1, "in"))
		return false;
	for (uint32_t i = which; i > s->first + 1; i--)
		if (word_has(p, i - 1, FEATURE_EVENT) && counts_deeds(p, i - 1, s->first))
			return true;
	return false;
}

static bool is_aggregate(const struct page *p, const struct event *e, uint32_t period)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	if (!e->count.known || e->harm == HARM_NONE)
		return false;
	if ((period != NONE && moment_is_period(p, &p->moments.at[period]) &&
		    !is_of_a_deed(p, &p->moments.at[period]) &&
		    !is_intake(p, e, &p->moments.at[period]) &&
		    !(p->moments.at[period].kind == MOMENT_MONTH && is_of_one_deed(p, e))) ||
		event_covers_several(p, e, s) || event_covers_places(p, e, s) ||
		is_of_many_deeds(p, e))
		return true;
	for (uint32_t i = s->first + 1; i < e->first && i < s->first + 4; i++)
		if (word_has(p, i, FEATURE_EVENT) && counts_deeds(p, i, s->first))
			return true;
	if (is_within_deeds(p, e, s))
		return true;
	if (is_of_a_war(p, e, s) || is_of_more_than_told(p, e, s) || is_of_the_land(p, e, s) ||
		is_of_the_month(p, e) || is_of_compared_year(p, e, s) ||
		moment_is_whole(p, e->moment) || moment_is_held_against(p, e))
		return true;
	for (uint32_t i = e->end; i < s->end && i < e->end + 12; i++) {
		if (is_saying_verb(p, i))
			return false;
		if (names_a_deed(p, i) && counts_deeds(p, i, s->first))
			return true;
	}
	return false;
}

/* COUNT-19: of "11 and 36 dead" in "July 2029 and April 2031", each has the moment of its place in the row. */
static uint32_t moment_in_row(const struct page *p, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	uint32_t found[3], n = 0;
	for (uint32_t w = s->first; w < s->end && n < 3; w++)
		if (p->mark[w].moment != NONE && (n == 0 || found[n - 1] != p->mark[w].moment))
			found[n++] = p->mark[w].moment;
	return n == 2 ? found[e->row - 1] : NONE;
}

/* SET-12: "Mansur, who was shot in the abdomen on 12 May, died on 4 June": the day of the wound. */
static uint32_t moment_of_wound(
	const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const wounds[] = { "shot", "wounded", "injured", "hit", "burned", "hurt",
		"beaten", NULL };
	static const char *const same[] = { ",", "and", "later", "then", "has", "had", "he", "she",
		NULL }; /* no "was injured on 12 May; his grandfather died on 4 June" */
	enum { AHEAD = 8 };
	if (p->wide || e->harm != HARM_KILLED || !word_has(p, e->trigger, FEATURE_DIE))
		return NONE;
	for (uint32_t w = s->first + 2; w < e->trigger; w++) {
		if (!word_is_any(p, w, wounds) ||
			!word_is_any(p, w - 1, WORDS("was", "were", "been")))
			continue;
		for (uint32_t k = w + 1; k < e->trigger && k < w + AHEAD; k++) {
			uint32_t m = p->mark[k].moment;
			if (m != NONE && p->moments.at[m].kind == MOMENT_DAY &&
				(p->moments.at[m].end == e->trigger ||
					word_is_any(p, e->trigger - 1, same)))
				return m;
		}
	}
	return NONE;
}

/* SET-12: "A man wounded in Tuesday's raid died on Saturday, bringing the dead to 20": the day of the raid. */
static uint32_t moment_of_deed(const struct page *p, const struct event *e)
{
	enum { BEHIND = 3 };
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	uint32_t wounded = moment_of_wound(p, e, s);
	if (wounded != NONE)
		return wounded;
	bool late = e->harm == HARM_KILLED &&
		    (e->toll || word_has(p, e->trigger, FEATURE_DIE) || is_figure(p, e));
	for (uint32_t w = s->first; late && w + 2 < s->end; w++) {
		uint32_t m = p->mark[w].moment;
		if (m == NONE || !word_is(p, w + 1, "'s") || p->moments.at[m].kind != MOMENT_DAY)
			continue;
		for (uint32_t k = w + 2; k < s->end && k < w + 2 + BEHIND; k++)
			if (word_has(p, k, FEATURE_EVENT))
				return m;
	}
	return NONE;
}

/* What an event's own sentence says of when and where. */
static void set_own(struct page *p, struct event *e, uint32_t *moment, uint32_t *spot)
{
	uint32_t period = moment_of_period(p, e);
	e->moment = moment_of_event(p, e, moment);
	uint32_t deed = moment_of_deed(p, e);
	if (deed != NONE)
		e->moment = deed;
	if (e->row && moment_in_row(p, e) != NONE)
		e->moment = moment_in_row(p, e);
	e->spot = place_of_event(p, e, spot);
	if (is_destination(p, e, e->spot))
		e->spot = NONE;
	if (e->spot != NONE && p->topic_spot != NONE && p->spots.at[e->spot].near &&
		e->spot < p->topic_spot && place_is_local(p->spots.at[p->topic_spot].kind))
		e->spot = p->topic_spot; /* SET-13: "at their camp north of Telmar", named later */
	e->aggregate = !e->row && is_aggregate(p, e, period);
	event_follows_text(p, e);
	bool behind = !p->wide && e->moment != NONE &&
		      !moment_is_period(p, &p->moments.at[e->moment]) &&
		      p->moments.at[e->moment].first >= e->end &&
		      p->moments.at[e->moment].first <= e->end + 1; /* "against 51 in December" */
	bool lasts = e->harm == HARM_DEPRIVED && !p->wide;
	if (period != NONE && ((e->aggregate && !behind) || e->moment == NONE || lasts) &&
		p->moments.at[period].when.from != DATE_NONE)
		e->moment = period;
	e->own_moment = e->moment != NONE;
	e->own_spot = e->spot != NONE;
}

/* "On Saturday the army's spokesman tore that line in two": the day of what somebody said. */
static bool speaker_follows(const struct page *p, uint32_t moment, uint32_t end)
{
	enum { NEAR = 6 }; /* words */
	uint32_t from = p->moments.at[moment].end;
	for (uint32_t i = from; i < end && i < from + NEAR; i++)
		if (word_has(p, i, FEATURE_SOURCE_HEAD))
			return true;
	return false;
}

/* "By Wednesday this had become harder to sustain." */
static bool is_by_then(const struct page *p, const struct moment *m)
{
	return !p->wide && m->first > 0 && word_is(p, m->first - 1, "by");
}

/* SET-2: a sentence that tells no harm, between the last event and this one, may name the day:
 * "On 20 August youths blocked the road. A boy was shot dead." */
static uint32_t moment_between(
	const struct page *p, uint32_t told, uint32_t sentence, uint32_t before)
{
	const struct sentence *s = p->scan.sentences.at;
	for (uint32_t n = sentence; n > 0 && s[n - 1].paragraph == s[sentence].paragraph &&
				    (told == NONE || n - 1 > told);
		n--)
		for (uint32_t k = before; k > 0 && p->moments.at[k - 1].first >= s[n - 1].first;
			k--)
			if (s[n - 1].block != BLOCK_DATELINE &&
				moment_dates_a_day(p, n - 1, k - 1) &&
				p->moments.at[k - 1].first < s[n - 1].end &&
				!speaker_follows(p, k - 1, s[n - 1].end) &&
				!is_by_then(p, &p->moments.at[k - 1]))
				return k - 1;
	return NONE;
}

/* SET-7: "At Lyman it was quiet. In May eight were killed there": close behind what is told. */
static bool says_there(const struct page *p, const struct event *e)
{
	enum { BEHIND = 4 }; /* words */
	uint32_t end = p->scan.sentences.at[e->sentence].end;
	for (uint32_t i = e->end; i < end && i < e->end + BEHIND; i++)
		if (tag_at(p, i) == TAG_RB && (word_is(p, i, "there") || word_is(p, i, "here")))
			return true;
	return false;
}

/* A figure, or a deed itself: "Wed. Raid on the camp. 32 killed." */
static bool may_be_dated_before(const struct event *e)
{
	static const char *const deeds[] = { "FRAME-4", "FRAME-14", "FRAME-19" };
	bool deed = e->count.known;
	for (size_t k = 0; k < sizeof deeds / sizeof *deeds; k++)
		deed |= str_is(str_from(e->rule), deeds[k]);
	return deed && !e->negative;
}

/* The place in the sentence of that day, with nothing but blanks of telling between: the last before `before`. */
static uint32_t spot_of_sentence(const struct page *p, uint32_t word, uint32_t before)
{
	enum { NEAR = 14 }; /* words */
	for (uint32_t k = before; k > 0 && p->spots.at[k - 1].first >= word; k--) {
		const struct spot *s = &p->spots.at[k - 1];
		if (!s->adjective && !s->dateline && !s->in_name && place_locality(s->kind) &&
			s->first < word + NEAR)
			return k - 1;
	}
	return NONE;
}

/* "On 25 January 14 died in X. At a quarry near Y 31 bodies were taken out of the ground": not on that day. */
static bool lies_elsewhere(const struct page *p, const struct event *e, uint32_t last_spot)
{
	return e->own_spot && last_spot != NONE && is_later_figure(p, e) &&
	       place_is_local(p->spots.at[e->spot].kind) &&
	       place_is_local(p->spots.at[last_spot].kind) &&
	       !str_equal_fold(p->spots.at[e->spot].name, p->spots.at[last_spot].name);
}

/* "against 51 in December", "compared with nine in February", "up from 46 on Tuesday": no day of what follows. */
static bool is_compared(const struct page *p, const struct event *e)
{
	enum { BACK = 4 };
	if (p->wide || str_is(str_from(e->rule), "FRAME-13"))
		return false;
	for (uint32_t i = e->first; i > 0 && i + BACK > e->first; i--)
		if (word_is(p, i - 1, "compared") ||
			(word_is(p, i - 1, "against") && i == e->first) ||
			(word_is(p, i - 1, "from") && i == e->first && i > 1 &&
				word_is_any(p, i - 2, WORDS("up", "down"))))
			return true;
	return false;
}

/* What the heads of sections say: "2. Quebrada Honda, 20 March" over what was done there (SET-15). */
struct section {
	uint32_t next;  /* sentence to look at */
	bool body;      /* the report's own text has begun */
	uint32_t count; /* of heads so far */
	uint32_t moment, spot;
	uint32_t moment_at, spot_at; /* the first ones not before the sentence */
};

static bool is_section_head(const struct page *p, uint32_t sentence)
{
	enum { LONGEST = 11 }; /* words */
	const struct sentence *all = p->scan.sentences.at, *s = &all[sentence];
	bool alone = (sentence == 0 || s[-1].paragraph != s->paragraph) &&
		     (sentence + 1 >= p->scan.sentences.count || s[1].paragraph != s->paragraph);
	static const char *const stops[] = { ".", "!", "?", "\"", ";", ",", ")", NULL };
	return alone && s->end > s->first && s->end - s->first <= LONGEST &&
	       s->block != BLOCK_DATELINE && !word_is_any(p, s->end - 1, stops);
}

static void read_section_head(const struct page *p, struct section *h, uint32_t sentence)
{
	const struct sentence *s = &p->scan.sentences.at[sentence];
	h->moment = h->spot = NONE;
	h->count++;
	for (uint32_t k = h->spot_at; k < p->spots.count && p->spots.at[k].first < s->end; k++) {
		const struct spot *x = &p->spots.at[k];
		if (h->spot == NONE && !x->adjective && !x->dateline && !x->in_name &&
			place_locality(x->kind) < 3 && x->kind != SPOT_SEA)
			h->spot = k;
	}
	for (uint32_t k = h->moment_at; k < p->moments.count && p->moments.at[k].first < s->end;
		k++)
		if (h->moment == NONE && !moment_is_printed(p, sentence, &p->moments.at[k]) &&
			(moment_dates_a_day(p, sentence, k) ||
				moment_is_period(p, &p->moments.at[k])))
			h->moment = k;
}

static void follow_sections(const struct page *p, struct section *h, const struct event *e)
{
	enum { TEXT = 6 }; /* words of a sentence of the body */
	for (; h->next <= e->sentence; h->next++) {
		const struct sentence *s = &p->scan.sentences.at[h->next];
		while (h->spot_at < p->spots.count && p->spots.at[h->spot_at].first < s->first)
			h->spot_at++;
		while (h->moment_at < p->moments.count &&
			p->moments.at[h->moment_at].first < s->first)
			h->moment_at++;
		bool told = h->next == e->sentence && e->count.known;
		if (h->body && !told && is_section_head(p, h->next))
			read_section_head(p, h, h->next);
		h->body |= s->block == BLOCK_BODY && s->end - s->first > TEXT &&
			   word_is(p, s->end - 1, ".");
	}
}

void page_settings(struct page *p)
{
	struct section head = { .moment = NONE, .spot = NONE };
	bool own_moment = false, own_spot = false;
	uint32_t moment = 0, spot = 0;
	uint32_t last_moment = NONE, last_spot = NONE, paragraph = NONE, sentence = NONE;
	p->topic_spot = place_of_topic(p, false);
	p->topic_area = place_of_topic(p, true);
	p->topic_moment = moment_of_topic(p);
	p->topic_again = place_had_others(p);
	for (size_t i = 0; i < p->events.count; i++) {
		struct event *e = &p->events.at[i];
		const struct sentence *s = &p->scan.sentences.at[e->sentence];
		if (s->paragraph != paragraph && e->sentence != sentence)
			last_moment = last_spot = NONE;
		uint32_t told = s->paragraph == paragraph ? sentence : NONE;
		paragraph = s->paragraph;
		sentence = e->sentence;
		set_own(p, e, &moment, &spot);
		follow_sections(p, &head, e);
		e->section = head.count;
		if (e->moment == NONE && told != sentence && may_be_dated_before(e)) {
			e->moment = moment_between(p, told, sentence, moment);
			e->own_moment = e->moment != NONE;
			if (e->moment != NONE && e->spot == NONE)
				e->spot = spot_of_sentence(p, p->moments.at[e->moment].first, spot);
			e->own_spot |= e->spot != NONE;
		}
		if (e->moment == NONE && !lies_elsewhere(p, e, last_spot)) {
			e->moment = last_moment;
			e->own_moment = own_moment && told == sentence;
		}
		if (e->moment == NONE && head.moment != NONE) {
			e->moment = head.moment; /* "Cumulative since 2 June:" */
			e->own_moment = true;
			e->aggregate |=
				e->count.known && moment_is_period(p, &p->moments.at[head.moment]);
		}
		if (e->moment == NONE) {
			e->moment = moment_of_paragraph(p, e->sentence, moment);
			e->own_moment = e->moment != NONE;
		}
		bool wider = e->aggregate && e->own_moment && told != sentence && !p->wide;
		if (e->spot == NONE &&
			!wider) { /* a figure since 2030 is not of the last village */
			e->spot = last_spot;
			e->own_spot = own_spot && told == sentence;
		}
		if (e->spot == NONE && says_there(p, e)) {
			e->spot = place_of_paragraph(p, e->sentence);
			e->own_spot = e->spot != NONE;
		}
		if (e->spot == NONE && head.spot != NONE) {
			e->spot = head.spot;
			e->own_spot = true;
		}
		if (!event_dies_late(p, e) && !is_compared(p, e))
			last_moment = e->moment; /* nor do the others die on that day */
		if (e->harm != HARM_DISPLACED || !e->own_spot || p->wide)
			last_spot = e->spot; /* nor where people came from */
		own_moment =
			e->hypothetical && e->own_moment; /* what is supposed opens no incident */
		own_spot = e->hypothetical && e->own_spot;
	}
	if (p->topic_moment == NONE)
		p->topic_moment = moment_by_report(p);
}
