/* A stranger's table as claims, and those claims as a table again: nothing may be lost and nothing read beyond its end. */
#include "publish/export.h"
#include "publish/import.h"

#include <assert.h>
#include <stdint.h>

struct taken {
	struct stream s;
	struct arena mem;
};

static void take(void *self, struct str json)
{
	struct taken *t = self;
	struct err e = { 0 };
	bool ok = stream_add_line(&t->s, json, &t->mem, &e);
	assert(ok && "what was imported is a stream");
}

static void ignore(void *self, const struct finding *f)
{
	(void)self;
	(void)f;
}

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len);
int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
	static const char *const maps[] = { "id=1", "killed=n", "killed.low=lo", "killed.high=hi",
		"lat=lat", "lon=lon", "place-precision=p", "date=date", "killed=killed", "id=id" };
	struct taken t = { 0 };
	struct arena mem = { 0 };
	struct str out, text = { (const char *)at, len };
	for (size_t first = 0; first < sizeof maps / sizeof *maps; first++) {
		struct import_options o = { .report = STR("t"), .published = DATE_NONE };
		struct import_result r;
		struct err e = { 0 };
		const struct import_sink sink = { &t, take, ignore };
		*PUSH(&mem, &o.map) = str_from(maps[first]);
		if (import_table(text, &o, &sink, &r, &mem, &e))
			assert(r.claims >= r.rows && "no row is lost");
	}
	struct err e = { 0 };
	(void)!export_rows(&t.s, &out, &mem, &e);
	arena_release(&mem);
	arena_release(&t.mem);
	return 0;
}
