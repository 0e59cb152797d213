#include "reader/frame_at.h"

/*
 * What is told of those who were killed, and counts nobody.
 * FRAME-300: what was done to the dead: "these people were shot in their beds", "some of them had their hands tied".
 * FRAME-301: loss of life in others' words: "this appalling loss of life", "many lives have been lost".
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

/* Somebody's death that was told, from `back` sentences before to this one, and not by the chunk `but` itself. */
static bool death_told(const struct framing *f, uint32_t back, size_t end, uint32_t but)
{
	enum { LOOK = 48 };
	for (uint32_t s = f->sentence; s-- > 0 && s + 2 >= f->sentence;)
		if (f->page->within[s] >> FEATURE_BODY & 1)
			return true; /* "The bodies were brought down on carts." */
	for (size_t k = end; k-- > 0 && k + LOOK > end;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence + back < f->sentence)
			return false;
		if (e->harm == HARM_KILLED && !e->hypothetical &&
			f->page->mark[e->trigger].chunk != but)
			return true;
	}
	return false;
}

/* "most", "some of them", "many of the victims": a share of those told of */
static bool is_share(const struct framing *f, uint32_t i)
{
	static const char *const shares[] = { "most", "many", "some", "several", "all", "others",
		"few", NULL };
	static const char *const of[] = { "them", "victims", "dead", "bodies", "corpses", "killed",
		NULL };
	const struct chunk *n = at(f, i);
	if (!word_is_any(f->page, n->end - 1, shares) && !word_is_any(f->page, n->first, shares))
		return false;
	uint32_t whole = role_joined(&f->clause, i, "of");
	if (n->kind == CHUNK_OTHER)
		return word_is_any(f->page, n->end - 1, of);
	if (whole == NONE)
		return n->end == n->first + 1 || word_is_any(f->page, n->head, of);
	return word_is_any(f->page, at(f, whole)->head, of) ||
	       word_is_any(f->page, at(f, whole)->first, WORDS("those", "these"));
}

/* "She operated on 17. Most had bullet wounds.": of those who live */
static bool tells_of_living(const struct framing *f)
{
	static const char *const hurt[] = { "operated", "treated", "treating", "wounded", "injured",
		"patients", "survivors", "admitted", "mummies", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = f->sentence > 0 ? s[-1].first : s->first; w < s->end; w++)
		if (word_is_any(f->page, w, hurt))
			return true;
	return false;
}

/* "The roofs were flung open. They were set alight": "they" are things of the sentence before, which tells of no death. */
static bool stands_for_things(const struct framing *f, size_t end)
{
	if (f->sentence == 0)
		return false;
	uint32_t first = f->page->scan.sentences.at[f->sentence - 1].first;
	uint32_t noun = f->page->mark[first].chunk;
	if (noun == NONE || chunk_at(f->page, noun)->kind != CHUNK_NOUN ||
		!chunk_at(f->page, noun)->plural || role_is_human(f->page, noun, true))
		return false;
	for (size_t k = end; k-- > 0 && f->page->events.at[k].sentence + 1 >= f->sentence;)
		if (f->page->events.at[k].sentence + 1 == f->sentence &&
			f->page->events.at[k].harm == HARM_KILLED)
			return false;
	return true;
}

enum deadness { NOT_DEAD, ARE_PEOPLE, MAYBE_DEAD, SURE_DEAD };

/* Does the noun stand for people who were told to be dead? */
static enum deadness dead_meant(const struct framing *f, uint32_t i, size_t end, uint32_t verb)
{
	static const char *const dead[] = { "victims", "dead", "bodies", "corpses", "slain", NULL };
	enum { FAR = 40, NEAR = 2 };
	if (is_kind(f, i, CHUNK_OTHER) && at(f, i)->end == at(f, i)->first + 3 &&
		is_share(f, i)) /* "Most of them" */
		return death_told(f, NEAR, end, verb) && !tells_of_living(f) ? SURE_DEAD : NOT_DEAD;
	if (!is_kind(f, i, CHUNK_NOUN) || at(f, i)->none)
		return NOT_DEAD;
	const struct chunk *n = at(f, i);
	bool share = is_share(f, i);
	if (n->quantity != NONE && !(share && f->page->quantities.at[n->quantity].vague))
		return NOT_DEAD;
	if (word_is_any(f->page, n->head, dead) ||
		(word_is(f->page, n->first, "those") && word_is(f->page, n->end, "killed")))
		return death_told(f, FAR, end, verb) ? SURE_DEAD : NOT_DEAD;
	bool alone = n->end == n->first + 1 && !word_is(f->page, n->end, "of");
	if (share && !alone)
		return death_told(f, NEAR, end, verb) ? SURE_DEAD : NOT_DEAD;
	if (word_is_any(f->page, n->first, WORDS("these", "those")) && n->end > n->first + 1 &&
		!lexeme_has(n->lex, FEATURE_ARMED) && role_is_human(f->page, i, true))
		return death_told(f, FAR, end, verb) ? SURE_DEAD : NOT_DEAD;
	bool those = word_is(f->page, n->head, "those") && is_kind(f, i + 1, CHUNK_REL);
	bool people = those || (!n->pronoun && n->plural && role_is_human(f->page, i, true) &&
				       !lexeme_has(n->lex, FEATURE_ARMED));
	bool told = people ? death_told(f, FAR, end, verb)
			   : (share || word_is(f->page, n->head, "they")) &&
				     death_told(f, NEAR, end, verb) && !tells_of_living(f) &&
				     !stands_for_things(f, end);
	return !told ? NOT_DEAD : people ? ARE_PEOPLE : MAYBE_DEAD;
}

/* "were lined up along the wall and shot": the passive verb that "shot" goes on from, or NONE. */
static uint32_t led_verb(const struct framing *f, uint32_t verb)
{
	enum { BACK = 7 };
	if (at(f, verb)->aux || !is_kind(f, verb - 1, CHUNK_AND))
		return NONE;
	for (uint32_t i = verb - 1; i-- > f->clause.first && i + BACK > verb;)
		if (is_kind(f, i, CHUNK_VERB))
			return at(f, i)->passive && !at(f, i)->negative && !at(f, i)->modal ? i
											    : NONE;
	return NONE;
}

/* The subject, past "appeared to", "are believed to". */
static uint32_t sufferer(const struct framing *f, uint32_t verb)
{
	static const char *const seems[] = { "appeared", "appear", "appears", "seemed", "seem",
		"believed", "thought", "said", "reported", NULL };
	bool seem = at(f, verb)->infinitive && is_kind(f, verb - 1, CHUNK_VERB) &&
		    word_is_any(f->page, at(f, verb - 1)->head, seems);
	uint32_t joined = led_verb(f, verb);
	uint32_t head = joined != NONE ? joined : seem ? verb - 1 : verb;
	uint32_t who = role_subject(&f->clause, head);
	return who == NONE && is_kind(f, head - 1, CHUNK_OTHER) ? head - 1 : who;
}

/* One of the words in the clause behind word `w`. */
static GIVEN bool has_ahead(const struct framing *f, uint32_t w, const char *const *words)
{
	enum { AHEAD = 9 };
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t k = w; k < end && k < w + AHEAD; k++)
		if (word_is_any(f->page, k, words))
			return true;
		else if (word_is_any(f->page, k, WORDS(";", ",", "but")))
			return false;
	return false;
}

/* "thrown into a well", "flung from the roofs", "crushed under the roof", "picked off": one word and what must stand behind it */
static bool is_cast(const struct framing *f, uint32_t verb)
{
	static const char *const casts[] = { "thrown", "flung", "hurled", "pushed", "tossed",
		NULL };
	static const char *const deeps[] = { "well", "wells", "cistern", "roof", "roofs", "cliff",
		"cliffs", "river", "flames", "fire", "sea", "shaft", "ravine", "windows", NULL };
	static const struct {
		const char *head, *behind;
	} pairs[] = { { "picked", "off" }, { "finished", "off" }, { "blown", "up" },
		{ "set", "alight" }, { "crushed", "under" }, { "crushed", "beneath" },
		{ "put", "death" }, { "burned", "alive" }, { "burnt", "alive" } };
	const struct chunk *v = at(f, verb);
	if (word_is_any(f->page, v->head, casts))
		return has_ahead(f, v->end, deeps) && !has_ahead(f, v->end, WORDS("flags"));
	if (has_ahead(f, v->end,
		    WORDS("paperwork", "debt", "debts", "question", "questions", "sanctions")))
		return false; /* "crushed under a mountain of paperwork" */
	for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
		if (word_is(f->page, v->head, pairs[k].head) &&
			(word_is(f->page, v->head + 1, pairs[k].behind) ||
				word_is(f->page, v->head + 2, pairs[k].behind)))
			return true;
	return false;
}

/* "were strangled"; "shot in the head", "killed in their beds": how they were killed. */
static bool is_way_to_die(const struct framing *f, uint32_t verb, enum deadness dead)
{
	static const char *const deadly[] = { "executed", "strangled", "beheaded", "decapitated",
		"slaughtered", "butchered", "gunned", "mown", "mowed", "bludgeoned", "hacked",
		"burned", "burnt", "smothered", "bayoneted", "speared", "lynched", "riddled",
		"machine-gunned", "clubbed", "stabbed", "knifed", "poisoned", "bulldozed", "hanged",
		"sabred", "lanced", "impaled", "sawn", "trampled", "disembowelled", "suffocated",
		NULL };
	static const char *const figurative[] = { "executed", "bludgeoned", "butchered", "lanced",
		"riddled", "smothered", "trampled", "stabbed", "knifed", "hacked", NULL };
	static const char *const where[] = { "head", "heads", "neck", "necks", "chest", "back",
		"range", "bed", "beds", "wall", "slept", "sleep", "sleeping", "blood", "behind",
		"fled", "flee", "surrendered", "kneeling", "knees", "fleeing", NULL };
	static const char *const saved[] = { "alive", "survived", "hospital", "wounded", "injured",
		"leg", "legs", "arm", "foot", NULL };
	const struct chunk *v = at(f, verb);
	if (has_ahead(f, v->end, saved) && !has_ahead(f, v->end, WORDS("burned", "alive")))
		return false;
	static const char *const figures[] = { "skill", "into", "court", "lice", "boils", "errors",
		"doubt", "care", "kindness", "allies", "owners", "nettles", NULL };
	if (word_is_any(f->page, v->head, figurative) && has_ahead(f, v->end, figures))
		return false; /* "were bludgeoned into voting", "riddled with lice" */
	if (has_ahead(f, v->end, WORDS("recognition")))
		return false; /* "burned beyond recognition" */
	if (word_is_any(f->page, v->head - 1, WORDS("slowly", "economically")))
		return false; /* by a siege */
	if (word_is(f->page, v->end, "by") &&
		has_ahead(f, v->end, WORDS("hail", "frost", "market", "boredom", "curiosity")))
		return false; /* "gunned down by hail" */
	if (is_cast(f, verb))
		return dead < SURE_DEAD ||
		       !word_is_any(f->page, at(f, verb)->head, WORDS("thrown"));
	bool burns = word_is_any(f->page, v->head, WORDS("burned", "burnt"));
	if (word_is_any(f->page, v->head, deadly))
		return !burns || dead < SURE_DEAD; /* no bodies that were burned */
	uint32_t from = led_verb(f, verb) != NONE ? at(f, led_verb(f, verb))->end : v->end;
	if (word_is(f->page, v->head, "shot"))
		return dead == SURE_DEAD || has_ahead(f, from, where) ||
		       (word_is(f->page, from, "one") &&
			       word_is_any(f->page, from + 1, WORDS("by", "after")));
	return word_is_any(f->page, v->head, WORDS("killed", "murdered")) &&
	       has_ahead(f, v->end, where);
}

/* "their hands tied", "their hands had been bound"; no "hands of the clock" */
static bool has_limbs_bound(const struct framing *f, uint32_t w)
{
	static const char *const limbs[] = { "hands", "wrists", "arms", "feet", "throats", NULL };
	static const char *const bound[] = { "tied", "bound", "cut", "slit", NULL };
	enum { AHEAD = 4 };
	for (uint32_t k = w; k < w + AHEAD; k++)
		if (word_is_any(f->page, k, limbs) && word_is(f->page, k - 1, "their"))
			return has_ahead(f, k, bound);
	return false;
}

/* "had their hands tied", "had bullet wounds in the chest", "bore marks of torture" */
static bool bears_marks(const struct framing *f, uint32_t verb)
{
	static const char *const bears[] = { "had", "have", "has", "bore", "bear", "carried",
		"showed", "show", "shows", NULL };
	static const char *const marks[] = { "wounds", "marks", "signs", "burns", "cuts",
		"injuries", "holes", "traces", NULL };
	static const char *const kinds[] = { "bullet", "bullets", "gunshot", "bayonet", "knife",
		"machete", "stab", "torture", "head", "chest", "heads", "neck", "shrapnel",
		"beating", "beatings", "burns", "range", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, bears))
		return false;
	return has_limbs_bound(f, v->end) ||
	       (has_ahead(f, v->end, marks) && has_ahead(f, v->end, kinds));
}

static struct event *event_at(const struct framing *f, size_t start, uint32_t verb)
{
	for (size_t k = start; k < f->page->events.count; k++)
		if (f->page->mark[f->page->events.at[k].trigger].chunk == verb)
			return &f->page->events.at[k];
	return NULL;
}

/* A claim of killing at a verb, where nobody is counted there. */
static void tell(struct framing *f, size_t start, uint32_t verb, uint32_t who, bool hedged)
{
	struct event *e = event_at(f, start, verb);
	for (size_t k = start;
		word_is(f->page, at(f, who)->head, "they") && k < f->page->events.count; k++)
		if (f->page->events.at[k].harm == HARM_KILLED &&
			f->page->events.at[k].count.known && &f->page->events.at[k] != e)
			return; /* "three had died, and they were trampled" */
	if (e && ((e->count.known && e->harm != HARM_NONE) || e->harm > HARM_KILLED))
		return;
	if (!e)
		e = frame_add(f, "FRAME-300", verb, NONE, &killed);
	e->rule = "FRAME-300";
	e->act = ACT_KILLING;
	e->harm = HARM_KILLED;
	e->count = (struct count){ 0 };
	e->hypothetical = false;
	e->hedged |= hedged;
	if (at(f, who)->first < e->first)
		e->first = at(f, who)->first;
}

/* "the bodies bore marks of torture", which the tagger takes for one noun: of chunk `i`, whose word "bore" is. */
static void bore_marks(struct framing *f, size_t start, uint32_t i)
{
	static const char *const who[] = { "bodies", "victims", "corpses", "dead", "children",
		"women", "men", "prisoners", "they", "most", "many", "some", "all", NULL };
	static const char *const marks[] = { "wounds", "marks", "signs", "burns", "cuts", "traces",
		NULL };
	static const char *const kinds[] = { "bullet", "gunshot", "bayonet", "knife", "machete",
		"stab", "torture", "neck", "head", "chest", "beating", "beatings", NULL };
	uint32_t w = at(f, i)->first;
	while (w < at(f, i)->end && !word_is(f->page, w, "bore"))
		w++;
	if (w == at(f, i)->end || w == f->page->scan.sentences.at[f->sentence].first ||
		!word_is_any(f->page, w - 1, who) || !has_ahead(f, w, marks) ||
		!has_ahead(f, w, kinds) || !death_told(f, 40, f->page->events.count, NONE))
		return;
	tell(f, start, i, at(f, i)->first == w ? i - 1 : i, false);
}

/* "executed these people", "killed everyone they could find" */
static bool kills_them(const struct framing *f, uint32_t verb, size_t end)
{
	static const char *const kills[] = { "killed", "executed", "shot", "murdered",
		"slaughtered", "massacred", "butchered", "beheaded", "hanged", "stabbed",
		"strangled", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, kills) || v->passive || v->participle)
		return false;
	static const char *const ills[] = { "hunger", "thirst", "cholera", "disease", "cold",
		"typhus", "measles", "poverty", "greed", "neglect", "negligence", "indifference",
		"silence", "corruption", "smoke", NULL };
	uint32_t whom = role_object(&f->clause, verb), who = role_subject(&f->clause, verb);
	if (whom == NONE || !is_kind(f, who, CHUNK_NOUN) ||
		word_is_any(f->page, at(f, who)->head, ills))
		return false;
	bool all = word_is_any(f->page, at(f, whom)->head, WORDS("everyone", "everybody")) &&
		   f->page->within[f->sentence] >> FEATURE_SAY & 1;
	if (word_is(f->page, v->end - 1, "at"))
		return false; /* "shot at everyone" */
	static const char *const how[] = { "head", "heads", "back", "chest", "neck", "range",
		"blood", "beds", "sleep", NULL };
	bool people = at(f, whom)->plural && at(f, whom)->quantity == NONE &&
		      !at(f, whom)->pronoun && role_is_human(f->page, whom, true) &&
		      has_ahead(f, at(f, whom)->end, how); /* "shot people in the back" */
	return ((all || people) && death_told(f, 40, end, verb)) ||
	       dead_meant(f, whom, end, verb) == SURE_DEAD;
}

static void done_to_dead(struct framing *f, size_t start, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	size_t end = f->page->events.count;
	if (v->negative || v->modal || v->gerund || (v->infinitive && !v->perfect) ||
		frame_is_of_play(f))
		return;
	if (kills_them(f, verb, end)) {
		tell(f, start, verb, role_subject(&f->clause, verb), false);
		return;
	}
	uint32_t who = sufferer(f, verb);
	enum deadness dead = dead_meant(f, who, end, verb);
	if (dead == NOT_DEAD)
		return;
	static const char *const mishaps[] = { "crash", "boiler", "collapsed", "avalanche",
		"landslide", "elephant", "elephants", "lion", "lions", "bus", "ferry", "trench",
		NULL };
	if (dead == ARE_PEOPLE && (frame_is_mishap(f) || has_ahead(f, v->end, mishaps)))
		return; /* "trampled by an elephant" */
	if (((v->passive || led_verb(f, verb) != NONE) && is_way_to_die(f, verb, dead)) ||
		(!v->passive && dead > ARE_PEOPLE && bears_marks(f, verb)))
		tell(f, start, verb, who, v->infinitive);
}

/* "to avoid a loss of life", "without loss of life", "any loss": none that was told */
static bool is_unreal_loss(const struct framing *f, uint32_t w)
{
	static const char *const unreal[] = { "avoid", "avoided", "prevent", "prevented", "without",
		"minimise", "minimize", "no", "any", "risk", "further", "more", "potential",
		"possible", "against", "not", "if", "insurance", "averted", "every", "each",
		"unintended", "smoking", "drinking", NULL };
	enum { BACK = 6 };
	uint32_t first = f->page->scan.sentences.at[f->sentence].first;
	for (uint32_t k = w; k-- > first && k + BACK > w;)
		if (word_is_any(f->page, k, unreal))
			return true;
	return false;
}

/* Of "a large number of dead": no dead trees, no deaths on the roads, no bodies that need reform */
static bool names_dead(const struct framing *f, uint32_t w)
{
	static const char *const other[] = { "age", "road", "roads", "cancer", "disease", "flu",
		"heart", "swans", "birds", "animals", "reform", "such", "chamber", "audit", "cold",
		NULL };
	uint32_t chunk = f->page->mark[w].chunk;
	return chunk != NONE && chunk_at(f->page, chunk)->end == w + 1 &&
	       !has_ahead(f, w + 1, other);
}

/* "loss of life", "loss of innocent lives", "a large number of dead", "numerous deaths": the word behind it, or 0. */
static uint32_t end_of_loss(const struct framing *f, uint32_t w)
{
	static const char *const kinds[] = { "human", "civilian", "innocent", "young", "so", "many",
		NULL };
	static const char *const dead[] = { "dead", "deaths", "bodies", "killed", "fatalities",
		NULL };
	const struct page *p = f->page;
	if (word_is(p, w, "loss") && word_is(p, w + 1, "of")) {
		uint32_t k = w + 2;
		while (word_is_any(p, k, kinds))
			k++;
		return word_is_any(p, k, WORDS("life", "lives")) &&
				       !word_is_any(p, k + 1,
					       WORDS("cover", "insurance", "policy", "savings"))
			       ? k + 1
			       : 0;
	}
	uint32_t of = w + 1 + word_is(p, w + 1, "\""); /* "a large number" of dead */
	if (word_is(p, w, "number") && word_is(p, of, "of") && word_is_any(p, of + 1, dead) &&
		word_is_any(p, w - 1, WORDS("large", "unknown", "great", "considerable", "high")))
		return names_dead(f, of + 1) ? of + 2 : 0;
	if (word_is_any(p, w, WORDS("numerous", "many")) && word_is_any(p, w + 1, dead) &&
		!word_is_any(p, w - 1, WORDS("how", "as")))
		return names_dead(f, w + 1) ? w + 2 : 0;
	return 0;
}

/* FRAME-301 */
static void loses_life(struct framing *f, size_t start)
{
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = s->first + 1; w + 2 < s->end; w++) {
		uint32_t end = end_of_loss(f, w), chunk = f->page->mark[w].chunk;
		if (!end || chunk == NONE || is_unreal_loss(f, w) || frame_is_by_weather(f) ||
			frame_is_mishap(f) || frame_is_of_play(f))
			continue;
		struct event *e = event_at(f, start, chunk);
		if (e && e->count.known)
			return;
		if (!e || e->harm != HARM_KILLED)
			e = frame_add(f, "FRAME-301", chunk, NONE, &killed);
		e->rule = "FRAME-301";
		e->end = end > e->end ? end : e->end;
		e->negative = e->hypothetical = false;
		return;
	}
}

/* "condemned the killing of civilians" */
static bool is_civil(const struct framing *f, uint32_t who)
{
	static const char *const civil[] = { "civilians", "refugees", "villagers", "worshippers",
		"people", "prisoners", "protesters", "demonstrators", "students", "residents",
		"men", "women", "children", "workers", "pilgrims", NULL };
	return word_is_any(f->page, at(f, who)->head, civil);
}

/* "what survivors describe as a massacre of strikers": of people, of those who bear no arms */
static bool is_massacre_of(const struct framing *f, const struct event *e, uint32_t who)
{
	return word_is_any(f->page, e->trigger, WORDS("massacre", "slaughter")) &&
	       role_is_human(f->page, who, true) && !lexeme_has(at(f, who)->lex, FEATURE_ARMED) &&
	       !sentence_is_of(f->page, f->sentence, FAMILY_NUMBER);
}

/* "so many lives have been wasted", "many people had lost their lives", "the murder of so many innocent people" */
static void are_many(struct framing *f, size_t start)
{
	static const char *const many[] = { "many", "numerous", "countless", "innocent",
		"defenceless", "defenseless", "unarmed", NULL };
	static const char *const condemn[] = { "condemned", "condemns", "condemn", "deplored",
		"deplores", "appalled", "shocked", "denounced", "horrified", "mourned", NULL };
	static const char *const calls[] = { "describe", "describes", "described", "call", "calls",
		"called", "speak", "speaks", "spoke", "termed", "branded", NULL };
	bool called = any_may_stand(f->page, f->sentence, WORDS("massacre", "slaughter")) &&
		      frame_sentence_has(f, calls);
	bool condemns = any_may_stand(f->page, f->sentence, condemn) &&
			frame_sentence_has(f, condemn) &&
			death_told(f, 40, f->page->events.count, NONE);
	for (size_t k = start; k < f->page->events.count; k++) {
		struct event *e = &f->page->events.at[k];
		uint32_t who = e->victim;
		if (who == NONE && word_is(f->page, e->end, "of") &&
			e->end + 2 < f->page->scan.words.count) /* "the murder of so many" */
			who = f->page->mark[e->end + 1 + word_is(f->page, e->end + 1, "so")].chunk;
		if (e->harm != HARM_KILLED || !is_kind(f, who, CHUNK_NOUN) || e->whole != NONE ||
			e->hypothetical || e->negative ||
			(e->count.known &&
				!(str_equal(e->count.rule, STR("COUNT-11")) &&
					is_kind(f, f->page->mark[e->trigger].chunk, CHUNK_NOUN))))
			continue;
		const struct chunk *n = at(f, who);
		if (n->quantity == NONE && n->plural &&
			(chunk_has_any(f, who, many) || (condemns && is_civil(f, who)) ||
				(called && is_massacre_of(f, e, who))) &&
			!word_is(f->page, n->first - 1, "how")) {
			e->rule = "FRAME-301";
			e->count = (struct count){ 0 };
		}
	}
}

/* "Twelve sheep were brought in; five of them had gunshot wounds": others were counted in between. */
static bool counts_others(const struct framing *f, const struct event *last, const struct event *e)
{
	for (uint32_t i = e->victim; i-- > f->page->mark[last->end - 1].chunk + 1;)
		if (is_kind(f, i, CHUNK_NOUN) && at(f, i)->quantity != NONE && at(f, i)->plural &&
			!at(f, i)->bare && !role_is_human(f->page, i, true) &&
			!lexeme_has(at(f, i)->lex, FEATURE_BODY))
			return true;
	return false;
}

/* "30 bodies were brought in. 22 of them had gunshot wounds": so many of the dead, where they were counted last. */
static void counts_marked(struct framing *f, size_t start)
{
	for (size_t k = start; k < f->page->events.count; k++) {
		struct event *e = &f->page->events.at[k];
		if (e->harm != HARM_INJURED || !e->count.known || e->victim == NONE ||
			!at(f, e->victim)->bare || !bears_marks(f, f->page->mark[e->trigger].chunk))
			continue;
		for (size_t i = k; i-- > 0 && f->page->events.at[i].sentence + 1 >= f->sentence;) {
			const struct event *last = &f->page->events.at[i];
			if (!last->count.known || last->hypothetical)
				continue;
			if (last->harm != HARM_KILLED || last->count.low < e->count.low ||
				tells_of_living(f) || counts_others(f, last, e))
				break;
			e->act = last->act;
			e->harm = HARM_KILLED;
			break;
		}
	}
}

/* FRAME-20: "27 bodies, nine of which bore knife wounds": a part of the bodies. */
static void bodies_of_which(struct framing *f, size_t start)
{
	struct page *p = f->page;
	size_t k = start;
	while (k < p->events.count &&
		!(p->events.at[k].harm == HARM_KILLED && p->events.at[k].count.known &&
			p->events.at[k].victim != NONE && p->events.at[k].whole == NONE &&
			lexeme_has(at(f, p->events.at[k].victim)->lex, FEATURE_BODY)))
		k++;
	for (uint32_t i = f->clause.first; k < p->events.count && i < f->clause.end; i++) {
		const struct chunk *n = at(f, i);
		if (is_kind(f, i, CHUNK_NOUN) && !n->bare && n->quantity != NONE &&
			i > p->events.at[k].victim)
			return; /* "12 bodies in three pits, two of which" */
		if (!is_kind(f, i, CHUNK_NOUN) || !n->bare || i <= p->events.at[k].victim ||
			!word_is(p, n->end, "of") || !word_is(p, n->end + 1, "which"))
			continue;
		struct event e = p->events.at[k];
		e.rule = "FRAME-20";
		e.count = count_noun(&f->clause, i);
		e.part = page_words(p, n->first, n->end + 2);
		e.whole = (uint32_t)k;
		e.victim = i;
		e.victims_end = i + 1;
		e.trigger = n->head;
		e.first = n->first;
		e.end = n->end + 2;
		if (e.count.low < p->events.at[k].count.stated)
			*PUSH(p->mem, &p->events) = e;
		return;
	}
}

void frame_of_dead(struct framing *f, size_t start)
{
	if (may_stand(f->page, f->sentence, "which") &&
		f->page->within[f->sentence] >> FEATURE_BODY & 1)
		bodies_of_which(f, start);
	if (!sentence_is_of(f->page, f->sentence, FAMILY_OF_DEAD))
		return;
	bool bore = may_stand(f->page, f->sentence, "bore");
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_VERB) || /* or "and strangled", taken for a noun */
			(is_kind(f, i, CHUNK_NOUN) && at(f, i)->end == at(f, i)->first + 1 &&
				led_verb(f, i) != NONE))
			done_to_dead(f, start, i);
		else if (bore && is_kind(f, i, CHUNK_NOUN))
			bore_marks(f, start, i);
	counts_marked(f, start);
	loses_life(f, start);
	are_many(f, start);
}
