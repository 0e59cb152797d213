#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * The dead in shapes without a verb of dying: what a figure was before ("down from 51", FRAME-175), losses that there were none
 * of (FRAME-176), "nurse among three killed" over a report (FRAME-177), and whose a body was (FRAME-178).
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

static bool reads(const struct framing *f, uint32_t i, const char *word)
{
	return i >= f->clause.first && i < f->clause.end && word_is(f->page, at(f, i)->first, word);
}

/* The number behind "down from", "a decrease from", "compared with", "(same period last year:"; NONE when none is. */
static uint32_t figure_before(const struct framing *f, uint32_t i)
{
	static const char *const ways[] = { "down", "up", "decrease", "increase", "drop", "rise",
		"fall", "decline", "reduction", "jump", NULL };
	static const char *const by[] = { "to", "with", NULL };
	const struct chunk *c = at(f, i);
	uint32_t number = NONE;
	bool compared = word_is(f->page, c->head, "compared") && i + 1 < f->clause.end &&
			word_is_any(f->page, at(f, i + 1)->first, by);
	if (compared || (word_is_any(f->page, c->head, ways) && reads(f, i + 1, "from")))
		number = i + 2;
	else if (reads(f, i, "(") && i + 1 < f->clause.end)
		for (uint32_t k = i + 1; k + 1 < f->clause.end && k < i + 6; k++)
			if (reads(f, k, ":") && word_is_any(f->page, at(f, i + 1)->first,
							WORDS("same", "last", "previous")))
				number = k + 1;
	return is_kind(f, number, CHUNK_NOUN) && at(f, number)->quantity != NONE &&
			       (at(f, number)->bare || role_is_human(f->page, number, true) ||
				       lexeme_has(at(f, number)->lex, FEATURE_TOLL))
		       ? number
		       : NONE;
}

/* FRAME-305: "58 bodies, up from 46 on Tuesday evening", "up from 31 earlier": of those, counted before; no "51 in March". */
static bool is_earlier_count(const struct framing *f, uint32_t number)
{
	static const char *const times[] = { "earlier", "previously", "yesterday", "overnight",
		"evening", "morning", "monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday", "night", NULL };
	static const char *const others[] = { "year", "month", "years", "months", "week", NULL };
	enum { AHEAD = 6 };
	uint32_t from = at(f, number)->end, stop = f->page->scan.sentences.at[f->sentence].end;
	bool found = false;
	for (uint32_t w = from; w < stop && w < from + AHEAD; w++) {
		if (word_is_any(f->page, w, others))
			return false;
		found |= word_is_any(f->page, w, times);
		if (w > from && (f->page->scan.words.at[w].shape & SHAPE_PUNCT))
			break;
	}
	return found;
}

/* FRAME-175: "43 murders in April, down from 51", "121 dead (same period last year: 58)": of another time. */
void frame_figure_before(struct framing *f, uint32_t event)
{
	enum { AHEAD = 14 };
	const struct event e = f->page->events.at[event];
	if (f->page->wide || e.harm <= HARM_NONE || !e.count.known || e.whole != NONE ||
		e.part.at || e.negative)
		return;
	uint32_t from = f->page->mark[e.end - 1].chunk + 1;
	for (uint32_t i = from; i < f->clause.end && i < from + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_SUB) || is_kind(f, i, CHUNK_REL))
			return;
		if (is_kind(f, i, CHUNK_NOUN) && at(f, i)->quantity != NONE)
			return; /* another figure */
		uint32_t number = figure_before(f, i);
		if (number == NONE)
			continue;
		bool time =
			is_kind(f, number + 1, CHUNK_TIME) || is_kind(f, number + 2, CHUNK_TIME);
		if (e.toll && !time && !lexeme_has(lex_at(f->page, e.trigger), FEATURE_EVENT))
			return; /* "the toll rose to 12, up from 9" */
		struct lexeme like = { .act = (int8_t)e.act, .harm = (int8_t)e.harm, .basis = -1 };
		bool same = is_earlier_count(f, number);
		struct event *more =
			frame_add(f, same ? "FRAME-305" : "FRAME-175", number, number, &like);
		more->victims_end = number + 1;
		more->count = count_noun(&f->clause, number);
		more->toll = e.toll;
		more->elsewhere = more->recalled = !same;
		return;
	}
}

/* "we", a force: whose losses they are; no company. */
static bool bears_losses(const struct framing *f, uint32_t noun)
{
	static const char *const us[] = { "we", "i", "they", "side", "troops", "forces", NULL };
	return is_kind(f, noun, CHUNK_NOUN) && (word_is_any(f->page, at(f, noun)->head, us) ||
						       lexeme_has(at(f, noun)->lex, FEATURE_ARMED));
}

/* FRAME-176: "we had no losses", "there were no losses on our side", behind what was told of a fight. */
static bool no_losses(struct framing *f, uint32_t i)
{
	static const char *const losses[] = { "losses", "loss", NULL };
	const struct chunk *c = at(f, i);
	bool without = is_kind(f, i - 1, CHUNK_PREP) && reads(f, i - 1, "without");
	if (!word_is_any(f->page, c->head, losses) || !(c->none || without) ||
		c->end > c->first + 2)
		return false;
	if (is_kind(f, i + 1, CHUNK_PREP) && reads(f, i + 1, "of"))
		return false; /* "no loss of power" */
	uint32_t of = i + 2, verb = i - 1;
	bool ours = i + 2 < f->clause.end && is_kind(f, i + 1, CHUNK_PREP) && bears_losses(f, of);
	if (!ours && is_kind(f, verb, CHUNK_VERB) && i > f->clause.first)
		ours = bears_losses(f, role_subject(&f->clause, verb));
	size_t n = f->page->events.count;
	bool fight = n && f->page->events.at[n - 1].sentence + 3 >= f->sentence;
	if (!ours || !fight)
		return false;
	struct event *e = frame_add(f, "FRAME-176", i, NONE, &killed);
	e->negative = true;
	e->hypothetical = false;
	if (is_kind(f, verb, CHUNK_VERB))
		e->first = at(f, verb)->first;
	return true;
}

/* "that of a woodcutter", "those of two farmers": whose; NONE when it says none. */
static uint32_t owner_of(const struct framing *f, uint32_t i)
{
	if (reads(f, i, "that") && is_kind(f, i, CHUNK_SUB) && reads(f, i + 1, "of"))
		return i + 2;
	if (is_kind(f, i, CHUNK_NOUN) && (reads(f, i, "those") || reads(f, i, "that")))
		return role_joined(&f->clause, i, "of");
	return NONE;
}

/* FRAME-178: "The second body was that of a woodcutter", "the bodies were those of two farmers". */
bool frame_whose_body(struct framing *f, uint32_t be)
{
	uint32_t who = f->page->wide || !lexeme_has(at(f, be)->lex, FEATURE_BE) ||
				       at(f, be)->negative || at(f, be)->passive
			       ? NONE
			       : owner_of(f, be + 1);
	uint32_t body = is_kind(f, who, CHUNK_NOUN) ? role_subject(&f->clause, be) : NONE;
	if (body == NONE || !role_is_human(f->page, who, true) ||
		!lexeme_has(at(f, role_people(&f->clause, body))->lex, FEATURE_BODY))
		return false;
	const struct event *told = frame_deed_before(f);
	bool many = told && told->harm == HARM_KILLED && told->count.known;
	if (many && told->count.high == 1)
		return false; /* told already */
	struct event *e = frame_add(f, "FRAME-178", be, who, &killed);
	e->first = at(f, body)->first;
	e->basis = BASIS_BODIES;
	if (many || !at(f, body)->plural)
		e->part = frame_part_of(f->page, at(f, who));
	return e->count.known;
}

/* The harm of "3 killed", "8 dead", "dead" behind "among". */
static const struct lexeme *harm_among(const struct framing *f, uint32_t i)
{
	if (!is_kind(f, i, CHUNK_NOUN))
		return NULL;
	const struct chunk *c = at(f, i);
	const struct lexeme *x = is_kind(f, i + 1, CHUNK_VERB) && at(f, i + 1)->participle
					 ? at(f, i + 1)->lex
					 : NULL;
	for (uint32_t w = c->first; w < c->end && !x; w++)
		if (word_has(f->page, w, FEATURE_DEAD))
			x = lex_at(f->page, w);
	bool counted = c->quantity != NONE || word_is(f->page, c->head, "dead");
	return counted && x && x->harm > HARM_NONE ? x : NULL;
}

/* FRAME-177: "Nurse among three killed in Qarin", "Mayor, two guards among dead": a line without a verb. */
bool frame_among_line(struct framing *f, size_t start)
{
	uint32_t first = f->clause.first, i = first;
	while (i < f->clause.end &&
		(is_kind(f, i, CHUNK_NOUN) || is_kind(f, i, CHUNK_COMMA) ||
			is_kind(f, i, CHUNK_AND)) &&
		!reads(f, i, "among"))
		i++;
	const struct lexeme *x = reads(f, i, "among") ? harm_among(f, i + 1) : NULL;
	if (f->page->wide || i == first || !x || !is_kind(f, first, CHUNK_NOUN) ||
		!role_is_human(f->page, first, true) || at(f, first)->pronoun)
		return false;
	for (size_t k = start; k < f->page->events.count; k++)
		if (f->page->events.at[k].victim == first)
			return false;
	struct event *e = frame_add(f, "FRAME-177", first, first, x);
	e->act = e->act > ACT_OTHER || e->harm != HARM_KILLED ? e->act : ACT_KILLING;
	if (!e->count.known) {
		f->page->events.count--;
		return false;
	}
	e->part = frame_part_of(f->page, at(f, first));
	frame_parts_apart(f, (uint32_t)f->page->events.count - 1);
	return true;
}

/* "not including the two attackers": none of those counted (FRAME-40). */
bool frame_leaves_out(const struct framing *f, uint32_t i)
{
	static const char *const counting[] = { "counting", "including", NULL };
	uint32_t first = at(f, i)->first;
	return !f->page->wide && first > 0 &&
	       (word_is(f->page, first, "excluding") ||
		       (word_is_any(f->page, first, counting) &&
			       word_is(f->page, first - 1, "not")));
}

/* "412 cases of diarrhoea, with three deaths", "four deaths of pneumonia": nobody's deed. */
bool frame_of_sickness(const struct framing *f, uint32_t toll)
{
	static const char *const ills[] = { "cholera", "measles", "diarrhoea", "diarrhea",
		"pneumonia", "malaria", "dengue", "typhoid", "meningitis", "diphtheria",
		"influenza", "ebola", "covid", "covid-19", "polio", "tuberculosis", NULL };
	static const char *const held[] = { "custody", "prison", "detention", "camp", "cells",
		"siege", "starvation", "hunger", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	bool ill = false, cases = false,
	     of = word_is(f->page, at(f, toll)->end, "of") ||
		  word_is(f->page, at(f, toll)->end, "from");
	for (uint32_t w = s->first; w < s->end; w++) {
		if (word_is_any(f->page, w, held) || word_has(f->page, w, FEATURE_ARMED))
			return false;
		cases |= word_is(f->page, w, "cases") || word_is(f->page, w, "case");
		ill |= word_is_any(f->page, w, ills);
	}
	return ill && (cases || (of && word_is_any(f->page, at(f, toll)->end + 1, ills)));
}

bool frame_dead_noun(struct framing *f, uint32_t noun)
{
	return !f->page->wide && no_losses(f, noun);
}

/* "in 1622", "the rebels of 1798": too long ago for a report */
static bool is_olden(const struct framing *f, uint32_t w)
{
	struct str year = low_at(f->page, w);
	return year.len == 4 && year.at[0] == '1' && year.at[1] >= '0' && year.at[1] <= '8' &&
	       word_is_any(f->page, w - 1, WORDS("in", "of"));
}

/* A play, a picture, a match or the days of old: "the prisoners are strangled in the last act of the opera" */
bool frame_is_of_play(const struct framing *f)
{
	static const char *const shows[] = { "film", "films", "movie", "novel", "opera", "theatre",
		"actor", "actors", "actress", "scenes", "photographer", "photographers",
		"portraits", "paintings", "altar", "yearbook", "comic", "comedian", "parade",
		"striker", "goalkeeper", "forwards", "midfield", "goal", "defenders", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_is_any(f->page, w, shows) || is_olden(f, w) ||
			(word_is(f->page, w, "coach") && word_has(f->page, w + 1, FEATURE_SAY)))
			return true;
	return false;
}

/* FRAME-304: "Forty-six of our brothers and sisters are lying in the prayer hall", and in no hospital: dead. */
bool frame_lie_there(struct framing *f, uint32_t verb)
{
	static const char *const lies[] = { "lying", "lie", "lay", NULL };
	static const char *const whose[] = { "our", "their", "my", "his", "her", NULL };
	static const char *const cared[] = { "hospital", "hospitals", "bed", "beds", "ward",
		"wards", "clinic", "infirmary", "wounded", "injured", "asleep", "hiding", "wait",
		"sun", "sunshine", "shade", "beach", "pool", NULL };
	if (f->page->wide || !word_is_any(f->page, at(f, verb)->head, lies) ||
		at(f, verb)->negative || at(f, verb)->modal ||
		!word_is_any(f->page, at(f, verb)->end, WORDS("in", "on", "under", "at", "behind")))
		return false;
	bool care = false;
	for (uint32_t w = at(f, verb)->end, k = w; k < w + 4; k++)
		care |= word_is_any(f->page, k, cared);
	for (uint32_t i = verb; i-- > f->clause.first && i + 8 > verb;) {
		const struct chunk *n = at(f, i);
		if (n->kind != CHUNK_NOUN || n->quantity == NONE)
			continue;
		if (!word_is(f->page, n->end, "of") || !word_is_any(f->page, n->end + 1, whose) ||
			!role_is_human(f->page, i + 2, true) || care)
			return false;
		struct event *e = frame_add(f, "FRAME-304", verb, i, &killed);
		e->victims_end = i + 1;
		e->count = count_noun(&f->clause, i);
		e->part = (struct str){ 0 };
		e->basis = BASIS_BODIES;
		return true;
	}
	return false;
}

/* ", 61," */
static bool is_age_aside(const struct framing *f, uint32_t comma)
{
	return comma + 2 < f->clause.end && chunk_at(f->page, comma)->kind == CHUNK_COMMA &&
	       role_is_age(&f->clause, comma + 1) &&
	       chunk_at(f->page, comma + 2)->kind == CHUNK_COMMA;
}

/* FRAME-8: "left five farmers dead", "found the miller dead". */
void frame_leaving(struct framing *f, uint32_t i)
{
	uint32_t object = role_object(&f->clause, i);
	if (chunk_at(f->page, i)->passive) { /* "a girl was left wounded" */
		const struct lexeme *left = frame_dead_word(f, i + 1);
		uint32_t who = left ? role_subject(&f->clause, i) : NONE;
		if (who != NONE && role_is_human(f->page, role_people(&f->clause, who), true))
			frame_add(f, "FRAME-8", i + 1, who, left);
		return;
	}
	if (object == NONE)
		return;
	if (!lexeme_has(chunk_at(f->page, i)->lex, FEATURE_LEFT) &&
		chunk_at(f->page, object)->quantity != NONE)
		return; /* "found four men dead": FRAME-41 */
	uint32_t behind =
		role_list_end(&f->clause, object); /* "four gendarmes and two civilians dead" */
	const struct lexeme *x = frame_dead_word(f, behind);
	if (!x)
		x = frame_dead_word(f, behind = object + 1);
	if (!x && is_age_aside(f, object + 1))
		x = frame_dead_word(f, behind = object + 4); /* "found Bette Orm, 61, dead" */
	if (x)
		frame_add(f, "FRAME-8", behind, object, x);
}
