#include "cli/child.h"
#include "cli/confine.h"
#include "cli/pdf.h"
#include "tap.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct child_limits small = {
	.cpu_seconds = 1, .wall_seconds = 20, .memory = (size_t)1 << 30, .output = 100000
};

/* Each answers 0 when it was let do what it tried, else errno. */
static int try_open(void)
{
	return open("/etc/passwd", O_RDONLY) >= 0 ? 0 : errno;
}
static int try_create(void)
{
	return open("/tmp/knell-child-wrote", O_WRONLY | O_CREAT, 0600) >= 0 ? 0 : errno;
}
static int try_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 0 : errno;
}
static int try_unix(void)
{
	int pair[2];
	return socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0 ? 0 : errno;
}
static int try_fork(void)
{
	pid_t child = fork();
	if (child == 0)
		_exit(0);
	return child > 0 ? 0 : errno;
}
static int try_exec(void)
{
	char *argv[] = { (char *)"true", NULL };
	execv("/usr/bin/true", argv);
	return errno;
}
static int try_code(void)
{
	void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return at != MAP_FAILED && mprotect(at, 4096, PROT_READ | PROT_EXEC) == 0 ? 0 : errno;
}
static int try_kill(void)
{
	return kill(getppid(), 0) == 0 ? 0 : errno;
}
static int try_remove(void)
{
	return unlink("/tmp/knell-child-not-there") == 0 ? 0 : errno;
}

static const struct {
	const char *name;
	int (*try)(void);
} tries[] = { { "open", try_open }, { "create", try_create }, { "socket", try_socket },
	{ "socketpair", try_unix }, { "fork", try_fork }, { "exec", try_exec },
	{ "code", try_code }, { "kill", try_kill }, { "remove", try_remove } };

static bool run_tries(void *self, struct buf *to, struct err *e)
{
	(void)self;
	(void)e;
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		int said = tries[i].try();
		buf_printf(to, "%s %s\n", tries[i].name,
			said == EACCES ? "refused"
			: said         ? "failed"
				       : "done");
	}
	return true;
}

TEST("a parser of ours that runs in a child is refused open, socket, fork, exec and what else "
     "leads out")
{
	struct str out;
	struct err e;
	struct child_work work = { run_tries, NULL };
	CHECK(child_compute(&work, small, &out, mem, &e));
	CHECK_STR(out, "open refused\ncreate refused\nsocket refused\nsocketpair refused\n"
		       "fork refused\nexec refused\ncode refused\nkill refused\nremove refused\n");
	CHECK(access("/tmp/knell-child-wrote", F_OK) != 0);
	CHECK(try_open() == 0 && try_fork() == 0 &&
		wait(NULL) > 0); /* here nothing is taken away */
}

/* In a process of its own: what is tried is written as a word of a line each. */
static void try_reading(const char *mine, int to)
{
	char *also[] = { (char *)mine, NULL };
	bool confined = confine_reading(NULL, also);
	int found[] = { confined ? 0 : EPERM, open(mine, O_RDONLY) >= 0 ? 0 : errno, try_open(),
		try_create(), try_socket(), try_fork(), try_exec() };
	for (size_t i = 0; i < sizeof found / sizeof *found; i++)
		dprintf(to, "%s ", found[i] == EACCES ? "refused" : found[i] ? "failed" : "done");
	_exit(0);
}

static bool has_landlock(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

TEST("a command that reads strangers' files itself reads its own and no others, writes and "
     "executes nothing, connects to nobody")
{
	int to[2];
	char mine[] = "/tmp/knell-child-mine-XXXXXX", said[100] = "";
	int fd = mkstemp(mine);
	CHECK(fd >= 0 && pipe(to) == 0);
	pid_t child = fork();
	if (child == 0)
		try_reading(mine, to[1]);
	close(to[1]);
	CHECK(waitpid(child, NULL, 0) == child && read(to[0], said, sizeof said - 1) > 0);
	if (has_landlock())
		CHECK_STR(str_from(said), "done done refused refused refused done refused ");
	else /* an older kernel: connecting alone is refused */
		CHECK(strstr(said, "done done ") == said && strstr(said, " refused done "));
	unlink(mine);
	unlink("/tmp/knell-child-wrote");
	close(to[0]);
	close(fd);
}

static bool read_much(void *self, struct buf *to, struct err *e)
{
	const char *what = self;
	static volatile char *const nowhere;
	if (strcmp(what, "says") == 0)
		return fail(e, ERR_INPUT, "line %d has no name", 7);
	if (strcmp(what, "runs on") == 0)
		for (volatile int going = 1; going;)
			;
	if (strcmp(what, "crashes") == 0)
		return *nowhere == 'x';
	for (int i = 0; strcmp(what, "writes too much") == 0 && i < 100000; i++)
		buf_add(to, STR("words and words\n"));
	buf_add(to, STR("nine were killed"));
	return true;
}

TEST("a parser in a child gives its result or its own error; one that runs on, writes too much or "
     "crashes is said")
{
	static const char *const cases[][2] = { { "says", "line 7 has no name" },
		{ "runs on", "it takes more than 1 seconds to read" },
		{ "writes too much", "more than 0 MB come out of it" },
		{ "crashes", "the parser did not get to its end" } };
	struct str out;
	struct err e;
	struct child_work work = { read_much, (void *)"works" };
	CHECK(child_compute(&work, small, &out, mem, &e));
	CHECK_STR(out, "nine were killed");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		work.self = (void *)cases[i][0];
		CHECK(!child_compute(&work, small, &out, mem, &e) && e.kind == ERR_INPUT);
		if (strcmp(e.text, cases[i][1]) != 0)
			printf("# %s: %s\n", cases[i][0], e.text);
		CHECK(strcmp(e.text, cases[i][1]) == 0);
	}
}

static struct child_result perl(const char *script, struct arena *mem)
{
	struct child_result r = { 0 };
	struct err e;
	CHECK(child_run((const char *const[]){ "perl", "-MSocket", "-e", script, NULL },
		STR("ten\n"), small, &r, mem, &e));
	return r;
}

TEST("another program in a child is refused socket, fork, exec, writing and reading of other "
     "folders")
{
	static const char *const scripts[] = { "exit(socket(S, PF_INET, SOCK_STREAM, 0) ? 9 : 0)",
		"$p = fork; exit(defined $p ? 9 : 0)",
		"exit(open(F, '>', '/tmp/knell-child-wrote') ? 9 : 0)",
		"exit(open(F, '<', '/proc/self/environ') ? 9 : 0)",
		"exec {'/usr/bin/env'} 'env'; exit 0" };
	CHECK_STR(perl("print <STDIN>", mem).out, "ten\n");
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		struct child_result r = perl(scripts[i], mem);
		if (r.end != CHILD_DONE || r.out.len)
			printf("# %s\n", scripts[i]);
		CHECK(r.end == CHILD_DONE && r.out.len == 0);
	}
	unlink("/tmp/knell-child-wrote"); /* an older kernel makes it, empty */
}
