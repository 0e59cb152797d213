#include "reader/frame.h"
#include "reader/frame_at.h"

/* Turns of phrase (FRAME-34) that befall nobody, or have not yet come to pass. */
/* "was returned to his wife" */
static bool comes_home(const struct framing *f, uint32_t w)
{
	static const char *const kin[] = { "wife", "husband", "family", "families", "parents",
		"mother", "father", "relatives", "home", "homes", "villages", NULL };
	if (word_is(f->page, w - 1, "to") && w < f->page->scan.words.count &&
		word_is_any(f->page, w, WORDS("us", "me")))
		return true; /* "sent back to us" */
	return word_is_any(f->page, w - 1, WORDS("to")) && w + 1 < f->page->scan.words.count &&
	       tag_at(f->page, w) == TAG_PRPS && word_is_any(f->page, w + 1, kin);
}

/* Were bodies counted last? */
static bool after_bodies(const struct framing *f)
{
	size_t n = f->page->events.count;
	return n && !f->page->wide && f->page->events.at[n - 1].sentence + 1 >= f->sentence &&
	       f->page->events.at[n - 1].basis == BASIS_BODIES;
}

/* "have been told to leave by October": nobody has gone yet (CLAIM-5). */
bool frame_turn_is_notice(const struct framing *f, struct str phrase, uint32_t end)
{
	static const char *const ends[] = { "by", "before", "within", "until", NULL };
	uint32_t w = end;
	return str_starts(phrase, STR("to ")) && w + 1 < f->page->scan.words.count &&
	       word_is_any(f->page, w, ends) && f->page->mark[w + 1].moment != NONE;
}

/* "before the staff were told to leave", "the pupils were ordered to go": they work there, learn or stay the night. */
static bool are_at_work(const struct framing *f, uint32_t verb, uint32_t noun)
{
	static const char *const others[] = { "staff", "doctors", "nurses", "medics", "journalists",
		"reporters", "observers", "monitors", "inspectors", "workers", "employees",
		"pupils", "students", "passengers", "spectators", "tourists", "guests", "diplomats",
		"guards", "worshippers", "shoppers", "fans", "supporters", "demonstrators",
		"protesters", NULL };
	static const char *const homes[] = { "home", "homes", "house", "houses", "village",
		"villages", "town", "settlement", "settlements", NULL };
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end,
		 doer = role_doer(&f->clause, verb);
	for (uint32_t w = at(f, verb)->end; w < stop; w++)
		if (word_is_any(f->page, w, homes))
			return false; /* "forced 300 workers to leave the settlement" */
	if (!at(f, noun)->pronoun)
		return chunk_has_any(f, noun, others);
	/* "the pupils said police told them to leave" */
	for (uint32_t i = verb; i-- > f->clause.first;)
		if (i != doer && is_kind(f, i, CHUNK_NOUN) && !at(f, i)->pronoun &&
			!is_kind(f, i - 1, CHUNK_VERB) && role_is_human(f->page, i, true))
			return chunk_has_any(f, i, others);
	return false;
}

/* "The landlord gave tenants until the end of the month to leave": a term that no force sets, and nobody harmed before. */
static bool is_notice_to_quit(const struct framing *f, uint32_t verb)
{
	return word_is_any(f->page, at(f, verb)->head, WORDS("gave", "given", "give")) &&
	       !(f->page->within[f->sentence] >> FEATURE_ARMED & 1) && !frame_is_behind_harm(f);
}

/* "told villagers to leave justice to God", "to leave the road clear" */
static bool leaves_it_to(const struct framing *f, uint32_t end)
{
	uint32_t what = f->page->mark[end].chunk;
	return word_is(f->page, end - 1, "leave") && is_kind(f, what, CHUNK_NOUN) &&
	       word_is_any(f->page, at(f, what)->end,
		       WORDS("to", "clear", "open", "alone", "unlocked", "behind"));
}

/* Weather, or a mishap, that moves people without an armed doer: "forced 30 families to leave their homes in the snow". */
static bool are_moved_by_mishap(const struct framing *f, uint32_t verb, bool to_leave)
{
	static const char *const asks[] = { "told", "ordered", "asked", "urged", "moved", "advised",
		"warned", "evacuated", "helped", NULL };
	if (!frame_is_by_weather(f) && !(to_leave && frame_is_mishap(f)))
		return false;
	uint32_t doer = role_doer(&f->clause, verb);
	bool armed = doer != NONE && lexeme_has(at(f, doer)->lex, FEATURE_ARMED);
	return !armed || (frame_is_state(f, doer) && word_is_any(f->page, at(f, verb)->head, asks));
}

/* "a judge who was sent to Oruba" travels. */
static bool is_one_sent(const struct framing *f, uint32_t verb, uint32_t noun)
{
	static const char *const sends[] = { "sent", "flown", "transferred", "moved", NULL };
	const struct chunk *n = at(f, noun);
	bool own = !at(f, verb)->passive && word_is(f->page, at(f, verb)->head, "sent") &&
		   word_is_any(f->page, n->head, WORDS("men", "members", "agents"));
	if (own && !f->page->wide)
		return true; /* "sent 700 men to the border" */
	return !f->page->wide && word_is_any(f->page, at(f, verb)->head, sends) &&
	       n->quantity == NONE && !n->plural && !n->pronoun &&
	       lexeme_has(n->lex, FEATURE_PERSON);
}

/* "He had survived by lying beneath two dead men": how somebody lived. */
static bool is_how_one_lived(const struct framing *f, uint32_t verb)
{
	static const char *const lived[] = { "survived", "survive", "escaped", "survives", NULL };
	enum { NEAR = 3 };
	if (f->page->wide || verb == f->clause.first ||
		!word_is(f->page, at(f, verb)->first - 1, "by"))
		return false;
	for (uint32_t i = verb; i > f->clause.first && i + NEAR > verb; i--)
		if (word_is_any(f->page, at(f, i - 1)->head, lived))
			return true;
	return false;
}

/* "Volunteers laid out 23 people", behind those who were killed; no patients on stretchers, no pupils on mats */
static bool may_be_laid_out(const struct framing *f)
{
	static const char *const living[] = { "patients", "stretchers", "mats", "mattresses",
		"beds", "wounded", "injured", "rest", "nap", "stroke", "boxer", "coach", "night",
		NULL };
	return f->page->wide || (frame_is_behind_harm(f) && !frame_sentence_has(f, living));
}

/* "are on no list for the race"; not "on no list of the detained", behind people who were harmed */
static bool is_of_other_list(const struct framing *f, uint32_t end)
{
	static const char *const others[] = { "players", "pupils", "runners", "school", "council",
		"pension", "parliament", "election", "candidates", "party", "trip", "race", NULL };
	return word_is_any(f->page, end - 1, WORDS("list", "lists", "register")) &&
	       (!frame_is_behind_harm(f) || word_is(f->page, end, "for") ||
		       frame_sentence_has(f, others));
}

/* Who is found alive was missing before, as the text has told; not who is found "beneath two of them", where he lay with the dead. */
bool frame_was_missing(const struct framing *f, uint32_t end)
{
	static const char *const below[] = { "beneath", "under", "underneath", "among", NULL };
	static const char *const dead[] = { "them", "bodies", "corpses", "dead", NULL };
	enum { AHEAD = 5 };
	for (uint32_t w = end + 1; word_is_any(f->page, end, below) && w < end + AHEAD; w++)
		if (word_is_any(f->page, w, dead))
			return false;
	for (size_t i = f->page->events.count; i-- > 0;)
		if (f->page->events.at[i].harm == HARM_MISSING ||
			f->page->events.at[i].harm == HARM_ABDUCTED)
			return true;
	return false;
}

/* "families who had taken refuge at the mission": where those were who are told of, and nobody counts them. */
static bool is_where_they_hid(
	const struct framing *f, uint32_t verb, uint32_t noun, const struct turn *t)
{
	bool hid = str_equal(t->phrase, STR("refuge")) || str_equal(t->phrase, STR("shelter"));
	return hid && !f->page->wide && is_kind(f, verb - 1, CHUNK_REL) &&
	       at(f, noun)->quantity == NONE && count_explained(&f->clause, noun) == NONE &&
	       at(f, role_list_start(&f->clause, noun))->quantity == NONE;
}

/* "pulled nine children from a school that had collapsed", "taken from their homes by boat", "to the barracks hospital", "moved to tears" */
static bool is_carried_kindly(
	const struct framing *f, uint32_t verb, const struct turn *t, uint32_t end)
{
	static const char *const drags[] = { "pulled", "pulling", "carried", NULL };
	static const char *const saves[] = { "boat", "boats", "helicopter", "helicopters", "dinghy",
		"ambulance", "ambulances", "ladder", "rescuers", "firefighters", NULL };
	if (t->harm == HARM_DISPLACED)
		return word_is_any(f->page, end, WORDS("tears", "action", "pity"));
	if (t->harm != HARM_ABDUCTED && t->harm != HARM_DETAINED)
		return false;
	return word_is_any(f->page, end, WORDS("hospital", "clinic")) ||
	       (word_is_any(f->page, at(f, verb)->head, drags) && frame_is_rescue(f)) ||
	       (word_is(f->page, end, "by") && word_is_any(f->page, end + 1, saves));
}

/* What the words say of these befalls nobody: bodies, the wounded, a crew, those who come home. */
bool frame_turn_befalls_none(
	const struct framing *f, uint32_t verb, uint32_t noun, const struct turn *t, uint32_t end)
{
	uint32_t last = f->page->mark[end - 1].chunk;
	if (t->harm == HARM_KILLED && !f->page->wide && word_is(f->page, end - 1, "dead") &&
		is_kind(f, last, CHUNK_NOUN) && at(f, last)->quantity != NONE &&
		at(f, last)->end == end)
		return true; /* "the Observer has arrived at 61 dead" */
	if ((t->harm == HARM_KILLED && str_equal(t->phrase, STR("out")) && !may_be_laid_out(f)) ||
		(t->harm == HARM_MISSING && is_of_other_list(f, end)))
		return true;
	if ((t->harm == HARM_DISPLACED &&
		    (is_one_sent(f, verb, noun) || is_where_they_hid(f, verb, noun, t))) ||
		is_how_one_lived(f, verb))
		return true;
	if (t->harm == HARM_DETAINED && !f->page->wide &&
		word_is(f->page, at(f, verb)->end, "back"))
		return true; /* "a crowd being held back" */
	bool driven = t->harm == HARM_DISPLACED && t->who == TURN_OBJECT && !f->page->wide;
	bool to_leave = str_starts(t->phrase, STR("to "));
	if (driven && to_leave &&
		(are_at_work(f, verb, noun) || is_notice_to_quit(f, verb) || leaves_it_to(f, end)))
		return true;
	if (!f->page->wide && is_carried_kindly(f, verb, t, end))
		return true;
	if (t->harm > HARM_KILLED && t->who == TURN_OBJECT && !f->page->wide &&
		frame_live_there(f, noun) && frame_is_for_safety(f, verb))
		return true; /* "ordered families onto buses because a gas main had burst" */
	if (driven && (are_moved_by_mishap(f, verb, to_leave) ||
			      word_is_any(f->page, at(f, verb)->end, WORDS("home", "back"))))
		return true; /* "firefighters moved 240 residents to a hotel because of the flood" */
	const struct chunk *v = at(f, verb);
	if (t->harm == HARM_DISPLACED && !f->page->wide && !v->passive && noun < verb &&
		str_starts(low_at(f->page, v->head), STR("return")))
		return true; /* "300 refugees returned to the town" */
	if (t->harm == HARM_DISPLACED && !f->page->wide &&
		(frame_is_crew(f, noun) || frame_are_travellers(f, verb, noun) ||
			word_is(f->page, end, "safety")))
		return true; /* "six militants had crossed the border" */
	if (!f->page->wide && at(f, noun)->quantity == NONE && frame_is_tally(f, noun))
		return true; /* "the number of hostages taken away": FRAME-29 */
	if (t->harm == HARM_ABDUCTED && !f->page->wide && str_starts(t->phrase, STR("on")) &&
		(lexeme_has(at(f, noun)->lex, FEATURE_ARMED) ||
			word_is_any(f->page, at(f, noun)->head,
				WORDS("survivors", "evacuees", "tourists", "passengers"))))
		return true; /* "two hundred recruits were put on a train" */
	if (t->harm == HARM_ABDUCTED && !f->page->wide && word_is(f->page, v->head, "put") &&
		(frame_live_there(f, noun) || frame_are_travellers(f, verb, noun) ||
			str_find(t->phrase, STR("boat")) < t->phrase.len ||
			str_find(t->phrase, STR("ship")) < t->phrase.len) &&
		!frame_is_under_arms(f))
		return true; /* "police put families on buses to a reunion centre" */
	uint32_t of = role_joined(&f->clause, noun, "of");
	if (t->harm != HARM_KILLED && (lexeme_has(at(f, noun)->lex, FEATURE_BODY) ||
					      (of != NONE && at(f, noun)->bare &&
						      lexeme_has(at(f, of)->lex, FEATURE_BODY))))
		return true; /* "returned 12 bodies to the families" */
	if (t->harm == HARM_ABDUCTED && of != NONE && at(f, of)->pronoun && after_bodies(f))
		return true; /* "had registered 51 bodies, and soldiers took 30 of them away" */
	for (uint32_t w = at(f, noun)->first; t->harm == HARM_DISPLACED && w < at(f, noun)->end;
		w++)
		if (word_has(f->page, w, FEATURE_DEAD) && lex_at(f->page, w)->harm == HARM_INJURED)
			return true; /* "sent 91 wounded to the town" */
	if (t->harm == HARM_DISPLACED && of != NONE && at(f, noun)->bare && !f->page->wide &&
		lexeme_has(at(f, of)->lex, FEATURE_DEAD))
		return true; /* "eleven of the wounded had been transferred to the capital" */
	if ((t->harm == HARM_ABDUCTED || t->harm == HARM_DETAINED) && !f->page->wide &&
		lexeme_has(at(f, noun)->lex, FEATURE_DEAD) && at(f, noun)->quantity == NONE)
		return true; /* "loaded the wounded on to a truck" */
	if (t->harm == HARM_DISPLACED && !f->page->wide && comes_home(f, end))
		return true;
	return false;
}

/* "residents lost electricity": what is lost is the supply, and nobody's power in the state. */
bool frame_turn_loses_supply(const struct framing *f, uint32_t verb)
{
	uint32_t what = role_object(&f->clause, verb), who = role_subject(&f->clause, verb);
	if (!is_kind(f, what, CHUNK_NOUN) || !frame_is_utility(f, what) || f->page->wide)
		return false;
	static const char *const vague[] = { "power", "supplies", "aid", "services", "food",
		"communications", "convoy", "convoys", "fuel", NULL };
	bool bare = at(f, what)->end == at(f, what)->first + 1;
	return !bare || !word_is_any(f->page, at(f, what)->head, vague) ||
	       (is_kind(f, who, CHUNK_NOUN) && !lexeme_has(at(f, who)->lex, FEATURE_ORG) &&
		       role_is_human(f->page, who, true));
}

/* A doctor who withholds insulin in a trial starves nobody; a power or guards do. */
static bool is_withheld_by_other(const struct framing *f, uint32_t verb)
{
	uint32_t by = role_subject(&f->clause, verb);
	return word_is_any(f->page, at(f, verb)->head,
		       WORDS("withheld", "withhold", "withholds", "withholding")) &&
	       is_kind(f, by, CHUNK_NOUN) && !frame_is_power(f, by) &&
	       !word_is_any(f->page, at(f, by)->head,
		       WORDS("guards", "warders", "wardens", "jailers", "gaolers", "prison",
			       "captors"));
}

/* "gas cylinders had blown up", "two prisoners have refused food": what bursts by itself, and who eats nothing. */
bool frame_keeps_nothing(const struct framing *f, uint32_t verb, uint32_t noun)
{
	static const char *const bursts[] = { "blow", "blows", "blew", "blown", NULL };
	static const char *const refuses[] = { "refused", "refuse", "refuses", "refusing", NULL };
	static const char *const eaten[] = { "food", "water", "milk", "bread", "medicine",
		"medicines", "aid", "insulin", "oxygen", NULL };
	uint32_t head = at(f, verb)->head;
	return (noun < verb && word_is_any(f->page, head, bursts)) ||
	       (noun > verb && is_withheld_by_other(f, verb)) ||
	       (noun > verb && word_is_any(f->page, head, refuses) &&
		       word_is_any(f->page, at(f, noun)->head, eaten) &&
		       role_joined(&f->clause, noun, "to") == NONE &&
		       !frame_is_power(f, role_subject(&f->clause, verb)));
}

/* "We sent her to the beach", "he's moved from one list to the other": nobody is driven out. */
bool frame_turn_is_errand(const struct framing *f, uint32_t noun, const struct turn *t)
{
	bool to = str_equal(t->phrase, STR("to")) || str_equal(t->phrase, STR("into"));
	return to && at(f, noun)->pronoun && count_noun(&f->clause, noun).high == 1;
}

/* "were taken to a camp at Selm, 400km away", "two hours away": how far it is, and nobody led away. */
bool frame_turn_is_distance(const struct framing *f, uint32_t word)
{
	const struct page *p = f->page;
	return !p->wide && word_is(p, word, "away") &&
	       (word_has(p, word - 1, FEATURE_UNIT) ||
		       word_is_any(p, word - 1,
			       WORDS("hour", "hours", "minutes", "day", "days", "drive", "walk",
				       "far", ")")) ||
		       (p->scan.words.at[(int32_t)word - 1].shape & SHAPE_DIGIT));
}

/* "nine, three of them women, driven away in army trucks": the nine. */
uint32_t frame_past_parts(const struct framing *f, uint32_t verb)
{
	uint32_t who = role_subject(&f->clause, verb);
	bool parts = is_kind(f, who + 2, CHUNK_NOUN) && at(f, who + 2)->quantity != NONE;
	return parts && at(f, who)->quantity != NONE && is_kind(f, who + 1, CHUNK_COMMA) ? who
											 : NONE;
}
