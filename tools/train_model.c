#include "train_model.h"

#include "base/random.h"
#include "text/tag.h"

#include <stdio.h>
#include <stdlib.h>

static uint32_t *map_find(struct map *m, uint64_t key)
{
	for (size_t i = key * TAG_MIX >> 20;; i++)
		if (m->at[i &= m->room - 1].value == 0 || m->at[i].key == key) {
			m->at[i].key = key;
			return &m->at[i].value;
		}
}

static void map_grow(struct map *m, struct arena *mem)
{
	if (m->count * 2 < m->room)
		return;
	struct map old = *m;
	m->room = old.room ? old.room * 2 : 1 << 16;
	m->at = (void *)NEW_ARRAY(mem, uint64_t, m->room * 2);
	for (size_t i = 0; i < old.room; i++)
		if (old.at[i].value)
			*map_find(m, old.at[i].key) = old.at[i].value;
}

/* ---- the model ---- */
enum { SEEN_BITS = 26 };

/* Remembers the string of a symbol, so that features can be written down. */
static uint64_t name_symbol(struct model *m, struct str s)
{
	uint64_t symbol = tag_symbol(s.at, s.len);
	map_grow(&m->names, m->mem);
	uint32_t *at = map_find(&m->names, symbol);
	if (*at == 0) {
		*PUSH(m->mem, &m->name) = str_copy(m->mem, s);
		*at = (uint32_t)m->name.count;
		m->names.count++;
	}
	return symbol;
}

struct str model_name(struct model *m, uint64_t symbol)
{
	uint32_t at = *map_find(&m->names, symbol);
	return at ? m->name.at[at - 1] : STR("");
}

static struct lexeme *lexeme_of(struct model *m, struct str low)
{
	struct str word = tag_word_name(low);
	map_grow(&m->lexicon, m->mem);
	uint32_t *at = map_find(&m->lexicon, tag_symbol(word.at, word.len));
	if (*at == 0) {
		*PUSH(m->mem, &m->lexeme) = (struct lexeme){ .word = word };
		*at = (uint32_t)m->lexeme.count;
		m->lexicon.count++;
	}
	return &m->lexeme.at[*at - 1];
}

/* The tags a word had at least once in 25, the most frequent first, three at most. */
static struct str class_of(struct model *m, const struct lexeme *l, uint8_t *best)
{
	struct buf b = { .mem = m->mem };
	uint32_t above = UINT32_MAX;
	unsigned last = TAG_COUNT;
	for (int n = 0; n < 3; n++) {
		unsigned top = TAG_COUNT;
		for (unsigned t = 1; t < TAG_COUNT; t++) {
			bool lower = l->count[t] < above || (l->count[t] == above && t > last);
			if (lower && l->count[t] * 25 >= l->total && l->count[t] > 0 &&
				(top == TAG_COUNT || l->count[t] > l->count[top]))
				top = t;
		}
		if (top == TAG_COUNT)
			break;
		buf_printf(&b, "%s%s", n ? "|" : "", tag_name((uint8_t)top));
		above = l->count[top];
		last = top;
		*best = n == 0 ? (uint8_t)top : *best;
	}
	return buf_str(&b);
}

/* A frequent word that had one tag in 199 of 200 always gets that tag. */
void model_finish_lexicon(struct model *m)
{
	for (size_t i = 0; i < m->lexeme.count; i++) {
		struct lexeme *l = &m->lexeme.at[i];
		uint8_t best = TAG_NONE;
		l->class_name = l->total >= m->set.known ? class_of(m, l, &best) : STR("?");
		l->class = name_symbol(m, l->class_name);
		if (l->total >= m->set.always && l->count[best] * 200ull >= l->total * 199ull) {
			l->only = best;
			l->class_name = str_from(tag_name(best));
			l->class = name_symbol(m, l->class_name);
		}
	}
}

/* ---- one sentence ---- */

static void name_facts(struct model *m, const struct word *w, bool caseless)
{
	char shape[8];
	struct str s = tag_word_name(w->low);
	name_symbol(m, s);
	name_symbol(m, (struct str){ shape, tag_shape_name(shape, tag_shape_of(w, caseless)) });
	for (size_t n = 1; n <= 4; n++) {
		size_t len = s.len < n ? s.len : n;
		name_symbol(m, str_slice(s, 0, len));
		name_symbol(m, str_slice(s, s.len - len, s.len));
	}
}

static struct example example_of(
	struct model *m, const struct word *words, size_t count, bool upper)
{
	struct example x = { NEW_ARRAY(m->mem, struct place, count + 4), count };
	bool caseless = tag_is_caseless(words, count, upper);
	for (size_t i = 0; i < 2; i++)
		x.at[i].facts = x.at[count + 2 + i].facts = tag_edge();
	for (size_t i = 0; i < count; i++) {
		const struct lexeme *l = lexeme_of(m, words[i].low);
		struct tag_known known = { l->class ? l->class : tag_symbol("?", 1), l->only };
		name_facts(m, &words[i], caseless);
		x.at[i + 2] = (struct place){ tag_facts_of(&words[i], caseless, known),
			words[i].low, words[i].tag };
	}
	return x;
}

struct walk {
	enum tag_clause clause;
	uint64_t tag1, tag2;
};

static struct walk walk_begin(void)
{
	uint64_t edge = tag_edge().word;
	return (struct walk){ CLAUSE_EMPTY, edge, edge };
}

static void walk_on(struct walk *k, uint8_t tag, struct str low)
{
	k->clause = tag_clause_next(k->clause, tag, low);
	k->tag2 = k->tag1;
	k->tag1 = tag_symbol(tag_name(tag), strlen(tag_name(tag)));
}

static void features_at(const struct example *x, size_t i, const struct walk *k,
	struct feature f[TAG_TEMPLATE_COUNT])
{
	const struct place *p = x->at + i;
	const char *clause = tag_clause_name(k->clause);
	const struct tag_view view = { &p[0].facts, &p[1].facts, &p[2].facts, &p[3].facts,
		&p[4].facts, k->tag1, k->tag2, tag_symbol(clause, strlen(clause)) };
	const struct tag_view *v = &view;
	uint32_t n = 0;
#define TAG_AS_FEATURE(group, name, a, b, c)                                                       \
	f[n] = (struct feature){ .part = { a, b, c }, .template = n };                             \
	n++;
	TAG_TEMPLATES(TAG_AS_FEATURE)
#undef TAG_AS_FEATURE
}

static uint64_t hash_of(const struct feature *f)
{
	return tag_feature(f->template, f->part[0], f->part[1], f->part[2]);
}

/* Counts the features along the right tags; those seen less than `cut` times get no weights. */
static void count_features(struct model *m, const struct example *x, bool keep)
{
	struct walk k = walk_begin();
	struct feature f[TAG_TEMPLATE_COUNT];
	for (size_t i = 0; i < x->count; i++) {
		const struct place *p = &x->at[i + 2];
		features_at(x, i, &k, f);
		for (size_t j = 0; j < TAG_TEMPLATE_COUNT && p->facts.only == TAG_NONE; j++) {
			uint64_t hash = hash_of(&f[j]);
			unsigned char *seen = &m->seen[hash >> (64 - SEEN_BITS)];
			if (!keep)
				*seen = (unsigned char)(*seen + (*seen < 255));
			if (!keep || *seen < m->set.cut)
				continue;
			map_grow(&m->features, m->mem);
			uint32_t *at = map_find(&m->features, hash);
			if (*at == 0) {
				*PUSH(m->mem, &m->feature) = f[j];
				*at = (uint32_t)m->feature.count;
				m->features.count++;
			}
		}
		walk_on(&k, p->tag, p->low);
	}
}

static void update(struct model *m, struct feature *f, uint8_t tag, int by)
{
	uint32_t c = f->cells;
	while (c && m->cell.at[c].tag != tag)
		c = m->cell.at[c].next;
	if (c == 0) {
		c = (uint32_t)m->cell.count;
		*PUSH(m->mem, &m->cell) = (struct cell){ .next = f->cells, .tag = tag };
		f->cells = c;
	}
	struct cell *cell = &m->cell.at[c];
	cell->total += (int64_t)cell->weight * (m->step - cell->step);
	cell->step = m->step;
	cell->weight += by;
}

static uint8_t decide(struct model *m, const struct feature *f, uint32_t at[TAG_TEMPLATE_COUNT])
{
	int score[TAG_COUNT] = { 0 };
	for (size_t j = 0; j < TAG_TEMPLATE_COUNT; j++) {
		at[j] = *map_find(&m->features, hash_of(&f[j]));
		uint32_t c = at[j] ? m->feature.at[at[j] - 1].cells : 0;
		for (; c; c = m->cell.at[c].next)
			score[m->cell.at[c].tag] += m->cell.at[c].weight;
	}
	unsigned best = TAG_NONE + 1;
	for (unsigned t = best + 1; t < TAG_COUNT; t++)
		if (score[t] > score[best])
			best = t;
	return (uint8_t)best;
}

static size_t train_on(struct model *m, const struct example *x)
{
	struct walk k = walk_begin();
	struct feature f[TAG_TEMPLATE_COUNT];
	uint32_t at[TAG_TEMPLATE_COUNT];
	size_t wrong = 0;
	for (size_t i = 0; i < x->count; i++) {
		const struct place *p = &x->at[i + 2];
		uint8_t guess = p->facts.only;
		if (guess == TAG_NONE) {
			m->step++;
			features_at(x, i, &k, f);
			guess = decide(m, f, at);
			for (size_t j = 0; j < TAG_TEMPLATE_COUNT && guess != p->tag; j++)
				if (at[j]) {
					update(m, &m->feature.at[at[j] - 1], p->tag, 1);
					update(m, &m->feature.at[at[j] - 1], guess, -1);
				}
		}
		wrong += guess != p->tag;
		walk_on(&k, guess, p->low);
	}
	return wrong;
}

void model_train(struct model *m, struct examples *xs)
{
	m->seen = NEW_ARRAY(m->mem, unsigned char, 1ul << SEEN_BITS);
	PUSH(m->mem, &m->cell)->next = 0; /* number 0 ends a chain */
	for (int keep = 0; keep < 2; keep++)
		for (size_t i = 0; i < xs->count; i++)
			count_features(m, &xs->at[i], keep);
	fprintf(stderr, "%zu sentences, %zu features\n", xs->count, m->feature.count);

	struct random r = random_seeded(1, 0);
	for (int epoch = 0; epoch < m->set.rounds; epoch++) {
		size_t wrong = 0;
		for (size_t i = xs->count; i > 1; i--) {
			size_t j = random_below(&r, i);
			struct example swap = xs->at[i - 1];
			xs->at[i - 1] = xs->at[j];
			xs->at[j] = swap;
		}
		for (size_t i = 0; i < xs->count; i++)
			wrong += train_on(m, &xs->at[i]);
		fprintf(stderr, "round %d: %zu wrong\n", epoch + 1, wrong);
	}
}

struct model model_begin(struct train_settings set, struct arena *mem)
{
	struct model m = { .mem = mem, .set = set };
	name_symbol(&m, STR("<>"));
	name_symbol(&m, STR("?"));
	for (unsigned i = 0; i < TAG_COUNT; i++)
		name_symbol(&m, str_from(tag_name((uint8_t)i)));
	for (enum tag_clause i = 0; i < CLAUSE_COUNT; i++)
		name_symbol(&m, str_from(tag_clause_name(i)));
	return m;
}

void model_count_words(struct model *m, const struct tagged *t)
{
	for (size_t i = 0; i < t->words.count; i++) {
		struct lexeme *l = lexeme_of(m, t->words.at[i].low);
		l->count[t->words.at[i].tag]++;
		l->total++;
	}
}

void model_add_examples(const struct tagged *t, int times, struct examples *xs, struct model *m)
{
	for (size_t i = 0; i < t->sentences.count; i++) {
		struct sentence s = t->sentences.at[i];
		for (int n = 0; n < times; n++)
			*PUSH(m->mem, xs) =
				example_of(m, t->words.at + s.first, s.end - s.first, s.upper);
	}
}
