/* Whatever the line, it becomes a report whose text is valid, or is refused in a sentence with its place. */
#include "base/utf8.h"
#include "text/report_in.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct report_in in;
	const struct report_options options = { .date = DATE_NONE };
	struct str line = { (const char *)data, size };
	if (report_from_line(line, STR("f:1"), &options, &in, &mem, &e)) {
		assert(utf8_is_valid(in.text) && in.report.id.at && in.report.digest.len == 64);
		assert((in.report.published == DATE_NONE) == !in.report.date_from.at);
		assert(in.partly_bad == (in.notes.count > 0));
	} else {
		assert(e.kind == ERR_INPUT && strstr(e.text, "f:1"));
	}
	arena_release(&mem);
	return 0;
}
