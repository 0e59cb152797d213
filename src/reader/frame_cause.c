#include "reader/frame_at.h"

/*
 * FRAME-265: "the army says it took nobody", "was holding nobody from the camp": the taking is denied.
 * FRAME-266: "accused the committee of inventing victims", "of exaggerating the toll": the deed told last is denied.
 * FRAME-268: "the residents died when weapons exploded", "the deaths were the result of fighting": told otherwise by a side.
 */
static const struct lexeme detained = { .act = ACT_DETENTION, .harm = HARM_DETAINED, .basis = -1 };

/* Who says that he holds nobody: a force of the state, "it", "they". */
static bool is_keeper(const struct framing *f, uint32_t who)
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
	static const char *const behind[] = { "from", "in", "at", "near", "during", "that", "on",
		NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, holds) || v->passive || v->modal || v->infinitive)
		return false;
	uint32_t whom = role_object(&f->clause, verb);
	if (whom == NONE || !is_keeper(f, role_subject(&f->clause, verb)))
		return false;
	const struct chunk *n = at(f, whom);
	bool people = word_is_any(f->page, n->head, nobody) || lexeme_has(n->lex, FEATURE_PERSON);
	bool none =
		n->none || word_is(f->page, n->head, "nobody") ||
		(v->negative && word_is_any(f->page, n->first, WORDS("anyone", "anybody", "any")));
	bool ends = n->end >= f->page->scan.sentences.at[f->sentence].end ||
		    f->page->scan.words.at[n->end].shape & SHAPE_PUNCT ||
		    f->page->mark[n->end].chunk == NONE ||
		    is_kind(f, f->page->mark[n->end].chunk, CHUNK_TIME) ||
		    word_is_any(f->page, n->end, behind);
	if (!people || !none || !ends)
		return false; /* "held nobody responsible", "took no one by surprise" */
	struct event *e = frame_add(f, "FRAME-265", verb, NONE, &detained);
	e->end = n->end > e->end ? n->end : e->end;
	e->negative = true;
	e->hypothetical = false;
	return true;
}

/* "exaggerating the figures", "inflating the number of dead", "casualty figures"; not "the number of teachers" */
static bool is_figure(const struct framing *f, uint32_t noun)
{
	static const char *const figures[] = { "number", "numbers", "figure", "figures", "count",
		NULL };
	static const char *const dead[] = { "dead", "killed", "victims", "deaths", "casualties",
		"casualty", "death", "bodies", "wounded", "missing", NULL };
	const struct chunk *n = at(f, noun);
	if (!word_is_any(f->page, n->head, figures))
		return false;
	if (chunk_has_any(f, noun, dead))
		return true;
	if (is_kind(f, noun + 1, CHUNK_PREP))
		return word_is(f->page, n->end, "of") &&
		       (word_is_any(f->page, n->end + 1, dead) ||
			       word_is_any(f->page, n->end + 2, dead));
	return n->end - n->first < 3 && word_has(f->page, n->first, FEATURE_DETERMINER);
}

/* FRAME-266 */
bool frame_calls_invented(struct framing *f, uint32_t verb)
{
	static const char *const invents[] = { "inventing", "invented", "fabricating", "fabricated",
		"exaggerating", "exaggerated", "inflating", "inflated", "staging", "faking",
		"concocting", NULL };
	static const char *const what[] = { "victims", "deaths", "dead", "killings", "killing",
		"massacre", "massacres", "casualties", "toll", "tolls", "bodies", "atrocities",
		"graves", NULL };
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
				(word_is_any(f->page, at(f, k)->head, what) || is_figure(f, k))) {
				frame_answer_deed(f, verb, k, HARM_KILLED, true);
				return true;
			}
	}
	return false;
}

/* Is somebody accused of what was told, or said to have done it? */
static bool has_doer(const struct framing *f)
{
	enum { BACK = 64 };
	size_t n = f->page->events.count;
	for (size_t i = n; i-- > 0 && i + BACK > n;)
		if (f->page->events.at[i].actor != NONE)
			return true;
	return false;
}

/* "clashes", "rival gangs"; where somebody is accused, "exploded", "a stampede" too: what he did not do. */
static bool names_cause(const struct framing *f, uint32_t from)
{
	static const char *const fights[] = { "crossfire", "clashes", "clash", "fighting", "rival",
		"rivals", "factions", "gangs", "infighting", "feud", NULL };
	static const char *const mishaps[] = { "exploded", "explosion", "blast", "stampede",
		"overturned", "panic", "accident", NULL };
	enum { AHEAD = 14 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = from; w < s->end && w < from + AHEAD; w++)
		if (word_is_any(f->page, w, fights) ||
			(word_is_any(f->page, w, mishaps) && has_doer(f)))
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

/* "blamed the deaths on a stampede" */
static bool blames_other(const struct framing *f, uint32_t verb, uint32_t deaths)
{
	static const char *const blames[] = { "blamed", "blames", "attributed", "attributes",
		NULL };
	static const char *const dead[] = { "deaths", "killings", "bloodshed", NULL };
	return word_is_any(f->page, at(f, verb)->head, blames) && !at(f, verb)->passive &&
	       is_kind(f, deaths, CHUNK_NOUN) && at(f, deaths)->quantity == NONE &&
	       word_is_any(f->page, at(f, deaths)->head, dead) &&
	       word_is_any(f->page, at(f, deaths)->end, WORDS("on", "to"));
}

/* FRAME-268: those of the deed told last died of something else. */
bool frame_other_cause(struct framing *f, uint32_t verb)
{
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	static const char *const verbs[] = { "resulted", "caused", "came", "stemmed", "died",
		"killed", "perished", "blamed", "blames", "attributed", "attributes", NULL };
	const struct chunk *v = at(f, verb);
	if (!lexeme_has(v->lex, FEATURE_BE) && !word_is_any(f->page, v->head, verbs))
		return false; /* comes_of(), befell(), blames_other() */
	if (v->negative || v->modal || v->infinitive || !names_cause(f, v->end))
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	bool blames = blames_other(f, verb, role_object(&f->clause, verb));
	if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity != NONE ||
		!(blames || comes_of(f, verb, who) || befell(f, verb, who)) ||
		!frame_deed_before(f))
		return false;
	struct event *e = frame_add(f, "FRAME-268", verb, NONE, &killed);
	e->first = at(f, who)->first < e->first ? at(f, who)->first : e->first;
	if (blames) {
		uint32_t cause = role_object(&f->clause, verb) + 2;
		e->end = is_kind(f, cause, CHUNK_NOUN) ? at(f, cause)->end : e->end;
	}
	e->hypothetical = false;
	return true;
}
