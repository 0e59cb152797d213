#include "reader/page.h"

/*
 * SAY-60: the name of an outlet is one name, whatever its words are elsewhere: "Tarim Today", "Sarn 24",
 * "Orle is Being Burned Silently" are no day, no number and no deed.
 */
static const struct lexeme outlet_lexeme = {
	.has = (feature_set)1 << FEATURE_SOURCE | (feature_set)1 << FEATURE_ORG,
	.words = 2,
	.act = -1,
	.harm = -1,
	.status = -1,
	.kind = SOURCE_MEDIA,
	.stance = -1,
	.bound = -1,
	.basis = -1,
};

bool word_is_outlet(const struct page *p, uint32_t i)
{
	return p->mark[i].lex == &outlet_lexeme;
}

static bool is_capital(const struct page *p, uint32_t i)
{
	const struct word *w = &p->scan.words.at[i];
	return (w->shape & SHAPE_CAPITAL) && !(w->shape & SHAPE_PUNCT);
}

/* May the word begin or go on a name? At the head of a sentence any word has a capital. */
static bool can_name(const struct page *p, uint32_t i)
{
	static const feature_set no =
		(feature_set)1 << FEATURE_DETERMINER | (feature_set)1 << FEATURE_PREPOSITION |
		(feature_set)1 << FEATURE_CONJUNCTION | (feature_set)1 << FEATURE_SUBORDINATE |
		(feature_set)1 << FEATURE_PRONOUN | (feature_set)1 << FEATURE_ACCORDING |
		(feature_set)1 << FEATURE_NUMBER | (feature_set)1 << FEATURE_VAGUE;
	if (!is_capital(p, i) || p->has[i] & no)
		return false;
	uint8_t tag = tag_at(p, i);
	return !(p->scan.words.at[i].shape & SHAPE_FIRST) || tag == TAG_NNP || tag == TAG_NNPS ||
	       !lex_at(p, i);
}

/* "Hammurabi's Justice News", "Justice for Orle News" */
static bool joins(const struct page *p, uint32_t i, uint32_t first)
{
	static const char *const joints[] = { "'s", "of", "for", NULL };
	return i > first && word_is_any(p, i, joints) && can_name(p, i - 1);
}

static uint32_t name_from(const struct page *p, uint32_t last, uint32_t first)
{
	enum { LONGEST = 6 };
	uint32_t i = last;
	while (i > first && last - i < LONGEST && (can_name(p, i - 1) || joins(p, i - 1, first)))
		i--;
	return i;
}

static bool is_digits(const struct page *p, uint32_t i)
{
	struct str low = low_at(p, i);
	return (p->scan.words.at[i].shape & SHAPE_DIGIT) && low.len <= 3;
}

/* Does somebody speak here: a verb of saying behind the name, or words before it that only a speaker follows? */
static bool is_speaker(const struct page *p, uint32_t from, uint32_t end, const struct sentence *s)
{
	static const char *const before[] = { "to", "by", "told", "outlet", "page", "source",
		"agency", "network", "newspaper", "website", "channel", NULL };
	static const char *const passed[] = { "also", "both", "all", "further", "later",
		"initially", "then", ",", "however", "on", "though", "similarly", NULL };
	enum { PASS = 4 };
	if (from > s->first && word_is_any(p, from - 1, before))
		return true;
	for (uint32_t i = end; i < s->end && i < end + PASS; i++)
		if (word_has(p, i, FEATURE_SAY))
			return true;
		else if (!word_is_any(p, i, passed))
			return false;
	return false;
}

/* One of several that speak: "Tarim Now, Orle 24 and the union reported" */
static bool is_in_row(const struct page *p, uint32_t from, uint32_t end, const struct sentence *s)
{
	static const char *const marks[] = { ",", "and", NULL };
	static const char *const where[] = { "in", "at", "near", "outside", NULL };
	if (from > s->first && word_is_any(p, from - 1, where))
		return false; /* "killed in Kesh Now, officials said" */
	bool row = (end < s->end && word_is_any(p, end, marks)) ||
		   (from > s->first && word_is_any(p, from - 1, marks));
	for (uint32_t i = s->first; row && i < s->end; i++)
		if (word_has(p, i, FEATURE_SAY) || word_has(p, i, FEATURE_ACCORDING))
			return true;
	return false;
}

/* "the Sarn Human Rights Observatory", "Kesh Medical Center" say themselves what they are. */
static bool has_kind(const struct page *p, uint32_t from, uint32_t end)
{
	static const char *const kinds[] = { "rights", "medical", "health", "hospital", "clinic",
		"trauma", "surgical", "police", "security", "defence", "defense", NULL };
	for (uint32_t i = from; i < end; i++)
		if (word_is_any(p, i, kinds))
			return true;
	return false;
}

/* The name that has its last word at i: where it ends, 0: none does. */
static uint32_t outlet_end(
	const struct page *p, uint32_t i, uint32_t *from, const struct sentence *s)
{
	static const char *const sure[] = { "news", "tv", "fm", "radio", NULL };
	static const char *const others[] = { "post", "today", "now", "network", "agency", "media",
		"press", "net", "online", "channel", "tribune", "observer", "herald", "times",
		"gazette", "center", "centre", "eye", "plus", "live", "echo", "mirror", "sphere",
		"observatory", "monitor", "page", "lens", "voice", "pulse", "watch", "coordination",
		NULL };
	uint32_t end = i + 1;
	bool known = is_capital(p, i) && word_is_any(p, i, sure);
	if (!known && !(is_capital(p, i) && word_is_any(p, i, others)) && !is_digits(p, i))
		return 0;
	*from = name_from(p, i, s->first);
	if (*from == i || (!known && has_kind(p, *from, end)))
		return 0;
	while (known && end < s->end && can_name(p, end))
		end++; /* "Sky News Arabia" */
	if (is_digits(p, i) && end < s->end && is_capital(p, end))
		return 0; /* the name goes on: "Marenia 218 News" */
	bool speaks = is_speaker(p, *from, end, s);
	return known || speaks || (!is_digits(p, i) && is_in_row(p, *from, end, s)) ? end : 0;
}

/* "Orle is Being Burned Silently" */
static uint32_t slogan_end(
	const struct page *p, uint32_t i, uint32_t *from, const struct sentence *s)
{
	uint32_t end = i + 2;
	if (!word_is(p, i, "is") || i == s->first || i + 2 >= s->end || !is_capital(p, i - 1) ||
		!is_capital(p, i + 1) || !word_is(p, i + 1, "being"))
		return 0;
	*from = name_from(p, i - 1, s->first);
	while (end < s->end && is_capital(p, end))
		end++;
	return end;
}

/* "The local outlet Sound and Picture": all that has capitals behind the word. */
static uint32_t herald_end(
	const struct page *p, uint32_t i, uint32_t *from, const struct sentence *s)
{
	static const char *const heralds[] = { "outlet", "newspaper", "website", "page", "channel",
		NULL };
	static const char *const joints[] = { "and", "of", "the", "for", NULL };
	if (i == s->first || !word_is_any(p, i - 1, heralds) || !is_capital(p, i))
		return 0;
	uint32_t end = i + 1;
	while (end < s->end &&
		(is_capital(p, end) || (word_is_any(p, end, joints) && end + 1 < s->end &&
					       is_capital(p, end + 1))))
		end++;
	*from = i;
	return end;
}

/* Digits before "News" belong to the name; the rest of the sentence is looked at behind it. */
static void mark_outlets(struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first, from = 0; i < s->end; i++) {
		uint32_t end = outlet_end(p, i, &from, s);
		if (!end)
			end = slogan_end(p, i, &from, s);
		if (!end)
			end = herald_end(p, i, &from, s);
		if (!end)
			continue;
		mark_as(p, &outlet_lexeme, from, end);
		for (uint32_t k = from; k < end; k++)
			p->scan.words.at[k].tag = TAG_NNP;
		i = end - 1;
	}
}

static bool is_all_capitals(const struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first; i < s->end; i++)
		if (!(p->scan.words.at[i].shape & (SHAPE_CAPITAL | SHAPE_DIGIT | SHAPE_PUNCT)))
			return false;
	return true;
}

void page_outlets(struct page *p)
{
	for (size_t i = 0; i < p->scan.sentences.count && !p->wide; i++)
		if (p->live[i] && !is_all_capitals(p, &p->scan.sentences.at[i]))
			mark_outlets(p, &p->scan.sentences.at[i]);
}

/* The outlet's name where the head has it, and a bracket behind it: "Kesh Today (kesh-today.example)", "The Observer (Sarn)". */
struct masthead {
	uint32_t first, end, bracket; /* words; the bracket ends here */
};

static struct masthead masthead_of(const struct page *p)
{
	enum { AHEAD = 8 };
	const struct words *w = &p->scan.words;
	struct str text = p->scan.text, outlet = p->report->outlet;
	if (p->wide || !outlet.len || (uintptr_t)outlet.at < (uintptr_t)text.at ||
		(uintptr_t)outlet.at >= (uintptr_t)text.at + text.len)
		return (struct masthead){ 0 };
	size_t begin = (size_t)(outlet.at - text.at), end = begin + outlet.len;
	struct masthead m = { 0 };
	while (m.first < w->count && w->at[m.first].begin < begin)
		m.first++;
	for (m.end = m.first; m.end < w->count && w->at[m.end].begin < end;)
		m.end++;
	m.bracket = m.end;
	if (m.end < w->count && word_is(p, m.end, "("))
		for (uint32_t i = m.end; i < w->count && i < m.end + AHEAD; i++)
			if (word_is(p, i, ")"))
				m.bracket = i + 1;
	return m;
}

static bool is_of_outlet(const struct page *p, const struct masthead *m, uint32_t word)
{
	return word_is_outlet(p, word) || (word >= m->end && word < m->bracket);
}

/* What was found within such a name is no time and no place of a deed. */
void page_clear_outlets(struct page *p)
{
	const struct masthead m = masthead_of(p);
	size_t kept = 0;
	for (size_t i = 0; i < p->moments.count; i++) {
		uint32_t w = p->moments.at[i].first;
		if (!is_of_outlet(p, &m, w) && !(w >= m.first && w < m.end))
			p->moments.at[kept++] = p->moments.at[i];
	}
	p->moments.count = kept;
	kept = 0;
	for (size_t i = 0; i < p->spots.count; i++)
		if (!is_of_outlet(p, &m, p->spots.at[i].first) ||
			!is_of_outlet(p, &m, p->spots.at[i].end - 1))
			p->spots.at[kept++] = p->spots.at[i];
	p->spots.count = kept;
}

/* "Report on the raid on Qarin - Geneva, 18 July 2031": the day of issue in a line of the head is no day of the raid. */
static bool is_day_of_issue(const struct page *p, const struct moment *m)
{
	static const char *const dashes[] = { "-", "|", "\xE2\x80\x94", "\xE2\x80\x93", NULL };
	enum { LINES = 5 };
	const struct report *r = p->report;
	if (m->kind != MOMENT_DAY || m->deictic || r->published == DATE_NONE ||
		m->when.from != r->published || m->when.to != r->published)
		return false;
	for (size_t i = 0; i < p->scan.sentences.count && i < LINES; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		if (m->first < s->first || m->end > s->end)
			continue;
		bool dash = false, deed = false;
		for (uint32_t w = m->first; w-- > s->first;) {
			dash |= word_is_any(p, w, dashes);
			deed |= dash &&
				(word_has(p, w, FEATURE_EVENT) || word_has(p, w, FEATURE_DEAD));
		}
		return deed && s->block != BLOCK_DATELINE && !word_is(p, s->end - 1, ".");
	}
	return false;
}

/* READ-42: "Weekly Bulletin, 18-24 April 2031", "Bulletin no. 14, March 2031", a line of the head that tells no deed: the days or the month that end with
 * that of issue. */
static bool is_time_of_issue(const struct page *p, const struct moment *m)
{
	enum { LINES = 5, NIGHTS = 3, MONTH = 31 };
	date_day published = p->report->published;
	for (uint32_t w = m->first; w < m->end; w++)
		if (word_is(p, w, ","))
			return false; /* "Note 3, 12 March 2031" */
	if (m->deictic || published == DATE_NONE || m->when.to != published ||
		m->when.from + NIGHTS > m->when.to || m->when.from + MONTH < m->when.to)
		return false;
	for (size_t i = 0; i < p->scan.sentences.count && i < LINES; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		bool deed = word_is(p, s->end - 1, ".") || s->block == BLOCK_DATELINE;
		if (m->first < s->first || m->end > s->end)
			continue;
		for (uint32_t w = s->first; w < s->end; w++)
			deed |= word_has(p, w, FEATURE_EVENT) || word_has(p, w, FEATURE_DEAD);
		return !deed;
	}
	return false;
}

/* READ-42: "by the end of the year", in a report of which nobody knows the day; not "on 3 May", "in May". */
static bool is_of_no_known_day(const struct page *p, const struct moment *m)
{
	return p->monthly && m->deictic && m->kind != MOMENT_DAY &&
	       !str_is(str_from(m->rule), "WHEN-4") && !str_is(str_from(m->rule), "WHEN-3");
}

void page_clear_issued(struct page *p)
{
	size_t kept = 0;
	for (size_t i = 0; i < p->moments.count; i++)
		if (p->wide || !(is_day_of_issue(p, &p->moments.at[i]) ||
				       is_time_of_issue(p, &p->moments.at[i]) ||
				       is_of_no_known_day(p, &p->moments.at[i])))
			p->moments.at[kept++] = p->moments.at[i];
	p->moments.count = kept;
}
