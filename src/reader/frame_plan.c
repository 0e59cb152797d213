#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * Residents who are to go: announced with their number (FRAME-245), moved out without a number (FRAME-247), the corridor that they took (FRAME-248), and a "voluntary evacuation of 500" (FRAME-254). What is only announced is hedged.
 */
static const struct lexeme displaced = {
	.act = ACT_FORCED_DISPLACEMENT, .harm = HARM_DISPLACED, .basis = -1
};

/* Whom the weather, a mountain or a leak moves is driven out by nobody. */
bool frame_is_mishap(const struct framing *f)
{
	return frame_is_by_weather(f) || sentence_is_of(f->page, f->sentence, FAMILY_MISHAP);
}

/* A fire that burns, and no fire that soldiers open. */
static bool is_ablaze(const struct framing *f)
{
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_is_any(f->page, w, WORDS("fire", "fires")) &&
			!word_is_any(f->page, w - 1,
				WORDS("opened", "open", "under", "of", "cease", "returned",
					"heavy")))
			return true;
	return false;
}

/* Who saves people, builds for them, or looks for a parcel, drives nobody out; nor does what is only supposed. */
bool frame_is_for_safety(const struct framing *f, uint32_t verb)
{
	static const char *const reasons[] = { "blaze", "smoke", "gas", "bomb", "crane", "rescuers",
		"firefighters", "renovation", "renovated", "refurbished", "dam", "collapse",
		"lottery", "volunteered", "flats", "apartments", "polls", "polling", "fans",
		"demonstrators", "protesters", "package", "suspicious", "mines", "gunman", "litter",
		"rats", "tourists", "holiday", "register", "redundancy", "trip", "outing",
		"regatta", NULL };
	for (uint32_t i = f->clause.first; i < verb; i++)
		if (is_kind(f, i, CHUNK_SUB) &&
			word_is_any(f->page, at(f, i)->first, WORDS("if", "unless")))
			return true;
	struct framing before = *f;
	before.sentence -= f->sentence > 0; /* "in the quake. The army cleared the town" */
	bool reason = false;                /* no "holiday camp" */
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = s->first; w < s->end && !reason; w++)
		reason = word_is_any(f->page, w, reasons) &&
			 !word_is_any(f->page, w + 1, WORDS("camp", "village", "park", "resort"));
	return reason || frame_is_mishap(f) || is_ablaze(f) || frame_is_by_weather(&before);
}

/* Has the report told of people killed or driven out? */
bool frame_is_behind_harm(const struct framing *f)
{
	enum { BACK = 64 };
	const struct events *all = &f->page->events;
	for (size_t k = all->count; k-- > 0 && k + BACK > all->count;)
		if ((all->at[k].harm == HARM_KILLED || all->at[k].harm == HARM_DISPLACED) &&
			!all->at[k].hypothetical && !all->at[k].negative)
			return true;
	return false;
}

/* A council may house people anew, a crowd may go to a match: a plan is one of driving them out behind violence or by a force. */
static bool is_under_force(const struct framing *f)
{
	return f->page->within[f->sentence] >> FEATURE_ARMED & 1 || frame_is_behind_harm(f);
}

/* "soldiers", "army trucks" */
static bool is_of_force(const struct framing *f, uint32_t noun)
{
	for (uint32_t w = at(f, noun)->first; w < at(f, noun)->end; w++)
		if (word_has(f->page, w, FEATURE_ARMED))
			return true;
	return false;
}

static const char *const removes[] = { "moved", "removed", "resettled", "relocated", "rehoused",
	"shipped", "transferred", "taken", "bussed", "bused", "trucked", "transported", "gone",
	"cleared", "evacuated", "driven", "expelled", "evicted", "deported", "carried", "ferried",
	NULL };
static const char *const goes[] = { "leave", "go", "move", "quit", "vacate", "pack", "depart",
	NULL };

static const char *const quarters[] = { "strip", "area", "zone", "quarter", "district", "districts",
	"village", "villages", "town", "neighbourhood", "neighbourhoods", "neighborhood",
	"neighborhoods", "camp", "suburb", "suburbs", "island", "islands", "valley", "hamlet",
	"hamlets", "settlement", "settlements", "city", "quarters", NULL };

static struct event *add(struct framing *f, const char *rule, uint32_t verb, uint32_t who)
{
	struct event *e = frame_add(f, rule, verb, who, &displaced);
	e->hypothetical = false;
	e->hedged = true;
	return e;
}

/* "will be resettled", "must be gone by Sunday", "must leave": the verb of an announcement. */
static bool announces(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	bool modal = word_is_any(f->page, v->first, WORDS("will", "would", "must", "shall"));
	if (v->modal && modal && word_is(f->page, v->head, "be"))
		return word_is_any(f->page, v->end, WORDS("out", "gone"));
	if (v->modal && modal)
		return v->passive || word_is(f->page, v->head, "gone")
			       ? word_is_any(f->page, v->head, removes)
			       : word_is(f->page, v->first, "must") &&
					 word_is_any(f->page, v->head, goes);
	if (!v->infinitive)
		return false;
	uint32_t have = verb - 1; /* "have until Friday to leave", "are to be moved" */
	if (v->passive)
		return is_kind(f, have, CHUNK_VERB) && lexeme_has(at(f, have)->lex, FEATURE_BE) &&
		       word_is_any(f->page, v->head, removes);
	if (!word_is_any(f->page, v->head, goes))
		return false;
	if (is_kind(f, have, CHUNK_VERB))
		return word_is_any(f->page, at(f, have)->head, WORDS("have", "had", "has"));
	bool term = is_kind(f, have, CHUNK_TIME) ||
		    (is_kind(f, have, CHUNK_NOUN) &&
			    word_is_any(f->page, at(f, have)->head,
				    WORDS("hours", "days", "week", "weeks", "month", "minutes")));
	have -= term;
	have -= term && (is_kind(f, have, CHUNK_PREP) || is_kind(f, have, CHUNK_NOUN));
	return term && is_kind(f, have, CHUNK_VERB) &&
	       word_is_any(f->page, at(f, have)->head,
		       WORDS("have", "had", "given", "has", "gave", "gives", "give"));
}

/* FRAME-245: "some 2,300 residents of the lower town will be resettled", "its 930 residents have until Friday to leave". */
static bool is_announced(struct framing *f, uint32_t verb)
{
	if (at(f, verb)->negative || !announces(f, verb))
		return false;
	uint32_t from = verb; /* to the "have" of "have until Friday to leave" */
	while (at(f, verb)->infinitive && from > f->clause.first &&
		(from == verb || !is_kind(f, from, CHUNK_VERB)))
		from--;
	bool gives = word_is_any(f->page, at(f, from)->head, WORDS("gave", "gives", "give"));
	uint32_t who = gives ? role_object(&f->clause, from) : role_subject(&f->clause, from);
	if (who == NONE || who > verb || at(f, from)->negative ||
		!frame_are_residents(f, role_people(&f->clause, who)) || !is_under_force(f) ||
		!frame_goes_away(f, verb) || frame_is_for_safety(f, verb))
		return false;
	if (!at(f, verb)->passive && is_kind(f, verb + 1, CHUNK_NOUN) &&
		!word_is_any(f->page, at(f, verb + 1)->head, quarters) &&
		!word_is_any(f->page, at(f, verb + 1)->head, WORDS("homes", "houses", "land")))
		return false; /* "must leave the stadium" */
	add(f, "FRAME-245", verb, role_people(&f->clause, who));
	return true;
}

/* FRAME-245: "would move the 1,300 villagers to a camp", "plans to expel 400 families": who says that he will. */
static bool will_move(struct framing *f, uint32_t verb)
{
	static const char *const moves[] = { "move", "resettle", "relocate", "remove", "ship",
		"transfer", "rehouse", "bus", "truck", NULL };
	static const char *const drives[] = { "expel", "evict", "deport", NULL };
	static const char *const plans[] = { "plans", "planned", "intends", "intended",
		"threatened", "vowed", "wants", "pledged", "planning", NULL };
	const struct chunk *v = at(f, verb);
	bool will = v->modal && word_is_any(f->page, v->first, WORDS("will", "would"));
	will |= v->infinitive && is_kind(f, verb - 1, CHUNK_VERB) && !at(f, verb - 1)->negative &&
		word_is_any(f->page, at(f, verb - 1)->head, plans);
	if (!will || v->passive || v->negative)
		return false;
	bool out = word_is_any(f->page, v->head, drives);
	uint32_t who =
		out || word_is_any(f->page, v->head, moves) ? role_object(&f->clause, verb) : NONE;
	if (who == NONE || !frame_are_residents(f, who) || !is_under_force(f) ||
		!(out || frame_to_exile(f, who)) || frame_is_for_safety(f, verb))
		return false;
	add(f, "FRAME-245", verb, who);
	return true;
}

/* FRAME-245: "ordered the 1,150 residents of the quarter moved to a cannery", "wants them moved". */
static bool is_ordered_moved(struct framing *f, uint32_t verb)
{
	enum { AHEAD = 8 };
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->modal ||
		!word_is_any(f->page, v->head,
			WORDS("ordered", "orders", "wants", "wanted", "ordering")))
		return false;
	uint32_t who = role_object(&f->clause, verb);
	if (who == NONE || !frame_are_residents(f, who) || !is_under_force(f))
		return false;
	for (uint32_t i = who + 1; i < f->clause.end && i < who + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_SUB))
			return false;
		if (!is_kind(f, i, CHUNK_VERB))
			continue;
		if (at(f, i)->aux || !word_is_any(f->page, at(f, i)->head, removes) ||
			frame_is_for_safety(f, verb))
			return false;
		add(f, "FRAME-245", verb, who);
		return true;
	}
	return false;
}

/* "people out of the valley", "off the island": where they live. */
static bool is_out_of_quarter(const struct framing *f, uint32_t to)
{
	if (!is_kind(f, to, CHUNK_PREP) ||
		!word_is_any(f->page, at(f, to)->first, WORDS("out", "off", "from")))
		return false;
	to += is_kind(f, to + 1, CHUNK_PREP);
	return is_kind(f, to + 1, CHUNK_NOUN) &&
	       word_is_any(f->page, at(f, to + 1)->head, quarters);
}

/* FRAME-247: "has been shipping families to the mainland", "began moving families out of the quarter": by a force. */
static bool is_moving_them(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->modal || v->infinitive ||
		!(f->page->within[f->sentence] >> FEATURE_ARMED & 1) ||
		!word_is_any(f->page, v->head,
			WORDS("shipping", "moving", "bussing", "busing", "trucking", "herding",
				"ferrying", "driving", "removing", "shipped", "herded", "trucked",
				"bussed", "turning", "expelling", "clearing")))
		return false;
	uint32_t who = role_object(&f->clause, verb), to = who + 1;
	uint32_t by = role_subject(&f->clause, verb);
	bool people = who != NONE &&
		      word_is_any(f->page, at(f, who)->head, WORDS("people", "civilians")) &&
		      is_out_of_quarter(f, to);
	if (who == NONE || !(people || frame_live_there(f, who)) || to >= f->clause.end ||
		by == NONE || !is_of_force(f, by) || !frame_goes_away(f, who) ||
		!frame_is_behind_harm(f))
		return false;
	bool away = word_is_any(f->page, at(f, to)->first,
		WORDS("out", "off", "from", "away", "to", "across", "into"));
	if (!away || chunk_has_any(f, to, WORDS("safety")) || frame_is_for_safety(f, verb))
		return false;
	struct event *e = frame_add(f, "FRAME-247", verb, NONE, &displaced);
	e->target = who;
	e->end = at(f, who)->end;
	return true;
}

/* FRAME-248: "3,700 people had used it by nightfall", where residents were told to leave by a corridor. */
static bool uses_corridor(struct framing *f, uint32_t verb)
{
	static const char *const ways[] = { "corridor", "corridors", "passage", "crossing", NULL };
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->modal || v->infinitive ||
		!word_is_any(f->page, v->head, WORDS("used", "taken", "took", "crossed")))
		return false;
	uint32_t way = role_object(&f->clause, verb), who = role_subject(&f->clause, verb);
	if (who == NONE || who > verb || way == NONE || !frame_are_residents(f, who))
		return false;
	bool named = word_is_any(f->page, at(f, way)->head, ways);
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence - (f->sentence > 0)];
	for (uint32_t w = s->first; word_is(f->page, at(f, way)->head, "it") && w < s->end; w++)
		named |= word_is_any(f->page, w, ways);
	if (!named || !frame_was_displaced(f))
		return false;
	frame_add(f, "FRAME-248", verb, who, &displaced);
	return true;
}

/* FRAME-254: "a voluntary evacuation of 500 people" */
bool frame_voluntary(struct framing *f, uint32_t noun)
{
	static const char *const moves[] = { "evacuation", "evacuations", "departure", "relocation",
		"resettlement", "transfer", "removal", NULL };
	if (!word_is_any(f->page, at(f, noun)->head, moves) ||
		!(chunk_has_any(f, noun, WORDS("voluntary", "orderly", "forced")) ||
			(chunk_has_any(f, noun, WORDS("temporary")) && is_under_force(f))))
		return false;
	uint32_t who = role_joined(&f->clause, noun, "of");
	if (who == NONE || at(f, who)->quantity == NONE || role_counts_things(&f->clause, who) ||
		!((at(f, who)->bare &&
			  str_starts(low_at(f->page, at(f, noun)->head), STR("evacuation"))) ||
			frame_are_residents(f, who)) ||
		frame_is_for_safety(f, noun))
		return false;
	struct event *e = frame_add(f, "FRAME-254", noun, who, &displaced);
	e->victim = who;
	e->victims_end = who + 1;
	e->count = count_noun(&f->clause, who);
	e->end = at(f, who)->end;
	return true;
}

bool frame_planned(struct framing *f, uint32_t verb)
{
	bool number = frame_has_number(f);
	return (number && (is_announced(f, verb) || will_move(f, verb) ||
				  is_ordered_moved(f, verb))) ||
	       frame_told_to_go(f, verb) || is_moving_them(f, verb) ||
	       (number && uses_corridor(f, verb));
}
