#include "reader/claim_status.h"

/* Whether those harmed were civilians or fighters, by the words for them. */
/* The word of a noun chunk that tells a status: its head, else one before it ("20 civilian deaths"). */
static uint32_t status_word(const struct page *p, const struct chunk *n)
{
	for (uint32_t i = n->first; i < n->end; i++)
		if (n->lex && lex_at(p, i) == n->lex && n->lex->status > 0)
			return i;
	for (uint32_t i = n->first; i < n->end; i++)
		if (lex_at(p, i) && lex_at(p, i)->status > 0 && word_has(p, i, FEATURE_PERSON))
			return i;
	return NONE;
}

/* STATUS-1: the word for those harmed says it, and is kept; different words together say nothing. */
void claim_set_status(const struct page *p, struct claim *c, const struct event *e)
{
	for (uint32_t i = e->victim; e->victim != NONE && i < e->victims_end; i++) {
		const struct chunk *n = chunk_at(p, i);
		uint32_t word = n->kind == CHUNK_NOUN ? status_word(p, n) : NONE;
		if (word == NONE)
			continue;
		enum status s = (enum status)lex_at(p, word)->status;
		if (c->status != STATUS_UNKNOWN && c->status != s) {
			c->status = STATUS_UNKNOWN;
			c->status_words = (struct str){ 0 };
			return;
		}
		c->status = s;
		if (!c->status_words.at)
			c->status_words = page_words(p, word, word + 1);
	}
}

/* STATUS-3: "Our losses: one dead, five wounded"; parts of those whose status is known. */
void claim_infer_status(const struct page *p, struct claim *c, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	for (uint32_t w = s->first; w < s->end && w < e->end; w++)
		if (word_is(p, w, "losses") && w > s->first &&
			(word_is(p, w - 1, "our") || word_is(p, w - 1, "own") ||
				word_is(p, w - 1, "enemy") || word_is(p, w - 1, "their"))) {
			c->status = STATUS_COMBATANT;
			c->status_words = page_words(p, w - 1, w + 1);
			return;
		}
	const struct event *whole = e->whole < p->events.count ? &p->events.at[e->whole] : NULL;
	size_t i = (size_t)(e - p->events.at);
	if (!whole && e->victim != NONE && chunk_at(p, e->victim)->bare && i < p->events.count &&
		i > 0 && p->events.at[i - 1].sentence == e->sentence &&
		p->events.at[i - 1].harm == HARM_KILLED_OR_INJURED)
		whole = &p->events.at[i -
				      1]; /* "143 civilian casualties (52 killed and 91 injured)" */
	if (whole)
		claim_set_status(p, c, whole);
}

/* The statuses that a list of those harmed names, when they are several. */
unsigned claim_statuses(const struct page *p, const struct event *e)
{
	unsigned set = 0;
	bool others = false; /* "three people and one soldier" */
	for (uint32_t i = e->victim; e->victim != NONE && i < e->victims_end; i++) {
		const struct chunk *c = chunk_at(p, i);
		uint32_t word = c->kind == CHUNK_NOUN ? status_word(p, c) : NONE;
		if (word != NONE)
			set |= 1U << lex_at(p, word)->status;
		else
			others |= c->kind == CHUNK_NOUN && c->quantity != NONE &&
				  role_is_human(p, i, true);
	}
	return others && set == 1U << STATUS_COMBATANT ? set | 1U << STATUS_UNKNOWN : set;
}
