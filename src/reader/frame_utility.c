#include "reader/frame_at.h"

/* "the broker has switched off his telephone" */
static bool is_own_phone(const struct framing *f, uint32_t noun)
{
	static const char *const phones[] = { "phone", "phones", "telephone", "mobile", NULL };
	return tag_at(f->page, at(f, noun)->first) == TAG_PRPS &&
	       word_is_any(f->page, at(f, noun)->head, phones);
}

bool frame_is_utility(const struct framing *f, uint32_t noun)
{
	const struct chunk *n = at(f, noun);
	static const char *const money[] = { "price", "prices", "subsidy", "subsidies", "budget",
		"budgets", "bill", "bills", "tax", "taxes", "cost", "costs", "tariff", "tariffs",
		"workers", "company", "companies", "sector", "exports", "sales", "riots", "queue",
		"queues", "funding", "pledges", "duty", "duties", NULL };
	if (!f->page->wide && (word_is_any(f->page, n->head, money) || frame_brings_other(f, noun)))
		return false; /* "cut fuel subsidies" */
	if (tag_at(f->page, n->first) == TAG_PRPS && word_is(f->page, n->head, "phone"))
		return false; /* "his phone is off" */
	for (uint32_t w = n->first; w < n->end && !is_own_phone(f, noun); w++)
		if (word_has(f->page, w, FEATURE_UTILITY))
			return true;
	static const char *const others[] = { "ribbon", "tape", "price", "prices", "cost", "bill",
		"board", "sale", "construction", "work", "study", NULL };
	uint32_t of = role_joined(&f->clause, noun, "of");
	return of != NONE && lexeme_has(at(f, of)->lex, FEATURE_UTILITY) &&
	       (f->page->wide || !word_is_any(f->page, n->head, others));
}
