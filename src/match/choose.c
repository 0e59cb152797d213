#include "match/block.h"

#include "match/keys.h"

#include <string.h>

enum { SAMPLE = 20000, TRIALS = 4096, MOST_CANDIDATES = 480 };

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
	if (rule.count && c->count < MOST_CANDIDATES)
		c->rule[c->count++] = rule;
}

/* What is asked of names, and what beside it; the columns come after these. */
static const signed char of_names[][2] = { { -1, -1 }, { ATOM_BOTH, -1 }, { ATOM_BOTH_STARTS, -1 },
	{ ATOM_GIVEN, -1 }, { ATOM_FAMILY, -1 }, { ATOM_GIVEN, ATOM_FAMILY_START },
	{ ATOM_GIVEN, ATOM_FAMILY_END }, { ATOM_FAMILY, ATOM_GIVEN_START },
	{ ATOM_FAMILY, ATOM_GIVEN_END }, { ATOM_GIVEN_START, ATOM_FAMILY_START },
	{ ATOM_GIVEN_START, -1 }, { ATOM_FAMILY_START, -1 }, { ATOM_FAMILY_END, -1 } };
static const signed char beside[] = { -1, ATOM_BIRTH, ATOM_BIRTH_YEAR, ATOM_BIRTH_DAY, ATOM_DEATH,
	ATOM_AGE, ATOM_FATHER };
static const signed char more[][RULE_ATOMS] = { { ATOM_GIVEN, ATOM_FATHER, ATOM_FAMILY },
	{ ATOM_GIVEN, ATOM_FATHER, ATOM_BIRTH_YEAR }, { ATOM_FATHER, ATOM_FAMILY, ATOM_BIRTH_YEAR },
	{ ATOM_FATHER, ATOM_BIRTH, -1 }, { ATOM_FATHER, ATOM_DEATH, -1 },
	{ ATOM_GIVEN, ATOM_AGE, ATOM_DEATH }, { ATOM_GIVEN, ATOM_AGE, ATOM_FATHER },
	{ ATOM_FATHER, ATOM_AGE, ATOM_FAMILY }, { ATOM_GIVEN, ATOM_FATHER, ATOM_DEATH } };

static void offer_beside(struct chooser *c, int atom)
{
	for (size_t k = 0; k < sizeof of_names / sizeof *of_names; k++)
		offer(c, atom, of_names[k][0], of_names[k][1]);
}

static void offer_all(struct chooser *c)
{
	for (size_t k = 0; k < sizeof beside; k++)
		offer_beside(c, beside[k]);
	for (size_t k = 0; k < sizeof more / sizeof *more; k++)
		offer(c, more[k][0], more[k][1], more[k][2]);
	for (int t = 0; t < (int)c->r->text_count; t++) {
		offer_beside(c, ATOM_TEXT + t);
		for (int s = 0; s < t; s++)
			offer(c, ATOM_TEXT + t, ATOM_TEXT + s, -1);
		offer(c, ATOM_TEXT + t, ATOM_GIVEN, ATOM_BIRTH_YEAR);
		offer(c, ATOM_TEXT + t, ATOM_FAMILY, ATOM_BIRTH_YEAR);
		offer(c, ATOM_TEXT + t, ATOM_GIVEN, ATOM_AGE);
		offer(c, ATOM_TEXT + t, ATOM_FAMILY, ATOM_AGE);
		for (size_t k = 1; k < sizeof beside - 1; k++)
			offer(c, ATOM_TEXT + t, beside[k], -1);
	}
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
			uint32_t v = key_of_atom(c->r, records_cells(c->r, i), a);
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
			h = v ? token_mix(h, v) : 0;
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
	keys_sort(keys, n, spare);
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

/*
 * MATCH-16: how two records of one person agree on what both of them say. A fact (a name, a
 * date) is the same, or one part of it is, or none; chances from the sets with truth of
 * docs/method/match.md, rounded. A column's is guessed.
 */
static const struct fact {
	unsigned char whole, part[2];
	double same, other[2]; /* the chance of all, of either part alone */
} facts[] = {
	{ ATOM_GIVEN, { ATOM_GIVEN_START, ATOM_GIVEN_END }, .88, { .05, .04 } },
	{ ATOM_FAMILY, { ATOM_FAMILY_START, ATOM_FAMILY_END }, .85, { .07, .05 } },
	{ ATOM_FATHER, { ATOM_FATHER, ATOM_FATHER }, .88, { 0, 0 } },
	{ ATOM_BIRTH, { ATOM_BIRTH_YEAR, ATOM_BIRTH_DAY }, .82, { .08, .04 } },
	{ ATOM_DEATH, { ATOM_DEATH, ATOM_DEATH }, .80, { 0, 0 } },
	{ ATOM_AGE, { ATOM_AGE, ATOM_AGE }, .75, { 0, 0 } },
};
static const double TEXT_SAME = .7, SWAPPED = .03, TAKEN = 1e300, ANY_BUDGET = 1e299,
		    MOST_PAIRS = 4000;

static double unit_from(uint64_t *state)
{
	*state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
	return (double)(*state >> 11) / 9007199254740992.0;
}

static uint64_t draw_fact(const struct chooser *c, const struct fact *f, uint64_t *state)
{
	double given = c->present[f->part[0]], x = unit_from(state) / (given * given + 1e-9);
	uint64_t parts[2] = { 1ULL << f->part[0], 1ULL << f->part[1] };
	if (x < f->same)
		return 1ULL << f->whole | parts[0] | parts[1];
	x -= f->same;
	return x < f->other[0] ? parts[0] : x < f->other[0] + f->other[1] ? parts[1] : 0;
}

/* What both names say together; of swapped ones nothing else is left. */
static uint64_t join_names(uint64_t atoms, bool swapped)
{
	static const uint64_t given = 1ULL << ATOM_GIVEN | 1ULL << ATOM_GIVEN_START |
				      1ULL << ATOM_GIVEN_END,
			      family = 1ULL << ATOM_FAMILY | 1ULL << ATOM_FAMILY_START |
				       1ULL << ATOM_FAMILY_END;
	uint64_t both = 0;
	if (atoms >> ATOM_GIVEN & atoms >> ATOM_FAMILY & 1)
		both |= 1ULL << ATOM_BOTH;
	if (atoms >> ATOM_GIVEN_START & atoms >> ATOM_FAMILY_START & 1)
		both |= 1ULL << ATOM_BOTH_STARTS;
	return both | (swapped ? atoms & ~(given | family) : atoms);
}

static void draw_trials(struct chooser *c)
{
	uint64_t state = 1;
	for (size_t t = 0; t < TRIALS; t++) {
		uint64_t atoms = 0;
		for (size_t k = 0; k < sizeof facts / sizeof *facts; k++)
			atoms |= draw_fact(c, &facts[k], &state);
		for (unsigned a = ATOM_TEXT; a < MOST_ATOMS; a++) {
			double chance = TEXT_SAME * c->present[a] * c->present[a];
			atoms |= (uint64_t)(unit_from(&state) < chance) << a;
		}
		c->agrees[t] = join_names(atoms, unit_from(&state) < SWAPPED);
	}
}

static uint64_t atoms_of(const struct rule *rule)
{
	uint64_t bits = 0;
	for (size_t i = 0; i < rule->count; i++)
		bits |= 1ULL << rule->atom[i];
	return bits;
}

/* What else agrees where the atoms of a rule do. */
static uint64_t said_by(const struct rule *rule)
{
	static const struct {
		uint64_t all, also;
	} implied[] = {
		{ 1ULL << ATOM_GIVEN, 1ULL << ATOM_GIVEN_START | 1ULL << ATOM_GIVEN_END },
		{ 1ULL << ATOM_FAMILY, 1ULL << ATOM_FAMILY_START | 1ULL << ATOM_FAMILY_END },
		{ 1ULL << ATOM_GIVEN | 1ULL << ATOM_FAMILY, 1ULL << ATOM_BOTH },
		{ 1ULL << ATOM_GIVEN_START | 1ULL << ATOM_FAMILY_START, 1ULL << ATOM_BOTH_STARTS },
		{ 1ULL << ATOM_BOTH, 1ULL << ATOM_BOTH_STARTS },
		{ 1ULL << ATOM_BIRTH, 1ULL << ATOM_BIRTH_YEAR | 1ULL << ATOM_BIRTH_DAY },
	};
	uint64_t said = atoms_of(rule);
	for (size_t k = 0; k < sizeof implied / sizeof *implied; k++)
		if ((said & implied[k].all) == implied[k].all)
			said |= implied[k].also;
	return said;
}

/* Whether `wide` reaches whatever `narrow` does. */
static bool is_within(const struct rule *narrow, const struct rule *wide)
{
	uint64_t need = atoms_of(wide);
	return (said_by(narrow) & need) == need && wide->reach > .99;
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

static void cover(struct chooser *c, const struct rule *rule, int by)
{
	uint64_t need = atoms_of(rule);
	for (size_t t = 0; t < TRIALS; t++)
		if ((c->agrees[t] & need) == need)
			c->covered[t] = (unsigned char)(c->covered[t] + by);
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
		double dear = MOST_PAIRS * gain / TRIALS * (double)c->r->count;
		if (c->rule[i].pairs > budget || worth <= best_worth ||
			(c->rule[i].pairs > dear && budget < ANY_BUDGET))
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

/* Rules within the new one are taken back, and will not be offered again. */
static void take_rule(struct blocks *b, struct chooser *c, struct rule *rule, double *budget)
{
	size_t kept = 0;
	for (size_t i = 0; i < b->rules; i++) {
		if (is_within(&b->rule[i], rule)) {
			*budget += b->rule[i].pairs;
			cover(c, &b->rule[i], -1);
		} else
			b->rule[kept++] = b->rule[i];
	}
	b->rules = kept;
	b->rule[b->rules++] = *rule;
	*budget -= rule->pairs;
	cover(c, rule, 1);
	for (size_t i = 0; i < c->count; i++)
		if (&c->rule[i] == rule || is_within(&c->rule[i], &b->rule[b->rules - 1]))
			c->rule[i].pairs = TAKEN;
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
			best = best_rule(c, ANY_BUDGET, base);
		if (!best)
			break;
		take_rule(&b, c, best, &budget);
	}
	b.expected_recall = share_covered(c);
	b.key = NEW_ARRAY(mem, uint32_t, r->count * b.rules);
	arena_release(&scratch);
	return b;
}
