#include "reader/say_find.h"

/* SAY-5, SAY-7: what is believed, reported, alleged: somebody is named behind it, or nobody. */
/* "The number is 34, including six whose kin lost touch and who are believed to lie beneath it": that of the six alone. */
static void keep_to_relative(const struct finder *f, struct saying *s, uint32_t verb)
{
	uint32_t rel = verb - 1;
	if (f->page->wide || verb <= f->clause.first + 1 || !say_is(f, rel, CHUNK_REL))
		return;
	uint32_t who = say_is(f, rel - 1, CHUNK_NOUN) ? rel - 1 : rel;
	if (say_at(f, who)->first > s->first)
		s->first = say_at(f, who)->first;
}

/* SAY-5: "it was reported that", "are believed to have been": nobody stands behind it. */
void say_at_belief(struct finder *f, uint32_t verb)
{
	const struct chunk *v = say_at(f, verb);
	uint32_t by = role_after(&f->clause, verb, "by");
	by = by == NONE ? NONE : say_owned(f, by); /* "told by the governor's spokesman" */
	bool named = by != NONE && say_can_speak(f, by);
	uint32_t who = role_subject(&f->clause, verb);
	if (who != NONE && word_is(f->page, v->head, "claimed") && say_is_deed(say_at(f, who)->lex))
		return; /* "that attack was claimed by the Front": a deed, no words */
	if (!named && ((who != NONE && say_at(f, who)->none) || say_charges_nothing(f, verb)))
		return; /* "nobody has been charged", "11 were charged" */
	if (!named && !f->page->wide && verb > f->clause.first && say_is(f, verb - 1, CHUNK_REL) &&
		word_is(f->page, v->head, "blamed"))
		return; /* "the family that was blamed for it" */
	if (!named && !lexeme_has(v->lex, FEATURE_BELIEVE) && v->lex->stance == STANCE_ASSERTS)
		return; /* "were found dead" is no saying */
	if (!named && !f->page->wide && v->negative && v->lex->stance == STANCE_DENIES)
		return; /* "what is not disputed is that the police entered" */
	if (!named && !f->page->wide && verb > f->clause.first + 1 &&
		say_is(f, verb - 2, CHUNK_REL) &&
		word_is(f->page, say_at(f, verb - 2)->first, "whose"))
		return; /* "fired on a crowd in an incident whose toll is disputed" */
	struct saying *s = say_add(f, "SAY-5", verb);
	if (named) {
		static const char *const told[] = { "informed", "told", "notified", "alerted",
			"advised", "briefed", NULL };
		s->rule = "SAY-4";
		s->cited = word_is_any(f->page, v->head, told); /* of whoever passes it on */
		say_set_source(f, s, by);
		bool hangs = verb > f->clause.first + 1 && say_is(f, verb - 1, CHUNK_REL);
		if (s->stance == STANCE_DENIES && hangs && f->out->count > 1 &&
			s[-1].sentence == f->sentence && s[-1].source != NONE)
			s->first =
				v->first; /* "the Army said ..., which was denied by the priest" */
		return;
	}
	uint32_t open = verb;
	for (; open > f->clause.first && verb - open < 4 && !say_is(f, open, CHUNK_STOP);)
		open--;
	for (uint32_t k = verb; word_is(f->page, say_at(f, open)->first, "(") && k < f->clause.end;
		k++)
		if (word_is(f->page, say_at(f, k)->first, ")")) { /* "(assumed to be militiamen)" */
			s->first = say_at(f, open)->first;
			s->end = say_at(f, k)->first;
			break;
		}
	if (!f->page->wide)
		say_keep_to_half(f, s, verb);
	keep_to_relative(f, s, verb);
	if (s->stance == STANCE_ALLEGES && !f->page->wide)
		s->first = v->first; /* "Kessel is accused of": what stands before is not alleged */
	s->hedged = lexeme_has(v->lex, FEATURE_BELIEVE);
	s->own = !s->hedged && s->stance != STANCE_ASSERTS && s->stance != STANCE_ALLEGES;
	s->hedged |= s->stance == STANCE_ALLEGES;
}

bool say_is_hedge(const struct finder *f, uint32_t i)
{
	return lexeme_has(say_at(f, i)->lex, FEATURE_BELIEVE) &&
	       lexeme_has(say_at(f, i)->lex, FEATURE_HEDGE);
}

/* SAY-7: "reportedly", "allegedly": the clause has nobody behind it, unless somebody is named. */
void say_at_hedge(struct finder *f, uint32_t i)
{
	struct saying *s = say_add(f, "SAY-7", NONE);
	s->hedged = true;
	s->verb = say_at(f, i)->first;
	if (i <= f->clause.first || !say_is(f, i - 1, CHUNK_COMMA) ||
		!say_is(f, i + 1, CHUNK_VERB) || !say_at(f, i + 1)->participle)
		return;
	for (uint32_t k = i + 2; k < f->clause.end;
		k++) /* "a mine, reportedly planted by X, killed" */
		if (say_is(f, k, CHUNK_COMMA)) {
			s->first = say_at(f, i)->first;
			s->end = say_at(f, k)->first;
			return;
		}
}
