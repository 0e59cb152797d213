#include "reader/frame.h"
#include "reader/frame_at.h"

/* CLAIM-50: figures that are expected or possible, and not reached: "the toll could exceed 150". */

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
