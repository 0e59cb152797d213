#include "reader/frame_at.h"

/*
 * FRAME-260: where there is nothing left to be had: "the pharmacy has been bare since April", "the shelves were empty".
 * FRAME-261: what is kept for others: "petrol is sold only to the Guard", "fuel is reserved for the army".
 * FRAME-269: "aid agencies have been barred from the camp".
 * FRAME-279: "with it went the pumps", "the phones went next"; FRAME-280: "has forbidden boats to leave the harbor".
 * FRAME-287: "work for an hour a day".
 * FRAME-262: "is starving the town", "they took the water, then the food": what people live by is taken from them.
 */
static void add_lack(struct framing *f, const char *rule, uint32_t verb, uint32_t what,
	uint32_t end, uint32_t by)
{
	struct event *e = frame_add_onto(f, rule, verb, what, by, &frame_as_deprived);
	e->end = end > e->end ? end : e->end;
}

static uint32_t subject_past_owner(const struct framing *f, uint32_t verb)
{
	uint32_t noun = role_subject(&f->clause, verb);
	while (noun != NONE && owns_next(f->page, noun, f->clause.end))
		noun++; /* "the town's pharmacy" */
	return is_kind(f, noun, CHUNK_NOUN) ? noun : NONE;
}

/* What empties shops: a siege, armed men, or weeks of it ("have been empty since"); no holiday, no sale. */
static bool is_starved_of(const struct framing *f, uint32_t verb)
{
	static const char *const causes[] = { "siege", "besieged", "blockade", "blockaded",
		"convoy", "convoys", "hunger", "starving", "hungry", "famine", "embargo", NULL };
	static const char *const since[] = { "since", "for", NULL };
	return (at(f, verb)->perfect && frame_sentence_has(f, since)) ||
	       f->page->within[f->sentence] >> FEATURE_ARMED & 1 || frame_sentence_has(f, causes);
}

/* "The shelves of the shop have been empty for weeks" */
static bool is_bare(struct framing *f, uint32_t verb)
{
	static const char *const stores[] = { "pharmacy", "pharmacies", "shelves", "shelf", "shop",
		"shops", "store", "stores", "storeroom", "storerooms", "storehouse", "warehouse",
		"warehouses", "granary", "granaries", "bakery", "bakeries", "stalls", "pantry",
		"larder", "dispensary", "cistern", "cisterns", "tanks", NULL };
	static const char *const states[] = { "bare", "empty", NULL };
	static const char *const keeps[] = { "remained", "stood", "stand", "remain", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t w = v->end, what;
	if ((!lexeme_has(v->lex, FEATURE_BE) && !word_is_any(f->page, v->head, keeps)) ||
		v->passive || v->negative || v->modal || v->infinitive)
		return false;
	w += word_is_any(f->page, w, WORDS("almost", "nearly", "all", "virtually", "now"));
	if (!word_is_any(f->page, w, states) || word_is(f->page, w + 1, "of"))
		return false; /* "the shop was empty of customers" */
	what = subject_past_owner(f, verb);
	uint32_t of = what != NONE && is_kind(f, what - 1, CHUNK_PREP) && what > f->clause.first + 1
			      ? what - 2
			      : NONE;
	if (of != NONE && is_kind(f, of, CHUNK_NOUN) &&
		word_is_any(f->page, at(f, of)->head, WORDS("shelves", "shelf")))
		what = of;
	if (what == NONE || !word_is_any(f->page, at(f, what)->head, stores) ||
		!is_starved_of(f, verb))
		return false;
	add_lack(f, "FRAME-260", verb, what, w + 1, NONE);
	return true;
}

/* "pizza deliveries", "shipments of arms": of what nobody lives by */
bool frame_brings_other(const struct framing *f, uint32_t noun)
{
	static const feature_set goods =
		(feature_set)1 << FEATURE_UTILITY | (feature_set)1 << FEATURE_SUPPLY;
	static const char *const whose[] = { "aid", "relief", "humanitarian", NULL };
	const struct chunk *n = at(f, noun);
	if (!word_is_any(f->page, n->head, WORDS("deliveries", "shipments")))
		return false;
	uint32_t of = role_joined(&f->clause, noun, "of"), w = n->head - 1;
	bool named = n->head > n->first &&
		     (tag_at(f->page, w) == TAG_NN || tag_at(f->page, w) == TAG_NNS);
	for (uint32_t k = of == NONE ? n->head : at(f, of)->first; of != NONE && k < at(f, of)->end;
		k++)
		if (f->page->has[k] & goods || word_is_any(f->page, k, whose))
			return false;
	return of != NONE ||
	       (named && !(f->page->has[w] & goods) && !word_is_any(f->page, w, whose));
}

static bool has_goods(const struct framing *f, uint32_t noun)
{
	return is_kind(f, noun, CHUNK_NOUN) && !at(f, noun)->none &&
	       (word_has(f->page, at(f, noun)->head, FEATURE_UTILITY) ||
		       word_has(f->page, at(f, noun)->head, FEATURE_SUPPLY));
}

/* "the Guard", "army officers", "families of soldiers", "party members"; no customers, no children */
static bool is_favoured(const struct framing *f, uint32_t whom)
{
	static const char *const others[] = { "guard", "guards", "officers", "officials",
		"loyalists", "settlers", "party", "ministers", "government", "regime", "commanders",
		NULL };
	for (uint32_t i = whom; is_kind(f, i, CHUNK_NOUN); i = role_joined(&f->clause, i, "of"))
		for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
			if (word_has(f->page, w, FEATURE_ARMED) || word_is_any(f->page, w, others))
				return true;
	return false;
}

/* "Petrol is sold only to the Guard", "diesel is now reserved for the army" */
static bool is_kept_for(struct framing *f, uint32_t verb)
{
	static const char *const sells[] = { "sold", "given", "issued", "distributed", "supplied",
		NULL };
	const struct chunk *v = at(f, verb);
	uint32_t w = v->end, what = subject_past_owner(f, verb);
	bool sold = v->passive && word_is_any(f->page, v->head, sells);
	bool only = chunk_has_any(f, verb, WORDS("only"));
	if (lexeme_has(v->lex, FEATURE_BE) && word_is(f->page, w, "available")) {
		sold = true;
		w++;
	}
	if (word_is_any(f->page, w, WORDS("only", "solely", "exclusively"))) {
		only = true;
		w++;
	}
	bool reserved =
		v->passive && word_is(f->page, v->head, "reserved") && word_is(f->page, w, "for");
	if (v->negative || v->modal || !has_goods(f, what) ||
		!(reserved || (sold && only && word_is_any(f->page, w, WORDS("to", "for")))))
		return false;
	uint32_t whom = w + 1 < f->page->scan.words.count ? f->page->mark[w + 1].chunk : NONE;
	if (!is_favoured(f, whom))
		return false;
	add_lack(f, "FRAME-261", verb, what, at(f, whom)->end, NONE);
	return true;
}

/* A town, a people: no school, club or enemy that is starved "of money". */
static bool is_starved(const struct framing *f, uint32_t whom)
{
	static const feature_set people = (feature_set)1 << FEATURE_PERSON |
					  (feature_set)1 << FEATURE_COLLECTIVE |
					  (feature_set)1 << FEATURE_LOCATION;
	if (!is_kind(f, whom, CHUNK_NOUN))
		return false;
	const struct chunk *n = at(f, whom);
	uint32_t of = role_joined(&f->clause, whom, "of");
	if (of == NONE ? word_is(f->page, n->end, "of")
		       : !has_goods(f, of) && at(f, of)->name == NONE)
		return false;
	return f->page->has[n->head] & people || n->name != NONE ||
	       word_is_any(f->page, n->head, WORDS("us", "them", "people", "population"));
}

/* "The army is starving the town", "accused it of starving civilians" */
static bool starves(struct framing *f, uint32_t verb)
{
	static const char *const forms[] = { "starve", "starves", "starved", "starving", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t whom = role_object(&f->clause, verb), by = role_subject(&f->clause, verb);
	if (!word_is_any(f->page, v->head, forms) || v->passive || v->negative || v->modal ||
		v->infinitive || !is_starved(f, whom))
		return false;
	if (!(v->gerund && !v->aux && is_kind(f, verb - 1, CHUNK_PREP)) && !frame_is_power(f, by))
		return false;
	add_lack(f, "FRAME-262", verb, whom, at(f, whom)->end, frame_is_power(f, by) ? by : NONE);
	return true;
}

/* "First they took the water, then the food" */
static bool takes_goods(struct framing *f, uint32_t verb)
{
	static const char *const takes[] = { "took", "taken", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, takes) || v->passive || v->negative || v->modal ||
		v->infinitive)
		return false;
	uint32_t what = role_object(&f->clause, verb), by = role_subject(&f->clause, verb);
	bool they = is_kind(f, by, CHUNK_NOUN) && word_is(f->page, at(f, by)->head, "they");
	if (!has_goods(f, what) || !frame_is_power(f, by) ||
		word_is(f->page, at(f, by)->head, "it") ||
		(they && !frame_sentence_has(f, WORDS("then", "our", "us"))) ||
		!word_is_any(f->page, at(f, what)->first, WORDS("the", "our", "their", "all")) ||
		word_is_any(f->page, at(f, what)->head,
			WORDS("medicine", "medicines", "telephone", "phone", "internet",
				"power")) ||
		word_is_any(f->page, at(f, what)->end, WORDS("to", "for", "with")))
		return false; /* "they took the food to the village", "took the power", "the bread and left a tip" */
	add_lack(f, "FRAME-262", verb, what, at(f, what)->end, by);
	return true;
}

/* FRAME-260: "there is no food left in the town"; not "no food shortage" */
static bool is_none_there(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t what = verb + 1;
	if (!lexeme_has(v->lex, FEATURE_BE) || v->modal || v->infinitive || v->first == 0 ||
		!word_is(f->page, v->first - 1, "there") || !is_kind(f, what, CHUNK_NOUN) ||
		!at(f, what)->none || !word_is(f->page, at(f, what)->end, "left"))
		return false; /* "there is no food" is told by its noun */
	uint32_t head = at(f, what)->head;
	if (!(word_has(f->page, head, FEATURE_UTILITY) ||
		    word_has(f->page, head, FEATURE_SUPPLY)) ||
		word_is_any(f->page, head, WORDS("supply", "aid", "phone", "services")))
		return false;
	add_lack(f, "FRAME-260", verb, what, at(f, what)->end, NONE);
	f->page->events.at[f->page->events.count - 1].negative = false;
	return true;
}

/* FRAME-260: "there is neither fish nor flour", of which one is what people live by; not "on the menu" */
static bool is_neither_there(struct framing *f, uint32_t verb)
{
	static const char *const tables[] = { "menu", "recipe", "dish", "fridge", "refrigerator",
		"table", "diet", "feast", "party", "meal", "picnic", "lunch", "breakfast", "dinner",
		"cupboard", NULL };
	static const char *const eaten[] = { "fish", "meat", "salt", "sugar", "oil", "light",
		"money", "doctor", "doctors", "work", "soap", "vegetables", "coal", "wood",
		"school", "bandages", "shelter", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t what = verb + 1 + is_kind(f, verb + 1, CHUNK_AND), other = what + 2;
	if (!lexeme_has(v->lex, FEATURE_BE) || v->modal || v->infinitive || v->first == 0 ||
		!word_is(f->page, v->first - 1, "there") || !is_kind(f, what, CHUNK_NOUN) ||
		!is_kind(f, other, CHUNK_NOUN) || !word_is(f->page, v->end, "neither") ||
		!word_is(f->page, at(f, what + 1)->first, "nor"))
		return false;
	if (!(is_starved_of(f, verb) || frame_is_under_arms(f)) ||
		!(has_goods(f, what) || has_goods(f, other)) ||
		!(has_goods(f, what) || word_is_any(f->page, at(f, what)->head, eaten)) ||
		!(has_goods(f, other) || word_is_any(f->page, at(f, other)->head, eaten)) ||
		frame_sentence_has(f, tables))
		return false;
	add_lack(f, "FRAME-260", verb, what, at(f, other)->end, NONE);
	f->page->events.at[f->page->events.count - 1].negative = false;
	return true;
}

/* What was cut off was told last, in this sentence or the one before. */
static bool behind_cut(const struct framing *f)
{
	static const char *const others[] = { "landlord", "anchor", "stadium", "theatre", "ship",
		"repairs", NULL };
	const struct event *last =
		f->page->events.count ? &f->page->events.at[f->page->events.count - 1] : NULL;
	if (!last || last->harm != HARM_DEPRIVED || last->sentence + 1 < f->sentence)
		return false;
	struct framing there = *f;
	there.sentence = last->sentence;
	return !frame_sentence_has(&there, others);
}

/* FRAME-279: "the cable was switched off, and with it went the pumps that supply the town", "the electricity went next" */
static bool goes_with_it(struct framing *f, uint32_t verb)
{
	static const char *const its[] = { "it", "them", "that", "this", NULL };
	static const char *const machines[] = { "pumps", "lights", "light", "phones", "telephones",
		"signal", "taps", "mains", "cold", NULL };
	static const char *const stops[] = { ".", ",", ";", "and", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, WORDS("went", "gone", "go")) || v->negative ||
		v->modal || !behind_cut(f))
		return false;
	bool next = word_is_any(f->page, v->end, WORDS("next", "too")) &&
		    word_is_any(f->page, v->end + 1, stops);
	uint32_t with = verb - 1, what = next ? role_subject(&f->clause, verb) : verb + 1;
	bool with_it = is_kind(f, with, CHUNK_NOUN) &&
		       word_is(f->page, at(f, with)->first - 1, "with") &&
		       (word_is_any(f->page, at(f, with)->head, its) || has_goods(f, with));
	if (!(next || with_it) || !is_kind(f, what, CHUNK_NOUN) ||
		!(has_goods(f, what) || word_is_any(f->page, at(f, what)->head, machines)) ||
		!frame_is_under_arms(f))
		return false; /* "a digger cut the main, and with it went the light" */
	add_lack(f, "FRAME-279", verb, what, at(f, what)->end, NONE);
	return true;
}

static const char *const crafts[] = { "boat", "boats", "ferry", "ferries", "fishermen", "canoes",
	"trawlers", "islanders", "barges", NULL };

/* "to leave the harbor", "from putting to sea": the chunk behind whoever may not, up to what it says. */
static bool is_kept_ashore(const struct framing *f, uint32_t i)
{
	static const char *const leaves[] = { "leave", "leaving", "sail", "sailing", "put",
		"putting", "go", "going", "fish", "fishing", "cross", "crossing", NULL };
	static const char *const harbors[] = { "harbor", "harbour", "port", "quay", "jetty",
		"shore", "moorings", "island", "sea", "bay", "lagoon", "lake", "water", NULL };
	i += is_kind(f, i, CHUNK_PREP) && word_is(f->page, at(f, i)->first, "from");
	if (!is_kind(f, i, CHUNK_VERB) || !word_is_any(f->page, at(f, i)->head, leaves))
		return false;
	if (word_is_any(f->page, at(f, i)->head, WORDS("fish", "fishing", "sail", "sailing")))
		return true;
	uint32_t where = i + 1 + (is_kind(f, i + 1, CHUNK_PREP) || is_kind(f, i + 1, CHUNK_OTHER));
	return is_kind(f, where, CHUNK_NOUN) && word_is_any(f->page, at(f, where)->head, harbors);
}

/* FRAME-280: "the navy has forbidden boats to leave the harbor", "fishermen are not allowed to put to sea": behind harm. */
static bool keeps_ashore(struct framing *f, uint32_t verb)
{
	static const char *const bars[] = { "forbidden", "forbade", "forbidding", "barred",
		"banned", "prohibited", "prevented", "stopped", NULL };
	static const char *const lets[] = { "allowed", "permitted", NULL };
	static const char *const others[] = { "tourists", "foreign", "fees", "quota", "quotas",
		"season", "stocks", "dark", "night", "racing", "pleasure", "race", "fuel",
		"regatta", "jackets", "licence", "license", "permit", "safety", "lights", NULL };
	const struct chunk *v = at(f, verb);
	bool lets_not = v->passive && v->negative && word_is_any(f->page, v->head, lets);
	if (v->modal || v->infinitive ||
		!(lets_not || (!v->negative && word_is_any(f->page, v->head, bars))))
		return false;
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	if (who == NONE || !word_is_any(f->page, at(f, who)->head, crafts) ||
		!is_kept_ashore(f, (v->passive ? verb : who) + 1))
		return false;
	uint32_t by = role_doer(&f->clause, verb);
	bool police = by != NONE && chunk_has_any(f, by, WORDS("police", "policemen"));
	if ((by != NONE ? !frame_is_power(f, by) || police : !v->passive) ||
		!frame_is_under_arms(f) || frame_is_by_weather(f) || frame_sentence_has(f, others))
		return false;
	add_lack(f, "FRAME-280", verb, who, at(f, verb)->end, by);
	f->page->events.at[f->page->events.count - 1].negative = false;
	return true;
}

/* "for an hour a day", "only two hours each day", "only once", from word `w`: the word behind it, or NONE. */
static uint32_t scant_until(const struct page *p, uint32_t w, bool handed)
{
	enum { AHEAD = 5 };
	if (word_is(p, w, "only") && word_is_any(p, w + 1, WORDS("once", "twice")) && handed)
		return word_is_any(p, w + 2, WORDS("a", "each", "per", "every"))
			       ? NONE
			       : w + 2; /* not "only twice a week" */
	if (!word_is_any(p, w, WORDS("for", "only", "just")))
		return NONE;
	for (uint32_t k = w + 1; k < w + AHEAD && k + 2 < p->scan.words.count; k++)
		if (word_is_any(p, k, WORDS("hour", "hours", "minutes")))
			return word_is_any(p, k + 1, WORDS("a", "each", "per", "every")) &&
					       word_is(p, k + 2, "day")
				       ? k + 3
				       : NONE;
	return NONE;
}

/* FRAME-287: "telephone lines work for an hour a day", "food has been handed out only once": behind harm. */
static bool comes_seldom(struct framing *f, uint32_t verb)
{
	static const char *const comes[] = { "work", "works", "worked", "run", "runs", "flow",
		"flows", "comes", "come", "came", "supplied", "functions", NULL };
	static const char *const hands[] = { "handed", "distributed", "delivered", "supplied",
		NULL };
	static const char *const others[] = { "flight", "passengers", "guests", "patients",
		"school", "class", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t what = subject_past_owner(f, verb);
	bool handed = v->passive && word_is_any(f->page, v->head, hands);
	if (v->negative || v->modal || v->infinitive || what == NONE ||
		!(handed || word_is_any(f->page, v->head, comes)))
		return false;
	bool lines = word_is(f->page, at(f, what)->head, "lines") &&
		     chunk_has_any(f, what, WORDS("telephone", "phone", "power"));
	uint32_t w = v->end + word_is_any(f->page, v->end, WORDS("on", "available", "out"));
	uint32_t end = scant_until(f->page, w, handed);
	if (end == NONE || !(lines || has_goods(f, what)) || !frame_is_under_arms(f) ||
		frame_is_by_weather(f) || frame_sentence_has(f, others))
		return false;
	add_lack(f, "FRAME-287", verb, what, end, NONE);
	return true;
}

/* "aid agencies", "relief workers", "humanitarian convoys" */
static bool brings_aid(const struct framing *f, uint32_t who)
{
	static const char *const kinds[] = { "aid", "relief", "humanitarian", "charity", NULL };
	static const char *const heads[] = { "agencies", "agency", "workers", "groups", "teams",
		"organisations", "organizations", "charities", "missions", "staff", "officials",
		"convoys", "convoy", "flights", NULL };
	return is_kind(f, who, CHUNK_NOUN) && !at(f, who)->none && chunk_has_any(f, who, kinds) &&
	       word_is_any(f->page, at(f, who)->head, heads);
}

/* "from the camp", "from entering the valley", "access", "permission to": what they are kept from is no hall. */
static bool is_kept_from(const struct framing *f, uint32_t w)
{
	static const char *const leave[] = { "access", "entry", "permission", "visas", NULL };
	static const char *const ways[] = { "entering", "reaching", "delivering", "bringing",
		"visiting", "working", "operating", "helping", "distributing", "crossing", NULL };
	const struct page *p = f->page;
	if (word_is_any(p, w, leave))
		return true;
	uint32_t noun = word_is(p, w, "from") ? p->mark[w + 1].chunk : NONE;
	if (noun == NONE || word_is_any(p, w + 1, ways))
		return noun != NONE;
	return is_kind(f, noun, CHUNK_NOUN) &&
	       (at(f, noun)->name != NONE || lexeme_has(at(f, noun)->lex, FEATURE_LOCATION) ||
		       word_is_any(
			       p, at(f, noun)->head, WORDS("camp", "camps", "crossing", "prison")));
}

/* FRAME-269: "aid agencies have been barred from the camp", "were denied access", "the army barred relief workers from the valley" */
static bool keeps_aid_out(struct framing *f, uint32_t verb)
{
	static const char *const bars[] = { "barred", "banned", "prevented", "blocked", "barring",
		"preventing", "expelled", NULL };
	static const char *const denies[] = { "denied", "refused", NULL };
	const struct chunk *v = at(f, verb);
	if (v->modal || v->infinitive ||
		!(word_is_any(f->page, v->head, bars) ||
			(v->passive && word_is_any(f->page, v->head, denies))))
		return false;
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : verb + 1;
	if (!brings_aid(f, who))
		return false;
	uint32_t behind = v->passive ? v->end : at(f, who)->end;
	if (!is_kept_from(f, behind))
		return false;
	uint32_t by = role_doer(&f->clause, verb);
	add_lack(f, "FRAME-269", verb, who, behind + 1, by);
	return true;
}

/* FRAME-269: "a request to bring in insulin was turned down" */
static bool turns_down(struct framing *f, uint32_t verb)
{
	static const char *const asks[] = { "request", "requests", "appeal", "appeals",
		"application", "applications", NULL };
	static const char *const brings[] = { "bring", "deliver", "send", "import", "let", "supply",
		"take", "evacuate", NULL };
	static const char *const ends[] = { "turned", "refused", "denied", "rejected", "ignored",
		NULL };
	const struct chunk *v = at(f, verb);
	enum { AHEAD = 8 };
	if (!v->passive || v->negative || v->modal || !word_is_any(f->page, v->head, ends) ||
		frame_sentence_has(f, WORDS("because")))
		return false;
	for (uint32_t i = verb; i-- > f->clause.first && i + AHEAD > verb;) {
		if (!is_kind(f, i, CHUNK_VERB) || !at(f, i)->infinitive)
			continue;
		if (!word_is_any(f->page, at(f, i)->head, brings) || i == f->clause.first ||
			!word_is_any(f->page, at(f, i - 1)->head, asks))
			return false;
		for (uint32_t k = i + 1; k < verb; k++)
			if (has_goods(f, k)) {
				add_lack(f, "FRAME-269", verb, k, v->end,
					role_after(&f->clause, verb, "by"));
				return true;
			}
	}
	return false;
}

static bool may_keep_aid_out(const struct framing *f)
{
	const struct page *p = f->page;
	uint32_t s = f->sentence;
	return may_stand(p, s, "aid") || may_stand(p, s, "relief") ||
	       may_stand(p, s, "humanitarian") || may_stand(p, s, "charity");
}

bool frame_lacks(struct framing *f, uint32_t verb)
{
	if (may_keep_aid_out(f) && keeps_aid_out(f, verb))
		return true;
	static const feature_set goods =
		(feature_set)1 << FEATURE_UTILITY | (feature_set)1 << FEATURE_SUPPLY;
	const struct page *p = f->page;
	bool named = p->within[f->sentence] & goods;
	if ((may_stand(p, f->sentence, "bare") || may_stand(p, f->sentence, "empty")) &&
		is_bare(f, verb))
		return true;
	if (named && (is_kept_for(f, verb) || takes_goods(f, verb) || is_none_there(f, verb) ||
			     is_neither_there(f, verb) || turns_down(f, verb) ||
			     frame_stops_sale(f, verb)))
		return true;
	if ((may_stand(p, f->sentence, "hour") || may_stand(p, f->sentence, "hours") ||
		    may_stand(p, f->sentence, "only")) &&
		comes_seldom(f, verb))
		return true;
	if ((any_may_stand(p, f->sentence, WORDS("with", "next", "too")) &&
		    goes_with_it(f, verb)) ||
		(any_may_stand(p, f->sentence, crafts) && keeps_ashore(f, verb)) ||
		frame_closes_shop(f, verb))
		return true;
	return (may_stand(p, f->sentence, "starving") || may_stand(p, f->sentence, "starve") ||
		       may_stand(p, f->sentence, "starved")) &&
	       starves(f, verb);
}

/* What runs on fuel, and lacks it alone: "the ambulance ran out of fuel". */
bool frame_is_engine(const struct framing *f, uint32_t noun)
{
	static const char *const engines[] = { "ambulance", "car", "bus", "truck", "lorry",
		"vehicle", "vehicles", "boat", "ferry", "generator", "generators", "plane",
		"helicopter", "he", "she", "i", "driver", NULL };
	return !f->page->wide && word_is_any(f->page, at(f, noun)->head, engines);
}
