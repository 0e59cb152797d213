#include "reader/frame.h"
#include "reader/frame_at.h"

#include <string.h>

/*
 * Those listed: "The dead: Ilan Moss, 40; Petra Moss, 38" (FRAME-38), "Killed were Hana Berg and a postman"
 * (FRAME-39), and counts that share a verb told once, "three died in Sollen and two in Dakh" (FRAME-50).
 */
static const struct lexeme killed = {
	.act = ACT_KILLING, .harm = HARM_KILLED, .basis = BASIS_NAMES
};

/* The colon behind a label that says what became of those named: "Names so far:", "Still missing:". */
static uint32_t label_end(const struct framing *f, const struct lexeme **harm)
{
	*harm = NULL;
	for (uint32_t i = f->clause.first; i < f->clause.end && i < f->clause.first + 6; i++) {
		if (word_is(f->page, at(f, i)->first, ":"))
			return *harm ? i : NONE;
		for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++) {
			const struct lexeme *x = lex_at(f->page, w);
			if (x && x->harm > HARM_KILLED && lexeme_has(x, FEATURE_DEAD) && !*harm)
				*harm = x;
			else if (word_has(f->page, w, FEATURE_NAMES) ||
				 word_is(f->page, w, "victims") || (x && x->harm == HARM_KILLED))
				*harm = &killed;
		}
		if (at(f, i)->quantity != NONE)
			return NONE;
	}
	return NONE;
}

/* A person of the list: a name, or kin or a trade; no place, no office. */
static bool is_person(const struct framing *f, uint32_t i)
{
	const struct chunk *c = at(f, i);
	if (c->kind != CHUNK_NOUN || c->bare || c->pronoun || c->possessive ||
		f->page->mark[c->head].spot != NONE || lexeme_has(c->lex, FEATURE_ORG))
		return false;
	if (i > f->clause.first && is_kind(f, i - 1, CHUNK_PREP))
		return false; /* "from the pharmacy" */
	return c->name != NONE || lexeme_has(c->lex, FEATURE_PERSON);
}

bool frame_names_listed(struct framing *f)
{
	const struct lexeme *harm;
	uint32_t colon = label_end(f, &harm), first = NONE, last = NONE;
	struct count sum = { .known = true, .rule = STR("COUNT-14") };
	for (uint32_t i = colon == NONE ? f->clause.end : colon + 1; i < f->clause.end; i++) {
		if (is_kind(f, i, CHUNK_VERB) &&
			(at(f, i)->aux || lexeme_has(at(f, i)->lex, FEATURE_BE) ||
				lexeme_has(at(f, i)->lex, FEATURE_SAY)))
			break;
		if (!is_person(f, i))
			continue;
		struct count one = count_noun(&f->clause, i);
		bool explains = first != NONE && last + 2 == i && is_kind(f, i - 1, CHUNK_COMMA) &&
				at(f, i)->name == NONE &&
				tag_at(f->page, at(f, i)->first) == TAG_DT;
		if (!one.known || one.low != one.high || explains)
			continue; /* "Amos Reed, a teacher" is one */
		sum.low += one.low;
		first = first == NONE ? i : first;
		last = i;
	}
	if (first == NONE || at(f, first)->quantity != NONE)
		return false;
	struct lexeme like = { .act = harm->act > 0 ? harm->act : ACT_ATTACK,
		.harm = harm->harm,
		.basis = BASIS_NAMES };
	struct event *e = frame_add(f, "FRAME-38", first, first, &like);
	e->victims_end = last + 1;
	e->end = at(f, last)->end;
	sum.high = sum.stated = sum.low;
	sum.words = page_words(f->page, at(f, first)->first, chunk_said_end(f->page, at(f, first)));
	e->count = sum;
	e->part = STR("named");
	return true;
}

/* Does the clause begin with this verb, but for "also", "and"? */
static bool begins(const struct framing *f, uint32_t i)
{
	while (i > f->clause.first &&
		(is_kind(f, i - 1, CHUNK_OTHER) || is_kind(f, i - 1, CHUNK_QUOTE)))
		i--;
	return i == f->clause.first || is_kind(f, i - 1, CHUNK_STOP) ||
	       is_kind(f, i - 1, CHUNK_AND);
}

/* "Killed in the blast on Monday were three": back over where and when. */
static uint32_t past_settings(const struct framing *f, uint32_t i)
{
	while (i > f->clause.first + 1 &&
		(is_kind(f, i, CHUNK_NOUN) || is_kind(f, i, CHUNK_TIME)) &&
		is_kind(f, i - 1, CHUNK_PREP))
		i -= 2;
	return i;
}

void frame_inverted(struct framing *f, uint32_t be)
{
	uint32_t deed = be == f->clause.first ? be : past_settings(f, be - 1);
	if (be == f->clause.first || !is_kind(f, deed, CHUNK_VERB) || !begins(f, deed) ||
		at(f, be)->passive || !is_kind(f, be + 1, CHUNK_NOUN))
		return;
	const struct lexeme *x = at(f, deed)->lex;
	if (!x || x->harm <= HARM_NONE || !at(f, deed)->participle ||
		!role_is_human(f->page, be + 1, true))
		return;
	bool also = at(f, deed)->first > f->page->scan.sentences.at[f->sentence].first;
	struct event *e = frame_add(f, "FRAME-39", be, be + 1, x);
	e->first = at(f, deed)->first;
	e->negative = e->hypothetical = false;
	if (also) /* "Also killed was a nurse" */
		e->part = page_words(f->page, at(f, be + 1)->first, at(f, be + 1)->end);
}

/* "attributed 148 deaths to the rebels, 163 to the army" */
static bool is_shared_out(const struct framing *f)
{
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_VERB) && word_is(f->page, at(f, i)->head, "attributed"))
			return true;
	return false;
}

/* "34 people according to the ministry and 38 according to the union" */
static bool is_according(const struct framing *f, uint32_t i)
{
	return i < f->clause.end && word_is(f->page, at(f, i)->first, "according");
}

static bool is_gapped_figure(const struct framing *f, uint32_t i)
{
	if (!is_kind(f, i, CHUNK_NOUN) || at(f, i)->quantity == NONE || at(f, i)->definite)
		return false;
	return is_according(f, i + 1) && (at(f, i)->bare || role_is_human(f->page, i, true));
}

/* "five died at the scene and two in hospital": some died there, so the others did elsewhere. */
static bool dies_elsewhere(const struct framing *f, const struct event *e, uint32_t from)
{
	static const char *const there[] = { "scene", "spot", "site", "instantly", "outright",
		"immediately", NULL };
	if (f->page->wide || !word_has(f->page, e->trigger, FEATURE_DIE))
		return false;
	for (uint32_t w = e->trigger;
		w < f->page->scan.sentences.at[f->sentence].end && w < at(f, from)->end + 8; w++)
		if (word_is_any(f->page, w, there) ||
			(word_is(f->page, w, "once") && word_is(f->page, w - 1, "at")))
			return true;
	return false;
}

/* "six died at the home, four at the pharmacy and a mechanic at the depot": the last of several has no number. */
static bool is_gapped_person(const struct framing *f, uint32_t i)
{
	static const char *const where[] = { "in", "at", "on", "near", NULL };
	const struct event *last = &f->page->events.at[f->page->events.count - 1];
	if (f->page->wide || !is_kind(f, i, CHUNK_NOUN) || !is_kind(f, i - 1, CHUNK_AND) ||
		at(f, i)->quantity != NONE || at(f, i)->plural || at(f, i)->definite ||
		!lexeme_has(at(f, i)->lex, FEATURE_PERSON) || !is_kind(f, i + 1, CHUNK_PREP) ||
		!word_is_any(f->page, at(f, i + 1)->first, where) ||
		last->sentence != f->sentence || !str_equal(str_from(last->rule), STR("FRAME-50")))
		return false;
	for (uint32_t k = i + 2; k < f->clause.end; k++)
		if (is_kind(f, k, CHUNK_VERB))
			return false;
		else if (is_kind(f, k, CHUNK_COMMA) || is_kind(f, k, CHUNK_STOP))
			break;
	return count_noun(&f->clause, i).known;
}

/* "two in Dakh", "nine in the second": a number and where or when, and no verb of its own. */
static bool is_gapped(const struct framing *f, uint32_t i, bool dying)
{
	if (!is_kind(f, i, CHUNK_NOUN) || !at(f, i)->bare || at(f, i)->definite ||
		f->page->quantities.at[at(f, i)->quantity].partitive)
		return false;
	uint32_t k = i + 1;
	if (is_kind(f, k, CHUNK_TIME) &&
		(word_is(f->page, at(f, k)->first, "since") || !is_kind(f, k + 1, CHUNK_VERB)))
		return true; /* "seven this year and 41 since 2025", "two on Thursday and one this morning" */
	if (!is_kind(f, k, CHUNK_PREP) ||

		!(word_is(f->page, at(f, k)->first, "in") ||
			word_is(f->page, at(f, k)->first, "at") ||
			word_is(f->page, at(f, k)->first, "on") ||
			word_is(f->page, at(f, k)->first, "near") ||
			word_is(f->page, at(f, k)->first, "from") ||
			word_is(f->page, at(f, k)->first, "by") ||
			word_is(f->page, at(f, k)->first, "outside") ||
			word_is(f->page, at(f, k)->first, "during") ||
			(word_is(f->page, at(f, k)->first, "to") && is_shared_out(f))))
		return false;
	static const char *const wards[] = { "hospital", "custody", "intensive", "critical",
		"surgery", NULL };
	if (!dying && k + 1 < f->clause.end && word_is_any(f->page, at(f, k + 1)->first, wards))
		return false; /* FRAME-58 */
	for (k++; k < f->clause.end; k++) {
		if (is_kind(f, k, CHUNK_VERB))
			return false;
		if (is_kind(f, k, CHUNK_COMMA) || is_kind(f, k, CHUNK_AND) ||
			is_kind(f, k, CHUNK_STOP) || (!f->page->wide && is_kind(f, k, CHUNK_REL)))
			break; /* "four in the shooting that followed" */
	}
	return true;
}

static bool ends_here(const struct framing *f, uint32_t i)
{
	return i >= f->clause.end || is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_AND) ||
	       is_kind(f, i, CHUNK_STOP) ||
	       (f->page->scan.words.at[at(f, i)->first].shape & SHAPE_PUNCT);
}

/* "and in Dakh two", "; in the second, four": the place stands before the number. */
static bool is_gapped_behind(const struct framing *f, uint32_t i)
{
	static const char *const where[] = { "in", "at", "on", "near", NULL };
	if (f->page->wide || !is_kind(f, i, CHUNK_NOUN) || !at(f, i)->bare || at(f, i)->definite ||
		f->page->quantities.at[at(f, i)->quantity].partitive || !ends_here(f, i + 1))
		return false;
	uint32_t k = i - 1;
	k -= is_kind(f, k, CHUNK_COMMA);
	return k >= f->clause.first + 3 &&
	       (is_kind(f, k, CHUNK_TIME) || is_kind(f, k, CHUNK_NOUN)) &&
	       is_kind(f, k - 1, CHUNK_PREP) && word_is_any(f->page, at(f, k - 1)->first, where) &&
	       (is_kind(f, k - 2, CHUNK_AND) || is_kind(f, k - 2, CHUNK_STOP) ||
		       (is_kind(f, k - 2, CHUNK_COMMA) && is_kind(f, f->clause.first, CHUNK_PREP)));
}

/* "The toll was put at 44 by the authorities, at 61 by the Red Cross": each number after the first. */
static void put_at_others(struct framing *f, const struct event *e)
{
	struct lexeme like = { .act = (int8_t)e->act, .harm = (int8_t)e->harm, .basis = -1 };
	enum { FAR = 20 }; /* chunks */
	uint32_t from = f->page->mark[e->end - 1].chunk + 1;
	for (uint32_t i = from + 2; i + 2 < f->clause.end && i < from + FAR; i++) {
		if (is_kind(f, i, CHUNK_VERB))
			return;
		if (!is_kind(f, i, CHUNK_NOUN) || !at(f, i)->bare ||
			!word_is(f->page, at(f, i - 1)->first, "at") ||
			!word_is(f->page, at(f, i + 1)->first, "by") ||
			!(is_kind(f, i - 2, CHUNK_COMMA) || is_kind(f, i - 2, CHUNK_AND)))
			continue;
		struct event *more = frame_add(f, "FRAME-50", i, i, &like);
		more->victims_end = i + 1;
		more->count = count_noun(&f->clause, i);
		more->toll = true;
	}
}

void frame_gapped(struct framing *f, uint32_t event)
{
	struct event e = f->page->events.at[event];
	if (e.toll && e.count.known && !f->page->wide && strcmp(e.rule, "FRAME-50") != 0)
		put_at_others(f, &e);
	if (!e.count.known || e.whole != NONE || (e.part.at && !is_shared_out(f)) ||
		e.harm == HARM_NONE || e.negative)
		return;
	uint32_t trigger = f->page->mark[e.trigger].chunk;
	if (e.victim == NONE && !f->page->wide && at(f, trigger)->kind == CHUNK_NOUN)
		e.victim = e.victims_end = trigger; /* "14 murders in May, against 22 in June" */
	if (e.victim == NONE || at(f, e.victim)->quantity == NONE)
		return;
	uint32_t from = trigger > e.victims_end ? trigger : e.victims_end;
	bool aside = false, dying = dies_elsewhere(f, &e, from < f->clause.end ? from : trigger);
	if (str_equal(str_from(e.rule), STR("FRAME-58")))
		return; /* "11 in the morgue and 37 in the wards" */
	for (uint32_t i = from + 1; i < f->clause.end && i < from + 24; i++) {
		if (is_kind(f, i, CHUNK_REL) ||
			(is_kind(f, i, CHUNK_SUB) && word_is(f->page, at(f, i)->first, "where")))
			aside = true; /* "at Omrah, where a van had stood, and 12 at Kesh" */
		else if (is_kind(f, i, CHUNK_COMMA))
			aside = false;
		else if (!aside && !is_according(f, i) &&
			 (is_kind(f, i, CHUNK_VERB) || is_kind(f, i, CHUNK_SUB)))
			return;
		bool joined = is_kind(f, i - 1, CHUNK_COMMA) || is_kind(f, i - 1, CHUNK_AND) ||
			      (!f->page->wide && is_kind(f, i - 1, CHUNK_PREP) &&
				      word_is(f->page, at(f, i - 1)->first, "against")) ||
			      is_kind(f, i - 1, CHUNK_STOP);
		bool behind = is_gapped_behind(f, i);
		if (!behind && (!joined || !(is_gapped(f, i, dying) || is_gapped_figure(f, i) ||
						   is_gapped_person(f, i))))
			continue;
		struct lexeme like = { .act = (int8_t)e.act, .harm = (int8_t)e.harm, .basis = -1 };
		struct event *more = frame_add(f, "FRAME-50", i, i, &like);
		more->victims_end = i + 1;
		more->count = count_noun(&f->clause, i);
		more->actor = e.actor;
		if (e.part.at)
			more->part = page_words(f->page, at(f, i)->first, at(f, i)->end);
	}
}
