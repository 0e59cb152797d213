#include "reader/frame_at.h"

/* FRAME-217: who refuses to let in what people live by, and where it does not get to. */
/* "into the camp", "to Qarin", "in"; not "into the library", "the approval stage" */
bool frame_is_into_place(const struct framing *f, uint32_t from)
{
	enum { AHEAD = 4 };
	const struct page *p = f->page;
	for (uint32_t i = from + 1; i < f->clause.end && i < from + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_PREP) || is_kind(f, i, CHUNK_OTHER))
			continue;
		if (!is_kind(f, i, CHUNK_NOUN))
			break; /* "has got through since the army closed the bridge" */
		uint32_t head = at(f, i)->head;
		return at(f, i)->name != NONE || word_has(p, head, FEATURE_LOCATION) ||
		       word_is_any(p, head,
			       WORDS("camp", "there", "checkpoint", "siege", "gate", "crossing",
				       "border", "roadblock", "line", "lines"));
	}
	return true;
}

static bool is_let(const struct framing *f, uint32_t verb)
{
	return word_is_any(f->page, at(f, verb)->head, WORDS("let", "allow", "permit", "admit"));
}

/* "has refused to let in medicines", of a power; "nobody is allowed to bring bread into the camp": whose verb it is, or NONE. */
uint32_t frame_refusal_of(const struct framing *f, uint32_t verb)
{
	static const char *const refuses[] = { "refused", "refuses", "refuse", "refusing",
		"declined", "declining", NULL };
	uint32_t before = verb - 1;
	if (!at(f, verb)->infinitive || !is_kind(f, before, CHUNK_VERB))
		return NONE;
	uint32_t who = role_subject(&f->clause, before);
	if (word_is_any(f->page, at(f, before)->head, refuses))
		return !at(f, before)->negative && is_let(f, verb) && frame_is_power(f, who)
			       ? before
			       : NONE;
	if (!at(f, before)->passive || !word_is(f->page, at(f, verb)->head, "bring") ||
		!word_is_any(f->page, at(f, before)->head, WORDS("allowed", "permitted")))
		return NONE;
	bool nobody = at(f, before)->negative ||
		      (is_kind(f, who, CHUNK_NOUN) &&
			      (at(f, who)->none || word_is(f->page, at(f, who)->head, "nobody")));
	uint32_t what = role_object(&f->clause, verb);
	return nobody && what != NONE && frame_is_into_place(f, what) ? before : NONE;
}
