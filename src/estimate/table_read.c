/*
 * Reading the three forms of a table (EST-1 to EST-4): patterns with counts, persons by lists,
 * the persons of a match. What cannot be a list is said, never guessed at.
 */
#include "base/csv.h"
#include "estimate/table.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_COLUMNS = 512, MAX_STRATA = 10000, SLOTS = 1 << 15 };

enum role { ROLE_OTHER, ROLE_LIST, ROLE_COUNT, ROLE_BY };

struct seen {
	unsigned long long hash;
	size_t stratum;
};

struct reading {
	struct strs header;
	enum role *role; /* of each column */
	int *bit;        /* of each column that is a list */
	size_t lists;
	struct str *name;
	struct str nameless; /* the stratum of those whose stratum is not said */
	bool counts;
	struct {
		struct seen *at;
		size_t count, room;
	} seen;
	struct strata *out;
	uint16_t *slot; /* of each hash of a name: the number of its stratum, from 1 */
	struct arena *mem;
};

static bool is_named(const char *lists, struct str column)
{
	struct str rest = str_from(lists), piece;
	while (str_cut(&rest, ',', &piece))
		if (str_equal(str_trim(piece), column))
			return true;
	return false;
}

static bool is_zero_or_one(struct str s)
{
	return str_equal(s, STR("0")) || str_equal(s, STR("1"));
}

static enum role role_of(
	const struct table_options *o, struct str column, struct str first, bool counts)
{
	if (o->by && str_equal(column, str_from(o->by)))
		return ROLE_BY;
	if (str_equal_fold(column, STR("count")))
		return ROLE_COUNT;
	if (o->lists)
		return is_named(o->lists, column) ? ROLE_LIST : ROLE_OTHER;
	/* EST-3: beside a count every column is a list; else its first value decides. */
	return counts || is_zero_or_one(first) ? ROLE_LIST : ROLE_OTHER;
}

static bool check_header(const struct strs *header, struct err *e)
{
	if (header->count > MAX_COLUMNS)
		return fail(e, ERR_INPUT, "line 1: %zu columns, more than %d", header->count,
			MAX_COLUMNS);
	for (size_t i = 0; i < header->count; i++)
		for (size_t j = 0; j < i; j++)
			if (str_equal(str_trim(header->at[i]), str_trim(header->at[j])))
				return fail(e, ERR_INPUT, "line 1: two columns are named '%.*s'",
					(int)header->at[i].len, header->at[i].at);
	return true;
}

static bool check_named_lists(const struct reading *r, const char *lists, struct err *e)
{
	struct str rest = str_from(lists), piece;
	while (str_cut(&rest, ',', &piece)) {
		bool found = false;
		for (size_t i = 0; i < r->header.count; i++)
			found |= r->role[i] == ROLE_LIST &&
				 str_equal(str_trim(piece), str_trim(r->header.at[i]));
		if (!found)
			return fail(e, ERR_USAGE, "no column '%.*s' to take as a list",
				(int)piece.len, piece.at);
	}
	return true;
}

static void note_other_column(struct reading *r, struct str column, struct str first)
{
	*PUSH(r->mem, &r->out->notes) = str_format(r->mem,
		"column '%.*s' is not taken for a list: its first value is '%.*s', neither 0 nor 1",
		(int)(column.len > 60 ? 60 : column.len), column.at,
		(int)(first.len > 40 ? 40 : first.len), first.at ? first.at : "");
}

/* EST-3: who wrote TRUE and FALSE is to see why no column was taken. */
static bool refuse_few(const struct reading *r, const struct strs *first, struct err *e)
{
	for (size_t i = r->header.count < first->count ? r->header.count : first->count; i-- > 0;)
		if (r->role[i] == ROLE_OTHER)
			return fail(e, ERR_INPUT,
				"%zu list%s found, at least 2 are needed: a column is a list when "
				"its "
				"first value is 0 or 1; that of '%.*s' is '%.*s'",
				r->lists, r->lists == 1 ? "" : "s",
				(int)(r->header.at[i].len > 60 ? 60 : r->header.at[i].len),
				r->header.at[i].at,
				(int)(first->at[i].len > 40 ? 40 : first->at[i].len),
				first->at[i].at);
	return fail(e, ERR_INPUT, "%zu list%s found, at least 2 are needed", r->lists,
		r->lists == 1 ? "" : "s");
}

static bool find_lists(
	struct reading *r, const struct strs *first, const struct table_options *o, struct err *e)
{
	bool by_found = !o->by;
	for (size_t i = 0; i < r->header.count; i++) {
		struct str column = str_trim(r->header.at[i]);
		struct str value = i < first->count ? str_trim(first->at[i]) : STR("");
		r->role[i] = role_of(o, column, value, r->counts);
		if (r->role[i] == ROLE_BY) {
			by_found = true;
			r->nameless = str_format(r->mem, "(no " STR_FMT ")", STR_ARG(column));
		}
		if (r->role[i] == ROLE_OTHER && !o->lists)
			note_other_column(r, column, value);
		if (r->role[i] != ROLE_LIST)
			continue;
		if (r->lists == MAX_LISTS)
			return fail(e, ERR_INPUT, "line 1: more than %d lists", MAX_LISTS);
		r->bit[i] = (int)r->lists;
		r->name[r->lists++] = column;
	}
	if (!by_found)
		return fail(e, ERR_USAGE, "no column '%.100s' to part the table by", o->by);
	if (o->lists && !check_named_lists(r, o->lists, e))
		return false;
	return r->lists >= 2 || refuse_few(r, first, e);
}

static bool read_count(struct str s, size_t line, int64_t *count, struct err *e)
{
	int64_t value = 0;
	if (str_starts(s, STR("-")))
		return fail(e, ERR_INPUT, "line %zu: a count of '%.*s' persons is negative", line,
			(int)(s.len > 40 ? 40 : s.len), s.at);
	if (!s.len)
		return fail(e, ERR_INPUT, "line %zu: the count is empty", line);
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return fail(e, ERR_INPUT,
				"line %zu: the count '%.*s' is not a whole number", line,
				(int)(s.len > 40 ? 40 : s.len), s.at);
		value = value * 10 + (s.at[i] - '0');
		if (value > MAX_PERSONS)
			return fail(e, ERR_INPUT, "line %zu: the count is over %lld", line,
				MAX_PERSONS);
	}
	*count = value;
	return true;
}

static bool read_row(const struct reading *r, const struct strs *row, size_t line,
	struct pattern *p, struct str *stratum, struct err *e)
{
	if (row->count != r->header.count)
		return fail(e, ERR_INPUT, "line %zu has %zu fields, the header %zu", line,
			row->count, r->header.count);
	*p = (struct pattern){ .count = 1 };
	*stratum = STR("");
	for (size_t i = 0; i < row->count; i++) {
		struct str value = str_trim(row->at[i]);
		if (r->role[i] == ROLE_BY)
			*stratum = value.len ? value : r->nameless;
		if (r->role[i] == ROLE_COUNT && !read_count(value, line, &p->count, e))
			return false;
		if (r->role[i] != ROLE_LIST)
			continue;
		if (!is_zero_or_one(value))
			return fail(e, ERR_INPUT,
				"line %zu: column '%.*s' holds '%.*s', neither 0 nor 1", line,
				(int)(r->header.at[i].len > 60 ? 60 : r->header.at[i].len),
				r->header.at[i].at, (int)(value.len > 40 ? 40 : value.len),
				value.at);
		p->lists |= (uint32_t)(value.at[0] - '0') << r->bit[i];
	}
	/* EST-2: the cell that is estimated cannot be given. */
	if (!p->lists)
		return fail(e, ERR_INPUT,
			"line %zu is on no list: how many are on none is what is estimated, it "
			"cannot "
			"be given",
			line);
	return true;
}

static struct stratum *stratum_named(struct reading *r, struct str name, struct err *e)
{
	size_t at = str_hash(name) % SLOTS;
	for (; r->slot[at]; at = (at + 1) % SLOTS)
		if (str_equal(r->out->at[r->slot[at] - 1].name, name))
			return &r->out->at[r->slot[at] - 1];
	if (r->out->count == MAX_STRATA) {
		fail(e, ERR_INPUT, "more than %d strata", MAX_STRATA);
		return NULL;
	}
	struct stratum *s = PUSH(r->mem, r->out);
	r->slot[at] = (uint16_t)r->out->count;
	*s = (struct stratum){ .name = str_copy(r->mem, name),
		.table = { .lists = r->lists, .name = r->name } };
	return s;
}

/*
 * EST-74: a person's row that repeats another in every column, one of which says who it is (is neither a
 * list nor a stratum), may be the same person again. Rows are known by a hash, which is enough to ask.
 */
static void note_row(struct reading *r, struct stratum *s, const struct strs *row)
{
	unsigned long long hash = 0;
	bool says_who = false;
	for (size_t i = 0; i < row->count; i++) {
		says_who |= r->role[i] == ROLE_OTHER && row->at[i].len > 0;
		hash = (hash ^ str_hash(row->at[i])) * 0x9e3779b97f4a7c15ULL;
	}
	if (!says_who || r->counts)
		return;
	struct seen *seen = PUSH(r->mem, &r->seen);
	*seen = (struct seen){ hash, (size_t)(s - r->out->at) };
}

static int by_hash(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;
	int order = (x->hash > y->hash) - (x->hash < y->hash);
	return order ? order : (x->stratum > y->stratum) - (x->stratum < y->stratum);
}

static void count_repeats(struct reading *r)
{
	if (r->seen.count)
		qsort(r->seen.at, r->seen.count, sizeof *r->seen.at, by_hash);
	for (size_t i = 1; i < r->seen.count; i++)
		if (by_hash(&r->seen.at[i - 1], &r->seen.at[i]) == 0)
			r->out->at[r->seen.at[i].stratum].duplicates++;
}

static bool add_row(struct reading *r, const struct strs *row, size_t line, struct err *e)
{
	struct pattern p = { 0 };
	struct str stratum = STR("");
	if (!read_row(r, row, line, &p, &stratum, e))
		return false;
	struct stratum *s = stratum_named(r, stratum, e);
	if (!s)
		return false;
	struct table *t = &s->table;
	*PUSH(r->mem, t) = p;
	t->n += p.count;
	note_row(r, s, row);
	if (t->n > MAX_PERSONS)
		return fail(e, ERR_INPUT, "line %zu: more than %lld persons", line, MAX_PERSONS);
	return true;
}

static int by_name(const void *a, const void *b)
{
	return str_compare(((const struct stratum *)a)->name, ((const struct stratum *)b)->name);
}

/* Lists on which nobody is: an error in a whole table, a note in a stratum. */
static bool drop_empty_lists(struct reading *r, struct stratum *s, struct err *e)
{
	uint32_t seen = 0, all = (uint32_t)(((uint64_t)1 << r->lists) - 1);
	for (size_t i = 0; i < s->table.count; i++)
		seen |= s->table.at[i].lists;
	for (size_t j = 0; j < r->lists; j++) {
		if (seen >> j & 1)
			continue;
		if (r->out->count == 1)
			return fail(e, ERR_INPUT, "nobody is on list '%.*s': leave the column out",
				(int)r->name[j].len, r->name[j].at);
		*PUSH(r->mem, &r->out->notes) = str_format(r->mem,
			"stratum '" STR_FMT "': nobody is on list '" STR_FMT "', left out there",
			STR_ARG(s->name), STR_ARG(r->name[j]));
	}
	if (seen != all)
		s->table = table_without(&s->table, all & ~seen, r->mem);
	return true;
}

static bool settle(struct reading *r, struct err *e)
{
	int64_t n = 0;
	count_repeats(r);
	for (size_t i = 0; i < r->out->count; i++) {
		size_t summed = table_settle(&r->out->at[i].table);
		n += r->out->at[i].table.n;
		if (r->counts && summed)
			*PUSH(r->mem, &r->out->notes) = str_format(r->mem,
				summed == 1 ? "%zu row repeats a pattern: its count was added"
					    : "%zu rows repeat a pattern: their counts were added",
				summed);
	}
	if (n == 0)
		return fail(e, ERR_INPUT, "the table counts nobody");
	qsort(r->out->at, r->out->count, sizeof *r->out->at, by_name);
	for (size_t i = 0; i < r->out->count; i++)
		if (!drop_empty_lists(r, &r->out->at[i], e))
			return false;
	return true;
}

enum { ROWS_A_TURN = 512 }; /* rows whose fields are held at a time */

static bool add_rows(struct reading *r, struct csv *c, struct err *e)
{
	struct arena brief = { 0 };
	struct strs row = { 0 };
	size_t line = 0, rows = 0;
	bool ok = true;
	while (ok && csv_next(c, &row, &line, &brief, e)) {
		ok = add_row(r, &row, line, e);
		if (++rows % ROWS_A_TURN == 0) {
			arena_release(&brief);
			row = (struct strs){ 0 };
		}
	}
	arena_release(&brief);
	return ok && e->kind == ERR_NONE;
}

static bool read_rows(
	struct reading *r, struct csv *c, const struct table_options *o, struct err *e)
{
	struct strs row = { 0 };
	size_t line = 0;
	if (!csv_next(c, &row, &line, r->mem, e))
		return e->kind ? false : fail(e, ERR_INPUT, "the table has a header and no rows");
	return find_lists(r, &row, o, e) && add_row(r, &row, line, e) && add_rows(r, c, e) &&
	       settle(r, e);
}

/* ---- the persons of a match: draw, person, list, record ---- */

struct place {
	struct str draw, person, list;
};

struct places {
	struct place *at;
	size_t count, room;
};

static int by_place(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int c = str_compare(x->draw, y->draw);
	if (!c)
		c = str_compare(x->person, y->person);
	return c ? c : str_compare(x->list, y->list);
}

/* `at` is the column of the person, after that of the draw if there is one; list and record follow, and
 * behind them what `knell match` says besides, which is of no use here. */
static bool add_place(struct places *places, const struct strs *row, size_t at, size_t line,
	struct arena *mem, struct err *e)
{
	if (row->count < at + 3)
		return fail(e, ERR_INPUT, "line %zu has only %zu fields", line, row->count);
	struct str person = row->at[at], list = str_trim(row->at[at + 1]);
	if (!list.len || !person.len)
		return fail(
			e, ERR_INPUT, "line %zu names no %s", line, list.len ? "person" : "list");
	*PUSH(mem, places) = (struct place){
		.draw = at ? str_copy(mem, row->at[0]) : STR(""),
		.person = str_copy(mem, person),
		.list = str_copy(mem, list),
	};
	return true;
}

static bool read_places(
	struct csv *c, size_t at, struct places *places, struct arena *mem, struct err *e)
{
	struct arena brief = { 0 };
	struct strs row = { 0 };
	size_t line = 0;
	bool ok = true;
	while (ok && csv_next(c, &row, &line, &brief, e)) {
		ok = add_place(places, &row, at, line, mem, e);
		if (places->count % ROWS_A_TURN == 0) {
			arena_release(&brief);
			row = (struct strs){ 0 };
		}
	}
	arena_release(&brief);
	return ok && e->kind == ERR_NONE;
}

static bool list_index(struct reading *r, struct str list, size_t *index, struct err *e)
{
	for (*index = 0; *index < r->lists; (*index)++)
		if (str_equal(r->name[*index], list))
			return true;
	if (r->lists == MAX_LISTS)
		return fail(e, ERR_INPUT, "more than %d lists", MAX_LISTS);
	r->name[r->lists++] = list;
	return true;
}

static bool tables_of_places(struct reading *r, const struct places *places, struct err *e)
{
	for (size_t i = 0; i < places->count;) {
		const struct place *first = &places->at[i];
		struct pattern p = { .count = 1 };
		size_t again = 0;
		for (; i < places->count && str_equal(places->at[i].person, first->person) &&
			str_equal(places->at[i].draw, first->draw);
			i++) {
			size_t j;
			if (!list_index(r, places->at[i].list, &j, e))
				return false;
			again += p.lists >> j & 1;
			p.lists |= (uint32_t)1 << j;
		}
		struct stratum *s = stratum_named(r, first->draw, e);
		if (!s)
			return false;
		*PUSH(r->mem, &s->table) = p;
		s->duplicates += again;
	}
	for (size_t i = 0; i < r->out->count; i++)
		r->out->at[i].table.lists = r->lists;
	return true;
}

static bool read_match(struct reading *r, struct csv *c, size_t at, struct err *e)
{
	struct places places = { 0 };
	if (!read_places(c, at, &places, r->mem, e))
		return false;
	if (!places.count)
		return fail(e, ERR_INPUT, "the match names nobody");
	qsort(places.at, places.count, sizeof *places.at, by_place);
	if (!tables_of_places(r, &places, e))
		return false;
	if (r->lists < 2)
		return fail(e, ERR_INPUT, "1 list found, at least 2 are needed");
	return settle(r, e);
}

static bool header_begins(const struct strs *header, const char *names)
{
	struct str rest = str_from(names), piece;
	size_t i = 0;
	while (str_cut(&rest, ',', &piece)) {
		if (i >= header->count || !str_equal(str_trim(header->at[i]), piece))
			return false;
		i++;
	}
	return true;
}

static bool open_table(struct reading *r, struct csv *c, struct str text, struct strata *out,
	struct arena *mem, struct err *e)
{
	size_t line = 0;
	*out = (struct strata){ 0 };
	*r = (struct reading){ .out = out, .mem = mem };
	*c = csv_open(text);
	if (!csv_next(c, &r->header, &line, mem, e))
		return e->kind ? false : fail(e, ERR_INPUT, "the table is empty");
	if (!check_header(&r->header, e))
		return false;
	r->role = NEW_ARRAY(mem, enum role, r->header.count);
	r->bit = NEW_ARRAY(mem, int, r->header.count);
	r->name = NEW_ARRAY(mem, struct str, MAX_LISTS);
	r->slot = NEW_ARRAY(mem, uint16_t, SLOTS);
	for (size_t i = 0; i < r->header.count; i++)
		r->counts |= str_equal_fold(str_trim(r->header.at[i]), STR("count"));
	return true;
}

bool table_read(struct str text, const struct table_options *o, struct strata *out,
	struct arena *mem, struct err *e)
{
	struct reading r;
	struct csv c;
	if (!open_table(&r, &c, text, out, mem, e))
		return false;
	if (header_begins(&r.header, "draw,person,list,record"))
		return fail(e, ERR_INPUT,
			"line 1: draws of a matching (draw,person,list,record) go with --draws");
	if (header_begins(&r.header, "person,list,record")) {
		if (o->by)
			return fail(e, ERR_USAGE, "the persons of a match have no column '%.100s'",
				o->by);
		return read_match(&r, &c, 0, e);
	}
	return read_rows(&r, &c, o, e);
}

bool table_read_draws(struct str text, struct strata *out, struct arena *mem, struct err *e)
{
	struct reading r;
	struct csv c;
	if (!open_table(&r, &c, text, out, mem, e))
		return false;
	if (!header_begins(&r.header, "draw,person,list,record"))
		return fail(e, ERR_INPUT, "line 1: draws want the header draw,person,list,record");
	return read_match(&r, &c, 1, e);
}
