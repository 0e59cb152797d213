#include "reader/feature.h"
#include "reader/guess_deed.h"
#include "reader/role.h"

/* What the scorer of guess_deed.h sees of a chunk. FRAME-168. */
struct view {
	const struct page *p;
	struct clause c;
	const struct deed *d;
	struct features *f;
	struct value class, stance; /* its own */
};

/* What the lexicon makes of a chunk's head, in one word: the first of these. */
#define CLASSES(X)                                                                                 \
	X(BE, "be")                                                                                \
	X(HAVE, "have")                                                                            \
	X(ACTIVITY, "activity")                                                                    \
	X(FIRE, "fire")                                                                            \
	X(LAND, "land")                                                                            \
	X(MEANS, "means")                                                                          \
	X(PART_IN, "part-in")                                                                      \
	X(ACCOUNT, "account")                                                                      \
	X(EVENT, "event")                                                                          \
	X(VERB, "deed")                                                                            \
	X(DIE, "die")                                                                              \
	X(ARMED, "armed")                                                                          \
	X(ORG, "org")                                                                              \
	X(SOURCE, "source")                                                                        \
	X(PERSON, "person")                                                                        \
	X(THING, "thing")                                                                          \
	X(LOCATION, "location")                                                                    \
	X(UTILITY, "utility")

static struct value class_of_head(feature_set has)
{
	CLASSES(AS_CLASS)
	return WORD("none");
}

static struct value class_of(const struct view *v, uint32_t i)
{
	static const feature_set any = 0 CLASSES(OR_CLASS);
	if (i == NONE || i < v->c.first || i >= v->c.end)
		return WORD("edge");
	const struct chunk *c = chunk_at(v->p, i);
	if (v->p->has[c->head] & any)
		return class_of_head(v->p->has[c->head]);
	return c->pronoun ? WORD("pronoun") : c->name != NONE ? WORD("name") : WORD("none");
}

static struct value head_of(const struct view *v, uint32_t i)
{
	if (i == NONE || i < v->c.first || i >= v->c.end)
		return WORD("edge");
	const struct chunk *c = chunk_at(v->p, i);
	return c->kind == CHUNK_NOUN && c->name != NONE ? WORD("@")
	       : c->quantity != NONE && c->bare         ? WORD("#")
							: low_value(v->p, c->head);
}

static struct value yes(bool b)
{
	return b ? WORD("yes") : WORD("no");
}

static inline __attribute__((always_inline)) void add_noun(
	const struct view *v, const char *name, uint32_t noun)
{
	feature_add_pair(v->f, name, WORD("head"), head_of(v, noun));
	feature_add_pair(v->f, name, WORD("class"), class_of(v, noun));
	if (noun == NONE)
		return;
	const struct chunk *n = chunk_at(v->p, noun);
	feature_add_pair(v->f, name, WORD("first"), low_value(v->p, n->first));
	feature_add_pair(v->f, name, WORD("none"), yes(n->none));
}

static void add_verb(const struct view *v)
{
	uint32_t i = v->d->chunk;
	const struct chunk *n = chunk_at(v->p, i);
	bool verb = n->kind == CHUNK_VERB;
	uint32_t subject = verb ? role_subject(&v->c, i) : NONE;
	uint32_t object = verb ? role_object(&v->c, i) : NONE;
	bool none = (subject != NONE && chunk_at(v->p, subject)->none) ||
		    (object != NONE && chunk_at(v->p, object)->none);
	struct value class = v->class, head = head_of(v, i), before = head_of(v, i - 1);
	struct value no = yes(n->negative || none);
	struct value stance = v->stance;
	feature_add(v->f, "kind", verb ? WORD("verb") : WORD("noun"));
	feature_add(v->f, "head", head);
	feature_add_pair(v->f, "class", class, no);
	feature_add_three(v->f, "class-stance", class, no, stance);
	feature_add(v->f, "not", no);
	feature_add(v->f, "modal", yes(n->modal));
	feature_add(v->f, "passive", yes(n->passive));
	feature_add(v->f, "infinitive", yes(n->infinitive));
	feature_add(v->f, "gerund", yes(n->gerund));
	feature_add(v->f, "perfect", yes(n->perfect));
	feature_add_three(v->f, "stance-not", stance, no, yes(n->modal || n->infinitive));
	feature_add_three(v->f, "who-does", class_of(v, subject), class, class_of(v, object));
	add_noun(v, "subject", subject);
	add_noun(v, "object", object);
	feature_add_pair(v->f, "before", before, head);
	feature_add(v->f, "before-head", i > v->c.first ? before : WORD("edge"));
	feature_add(v->f, "behind-head", head_of(v, i + 1));
	feature_add(v->f, "first-verb",
		yes(i == v->c.first || chunk_at(v->p, i - 1)->kind != CHUNK_VERB));
}

static void add_source(const struct view *v)
{
	const struct claim *c = &v->d->claim;
	const struct source *s = &c->sources.at[c->sources.count - 1];
	struct value kind = value_hashed(str_from(source_kind_words[s->kind]));
	struct value stance = v->stance;
	bool own = v->p->voice.name.at && c->sources.count == 1 &&
		   str_equal(s->name, v->p->voice.name);
	feature_add(v->f, "source", kind);
	feature_add(v->f, "stance", stance);
	feature_add(v->f, "own", yes(own));
	feature_add_pair(v->f, "source-stance", kind, stance);
	feature_add_three(v->f, "source-class", kind, stance, v->class);
	feature_add_pair(v->f, "source-not", kind, yes(chunk_at(v->p, v->d->chunk)->negative));
	feature_add(v->f, "party", yes(s->party));
	feature_add(v->f, "act", str_from(act_words[c->act]));
}

enum { NEAR = 6, MOST = 40 };

static inline __attribute__((always_inline)) void add_kinds(
	const struct page *p, uint32_t w, struct features *f)
{
	if (word_has(p, w, FEATURE_MEANS))
		feature_add(f, "speaks", WORD("means"));
	if (word_has(p, w, FEATURE_NEGATION))
		feature_add(f, "speaks", WORD("no"));
	if (word_has(p, w, FEATURE_ARMED))
		feature_add(f, "speaks", WORD("armed"));
}

static inline __attribute__((always_inline)) void add_near(const struct view *v, uint32_t w)
{
	const struct chunk *n = chunk_at(v->p, v->d->chunk);
	if (w + NEAR >= n->first && w < n->first)
		feature_add(v->f, "near-before", low_value(v->p, w));
	if (w >= n->end && w < n->end + NEAR)
		feature_add(v->f, "near-behind", low_value(v->p, w));
}

static bool is_counted(const struct page *p, uint32_t w)
{
	return p->scan.words.at[w].shape & SHAPE_DIGIT;
}

static uint32_t end_of_words(const struct sentence *s)
{
	return s->end < s->first + MOST ? s->end : s->first + MOST;
}

static void add_beside(const struct view *v)
{
	const struct page *p = v->p;
	const struct sentence *s = &p->scan.sentences.at[v->d->sentence];
	const struct chunk *n = chunk_at(p, v->d->chunk);
	if (n->first > s->first)
		feature_add_pair(v->f, "w-1", low_value(p, n->first - 1), low_value(p, n->head));
	if (n->end < s->end)
		feature_add_pair(v->f, "w+1", low_value(p, n->head), low_value(p, n->end));
}

void guess_deed_shared_features(const struct page *p, uint32_t sentence, struct features *f)
{
	const struct sentence *s = &p->scan.sentences.at[sentence];
	uint32_t end = end_of_words(s);
	feature_add(f, "any", STR(""));
	for (uint32_t w = s->first; w < end; w++)
		if (!is_counted(p, w)) {
			feature_add(f, "in", low_value(p, w));
			add_kinds(p, w, f);
		}
}

static struct view view_of(const struct page *p, const struct deed *d, struct features *f)
{
	struct view v = { .p = p,
		.c = { p, p->first_chunk[d->sentence], p->first_chunk[d->sentence + 1] },
		.d = d,
		.f = f };
	v.class = class_of(&v, d->chunk);
	v.stance = value_hashed(str_from(stance_words[d->claim.stance]));
	return v;
}

void guess_deed_features(const struct page *p, const struct deed *d, struct features *f)
{
	struct view v = view_of(p, d, f);
	const struct sentence *s = &p->scan.sentences.at[d->sentence];
	const struct chunk *n = chunk_at(p, d->chunk);
	uint32_t end = end_of_words(s);
	add_verb(&v);
	add_source(&v);
	for (uint32_t w = n->first > s->first + NEAR ? n->first - NEAR : s->first;
		w < end && w < n->end + NEAR; w++)
		if (!is_counted(p, w))
			add_near(&v, w);
	add_beside(&v);
}
