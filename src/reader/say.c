#include "reader/role.h"

#include <stdlib.h>
#include <string.h>

struct finder {
	struct page *page;
	struct sayings *out;
	struct clause clause;
	uint32_t sentence;
	uint32_t first, end; /* words of the sentence */
};

static const struct chunk *at(const struct finder *f, uint32_t i)
{
	return chunk_at(f->page, i);
}

static bool is_kind(const struct finder *f, uint32_t i, enum chunk_kind kind)
{
	return i != NONE && i >= f->clause.first && i < f->clause.end && at(f, i)->kind == kind;
}

static bool is_deed(const struct lexeme *x)
{
	return (lexeme_has(x, FEATURE_EVENT) || lexeme_has(x, FEATURE_TOLL) ||
		       lexeme_has(x, FEATURE_MEANS) || lexeme_has(x, FEATURE_THING)) &&
	       !lexeme_has(x, FEATURE_SOURCE) && !lexeme_has(x, FEATURE_SOURCE_HEAD);
}

/* Can this noun say something? Offices, people, names, pronouns; never an event or a thing. */
static bool can_speak(const struct finder *f, uint32_t noun)
{
	if (!is_kind(f, noun, CHUNK_NOUN))
		return false;
	const struct chunk *c = at(f, noun);
	if (c->pronoun)
		return true;
	struct str handle = low_at(f->page, c->head); /* "@eastbank", "u/ferryman", "tam_87" */
	if (handle.len > 2 && (handle.at[0] == '@' || memchr(handle.at, '_', handle.len) ||
				      (handle.at[0] == 'u' && handle.at[1] == '/')))
		return true;
	if (c->bare) {
		uint32_t of = role_joined(&f->clause, noun, "of");
		return of != NONE && lexeme_has(at(f, of)->lex, FEATURE_SOURCE);
	}
	if (lexeme_has(c->lex, FEATURE_UNIT) || lexeme_has(c->lex, FEATURE_BODY) || is_deed(c->lex))
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
	static const char *const plain[] = { "say", "says", "said", "told", "tell", "tells",
		"announced", "announces", "reported", "reports", "confirmed", "confirms", "denied",
		"denies", "added", "adds", "stated", "states", "spoke", "speaks", "acknowledged",
		"claimed", "tweeted", "posted", NULL };
	for (size_t i = 0; plain[i]; i++)
		if (word_is(f->page, at(f, verb)->head, plain[i]))
			return true;
	return false;
}

static bool speaks(const struct finder *f, uint32_t noun, uint32_t verb)
{
	if (is_kind(f, noun, CHUNK_NOUN) && word_is(f->page, at(f, noun)->head, "name"))
		return false;
	if (can_speak(f, noun))
		return true;
	return is_kind(f, noun, CHUNK_NOUN) && is_plain_saying(f, verb) && !at(f, noun)->bare &&
	       !is_deed(at(f, noun)->lex) && !lexeme_has(at(f, noun)->lex, FEATURE_UNIT) &&
	       !lexeme_has(at(f, noun)->lex, FEATURE_BODY) &&
	       f->page->mark[at(f, noun)->head].spot == NONE;
}

static struct saying *add(struct finder *f, const char *rule, uint32_t verb_chunk)
{
	struct saying *s = PUSH(f->page->mem, f->out);
	const struct lexeme *x = verb_chunk == NONE ? NULL : at(f, verb_chunk)->lex;
	*s = (struct saying){ .rule = rule,
		.sentence = f->sentence,
		.first = f->first,
		.end = f->end,
		.source = NONE,
		.source_end = NONE,
		.verb = verb_chunk == NONE ? NONE : at(f, verb_chunk)->head,
		.stance = x && x->stance >= 0 ? (enum stance)x->stance : STANCE_ASSERTS,
		.accused = NONE };
	return s;
}

/* The noun with what belongs to it: "a spokesman for the Interior Ministry in X". */
static void set_source(struct finder *f, struct saying *s, uint32_t noun)
{
	static const char *const joints[] = { "of", "for", "in", "from", "at", "by", NULL };
	uint32_t last = noun, first = noun;
	while (first > f->clause.first && is_kind(f, first - 1, CHUNK_NOUN) &&
		at(f, first - 1)->possessive)
		first--;
	for (bool more = true; more;) {
		more = false;
		for (size_t k = 0; joints[k] && !more; k++) {
			uint32_t next = role_joined(&f->clause, last, joints[k]);
			if (next != NONE) {
				last = next;
				more = true;
			}
		}
	}
	uint32_t by = last + 2; /* "a tally kept by the Association" */
	if (is_kind(f, last + 1, CHUNK_VERB) && at(f, last + 1)->participle &&
		is_kind(f, by, CHUNK_PREP) && word_is(f->page, at(f, by)->first, "by") &&
		is_kind(f, by + 1, CHUNK_NOUN) && lexeme_has(at(f, last)->lex, FEATURE_FIGURE))
		last = by + 1;
	s->source = at(f, first)->first;
	s->source_end = at(f, last)->end;
}

/* Is there anything said between two chunks? A verb or a noun makes content. */
static bool has_content(const struct finder *f, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (is_kind(f, i, CHUNK_VERB) ||
			(is_kind(f, i, CHUNK_NOUN) && !(i == f->clause.first && at(f, i)->bare)))
			return true;
	return false;
}

/* Words before the source's noun phrase, back over "but", "and", commas. */
static uint32_t start_of_speaker(const struct finder *f, uint32_t noun)
{
	while (noun > f->clause.first) {
		if (is_kind(f, noun - 1, CHUNK_NOUN) && at(f, noun - 1)->possessive)
			noun--;
		else if (noun > f->clause.first + 1 && is_kind(f, noun - 1, CHUNK_AND) &&
			 is_kind(f, noun - 2, CHUNK_NOUN) && can_speak(f, noun - 2))
			noun -= 2;
		else
			break;
	}
	return noun;
}

/* SAY-2: "..., the ministry said": what stands before. True when the verb closes the sentence's saying. */
static bool is_postposed(const struct finder *f, uint32_t verb, uint32_t speaker)
{
	uint32_t start = speaker < verb ? start_of_speaker(f, speaker) : verb;
	uint32_t after = (speaker > verb ? speaker : verb) + 1;
	if (start == f->clause.first)
		return false;
	enum chunk_kind before = at(f, start - 1)->kind;
	bool closes = before == CHUNK_COMMA || before == CHUNK_QUOTE;
	if (!closes || !has_content(f, f->clause.first, start))
		return false;
	if (speaker > verb)
		return true;
	/* "On Tuesday, the ministry said 12 died": what follows is said, what precedes is a setting */
	for (uint32_t i = after; i < f->clause.end; i++) {
		const struct chunk *c = at(f, i);
		if (c->kind == CHUNK_VERB)
			return false;
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
	for (uint32_t i = verb + 1; i < f->clause.end; i++) {
		if (!is_kind(f, i, CHUNK_VERB) || !lexeme_has(at(f, i)->lex, FEATURE_SAY) ||
			at(f, i)->gerund || at(f, i)->participle || at(f, i)->infinitive)
			continue;
		uint32_t speaker = role_subject(&f->clause, i);
		if (speaker == NONE || speaker <= verb || !can_speak(f, speaker))
			continue;
		uint32_t start = start_of_speaker(f, speaker);
		bool parted =
			start > f->clause.first &&
			(is_kind(f, start - 1, CHUNK_SUB) || is_kind(f, start - 1, CHUNK_AND) ||
				is_kind(f, start - 1, CHUNK_STOP) ||
				is_kind(f, start - 1, CHUNK_COMMA));
		if (parted)
			return at(f, start - 1)->first;
	}
	return f->end;
}

/* Where words said before a speaker begin: after the scope of an earlier saying of the sentence. */
static uint32_t scope_start(const struct finder *f, uint32_t before)
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
	return at(f, noun)->pronoun && (word_is(f->page, at(f, noun)->head, "we") ||
					       word_is(f->page, at(f, noun)->head, "i"));
}

/* CLAIM-11: "my uncle counted nine": what a single witness or relative counted or saw. */
static bool is_own_count(const struct finder *f, uint32_t verb, uint32_t speaker)
{
	const struct chunk *who = at(f, speaker);
	bool counts = word_is(f->page, at(f, verb)->head, "counted") ||
		      word_is(f->page, at(f, verb)->head, "saw") ||
		      word_is(f->page, at(f, verb)->head, "seen") ||
		      word_is(f->page, at(f, verb)->head, "found");
	bool bystander =
		who->lex && (who->lex->kind == SOURCE_FAMILY || who->lex->kind == SOURCE_WITNESS);
	return counts && bystander && !who->plural;
}

static void speech(struct finder *f, uint32_t verb, uint32_t speaker)
{
	bool before = is_postposed(f, verb, speaker);
	uint32_t from = scope_start(f, at(f, verb)->first);
	struct saying *s = add(f, before ? "SAY-2" : "SAY-1", verb);
	set_source(f, s, speaker);
	if (is_first_person(f, speaker)) { /* SAY-16: "we", "I" is whoever speaks around it */
		s->rule = "SAY-16";
		s->source = s->source_end = NONE;
		s->own = true;
		s->single = word_is(f->page, at(f, speaker)->head, "i");
	}
	if (word_is(f->page, at(f, speaker)->head, "version") ||
		word_is(f->page, at(f, speaker)->head, "edition")) {
		s->source = s->source_end = NONE; /* "an earlier version of this article said" */
		s->own = true;
	}
	s->single |= is_own_count(f, verb, speaker);
	s->hedged = lexeme_has(at(f, verb)->lex, FEATURE_BELIEVE) &&
		    !word_is(f->page, at(f, verb)->head, "reported") &&
		    !word_is(f->page, at(f, verb)->head, "alleged");
	if (at(f, verb)->negative &&
		s->stance == STANCE_CONFIRMS) { /* SAY-8: "could not confirm" */
		s->hedged = true;
		s->stance = STANCE_ASSERTS;
		s->source = s->source_end = NONE;
	}
	if (at(f, verb)->negative && s->stance == STANCE_RETRACTS)
		s->stance = STANCE_ASSERTS; /* "has never withdrawn" */
	if (before) {
		uint32_t behind = (speaker > verb ? speaker : verb) + 1;
		s->first = from;
		s->end = at(f, speaker < verb ? start_of_speaker(f, speaker) : verb)->first;
		while (behind < f->clause.end && !is_kind(f, behind, CHUNK_COMMA) &&
			!is_kind(f, behind, CHUNK_STOP) && !is_kind(f, behind, CHUNK_QUOTE) &&
			!is_kind(f, behind, CHUNK_VERB))
			behind++;
		bool goes_on =
			is_kind(f, behind, CHUNK_COMMA) &&
			(is_kind(f, behind + 1, CHUNK_AND) ||
				(is_kind(f, behind + 1, CHUNK_VERB) && !at(f, behind + 1)->gerund));
		if (goes_on)
			s->end = f->end; /* "..., a source said, and 38 were arrested" */
	} else {
		s->first = at(f, verb)->end;
		s->end = scope_end(f, verb);
	}
	if (lexeme_has(at(f, verb)->lex, FEATURE_ACCUSE) && !at(f, verb)->passive)
		s->accused = role_object(&f->clause, verb);
}

/* SAY-5: "it was reported that", "are believed to have been": nobody stands behind it. */
static void belief(struct finder *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t by = role_after(&f->clause, verb, "by");
	bool named = by != NONE && can_speak(f, by);
	if (!named && !lexeme_has(v->lex, FEATURE_BELIEVE) && v->lex->stance == STANCE_ASSERTS)
		return; /* "were found dead" is no saying */
	struct saying *s = add(f, "SAY-5", verb);
	if (named) {
		s->rule = "SAY-4";
		set_source(f, s, by);
		return;
	}
	s->hedged = lexeme_has(v->lex, FEATURE_BELIEVE);
	s->own = !s->hedged && s->stance != STANCE_ASSERTS && s->stance != STANCE_ALLEGES;
	if (s->stance == STANCE_ALLEGES || s->stance == STANCE_CONFIRMS)
		s->hedged |= s->stance == STANCE_ALLEGES;
}

/* "confirmed that bombs had landed but denied that": the speaker of the sentence goes on (SAY-1). */
static uint32_t speaker_before(const struct finder *f, uint32_t verb)
{
	uint32_t i = verb;
	while (i > f->clause.first &&
		(is_kind(f, i - 1, CHUNK_OTHER) || is_kind(f, i - 1, CHUNK_TIME)))
		i--;
	bool joined = i > f->clause.first &&
		      (is_kind(f, i - 1, CHUNK_AND) ||
			      (is_kind(f, i - 1, CHUNK_SUB) &&
				      word_is(f->page, at(f, i - 1)->first, "but")) ||
			      (is_kind(f, i - 1, CHUNK_COMMA) && at(f, verb)->gerund));
	if (!joined || !f->out->count)
		return NONE;
	const struct saying *s = &f->out->at[f->out->count - 1];
	return s->sentence == f->sentence && s->source != NONE && s->verb != NONE
		       ? f->page->mark[s->source].chunk
		       : NONE;
}

static bool is_supposed(const struct finder *f, uint32_t verb)
{
	for (uint32_t i = verb; i > f->clause.first && i + 8 > verb; i--)
		if (is_kind(f, i - 1, CHUNK_SUB) && word_is(f->page, at(f, i - 1)->first, "if"))
			return true;
	return false;
}

/* "the union has 60 dead", "the radio has it that": what a source has, it says. */
static bool has_figure(const struct finder *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t object = role_object(&f->clause, verb), speaker = role_subject(&f->clause, verb);
	if (!lexeme_has(v->lex, FEATURE_HAVE) || v->aux || v->negative || object == NONE ||
		speaker == NONE || at(f, speaker)->pronoun || !can_speak(f, speaker))
		return false;
	if (at(f, object)->pronoun &&
		(is_kind(f, object + 1, CHUNK_SUB) || is_kind(f, object + 1, CHUNK_REL)))
		return true;
	if (at(f, object)->quantity != NONE && lexeme_has(at(f, object)->lex, FEATURE_NAMES))
		return true; /* "the priest has 66 entries" */
	const struct chunk *next = object + 1 < f->clause.end ? at(f, object + 1) : NULL;
	bool killed = next && next->kind == CHUNK_VERB && !next->aux && next->lex &&
		      next->lex->harm > HARM_NONE;
	return at(f, object)->quantity != NONE &&
	       (killed || lexeme_has(at(f, object)->lex, FEATURE_DEAD) ||
		       lexeme_has(at(f, object)->lex, FEATURE_TOLL)) &&
	       (low_at(f->page, at(f, speaker)->head).at[0] == '@' ||
		       lexeme_has(at(f, speaker)->lex, FEATURE_SOURCE) ||
		       lexeme_has(at(f, speaker)->lex, FEATURE_SOURCE_HEAD));
}

static bool is_hedge(const struct finder *f, uint32_t i)
{
	return lexeme_has(at(f, i)->lex, FEATURE_BELIEVE) &&
	       lexeme_has(at(f, i)->lex, FEATURE_HEDGE);
}

/* SAY-7: "reportedly", "allegedly": the clause has nobody behind it, unless somebody is named. */
static void at_hedge(struct finder *f, uint32_t i)
{
	struct saying *s = add(f, "SAY-7", NONE);
	s->hedged = true;
	s->verb = at(f, i)->first;
}

static void at_verb(struct finder *f, uint32_t i)
{
	const struct chunk *v = at(f, i);
	for (uint32_t w = v->first; w < v->head; w++)
		if (word_has(f->page, w, FEATURE_BELIEVE) && word_has(f->page, w, FEATURE_HEDGE))
			at_hedge(f, i); /* "were reportedly killed" */
	if (has_figure(f, i)) {
		speech(f, i, role_subject(&f->clause, i));
		return;
	}
	if (role_calls_false(f->page, &f->clause, i)) {
		uint32_t who = role_subject(&f->clause, i);
		if (speaks(f, who, i)) {
			speech(f, i, who);
			f->out->at[f->out->count - 1].stance = STANCE_DENIES;
		}
		return;
	}
	if (!lexeme_has(v->lex, FEATURE_SAY) && !lexeme_has(v->lex, FEATURE_CLAIM_DEED) &&
		!(lexeme_has(v->lex, FEATURE_BELIEVE) && (v->passive || v->participle)))
		return;
	if (is_supposed(f, i))
		return;
	if (v->passive || (v->participle && lexeme_has(v->lex, FEATURE_BELIEVE))) {
		belief(f, i);
		return;
	}
	if (v->infinitive && !lexeme_has(v->lex, FEATURE_ACCUSE) &&
		v->lex->stance != STANCE_CONFIRMS)
		return;
	uint32_t after = role_object(&f->clause, i);
	if (v->lex->stance == STANCE_CONCEDES && after != NONE &&
		role_is_human(f->page, after, true) && !is_kind(f, after + 1, CHUNK_VERB))
		return; /* "admitted 112 patients" */
	if (v->lex->stance == STANCE_CONCEDES && is_kind(f, i + 1, CHUNK_AND) &&
		is_kind(f, i + 2, CHUNK_VERB))
		return; /* "admitted or treated" */
	bool inverted = i > f->clause.first &&
			(is_kind(f, i - 1, CHUNK_QUOTE) || is_kind(f, i - 1, CHUNK_COMMA)) &&
			!v->gerund && !word_is(f->page, v->head, "told") && after == i + 1 &&
			can_speak(f, after) && at(f, after)->quantity == NONE &&
			!is_kind(f, after + 1, CHUNK_VERB);
	uint32_t speaker = inverted ? after : role_subject(&f->clause, i);
	uint32_t earlier = inverted ? NONE : speaker_before(f, i);
	if (earlier != NONE)
		speaker = earlier;
	if (!speaks(f, speaker, i))
		return;
	speech(f, i, speaker);
	if (v->lex->stance == STANCE_CONCEDES && after == i + 1 && at(f, after)->quantity != NONE &&
		(word_is(f->page, v->head, "admitted") || word_is(f->page, v->head, "admits")))
		f->out->at[f->out->count - 1].stance =
			STANCE_ASSERTS; /* "had admitted 26 wounded" */
	if (lexeme_has(v->lex, FEATURE_CLAIM_DEED))
		f->out->at[f->out->count - 1].deed = true;
}

/* SAY-3: "according to the ministry", before or behind what it says. */
static void at_according(struct finder *f, uint32_t i)
{
	uint32_t noun = i + 1;
	while (is_kind(f, noun, CHUNK_QUOTE) || is_kind(f, noun, CHUNK_OTHER))
		noun++;
	if (!is_kind(f, noun, CHUNK_NOUN) || word_is(f->page, at(f, noun)->head, "custom") ||
		word_is(f->page, at(f, noun)->head, "law") ||
		word_is(f->page, at(f, noun)->head, "plan"))
		return;
	uint32_t from = scope_start(f, at(f, i)->first);
	struct saying *s = add(f, "SAY-3", NONE);
	s->verb = at(f, i)->first;
	s->cited = !word_is(f->page, at(f, i)->first, "according");
	set_source(f, s, noun);
	if (s->cited) { /* all of the sentence, from the deeper source */
		s->first = f->first;
		return;
	}
	if (has_content(f, f->clause.first, i) && from < at(f, i)->first) {
		s->first = from;
		s->end = at(f, i)->first;
		/* with figures only behind it: "... According to X, 12 died" in the middle of a sentence */
		bool before = false, behind = false;
		for (uint32_t k = f->clause.first; k < f->clause.end; k++)
			if (is_kind(f, k, CHUNK_NOUN) && at(f, k)->quantity != NONE) {
				before |= k < i;
				behind |= k > noun;
			}
		if (!before && behind)
			s->end = f->end;
	} else {
		s->first = s->source_end;
	}
}

/* "CALLER:", in capitals at the head of a sentence; no label of a list, "WOMEN: 6". */
static bool is_turn(const struct finder *f, uint32_t noun)
{
	const struct lexeme *x = at(f, noun)->lex;
	return noun == f->clause.first && lexeme_has(x, FEATURE_PERSON) && x->harm <= 0 &&
	       !x->part.at && (f->page->scan.words.at[at(f, noun)->head].shape & SHAPE_UPPER);
}

/* SAY-6: "Ministry: 41 dead", "[RODRIGUEZ] ...". */
static void at_colon(struct finder *f, uint32_t i)
{
	const struct chunk *c = at(f, i);
	if (!word_is(f->page, c->first, ":") || i == f->clause.first || i > f->clause.first + 7)
		return;
	uint32_t noun = i - 1;
	if (noun > f->clause.first + 2 &&
		word_is(f->page, at(f, noun)->first, ")")) /* "Committee (23:10):" */
		while (noun > f->clause.first + 1 && !word_is(f->page, at(f, noun--)->first, "("))
			;
	if (is_kind(f, noun, CHUNK_NOUN) && noun > f->clause.first && at(f, noun - 1)->possessive &&
		(lexeme_has(at(f, noun)->lex, FEATURE_FIGURE) ||
			lexeme_has(at(f, noun)->lex, FEATURE_TOLL) ||
			lexeme_has(at(f, noun)->lex, FEATURE_SOURCE_HEAD)))
		noun--;                  /* "Dr Halloum's last count:" */
	uint32_t head = f->clause.first; /* "Reply by M. Okell:" */
	if (noun == head + 2 && is_kind(f, head + 1, CHUNK_PREP) &&
		(word_is(f->page, at(f, head + 1)->first, "by") ||
			word_is(f->page, at(f, head + 1)->first, "from")))
		head = noun;
	if (!can_speak(f, noun) || has_content(f, head, noun))
		return;
	const struct lexeme *x = at(f, noun)->lex;
	if (!lexeme_has(x, FEATURE_SOURCE) && !lexeme_has(x, FEATURE_ORG) &&
		at(f, noun)->name == NONE && !is_turn(f, noun))
		return;
	struct saying *s = add(f, "SAY-6", NONE);
	set_source(f, s, noun);
	s->first = c->end;
}

static void deny_from(struct finder *f, uint32_t word)
{
	struct saying *s = add(f, "SAY-14", NONE);
	s->stance = STANCE_DENIES;
	s->own = true;
	s->first = word;
}

/* SAY-14: "The claim of 12 deaths is false", "it is not true that": what the sentence tells is denied. */
static void at_falsehood(struct finder *f, uint32_t i)
{
	bool untrue = lexeme_has(at(f, i)->lex, FEATURE_FALSE);
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end && !untrue; w++)
		untrue = word_has(f->page, w, FEATURE_FALSE) ||
			 (word_is(f->page, w, "true") && w > f->first &&
				 word_is(f->page, w - 1, "not"));
	uint32_t verb = i;
	while (verb > f->clause.first && !is_kind(f, verb, CHUNK_VERB) && verb + 4 > i)
		verb--;
	bool is =
		is_kind(f, verb, CHUNK_VERB) && (lexeme_has(at(f, verb)->lex, FEATURE_BE) ||
							lexeme_has(at(f, verb)->lex, FEATURE_HAVE));
	bool negated = is && at(f, verb)->negative && word_is(f->page, at(f, i)->head, "true");
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
		if (word_has(
			    f->page, w, FEATURE_DISOWN)) { /* "had nothing to do with the attack" */
			deny_from(f, w);
			return;
		}
	if ((!untrue || !is) && !negated)
		return;
	struct saying *s = add(f, "SAY-14", NONE);
	s->stance = STANCE_DENIES;
	s->own = true;
}

/* "mistakenly killed", "shot in error": the deed was the mistake, not the report. */
static bool is_of_deed(const struct finder *f, uint32_t w)
{
	const struct lexeme *next = w + 1 < f->end ? lex_at(f->page, w + 1) : NULL;
	const struct lexeme *before = w > f->first ? lex_at(f->page, w - 1) : NULL;
	return (lexeme_has(next, FEATURE_VERB) && !lexeme_has(next, FEATURE_SAY)) ||
	       (lexeme_has(before, FEATURE_VERB) && !lexeme_has(before, FEATURE_SAY));
}

/* SAY-17: "an earlier version misstated": what the sentence tells is taken back. */
static bool takes_back(const struct finder *f)
{
	for (uint32_t w = f->first; w < f->end; w++)
		if (word_has(f->page, w, FEATURE_MISTAKEN) && !is_of_deed(f, w))
			return true;
	return false;
}

static void sentence_sayings(struct page *p, uint32_t sentence, struct sayings *out)
{
	const struct sentence *s = &p->scan.sentences.at[sentence];
	struct finder f = { p, out, { p, p->first_chunk[sentence], p->first_chunk[sentence + 1] },
		sentence, s->first, s->end };
	if (takes_back(&f)) {
		struct saying *own = add(&f, "SAY-17", NONE);
		own->stance = STANCE_RETRACTS;
		own->own = true;
	}
	for (uint32_t i = f.clause.first; i < f.clause.end; i++) {
		const struct chunk *c = at(&f, i);
		if (lexeme_has(c->lex, FEATURE_ACCORDING))
			at_according(&f, i);
		else if (c->kind == CHUNK_VERB)
			at_verb(&f, i);
		else if (c->kind == CHUNK_STOP)
			at_colon(&f, i);
		else if (c->kind == CHUNK_OTHER && is_hedge(&f, i))
			at_hedge(&f, i);
		if (c->kind == CHUNK_NOUN || c->kind == CHUNK_OTHER ||
			lexeme_has(c->lex, FEATURE_DISOWN))
			at_falsehood(&f, i);
	}
}

void page_sayings(struct page *p)
{
	for (uint32_t i = 0; i < p->scan.sentences.count; i++)
		if (p->live[i])
			sentence_sayings(p, i, &p->sayings);
	sayings_settle(p);
}
