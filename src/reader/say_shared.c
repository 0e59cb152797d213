#include "reader/say_find.h"

/*
 * Who speaks, where other words stand between: SAY-108, "102, a committee of residents which buried them said"; SAY-109,
 * "committee corrects list, says 98 died".
 */
static uint32_t before_relative(const struct finder *f, uint32_t verb)
{
	enum { BACK = 14 /* chunks */ };
	uint32_t relative = NONE;
	bool inner = false;
	for (uint32_t i = verb; i-- > f->clause.first && i + BACK > verb;) {
		if (relative == NONE && say_is(f, i, CHUNK_VERB))
			inner = true;
		if (relative == NONE && (say_is(f, i, CHUNK_COMMA) || say_is(f, i, CHUNK_QUOTE) ||
						say_is(f, i, CHUNK_STOP)))
			return NONE;
		if (say_is(f, i, CHUNK_REL) && inner && relative == NONE) {
			relative = i;
			continue;
		}
		if (relative == NONE)
			continue;
		if (!say_is(f, i, CHUNK_NOUN) && !say_is(f, i, CHUNK_PREP))
			return NONE;
		if (say_is(f, i, CHUNK_NOUN) && say_is(f, i - 1, CHUNK_COMMA))
			return i + 1 < relative && say_can_speak(f, i) ? i : NONE;
	}
	return NONE;
}

/* The subject of the verb before, in a headline: "Mayor visits Qarin, says 98 died". */
static uint32_t of_verb_before(const struct finder *f, uint32_t verb)
{
	static const char *const says[] = { "says", "say", "puts", "confirms", NULL };
	const struct page *p = f->page;
	if (!word_is_any(p, say_at(f, verb)->head, says) || say_at(f, verb)->aux ||
		!say_is(f, verb - 1, CHUNK_COMMA))
		return NONE;
	for (uint32_t i = verb - 1; i-- > f->clause.first;) {
		if (say_is(f, i, CHUNK_COMMA) || say_is(f, i, CHUNK_REL) || say_is(f, i, CHUNK_SUB))
			return NONE;
		if (!say_is(f, i, CHUNK_VERB) || say_at(f, i)->infinitive || say_at(f, i)->passive)
			continue;
		uint32_t who = role_subject(&f->clause, i);
		return who != NONE && say_is(f, who, CHUNK_NOUN) && say_can_speak(f, who) ? who
											  : NONE;
	}
	return NONE;
}

/* "Qarin: committee corrects list, says 98 died": where a headline's verb was taken for a noun. */
static uint32_t heads_headline(const struct finder *f, uint32_t verb)
{
	const struct page *p = f->page;
	uint32_t i = f->clause.first;
	if (!word_is(p, say_at(f, verb)->head, "says") || say_at(f, verb)->aux ||
		!say_is(f, verb - 1, CHUNK_COMMA) || word_is(p, f->end - 1, "."))
		return NONE;
	for (uint32_t k = i; k < verb; k++)
		if (say_is(f, k, CHUNK_STOP) && word_is(p, say_at(f, k)->first, ":"))
			i = k + 1;
	for (uint32_t k = i; k + 1 < verb; k++)
		if (!say_is(f, k, CHUNK_NOUN) && !say_is(f, k, CHUNK_PREP))
			return NONE;
	return say_is(f, i, CHUNK_NOUN) && say_can_speak(f, i) ? i : NONE;
}

uint32_t say_shared_subject(const struct finder *f, uint32_t verb)
{
	if (f->page->wide || verb < f->clause.first + 2)
		return NONE;
	uint32_t who = before_relative(f, verb);
	who = who != NONE ? who : of_verb_before(f, verb);
	return who != NONE ? who : heads_headline(f, verb);
}

/* Whom a verb of accusing is about: of "blamed the deaths on a feud" no deaths. */
uint32_t say_whom_blamed(const struct finder *f, uint32_t verb)
{
	static const char *const deaths[] = { "deaths", "death", "bloodshed", "killings", NULL };
	uint32_t whom = role_object(&f->clause, verb);
	return whom != NONE && !f->page->wide && word_is_any(f->page, say_at(f, whom)->head, deaths)
		       ? NONE
		       : whom;
}

/* SAY-24: "Six drowned, the coast guard quoted survivors as saying": what stands before is said by both. */
void say_quoted_before(struct finder *f)
{
	size_t n = f->out->count;
	struct saying *s = n > 1 ? &f->out->at[n - 1] : NULL;
	if (!s || s[-1].sentence != f->sentence || s[-1].source == NONE || s[-1].end > s->source)
		return;
	s->first = s[-1].first;
	s->end = s[-1].end;
	s->cited = true;
}

bool say_are_called(const struct finder *f, uint32_t verb)
{
	enum { BY = 5 };
	if (!word_is_any(f->page, say_at(f, verb)->head, WORDS("described", "identified")))
		return false;
	for (uint32_t i = verb + 1; i + 1 < f->clause.end && i < verb + BY; i++)
		if (word_is(f->page, say_at(f, i)->first, "as"))
			return say_is(f, i + 1, CHUNK_NOUN) &&
			       role_is_human(f->page, i + 1, true) &&
			       say_at(f, i + 1)->name == NONE &&
			       role_called_as(&f->clause, i + 1) == verb - 1;
	return false;
}
