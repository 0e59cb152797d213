#include "kill_call.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CALL = SIGTRAP | 0x80, CANNOT = 125 };

/* In the child. */
static void become(const struct kill_call *what)
{
	int out = open(what->output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int none = open("/dev/null", O_RDWR);
	if (out < 0 || none < 0 || dup2(none, 0) < 0 || dup2(out, 1) < 0 || dup2(none, 2) < 0 ||
		ptrace(PTRACE_TRACEME, 0, 0, 0) != 0)
		_exit(CANNOT);
	raise(SIGSTOP);
	execve(what->argv[0], (char *const *)what->argv, (char *const *)what->environment);
	_exit(CANNOT);
}

/* A thread that stopped goes on, with the signal that it stopped for, if it was not ours. */
static void go_on(pid_t thread, int status)
{
	int signal = WSTOPSIG(status);
	bool ours = signal == CALL || signal == SIGTRAP || signal == SIGSTOP;
	ptrace(PTRACE_SYSCALL, thread, 0, (long)(ours ? 0 : signal));
}

/* A call stops its thread twice, before and behind; only the first counts. */
static bool is_entry(pid_t thread)
{
	struct __ptrace_syscall_info info = { 0 };
	return ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) > 0 &&
	       info.op == PTRACE_SYSCALL_INFO_ENTRY;
}

static void follow(pid_t child, long n, struct kill_end *end)
{
	int status;
	for (pid_t thread; (thread = waitpid(-1, &status, __WALL)) > 0;) {
		if (WIFSTOPPED(status)) {
			end->calls += WSTOPSIG(status) == CALL && is_entry(thread);
			if (n > 0 && end->calls >= n && !end->killed) {
				end->killed = true;
				kill(child, SIGKILL);
			} else {
				go_on(thread, status);
			}
		} else if (thread == child) {
			end->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
			return;
		}
	}
}

bool kill_at_call(const struct kill_call *what, long n, struct kill_end *end)
{
	int status;
	*end = (struct kill_end){ .status = -1 };
	prctl(PR_SET_CHILD_SUBREAPER, 1); /* what it leaves behind comes to us */
	pid_t child = fork();
	if (child == 0)
		become(what);
	if (child < 0 || waitpid(child, &status, 0) != child || !WIFSTOPPED(status))
		return false;
	if (ptrace(PTRACE_SETOPTIONS, child, 0,
		    PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE |
			    PTRACE_O_TRACEEXEC) != 0 ||
		ptrace(PTRACE_SYSCALL, child, 0, 0) != 0) {
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
		return false;
	}
	follow(child, n, end);
	while (waitpid(-1, &status, 0) > 0)
		;
	return end->status != CANNOT;
}
