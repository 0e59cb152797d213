#ifndef READER_SETTING_H
#define READER_SETTING_H

#include "reader/page.h"

/* When and where events took place: for setting.c, place.c, period.c and incident.c alone. */

/* Of several harms of a sentence, is `e` the one told nearest to word i? */
bool event_is_nearest(const struct page *p, const struct event *e, uint32_t i);

/* How far from an event words are: those close behind are nearest, and what is behind is nearer than it looks. */
static inline uint32_t words_from(const struct event *e, uint32_t first, uint32_t end)
{
	if (first >= e->trigger && first <= e->end + 1)
		return 1;
	if (e->trigger < first)
		return first - e->trigger + 2;
	return e->trigger >= end ? e->trigger - end + 4 : 0;
}

/* A verb of saying: in "Akwera state" it is none. */
static inline bool is_saying_verb(const struct page *p, uint32_t word)
{
	return lexeme_has(lex_at(p, word), FEATURE_SAY) && tag_at(p, word) >= TAG_VB &&
	       tag_at(p, word) <= TAG_VBZ;
}

/* "After the death of a girl in a hospital on 16 March, the number stands at 18": is `word` of that death? */
bool event_grew_by(const struct page *p, const struct event *e, uint32_t word);

/* place.c: the place that the event's sentence gives it, or NONE; `*k` is the first spot not before it. */
uint32_t place_of_event(const struct page *p, const struct event *e, uint32_t *k);

/* place_said.c: "Doctors at the hospital in Bakuven said": where the speaker is, not where it happened. */
bool place_is_of_source(const struct page *p, uint32_t sentence, const struct spot *spot);
bool place_is_name_above(
	const struct page *p, uint32_t sentence, const struct spot *s); /* place_meant.c */
bool place_of_byline(const struct page *p, uint32_t sentence, const struct spot *s);
bool place_of_carried(const struct page *p, const struct event *e, const struct spot *s);
bool place_of_record(const struct page *p, uint32_t sentence, const struct spot *s);
bool place_of_the_living(const struct page *p, uint32_t sentence, const struct spot *s);

bool is_of_a_part(const struct page *p, const struct event *e, uint32_t word);

/* The place that the report is about (SET-6), and what stands for it: "there", "the same town" (SET-7). */
uint32_t place_of_topic(const struct page *p, bool wide);
uint32_t place_of_paragraph(const struct page *p, uint32_t sentence);
bool place_is_meant(const struct page *p, uint32_t sentence);
uint32_t place_had_others(const struct page *p);
bool place_is_come_from(const struct page *p, uint32_t sentence, uint32_t before);
bool place_is_elsewhere(const struct page *p, uint32_t sentence, const struct spot *s);
bool place_of_deed(const struct page *p, uint32_t sentence, const struct spot *s);
struct str place_noun(const struct page *p, const struct spot *s); /* "camp", "village" */

/* 1 settlement, 2 camp or quarter, 3 province, 4 country, 0 anything else. */
int place_locality(enum spot_kind kind);
bool place_is_local(enum spot_kind kind);

/* incident_item.c: where no place is named, that of the report for those who lack or leave; where people are taken. */
uint32_t spot_at_home(const struct page *p, const struct event *e);
bool is_destination(const struct page *p, const struct event *e, uint32_t spot);

/* period.c: the moment of an event, of a figure over a period, of the report's subject; or NONE. */
uint32_t moment_of_event(const struct page *p, const struct event *e, uint32_t *k);
bool moment_opens_clause(const struct page *p, const struct event *e, const struct moment *m);
bool moment_is_printed(const struct page *p, uint32_t sentence, const struct moment *m);
bool moment_dates_a_day(const struct page *p, uint32_t sentence, uint32_t moment);

/* period_told.c: where what was said begins, behind those who were told it: "told a conference in Vell on Friday that" */
uint32_t said_from(const struct page *p, const struct saying *s);

/* The day of a saying, a letter, a picture or a visit, and of no deed */
bool moment_is_of_a_count(const struct page *p, const struct moment *m);
bool moment_is_told(
	const struct page *p, uint32_t sentence, const struct event *e, const struct moment *m);

/* period_later.c: days of burials, of later deaths, of a toll that rose: of no deed (SET-12) */
bool moment_of_burial(const struct page *p, const struct event *e);
bool moment_is_of_late_deaths(const struct page *p, const struct event *e, const struct moment *m);
bool moment_is_of_rise(const struct page *p, const struct event *e, const struct moment *m);
bool moment_is_of_compared(const struct page *p, const struct event *e, const struct moment *m);
bool moment_names_service(const struct page *p, const struct moment *m);
bool moment_is_beside_chained(const struct page *p, const struct sentence *s, uint32_t i);

uint32_t moment_of_period(const struct page *p, const struct event *e);
uint32_t moment_of_paragraph(const struct page *p, uint32_t sentence, uint32_t before);
uint32_t moment_of_topic(const struct page *p);
uint32_t moment_of_what_happened(const struct page *p);      /* period_later.c */
uint32_t moment_by_report(struct page *p);                   /* may add a moment to the page's */
bool moment_is_whole(const struct page *p, uint32_t moment); /* period_later.c */
bool moment_is_held_against(const struct page *p, const struct event *e);
bool moment_is_period(const struct page *p, const struct moment *m);
void moment_days(const struct page *p, uint32_t moment, date_day *from, date_day *to);

/* A moment as a claim gives it: what runs on ends with the report's day. */
struct when moment_when(const struct page *p, uint32_t moment);

/* The same for a claim: nothing that rests on a guessed year. */
struct when moment_told(const struct page *p, uint32_t moment);

/* place_named.c: the places, and the vessels, that the report names, each once, at most 24; views of the text (WHERE-29). */
void page_named_places(const struct page *p, struct strs *to, struct strs *vessels);

/* setting_stretch.c: does the event's sentence tell of a stretch of time or land, so that its figure is over several? */
bool event_covers_several(const struct page *p, const struct event *e, const struct sentence *s);

/* setting_whole.c: over a whole land or several places (CLAIM-83 to CLAIM-85) */
bool event_covers_places(const struct page *p, const struct event *e, const struct sentence *s);
void event_follows_text(struct page *p, struct event *e);

/* Is a deed told of in the event's sentence, besides who was harmed? */
bool tells_a_deed(const struct page *p, const struct event *e);

/* incident_item.c: has the sentence another brief's label over it; the first sentence of its item, or NONE */
bool item_is_another_brief(const struct page *p, uint32_t told, uint32_t sentence);
uint32_t item_begin(const struct page *p, uint32_t sentence);
/* INC-50: which of the incidents told before "in the first attack" means, from 1; 0: none. */
uint32_t item_order(const struct page *p, const struct event *e);
/* INC-15: the incident, from 1, that told of as many before; 0: none, or several. */
size_t item_of_figure(const struct page *p, const struct event *e, size_t current);

/* stage.c: is the figure called preliminary, updated or final? */
enum stage event_stage(const struct page *p, const struct event *e);

/* Who dies of wounds or in a hospital, days after the deed (INC-7). */
bool event_dies_late(const struct page *p, const struct event *e);

/* A count, bodies, those treated: told on its day of what was done before (SET-5). */
bool is_figure(const struct page *p, const struct event *e); /* beside a deed or not */
bool is_later_figure(const struct page *p, const struct event *e);

#endif
