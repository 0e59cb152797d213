/* Tables of overlaps in their three forms, and draws of a matching; what is read is looked at. */
#include "estimate/estimate.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look(const struct strata *strata)
{
	for (size_t i = 0; i < strata->count; i++) {
		const struct table *t = &strata->at[i].table;
		int64_t n = 0;
		for (size_t k = 0; k < t->count; k++) {
			assert(t->at[k].lists && t->at[k].count > 0);
			assert(!k || t->at[k - 1].lists < t->at[k].lists);
			assert(t->lists == MAX_LISTS || t->at[k].lists >> t->lists == 0);
			n += t->at[k].count;
		}
		assert(n == t->n);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct table_options options[] = { { 0 }, { .by = "place" },
		{ .lists = "A,B" } };
	struct str text = { (const char *)data, size };
	for (size_t i = 0; i < 4; i++) {
		struct arena mem = { 0 };
		struct err e = { 0 };
		struct strata strata;
		bool ok = i < 3 ? table_read(text, &options[i], &strata, &mem, &e)
				: table_read_draws(text, &strata, &mem, &e);
		assert(ok == (e.kind == ERR_NONE));
		if (ok)
			look(&strata);
		arena_release(&mem);
	}
	return 0;
}
