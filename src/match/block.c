#include "match/block.h"

#include "match/keys.h"

#include <stdlib.h>

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
		"given and family in any order", "start of given", "start of family",
		"end of given", "end of family", "starts of both names in any order", "birth",
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
			value = key_of_atom(c->r, x, atom);
		for (size_t k = 0; step == steps && k < c->r->stride; k++)
			value = token_mix(value, x[k]);
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
		uint32_t v = key_of_rule(r, records_cells(r, i), &b->rule[rule]);
		if (v)
			keys[n++] = (uint64_t)v << 32 | i;
	}
	keys_sort(keys, n, spare);
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
