/* Whatever the text, spots stand in order, lie in the text and say where they are within the world. */
#include "base/utf8.h"
#include "reader/where.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_place(const struct place *p, struct str text)
{
	assert(p->words.len > 0 && p->words.at >= text.at &&
		p->words.at + p->words.len <= text.at + text.len);
	assert(p->precision >= 1 && p->precision <= 7);
	assert(!p->has_point || (p->lat >= -90 && p->lat <= 90 && p->lon >= -180 && p->lon <= 180));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct scanned s;
	struct spots found = { 0 };
	const struct gazetteer *g;
	bool loaded = gazetteer_load(&g, &mem, &e);
	assert(loaded);
	struct str text = { (const char *)data, size };
	text_scan(text, &s, &mem);
	where_find(g, &s, &found, &mem);
	uint32_t end = 0;
	for (size_t i = 0; i < found.count; i++) {
		const struct spot *p = &found.at[i];
		assert(p->first >= end && p->end > p->first && p->end <= s.words.count && p->rule);
		assert(p->name.len > 0 && (p->country.len == 2 || !p->country.at));
		assert(!utf8_is_valid(text) || utf8_is_valid(p->name));
		check_place(&p->place, text);
		end = p->end;
	}
	arena_release(&mem);
	return 0;
}
