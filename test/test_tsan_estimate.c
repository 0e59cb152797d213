#include "estimate/chains.h"
#include "estimate_tables.h"

TEST("EST-30: chains in threads share nothing that one of them writes")
{
	struct table t = table_of(kosovo_text, mem);
	struct chains_options o = { .model = { .classes = 6, .a = 0.25, .b = 0.25 },
		.chains = 4,
		.threads = 4,
		.least = 500,
		.most = 500,
		.enough = 1,
		.seed = 7 };
	struct chains c = chains_run(&t, &o, mem);
	CHECK_INT((long long)c.count, 4);
	CHECK(c.length > 100);
}
