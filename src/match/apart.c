#include "match/apart.h"

enum { MOST_UNITS = 5, COUNTS = MOST_UNITS + 1, RARE = 2, COMMON = 5, SHORTEST = 3 };

struct chain {
	uint32_t unit[MOST_UNITS];
	size_t count;
};

static struct chain chain_of(const uint32_t *x)
{
	struct chain c = { 0 };
	if (x[CELL_GIVEN])
		c.unit[c.count++] = x[CELL_GIVEN];
	for (size_t i = 0; i < 3; i++)
		if (x[CELL_MIDDLE + i])
			c.unit[c.count++] = x[CELL_MIDDLE + i];
	if (x[CELL_FAMILY])
		c.unit[c.count++] = x[CELL_FAMILY];
	return c;
}

static void put_chain(const struct chain *c, uint32_t *x)
{
	x[CELL_GIVEN] = c->unit[0];
	for (size_t i = 1; i + 1 < c->count; i++)
		x[CELL_MIDDLE + i - 1] = c->unit[i];
	x[CELL_FAMILY] = c->unit[c->count - 1];
}

/* How often each unit is a family name, and how often any other. */
struct known {
	uint32_t *family, *other;
};

static struct known count_units(const struct records *r, struct arena *mem)
{
	struct known k = { NEW_ARRAY(mem, uint32_t, r->tokens.count + 1),
		NEW_ARRAY(mem, uint32_t, r->tokens.count + 1) };
	for (size_t i = 0; i < r->count; i++) {
		const uint32_t *x = records_cells(r, i);
		k.family[x[CELL_FAMILY]]++;
		k.other[x[CELL_GIVEN]]++;
		for (size_t m = 0; m < 3; m++)
			k.other[x[CELL_MIDDLE + m]]++;
	}
	return k;
}

static uint32_t lesser(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* The two units that are written together as `unit`, both common; of several the commonest. */
static bool part_unit(
	const struct records *r, const struct known *k, uint32_t unit, bool last, uint32_t half[2])
{
	struct str s = dict_str(&r->tokens.units, unit);
	uint32_t best = COMMON - 1;
	for (size_t at = 1; at < s.len; at++) {
		if (((unsigned char)s.at[at] & 0xC0) == 0x80)
			continue;
		uint32_t a = dict_find(&r->tokens.units, str_slice(s, 0, at));
		uint32_t b = dict_find(&r->tokens.units, str_slice(s, at, s.len));
		if (!a || !b || r->tokens.at[a].plain_len < SHORTEST ||
			r->tokens.at[b].plain_len < SHORTEST)
			continue;
		uint32_t common = lesser(k->other[a], last ? k->family[b] : k->other[b]);
		if (common > best) {
			best = common;
			half[0] = a;
			half[1] = b;
		}
	}
	return best >= COMMON;
}

static bool part_chain(const struct records *r, const struct known *k, struct chain *c)
{
	for (size_t i = 0; i < c->count; i++) {
		uint32_t unit = c->unit[i], half[2];
		bool rare = k->family[unit] + k->other[unit] <= RARE;
		if (!rare || r->tokens.at[unit].plain_len < 2 * SHORTEST ||
			!part_unit(r, k, unit, i > 0 && i + 1 == c->count, half))
			continue;
		for (size_t n = c->count++; n > i + 1; n--)
			c->unit[n] = c->unit[n - 1];
		c->unit[i] = half[0];
		c->unit[i + 1] = half[1];
		return true;
	}
	return false;
}

static bool is_whole(const struct list *l)
{
	for (size_t i = 0; i < l->column_count; i++)
		if (l->columns[i].role == ROLE_GIVEN || l->columns[i].role == ROLE_FAMILY)
			return false;
	return true;
}

/* The number of units that most whole names of each source have. */
static size_t *usual_counts(const struct records *r, struct arena *mem)
{
	size_t sources = r->sources.count + 1, *usual = NEW_ARRAY(mem, size_t, sources);
	size_t *count = NEW_ARRAY(mem, size_t, sources * COUNTS);
	for (size_t i = 0; i < r->count; i++) {
		size_t of_source = (size_t)r->source[i] * COUNTS;
		count[of_source + chain_of(records_cells(r, i)).count]++;
	}
	for (size_t s = 1; s < sources; s++)
		for (size_t n = 1, *of = count + s * COUNTS; n <= MOST_UNITS; n++)
			if (of[n] > of[usual[s]])
				usual[s] = n;
	return usual;
}

void apart_names(struct records *r, struct arena *mem)
{
	struct arena scratch = { 0 };
	struct known known = count_units(r, &scratch);
	size_t *usual = usual_counts(r, &scratch), parted = 0;
	for (size_t l = 0, i = 0; l < r->list_count; l++) {
		size_t end = l + 1 < r->list_count ? r->lists[l + 1].first_record : r->count;
		bool whole = is_whole(&r->lists[l]);
		for (; i < end; i++) {
			uint32_t *x = r->cell + i * r->stride;
			struct chain c = chain_of(x);
			if (whole && c.count < usual[r->source[i]] && part_chain(r, &known, &c)) {
				put_chain(&c, x);
				parted++;
			}
		}
	}
	if (parted)
		*PUSH(mem, &r->remarks) =
			str_format(mem, "names with two words written together: %zu", parted);
	arena_release(&scratch);
}
