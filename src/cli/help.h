#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/cli.h"

#define KNELL_VERSION "0.1.0"
#define KNELL_DATE "November 22, 2026" /* of this version; manual pages carry it */

struct exit_status {
	int number;
	const char *means;
};
extern const struct exit_status cli_exit_statuses[]; /* ends with a NULL */

/* Each prints to standard output and returns the exit status. */
int help_version(void);
int help_licences(void);

/* One command's help, or the list of commands; `unknown` names one that does not exist. */
int help_run(const struct command *c, const char *unknown);

#endif
