#include "reader/setting.h"

/* When: the moment of a deed, the period of a figure, the time that the report is about. */

/* "since the 1980s" tells how long, not when; a decade dates nothing. */
enum { LONGEST_DAYS = 800 };

/* "since taking power in a 2019 coup in which 60 people died": the year is that of those deaths (WHEN-12). */
static bool tells_of_deed(const struct page *p, uint32_t end)
{
	enum { NOUN = 4, CLAUSE = 8 };
	static const char *const whose[] = { "which", "that", NULL };
	uint32_t k = end, most = (uint32_t)p->scan.words.count;
	while (k < most && k < end + NOUN && !word_is_any(p, k, whose))
		k++;
	if (k == end || k >= most || k == end + NOUN || tag_at(p, end) != TAG_NN)
		return false;
	for (uint32_t n = k + 1; n < most && n < k + CLAUSE && !word_is(p, n, ","); n++)
		if (p->mark[n].quantity != NONE)
			return true;
	return false;
}

/* "since jihadist groups began operating in the region in 2027" */
static bool is_since_beginning(const struct page *p, const struct moment *m)
{
	static const char *const begins[] = { "began", "begun", "started", "erupted", "broke",
		"launched", "took", "escalated", "resumed", "collapsed", "declared", "imposed",
		"seized", "closed", "sealed", "shut", "blocked", "ended", NULL };
	enum { CLAUSE = 14 }; /* words */
	bool begun = false;
	for (uint32_t i = m->first; !p->wide && i > 0 && i + CLAUSE > m->first; i--) {
		if (word_is(p, i - 1, "since"))
			return begun;
		if (p->scan.words.at[i - 1].shape & SHAPE_PUNCT)
			return false;
		begun |= word_is_any(p, i - 1, begins);
	}
	return false;
}

/* "since Monday", "since the truce collapsed on 20 August" */
static bool is_since(const struct page *p, const struct moment *m)
{
	enum { CLAUSE = 7 }; /* words */
	uint32_t i = m->first;
	while (i > 0 && i + CLAUSE > m->first && !word_is(p, i - 1, "since") &&
		!(p->scan.words.at[i - 1].shape & SHAPE_PUNCT))
		i--;
	if (i == 0 || i + CLAUSE <= m->first || !word_is(p, i - 1, "since"))
		return is_since_beginning(p, m);
	uint32_t after = m->end + (m->end < p->scan.words.count && word_is(p, m->end, ","));
	if (after < p->scan.words.count && word_is(p, after, "when"))
		return false; /* "since January, when": WHEN-12 */
	if (!p->wide && after > m->end && after + 2 < p->scan.words.count &&
		word_is(p, after, "the") && word_is(p, after + 1, "year") &&
		(word_is(p, after + 2, "of") || word_is(p, after + 2, "in")))
		return false; /* "since 1997, the year of the fire" */
	return p->wide || !tells_of_deed(p, m->end);
}

/* "in the past 24 hours" (SET-16): a day, as bulletins count it. */
static bool is_last_day(const struct moment *m)
{
	return m->kind == MOMENT_DURATION && m->deictic && m->when.from != DATE_NONE &&
	       m->when.to != DATE_NONE && m->when.to - m->when.from <= 1;
}

/* "11 in hospitals up to and including 12 December": how far the count goes. */
static bool ends_a_count(const struct page *p, const struct moment *m)
{
	uint32_t w = m->first;
	return w > 2 && word_is(p, w - 1, "including") && word_is(p, w - 2, "and");
}

static bool dates_a_deed(const struct page *p, const struct moment *m)
{
	if (is_since(p, m) || ends_a_count(p, m))
		return false;
	if (m->when.to != DATE_NONE && m->when.from != DATE_NONE &&
		m->when.to - m->when.from > LONGEST_DAYS)
		return false;
	if (is_last_day(m))
		return true;
	if (p->report->published != DATE_NONE && m->when.from != DATE_NONE &&
		m->when.from > p->report->published + 1)
		return false; /* "seed before October": nothing has happened yet */
	return m->when.from != DATE_NONE && m->kind != MOMENT_DURATION && m->kind != MOMENT_CLOCK &&
	       !m->repeated;
}

/* "12 were killed and they will strike again tonight": the time of what is to come. */
static bool comes_later(const struct page *p, const struct event *e, const struct moment *m)
{
	for (uint32_t i = e->end; i < m->first; i++)
		if (word_is(p, i, "will") || word_is(p, i, "shall") || word_is(p, i, "whereas"))
			return true;
	return false;
}

/* "A year after shells killed 31, soldiers shot two": the day of what stands before the comma. */
static bool is_before_a_comma(const struct page *p, const struct event *e, const struct moment *m)
{
	if (!word_is(p, m->end - 1, "after"))
		return false;
	if (e->trigger < m->first)
		return m->first > 0 && word_is(p, m->first - 1, ",") && !is_later_figure(p, e);
	for (uint32_t w = m->end; w < e->first && !word_is(p, w, "which"); w++)
		if (word_is(p, w, ","))
			return true;
	return false; /* "a month after the attack in which, according to the union, 18 died" */
}

/* "killed six and injured 140, and in March a mine killed 22": what opens behind ", and in" has a time of its own. */
bool moment_opens_clause(const struct page *p, const struct event *e, const struct moment *m)
{
	uint32_t w = m->first;
	w -= w > 0 && tag_at(p, w - 1) == TAG_IN;
	bool parted = w > e->end && w > 1 && word_is(p, w - 1, "and") && word_is(p, w - 2, ",");
	bool semicolon = w > e->end && word_is(p, w - 1, ";");
	uint32_t next = m->end + (m->end < p->scan.words.count && word_is(p, m->end, ","));
	if (p->wide || !(parted || semicolon) || next + 1 >= p->scan.words.count)
		return false;
	uint8_t tag = tag_at(p, next);
	return tag == TAG_DT || tag == TAG_NN || tag == TAG_NNS || tag == TAG_NNP ||
	       tag == TAG_CD || tag == TAG_PRP || tag == TAG_JJ || tag == TAG_PRPS;
}

uint32_t moment_of_event(const struct page *p, const struct event *e, uint32_t *k)
{
	enum { FAR = 40 }; /* words */
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	uint32_t best = NONE, least = UINT32_MAX;
	bool burial = moment_of_burial(p, e);
	while (*k < p->moments.count && p->moments.at[*k].first < s->first)
		(*k)++;
	for (uint32_t i = *k; i < p->moments.count && p->moments.at[i].first < s->end; i++) {
		const struct moment *m = &p->moments.at[i];
		uint32_t far = words_from(e, m->first, m->end);
		if (!dates_a_deed(p, m) || moment_is_told(p, e->sentence, e, m) ||
			(moment_is_printed(p, e->sentence, m) && m->end < s->end) ||
			is_of_a_part(p, e, m->first) || comes_later(p, e, m) ||
			is_before_a_comma(p, e, m) || moment_is_of_rise(p, e, m) ||
			moment_is_of_late_deaths(p, e, m) || moment_is_of_compared(p, e, m) ||
			(moment_names_service(p, m) && moment_is_beside_chained(p, s, i)) ||
			(best != NONE && moment_opens_clause(p, e, m)))
			continue;
		if (burial && m->kind != MOMENT_YEAR && m->kind != MOMENT_MONTH)
			continue;
		bool after = m->chained && is_later_figure(p, e) && word_is(p, m->end - 1, "after");
		if (after) /* "five coffins on Saturday, three days after gunmen burst in" */
			return i;
		far += moment_names_service(p, m) ? FAR : 0;
		if (far < least) {
			best = i;
			least = far;
		}
	}
	return best;
}

/* "this year", "this month": what has passed of them is a period that runs to the report's day. */
static bool is_running(const struct page *p, const struct moment *m)
{
	return p->report->published != DATE_NONE && m->deictic &&
	       (m->kind == MOMENT_YEAR || m->kind == MOMENT_MONTH) && m->when.from != DATE_NONE &&
	       m->when.from <= p->report->published && m->when.to >= p->report->published;
}

/* "in three years", "every month"; "for five hours" is no period of several deeds. */
static bool is_long(const struct page *p, const struct moment *m)
{
	for (uint32_t i = m->first; i < m->end; i++)
		for (const char *const *unit = WORDS("day", "days", "hour", "hours", "minute",
			     "minutes", "night", "nights", "morning");
			*unit; unit++)
			if (word_is(p, i, *unit))
				return false;
	return true;
}

/* "had counted 91 within a week of the strike": how long the counting took. */
static bool is_counted_within(const struct page *p, const struct moment *m)
{
	static const char *const counts[] = { "counted", "verified", "identified", "recovered",
		"registered", "confirmed", "found", NULL };
	enum { BACK = 6 };
	uint32_t w = m->first - (m->first > 0 && !word_is(p, m->first, "within"));
	if (p->wide || !word_is(p, w, "within"))
		return false;
	for (uint32_t i = w; i > 0 && i + BACK > w; i--)
		if (word_is_any(p, i - 1, counts))
			return true;
	return false;
}

/* A period of more than a week: "since January", never "since Tuesday". */
bool moment_is_period(const struct page *p, const struct moment *m)
{
	enum { WEEK = 7, DAYS = 5 };
	if (is_counted_within(p, m))
		return false;
	if (m->when.from != DATE_NONE && m->when.to != DATE_NONE &&
		m->when.to - m->when.from > DAYS && m->kind == MOMENT_SPAN)
		return true; /* "from 1 to 8 June" */
	if (is_running(p, m))
		return true;
	if ((!m->repeated && !is_since(p, m)) || m->kind == MOMENT_CLOCK)
		return false;
	if (m->when.from == DATE_NONE)
		return is_long(p, m);
	return p->report->published == DATE_NONE || p->report->published - m->when.from > WEEK;
}

/* SET-3: "since Thursday", "this year" end with the report's day. */
struct when moment_when(const struct page *p, uint32_t moment)
{
	const struct moment *m = &p->moments.at[moment];
	struct when w = m->when;
	bool open = m->repeated && w.from != DATE_NONE && w.to == DATE_NONE;
	if (is_running(p, m) || open || (is_since(p, m) && w.from <= p->report->published))
		w.to = p->report->published;
	return w;
}

/* "In September 2030", "in 2029": known without the report's date. */
static bool names_year(const struct page *p, const struct moment *m)
{
	for (uint32_t w = m->first; w < m->end; w++)
		if ((p->scan.words.at[w].shape & SHAPE_DIGIT) && low_at(p, w).len == 4)
			return true;
	return false;
}

/* SET-8: "The Northern Sentinel, Thursday 21 October 2032": the paper's own day, with its year, at the end of a line. */
bool moment_is_printed(const struct page *p, uint32_t sentence, const struct moment *m)
{
	const struct sentence *s = &p->scan.sentences.at[sentence];
	bool heads = m->first <= s->first + 1 && m->end < s->end &&
		     word_is(p, m->end, "-"); /* "4 April 2036 - Armed men attacked" */
	return p->report->published != DATE_NONE && m->when.from == p->report->published &&
	       m->when.to == m->when.from && (m->end == s->end || heads) && names_year(p, m);
}

struct when moment_told(const struct page *p, uint32_t moment)
{
	const struct moment *m = &p->moments.at[moment];
	struct when w = p->yearless ? m->when : moment_when(p, moment);
	bool news = p->monthly && m->deictic && /* "on Tuesday", of no known week */
		    !str_is(str_from(m->rule), "WHEN-3") && !str_is(str_from(m->rule), "WHEN-4");
	if ((p->yearless || news) && !names_year(p, m)) { /* SET-14, READ-42 */
		w.from = w.to = DATE_NONE;
		w.precision = 0;
	}
	return w;
}

void moment_days(const struct page *p, uint32_t moment, date_day *from, date_day *to)
{
	*from = *to = DATE_NONE;
	if (moment == NONE)
		return;
	struct when w = moment_when(p, moment);
	*from = w.from;
	*to = w.to == DATE_NONE ? w.from : w.to;
}

static bool covers(const struct page *p, const struct moment *m)
{
	return ((m->repeated || is_since(p, m)) && m->kind != MOMENT_CLOCK) ||
	       moment_is_period(p, m);
}

/* "They have fought since 2024; more than 2,000 have died", "a war since 2024 that has killed 2,000" */
static bool is_perfect(const struct page *p, const struct event *e)
{
	uint32_t first = p->scan.sentences.at[e->sentence].first;
	for (uint32_t i = e->trigger; !p->wide && i > first && i + 4 > e->trigger; i--)
		if (word_is(p, i - 1, "have") || word_is(p, i - 1, "has"))
			return true;
	return false;
}

/* SET-3: the period of a figure: close behind it, or at the head of its sentence. */
uint32_t moment_of_period(const struct page *p, const struct event *e)
{
	enum { BEHIND = 12, HEAD = 3 }; /* words */
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	bool since = false;
	bool lasts = e->harm == HARM_DEPRIVED && !p->wide; /* "without power since 9 January" */
	if ((!e->count.known && !lasts) || e->harm == HARM_NONE)
		return NONE;
	for (uint32_t i = e->first; i < s->end && i < e->end + BEHIND; i++) {
		uint32_t m = p->mark[i].moment;
		if (m != NONE && covers(p, &p->moments.at[m]) &&
			!moment_is_of_a_count(p, &p->moments.at[m]))
			return m;
		since |= !p->wide && word_is(p, i, "since"); /* "since emergency was declared" */
		if (i >= e->end && is_saying_verb(p, i) && !since)
			break;
	}
	bool entry = !p->wide && s->first + 1 < s->end && word_is(p, s->first + 1, ".");
	bool label = !p->wide && e->first > s->first && word_is(p, e->first - 1, ":");
	uint32_t begins =
		s->first + (entry ? 2 : 0) + HEAD; /* "3. Cumulative toll since 24 May:" */
	uint32_t head = is_perfect(p, e) || label ? e->first : begins;
	if (!p->wide && word_is(p, s->first, "not"))
		return NONE; /* "Not since 1985 have" */
	for (uint32_t i = s->first; i < s->end && i < head && i < e->first; i++) {
		uint32_t m = p->mark[i].moment;
		if (m != NONE && covers(p, &p->moments.at[m]) &&
			(i < begins || moment_is_period(p, &p->moments.at[m])))
			return m;
	}
	return NONE;
}

/* Is another deed told of in the sentence, to which its day belongs? */
bool tells_a_deed(const struct page *p, const struct event *e)
{
	const struct event *all = p->events.at, *end = all + p->events.count;
	const struct event *from = e;
	while (from > all && from[-1].sentence == e->sentence)
		from--;
	for (; from < end && from->sentence == e->sentence; from++)
		if (str_equal(str_from(from->rule), STR("FRAME-14")) ||
			(str_equal(str_from(from->rule), STR("FRAME-4")) &&
				!word_has(p, from->trigger, FEATURE_WEAK)))
			return true;
	return false;
}

bool is_figure(const struct page *p, const struct event *e)
{
	static const char *const rules[] = { "FRAME-7", "FRAME-10", "FRAME-11", "FRAME-12",
		"FRAME-15", "FRAME-17", "FRAME-18", "FRAME-58", "FRAME-206", "FRAME-208",
		"FRAME-209", NULL };
	if (e->harm == HARM_NONE)
		return false;
	bool figure = word_has(p, e->trigger, FEATURE_WEAK) &&
		      (e->harm == HARM_KILLED || e->harm == HARM_INJURED);
	for (size_t i = 0; rules[i]; i++)
		figure |= str_is(str_from(e->rule), rules[i]);
	bool bodies = !p->wide && str_is(str_from(e->rule), "FRAME-140") &&
		      word_has(p, e->trigger, FEATURE_BODY);
	return figure || bodies;
}

bool is_later_figure(const struct page *p, const struct event *e)
{
	return is_figure(p, e) && !tells_a_deed(p, e);
}

/* A day on which something is told to have happened, at most a few days long. */
bool moment_dates_a_day(const struct page *p, uint32_t sentence, uint32_t moment)
{
	const struct moment *m = &p->moments.at[moment];
	return dates_a_deed(p, m) && !moment_is_told(p, sentence, NULL, m) &&
	       m->when.to - m->when.from < 3 &&
	       (p->report->published == DATE_NONE || m->when.from <= p->report->published);
}

/* "died in hospital on 24 and 28 September": the day of those alone (INC-7). */
static bool follows_bed(const struct page *p, const struct moment *m)
{
	enum { BACK = 5 };
	static const char *const beds[] = { "hospital", "wounds", "injuries", NULL };
	for (uint32_t i = m->first; i > 0 && i + BACK > m->first; i--)
		if (word_is_any(p, i - 1, beds))
			return true;
	return false;
}

/* SET-2: an old date named before in the paragraph, where nothing else does: what is recalled there. */
uint32_t moment_of_paragraph(const struct page *p, uint32_t sentence, uint32_t before)
{
	enum { BACK = 12, RECENT_DAYS = 14 };
	const struct sentence *s = p->scan.sentences.at;
	for (uint32_t n = sentence;
		n > 0 && sentence - n < BACK && s[n - 1].paragraph == s[sentence].paragraph; n--)
		for (; before > 0 && p->moments.at[before - 1].first >= s[n - 1].first; before--) {
			const struct moment *m = &p->moments.at[before - 1];
			if (dates_a_deed(p, m) && !moment_is_told(p, n - 1, NULL, m) &&
				!follows_bed(p, m))
				return p->report->published != DATE_NONE &&
						       m->when.to + RECENT_DAYS <
							       p->report->published
					       ? before - 1
					       : NONE;
		}
	return NONE;
}

static bool tells_harm(const struct page *p, uint32_t sentence, size_t *event)
{
	bool harm = false;
	for (; *event < p->events.count && p->events.at[*event].sentence <= sentence; (*event)++)
		harm |= p->events.at[*event].sentence == sentence &&
			p->events.at[*event].harm != HARM_NONE;
	return harm;
}

/* "a crane may come on Monday": not yet. */
static bool is_to_come(const struct page *p, uint32_t sentence, const struct moment *m)
{
	static const char *const modals[] = { "will", "may", "would", "could", "should", "can",
		"until", NULL };
	uint32_t first = p->scan.sentences.at[sentence].first;
	bool past = m->deictic && m->when.to != DATE_NONE && m->when.to < p->report->published &&
		    word_is(p, m->first, "last"); /* "can somebody sum up last night" */
	for (uint32_t i = m->first; !past && i > first && i + 6 > m->first; i--)
		if (word_is_any(p, i - 1, modals))
			return true;
	return m->when.from > p->report->published;
}

/* "Interview notes, Kettu, 30 September 2033" at the head: the paper's day, where the text names another. */
static bool is_of_paper(const struct sentence *s, const struct moment *m)
{
	return s->block == BLOCK_HEADLINE && m->kind == MOMENT_DAY && !m->deictic &&
	       m->end == s->end;
}

/* SET-8: the day of the deed may stand in a sentence of the head or the lead that tells of no harm. */
uint32_t moment_of_topic(const struct page *p)
{
	enum { LEAD = 5 }; /* sentences of the body */
	uint32_t body = 0, k = 0, paper = NONE, what = moment_of_what_happened(p);
	size_t event = 0;
	if (what != NONE)
		return what;
	for (uint32_t i = 0; i < p->scan.sentences.count && body <= LEAD; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		bool harm = tells_harm(p, i, &event);
		body += s->block == BLOCK_BODY && s->end - s->first > 5;
		for (; k < p->moments.count && p->moments.at[k].first < s->end; k++) {
			const struct moment *m = &p->moments.at[k];
			bool head = s->block == BLOCK_DATELINE || is_to_come(p, i, m) ||
				    (m->when.from == p->report->published &&
					    (!m->deictic || s->block == BLOCK_HEADLINE)) ||
				    moment_is_printed(p, i, m);
			if (!dates_a_deed(p, m) || harm || head || moment_is_told(p, i, NULL, m))
				continue;
			if (!is_of_paper(s, m))
				return k;
			paper = paper == NONE ? k : paper;
		}
	}
	return paper;
}

static uint32_t add_moment(
	struct page *p, uint32_t first, uint32_t end, date_day from, date_day to, int precision)
{
	struct moment m = { .first = first,
		.end = end,
		.kind = from == to ? MOMENT_DAY : MOMENT_YEAR,
		.rule = from == to ? "SET-9" : "SET-10" };
	m.when = (struct when){
		.words = page_words(p, first, end), .from = from, .to = to, .precision = precision
	};
	*PUSH(p->mem, &p->moments) = m;
	return (uint32_t)p->moments.count - 1;
}

static bool is_lead(const struct page *p, uint32_t sentence, uint32_t *body)
{
	enum { LEAD = 5 };
	const struct sentence *s = &p->scan.sentences.at[sentence];
	*body += s->block == BLOCK_BODY && s->end - s->first > 5;
	return *body <= LEAD;
}

/* SET-9: so does a page of news as it comes in, whose lines begin with the hour: "14:32 Seven dead". */
static bool is_hour_of_line(const struct page *p, uint32_t w, const struct sentence *s)
{
	static const char *const updates[] = { "upd", "update", "updated", "edit", NULL };
	enum { NUMBERED = 4 }; /* "UPDATE 9 (19:05)" */
	uint32_t m = p->mark[w].moment;
	bool update = w <= s->first + NUMBERED && w > s->first && word_is_any(p, s->first, updates);
	update |= w > s->first && word_is_any(p, w - 1, updates); /* "LAST UPDATE 23:40" */
	return (w == s->first || update) && m != NONE && p->moments.at[m].kind == MOMENT_CLOCK &&
	       (p->scan.words.at[w].shape & SHAPE_DIGIT);
}

/* SET-9: "BREAKING", "right now" at the head of a post: its own day. */
static bool is_breaking(const struct page *p, uint32_t w, uint32_t first)
{
	return word_is(p, w, "breaking") ||
	       (word_is(p, w, "now") && w > first && word_is(p, w - 1, "right")) ||
	       (word_is(p, w, "just") && w + 1 < p->scan.words.count && word_is(p, w + 1, "now")) ||
	       (word_is(p, w, "live") && w < first + 2);
}

/* SET-9: "21 July 2029, 19:20": a post with its own day and hour. */
static bool is_stamp(const struct page *p, const struct moment *m)
{
	return m->kind == MOMENT_DAY && m->when.from == p->report->published &&
	       m->when.time.at != NULL && m->when.time.len > 0 &&
	       m->when.time.at[0] <= '9'; /* an hour in digits */
}

/* SET-9: a bulletin that tells of "dawn" or "07:00" without a day speaks of its own. */
static uint32_t hour_of_bulletin(struct page *p)
{
	uint32_t body = 0;
	bool stamped = false;
	for (uint32_t i = 0; i < p->scan.sentences.count && is_lead(p, i, &body); i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		for (uint32_t w = s->first; w < s->end; w++) {
			uint32_t m = p->mark[w].moment;
			stamped |= m != NONE && is_stamp(p, &p->moments.at[m]);
			bool told = ((p->voice.name.at || stamped) && s->block == BLOCK_BODY) ||
				    is_hour_of_line(p, w, s);
			if (body < 2 && m == NONE && is_breaking(p, w, s->first))
				return add_moment(
					p, w, w + 1, p->report->published, p->report->published, 1);
			if (told && m != NONE && p->moments.at[m].kind == MOMENT_CLOCK)
				return add_moment(
					p, w, w + 1, p->report->published, p->report->published, 1);
		}
	}
	return NONE;
}

/* "the remains of 31 people", "exhumed": the dead of another time. */
static bool is_of_remains(const struct page *p)
{
	static const char *const words[] = { "remains", "skeletons", "bones", "exhumed",
		"exhumation", "unearthed", "anniversary", NULL };
	uint32_t body = 0;
	for (uint32_t i = 0; i < p->scan.sentences.count && is_lead(p, i, &body); i++)
		for (uint32_t w = p->scan.sentences.at[i].first; w < p->scan.sentences.at[i].end;
			w++)
			if (word_is_any(p, w, words))
				return true;
	return false;
}

/* SET-10: "twelve years on", "twelve years after" above remains or an anniversary: the year of the deaths. */
static uint32_t year_of_remains(struct page *p)
{
	static const char *const after[] = { "on", "after", "later", NULL };
	uint32_t body = 0;
	if (!is_of_remains(p))
		return NONE;
	for (uint32_t i = 0; i < p->scan.sentences.count && is_lead(p, i, &body); i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		for (uint32_t w = s->first; w + 2 < s->end; w++) {
			const struct lexeme *x = lex_at(p, w);
			struct ymd now = date_split(p->report->published);
			date_day from, to;
			if (lexeme_has(x, FEATURE_NUMBER) && x->value > 0 && x->value < 200 &&
				word_is(p, w + 1, "years") && word_is_any(p, w + 2, after) &&
				date_make(now.year - (int)x->value, 1, 1, &from) &&
				date_make(now.year - (int)x->value, 12, 31, &to))
				return add_moment(p, w, w + 2, from, to, 5);
		}
	}
	return NONE;
}

/* What the report's own day says of a topic that names none. */
uint32_t moment_by_report(struct page *p)
{
	if (p->report->published == DATE_NONE)
		return NONE;
	uint32_t m = hour_of_bulletin(p);
	return m != NONE ? m : year_of_remains(p);
}

/* INC-7: who dies of wounds days later was harmed in the incident all the same. */
bool event_dies_late(const struct page *p, const struct event *e)
{
	static const char *const beds[] = { "hospital", "hospitals", "icu", "infirmary", "clinic",
		"unit", "surgery", "intensive", "general", NULL };
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	bool elliptic = str_is(str_from(e->rule), "FRAME-50") && e > p->events.at;
	if (elliptic &&
		e[-1].sentence == e->sentence) /* "two died on Thursday and one this morning" */
		return event_dies_late(p, e - 1);
	bool death =
		!p->wide && word_is(p, e->trigger, "death"); /* "the death of a girl in hospital" */
	if (!word_has(p, e->trigger, FEATURE_DIE) && !death)
		return false;
	if (str_starts(low_at(p, e->trigger), STR("succumb")) || e->whole != NONE)
		return true;
	static const char *const told[] = { "them", "these", "those", "whom", "my", "our", NULL };
	if (e->first + 2 < p->scan.words.count && word_is(p, e->first + 1, "of") &&
		word_is_any(p, e->first + 2, told))
		return true; /* "two of them died on Thursday" */
	for (uint32_t i = e->trigger; i > s->first && i + 4 > e->trigger; i--)
		if (word_is(p, i - 1, "whom")) /* "27 wounded, five of whom died overnight" */
			return true;
	for (uint32_t i = e->trigger; i < s->end && i < e->trigger + 10; i++)
		if (word_has(p, i, FEATURE_WOUNDS) || word_is_any(p, i, beds))
			return true;
	return false;
}
