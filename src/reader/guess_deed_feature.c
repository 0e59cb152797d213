#include "reader/guess_deed.h"
#include "reader/role.h"

/* What the scorer of guess_deed.h sees of a chunk. FRAME-168. */
struct view {
	const struct page *p;
	struct clause c;
	const struct deed *d;
	struct features *f;
};

static struct str class_of(const struct view *v, uint32_t i)
{
	static const struct {
		enum feature feature;
		const char *name;
	} classes[] = { { FEATURE_BE, "be" }, { FEATURE_HAVE, "have" },
		{ FEATURE_ACTIVITY, "activity" }, { FEATURE_FIRE, "fire" },
		{ FEATURE_LAND, "land" }, { FEATURE_MEANS, "means" },
		{ FEATURE_PART_IN, "part-in" }, { FEATURE_ACCOUNT, "account" },
		{ FEATURE_EVENT, "event" }, { FEATURE_VERB, "deed" }, { FEATURE_DIE, "die" },
		{ FEATURE_ARMED, "armed" }, { FEATURE_ORG, "org" }, { FEATURE_SOURCE, "source" },
		{ FEATURE_PERSON, "person" }, { FEATURE_THING, "thing" },
		{ FEATURE_LOCATION, "location" }, { FEATURE_UTILITY, "utility" } };
	if (i == NONE || i < v->c.first || i >= v->c.end)
		return STR("edge");
	const struct chunk *c = chunk_at(v->p, i);
	for (size_t k = 0; k < sizeof classes / sizeof *classes; k++)
		if (word_has(v->p, c->head, classes[k].feature))
			return str_from(classes[k].name);
	return c->pronoun ? STR("pronoun") : c->name != NONE ? STR("name") : STR("none");
}

static struct str head_of(const struct view *v, uint32_t i)
{
	if (i == NONE || i < v->c.first || i >= v->c.end)
		return STR("edge");
	const struct chunk *c = chunk_at(v->p, i);
	return c->kind == CHUNK_NOUN && c->name != NONE ? STR("@")
	       : c->quantity != NONE && c->bare         ? STR("#")
							: low_at(v->p, c->head);
}

static struct str yes(bool b)
{
	return b ? STR("yes") : STR("no");
}

static void add_noun(const struct view *v, const char *name, uint32_t noun)
{
	feature_add_pair(v->f, name, STR("head"), head_of(v, noun));
	feature_add_pair(v->f, name, STR("class"), class_of(v, noun));
	if (noun == NONE)
		return;
	const struct chunk *n = chunk_at(v->p, noun);
	feature_add_pair(v->f, name, STR("first"), low_at(v->p, n->first));
	feature_add_pair(v->f, name, STR("none"), yes(n->none));
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
	struct str no = yes(n->negative || none);
	struct str stance = str_from(stance_words[v->d->claim.stance]);
	feature_add(v->f, "kind", verb ? STR("verb") : STR("noun"));
	feature_add(v->f, "head", head_of(v, i));
	feature_add_pair(v->f, "class", class_of(v, i), no);
	feature_add_three(v->f, "class-stance", class_of(v, i), no, stance);
	feature_add(v->f, "not", no);
	feature_add(v->f, "modal", yes(n->modal));
	feature_add(v->f, "passive", yes(n->passive));
	feature_add(v->f, "infinitive", yes(n->infinitive));
	feature_add(v->f, "gerund", yes(n->gerund));
	feature_add(v->f, "perfect", yes(n->perfect));
	feature_add_three(v->f, "stance-not", stance, no, yes(n->modal || n->infinitive));
	feature_add_three(
		v->f, "who-does", class_of(v, subject), class_of(v, i), class_of(v, object));
	add_noun(v, "subject", subject);
	add_noun(v, "object", object);
	feature_add_pair(v->f, "before", head_of(v, i - 1), head_of(v, i));
	feature_add(v->f, "before-head", i > v->c.first ? head_of(v, i - 1) : STR("edge"));
	feature_add(v->f, "behind-head", head_of(v, i + 1));
	feature_add(v->f, "first-verb",
		yes(i == v->c.first || chunk_at(v->p, i - 1)->kind != CHUNK_VERB));
}

static void add_source(const struct view *v)
{
	const struct claim *c = &v->d->claim;
	const struct source *s = &c->sources.at[c->sources.count - 1];
	struct str kind = str_from(source_kind_words[s->kind]);
	struct str stance = str_from(stance_words[c->stance]);
	bool own = v->p->voice.name.at && c->sources.count == 1 &&
		   str_equal(s->name, v->p->voice.name);
	feature_add(v->f, "source", kind);
	feature_add(v->f, "stance", stance);
	feature_add(v->f, "own", yes(own));
	feature_add_pair(v->f, "source-stance", kind, stance);
	feature_add_three(v->f, "source-class", kind, stance, class_of(v, v->d->chunk));
	feature_add_pair(v->f, "source-not", kind, yes(chunk_at(v->p, v->d->chunk)->negative));
	feature_add(v->f, "party", yes(s->party));
	feature_add(v->f, "act", str_from(act_words[c->act]));
}

static void add_words(const struct view *v)
{
	enum { NEAR = 6, MOST = 40 };
	const struct page *p = v->p;
	const struct sentence *s = &p->scan.sentences.at[v->d->sentence];
	const struct chunk *n = chunk_at(p, v->d->chunk);
	for (uint32_t w = s->first; w < s->end && w < s->first + MOST; w++) {
		if (p->scan.words.at[w].shape & SHAPE_DIGIT)
			continue;
		feature_add(v->f, "in", low_at(p, w));
		if (w + NEAR >= n->first && w < n->first)
			feature_add(v->f, "near-before", low_at(p, w));
		if (w >= n->end && w < n->end + NEAR)
			feature_add(v->f, "near-behind", low_at(p, w));
		if (word_has(p, w, FEATURE_MEANS))
			feature_add(v->f, "speaks", STR("means"));
		if (word_has(p, w, FEATURE_NEGATION))
			feature_add(v->f, "speaks", STR("no"));
		if (word_has(p, w, FEATURE_ARMED))
			feature_add(v->f, "speaks", STR("armed"));
	}
	if (n->first > s->first)
		feature_add_pair(v->f, "w-1", low_at(p, n->first - 1), low_at(p, n->head));
	if (n->end < s->end)
		feature_add_pair(v->f, "w+1", low_at(p, n->head), low_at(p, n->end));
}

void guess_deed_features(const struct page *p, const struct deed *d, struct features *f)
{
	struct view v = { p, { p, p->first_chunk[d->sentence], p->first_chunk[d->sentence + 1] }, d,
		f };
	feature_add(f, "any", STR(""));
	add_verb(&v);
	add_source(&v);
	add_words(&v);
}
