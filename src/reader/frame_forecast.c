#include "reader/frame.h"
#include "reader/frame_at.h"

/* Between a figure and its number: what only expects it (CLAIM-50, "the toll could exceed 150"), and what is put in. */

static bool is_foretold(const struct framing *f, uint32_t verb)
{
	static const char *const ahead[] = { "likely", "expected", "set", "bound", "certain",
		"sure", "poised", "due", "going", "projected", "predicted", "forecast", "unlikely",
		"threatens", "threatened", "liable", "almost", NULL };
	if (verb == f->clause.first || !at(f, verb)->infinitive)
		return false;
	const struct chunk *before = at(f, verb - 1);
	return word_is_any(f->page, before->end - 1, ahead);
}

/* Between a toll and its number: "could exceed", "is likely to pass"; not "may be" and "is said to have reached". */
bool frame_is_forecast(const struct framing *f, uint32_t toll, uint32_t number)
{
	for (uint32_t i = toll + 1; i < number && !f->page->wide; i++) {
		const struct chunk *v = at(f, i);
		if (v->kind != CHUNK_VERB || v->perfect || !lexeme_has(v->lex, FEATURE_REACH) ||
			lexeme_has(v->lex, FEATURE_BE))
			continue;
		if (v->modal || is_foretold(f, i))
			return true;
	}
	return false;
}

/* "The true figure, according to a study, was 311": behind the second comma, when a verb of being follows. */
uint32_t frame_past_comma(const struct framing *f, uint32_t i)
{
	enum { LONG = 18 };
	for (uint32_t k = i + 1; is_kind(f, i, CHUNK_COMMA) && k + 1 < f->clause.end &&
				 k < i + LONG && !f->page->wide;
		k++)
		if (is_kind(f, k, CHUNK_COMMA) && is_kind(f, k + 1, CHUNK_VERB))
			return lexeme_has(at(f, k + 1)->lex, FEATURE_BE) ? k + 1 : i;
		else if (is_kind(f, k, CHUNK_NOUN) && at(f, k)->quantity != NONE && at(f, k)->bare)
			return i;
	return i;
}

/* "was able to take", "have been able to reach": it was done; "is able to kill", "would be able to" tell of none. */
static bool was_able_to(const struct framing *f, uint32_t chunk)
{
	uint32_t w = chunk_at(f->page, chunk)->first;
	uint32_t be = w > 1 && !f->page->wide && word_is(f->page, w - 1, "able")
			      ? f->page->mark[w - 2].chunk
			      : NONE;
	return be != NONE && chunk_at(f->page, be)->kind == CHUNK_VERB &&
	       !chunk_at(f->page, be)->modal && !chunk_at(f->page, be)->negative &&
	       (chunk_at(f->page, be)->perfect || word_is(f->page, w - 2, "was") ||
		       word_is(f->page, w - 2, "were"));
}

/* "was obliged to use", "began to shell", "managed to kill": it was done. */
bool frame_was_brought_to(const struct framing *f, uint32_t chunk)
{
	static const char *const brings[] = { "obliged", "forced", "compelled", "began", "begun",
		"started", "managed", "continued", "helped", "proceeded", "went", "had", NULL };
	if (was_able_to(f, chunk))
		return true;
	if (chunk == f->clause.first || chunk_at(f->page, chunk - 1)->kind != CHUNK_VERB ||
		chunk_at(f->page, chunk - 1)->modal || chunk_at(f->page, chunk - 1)->negative)
		return false;
	return word_is_any(f->page, chunk_at(f->page, chunk - 1)->head, brings);
}
