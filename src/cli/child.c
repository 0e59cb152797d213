#include "cli/child.h"
#include "base/buf.h"
#include "cli/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NOT_FOUND = 127, NOT_CONFINED = 126, REMARK_MOST = 4096, PIECE = 64 * 1024 };

static void limit(__rlimit_resource_t what, size_t value)
{
	setrlimit(what, &(struct rlimit){ .rlim_cur = value, .rlim_max = value });
}

/* In the child: only what is safe after fork in a program with threads. */
static void become(const char *const argv[], const int fds[3], const struct child_limits *limits)
{
	static const char *const environment[] = { "LC_ALL=C.UTF-8", NULL };
	for (int i = 0; i < 3; i++)
		if (dup2(fds[i], i) < 0)
			_exit(NOT_CONFINED);
	close_range(3, ~0U, 0);
	limit(RLIMIT_CPU, limits->cpu_seconds);
	limit(RLIMIT_AS, limits->memory);
	limit(RLIMIT_NOFILE, 64);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_CORE, 0);
	signal(SIGPIPE, SIG_DFL);
	if (!confine_self())
		_exit(NOT_CONFINED);
	execvpe(argv[0], (char *const *)argv, (char *const *)environment);
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

static enum child_end wait_for(pid_t child, enum child_end end)
{
	int status = 0;
	if (end != CHILD_DONE)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (end != CHILD_DONE)
		return end;
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL ? CHILD_TOO_SLOW
										  : CHILD_FAILED;
	int code = WEXITSTATUS(status);
	return code == 0 ? CHILD_DONE : code == NOT_FOUND ? CHILD_MISSING : CHILD_FAILED;
}

static struct str first_line(struct str s)
{
	struct str line = { 0 };
	while (str_cut(&s, '\n', &line))
		if (str_trim(line).len)
			return str_trim(line);
	return (struct str){ 0 };
}

bool child_run(const char *const argv[], struct str input, struct child_limits limits,
	struct child_result *result, struct arena *mem, struct err *e)
{
	int in = memory_file(input, e), out[2], errors[2];
	if (in < 0)
		return false;
	if (pipe2(out, O_CLOEXEC) != 0)
		return close(in), fail_errno(e, "cannot make a pipe");
	if (pipe2(errors, O_CLOEXEC) != 0)
		return close(in), close(out[0]), close(out[1]), fail_errno(e, "cannot make a pipe");

	pid_t child = fork();
	if (child == 0)
		become(argv, (int[]){ in, out[1], errors[1] }, &limits);
	int why = errno;
	close(in);
	close(out[1]);
	close(errors[1]);
	struct streams s = { { out[0], errors[0] }, { { .mem = mem }, { .mem = mem } } };
	if (child > 0)
		result->end = wait_for(child, collect(&s, &limits));
	close(out[0]);
	close(errors[0]);
	errno = why;
	if (child < 0)
		return fail_errno(e, "cannot start '%s'", argv[0]);
	result->out = buf_str(&s.text[0]);
	result->remark = first_line(buf_str(&s.text[1]));
	return true;
}
