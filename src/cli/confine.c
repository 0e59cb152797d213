#include "cli/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#else
#define ARCH 0
#endif

enum { X32_CALLS = 0x40000000, MOST_STEPS = 200 };
enum { REFUSE = SECCOMP_RET_ERRNO | EACCES, UNKNOWN = SECCOMP_RET_ERRNO | ENOSYS };

/* A filter of system calls as it is written: each step decides about one call, or leaves it to the next. */
struct filter {
	struct sock_filter step[MOST_STEPS];
	unsigned short count;
};

static void add(struct filter *f, uint16_t code, uint32_t k, uint8_t yes, uint8_t no)
{
	if (f->count < MOST_STEPS)
		f->step[f->count++] = (struct sock_filter){ code, yes, no, k };
}

static void answer(struct filter *f, uint32_t with)
{
	add(f, BPF_RET | BPF_K, with, 0, 0);
}

static void load(struct filter *f, size_t offset)
{
	add(f, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void begin(struct filter *f)
{
	f->count = 0;
	load(f, offsetof(struct seccomp_data, arch));
	add(f, BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0);
	answer(f, (uint32_t)REFUSE);
	load(f, offsetof(struct seccomp_data, nr));
	add(f, BPF_JMP | BPF_JGE | BPF_K, X32_CALLS, 0, 1);
	answer(f, (uint32_t)REFUSE);
}

static void decide(struct filter *f, long call, uint32_t with)
{
	add(f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 1);
	answer(f, with);
}

/* Decides by whether argument `nth` has any of `bits`. */
static void decide_by_bits(
	struct filter *f, long call, size_t nth, uint32_t bits, uint32_t with, uint32_t without)
{
	/* Little endian, as both machines are: the lower half comes first. */
	add(f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 4);
	load(f, offsetof(struct seccomp_data, args) + 8 * nth);
	add(f, BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1);
	answer(f, with);
	answer(f, without);
}

static bool install(struct filter *f)
{
	struct sock_fprog program = { .len = f->count, .filter = f->step };
	return ARCH != 0 && f->count < MOST_STEPS &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* No socket, nothing of other processes; and none of one's own, where it may not fork: a thread is none. */
static bool refuse_calls(bool may_fork)
{
	static const long refused[] = { __NR_socket, __NR_socketpair, __NR_connect,
		__NR_io_uring_setup, __NR_ptrace, __NR_process_vm_readv, __NR_process_vm_writev,
		__NR_unshare, __NR_setns, __NR_mount };
	struct filter f;
	begin(&f);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		decide(&f, refused[i], (uint32_t)REFUSE);
	if (!may_fork) {
#ifdef __NR_fork
		decide(&f, __NR_fork, (uint32_t)REFUSE);
		decide(&f, __NR_vfork, (uint32_t)REFUSE);
#endif
		decide(&f, __NR_clone3,
			(uint32_t)UNKNOWN); /* whose flags a filter cannot see: clone it is then */
		decide_by_bits(
			&f, __NR_clone, 0, CLONE_THREAD, SECCOMP_RET_ALLOW, (uint32_t)REFUSE);
	}
	answer(&f, SECCOMP_RET_ALLOW);
	return install(&f);
}

static void allow(int rules, const char *path, uint64_t access)
{
	int fd = open(path, O_PATH | O_CLOEXEC);
	if (fd < 0)
		return;
	struct landlock_path_beneath_attr below = { .parent_fd = fd, .allowed_access = access };
	syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
	close(fd);
}

/* Rights that only a folder has can't be given to a file. */
static void allow_any(int rules, const char *path, uint64_t access, uint64_t of_folder)
{
	struct stat st;
	bool is_folder = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
	allow(rules, path, is_folder ? access | of_folder : access);
}

/*
 * What is handled and not allowed is refused: every write, and reads and programs but of what is named here. `program` may be
 * NULL; `also`, up to a NULL, may be read.
 */
static void refuse_files(const char *program, char *const also[])
{
	static const char *const folders[] = { "/usr", "/lib", "/lib64", "/bin", "/etc/fonts" };
	static const char *const files[] = { "/etc/ld.so.cache", "/dev/null", "/dev/urandom" };
	static const char *const loaders[] = { "/lib64/ld-linux-x86-64.so.2",
		"/lib/ld-linux-aarch64.so.1" };
	const uint64_t read = LANDLOCK_ACCESS_FS_READ_FILE;
	const uint64_t all = LANDLOCK_ACCESS_FS_MAKE_SYM * 2 - 1; /* the first version's thirteen */
	struct landlock_ruleset_attr handled = { .handled_access_fs = all };
	int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
	if (rules < 0)
		return;
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		allow(rules, folders[i], read | LANDLOCK_ACCESS_FS_READ_DIR);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		allow(rules, files[i], read);
	for (size_t i = 0; i < sizeof loaders / sizeof *loaders; i++)
		allow(rules, loaders[i], read | LANDLOCK_ACCESS_FS_EXECUTE);
	if (program)
		allow(rules, program, read | LANDLOCK_ACCESS_FS_EXECUTE);
	for (; *also; also++) /* a folder too, so that it can be said that it is one */
		allow_any(rules, *also, read, LANDLOCK_ACCESS_FS_READ_DIR);
	syscall(SYS_landlock_restrict_self, rules, 0);
	close(rules);
}

bool confine_program(const char *program)
{
	if (unshare(CLONE_NEWNET) != 0)
		(void)!unshare(CLONE_NEWUSER | CLONE_NEWNET);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	refuse_files(program, (char *const[]){ NULL });
	return refuse_calls(false);
}

bool confine_reading(const char *program, char *const also[])
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	refuse_files(program, also);
	return refuse_calls(true);
}

bool confine_compute(void)
{
	static const long allowed[] = { __NR_read, __NR_write, __NR_close, __NR_munmap, __NR_mremap,
		__NR_brk, __NR_madvise, __NR_futex, __NR_exit, __NR_exit_group, __NR_rt_sigreturn,
		__NR_rt_sigprocmask, __NR_rt_sigaction, __NR_clock_gettime, __NR_getrandom,
		__NR_sched_yield, __NR_getpid, __NR_gettid, __NR_tgkill, __NR_lseek,
		__NR_sigaltstack };
	struct filter f;
	begin(&f);
	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		decide(&f, allowed[i], SECCOMP_RET_ALLOW);
	decide_by_bits(&f, __NR_mmap, 2, PROT_EXEC, (uint32_t)REFUSE, SECCOMP_RET_ALLOW);
	decide_by_bits(&f, __NR_mprotect, 2, PROT_EXEC, (uint32_t)REFUSE, SECCOMP_RET_ALLOW);
	answer(&f, (uint32_t)REFUSE);
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && install(&f);
}
