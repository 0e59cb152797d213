#include "reader/frame_at.h"

/*
 * Denials and admissions that name no deed, beside those of FRAME-35: of having been there ("denied having had any men in the
 * village", FRAME-257), of graves ("there are no mass graves", FRAME-258), of a mistake ("admitted an error", FRAME-259), of a deed that
 * "the government says did not take place" (FRAME-283), of fire ("without the use of firearms", FRAME-284).
 * All are about a deed that the report tells of.
 */
static bool tells_of_deed(const struct framing *f)
{
	size_t n = f->page->events.count;
	return (n && f->page->events.at[n - 1].sentence == f->sentence) || frame_deed_before(f);
}

/* Somebody who could have been there or answers for it: a force, an office, a title; "it", "they". */
static bool is_answerable(const struct framing *f, uint32_t i)
{
	static const feature_set sides =
		(feature_set)1 << FEATURE_ARMED | (feature_set)1 << FEATURE_ORG |
		(feature_set)1 << FEATURE_SOURCE | (feature_set)1 << FEATURE_TITLE |
		(feature_set)1 << FEATURE_SOURCE_HEAD;
	if (!is_kind(f, i, CHUNK_NOUN))
		return false;
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
		if (f->page->has[w] & sides)
			return true;
	return at(f, i)->pronoun || at(f, i)->name != NONE;
}

static bool is_men(const struct framing *f, uint32_t i)
{
	if (!is_kind(f, i, CHUNK_NOUN))
		return false;
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
		if (word_has(f->page, w, FEATURE_ARMED))
			return true;
	return word_is_any(f->page, at(f, i)->head,
		WORDS("men", "people", "anyone", "anybody", "personnel", "officers", "boats",
			"aircraft", "vehicles", "planes", "helicopters", "drones", "ships", "guns",
			"members", "agents"));
}

/* "in the village", "near Qarin", "there", from word `w`; not "in contact", "in the wrong". */
bool frame_is_at_place(const struct framing *f, uint32_t w)
{
	static const char *const preps[] = { "in", "at", "near", "inside", "within", "on", "around",
		"into", "outside", NULL };
	static const char *const states[] = { "wrong", "talks", "contact", "breach", "violation",
		"possession", "charge", "control", "way", "business", "process", "pay", "dark",
		"pocket", "interest", "room", "past", "habit", "position", "race", "parade",
		"match", NULL };
	const struct page *p = f->page;
	if (word_is_any(p, w, WORDS("there", "present", "anywhere", "nowhere")))
		return true;
	if (word_is(p, w, "within") &&
		word_is_any(p, w + 2, WORDS("kilometres", "kilometers", "miles")))
		return true;
	uint32_t noun = word_is_any(p, w, preps) && w + 1 < p->scan.words.count
				? p->mark[w + 1].chunk
				: NONE;
	if (!is_kind(f, noun, CHUNK_NOUN) || word_is_any(p, at(f, noun)->head, states))
		return false;
	return at(f, noun)->name != NONE || word_is_any(p, w + 1, WORDS("the", "that", "this"));
}

/* "had been in Qarin", "were near the school" */
static bool is_there(const struct framing *f, uint32_t i)
{
	const struct chunk *v = at(f, i);
	return lexeme_has(v->lex, FEATURE_BE) && !v->passive && !v->modal &&
	       frame_is_at_place(f, v->end);
}

/* "having had any men in the village", "sending troops to the island" */
static bool has_men_there(const struct framing *f, uint32_t i)
{
	static const char *const keeps[] = { "had", "have", "has", "having", "keeping", "kept",
		"sent", "sending", "stationed", "stationing", "deployed", "deploying", "based",
		"landed", "landing", NULL };
	uint32_t object = role_object(&f->clause, i);
	return word_is_any(f->page, at(f, i)->head, keeps) && is_men(f, object) &&
	       (frame_is_at_place(f, at(f, object)->end) ||
		       word_is(f->page, at(f, object)->end, "to"));
}

static struct event *add_presence(struct framing *f, uint32_t verb, uint32_t i)
{
	uint32_t object = role_object(&f->clause, i);
	struct lexeme like = { .act = ACT_MILITARY_ACTIVITY, .harm = HARM_NONE, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-257", i, NONE, &like);
	e->first = at(f, verb)->first < e->first ? at(f, verb)->first : e->first;
	e->end = object != NONE && at(f, object)->end > e->end ? at(f, object)->end : e->end;
	e->negative = e->hypothetical = false;
	return e;
}

/* FRAME-257, behind a verb of denying: "deny that they were in Qarin", "denied having had any men in the village". */
static bool denies_presence(struct framing *f, uint32_t verb)
{
	enum { AHEAD = 6 };
	if (!is_answerable(f, role_subject(&f->clause, verb)) || !tells_of_deed(f))
		return false;
	for (uint32_t i = verb + 1; i < f->clause.end && i < verb + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_COMMA))
			return false;
		if (!is_kind(f, i, CHUNK_VERB))
			continue;
		if (at(f, i)->gerund && is_kind(f, i + 1, CHUNK_VERB))
			continue; /* "having" "had" */
		uint32_t who = at(f, i)->gerund ? NONE : role_subject(&f->clause, i);
		if (who != NONE && !is_men(f, who) &&
			!word_is_any(f->page, at(f, who)->head, WORDS("it", "they", "we")))
			return false; /* "denied he had been in Paris" */
		if (!is_there(f, i) && !has_men_there(f, i))
			return false;
		add_presence(f, verb, i);
		return true;
	}
	return false;
}

/* FRAME-257: "had no men in the village" */
bool frame_has_nobody_there(struct framing *f, uint32_t verb)
{
	static const char *const machines[] = { "boats", "aircraft", "vehicles", "planes",
		"helicopters", "drones", "ships", "guns", NULL };
	uint32_t object = role_object(&f->clause, verb);
	if (object == NONE || !(at(f, object)->none || at(f, verb)->negative) ||
		at(f, verb)->modal || !is_answerable(f, role_subject(&f->clause, verb)) ||
		word_is_any(f->page, at(f, object)->head, machines) || !has_men_there(f, verb) ||
		!tells_of_deed(f))
		return false;
	add_presence(f, verb, verb)->negative = true;
	return true;
}

static bool is_grave(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_NOUN) &&
	       word_is_any(f->page, at(f, i)->head, WORDS("grave", "graves"));
}

/* FRAME-258: "There is no mass grave", behind "there" or before "exist" */
static bool has_no_grave(const struct framing *f, uint32_t i)
{
	static const char *const exists[] = { "exist", "exists", "existed", NULL };
	uint32_t noun = lexeme_has(at(f, i)->lex, FEATURE_BE)          ? i + 1
			: word_is_any(f->page, at(f, i)->head, exists) ? role_subject(&f->clause, i)
								       : NONE;
	static const char *const hidden[] = { "mass", "secret", "hidden", "unmarked", "such",
		NULL }; /* not "no graves in the new park" */
	return is_grave(f, noun) && chunk_has_any(f, noun, hidden) &&
	       (at(f, noun)->none || at(f, i)->negative) &&
	       (noun < i || word_is(f->page, at(f, i)->first - 1, "there"));
}

/* FRAME-258: "denied there were any mass graves", "denied the existence of mass graves" */
static uint32_t grave_denied(const struct framing *f, uint32_t verb)
{
	enum { AHEAD = 7 };
	for (uint32_t i = verb + 1; i < f->clause.end && i < verb + AHEAD; i++)
		if (is_grave(f, i))
			return i;
		else if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_COMMA))
			return NONE;
	return NONE;
}

/* "admitted an error on Monday", "errors in the raid"; not "an error in its safety report" */
static bool ends_plainly(const struct framing *f, uint32_t w)
{
	enum { AHEAD = 6 };
	const struct page *p = f->page;
	if (!word_is_any(p, w, WORDS("in", "with", "of", "over", "on", "about")))
		return true;
	for (uint32_t k = w + 1; k < w + AHEAD && k < p->scan.sentences.at[f->sentence].end; k++)
		if (word_has(p, k, FEATURE_EVENT) || word_has(p, k, FEATURE_ACTIVITY) ||
			(p->mark[k].chunk != NONE && is_kind(f, p->mark[k].chunk, CHUNK_TIME)))
			return true;
	return false;
}

/* FRAME-259: "admitted an error", "acknowledged mistakes", of a force or an office */
static uint32_t error_admitted(const struct framing *f, uint32_t verb)
{
	static const char *const errors[] = { "error", "errors", "mistake", "mistakes", "blunder",
		"excesses", "excess", "failings", "wrongdoing", NULL };
	uint32_t object = role_object(&f->clause, verb);
	bool admits = object != NONE && word_is_any(f->page, at(f, object)->head, errors) &&
		      !at(f, object)->none;
	return admits && frame_is_power(f, role_subject(&f->clause, verb)) &&
			       ends_plainly(f, at(f, object)->end)
		       ? object
		       : NONE;
}

/* "It did not happen, the driver said of the delay": of something else than a deed. */
bool frame_said_of_other(const struct framing *f)
{
	static const char *const deaths[] = { "deaths", "dead", "massacre", "bloodshed", "victims",
		"allegations", "accusations", "reports", NULL };
	for (uint32_t i = f->clause.first; i + 2 < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_VERB) && lexeme_has(at(f, i)->lex, FEATURE_SAY) &&
			is_kind(f, i + 1, CHUNK_PREP) &&
			word_is(f->page, at(f, i + 1)->first, "of") &&
			is_kind(f, i + 2, CHUNK_NOUN))
			return !lexeme_has(at(f, i + 2)->lex, FEATURE_EVENT) &&
			       !word_is_any(f->page, at(f, i + 2)->head, deaths);
	return false;
}

/* "What has been described did not occur" */
static bool is_what_is_told(const struct framing *f, uint32_t i)
{
	static const char *const told[] = { "described", "reported", "alleged", "claimed",
		"recounted", "depicted", "portrayed", NULL };
	return i >= f->clause.first + 2 && is_kind(f, i - 1, CHUNK_VERB) && at(f, i - 1)->passive &&
	       word_is_any(f->page, at(f, i - 1)->head, told) &&
	       word_is(f->page, at(f, i - 2)->first, "what");
}

/* "It never happened", "nothing of the kind occurred", "no such thing took place": the deed told last is denied. */
bool frame_never_happened(struct framing *f, uint32_t i)
{
	static const char *const happens[] = { "happened", "happen", "occurred", "occur", NULL };
	const struct chunk *v = at(f, i);
	static const char *const takes[] = { "took", "take", "taken", NULL };
	bool found =
		word_is_any(f->page, v->head, happens) ||
		(word_is_any(f->page, v->head, takes) && word_is(f->page, v->head + 1, "place"));
	uint32_t who = found ? role_subject(&f->clause, i) : NONE;
	if (found && v->negative && is_what_is_told(f, i)) {
		frame_answer_deed(f, i - 2, i, HARM_KILLED, true);
		return true;
	}
	if (!is_kind(f, who, CHUNK_NOUN))
		return false;
	uint32_t head = at(f, who)->head;
	if (frame_said_of_other(f) || word_is(f->page, v->end, "without"))
		return false; /* "this could not have happened without orders" */
	bool nothing = (word_is(f->page, head, "nothing") && is_kind(f, who + 1, CHUNK_PREP)) ||
		       (at(f, who)->none && word_is(f->page, head, "thing"));
	bool it = word_is(f->page, head, "it") || word_is(f->page, head, "this") ||
		  word_is(f->page, head, "that");
	bool never = v->negative || word_is(f->page, v->first - 1, "never");
	if (!nothing && !(it && never))
		return false;
	frame_answer_deed(f, who, i, HARM_KILLED, true);
	return true;
}

/* FRAME-283: "an incident which the government says did not take place": what the sentence, or the report, told last. */
bool frame_says_never(struct framing *f, uint32_t i)
{
	static const char *const happens[] = { "happened", "happen", "occurred", "occur", NULL };
	const struct chunk *v = at(f, i);
	bool found = word_is_any(f->page, v->head, happens) ||
		     (word_is(f->page, v->head, "take") && word_is(f->page, v->head + 1, "place"));
	bool never = v->negative || word_is(f->page, v->first - 1, "never");
	uint32_t says = i - 1 - (i > f->clause.first && is_kind(f, i - 1, CHUNK_OTHER));
	if (!found || !never || i < f->clause.first + 4 || !is_kind(f, says, CHUNK_VERB) ||
		!lexeme_has(at(f, says)->lex, FEATURE_SAY) || !is_kind(f, says - 1, CHUNK_NOUN) ||
		!is_kind(f, says - 2, CHUNK_REL))
		return false;
	const struct event *told =
		f->page->events.count ? &f->page->events.at[f->page->events.count - 1] : NULL;
	uint32_t what = says - 3 - is_kind(f, says - 3, CHUNK_COMMA);
	bool here = told && told->sentence == f->sentence;
	bool second = here && is_kind(f, what, CHUNK_AND); /* "whose toll is disputed and which" */
	if (!second && (!is_kind(f, what, CHUNK_NOUN) ||
			       (!lexeme_has(at(f, what)->lex, FEATURE_EVENT) &&
				       !word_is_any(f->page, at(f, what)->head,
					       WORDS("incident", "incidents", "event", "events",
						       "episode")))))
		return false; /* "a festival which the mayor says did not take place" */
	told = here ? told : frame_deed_before(f);
	if (!told || (told->harm != HARM_KILLED && !act_is_attack(told->act)))
		return false;
	struct lexeme like = { .act = (int8_t)told->act, .harm = (int8_t)told->harm, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-283", i, NONE, &like);
	e->first = at(f, says - 2)->first;
	e->negative = true;
	return true;
}

/* A power, or who has a title: "Justice Minister Galina Petrach". */
bool frame_is_official(const struct framing *f, uint32_t i)
{
	bool title = false;
	for (uint32_t w = is_kind(f, i, CHUNK_NOUN) ? at(f, i)->first : 1;
		is_kind(f, i, CHUNK_NOUN) && w < at(f, i)->end; w++)
		title |= word_has(f->page, w, FEATURE_TITLE);
	return title || frame_is_power(f, i);
}

/* "without the use of firearms", "without a shot being fired", from word `w` behind "without": the word behind it, or NONE. */
static uint32_t fire_behind(const struct framing *f, uint32_t w)
{
	static const char *const arms[] = { "firearms", "firearm", "ammunition", "rounds", "shot",
		"shots", "bullets", "bullet", "gunfire", NULL };
	static const char *const shots[] = { "being", "having", "fired", NULL };
	enum { AHEAD = 7 };
	const struct page *p = f->page;
	if (!word_is_any(p, w, WORDS("firing", "using", "a", "any", "use")) &&
		!(word_is(p, w, "the") && word_is(p, w + 1, "use")))
		return NONE;
	for (uint32_t k = w; k < p->scan.sentences.at[f->sentence].end && k < w + AHEAD; k++)
		if (word_is_any(p, k, arms) &&
			(!word_is(p, k, "shot") || word_is_any(p, k + 1, shots) ||
				p->scan.words.at[k + 1].shape & SHAPE_PUNCT))
			return k + 1; /* not "a shot at goal" */
	return NONE;
}

/* FRAME-284: "told parliament that the unrest had been ended "without the use of firearms"", of a crowd, behind people who were killed. */
bool frame_without_fire(struct framing *f, uint32_t i)
{
	static const struct lexeme attack = { .act = ACT_ATTACK, .harm = HARM_NONE, .basis = -1 };
	static const char *const crowds[] = { "unrest", "order", "protest", "protests", "riot",
		"riots", "mutiny", "demonstration", "demonstrations", "crowd", "crowds", "strike",
		"revolt", "uprising", "calm", "disturbance", "disturbances", "gathering", "march",
		"rally", "eviction", "evictions", "inmates", "prisoners", "residents", "protesters",
		"demonstrators", "strikers", NULL };
	const struct event *told = frame_deed_before(f);
	uint32_t end =
		word_is(f->page, at(f, i)->first, "without") ? fire_behind(f, at(f, i)->end) : NONE;
	if (end == NONE || !told || told->harm != HARM_KILLED || !frame_sentence_has(f, crowds))
		return false;
	uint32_t say = i, that;
	while (say > f->clause.first &&
		!(is_kind(f, say, CHUNK_VERB) && lexeme_has(at(f, say)->lex, FEATURE_SAY)))
		say--;
	if (!is_kind(f, say, CHUNK_VERB) || !lexeme_has(at(f, say)->lex, FEATURE_SAY) ||
		!frame_is_official(f, role_subject(&f->clause, say)))
		return false;
	for (that = say + 1; that < i && !is_kind(f, that, CHUNK_SUB); that++)
		;
	struct event *e = frame_add(f, "FRAME-284", i, NONE, &attack);
	e->first = that < i ? at(f, that)->end : e->first;
	e->end = end;
	e->negative = true;
	return true;
}

/* "called the army's version absurd", "rejected the official account": what is denied is no deed, but a denial of one. */
bool frame_is_their_version(const struct framing *f, uint32_t noun)
{
	static const char *const tales[] = { "version", "account", "explanation", "statement",
		"story", "denial", "denials", NULL };
	if (!is_kind(f, noun, CHUNK_NOUN) || !word_is_any(f->page, at(f, noun)->head, tales))
		return false;
	uint32_t w = at(f, noun)->head - 1;
	return word_is(f->page, w, "official") ||
	       (owns_next(f->page, noun - 1, f->clause.end) && frame_is_power(f, noun - 1));
}

/* "dismissed the report as a fabrication": the word behind it, or `end`. */
uint32_t frame_end_of_as(const struct framing *f, uint32_t verb, uint32_t end)
{
	enum { AHEAD = 10 };
	for (uint32_t i = verb + 1; i + 1 < f->clause.end && i < verb + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_COMMA))
			return end;
		if (!word_is(f->page, at(f, i)->first, "as"))
			continue;
		i += 1 + is_kind(f, i + 1, CHUNK_QUOTE);
		return is_kind(f, i, CHUNK_NOUN) && at(f, i)->end > end ? at(f, i)->end : end;
	}
	return end;
}

static bool is_plain(const struct chunk *v)
{
	return lexeme_has(v->lex, FEATURE_SAY) && !v->negative && !v->infinitive && !v->passive &&
	       !v->modal;
}

/*
 * FRAME-310: "rejected accusations about the slowness of its unit", "denied that it had ignored warnings": who is said to have done
 * nothing against a deed does not deny the deed, and is no side in it.
 */
static bool denies_inaction(const struct framing *f, uint32_t verb)
{
	static const char *const idle[] = { "slow", "slowness", "late", "delay", "delays",
		"delayed", "negligence", "negligent", "neglect", "neglected", "inaction",
		"abandoned", "abandoning", "abandonment", "passivity", "failed", "failing",
		"failure", "failures", "ignored", "ignoring", "react", "reacted", "reacting",
		"intervene", "intervened", "idle", "warnings", "complacency", NULL };
	enum { AHEAD = 24 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	bool found = false;
	for (uint32_t w = at(f, verb)->end; w < s->end && w < at(f, verb)->end + AHEAD; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (x && x->harm > HARM_NONE)
			return false; /* "failed to stop the killing of 12" */
		found |= word_is_any(f->page, w, idle);
	}
	return found;
}

/* One of the rules above at a verb: true when it is done with it. */
bool frame_denies_or_owns(struct framing *f, uint32_t i)
{
	const struct chunk *v = at(f, i);
	if (f->page->wide || v->kind != CHUNK_VERB)
		return false;
	if (has_no_grave(f, i)) {
		frame_answer_deed(f, i, i + 1 < f->clause.end ? i + 1 : i, HARM_KILLED, true);
		return true;
	}
	if (frame_calls_invented(f, i))
		return true;
	if (!is_plain(v))
		return false;
	if (v->lex->stance == STANCE_DENIES && (denies_presence(f, i) || denies_inaction(f, i)))
		return true;
	uint32_t error = v->lex->stance == STANCE_CONCEDES ? error_admitted(f, i) : NONE;
	uint32_t grave = v->lex->stance == STANCE_DENIES ? grave_denied(f, i) : NONE;
	if (grave != NONE || error != NONE)
		frame_answer_deed(f, i, grave != NONE ? grave : error, HARM_KILLED, false);
	return grave != NONE || error != NONE;
}

/* "denies this", "rejected the charge": one thing that was just said, and no "accusations". */
bool frame_is_one_charge(const struct framing *f, uint32_t noun)
{
	return word_is_any(f->page, at(f, noun)->head,
		WORDS("this", "that", "it", "charge", "accusation", "allegation", "claim"));
}

/* "The sect says medicines have been held back. Police deny this.": what the sentence before told, unless people were killed in it. */
const struct event *frame_charged_before(const struct framing *f)
{
	const struct events *all = &f->page->events;
	const struct event *found = NULL;
	for (size_t k = all->count; k-- > 0 && all->at[k].sentence + 1 >= f->sentence;) {
		const struct event *e = &all->at[k];
		if (e->sentence == f->sentence || e->whole != NONE)
			continue;
		if (e->harm <= HARM_KILLED || e->negative || e->hypothetical)
			return frame_deed_before(f);
		found = found ? found : e;
	}
	return found ? found : frame_deed_before(f);
}

/* "denied having ordered the killings", "denies that he gave the order": what is denied is the part in the deed. */
bool frame_denies_command(struct framing *f, uint32_t verb)
{
	static const char *const commands[] = { "ordered", "ordering", "commanded", "commanding",
		"planned", "planning", "directed", "directing", "authorised", "authorized",
		"participated", "participating", "led", "leading", "perpetrated", "committed",
		"committing", "been", NULL };
	uint32_t next = verb + 1;
	if (!is_kind(f, next, CHUNK_VERB) || !word_is_any(f->page, at(f, next)->head, commands))
		return false;
	enum act act = ACT_KILLING;
	for (size_t k = f->page->events.count;
		k-- > 0 && f->page->events.at[k].sentence == f->sentence;)
		if (f->page->events.at[k].trigger > at(f, next)->head)
			act = f->page->events.at[k].act;
	struct lexeme like = { .act = (int8_t)act, .harm = HARM_NONE, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-35", next, NONE, &like);
	e->first = at(f, verb)->first;
	return true;
}
