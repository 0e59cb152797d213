#include "reader/frame.h"
#include "reader/frame_at.h"

/* FRAME-10: "30 victims", by themselves killed. */

static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

/* "31 massacres, with 112 victims", "since the massacre": the deed, by its name. */
static bool names_killing(const struct framing *f, uint32_t w)
{
	uint8_t tag = tag_at(f->page, w);
	return word_has(f->page, w, FEATURE_EVENT) && lex_at(f->page, w)->harm == HARM_KILLED &&
	       (tag == TAG_NN || tag == TAG_NNS || !word_has(f->page, w, FEATURE_VERB));
}

/* "interviewed 73 victims and witnesses", "represents 30 victims", "met with 30 victims": who can be spoken to lives. */
static bool are_heard(const struct framing *f, uint32_t i)
{
	static const char *const heard[] = { "interviewed", "interviews", "interviewing",
		"represent", "represents", "representing", "represented", "met", "sheltering",
		NULL };
	static const char *const to[] = { "with", "to", NULL };
	static const char *const with[] = { "spoke", "spoken", "speaking", "met", "interviews",
		"meeting", NULL };
	static const char *const beside[] = { "witnesses", "survivors", "witness", NULL };
	if (f->page->wide)
		return false;
	if (is_kind(f, i + 1, CHUNK_AND) && is_kind(f, i + 2, CHUNK_NOUN) &&
		word_is_any(f->page, at(f, i + 2)->head, beside))
		return true;
	if (i < f->clause.first + 1)
		return false;
	uint32_t before = at(f, i)->first - 1;
	return word_is_any(f->page, before, heard) ||
	       (word_is_any(f->page, before, to) && word_is_any(f->page, before - 1, with));
}

/* "56 victims of the swindle", "paid 56 victims, among them a man who died later": nobody who was killed. */
static bool are_of_fraud(const struct framing *f, uint32_t i)
{
	static const char *const wrongs[] = { "fraud", "frauds", "swindle", "swindles", "scam",
		"scams", "theft", "thefts", "burglary", "hacking", "phishing", "discrimination",
		"corruption", NULL };
	static const char *const paid[] = { "paid", "pays", "pay", "repaid", "refunded", NULL };
	enum { AHEAD = 4 };
	const struct page *p = f->page;
	uint32_t end = at(f, i)->end, first = at(f, i)->first;
	if (p->wide)
		return false;
	for (uint32_t w = end; w < end + AHEAD && w < p->scan.words.count; w++)
		if (word_is_any(p, w, wrongs))
			return word_is(p, end, "of");
	return first > 0 && word_is_any(p, first - 1, paid);
}

/* "30 victims" of a text that tells of no other harm in the sentence: killed. */
bool frame_counted_victims(struct framing *f, uint32_t i)
{
	const struct chunk *c = at(f, i);
	static const char *const living[] = { "rescued", "freed", "released", "surviving",
		"kidnapped", "abducted", "hospitalised", "hospitalized", NULL };
	if (c->quantity == NONE || !word_is(f->page, c->head, "victims"))
		return false;
	for (uint32_t w = c->first; w < c->head; w++)
		if (word_is_any(f->page, w, living))
			return false;
	uint32_t from = f->page->wide ? f->clause.first : i;
	while (from > f->clause.first && !is_kind(f, from - 1, CHUNK_AND) &&
		!is_kind(f, from - 1, CHUNK_STOP))
		from--; /* "54 died, and an inquiry listed 56 victims" */
	for (uint32_t w = at(f, from)->first; w < at(f, f->clause.end - 1)->end; w++) {
		if (!f->page->wide && w >= c->end &&
			word_is_any(f->page, w, WORDS("including", "among", "whom")))
			break; /* "56 victims, among them a woman who died later" */
		if (word_is(f->page, w, "violations") || word_is(f->page, w, "abuses") ||
			word_is(f->page, w, "rubble") || word_is(f->page, w, "debris") ||
			(lex_at(f->page, w) && lex_at(f->page, w)->harm > HARM_NONE &&
				!names_killing(f, w)))
			return false;
	}
	if (are_heard(f, i) || are_of_fraud(f, i))
		return false;
	frame_add(f, "FRAME-10", i, i, &killed);
	return true;
}
