/* Whatever the head of a report, its date exists and its outlet is a piece of the text. */
#include "text/dateline.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct str text = { (const char *)data, size };
	struct scanned s;
	struct dateline d;
	text_scan(text, &s, &mem);
	text_dateline(&s, &d);
	assert((d.published == DATE_NONE) == !d.date_from.at);
	if (d.published != DATE_NONE) {
		struct ymd v = date_split(d.published);
		assert(v.year >= 1900 && v.year <= 9999);
	}
	if (d.outlet.at)
		assert(d.outlet.at >= text.at && d.outlet.at + d.outlet.len <= text.at + text.len);
	arena_release(&mem);
	return 0;
}
