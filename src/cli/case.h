#ifndef CLI_CASE_H
#define CLI_CASE_H

#include "casebook/casebook.h"
#include "cli/cli.h"

/* What every command on a casebook is told of it: a member of its options called `at`. */
struct case_opts {
	const char *casebook, *key_file;
};

/* clang-format off */
#define KEY_FILE_OPTION(of) \
	OPTION(0, "key-file", OPT_TEXT, of, at.key_file, "FILE", \
		"the passphrase, the first line of FILE, or an age identity (AGE-SECRET-KEY-1...), in place of asking")
#define CASE_OPTIONS(of) \
	OPTION('C', "casebook", OPT_TEXT, of, at.casebook, "CASE", \
		"the casebook's folder (default: $KNELL_CASEBOOK)"), \
	KEY_FILE_OPTION(of)
/* clang-format on */

/* The folder that -C or $KNELL_CASEBOOK names; NULL: neither does. */
const char *case_folder(const struct case_opts *o);

/* Where a casebook lies, and what of this machine it may use. */
struct casebook_place case_place(struct app *app, const char *folder);

/*
 * Opens it, asking for the passphrase where no key file is given; remarks go to app->notes. From
 * here on this process leaves no core dump.
 */
MUST_CHECK bool case_open(struct app *app, const struct case_opts *o, enum casebook_mode mode,
	struct casebook *c, struct err *e);
MUST_CHECK bool case_create(struct app *app, const char *folder, const char *key_file,
	const char *name, struct casebook *c, struct secret *recovery, struct err *e);

/* By the recovery key, from the file or the terminal; `heir` takes over, see casebook_take_over. */
MUST_CHECK bool case_open_by_recovery(struct app *app, const struct case_opts *o,
	const struct secret *heir, struct casebook *c, struct err *e);

/* Finishes what was written, says what is left to be said, closes. `ok` is how the work went. */
bool case_close(struct app *app, struct casebook *c, bool ok, struct err *e);

/* What is in memory from here on is nobody's: no core dump, no debugger of another program. */
void case_private(void);

/* The key out of a file or from the terminal; *identity is where an identity goes. */
MUST_CHECK bool case_key(struct app *app, const char *key_file, const char *folder,
	struct secret *identity, struct casebook_key *key, struct err *e);
void case_key_wipe(struct casebook_key *key, struct secret *identity);

#endif
