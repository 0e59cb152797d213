#include "casebook/casebook.h"
#include "ledger_help.h"
#include "tap.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static int64_t now(void *self)
{
	(void)self;
	return 1931230800;
}

struct counting {
	uint64_t next, stop;
	bool in_order;
};

static bool visit(void *self, const struct casebook_item *x, struct err *e)
{
	struct counting *n = self;
	char want[32];
	snprintf(want, sizeof want, "note %llu", (unsigned long long)x->index);
	n->in_order =
		n->in_order && x->index == n->next++ && x->found == CASEBOOK_OPENED &&
		(x->index < 3 || str_equal(casebook_item_field(x, FIELD_WORDS), str_from(want)));
	return n->next < n->stop || fail(e, ERR_FINDING, "enough");
}

static bool fill(struct casebook *c, uint64_t until, struct err *e)
{
	while (c->writer.tree.size < until) {
		struct arena own = { 0 };
		struct casebook_new x[300];
		uint64_t first, at = c->writer.tree.size;
		size_t count = until - at < 300 ? (size_t)(until - at) : 300;
		for (size_t i = 0; i < count; i++) {
			x[i] = (struct casebook_new){ .kind = ENTRY_NOTE };
			casebook_new_field(&x[i], FIELD_WORDS,
				str_format(&own, "note %llu", (unsigned long long)(at + i)));
		}
		bool ok = casebook_append(c, x, count, NULL, 0, &first, e);
		arena_release(&own);
		if (!ok)
			return false;
	}
	return true;
}

TEST("entries that several processors open come in their order, from the first or from any other")
{
	const char *folder = test_folder(mem);
	struct casebook c;
	struct secret identity = numbered_secret(500), recovery;
	struct err e = { 0 };
	struct casebook_place place = { &disk_system, str_format(mem, "%s/case", folder).at,
		str_format(mem, "%s/device", folder).at, now, NULL };
	struct casebook_key key = { .identity = &identity };
	CHECK(sodium_init() >= 0);
	CHECK(casebook_create(&c, &place, &key, STR(""), &recovery, &e) && fill(&c, 2500, &e));
	struct counting n = { 0, UINT64_MAX, true };
	CHECK(casebook_each(&c, visit, &n, &e) && n.next == 2500 && n.in_order);
	n = (struct counting){ 700, UINT64_MAX, true };
	CHECK(casebook_each_of(&c, casebook_own_log(&c), 700, visit, &n, &e) && n.next == 2500 &&
		n.in_order);
	n = (struct counting){ 0, 900, true };
	CHECK(!casebook_each(&c, visit, &n, &e) && e.kind == ERR_FINDING && n.in_order);
	casebook_close(&c);
	remove_folder(folder);
}
