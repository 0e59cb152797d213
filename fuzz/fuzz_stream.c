/* Whatever the bytes, a line is taken or refused with a sentence, and what was taken is written
 * and read again to the same bytes. */
#include "base/claim.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct str written(const struct stream *s, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	for (size_t i = 0; i < s->reports.count; i++, j.later = false, buf_add_char(&b, '\n'))
		report_put(&j, &s->reports.at[i]);
	for (size_t i = 0; i < s->claims.count; i++, j.later = false, buf_add_char(&b, '\n'))
		claim_put(&j, &s->claims.at[i]);
	return buf_str(&b);
}

static void add_all(struct stream *s, struct str text, struct arena *mem, bool all_good)
{
	for (struct str line; str_cut(&text, '\n', &line);) {
		struct err e = { 0 };
		bool ok = stream_add_line(s, line, mem, &e);
		assert(ok || (e.kind == ERR_INPUT && e.text[0]));
		assert(ok || !all_good);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct stream first = { 0 }, second = { 0 };
	add_all(&first, (struct str){ (const char *)data, size }, &mem, false);
	struct str once = written(&first, &mem);
	add_all(&second, once, &mem, true);
	assert(str_equal(once, written(&second, &mem)));
	arena_release(&mem);
	return 0;
}
