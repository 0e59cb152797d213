#include "reader/frame_at.h"
#include "reader/frame_outing.h"

/*
 * People of whatever name who are moved by their hundreds: "bused 3,400 Ilhani to a site at Tamrat", "1,750 of the residents
 * were put on buses" (FRAME-290), those who came after them, "a further 260 followed" (FRAME-291), and
 * their number behind them (FRAME-293). One man is taken away by a force, a few are abducted; hundreds are driven out.
 */
enum { MANY = 100, HOMES = 5, FOLLOWERS = 10 };

static const struct lexeme displaced = {
	.act = ACT_FORCED_DISPLACEMENT, .harm = HARM_DISPLACED, .basis = -1
};

/* Who travels, works, learns or serves time, and is driven out by nobody who moves him. */
static const char *const travellers[] = { "workers", "labourers", "laborers", "employees", "staff",
	"officers", "policemen", "police", "guards", "firefighters", "pilgrims", "worshippers",
	"pupils", "students", "schoolchildren", "cadets", "conscripts", "recruits", "reservists",
	"volunteers", "inmates", "prisoners", "detainees", "convicts", "hostages", "captives",
	"guests", "tourists", "holidaymakers", "visitors", "passengers", "commuters", "patients",
	"fans", "supporters", "spectators", "delegates", "athletes", "players", "voters",
	"protesters", "demonstrators", "sailors", "crew", "crewmen", "teachers", "doctors",
	"nurses", "engineers", "parachutists", "paratroopers", "reporters", "mayors", "diplomats",
	"actors", "lawmakers", "journalists", "observers", "monitors", "peacekeepers",
	"contractors", "dancers", "scouts", "campers", "hikers", "skiers", "strikers", NULL };

/* Who is thrown out of a country or a house by it, whoever he is. */
static const char *const throws_out[] = { "deported", "expelled", "banished", "exiled", "evicted",
	"uprooted", "ousted", "displaced", "dispossessed", "deporting", "expelling", "banishing",
	"evicting", "uprooting", "ousting", "deport", "expel", "evict", "uproot", "forced",
	"forcing", "drove", "driven", "chased", "chasing", "ejected", "turfed", "pushed", "pushing",
	"hounded", NULL };

bool frame_throws_out(const struct framing *f, uint32_t verb)
{
	return word_is_any(f->page, at(f, verb)->head, throws_out);
}

/* "evacuated 300 guests", "some 40,000 pilgrims were moved to the shrine": no more than a journey. */
bool frame_are_travellers(const struct framing *f, uint32_t verb, uint32_t noun)
{
	uint32_t of = at(f, noun)->bare ? role_joined(&f->clause, noun, "of") : NONE;
	return word_is_any(f->page, at(f, of != NONE ? of : noun)->head, travellers) &&
	       !word_is_any(f->page, at(f, verb)->head, throws_out);
}

/* "A further 260", "another 85": beside those who were told of. */
static const char *const more[] = { "further", "another", "more", "other", "others", NULL };
static const char *const rest[] = { "remaining", "last", NULL };

/* Of what is counted, what is said to be no person. */
static bool are_things(const struct framing *f, uint32_t noun)
{
	static const enum feature things[] = { FEATURE_THING, FEATURE_MEANS, FEATURE_UNIT,
		FEATURE_EVENT, FEATURE_LOCATION, FEATURE_TOLL, FEATURE_UTILITY, FEATURE_ARMED,
		FEATURE_BODY, FEATURE_DEAD };
	for (size_t k = 0; k < sizeof things / sizeof *things; k++)
		if (lexeme_has(at(f, noun)->lex, things[k]))
			return true;
	return false;
}

/* A people by its name: "3,400 Ilhani", "the Brethren"; "Yelmari" may also be the name of a place. */
static bool is_people_named(const struct framing *f, uint32_t noun)
{
	const struct chunk *n = at(f, noun);
	return n->head > n->first && !lexeme_has(n->lex, FEATURE_PERSON) &&
	       (f->page->scan.words.at[n->head].shape & SHAPE_CAPITAL) && n->end == n->head + 1;
}

/* A number of people: no things, travellers or armed men, and no men or boys who are taken to fight. */
static bool are_many(const struct framing *f, uint32_t verb, uint32_t noun)
{
	static const char *const taken[] = { "men", "boys", "youths", "males", "girls",
		"schoolgirls", "schoolboys", "teenagers", NULL }; /* abducted, or sent to fight */
	static const char *const faithful[] = { "members", "followers", "believers", "adherents",
		"disciples", "exiles", "refugees", "occupants", "speakers", "souls", "dependants",
		"dependents", "tribesmen", "clansmen", NULL };
	static const char *const homes[] = { "families", "households", NULL };
	if (!is_kind(f, noun, CHUNK_NOUN) || at(f, noun)->quantity == NONE ||
		frame_are_travellers(f, verb, noun) || frame_is_crew(f, noun))
		return false;
	int64_t n = f->page->quantities.at[at(f, noun)->quantity].count.stated;
	uint32_t of = at(f, noun)->bare ? role_joined(&f->clause, noun, "of") : NONE;
	if (word_is_any(f->page, at(f, noun)->head, taken))
		return false;
	uint32_t who = of != NONE ? of : noun;
	while (owns_next(f->page, who, f->clause.end))
		who++;                                                  /* "5,600 of its people" */
	bool plain = at(f, noun)->bare || frame_are_dwellers(f, who) || /* no porters */
		     word_is_any(f->page, at(f, who)->head, WORDS("people", "families"));
	bool others = n >= FOLLOWERS &&
		      ((plain && chunk_has_any(f, noun, more) && frame_was_displaced(f)) ||
			      chunk_has_any(f, noun, rest) ||
			      (frame_are_dwellers(f, who) &&
				      word_is_any(f->page, at(f, verb)->head, throws_out)));
	if (n < (word_is_any(f->page, at(f, who)->head, homes) ? HOMES : MANY) && !others)
		return false;
	uint32_t behind = at(f, noun)->end;
	if (at(f, noun)->bare && word_is(f->page, behind, "of") &&
		word_is(f->page, behind + 1, "them"))
		return true;
	if (of == NONE && at(f, noun)->bare)
		return others || frame_after_residents(f) || frame_was_displaced(f);
	if (of != NONE && at(f, of)->pronoun)
		return word_is(f->page, at(f, of)->head, "them");
	return !are_things(f, who) && !role_counts_things(&f->clause, noun) &&
	       !word_is_any(f->page, at(f, who)->head, taken) &&
	       (role_is_human(f->page, who, true) || is_people_named(f, who) ||
		       word_is_any(f->page, at(f, who)->head, faithful));
}

/* What is done to parcels and cattle, and to people by whoever wants them gone. */
static const char *const rough[] = { "herded", "dumped", "shipped", "carted", "decanted", "penned",
	"trucked", "herding", "dumping", "shipping", NULL };

static const char *const burns[] = { "burned", "burnt", "bombed", "shelled", "starved", "flushed",
	"smoked", NULL };

/* How the words behind tell that people are moved: not at all, by a way, or against their will. */
enum way { NO_WAY, SOME_WAY, FORCED_WAY };

static const char *const carriers[] = { FRAME_CARRIERS, "coaches", "coach", "ferries", "ferry",
	"planes", "helicopters", "convoys", "convoy", "tractors", "trailers", "carts", "carriages",
	"cattle-trucks", "craft", "sea", "rail", "road", "air", "rafts", NULL };
static const char *const exiles[] = { "camp", "camps", "tents", "tent", "site", "sites",
	"settlement", "settlements", "shelter", "shelters", "barracks", "mill", "mills", "hangar",
	"hangars", "warehouse", "warehouses", "works", "factory", "plant", "quarry", "stadium",
	"fairground", "huts", "containers", "compound", "desert", "plain", "plains", "mainland",
	"interior", "coast", "lowlands", "highlands", "reservation", "township", "airfield",
	"hostel", "hostels", "depot", "cannery", "steppe", "wasteland", "salt", "flats", "island",
	"islands", "border", "frontier", "brickworks", "centre", "centres", "center", "centers",
	"houses", "housing", "villages", "province", "region", "district", "provinces", "outskirts",
	"north", "south", "east", "west", "marshes", "swamp", "sheds", "crossroads", "bank",
	"banks", "shore", "quay", "tract", "jetty", "marsh", "forest", "hills", "mountains", NULL };
static const char *const lost[] = { "valley", "valleys", "village", "villages", "town", "city",
	"quarter", "quarters", "district", "districts", "hamlet", "hamlets", "island", "islands",
	"homes", "houses", "camp", "land", "lands", "settlement", "country", "province", "area",
	"region", "neighbourhood", "neighborhood", "suburb", "base", "hills", "cottages",
	"tenements", "zone", "strip", "enclave", "belt", NULL };

/* "against their will", "by force", "at gunpoint", "under guard" from word `w` on. */
bool frame_is_forced_at(const struct framing *f, uint32_t w)
{
	const struct page *p = f->page;
	if (word_is(p, w, "under") && word_is(p, w + 1, "guard") && word_is(p, w + 2, "of"))
		return false; /* "under guard of honour" */
	return (word_is(p, w, "against") && word_is(p, w + 2, "will")) ||
	       (word_is(p, w, "by") && word_is(p, w + 1, "force")) || word_is(p, w, "forcibly") ||
	       (word_is(p, w, "at") && word_is_any(p, w + 1, WORDS("gunpoint", "bayonet"))) ||
	       (word_is(p, w, "under") &&
		       word_is_any(p, w + 1, WORDS("guard", "duress", "escort", "protest")));
}

/* "to a site at Tamrat", "on to lorries", "by sea", "across the border", "out of the valley": preposition `i` and its noun. */
static bool is_way_at(const struct framing *f, uint32_t i)
{
	const struct page *p = f->page;
	uint32_t w = at(f, i)->end - 1, noun = i + 1;
	while (is_kind(f, noun, CHUNK_PREP))
		w = at(f, noun++)->end - 1; /* "on to", "out of" */
	if (!is_kind(f, noun, CHUNK_NOUN))
		return false;
	while (owns_next(p, noun, f->clause.end))
		noun++;
	bool out = word_is(p, at(f, i)->first, "out") || word_is_any(p, w, WORDS("from", "off"));
	bool named = at(f, noun)->name != NONE || p->mark[at(f, noun)->head].spot != NONE;
	if (out)
		return named || word_is_any(p, at(f, noun)->head, lost) ||
		       word_is_any(p, at(f, noun)->head, exiles);
	if (word_is_any(p, at(f, noun)->head, carriers))
		return word_is_any(p, w, WORDS("on", "onto", "to", "into", "aboard", "in", "by"));
	if (word_is_any(p, w, WORDS("across", "over", "at", "on", "in", "behind", "outside")) &&
		!named)
		return word_is_any(p, at(f, noun)->head, exiles);
	return word_is_any(p, w, WORDS("to", "into", "towards", "toward")) &&
	       (named || chunk_has_any(f, noun, exiles));
}

/* Over ", as the communique has it," to the comma behind it; `i` where there is none. */
static uint32_t past_aside(const struct framing *f, uint32_t i)
{
	enum { ASIDE = 8 };
	for (uint32_t k = i + 2; k < f->clause.end && k < i + ASIDE; k++)
		if (is_kind(f, k, CHUNK_STOP))
			return i;
		else if (is_kind(f, k, CHUNK_COMMA))
			return is_kind(f, k + 1, CHUNK_PREP) ? k : i;
	return i;
}

/* The way behind chunk `from`, over commas, up to the end of what the verb tells. */
static enum way way_behind(const struct framing *f, uint32_t verb, uint32_t from)
{
	enum { AHEAD = 12 };
	static const char *const off[] = { "out", "away", "off", "inland", "abroad", "overseas",
		"upriver", "downriver", "ashore", NULL };
	bool away = word_is_any(f->page, at(f, from)->end, off) ||
		    word_is_any(f->page, at(f, verb)->end, off);
	for (uint32_t w = at(f, verb)->head + 1; w < at(f, verb)->end; w++)
		away |= word_is_any(f->page, w, off); /* "flown out", "took away" */
	bool taken = word_is_any(f->page, at(f, verb)->head,
		WORDS("took", "taken", "taking", "led",
			"carried")); /* "took away 120 people": held */
	taken &= !chunk_has_any(f, from,
		WORDS("women", "children", "families", "residents", "villagers", "inhabitants"));
	enum way found = away && !taken ? SOME_WAY : NO_WAY;
	for (uint32_t i = from + 1; i < f->clause.end && i < from + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_COMMA))
			i = past_aside(f, i);
		if (is_kind(f, i, CHUNK_SUB) || is_kind(f, i, CHUNK_REL) ||
			is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_VERB) ||
			is_kind(f, i, CHUNK_AND))
			break;
		if (frame_is_forced_at(f, at(f, i)->first))
			return FORCED_WAY;
		bool out = is_kind(f, i, CHUNK_OTHER) &&
			   word_is_any(f->page, at(f, i)->first, WORDS("out", "aboard"));
		if ((out || is_kind(f, i, CHUNK_PREP)) && is_way_at(f, i))
			found = SOME_WAY;
	}
	return found;
}

/* "Driven from their valley, some 3,000 Hadri live": whom a participle at the head of the sentence is about, or NONE. */
static uint32_t put_before(const struct framing *f, uint32_t verb)
{
	enum { AHEAD = 9 };
	for (uint32_t i = verb + 1; i + 1 < f->clause.end && i < verb + AHEAD; i++)
		if (is_kind(f, i, CHUNK_VERB) || is_kind(f, i, CHUNK_STOP))
			return NONE;
		else if (is_kind(f, i, CHUNK_COMMA))
			return is_kind(f, i + 1, CHUNK_NOUN) ? i + 1 : NONE;
	return NONE;
}

/* Those who are moved: the subject of "were put", "put on buses", the object of "bused"; of "a group of 600" the number. */
static uint32_t moved_by(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (verb == f->clause.first && !v->aux && !v->gerund)
		return put_before(f, verb);
	if (v->passive) {
		uint32_t who = role_subject(&f->clause, verb);
		if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity != NONE)
			return who;
		uint32_t first = role_list_start(&f->clause, who); /* "600 mothers and children" */
		return at(f, first)->quantity != NONE ? first : role_people(&f->clause, who);
	}
	bool behind = v->participle && !v->aux && is_kind(f, verb - 1, CHUNK_NOUN) &&
		      is_kind(f, verb + 1, CHUNK_PREP);
	bool off = word_is_any(f->page, at(f, verb)->end, WORDS("off", "out", "away")) &&
		   is_kind(f, verb + 2, CHUNK_NOUN) && at(f, verb + 2)->quantity != NONE;
	return behind ? verb - 1 : off ? verb + 2 : role_object(&f->clause, verb);
}

/* "to hospital", "to a police station", within the words behind the verb: no journey. */
static bool goes_to_ward_or_cell(const struct framing *f, uint32_t from)
{
	static const char *const ends[] = { "hospital", "hospitals", "clinic", "clinics", "police",
		"custody", "jail", "prison", "prisons", "court", "station", "questioning", "cells",
		"barracks", "interrogation", "detention", "hostage", NULL };
	enum { AHEAD = 12 };
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t w = from; w < stop && w < from + AHEAD; w++)
		if (word_is_any(f->page, w, ends))
			return true;
	return false;
}

/* "40,000 pilgrims were moved to the shrine": told, so that nothing is left to guess (FRAME-140). */
static bool is_journey(struct framing *f, uint32_t verb, uint32_t who)
{
	if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity == NONE || at(f, who)->bare ||
		f->page->quantities.at[at(f, who)->quantity].count.stated < MANY ||
		!frame_are_travellers(f, verb, who) ||
		goes_to_ward_or_cell(f, at(f, who < verb ? verb : who)->end))
		return false;
	frame_add(f, "FRAME-290", verb, who, &displaced)->hypothetical = true;
	return true;
}

/* What people are thrown out of who stay where they live. */
static const char *const bodies[] = { "party", "league", "union", "school", "schools", "university",
	"college", "club", "tournament", "competition", "army", "parliament", "assembly", "force",
	"service", "office", "list", "race", "final", "group", "cup", "organisation",
	"organization", "church", "congregation", "congress", "council", "federation",
	"association", "academy", "ministry", "bar", "movement", "guild", NULL };

/* The noun behind "from", "out of", "off" that follows chunk `from`, or NONE. */
static uint32_t left_behind(const struct framing *f, uint32_t from)
{
	uint32_t noun = from + 2;
	if (!is_kind(f, from + 1, CHUNK_PREP) ||
		!word_is_any(f->page, at(f, from + 1)->first, WORDS("from", "out", "off")))
		return NONE;
	noun += is_kind(f, noun, CHUNK_PREP);
	return is_kind(f, noun, CHUNK_NOUN) ? noun : NONE;
}

/* "expelled 300 members from the party": nobody leaves his home. */
bool frame_leaves_body(const struct framing *f, uint32_t verb, uint32_t noun)
{
	uint32_t body = left_behind(f, noun > verb ? noun : verb);
	return body != NONE && word_is_any(f->page, at(f, body)->head, bodies);
}

/* "ousted from the shafts", "evicted from the mill": out of any place. */
static bool is_out_of_any(const struct framing *f, uint32_t from)
{
	uint32_t noun = left_behind(f, from);
	return noun != NONE && !word_is_any(f->page, at(f, noun)->head, bodies);
}

/* A power that moves people, or what carries them; whoever else throws them out. */
static bool may_move(const struct framing *f, uint32_t verb, uint32_t by)
{
	static const char *const hosts[] = { "operator", "operators", "company", "firm", "club",
		"charity", "church", "school", "agency", "airline",
		NULL }; /* "by the tour operator" */
	if (is_kind(f, by, CHUNK_NOUN) && word_is_any(f->page, at(f, by)->head, hosts) &&
		!word_is_any(f->page, at(f, verb)->head, throws_out))
		return false;
	if (at(f, verb)->passive || at(f, verb)->participle || !is_kind(f, by, CHUNK_NOUN))
		return true;
	uint32_t of = role_joined(&f->clause, by, "of"); /* "a convoy of lorries" */
	return frame_is_power(f, by) || frame_is_side(f, by) ||
	       word_is_any(f->page, at(f, by)->head, carriers) ||
	       (of != NONE && word_is_any(f->page, at(f, of)->head, carriers)) ||
	       word_is_any(f->page, at(f, verb)->head, throws_out) ||
	       word_is_any(f->page, at(f, verb)->head, rough);
}

/* A power that moves people; "it", "they" where they throw them out. */
static bool is_power(const struct framing *f, uint32_t by, bool out)
{
	return is_kind(f, by, CHUNK_NOUN) && (out || !at(f, by)->pronoun) &&
	       (frame_is_power(f, by) || frame_is_side(f, by));
}

/* The chunk behind which the way is told: of "260 fishermen's families", "450 miners and their families", "2,100 of them" the last. */
static uint32_t way_from(const struct framing *f, uint32_t verb, uint32_t who)
{
	if (at(f, verb)->passive || who < verb || verb == f->clause.first)
		return verb;
	if (at(f, who)->bare && role_joined(&f->clause, who, "of") != NONE)
		return who + 2;
	while (owns_next(f->page, who, f->clause.end))
		who++;
	uint32_t end = role_list_end(&f->clause, who);
	return end > who + 1 ? end - 1 : who;
}

/* Who moves them: the subject, of "gave them two hours to pack and then took" the first. */
static uint32_t mover(const struct framing *f, uint32_t verb)
{
	if (verb == f->clause.first)
		return NONE;
	if (!at(f, verb)->passive && is_kind(f, verb - 1, CHUNK_AND))
		return frame_remover(f, verb);
	uint32_t by = role_doer(&f->clause, verb);
	return at(f, verb)->passive && is_kind(f, by, CHUNK_NOUN) &&
			       word_is_any(f->page, at(f, by)->first, carriers)
		       ? NONE /* "by sea" */
		       : by;
}

/* Does the way alone make sure that they were driven out, whatever was told before? */
static bool is_sure_way(
	const struct framing *f, uint32_t verb, uint32_t who, uint32_t by, enum way way)
{
	static const char *const settles[] = { "removed", "relocated", "resettled", "rehoused",
		"cleared", "transferred", NULL };
	bool out = frame_throws_out(f, verb), passive = at(f, verb)->passive;
	bool power = is_power(f, by, out);
	if (way != SOME_WAY)
		return way == FORCED_WAY;
	if (power && (out || frame_is_behind_harm(f) || lexeme_has(at(f, by)->lex, FEATURE_ARMED)))
		return true;
	if (verb == f->clause.first)
		return out;
	return passive && (out || word_is_any(f->page, at(f, verb)->head, rough) ||
				  (is_people_named(f, who) &&
					  word_is_any(f->page, at(f, verb)->head, settles)) ||
				  (frame_are_residents(f, who) && frame_is_behind_harm(f)));
}

/* "the bull chased 120 people off the field": told, so that nothing is left to guess (FRAME-140). */
static bool is_nature(struct framing *f, uint32_t verb, uint32_t who, uint32_t by)
{
	static const char *const nature[] = { "sea", "seas", "prices", "imports", "rents",
		"drought", "flood", "floods", "wolves", "bear", "bull", "elephants", "volcano",
		NULL };
	if (!is_kind(f, by, CHUNK_NOUN) || !word_is_any(f->page, at(f, by)->head, nature))
		return false;
	frame_add(f, "FRAME-290", verb, who, &displaced)->hypothetical = true;
	return true;
}

/* "were driven by a wish to help", "were pushed by the wind": by no power, and no way is told. */
static bool is_urged(const struct framing *f, uint32_t verb, uint32_t by)
{
	return at(f, verb)->passive &&
	       word_is_any(f->page, at(f, verb)->head,
		       WORDS("driven", "pushed", "forced", "hounded")) &&
	       word_is(f->page, at(f, verb)->end, "by") && is_kind(f, by, CHUNK_NOUN) &&
	       !is_power(f, by, true) && !role_is_human(f->page, by, true);
}

/* FRAME-290: "soldiers escorted 2,100 of them to a site in the desert", "5,200 Torvani were taken to a camp of tents". */
static bool moves_many(struct framing *f, uint32_t verb)
{
	static const char *const others[] = { "followed", "went", "came", "left", "gone",
		"departed", "done", "made", "compelled", "did", "leaving", "remain", "remained",
		"remains", "stay", "stayed", "allowed", "permitted", "live", "lives", "lived",
		"living", "sheltering", NULL }; /* of FRAME-291 and FRAME-292 */
	const struct chunk *v = at(f, verb);
	if (v->negative || v->modal || v->infinitive || word_is_any(f->page, v->head, others))
		return false;
	if (word_is_any(f->page, v->head, burns) &&
		!(v->passive && word_is(f->page, at(f, verb + 1)->first, "out")))
		return false; /* "were burned out of the hills" alone */
	uint32_t who = moved_by(f, verb);
	if (who != NONE && who > f->clause.first && at(f, who)->quantity == NONE &&
		owns_next(f->page, who - 1, f->clause.end))
		who--; /* "260 fishermen's families" */
	if (who != NONE && is_journey(f, verb, who))
		return true;
	if (who == NONE || !are_many(f, verb, who) || word_is(f->page, v->end, "home") ||
		(word_is(f->page, v->end, "back") &&
			!word_is_any(f->page, v->end + 1, WORDS("across", "over"))))
		return false;
	uint32_t from = way_from(f, verb, who), by = mover(f, verb);
	if (is_nature(f, verb, who, by))
		return true;
	enum way way = way_behind(f, verb, from);
	bool out = frame_throws_out(f, verb);
	way = out && way == NO_WAY && is_out_of_any(f, from) ? SOME_WAY : way;
	bool members = word_is_any(f->page, at(f, who)->head, WORDS("members", "people"));
	if ((way == NO_WAY && (!out || members || is_urged(f, verb, by))) ||
		(!out && way != FORCED_WAY &&
			(frame_is_outing(f, from) || frame_is_saved(f, verb, who))) ||
		frame_leaves_body(f, verb, who) || !may_move(f, verb, by) ||
		!(is_sure_way(f, verb, who, by, way) || frame_is_under_arms(f) ||
			frame_is_behind_force(f)) ||
		!frame_goes_away(f, from) || frame_is_for_safety(f, verb))
		return false;
	struct event *e = frame_add(f, "FRAME-290", verb, who, &displaced);
	if ((is_power(f, by, out) || (by != NONE && role_is_human(f->page, by, false))) &&
		!word_is(f->page, at(f, by)->head, "force"))
		e->actor = by; /* not "by force" */
	return true;
}

/* FRAME-291: "A further 260 followed in February", "another 300 went the next week", behind those who were driven out. */
static bool follows(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, WORDS("followed", "went", "came", "left", "gone")) ||
		is_kind(f, verb - 1, CHUNK_AND) || is_kind(f, verb + 1, CHUNK_AND) || v->negative ||
		v->modal || v->infinitive || v->passive)
		return false;
	uint32_t who = role_subject(&f->clause, verb), next = verb + 1;
	if (who != NONE && who < verb && frame_is_forced_at(f, v->end) &&
		are_many(f, verb, who = role_people(&f->clause, who)) &&
		!frame_is_for_safety(f, verb)) {
		frame_add(f, "FRAME-291", verb, who, &displaced); /* "400 left under guard" */
		return true;
	}
	if (who == NONE || who > verb || !is_kind(f, who, CHUNK_NOUN) ||
		at(f, who)->quantity == NONE || !chunk_has_any(f, who, more) ||
		f->page->quantities.at[at(f, who)->quantity].count.stated < FOLLOWERS ||
		!(at(f, who)->bare || frame_are_residents(f, who) ||
			word_is_any(f->page, at(f, who)->head, more)))
		return false;
	bool ends = next >= f->clause.end || is_kind(f, next, CHUNK_TIME) ||
		    is_kind(f, next, CHUNK_COMMA) || !is_kind(f, next, CHUNK_NOUN);
	if (!ends || word_is_any(f->page, v->end, WORDS("home", "back", "missing")) ||
		!frame_was_displaced(f) || !frame_goes_away(f, verb) || frame_is_outing(f, verb))
		return false;
	frame_add(f, "FRAME-291", verb, who, &displaced);
	return true;
}

/* FRAME-290: "some 2,200 Ilhani now live in tents", "1,000 exiles have been living in a disused hostel", where people were driven out. */
static bool live_in_exile(struct framing *f, uint32_t verb)
{
	static const char *const lives[] = { "live", "lives", "lived", "living", "sheltering",
		"lodged", "housed", "quartered", "accommodated", NULL };
	static const char *const makeshift[] = { "tents", "disused", "derelict", "abandoned",
		"former", "quarantine", "transit", "huts", "containers", "shacks", "barns",
		"tarpaulins", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, lives) || v->negative || v->modal || v->infinitive ||
		!is_kind(f, verb + 1, CHUNK_PREP) || !is_kind(f, verb + 2, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, verb + 1)->first, WORDS("in", "at", "under")) ||
		!chunk_has_any(f, verb + 2, makeshift))
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	if (who == NONE || who > verb || !are_many(f, verb, who) || !frame_were_driven_out(f))
		return false;
	frame_add(f, "FRAME-290", verb, who, &displaced);
	return true;
}

/* FRAME-290: "the uprooting of an estimated 18,000 Batembe" */
static bool is_uprooting(struct framing *f, uint32_t noun)
{
	static const char *const deeds[] = { "uprooting", "herding", "bussing", "busing",
		"trucking", "banishment", "ouster", "ousting", "ejection", "resettling",
		"decanting", NULL };
	if (!word_is_any(f->page, at(f, noun)->head, deeds))
		return false;
	uint32_t who = role_joined(&f->clause, noun, "of");
	if (who == NONE || !are_many(f, noun, who) || frame_is_for_safety(f, noun))
		return false;
	struct event *e = frame_add(f, "FRAME-290", noun, who, &displaced);
	e->victim = who;
	e->victims_end = who + 1;
	e->count = count_noun(&f->clause, who);
	e->end = at(f, who)->end;
	return true;
}

/* "5,200 in all", "about 350 people", between a comma and the end of what is told: a number by itself. */
static bool is_sum_aside(const struct framing *f, uint32_t i)
{
	const struct page *p = f->page;
	if (!is_kind(f, i - 1, CHUNK_COMMA) || !is_kind(f, i, CHUNK_NOUN) ||
		at(f, i)->quantity == NONE)
		return false;
	uint32_t w = at(f, i)->end;
	bool people = word_is_any(p, at(f, i)->head, WORDS("people", "persons", "souls"));
	bool all = (word_is(p, w, "in") && word_is_any(p, w + 1, WORDS("all", "total"))) ||
		   (word_is(p, w, "all") && word_is(p, w + 1, "told"));
	bool once = word_is_any(p, w, WORDS("altogether"));
	w += all ? 2 : once;
	bool aside = at(f, i)->bare && is_kind(f, i + 1, CHUNK_COMMA) &&
		     is_kind(f, i + 2, CHUNK_VERB) && i > f->clause.first + 1 &&
		     is_kind(f, i - 2, CHUNK_NOUN);
	if (aside)
		return true; /* "the population of Sel, about 1,100, was loaded" */
	return (all || once || people) && (at(f, i)->bare || people) &&
	       (p->scan.words.at[w].shape & SHAPE_PUNCT);
}

/* FRAME-293: "the people of the camp were taken to tents, 5,200 in all": their number behind. */
void frame_sum_behind(struct framing *f, size_t start)
{
	struct events *all = &f->page->events;
	for (size_t k = start; k < all->count; k++) {
		struct event *e = &all->at[k];
		bool shot = e->harm == HARM_NONE && e->act == ACT_ATTACK && !f->page->wide;
		if ((e->harm != HARM_DISPLACED && !shot) || e->count.known || e->negative ||
			e->hypothetical)
			continue;
		for (uint32_t i = f->clause.first + 2; i < f->clause.end; i++) {
			bool before = e->target != NONE && i > e->target && at(f, i)->end <= e->end;
			if ((at(f, i)->first < e->end && !before) || !is_sum_aside(f, i) ||
				(shot && !frame_shot_in_all(f, e, i)))
				continue;
			e->harm = shot ? HARM_KILLED : e->harm;
			e->act = shot ? ACT_KILLING : e->act;
			e->rule = "FRAME-293";
			e->count = count_noun(&f->clause, i);
			e->end = before ? e->end : at(f, i)->end;
			break;
		}
	}
}

/* FRAME-290: "11 trains carrying 9,800 deportees" */
static bool are_deportees(struct framing *f, uint32_t noun)
{
	if (at(f, noun)->quantity == NONE ||
		!word_is_any(f->page, at(f, noun)->head, WORDS("deportees", "expellees")) ||
		f->page->quantities.at[at(f, noun)->quantity].count.stated < MANY)
		return false;
	for (size_t k = f->page->events.count;
		k-- > 0 && f->page->events.at[k].sentence == f->sentence;)
		if (f->page->events.at[k].victim == noun)
			return false;
	struct event *e = frame_add(f, "FRAME-290", noun, noun, &displaced);
	e->victims_end = noun + 1;
	e->count = count_noun(&f->clause, noun);
	return true;
}

bool frame_exile_noun(struct framing *f, uint32_t noun)
{
	return is_uprooting(f, noun) || are_deportees(f, noun);
}

bool frame_exiles(struct framing *f, uint32_t verb)
{
	return sentence_is_of(f->page, f->sentence, FAMILY_MOVES) &&
	       word_is_of(f->page, at(f, verb)->head, FAMILY_MOVES) &&
	       (frame_went_freely(f, verb) || follows(f, verb) || live_in_exile(f, verb) ||
		       moves_many(f, verb));
}
