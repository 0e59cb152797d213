#include "toll/inside.h"

/* GRADE-1 to GRADE-9: two grades, apart, each with the claim that decides it. */
struct seen {
	size_t claims_harm;      /* origins that say there was harm, credible ones */
	size_t first_harm;       /* an item that says so */
	size_t conceded, action; /* a party that concedes harm; the party's action */
	size_t blamed;           /* an item in which a credible origin names who did it */
	struct str blamed_name;
	size_t rival;  /* one that names somebody else */
	size_t denied; /* one that denies that it happened */
	size_t not_combatant, combatant;
};

static bool is_harm(enum harm h)
{
	return h == HARM_KILLED || h == HARM_INJURED || h == HARM_KILLED_OR_INJURED;
}

static void note(size_t *where, size_t item)
{
	*where = *where == NONE ? item : *where;
}

static bool overlap(struct str a, struct str b)
{
	return str_equal_fold(a, b) || str_find(a, b) < a.len || str_find(b, a) < b.len;
}

static void see_actor(struct seen *s, const struct claim *c, size_t item)
{
	for (size_t k = 0; k < c->actors.count; k++) {
		const struct actor *a = &c->actors.at[k];
		struct str name = a->name.len ? a->name : a->words;
		if (a->certainty == CERTAINTY_DENIED || !name.len)
			continue;
		if (s->blamed == NONE)
			s->blamed_name = name;
		else if (!overlap(s->blamed_name, name))
			note(&s->rival, item);
		note(&s->blamed, item);
	}
}

/* A denial of who, whom or how many is none that it happened (GRADE-6). */
bool denies_event(const struct claim *c)
{
	if (c->stance != STANCE_DENIES || c->count.known || c->status != STATUS_UNKNOWN ||
		c->act == ACT_OTHER)
		return false;
	for (size_t i = 0; i < c->rules.count; i++) /* GRADE-6: of having had a part in it */
		if (str_equal(c->rules.at[i], STR("CLAIM-17")))
			return false;
	return c->actors.count == 0 || c->act == ACT_MILITARY_ACTIVITY;
}

static void see_party(struct seen *s, const struct claim *c, size_t item)
{
	bool admits = c->stance == STANCE_CONCEDES || c->stance == STANCE_CONFIRMS;
	for (size_t k = 0; k < c->actors.count; k++)
		admits = admits || c->actors.at[k].certainty == CERTAINTY_ADMITTED ||
			 c->actors.at[k].certainty == CERTAINTY_CLAIMED;
	if (admits && is_said(c) && is_harm(c->harm))
		note(&s->conceded, item);
	if (admits && is_said(c))
		note(&s->action, item);
}

static void see(
	struct seen *s, const struct toll_result *r, const struct incident *in, bool *counted)
{
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(r, in, i);
		const struct claim *c = it->claim;
		size_t item = in->items.at[i];
		if (it->use == USE_LEFT_OUT || it->use == USE_RETRACTED || is_mere_guess(c))
			continue;
		if (denies_event(c))
			note(&s->denied, item);
		if (it->origin == NONE || !is_said(c))
			continue;
		if (in->origins[it->origin].party) {
			see_party(s, c, item);
			continue;
		}
		see_actor(s, c, item);
		if (!is_harm(c->harm))
			continue;
		note(&s->first_harm, item);
		s->claims_harm += !counted[it->origin];
		counted[it->origin] = true;
		note(c->status == STATUS_COMBATANT ? &s->combatant : &s->not_combatant, item);
	}
}

static void set_harm(struct grades *g, enum harm_grade grade, size_t item, struct str why)
{
	g->harm = grade;
	g->harm_item = item;
	g->harm_why = why;
}

static void grade_harm(struct grades *g, const struct seen *s, struct arena *mem)
{
	if (s->conceded != NONE)
		set_harm(g, GRADE_CONFIRMED, s->conceded,
			STR("an accused party concedes harm (GRADE-1)"));
	else if (s->combatant != NONE && s->not_combatant == NONE)
		set_harm(g, GRADE_DISCOUNTED, s->combatant,
			STR("all credible origins say that those harmed were combatants "
			    "(GRADE-2)"));
	else if (s->rival != NONE)
		set_harm(g, GRADE_CONTESTED, s->rival,
			STR("credible origins hold different actors responsible (GRADE-3)"));
	else if (s->claims_harm >= 2 && (s->blamed != NONE || s->action != NONE))
		set_harm(g, GRADE_FAIR, s->action != NONE ? s->action : s->blamed,
			str_format(mem,
				"%zu credible origins, and an action of a party is %s (GRADE-4)",
				s->claims_harm,
				s->action != NONE ? "confirmed by it" : "reported"));
	else if (s->claims_harm >= 2)
		set_harm(g, GRADE_WEAK, s->first_harm,
			str_format(mem,
				"%zu credible origins, but nobody is named as responsible "
				"(GRADE-5)",
				s->claims_harm));
	else
		set_harm(g, GRADE_WEAK, s->first_harm,
			s->claims_harm ? STR("one credible origin (GRADE-5)")
				       : STR("no credible origin (GRADE-5)"));
}

static void set_event(struct grades *g, enum event_grade grade, size_t item, const char *why)
{
	g->event = grade;
	g->event_item = item;
	g->event_why = str_from(why);
}

static void grade_event(struct grades *g, const struct seen *s)
{
	if (s->denied != NONE)
		set_event(g, EVENT_CONTESTED, s->denied,
			"somebody denies that it happened (GRADE-6)");
	else if (s->action != NONE)
		set_event(g, EVENT_DECLARED, s->action, "a party declares its action (GRADE-7)");
	else if (s->claims_harm >= 2)
		set_event(g, EVENT_LIKELY, s->first_harm, "two or more credible origins (GRADE-8)");
	else
		set_event(g, EVENT_SINGLE_SOURCE, s->first_harm,
			"fewer than two credible origins (GRADE-9)");
}

void toll_grade(const struct toll_result *r, struct incident *in, struct arena *mem)
{
	struct seen s = { .first_harm = NONE,
		.conceded = NONE,
		.action = NONE,
		.blamed = NONE,
		.rival = NONE,
		.denied = NONE,
		.combatant = NONE,
		.not_combatant = NONE };
	see(&s, r, in, NEW_ARRAY(mem, bool, in->origin_count + 1));
	grade_harm(&in->grades, &s, mem);
	grade_event(&in->grades, &s);
}
