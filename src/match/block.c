#include "match/block.h"

#include <stdlib.h>
#include <string.h>

static uint32_t mix(uint32_t h, uint32_t v)
{
	uint64_t x = ((uint64_t)h << 32 | v) * 0x9E3779B97F4A7C15ULL;
	x ^= x >> 29;
	x *= 0xBF58476D1CE4E5B9ULL;
	uint32_t out = (uint32_t)(x >> 32);
	return out ? out : 1;
}

static uint32_t skeleton(const struct records *r, uint32_t token)
{
	return token ? r->tokens.at[token].skeleton : 0;
}

static uint32_t start_of(const struct records *r, uint32_t token, size_t letters)
{
	if (!token)
		return 0;
	const struct token *t = &r->tokens.at[token];
	struct str s = dict_str(&r->tokens.skeletons, t->skeleton);
	uint32_t h = 7;
	for (size_t i = 0; i < letters && i < s.len; i++)
		h = mix(h, (unsigned char)s.at[i]);
	return h;
}

static uint32_t both(uint32_t a, uint32_t b)
{
	return a && b ? mix(a < b ? a : b, a < b ? b : a) : 0;
}

/* The value of an atom, 0 when the record has none. */
static uint32_t atom_value(const struct records *r, const uint32_t *x, unsigned atom)
{
	switch ((enum atom)atom) {
	case ATOM_GIVEN:
		return skeleton(r, x[CELL_GIVEN]);
	case ATOM_FAMILY:
		return skeleton(r, x[CELL_FAMILY]);
	case ATOM_FATHER:
		return skeleton(r, x[CELL_MIDDLE]);
	case ATOM_BOTH:
		return both(skeleton(r, x[CELL_GIVEN]), skeleton(r, x[CELL_FAMILY]));
	case ATOM_GIVEN_START:
		return start_of(r, x[CELL_GIVEN], 2);
	case ATOM_FAMILY_START:
		return start_of(r, x[CELL_FAMILY], 3);
	case ATOM_BIRTH:
		return WHEN_DAY(x[CELL_BIRTH]) ? x[CELL_BIRTH] : 0;
	case ATOM_BIRTH_YEAR:
		return x[CELL_BIRTH] >> 9;
	case ATOM_BIRTH_DAY:
		return WHEN_DAY(x[CELL_BIRTH]) ? x[CELL_BIRTH] & 511 : 0;
	case ATOM_DEATH:
		return WHEN_DAY(x[CELL_DEATH]) ? x[CELL_DEATH] : 0;
	case ATOM_AGE:
		return x[CELL_AGE];
	case ATOM_TEXT:
	case MOST_ATOMS:
		break;
	}
	const struct text_column *t = &r->text[atom - ATOM_TEXT];
	return t->dropped ? 0 : x[CELL_TEXT + (atom - ATOM_TEXT)];
}

static uint32_t rule_value(const struct records *r, const uint32_t *x, const struct rule *rule)
{
	uint32_t h = 1;
	for (size_t i = 0; i < rule->count; i++) {
		uint32_t v = atom_value(r, x, rule->atom[i]);
		if (!v)
			return 0;
		h = mix(h, v);
	}
	return h;
}

bool block_meets(const struct blocks *b, size_t rule, size_t a, size_t c)
{
	uint32_t key = b->key[a * b->rules + rule];
	return key && key == b->key[c * b->rules + rule];
}

unsigned block_met(const struct blocks *b, size_t a, size_t c)
{
	unsigned n = 0;
	for (size_t i = 0; i < b->rules; i++)
		n += block_meets(b, i, a, c);
	return n;
}

struct str block_words(const struct records *r, const struct rule *rule, struct arena *mem)
{
	static const char *const words[] = { "given", "family", "father",
		"given and family in any order", "start of given", "start of family", "birth",
		"year of birth", "day of birth", "death", "age" };
	struct buf b = { .mem = mem };
	for (size_t i = 0; i < rule->count; i++) {
		unsigned a = rule->atom[i];
		if (i)
			buf_add(&b, STR(" + "));
		buf_add(&b, a < ATOM_TEXT ? str_from(words[a]) : r->text[a - ATOM_TEXT].header);
	}
	return buf_str(&b);
}

/* By the upper 32 bits, stable: two passes of 16 bits. */
static void sort_keys(uint64_t *at, size_t n, uint64_t *spare)
{
	for (int pass = 0; pass < 3; pass++) {
		size_t count[2048] = { 0 }, sum = 0;
		int shift = 32 + pass * 11;
		for (size_t i = 0; i < n; i++)
			count[at[i] >> shift & 2047]++;
		for (size_t k = 0; k < 2048; k++) {
			size_t here = count[k];
			count[k] = sum;
			sum += here;
		}
		for (size_t i = 0; i < n; i++)
			spare[count[at[i] >> shift & 2047]++] = at[i];
		uint64_t *swap = at;
		at = spare;
		spare = swap;
	}
	memcpy(spare, at, n * sizeof *at); /* three passes end in the spare */
}

static int compare_keys(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

struct cutter {
	struct blocks *b;
	size_t rule;
	const struct records *r;
	struct arena *mem;
	struct partition *to;
	uint64_t *keys;
};

static void put_block(struct cutter *c, size_t from, size_t to, bool window)
{
	if (to - from < 2)
		return;
	uint32_t number = (uint32_t)c->to->start.count + 1;
	*PUSH(c->mem, &c->to->start) = (uint32_t)c->to->count;
	*PUSH(c->mem, &c->to->window) = window;
	for (size_t i = from; i < to; i++) {
		uint32_t record = (uint32_t)c->keys[i];
		c->to->order[c->to->count++] = record;
		if (!window)
			c->b->key[record * c->b->rules + c->rule] = number;
	}
	c->b->rule[c->rule].windows += window;
}

static bool has_atom(const struct rule *rule, unsigned atom)
{
	for (size_t i = 0; i < rule->count; i++)
		if (rule->atom[i] == atom)
			return true;
	return false;
}

/* The order in which blocks are parted further; names and dates first, then columns. */
static unsigned next_atom(const struct rule *rule, unsigned step)
{
	static const unsigned char order[] = { ATOM_BIRTH_YEAR, ATOM_GIVEN, ATOM_FAMILY,
		ATOM_FATHER, ATOM_BIRTH_DAY, ATOM_AGE, ATOM_DEATH };
	unsigned atom = step < sizeof order ? order[step] : ATOM_TEXT + (step - sizeof order);
	return has_atom(rule, atom) ? MOST_ATOMS : atom;
}

/* MATCH-17: parts keys[from..to), all of one block, by one atom after another until each part is small. */
static void part_block(struct cutter *c, size_t from, size_t to, unsigned step)
{
	unsigned steps = 7 + (unsigned)c->r->text_count;
	const struct rule *rule = &c->b->rule[c->rule];
	size_t most = c->r->count <= SMALL ? SMALL : MOST_BLOCK;
	if (to - from <= most || step > steps) {
		put_block(c, from, to, to - from > most);
		return;
	}
	unsigned atom = step < steps ? next_atom(rule, step) : MOST_ATOMS;
	if (step < steps && atom == MOST_ATOMS) {
		part_block(c, from, to, step + 1);
		return;
	}
	for (size_t i = from; i < to; i++) {
		uint32_t record = (uint32_t)c->keys[i];
		const uint32_t *x = records_cells(c->r, record);
		uint32_t value = 1;
		if (step < steps)
			value = atom_value(c->r, x, atom);
		for (size_t k = 0; step == steps && k < c->r->stride; k++)
			value = mix(value, x[k]);
		c->keys[i] = (uint64_t)value << 32 | record;
	}
	qsort(c->keys + from, to - from, sizeof *c->keys, compare_keys);
	for (size_t i = from, j; i < to; i = j) {
		for (j = i + 1; j < to && c->keys[j] >> 32 == c->keys[i] >> 32; j++)
			;
		if (step < steps)
			part_block(c, i, j, step + 1);
	}
	if (step == steps)
		put_block(c, from, to, true);
}

struct partition block_partition(
	struct blocks *b, size_t rule, const struct records *r, struct arena *mem)
{
	struct partition p = { .order = NEW_ARRAY(mem, uint32_t, r->count) };
	struct arena scratch = { 0 };
	uint64_t *keys = NEW_ARRAY(&scratch, uint64_t, r->count);
	uint64_t *spare = NEW_ARRAY(&scratch, uint64_t, r->count);
	struct cutter c = { b, rule, r, mem, &p, keys };
	size_t n = 0;
	for (size_t i = 0; i < r->count; i++) {
		uint32_t v = rule_value(r, records_cells(r, i), &b->rule[rule]);
		if (v)
			keys[n++] = (uint64_t)v << 32 | i;
	}
	sort_keys(keys, n, spare);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && keys[j] >> 32 == keys[i] >> 32; j++)
			;
		b->rule[rule].refined += j - i > MOST_BLOCK;
		part_block(&c, i, j, 0);
	}
	*PUSH(mem, &p.start) = (uint32_t)p.count;
	arena_release(&scratch);
	return p;
}

/* ---- choosing ---- */

/* MATCH-16: chances that two records of one person agree on an atom both have; from the sets
 * with truth of docs/method/match.md, rounded. A column's is guessed. */
static double agreement(unsigned atom)
{
	static const double chance[] = { .88, .85, .88, .78, .93, .92, .82, .90, .86, .80, .75 };
	return atom < ATOM_TEXT ? chance[atom] : .7;
}

enum { SAMPLE = 20000, TRIALS = 2048, MOST_CANDIDATES = 320 };

struct chooser {
	const struct records *r;
	struct rule rule[MOST_CANDIDATES];
	size_t count;
	size_t step, sampled;
	uint32_t *value[MOST_ATOMS]; /* of the records sampled */
	double present[MOST_ATOMS];
	unsigned char covered[TRIALS]; /* by how many rules */
	uint64_t agrees[TRIALS];       /* bit of each atom */
};

static void offer(struct chooser *c, int a, int b, int d)
{
	int atoms[RULE_ATOMS] = { a, b, d };
	struct rule rule = { 0 };
	for (int i = 0; i < RULE_ATOMS; i++)
		if (atoms[i] >= 0) {
			if (c->present[atoms[i]] == 0)
				return;
			rule.atom[rule.count++] = (unsigned char)atoms[i];
		}
	if (c->count < MOST_CANDIDATES)
		c->rule[c->count++] = rule;
}

static void offer_texts(struct chooser *c)
{
	static const signed char with[] = { ATOM_GIVEN, ATOM_FAMILY, ATOM_BIRTH, ATOM_BIRTH_YEAR,
		ATOM_BIRTH_DAY, ATOM_DEATH, ATOM_GIVEN_START, ATOM_FAMILY_START };
	static const signed char pairs[][2] = { { ATOM_GIVEN, ATOM_BIRTH_YEAR },
		{ ATOM_FAMILY, ATOM_BIRTH_YEAR }, { ATOM_GIVEN, ATOM_FAMILY_START },
		{ ATOM_FAMILY, ATOM_GIVEN_START }, { ATOM_GIVEN, ATOM_AGE },
		{ ATOM_FAMILY, ATOM_AGE } };
	for (int t = 0; t < (int)c->r->text_count; t++) {
		int a = ATOM_TEXT + t;
		offer(c, a, -1, -1);
		for (size_t k = 0; k < sizeof with; k++)
			offer(c, a, with[k], -1);
		for (int s = 0; s < t; s++)
			offer(c, a, ATOM_TEXT + s, -1);
		offer(c, a, ATOM_GIVEN_START, ATOM_FAMILY_START);
		for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
			offer(c, a, pairs[k][0], pairs[k][1]);
	}
}

static void offer_all(struct chooser *c)
{
	static const signed char offers[][RULE_ATOMS] = { { ATOM_BOTH, -1, -1 },
		{ ATOM_BIRTH, -1, -1 }, { ATOM_GIVEN, -1, -1 }, { ATOM_FAMILY, -1, -1 },
		{ ATOM_GIVEN, ATOM_BIRTH, -1 }, { ATOM_FAMILY, ATOM_BIRTH, -1 },
		{ ATOM_GIVEN, ATOM_FATHER, -1 }, { ATOM_FATHER, ATOM_FAMILY, -1 },
		{ ATOM_FATHER, ATOM_BIRTH, -1 }, { ATOM_GIVEN, ATOM_FATHER, ATOM_FAMILY },
		{ ATOM_GIVEN, ATOM_FATHER, ATOM_BIRTH_YEAR },
		{ ATOM_FATHER, ATOM_FAMILY, ATOM_BIRTH_YEAR }, { ATOM_GIVEN, ATOM_BIRTH_YEAR, -1 },
		{ ATOM_FAMILY, ATOM_BIRTH_YEAR, -1 }, { ATOM_GIVEN, ATOM_BIRTH_DAY, -1 },
		{ ATOM_FAMILY, ATOM_BIRTH_DAY, -1 }, { ATOM_GIVEN, ATOM_FAMILY_START, -1 },
		{ ATOM_FAMILY, ATOM_GIVEN_START, -1 },
		{ ATOM_GIVEN_START, ATOM_FAMILY_START, ATOM_BIRTH_YEAR },
		{ ATOM_GIVEN_START, ATOM_BIRTH, -1 }, { ATOM_FAMILY_START, ATOM_BIRTH, -1 },
		{ ATOM_GIVEN_START, ATOM_FAMILY_START, ATOM_FATHER },
		{ ATOM_GIVEN, ATOM_DEATH, -1 }, { ATOM_FAMILY, ATOM_DEATH, -1 },
		{ ATOM_FATHER, ATOM_DEATH, -1 },
		{ ATOM_GIVEN_START, ATOM_FAMILY_START, ATOM_DEATH },
		{ ATOM_GIVEN, ATOM_AGE, ATOM_DEATH }, { ATOM_FAMILY, ATOM_AGE, -1 },
		{ ATOM_GIVEN, ATOM_AGE, ATOM_FATHER }, { ATOM_GIVEN, ATOM_AGE, ATOM_FAMILY_START },
		{ ATOM_FATHER, ATOM_AGE, ATOM_FAMILY },
		{ ATOM_GIVEN_START, ATOM_FAMILY_START, ATOM_AGE },
		{ ATOM_GIVEN, ATOM_FAMILY_START, ATOM_BIRTH_YEAR },
		{ ATOM_FAMILY, ATOM_GIVEN_START, ATOM_BIRTH_YEAR },
		{ ATOM_GIVEN, ATOM_FAMILY_START, ATOM_BIRTH_DAY },
		{ ATOM_FAMILY, ATOM_GIVEN_START, ATOM_BIRTH_DAY },
		{ ATOM_GIVEN, ATOM_FAMILY_START, ATOM_DEATH },
		{ ATOM_FAMILY, ATOM_GIVEN_START, ATOM_DEATH },
		{ ATOM_GIVEN, ATOM_FATHER, ATOM_FAMILY_START },
		{ ATOM_GIVEN, ATOM_FATHER, ATOM_DEATH } };
	for (size_t i = 0; i < sizeof offers / sizeof *offers; i++)
		offer(c, offers[i][0], offers[i][1], offers[i][2]);
	offer_texts(c);
}

/* Every step-th record, so that the sample is of all lists; of millions one in a hundred. */
static size_t sample_step(const struct records *r)
{
	size_t wanted = r->count / 100 > SAMPLE ? r->count / 100 : SAMPLE;
	return r->count > wanted ? r->count / wanted : 1;
}

static void take_sample(struct chooser *c, struct arena *mem)
{
	unsigned atoms = ATOM_TEXT + (unsigned)c->r->text_count;
	c->step = sample_step(c->r);
	for (unsigned a = 0; a < atoms; a++)
		c->value[a] = NEW_ARRAY(mem, uint32_t, c->r->count / c->step + 1);
	for (size_t i = 0; i < c->r->count; i += c->step, c->sampled++)
		for (unsigned a = 0; a < atoms; a++) {
			uint32_t v = atom_value(c->r, records_cells(c->r, i), a);
			c->value[a][c->sampled] = v;
			c->present[a] += v != 0;
		}
	for (unsigned a = 0; a < atoms && c->sampled; a++)
		c->present[a] /= (double)c->sampled;
}

static size_t sample_keys(const struct chooser *c, const struct rule *rule, uint64_t *keys)
{
	size_t n = 0;
	for (size_t i = 0; i < c->sampled; i++) {
		uint32_t h = 1;
		for (size_t k = 0; k < rule->count && h; k++) {
			uint32_t v = c->value[rule->atom[k]][i];
			h = v ? mix(h, v) : 0;
		}
		keys[n] = (uint64_t)h << 32;
		n += h != 0;
	}
	return n;
}

/*
 * Pairs a rule costs: those of the sample, grown with the square of its share. Blocks
 * that are surely over MOST_BLOCK will be parted, which costs less and reaches fewer: about
 * half of the pairs in them that are matches.
 */
static void weigh_rule(const struct chooser *c, struct rule *rule, uint64_t *keys, uint64_t *spare)
{
	size_t n = sample_keys(c, rule, keys);
	sort_keys(keys, n, spare);
	double grow = (double)c->step, whole = 0;
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && keys[j] == keys[i]; j++)
			;
		double met = (double)(j - i), size = met * grow;
		bool parted = size > 2 * MOST_BLOCK && j - i >= 4;
		rule->pairs += parted ? size * MOST_BLOCK / 4 : size * (met - 1) * grow / 2;
		whole += parted ? met / 2 : met;
	}
	rule->reach = n ? whole / (double)n : 0;
}

/* Random draws of which atoms agree between two records of one person, as if independent. */
static void draw_trials(struct chooser *c)
{
	uint64_t state = 1;
	for (size_t t = 0; t < TRIALS; t++)
		for (unsigned a = 0; a < MOST_ATOMS; a++) {
			state = state * 6364136223846793005ULL + 1442695040888963407ULL;
			double unit = (double)(state >> 11) / 9007199254740992.0;
			double chance = agreement(a) * c->present[a] * c->present[a];
			c->agrees[t] |= (uint64_t)(unit < chance) << a;
		}
}

static uint64_t atoms_of(const struct rule *rule)
{
	uint64_t bits = 0;
	for (size_t i = 0; i < rule->count; i++)
		bits |= 1ULL << rule->atom[i];
	return bits;
}

/* A pair reached twice or three times still gains: the chances are guesses. */
static double gain_of(const struct chooser *c, const struct rule *rule)
{
	static const double gains[] = { 1, .4, .15 };
	uint64_t need = atoms_of(rule);
	double gain = 0;
	for (size_t t = 0; t < TRIALS; t++)
		if ((c->agrees[t] & need) == need && c->covered[t] < 3)
			gain += gains[c->covered[t]];
	return gain * rule->reach;
}

static void cover(struct chooser *c, const struct rule *rule)
{
	uint64_t need = atoms_of(rule);
	for (size_t t = 0; t < TRIALS; t++)
		if ((c->agrees[t] & need) == need)
			c->covered[t]++;
}

static double share_covered(const struct chooser *c)
{
	size_t n = 0;
	for (size_t t = 0; t < TRIALS; t++)
		n += c->covered[t] > 0;
	return (double)n / TRIALS;
}

/* The rule within the budget that gains most for its pairs; NULL when none gains enough. */
static struct rule *best_rule(struct chooser *c, double budget, double base)
{
	struct rule *best = NULL;
	double best_worth = 0, best_gain = 0;
	for (size_t i = 0; i < c->count; i++) {
		double gain = gain_of(c, &c->rule[i]), worth = gain / (c->rule[i].pairs + base);
		if (c->rule[i].pairs > budget || worth <= best_worth)
			continue;
		best_worth = worth;
		best_gain = gain;
		best = &c->rule[i];
	}
	return best_gain >= .0003 * TRIALS ? best : NULL;
}

/* The key that brothers agree on: without it relatives are seen only where more agrees, and mislearnt. */
static struct rule *kin_rule(struct chooser *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (atoms_of(&c->rule[i]) == (1ULL << ATOM_FATHER | 1ULL << ATOM_FAMILY))
			return &c->rule[i];
	return NULL;
}

static void take_rule(struct blocks *b, struct chooser *c, struct rule *rule, double *budget)
{
	b->rule[b->rules++] = *rule;
	*budget -= rule->pairs;
	cover(c, rule);
	rule->pairs = 1e300; /* taken */
}

static struct blocks all_pairs(const struct records *r, struct arena *mem)
{
	return (struct blocks){
		.rules = 1, .expected_recall = 1, .key = NEW_ARRAY(mem, uint32_t, r->count)
	};
}

struct blocks block_choose(const struct records *r, struct arena *mem)
{
	if (r->count <= SMALL)
		return all_pairs(r, mem);
	struct blocks b = { 0 };
	struct arena scratch = { 0 };
	struct chooser *c = NEW(&scratch, struct chooser);
	c->r = r;
	take_sample(c, &scratch);
	offer_all(c);
	draw_trials(c);
	uint64_t *keys = NEW_ARRAY(&scratch, uint64_t, c->sampled + 1);
	uint64_t *spare = NEW_ARRAY(&scratch, uint64_t, c->sampled + 1);
	for (size_t i = 0; i < c->count; i++)
		weigh_rule(c, &c->rule[i], keys, spare);
	double budget = 25.0 * (double)r->count + 250000, base = 3.0 * (double)r->count;
	struct rule *kin = kin_rule(c);
	if (kin && kin->pairs < budget / 4)
		take_rule(&b, c, kin, &budget);
	while (b.rules < MOST_RULES) {
		struct rule *best = best_rule(c, budget, base);
		if (!best &&
			b.rules ==
				0) /* every key is too dear, as in ten thousand equal rows: one is parted */
			best = best_rule(c, 1e299, base);
		if (!best)
			break;
		take_rule(&b, c, best, &budget);
	}
	b.expected_recall = share_covered(c);
	b.key = NEW_ARRAY(mem, uint32_t, r->count * b.rules);
	arena_release(&scratch);
	return b;
}
