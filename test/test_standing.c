#include "casebook/fields.h"
#include "casebook/standing.h"
#include "casebook_help.h"
#include "tap.h"

#include <string.h>

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

/* A document and a claim of nine killed on it; *claim is the claim. */
static bool add_claim(struct casebook *c, const char *digest, struct entry_ref *claim,
	struct arena *mem, struct err *e)
{
	struct casebook_new x[2] = { { .kind = ENTRY_DOCUMENT }, { .kind = ENTRY_CLAIM } };
	struct casebook_ref first = { 0 };
	uint64_t index;
	fields_add_str(&x[0], FIELD_WHAT, "digest", str_from(digest), mem);
	fields_add_str(&x[0], FIELD_WHAT, "by", STR("reader/1"), mem);
	fields_split(&x[1],
		STR("{\"id\":\"a#1\",\"harm\":\"killed\",\"count\":{\"low\":9,\"high\":9},"
		    "\"words\":\"nine, \\\"or so\\\"\",\"hedged\":false,\"reviewed\":\"none\"}"),
		claim_plan, mem);
	x[1].ref = &first;
	x[1].ref_count = 1;
	*claim = (struct entry_ref){ .origin = c->signer.key.name };
	if (!casebook_append(c, x, 2, NULL, 0, &index, e))
		return false;
	claim->index = index + 1;
	return casebook_own_leaf(c, index + 1, &claim->leaf, e);
}

static bool decide(struct casebook *c, struct standing *knowing, enum decision d,
	struct entry_ref of, const char *change, struct entry_ref *made, struct arena *mem,
	struct err *e)
{
	struct casebook_new x;
	uint64_t index;
	judgement_new(&x, d, &of, 1, str_from(change), STR("because"), mem);
	if (knowing)
		judgements_on(knowing, of, &x, mem);
	*made = (struct entry_ref){ .origin = c->signer.key.name };
	if (!casebook_append(c, &x, 1, NULL, 0, &index, e))
		return false;
	made->index = index;
	return casebook_own_leaf(c, index, &made->leaf, e);
}

static struct standing stands(struct casebook *c, int64_t until, struct arena *mem)
{
	struct standing s;
	struct err e;
	CHECK(standing_load(&s, c, until, mem, &e));
	return s;
}

TEST("a claim comes back out of its fields as it went in")
{
	struct bench b;
	struct casebook c;
	struct err e;
	struct entry_ref claim;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e) && add_claim(&c, ZEROS, &claim, mem, &e));
	struct standing s = stands(&c, INT64_MAX, mem);
	CHECK(s.stream.claims.count == 1 && s.remarks.count == 0);
	const struct claim *x = &s.stream.claims.at[0];
	CHECK(x->harm == HARM_KILLED && x->count.known && x->count.high == 9);
	CHECK_STR(x->words, "nine, \"or so\"");
	CHECK(str_equal(x->id, casebook_id(claim.origin, claim.index, mem)));
	CHECK(str_equal(x->report, casebook_id(claim.origin, claim.index - 1, mem)));
	casebook_close(&c);
	bench_end(&b);
}

TEST("the last word counts, and may be taken back, and that too")
{
	struct bench b;
	struct casebook c;
	struct err e;
	struct entry_ref claim = { 0 }, edit, undo, again;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e) && add_claim(&c, ZEROS, &claim, mem, &e));
	CHECK(decide(&c, NULL, DECIDE_EDIT, claim, "{\"count\":{\"low\":8,\"high\":8}}", &edit, mem,
		&e));
	b.time += 60;
	struct standing s = stands(&c, INT64_MAX, mem);
	CHECK(s.stream.claims.at[0].count.high == 8);
	CHECK(s.stream.claims.at[0].review == REVIEW_EDITED);
	CHECK(decide(&c, NULL, DECIDE_UNDO, edit, "", &undo, mem, &e));
	s = stands(&c, INT64_MAX, mem);
	CHECK(s.stream.claims.at[0].count.high == 9);
	CHECK(s.stream.claims.at[0].review == REVIEW_NONE);
	b.time += 60;
	CHECK(decide(&c, NULL, DECIDE_UNDO, undo, "", &again, mem, &e));
	s = stands(&c, INT64_MAX, mem);
	CHECK(s.stream.claims.at[0].count.high == 8);
	s = stands(&c, b.time - 100, mem);
	CHECK(s.stream.claims.count == 1 && s.stream.claims.at[0].count.high == 8);
	s = stands(&c, b.time - 500, mem);
	CHECK(s.stream.claims.count == 0);
	casebook_close(&c);
	bench_end(&b);
}

TEST("two words that did not know of each other and disagree both stand aside, until one knows")
{
	struct bench b;
	struct casebook c;
	struct err e;
	struct entry_ref claim = { 0 }, yes, no, last;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e) && add_claim(&c, ZEROS, &claim, mem, &e));
	CHECK(decide(&c, NULL, DECIDE_ACCEPT, claim, "", &yes, mem, &e));
	CHECK(decide(&c, NULL, DECIDE_REJECT, claim, "", &no, mem, &e));
	struct standing s = stands(&c, INT64_MAX, mem);
	CHECK(s.remarks.count == 1 && s.stream.claims.at[0].review == REVIEW_NONE);
	CHECK(decide(&c, &s, DECIDE_REJECT, claim, "", &last, mem, &e));
	s = stands(&c, INT64_MAX, mem);
	CHECK(s.remarks.count == 0 && s.stream.claims.at[0].review == REVIEW_REJECTED);
	casebook_close(&c);
	bench_end(&b);
}

TEST("what two devices read out of the same bytes is one claim, judged on either")
{
	struct bench b;
	struct casebook c;
	struct err e;
	struct entry_ref mine, theirs, made;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e) && add_claim(&c, ZEROS, &mine, mem, &e));
	CHECK(casebook_finish(&c, &e));
	casebook_close(&c);
	CHECK(bench_open(&b, &c, "/case", "/other", CASEBOOK_WRITING, &e));
	CHECK(add_claim(&c, ZEROS, &theirs, mem, &e));
	struct standing s = stands(&c, INT64_MAX, mem);
	CHECK(s.stream.reports.count == 1 && s.stream.claims.count == 1);
	CHECK(decide(&c, NULL, DECIDE_REJECT, theirs, "", &made, mem, &e));
	s = stands(&c, INT64_MAX, mem);
	CHECK(s.stream.claims.count == 1 && s.stream.claims.at[0].review == REVIEW_REJECTED);
	struct digest before = s.inputs;
	CHECK(bench_note(&c, "of no weight", &e));
	s = stands(&c, INT64_MAX, mem);
	CHECK(digest_equal(before, s.inputs));
	casebook_close(&c);
	bench_end(&b);
}

TEST("what is erased stands no more, in the keyring nor in the write-ahead log")
{
	struct bench b;
	struct casebook c;
	struct err e;
	struct entry_ref claim;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e) && add_claim(&c, ZEROS, &claim, mem, &e));
	CHECK(casebook_erase(&c, &claim, 1, NULL, 0, STR("consent withdrawn"), &e));
	struct standing s = stands(&c, INT64_MAX, mem);
	CHECK(s.stream.claims.count == 0 && s.closed == 1);
	casebook_close(&c);
	CHECK(bench_open(&b, &c, "/case", NULL, CASEBOOK_READING, &e));
	s = stands(&c, INT64_MAX, mem);
	CHECK(s.stream.claims.count == 0 && s.stream.reports.count == 1 && s.closed == 1);
	casebook_close(&c);
	bench_end(&b);
}
