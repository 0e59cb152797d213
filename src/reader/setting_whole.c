#include "reader/setting.h"

/* Figures over more than the place of one deed: a whole land, several places taken together, unrest of days. */

enum { BACK = 9, BEHIND = 12 /* words from the figure */ };

/* CLAIM-83: "the whole governorate", "the entire province", "the province as a whole", "all of northern Rafin". */
static bool is_whole_land(const struct page *p, uint32_t w, uint32_t end)
{
	static const char *const over[] = { "in", "of", "for", "across", "throughout", "over",
		"from", NULL };
	static const char *const lands[] = { "province", "governorate", "district", "region",
		"country", "state", "county", "territory", "nation", "department", "prefecture",
		"island", "enclave", "strip", "north", "south", "east", "west", "northeast",
		"northwest", "southeast", "southwest", NULL };
	static const char *const sides[] = { "northern", "southern", "eastern", "western",
		"central", NULL };
	enum { NAME = 3 };
	if (word_is(p, w, "whole") || word_is(p, w, "entire")) {
		bool noun =
			w + 2 < end && tag_at(p, w + 2) >= TAG_NN && tag_at(p, w + 2) <= TAG_NNS;
		return w > 1 && word_is_any(p, w - 2, over) && w + 1 < end &&
		       word_is_any(p, w + 1, lands) &&
		       !noun; /* not "shocking the entire country" */
	}
	if (word_is_any(p, w, lands))
		return w + 3 < end && word_is(p, w + 1, "as") && word_is(p, w + 2, "a") &&
		       word_is(p, w + 3, "whole");
	for (uint32_t k = w + 2;
		word_is(p, w, "all") && word_is(p, w + 1, "of") && k < end && k < w + 2 + NAME; k++)
		if (word_is_any(p, k, sides))
			return true;
		else if (p->mark[k].spot != NONE)
			return place_locality(p->spots.at[p->mark[k].spot].kind) >= 3;
	return false;
}

/* "in northern Rafin", "in the north": no town holds the places of "in two places". */
static bool lies_in_a_land(const struct page *p, uint32_t w, uint32_t end)
{
	static const char *const lands[] = { "province", "governorate", "district", "region",
		"country", "state", "north", "south", "east", "west", NULL };
	enum { NEAR = 4 };
	if (w >= end || !(word_is(p, w, "in") || word_is(p, w, "of") || word_is(p, w, "across")))
		return false;
	for (uint32_t k = w + 1; k < end && k < w + NEAR; k++)
		if (p->mark[k].spot != NONE)
			return !place_is_local(p->spots.at[p->mark[k].spot].kind);
		else if (word_is_any(p, k, lands))
			return true;
	return false;
}

/* CLAIM-84: "both towns", "the three camps taken together", "in two places in the north", "in several cities". */
static bool is_several_places(const struct page *p, uint32_t w, uint32_t first, uint32_t end)
{
	static const char *const towns[] = { "towns", "camps", "cities", "districts", "provinces",
		"municipalities", NULL };
	static const char *const villages[] = { "villages", "settlements", "hamlets", "localities",
		NULL }; /* one raid may go through three of them, and none is "both" */
	static const char *const wide[] = { "cities", "districts", "provinces", "regions", "states",
		"governorates", "municipalities", NULL };
	static const char *const sites[] = { "places", "sites", "locations", "spots", NULL };
	static const char *const some[] = { "several", "many", "various", "different", "numerous",
		NULL };
	bool number =
		w > first && (word_has(p, w - 1, FEATURE_NUMBER) || word_is(p, w - 1, "both"));
	bool people = w > first + 2 && (word_is(p, w - 2, "of") || word_is(p, w - 2, "from")) &&
		      word_has(p, w - 3, FEATURE_PERSON); /* "the inhabitants of two villages" */
	bool both = number && word_is(p, w - 1, "both") && word_is_any(p, w, villages);
	if ((word_is_any(p, w, towns) && number) || both)
		return !people;
	if (word_is_any(p, w, wide) && w > first && word_is_any(p, w - 1, some))
		return true;
	return word_is_any(p, w, sites) && number && lies_in_a_land(p, w + 1, end);
}

static bool stands_near(const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const stops[] = { ":", ";", "that", NULL };
	uint32_t from = e->first, least = e->first > s->first + BACK ? e->first - BACK : s->first;
	while (from > least && !word_is_any(p, from - 1, stops))
		from--;
	uint32_t to = e->end + BEHIND < s->end ? e->end + BEHIND : s->end;
	for (uint32_t w = from; w < to; w++) {
		if (is_saying_verb(p, w) && w >= e->end)
			return false;
		if (is_whole_land(p, w, s->end) || is_several_places(p, w, s->first, s->end))
			return true;
	}
	return false;
}

/* "... that spread to five cities" */
static bool spreads(const struct page *p, const struct sentence *s)
{
	static const char *const towns[] = { "cities", "towns", "provinces", "regions", "districts",
		"states", "country", NULL };
	static const char *const many[] = { "cities", "towns", "provinces", NULL };
	enum { NEAR = 5 };
	for (uint32_t w = s->first; w + 1 < s->end; w++)
		if (word_is_any(p, w, many) && p->mark[w].spot == NONE)
			return true; /* "in the sugar towns of the coast" */
	for (uint32_t w = s->first; w + 1 < s->end; w++)
		for (uint32_t k = w + 2; word_is(p, w, "spread") && k < s->end && k < w + NEAR; k++)
			if (word_is_any(p, k, towns))
				return true;
	return false;
}

/* CLAIM-85: "four days of unrest" that names no town, or spread from it; a fight, a siege may be the deed of one. */
static bool is_of_unrest(const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const unrest[] = { "unrest", "protests", "riots", "rioting",
		"demonstrations", "disturbances", "violence", "looting", NULL };
	bool local = e->spot != NONE && place_is_local(p->spots.at[e->spot].kind);
	for (uint32_t w = s->first + 1; w + 2 < s->end; w++)
		if (word_is(p, w, "days") && word_has(p, w - 1, FEATURE_NUMBER) &&
			word_is(p, w + 1, "of") &&
			(word_is_any(p, w + 2, unrest) ||
				(w + 3 < s->end && word_is_any(p, w + 3, unrest))))
			return !local || spreads(p, s);
	return false;
}

/* CLAIM-84: "nine died in shelling elsewhere, for a total of 36": with those of another place. */
static bool adds_elsewhere(const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const totals[] = { "total", "toll", "sum", "number", NULL };
	bool total = false, else_where = false, lower = false;
	for (uint32_t w = s->first; w < e->end; w++) {
		total |= w >= e->first && word_is_any(p, w, totals);
		else_where |= w < e->first && word_is(p, w, "elsewhere");
	}
	for (const struct event *o = e; total && o-- > p->events.at && o->sentence == e->sentence;)
		lower |= o->harm == e->harm && o->count.known && o->count.low < e->count.low;
	return total && else_where && lower;
}

bool event_covers_places(const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const rare[] = { "whole", "entire", "all", "both", "towns", "villages",
		"camps", "cities", "settlements", "districts", "provinces", "municipalities",
		"hamlets", "localities", "regions", "states", "governorates", "places", "sites",
		"locations", "spots", NULL };
	if (p->wide || (e->harm != HARM_KILLED && e->harm != HARM_INJURED))
		return false;
	if (may_stand(p, e->sentence, "elsewhere") && adds_elsewhere(p, e, s))
		return true;
	return (any_may_stand(p, e->sentence, rare) && stands_near(p, e, s)) ||
	       (may_stand(p, e->sentence, "days") && is_of_unrest(p, e, s));
}

/* "41 dead in four days" of a headline, where the text counts the same over several. */
void event_follows_text(struct page *p, struct event *e)
{
	enum { AHEAD = 3, HEAD = 6 /* sentences */ };
	if (!e->aggregate || p->wide || e->sentence > HEAD)
		return;
	for (struct event *o = e; o-- > p->events.at && o->sentence + AHEAD >= e->sentence;)
		if (o->harm == e->harm && o->count.known && o->count.low == e->count.low &&
			p->scan.sentences.at[o->sentence].block == BLOCK_HEADLINE)
			o->aggregate = true;
}
