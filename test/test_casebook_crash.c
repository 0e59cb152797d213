#include "casebook/standing.h"
#include "casebook_help.h"
#include "tap.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/*
 * A day with a casebook, again and again, each time with another operation failing or the machine
 * switched off there. Afterwards it opens, has what was acknowledged, has nothing of what was
 * acknowledged as erased, and can be written in.
 */
struct day {
	int notes;  /* acknowledged */
	int erased; /* of them, from the first one on */
	bool made;
};

static bool add_notes(struct casebook *c, struct day *d, int count, struct err *e)
{
	for (int i = 0; i < count; i++) {
		char text[32];
		snprintf(text, sizeof text, "note number %d.", d->notes);
		if (!bench_note(c, text, e))
			return false;
		d->notes++;
	}
	return true;
}

static bool erase_first(struct casebook *c, struct day *d, struct err *e)
{
	struct entry_ref target = { .origin = c->signer.key.name, .index = 3 };
	if (!casebook_own_leaf(c, 3, &target.leaf, e) ||
		!casebook_erase(c, &target, 1, NULL, 0, STR("consent withdrawn"), e))
		return false;
	d->erased = 1;
	return true;
}

static void live(struct bench *b, struct day *d)
{
	struct casebook c;
	struct err e;
	if (!bench_create(b, &c, "/case", &e))
		return;
	d->made = true;
	bool ok = add_notes(&c, d, 3, &e) && casebook_finish(&c, &e);
	casebook_close(&c);
	if (!ok || !bench_open(b, &c, "/case", "/device", CASEBOOK_WRITING, &e))
		return;
	ok = add_notes(&c, d, 2, &e) && erase_first(&c, d, &e) && add_notes(&c, d, 2, &e) &&
	     casebook_turn(&c, &e) && add_notes(&c, d, 1, &e) && casebook_finish(&c, &e);
	casebook_close(&c);
	(void)ok;
}

static bool has(struct str all, const char *text)
{
	return str_find(all, str_from(text)) < all.len;
}

static bool holds_all(struct casebook *c, const struct day *d, struct err *e)
{
	struct arena own = { 0 };
	struct str all = bench_all(c, &own);
	bool ok = true;
	for (int i = d->erased; ok && i < d->notes; i++) {
		char text[32];
		snprintf(text, sizeof text, "note number %d.", i);
		ok = has(all, text) || (i == 0 && has(all, "3 found 1")) ||
		     fail(e, ERR_BROKEN, "%s is not there of %d, %d erased", text, d->notes,
			     d->erased);
	}
	if (ok && d->erased && has(all, "note number 0."))
		ok = fail(e, ERR_BROKEN, "what was erased is there");
	if (ok && has(all, "found 3"))
		ok = fail(e, ERR_BROKEN, "an entry is damaged");
	arena_release(&own);
	return ok;
}

/* Read first, by one that writes nothing; then written in. */
static bool outlives(struct bench *b, const struct day *d, struct err *e)
{
	struct casebook c;
	if (!bench_open(b, &c, "/case", NULL, CASEBOOK_READING, e))
		return !d->made;
	bool ok = holds_all(&c, d, e);
	casebook_close(&c);
	if (!ok || !bench_open(b, &c, "/case", "/device", CASEBOOK_WRITING, e))
		return false;
	ok = bench_note(&c, "the day after", e) && casebook_turn(&c, e) && holds_all(&c, d, e);
	casebook_close(&c);
	return ok;
}

static long operations(void)
{
	struct bench b;
	struct day d = { 0 };
	bench_start(&b);
	live(&b, &d);
	long n = b.sim.operation;
	CHECK(d.notes == 8 && d.erased == 1);
	bench_end(&b);
	return n;
}

static void try_one(enum sim_fault fault, long at, uint64_t seed, int error)
{
	struct bench b;
	struct day d = { 0 };
	struct random chance = random_seeded(seed, (uint64_t)at);
	struct err e = { 0 };
	bench_start(&b);
	b.sim.fault = fault;
	b.sim.fault_at = at;
	b.sim.error = error;
	live(&b, &d);
	b.sim.fault = SIM_NONE;
	if (fault == SIM_CRASH)
		sim_crash(&b.sim, &chance);
	else
		sim_restart(&b.sim);
	bool ok = outlives(&b, &d, &e);
	if (!ok)
		printf("# fault %d at operation %ld: %s\n", (int)fault, at, e.text);
	CHECK(ok);
	bench_end(&b);
}

TEST("switched off at any operation, a casebook opens with all that was acknowledged, and without "
     "what was erased")
{
	long n = operations();
	CHECK(n > 100);
	for (long at = 0; at < n; at++)
		try_one(SIM_CRASH, at, 7, EIO);
}

TEST("an operation that fails once, a disk that fails for good, a full disk: nothing acknowledged "
     "is lost")
{
	long n = operations();
	for (long at = 0; at < n; at += 3) {
		try_one(SIM_ONCE, at, 7, EIO);
		try_one(SIM_FOREVER, at + 1, 7, EIO);
		try_one(SIM_SHORT, at + 2, 7, ENOSPC);
	}
}
