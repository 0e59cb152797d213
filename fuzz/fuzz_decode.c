/* Whatever the bytes, they become valid UTF-8 without NUL or are refused in a sentence. */
#include "base/utf8.h"
#include "text/decode.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct decoded d;
	struct str bytes = { (const char *)data, size };
	if (text_decode(bytes, STR("x"), &d, &mem, &e)) {
		assert(utf8_is_valid(d.text) && d.as_is == !d.note.at);
		assert(d.text.len == 0 || !memchr(d.text.at, 0, d.text.len));
		assert(!d.as_is || d.text.len == size);
	} else {
		assert(e.kind == ERR_INPUT && e.text[0]);
	}
	arena_release(&mem);
	return 0;
}
