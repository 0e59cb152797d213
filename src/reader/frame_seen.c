#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * Figures that mean the dead because the text has just spoken of them: lines of a list ("Women: 6",
 * FRAME-36), and what somebody saw, counted or carried ("there were eleven of them", FRAME-37).
 */
enum { LIST_BACK = 8, SEEN_BACK = 2, LABEL_MOST = 6 };

/* The word that tells of harm, in the nearest of the sentences before. */
const struct lexeme *frame_harm_before(const struct framing *f, uint32_t back)
{
	for (uint32_t s = f->sentence; s-- > 0 && s + back >= f->sentence;) {
		const struct sentence *x = &f->page->scan.sentences.at[s];
		for (uint32_t w = x->first; w < x->end; w++) {
			const struct lexeme *l = lex_at(f->page, w);
			if (l && l->harm > HARM_NONE && !lexeme_has(l, FEATURE_WEAK) &&
				!lexeme_has(l, FEATURE_MEANS))
				return l;
		}
	}
	return NULL;
}

/* The number of a list's line: the chunk behind its first colon or dash, counting people or nothing named. */
static uint32_t number_of_line(const struct framing *f)
{
	for (uint32_t i = f->clause.first + 1;
		i < f->clause.end && i < f->clause.first + LABEL_MOST; i++) {
		const struct chunk *n = i + 1 < f->clause.end ? at(f, i + 1) : NULL;
		bool mark = word_is(f->page, at(f, i)->first, ":") ||
			    word_is(f->page, at(f, i)->first, "-") ||
			    word_is(f->page, at(f, i)->first, "--") ||
			    (!f->page->wide &&
				    (word_is(f->page, at(f, i)->first, "\xe2\x80\x93") ||
					    word_is(f->page, at(f, i)->first, "\xe2\x80\x94")));
		if (mark && n && n->kind == CHUNK_NOUN && n->quantity != NONE)
			return n->bare || role_is_human(f->page, i + 1, true) ? i + 1 : NONE;
	}
	return NONE;
}

/* "Victims: 68" counts those of the harm that was told of. */
static const struct lexeme victims = { .harm = HARM_NONE, .basis = -1 };

/* "Number of families: 30", "Number of survivors: 250": others than those of whom the harm was told. */
static bool counts_others(const struct framing *f, uint32_t figure, uint32_t end)
{
	static const char *const them[] = { "victims", "people", "persons", "names", "those",
		"them", "civilians", "cases", "which", NULL };
	bool of = !f->page->wide && word_is(f->page, figure + 1, "of");
	for (uint32_t w = figure + 2; of && w < end; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (word_is_any(f->page, w, them) || (x && (x->part.at || x->harm > HARM_NONE)))
			return false;
	}
	return of;
}

static const struct lexeme *label_of(const struct framing *f, uint32_t number)
{
	static const char *const wards[] = { "admitted", "admissions", "hospitalised",
		"hospitalized", "critical", "inpatients", "icu", "surgery", "treated", NULL };
	static const struct lexeme injured = {
		.act = ACT_ATTACK, .harm = HARM_INJURED, .basis = -1
	};
	const struct lexeme *found = NULL;
	uint32_t head = at(f, f->clause.first)->first;
	if (word_is_any(f->page, head, wards) && !f->page->wide && frame_harm_before(f, LIST_BACK))
		return &injured; /* "Dead: 9", "Admitted: 118", "ICU: 4" */
	if (word_is(f->page, head, "victims") && head + 1 == at(f, number - 1)->first &&
		!f->page->wide)
		return &victims; /* "charged with murder. Victims: 68" */
	for (uint32_t w = head; w < at(f, number)->first; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (x && x->harm > HARM_NONE)
			return x;
		if (lexeme_has(x, FEATURE_FIGURE) && counts_others(f, w, at(f, number)->first))
			return NULL;
		if (x && (x->part.at || lexeme_has(x, FEATURE_FIGURE)))
			found = x;
	}
	return found;
}

/* "Murder of judge: 3 held", "The massacre of 3 May: 12 arrested" */
static bool tells_other_behind(const struct framing *f, uint32_t number, int harm)
{
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t w = at(f, number)->head; w < end; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if ((x && x->harm > HARM_NONE && x->harm != harm) || word_is(f->page, w, "held") ||
			word_is(f->page, w, "charged") || word_is(f->page, w, "hurt"))
			return true;
	}
	return false;
}

/* "Weapons seized: 57" */
static bool labels_things(const struct framing *f, uint32_t number)
{
	uint32_t i = f->clause.first;
	while (i < number && !is_kind(f, i, CHUNK_NOUN) && !is_kind(f, i, CHUNK_VERB))
		i++;
	if (is_kind(f, i, CHUNK_NOUN) && word_is(f->page, at(f, i)->head, "number") &&
		is_kind(f, i + 1, CHUNK_PREP))
		i += 2; /* "Number of weapons recovered: 4" */
	const struct lexeme *x = at(f, i)->lex;
	return is_kind(f, i, CHUNK_NOUN) && is_kind(f, i + 1, CHUNK_VERB) &&
	       (lexeme_has(x, FEATURE_MEANS) || lexeme_has(x, FEATURE_THING) ||
		       lexeme_has(x, FEATURE_UNIT));
}

/* "Confinement and displacement: 4,100 people cannot leave": they stay where they are. */
static bool cannot_leave(const struct framing *f, uint32_t number)
{
	for (uint32_t i = number; i < f->clause.end && !f->page->wide; i++)
		if (is_kind(f, i, CHUNK_VERB) && at(f, i)->negative)
			return true;
	return false;
}

bool frame_line(struct framing *f)
{
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	enum { LINE_WORDS = 24, VICTIMS_WORDS = 40 };
	uint32_t most = word_is(f->page, s->first, "victims") ? VICTIMS_WORDS : LINE_WORDS;
	uint32_t number = s->end - s->first <= most ? number_of_line(f) : NONE;
	const struct lexeme *label = number == NONE ? NULL : label_of(f, number);
	for (uint32_t i = f->clause.first; label && i < number; i++)
		if (chunk_at(f->page, i)->quantity != NONE)
			return false; /* "8 deaths were reported: 5 from one side" */
	if (!label || labels_things(f, number))
		return false;
	bool blocked = false;
	if (label->harm <= HARM_NONE && label != &victims)
		frame_counted_last(f, number, true, &blocked);
	const struct lexeme *harm =
		label->harm > HARM_NONE ? label : frame_harm_before(f, LIST_BACK);
	if (!harm || blocked || tells_other_behind(f, number, harm->harm) ||
		(harm->harm == HARM_DISPLACED && cannot_leave(f, number)))
		return false;
	struct lexeme like = *harm;
	if (like.act <= 0)
		like.act = like.harm == HARM_KILLED ? ACT_KILLING : ACT_ATTACK;
	struct event *e = frame_add(f, "FRAME-36", f->clause.first, number, &like);
	e->victims_end = at(f, number)->bare ? number + 1 : role_list_end(&f->clause, number);
	e->count = count_victims(&f->clause, number, e->victims_end);
	e->toll = true;
	struct str part =
		label->part.at ? label->part : frame_label_part(f, f->clause.first, number);
	if (part.at) {
		e->part = part;
		e->victim = f->clause.first;
		e->victims_end = e->victim + 1;
	}
	return true;
}

/* "They opened the pit and took out twenty-seven." */
static bool from_earth(const struct framing *f)
{
	static const char *const holes[] = { "grave", "graves", "pit", "earth", "well", "trench",
		"river", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = s->first; w < s->end && w < s->first + 40; w++)
		if (word_is_any(f->page, w, holes))
			return true;
	return false;
}

/* Verbs of those who see, count or handle the dead; "there were". */
static bool sees(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	bool able = verb > f->clause.first && word_is(f->page, at(f, verb - 1)->head, "able");
	bool never = verb > f->clause.first && word_is(f->page, at(f, verb - 1)->first, "never") &&
		     !f->page->wide;
	if (v->negative || never || (v->infinitive && !able) || v->passive)
		return false;
	if (word_is(f->page, v->end - 1, "out") || word_is(f->page, v->end, "out"))
		return from_earth(f) &&
		       !f->page->wide; /* "firemen carried out 45", dead or alive */
	uint32_t who = role_subject(&f->clause, verb);
	if (who != NONE && word_is(f->page, v->head, "picked") && !f->page->wide &&
		frame_is_state(f, who))
		return false; /* "police had picked up 16 of its members" */
	if (who != NONE && lexeme_has(at(f, who)->lex, FEATURE_THING) &&
		!lexeme_has(at(f, who)->lex, FEATURE_SOURCE))
		return false; /* "the bus carried 44" */
	if (lexeme_has(v->lex, FEATURE_BE))
		return verb > f->clause.first && word_is(f->page, at(f, verb - 1)->head, "there");
	return lexeme_has(v->lex, FEATURE_SEEN) ||
	       (word_is(f->page, v->end, "out") && word_is(f->page, v->head, "took"));
}

/* "fourteen of us", "14 of them, with rifles", "14 in the room when": those who were there, alive. */
bool frame_are_alive(const struct framing *f, uint32_t number)
{
	static const char *const words[] = { "us", "uniform", "uniforms", "armed", "masked", "when",
		"who", "alive", "hiding", "sheltering", NULL };
	enum { AHEAD = 9 };
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	uint32_t from = at(f, number)->end;
	bool inside = from + 2 < end &&
		      (word_is(f->page, from, "in") || word_is(f->page, from, "aboard"));
	if (inside && !f->page->wide &&
		(word_has(f->page, from + 2, FEATURE_THING) || word_is(f->page, from + 2, "room")))
		return !word_has(
			f->page, from + 2, FEATURE_BODY); /* "there were three in the boat" */
	if (from + 2 < end && word_is(f->page, from, "on") &&
		word_is(f->page, from + 2, "ground") && !f->page->wide && !frame_is_still(f, from))
		return true; /* "I counted six people on the ground", dead or alive */
	for (uint32_t w = from; w < end && w < from + AHEAD && !word_is(f->page, w, "\""); w++) {
		if (word_has(f->page, w, FEATURE_MEANS))
			return true;
		if (word_is_any(f->page, w, words))
			return true;
	}
	return false;
}

/* "The clinic saw 14": patients. */
static bool is_clinic(const struct framing *f, uint32_t verb)
{
	uint32_t who = role_subject(&f->clause, verb);
	const struct lexeme *x = who == NONE ? NULL : at(f, who)->lex;
	return x && x->kind == SOURCE_MEDICAL && !lexeme_has(x, FEATURE_PERSON) &&
	       str_starts(low_at(f->page, at(f, verb)->head), STR("s"));
}

/* "I counted five boys", "we washed two women": nobody counts, washes or carries the living so. */
static bool handles_people(const struct framing *f, uint32_t verb, uint32_t number)
{
	static const char *const handles[] = { "counted", "washed", "touched", "identified", NULL };
	const struct chunk *n = at(f, number);
	if (lexeme_has(n->lex, FEATURE_ARMED) || lexeme_has(n->lex, FEATURE_DEAD) ||
		lexeme_has(n->lex, FEATURE_BODY) || !role_is_human(f->page, number, true))
		return false;
	return word_is_any(f->page, at(f, verb)->head, handles);
}

static const struct str *nothing_more(const struct framing *f, uint32_t number)
{
	static const struct str more[] = { { "more", 4 }, { "others", 6 } };
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		if (at(f, number)->end == at(f, number)->head + 1 &&
			str_equal(low_at(f->page, at(f, number)->head), more[i]))
			return &more[i];
	return NULL;
}

/* "His register lists fifteen children": those on a list of the dead. */
static bool lists(const struct framing *f, uint32_t verb)
{
	uint32_t number = verb + 1;
	const struct chunk *v = at(f, verb);
	if (v->passive || !lexeme_has(v->lex, FEATURE_SAY) || !is_kind(f, number, CHUNK_NOUN) ||
		at(f, number)->quantity == NONE || !role_is_human(f->page, number, true))
		return false;
	if (is_kind(f, number + 1, CHUNK_VERB) && !at(f, number + 1)->participle)
		return false; /* "the register says another 54 people are missing" */
	uint32_t who = role_subject(&f->clause, verb);
	if (who == NONE)
		return false;
	return word_is(f->page, at(f, who)->head, "register") ||
	       word_is(f->page, at(f, who)->head, "list") ||
	       word_is(f->page, at(f, who)->head, "registry") ||
	       word_is(f->page, at(f, who)->head, "ledger") ||
	       word_is(f->page, at(f, who)->head, "book");
}

/* FRAME-84: "Mr Hegarty is alive" takes back that he had died. */
void frame_lives(struct framing *f, uint32_t be)
{
	enum { BACK = 3 }; /* sentences */
	uint32_t who = role_subject(&f->clause, be), next = at(f, be)->end;
	if (word_is(f->page, next, "still") || word_is(f->page, next, "in"))
		next++;
	if (!word_is(f->page, next, "alive") || at(f, be)->negative || who == NONE ||
		at(f, who)->name == NONE)
		return;
	struct str name = low_at(f->page, at(f, who)->name_end - 1);
	for (size_t i = f->page->events.count; i-- > 0;) {
		struct event *e = &f->page->events.at[i];
		if (e->sentence + BACK < f->sentence)
			return;
		for (uint32_t w = e->first; e->harm == HARM_KILLED && w < e->end; w++)
			e->retracted |= str_equal(low_at(f->page, w), name);
	}
}

/* FRAME-85: "Sixteen of our people.", nothing else in the sentence, where the text has spoken of the dead. */
bool frame_of_ours(struct framing *f)
{
	uint32_t number = f->clause.first, stop;
	while (is_kind(f, number, CHUNK_QUOTE) || is_kind(f, number, CHUNK_OTHER) ||
		is_kind(f, number, CHUNK_TIME))
		number++;
	uint32_t colon = number + 1; /* "Governor Anton Risk: "Sixteen of our people." */
	if (is_kind(f, colon, CHUNK_STOP) && word_is(f->page, at(f, colon)->first, ":"))
		for (number = colon + 1; is_kind(f, number, CHUNK_QUOTE);)
			number++;
	uint32_t of = is_kind(f, number, CHUNK_NOUN) && at(f, number)->bare
			      ? role_joined(&f->clause, number, "of")
			      : NONE;
	bool ours = of != NONE && (word_is(f->page, at(f, of)->first, "our") ||
					  word_is(f->page, at(f, of)->first, "ours") ||
					  word_is(f->page, at(f, of)->first, "us"));
	for (stop = of; ours && stop + 1 < f->clause.end; stop++)
		ours = !is_kind(f, stop + 1, CHUNK_VERB) && !is_kind(f, stop + 1, CHUNK_COMMA);
	const struct lexeme *harm = ours ? frame_harm_before(f, LIST_BACK) : NULL;
	if (!harm || harm->harm != HARM_KILLED)
		return false;
	struct lexeme like = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-85", number, number, &like);
	e->victims_end = number + 1;
	e->count = count_noun(&f->clause, number);
	e->end = at(f, of)->end;
	e->part = (struct str){ 0 };
	return true;
}

/* "the imam counted 43": read as what he says (FRAME-27); "he counted 43" is a part of what was counted. */
static bool is_read_already(const struct framing *f, uint32_t verb, uint32_t number)
{
	size_t n = f->page->events.count;
	struct event *e = n ? &f->page->events.at[n - 1] : NULL;
	if (!e || e->sentence != f->sentence || e->victim != number || !e->count.known)
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	if (who != NONE && at(f, who)->pronoun && !word_is(f->page, at(f, who)->head, "they") &&
		!word_is(f->page, at(f, who)->head, "it"))
		e->part = page_words(f->page, at(f, verb)->first, e->end); /* CLAIM-11 */
	return true;
}

/* "I don't know about the other blocks, there are nine of them": the blocks. */
static bool counts_what_stands_before(const struct framing *f, uint32_t verb)
{
	for (uint32_t i = f->clause.first; i < verb; i++)
		if (is_kind(f, i, CHUNK_NOUN) && at(f, i)->plural && !at(f, i)->pronoun &&
			!role_is_human(f->page, i, false) &&
			!lexeme_has(at(f, i)->lex, FEATURE_BODY) &&
			!lexeme_has(at(f, i)->lex, FEATURE_DEAD))
			return lexeme_has(at(f, verb)->lex, FEATURE_BE);
	return false;
}

/* "bodies everywhere in the market, counted 8": the word for the dead, in the sentence itself. */
static const struct lexeme *bodies_before(const struct framing *f, uint32_t verb)
{
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = BASIS_BODIES
	};
	for (uint32_t i = f->clause.first; i < verb; i++)
		if (lexeme_has(at(f, i)->lex, FEATURE_BODY) && at(f, i)->quantity == NONE &&
			at(f, i)->plural)
			return &killed;
	return NULL;
}

/* "The last of the graves was filled in. There are 43 of them.": of the sentence before. */
static const struct lexeme *graves_before(const struct framing *f, uint32_t verb, uint32_t number)
{
	static const char *const graves[] = { "graves", "mounds", "coffins", "bodies", "corpses",
		NULL };
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = BASIS_BODIES
	};
	uint32_t there = role_subject(&f->clause, verb), w = at(f, number)->end;
	if (f->sentence == 0 || there == NONE || !word_is(f->page, at(f, there)->head, "there") ||
		!word_is(f->page, w, "of") || !word_is(f->page, w + 1, "them"))
		return NULL;
	struct framing before = *f;
	before.sentence--;
	static const char *const other[] = { "poets", "kings", "workshop", "oak", "museum",
		"ancient", "archaeologists", "audit", "commissions", NULL };
	return frame_sentence_has(&before, graves) && !frame_sentence_has(&before, other) ? &killed
											  : NULL;
}

void frame_seen(struct framing *f, uint32_t verb)
{
	uint32_t number = verb + 1;
	if (lists(f, verb)) {
		const struct lexeme *told = frame_harm_before(f, LIST_BACK);
		if (told && told->harm == HARM_KILLED) {
			struct lexeme like = {
				.act = ACT_KILLING, .harm = HARM_KILLED, .basis = BASIS_NAMES
			};
			struct event *e = frame_add(f, "FRAME-37", verb, number, &like);
			const struct lexeme *kind = at(f, number)->lex;
			if (kind && kind->part.at)
				e->part = kind->part;
		}
		return;
	}
	while (is_kind(f, number, CHUNK_QUOTE))
		number++;
	if (is_read_already(f, verb, number))
		return;
	if (!sees(f, verb) || !is_kind(f, number, CHUNK_NOUN) || at(f, number)->quantity == NONE ||
		!(at(f, number)->bare || nothing_more(f, number) ||
			handles_people(f, verb, number)))
		return;
	bool blocked;
	frame_counted_last(f, number, true, &blocked);
	blocked |= frame_are_alive(f, number) || is_clinic(f, verb) ||
		   counts_what_stands_before(f, verb);
	blocked |= word_is(f->page, at(f, verb)->head, "were") && frame_after_one(f) &&
		   f->sentence > 0;
	blocked |= !f->page->wide && is_kind(f, number + 1, CHUNK_NOUN) &&
		   at(f, number + 1)->pronoun; /* "there are eleven we cannot account for" */
	enum { HANDLED_BACK = 6 };
	bool people = !at(f, number)->bare && !nothing_more(f, number);
	bool listed = false; /* "on the list there are twenty-three" */
	for (uint32_t i = f->clause.first; i < verb && i < f->clause.first + 24; i++)
		listed |= word_is(f->page, at(f, i)->head, "list") ||
			  word_is(f->page, at(f, i)->head, "register");
	const struct lexeme *harm = blocked ? NULL
					    : frame_harm_before(f, people   ? HANDLED_BACK
								   : listed ? LIST_BACK
									    : SEEN_BACK);
	if (!harm && !blocked && !f->page->wide)
		harm = bodies_before(f, verb);
	if (!harm && !blocked && !f->page->wide)
		harm = graves_before(f, verb, number);
	uint32_t of = role_joined(&f->clause, number, "of");
	bool things = (of != NONE && !role_is_human(f->page, of, false)) ||
		      role_is_of_things(&f->clause, number);
	if (!harm || harm->harm != HARM_KILLED || things ||
		f->page->quantities.at[at(f, number)->quantity].vague)
		return;
	struct lexeme like = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = BASIS_BODIES };
	struct event *e = frame_add(f, "FRAME-37", verb, number, &like);
	e->victims_end = number + 1;
	e->count = count_noun(&f->clause, number);
	uint32_t who = role_subject(&f->clause, verb);
	e->part = (struct str){ 0 }; /* "eleven of them" are all */
	if (who != NONE && at(f, who)->pronoun && !word_is(f->page, at(f, who)->head, "there"))
		e->part = page_words(f->page, e->first, e->end); /* CLAIM-11 */
}
