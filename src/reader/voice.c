#include "reader/page.h"

/*
 * SAY-13: a text that an office issues itself ("Health Directorate / Bulletin 3") speaks with that
 * office's voice: what is said in it without a source is said by the office, and so is "we".
 */
enum { HEAD_WORDS = 60, HEAD_SENTENCES = 6 };

static bool is_agency_copy(const struct page *p)
{
	for (size_t i = 0; i < p->scan.sentences.count && i < HEAD_SENTENCES; i++)
		if (p->scan.sentences.at[i].block == BLOCK_DATELINE)
			for (uint32_t w = p->scan.sentences.at[i].first;
				w < p->scan.sentences.at[i].end; w++)
				if (word_is(p, w, "("))
					return true;
	return false;
}

/* A word of issuing in the head: a line of its own, or a short one; "in a statement" of a sentence is another's. */
static bool is_issued(const struct page *p, uint32_t end)
{
	enum { SHORT = 16 };
	for (size_t i = 0; i < p->scan.sentences.count && i < HEAD_SENTENCES; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		bool head = s->block != BLOCK_BODY || s->end - s->first <= SHORT;
		for (uint32_t w = s->first; w < s->end && w < end; w++)
			if (word_has(p, w, FEATURE_ISSUED) &&
				(head || (p->scan.words.at[w].shape & SHAPE_CAPITAL)) &&
				!(w > s->first + 1 && word_is(p, w - 2, "in")))
				return true;
	}
	return false;
}

static bool is_office_kind(int kind)
{
	return kind == SOURCE_GOVERNMENT || kind == SOURCE_MILITARY || kind == SOURCE_MEDICAL ||
	       kind == SOURCE_RIGHTS_GROUP || kind == SOURCE_UN || kind == SOURCE_ARMED_GROUP ||
	       kind == SOURCE_OTHER;
}

/* "according to the Ministry of Health", "received from the Governor": quoted, not speaking. */
static bool is_quoted(const struct page *p, const struct sentence *s, uint32_t first)
{
	static const char *const before[] = { "to", "by", "from", "with", NULL };
	if (first > s->first && word_is(p, first - 1, "the"))
		first--;
	if (first > s->first && s->block == BLOCK_BODY && word_is_any(p, first - 1, before))
		return true;
	return false;
}

static bool ends_name(const struct page *p, uint32_t w)
{
	const struct word *at = &p->scan.words.at[w];
	if (at->shape & SHAPE_PUNCT)
		return true;
	return !(at->shape & SHAPE_CAPITAL) && !word_is(p, w, "of") && !word_is(p, w, "the") &&
	       !word_is(p, w, "for") && !word_is(p, w, "and");
}

/* "Kestrel Observatory, daily report": reports of others' figures, whose own office stands in that line or nowhere. */
static bool only_reports(const struct page *p, uint32_t words)
{
	static const char *const kinds[] = { "report", "return", "digest", "sitrep", NULL };
	bool report = false;
	for (uint32_t w = 0; w < words; w++)
		if (word_has(p, w, FEATURE_ISSUED)) {
			report = word_is_any(p, p->mark[w].end - 1, kinds);
			if (!report)
				return false;
		}
	return report;
}

static bool has_issued(const struct page *p, const struct sentence *s)
{
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_has(p, w, FEATURE_ISSUED))
			return true;
	return false;
}

/* The name in capitals around word `w`, up to the end of its sentence's first clause. */
static bool name_around(
	const struct page *p, const struct sentence *s, uint32_t w, uint32_t *first, uint32_t *end)
{
	*first = w;
	*end = w + 1;
	while (*first > s->first && !ends_name(p, *first - 1) && p->mark[*first - 1].moment == NONE)
		(*first)--;
	while (*end < s->end && !ends_name(p, *end) && !word_has(p, *end, FEATURE_ISSUED))
		(*end)++;
	while (*first < *end && !(p->scan.words.at[*first].shape & SHAPE_CAPITAL))
		(*first)++;
	while (*end > *first && !(p->scan.words.at[*end - 1].shape & SHAPE_CAPITAL))
		(*end)--;
	return *end > *first + 1;
}

/* "LANTERN WATCH" alone on the first line, "Alert 2031/09" on the second. */
static bool signs_first_line(struct page *p)
{
	if (p->scan.sentences.count < 2)
		return false;
	const struct sentence *s = p->scan.sentences.at;
	bool name = s->block != BLOCK_BODY && s->end - s->first <= 6 && s->end > s->first + 1;
	for (uint32_t w = s->first; w < s->end; w++)
		name &= !ends_name(p, w);
	if (!name || !word_has(p, s[1].first, FEATURE_ISSUED))
		return false;
	struct str words = page_words(p, s->first, s->end);
	p->voice = (struct source){ .words = words, .name = words, .kind = SOURCE_OTHER };
	return true;
}

/* SAY-13: "We, the elders of Sel, wish to make known": whoever signs so speaks in all of it. */
static bool signs_as_we(struct page *p)
{
	enum { NAME_MOST = 12 };
	if (p->scan.words.count < 6 || !word_is(p, 0, "we") || !word_is(p, 1, ",") ||
		!word_is(p, 2, "the"))
		return false;
	uint32_t end = 3, most = p->scan.sentences.at[0].end;
	while (end < most && end < 3 + NAME_MOST && !word_is(p, end, ","))
		end++;
	if (end == 3 || end == most || !word_is(p, end, ","))
		return false;
	int kind = SOURCE_OTHER;
	for (uint32_t w = 3; w < end; w++)
		if (kind == SOURCE_OTHER && lex_at(p, w) && lex_at(p, w)->kind >= 0)
			kind = lex_at(p, w)->kind;
	struct str words = page_words(p, 3, end);
	p->voice = (struct source){ .words = words, .name = words, .kind = (enum source_kind)kind };
	return true;
}

/* SAY-19: "Source: Emergency Committee." below a list is the source of what names none. */
static bool names_source_below(struct page *p)
{
	for (size_t i = p->scan.sentences.count; i-- > 0;) {
		const struct sentence *s = &p->scan.sentences.at[i];
		uint32_t first = s->first + 2, end = first;
		if (s->end < s->first + 3 ||
			!(word_is(p, s->first, "source") || word_is(p, s->first, "sources")) ||
			!word_is(p, s->first + 1, ":"))
			continue;
		while (end < s->end && !(p->scan.words.at[end].shape & SHAPE_PUNCT))
			end++;
		if (end == first || !(p->scan.words.at[first].shape & SHAPE_CAPITAL))
			return false; /* "Sources: 17" tells how many */
		int kind = SOURCE_OTHER;
		for (uint32_t w = first; w < end; w++)
			if (lex_at(p, w) && lex_at(p, w)->kind >= 0)
				kind = lex_at(p, w)->kind;
		p->voice = (struct source){ .words = page_words(p, first, end),
			.name = page_words(p, first, end),
			.kind = (enum source_kind)kind };
		return true;
	}
	return false;
}

/* "AERIAL ATTACK ON SUPPORTED HOSPITAL": a headline in capitals is no office. */
static bool tells_a_deed(const struct page *p, uint32_t first, uint32_t end)
{
	for (uint32_t w = first; w < end; w++)
		if (word_has(p, w, FEATURE_EVENT) || word_has(p, w, FEATURE_DEAD))
			return true;
	return false;
}

/* "UNITED NATIONS", and below it the office's own name, as the report's outlet has it: that one speaks. */
static bool names_outlet(struct page *p)
{
	struct str outlet = p->report->outlet;
	for (size_t i = 0; outlet.len && i < p->scan.sentences.count && i < HEAD_SENTENCES; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		for (uint32_t w = s->first; w < s->end && w < HEAD_WORDS; w++) {
			uint32_t begin = p->scan.words.at[w].begin;
			if (begin + outlet.len > p->scan.text.len ||
				!str_equal_fold(
					outlet, str_slice(p->scan.text, begin, begin + outlet.len)))
				continue;
			struct str words = str_slice(p->scan.text, begin, begin + outlet.len);
			int kind = SOURCE_OTHER;
			for (uint32_t k = w;
				k < s->end && p->scan.words.at[k].begin < begin + outlet.len; k++)
				if (lex_at(p, k) && lex_at(p, k)->kind >= 0)
					kind = lex_at(p, k)->kind;
			p->voice = (struct source){ .words = words,
				.name = words,
				.kind = (enum source_kind)kind,
				.party = kind == SOURCE_MILITARY || kind == SOURCE_ARMED_GROUP };
			return true;
		}
	}
	return false;
}

static void find_voice(struct page *p)
{
	uint32_t words =
		p->scan.words.count < HEAD_WORDS ? (uint32_t)p->scan.words.count : HEAD_WORDS;
	p->voice.kind = SOURCE_UNATTRIBUTED;
	if (is_agency_copy(p) || signs_as_we(p) || names_source_below(p) || !is_issued(p, words) ||
		names_outlet(p) || signs_first_line(p))
		return;
	bool reports = only_reports(p, words);
	for (size_t i = 0; i < p->scan.sentences.count && i < HEAD_SENTENCES; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		if (reports && !has_issued(p, s))
			continue;
		for (uint32_t w = s->first; w < s->end && w < words; w++) {
			const struct lexeme *x = lex_at(p, w);
			uint32_t first, end;
			if (!lexeme_has(x, FEATURE_SOURCE) || !is_office_kind(x->kind) ||
				lexeme_has(x, FEATURE_PERSON) ||
				!(p->scan.words.at[w].shape & SHAPE_CAPITAL) ||
				!name_around(p, s, w, &first, &end) || is_quoted(p, s, first) ||
				tells_a_deed(p, first, end))
				continue;
			p->voice = (struct source){ .words = page_words(p, first, end),
				.name = page_words(p, first, end),
				.kind = (enum source_kind)x->kind,
				.party = x->kind == SOURCE_MILITARY ||
					 x->kind == SOURCE_ARMED_GROUP };
			return;
		}
	}
}

/* "Permanent Mission of the Republic of Orundo - note verbale": a state's own. */
void page_voice(struct page *p)
{
	static const char *const missions[] = { "Permanent Mission", "PERMANENT MISSION", "Embassy",
		"EMBASSY", NULL };
	find_voice(p);
	for (size_t i = 0; missions[i] && p->voice.kind == SOURCE_OTHER; i++)
		if (p->voice.name.len &&
			str_find(p->voice.name, str_from(missions[i])) < p->voice.name.len)
			p->voice.kind = SOURCE_GOVERNMENT;
}
