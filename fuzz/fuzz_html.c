/* Whatever the page, it gives valid text or is refused in a sentence, and no stack runs out. */
#include "base/utf8.h"
#include "text/decode.h"
#include "text/html.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct decoded d;
	struct article a;
	if (text_decode((struct str){ (const char *)data, size }, STR("x"), &d, &mem, &e)) {
		if (html_read(d.text, STR("x"), &a, &mem, &e))
			assert(utf8_is_valid(a.text) && utf8_is_valid(a.title));
		else
			assert(e.kind == ERR_INPUT && e.text[0]);
	}
	arena_release(&mem);
	return 0;
}
