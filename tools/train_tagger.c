/*
 * train_tagger - the readable weights of the tagger, from treebanks
 * usage: train_tagger [-d] OUT EXTRA TREEBANK.conllu[.xz]...
 *
 * Every tenth sentence of a treebank of EWT (a file en_ewt*) is held out and scored at the end.
 * -d, for development: the sentences in the middle between those are scored instead. EXTRA has
 * lines of word/TAG and counts EXTRA_WEIGHT times. The same input gives the same bytes.
 */
#include "base/buf.h"
#include "base/file.h"
#include "base/random.h"
#include "text/tag.h"
#include "text/tag_packed.h"
#include "tools/pack.h"
#include "tools/tagged.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct settings {
	int epochs, cut, lexicon, always, scale, prune, extra;
} set = { 8, 4, 3, 15, 16, 6, 3 };

/* ---- symbols and their strings ---- */

struct name {
	uint64_t symbol;
	struct str text;
};

/* A table from 64-bit keys to numbers; 0 is "not there". */
struct map {
	struct {
		uint64_t key;
		uint32_t value;
	} *at;
	size_t count, room; /* room: a power of two */
};

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

/* A weight of a feature for one tag; those of one feature are chained. */
struct cell {
	int64_t total; /* sum of the weight over all steps up to `step` */
	uint32_t step, next;
	int32_t weight;
	uint8_t tag;
};

struct feature {
	uint64_t part[TAG_PLACES];
	uint32_t template, cells;
};

struct lexeme {
	struct str word;
	uint32_t count[TAG_COUNT], total;
	uint64_t class;
	struct str class_name;
	uint8_t only;
};

struct model {
	struct arena *mem;
	struct map names, lexicon, features;
	struct {
		struct str *at;
		size_t count, room;
	} name;
	struct {
		struct lexeme *at;
		size_t count, room;
	} lexeme;
	struct {
		struct feature *at;
		size_t count, room;
	} feature;
	struct {
		struct cell *at;
		size_t count, room;
	} cell;
	unsigned char *seen; /* saturating counts of features by hash */
	uint32_t step;
};

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

static struct str symbol_name(struct model *m, uint64_t symbol)
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

/* TAG-7: the tags a word had at least once in 25, the most frequent first, three at most. */
static struct str class_of(struct model *m, const struct lexeme *l, uint8_t *best)
{
	struct buf b = { .mem = m->mem };
	uint32_t above = UINT32_MAX;
	uint8_t last = TAG_COUNT;
	for (int n = 0; n < 3; n++) {
		uint8_t top = TAG_COUNT;
		for (uint8_t t = 1; t < TAG_COUNT; t++) {
			bool lower = l->count[t] < above || (l->count[t] == above && t > last);
			if (lower && l->count[t] * 25 >= l->total && l->count[t] > 0 &&
				(top == TAG_COUNT || l->count[t] > l->count[top]))
				top = t;
		}
		if (top == TAG_COUNT)
			break;
		buf_printf(&b, "%s%s", n ? "|" : "", tag_name(top));
		above = l->count[top];
		last = top;
		*best = n == 0 ? top : *best;
	}
	return buf_str(&b);
}

/* TAG-8: a frequent word that had one tag in 199 of 200 always gets that tag. */
static void finish_lexicon(struct model *m)
{
	for (size_t i = 0; i < m->lexeme.count; i++) {
		struct lexeme *l = &m->lexeme.at[i];
		uint8_t best = TAG_NONE;
		l->class_name = (int)l->total >= set.lexicon ? class_of(m, l, &best) : STR("?");
		l->class = name_symbol(m, l->class_name);
		if ((int)l->total >= set.always && l->count[best] * 200ull >= l->total * 199ull) {
			l->only = best;
			l->class_name = str_from(tag_name(best));
			l->class = name_symbol(m, l->class_name);
		}
	}
}

/* ---- one sentence ---- */

struct place {
	struct tag_facts facts;
	struct str low;
	uint8_t tag; /* the right one */
};

struct example {
	struct place *at; /* two edges, the words, two edges */
	size_t count;	  /* of words */
};

struct examples {
	struct example *at;
	size_t count, room;
};

static void name_facts(struct model *m, const struct word *w, bool caseless)
{
	char shape[8];
	struct str s = tag_word_name(w->low);
	name_symbol(m, s);
	name_symbol(m, (struct str){ shape, tag_shape_name(shape, w, caseless) });
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
		x.at[i + 2] = (struct place){
			tag_facts_of(&words[i], caseless, known), words[i].low, words[i].tag
		};
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

static void features_at(
	const struct example *x, size_t i, const struct walk *k, struct feature f[TAG_TEMPLATE_COUNT])
{
	const struct place *p = x->at + i;
	const char *clause = tag_clause_name(k->clause);
	const struct tag_view view = { &p[0].facts, &p[1].facts, &p[2].facts, &p[3].facts,
		&p[4].facts, k->tag1, k->tag2, tag_symbol(clause, strlen(clause)) };
	const struct tag_view *v = &view;
	uint32_t n = 0;
#define TAG_AS_FEATURE(name, a, b, c)                                                              \
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
			if (!keep || *seen < set.cut)
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
	uint8_t best = TAG_NONE + 1;
	for (uint8_t t = best + 1; t < TAG_COUNT; t++)
		if (score[t] > score[best])
			best = t;
	return best;
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

static void train(struct model *m, struct examples *xs)
{
	m->seen = NEW_ARRAY(m->mem, unsigned char, 1ul << SEEN_BITS);
	PUSH(m->mem, &m->cell)->next = 0; /* number 0 ends a chain */
	for (int keep = 0; keep < 2; keep++)
		for (size_t i = 0; i < xs->count; i++)
			count_features(m, &xs->at[i], keep);
	fprintf(stderr, "%zu sentences, %zu features\n", xs->count, m->feature.count);

	struct random r = random_seeded(1, 0);
	for (int epoch = 0; epoch < set.epochs; epoch++) {
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

/* ---- writing ---- */

struct lines {
	struct str *at;
	size_t count, room;
};

static int by_bytes(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] <= ' ' || s.at[i] > '~')
			return false;
	return s.len > 0;
}

static void write_section(struct buf *out, const char *name, struct lines *lines)
{
	qsort(lines->at, lines->count, sizeof *lines->at, by_bytes);
	buf_printf(out, "[%s]\n", name);
	for (size_t i = 0; i < lines->count; i++) {
		buf_add(out, lines->at[i]);
		buf_add_char(out, '\n');
	}
}

static void write_lexicon(struct model *m, struct buf *out)
{
	struct lines lines = { 0 };
	for (size_t i = 0; i < m->lexeme.count; i++) {
		const struct lexeme *l = &m->lexeme.at[i];
		if ((int)l->total >= set.lexicon && is_plain(l->word))
			*PUSH(m->mem, &lines) = str_format(m->mem, STR_FMT "\t%s" STR_FMT,
				STR_ARG(l->word), l->only ? "=" : "", STR_ARG(l->class_name));
	}
	write_section(out, "lexicon", &lines);
}

/* The average of a weight over all steps, times `scale`, rounded. */
static long averaged(const struct model *m, const struct cell *c)
{
	int64_t sum = (c->total + (int64_t)c->weight * (m->step - c->step)) * set.scale;
	int64_t half = m->step / 2;
	return (long)((sum + (sum < 0 ? -half : half)) / m->step);
}

/* "the killing<TAB>NN+40 VBG-40", or an empty line when all weights are too small to matter. */
static struct str feature_line(struct model *m, const struct feature *f)
{
	struct buf b = { .mem = m->mem };
	long weight[TAG_COUNT] = { 0 };
	for (size_t i = 0; i < TAG_PLACES && f->part[i]; i++) {
		struct str name = symbol_name(m, f->part[i]);
		if (!is_plain(name))
			return STR("");
		buf_printf(&b, "%s" STR_FMT, i ? " " : "", STR_ARG(name));
	}
	for (uint32_t c = f->cells; c; c = m->cell.at[c].next)
		weight[m->cell.at[c].tag] = averaged(m, &m->cell.at[c]);
	size_t key = b.len;
	for (uint8_t t = 0; t < TAG_COUNT; t++)
		if (labs(weight[t]) >= set.prune)
			buf_printf(&b, "%c%s%+ld", b.len == key ? '\t' : ' ', tag_name(t), weight[t]);
	return b.len > key ? buf_str(&b) : STR("");
}

static void write_features(struct model *m, struct buf *out)
{
#define TAG_AS_NAME(name, a, b, c) name,
	static const char *const names[] = { TAG_TEMPLATES(TAG_AS_NAME) };
#undef TAG_AS_NAME
	for (uint32_t t = 0; t < TAG_TEMPLATE_COUNT; t++) {
		struct lines lines = { 0 };
		for (size_t i = 0; i < m->feature.count; i++)
			if (m->feature.at[i].template == t) {
				struct str line = feature_line(m, &m->feature.at[i]);
				if (line.len > 0)
					*PUSH(m->mem, &lines) = line;
			}
		size_t before = out->len;
		write_section(out, names[t], &lines);
		fprintf(stderr, "%-28s %6zu features %7zu bytes\n", names[t], lines.count, out->len - before);
	}
}

static const char preface[] =
	"# Weights of the part-of-speech tagger, written by `make train`; see assets/tagger/README.md.\n"
	"# SPDX-License-Identifier: CC-BY-SA-4.0\n"
	"# [lexicon]: word, tags it was seen with; =TAG, the tag it always gets.\n"
	"# Other sections: what stands in the places of the template, weights of tags.\n";

/* ---- scoring ---- */

enum writing { AS_WRITTEN, UPPER, LOWER };

static void rewrite(struct word *w, enum writing how)
{
	unsigned capital = SHAPE_CAPITAL | SHAPE_UPPER, bare = w->shape & ~capital;
	bool letters = !(w->shape & SHAPE_PUNCT);
	if (how == UPPER)
		w->shape = (uint8_t)(letters ? bare | SHAPE_CAPITAL | (w->low.len > 1 ? SHAPE_UPPER : 0u) : bare);
	if (how == LOWER)
		w->shape = (uint8_t)bare;
}

static void score(const struct tagger *t, const struct tagged *held, const char *says, enum writing how,
	struct arena *mem)
{
	size_t right = 0, all = 0, words = 0, words_right = 0;
	for (size_t i = 0; i < held->sentences.count; i++) {
		struct sentence s = held->sentences.at[i];
		struct word *copy = NEW_ARRAY(mem, struct word, s.end - s.first);
		memcpy(copy, held->words.at + s.first, (s.end - s.first) * sizeof *copy);
		for (size_t j = 0; j < s.end - s.first; j++)
			rewrite(&copy[j], how);
		tagger_tag(t, copy, s.end - s.first, how == UPPER);
		for (size_t j = 0; j < s.end - s.first; j++) {
			const struct word *gold = &held->words.at[s.first + j];
			right += copy[j].tag == gold->tag;
			all++;
			words += gold->tag != TAG_PUNCT;
			words_right += gold->tag != TAG_PUNCT && copy[j].tag == gold->tag;
			if (getenv("CONFUSE") && how == AS_WRITTEN && copy[j].tag != gold->tag)
				printf("%s>%s %.*s\n", tag_name(gold->tag), tag_name(copy[j].tag), STR_ARG(gold->low));
		}
	}
	fprintf(stderr, "%-12s %.2f%% of %zu tokens, %.2f%% of %zu without punctuation\n", says,
		100.0 * (double)right / (double)all, all, 100.0 * (double)words_right / (double)words, words);
}

/* ---- */

struct parts {
	struct tagged train, held, extra;
};

static bool read_treebank(struct parts *p, const char *path, bool development, struct arena *mem, struct err *e)
{
	struct tagged all = { 0 };
	const char *slash = strrchr(path, '/');
	bool split = str_starts(str_from(slash ? slash + 1 : path), STR("en_ewt"));
	if (!tagged_read_conllu(&all, path, mem, e))
		return false;
	for (size_t i = 0; i < all.sentences.count; i++) {
		struct sentence s = all.sentences.at[i];
		bool test = split && i % 10 == 0, middle = split && i % 10 == 5 && development;
		if (test && development)
			continue;
		struct tagged *to = test || middle ? &p->held : &p->train;
		size_t first = to->words.count;
		for (size_t j = s.first; j < s.end; j++)
			*PUSH(mem, &to->words) = all.words.at[j];
		*PUSH(mem, &to->sentences) = (struct sentence){ .first = (uint32_t)first, .end = (uint32_t)to->words.count };
	}
	return true;
}

static void add_examples(struct model *m, struct examples *xs, const struct tagged *t, int times)
{
	for (size_t i = 0; i < t->sentences.count; i++) {
		struct sentence s = t->sentences.at[i];
		for (int n = 0; n < 2 * times; n++)
			*PUSH(m->mem, xs) = example_of(m, t->words.at + s.first, s.end - s.first, n % 2);
	}
}

static void add_lexicon(struct model *m, const struct tagged *t)
{
	for (size_t i = 0; i < t->words.count; i++) {
		struct lexeme *l = lexeme_of(m, t->words.at[i].low);
		l->count[t->words.at[i].tag]++;
		l->total++;
	}
}

static bool run(bool development, char **args, struct arena *mem, struct err *e)
{
	struct parts p = { 0 };
	struct str extra, packed;
	if (!file_read(args[1], 1 << 20, &extra, mem, e))
		return false;
	if (!tagged_read_lines(&p.extra, extra, mem, e))
		return explain(e, "'%s'", args[1]);
	for (char **path = args + 2; *path; path++)
		if (!read_treebank(&p, *path, development, mem, e))
			return false;

	struct model m = { .mem = mem };
	add_lexicon(&m, &p.train);
	add_lexicon(&m, &p.extra);
	finish_lexicon(&m);
	name_symbol(&m, STR("<>"));
	name_symbol(&m, STR("?"));
	for (uint8_t i = 0; i < TAG_COUNT; i++)
		name_symbol(&m, str_from(tag_name(i)));
	for (enum tag_clause i = 0; i < CLAUSE_COUNT; i++)
		name_symbol(&m, str_from(tag_clause_name(i)));
	struct examples xs = { 0 };
	add_examples(&m, &xs, &p.train, 1);
	add_examples(&m, &xs, &p.extra, set.extra);
	train(&m, &xs);

	struct buf out = { .mem = mem };
	buf_add(&out, STR(preface));
	write_lexicon(&m, &out);
	write_features(&m, &out);
	const struct tagger *t;
	if (!pack_weights(buf_str(&out), &packed, mem, e) || !tagger_open(&t, packed, mem, e))
		return false;
	fprintf(stderr, "readable %zu bytes, packed %zu bytes\n", out.len, packed.len);
	score(t, &p.held, "as written", AS_WRITTEN, mem);
	score(t, &p.held, "upper-cased", UPPER, mem);
	score(t, &p.held, "lower-cased", LOWER, mem);
	return file_write(args[0], buf_str(&out), e);
}

int main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	if (getenv("SET"))
		sscanf(getenv("SET"), "%d %d %d %d %d %d %d", &set.epochs, &set.cut, &set.lexicon, &set.always, &set.scale, &set.prune, &set.extra);
	bool development = argc > 1 && strcmp(argv[1], "-d") == 0;
	bool ok = argc - development >= 4 ? run(development, argv + 1 + development, &mem, &e)
		: fail(&e, ERR_USAGE, "usage: train_tagger [-d] OUT EXTRA TREEBANK.conllu[.xz]...");
	if (!ok)
		fprintf(stderr, "train_tagger: %s\n", e.text);
	arena_release(&mem);
	return (int)e.kind;
}
