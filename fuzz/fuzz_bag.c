/* Manifests of bags: no name that is taken leads out of the bag. */
#include "ledger/bag.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct bag_files files;
	bool ok = bag_manifest_parse((struct str){ (const char *)data, size }, &files, &mem, &e);
	assert(ok == (e.kind == ERR_NONE));
	for (size_t i = 0; ok && i < files.count; i++) {
		struct str path = files.at[i].path;
		struct str framed = str_format(&mem, "/" STR_FMT "/", STR_ARG(path));
		assert(path.len > 0 && !memchr(path.at, '\0', path.len) && path.at[0] != '/');
		assert(str_find(framed, STR("/../")) == framed.len);
	}
	arena_release(&mem);
	return 0;
}
