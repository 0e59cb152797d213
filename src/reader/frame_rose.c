#include "reader/frame_at.h"

/* FRAME-341: "14 people around me who never got up", "I counted 20 who were not moving", behind a deed that was told: dead, by what they did no more. */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

static bool is_people(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_NOUN) && at(f, i)->quantity != NONE && !at(f, i)->none &&
	       (frame_are_counted(f, i) || at(f, i)->bare);
}

/* "got up", "got back up", "rose", "were moving": the word behind it, or NONE. */
static uint32_t rise_end(const struct page *p, uint32_t w)
{
	static const char *const ups[] = { "got", "get", "stood", "stand", NULL };
	static const char *const stirs[] = { "rose", "rise", "risen", "moved", "move", "moving",
		"stir", "stirred", "stirring", "breathing", NULL };
	if (word_is_any(p, w, stirs))
		return w + 1;
	if (!word_is_any(p, w, ups))
		return NONE;
	w += word_is(p, w + 1, "back");
	return word_is(p, w + 1, "up") ? w + 2 : NONE;
}

static bool says_again(const struct page *p, uint32_t w)
{
	return word_is_any(p, w, WORDS("again", "anymore", "afterwards")) ||
	       (word_is(p, w, "any") && word_is_any(p, w + 1, WORDS("more", "longer")));
}

/* Not "never moved from his desk", "did not get up early": "again", or nothing behind "never got up", "was not moving". */
static bool is_for_good(const struct framing *f, uint32_t verb, uint32_t w)
{
	static const char *const still[] = { "moving", "stir", "stirring", "stirred", "breathing",
		NULL };
	const struct page *p = f->page;
	uint32_t head = at(f, verb)->head, before = at(f, verb)->first - 1;
	if (says_again(p, w))
		return true;
	if (w < p->scan.sentences.at[f->sentence].end &&
		!(p->scan.words.at[w].shape & SHAPE_PUNCT) &&
		!word_is_any(p, w, WORDS("and", "after")))
		return false;
	bool moves = word_is_any(p, head, WORDS("moved", "move"));
	return word_is_any(p, head, still) || word_is(p, w - 2, "back") ||
	       word_is(p, before, moves ? "longer" : "never");
}

static bool is_denied(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	return v->negative || word_is_any(f->page, v->first - 1, WORDS("never", "not")) ||
	       (word_is(f->page, v->first - 1, "longer") && word_is(f->page, v->first - 2, "no"));
}

/* The people counted before the verb, past "around me who"; or NONE. */
static uint32_t people_before(const struct framing *f, uint32_t verb)
{
	enum { BACK = 9 };
	for (uint32_t i = verb; i-- > f->clause.first && i + BACK > verb;) {
		if (is_people(f, i))
			return i;
		if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_STOP) ||
			is_kind(f, i, CHUNK_QUOTE) ||
			(is_kind(f, i, CHUNK_VERB) && !at(f, i)->gerund && !at(f, i)->participle))
			return NONE;
	}
	return NONE;
}

bool frame_never_rose(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t end = rise_end(f->page, v->head);
	if (v->modal || v->passive || end == NONE || !is_denied(f, verb) ||
		!is_for_good(f, verb, end))
		return false;
	uint32_t who = people_before(f, verb);
	if (who == NONE)
		return false;
	struct event *e = frame_add(f, "FRAME-341", verb, who, &killed);
	e->hypothetical = e->negative = false;
	e->end = end > e->end ? end : e->end;
	return true;
}
