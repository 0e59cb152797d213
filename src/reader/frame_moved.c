#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * Where reports of a clearance tell of people who were shut in and burned (FRAME-204),
 * who live on one well (FRAME-205), and how many had come with wounds (FRAME-206).
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };
static const struct lexeme injured = { .act = ACT_ATTACK, .harm = HARM_INJURED, .basis = -1 };
static const struct lexeme deprived = {
	.act = ACT_DEPRIVATION, .harm = HARM_DEPRIVED, .basis = -1
};

static bool is_counted(const struct framing *f, uint32_t noun)
{
	return is_kind(f, noun, CHUNK_NOUN) && at(f, noun)->quantity != NONE &&
	       !role_counts_things(&f->clause, noun);
}

static bool word_within(
	const struct framing *f, uint32_t from, uint32_t end, const char *const *words)
{
	for (uint32_t w = from; w < end; w++)
		if (word_is_any(f->page, w, words))
			return true;
	return false;
}

/* From word `w` on: "and set fire to it", "and burned it down", "which was then torched". */
static uint32_t burned_from(const struct framing *f, uint32_t w)
{
	static const char *const burns[] = { "burned", "burnt", "torched", "incinerated", NULL };
	static const char *const fires[] = { "fire", "alight", "ablaze", "aflame", NULL };
	static const char *const sets[] = { "set", "setting", NULL };
	static const char *const not [] = { "but", "no", "not", "never", "nobody", "before", NULL };
	enum { AHEAD = 16, NEAR = 5 };
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end;
	stop = w + AHEAD < stop ? w + AHEAD : stop;
	for (; w < stop; w++) {
		uint32_t near = w + NEAR < stop ? w + NEAR : stop;
		if (word_is_any(f->page, w, not ) || word_is(f->page, w, ";"))
			return NONE;
		if (word_is_any(f->page, w, burns) ||
			(word_is_any(f->page, w, sets) && word_within(f, w + 1, near, fires)))
			return w + 1;
	}
	return NONE;
}

/* FRAME-204: "locked 45 inhabitants in the church and set fire to it": killed. */
static bool shut_in_and_burned(struct framing *f, uint32_t verb)
{
	static const char *const shuts[] = { "locked", "locking", "shut", "shutting", "herded",
		"herding", "drove", "driven", "barricaded", "crowded", "forced", "pushed", "packed",
		"bolted", "penned", "crammed", "confined", NULL };
	static const char *const inside[] = { "in", "into", "inside", "within", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, shuts) || v->negative || v->modal)
		return false;
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	if (!is_kind(f, who, CHUNK_NOUN) || !role_is_human(f->page, who, true))
		return false;
	uint32_t in = who > verb ? who : verb;
	while (in < f->clause.end && !is_kind(f, in, CHUNK_PREP))
		in++;
	while (is_kind(f, in, CHUNK_PREP) && !word_is_any(f->page, at(f, in)->first, inside))
		in += 2;
	if (!is_kind(f, in, CHUNK_PREP) || !is_kind(f, in + 1, CHUNK_NOUN))
		return false;
	uint32_t end = burned_from(f, at(f, in + 1)->end);
	if (end == NONE)
		return false;
	struct event *e = frame_add(f, "FRAME-204", verb, who, &killed);
	if (!v->passive)
		e->actor = role_subject(&f->clause, verb);
	e->end = end > e->end ? end : e->end;
	return true;
}

/* FRAME-205: "four thousand people lived for a month on one well", "900 people share a single tap". */
static bool shares_a_well(struct framing *f, uint32_t verb)
{
	static const char *const lives[] = { "lived", "live", "living", "survived", "survive",
		"share", "shared", "sharing", "depend", "depended", "subsist", NULL };
	static const char *const wells[] = { "well", "tap", "standpipe", "pump", "spring",
		"cistern", "tanker", "borehole", "pipe", "generator", NULL };
	static const char *const one[] = { "one", "single", "only", "sole", NULL };
	enum { AHEAD = 10 };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, lives) || v->negative || v->modal || v->infinitive)
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	if (who == NONE || !is_counted(f, who) || !role_is_human(f->page, who, true))
		return false;
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t w = v->end; w + 1 < stop && w < v->end + AHEAD; w++) {
		if (!word_is_any(f->page, w, one))
			continue;
		uint32_t k = w + 1; /* "a single working tap" */
		while (k < w + 3 && k + 1 < stop && !word_is_any(f->page, k, wells))
			k++;
		if (!word_is_any(f->page, k, wells))
			continue;
		struct event *e = frame_add(f, "FRAME-205", verb, who, &deprived);
		e->target = f->page->mark[k].chunk;
		e->end = k + 1 > e->end ? k + 1 : e->end;
		return true;
	}
	return false;
}

/* Does what the sentence tells of these people make them more than hurt: "were found", "died"? */
static bool is_told_otherwise(const struct framing *f, uint32_t from)
{
	static const char *const fates[] = { "died", "dead", "found", "killed", "succumbed",
		"buried", "perished", "corpses", "discovered", "survived", NULL };
	for (uint32_t i = from; i < f->clause.end; i++) {
		if (is_kind(f, i, CHUNK_AND) || is_kind(f, i, CHUNK_COMMA) ||
			is_kind(f, i, CHUNK_STOP))
			return false;
		if (is_kind(f, i, CHUNK_VERB) &&
			(chunk_has_any(f, i, fates) || at(f, i)->negative || at(f, i)->modal))
			return true;
	}
	return false;
}

/* FRAME-206: "73 people with gunshot wounds had reached his clinic": hurt, whatever the verb. */
static bool have_wounds(struct framing *f, uint32_t noun)
{
	static const char *const wounds[] = { "wounds", "injuries", "burns", "fractures",
		"lacerations", NULL };
	uint32_t with = noun + 1;
	bool them = at(f, noun)->bare &&
		    with < f->clause.end && /* "37 of them with bullet wounds" */
		    lexeme_has(at(f, with)->lex, FEATURE_PARTITIVE) &&
		    word_is(f->page, at(f, with)->first, "of");
	with += them;
	if (!is_counted(f, noun) || at(f, noun)->definite || !is_kind(f, with, CHUNK_PREP) ||
		!word_is(f->page, at(f, with)->first, "with") || (at(f, noun)->bare && !them) ||
		lexeme_has(at(f, noun)->lex, FEATURE_BODY) ||
		lexeme_has(at(f, noun)->lex, FEATURE_DEAD) || !role_is_human(f->page, noun, true))
		return false;
	uint32_t what = with + 1, stop = with + 5;
	while (what < f->clause.end && what < stop &&
		!word_is_any(f->page, at(f, what)->head, wounds) &&
		(is_kind(f, what, CHUNK_NOUN) || is_kind(f, what, CHUNK_AND)))
		what++;
	if (!is_kind(f, what, CHUNK_NOUN) || !word_is_any(f->page, at(f, what)->head, wounds) ||
		is_told_otherwise(f, what + 1))
		return false;
	for (size_t k = f->page->events.count;
		k-- > 0 && f->page->events.at[k].sentence == f->sentence;)
		if (f->page->events.at[k].victim == noun)
			return false; /* "23 remain in hospital, five of them with burns": FRAME-20 */
	struct event *e = frame_add(f, "FRAME-206", noun, noun, &injured);
	e->victims_end = noun + 1;
	e->count = count_noun(&f->clause, noun);
	e->end = at(f, what)->end;
	return true;
}

/* "The wells that give the hamlets their name were filled": the noun before a clause of one verb, or NONE. */
static uint32_t well_told_of(const struct framing *f, uint32_t verb, const char *const *wells)
{
	enum { BACK = 7 };
	uint32_t verbs = 0;
	for (uint32_t i = verb; i-- > f->clause.first + 1 && i + BACK > verb && verbs < 2;) {
		verbs += is_kind(f, i, CHUNK_VERB);
		if (is_kind(f, i, CHUNK_REL))
			return verbs == 1 && is_kind(f, i - 1, CHUNK_NOUN) &&
					       word_is_any(f->page, at(f, i - 1)->head, wells)
				       ? i - 1
				       : NONE;
	}
	return NONE;
}

/* "were filled with clean water": a well, a cistern or a tank that holds again what it is for */
bool frame_is_filled(const struct framing *f, uint32_t verb)
{
	return word_is_any(f->page, at(f, verb)->head, WORDS("filled", "filling")) &&
	       is_kind(f, verb + 2, CHUNK_NOUN) &&
	       chunk_has_any(f, verb + 2, WORDS("water", "rain", "rainwater", "fuel"));
}

/* FRAME-211: "fouled two of the three wells", "the wells were filled with concrete" */
static bool spoils_wells(struct framing *f, uint32_t verb)
{
	static const char *const spoils[] = { "fouled", "fouling", "poisoned", "poisoning",
		"filled", "filling", "capped", "cemented", "dynamited", "destroyed", "sealed",
		"salted", "blew", "blown", "blocked", "contaminated", "bulldozed", "chained",
		"padlocked", "smashed", "wrecked", NULL };
	static const char *const wells[] = { "well", "wells", "cistern", "cisterns", "borehole",
		"boreholes", "pylons", "standpipes", "pump", "pumps", "taps", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, spoils) || v->negative || v->modal || v->infinitive)
		return false;
	uint32_t what = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	if (v->passive && (what == NONE || !word_is_any(f->page, at(f, what)->head, wells))) {
		uint32_t told = well_told_of(f, verb, wells);
		what = told != NONE && frame_is_under_arms(f) ? told : what;
	}
	if (frame_is_filled(f, verb))
		return false;
	uint32_t of =
		what == NONE || !at(f, what)->bare ? NONE : role_joined(&f->clause, what, "of");
	uint32_t well = of != NONE ? of : what;
	if (well == NONE || !word_is_any(f->page, at(f, well)->head, wells))
		return false;
	struct event *e = frame_add(f, "FRAME-211", verb, NONE, &deprived);
	e->target = well;
	e->end = at(f, well)->end > e->end ? at(f, well)->end : e->end;
	e->first = at(f, what)->first < e->first ? at(f, what)->first : e->first;
	return true;
}

/* FRAME-211: "had their wells capped", "have had their water and power withdrawn". */
static bool has_supply_cut(struct framing *f, uint32_t verb)
{
	static const char *const cuts[] = { "cut", "capped", "withdrawn", "disconnected", "severed",
		"sealed", "closed", "poisoned", "filled", "destroyed", "suspended", "stopped",
		"confiscated", "taken", "switched", "turned", "shut", "smashed", NULL };
	static const char *const wells[] = { "well", "wells", "lines", "meters", "cisterns",
		"boreholes", "tanks", NULL };
	uint32_t what = role_object(&f->clause, verb);
	if (!lexeme_has(at(f, verb)->lex, FEATURE_HAVE) || at(f, verb)->negative ||
		at(f, verb)->modal || what == NONE)
		return false;
	bool own = tag_at(f->page, at(f, what)->first) == TAG_PRPS; /* "had the power line cut" */
	if (!own && !at(f, what)->definite)
		return false;
	uint32_t last = role_list_end(&f->clause, what) - 1, cut = last + 1;
	if (!is_kind(f, cut, CHUNK_VERB) || at(f, cut)->aux ||
		!word_is_any(f->page, at(f, cut)->head, cuts))
		return false;
	bool supply = word_is_any(f->page, at(f, what)->head, wells);
	for (uint32_t w = at(f, what)->first; w < at(f, what)->end; w++)
		supply |= word_has(f->page, w, FEATURE_UTILITY);
	uint32_t who = role_subject(&f->clause, verb);
	if (!supply || who == NONE)
		return false;
	bool counted = own && is_counted(f, who) && role_is_human(f->page, who, true);
	struct event *e = frame_add(f, "FRAME-211", cut, counted ? who : NONE, &deprived);
	e->target = what;
	e->negative = false;
	e->first = at(f, verb)->first;
	return true;
}

/* "14 residents, three of them women, had been bound": the noun before what stands between commas. */
static uint32_t before_aside(const struct framing *f, uint32_t verb)
{
	enum { BACK = 7 };
	if (!is_kind(f, verb - 1, CHUNK_COMMA))
		return NONE;
	for (uint32_t i = verb - 2; i + BACK > verb && i > f->clause.first; i--)
		if (is_kind(f, i, CHUNK_COMMA))
			return is_kind(f, i - 1, CHUNK_NOUN) ? i - 1 : NONE;
		else if (is_kind(f, i, CHUNK_VERB))
			return NONE;
	return NONE;
}

/* FRAME-210: "16 herders were roped together and walked down to the road", "lined up, blindfolded and driven off". */
static bool bound_and_led(struct framing *f, uint32_t verb)
{
	static const char *const binds[] = { "roped", "tied", "bound", "chained", "handcuffed",
		"blindfolded", "shackled", "trussed", "hooded", "lined", "separated", "singled",
		"selected", "rounded", "gathered", "picked", "pulled", NULL };
	static const char *const leads[] = { "walked", "led", "marched", "driven", "herded",
		"loaded", "pushed", "dragged", "carried", "shipped", "taken", "put", "bundled",
		NULL };
	static const char *const ways[] = { "off", "away", "down", "to", "towards", "toward",
		"into", "onto", "on", "aboard", "in", NULL };
	static const char *const ends[] = { "shot", "killed", "executed", "beheaded", "hospital",
		"clinic", "released", "freed", "safety", NULL };
	enum { AHEAD = 14 };
	const struct chunk *v = at(f, verb);
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : NONE, word = v->head;
	bool split = lexeme_has(v->lex, FEATURE_BE) && is_kind(f, verb + 1, CHUNK_NOUN);
	if (split) { /* "had been bound" */
		word = at(f, verb + 1)->head;
		who = role_subject(&f->clause, verb);
	}
	if (word_is_any(f->page, word, binds) && who == NONE && (v->passive || split))
		who = before_aside(
			f, verb); /* not: "300 supporters, many of them women, gathered" */
	if (!word_is_any(f->page, word, binds) || v->negative || v->modal || who == NONE ||
		!is_counted(f, who) || !role_is_human(f->page, who, true))
		return false;
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end, found = NONE;
	if (word_within(f, v->end, stop, ends))
		return false;
	for (uint32_t w = v->end; w + 1 < stop && w < v->end + AHEAD && found == NONE; w++)
		if (word_is_any(f->page, w, leads) && word_is_any(f->page, w + 1, ways))
			found = w + 1;
	if (found == NONE)
		return false;
	static const struct lexeme abducted = {
		.act = ACT_KIDNAPPING, .harm = HARM_ABDUCTED, .basis = -1
	};
	struct event *e = frame_add(f, "FRAME-210", verb, who, &abducted);
	e->end = found + 1;
	uint32_t by = role_after(&f->clause, verb, "by");
	e->actor = by;
	return true;
}

bool frame_moved_verb(struct framing *f, uint32_t verb)
{
	bool number = frame_has_number(f);
	return shut_in_and_burned(f, verb) || (number && shares_a_well(f, verb)) ||
	       has_supply_cut(f, verb) || spoils_wells(f, verb) ||
	       (number && bound_and_led(f, verb));
}

/* FRAME-206: "dressed the wounds of 43 people" */
static bool wounds_dressed(struct framing *f, uint32_t noun)
{
	static const char *const cares[] = { "dressed", "dressing", "stitched", "stitching",
		"tended", "bandaged", "treated", "treating", "cleaned", "sewed", "sewn", NULL };
	if (at(f, noun)->quantity != NONE || !lexeme_has(at(f, noun)->lex, FEATURE_WOUNDS) ||
		!is_kind(f, noun - 1, CHUNK_VERB) || at(f, noun - 1)->negative ||
		!word_is_any(f->page, at(f, noun - 1)->head, cares))
		return false;
	uint32_t of = role_joined(&f->clause, noun, "of");
	if (of == NONE || !is_counted(f, of) || !role_is_human(f->page, of, true))
		return false;
	struct event *e = frame_add(f, "FRAME-206", noun, of, &injured);
	e->victims_end = of + 1;
	e->count = count_noun(&f->clause, of);
	return true;
}

bool frame_moved_noun(struct framing *f, uint32_t noun)
{
	return have_wounds(f, noun) || wounds_dressed(f, noun);
}
