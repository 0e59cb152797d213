/* Rows as the lists have them: back from a record to its words. */
#include "match/records.h"

const struct list *records_list(const struct records *r, size_t i)
{
	size_t l = r->list_count;
	while (l > 1 && r->lists[l - 1].first_record > i)
		l--;
	return &r->lists[l - 1];
}

bool records_row(const struct records *r, size_t i, struct strs *fields, struct arena *mem)
{
	if (i >= r->count)
		return false;
	const struct list *l = records_list(r, i);
	struct csv c = { .text = l->text, .at = r->where[i], .separator = l->separator };
	struct err ignored = { 0 };
	size_t line;
	return csv_next(&c, fields, &line, mem, &ignored);
}

static struct str field_of(const struct list *l, const struct strs *fields, enum role role)
{
	for (size_t i = 0; i < l->column_count && i < fields->count; i++)
		if (l->columns[i].role == role)
			return str_trim(fields->at[i]);
	return (struct str){ 0 };
}

struct str records_cell(const struct records *r, size_t i, enum role role, struct arena *mem)
{
	struct strs fields = { 0 };
	if (!records_row(r, i, &fields, mem))
		return (struct str){ 0 };
	return field_of(records_list(r, i), &fields, role);
}

static struct str id_of(
	const struct records *r, size_t i, const struct strs *fields, struct arena *mem)
{
	const struct list *l = records_list(r, i);
	struct str id = field_of(l, fields, ROLE_ID);
	return id.len ? id : str_format(mem, "%zu", i - l->first_record + 1);
}

static struct str name_of(const struct list *l, const struct strs *fields, struct arena *mem)
{
	static const enum role order[] = { ROLE_NAME, ROLE_GIVEN, ROLE_FATHER, ROLE_GRANDFATHER,
		ROLE_FAMILY };
	struct buf b = { .mem = mem };
	for (size_t k = 0; k < sizeof order / sizeof *order; k++)
		for (size_t c = 0; c < l->column_count && c < fields->count; c++) {
			if (l->columns[c].role != order[k])
				continue;
			struct str part = str_trim(fields->at[c]);
			if (part.len == 0)
				continue;
			if (b.len)
				buf_add_char(&b, ' ');
			buf_add(&b, part);
		}
	return b.len ? buf_str(&b) : STR("");
}

struct str records_id(const struct records *r, size_t i, struct arena *mem)
{
	struct strs fields = { 0 };
	records_row(r, i, &fields, mem);
	return id_of(r, i, &fields, mem);
}

struct str records_name(const struct records *r, size_t i, struct arena *mem)
{
	struct strs fields = { 0 };
	records_row(r, i, &fields, mem);
	return name_of(records_list(r, i), &fields, mem);
}

void records_id_and_name(
	const struct records *r, size_t i, struct str *id, struct str *name, struct arena *mem)
{
	struct strs fields = { 0 };
	records_row(r, i, &fields, mem);
	*id = id_of(r, i, &fields, mem);
	*name = name_of(records_list(r, i), &fields, mem);
}
