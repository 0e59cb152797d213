#include "reader/arabic_frame.h"

/* Verbs and nouns of harm with those who suffered it and who did it. */

enum { REACH = 16 /* words to either side */ };

static bool is_trigger(const struct lexeme *x)
{
	return lexeme_has(x, FEATURE_VERB) || lexeme_has(x, FEATURE_DIE) ||
	       lexeme_has(x, FEATURE_CLAIM_LIVES);
}

/* What ends the reach of a verb: another verb, a clause, those among them. */
static bool ends_reach(const struct arabic *a, uint32_t i)
{
	const struct lexeme *x = ar_lex(a, i);
	bool next = ar_prefix(a, i, ARABIC_AND) &&
		    (lexeme_has(x, FEATURE_EVENT) || lexeme_has(x, FEATURE_LEFT));
	return ar_is(a, i, ":") || ar_is(a, i, "\"") || next || is_trigger(x) ||
	       lexeme_has(x, FEATURE_SUBORDINATE) || lexeme_has(x, FEATURE_SAY) ||
	       lexeme_has(x, FEATURE_RELATIVE) || lexeme_has(x, FEATURE_PARTITIVE) ||
	       lexeme_has(x, FEATURE_ACCORDING) || lexeme_has(x, FEATURE_UNDER);
}

static bool is_preposition(const struct arabic *a, uint32_t i)
{
	const struct lexeme *x = ar_lex(a, i);
	return lexeme_has(x, FEATURE_PREPOSITION) && !lexeme_has(x, FEATURE_BOUND) &&
	       !ar_is(a, i, "بين");
}

static bool is_owned_by_preposition(const struct arabic *a, uint32_t i)
{
	return ar_prefix(a, i, ARABIC_BY | ARABIC_FOR | ARABIC_AS) ||
	       (i > a->first && (is_preposition(a, i - 1) || ar_has(a, i - 1, FEATURE_BY)));
}

static uint32_t pass_moment(const struct arabic *a, uint32_t i)
{
	uint32_t m = a->page->mark[i].moment;
	return m == NONE ? i : a->page->moments.at[m].end;
}

bool arabic_next_group(const struct arabic *a, uint32_t i, uint32_t stop, struct arabic_group *g)
{
	uint32_t end = i + REACH < stop ? i + REACH : stop;
	end = end < a->end ? end : a->end;
	for (uint32_t at = i; at < end;) {
		uint32_t past = pass_moment(a, at);
		if (past > at) {
			at = past;
			continue;
		}
		uint32_t behind = ar_group(a, at, g);
		if (ends_reach(a, at) && !behind)
			return false;
		bool age = behind && ar_is(a, at - (at > 0), "(");
		if (behind && !age && !is_owned_by_preposition(a, at))
			return true;
		at = behind ? behind : ar_next(a, at);
	}
	return false;
}

uint32_t arabic_clause(const struct arabic *a, uint32_t i)
{
	for (uint32_t at = i; at > a->first; at--) {
		const struct lexeme *x = ar_lex(a, at - 1);
		if (lexeme_has(x, FEATURE_SUBORDINATE) || ar_is(a, at - 1, ":") ||
			ar_is(a, at - 1, "؛") || lexeme_has(x, FEATURE_SAY))
			return at;
	}
	return a->first;
}

bool arabic_group_before(const struct arabic *a, uint32_t from, uint32_t i, struct arabic_group *g)
{
	struct arabic_group one;
	bool found = false;
	for (uint32_t at = from; at < i;) {
		uint32_t past = pass_moment(a, at);
		uint32_t behind = past > at ? past : ar_group(a, at, &one);
		if (past == at && behind && behind <= i && !is_owned_by_preposition(a, at) &&
			!a->cut[one.head].used) {
			*g = one;
			found = true;
		}
		at = behind ? behind : ar_next(a, at);
	}
	return found;
}

/* Does a word of `g` tell of another harm than those listed before it? */
static bool is_of_other_harm(const struct arabic_group *g, const struct arabic_group *before)
{
	const struct lexeme *x = g->lex, *y = before->lex;
	bool dead = lexeme_has(x, FEATURE_DEAD) || lexeme_has(x, FEATURE_BODY);
	return dead && !(y && y->harm == x->harm);
}

void arabic_list_from(const struct arabic *a, const struct arabic_group *g, struct arabic_list *l)
{
	*l = (struct arabic_list){ .at = { *g }, .count = 1, .end = g->end };
	while (l->count < ARABIC_LIST) {
		struct arabic_group more;
		uint32_t i = l->end;
		if (ar_is(a, i, "،") || ar_is(a, i, ","))
			i++;
		if (!ar_group(a, i, &more) || !more.joined || more.definite ||
			(more.bare && !l->at[0].bare) || is_of_other_harm(&more, &l->at[0]))
			return;
		l->at[l->count++] = more;
		l->end = more.end;
	}
}

static enum status status_of(const struct arabic_group *g)
{
	return g->lex && g->lex->status > 0 ? (enum status)g->lex->status : STATUS_UNKNOWN;
}

/* COUNT-14: those listed are added up; one whose number is not known makes the sum unknown. */
static struct count sum_of(const struct arabic *a, const struct arabic_group *g, size_t n)
{
	struct count sum = g[0].count;
	for (size_t i = 1; i < n; i++) {
		if (!g[i].count.known || !sum.known)
			return (struct count){ 0 };
		if (str_equal(g[i].count.rule, STR("COUNT-11")) &&
			!str_equal(sum.rule, STR("COUNT-11")))
			continue;
		sum.low += g[i].count.low;
		sum.high += g[i].count.high;
		sum.stated += g[i].count.stated;
		sum.open |= g[i].count.open;
		sum.rule = STR("COUNT-14");
	}
	if (n > 1 && sum.known)
		sum.words = page_words(a->page, g[0].first, g[n - 1].end);
	return sum;
}

/* "لم يسفر القصف عن سقوط ضحايا", "لم ترد أنباء عن وقوع إصابات": the verb before is denied. */
static bool leads_to_nothing(const struct arabic *a, uint32_t i)
{
	enum { FAR = 9 };
	if (!lexeme_has(ar_lex(a, i), FEATURE_DEAD) && !lexeme_has(ar_lex(a, i), FEATURE_EVENT))
		return false;
	for (uint32_t at = i; at > a->first && at + FAR > i; at--) {
		if (ar_punct(a, at - 1) || ar_has(a, at - 1, FEATURE_SUBORDINATE) ||
			(at < i && is_trigger(ar_lex(a, at)) && ar_lex(a, at)->harm > HARM_NONE))
			return false;
		struct str verb = a->folded[at].low;
		if (ar_has(a, at - 1, FEATURE_NEGATION))
			return str_starts(verb, STR("ي")) || str_starts(verb, STR("ت"));
	}
	return false;
}

bool arabic_negated(const struct arabic *a, uint32_t i)
{
	enum { NEAR = 3 };
	for (uint32_t at = i; at > a->first && at + NEAR > i; at--) {
		if (ar_punct(a, at - 1) || ar_has(a, at - 1, FEATURE_SUBORDINATE))
			return false;
		if (ar_has(a, at - 1, FEATURE_NEGATION))
			return !ar_has(a, at, FEATURE_BE);
	}
	return leads_to_nothing(a, i);
}

/* "سيقتل", "هدد بقتل", "محاولة اغتيال": nothing has happened (CLAIM-5). */
static bool is_hypothetical(const struct arabic *a, uint32_t i)
{
	enum { NEAR = 3 };
	if (ar_prefix(a, i, ARABIC_WILL))
		return true;
	for (uint32_t at = i; at > a->first && at + NEAR > i; at--)
		if (ar_has(a, at - 1, FEATURE_MODAL))
			return true;
	return false;
}

static struct event *add_event(struct arabic *a, const char *rule, uint32_t trigger,
	const struct lexeme *x, const struct arabic_group *g, size_t n)
{
	struct page *p = a->page;
	struct event *e = PUSH(p->mem, &p->events);
	*e = (struct event){ .rule = rule,
		.sentence = a->sentence,
		.trigger = trigger,
		.first = trigger,
		.end = ar_next(a, trigger),
		.victim = NONE,
		.actor = NONE,
		.target = NONE,
		.whole = NONE,
		.answers = NONE,
		.act = x->act >= 0 ? (enum act)x->act : ACT_OTHER,
		.harm = x->harm >= 0 ? (enum harm)x->harm : HARM_NONE,
		.basis = x->basis >= 0 ? (enum basis)x->basis : BASIS_UNKNOWN,
		.negative = arabic_negated(a, trigger),
		.hypothetical = is_hypothetical(a, trigger),
		.saying = NONE,
		.moment = NONE,
		.spot = NONE,
		.same_as = NONE };
	for (size_t i = 0; i < n; i++) {
		uint32_t chunk = ar_chunk(a, &g[i]);
		e->victim = i ? e->victim : chunk;
		e->victims_end = chunk + 1;
		e->first = g[i].first < e->first ? g[i].first : e->first;
		e->end = g[i].end > e->end ? g[i].end : e->end;
		if (lexeme_has(g[i].lex, FEATURE_BODY))
			e->basis = BASIS_BODIES;
	}
	if (n)
		e->count = sum_of(a, g, n);
	if (n && g[0].partitive) /* COUNT-17 */
		e->part = page_words(p, g[0].first, g[0].end);
	a->cut[trigger].used = true;
	return e;
}

struct event *arabic_event(struct arabic *a, const char *rule, uint32_t trigger,
	const struct lexeme *x, const struct arabic_list *l)
{
	struct event *e = NULL;
	size_t from = 0;
	for (size_t i = 1; l && i <= l->count; i++) /* STATUS-2 */
		if (i == l->count || status_of(&l->at[i]) != status_of(&l->at[from])) {
			bool parts =
				status_of(&l->at[from]) && i < l->count && status_of(&l->at[i]);
			if (!parts && i < l->count)
				continue;
			e = add_event(a, rule, trigger, x, &l->at[from], i - from);
			from = i;
		}
	return e ? e : add_event(a, rule, trigger, x, NULL, 0);
}

static bool is_force(const struct arabic *a, uint32_t i)
{
	const struct lexeme *x = ar_lex(a, i);
	return lexeme_has(x, FEATURE_ARMED) ||
	       (lexeme_has(x, FEATURE_ORG) &&
		       (x->kind == SOURCE_MILITARY || x->kind == SOURCE_ARMED_GROUP));
}

/* "قوات سوريا الشمالية": the country is a part of the name, and no place. */
static bool is_country(const struct arabic *a, uint32_t i)
{
	struct spot *s = &a->page->spots.at[a->page->mark[i].spot];
	if (s->kind != SPOT_COUNTRY || i == a->first || !is_force(a, i - 1))
		return false;
	s->in_name = true;
	return true;
}

/* Words that go on naming a force: adjectives and names, up to a preposition, a time, a place, a verb. */
static uint32_t end_of_name(const struct arabic *a, uint32_t i)
{
	enum { NAME_WORDS = 5 };
	uint32_t at = ar_next(a, i);
	while (at < a->end && at < i + NAME_WORDS && (ar_is_name(a, at) || is_force(a, at)) &&
		!ar_prefix(a, at, ARABIC_AND | ARABIC_BY | ARABIC_FOR) &&
		(a->page->mark[at].spot == NONE || is_country(a, at)))
		at = ar_next(a, at);
	return at;
}

uint32_t arabic_doer(struct arabic *a, uint32_t from, uint32_t stop, bool owned)
{
	for (uint32_t i = from; i < stop && i < a->end; i = ar_next(a, i)) {
		if (!is_force(a, i) || (!owned && is_owned_by_preposition(a, i)))
			continue;
		struct arabic_group g = { .first = i,
			.end = end_of_name(a, i),
			.head = i,
			.lex = ar_lex(a, i),
			.name = NONE,
			.name_end = NONE };
		return ar_chunk(a, &g);
	}
	return NONE;
}

/* ARAB-15: "برصاص قناص", "على يد مليشيا", "في قصف للقوات الحكومية": the doer behind. */
static uint32_t doer_behind(struct arabic *a, uint32_t i)
{
	for (uint32_t at = i; at < a->end && at < i + REACH; at = ar_next(a, at)) {
		const struct lexeme *x = ar_lex(a, at);
		bool another = at > i && is_trigger(x) && x->harm > HARM_NONE;
		if (ar_is(a, at, ".") || another || lexeme_has(x, FEATURE_SAY))
			return NONE;
		if (lexeme_has(x, FEATURE_BY))
			return arabic_doer(a, ar_next(a, at), ar_next(a, at) + 2, true);
		bool deed = lexeme_has(x, FEATURE_EVENT) && x->harm <= HARM_NONE;
		for (uint32_t k = ar_next(a, at); deed && k < ar_next(a, at) + 3; k++)
			if (is_force(a, k) && ar_prefix(a, k, ARABIC_FOR))
				return arabic_doer(a, k, k + 1, true);
	}
	return NONE;
}

static bool has_passive_mark(const struct arabic *a, uint32_t i)
{
	const struct word *w = &a->page->scan.words.at[i];
	struct str s = str_slice(a->page->scan.text, w->begin, w->end);
	size_t at = str_find(s, STR("\u064F")), most = 2 * (a->cut[i].front ? 2 : 1) + 2;
	return at < s.len && at <= most + 2;
}

/* ARAB-13: who a verb in the active has before it: "قواتها قتلت", "مسلحين اقتحموا منزلا وقتلوا". */
static uint32_t doer_before(struct arabic *a, uint32_t i)
{
	enum { NEXT = 4 };
	uint32_t from = arabic_clause(a, i);
	if (!ar_ending(a, i, ARABIC_THEY) && from + NEXT < i)
		from = i - NEXT;
	return arabic_doer(a, from, i, false);
}

static void set_actor(struct arabic *a, struct event *e, uint32_t actor)
{
	if (actor == NONE)
		return;
	size_t n = (size_t)(a->page->events.at + a->page->events.count - e);
	for (size_t i = 0; i < n; i++)
		e[i].actor = actor;
}

/* Chunks stand in the order in which they are made: those of an event lie together, its doer apart. */
static void add_deed(
	struct arabic *a, const char *rule, uint32_t i, const struct arabic_list *l, uint32_t actor)
{
	size_t before = a->page->events.count;
	arabic_event(a, rule, i, ar_lex(a, i), l);
	if (actor == NONE)
		actor = doer_behind(a, l ? l->end : ar_next(a, i));
	set_actor(a, &a->page->events.at[before], actor);
}

/* Words such as "لقي" tell of death only with what is met: "مصرعه". */
static bool is_weak_alone(const struct arabic *a, uint32_t i, const struct arabic_group *g)
{
	if (!ar_has(a, i, FEATURE_WEAK))
		return false;
	for (uint32_t at = i; at < a->end && at < i + REACH; at++)
		if (ar_has(a, at, FEATURE_DOOM) || ar_has(a, at, FEATURE_DEAD))
			return false;
	return !(g && str_equal(g->count.rule, STR("COUNT-8")));
}

/* ARAB-12: "قتل مسلحون شرطيا": those who are armed before those who are counted. */
static bool is_subject(const struct arabic *a, const struct arabic_group *g, uint32_t verb,
	struct arabic_group *object)
{
	bool counted = g->count.known && !str_equal(g->count.rule, STR("COUNT-10")) &&
		       !str_equal(g->count.rule, STR("COUNT-11"));
	if (counted || !lexeme_has(ar_lex(a, verb), FEATURE_VERB) || has_passive_mark(a, verb) ||
		!lexeme_has(g->lex, FEATURE_ARMED))
		return false;
	return arabic_next_group(a, g->end, g->end + 5, object) && !object->joined;
}

static uint32_t frame_verb(struct arabic *a, uint32_t i)
{
	struct arabic_group g, object;
	struct arabic_list l;
	const struct lexeme *x = ar_lex(a, i);
	bool verb = lexeme_has(x, FEATURE_VERB);
	uint32_t actor = NONE;
	if (arabic_next_group(a, ar_next(a, i), a->end, &g)) {
		if (is_weak_alone(a, i, &g))
			return 0;
		if (is_subject(a, &g, i, &object)) {
			actor = ar_chunk(a, &g);
			g = object;
		} else if (verb && !has_passive_mark(a, i)) {
			actor = arabic_doer(a, ar_next(a, i), g.first, false);
			if (actor == NONE)
				actor = doer_before(a, i);
		}
		arabic_list_from(a, &g, &l);
		add_deed(a, actor == NONE ? "ARAB-11" : "ARAB-12", i, &l, actor);
		return l.end;
	}
	if (!arabic_group_before(a, arabic_clause(a, i), i, &g) || is_weak_alone(a, i, &g))
		return 0;
	arabic_list_from(a, &g, &l);
	l.count = l.end <= i ? l.count : 1;
	l.end = ar_next(a, i);
	add_deed(a, "ARAB-14", i, &l, NONE);
	return l.end;
}

/* ARAB-17: "مقتل وإصابة 15 شخصا": one figure for both harms (COUNT-15). */
static bool is_both(const struct arabic *a, uint32_t i)
{
	const struct lexeme *x = ar_lex(a, i), *y = ar_lex(a, i + 1);
	return x && y && x->harm == HARM_KILLED && y->harm == HARM_INJURED &&
	       ar_prefix(a, i + 1, ARABIC_AND) &&
	       (lexeme_has(y, FEATURE_EVENT) || lexeme_has(y, FEATURE_VERB));
}

static uint32_t frame_both(struct arabic *a, uint32_t i)
{
	static const struct lexeme both = {
		.act = ACT_ATTACK, .harm = HARM_KILLED_OR_INJURED, .basis = -1
	};
	struct arabic_group g;
	struct arabic_list l;
	if (!is_both(a, i) || !arabic_next_group(a, i + 2, i + 6, &g))
		return 0;
	arabic_list_from(a, &g, &l);
	struct event *e = arabic_event(a, "ARAB-17", i, &both, &l);
	if (str_equal(e->count.rule, STR("COUNT-8")))
		e->count.rule = STR("COUNT-15");
	a->cut[i + 1].used = true;
	return l.end;
}

/* ARAB-16: "مقتل خمسة مدنيين", "وإصابة 12", "نزوح نحو 300 عائلة". */
static uint32_t frame_event(struct arabic *a, uint32_t i)
{
	enum { NEAR = 4 };
	struct arabic_group g;
	struct arabic_list l;
	const struct lexeme *x = ar_lex(a, i);
	if (ar_prefix(a, i, ARABIC_THE) || ar_ending(a, i, ARABIC_OWNED))
		return 0;
	uint32_t from = ar_next(a, i);
	if (!arabic_next_group(a, from, from + NEAR, &g) || g.joined)
		return 0;
	arabic_list_from(a, &g, &l);
	add_deed(a, "ARAB-16", i, &l, NONE);
	struct event *e = &a->page->events.at[a->page->events.count - 1];
	if (g.lex && lexeme_has(g.lex, FEATURE_DEAD) && g.lex->harm == HARM_INJURED &&
		x->harm == HARM_KILLED)
		e->part = page_words(a->page, g.first, g.end); /* "وفاة أربعة جرحى" */
	return l.end;
}

static uint32_t frame_at(struct arabic *a, uint32_t i)
{
	const struct lexeme *x = ar_lex(a, i);
	bool harm = x && x->harm > HARM_NONE;
	uint32_t end = 0;
	if (a->page->mark[i].first != i || a->cut[i].used)
		return 0;
	if (harm)
		end = frame_both(a, i);
	if (!end && harm && is_trigger(x))
		end = frame_verb(a, i);
	if (!end && harm && lexeme_has(x, FEATURE_EVENT))
		end = frame_event(a, i);
	if (!end && lexeme_has(x, FEATURE_TOLL))
		end = arabic_toll(a, i);
	if (!end && ar_is(a, i, "بين"))
		end = arabic_between(a, i);
	if (!end && lexeme_has(x, FEATURE_PARTITIVE))
		end = arabic_parts(a, i);
	if (!end && lexeme_has(x, FEATURE_FAIL))
		end = arabic_deprived(a, i);
	if (!end)
		end = arabic_state(a, i);
	return end ? end : arabic_dead(a, i);
}

/* The weapons of the sentence, as chunks: claims take their means from there. */
static void add_means(struct arabic *a)
{
	for (uint32_t i = a->first; i < a->end; i = ar_next(a, i)) {
		if (!ar_has(a, i, FEATURE_MEANS) || a->cut[i].used)
			continue;
		struct arabic_group g = { .first = i,
			.end = ar_next(a, i),
			.head = i,
			.lex = ar_lex(a, i),
			.name = NONE,
			.name_end = NONE };
		ar_chunk(a, &g);
	}
}

/* Has the sentence a word that any frame begins with? */
static bool is_live(const struct arabic *a)
{
	static const feature_set telling =
		(feature_set)1 << FEATURE_TOLL | (feature_set)1 << FEATURE_UNDER |
		(feature_set)1 << FEATURE_FAIL | (feature_set)1 << FEATURE_PARTITIVE |
		(feature_set)1 << FEATURE_BODY;
	for (uint32_t i = a->first; i < a->end; i++) {
		const struct lexeme *x = ar_lex(a, i);
		if (x && (x->harm > HARM_NONE || x->has & telling))
			return true;
	}
	return false;
}

void arabic_frames(struct arabic *a)
{
	a->first_event = a->page->events.count;
	if (!is_live(a))
		return;
	for (uint32_t i = a->first; i < a->end;) {
		uint32_t end = frame_at(a, i);
		i = end > i ? end : ar_next(a, i);
	}
	if (a->page->events.count > a->first_event)
		add_means(a);
}
