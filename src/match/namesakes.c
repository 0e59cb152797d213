#include "match/namesakes.h"

#include "match/keys.h"

#include <math.h>
#include <string.h>

enum {
	MOST_PARTS = 3,
	SAMPLE = 200000,
	MOST_COMPARED = 20000,
	LEAST_PAIRS = 200,
	MOST_ALIKE = 200
};

/* The parts of a whole name: given and family, or father between them too. */
static const enum cell parts_of[] = { CELL_GIVEN, CELL_FAMILY, CELL_MIDDLE };

struct whole {
	size_t parts;
	double *share[MOST_PARTS]; /* of records, by unit */
	uint64_t *key, *spare;     /* of each record with all parts: key, number of the record */
	size_t count;
};

static uint32_t unit_of(const struct records *r, size_t i, size_t part)
{
	return records_cells(r, i)[parts_of[part]];
}

static void count_whole(struct whole *w, const struct records *r, size_t step)
{
	w->count = 0;
	for (size_t k = 0; k < w->parts && k < MOST_PARTS; k++)
		memset(w->share[k], 0, (r->tokens.count + 1) * sizeof *w->share[k]);
	for (size_t i = 0; i < r->count; i += step) {
		uint32_t key = 1;
		for (size_t k = 0; k < w->parts && key; k++) {
			uint32_t s = unit_of(r, i, k);
			key = s ? token_mix(key, s) : 0;
		}
		if (!key)
			continue;
		w->key[w->count++] = (uint64_t)key << 32 | (uint32_t)i;
		for (size_t k = 0; k < w->parts && k < MOST_PARTS; k++)
			w->share[k][unit_of(r, i, k)]++;
	}
	for (size_t k = 0; k < w->parts && k < MOST_PARTS; k++)
		for (size_t s = 0; s <= r->tokens.count; s++)
			w->share[k][s] /= (double)w->count + 1;
	keys_sort(w->key, w->count, w->spare);
}

static size_t same_from(const struct whole *w, size_t i)
{
	size_t j = i;
	while (j < w->count && w->key[j] >> 32 == w->key[i] >> 32)
		j++;
	return j;
}

static double pairs_of(double n)
{
	return n * (n - 1) / 2;
}

/* Of one name at most `most` records are looked at. */
static double pairs_met(const struct whole *w, size_t most)
{
	double pairs = 0;
	for (size_t i = 0, j; i < w->count; i = j) {
		j = same_from(w, i);
		pairs += pairs_of((double)(j - i < most ? j - i : most));
	}
	return pairs;
}

static double pairs_by_parts(const struct whole *w, size_t units)
{
	double pairs = pairs_of((double)w->count);
	for (size_t k = 0; k < w->parts && k < MOST_PARTS; k++) {
		double equal = 0;
		for (size_t s = 1; s <= units; s++)
			equal += w->share[k][s] * w->share[k][s];
		pairs *= equal;
	}
	return pairs;
}

/* How often pairs agree on fields that are no names. */
struct agreed {
	double known[MOST_FIELDS], equal[MOST_FIELDS];
};

static bool tells(size_t f)
{
	return f >= FIELD_BIRTH && f != FIELD_SEX;
}

static unsigned top_of(size_t f)
{
	return f == FIELD_BIRTH || f == FIELD_DEATH ? 7 : 6;
}

static void add_agreed(struct agreed *a, pattern_t p, size_t fields)
{
	for (size_t f = 0; f < fields; f++) {
		unsigned level = LEVEL(p, f);
		a->known[f] += tells(f) && level && level <= top_of(f);
		a->equal[f] += tells(f) && level == top_of(f);
	}
}

/* Pairs of one whole name, evenly of all such names. */
static struct agreed agree_where_same(const struct whole *w, const struct records *r, size_t fields)
{
	struct arena scratch = { 0 };
	struct compare c = compare_new(r, &scratch);
	struct agreed a = { 0 };
	double turn = 0, step = fmax(1, pairs_met(w, MOST_ALIKE) / MOST_COMPARED);
	for (size_t i = 0, j; i < w->count; i = j) {
		j = same_from(w, i);
		size_t end = j - i < MOST_ALIKE ? j : i + MOST_ALIKE;
		for (size_t x = i; x < end; x++)
			for (size_t y = x + 1; y < end; y++) {
				turn += 1;
				if (turn < step)
					continue;
				turn -= step;
				add_agreed(&a,
					compare_pair(&c, (uint32_t)w->key[x], (uint32_t)w->key[y]),
					fields);
			}
	}
	arena_release(&scratch);
	return a;
}

/* The share of one person among pairs of one whole name: what other fields agree on beyond chance. */
static double share_of_one(const struct model *m, const struct agreed *a)
{
	static const double ONE_PERSON = .7; /* of its values are equal */
	double sum = 0, weight = 1e-9;
	for (size_t f = 0; f < m->fields; f++) {
		double u = m->u[f][top_of(f)], apart = ONE_PERSON - u;
		if (a->known[f] < 50 || apart < .2)
			continue;
		sum += (a->equal[f] - u * a->known[f]) * apart;
		weight += a->known[f] * apart * apart;
	}
	return weight < 1 ? 1 : fmax(0, fmin(1, sum / weight));
}

/*
 * Half bits by which a whole name that `met` records bear is commoner than its parts have it. `one`
 * others of them are the same person on the average; `apart`: how much commoner strangers' names are on the whole.
 */
static signed char commoner(double met, double by_parts, double apart, double one)
{
	double others = met - 1, likely = by_parts * apart;
	double strangers = fmax(others * likely / (likely + one), others - one - 2 * sqrt(others));
	double half_bits = 2 * log2(strangers / by_parts);
	return (signed char)(half_bits > 24 ? 24 : half_bits > 0 ? lrint(half_bits) : 0);
}

static signed char *mark_records(
	const struct whole *w, const struct records *r, double apart, double one, struct arena *mem)
{
	signed char *out = NEW_ARRAY(mem, signed char, r->count);
	for (size_t i = 0, j; i < w->count; i = j) {
		double by_parts = (double)w->count;
		j = same_from(w, i);
		for (size_t k = 0; k < w->parts && k < MOST_PARTS; k++)
			by_parts *= w->share[k][unit_of(r, (uint32_t)w->key[i], k)];
		for (size_t k = i; k < j; k++)
			out[(uint32_t)w->key[k]] =
				commoner((double)(j - i), by_parts, apart, fmax(one, .3));
	}
	return out;
}

/* NULL where strangers' whole names are no commoner than twice what their parts have, or most pairs of one name are one person. */
static signed char *find(
	const struct model *m, const struct records *r, size_t parts, struct arena *mem)
{
	struct arena scratch = { 0 };
	struct whole w = { .parts = parts,
		.key = NEW_ARRAY(&scratch, uint64_t, r->count + 1),
		.spare = NEW_ARRAY(&scratch, uint64_t, r->count + 1) };
	signed char *out = NULL;
	for (size_t k = 0; k < parts; k++)
		w.share[k] = NEW_ARRAY(&scratch, double, r->tokens.count + 1);
	count_whole(&w, r, r->count / SAMPLE + 1);
	double pairs = pairs_met(&w, SIZE_MAX), by_parts = pairs_by_parts(&w, r->tokens.count);
	if (pairs >= LEAST_PAIRS && pairs > 2 * by_parts) {
		struct agreed a = agree_where_same(&w, r, m->fields);
		double one = share_of_one(m, &a);
		double apart = (1 - one) * pairs / by_parts;
		if (one < .5 && apart > 2) {
			count_whole(&w, r, 1);
			double others = 2 * pairs_met(&w, SIZE_MAX) / (double)w.count;
			out = mark_records(&w, r, apart, one * others, mem);
		}
	}
	arena_release(&scratch);
	return out;
}

void namesakes_find(struct model *m, const struct records *r, struct arena *mem)
{
	m->rarity->whole = find(m, r, 2, mem);
	m->rarity->chain = m->rarity->whole ? find(m, r, 3, mem) : NULL;
}
