#include "reader/frame_at.h"

/* Whom one blames in so many words, for FRAME-230: a side, people of no name, a group by its name, with no deed behind it. */

/* "blamed bandits from across the border": where they came from, and nothing more. */
static bool comes_from(const struct framing *f, uint32_t next)
{
	if (f->page->wide || !is_kind(f, next, CHUNK_PREP) ||
		!word_is(f->page, at(f, next)->first, "from"))
		return false;
	uint32_t where = next + 1 + is_kind(f, next + 1, CHUNK_PREP);
	return is_kind(f, where, CHUNK_NOUN) &&
	       (where + 1 >= f->clause.end ||
		       (f->page->scan.words.at[at(f, where + 1)->first].shape & SHAPE_PUNCT));
}

static bool is_capital(const struct framing *f, uint32_t i)
{
	return (f->page->scan.words.at[at(f, i)->head].shape & SHAPE_CAPITAL) != 0;
}

/* "Dawn of Orle": the last chunk of a name. */
static uint32_t name_ends(const struct framing *f, uint32_t who)
{
	bool of = is_capital(f, who) && is_kind(f, who + 1, CHUNK_PREP) &&
		  word_is(f->page, at(f, who + 1)->first, "of") &&
		  is_kind(f, who + 2, CHUNK_NOUN) && is_capital(f, who + 2);
	return of ? who + 2 : who;
}

/* "blamed a militia.", "blamed a militia known as the Watch", "blamed the rebels for it": no deed behind. */
bool frame_ends_bare(const struct framing *f, uint32_t who)
{
	uint32_t next = name_ends(f, who) + 1;
	static const char *const alone[] = { "personally", "directly", "alone", "squarely", NULL };
	uint32_t w = at(f, who)->end; /* "blames the minister in person" */
	if (word_is_any(f->page, w, alone) ||
		(word_is(f->page, w, "in") && word_is(f->page, w + 1, "person")))
		return true;
	if (next >= f->clause.end || is_kind(f, next, CHUNK_TIME) ||
		(f->page->scan.words.at[at(f, next)->first].shape & SHAPE_PUNCT))
		return true;
	if (is_kind(f, next, CHUNK_VERB))
		return at(f, next)->participle && !at(f, next)->gerund;
	if (comes_from(f, next))
		return true;
	return is_kind(f, next, CHUNK_PREP) && word_is(f->page, at(f, next)->first, "for") &&
	       word_is_any(f->page, at(f, next)->end, WORDS("it", "this", "that", "them", "both"));
}

/* "blamed the River Hawks", "blamed Dawn of Orle, a movement that", by anybody; "blamed Mavar Dawn", by a power: no person by name */
bool frame_is_named_group(const struct framing *f, uint32_t verb, uint32_t who)
{
	static const char *const groups[] = { "group", "movement", "militia", "organisation",
		"organization", "faction", "gang", "sect", "rebels", "force", "which", NULL };
	enum { AHEAD = 8 };
	if (!is_kind(f, who, CHUNK_NOUN) || !is_capital(f, who) ||
		f->page->mark[at(f, who)->head].spot != NONE)
		return false;
	uint32_t by = role_subject(&f->clause, verb);
	bool named = word_is(f->page, at(f, who)->first, "the") ||
		     (is_kind(f, by, CHUNK_NOUN) && frame_is_power(f, by));
	uint32_t w = at(f, name_ends(f, who))->end, end = w + AHEAD;
	for (bool on = word_is(f->page, w, ","); on && !named && w < end; w++)
		named = word_is_any(f->page, w, groups);
	return named;
}

/* A side, somebody with an office, or people of no name: "smugglers", "foreign agents" */
bool frame_can_be_blamed(const struct framing *f, uint32_t who)
{
	static const char *const others[] = { "smugglers", "rustlers", "traffickers", "raiders",
		"looters", "agents", "mercenaries", "criminals", "infiltrators", "deserters",
		"pirates", "insurgents", "minister", "elements", "saboteurs", "vigilantes",
		"poachers", "bodyguard", "bodyguards", "herders", "men", "agitators",
		"provocateurs", "troublemakers", "outsiders", "attackers", "assailants", NULL };
	return is_kind(f, who, CHUNK_NOUN) && !at(f, who)->none &&
	       (frame_is_side(f, who) || word_is_any(f->page, at(f, who)->head, others));
}

/* "blamed "men in uniform"": whom the words between the marks name. */
uint32_t frame_quoted_behind(const struct framing *f, uint32_t i)
{
	enum { FAR = 6 };
	uint32_t who = i + 2;
	if (!is_kind(f, i + 1, CHUNK_QUOTE) || !is_kind(f, who, CHUNK_NOUN))
		return NONE;
	for (uint32_t k = who + 1; k < f->clause.end && k < who + FAR; k++)
		if (is_kind(f, k, CHUNK_QUOTE))
			return who;
		else if (is_kind(f, k, CHUNK_VERB))
			return NONE;
	return NONE;
}
