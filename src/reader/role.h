#ifndef READER_ROLE_H
#define READER_ROLE_H

#include "reader/page.h"

/*
 * Who does what to whom, by the order of chunks in one sentence [first, end).
 * Each gives a chunk or NONE.
 */
struct clause {
	const struct page *page;
	uint32_t first, end;
};

uint32_t role_subject(const struct clause *c, uint32_t verb);
/* "villagers who had told the police of threats were killed": the police are whom they told; no words of theirs follow. */
bool role_only_addresses(const struct clause *c, uint32_t verb);
/* "claimed the attack": the deed, and nothing that was said (FRAME-35). */
bool role_claims_deed(const struct clause *c, uint32_t verb);
/* Over ", I think," to the chunk behind it; `i` where there is none. */
uint32_t role_past_aside(const struct clause *c, uint32_t i);
uint32_t role_object(const struct clause *c, uint32_t verb);

/* "to kill", "killing" */
static inline bool role_is_verbal(const struct page *p, uint32_t verb)
{
	return chunk_at(p, verb)->gerund || chunk_at(p, verb)->infinitive;
}

/* Over "called Glody", "known only as Chota" behind a person; `i` where nothing of the kind stands. */
uint32_t role_past_called(const struct clause *c, uint32_t i);

/* "15 men described as leaders": those whom the noun behind "as" is said to be; NONE where nobody is called so. */
uint32_t role_called_as(const struct clause *c, uint32_t noun);

/* "a woman walking a dog": whom the gerund is about, right before it; or NONE. */
uint32_t role_doing(const struct clause *c, uint32_t gerund);

/* Who does what a verb says: its subject or, of a passive, whom "by" names behind it; NONE. */
uint32_t role_doer(const struct clause *c, uint32_t verb);

/* "CORRECTION", "Clarification": the word; and one over the text, before word `before`. */
bool role_is_correction(const struct page *p, uint32_t word);
bool role_heads_correction(const struct page *p, uint32_t before);

/* The noun that a preposition after chunk `from` governs, before the clause ends: "by gunmen". */
uint32_t role_after(const struct clause *c, uint32_t from, const char *preposition);

/* The noun directly joined by a preposition: "murder" "of" "X". */
uint32_t role_joined_by(const struct clause *c, uint32_t noun, const char *preposition);

/* The same: behind most nouns stands nothing that could join. */
static inline uint32_t role_joined(const struct clause *c, uint32_t noun, const char *preposition)
{
	if (noun + 1 >= c->end)
		return NONE;
	enum chunk_kind next = chunk_at(c->page, noun + 1)->kind;
	bool joins = next == CHUNK_PREP || next == CHUNK_QUOTE || next == CHUNK_TIME;
	return joins ? role_joined_by(c, noun, preposition) : NONE;
}

/* "a group of 12 men", "the bodies of five farmers": the people meant. */
uint32_t role_people(const struct clause *c, uint32_t noun);

/* Can this noun chunk stand for people? `sure` wants a word for people, a name, a number or a pronoun. */
bool role_is_human(const struct page *p, uint32_t noun, bool sure);
/* "by a mine", "by an unexploded shell": a weapon that nobody is named with is a means and no actor. */
bool role_is_mere_means(const struct page *p, const struct chunk *n);

bool role_is_matter(const struct page *p, uint32_t noun);

/* "Legal Aid has five": a body that its name alone tells of, and no place (SAY-110). */
bool role_is_body_by_name(const struct page *p, uint32_t noun);

/* "a fourth", "another": one more of those spoken of (COUNT-10). */
bool role_is_one_more(const struct page *p, uint32_t noun);

/* "29 residents, 23 men and six women": are all behind the comma men, women, children? Of chunks [first, end). */
bool role_is_of_things(const struct clause *c, uint32_t number);
int role_are_sexes(const struct clause *c, uint32_t first, uint32_t end);

/* "eleven of his clocks": a number of something that is no people. */
bool role_is_age(const struct clause *c, uint32_t chunk); /* "61", a number that counts nobody */
bool role_counts_things(const struct clause *c, uint32_t noun);

/* "nine people, a doctor at the hospital said": chunk `i` is the first behind the doctor. */
bool role_speaks_from(const struct clause *c, uint32_t noun, uint32_t i);

/* "including two pupils, police said": a speaker behind a comma, and none of those before it. */
bool role_speaks_at_end(const struct clause *c, uint32_t noun, uint32_t verb);

/* The chunk after the last noun coordinated with `noun` to its right ("a nun, two farmers and ..."). */
uint32_t role_list_end(const struct clause *c, uint32_t noun);
/* "93 dead and 55 wounded", "nine bodies and one living man": never one sum. */
bool role_other_harm(const struct page *p, uint32_t a, uint32_t b);

/* The first noun coordinated with `noun` to its left. */
uint32_t role_list_start(const struct clause *c, uint32_t noun);

/* From the object of a preposition back to the noun that governs it: "bodies of men in the river". */
uint32_t role_governing(const struct clause *c, uint32_t noun);

/* "the five they killed", "the boys I taught": those that a clause without a relative word tells of, or NONE. */
uint32_t role_told_of(const struct clause *c, uint32_t verb);

/* The noun that a relative word is about. */
uint32_t role_antecedent(const struct clause *c, uint32_t rel);

/* The noun right before a participle, past "still" and the like: "five members of a family burned to death". */
uint32_t role_noun_before(const struct clause *c, uint32_t verb);

/* "the dissidents counted 36 dead, the government, at first, three": the number that speaker `noun` gives without a verb. */
uint32_t role_gapped_number(const struct clause *c, uint32_t noun);

/* "did the ministry admit": the noun is the subject of the verb behind it. */
bool role_is_asked(const struct clause *c, uint32_t noun);

/* ", said the vicar": a verb of saying, whose subject follows it. */
bool role_is_inverted(const struct clause *c, uint32_t verb);

/* "9 dead, Red Crescent": an office behind a comma, which says so. */
bool role_is_office(const struct clause *c, uint32_t noun);

/* "does not correspond to reality" */
bool role_is_unlike_truth(const struct clause *c, uint32_t verb);

bool role_calls_what_stands(const struct page *p, const struct clause *c, uint32_t verb);
/* What reports are called that are untrue, "a drama staged by terrorists", beside the words of FEATURE_FALSE; and verbs of calling so. */
#define ROLE_SHAMS                                                                                 \
	"staged", "scripted", "theatre", "theater", "farce", "comedy", "charade", "pantomime",     \
		"melodrama", "film", "movie", "script", "stunt", "concoction", "concoctions",      \
		"delusions", "hallucinations", "ravings"
#define ROLE_CALLS                                                                                 \
	"called", "calls", "call", "calling", "described", "describes", "branded", "labelled",     \
		"labeled", "dubbed", "termed", "considers", "considered"
/* "called the suggestion obscene", "described it as a lie": a verb of calling, and a word of falsehood. */
bool role_calls_false(const struct page *p, const struct clause *c, uint32_t verb);

#endif
