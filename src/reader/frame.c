#include "reader/frame.h"

static void widen(struct event *e, const struct chunk *c)
{
	if (c->first < e->first)
		e->first = c->first;
	if (c->end > e->end)
		e->end = c->end;
}

/* "not one citizen", "not a single citizen" */
static bool is_not_one(const struct page *p, uint32_t noun)
{
	uint32_t w = chunk_at(p, noun)->first;
	if (w == 0 || !word_is(p, w - 1, "not"))
		return false;
	return word_is(p, w, "one") || (word_is(p, w, "a") && word_is(p, w + 1, "single"));
}

struct event *frame_add(struct framing *f, const char *rule, uint32_t chunk, uint32_t victim,
	const struct lexeme *x)
{
	struct page *p = f->page;
	const struct chunk *t = chunk_at(p, chunk);
	struct event *e = PUSH(p->mem, &p->events);
	*e = (struct event){ .rule = rule,
		.sentence = f->sentence,
		.trigger = t->head,
		.first = t->first,
		.end = t->end,
		.victim = victim,
		.victims_end = victim,
		.actor = NONE,
		.target = NONE,
		.whole = NONE,
		.act = x->act >= 0 ? (enum act)x->act : ACT_OTHER,
		.harm = x->harm >= 0 ? (enum harm)x->harm : HARM_NONE,
		.basis = x->basis >= 0 ? (enum basis)x->basis : BASIS_UNKNOWN,
		.saying = NONE,
		.moment = NONE,
		.spot = NONE,
		.same_as = NONE };
	if (t->kind == CHUNK_VERB) {
		e->negative =
			t->negative ||
			(chunk > f->clause.first && chunk_at(p, chunk - 1)->kind == CHUNK_OTHER &&
				word_is(p, chunk_at(p, chunk - 1)->first, "never"));
		e->hypothetical = t->modal && !t->perfect;
		e->hedged = t->modal && t->perfect;
	}
	if (t->kind == CHUNK_NOUN && t->none)
		e->negative = true;
	if (t->kind == CHUNK_VERB && t->infinitive && !t->perfect)
		e->hypothetical = true; /* "to kill 200": nothing has happened yet (CLAIM-5) */
	if (victim == NONE)
		return e;
	e->victim = victim > chunk ? victim : role_list_start(&f->clause, victim);
	e->victims_end = role_list_end(&f->clause, e->victim);
	if (victim < chunk && (e->victims_end > chunk || e->victims_end <= victim))
		e->victims_end = e->victims_end > chunk ? chunk : victim + 1;
	e->count = count_victims(&f->clause, e->victim, e->victims_end);
	uint32_t q = chunk_at(p, e->victim)->quantity;
	if (q != NONE && p->quantities.at[q].partitive) /* "two of them": COUNT-17 */
		e->part = page_words(
			p, chunk_at(p, e->victim)->first, chunk_at(p, e->victim)->end + 2);
	e->negative |= chunk_at(p, e->victim)->none || is_not_one(p, e->victim);
	if (lexeme_has(chunk_at(p, victim)->lex, FEATURE_BODY))
		e->basis = BASIS_BODIES;
	widen(e, chunk_at(p, e->victim));
	widen(e, chunk_at(p, e->victims_end - 1));
	return e;
}

static void frames_of_sentence(struct page *p, uint32_t sentence)
{
	struct framing f = { p, { p, p->first_chunk[sentence], p->first_chunk[sentence + 1] },
		sentence };
	size_t start = p->events.count;
	if (f.clause.first < f.clause.end &&
		(frame_part_line(&f) || frame_line(&f) || frame_names_listed(&f))) {
		for (size_t e = start, end = p->events.count; e < end; e++)
			frame_parts(&f, (uint32_t)e);
		return;
	}
	for (uint32_t i = f.clause.first; i < f.clause.end; i++) {
		size_t before = p->events.count;
		switch (chunk_at(p, i)->kind) {
		case CHUNK_VERB:
			frame_verb(&f, i);
			break;
		case CHUNK_NOUN:
			frame_noun(&f, i);
			break;
		case CHUNK_OTHER:
			if (lexeme_has(chunk_at(p, i)->lex, FEATURE_PARTITIVE))
				frame_part_among(&f, i); /* "the dead include two doctors" */
			break;
		case CHUNK_PREP:
		case CHUNK_COMMA:
		case CHUNK_AND:
		case CHUNK_REL:
		case CHUNK_SUB:
		case CHUNK_STOP:
		case CHUNK_TIME:
		case CHUNK_QUOTE:
			break;
		}
		for (size_t e = before, end = p->events.count; e < end; e++) {
			frame_parts(&f, (uint32_t)e);
			frame_besides(&f, (uint32_t)e);
			frame_gapped(&f, (uint32_t)e);
		}
	}
	frame_late_deaths(&f, start);
	frame_answers(&f, start);
}

void page_frames(struct page *p)
{
	for (size_t i = 0; i < p->scan.sentences.count; i++)
		if (p->live[i])
			frames_of_sentence(p, (uint32_t)i);
}
