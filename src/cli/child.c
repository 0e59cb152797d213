#include "cli/child.h"
#include "base/buf.h"
#include "cli/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NOT_FOUND = 127, NOT_CONFINED = 126, SAID = 64, REMARK_MOST = 4096, PIECE = 64 * 1024 };

static void limit(__rlimit_resource_t what, size_t value)
{
	setrlimit(what, &(struct rlimit){ .rlim_cur = value, .rlim_max = value });
}

/* Not under the address sanitizer, whose shadow alone is larger than any limit. */
static void limit_all(const struct child_limits *limits, bool memory)
{
	limit(RLIMIT_CPU, limits->cpu_seconds);
	if (memory)
		limit(RLIMIT_AS, limits->memory);
	limit(RLIMIT_NOFILE, 64);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_CORE, 0);
}

/*
 * In the child, before all else: of what is open it keeps these three, so that it holds no lock of its parent's, and it does not
 * outlive the thread that waits for it. Only what is safe after fork in a program with threads.
 */
static void keep_only(const int fds[3], pid_t parent)
{
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
		_exit(NOT_CONFINED);
	for (int i = 0; i < 3; i++)
		if (fds[i] >= 0 && dup2(fds[i], i) < 0)
			_exit(NOT_CONFINED);
	close_range(3, ~0U, 0);
}

static void become(const char *path, const char *const argv[], const struct child_limits *limits)
{
	static const char *const environment[] = { "LC_ALL=C.UTF-8", NULL };
	limit_all(limits, true);
	signal(SIGPIPE, SIG_DFL);
	if (!confine_program(path))
		_exit(NOT_CONFINED);
	execve(path, (char *const *)argv, (char *const *)environment);
	_exit(errno == ENOENT ? NOT_FOUND : NOT_CONFINED);
}

/* The input as a file in memory, so that no pipe can break while it is written. */
static int memory_file(struct str input, struct err *e)
{
	int fd = memfd_create("input", MFD_CLOEXEC);
	if (fd < 0) {
		fail_errno(e, "cannot make a file in memory");
		return -1;
	}
	for (size_t done = 0; done < input.len;) {
		ssize_t n = write(fd, input.at + done, input.len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			fail_errno(e, "cannot fill a file in memory");
			close(fd);
			return -1;
		}
		done += (size_t)n;
	}
	lseek(fd, 0, SEEK_SET);
	return fd;
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* One read into `to`, dropping what is over `most`. False at the end of the stream. */
static bool drain(int fd, struct buf *to, size_t most, bool *over)
{
	char piece[PIECE];
	ssize_t n = read(fd, piece, sizeof piece);
	if (n < 0)
		return errno == EINTR || errno == EAGAIN;
	size_t room = most - to->len, got = (size_t)n;
	*over |= got > room;
	buf_add(to, (struct str){ piece, got < room ? got : room });
	return n > 0;
}

struct streams {
	int fd[2]; /* standard output and error */
	struct buf text[2];
};

static enum child_end collect(struct streams *s, const struct child_limits *limits)
{
	double until = now() + limits->wall_seconds;
	bool over = false, ignored = false, open[2] = { true, true };
	while ((open[0] || open[1]) && !over) {
		struct pollfd p[2] = { { open[0] ? s->fd[0] : -1, POLLIN, 0 },
			{ open[1] ? s->fd[1] : -1, POLLIN, 0 } };
		if (now() > until)
			return CHILD_TOO_SLOW;
		if (poll(p, 2, 200) <= 0)
			continue;
		if (p[0].revents)
			open[0] = drain(s->fd[0], &s->text[0], limits->output, &over);
		if (p[1].revents)
			open[1] = drain(s->fd[1], &s->text[1], REMARK_MOST, &ignored);
	}
	return over ? CHILD_TOO_MUCH : CHILD_DONE;
}

static enum child_end wait_for(pid_t child, enum child_end end, int *code)
{
	int status = 0;
	*code = -1;
	if (end != CHILD_DONE)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (end != CHILD_DONE)
		return end;
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL ? CHILD_TOO_SLOW
										  : CHILD_FAILED;
	*code = WEXITSTATUS(status);
	return *code == 0 ? CHILD_DONE : *code == NOT_FOUND ? CHILD_MISSING : CHILD_FAILED;
}

static struct str first_line(struct str s)
{
	struct str line = { 0 };
	while (str_cut(&s, '\n', &line))
		if (str_trim(line).len)
			return str_trim(line);
	return (struct str){ 0 };
}

bool child_find_program(const char *name, char path[4096])
{
	const char *folders = getenv("PATH");
	struct str rest = str_from(folders ? folders : "/usr/bin:/bin"), folder;
	if (strchr(name, '/'))
		rest = STR("");
	snprintf(path, 4096, "%s", name);
	if (rest.len == 0)
		return access(path, X_OK) == 0;
	while (str_cut(&rest, ':', &folder)) {
		int len = snprintf(path, 4096, STR_FMT "/%s", STR_ARG(folder), name);
		if (len > 0 && len < 4096 && path[0] == '/' && access(path, X_OK) == 0)
			return true;
	}
	return false;
}

static bool open_pipes(int out[2], int errors[2], struct err *e)
{
	if (pipe2(out, O_CLOEXEC) != 0)
		return fail_errno(e, "cannot make a pipe");
	if (pipe2(errors, O_CLOEXEC) == 0)
		return true;
	close(out[0]);
	close(out[1]);
	return fail_errno(e, "cannot make a pipe");
}

/* What the child wrote and how it ended; the ends of the pipes that are ours are closed. */
static void follow(pid_t child, const int fds[2], const struct child_limits *limits,
	struct child_result *result, struct arena *mem)
{
	struct streams s = { { fds[0], fds[1] }, { { .mem = mem }, { .mem = mem } } };
	if (child > 0)
		result->end = wait_for(child, collect(&s, limits), &result->code);
	close(fds[0]);
	close(fds[1]);
	result->out = buf_str(&s.text[0]);
	result->remark = first_line(buf_str(&s.text[1]));
}

bool child_run(const char *const argv[], struct str input, struct child_limits limits,
	struct child_result *result, struct arena *mem, struct err *e)
{
	char path[4096];
	int out[2], errors[2];
	*result = (struct child_result){ .end = CHILD_MISSING };
	if (!child_find_program(argv[0], path))
		return true;
	int in = memory_file(input, e);
	if (in < 0)
		return false;
	if (!open_pipes(out, errors, e)) {
		close(in);
		return false;
	}
	pid_t parent = getpid(), child = fork();
	if (child == 0) {
		keep_only((int[]){ in, out[1], errors[1] }, parent);
		become(path, argv, &limits);
	}
	int why = errno;
	close(in);
	close(out[1]);
	close(errors[1]);
	follow(child, (int[]){ out[0], errors[0] }, &limits, result, mem);
	errno = why;
	return child > 0 || fail_errno(e, "cannot start '%s'", argv[0]);
}

static bool write_all(int fd, struct str bytes)
{
	while (bytes.len > 0) {
		ssize_t n = write(fd, bytes.at, bytes.len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes = str_slice(bytes, (size_t)n, bytes.len);
	}
	return true;
}

/* In the copy of this process; it ends here. */
static void compute(const struct child_work *work, const struct child_limits *limits)
{
	struct arena own = { 0 };
	struct buf to = { .mem = &own };
	struct err e = { 0 };
#ifdef __SANITIZE_ADDRESS__
	const bool memory = false;
#else
	const bool memory = true;
#endif
	signal(SIGPIPE, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	limit_all(limits, memory);
	if (!confine_compute())
		_exit(NOT_CONFINED);
	if (work->run(work->self, &to, &e))
		_exit(write_all(STDOUT_FILENO, buf_str(&to)) ? 0 : NOT_CONFINED);
	(void)!write_all(STDERR_FILENO, str_from(e.text));
	_exit(SAID + (int)e.kind);
}

static bool explain_result(
	const struct child_result *r, const struct child_limits *limits, struct err *e)
{
	switch (r->end) {
	case CHILD_DONE:
		return true;
	case CHILD_TOO_SLOW:
		return fail(
			e, ERR_INPUT, "it takes more than %u seconds to read", limits->cpu_seconds);
	case CHILD_TOO_MUCH:
		return fail(e, ERR_INPUT, "more than %zu MB come out of it", limits->output >> 20);
	case CHILD_MISSING:
	case CHILD_FAILED:
		break;
	}
	if (r->code > SAID && r->code <= SAID + ERR_BROKEN)
		return fail(e, (enum err_kind)(r->code - SAID), STR_FMT, STR_ARG(r->remark));
	if (r->code == NOT_CONFINED)
		return fail(e, ERR_SYSTEM, "the kernel does not let a parser be confined");
	return fail(e, ERR_INPUT, "the parser did not get to its end");
}

bool child_compute(const struct child_work *work, struct child_limits limits, struct str *out,
	struct arena *mem, struct err *e)
{
	struct child_result result = { .end = CHILD_FAILED };
	int to[2], errors[2];
	if (!open_pipes(to, errors, e))
		return false;
	pid_t parent = getpid(), child = fork();
	if (child == 0) {
		keep_only((int[]){ -1, to[1], errors[1] }, parent);
		compute(work, &limits);
	}
	int why = errno;
	close(to[1]);
	close(errors[1]);
	follow(child, (int[]){ to[0], errors[0] }, &limits, &result, mem);
	errno = why;
	if (child < 0)
		return fail_errno(e, "cannot start another process");
	*out = result.out;
	return explain_result(&result, &limits, e);
}
