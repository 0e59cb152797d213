#include "match/keys.h"

#include <string.h>

static uint32_t skeleton(const struct records *r, uint32_t token)
{
	return token ? r->tokens.faces.at[token].skeleton : 0;
}

static uint32_t both(uint32_t a, uint32_t b)
{
	return a && b ? token_mix(a < b ? a : b, a < b ? b : a) : 0;
}

/* The value of an atom, 0 when the record has none. */
uint32_t key_of_atom(const struct records *r, const uint32_t *x, unsigned atom)
{
	const struct edges *edges = r->tokens.edges.at; /* at[0] is of no name */
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
		return edges[x[CELL_GIVEN]].first[0];
	case ATOM_FAMILY_START:
		return edges[x[CELL_FAMILY]].first[1];
	case ATOM_GIVEN_END:
		return edges[x[CELL_GIVEN]].last[0];
	case ATOM_FAMILY_END:
		return edges[x[CELL_FAMILY]].last[1];
	case ATOM_BOTH_STARTS:
		return both(edges[x[CELL_GIVEN]].first[0], edges[x[CELL_FAMILY]].first[0]);
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

uint32_t key_of_rule(const struct records *r, const uint32_t *x, const struct rule *rule)
{
	uint32_t h = 1;
	for (size_t i = 0; i < rule->count; i++) {
		uint32_t v = key_of_atom(r, x, rule->atom[i]);
		if (!v)
			return 0;
		h = token_mix(h, v);
	}
	return h;
}

/* By the upper 32 bits, stable: two passes of 16 bits. */
void keys_sort(uint64_t *at, size_t n, uint64_t *spare)
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
