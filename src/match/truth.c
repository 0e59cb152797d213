#include "match/truth.h"

#include "base/csv.h"

#include <math.h>
#include <stdlib.h>

static bool has_column(const struct records *r)
{
	for (size_t l = 0; l < r->list_count; l++)
		for (size_t c = 0; c < r->lists[l].column_count; c++)
			if (r->lists[l].columns[c].role == ROLE_TRUTH)
				return true;
	return false;
}

bool truth_from_column(struct truth *t, const struct records *r, struct arena *mem)
{
	struct dict people = { 0 };
	bool is_new;
	*t = (struct truth){ .person = NEW_ARRAY(mem, uint32_t, r->count + 1) };
	if (!has_column(r))
		return false;
	for (size_t i = 0; i < r->count; i++) {
		struct arena scratch = { 0 };
		struct str cell = records_cell(r, i, ROLE_TRUTH, &scratch);
		if (cell.len) {
			t->person[i] = dict_number(&people, str_copy(mem, cell), &is_new, mem);
			t->known++;
		}
		arena_release(&scratch);
	}
	return true;
}

static size_t column_of(const struct strs *headers, struct str name)
{
	size_t i = 0;
	while (i < headers->count && !str_equal_fold(str_trim(headers->at[i]), name))
		i++;
	return i;
}

bool truth_from_table(
	struct truth *t, struct str text, const struct records *r, struct arena *mem, struct err *e)
{
	struct csv c = csv_open(text);
	struct strs f = { 0 };
	struct dict people = { 0 };
	struct finder finder = finder_new(r, mem);
	size_t line;
	bool is_new;
	*t = (struct truth){ .person = NEW_ARRAY(mem, uint32_t, r->count + 1) };
	if (!csv_next(&c, &f, &line, mem, e))
		return e->kind ? false : fail(e, ERR_INPUT, "it is empty: not even a header");
	size_t list = column_of(&f, STR("list")), record = column_of(&f, STR("record")),
	       person = column_of(&f, STR("person"));
	if (record == f.count || person == f.count)
		return fail(e, ERR_INPUT, "line 1 wants the columns list, record and person");
	while (csv_next(&c, &f, &line, mem, e)) {
		if (record >= f.count || person >= f.count)
			return fail(e, ERR_INPUT, "line %zu has too few fields", line);
		struct str name = list < f.count ? f.at[list] : (struct str){ "", 0 };
		uint32_t i = finder_record(&finder, name, f.at[record]);
		if (i >= RECORD_TWICE)
			return fail(e, ERR_INPUT, "line %zu: %s record '" STR_FMT "'", line,
				i == RECORD_NONE ? "no list has a" : "several lists or rows have a",
				STR_ARG(f.at[record]));
		t->known += t->person[i] == 0;
		t->person[i] = dict_number(&people, f.at[person], &is_new, mem);
	}
	return e->kind == ERR_NONE;
}

static int compare_numbers(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

/* Pairs of equal numbers among n. */
static double equal_pairs(uint64_t *at, size_t n)
{
	double pairs = 0;
	if (n)
		qsort(at, n, sizeof *at, compare_numbers);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i; j < n && at[j] == at[i]; j++)
			;
		pairs += (double)(j - i) * (double)(j - i - 1) / 2;
	}
	return pairs;
}

static void count_pairs(struct score *s, const struct truth *t, const struct records *r,
	const struct matching *m, struct arena *mem)
{
	uint64_t *at = NEW_ARRAY(mem, uint64_t, r->count + 1);
	for (int what = 0; what < 3; what++) {
		size_t n = 0;
		for (size_t i = 0; i < r->count; i++) {
			if (!t->person[i])
				continue;
			uint64_t said = (uint64_t)m->persons.of[i] << 32, real = t->person[i];
			at[n++] = what == 0 ? said : what == 1 ? real : said | real;
		}
		*(what == 0 ? &s->said : what == 1 ? &s->real : &s->both) = equal_pairs(at, n);
	}
	s->precision = s->said > 0 ? s->both / s->said : 1;
	s->recall = s->real > 0 ? s->both / s->real : 1;
	double sum = s->precision + s->recall;
	s->f1 = sum > 0 ? 2 * s->precision * s->recall / sum : 0;
}

/* MATCH-32 */
static void calibrate(struct score *s, const struct truth *t, const struct matching *m)
{
	double all = 0;
	for (size_t k = 0; k < m->links.count; k++) {
		const struct link *l = &m->links.at[k];
		if (!t->person[l->a] || !t->person[l->b])
			continue;
		double p = model_probability((double)l->belief);
		struct bin *bin =
			&s->bin[p >= 1 ? RELIABILITY_BINS - 1 : (size_t)(p * RELIABILITY_BINS)];
		bin->pairs++;
		bin->said += p;
		bin->real += t->person[l->a] == t->person[l->b];
		all++;
	}
	for (size_t b = 0; b < RELIABILITY_BINS; b++) {
		struct bin *bin = &s->bin[b];
		if (bin->pairs == 0)
			continue;
		bin->said /= bin->pairs;
		bin->real /= bin->pairs;
		s->calibration_error += fabs(bin->said - bin->real) * bin->pairs / all;
	}
}

struct score truth_score(const struct truth *t, const struct records *r, const struct matching *m)
{
	struct score s = { 0 };
	struct arena scratch = { 0 };
	count_pairs(&s, t, r, m, &scratch);
	calibrate(&s, t, m);
	arena_release(&scratch);
	return s;
}
