#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * Numbers that count nobody harmed though the harmed were just told of (CLAIM-18): "the craters it examined, 44 in all",
 * "a later one", "two are abroad", "I can count to six", "four errors".
 */
/* "I didn't say thirty. He wrote thirty.": a number that the sentence before disowns. */
static bool is_denied_before(const struct framing *f, uint32_t number)
{
	const struct page *p = f->page;
	if (p->wide || f->sentence == 0 || !is_kind(f, number, CHUNK_NOUN) ||
		!at(f, number)->bare || !(p->within[f->sentence - 1] >> FEATURE_NEGATION & 1))
		return false;
	int64_t n = p->quantities.at[at(f, number)->quantity].count.low;
	const struct sentence *s = &p->scan.sentences.at[f->sentence - 1];
	for (uint32_t w = s->first; w < s->end && w < s->first + 40; w++)
		if (p->mark[w].quantity != NONE &&
			p->quantities.at[p->mark[w].quantity].count.low == n)
			return true;
	return false;
}

/* "the craters it examined, 44 in all": of things. */
static bool sums_up_things(const struct framing *f, uint32_t i)
{
	enum { BACK = 6 };
	uint32_t w = at(f, i)->end;
	bool all = (word_is(f->page, w, "in") &&
			   (word_is(f->page, w + 1, "all") || word_is(f->page, w + 1, "total"))) ||
		   word_is(f->page, w, "altogether");
	for (uint32_t k = i; all && k > f->clause.first && k + BACK > i; k--)
		if (is_kind(f, k - 1, CHUNK_NOUN) && at(f, k - 1)->plural && !at(f, k - 1)->pronoun)
			return !role_is_human(f->page, k - 1, true);
	return false;
}

/* "against 62 in the period before", of explosions; "can count to six"; "knew six by name"; "11 with roofs". */
static bool stands_with_else(const struct framing *f, uint32_t i)
{
	static const char *const against[] = { "against", "versus", NULL };
	static const char *const built[] = { "roofs", "roof", "windows", "doors", "walls", "wheels",
		"engines", NULL };
	if (is_kind(f, i - 1, CHUNK_PREP)) {
		if (word_is_any(f->page, at(f, i - 1)->first, against) &&
			frame_other_was_counted(f, i))
			return true;
		if (word_is(f->page, at(f, i - 1)->first, "to") && is_kind(f, i - 2, CHUNK_VERB) &&
			(word_is(f->page, at(f, i - 2)->head, "count") ||
				word_is(f->page, at(f, i - 2)->head, "counted")))
			return true;
	}
	uint32_t next = i + 1;
	if (!is_kind(f, next, CHUNK_PREP) || !is_kind(f, next + 1, CHUNK_NOUN))
		return false;
	return (word_is(f->page, at(f, next)->first, "by") &&
		       word_is(f->page, at(f, next + 1)->head, "name")) ||
	       (word_is(f->page, at(f, next)->first, "with") &&
		       word_is_any(f->page, at(f, next + 1)->head, built));
}

/* "one lives abroad", "three were not touched", "two were tried and acquitted": what they did, alive. */
static bool lives_on(const struct framing *f, uint32_t i)
{
	static const char *const does[] = { "lives", "live", "left", "stayed", "resigned",
		"retired", "works", "work", "emigrated", NULL };
	static const char *const suffers[] = { "tried", "acquitted", "spared", "promoted",
		"dismissed", "convicted", "sentenced", "charged", NULL };
	static const char *const unhurt[] = { "touched", "harmed", "hurt", "hit", "injured", NULL };
	uint32_t verb = i + 1 + is_kind(f, i + 1, CHUNK_OTHER);
	if (at(f, i)->quantity == NONE || !is_kind(f, verb, CHUNK_VERB) || at(f, verb)->participle)
		return false;
	static const char *const fell[] = { "ill", "in", "for", "over", "sick", "asleep", "behind",
		"silent", "short", "out", NULL };
	if (word_is(f->page, at(f, verb)->head, "fell") && !at(f, verb)->passive &&
		at(f, verb)->end < f->page->scan.words.count &&
		word_is_any(f->page, at(f, verb)->end, fell))
		return !word_is(f->page, at(f, verb)->end, "in") ||
		       word_is(f->page, at(f, verb)->end + 1, "love"); /* "fell ill" */
	enum { FEW = 3 }; /* "2,000 live in tents" were driven out */
	const struct chunk *v = at(f, verb), *n = at(f, i);
	bool few = n->bare && f->page->quantities.at[n->quantity].count.high <= FEW;
	return v->passive ? word_is_any(f->page, v->head, suffers) ||
				    (v->negative && word_is_any(f->page, v->head, unhurt))
			  : few && !v->negative && word_is_any(f->page, v->head, does);
}

/* "lost two players", "has lost 40 customers": who went away. */
bool frame_is_lost_custom(const struct framing *f, uint32_t noun)
{
	static const char *const gone[] = { "players", "player", "customers", "customer", "clients",
		"client", "voters", "supporters", "followers", "readers", "viewers", "users",
		"subscribers", "tenants", "investors", "seats", "games", "matches", "jobs", NULL };
	return !f->page->wide && word_is_any(f->page, at(f, noun)->head, gone);
}

/* "a later one", "a small one": of what is no person, or nobody knows. */
static bool is_some_one(const struct framing *f, uint32_t i)
{
	static const char *const kinds[] = { "later", "earlier", "small", "smaller", "new", "newer",
		"big", "bigger", "larger", "longer", "shorter", "better", "worse", "good", "bad",
		"similar", "different", "simple", "serious", NULL };
	const struct chunk *n = at(f, i);
	return n->end == n->first + 3 && word_is(f->page, n->end - 1, "one") &&
	       word_is(f->page, n->first, "a") && word_is_any(f->page, n->first + 1, kinds);
}

static bool is_matter(const struct framing *f, uint32_t i)
{
	return at(f, i)->plural && role_is_matter(f->page, i);
}

/* "Three of the wells were poisoned" */
static bool is_of_matters(const struct framing *f, uint32_t i)
{
	uint32_t of = role_joined(&f->clause, i, "of");
	return of != NONE && word_is(f->page, at(f, of)->first, "the") &&
	       (is_matter(f, of) || (lexeme_has(at(f, of)->lex, FEATURE_THING) &&
					    !role_is_human(f->page, of, true)));
}

/* "The children are nine and four." */
static bool is_age_told(const struct framing *f, uint32_t i)
{
	static const char *const young[] = { "children", "child", "sons", "daughters", "twins",
		"girls", "boys", "brothers", "sisters", "girl", "boy", "son", "daughter", "he",
		"she", NULL };
	static const char *const be[] = { "is", "are", "was", "were", NULL };
	while (i >= f->clause.first + 3 && is_kind(f, i - 1, CHUNK_AND) &&
		is_kind(f, i - 2, CHUNK_NOUN) &&
		(at(f, i - 2)->bare || role_is_age(&f->clause, i - 2)))
		i -= 2;
	return i >= f->clause.first + 2 && is_kind(f, i - 1, CHUNK_VERB) &&
	       word_is_any(f->page, at(f, i - 1)->head, be) &&
	       at(f, i - 1)->end == at(f, i - 1)->first + 1 && is_kind(f, i - 2, CHUNK_NOUN) &&
	       word_is_any(f->page, at(f, i - 2)->head, young);
}

/* "Six were at work.", "two are abroad": where they were, alive. */
static bool is_elsewhere(const struct framing *f, uint32_t i)
{
	static const char *const places[] = { "work", "home", "school", "university", "sea", NULL };
	uint32_t be = i + 1;
	if (!is_kind(f, be, CHUNK_VERB) || !lexeme_has(at(f, be)->lex, FEATURE_BE) ||
		at(f, be)->passive || at(f, be)->negative || be + 1 >= f->clause.end)
		return false;
	return word_is(f->page, at(f, be + 1)->first, "abroad") ||
	       (word_is(f->page, at(f, be + 1)->first, "at") && is_kind(f, be + 2, CHUNK_NOUN) &&
		       at(f, be + 2)->end == at(f, be + 2)->first + 1 &&
		       word_is_any(f->page, at(f, be + 2)->head, places));
}

/* "Four soldiers stood at the door": what those did who came. */
static bool stands_by(const struct framing *f, uint32_t i)
{
	static const char *const does[] = { "stood", "stand", "waited", "watched", "guarded",
		"knocked", "entered", "searched", "patrolled", "sat", "came", "arrived", NULL };
	return lexeme_has(at(f, i)->lex, FEATURE_ARMED) && is_kind(f, i + 1, CHUNK_VERB) &&
	       !at(f, i + 1)->passive && word_is_any(f->page, at(f, i + 1)->head, does);
}

/* "has room for eight", "a capacity of 40" */
static bool is_of_room(const struct framing *f, uint32_t i)
{
	static const char *const rooms[] = { "room", "space", "capacity", "places", "beds",
		"berths", "slabs", "drawers", "trays", "shelves", NULL };
	uint32_t w = at(f, i)->first;
	w -= word_is_any(f->page, w - 1, WORDS("only", "just", "about", "some", "at"));
	return word_is_any(f->page, w - 1, WORDS("for", "of")) &&
	       word_is_any(f->page, w - 2, rooms);
}

/* "under the trees, two and three together", "three to a grave", "two at a time": how they lay. */
static bool goes_by_so_many(const struct framing *f, uint32_t i)
{
	static const char *const rows[] = { "together", "apiece", "abreast", "deep", NULL };
	static const char *const holds[] = { "grave", "bed", "coffin", "mat", "stretcher", "cell",
		"pit", "sheet", "blanket", "time", NULL };
	uint32_t w = at(f, i)->end;
	bool pair = word_is_any(f->page, w, WORDS("and", "or", "by")) &&
		    f->page->mark[w + 1].quantity != NONE && w + 1 < at(f, i)->end + 2;
	w += pair ? 2 : 0;
	return word_is_any(f->page, w, rows) ||
	       (word_is_any(f->page, w, WORDS("to", "in", "at")) && word_is(f->page, w + 1, "a") &&
		       word_is_any(f->page, w + 2, holds));
}

bool frame_is_disowned(const struct framing *f, uint32_t number)
{
	static const char *const matters[] = { "errors", "mistakes", "incidents", "occasions",
		"questions", "reasons", "demands", "conditions", "discrepancies", "versions",
		"visits", "attempts", "meetings", "letters", "requests", "appeals", "statements",
		"complaints", "documents", "photographs", "explosions", "craters", "casings",
		"counts", "paragraphs", "streets", NULL };
	if (f->page->wide || !is_kind(f, number, CHUNK_NOUN))
		return false;
	if (is_denied_before(f, number) || lives_on(f, number) || is_some_one(f, number))
		return true;
	if (at(f, number)->quantity == NONE)
		return false;
	if (!at(f, number)->bare)
		return word_is_any(f->page, at(f, number)->head, matters) || is_matter(f, number) ||
		       stands_by(f, number);
	return is_of_room(f, number) || goes_by_so_many(f, number) || sums_up_things(f, number) ||
	       stands_with_else(f, number) || is_of_matters(f, number) || is_age_told(f, number) ||
	       is_elsewhere(f, number);
}

/* "insists on fourteen", "settled on 30", "has arrived at eleven", "recognises fourteen": verbs that give a figure, of which none is of saying. */
bool frame_settles_on(const struct framing *f, uint32_t verb)
{
	static const char *const all[] = { "insists", "insisted", "insist", "insisting", "settled",
		"settles", "settle", "agreed", "arrived", "arrives", "arrive", "recognises",
		"recognizes", "recognised", "recognized", "knows", "know", NULL };
	static const struct {
		const char *forms[6], *behind;
	} ways[] = {
		{ { "insists", "insisted", "insist", "insisting", NULL }, "on" },
		{ { "settled", "settles", "settle", "agreed", NULL }, "on" },
		{ { "arrived", "arrives", "arrive", NULL }, "at" },
		{ { "recognises", "recognizes", "recognised", "recognized", NULL }, NULL },
		{ { "knows", "know", NULL }, "of" },
	};
	uint32_t next = verb + 1;
	if (f->page->wide || !word_is_any(f->page, at(f, verb)->head, all))
		return false;
	for (size_t k = 0; k < sizeof ways / sizeof *ways; k++)
		if (word_is_any(f->page, at(f, verb)->head, ways[k].forms))
			return ways[k].behind ? is_kind(f, next, CHUNK_PREP) &&
							word_is(f->page, at(f, next)->first,
								ways[k].behind)
					      : is_kind(f, next, CHUNK_NOUN);
	return false;
}

/* Over "given by the union" behind a figure; `i` where nothing of the kind stands. */
uint32_t frame_past_giver(const struct framing *f, uint32_t i)
{
	bool given = is_kind(f, i, CHUNK_VERB) && at(f, i)->participle && !f->page->wide &&
		     is_kind(f, i + 1, CHUNK_PREP) && is_kind(f, i + 2, CHUNK_NOUN) &&
		     word_is(f->page, at(f, i + 1)->first, "by");
	return given ? i + 3 : i;
}

/* FRAME-244: "The army says none.", "None, says the city.", after the dead: denied. */
bool frame_says_none(struct framing *f)
{
	static const char *const nought[] = { "none", "zero", "nobody", "nil", NULL };
	static const char *const says[] = { "says", "say", "said", "reports", "reported", "counts",
		"counted", "claims", "admits", "speaks", NULL };
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	const struct event *told = f->page->wide ? NULL : frame_deed_before(f);
	if (!told || told->harm != HARM_KILLED || told->sentence + 2 < f->sentence)
		return false;
	for (uint32_t i = f->clause.first; i < f->clause.end; i++) {
		uint32_t w = at(f, i)->first, verb = i;
		if (!word_is_any(f->page, w, nought) || at(f, i)->end != w + 1)
			continue;
		bool ends = i + 1 >= f->clause.end || is_kind(f, i + 1, CHUNK_COMMA) ||
			    is_kind(f, i + 1, CHUNK_STOP) || is_kind(f, i + 1, CHUNK_QUOTE) ||
			    (f->page->scan.words.at[at(f, i + 1)->first].shape & SHAPE_PUNCT);
		if (i == f->clause.first && is_kind(f, i + 1, CHUNK_COMMA))
			verb = i + 2;
		else if (i > f->clause.first + 1)
			verb = i - 1;
		if (verb == i - 1 &&
			word_is_any(f->page, at(f, verb)->first, WORDS("it's", "is", "'s", "was")))
			verb -= 2; /* "says it is zero" */
		if (!ends || !is_kind(f, verb, CHUNK_VERB) || at(f, verb)->negative ||
			!word_is_any(f->page, at(f, verb)->head, says))
			return false;
		struct event *e = frame_add(f, "FRAME-244", i, NONE, &killed);
		e->negative = true;
		e->hypothetical = false;
		return true;
	}
	return false;
}

/* "the two other names are Ana Reed, 78, and her grandson": the words of the event reach over those named. */
void frame_over_names(const struct framing *f, struct event *e, uint32_t noun)
{
	enum { LONG = 24 };
	uint32_t be = noun + 1, last = noun + 2;
	if (f->page->wide || !is_kind(f, be, CHUNK_VERB) ||
		!lexeme_has(at(f, be)->lex, FEATURE_BE) || at(f, be)->negative ||
		!is_kind(f, last, CHUNK_NOUN) || at(f, last)->name == NONE)
		return;
	for (uint32_t i = last + 1; i < f->clause.end && i < noun + LONG; i++) {
		if (is_kind(f, i, CHUNK_STOP))
			break;
		if (is_kind(f, i, CHUNK_NOUN) && is_kind(f, i - 1, CHUNK_AND) &&
			role_is_human(f->page, i, false)) {
			last = i;
			break;
		}
	}
	if (at(f, last)->end > e->end)
		e->end = at(f, last)->end;
}
