#include "match/compare.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_BITS = 10, MOST_BITS = 19, SPACE_TOKENS = 31 };

struct compare compare_new(const struct records *r, struct arena *mem)
{
	unsigned bits = LEAST_BITS;
	while (bits < MOST_BITS && (r->count << 4) >> bits)
		bits++;
	return (struct compare){
		.r = r, .bits = bits, .memory = NEW_ARRAY(mem, uint64_t, (size_t)1 << bits)
	};
}

static uint64_t *slot_of(struct compare *c, uint64_t key)
{
	return &c->memory[(key * 0x9E3779B97F4A7C15ULL) >> (64 - c->bits)];
}

/* space 5 bits, two numbers of 28 bits, 3 bits of level */
static uint64_t key_of(uint64_t space, uint32_t a, uint32_t b)
{
	return space << 59 | (uint64_t)(a < b ? a : b) << 31 | (uint64_t)(a < b ? b : a) << 3;
}

static unsigned level_of_tokens(struct compare *c, uint32_t a, uint32_t b)
{
	if (!a || !b)
		return 0;
	if (a == b)
		return 6;
	if (token_apart(&c->r->tokens, a, b))
		return 1;
	uint64_t key = key_of(SPACE_TOKENS, a, b), *slot = slot_of(c, key);
	if ((*slot & ~7ULL) != key)
		*slot = key | token_level(&c->r->tokens, a, b);
	return (unsigned)(*slot & 7);
}

static bool has_skeleton(const struct text_value *v, uint32_t skeleton)
{
	for (size_t i = 0; i < v->units; i++)
		if (v->skeleton[i] == skeleton)
			return true;
	return false;
}

/* The share of the shorter text's words whose skeleton is found in the longer, in any order. */
static unsigned words_level(const struct text_value *a, const struct text_value *b)
{
	const struct text_value *fewer = a->units <= b->units ? a : b, *more = fewer == a ? b : a;
	size_t found = 0;
	for (size_t i = 0; i < fewer->units; i++)
		found += has_skeleton(more, fewer->skeleton[i]);
	if (found == 0)
		return 1;
	if (found == fewer->units)
		return found == more->units ? 5 : 4;
	return found * 2 >= fewer->units ? 3 : 2;
}

static unsigned code_level(struct letters p, struct letters q)
{
	size_t shorter = p.len < q.len ? p.len : q.len;
	if (shorter < 3)
		return 1;
	size_t edits = similar_edits(p, q);
	return edits == 1 ? 5 : edits == 2 && shorter >= 6 ? 3 : 1;
}

/* MATCH-12: other columns: equal (across scripts: in all words), one edit or all words, close or most
 * words, somewhat, differ. */
static unsigned letters_level(
	struct compare *c, const struct text_column *t, uint32_t a, uint32_t b)
{
	const struct text_value *x = &t->values.at[a], *y = &t->values.at[b];
	struct letters p = { x->plain, x->plain_len }, q = { y->plain, y->plain_len };
	size_t shared = similar_shared(x->histogram, p.len, y->histogram, q.len);
	bool worth = shared * (p.len + q.len) * 10 >= 11 * p.len * q.len;
	if (t->kind == TEXT_CODE)
		return worth ? code_level(p, q) : 1;
	unsigned level = 1;
	if (worth) {
		double jw = similar_jaro_winkler(p, q);
		if (jw >= 0.8 && p.len >= 5 && q.len >= 5 && similar_edits(p, q) == 1)
			return 5;
		level = jw >= 0.92 ? 4 : jw >= 0.86 ? 3 : jw >= 0.78 ? 2 : 1;
	}
	unsigned words = x->units + y->units > 2 ? words_level(x, y)
			 : x->units && y->units  ? level_of_tokens(c, x->unit[0], y->unit[0])
						 : 1;
	bool whole = words >= 5 && x->units && y->units &&
		     c->r->tokens.faces.at[x->unit[0]].script !=
			     c->r->tokens.faces.at[y->unit[0]].script;
	if (words >= 5)
		words = whole ? 6 : 5;
	return words > level ? words : level;
}

/* MATCH-12: town 12 is not town 13, for all that they share. */
static unsigned text_level(struct compare *c, const struct text_column *t, uint32_t a, uint32_t b)
{
	const struct text_value *x = &t->values.at[a], *y = &t->values.at[b];
	unsigned level = letters_level(c, t, a, b);
	bool other = t->kind == TEXT_WORDS && x->digits && y->digits && x->digits != y->digits;
	return other ? level >= 4 ? 3 : level >= 2 ? 2 : 1 : level;
}

/* Of two values that are not equal. */
static unsigned level_of_texts(struct compare *c, size_t text, uint32_t a, uint32_t b)
{
	const struct text_column *t = &c->r->text[text];
	uint64_t key = key_of(text, a, b), *slot = slot_of(c, key);
	if ((*slot & ~7ULL) == key)
		return (unsigned)(*slot & 7);
	unsigned level = text_level(c, t, a, b);
	if (level <= 3 && together_holds(t->together, a, b))
		level = 4;
	*slot = key | level;
	return level;
}

static unsigned years_level(int apart)
{
	static const unsigned char levels[] = { 6, 5, 4, 3, 3, 3, 2, 2, 2, 2, 2 };
	return apart <= 10 ? levels[apart] : 1;
}

/* MATCH-13: age against age, or against the age that birth and death give. */
int compare_age(const uint32_t *x, const uint32_t *other)
{
	if (x[CELL_AGE])
		return (int)x[CELL_AGE] - 1;
	when_t death = x[CELL_DEATH] ? x[CELL_DEATH] : other[CELL_DEATH];
	if (!x[CELL_BIRTH] || !death)
		return -1;
	bool before =
		WHEN_DAY(x[CELL_BIRTH]) && WHEN_DAY(death) && (death & 511) < (x[CELL_BIRTH] & 511);
	return WHEN_YEAR(death) - WHEN_YEAR(x[CELL_BIRTH]) - before;
}

static unsigned age_level(const uint32_t *x, const uint32_t *y)
{
	if (x[CELL_BIRTH] && y[CELL_BIRTH])
		return 0; /* said already by the dates of birth */
	int p = compare_age(x, y), q = compare_age(y, x);
	return p < 0 || q < 0 ? 0 : years_level(abs(p - q));
}

struct middles {
	unsigned father, grand;
	size_t at_a, at_b;
};

/*
 * MATCH-14: chains of middle names are held against each other in order. A
 * link that one of them leaves out is no disagreement.
 */
static struct middles middle_levels(struct compare *c, const uint32_t *x, const uint32_t *y)
{
	const uint32_t *p = x + CELL_MIDDLE, *q = y + CELL_MIDDLE;
	struct middles best = { 0 };
	if (!p[0] || !q[0])
		return best;
	best.father = level_of_tokens(c, p[0], q[0]);
	if (best.father <= 3)
		for (size_t k = 1; k < 3; k++) {
			unsigned skip_b = level_of_tokens(c, p[0], q[k]);
			unsigned skip_a = level_of_tokens(c, p[k], q[0]);
			if (skip_b >= 4 && skip_b > best.father)
				best = (struct middles){ skip_b - 1, 0, 0, k };
			if (skip_a >= 4 && skip_a > best.father)
				best = (struct middles){ skip_a - 1, 0, k, 0 };
		}
	size_t i = best.at_a + 1, j = best.at_b + 1;
	if (i < 3 && j < 3)
		best.grand = level_of_tokens(c, p[i], q[j]);
	if (best.grand && best.grand <= 3 && j + 1 < 3 && level_of_tokens(c, p[i], q[j + 1]) >= 4)
		best.grand = 4;
	if (best.grand && best.grand <= 3 && i + 1 < 3 && level_of_tokens(c, p[i + 1], q[j]) >= 4)
		best.grand = 4;
	return best;
}

struct names {
	unsigned given, family;
	struct middles middle;
};

static bool is_middle_of(struct compare *c, uint32_t unit, const uint32_t *x, unsigned *level)
{
	for (size_t i = 0; i < 3 && x[CELL_MIDDLE + i]; i++) {
		*level = level_of_tokens(c, unit, x[CELL_MIDDLE + i]);
		if (*level >= 4)
			return true;
	}
	return false;
}

/*
 * MATCH-15: given and family name may have changed places; a name that ends
 * with the father's or grandfather's name says nothing of the family.
 */
static void mend_names(struct compare *c, const uint32_t *x, const uint32_t *y, struct names *n)
{
	unsigned across = level_of_tokens(c, x[CELL_GIVEN], y[CELL_FAMILY]);
	unsigned back = level_of_tokens(c, x[CELL_FAMILY], y[CELL_GIVEN]);
	bool swapped = (across >= 4 && back >= 3) || (back >= 4 && across >= 3);
	bool half = (across >= 5 && !back) || (back >= 5 && !across);
	if (swapped) {
		n->given = LEVEL_SWAPPED; /* says all of both names */
		n->family = 0;
		return;
	}
	if (half && n->given <= 2 && n->family <= 2) { /* one of the names is missing */
		n->given = 0;
		n->family = 3;
		return;
	}
	unsigned level = 0;
	if (n->given < 3 || n->family > 2 || !x[CELL_FAMILY] || !y[CELL_FAMILY])
		return;
	bool shorter = !x[CELL_MIDDLE + 1] || !y[CELL_MIDDLE + 1];
	if (shorter && (is_middle_of(c, x[CELL_FAMILY], y, &level) ||
			       is_middle_of(c, y[CELL_FAMILY], x, &level))) {
		n->family = 0;
		if (!n->middle.father)
			n->middle.father = level;
	}
}

static struct names name_levels(struct compare *c, const uint32_t *x, const uint32_t *y)
{
	struct names n = {
		.given = level_of_tokens(c, x[CELL_GIVEN], y[CELL_GIVEN]),
		.family = level_of_tokens(c, x[CELL_FAMILY], y[CELL_FAMILY]),
		.middle = middle_levels(c, x, y),
	};
	if (n.given <= 2 || n.family <= 2)
		mend_names(c, x, y, &n);
	return n;
}

/* MATCH-28: a value on one side only says something where both lists do give such values. */
static pattern_t one_sided(
	uint32_t fills, const uint32_t *x, const uint32_t *y, unsigned cell, size_t field)
{
	bool one = (x[cell] != 0) != (y[cell] != 0);
	return (fills >> cell & 1) && one ? (pattern_t)LEVEL_ONE_SIDED << 3 * field : 0;
}

static pattern_t names_pattern(
	struct compare *c, uint32_t fills, const uint32_t *x, const uint32_t *y)
{
	struct names n = name_levels(c, x, y);
	pattern_t p = (pattern_t)n.given | (pattern_t)n.family << 3 |
		      (pattern_t)n.middle.father << 6 | (pattern_t)n.middle.grand << 9;
	if (!n.family && n.given != LEVEL_SWAPPED)
		p |= one_sided(fills, x, y, CELL_FAMILY, FIELD_FAMILY);
	if (!n.middle.father)
		p |= one_sided(fills, x, y, CELL_MIDDLE, FIELD_FATHER);
	else if (!n.middle.grand)
		p |= one_sided(fills, x, y, CELL_MIDDLE + 1, FIELD_GRAND);
	return p;
}

pattern_t compare_begin(struct compare *c, size_t a, size_t b, uint32_t *open)
{
	const struct records *r = c->r;
	const uint32_t *x = records_cells(r, a), *y = records_cells(r, b);
	bool several = r->sources.count > 1;
	uint32_t fills = several ? r->fills[r->source[a]] & r->fills[r->source[b]] : r->fills[1];
	pattern_t p = names_pattern(c, fills, x, y);
	p |= (pattern_t)when_level(x[CELL_BIRTH], y[CELL_BIRTH]) << 3 * FIELD_BIRTH;
	p |= (pattern_t)when_level(x[CELL_DEATH], y[CELL_DEATH]) << 3 * FIELD_DEATH;
	p |= (pattern_t)when_part_level(x[CELL_BIRTH], y[CELL_BIRTH]) << 3 * FIELD_BIRTH_PART;
	p |= (pattern_t)when_part_level(x[CELL_DEATH], y[CELL_DEATH]) << 3 * FIELD_DEATH_PART;
	p |= (pattern_t)age_level(x, y) << 3 * FIELD_AGE;
	if (x[CELL_SEX] && y[CELL_SEX])
		p |= (pattern_t)(x[CELL_SEX] == y[CELL_SEX] ? 6 : 1) << 3 * FIELD_SEX;
	*open = 0;
	for (size_t t = 0; t < r->text_count; t++) {
		uint32_t v = x[CELL_TEXT + t], w = y[CELL_TEXT + t];
		if (r->text[t].dropped)
			continue;
		if (!v || !w)
			p |= one_sided(fills, x, y, (unsigned)(CELL_TEXT + t), FIELD_TEXT + t);
		else if (v == w)
			p |= (pattern_t)6 << 3 * (FIELD_TEXT + t);
		else
			*open |= 1U << t;
	}
	if (several && r->source[a] == r->source[b])
		p |= PATTERN_ONE_LIST;
	return p;
}

pattern_t compare_end(struct compare *c, size_t a, size_t b, pattern_t p, uint32_t open)
{
	const uint32_t *x = records_cells(c->r, a), *y = records_cells(c->r, b);
	for (; open; open &= open - 1) {
		size_t t = (size_t)__builtin_ctz(open);
		unsigned level = level_of_texts(c, t, x[CELL_TEXT + t], y[CELL_TEXT + t]);
		p |= (pattern_t)level << 3 * (FIELD_TEXT + t);
	}
	return p;
}

pattern_t compare_pair(struct compare *c, size_t a, size_t b)
{
	uint32_t open;
	pattern_t p = compare_begin(c, a, b, &open);
	return compare_end(c, a, b, p, open);
}

unsigned compare_across(struct compare *c, size_t a, size_t b)
{
	return level_of_tokens(
		c, records_cells(c->r, a)[CELL_GIVEN], records_cells(c->r, b)[CELL_FAMILY]);
}

bool compare_middle(struct compare *c, size_t a, size_t b, size_t *at_a, size_t *at_b)
{
	struct middles m = middle_levels(c, records_cells(c->r, a), records_cells(c->r, b));
	*at_a = m.at_a;
	*at_b = m.at_b;
	return m.father != 0;
}
