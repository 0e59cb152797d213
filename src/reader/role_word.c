#include "reader/role.h"

/* What a noun stands for, and two shapes of saying that several rooms of the cascade ask for. */
static bool is_kind(const struct clause *c, uint32_t i, enum chunk_kind kind)
{
	return i >= c->first && i < c->end && chunk_at(c->page, i)->kind == kind;
}

static bool is_prep(const struct clause *c, uint32_t i, const char *word)
{
	return is_kind(c, i, CHUNK_PREP) && word_is(c->page, chunk_at(c->page, i)->first, word);
}

/* "61", which counts nobody: COUNT-9. */
bool role_is_age(const struct clause *c, uint32_t i)
{
	if (!is_kind(c, i, CHUNK_NOUN))
		return false;
	const struct chunk *n = chunk_at(c->page, i);
	uint32_t number = word_is(c->page, n->first, "aged") ? n->first + 1 : n->first;
	return n->end == number + 1 && n->quantity == NONE &&
	       (c->page->scan.words.at[number].shape & SHAPE_DIGIT);
}

/* "killing nine people, a doctor at the town's hospital said": of chunk `i` on, where and then that he says. */
bool role_speaks_from(const struct clause *c, uint32_t noun, uint32_t i)
{
	if (!is_kind(c, noun - 1, CHUNK_COMMA) || chunk_at(c->page, noun)->quantity != NONE)
		return false;
	while (is_kind(c, i, CHUNK_PREP) && is_kind(c, i + 1, CHUNK_NOUN)) {
		i += 2;
		while (is_kind(c, i, CHUNK_NOUN) && chunk_at(c->page, i - 1)->possessive)
			i++;
	}
	return is_kind(c, i, CHUNK_VERB) && lexeme_has(chunk_at(c->page, i)->lex, FEATURE_SAY) &&
	       !chunk_at(c->page, i)->passive && !chunk_at(c->page, i)->participle;
}

/* "killed eight people, including two pupils, police said": police are none of the eight (SAY-2). */
bool role_speaks_at_end(const struct clause *c, uint32_t noun, uint32_t verb)
{
	const struct chunk *n = chunk_at(c->page, noun), *v = chunk_at(c->page, verb);
	bool says = lexeme_has(v->lex, FEATURE_SAY) && !v->passive && !v->gerund && !v->participle;
	uint32_t before = noun;
	while (before > c->first && is_kind(c, before - 1, CHUNK_NOUN) &&
		chunk_at(c->page, before - 1)->possessive)
		before--;
	if (!says || n->quantity != NONE || before == c->first ||
		!is_kind(c, before - 1, CHUNK_COMMA))
		return false;
	for (uint32_t i = n->first; i < n->end; i++)
		if (word_has(c->page, i, FEATURE_SOURCE) ||
			word_has(c->page, i, FEATURE_SOURCE_HEAD) ||
			word_has(c->page, i, FEATURE_ORG) || word_has(c->page, i, FEATURE_TITLE))
			return true;
	return n->name != NONE && noun + 1 == verb;
}

/* "a fourth", "another": one more of those spoken of. */
bool role_is_one_more(const struct page *p, uint32_t noun)
{
	static const char *const ordinals[] = { "third", "fourth", "fifth", "sixth", "seventh",
		"eighth", "ninth", "tenth", "eleventh", "twelfth", NULL };
	const struct chunk *n = chunk_at(p, noun);
	if (n->end == n->first + 1)
		return word_is(p, n->first, "another");
	bool person = n->end == n->first + 3 && lexeme_has(n->lex, FEATURE_PERSON);
	if ((n->end != n->first + 2 && !person) || !word_is(p, n->first, "a"))
		return false; /* "a fourth", "a sixth person" */
	return word_is_any(p, n->first + 1, ordinals);
}

/* "an unknown number remain missing" */
static bool is_unknown_number(const struct page *p, const struct chunk *n)
{
	static const char *const unknown[] = { "unknown", "unspecified", "undetermined", NULL };
	return !p->wide && word_is(p, n->head, "number") && n->head > n->first &&
	       word_is_any(p, n->head - 1, unknown) && !word_is(p, n->end, "of");
}

bool role_is_human(const struct page *p, uint32_t noun, bool sure)
{
	static const char *const forces[] = { "police", "military", "infantry", "gendarmes", NULL };
	const struct chunk *n = chunk_at(p, noun);
	if (n->kind != CHUNK_NOUN)
		return false;
	if (lexeme_has(n->lex, FEATURE_PERSON) || lexeme_has(n->lex, FEATURE_BODY) ||
		lexeme_has(n->lex, FEATURE_COLLECTIVE) || lexeme_has(n->lex, FEATURE_TITLE))
		return true;
	if (n->pronoun)
		return !word_is(p, n->head, "it");
	if (n->quantity != NONE && (word_is(p, n->head, "more") || word_is(p, n->head, "others")))
		return true;
	struct str head = low_at(p, n->head);
	if (word_is(p, n->head, "anyone") || word_is(p, n->head, "anybody") ||
		(head.len > 8 &&
			str_equal(str_slice(head, head.len - 8, head.len), STR("year-old"))))
		return true;
	if (is_unknown_number(p, n))
		return true;
	if (role_is_one_more(p, noun) || (n->end == n->first + 1 && word_is(p, n->head, "many")))
		return true;
	if (n->none && (word_is(p, n->head, "one") || word_is(p, n->head, "nobody") ||
			       word_is(p, n->head, "none")))
		return true;
	if (n->bare || (n->quantity != NONE && !p->wide && word_is_any(p, n->head, forces)))
		return true; /* "killed five police" */
	if (p->mark[n->head].spot != NONE)
		return false;
	if (lexeme_has(n->lex, FEATURE_THING) || lexeme_has(n->lex, FEATURE_MEANS) ||
		lexeme_has(n->lex, FEATURE_UNIT) || lexeme_has(n->lex, FEATURE_EVENT) ||
		lexeme_has(n->lex, FEATURE_LOCATION) || lexeme_has(n->lex, FEATURE_TOLL) ||
		lexeme_has(n->lex, FEATURE_FALSE) || lexeme_has(n->lex, FEATURE_ACCOUNT) ||
		(!p->wide && lexeme_has(n->lex, FEATURE_UTILITY)))
		return false; /* "my phone has died" */
	if (n->name != NONE)
		return true;
	return !sure && !lexeme_has(n->lex, FEATURE_ORG);
}

static bool ends_figure(const struct clause *c, uint32_t i)
{
	return i >= c->end || is_kind(c, i, CHUNK_COMMA) || is_kind(c, i, CHUNK_STOP) ||
	       is_kind(c, i, CHUNK_AND) || is_kind(c, i, CHUNK_TIME) || is_kind(c, i, CHUNK_SUB) ||
	       (c->page->scan.words.at[chunk_at(c->page, i)->first].shape & SHAPE_PUNCT);
}

uint32_t role_gapped_number(const struct clause *c, uint32_t noun)
{
	enum { BETWEEN = 6 };
	const struct chunk *n = chunk_at(c->page, noun);
	if (n->bare || n->quantity != NONE || noun <= c->first + 1)
		return NONE;
	bool parted = is_kind(c, noun - 1, CHUNK_COMMA) || is_kind(c, noun - 1, CHUNK_STOP) ||
		      is_kind(c, noun - 1, CHUNK_AND);
	if (!parted)
		return NONE;
	bool speaker = lexeme_has(n->lex, FEATURE_SOURCE) || lexeme_has(n->lex, FEATURE_ORG) ||
		       lexeme_has(n->lex, FEATURE_SOURCE_HEAD);
	bool one = !c->page->wide && n->definite && !n->plural && !n->possessive &&
		   (lexeme_has(n->lex, FEATURE_TITLE) || lexeme_has(n->lex, FEATURE_PERSON));
	bool of_it = false; /* "the mayor speaks of 16 dead, the imam of 20" */
	bool beside = !c->page->wide && n->definite && !n->possessive && noun >= c->first + 3 &&
		      is_kind(c, noun - 1, CHUNK_COMMA) && is_kind(c, noun - 2, CHUNK_NOUN) &&
		      chunk_at(c->page, noun - 2)->bare && is_kind(c, noun - 3, CHUNK_VERB) &&
		      lexeme_has(chunk_at(c->page, noun - 3)->lex, FEATURE_SAY) &&
		      lexeme_has(n->lex, FEATURE_PERSON);
	speaker |= one || beside; /* "The hospitals say 96, the drivers 140" */
	if (!c->page->wide &&
		(lexeme_has(n->lex, FEATURE_DEAD) || lexeme_has(n->lex, FEATURE_TOLL)))
		return NONE; /* "put the dead at 14 and the wounded at 20" */
	if (!speaker)
		return NONE;
	bool said = false;
	for (uint32_t i = c->first; i < noun && !said; i++) {
		said = is_kind(c, i, CHUNK_VERB) &&
		       lexeme_has(chunk_at(c->page, i)->lex, FEATURE_SAY);
		of_it |= said && !c->page->wide && is_prep(c, i + 1, "of");
	}
	for (uint32_t i = noun + 1; said && i < c->end && i < noun + BETWEEN; i++) {
		if (is_kind(c, i, CHUNK_NOUN) && chunk_at(c->page, i)->bare)
			return ends_figure(c, i + 1) ? i : NONE;
		bool small =
			is_kind(c, i, CHUNK_COMMA) || is_kind(c, i, CHUNK_OTHER) ||
			is_kind(c, i, CHUNK_TIME) || is_prep(c, i, "at") ||
			(!c->page->wide && word_is(c->page, chunk_at(c->page, i)->first, "as")) ||
			(of_it && i == noun + 1 && is_prep(c, i, "of"));
		bool first = word_is(c->page, chunk_at(c->page, i)->first, "first");
		if (!small && !first)
			return NONE;
	}
	return NONE;
}

bool role_is_mere_means(const struct page *p, const struct chunk *n)
{
	static const char *const thrown[] = { "brick", "bricks", "bottle", "bottles", "rock",
		"rocks", "canister", "canisters", "pellets", "birdshot", "buckshot", "shard",
		"shards", "fragment", "fragments", "piece", "pieces", "debris", "firework",
		"fireworks", "butt", "butts", "ricochet", "ricochets", "projectile", "projectiles",
		"splinter", "splinters", NULL };
	if (!p->wide && n->name == NONE && word_is_any(p, n->head, thrown))
		return true;
	if (!lexeme_has(n->lex, FEATURE_MEANS) || n->name != NONE)
		return false;
	for (uint32_t i = n->first; i < n->end; i++)
		if (word_has(p, i, FEATURE_ARMED) || word_has(p, i, FEATURE_ORG) ||
			(p->scan.words.at[i].shape & SHAPE_CAPITAL))
			return false;
	return true;
}

uint32_t role_noun_before(const struct clause *c, uint32_t verb)
{
	uint32_t i = verb;
	while (is_kind(c, i - 1, CHUNK_OTHER))
		i--;
	if (is_kind(c, i - 1, CHUNK_QUOTE) && is_kind(c, i - 2, CHUNK_NOUN) && !c->page->wide &&
		chunk_at(c->page, i - 2)->quantity != NONE && !chunk_at(c->page, i - 2)->bare)
		i--; /* 14 "armed elements" neutralised */
	if (i == c->first || !is_kind(c, i - 1, CHUNK_NOUN))
		return NONE;
	uint32_t noun = i - 1; /* past "people in the market": the governing noun is the victim */
	while (noun >= c->first + 2 && is_kind(c, noun - 1, CHUNK_PREP) &&
		is_kind(c, noun - 2, CHUNK_NOUN)) {
		const struct chunk *head = chunk_at(c->page, noun - 2);
		bool of = is_prep(c, noun - 1, "of") &&
			  (head->quantity != NONE || head->bare ||
				  lexeme_has(head->lex, FEATURE_MEMBER));
		if (!of && role_is_human(c->page, noun, true))
			break;
		noun -= 2;
	}
	return noun;
}

uint32_t role_after(const struct clause *c, uint32_t from, const char *preposition)
{
	for (uint32_t i = from + 1; i < c->end && i < from + 14; i++) {
		if (is_prep(c, i, preposition) && is_kind(c, i + 1, CHUNK_NOUN))
			return i + 1;
		if (is_kind(c, i, CHUNK_REL) || is_kind(c, i, CHUNK_SUB) ||
			is_kind(c, i, CHUNK_STOP) ||
			(is_kind(c, i, CHUNK_VERB) &&
				(!chunk_at(c->page, i)->participle ||
					str_equal(str_from(preposition), STR("by")))))
			return NONE;
	}
	return NONE;
}

uint32_t role_doer(const struct clause *c, uint32_t verb)
{
	return chunk_at(c->page, verb)->passive ? role_after(c, verb, "by") : role_subject(c, verb);
}

/* "four of the brigade", "two of those on the bus" */
static bool is_body_of_people(const struct clause *c, uint32_t noun)
{
	const struct chunk *n = chunk_at(c->page, noun);
	return word_is(c->page, n->head, "those") || word_is(c->page, n->head, "these") ||
	       (n->definite && !n->plural && lexeme_has(n->lex, FEATURE_ORG));
}

bool role_counts_things(const struct clause *c, uint32_t noun)
{
	bool heads = !c->page->wide && chunk_at(c->page, noun)->quantity != NONE &&
		     word_is(c->page, chunk_at(c->page, noun)->head, "head");
	if (!chunk_at(c->page, noun)->bare && !heads) /* "11,000 head of cattle" */
		return false;
	uint32_t of = role_joined(c, noun, "of");
	while (of != NONE && chunk_at(c->page, of)->possessive && is_kind(c, of + 1, CHUNK_NOUN))
		of++; /* "some 1,400 of the settlement's 5,200 inhabitants" */
	return of != NONE && !role_is_human(c->page, of, false) && !is_body_of_people(c, of);
}

uint32_t role_people(const struct clause *c, uint32_t noun)
{
	const struct chunk *n = chunk_at(c->page, noun);
	bool holds = lexeme_has(n->lex, FEATURE_FIGURE) || lexeme_has(n->lex, FEATURE_COLLECTIVE) ||
		     lexeme_has(n->lex, FEATURE_BODY) || n->bare ||
		     word_is(c->page, n->head, "lives") || word_is(c->page, n->head, "number");
	if (!holds || lexeme_has(n->lex, FEATURE_FAMILY))
		return noun;
	uint32_t of = role_joined(c, noun, "of");
	return of != NONE && role_is_human(c->page, of, false) ? of : noun;
}

/* "nine bodies and one living man" */
static bool is_alive(const struct page *p, uint32_t noun)
{
	for (uint32_t i = chunk_at(p, noun)->first; i < chunk_at(p, noun)->end; i++)
		if (word_is(p, i, "living") || word_is(p, i, "alive") ||
			word_is(p, i, "survivor") || word_is(p, i, "survivors") ||
			word_is(p, i, "surviving"))
			return true;
	return false;
}

static int harm_within(const struct page *p, uint32_t noun)
{
	for (uint32_t i = chunk_at(p, noun)->first; i < chunk_at(p, noun)->end; i++)
		if (word_has(p, i, FEATURE_DEAD))
			return lex_at(p, i)->harm;
	return -1;
}

/* "93 dead and 55 wounded" are two figures, never one sum. */
bool role_other_harm(const struct page *p, uint32_t a, uint32_t b)
{
	int x = harm_within(p, a), y = harm_within(p, b);
	return (y >= 0 && x != y) || is_alive(p, a) != is_alive(p, b);
}

/* "745 people whom government troops allegedly killed": those before the relative; NONE. */
static uint32_t told_by_relative(const struct clause *c, uint32_t verb)
{
	uint32_t who = verb - 1;
	while (who > c->first && is_kind(c, who, CHUNK_OTHER))
		who--;
	uint32_t rel = who - 1, them = who - 2;
	if (c->page->wide || who < c->first + 2 || !is_kind(c, who, CHUNK_NOUN) ||
		!is_kind(c, rel, CHUNK_REL) || !is_kind(c, them, CHUNK_NOUN) ||
		!role_is_human(c->page, them, true))
		return NONE;
	bool whom = word_is(c->page, chunk_at(c->page, rel)->first, "whom"),
	     that = word_is(c->page, chunk_at(c->page, rel)->first, "that") &&
		    chunk_at(c->page, them)->quantity != NONE &&
		    lexeme_has(chunk_at(c->page, who)->lex, FEATURE_ARMED);
	uint32_t of = role_governing(c, them);
	bool plain = !chunk_at(c->page, them)->pronoun && chunk_at(c->page, them)->plural;
	if (!plain || !(whom || that))
		return NONE;
	return chunk_at(c->page, of)->bare ? of : them; /* "a list of 745 people whom" */
}

uint32_t role_told_of(const struct clause *c, uint32_t verb)
{
	static const char *const doers[] = { "i", "we", "they", "he", "she", "you", NULL };
	static const char *const telling[] = { "told", "tell", "asked", "showed", "gave", NULL };
	uint32_t who = verb - 1;
	if (told_by_relative(c, verb) != NONE)
		return told_by_relative(c, verb);
	if (c->page->wide || verb < c->first + 2 || !is_kind(c, who, CHUNK_NOUN) ||
		!word_is_any(c->page, chunk_at(c->page, who)->head, doers) ||
		!is_kind(c, who - 1, CHUNK_NOUN) || chunk_at(c->page, who - 1)->pronoun ||
		!role_is_human(c->page, who - 1, true))
		return NONE;
	uint32_t noun = role_governing(c, who - 1);
	bool told = noun > c->first && is_kind(c, noun - 1, CHUNK_VERB) &&
		    word_is_any(c->page, chunk_at(c->page, noun - 1)->head, telling);
	return told ? NONE : noun;
}

uint32_t role_past_called(const struct clause *c, uint32_t i)
{
	static const char *const calling[] = { "called", "named", "known", "nicknamed",
		"identified", NULL };
	uint32_t k = i + 1;
	if (c->page->wide || !is_kind(c, i, CHUNK_VERB) || chunk_at(c->page, i)->passive ||
		!word_is_any(c->page, chunk_at(c->page, i)->head, calling))
		return i;
	while (k + 1 < c->end && (is_kind(c, k, CHUNK_OTHER) || is_kind(c, k, CHUNK_SUB)) &&
		chunk_at(c->page, k)->end == chunk_at(c->page, k)->first + 1)
		k++; /* "only as" */
	return is_kind(c, k, CHUNK_NOUN) && chunk_at(c->page, k)->name != NONE &&
			       chunk_at(c->page, k)->quantity == NONE
		       ? k + 1
		       : i;
}

/* "Officials running the camp said", "the coalition backing the government killed" */
static bool speaks_or_acts(const struct clause *c, uint32_t noun)
{
	for (uint32_t w = chunk_at(c->page, noun)->first; w < chunk_at(c->page, noun)->end; w++)
		if (word_has(c->page, w, FEATURE_SOURCE) || word_has(c->page, w, FEATURE_ORG))
			return true;
	return false;
}

/* "A soldier and a policeman guarding the school were killed": whom the gerund tells of, and the next verb too. */
uint32_t role_doing(const struct clause *c, uint32_t gerund)
{
	if (c->page->wide || gerund == c->first || !chunk_at(c->page, gerund)->gerund ||
		chunk_at(c->page, gerund)->aux)
		return NONE;
	uint32_t i = gerund - 1;
	while (i > c->first && is_kind(c, i, CHUNK_OTHER))
		i--; /* "men peacefully holding a sit-in" */
	if (!is_kind(c, i, CHUNK_NOUN))
		return NONE;
	uint32_t noun = role_governing(c, i);
	bool governed =
		noun > c->first &&
		(is_kind(c, noun - 1, CHUNK_PREP) ||
			(is_kind(c, noun - 1, CHUNK_VERB) &&
				!lexeme_has(chunk_at(c->page, noun - 1)->lex, FEATURE_SAY)));
	bool people = role_is_human(c->page, noun, true) && !role_counts_things(c, noun);
	return !governed && (people || speaks_or_acts(c, noun))
		       ? noun
		       : NONE; /* not "two of the town's water pumping stations" */
}

/* "did the ministry admit", "had the army known": the subject behind its auxiliary. */
bool role_is_asked(const struct clause *c, uint32_t noun)
{
	static const char *const does[] = { "did", "does", "do", NULL };
	const struct chunk *v = chunk_at(c->page, noun - 1);
	return !c->page->wide && v->end == v->first + 1 && word_is_any(c->page, v->head, does) &&
	       noun + 1 < c->end && chunk_at(c->page, noun + 1)->kind == CHUNK_VERB &&
	       tag_at(c->page, chunk_at(c->page, noun + 1)->head) == TAG_VB;
}

uint32_t role_past_aside(const struct clause *c, uint32_t i)
{
	static const char *const thinks[] = { "think", "believe", "guess", "reckon", "suppose",
		"thought", NULL };
	const struct page *p = c->page;
	bool aside = !p->wide && i + 4 < c->end && chunk_at(p, i)->kind == CHUNK_COMMA &&
		     chunk_at(p, i + 1)->kind == CHUNK_NOUN && chunk_at(p, i + 1)->pronoun &&
		     chunk_at(p, i + 2)->kind == CHUNK_VERB &&
		     word_is_any(p, chunk_at(p, i + 2)->head, thinks) &&
		     chunk_at(p, i + 3)->kind == CHUNK_COMMA;
	return aside ? i + 4 : i;
}

/* "9 dead, Red Crescent": who says so. */
bool role_is_office(const struct clause *c, uint32_t noun)
{
	const struct chunk *n = chunk_at(c->page, noun);
	return !c->page->wide && is_kind(c, noun - 1, CHUNK_COMMA) && n->quantity == NONE &&
	       lexeme_has(n->lex, FEATURE_SOURCE) && !lexeme_has(n->lex, FEATURE_PERSON) &&
	       !lexeme_has(n->lex, FEATURE_ARMED) && !lexeme_has(n->lex, FEATURE_COLLECTIVE) &&
	       !n->definite;
}

bool role_is_inverted(const struct clause *c, uint32_t verb)
{
	if (verb > c->first + 3 && is_kind(c, verb - 1, CHUNK_COMMA) && role_is_age(c, verb - 2) &&
		is_kind(c, verb - 3, CHUNK_COMMA) && !c->page->wide)
		return false; /* "Meena Thapa, 40, said her husband and her son were shot" */
	return verb > c->first && !c->page->wide && is_kind(c, verb, CHUNK_VERB) &&
	       lexeme_has(chunk_at(c->page, verb)->lex, FEATURE_SAY) &&
	       (is_kind(c, verb - 1, CHUNK_COMMA) || is_kind(c, verb - 1, CHUNK_QUOTE));
}

/* "Legal Aid has five": a body that its name alone tells of, and no place. */
bool role_is_body_by_name(const struct page *p, uint32_t i)
{
	const struct chunk *n = chunk_at(p, i);
	return !p->wide && n->kind == CHUNK_NOUN && n->name != NONE && !n->possessive &&
	       !lexeme_has(n->lex, FEATURE_PERSON) && p->mark[n->head].spot == NONE &&
	       (n->name_end > n->name + 1 || lexeme_has(n->lex, FEATURE_ORG));
}

/* A noun that stands for no people, as far as anybody knows: "two elections", "the plan"; but "five sailors", "three Ruizes". */
bool role_is_matter(const struct page *p, uint32_t noun)
{
	static const char *const trades[] = { "er", "ers", "or", "ors", "ist", "ists", "ian",
		"ians", "ee", "ees", "man", "men", "ant", "ants", "ess", "wright", "smith", "being",
		"beings", "agent", "agents", "arrivals", "flats", "year-old", "year-olds", NULL };
	const struct chunk *n = chunk_at(p, noun);
	struct str head = low_at(p, n->head);
	uint8_t tag = tag_at(p, n->head);
	for (size_t k = 0; trades[k]; k++)
		if (str_ends(head, str_from(trades[k])))
			return false;
	return !p->wide && n->name == NONE && !n->pronoun && !n->lex && !n->bare &&
	       (tag == TAG_NN || tag == TAG_NNS) &&
	       !(p->scan.words.at[n->head].shape & SHAPE_CAPITAL) && !role_is_human(p, noun, true);
}

static const char *const sexes[] = { "men", "women", "boys", "girls", "children", "man", "woman",
	"boy", "girl", "child", "minors", "adults", NULL };

/* Can men and women be the people of the chunk again? "29 residents, ...", "four clerks, ..., were shot"; no men, no soldiers. */
static bool is_of_both_sexes(const struct clause *c, uint32_t first, uint32_t end)
{
	static const char *const anyone[] = { "people", "persons", "residents", "villagers",
		"civilians", "victims", "inhabitants", "townspeople", "passengers", "refugees",
		"migrants", "worshippers", "mourners", "members", "relatives", "others", "bodies",
		"dead", "detainees", "prisoners", "hostages", "pilgrims", NULL };
	const struct chunk *n = chunk_at(c->page, first);
	bool closed = end < c->end && chunk_at(c->page, end)->kind == CHUNK_COMMA;
	bool soldiers = n->lex && n->lex->status == STATUS_COMBATANT;
	return n->bare || word_is_any(c->page, n->head, anyone) ||
	       (closed && !soldiers && !word_is_any(c->page, n->head, sexes));
}

/*
 * "29 residents, 23 men and six women": who they were, behind the comma: 1; men and women beside others, "four men, two women
 * and two children": -1; another list: 0.
 */
int role_are_sexes(const struct clause *c, uint32_t first, uint32_t end)
{
	if (c->page->wide || first + 1 >= end || chunk_at(c->page, first + 1)->kind != CHUNK_COMMA)
		return 0;
	for (uint32_t i = first + 1; i < end; i++)
		if (chunk_at(c->page, i)->kind == CHUNK_NOUN &&
			!word_is_any(c->page, chunk_at(c->page, i)->head, sexes))
			return 0;
	return is_of_both_sexes(c, first, end) ? 1 : -1;
}

/* "They found 40 damaged houses": the number counts what stands behind the participle. */
bool role_is_of_things(const struct clause *c, uint32_t number)
{
	uint32_t verb = number + 1;
	if (c->page->wide || verb + 1 >= c->end || number == c->first ||
		!chunk_at(c->page, number)->bare || chunk_at(c->page, verb)->kind != CHUNK_VERB ||
		chunk_at(c->page, verb)->end != chunk_at(c->page, verb)->first + 1)
		return false;
	enum chunk_kind before = chunk_at(c->page, number - 1)->kind;
	uint8_t tag = tag_at(c->page, chunk_at(c->page, verb)->head);
	return (before == CHUNK_VERB || before == CHUNK_PREP || before == CHUNK_AND) &&
	       (tag == TAG_VBN || tag == TAG_VBD) &&
	       chunk_at(c->page, verb + 1)->kind == CHUNK_NOUN &&
	       chunk_at(c->page, verb + 1)->plural && !role_is_human(c->page, verb + 1, false);
}

bool role_is_correction(const struct page *p, uint32_t word)
{
	static const char *const heads[] = { "correction", "corrections", "clarification",
		"corrigendum", "erratum", "rectification", NULL };
	return word_is_any(p, word, heads);
}

bool role_heads_correction(const struct page *p, uint32_t before)
{
	enum { HEAD = 24 /* words */ };
	for (uint32_t w = 0; w < before && w < HEAD; w++)
		if (role_is_correction(p, w))
			return true;
	return false;
}
