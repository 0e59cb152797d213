#include "estimate/table.h"
#include "base/buf.h"
#include "base/csv.h"
#include "base/digest.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static int by_lists(const void *a, const void *b)
{
	uint32_t x = ((const struct pattern *)a)->lists, y = ((const struct pattern *)b)->lists;
	return (x > y) - (x < y);
}

size_t table_settle(struct table *t)
{
	size_t kept = 0, summed = 0;
	if (t->count)
		qsort(t->at, t->count, sizeof *t->at, by_lists);
	t->n = 0;
	for (size_t i = 0; i < t->count; i++) {
		struct pattern p = t->at[i];
		t->n += p.count;
		if (kept && t->at[kept - 1].lists == p.lists) {
			t->at[kept - 1].count += p.count;
			summed++;
		} else if (p.count > 0) {
			t->at[kept++] = p;
		}
	}
	t->count = kept;
	return summed;
}

int64_t table_on_all(const struct table *t, uint32_t lists)
{
	int64_t sum = 0;
	for (size_t i = 0; i < t->count; i++)
		if ((t->at[i].lists & lists) == lists)
			sum += t->at[i].count;
	return sum;
}

int64_t table_on_exactly_these(const struct table *t, uint32_t lists)
{
	int64_t sum = 0;
	for (size_t i = 0; i < t->count; i++)
		sum += t->at[i].lists == lists ? t->at[i].count : 0;
	return sum;
}

int64_t table_on_only(const struct table *t, size_t list)
{
	return table_on_exactly_these(t, (uint32_t)1 << list);
}

int64_t table_on_exactly(const struct table *t, int many)
{
	int64_t sum = 0;
	for (size_t i = 0; i < t->count; i++)
		if (__builtin_popcount(t->at[i].lists) == many)
			sum += t->at[i].count;
	return sum;
}

bool table_list_overlaps(const struct table *t, size_t list)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->at[i].lists >> list & 1 && t->at[i].lists != (uint32_t)1 << list)
			return true;
	return false;
}

size_t table_usable_lists(const struct table *t)
{
	size_t usable = 0;
	for (size_t j = 0; j < t->lists; j++)
		usable += table_on_all(t, (uint32_t)1 << j) >= 5 && table_list_overlaps(t, j);
	return usable;
}

double *table_cells(const struct table *t, struct arena *mem)
{
	assert(t->lists <= MAX_DENSE_LISTS);
	double *cell = NEW_ARRAY(mem, double, (size_t)1 << t->lists);
	for (size_t i = 0; i < t->count; i++)
		cell[t->at[i].lists] = (double)t->at[i].count;
	return cell;
}

/* The bits of `s` that are not in `out`, moved together. */
static uint32_t squeeze(uint32_t s, uint32_t out, size_t lists)
{
	uint32_t result = 0;
	int to = 0;
	for (size_t j = 0; j < lists; j++)
		if (!(out >> j & 1))
			result |= (s >> j & 1) << to++;
	return result;
}

struct table table_without(const struct table *t, uint32_t out, struct arena *mem)
{
	struct table result = { .name = NEW_ARRAY(mem, struct str, t->lists) };
	for (size_t j = 0; j < t->lists; j++)
		if (!(out >> j & 1))
			result.name[result.lists++] = t->name[j];
	for (size_t i = 0; i < t->count; i++) {
		uint32_t s = squeeze(t->at[i].lists, out, t->lists);
		if (s)
			*PUSH(mem, &result) = (struct pattern){ s, t->at[i].count };
	}
	table_settle(&result);
	return result;
}

struct table table_merged(const struct table *t, size_t a, size_t b, struct arena *mem)
{
	assert(a < b && b < t->lists);
	struct table joined = *t;
	joined.at = NEW_ARRAY(mem, struct pattern, t->count);
	joined.name = NEW_ARRAY(mem, struct str, t->lists);
	memcpy(joined.name, t->name, t->lists * sizeof *t->name);
	joined.name[a] =
		str_format(mem, STR_FMT "+" STR_FMT, STR_ARG(t->name[a]), STR_ARG(t->name[b]));
	for (size_t i = 0; i < t->count; i++) {
		joined.at[i] = t->at[i];
		joined.at[i].lists |= (t->at[i].lists >> b & 1) << a;
	}
	struct table result = table_without(&joined, (uint32_t)1 << b, mem);
	return result;
}

struct str table_digest(const struct table *t, struct arena *mem)
{
	struct arena brief = { 0 };
	struct buf b = { .mem = &brief };
	for (size_t j = 0; j < t->lists; j++) {
		csv_put(&b, t->name[j]);
		buf_add_char(&b, ',');
	}
	buf_add(&b, STR("count\n"));
	for (size_t i = 0; i < t->count; i++) {
		for (size_t j = 0; j < t->lists; j++)
			buf_add(&b, t->at[i].lists >> j & 1 ? STR("1,") : STR("0,"));
		buf_printf(&b, "%lld\n", (long long)t->at[i].count);
	}
	struct digest d = digest_of(buf_str(&b));
	arena_release(&brief);
	return digest_hex(mem, d);
}
