#include "reader/frame_at.h"

/*
 * FRAME-246: who lives somewhere and is told to go, without a number: "ordered the remaining families to leave", "told residents
 * to be out by dusk", "gave people in the waterfront quarters until nightfall to go", "have been given 48 hours to get out",
 * "ordered a strip along the border to be evacuated". By a force, or where one was told of among people killed or driven out.
 */
static const struct lexeme displaced = {
	.act = ACT_FORCED_DISPLACEMENT, .harm = HARM_DISPLACED, .basis = -1
};

static const char *const quarters[] = { "strip", "area", "zone", "quarter", "district", "districts",
	"village", "villages", "town", "neighbourhood", "neighbourhoods", "neighborhood",
	"neighborhoods", "camp", "suburb", "suburbs", "island", "islands", "valley", "hamlet",
	"hamlets", "settlement", "settlements", "city", "quarters", NULL };
static const char *const homes[] = { "homes", "houses", "land", "lands", "farms", NULL };

/* "everyone", "people in the waterfront quarters", "the last families", "those who had stayed" */
static bool live_there(const struct framing *f, uint32_t who)
{
	static const char *const all[] = { "everyone", "everybody", "population", NULL };
	static const char *const people[] = { "people", "civilians", "women", NULL };
	if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity != NONE || at(f, who)->none ||
		frame_is_crew(f, who))
		return false;
	static const char *const stayed[] = { "survived", "stayed", "remained", "remain", NULL };
	bool those = word_is(f->page, at(f, who)->head, "those") &&
		     is_kind(f, who + 1, CHUNK_REL) && is_kind(f, who + 2, CHUNK_VERB) &&
		     chunk_has_any(f, who + 2, stayed);
	return those || frame_live_there(f, who) || word_is_any(f->page, at(f, who)->head, all) ||
	       (word_is_any(f->page, at(f, who)->head, people) && is_kind(f, who + 1, CHUNK_PREP) &&
		       is_kind(f, who + 2, CHUNK_NOUN) &&
		       word_is_any(f->page, at(f, who + 2)->head, quarters));
}

/* "to leave", "to get out", "to be gone", "to pack up": the verb of going. */
static bool goes(const struct framing *f, uint32_t i)
{
	static const char *const ways[] = { "leave", "go", "move", "quit", "vacate", "pack",
		"depart", "evacuate", "flee", "gone", "abandon", NULL };
	static const char *const takes[] = { "collect", "gather", "take", "grab", NULL };
	static const char *const goods[] = { "belongings", "possessions", "things", NULL };
	const struct chunk *v = at(f, i);
	if (!v->infinitive || v->negative ||
		word_is_any(f->page, v->end, WORDS("home", "back", "about", "ahead", "in", "to")))
		return false; /* "told residents to go home" */
	if (word_is_any(f->page, v->head, takes) && is_kind(f, i + 1, CHUNK_NOUN))
		return word_is_any(f->page, at(f, i + 1)->head, goods) &&
		       is_kind(f, i + 2, CHUNK_AND); /* "collect their belongings and go" */
	uint32_t w = v->end > v->head + 1 ? v->end - 1 : v->end; /* "get out" may be one */
	bool out = word_is_any(f->page, w, WORDS("out", "off", "away", "gone"));
	return word_is_any(f->page, v->head, ways) ||
	       (out && word_is_any(f->page, v->head, WORDS("be", "get", "clear", "move")));
}

/* From chunk `i` on: when, or from where people live, or nothing more; none to school and out of no stadium. Its last chunk, or NONE. */
static uint32_t leaves_home(const struct framing *f, uint32_t i)
{
	static const char *const when[] = { "by", "before", "within", "at", "on", "until", "after",
		"under", "without", "because", "or", "from", "in", NULL };
	static const char *const adverbs[] = { "out", "off", "up", "away", "immediately", "now",
		"for", "good", NULL };
	uint32_t last = i++;
	while (is_kind(f, i, CHUNK_OTHER) && word_is_any(f->page, at(f, i)->first, adverbs))
		last = i++;
	if (i >= f->clause.end || f->page->scan.words.at[at(f, i)->first].shape & SHAPE_PUNCT)
		return last;
	if (is_kind(f, i, CHUNK_NOUN)) {
		bool home = at(f, i)->name != NONE || is_kind(f, i + 1, CHUNK_AND) ||
			    word_is_any(f->page, at(f, i)->head, quarters) ||
			    word_is_any(f->page, at(f, i)->head, homes);
		bool on = is_kind(f, i + 1, CHUNK_PREP) &&
			  word_is(f->page, at(f, i + 1)->first, "to");
		return home && !on ? i : NONE;
	}
	bool ends = is_kind(f, i, CHUNK_PREP) ? word_is_any(f->page, at(f, i)->first, when)
					      : !is_kind(f, i, CHUNK_VERB);
	return ends ? last : NONE;
}

/* "until nightfall", "48 hours", "one night" between the chunks. */
static bool has_term(const struct framing *f, uint32_t from, uint32_t end)
{
	static const char *const terms[] = { "hour", "hours", "day", "days", "week", "weeks",
		"month", "months", "minutes", "night", "nightfall", "dusk", "dawn", "noon",
		"midnight", "sunset", "sunrise", "morning", "evening", "deadline", NULL };
	for (uint32_t i = from; i < end; i++)
		if (is_kind(f, i, CHUNK_TIME) ||
			(is_kind(f, i, CHUNK_NOUN) && word_is_any(f->page, at(f, i)->head, terms)))
			return true;
	return false;
}

static void add(struct framing *f, uint32_t verb, uint32_t what, uint32_t last)
{
	struct event *e = frame_add(f, "FRAME-246", verb, NONE, &displaced);
	e->hypothetical = false;
	e->hedged = true;
	e->target = what;
	uint32_t by = role_doer(&f->clause, verb);
	e->actor = frame_is_power(f, by) && !at(f, by)->pronoun ? by : NONE;
	e->end = at(f, last)->end > e->end ? at(f, last)->end : e->end;
}

/* "ordered a strip along the border to be evacuated"; no zone that police clear, nothing that is cleared of litter. */
static bool place_ordered_empty(struct framing *f, uint32_t verb, uint32_t where, uint32_t i)
{
	static const char *const empties[] = { "evacuated", "emptied", "cleared", "vacated",
		"depopulated", NULL };
	bool out = (at(f, i)->passive || !at(f, i)->aux) &&
		   word_is_any(f->page, at(f, i)->head, empties);
	bool of = is_kind(f, i + 1, CHUNK_PREP) && word_is(f->page, at(f, i + 1)->first, "of");
	bool police = frame_sentence_has(f, WORDS("police")) &&
		      frame_sentence_has(f, WORDS("area", "zone"));
	if (!out || of || police || frame_is_for_safety(f, verb))
		return false;
	add(f, verb, where, i);
	return true;
}

/* The verb behind chunk `from` that tells what they are to do: its chunk, or NONE. */
static uint32_t bidden(const struct framing *f, uint32_t from)
{
	enum { AHEAD = 8 };
	for (uint32_t i = from + 1; i < f->clause.end && i < from + AHEAD; i++)
		if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_SUB))
			return NONE;
		else if (is_kind(f, i, CHUNK_VERB))
			return i;
	return NONE;
}

/* "ordered the evacuation of Belm and two nearby hamlets" */
static bool orders_evacuation(struct framing *f, uint32_t verb, uint32_t what)
{
	if (at(f, verb)->passive || !word_is(f->page, at(f, verb)->head, "ordered") ||
		!is_kind(f, what, CHUNK_NOUN) || !word_is(f->page, at(f, what)->head, "evacuation"))
		return false;
	uint32_t of = role_joined(&f->clause, what, "of");
	if (of == NONE || !frame_is_under_arms(f) || frame_is_for_safety(f, verb))
		return false;
	enum { AHEAD = 4 };
	bool place = word_is_any(f->page, at(f, of)->head, quarters);
	for (uint32_t i = of + 1; !place && i < f->clause.end && i <= of + AHEAD; i++)
		place = word_is_any(f->page, at(f, i)->head, quarters) &&
			is_kind(f, of + 1, CHUNK_AND);
	if (!place)
		return false; /* "of the wounded", "of Dr. Orr" */
	add(f, verb, of, of);
	return true;
}

/* "ordered the remaining families to leave", "ordered residents out of the quarter" */
static bool is_ordered_out(struct framing *f, uint32_t verb, uint32_t who)
{
	if (is_kind(f, who, CHUNK_NOUN) && word_is_any(f->page, at(f, who)->head, quarters) &&
		at(f, who)->quantity == NONE) {
		uint32_t i = bidden(f, at(f, verb)->passive ? verb : who);
		return i != NONE && place_ordered_empty(f, verb, who, i);
	}
	if (orders_evacuation(f, verb, who))
		return true;
	if (!live_there(f, who) || frame_is_for_safety(f, verb))
		return false;
	uint32_t from = at(f, verb)->passive ? verb : who, out = from + 1;
	if (!at(f, verb)->passive && out + 1 < f->clause.end &&
		word_is(f->page, at(f, out)->first, "out") &&
		(is_kind(f, out + 1, CHUNK_NOUN) || is_kind(f, out + 1, CHUNK_PREP))) {
		add(f, verb, who, out);
		return true;
	}
	bool those = from == who && is_kind(f, who + 1, CHUNK_REL); /* "those who remained" */
	bool living = from == who && is_kind(f, who + 1, CHUNK_VERB) &&
		      word_is(f->page, at(f, who + 1)->head, "living");
	uint32_t i = bidden(f, those ? who + 2 : from + living); /* "everyone living near it" */
	uint32_t last = i == NONE || !goes(f, i) ? NONE : leaves_home(f, i);
	if (last == NONE)
		return false;
	add(f, verb, who, last);
	return true;
}

/* Leaflets and loudspeakers, an army: who sets a term. */
static bool sets_term(const struct framing *f, uint32_t by)
{
	static const char *const voices[] = { "leaflets", "leaflet", "loudspeakers", "loudspeaker",
		"notices", "notice", "letters", "messages", "posters", "announcements",
		"helicopters", "order", "ultimatum", NULL };
	return frame_is_power(f, by) ||
	       (is_kind(f, by, CHUNK_NOUN) && word_is_any(f->page, at(f, by)->head, voices));
}

/* "gave people in the quarters until nightfall to go", "residents have been given 48 hours to get out", "they had until dusk to leave" */
static bool has_until(struct framing *f, uint32_t verb, bool has)
{
	const struct chunk *v = at(f, verb);
	uint32_t who =
		v->passive || has ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	bool they = has && is_kind(f, who, CHUNK_NOUN) &&
		    word_is(f->page, at(f, who)->head, "they") && live_there(f, who - 1);
	if ((!they && !live_there(f, who)) ||
		(!v->passive && !has && !sets_term(f, role_subject(&f->clause, verb))))
		return false;
	uint32_t from = v->passive || has ? verb : who, i = bidden(f, from);
	uint32_t last = i == NONE || !goes(f, i) ? NONE : leaves_home(f, i);
	if (last == NONE || !has_term(f, from + 1, i) || frame_is_for_safety(f, verb))
		return false;
	add(f, verb, who, last);
	return true;
}

/* "bulldozers flattened 60 homes, and the occupants were given ten minutes to get out" */
static bool is_razed(const struct framing *f)
{
	static const char *const razes[] = { "bulldozers", "bulldozed", "flattened", "razed",
		"demolished", NULL };
	return any_may_stand(f->page, f->sentence, razes) && frame_sentence_has(f, razes);
}

/* Of soldiers, or where they were told of among people killed or driven out. */
static bool is_told(struct framing *f, uint32_t verb, bool has)
{
	static const char *const gives[] = { "given", "gave", "gives", NULL };
	const struct chunk *v = at(f, verb);
	if (v->negative || v->modal || v->infinitive)
		return false;
	bool armed = f->page->within[f->sentence] >> FEATURE_ARMED & 1;
	if (has || word_is_any(f->page, v->head, gives))
		return (armed || frame_is_behind_harm(f) || is_razed(f)) && has_until(f, verb, has);
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	uint32_t by = v->passive ? NONE : role_subject(&f->clause, verb);
	bool ruler = frame_is_power(f, by) ||
		     (by != NONE && word_is_any(f->page, at(f, by)->head,
					    WORDS("officials", "prefect", "governor",
						    "loudspeakers", "administrator")));
	ruler |= by != NONE && any_may_stand(f->page, f->sentence, WORDS("loudspeakers")) &&
		 frame_sentence_has(f, WORDS("loudspeakers")); /* "vans with loudspeakers" */
	bool told = armed || ((v->passive || ruler) && frame_is_under_arms(f));
	return told && is_ordered_out(f, verb, who);
}

bool frame_told_to_go(struct framing *f, uint32_t verb)
{
	static const char *const tells[] = { "ordered", "told", "orders", "tells", "warned",
		"instructed", "commanded", "given", "gave", "gives", "have", "had", "has", NULL };
	uint32_t head = at(f, verb)->head;
	return word_is_any(f->page, head, tells) &&
	       is_told(f, verb, word_is_any(f->page, head, WORDS("have", "had", "has")));
}
