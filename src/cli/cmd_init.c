/*
 * init - a new casebook.
 */
#include "cli/case.h"

#include <string.h>

struct init_opts {
	struct case_opts at;
	const char *name;
};

static const struct opt init_opts[] = {
	KEY_FILE_OPTION(init_opts),
	OPTION(0, "name", OPT_TEXT, init_opts, name, "NAME",
		"whose casebook this copy is, as colleagues will see it; sealed as all else is"),
	{ 0 },
};

static void show_recovery(struct app *app, const struct secret *recovery)
{
	struct str text = age_identity_text(app->mem, recovery);
	fprintf(app->out,
		"The recovery key, shown this once. Write it down, keep it away from this device; "
		"it opens\nthe casebook when the passphrase is forgotten (knell recover):\n\n "
		" " STR_FMT "\n",
		STR_ARG(text));
	explicit_bzero((char *)text.at, text.len);
}

static bool init_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct init_opts *o = args;
	struct casebook c;
	struct secret recovery;
	if (!case_create(app, operands[0], o->at.key_file, o->name, &c, &recovery, e))
		return false;
	show_recovery(app, &recovery);
	explicit_bzero(&recovery, sizeof recovery);
	fprintf(app->notes, "knell init: '%s' is made; this device writes as %.12s\n", operands[0],
		log_id(c.signer.key.name).at);
	return case_close(app, &c, true, e);
}

const struct command cmd_init = {
	.name = "init",
	.operands = "CASE",
	.summary = "make a casebook",
	.text = "Makes the folder CASE and in it a casebook: a signed ledger, a vault for\n"
		"documents and a keyring, all of it sealed under a passphrase that is\n"
		"asked for twice on the terminal and rated. There is no unsealed\n"
		"casebook. The key that signs entries stays on this device, in\n"
		"$XDG_DATA_HOME/knell, so that a copy of the folder can't speak in this\n"
		"device's name.\n\n"
		"A recovery key is printed once. Whoever has it opens the casebook: keep\n"
		"it on paper, elsewhere.",
	.examples = "  knell init selene\n"
		    "  knell init --key-file ~/selene.key --name 'Desk 2' selene",
	.opts = init_opts,
	.opts_size = sizeof(struct init_opts),
	.defaults = &(const struct init_opts){ .at = { 0 } },
	.min_operands = 1,
	.max_operands = 1,
	.run = init_run,
};
