#include "reader/setting.h"
#include "reader/claim_status.h"
#include "reader/doubt.h"
#include "reader/claim_same.h"
#include "reader/claim_share.h"
#include "reader/claims.h"
#include "reader/guess_deed.h"
#include "reader/reader.h"
#include "reader/frame.h"

#include <string.h>

/* Step 9: events become claims. What tells nothing of its own is left out; CLAIM-1 to CLAIM-9. */

static void add_rule(struct page *p, struct claim *c, struct str rule)
{
	if (rule.at && rule.len)
		*PUSH(p->mem, &c->rules) = rule;
}

static bool is_common(const struct page *p, const struct chunk *n)
{
	return n->lex && lexeme_has(n->lex, FEATURE_PERSON) && n->name == NONE && p;
}

/* A word that can be part of a person's name: known as nothing else, and no nationality. */
static bool can_name(const struct page *p, uint32_t i)
{
	const struct lexeme *x = lex_at(p, i);
	uint8_t tag = tag_at(p, i);
	bool proper = (tag == TAG_NNP || tag == TAG_NNPS) && !p->mark[i].nation;
	return proper && !(x && x->words > 1) && !lexeme_has(x, FEATURE_PERSON) &&
	       !lexeme_has(x, FEATURE_ORG) && !lexeme_has(x, FEATURE_TITLE) &&
	       !lexeme_has(x, FEATURE_SOURCE) && !lexeme_has(x, FEATURE_SOURCE_HEAD) &&
	       !lexeme_has(x, FEATURE_LOCATION);
}

/* NAME-1: a person's name is the last run of such words: "MNR LEADER HECTOR VELL" is Hector Vell. */
static struct str name_in(const struct page *p, const struct chunk *n)
{
	uint32_t end = n->end;
	while (end > n->first && !can_name(p, end - 1))
		end--;
	uint32_t first = end;
	while (first > n->first && can_name(p, first - 1))
		first--;
	return page_words(p, first, end);
}

static void add_victim(struct page *p, struct claim *c, uint32_t noun)
{
	const struct chunk *n = chunk_at(p, noun);
	struct victim v = { .age = UNKNOWN_NUMBER, .date_of_harm = DATE_NONE };
	if (n->pronoun || n->bare)
		return;
	v.words = page_words(p, n->first, n->end);
	v.kind = lexeme_has(n->lex, FEATURE_FAMILY) && !lexeme_has(n->lex, FEATURE_MEMBER)
			 ? VICTIM_FAMILY
		 : n->name != NONE && !n->plural && n->quantity == NONE ? VICTIM_PERSON
									: VICTIM_GROUP;
	if (!n->plural && n->quantity == NONE && is_common(p, n))
		v.kind = v.kind == VICTIM_FAMILY ? v.kind : VICTIM_PERSON;
	if (n->name != NONE && v.kind != VICTIM_GROUP)
		v.name = name_in(p, n);
	if (n->lex) {
		v.status = n->lex->status >= 0 ? (enum status)n->lex->status : STATUS_UNKNOWN;
		v.role = n->lex->role;
		v.sex = n->lex->sex;
		v.age_group = lexeme_has(n->lex, FEATURE_MINOR) ? STR("child") : (struct str){ 0 };
	}
	*PUSH(p->mem, &c->victims) = v;
}

/* "Hector Vell, leader of the Movement": the Movement is nobody who was harmed; "bodies of five men" are. */
static bool explains_another(const struct page *p, const struct event *e, uint32_t noun)
{
	if (noun > e->victim && word_is(p, chunk_at(p, noun - 1)->first, "("))
		return true; /* "(MNR)" */
	if (owns_next(p, noun, e->victims_end))
		return true; /* "two of the minister's guards" */
	while (noun > e->victim && owns_next(p, noun - 1, e->victims_end))
		noun--;
	if (noun < e->victim + 2 || chunk_at(p, noun - 1)->kind != CHUNK_PREP)
		return false;
	const struct chunk *head = chunk_at(p, noun - 2);
	return !lexeme_has(head->lex, FEATURE_BODY) && !lexeme_has(head->lex, FEATURE_COLLECTIVE) &&
	       !head->bare;
}

static void set_victims(struct page *p, struct claim *c, const struct event *e)
{
	for (uint32_t i = e->victim; e->victim != NONE && i < e->victims_end; i++)
		if (chunk_at(p, i)->kind == CHUNK_NOUN && !explains_another(p, e, i))
			add_victim(p, c, i);
	claim_set_status(p, c, e);
}

static enum certainty certainty_of(const struct page *p, const struct claim *c, uint32_t noun)
{
	const struct chunk *n = chunk_at(p, noun);
	for (uint32_t i = n->first; i < n->end; i++)
		if (word_has(p, i, FEATURE_PRESUMED))
			return CERTAINTY_POSSIBLE;
	if (c->stance == STANCE_CONCEDES)
		return CERTAINTY_ADMITTED;
	if (c->stance == STANCE_DENIES)
		return CERTAINTY_DENIED;
	return c->sources.count ? CERTAINTY_ALLEGED : CERTAINTY_FACT;
}

static void add_actor(struct page *p, struct claim *c, uint32_t noun, enum certainty certainty)
{
	const struct chunk *n = chunk_at(p, noun);
	if (n->pronoun || role_is_mere_means(p, n))
		return;
	uint32_t first = n->first;
	while (first + 1 < n->end && word_has(p, first, FEATURE_DETERMINER))
		first++;
	uint32_t end = n->end; /* "this was the army's work": the mark is a word of its own */
	if (n->possessive && end > first + 1 && tag_at(p, end - 1) == TAG_POS)
		end--;
	struct str name = page_words(p, first, end);
	*PUSH(p->mem, &c->actors) =
		(struct actor){ page_words(p, n->first, n->end), name, certainty };
}

static bool same_source(const struct source *a, const struct source *b)
{
	return a->kind == b->kind && str_equal_fold(a->name, b->name);
}

static void set_sources(struct page *p, struct claim *c, const struct event *e)
{
	uint32_t found[8];
	bool untrue = false, taken_back = false;
	bool verdict = strcmp(e->rule, "CLAIM-80") == 0; /* nobody but whoever checks */
	size_t n = verdict ? 0 : sayings_over(p, e->sentence, e->trigger, found, 8);
	if (!n && e->whole != NONE) /* "Twelve were women." after what somebody said */
		n = sayings_over(p, p->events.at[e->whole].sentence, p->events.at[e->whole].trigger,
			found, 8);
	claim_put_hearsay_last(p, found, n);
	for (size_t i = 0; i < n; i++) {
		const struct saying *s = &p->sayings.at[found[i]];
		if (denial_presupposes(p, s, e) || claim_calls_wrong(p, s, e))
			continue;
		bool inner_named = false;
		for (size_t k = i + 1; k < n; k++)
			inner_named |= p->sayings.at[found[k]].source != NONE;
		if (claim_is_denied_of(p, e, found, n, i))
			continue; /* CLAIM-51: the union's claim is the union's */
		c->hedged |= s->hedged;
		add_rule(p, c, str_from(s->rule));
		if (s->single && !c->part.at && c->count.known) {
			c->part = c->words; /* CLAIM-11 */
			c->scope = SCOPE_PART;
		}
		if (s->source == NONE && s->own) {
			c->stance = s->stance;
			untrue |= s->stance == STANCE_DENIES;
			taken_back |= s->stance == STANCE_RETRACTS;
			continue;
		}
		bool hearsay = i + 1 == n && claim_is_hearsay(p, s);
		if (s->source == NONE && !hearsay && (c->sources.count || inner_named))
			continue; /* somebody named stands behind it after all */
		struct source who = say_source(p, found[i]);
		c->stance = s->stance;
		bool found_it =
			str_equal_fold(who.name, STR("they")) &&
			str_equal(who.verb, STR("found")); /* "broke in; they found him dead" */
		bool ours = !p->wide && (str_starts(who.words, STR("Our ")) ||
						str_starts(who.words, STR("our ")));
		if (str_equal_fold(who.name, STR("it")) || found_it || ours ||
			say_is_outlet(p, &who))
			continue; /* SAY-16: an "it" that nothing before explains is the text's own office */
		if (!c->sources.count || !same_source(&c->sources.at[c->sources.count - 1], &who))
			*PUSH(p->mem, &c->sources) = who;
		if (s->accused != NONE && e->actor == NONE && (!e->negative || p->wide))
			add_actor(p, c, s->accused, CERTAINTY_ALLEGED);
		if (s->deed)
			*PUSH(p->mem, &c->actors) =
				(struct actor){ c->sources.at[c->sources.count - 1].words,
					c->sources.at[c->sources.count - 1].name,
					CERTAINTY_CLAIMED };
	}
	const struct saying *inner = n ? &p->sayings.at[found[n - 1]] : NULL;
	if (inner && denial_is_of_onlookers(p, inner, e)) {
		c->act = ACT_OTHER;
		c->begin = p->scan.words.at[inner->verb].begin;
		c->words = str_slice(p->scan.text, c->begin, c->end);
		add_rule(p, c, str_from("CLAIM-20"));
	} else if (inner && denial_is_of_part(p, inner, e)) {
		add_rule(p, c, str_from("CLAIM-17"));
	}
	if (taken_back)
		c->stance = STANCE_RETRACTS;
	if ((untrue || (e->untrue && !c->sources.count)) && c->stance == STANCE_ASSERTS)
		c->stance = STANCE_DENIES;
	if (!c->sources.count && p->voice.name.at) {
		*PUSH(p->mem, &c->sources) = p->voice;
		add_rule(p, c, str_from("SAY-13")); /* or SAY-19 */
	}
	if (c->stance == STANCE_ASSERTS && claim_was_seen(p, e, c))
		c->stance = STANCE_WITNESSES;
}

static void set_basis(const struct page *p, struct claim *c, const struct event *e)
{
	static const enum basis of_kind[] = {
		[SOURCE_MEDICAL] = BASIS_HOSPITAL,
		[SOURCE_WITNESS] = BASIS_WITNESSES,
		[SOURCE_GOVERNMENT] = BASIS_OFFICIAL,
		[SOURCE_UNATTRIBUTED] = BASIS_UNKNOWN,
	};
	c->basis = claim_is_in_hand(p, e) ? BASIS_BODIES : e->basis;
	if (c->basis != BASIS_UNKNOWN || !c->sources.count)
		return;
	c->basis = of_kind[c->sources.at[c->sources.count - 1].kind];
}

static void set_place(const struct page *p, struct claim *c, const struct event *e)
{
	if (e->spot != NONE)
		c->place = p->spots.at[e->spot].place;
}

static void set_things(struct page *p, struct claim *c, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	for (uint32_t i = p->first_chunk[e->sentence]; i < p->first_chunk[e->sentence + 1]; i++) {
		const struct chunk *n = chunk_at(p, i);
		if (n->kind == CHUNK_NOUN && lexeme_has(n->lex, FEATURE_MEANS) &&
			n->head < s->end && c->means.count < 4)
			*PUSH(p->mem, &c->means) = page_words(p, n->first, n->end);
	}
	if (e->target != NONE) {
		const struct chunk *n = chunk_at(p, e->target);
		*PUSH(p->mem, &c->infrastructure) =
			(struct thing){ page_words(p, n->first, n->end), { 0 } };
	}
}

struct str claim_id(const struct page *p, size_t n)
{
	enum { MOST = 24 };
	char digits[MOST], *end = digits + MOST, *at = end;
	struct str report = p->report->id;
	do
		*--at = (char)('0' + n % 10);
	while (n /= 10);
	*--at = '#';
	size_t len = (size_t)(end - at);
	char *id = NEW_ARRAY(p->mem, char, report.len + len + 1);
	if (report.len)
		memcpy(id, report.at, report.len);
	memcpy(id + report.len, at, len);
	return (struct str){ id, report.len + len };
}

static struct claim blank_claim(const struct page *p, size_t n)
{
	const struct report *r = p->report;
	return (struct claim){ .id = claim_id(p, n),
		.document = r->digest,
		.report = r->id,
		.outlet = r->outlet,
		.url = r->url,
		.language = r->language,
		.published = p->yearless || p->monthly ? DATE_NONE : r->published,
		.captured = DATE_NONE,
		.as_of = DATE_NONE,
		.date = { .from = DATE_NONE, .to = DATE_NONE },
		.by = STR(READER_VERSION) };
}

static void set_span(const struct page *p, struct claim *c, const struct event *e)
{
	c->begin = p->scan.words.at[e->first].begin;
	c->end = p->scan.words.at[e->end - 1].end;
	c->words = str_slice(p->scan.text, c->begin, c->end);
}

/* "killed in two earlier raids" */
static bool is_of_earlier(const struct page *p, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	for (uint32_t w = s->first; w + 1 < s->end; w++)
		if ((word_is(p, w, "earlier") || word_is(p, w, "previous") ||
			    word_is(p, w, "past") || word_is(p, w, "prior")) &&
			word_has(p, w + 1, FEATURE_EVENT))
			return true;
	return false;
}

/* INC-11: water that was cut off two months ago is cut off still. */
static bool is_lasting(const struct page *p, const struct event *e)
{
	enum { LASTING_DAYS = 90 };
	if (e->harm != HARM_DEPRIVED || e->moment == NONE)
		return false;
	struct when when = moment_when(p, e->moment);
	return when.to != DATE_NONE && p->report->published != DATE_NONE &&
	       when.to + LASTING_DAYS > p->report->published;
}

struct claim claim_of(struct page *p, const struct event *e, size_t n)
{
	struct claim c = blank_claim(p, n);
	set_span(p, &c, e);
	c.act = e->act;
	c.harm = e->harm;
	c.count = e->count;
	c.part = e->part;
	if (!c.part.at && e->count.known && claim_is_share(p, e))
		c.part = c.words;
	c.scope = c.part.at        ? SCOPE_PART
		  : e->aggregate   ? SCOPE_AGGREGATE
		  : e->count.known ? SCOPE_WHOLE
				   : SCOPE_UNKNOWN;
	c.hedged = e->hedged;
	c.background = (e->background && !is_lasting(p, e)) || e->recalled ||
		       claim_is_retold(p, e) || (e->aggregate && is_of_earlier(p, e));
	c.incident = e->incident;
	add_rule(p, &c, str_from(e->rule));
	add_rule(p, &c, e->count.rule);
	set_sources(p, &c, e);
	if (e->actor != NONE)
		add_actor(p, &c, e->actor, certainty_of(p, &c, e->actor));
	claim_settle_stance(p, &c, e);
	set_victims(p, &c, e);
	set_basis(p, &c, e);
	c.stage = event_stage(p, e);
	if (c.stance == STANCE_CONFIRMS && c.stage == STAGE_PRELIMINARY)
		c.stage = STAGE_UNKNOWN; /* STAGE-4 */
	set_place(p, &c, e);
	set_things(p, &c, e);
	if (e->moment != NONE)
		c.date = moment_told(p, e->moment);
	return c;
}

struct claim claim_said(struct page *p, const struct event *e)
{
	struct claim c = { .act = e->act };
	set_span(p, &c, e);
	set_sources(p, &c, e);
	return c;
}

/* CLAIM-8: "they kill priests", "the murder of students": what is done in general, no incident. */
static bool is_general(const struct page *p, const struct event *e)
{
	bool bare_plural = str_equal(e->count.rule, STR("COUNT-11")) ||
			   str_equal(e->count.rule, STR("COUNT-12"));
	uint8_t tag = tag_at(p, e->trigger);
	bool present = tag == TAG_VB || tag == TAG_VBP || tag == TAG_VBZ;
	bool noun = tag == TAG_NN || tag == TAG_NNS;
	bool headline = p->scan.sentences.at[e->sentence].block == BLOCK_HEADLINE;
	bool described = e->victim != NONE && e->victim + 1 < p->first_chunk[e->sentence + 1] &&
			 chunk_at(p, e->victim + 1)->kind == CHUNK_REL && e->count.open &&
			 !e->toll && str_equal(e->count.rule, STR("COUNT-11")) &&
			 !claim_is_past_relative(p, e); /* "people who died in their beds" */
	return bare_plural && (described || (present && !headline) ||
				      (noun && word_has(p, e->trigger, FEATURE_EVENT)));
}

/* CLAIM-1: a harm without a number, a name or a description is a mention of one told elsewhere. */
static bool tells(const struct page *p, const struct event *e)
{
	if (e->hypothetical)
		return false;
	if (e->harm == HARM_NONE)
		return false;
	if (is_general(p, e))
		return false;
	bool moved = e->harm == HARM_DISPLACED || e->harm == HARM_ABDUCTED;
	bool target = e->harm == HARM_DEPRIVED || (moved && !p->wide); /* "ordered it evacuated" */
	if (e->count.known || (target && e->target != NONE) || strcmp(e->rule, "CLAIM-88") == 0)
		return true;
	return e->victim != NONE && chunk_at(p, e->victim)->name != NONE;
}

/* A denial or an admission of an act is a claim though it has no number (CLAIM-2). */
static bool answers(const struct page *p, const struct event *e, const struct claim *c)
{
	bool named =
		c->sources.count && c->sources.at[c->sources.count - 1].kind != SOURCE_UNATTRIBUTED;
	if (e->negative && e->harm == HARM_NONE && tag_at(p, e->trigger) == TAG_VBG)
		return false; /* "they weren't shooting in the air" */
	return (named || c->stance == STANCE_DENIES) &&
	       (c->stance == STANCE_DENIES || c->stance == STANCE_CONFIRMS ||
		       c->stance == STANCE_CONCEDES);
}

/* CLAIM-4: "no civilian was killed" denies: no count of nought, and none is removed. */
/* CLAIM-6: what a party says of its own act ("said it had fired on a barracks"), and fire or looting told of things. */
static bool tells_an_act(const struct page *p, const struct event *e, const struct claim *c)
{
	if (e->harm != HARM_NONE || e->hypothetical)
		return false;
	if ((e->act == ACT_ARSON || e->act == ACT_ROBBERY) && e->target != NONE)
		return true;
	const struct source *s = c->sources.count ? &c->sources.at[c->sources.count - 1] : NULL;
	bool official = s && (s->party || s->kind == SOURCE_GOVERNMENT);
	if (official && str_equal(str_from(e->rule), STR("FRAME-19")))
		return true; /* "the governor said mortar bombs had landed" */
	if (claim_tells_attack(p, e, s, official))
		return true;
	if (!official || e->actor == NONE)
		return false;
	const struct chunk *actor = chunk_at(p, e->actor);
	return actor->pronoun || tag_at(p, actor->first) == TAG_PRPS ||
	       (str_equal(str_from(e->rule), STR("FRAME-35")) &&
		       (lexeme_has(actor->lex, FEATURE_ARMED) ||
			       lexeme_has(actor->lex, FEATURE_MEANS)));
}

/* CLAIM-10: who denies that "residents" were harmed denies no number; who "fired on residents" counts nobody. */
static void drop_mere_plural(const struct page *p, struct claim *c)
{
	bool plural = str_is(c->count.rule, "COUNT-11") || str_is(c->count.rule, "COUNT-12");
	bool fired_on = c->harm == HARM_NONE && !c->part.at && !p->wide && !p->arabic && plural;
	bool denied = c->stance == STANCE_DENIES && (plural || str_is(c->count.rule, "COUNT-10"));
	if (fired_on || denied) {
		c->count = (struct count){ 0 };
		c->scope = SCOPE_UNKNOWN;
	}
}

static void negate(struct claim *c)
{
	c->stance = c->stance == STANCE_DENIES ? STANCE_ASSERTS : STANCE_DENIES;
	for (size_t i = 0; i < c->actors.count; i++)
		c->actors.at[i].certainty = CERTAINTY_DENIED;
	c->count = (struct count){ 0 };
	c->scope = SCOPE_UNKNOWN;
}

static bool numbered(const struct page *p, const struct event *e)
{
	for (uint32_t i = e->victim; i < e->victims_end; i++)
		if (chunk_at(p, i)->kind == CHUNK_NOUN && chunk_at(p, i)->quantity != NONE)
			return true;
	return false;
}

/* STATUS-2: "five civilians and three soldiers" are two claims, one for each status; each noun by itself. */
static bool split_by_status(struct page *p, const struct event *e, struct claims *out, size_t first)
{
	unsigned set = claim_statuses(p, e);
	struct clause clause = { p, p->first_chunk[e->sentence], p->first_chunk[e->sentence + 1] };
	if (!(set & (set - 1)) || e->part.at || !str_equal(e->count.rule, STR("COUNT-14")))
		return false;
	if (e->count.low <= (int64_t)(e->victims_end - e->victim + 1) / 2 && !numbered(p, e))
		return false; /* "Malik, his son and gunman Bashir": one by one */
	struct event *slot =
		&p->events.at[e - p->events.at]; /* a claim looks at the events beside */
	const struct event all = *e;
	for (uint32_t i = all.victim; i < all.victims_end; i++) {
		if (chunk_at(p, i)->kind != CHUNK_NOUN ||
			(i > all.victim && chunk_at(p, i - 1)->kind == CHUNK_PREP))
			continue;
		slot->victim = i;
		slot->victims_end = i + 1;
		slot->count = count_noun(&clause, i);
		if (!slot->count.known)
			continue;
		struct claim c = claim_of(p, slot, out->count - first + 1);
		add_rule(p, &c, str_from("STATUS-2"));
		*PUSH(p->mem, out) = c;
	}
	*slot = all;
	return true;
}

/* CLAIM-14: "the 61 names", "the 15 killed": the figure told before, no new one. */
static bool is_reference(const struct page *p, size_t event)
{
	const struct event *e = &p->events.at[event];
	if (e->victim == NONE || !e->count.known || e->whole != NONE || e->part.at ||
		chunk_at(p, e->victim)->quantity == NONE ||
		!word_is(p, chunk_at(p, e->victim)->first, "the"))
		return false;
	for (size_t i = event; i-- > 0;) {
		const struct event *before = &p->events.at[i];
		if (before->incident == e->incident && before->harm == e->harm &&
			before->count.known && before->sentence < e->sentence &&
			before->count.low == e->count.low &&
			p->scan.sentences.at[before->sentence].block == BLOCK_BODY)
			return true;
	}
	return false;
}

/* CLAIM-17: "denied responsibility for the deaths of 12 people": the denial is of the deed, and a claim of its own. */
static void add_mere_denial(struct page *p, const struct event *e, struct claims *out, size_t first)
{
	uint32_t found[8];
	bool denies = false;
	for (uint32_t i = p->first_saying[e->sentence]; i < p->first_saying[e->sentence + 1]; i++)
		denies |= p->sayings.at[i].stance == STANCE_DENIES;
	size_t n = denies ? sayings_over(p, e->sentence, e->trigger, found, 8) : 0;
	while (n > 0 && !denial_presupposes(p, &p->sayings.at[found[n - 1]], e))
		n--;
	if (!n)
		return;
	const struct saying *s = &p->sayings.at[found[n - 1]];
	enum { LOOK = 32 }; /* events to either side */
	size_t here = (size_t)(e - p->events.at);
	for (size_t k = here > LOOK ? here - LOOK : 0; k < p->events.count && k < here + LOOK;
		k++) {
		const struct event *o = &p->events.at[k];
		if (o != e && o->sentence == e->sentence && s->verb != NONE &&
			o->trigger > s->verb && o->trigger < e->trigger)
			return; /* "denied the attack, in which ..." has one already */
	}
	struct event deed = *e;
	deed.harm = HARM_NONE;
	deed.count = (struct count){ 0 };
	deed.part = (struct str){ 0 };
	deed.victim = deed.victims_end = NONE;
	deed.whole = NONE;
	deed.first = s->verb == NONE ? s->first : s->verb;
	struct claim c = claim_of(p, &deed, out->count - first + 1);
	add_rule(p, &c, str_from("CLAIM-17"));
	if (c.stance == STANCE_DENIES)
		*PUSH(p->mem, out) = c;
}

/* CLAIM-51: "the minister dismissed the union's claim that 14 had died": the denial beside what the union says. */
static void add_outer_denial(struct page *p, const struct event *e, const struct claim *told,
	struct claims *out, size_t first)
{
	uint32_t found[8];
	size_t n = sayings_over(p, e->sentence, e->trigger, found, 8), i = 0;
	while (i < n && !claim_is_denied_of(p, e, found, n, i))
		i++;
	if (i == n || told->harm <= HARM_NONE)
		return;
	struct claim c = *told;
	c.id = claim_id(p, out->count - first + 1);
	c.sources = (struct sources){ 0 };
	*PUSH(p->mem, &c.sources) = say_source(p, found[i]);
	c.stance = STANCE_DENIES;
	c.hedged = false;
	c.count = (struct count){ 0 };
	c.part = (struct str){ 0 };
	c.scope = SCOPE_UNKNOWN;
	c.begin = p->scan.words.at[p->sayings.at[found[i]].verb].begin;
	c.words = str_slice(p->scan.text, c.begin, c.end);
	add_rule(p, &c, str_from("CLAIM-51"));
	*PUSH(p->mem, out) = c;
}

void page_claims(struct page *p, struct claims *out)
{
	size_t first = out->count;
	for (size_t i = 0; i < p->events.count; i++) {
		const struct event *e = &p->events.at[i];
		if (is_reference(p, i) || event_is_doubtful(p, e))
			continue;
		add_mere_denial(p, e, out, first);
		struct claim c = claim_of(p, e, out->count - first + 1);
		if (e->negative)
			negate(&c);
		if (e->retracted)
			c.stance = STANCE_RETRACTS;
		drop_mere_plural(p, &c);
		if (!tells(p, e) && !tells_an_act(p, e, &c) && !claim_accuses(e, &c) &&
			(!answers(p, e, &c) || e->hypothetical))
			continue;
		if (e->negative && e->harm == HARM_NONE && e->victim != NONE &&
			e->act == ACT_ATTACK && chunk_at(p, e->victim)->pronoun)
			continue; /* "She was not shot, it was the smoke" denies no deed */
		bool nobody = c.stance == STANCE_DENIES && c.harm == HARM_DETAINED &&
			      !claim_denies_for_itself(p, e, &c);
		if (nobody || (e->negative && e->count.known && is_general(p, e)))
			continue; /* "nobody has been arrested", "does not kill women" */
		if (claim_is_told(p, out, first, &c) || split_by_status(p, e, out, first))
			continue;
		*PUSH(p->mem, out) = c;
		add_outer_denial(p, e, &c, out, first);
	}
	guess_deeds(p, out, first);
	claims_settle_guesses(out, first);
	claims_settle(p, out, first);
	for (size_t i = first; i < out->count; i++)
		claim_leave_open(&out->at[i]);
}
