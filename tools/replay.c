/*
 * Replays a fuzz target's corpus without libFuzzer: linked with one target, it
 * runs every file of fuzz/corpus/NAME, then seeded alterations of each, and
 * prints TAP. NAME is the program's own name without "fuzz_". When an input
 * kills the target it is left beside the program as NAME.crash.
 */
#include "base/arena.h"
#include "base/file.h"
#include "base/random.h"

#include <dirent.h>
#include <fcntl.h>
#include <sanitizer/common_interface_defs.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_BYTES = 1 << 22, ALTERATIONS = 64, ALTERED_BYTES = 1 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct {
	char path[4096]; /* where the input goes if it kills the target */
	const uint8_t *at;
	size_t len;
} current;

/* Runs in a signal's handler: system calls alone. */
static void keep_input(void)
{
	static const char says[] = "the input that did it is beside the program, as NAME.crash\n";
	int file = open(current.path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	if (file < 0)
		return;
	if (write(file, current.at, current.len) == (ssize_t)current.len)
		(void)!write(STDERR_FILENO, says, sizeof says - 1);
	close(file);
}

static void on_abort(int number)
{
	keep_input();
	signal(number, SIG_DFL);
	raise(number);
}

static void run(const uint8_t *at, size_t len)
{
	current.at = at;
	current.len = len;
	LLVMFuzzerTestOneInput(at, len);
}

/* One byte altered, a stretch left out, or a stretch said twice. */
static size_t alter(uint8_t *at, size_t len, struct random *chance)
{
	size_t from = random_below(chance, len), run_len = 1 + random_below(chance, len - from);
	switch (random_below(chance, 4)) {
	case 0:
		memmove(at + from, at + from + run_len, len - from - run_len);
		return len - run_len;
	case 1:
		memmove(at + from + run_len, at + from, len - from);
		return len + run_len;
	case 2:
		at[from] ^= (uint8_t)(1U << random_below(chance, 8));
		return len;
	default:
		at[from] = (uint8_t)random_below(chance, 256);
		return len;
	}
}

static void run_altered(struct str bytes, struct random *chance)
{
	struct arena mem = { 0 };
	size_t budget = ALTERED_BYTES;
	for (int i = 0; i < ALTERATIONS && bytes.len > 0 && bytes.len < budget; i++) {
		uint8_t *copy = malloc(2 * bytes.len);
		if (!copy)
			break;
		memcpy(copy, bytes.at, bytes.len);
		size_t len = alter(copy, bytes.len, chance);
		uint8_t *exact = realloc(copy, len ? len : 1); /* so that an overrun is seen */
		run(exact ? exact : copy, len);
		free(exact ? exact : copy);
		budget -= bytes.len;
	}
	arena_release(&mem);
}

static bool replay(const char *folder, const char *name, struct random *chance)
{
	struct arena mem = { 0 };
	struct err e;
	struct str path = str_format(&mem, "%s/%s", folder, name), bytes;
	bool ok = file_read(path.at, MOST_BYTES, &bytes, &mem, &e);
	if (ok) {
		run((const uint8_t *)bytes.at, bytes.len);
		run_altered(bytes, chance);
	} else {
		printf("# %s\n", e.text);
	}
	arena_release(&mem);
	return ok;
}

static int is_file(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

int main(int argc, char **argv)
{
	const char *top = getenv("TOP"), *slash = strrchr(argv[0], '/');
	const char *target = (slash ? slash + 1 : argv[0]) + strlen("fuzz_");
	char folder[4096];
	struct dirent **files;
	snprintf(folder, sizeof folder, "%s/fuzz/corpus/%s", top ? top : ".", target);
	snprintf(current.path, sizeof current.path, "%s.crash", argv[0]);
	signal(SIGABRT, on_abort);
	__sanitizer_set_death_callback(keep_input);
	setvbuf(stdout, NULL, _IOLBF, 0);

	if (argc > 1) { /* a file by name: to look at a crash again */
		struct random none = random_seeded(0, 0);
		return replay(".", argv[1], &none) ? 0 : 1;
	}
	int count = scandir(folder, &files, is_file, alphasort), failures = 0;
	printf("1..%d\n", count < 0 ? 1 : count + 1);
	run((const uint8_t *)"", 0);
	printf("ok 1 - nothing at all is taken\n");
	for (int i = 0; i < count; i++) {
		struct random chance = random_seeded(1, (uint64_t)i);
		bool ok = replay(folder, files[i]->d_name, &chance);
		printf("%sok %d - %s and what is like it are taken\n", ok ? "" : "not ", i + 2,
			files[i]->d_name);
		failures += !ok;
		free(files[i]);
	}
	if (count >= 0)
		free(files);
	return failures != 0;
}
