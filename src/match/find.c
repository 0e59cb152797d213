#include "match/find.h"

static struct str key_of(struct str list, struct str id, struct arena *mem)
{
	return str_format(mem, STR_FMT "\x1f" STR_FMT, STR_ARG(list), STR_ARG(id));
}

static void put(struct finder *f, struct str key, size_t record, struct arena *mem)
{
	bool is_new;
	uint32_t n = dict_number(&f->keys, key, &is_new, mem);
	if (is_new)
		*PUSH(mem, &f->record) = (uint32_t)record;
	else
		f->record.at[n - 1] = RECORD_TWICE;
}

struct finder finder_new(const struct records *r, struct arena *mem)
{
	struct finder f = { .r = r };
	for (size_t i = 0; i < r->count; i++) {
		struct str id = records_id(r, i, mem);
		put(&f, key_of(dict_str(&r->sources, r->source[i]), id, mem), i, mem);
		if (r->sources.count > 1)
			put(&f, key_of(STR(""), id, mem), i, mem);
	}
	return f;
}

uint32_t finder_record(const struct finder *f, struct str list, struct str id)
{
	struct arena scratch = { 0 };
	if (list.len == 0 && f->r->sources.count == 1)
		list = dict_str(&f->r->sources, 1);
	uint32_t n = dict_find(&f->keys, key_of(list, id, &scratch));
	arena_release(&scratch);
	return n ? f->record.at[n - 1] : RECORD_NONE;
}

bool finder_named(const struct finder *f, struct str words, uint32_t *record, struct err *e)
{
	uint32_t found = finder_record(f, (struct str){ "", 0 }, words);
	for (size_t cut = 0; found == RECORD_NONE && cut < words.len; cut++)
		if (words.at[cut] == ':')
			found = finder_record(
				f, str_slice(words, 0, cut), str_slice(words, cut + 1, words.len));
	if (found == RECORD_NONE)
		return fail(e, ERR_USAGE, "no list has a record '" STR_FMT "'", STR_ARG(words));
	if (found == RECORD_TWICE)
		return fail(e, ERR_USAGE, "several records are called '" STR_FMT "'; say LIST:ID",
			STR_ARG(words));
	*record = found;
	return true;
}
