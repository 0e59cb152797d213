/* Whatever the text, reading ends, every claim repeats its bytes, and reading again gives the same. */
#include "base/utf8.h"
#include "reader/reader.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_once(const struct reader *r, struct str text, struct str language, struct buf *out)
{
	struct report report = {
		.id = STR("f"), .published = 22000, .language = language, .read = true
	};
	struct claims claims = { 0 };
	struct json_out j = { .to = out };
	struct scanned scan;
	text_scan(text, &scan, out->mem);
	reader_read(r, &report, &scan, &claims, out->mem);
	for (size_t i = 0; i < claims.count; i++) {
		const struct claim *c = &claims.at[i];
		assert(c->begin < c->end && c->end <= text.len);
		assert(str_equal(c->words, str_slice(text, c->begin, c->end)));
		assert(!c->count.known || (c->count.low >= 0 && c->count.high >= c->count.low));
		assert(c->incident > 0);
		claim_put(&j, c);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct reader *r;
	static struct arena kept;
	struct arena mem = { 0 };
	struct err e;
	struct str text = { (const char *)data, size };
	if (!r)
		assert(reader_load(&r, &kept, &e));
	if (utf8_is_valid(text)) {
		struct buf once = { .mem = &mem }, again = { .mem = &mem };
		for (int i = 0; i < 2; i++) {
			read_once(r, text, STR("en"), i ? &again : &once);
			read_once(r, text, STR("ar"), i ? &again : &once);
		}
		assert(str_equal(buf_str(&once), buf_str(&again)));
	}
	arena_release(&mem);
	return 0;
}
