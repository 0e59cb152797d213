/* Signs round a name that no gazetteer has, by which it is a place. */
#include "reader/where_inside.h"

/* WHERE-19: "Marok, a fishing village": what is behind the comma says what the name is. */
static bool is_described(const struct search *q, size_t at)
{
	enum { MOST = 4 };
	if (!word_is(q, at, "a") && !word_is(q, at, "an"))
		return false;
	for (size_t k = at + 1; k < at + MOST && k < q->end; k++) {
		if ((word_at(q, k)->shape & SHAPE_PUNCT) || has_class(q, k, WORD_NAME))
			return false;
		if (has_kind(q, k))
			return kind_at(q, k) <= SPOT_CAMP;
	}
	return false;
}

/* "X, Y" and "X (Y)" where Y is a known country or province, or a bracketed place noun. */
bool where_placed_after(const struct search *q, size_t end)
{
	bool comma = is_punct(q, end, ','), open = is_punct(q, end, '(');
	if (!comma && !open)
		return false;
	size_t at = end + 1, stop, count;
	if (open && has_kind(q, at) && is_punct(q, at + 1, ')'))
		return true;
	if (comma && is_described(q, at))
		return true;
	if (comma && word_at(q, end)->end > 0 && at < q->end &&
		(word_at(q, at)->shape & SHAPE_DIGIT) && has_class(q, at + 1, WORD_UNIT))
		return true;
	bool in = word_is(q, at, "in");
	for (int skip = 0; skip < 3; skip++)
		if ((in && (word_is(q, at, "in") || word_is(q, at, "the"))) ||
			has_class(q, at, WORD_DIRECTION))
			at++;
	if (at >= q->end || !(q->flat || has_class(q, at, WORD_NAME)))
		return false;
	const uint32_t *refs = where_known(q, at, 4, &stop, &count);
	return refs && (where_any(q->g, refs, count, GAZ_COUNTRY) ||
			       where_any(q->g, refs, count, GAZ_PROVINCE));
}

/* A bullet, a coloured ball, the number of an entry. */
static bool is_line_mark(const struct search *q, size_t k)
{
	enum { SYMBOLS = 0xE2 }; /* the first byte of what is no letter of ours */
	const struct word *w = word_at(q, k);
	return ((w->shape & (SHAPE_PUNCT | SHAPE_DIGIT)) && !is_punct(q, k, '"')) ||
	       (unsigned char)w->low.at[0] >= SYMBOLS;
}

/* WHERE-20: "🔴 Novy Stan - two dead", "HARBOUR STREET, Sunday 2:15 a.m.": the head of a line. */
static bool heads_line(const struct search *q, size_t i, size_t end)
{
	enum { MARKS = 4, SYMBOLS = 0xE2 };
	bool drawn = false;
	if (i > q->first + MARKS || end >= q->end)
		return false;
	for (size_t k = q->first; k < i; k++) {
		if (!is_line_mark(q, k))
			return false;
		drawn |= (unsigned char)word_at(q, k)->low.at[0] >= SYMBOLS;
	}
	size_t next = end + 1;
	bool number = next < q->end && (word_at(q, next)->shape & SHAPE_DIGIT);
	if (is_punct(q, end, ','))
		return has_class(q, next, WORD_CALENDAR) ||
		       (number && has_class(q, next + 1, WORD_CALENDAR));
	return drawn && (is_punct(q, end, ':') || (is_punct(q, end, '-') && !number));
}

/* WHERE-20: "4 August, Al Rashad: four detainees": the head of an entry. */
bool where_heads_entry(const struct search *q, size_t i, size_t end)
{
	bool dated =
		i >= q->first + 2 && is_punct(q, i - 1, ',') &&
		(has_class(q, i - 2, WORD_CALENDAR) || (word_at(q, i - 2)->shape & SHAPE_DIGIT));
	bool numbered = i == q->first + 2 && is_punct(q, i - 1, '.') && !q->flat &&
			(word_at(q, i - 2)->shape & SHAPE_DIGIT); /* "2. Orle: three killed" */
	if (heads_line(q, i, end))
		return true;
	return (dated || numbered) && (is_punct(q, end, ':') || is_punct(q, end, '-'));
}

/* "at Orrin's Thursday market" */
bool where_owns_site(const struct search *q, size_t clitic)
{
	enum { AHEAD = 4 };
	for (size_t k = clitic + 1; k < clitic + AHEAD && k < q->end; k++)
		if (has_kind(q, k))
			return kind_at(q, k) == SPOT_SITE || kind_at(q, k) == SPOT_NEIGHBOURHOOD;
	return false;
}

/* WHERE-22: "Kubari counts its dead", "Kubari was burying its dead": only a place does. */
bool where_has_its_dead(const struct search *q, size_t end)
{
	enum { AHEAD = 5 };
	for (size_t k = end; k + 1 < q->end && k < end + AHEAD; k++) {
		if (word_is(q, k, "its") && word_is(q, k + 1, "dead"))
			return true;
		if (word_at(q, k)->shape & (SHAPE_PUNCT | SHAPE_CAPITAL))
			return false;
	}
	return false;
}

/* ", 3,400 inhabitants", ", with some 6,400 inhabitants", " lies 310 km" */
static bool tells_size(const struct search *q, size_t end)
{
	enum { AHEAD = 6 };
	static const char *const people[] = { "inhabitants", "residents", "villagers", NULL };
	if (word_is(q, end, "lies") && end + 1 < q->end)
		return (word_at(q, end + 1)->shape & SHAPE_DIGIT) != 0;
	bool number = false;
	for (size_t k = end + 1; is_punct(q, end, ',') && k < q->end && k < end + AHEAD; k++) {
		if (is_punct(q, k, ','))
			return false;
		if (number && word_is_any(q, k, people))
			return true;
		number |= (word_at(q, k)->shape & SHAPE_DIGIT) != 0;
	}
	return false;
}

/* WHERE-27: "Korrin has a bloody past", "Orle, with some 6,400 inhabitants,": what only a place has. */
bool where_has_a_past(const struct search *q, size_t i, size_t end)
{
	enum { AHEAD = 6 };
	static const char *const verbs[] = { "has", "had", "paid", "saw", "knows", NULL },
				 *const fates[] = { "bloodshed", "past", NULL };
	if (q->flat || i != q->first)
		return false;
	if (tells_size(q, end))
		return true;
	if (!word_is_any(q, end, verbs))
		return false;
	for (size_t k = end + 1; k < q->end && k < end + AHEAD; k++) {
		if ((word_is_any(q, k, fates) && k > end + 1 && !word_is(q, k - 1, "the")) ||
			(word_is(q, k, "price") && word_is(q, k - 1, "heavy")))
			return true;
		if (word_at(q, k)->shape & (SHAPE_PUNCT | SHAPE_CAPITAL))
			return false;
	}
	return false;
}

/*
 * WHERE-23: "the true scale of the Tollen killings", "Tarn ambush: third victim named" in a head: a deed of many dead
 * that is called by its place. An attack without "the" may be called by who attacked.
 */
bool where_calls_deed(const struct search *q, size_t i, size_t end)
{
	static const char *const deeds[] = { "massacre", "massacres", "killings", "ambush",
		"bombing", "bombings", "blast", "explosion", "fire", "stampede", "shooting",
		"shootings", "tragedy", "disaster", "sinking", "riot", "siege", "crash", NULL };
	static const char *const attacks[] = { "attack", "attacks", "raid", "shelling", "airstrike",
		"airstrikes", "strike", NULL };
	if (q->flat || end > i + 2)
		return false;
	bool the = i > q->first && word_is(q, i - 1, "the");
	if (word_is_any(q, end, deeds))
		return the || q->headline;
	return word_is_any(q, end, attacks) && (the || (q->headline && is_punct(q, end + 1, ':')));
}

/* WHERE-24: "Marwa was bombed", "Tollen has been overrun": done to places alone. */
bool where_is_overrun(const struct search *q, size_t end)
{
	static const char *const done[] = { "bombed", "shelled", "stormed", "overrun", "razed",
		"besieged", "bombarded", "recaptured", "flattened", NULL };
	bool was = word_is(q, end, "was") || word_is(q, end, "were");
	bool been =
		(word_is(q, end, "has") || word_is(q, end, "had")) && word_is(q, end + 1, "been");
	return !q->flat &&
	       ((was && word_is_any(q, end + 1, done)) || (been && word_is_any(q, end + 2, done)));
}

/* WHERE-25: "in Hallow": an everyday word that a capital within the sentence makes a name. */
bool where_is_everyday_name(const struct search *q, size_t i, size_t end)
{
	enum { SHORTEST = 4 };
	uint32_t part = end > i + 1 ? 0 : WORD_DIRECTION | WORD_MODIFIER; /* "Upper Dell" */
	uint32_t no = WORD_ORG | WORD_TITLE | WORD_PLAIN | WORD_CALENDAR | WORD_FIRST_NAME | part;
	if (i > q->first + 1 && (word_at(q, i - 2)->shape & SHAPE_CAPITAL) &&
		i - 2 > q->first) /* "Women in Conflict" */
		return false;
	if (q->flat || q->headline || i < q->first + 2 || has_kind(q, end))
		return false;
	if (end < q->end && (word_at(q, end)->shape & (SHAPE_DIGIT | SHAPE_CAPITAL)))
		return false;
	for (size_t k = i; k < end; k++)
		if (!(word_at(q, k)->shape & SHAPE_CAPITAL) || has_class(q, k, no) ||
			(word_at(q, k)->shape & SHAPE_UPPER) || (has_kind(q, k) && end == i + 1))
			return false;
	return end > i + 1 || word_at(q, i)->low.len >= SHORTEST;
}

/* WHERE-21: "Sarevia's biggest prison", "Sarevia's army": what is a land's alone. */
bool where_owns_as_land(const struct search *q, size_t end)
{
	static const char *const owned[] = { "army", "navy", "military", "government", "parliament",
		"president", "junta", "capital", "biggest", "largest", "second-largest", "air",
		NULL };
	return word_is(q, end, "'s") && word_is_any(q, end + 1, owned);
}

/* WHERE-26: "in the Lower Senn", "in the Gourma, where": a region with its article. */
bool where_is_region(const struct search *q, size_t i, size_t end, const struct context *ctx)
{
	bool where = is_punct(q, end, ',') && word_is(q, end + 1, "where");
	return !q->flat && !q->headline && ctx->in && (where || has_class(q, i, WORD_DIRECTION));
}
