#include "disk_sim.h"
#include "ledger/log_verify.h"
#include "ledger_help.h"
#include "tap.h"
#include "vault/vault.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * One history of a log, run again and again, each time with another operation
 * failing or the machine switched off there. Whatever happens: what was
 * acknowledged is there afterwards, the log opens, verifies and goes on.
 */
enum { ENTRIES = 262 };

static struct log_entry entries[ENTRIES + 1];
static struct signer signer;
static struct arena made;

static const struct {
	uint64_t size;
	enum { NOTHING, SETTLE, RESTART, REOPEN, KEEP } then;
} history[] = { { 1, SETTLE }, { 3, NOTHING }, { 4, SETTLE }, { 7, RESTART }, { 250, SETTLE },
	{ 251, KEEP }, { 255, REOPEN }, { 256, SETTLE }, { 257, RESTART }, { 259, NOTHING },
	{ 260, REOPEN }, { 261, SETTLE } };

/* Made once: sealing and signing 262 entries for each of a thousand runs would take minutes. */
static void make_entries(void)
{
	if (made.newest)
		return;
	make_signer(&signer, 1, &made);
	for (uint64_t i = 0; i <= ENTRIES; i++)
		entries[i] = numbered_entry(signer.note.key.name, i, &made);
}

static bool open_log(struct log_writer *w, const struct disk *d, struct arena *mem, struct err *e)
{
	struct log_replay replay;
	struct secret key = numbered_secret(77);
	return log_open(w, LOG_WRITE, d, "/case/logs", "/case/wal", &key, &replay, mem, e);
}

static bool step(
	struct log_writer *w, const struct disk *d, size_t i, uint64_t *acknowledged, struct err *e)
{
	struct secret key = numbered_secret(77);
	uint64_t from = w->tree.size;
	if (!log_append(w, entries + from, history[i].size - from, NULL, 0, &signer.note, e))
		return false;
	*acknowledged = history[i].size;
	switch (history[i].then) {
	case NOTHING:
		return true;
	case SETTLE:
		return log_settle(w, e);
	case RESTART:
		return log_settle(w, e) && log_sync(w, e) && log_restart(w, &key, e);
	case KEEP:
		return log_settle(w, e) && log_keep_checkpoint(w, e);
	case REOPEN:
		break;
	}
	struct arena own = { 0 };
	log_close(w);
	bool ok = open_log(w, d, &own, e);
	arena_release(&own);
	return ok;
}

/* Runs until something fails; *acknowledged is how many entries were said to be committed. */
static bool run(struct sim *s, const struct disk *d, uint64_t *acknowledged)
{
	struct log_writer w;
	struct arena own = { 0 };
	struct secret key = numbered_secret(77);
	struct err e;
	const char *folder =
		str_format(&own, "/case/logs/" STR_FMT, STR_ARG(log_id(signer.note.key.name))).at;
	*acknowledged = 0;
	(void)s;
	bool ok = disk_make_folders(d, "/case/logs", DISK_DURABLE, &e);
	ok = ok && log_create(&w, d, folder, "/case/wal", &key, &signer.note.key, &e);
	if (ok) {
		for (size_t i = 0; ok && i < sizeof history / sizeof *history; i++)
			ok = step(&w, d, i, acknowledged, &e);
		log_close(&w);
	}
	arena_release(&own);
	return ok;
}

static enum log_secret_found secret_of(void *self, uint64_t index, struct secret *secret)
{
	(void)self;
	*secret = entries[index].secret;
	return LOG_SECRET_KNOWN;
}

static bool verifies(const struct disk *d, uint64_t size, struct arena *mem, struct err *e)
{
	struct log_reader r;
	struct log_verdict v;
	struct log_secrets secrets = { NULL, secret_of };
	const char *folder =
		str_format(mem, "/case/logs/" STR_FMT, STR_ARG(log_id(signer.note.key.name))).at;
	if (size == 0)
		return true;
	if (!log_reader_open(&r, d, folder, NULL, &signer.note.key, mem, e) ||
		!log_verify(&r, LOG_TREE | LOG_BODIES, &secrets, &v, mem, e))
		return false;
	if (v.problem_count)
		return fail(e, ERR_BROKEN, STR_FMT ": " STR_FMT, STR_ARG(v.problems.at[0].path),
			STR_ARG(v.problems.at[0].says));
	return (v.entries == size && v.opened == size) ||
	       fail(e, ERR_BROKEN, "%d of %d entries", (int)v.entries, (int)size);
}

/* All that the write-ahead log was needed for is on the disk: a power cut after its restart takes nothing. */
static bool outlasts(struct sim *s, const struct disk *d, struct log_writer *w,
	struct random *chance, struct arena *own, struct err *e)
{
	struct secret key = numbered_secret(77);
	uint64_t size = w->tree.size;
	bool ok = log_sync(w, e) && log_restart(w, &key, e);
	log_close(w);
	if (!ok)
		return false;
	sim_crash(s, chance);
	ok = open_log(w, d, own, e) && verifies(d, size, own, e);
	return (ok && w->tree.size == size) || explain(e, "after a restart and a power cut");
}

/* Opens what is left, looks at it and goes on with it. */
static bool recovers(struct sim *s, const struct disk *d, uint64_t acknowledged,
	struct random *chance, struct err *e)
{
	struct arena own = { 0 };
	struct log_writer w;
	bool ok = true;
	if (!disk_exists(d, "/case/wal")) { /* it had not begun */
		ok = acknowledged == 0 || fail(e, ERR_BROKEN, "the write-ahead log is gone");
	} else if ((ok = open_log(&w, d, &own, e))) {
		ok = w.tree.size >= acknowledged ||
		     fail(e, ERR_BROKEN, "%d entries, not the %d acknowledged", (int)w.tree.size,
			     (int)acknowledged);
		ok = ok && verifies(d, w.tree.size, &own, e);
		ok = ok && log_append(&w, entries + w.tree.size, 1, NULL, 0, &signer.note, e) &&
		     log_settle(&w, e) && verifies(d, w.tree.size, &own, e) &&
		     outlasts(s, d, &w, chance, &own, e);
		log_close(&w);
	}
	arena_release(&own);
	return ok;
}

static long operations(void)
{
	struct sim s;
	struct disk d = sim_start(&s);
	uint64_t acknowledged;
	CHECK(run(&s, &d, &acknowledged) && acknowledged == ENTRIES - 1);
	long count = s.operation;
	sim_end(&s);
	return count;
}

static bool survives(
	enum sim_fault fault, int error, long at, uint64_t seed, bool crashes, struct err *e)
{
	struct sim s;
	struct disk d = sim_start(&s);
	struct random chance = random_seeded(seed, (uint64_t)at);
	uint64_t acknowledged;
	s.fault = fault;
	s.fault_at = at;
	s.error = error;
	run(&s, &d, &acknowledged);
	if (crashes)
		sim_crash(&s, &chance);
	else
		sim_restart(&s);
	bool ok = recovers(&s, &d, acknowledged, &chance, e);
	sim_end(&s);
	return ok;
}

static void try_one(
	enum sim_fault fault, int error, long at, long count, uint64_t seed, bool crashes)
{
	struct err e = { 0 };
	if (survives(fault, error, at, seed, crashes, &e))
		return;
	printf("# at operation %ld of %ld, seed %d: %s\n", at, count, (int)seed, e.text);
	CHECK(!"the log survives");
}

/* $TORTURE runs take every operation and several seeds; a plain one every few. */
static void torture(enum sim_fault fault, int error, bool crashes, long stride)
{
	const char *more = getenv("TORTURE");
	uint64_t seeds = more ? strtoull(more, NULL, 10) : 1;
	make_entries();
	long count = operations();
	for (uint64_t seed = 0; seed < seeds; seed++)
		for (long at = more ? 0 : (long)fault; at < count; at += more ? 1 : stride)
			try_one(fault, error, at, count, seed, crashes);
}

/* The last operations, each of them: the log stands on a tile there that it cannot make again. */
static void torture_end(enum sim_fault fault, int error)
{
	enum { LAST = 40, SEEDS = 6 };
	make_entries();
	long count = operations();
	for (uint64_t seed = 0; seed < SEEDS; seed++)
		for (long at = count - LAST; at < count; at++)
			try_one(fault, error, at, count, seed, true);
}

TEST("switched off before any operation the log has what was acknowledged, whatever of the rest "
     "was on the disk")
{
	torture(SIM_CRASH, EIO, true, 4);
}

TEST("ended at any operation the log has what was acknowledged")
{
	torture(SIM_CRASH, EIO, false, 19);
}

TEST("an I/O error once at any operation loses nothing acknowledged, not even when the machine is "
     "switched off then")
{
	torture(SIM_ONCE, EIO, true, 13);
	torture(SIM_ONCE, EIO, false, 29);
}

TEST("what a sync failed to bring to the disk is written again before the write-ahead log is let "
     "go")
{
	make_entries();
	long count = operations();
	for (long at = count - 240; at < count - 180; at++) /* the syncs before the last restart */
		try_one(SIM_ONCE, EIO, at, count, 0, false);
}

TEST("a tile that cannot be read once is not given up for one that is not on the disk yet")
{
	torture_end(SIM_ONCE, EIO);
}

TEST("a disk that is full from any operation on loses nothing acknowledged")
{
	torture(SIM_FOREVER, ENOSPC, false, 17);
	torture(SIM_FOREVER, EIO, true, 29);
	torture(SIM_SHORT, ENOSPC, false, 19);
	torture(SIM_SHORT, ENOSPC, true, 31);
}

TEST("a document acknowledged by the vault is there whole after the machine was switched off at "
     "any operation")
{
	for (long at = 0;; at++) {
		struct sim s;
		struct disk d = sim_start(&s);
		struct random chance = random_seeded(3, (uint64_t)at);
		struct vault v = { &d, "/vault" };
		struct vault_object o;
		struct str document = STR("the words of a witness at Port Selene"), rest = document;
		struct byte_source from = source_memory(&rest);
		struct buf out = { .mem = mem };
		struct sink to = sink_buf(&out);
		struct digests names;
		struct strs unknown;
		struct err e;
		s.fault = SIM_CRASH;
		s.fault_at = at;
		bool acknowledged = vault_put(&v, &from, &o, &e);
		bool over = s.operation <= at;
		sim_crash(&s, &chance);
		CHECK(vault_sweep(&v, &e) && vault_list(&v, &names, &unknown, mem, &e) &&
			unknown.count == 0);
		for (size_t i = 0; i < names.count; i++) /* a name holds all or nothing */
			CHECK(vault_check(&v, names.at[i], &e));
		CHECK(!acknowledged ||
			(vault_get(&v, &o, &to, &e) && str_equal(buf_str(&out), document)));
		sim_end(&s);
		if (over)
			break;
	}
}
