#include "reader/frame_at.h"

/*
 * Whom somebody charges with a deed whose verb is told, behind a killing or an attack that was told: FRAME-230 "accused the captain,
 * who led them, of shooting first", FRAME-350 "gave the order to fire", FRAME-351 "it was the Rangers who came in shooting".
 */
static const struct lexeme attack = { .act = ACT_ATTACK, .harm = HARM_NONE, .basis = -1 };

#define FIRES "fire", "shoot", "kill", "attack", "open"

struct charged {
	uint32_t verb, who, deed; /* chunks; `who` may be NONE: nobody is named */
};

/* "of ordering", past what stands in between: "the captain, who led them, of ordering": the verb behind "of". */
static uint32_t verb_behind_of(const struct framing *f, uint32_t who)
{
	enum { FAR = 14 };
	for (uint32_t i = who + 1; i + 1 < f->clause.end && i < who + FAR; i++) {
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_SUB))
			return NONE;
		uint32_t verb = i + 1 + is_kind(f, i + 1, CHUNK_QUOTE);
		if (is_kind(f, i, CHUNK_PREP) && word_is(f->page, at(f, i)->first, "of") &&
			is_kind(f, verb, CHUNK_VERB) &&
			str_ends(low_at(f->page, at(f, verb)->first), STR("ing")))
			return verb;
	}
	return NONE;
}

/* The one accused: "the Guard's commander, Pavel Orun, of": the name between the commas, where none stands before. */
static uint32_t accused(const struct framing *f, uint32_t verb)
{
	uint32_t who = at(f, verb)->passive ? role_subject(&f->clause, verb)
					    : role_object(&f->clause, verb);
	while (is_kind(f, who, CHUNK_NOUN) && owns_next(f->page, who, f->clause.end))
		who++;
	if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->name != NONE || at(f, verb)->passive)
		return who;
	uint32_t comma = who + 1;
	while (is_kind(f, comma, CHUNK_PREP) && is_kind(f, comma + 1, CHUNK_NOUN) &&
		word_is(f->page, at(f, comma)->first, "of"))
		comma += 2;
	return is_kind(f, comma, CHUNK_COMMA) && is_kind(f, comma + 1, CHUNK_NOUN) &&
			       at(f, comma + 1)->name != NONE && is_kind(f, comma + 2, CHUNK_COMMA)
		       ? comma + 1
		       : who;
}

/* "accused X of" before the verb: X, also "X was accused of" where that may be; NONE where nobody is accused. */
static uint32_t accused_before(const struct framing *f, uint32_t verb, bool passive)
{
	for (uint32_t i = f->clause.first; i < verb; i++)
		if (is_kind(f, i, CHUNK_VERB) && lexeme_has(at(f, i)->lex, FEATURE_ACCUSE) &&
			!at(f, i)->negative && !at(f, i)->modal &&
			(passive || !at(f, i)->passive)) {
			uint32_t who = accused(f, i);
			if (who != NONE && verb_behind_of(f, at(f, i)->passive ? i : who) == verb)
				return who;
		}
	return NONE;
}

/* "to fire", "to shoot", "to open fire" as chunk `i`, whatever its tag: the chunk of what is to be done; not "to fire the manager". */
static uint32_t to_fire(const struct framing *f, uint32_t i)
{
	uint32_t w = i < f->clause.end ? at(f, i)->first + 1 : 0;
	if (w == 0 || !word_is(f->page, w - 1, "to") || !word_is_any(f->page, w, WORDS(FIRES)) ||
		(word_is(f->page, w, "open") && !word_is(f->page, w + 1, "fire")))
		return NONE;
	uint32_t deed = f->page->mark[w].chunk;
	uint32_t whom = is_kind(f, deed, CHUNK_VERB) ? role_object(&f->clause, deed) : NONE;
	return whom == deed + 1 && word_is(f->page, at(f, deed)->end - 1, "fire") &&
			       role_is_human(f->page, whom, true)
		       ? NONE
		       : deed;
}

/* FRAME-350: "gave the order to fire", "the order to shoot was given by the prefect", "soldiers were given orders to kill" */
static bool gives_order(const struct framing *f, uint32_t i, struct charged *c)
{
	static const char *const gives[] = { "give", "gives", "gave", "given", "giving", "issue",
		"issues", "issued", "issuing", NULL };
	if (!is_kind(f, i, CHUNK_NOUN) || at(f, i)->none ||
		!word_is_any(f->page, at(f, i)->head, WORDS("order", "orders")))
		return false;
	uint32_t verb = i - 1, deed = to_fire(f, i + 1), behind = deed + 1;
	if (deed == NONE) { /* "accused the captain of giving the order." */
		uint32_t w = at(f, i)->end;
		bool given = is_kind(f, verb, CHUNK_VERB) && at(f, verb)->gerund &&
			     word_is_any(f->page, at(f, verb)->head, gives) &&
			     f->page->scan.words.at[w].shape & SHAPE_PUNCT;
		*c = (struct charged){ verb, given ? accused_before(f, verb, true) : NONE, i };
		return c->who != NONE;
	}
	if (is_kind(f, behind, CHUNK_VERB) && at(f, behind)->infinitive)
		behind++; /* "orders to shoot to kill" */
	if (is_kind(f, verb, CHUNK_VERB) && word_is_any(f->page, at(f, verb)->head, gives)) {
		uint32_t by = at(f, verb)->passive ? NONE : accused_before(f, verb, true);
		by = by != NONE || at(f, verb)->passive ? by : role_subject(&f->clause, verb);
		*c = (struct charged){ verb, by, deed };
		return true;
	}
	if (!is_kind(f, behind, CHUNK_VERB) || !at(f, behind)->passive ||
		!word_is_any(f->page, at(f, behind)->head, gives))
		return false;
	*c = (struct charged){ behind, role_after(&f->clause, behind, "by"), deed };
	return true;
}

/* FRAME-350: "ordered soldiers to fire on the crowd", "telling his men to shoot" */
static bool orders_to(const struct framing *f, uint32_t i, struct charged *c)
{
	static const char *const orders[] = { "order", "orders", "ordered", "ordering",
		"instructed", "instructing", "commanded", "commanding", "telling", "told", NULL };
	if (!is_kind(f, i, CHUNK_VERB) || !word_is_any(f->page, at(f, i)->head, orders))
		return false;
	uint32_t whom =
		at(f, i)->passive ? role_subject(&f->clause, i) : role_object(&f->clause, i);
	while (is_kind(f, whom, CHUNK_NOUN) && owns_next(f->page, whom, f->clause.end))
		whom++;
	uint32_t deed = whom == NONE ? NONE : to_fire(f, (at(f, i)->passive ? i : whom) + 1);
	if (deed == NONE || !is_kind(f, whom, CHUNK_NOUN) ||
		!(frame_is_side(f, whom) || word_is(f->page, at(f, whom)->head, "men")))
		return false;
	uint32_t by =
		at(f, i)->passive ? role_after(&f->clause, i, "by") : accused_before(f, i, true);
	if (by == NONE && !at(f, i)->passive)
		by = role_subject(&f->clause, i);
	*c = (struct charged){ i, by, deed };
	return true;
}

/* FRAME-351: "the Rangers came in shooting", "it was gendarmes who did the killing" */
static bool comes_shooting(const struct framing *f, uint32_t i, struct charged *c)
{
	static const char *const comes[] = { "came", "come", "comes", "went", "burst", "walked",
		"rushed", "stormed", "drove", "rode", "charged", "arrived", NULL };
	static const char *const deeds[] = { "shooting", "firing", "killing", "killings",
		"shelling", NULL };
	if (!is_kind(f, i, CHUNK_VERB))
		return false;
	uint32_t deed = NONE;
	if (word_is_any(f->page, at(f, i)->head, comes)) {
		uint32_t w = at(f, i)->end; /* whatever its tag */
		w += word_is_any(f->page, w, WORDS("in", "out", "past", "up"));
		if (!word_is_any(f->page, w, WORDS("shooting", "firing")))
			return false;
		deed = f->page->mark[w].chunk;
	} else if (word_is_any(f->page, at(f, i)->head, WORDS("did", "does", "done"))) {
		deed = i + 1;
		if (!is_kind(f, deed, CHUNK_NOUN) || !word_is(f->page, at(f, deed)->first, "the") ||
			!word_is_any(f->page, at(f, deed)->head, deeds))
			return false;
	} else {
		return false;
	}
	*c = (struct charged){ i, role_subject(&f->clause, i), deed };
	return is_kind(f, c->who, CHUNK_NOUN) && !at(f, c->who)->none && frame_is_side(f, c->who);
}

/* "of firing two nurses", "of raiding the pension fund", "of storming out of the talks": no attack */
static bool is_figurative(const struct framing *f, uint32_t i)
{
	static const char *const paper[] = { "fund", "funds", "treasury", "budget", "right",
		"rights", "quiz", "letters", "constitution", "judiciary", "courts", "press",
		"character", NULL };
	uint32_t what = role_object(&f->clause, i);
	return word_is_any(f->page, at(f, i)->head + 1, WORDS("out", "off")) ||
	       (what != NONE && ((word_is(f->page, at(f, i)->head, "firing") &&
					 role_is_human(f->page, what, true)) ||
					chunk_has_any(f, what, paper)));
}

/* FRAME-230: "accused government troops of storming the site", "accused the marines of firing first" */
static bool accused_of_attack(const struct framing *f, uint32_t i)
{
	static const char *const storms[] = { "storming", "attacking", "shelling", "bombing",
		"raiding", "assaulting", "bombarding", NULL };
	uint32_t what = role_object(&f->clause, i);
	if (word_is_any(f->page, at(f, i)->head, storms))
		return what != NONE;
	bool opens = word_is(f->page, at(f, i)->first, "opening") &&
		     word_is(f->page, at(f, i)->first + 1, "fire");
	return (opens || (what == NONE && word_is_any(f->page, at(f, i)->head,
						  WORDS("shooting", "firing")))) &&
	       frame_deed_before(f);
}

static struct event *event_of(struct framing *f, size_t before, uint32_t chunk)
{
	for (size_t k = before; k < f->page->events.count; k++)
		if (f->page->mark[f->page->events.at[k].trigger].chunk == chunk)
			return &f->page->events.at[k];
	return NULL;
}

static void charge(struct framing *f, size_t before, const char *rule, const struct charged *c)
{
	struct event *e = event_of(f, before, c->deed);
	if (e && (e->count.known || e->harm > HARM_KILLED))
		return;
	if (!e)
		e = frame_add(f, rule, c->deed, NONE, &attack);
	e->rule = rule;
	e->hypothetical = e->negative = false;
	frame_widen(e, at(f, c->verb));
	e->actor = c->who;
	for (uint32_t i = f->clause.first; i < c->verb; i++)
		if (is_kind(f, i, CHUNK_VERB) && lexeme_has(at(f, i)->lex, FEATURE_ACCUSE))
			frame_widen(e, at(f, i));
	if (c->who != NONE && c->who < c->verb)
		frame_widen(e, at(f, c->who));
}

/* "the order to fire", whoever gave it, where a killing or an attack was told, by nobody who denies it or asks */
static bool is_of_order(const struct framing *f, uint32_t i, struct charged *c)
{
	if (!gives_order(f, i, c) && !orders_to(f, i, c))
		return false;
	return !at(f, c->verb)->negative && !at(f, c->verb)->modal && frame_deed_before(f) &&
	       !frame_is_open_or_denied(f, c->verb);
}

/* FRAME-230, of an attack: told in this sentence already by the verb, as an event that counts nobody, or only charged. */
static bool charges_attack(struct framing *f, size_t before, uint32_t i)
{
	uint32_t who = at(f, i)->gerund ? accused_before(f, i, false) : NONE;
	if (who == NONE || !frame_can_do(f, who) || is_figurative(f, i))
		return false;
	struct event *e = event_of(f, before, i);
	bool told = e && e->harm == HARM_NONE && act_is_attack(e->act) && !e->hypothetical;
	if (!told && (e || !accused_of_attack(f, i)))
		return false;
	charge(f, before, "FRAME-230", &(struct charged){ i, who, i });
	return true;
}

/* "claimed responsibility for the attack": the words of the attack, told already, begin at the verb. */
void frame_claims_told(struct framing *f, size_t before, uint32_t i)
{
	const struct chunk *c = at(f, i);
	if (c->kind != CHUNK_VERB || c->negative || c->passive || c->infinitive ||
		!(lexeme_has(c->lex, FEATURE_CLAIM_DEED) || role_claims_deed(&f->clause, i)))
		return;
	for (size_t k = before; k < f->page->events.count; k++) {
		struct event *e = &f->page->events.at[k];
		if (e->trigger > c->head && !e->count.known && e->first > c->first)
			e->first = c->first;
	}
}

void frame_charges(struct framing *f, size_t before)
{
	if (!sentence_is_of(f->page, f->sentence, FAMILY_CHARGES))
		return;
	bool order = any_may_stand(f->page, f->sentence, WORDS(FIRES, "giving", "issuing"));
	struct charged c;
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if (order && is_of_order(f, i, &c))
			charge(f, before, "FRAME-350", &c);
		else if (is_kind(f, i, CHUNK_VERB) && !charges_attack(f, before, i) &&
			 comes_shooting(f, i, &c) && frame_deed_before(f) &&
			 !frame_is_open_or_denied(f, i))
			charge(f, before, "FRAME-351", &c);
}
