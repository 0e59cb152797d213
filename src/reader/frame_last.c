#include "reader/frame.h"

/*
 * What was counted last, which a figure without a noun of its own counts again (FRAME-26 to FRAME-29). The number
 * named last decides: when it counted no harm, the figure is about something else, and nothing is read.
 */
enum { NEAR_SENTENCES = 5, LOOK = 256 /* events */, WORDS = 400 };

static bool is_number(const struct page *p, uint32_t w)
{
	bool digits = p->scan.words.at[w].shape & SHAPE_DIGIT;
	return (digits || word_has(p, w, FEATURE_NUMBER)) && p->mark[w].moment == NONE &&
	       p->mark[w].spot == NONE && !word_is(p, w, "one");
}

/* ", 34," behind a name: COUNT-9. */
static bool is_age(const struct page *p, const struct sentence *s, uint32_t w)
{
	if (w <= s->first || p->mark[w].quantity != NONE)
		return false;
	return word_is(p, w - 1, ",") || word_is(p, w - 1, "(") || word_is(p, w - 1, "aged") ||
	       (p->scan.words.at[w].shape & SHAPE_PUNCT) ||
	       str_find(low_at(p, w), STR("-")) < low_at(p, w).len;
}

/* "6/" at the head of a line; "of which eleven": no count of its own. */
static bool is_aside(const struct page *p, const struct sentence *s, uint32_t w)
{
	if (w == s->first && w + 1 < s->end &&
		(p->scan.words.at[w + 1].shape & (SHAPE_PUNCT | SHAPE_GLUED)))
		return true;
	return w > s->first && (word_is(p, w - 1, "of which") || word_is(p, w - 1, "which") ||
				       word_is(p, w - 1, "whom") || word_is(p, w - 1, "not"));
}

/* The event of sentence `n` that counts with the number at word `w`, from event `from` backwards. */
static const struct event *event_with(const struct page *p, uint32_t n, uint32_t w, size_t from)
{
	for (size_t k = from; k-- > 0 && k + LOOK > from;) {
		const struct event *e = &p->events.at[k];
		if (e->sentence > n)
			continue;
		if (e->sentence < n)
			return NULL;
		if (e->harm > HARM_NONE && e->count.known && w >= e->first && w < e->end)
			return e;
	}
	return NULL;
}

static bool is_plain_verb(const struct chunk *c)
{
	return c->kind == CHUNK_VERB && !lexeme_has(c->lex, FEATURE_SEEN) &&
	       !lexeme_has(c->lex, FEATURE_SAY) && !lexeme_has(c->lex, FEATURE_BE);
}

/* "14 whom they took aboard" are people of their own. */
static bool is_who(const struct page *p, const struct chunk *c)
{
	return c->kind == CHUNK_REL &&
	       (word_is(p, c->first, "who") || word_is(p, c->first, "whom"));
}

/* "That is three", "we washed eight": a number that is itself a count again, of nothing new. */
static bool counts_again(const struct page *p, const struct sentence *s, uint32_t w)
{
	enum { EXCLAMATION = 3 };
	if (s->end - s->first <= EXCLAMATION)
		return true;
	uint32_t i = p->mark[w].chunk;
	if (i == NONE || !chunk_at(p, i)->bare || i == 0 || i + 1 >= p->chunks.count)
		return false;
	const struct chunk *next = chunk_at(p, i + 1);
	return !is_plain_verb(chunk_at(p, i - 1)) && next->kind != CHUNK_VERB &&
	       next->kind != CHUNK_PREP && !is_who(p, next);
}

/* A number that counts nothing named, and of which no frame made anything. */
static bool stands_bare(const struct page *p, uint32_t w)
{
	uint32_t i = p->mark[w].chunk;
	const struct chunk *c = i == NONE ? NULL : chunk_at(p, i);
	bool more = c && c->quantity != NONE && c->end == c->first + 2 &&
		    word_is(p, c->end - 1, "more"); /* "3 more on the table" */
	return !p->wide && c && (c->bare || more) && i + 1 < p->chunks.count &&
	       !(chunk_at(p, i + 1)->kind == CHUNK_PREP &&
		       word_is(p, chunk_at(p, i + 1)->first, "of")) &&
	       chunk_at(p, i + 1)->kind != CHUNK_VERB && !is_who(p, chunk_at(p, i + 1));
}

static bool can_be_repeated(const struct event *e)
{
	return !e->hypothetical && e->whole == NONE && !e->part.at && !frame_is_earlier(e);
}

/* CLAIM-18: does the number named last, in this sentence or the one before, count no harm? */
static bool counts_other(const struct framing *f, uint32_t word)
{
	const struct page *p = f->page;
	uint32_t back = f->sentence ? f->sentence - 1 : 0;
	for (uint32_t n = f->sentence + 1; n-- > back;) {
		const struct sentence *s = &p->scan.sentences.at[n];
		if (s->paragraph + 1 < p->scan.sentences.at[f->sentence].paragraph)
			break;
		uint32_t from = n == f->sentence ? word : s->end;
		for (uint32_t w = from; w-- > s->first && w + WORDS > from;)
			if (is_number(p, w) && !is_age(p, s, w) && !is_aside(p, s, w) &&
				!counts_again(p, s, w) &&
				!(stands_bare(p, w) && !event_with(p, n, w, p->events.count)))
				return !event_with(p, n, w, p->events.count);
	}
	return false;
}

/* "1,320 people were "invited to new housing"; the union puts the figure at 2,000": people of whom no rule told anything. */
static bool counts_people_here(const struct framing *f, uint32_t number)
{
	static const char *const people[] = { "people", "residents", "persons", "families",
		"villagers", "inhabitants", "households", NULL };
	for (uint32_t i = f->clause.first; i < number; i++) {
		const struct chunk *c = chunk_at(f->page, i);
		if (c->kind == CHUNK_NOUN && c->quantity != NONE && !f->page->wide &&
			word_is_any(f->page, c->head, people) && i + 1 < number &&
			chunk_at(f->page, i + 1)->kind == CHUNK_VERB &&
			!event_with(f->page, f->sentence, c->head, f->page->events.count))
			return true;
	}
	return false;
}

/* Of "6 dead, 41 injured" a figure behind counts the dead. */
static const struct event *dead_beside(const struct page *p, size_t i)
{
	for (size_t k = i; p->events.at[i].harm == HARM_INJURED && k-- > 0;) {
		const struct event *e = &p->events.at[k];
		if (e->sentence != p->events.at[i].sentence)
			break;
		if (e->harm == HARM_KILLED && e->count.known && can_be_repeated(e))
			return e;
	}
	return &p->events.at[i];
}

bool frame_after_one(const struct framing *f)
{
	for (size_t i = f->page->events.count; i-- > 0;) {
		const struct event *e = &f->page->events.at[i];
		if (e->sentence + 1 < f->sentence)
			return false;
		if (e->harm == HARM_KILLED)
			return str_equal(e->count.rule, STR("COUNT-10"));
	}
	return false;
}

/* "2,840 persons are displaced. The mayor gives 4,000.", long after the dead. */
static bool is_nearer(const struct framing *f, const struct event *taken, const struct event *dead)
{
	const struct sentence *s = f->page->scan.sentences.at;
	return taken && taken->sentence + 1 >= f->sentence &&
	       s[taken->sentence].paragraph == s[f->sentence].paragraph &&
	       s[dead->sentence].paragraph < s[taken->sentence].paragraph;
}

bool frame_other_was_counted(const struct framing *f, uint32_t number)
{
	return counts_other(f, chunk_at(f->page, number)->first);
}

/* "They took the men away. The council puts the number at 66": those, though nobody counted them before. */
static bool is_taken_uncounted(const struct framing *f, const struct event *e)
{
	const struct sentence *s = f->page->scan.sentences.at;
	return !f->page->wide && !e->count.known && !e->negative &&
	       (e->harm == HARM_ABDUCTED || e->harm == HARM_DETAINED || e->harm == HARM_DISPLACED ||
		       e->harm == HARM_MISSING) &&
	       e->sentence + 1 >= f->sentence &&
	       s[e->sentence].paragraph == s[f->sentence].paragraph;
}

const struct event *frame_counted_last(
	const struct framing *f, uint32_t number, bool strict, bool *blocked)
{
	const struct event *spoken = NULL, *taken = NULL;
	*blocked = strict ? counts_other(f, chunk_at(f->page, number)->first)
			  : counts_people_here(f, number);
	size_t events = f->page->events.count;
	for (size_t i = events; i-- > 0 && !*blocked && i + LOOK > events;) {
		const struct event *e = &f->page->events.at[i];
		if (e->sentence + NEAR_SENTENCES < f->sentence)
			break;
		bool line = str_equal(str_from(e->rule), STR("FRAME-36")) ||
			    str_equal(str_from(e->rule), STR("FRAME-15"));
		if ((line && e->harm != HARM_KILLED) || !can_be_repeated(e))
			continue;
		if (!taken && !spoken && is_taken_uncounted(f, e))
			return e;
		if (taken && taken->sentence == f->sentence && e->sentence < f->sentence &&
			!f->page->wide)
			return taken; /* "2,400 were moved; the council puts the number at 1,700" */
		if (e->count.known &&
			(e->harm == HARM_KILLED || e->harm == HARM_INJURED ||
				e->harm == HARM_MISSING ||
				(e->harm == HARM_DETAINED && e->sentence + 1 >= f->sentence)))
			return is_nearer(f, taken, e) ? taken : dead_beside(f->page, i);
		if (e->count.known && !taken &&
			(e->harm == HARM_ABDUCTED || e->harm == HARM_DISPLACED))
			taken = e;
		if (!spoken && e->harm == HARM_KILLED)
			spoken = e;
	}
	return *blocked ? NULL : taken ? taken : spoken;
}
