#include "reader/frame_at.h"

/*
 * FRAME-342: harm that a side does not deny, in a word for it and no more: "there may have been casualties", "civilians might have been
 * hit", "may have come to harm": hedged, without a number.
 */
static const struct harm_word {
	const char *words[7];
	enum act act;
	enum harm harm;
} told_as[] = {
	{ { "casualties", "victims", "losses", "casualty" }, ACT_ATTACK, HARM_KILLED_OR_INJURED },
	{ { "deaths", "fatalities", "dead" }, ACT_KILLING, HARM_KILLED },
	{ { "injuries", "wounded" }, ACT_ATTACK, HARM_INJURED },
};

static const struct harm_word *word_of_harm(const struct framing *f, uint32_t noun)
{
	static const char *const others[] = { "financial", "crop", "economic", "job", "jobs",
		NULL };
	if (!is_kind(f, noun, CHUNK_NOUN) || at(f, noun)->quantity != NONE ||
		chunk_has_any(f, noun, others) || at(f, noun)->none)
		return NULL;
	for (size_t k = 0; k < sizeof told_as / sizeof *told_as; k++)
		if (word_is_any(f->page, at(f, noun)->head, told_as[k].words))
			return &told_as[k];
	return NULL;
}

/* "may have", "might have": of what was; not "could have been", which was not. */
static bool might_have(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	return v->modal && v->perfect && !v->negative &&
	       word_is_any(f->page, v->first, WORDS("may", "might"));
}

static struct event *add(struct framing *f, uint32_t verb, enum act act, enum harm harm)
{
	struct lexeme like = { .act = (int8_t)act, .harm = (int8_t)harm, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-342", verb, NONE, &like);
	e->hypothetical = false;
	e->hedged = true;
	return e;
}

/* "there may have been casualties in the dormitory" */
static bool may_have_been(struct framing *f, uint32_t verb)
{
	const struct harm_word *x = word_of_harm(f, verb + 1);
	if (!x || !lexeme_has(at(f, verb)->lex, FEATURE_BE) || at(f, verb)->passive ||
		!word_is(f->page, at(f, verb)->first - 1, "there"))
		return false;
	struct event *e = add(f, verb, x->act, x->harm);
	e->first--;
	e->end = at(f, verb + 1)->end;
	return true;
}

/* "some people may have come to harm" */
static bool comes_to_harm(struct framing *f, uint32_t verb)
{
	uint32_t w = at(f, verb)->end, who = role_subject(&f->clause, verb);
	if (!word_is(f->page, at(f, verb)->head, "come") || !word_is(f->page, w, "to") ||
		!word_is(f->page, w + 1, "harm") || !is_kind(f, who, CHUNK_NOUN) ||
		!role_is_human(f->page, who, true))
		return false;
	struct event *e = add(f, verb, ACT_ATTACK, HARM_KILLED_OR_INJURED);
	e->first = at(f, who)->first;
	e->end = w + 2;
	return true;
}

/* "civilians", "a small number of civilians" */
static bool are_people(const struct framing *f, uint32_t noun)
{
	uint32_t of = role_joined(&f->clause, noun, "of");
	return role_is_human(f->page, noun, true) ||
	       (of != NONE && word_is(f->page, at(f, noun)->head, "number") &&
		       role_is_human(f->page, of, true));
}

/* "bystanders may have been affected" */
static bool was_affected(struct framing *f, uint32_t verb)
{
	uint32_t who = role_subject(&f->clause, verb);
	if (!at(f, verb)->passive ||
		!word_is_any(f->page, at(f, verb)->head, WORDS("affected", "harmed")) ||
		!is_kind(f, who, CHUNK_NOUN) || !role_is_human(f->page, who, true) ||
		role_after(&f->clause, verb, "by") != NONE)
		return false;
	add(f, verb, ACT_ATTACK, HARM_KILLED_OR_INJURED)->first = at(f, who)->first;
	return true;
}

/* "may have been caught in the crossfire" */
static bool was_caught(struct framing *f, uint32_t verb)
{
	uint32_t in = verb + 2, who = role_subject(&f->clause, verb);
	if (!at(f, verb)->passive || !word_is(f->page, at(f, verb)->head, "caught") ||
		!is_kind(f, in, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, in)->head, WORDS("crossfire", "fire", "gunfire")) ||
		who == NONE || !role_is_human(f->page, who, true))
		return false;
	for (size_t k = f->page->events.count;
		k-- > 0 && f->page->events.at[k].sentence == f->sentence;)
		if (f->page->mark[f->page->events.at[k].trigger].chunk == in)
			f->page->events.at[k].hypothetical = true; /* the crossfire itself */
	struct event *e = add(f, verb, ACT_ATTACK, HARM_KILLED_OR_INJURED);
	e->first = at(f, who)->first;
	e->end = at(f, in)->end;
	return true;
}

/* "hit by lower prices": by neither arms nor those who bear them */
static bool is_by_other(const struct framing *f, uint32_t verb)
{
	uint32_t by = role_after(&f->clause, verb, "by");
	return by != NONE && !word_has(f->page, at(f, by)->head, FEATURE_MEANS) &&
	       !word_has(f->page, at(f, by)->head, FEATURE_ARMED);
}

/* "acknowledged the possibility that innocent people had been hit": the word behind which it stands, or NONE */
static uint32_t possibly_before(const struct framing *f, uint32_t word)
{
	enum { BACK = 14 };
	uint32_t first = f->page->scan.sentences.at[f->sentence].first;
	for (uint32_t w = word; w-- > first && w + BACK > word;)
		if (word_is(f->page, w, "possibility") && word_is(f->page, w + 1, "that"))
			return w;
	return NONE;
}

/* "civilians may have been hit": what FRAME-1 takes for an attack alone. */
static void were_hit(struct framing *f, size_t start)
{
	for (size_t k = start; k < f->page->events.count; k++) {
		struct event *e = &f->page->events.at[k];
		uint32_t possibly = e->hedged ? NONE : possibly_before(f, e->trigger);
		if (e->harm != HARM_NONE || !act_is_attack(e->act) ||
			!(e->hedged || possibly != NONE) || e->negative || e->hypothetical ||
			e->victim == NONE || !are_people(f, e->victim) ||
			is_by_other(f, f->page->mark[e->trigger].chunk))
			continue;
		e->rule = "FRAME-342";
		e->hedged = true;
		e->first = possibly != NONE ? possibly : e->first;
		e->harm = HARM_KILLED_OR_INJURED;
	}
}

void frame_might(struct framing *f, size_t start)
{
	static const char *const conditions[] = { "if", "without", "unless", NULL };
	if (!any_may_stand(f->page, f->sentence, WORDS("may", "might", "possibility")) ||
		!frame_deed_before(f) || frame_is_mishap(f) || frame_is_by_weather(f) ||
		frame_sentence_has(f, conditions))
		return;
	were_hit(f, start);
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_VERB) && might_have(f, i) &&
			(may_have_been(f, i) || comes_to_harm(f, i) || was_caught(f, i) ||
				was_affected(f, i)))
			return;
}
