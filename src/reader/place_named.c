#include "reader/setting.h"

/* WHERE-29: every place, and every vessel, that a report names, whether anything is said to have happened there or not: by it the toll knows
 * that a report which says "the province" for where it was speaks of the village (GROUP-46). */

enum { MOST_PLACES_NAMED = 24 };

static bool tells_where(const struct spot *s)
{
	return !s->adjective && !s->in_name && !s->dateline && s->kind != SPOT_COUNTRY &&
	       s->kind != SPOT_SEA && s->name.len > 0;
}

static bool has(const struct strs *all, struct str name)
{
	for (size_t i = 0; i < all->count; i++)
		if (str_equal(all->at[i], name))
			return true;
	return false;
}

/* "aboard the", "the sinking of the", "passengers of the": what follows may be a vessel's name; `the` is the article. */
static bool is_of_vessel(const struct page *p, uint32_t the)
{
	static const char *const aboard[] = { "aboard", "board", NULL };
	static const char *const of[] = { "of", "on", "from", NULL };
	static const char *const whose[] = { "sinking", "wreck", "passengers", "survivors", "crew",
		"captain", "manifest", "families", "victims", "deck", NULL };
	return word_is(p, the, "the") && the > 1 &&
	       (word_is_any(p, the - 1, aboard) ||
		       (word_is_any(p, the - 1, of) && word_is_any(p, the - 2, whose)));
}

/* The word behind a vessel's name, "the passenger ferry Stella Marenga"; noun + 1 where none stands. */
static uint32_t vessel_end(const struct page *p, uint32_t noun)
{
	static const char *const vessels[] = { "ferry", "ship", "boat", "vessel", "trawler",
		"barge", "tanker", "freighter", "steamer", "launch", "dhow", "schooner", NULL };
	enum { LONG = 4 /* words */ };
	const struct words *w = &p->scan.words;
	uint32_t end = noun + 1;
	bool of = is_of_vessel(p, noun);
	if (!of && (w->at[noun].shape & SHAPE_UPPER || !word_is_any(p, noun, vessels)))
		return end;
	while (end < w->count && end <= noun + LONG && w->at[end].shape & SHAPE_CAPITAL &&
		!(w->at[end].shape & (SHAPE_FIRST | SHAPE_PUNCT)))
		end++;
	bool body = word_has(p, end - 1, FEATURE_ORG) || word_has(p, end - 1, FEATURE_SOURCE) ||
		    p->mark[end - 1].spot != NONE;
	return of && (end < noun + 3 || body) ? noun + 1 : end;
}

static void add_vessels(const struct page *p, struct strs *to)
{
	for (uint32_t i = 0; i < p->scan.words.count && to->count < MOST_PLACES_NAMED; i++) {
		uint32_t end = vessel_end(p, i);
		struct str name = end > i + 1 ? page_words(p, i + 1, end) : (struct str){ 0 };
		if (name.len && !has(to, name))
			*PUSH(p->mem, to) = name;
	}
}

void page_named_places(const struct page *p, struct strs *to, struct strs *vessels)
{
	for (size_t i = 0; i < p->spots.count && to->count < MOST_PLACES_NAMED; i++) {
		const struct spot *s = &p->spots.at[i];
		if (tells_where(s) && !has(to, s->name))
			*PUSH(p->mem, to) = s->name;
	}
	if (!p->wide)
		add_vessels(p, vessels);
}
