#include "reader/frame_at.h"

/*
 * People of a place who are driven out of it, told without a number: "began clearing the northern shore of its inhabitants"
 * (FRAME-276), "ordered families onto buses", "marched the villagers to the quay and loaded them onto barges" (FRAME-277),
 * "barges took people from the three hamlets to a disused cannery" (FRAME-278), and who
 * gave them shelter (FRAME-289). By a force, and never for their safety.
 */
static const struct lexeme displaced = {
	.act = ACT_FORCED_DISPLACEMENT, .harm = HARM_DISPLACED, .basis = -1
};

static const char *const places[] = { "shore", "shores", "coast", "bank", "banks", "district",
	"districts", "valley", "valleys", "village", "villages", "island", "islands", "quarter",
	"quarters", "hamlet", "hamlets", "hills", "town", "towns", "city", "settlement",
	"settlements", "neighbourhood", "neighbourhoods", "neighborhood", "neighborhoods", "camp",
	"camps", "suburb", "suburbs", "zone", "strip", "side", "region", "area", "highlands",
	"lowlands", "delta", "peninsula", "slopes", "streets", "port", "ports", "province", NULL };
static const char *const peoples[] = { "inhabitants", "people", "population", "residents",
	"villagers", "islanders", "families", "civilians", "dwellers", "townspeople", NULL };

/* A force or a power, also before "began": "marines killed dozens and then began clearing". */
uint32_t frame_remover(const struct framing *f, uint32_t verb)
{
	enum { BACK = 12 };
	uint32_t by = role_subject(&f->clause, verb);
	if (by == NONE && is_kind(f, verb - 1, CHUNK_VERB) && at(f, verb)->gerund)
		by = role_subject(&f->clause, verb - 1);
	bool they = is_kind(f, by, CHUNK_NOUN) &&
		    word_is_any(f->page, at(f, by)->head, WORDS("they", "it"));
	uint32_t before = f->sentence - (f->sentence > 0);
	feature_set near = f->page->within[before] | f->page->within[f->sentence];
	if (frame_is_power(f, by) && (!they || near >> FEATURE_ARMED & 1))
		return by;
	for (uint32_t i = verb; i-- > f->clause.first && i + BACK > verb;)
		if (is_kind(f, i, CHUNK_AND) && is_kind(f, i + 1, CHUNK_NOUN))
			return NONE;
		else if (is_kind(f, i, CHUNK_NOUN) && is_kind(f, i + 1, CHUNK_VERB) &&
			 !at(f, i)->pronoun && lexeme_has(at(f, i)->lex, FEATURE_ARMED))
			return i;
	return NONE;
}

/* By soldiers, or by whatever power rules where a force was told to kill; a ministry that closes railways drives nobody out. */
static bool is_by_force(const struct framing *f, uint32_t by, bool passive)
{
	if (by == NONE)
		return passive && frame_is_under_arms(f);
	return lexeme_has(at(f, by)->lex, FEATURE_ARMED) ||
	       (frame_is_power(f, by) && frame_is_under_arms(f));
}

static struct event *add(
	struct framing *f, const char *rule, uint32_t verb, uint32_t who, uint32_t by)
{
	struct event *e = frame_add_onto(f, rule, verb, who, by, &displaced);
	e->hypothetical = false;
	return e;
}

static const char *const trucks[] = { FRAME_CARRIERS, "coaches", "ferries", "helicopters", "carts",
	NULL };

static bool is_dwelt_in(const struct framing *f, uint32_t where)
{
	return is_kind(f, where, CHUNK_NOUN) &&
	       (at(f, where)->name != NONE || word_is_any(f->page, at(f, where)->head, places));
}

/* "a port emptied of its people by the army": the port. */
static bool is_emptied_behind(const struct framing *f, uint32_t verb)
{
	return word_is(f->page, at(f, verb)->end, "of") && !at(f, verb)->aux &&
	       is_dwelt_in(f, verb - 1);
}

/* The place that is emptied: what is cleared, "a town that the army is clearing of", "a port emptied of". */
static uint32_t place_emptied(const struct framing *f, uint32_t verb)
{
	if (at(f, verb)->passive)
		return role_subject(&f->clause, verb);
	uint32_t where = role_object(&f->clause, verb);
	if (where != NONE || !word_is(f->page, at(f, verb)->end, "of"))
		return where;
	if (is_emptied_behind(f, verb))
		return verb - 1;
	where = is_kind(f, verb - 1, CHUNK_NOUN) ? verb - 2 : verb - 3;
	if (!is_kind(f, where + 1, CHUNK_NOUN) || where <= f->clause.first)
		return NONE; /* "a district the military has cleared of" */
	where -= is_kind(f, where, CHUNK_REL) || is_kind(f, where, CHUNK_SUB);
	return is_kind(f, where, CHUNK_NOUN) ? where : NONE;
}

/* "of its people", "of all the inhabitants", "of civilians": those who live there; no square that is cleared of people. */
static bool are_its_people(const struct framing *f, uint32_t who)
{
	static const char *const whose[] = { "its", "their", "all", "the", NULL };
	static const char *const bare[] = { "civilians", "inhabitants", "residents", "villagers",
		NULL };
	return is_kind(f, who, CHUNK_NOUN) && word_is_any(f->page, at(f, who)->head, peoples) &&
	       (word_is_any(f->page, at(f, who)->first, whose) ||
		       word_is_any(f->page, at(f, who)->first, bare));
}

static const char *const clears[] = { "clear", "cleared", "clearing", "empty", "emptied",
	"emptying", "cleansed", "cleansing", "purged", "purging", "rid", "stripped", NULL };

/* "cleared", "has begun to empty", and nothing that is only to be done. */
static bool clears_now(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	bool begun = is_kind(f, verb - 1, CHUNK_VERB) &&
		     word_is_any(f->page, at(f, verb - 1)->head,
			     WORDS("began", "begun", "started", "set", "proceeded"));
	return word_is_any(f->page, v->head, clears) && !v->negative && !v->modal &&
	       (!v->infinitive || begun);
}

/* FRAME-276: "emptied the valley of its people", "the shore was cleared of its inhabitants". */
static bool empties_place(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t where = place_emptied(f, verb);
	uint32_t of = v->passive || where == NONE || where < verb ? verb + 1 : where + 1;
	if (where == NONE || !is_kind(f, of, CHUNK_PREP) ||
		!word_is(f->page, at(f, of)->first, "of") || !are_its_people(f, of + 1) ||
		!is_dwelt_in(f, where))
		return false; /* "cleared the square of protesters" */
	bool passive = v->passive || is_emptied_behind(f, verb);
	uint32_t by = passive ? role_after(&f->clause, verb, "by") : frame_remover(f, verb);
	if (!is_by_force(f, by, passive) || frame_is_for_safety(f, verb))
		return false;
	struct event *e = add(f, "FRAME-276", verb, of + 1, by);
	if (at(f, of + 1)->quantity == NONE)
		return true;
	e->victim = of + 1; /* "emptied the hamlet of its 220 inhabitants" */
	e->victims_end = of + 2;
	e->count = count_noun(&f->clause, of + 1);
	return true;
}

/* FRAME-276: "police trucks began clearing the hamlets", "the navy emptied the island": where they live, by what takes people away; soldiers also clear villages of rebels. */
static bool empties_homes(struct framing *f, uint32_t verb)
{
	static const char *const empties[] = { "empty", "emptied", "emptying", NULL };
	static const char *const homes[] = { "village", "villages", "hamlet", "hamlets", "quarter",
		"quarters", "settlement", "settlements", "island", "islands", "neighbourhood",
		"neighbourhoods", "neighborhood", "neighborhoods", "suburb", "suburbs", "camp",
		"camps", "valley", "valleys", "town", "towns", "district", "districts", NULL };
	uint32_t where = at(f, verb)->passive ? NONE : role_object(&f->clause, verb);
	while (where != NONE && owns_next(f->page, where, f->clause.end))
		where++; /* "the workers' settlement" */
	if (!is_kind(f, where, CHUNK_NOUN) || !word_is_any(f->page, at(f, where)->head, homes) ||
		word_is(f->page, at(f, where)->end, "of"))
		return false;
	uint32_t by = frame_remover(f, verb);
	if (by == NONE && frame_is_under_arms(f))
		by = role_subject(&f->clause, verb); /* "Buses have been emptying the quarter" */
	bool rides = is_kind(f, by, CHUNK_NOUN) && word_is_any(f->page, at(f, by)->head, trucks);
	bool empties_all = word_is_any(f->page, at(f, verb)->head, empties);
	if (by == NONE || at(f, by)->pronoun || !(rides || is_by_force(f, by, false)) ||
		!(empties_all || rides || frame_were_driven_out(f)) || frame_is_for_safety(f, verb))
		return false;
	add(f, "FRAME-276", verb, where, by);
	return true;
}

/* FRAME-276: "drove the inhabitants out of the hill villages", "has depopulated the western bank". */
static bool drives_out(struct framing *f, uint32_t verb)
{
	static const char *const drives[] = { "drove", "driven", "expelled", "chased", "forced",
		"evicted", "ousted", "removed", "cleared", "ejected", NULL };
	const struct chunk *v = at(f, verb);
	bool depopulates = word_is(f->page, v->head, "depopulated");
	bool moves = word_is(f->page, v->head, "moved");
	if (!(depopulates || moves || word_is_any(f->page, v->head, drives)) || v->passive ||
		v->negative || v->modal || v->infinitive)
		return false;
	uint32_t who = role_object(&f->clause, verb), by = frame_remover(f, verb), from = who + 1;
	if (who == NONE || !is_by_force(f, by, false) || at(f, who)->quantity != NONE)
		return false;
	if (!depopulates) {
		if (!frame_live_there(f, who) || !is_kind(f, from, CHUNK_PREP) ||
			!word_is_any(f->page, at(f, from)->first, WORDS("out", "from")))
			return false;
		from += is_kind(f, from + 1, CHUNK_PREP);
	}
	uint32_t where = depopulates ? who : from + 1;
	if (!is_kind(f, where, CHUNK_NOUN) ||
		!(at(f, where)->name != NONE || word_is_any(f->page, at(f, where)->head, places)) ||
		(moves && !frame_is_under_arms(f)) || frame_is_for_safety(f, verb))
		return false;
	add(f, "FRAME-276", verb, depopulates ? where : who, by)->end = at(f, where)->end;
	return true;
}

/* "onto buses", "on to a lorry", "into army trucks", "aboard barges" from chunk `i`: the vehicles, or NONE. */
static uint32_t vehicles_at(const struct framing *f, uint32_t i)
{
	static const char *const onto[] = { "onto", "into", "aboard", "on", "to", NULL };
	enum { PREPS = 2 };
	uint32_t first = i;
	while (i < first + PREPS && (is_kind(f, i, CHUNK_PREP) || is_kind(f, i, CHUNK_OTHER)) &&
		word_is_any(f->page, at(f, i)->end - 1, onto))
		i++;
	return i > first && is_kind(f, i, CHUNK_NOUN) &&
			       word_is_any(f->page, at(f, i)->head, trucks)
		       ? i
		       : NONE;
}

/* "marched the villagers to the quay and loaded them onto barges": those who live there, told of before `verb`. */
static bool are_those_before(const struct framing *f, uint32_t them, uint32_t verb)
{
	for (uint32_t i = verb;
		word_is(f->page, at(f, them)->head, "them") && i-- > f->clause.first;)
		if (is_kind(f, i, CHUNK_NOUN) && frame_live_there(f, i))
			return true;
	return false;
}

/* "the people of the village", "people from the three hamlets" */
static bool are_of_place(const struct framing *f, uint32_t who)
{
	uint32_t from = who + 1, where = who + 2;
	return is_kind(f, who, CHUNK_NOUN) && word_is_any(f->page, at(f, who)->head, peoples) &&
	       is_kind(f, from, CHUNK_PREP) &&
	       word_is_any(f->page, at(f, from)->first, WORDS("from", "of")) &&
	       is_kind(f, where, CHUNK_NOUN) &&
	       (at(f, where)->name != NONE || word_is_any(f->page, at(f, where)->head, places));
}

/* "herded them onto trucks", "marched them to the quay and loaded them": where soldiers also load those whom a flood drives out. */
static bool is_herding(const struct framing *f, uint32_t verb)
{
	static const char *const herds[] = { "herded", "herding", "marched", "forced", "forcing",
		"crammed", "hustled", "pushed", "dragged", "hauled", NULL };
	for (uint32_t i = verb + 1; i-- > f->clause.first;)
		if (is_kind(f, i, CHUNK_VERB) && word_is_any(f->page, at(f, i)->head, herds))
			return true;
	return false;
}

/* "for the final", "to collect their rice", "to reach the clinic" */
static bool has_purpose(const struct framing *f, uint32_t i)
{
	return (is_kind(f, i, CHUNK_PREP) && word_is(f->page, at(f, i)->first, "for")) ||
	       (is_kind(f, i, CHUNK_VERB) && at(f, i)->infinitive);
}

/* "forced aboard at gunpoint", behind those who were driven out: the verb itself, for the vehicles that were told of. */
static uint32_t goes_aboard(const struct framing *f, uint32_t verb)
{
	uint32_t w = at(f, verb)->end;
	bool ends = word_is_any(f->page, w + 1, WORDS(".", ",", "at", "by", "and"));
	return word_is(f->page, w, "aboard") && ends && frame_was_displaced(f) ? verb : NONE;
}

static bool is_at_gunpoint(const struct framing *f)
{
	return may_stand(f->page, f->sentence, "gunpoint") &&
	       frame_sentence_has(f, WORDS("gunpoint"));
}

/* "onto trucks bound for a site in the desert" */
static bool is_bound_for_exile(const struct framing *f, uint32_t ride)
{
	static const char *const ends[] = { "camp", "camps", "site", "desert", "tents", "barracks",
		"depot", "settlement", "airfield", "warehouse", "border", "disused", "former",
		"abandoned", NULL };
	enum { AHEAD = 10 };
	uint32_t w = at(f, ride)->end, stop = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t k = w; k < stop && k < w + AHEAD; k++)
		if (word_is_any(f->page, k, ends))
			return true;
	return false;
}

/* "loaded onto army trucks and dumped 40 kilometres from their homes" */
static bool is_dumped(const struct framing *f, uint32_t ride)
{
	bool army = false;
	for (uint32_t w = ride == NONE ? NONE : at(f, ride)->first;
		w < f->page->scan.words.count && w < at(f, ride)->end; w++)
		army |= word_has(f->page, w, FEATURE_ARMED);
	return (army || may_stand(f->page, f->sentence, "homes")) &&
	       may_stand(f->page, f->sentence, "dumped") && frame_sentence_has(f, WORDS("dumped"));
}

/* FRAME-277: "ordered families onto buses", "families were herded onto trucks". */
static bool loads_families(struct framing *f, uint32_t verb)
{
	static const char *const loads[] = { "ordered", "forced", "herded", "herding", "loaded",
		"loading", "pushed", "marched", "packed", "crammed", "drove", "driven", "ordering",
		"forcing", "put", "putting", "hustled", "dragged", "hauled", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, loads) || v->negative || v->modal || v->infinitive)
		return false;
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	bool people = who != NONE && at(f, who)->quantity == NONE && are_of_place(f, who);
	uint32_t aboard = v->passive ? goes_aboard(f, verb) : NONE;
	bool them = (aboard != NONE || (is_herding(f, verb) && frame_were_driven_out(f))) &&
		    is_kind(f, who, CHUNK_NOUN) && at(f, who)->quantity == NONE &&
		    word_is_any(f->page, at(f, who)->head, WORDS("people", "they"));
	if (who == NONE ||
		!(people || them || frame_live_there(f, who) || are_those_before(f, who, verb)))
		return false;
	uint32_t ride = vehicles_at(f, v->passive ? verb + 1 : who + 1 + 2 * people);
	ride = ride == NONE ? aboard : ride;
	uint32_t by = v->passive ? role_after(&f->clause, verb, "by") : frame_remover(f, verb);
	bool gunpoint = is_at_gunpoint(f) || is_dumped(f, ride);
	if (ride == NONE || !(gunpoint || is_by_force(f, by, v->passive)) ||
		!(gunpoint || is_herding(f, verb) || frame_is_under_arms(f)) ||
		word_is_any(f->page, at(f, ride)->end, WORDS("home", "back")) ||
		(word_is(f->page, at(f, ride)->end, "bound") && !is_bound_for_exile(f, ride)) ||
		!frame_goes_away(f, ride) || has_purpose(f, ride + 1) ||
		frame_is_for_safety(f, verb))
		return false;
	struct event *e = add(f, "FRAME-277", verb, who, by);
	e->end = at(f, ride)->end > e->end ? at(f, ride)->end : e->end;
	return true;
}

/* "to a fish-canning plant", "to the stadium": where people are put, and no town that they go to. */
static bool ends_in_exile(const struct framing *f, uint32_t from)
{
	static const char *const works[] = { "plant", "works", "cannery", "warehouse", "warehouses",
		"hangar", "hangars", "stadium", "camp", "camps", "barracks", "compound", "tents",
		"airfield", "quarry", "reservation", NULL };
	enum { AHEAD = 8 };
	for (uint32_t i = from + 1; i + 1 < f->clause.end && i < from + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_VERB) ||
			is_kind(f, i, CHUNK_REL))
			return false;
		if (is_kind(f, i, CHUNK_PREP) &&
			word_is_any(f->page, at(f, i)->first, WORDS("to", "into", "towards")))
			return is_kind(f, i + 1, CHUNK_NOUN) && !has_purpose(f, i + 2) &&
			       !frame_sentence_has(f, WORDS("every", "daily", "jobs")) &&
			       (word_is_any(f->page, at(f, i + 1)->head, works) ||
				       chunk_has_any(f, i + 1,
					       WORDS("disused", "abandoned", "derelict",
						       "former")));
	}
	return false;
}

/* FRAME-278: "barges took people from the three northern hamlets to a cannery". */
static bool carries_off(struct framing *f, uint32_t verb)
{
	static const char *const takes[] = { "took", "taken", "carried", "brought", "ferried",
		"moved", "drove", "driven", "transported", "shipped", "bussed", "bused", "trucked",
		NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, takes) || v->negative || v->modal || v->infinitive)
		return false;
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	uint32_t by = v->passive ? NONE : role_subject(&f->clause, verb), from = who + 1;
	if (who == NONE || at(f, who)->quantity != NONE || at(f, who)->none ||
		!word_is_any(f->page, at(f, who)->head, peoples))
		return false;
	bool of_place = are_of_place(f, who);
	if (!of_place && !(frame_live_there(f, who) && !is_kind(f, from, CHUNK_COMMA)))
		return false;
	from = of_place ? from : who;
	uint32_t of = is_kind(f, by, CHUNK_NOUN) ? role_joined(&f->clause, by, "of") : NONE;
	by = of != NONE ? of : by; /* "a convoy of army trucks" */
	if ((!v->passive && !(by != NONE && lexeme_has(at(f, by)->lex, FEATURE_ARMED)) &&
		    !(is_kind(f, by, CHUNK_NOUN) &&
			    word_is_any(f->page, at(f, by)->head, trucks))) ||
		!ends_in_exile(f, v->passive ? verb : from) || !frame_is_under_arms(f) ||
		frame_is_for_safety(f, verb))
		return false;
	add(f, "FRAME-278", verb, who, frame_is_power(f, by) ? by : NONE);
	return true;
}

/* FRAME-278: "people in the town are being moved to Harsk", "people are being removed against their will", where a force was told of among those killed or driven out. */
static bool are_being_moved(struct framing *f, uint32_t verb)
{
	static const char *const moves[] = { "moved", "removed", "relocated", "resettled",
		"evacuated", "transferred", "taken", "bused", "bussed", "trucked", "shipped",
		"driven", "cleared", "ferried", NULL };
	const struct chunk *v = at(f, verb);
	if (!v->passive || v->negative || v->modal || !chunk_has_any(f, verb, WORDS("being")) ||
		!word_is_any(f->page, v->head, moves))
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	if (!is_kind(f, who, CHUNK_NOUN) || who > verb || at(f, who)->quantity != NONE)
		return false;
	bool people = word_is_any(f->page, at(f, who)->head, peoples);
	bool forced = people && frame_is_forced_at(f, v->end);
	bool of_place = people && is_kind(f, who + 1, CHUNK_PREP) &&
			word_is_any(f->page, at(f, who + 1)->first, WORDS("in", "from", "of")) &&
			is_dwelt_in(f, who + 2);
	bool away = is_kind(f, verb + 1, CHUNK_PREP) && word_is_any(f->page, at(f, verb + 1)->first,
								WORDS("to", "out", "from", "into"));
	if (!(forced || ((of_place || frame_live_there(f, who)) && away)) ||
		!frame_is_under_arms(f) || !frame_goes_away(f, verb) ||
		frame_is_for_safety(f, verb))
		return false;
	add(f, "FRAME-278", verb, who, role_after(&f->clause, verb, "by"));
	return true;
}

/* FRAME-278: "residents were herded to the jetty and shipped to the mainland": forced, wherever they go. */
static bool are_herded(struct framing *f, uint32_t verb)
{
	static const char *const herds[] = { "herded", "shipped", "expelled", "trucked", NULL };
	const struct chunk *v = at(f, verb);
	if (!v->passive || v->negative || v->modal || v->infinitive ||
		!word_is_any(f->page, v->head, herds))
		return false;
	uint32_t who = role_subject(&f->clause, verb), by = role_after(&f->clause, verb, "by");
	if (who == NONE || !frame_live_there(f, who) || !is_kind(f, verb + 1, CHUNK_PREP) ||
		!word_is_any(f->page, at(f, verb + 1)->first, WORDS("to", "into", "from", "out")) ||
		!frame_is_under_arms(f) || !frame_goes_away(f, verb) ||
		frame_is_for_safety(f, verb))
		return false;
	add(f, "FRAME-278", verb, who, by);
	return true;
}

/* FRAME-289: "the parish has given shelter to 350 people", behind people who were killed or driven out. */
static bool gives_shelter(struct framing *f, uint32_t verb)
{
	static const char *const housed[] = { "people", "villagers", "families", "residents",
		"refugees", "survivors", "women", "children", "persons", "mothers", "islanders",
		"inhabitants", NULL };
	static const char *const gives[] = { "given", "gave", "gives", "giving", "offered", "found",
		NULL };
	const struct chunk *v = at(f, verb);
	uint32_t what = role_object(&f->clause, verb), who = what + 2;
	if (!word_is_any(f->page, v->head, gives) || v->passive || v->negative || v->modal ||
		v->infinitive || what == NONE ||
		!word_is_any(f->page, at(f, what)->head, WORDS("shelter", "refuge")) ||
		!is_kind(f, what + 1, CHUNK_PREP) ||
		!word_is_any(f->page, at(f, what + 1)->first, WORDS("to", "for")) ||
		!frame_are_counted(f, who) || !frame_is_under_arms(f) ||
		frame_is_for_safety(f, verb) || !word_is_any(f->page, at(f, who)->head, housed) ||
		chunk_has_any(f, who, WORDS("homeless", "orphans")))
		return false;
	frame_add(f, "FRAME-289", verb, who, &displaced);
	return true;
}

bool frame_empties(struct framing *f, uint32_t verb)
{
	if ((may_stand(f->page, f->sentence, "shelter") ||
		    may_stand(f->page, f->sentence, "refuge")) &&
		gives_shelter(f, verb))
		return true;
	if (!sentence_is_of(f->page, f->sentence, FAMILY_EMPTIES) ||
		!word_is_of(f->page, at(f, verb)->head, FAMILY_EMPTIES))
		return false;
	return (clears_now(f, verb) && (empties_place(f, verb) || empties_homes(f, verb))) ||
	       drives_out(f, verb) || loads_families(f, verb) || carries_off(f, verb) ||
	       are_herded(f, verb) || are_being_moved(f, verb);
}
