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
