#include "reader/frame.h"

/* Who did it, and who is only spoken of. */

/* "It was not the Front that killed them" */
static bool is_absolved(const struct framing *f, uint32_t actor)
{
	if (actor == f->clause.first)
		return false;
	const struct chunk *be = chunk_at(f->page, actor - 1);
	return be->kind == CHUNK_VERB && be->negative && lexeme_has(be->lex, FEATURE_BE);
}

/* Of "accused the Front of killing": the Front; of "cleared the Front of killing": nobody. */
uint32_t frame_doer_of_gerund(const struct framing *f, uint32_t i, uint32_t subject)
{
	static const char *const clears[] = { "cleared", "clear", "clears", "acquitted", "acquits",
		"absolved", "exonerated", "pardoned", "excused", NULL };
	static const char *const blames[] = { "accused", "accuses", "accusing", "convicted",
		"suspected", "suspects", "blamed", "blames", "blaming", "charged", NULL };
	uint32_t verb = i;
	if (!chunk_at(f->page, i)->gerund || i < f->clause.first + 3 ||
		chunk_at(f->page, i - 1)->kind != CHUNK_PREP)
		return subject;
	while (verb > f->clause.first && chunk_at(f->page, verb - 1)->kind != CHUNK_VERB)
		verb--;
	if (verb == f->clause.first || chunk_at(f->page, verb - 1)->passive)
		return subject;
	uint32_t object = role_object(&f->clause, --verb), head = chunk_at(f->page, verb)->head;
	if (word_is_any(f->page, head, clears))
		return NONE;
	if (object != NONE && object < i && word_is_any(f->page, head, blames))
		return object;
	return subject;
}

/* "the attack on a bus in Telmar, Marenia, which killed 57": the land behind its town did nothing. */
static bool is_land_of_place(const struct framing *f, uint32_t actor)
{
	static const char *const in[] = { "in", "at", "of", "near", "on", "outside", NULL };
	const struct page *p = f->page;
	if (p->wide || actor < f->clause.first + 3 || actor + 2 >= f->clause.end)
		return false;
	const struct chunk *c = chunk_at(p, actor);
	return c[0].kind == CHUNK_NOUN && c[0].name != NONE && c[-1].kind == CHUNK_COMMA &&
	       c[-2].kind == CHUNK_NOUN && c[-2].name != NONE && c[-3].kind == CHUNK_PREP &&
	       word_is_any(p, c[-3].first, in) && c[1].kind == CHUNK_COMMA &&
	       c[2].kind == CHUNK_REL && word_is(p, c[2].first, "which");
}

void frame_set_actor(struct framing *f, struct event *e, uint32_t actor)
{
	if (!e || actor == NONE || is_land_of_place(f, actor))
		return;
	const struct lexeme *x = chunk_at(f->page, actor)->lex;
	const struct chunk *deed = chunk_at(f->page, f->page->mark[e->trigger].chunk);
	if (lexeme_has(deed->lex, FEATURE_WEAK) &&
		(e->harm == HARM_KILLED || e->harm == HARM_INJURED) &&
		!str_starts(low_at(f->page, deed->head), STR("crush")))
		return; /* who lost, buried or treated somebody did not do it */
	if (chunk_at(f->page, actor)->possessive || is_absolved(f, actor))
		return; /* "by the army's account" */
	if (lexeme_has(x, FEATURE_EVENT) || lexeme_has(x, FEATURE_TOLL) ||
		lexeme_has(x, FEATURE_UNIT) || chunk_at(f->page, actor)->bare)
		return;
	if (chunk_at(f->page, actor)->none)
		e->negative = true; /* "nobody fired" */
	else
		e->actor = actor;
}

const struct lexeme frame_as_deprived = {
	.act = ACT_DEPRIVATION, .harm = HARM_DEPRIVED, .basis = -1
};

struct event *frame_add_onto(struct framing *f, const char *rule, uint32_t verb, uint32_t what,
	uint32_t by, const struct lexeme *x)
{
	struct event *e = frame_add(f, rule, verb, NONE, x);
	e->target = what;
	frame_widen(e, chunk_at(f->page, what));
	frame_set_actor(f, e, by);
	return e;
}
