#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * Those who are meant by what was told before: who they were (FRAME-90, FRAME-91), that none of them lived (FRAME-92),
 * that they are sought (FRAME-93), one more of them (FRAME-94), and a body that is one person's (FRAME-95).
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };
static const struct lexeme missing = {
	.act = ACT_DISAPPEARANCE, .harm = HARM_MISSING, .basis = -1
};

static GIVEN bool stands_in(
	const struct framing *f, uint32_t from, uint32_t end, const char *const words[])
{
	for (uint32_t w = from; w < end; w++)
		if (word_is_any(f->page, w, words))
			return true;
	return false;
}

/* The last harm that was counted, at most `back` sentences ago: of the dead and the wounded, the dead. */
static const struct event *told_last(const struct framing *f, uint32_t back)
{
	enum { LOOK = 64 };
	const struct event *found = NULL;
	size_t n = f->page->events.count;
	for (size_t k = n; k-- > 0 && k + LOOK > n;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence + back < f->sentence || (found && e->sentence != found->sentence))
			break;
		if (e->harm <= HARM_NONE || e->whole != NONE || e->negative || e->hypothetical ||
			e->part.at || !e->count.known || e->count.stated < 2)
			continue;
		if (!found || e->harm == HARM_KILLED)
			found = e;
	}
	return found;
}

/* Each of those listed has a number, or is one of a kind, and none a name: "two women, a child and three men". */
static bool are_counted_apart(const struct framing *f, const struct event *e)
{
	bool numbered = false;
	for (uint32_t i = e->victim; i < e->victims_end; i++) {
		const struct chunk *c = at(f, i);
		if (c->kind == CHUNK_PREP)
			return false;
		if (c->kind != CHUNK_NOUN)
			continue;
		numbered |= c->quantity != NONE;
		if (c->name != NONE || c->bare || c->pronoun || !count_noun(&f->clause, i).known)
			return false;
	}
	return numbered;
}

/* FRAME-90: "among the dead were two women and three children": each kind is a part of its own. */
void frame_parts_apart(struct framing *f, uint32_t event)
{
	struct page *p = f->page;
	struct event all = p->events.at[event];
	if (all.victim == NONE || !all.part.at || all.victims_end < all.victim + 3 ||
		!are_counted_apart(f, &all))
		return;
	bool first = true;
	for (uint32_t i = all.victim; i < all.victims_end; i++) {
		if (!is_kind(f, i, CHUNK_NOUN))
			continue;
		struct event one = all;
		one.victim = i;
		one.victims_end = i + 1;
		one.first = at(f, i)->first;
		one.end = at(f, i)->end;
		one.count = count_noun(&f->clause, i);
		one.part = frame_part_of(p, at(f, i));
		if (first)
			p->events.at[event] = one;
		else
			*PUSH(p->mem, &p->events) = one;
		first = false;
	}
}

/* "were nine children, the youngest a girl of four, and two women": those counted behind an aside. */
void frame_rest_of_list(struct framing *f, uint32_t event)
{
	enum { AHEAD = 10 };
	struct event e = f->page->events.at[event];
	uint32_t stop =
		e.victims_end + AHEAD < f->clause.end ? e.victims_end + AHEAD : f->clause.end;
	if (e.victim == NONE || at(f, e.victim)->quantity == NONE)
		return;
	for (uint32_t i = e.victims_end; i < stop; i++) {
		if (is_kind(f, i, CHUNK_VERB) || is_kind(f, i, CHUNK_STOP) ||
			is_kind(f, i, CHUNK_SUB) || is_kind(f, i, CHUNK_REL))
			return;
		bool next = is_kind(f, i, CHUNK_NOUN) && is_kind(f, i - 1, CHUNK_AND) &&
			    is_kind(f, i - 2, CHUNK_COMMA);
		if (!next || at(f, i)->quantity == NONE || at(f, i)->bare ||
			is_kind(f, i + 1, CHUNK_VERB) || !role_is_human(f->page, i, true) ||
			lexeme_has(at(f, i)->lex, FEATURE_DEAD))
			continue;
		e.victim = i;
		e.victims_end = i + 1;
		e.first = at(f, i)->first;
		e.end = at(f, i)->end;
		e.count = count_noun(&f->clause, i);
		e.part = frame_part_of(f->page, at(f, i));
		*PUSH(f->page->mem, &f->page->events) = e;
		return;
	}
}

/* "on Monday", "in the raid" of "among those killed in the raid on Monday were" */
static bool is_setting(const struct framing *f, uint32_t i)
{
	if (f->page->wide || lexeme_has(at(f, i)->lex, FEATURE_PARTITIVE))
		return false;
	return is_kind(f, i, CHUNK_TIME) || is_kind(f, i, CHUNK_PREP) ||
	       (is_kind(f, i, CHUNK_NOUN) && is_kind(f, i - 1, CHUNK_PREP) &&
		       !word_is(f->page, at(f, i - 1)->first, "among"));
}

/* The harm of "among those killed", "among those who died", "among them": of the words before the verb. */
static const struct lexeme *harm_of_those(
	const struct framing *f, uint32_t verb, struct lexeme *like)
{
	uint32_t i = verb;
	const struct lexeme *said = NULL;
	while (i > f->clause.first &&
		(is_kind(f, i - 1, CHUNK_VERB) || is_kind(f, i - 1, CHUNK_OTHER) ||
			is_kind(f, i - 1, CHUNK_REL) || is_setting(f, i - 1)) &&
		!lexeme_has(at(f, i - 1)->lex, FEATURE_PARTITIVE)) {
		i--;
		if (at(f, i)->lex && at(f, i)->lex->harm > HARM_NONE)
			said = at(f, i)->lex;
	}
	if (i == f->clause.first || !word_is(f->page, at(f, i - 1)->first, "among") ||
		!lexeme_has(at(f, i - 1)->lex, FEATURE_PARTITIVE))
		return NULL;
	if (said || i < verb)
		return said;
	const struct event *last = told_last(f, 1);
	if (!last)
		return NULL;
	*like = (struct lexeme){
		.act = (int8_t)last->act, .harm = (int8_t)last->harm, .basis = -1
	};
	return like;
}

/* FRAME-91: "Among those killed were nine children", "Among them was the mayor". */
void frame_among_those(struct framing *f, uint32_t verb)
{
	struct lexeme like;
	if (at(f, verb)->passive || at(f, verb)->negative || !is_kind(f, verb + 1, CHUNK_NOUN) ||
		!role_is_human(f->page, verb + 1, true) || at(f, verb + 1)->pronoun)
		return;
	const struct lexeme *x = harm_of_those(f, verb, &like);
	if (!x)
		return;
	struct event *e = frame_add(f, "FRAME-91", verb, verb + 1, x);
	e->negative = e->hypothetical = false;
	e->part = frame_part_of(f->page, at(f, verb + 1));
	e->act = e->act != ACT_OTHER ? e->act : e->harm == HARM_KILLED ? ACT_KILLING : ACT_ATTACK;
	uint32_t event = (uint32_t)f->page->events.count - 1;
	frame_rest_of_list(f, event);
	frame_parts_apart(f, event);
}

/* "... with 88 people on board. There were no survivors.": those counted before. */
static bool no_survivors(struct framing *f, uint32_t i)
{
	struct count count;
	if (i < f->clause.first + 2 || !word_is(f->page, at(f, i - 2)->head, "there") ||
		frame_group_before(f, i, &count) == NONE)
		return false;
	struct event *e = frame_add(f, "FRAME-92", i, NONE, &killed);
	e->count = count;
	e->negative = e->hypothetical = false;
	return true;
}

/* FRAME-92: "none of the 15 passengers survived", "no survivors among the 15 passengers": all were killed. */
void frame_none_lived(struct framing *f, uint32_t i)
{
	static const char *const lived[] = { "survived", "lived", "survive", NULL };
	static const char *const nobody[] = { "none", "nobody", "no", "one", NULL };
	uint32_t those = NONE;
	const struct chunk *c = at(f, i);
	if (c->kind == CHUNK_NOUN && c->none &&
		word_is_any(f->page, c->head, WORDS("survivors", "survivor"))) {
		those = is_kind(f, i + 1, CHUNK_PREP) &&
					word_is(f->page, at(f, i + 1)->first, "among")
				? i + 2
				: NONE;
		if (those == NONE && !f->page->wide && no_survivors(f, i))
			return;
	} else if (c->kind == CHUNK_VERB && i >= f->clause.first + 3 &&
		   is_kind(f, i - 2, CHUNK_PREP) && is_kind(f, i - 1, CHUNK_NOUN) &&
		   at(f, i - 1)->quantity != NONE &&
		   (word_is_any(f->page, c->head, lived) ||
			   (lexeme_has(c->lex, FEATURE_BE) && word_is(f->page, c->end, "alive"))) &&
		   word_is(f->page, at(f, i - 2)->first, "of") &&
		   word_is_any(f->page, at(f, i - 3)->head, nobody) &&
		   (at(f, i - 3)->none ||
			   (at(f, i - 3)->first > 0 &&
				   word_is(f->page, at(f, i - 3)->first - 1, "not")))) {
		those = i - 1;
	}
	if (!is_kind(f, those, CHUNK_NOUN) || at(f, those)->quantity == NONE)
		return;
	struct event *e = frame_add(f, "FRAME-92", i, those, &killed);
	e->victim = those;
	e->victims_end = those + 1;
	e->count = count_noun(&f->clause, those);
	e->negative = e->hypothetical = false;
	e->part = (struct str){ 0 };
}

/* Who is sought because he did something. */
static bool is_wanted(const struct framing *f, uint32_t noun)
{
	static const char *const doers[] = { "suspects", "suspect", "gunmen", "attackers",
		"perpetrators", "assailants", "killers", "culprits", "men", NULL };
	return lexeme_has(at(f, noun)->lex, FEATURE_ARMED) ||
	       word_is_any(f->page, at(f, noun)->head, doers);
}

/* "still looking for his twins" */
static bool is_own_kin(const struct framing *f, uint32_t noun)
{
	return !f->page->wide && tag_at(f->page, at(f, noun)->first) == TAG_PRPS &&
	       lexeme_has(at(f, noun)->lex, FEATURE_PERSON) && count_noun(&f->clause, noun).known;
}

/* FRAME-93: "rescuers are searching for seven more". */
void frame_sought(struct framing *f, uint32_t verb)
{
	static const char *const ways[] = { "searching", "search", "searched", "looking", "digging",
		NULL };
	static const char *const goes_on[] = { "continues", "continued", "goes", "resumed", NULL };
	uint32_t noun = verb + 2, sought = NONE;
	if (!f->page->wide && at(f, verb)->passive && !at(f, verb)->negative &&
		(word_is(f->page, at(f, verb)->head, "sought") ||
			(word_is(f->page, at(f, verb)->head, "looked") &&
				word_is(f->page, at(f, verb)->end, "for"))))
		sought = role_subject(&f->clause, verb);
	if (sought != NONE && is_kind(f, sought, CHUNK_NOUN) && !at(f, sought)->pronoun &&
		role_is_human(f->page, sought, true) && !is_wanted(f, sought) &&
		count_noun(&f->clause, sought)
			.known) { /* "Sixteen people are still being sought" */
		frame_add(f, "FRAME-93", verb, sought, &missing);
		return;
	}
	static const char *const hunts[] = { "search", "searches", "hunt", "operations", NULL };
	bool goes = word_is_any(f->page, at(f, verb)->head, goes_on) ||
		    word_is(f->page, at(f, verb)->head, "continue");
	if (goes && !f->page->wide && is_kind(f, verb - 1, CHUNK_NOUN) &&
		is_kind(f, verb - 2, CHUNK_PREP) && is_kind(f, verb - 3, CHUNK_NOUN) &&
		word_is(f->page, at(f, verb - 2)->first, "for") &&
		word_is_any(f->page, at(f, verb - 3)->head, hunts) &&
		at(f, verb - 1)->quantity != NONE && !is_wanted(f, verb - 1) &&
		role_is_human(f->page, verb - 1, true)) { /* "The search for three men continues" */
		frame_add(f, "FRAME-93", verb, verb - 1, &missing);
		return;
	}
	bool search = word_is_any(f->page, at(f, verb)->head, goes_on) &&
		      is_kind(f, verb - 1, CHUNK_NOUN) &&
		      word_is(f->page, at(f, verb - 1)->head, "search");
	if ((!search && !word_is_any(f->page, at(f, verb)->head, ways)) ||
		!is_kind(f, verb + 1, CHUNK_PREP) ||
		!word_is(f->page, at(f, verb + 1)->first, "for") || !is_kind(f, noun, CHUNK_NOUN) ||
		(at(f, noun)->quantity == NONE && !is_own_kin(f, noun)) || is_wanted(f, noun) ||
		!role_is_human(f->page, noun, true) || lexeme_has(at(f, noun)->lex, FEATURE_DEAD))
		return;
	frame_add(f, "FRAME-93", verb, noun, &missing);
}

static bool tells_harm(const struct framing *f, uint32_t but)
{
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		for (uint32_t w = at(f, i)->first; i != but && w < at(f, i)->end; w++)
			if (lex_at(f->page, w) && lex_at(f->page, w)->harm > HARM_NONE &&
				!word_has(f->page, w, FEATURE_WEAK))
				return true;
	return false;
}

static bool is_ordinal(const struct framing *f, uint32_t noun)
{
	static const char *const nth[] = { "first", "second", "third", "fourth", "fifth", "sixth",
		"seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "another", "latest",
		NULL };
	return stands_in(f, at(f, noun)->first, at(f, noun)->head, nth);
}

/* "A second victim was rushed to hospital in a critical condition": hurt, no one of the dead. */
static bool is_in_care(const struct framing *f, uint32_t noun)
{
	static const char *const care[] = { "hospital", "condition", "critical", "treated",
		"survived", "surgery", "alive", NULL };
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t w = at(f, noun)->end; w < end && w < at(f, noun)->end + 16; w++)
		if (word_is_any(f->page, w, care))
			return true;
	return false;
}

/* FRAME-94: "a sixth victim, Anton Dreyer, will be buried on Tuesday": one more of the dead. */
bool frame_one_more(struct framing *f, uint32_t i)
{
	const struct chunk *c = at(f, i);
	if (c->quantity != NONE || !word_is(f->page, c->head, "victim") || !is_ordinal(f, i) ||
		is_in_care(f, i) || (i > f->clause.first && is_kind(f, i - 1, CHUNK_PREP)))
		return false;
	if (tells_harm(f, i)) {
		const struct lexeme *x = NULL;
		for (uint32_t k = i + 1; k < f->clause.end && !x; k++)
			x = at(f, k)->lex && at(f, k)->lex->harm > HARM_NONE ? at(f, k)->lex : NULL;
		if (!x || !lexeme_has(x, FEATURE_WEAK))
			return false;
	}
	struct event *e = frame_add(f, "FRAME-94", i, i, &killed);
	e->victims_end = i + 1;
	e->count = count_noun(&f->clause, i);
	if (is_kind(f, i + 1, CHUNK_COMMA) && is_kind(f, i + 2, CHUNK_NOUN) &&
		at(f, i + 2)->name != NONE) {
		e->victims_end = i + 3;
		e->end = at(f, i + 2)->end;
	}
	e->part = page_words(f->page, e->first, e->end);
	return true;
}

/* FRAME-95: "a body was found", "his body was found on Sunday": one person's, where no death was told just before. */
bool frame_a_body(struct framing *f, uint32_t i)
{
	static const char *const found[] = { "found", "discovered", "recovered", "pulled", "dumped",
		"retrieved", "returned", "washed", "brought", "handed", "buried", "exhumed",
		"fished", "spotted", "lay", "lying", "dug", NULL };
	static const char *const one[] = { "body", "corpse", NULL };
	const struct chunk *c = at(f, i);
	uint32_t first = c->first;
	if (!lexeme_has(c->lex, FEATURE_BODY))
		return false;
	bool own = tag_at(f->page, first) == TAG_PRPS &&
		   word_is_any(f->page, first, WORDS("his", "her"));
	bool some = word_is_any(f->page, first, WORDS("a", "another", "one"));
	some |= c->first == f->page->scan.sentences.at[f->sentence].first && c->first == c->head &&
		!f->page->wide; /* "Body found in river", over a report */
	if (c->quantity != NONE || c->plural || !word_is_any(f->page, c->head, one) ||
		(!own && !some))
		return false;
	for (uint32_t k = f->clause.first; k < i; k++)
		if (is_kind(f, k, CHUNK_NOUN) && at(f, k)->quantity != NONE)
			return false; /* "in 16 of those cases a body was found" */
	bool handled = i > f->clause.first && is_kind(f, i - 1, CHUNK_VERB) &&
		       word_is_any(f->page, at(f, i - 1)->head, found);
	bool aside = is_kind(f, i + 1, CHUNK_COMMA) && !f->page->wide; /* ", shot twice," */
	for (uint32_t k = i + 1; k < f->clause.end && k < i + (aside ? 10 : 5) && !handled; k++)
		handled = is_kind(f, k, CHUNK_VERB) && !at(f, k)->negative &&
			  stands_in(f, at(f, k)->head, at(f, k)->end, found);
	size_t n = f->page->events.count;
	const struct event *last = n ? &f->page->events.at[n - 1] : NULL;
	bool told = last && last->sentence + 2 >= f->sentence && last->harm == HARM_KILLED;
	if (!handled || (own && told))
		return false;
	struct event *e = frame_add(f, "FRAME-95", i, i, &killed);
	e->victims_end = i + 1;
	e->count = (struct count){ .known = true,
		.low = 1,
		.high = 1,
		.stated = 1,
		.words = page_words(f->page, c->first, c->end),
		.rule = STR("COUNT-10") };
	e->basis = BASIS_BODIES;
	return true;
}

/* FRAME-7: "were alive but badly hurt" */
void frame_alive_but(struct framing *f, uint32_t be, uint32_t i)
{
	while (i + 1 < f->clause.end && at(f, i)->kind == CHUNK_OTHER)
		i++;
	const struct lexeme *x = at(f, i)->lex;
	uint32_t subject = role_subject(&f->clause, be);
	if (x && x->harm == HARM_INJURED && subject != NONE &&
		role_is_human(f->page, role_people(&f->clause, subject), true))
		frame_add(f, "FRAME-7", i, subject, x);
}

/* "did not make it to the final", "past the checkpoint"; not "to hospital", "to the morning" */
bool frame_came_late(const struct framing *f, uint32_t verb)
{
	static const char *const ways[] = { "to", "past", "into", "onto", "across", "back", "home",
		"as", "for", "over", "beyond", NULL };
	static const char *const ends[] = { "hospital", "hospitals", "clinic", "doctor", "surgery",
		"morning", "dawn", "daylight", "safety", "shelter", "theatre", "ward", NULL };
	const struct page *p = f->page;
	uint32_t w = at(f, verb)->end;
	if (p->wide || !word_is(p, w - 1, "it") || !word_is_any(p, w, ways))
		return false;
	return !(word_is(p, w, "to") &&
		 (word_is_any(p, w + 1, ends) || word_is_any(p, w + 2, ends)));
}

/* CLAIM-8: "He died in his bed in 2015", "of natural causes": nobody's deed. */
bool frame_died_in_bed(const struct framing *f, uint32_t verb)
{
	if (!f->page->wide && word_is(f->page, at(f, verb)->head, "dying") && at(f, verb)->aux)
		return true; /* "his wife is dying" */
	static const char *const ways[][3] = { { "in", "his", "bed" }, { "in", "her", "bed" },
		{ "of", "natural", "causes" }, { "of", "old", "age" }, { "in", "his", "sleep" },
		{ "in", "her", "sleep" }, { "of", "a", "stroke" }, { "of", "cancer", NULL },
		{ "peacefully", NULL, NULL }, { "of", "diabetes", NULL },
		{ "in", "childbirth", NULL } };
	uint32_t end = f->page->scan.sentences.at[f->sentence].end, w = at(f, verb)->end;
	for (uint32_t k = w; k + 3 < end && k < w + 4 && !f->page->wide; k++)
		if (word_is(f->page, k, ",") && word_is(f->page, k + 1, "aged") &&
			word_is(f->page, k + 3, ",")) {
			w = k + 4; /* "died last week, aged 91, in his sleep" */
			break;
		}
	for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
		uint32_t n = 0;
		while (n < 3 && ways[k][n] && w + n < end && word_is(f->page, w + n, ways[k][n]))
			n++;
		if (n == 3 || (n && !ways[k][n]))
			return true;
	}
	return false;
}

/* Has the text counted this number of dead? */
bool frame_told_dead(const struct framing *f, int64_t number)
{
	enum { LOOK = 64 };
	size_t n = f->page->events.count;
	for (size_t k = n; k-- > 0 && k + LOOK > n;)
		if (f->page->events.at[k].harm == HARM_KILLED &&
			f->page->events.at[k].count.known &&
			f->page->events.at[k].count.low == number && number > 1)
			return true;
	return false;
}

/* "312 deaths, including 34 people said to have died while ...": told already. */
bool frame_is_part_already(const struct framing *f, uint32_t noun, const struct lexeme *x)
{
	size_t n = f->page->events.count;
	for (size_t k = n; k-- > 0 && f->page->events.at[k].sentence == f->sentence;)
		if (f->page->events.at[k].victim == noun && f->page->events.at[k].whole != NONE &&
			(int)f->page->events.at[k].harm == x->harm)
			return true;
	return false;
}

/* From a participle back over a comma: "a man, 24, arrested at the terminal", "Pat Quill, shot on his doorstep". */
uint32_t frame_past_aside(const struct framing *f, uint32_t i)
{
	if (i >= f->clause.first + 4 && is_kind(f, i - 1, CHUNK_COMMA) &&
		is_kind(f, i - 3, CHUNK_COMMA) && role_is_age(&f->clause, i - 2))
		return i - 3;
	if (i >= f->clause.first + 4 && !f->page->wide && is_kind(f, i - 1, CHUNK_COMMA) &&
		is_kind(f, i - 2, CHUNK_NOUN) && is_kind(f, i - 3, CHUNK_COMMA) &&
		is_kind(f, i - 4, CHUNK_NOUN) && at(f, i - 4)->name != NONE &&
		!at(f, i - 4)->plural && at(f, i - 2)->name == NONE &&
		at(f, i - 2)->quantity == NONE && lexeme_has(at(f, i - 2)->lex, FEATURE_PERSON))
		return i - 3; /* "Dara Lim (29), field nurse, shot dead at the crossing" */
	if (i < f->clause.first + 2 || !is_kind(f, i - 1, CHUNK_COMMA) ||
		!is_kind(f, i - 2, CHUNK_NOUN) || !word_is(f->page, at(f, i)->head, "shot"))
		return i;
	const struct chunk *who = at(f, i - 2);
	return who->name != NONE && !who->plural && who->quantity == NONE ? i - 1 : i;
}
