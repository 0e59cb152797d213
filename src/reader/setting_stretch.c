#include "reader/setting.h"

/* SET-3: a figure over a stretch of time or land ("since the war began", "across the enclave", "so far this year"). */

/* "since the start of the offensive", "since the war began": from word i. */
static bool is_since_an_event(const struct page *p, uint32_t i, uint32_t end)
{
	static const char *const starts[] = { "start", "beginning", "outbreak", "onset", "began",
		"begun", "started", "erupted", "launch", "outset", NULL };
	enum { CLAUSE = 7 };
	if (!word_is(p, i, "since"))
		return false;
	for (uint32_t k = i + 1; k < end && k < i + CLAUSE; k++)
		if (word_is_any(p, k, starts))
			return true;
		else if (word_is(p, k, ","))
			return false;
	return false;
}

static bool is_a_year(const struct page *p, uint32_t i)
{
	struct str low = low_at(p, i);
	return low.len == 4 && (low.at[0] == '1' || low.at[0] == '2') &&
	       !(p->scan.words.at[i].shape & SHAPE_PUNCT) && low.at[3] >= '0' && low.at[3] <= '9';
}

/* "between 2024 and 2029", "from 2024 to 2029" */
static bool is_of_years(const struct page *p, uint32_t i, uint32_t end)
{
	static const char *const opens[] = { "between", "from", NULL };
	static const char *const links[] = { "and", "to", "until", "till", NULL };
	return !p->wide && i + 3 < end && word_is_any(p, i, opens) && is_a_year(p, i + 1) &&
	       word_is_any(p, i + 2, links) && is_a_year(p, i + 3) &&
	       !str_equal(low_at(p, i + 1), low_at(p, i + 3));
}

/* "have died on the route" */
static bool is_perfect_before(const struct page *p, uint32_t i)
{
	enum { BACK = 5 };
	static const char *const have[] = { "have", "has", NULL };
	for (uint32_t k = i; k > 0 && k + BACK > i; k--)
		if (p->scan.words.at[k - 1].shape & SHAPE_PUNCT)
			return false;
		else if (word_is_any(p, k - 1, have))
			return true;
	return false;
}

/* CLAIM-86: "in the six months the Office documented", "over the same half-year", "in the last quarter"; not "in the three months
 * of the siege". */
static bool is_of_months(const struct page *p, uint32_t i, uint32_t end)
{
	static const char *const opens[] = { "in", "over", "during", "within", "for", NULL };
	static const char *const which[] = { "the", "past", "last", "same", "previous", "preceding",
		"first", "second", "third", "fourth", "latest", "this", "that", "those", NULL };
	static const char *const spans[] = { "months", "years", NULL };
	static const char *const parts[] = { "half-year", "quarter", "semester", "trimester",
		"month", "year", NULL };
	static const char *const nth[] = { "second", "third", "fourth", "fifth", "sixth", "latest",
		"such", "deadliest", "worst", "bloodiest", "earlier", "later", "early", "late",
		"times", NULL };
	static const char *const the[] = { "the", "that", "those", "this", NULL };
	enum { BACK = 8 };
	uint32_t w = i + 1;
	if (p->wide || !word_is_any(p, i, opens))
		return false;
	for (uint32_t k = i; k > 0 && k + BACK > i && !word_is(p, k - 1, "."); k--)
		if (word_is_any(p, k - 1, nth))
			return false; /* "the third attack in the past month", "earlier in the month" */
	while (w < end && word_is_any(p, w, which))
		w++;
	static const char *const owned[] = { "of", "'s", "\xe2\x80\x99s", NULL };
	if (w == i + 1 || w >= end || !word_is_any(p, i + 1, the) ||
		(w + 1 < end && word_is_any(p, w + 1, owned)))
		return false; /* "in last month's massacre" */
	if (word_is_any(p, w, parts) || (word_is(p, w, "half") && word_is(p, w + 1, "year")))
		return true;
	return w + 1 < end && word_has(p, w, FEATURE_NUMBER) && word_is_any(p, w + 1, spans) &&
	       !(w + 2 < end && word_is(p, w + 2, "of"));
}

/* CLAIM-86: "in its seven years of operations", "in nearly two years of war"; not "the first such attack in five years". */
static bool is_of_many_years(const struct page *p, uint32_t i, uint32_t end)
{
	static const char *const opens[] = { "in", "over", "during", NULL };
	static const char *const about[] = { "its", "their", "the", "nearly", "almost", "about",
		"over", "more", "than", "some", "around", "these", "those", NULL };
	static const char *const spans[] = { "years", "decades", NULL };
	static const char *const nth[] = { "first", "second", "third", "fourth", "fifth", "such",
		"deadliest", "worst", "bloodiest", "highest", "largest", "heaviest", "time", "only",
		NULL };
	enum { BACK = 9 };
	uint32_t w = i + 1;
	if (p->wide || !word_is_any(p, i, opens))
		return false;
	while (w < end && word_is_any(p, w, about))
		w++;
	if (w + 2 >= end || !(p->mark[w].quantity != NONE || word_has(p, w, FEATURE_NUMBER)) ||
		!word_is_any(p, w + 1, spans) || !word_is(p, w + 2, "of"))
		return false;
	for (uint32_t k = i; k > 0 && k + BACK > i && !word_is(p, k - 1, "."); k--)
		if (word_is_any(p, k - 1, nth))
			return false;
	return true;
}

/* "throughout the day", "across the territory", "to date": no deed by itself. */
static bool is_of_a_stretch(const struct page *p, uint32_t i, uint32_t end)
{
	static const char *const opens_one[] = { "throughout", "during", "across", "in", "so", "on",
		NULL };
	if (is_of_years(p, i, end) || is_of_months(p, i, end) || is_of_many_years(p, i, end))
		return true;
	if (!word_is_any(p, i, opens_one))
		return false;
	static const char *const stretches[] = { "day", "week", "month", "year", "war", "night",
		"conflict", "weekend", "offensive", "campaign", NULL };
	bool opens = word_is(p, i, "throughout") || (word_is(p, i, "during") && i + 2 < end &&
							    !word_is_any(p, i + 2, WORDS("night")));
	static const char *const lands[] = { "territory", "enclave", "strip", "country", "region",
		"territories", "provinces", "districts", NULL };
	enum { FAR = 5 }; /* "across the rebel-held Keth enclave" */
	for (uint32_t k = i + 2; word_is(p, i, "across") && word_is(p, i + 1, "the") && k < end &&
				 k < i + (p->wide ? 3 : FAR);
		k++)
		if (word_is_any(p, k, lands))
			return true;
	static const char *const ways[] = { "route", "routes", "crossing", "crossings", NULL };
	if (!p->wide && word_is(p, i, "so") && i + 3 < end && word_is(p, i + 1, "far") &&
		word_is(p, i + 2, "this") && word_is(p, i + 3, "year"))
		return true;
	static const char *const this[] = { "this", "these", "that", "those", NULL };
	if (!p->wide && word_is(p, i, "on") && i + 2 < end && word_is_any(p, i + 2, ways))
		return word_is_any(p, i + 1, this) || is_perfect_before(p, i);
	/* "died on this route in 2024", "have died on the route"; no "bomb on the crossing" */
	static const char *const periods[] = { "period", "quarter", "reporting", NULL };
	if ((word_is(p, i, "in") || word_is(p, i, "during")) && i + 2 < end &&
		word_is(p, i + 1, "the") && word_is_any(p, i + 2, periods))
		return true;
	return opens && i + 2 < end && word_is(p, i + 1, "the") && word_is_any(p, i + 2, stretches);
}

/* "The province recorded 131 murders": what a land has put down. */
static bool is_tally_of_land(const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const lands[] = { "province", "country", "state", "region", "department",
		"governorate", "county", "district", "nation", "city", NULL };
	static const char *const kept[] = { "recorded", "registered", "logged", "saw", "had",
		NULL };
	static const char *const crimes[] = { "murders", "homicides", "killings", "murder",
		"homicide", NULL };
	return !p->wide && e->harm == HARM_KILLED && e->first > s->first + 1 &&
	       word_is_any(p, e->end - 1, crimes) && word_is_any(p, e->first - 1, kept) &&
	       word_is_any(p, e->first - 2, lands);
}

bool event_covers_several(const struct page *p, const struct event *e, const struct sentence *s)
{
	enum { HEAD = 3, BEHIND = 12 };
	if (is_tally_of_land(p, e, s))
		return true;
	for (uint32_t i = s->first; i < s->end && i < s->first + HEAD && i < e->first; i++)
		if (is_since_an_event(p, i, s->end) || is_of_a_stretch(p, i, s->end))
			return true;
	for (uint32_t i = e->first; i < s->end && i < e->end + BEHIND; i++) {
		if (i >= e->end && is_saying_verb(p, i))
			return false;
		if (is_since_an_event(p, i, s->end) || is_of_a_stretch(p, i, s->end))
			return true;
	}
	return false;
}
