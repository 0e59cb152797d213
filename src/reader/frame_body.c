#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * What wards and morgues count (FRAME-98), what is done to a part of somebody's body (FRAME-99), and lives that are
 * lost (FRAME-6).
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };
static const struct lexeme injured = { .act = ACT_ATTACK, .harm = HARM_INJURED, .basis = -1 };

/* A number of people, none of them said to be dead, hurt or a body. */
static bool counts_the_unnamed(const struct framing *f, uint32_t noun)
{
	const struct chunk *n = at(f, noun);
	if (!is_kind(f, noun, CHUNK_NOUN) || n->quantity == NONE ||
		word_is(f->page, n->head, "patients") || lexeme_has(n->lex, FEATURE_BODY) ||
		lexeme_has(n->lex, FEATURE_TOLL) || !role_is_human(f->page, noun, true) ||
		role_counts_things(&f->clause, noun))
		return false;
	for (uint32_t w = n->first; w < n->end; w++)
		if (word_has(f->page, w, FEATURE_DEAD) || word_has(f->page, w, FEATURE_BODY))
			return false;
	return true;
}

/* "it" of "the hospital said that it had taken in 84": the noun at the head of the sentence. */
static uint32_t who_is_meant(const struct framing *f, uint32_t subject)
{
	if (subject == NONE || !at(f, subject)->pronoun ||
		!(word_is(f->page, at(f, subject)->head, "it") ||
			word_is(f->page, at(f, subject)->head, "they")))
		return subject;
	for (uint32_t i = f->clause.first; i < subject; i++)
		if (is_kind(f, i, CHUNK_NOUN) && !at(f, i)->pronoun &&
			(f->page->wide || !owns_next(f->page, i, f->clause.end)))
			return i; /* "St Olan's Hospital said it had" */
	return subject;
}

static bool is_slab(const struct framing *f, uint32_t noun)
{
	static const char *const slabs[] = { "morgue", "mortuary", "morgues", "mortuaries", NULL };
	return chunk_has_any(f, noun, slabs);
}

static bool is_ward(const struct framing *f, uint32_t noun)
{
	static const char *const wards[] = { "ward", "wards", "infirmary", "dispensary", "unit",
		"clinic", "clinics", "hospital", "hospitals", NULL };
	const struct lexeme *x = at(f, noun)->lex;
	return (x && x->kind == SOURCE_MEDICAL) || chunk_has_any(f, noun, wards);
}

/* Does the sentence, or the one before, speak of care or of the hurt? */
static bool speaks_of_care(const struct framing *f)
{
	static const char *const care[] = { "hospital", "hospitals", "clinic", "infirmary", "ward",
		"wards", "doctor", "doctors", "surgeon", "surgeons", "medical", "patients",
		"wounded", "injured", "wounds", "died", "dead", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	uint32_t first = f->sentence ? f->page->scan.sentences.at[f->sentence - 1].first : s->first;
	for (uint32_t w = first; w < s->end; w++)
		if (word_is_any(f->page, w, care))
			return true;
	return false;
}

/* "It admitted 63 people, four of whom died", where a force was told of: no school, which admits pupils, and no museum. */
static bool is_hospital_meant(const struct framing *f, uint32_t verb, uint32_t who, uint32_t number)
{
	static const char *const whom[] = { "people", "patients", "wounded", "residents", NULL };
	return !f->page->wide && word_is(f->page, at(f, verb)->head, "admitted") &&
	       word_is(f->page, at(f, who)->head, "it") &&
	       word_is_any(f->page, at(f, number)->head, whom) &&
	       !is_kind(f, number + 1, CHUNK_VERB) && frame_is_under_arms(f) && speaks_of_care(f);
}

/* FRAME-98: "the hospital took in 84 people", "the morgue received 21". */
bool frame_ward(struct framing *f, uint32_t verb)
{
	static const char *const takes[] = { "took", "taken", "takes", "taking", "admitted",
		"admits", "admit", "received", "receives", "receive", "treated", "treating", NULL };
	static const char *const keeps[] = { "holds", "held", "has", "had", "counted", "counts",
		"registered", "logged", "stores", NULL };
	static const char *const cares[] = { "caring", "cares", "cared", NULL };
	const struct chunk *v = at(f, verb);
	if (v->passive || v->negative || v->infinitive)
		return false;
	bool take = word_is_any(f->page, v->head, takes),
	     keep = word_is_any(f->page, v->head, keeps);
	bool care = word_is_any(f->page, v->head, cares);
	uint32_t number = verb + 1;
	uint32_t who =
		take || keep || care ? who_is_meant(f, role_subject(&f->clause, verb)) : NONE;
	if (who == NONE)
		return false;
	bool inside = word_is(f->page, v->end - 1, "in");
	if (is_kind(f, number, CHUNK_PREP) &&
		(word_is(f->page, at(f, number)->first, "in") ||
			word_is(f->page, at(f, number)->first, "for"))) {
		inside |= word_is(f->page, at(f, number)->first, "in");
		number++;
	}
	if (!counts_the_unnamed(f, number) || f->page->quantities.at[at(f, number)->quantity].vague)
		return false;
	bool dead = is_slab(f, who) && !care;
	bool took = str_starts(low_at(f->page, v->head), STR("t")) &&
		    !str_starts(low_at(f->page, v->head), STR("tre"));
	bool hurt = !dead && !keep && !str_starts(low_at(f->page, v->head), STR("r")) &&
		    (is_ward(f, who) || is_hospital_meant(f, verb, who, number));
	if ((took && !inside) || (!dead && !hurt))
		return false;
	struct event *e = frame_add(f, "FRAME-98", verb, number, dead ? &killed : &injured);
	e->victims_end = number + 1;
	e->count = count_noun(&f->clause, number);
	if (dead)
		e->basis = BASIS_BODIES;
	return true;
}

static const char *const parts[] = { "arm", "arms", "leg", "legs", "hand", "hands", "foot", "feet",
	"finger", "fingers", "jaw", "jaws", "nose", "skull", "rib", "ribs", "wrist", "wrists",
	"ankle", "ankles", "shoulder", "shoulders", "collarbone", "knee", "knees", "thigh",
	"thighs", "hip", "hips", "elbow", "eye", "eyes", "ear", "ears", "teeth", "spine", "limb",
	"limbs", "toe", "toes", "pelvis", "bones", "face", NULL };
static const char *const breaks[] = { "broken", "broke", "breaking", "shattered", "shattering",
	"fractured", "fracturing", "smashed", "smashing", "severed", "severing", "amputated",
	"amputate", "crushed", "crushing", "tore", "torn", "tearing", "blew", "blown", "blowing",
	"ripped", "burned", "burnt", "dislocated", "pierced", "piercing", "lacerated", "sliced",
	"hacked", "chopped", "cut", "gouged", NULL };
static const char *const cuts[] = { "cut", "cuts", "cutting", "slit", "slits", "slitting",
	"slashed", "slashing", "sliced", NULL };

static bool is_part(const struct framing *f, uint32_t noun)
{
	return is_kind(f, noun, CHUNK_NOUN) && word_is_any(f->page, at(f, noun)->head, parts) &&
	       at(f, noun)->quantity == NONE;
}

static bool is_throat(const struct framing *f, uint32_t noun)
{
	return is_kind(f, noun, CHUNK_NOUN) &&
	       (word_is(f->page, at(f, noun)->head, "throat") ||
		       word_is(f->page, at(f, noun)->head, "throats"));
}

/* Whose it is: "the teacher's throat", "the throats of four men". */
static uint32_t owner(const struct framing *f, uint32_t part)
{
	uint32_t of = role_joined(&f->clause, part, "of");
	if (of != NONE)
		return role_is_human(f->page, of, true) ? of : NONE;
	bool before = part > f->clause.first && is_kind(f, part - 1, CHUNK_NOUN) &&
		      at(f, part - 1)->possessive && role_is_human(f->page, part - 1, true);
	return before ? part - 1 : NONE;
}

static void hurt(
	struct framing *f, uint32_t verb, uint32_t victim, uint32_t part, const struct lexeme *x)
{
	struct event *e = frame_add(f, "FRAME-99", verb, victim, x);
	e->count = victim == NONE ? count_one(f->page, part) : count_noun(&f->clause, victim);
	if (at(f, part)->end > e->end)
		e->end = at(f, part)->end;
}

/* FRAME-99: "had his jaw broken", "shrapnel tore off the boy's hand", "slit the throats of four men". */
bool frame_body_part(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t part = verb + 1;
	if (v->negative || v->infinitive)
		return false;
	static const char *const which[] = { "both", "one", "a", "an", "two", NULL };
	if (lexeme_has(v->lex, FEATURE_HAVE) && is_kind(f, part, CHUNK_NOUN) &&
		word_is_any(f->page, at(f, part)->head, parts) &&
		(tag_at(f->page, at(f, part)->first) == TAG_PRPS ||
			(!f->page->wide && word_is_any(f->page, at(f, part)->first, which))) &&
		is_kind(f, verb + 2, CHUNK_VERB) &&
		word_is_any(f->page, at(f, verb + 2)->head, breaks)) {
		uint32_t subject = role_subject(&f->clause, verb);
		if (subject == NONE || !role_is_human(f->page, subject, true) ||
			!count_noun(&f->clause, subject).known)
			return false;
		hurt(f, verb, subject, verb + 2, &injured);
		return true;
	}
	bool throat = word_is_any(f->page, v->head, cuts);
	if (!throat && !word_is_any(f->page, v->head, breaks))
		return false;
	uint32_t subject = role_subject(&f->clause, verb);
	if (v->passive)
		part = subject;
	while (!v->passive && is_kind(f, part, CHUNK_NOUN) && at(f, part)->possessive)
		part++; /* "the boy's hand" */
	if (part == NONE || (throat ? !is_throat(f, part) : !is_part(f, part)))
		return false;
	uint32_t who = owner(f, part);
	bool his = throat && who == NONE && !f->page->wide &&
		   word_is_any(f->page, at(f, part)->first, WORDS("his", "her"));
	if (!his && (who == NONE || !count_noun(&f->clause, who).known))
		return false;
	hurt(f, verb, who, part, throat ? &killed : &injured);
	if (!v->passive && subject != NONE && role_is_human(f->page, subject, true))
		frame_set_actor(f, &f->page->events.at[f->page->events.count - 1], subject);
	return true;
}

/* "lost to cancer", "wasted in drink", "lost at sea": lives that nobody took. */
static bool are_spent(const struct framing *f, uint32_t verb)
{
	static const char *const ways[] = { "addiction", "alcohol", "cancer", "disease", "diseases",
		"drink", "drinking", "drugs", "earthquake", "famine", "flood", "floods", "gambling",
		"games", "landslide", "malaria", "mud", "pandemic", "plague", "roads", "sea",
		"smoking", "storm", "storms", "virus", "waiting", NULL };
	enum { AHEAD = 7 };
	uint32_t w = at(f, verb)->end, end = at(f, f->clause.end - 1)->end;
	for (uint32_t last = w + AHEAD; w < end && w < last; w++)
		if (word_is_any(f->page, w, ways))
			return true;
	return false;
}

/* "Many lives have been lost, the bishop said", where people were killed or a force was told of; no "on the roads". */
static bool are_of_deed(const struct framing *f, uint32_t verb)
{
	enum { BACK = 8 /* sentences */ };
	const struct lexeme *told = frame_harm_before(f, BACK);
	return ((told && told->harm == HARM_KILLED) || frame_is_under_arms(f)) &&
	       !are_spent(f, verb);
}

/* FRAME-6: "fifteen lives were cut short", "no lives were lost". */
bool frame_lives_lost(struct framing *f, uint32_t verb)
{
	static const char *const ways[] = { "lost", "taken", "claimed", "cut", "snuffed", "ended",
		"extinguished", "sacrificed", "wasted", NULL };
	static const char *const many[] = { "many", "innocent", "countless", NULL };
	const struct chunk *v = at(f, verb);
	bool ended = word_is(f->page, v->head, "ended") && !f->page->wide;
	if ((!v->passive && !ended) || !word_is_any(f->page, v->head, ways))
		return false;
	uint32_t lives = role_subject(&f->clause, verb);
	if (lives == NONE || !word_is(f->page, at(f, lives)->head, "lives"))
		return false;
	bool unknown = at(f, lives)->quantity == NONE && !at(f, lives)->none;
	bool spent = word_is(f->page, v->head, "wasted") && are_spent(f, verb);
	if (spent || (unknown && (f->page->wide || !chunk_has_any(f, lives, many) ||
					 !are_of_deed(f, verb))))
		return false;
	struct event *e = frame_add(f, unknown ? "FRAME-301" : "FRAME-6", verb, lives, &killed);
	if (unknown)
		e->count = (struct count){ 0 };
	e->negative |= at(f, lives)->none;
	return true;
}

/* "were fatally shot", "mortally wounded" */
bool frame_is_fatal(const struct framing *f, uint32_t chunk)
{
	const struct chunk *v = at(f, chunk);
	for (uint32_t w = v->first ? v->first - 1 : 0; w <= v->end; w++)
		if (word_is(f->page, w, "fatally") || word_is(f->page, w, "mortally"))
			return v->kind == CHUNK_VERB;
	return false;
}

/* FRAME-114: "there are thirty-one mounds", "I dug eleven graves", "she has 15 graves": as many dead. */
bool frame_graves(struct framing *f, uint32_t noun)
{
	static const char *const heaps[] = { "graves", "mounds", "tombs", NULL };
	static const char *const digs[] = { "dug", "dig", "digging", "are", "were", "counted",
		"filled", "has", "have", "count", NULL };
	const struct chunk *n = at(f, noun);
	if (n->quantity == NONE || f->page->wide || !word_is_any(f->page, n->head, heaps) ||
		noun == f->clause.first || !is_kind(f, noun - 1, CHUNK_VERB) ||
		at(f, noun - 1)->modal || at(f, noun - 1)->negative ||
		!word_is_any(f->page, at(f, noun - 1)->head, digs))
		return false;
	struct event *e = frame_add(f, "FRAME-114", noun, noun, &killed);
	e->victims_end = noun + 1;
	e->count = count_noun(&f->clause, noun);
	e->basis = BASIS_BODIES;
	e->part = page_words(f->page, e->first, e->end); /* CLAIM-21 */
	return true;
}

/* "on the ground, not moving" */
bool frame_is_still(const struct framing *f, uint32_t word)
{
	static const char *const still[] = { "moving", "motionless", "dead", "lifeless",
		"breathing", NULL };
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t w = word; w < end && w < word + 16; w++)
		if (word_is_any(f->page, w, still))
			return true;
	return false;
}

/* CLAIM-8: "when a terrorist dies he becomes a herder": of any. */
bool frame_is_of_any(const struct framing *f, uint32_t verb)
{
	static const char *const whenever[] = { "when", "whenever", "if", "every", NULL };
	return tag_at(f->page, at(f, verb)->head) == TAG_VBZ && verb >= f->clause.first + 2 &&
	       word_is(f->page, at(f, verb - 1)->first, "a") &&
	       word_is_any(f->page, at(f, verb - 2)->first, whenever);
}

/* "a cholera outbreak carried off 130" */
bool frame_is_sickness(const struct framing *f, uint32_t noun)
{
	static const char *const ills[] = { "outbreak", "epidemic", "cholera", "fever", "disease",
		"plague", "famine", "measles", "typhoid", "dysentery", "hunger", "burns", "wounds",
		"injuries", "smoke", "cold", "thirst", NULL };
	return word_is_any(f->page, at(f, noun)->head, ills);
}

/* Who is looked for because he did it. */
bool frame_is_doer(const struct framing *f, uint32_t noun)
{
	static const char *const doers[] = { "killer", "killers", "murderer", "murderers", "gunman",
		"gunmen", "attacker", "attackers", "assailant", "assailants", "suspect", "suspects",
		"culprit", "culprits", "perpetrator", "perpetrators", "shooter", NULL };
	return !f->page->wide && word_is_any(f->page, at(f, noun)->head, doers);
}

/* FRAME-17: "seven have not been found" are missing. */
void frame_not_found(struct framing *f, uint32_t i)
{
	const struct chunk *v = at(f, i);
	if (!v->passive || !v->negative ||
		!(word_is(f->page, v->head, "found") || word_is(f->page, v->head, "located")))
		return;
	uint32_t subject = role_subject(&f->clause, i);
	if (subject == NONE || !role_is_human(f->page, role_people(&f->clause, subject), true) ||
		frame_is_doer(f, subject))
		return; /* "the killer of the two nurses has not been found" */
	struct lexeme gone = *v->lex;
	gone.act = ACT_DISAPPEARANCE;
	gone.harm = HARM_MISSING;
	struct event *e = frame_add(f, "FRAME-17", i, subject, &gone);
	e->negative = e->hypothetical = false; /* "could not be found" */
}

/* "fatal injuries", "wounds incompatible with life" */
static bool is_mortal(const struct framing *f, uint32_t wounds)
{
	static const char *const mortal[] = { "fatal", "mortal", "lethal", "incompatible", NULL };
	for (uint32_t w = at(f, wounds)->first; w <= at(f, wounds)->end && !f->page->wide; w++)
		if (word_is_any(f->page, w, mortal))
			return true;
	return false;
}

/* FRAME-9: "two soldiers sustained light wounds". */
bool frame_sustaining(struct framing *f, uint32_t i)
{
	uint32_t object = role_object(&f->clause, i);
	if (object == NONE || !lexeme_has(at(f, object)->lex, FEATURE_WOUNDS))
		return false;
	if (!f->page->wide && (at(f, object)->none || at(f, i)->negative))
		return true; /* "sustained no injuries" */
	uint32_t subject = role_subject(&f->clause, i);
	if (subject != NONE && role_is_human(f->page, role_people(&f->clause, subject), true)) {
		struct lexeme hurt = *at(f, object)->lex;
		hurt.act = ACT_ATTACK;
		frame_add(f, "FRAME-9", i, subject, is_mortal(f, object) ? &killed : &hurt);
	}
	return true;
}

/* "room for 100 bodies", "needs: 40 body bags" */
bool frame_is_supply(const struct framing *f, uint32_t i)
{
	static const char *const rooms[] = { "room", "space", "capacity", "place", "storage",
		NULL };
	bool bags = word_is(f->page, at(f, i)->end - 1, "bags");
	static const char *const gets[] = { "prepared", "ordered", "bought", "requested", "needs",
		"stocked", "donated", "shipped", "delivered", "supplied", NULL };
	bool stock = false;
	stock = stock ||
		(is_kind(f, i - 1, CHUNK_VERB) && word_is_any(f->page, at(f, i - 1)->head, gets));
	bags = bags && !is_kind(f, i + 1, CHUNK_VERB) && (stock || !is_kind(f, i - 1, CHUNK_VERB));
	for (size_t k = 0; i >= f->clause.first + 2 && rooms[k] && !bags; k++)
		bags = word_is(f->page, at(f, i - 1)->first, "for") &&
		       word_is(f->page, at(f, i - 2)->head, rooms[k]);
	return bags;
}

/* What a house has, and no verb of killing: the rules that take a bare number for those told of last. */
static bool is_of_a_house(const struct event *e)
{
	static const char *const rules[] = { "FRAME-27", "FRAME-37", "FRAME-56", "FRAME-98", NULL };
	for (size_t i = 0; rules[i]; i++)
		if (str_is(str_from(e->rule), rules[i]))
			return e->harm == HARM_KILLED && e->count.known;
	return false;
}

static bool says_dead(const struct page *p, const struct event *o)
{
	static const char *const dead[] = { "dead", "deceased", "killed", "died", "fatal", NULL };
	return word_is_any(p, o->end - 1, dead);
}

/* FRAME-170: "the hospital received 36, nine of them dead", "registered 34 (six dead)": of those that were brought in, the
 * dead alone were killed. */
void frame_dead_among(struct framing *f, size_t start)
{
	struct page *p = f->page;
	for (size_t i = start; i + 1 < p->events.count; i++) {
		struct event *e = &p->events.at[i], *o = e + 1;
		bool within = o->whole == i || (o->whole == NONE && o->first == e->end + 1 &&
						       word_is(p, e->end, "("));
		if (!is_of_a_house(e) || o->harm != HARM_KILLED || !within || !o->count.known ||
			o->count.low >= e->count.low || o->first < e->end || says_dead(p, e) ||
			!says_dead(p, o))
			continue;
		e->harm = HARM_KILLED_OR_INJURED;
		o->whole = NONE;
		o->part = (struct str){ 0 };
	}
}

/* FRAME-6: "claimed the lives of 12", "claimed 12 lives". */
void frame_claimed_lives(struct framing *f, uint32_t i, const struct lexeme *x)
{
	uint32_t object = role_object(&f->clause, i);
	if (object != NONE && is_kind(f, object + 1, CHUNK_NOUN) && !f->page->wide &&
		word_is(f->page, chunk_at(f->page, object + 1)->head, "lives"))
		object++; /* "cost us 29 lives" */
	bool victims = object != NONE && chunk_at(f->page, object)->quantity != NONE &&
		       word_is(f->page, chunk_at(f->page, object)->head, "victims");
	if (object == NONE ||
		!(word_is(f->page, chunk_at(f->page, object)->head, "lives") ||
			word_is(f->page, chunk_at(f->page, object)->head, "life") || victims))
		return; /* "the strike claimed four victims" */
	frame_add(f, "FRAME-6", i, role_people(&f->clause, object), x);
}

/* "the bodies of 16 men who had been missing": missing no longer. */
bool frame_is_known_body(const struct framing *f, uint32_t noun, const struct lexeme *x)
{
	const struct events *all = &f->page->events;
	for (size_t k = all->count; k-- > 0 && !f->page->wide && x->harm == HARM_MISSING &&
				    all->at[k].sentence == f->sentence;)
		if (all->at[k].victim == noun &&
			(all->at[k].harm == HARM_ABDUCTED || all->at[k].harm == HARM_DETAINED))
			return true; /* "six who were taken are still missing" */
	return !f->page->wide && x->harm == HARM_MISSING && noun >= f->clause.first + 2 &&
	       is_kind(f, noun - 1, CHUNK_PREP) && is_kind(f, noun - 2, CHUNK_NOUN) &&
	       lexeme_has(at(f, noun - 2)->lex, FEATURE_BODY);
}
