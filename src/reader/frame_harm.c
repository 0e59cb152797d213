#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * Harms other than death that a verb or a noun tells only together with who it is about: nothing is heard of them
 * (FRAME-190), not found (FRAME-191), held by the police (FRAME-192), recruited (FRAME-193), what prisoners describe
 * (FRAME-194), camps and what they hold (FRAME-195), wells that run dry (FRAME-196), patients by their wounds
 * (FRAME-197), those who went to hospital (FRAME-198), and who is harmed no more or not at all (FRAME-199).
 */
static const struct lexeme missing = {
	.act = ACT_DISAPPEARANCE, .harm = HARM_MISSING, .basis = -1
};
static const struct lexeme detained = { .act = ACT_DETENTION, .harm = HARM_DETAINED, .basis = -1 };
static const struct lexeme abducted = { .act = ACT_KIDNAPPING, .harm = HARM_ABDUCTED, .basis = -1 };
static const struct lexeme tortured = { .act = ACT_TORTURE, .harm = HARM_TORTURED, .basis = -1 };
static const struct lexeme displaced = {
	.act = ACT_FORCED_DISPLACEMENT, .harm = HARM_DISPLACED, .basis = -1
};
static const struct lexeme deprived = {
	.act = ACT_DEPRIVATION, .harm = HARM_DEPRIVED, .basis = -1
};
static const struct lexeme injured = { .act = ACT_ATTACK, .harm = HARM_INJURED, .basis = -1 };

/* People, by number or one known person, and not the dead. */
bool frame_are_people(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_NOUN) && !lexeme_has(at(f, i)->lex, FEATURE_BODY) &&
	       role_is_human(f->page, role_people(&f->clause, i), true) &&
	       !role_counts_things(&f->clause, i);
}

/* Has the sentence told already that these were taken or are gone? */
static bool is_told(const struct framing *f, uint32_t noun)
{
	for (size_t k = f->page->events.count; k-- > 0;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence != f->sentence)
			return false;
		if (e->victim == noun && (e->harm == HARM_MISSING || e->harm == HARM_ABDUCTED ||
						 e->harm == HARM_DETAINED))
			return true;
	}
	return false;
}

/* Whom "of them", "of whom" behind or before "nothing" means, or "of the nine others" says. */
static uint32_t nothing_of(const struct framing *f, uint32_t nothing, uint32_t verb)
{
	static const char *const them[] = { "them", "him", "her", "whom", NULL };
	uint32_t before = nothing - 1, of = verb + 1;
	if (is_kind(f, before, CHUNK_NOUN) && is_kind(f, before - 1, CHUNK_PREP) &&
		word_is(f->page, at(f, before - 1)->first, "of"))
		return frame_are_people(f, before) && count_noun(&f->clause, before).known ? before
											   : NONE;
	bool whom = is_kind(f, before, CHUNK_PREP) && chunk_has_any(f, before, them);
	bool behind = is_kind(f, of, CHUNK_PREP) && chunk_has_any(f, of, them);
	for (uint32_t i = nothing; (whom || behind) && i-- > f->clause.first;)
		if (frame_are_counted(f, i))
			return i;
	return is_kind(f, of, CHUNK_PREP) && frame_are_counted(f, of + 1) ? of + 1 : NONE;
}

/* FRAME-190: "nothing has been heard of them", "24 people, of whom nothing is known": missing. */
static bool nothing_heard(struct framing *f, uint32_t verb)
{
	static const char *const hears[] = { "heard", "known", "learned", "learnt", "seen", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t nothing = verb - 1;
	if (!word_is_any(f->page, v->head, hears) || !(v->passive || v->participle) ||
		!is_kind(f, nothing, CHUNK_NOUN) ||
		!str_starts(low_at(f->page, at(f, nothing)->first), STR("nothing")))
		return false;
	uint32_t who = nothing_of(f, nothing, verb);
	if (who == NONE || lexeme_has(at(f, who)->lex, FEATURE_DEAD))
		return false;
	if (!is_told(f, who))
		frame_add(f, "FRAME-190", verb, who, &missing)->negative = false;
	return true;
}

/* FRAME-191: "were separated from their parents and not found", "has one boy not found": missing. */
static bool not_found(struct framing *f, uint32_t verb)
{
	static const char *const finds[] = { "found", "located", "traced", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t behind = verb - 2, who = NONE;
	if (!word_is_any(f->page, v->head, finds) || v->end != v->first + 1 ||
		!is_kind(f, verb - 1, CHUNK_OTHER) ||
		!word_is(f->page, at(f, verb - 1)->first, "not") ||
		is_kind(f, verb + 1, CHUNK_VERB) || is_kind(f, verb + 1, CHUNK_NOUN))
		return false;
	if (frame_are_counted(f, behind))
		who = behind;
	for (uint32_t i = behind; is_kind(f, behind, CHUNK_AND) && i-- > f->clause.first;)
		if (is_kind(f, i, CHUNK_VERB)) {
			who = at(f, i)->passive ? role_subject(&f->clause, i) : NONE;
			break;
		}
	if (who == NONE || !frame_are_counted(f, who) || is_told(f, who))
		return false;
	struct event *e = frame_add(f, "FRAME-191", verb, who, &missing);
	e->negative = e->hypothetical = false;
	return true;
}

/* FRAME-192: "Police are holding the groom's father", "are questioning two men". */
static bool held_by_force(struct framing *f, uint32_t verb)
{
	static const char *const holds[] = { "holding", "hold", "held", NULL };
	static const char *const asks[] = { "questioning", "interrogating", NULL };
	const struct chunk *v = at(f, verb);
	bool asked = word_is_any(f->page, v->head, asks) && v->aux;
	if ((!asked && !word_is_any(f->page, v->head, holds)) || v->passive || v->negative ||
		v->modal || v->infinitive || v->participle || v->gerund)
		return false;
	uint32_t who = role_object(&f->clause, verb), by = role_subject(&f->clause, verb);
	while (who != NONE && owns_next(f->page, who, f->clause.end))
		who++; /* "the groom's father" */
	if (by != NONE && by > f->clause.first + 1 && word_is(f->page, at(f, by)->head, "it") &&
		lexeme_has(at(f, by - 1)->lex, FEATURE_SAY))
		by = role_subject(&f->clause, by - 1); /* "the police say it is questioning" */
	if (who == NONE || by == NONE || !frame_is_state(f, by) || at(f, who)->pronoun ||
		(at(f, who)->bare && !asked) || !frame_are_people(f, who) ||
		lexeme_has(at(f, who)->lex, FEATURE_ORG) ||
		lexeme_has(at(f, who)->lex, FEATURE_COLLECTIVE) ||
		!(lexeme_has(at(f, who)->lex, FEATURE_PERSON) || at(f, who)->name != NONE) ||
		!count_noun(&f->clause, who).known)
		return false;
	frame_add(f, "FRAME-192", verb, who, &detained)->actor = by;
	return true;
}

/* "forcibly recruited", "recruited by force": not of their own will. */
static bool is_forced(const struct framing *f, uint32_t verb)
{
	static const char *const ways[] = { "forcibly", "forcefully", "forced", "press-ganged",
		NULL };
	uint32_t first = at(f, verb)->first, end = at(f, verb)->end;
	return chunk_has_any(f, verb, ways) ||
	       (first > 0 && word_is_any(f->page, first - 1, ways)) ||
	       (end + 1 < f->page->scan.words.count &&
		       (word_is_any(f->page, end, ways) ||
			       (word_is(f->page, end, "by") &&
				       word_is(f->page, end + 1, "force"))));
}

static bool are_minors(const struct framing *f, uint32_t who)
{
	for (uint32_t w = at(f, who)->first; w < at(f, who)->end; w++)
		if (word_has(f->page, w, FEATURE_MINOR))
			return true;
	for (uint32_t i = f->clause.first; at(f, who)->bare && i < who; i++)
		if (lexeme_has(at(f, i)->lex, FEATURE_MINOR))
			return true; /* "118 children were killed and 40 recruited" */
	return false;
}

static bool is_armed(const struct framing *f, uint32_t by)
{
	for (uint32_t w = at(f, by)->first; w < at(f, by)->end; w++)
		if (word_has(f->page, w, FEATURE_ARMED))
			return true;
	return at(f, by)->name != NONE || word_is(f->page, at(f, by)->head, "front") ||
	       word_is(f->page, at(f, by)->head, "they");
}

/* FRAME-193: "forty boys were recruited by the Front", "nine men forcibly recruited": taken. */
static bool recruited(struct framing *f, uint32_t verb)
{
	static const char *const takes[] = { "recruited", "conscripted", "recruiting",
		"conscripting", "press-ganged", "enlisted", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, takes) || v->modal || v->infinitive)
		return false;
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	bool active = !v->passive && who != NONE;
	who = who == NONE ? role_noun_before(&f->clause, verb) : who;
	if (who == NONE || !frame_are_counted(f, who) ||
		(!is_forced(f, verb) && !are_minors(f, who)))
		return false;
	uint32_t by = active ? role_subject(&f->clause, verb) : role_after(&f->clause, verb, "by");
	if (!is_forced(f, verb) && by != NONE && !is_armed(f, by))
		return false; /* "the club recruited forty boys" */
	struct event *e = frame_add(f, "FRAME-193", verb, who, &abducted);
	frame_set_actor(f, e, by);
	return true;
}

/* "Six of the prisoners", "nine former detainees", "two men held in the barracks", or after a sentence about them. */
static bool were_held(const struct framing *f, uint32_t who, uint32_t verb)
{
	static const char *const held[] = { "prisoners", "detainees", "inmates", "captives",
		"hostages", "detained", "held", "imprisoned", "released", "freed", "jailed",
		"arrested", "abducted", "captured", "tortured", NULL };
	for (uint32_t w = at(f, who)->first; w < at(f, verb)->first; w++)
		if (word_is_any(f->page, w, held))
			return true;
	const struct lexeme *told = frame_harm_before(f, 2);
	return told && (told->harm == HARM_DETAINED || told->harm == HARM_TORTURED ||
			       told->harm == HARM_ABDUCTED);
}

/* "being struck with hoses", "electric shocks", "beatings": what prisoners suffer. */
static bool is_ordeal(const struct framing *f, uint32_t i, bool held)
{
	static const char *const done[] = { "struck", "beaten", "whipped", "kicked", "hung",
		"suspended", "burned", "burnt", "electrocuted", "flogged", "caned", "lashed",
		"waterboarded", "tortured", "punched", "choked", "shocked", "raped", NULL };
	static const char *const ordeals[] = { "beatings", "beating", "torture", "ill-treatment",
		"mistreatment", "maltreatment", "floggings", "whippings", "suffocation", "hooding",
		NULL };
	if (is_kind(f, i, CHUNK_VERB))
		return word_is(f->page, at(f, i)->first, "being") &&
		       word_is_any(f->page, at(f, i)->head, done);
	if (!is_kind(f, i, CHUNK_NOUN) || at(f, i)->none)
		return false;
	if (word_is(f->page, at(f, i)->head, "shocks") ||
		word_is(f->page, at(f, i)->head, "waterboarding"))
		return true;
	return held && word_is_any(f->page, at(f, i)->head, ordeals);
}

/* FRAME-194: "eight men described being struck with hoses", "eleven detainees reported electric shocks". */
static bool describes(struct framing *f, uint32_t verb)
{
	static const char *const tells[] = { "described", "describe", "reported", "report",
		"alleged", "allege", "recounted", "complained", "spoke", "told", "endured",
		"suffered", "testified", NULL };
	static const char *const others[] = { "witnesses", "lawyers", "doctors", "activists",
		"relatives", "families", "officials", "monitors", "researchers", "nurses",
		"neighbours", "reports", "guards", "agencies", "organisations", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t what = verb + 1, who;
	if (!word_is_any(f->page, v->head, tells) || v->passive || v->negative || v->modal)
		return false;
	while (is_kind(f, what, CHUNK_PREP) || is_kind(f, what, CHUNK_OTHER) ||
		(is_kind(f, what, CHUNK_NOUN) && at(f, what)->pronoun))
		what++; /* "complained of", "told us of" */
	who = role_subject(&f->clause, verb);
	if (who == NONE || who > verb || !frame_are_counted(f, who) ||
		chunk_has_any(f, who, others) || !is_ordeal(f, what, were_held(f, who, verb)))
		return false;
	bool raped = word_is(f->page, at(f, what)->head, "raped");
	struct event *e =
		frame_add(f, "FRAME-194", verb, who, raped ? at(f, what)->lex : &tortured);
	e->end = at(f, what)->end > e->end ? at(f, what)->end : e->end;
	return true;
}

static const char *const driven[] = { "idps", "idp", "evacuees", "displaced", NULL };

/* FRAME-195: "the settlement hosts 7,000 IDPs", "the camp has 900 displaced people". */
static bool hosts(struct framing *f, uint32_t verb)
{
	static const char *const keeps[] = { "hosts", "host", "hosted", "hosting", "houses",
		"housed", "shelters", "sheltered", "sheltering", "accommodates", "accommodated",
		"has", "have", "had", "holds", "received", "registered", "counted", "counts", "are",
		"were", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t who = verb + 1;
	if (!word_is_any(f->page, v->head, keeps) || v->passive || v->negative || v->modal ||
		v->infinitive || !is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity == NONE ||
		!chunk_has_any(f, who, driven) || is_kind(f, who + 1, CHUNK_VERB))
		return false;
	bool there = is_kind(f, verb - 1, CHUNK_NOUN) || is_kind(f, verb - 1, CHUNK_OTHER);
	bool is = lexeme_has(v->lex, FEATURE_BE);
	if (is && !(there && word_is(f->page, at(f, verb - 1)->head, "there")))
		return false;
	frame_add(f, "FRAME-195", verb, who, &displaced);
	return true;
}

/* FRAME-195: "IDPs: 2,404,118", "Displaced persons in the district: 900". */
static bool is_line_of_displaced(struct framing *f, uint32_t noun)
{
	enum { AHEAD = 8 };
	if (noun != f->clause.first || !chunk_has_any(f, noun, driven) ||
		at(f, noun)->quantity != NONE)
		return false;
	for (uint32_t i = noun + 1; i + 1 < f->clause.end && i < noun + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_VERB))
			return false;
		if (!word_is(f->page, at(f, i)->first, ":"))
			continue;
		if (!is_kind(f, i + 1, CHUNK_NOUN) || !at(f, i + 1)->bare)
			return false;
		struct event *e = frame_add(f, "FRAME-195", noun, i + 1, &displaced);
		e->victims_end = i + 2;
		e->count = count_noun(&f->clause, i + 1);
		return true;
	}
	return false;
}

/* FRAME-196: "the wells ran dry", "the single pipe had run dry". */
static bool runs_dry(struct framing *f, uint32_t verb)
{
	static const char *const runs[] = { "run", "ran", "runs", "gone", "went", "are", "is",
		"were", "was", "been", NULL };
	static const char *const springs[] = { "well", "wells", "pipe", "pipes", "tap", "taps",
		"borehole", "boreholes", "cistern", "cisterns", "pump", "pumps", "spring",
		"springs", "standpipe", "standpipes", "canal", "canals", NULL };
	const struct chunk *v = at(f, verb);
	bool dry = word_is(f->page, v->end - 1, "dry") ||
		   (v->end < f->page->scan.words.count && word_is(f->page, v->end, "dry"));
	uint32_t what = dry && !v->negative && !v->modal ? role_subject(&f->clause, verb) : NONE;
	if (what == NONE ||
		!(word_is_any(f->page, v->head, runs) || chunk_has_any(f, verb, runs)) ||
		!word_is_any(f->page, at(f, what)->head, springs) || frame_is_by_weather(f))
		return false;
	frame_add(f, "FRAME-196", verb, NONE, &deprived)->target = what;
	return true;
}

/* FRAME-197: "received 118 trauma patients", "treated nine machete wounds", "1,214 gunshot cases". */
static bool patients_by_wounds(struct framing *f, uint32_t noun)
{
	static const char *const wounds[] = { "trauma", "gunshot", "blast", "burn", "burns",
		"shrapnel", "stab", "bullet", "machete", "mine", "war-wounded", "weapon-wounded",
		NULL };
	static const char *const who[] = { "patients", "patient", "cases", "wounds", "injuries",
		"victims", NULL };
	static const char *const cares[] = { "admitted", "received", "treated", "treating",
		"registered", "seen", "saw", "logged", "recorded", "handled", "operated",
		"admitting", NULL };
	const struct chunk *n = at(f, noun);
	bool admitted = n->quantity != NONE && word_is(f->page, n->head, "admissions") &&
			is_kind(f, noun + 2, CHUNK_NOUN) &&
			word_is(f->page, at(f, noun + 1)->first, "for") &&
			(chunk_has_any(f, noun + 2, wounds) ||
				lexeme_has(at(f, noun + 2)->lex, FEATURE_WOUNDS));
	if (n->quantity == NONE || !(admitted || (word_is_any(f->page, n->head, who) &&
							 chunk_has_any(f, noun, wounds))))
		return false;
	uint32_t before =
		is_kind(f, noun - 1, CHUNK_PREP) ? noun - 2 : noun - 1; /* "operated on" */
	uint32_t verb = is_kind(f, before, CHUNK_VERB) ? before : noun + 1;
	if (!is_kind(f, verb, CHUNK_VERB) || !chunk_has_any(f, verb, cares) ||
		at(f, verb)->negative || at(f, verb)->modal ||
		(verb > noun) != at(f, verb)->passive)
		return false;
	struct event *e = frame_add(f, "FRAME-197", noun, noun, &injured);
	e->victims_end = noun + 1;
	e->count = count_noun(&f->clause, noun);
	return true;
}

/* "to the cottage hospital", "to a clinic": the chunk behind "to". */
static bool is_ward(const struct framing *f, uint32_t noun)
{
	static const char *const wards[] = { "hospital", "hospitals", "clinic", "infirmary",
		"dispensary", "ward", NULL };
	return is_kind(f, noun, CHUNK_NOUN) && word_is_any(f->page, at(f, noun)->head, wards);
}

/* Does the sentence name a deed of force, or tell one of those before of people harmed? */
static bool is_after_deed(const struct framing *f)
{
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_NOUN) && lexeme_has(at(f, i)->lex, FEATURE_EVENT))
			return true;
	const struct lexeme *told = frame_harm_before(f, 2);
	return told && (told->harm == HARM_KILLED || told->harm == HARM_INJURED ||
			       told->harm == HARM_KILLED_OR_INJURED);
}

/* "admitted to the ward to have their babies", "with measles", "after eating berries", "as porters" */
static bool is_for_other(const struct framing *f, uint32_t behind)
{
	static const char *const care[] = { "babies", "baby", "birth", "cancer", "cholera", "covid",
		"eating", "fever", "flu", "influenza", "malaria", "measles", "operation",
		"operations", "pneumonia", "poisoning", "porters", "stroke", "trainees", "typhoid",
		"visitors", NULL };
	uint32_t w = at(f, behind)->end, end = at(f, f->clause.end - 1)->end;
	for (; w < end && !word_is(f->page, w, ","); w++)
		if (word_is_any(f->page, w, care))
			return true;
	return false;
}

/* FRAME-198: "eight farmers went to the cottage hospital", "two came on stretchers", "38 people were admitted". */
static bool went_to_hospital(struct framing *f, uint32_t verb)
{
	static const char *const goes[] = { "went", "came", "walked", "limped", "arrived", NULL };
	static const char *const others[] = { "journalists", "reporters", "doctors", "nurses",
		"officials", "relatives", "families", "ministers", "police", "policemen",
		"officers", "soldiers", "ambulances", "surgeons", "paramedics", "volunteers",
		"colleagues", "friends", "donors", "students", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t who, prep = verb + 1;
	bool admitted = v->passive && word_is(f->page, v->head, "admitted") &&
			(!is_kind(f, prep, CHUNK_PREP) ||
				(word_is(f->page, at(f, prep)->first, "to") &&
					is_kind(f, prep + 1, CHUNK_NOUN) && is_ward(f, prep + 1) &&
					!is_for_other(f, prep + 1)));
	bool went = word_is_any(f->page, v->head, goes) && is_kind(f, prep, CHUNK_PREP) &&
		    ((word_is(f->page, at(f, prep)->first, "to") && is_ward(f, prep + 1)) ||
			    (is_kind(f, prep + 1, CHUNK_NOUN) &&
				    word_is(f->page, at(f, prep + 1)->head, "stretchers")));
	if (v->negative || v->modal || v->infinitive || (!admitted && !went) ||
		(went && (is_kind(f, prep + 2, CHUNK_VERB) || is_kind(f, prep + 2, CHUNK_PREP))))
		return false; /* "went to the hospital to see" */
	who = role_subject(&f->clause, verb);
	if (who == NONE || !frame_are_people(f, who) || chunk_has_any(f, who, others))
		return false;
	who = role_list_start(&f->clause, who);
	if (!frame_are_counted(f, who) || chunk_has_any(f, who, others) || !is_after_deed(f))
		return false;
	frame_add(f, "FRAME-198", verb, who, &injured);
	return true;
}

/* "hit the driver in the head", "hit a girl and killed her" */
static bool dies_behind(const struct framing *f, uint32_t who)
{
	static const char *const ends[] = { "killed", "killing", "died", "dead", "dies", "fatally",
		"head", "heart", "neck", "temple", "forehead", NULL };
	for (uint32_t i = who + 1; i < f->clause.end; i++)
		if (chunk_has_any(f, i, ends))
			return true;
	return false;
}

/* FRAME-202: "shrapnel hit four farmers", "rubber bullets struck two reporters", "flying glass cut the driver". */
static bool missile_hits(struct framing *f, uint32_t verb)
{
	static const char *const missiles[] = { "bullet", "bullets", "shrapnel", "splinter",
		"splinters", "fragments", "stone", "stones", "pellet", "pellets", "glass", "baton",
		"batons", "canister", "canisters", "brick", "bricks", "bottle", "rock", "debris",
		NULL };
	static const char *const hits[] = { "hit", "struck", "cut", "grazed", "nicked", "lacerated",
		NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, hits) || v->passive || v->negative || v->modal ||
		v->infinitive)
		return false;
	uint32_t by = role_subject(&f->clause, verb), who = role_object(&f->clause, verb);
	while (who != NONE && owns_next(f->page, who, f->clause.end))
		who++; /* "the mayor's driver" */
	if (by == NONE || who == NONE || !word_is_any(f->page, at(f, by)->head, missiles) ||
		!frame_are_people(f, who) || lexeme_has(at(f, who)->lex, FEATURE_ORG) ||
		!(lexeme_has(at(f, who)->lex, FEATURE_PERSON) || at(f, who)->quantity != NONE ||
			at(f, who)->pronoun) ||
		!count_noun(&f->clause, who).known)
		return false;
	if (dies_behind(f, who))
		return false;
	frame_add(f, "FRAME-202", verb, who, &injured);
	return true;
}

/* FRAME-201: "600 families have left Qarin": those who lived there. */
static bool left_home(struct framing *f, uint32_t verb)
{
	static const char *const homes[] = { "families", "households", "residents", "inhabitants",
		"villagers", "townspeople", NULL };
	static const char *const leaves[] = { "left", "leaving", "quit", "abandoned", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t what = verb + 1;
	if (!word_is_any(f->page, v->head, leaves) || v->passive || v->negative || v->modal ||
		!is_kind(f, what, CHUNK_NOUN) || at(f, what)->name == NONE ||
		lexeme_has(at(f, what)->lex, FEATURE_PERSON) || is_kind(f, what + 1, CHUNK_VERB) ||
		(is_kind(f, what + 1, CHUNK_PREP) &&
			word_is(f->page, at(f, what + 1)->first, "for")))
		return false; /* "left the town for a wedding" */
	uint32_t who = role_subject(&f->clause, verb);
	if (who == NONE || who > verb || !frame_are_counted(f, who) ||
		!chunk_has_any(f, who, homes))
		return false;
	struct event *e = frame_add(f, "FRAME-201", verb, who, &displaced);
	e->end = at(f, what)->end > e->end ? at(f, what)->end : e->end;
	return true;
}

bool frame_harm_verb(struct framing *f, uint32_t verb)
{
	bool number = frame_has_number(f);
	return !f->page->wide &&
	       (frame_told_verb(f, verb) || nothing_heard(f, verb) || frame_untraced(f, verb) ||
		       (number && not_found(f, verb)) || held_by_force(f, verb) ||
		       frame_holds_nobody(f, verb) || frame_other_cause(f, verb) ||
		       ((may_stand(f->page, f->sentence, "other") ||
				may_stand(f->page, f->sentence, "another") ||
				may_stand(f->page, f->sentence, "themselves")) &&
			       frame_among_themselves(f, verb)) ||
		       (number && (recruited(f, verb) || describes(f, verb) || hosts(f, verb))) ||
		       (may_stand(f->page, f->sentence, "dry") && runs_dry(f, verb)) ||
		       (number && (went_to_hospital(f, verb) || left_home(f, verb))) ||
		       missile_hits(f, verb) || frame_moved_verb(f, verb) ||
		       frame_after_verb(f, verb) || frame_deprived(f, verb, true) ||
		       frame_lacks(f, verb) || frame_fires(f, verb) || frame_relocated(f, verb) ||
		       frame_away_verb(f, verb));
}

bool frame_harm_noun(struct framing *f, uint32_t noun)
{
	return !f->page->wide && (is_line_of_displaced(f, noun) || patients_by_wounds(f, noun) ||
					 frame_moved_noun(f, noun) || frame_after_noun(f, noun) ||
					 frame_away_noun(f, noun));
}

/* "26 humanitarian staff were relocated", "the diplomats were evacuated", "six militants crossed the border". */
bool frame_is_crew(const struct framing *f, uint32_t noun)
{
	static const char *const crews[] = { "staff", "personnel", "diplomats", "employees",
		"expatriates", "militants", "rebels", "fighters", "insurgents", "terrorists",
		"soldiers", "troops", "gunmen", NULL };
	return word_is_any(f->page, at(f, noun)->head, crews);
}

static bool is_got(const struct framing *f, uint32_t verb)
{
	static const char *const gets[] = { "got", "get", "gets", "getting", NULL };
	return chunk_has_any(f, verb, gets);
}

/* FRAME-199: nobody is harmed: "61 bodies were evacuated", "26 staff were relocated", "his driver was not hurt". */
bool frame_is_unharmed(
	const struct framing *f, uint32_t verb, uint32_t noun, const struct lexeme *x)
{
	const struct chunk *n = at(f, noun);
	if (x->harm == HARM_DISPLACED)
		return lexeme_has(n->lex, FEATURE_BODY) ||
		       (!f->page->wide &&
			       (frame_is_crew(f, noun) || frame_leaves_body(f, verb, noun) ||
				       frame_are_travellers(f, verb, noun)));
	if (x->harm == HARM_KILLED && word_is(f->page, at(f, verb)->head, "lost"))
		return !f->page->wide && is_got(f, verb); /* "two children got lost" */
	if (f->page->wide || x->harm != HARM_INJURED || !at(f, verb)->negative || n->none)
		return false;
	struct count c = count_noun(&f->clause, noun);
	bool any = word_is(f->page, n->first, "any") || word_is(f->page, n->first, "a") ||
		   word_is(f->page, n->first, "anyone");
	return c.known && c.high == 1 && !c.open && !any;
}

/* FRAME-199: "released one of them", "of whom fifteen came home": held no more. */
bool frame_is_let_go(const struct framing *f, uint32_t number, enum harm harm)
{
	static const char *const frees[] = { "released", "freed", "free", "releasing", "freeing",
		"escaped", "came", "come", "returned", "rescued", "ransomed", "fled", "back",
		NULL };
	if (f->page->wide ||
		(harm != HARM_ABDUCTED && harm != HARM_DETAINED && harm != HARM_MISSING))
		return false;
	if (is_kind(f, number - 1, CHUNK_VERB) && !at(f, number - 1)->negative &&
		chunk_has_any(f, number - 1, frees))
		return true;
	for (uint32_t i = number + 1; i < number + 3; i++)
		if (is_kind(f, i, CHUNK_VERB) && !at(f, i)->negative && chunk_has_any(f, i, frees))
			return true;
	return false;
}
