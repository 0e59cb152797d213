#include "reader/say_find.h"

/* "Within", "Beyond" between two names: a part of one name, "Justice Without Borders". */
static bool joins_names(const struct finder *f, uint32_t prep)
{
	const struct word *w = &f->page->scan.words.at[say_at(f, prep)->first];
	return (w->shape & SHAPE_CAPITAL) && !(w->shape & SHAPE_UPPER) &&
	       say_is(f, prep - 1, CHUNK_NOUN) && say_is(f, prep + 1, CHUNK_NOUN) &&
	       (f->page->scan.words.at[say_at(f, prep + 1)->first].shape & SHAPE_CAPITAL);
}

/* Behind a preposition or a verb: whoever speaks later in the sentence has another part there. */
static bool is_object(const struct finder *f, uint32_t noun)
{
	return noun > f->clause.first &&
	       (say_is(f, noun - 1, CHUNK_VERB) ||
		       (say_is(f, noun - 1, CHUNK_PREP) && !joins_names(f, noun - 1)));
}

/* "12 dead and the ministry said": no speaker; "two police officers and a doctor said": both. */
static bool counts_harmed(const struct finder *f, uint32_t noun)
{
	const struct chunk *c = say_at(f, noun);
	return c->quantity != NONE &&
	       !(lexeme_has(c->lex, FEATURE_SOURCE) && !lexeme_has(c->lex, FEATURE_DEAD));
}

/* SAY-22: "the Circle and Justice Without Borders said": both are the source. */
static uint32_t first_of_speakers(const struct finder *f, uint32_t noun)
{
	while (noun > f->clause.first + 1) {
		uint32_t before = noun - 2;
		bool joined = say_is(f, noun - 1, CHUNK_PREP) && joins_names(f, noun - 1);
		bool both = say_is(f, noun - 1, CHUNK_AND) &&
			    !word_is(f->page, say_at(f, noun - 1)->first, "but") &&
			    say_is(f, before, CHUNK_NOUN) && say_can_speak(f, before) &&
			    !say_at(f, before)->pronoun && !say_at(f, noun)->pronoun &&
			    !counts_harmed(f, before) && !is_object(f, before);
		if (!joined && !both)
			break;
		noun = before;
	}
	return noun;
}

/* SAY-11: "Ilka Moren, director of Qarin hospital, said": the office that a person's name is explained by. */
static bool says_whose_mouth(const struct finder *f, uint32_t noun)
{
	uint32_t office = noun + 2;
	if (say_at(f, noun)->name == NONE || !say_is(f, noun + 1, CHUNK_COMMA) ||
		!say_is(f, office, CHUNK_NOUN) || say_at(f, office)->name != NONE ||
		!lexeme_has(say_at(f, office)->lex, FEATURE_SOURCE_HEAD))
		return false;
	uint32_t of = role_joined(&f->clause, office, "of");
	of = of != NONE ? of : role_joined(&f->clause, office, "for");
	return of != NONE && (of + 1 >= f->clause.end || say_is(f, of + 1, CHUNK_COMMA) ||
				     say_is(f, of + 1, CHUNK_STOP) ||
				     word_is(f->page, say_at(f, of + 1)->first, "."));
}

/* "was told by the hospital of 17 deaths": what is said, and no part of who says it. */
static bool is_said(const struct finder *f, uint32_t noun)
{
	const struct chunk *c = say_at(f, noun);
	return c->quantity != NONE && !f->page->wide &&
	       (lexeme_has(c->lex, FEATURE_TOLL) || lexeme_has(c->lex, FEATURE_DEAD) ||
		       lexeme_has(c->lex, FEATURE_EVENT) || lexeme_has(c->lex, FEATURE_BODY));
}

/* "an army communique of the time" */
static bool is_of_then(const struct finder *f, uint32_t noun)
{
	static const char *const then[] = { "time", "day", "period", "era", "moment", NULL };
	return !f->page->wide && word_is_any(f->page, say_at(f, noun)->head, then) &&
	       say_at(f, noun)->name == NONE;
}

/* "a spokesman for the Interior Ministry in Qarin": the last noun of what is joined so. */
static uint32_t last_joined(const struct finder *f, uint32_t last)
{
	static const char *const joints[] = { "of", "for", "in", "from", "at", "by", NULL };
	for (size_t k = 0; joints[k]; k++) {
		uint32_t next = role_joined(&f->clause, last, joints[k]);
		if (next == NONE || say_is_medium(f, next) || is_said(f, next) ||
			is_of_then(f, next))
			continue;
		last = next;
		while (say_at(f, last)->possessive && say_is(f, last + 1, CHUNK_NOUN))
			last++; /* "the head of the town's main hospital" */
		k = (size_t)-1;
	}
	return last;
}

/* "The United Nations human rights office": one name, though "human rights" begins a chunk of its own. */
bool say_is_united_nations(const struct finder *f, uint32_t noun)
{
	static const char *const un[] = { "un", "u.n.", "nations", NULL };
	return !f->page->wide && noun > f->clause.first && say_is(f, noun - 1, CHUNK_NOUN) &&
	       !say_at(f, noun - 1)->possessive &&
	       say_at(f, noun - 1)->end == say_at(f, noun)->first &&
	       word_is_any(f->page, say_at(f, noun - 1)->head, un);
}

/* SAY-104: "Samira Dolan, who chairs the Families' Committee, told": for whom she speaks, NONE where it is not said so. */
static uint32_t says_whom_leads(const struct finder *f, uint32_t noun)
{
	static const char *const leads[] = { "chairs", "heads", "leads", "runs", "directs",
		"coordinates", "chaired", NULL };
	uint32_t office = noun + 4;
	if (f->page->wide || office >= f->clause.end || say_at(f, noun)->name == NONE ||
		!say_is(f, noun + 1, CHUNK_COMMA) || !say_is(f, noun + 2, CHUNK_REL) ||
		!say_is(f, noun + 3, CHUNK_VERB) ||
		!word_is_any(f->page, say_at(f, noun + 3)->head, leads))
		return NONE;
	while (say_is(f, office, CHUNK_NOUN) && say_at(f, office)->possessive)
		office++;
	bool body = say_is(f, office, CHUNK_NOUN) &&
		    (f->page->scan.words.at[say_at(f, office)->head].shape & SHAPE_CAPITAL) &&
		    f->page->mark[say_at(f, office)->head].spot == NONE;
	return body ? office : NONE;
}

void say_set_source(struct finder *f, struct saying *s, uint32_t noun)
{
	uint32_t last = noun, first = noun;
	while (say_is_united_nations(f, first))
		first--;
	while (first > f->clause.first && say_is(f, first - 1, CHUNK_NOUN) &&
		say_at(f, first - 1)->possessive)
		first--;
	uint32_t body = says_whom_leads(f, noun);
	if (says_whose_mouth(f, noun))
		last += 2;
	else if (body != NONE)
		last = body;
	last = last_joined(f, last);
	while (say_is(f, last + 1, CHUNK_PREP) && joins_names(f, last + 1) &&
		!say_is(f, last + 3, CHUNK_PREP))
		last += 2;
	uint32_t by = last + 2; /* "a tally kept by the Association" */
	static const char *const news[] = { "information", "material", "evidence", "reports",
		"data", NULL };
	bool heard = !f->page->wide && word_is_any(f->page, say_at(f, last)->head, news);
	if (say_is(f, last + 1, CHUNK_VERB) && (say_at(f, last + 1)->participle || heard) &&
		say_is(f, by, CHUNK_PREP) &&
		(word_is(f->page, say_at(f, by)->first, "by") ||
			(word_is(f->page, say_at(f, by)->first, "from") && !f->page->wide)) &&
		say_is(f, by + 1, CHUNK_NOUN) &&
		(heard || lexeme_has(say_at(f, last)->lex, FEATURE_FIGURE) ||
			lexeme_has(say_at(f, last)->lex, FEATURE_SOURCE_HEAD)))
		last = heard ? last_joined(f, by + 1) : by + 1;
	s->source = say_at(f, first_of_speakers(f, first))->first;
	s->source_end = say_at(f, last)->end;
	bool abroad = !f->page->wide && s->source_end < f->end && /* "Union of Natives Abroad" */
		      word_is(f->page, s->source_end, "abroad") &&
		      (f->page->scan.words.at[s->source_end].shape & SHAPE_CAPITAL);
	s->source_end += abroad;
}
