#include "reader/claim_share.h"
#include "reader/setting.h"

/* Days of burials, of finds and of figures that rise: they date no deed (SET-12). */

/* "Today we buried 52", "yesterday we put 64 in the ground": the day of the burial is not that of the deaths. A year or a month may be. */
bool moment_of_burial(const struct page *p, const struct event *e)
{
	static const char *const ends[] = { "ground", "earth", "grave", "graves", "rest", NULL };
	enum { NEAR = 6 };
	if (str_starts(low_at(p, e->trigger), STR("bur")) && word_has(p, e->trigger, FEATURE_WEAK))
		return true;
	bool other = str_is(str_from(e->rule), "FRAME-140") && e > p->events.at &&
		     e[-1].sentence == e->sentence; /* "..., this morning another 23" */
	if (other && !p->wide)
		return moment_of_burial(p, e - 1);
	static const char *const puts[] = { "put", "laid", "lowered", NULL };
	uint32_t end = p->scan.sentences.at[e->sentence].end;
	for (uint32_t i = e->trigger; word_is_any(p, e->trigger, puts) && i < end; i++)
		if (i < e->trigger + NEAR && word_is_any(p, i, ends))
			return true;
	return false;
}

/* "Divers recovered seven more bodies on Tuesday, bringing the toll to 29": the day of the find (SET-12). */
static bool is_of_find(const struct page *p, const struct event *e, const struct moment *m)
{
	const struct event *end = p->events.at + p->events.count;
	if (e->toll || e->basis != BASIS_BODIES || m->first < e->end)
		return false;
	for (uint32_t w = e->end; w < m->first; w++)
		if (tag_at(p, w) >= TAG_VB && tag_at(p, w) <= TAG_VBZ)
			return false; /* "of a boat that sank on Sunday" */
	for (const struct event *o = e + 1; o < end && o->sentence == e->sentence; o++)
		if (o->toll && o->harm == e->harm && o->count.low > e->count.low &&
			claim_raises(p, e->end, o->trigger))
			return true;
	return false;
}

/* "gives a final figure of 107 dead, after nine of the wounded died in July": when those nine died (SET-12). */
bool moment_is_of_late_deaths(const struct page *p, const struct event *e, const struct moment *m)
{
	const struct event *end = p->events.at + p->events.count;
	uint32_t after = e->end;
	while (after < m->first && !word_is(p, after, "after"))
		after++;
	if (p->wide || after >= m->first || !e->count.known)
		return false;
	for (const struct event *o = e + 1; o < end && o->sentence == e->sentence; o++)
		if (o->first > after && o->first < m->first && o->harm == e->harm &&
			o->count.known && o->count.low < e->count.low &&
			word_has(p, o->trigger, FEATURE_DIE))
			return true;
	return false;
}

/* "The toll from an ambush rose to 18 on Thursday when two of the injured died": the day of the count (SET-12). */
bool moment_is_of_rise(const struct page *p, const struct event *e, const struct moment *m)
{
	enum { NEAR = 2 };
	if (!p->wide && str_starts(low_at(p, e->trigger), STR("succumb")) &&
		(m->kind == MOMENT_DAY || m->kind == MOMENT_SPAN))
		return true;
	if (p->wide || m->kind != MOMENT_DAY)
		return false;
	bool late = e->part.at && word_has(p, e->trigger, FEATURE_DIE) &&
		    (str_find(e->part, STR("injured")) < e->part.len ||
			    str_find(e->part, STR("wounded")) < e->part.len);
	static const char *const rises[] = { "rose", "risen", "rises", "climbed", "climbs", "grew",
		"grown", "increased", "jumped", "mounted", NULL };
	if (is_of_find(p, e, m) || event_grew_by(p, e, m->first))
		return true;
	uint32_t on = m->first == 0 || word_is(p, m->first, "on") ? m->first : m->first - 1;
	bool by = m->first > 0 &&
		  word_is(p, m->first - 1, "by"); /* "By Thursday the number had gone up to 15" */
	if (by && (e->toll || is_figure(p, e) || str_is(str_from(e->rule), "FRAME-28")))
		return true;
	bool to = m->first > 4 && word_is(p, on, "on") && word_is(p, on - 2, "to");
	if (on > 0 && word_is(p, on, "on") && word_is(p, on - 1, "stood") &&
		m->end < p->scan.words.count && word_is(p, m->end, "at"))
		return true; /* "the toll stood on Sunday evening at 112 dead" */
	return late || (to && word_is_any(p, on - 3, rises));
}

/*
 * CLAIM-75: "in all of February", "throughout May", "in the whole of March", "over the entire month of May", "in June as a
 * whole": what is counted over the whole of a month or a year, and is no count of one deed.
 */
bool moment_is_whole(const struct page *p, uint32_t moment)
{
	static const char *const small[] = { "of", "the", "month", "year", "calendar", "in", "for",
		"over", "during", "across", "through", NULL };
	static const char *const whole[] = { "all", "whole", "entire", "throughout", "full",
		"entirety", NULL };
	enum { BACK = 6 }; /* words */
	const struct moment *m = moment == NONE ? NULL : &p->moments.at[moment];
	if (p->wide || !m || (m->kind != MOMENT_MONTH && m->kind != MOMENT_YEAR))
		return false;
	uint32_t end = (uint32_t)p->scan.words.count, w = m->end;
	if (w + 2 < end && word_is(p, w, "as") && word_is(p, w + 1, "a") &&
		word_is(p, w + 2, "whole"))
		return true;
	for (w = m->end; w > 0 && w + BACK > m->first; w--) {
		bool month = word_is(p, w - 1, "month") && w <= m->end && word_is(p, w, "of");
		if (month || word_is_any(p, w - 1, whole))
			return true; /* "during the month of May" */
		if (w <= m->first && !word_is_any(p, w - 1, small))
			return false;
	}
	return false;
}

/* CLAIM-75: "171 in February, compared with 132 in January", "up from 132 in January": what a month is held against. */
bool moment_is_held_against(const struct page *p, const struct event *e)
{
	static const char *const against[] = { "compared", "against", "versus", "from", "than",
		NULL };
	enum { BACK = 4 }; /* words */
	const struct event *before = e > p->events.at ? e - 1 : NULL;
	const struct moment *m = e->moment == NONE ? NULL : &p->moments.at[e->moment];
	if (p->wide || !before || !m || before->sentence != e->sentence || !before->aggregate ||
		before->harm != e->harm || (m->kind != MOMENT_MONTH && m->kind != MOMENT_YEAR))
		return false;
	for (uint32_t w = e->first; w > before->end && w + BACK > e->first; w--)
		if (word_is_any(p, w - 1, against))
			return true;
	return false;
}

/* "registered 23 deaths, compared with nine in February", "74 deaths, against 51 in December": of the other number. */
bool moment_is_of_compared(const struct page *p, const struct event *e, const struct moment *m)
{
	for (uint32_t i = e->end; !p->wide && i + 1 < m->first; i++)
		if (word_is(p, i, "compared") ||
			(word_is(p, i, "against") && p->mark[i + 1].quantity != NONE))
			return true;
	return false;
}

/* "worshippers leaving Friday prayers": what is named after a day tells it only where nothing else does. */
bool moment_names_service(const struct page *p, const struct moment *m)
{
	static const char *const held[] = { "prayers", "prayer", "mass", "market", "services",
		"service", "sermon", "school", NULL };
	return !p->wide && m->deictic && m->end < p->scan.words.count &&
	       word_is_any(p, m->end, held);
}

/* "forty days after missiles hit the Thursday market": nor where another time is counted from the deed. */
static bool is_after_deed(const struct page *p, const struct moment *m)
{
	return m->chained || word_is(p, m->end - 1, "after");
}

bool moment_is_beside_chained(const struct page *p, const struct sentence *s, uint32_t i)
{
	const struct moment *m = &p->moments.at[i];
	return (i > 0 && m[-1].first >= s->first && is_after_deed(p, &m[-1])) ||
	       (i + 1 < p->moments.count && m[1].first < s->end && is_after_deed(p, &m[1]));
}

/* SET-8: "What happened on Wednesday night at Point Mercer is now the subject of four versions": the day, or NONE. */
uint32_t moment_of_what_happened(const struct page *p)
{
	enum { LEAD = 12, AHEAD = 8 };
	for (uint32_t i = 0; i < p->scan.sentences.count && i < LEAD && !p->wide; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		if (!word_is(p, s->first, "what") || !word_is(p, s->first + 1, "happened"))
			continue;
		for (uint32_t w = s->first + 2; w < s->end && w < s->first + AHEAD; w++)
			if (p->mark[w].moment != NONE &&
				moment_dates_a_day(p, i, p->mark[w].moment))
				return p->mark[w].moment;
	}
	return NONE;
}
