#include "reader/frame.h"
#include "reader/frame_at.h"

/* The harm of "the dead", "those killed", "the victims": of victims, what was told last. */
static const struct lexeme *dead_of(const struct framing *f, const struct chunk *c)
{
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	if (c && c->lex && c->lex->harm > 0)
		return c->lex;
	if (c && !word_is(f->page, c->head, "they") && !word_is(f->page, c->head, "victims") &&
		!word_is(f->page, c->head, "victim"))
		return NULL;
	for (size_t i = f->page->events.count; i-- > 0;)
		if (f->page->events.at[i].harm != HARM_NONE)
			return f->page->events.at[i].harm == HARM_KILLED ? &killed : NULL;
	return &killed;
}

static bool is_harm(const struct framing *f, uint32_t verb)
{
	const struct lexeme *x = chunk_at(f->page, verb)->lex;
	return x && x->harm > HARM_NONE;
}

/* "Those killed include two women": the verb tells what became of those, and of nobody behind it. */
bool frame_heads_parts(const struct framing *f, uint32_t verb)
{
	return verb > f->clause.first && verb + 1 < f->clause.end &&
	       is_kind(f, verb - 1, CHUNK_NOUN) &&
	       word_is(f->page, chunk_at(f->page, verb - 1)->head, "those") &&
	       lexeme_has(chunk_at(f->page, verb + 1)->lex, FEATURE_PARTITIVE);
}

/* FRAME-22: "Among the dead were a baker and his son", "the dead included two children". */
void frame_part_among(struct framing *f, uint32_t verb)
{
	uint32_t noun = verb;
	uint32_t asides = 0;                  /* "as of 31 July" */
	const struct lexeme *suffered = NULL; /* "those killed include" */
	while (noun > f->clause.first && !is_kind(f, noun - 1, CHUNK_NOUN)) {
		noun--;
		bool harm = is_kind(f, noun, CHUNK_VERB) && noun < verb && is_harm(f, noun);
		suffered = harm ? chunk_at(f->page, noun)->lex : suffered;
		asides += harm || is_kind(f, noun, CHUNK_TIME) || is_kind(f, noun, CHUNK_PREP) ||
			  is_kind(f, noun, CHUNK_SUB);
	}
	if (noun == f->clause.first || verb > noun + 1 + asides)
		return;
	const struct chunk *dead = chunk_at(f->page, --noun);
	if (noun >= f->clause.first + 3 && is_kind(f, noun - 1, CHUNK_PREP) &&
		dead->quantity == NONE &&
		!word_is(f->page, chunk_at(f->page, noun - 1)->first, "at") &&
		is_kind(f, noun - 2, CHUNK_NOUN) &&
		lexeme_has(chunk_at(f->page, noun - 2)->lex, FEATURE_DEAD)) {
		noun -= 2; /* "the dead of Monday's raid included" */
		dead = chunk_at(f->page, noun);
	}
	bool among = noun > f->clause.first &&
		     word_is(f->page, chunk_at(f->page, noun - 1)->first, "among");
	bool include = lexeme_has(chunk_at(f->page, verb)->lex, FEATURE_PARTITIVE);
	const struct lexeme *known = include && suffered && word_is(f->page, dead->head, "those")
					     ? suffered
					     : dead_of(f, dead);
	bool counted = among && dead->quantity != NONE && dead->definite;
	if (counted && !known)
		known = frame_last_whole(f->page, f->sentence) == NONE ? NULL : dead_of(f, NULL);
	if ((!among && !include) || !known || (dead->quantity != NONE && !counted))
		return;
	struct lexeme x = *known;
	x.act = x.act > 0 ? x.act : x.harm == HARM_KILLED ? ACT_KILLING : ACT_ATTACK;
	uint32_t who = verb + 1;
	while (owns_next(f->page, who, f->clause.end) && !f->page->wide)
		who++; /* "the dead included the camp's doctor" */
	if (!is_kind(f, who, CHUNK_NOUN))
		return;
	struct event *e = frame_add(f, "FRAME-22", verb, who, &x);
	e->negative = e->hypothetical = false;
	e->part = frame_part_of(f->page, chunk_at(f->page, who));
	uint32_t event = (uint32_t)f->page->events.count - 1;
	frame_rest_of_list(f, event);
	frame_parts_apart(f, event);
}
