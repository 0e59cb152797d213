#include "base/random.h"
#include "casebook/fields.h"
#include "casebook/live.h"
#include "casebook_help.h"
#include "tap.h"

#include <stdio.h>

enum { CLAIMS = 4, STEPS = 60 };

/* Two reports with two claims each. */
static bool add_reports(
	struct casebook *c, struct entry_ref *claim, struct arena *mem, struct err *e)
{
	struct casebook_new x[6] = { 0 };
	struct casebook_ref about[CLAIMS] = { 0 };
	uint64_t first;
	for (size_t i = 0; i < 6; i++) {
		x[i].kind = i % 3 ? ENTRY_CLAIM : ENTRY_DOCUMENT;
		if (i % 3) {
			size_t n = i - 1 - i / 3;
			about[n].of.index = i - i % 3;
			x[i].ref = &about[n];
			x[i].ref_count = 1;
			fields_split(&x[i],
				str_format(mem, "{\"harm\":\"killed\",\"words\":\"%zu\"}", i),
				claim_plan, mem);
		} else {
			fields_add_str(
				&x[i], FIELD_WHAT, "digest", str_format(mem, "%064zu", i), mem);
			fields_add_str(&x[i], FIELD_WHAT, "by", STR("reader/1"), mem);
		}
	}
	if (!casebook_append(c, x, 6, NULL, 0, &first, e))
		return false;
	for (size_t n = 0; n < CLAIMS; n++) {
		claim[n] = (struct entry_ref){ .origin = c->signer.key.name,
			.index = first + n + 1 + n / 2 };
		if (!casebook_own_leaf(c, claim[n].index, &claim[n].leaf, e))
			return false;
	}
	return true;
}

/* Something that is decided: of a claim, or an undo of any entry that was decided before. */
static bool decide(struct casebook *c, struct live *l, struct entry_ref *claim, struct random *r,
	struct arena *mem, struct err *e)
{
	static const enum decision of[] = { DECIDE_ACCEPT, DECIDE_REJECT, DECIDE_EDIT, DECIDE_UNDO,
		DECIDE_UNDO };
	const struct standing *s = live_standing(l);
	enum decision d = of[random_below(r, 5)];
	struct entry_ref target = claim[random_below(r, CLAIMS)];
	struct casebook_new x;
	uint64_t index;
	if (d == DECIDE_UNDO && s->rulings.count)
		target = s->rulings.at[random_below(r, s->rulings.count)].self;
	else if (d == DECIDE_UNDO)
		d = DECIDE_ACCEPT;
	judgement_new(&x, d, &target, 1,
		d == DECIDE_EDIT ? str_format(mem, "{\"part\":\"%d\"}", (int)random_below(r, 3))
				 : STR(""),
		STR("because"), mem);
	if (random_below(r, 3))
		judgements_on(s, target, &x, mem);
	return casebook_append(c, &x, 1, NULL, 0, &index, e);
}

static struct str text_of(const struct claim *c, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	claim_put(&j, c);
	return buf_str(&b);
}

static void same_as_loaded(
	struct casebook *c, struct live *l, struct lines *lines, struct arena *mem)
{
	struct standing loaded, settled;
	struct stream one = { 0 };
	struct err e = { 0 };
	CHECK(standing_load(&loaded, c, INT64_MAX, mem, &e));
	live_settle(live_copy(l, mem), lines, &settled);
	CHECK(digest_equal(settled.inputs, loaded.inputs));
	CHECK(settled.remarks.count == loaded.remarks.count);
	size_t disputed = 0;
	for (size_t i = 0; i < live_claims(l); i++) {
		CHECK(stream_add_line(&one, live_claim_line(l, i, mem), mem, &e));
		struct str held = text_of(&one.claims.at[i], mem);
		CHECK(str_equal(held, text_of(&loaded.stream.claims.at[i], mem)));
		CHECK(live_claim(l, i).review == loaded.stream.claims.at[i].review);
		disputed += live_claim(l, i).disputed;
	}
	CHECK(disputed == loaded.remarks.count);
}

TEST("what is held while a person decides is after every decision what a reading of all entries "
     "gives")
{
	struct bench b;
	struct casebook c;
	struct live *l;
	struct lines *lines = lines_new();
	struct err e = { 0 };
	struct entry_ref claim[CLAIMS];
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e) && add_reports(&c, claim, mem, &e));
	for (uint64_t seed = 1; seed <= 4; seed++) {
		struct random r = random_seeded(seed, 0);
		CHECK(live_load(&l, &c, mem, &e));
		for (int step = 0; step < STEPS; step++) {
			struct arena own = { 0 };
			b.time += random_below(&r, 3) == 0;
			CHECK(decide(&c, l, claim, &r, &own, &e) && live_follow(l, &c, &e));
			same_as_loaded(&c, l, lines, &own);
			arena_release(&own);
		}
	}
	lines_free(lines);
	casebook_close(&c);
	bench_end(&b);
}

TEST("a claim that is added while a person works stands with its report")
{
	struct bench b;
	struct casebook c;
	struct live *l;
	struct lines *lines = lines_new();
	struct err e = { 0 };
	struct entry_ref claim[CLAIMS];
	struct casebook_ref report = { 0 };
	struct casebook_new x = { .kind = ENTRY_CLAIM, .ref = &report, .ref_count = 1 };
	uint64_t index;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e) && add_reports(&c, claim, mem, &e));
	CHECK(live_load(&l, &c, mem, &e));
	report.of = live_document(l, 1).self;
	fields_split(&x, STR("{\"harm\":\"injured\",\"words\":\"new\"}"), claim_plan, mem);
	CHECK(casebook_append(&c, &x, 1, NULL, 0, &index, &e) && live_follow(l, &c, &e));
	CHECK(live_document(l, 0).claim_count == 2);
	CHECK(live_document(l, 1).claim_count == 3);
	CHECK(live_document(l, 1).unreviewed == 3);
	CHECK(live_document(l, 1).claim[2] == 4);
	same_as_loaded(&c, l, lines, mem);
	lines_free(lines);
	casebook_close(&c);
	bench_end(&b);
}
