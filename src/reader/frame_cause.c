#include "reader/frame_at.h"

/*
 * FRAME-265: "the army says it took nobody", "was holding nobody from the camp": the taking is denied.
 * FRAME-266: "accused the committee of inventing victims", "of exaggerating the toll": the deed told last is denied.
 * FRAME-268: "the residents died when weapons exploded", "the deaths were the result of fighting": told otherwise by a side.
 */
static const struct lexeme detained = { .act = ACT_DETENTION, .harm = HARM_DETAINED, .basis = -1 };

static bool is_side(const struct framing *f, uint32_t who)
{
	return is_kind(f, who, CHUNK_NOUN) &&
	       (frame_is_state(f, who) ||
		       word_is_any(f->page, at(f, who)->head, WORDS("it", "they", "we")));
}

/* FRAME-265 */
bool frame_holds_nobody(struct framing *f, uint32_t verb)
{
	static const char *const holds[] = { "took", "taken", "holding", "hold", "holds", "held",
		"detained", "detaining", "abducted", "kidnapped", NULL };
	static const char *const nobody[] = { "nobody", "anyone", "anybody", "one", "none",
		"prisoners", "captives", "hostages", "detainees", NULL };
	static const char *const other[] = { "responsible", "accountable", "back", "up", "to",
		"liable", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, holds) || v->passive || v->modal || v->infinitive)
		return false;
	uint32_t whom = role_object(&f->clause, verb);
	if (whom == NONE || !is_side(f, role_subject(&f->clause, verb)))
		return false;
	const struct chunk *n = at(f, whom);
	bool people = word_is_any(f->page, n->head, nobody) || lexeme_has(n->lex, FEATURE_PERSON);
	bool none =
		n->none || word_is(f->page, n->head, "nobody") ||
		(v->negative && word_is_any(f->page, n->first, WORDS("anyone", "anybody", "any")));
	if (!people || !none || word_is_any(f->page, n->end, other))
		return false;
	struct event *e = frame_add(f, "FRAME-265", verb, NONE, &detained);
	e->end = n->end > e->end ? n->end : e->end;
	e->negative = true;
	e->hypothetical = false;
	return true;
}

/* FRAME-266 */
bool frame_calls_invented(struct framing *f, uint32_t verb)
{
	static const char *const invents[] = { "inventing", "invented", "fabricating", "fabricated",
		"exaggerating", "exaggerated", "inflating", "inflated", "staging", "faking",
		"concocting", NULL };
	static const char *const what[] = { "victims", "deaths", "dead", "killings", "killing",
		"massacre", "massacres", "casualties", "toll", "tolls", "figures", "numbers",
		"bodies", "atrocities", "graves", "number", "figure", "count", NULL };
	enum { AHEAD = 10 };
	if (!word_has(f->page, at(f, verb)->head, FEATURE_ACCUSE) || at(f, verb)->negative)
		return false;
	for (uint32_t i = verb + 1; i < f->clause.end && i < verb + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_STOP))
			return false;
		if (!is_kind(f, i, CHUNK_VERB) || !word_is_any(f->page, at(f, i)->head, invents))
			continue;
		for (uint32_t k = i + 1; k < f->clause.end && k < i + 4; k++)
			if (is_kind(f, k, CHUNK_NOUN) &&
				word_is_any(f->page, at(f, k)->head, what)) {
				frame_answer_deed(f, verb, k, HARM_KILLED, true);
				return true;
			}
	}
	return false;
}

/* "exploded", "clashes", "a stampede": what nobody who is accused did. */
static bool names_cause(const struct framing *f, uint32_t from)
{
	static const char *const causes[] = { "exploded", "explosion", "blast", "crossfire",
		"clashes", "clash", "fighting", "stampede", "rival", "rivals", "factions", "gangs",
		"overturned", "panic", "accident", "infighting", "feud", NULL };
	enum { AHEAD = 14 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = from; w < s->end && w < from + AHEAD; w++)
		if (word_is_any(f->page, w, causes))
			return true;
	return false;
}

/* "the deaths were the result of", "resulted from", "were caused by" */
static bool comes_of(const struct framing *f, uint32_t verb, uint32_t who)
{
	static const char *const dead[] = { "deaths", "death", "killings", "casualties", NULL };
	static const char *const results[] = { "result", "work", "consequence", "outcome", "due",
		NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, at(f, who)->head, dead))
		return false;
	uint32_t w = v->end + word_is_any(f->page, v->end, WORDS("the", "a"));
	return word_is_any(f->page, v->head, WORDS("resulted", "caused", "came", "stemmed")) ||
	       (lexeme_has(v->lex, FEATURE_BE) && word_is_any(f->page, w, results));
}

/* "the residents had died when", "the victims were killed in" */
static bool befell(const struct framing *f, uint32_t verb, uint32_t who)
{
	static const char *const dies[] = { "died", "killed", "perished", NULL };
	static const char *const links[] = { "when", "in", "as", "during", "by", "after", NULL };
	const struct chunk *v = at(f, verb);
	return word_is_any(f->page, v->head, dies) && at(f, who)->definite && at(f, who)->plural &&
	       role_is_human(f->page, who, true) &&
	       (v->passive || !word_is(f->page, v->head, "killed")) &&
	       word_is_any(f->page, v->end, links);
}

/* FRAME-268: those of the deed told last died of something else. */
bool frame_other_cause(struct framing *f, uint32_t verb)
{
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	const struct chunk *v = at(f, verb);
	if (v->negative || v->modal || v->infinitive || !names_cause(f, v->end))
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity != NONE ||
		!(comes_of(f, verb, who) || befell(f, verb, who)) || !frame_deed_before(f))
		return false;
	struct event *e = frame_add(f, "FRAME-268", verb, NONE, &killed);
	e->first = at(f, who)->first < e->first ? at(f, who)->first : e->first;
	e->hypothetical = false;
	return true;
}
