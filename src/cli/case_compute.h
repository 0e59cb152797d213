#ifndef CLI_CASE_COMPUTE_H
#define CLI_CASE_COMPUTE_H

#include "cli/case.h"

struct standing;

/* What `toll`, `match` and `estimate` are told of a casebook, beside their own options. */
struct compute_opts {
	struct case_opts at;
	bool record;
};

/* clang-format off */
#define COMPUTE_OPTIONS(of) \
	OPTION('C', "casebook", OPT_TEXT, of, on.at.casebook, "CASE", \
		"work on the casebook in this folder ($KNELL_CASEBOOK, where no file is named)"), \
	OPTION(0, "key-file", OPT_TEXT, of, on.at.key_file, "FILE", \
		"the passphrase, the first line of FILE, or an age identity, in place of asking"), \
	OPTION(0, "record", OPT_FLAG, of, on.record, NULL, \
		"write into the casebook what was computed, from what, and how")
/* clang-format on */

/* A casebook is meant: -C, or the environment where no operand is given. ERR_USAGE for both. */
MUST_CHECK bool compute_on_casebook(
	const struct compute_opts *o, char **operands, bool *on, struct err *e);

/* Opens it, for writing only if the result is to be recorded. */
MUST_CHECK bool compute_open(
	struct app *app, const struct compute_opts *o, struct casebook *c, struct err *e);

/* A day of --as-of as the second up to which entries count; INT64_MAX when there is none. */
MUST_CHECK bool compute_until(const char *day, int64_t *until, struct err *e);

/* Remarks of what stands go to app->notes. */
void tell_standing(struct app *app, const char *command, const struct standing *s);
void tell_standing_remarks(
	struct app *app, const char *command, const struct strs *remarks, uint64_t closed);

/*
 * A computation entry: the command, the digest of its exact inputs, the settings as JSON, seed (-1: none),
 * version; the result goes into the vault.
 */
MUST_CHECK bool compute_record(struct app *app, struct casebook *c, const char *command,
	struct digest inputs, struct str settings, int64_t seed, struct str result, struct err *e);

#endif
