#include "casebook/verify.h"
#include "casebook_help.h"
#include "kill_call.h"
#include "ledger_help.h"
#include "tap.h"
#include "vault/age_key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/*
 * The program itself, killed with SIGKILL as it enters a system call: each of them in turn under $TORTURE, every few
 * else. After each the casebook opens, verifies, has what it had and what was printed, and goes on.
 */
struct scene {
	const char *top; /* of this test's own folder */
	struct secret identity;
	struct str claim;          /* id of what is judged and erased */
	struct strs before, other; /* lines of bench_all, the colleague's too */
	struct arena mem;
};

static int64_t now(void *self)
{
	(void)self;
	return (int64_t)time(NULL);
}

/* The program as `make` built it is quick; the one under the sanitizers will do. */
static const char *program(struct arena *mem)
{
	const char *quick = str_format(mem, "%s/build/release/knell", getenv("TOP")).at;
	const char *bin = getenv("BIN");
	if (access(quick, X_OK) == 0)
		return quick;
	return bin ? str_format(mem, "%s/knell", bin).at : "build/debug/knell";
}

/* A line for the shell, with $K for the program and its working folder the test's own. */
static bool shell(const struct scene *s, const char *line)
{
	struct arena own = { 0 };
	struct str all = str_format(&own,
		"cd '%s' && K='%s' R='%s/examples/reports' && { %s; } >/dev/null 2>&1", s->top,
		program(&own), getenv("TOP"), line);
	bool ok = system(all.at) == 0;
	arena_release(&own);
	return ok;
}

static struct str path(const struct scene *s, const char *name, struct arena *mem)
{
	return str_format(mem, "%s/%s", s->top, name);
}

static bool open_case(const struct scene *s, const char *folder, enum casebook_mode mode,
	struct casebook *c, struct err *e)
{
	struct arena own = { 0 };
	struct casebook_key key = { .identity = &s->identity };
	struct casebook_place place = { .disk = &disk_system,
		.folder = path(s, folder, &own).at,
		.device = path(s, "now/device/knell", &own).at,
		.now = now };
	/* The place outlives this function: its text goes into the casebook's own memory first. */
	bool ok = casebook_open(c, &place, mode, &key, e);
	if (ok) {
		c->place.folder = str_copy(&c->mem, str_from(place.folder)).at;
		c->place.device = str_copy(&c->mem, str_from(place.device)).at;
	}
	arena_release(&own);
	return ok;
}

static void lines_of(
	const struct scene *s, const char *folder, struct strs *lines, struct arena *mem)
{
	struct casebook c;
	struct err e = { .text = "" };
	struct str line;
	*lines = (struct strs){ 0 };
	bool opened = open_case(s, folder, CASEBOOK_READING, &c, &e);
	CHECK_STR(str_from(opened ? "" : e.text), "");
	if (!opened)
		return;
	struct str all = bench_all(&c, mem);
	while (str_cut(&all, '\n', &line))
		*PUSH(mem, lines) = line;
	casebook_close(&c);
}

static bool has_line(const struct strs *lines, struct str line)
{
	for (size_t i = 0; i < lines->count; i++)
		if (str_equal(lines->at[i], line))
			return true;
	return false;
}

static size_t missing(const struct strs *lines, const struct strs *from)
{
	size_t n = 0;
	for (size_t i = 0; i < from->count; i++)
		n += !has_line(lines, from->at[i]);
	return n;
}

static bool set_scene(struct scene *s, struct arena *mem)
{
	*s = (struct scene){ .top = test_folder(mem), .identity = numbered_secret(500) };
	struct err e;
	struct str key =
		str_format(mem, STR_FMT "\n", STR_ARG(age_identity_text(mem, &s->identity)));
	struct str ids;
	bool ok = disk_write_file(&disk_system, path(s, "key", mem).at, key, DISK_LAZY, &e) &&
		  shell(s, "mkdir base && export XDG_DATA_HOME=$PWD/base/device && "
			   "$K init --key-file key base/case && $K add -C base/case --key-file key "
			   "$R/r01.txt && "
			   "cp -a base/case base/other && XDG_DATA_HOME=$PWD/theirs && "
			   "$K add -C base/other --key-file key $R/r04.txt && "
			   "$K list -C base/case --key-file key --kind claim | awk '{ print $2; "
			   "exit }' >id && "
			   "cp -a base now") &&
		  disk_read_file(&disk_system, path(s, "id", mem).at, 100, &ids, mem, &e);
	if (!ok)
		return false;
	s->claim = str_copy(&s->mem, str_trim(ids));
	lines_of(s, "now/case", &s->before, &s->mem);
	lines_of(s, "now/other", &s->other, &s->mem);
	return s->before.count > 4 && s->other.count > s->before.count;
}

static void end_scene(struct scene *s)
{
	CHECK(chdir("/") == 0);
	remove_folder(s->top);
	arena_release(&s->mem);
}

static void check_verifies(const struct scene *s, long n)
{
	struct arena own = { 0 };
	struct verify_report r = { 0 };
	struct err e = { .text = "" };
	struct casebook_key key = { .identity = &s->identity };
	struct casebook_place place = { .disk = &disk_system,
		.folder = path(s, "now/case", &own).at,
		.device = path(s, "now/device/knell", &own).at,
		.now = now };
	CHECK(casebook_verify(&place, &key, &r, &own, &e));
	CHECK_INT((long long)r.finding_count, 0);
	for (size_t i = 0; i < r.findings.count; i++)
		printf("# call %ld: " STR_FMT ": " STR_FMT "\n", n, STR_ARG(r.findings.at[i].path),
			STR_ARG(r.findings.at[i].says));
	arena_release(&own);
}

/* Whether the entry an acknowledged line begins with is there; a line of other words says nothing of one. */
static bool is_there(struct casebook *c, struct str line)
{
	struct arena own = { 0 };
	const struct casebook_log *log;
	struct casebook_item x;
	uint64_t index;
	struct err e;
	struct str id = line;
	str_cut(&line, ' ', &id);
	bool ok = str_find(id, STR(":")) == id.len ||
		  (casebook_find_id(c, id, &log, &index, &e) &&
			  casebook_read(c, log, index, &x, &own, &e) && x.found == CASEBOOK_OPENED);
	arena_release(&own);
	return ok;
}

/* What the program had printed when it died: whole lines count. */
static struct str printed(const struct scene *s, struct arena *mem)
{
	struct str said = STR("");
	struct err e;
	CHECK(disk_read_file(&disk_system, path(s, "said", mem).at, 1 << 20, &said, mem, &e));
	while (said.len && said.at[said.len - 1] != '\n')
		said.len--;
	return said;
}

/* Opened to be read or to be written, which brings to an end what was begun. */
static void check_opens(const struct scene *s, enum casebook_mode mode, struct str said)
{
	struct casebook c;
	struct err e = { .text = "" };
	struct str line;
	bool ok = open_case(s, "now/case", mode, &c, &e);
	CHECK_STR(str_from(ok ? "" : e.text), "");
	if (!ok)
		return;
	while (str_cut(&said, '\n', &line))
		CHECK(is_there(&c, line));
	CHECK(mode != CASEBOOK_WRITING || casebook_finish(&c, &e));
	casebook_close(&c);
}

/* One of the four commands: its words, and what must hold once it has said that it is done. */
struct deed {
	const char *words, *says;
	void (*done)(const struct scene *s, const struct strs *lines);
	size_t may_go; /* entries of before that it may take away */
};

static void nothing_more(const struct scene *s, const struct strs *lines)
{
	CHECK(lines->count > s->before.count);
}

static void has_theirs(const struct scene *s, const struct strs *lines)
{
	CHECK(missing(lines, &s->other) == 0);
}

static void is_gone(const struct scene *s, const struct strs *lines)
{
	CHECK(missing(lines, &s->before) == 1);
}

static void check_after(
	const struct scene *s, const struct deed *d, const struct kill_end *end, long n)
{
	struct arena own = { 0 };
	struct str said = printed(s, &own);
	struct strs lines;
	for (int mode = CASEBOOK_READING; mode <= CASEBOOK_WRITING; mode++) {
		check_opens(s, (enum casebook_mode)mode, said);
		check_verifies(s, n);
		lines_of(s, "now/case", &lines, &own);
		CHECK(missing(&lines, &s->before) <= d->may_go);
		if (end->status == 0 || (d->says && str_find(said, str_from(d->says)) < said.len))
			d->done(s, &lines);
	}
	arena_release(&own);
}

/* "a b CLAIM" as the arguments of a program; CLAIM is what it stands for here. */
static const char **arguments(const struct scene *s, const char *words, struct arena *mem)
{
	const char **argv = NEW_ARRAY(mem, const char *, 20);
	struct str rest = str_from(words), word;
	size_t count = 0;
	argv[count++] = program(mem);
	while (str_cut(&rest, ' ', &word)) {
		bool report = str_ends(word, STR(".txt"));
		if (str_equal(word, STR("CLAIM")))
			word = s->claim;
		argv[count++] = report ? str_format(mem, "%s/examples/reports/" STR_FMT,
						 getenv("TOP"), STR_ARG(word))
						 .at
				       : str_terminated(mem, word);
	}
	return argv;
}

static bool run_once(const struct scene *s, const struct deed *d, long n, struct kill_end *end)
{
	struct arena own = { 0 };
	const char *environment[] = { str_format(&own, "XDG_DATA_HOME=%s/now/device", s->top).at,
		"ASAN_OPTIONS=detect_leaks=0", NULL };
	struct kill_call what = { arguments(s, d->words, &own), environment,
		path(s, "said", &own).at };
	bool ok = shell(s, "rm -rf now && cp -a base now") && chdir(s->top) == 0 &&
		  kill_at_call(&what, n, end);
	arena_release(&own);
	return ok;
}

static void kill_everywhere(const struct deed *d, struct arena *mem)
{
	struct scene s;
	struct kill_end end;
	const char *more = getenv("TORTURE");
	if (!set_scene(&s, mem)) {
		end_scene(&s);
		CHECK(!"the scene is set");
		return;
	}
	if (!run_once(&s, d, 0, &end)) {
		end_scene(&s);
		SKIP("no program can be traced here");
	}
	CHECK_INT(end.status, 0);
	check_after(&s, d, &end, 0);
	long calls = end.calls, step = more ? 1 : calls / 13 + 1;
	for (long n = 1; n <= calls; n += step) {
		CHECK(run_once(&s, d, n, &end));
		check_after(&s, d, &end, n);
	}
	printf("# %ld system calls, killed at every %ld%s\n", calls, step, step == 1 ? "" : "th");
	end_scene(&s);
}

TEST("knell add, killed at a system call, has lost nothing of what it printed")
{
	kill_everywhere(&(struct deed){ "add -C now/case --key-file key r02.txt r03.txt", NULL,
				nothing_more, 0 },
		mem);
}

TEST("knell judge, killed at a system call, has lost nothing of what it printed")
{
	kill_everywhere(&(struct deed){ "judge -C now/case --key-file key accept CLAIM", "accept",
				nothing_more, 0 },
		mem);
}

TEST("knell pull, killed at a system call, leaves a casebook that pulls again")
{
	kill_everywhere(
		&(struct deed){ "pull -C now/case --key-file key now/other", NULL, has_theirs, 0 },
		mem);
}

TEST("knell erase, killed at a system call, leaves all or the erasure, and no third thing")
{
	kill_everywhere(&(struct deed){ "erase -C now/case --key-file key --reason asked CLAIM",
				"erased", is_gone, 1 },
		mem);
}
