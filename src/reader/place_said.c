#include "reader/setting.h"

/* Where somebody speaks: no place of a deed. */

/* "told reporters in Vell": where it was said. */
static bool hears_there(const struct page *p, const struct saying *s, const struct spot *spot)
{
	enum { BEHIND = 4 };
	static const char *const hearers[] = { "reporters", "journalists", "correspondents",
		"conference", "agency", "parliament", "television", "radio", "residents", NULL };
	if (spot->first <= s->verb || spot->first > s->verb + BEHIND)
		return false;
	return word_is_any(p, spot->first - 1, (const char *const[]){ "in", "at", "from", NULL }) &&
	       (word_is_any(p, spot->first - 2, hearers) || spot->first == s->verb + 2);
}

/* "Reached by telephone in Banko, a dealer said", "speaking from X": where the speaker is. */
static bool is_reached_there(const struct page *p, uint32_t sentence)
{
	static const char *const heads[] = { "reached", "speaking", "contacted", "interviewed",
		"talking", NULL };
	return word_is_any(p, p->scan.sentences.at[sentence].first, heads);
}

/* "In Vell, the minister told parliament": where he told it. */
static bool tells_hearers(const struct page *p, uint32_t verb)
{
	static const char *const hearers[] = { "parliament", "reporters", "journalists",
		"lawmakers", "senators", "deputies", NULL };
	return word_is(p, verb, "told") && verb + 1 < p->scan.words.count &&
	       word_is_any(p, verb + 1, hearers);
}

/* "Doctors at the hospital in Bakuven said": where the speaker is, not where it happened. */
bool place_is_of_source(const struct page *p, uint32_t sentence, const struct spot *spot)
{
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &p->sayings.at[i];
		uint32_t end = s->verb != NONE && s->verb > s->source_end ? s->verb : s->source_end;
		if (s->verb == NONE && s->source == spot->first && s->source_end == spot->end)
			continue; /* "Bir Salem: one shepherd killed": no speaker */
		if (s->source != NONE && spot->first >= s->source && spot->first < end)
			return true;
		if (s->source != NONE && spot->end <= s->source && is_reached_there(p, sentence))
			return true;
		if (s->verb != NONE && spot->end <= s->verb && tells_hearers(p, s->verb))
			return true;
		if (s->source != NONE && s->verb != NONE &&
			(hears_there(p, s, spot) ||
				(spot->first > s->verb && spot->end <= said_from(p, s))))
			return true;
	}
	return false;
}

/* "who have since been found in Telmar", "turned up alive in Ostra": where those are who were not killed. */
bool place_of_the_living(const struct page *p, uint32_t sentence, const struct spot *s)
{
	static const char *const found[] = { "found", "traced", "located", "reappeared", "turned",
		NULL };
	static const char *const alive[] = { "since", "alive", "safe", "safely", "living", "well",
		NULL };
	enum { BACK = 9 };
	uint32_t first = p->scan.sentences.at[sentence].first;
	bool seen = false, lives = false;
	for (uint32_t i = s->first; !p->wide && i > first && i + BACK > s->first; i--) {
		if (word_has(p, i - 1, FEATURE_BODY) || word_has(p, i - 1, FEATURE_DEAD))
			return false;
		seen |= word_is_any(p, i - 1, found);
		lives |= word_is_any(p, i - 1, alive);
	}
	return seen && lives;
}
