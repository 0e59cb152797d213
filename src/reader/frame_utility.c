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

/* "an atoll with no fresh water": what the land is like, and nobody cut it off */
static bool is_barren(const struct framing *f, uint32_t i)
{
	static const char *const lands[] = { "atoll", "island", "islet", "islets", "reef", "plain",
		"desert", "flat", "flats", "plateau", "steppe", "ridge", "rock", "sandbank",
		"wasteland", "scrubland", NULL };
	return is_kind(f, i - 1, CHUNK_PREP) && word_is(f->page, at(f, i - 1)->first, "with") &&
	       is_kind(f, i - 2, CHUNK_NOUN) && word_is_any(f->page, at(f, i - 2)->head, lands);
}

/* FRAME-24: "No water anywhere", "there is no power". */
bool frame_no_utility(struct framing *f, uint32_t i)
{
	static const struct lexeme deprived = {
		.act = ACT_DEPRIVATION, .harm = HARM_DEPRIVED, .basis = -1
	};
	if (!at(f, i)->none || !lexeme_has(at(f, i)->lex, FEATURE_UTILITY) ||
		is_kind(f, i + 1, CHUNK_VERB) ||
		(is_kind(f, i - 1, CHUNK_VERB) && !lexeme_has(at(f, i - 1)->lex, FEATURE_BE)))
		return false;
	if (!f->page->wide && (word_is(f->page, at(f, i)->end, "left") || is_barren(f, i)))
		return false; /* FRAME-260: "there is no bread left" */
	struct event *e = frame_add(f, "FRAME-24", i, NONE, &deprived);
	e->target = i;
	e->negative = false;
	return true;
}
