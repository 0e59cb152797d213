#include "reader/muc_inside.h"

/* TASK-10: the features by which the role scorer knows what a noun group is to the violence. */

static const struct chunk *at(const struct filter *f, uint32_t i)
{
	return chunk_at(f->page, i);
}

static void relate(struct filter *f, uint32_t noun, enum muc_relation as, uint32_t verb)
{
	struct relations *r = &f->relations[noun];
	if (r->count < RELATIONS_MOST)
		r->at[r->count++] = (struct relation){ as, verb };
}

/* The same relation for those listed with a noun: "killed a priest, a nun and two farmers". */
static void relate_list(struct filter *f, const struct clause *c, uint32_t noun,
	enum muc_relation as, uint32_t verb)
{
	if (noun == NONE)
		return;
	uint32_t end = role_list_end(c, noun);
	relate(f, noun, as, verb);
	for (uint32_t i = noun + 1; i < end; i++)
		if (at(f, i)->kind == CHUNK_NOUN)
			relate(f, i, as, verb);
}

static void relate_verb(struct filter *f, const struct clause *c, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	bool passive = v->passive || v->participle;
	uint32_t subject = v->participle && verb > c->first && at(f, verb - 1)->kind == CHUNK_NOUN
				   ? verb - 1
				   : role_subject(c, verb);
	relate_list(f, c, subject, passive ? AS_PASSIVE : AS_SUBJECT, verb);
	if (!passive)
		relate_list(f, c, role_object(c, verb), AS_OBJECT, verb);
	else
		relate_list(f, c, role_after(c, verb, "by"), AS_BY, verb);
}

static bool same_head(const struct filter *f, uint32_t a, uint32_t b)
{
	return str_equal(low_at(f->page, at(f, a)->head), low_at(f->page, at(f, b)->head));
}

enum { PART_VICTIM = 1, PART_ACTOR = 2, PART_TARGET = 4 };

static void take_part(struct filter *f, uint32_t chunk, uint32_t event, unsigned part)
{
	f->role_event[chunk] = event;
	f->parts[chunk] |= (uint8_t)part;
}

static void relate_event(struct filter *f, uint32_t e)
{
	const struct event *x = &f->page->events.at[e];
	for (uint32_t i = x->victim; x->victim != NONE && i < x->victims_end; i++)
		if (!owns_next(f->page, i, x->victims_end))
			take_part(f, i, e, at(f, i)->kind == CHUNK_NOUN ? PART_VICTIM : 0);
	if (x->actor != NONE)
		take_part(f, x->actor, e, PART_ACTOR);
	if (x->target != NONE)
		take_part(f, x->target, e, PART_TARGET);
}

/* Chains of the noun groups of one head: each begins with the first in the report. */
static void chain_heads(struct filter *f)
{
	const struct page *p = f->page;
	uint32_t room = 64;
	while (room < 2 * p->chunks.count)
		room *= 2;
	uint32_t *slots = NEW_ARRAY(f->mem, uint32_t, room), *last;
	f->head_first = NEW_ARRAY(f->mem, uint32_t, p->chunks.count + 1);
	f->head_next = NEW_ARRAY(f->mem, uint32_t, p->chunks.count + 1);
	last = NEW_ARRAY(f->mem, uint32_t, p->chunks.count + 1);
	for (uint32_t i = 0; i < p->chunks.count; i++) {
		f->head_next[i] = NONE;
		if (at(f, i)->kind != CHUNK_NOUN)
			continue;
		uint32_t k = (uint32_t)p->scan.words.at[at(f, i)->head].hash & (room - 1);
		while (slots[k] && !same_head(f, slots[k] - 1, i))
			k = (k + 1) & (room - 1);
		if (slots[k])
			f->head_next[last[slots[k] - 1]] = i;
		else
			slots[k] = i + 1;
		f->head_first[i] = slots[k] - 1;
		last[slots[k] - 1] = i;
	}
}

static void index_events(struct filter *f)
{
	struct page *p = f->page;
	size_t sentences = p->scan.sentences.count, k = 0;
	f->first_event = NEW_ARRAY(f->mem, uint32_t, sentences + 1);
	for (size_t i = 0; i <= sentences; i++) {
		while (k < p->events.count && p->events.at[k].sentence < i)
			k++;
		f->first_event[i] = (uint32_t)k;
	}
}

static void hash_words(struct value *to, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		to[i] = VALUE(str_from(words[i]));
}

#define HASH_WORDS(to, words) hash_words(to, words, sizeof(to) / sizeof *(to))

static const char *const chunk_words[] = { "noun", "verb", "prep", "comma", "and", "rel", "sub",
	"stop", "time", "quote", "other" };
static const char *const relation_words[] = { "subject", "passive", "object", "by" };

void muc_relate(struct filter *f)
{
	struct page *p = f->page;
	HASH_WORDS(f->words.acts, act_words);
	HASH_WORDS(f->words.harms, harm_words);
	HASH_WORDS(f->words.chunks, chunk_words);
	HASH_WORDS(f->words.relations, relation_words);
	f->relations = NEW_ARRAY(f->mem, struct relations, p->chunks.count + 1);
	f->role_event = NEW_ARRAY(f->mem, uint32_t, p->chunks.count + 1);
	f->parts = NEW_ARRAY(f->mem, uint8_t, p->chunks.count + 1);
	for (size_t i = 0; i < p->chunks.count; i++)
		f->role_event[i] = NONE;
	index_events(f);
	chain_heads(f);
	for (uint32_t s = 0; s < p->scan.sentences.count; s++) {
		struct clause c = { p, p->first_chunk[s], p->first_chunk[s + 1] };
		for (uint32_t i = c.first; i < c.end; i++)
			if (at(f, i)->kind == CHUNK_VERB)
				relate_verb(f, &c, i);
	}
	for (uint32_t e = 0; e < p->events.count; e++)
		relate_event(f, e);
}

bool muc_is_candidate(const struct filter *f, uint32_t chunk)
{
	const struct chunk *c = at(f, chunk);
	if (c->kind != CHUNK_NOUN || c->pronoun || c->bare)
		return false;
	uint8_t tag = tag_at(f->page, c->head);
	if (c->quantity != NONE && word_has(f->page, c->head, FEATURE_DEAD))
		return true;
	return tag == TAG_NN || tag == TAG_NNS || tag == TAG_NNP || tag == TAG_NNPS;
}

/* What kind of noun it is, in one word: the strongest that the lists and the lexicon say. */
static struct value class_of(const struct filter *f, const struct chunk *c)
{
	static const struct {
		enum muc_list list;
		const char *word;
	} lists[] = { { LIST_ORGANISATION, "organisation" }, { LIST_WEAPON, "weapon" },
		{ LIST_BAND, "band" }, { LIST_HUMAN, "human" }, { LIST_THING, "thing" },
		{ LIST_VAGUE_THING, "thing" } };
	static const struct {
		enum feature feature;
		const char *word;
	} words[] = { { FEATURE_UNIT, "unit" }, { FEATURE_PERSON, "person" },
		{ FEATURE_BODY, "body" }, { FEATURE_COLLECTIVE, "group" }, { FEATURE_TOLL, "toll" },
		{ FEATURE_EVENT, "event" }, { FEATURE_MEANS, "means" }, { FEATURE_ORG, "org" },
		{ FEATURE_THING, "thing" }, { FEATURE_LOCATION, "location" },
		{ FEATURE_SOURCE, "source" } };
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		if (muc_ending(f, lists[i].list, c->first, c->head + 1, NULL).at)
			return VALUE(str_from(lists[i].word));
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (lexeme_has(c->lex, words[i].feature))
			return VALUE(str_from(words[i].word));
	if (c->name != NONE && muc_ending(f, LIST_ORGANISATION_HEAD, c->head, c->head + 1, NULL).at)
		return WORD("organisation");
	return c->name != NONE ? WORD("name") : WORD("other");
}

static bool is_name(const struct filter *f, uint32_t word)
{
	uint8_t tag = tag_at(f->page, word);
	return tag == TAG_NNP || tag == TAG_NNPS;
}

static struct value act_of(const struct filter *f, const struct chunk *verb)
{
	const struct lexeme *x = verb->lex;
	if (x && x->harm > 0)
		return f->words.harms[x->harm];
	if (x && x->act > 0)
		return f->words.acts[x->act];
	if (lexeme_has(x, FEATURE_SAY))
		return WORD("say");
	return lexeme_has(x, FEATURE_BE) ? WORD("be") : WORD("other");
}

static void words_within(const struct filter *f, const struct chunk *c, struct features *out)
{
	feature_add(out, "head", low_value(f->page, c->head));
	for (uint32_t i = c->first; i < c->end; i++)
		if (i != c->head && !is_name(f, i))
			feature_add(out, "word", low_value(f->page, i));
}

static void shape(const struct chunk *c, struct value class, struct features *out)
{
	feature_add(out, "class", class);
	if (c->name != NONE)
		feature_add(out, "named", class);
	if (c->quantity != NONE)
		feature_add(out, "counted", class);
	feature_add_pair(out, "number", class, c->plural ? WORD("many") : WORD("one"));
	feature_add_pair(out, "article", class, c->definite ? WORD("the") : WORD("a"));
	if (c->possessive)
		feature_add(out, "possessive", class);
	if (c->none)
		feature_add(out, "none", class);
}

static void related(
	const struct filter *f, uint32_t chunk, struct value class, struct features *out)
{
	const struct relations *r = &f->relations[chunk];
	if (!r->count)
		feature_add(out, "unrelated", class);
	for (uint8_t i = 0; i < r->count; i++) {
		const struct chunk *v = at(f, r->at[i].verb);
		struct value act = act_of(f, v);
		const char *as = relation_words[r->at[i].as];
		feature_add(out, as, low_value(f->page, v->head));
		feature_add_pair(out, as, class, act);
		if (v->modal || v->infinitive)
			feature_add_pair(out, "modal", class, act);
	}
}

/* "attack on the bank", "bomb exploded in front of the bank": the preposition and what governs it. */
static void governed(const struct filter *f, const struct clause *c, uint32_t chunk,
	struct value class, struct features *out)
{
	uint32_t i = chunk;
	if (i < c->first + 2 || at(f, i - 1)->kind != CHUNK_PREP)
		return;
	struct value prep = low_value(f->page, at(f, i - 1)->first);
	const struct chunk *g = at(f, i - 2);
	feature_add_pair(out, "after", class, prep);
	if (g->kind == CHUNK_NOUN || g->kind == CHUNK_VERB) {
		feature_add_pair(out, "governed", prep, low_value(f->page, g->head));
		feature_add_pair(out, prep.text.len < 8 ? "governed-class" : "governed-class-far",
			class, g->kind == CHUNK_NOUN ? class_of(f, g) : act_of(f, g));
	}
	for (uint32_t k = i - 1; k-- > c->first;)
		if (at(f, k)->kind == CHUNK_VERB) {
			feature_add_pair(
				out, "governing-verb", prep, low_value(f->page, at(f, k)->head));
			feature_add_pair(out, "governing-act", class, act_of(f, at(f, k)));
			break;
		}
}

static void neighbours(const struct filter *f, const struct clause *c, uint32_t chunk,
	struct value class, struct features *out)
{
	if (chunk > c->first) {
		const struct chunk *b = at(f, chunk - 1);
		feature_add_pair(out, "before", class, low_value(f->page, b->end - 1));
	}
	if (chunk + 1 < c->end) {
		const struct chunk *b = at(f, chunk + 1);
		feature_add_pair(out, "behind", class,
			b->kind == CHUNK_VERB ? act_of(f, b) : low_value(f->page, b->first));
		if (b->kind == CHUNK_VERB)
			feature_add(out, "behind-verb", low_value(f->page, b->head));
	}
}

static void placed(const struct filter *f, uint32_t chunk, struct value class, struct features *out)
{
	uint32_t spot = f->page->mark[at(f, chunk)->head].spot;
	if (spot == NONE || f->page->spots.at[spot].adjective)
		return;
	feature_add(out, "place", class);
	feature_add_pair(out, "place", class,
		f->page->spots.at[spot].end > at(f, chunk)->head + 1 ||
				f->page->spots.at[spot].first < at(f, chunk)->first
			? WORD("within")
			: WORD("whole"));
}

static void in_event(
	const struct filter *f, uint32_t chunk, struct value class, struct features *out)
{
	uint32_t e = f->role_event[chunk];
	if (e == NONE)
		return;
	const struct event *x = &f->page->events.at[e];
	const char *as = x->actor == chunk ? "actor" : x->target == chunk ? "target" : "victim";
	struct value act = x->harm ? f->words.harms[x->harm] : f->words.acts[x->act];
	feature_add(out, as, act);
	feature_add_pair(out, as, class, act);
	feature_add(out, as, str_from(x->rule));
	if (x->hypothetical)
		feature_add(out, as, WORD("hypothetical"));
	if (x->background)
		feature_add(out, as, WORD("background"));
}

/* What the sentence tells of as a whole. */
static void in_sentence(
	const struct filter *f, uint32_t sentence, struct value class, struct features *out)
{
	uint64_t acts = 0;
	for (uint32_t e = f->first_event[sentence]; e < f->first_event[sentence + 1]; e++)
		acts |= 1ULL << f->page->events.at[e].act;
	for (unsigned k = 0; act_words[k]; k++)
		if (acts >> k & 1)
			feature_add_pair(out, "tells", class, f->words.acts[k]);
	if (!acts)
		feature_add(out, "tells-nothing", class);
	feature_add_pair(out, "stands", class,
		sentence < 3   ? WORD("first")
		: sentence < 8 ? WORD("early")
			       : WORD("late"));
}

/* What the rest of the report says of groups of the same head: how many, their parts and relations. */
static void of_same_head(
	const struct filter *f, uint32_t chunk, struct value class, struct features *out)
{
	struct str head = low_at(f->page, at(f, chunk)->head);
	unsigned parts = 0;
	size_t times = 0;
	for (uint32_t i = f->head_first[chunk]; i != NONE; i = f->head_next[i]) {
		const struct relations *r = &f->relations[i];
		times++;
		if (i == chunk)
			continue;
		parts |= f->parts[i];
		for (uint8_t k = 0; k < r->count; k++)
			feature_add_three(out, "else", class, f->words.relations[r->at[k].as],
				act_of(f, at(f, r->at[k].verb)));
	}
	if (parts & PART_VICTIM)
		feature_add(out, "elsewhere-victim", class);
	if (parts & PART_ACTOR)
		feature_add(out, "elsewhere-actor", class);
	if (parts & PART_TARGET)
		feature_add(out, "elsewhere-target", class);
	feature_add_pair(out, "times", class,
		times < 2   ? WORD("1")
		: times < 3 ? WORD("2")
		: times < 5 ? WORD("4")
			    : WORD("many"));
	feature_add_pair(out, "told-before", class,
		f->head_first[chunk] != chunk ? WORD("yes") : WORD("no"));
	if (head.len > 4)
		feature_add_pair(out, "suffix", class, str_slice(head, head.len - 3, head.len));
}

/* The nearest deed told of in the sentence, on which side of it the group stands, and how far. */
static void near_event(const struct filter *f, uint32_t sentence, uint32_t chunk,
	struct value class, struct features *out)
{
	uint32_t head = at(f, chunk)->head, best = NONE, least = UINT32_MAX;
	for (uint32_t e = f->first_event[sentence]; e < f->first_event[sentence + 1]; e++) {
		uint32_t t = f->page->events.at[e].trigger;
		uint32_t d = t > head ? t - head : head - t;
		if (d < least && muc_type_of(f, &f->page->events.at[e]) >= 0) {
			best = e;
			least = d;
		}
	}
	if (best == NONE)
		return;
	const struct event *x = &f->page->events.at[best];
	struct value how = least < 4    ? WORD("next")
			   : least < 8  ? WORD("near")
			   : least < 14 ? WORD("middle")
					: WORD("far");
	const char *side = x->trigger < head ? "behind-deed" : "before-deed";
	feature_add_pair(out, side, class, f->words.acts[x->act]);
	feature_add_pair(out, side, class, how);
	feature_add_pair(out, side, how, low_value(f->page, x->trigger));
	if (x->hypothetical || x->background)
		feature_add_pair(out, "deed", class,
			x->hypothetical ? WORD("hypothetical") : WORD("background"));
}

/* The kinds that the task's lists know it for. */
static void kinds(const struct filter *f, const struct chunk *c, struct features *out)
{
	static const enum muc_list lists[] = { LIST_HUMAN, LIST_BAND, LIST_ORGANISATION, LIST_THING,
		LIST_WEAPON };
	static const char *const names[] = { "human", "band", "organisation", "thing", "weapon" };
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		struct str fill = muc_within(f, lists[i], c->first, c->end);
		if (fill.at)
			feature_add_pair(out, "kind", str_from(names[i]), fill);
	}
}

/* How the two chunks before and behind look: "killed by", "of the". */
static struct value shape_of(const struct filter *f, const struct chunk *c)
{
	if (c->kind == CHUNK_VERB)
		return act_of(f, c);
	return c->kind == CHUNK_PREP || c->kind == CHUNK_STOP ? low_value(f->page, c->first)
							      : f->words.chunks[c->kind];
}

static void around(const struct filter *f, const struct clause *c, uint32_t chunk,
	struct value class, struct features *out)
{
	if (chunk >= c->first + 2)
		feature_add_three(out, "two-before", class, shape_of(f, at(f, chunk - 2)),
			shape_of(f, at(f, chunk - 1)));
	else
		feature_add_pair(out, "begins", class,
			chunk == c->first ? WORD("first") : shape_of(f, at(f, chunk - 1)));
	if (chunk + 2 < c->end)
		feature_add_three(out, "two-behind", class, shape_of(f, at(f, chunk + 1)),
			shape_of(f, at(f, chunk + 2)));
}

/* Is the group who says something, not whom something befell? */
bool muc_speaks(const struct filter *f, uint32_t sentence, uint32_t chunk)
{
	const struct page *p = f->page;
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &p->sayings.at[i];
		if (s->source != NONE && at(f, chunk)->head >= s->source &&
			at(f, chunk)->head < s->source_end)
			return true;
	}
	return false;
}

/* Does the group claim the deed, or is it blamed for it? What else is said of doubts about it. */
static void said_of(const struct filter *f, uint32_t sentence, uint32_t chunk, struct value class,
	struct features *out)
{
	const struct page *p = f->page;
	uint32_t head = at(f, chunk)->head;
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &p->sayings.at[i];
		bool source = s->source != NONE && head >= s->source && head < s->source_end;
		if (s->deed && source)
			feature_add(out, "claims-deed", class);
		if (s->accused == chunk)
			feature_add(out, "accused", class);
		if (head >= s->first && head < s->end && (s->hedged || s->stance == STANCE_ALLEGES))
			feature_add(out, "alleged", class);
	}
	for (uint32_t i = at(f, chunk)->first; i < at(f, chunk)->end; i++)
		if (word_has(p, i, FEATURE_PRESUMED))
			feature_add(out, "presumed", class);
	if (chunk > p->first_chunk[sentence] && lexeme_has(at(f, chunk - 1)->lex, FEATURE_PRESUMED))
		feature_add(out, "presumed", class);
}

void muc_role_features(
	const struct filter *f, uint32_t sentence, uint32_t chunk, struct features *out)
{
	const struct page *p = f->page;
	struct clause c = { p, p->first_chunk[sentence], p->first_chunk[sentence + 1] };
	struct value class = class_of(f, at(f, chunk));
	feature_add(out, "any", (struct str){ 0 });
	words_within(f, at(f, chunk), out);
	shape(at(f, chunk), class, out);
	related(f, chunk, class, out);
	governed(f, &c, chunk, class, out);
	neighbours(f, &c, chunk, class, out);
	in_event(f, chunk, class, out);
	placed(f, chunk, class, out);
	in_sentence(f, sentence, class, out);
	near_event(f, sentence, chunk, class, out);
	kinds(f, at(f, chunk), out);
	around(f, &c, chunk, class, out);
	said_of(f, sentence, chunk, class, out);
	of_same_head(f, chunk, class, out);
	if (muc_speaks(f, sentence, chunk))
		feature_add(out, "speaks", class);
}
