/*
 * backup - a verified copy.
 */
#include "casebook/backup.h"
#include "cli/case.h"

struct backup_opts {
	struct case_opts at;
};

static const struct opt backup_opts[] = {
	OPTION('C', "casebook", OPT_TEXT, backup_opts, at.casebook, "CASE",
		"the casebook's folder (default: $KNELL_CASEBOOK)"),
	{ 0 },
};

static bool backup_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct backup_opts *o = args;
	struct casebook c;
	struct verify_report r = { 0 };
	uint64_t files = 0, bytes = 0;
	if (!case_open(app, &o->at, CASEBOOK_LOCKED, &c, e))
		return false;
	bool ok = casebook_backup(&c, operands[0], &files, &bytes, &r, app->mem, e);
	if (!case_close(app, &c, ok, e))
		return false;
	fprintf(app->out, "'%s': %llu files, %llu bytes, sealed as the casebook is\n", operands[0],
		(unsigned long long)files, (unsigned long long)bytes);
	if (r.finding_count)
		return fail(e, ERR_BROKEN,
			"the copy does not verify, and so perhaps not the casebook; see: knell "
			"verify '%.300s'",
			operands[0]);
	fputs("the copy verifies, as far as that needs no key; now and then, open it: a backup "
	      "that was never "
	      "restored is none\n",
		app->out);
	return true;
}

const struct command cmd_backup = {
	.name = "backup",
	.operands = "FOLDER",
	.summary = "a verified copy of the casebook",
	.text = "Copies the casebook, sealed as it is, to FOLDER, which must not be there, while "
		"nobody writes in it; "
		"then\nverifies the copy. No passphrase is needed.\n\n"
		"To restore: copy the folder back and open it. The keys that sign stay on the "
		"device and are no part "
		"of the\ncopy: whoever writes in it begins a log of their own, and what the lost "
		"copy had more comes "
		"back with\n'knell pull' from a colleague.",
	.examples = "  knell backup -C selene /media/usb/selene-2031-03-14",
	.opts = backup_opts,
	.opts_size = sizeof(struct backup_opts),
	.defaults = &(const struct backup_opts){ .at = { NULL, NULL } },
	.min_operands = 1,
	.max_operands = 1,
	.run = backup_run,
};
