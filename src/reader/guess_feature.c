#include "reader/frame.h"
#include "reader/guess.h"
#include "reader/role.h"

/* What the scorer of guess.h sees of a candidate. FRAME-140. */
struct view {
	struct page *p;
	uint32_t s, i;
	const struct chunk *n;
	struct features *f;
};

static struct value value_of(const struct page *p, uint32_t w)
{
	return (struct value){ low_at(p, w), p->scan.words.at[w].hash };
}

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

static struct str kind_name(const struct view *v, uint32_t i)
{
	static const char *const names[] = { [CHUNK_NOUN] = "noun",
		[CHUNK_VERB] = "verb",
		[CHUNK_PREP] = "prep",
		[CHUNK_COMMA] = "comma",
		[CHUNK_AND] = "and",
		[CHUNK_REL] = "rel",
		[CHUNK_SUB] = "sub",
		[CHUNK_STOP] = "stop",
		[CHUNK_TIME] = "time",
		[CHUNK_QUOTE] = "quote",
		[CHUNK_OTHER] = "other" };
	return within(v, i) ? str_from(names[chunk_at(v->p, i)->kind]) : STR("edge");
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

static struct value class_of(const struct view *v, uint32_t i)
{
	if (!within(v, i))
		return WORD("edge");
	const struct chunk *c = chunk_at(v->p, i);
	feature_set has = v->p->has[c->head];
#define AS_CLASS(feature, name)                                                                    \
	if (has >> FEATURE_##feature & 1)                                                          \
		return WORD(name);
	CLASSES(AS_CLASS)
#undef AS_CLASS
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
	return c->name != NONE && c->kind == CHUNK_NOUN ? WORD("@") : value_of(v->p, c->head);
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
	return value_of(v->p, k);
}

static struct str size_of(int64_t n)
{
	return n == 1     ? STR("1")
	       : n < 5    ? STR("2-4")
	       : n < 13   ? STR("5-12")
	       : n < 50   ? STR("13-49")
	       : n < 150  ? STR("50-149")
	       : n < 1000 ? STR("150-999")
			  : STR("1000");
}

static struct str class_name(enum guess_class c)
{
	static const char *const names[GUESS_CLASSES] = { "none", "killed", "injured", "missing",
		"abducted", "detained", "displaced" };
	return str_from(names[c]);
}

static struct str harm_name(const struct event *e)
{
	return !e                         ? STR("nothing")
	       : e->harm == HARM_KILLED   ? STR("killed")
	       : e->harm == HARM_INJURED  ? STR("injured")
	       : e->harm == HARM_MISSING  ? STR("missing")
	       : e->harm == HARM_ABDUCTED ? STR("abducted")
	       : e->harm == HARM_DETAINED ? STR("detained")
					  : STR("other");
}

static struct str far_of(uint32_t n)
{
	return n == 0   ? STR("0")
	       : n == 1 ? STR("1")
	       : n == 2 ? STR("2")
	       : n < 6  ? STR("3-5")
			: STR("6");
}

static struct str compared(int64_t a, int64_t b)
{
	return a == b      ? STR("same")
	       : a > 4 * b ? STR("far-more")
	       : a > b     ? STR("more")
	       : 4 * a < b ? STR("far-less")
			   : STR("less");
}

static void add_told(const struct view *v)
{
	enum { FAR = 12 };
	const struct page *p = v->p;
	const struct event *last = guess_told_last(p, v->s, -1, v->n),
			   *dead = guess_told_last(p, v->s, HARM_KILLED, v->n),
			   *hurt = guess_told_last(p, v->s, HARM_INJURED, v->n);
	int64_t number = v->n->quantity != NONE ? p->quantities.at[v->n->quantity].count.low : 1;
	feature_add(v->f, "last", harm_name(last));
	feature_add_pair(
		v->f, "last-far", harm_name(last), far_of(last ? v->s - last->sentence : FAR));
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
			feature_add(f, name, value_of(p, w));
}

void guess_shared_features(const struct page *p, uint32_t s, struct features *f)
{
	add_words_of(p, s, "in", f);
	if (s)
		add_words_of(p, s - 1, "prev", f);
	if (s + 1 < p->scan.sentences.count)
		add_words_of(p, s + 1, "next", f);
}

static void add_near(const struct view *v)
{
	enum { NEAR = 8 };
	static const char *const before[] = { "w-1", "w-2", "w-3" }, *const behind[] = { "w+1",
		"w+2", "w+3" };
	int64_t first = v->n->first, end = v->n->end;
	for (int k = 0; k < 3; k++) {
		feature_add(v->f, before[k], word_of(v, first - 1 - k));
		feature_add(v->f, behind[k], word_of(v, end + k));
	}
	feature_add_pair(v->f, "w-2-1", word_of(v, first - 2), word_of(v, first - 1));
	feature_add_pair(v->f, "w+1+2", word_of(v, end), word_of(v, end + 1));
	feature_add_pair(v->f, "w-1+1", word_of(v, first - 1), word_of(v, end));
	for (int k = 0; k < NEAR; k++) {
		feature_add(v->f, "near-before", word_of(v, first - 1 - k));
		feature_add(v->f, "near-behind", word_of(v, end + k));
	}
	for (uint32_t w = v->n->first; w < v->n->end; w++)
		feature_add(v->f, "inside", word_of(v, w));
}

static void add_sentence(const struct view *v)
{
	const struct page *p = v->p;
	const struct sentence *of = &p->scan.sentences.at[v->s];
	uint32_t len = of->end - of->first, numbers = 0;
	feature_add(v->f, "length",
		len < 5    ? STR("4")
		: len < 9  ? STR("8")
		: len < 16 ? STR("15")
			   : STR("16"));
	feature_add(v->f, "block", of->block == BLOCK_BODY ? STR("body") : STR("head"));
	for (uint32_t w = of->first; w < of->end; w++) {
		if (word_has(p, w, FEATURE_DEAD) || word_has(p, w, FEATURE_BODY) ||
			word_has(p, w, FEATURE_TOLL))
			feature_add(v->f, "speaks", STR("dead"));
		if (word_has(p, w, FEATURE_SAY))
			feature_add(v->f, "speaks", STR("say"));
		if (word_is(p, w, "\""))
			feature_add(v->f, "speaks", STR("quote"));
		if (word_has(p, w, FEATURE_UNIT))
			feature_add(v->f, "speaks", STR("unit"));
		numbers += p->mark[w].quantity != NONE &&
			   p->quantities.at[p->mark[w].quantity].first == w;
	}
	feature_add(v->f, "numbers", numbers < 2 ? STR("1") : numbers < 3 ? STR("2") : STR("3"));
	if (v->n->first == of->first)
		feature_add(v->f, "place", STR("first"));
	if (v->n->end + 1 >= of->end)
		feature_add(v->f, "place", STR("last"));
	if (v->s && of[-1].end > 0 && word_is(p, of[-1].end - 1, "?"))
		feature_add(v->f, "place", STR("answer"));
	if (v->s && of[-1].paragraph != of->paragraph)
		feature_add(v->f, "place", STR("paragraph"));
}

static struct str harm_of_word(const struct page *p, uint32_t w)
{
	const struct lexeme *x = lex_at(p, w);
	bool deed = word_has(p, w, FEATURE_VERB) || word_has(p, w, FEATURE_DIE) ||
		    word_has(p, w, FEATURE_EVENT) || word_has(p, w, FEATURE_DEAD) ||
		    word_has(p, w, FEATURE_TOLL) || word_has(p, w, FEATURE_BODY);
	if (!deed)
		return (struct str){ 0 };
	return x->harm >= 0  ? str_from(harm_words[x->harm])
	       : x->act >= 0 ? str_from(act_words[x->act])
			     : STR("some");
}

static struct str step_of(uint32_t far)
{
	return far < 3 ? STR("2") : far < 6 ? STR("5") : far < 12 ? STR("11") : STR("12");
}

static void add_deeds_of(const struct view *v, uint32_t s, const char *name, const char *with_class)
{
	const struct sentence *of = &v->p->scan.sentences.at[s];
	for (uint32_t w = of->first; w < of->end; w++) {
		struct str harm = harm_of_word(v->p, w);
		if (!harm.len)
			continue;
		feature_add(v->f, name, harm);
		feature_add_pair(v->f, with_class, harm, class_of(v, v->i));
	}
}

/* The nearest word of harm on each side of the candidate, and those of the sentences beside. */
static void add_deeds(const struct view *v)
{
	const struct page *p = v->p;
	const struct sentence *of = &p->scan.sentences.at[v->s];
	struct str before = STR("no"), behind = STR("no");
	uint32_t w = v->n->first;
	while (w > of->first && !harm_of_word(p, w - 1).len)
		w--;
	if (w > of->first) {
		before = harm_of_word(p, w - 1);
		feature_add_pair(v->f, "deed-before-far", before, step_of(v->n->first - w));
	}
	for (w = v->n->end; w < of->end && !harm_of_word(p, w).len;)
		w++;
	if (w < of->end) {
		behind = harm_of_word(p, w);
		feature_add_pair(v->f, "deed-behind-far", behind, step_of(w - v->n->end));
	}
	feature_add_three(v->f, "deed-both", before, behind, class_of(v, v->i));
	if (v->s)
		add_deeds_of(v, v->s - 1, "deed-prev", "deed-prev-class");
	if (v->s + 1 < p->scan.sentences.count)
		add_deeds_of(v, v->s + 1, "deed-next", "deed-next-class");
}

static struct str tag_of(const struct view *v, int64_t w)
{
	const struct sentence *of = &v->p->scan.sentences.at[v->s];
	static const char *const letters =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	if (w < of->first || w >= of->end)
		return STR("edge");
	return (struct str){ letters + tag_at(v->p, (uint32_t)w) % 62, 1 };
}

static void add_tags(const struct view *v)
{
	int64_t first = v->n->first, end = v->n->end;
	feature_add(v->f, "tag-head", tag_of(v, v->n->head));
	feature_add_pair(v->f, "tags-before", tag_of(v, first - 2), tag_of(v, first - 1));
	feature_add_pair(v->f, "tags-behind", tag_of(v, end), tag_of(v, end + 1));
	feature_add_pair(v->f, "tags-around", tag_of(v, first - 1), tag_of(v, end));
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
	for (uint32_t w = first; w-- > 0 && w + WORDS >= first;)
		if (p->scan.words.at[w].hash == p->scan.words.at[v->n->head].hash)
			return true;
	return false;
}

static void add_again(const struct view *v)
{
	feature_add_pair(v->f, "again", was_before(v) ? STR("yes") : STR("no"), class_of(v, v->i));
}

static void add_itself(const struct view *v)
{
	const struct page *p = v->p;
	const struct chunk *n = v->n;
	struct value head = head_of(v, v->i);
	feature_add(v->f, "head", head);
	feature_add(v->f, "class", class_of(v, v->i));
	feature_add(v->f, "sort",
		n->quantity != NONE ? n->bare ? STR("bare") : STR("counted")
		: n->name != NONE ? STR("name")
				    : STR("person"));
	feature_add(v->f, "whose",
		n->possessive                     ? STR("owner")
		: tag_at(p, n->first) == TAG_PRPS ? low_at(p, n->first)
						  : STR("none"));
	feature_add(v->f, "the", n->definite ? STR("yes") : STR("no"));
	feature_add(v->f, "many", n->plural ? STR("yes") : STR("no"));
	if (n->quantity == NONE)
		return;
	const struct quantity *q = &p->quantities.at[n->quantity];
	feature_add(v->f, "size", size_of(q->count.low));
	feature_add(v->f, "digits",
		p->scan.words.at[n->first].shape & SHAPE_DIGIT ? STR("yes") : STR("no"));
	feature_add(v->f, "part", q->partitive ? STR("yes") : STR("no"));
	feature_add(v->f, "vague", q->vague ? STR("yes") : STR("no"));
}

/* Whose subject or object it is, and what a preposition joins it to. */
static void add_roles(const struct view *v, uint32_t before, uint32_t behind)
{
	struct clause c = { v->p, v->p->first_chunk[v->s], v->p->first_chunk[v->s + 1] };
	struct value class = class_of(v, v->i);
	if (behind != NONE && role_subject(&c, behind) == v->i) {
		const struct chunk *verb = chunk_at(v->p, behind);
		struct str how = verb->passive    ? STR("passive")
				 : verb->negative ? STR("not")
						  : STR("active");
		feature_add_pair(v->f, "subject-of", head_of(v, behind), how);
		feature_add_three(v->f, "subject-class", head_of(v, behind), how, class);
		feature_add_pair(v->f, "subject-then", head_of(v, behind), head_of(v, behind + 1));
	}
	if (before != NONE && role_object(&c, before) == v->i) {
		uint32_t doer = role_subject(&c, before);
		feature_add(v->f, "object-of", head_of(v, before));
		feature_add_pair(v->f, "object-class", head_of(v, before), class);
		if (doer != NONE)
			feature_add_pair(v->f, "object-by", head_of(v, before), head_of(v, doer));
	}
	if (is_kind(v, v->i - 1, CHUNK_PREP)) {
		feature_add_pair(v->f, "prep-class", head_of(v, v->i - 1), class);
		feature_add_pair(v->f, "prep-of", head_of(v, v->i - 2), head_of(v, v->i - 1));
		if (before != NONE)
			feature_add_pair(
				v->f, "prep-verb", head_of(v, before), head_of(v, v->i - 1));
	}
	if (is_kind(v, v->i + 1, CHUNK_PREP))
		feature_add_three(v->f, "prep-behind", head_of(v, v->i), head_of(v, v->i + 1),
			head_of(v, v->i + 2));
}

static void add_around(const struct view *v)
{
	uint32_t before = verb_near(v, true), behind = verb_near(v, false);
	struct value head = head_of(v, v->i);
	struct value class = class_of(v, v->i);
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
	feature_add_pair(v->f, "verb-before-class", verb_before, class);
	feature_add_pair(v->f, "verb-behind-class", verb_behind, class);
	feature_add_pair(v->f, "verb-before-head", verb_before, head);
	feature_add_pair(v->f, "verb-behind-head", verb_behind, head);
	feature_add_pair(v->f, "deeds", deed_before, deed_behind);
	if (behind != NONE)
		feature_add_pair(v->f, "passive", verb_behind,
			chunk_at(v->p, behind)->passive ? STR("yes") : STR("no"));
	if ((before != NONE && chunk_at(v->p, before)->negative) ||
		(behind != NONE && chunk_at(v->p, behind)->negative))
		feature_add(v->f, "not", STR("yes"));
}

static void add_before(const struct view *v, const struct guessing *g)
{
	struct str last = class_name(g->last);
	if (!g->any)
		return;
	uint32_t far = v->s - g->sentence;
	struct str where = far > 0                ? far_of(far)
			   : v->i - g->chunk == 2 ? kind_name(v, v->i - 1)
						  : STR("near");
	feature_add(v->f, "went", last);
	feature_add_pair(v->f, "went-where", last, where);
	feature_add_pair(v->f, "went-both", last, class_name(g->before));
	feature_add_three(v->f, "went-sort", last, where, class_of(v, v->i));
	feature_add_three(
		v->f, "went-told", last, where, harm_name(guess_told_last(v->p, v->s, -1, v->n)));
	feature_add_pair(v->f, "went-head", last, head_of(v, v->i));
}

void guess_features(
	struct page *p, uint32_t s, uint32_t i, const struct guessing *g, struct features *f)
{
	struct view v = { p, s, i, chunk_at(p, i), f };
	struct framing framing = { p, { p, p->first_chunk[s], p->first_chunk[s + 1] }, s };
	bool other = false; /* the number named last counts something else (CLAIM-18) */
	frame_counted_last(&framing, i, true, &other);
	feature_add(f, "any", STR(""));
	feature_add(f, "other", other ? STR("yes") : STR("no"));
	enum guess_class by_frames;
	feature_add(f, "told", guess_told(p, s, i, &by_frames) ? class_name(by_frames) : STR("no"));
	add_itself(&v);
	add_around(&v);
	add_told(&v);
	add_deeds(&v);
	add_tags(&v);
	add_again(&v);
	add_near(&v);
	add_sentence(&v);
	add_before(&v, g);
}
