#include "reader/frame_at.h"

/*
 * FRAME-230: whom somebody holds responsible for a deed, in words that count nobody harmed: "blamed the army for the killings",
 * "accused the colonel of ordering the raid", "held him responsible for the deaths", "the militia was behind it". A claim of its own:
 * who accuses whom is what a reader asks first.
 */
struct charge {
	uint32_t verb, who, deed; /* chunks; `deed` NONE: the one told last */
};

/* "the killings", "the deaths", "the raid" */
static bool is_deed(const struct framing *f, uint32_t i)
{
	static const char *const deaths[] = { "deaths", "bloodshed", "carnage", "atrocity",
		"atrocities", "bloodbath", NULL };
	if (!is_kind(f, i, CHUNK_NOUN) || at(f, i)->none || at(f, i)->quantity != NONE)
		return false;
	return lexeme_has(at(f, i)->lex, FEATURE_EVENT) ||
	       word_is_any(f->page, at(f, i)->head, deaths);
}

static bool tells_of_death(const struct framing *f, uint32_t deed)
{
	const struct lexeme *x = at(f, deed)->lex;
	return !lexeme_has(x, FEATURE_EVENT) || x->harm == HARM_KILLED;
}

/* "... for the killings", "of having ordered the raid": what the charge is about. */
static uint32_t deed_behind(const struct framing *f, uint32_t from)
{
	enum { FAR = 12 };
	static const char *const parts[] = { "ordering", "ordered", "directing", "directed",
		"leading", "led", "carrying", "carried", "committing", "committed", "planning",
		"planned", "perpetrating", "perpetrated", "orchestrating", "orchestrated",
		"commanding", "commanded", "being", "having", "been", "staging", "instigating",
		"masterminding", "launching", NULL };
	for (uint32_t i = from + 1; i < f->clause.end && i < from + FAR; i++) {
		if (is_deed(f, i))
			return i;
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_SUB) ||
			(is_kind(f, i, CHUNK_VERB) && !chunk_has_any(f, i, parts)))
			return NONE;
	}
	return NONE;
}

/* Is the noun somebody who can do a deed: a force, an office, a person? */
static bool can_do(const struct framing *f, uint32_t i)
{
	static const feature_set doers = (feature_set)1 << FEATURE_ARMED |
					 (feature_set)1 << FEATURE_ORG |
					 (feature_set)1 << FEATURE_SOURCE;
	if (!is_kind(f, i, CHUNK_NOUN) || at(f, i)->none || at(f, i)->bare || is_deed(f, i))
		return false;
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
		if (f->page->has[w] & doers)
			return true;
	struct str low = low_at(f->page, at(f, i)->head);
	if (str_ends(low, STR("self")) || str_ends(low, STR("selves")))
		return false; /* "blamed herself" */
	return at(f, i)->pronoun || at(f, i)->name != NONE || role_is_human(f->page, i, true);
}

/* "held the commandant, Col. Piet Rusk, responsible": over what stands in apposition, but no further clause. */
static bool has_behind(const struct framing *f, uint32_t from, const char *const *words)
{
	enum { FAR = 8 };
	for (uint32_t i = from + 1; i < f->clause.end && i < from + FAR; i++) {
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_VERB) ||
			is_kind(f, i, CHUNK_AND) || is_kind(f, i, CHUNK_REL))
			return false;
		if (chunk_has_any(f, i, words))
			return true;
	}
	return false;
}

/* "blames the killings on the army", "the raid was blamed on the army", "was attributed to it" */
static uint32_t blamed_on(const struct framing *f, uint32_t verb)
{
	uint32_t who = role_after(&f->clause, verb, "on");
	return who != NONE ? who : role_after(&f->clause, verb, "to");
}

/* "pointed the finger at the guards for the raid" */
static bool points_at(const struct framing *f, uint32_t i, struct charge *c)
{
	uint32_t finger = role_object(&f->clause, i);
	if (finger == NONE || !word_is(f->page, at(f, finger)->head, "finger"))
		return false;
	*c = (struct charge){ i, role_after(&f->clause, finger, "at"), deed_behind(f, finger) };
	return can_do(f, c->who);
}

static bool charges(const struct framing *f, uint32_t i, struct charge *c)
{
	const struct chunk *v = at(f, i);
	static const char *const ascribes[] = { "attribute", "attributes", "attributed",
		"attributing", NULL };
	uint32_t one = v->passive ? role_subject(&f->clause, i) : role_object(&f->clause, i);
	bool ascribed = word_is_any(f->page, v->head, ascribes);
	if (v->negative || v->modal)
		return false;
	if (points_at(f, i, c))
		return true;
	if (!lexeme_has(v->lex, FEATURE_ACCUSE) && !ascribed)
		return false;
	if (one == NONE || (ascribed && !is_deed(f, one)))
		return false;
	*c = is_deed(f, one) ? (struct charge){ i, blamed_on(f, i), one }
			     : (struct charge){ i, one, deed_behind(f, v->passive ? i : one) };
	bool ends = one + 1 >= f->clause.end || is_kind(f, one + 1, CHUNK_STOP);
	bool bare = !v->passive && ends && str_starts(low_at(f->page, v->head), STR("blam"));
	return can_do(f, c->who) && (c->deed != NONE || bare);
}

/* "held the mayor personally responsible for the deaths", "the army was responsible for the raid", "was behind it" */
static bool holds_responsible(const struct framing *f, uint32_t i, struct charge *c)
{
	static const char *const holds[] = { "hold", "holds", "held", "holding", NULL };
	static const char *const held[] = { "responsible", "accountable", "liable", "culpable",
		NULL };
	static const char *const is[] = { "responsible", "behind", "culpable", "guilty", NULL };
	const struct chunk *v = at(f, i);
	bool be = lexeme_has(v->lex, FEATURE_BE) && !v->passive && !role_is_verbal(f->page, i);
	bool hold = word_is_any(f->page, v->head, holds) && !v->passive;
	if ((!be && !hold) || v->negative || v->modal || !has_behind(f, i, be ? is : held))
		return false;
	uint32_t who = be ? role_subject(&f->clause, i) : role_object(&f->clause, i);
	*c = (struct charge){ i, who, deed_behind(f, i) };
	return can_do(f, who) && c->deed != NONE;
}

static bool is_told(const struct framing *f, size_t before, const struct charge *c)
{
	uint32_t from = at(f, c->verb)->first;
	for (size_t k = before; k < f->page->events.count; k++) {
		const struct event *e = &f->page->events.at[k];
		if (e->trigger >= from &&
			(e->count.known || (e->victim != NONE && e->victim != c->who)))
			return true;
	}
	return false;
}

static void widen(const struct framing *f, struct event *e, uint32_t chunk)
{
	if (at(f, chunk)->first < e->first)
		e->first = at(f, chunk)->first;
	if (at(f, chunk)->end > e->end)
		e->end = at(f, chunk)->end;
}

static void add(struct framing *f, const struct charge *c)
{
	const struct event *told = frame_deed_before(f);
	size_t answers = told ? (size_t)(told - f->page->events.at) : 0;
	bool dead = c->deed != NONE && tells_of_death(f, c->deed);
	enum act act = told ? told->act : dead ? ACT_KILLING : ACT_ATTACK;
	if (c->deed != NONE && lexeme_has(at(f, c->deed)->lex, FEATURE_EVENT))
		act = (enum act)at(f, c->deed)->lex->act;
	if (c->deed == NONE && !told)
		return;
	struct lexeme like = {
		.act = (int8_t)act, .harm = (int8_t)(dead ? HARM_KILLED : HARM_NONE), .basis = -1
	};
	struct event *e =
		frame_add(f, "FRAME-230", c->deed != NONE ? c->deed : c->who, NONE, &like);
	widen(f, e, c->verb);
	widen(f, e, c->who);
	e->hypothetical = e->negative = false;
	e->actor = c->who;
	if (told)
		e->answers = (uint32_t)answers;
}

void frame_accuses(struct framing *f, size_t before)
{
	struct charge c;
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_VERB) &&
			(charges(f, i, &c) || holds_responsible(f, i, &c)) &&
			!is_told(f, before, &c))
			add(f, &c);
}
