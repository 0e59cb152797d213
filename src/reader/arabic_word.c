#include "reader/arabic_inside.h"

#include <string.h>

/* Words to lexemes: as they stand, then without what is written together with them (ARAB-1 to ARAB-3). */

static bool is_verb(const struct lexeme *x)
{
	static const feature_set verbs =
		(feature_set)1 << FEATURE_VERB | (feature_set)1 << FEATURE_DIE |
		(feature_set)1 << FEATURE_SAY | (feature_set)1 << FEATURE_CLAIM_LIVES |
		(feature_set)1 << FEATURE_LEFT | (feature_set)1 << FEATURE_REACH |
		(feature_set)1 << FEATURE_FIND | (feature_set)1 << FEATURE_BELIEVE |
		(feature_set)1 << FEATURE_FAIL | (feature_set)1 << FEATURE_CLAIM_DEED;
	return (x->has & verbs) != 0;
}

static bool is_noun(const struct lexeme *x)
{
	static const feature_set nouns =
		(feature_set)1 << FEATURE_PERSON | (feature_set)1 << FEATURE_DEAD |
		(feature_set)1 << FEATURE_BODY | (feature_set)1 << FEATURE_COLLECTIVE |
		(feature_set)1 << FEATURE_EVENT | (feature_set)1 << FEATURE_MEANS |
		(feature_set)1 << FEATURE_THING | (feature_set)1 << FEATURE_ORG |
		(feature_set)1 << FEATURE_SOURCE | (feature_set)1 << FEATURE_SOURCE_HEAD |
		(feature_set)1 << FEATURE_TOLL | (feature_set)1 << FEATURE_UNIT |
		(feature_set)1 << FEATURE_FAMILY | (feature_set)1 << FEATURE_DOOM;
	return (x->has & nouns) != 0;
}

/* Can the word have such endings? Of "ين" the lexeme tells which of two it is. */
static bool takes(const struct lexeme *x, unsigned *endings)
{
	enum { NOUNS = ARABIC_DUAL | ARABIC_PLURAL | ARABIC_BOUND };
	bool noun = is_noun(x), verb = is_verb(x);
	if (!*endings)
		return true;
	if (x->words > 1)
		return (!(*endings & ~(unsigned)ARABIC_FEMALE) && verb) ||
		       (*endings == ARABIC_CASE && lexeme_has(x, FEATURE_VAGUE));
	if (*endings & NOUNS && !noun)
		return false;
	if (*endings & NOUNS && lexeme_has(x, FEATURE_PLURAL)) {
		if (!(*endings & ARABIC_OWNED))
			return false;
		*endings = ARABIC_OWNED; /* "شهدائها" */
	}
	if (*endings & ARABIC_BOUND)
		return lexeme_has(x, FEATURE_BODY) || lexeme_has(x, FEATURE_PERSON);
	if (*endings & ARABIC_DUAL && *endings & ARABIC_PLURAL)
		*endings &= lexeme_has(x, FEATURE_SOUND) ? ~(unsigned)ARABIC_DUAL
							 : ~(unsigned)ARABIC_PLURAL;
	if (*endings & ARABIC_THEY)
		return verb;
	if (*endings & ARABIC_CASE)
		return noun || lexeme_has(x, FEATURE_NUMBER) || lexeme_has(x, FEATURE_MULTIPLIER) ||
		       verb;
	return noun || verb;
}

static bool fits_front(const struct lexeme *x, const struct arabic_cut *front)
{
	enum { BEFORE_NOUNS = ARABIC_BY | ARABIC_FOR | ARABIC_AS | ARABIC_THE };
	if (front->prefixes & ARABIC_WILL)
		return is_verb(x) &&
		       (str_starts(front->stem, STR("ي")) || str_starts(front->stem, STR("ت")));
	if (front->prefixes & BEFORE_NOUNS)
		return is_noun(x) || !is_verb(x);
	return true;
}

static const struct lexeme *look_up(
	struct arabic *a, uint32_t i, struct str stem, bool without_article)
{
	struct word *run = without_article ? a->bare : a->folded;
	struct word whole = run[i];
	word_set(&run[i], stem);
	const struct lexeme *x = lexicon_find(a->lexicon->words, &run[i], a->end - i);
	run[i] = whole;
	return x;
}

enum { STEM_MOST = 64 }; /* bytes; no Arabic word is longer */

/* Behind one front: the word without an ending, else with each. */
static const struct lexeme *find_behind(
	struct arabic *a, uint32_t i, const struct arabic_cut *front, bool ends, unsigned *endings)
{
	char made[STEM_MOST + 4];
	struct arabic_cut back;
	bool article = front->prefixes & ARABIC_THE;
	for (size_t k = ends ? 1 : 0; arabic_back(front->stem, k, made, &back); k++) {
		if (!back.stem.at)
			continue;
		const struct lexeme *x = look_up(a, i, back.stem, false);
		if (article && (!x || x->words == 1)) {
			const struct lexeme *y = look_up(a, i, back.stem, true);
			x = y ? y : x;
		}
		*endings = back.endings;
		if (x && fits_front(x, front) && takes(x, endings))
			return x;
		if (!ends)
			return NULL;
	}
	return NULL;
}

static const struct lexeme *find_word(struct arabic *a, uint32_t i, struct arabic_cut *found)
{
	struct str word = a->folded[i].low;
	bool valley =
		str_is(a->page->scan.words.at[i].low, "وادي"); /* وأدى, folded the same, led to */
	if (word.len > STEM_MOST || valley)
		return NULL;
	for (int ends = 0; ends < 2; ends++)
		for (size_t k = 0; arabic_front(word, k, found); k++) {
			if (!found->stem.at)
				continue;
			const struct lexeme *x = find_behind(a, i, found, ends, &found->endings);
			if (x)
				return x;
		}
	return NULL;
}

static struct str without_article(struct str low)
{
	struct str article = STR("ال");
	bool has = str_starts(low, article) && low.len > article.len + 3;
	return has ? str_slice(low, article.len, low.len) : low;
}

static void fold_words(struct arabic *a)
{
	struct page *p = a->page;
	size_t count = p->scan.words.count;
	a->folded = NEW_ARRAY(p->mem, struct word, count + 1);
	a->bare = NEW_ARRAY(p->mem, struct word, count + 1);
	a->cut = NEW_ARRAY(p->mem, struct arabic_cut_of, count + 1);
	char *at = NEW_ARRAY(p->mem, char, p->scan.text.len + 1);
	for (size_t i = 0; i < count; i++) {
		a->folded[i] = a->bare[i] = p->scan.words.at[i];
		word_set(&a->folded[i],
			(struct str){ at, arabic_fold(p->scan.words.at[i].low, at) });
		at += a->folded[i].low.len;
		word_set(&a->bare[i], without_article(a->folded[i].low));
	}
}

static void mark_word(struct arabic *a, uint32_t i, uint32_t *next)
{
	struct page *p = a->page;
	struct arabic_cut cut = { 0 };
	const struct word *w = &a->folded[i];
	const struct lexeme *x = NULL;
	if (!(w->shape & (SHAPE_PUNCT | SHAPE_DIGIT)) && w->low.len > 1)
		x = find_word(a, i, &cut);
	*next = i + (x ? x->words : 1);
	mark_as(p, x, i, *next);
	if (!x)
		return;
	a->cut[i].prefixes = (uint8_t)cut.prefixes;
	a->cut[i].endings = (uint8_t)cut.endings;
	a->cut[i].front = (uint8_t)(cut.stem.at >= w->low.at && cut.stem.at < w->low.at + w->low.len
					    ? cut.stem.at - w->low.at
					    : 0);
}

/* "وسيلين": an unknown word keeps what might be written before it, but for an article. */
static void mark_unknown(struct arabic *a, uint32_t i)
{
	struct arabic_cut cut;
	static const size_t sure[] = { 1, 3, 5, 7 }; /* with an article in it */
	for (size_t k = 0; k < sizeof sure / sizeof *sure; k++)
		if (arabic_front(a->folded[i].low, sure[k], &cut) && cut.stem.at)
			a->cut[i].prefixes = (uint8_t)cut.prefixes;
}

void arabic_words(struct arabic *a)
{
	struct page *p = a->page;
	fold_words(a);
	page_make_marks(p);
	page_find_families(p);
	p->live = NEW_ARRAY(p->mem, bool, p->scan.sentences.count + 1);
	p->within = NEW_ARRAY(p->mem, feature_set, p->scan.sentences.count + 1);
	p->sieves = NEW_ARRAY(p->mem, struct word_sieves, p->scan.sentences.count + 1);
	memset(p->within, 0xff, sizeof *p->within * p->scan.sentences.count);
	memset(p->sieves, 0xff, sizeof *p->sieves * p->scan.sentences.count);
	for (size_t s = 0; s < p->scan.sentences.count; s++) {
		p->live[s] = true;
		a->first = p->scan.sentences.at[s].first;
		a->end = p->scan.sentences.at[s].end;
		for (uint32_t i = a->first, next; i < a->end; i = next) {
			mark_word(a, i, &next);
			if (!p->mark[i].lex && !(a->folded[i].shape & SHAPE_PUNCT))
				mark_unknown(a, i);
		}
	}
}

bool ar_is_name(const struct arabic *a, uint32_t i)
{
	if (i >= a->end || a->folded[i].shape & (SHAPE_PUNCT | SHAPE_DIGIT))
		return false;
	const struct mark *m = &a->page->mark[i];
	return !m->lex && m->moment == NONE && a->folded[i].low.len > 2;
}

/* Is the byte a part of an Arabic letter? All others part the words of a lexicon. */
static struct str fold_text(struct str text, struct arena *mem)
{
	char *out = NEW_ARRAY(mem, char, text.len + 1);
	size_t n = 0;
	for (size_t i = 0; i < text.len;) {
		size_t end = i;
		while (end < text.len && (unsigned char)text.at[end] >= 0x80)
			end++;
		if (end == i)
			out[n++] = text.at[i++];
		else
			n += arabic_fold(str_slice(text, i, end), out + n);
		i = end > i ? end : i;
	}
	return (struct str){ out, n };
}

struct str arabic_fold_text(struct str text, struct arena *mem)
{
	return fold_text(text, mem);
}
