#include "match/surnames.h"

#include "match/keys.h"

#include <math.h>

enum { LEAST_SHARE = 20, LEAST_GAIN = 20, SIGMAS = 4, MOST_KEYS = 400000 };

static uint32_t skeleton(const struct records *r, uint32_t token)
{
	return r->tokens.faces.at[token].skeleton;
}

/* The cell of the last middle name; 0 for none. */
static unsigned before_last(const uint32_t *x)
{
	unsigned cell = CELL_MIDDLE_LAST;
	while (cell >= CELL_MIDDLE && !x[cell])
		cell--;
	return cell >= CELL_MIDDLE ? cell : 0;
}

/* By skeleton, how much more often it is a family name than a given name. */
static int32_t *count_uses(const struct records *r, struct arena *mem)
{
	int32_t *uses = NEW_ARRAY(mem, int32_t, r->tokens.skeletons.count + 1);
	for (size_t i = 0; i < r->count; i++) {
		const uint32_t *x = records_cells(r, i);
		uses[skeleton(r, x[CELL_FAMILY])]++;
		uses[skeleton(r, x[CELL_GIVEN])]--;
	}
	return uses;
}

/* Whether what stands before the family name is a surname too. */
static bool has_two(const struct records *r, const int32_t *uses, const uint32_t *x)
{
	unsigned cell = before_last(x);
	return cell && x[CELL_FAMILY] && uses[skeleton(r, x[cell])] > 0;
}

/* Names of a record as it is read: of two surnames the first or the last is the family name. */
struct reading {
	uint32_t given, family; /* skeletons */
	bool two;
};

static struct reading read_names(const struct records *r, const int32_t *uses, size_t i, bool first)
{
	const uint32_t *x = records_cells(r, i);
	bool two = has_two(r, uses, x);
	unsigned cell = first && two ? before_last(x) : CELL_FAMILY;
	return (struct reading){ skeleton(r, x[CELL_GIVEN]), skeleton(r, x[cell]), two };
}

/* Counts by skeleton of the records with two surnames (1) and those with one (0). */
struct tally {
	double *of[2], all[2];
};

static struct tally new_tally(const struct records *r, struct arena *mem)
{
	size_t n = r->tokens.skeletons.count + 1;
	return (struct tally){ { NEW_ARRAY(mem, double, n), NEW_ARRAY(mem, double, n) }, { 0 } };
}

static void count_name(struct tally *t, bool two, uint32_t name)
{
	t->of[two][name]++;
	t->all[two]++;
}

static double chance(const struct tally *t, size_t skeletons)
{
	double pairs = 0;
	for (size_t s = 1; s <= skeletons; s++)
		pairs += t->of[0][s] * t->of[1][s];
	return pairs / (t->all[0] * t->all[1] + 1);
}

/* Pairs of equal keys of a record with two surnames, which its lowest bit says, and one with one. */
static double count_pairs(uint64_t *keys, size_t n, uint64_t *spare)
{
	double pairs = 0;
	keys_sort(keys, n, spare);
	for (size_t i = 0, j; i < n; i = j) {
		size_t two = 0;
		for (j = i; j < n && keys[j] >> 32 == keys[i] >> 32; j++)
			two += keys[j] & 1;
		pairs += (double)two * (double)(j - i - two);
	}
	return pairs;
}

/* How many pairs, one of two surnames and one of one, agree in given and family name, and how many would by chance. */
struct agreement {
	double pairs, by_chance;
};

static struct agreement agree(const struct records *r, const int32_t *uses, bool first)
{
	struct arena scratch = { 0 };
	uint64_t *keys = NEW_ARRAY(&scratch, uint64_t, r->count + 1),
		 *spare = NEW_ARRAY(&scratch, uint64_t, r->count + 1);
	struct tally given = new_tally(r, &scratch), family = new_tally(r, &scratch);
	size_t n = 0, skeletons = r->tokens.skeletons.count, step = r->count / MOST_KEYS + 1;
	for (size_t i = 0; i < r->count; i += step) {
		struct reading x = read_names(r, uses, i, first);
		if (!x.given || !x.family)
			continue;
		count_name(&given, x.two, x.given);
		count_name(&family, x.two, x.family);
		keys[n++] = (uint64_t)token_mix(x.given, x.family) << 32 | x.two;
	}
	double all = given.all[0] * given.all[1];
	struct agreement out = { count_pairs(keys, n, spare),
		all * chance(&given, skeletons) * chance(&family, skeletons) };
	arena_release(&scratch);
	return out;
}

static bool keeps_first(const struct records *r, const int32_t *uses)
{
	struct agreement first = agree(r, uses, true), last = agree(r, uses, false);
	double gained = first.pairs - first.by_chance, lost = fmax(0, last.pairs - last.by_chance);
	return gained - 2 * lost > LEAST_GAIN + SIGMAS * sqrt(first.pairs + last.pairs);
}

static void take_first(struct records *r, const int32_t *uses)
{
	for (size_t i = 0; i < r->count; i++) {
		uint32_t *x = r->cell + i * r->stride;
		if (!has_two(r, uses, x))
			continue;
		unsigned cell = before_last(x);
		uint32_t last = x[CELL_FAMILY];
		x[CELL_FAMILY] = x[cell];
		x[cell] = last;
	}
}

void surnames_order(struct records *r, struct arena *mem)
{
	struct arena scratch = { 0 };
	int32_t *uses = count_uses(r, &scratch);
	size_t two = 0;
	for (size_t i = 0; i < r->count; i++)
		two += has_two(r, uses, records_cells(r, i));
	if (two && two * LEAST_SHARE >= r->count && keeps_first(r, uses)) {
		take_first(r, uses);
		*PUSH(mem, &r->remarks) = STR("of two surnames the first is read as the family "
					      "name, for so more names agree");
	}
	arena_release(&scratch);
}
