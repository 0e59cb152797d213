#include "reader/frame_at.h"

/* Who acts: sides and powers, for the frames of accusing, denying, cutting off and taking. */

/* A force or an office of the state, a country, or "it", "they" that was one; no newspaper, no club, no doctor. */
bool frame_is_power(const struct framing *f, uint32_t noun)
{
	static const unsigned powers =
		1u << SOURCE_GOVERNMENT | 1u << SOURCE_MILITARY | 1u << SOURCE_ARMED_GROUP;
	if (!is_kind(f, noun, CHUNK_NOUN))
		return false;
	for (uint32_t w = at(f, noun)->first; w < at(f, noun)->end; w++)
		if (word_has(f->page, w, FEATURE_ARMED) || f->page->mark[w].nation ||
			(word_has(f->page, w, FEATURE_SOURCE) &&
				powers >> lex_at(f->page, w)->kind & 1))
			return true;
	return word_is_any(f->page, at(f, noun)->head,
		WORDS("it", "they", "government", "regime", "authorities", "junta", "ministry"));
}

/* A force or a side, which a deed that was just told can be laid to. */
bool frame_is_side(const struct framing *f, uint32_t i)
{
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
		if (word_has(f->page, w, FEATURE_ARMED) || word_has(f->page, w, FEATURE_ORG))
			return true;
	return word_is_any(f->page, at(f, i)->head,
		WORDS("government", "state", "regime", "authorities", "governor", "commander",
			"police", "separatists", "extremists", "terrorists", "bandits", "group",
			"gang", "groups", "gangs", "side", "junta", "president", "guard", "guards",
			"brigade", "battalion", "regiment", "navy", "marines", "intelligence",
			"corps", "reserve", "auxiliaries", "gendarmerie"));
}
