/*
 * Runs a command and says what it cost: least wall-clock seconds of the runs, its processor seconds, and the
 * greatest resident memory of any of them in kB, on one line of FILE. Ends with the command's status.
 *
 *     timed [-n RUNS] FILE COMMAND...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct cost {
	double wall, processor; /* seconds */
	long memory;            /* kB */
	int status;
};

static double seconds_of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct cost run(char **command)
{
	struct rusage used;
	int status = 0;
	double start = now();
	pid_t child = fork();
	if (child == 0) {
		execvp(command[0], command);
		perror(command[0]);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child) {
		perror("timed");
		exit(1);
	}
	return (struct cost){
		.wall = now() - start,
		.processor = seconds_of(used.ru_utime) + seconds_of(used.ru_stime),
		.memory = used.ru_maxrss,
		.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
	};
}

int main(int argc, char **argv)
{
	int runs = 1, at = 1;
	if (argc > 3 && strcmp(argv[1], "-n") == 0) {
		runs = atoi(argv[2]);
		at = 3;
	}
	if (argc < at + 2 || runs < 1) {
		fprintf(stderr, "usage: timed [-n RUNS] FILE COMMAND...\n");
		return 2;
	}
	struct cost least = { 0 };
	for (int i = 0; i < runs; i++) {
		struct cost c = run(argv + at + 1);
		long memory = c.memory > least.memory ? c.memory : least.memory;
		if (i == 0 || c.wall < least.wall)
			least = c;
		least.memory = memory;
	}
	FILE *f = fopen(argv[at], "w");
	if (!f || fprintf(f, "%.4f %.4f %ld\n", least.wall, least.processor, least.memory) < 0 ||
		fclose(f) != 0) {
		perror(argv[at]);
		return 1;
	}
	return least.status;
}
