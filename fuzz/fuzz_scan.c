/* Whatever the text, sentences cover all words in order, words lie in the text and don't overlap. */
#include "base/utf8.h"
#include "text/word.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct scanned s;
	text_scan((struct str){ (const char *)data, size }, &s, &mem);
	uint32_t covered = 0, end = 0;
	for (size_t i = 0; i < s.sentences.count; i++) {
		const struct sentence *x = &s.sentences.at[i];
		assert(x->first == covered && x->end > x->first && x->end - x->first <= 400);
		covered = x->end;
	}
	assert(covered == s.words.count);
	for (size_t i = 0; i < s.words.count; i++) {
		const struct word *w = &s.words.at[i];
		assert(w->begin >= end && w->end > w->begin && w->end <= size);
		assert(w->low.len <= w->end - w->begin);
		assert(!utf8_is_valid(s.text) || utf8_is_valid(w->low));
		end = w->end;
	}
	arena_release(&mem);
	return 0;
}
