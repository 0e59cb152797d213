#include "reader/say_find.h"

#include <string.h>

bool say_is_deed(const struct lexeme *x)
{
	return (lexeme_has(x, FEATURE_EVENT) || lexeme_has(x, FEATURE_TOLL) ||
		       lexeme_has(x, FEATURE_MEANS) || lexeme_has(x, FEATURE_THING)) &&
	       !lexeme_has(x, FEATURE_SOURCE) && !lexeme_has(x, FEATURE_SOURCE_HEAD);
}

bool say_can_speak(const struct finder *f, uint32_t noun)
{
	if (!say_is(f, noun, CHUNK_NOUN))
		return false;
	const struct chunk *c = say_at(f, noun);
	bool those = c->end == c->first + 1 && word_is(f->page, c->first, "those");
	if (c->pronoun || (those && say_is(f, noun + 1, CHUNK_REL)))
		return true;                          /* "say those who were there" */
	struct str handle = low_at(f->page, c->head); /* "@eastbank", "u/ferryman", "tam_87" */
	if (handle.len > 2 && (handle.at[0] == '@' || memchr(handle.at, '_', handle.len) ||
				      (handle.at[0] == 'u' && handle.at[1] == '/')))
		return true;
	if (word_is(f->page, c->head, "dept") && c->quantity == NONE && !f->page->wide)
		return true; /* "Fire dept: 4 dead" */
	if (c->bare)
		return say_is_some_of_sources(f, noun);
	if (word_is_any(f->page, c->head, WORDS("reports", "opposition")) && c->quantity == NONE &&
		!f->page->wide)
		return true;
	if (lexeme_has(c->lex, FEATURE_UNIT) || lexeme_has(c->lex, FEATURE_BODY) ||
		say_is_deed(c->lex))
		return false;
	for (uint32_t i = c->first; i < c->end; i++)
		if (word_has(f->page, i, FEATURE_SOURCE) ||
			word_has(f->page, i, FEATURE_SOURCE_HEAD) ||
			word_has(f->page, i, FEATURE_ORG) || word_has(f->page, i, FEATURE_TITLE))
			return true;
	if (lexeme_has(c->lex, FEATURE_EVENT) || lexeme_has(c->lex, FEATURE_TOLL) ||
		lexeme_has(c->lex, FEATURE_MEANS) || lexeme_has(c->lex, FEATURE_THING))
		return false;
	bool unknown = !c->lex && (f->page->scan.words.at[c->head].shape & SHAPE_CAPITAL);
	return c->name != NONE || unknown || lexeme_has(c->lex, FEATURE_PERSON);
}

/* Verbs that only speakers do: whatever their subject is, it speaks ("the mukhtar said"). */
static bool is_plain_saying(const struct finder *f, uint32_t verb)
{
	static const char *const more[] = { "report", "confirm", "deny", "warned", "warns", "noted",
		"notes", "estimate", "estimates", "estimated", NULL };
	if (!f->page->wide && word_is_any(f->page, say_at(f, verb)->head, more))
		return true;
	static const char *const plain[] = { "say", "says", "said", "told", "tell", "tells",
		"announced", "announces", "reported", "reports", "confirmed", "confirms", "denied",
		"denies", "added", "adds", "stated", "states", "spoke", "speaks", "acknowledged",
		"acknowledges", "concedes", "conceded", "claimed", "tweeted", "posted", "maintains",
		"maintained", "insists", "insisted", "contends", "contended", "alleges", "alleged",
		"admits", "admitted", "declared", "declares", "argues", "argued", "testified",
		"recalls", "recalled", "accuses", "deplores", "denounces", "condemns", NULL };
	return word_is_any(f->page, say_at(f, verb)->head, plain);
}

/* "All forty say that they were beaten", "Three of them stated that": people counted before. */
static bool is_some_of_them(const struct finder *f, uint32_t noun, uint32_t verb)
{
	return !f->page->wide && say_is(f, noun, CHUNK_NOUN) && say_at(f, noun)->bare &&
	       is_plain_saying(f, verb) && noun < verb && verb <= noun + 3 &&
	       say_is(f, verb + 1, CHUNK_SUB) &&
	       word_is(f->page, say_at(f, verb + 1)->first, "that");
}

static bool speaks(const struct finder *f, uint32_t noun, uint32_t verb)
{
	if (say_surely_speaks(f, noun, verb))
		return true;
	bool named = say_is(f, noun, CHUNK_NOUN) && word_is(f->page, say_at(f, noun)->head, "name");
	bool number =
		say_is(f, noun, CHUNK_NOUN) && word_is(f->page, say_at(f, noun)->head, "number");
	if (say_is(f, noun, CHUNK_NOUN) && say_at(f, noun)->none && !f->page->wide)
		return false; /* "nobody disputes that", "no one could tell me" */
	if (named || number || say_can_speak(f, noun))
		return !named && !number;
	if (is_some_of_them(f, noun, verb))
		return true;
	return say_is(f, noun, CHUNK_NOUN) && is_plain_saying(f, verb) && !say_at(f, noun)->bare &&
	       !say_is_deed(say_at(f, noun)->lex) &&
	       !lexeme_has(say_at(f, noun)->lex, FEATURE_UNIT) &&
	       !lexeme_has(say_at(f, noun)->lex, FEATURE_BODY) &&
	       f->page->mark[say_at(f, noun)->head].spot == NONE;
}

struct saying *say_add(struct finder *f, const char *rule, uint32_t verb_chunk)
{
	struct saying *s = PUSH(f->page->mem, f->out);
	const struct lexeme *x = verb_chunk == NONE ? NULL : say_at(f, verb_chunk)->lex;
	*s = (struct saying){ .rule = rule,
		.sentence = f->sentence,
		.first = f->first,
		.end = f->end,
		.source = NONE,
		.source_end = NONE,
		.verb = verb_chunk == NONE ? NONE : say_at(f, verb_chunk)->head,
		.stance = x && x->stance >= 0 ? (enum stance)x->stance : STANCE_ASSERTS,
		.accused = NONE };
	return s;
}

/* Is there anything said between two chunks? A verb or a noun makes content. */
bool say_has_content(const struct finder *f, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (say_is(f, i, CHUNK_VERB) ||
			(say_is(f, i, CHUNK_NOUN) && !(i == f->clause.first && say_at(f, i)->bare)))
			return true;
	return false;
}

/* Words before the source's noun phrase, back over "but", "and", commas. */
static uint32_t start_of_speaker(const struct finder *f, uint32_t noun)
{
	while (noun > f->clause.first) {
		if ((say_is(f, noun - 1, CHUNK_NOUN) && say_at(f, noun - 1)->possessive) ||
			say_is_of_speaker(f, noun - 1) || say_is_united_nations(f, noun))
			noun--;
		else if (noun > f->clause.first + 1 && say_is(f, noun - 1, CHUNK_AND) &&
			 say_is(f, noun - 2, CHUNK_NOUN) && say_can_speak(f, noun - 2))
			noun -= 2;
		else
			break;
	}
	return noun;
}

/* "It was the doctor who first spoke of 35 dead" */
static bool is_of_relative(const struct finder *f, uint32_t verb)
{
	uint32_t i = verb;
	while (i > f->clause.first && say_is(f, i - 1, CHUNK_OTHER))
		i--;
	return i > f->clause.first && say_is(f, i - 1, CHUNK_REL) && !f->page->wide;
}

/* SAY-2: "..., the ministry said": what stands before. True when the verb closes the sentence's saying. */
static bool is_postposed(const struct finder *f, uint32_t verb, uint32_t speaker)
{
	uint32_t start = speaker < verb ? start_of_speaker(f, speaker) : verb;
	uint32_t after = (speaker > verb ? speaker : verb) + 1;
	if (speaker < verb && say_who_is_ours(f, verb) == speaker)
		start -= 2; /* "Our ally, the Peasant Union, puts the toll at 23" */
	if (start == f->clause.first || (speaker < verb && is_of_relative(f, verb)))
		return false;
	if (!f->page->wide && speaker < verb && say_at(f, verb)->gerund &&
		lexeme_has(say_at(f, verb)->lex, FEATURE_ACCUSE))
		return false; /* "nine died, the union said, accusing the army of storming it" */
	if (start > f->clause.first + 1 && say_is(f, start - 1, CHUNK_SUB) &&
		word_is(f->page, say_at(f, start - 1)->first, "as"))
		start--; /* ", as the union told Northline" */
	enum chunk_kind before = say_at(f, start - 1)->kind;
	bool closes = before == CHUNK_COMMA || before == CHUNK_QUOTE;
	bool number = !f->page->wide && say_is(f, f->clause.first, CHUNK_NOUN) &&
		      say_at(f, f->clause.first)->bare; /* "Thirty-four, say the monks" */
	if (!closes || (!number && !say_has_content(f, f->clause.first, start)) ||
		(speaker < verb && say_sets_scene(f, start)))
		return false;
	if (speaker > verb)
		return true;
	if (!f->page->wide && say_is(f, after, CHUNK_NOUN) &&
		lexeme_has(say_at(f, after)->lex, FEATURE_TOLL) &&
		tag_at(f->page, say_at(f, after)->first) == TAG_PRPS)
		return false; /* "..., as the group raised its toll to 61" */
	bool opens = after < f->clause.end && say_is(f, after, CHUNK_QUOTE) &&
		     before == CHUNK_COMMA && !say_is(f, start - 2, CHUNK_QUOTE);
	bool that = after < f->clause.end && say_is(f, after, CHUNK_SUB) &&
		    word_is(f->page, say_at(f, after)->first, "that");
	if ((that || opens || say_goes_on_that(f, after)) && !f->page->wide)
		return false; /* "In a letter dated 27 May, the minister said that "13 civilians" had died" */
	/* "On Tuesday, the ministry said 12 died": what follows is said, what precedes is a setting */
	for (uint32_t i = after; i < f->clause.end; i++) {
		const struct chunk *c = say_at(f, i);
		if (c->kind == CHUNK_VERB || word_is(f->page, c->first, ":"))
			return false; /* "Asked whether ..., the minister said: ..." */
		if (c->kind == CHUNK_COMMA || c->kind == CHUNK_STOP || c->kind == CHUNK_QUOTE)
			return true;
		if ((c->kind == CHUNK_SUB && !word_is(f->page, c->first, "that")) ||
			c->kind == CHUNK_PREP || c->kind == CHUNK_TIME)
			return true;
		if (c->kind == CHUNK_NOUN && c->quantity != NONE)
			return false;
	}
	return true;
}

/* Where the words said after a verb end: before the clause in which another speaker takes over. */
static uint32_t scope_end(const struct finder *f, uint32_t verb)
{
	bool aside =
		say_is(f, f->clause.first, CHUNK_SUB) &&
		(word_is(f->page, f->first, "although") || word_is(f->page, f->first, "though") ||
			word_is(f->page, f->first, "while"));
	uint32_t shut = say_relative_end(f, verb);
	if (shut != NONE)
		return say_at(f, shut)->first;
	for (uint32_t i = verb + 1; i < f->clause.end; i++) {
		if (aside && say_is(f, i, CHUNK_COMMA) && say_is(f, i + 1, CHUNK_NOUN))
			return say_at(f, i)->first; /* "Although the army denies it, 12 died" */
		if (say_is(f, i, CHUNK_STOP) && say_is(f, i - 1, CHUNK_QUOTE) && i > verb + 3 &&
			word_is(f->page, say_at(f, i)->first, "-") &&
			!say_is(f, i + 1, CHUNK_QUOTE))
			return say_at(f, i)->first; /* "... since the pit" - 38 were lost there" */
		if (say_is_as_toll(f, i))
			return say_at(f, i)->first;
		if (!say_is(f, i, CHUNK_VERB) || !lexeme_has(say_at(f, i)->lex, FEATURE_SAY) ||
			say_at(f, i)->gerund || say_at(f, i)->participle ||
			say_at(f, i)->infinitive || say_at(f, i)->passive || say_is_no_answer(f, i))
			continue;
		if (say_is(f, i - 1, CHUNK_AND) && i > verb + 1)
			return say_at(f, i - 1)->first; /* "acknowledged that ... and said that" */
		uint32_t speaker = role_subject(&f->clause, i);
		if (speaker == NONE || speaker <= verb || !say_can_speak(f, speaker))
			continue;
		uint32_t start = start_of_speaker(f, speaker);
		bool told = start == verb + 2 && say_is(f, verb + 1, CHUNK_SUB) && !f->page->wide;
		bool parted = start > f->clause.first &&
			      !told && /* "said that the mayor had put" */
			      (say_is(f, start - 1, CHUNK_SUB) || say_is(f, start - 1, CHUNK_AND) ||
				      say_is(f, start - 1, CHUNK_STOP) ||
				      say_is(f, start - 1, CHUNK_COMMA));
		if (parted)
			return say_at(f, start - 1)->first;
	}
	return f->end;
}

/* Where words said before a speaker begin: after the scope of an earlier saying of the sentence. */
uint32_t say_scope_start(const struct finder *f, uint32_t before)
{
	uint32_t first = f->first;
	for (size_t i = f->out->count; i-- > 0;) {
		const struct saying *s = &f->out->at[i];
		if (s->sentence != f->sentence)
			break;
		if (s->end <= before && s->end > first && s->end != f->end && !s->own)
			first = s->end;
	}
	return first;
}

static bool is_first_person(const struct finder *f, uint32_t noun)
{
	return say_at(f, noun)->pronoun && (word_is(f->page, say_at(f, noun)->head, "we") ||
						   word_is(f->page, say_at(f, noun)->head, "i"));
}

/* CLAIM-11: "my uncle counted nine": what a single witness or relative counted or saw. */
static bool is_own_count(const struct finder *f, uint32_t verb, uint32_t speaker)
{
	const struct chunk *who = say_at(f, speaker);
	bool counts = word_is(f->page, say_at(f, verb)->head, "counted") ||
		      word_is(f->page, say_at(f, verb)->head, "saw") ||
		      word_is(f->page, say_at(f, verb)->head, "seen") ||
		      word_is(f->page, say_at(f, verb)->head, "found");
	bool bystander =
		who->lex && (who->lex->kind == SOURCE_FAMILY || who->lex->kind == SOURCE_WITNESS ||
				    word_is(f->page, who->head, "correspondent") ||
				    word_is(f->page, who->head, "reporter") ||
				    word_is(f->page, who->head, "photographer"));
	return counts && bystander && !who->plural;
}

/* "refused to confirm", "declined to acknowledge", "has yet to admit", "stopped short of admitting" */
static bool refuses_to(const struct finder *f, uint32_t verb)
{
	static const char *const refusals[] = { "refused", "refuses", "refusing", "declined",
		"declines", "declining", "failed", "fails", "yet", "unable", "without", "short",
		"stopped", "position", NULL };
	uint32_t word = say_at(f, verb)->first;
	for (uint32_t back = 1; back <= 3 && back + f->first <= word; back++)
		if (word_is_any(f->page, word - back, refusals))
			return say_at(f, verb)->infinitive || say_at(f, verb)->gerund;
	return false;
}

/* SAY-8: "did not deny", "neither confirm nor deny", "stopped short of denying" */
static bool is_half_denied(const struct finder *f, uint32_t verb)
{
	bool before = false;
	for (uint32_t i = verb; i > f->clause.first && i + 4 > verb; i--)
		before |= word_is(f->page, say_at(f, i - 1)->first, "nor") ||
			  word_is(f->page, say_at(f, i - 1)->first, "never") ||
			  word_is(f->page, say_at(f, i - 1)->first, "or");
	bool confirm = false;
	for (uint32_t i = f->clause.first; i < verb; i++)
		confirm |= say_is(f, i, CHUNK_VERB) && say_at(f, i)->lex &&
			   say_at(f, i)->lex->stance == STANCE_CONFIRMS;
	return say_at(f, verb)->negative || refuses_to(f, verb) ||
	       (before && (confirm || word_is(f->page, say_at(f, verb - 1)->first, "never")));
}

static void speech(struct finder *f, uint32_t verb, uint32_t speaker)
{
	bool before = is_postposed(f, verb, speaker);
	uint32_t from = say_scope_start(f, say_at(f, verb)->first);
	struct saying *s = say_add(f, before ? "SAY-2" : "SAY-1", verb);
	say_set_source(f, s, speaker);
	if (is_first_person(f, speaker)) { /* SAY-16: "we", "I" is whoever speaks around it */
		s->rule = "SAY-16";
		s->source = s->source_end = NONE;
		s->own = true;
		s->single = word_is(f->page, say_at(f, speaker)->head, "i");
	}
	if (say_is_rumour(f, speaker)) { /* SAY-5 */
		s->source = s->source_end = NONE;
		s->hedged = true;
	}
	if (say_is_own_text(f, speaker)) {
		s->source = s->source_end = NONE;
		s->own = true;
	}
	if (say_is_corrected(f, verb, speaker, s->own))
		s->stance = STANCE_RETRACTS;
	s->single &= s->stance != STANCE_RETRACTS; /* "I posted 15 dead": all, and wrongly */
	s->single |= is_own_count(f, verb, speaker);
	s->hedged |= lexeme_has(say_at(f, verb)->lex, FEATURE_BELIEVE) &&
		     !word_is(f->page, say_at(f, verb)->head, "reported") &&
		     !word_is(f->page, say_at(f, verb)->head, "alleged");
	bool never =
		verb > f->clause.first && word_is(f->page, say_at(f, verb - 1)->first, "never");
	if (say_is_none(f, verb))
		s->source = s->source_end = NONE;
	if ((say_at(f, verb)->negative || never || refuses_to(f, verb)) &&
		(s->stance == STANCE_CONFIRMS ||
			s->stance == STANCE_CONCEDES)) { /* SAY-8: "could not confirm" */
		s->hedged = true;
		s->stance = STANCE_ASSERTS;
		s->source = s->source_end = NONE;
	}
	if (s->stance == STANCE_DENIES && is_half_denied(f, verb)) {
		s->stance = STANCE_ASSERTS;
		s->hedged = true;
		s->source = s->source_end = NONE;
	}
	if (say_at(f, verb)->negative && s->stance == STANCE_RETRACTS)
		s->stance = STANCE_ASSERTS; /* "has never withdrawn" */
	if (before) {
		uint32_t behind = (speaker > verb ? speaker : verb) + 1;
		s->first = from;
		s->end = say_at(f, speaker < verb ? start_of_speaker(f, speaker) : verb)->first;
		while (behind < f->clause.end && !say_is(f, behind, CHUNK_COMMA) &&
			!say_is(f, behind, CHUNK_STOP) && !say_is(f, behind, CHUNK_QUOTE) &&
			!say_is(f, behind, CHUNK_VERB))
			behind++;
		bool told = f->page->wide; /* "in them, it says, 211 were killed" */
		enum { BACK = 40 };        /* chunks */
		uint32_t who = speaker < verb ? speaker : verb;
		for (uint32_t k = who; k-- > f->clause.first && !told && k + BACK > who &&
				       say_at(f, k)->first >= from;)
			told = say_is(f, k, CHUNK_VERB);
		bool goes_on = say_is(f, behind, CHUNK_STOP) &&
			       word_is(f->page, say_at(f, behind)->first, ";");
		goes_on |= say_is(f, behind, CHUNK_COMMA) &&
			   (!told || say_is(f, behind + 1, CHUNK_AND) ||
				   say_goes_on_while(f, behind + 1) ||
				   (say_is(f, behind + 1, CHUNK_QUOTE) && !f->page->wide) ||
				   (say_is(f, behind + 1, CHUNK_VERB) &&
					   (!say_at(f, behind + 1)->gerund ||
						   say_raises_toll(f, behind + 1))));
		if (goes_on || say_only_opens(f, from, who, behind))
			s->end = f->end; /* "..., a source said, and 38 were arrested" */
	} else {
		s->first = say_at(f, verb)->end;
		s->end = scope_end(f, verb);
	}
	if (lexeme_has(say_at(f, verb)->lex, FEATURE_ACCUSE) && !say_at(f, verb)->passive)
		s->accused = say_whom_blamed(f, verb);
	say_new_figure(f);
}

/* "confirmed that bombs had landed but denied that": the speaker of the sentence goes on (SAY-1). */
static uint32_t speaker_before(const struct finder *f, uint32_t verb)
{
	uint32_t both = say_before_both(f, verb);
	if (both != NONE)
		return both;
	uint32_t i = verb;
	while (i > f->clause.first &&
		(say_is(f, i - 1, CHUNK_OTHER) || say_is(f, i - 1, CHUNK_TIME)))
		i--;
	bool joined = i > f->clause.first &&
		      (say_is(f, i - 1, CHUNK_AND) ||
			      (say_is(f, i - 1, CHUNK_SUB) &&
				      word_is(f->page, say_at(f, i - 1)->first, "but")) ||
			      (say_is(f, i - 1, CHUNK_COMMA) && say_at(f, verb)->gerund));
	if (!joined || !f->out->count)
		return NONE;
	const struct saying *s = &f->out->at[f->out->count - 1];
	if (s->sentence != f->sentence || s->source == NONE || s->verb == NONE)
		return NONE;
	return say_owned(f, f->page->mark[s->source].chunk);
}

static uint32_t last_speaker(const struct finder *f)
{
	const struct saying *s = f->out->count ? &f->out->at[f->out->count - 1] : NULL;
	return s && s->sentence == f->sentence && s->source != NONE
		       ? say_owned(f, f->page->mark[s->source].chunk)
		       : NONE;
}

/* "26 villagers, including eleven children, tribal elders said": right before the verb, and joined to nobody. */
static bool is_next_before(const struct finder *f, uint32_t verb)
{
	uint32_t before = say_is_of_speaker(f, verb - 2) ? verb - 3 : verb - 2;
	return verb > f->clause.first + 1 && say_is(f, verb - 1, CHUNK_NOUN) && !f->page->wide &&
	       (say_is(f, before, CHUNK_COMMA) || say_is(f, before, CHUNK_QUOTE)) &&
	       say_at(f, verb - 1)->quantity == NONE && !say_at(f, verb - 1)->possessive &&
	       is_plain_saying(f, verb) && say_can_speak(f, verb - 1);
}

static uint32_t nearer_speaker(const struct finder *f, uint32_t verb, uint32_t speaker)
{
	uint32_t some = say_some_of(f, verb), one = say_what_one_is(f, verb);
	uint32_t ours = say_who_is_ours(f, verb);
	if (ours != NONE)
		return ours;
	if (some != NONE || one != NONE)
		return some != NONE ? some : one;
	uint32_t asked = say_past_asker(f, speaker == NONE ? verb - 1 : speaker);
	if (asked != NONE)
		return asked;
	if (is_next_before(f, verb))
		return verb - 1;
	if (speaker != NONE && speaks(f, speaker, verb))
		return speaker;
	uint32_t aside = say_before_aside(f, verb);
	return aside != NONE ? aside : say_before_and(f, verb);
}

/* A figure, a hearing, a word of falsehood, a bracket, what is found out: true when the verb is one of these. */
static bool says_otherwise(struct finder *f, uint32_t i)
{
	uint32_t ours = say_who_is_ours(f, i);
	uint32_t who = ours != NONE ? ours : role_subject(&f->clause, i);
	if (say_has_figure(f, i) || say_is_hearing(f, i)) {
		speech(f, i, who);
		return true;
	}
	bool calls_false = role_calls_false(f->page, &f->clause, i);
	if (calls_false || say_establishes(f, i)) {
		who = calls_false ? who : nearer_speaker(f, i, who);
		if (!speaks(f, who, i))
			return true;
		speech(f, i, who);
		struct saying *s = &f->out->at[f->out->count - 1];
		s->stance = calls_false ? STANCE_DENIES : s->stance;
		if (calls_false)
			say_ends_at_sub(f, s, i);
		s->rule = calls_false ? s->rule : "SAY-88";
		return true;
	}
	return say_in_bracket(f, i);
}

/* ""Twelve," said the mayor": chunk `after` behind the verb speaks. */
static bool is_inverted(const struct finder *f, uint32_t i, uint32_t after)
{
	static const char *const to[] = {
		"told", "showed", "informed", "assured", "reminded", NULL
	}; /* "Rufo Kinde, the chairman, showed this paper the lists", "a lawyer, accused the army" */
	bool quote = say_is(f, i - 1, CHUNK_QUOTE);
	return i > f->clause.first && (quote || say_is(f, i - 1, CHUNK_COMMA)) &&
	       !say_at(f, i)->gerund && !word_is_any(f->page, say_at(f, i)->head, to) &&
	       (f->page->wide || quote || !lexeme_has(say_at(f, i)->lex, FEATURE_ACCUSE)) &&
	       (say_can_speak(f, after) || (quote && speaks(f, after, i))) &&
	       !say_is_object_form(f, after) && !word_is(f->page, say_at(f, after)->head, "it") &&
	       (say_at(f, after)->quantity == NONE || (quote && say_is_one_speaker(f, after))) &&
	       !say_is(f, after + 1, CHUNK_VERB) && !say_heads_clause(f, after);
}

static void at_verb(struct finder *f, uint32_t i)
{
	const struct chunk *v = say_at(f, i);
	for (uint32_t w = v->first; w < v->head; w++)
		if (word_has(f->page, w, FEATURE_BELIEVE) && word_has(f->page, w, FEATURE_HEDGE))
			say_at_hedge(f, i); /* "were reportedly killed" */
	if (says_otherwise(f, i))
		return;
	bool believes = say_believes(f, i);
	if (!believes && !lexeme_has(v->lex, FEATURE_SAY) &&
		!lexeme_has(v->lex, FEATURE_CLAIM_DEED) &&
		!(lexeme_has(v->lex, FEATURE_BELIEVE) && (v->passive || v->participle)))
		return;
	if (say_is_of_harmed(f, i) || say_denies_nothing(f, i) || say_is_no_answer(f, i) ||
		say_is_supposed(f, i) || say_puts_nothing(f, i) || say_governs(f, i) ||
		say_only_names(f, i) || say_orders_out(f, i) ||
		(v->infinitive && !f->page->wide && word_is(f->page, v->head, "blame")))
		return;
	if (v->passive || (v->participle && !believes && lexeme_has(v->lex, FEATURE_BELIEVE))) {
		say_at_belief(f, i);
		return;
	}
	if (v->infinitive && !say_in_infinitive(f, v))
		return;
	uint32_t after = role_object(&f->clause, i);
	bool next = after != NONE && say_is(f, i + 1, CHUNK_NOUN);
	while (next && say_at(f, after)->possessive && say_is(f, after + 1, CHUNK_NOUN))
		after++; /* "said the camp's imam" */
	static const char *const lost[] = { "lives", "life", "limbs", NULL };
	if (!f->page->wide && after != NONE && word_is_any(f->page, say_at(f, after)->head, lost))
		return; /* "the disturbances claimed five lives" */
	bool quotes = i > f->clause.first && say_is(f, i - 1, CHUNK_QUOTE);
	if (v->lex->stance == STANCE_CONCEDES && after != NONE && !quotes &&
		role_is_human(f->page, after, true) && !say_is(f, after + 1, CHUNK_VERB) &&
		!say_concedes_number(f, i, after))
		return; /* "admitted 112 patients" */
	bool owns = v->lex->stance == STANCE_CONCEDES;
	if (owns && say_is(f, i + 1, CHUNK_AND) && say_is(f, i + 2, CHUNK_VERB))
		return;
	bool inverted = next && is_inverted(f, i, after);
	uint32_t speaker = inverted ? after : role_subject(&f->clause, i);
	uint32_t quoted = say_quoted(f, i), earlier = inverted         ? NONE
						      : quoted != NONE ? quoted
								       : speaker_before(f, i);
	if (earlier != NONE)
		speaker = earlier;
	else if (speaker != NONE && say_is(f, speaker, CHUNK_NOUN) &&
		 lexeme_has(say_at(f, speaker)->lex, FEATURE_PART_IN))
		speaker = last_speaker(f); /* "denied involvement in a statement, which said" */
	if (say_is_reported_lost(f, i))
		return;
	if (earlier == NONE && !inverted)
		speaker = nearer_speaker(f, i, speaker);
	uint32_t passed = inverted ? NONE : say_passed_on(f, i);
	if (passed == NONE && !inverted && earlier == NONE)
		passed = say_shared_subject(f, i);
	speaker = passed != NONE ? passed : say_past_calling(f, speaker);
	speaker = say_whose_reports(f, speaker);
	if (!speaks(f, speaker, i) || say_is_of_comparison(f, speaker, i) ||
		role_only_addresses(&f->clause, i))
		return;
	speech(f, i, speaker);
	if (quoted != NONE)
		say_quoted_before(f);
	if (owns && after == i + 1 && say_at(f, after)->quantity != NONE &&
		!say_is_deed(say_at(f, after)->lex) && !say_concedes_number(f, i, after) &&
		(word_is(f->page, v->head, "admitted") || word_is(f->page, v->head, "admits")))
		f->out->at[f->out->count - 1].stance =
			STANCE_ASSERTS; /* "had admitted 26 wounded" */
	struct saying *s = &f->out->at[f->out->count - 1];
	if (lexeme_has(v->lex, FEATURE_CLAIM_DEED))
		s->deed = true;
	else if (role_claims_deed(&f->clause, i))
		s->stance = STANCE_CONCEDES;
}

static void sentence_sayings(struct page *p, uint32_t sentence, struct sayings *out)
{
	const struct sentence *s = &p->scan.sentences.at[sentence];
	struct finder f = { p, out, { p, p->first_chunk[sentence], p->first_chunk[sentence + 1] },
		sentence, s->first, s->end };
	if (say_takes_back(&f)) {
		struct saying *own = say_add(&f, "SAY-17", NONE);
		own->stance = STANCE_RETRACTS;
		own->own = true;
	}
	say_at_mistaken(&f);
	say_at_bracket(&f);
	for (uint32_t i = f.clause.first; i < f.clause.end; i++) {
		const struct chunk *c = say_at(&f, i);
		if (lexeme_has(c->lex, FEATURE_ACCORDING))
			say_at_according(&f, i);
		else if (say_at_post(&f, i))
			continue;
		else if (c->kind == CHUNK_VERB)
			at_verb(&f, i);
		else if (c->kind == CHUNK_STOP)
			say_at_colon(&f, i);
		else if (c->kind == CHUNK_OTHER && say_is_hedge(&f, i))
			say_at_hedge(&f, i);
		if (c->kind == CHUNK_NOUN)
			say_at_noun(&f, i);
		if (c->kind == CHUNK_VERB)
			say_at_unmade(&f, i);
		if (c->kind == CHUNK_PREP || c->kind == CHUNK_VERB)
			say_at_reckoning(&f, i);
		if (c->kind == CHUNK_NOUN || c->kind == CHUNK_OTHER ||
			lexeme_has(c->lex, FEATURE_DISOWN) || lexeme_has(c->lex, FEATURE_FALSE))
			say_at_falsehood(&f, i);
	}
	say_at_end(&f);
}

void page_sayings(struct page *p)
{
	for (uint32_t i = 0; i < p->scan.sentences.count; i++)
		if (p->live[i])
			sentence_sayings(p, i, &p->sayings);
	sayings_settle(p);
}
