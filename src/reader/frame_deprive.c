#include "reader/frame.h"
#include "reader/frame_at.h"
#include "reader/mark.h"

/*
 * FRAME-216: what people live by is cut off or kept from them: "the water main was capped", "has closed the ration shop",
 * "turned back trucks carrying flour". FRAME-217: it comes no more: "the ferry that brings fuel has not sailed since".
 * Never where the weather did it, or a thief's load was seized.
 */
/* What carries or holds supplies, and tells of them only with their name: "aid trucks", "an ambulance loaded with insulin". */
static const char *const carriers[] = { "truck", "trucks", "lorry", "lorries", "convoy", "convoys",
	"ambulance", "ambulances", "ferry", "ferries", "ship", "ships", "boat", "boats", "barge",
	"barges", "tanker", "tankers", "vehicle", "vehicles", "cart", "carts", "van", "vans",
	"train", "trains", "flight", "flights", "cargo", "consignment", "consignments", "shipment",
	"shipments", "load", "loads", "parcel", "parcels", "sack", "sacks", "trailer", "trailers",
	"delivery", "deliveries", "stock", "stocks", "road", "route", "railway", "bridge",
	"imports", "vessel", "vessels", "freighter", "freighters", "donations", "distribution",
	"distributions", "packages", "boxes", NULL };

/* "the power supply", "food parcels", "telephone mast": heads that stand for the supply named before them. */
static const char *const links[] = { "line", "lines", "link", "links", "cable", "cables", "pipe",
	"pipes", "main", "mains", "network", "networks", "service", "services", "tower", "towers",
	"mast", "masts", "signal", "signals", "tank", "tanks", "supply", "supplies", "system",
	"plant", "plants", "pump", "pumps", "station", "stations", "point", "points", "grid",
	"connection", "connections", "access", "shop", "shops", "store", "stores", "depot",
	"depots", "rations", "ration", "kitchen", "kitchens", "hoses", "coverage", "bowser",
	"bowsers", NULL };

static bool has_goods(const struct page *p, uint32_t w)
{
	return word_has(p, w, FEATURE_UTILITY) || word_has(p, w, FEATURE_SUPPLY);
}

static bool chunk_has_goods(const struct framing *f, uint32_t i)
{
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
		if (has_goods(f->page, w))
			return true;
	return false;
}

/* "trucks", also where it passes for a verb: "that trucks carrying diesel had been sent back" */
static bool is_carrier(const struct framing *f, uint32_t i)
{
	bool noun = is_kind(f, i, CHUNK_NOUN) ||
		    (is_kind(f, i, CHUNK_VERB) && is_kind(f, i + 1, CHUNK_VERB) &&
			    at(f, i + 1)->gerund);
	return noun && word_is_any(f->page, at(f, i)->head, carriers);
}

/* "the water main", "a mast", "the well", "food parcels", and no "water level" or "phone of his". */
static bool is_supply(const struct framing *f, uint32_t i)
{
	const struct page *p = f->page;
	if (!is_kind(f, i, CHUNK_NOUN) || at(f, i)->none || at(f, i)->pronoun ||
		frame_brings_other(f, i))
		return false;
	uint32_t head = at(f, i)->head;
	bool own = tag_at(p, at(f, i)->first) == TAG_PRPS &&
		   (word_is(p, head, "phone") || word_is(p, head, "telephone"));
	if (own)
		return false;
	if (has_goods(p, head) || word_has(p, head, FEATURE_CONDUIT) ||
		(word_is(p, head, "well") && at(f, i)->end > at(f, i)->first + 1))
		return true;
	return chunk_has_goods(f, i) &&
	       (word_is_any(p, head, carriers) || word_is_any(p, head, links));
}

/* "trucks carrying flour and medicine", "an ambulance loaded with insulin", "the ferry that brings fuel", up to chunk `end`. */
static bool carries_goods(const struct framing *f, uint32_t noun, uint32_t end)
{
	static const char *const ways[] = { "of", "with", "carrying", "bringing", "loaded", "laden",
		"filled", "packed", "bearing", "delivering", "brings", "brought", "bring",
		"carries", "carried", "carry", "supplies", "supplied", "delivers", "delivered",
		"full", "taking", "hauling", "transporting", "meant", "by", NULL };
	enum { AHEAD = 7 };
	bool linked = false;
	if (!is_carrier(f, noun))
		return false;
	for (uint32_t i = noun + 1; i < end && i < f->clause.end && i < noun + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_SUB))
			return false;
		linked |= chunk_has_any(f, i, ways);
		if (is_kind(f, i, CHUNK_NOUN) && linked && chunk_has_goods(f, i))
			return true;
	}
	return false;
}

/* The first of those listed with the noun that people live by: "taps and lights". */
uint32_t frame_supply_of(const struct framing *f, uint32_t noun, uint32_t end)
{
	if (!is_kind(f, noun, CHUNK_NOUN))
		return NONE;
	for (uint32_t i = noun; owns_next(f->page, i, f->clause.end); i++)
		noun = i + 1; /* "the town's water" */
	if (is_supply(f, noun) || carries_goods(f, noun, end))
		return noun;
	uint32_t next = is_carrier(f, noun) && is_kind(f, noun + 1, CHUNK_AND) ? noun + 2 : NONE;
	if (is_carrier(f, next) && is_supply(f, next))
		return next; /* "ambulances and bread vans" */
	uint32_t beside = is_kind(f, noun - 1, CHUNK_AND) ? noun - 2 : NONE;
	return beside != NONE && is_supply(f, beside) ? beside : NONE;
}

bool frame_is_by_weather(const struct framing *f)
{
	return sentence_is_of(f->page, f->sentence, FAMILY_WEATHER);
}

/* Storms, faults and thieves: nobody keeps anything from people. */
static bool is_by_chance(const struct framing *f)
{
	return frame_is_by_weather(f) || sentence_is_of(f->page, f->sentence, FAMILY_CHANCE);
}

/* A verb's forms, and the words of which one must stand behind it ("" needs none). */
struct way {
	const char *const *forms, *const *behind;
};

#define FORMS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* What is done to water, power, masts and wells. */
static const struct way cuts[] = {
	{ FORMS("cut", "shut", "capped", "sealed", "severed", "disconnected", "padlocked",
		  "drained", "dismantled", "smashed", "closed", "jammed", "disabled", "sabotaged",
		  "dynamited", "bulldozed", "bricked", "blocked", "cutting", "shutting",
		  "disconnecting", "severing", "sealing", "closing", "jamming", "draining",
		  "dismantling", "withdrawn", "withdrew", "withdrawing", "choked", "throttled",
		  "felled", "toppled", "uprooted", "locked", "poisoned", "fouled", "contaminated",
		  "emptied", "removed", "rationed", "poisoning", "destroyed", "wrecked"),
		NULL },
	{ FORMS("turned", "switched", "turn", "switch", "turning", "switching"),
		FORMS("off", "down") },
	{ FORMS("taken", "took", "brought", "pulled", "taking", "pulling", "bringing", "knocked"),
		FORMS("down", "out") },
	{ FORMS("blown", "blew", "dug", "ripped", "torn", "tore", "tearing", "shot"),
		FORMS("up", "out", "down") },
	{ FORMS("filled", "filling"), FORMS("with", "in") },
	{ FORMS("taken", "took", "taking", "carried", "hauled"), FORMS("away") },
	{ FORMS("carried", "hauled"), FORMS("off") },
};

/* What is done to loads on their way. */
static const struct way stops[] = {
	{ FORMS("blocked", "halted", "stopped", "suspended", "seized", "confiscated", "impounded",
		  "intercepted", "withheld", "refused", "banned", "barred", "obstructed",
		  "commandeered", "detained", "requisitioned", "blocking", "halting", "stopping",
		  "seizing", "refusing", "withholding", "barring", "impounding", "confiscating",
		  "severed", "prevented", "preventing", "rejected", "rejecting", "forbidden",
		  "forbade", "forbidding", "cancelled"),
		NULL },
	{ FORMS("turned", "turn", "turning", "sent", "send", "sending", "ordered"),
		FORMS("back", "away") },
	{ FORMS("held", "holding", "kept", "keeping"), FORMS("up", "back", "out", "at", "from") },
};

/* What rations suffer. */
static const struct way shortens[] = {
	{ FORMS("halved", "slashed", "reduced", "cut", "stopped", "halving", "reducing", "cutting",
		  "quartered"),
		NULL },
};

/* What befalls a mast or a pump by itself. */
static const struct way fails[] = {
	{ FORMS("went", "gone", "go", "going"), FORMS("dark", "dead", "silent", "dry", "off") },
	{ FORMS("run", "ran"), FORMS("out") },
	{ FORMS("fell", "fallen"), FORMS("silent", "still", "dead") },
	{ FORMS("shut", "closed", "broken", "broke"), FORMS("down") },
	{ FORMS("came", "come", "coming"), FORMS("down") },
	{ FORMS("remained"), FORMS("off", "out", "dead") },
	{ FORMS("vanished", "disappeared", "stopped", "failed", "ceased", "ended"), NULL },
};
static const struct way is_off[] = {
	{ FORMS("been", "were", "was", "are", "is"), FORMS("off", "out", "dead") },
};

static bool stands_behind(const struct framing *f, uint32_t from, const char *const *words)
{
	enum { AHEAD = 2 };
	for (uint32_t w = from; w < from + AHEAD && w < f->page->scan.words.count; w++)
		if (word_is_any(f->page, w, words))
			return true;
	return false;
}

/* Is the verb one of the table's, with its word behind it or behind its object: "sent the trucks back"? */
static bool goes_by(const struct framing *f, uint32_t verb, uint32_t object, const struct way *ways,
	size_t count)
{
	const struct chunk *v = at(f, verb);
	for (size_t k = 0; k < count; k++) {
		if (!chunk_has_any(f, verb, ways[k].forms))
			continue;
		if (!ways[k].behind || chunk_has_any(f, verb, ways[k].behind) ||
			stands_behind(f, v->head + 1, ways[k].behind) ||
			(object != NONE && object > verb &&
				stands_behind(f, at(f, object)->end, ways[k].behind)))
			return true;
	}
	return false;
}

/* Most verbs have no form of cutting off. */
static bool has_form(const struct framing *f, uint32_t verb)
{
	for (uint32_t w = at(f, verb)->first; w < at(f, verb)->end; w++)
		if (word_is_of(f->page, w, FAMILY_CUTS))
			return true;
	return false;
}

#define GOES_BY(ways, object) goes_by(f, verb, object, ways, sizeof(ways) / sizeof *(ways))

static struct event *add_deprived(
	struct framing *f, const char *rule, uint32_t verb, uint32_t what, uint32_t by)
{
	struct event *e = frame_add(f, rule, verb, NONE, &frame_as_deprived);
	const struct chunk *n = at(f, what);
	e->target = what;
	e->first = what + 1 == verb ? n->first : e->first;
	e->end = n->end > e->end ? n->end : e->end;
	frame_set_actor(f, e, by);
	return e;
}

/* The object, past a particle: "turned back trucks". */
static uint32_t object_of(const struct framing *f, uint32_t verb)
{
	uint32_t object = role_object(&f->clause, verb), next = verb + 1;
	if (object != NONE)
		return object;
	if (is_kind(f, next, CHUNK_AND) && word_is(f->page, at(f, next)->first, "neither") &&
		is_kind(f, next + 1, CHUNK_NOUN))
		return next + 1; /* "let neither flour nor medicines through" */
	if ((is_kind(f, next, CHUNK_OTHER) || is_kind(f, next, CHUNK_PREP)) &&
		at(f, next)->end == at(f, next)->first + 1 && is_kind(f, next + 1, CHUNK_NOUN) &&
		word_is_any(f->page, at(f, next)->first,
			word_is(f->page, at(f, verb)->head, "let")
				? WORDS("in", "through", "out")
				: WORDS("back", "off", "down", "away", "up", "out")))
		return next + 1;
	return NONE;
}

static bool is_ration(const struct framing *f, uint32_t what)
{
	return word_is_any(
		f->page, at(f, what)->head, WORDS("rations", "ration", "parcels", "deliveries"));
}

/* "The bakery has been closed for 20 years": nobody is said to have closed it. */
static bool is_shop(const struct framing *f, uint32_t what)
{
	return word_is_any(f->page, at(f, what)->head,
		WORDS("shop", "shops", "store", "stores", "bakery", "bakeries", "kitchen",
			"kitchens", "granary", "granaries", "road", "route", "bridge"));
}

static bool names_a_year(const struct framing *f)
{
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_TIME) && at(f, i)->end == at(f, i)->first + 1 &&
			low_at(f->page, at(f, i)->end - 1).len == 4 &&
			(f->page->scan.words.at[at(f, i)->end - 1].shape & SHAPE_DIGIT))
			return true;
	return false;
}

/* "Taps have been dry since Monday, when the army shut the pumping station": one lack, and who brought it about. */
static bool is_cause(struct framing *f, uint32_t verb, uint32_t by)
{
	size_t n = f->page->events.count;
	struct event *e = n ? &f->page->events.at[n - 1] : NULL;
	bool behind = false;
	if (!e || e->sentence != f->sentence || e->harm != HARM_DEPRIVED ||
		(e->target == NONE && e->victim == NONE))
		return false; /* "The siege began when soldiers dug up the water main" */
	for (uint32_t i = verb; i-- > f->page->mark[e->trigger].chunk && !behind;)
		behind = !is_kind(f, i, CHUNK_TIME) && /* not "and since Oct. 1" */
			 word_is_any(f->page, at(f, i)->first,
				 WORDS("when", "after", "because", "since", "as", "once"));
	if (behind)
		frame_set_actor(f, e, by);
	return behind;
}

static bool is_cut(const struct framing *f, uint32_t verb, uint32_t what)
{
	if (!has_form(f, verb))
		return false;
	bool carried = is_carrier(f, what);
	if (carried)
		return GOES_BY(stops, what);
	return GOES_BY(cuts, what) || GOES_BY(stops, what) ||
	       (is_ration(f, what) && GOES_BY(shortens, what));
}

/* What FRAME-24 and FRAME-34 ask for first. */
static bool is_known_supply(const struct framing *f, uint32_t what)
{
	uint32_t head = at(f, what)->head;
	return word_has(f->page, head, FEATURE_UTILITY) &&
	       !word_is_any(f->page, head, WORDS("convoy", "convoys"));
}

/* "the mains were shut": a form that is the same in every tense, and passes for no verb; "was smashed", taken for a noun */
static bool is_shut(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	static const char *const same[] = { "shut", "cut", NULL };
	if (!lexeme_has(v->lex, FEATURE_BE) || is_kind(f, verb + 2, CHUNK_NOUN) || v->negative ||
		v->modal)
		return false;
	bool noun = is_kind(f, verb + 1, CHUNK_NOUN) &&
		    at(f, verb + 1)->end == at(f, verb + 1)->first + 1 &&
		    word_is_of(f->page, v->end, FAMILY_CUTS) &&
		    str_ends(low_at(f->page, v->end), STR("ed"));
	return noun || word_is_any(f->page, v->end, same);
}

/* "Its water has been shut off, its cooperative store padlocked": no more than a participle, behind what was cut off. */
static bool is_listed_cut(const struct framing *f, uint32_t verb)
{
	size_t n = f->page->events.count;
	const struct event *e = n ? &f->page->events.at[n - 1] : NULL;
	return e && e->sentence == f->sentence && e->harm == HARM_DEPRIVED &&
	       at(f, verb)->participle && !at(f, verb)->aux &&
	       role_after(&f->clause, verb, "by") == NONE; /* "sealed by the landlord" */
}

/* Behind people who were harmed, "Trucks carrying diesel for the camp's pumps were sent back": what carries it, before all that is told of its way; or NONE. */
static uint32_t load_before(const struct framing *f, uint32_t verb)
{
	static const char *const other[] = { "race", "regatta", "festival", "fair", "horses",
		"mouldy", "speeding", "brakes", "parked", "exercise", NULL };
	enum { BACK = 9 };
	if (!frame_is_behind_harm(f) || frame_sentence_has(f, other))
		return NONE;
	for (uint32_t i = verb; i-- > f->clause.first && i + BACK > verb;) {
		const struct chunk *c = at(f, i);
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_SUB) ||
			is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_REL) ||
			(is_kind(f, i, CHUNK_VERB) && !c->gerund && !c->participle &&
				!is_carrier(f, i) &&
				!word_is_any(f->page, c->head, WORDS("bound", "headed"))))
			return NONE;
		if (is_carrier(f, i) && (chunk_has_goods(f, i) || carries_goods(f, i, verb)))
			return c->none || is_kind(f, i - 1, CHUNK_PREP) ||
					       (is_kind(f, i - 1, CHUNK_VERB) &&
						       at(f, i - 1)->gerund)
				       ? NONE
				       : i; /* no "men in a truck" */
	}
	return NONE;
}

/* "guards carried off its medicines", which are not their own */
static bool is_carried_off(const struct framing *f, uint32_t verb, uint32_t by)
{
	return by != NONE && lexeme_has(at(f, by)->lex, FEATURE_ARMED) &&
	       word_is_any(f->page, at(f, verb)->head, WORDS("carried", "hauled"));
}

/* FRAME-216, done by somebody. */
static bool cut_off(struct framing *f, uint32_t verb, bool early)
{
	const struct chunk *v = at(f, verb);
	bool passive = v->passive || is_shut(f, verb);
	uint32_t by, what = passive ? role_subject(&f->clause, verb) : object_of(f, verb);
	if (!passive && v->participle && what == NONE)
		what = role_noun_before(&f->clause, verb);
	if (passive && what == NONE && verb >= f->clause.first + 3 &&
		is_kind(f, verb - 1, CHUNK_NOUN) &&
		word_is_any(f->page, at(f, verb - 3)->head, carriers))
		what = verb -
		       1; /* "Trucks with flour were turned back", where "trucks" passes for a verb */
	uint32_t shop = is_kind(f, what, CHUNK_NOUN) && is_shop(f, what) && is_listed_cut(f, verb)
				? what
				: NONE;
	what = frame_supply_of(f, what, passive ? verb : f->clause.end);
	if (what == NONE && (v->passive ? has_form(f, verb) : passive)) {
		what = load_before(f, verb);
		what = what != NONE ? what : frame_feeder_before(f, verb);
	}
	what = what != NONE ? what : shop;
	if (what == NONE || (early && is_known_supply(f, what)) ||
		!(is_shut(f, verb) || is_cut(f, verb, what)) ||
		(!passive && frame_keeps_nothing(f, verb, what)) || frame_is_filled(f, verb))
		return false;
	by = passive        ? role_after(&f->clause, verb, "by")
	     : shop == NONE ? role_subject(&f->clause, verb)
			    : NONE;
	if (by == NONE && ((is_shop(f, what) && shop == NONE) || names_a_year(f)))
		return false; /* "the pipeline was closed in 2019" */
	if (!passive && shop == NONE && tag_at(f->page, at(f, what)->first) == TAG_PRPS &&
		!is_carrier(f, what) && !is_carried_off(f, verb, by))
		return false; /* "the group closed its soup kitchens" */
	if (is_cause(f, verb, by))
		return true;
	struct event *e = add_deprived(f, "FRAME-216", verb, what, by);
	e->end = is_shut(f, verb) && at(f, verb)->end == e->end ? e->end + 1 : e->end;
	e->first = passive && what < verb ? at(f, what)->first : e->first;
	return true;
}

/* FRAME-216: "the railway stopped carrying grain", "cut the village off from the grid". */
static bool ends_supply(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t next = verb + 1, what = role_object(&f->clause, verb);
	if (v->passive || v->negative || v->modal || v->infinitive)
		return false;
	bool stops_it = word_is_any(f->page, v->head, WORDS("stopped", "ceased", "stop")) &&
			is_kind(f, next, CHUNK_VERB) && at(f, next)->gerund &&
			word_is_any(f->page, at(f, next)->head,
				WORDS("carrying", "bringing", "delivering", "supplying", "pumping",
					"providing", "distributing"));
	bool from = word_is_any(f->page, v->head, WORDS("cut", "cutting", "disconnected")) &&
		    what != NONE && stands_behind(f, at(f, what)->end, WORDS("from"));
	if (stops_it)
		what = role_object(&f->clause, next);
	else if (from)
		what = role_after(&f->clause, what, "from");
	if ((!stops_it && !from) || what == NONE ||
		!(is_supply(f, what) || chunk_has_goods(f, what)))
		return false;
	struct event *e = add_deprived(f, "FRAME-216", verb, what, role_subject(&f->clause, verb));
	e->hypothetical = false;
	return true;
}

/* "Food deliveries ended on Feb. 6", behind people who were harmed; no milk round that "ended at noon" */
static bool ends_for_good(const struct framing *f, uint32_t verb, uint32_t what)
{
	return word_is_any(f->page, at(f, verb)->head, WORDS("ended", "stopped", "ceased")) &&
	       word_is_any(f->page, at(f, what)->head,
		       WORDS("deliveries", "shipments", "distributions")) &&
	       frame_is_under_arms(f) && !names_a_year(f);
}

/* FRAME-216: "the antenna went dark", "without power the desalination plant has stopped". */
static bool gave_out(struct framing *f, uint32_t verb, bool early)
{
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->modal ||
		!(GOES_BY(is_off, NONE) || (has_form(f, verb) && GOES_BY(fails, NONE))) ||
		word_is(f->page, v->head + 2, "of"))
		return false; /* "ran out of fuel" */
	uint32_t subject = role_subject(&f->clause, verb);
	uint32_t what = frame_supply_of(f, subject, verb);
	if (what == NONE && is_kind(f, subject, CHUNK_NOUN) &&
		word_is_any(f->page, at(f, subject)->head,
			WORDS("phones", "telephones", "lines", "screens", "radios")) &&
		tag_at(f->page, at(f, subject)->first) != TAG_PRPS &&
		(word_is(f->page, v->end, "dead") || word_is(f->page, v->end, "dark") ||
			word_is(f->page, v->end - 1, "dead")))
		what = subject; /* "all lines went dead" */
	bool ends = what != NONE && is_kind(f, what, CHUNK_NOUN) && ends_for_good(f, verb, what);
	if (what == NONE || (is_carrier(f, what) && !ends) || is_shop(f, what) ||
		(early && is_known_supply(f, what)))
		return false;
	add_deprived(f, "FRAME-216", verb, what, NONE);
	return true;
}

static const char *const comes[] = { "sailed", "sail", "run", "arrived", "reached", "come", "came",
	"docked", "landed", "operated", "allowed", "let", "delivered", "permitted", "resumed",
	"entered", "allow", "permit", "admit", "admitted", "running", "got", "gotten", "getting",
	"unloaded", "bring", "letting", "allowing", "permitting", "admitting", NULL };

/* "has got through", "got in": with its particle alone, and past no stage. */
static bool is_coming(const struct framing *f, uint32_t verb)
{
	static const char *const gets[] = { "got", "gotten", "getting", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, gets))
		return word_is_any(f->page, v->head, comes) || frame_is_sent(f, verb);
	return (chunk_has_any(f, verb, WORDS("through")) ||
		       word_is_any(f->page, v->end, WORDS("through", "in", "into", "past"))) &&
	       frame_is_into_place(f, verb);
}

/* FRAME-217: "the ferry that brings fuel has not sailed since", "no supplies have been let through", "let no food into the town". */
static bool comes_no_more(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (!is_coming(f, verb) || v->modal)
		return false;
	uint32_t refused = frame_refusal_of(f, verb);
	if (v->infinitive && refused == NONE)
		return false;
	uint32_t subject = role_subject(&f->clause, refused == NONE ? verb : refused);
	if (is_kind(f, subject, CHUNK_NOUN) && is_kind(f, subject - 1, CHUNK_VERB) &&
		word_is_any(f->page, at(f, subject - 1)->head, WORDS("carrying", "bringing")) &&
		is_carrier(f, subject - 2))
		subject -= 2; /* "no trucks carrying food have reached" */
	uint32_t object = v->passive ? NONE : object_of(f, verb);
	if (object != NONE && refused == NONE && is_kind(f, subject, CHUNK_NOUN) &&
		(at(f, subject)->none ||
			!(chunk_has_goods(f, object) || carries_goods(f, object, f->clause.end))))
		object = NONE; /* "no aid trucks have reached the town" */
	uint32_t what = object != NONE ? object : subject;
	bool longer = v->head > 1 && word_is(f->page, v->head - 1, "longer") &&
		      word_is(f->page, v->head - 2, "no"); /* "water trucks no longer come" */
	bool neither = object != NONE && word_is(f->page, v->end, "neither") &&
		       frame_keeps_out(f, subject);
	if (!is_kind(f, what, CHUNK_NOUN) ||
		!(v->negative || longer || at(f, what)->none || neither ||
			(refused != NONE && object != NONE)))
		return false;
	bool goods = chunk_has_goods(f, what) ||
		     carries_goods(f, what, what < verb ? verb : f->clause.end);
	bool people =
		lexeme_has(at(f, what)->lex, FEATURE_PERSON) || role_is_human(f->page, what, true);
	if (!goods || (people && !is_carrier(f, what)))
		return false;
	struct event *e = add_deprived(f, "FRAME-217", verb, what, object != NONE ? subject : NONE);
	e->negative = e->hypothetical = false;
	return true;
}

bool frame_deprived(struct framing *f, uint32_t verb, bool early)
{
	static const feature_set lived_by = (feature_set)1 << FEATURE_UTILITY |
					    (feature_set)1 << FEATURE_SUPPLY |
					    (feature_set)1 << FEATURE_CONDUIT;
	if (f->page->wide || !(f->page->within[f->sentence] & lived_by ||
				     may_stand(f->page, f->sentence, "well") ||
				     may_stand(f->page, f->sentence, "main")))
		return false;
	return !is_by_chance(f) &&
	       (cut_off(f, verb, early) || ends_supply(f, verb) || frame_closes_way(f, verb) ||
		       (!early && comes_no_more(f, verb)) || gave_out(f, verb, early) ||
		       (!early && frame_refuses_entry(f, verb)));
}

/* All of the forms of the tables above, list by list, but those of "be"; NULL behind the last. */
const char *const *frame_cut_forms(size_t i)
{
	static const char *const more[] = { "off", "only", "reserved",
		NULL }; /* FRAME-261: the last two */
	static const struct {
		const struct way *ways;
		size_t count;
	} all[] = { { cuts, sizeof cuts / sizeof *cuts }, { stops, sizeof stops / sizeof *stops },
		{ fails, sizeof fails / sizeof *fails }, { shortens, 1 } };
	for (size_t k = 0; k < sizeof all / sizeof *all; i -= all[k++].count)
		if (i < all[k].count)
			return all[k].ways[i].forms;
	return i == 0 ? more : NULL;
}

/* Makes the page read closely a sentence that names what people live by, and a word of its being cut off. */
bool page_tells_of_cut(const struct page *p, uint32_t sentence)
{
	return sentence_is_of(p, sentence, FAMILY_CUTS);
}

/* "Inhabitants of a village cut off since the winter": the village. */
static bool is_of_a_place(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	return v->participle && !v->aux && is_kind(f, verb - 1, CHUNK_NOUN) &&
	       !role_is_human(f->page, verb - 1, true) && !frame_is_utility(f, verb - 1) &&
	       role_object(&f->clause, verb) == NONE;
}

/* "starved the enemy of information" */
static bool is_starved_of_other(const struct framing *f, uint32_t verb, uint32_t whom)
{
	uint32_t of = whom == NONE ? NONE : role_joined(&f->clause, whom, "of");
	return of != NONE && str_starts(low_at(f->page, at(f, verb)->head), STR("starv")) &&
	       at(f, of)->name == NONE && !is_supply(f, of);
}

/* FRAME-24: "water and power have been cut off". */
bool frame_depriving(struct framing *f, uint32_t i, const struct lexeme *x)
{
	const struct chunk *v = at(f, i);
	if (x->act != ACT_DEPRIVATION)
		return false;
	if (!f->page->wide && (is_by_chance(f) || is_of_a_place(f, i)))
		return true; /* "cut off by the flood" */
	uint32_t noun = v->passive ? role_subject(&f->clause, i) : role_object(&f->clause, i);
	while (noun != NONE && owns_next(f->page, noun, f->clause.end))
		noun++; /* "cut off the town's electricity" */
	if (noun == NONE || !frame_is_utility(f, noun))
		return !f->page->wide && is_starved_of_other(f, i, noun);
	struct event *e = frame_add(f, "FRAME-24", i, NONE, x);
	e->target = noun;
	frame_set_actor(f, e, role_doer(&f->clause, i));
	return true;
}
