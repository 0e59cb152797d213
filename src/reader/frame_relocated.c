#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * People who live somewhere and are carried off by their hundreds: "5,200 residents have been removed so far" (FRAME-218),
 * "buses took 3,120 residents to the coast" (FRAME-219), "it had registered 612 arrivals" (FRAME-220), "were gone by
 * nightfall", "are now housed in the stadium" (FRAME-221).
 */
enum { MANY = 100, HOMES = 5 };

static const struct lexeme displaced = {
	.act = ACT_FORCED_DISPLACEMENT, .harm = HARM_DISPLACED, .basis = -1
};

/* The chunk of their number: "430 miners' families". */
static uint32_t number_of(const struct framing *f, uint32_t noun)
{
	if (!is_kind(f, noun, CHUNK_NOUN))
		return NONE;
	if (at(f, noun)->quantity != NONE)
		return noun;
	bool owned = noun > f->clause.first && owns_next(f->page, noun - 1, f->clause.end) &&
		     at(f, noun - 1)->quantity != NONE && at(f, noun - 1)->plural;
	return owned ? noun - 1 : NONE;
}

/* Were people told to be displaced in the last sentences? */
bool frame_was_displaced(const struct framing *f)
{
	enum { BACK = 3 };
	const struct events *all = &f->page->events;
	for (size_t k = all->count; k-- > 0 && all->at[k].sentence + BACK >= f->sentence;)
		if (all->at[k].harm == HARM_DISPLACED)
			return true;
	return false;
}

/* Those who live somewhere, people who are counted by their hundreds, and what takes them away. */
static const char *const dwellers[] = { "residents", "inhabitants", "villagers", "islanders",
	"townspeople", "townsfolk", "settlers", "occupants", "tenants", "squatters", "dwellers",
	"highlanders", NULL };
static const char *const homes[] = { "families", "households", "homes", NULL };
static const char *const crowds[] = { "people", "persons", "souls", "citizens", "civilians",
	"peasants", "farmers", "herders", "fishermen", "women", "nomads", NULL };
static const char *const vehicles[] = { FRAME_CARRIERS, "coaches", "ferries", "ferry", "planes",
	"helicopters", "convoys", "convoy", "tractors", "trailers", NULL };

/* "residents", "the last sixty inhabitants" */
bool frame_are_dwellers(const struct framing *f, uint32_t noun)
{
	return word_is_any(f->page, at(f, noun)->head, dwellers);
}

/* Are those who live there told of in the sentence, or the one before? "Already 3,000 have been ferried to the mainland." */
bool frame_after_residents(const struct framing *f)
{
	const struct sentence *s = f->page->scan.sentences.at;
	uint32_t first = s[f->sentence - (f->sentence > 0)].first;
	static const char *const places[] = { "population", "quarter", "village", "villages",
		"island", "islands", "valley", "hamlet", "hamlets", NULL };
	for (uint32_t w = first; w < s[f->sentence].end; w++)
		if (word_is_any(f->page, w, places) || word_is_any(f->page, w, dwellers) ||
			word_is_any(f->page, w, homes) || word_is_any(f->page, w, crowds))
			return true;
	return false;
}

/* "Soldiers ordered the villagers out on Tuesday.": what those who live there are told in the sentence before. */
static bool after_order(const struct framing *f)
{
	static const char *const orders[] = { "ordered", "told", "expelled", "emptied", "cleared",
		"removed", "evacuated", "resettled", "relocated", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence - (f->sentence > 0)];
	bool found = false;
	for (uint32_t w = s->first; w < s->end && !found; w++)
		found = word_is_any(f->page, w, orders);
	return found && frame_after_residents(f);
}

/* How surely people who are moved are those who live there: by the hundred, or a few who need a place they are put in. */
enum movable { NOBODY, FEW, CROWD };

static enum movable who_moves(const struct framing *f, uint32_t noun)
{
	const struct page *p = f->page;
	uint32_t number = number_of(f, noun);
	if (number == NONE)
		return NOBODY;
	bool them = word_is(p, at(f, noun)->end, "of") && word_is(p, at(f, noun)->end + 1, "them");
	int64_t n = p->quantities.at[at(f, number)->quantity].count.stated;
	uint32_t who = noun, of = at(f, noun)->bare ? role_joined(&f->clause, noun, "of") : NONE;
	if (of != NONE)
		who = of;
	while (owns_next(p, who, f->clause.end))
		who++; /* "4,700 of its 7,000 people" */
	if (!them && role_counts_things(&f->clause, noun))
		return NOBODY;
	uint32_t head = at(f, who)->head;
	bool home = word_is_any(p, head, homes), lives = word_is_any(p, head, dwellers);
	if (n < MANY && (home || lives))
		return home && n >= HOMES ? CROWD : FEW;
	if (at(f, noun)->bare && of == NONE)
		return n < MANY ? NOBODY
		       : them   ? (frame_was_displaced(f) ? CROWD : NOBODY)
		       : frame_after_residents(f) || frame_was_displaced(f) ? FEW
									    : NOBODY;
	return home || lives ||
			       (n >= MANY && (word_is_any(p, head, crowds) ||
						     (them && frame_was_displaced(f))))
		       ? CROWD
		       : NOBODY;
}

/* Those who live there: "residents", "families", and people, if they are hundreds. */
bool frame_are_residents(const struct framing *f, uint32_t noun)
{
	return who_moves(f, noun) == CROWD;
}

/* "families", "the last inhabitants": those who live there, without a number. */
bool frame_live_there(const struct framing *f, uint32_t noun)
{
	return is_kind(f, noun, CHUNK_NOUN) && at(f, noun)->quantity == NONE &&
	       (word_is_any(f->page, at(f, noun)->head, dwellers) ||
		       (word_is_any(f->page, at(f, noun)->head, homes) && at(f, noun)->plural));
}

/* Where nobody is driven to: a ward, a cell, a vote, a feast. */
static const char *const nowhere[] = { "airport", "mosque", "church", "hospital", "hospitals",
	"clinic", "clinics", "treatment", "custody", "prison", "jail", "prisons", "jails", "police",
	"court", "courts", "barracks", "questioning", "safety", "tears", "polls", "polling",
	"morgue", "mortuary", "morgues", "conclusion", "school", "schools", "work", "vote", "list",
	"lists", "register", "roll", "rolls", "payroll", "trial", "detention", "action",
	"interrogation", "funeral", "meeting", "rally", "department", "departments", "station",
	"stations", "concert", "match", "fair", "festival", "shrine", "game", "wedding", "market",
	"ceremony", "ward", "infirmary", "doctor", "cemetery", "beach", "zoo", "regatta", "picnic",
	NULL };

/* "a former quarantine station", "a disused hospital": no more what its name says, and a place to put people in. */
static bool is_disused(const struct framing *f, uint32_t noun)
{
	return chunk_has_any(f, noun,
		WORDS("former", "disused", "abandoned", "derelict", "unused", "empty", "deserted",
			"quarantine", "transit", "half-built"));
}

/* "to a disused cement works", "so far", "by dusk", "off": where or that they went. */
bool frame_goes_away(const struct framing *f, uint32_t verb)
{
	enum { AHEAD = 6 };
	for (uint32_t i = verb + 1; i < f->clause.end && i < verb + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_SUB) ||
			is_kind(f, i, CHUNK_COMMA))
			break;
		if (is_kind(f, i, CHUNK_VERB)) /* "taken in for questioning" */
			return !word_is_any(
				f->page, at(f, i)->head, WORDS("questioning", "treatment"));
		bool by = is_kind(f, i - 1, CHUNK_PREP) &&
			  word_is(f->page, at(f, i - 1)->first, "by"); /* "by police" */
		bool why = word_is(f->page, at(f, i)->first - 1, "for") &&
			   chunk_has_any(f, i, WORDS("safety")); /* "for their safety" */
		if (!by && !why && chunk_has_any(f, i, nowhere) && !is_disused(f, i))
			return false;
	}
	return true;
}

/* A place where those who were cleared away are put: "a camp", "the coast", "tents", "Sollen". */
static bool is_exile(const struct framing *f, uint32_t noun)
{
	static const char *const ends[] = { "camp", "camps", "plain", "plains", "coast", "desert",
		"tents", "settlement", "settlements", "houses", "flats", "site", "mainland",
		"airfield", "lowlands", "valley", "compound", "huts", "barracks", "blocks",
		"hangars", "town", "city", "village", "villages", "capital", "grid", "estate",
		"reservation", "township", "stadium", NULL };
	if (noun == NONE || is_disused(f, noun))
		return noun != NONE;
	return !chunk_has_any(f, noun, nowhere) &&
	       (at(f, noun)->name != NONE || chunk_has_any(f, noun, ends));
}

/* The first noun behind "to" in the next chunks, past asides: "took 3,120 residents, by its figures, to a grid". */
static uint32_t destination(const struct framing *f, uint32_t from)
{
	enum { AHEAD = 14 };
	bool housed = is_kind(f, from, CHUNK_VERB) &&
		      word_is_any(f->page, at(f, from)->head, WORDS("housed", "lodged"));
	for (uint32_t i = from + 1; i + 1 < f->clause.end && i < from + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_VERB) ||
			is_kind(f, i, CHUNK_REL))
			return NONE;
		uint32_t w = at(f, i)->first;
		bool way = word_is_any(f->page, w, WORDS("to", "into", "towards", "toward")) ||
			   (housed && word_is_any(f->page, w, WORDS("in", "at")));
		if (is_kind(f, i, CHUNK_PREP) && way && is_kind(f, i + 1, CHUNK_NOUN))
			return i + 1;
	}
	return NONE;
}

bool frame_to_exile(const struct framing *f, uint32_t from)
{
	return is_exile(f, destination(f, from));
}

/* How people are moved, in all forms; and what is also done to parcels, to guests and to a judge. */
static const char *const moves[] = { "removed", "removing", "moved", "moving", "shipped",
	"shipping", "carried", "carrying", "transported", "transporting", "took", "taken", "taking",
	"brought", "bringing", "herded", "herding", "shifted", "shifting", "transferred", "cleared",
	"clearing", "rehoused", "re-housed", "rehousing", "marched", "marching", "drove", "driven",
	"driving", "ferried", "ferrying", "flew", "flown", "flying", "escorted", "trucked",
	"trucking", "bussed", "bused", "bussing", "busing", "airlifted", "resettled", "resettling",
	"relocated", "relocating", "turned", "expelled", "expelling", "deposited", "dumped",
	"dumping", "regrouped", "threw", "thrown", "throwing", NULL };
static const char *const lodges[] = { "loaded", "rounded", "settled", "concentrated", "interned",
	NULL }; /* in the passive alone */
static const char *const sends[] = { "sent", "delivered", "housed", "lodged", "hauled", "carted",
	"rowed", NULL };
/* Without a place: nobody goes so by himself. */
static const char *const forces[] = { "shipped", "shipping", "expelled", "expelling", "resettled",
	"relocated", "rehoused", "removed", "ferried", "trucked", "herded", "dumped", "bussed",
	"bused", NULL };

/* Is the verb one of moving people, and as sure as these people and this end ask? */
static bool suits(const struct framing *f, uint32_t verb, enum movable who, uint32_t to)
{
	uint32_t head = at(f, verb)->head;
	if (word_is_any(f->page, head, sends) || who == FEW)
		return is_exile(f, to) || (to == NONE && !word_is_any(f->page, head, sends) &&
						  word_is_any(f->page, head, forces));
	return true;
}

/* 'had been "rehoused" in tents': past the quotation mark, the verb that makes it passive. */
static uint32_t passive_before_mark(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	return !v->passive && verb >= f->clause.first + 2 && is_kind(f, verb - 1, CHUNK_QUOTE) &&
			       is_kind(f, verb - 2, CHUNK_VERB) &&
			       lexeme_has(at(f, verb - 2)->lex, FEATURE_BE)
		       ? verb - 2
		       : NONE;
}

static struct event *add_moved(
	struct framing *f, const char *rule, uint32_t verb, uint32_t who, uint32_t by)
{
	struct event *e = frame_add(f, rule, verb, who, &displaced);
	uint32_t number = number_of(f, who);
	if (number != NONE && number != who) {
		e->count = count_noun(&f->clause, number);
		e->first = at(f, number)->first < e->first ? at(f, number)->first : e->first;
	}
	if (by != NONE &&
		(role_is_human(f->page, by, false) || lexeme_has(at(f, by)->lex, FEATURE_ORG)))
		e->actor = by;
	return e;
}

/* "buses", "a convoy of lorries": what takes people away by their hundreds. */
static bool is_transport(const struct framing *f, uint32_t noun)
{
	uint32_t of = is_kind(f, noun, CHUNK_NOUN) ? role_joined(&f->clause, noun, "of") : NONE;
	return is_kind(f, noun, CHUNK_NOUN) &&
	       (word_is_any(f->page, at(f, noun)->head, vehicles) ||
		       word_is(f->page, at(f, noun)->head, "they") ||
		       (of != NONE && word_is_any(f->page, at(f, of)->head, vehicles)));
}

/* "stood empty, its 1,400 inhabitants carried off to": no verb of the clause, whatever its tag. */
static bool stands_aside(const struct framing *f, uint32_t verb)
{
	return is_kind(f, verb - 2, CHUNK_COMMA) &&
	       tag_at(f->page, at(f, verb - 1)->first) == TAG_PRPS && !at(f, verb)->gerund;
}

/* "210 people have been taken from their homes", and no word of where to: they are held (FRAME-34). */
static bool taken_from_home(const struct framing *f, uint32_t verb)
{
	static const char *const places[] = { "homes", "beds", "workplaces", "dormitories",
		"classrooms", "offices", "shops", NULL };
	uint32_t w = at(f, verb)->end;
	return word_is(f->page, at(f, verb)->head, "taken") && word_is(f->page, w, "from") &&
	       word_is(f->page, w + 1, "their") && word_is_any(f->page, w + 2, places) &&
	       destination(f, verb) == NONE && !frame_was_displaced(f) &&
	       !frame_sentence_has(f, vehicles);
}

/* FRAME-218: "5,200 residents have been removed so far", '640 people had been "rehoused"'. */
static bool were_moved(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t mark = passive_before_mark(f, verb);
	bool bare = (v->participle || stands_aside(f, verb)) && !v->aux &&
		    is_kind(f, verb - 1, CHUNK_NOUN) && is_kind(f, verb + 1, CHUNK_PREP) &&
		    !word_is(f->page, at(f, verb + 1)->first,
			    "by"); /* "its 1,800 inhabitants taken to" */
	if ((!v->passive && mark == NONE && !bare) || v->negative ||
		!(word_is_any(f->page, v->head, moves) || word_is_any(f->page, v->head, lodges) ||
			word_is_any(f->page, v->head, sends)))
		return false;
	uint32_t who = bare && !v->passive ? verb - 1
					   : role_subject(&f->clause, mark != NONE ? mark : verb);
	enum movable are = who == NONE ? NOBODY : who_moves(f, who);
	if (are == NOBODY || who > verb || taken_from_home(f, verb) || frame_is_crew(f, who) ||
		!frame_goes_away(f, verb) || !suits(f, verb, are, destination(f, verb)))
		return false;
	uint32_t by = role_after(&f->clause, verb, "by");
	if (word_is_any(f->page, v->end, WORDS("home", "back")) ||
		(word_is(f->page, v->end, "in") && is_kind(f, verb + 1, CHUNK_OTHER)))
		return false;
	if (by != NONE && at(f, by)->name == NONE && !role_is_human(f->page, by, true) &&
		!is_transport(f, by) && !lexeme_has(at(f, by)->lex, FEATURE_ORG) &&
		!lexeme_has(at(f, by)->lex, FEATURE_ARMED))
		return false; /* "were driven by fear" */
	add_moved(f, "FRAME-218", verb, who, by);
	return true;
}

/* FRAME-219: "buses took 3,120 residents to the coast", "company guards threw 46 families out of their cottages". */
static bool moves_residents(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->infinitive || v->modal ||
		!(word_is_any(f->page, v->head, moves) || word_is_any(f->page, v->head, sends)))
		return false;
	uint32_t who = role_object(&f->clause, verb), by = role_subject(&f->clause, verb);
	enum movable are = who == NONE ? NOBODY : who_moves(f, who);
	uint32_t end = who == NONE ? NONE : destination(f, who);
	if (are == NOBODY || by == NONE || by > verb || frame_is_crew(f, who) ||
		!frame_goes_away(f, who) || !(suits(f, verb, are, end) || is_transport(f, by)))
		return false;
	uint32_t to = who + 1; /* nobody is moved by being "taken": a way must be named */
	if (at(f, who)->bare && is_kind(f, to, CHUNK_PREP) &&
		word_is(f->page, at(f, to)->first, "of"))
		to += 2;
	enum { ASIDE = 7 };
	for (uint32_t i = to + 2; is_kind(f, to, CHUNK_COMMA) && i < to + ASIDE; i++)
		if (is_kind(f, i, CHUNK_COMMA)) {
			to = i + 1; /* "3,120 residents, by the government's figures, to" */
			break;
		}
	bool away = is_kind(f, to, CHUNK_PREP) || is_kind(f, to, CHUNK_OTHER) ||
		    is_kind(f, to, CHUNK_TIME);
	bool told = word_is_any(f->page, v->head,
		WORDS("removed", "rehoused", "relocated", "resettled", "rehousing", "removing"));
	bool force = lexeme_has(at(f, by)->lex, FEATURE_ARMED) ||
		     lexeme_has(at(f, by)->lex, FEATURE_ORG);
	told |= are == CROWD && away && chunk_has_any(f, to, WORDS("out", "from", "off")) &&
		role_is_human(f->page, by, false); /* "threw 46 families out of" */
	bool rides = is_transport(f, by) && (away || destination(f, verb) == NONE);
	if ((!told && !rides && !(away && force) && !is_exile(f, end)) || frame_is_by_weather(f))
		return false;
	struct event *e = add_moved(f, "FRAME-219", verb, who, by);
	if (e->actor == NONE && !is_transport(f, by))
		e->actor = by; /* "the city dumped 3,300 people at" */
	return true;
}

/* "put the evacuees at 2,200", "puts those displaced at 1,640" */
static bool puts_evacuees(struct framing *f, uint32_t verb)
{
	if (!word_is_any(f->page, at(f, verb)->head, WORDS("put", "puts", "estimated")))
		return false;
	uint32_t who = role_object(&f->clause, verb), number = who + 2;
	if (who == NONE || at(f, who)->quantity != NONE ||
		!word_is_any(f->page, at(f, who)->head,
			WORDS("evacuees", "deportees", "displaced", "homeless")) ||
		!is_kind(f, who + 1, CHUNK_PREP) ||
		!word_is(f->page, at(f, who + 1)->first, "at") || !frame_lone_number(f, number))
		return false;
	struct event *e = add_moved(f, "FRAME-220", verb, number, NONE);
	e->toll = true;
	return true;
}

/* FRAME-220: "says there were 1,100", where as many were driven out last. */
static bool there_were(struct framing *f, uint32_t verb)
{
	enum { TIMES = 10 };
	const struct chunk *v = at(f, verb);
	uint32_t number = verb + 1;
	bool blocked;
	if (!lexeme_has(v->lex, FEATURE_BE) || v->negative || v->modal || v->infinitive ||
		v->first == 0 || !word_is(f->page, v->first - 1, "there") ||
		!is_kind(f, number, CHUNK_NOUN) || !frame_lone_number(f, number))
		return false;
	const struct event *last = frame_counted_last(f, number, true, &blocked);
	int64_t n = f->page->quantities.at[at(f, number)->quantity].count.low;
	if (!last || last->harm != HARM_DISPLACED ||
		(last->count.known ? n * TIMES < last->count.low : n < MANY))
		return false;
	add_moved(f, "FRAME-220", verb, number, NONE);
	return true;
}

/* FRAME-220: "had registered 612 arrivals", "counted 7,400 new arrivals from Qarin", behind those who were driven out. */
static bool registers_arrivals(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (puts_evacuees(f, verb))
		return true;
	if (v->passive && !v->negative && !v->modal && frame_was_displaced(f) &&
		chunk_has_any(
			f, verb, WORDS("registered", "entered", "counted", "recorded", "logged"))) {
		uint32_t them = role_subject(
			&f->clause, verb); /* "2,215 people had been entered in his books" */
		bool bare = them != NONE && them < verb && who_moves(f, them) == FEW &&
			    at(f, them)->bare &&
			    !word_is_any(f->page, v->end,
				    WORDS("as", "to")); /* "1,100 were registered there" */
		if (them == NONE || them > verb || !(bare || frame_are_residents(f, them)))
			return false;
		add_moved(f, "FRAME-220", verb, them, NONE);
		return true;
	}
	if (v->passive || v->negative || v->modal ||
		!chunk_has_any(f, verb,
			WORDS("registered", "counted", "recorded", "received", "logged", "reported",
				"registers", "counts", "puts", "has", "registering")))
		return false;
	uint32_t who = role_object(&f->clause, verb);
	if (who != NONE && at(f, who)->bare && frame_was_displaced(f) &&
		frame_are_residents(f, who)) {
		add_moved(f, "FRAME-220", verb, who, NONE); /* "has registered 4,120 of them" */
		return true;
	}
	if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity == NONE ||
		!word_is_any(f->page, at(f, who)->head,
			WORDS("arrivals", "evacuees", "deportees", "newcomers", "departures")))
		return false;
	static const char *const helpers[] = { "agency", "cross", "crescent", "unhcr", "camp",
		"reception", "refugee", "parish", "mission", "relief", NULL };
	uint32_t by = role_subject(&f->clause, verb);
	bool driven = word_is_any(f->page, at(f, who)->head, WORDS("evacuees", "deportees"));
	bool helped = by != NONE && chunk_has_any(f, by, helpers) &&
		      is_kind(f, who + 1, CHUNK_PREP) &&
		      word_is(f->page, at(f, who + 1)->first, "from");
	if (!driven && !helped && !frame_was_displaced(f))
		return false;
	add_moved(f, "FRAME-220", verb, who, NONE);
	return true;
}

/* "poured out of Qarin", "out of the valley", and no stadium */
static bool out_of_town(const struct framing *f, uint32_t verb)
{
	static const char *const towns[] = { "town", "city", "village", "villages", "camp", "camps",
		"area", "valley", "district", "province", "region", "country", "quarter", NULL };
	enum { AHEAD = 4 };
	for (uint32_t i = verb + 1;
		word_is(f->page, at(f, verb)->end, "out") && i < f->clause.end && i < verb + AHEAD;
		i++)
		if (is_kind(f, i, CHUNK_NOUN))
			return at(f, i)->name != NONE ||
			       word_is_any(f->page, at(f, i)->head, towns);
	return false;
}

/* FRAME-221: "1,500 residents were gone by nightfall", "2,480 people are now housed in the stadium", "moved voluntarily". */
static bool are_gone(struct framing *f, uint32_t verb)
{
	static const char *const keeps[] = { "housed", "lodged", "sheltering", "camped",
		"accommodated", "quartered", "encamped", "sleeping", "living", NULL };
	static const char *const camps[] = { "stadium", "tents", "tent", "camp", "camps", "school",
		"schools", "gymnasium", "church", "churches", "mosque", "mosques", "barracks",
		"hangar", "hangars", "warehouse", "warehouses", "shelters", "barns", "containers",
		NULL };
	static const char *const will[] = { "voluntarily", "willingly", "freely", NULL };
	static const char *const agrees[] = { "agreed", "consented", "volunteered", "opted",
		"chosen", "chose", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t who = role_subject(&f->clause, verb);
	uint32_t before = verb - 1; /* "2,050 herders agreed to move" */
	bool agreed =
		v->infinitive && is_kind(f, before, CHUNK_VERB) &&
		word_is_any(f->page, at(f, before)->head, agrees) && !at(f, before)->negative &&
		word_is_any(f->page, v->head, WORDS("move", "leave", "relocate", "resettle", "go"));
	who = agreed ? role_subject(&f->clause, before) : who;
	if (v->negative || v->modal || (v->infinitive && !agreed) || who == NONE || who > verb)
		return false;               /* "are to be housed in the stadium": not yet */
	who = role_people(&f->clause, who); /* "a total of 2,480 people" */
	enum movable are = who_moves(f, who);
	if (agreed && are == FEW && at(f, who)->bare && !word_is(f->page, v->end, "on") &&
		frame_goes_away(f, verb) && frame_were_driven_out(f)) {
		add_moved(f, "FRAME-221", verb, who, NONE)->hypothetical = false;
		return true; /* "900 have agreed to go" */
	}
	if (are == FEW && at(f, who)->bare &&
		word_is_any(f->page, v->head, WORDS("gone", "left")) &&
		chunk_has_any(f, verb, WORDS("had", "have")) &&
		(frame_was_displaced(f) || after_order(f)) && !is_kind(f, verb + 1, CHUNK_NOUN) &&
		frame_goes_away(f, verb) &&
		!word_is_any(f->page, v->end, WORDS("home", "back", "missing", "on"))) {
		add_moved(f, "FRAME-221", verb, who, NONE); /* "about 900 had already gone" */
		return true;
	}
	if (are != CROWD)
		return false;
	static const char *const lives[] = { "living", "sleeping", "camped", "encamped", NULL };
	bool housed = chunk_has_any(f, verb, keeps) && is_kind(f, verb + 1, CHUNK_PREP) &&
		      is_kind(f, verb + 2, CHUNK_NOUN) && chunk_has_any(f, verb + 2, camps) &&
		      (!chunk_has_any(f, verb, lives) || frame_was_displaced(f));
	bool gone = word_is(f->page, v->head, "gone") && lexeme_has(v->lex, FEATURE_BE) &&
		    frame_was_displaced(f);
	bool left = word_is_any(f->page, v->head, WORDS("moved", "left", "gone", "departed"));
	bool poured = (frame_was_displaced(f) || out_of_town(f, verb)) &&
		      word_is_any(f->page, v->head,
			      WORDS("poured", "streamed", "trekked", "flooded", "spilled")) &&
		      word_is_any(f->page, v->end, WORDS("out", "across")) &&
		      !word_is(f->page, v->end + 1, "into");
	if (left) { /* "moved voluntarily", "left there of their own accord" */
		uint32_t w = v->end + word_is_any(f->page, v->end, WORDS("there", "here", "out"));
		left = word_is_any(f->page, w, will) || word_is_any(f->page, v->head - 1, will);
		left |= word_is(f->page, w, "of") && word_is(f->page, w + 1, "their") &&
			word_is(f->page, w + 2, "own");
	}
	bool given = frame_was_displaced(f) && v->passive && word_is(f->page, v->head, "given") &&
		     is_kind(f, verb + 1, CHUNK_NOUN) &&
		     word_is_any(f->page, at(f, verb + 1)->head,
			     WORDS("homes", "houses", "plots", "tents"));
	if (!housed && !gone && !left && !poured && !agreed && !given)
		return false;
	add_moved(f, "FRAME-221", verb, who, NONE)->hypothetical = false;
	return true;
}

bool frame_relocated(struct framing *f, uint32_t verb)
{
	if (f->page->wide)
		return false;
	return frame_planned(f, verb) ||
	       (frame_has_number(f) && (were_moved(f, verb) || moves_residents(f, verb) ||
					       registers_arrivals(f, verb) || there_were(f, verb) ||
					       are_gone(f, verb))) ||
	       frame_empties(f, verb) || frame_exiles(f, verb);
}

/* "families moved into the new flats", "had moved to Qarin to look for work" */
bool frame_moves_house(const struct framing *f, uint32_t verb)
{
	static const char *const own[] = { "flats", "flat", "apartments", "work", "jobs", "study",
		"schools", "university", "final", "match", "concert", "game", "vigil", "overseas",
		"abroad", NULL };
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end;
	bool found = false;
	for (uint32_t w = at(f, verb)->end; w < stop && !found; w++)
		found = word_is_any(f->page, w, own);
	return found && !at(f, verb)->passive && !f->page->wide &&
	       word_is_any(f->page, at(f, verb)->head, WORDS("moved", "move", "moving", "settled"));
}

/* "30 men had been transferred to other jails" */
bool frame_goes_to_jail(const struct framing *f, uint32_t word)
{
	static const char *const jails[] = { "jail", "jails", "prison", "prisons", "cells",
		"barracks", "lock-up", "custody", "detention", NULL };
	static const char *const emptied[] = { "former", "disused", "abandoned", "empty",
		"derelict", NULL }; /* "1,900 of them were moved to a former barracks" */
	enum { AHEAD = 3 };
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t w = word; w < stop && w < word + AHEAD; w++)
		if (word_is_any(f->page, w, jails))
			return f->page->wide || !word_is_any(f->page, w - 1, emptied);
	return false;
}

/* "Guards had forced them on to buses", behind residents who were moved: they. */
bool frame_are_driven_out(const struct framing *f, uint32_t noun)
{
	size_t n = f->page->events.count - 1;
	return n && !f->page->wide &&
	       word_is_any(f->page, at(f, noun)->head, WORDS("them", "they")) &&
	       f->page->events.at[n - 1].harm == HARM_DISPLACED &&
	       f->page->events.at[n - 1].sentence + 2 >= f->sentence;
}

/* FRAME-218: "2,400 people were loaded on to trucks", "soldiers forced 210 families on to buses", "them": driven out. */
bool frame_is_mass_removal(const struct framing *f, const struct event *e, struct str phrase)
{
	const struct page *p = f->page;
	struct str word = { 0 };
	while (phrase.at && phrase.len)
		str_cut(&phrase, ' ', &word);
	bool ride = false;
	for (size_t k = 0; vehicles[k] && !p->wide; k++)
		ride |= str_equal(word, str_from(vehicles[k]));
	if (!ride || e->victim == NONE)
		return false;
	if (at(f, e->victim)->pronoun)
		return frame_are_driven_out(f, e->victim);
	uint32_t who = at(f, e->victim)->head;
	bool many = !e->count.known || e->count.open || e->count.low >= MANY; /* "15 villagers" */
	return word_is_any(p, who, homes) || (many && word_is_any(p, who, dwellers)) ||
	       (e->count.known && e->count.low >= MANY && word_is_any(p, who, crowds));
}
