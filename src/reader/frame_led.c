#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * People led away as captives: "left with 26 men, their hands tied" (FRAME-249), "received 33 inmates from the army",
 * "handed over 18 suspects to the police" (FRAME-250), "a list of 148 taken that way" (FRAME-251), "march a line of prisoners
 * to lorries", "pulled out men aged between 15 and 60" (FRAME-252), "22 islanders were taken to the naval base" (FRAME-253),
 * "pulled six youths from a cellar" (FRAME-285), "were taken with their hands bound" (FRAME-288).
 */
static const struct lexeme abducted = { .act = ACT_KIDNAPPING, .harm = HARM_ABDUCTED, .basis = -1 };
static const struct lexeme detained = { .act = ACT_DETENTION, .harm = HARM_DETAINED, .basis = -1 };

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

/* "their hands tied", "as hostages": within a few chunks of who is taken, and before another verb says otherwise. */
static bool are_in_bonds(const struct framing *f, uint32_t who)
{
	static const char *const bonds[] = { "tied", "bound", "handcuffed", "handcuffs",
		"blindfolded", "blindfolds", "hooded", "shackled", "roped", "gunpoint", NULL };
	enum { AHEAD = 6 };
	for (uint32_t i = who + 1; i < f->clause.end && i <= who + AHEAD; i++) {
		const struct chunk *c = at(f, i);
		if (chunk_has_any(f, i, bonds) && !word_is(f->page, c->end, "for"))
			return true; /* "12 recruits bound for the capital" */
		if (word_is(f->page, c->first - 1, "as") &&
			word_is_any(f->page, c->head,
				WORDS("prisoners", "hostages", "captives", "hostage")))
			return true;
		if (c->kind == CHUNK_VERB && (c->aux || !c->participle))
			return false;
	}
	return false;
}

static bool is_force(const struct framing *f, uint32_t noun)
{
	return noun != NONE && (lexeme_has(at(f, noun)->lex, FEATURE_ARMED) ||
				       lexeme_has(at(f, noun)->lex, FEATURE_ORG));
}

/* "they", behind a force or those who were taken. */
static bool are_takers(const struct framing *f, uint32_t noun)
{
	return noun != NONE && word_is(f->page, at(f, noun)->head, "they") &&
	       (taken_as(f) ||
		       (f->sentence > 0 && f->page->within[f->sentence - 1] >> FEATURE_ARMED & 1));
}

/* FRAME-249: "the soldiers left with 26 men and boys, their hands tied, in two trucks": taken away. */
static bool left_with_captives(struct framing *f, uint32_t verb)
{
	static const char *const leaves[] = { "left", "departed", "withdrew", "drove", "sailed",
		"returned", "leaving", "pulled", "rode", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t with = verb + 1, who;
	if (v->passive || v->negative || v->modal || !word_is_any(f->page, v->head, leaves))
		return false;
	with += is_kind(f, with, CHUNK_OTHER); /* "drove off with" */
	who = with + 1;
	if (!is_kind(f, with, CHUNK_PREP) || !word_is(f->page, at(f, with)->end - 1, "with") ||
		!frame_are_counted(f, who) || !are_in_bonds(f, who))
		return false;
	uint32_t by = role_subject(&f->clause, verb);
	if (!is_force(f, by) && !are_takers(f, by))
		return false;
	frame_add(f, "FRAME-249", verb, who, &abducted)->actor = by;
	return true;
}

/* Who changes hands for others goes free. */
static bool are_swapped(const struct framing *f)
{
	return frame_sentence_has(f, WORDS("exchange", "exchanged", "swap", "swapped"));
}

/* FRAME-250: "received 33 inmates from the army": from a force or a prison. */
static bool receives_inmates(struct framing *f, uint32_t verb)
{
	static const char *const jails[] = { "prison", "prisons", "jail", "jails", "stockade",
		"police", "gendarmerie", NULL };
	const struct chunk *v = at(f, verb);
	bool takes_in = word_is_any(f->page, v->head, WORDS("took", "taken", "taking")) &&
			word_is(f->page, v->end, "in");
	if (v->passive || v->negative || v->modal ||
		!(takes_in ||
			word_is_any(f->page, v->head, WORDS("received", "accepted", "receiving"))))
		return false;
	uint32_t who = takes_in ? verb + 2 : role_object(&f->clause, verb), from = who + 1;
	if (who == NONE || !frame_are_counted(f, who) ||
		!word_is_any(
			f->page, at(f, who)->head, WORDS("inmates", "detainees", "suspects")) ||
		!is_kind(f, from, CHUNK_PREP) || !word_is(f->page, at(f, from)->first, "from") ||
		!is_kind(f, from + 1, CHUNK_NOUN))
		return false;
	bool keeper = lexeme_has(at(f, from + 1)->lex, FEATURE_ARMED) ||
		      word_is_any(f->page, at(f, from + 1)->head, jails);
	if (!keeper || are_swapped(f))
		return false;
	frame_add(f, "FRAME-250", verb, who, &detained);
	return true;
}

/* FRAME-250: "handed over 18 suspects to the police", "turned 18 youths over to the army": no prisoners who go free. */
static bool hands_over(struct framing *f, uint32_t verb)
{
	static const char *const to_whom[] = { "police", "army", "authorities", "prosecutor",
		"prosecutors", "gendarmes", "gendarmerie", "court", "courts", "military", "marines",
		"troops", "intelligence", "investigators", "tribunal", NULL };
	static const char *const freed[] = { "hostages", "captives", "soldiers", "prisoners",
		"troops", "children", "orphans", "refugees", "officers", "survivors", NULL };
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->modal || v->infinitive ||
		!word_is_any(f->page, v->head, WORDS("handed", "turned", "surrendered", "handing")))
		return false;
	uint32_t who = role_object(&f->clause, verb);
	if (who == NONE || !frame_are_counted(f, who) || chunk_has_any(f, who, freed) ||
		are_swapped(f))
		return false;
	uint32_t to = who + 1; /* "turned 18 youths over to" */
	to += is_kind(f, to, CHUNK_OTHER) ||
	      (is_kind(f, to, CHUNK_PREP) && word_is(f->page, at(f, to)->first, "over") &&
		      at(f, to)->end == at(f, to)->first + 1);
	if (!is_kind(f, to, CHUNK_PREP) || !word_is(f->page, at(f, to)->end - 1, "to") ||
		!is_kind(f, to + 1, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, to + 1)->head, to_whom))
		return false;
	struct event *e = frame_add(f, "FRAME-250", verb, who, &detained);
	int64_t n = 0;
	uint32_t number = at(f, who)->first + 1; /* "handed over 18": no more than 18 */
	if (word_is(f->page, number - 1, "over") &&
		quantity_plain(f->page, number, at(f, who)->end, &n) > number) {
		struct str words = e->count.words;
		e->count = count_bounded(n, n, false, false, BOUND_EXACT);
		e->count.words = words;
	}
	return true;
}

static const char *const rescues[] = { "rescued", "rescue", "survivors", "wreck", "sank", "sunk",
	"capsized", "adrift", "shipwreck", "evacuated", "treatment", "injured", "wounded",
	"ceremony", "recruits", "conscripts", "visit", "tour", "briefing", "talks", NULL };

/* Does one of the words stand in the sentence or the one before? */
static GIVEN bool lately_has(const struct framing *f, const char *const *words)
{
	const struct sentence *s = f->page->scan.sentences.at;
	uint32_t first = s[f->sentence - (f->sentence > 0)].first;
	for (uint32_t w = first; w < s[f->sentence].end; w++)
		if (word_is_any(f->page, w, words))
			return true;
	return false;
}

static const char *const jails[] = { "prison", "jail", "stockade", "brig", "cells", NULL };

/* "to the naval base", "into the stockade", "off to the yard of the barracks" behind chunk `from`: its last chunk, or NONE. */
static uint32_t base_behind(const struct framing *f, uint32_t from, bool *jail)
{
	static const char *const bases[] = { "base", "barracks", "garrison", "fort", "fortress",
		NULL };
	static const char *const yards[] = { "yard", "courtyard", "grounds", "compound", "hall",
		"basement", "cellars", "hangar", "square", NULL };
	uint32_t to = from + 1;
	while ((is_kind(f, to, CHUNK_PREP) || is_kind(f, to, CHUNK_OTHER)) &&
		word_is_any(f->page, at(f, to)->first, WORDS("off", "away", "down")))
		to++;
	if (!is_kind(f, to, CHUNK_PREP) || !is_kind(f, to + 1, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, to)->end - 1, WORDS("to", "into", "inside")))
		return NONE;
	uint32_t place = to + 1, of = role_joined(&f->clause, place, "of");
	*jail = word_is_any(f->page, at(f, place)->head, jails);
	if (*jail || word_is_any(f->page, at(f, place)->head, bases))
		return of != NONE && of == place + 2 ? of : place;
	bool yard = of != NONE && word_is_any(f->page, at(f, place)->head, yards) &&
		    (word_is_any(f->page, at(f, of)->head, bases) ||
			    word_is_any(f->page, at(f, of)->head, jails));
	return yard ? of : NONE;
}

/* Soldiers, the police: no captain who leads his own men into the barracks. */
static bool are_captors(const struct framing *f, uint32_t by)
{
	return is_force(f, by) &&
	       (at(f, by)->plural || word_is_any(f->page, at(f, by)->head,
					     WORDS("police", "army", "navy", "militia", "military",
						     "marines", "troops", "gendarmerie", "guard")));
}

/* FRAME-253: "22 islanders were taken to the naval base", "marines marched 41 men into the stockade": held there; nobody who is rescued. */
static bool taken_to_base(struct framing *f, uint32_t verb)
{
	static const char *const takes[] = { "taken", "driven", "led", "brought", "marched",
		"herded", "hauled", "dragged", "pushed", "frogmarched", "took", "drove", NULL };
	static const char *const moves[] = { "moved", "transferred", "flown", NULL };
	static const char *const others[] = { "pupils", "students", "workers", "engineers",
		"teachers", "schoolchildren", "employees", "visitors", "journalists", "tourists",
		"recruits", "conscripts", "cadets", "soldiers", "troops", "reservists", "wounded",
		"injured", "patients", NULL };
	const struct chunk *v = at(f, verb);
	bool takes_any = word_is_any(f->page, v->head, takes), jail = false;
	if ((!takes_any && !word_is_any(f->page, v->head, moves)) || v->negative || v->modal ||
		v->infinitive)
		return false;
	bool behind = v->participle && !v->aux && is_kind(f, verb - 1, CHUNK_NOUN);
	bool passive = v->passive || behind; /* "of the 60 men taken to the fort" */
	uint32_t who = behind       ? verb - 1
		       : v->passive ? role_subject(&f->clause, verb)
				    : role_object(&f->clause, verb);
	uint32_t by = role_doer(&f->clause, verb);
	if (who == NONE || (passive && who > verb) || !frame_are_counted(f, who) ||
		at(f, who)->bare || (!passive && !are_captors(f, by)))
		return false;
	uint32_t last = base_behind(f, passive ? verb : who, &jail);
	if (last == NONE || !(takes_any || jail) || is_kind(f, last + 1, CHUNK_NOUN) ||
		(is_kind(f, last + 1, CHUNK_VERB) && at(f, last + 1)->infinitive))
		return false; /* "were driven to the prison to sing" */
	uint32_t before = f->sentence - (f->sentence > 0);
	feature_set near = f->page->within[before] | f->page->within[f->sentence];
	bool forced = word_is_any(
		f->page, v->head, WORDS("marched", "herded", "hauled", "dragged", "frogmarched"));
	if (frame_is_crew(f, who) || !(forced || near >> FEATURE_ARMED & 1) ||
		chunk_has_any(f, who, others) || lately_has(f, rescues))
		return false;
	bool rebels = is_force(f, by) && !frame_is_state(f, by);
	struct event *e = frame_add(f, "FRAME-253", verb, who, rebels ? &abducted : &detained);
	e->end = at(f, last)->end > e->end ? at(f, last)->end : e->end;
	e->actor = is_force(f, by) ? by : NONE;
	return true;
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

/* FRAME-251: "has a list of 148 taken that way", "the names of 23 led away", "the names of 12 men taken from the bus". */
static bool list_of_taken(struct framing *f, uint32_t noun)
{
	static const char *const takes[] = { "taken", "seized", "led", "carried", "marched",
		"driven", "dragged", NULL };
	if (!word_is_any(f->page, at(f, noun)->head, WORDS("list", "register", "roll", "names")) ||
		at(f, noun)->quantity != NONE)
		return false;
	uint32_t who = role_joined(&f->clause, noun, "of"), verb = who + 1;
	if (who == NONE || at(f, who)->quantity == NONE || !is_kind(f, verb, CHUNK_VERB) ||
		!at(f, verb)->participle || !word_is_any(f->page, at(f, verb)->head, takes))
		return false;
	uint32_t way = at(f, verb)->end;
	bool away = word_is_any(f->page, way, WORDS("away", "off")) ||
		    (word_is_any(f->page, way, WORDS("that", "this")) &&
			    word_is(f->page, way + 1, "way"));
	bool from = word_is(f->page, way, "from") && !at(f, who)->bare;
	if (!(away && at(f, who)->bare) && !((away || from) && frame_are_counted(f, who)))
		return false; /* "a list of 40 taken from the shelves" */
	const struct lexeme *as = taken_as(f);
	struct event *e = frame_add(f, "FRAME-251", noun, who, as ? as : &abducted);
	e->victim = who;
	e->victims_end = who + 1;
	e->count = count_noun(&f->clause, who);
	e->end = at(f, verb)->end;
	e->toll = true;
	return true;
}

static const char *const trucks[] = { FRAME_CARRIERS, NULL };

/* Were people told to be taken, held or missed in the last sentences? */
static bool taken_lately(const struct framing *f)
{
	enum { BACK = 3 };
	for (size_t k = f->page->events.count; k-- > 0;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence + BACK < f->sentence)
			return false;
		if (e->harm == HARM_MISSING || e->harm == HARM_ABDUCTED || e->harm == HARM_DETAINED)
			return true;
	}
	return false;
}

/* FRAME-192: "the militia admits to holding seven": by a force that says so, or a ministry, of people told to be missing. */
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
		!(frame_lone_number(f, who) || frame_are_counted(f, who)) ||
		role_counts_things(&f->clause, who))
		return false;
	uint32_t by = role_subject(&f->clause, says);
	bool force = is_force(f, by) ||
		     (frame_is_power(f, by) &&
			     (taken_lately(f) || (!at(f, by)->pronoun && frame_is_under_arms(f))));
	const struct lexeme *as = taken_as(f);
	if (!force && !as)
		return false;
	if (force)
		as = frame_is_state(f, by) || !is_force(f, by) ? &detained : &abducted;
	struct event *e = frame_add(f, "FRAME-192", verb, who, as);
	e->count = count_noun(&f->clause, who);
	return true;
}

/* FRAME-252: "masked men march a line of prisoners to lorries", "soldiers herded a column of men on to trucks". */
static bool marches_line(struct framing *f, uint32_t verb)
{
	static const char *const drives[] = { "march", "marched", "marching", "herd", "herded",
		"herding", "push", "pushed", "drove", "load", "loaded", "loading", NULL };
	static const char *const lines[] = { "line", "column", "row", "file", "string", "queue",
		NULL };
	static const char *const people[] = { "prisoners", "men", "captives", "boys", "youths",
		"villagers", "detainees", "women", "residents", NULL };
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->modal || !word_is_any(f->page, v->head, drives))
		return false;
	uint32_t line = role_object(&f->clause, verb), by = role_subject(&f->clause, verb), of, to;
	if (by == NONE && is_kind(f, verb - 1, CHUNK_NOUN))
		by = verb - 1; /* "saw masked men march a line" */
	if (line == NONE || by == NONE || !word_is_any(f->page, at(f, line)->head, lines) ||
		!(lexeme_has(at(f, by)->lex, FEATURE_ARMED) ||
			chunk_has_any(f, by, WORDS("armed", "masked", "hooded"))) ||
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

/* FRAME-252: "soldiers pulled out men aged between 15 and 60": picked out by a force, and not out of a river. */
static bool picks_out_men(struct framing *f, uint32_t verb)
{
	static const char *const dangers[] = { "rescue", "rescued", "rescuers", "river", "rubble",
		"ruins", "mine", "flood", "floods", "sea", "lake", "fire", "debris", NULL };
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->modal || v->infinitive ||
		!chunk_has_any(f, verb,
			WORDS("pulled", "singled", "separated", "picked", "dragged", "pulling",
				"separating")))
		return false;
	uint32_t who = role_object(&f->clause, verb), by = role_subject(&f->clause, verb);
	if (who == NONE || at(f, who)->quantity != NONE || !is_force(f, by) ||
		!word_is_any(f->page, at(f, who)->head, WORDS("men", "boys", "youths", "males")))
		return false;
	uint32_t w = at(f, who)->end;
	bool aged = word_is(f->page, w, "aged"),
	     fit = word_is(f->page, w + 2, "age") && word_is(f->page, w, "of");
	bool range = fit || word_is(f->page, w + aged, "between") || /* "of fighting age" */
		     (aged && word_is_any(f->page, w + 2, WORDS("to", "-", "–")));
	bool apart = aged && (word_is_any(f->page, v->end - 1, WORDS("out", "aside")) ||
				     word_is_any(f->page, v->end, WORDS("out", "aside")));
	if (!(range || apart) || frame_sentence_has(f, dangers))
		return false;
	frame_add(f, "FRAME-252", verb, who, frame_is_state(f, by) ? &detained : &abducted)->actor =
		by;
	return true;
}

/* "from the hamlets that night with their hands bound" */
static bool hands_are_bound(const struct framing *f, uint32_t verb)
{
	static const char *const bonds[] = { "tied", "bound", "shackled", "roped", NULL };
	enum { AHEAD = 10 };
	for (uint32_t i = verb + 1; i + 1 < f->clause.end && i < verb + AHEAD; i++)
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_VERB))
			return false;
		else if (is_kind(f, i, CHUNK_NOUN) && word_is(f->page, at(f, i)->head, "hands") &&
			 word_is(f->page, at(f, i)->first - 1, "with"))
			return chunk_has_any(f, i + 1, bonds);
	return false;
}

/* FRAME-288: "28 people, nearly all of them men, were taken from the hamlets with their hands bound": past what stands between commas. */
static bool taken_in_bonds(struct framing *f, uint32_t verb)
{
	static const char *const takes[] = { "taken", "led", "driven", "marched", "seized", NULL };
	enum { BACK = 10 };
	const struct chunk *v = at(f, verb);
	static const char *const plays[] = { "stage", "actors", "play", "film", "scene",
		"performance", "magician", NULL };
	if (!v->passive || v->negative || v->modal || v->infinitive ||
		!word_is_any(f->page, v->head, takes) || !hands_are_bound(f, verb) ||
		frame_sentence_has(f, plays))
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	for (uint32_t i = verb - 1;
		is_kind(f, verb - 1, CHUNK_COMMA) && i-- > f->clause.first + 1 && i + BACK > verb;)
		if (is_kind(f, i, CHUNK_COMMA) && is_kind(f, i - 1, CHUNK_NOUN)) {
			who = i - 1;
			break;
		}
	if (who == NONE || who > verb || !frame_are_counted(f, who))
		return false;
	struct event *e = frame_add(f, "FRAME-288", verb, who, &abducted);
	e->actor = role_after(&f->clause, verb, "by");
	return true;
}

/* Out of rubble, smoke or a wreck: who is pulled from a house then is saved. */
bool frame_is_rescue(const struct framing *f)
{
	static const char *const saves[] = { "rescue", "rescued", "rescuers", "rubble", "ruins",
		"fire", "flames", "smoke", "burning", "flood", "floods", "flooded", "collapsed",
		"collapse", "crash", "crashed", "wreck", "wreckage", "trapped", "earthquake",
		"explosion", "gas", "alive", "survivors", "injured", "wounded", "crushed", "safety",
		"unconscious", "saved", NULL };
	return lately_has(f, saves) || frame_is_mishap(f);
}

/* FRAME-285: "soldiers pulled six youths from a cellar": out of where people live, pray or ride, and no rescue. */
static bool pulls_out_of_house(struct framing *f, uint32_t verb)
{
	static const char *const pulls[] = { "pulled", "dragged", "hauled", "pulling", "dragging",
		"hauling", NULL };
	static const char *const houses[] = { "cellar", "cellars", "basement", "house", "houses",
		"home", "homes", "church", "mosque", "chapel", "classroom", "classrooms",
		"dormitory", "beds", "bed", "shop", "school", "hospital", "monastery", NULL };
	static const char *const rides[] = { "bus", "car", "cars", "taxi", "tent", "tents", "hut",
		"huts", "shelter", "attic", "barn", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, pulls) || v->negative || v->modal || v->infinitive)
		return false;
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	uint32_t by = role_doer(&f->clause, verb);
	bool uniformed = by != NONE && word_is(f->page, at(f, by)->head, "men") &&
			 word_is(f->page, at(f, by)->end, "in") &&
			 word_is_any(f->page, at(f, by)->end + 1,
				 WORDS("uniform", "uniforms", "masks", "balaclavas", "fatigues",
					 "camouflage"));
	if (who == NONE || by == NONE || !frame_are_counted(f, who) || at(f, who)->bare ||
		at(f, by)->pronoun || !(is_force(f, by) || frame_is_state(f, by) || uniformed))
		return false;
	uint32_t from = (v->passive ? verb : who) + 1, to;
	for (to = from; is_kind(f, to, CHUNK_PREP) || is_kind(f, to, CHUNK_OTHER); to++)
		;
	static const feature_set harmed = (feature_set)1 << FEATURE_DEAD;
	if (to == from ||
		!word_is_any(f->page, at(f, to - 1)->end - 1, WORDS("from", "of", "off")) ||
		!is_kind(f, to, CHUNK_NOUN) ||
		!(word_is_any(f->page, at(f, to)->head, houses) ||
			(word_is_any(f->page, at(f, to)->head, rides) && frame_is_under_arms(f))) ||
		is_kind(f, to + 1, CHUNK_REL) || f->page->within[f->sentence] & harmed ||
		frame_is_rescue(f))
		return false;
	if (is_kind(f, to + 1, CHUNK_VERB) && at(f, to + 1)->infinitive)
		return false; /* "pulled two boys from a car to ask for their tickets" */
	struct event *e =
		frame_add(f, "FRAME-285", verb, who, frame_is_state(f, by) ? &detained : &abducted);
	e->end = at(f, to)->end > e->end ? at(f, to)->end : e->end;
	e->actor = by;
	return true;
}

bool frame_led_verb(struct framing *f, uint32_t verb)
{
	bool number = frame_has_number(f);
	return (number && (left_with_captives(f, verb) || receives_inmates(f, verb) ||
				  hands_over(f, verb) || taken_to_base(f, verb))) ||
	       took_nobody(f, verb) || (number && admits_holding(f, verb)) ||
	       marches_line(f, verb) || picks_out_men(f, verb) ||
	       (number &&
		       (pulls_out_of_house(f, verb) || (may_stand(f->page, f->sentence, "hands") &&
							       taken_in_bonds(f, verb))));
}

/*
 * What befell the same people later tells it: "13 people were last seen being pushed into vans" are taken, and no more missing;
 * "three guards held hostage had lost their lives" are dead; who is forced out and taken away by truck is displaced once.
 */
void frame_taken_once(struct framing *f, size_t start)
{
	struct event *all = f->page->events.at;
	for (size_t i = start; i + 1 < f->page->events.count; i++)
		for (size_t k = i + 1; k < f->page->events.count; k++) {
			bool taken = all[k].harm == HARM_ABDUCTED || all[k].harm == HARM_DETAINED;
			bool seen = all[i].harm == HARM_MISSING && taken;
			bool held = all[i].harm == HARM_ABDUCTED && all[k].harm == HARM_KILLED &&
				    word_is_any(f->page, all[i].trigger, WORDS("held", "hostage"));
			if ((seen || held) && all[i].victim != NONE && all[i].whole == NONE &&
				all[k].whole == NONE && all[i].victim == all[k].victim &&
				!all[k].negative && !all[k].hypothetical)
				all[i].hypothetical = true;
			bool told = all[k].harm == HARM_DISPLACED && all[k].count.known &&
				    all[k].whole == NONE && !all[k].negative;
			if (told && str_equal(str_from(all[i].rule), STR("FRAME-276")) &&
				!all[i].count.known)
				all[i].hypothetical = true; /* "emptied it, and took 1,150" */
			bool gone = all[k].harm == HARM_DISPLACED || taken;
			bool them = gone && all[i].harm == all[k].harm && all[k].victim != NONE &&
				    at(f, all[k].victim)->pronoun &&
				    all[k].victim != all[i].victim && !all[i].hypothetical &&
				    !all[i].negative && all[i].count.known &&
				    all[i].count.low == all[k].count.low;
			if (them) /* "forced 300 residents to leave and took them by truck" */
				all[k].hypothetical = true;
			if (all[k].harm == HARM_INJURED && all[i].victim == all[k].victim &&
				str_equal(str_from(all[i].rule), STR("FRAME-212")))
				all[k].hypothetical =
					true; /* "the only dead were inmates stabbed by" */
		}
}

bool frame_led_noun(struct framing *f, uint32_t noun)
{
	return list_of_taken(f, noun);
}

/* "340 activists have been taken from their homes": whom nobody is said to take by their hundreds, a state holds; no pupils, whom gunmen take. */
bool frame_is_mass_arrest(const struct framing *f, const struct event *e, struct str phrase)
{
	static const char *const pupils[] = { "girls", "boys", "schoolgirls", "schoolboys",
		"pupils", "schoolchildren", "children", "women", NULL };
	enum { MANY = 100 };
	return e->count.known && e->count.low >= MANY && e->victim != NONE &&
	       str_starts(phrase, STR("from their ")) &&
	       !word_is_any(f->page, at(f, e->victim)->head, pupils);
}
