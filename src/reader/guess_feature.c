#include "reader/frame.h"
#include "reader/feature.h"
#include "reader/guess.h"
#include "reader/role.h"

/* What the scorer of guess.h sees of a candidate. FRAME-140. */
struct view {
	struct page *p;
	uint32_t s, i;
	const struct chunk *n;
	struct features *f;
	struct value head, class; /* its own */
};

/* The words that tell of a deed or its dead. */
static const feature_set deeds = (feature_set)1 << FEATURE_VERB | (feature_set)1 << FEATURE_DIE |
				 (feature_set)1 << FEATURE_EVENT | (feature_set)1 << FEATURE_DEAD |
				 (feature_set)1 << FEATURE_TOLL | (feature_set)1 << FEATURE_BODY;

static bool within(const struct view *v, uint32_t i)
{
	return i >= v->p->first_chunk[v->s] && i < v->p->first_chunk[v->s + 1];
}

static bool is_kind(const struct view *v, uint32_t i, enum chunk_kind kind)
{
	return within(v, i) && chunk_at(v->p, i)->kind == kind;
}

/* The nearest verb of a side. */
static uint32_t verb_near(const struct view *v, bool before)
{
	enum { FAR = 7 };
	uint32_t i = v->i;
	for (uint32_t n = 0; n < FAR; n++) {
		if (before ? i-- <= v->p->first_chunk[v->s] : ++i >= v->p->first_chunk[v->s + 1])
			return NONE;
		if (is_kind(v, i, CHUNK_STOP))
			return NONE;
		if (is_kind(v, i, CHUNK_VERB))
			return i;
	}
	return NONE;
}

static struct value kind_name(const struct view *v, uint32_t i)
{
	if (!within(v, i))
		return WORD("edge");
	switch (chunk_at(v->p, i)->kind) {
	case CHUNK_NOUN:
		return WORD("noun");
	case CHUNK_VERB:
		return WORD("verb");
	case CHUNK_PREP:
		return WORD("prep");
	case CHUNK_COMMA:
		return WORD("comma");
	case CHUNK_AND:
		return WORD("and");
	case CHUNK_REL:
		return WORD("rel");
	case CHUNK_SUB:
		return WORD("sub");
	case CHUNK_STOP:
		return WORD("stop");
	case CHUNK_TIME:
		return WORD("time");
	case CHUNK_QUOTE:
		return WORD("quote");
	case CHUNK_OTHER:
		break;
	}
	return WORD("other");
}

/* What the lexicon makes of a chunk's head, in one word: the first of these. */
#define CLASSES(X)                                                                                 \
	X(SAY, "say")                                                                              \
	X(BE, "be")                                                                                \
	X(HAVE, "have")                                                                            \
	X(SEEN, "seen")                                                                            \
	X(FIND, "find")                                                                            \
	X(BODY, "body")                                                                            \
	X(DEAD, "dead")                                                                            \
	X(TOLL, "toll")                                                                            \
	X(DIE, "die")                                                                              \
	X(UNIT, "unit")                                                                            \
	X(FAMILY, "family")                                                                        \
	X(SOURCE_HEAD, "speaker")                                                                  \
	X(ARMED, "armed")                                                                          \
	X(MINOR, "minor")                                                                          \
	X(PERSON, "person")                                                                        \
	X(SOURCE, "source")                                                                        \
	X(REACH, "reach")                                                                          \
	X(FIGURE, "figure")                                                                        \
	X(THING, "thing")                                                                          \
	X(MEANS, "means")                                                                          \
	X(LOCATION, "location")                                                                    \
	X(VERB, "deed")                                                                            \
	X(EVENT, "event")                                                                          \
	X(LEFT, "left")                                                                            \
	X(ORG, "org")

static struct value class_of_head(feature_set has)
{
	CLASSES(AS_CLASS)
	return WORD("none");
}

static struct value class_of(const struct view *v, uint32_t i)
{
	static const feature_set any = 0 CLASSES(OR_CLASS);
	if (!within(v, i))
		return WORD("edge");
	const struct chunk *c = chunk_at(v->p, i);
	if (v->p->has[c->head] & any)
		return class_of_head(v->p->has[c->head]);
	return c->pronoun                                     ? WORD("pronoun")
	       : c->name != NONE && c->kind == CHUNK_NOUN     ? WORD("name")
	       : c->quantity != NONE && c->kind == CHUNK_NOUN ? WORD("number")
							      : WORD("none");
}

static struct value head_of(const struct view *v, uint32_t i)
{
	if (!within(v, i))
		return WORD("edge");
	const struct chunk *c = chunk_at(v->p, i);
	if (c->bare)
		return WORD("#");
	return c->name != NONE && c->kind == CHUNK_NOUN ? WORD("@") : low_value(v->p, c->head);
}

/* A word with all numbers alike; the edge of the sentence. */
static struct value word_of(const struct view *v, int64_t w)
{
	const struct sentence *of = &v->p->scan.sentences.at[v->s];
	if (w < of->first || w >= of->end)
		return WORD("edge");
	uint32_t k = (uint32_t)w;
	if (v->p->scan.words.at[k].shape & SHAPE_DIGIT || v->p->mark[k].quantity != NONE)
		return WORD("#");
	return low_value(v->p, k);
}

static struct value size_of(int64_t n)
{
	return n == 1     ? WORD("1")
	       : n < 5    ? WORD("2-4")
	       : n < 13   ? WORD("5-12")
	       : n < 50   ? WORD("13-49")
	       : n < 150  ? WORD("50-149")
	       : n < 1000 ? WORD("150-999")
			  : WORD("1000");
}

static struct value class_name(enum guess_class c)
{
	return c == GUESS_NONE       ? WORD("none")
	       : c == GUESS_KILLED   ? WORD("killed")
	       : c == GUESS_INJURED  ? WORD("injured")
	       : c == GUESS_MISSING  ? WORD("missing")
	       : c == GUESS_ABDUCTED ? WORD("abducted")
	       : c == GUESS_DETAINED ? WORD("detained")
				     : WORD("displaced");
}

static struct value harm_name(const struct event *e)
{
	return !e                         ? WORD("nothing")
	       : e->harm == HARM_KILLED   ? WORD("killed")
	       : e->harm == HARM_INJURED  ? WORD("injured")
	       : e->harm == HARM_MISSING  ? WORD("missing")
	       : e->harm == HARM_ABDUCTED ? WORD("abducted")
	       : e->harm == HARM_DETAINED ? WORD("detained")
					  : WORD("other");
}

static struct value far_of(uint32_t n)
{
	return n == 0   ? WORD("0")
	       : n == 1 ? WORD("1")
	       : n == 2 ? WORD("2")
	       : n < 6  ? WORD("3-5")
			: WORD("6");
}

static struct value compared(int64_t a, int64_t b)
{
	return a == b      ? WORD("same")
	       : a > 4 * b ? WORD("far-more")
	       : a > b     ? WORD("more")
	       : 4 * a < b ? WORD("far-less")
			   : WORD("less");
}

static void add_told(const struct view *v, const struct guess_told *told)
{
	enum { FAR = 12 };
	const struct page *p = v->p;
	const struct event *last = told->last, *dead = told->dead, *hurt = told->hurt;
	int64_t number = v->n->quantity != NONE ? p->quantities.at[v->n->quantity].count.low : 1;
	struct value harm = harm_name(last);
	feature_add(v->f, "last", harm);
	feature_add_pair(v->f, "last-far", harm, far_of(last ? v->s - last->sentence : FAR));
	feature_add(v->f, "dead-far", far_of(dead ? v->s - dead->sentence : FAR));
	feature_add(v->f, "hurt-far", far_of(hurt ? v->s - hurt->sentence : FAR));
	if (v->n->quantity == NONE)
		return;
	if (dead)
		feature_add(v->f, "to-dead", compared(number, dead->count.low));
	if (dead && last == dead)
		feature_add(v->f, "to-last-dead", compared(number, dead->count.low));
	if (hurt)
		feature_add(v->f, "to-hurt", compared(number, hurt->count.low));
}

static inline __attribute__((always_inline)) void add_words_of(
	const struct page *p, uint32_t s, const char *name, struct features *f)
{
	enum { MOST = 40 };
	const struct sentence *of = &p->scan.sentences.at[s];
	for (uint32_t w = of->first; w < of->end && w < of->first + MOST; w++)
		if (!(p->scan.words.at[w].shape & (SHAPE_PUNCT | SHAPE_DIGIT)))
			feature_add(f, name, low_value(p, w));
}

/* The words on both sides; where the sentence ends, its edge once. */
static void add_near(const struct view *v)
{
	enum { NEAR = 8 };
	const struct sentence *of = &v->p->scan.sentences.at[v->s];
	int64_t first = v->n->first, end = v->n->end;
	struct value before[NEAR], behind[NEAR];
	for (int k = 0; k < NEAR; k++) {
		before[k] = word_of(v, first - 1 - k);
		behind[k] = word_of(v, end + k);
	}
	feature_add(v->f, "w-1", before[0]);
	feature_add(v->f, "w+1", behind[0]);
	feature_add(v->f, "w-2", before[1]);
	feature_add(v->f, "w+2", behind[1]);
	feature_add(v->f, "w-3", before[2]);
	feature_add(v->f, "w+3", behind[2]);
	feature_add_pair(v->f, "w-2-1", before[1], before[0]);
	feature_add_pair(v->f, "w+1+2", behind[0], behind[1]);
	feature_add_pair(v->f, "w-1+1", before[0], behind[0]);
	for (int k = 0; k < NEAR; k++) {
		if (first - k >= of->first)
			feature_add(v->f, "near-before", before[k]);
		if (end + k <= of->end)
			feature_add(v->f, "near-behind", behind[k]);
	}
	for (uint32_t w = v->n->first; w < v->n->end; w++)
		feature_add(v->f, "inside", word_of(v, w));
}

static inline __attribute__((always_inline)) void add_spoken(
	struct features *f, bool there, struct value what, bool *added)
{
	if (there && !*added)
		feature_add(f, "speaks", what);
	*added |= there;
}

/* What the sentence speaks of; how many numbers it has. */
static uint32_t add_speaks(const struct page *p, const struct sentence *of, struct features *f)
{
	static const feature_set deaths = (feature_set)1 << FEATURE_DEAD |
					  (feature_set)1 << FEATURE_BODY |
					  (feature_set)1 << FEATURE_TOLL;
	bool dead = false, say = false, quote = false, unit = false;
	uint32_t numbers = 0;
	for (uint32_t w = of->first; w < of->end; w++) {
		add_spoken(f, (p->has[w] & deaths) != 0, WORD("dead"), &dead);
		add_spoken(f, word_has(p, w, FEATURE_SAY), WORD("say"), &say);
		add_spoken(f, word_is(p, w, "\""), WORD("quote"), &quote);
		add_spoken(f, word_has(p, w, FEATURE_UNIT), WORD("unit"), &unit);
		numbers += p->mark[w].quantity != NONE &&
			   p->quantities.at[p->mark[w].quantity].first == w;
	}
	return numbers;
}

static void add_sentence(const struct page *p, uint32_t s, struct features *f)
{
	const struct sentence *of = &p->scan.sentences.at[s];
	uint32_t len = of->end - of->first;
	feature_add(f, "length",
		len < 5    ? WORD("4")
		: len < 9  ? WORD("8")
		: len < 16 ? WORD("15")
			   : WORD("16"));
	feature_add(f, "block", of->block == BLOCK_BODY ? WORD("body") : WORD("head"));
	uint32_t numbers = add_speaks(p, of, f);
	feature_add(f, "numbers", numbers < 2 ? WORD("1") : numbers < 3 ? WORD("2") : WORD("3"));
}

/* Where the candidate stands in the sentence. */
static void add_place(const struct view *v)
{
	const struct sentence *of = &v->p->scan.sentences.at[v->s];
	if (v->n->first == of->first)
		feature_add(v->f, "place", WORD("first"));
	if (v->n->end + 1 >= of->end)
		feature_add(v->f, "place", WORD("last"));
}

static void add_sentence_place(const struct page *p, uint32_t s, struct features *f)
{
	const struct sentence *of = &p->scan.sentences.at[s];
	if (s && of[-1].end > 0 && word_is(p, of[-1].end - 1, "?"))
		feature_add(f, "place", WORD("answer"));
	if (s && of[-1].paragraph != of->paragraph)
		feature_add(f, "place", WORD("paragraph"));
}

void guess_shared_features(const struct page *p, uint32_t s, struct features *f)
{
	feature_add(f, "any", STR(""));
	add_sentence(p, s, f);
	add_sentence_place(p, s, f);
	add_words_of(p, s, "in", f);
	if (s)
		add_words_of(p, s - 1, "prev", f);
	if (s + 1 < p->scan.sentences.count)
		add_words_of(p, s + 1, "next", f);
}

static bool is_deed(const struct page *p, uint32_t w)
{
	return (p->has[w] & deeds) != 0;
}

static struct value harm_of_word(const struct page *p, uint32_t w)
{
	const struct lexeme *x = lex_at(p, w);
	return x->harm >= 0  ? value_hashed(str_from(harm_words[x->harm]))
	       : x->act >= 0 ? value_hashed(str_from(act_words[x->act]))
			     : WORD("some");
}

static struct value step_of(uint32_t far)
{
	return far < 3 ? WORD("2") : far < 6 ? WORD("5") : far < 12 ? WORD("11") : WORD("12");
}

static inline __attribute__((always_inline)) void add_deeds_of(
	const struct view *v, uint32_t s, const char *name, const char *with_class)
{
	const struct sentence *of = &v->p->scan.sentences.at[s];
	for (uint32_t w = of->first; w < of->end; w++)
		if (is_deed(v->p, w)) {
			struct value harm = harm_of_word(v->p, w);
			feature_add(v->f, name, harm);
			feature_add_pair(v->f, with_class, harm, v->class);
		}
}

/* The nearest word of harm on each side of the candidate, and those of the sentences beside. */
static void add_deeds(const struct view *v)
{
	const struct page *p = v->p;
	const struct sentence *of = &p->scan.sentences.at[v->s];
	struct value before = WORD("no"), behind = WORD("no");
	uint32_t w = v->n->first;
	while (w > of->first && !is_deed(p, w - 1))
		w--;
	if (w > of->first) {
		before = harm_of_word(p, w - 1);
		feature_add_pair(v->f, "deed-before-far", before, step_of(v->n->first - w));
	}
	for (w = v->n->end; w < of->end && !is_deed(p, w);)
		w++;
	if (w < of->end) {
		behind = harm_of_word(p, w);
		feature_add_pair(v->f, "deed-behind-far", behind, step_of(w - v->n->end));
	}
	feature_add_three(v->f, "deed-both", before, behind, v->class);
	if (v->s && p->within[v->s - 1] & deeds)
		add_deeds_of(v, v->s - 1, "deed-prev", "deed-prev-class");
	if (v->s + 1 < p->scan.sentences.count && p->within[v->s + 1] & deeds)
		add_deeds_of(v, v->s + 1, "deed-next", "deed-next-class");
}

static struct value tag_of(const struct view *v, int64_t w)
{
	const struct sentence *of = &v->p->scan.sentences.at[v->s];
	static const char letters[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	if (w < of->first || w >= of->end)
		return WORD("edge");
	struct str letter = { letters + tag_at(v->p, (uint32_t)w) % 62, 1 };
	return (struct value){ letter, linear_hash_inline(letter) };
}

static void add_tags(const struct view *v)
{
	int64_t first = v->n->first, end = v->n->end;
	struct value before = tag_of(v, first - 1), behind = tag_of(v, end);
	feature_add(v->f, "tag-head", tag_of(v, v->n->head));
	feature_add_pair(v->f, "tags-before", tag_of(v, first - 2), before);
	feature_add_pair(v->f, "tags-behind", behind, tag_of(v, end + 1));
	feature_add_pair(v->f, "tags-around", before, behind);
}

/* Does the word stand among those from `from` up to `to`? They are compared in blocks, as the machine can do many at once. */
static bool stands_within(struct page *p, uint32_t from, uint32_t to, uint32_t word)
{
	enum { BLOCK = 16 };
	const uint32_t *hashes = page_hashes(p), wanted = hashes[word];
	for (uint32_t end; from < to; from = end) {
		uint32_t any = 0;
		end = to - from < BLOCK ? to : from + BLOCK;
		if (end == from + BLOCK)
			for (uint32_t k = 0; k < BLOCK; k++)
				any |= hashes[from + k] == wanted;
		for (uint32_t w = from; (any || end < from + BLOCK) && w < end; w++)
			if (p->scan.words.at[w].hash == p->scan.words.at[word].hash)
				return true;
	}
	return false;
}

/* Was the number, or the head, in the report before? No further back than a long report's beginning, so that time stays in
 * proportion. */
static bool was_before(const struct view *v)
{
	enum { NUMBERS = 4096, WORDS = 8192 };
	const struct page *p = v->p;
	uint32_t number = v->n->quantity, first = v->n->first;
	if (number != NONE) {
		for (uint32_t q = number; q-- > 0 && q + NUMBERS >= number;)
			if (p->quantities.at[q].count.low == p->quantities.at[number].count.low)
				return true;
		return false;
	}
	return stands_within(v->p, first > WORDS ? first - WORDS : 0, first, v->n->head);
}

static void add_again(const struct view *v)
{
	feature_add_pair(v->f, "again", was_before(v) ? WORD("yes") : WORD("no"), v->class);
}

static void add_itself(const struct view *v)
{
	const struct page *p = v->p;
	const struct chunk *n = v->n;
	feature_add(v->f, "head", v->head);
	feature_add(v->f, "class", v->class);
	feature_add(v->f, "sort",
		n->quantity != NONE ? n->bare ? WORD("bare") : WORD("counted")
		: n->name != NONE ? WORD("name")
				    : WORD("person"));
	feature_add(v->f, "whose",
		n->possessive                     ? WORD("owner")
		: tag_at(p, n->first) == TAG_PRPS ? low_value(p, n->first)
						  : WORD("none"));
	feature_add(v->f, "the", n->definite ? WORD("yes") : WORD("no"));
	feature_add(v->f, "many", n->plural ? WORD("yes") : WORD("no"));
	if (n->quantity == NONE)
		return;
	const struct quantity *q = &p->quantities.at[n->quantity];
	feature_add(v->f, "size", size_of(q->count.low));
	feature_add(v->f, "digits",
		p->scan.words.at[n->first].shape & SHAPE_DIGIT ? WORD("yes") : WORD("no"));
	feature_add(v->f, "part", q->partitive ? WORD("yes") : WORD("no"));
	feature_add(v->f, "vague", q->vague ? WORD("yes") : WORD("no"));
}

/* Whose subject or object it is, and what a preposition joins it to. */
static void add_roles(const struct view *v, uint32_t before, uint32_t behind)
{
	struct clause c = { v->p, v->p->first_chunk[v->s], v->p->first_chunk[v->s + 1] };
	if (behind != NONE && role_subject(&c, behind) == v->i) {
		const struct chunk *verb = chunk_at(v->p, behind);
		struct value how = verb->passive    ? WORD("passive")
				   : verb->negative ? WORD("not")
						    : WORD("active");
		feature_add_pair(v->f, "subject-of", head_of(v, behind), how);
		feature_add_three(v->f, "subject-class", head_of(v, behind), how, v->class);
		feature_add_pair(v->f, "subject-then", head_of(v, behind), head_of(v, behind + 1));
	}
	if (before != NONE && role_object(&c, before) == v->i) {
		uint32_t doer = role_subject(&c, before);
		feature_add(v->f, "object-of", head_of(v, before));
		feature_add_pair(v->f, "object-class", head_of(v, before), v->class);
		if (doer != NONE)
			feature_add_pair(v->f, "object-by", head_of(v, before), head_of(v, doer));
	}
	if (is_kind(v, v->i - 1, CHUNK_PREP)) {
		feature_add_pair(v->f, "prep-class", head_of(v, v->i - 1), v->class);
		feature_add_pair(v->f, "prep-of", head_of(v, v->i - 2), head_of(v, v->i - 1));
		if (before != NONE)
			feature_add_pair(
				v->f, "prep-verb", head_of(v, before), head_of(v, v->i - 1));
	}
	if (is_kind(v, v->i + 1, CHUNK_PREP))
		feature_add_three(
			v->f, "prep-behind", v->head, head_of(v, v->i + 1), head_of(v, v->i + 2));
}

static void add_around(const struct view *v)
{
	uint32_t before = verb_near(v, true), behind = verb_near(v, false);
	struct value verb_before = before == NONE ? WORD("none") : head_of(v, before),
		     verb_behind = behind == NONE ? WORD("none") : head_of(v, behind);
	struct value deed_before = before == NONE ? WORD("none") : class_of(v, before),
		     deed_behind = behind == NONE ? WORD("none") : class_of(v, behind);
	add_roles(v, before, behind);
	feature_add(v->f, "before", kind_name(v, v->i - 1));
	feature_add(v->f, "behind", kind_name(v, v->i + 1));
	feature_add_pair(v->f, "between", kind_name(v, v->i - 1), kind_name(v, v->i + 1));
	feature_add(v->f, "before-head", head_of(v, v->i - 1));
	feature_add(v->f, "behind-head", head_of(v, v->i + 1));
	feature_add(v->f, "behind-next", head_of(v, v->i + 2));
	feature_add(v->f, "class-before", class_of(v, v->i - 1));
	feature_add(v->f, "class-behind", class_of(v, v->i + 1));
	feature_add(v->f, "class-next", class_of(v, v->i + 2));
	feature_add_pair(v->f, "classes", class_of(v, v->i - 1), class_of(v, v->i + 1));
	feature_add(v->f, "verb-before", verb_before);
	feature_add(v->f, "verb-behind", verb_behind);
	feature_add_pair(v->f, "verbs", verb_before, verb_behind);
	feature_add_pair(v->f, "verb-before-class", verb_before, v->class);
	feature_add_pair(v->f, "verb-behind-class", verb_behind, v->class);
	feature_add_pair(v->f, "verb-before-head", verb_before, v->head);
	feature_add_pair(v->f, "verb-behind-head", verb_behind, v->head);
	feature_add_pair(v->f, "deeds", deed_before, deed_behind);
	if (behind != NONE)
		feature_add_pair(v->f, "passive", verb_behind,
			chunk_at(v->p, behind)->passive ? WORD("yes") : WORD("no"));
	if ((before != NONE && chunk_at(v->p, before)->negative) ||
		(behind != NONE && chunk_at(v->p, behind)->negative))
		feature_add(v->f, "not", WORD("yes"));
}

static void add_before(
	const struct view *v, const struct guessing *g, const struct guess_told *told)
{
	struct value last = class_name(g->last);
	if (!g->any)
		return;
	uint32_t far = v->s - g->sentence;
	struct value where = far > 0                ? far_of(far)
			     : v->i - g->chunk == 2 ? kind_name(v, v->i - 1)
						    : WORD("near");
	feature_add(v->f, "went", last);
	feature_add_pair(v->f, "went-where", last, where);
	feature_add_pair(v->f, "went-both", last, class_name(g->before));
	feature_add_three(v->f, "went-sort", last, where, v->class);
	feature_add_three(v->f, "went-told", last, where, harm_name(told->last));
	feature_add_pair(v->f, "went-head", last, v->head);
}

void guess_features(
	struct page *p, uint32_t s, uint32_t i, const struct guessing *g, struct features *f)
{
	struct view v = { .p = p, .s = s, .i = i, .n = chunk_at(p, i), .f = f };
	struct guess_told before = guess_told_before(p, s, v.n);
	struct framing framing = { p, { p, p->first_chunk[s], p->first_chunk[s + 1] }, s };
	bool other = frame_other_was_counted(&framing, i); /* CLAIM-18 */
	v.head = head_of(&v, i);
	v.class = class_of(&v, i);
	feature_add(f, "other", other ? WORD("yes") : WORD("no"));
	enum guess_class by_frames;
	feature_add(
		f, "told", guess_told(p, s, i, &by_frames) ? class_name(by_frames) : WORD("no"));
	add_itself(&v);
	add_around(&v);
	add_told(&v, &before);
	add_deeds(&v);
	add_tags(&v);
	add_again(&v);
	add_near(&v);
	add_place(&v);
	add_before(&v, g, &before);
}
