/*
 * A stranger's list from its bytes to persons, judgements included: no crash, no leak, every record in one
 * person. The text before a line "--" is a list, what follows are judgements.
 */
#include "match/judge.h"
#include "match/tables.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void use(const struct records *r, struct str judged, struct arena *mem)
{
	struct judgements j = { 0 };
	struct err e = { 0 };
	struct finder f = finder_new(r, mem);
	struct buf out = { .mem = mem };
	struct matching m;
	if (!judgements_read(&j, judged, &f, mem, &e))
		j.count = 0;
	struct match_options opts = { .judgements = &j, .jobs = 1, .seed = 1 };
	match_run(&m, r, &opts, mem);
	for (size_t i = 0; i < r->count; i++)
		if (m.persons.of[i] >= m.persons.count)
			abort();
	put_persons(&out, r, &m.persons, 0, r->count);
	put_review(&out, r, &m);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum { MOST = 4096 }; /* bytes: pairs grow with the square of the rows */
	struct arena mem = { 0 };
	struct str all = { (const char *)data, size < MOST ? size : MOST };
	size_t cut = str_find(all, STR("\n--\n"));
	struct list_input in = { STR("list"), str_slice(all, 0, cut) };
	struct str judged = cut < all.len ? str_slice(all, cut + 4, all.len) : STR("");
	struct read_options opts = { 0 };
	struct records r;
	struct err e = { 0 };
	if (records_read(&r, &in, 1, &opts, &mem, &e))
		use(&r, judged, &mem);
	arena_release(&mem);
	return 0;
}
