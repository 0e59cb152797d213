#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * Who is one of the dead though no verb says that he died: "a second death, that of Ana Reed" (FRAME-235), "says 23,
 * because it counts four drivers" (FRAME-236), "the names run from Ana Reed, 83, to Ilan Moss" (FRAME-237), "we name
 * five here: Ana Reed, 27; Ilan Moss, 35;" (FRAME-238), "the last was shot" (FRAME-239), "was killed with his wife and
 * two sons" (FRAME-240).
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

static const char *const nth[] = { "second", "third", "fourth", "fifth", "sixth", "seventh",
	"eighth", "ninth", "tenth", "eleventh", "twelfth", "another", "last", NULL };

static bool is_named(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_NOUN) && at(f, i)->name != NONE && !at(f, i)->possessive &&
	       at(f, i)->quantity == NONE && !lexeme_has(at(f, i)->lex, FEATURE_ORG) &&
	       f->page->mark[at(f, i)->head].spot == NONE;
}

/* Was somebody's death told in this sentence or the ones before? */
static bool speaks_of_dead(const struct framing *f, uint32_t back)
{
	enum { LOOK = 32 };
	size_t n = f->page->events.count;
	for (size_t k = n; k-- > 0 && k + LOOK > n;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence + back < f->sentence)
			return false;
		if (e->harm == HARM_KILLED && e->count.known && !e->negative && !e->hypothetical)
			return true;
	}
	return false;
}

static const char *const deaths[] = { "death", "fatality", "killing", NULL };

/* FRAME-235: "acknowledged a second death, that of Ana Reed, 17", "reported another death". */
static bool one_more_death(struct framing *f, uint32_t noun)
{
	static const char *const tells[] = { "acknowledged", "acknowledges", "confirmed",
		"confirms", "reported", "reports", "recorded", "announced", "admitted",
		"registered", "added", NULL };
	const struct chunk *n = at(f, noun);
	if (!word_is_any(f->page, n->head, deaths) || n->plural || n->quantity != NONE ||
		!chunk_has_any(f, noun, nth) || !is_kind(f, noun - 1, CHUNK_VERB) ||
		at(f, noun - 1)->negative || at(f, noun - 1)->modal ||
		!word_is_any(f->page, at(f, noun - 1)->head, tells) ||
		role_joined(&f->clause, noun, "of") != NONE)
		return false;
	uint32_t that = noun + 1 + is_kind(f, noun + 1, CHUNK_COMMA), who = that + 2;
	while (is_kind(f, who, CHUNK_NOUN) && at(f, who)->possessive)
		who++;
	bool said = that < f->clause.end && word_is(f->page, at(f, that)->head, "that") &&
		    is_kind(f, that + 1, CHUNK_PREP) && is_kind(f, who, CHUNK_NOUN) &&
		    role_is_human(f->page, who, true) && count_noun(&f->clause, who).known;
	struct event *e = frame_add(f, "FRAME-235", noun, said ? who : noun, &killed);
	e->negative = e->hypothetical = false;
	if (!said) {
		e->victims_end = noun + 1;
		e->count = count_one(f->page, noun);
	}
	e->part = page_words(f->page, e->first, e->end);
	return true;
}

/* FRAME-236: "says 23, because it counts four drivers whom nobody else found": some of the figure before. */
static bool counted_in(struct framing *f, uint32_t verb)
{
	static const char *const counts[] = { "counts", "count", "counted", "includes", "included",
		"include", "adds", "added", NULL };
	static const char *const why[] = { "because", "as", "since", "for", ";", NULL };
	static const char *const it[] = { "it", "he", "she", "they", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t who = verb + 1, doer = verb - 1;
	doer -= is_kind(f, doer, CHUNK_OTHER); /* "it also counts" */
	while (is_kind(f, who, CHUNK_OTHER))
		who++;
	if (!word_is_any(f->page, v->head, counts) || v->passive || v->negative || v->modal ||
		!is_kind(f, doer, CHUNK_NOUN) || !word_is_any(f->page, at(f, doer)->head, it) ||
		doer == f->clause.first || !word_is_any(f->page, at(f, doer - 1)->first, why) ||
		!is_kind(f, who, CHUNK_NOUN) || at(f, who)->pronoun ||
		(at(f, who)->bare && role_joined(&f->clause, who, "of") == NONE) ||
		!role_is_human(f->page, role_people(&f->clause, who), true) ||
		lexeme_has(at(f, who)->lex, FEATURE_BODY) || !count_noun(&f->clause, who).known)
		return false;
	const struct event *last = NULL;
	for (size_t n = f->page->events.count; n-- > 0 && !last;) {
		const struct event *e = &f->page->events.at[n];
		if (e->sentence != f->sentence)
			break;
		if (e->harm > HARM_NONE && e->count.known && e->count.stated > 1 &&
			e->end <= v->first)
			last = e;
	}
	static const struct event of_dead = { .act = ACT_KILLING, .harm = HARM_KILLED };
	bool lone = false; /* "says 23, because it counts" */
	for (uint32_t i = f->clause.first; i < doer; i++)
		lone |= is_kind(f, i, CHUNK_NOUN) && at(f, i)->bare && frame_lone_number(f, i);
	if (!last && lone && speaks_of_dead(f, 3))
		last = &of_dead;
	if (!last)
		return false;
	struct lexeme like = { .act = (int8_t)last->act, .harm = (int8_t)last->harm, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-236", who, who, &like);
	e->negative = e->hypothetical = false;
	e->part = page_words(f->page, e->first, e->end);
	return true;
}

/* FRAME-237: "the names run from Ana Reed, 83, to Ilan Moss, who was four": the first and the last of a list. */
static bool from_name_to_name(struct framing *f, uint32_t from)
{
	static const char *const lists[] = { "names", "list", "register", "roll", "crosses",
		"graves", "dead", "victims", "ages", NULL };
	uint32_t one = from + 1, i = from + 2;
	if (!word_is(f->page, at(f, from)->first, "from") || !is_named(f, one))
		return false;
	if (is_kind(f, i, CHUNK_COMMA) && is_kind(f, i + 1, CHUNK_NOUN) &&
		at(f, i + 1)->name == NONE && is_kind(f, i + 2, CHUNK_COMMA))
		i += 3; /* ", 83," */
	if (!is_kind(f, i, CHUNK_PREP) || !word_is(f->page, at(f, i)->first, "to") ||
		!is_named(f, i + 1) || i == from + 2)
		return false;
	bool listed = false;
	for (uint32_t k = f->clause.first; k < from; k++)
		listed |= chunk_has_any(f, k, lists);
	if (!listed || !speaks_of_dead(f, 6))
		return false;
	struct event *e = frame_add(f, "FRAME-237", one, one, &killed);
	e->victims_end = one + 1;
	e->end = at(f, i + 1)->end;
	e->count = (struct count){ .known = true,
		.low = 2,
		.high = 2,
		.stated = 2,
		.words = page_words(f->page, e->first, e->end),
		.rule = STR("COUNT-14") };
	e->part = STR("named");
	e->basis = BASIS_NAMES;
	return true;
}

/* How many are named behind the colon, with semicolons between; 0 where it is no such list. */
static uint32_t names_behind(const struct framing *f, uint32_t colon, uint32_t *last)
{
	uint32_t names = 0;
	for (uint32_t i = colon + 1; i < f->clause.end;) {
		i += is_kind(f, i, CHUNK_AND);
		if (!is_named(f, i))
			return names > 1 && i + 1 >= f->clause.end ? names : 0;
		names++;
		*last = i++;
		while (i < f->clause.end && !word_is(f->page, at(f, i)->first, ";")) {
			if (is_kind(f, i, CHUNK_VERB) || is_kind(f, i, CHUNK_QUOTE))
				return 0;
			i++;
		}
		i++;
	}
	return names;
}

/* FRAME-238: "We name five here: Ana Reed, 27; Ilan Moss, 35;", "read out their names: ..." after the dead. */
static bool named_here(struct framing *f)
{
	static const char *const naming[] = { "name", "names", "named", "naming", "identified",
		NULL };
	static const char *const others[] = { "suspects", "suspect", "attackers", "gunmen",
		"arrested", "detained", "detainees", "wounded", "injured", "missing", "survivors",
		"witnesses", "candidates", "officers", "accused", NULL };
	bool says = false;
	int64_t number = 0;
	uint32_t first = NONE;
	for (uint32_t i = f->clause.first; i < f->clause.end && i < f->clause.first + 24; i++) {
		if (chunk_has_any(f, i, others))
			return false; /* "named two suspects: ..." */
		says |= chunk_has_any(f, i, naming);
		if (is_kind(f, i, CHUNK_NOUN) && at(f, i)->quantity != NONE)
			first = i;
		if (first == i)
			number = f->page->quantities.at[at(f, i)->quantity].count.low;
		if (!word_is(f->page, at(f, i)->first, ":"))
			continue;
		uint32_t last = NONE, names = says ? names_behind(f, i, &last) : 0;
		if (names < 2 || (number && number != names) || !speaks_of_dead(f, 6))
			return false;
		struct event *e = frame_add(f, "FRAME-238", i + 1, i + 1, &killed);
		e->victims_end = last + 1;
		e->first = at(f, first != NONE ? first : i + 1)->first;
		e->end = at(f, last)->end;
		e->count = (struct count){ .known = true,
			.low = names,
			.high = names,
			.stated = names,
			.words = page_words(f->page, e->first, e->end),
			.rule = STR("COUNT-14") };
		e->part = STR("named");
		e->basis = BASIS_NAMES;
		return true;
	}
	return false;
}

/* Those counted last, if they are dead and several: in this sentence or the two before. */
static const struct event *dead_counted(const struct framing *f)
{
	enum { LOOK = 64 };
	size_t n = f->page->events.count;
	for (size_t k = n;
		k-- > 0 && k + LOOK > n && f->page->events.at[k].sentence + 2 >= f->sentence;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence < f->sentence && e->harm > HARM_NONE && e->count.known &&
			e->whole == NONE && !e->part.at)
			return e->harm == HARM_KILLED && e->count.stated > 1 && !e->negative ? e
											     : NULL;
	}
	return NULL;
}

static const char *const most[] = { "youngest", "oldest", "eldest", "first", "last", NULL };

static bool add_one_of_dead(struct framing *f, uint32_t be, uint32_t who)
{
	struct event *e = frame_add(f, "FRAME-242", be, who, &killed);
	if (who > be)
		e->first = at(f, f->clause.first)->first;
	e->victim = who;
	e->victims_end = who + 1;
	e->count = count_noun(&f->clause, who);
	e->negative = e->hypothetical = false;
	e->part = page_words(f->page, at(f, who)->first, at(f, who)->end);
	return true;
}

/* Does the sentence tell of somebody who lives? */
static bool tells_of_life(const struct framing *f)
{
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	if (!sentence_is_of(p, f->sentence, FAMILY_LIVES))
		return false;
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_is(p, w, "whose")) /* "a girl whose brother survived" */
			return false;
		else if (word_is_of(p, w, FAMILY_LIVES))
			return true;
	return false;
}

/* "The youngest, Ana Reed, was six.", "Ana Reed, 6, was the youngest.", "One was Ana Reed.", behind several dead. */
static bool named_of_dead(struct framing *f, uint32_t be)
{
	static const char *const ages[] = { "youngest", "oldest", "eldest", NULL };
	const struct page *p = f->page;
	uint32_t first = f->clause.first, who = first;
	const struct chunk *n = at(f, first);
	bool the = is_kind(f, first, CHUNK_NOUN) && word_is(p, n->first, "the") &&
		   n->end == n->first + 2 && word_is_any(p, n->first + 1, ages);
	bool one = n->bare && n->end == n->first + 1 && word_is(p, n->first, "one");
	if (!dead_counted(f) || at(f, be)->passive || at(f, be)->negative ||
		at(f, be)->end != at(f, be)->first + 1 || at(f, be)->modal)
		return false;
	if (the && be == first + 4 && is_kind(f, first + 1, CHUNK_COMMA))
		who = first + 2;
	else if ((the || one) && be == first + 1)
		who = be + 1;
	else if (!is_kind(f, be + 1, CHUNK_NOUN) ||
		 at(f, be + 1)->end != at(f, be + 1)->first + 2 ||
		 !word_is(p, at(f, be + 1)->first, "the") ||
		 !word_is_any(p, at(f, be + 1)->first + 1, ages) ||
		 (be != first + 1 && be != first + 4))
		return false;
	return is_named(f, who) && !at(f, who)->plural && add_one_of_dead(f, be, who);
}

/* FRAME-242: "the youngest of the dead was a girl of two", "the oldest victim was Ana Reed, 83": one of them. */
static bool youngest_was(struct framing *f, uint32_t be)
{
	static const char *const was[] = { "was", "is", NULL };
	const struct page *p = f->page;
	uint32_t i = f->clause.first, who = be + 1;
	i += is_kind(f, i, CHUNK_QUOTE);
	const struct chunk *n = at(f, i);
	if (!word_is_any(p, at(f, be)->head, was) || tells_of_life(f))
		return false;
	if (named_of_dead(f, be))
		return true;
	if (i >= be || at(f, be)->passive || at(f, be)->negative || !word_is(p, n->first, "the") ||
		!word_is_any(p, n->first + 1, most) || !is_kind(f, who, CHUNK_NOUN) ||
		at(f, who)->plural || at(f, who)->quantity != NONE || at(f, who)->pronoun)
		return false;
	bool victim = be == i + 1 && word_is(p, n->head, "victim"), dead = false;
	if (is_kind(f, i + 1, CHUNK_PREP) && word_is(p, at(f, i + 1)->first, "of"))
		for (uint32_t k = i + 2; k < be && k < i + 4; k++) /* "of those killed" */
			dead |= at(f, k)->lex && at(f, k)->lex->harm == HARM_KILLED;
	dead |= is_kind(f, i + 1, CHUNK_VERB) && be == i + 2 && at(f, i + 1)->infinitive &&
		at(f, i + 1)->lex &&
		at(f, i + 1)->lex->harm == HARM_KILLED; /* "the first to die was" */
	while (is_kind(f, who, CHUNK_NOUN) && at(f, who)->possessive)
		who++;
	if ((!dead && !(victim && speaks_of_dead(f, 6))) || !is_kind(f, who, CHUNK_NOUN) ||
		!role_is_human(p, who, true) || !count_noun(&f->clause, who).known)
		return false;
	return add_one_of_dead(f, be, who);
}

/* "The ninth was a conscript, Ivo Marun, 19,": who he was. */
static bool is_who_he_was(const struct framing *f, uint32_t be)
{
	static const char *const was[] = { "was", "is", NULL };
	uint32_t who = be + 1;
	return is_kind(f, be, CHUNK_VERB) && word_is_any(f->page, at(f, be)->head, was) &&
	       !at(f, be)->passive && !at(f, be)->negative && is_kind(f, who, CHUNK_NOUN) &&
	       at(f, who)->quantity == NONE && !at(f, who)->plural && !at(f, who)->definite &&
	       !at(f, who)->pronoun && !at(f, who)->possessive &&
	       !lexeme_has(at(f, who)->lex, FEATURE_ORG) && role_is_human(f->page, who, true) &&
	       dead_counted(f);
}

/* FRAME-239: "The last, she said, was shot", "The ninth was a conscript": one of those counted before. */
static bool nth_was(struct framing *f, size_t start)
{
	static const char *const ends[] = { "shot", "stabbed", "beheaded", "hanged", "drowned",
		"strangled", "burned", "burnt", "crushed", NULL };
	const struct chunk *n = at(f, f->clause.first);
	if (n->end != n->first + 2 || !word_is(f->page, n->first, "the") ||
		!word_is_any(f->page, n->first + 1, nth) || !speaks_of_dead(f, 2) ||
		tells_of_life(f))
		return false;
	uint32_t i = f->clause.first + 1;
	if (is_kind(f, i, CHUNK_COMMA) && is_kind(f, i + 3, CHUNK_COMMA))
		i += 4; /* ", she said," */
	bool ended = is_kind(f, i, CHUNK_VERB) && at(f, i)->passive && !at(f, i)->negative &&
		     !at(f, i)->modal && word_is_any(f->page, at(f, i)->head, ends);
	if (!ended && !is_who_he_was(f, i))
		return false;
	for (size_t k = start; k < f->page->events.count; k++)
		if (f->page->events.at[k].harm == HARM_KILLED)
			return false;
	for (size_t k = start; k < f->page->events.count; k++) {
		struct event *hurt = &f->page->events.at[k];
		if (hurt->harm == HARM_INJURED && (!hurt->count.known || hurt->count.low < 2))
			hurt->hypothetical = true; /* "who was hit in the neck" */
	}
	struct event *e = frame_add(f, "FRAME-239", i, NONE, &killed);
	e->victim = f->clause.first;
	e->victims_end = e->victim + 1;
	e->first = n->first;
	e->count = (struct count){ .known = true,
		.low = 1,
		.high = 1,
		.stated = 1,
		.words = page_words(f->page, n->first, n->end),
		.rule = STR("COUNT-10") };
	e->part = page_words(f->page, n->first, n->end);
	return true;
}

/* "a clash with his neighbours": with whom somebody fought or spoke, and nobody who died beside him. */
static bool is_against(const struct framing *f, uint32_t with)
{
	static const char *const between[] = { "clash", "clashes", "fight", "fighting", "dispute",
		"quarrel", "argument", "exchange", "row", "collision", "gunfight", "feud",
		"confrontation", "altercation", "brawl", "conflict", "war", "battle", "contact",
		"struggle", "meeting", "talks", "encounter", "interview", "conversation",
		"standoff", "firefight", "shootout", "shoot-out", "gunbattle", "duel", "scuffle",
		"cooperation", "connection", "accordance", "line", NULL };
	return is_kind(f, with - 1, CHUNK_NOUN) && chunk_has_any(f, with - 1, between);
}

/* His kin, two of his men, or people who are counted; not who stood "around him". */
static bool are_beside(const struct framing *f, uint32_t who)
{
	static const char *const around[] = { "around", "beside", "by", "at", "behind", "watching",
		"looking", "standing", "sitting", "nearby", NULL };
	if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->possessive || at(f, who)->none ||
		!role_is_human(f->page, who, true) || lexeme_has(at(f, who)->lex, FEATURE_BODY))
		return false;
	uint32_t of = role_joined(&f->clause, who, "of");
	uint32_t kin = at(f, who)->bare && of != NONE ? of : who;
	bool own = tag_at(f->page, at(f, kin)->first) == TAG_PRPS &&
		   lexeme_has(at(f, kin)->lex, FEATURE_PERSON);
	bool counted = at(f, who)->quantity != NONE && !at(f, who)->bare && !at(f, who)->definite &&
		       !lexeme_has(at(f, who)->lex, FEATURE_ORG);
	uint32_t end = role_list_end(&f->clause, who);
	return (own || counted) && count_noun(&f->clause, who).known &&
	       !(end < f->clause.end && word_is_any(f->page, at(f, end)->first, around));
}

/* "the murder of Ivo Marun, who was shot in a bakery": of whom the killing was told already. */
static bool is_shot_again(const struct framing *f, size_t event)
{
	const struct event *e = &f->page->events.at[event];
	if (!word_is(f->page, e->trigger, "shot"))
		return false;
	for (size_t k = event; k-- > 0 && f->page->events.at[k].sentence == f->sentence;)
		if (f->page->events.at[k].harm == HARM_KILLED &&
			f->page->events.at[k].count.known &&
			f->page->events.at[k].count.high == 1 && !f->page->events.at[k].negative)
			return true;
	return false;
}

/* FRAME-240: "was killed with his wife and two sons", "was shot in a bakery with two of his guards". */
static void killed_with(struct framing *f, size_t event)
{
	enum { AHEAD = 7 };
	struct event e = f->page->events.at[event];
	uint32_t v = f->page->mark[e.trigger].chunk, i = v + 1;
	if (e.harm == HARM_NONE && is_shot_again(f, event)) {
		e.harm = HARM_KILLED;
		e.act = ACT_KILLING;
	}
	if (e.harm <= HARM_NONE || e.harm > HARM_ABDUCTED || !e.count.known || e.negative ||
		e.hypothetical || e.victim == NONE || e.victim >= v || !is_kind(f, v, CHUNK_VERB) ||
		at(f, v)->participle)
		return;
	while (i < f->clause.end && i < v + AHEAD && !word_is(f->page, at(f, i)->first, "with")) {
		if (word_is(f->page, at(f, i)->first, "by"))
			return; /* "by a gunman with two accomplices" */
		if (!is_kind(f, i, CHUNK_PREP) && !is_kind(f, i, CHUNK_NOUN) &&
			!is_kind(f, i, CHUNK_TIME) && !is_kind(f, i, CHUNK_OTHER))
			return;
		i++;
	}
	if (!is_kind(f, i, CHUNK_PREP) || at(f, i)->end != at(f, i)->first + 1 ||
		is_against(f, i) || !are_beside(f, i + 1))
		return;
	for (size_t k = event + 1; k < f->page->events.count; k++)
		if (f->page->events.at[k].first <= at(f, i + 1)->first &&
			f->page->events.at[k].end > at(f, i + 1)->first)
			return;
	struct lexeme like = { .act = (int8_t)e.act, .harm = (int8_t)e.harm, .basis = -1 };
	struct event *more = frame_add(f, "FRAME-240", i + 1, i + 1, &like);
	more->actor = e.actor;
	more->negative = more->hypothetical = false;
	more->hedged = e.hedged;
	more->part = (struct str){ 0 };
}

/* FRAME-241: "removed bullets from nine people", "picked shrapnel out of four boys": injured. */
static bool missile_removed(struct framing *f, uint32_t verb)
{
	static const struct lexeme injured = {
		.act = ACT_ATTACK, .harm = HARM_INJURED, .basis = BASIS_HOSPITAL
	};
	static const char *const removes[] = { "removed", "extracted", "took", "picked", "pulled",
		"removing", "cut", "dug", NULL };
	static const char *const missiles[] = { "bullet", "bullets", "shrapnel", "pellets",
		"fragments", "splinters", "slugs", "birdshot", "buckshot", NULL };
	uint32_t what = verb + 1, from = verb + 2;
	if (!word_is_any(f->page, at(f, verb)->head, removes) || at(f, verb)->negative ||
		at(f, verb)->modal || !is_kind(f, what, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, what)->head, missiles))
		return false;
	from += is_kind(f, from, CHUNK_NOUN) && word_is(f->page, at(f, from)->head, "fragments");
	if (from + 1 >= f->clause.end)
		return false;
	bool out = word_is(f->page, at(f, from)->first, "from") ||
		   word_is(f->page, at(f, from)->first, "out");
	uint32_t who = from + 1 + (out && word_is(f->page, at(f, from + 1)->first, "of"));
	if (!out || !is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity == NONE ||
		!role_is_human(f->page, who, true) || lexeme_has(at(f, who)->lex, FEATURE_BODY) ||
		lexeme_has(at(f, who)->lex, FEATURE_DEAD))
		return false;
	struct event *e = frame_add(f, "FRAME-241", verb, who, &injured);
	e->negative = e->hypothetical = false;
	return true;
}

/* Do these words speak of shots or of what is thrown, in the sentence or the one before? */
static bool speaks_of_fire(const struct framing *f)
{
	static const char *const fire[] = { "shot", "shots", "fired", "fire", "firing", "bullet",
		"bullets", "gunfire", "rounds", "pellets", "stones", "grenades", "shooting",
		"shoot", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	uint32_t first = f->sentence && s[-1].paragraph == s->paragraph ? s[-1].first : s->first;
	for (uint32_t w = first; w < s->end; w++)
		if (word_is_any(f->page, w, fire))
			return true;
	return false;
}

/* FRAME-243: "shot at the crowd and hit six people", "fired; eight people were hit": injured, where nobody is said to die. */
static void hit_by_fire(struct framing *f, size_t start)
{
	struct events *all = &f->page->events;
	for (size_t i = start; i < all->count; i++)
		if (all->at[i].harm == HARM_KILLED)
			return;
	for (size_t i = start; i < all->count; i++) {
		struct event *e = &all->at[i];
		uint32_t v = f->page->mark[e->trigger].chunk;
		if (e->harm != HARM_NONE || e->negative || e->hypothetical || !e->count.known ||
			e->victim == NONE || at(f, e->victim)->quantity == NONE ||
			!is_kind(f, v, CHUNK_VERB) || !word_is(f->page, at(f, v)->head, "hit") ||
			e->target != NONE || !role_is_human(f->page, e->victim, true) ||
			!speaks_of_fire(f))
			continue;
		e->rule = "FRAME-243";
		e->harm = HARM_INJURED;
		e->act = ACT_ATTACK;
		for (size_t k = i + 1; k < all->count; k++)
			if (all->at[k].whole == i)
				all->at[k].harm = HARM_INJURED;
	}
}

void frame_members(struct framing *f, size_t start)
{
	if (!f->page->wide && may_stand(f->page, f->sentence, "hit"))
		hit_by_fire(f, start);
	for (size_t e = start, end = f->page->events.count; e < end && !f->page->wide; e++)
		killed_with(f, e);
	if (f->page->wide)
		return;
	if (nth_was(f, start) || (f->page->events.count == start &&
					 may_stand(f->page, f->sentence, ":") && named_here(f)))
		return;
	const struct page *p = f->page;
	bool death = any_may_stand(p, f->sentence, deaths);
	bool was = any_may_stand(p, f->sentence, most) || may_stand(p, f->sentence, "one");
	bool from = may_stand(p, f->sentence, "from") && may_stand(p, f->sentence, "to");
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if ((death && is_kind(f, i, CHUNK_NOUN) && one_more_death(f, i)) ||
			(is_kind(f, i, CHUNK_VERB) &&
				(counted_in(f, i) || (was && youngest_was(f, i)) ||
					missile_removed(f, i))) ||
			(from && is_kind(f, i, CHUNK_PREP) && from_name_to_name(f, i)))
			return;
}
