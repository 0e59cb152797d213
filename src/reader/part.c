#include "reader/frame.h"

/* What is meant of a part: women, children ... by the word for them, else the words themselves. */
static struct str part_of(const struct page *p, const struct chunk *c)
{
	if (c->lex && c->lex->part.at)
		return c->lex->part;
	for (uint32_t i = c->first; i < c->end; i++)
		if (lex_at(p, i) && lex_at(p, i)->part.at)
			return lex_at(p, i)->part;
	return page_words(p, c->first, c->end);
}

static void add_part(struct framing *f, uint32_t whole, uint32_t number, uint32_t kind)
{
	struct page *p = f->page;
	struct event e = p->events.at[whole];
	e.rule = "FRAME-20";
	e.count = count_noun(&f->clause, number);
	e.part = part_of(p, chunk_at(p, kind));
	e.whole = whole;
	e.victim = kind;
	e.victims_end = kind + 1;
	e.target = NONE;
	e.first = chunk_at(p, number)->first;
	e.end = chunk_at(p, kind)->end;
	e.trigger = chunk_at(p, kind)->head;
	*PUSH(p->mem, &p->events) = e;
}

static bool is_kind(const struct framing *f, uint32_t i, enum chunk_kind kind)
{
	return i < f->clause.end && chunk_at(f->page, i)->kind == kind;
}

static bool is_joint(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_AND) ||
	       (is_kind(f, i, CHUNK_OTHER) && !lexeme_has(chunk_at(f->page, i)->lex, FEATURE_PARTITIVE));
}

/* "including two women and a child": the nouns of the list, up to the next verb. */
static uint32_t list_parts(struct framing *f, uint32_t whole, uint32_t i)
{
	while (i < f->clause.end) {
		while (is_joint(f, i))
			i++;
		if (!is_kind(f, i, CHUNK_NOUN) || !role_is_human(f->page, i, true))
			return i;
		if (is_kind(f, i + 1, CHUNK_VERB) && chunk_at(f->page, i + 1)->aux)
			return i;
		add_part(f, whole, i, i);
		uint32_t of = role_joined(&f->clause, i, "of");
		i = of == NONE ? i + 1 : of + 1;
	}
	return i;
}

/* Is the chunk "of them", "of whom"? */
static bool is_of_them(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_OTHER) &&
	       (word_is(f->page, chunk_at(f->page, i)->first, "of"));
}

void frame_parts(struct framing *f, uint32_t event)
{
	struct event e = f->page->events.at[event];
	if (e.victim == NONE || e.whole != NONE)
		return;
	uint32_t stop = e.victims_end + 14 < f->clause.end ? e.victims_end + 14 : f->clause.end;
	for (uint32_t i = e.victims_end; i < stop; i++) {
		const struct chunk *c = chunk_at(f->page, i);
		if (c->kind == CHUNK_STOP && !word_is(f->page, c->first, "(") &&
			!word_is(f->page, c->first, "-"))
			return;
		if (c->kind == CHUNK_NOUN && c->bare && is_of_them(f, i + 1) &&
			is_kind(f, i + 2, CHUNK_NOUN)) {
			add_part(f, event, i, i + 2);
			i += 2;
		} else if (lexeme_has(c->lex, FEATURE_PARTITIVE) && c->kind != CHUNK_NOUN) {
			list_parts(f, event, i + 1);
			return;
		} else if (c->kind == CHUNK_NOUN && i > e.victims_end && c->quantity != NONE) {
			return;
		}
	}
}
