#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * People led away as captives: "left with 26 men, their hands tied" (FRAME-249), "received 33 inmates from the army",
 * "handed over 18 suspects to the police" (FRAME-250), "a list of 148 taken that way" (FRAME-251), "march a line of prisoners
 * to lorries", "pulled out men aged between 15 and 60" (FRAME-252), "22 islanders were taken to the naval base" (FRAME-253).
 */
static const struct lexeme abducted = { .act = ACT_KIDNAPPING, .harm = HARM_ABDUCTED, .basis = -1 };
static const struct lexeme detained = { .act = ACT_DETENTION, .harm = HARM_DETAINED, .basis = -1 };

static bool are_counted(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_NOUN) && at(f, i)->quantity != NONE &&
	       !lexeme_has(at(f, i)->lex, FEATURE_BODY) &&
	       !lexeme_has(at(f, i)->lex, FEATURE_DEAD) &&
	       role_is_human(f->page, role_people(&f->clause, i), true) &&
	       !role_counts_things(&f->clause, i);
}

/* FRAME-249: "the soldiers left with 26 men and boys, their hands tied, in two trucks": taken away. */
static bool left_with_captives(struct framing *f, uint32_t verb)
{
	static const char *const leaves[] = { "left", "departed", "withdrew", "drove", "went",
		"came", "sailed", "returned", "leaving", "made", "pulled", "rode", NULL };
	static const char *const bonds[] = { "tied", "bound", "handcuffed", "handcuffs",
		"blindfolded", "blindfolds", "captive", "captives", "hooded", "shackled", "roped",
		"gunpoint", "prisoners", "hostage", "hostages", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t with = verb + 1, who;
	if (v->passive || v->negative || v->modal || !word_is_any(f->page, v->head, leaves))
		return false;
	with += is_kind(f, with, CHUNK_OTHER); /* "drove off with" */
	who = with + 1;
	if (!is_kind(f, with, CHUNK_PREP) || !word_is(f->page, at(f, with)->end - 1, "with") ||
		!are_counted(f, who) || !frame_sentence_has(f, bonds))
		return false;
	uint32_t by = role_subject(&f->clause, verb);
	bool armed = by != NONE && (lexeme_has(at(f, by)->lex, FEATURE_ARMED) ||
					   lexeme_has(at(f, by)->lex, FEATURE_ORG) ||
					   word_is(f->page, at(f, by)->head, "they"));
	if (!armed)
		return false;
	frame_add(f, "FRAME-249", verb, who, &abducted)->actor = by;
	return true;
}

static const char *const held[] = { "inmates", "prisoners", "detainees", "captives", "suspects",
	"convicts", NULL };

/* FRAME-250: "received 33 inmates from the army" */
static bool receives_inmates(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	bool takes_in = word_is_any(f->page, v->head, WORDS("took", "taken", "taking")) &&
			word_is(f->page, v->end, "in");
	if (v->passive || v->negative || v->modal ||
		!(takes_in ||
			word_is_any(f->page, v->head, WORDS("received", "accepted", "receiving"))))
		return false;
	uint32_t who = takes_in ? verb + 2 : role_object(&f->clause, verb), from = who + 1;
	if (who == NONE || !are_counted(f, who) || !word_is_any(f->page, at(f, who)->head, held) ||
		!is_kind(f, from, CHUNK_PREP) || !word_is(f->page, at(f, from)->first, "from"))
		return false;
	frame_add(f, "FRAME-250", verb, who, &detained);
	return true;
}

/* FRAME-250: "handed over 18 suspects to the police", "turned 18 youths over to the army": no prisoners who go free. */
static bool hands_over(struct framing *f, uint32_t verb)
{
	static const char *const to_whom[] = { "police", "army", "authorities", "prosecutor",
		"prosecutors", "gendarmes", "gendarmerie", "court", "courts", "military",
		"intelligence", "investigators", "tribunal", NULL };
	static const char *const freed[] = { "hostages", "captives", "soldiers", "prisoners",
		"troops", "children", "orphans", "refugees", "officers", "survivors", NULL };
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->modal || v->infinitive ||
		!word_is_any(f->page, v->head,
			WORDS("handed", "turned", "delivered", "surrendered", "handing")))
		return false;
	uint32_t who = role_object(&f->clause, verb);
	bool over = who != NONE && word_is(f->page, at(f, who)->first, "over");
	if (who == NONE || !are_counted(f, who) || chunk_has_any(f, who, freed) ||
		frame_sentence_has(f, WORDS("exchange", "swap")))
		return false;
	uint32_t to = who + 1; /* "turned 18 youths over to" */
	to += is_kind(f, to, CHUNK_OTHER) ||
	      (is_kind(f, to, CHUNK_PREP) && word_is(f->page, at(f, to)->first, "over") &&
		      at(f, to)->end == at(f, to)->first + 1);
	if (!is_kind(f, to, CHUNK_PREP) || !word_is(f->page, at(f, to)->end - 1, "to") ||
		!is_kind(f, to + 1, CHUNK_NOUN) || !chunk_has_any(f, to + 1, to_whom))
		return false;
	struct event *e = frame_add(f, "FRAME-250", verb, who, &detained);
	if (over) { /* "handed over 18": no more than 18 */
		int64_t n = 0;
		quantity_plain(f->page, at(f, who)->first + 1, at(f, who)->end, &n);
		struct str words = e->count.words;
		e->count = count_bounded(n, n, false, false, BOUND_EXACT);
		e->count.words = words;
	}
	return true;
}

static const char *const rescues[] = { "rescued", "rescue", "survivors", "wreck", "sank", "sunk",
	"capsized", "adrift", "shipwreck", "evacuated", "treatment", "injured", "wounded",
	"ceremony", "recruits", "conscripts", "visit", "tour", "briefing", "talks", NULL };

/* FRAME-253: "22 islanders were taken to the naval base", "to the military prison": held there; nobody who is rescued. */
static bool taken_to_base(struct framing *f, uint32_t verb)
{
	static const char *const takes[] = { "taken", "driven", "flown", "led", "brought", "moved",
		"marched", "transferred", NULL };
	static const char *const bases[] = { "base", "barracks", "garrison", "prison", "jail",
		"stockade", "brig", "fort", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t to = verb + 1, who;
	if (!v->passive || v->negative || v->modal || v->infinitive ||
		!word_is_any(f->page, v->head, takes) || !is_kind(f, to, CHUNK_PREP) ||
		!word_is(f->page, at(f, to)->first, "to") || !is_kind(f, to + 1, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, to + 1)->head, bases))
		return false;
	who = role_subject(&f->clause, verb);
	uint32_t before = f->sentence - (f->sentence > 0);
	feature_set near = f->page->within[before] | f->page->within[f->sentence];
	if (who == NONE || who > verb || !are_counted(f, who) || at(f, who)->bare ||
		frame_is_crew(f, who) || !(near >> FEATURE_ARMED & 1) ||
		chunk_has_any(f, who, rescues) || frame_sentence_has(f, rescues))
		return false;
	for (uint32_t w = f->page->scan.sentences.at[before].first;
		w < f->page->scan.sentences.at[before].end; w++)
		if (word_is_any(f->page, w, rescues))
			return false;
	frame_add(f, "FRAME-253", verb, who, &detained)->end = at(f, to + 1)->end;
	return true;
}

/* The harm of the last people who were taken, held or missed, in this sentence or the two before. */
static const struct lexeme *taken_as(const struct framing *f)
{
	for (size_t k = f->page->events.count; k-- > 0;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence + 2 < f->sentence)
			break;
		if (e->harm == HARM_DETAINED)
			return &detained;
		if (e->harm == HARM_ABDUCTED)
			return &abducted;
	}
	return NULL;
}

/* FRAME-251: "the army says it took nobody", behind those taken: a force of the state holds whom it takes. */
static bool took_nobody(struct framing *f, uint32_t verb)
{
	static const char *const none[] = { "nobody", "none", NULL };
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->modal ||
		!word_is_any(f->page, v->head, WORDS("took", "taken")))
		return false;
	uint32_t w = v->end, by = role_subject(&f->clause, verb);
	bool no_one = word_is_any(f->page, w, none) ||
		      (word_is(f->page, w, "no") && word_is(f->page, w + 1, "one"));
	const struct lexeme *as = no_one && by != NONE ? taken_as(f) : NULL;
	if (!as)
		return false;
	if (at(f, by)->pronoun && by > f->clause.first + 1 &&
		lexeme_has(at(f, by - 1)->lex, FEATURE_SAY))
		by = role_subject(&f->clause, by - 1);
	bool state = by != NONE && frame_is_state(f, by);
	struct event *e = frame_add(f, "FRAME-251", verb, NONE, state ? &detained : as);
	e->negative = true;
	e->end = w + (word_is(f->page, w, "no") ? 2 : 1);
	return true;
}

/* FRAME-251: "has a list of 148 taken that way", "the names of 23 led away". */
static bool list_of_taken(struct framing *f, uint32_t noun)
{
	static const char *const takes[] = { "taken", "seized", "led", "carried", "marched",
		"driven", "dragged", "removed", "picked", NULL };
	static const char *const ways[] = { "that", "this", "in", "so", "away", "off", "from", "at",
		NULL };
	if (!word_is_any(f->page, at(f, noun)->head, WORDS("list", "register", "roll", "names")) ||
		at(f, noun)->quantity != NONE)
		return false;
	uint32_t who = role_joined(&f->clause, noun, "of"), verb = who + 1;
	if (who == NONE || at(f, who)->quantity == NONE || !is_kind(f, verb, CHUNK_VERB) ||
		!at(f, verb)->participle || !word_is_any(f->page, at(f, verb)->head, takes) ||
		!word_is_any(f->page, at(f, verb)->end, ways) ||
		!(at(f, who)->bare || are_counted(f, who)))
		return false;
	const struct lexeme *as = taken_as(f);
	struct event *e = frame_add(f, "FRAME-251", noun, who, as ? as : &abducted);
	e->victim = who;
	e->victims_end = who + 1;
	e->count = count_noun(&f->clause, who);
	e->end = at(f, verb)->end;
	e->toll = true;
	return true;
}

static const char *const trucks[] = { "lorry", "lorries", "truck", "trucks", "van", "vans", "bus",
	"buses", "boat", "boats", "pickups", "jeeps", "minibuses", "train", "barges", NULL };

/* FRAME-192: "the militia admits to holding seven": by a force that says so. */
static bool admits_holding(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t says = verb - 1, who = verb + 1;
	if (!word_is(f->page, v->head, "holding") || !v->gerund || v->negative)
		return false;
	says -= is_kind(f, says, CHUNK_PREP);
	if (!is_kind(f, says, CHUNK_VERB) || at(f, says)->negative ||
		!word_is_any(f->page, at(f, says)->head,
			WORDS("admits", "admitted", "admit", "acknowledged", "acknowledges")) ||
		!frame_lone_number(f, who) || role_counts_things(&f->clause, who))
		return false;
	uint32_t by = role_subject(&f->clause, says);
	bool force = by != NONE && (lexeme_has(at(f, by)->lex, FEATURE_ARMED) ||
					   lexeme_has(at(f, by)->lex, FEATURE_ORG));
	const struct lexeme *as = taken_as(f);
	if (!force && !as)
		return false;
	if (force)
		as = frame_is_state(f, by) ? &detained : &abducted;
	struct event *e = frame_add(f, "FRAME-192", verb, who, as);
	e->count = count_noun(&f->clause, who);
	return true;
}

/* FRAME-252: "march a line of prisoners to lorries", "herded a column of men on to trucks". */
static bool marches_line(struct framing *f, uint32_t verb)
{
	static const char *const drives[] = { "march", "marched", "marching", "herd", "herded",
		"herding", "led", "lead", "leading", "push", "pushed", "drove", "load", "loaded",
		"loading", "walked", NULL };
	static const char *const lines[] = { "line", "column", "group", "row", "file", "string",
		"queue", NULL };
	static const char *const people[] = { "prisoners", "men", "captives", "boys", "youths",
		"villagers", "detainees", "people", "women", "residents", NULL };
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->modal || !word_is_any(f->page, v->head, drives))
		return false;
	uint32_t line = role_object(&f->clause, verb), of, to;
	if (line == NONE || !word_is_any(f->page, at(f, line)->head, lines) ||
		(of = role_joined(&f->clause, line, "of")) == NONE ||
		!word_is_any(f->page, at(f, of)->head, people) || at(f, of)->quantity != NONE)
		return false;
	for (to = of + 1; is_kind(f, to, CHUNK_PREP) || is_kind(f, to, CHUNK_OTHER); to++)
		;
	if (!is_kind(f, to, CHUNK_NOUN) || !word_is_any(f->page, at(f, to)->head, trucks))
		return false;
	struct event *e = frame_add(f, "FRAME-252", verb, NONE, &abducted);
	e->target = line;
	e->end = at(f, to)->end;
	return true;
}

/* FRAME-252: "soldiers pulled out men aged between 15 and 60": picked out by a force. */
static bool picks_out_men(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->modal || v->infinitive ||
		!chunk_has_any(f, verb,
			WORDS("pulled", "singled", "separated", "picked", "dragged", "pulling",
				"separating")))
		return false;
	uint32_t who = role_object(&f->clause, verb), by = role_subject(&f->clause, verb);
	if (who == NONE || by == NONE || at(f, who)->quantity != NONE ||
		!word_is_any(f->page, at(f, who)->head, WORDS("men", "boys", "youths", "males")) ||
		!(lexeme_has(at(f, by)->lex, FEATURE_ARMED) ||
			lexeme_has(at(f, by)->lex, FEATURE_ORG)))
		return false;
	uint32_t w = at(f, who)->end; /* "of fighting age" */
	bool aged = word_is(f->page, w, "aged") || word_is(f->page, w, "between") ||
		    (word_is(f->page, w, "of") && word_is(f->page, w + 2, "age"));
	if (!aged)
		return false;
	frame_add(f, "FRAME-252", verb, who, frame_is_state(f, by) ? &detained : &abducted)->actor =
		by;
	return true;
}

bool frame_led_verb(struct framing *f, uint32_t verb)
{
	return left_with_captives(f, verb) || receives_inmates(f, verb) || hands_over(f, verb) ||
	       taken_to_base(f, verb) || took_nobody(f, verb) || admits_holding(f, verb) ||
	       marches_line(f, verb) || picks_out_men(f, verb);
}

bool frame_led_noun(struct framing *f, uint32_t noun)
{
	return list_of_taken(f, noun);
}
