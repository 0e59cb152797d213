#include "cli/help.h"
#include "base/asset.h"

#include <stdio.h>
#include <string.h>

const struct command *const cli_commands[] = { &cmd_read, &cmd_toll, &cmd_estimate, NULL };

int help_version(void)
{
	puts("knell " KNELL_VERSION);
	return 0;
}

int help_licences(void)
{
	struct str text;
	if (!asset_find("licences.txt", &text))
		return ERR_SYSTEM;
	fwrite(text.at, 1, text.len, stdout);
	return 0;
}

static void print_option(const struct opt *o)
{
	if (o->letter)
		printf("  -%c, --%s", o->letter, o->name);
	else
		printf("      --%s", o->name);
	printf("%s%s\n          %s\n", o->arg ? "=" : "", o->arg ? o->arg : "", o->help);
}

static void print_command(const struct command *c)
{
	printf("usage: knell %s [options] %s\n\n%s\n\n%s\n\n", c->name, c->operands, c->summary,
		c->text);
	for (const struct opt *o = c->opts; o->name; o++)
		print_option(o);
	printf("\nexamples\n%s\n", c->examples);
}

static void print_commands(void)
{
	puts("usage: knell COMMAND [options] [operands]\n");
	for (const struct command *const *c = cli_commands; *c; c++)
		printf("  %-10s %s\n", (*c)->name, (*c)->summary);
	puts("\n  help       this list, or 'knell help COMMAND'\n"
	     "\nexit status: 0 done, 1 a finding, 2 usage, 3 bad or partly bad input,\n"
	     "4 the machine refused, 5 does not verify, 130 interrupted");
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
	return 0;
}
