#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * FRAME-57: "They took my husband and my two sons": taken away, when those taken are kin, named, or taken by a force.
 * FRAME-58: "3 in hospital", without a verb. FRAME-62: "the families of eight". FRAME-63: "the killings at the farm (two)".
 */
/* "his platoon", "Branch 40", "the security service", "intelligence agents": forces of the state. */
bool frame_is_unit(const struct framing *f, uint32_t word)
{
	static const char *const units[] = { "platoon", "battalion", "squad", "patrol", "garrison",
		"agents", "gendarmes", "gendarmerie", "commandos", "branch", "occupiers", NULL };
	static const char *const kinds[] = { "security", "intelligence", "secret", NULL };
	bool service = word_is(f->page, word, "service") || word_is(f->page, word, "services");
	static const char *const whose[] = { "border", "frontier", "presidential", "republican",
		"coast", NULL };
	bool guard = word_is_any(f->page, word, WORDS("guard", "guards")) && word > 0 &&
		     word_is_any(f->page, word - 1, whose);
	return guard || word_is_any(f->page, word, units) ||
	       (service && word > 0 && word_is_any(f->page, word - 1, kinds));
}

/* Who takes: an armed group or "they" (SOURCE_ARMED_GROUP), an authority (SOURCE_MILITARY); -1: nobody of the kind. */
static int taker(const struct framing *f, uint32_t noun)
{
	static const char *const states[] = { "officers", "gendarmes", "troops", "marines", NULL };
	int found = -1;
	if (!is_kind(f, noun, CHUNK_NOUN))
		return -1;
	if (word_is(f->page, at(f, noun)->head, "they"))
		return SOURCE_ARMED_GROUP;
	for (uint32_t w = at(f, noun)->first; w < at(f, noun)->end; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (found < 0 && !f->page->wide && frame_is_unit(f, w))
			found = SOURCE_MILITARY;
		if (!lexeme_has(x, FEATURE_ARMED) && !lexeme_has(x, FEATURE_ORG))
			continue;
		bool state = x->kind == SOURCE_MILITARY || x->kind == SOURCE_GOVERNMENT ||
			     (!f->page->wide &&
				     (word_is_any(f->page, w, states) || frame_is_unit(f, w))) ||
			     word_is(f->page, w, "soldiers") || word_is(f->page, w, "policemen");
		found = state ? SOURCE_MILITARY : SOURCE_ARMED_GROUP;
	}
	return found;
}

bool frame_is_state(const struct framing *f, uint32_t noun)
{
	return taker(f, noun) == SOURCE_MILITARY;
}

/* Kin, a named person, or people counted by a word for people. */
static bool can_be_taken(const struct framing *f, uint32_t noun)
{
	const struct chunk *c = at(f, noun);
	uint32_t of = c->bare && !f->page->wide ? role_joined(&f->clause, noun, "of") : NONE;
	if (of != NONE && word_is(f->page, at(f, of)->first, "us"))
		return true; /* "they took three of us" */
	if (of != NONE && !at(f, of)->pronoun && role_is_human(f->page, of, true) &&
		!lexeme_has(at(f, of)->lex, FEATURE_BODY))
		return true; /* "pirates took six of the crew" */
	if (!role_is_human(f->page, noun, true) || c->pronoun || c->possessive || c->bare ||
		lexeme_has(c->lex, FEATURE_BODY) || lexeme_has(c->lex, FEATURE_ORG))
		return false;
	if (c->quantity != NONE)
		return lexeme_has(c->lex, FEATURE_PERSON);
	bool kin = tag_at(f->page, c->first) == TAG_PRPS && lexeme_has(c->lex, FEATURE_PERSON) &&
		   c->lex->harm <= HARM_NONE;
	return kin || (c->name != NONE && !c->plural);
}

/* "took 19 to hospital", "took the children for a walk", "took Brahim as a guide": no taking away. */
static bool goes_somewhere(const struct framing *f, uint32_t i)
{
	static const char *const ways[] = { "to", "for", "as", "into", "out", "up", "apart", "home",
		"over", "under", "back", "part", "off", NULL };
	return i < f->clause.end && chunk_has_any(f, i, ways);
}

/* "two of my brothers" */
static bool is_some_of_kin(const struct framing *f, uint32_t noun)
{
	uint32_t of =
		at(f, noun)->bare && !f->page->wide ? role_joined(&f->clause, noun, "of") : NONE;
	return of != NONE && tag_at(f->page, at(f, of)->first) == TAG_PRPS &&
	       lexeme_has(at(f, of)->lex, FEATURE_PERSON);
}

/* "My husband had been taken at the bridge": kin, and no word of where to. */
static bool is_kin_taken(const struct framing *f, uint32_t verb)
{
	uint32_t who = role_subject(&f->clause, verb);
	return who != NONE && !at(f, verb)->negative &&
	       (is_some_of_kin(f, who) ||
		       (tag_at(f->page, at(f, who)->first) == TAG_PRPS &&
			       lexeme_has(at(f, who)->lex, FEATURE_PERSON) &&
			       !at(f, who)->possessive && at(f, who)->quantity == NONE)) &&
	       !goes_somewhere(f, verb + 1) && !word_is(f->page, at(f, verb)->end, "ill") &&
	       !word_is(f->page, at(f, verb)->end, "by");
}

/* "8 girls taken": people who are counted, and nothing more in the clause. */
static bool are_taken(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t next = verb + 1;
	if (!v->participle || v->negative || f->page->wide || verb == f->clause.first ||
		!is_kind(f, verb - 1, CHUNK_NOUN) || at(f, verb - 1)->quantity == NONE ||
		!can_be_taken(f, verb - 1))
		return false;
	return next >= f->clause.end || is_kind(f, next, CHUNK_COMMA) ||
	       (at(f, next)->kind == CHUNK_OTHER &&
		       (f->page->scan.words.at[at(f, next)->first].shape & SHAPE_PUNCT));
}

bool frame_taken(struct framing *f, uint32_t verb)
{
	static const char *const takes[] = { "took", "take", "taken", "takes", "taking", NULL };
	const struct chunk *v = at(f, verb);
	bool passive = v->passive || v->participle;
	if (!chunk_has_any(f, verb, takes) || v->modal || v->infinitive)
		return false;
	if (are_taken(f, verb)) {
		static const struct lexeme abducted = {
			.act = ACT_KIDNAPPING, .harm = HARM_ABDUCTED, .basis = -1
		};
		frame_add(f, "FRAME-57", verb, verb - 1, &abducted);
		return true;
	}
	uint32_t by = passive ? role_after(&f->clause, verb, "by") : role_subject(&f->clause, verb);
	int who = taker(f, by);
	if (v->passive && by == NONE && is_kin_taken(f, verb))
		who = SOURCE_ARMED_GROUP;
	else if (who < 0 || (passive && by != verb + 2))
		return false;
	uint32_t victim = v->passive      ? role_subject(&f->clause, verb)
			  : v->participle ? role_noun_before(&f->clause, verb)
					  : role_object(&f->clause, verb);
	bool some = victim != NONE && at(f, victim)->bare && v->end == v->head + 1 && !passive &&
		    !f->page->wide && word_is(f->page, at(f, by)->head, "they") &&
		    (is_kind(f, victim + 1, CHUNK_COMMA) || victim + 2 >= f->clause.end) &&
		    !f->page->quantities.at[at(f, victim)->quantity].partitive;
	if (victim == NONE || !(some || can_be_taken(f, victim) || is_some_of_kin(f, victim)))
		return false;
	if (!passive && goes_somewhere(f, role_list_end(&f->clause, victim)))
		return false;
	bool state = who == SOURCE_MILITARY;
	struct lexeme like = { .act = state ? ACT_DETENTION : ACT_KIDNAPPING,
		.harm = state ? HARM_DETAINED : HARM_ABDUCTED,
		.basis = -1 };
	struct event *e = frame_add(f, "FRAME-57", verb, victim, &like);
	e->negative = false;
	e->actor = by;
	return true;
}

/* "denied that it was holding anybody", "denies it held any of the men" */
static bool denies_holding_any(const struct framing *f, uint32_t verb, uint32_t object)
{
	enum { BACK = 4 };
	if (f->page->wide || at(f, verb)->passive || at(f, verb)->negative ||
		!is_kind(f, object, CHUNK_NOUN) ||
		word_is_any(f->page, at(f, object)->end,
			WORDS("back", "up", "to", "responsible", "accountable", "liable")) ||
		!word_is_any(f->page, at(f, object)->first, WORDS("anyone", "anybody", "any")) ||
		!role_is_human(f->page, object, true))
		return false;
	for (uint32_t i = verb; i-- > f->clause.first && i + BACK >= verb;)
		if (is_kind(f, i, CHUNK_VERB))
			return at(f, i)->lex && at(f, i)->lex->stance == STANCE_DENIES;
	return false;
}

/* FRAME-100: "the kidnappers are holding six pupils", "the army still holds 40 of the men". */
bool frame_held(struct framing *f, uint32_t verb)
{
	static const char *const holds[] = { "hold", "holds", "held", "holding", "detain", NULL };
	static const char *const captors[] = { "kidnappers", "captors", "abductors",
		"hostage-takers", NULL };
	const struct chunk *v = at(f, verb);
	static const struct lexeme held = {
		.act = ACT_DETENTION, .harm = HARM_DETAINED, .basis = -1
	};
	if (!chunk_has_any(f, verb, holds))
		return false;
	uint32_t subject = role_subject(&f->clause, verb), object = role_object(&f->clause, verb);
	if (v->gerund && is_kind(f, object, CHUNK_NOUN) && is_kind(f, verb - 1, CHUNK_VERB) &&
		at(f, verb - 1)->lex && at(f, verb - 1)->lex->stance == STANCE_DENIES &&
		role_is_human(f->page, object, true)) {
		frame_add(f, "FRAME-100", verb, object, &held); /* "denies holding anyone" */
		return true;
	}
	if (subject != NONE && subject > f->clause.first + 1 && !f->page->wide &&
		word_is(f->page, at(f, subject)->head, "it") &&
		lexeme_has(at(f, subject - 1)->lex, FEATURE_SAY))
		subject = role_subject(&f->clause, subject - 1); /* "the army says it is holding" */
	else if (subject != NONE && subject > f->clause.first + 2 && !f->page->wide &&
		 word_is(f->page, at(f, subject)->head, "it") &&
		 word_is(f->page, at(f, subject - 1)->first, "that") &&
		 lexeme_has(at(f, subject - 2)->lex, FEATURE_SAY))
		subject = role_subject(&f->clause, subject - 2); /* "denied that it was holding" */
	if (denies_holding_any(f, verb, object)) {
		frame_add(f, "FRAME-100", verb, object, &held);
		return true;
	}
	if (v->passive || v->negative || v->modal || v->infinitive || v->participle ||
		!is_kind(f, subject, CHUNK_NOUN) || !is_kind(f, object, CHUNK_NOUN) ||
		at(f, object)->quantity == NONE || !role_is_human(f->page, object, true) ||
		role_counts_things(&f->clause, object))
		return false;
	int who = chunk_has_any(f, subject, captors) ? SOURCE_ARMED_GROUP : taker(f, subject);
	const struct chunk *o = at(f, object);
	bool named = o->bare ? role_joined(&f->clause, object, "of") != NONE
			     : lexeme_has(o->lex, FEATURE_PERSON);
	if (who < 0 || !named || at(f, subject)->pronoun)
		return false;
	bool state = who == SOURCE_MILITARY;
	struct lexeme like = { .act = state ? ACT_DETENTION : ACT_KIDNAPPING,
		.harm = state ? HARM_DETAINED : HARM_ABDUCTED,
		.basis = -1 };
	frame_add(f, "FRAME-100", verb, object, &like)->actor = subject;
	return true;
}

/* "nine exiles entered the 33rd day of a hunger strike", "entered their second week without food" */
static bool enters_a_time(const struct framing *f, uint32_t verb)
{
	static const char *const times[] = { "day", "week", "month", "year", "days", "weeks",
		NULL };
	return word_is(f->page, at(f, verb)->head, "entered") &&
	       (is_kind(f, verb + 1, CHUNK_TIME) ||
		       (is_kind(f, verb + 1, CHUNK_NOUN) &&
			       word_is_any(f->page, at(f, verb + 1)->head, times)));
}

/* FRAME-101: "3,000 refugees have arrived in Almere": people who had been driven out. */
bool frame_arrived(struct framing *f, uint32_t verb)
{
	static const char *const arrives[] = { "arrived", "arrive", "arriving", "reached",
		"entered", "poured", "streamed", "registered", "crossed", NULL };
	static const char *const driven[] = { "refugees", "refugee", "idps", "evacuees", "exiles",
		"deportees", "expellees", "arrivals", NULL };
	static const struct lexeme displaced = {
		.act = ACT_FORCED_DISPLACEMENT, .harm = HARM_DISPLACED, .basis = -1
	};
	if (at(f, verb)->negative || at(f, verb)->modal || !chunk_has_any(f, verb, arrives) ||
		enters_a_time(f, verb))
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity == NONE ||
		!chunk_has_any(f, who, driven))
		return false;
	frame_add(f, "FRAME-101", verb, who, &displaced);
	return true;
}

/* FRAME-31: "took 12 prisoners". */
void frame_took_prisoners(struct framing *f, uint32_t i)
{
	static const struct lexeme detained = {
		.act = ACT_DETENTION, .harm = HARM_DETAINED, .basis = -1
	};
	const struct chunk *v = at(f, i);
	if (!word_is(f->page, v->head, "took") && !word_is(f->page, v->head, "taken") &&
		!word_is(f->page, v->head, "take"))
		return;
	uint32_t object = role_object(&f->clause, i);
	if (object == NONE || at(f, object)->quantity == NONE ||
		!word_is(f->page, at(f, object)->head, "prisoners"))
		return;
	frame_add(f, "FRAME-31", i, object, &detained);
}

static void add_count(struct framing *f, const char *rule, uint32_t chunk, uint32_t number,
	enum act act, enum harm harm)
{
	struct lexeme like = { .act = (int8_t)act, .harm = (int8_t)harm, .basis = -1 };
	struct event *e = frame_add(f, rule, chunk, number, &like);
	e->victim = number;
	e->victims_end = number + 1;
	e->count = count_noun(&f->clause, number);
	e->negative = e->hypothetical = false;
}

/* "2 under the kiln", "four still under there", where the dead or those who are sought were told of. */
static bool is_buried_there(const struct framing *f, uint32_t prep)
{
	static const char *const below[] = { "under", "beneath", "underneath", NULL };
	const struct lexeme *told =
		word_is_any(f->page, at(f, prep)->first, below) && !f->page->wide
			? frame_harm_before(f, 3)
			: NULL;
	if (!told || (told->harm != HARM_KILLED && told->harm != HARM_MISSING))
		return false;
	return word_is(f->page, at(f, prep + 1)->first, "there") ||
	       lexeme_has(at(f, prep + 1)->lex, FEATURE_THING) ||
	       (word_is(f->page, at(f, prep + 1)->first, "the") && !at(f, prep + 1)->lex &&
		       prep + 2 >= f->clause.end);
}

/* Words behind "in" that tell where the wounded or those arrested are. */
static enum harm where_they_are(const struct framing *f, uint32_t prep)
{
	if (is_kind(f, prep, CHUNK_PREP) && is_kind(f, prep + 1, CHUNK_NOUN) && !f->page->wide &&
		word_is(f->page, at(f, prep)->first, "with") &&
		lexeme_has(at(f, prep + 1)->lex, FEATURE_WOUNDS))
		return HARM_INJURED; /* "three with burns" */
	static const char *const wards[] = { "hospital", "intensive", "critical", "surgery",
		"serious", "hospitals", "theatre", "wards", "ward", "infirmary", "icu", NULL };
	static const char *const slabs[] = { "morgue", "mortuary", "morgues", NULL };
	static const char *const cells[] = { "custody", "detention", "jail", "cells", "handcuffs",
		NULL };
	static const char *const ruins[] = { "rubble", "debris", "ruins", NULL };
	if (!is_kind(f, prep, CHUNK_PREP) || prep + 1 >= f->clause.end)
		return HARM_NONE;
	if (chunk_has_any(f, prep + 1, ruins) || is_buried_there(f, prep))
		return HARM_MISSING;
	if (word_is(f->page, at(f, prep)->first, "behind") && !f->page->wide)
		return chunk_has_any(f, prep + 1, WORDS("bars")) ? HARM_DETAINED : HARM_NONE;
	if (!word_is(f->page, at(f, prep)->first, "in"))
		return HARM_NONE;
	bool hands = word_is(f->page, at(f, prep + 1)->head, "hands") && !f->page->wide &&
		     word_is_any(f->page, at(f, prep + 1)->first, WORDS("its", "our"));
	if (hands)
		return HARM_DETAINED; /* the ministry has 48 "suspects" in its hands */
	if (chunk_has_any(f, prep + 1, slabs))
		return HARM_KILLED;
	if (chunk_has_any(f, prep + 1, wards))
		return HARM_INJURED;
	return chunk_has_any(f, prep + 1, cells) ? HARM_DETAINED : HARM_NONE;
}

/* Do the sentences right behind this one tell of the dead? */
static bool tells_dead_next(const struct framing *f)
{
	enum { AHEAD = 3 };
	const struct page *p = f->page;
	feature_set dead = (feature_set)1 << FEATURE_DEAD | (feature_set)1 << FEATURE_DIE |
			   (feature_set)1 << FEATURE_TOLL;
	for (uint32_t s = f->sentence + 1; s < p->scan.sentences.count && s <= f->sentence + AHEAD;
		s++)
		if (p->within[s] & dead)
			return true;
	return false;
}

/* "Own losses: 3 fallen, 8 wounded." */
static bool is_fallen(const struct framing *f, uint32_t noun)
{
	static const char *const losses[] = { "losses", "casualties", "toll", NULL };
	if (!word_is(f->page, at(f, noun + 1)->head, "fallen"))
		return false;
	for (uint32_t i = f->clause.first; i < noun; i++)
		if (chunk_has_any(f, i, losses))
			return true;
	return false;
}

/* FRAME-58: "8 dead, 22 admitted", "14 transported": as wards and crews list them. */
static bool is_listed_hurt(struct framing *f, uint32_t noun)
{
	static const char *const ways[] = { "admitted", "transported", "hospitalised",
		"hospitalized", "treated", "fallen", NULL };
	uint32_t verb = noun + 1, next = noun + 2;
	if (f->page->wide || !at(f, noun)->bare || !is_kind(f, verb, CHUNK_VERB) ||
		at(f, verb)->aux || at(f, verb)->end != at(f, verb)->first + 1 ||
		!chunk_has_any(f, verb, ways) ||
		!(next >= f->clause.end || is_kind(f, next, CHUNK_COMMA) ||
			is_kind(f, next, CHUNK_STOP) ||
			(f->page->scan.words.at[at(f, next)->first].shape & SHAPE_PUNCT)))
		return false;
	size_t n = f->page->events.count;
	bool here = n && f->page->events.at[n - 1].sentence + 2 >= f->sentence &&
		    f->page->events.at[n - 1].harm > HARM_NONE;
	if (is_fallen(f, noun)) {
		add_count(f, "FRAME-58", noun, noun, ACT_KILLING, HARM_KILLED);
		return true;
	}
	if (word_is(f->page, at(f, verb)->head, "fallen") || !(here || tells_dead_next(f)))
		return false;
	add_count(f, "FRAME-58", noun, noun, ACT_ATTACK, HARM_INJURED);
	return true;
}

bool frame_counted_somewhere(struct framing *f, uint32_t noun)
{
	const struct chunk *c = at(f, noun);
	if (c->quantity == NONE)
		return false;
	if (is_listed_hurt(f, noun))
		return true;
	if (!f->page->wide && c->end == c->first + 2 &&
		word_is(f->page, c->end - 1, "critical")) { /* "two dead, one critical" */
		add_count(f, "FRAME-58", noun, noun, ACT_ATTACK, HARM_INJURED);
		return true;
	}
	uint32_t where = noun + 1; /* "four still under there" */
	where += !f->page->wide && is_kind(f, where, CHUNK_OTHER) &&
		 word_is(f->page, at(f, where)->first, "still");
	where += !f->page->wide && !c->bare &&
		 is_kind(f, where, CHUNK_QUOTE); /* 12 "agitators" in custody */
	uint32_t of = f->page->wide ? NONE : role_joined(&f->clause, noun, "of");
	bool ours = of != NONE && tag_at(f->page, at(f, of)->first) == TAG_PRPS &&
		    lexeme_has(at(f, of)->lex, FEATURE_PERSON);
	where = ours ? of + 1 : where; /* "four of my students in cells" */
	enum harm harm = where_they_are(f, where);
	bool alone = noun == f->clause.first ||
		     (!is_kind(f, noun - 1, CHUNK_PREP) &&
			     (!is_kind(f, noun - 1, CHUNK_VERB) ||
				     lexeme_has(at(f, noun - 1)->lex, FEATURE_HAVE)));
	size_t n = f->page->events.count; /* "five died at the scene and two in hospital" */
	bool told = n && f->page->events.at[n - 1].victim == noun && !f->page->wide;
	bool dead = !f->page->wide && c->bare && noun >= f->clause.first + 2 &&
		    is_kind(f, noun - 1, CHUNK_COMMA) &&
		    f->page->quantities.at[c->quantity].vague &&
		    (lexeme_has(at(f, noun - 2)->lex, FEATURE_DEAD) ||
			    lexeme_has(at(f, noun - 2)->lex, FEATURE_BODY));
	if (dead &&
		harm == HARM_INJURED) { /* "a large number of dead, several with wounds to the head" */
		add_count(f, "FRAME-58", noun, noun, ACT_ATTACK, HARM_INJURED);
		f->page->events.at[n].hypothetical = true;
		return true;
	}
	if (harm == HARM_NONE || !alone || told || lexeme_has(c->lex, FEATURE_BODY) ||
		!(c->bare || role_is_human(f->page, noun, true)) ||
		(f->page->quantities.at[c->quantity].partitive && !ours))
		return false;
	for (uint32_t i = where + 1; i < f->clause.end && i < noun + 6; i++) {
		if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_STOP))
			break;
		if (is_kind(f, i, CHUNK_VERB))
			return false;
	}
	enum act act = harm == HARM_INJURED  ? ACT_ATTACK
		       : harm == HARM_KILLED ? ACT_KILLING
					     : ACT_DETENTION;
	add_count(f, "FRAME-58", noun, noun, act, harm);
	return true;
}

/* FRAME-62: "the families of eight had claimed bodies", where the sentence or the one before speaks of the dead. */
bool frame_families_of(struct framing *f, uint32_t noun)
{
	static const char *const kin[] = { "families", "relatives", "widows", "parents", "mothers",
		NULL };
	const struct chunk *c = at(f, noun);
	uint32_t of = c->quantity == NONE && c->plural ? role_joined(&f->clause, noun, "of") : NONE;
	if (of == NONE || !at(f, of)->bare || at(f, of)->definite || !chunk_has_any(f, noun, kin) ||
		f->page->quantities.at[at(f, of)->quantity].vague)
		return false;
	if (!f->page->wide && word_is(f->page, at(f, of)->end, "of") &&
		word_is(f->page, at(f, of)->end + 1, "those"))
		return false; /* "of 17 of those killed": its verb tells it */
	const struct lexeme *told = frame_harm_before(f, 2);
	bool dead = told && told->harm == HARM_KILLED;
	for (uint32_t i = noun; i < f->clause.end; i++)
		dead |= lexeme_has(at(f, i)->lex, FEATURE_BODY) ||
			chunk_has_any(f, i, WORDS("victims", "dead"));
	if (!dead)
		return false;
	add_count(f, "FRAME-62", noun, of, ACT_KILLING, HARM_KILLED);
	f->page->events.at[f->page->events.count - 1].part =
		page_words(f->page, at(f, noun)->first, at(f, of)->end);
	return true;
}

/* FRAME-63: "the killings at the farm (two) and on the coach (one)": each deed's number in brackets. */
bool frame_bracketed(struct framing *f, uint32_t noun, const struct lexeme *x)
{
	enum { AHEAD = 14 };
	size_t before = f->page->events.count;
	if (at(f, noun)->quantity != NONE || x->harm != HARM_KILLED)
		return false;
	for (uint32_t i = noun + 1; i + 2 < f->clause.end && i < noun + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_VERB))
			break;
		if (word_is(f->page, at(f, i)->first, "(") && is_kind(f, i + 1, CHUNK_NOUN) &&
			at(f, i + 1)->bare && word_is(f->page, at(f, i + 2)->first, ")"))
			add_count(f, "FRAME-63", i + 1, i + 1, ACT_KILLING, HARM_KILLED);
	}
	return f->page->events.count > before;
}

/* FRAME-64: "26 women were subjected to rape": the deed is the noun. */
void frame_subjected(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t deed = verb + 2, victim = role_subject(&f->clause, verb);
	uint32_t joined = v->passive || f->page->wide ? NONE : frame_verb_joined(f, verb);
	if (joined != NONE && at(f, joined)->passive && !v->aux) {
		victim = frame_tellers(
			f, role_subject(&f->clause, joined)); /* "hooded and subjected to" */
	} else if (!v->passive) { /* "they subjected three women to violence" */
		victim = role_object(&f->clause, verb);
		verb = victim == NONE ? verb : role_list_end(&f->clause, victim) - 1;
		deed = verb + 2;
	}
	if (victim == NONE || !is_kind(f, verb + 1, CHUNK_PREP) || !is_kind(f, deed, CHUNK_NOUN) ||
		!lexeme_has(at(f, deed)->lex, FEATURE_EVENT) ||
		at(f, deed)->lex->harm <= HARM_NONE || !role_is_human(f->page, victim, true))
		return;
	struct event *e = frame_add(f, "FRAME-64", verb, victim, at(f, deed)->lex);
	e->end = at(f, deed)->end;
}
