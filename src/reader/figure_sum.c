#include "reader/frame.h"
#include "reader/frame_at.h"

/* Sums that are built up as a text goes on: "that makes eight", "it's now five" (FRAME-97), "so three now" (FRAME-60). */
/* "Correction: I posted 15 dead. It's 13.": the sentence before took a figure back. */
static bool follows_correction(const struct framing *f)
{
	static const char *const corrects[] = { "correction", "wrong", "mistake", "scratch",
		"misheard", "typo", "incorrect", "corrected", NULL };
	if (f->sentence == 0)
		return false;
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence - 1];
	for (uint32_t w = s->first; w < s->end && w < s->first + 40; w++)
		if (word_is_any(f->page, w, corrects))
			return true;
	return false;
}

/* "it is now five", "so it is eight", "with him it is 5 from the shooting": words that add up. */
static bool adds_up(const struct framing *f, uint32_t verb)
{
	static const char *const sums[] = { "now", "so", "then", "altogether", "alone", "all",
		"with", "thus", "by", "since", "not", "actually", NULL };
	uint32_t first = f->page->scan.sentences.at[f->sentence].first;
	uint32_t end = f->page->scan.sentences.at[f->sentence].end, behind = at(f, verb)->end + 3;
	for (uint32_t w = behind < end ? behind : end; w-- > first && w + 40 > behind;)
		if (word_is_any(f->page, w, sums))
			return true;
	return follows_correction(f);
}

/* FRAME-97: "That makes eight.", "In my street alone it was eleven.", "So it is eight." */
uint32_t frame_makes_sum(const struct framing *f, uint32_t verb)
{
	enum { SHORT = 14 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	uint32_t who = verb - 1, number = verb + 1;
	bool is = lexeme_has(at(f, verb)->lex, FEATURE_BE);
	bool makes = word_is(f->page, at(f, verb)->head, "makes") ||
		     word_is(f->page, at(f, verb)->head, "made");
	if (!is && !makes)
		return NONE;
	while (is_kind(f, number, CHUNK_OTHER) && word_is(f->page, at(f, number)->first, "now"))
		number++;
	bool from =
		is_kind(f, number, CHUNK_NOUN) &&
		(at(f, number)->bare
				? is_kind(f, number + 1, CHUNK_PREP) &&
					  (word_is(f->page, at(f, number + 1)->first, "from") ||
						  word_is(f->page, at(f, number + 1)->first, "by"))
				: at(f, number)->quantity != NONE &&
					  lexeme_has(at(f, number)->lex, FEATURE_PERSON));
	if (verb == f->clause.first || at(f, verb)->negative || at(f, verb)->modal ||
		!(frame_lone_number(f, number) || from) || f->page->wide)
		return NONE;
	uint32_t w = at(f, who)->first;
	if (word_is(f->page, w, "that") || word_is(f->page, w, "which"))
		return makes || (is && is_kind(f, who, CHUNK_NOUN) && who == f->clause.first)
			       ? number
			       : NONE;
	return word_is(f->page, w, "it") && (is || makes) && s->end - s->first <= SHORT * 2 &&
			       adds_up(f, verb)
		       ? number
		       : NONE;
}

/* What stands behind a number at the head of a sentence that is nothing but a count. */
static bool closes_count(const struct framing *f, uint32_t i)
{
	static const char *const closing[] = { "now", "so", "in", "all", "altogether", "total",
		"confirmed", "already", "dead", "acc", "per", "according", "at", "-", "then", ",",
		".", "!", NULL };
	if (i >= f->clause.end)
		return true;
	if (word_is_any(f->page, at(f, i)->first, closing))
		return true;
	return at(f, i)->kind == CHUNK_STOP || at(f, i)->kind == CHUNK_TIME ||
	       lexeme_has(at(f, i)->lex, FEATURE_ACCORDING);
}

/* "I counted the bodies myself. Twenty-two.": bodies, the dead, and no number of them in the sentence before. */
static bool follows_bodies(const struct framing *f)
{
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	if (f->sentence == 0 || s->end - s->first > 2 || s[-1].paragraph != s->paragraph)
		return false;
	bool dead = false;
	for (uint32_t w = s[-1].first; w < s[-1].end; w++) {
		if (p->mark[w].quantity != NONE)
			return false;
		dead |= word_has(p, w, FEATURE_BODY) ||
			(word_has(p, w, FEATURE_TOLL) && lex_at(p, w)->harm == HARM_KILLED);
	}
	return dead;
}

/* "So three now., "UPDATE: 17", "Fourteen, then.": a short line of nothing but a number that is said to be the sum. */
static bool is_running_sum(const struct framing *f, uint32_t first, uint32_t number)
{
	static const char *const sums[] = { "now", "then", "altogether", "total", "far", "all",
		"update", "upd", "edit", "together", "alone", "unfortunately", "sadly",
		"correction", NULL };
	enum { LINE = 9 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	if (s->end - s->first > LINE || f->page->wide || frame_is_year(f, number))
		return false;
	uint32_t last = s->end - 1; /* "29 at Sabbah alone" */
	bool alone = word_is(f->page, last, "alone") ||
		     (last > s->first && word_is(f->page, last - 1, "alone"));
	for (uint32_t k = number + 1; k < f->clause.end && !alone; k++)
		if (is_kind(f, k, CHUNK_NOUN) && !word_is_any(f->page, at(f, k)->head, sums))
			return false;
	for (uint32_t w = at(f, first)->first; w < s->end; w++)
		if (word_is_any(f->page, w, sums))
			return true;
	if (follows_bodies(f))
		return true;
	size_t n = f->page->events.count; /* "My brother. The smith, and his guest. Eleven." */
	const struct event *e = n ? &f->page->events.at[n - 1] : NULL;
	return s->end - s->first <= 2 && e && e->sentence + 2 >= f->sentence &&
	       e->harm == HARM_KILLED &&
	       (str_equal(str_from(e->rule), STR("FRAME-107")) ||
		       str_equal(str_from(e->rule), STR("FRAME-113"))) &&
	       f->page->scan.sentences.at[e->sentence].paragraph == s->paragraph;
}

/* FRAME-60: "24 now according to the hospital", "= 26": a number at the head, and nothing it counts. */
bool frame_running_sum(struct framing *f, uint32_t noun)
{
	uint32_t i = noun, source = noun + 1;
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	if (!at(f, noun)->bare || s->end - s->first > 14 ||
		f->page->quantities.at[at(f, noun)->quantity].partitive ||
		f->page->quantities.at[at(f, noun)->quantity].vague)
		return false;
	while (i > f->clause.first &&
		(is_kind(f, i - 1, CHUNK_OTHER) || is_kind(f, i - 1, CHUNK_QUOTE) ||
			(is_kind(f, i - 1, CHUNK_COMMA) && is_kind(f, i - 2, CHUNK_OTHER)) ||
			word_is(f->page, at(f, i - 1)->first, "edit") ||
			word_is(f->page, at(f, i - 1)->first, "so") ||
			word_is(f->page, at(f, i - 1)->first, "upd") ||
			word_is(f->page, at(f, i - 1)->first, "update") ||
			word_is(f->page, at(f, i - 1)->first, ":") ||
			word_is(f->page, at(f, i - 1)->first, "-") ||
			at(f, i - 1)->kind == CHUNK_TIME))
		i--;
	for (uint32_t k = source; k < f->clause.end; k++)
		if (is_kind(f, k, CHUNK_VERB) && !lexeme_has(at(f, k)->lex, FEATURE_ACCORDING))
			return false;
	bool sourced = is_running_sum(f, i, noun);
	for (uint32_t k = source; k < f->clause.end; k++)
		sourced |= lexeme_has(at(f, k)->lex, FEATURE_ACCORDING);
	if (i != f->clause.first || !closes_count(f, source) || !sourced)
		return false;
	frame_add_figure(f, "FRAME-60", noun, noun);
	return true;
}

/* "the number of displaced people", "the number of IDPs" */
uint32_t frame_displaced_behind(const struct framing *f, uint32_t noun)
{
	static const char *const kinds[] = { "displaced", "idps", "evacuees", NULL };
	for (uint32_t i = noun + 2; i < f->clause.end && i < noun + 4 && !f->page->wide; i++)
		for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
			if (word_is_any(f->page, w, kinds))
				return at(f, i)->lex ? i : NONE;
	return NONE;
}

/* "remember 2022": a year. */
bool frame_is_year(const struct framing *f, uint32_t i)
{
	const struct chunk *c = at(f, i);
	int64_t n = f->page->quantities.at[c->quantity].count.low;
	return c->end == c->first + 1 && low_at(f->page, c->first).len == 4 && n >= 1900 &&
	       n < 2100;
}

/* "per the council 8 dead, per the army 3" */
bool frame_is_per(const struct framing *f, uint32_t noun)
{
	return !f->page->wide && frame_lone_number(f, noun) && is_kind(f, noun - 1, CHUNK_NOUN) &&
	       is_kind(f, noun - 2, CHUNK_PREP) && word_is(f->page, at(f, noun - 2)->first, "per");
}
