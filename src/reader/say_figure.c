#include "reader/say_find.h"

/* SAY-23: what a source has, counts, sees or puts up and down, it says. */
/* "The ministry raised its toll to 23", "lowered the count of the dead to 29" */
static bool moves_figure(const struct finder *f, uint32_t verb, uint32_t object, uint32_t speaker)
{
	static const char *const moves[] = { "raises", "raised", "raise", "lowers", "lowered",
		"lower", "updates", "updated", "upgraded", "cut", "cuts", "corrected", "increased",
		"increases", "reduced", "reduces", "downgraded", "brought", "brings", "reviewed",
		"reviews", "revised", "revises", "amended", NULL };
	if (object == NONE || speaker == NONE || say_at(f, verb)->passive ||
		!word_is_any(f->page, say_at(f, verb)->head, moves) || !say_can_speak(f, speaker))
		return false;
	const struct chunk *figure = say_at(f, object);
	bool own = tag_at(f->page, figure->first) == TAG_PRPS || figure->definite;
	return own &&
	       (lexeme_has(figure->lex, FEATURE_TOLL) || lexeme_has(figure->lex, FEATURE_FIGURE));
}

/* "The Mission saw 47 bodies": what observers saw they say; what the paper's own people saw is the paper's. */
static bool is_sight(const struct finder *f, uint32_t verb, uint32_t object, uint32_t speaker)
{
	static const char *const own[] = { "reporter", "reporters", "correspondent",
		"correspondents", "we", "i", NULL };
	const struct chunk *v = say_at(f, verb);
	if (f->page->wide || speaker == NONE || object == NONE || v->passive ||
		(!word_is(f->page, v->head, "saw") && !word_is(f->page, v->head, "seen")))
		return false;
	return lexeme_has(say_at(f, object)->lex, FEATURE_BODY) &&
	       !word_is_any(f->page, say_at(f, speaker)->head, own);
}

/* What a frame has found at one of the words [first, end), or NULL. */
static const struct event *told_at(const struct finder *f, uint32_t first, uint32_t end)
{
	const struct events *all = &f->page->events;
	size_t low = 0, high = all->count; /* they stand in the order of their sentences */
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (all->at[middle].sentence < f->sentence)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < all->count && all->at[low].sentence == f->sentence; low++)
		if (all->at[low].trigger >= first && all->at[low].trigger < end)
			return &all->at[low];
	return NULL;
}

/* Does the number count people harmed, as a frame has found? */
static bool is_told(const struct finder *f, uint32_t number)
{
	return told_at(f, say_at(f, number)->first, say_at(f, number)->end) != NULL;
}

/* "Marines told the villagers to leave", "leaflets gave them until nightfall to go": a deed (FRAME-246), and no account of one. */
bool say_orders_out(const struct finder *f, uint32_t verb)
{
	static const char *const orders[] = { "told", "tells", "gave", "gives", "given", "warned",
		NULL };
	uint32_t head = say_at(f, verb)->head;
	if (f->page->wide || !word_is_any(f->page, head, orders))
		return false;
	const struct event *e = told_at(f, head, head + 1);
	return e && e->harm == HARM_DISPLACED;
}

/* "The committee has a list of 64 names", "keeps a list of 64 dead" */
static bool keeps_list(const struct finder *f, uint32_t verb, uint32_t object, uint32_t speaker)
{
	static const char *const keeps[] = { "has", "have", "had", "keeps", "kept", "keep", "holds",
		"held", "maintains", "maintained", NULL };
	const struct chunk *v = say_at(f, verb);
	if (f->page->wide || object == NONE || speaker == NONE || v->passive || v->negative ||
		v->modal || !word_is_any(f->page, v->head, keeps) ||
		!word_is_any(f->page, say_at(f, object)->head, WORDS("list", "register", "lists")))
		return false;
	uint32_t of = role_joined(&f->clause, object, "of");
	return of != NONE && say_at(f, of)->quantity != NONE && is_told(f, of) &&
	       !say_at(f, speaker)->pronoun && say_can_speak(f, speaker);
}

/* "Survivors provided the names of 26 people who had died" */
static bool hands_names(const struct finder *f, uint32_t verb, uint32_t object, uint32_t speaker)
{
	static const char *const hands[] = { "drawn", "drew", "draws", "prepared", "provided",
		"provides", "supplied", "submitted", "compiled", "handed", "collected", "gathered",
		"presented", "offered", "obtained", "sent", NULL };
	static const char *const lists[] = { "names", "list", "lists", "details", "dossier", NULL };
	static const char *const carries[] = { "carried", "carries", "ran", "runs", "aired", "airs",
		"published", NULL };
	static const char *const items[] = { "report", "reports", "story", "stories", "item",
		NULL };
	if (object != NONE && speaker != NONE && !f->page->wide &&
		word_is_any(f->page, say_at(f, verb)->head, carries))
		return word_is_any(f->page, say_at(f, object)->head, items) &&
		       say_can_speak(f, speaker);
	if (object == NONE && say_is(f, verb + 1, CHUNK_PREP) && say_is(f, verb + 2, CHUNK_NOUN))
		object = verb + 2; /* "had handed in a list of 46 missing" */
	return object != NONE && speaker != NONE && !say_at(f, verb)->passive && !f->page->wide &&
	       word_is_any(f->page, say_at(f, verb)->head, hands) &&
	       word_is_any(f->page, say_at(f, object)->head, lists) && say_can_speak(f, speaker);
}

/* SAY-121: "the government has never moved from its figure of 16", "sticks to its count": whoever keeps to it. */
static bool keeps_to_figure(const struct finder *f, uint32_t verb, uint32_t speaker)
{
	static const char *const keeps[] = { "moved", "budged", "departed", "deviated", "clings",
		"clung", "cling", "sticks", "stuck", "stick", "keeps", "kept", "defends",
		"defended", "abides", "adheres", NULL };
	enum { AHEAD = 3 }; /* chunks */
	if (f->page->wide || !word_is_any(f->page, say_at(f, verb)->head, keeps) ||
		!say_can_speak(f, speaker))
		return false;
	for (uint32_t i = verb + 1; i < f->clause.end && i <= verb + AHEAD; i++)
		if (say_is(f, i, CHUNK_NOUN))
			return tag_at(f->page, say_at(f, i)->first) == TAG_PRPS &&
			       (lexeme_has(say_at(f, i)->lex, FEATURE_FIGURE) ||
				       lexeme_has(say_at(f, i)->lex, FEATURE_TOLL));
	return false;
}

/* SAY-126: "the Observer has arrived at 61 dead", "the council comes to a figure of 40": what it counts in the end. */
static bool arrives_at(const struct finder *f, uint32_t verb, uint32_t speaker)
{
	static const char *const comes[] = { "arrived", "arrives", "arrive", "comes", "came",
		"stands", "stood", NULL };
	uint32_t prep = verb + 1, figure = verb + 2;
	if (f->page->wide || !word_is_any(f->page, say_at(f, verb)->head, comes) ||
		!say_is(f, prep, CHUNK_PREP) || !say_is(f, figure, CHUNK_NOUN) ||
		!word_is_any(f->page, say_at(f, prep)->first, WORDS("at", "to")) ||
		!say_can_speak(f, speaker))
		return false;
	const struct chunk *n = say_at(f, figure);
	uint32_t of = role_joined(&f->clause, figure, "of");
	bool total = of != NONE && say_at(f, of)->quantity != NONE &&
		     (lexeme_has(n->lex, FEATURE_TOLL) || lexeme_has(n->lex, FEATURE_FIGURE) ||
			     word_is(f->page, n->head, "total"));
	return total || (n->quantity != NONE && (lexeme_has(n->lex, FEATURE_DEAD) ||
							lexeme_has(n->lex, FEATURE_TOLL)));
}

/* "the union has 60 dead", "the radio has it that": what a source has, it says. */
bool say_has_figure(const struct finder *f, uint32_t verb)
{
	const struct chunk *v = say_at(f, verb);
	uint32_t object = role_object(&f->clause, verb), speaker = say_who_is_ours(f, verb);
	speaker = speaker != NONE ? speaker : role_subject(&f->clause, verb);
	bool saw = is_sight(f, verb, object, speaker);
	uint32_t whose = speaker == NONE ? NONE : role_joined(&f->clause, speaker, "of");
	if (whose != NONE && (lexeme_has(say_at(f, whose)->lex, FEATURE_DEAD) ||
				     word_is(f->page, say_at(f, whose)->head, "victims")))
		return false; /* "our list of the dead has 46 names" */
	if (moves_figure(f, verb, object, speaker) || hands_names(f, verb, object, speaker) ||
		keeps_list(f, verb, object, speaker) ||
		(speaker != NONE &&
			(keeps_to_figure(f, verb, speaker) || arrives_at(f, verb, speaker))))
		return true;
	if ((!saw && !lexeme_has(v->lex, FEATURE_HAVE)) || v->aux || v->negative ||
		object == NONE || speaker == NONE || say_at(f, speaker)->pronoun ||
		!say_can_speak(f, speaker))
		return false;
	if (say_at(f, object)->pronoun &&
		(say_is(f, object + 1, CHUNK_SUB) || say_is(f, object + 1, CHUNK_REL)))
		return true;
	if (say_at(f, object)->quantity != NONE &&
		lexeme_has(say_at(f, object)->lex, FEATURE_NAMES))
		return true; /* "the priest has 66 entries" */
	uint32_t of = role_joined(&f->clause, object, "of");
	if (of != NONE && say_at(f, of)->quantity != NONE && !f->page->wide &&
		lexeme_has(say_at(f, object)->lex, FEATURE_NAMES))
		return true; /* "a list kept by the imam has the names of 48 dead" */
	if (say_at(f, object)->bare && is_told(f, object) &&
		(say_is_source_word(f, speaker) || role_is_body_by_name(f->page, speaker)))
		return true; /* "the coroner has 8", "Legal Aid has five" (SAY-110) */
	const struct chunk *next = object + 1 < f->clause.end ? say_at(f, object + 1) : NULL;
	bool killed = next && next->kind == CHUNK_VERB && !next->aux && next->lex &&
		      next->lex->harm > HARM_NONE;
	return say_at(f, object)->quantity != NONE &&
	       (killed || saw || lexeme_has(say_at(f, object)->lex, FEATURE_DEAD) ||
		       (!f->page->wide && lexeme_has(say_at(f, object)->lex, FEATURE_BODY)) ||
		       lexeme_has(say_at(f, object)->lex, FEATURE_TOLL)) &&
	       (saw || low_at(f->page, say_at(f, speaker)->head).at[0] == '@' ||
		       lexeme_has(say_at(f, speaker)->lex, FEATURE_SOURCE) ||
		       lexeme_has(say_at(f, speaker)->lex, FEATURE_SOURCE_HEAD));
}

/* Words by which one figure is held against another: "more than double", "far above", "against". */
static bool is_held_against(const struct finder *f, uint32_t word)
{
	static const char *const words[] = { "double", "twice", "than", "above", "below", "against",
		"exceeds", "exceeding", "times", "triple", "half", "beyond", "contradicts",
		"contradicting", "to", NULL };
	enum { BACK = 4 };
	for (uint32_t w = word; w > f->first && w + BACK > word; w--)
		if (word_is_any(f->page, w - 1, words))
			return true;
	return false;
}

/* "The union's tally of 31 dead is based on": no verb has taken it. */
static bool opens_with(const struct finder *f, uint32_t whose)
{
	return whose != NONE &&
	       (whose == f->clause.first ||
		       (!say_is(f, whose - 1, CHUNK_VERB) && !say_is(f, whose - 1, CHUNK_PREP)));
}

/* SAY-102: "more than double the official toll of 31", "the union's list of 31 dead": whose that figure is. */
bool say_figure_of_others(struct finder *f, uint32_t i)
{
	static const char *const offices[] = { "official", "government", "army", "police",
		"military", "ministry", "state", NULL };
	const struct chunk *c = say_at(f, i);
	bool figure = lexeme_has(c->lex, FEATURE_FIGURE) || lexeme_has(c->lex, FEATURE_TOLL);
	uint32_t of = role_joined(&f->clause, i, "of");
	if (f->page->wide || of == NONE || say_at(f, of)->quantity == NONE ||
		!(figure || word_is(f->page, c->head, "list")))
		return false;
	bool dead = lexeme_has(say_at(f, of)->lex, FEATURE_DEAD) ||
		    lexeme_has(say_at(f, of)->lex, FEATURE_TOLL);
	if (!say_at(f, of)->bare && !dead)
		return false;
	uint32_t whose = i > f->clause.first && say_is(f, i - 1, CHUNK_NOUN) &&
					 say_at(f, i - 1)->possessive && say_can_speak(f, i - 1)
				 ? i - 1
				 : NONE;
	uint32_t first = whose != NONE ? say_at(f, whose)->first : c->first, office = NONE;
	for (uint32_t w = c->first; w < c->head && whose == NONE; w++)
		office = word_is_any(f->page, w, offices) ? w : office;
	if ((whose == NONE && office == NONE) ||
		!(is_held_against(f, first) || opens_with(f, whose)))
		return false;
	struct saying *s = say_add(f, "SAY-102", NONE);
	s->source = whose != NONE ? first : office;
	s->source_end = whose != NONE ? say_at(f, whose)->end : office + 1;
	s->source_end -= tag_at(f->page, s->source_end - 1) == TAG_POS;
	s->first = c->first;
	s->end = say_at(f, of)->end;
	return true;
}

/* SAY-98: "The army admitted that a patrol had fired, as the number of dead rose to 22": what the text itself adds. */
bool say_is_as_toll(const struct finder *f, uint32_t i)
{
	static const char *const tolls[] = { "toll", "dead", "death", "deaths", "number", NULL };
	static const char *const rises[] = { "rises", "rose", "climbs", "climbed", "passes",
		"passed", "reaches", "reached", "mounts", "mounted", "grows", "grew", "nears",
		"tops", NULL };
	enum { AHEAD = 7 };
	uint32_t as = say_at(f, i)->first, toll = NONE;
	if (f->page->scan.sentences.at[f->sentence].block == BLOCK_HEADLINE && !f->page->wide &&
		word_is(f->page, as, ";"))
		return true; /* "Army says it fired in self-defence; villagers bury 15" */
	if (f->page->wide || !word_is(f->page, as, "as"))
		return false;
	for (uint32_t w = as + 1; w < f->end && w < as + AHEAD; w++) {
		if (toll == NONE && w < as + 4 && word_is_any(f->page, w, tolls))
			toll = w;
		else if (toll != NONE && word_is_any(f->page, w, rises))
			return true;
	}
	return false;
}
