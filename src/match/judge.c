#include "match/judge.h"

#include "base/csv.h"

#include <stdlib.h>
#include <string.h>

enum column_kind { LIST_A, RECORD_A, LIST_B, RECORD_B, JUDGEMENT, COLUMNS };
static const char *const headers[COLUMNS] = { "list_a", "record_a", "list_b", "record_b",
	"judgement" };

static bool find_columns(const struct strs *fields, size_t at[COLUMNS], struct err *e)
{
	for (int k = 0; k < COLUMNS; k++) {
		at[k] = fields->count;
		for (size_t i = 0; i < fields->count; i++)
			if (str_equal_fold(str_trim(fields->at[i]), str_from(headers[k])))
				at[k] = i;
		bool may_lack = k == LIST_A || k == LIST_B;
		if (at[k] == fields->count && !may_lack)
			return fail(e, ERR_INPUT, "line 1 has no column '%s'", headers[k]);
	}
	return true;
}

static struct str field(const struct strs *fields, size_t at)
{
	return at < fields->count ? str_trim(fields->at[at]) : (struct str){ "", 0 };
}

static bool record_at(const struct finder *f, struct str list, struct str id, size_t line,
	uint32_t *record, struct err *e)
{
	*record = finder_record(f, list, id);
	if (*record == RECORD_NONE)
		return fail(e, ERR_INPUT, "line %zu: no record '" STR_FMT "' in list '" STR_FMT "'",
			line, STR_ARG(id), STR_ARG(list));
	if (*record == RECORD_TWICE)
		return fail(e, ERR_INPUT, "line %zu: several records are called '" STR_FMT "'",
			line, STR_ARG(id));
	return true;
}

static bool add_row(struct judgements *j, const struct strs *fields, const size_t at[COLUMNS],
	size_t line, const struct finder *f, struct arena *mem, struct err *e)
{
	struct str word = field(fields, at[JUDGEMENT]);
	struct judgement row = { .same = str_equal_fold(word, STR("same")) };
	uint32_t a, b;
	if (word.len == 0)
		return true;
	if (!row.same && !str_equal_fold(word, STR("different")))
		return fail(e, ERR_INPUT,
			"line %zu: a judgement is 'same' or 'different', not '" STR_FMT "'", line,
			STR_ARG(word));
	if (!record_at(f, field(fields, at[LIST_A]), field(fields, at[RECORD_A]), line, &a, e) ||
		!record_at(f, field(fields, at[LIST_B]), field(fields, at[RECORD_B]), line, &b, e))
		return false;
	if (a == b)
		return fail(e, ERR_INPUT, "line %zu judges a record against itself", line);
	row.a = a < b ? a : b;
	row.b = a < b ? b : a;
	*PUSH(mem, j) = row;
	return true;
}

static uint32_t root_of(uint32_t *root, uint32_t i)
{
	while (root[i] != i)
		i = root[i] = root[root[i]];
	return i;
}

/* "Same" is transitive: a "different" inside such a group contradicts it. */
static bool agree_with_each_other(
	const struct judgements *j, const struct records *r, struct err *e)
{
	struct arena scratch = { 0 };
	uint32_t *root = NEW_ARRAY(&scratch, uint32_t, r->count + 1);
	bool ok = true;
	for (uint32_t i = 0; i < r->count; i++)
		root[i] = i;
	for (size_t k = 0; k < j->count; k++)
		if (j->at[k].same)
			root[root_of(root, j->at[k].a)] = root_of(root, j->at[k].b);
	for (size_t k = 0; k < j->count && ok; k++)
		if (!j->at[k].same && root_of(root, j->at[k].a) == root_of(root, j->at[k].b))
			ok = fail(e, ERR_INPUT,
				"records '" STR_FMT "' and '" STR_FMT
				"' are judged different, and same through other judgements",
				STR_ARG(records_id(r, j->at[k].a, &scratch)),
				STR_ARG(records_id(r, j->at[k].b, &scratch)));
	arena_release(&scratch);
	return ok;
}

bool judgements_read(struct judgements *j, struct str text, const struct finder *f,
	struct arena *mem, struct err *e)
{
	struct csv c = csv_open(text);
	struct strs fields = { 0 };
	size_t line, at[COLUMNS] = { 0 };
	if (!csv_next(&c, &fields, &line, mem, e))
		return e->kind ? false : fail(e, ERR_INPUT, "it is empty: not even a header");
	if (!find_columns(&fields, at, e))
		return false;
	while (csv_next(&c, &fields, &line, mem, e))
		if (!add_row(j, &fields, at, line, f, mem, e))
			return false;
	return e->kind == ERR_NONE && agree_with_each_other(j, f->r, e);
}

static struct str called(const struct records *r, size_t i, struct arena *mem)
{
	return str_format(mem, STR_FMT ":" STR_FMT " (" STR_FMT ")",
		STR_ARG(dict_str(&r->sources, r->source[i])), STR_ARG(records_id(r, i, mem)),
		STR_ARG(records_name(r, i, mem)));
}

static uint64_t together_hash(const struct persons *p, const uint64_t *sum, size_t i)
{
	return sum[p->of[i]];
}

/* A record's company is the sum of mixed numbers of all in its person. */
static uint64_t *companies(const struct persons *p, size_t count, struct arena *mem)
{
	uint64_t *sum = NEW_ARRAY(mem, uint64_t, p->count + 1);
	for (size_t i = 0; i < count; i++) {
		uint64_t x = (i + 1) * 0x9E3779B97F4A7C15ULL;
		x ^= x >> 31;
		sum[p->of[i]] += x * 0xBF58476D1CE4E5B9ULL;
	}
	return sum;
}

static void tell_moved(const struct records *r, const struct persons *before,
	const struct persons *after, struct remarks *to, struct arena *mem)
{
	enum { MOST_NAMED = 20 };
	size_t moved = 0;
	uint64_t *old = companies(before, r->count, mem), *new = companies(after, r->count, mem);
	for (size_t i = 0; i < r->count; i++) {
		if (together_hash(before, old, i) == together_hash(after, new, i))
			continue;
		if (moved++ < MOST_NAMED)
			*PUSH(mem, to) = str_format(
				mem, "changed company: " STR_FMT, STR_ARG(called(r, i, mem)));
	}
	if (moved > MOST_NAMED)
		*PUSH(mem, to) =
			str_format(mem, "and %zu more records changed company", moved - MOST_NAMED);
}

static int compare_sets(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

/* Of each person the lists it is on, a bit each, in order. */
static uint64_t *list_sets(const struct records *r, const struct persons *p, struct arena *mem)
{
	uint64_t *on = NEW_ARRAY(mem, uint64_t, p->count + 1);
	for (size_t i = 0; i < r->count; i++)
		on[p->of[i]] |= 1ULL << (r->source[i] - 1);
	qsort(on, p->count, sizeof *on, compare_sets);
	return on;
}

static struct str lists_words(const struct records *r, uint64_t set, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (; set; set &= set - 1) {
		buf_add(&b, b.len == 0 ? STR("") : set & (set - 1) ? STR(", ") : STR(" and "));
		buf_add(&b, dict_str(&r->sources, (uint32_t)__builtin_ctzll(set) + 1));
	}
	return buf_str(&b);
}

static size_t run_of(const uint64_t *on, size_t at, size_t count, uint64_t set)
{
	size_t n = 0;
	while (at + n < count && on[at + n] == set)
		n++;
	return n;
}

static void tell_overlap(const struct records *r, const struct persons *before,
	const struct persons *after, struct remarks *to, struct arena *mem)
{
	enum { MOST_SETS = 60 };
	if (r->sources.count < 2 || r->sources.count > MOST_SETS)
		return;
	uint64_t *old = list_sets(r, before, mem), *new = list_sets(r, after, mem);
	for (size_t i = 0, k = 0; i < before->count || k < after->count;) {
		bool first = k == after->count || (i < before->count && old[i] <= new[k]);
		uint64_t set = first ? old[i] : new[k];
		size_t was = run_of(old, i, before->count, set),
		       is = run_of(new, k, after->count, set);
		if (was != is)
			*PUSH(mem, to) =
				str_format(mem, "on " STR_FMT " alone: %zu persons, before %zu",
					STR_ARG(lists_words(r, set, mem)), is, was);
		i += was;
		k += is;
	}
}

void persons_effect(const struct records *r, const struct persons *before,
	const struct persons *after, struct remarks *to, struct arena *mem)
{
	tell_moved(r, before, after, to, mem);
	tell_overlap(r, before, after, to, mem);
}

void judgements_effect(const struct judgements *j, const struct records *r,
	const struct persons *before, const struct persons *after, struct remarks *to,
	struct arena *mem)
{
	size_t held = 0;
	for (size_t k = 0; k < j->count; k++) {
		bool was = before->of[j->at[k].a] == before->of[j->at[k].b];
		held += was != j->at[k].same;
	}
	*PUSH(mem, to) = str_format(mem,
		"%zu judgements, %zu of them against what the weights say: %zu persons, without "
		"them %zu",
		j->count, held, after->count, before->count);
	persons_effect(r, before, after, to, mem);
}
