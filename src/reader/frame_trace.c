#include "reader/frame_at.h"

/*
 * FRAME-330: who is looked for in vain: "cannot trace 31 of them", "have been unable to locate 14 of the detainees".
 * And FRAME-190: "nobody knows what became of 26 of the boys".
 */
static const struct lexeme missing = {
	.act = ACT_DISAPPEARANCE, .harm = HARM_MISSING, .basis = -1
};

static bool add(struct framing *f, const char *rule, uint32_t chunk, uint32_t who, uint32_t end)
{
	struct event *e = frame_add(f, rule, chunk, who, &missing);
	e->negative = e->hypothetical = false;
	e->victim = who;
	e->victims_end = who + 1;
	e->count = count_noun(&f->clause, who);
	e->end = end > e->end ? end : e->end;
	return true;
}

/* "cannot trace", "have been unable to", "failed to", "not been able to" */
static bool is_in_vain(const struct framing *f, uint32_t verb)
{
	static const char *const fails[] = { "unable", "failed", "failing", NULL };
	const struct chunk *v = at(f, verb);
	if (v->negative || !v->infinitive || v->first == 0)
		return v->negative;
	bool able = word_is(f->page, v->first - 1, "able") && is_kind(f, verb - 2, CHUNK_VERB) &&
		    at(f, verb - 2)->negative;
	return able || word_is_any(f->page, v->first - 1, fails) ||
	       (is_kind(f, verb - 1, CHUNK_VERB) &&
		       word_is_any(f->page, at(f, verb - 1)->head, fails));
}

/* Whom nobody else than their own would look for, when nothing was told of; a firm loses sight of customers. */
static bool are_of_somebody(const struct framing *f, uint32_t who)
{
	static const char *const taken[] = { "detainees", "prisoners", "villagers", "residents",
		"parishioners", "children", "relatives", "hostages", "captives", "them", NULL };
	static const char *const seekers[] = { "families", "relatives", "parents", "lawyers",
		"union", "association", "bishop", "priest", "diocese", NULL };
	uint32_t of = at(f, who)->bare ? role_joined(&f->clause, who, "of") : NONE;
	uint32_t w = at(f, who)->end;
	bool them = word_is(f->page, w, "of") && word_is(f->page, w + 1, "them");
	return them || word_is_any(f->page, at(f, of != NONE ? of : who)->head, taken) ||
	       frame_sentence_has(f, seekers);
}

/* "customers", "former members", "patients in a study": whom those do not find who write to them. */
static bool are_written_to(const struct framing *f, uint32_t who)
{
	static const char *const others[] = { "customers", "clients", "patients", "owners", "heirs",
		"voters", "taxpayers", "shareholders", "graduates", "descendants", "volunteers",
		"workers", "suspects", "players", "candidates", "buyers", "donors", NULL };
	uint32_t of = at(f, who)->bare ? role_joined(&f->clause, who, "of") : NONE;
	return chunk_has_any(f, of != NONE ? of : who, others) ||
	       frame_sentence_has(f, WORDS("study", "refunds", "pension", "former", "debts"));
}

/* "31 villagers", "14 of the detainees", "27 of those taken" */
static bool are_sought(const struct framing *f, uint32_t who)
{
	if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity == NONE)
		return false;
	uint32_t of = at(f, who)->bare ? role_joined(&f->clause, who, "of") : NONE;
	bool those = of != NONE && word_is(f->page, at(f, of)->head, "those") &&
		     word_is_any(f->page, at(f, of)->end,
			     WORDS("taken", "arrested", "seized", "detained", "led", "held"));
	return those || (frame_are_counted(f, who) && !are_written_to(f, who));
}

/* "cannot trace 31 of them", "could not find 40 of their parishioners" */
static bool cannot_trace(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	bool find = word_is(f->page, v->head, "find");
	if (v->passive ||
		!(find || word_is_any(f->page, v->head,
				  WORDS("trace", "locate", "traced", "located"))) ||
		!is_in_vain(f, verb))
		return false;
	uint32_t who = role_object(&f->clause, verb);
	if (who == NONE || !are_sought(f, who) ||
		(find && !f->page->quantities.at[at(f, who)->quantity].partitive &&
			role_joined(&f->clause, who, "of") == NONE) ||
		(find && is_kind(f, who + 3, CHUNK_NOUN)) || /* "find 10 of them a hotel" */
		!(frame_is_behind_harm(f) || are_of_somebody(f, who)))
		return false;
	return add(f, "FRAME-330", verb, who, at(f, who)->end);
}

/* "nobody knows", "cannot say", "it is not known": not to be known. */
static bool is_unknown(const struct framing *f, uint32_t verb)
{
	static const char *const knows[] = { "know", "known", "knows", "say", "tell", "clear",
		"sure", NULL };
	uint32_t by = role_subject(&f->clause, verb);
	bool nobody = is_kind(f, by, CHUNK_NOUN) && at(f, by)->none;
	return (at(f, verb)->negative || nobody) && word_is_any(f->page, at(f, verb)->head, knows);
}

/* "It is not known what happened to the other nine", "nobody knows what became of 26 of the boys" */
static bool befell_what(struct framing *f, uint32_t verb)
{
	static const char *const befalls[] = { "happened", "became", "become", NULL };
	uint32_t befell = verb + 2, who = verb + 4;
	if (who >= f->clause.end || !word_is(f->page, at(f, verb + 1)->first, "what") ||
		!is_kind(f, befell, CHUNK_VERB) ||
		!word_is_any(f->page, at(f, befell)->head, befalls) ||
		!is_kind(f, befell + 1, CHUNK_PREP) || !frame_are_people(f, who) ||
		at(f, who)->pronoun || !count_noun(&f->clause, who).known || !is_unknown(f, verb))
		return false;
	return add(f, "FRAME-190", verb, who, at(f, who)->end);
}

bool frame_untraced(struct framing *f, uint32_t verb)
{
	static const char *const asks[] = { "trace", "locate", "find", "traced", "located", "know",
		"known", "knows", "say", "tell", "clear", "sure", NULL };
	return word_is_any(f->page, at(f, verb)->head, asks) &&
	       (befell_what(f, verb) || (frame_has_number(f) && cannot_trace(f, verb)));
}

/* "the whereabouts of the parish priest", behind people who were harmed: one who is no doer, and rules or leads nobody. */
static bool is_one_missed(const struct framing *f, uint32_t who)
{
	static const char *const leaders[] = { "president", "minister", "leader", "commander",
		"general", "colonel", "chief", "king", "prince", "warlord", "dictator", "founder",
		"owner", "driver", "suspect", "accused", "fugitive", NULL };
	const struct chunk *n = at(f, who);
	if (f->page->wide || n->quantity != NONE || n->plural || n->pronoun ||
		!lexeme_has(n->lex, FEATURE_PERSON) || lexeme_has(n->lex, FEATURE_ARMED) ||
		lexeme_has(n->lex, FEATURE_BODY) || chunk_has_any(f, who, leaders) ||
		frame_is_doer(f, who) || !frame_is_behind_harm(f))
		return false;
	struct count c = count_noun(&f->clause, who);
	return c.known && c.high == 1 && !c.open;
}

/* FRAME-17: "the whereabouts of 31 students": missing. */
bool frame_whereabouts(struct framing *f, uint32_t i)
{
	bool unknown = word_is(f->page, at(f, i)->head, "whereabouts") ||
		       word_is(f->page, at(f, i)->head, "fate");
	bool no_news = at(f, i)->none && (word_is(f->page, at(f, i)->head, "news") ||
						 word_is(f->page, at(f, i)->head, "word") ||
						 word_is(f->page, at(f, i)->head, "trace") ||
						 word_is(f->page, at(f, i)->head, "sign"));
	if (!unknown && !no_news)
		return false;
	uint32_t of = role_joined(&f->clause, i, "of");
	if (of == NONE && unknown && is_kind(f, i - 1, CHUNK_REL))
		of = role_antecedent(&f->clause, i - 1); /* "55 whose fate is unclear" */
	if (of == NONE && no_news)
		of = role_joined(&f->clause, i, "from");
	if (of != NONE && word_is(f->page, at(f, i)->head, "whereabouts") && is_one_missed(f, of))
		return add(f, "FRAME-17", i, of, at(f, of)->end);
	if (of == NONE || at(f, of)->quantity == NONE || !role_is_human(f->page, of, true) ||
		(at(f, of)->definite && !word_is(f->page, at(f, of)->first + 1, "remaining") &&
			!word_is(f->page, at(f, of)->first + 1, "other") &&
			(f->page->wide || !word_is(f->page, at(f, of)->head, "others"))) ||
		word_is(f->page, at(f, of)->first, "all"))
		return false;
	frame_add(f, "FRAME-17", i, of, &missing)->negative = false;
	return true;
}
