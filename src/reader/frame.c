#include "reader/frame.h"
#include "reader/guess.h"
#include "reader/setting.h"

void frame_widen(struct event *e, const struct chunk *c)
{
	if (c->first < e->first)
		e->first = c->first;
	if (c->end > e->end)
		e->end = c->end;
}

/* "I", "me": who tells it lives, but may be hurt, held or driven out (COUNT-10). */
bool frame_is_teller(const struct page *p, uint32_t noun)
{
	return word_is_any(p, chunk_at(p, noun)->head, WORDS("i", "me", "myself"));
}

/* "arrested me together with my two cousins": one more than those named beside. */
static struct count count_with_teller(const struct framing *f, const struct event *e)
{
	struct count one = count_one(f->page, e->victim);
	if (!e->count.known)
		return one;
	struct count all = e->count;
	all.low++;
	all.high++;
	all.stated++;
	all.rule = STR("COUNT-14");
	return all;
}

/* "not one citizen", "not a single citizen" */
static bool is_not_one(const struct page *p, uint32_t noun)
{
	uint32_t w = chunk_at(p, noun)->first;
	if (w == 0 || !word_is(p, w - 1, "not"))
		return false;
	static const char *const least[] = { "single", "soul", "shot", "round", "bullet", "drop",
		"person", "civilian", "finger", NULL };
	return word_is(p, w, "one") ||
	       (word_is(p, w, "a") &&
		       (p->wide ? word_is(p, w + 1, "single") : word_is_any(p, w + 1, least)));
}

/* Behind "two of them", "two of the wounded". */
static uint32_t of_end(const struct framing *f, uint32_t victim)
{
	uint32_t of = role_joined(&f->clause, victim, "of");
	return of != NONE ? chunk_at(f->page, of)->end : chunk_at(f->page, victim)->end + 2;
}

/* "fired on residents who stormed a post, killing 19 of them": they are the residents, no part of the dead. */
static bool means_people_told(const struct framing *f, const struct event *e)
{
	const struct page *p = f->page;
	uint32_t stop = chunk_at(p, e->victim)->end, trigger = p->mark[e->trigger].chunk;
	if (!word_is(p, stop, "of") || !word_is(p, stop + 1, "them"))
		return false;
	for (size_t i = p->events.count - 1; i-- > 0 && p->events.at[i].sentence == e->sentence;)
		if (p->events.at[i].harm == e->harm && p->events.at[i].count.known)
			return false;
	for (uint32_t i = f->clause.first; i < trigger && i < e->victim; i++) {
		const struct chunk *c = chunk_at(p, i);
		if (c->kind == CHUNK_NOUN && c->plural && c->quantity == NONE && !c->bare &&
			lexeme_has(c->lex, FEATURE_PERSON))
			return true;
	}
	return false;
}

/* Have as many been told of before, whatever befell them? */
static bool is_count_told(const struct page *p, int64_t n)
{
	enum { LOOK = 64 };
	for (size_t k = p->events.count - 1; k-- > 0 && k + LOOK > p->events.count;)
		if (p->events.at[k].harm > HARM_NONE && p->events.at[k].count.known &&
			p->events.at[k].count.low <= n && p->events.at[k].count.stated >= n)
			return true;
	return false;
}

/* "three of the traders were found dead", where nobody's death was told before: of the traders, not of the dead. */
static bool is_first_told(const struct framing *f, const struct event *e)
{
	enum { LOOK = 64 };
	const struct page *p = f->page;
	uint32_t of = chunk_at(p, e->victim)->end;
	if (p->wide || of + 2 >= p->scan.words.count || !word_is(p, of, "of") ||
		!word_is(p, of + 1, "the") || p->mark[of + 1].chunk == NONE)
		return false;
	uint32_t whose = p->mark[of + 1].chunk;
	while (owns_next(p, whose, f->clause.end))
		whose++; /* "1,100 of the town's 20,000 people" */
	const struct chunk *group = chunk_at(p, whose);
	if (group->quantity != NONE && !lexeme_has(group->lex, FEATURE_DEAD) &&
		!lexeme_has(group->lex, FEATURE_BODY) && !word_is(p, group->head, "victims") &&
		!is_count_told(p, p->quantities.at[group->quantity].count.low))
		return true; /* "52 of the 100 residents" */
	if (!lexeme_has(group->lex, FEATURE_PERSON) || lexeme_has(group->lex, FEATURE_DEAD) ||
		word_is(p, group->head, "victims"))
		return false;
	size_t n = p->events.count - 1;
	for (size_t i = n; i-- > 0 && i + LOOK > n;)
		if (p->events.at[i].harm > HARM_NONE && p->events.at[i].count.known)
			return false;
	return true;
}

/* COUNT-50: "most of the 52 dead", and "half of the 40" behind 40 who were told of: a part. */
static bool is_share_of_told(
	const struct framing *f, const struct event *e, const struct quantity *q)
{
	const struct page *p = f->page;
	const struct chunk *n = chunk_at(p, e->victim);
	if (!q->whole)
		return false;
	if (lexeme_has(n->lex, FEATURE_DEAD) || lexeme_has(n->lex, FEATURE_BODY) ||
		word_is(p, n->head, "victims"))
		return true;
	return is_count_told(p, q->whole);
}

/* "is the third chairman of this council to be murdered", "became the first doctor to die": it was done. */
static bool is_one_of_row(const struct framing *f, uint32_t chunk)
{
	static const char *const nth[] = { "first", "second", "third", "fourth", "fifth", "sixth",
		"seventh", "eighth", "ninth", "tenth", "last", "latest", "only", "another",
		"eleventh", "twelfth", NULL };
	static const char *const becomes[] = { "is", "was", "are", "were", "became", "becomes",
		"become", "been", NULL };
	enum { BACK = 10 };
	bool row = false;
	for (uint32_t i = chunk; i > f->clause.first && i + BACK > chunk && !f->page->wide; i--) {
		const struct chunk *c = chunk_at(f->page, i - 1);
		if (c->kind == CHUNK_VERB)
			return row && !c->modal && !c->negative &&
			       word_is_any(f->page, c->head, becomes);
		if (c->kind == CHUNK_STOP || c->kind == CHUNK_SUB)
			return false;
		for (uint32_t w = c->first; w < c->end && c->kind == CHUNK_NOUN; w++)
			row |= word_is_any(f->page, w, nth);
	}
	return false;
}

/* COUNT-14: "two martyrs and six wounded": the six are not of the two. */
static uint32_t without_other_harm(
	const struct framing *f, const struct event *e, const struct lexeme *x)
{
	uint32_t last = e->victims_end - 1, behind = e->victims_end;
	for (uint32_t k = e->victim + 2; k < e->victims_end; k++) {
		const struct lexeme *y = chunk_at(f->page, k)->lex; /* "63 wounded and 4 bodies" */
		bool dead = lexeme_has(y, FEATURE_DEAD) || lexeme_has(y, FEATURE_BODY);
		if (dead && chunk_at(f->page, k)->quantity != NONE && x->harm > HARM_NONE &&
			y->harm > HARM_NONE && y->harm != x->harm)
			return k - 1;
	}
	if (last <= e->victim + 1 || behind >= f->clause.end || !chunk_at(f->page, last)->bare)
		return e->victims_end;
	const struct chunk *v = chunk_at(f->page, behind);
	bool past = v->participle || (!f->page->wide && tag_at(f->page, v->head) == TAG_VBD);
	bool other = v->kind == CHUNK_VERB && past && v->lex && v->lex->harm > HARM_NONE &&
		     v->lex->harm != x->harm && v->head != e->trigger;
	other |= v->kind == CHUNK_REL && lexeme_has(x, FEATURE_DEAD); /* "44 wounded and 9 who" */
	return other ? last - 1 : e->victims_end;
}

/* INC-13: "(For anyone who forgot, eight people were killed here.)", "a reminder that" */
static bool is_reminder(const struct framing *f)
{
	static const char *const heads[] = { "forgot", "forget", "forgotten", "reminder",
		"remember", "remind", NULL };
	enum { HEAD = 8 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = s->first; w < s->end && w < s->first + HEAD; w++)
		if (word_is_any(f->page, w, heads))
			return true;
	return false;
}

/* INC-13: "Readers are asking about the earlier incident. Two men were shot dead there." */
static bool follows_earlier(const struct framing *f)
{
	static const char *const before[] = { "earlier", "previous", "last", NULL };
	if (f->sentence == 0)
		return false;
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence - 1];
	if (s->paragraph != s[1].paragraph)
		return false;
	for (uint32_t w = s->end > s->first + 40 ? s->end - 40 : s->first; w + 2 < s->end; w++)
		if (w > s->first && word_is(f->page, w, "such") &&
			word_has(f->page, w + 1, FEATURE_EVENT) &&
			!word_has(f->page, w - 1, FEATURE_NEGATION))
			return true; /* "It is the second such attack. In June five men were shot." */
		else if (word_is(f->page, w, "the") && word_is_any(f->page, w + 1, before) &&
			 word_has(f->page, w + 2, FEATURE_EVENT))
			return !(f->page->within[f->sentence - 1] >> FEATURE_DEAD & 1);
	return false;
}

/* "since 1997, the year of the great fire", "since 2019, when a bomb killed 40", "since that of Zarda, in which 44 died" */
static bool opens_apposition(const struct framing *f, uint32_t w)
{
	static const char *const times[] = { "year", "day", "month", "time", "night", NULL };
	const struct page *p = f->page;
	return !p->wide && w + 1 < p->scan.words.count &&
	       (word_is(p, w, "when") || word_is(p, w, "where") || word_is(p, w, "which") ||
		       word_is(p, w, "in which") ||
		       (word_is(p, w, "in") && word_is(p, w + 1, "which")) ||
		       (word_is(p, w, "the") && word_is_any(p, w + 1, times)));
}

/* INC-13: "ten years after a raid that left 11 dead", "the deadliest day since a bomb killed 11": an earlier deed. */
static bool is_of_before(const struct framing *f, const struct event *e)
{
	enum { BACK = 16, FAR = 20, SPAN = 6, MOST_SPAN = 12 };
	static const char *const spans[] = { "years", "year", "months", "decades", "decade",
		"weeks", NULL };
	static const char *const most[] = { "deadliest", "worst", "bloodiest", "heaviest",
		"highest", "largest", "biggest", "first", "gravest", "most", "deadly", NULL };
	static const char *const spans_back[] = { "this", "last", "in", NULL };
	static const char *const days[] = { "day", "morning", "evening", "night", NULL };
	static const char *const seasons[] = { "winter", "summer", "spring", "autumn", NULL };
	uint32_t first = f->page->scan.sentences.at[f->sentence].first;
	if (word_is(f->page, first, "last") && word_is_any(f->page, first + 1, seasons))
		return true;
	bool same_day = first + 3 < f->page->scan.sentences.at[f->sentence].end &&
			word_is_any(f->page, first + 3, days); /* "Earlier in the day" */
	if (word_is(f->page, first, "earlier") && word_is_any(f->page, first + 1, spans_back) &&
		!same_day)
		return true; /* "Earlier this month 12 people were killed" */
	if (!f->page->wide && (is_reminder(f) || follows_earlier(f)))
		return true;
	uint32_t back = f->page->wide ? BACK : FAR;
	for (uint32_t w = e->trigger; w > first && w + back > e->trigger; w--) {
		bool after = word_is(f->page, w - 1, "after"),
		     since = word_is(f->page, w - 1, "since");
		if ((word_is(f->page, w - 1, ",") && !opens_apposition(f, w)) ||
			word_is(f->page, w - 1, ";"))
			return false;
		if (!f->page->wide && word_has(f->page, w - 1, FEATURE_SAY) && w - 1 > first &&
			word_is(f->page, w - 2, "and"))
			return false; /* "the worst crime since the war" and said that 20 had died */
		if (!after && !since)
			continue;
		bool not_since =
			since && !f->page->wide && w > first + 1 && word_is(f->page, w - 2, "not");
		if (not_since) /* "Not since Zarda, where 44 died, has a market" */
			return true;
		uint32_t span = after || f->page->wide ? SPAN : MOST_SPAN;
		for (uint32_t k = w - 1; k > first && k + span > w - 1; k--)
			if (word_is_any(f->page, k - 1, after ? spans : most) &&
				(k + SPAN > w - 1 || !word_is(f->page, k - 1, "first")))
				return true;
		return false;
	}
	return false;
}

/* COUNT-50: "all but one of the 14 schoolgirls seized in April": those seized are the 14. */
static void take_whole(const struct framing *f, struct event *e)
{
	const struct chunk *n = chunk_at(f->page, e->victim);
	int64_t whole = n->quantity == NONE ? 0 : f->page->quantities.at[n->quantity].whole;
	bool dead = lexeme_has(n->lex, FEATURE_DEAD) || lexeme_has(n->lex, FEATURE_BODY);
	if (!whole || (strcmp(e->rule, "FRAME-2") != 0 &&
			      (!dead || is_count_told(f->page, whole) ||
				      f->page->mark[e->trigger].chunk != e->victim)))
		return; /* "most of the 62 bodies are those of women" tells of 62 */
	e->count.low = e->count.high = e->count.stated = whole;
	e->count.open = false;
}

/* COUNT-51 */
static void explain_count(struct framing *f, struct event *e, uint32_t chunk)
{
	bool many = lexeme_has(chunk_at(f->page, e->victim)->lex, FEATURE_COLLECTIVE);
	uint32_t number = e->count.known && !many && !str_equal(e->count.rule, STR("COUNT-11"))
				  ? NONE
				  : count_explained(&f->clause, e->victim);
	number = number == NONE && many ? count_consisting(&f->clause, e->victim) : number;
	if (number == NONE || f->page->wide)
		return;
	if (e->victim > chunk && number + 1 < f->clause.end &&
		chunk_at(f->page, number + 1)->kind == CHUNK_VERB)
		return; /* "killed the villagers, 12 people said" */
	e->count = count_noun(&f->clause, number);
	e->count.rule = STR("COUNT-51");
	frame_widen(e, chunk_at(f->page, number));
}

/* The first of those listed; "17 bodies, 60 wounded" were not all wounded. */
static uint32_t first_victim(
	const struct framing *f, uint32_t chunk, uint32_t victim, enum harm harm)
{
	uint32_t first = victim > chunk ? victim : role_list_start(&f->clause, victim);
	bool bodies = !f->page->wide && first < victim && harm > HARM_KILLED &&
		      lexeme_has(chunk_at(f->page, first)->lex, FEATURE_BODY);
	return bodies ? victim : first;
}

/* COUNT-17: who of those known the event counts. */
static void take_part(struct framing *f, struct event *e)
{
	const struct page *p = f->page;
	uint32_t q = chunk_at(p, e->victim)->quantity;
	if (q != NONE && e->count.low != p->quantities.at[q].whole &&
		is_share_of_told(f, e, &p->quantities.at[q]))
		e->part = page_words(p, chunk_at(p, e->victim)->first, chunk_at(p, e->victim)->end);
	else if (q != NONE && p->quantities.at[q].partitive && !means_people_told(f, e) &&
		 !is_first_told(f, e)) /* COUNT-17 */
		e->part = page_words(p, chunk_at(p, e->victim)->first, of_end(f, e->victim));
	if (!e->part.at && chunk_at(p, e->victim)->bare && frame_of_those(f)) {
		uint32_t from = chunk_at(p, e->victim)->first;
		e->part = page_words(
			p, e->first < from ? e->first : from, chunk_at(p, e->victim)->end);
	}
}

/* "two deaths, a baby among them", "93 dead, 27 women and 11 minors among them": those counted, without their parts. */
static uint32_t without_those_among(const struct framing *f, const struct event *e)
{
	const struct page *p = f->page;
	uint32_t i = e->victims_end, cut = e->victim + 1;
	if (e->victims_end <= e->victim + 2)
		return e->victims_end;
	for (; !p->wide && i + 1 < f->clause.end && chunk_at(p, i)->kind == CHUNK_AND &&
		chunk_at(p, i + 1)->kind == CHUNK_NOUN;)
		i += 2;
	if (i + 1 >= f->clause.end || !word_is(p, chunk_at(p, i)->first, "among") ||
		!word_is_any(p, chunk_at(p, i)->end - 1, WORDS("them", "these")))
		return e->victims_end;
	while (!p->wide && cut < e->victims_end && chunk_at(p, cut)->kind != CHUNK_COMMA)
		cut++;
	return p->wide || cut == e->victims_end ? e->victims_end - 2 : cut;
}

struct event *frame_add(struct framing *f, const char *rule, uint32_t chunk, uint32_t victim,
	const struct lexeme *x)
{
	struct page *p = f->page;
	const struct chunk *t = chunk_at(p, chunk);
	struct event *e = PUSH(p->mem, &p->events);
	*e = (struct event){ .rule = rule,
		.sentence = f->sentence,
		.trigger = t->head,
		.first = t->first,
		.end = t->end,
		.victim = victim,
		.victims_end = victim,
		.actor = NONE,
		.target = NONE,
		.whole = NONE,
		.answers = NONE,
		.act = x->act >= 0 ? (enum act)x->act : ACT_OTHER,
		.harm = x->harm >= 0 ? (enum harm)x->harm : HARM_NONE,
		.basis = x->basis >= 0 ? (enum basis)x->basis : BASIS_UNKNOWN,
		.saying = NONE,
		.moment = NONE,
		.spot = NONE,
		.same_as = NONE };
	if (t->kind == CHUNK_VERB) {
		e->negative =
			t->negative ||
			(chunk > f->clause.first && chunk_at(p, chunk - 1)->kind == CHUNK_OTHER &&
				word_is(p, chunk_at(p, chunk - 1)->first, "never"));
		e->hypothetical = t->modal && (!t->perfect || frame_might_have(f, t));
		e->hedged = t->modal && t->perfect;
	}
	if (t->kind == CHUNK_NOUN && t->none)
		e->negative = true;
	if (t->kind == CHUNK_VERB && t->infinitive && !t->perfect &&
		!frame_was_brought_to(f, chunk) &&
		(victim == NONE || chunk_at(p, victim)->pronoun ||
			(!t->passive && !lexeme_has(t->lex, FEATURE_DIE)) ||
			!is_one_of_row(f, chunk)))
		e->hypothetical = true; /* "to kill 200": nothing has happened yet (CLAIM-5) */
	if (frame_has_not_been(f, chunk, victim) || frame_is_awaited(f, chunk))
		e->hypothetical = true;
	e->hypothetical |= victim == NONE && frame_only_dates(f, chunk);
	if (victim == NONE)
		return e;
	if (chunk_at(p, victim)->first > 0 && word_is(p, chunk_at(p, victim)->first - 1, "how") &&
		word_is(p, chunk_at(p, victim)->first, "many") && !p->wide)
		e->hypothetical = true; /* "asked how many civilians had died" */
	e->victim = first_victim(f, chunk, victim, e->harm);
	e->victims_end = role_list_end(&f->clause, e->victim);
	if (victim < chunk && (e->victims_end > chunk || e->victims_end <= victim))
		e->victims_end = e->victims_end > chunk ? chunk : victim + 1;
	e->victims_end = without_other_harm(f, e, x);
	e->victims_end = without_those_among(f, e);
	if (!p->wide && e->victims_end > e->victim + 2 &&
		count_speaks_next(&f->clause, e->victims_end - 1))
		e->victims_end -= 2;
	e->count = count_victims(&f->clause, e->victim, e->victims_end);
	if (e->harm > HARM_KILLED && e->harm != HARM_MISSING && frame_is_teller(p, e->victim))
		e->count = count_with_teller(f, e); /* "I was shot in the back" */
	explain_count(f, e, chunk);
	take_whole(f, e);
	take_part(f, e);
	e->negative |= chunk_at(p, e->victim)->none || is_not_one(p, e->victim) ||
		       word_is(p, chunk_at(p, e->victim)->first, "neither");
	e->elsewhere = e->harm > HARM_NONE && e->count.known && frame_of_other_deed(f, e);
	e->recalled = e->elsewhere || (e->harm > HARM_NONE && e->count.known && is_of_before(f, e));
	if (lexeme_has(chunk_at(p, victim)->lex, FEATURE_BODY))
		e->basis = BASIS_BODIES;
	frame_widen(e, chunk_at(p, e->victim));
	frame_widen(e, chunk_at(p, e->victims_end - 1));
	return e;
}

/* COUNT-19: "left 11 and 36 dead": two counts, one for each of two deeds. */
static void split_row(struct framing *f, uint32_t event)
{
	struct page *p = f->page;
	struct event *e = &p->events.at[event];
	if (e->victim == NONE || e->whole != NONE || e->part.at || e->victims_end != e->victim + 3)
		return;
	const struct chunk *one = chunk_at(p, e->victim), *two = chunk_at(p, e->victim + 2);
	if (!one->bare || one->definite || chunk_at(p, e->victim + 1)->kind != CHUNK_AND ||
		two->quantity == NONE || e->harm == HARM_NONE ||
		p->quantities.at[one->quantity].vague)
		return;
	struct event second = *e;
	e->row = 1;
	second.row = 2;
	e->count = count_noun(&f->clause, e->victim);
	second.count = count_noun(&f->clause, e->victim + 2);
	e->count.rule = second.count.rule = STR("COUNT-19");
	second.victim = e->victim + 2;
	second.first = two->first;
	*PUSH(p->mem, &p->events) = second;
}

/* "Seven of those killed were nursing students": what they were is the part, and tells their status. */
static void name_part(struct framing *f, uint32_t event)
{
	struct page *p = f->page;
	struct event *e = &p->events.at[event];
	if (!e->part.at || e->whole != NONE || e->victim == NONE || !chunk_at(p, e->victim)->bare)
		return;
	uint32_t i = p->mark[e->trigger].chunk;
	i = i > e->victim ? i : e->victim;
	for (uint32_t k = i; k + 1 < f->clause.end && k < i + 8; k++) {
		const struct chunk *v = chunk_at(p, k), *n = chunk_at(p, k + 1);
		if (v->kind == CHUNK_COMMA || v->kind == CHUNK_STOP || v->kind == CHUNK_SUB)
			return;
		if (v->kind != CHUNK_VERB || k == i)
			continue;
		if (!lexeme_has(v->lex, FEATURE_BE) || v->passive || n->kind != CHUNK_NOUN ||
			n->quantity != NONE || !n->lex || !lexeme_has(n->lex, FEATURE_PERSON))
			return;
		e->part = n->lex->part.at ? n->lex->part : page_words(p, n->first, n->end);
		e->victim = k + 1;
		e->victims_end = k + 2;
		return;
	}
}

/* What looks at all that a sentence has told. */
static void frames_behind(struct framing *f, size_t start, struct roll *roll)
{
	frame_brief(f, start);
	frame_among_line(f, start);
	if (!f->page->wide && !frame_post(f, start) && f->page->events.count == start)
		frame_of_ours(f);
	if (word_is(f->page, f->page->scan.sentences.at[f->sentence].end - 1, ":"))
		frame_opens_roll(f, start, roll);
	frame_told_of(f, start);
	frame_group_fate(f, start);
	frame_late_deaths(f, start);
	frame_members(f, start);
	if (f->page->events.count == start)
		frame_says_none(f);
	frame_shares(f, start);
	frame_drop_wounds(f->page, start);
	if (!f->page->wide) {
		frame_cut_halves(f, start);
		frame_either(f, start);
	}
	frame_answers(f, start);
	if (!f->page->wide) {
		frame_charges(f, start);
		frame_accuses(f, start);
		frame_of_dead(f, start);
		frame_nobody(f, start);
		frame_points(f, start);
		frame_bears(f, start);
		frame_dead_among(f, start);
		frame_withdrawn(f, start);
		frame_revised(f, start);
		frame_takeback(f, start);
		frame_given_up(f, start);
		frame_stormed(f, start);
		frame_eyes(f, start);
		frame_might(f, start);
		frame_flows(f, start);
		frame_visited(f, start);
		frame_by_name(f, start);
		frame_scant(f, start);
		frame_some(f, start);
		frame_sum_of(f, start);
		frame_counts_by(f, start);
		frame_drop_vague(f, start);
		frame_breakdown(f, start);
		frame_taken_once(f, start);
		frame_sum_behind(f, start);
		frame_hurt_kin(f, start);
		frame_teller_aside(f, start);
		frame_both_harms(f->page, start);
		frame_held_against(f, start);
	}
}

static void frames_of_sentence(struct page *p, uint32_t sentence, struct roll *roll)
{
	struct framing f = { p, { p, p->first_chunk[sentence], p->first_chunk[sentence + 1] },
		sentence };
	size_t start = p->events.count;
	if (f.clause.first >= f.clause.end || frame_row(&f) || frame_roll(&f, roll))
		return;
	bool number = frame_has_number(&f), colon = may_stand(p, sentence, ":");
	if (!p->wide && number && frame_spread(&f))
		return;
	if (frame_asked(&f) || (colon && number && frame_places_listed(&f)) ||
		(colon && frame_none_line(&f)) || (number && frame_pairs(&f)) ||
		(colon && number && frame_part_line(&f)) || (number && frame_line(&f)) ||
		(colon && frame_names_listed(&f))) {
		for (size_t e = start, end = p->events.count; e < end; e++) {
			frame_parts(&f, (uint32_t)e);
			if (!p->wide)
				frame_gapped(&f, (uint32_t)e);
		}
		return;
	}
	for (uint32_t i = f.clause.first; i < f.clause.end; i++) {
		size_t before = p->events.count;
		switch (chunk_at(p, i)->kind) {
		case CHUNK_VERB:
			frame_verb(&f, i);
			break;
		case CHUNK_NOUN:
			frame_noun(&f, i);
			break;
		case CHUNK_OTHER:
			if (lexeme_has(chunk_at(p, i)->lex, FEATURE_PARTITIVE))
				frame_part_among(&f, i); /* "the dead include two doctors" */
			break;
		case CHUNK_PREP:
		case CHUNK_COMMA:
		case CHUNK_AND:
		case CHUNK_REL:
		case CHUNK_SUB:
		case CHUNK_STOP:
		case CHUNK_TIME:
		case CHUNK_QUOTE:
			break;
		}
		for (size_t e = before, end = p->events.count; e < end; e++) {
			split_row(&f, (uint32_t)e);
			name_part(&f, (uint32_t)e);
			frame_parts(&f, (uint32_t)e);
			frame_gapped(&f, (uint32_t)e);
			frame_figure_before(&f, (uint32_t)e);
			frame_besides(&f, (uint32_t)e);
			frame_behind_semicolon(&f, (uint32_t)e);
			frame_and_also(&f, (uint32_t)e);
			frame_rather(&f, (uint32_t)e);
		}
	}
	frames_behind(&f, start, roll);
}

void page_frames(struct page *p)
{
	struct roll roll = { 0 };
	struct guessing guessing = { 0 };
	for (size_t i = 0; i < p->scan.sentences.count; i++)
		if (p->live[i]) {
			size_t start = p->events.count;
			frames_of_sentence(p, (uint32_t)i, &roll);
			guess_frames(p, (uint32_t)i, &guessing);
			if (p->events.count > start)
				frame_forget_tellers(p, start);
		}
}
