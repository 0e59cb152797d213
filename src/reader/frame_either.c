#include "reader/frame.h"

/*
 * COUNT-23: "86 dead or missing", "212 have died or gone missing": nobody says how many of them are dead; of either
 * harm there may be as many as are counted, and none.
 */
static const char *const gone[] = { "missing", "disappeared", "vanished", "unaccounted", NULL };
static const char *const dead[] = { "dead", "killed", "died", "drowned", "perished", NULL };

static bool is_or(const struct page *p, uint32_t w, uint32_t end)
{
	return w + 1 < end && (word_is(p, w, "or") || word_is(p, w, "/"));
}

/* "or missing", "or gone missing": never "or went to hospital". */
static GIVEN bool is_other(const struct page *p, uint32_t w, uint32_t end, const char *const *words)
{
	static const char *const forms[] = { "gone", "went", "go", "going", "been", "presumed",
		NULL };
	return word_is_any(p, w, words) ||
	       (w + 1 < end && word_is_any(p, w, forms) && word_is_any(p, w + 1, words));
}

/* "the list of 142 dead and missing": one number for both; not "30 killed and missing persons sought". */
static bool is_both(const struct page *p, uint32_t w, uint32_t end)
{
	return !p->wide && w + 1 < end && word_is(p, w, "and") &&
	       word_is_any(p, w + 1, WORDS("missing", "disappeared")) &&
	       (w + 2 >= end || (tag_at(p, w + 2) != TAG_NN && tag_at(p, w + 2) != TAG_NNS));
}

void frame_either(struct framing *f, size_t start)
{
	struct page *p = f->page;
	uint32_t end = p->scan.sentences.at[f->sentence].end;
	for (size_t k = start; k < p->events.count; k++) {
		struct event *e = &p->events.at[k];
		if ((e->harm != HARM_KILLED && e->harm != HARM_MISSING) || !e->count.known)
			continue;
		const char *const *other = e->harm == HARM_KILLED ? gone : dead;
		uint32_t behind = p->mark[e->trigger].end;
		bool first = (is_or(p, behind, end) && is_other(p, behind + 1, end, other)) ||
			     (e->harm == HARM_KILLED && is_both(p, behind, end));
		const char *const *same = e->harm == HARM_KILLED ? dead : gone;
		uint32_t before = p->mark[e->trigger].first;
		bool second = before >= 2 && is_or(p, before - 1, end) &&
			      word_is_any(p, before - 2, other) && is_other(p, before, end, same);
		if (!first && !second)
			continue;
		e->count.low = 0;
		e->count.rule = STR("COUNT-23");
	}
}
