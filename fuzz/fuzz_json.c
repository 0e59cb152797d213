/* Whatever the bytes, JSON is refused in one sentence, or what is written of it reads back as the same bytes. */
#include "base/json.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct str written(const struct json *v, struct arena *mem)
{
	struct buf *b = NEW(mem, struct buf);
	struct json_out j = { .to = b };
	b->mem = mem;
	put_json_value(&j, v);
	return buf_str(b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct json *v, *again;
	if (json_parse((struct str){ (const char *)data, size }, &v, &mem, &e)) {
		struct str text = written(v, &mem);
		assert(utf8_is_valid(text));
		bool reads = json_parse(text, &again, &mem, &e);
		assert(reads);
		assert(str_equal(written(again, &mem), text));
	} else {
		assert(e.kind == ERR_INPUT && e.text[0] && utf8_is_valid(str_from(e.text)));
	}
	arena_release(&mem);
	return 0;
}
