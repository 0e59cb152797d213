#include "reader/say_find.h"

#include <string.h>

/* Sayings without a verb of saying: according to, what is called false, a speaker whose verb was said before. */
static GIVEN bool is_word_of(const struct finder *f, uint32_t i, const char *const words[])
{
	return word_is_any(f->page, say_at(f, i)->head, words);
}

/* "According to the police 71 died, according to the drivers 140": the second opens what it says, as the first did. */
static bool opens_its_own(struct finder *f, uint32_t i, uint32_t noun)
{
	struct saying *s = f->out->count > 1 ? &f->out->at[f->out->count - 2] : NULL;
	if (f->page->wide || !s || s->sentence != f->sentence || s->source == NONE ||
		s->first != s->source_end || s->source > f->first + 4 ||
		s->end < say_at(f, i)->first)
		return false;
	for (uint32_t k = noun + 1; k < f->clause.end; k++)
		if (say_is(f, k, CHUNK_NOUN) && say_at(f, k)->quantity != NONE) {
			s->end = say_at(f, i)->first;
			return true;
		}
	return false;
}

/* SAY-3: "according to the ministry", before or behind what it says. */
void say_at_according(struct finder *f, uint32_t i)
{
	uint32_t noun = i + 1, publisher = say_who_publishes(f, i);
	while (say_is(f, noun, CHUNK_QUOTE) || say_is(f, noun, CHUNK_OTHER))
		noun++;
	if (publisher != NONE) {
		struct saying *told = say_add(f, "SAY-84", NONE);
		say_set_source(f, told, publisher);
		told->first = say_at(f, i + 1)->end;
		return;
	}
	if (!say_is(f, noun, CHUNK_NOUN) || word_is(f->page, say_at(f, noun)->head, "custom") ||
		word_is(f->page, say_at(f, noun)->head, "law") ||
		word_is(f->page, say_at(f, noun)->head, "laws") ||
		word_is(f->page, say_at(f, noun)->head, "plan"))
		return;
	uint32_t begin = say_at(f, i)->first; /* the chunk may be no more than its "to" */
	if (f->page->mark[begin].lex && f->page->mark[begin].first < begin)
		begin = f->page->mark[begin].first;
	uint32_t from = say_scope_start(f, begin);
	struct saying *s = say_add(f, "SAY-3", NONE);
	s->verb = begin;
	s->cited = !word_is(f->page, begin, "according");
	uint32_t owner = noun; /* "according to the villagers' committee" */
	while (!f->page->wide && owns_next(f->page, noun, f->clause.end))
		noun++;
	say_set_source(f, s, noun);
	if (owner < noun)
		s->source = say_at(f, owner)->first;
	if (s->cited) { /* all of the sentence, from the deeper source */
		s->first = f->first;
		return;
	}
	s->first = s->source_end;
	if (opens_its_own(f, i, noun) || !say_has_content(f, f->clause.first, i) || from >= begin) {
		s->end = s->end == f->end ? say_contrast_end(f, noun) : s->end;
		return;
	}
	s->first = from;
	s->end = begin;
	/* with figures only behind it: "... According to X, 12 died" in the middle of a sentence */
	bool before = false, behind = false;
	for (uint32_t k = f->clause.first; k < f->clause.end; k++)
		if (say_is(f, k, CHUNK_NOUN) && say_at(f, k)->quantity != NONE) {
			before |= k < i;
			behind |= k > noun;
		}
	if (!before && behind)
		s->end = f->end;
}

/* "The union's count", "his reckoning", "the count of the union": who counts; NONE when it is none. */
static uint32_t counter(const struct finder *f, uint32_t i)
{
	static const char *const counts[] = { "count", "reckoning", "tally", "guess", "estimate",
		"estimates", "calculation", "calculations", "figures", "figure", "register",
		"records", "account", "accounts", "counts", "tallies", "toll", "notebook", "list",
		"diary", "ledger", "log", "book", "version", "telling", "narrative", "database",
		"data", "statistics", "number", "numbers", NULL };
	if (!say_is(f, i, CHUNK_NOUN) || !say_is(f, i + say_at(f, i)->possessive, CHUNK_NOUN))
		return NONE;
	uint32_t head = i + say_at(f, i)->possessive;
	bool counting = is_word_of(f, head, counts);
	/* SAY-90: "12, by the count of the union; six, by that of the prosecutor" */
	counting |= head == i && i > f->clause.first + 2 && !f->page->wide &&
		    word_is(f->page, say_at(f, i)->head, "that") &&
		    word_is(f->page, say_at(f, i - 1)->first, "by") && f->out->count > 0 &&
		    f->out->at[f->out->count - 1].sentence == f->sentence;
	/* "the group's reckoning 45 people" */
	counting = counting || (head > i && word_is_any(f->page, say_at(f, head)->first, counts));
	if (!counting || head > i)
		return counting && say_can_speak(f, i) && !say_are_counted(f, i) ? i : NONE;
	if (say_at(f, i)->quantity == NONE && tag_at(f->page, say_at(f, i)->first) == TAG_PRPS)
		return i;
	uint32_t of = role_joined(&f->clause, i, "of");
	bool can = of != NONE && say_can_speak(f, of) && !say_at(f, of)->pronoun;
	return can && !say_are_counted(f, of) ? of : NONE;
}

static uint32_t end_of_half(const struct finder *f, uint32_t i)
{
	for (uint32_t k = i; k < f->clause.end; k++)
		if (say_is(f, k, CHUNK_STOP) && word_is(f->page, say_at(f, k)->first, ";"))
			return say_at(f, k)->first;
	return f->end;
}

static bool counts_before(const struct finder *f, uint32_t i)
{
	for (uint32_t k = f->clause.first; k < i; k++)
		if (say_is(f, k, CHUNK_NOUN) && say_at(f, k)->quantity != NONE)
			return true;
	return false;
}

/* "The ministry's count stood at 41": whose count it is; no town's or country's. */
static uint32_t reached_by(const struct finder *f, uint32_t verb)
{
	if (!say_is(f, verb, CHUNK_VERB) || !lexeme_has(say_at(f, verb)->lex, FEATURE_REACH) ||
		f->page->wide)
		return NONE;
	uint32_t figure = role_subject(&f->clause, verb);
	if (figure == NONE || figure == f->clause.first || !say_is(f, figure, CHUNK_NOUN))
		return NONE;
	uint32_t owner = figure - 1;
	if (!say_is(f, owner, CHUNK_NOUN) || !say_at(f, owner)->possessive ||
		f->page->mark[say_at(f, owner)->head].spot != NONE)
		return NONE;
	bool known = say_is_source_word(f, owner) ||
		     (say_at(f, owner)->name != NONE &&
			     !word_is(f->page, say_at(f, figure)->head, "toll"));
	return known ? counter(f, owner) : NONE;
}

/* "The clerk's list of those who lost their lives now has twelve names": an owner at the head of the sentence. */
static bool lists_names(const struct finder *f, uint32_t verb)
{
	static const char *const has[] = { "has", "had", "lists", "holds", "gives", "contains",
		NULL };
	uint32_t owner = f->clause.first, object = role_object(&f->clause, verb);
	return !f->page->wide && say_is(f, verb, CHUNK_VERB) && is_word_of(f, verb, has) &&
	       object != NONE && say_at(f, object)->quantity != NONE &&
	       lexeme_has(say_at(f, object)->lex, FEATURE_NAMES) && verb > owner + 3 &&
	       say_is(f, owner, CHUNK_NOUN) && say_at(f, owner)->possessive &&
	       say_is(f, owner + 2, CHUNK_PREP) &&
	       word_is(f->page, say_at(f, owner + 2)->first, "of");
}

/* SAY-23: "by the union's count, 14 died", "the union's figure is 14 dead". */
void say_at_reckoning(struct finder *f, uint32_t i)
{
	static const char *const by_or_on[] = { "by", "on", NULL };
	bool in = say_is(f, i, CHUNK_PREP) && word_is(f->page, say_at(f, i)->first, "in") &&
		  say_is(f, i + 1, CHUNK_NOUN) &&
		  (say_at(f, i + 1)->possessive ||
			  tag_at(f->page, say_at(f, i + 1)->first) == TAG_PRPS);
	static const char *const stands[] = { "stand", "stands", "stood", "standing", NULL };
	bool holds = i > f->clause.first && word_is_any(f->page, say_at(f, i)->first - 1,
						    stands); /* "stood by its figure" */
	bool by = in || (!holds && say_is(f, i, CHUNK_PREP) &&
				word_is_any(f->page, say_at(f, i)->first, by_or_on));
	bool is = say_is(f, i, CHUNK_VERB) && lexeme_has(say_at(f, i)->lex, FEATURE_BE) &&
		  !say_at(f, i)->negative && i > f->clause.first + 1 &&
		  say_is(f, i - 2, CHUNK_NOUN) && say_at(f, i - 2)->possessive;
	is |= say_is(f, i, CHUNK_VERB) && !say_at(f, i)->negative && i > f->clause.first + 1 &&
	      is_word_of(f, i, WORDS("has", "had", "lists", "holds", "gives", "contains")) &&
	      say_is(f, i - 2, CHUNK_NOUN) && say_at(f, i - 2)->possessive;
	uint32_t who = by ? counter(f, i + 1) : is ? counter(f, i - 2) : reached_by(f, i);
	if (who == NONE && !by && lists_names(f, i)) {
		who = counter(f, f->clause.first);
		is = true;
	}
	if (who == NONE && say_elliptic_owner(f, i) != NONE) {
		who = say_elliptic_owner(f, i);
		is = true;
	}
	if (who == NONE)
		return;
	who = say_owner_ahead(f, i, who);
	struct saying *told = f->out->count ? &f->out->at[f->out->count - 1] : NULL;
	bool same = told && told->sentence == f->sentence && told->verb == say_at(f, i)->head;
	struct saying *s = same ? told : say_add(f, "SAY-23", NONE);
	say_set_source(f, s, who); /* "the council's register holds": the council */
	if (tag_at(f->page, s->source_end - 1) == TAG_POS)
		s->source_end--;
	if (same)
		return;
	s->verb = say_at(f, i)->first;
	if (!by && !is) {
		s->first = s->source_end;
		return;
	}
	uint32_t behind = f->page->mark[s->source_end - 1].chunk + 1;
	bool aside = by && i > f->clause.first && say_is(f, i - 1, CHUNK_COMMA) &&
		     say_is(f, behind, CHUNK_COMMA) && !f->page->wide &&
		     !counts_before(f, i); /* "that, by the elders' count, 340 died" */
	if (is || aside || !say_has_content(f, f->clause.first, i)) {
		s->first = is ? say_at(f, i - 1)->first : say_at(f, who)->end;
		s->end = end_of_half(f, who);
		return;
	}
	if (say_is(f, i - 1, CHUNK_STOP)) { /* "...; by the union's count there were 12" */
		s->first = say_at(f, who)->end;
		return;
	}
	s->first = say_scope_start(f, say_at(f, i)->first);
	s->end = say_at(f, i)->first;
}

/* SAY-24: "quoted Vell as saying", "Vell was quoted as saying". */
uint32_t say_quoted(const struct finder *f, uint32_t verb)
{
	if (verb < f->clause.first + 2 || !say_at(f, verb)->gerund ||
		!word_is(f->page, say_at(f, verb - 1)->first, "as"))
		return NONE;
	uint32_t who = verb - 2;
	if (say_is(f, who, CHUNK_VERB) && say_at(f, who)->passive)
		return role_subject(&f->clause, who);
	return say_is(f, who, CHUNK_NOUN) ? who : NONE;
}

/* Do others speak so, too? A single bracket at the head may be a place or a note. */
static bool is_transcript(const struct finder *f)
{
	enum { NEAR = 12 }; /* sentences */
	const struct scanned *scan = &f->page->scan;
	uint32_t first = f->sentence > NEAR ? f->sentence - NEAR : 0;
	for (uint32_t i = first; i < scan->sentences.count && i < f->sentence + NEAR; i++) {
		uint32_t w = scan->sentences.at[i].first;
		if (i != f->sentence && (word_is(f->page, w, "(") || word_is(f->page, w, "[")))
			return true;
	}
	return false;
}

/* SAY-6: "(Mbala) We have found 24 bodies", as transcripts name who speaks. */
void say_at_bracket(struct finder *f)
{
	uint32_t i = f->clause.first, noun = i + 1;
	if (i + 3 >= f->clause.end || !say_is(f, i, CHUNK_STOP) || !say_is(f, i + 2, CHUNK_STOP) ||
		!(word_is(f->page, say_at(f, i)->first, "(") ||
			word_is(f->page, say_at(f, i)->first, "[")) ||
		!(say_is(f, noun, CHUNK_NOUN) || say_is(f, noun, CHUNK_OTHER)) ||
		say_at(f, noun)->quantity != NONE || say_is(f, i + 3, CHUNK_STOP) ||
		!(f->page->scan.words.at[say_at(f, noun)->first].shape & SHAPE_CAPITAL) ||
		f->page->scan.sentences.at[f->sentence].block == BLOCK_DATELINE ||
		!is_transcript(f))
		return;
	struct saying *s = say_add(f, "SAY-6", NONE);
	s->source = say_at(f, noun)->first;
	s->source_end = say_at(f, noun)->end;
	s->first = say_at(f, i + 2)->end;
}

static void deny_from(struct finder *f, uint32_t word)
{
	struct saying *s = say_add(f, "SAY-14", NONE);
	s->stance = STANCE_DENIES;
	s->own = true;
	s->first = word;
}

/* "no evidence that 12 people died", "no sign of a massacre" */
static bool no_evidence(const struct finder *f, uint32_t i)
{
	static const char *const proofs[] = { "evidence", "proof", "sign", "signs", "indication",
		"trace", "question", "basis", "truth", "foundation", "substance", NULL };
	bool nor = say_is(f, i, CHUNK_NOUN) && word_is(f->page, say_at(f, i)->first, "any") &&
		   (word_is(f->page, f->first, "nor") || word_is(f->page, f->first, "neither") ||
			   (say_is(f, i - 1, CHUNK_VERB) && say_at(f, i - 1)->negative));
	if (!say_is(f, i, CHUNK_NOUN) || (!say_at(f, i)->none && !nor) || i + 1 >= f->clause.end)
		return false;
	uint32_t next = say_at(f, i + 1)->first;
	if (word_is_any(f->page, say_at(f, i)->head, proofs))
		return word_is(f->page, next, "that") || word_is(f->page, next, "of") ||
		       word_is(f->page, next, "for") || word_is(f->page, next, "to");
	return false;
}

/* SAY-21: "the 12 deaths never happened", "the rebels invented 12 deaths". */
void say_at_unmade(struct finder *f, uint32_t i)
{
	static const char *const happens[] = { "happened", "happen", "occurred", "occur", "existed",
		"exist", "took", "take", "taken", NULL };
	static const char *const invents[] = { "invented", "invent", "invents", "inventing",
		"fabricated", "fabricating", "fabricate", "concocted", "concocting", "faked",
		"faking", "made", "making", NULL };
	const struct chunk *v = say_at(f, i);
	if (role_is_unlike_truth(&f->clause, i)) {
		deny_from(f, f->first);
		return;
	}
	bool happening = is_word_of(f, i, happens);
	if (!happening && !is_word_of(f, i, invents))
		return;
	bool never = v->negative ||
		     (i > f->clause.first && word_is(f->page, say_at(f, i - 1)->first, "never"));
	uint32_t noun = happening ? role_subject(&f->clause, i) : role_object(&f->clause, i);
	if (noun == NONE || !say_is(f, noun, CHUNK_NOUN) || say_at(f, noun)->none)
		return;
	const struct lexeme *x = say_at(f, noun)->lex;
	bool deed = lexeme_has(x, FEATURE_EVENT) || lexeme_has(x, FEATURE_TOLL) ||
		    lexeme_has(x, FEATURE_BODY);
	if (!deed)
		return;
	bool up = !word_is(f->page, v->head, "made") && !word_is(f->page, v->head, "making");
	up |= word_is(f->page, v->end - 1, "up") || word_is(f->page, v->end, "up");
	bool related =
		false; /* "an incident which the government says did not take place": FRAME-283 */
	for (uint32_t k = noun + 1; k < i && !f->page->wide; k++)
		related |= say_is(f, k, CHUNK_REL) && say_is(f, i - 1, CHUNK_VERB);
	if (happening && never && !related &&
		(!str_starts(low_at(f->page, v->head), STR("t")) ||
			word_is(f->page, v->end, "place")))
		deny_from(f, f->first);
	else if (!happening && up && !v->passive)
		deny_from(f, v->head);
}

/* Most chunks have no word of what follows. */
static bool may_be_false(const struct finder *f, uint32_t i)
{
	static const feature_set sets = (feature_set)1 << FEATURE_FALSE | (feature_set)1
										  << FEATURE_DISOWN;
	const struct chunk *c = say_at(f, i);
	feature_set has = c->lex ? c->lex->has : 0;
	static const char *const words[] = { "true", "correct", "mistake", "error", "miscount",
		"misprint", "misunderstanding", NULL };
	bool true_or_not = false, may = f->page->within[f->sentence] & sets ||
					any_may_stand(f->page, f->sentence, words);
	for (uint32_t w = c->first; may && w < c->end; w++) {
		has |= f->page->has[w];
		true_or_not |= word_is_any(f->page, w, words);
	}
	return has & sets || true_or_not || c->none || word_is(f->page, c->first, "any");
}

/* "The family says two is a lie, they have seven bodies": what is false ends where a clause with a verb of its own begins. */
static uint32_t falsehood_end(const struct finder *f, uint32_t i)
{
	enum { AHEAD = 24 }; /* chunks */
	for (uint32_t from = i; i + 2 < f->clause.end && i < from + AHEAD && !f->page->wide; i++) {
		bool goes_on = say_is(f, i, CHUNK_COMMA) && say_is(f, i + 1, CHUNK_NOUN) &&
			       (say_at(f, i + 1)->pronoun ||
				       lexeme_has(say_at(f, i + 1)->lex, FEATURE_SOURCE)) &&
			       say_is(f, i + 2, CHUNK_VERB) && !say_at(f, i + 2)->participle &&
			       !lexeme_has(say_at(f, i + 2)->lex, FEATURE_SAY);
		bool and_that = word_is(f->page, say_at(f, i)->first, "and") &&
				word_is(f->page, say_at(f, i + 1)->first, "that");
		if (goes_on || and_that) /* "was wrong and that nine had died" */
			return say_at(f, i)->first;
	}
	return f->end;
}

/* "Our report that 40 had died was wrong": SAY-17. */
static bool is_own_report(const struct finder *f, uint32_t verb)
{
	for (uint32_t i = f->clause.first; i < verb && !f->page->wide; i++)
		if (say_is(f, i, CHUNK_NOUN) && word_is(f->page, say_at(f, i)->first, "our") &&
			(lexeme_has(say_at(f, i)->lex, FEATURE_ACCOUNT) ||
				lexeme_has(say_at(f, i)->lex, FEATURE_FIGURE)))
			return true;
	return false;
}

/* "The figure of 120 dead was a mistake": of a figure alone, for deeds are mistakes too. */
static bool is_called_mistake(const struct finder *f, uint32_t chunk, uint32_t word)
{
	static const char *const mistakes[] = { "mistake", "error", "miscount", "misprint",
		"misunderstanding", NULL };
	if (f->page->wide || chunk == f->clause.first || !word_is_any(f->page, word, mistakes) ||
		!say_is(f, chunk - 1, CHUNK_VERB) ||
		!lexeme_has(say_at(f, chunk - 1)->lex, FEATURE_BE))
		return false;
	uint32_t who = role_subject(&f->clause, chunk - 1);
	return who != NONE && lexeme_has(say_at(f, who)->lex, FEATURE_FIGURE);
}

/* SAY-14: "The claim of 12 deaths is false", "it is not true that": what the sentence tells is denied. */
void say_at_falsehood(struct finder *f, uint32_t i)
{
	if (!may_be_false(f, i))
		return;
	bool untrue = lexeme_has(say_at(f, i)->lex, FEATURE_FALSE);
	for (uint32_t w = say_at(f, i)->first; w < say_at(f, i)->end && !untrue; w++)
		untrue = word_has(f->page, w, FEATURE_FALSE) ||
			 ((word_is(f->page, w, "true") || word_is(f->page, w, "correct")) &&
				 w > f->first && word_is(f->page, w - 1, "not")) ||
			 is_called_mistake(f, i, w);
	uint32_t verb = i;
	while (verb > f->clause.first && !say_is(f, verb, CHUNK_VERB) && verb + 4 > i)
		verb--;
	bool is = say_is(f, verb, CHUNK_VERB) &&
		  (lexeme_has(say_at(f, verb)->lex, FEATURE_BE) ||
			  lexeme_has(say_at(f, verb)->lex, FEATURE_HAVE));
	if (untrue && is && !f->page->wide && say_is(f, verb - 1, CHUNK_REL) &&
		say_is(f, verb - 2, CHUNK_COMMA))
		return; /* "are reporting 9 deaths, which is baseless": FRAME-35 */
	is |= is_word_of(f, verb, WORDS("proved", "proven", "turned", "bear", "bears", "bore"));
	is |= say_at(f, i)->none &&
	      !f->page->wide && /* "bears no relation to reality", whatever the tag of "bears" */
	      f->page->mark[say_at(f, i)->first].end > say_at(f, i)->first + 2;
	for (uint32_t w = say_at(f, i)->first; w < say_at(f, i)->head; w++)
		is |= word_is(f->page, w, "proved"); /* the tag is wrong */
	bool negated = is && say_at(f, verb)->negative &&
		       (word_is(f->page, say_at(f, i)->head, "true") ||
			       word_is(f->page, say_at(f, i)->head, "correct"));
	for (uint32_t w = say_at(f, i)->first; w < say_at(f, i)->end; w++)
		if (word_has(
			    f->page, w, FEATURE_DISOWN)) { /* "had nothing to do with the attack" */
			deny_from(f, w);
			return;
		}
	if (no_evidence(f, i)) {
		deny_from(f, say_at(f, i)->end);
		return;
	}
	uint32_t be = i; /* was "wildly inflated" */
	while (be > f->clause.first &&
		(say_is(f, be - 1, CHUNK_QUOTE) || say_is(f, be - 1, CHUNK_OTHER)))
		be--;
	bool called = say_is(f, i, CHUNK_VERB) && untrue &&
		      (say_at(f, i)->passive ||
			      (!f->page->wide && be < i && say_is(f, be - 1, CHUNK_VERB) &&
				      lexeme_has(say_at(f, be - 1)->lex, FEATURE_BE)));
	if ((!untrue || !is) && !negated && !called)
		return; /* "the figure was exaggerated" */
	struct saying *s = say_add(f, "SAY-14", NONE);
	s->stance = is_own_report(f, verb) ? STANCE_RETRACTS : STANCE_DENIES;
	s->own = true;
	s->end = falsehood_end(f, i);
}

/* "mistakenly killed", "shot in error": the deed was the mistake, not the report. */
static bool is_of_deed(const struct finder *f, uint32_t w)
{
	enum { DEED = 12 }; /* words */
	const struct lexeme *next = w + 1 < f->end ? lex_at(f->page, w + 1) : NULL;
	const struct lexeme *before = w > f->first ? lex_at(f->page, w - 1) : NULL;
	uint32_t from = f->page->mark[w].lex ? f->page->mark[w].first : w;
	for (uint32_t i = from; i > f->first && i + DEED > from && word_is(f->page, from, "in");
		i--) {
		if (word_has(f->page, i - 1, FEATURE_SAY) || word_is(f->page, i - 1, "that"))
			break;
		if (word_has(f->page, i - 1, FEATURE_VERB) ||
			word_has(f->page, i - 1, FEATURE_ACTIVITY))
			return true; /* "had fired on a crowd in error" */
	}
	return (lexeme_has(next, FEATURE_VERB) && !lexeme_has(next, FEATURE_SAY)) ||
	       (lexeme_has(before, FEATURE_VERB) && !lexeme_has(before, FEATURE_SAY));
}

/* SAY-17: "an earlier version misstated": what the sentence tells is taken back. */
bool say_takes_back(const struct finder *f)
{
	bool mistaken = f->page->within[f->sentence] >> FEATURE_MISTAKEN & 1;
	for (uint32_t w = f->first; w < f->end && mistaken; w++)
		if (word_has(f->page, w, FEATURE_MISTAKEN) && !is_of_deed(f, w))
			return true;
	return false;
}

/* SAY-4: "the number given by the priest", "a list of 57 names published by relatives": who stands behind a figure. */
static bool gives_figure(struct finder *f, uint32_t i)
{
	const struct chunk *c = say_at(f, i);
	bool figure = c->bare || lexeme_has(c->lex, FEATURE_FIGURE) ||
		      lexeme_has(c->lex, FEATURE_TOLL) || lexeme_has(c->lex, FEATURE_NAMES) ||
		      lexeme_has(c->lex, FEATURE_ACCOUNT);
	if (!figure)
		return false;
	uint32_t of = role_joined(&f->clause, i, "of");
	uint32_t verb = of != NONE ? of + 1 : i + 1;
	if (!say_is(f, verb, CHUNK_VERB) || !say_at(f, verb)->participle ||
		!lexeme_has(say_at(f, verb)->lex, FEATURE_SAY) ||
		lexeme_has(say_at(f, verb)->lex, FEATURE_BELIEVE) ||
		!say_is(f, verb + 1, CHUNK_PREP) ||
		!word_is(f->page, say_at(f, verb + 1)->first, "by") || !say_can_speak(f, verb + 2))
		return false;
	struct saying *s = say_add(f, "SAY-4", verb);
	say_set_source(f, s, verb + 2);
	if (c->bare && c->definite &&
		i > f->clause.first) { /* "well above the 37 given by the governor" */
		s->first = c->first;
		s->end = s->source_end;
	}
	return true;
}

/* SAY-4: "the statement of the Naval Staff that no round struck the vessel". */
static bool gives_account(struct finder *f, uint32_t i)
{
	static const char *const joints[] = { "by", "of", "from", NULL };
	const struct chunk *c = say_at(f, i);
	uint32_t who = NONE;
	if (!lexeme_has(c->lex, FEATURE_ACCOUNT) && !word_is(f->page, c->head, "statement"))
		return false;
	for (size_t k = 0; joints[k] && who == NONE; k++)
		who = role_joined(&f->clause, i, joints[k]);
	bool owned = who == NONE && say_is(f, i - 1, CHUNK_NOUN) && say_at(f, i - 1)->possessive &&
		     !f->page->wide; /* "the union's claim that" */
	who = owned ? i - 1 : who;
	if (who == NONE && tag_at(f->page, c->first) == TAG_PRPS && c->end == c->first + 2 &&
		!word_is(f->page, c->first, "my") && !word_is(f->page, c->first, "our") &&
		say_is(f, i + 1, CHUNK_SUB) && !f->page->wide)
		who = i, owned = true; /* SAY-83: "its statement that": of whom "it" means */
	else if (who == NONE || !say_can_speak(f, who) || say_at(f, who)->pronoun)
		return false;
	struct saying found = { 0 };
	say_set_source(f, &found, who);
	uint32_t that = owned ? i + 1 : f->page->mark[found.source_end - 1].chunk + 1;
	if (that >= f->clause.end || !word_is(f->page, say_at(f, that)->first, "that"))
		return false;
	struct saying *s = say_add(f, "SAY-4", NONE);
	s->source = found.source;
	s->source_end = found.source_end;
	s->verb = c->head;
	s->first = say_at(f, that)->end;
	return true;
}

/* SAY-20: "the dissidents counted 36 dead, the government three": a speaker whose verb was said before. */
static void at_gap(struct finder *f, uint32_t i)
{
	uint32_t number = role_gapped_number(&f->clause, i);
	if (number == NONE)
		return;
	for (size_t k = f->out->count; k-- > 0 && f->out->at[k].sentence == f->sentence;)
		if (f->out->at[k].end > say_at(f, i)->first)
			f->out->at[k].end = say_at(f, i)->first;
	struct saying *s = say_add(f, "SAY-20", NONE);
	say_set_source(f, s, i);
	if (s->source_end > say_at(f, number)->first)
		s->source_end = say_at(f, i)->end; /* "the imam of 20" */
	s->first = say_at(f, number)->first;
	s->end = say_at(f, number)->end;
}

/* SAY-4: "put at 44 by the authorities, at 61 by the Red Cross": each number has its own. */
static bool is_put_at(struct finder *f, uint32_t i)
{
	const struct chunk *c = say_at(f, i);
	if (f->page->wide || !c->bare || i < f->clause.first + 3 ||
		!word_is(f->page, say_at(f, i - 1)->first, "at") ||
		!(say_is(f, i - 2, CHUNK_COMMA) || say_is(f, i - 2, CHUNK_AND)) ||
		!say_is(f, i + 1, CHUNK_PREP) || !word_is(f->page, say_at(f, i + 1)->first, "by") ||
		!say_can_speak(f, i + 2))
		return false;
	enum { BACK = 8 }; /* sayings */
	size_t known = f->out->count;
	for (size_t k = known;
		k-- > 0 && k + BACK > known && f->out->at[k].sentence == f->sentence;)
		if (f->out->at[k].end > c->first && f->out->at[k].first < c->first)
			f->out->at[k].end = say_at(f, i - 2)->first;
	struct saying *s = say_add(f, "SAY-4", NONE);
	say_set_source(f, s, i + 2);
	s->first = c->first;
	s->end = s->source_end;
	return true;
}

void say_at_noun(struct finder *f, uint32_t i)
{
	if (!is_put_at(f, i) && !say_figure_of_others(f, i) && !gives_figure(f, i) &&
		!gives_account(f, i))
		at_gap(f, i);
}

/* "four children were separated and not found", "one brother held for 48 hours" */
bool say_is_none(const struct finder *f, uint32_t verb)
{
	uint32_t head = say_at(f, verb)->head, behind = say_at(f, verb)->end;
	if (f->page->wide || verb == f->clause.first)
		return false;
	return (word_is(f->page, head, "found") &&
		       word_is(f->page, say_at(f, verb - 1)->first, "not")) ||
	       (word_is(f->page, head, "held") && word_is(f->page, behind, "for"));
}
