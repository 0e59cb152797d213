#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <signal.h>
#include <stdio.h>

/*
 * Everything a command may touch of the outside world. Tests hand it a
 * memory stream for `out`; the web server gives each request its own.
 */
struct app {
	struct arena *mem;
	FILE *out;   /* the result, fit for a file or a pipe */
	FILE *notes; /* progress and remarks for a person; stderr */
};

enum opt_type { OPT_FLAG, OPT_TEXT, OPT_TEXTS, OPT_REAL, OPT_INT };

struct opt {
	char letter; /* 0: it has a long name only */
	const char *name;
	enum opt_type type; /* bool, const char *, struct strs, double, long */
	size_t offset;      /* of the member in the command's options struct */
	const char *arg;
	const char *help;
};

/* clang-format off */
#define OPTION(letter, name, type, of, member, arg, help) \
	{ letter, name, type, offsetof(struct of, member), arg, help }
/* clang-format on */

/*
 * A command is data: help, manual pages, completion and the tests that they
 * agree are made from this.
 */
struct command {
	const char *name;
	const char *operands;   /* as shown after the options: "[FILE...]" */
	const char *summary;    /* one line, no full stop */
	const char *text;       /* the manual's description: paragraphs parted by a blank line */
	const char *examples;   /* lines as one would type them */
	const struct opt *opts; /* ends with a zero entry */
	size_t opts_size;       /* of the options struct, */
	const void *defaults;   /* and what it holds before the command line is read */
	int min_operands, max_operands; /* max -1: any number */
	bool (*run)(struct app *app, const void *opts, char **operands, struct err *e);
};

/* The table, in the order in which work is done; ends with NULL. */
extern const struct command *const cli_commands[];

#define COMMAND(name) extern const struct command cmd_##name;
#include "cli/commands.h"
#undef COMMAND

/* Set by SIGINT, SIGTERM or SIGHUP: long work ends at the next safe place, with exit status 130. */
extern volatile sig_atomic_t cli_interrupted;

int cli_main(int argc, char **argv);

#endif
