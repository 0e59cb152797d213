#include "reader/frame_at.h"

/* Some of the dead, of whom the text has just told more: those who are buried by now (CLAIM-68), and those who made the number grow (CLAIM-67). */

/* More dead, told at most three sentences before in one voice of the text; NONE where none are. */
static uint32_t told_whole(const struct framing *f, size_t start, const struct event *some)
{
	enum { BACK = 3 };
	for (size_t i = start; i-- > 0;) {
		const struct event *e = &f->page->events.at[i];
		if (e->sentence + BACK < f->sentence)
			break;
		if (e->harm == HARM_KILLED && e->count.known && e->whole == NONE && !e->part.at &&
			!e->negative && !e->hypothetical && !e->retracted &&
			e->count.low > some->count.stated)
			return (uint32_t)i;
	}
	return NONE;
}

/* "48 have been buried", "thirty were laid to rest": a number, and nobody named by it. */
static bool is_buried(const struct framing *f, const struct event *e)
{
	const struct page *p = f->page;
	struct str how = low_at(p, e->trigger);
	bool rest = str_equal(how, STR("laid")) || str_equal(how, STR("rest")) ||
		    str_starts(how, STR("interr"));
	if (!(str_starts(how, STR("buried")) || rest) || e->victim == NONE)
		return false;
	static const char *const others[] = { "other", "others", "rest", "remaining", NULL };
	return at(f, e->victim)->bare && at(f, e->victim)->quantity != NONE &&
	       !chunk_has_any(f, e->victim, others);
}

/* Another place is named: those are others. */
static bool names_a_place(const struct framing *f, const struct event *e)
{
	enum { NEAR = 24 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	uint32_t from = e->first > s->first + NEAR ? e->first - NEAR : s->first;
	for (uint32_t w = from; w < s->end && w < e->end + NEAR; w++)
		if (f->page->mark[w].spot != NONE)
			return true;
	return false;
}

/* "The number exceeds the earlier one because of nine who died in hospital", "the increase is due to". */
static bool made_it_grow(const struct framing *f, const struct event *e)
{
	static const char *const figures[] = { "increase", "rise", "difference", "figure", "number",
		"toll", "total", "count", "growth", "change", NULL };
	static const char *const why[] = { "because", "due", "owing", "thanks", "explained",
		"attributable", "reflects", "reflecting", NULL };
	enum { HEAD = 6, BEFORE = 7 };
	const struct page *p = f->page;
	uint32_t first = p->scan.sentences.at[f->sentence].first;
	bool head = false;
	for (uint32_t w = first; w < e->first && w < first + HEAD; w++)
		head |= word_is_any(p, w, figures) && tag_at(p, w) != TAG_VB;
	for (uint32_t w = e->first; head && w > first && w + BEFORE > e->first; w--)
		if (word_is_any(p, w - 1, why))
			return true;
	return false;
}

void frame_some(struct framing *f, size_t start)
{
	for (size_t i = start; i < f->page->events.count; i++) {
		struct event *e = &f->page->events.at[i];
		if (e->harm != HARM_KILLED || !e->count.known || e->part.at || e->whole != NONE ||
			e->negative || e->hypothetical)
			continue;
		bool some = (is_buried(f, e) && !names_a_place(f, e)) || made_it_grow(f, e);
		uint32_t whole = some ? told_whole(f, start, e) : NONE;
		if (whole == NONE)
			continue;
		e->part = e->victim != NONE ? frame_part_of(f->page, at(f, e->victim))
					    : page_words(f->page, e->first, e->end);
		e->whole = whole;
	}
}
