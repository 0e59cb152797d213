#include "reader/arabic_inside.h"
#include "reader/setting.h"

/* When and where, for events of an Arabic page: SET-1, SET-2, SET-3 as in English. */

/* "أعلن الجيش الثلاثاء أن": the day of saying (SET-1). */
static bool is_of_saying(const struct page *p, uint32_t sentence, const struct moment *m)
{
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &p->sayings.at[i];
		bool here = s->verb != NONE && s->source != NONE && s->source >= s->verb;
		uint32_t behind = here ? s->source_end : NONE;
		while (behind != NONE && behind < m->first &&
			(str_equal(low_at(p, behind), STR("،")) ||
				str_equal(low_at(p, behind), STR(",")) ||
				str_equal(low_at(p, behind), STR("في")) ||
				lexeme_has(lex_at(p, behind), FEATURE_ISSUED)))
			behind++;
		if (s->verb != NONE && (m->first == behind || m->first == p->mark[s->verb].end))
			return true;
	}
	return false;
}

static bool dates_a_deed(const struct moment *m)
{
	return m->kind != MOMENT_DURATION && m->kind != MOMENT_CLOCK && m->when.from != DATE_NONE;
}

static uint32_t moment_near(const struct page *p, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	uint32_t best = NONE, least = UINT32_MAX;
	for (uint32_t i = s->first; i < s->end; i++) {
		uint32_t m = p->mark[i].moment;
		if (m != NONE && best == NONE && str_is(str_from(p->moments.at[m].rule), "ARAB-38"))
			best = m; /* its words are kept where no other day is named */
		if (m == NONE || p->moments.at[m].first != i || !dates_a_deed(&p->moments.at[m]) ||
			is_of_saying(p, e->sentence, &p->moments.at[m]))
			continue;
		uint32_t far = words_from(e, i, p->moments.at[m].end);
		if (far < least) {
			best = m;
			least = far;
		}
	}
	return best;
}

static bool is_of_source(const struct page *p, uint32_t sentence, const struct spot *spot)
{
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &p->sayings.at[i];
		if (s->source != NONE && spot->first >= s->source && spot->first < s->source_end)
			return true;
		/* "مديرية الصحة في كرمين" */
		if (s->source != NONE && spot->first == s->source_end + 1 &&
			str_equal(low_at(p, s->source_end), STR("في")))
			return true;
	}
	return false;
}

/* SET-4: "إلى مستشفى الأمل", "باتجاه سهل كرمين": where they were taken or went. */
static bool leads_away(const struct page *p, uint32_t i)
{
	return str_equal(low_at(p, i), STR("إلى")) || str_equal(low_at(p, i), STR("الى")) ||
	       str_equal(low_at(p, i), STR("باتجاه")) || str_equal(low_at(p, i), STR("نحو"));
}

static uint32_t spot_near(const struct page *p, const struct event *e)
{
	enum { WIDE = 6 }; /* words that a province is farther than a town */
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	uint32_t best = NONE, least = UINT32_MAX;
	for (uint32_t i = s->first; i < s->end; i++) {
		uint32_t k = p->mark[i].spot;
		if (k == NONE || p->spots.at[k].first != i || p->spots.at[k].dateline ||
			p->spots.at[k].in_name || is_of_source(p, e->sentence, &p->spots.at[k]))
			continue;
		if (i > s->first && leads_away(p, i - 1) && e->harm != HARM_NONE)
			continue;
		uint32_t far = words_from(e, i, p->spots.at[k].end) +
			       (place_locality(p->spots.at[k].kind) >= 3 ? WIDE : 0);
		if (far < least) {
			best = k;
			least = far;
		}
	}
	return best;
}

/* SET-3: "منذ مطلع العام", "خلال الأسبوع الماضي" */
static bool is_aggregate(const struct page *p, const struct event *e)
{
	enum { WEEK = 6 };
	if (e->moment == NONE || !e->count.known)
		return false;
	const struct moment *m = &p->moments.at[e->moment];
	return (m->repeated || m->kind == MOMENT_SPAN) && m->when.to - m->when.from > WEEK;
}

/* The first day that the text tells a deed of (SET-8). */
static uint32_t topic_moment(const struct page *p)
{
	enum { SENTENCES = 6 };
	for (uint32_t n = 0; n < p->scan.sentences.count && n < SENTENCES; n++) {
		const struct sentence *s = &p->scan.sentences.at[n];
		for (uint32_t i = s->first; i < s->end; i++) {
			uint32_t m = p->mark[i].moment;
			if (m == NONE || p->moments.at[m].first != i ||
				p->moments.at[m].kind != MOMENT_DAY || p->moments.at[m].repeated ||
				!dates_a_deed(&p->moments.at[m]) ||
				is_of_saying(p, n, &p->moments.at[m]))
				continue;
			return m;
		}
	}
	return NONE;
}

/* SET-7: "في البلدة نفسها": the place that the report is about. */
static bool is_meant(const struct page *p, uint32_t sentence)
{
	static const char *const same[] = { "نفسها", "ذاتها", "نفسه", "ذاته", NULL };
	static const char *const nouns[] = { "البلدة", "المدينة", "القرية", "المخيم", "المنطقة",
		"الحي", "المكان", "الموقع", NULL };
	const struct sentence *s = &p->scan.sentences.at[sentence];
	for (uint32_t i = s->first + 1; i < s->end; i++)
		if (word_is_any(p, i, same) && word_is_any(p, i - 1, nouns))
			return true;
	return false;
}

void arabic_settings(struct page *p)
{
	uint32_t moment = NONE, spot = NONE, paragraph = NONE;
	p->topic_spot = place_of_topic(p, false);
	p->topic_area = place_of_topic(p, true);
	p->topic_moment = topic_moment(p);
	for (size_t i = 0; i < p->events.count; i++) {
		struct event *e = &p->events.at[i];
		uint32_t here = p->scan.sentences.at[e->sentence].paragraph;
		if (here != paragraph)
			moment = spot = NONE;
		paragraph = here;
		e->moment = moment_near(p, e);
		e->spot = spot_near(p, e);
		e->own_moment = e->moment != NONE;
		if (e->spot == NONE && is_meant(p, e->sentence))
			e->spot = p->topic_spot;
		e->own_spot = e->spot != NONE;
		e->aggregate = is_aggregate(p, e);
		if (!e->own_moment)
			e->moment = moment;
		if (!e->own_spot)
			e->spot = spot;
		moment = e->aggregate ? moment : e->moment;
		spot = e->spot;
	}
}
