#include "reader/page.h"

/*
 * When and where: each event takes the time and place nearest to it in its
 * sentence, else those of the sentence before in its paragraph (SET-1, SET-2).
 */
static uint32_t distance(uint32_t first, uint32_t end, uint32_t word)
{
	if (word < first)
		return (first - word) + 2; /* what stands behind the deed is nearer than it looks */
	return word >= end ? word - end + 4 : 0;
}

/* "since the 1980s" tells how long, not when; a decade dates nothing. */
enum { LONGEST_DAYS = 800 };

static bool dates_a_deed(const struct page *p, const struct moment *m)
{
	if (m->first > 0 && word_is(p, m->first - 1, "since"))
		return false;
	if (m->when.to != DATE_NONE && m->when.from != DATE_NONE &&
		m->when.to - m->when.from > LONGEST_DAYS)
		return false;
	return m->when.from != DATE_NONE && m->kind != MOMENT_DURATION && m->kind != MOMENT_CLOCK &&
	       !m->repeated;
}

/* "told the Mission on 16 March that", "said late on Monday": when it was said, not when it happened. */
static bool is_of_saying(const struct page *p, uint32_t sentence, const struct moment *m)
{
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &p->sayings.at[i];
		if (s->source == NONE || s->verb == NONE)
			continue;
		uint32_t start = s->source < s->verb ? s->source : s->verb;
		bool that = false; /* "said on Monday that": the saying's; "said Monday's raid": not */
		for (uint32_t w = m->end; w < m->end + 2 && w < p->scan.words.count; w++)
			that |= word_is(p, w, "that") || word_is(p, w, ",");
		if (m->first >= start && m->end <= s->first)
			return true;
		if (s->first == p->mark[s->verb].end && m->first >= s->first && m->first <= s->verb + 6 && that)
			return true;
		if (s->end <= start && m->first > s->verb && m->first <= s->verb + 5)
			return true;
	}
	return false;
}

static uint32_t nearest_moment(
	const struct page *p, uint32_t sentence, uint32_t word, uint32_t *k)
{
	const struct sentence *s = &p->scan.sentences.at[sentence];
	uint32_t best = NONE, least = UINT32_MAX;
	while (*k < p->moments.count && p->moments.at[*k].first < s->first)
		(*k)++;
	for (uint32_t i = *k; i < p->moments.count && p->moments.at[i].first < s->end; i++) {
		const struct moment *m = &p->moments.at[i];
		uint32_t far = distance(m->first, m->end, word);
		if (dates_a_deed(p, m) && !is_of_saying(p, sentence, m) && far < least) {
			best = i;
			least = far;
		}
	}
	return best;
}

/* "Doctors at the hospital in Bakuven said": where the speaker is, not where it happened. */
static bool is_of_source(const struct page *p, uint32_t sentence, const struct spot *spot)
{
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &p->sayings.at[i];
		uint32_t end = s->verb != NONE && s->verb > s->source_end ? s->verb : s->source_end;
		if (s->source != NONE && spot->first >= s->source && spot->first < end)
			return true;
	}
	return false;
}

static bool places_a_deed(const struct page *p, uint32_t sentence, const struct spot *s)
{
	return !s->adjective && !s->dateline && !s->in_name && !is_of_source(p, sentence, s);
}

/* The finer of two kinds: a village tells more than its province. */
static int fineness(enum spot_kind kind)
{
	switch (kind) {
	case SPOT_COUNTRY:
		return 30;
	case SPOT_PROVINCE:
		return 12;
	case SPOT_DISTRICT:
		return 6;
	case SPOT_SEA:
	case SPOT_REGION:
		return 20;
	case SPOT_ROAD:
	case SPOT_CITY:
	case SPOT_TOWN:
	case SPOT_VILLAGE:
	case SPOT_NEIGHBOURHOOD:
	case SPOT_CAMP:
	case SPOT_SITE:
		return 0;
	}
	return 0;
}

static uint32_t nearest_spot(
	const struct page *p, uint32_t sentence, uint32_t word, uint32_t *k)
{
	const struct sentence *s = &p->scan.sentences.at[sentence];
	uint32_t best = NONE, least = UINT32_MAX;
	while (*k < p->spots.count && p->spots.at[*k].first < s->first)
		(*k)++;
	for (uint32_t i = *k; i < p->spots.count && p->spots.at[i].first < s->end; i++) {
		const struct spot *spot = &p->spots.at[i];
		uint32_t far = distance(spot->first, spot->end, word) + (uint32_t)fineness(spot->kind);
		if (places_a_deed(p, sentence, spot) && far < least) {
			best = i;
			least = far;
		}
	}
	return best;
}

/* A period of more than a week: "since January", never "since Tuesday". */
static bool is_period(const struct page *p, const struct moment *m)
{
	enum { WEEK = 7, FORTNIGHT = 14 };
	if (m->when.from != DATE_NONE && m->when.to != DATE_NONE && m->when.to - m->when.from > FORTNIGHT &&
		m->kind == MOMENT_SPAN)
		return true; /* "from 1 January to 18 March" */
	if (!m->repeated || m->kind == MOMENT_CLOCK)
		return false;
	return m->when.from == DATE_NONE || p->report->published == DATE_NONE ||
	       p->report->published - m->when.from > WEEK;
}

/* SET-3: "since January", "over the past month", "in three attacks": a figure over several incidents. */
static bool is_aggregate(const struct page *p, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	if (!e->count.known || e->harm == HARM_NONE)
		return false;
	for (uint32_t i = e->end; i < s->end && i < e->end + 12; i++) {
		uint32_t m = p->mark[i].moment;
		if (m != NONE && is_period(p, &p->moments.at[m]))
			return true;
		if (lexeme_has(lex_at(p, i), FEATURE_SAY))
			return false;
		if ((word_has(p, i, FEATURE_EVENT) || word_has(p, i, FEATURE_LOCATION)) &&
			tag_at(p, i) == TAG_NNS && i > s->first + 1 && word_has(p, i - 1, FEATURE_NUMBER))
			return true;
	}
	return false;
}

/* "Today we buried 52": the day of the burial is not that of the deaths. */
static bool is_burial(const struct page *p, const struct event *e)
{
	return str_starts(low_at(p, e->trigger), STR("bur")) && word_has(p, e->trigger, FEATURE_WEAK);
}

void page_settings(struct page *p)
{
	uint32_t moment = 0, spot = 0;
	uint32_t last_moment = NONE, last_spot = NONE, paragraph = NONE, sentence = NONE;
	for (size_t i = 0; i < p->events.count; i++) {
		struct event *e = &p->events.at[i];
		const struct sentence *s = &p->scan.sentences.at[e->sentence];
		if (s->paragraph != paragraph && e->sentence != sentence)
			last_moment = last_spot = NONE;
		paragraph = s->paragraph;
		sentence = e->sentence;
		e->moment = is_burial(p, e) ? NONE : nearest_moment(p, e->sentence, e->trigger, &moment);
		e->spot = nearest_spot(p, e->sentence, e->trigger, &spot);
		e->own_moment = e->moment != NONE;
		e->own_spot = e->spot != NONE;
		if (e->moment == NONE)
			e->moment = last_moment;
		if (e->spot == NONE)
			e->spot = last_spot;
		e->aggregate = is_aggregate(p, e);
		last_moment = e->moment;
		last_spot = e->spot;
	}
}
