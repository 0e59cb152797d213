#include "reader/frame.h"

/* Frames beside the verb's own object and subject. */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

static bool is_counted_human(const struct framing *f, uint32_t i)
{
	if (i >= f->clause.end || chunk_at(f->page, i)->kind != CHUNK_NOUN ||
		chunk_at(f->page, i)->bare || chunk_at(f->page, i)->quantity == NONE)
		return false;
	return role_is_human(f->page, i, true) ||
	       (!f->page->wide && word_is(f->page, chunk_at(f->page, i)->head, "police"));
}

/* Words after "as well as", "together with" that begin at word i; 0 when none do. */
static uint32_t besides(const struct page *p, uint32_t i, uint32_t end)
{
	static const char *const ways[][3] = { { "as", "well", "as" }, { "along", "with", NULL },
		{ "together", "with", NULL }, { "alongside", NULL, NULL },
		{ "in", "addition", "to" }, { "not", "counting", NULL },
		{ "not", "including", NULL }, { "excluding", NULL, NULL } };
	static const char *const heads[] = { "as", "along", "together", "alongside", "in", "not",
		"excluding", NULL };
	for (size_t k = 0; word_is_any(p, i, heads) && k < sizeof ways / sizeof *ways; k++) {
		uint32_t n = 0;
		while (n < 3 && ways[k][n] && i + n < end && word_is(p, i + n, ways[k][n]))
			n++;
		if (n == 3 || (n && !ways[k][n]))
			return n;
	}
	return 0;
}

/* "together with his driver", "along with a nurse" */
static bool is_one_more(const struct framing *f, uint32_t i)
{
	const struct chunk *n = chunk_at(f->page, i);
	uint8_t tag = tag_at(f->page, n->first);
	bool attacker =
		word_is_any(f->page, n->head, WORDS("attacker", "gunman", "bomber", "assailant"));
	return !f->page->wide && n->kind == CHUNK_NOUN && !n->plural && !n->possessive &&
	       (attacker || lexeme_has(n->lex, FEATURE_PERSON)) &&
	       (tag == TAG_PRPS || tag == TAG_DT) && !lexeme_has(n->lex, FEATURE_ORG) &&
	       count_noun(&f->clause, i).known;
}

/* "79 civilians, including 26 women and 14 boys, as well as five fighters" beside "including two women as well as a boy":
 * the list is shut by its comma. */
static bool is_behind_list(const struct framing *f, uint32_t from, uint32_t i)
{
	if (f->page->wide || (word_is(f->page, i - 1, ",") && word_is(f->page, i, "as")))
		return true;
	for (uint32_t w = from; w < i; w++)
		if (word_has(f->page, w, FEATURE_PARTITIVE))
			return false;
	return true;
}

/* FRAME-40: "three soldiers were killed, as well as two civilian drivers". */
void frame_besides(struct framing *f, uint32_t event)
{
	const struct event whole = f->page->events.at[event];
	const uint32_t ahead = f->page->wide ? 10 : 40;
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end;
	if (whole.harm <= HARM_NONE || !whole.count.known || whole.part.at || whole.whole != NONE ||
		whole.negative)
		return;
	for (uint32_t i = whole.end; i < stop && i < whole.end + ahead; i++) {
		uint32_t n = besides(f->page, i, stop);
		uint32_t noun = n && i + n < stop ? f->page->mark[i + n].chunk : NONE;
		if (word_is(f->page, i, ".") || word_is(f->page, i, ";"))
			return;
		if (!n)
			continue;
		if (noun != NONE && noun >= f->clause.first && is_behind_list(f, whole.end, i) &&
			(is_counted_human(f, noun) || is_one_more(f, noun))) {
			struct lexeme x = { .act = (signed char)whole.act,
				.harm = (signed char)whole.harm,
				.basis = (signed char)whole.basis };
			struct event *e = frame_add(f, "FRAME-40", noun, noun, &x);
			e->actor = whole.actor;
			e->hypothetical = whole.hypothetical;
			e->hedged |= whole.hedged;
		}
		return;
	}
}

static bool says_to_death(const struct framing *f, uint32_t i)
{
	return i + 1 < f->clause.end && word_is(f->page, chunk_at(f->page, i)->first, "to") &&
	       word_is(f->page, chunk_at(f->page, i + 1)->head, "death");
}

static bool says_dead(const struct framing *f, uint32_t i, bool burnt)
{
	return i < f->clause.end && chunk_at(f->page, i)->end == chunk_at(f->page, i)->first + 1 &&
	       (word_is(f->page, chunk_at(f->page, i)->first, "dead") ||
		       (burnt && word_is(f->page, chunk_at(f->page, i)->first, "alive")));
}

/* FRAME-41: "beat two men to death", "shot six persons dead", "were hacked to death". */
bool frame_done_to_death(struct framing *f, uint32_t verb)
{
	const struct chunk *v = chunk_at(f->page, verb);
	if (!may_stand(f->page, f->sentence, "death") && !may_stand(f->page, f->sentence, "dead") &&
		!may_stand(f->page, f->sentence, "alive"))
		return false;
	if (lexeme_has(v->lex, FEATURE_LEFT) || lexeme_has(v->lex, FEATURE_BE) ||
		word_is(f->page, v->head, "sentenced") || word_is(f->page, v->head, "condemned") ||
		word_is(f->page, v->head, "scared") || word_is(f->page, v->head, "frightened") ||
		(!f->page->wide &&
			word_is_any(f->page, v->head,
				WORDS("call", "called", "calls", "consider", "considered", "think",
					"thought", "want", "wanted", "wants"))))
		return false;
	bool burnt = str_starts(low_at(f->page, v->head), STR("burn")) ||
		     str_starts(low_at(f->page, v->head), STR("buried"));
	bool passive = (v->passive || v->participle) &&
		       (says_to_death(f, verb + 1) || says_dead(f, verb + 1, burnt));
	uint32_t victim = passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	if (victim == NONE || !role_is_human(f->page, victim, true))
		return false;
	uint32_t behind = role_list_end(&f->clause, victim);
	if (!passive && !says_to_death(f, behind) && !says_dead(f, behind, burnt))
		return false;
	struct event *e = frame_add(f, "FRAME-41", verb, victim, &killed);
	e->actor = passive ? role_after(&f->clause, verb, "by") : role_subject(&f->clause, verb);
	return true;
}

/* FRAME-43: "at least five neighbours dead": no verb at all. */
bool frame_counted_then_dead(struct framing *f, uint32_t i)
{
	const struct chunk *n = chunk_at(f->page, i);
	if (n->quantity == NONE)
		return false;
	uint32_t start = i; /* of "five soldiers, two nurses and six rebels" */
	while (start >= f->clause.first + 2 && is_counted_human(f, start - 2) &&
		(chunk_at(f->page, start - 1)->kind == CHUNK_AND ||
			chunk_at(f->page, start - 1)->kind == CHUNK_COMMA))
		start -= 2;
	bool after_verb = start > f->clause.first &&
			  chunk_at(f->page, start - 1)->kind == CHUNK_VERB &&
			  !lexeme_has(chunk_at(f->page, start - 1)->lex, FEATURE_BE);
	uint32_t dead = i + 1; /* "one woman (71) dead", "eight people from our street, dead" */
	if (dead + 2 < f->clause.end && word_is(f->page, chunk_at(f->page, dead)->first, "(") &&
		word_is(f->page, chunk_at(f->page, dead + 2)->first, ")"))
		dead += 3;
	if (dead + 3 < f->clause.end && chunk_at(f->page, dead)->kind == CHUNK_PREP &&
		chunk_at(f->page, dead + 2)->kind == CHUNK_COMMA)
		dead += 3;
	uint32_t gone = i + 1;
	while (gone < f->clause.end && word_is(f->page, chunk_at(f->page, gone)->first, "still"))
		gone++;
	static const struct lexeme missing = {
		.act = ACT_DISAPPEARANCE, .harm = HARM_MISSING, .basis = -1
	};
	const struct chunk *lost = gone < f->clause.end ? chunk_at(f->page, gone) : NULL;
	bool absent =
		lost &&
		(word_is(f->page, lost->first, "missing") ||
			(lexeme_has(lost->lex, FEATURE_DEAD) && lost->lex->harm == HARM_MISSING));
	if (is_counted_human(f, i) && !n->definite && !after_verb && !f->page->wide && absent &&
		(gone > i + 1 || lost->kind != CHUNK_NOUN)) { /* "with 11 others still missing" */
		frame_add(f, "FRAME-43", gone, i, &missing);
		return true;
	}
	bool quoted = n->quantity != NONE && n->bare && i + 2 < f->clause.end &&
		      chunk_at(f->page, i + 1)->kind == CHUNK_QUOTE && says_dead(f, i + 2, false);
	if (quoted) { /* "seventy, eighty" dead: from the one to the other (COUNT-5) */
		struct event *e = frame_add(f, "FRAME-43", i + 2, i, &killed);
		e->victim = i;
		e->victims_end = i + 1;
		e->count = count_noun(&f->clause, i);
		uint32_t low =
			i >= f->clause.first + 2 && chunk_at(f->page, i - 2)->bare ? i - 2 : i;
		struct count least = count_noun(&f->clause, low);
		if (least.known && least.low < e->count.low)
			e->count.low = least.low;
		return true;
	}
	if (!is_counted_human(f, i) || n->definite || after_verb || !says_dead(f, dead, false))
		return false;
	frame_add(f, "FRAME-43", dead, i, &killed);
	return true;
}

static bool is_vague(const struct event *e)
{
	return str_equal(e->count.rule, STR("COUNT-7")) ||
	       str_equal(e->count.rule, STR("COUNT-11")) ||
	       str_equal(e->count.rule, STR("COUNT-5"));
}

/* FRAME-44: "several killed (coded as 3)", "unknown fatalities, coded as 10": how the recorder
 * counted takes the place of the vague words before. */
bool frame_coded(struct framing *f, uint32_t i)
{
	const struct chunk *n = chunk_at(f->page, i);
	struct events *all = &f->page->events;
	if (n->quantity == NONE || i < f->clause.first + 1 || n->first < 2 ||
		!word_is(f->page, n->first - 1, "as") || !word_is(f->page, n->first - 2, "coded"))
		return false;
	for (size_t k = all->count; k > 0 && all->at[k - 1].sentence + 2 > f->sentence; k--) {
		struct event *e = &all->at[k - 1];
		if (e->harm != HARM_KILLED || !is_vague(e) || e->part.at)
			continue;
		e->count = f->page->quantities.at[n->quantity].count;
		return true;
	}
	frame_add(f, "FRAME-44", i, i, &killed);
	return true;
}

/* "after", "as", "when" opens the clause of the victims. */
static bool is_subordinate(const struct framing *f, const struct event *e)
{
	for (uint32_t i = e->victim; i > f->clause.first && i + 3 > e->victim; i--) {
		const struct chunk *c = chunk_at(f->page, i - 1);
		if (word_is(f->page, c->first, "after") ||
			(c->kind == CHUNK_SUB && !word_is(f->page, c->first, "that")))
			return true; /* not "said that two fighters were killed" */
	}
	return false;
}

/* COUNT-20: "eleven were killed, eight from the north and three from the south": what follows in the
 * sentence and comes to the same sum is the same people. */
void frame_shares(struct framing *f, size_t first)
{
	struct events *all = &f->page->events;
	if (all->count < first + 3 || !all->at[first].count.known || all->at[first].count.open)
		return;
	const struct event *whole = &all->at[first];
	int64_t sum = 0;
	for (size_t i = first + 1; i < all->count; i++) {
		const struct event *e = &all->at[i];
		if (e->harm != whole->harm || e->part.at || !e->count.known || e->count.open)
			return;
		sum += e->count.low;
	}
	for (size_t i = first + 1; i < all->count && sum == whole->count.low; i++)
		all->at[i].part = page_words(f->page, all->at[i].first, all->at[i].end);
}

/* FRAME-42: "nine deaths, after three passengers died of their wounds": they are among the nine. */
void frame_late_deaths(struct framing *f, size_t first)
{
	struct events *all = &f->page->events;
	for (size_t i = first + 1; i < all->count; i++) {
		struct event *e = &all->at[i];
		bool died = e->harm == HARM_KILLED && e->victim != NONE && !e->part.at &&
			    e->whole == NONE && is_subordinate(f, e) &&
			    !str_equal(str_from(e->rule), STR("FRAME-53"));
		for (size_t k = first; died && k < i; k++)
			if (all->at[k].harm == HARM_KILLED && all->at[k].count.known &&
				!all->at[k].part.at && all->at[k].count.low > e->count.low &&
				e->count.known) {
				e->part = page_words(f->page, e->first, e->end);
				e->rule = "FRAME-42";
				break;
			}
	}
}

static GIVEN bool is_word_of(const struct framing *f, uint32_t word, const char *const words[])
{
	return word_is_any(f->page, word, words);
}

/* FRAME-70: "at a cost of 17 lives", "with the loss of 17 lives", "the price was 17 lives". */
bool frame_cost_of_lives(struct framing *f, uint32_t i)
{
	static const char *const costs[] = { "cost", "loss", "price", "expense", NULL };
	const struct chunk *n = chunk_at(f->page, i);
	bool people = n->quantity != NONE && i >= f->clause.first + 2 &&
		      word_is(f->page, chunk_at(f->page, i - 2)->end - 1, "loss") &&
		      lexeme_has(n->lex, FEATURE_PERSON);
	if (n->quantity == NONE || !(people || word_is(f->page, n->head, "lives")) ||
		i < f->clause.first + 2)
		return false;
	const struct chunk *before = chunk_at(f->page, i - 1);
	bool of = word_is(f->page, before->first, "of");
	bool be = before->kind == CHUNK_VERB && lexeme_has(before->lex, FEATURE_BE);
	if ((!of && !be) || !is_word_of(f, chunk_at(f->page, i - 2)->end - 1, costs))
		return false;
	frame_add(f, "FRAME-70", i, i, &killed);
	return true;
}

/* FRAME-71: "drowning at least 87 people", "the wave drowned 17 men": what kills those behind the verb. */
bool frame_stifled(struct framing *f, uint32_t verb)
{
	static const char *const ways[] = { "drowned", "drowning", "suffocated", "suffocating",
		"asphyxiated", "asphyxiating", NULL };
	const struct chunk *v = chunk_at(f->page, verb);
	uint32_t object = role_object(&f->clause, verb);
	bool bare = object == verb + 1 && !f->page->wide && v->gerund &&
		    chunk_at(f->page, object)->bare &&
		    chunk_at(f->page, object)->quantity != NONE; /* "sank two boats, drowning 31" */
	if (v->passive || object != verb + 1 || !is_word_of(f, v->head, ways) ||
		(!bare && !is_counted_human(f, object)))
		return false;
	struct event *e = frame_add(f, "FRAME-71", verb, object, &killed);
	uint32_t who = role_subject(&f->clause, verb);
	e->actor = NONE;
	if (who != NONE && (lexeme_has(chunk_at(f->page, who)->lex, FEATURE_PERSON) ||
				   lexeme_has(chunk_at(f->page, who)->lex, FEATURE_ORG)))
		frame_set_actor(f, e, who);
	return true;
}

/* "Five people who were wounded when gunmen attacked a bus have died": the subject before all that. */
uint32_t frame_head_of_relative(const struct framing *f, uint32_t verb)
{
	uint32_t i = f->clause.first;
	while (i < verb && chunk_at(f->page, i)->kind != CHUNK_NOUN)
		i++;
	bool counted = i + 1 < verb && chunk_at(f->page, i)->quantity != NONE &&
		       chunk_at(f->page, i + 1)->kind == CHUNK_REL;
	uint32_t verbs = 0;
	for (uint32_t k = i; counted && k < verb; k++) {
		counted = chunk_at(f->page, k)->kind != CHUNK_COMMA;
		verbs += chunk_at(f->page, k)->kind == CHUNK_VERB && !chunk_at(f->page, k)->aux;
	}
	return counted && verbs > 0 ? i : NONE;
}

/* "46 of the Halune who lived there were dead": the number before the relative clause, or NONE. */
uint32_t frame_number_past_relative(const struct framing *f, uint32_t be)
{
	enum { BACK = 9 };
	for (uint32_t k = be; k-- > f->clause.first + 1 && k + BACK > be;) {
		const struct chunk *c = chunk_at(f->page, k);
		if (c->kind == CHUNK_COMMA || c->kind == CHUNK_STOP || c->kind == CHUNK_QUOTE)
			return NONE;
		if (c->kind != CHUNK_REL || !word_is(f->page, c->first, "who") ||
			chunk_at(f->page, k - 1)->kind != CHUNK_NOUN)
			continue;
		bool of = k >= f->clause.first + 3 &&
			  chunk_at(f->page, k - 3)->kind == CHUNK_NOUN &&
			  word_is(f->page, chunk_at(f->page, k - 2)->first, "of");
		uint32_t who = of && chunk_at(f->page, k - 1)->quantity == NONE ? k - 3 : k - 1;
		return chunk_at(f->page, who)->quantity != NONE ? who : NONE;
	}
	return NONE;
}

/* "The number of people killed" (FRAME-29), "a list of 38 names of people killed": no one who was killed. */
bool frame_is_tally(const struct framing *f, uint32_t noun)
{
	const struct chunk *n = chunk_at(f->page, noun);
	bool before = noun >= f->clause.first + 2;
	const struct chunk *of = chunk_at(f->page, before ? noun - 2 : noun);
	if (before && n->quantity != NONE && of->quantity == NONE &&
		lexeme_has(of->lex, FEATURE_NAMES))
		return false; /* "the names of 32 people killed" */
	return lexeme_has(n->lex, FEATURE_NAMES) || word_is(f->page, n->head, "list") ||
	       (before && (word_is(f->page, of->head, "number") ||
				  lexeme_has(of->lex, FEATURE_NAMES)));
}
