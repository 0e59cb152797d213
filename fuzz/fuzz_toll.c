/* Whatever claims come, they all find a place, low <= best <= high, and the order of lines is nothing. */
#include "toll/toll.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_bounds(const struct bounds *b)
{
	assert(!b->low.known || !b->high.known || b->low.value <= b->high.value);
	assert(!b->best.known || !b->low.known || b->low.value <= b->best.value);
	assert(!b->best.known || !b->high.known || b->best.value <= b->high.value);
}

static struct str result(const struct stream *s, struct arena *mem)
{
	const struct toll_options o = { .as_of = DATE_NONE };
	const struct toll_view view = { RULE_COUNT, -1, -1 };
	const struct toll_result *r = toll_derive(s, &o, mem);
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	size_t placed = r->ungrouped.count + r->aside.count;
	for (size_t i = 0; i < r->incident_count; i++) {
		placed += r->incidents[i].items.count;
		for (size_t k = 0; k < r->incidents[i].toll_count; k++)
			for (int rule = 0; rule < RULE_COUNT; rule++)
				check_bounds(&r->incidents[i].tolls[k].rules[rule]);
	}
	assert(placed == s->claims.count);
	toll_put_json(&j, r, &o, &view, mem);
	return buf_str(&b);
}

static void turn(struct claims *c)
{
	for (size_t i = 0; i < c->count / 2; i++) {
		struct claim swap = c->at[i];
		c->at[i] = c->at[c->count - 1 - i];
		c->at[c->count - 1 - i] = swap;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct stream s = { 0 };
	struct str text = { (const char *)data, size };
	for (struct str line; str_cut(&text, '\n', &line);) {
		struct err e = { 0 };
		if (!stream_add_line(&s, line, &mem, &e))
			assert(e.kind == ERR_INPUT && e.text[0]);
	}
	struct str once = result(&s, &mem);
	turn(&s.claims);
	assert(str_equal(once, result(&s, &mem)));
	arena_release(&mem);
	return 0;
}
