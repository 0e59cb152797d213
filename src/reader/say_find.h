#ifndef READER_SAY_FIND_H
#define READER_SAY_FIND_H

#include "reader/role.h"

/* For say.c and its neighbours: the sayings of one sentence while they are found. */
struct finder {
	struct page *page;
	struct sayings *out;
	struct clause clause;
	uint32_t sentence;
	uint32_t first, end; /* words of the sentence */
};

static inline const struct chunk *say_at(const struct finder *f, uint32_t i)
{
	return chunk_at(f->page, i);
}

static inline bool say_is(const struct finder *f, uint32_t i, enum chunk_kind kind)
{
	return i != NONE && i >= f->clause.first && i < f->clause.end && say_at(f, i)->kind == kind;
}

/* Can this noun say something? Offices, people, names, pronouns; never an event or a thing. */
bool say_can_speak(const struct finder *f, uint32_t noun);
uint32_t say_contrast_end(const struct finder *f, uint32_t from);
bool say_is_one_speaker(const struct finder *f, uint32_t noun);
bool say_is_some_of_sources(const struct finder *f, uint32_t noun);
bool say_is_united_nations(const struct finder *f, uint32_t noun); /* say_source.c */

/* A new saying over the whole sentence; `verb_chunk` may be NONE. */
struct saying *say_add(struct finder *f, const char *rule, uint32_t verb_chunk);

/* The noun with what belongs to it: "a spokesman for the Interior Ministry in X". */
void say_set_source(struct finder *f, struct saying *s, uint32_t noun);

/* Is there anything said between two chunks? */
bool say_has_content(const struct finder *f, uint32_t from, uint32_t to);

/* Where words said before a speaker begin: after the scope of an earlier saying of the sentence. */
uint32_t say_scope_start(const struct finder *f, uint32_t before);

/* What says without a verb of saying (say_more.c), at chunk `i`. */
void say_at_according(struct finder *f, uint32_t i);
void say_at_colon(struct finder *f, uint32_t i);
void say_at_bracket(struct finder *f);
void say_at_falsehood(struct finder *f, uint32_t i);
void say_at_noun(struct finder *f, uint32_t i);
void say_at_reckoning(struct finder *f, uint32_t i);
void say_at_end(struct finder *f);

/* "quoted Vell as saying", "was quoted as saying": Vell, of the verb "saying"; else NONE. */
uint32_t say_quoted(const struct finder *f, uint32_t verb);
bool say_has_figure(const struct finder *f, uint32_t verb); /* say_figure.c */
bool say_figure_of_others(struct finder *f, uint32_t i);
bool say_orders_out(const struct finder *f, uint32_t verb);
void say_at_unmade(struct finder *f, uint32_t i);
bool say_takes_back(const struct finder *f);
uint32_t say_passed_on(const struct finder *f, uint32_t verb);      /* say_who.c */
uint32_t say_shared_subject(const struct finder *f, uint32_t verb); /* say_shared.c */
void say_new_figure(struct finder *f);
uint32_t say_whom_blamed(const struct finder *f, uint32_t verb);
void say_quoted_before(struct finder *f);
bool say_are_counted(const struct finder *f, uint32_t noun); /* say_own.c */
void say_at_mistaken(struct finder *f);                      /* say_mistaken.c */

/* "two men identified as rebels", "identified by police as": whom somebody calls so, and who say nothing. */
bool say_are_called(const struct finder *f, uint32_t verb);

/* say_post.c */
bool say_at_post(struct finder *f, uint32_t i);

bool say_is_deed(const struct lexeme *x);

/* say_belief.c */
void say_at_belief(struct finder *f, uint32_t verb);
bool say_is_hedge(const struct finder *f, uint32_t i);
void say_at_hedge(struct finder *f, uint32_t i);

bool say_is_source_word(const struct finder *f, uint32_t noun); /* say_colon.c */

/* say_who.c */
uint32_t say_what_one_is(const struct finder *f, uint32_t verb);
bool say_is_of_speaker(const struct finder *f, uint32_t i);
uint32_t say_some_of(const struct finder *f, uint32_t verb);
uint32_t say_elliptic_owner(const struct finder *f, uint32_t verb);
uint32_t say_who_publishes(const struct finder *f, uint32_t according);
bool say_concedes_number(const struct finder *f, uint32_t verb, uint32_t object);
bool say_believes(const struct finder *f, uint32_t verb);
bool say_in_bracket(struct finder *f, uint32_t verb);
bool say_establishes(const struct finder *f, uint32_t verb);
uint32_t say_before_aside(const struct finder *f, uint32_t verb);
uint32_t say_before_and(const struct finder *f, uint32_t verb);
uint32_t say_past_asker(const struct finder *f, uint32_t speaker);
bool say_surely_speaks(const struct finder *f, uint32_t noun, uint32_t verb);
bool say_goes_on_that(const struct finder *f, uint32_t i);
bool say_is_of_comparison(const struct finder *f, uint32_t speaker, uint32_t verb);
bool say_is_of_harmed(const struct finder *f, uint32_t i);
uint32_t say_who_is_ours(const struct finder *f, uint32_t verb);
bool say_is_supposed(const struct finder *f, uint32_t verb);
bool say_in_infinitive(const struct finder *f, const struct chunk *v);
bool say_lifts(const struct finder *f, uint32_t verb);

/* say_own.c */
bool say_goes_on_while(const struct finder *f, uint32_t i);
void say_ends_at_sub(const struct finder *f, struct saying *s, uint32_t verb);
bool say_heads_clause(const struct finder *f, uint32_t noun);
bool say_raises_toll(const struct finder *f, uint32_t gerund);
bool say_is_own_text(const struct finder *f, uint32_t speaker);
bool say_is_corrected(const struct finder *f, uint32_t verb, uint32_t speaker, bool own);
bool say_is_rumour(const struct finder *f, uint32_t speaker);
bool say_is_medium(const struct finder *f, uint32_t noun);
bool say_is_as_toll(const struct finder *f, uint32_t i); /* SAY-98 */
bool say_is_no_answer(const struct finder *f, uint32_t verb);
bool say_denies_nothing(const struct finder *f, uint32_t verb);
bool say_is_reported_lost(const struct finder *f, uint32_t verb);
bool say_only_names(const struct finder *f, uint32_t verb);
bool say_puts_nothing(const struct finder *f, uint32_t verb);
bool say_sets_scene(const struct finder *f, uint32_t end);
uint32_t say_whose_reports(const struct finder *f, uint32_t speaker);
uint32_t say_before_both(const struct finder *f, uint32_t verb);
bool say_is_object_form(const struct finder *f, uint32_t noun);
bool say_is_hearing(const struct finder *f, uint32_t verb);
uint32_t say_relative_end(const struct finder *f, uint32_t verb);
void say_keep_to_half(const struct finder *f, struct saying *s, uint32_t verb);
bool say_only_opens(const struct finder *f, uint32_t from, uint32_t who, uint32_t behind);
uint32_t say_owned(const struct finder *f, uint32_t noun);
uint32_t say_owner_ahead(const struct finder *f, uint32_t by, uint32_t who);
uint32_t say_past_calling(const struct finder *f, uint32_t speaker);
bool say_governs(const struct finder *f, uint32_t verb);
bool say_charges_nothing(const struct finder *f, uint32_t verb);

bool say_is_none(const struct finder *f, uint32_t verb); /* say_more.c */

#endif
