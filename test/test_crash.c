#include "casebook/membership.h"
#include "casebook/pull.h"
#include "casebook/verify.h"
#include "casebook_help.h"
#include "ledger_help.h"
#include "tap.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * What the commands add, judge, pull, erase and member do to a casebook, each run again and again with another of its disk
 * operations failing, the process killed there or the machine switched off. Whatever happens: the casebook opens, verifies, has
 * what was acknowledged, and goes on. $TORTURE runs take every operation and as many seeds as it says.
 */
struct trial {
	struct bench b;
	struct str said; /* lines of bench_all's form that were acknowledged */
	struct buf acknowledged;
	uint64_t note;        /* index of what is erased, */
	struct digest object; /* and the document */
	bool erased, pulled;
	struct arena mem;
};

static bool put(struct casebook *c, const char *text, struct vault_object *o, struct err *e)
{
	struct str rest = str_from(text);
	struct byte_source from = source_memory(&rest);
	return vault_put(&c->vault, &from, o, e);
}

static bool document(struct trial *t, struct casebook *c, const char *text, struct vault_object *o,
	struct err *e)
{
	struct casebook_new x[2] = { { .kind = ENTRY_DOCUMENT }, { .kind = ENTRY_CLAIM } };
	uint64_t first;
	if (!put(c, text, o, e))
		return false;
	casebook_new_field(&x[0], FIELD_WHAT,
		str_format(&t->mem,
			"{\"digest\":\"" STR_FMT "\",\"size\":%zu,\"object\":\"" STR_FMT "\"}",
			STR_ARG(digest_hex(&t->mem, o->content)), strlen(text),
			STR_ARG(digest_hex(&t->mem, o->name))));
	casebook_new_field(&x[0], FIELD_WORDS, str_from(text));
	casebook_new_field(&x[1], FIELD_WORDS, str_format(&t->mem, "a claim of %s", text));
	if (!casebook_append(c, x, 2, o, 1, &first, e))
		return false;
	buf_printf(&t->acknowledged, "%s\na claim of %s\n", text, text);
	return true;
}

static bool run_add(struct trial *t, struct casebook *c, struct err *e)
{
	struct vault_object o;
	for (int i = 0; i < 3; i++)
		if (!document(t, c, str_format(&t->mem, "report %d", i).at, &o, e))
			return false;
	return casebook_finish(c, e);
}

static bool run_judge(struct trial *t, struct casebook *c, struct err *e)
{
	struct casebook_new x = { .kind = ENTRY_JUDGEMENT };
	struct casebook_ref ref = { .of = { c->signer.key.name, t->note, { { 0 } } } };
	uint64_t first;
	x.ref = &ref;
	x.ref_count = 1;
	casebook_new_field(&x, FIELD_WORDS, STR("accepted"));
	if (!casebook_own_leaf(c, t->note, &ref.of.leaf, e) ||
		!casebook_append(c, &x, 1, NULL, 0, &first, e))
		return false;
	buf_add(&t->acknowledged, STR("accepted\n"));
	return casebook_finish(c, e) && casebook_turn(c, e);
}

static bool run_erase(struct trial *t, struct casebook *c, struct err *e)
{
	struct casebook_ref ref = { .of = { c->signer.key.name, t->note, { { 0 } } } };
	struct casebook_new x = { .kind = ENTRY_ERASE, .ref = &ref, .ref_count = 1 };
	uint64_t first;
	casebook_new_field(&x, FIELD_WHAT,
		str_format(&t->mem, "{\"objects\":[\"" STR_FMT "\"]}",
			STR_ARG(digest_hex(&t->mem, t->object))));
	if (!casebook_own_leaf(c, t->note, &ref.of.leaf, e) ||
		!casebook_append(c, &x, 1, NULL, 0, &first, e))
		return false;
	t->erased = true; /* committed: from here on it has to be gone after the next opening */
	if (!keyring_erase_entry(&c->ring, c->signer.key.name, t->note, e))
		return false;
	keyring_erase_object(&c->ring, t->object);
	return casebook_turn(c, e) && casebook_finish(c, e);
}

static bool run_pull(struct trial *t, struct casebook *c, struct err *e)
{
	struct casebook other;
	struct pull_result r;
	if (!bench_open(&t->b, &other, "/other", NULL, CASEBOOK_READING, e))
		return false;
	bool ok = casebook_pull(c, &other, &r, &t->mem, e) && casebook_finish(c, e);
	casebook_close(&other);
	if (ok && r.problems.count)
		ok = fail(e, ERR_SYSTEM, STR_FMT, STR_ARG(r.problems.at[0]));
	for (size_t i = 0; ok && i < r.logs.count; i++)
		if (r.logs.at[i].why.at) /* of what it could not read: it says so */
			ok = fail(e, ERR_SYSTEM, STR_FMT, STR_ARG(r.logs.at[i].why));
	t->pulled = ok;
	if (ok)
		buf_add(&t->acknowledged,
			STR("theirs\nreport of theirs\na claim of report of theirs\n"));
	return ok;
}

static bool run_member(struct trial *t, struct casebook *c, struct err *e)
{
	struct secret other = numbered_secret(901);
	struct age_recipient r = age_recipient_of(&other);
	(void)t;
	return member_add(c, &r, STR("Desk 2"), e) && casebook_finish(c, e);
}

/* What is there before anything fails. */
static bool prepare(struct trial *t, struct err *e)
{
	struct casebook c;
	struct vault_object o;
	memset(t, 0, sizeof *t);
	bench_start(&t->b);
	t->acknowledged.mem = &t->mem;
	if (!bench_create(&t->b, &c, "/other", e))
		return false;
	bool ok = bench_note(&c, "theirs", e) && document(t, &c, "report of theirs", &o, e) &&
		  casebook_turn(&c, e); /* on the disk: it is another machine's */
	casebook_close(&c);
	t->acknowledged.len = 0;
	ok = ok && bench_create(&t->b, &c, "/case", e);
	if (!ok)
		return false;
	ok = document(t, &c, "kept", &o, e) && document(t, &c, "to be erased", &o, e) &&
	     casebook_finish(&c, e);
	t->object = o.name;
	t->note = c.writer.tree.size - 2;
	t->acknowledged.len = 0;
	buf_add(&t->acknowledged, STR("kept\na claim of kept\na claim of to be erased\n"));
	casebook_close(&c);
	return ok;
}

typedef bool command(struct trial *t, struct casebook *c, struct err *e);

/* The whole command: it opens, works and closes. */
static bool run_command(struct trial *t, command *run, struct err *e)
{
	struct casebook c;
	if (!bench_open(&t->b, &c, "/case", "/device", CASEBOOK_WRITING, e))
		return false;
	bool ok = run(t, &c, e);
	casebook_close(&c);
	return ok;
}

static bool has_acknowledged(struct trial *t, struct str all, struct err *e)
{
	struct str rest = buf_str(&t->acknowledged), line;
	while (str_cut(&rest, '\n', &line)) {
		struct str want = str_format(&t->mem, " " STR_FMT "\n", STR_ARG(line));
		if (line.len && str_find(all, want) == all.len)
			return fail(e, ERR_BROKEN, "'" STR_FMT "' was acknowledged and is gone",
				STR_ARG(line));
	}
	return true;
}

static bool verifies(struct trial *t, struct err *e)
{
	struct verify_report r;
	struct casebook_place place = bench_place(&t->b, "/case", NULL);
	struct casebook_key key = { .identity = &t->b.identity };
	if (!casebook_verify(&place, &key, &r, &t->mem, e))
		return false;
	return r.finding_count == 0 ||
	       fail(e, ERR_BROKEN, STR_FMT ": " STR_FMT, STR_ARG(r.findings.at[0].path),
		       STR_ARG(r.findings.at[0].says));
}

/* Opens what is left, looks at it, and lets the command go through. */
static bool recovers(struct trial *t, command *run, struct err *e)
{
	struct casebook c;
	struct secret secret;
	if (!bench_open(&t->b, &c, "/case", "/device", CASEBOOK_WRITING, e))
		return explain(e, "opening");
	struct str all = bench_all(&c, &t->mem);
	bool ok = has_acknowledged(t, all, e);
	bool readable = str_find(all, STR("document to be erased\n")) < all.len ||
			keyring_object(&c.ring, t->object, &secret);
	if (ok && t->erased && readable)
		ok = fail(e, ERR_BROKEN, "what was erased is still readable");
	ok = ok && bench_note(&c, "after", e) && casebook_finish(&c, e);
	casebook_close(&c);
	ok = ok && verifies(t, e);
	if (ok && run == run_pull) {
		ok = (run_command(t, run, e) && verifies(t, e)) || explain(e, "again");
		ok = ok && bench_open(&t->b, &c, "/case", NULL, CASEBOOK_READING, e);
		if (ok) {
			ok = has_acknowledged(t, bench_all(&c, &t->mem), e);
			casebook_close(&c);
		}
	}
	return ok;
}

static void finish(struct trial *t)
{
	bench_end(&t->b);
	arena_release(&t->mem);
}

/* Operations of the command, from `*from` on. */
static long operations(command *run, long *from)
{
	struct trial t;
	struct err e = { 0 };
	bool ok = prepare(&t, &e);
	*from = t.b.sim.operation;
	ok = ok && run_command(&t, run, &e);
	if (!ok)
		printf("# %s\n", e.text);
	CHECK(ok);
	long count = t.b.sim.operation - *from;
	finish(&t);
	return count;
}

static bool survives(command *run, enum sim_fault fault, int error, long at, uint64_t seed,
	bool crashes, struct err *e)
{
	struct trial t;
	struct random chance = random_seeded(seed, (uint64_t)at);
	struct err unsaid;
	bool ok = prepare(&t, e);
	t.b.sim.fault = fault;
	t.b.sim.fault_at = t.b.sim.operation + at;
	t.b.sim.error = error;
	bool done = ok && run_command(&t, run, &unsaid);
	(void)done;
	if (crashes)
		sim_crash(&t.b.sim, &chance);
	else
		sim_restart(&t.b.sim);
	ok = ok && recovers(&t, run, e);
	finish(&t);
	return ok;
}

static void torture(command *run, enum sim_fault fault, int error, bool crashes, long stride)
{
	const char *more = getenv("TORTURE");
	uint64_t seeds = more ? strtoull(more, NULL, 10) : 1;
	long from, count = operations(run, &from), failed = 0;
	for (uint64_t seed = 0; seed < seeds; seed++)
		for (long at = more ? 0 : (long)fault; at < count; at += more ? 1 : stride) {
			struct err e = { 0 };
			if (survives(run, fault, error, at, seed, crashes, &e))
				continue;
			if (failed++ < 5)
				printf("# fault %d at operation %ld of %ld, seed %d: %s\n",
					(int)fault, at, count, (int)seed, e.text);
		}
	printf("# %ld operations\n", count);
	CHECK_INT(failed, 0);
}

static void all_faults(command *run)
{
	torture(run, SIM_CRASH, EIO, true, 7);
	torture(run, SIM_CRASH, EIO, false, 23);
	torture(run, SIM_ONCE, EIO, true, 29);
	torture(run, SIM_FOREVER, ENOSPC, false, 31);
	torture(run, SIM_SHORT, ENOSPC, true, 37);
}

TEST("add, cut off at any disk operation, leaves a casebook with every document that was "
     "acknowledged")
{
	all_faults(run_add);
}

TEST("judge, cut off at any disk operation, leaves a casebook with the judgement if it was "
     "acknowledged")
{
	all_faults(run_judge);
}

TEST("erase, cut off at any disk operation, leaves nothing readable of what was said to be erased")
{
	all_faults(run_erase);
}

TEST("pull, cut off at any disk operation, leaves a casebook that verifies, and the next pull "
     "brings the rest")
{
	all_faults(run_pull);
}

TEST("member, cut off at any disk operation, leaves a casebook that opens")
{
	all_faults(run_member);
}
