#include "cli/cli.h"
#include "cli/case.h"
#include "cli/help.h"

#include <assert.h>
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_OPTS = 40, LONG_ONLY = 256, INTERRUPTED = 130 };

volatile sig_atomic_t cli_interrupted;

static void on_signal(int number)
{
	(void)number;
	cli_interrupted = 1;
}

/* A second signal ends the program at once: SA_RESETHAND. A reader that went away ends it quietly. */
static void catch_signals(void)
{
	struct sigaction action = { .sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND };
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
	signal(SIGPIPE, SIG_DFL);
}

static const struct command *find_command(const char *name)
{
	for (const struct command *const *c = cli_commands; *c; c++)
		if (strcmp((*c)->name, name) == 0)
			return *c;
	return NULL;
}

static bool set_number(void *member, const struct opt *o, const char *value, struct err *e)
{
	char *end;
	errno = 0;
	if (o->type == OPT_REAL)
		*(double *)member = strtod(value, &end);
	else
		*(long *)member = strtol(value, &end, 10);
	if (end == value || *end || errno)
		return fail(e, ERR_USAGE, "--%s wants a %s, not '%.100s'", o->name,
			o->type == OPT_REAL ? "number" : "whole number", value);
	return true;
}

static bool set_option(
	struct app *app, void *opts, const struct opt *o, const char *value, struct err *e)
{
	void *member = (char *)opts + o->offset;
	switch (o->type) {
	case OPT_FLAG:
		*(bool *)member = true;
		return true;
	case OPT_TEXT:
		*(const char **)member = value;
		return true;
	case OPT_TEXTS:
		*PUSH(app->mem, (struct strs *)member) = str_from(value);
		return true;
	case OPT_REAL:
	case OPT_INT:
		return set_number(member, o, value, e);
	}
	assert(!"every option type is handled above");
	return false;
}

static void describe_options(const struct command *c, struct option *longs, char *shorts)
{
	*shorts++ = ':'; /* getopt keeps quiet: the sentences below are ours */
	for (size_t n = 0; c->opts[n].name; n++) {
		const struct opt *o = &c->opts[n];
		assert(n < MAX_OPTS);
		longs[n] =
			(struct option){ o->name, o->type != OPT_FLAG, NULL, LONG_ONLY + (int)n };
		if (!o->letter)
			continue;
		*shorts++ = o->letter;
		if (o->type != OPT_FLAG)
			*shorts++ = ':';
	}
	*shorts = '\0';
}

static const struct opt *option_of(const struct command *c, int found)
{
	if (found >= LONG_ONLY)
		return &c->opts[found - LONG_ONLY];
	for (const struct opt *o = c->opts; o->name; o++)
		if (o->letter == found)
			return o;
	return NULL;
}

static bool parse_options(
	struct app *app, const struct command *c, void *opts, int argc, char **argv, struct err *e)
{
	struct option longs[MAX_OPTS + 1] = { 0 };
	char shorts[2 * MAX_OPTS + 2];
	describe_options(c, longs, shorts);

	for (int found; (found = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
		const struct opt *o = option_of(c, found);
		const char *given = argv[optind - 1];
		if (found == ':')
			return fail(e, ERR_USAGE, "'%.60s' wants a value; see 'knell help %s'",
				given, c->name);
		if (!o)
			return fail(e, ERR_USAGE, "no option '%.60s'; see 'knell help %s'", given,
				c->name);
		if (!set_option(app, opts, o, optarg, e))
			return false;
	}

	int operands = argc - optind;
	if (operands < c->min_operands || (c->max_operands >= 0 && operands > c->max_operands))
		return fail(e, ERR_USAGE, "wants %s; see 'knell help %s'", c->operands, c->name);
	return true;
}

/* A full disk shows only when the buffer is flushed, so every command ends here. */
static bool finish_output(FILE *out, struct err *e)
{
	if (fflush(out) != 0 || ferror(out))
		return fail_errno(e, "cannot write the result");
	return true;
}

/* Who may open a casebook: its command line names files already that nobody is to learn of. */
static bool may_hold_secrets(const struct command *c)
{
	for (const struct opt *o = c->opts; o->name; o++)
		if (strcmp(o->name, "key-file") == 0)
			return true;
	return false;
}

static int run_command(const struct command *c, int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct app app = { .mem = &mem, .out = stdout, .notes = stderr };
	void *opts = arena_alloc(&mem, 1, c->opts_size, alignof(max_align_t));
	memcpy(opts, c->defaults, c->opts_size);

	if (may_hold_secrets(c))
		case_private();
	bool ok = parse_options(&app, c, opts, argc, argv, &e);
	if (ok) {
		struct err late = { 0 };
		ok = c->run(&app, opts, argv + optind, &e);
		if (!finish_output(app.out, &late) && ok) {
			e = late;
			ok = false;
		}
	}
	if (!ok && !cli_interrupted)
		fprintf(stderr, "knell %s: %s\n", c->name, e.text);
	arena_release(&mem);
	return cli_interrupted ? INTERRUPTED : ok ? 0 : (int)e.kind;
}

int cli_main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "help";
	catch_signals();
	if (strcmp(name, "--version") == 0 || strcmp(name, "version") == 0)
		return help_version();
	if (strcmp(name, "--licences") == 0)
		return help_licences();
	if (strcmp(name, "help") == 0 || strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
		return help_run(argc > 2 ? find_command(argv[2]) : NULL, argc > 2 ? argv[2] : NULL);

	const struct command *c = find_command(name);
	if (!c) {
		fprintf(stderr, "knell: no command '%.60s'; see 'knell help'\n", name);
		return ERR_USAGE;
	}
	for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--help") == 0)
			return help_run(c, NULL);
	return run_command(c, argc - 1, argv + 1);
}
