#include "match/texts.h"

#include <stdlib.h>

static enum text_kind kind_of(const struct text_column *t)
{
	if (t->role == ROLE_ID || t->digits * 5 > t->filled * 4)
		return TEXT_CODE;
	return t->mails * 2 > t->filled ? TEXT_MAIL : TEXT_WORDS;
}

/* Of each value of a column: how many cells have it, and its words' skeletons as one number. */
struct profile {
	uint32_t *cells, *key; /* by value; key 0: no words */
	size_t filled;
};

static uint32_t key_of_words(const struct text_value *v)
{
	uint32_t key = v->digits;
	for (size_t i = 0; i < v->units; i++)
		key = v->skeleton[i] ? token_mix(key, v->skeleton[i]) : key;
	return v->units ? key : 0;
}

static struct profile profile_of(const struct records *r, size_t text, struct arena *mem)
{
	const struct text_column *t = &r->text[text];
	struct profile p = { NEW_ARRAY(mem, uint32_t, t->values.count + 1),
		NEW_ARRAY(mem, uint32_t, t->values.count + 1), 0 };
	for (size_t v = 1; v < t->values.count; v++)
		p.key[v] = key_of_words(&t->values.at[v]);
	for (size_t i = 0; i < r->count; i++) {
		uint32_t v = records_cells(r, i)[CELL_TEXT + text];
		p.cells[v]++;
		p.filled += v != 0;
	}
	return p;
}

static int compare_keys(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

enum { LEAST_VALUES = 4 };

/* The share of the cells of `a` whose value `b` has as well; 0 where that is true of few values. */
static double share_known(const struct profile *a, size_t values, const struct profile *b,
	size_t others, struct arena *mem)
{
	uint32_t *known = NEW_ARRAY(mem, uint32_t, others + 1);
	size_t shared = 0, cells = 0;
	for (size_t v = 1; v < others; v++)
		known[v] = b->key[v];
	qsort(known, others, sizeof *known, compare_keys);
	for (size_t v = 1; v < values; v++)
		if (a->key[v] && bsearch(&a->key[v], known, others, sizeof *known, compare_keys)) {
			shared++;
			cells += a->cells[v];
		}
	return shared >= LEAST_VALUES ? (double)cells / (double)a->filled : 0;
}

/* No source gives both, and one of the headers is not known. */
static bool may_be_one(const struct records *r, size_t a, size_t b)
{
	const struct text_column *t = &r->text[a], *u = &r->text[b];
	if (t->dropped || u->dropped || t->kind != TEXT_WORDS || u->kind != TEXT_WORDS ||
		(t->role != ROLE_TEXT && u->role != ROLE_TEXT))
		return false;
	for (size_t i = 0; i < r->count; i++)
		if (records_cells(r, i)[CELL_TEXT + a] && records_cells(r, i)[CELL_TEXT + b])
			return false;
	return true;
}

/* How much two columns say the same: the lesser share of either's cells that the other knows. */
static double likeness(const struct records *r, size_t a, size_t b)
{
	struct arena scratch = { 0 };
	struct profile p = profile_of(r, a, &scratch), q = profile_of(r, b, &scratch);
	size_t n = r->text[a].values.count, m = r->text[b].values.count;
	double one = share_known(&p, n, &q, m, &scratch),
	       other = share_known(&q, m, &p, n, &scratch);
	arena_release(&scratch);
	return one < other ? one : other;
}

static uint32_t moved_value(
	struct text_column *to, const struct text_column *from, uint32_t value, struct arena *mem)
{
	bool is_new;
	uint32_t n = dict_number(&to->folds, dict_str(&from->folds, value), &is_new, mem);
	if (is_new)
		*PUSH(mem, &to->values) = from->values.at[value];
	return n;
}

static void move_cells(struct records *r, size_t from, size_t to, struct arena *mem)
{
	for (size_t i = 0; i < r->count; i++) {
		uint32_t *x = r->cell + i * r->stride + CELL_TEXT;
		if (x[from])
			x[to] = moved_value(&r->text[to], &r->text[from], x[from], mem);
		x[from] = 0;
	}
	for (size_t l = 0; l < r->list_count; l++)
		for (size_t c = 0; c < r->lists[l].column_count; c++)
			if (r->lists[l].columns[c].text == from)
				r->lists[l].columns[c].text = to;
	r->text[from].dropped = true;
}

/* MATCH-44: the column of unknown header becomes part of the other. */
static bool join_best(struct records *r, struct arena *mem)
{
	static const double LEAST = .5;
	double best = LEAST;
	size_t from = 0, to = 0;
	for (size_t a = 0; a < r->text_count; a++)
		for (size_t b = 0; b < a; b++) {
			double like = may_be_one(r, a, b) ? likeness(r, a, b) : 0;
			if (like < best)
				continue;
			best = like;
			from = r->text[a].role == ROLE_TEXT ? a : b;
			to = from == a ? b : a;
		}
	if (from == to)
		return false;
	move_cells(r, from, to, mem);
	*PUSH(mem, &r->remarks) =
		str_format(mem, "'" STR_FMT "' says the same as '" STR_FMT "': read as one column",
			STR_ARG(r->text[from].header), STR_ARG(r->text[to].header));
	return true;
}

void texts_settle(struct records *r, struct arena *mem)
{
	for (size_t i = 0; i < r->text_count; i++) {
		struct text_column *t = &r->text[i];
		t->kind = kind_of(t);
		t->dropped = t->folds.count <= 1;
		if (t->dropped)
			*PUSH(mem, &r->remarks) = str_format(mem,
				"column '" STR_FMT "' says nothing: it is %s", STR_ARG(t->header),
				t->filled ? "the same in every row" : "empty");
	}
	while (r->sources.count > 1 && join_best(r, mem))
		;
}
