#include "base/json.h"
#include "cli/add_inside.h"
#include "match/records.h"
#include "text/decode.h"

/* So many rows are committed at once. */
enum { ROWS_AT_ONCE = 16384 };

static const char *field_of(enum role role)
{
	switch (role) {
	case ROLE_NAME:
	case ROLE_GIVEN:
	case ROLE_FATHER:
	case ROLE_GRANDFATHER:
	case ROLE_FAMILY:
	case ROLE_ALIAS:
	case ROLE_SEX:
	case ROLE_AGE:
	case ROLE_BIRTH:
	case ROLE_BIRTH_YEAR:
	case ROLE_BIRTH_MONTH:
	case ROLE_BIRTH_DAY:
	case ROLE_OCCUPATION:
	case ROLE_PLACE_BIRTH:
	case ROLE_PLACE_HOME:
		return FIELD_WHOM;
	case ROLE_DEATH:
	case ROLE_DEATH_YEAR:
	case ROLE_DEATH_MONTH:
	case ROLE_DEATH_DAY:
	case ROLE_PLACE_DEATH:
		return FIELD_WHERE_WHEN;
	case ROLE_SOURCE:
		return FIELD_WHO_SAYS;
	case ROLE_TEXT:
	case ROLE_IGNORE:
	case ROLE_ID:
	case ROLE_TRUTH:
	case ROLE_COUNT:
		break;
	}
	return FIELD_WORDS;
}

/* {"column":role, ...}: how the list was read, so that it can be read so again. */
static struct str map_of(const struct list *l, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	put_open(&j, '[');
	for (size_t i = 0; i < l->column_count; i++) {
		put_open(&j, '{');
		put_member_str(&j, "column", l->columns[i].header);
		put_member_str(&j, "role", str_from(role_words[l->columns[i].role]));
		put_close(&j, '}');
	}
	put_close(&j, ']');
	return buf_str(&b);
}

static struct str cell_json(struct str value, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	put_str(&j, value);
	return buf_str(&b);
}

/* Cells by the number of their column: headers may be empty or stand twice. */
static void plan_cells(
	struct casebook_new *x, const struct list *l, const struct strs *cells, struct arena *mem)
{
	for (size_t i = 0; i < cells->count; i++) {
		enum role role = i < l->column_count ? l->columns[i].role : ROLE_TEXT;
		if (cells->at[i].len == 0)
			continue;
		fields_add(x, field_of(role), str_format(mem, "c%zu", i + 1).at,
			cell_json(cells->at[i], mem), mem);
	}
}

static void plan_record(
	struct intake *n, const struct records *r, size_t row, struct entry_ref list)
{
	struct arena *mem = &n->mem;
	struct strs cells = { 0 };
	struct casebook_new *x = PUSH(mem, &n->entries);
	x->kind = ENTRY_RECORD;
	x->ref = NEW(mem, struct casebook_ref);
	x->ref->of = list;
	x->ref_count = 1;
	fields_add_int(x, FIELD_WHAT, "row", (int64_t)row + 1, mem);
	fields_add_str(x, FIELD_WHAT, "id", records_id(r, row, mem), mem);
	fields_add_str(x, FIELD_WHOM, "name", records_name(r, row, mem), mem);
	if (records_row(r, row, &cells, mem))
		plan_cells(x, records_list(r, row), &cells, mem);
}

/* Batch by batch: a list of a million rows needs no more memory than one of some thousands. */
static bool commit_rows(struct adding *a, const struct intake *whole, const struct records *r,
	size_t from, struct entry_ref list, struct err *e)
{
	(void)whole;
	bool ok = true;
	for (size_t i = from; ok && i < r->count;) {
		struct intake n = { 0 };
		uint64_t first;
		size_t until = r->count - i > ROWS_AT_ONCE ? i + ROWS_AT_ONCE : r->count;
		for (; i < until; i++)
			plan_record(&n, r, i, list);
		ok = casebook_append(a->c, n.entries.at, n.entries.count, NULL, 0, &first, e);
		a->records += ok ? n.entries.count : 0;
		arena_release(&n.mem);
	}
	return ok;
}

static bool read_records(
	struct adding *a, struct intake *n, struct str bytes, struct records *r, struct err *why)
{
	static const struct strs none;
	struct decoded d;
	struct list_input in = { .name = n->name };
	struct read_options opts = {
		.maps = a->maps ? a->maps : &none, .ignores = &none, .may_lack = true
	};
	if (!text_decode(bytes, n->name, &d, &n->mem, why))
		return false;
	in.text = d.text;
	return records_read(r, &in, 1, &opts, &n->mem, why);
}

bool add_list(struct adding *a, struct intake *n, struct str bytes, bool *is_list, struct err *e)
{
	struct records r;
	struct entry_ref ref;
	struct err why;
	*is_list = read_records(a, n, bytes, &r, &why);
	if (!*is_list) {
		fprintf(a->app->notes, "knell add: kept and not read as a list: %s\n", why.text);
		return true;
	}
	for (size_t i = 0; i < r.remarks.count; i++)
		fprintf(a->app->notes, "knell add: " STR_FMT "\n", STR_ARG(r.remarks.at[i]));
	n->kind = "list";
	n->map = map_of(&r.lists[0], &n->mem);
	n->rows = r.count;
	plan_document(n);
	plan_custody(n, (struct entry_ref){ 0 });
	if (!commit_document(a, n, &ref, e) || !commit_rows(a, n, &r, 0, ref, e))
		return false;
	say_document(a, n, ref);
	return true;
}

bool add_rows_left(struct adding *a, struct intake *n, struct str bytes,
	const struct known_document *k, struct err *e)
{
	struct records r;
	struct err why;
	if (!read_records(a, n, bytes, &r, &why) || known_records(&a->known, k->ref) >= r.count)
		return true;
	fprintf(a->app->notes,
		"knell add: " STR_FMT ": %llu of %zu records were there, the others are added\n",
		STR_ARG(n->name), (unsigned long long)known_records(&a->known, k->ref), r.count);
	return commit_rows(a, n, &r, (size_t)known_records(&a->known, k->ref), k->ref, e);
}
