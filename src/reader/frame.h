#ifndef READER_FRAME_H
#define READER_FRAME_H

#include "reader/role.h"

/*
 * Frames: the shapes in which English tells of harm, each with an identifier
 * in METHOD.md. page_frames() tries them at every chunk of a live sentence.
 */
struct framing {
	struct page *page;
	struct clause clause;
	uint32_t sentence;
};

/* Has the sentence a number? Where it has none, no rule is asked that needs one. */
static inline bool frame_has_number(const struct framing *f)
{
	return sentence_is_of(f->page, f->sentence, FAMILY_NUMBER);
}

/* Has the sentence told of anything yet? */
static inline bool frame_has_told(const struct framing *f)
{
	const struct events *e = &f->page->events;
	return e->count && e->at[e->count - 1].sentence == f->sentence;
}

/* A new event with the trigger's act and harm; its victims are chunk `victim` and those listed with it. */
struct event *frame_add(struct framing *f, const char *rule, uint32_t chunk, uint32_t victim,
	const struct lexeme *x);
/* The same of what is taken, shut or emptied, or who is driven out without a number: chunk `what`, by `by` or NONE. */
struct event *frame_add_onto(struct framing *f, const char *rule, uint32_t verb, uint32_t what,
	uint32_t by, const struct lexeme *x);
/* Its words reach over those of the chunk, too. */
void frame_widen(struct event *e, const struct chunk *c);
extern const struct lexeme frame_as_deprived;

void frame_verb(struct framing *f, uint32_t chunk);
bool frame_turn(struct framing *f, uint32_t verb);
/* "Thirteen women told us that they had been raped": the women. */
uint32_t frame_tellers(const struct framing *f, uint32_t pronoun);
bool frame_turn_befalls_none(const struct framing *f, uint32_t verb, uint32_t noun,
	const struct turn *t, uint32_t end); /* frame_turn_not.c */
void frame_scant(struct framing *f, size_t start);
bool frame_names(struct framing *f, uint32_t noun); /* figure_names.c */
uint32_t frame_past_parts(const struct framing *f, uint32_t verb);
bool frame_was_missing(const struct framing *f, uint32_t end);
bool frame_turn_loses_supply(const struct framing *f, uint32_t verb);
bool frame_keeps_nothing(const struct framing *f, uint32_t verb, uint32_t noun);
bool frame_turn_is_distance(const struct framing *f, uint32_t word);
bool frame_turn_is_errand(const struct framing *f, uint32_t noun, const struct turn *t);
bool frame_turn_is_notice(const struct framing *f, struct str phrase, uint32_t end);
void frame_noun(struct framing *f, uint32_t chunk);

/* The number that the victims of an event come to (rules COUNT-10 to COUNT-14). */
struct count count_victims(const struct clause *c, uint32_t first, uint32_t end);
struct count count_noun(const struct clause *c, uint32_t noun);

struct count count_one(const struct page *p, uint32_t noun); /* COUNT-10 */
bool frame_is_teller(const struct page *p, uint32_t noun);   /* "I" */

/* What a bound makes of a number, COUNT-2 to COUNT-8 (quantity.c). */
struct count count_bounded(int64_t value, int64_t top, bool vague, bool plus, enum bound bound);

/* Parts of those harmed: "including two children", "six of them women" (FRAME-20). */
void frame_parts(struct framing *f, uint32_t event);

/* What a figure at chunk `number` counts again, or NULL; `blocked`: something else was counted last (frame_last.c). */
const struct event *frame_counted_last(
	const struct framing *f, uint32_t number, bool strict, bool *blocked);
/* "up from 46": what was counted before, which nobody counts again. */
static inline bool frame_is_earlier(const struct event *e)
{
	return str_is(str_from(e->rule), "FRAME-175") || str_is(str_from(e->rule), "FRAME-305");
}
bool frame_other_was_counted(const struct framing *f, uint32_t number); /* does it say `blocked`? */
bool frame_was_brought_to(const struct framing *f, uint32_t chunk);     /* frame_forecast.c */
bool frame_after_one(const struct framing *f); /* one person's death was told just before */

/* Figures that stand without what they count (figure.c), and sums that are built up (figure_sum.c). */
void frame_add_figure(struct framing *f, const char *rule, uint32_t chunk, uint32_t number);
bool frame_list_of(struct framing *f, uint32_t noun);            /* frame_list_of.c */
bool frame_lone_number(const struct framing *f, uint32_t chunk); /* counts nothing named */
bool frame_is_year(const struct framing *f, uint32_t number);
uint32_t frame_makes_sum(const struct framing *f, uint32_t verb); /* its number, or NONE */
bool frame_is_per(const struct framing *f, uint32_t noun);
uint32_t frame_displaced_behind(const struct framing *f, uint32_t noun);
bool frame_running_sum(struct framing *f, uint32_t number);
void frame_lone_figure(struct framing *f, uint32_t verb);
bool frame_figure(struct framing *f, uint32_t noun);

/* What a force did without harm, and denials that name no deed (frame_answer.c). */
bool frame_activity(struct framing *f, uint32_t verb);
/* Harm killed: of those told dead, so that what is denied is their death; none: of the deed alone. Negative: "it never happened". */
void frame_answer_deed(
	struct framing *f, uint32_t first, uint32_t i, enum harm harm, bool negative);
bool frame_is_at_place(const struct framing *f, uint32_t word); /* frame_deny.c */
bool frame_has_nobody_there(struct framing *f, uint32_t verb);
bool frame_said_of_other(const struct framing *f);
bool frame_is_one_charge(const struct framing *f, uint32_t noun); /* frame_deny.c */
const struct event *frame_charged_before(const struct framing *f);
bool frame_never_happened(struct framing *f, uint32_t i);
bool frame_says_never(struct framing *f, uint32_t i);
bool frame_without_fire(struct framing *f, uint32_t i);
bool frame_denies_or_owns(struct framing *f, uint32_t i);
bool frame_denies_command(struct framing *f, uint32_t verb);               /* frame_deny.c */
bool frame_is_ill(const struct framing *f, uint32_t chunk, uint32_t noun); /* frame_wounds.c */
void frame_drop_wounds(struct page *p, size_t start);                      /* frame_wounds.c */
void frame_both_harms(struct page *p, size_t start);
void frame_answers(struct framing *f, size_t before);
bool frame_might_have(const struct framing *f, const struct chunk *v); /* frame_unreal.c */
bool frame_has_not_been(const struct framing *f, uint32_t chunk, uint32_t victim);
bool frame_only_dates(const struct framing *f, uint32_t noun); /* frame_unreal.c */
void frame_accuses(struct framing *f, size_t before);          /* frame_accuse.c */
bool frame_can_do(const struct framing *f, uint32_t i);
bool frame_is_open_or_denied(const struct framing *f, uint32_t verb);
void frame_claims_told(struct framing *f, size_t before, uint32_t i); /* frame_charge.c */
void frame_charges(struct framing *f, size_t before);                 /* frame_charge.c */

void frame_visited(struct framing *f, size_t start); /* frame_visited.c */
void frame_by_name(struct framing *f, size_t start);

/* frame_blamed.c */
bool frame_ends_bare(const struct framing *f, uint32_t who);
bool frame_can_be_blamed(const struct framing *f, uint32_t who);
bool frame_is_named_group(const struct framing *f, uint32_t verb, uint32_t who);
uint32_t frame_quoted_behind(const struct framing *f, uint32_t i);

const struct event *frame_deed_before(const struct framing *f); /* the deed told last, or NULL */

/* Figures that mean those spoken of before (frame_seen.c), and the word of harm in the sentences before. */
const struct lexeme *frame_harm_before(const struct framing *f, uint32_t back);
bool frame_counted_victims(struct framing *f, uint32_t i); /* frame_victims.c */
bool frame_pairs(struct framing *f);                       /* frame_pairs.c */
struct str frame_label_part(const struct framing *f, uint32_t first, uint32_t number);
bool frame_line(struct framing *f);
bool frame_of_ours(struct framing *f);
void frame_seen(struct framing *f, uint32_t verb);
void frame_lives(struct framing *f, uint32_t be);

bool frame_asked(struct framing *f); /* what answers a question (frame_asked.c) */
bool frame_answers_other(const struct framing *f);

/* People by their number, and what became of them (frame_group.c). */
uint32_t frame_group_before(const struct framing *f, uint32_t before, struct count *count);
void frame_group_fate(struct framing *f, size_t start);

uint32_t frame_past_comma(const struct framing *f, uint32_t i);
bool frame_is_forecast(
	const struct framing *f, uint32_t toll, uint32_t number); /* frame_forecast.c */

/* frame_toll.c */
void frame_raise_past(const struct framing *f, uint32_t number, struct count *count); /* COUNT-3 */
bool frame_toll(struct framing *f, uint32_t noun);
bool frame_is_charge(const struct framing *f, uint32_t noun);
bool frame_is_charged_with(const struct framing *f, uint32_t noun); /* CLAIM-81 */
bool frame_deeds_counted(struct framing *f, uint32_t noun, const struct lexeme *x);
bool frame_is_share(const struct framing *f, uint32_t noun); /* "accounted for 41 deaths" */
bool frame_counts_other(const struct framing *f, uint32_t number, const struct lexeme *x);

/* People without a verb (frame_brief.c). */
void frame_brief(struct framing *f, size_t start);
void frame_left_with(struct framing *f, uint32_t noun);
bool frame_cases_of(struct framing *f, uint32_t deed, const struct lexeme *x);
bool frame_buried_own(struct framing *f, uint32_t verb);
void frame_behind_semicolon(struct framing *f, uint32_t event);

/* frame_those.c */
void frame_rest_of_list(struct framing *f, uint32_t event);
void frame_parts_apart(struct framing *f, uint32_t event);
void frame_among_those(struct framing *f, uint32_t verb);
void frame_none_lived(struct framing *f, uint32_t i);
void frame_sought(struct framing *f, uint32_t verb);
bool frame_one_more(struct framing *f, uint32_t noun);
bool frame_is_part_already(const struct framing *f, uint32_t noun, const struct lexeme *x);
uint32_t frame_past_aside(const struct framing *f, uint32_t i);
bool frame_told_dead(const struct framing *f, int64_t number);
bool frame_came_late(const struct framing *f, uint32_t verb);
bool frame_died_in_bed(const struct framing *f, uint32_t verb);
void frame_alive_but(struct framing *f, uint32_t be, uint32_t i);
bool frame_a_body(struct framing *f, uint32_t noun);

/* Wards, morgues, parts of the body, lives lost (frame_body.c) */
bool frame_ward(struct framing *f, uint32_t verb);
void frame_dead_among(struct framing *f, size_t start);
/* A number is taken back: an event like `like`, of this sentence (frame_withdrawn.c). */
void frame_take_back(
	struct framing *f, const char *rule, const struct event *like, uint32_t quantity);
void frame_withdrawn(struct framing *f, size_t start);               /* frame_withdrawn.c */
void frame_revised(struct framing *f, size_t start);                 /* frame_revised.c */
void frame_takeback(struct framing *f, size_t start);                /* frame_takeback.c */
bool frame_is_figure_of_people(const struct framing *f, uint32_t n); /* frame_withdrawn.c */
bool frame_is_regretted(const struct framing *f, const struct event *e);
bool frame_not_as_many(struct framing *f, uint32_t noun);       /* frame_given_up.c */
void frame_given_up(struct framing *f, size_t start);           /* frame_given_up.c */
void frame_stormed(struct framing *f, size_t start);            /* frame_stormed.c */
void frame_eyes(struct framing *f, size_t start);               /* frame_eyes.c */
void frame_flows(struct framing *f, size_t start);              /* frame_flows.c */
bool frame_is_official(const struct framing *f, uint32_t noun); /* frame_deny.c */
void frame_might(struct framing *f, size_t start);              /* frame_might.c */
bool frame_never_rose(struct framing *f, uint32_t verb);        /* frame_rose.c */
void frame_bears(struct framing *f, size_t start);              /* frame_bears.c */
void frame_some(struct framing *f, size_t start);               /* frame_some.c */
bool frame_is_off_list(const struct framing *f, uint32_t noun);
void frame_sum_of(struct framing *f, size_t start); /* frame_sum_of.c */
bool frame_body_part(struct framing *f, uint32_t verb);
bool frame_lives_lost(struct framing *f, uint32_t verb);
void frame_claimed_lives(struct framing *f, uint32_t verb, const struct lexeme *x);
bool frame_is_known_body(const struct framing *f, uint32_t noun, const struct lexeme *x);
bool frame_is_fatal(const struct framing *f, uint32_t chunk);
bool frame_is_still(const struct framing *f, uint32_t word);
bool frame_graves(struct framing *f, uint32_t noun);
bool frame_is_of_any(const struct framing *f, uint32_t verb);
bool frame_is_sickness(const struct framing *f, uint32_t noun);
bool frame_is_supply(const struct framing *f, uint32_t i);
bool frame_is_doer(const struct framing *f, uint32_t noun);
void frame_not_found(struct framing *f, uint32_t i);
bool frame_sustaining(struct framing *f, uint32_t i);

/* What those tell who were there, and name no deed (frame_told.c) */
bool frame_told_noun(struct framing *f, uint32_t noun);
bool frame_told_verb(struct framing *f, uint32_t verb);
void frame_and_also(struct framing *f, uint32_t event);
uint32_t frame_put_first(const struct framing *f, uint32_t verb);

/* Harms other than death (frame_harm.c) */
bool frame_harm_verb(struct framing *f, uint32_t verb);
bool frame_harm_noun(struct framing *f, uint32_t noun);
bool frame_are_people(const struct framing *f, uint32_t i);
bool frame_whereabouts(struct framing *f, uint32_t i);
bool frame_untraced(struct framing *f, uint32_t verb); /* frame_trace.c */
bool frame_is_let_go(const struct framing *f, uint32_t number, enum harm harm);
bool frame_is_crew(const struct framing *f, uint32_t noun);
bool frame_is_unit(const struct framing *f, uint32_t word);
/* Residents are carried off (frame_relocated.c) */
bool frame_relocated(struct framing *f, uint32_t verb);
bool frame_leaves_body(const struct framing *f, uint32_t verb, uint32_t noun);
bool frame_are_dwellers(const struct framing *f, uint32_t noun);
bool frame_after_residents(const struct framing *f);
bool frame_exiles(struct framing *f, uint32_t verb); /* frame_exile.c */
void frame_sum_behind(struct framing *f, size_t start);
void frame_hurt_kin(struct framing *f, size_t start); /* frame_kin.c */
void frame_teller_aside(struct framing *f, size_t start);
void frame_forget_tellers(struct page *p, size_t start);
bool frame_exile_noun(struct framing *f, uint32_t noun);
bool frame_is_forced_at(const struct framing *f, uint32_t w);
bool frame_throws_out(const struct framing *f, uint32_t verb);
bool frame_were_driven_out(const struct framing *f); /* frame_willing.c */
bool frame_went_freely(struct framing *f, uint32_t verb);
bool frame_was_free(struct framing *f, uint32_t noun);
bool frame_are_travellers(const struct framing *f, uint32_t verb, uint32_t noun);
bool frame_are_residents(const struct framing *f, uint32_t noun);
bool frame_live_there(const struct framing *f, uint32_t noun);
bool frame_was_displaced(const struct framing *f);
bool frame_planned(struct framing *f, uint32_t verb);    /* frame_plan.c */
bool frame_told_to_go(struct framing *f, uint32_t verb); /* frame_leave.c */
bool frame_is_for_safety(const struct framing *f, uint32_t verb);
bool frame_is_behind_harm(const struct framing *f);
bool frame_empties(struct framing *f, uint32_t verb); /* frame_emptied.c */
uint32_t frame_remover(const struct framing *f, uint32_t verb);
bool frame_to_exile(const struct framing *f, uint32_t from);
bool frame_is_mishap(const struct framing *f);
bool frame_goes_away(const struct framing *f, uint32_t verb);
bool frame_voluntary(struct framing *f, uint32_t noun);
bool frame_is_mass_removal(const struct framing *f, const struct event *e, struct str phrase);
bool frame_is_mass_arrest(const struct framing *f, const struct event *e, struct str phrase);
bool frame_moves_house(const struct framing *f, uint32_t verb);
bool frame_goes_to_jail(const struct framing *f, uint32_t word);
bool frame_are_driven_out(const struct framing *f, uint32_t noun);

/* People led away and missing (frame_away.c) */
bool frame_away_verb(struct framing *f, uint32_t verb);
bool frame_led_verb(struct framing *f, uint32_t verb); /* frame_led.c */
bool frame_is_rescue(const struct framing *f);
void frame_taken_once(struct framing *f, size_t start);
bool frame_led_noun(struct framing *f, uint32_t noun);
bool frame_away_noun(struct framing *f, uint32_t noun);

/* What people live by is cut off (frame_deprive.c) */
bool frame_depriving(struct framing *f, uint32_t i, const struct lexeme *x);
uint32_t frame_feeder_before(const struct framing *f, uint32_t verb); /* frame_cut.c */
void frame_cut_halves(struct framing *f, size_t start);
bool frame_is_utility(const struct framing *f, uint32_t noun); /* frame_utility.c */
bool frame_no_utility(struct framing *f, uint32_t noun);
bool frame_is_by_weather(const struct framing *f);
bool frame_brings_other(const struct framing *f, uint32_t noun);
const char *const *frame_cut_forms(size_t i);
bool frame_is_engine(const struct framing *f, uint32_t noun);
bool frame_is_outcome(const struct framing *f, uint32_t verb); /* frame_cut.c */
void frame_tell_whom(struct framing *f, uint32_t who);
bool frame_deprived(struct framing *f, uint32_t verb, bool early); /* early: before FRAME-34 */
bool frame_fires(struct framing *f, uint32_t verb);                /* frame_fire.c */
bool frame_holds_nobody(struct framing *f, uint32_t verb);         /* frame_cause.c */
bool frame_calls_invented(struct framing *f, uint32_t verb);
bool frame_it_says(const struct framing *f, uint32_t verb); /* frame_joined.c */
bool frame_shot_in_all(const struct framing *f, const struct event *e, uint32_t i);
bool frame_is_of_invention(const struct framing *f, uint32_t verb);
bool frame_among_themselves(struct framing *f, uint32_t verb);
bool frame_other_cause(struct framing *f, uint32_t verb);
bool frame_lacks(struct framing *f, uint32_t verb);          /* frame_lack.c */
bool frame_stops_sale(struct framing *f, uint32_t verb);     /* frame_sale.c */
bool frame_closes_shop(struct framing *f, uint32_t verb);    /* frame_closed.c */
bool frame_closes_way(struct framing *f, uint32_t verb);     /* frame_cut.c */
bool frame_is_power(const struct framing *f, uint32_t noun); /* frame_side.c */
/* A power, or who rules a place in its name: "the governor"; noun chunk `by`. */
bool frame_is_ruler(const struct framing *f, uint32_t by);
bool frame_is_under_arms(const struct framing *f);
bool frame_is_behind_force(const struct framing *f);
bool frame_keeps_out(const struct framing *f, uint32_t who);
bool frame_is_filled(const struct framing *f, uint32_t verb); /* frame_moved.c */
bool frame_is_side(const struct framing *f, uint32_t noun);
bool frame_is_into_place(const struct framing *f, uint32_t from); /* frame_refuse.c */
uint32_t frame_refusal_of(const struct framing *f, uint32_t verb);
bool frame_is_sent(const struct framing *f, uint32_t verb);
bool frame_refuses_entry(struct framing *f, uint32_t verb);
uint32_t frame_supply_of(const struct framing *f, uint32_t noun, uint32_t end);

/* frame_taken.c */
bool frame_is_unharmed(
	const struct framing *f, uint32_t verb, uint32_t noun, const struct lexeme *x);

bool frame_moved_verb(struct framing *f, uint32_t verb); /* frame_moved.c */
bool frame_moved_noun(struct framing *f, uint32_t noun);
bool frame_after_verb(struct framing *f, uint32_t verb); /* frame_after.c */
bool frame_after_noun(struct framing *f, uint32_t noun);
void frame_counts_by(struct framing *f, size_t start);
bool frame_burns_things(const struct framing *f, uint32_t verb, uint32_t what); /* frame_armed.c */
void frame_drop_vague(struct framing *f, size_t start);
void frame_held_against(struct framing *f, size_t start); /* frame_unreal.c */
void frame_widen_answer(struct framing *f, size_t start, uint32_t verb);

/* count.c */
uint32_t count_explained(
	const struct clause *c, uint32_t noun); /* the chunk of the number, or NONE */
bool count_speaks_next(const struct clause *c, uint32_t i);
bool count_is_of_all(const struct clause *c, uint32_t i); /* count_part.c */
bool count_is_apart(const struct clause *c, uint32_t i);
uint32_t count_consisting(const struct clause *c, uint32_t noun);
bool count_spelt_out(const struct clause *c, uint32_t first, uint32_t end, struct count *sum);
bool count_is_same_person(const struct clause *c, uint32_t first, uint32_t i, uint32_t end);
uint32_t frame_last_whole(const struct page *p,
	uint32_t sentence); /* part.c: the event that a part there can belong to */
/* "12 civilians, including three children, and four policemen": where those of the list that are a part are told; or NONE. */
uint32_t count_some_within(const struct page *p, uint32_t first, uint32_t end);
bool count_is_of_list(const struct clause *c, uint32_t first, uint32_t end);

/* Shares of a number (quantity_share.c): the word behind, or i; a number by itself (quantity.c), likewise. */
uint32_t quantity_share(
	const struct page *p, uint32_t i, uint32_t end, struct count *count, int64_t *whole);
uint32_t quantity_plain(const struct page *p, uint32_t i, uint32_t end, int64_t *value);

/* "A bookkeeper of 46, who died": the number at `i` is an age (COUNT-9); no "crew of 46". */
bool quantity_is_age_of(const struct page *p, uint32_t i, uint32_t behind);
/* quantity_age.c */
bool quantity_second_age(const struct page *p, uint32_t first);
bool quantity_is_score(const struct page *p, uint32_t behind, uint32_t end);
bool quantity_is_topic(const struct page *p, uint32_t about);
bool quantity_is_label(const struct page *p, uint32_t first, uint32_t behind, uint32_t end);
bool quantity_of_parent(const struct page *p, uint32_t first);
bool quantity_of_entry(const struct page *p, uint32_t i, uint32_t end, double value);
bool quantity_is_limit(const struct page *p, uint32_t i, uint32_t first, uint32_t end);
bool quantity_is_word(const struct page *p, uint32_t i, uint32_t end);
bool quantity_is_examined(const struct page *p, uint32_t i, uint32_t end);
bool quantity_is_of_trial(const struct page *p, uint32_t i, uint32_t end);
bool quantity_odd(const struct page *p, struct str tens, int64_t *value);
bool quantity_of_one(const struct page *p, uint32_t first, uint32_t end);

/* frame_post.c */
bool frame_post(struct framing *f, size_t start);
bool frame_armed(struct framing *f, uint32_t verb); /* frame_armed.c */
void frame_rather(struct framing *f, uint32_t event);
bool frame_is_awaited(const struct framing *f, uint32_t chunk);

/* frame_spread.c */
bool frame_spread(struct framing *f);
void frame_breakdown(struct framing *f, size_t first);

/* frame_be.c */
void frame_being_one(struct framing *f, uint32_t i);
bool frame_dead_are(struct framing *f, uint32_t be);
uint32_t frame_others_of_one(const struct framing *f, uint32_t noun);
void frame_being_among(struct framing *f, uint32_t i);
/* frame_more.c */
bool frame_is_tally(const struct framing *f, uint32_t noun);
uint32_t frame_number_past_relative(const struct framing *f, uint32_t be);
uint32_t frame_head_of_relative(const struct framing *f, uint32_t verb);
bool frame_cost_of_lives(struct framing *f, uint32_t noun);
bool frame_stifled(struct framing *f, uint32_t verb);
void frame_besides(struct framing *f, uint32_t event);
bool frame_done_to_death(struct framing *f, uint32_t verb);
bool frame_coded(struct framing *f, uint32_t noun);
bool frame_counted_then_dead(struct framing *f, uint32_t noun);
void frame_shares(struct framing *f, size_t first);
void frame_late_deaths(struct framing *f, size_t first);

/* What "shot" tells of those who suffered it: `x`, or a killing (frame_shot.c). */
const struct lexeme *frame_shot(
	const struct framing *f, uint32_t chunk, uint32_t noun, const struct lexeme *x);
void frame_weapons(struct framing *f, uint32_t i, const struct lexeme *x);

bool frame_is_shot(const struct framing *f, const struct event *e);

bool frame_shot_where(const struct framing *f, uint32_t i);
bool frame_is_shooter(const struct framing *f, uint32_t verb, uint32_t noun);

/* Those listed, and counts that share a verb (frame_list.c). */
bool frame_names_listed(struct framing *f);
void frame_inverted(struct framing *f, uint32_t be);
void frame_gapped(struct framing *f, uint32_t event);

/* frame_dead.c */
void frame_figure_before(struct framing *f, uint32_t event);
bool frame_whose_body(struct framing *f, uint32_t be);
bool frame_among_line(struct framing *f, size_t start);
/* frame_place_list.c */
bool frame_places_listed(struct framing *f);
bool frame_accounts_for(struct framing *f, uint32_t verb);
bool frame_none_line(struct framing *f);
bool frame_leaves_out(const struct framing *f, uint32_t i);
bool frame_of_sickness(const struct framing *f, uint32_t toll);
bool frame_lie_there(struct framing *f, uint32_t verb);
bool frame_is_of_play(const struct framing *f);
void frame_leaving(struct framing *f, uint32_t verb);
const struct lexeme *frame_dead_word(const struct framing *f, uint32_t i); /* frame_verb.c */
bool frame_dead_noun(struct framing *f, uint32_t noun);

/* Rows of a table under a head, FRAME-80, and names one to a line, FRAME-81 (frame_table.c). */
struct roll {
	int8_t act, harm; /* of the line above the names; HARM_NONE: there is none */
	uint32_t last;    /* sentence of that line or of the name last read */
	bool names;       /* somebody was named in it */
};
bool frame_row(struct framing *f);
bool frame_roll(struct framing *f, struct roll *roll);
void frame_opens_roll(struct framing *f, size_t start, struct roll *roll);

/* frame_taken.c */
bool frame_is_state(const struct framing *f, uint32_t noun); /* a force of the state */
bool frame_held(struct framing *f, uint32_t verb);
bool frame_arrived(struct framing *f, uint32_t verb);
bool frame_taken(struct framing *f, uint32_t verb);
void frame_took_prisoners(struct framing *f, uint32_t verb);
uint32_t frame_verb_joined(const struct framing *f, uint32_t participle); /* frame_joined.c */
uint32_t frame_right_before(const struct framing *f, uint32_t noun, uint32_t participle);
void frame_subjected(struct framing *f, uint32_t verb);
bool frame_counted_somewhere(struct framing *f, uint32_t noun);
bool frame_families_of(struct framing *f, uint32_t noun);
bool frame_bracketed(struct framing *f, uint32_t noun, const struct lexeme *x);

/* Who did it (frame_actor.c): of a verb or noun; of "accused the Front of killing". */
void frame_set_actor(struct framing *f, struct event *e, uint32_t actor);
uint32_t frame_doer_of_gerund(const struct framing *f, uint32_t gerund, uint32_t subject);

/* "Of the 56, 45 died": counted among those told of before; of another war or ship (frame_other.c). */
bool frame_of_those(const struct framing *f);
bool frame_are_alive(const struct framing *f, uint32_t number); /* frame_seen.c */
bool frame_settles_on(const struct framing *f, uint32_t verb);  /* frame_else.c */
bool frame_is_lost_custom(const struct framing *f, uint32_t noun);
uint32_t frame_past_giver(const struct framing *f, uint32_t i);
bool frame_says_none(struct framing *f);
void frame_over_names(const struct framing *f, struct event *e, uint32_t noun);
uint32_t frame_people_beside(
	const struct framing *f, uint32_t noun, bool behind); /* frame_other.c */
bool frame_is_disowned(const struct framing *f, uint32_t number);
bool frame_of_other_deed(const struct framing *f, const struct event *e);

void frame_members(struct framing *f, size_t start); /* frame_member.c */

void frame_of_dead(struct framing *f, size_t start);                 /* frame_of_dead.c */
void frame_nobody(struct framing *f, size_t before);                 /* frame_nobody.c */
bool frame_is_their_version(const struct framing *f, uint32_t noun); /* frame_deny.c */
uint32_t frame_end_of_as(const struct framing *f, uint32_t verb, uint32_t end);
void frame_points(struct framing *f, size_t before); /* frame_blame.c */

/* "86 dead or missing" (frame_either.c). */
void frame_either(struct framing *f, size_t start);

/* Those told of before (frame_share.c). */
void frame_told_of(struct framing *f, size_t start);

struct str frame_part_of(const struct page *p, const struct chunk *c);
bool frame_listed(struct framing *f, uint32_t first);
void frame_part_is(struct framing *f, uint32_t verb);
void frame_named(struct framing *f, uint32_t verb);
void frame_behind_marks(struct framing *f, struct event *e);
bool frame_part_line(struct framing *f);
void frame_part_among(struct framing *f, uint32_t verb);
bool frame_heads_parts(const struct framing *f, uint32_t verb); /* "those killed include" */

#endif
