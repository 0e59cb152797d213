#include "cli/help.h"
#include "base/asset.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS = 78, OPTION_INDENT = 10 };

#define COMMAND(name) &cmd_##name,
const struct command *const cli_commands[] = {
#include "cli/commands.h"
	NULL,
};
#undef COMMAND

/* What every command shares; the manual page prints it too. */
const struct exit_status cli_exit_statuses[] = {
	{ 0, "done" },
	{ 1, "done, and something was found: a refused estimate, a difference" },
	{ 2, "the command line is wrong" },
	{ 3, "bad or partly bad input; all that could be read was written first" },
	{ 4, "the machine refused: a file, the disk, memory" },
	{ 5, "the ledger does not verify" },
	{ 130, "interrupted" },
	{ 0, NULL },
};

/* The kernel says so only when the last of it is written. */
static int printed(void)
{
	struct err e;
	if (fflush(stdout) == 0 && !ferror(stdout))
		return ERR_NONE;
	fail_errno(&e, "cannot write the result");
	fprintf(stderr, "knell: %s\n", e.text);
	return ERR_SYSTEM;
}

int help_version(void)
{
	puts("knell " KNELL_VERSION);
	return printed();
}

static void print_asset(struct str name, struct str text)
{
	printf("%s--- " STR_FMT "\n\n", str_equal(name, STR("NOTICE")) ? "" : "\n", STR_ARG(name));
	fwrite(text.at, 1, text.len, stdout);
}

int help_licences(void)
{
	struct str name, text;
	if (asset_find("NOTICE", &text))
		print_asset(STR("NOTICE"), text);
	for (size_t i = 0; asset_at(i, &name, &text); i++)
		if (str_starts(name, STR("LICENSE")))
			print_asset(name, text);
	return printed();
}

static size_t word_end(struct str text, size_t i)
{
	while (i < text.len && text.at[i] != ' ' && text.at[i] != '\n')
		i++;
	return i;
}

/* Words broken into lines under `indent`; a blank line of the text stays one, a single line end is a blank. */
static void print_wrapped(struct str text, int indent)
{
	int column = 0;
	for (size_t i = 0, end; i < text.len; i = end + 1) {
		end = word_end(text, i);
		int width = (int)(end - i);
		if (end == i && column > 0 && text.at[i] == '\n') {
			printf("\n\n");
			column = 0;
		}
		if (end == i)
			continue;
		if (column > 0 && column + 1 + width > COLUMNS) {
			printf("\n");
			column = 0;
		}
		column += printf(
			"%*s" STR_FMT, column ? 1 : indent, "", STR_ARG(str_slice(text, i, end)));
	}
	printf("\n");
}

static void print_option(const struct opt *o)
{
	if (o->letter)
		printf("  -%c, --%s", o->letter, o->name);
	else
		printf("      --%s", o->name);
	printf("%s%s\n", o->arg ? "=" : "", o->arg ? o->arg : "");
	print_wrapped(str_from(o->help), OPTION_INDENT);
}

static void print_examples(struct str lines)
{
	struct str line;
	printf("\nexamples\n");
	while (str_cut(&lines, '\n', &line))
		if (line.len)
			printf("  " STR_FMT "\n", STR_ARG(line));
}

static void print_command(const struct command *c)
{
	printf("usage: knell %s [options]%s%s\n\n%s\n\n", c->name, *c->operands ? " " : "",
		c->operands, c->summary);
	print_wrapped(str_from(c->text), 0);
	printf("\noptions\n");
	for (const struct opt *o = c->opts; o->name; o++)
		print_option(o);
	printf("      --help\n%*sprint this\n", OPTION_INDENT, "");
	if (c->examples && *c->examples)
		print_examples(str_from(c->examples));
}

static void print_commands(void)
{
	puts("usage: knell COMMAND [options] [operands]\n");
	for (const struct command *const *c = cli_commands; *c; c++)
		printf("  %-10s %s\n", (*c)->name, (*c)->summary);
	puts("\n  help       this list, or 'knell help COMMAND'\n"
	     "  --version  the version\n"
	     "  --licences under which terms the program and what is embedded in it stand\n"
	     "\nexit status");
	for (const struct exit_status *s = cli_exit_statuses; s->means; s++)
		printf("  %3d  %s\n", s->number, s->means);
}

int help_run(const struct command *c, const char *unknown)
{
	if (!c && unknown) {
		fprintf(stderr, "knell: no command '%.60s'; see 'knell help'\n", unknown);
		return ERR_USAGE;
	}
	if (c)
		print_command(c);
	else
		print_commands();
	return printed();
}
