#include "reader/frame.h"
#include "reader/frame_at.h"

/* The word that says dead, wounded ... within the chunk: "five dead", "12 wounded civilians". */
static const struct lexeme *dead_within(const struct framing *f, const struct chunk *c)
{
	for (uint32_t i = c->first; i < c->end; i++)
		if (word_has(f->page, i, FEATURE_DEAD))
			return lex_at(f->page, i);
	return NULL;
}

/* "the ministry's identified fatalities" */
static bool is_owned(const struct framing *f, uint32_t i)
{
	if (is_kind(f, i - 1, CHUNK_VERB) && at(f, i - 1)->participle)
		i--;
	return is_kind(f, i - 1, CHUNK_NOUN) && at(f, i - 1)->possessive;
}

/* Has the report told yet of as many to whom this befell? (FRAME-10) */
static bool is_told(const struct framing *f, const struct chunk *c, int harm)
{
	enum { LOOK = 128 };
	const struct events *all = &f->page->events;
	int64_t number = f->page->quantities.at[c->quantity].count.low;
	for (size_t i = all->count; i-- > 0 && i + LOOK > all->count;) {
		const struct event *e = &all->at[i];
		if ((int)e->harm != harm && e->harm != HARM_KILLED_OR_INJURED)
			continue;
		if (f->page->wide || !e->count.known ||
			(e->count.low <= number && (e->count.open || e->count.high >= number)))
			return true;
	}
	return false;
}

/*
 * FRAME-10: "five dead", "12 wounded civilians", "a dead soldier"; "the dead" tells nothing new, nor do
 * "the five dead" but where they are the first.
 */
static bool counted_dead(struct framing *f, uint32_t i)
{
	const struct chunk *c = at(f, i);
	const struct lexeme *x = dead_within(f, c);
	bool again = c->definite && (c->quantity == NONE || (x && is_told(f, c, x->harm)));
	if (!x || again || (c->quantity == NONE && !lexeme_has(c->lex, FEATURE_PERSON)) ||
		(c->quantity == NONE && i > f->clause.first && !f->page->wide &&
			word_is(f->page, at(f, i - 1)->first, "as")) || /* "fell as martyrs" */
		(c->quantity == NONE && is_owned(f, i)) ||
		word_is(f->page, c->first, "every") || word_is(f->page, c->first, "each"))
		return false;
	if (c->quantity == NONE && x->harm == HARM_DISPLACED)
		return false; /* "new arrivals" */
	if (lexeme_has(c->lex, FEATURE_THING) && x != c->lex && !f->page->wide)
		return true; /* "40 dead sheep", "30 damaged houses": nobody, and nothing to ask further */
	if (c->quantity == NONE && !c->plural && !(tag_at(f->page, c->first) == TAG_DT))
		return false;
	struct event *e = frame_add(f, "FRAME-10", i, i, x);
	e->negative |= word_is(f->page, c->first, "one") && is_kind(f, i - 1, CHUNK_VERB) &&
		       at(f, i - 1)->negative; /* "did not see one dead rebel" */
	if (i >= f->clause.first + 2 && is_kind(f, i - 1, CHUNK_AND) &&
		is_kind(f, i - 2, CHUNK_NOUN) && at(f, i - 2)->bare && c->quantity != NONE &&
		e->victim == i) { /* "11 and 36 dead": COUNT-19 */
		e->victim = i - 2;
		e->first = at(f, i - 2)->first;
	}
	return true;
}

static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

/* CLAIM-11: "he carried nine bodies": what one person saw or carried. */
static bool is_carried_by_one(const struct framing *f, uint32_t i)
{
	if (!is_kind(f, i - 1, CHUNK_VERB) || at(f, i - 1)->passive)
		return false;
	uint32_t who = role_subject(&f->clause, i - 1);
	return who != NONE && at(f, who)->pronoun && !word_is(f->page, at(f, who)->head, "they") &&
	       !word_is(f->page, at(f, who)->head, "we") &&
	       !word_is(f->page, at(f, who)->head, "it");
}

/* "photographs of the bodies of men and women" tell of those counted elsewhere. */
static bool is_pictured(const struct framing *f, uint32_t i)
{
	static const char *const pictures[] = { "photographs", "photograph", "photos", "photo",
		"pictures", "picture", "images", "image", "footage", "video", "videos", "clip",
		"clips", NULL };
	if (i < f->clause.first + 2 || !word_is(f->page, at(f, i - 1)->first, "of"))
		return false;
	return word_is_any(f->page, at(f, i - 2)->head, pictures);
}

/* CLAIM-21: "30 new graves", "18 death certificates": how many had come to that by then. */
static bool is_so_far(const struct framing *f, uint32_t i)
{
	static const char *const stations[] = { "graves", "shrouds", "certificates", NULL };
	return word_is_any(f->page, at(f, i)->end - 1, stations);
}

/* "three different bodies", "two UN bodies": offices. */
static bool is_offices(const struct framing *f, const struct chunk *c)
{
	static const char *const kinds[] = { "different", "international", "regional", "un",
		"regulatory", "public", "professional", "governing", "investigative", "legal",
		"independent", "judicial", "official", "oversight", "rights", "enforcement",
		"security", "state", "government", "competent", "administrative", "supervisory",
		"elected", NULL };
	for (uint32_t w = c->first; w < c->head; w++)
		if (word_is_any(f->page, w, kinds))
			return true;
	return false;
}

/* FRAME-12: "41 bodies", "the bodies of five men". */
static bool bodies(struct framing *f, uint32_t i)
{
	const struct chunk *c = at(f, i);
	if (!lexeme_has(c->lex, FEATURE_BODY) || is_offices(f, c))
		return false;
	uint32_t of = role_people(&f->clause, i);
	if (c->quantity == NONE && of == i && i > f->clause.first && at(f, i - 1)->possessive &&
		at(f, i - 1)->kind == CHUNK_NOUN && role_is_human(f->page, i - 1, true) &&
		!at(f, i - 1)->definite)
		of = i - 1; /* "a man's body" */
	uint32_t whose = of == i && c->quantity == NONE && is_kind(f, i - 1, CHUNK_REL) &&
					 word_is(f->page, at(f, i - 1)->first, "whose") &&
					 !f->page->wide
				 ? role_antecedent(&f->clause, i - 1)
				 : NONE;
	if (whose != NONE && at(f, whose)->quantity != NONE &&
		(at(f, whose)->bare || role_is_human(f->page, whose, true)))
		of = whose; /* "one of the 19 whose bodies have been found" */
	if (of == i && (c->quantity == NONE || frame_is_supply(f, i)))
		return true;
	if (!f->page->wide && word_is(f->page, c->head, "remains") && of != i &&
		!at(f, of)->plural && !role_is_human(f->page, of, true))
		return true; /* "the remains of a stall" */
	if (c->quantity == NONE && at(f, of)->quantity == NONE && at(f, of)->plural &&
		is_pictured(f, i))
		return true;
	for (uint32_t k = i + 1; k + 1 < f->clause.end && k < i + 4; k++)
		if (is_kind(f, k, CHUNK_VERB) && word_is(f->page, at(f, k)->head, "counted") &&
			word_is(f->page, at(f, k)->end, "twice"))
			return true; /* "some bodies had been counted twice" takes some away */
	for (uint32_t k = of + 1; k < f->clause.end && k < of + 4; k++)
		if (is_kind(f, k, CHUNK_VERB) && at(f, k)->negative &&
			(word_is(f->page, at(f, k)->head, "found") ||
				word_is(f->page, at(f, k)->head, "recovered") ||
				word_is(f->page, at(f, k)->head, "located")))
			return true; /* nobody has seen them */
	struct lexeme dead = *c->lex;
	dead.act = ACT_KILLING;
	dead.harm = HARM_KILLED;
	struct event *e = frame_add(f, "FRAME-12", i, c->quantity != NONE ? i : of, &dead);
	e->basis = BASIS_BODIES;
	if (is_carried_by_one(f, i) || is_so_far(f, i))
		e->part = page_words(f->page, e->first, e->end);
	return true;
}

static uint32_t possessor(const struct framing *f, uint32_t i)
{
	return i > f->clause.first && is_kind(f, i - 1, CHUNK_NOUN) && at(f, i - 1)->possessive
		       ? i - 1
		       : NONE;
}

/* "wanted for the killing of", "convicted of the murder of", "in revenge for": an earlier deed (INC-12). */
bool frame_is_charge(const struct framing *f, uint32_t i)
{
	static const char *const charges[] = { "wanted", "convicted", "charged", "tried", "trial",
		"sentenced", "revenge", "retaliation", "avenge", "retribution", "jailed",
		"reprisal", "indicted", "guilty", "anniversary", NULL };
	bool responsible = false;
	static const char *const by_object[] = { "charged", "tried", NULL };
	for (uint32_t k = i; k > f->clause.first && k + 4 > i; k--) {
		bool other = is_kind(f, k - 1, CHUNK_VERB) && !at(f, k - 1)->passive &&
			     !f->page->wide && !is_kind(f, k, CHUNK_NOUN) &&
			     word_is_any(f->page, at(f, k - 1)->head, by_object);
		if (!other && word_is_any(f->page, at(f, k - 1)->head, charges))
			return true; /* no "charged at the crowd in the killing of" */
		responsible |= word_is(f->page, at(f, k - 1)->head, "responsible");
	}
	for (uint32_t k = f->clause.first; responsible && k + 1 < i; k++)
		if (word_is(f->page, at(f, k)->head, "court") && is_kind(f, k + 1, CHUNK_VERB))
			return true; /* "a court found the State responsible for the deaths of" */
	return false;
}

/* "the death in custody of Oren Mato" */
static bool is_held_in(const struct framing *f, uint32_t noun)
{
	static const char *const held[] = { "custody", "detention", "prison", "captivity", "jail",
		"hospital", NULL };
	return is_kind(f, noun, CHUNK_NOUN) && word_is_any(f->page, at(f, noun)->head, held) &&
	       !f->page->wide;
}

/* "the murder on Monday of two judges", "the killing in Orle of nine people" */
static uint32_t past_setting(const struct framing *f, uint32_t i)
{
	uint32_t prep = i + 1;
	while (is_kind(f, prep, CHUNK_PREP) && !word_is(f->page, at(f, prep)->first, "of") &&
		(is_kind(f, prep + 1, CHUNK_TIME) || is_held_in(f, prep + 1) ||
			(is_kind(f, prep + 1, CHUNK_NOUN) &&
				f->page->mark[at(f, prep + 1)->head].spot != NONE)))
		prep += 2;
	if (prep == i + 1 || !is_kind(f, prep, CHUNK_PREP) ||
		!word_is(f->page, at(f, prep)->first, "of") || !is_kind(f, prep + 1, CHUNK_NOUN))
		return NONE;
	bool held = is_held_in(f, i + 2) && at(f, prep + 1)->name != NONE;
	return at(f, prep + 1)->quantity != NONE || held ? prep + 1 : NONE;
}

/* "28 killings of journalists": as many as there are deeds. */
static bool is_each_of_one(
	const struct framing *f, uint32_t deed, uint32_t victim, const struct lexeme *x)
{
	return !f->page->wide && victim > deed && at(f, deed)->quantity != NONE &&
	       at(f, victim)->quantity == NONE && at(f, victim)->plural &&
	       (x->harm == HARM_KILLED || x->harm == HARM_ABDUCTED);
}

/* Whoever is charged stands before, or between "charged" and "with"; no "police charged at the crowd in". */
static bool is_charge_of_people(const struct framing *f, uint32_t verb, uint32_t prep)
{
	static const char *const tried[] = { "charged", "indicted", "tried", "arraigned",
		"prosecuted", NULL };
	static const char *const to_court[] = { "charged", "charges", "charging", "indicted",
		"indicts", "indicting", "arraigned", "prosecuted", NULL };
	if (at(f, verb)->passive)
		return word_is_any(f->page, at(f, verb)->head, tried);
	return verb + 1 < prep && is_kind(f, verb + 1, CHUNK_NOUN) &&
	       word_is_any(f->page, at(f, verb)->head, to_court);
}

/*
 * CLAIM-81: "charged four officers with the murder of 17 inmates and a director with manslaughter in the deaths of 42 others": of
 * those killed, the ones that can be laid to somebody.
 */
bool frame_is_charged_with(const struct framing *f, uint32_t i)
{
	enum { FAR = 16 };
	static const char *const with[] = { "with", "for", "in", "over", NULL };
	if (f->page->wide || i == f->clause.first || !is_kind(f, i - 1, CHUNK_PREP) ||
		!word_is_any(f->page, at(f, i - 1)->first, with))
		return false;
	for (uint32_t k = i - 1; k > f->clause.first && k + FAR > i; k--)
		if (is_kind(f, k - 1, CHUNK_VERB))
			return is_charge_of_people(f, k - 1, i - 1);
	return false;
}

/* FRAME-13: "the killing of X by Y", "X's assassination", "12 murders". */
static void deed_of_harm(struct framing *f, uint32_t i, const struct lexeme *x)
{
	static const char *const no_deed[] = { "face", "faces", "facing", "second", "third",
		"fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", NULL };
	for (uint32_t w = at(f, i)->first; w < at(f, i)->head; w++)
		for (size_t k = 0; no_deed[k]; k++)
			if (word_is(f->page, w, no_deed[k]))
				return; /* "five men face execution", "the third murder of a judge" */
	static const char *const of_many[] = { "massacres", "slaughters", "pogroms", "bloodbaths",
		NULL };
	if (at(f, i)->quantity != NONE && word_is_any(f->page, at(f, i)->head, of_many))
		return; /* "three massacres in three years": so many deeds, not deaths */
	uint32_t victim = role_joined(&f->clause, i, "of");
	if (victim == NONE && x->act == ACT_SEXUAL_VIOLENCE)
		victim = role_joined(&f->clause, i, "against");
	if (victim == NONE)
		victim = past_setting(f, i);
	if (victim == NONE)
		victim = possessor(f, i);
	if (victim != NONE && !role_is_human(f->page, role_people(&f->clause, victim),
				      !f->page->wide && x->harm == HARM_DEPRIVED))
		victim = NONE; /* "the blockade of the winter" */
	if (x->harm == HARM_DISPLACED &&
		(victim == NONE || lexeme_has(at(f, victim)->lex, FEATURE_BODY) ||
			lexeme_has(at(f, victim)->lex, FEATURE_DEAD) ||
			at(f, victim)->quantity == NONE) &&
		word_is(f->page, at(f, i)->head, "transfer"))
		return; /* "the transfer of prisoners", of bodies, of power */
	if (victim == NONE && frame_bracketed(f, i, x))
		return;
	if (victim == NONE && at(f, i)->quantity == NONE) {
		struct event *e = frame_add(f, "FRAME-13", i, NONE, x);
		e->actor = role_after(&f->clause, i, "by");
		return;
	}
	struct event *e = frame_add(f, "FRAME-13", i, victim != NONE ? victim : i, x);
	e->recalled = frame_is_charge(f, i);
	if (victim != NONE && e->count.low > 1 && frame_is_charged_with(f, i))
		e->part = page_words(f->page, e->first, e->end);
	if (victim == NONE)
		e->victim = NONE;
	else if (is_each_of_one(f, i, victim, x))
		e->count = count_noun(&f->clause, i);
	uint32_t by = role_after(&f->clause, i, "by");
	e->actor = by != NONE ? by : e->actor;
}

/* "said it carried out the attack", "launched a raid": the subject of the verb before did it. */
static uint32_t committer(const struct framing *f, uint32_t i)
{
	static const char *const commits[] = { "carried", "carry", "carrying", "conducted",
		"conduct", "launched", "launch", "mounted", "staged", "committed", "perpetrated",
		"executed", "undertook", "undertaken", NULL };
	uint32_t verb = i;
	while (verb > f->clause.first && i - verb < 3 && !is_kind(f, verb, CHUNK_VERB))
		verb--;
	if (!is_kind(f, verb, CHUNK_VERB) || at(f, verb)->passive)
		return NONE;
	if (word_is_any(f->page, at(f, verb)->head, commits))
		return role_subject(&f->clause, verb);
	return NONE;
}

/* FRAME-14: "an attack by X on Y", "X's raid against Y", "an attempt on X". */
static void deed_of_force(struct framing *f, uint32_t i, const struct lexeme *x)
{
	static const char *const towards[] = { "on", "against", "at", "of", NULL };
	uint32_t target = NONE;
	for (size_t k = 0; towards[k] && target == NONE; k++)
		target = role_joined(&f->clause, i, towards[k]);
	bool human =
		target != NONE && role_is_human(f->page, role_people(&f->clause, target), true);
	struct event *e = frame_add(f, "FRAME-14", i, human ? target : NONE, x);
	if (target != NONE && !human)
		e->target = target;
	uint32_t by = role_after(&f->clause, i, "by");
	e->actor = by != NONE ? by : possessor(f, i);
	if (e->actor == NONE)
		e->actor = committer(f, i);
	e->count = (struct count){ 0 };
	const struct event *told = frame_deed_before(f);
	if (told && at(f, i)->definite && target == NONE) /* "nothing to do with the attack" */
		e->answers = (uint32_t)(told - f->page->events.at);
}

/* FRAME-15: a line of a list: "Martyrs received at the hospital: 39". */
bool frame_listed(struct framing *f, uint32_t i)
{
	const struct chunk *c = at(f, i);
	uint32_t last = i + 1;
	if (i != f->clause.first || c->quantity != NONE)
		return false;
	while (last < f->clause.end && !word_is(f->page, at(f, last)->first, ":"))
		last++;
	last++; /* the number behind the colon */
	if (last < i + 2 || !is_kind(f, last, CHUNK_NOUN) || !at(f, last)->bare)
		return false;
	if (is_kind(f, i, CHUNK_NOUN) && is_kind(f, i + 1, CHUNK_VERB) && !f->page->wide &&
		(lexeme_has(c->lex, FEATURE_MEANS) || lexeme_has(c->lex, FEATURE_THING)))
		return false; /* "Weapons seized: 57" */
	const struct lexeme *x = lexeme_has(c->lex, FEATURE_TOLL) ? c->lex : dead_within(f, c);
	for (uint32_t k = i + 1; k < last; k++) {
		const struct lexeme *y = at(f, k)->lex;
		if (k + 1 < last && at(f, k)->quantity != NONE)
			return false; /* "They killed ten people: nine by bullets" */
		bool finer = !x || (x->harm == HARM_KILLED_OR_INJURED && y && y->harm > HARM_NONE);
		if (finer && (lexeme_has(y, FEATURE_VERB) || lexeme_has(y, FEATURE_DEAD)))
			x = y; /* "Civilian casualties - killed: 13" */
	}
	if (!x || x->harm <= 0 || frame_counts_other(f, last, x))
		return false;
	struct event *e = frame_add(f, "FRAME-15", i, last, x);
	e->toll = true;
	if (e->act == ACT_OTHER)
		e->act = e->harm == HARM_KILLED ? ACT_KILLING : ACT_ATTACK;
	return true;
}

/* COUNT-18: "women accounted for 9 of the deaths and children for 14": whose share it is. */
static void share(struct framing *f, uint32_t event, uint32_t i, uint32_t of)
{
	uint32_t verb = i;
	while (verb > f->clause.first && !is_kind(f, verb, CHUNK_VERB))
		verb--;
	uint32_t who = role_subject(&f->clause, verb);
	if (who != NONE)
		f->page->events.at[event].part =
			page_words(f->page, at(f, who)->first, at(f, who)->end);
	if (!is_kind(f, of + 1, CHUNK_AND) || !is_kind(f, of + 2, CHUNK_NOUN) ||
		!is_kind(f, of + 3, CHUNK_PREP) || !is_kind(f, of + 4, CHUNK_NOUN) ||
		!at(f, of + 4)->bare)
		return;
	struct event more = f->page->events.at[event];
	more.count = count_noun(&f->clause, of + 4);
	more.part = page_words(f->page, at(f, of + 2)->first, at(f, of + 2)->end);
	more.victim = of + 2;
	more.victims_end = of + 3;
	more.first = at(f, of + 2)->first;
	more.end = at(f, of + 4)->end;
	more.trigger = at(f, of + 2)->head;
	*PUSH(f->page->mem, &f->page->events) = more;
}

/* FRAME-18: "31 of the dead": a part of those known. */
static bool some_of_the_dead(struct framing *f, uint32_t i)
{
	const struct chunk *c = at(f, i);
	uint32_t of = c->bare ? role_joined(&f->clause, i, "of") : NONE;
	const struct lexeme *x = of == NONE ? NULL : dead_within(f, at(f, of));
	if (!x && of != NONE &&
		(lexeme_has(at(f, of)->lex, FEATURE_TOLL) ||
			lexeme_has(at(f, of)->lex, FEATURE_BODY)))
		x = at(f, of)->lex; /* "39 of the deaths", "four of the bodies" */
	if (!x && of != NONE && word_is(f->page, at(f, of)->head, "victims") &&
		!is_kind(f, i - 1, CHUNK_PREP) && !is_kind(f, i - 1, CHUNK_VERB))
		x = &killed; /* "nine of the victims were children" */
	if (!x || !at(f, of)->definite || at(f, of)->possessive)
		return false; /* "15 of the dead man's pupils" */
	for (uint32_t k = of + 1; x->harm == HARM_INJURED && k < f->clause.end && k < of + 5; k++)
		if (is_kind(f, k, CHUNK_VERB) && at(f, k)->lex &&
			at(f, k)->lex->harm == HARM_KILLED)
			return true;      /* "four of the wounded died": FRAME-5 */
	size_t n = f->page->events.count; /* "could not save three of the injured" */
	if (n && !f->page->wide && f->page->events.at[n - 1].sentence == f->sentence &&
		f->page->mark[f->page->events.at[n - 1].trigger].chunk + 1 == i &&
		str_equal(str_from(f->page->events.at[n - 1].rule), STR("FRAME-30")))
		return true; /* "Brother Metodi is one of the dead" */
	if (n && f->page->events.at[n - 1].sentence == f->sentence &&
		f->page->events.at[n - 1].victim == i &&
		f->page->events.at[n - 1].harm == HARM_KILLED)
		return true;
	struct event *e = frame_add(f, "FRAME-18", i, i, x);
	if (e->act == ACT_OTHER && e->harm == HARM_KILLED)
		e->act = ACT_KILLING;
	e->victims_end = i + 1;
	e->count = count_noun(&f->clause, i);
	e->part = page_words(f->page, at(f, i)->first, at(f, of)->end);
	if (frame_is_share(f, i))
		share(f, (uint32_t)f->page->events.count - 1, i, of);
	return true;
}

void frame_noun(struct framing *f, uint32_t i)
{
	const struct lexeme *x = at(f, i)->lex;
	bool number = frame_has_number(f);
	if ((number && frame_cost_of_lives(f, i)) || frame_no_utility(f, i) ||
		((number || may_stand(f->page, f->sentence, "whereabouts")) &&
			frame_whereabouts(f, i)) ||
		(number && (frame_counted_somewhere(f, i) || frame_families_of(f, i))))
		return;
	if (frame_told_noun(f, i) || (number && frame_harm_noun(f, i)) || frame_was_free(f, i) ||
		frame_dead_noun(f, i))
		return;
	bool toll = lexeme_has(x, FEATURE_TOLL), body = lexeme_has(x, FEATURE_BODY);
	bool figure =
		toll || lexeme_has(x, FEATURE_FIGURE); /* FRAME-51 needs one, the others a number */
	if ((number && frame_coded(f, i)) || ((number || figure) && frame_figure(f, i)) ||
		(number && (frame_listed(f, i) || some_of_the_dead(f, i))))
		return;
	if (at(f, i)->none)
		frame_none_lived(f, i);
	if (number)
		frame_left_with(f, i);
	if (number && frame_graves(f, i))
		return;
	bool dead = f->page->within[f->sentence] >> FEATURE_DEAD & 1;
	if (frame_one_more(f, i) || (body && (frame_a_body(f, i) || bodies(f, i))) ||
		(dead && counted_dead(f, i)) || (number && frame_counted_victims(f, i)) ||
		(toll && frame_toll(f, i)) || (number && frame_counted_then_dead(f, i)))
		return;
	if (!lexeme_has(x, FEATURE_EVENT))
		return;
	if (!f->page->wide && at(f, i)->definite && i >= f->clause.first + 2 &&
		at(f, i - 2)->bare && at(f, i - 2)->quantity != NONE &&
		word_is(f->page, at(f, i - 1)->first, "of"))
		return; /* "three of the deaths": FRAME-18 */
	if (x->harm > HARM_NONE && frame_cases_of(f, i, x))
		return;
	if (x->harm > HARM_NONE && frame_deeds_counted(f, i, x))
		return;
	if (x->harm > HARM_NONE)
		deed_of_harm(f, i, x);
	else
		deed_of_force(f, i, x);
}
