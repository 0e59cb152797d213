/* Whatever the text and the report's date, moments stand in order, lie in the text and have dates that can be. */
#include "reader/when.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool lies_in(struct str piece, struct str whole)
{
	return piece.at >= whole.at && piece.at + piece.len <= whole.at + whole.len;
}

static void check_when(const struct when *w, struct str text)
{
	assert(w->words.len > 0 && lies_in(w->words, text));
	assert(!w->time.at || lies_in(w->time, text));
	assert(w->from == DATE_NONE || w->to == DATE_NONE || w->from <= w->to);
	for (int i = 0; i < 2; i++) {
		date_day d = i ? w->to : w->from, same;
		if (d == DATE_NONE)
			continue;
		struct ymd y = date_split(d);
		assert(date_make(y.year, y.month, y.day, &same) && same == d);
	}
	assert(w->precision >= 0 && w->precision <= 5);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct scanned s;
	struct moments found = { 0 };
	date_day published = DATE_NONE;
	if (size > 1 && data[0] < 254)
		published = data[0] < 2 ? -719162 + data[1] : data[0] * 100 + data[1];
	if (size > 1 && data[0] == 253)
		published = 2932896 - data[1];
	struct str text = { (const char *)data, size };
	text_scan(text, &s, &mem);
	when_find(&s, published, size % 2, &found, &mem);
	uint32_t end = 0;
	for (size_t i = 0; i < found.count; i++) {
		const struct moment *m = &found.at[i];
		assert(m->first >= end && m->end > m->first && m->end <= s.words.count && m->rule);
		check_when(&m->when, text);
		end = m->end;
	}
	arena_release(&mem);
	return 0;
}
