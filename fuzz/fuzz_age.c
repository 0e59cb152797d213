/* age files under a known identity: a header is taken or refused, and nothing altered is opened to its end as another text. */
#include "vault/age_header.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct age_header h;
	struct secret identity = { { 1, 2, 3 } };
	struct age_open how = { .identity = &identity, .identity_count = 1 };
	struct str raw = { (const char *)data, size }, rest = raw;
	struct buf plain = { .mem = &mem };
	struct byte_source from = source_memory(&rest);
	struct sink to = sink_buf(&plain);
	bool ok = age_header_parse(raw, &h, &mem, &e);
	assert(ok == (e.kind == ERR_NONE));
	assert(!ok || h.stanzas.count > 0);
	e.kind = ERR_NONE;
	ok = age_decrypt(&how, &from, &to, &e);
	assert(ok == (e.kind == ERR_NONE));
	assert(!ok || str_equal(buf_str(&plain), STR("the words of a witness at Port Selene")));
	arena_release(&mem);
	return 0;
}
