#include "reader/frame_at.h"

/*
 * What people live by, let through in drops (FRAME-271), kept back or out (FRAME-272), not there any more (FRAME-273), refused or
 * blockaded (FRAME-274), or who brings it or needs it held up (FRAME-275): where a force was told of among people killed
 * or driven out.
 */
static void add_scant(struct framing *f, const char *rule, uint32_t verb, uint32_t what,
	uint32_t end, uint32_t by)
{
	struct event *e = frame_add_onto(f, rule, verb, what, by, &frame_as_deprived);
	e->end = end > e->end ? end : e->end;
	e->negative = e->hypothetical = false;
}

static bool is_goods_word(const struct page *p, uint32_t w)
{
	static const feature_set goods = (feature_set)1 << FEATURE_UTILITY |
					 (feature_set)1 << FEATURE_SUPPLY |
					 (feature_set)1 << FEATURE_CONDUIT;
	static const char *const more[] = { "vegetables", "dialysis", "inhalers", "blankets",
		"groceries", "tankers", "tanker", "ambulances", NULL };
	return p->has[w] & goods || word_is_any(p, w, more);
}

/* What brings the goods, or how much of them: "one bread van", "the electricity supply", "fuel imports". */
static bool is_bringer(const struct page *p, uint32_t head)
{
	static const char *const bringers[] = { "van", "vans", "lorry", "lorries", "truck",
		"trucks", "ship", "ships", "boat", "boats", "convoy", "convoys", "cart", "carts",
		"barge", "barges", "plane", "planes", "flight", "flights", "supply", "supplies",
		"delivery", "deliveries", "import", "imports", "shipment", "shipments",
		"consignment", "consignments", "cargo", "cargoes", "aid", "relief", "ration",
		"rations", "parts", "pump", "pumps", "station", "stations", "line", "lines",
		"network", "grid", "pipe", "pipes", "main", "mains", "kits", "equipment", "stocks",
		"reserves", "treatment", "care", "drugs", "powder", "products", "items", "goods",
		"materials", "entry", "distribution", "distributions", NULL };
	return word_is_any(p, head, bringers);
}

/* "medicines", "one bread van", "the electricity supply"; no "food festival", no "bread knives", no "Water Street". */
static bool is_goods(const struct framing *f, uint32_t i)
{
	bool noun = is_kind(f, i, CHUNK_NOUN); /* "kept diesel out" may pass for a quality */
	if (!(noun || is_kind(f, i, CHUNK_OTHER)) || at(f, i)->pronoun ||
		(noun && at(f, i)->name != NONE) || /* "Water Street" */
		(noun && frame_brings_other(f, i)) ||
		(noun && !is_goods_word(f->page, at(f, i)->head) &&
			!is_bringer(f->page, at(f, i)->head)))
		return false;
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
		if (is_goods_word(f->page, w))
			return true;
	return false;
}

/* The nearest noun for goods in chunks [from, to); NONE: none is there. */
static uint32_t goods_among(const struct framing *f, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to && i < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_STOP))
			return NONE;
		else if (is_goods(f, i))
			return i;
	return NONE;
}

static bool is_plain(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	return !v->negative && !v->modal && !v->infinitive;
}

/* "every third day", "once a week", "one hour a day", "20 litres a family" from word `w`: the word behind it, or NONE. */
static uint32_t drops_until(const struct page *p, uint32_t w)
{
	static const char *const a[] = { "a", "per", "each", "every", NULL };
	static const char *const spans[] = { "day", "week", "month", "fortnight", "night", NULL };
	static const char *const nth[] = { "second", "third", "fourth", "other", "few", "two",
		"three", "four", "five", "ten", NULL };
	static const char *const spells[] = { "hour", "hours", "minutes", "litre", "litres",
		"liter", "liters", "bucket", "buckets", "lorry", "lorries", "truck", "trucks",
		"van", "vans", "tanker", "tankers", NULL };
	static const char *const whose[] = { "day", "week", "month", "fortnight", "night", "family",
		"household", "person", "head", NULL };
	const uint32_t count = (uint32_t)p->scan.words.count;
	if (w + 3 >= count)
		return NONE;
	if (word_is(p, w, "every") && word_is_any(p, w + 1, nth))
		return w + 3;
	if (word_is_any(p, w, WORDS("once", "twice")) && word_is_any(p, w + 1, a) &&
		word_is_any(p, w + 2, spans))
		return w + 3;
	return word_is_any(p, w, spells) && word_is_any(p, w + 1, a) && word_is_any(p, w + 2, whose)
		       ? w + 3
		       : NONE;
}

/* Where what comes in drops ends, behind the noun and its verb. */
static uint32_t scant_behind(const struct framing *f, uint32_t from)
{
	enum { AHEAD = 16 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = at(f, from)->first; w < s->end && w < at(f, from)->first + AHEAD; w++) {
		uint32_t end = drops_until(f->page, w);
		if (end != NONE && end <= s->end)
			return end;
	}
	return NONE;
}

static const char *const flows[] = { "let", "allowed", "permitted", "arrives", "arrive", "comes",
	"come", "reaches", "reach", "runs", "run", "flows", "flow", "gets", "get", "got",
	"receives", "receive", "received", "has", "have", "had", "enter", "enters", "limited",
	"rationed", "reduced", "restricted", "cut", "lets", "allows", "admits", "letting", "works",
	"work", "available", NULL };

/* "only once a week", "no more than two hours a day", "has been cut to one hour a day"; the school gets milk twice a week. */
static bool is_told_as_little(const struct framing *f, uint32_t verb)
{
	static const char *const little[] = { "only", "just", "merely", "barely", "most", "more",
		"less", "fewer", "single", "one", "down", "limited", "rationed", "reduced", "cut",
		"restricted", "every", NULL };
	static const char *const usual[] = { "receives", "receive", "received", "gets", "get",
		"got", "has", "have", "had", "works", "work", "allowed", "permitted", "lets",
		"allows", "admits", NULL };
	static const char *const homes[] = { "quarter", "quarters", "district", "town", "village",
		"villages", "camp", "city", "island", "valley", "suburb", "enclave", "residents",
		"inhabitants", "families", "households", "people", "villagers", "hospital",
		"clinic", "they", "we", NULL };
	uint32_t who = role_subject(&f->clause, verb);
	return !word_is_any(f->page, at(f, verb)->head, usual) || frame_sentence_has(f, little) ||
	       (who != NONE && word_is_any(f->page, at(f, who)->head, homes));
}

/* FRAME-271: "water tankers have been let in only every third day", "have had electricity for no more than two hours a day" */
static bool comes_in_drops(struct framing *f, uint32_t verb)
{
	enum { NEAR = 5 };
	const struct chunk *v = at(f, verb);
	if (!is_plain(f, verb) || !word_is_any(f->page, v->head, flows) ||
		!is_told_as_little(f, verb))
		return false;
	uint32_t what = goods_among(f, verb + 1, verb + NEAR), by = role_subject(&f->clause, verb);
	if (what == NONE && is_kind(f, by, CHUNK_NOUN))
		what = goods_among(f, by, verb);
	uint32_t end = what == NONE ? NONE : scant_behind(f, what < verb ? what : verb);
	if (end == NONE)
		return false;
	add_scant(f, "FRAME-271", verb, what, end,
		what > verb && is_kind(f, by, CHUNK_NOUN) && frame_is_power(f, by) ? by : NONE);
	return true;
}

/* FRAME-271: "deliveries have been limited to", "cut the supply to four hours": how much, whatever it is. */
static bool is_limited(struct framing *f, uint32_t verb)
{
	static const char *const limits[] = { "limited", "restricted", "rationed", "halved", NULL };
	const struct chunk *v = at(f, verb);
	if (!is_plain(f, verb) || !word_is_any(f->page, v->head, limits))
		return false;
	uint32_t what = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	uint32_t by = role_doer(&f->clause, verb);
	if (word_is(f->page, v->end, "to") &&
		word_is_any(f->page, v->end + 2,
			WORDS("mornings", "afternoons", "evenings", "weekends", "weekdays",
				"customers", "members", "business", "businesses")))
		return false; /* a matter of hours and trade */
	if (what == NONE || !is_goods(f, what) ||
		(by != NONE ? !frame_is_power(f, by) : !v->passive))
		return false;
	add_scant(f, "FRAME-271", verb, what, v->end, by);
	return true;
}

/* FRAME-271: "Only a quarter of the food they need gets through" */
static bool is_fraction(struct framing *f, uint32_t verb)
{
	static const char *const parts[] = { "quarter", "third", "fifth", "tenth", "fraction",
		"trickle", "half", "part", NULL };
	const struct chunk *v = at(f, verb);
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	if (!is_plain(f, verb) ||
		!word_is_any(f->page, v->head,
			WORDS("gets", "get", "comes", "come", "got", "reaches", "arrives",
				"reached", "enters")) ||
		is_kind(f, verb - 1, CHUNK_REL) || word_is(f->page, v->end, "from"))
		return false; /* not "half of the food that reaches the market is local" */
	for (uint32_t w = s->first; w + 2 < v->first; w++)
		if (word_is_any(f->page, w, parts) && word_is(f->page, w + 1, "of")) {
			uint32_t what = f->page->mark[w + 2].chunk;
			what = what == NONE ? NONE : goods_among(f, what, what + 2);
			if (what == NONE || what > verb)
				return false;
			add_scant(f, "FRAME-271", verb, what, v->end, NONE);
			return true;
		}
	return false;
}

/* Behind a verb or its object: "back", "out of the site", "at the gate". */
static bool keeps_away(const struct page *p, uint32_t w)
{
	return word_is_any(p, w, WORDS("back", "out", "up")) ||
	       (word_is(p, w, "at") &&
		       word_is_any(p, w + 2,
			       WORDS("gate", "gates", "checkpoint", "border", "entrance", "port",
				       "airport", "roadblock"))) ||
	       (word_is(p, w, "from") &&
		       word_is_any(p, w + 1, WORDS("reaching", "entering", "getting")));
}

/* A power, or who keeps the gate. */
static bool is_keeper(const struct framing *f, uint32_t by)
{
	static const char *const keepers[] = { "customs", "guards", "administration", "governor",
		"prefect", "council", "province", "town", "police", "management", "commander",
		"wardens", "warders", NULL };
	return frame_is_power(f, by) || word_is_any(f->page, at(f, by)->head, keepers);
}

/* FRAME-272: "the customs have held back her insulin", "the army has kept diesel and medicines out of the site" */
static bool holds_back(struct framing *f, uint32_t verb)
{
	static const char *const holds[] = { "held", "kept", "keeps", "holds", "hold", "keep",
		"holding", "keeping", NULL };
	const struct chunk *v = at(f, verb);
	if (!is_plain(f, verb) || !word_is_any(f->page, v->head, holds))
		return false;
	uint32_t by = role_doer(&f->clause, verb), what = role_subject(&f->clause, verb);
	bool before = keeps_away(f->page, v->end);
	if (!v->passive)
		what = goods_among(f, verb + 1, verb + 4);
	if (what == NONE || !is_goods(f, what) || (by != NONE ? !is_keeper(f, by) : !v->passive))
		return false;
	uint32_t last = what;
	while ((is_kind(f, last + 1, CHUNK_AND) || is_kind(f, last + 1, CHUNK_COMMA)) &&
		is_goods(f, last + 2))
		last += 2;
	uint32_t behind = at(f, last)->end;
	if (!before && !keeps_away(f->page, v->passive ? v->end : behind))
		return false;
	add_scant(f, "FRAME-272", verb, what, behind, by);
	return true;
}

/* FRAME-272: "closed the canal that supplied it with water": what brings the goods. */
static bool closes_channel(struct framing *f, uint32_t verb)
{
	static const char *const shuts[] = { "closed", "cut", "blocked", "dammed", "diverted",
		"filled", "drained", "breached", "severed", "shut", "dynamited", "demolished",
		NULL };
	static const char *const ways[] = { "canal", "ditch", "channel", "aqueduct", "spring",
		"line", "road", "track", "bridge", "pass", "crossing", "stream", "conduit",
		"tunnel", NULL };
	static const char *const brings[] = { "supplied", "supplies", "feeds", "fed", "brings",
		"brought", "carries", "carried", "provides", "provided", NULL };
	uint32_t what = role_object(&f->clause, verb), by = role_subject(&f->clause, verb);
	if (!is_plain(f, verb) || !word_is_any(f->page, at(f, verb)->head, shuts) || what == NONE ||
		!word_is_any(f->page, at(f, what)->head, ways) || !is_kind(f, by, CHUNK_NOUN) ||
		!frame_is_power(f, by) || !is_kind(f, what + 1, CHUNK_REL) ||
		!is_kind(f, what + 2, CHUNK_VERB) ||
		!word_is_any(f->page, at(f, what + 2)->head, brings) ||
		word_is_any(f->page, at(f, what + 3)->head,
			WORDS("quarry", "motorway", "highway", "railway", "port", "traffic")))
		return false;
	add_scant(f, "FRAME-272", verb, what, at(f, what)->end, by);
	return true;
}

/* FRAME-273: "there has been no diesel for their generators since July" */
static bool is_not_there(struct framing *f, uint32_t verb)
{
	static const char *const since[] = { "since", "for", "because", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t what = verb + 1;
	if (!lexeme_has(v->lex, FEATURE_BE) || v->modal || v->infinitive || v->first == 0 ||
		!word_is(f->page, v->first - 1, "there") || !is_kind(f, what, CHUNK_NOUN) ||
		!at(f, what)->none || !is_goods(f, what) || !frame_sentence_has(f, since))
		return false;
	add_scant(f, "FRAME-273", verb, what, at(f, what)->end, NONE);
	return true;
}

/* FRAME-273: "no supply ship carrying food has been allowed to land": nothing that brings it may come. */
static bool none_may_come(struct framing *f, uint32_t verb)
{
	static const char *const lets[] = { "allowed", "permitted", "let", "authorised",
		"authorized", "cleared", NULL };
	const struct chunk *v = at(f, verb);
	if (!v->passive || v->modal || v->infinitive || !word_is_any(f->page, v->head, lets) ||
		(word_is(f->page, v->end, "for") &&
			word_is_any(f->page, v->end + 1, WORDS("sale", "use"))))
		return false;
	for (uint32_t i = verb; i-- > f->clause.first;) {
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_SUB))
			return false;
		if (!is_kind(f, i, CHUNK_NOUN) || !at(f, i)->none)
			continue;
		uint32_t what = goods_among(f, i, verb);
		if (what == NONE)
			return false;
		add_scant(f, "FRAME-273", verb, i, v->end, role_after(&f->clause, verb, "by"));
		return true;
	}
	return false;
}

/* FRAME-273: "has stood idle for want of fuel" */
static bool is_in_want(struct framing *f, uint32_t verb)
{
	const struct page *p = f->page;
	uint32_t w = at(f, verb)->end;
	w += !word_is(p, w, "for"); /* "idle" */
	if (!word_is(p, w, "for") || !word_is_any(p, w + 1, WORDS("want", "lack")) ||
		!word_is(p, w + 2, "of"))
		return false;
	uint32_t what = p->mark[w + 3].chunk;
	if (what == NONE || !is_goods(f, what))
		return false;
	add_scant(f, "FRAME-273", verb, what, at(f, what)->end, NONE);
	return true;
}

/* FRAME-274: "the authorities refuse to deliver kerosene" */
static bool refuses_goods(struct framing *f, uint32_t verb)
{
	static const char *const refuses[] = { "refuse", "refuses", "refused", "refusing",
		"declined", "stopped", NULL };
	static const char *const gives[] = { "deliver", "supply", "sell", "send", "provide",
		"restore", "reconnect", "hand", "release", "issue", "distribute", "repair",
		"delivering", "supplying", "selling", NULL };
	static const char *const suppliers[] = { "utility", "company", "council", "administration",
		"management", "railway", "mill", "supplier", "suppliers", "province", "governor",
		"prefect", "town", "refinery", "waterworks", NULL };
	uint32_t next = verb + 1, by = role_subject(&f->clause, verb);
	if (!is_plain(f, verb) || !word_is_any(f->page, at(f, verb)->head, refuses) ||
		!is_kind(f, next, CHUNK_VERB) || !word_is_any(f->page, at(f, next)->head, gives) ||
		!is_kind(f, by, CHUNK_NOUN) || at(f, by)->pronoun ||
		!(frame_is_power(f, by) || word_is_any(f->page, at(f, by)->head, suppliers)))
		return false; /* no villagers who "refused to supply food to the rebels" */
	uint32_t what = goods_among(f, next + 1, next + 4);
	if (what == NONE)
		return false;
	add_scant(f, "FRAME-274", verb, what, at(f, what)->end, frame_is_power(f, by) ? by : NONE);
	return true;
}

/* FRAME-274: "kidney patients have been denied dialysis", "were refused fuel" */
static bool are_refused(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t what = verb + 1;
	if (!v->passive || !is_plain(f, verb) ||
		!word_is_any(f->page, v->head, WORDS("denied", "refused")) || !is_goods(f, what))
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	if (who == NONE || is_goods(f, who) || lexeme_has(at(f, who)->lex, FEATURE_ARMED))
		return false; /* not "the regiment was refused food" */
	add_scant(f, "FRAME-274", verb, what, at(f, what)->end, role_after(&f->clause, verb, "by"));
	return true;
}

/* FRAME-274: "its insulin had been refused entry", "three consignments of dressings are locked in a customs shed" */
static bool is_held_at_gate(struct framing *f, uint32_t verb)
{
	static const char *const entries[] = { "entry", "passage", "clearance", NULL };
	static const char *const locks[] = { "locked", "stuck", "stranded", "impounded", "rotting",
		NULL };
	static const char *const gates[] = { "customs", "border", "port", "checkpoint", "gate",
		"airport", "frontier", "crossing", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t what = role_subject(&f->clause, verb);
	if (!is_plain(f, verb) || what == NONE)
		return false;
	if (!is_goods(f, what)) {
		uint32_t of =
			is_kind(f, what, CHUNK_NOUN) ? role_joined(&f->clause, what, "of") : NONE;
		if (of == NONE || !is_goods(f, of))
			return false;
		what = of; /* "three consignments of dressings" */
	}
	bool refused = v->passive && word_is_any(f->page, v->head, WORDS("refused", "denied")) &&
		       word_is_any(f->page, v->end, entries);
	bool locked = word_is_any(f->page, v->head, locks) ||
		      word_is_any(f->page, v->end, locks); /* "are stuck" */
	for (uint32_t w = v->end; locked && w < v->end + 4; w++)
		if (word_is_any(f->page, w, gates))
			refused = true;
	if (!refused)
		return false;
	add_scant(f, "FRAME-274", verb, what, v->end, role_after(&f->clause, verb, "by"));
	return true;
}

/* FRAME-274: "a blockade of fuel and medicines", "imposed a ban on fuel": the noun for it. */
static bool is_blockade_of(struct framing *f, uint32_t noun)
{
	static const char *const bans[] = { "blockade", "embargo", "ban", "bans", "restrictions",
		"siege", "stoppage", "suspension", "denial", NULL };
	const struct page *p = f->page;
	if (!is_kind(f, noun, CHUNK_NOUN) || !word_is_any(p, at(f, noun)->head, bans) ||
		!word_is_any(p, at(f, noun)->end, WORDS("of", "on")))
		return false;
	uint32_t what = noun + 2;
	static const char *const ends[] = { "lifted", "lift", "lifting", "eased", "relaxed", NULL };
	static const char *const craft[] = { "ships", "vessels", "stoves", "heaters", "pumps",
		"vending", "vans", "boats", NULL }; /* "a ban on fuel ships" */
	if (!is_goods(f, what) || word_is_any(p, at(f, what)->head, craft) ||
		frame_sentence_has(f, ends))
		return false;
	uint32_t by = is_kind(f, noun - 1, CHUNK_VERB) ? role_subject(&f->clause, noun - 1) : NONE;
	add_scant(f, "FRAME-274", noun, what, at(f, what)->end,
		is_kind(f, by, CHUNK_NOUN) && frame_is_power(f, by) ? by : NONE);
	return true;
}

/* FRAME-275: "doctors were prevented from taking medical supplies to the farm", "the army barred doctors from entering the camp" */
static bool bars_bringers(struct framing *f, uint32_t verb)
{
	static const char *const bars[] = { "prevented", "barred", "stopped", "blocked", "kept",
		"prevents", "bars", "stops", "banned", "forbidden", NULL };
	static const char *const bringers[] = { "doctor", "doctors", "nurses", "nurse", "medics",
		"surgeons", "ambulance", "ambulances", "charity", "charities", "volunteers",
		"relatives", "engineers", "midwives", NULL };
	static const char *const goers[] = { "passengers", "fans", "spectators", "visitors",
		"guests", "tourists", "players", "pupils", "students", "commuters", "gang",
		"smugglers", NULL };
	static const char *const contests[] = { "election", "elections", "race", "contest",
		"competition", "profession", "market", "talks", "politics", "courtroom", "summit",
		"studio", "final", NULL };
	static const char *const enters[] = { "entering", "reaching", "visiting", "treating",
		NULL };
	static const char *const brings[] = { "taking", "bringing", "delivering", "carrying",
		"sending", "buying", "selling", "unloading", NULL };
	const struct chunk *v = at(f, verb);
	if (!is_plain(f, verb) || !word_is_any(f->page, v->head, bars))
		return false;
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	uint32_t by = role_doer(&f->clause, verb), from = (v->passive ? verb : who) + 1;
	if (v->participle && !v->aux && who == NONE)
		from = verb + 1; /* "said its workers, prevented from taking" */
	else if (who == NONE || (by != NONE && !is_keeper(f, by)) || (by == NONE && !v->passive))
		return false;
	if (!is_kind(f, from, CHUNK_PREP) || !word_is(f->page, at(f, from)->first, "from") ||
		!is_kind(f, from + 1, CHUNK_VERB))
		return false;
	uint32_t head = at(f, from + 1)->head, what = goods_among(f, from + 2, from + 5);
	bool goods = word_is_any(f->page, head, brings) && what != NONE &&
		     (who == NONE || !word_is_any(f->page, at(f, who)->head, goers));
	bool help = word_is_any(f->page, head, enters) && who != NONE &&
		    word_is_any(f->page, at(f, who)->head, bringers) &&
		    !word_is_any(f->page, at(f, from + 2)->head, contests);
	if (!goods && !help)
		return false;
	add_scant(f, "FRAME-275", verb, goods ? what : who, at(f, from + 1)->end, by);
	return true;
}

/* FRAME-275: "patients have been refused permission to leave for treatment" */
static bool bars_patients(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t who = role_subject(&f->clause, verb);
	static const char *const cares[] = { "treatment", "dialysis", "hospital", "surgery",
		"chemotherapy", "care", NULL };
	if (!v->passive || !is_plain(f, verb) || who == NONE ||
		!word_is_any(f->page, v->head,
			WORDS("refused", "denied", "prevented", "forbidden", "barred")) ||
		!word_is_any(f->page, at(f, who)->head,
			WORDS("patients", "patient", "sick", "wounded", "injured")) ||
		!frame_sentence_has(f, cares))
		return false;
	uint32_t by = role_after(&f->clause, verb, "by");
	if (by != NONE && !frame_is_power(f, by))
		return false; /* "denied treatment abroad by the insurer" */
	add_scant(f, "FRAME-275", verb, who, v->end, by);
	return true;
}

static bool (*const ways[])(struct framing *f, uint32_t verb) = { comes_in_drops, is_limited,
	is_fraction, holds_back, closes_channel, is_not_there, none_may_come, is_in_want,
	refuses_goods, are_refused, is_held_at_gate, bars_bringers, bars_patients };

/* Another rule has told of the lack of it, or made something of the verb. */
static bool is_told(const struct framing *f, size_t start, const struct event *e)
{
	const struct event *all = f->page->events.at;
	uint32_t head = at(f, e->target)->head;
	for (size_t i = start; &all[i] < e; i++)
		if (all[i].harm == HARM_DEPRIVED && all[i].target != NONE &&
			(all[i].trigger == e->trigger || all[i].target == e->target ||
				(head >= all[i].first && head < all[i].end)))
			return true;
	return false;
}

static bool is_scant(struct framing *f, uint32_t i)
{
	if (is_kind(f, i, CHUNK_NOUN))
		return is_blockade_of(f, i);
	for (size_t k = 0; is_kind(f, i, CHUNK_VERB) && k < sizeof ways / sizeof *ways; k++)
		if (ways[k](f, i))
			return true;
	return false;
}

void frame_scant(struct framing *f, size_t start)
{
	struct events *all = &f->page->events;
	static const char *const leisure[] = { "golf", "pool", "pools", "game", "games", "match",
		"tournament", "museum", "theatre", "film", "herd", "pilots", "library", "holiday",
		"holidays", "computer", "paperwork", "exam", "festival", "prescription", NULL };
	if (!sentence_is_of(f->page, f->sentence, FAMILY_SCANT) || frame_is_by_weather(f) ||
		sentence_is_of(f->page, f->sentence, FAMILY_CHANCE) || !frame_is_under_arms(f) ||
		frame_sentence_has(f, leisure))
		return; /* "the pool stood empty for want of water" */
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if (is_scant(f, i) && is_told(f, start, &all->at[all->count - 1]))
			all->count--;
}
