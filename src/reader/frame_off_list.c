#include "reader/frame_at.h"

/* Whom a list has no more (CLAIM-65), and figures that are regretted (SAY-112). */

static const struct sentence *in(const struct framing *f)
{
	return &f->page->scan.sentences.at[f->sentence];
}

/* CLAIM-65: "has set aside five names", "struck four names from its list", "eleven names were taken off": whom a list has no
 * more is counted by nobody. */
bool frame_is_off_list(const struct framing *f, uint32_t noun)
{
	static const char *const verbs[] = { "struck", "strike", "strikes", "striking", "stricken",
		"removed", "removes", "remove", "removing", "deleted", "deletes", "deleting",
		"dropped", "drops", "dropping", "excluded", "excludes", "excluding", "omitted",
		"omits", "erased", "crossed", "cancelled", "discarded", NULL };
	static const char *const aside[] = { "aside", "out", "off", "away", NULL };
	static const char *const puts[] = { "set", "sets", "setting", "put", "puts", "putting",
		"left", "leaves", "leaving", "take", "takes", "taken", "took", "taking", "laid",
		NULL };
	static const char *const checks[] = { "verified", "confirmed", "checked", "corroborated",
		NULL };
	enum { NEAR = 5 };
	const struct page *p = f->page;
	uint32_t first = at(f, noun)->first, end = at(f, noun)->end, from = in(f)->first;
	bool put = false, not = false;
	for (uint32_t w = first + 1 > from + NEAR ? first + 1 - NEAR : from; w < end; w++) {
		bool off = put && (word_is_any(p, w, aside) ||
					  (end < in(f)->end && word_is_any(p, end, aside)));
		if ((w < first && word_is_any(p, w, verbs)) || off)
			return true;
		put |= word_is_any(p, w, puts);
	}
	put = false;
	for (uint32_t w = end; w < in(f)->end && w < end + NEAR; w++) {
		if (word_is(p, w, ",") || word_is(p, w, ";") || word_has(p, w, FEATURE_RELATIVE))
			return false;
		if (word_is_any(p, w, verbs) || (put && word_is_any(p, w, aside)) ||
			(not &&word_is_any(p, w, checks)))
			return word_has(p, w - 1, FEATURE_BE) || put;
		put |= word_is_any(p, w, puts);
		not |= word_is(p, w, "not");
	}
	return false;
}

/* "regrets the error", "apologised for it", "misunderstood": what is regretted is the figure, not a loss of life. */
static bool regrets_figure(const struct page *p, const struct sentence *s)
{
	static const char *const regrets[] = { "regrets", "regretted", "apologises", "apologizes",
		"apologised", "apologized", NULL };
	static const char *const misreads[] = { "misunderstood", "misread", "misspoke", NULL };
	static const char *const errors[] = { "error", "mistake", "figure", "number", "it",
		"misunderstanding", NULL };
	enum { AHEAD = 4 };
	for (uint32_t w = s->first; w < s->end; w++) {
		if (word_is_any(p, w, misreads))
			return true;
		for (uint32_t k = w + 1; word_is_any(p, w, regrets) && k <= w + AHEAD && k < s->end;
			k++)
			if (word_is_any(p, k, errors))
				return true;
	}
	return false;
}

/* "That figure is not correct, the ministry said", of what the union had said: does somebody else speak? */
static bool another_speaks(const struct framing *f, const struct event *e)
{
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	for (uint32_t i = f->clause.first; i < f->clause.end; i++) {
		uint32_t who = is_kind(f, i, CHUNK_VERB) && lexeme_has(at(f, i)->lex, FEATURE_SAY)
				       ? role_subject(&f->clause, i)
				       : NONE;
		if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->pronoun)
			continue;
		uint32_t w = s->first;
		while (w < s->end && !str_equal(low_at(p, w), low_at(p, at(f, who)->head)))
			w++;
		if (w == s->end)
			return true;
	}
	return false;
}

/* SAY-112: "The minister named seventy dead. The figure is not correct. He regrets the error": his own, taken back. */
bool frame_is_regretted(const struct framing *f, const struct event *e)
{
	enum { BEHIND = 3 };
	const struct page *p = f->page;
	uint32_t n = f->sentence;
	bool found = false;
	for (; !p->wide && !found && n < p->scan.sentences.count && n <= f->sentence + BEHIND; n++)
		found = regrets_figure(p, &p->scan.sentences.at[n]);
	return found && !another_speaks(f, e);
}
