/*
 * passphrase and recover - who opens this copy of a casebook.
 */
#include "cli/case.h"
#include "cli/passphrase.h"

#include <sodium.h>
#include <string.h>

struct passphrase_opts {
	struct case_opts at;
	const char *new_key_file;
};

static const struct opt passphrase_opts[] = {
	CASE_OPTIONS(passphrase_opts),
	OPTION(0, "new-key-file", OPT_TEXT, passphrase_opts, new_key_file, "FILE",
		"the new passphrase, the first line of FILE, in place of asking twice"),
	{ 0 },
};

static bool new_passphrase(
	struct app *app, const struct passphrase_opts *o, struct str *to, struct err *e)
{
	struct secret identity;
	struct casebook_key key;
	if (!o->new_key_file)
		return passphrase_choose(to, app->mem, e);
	if (!case_key(app, o->new_key_file, "", &identity, &key, e))
		return false;
	if (key.identity) {
		case_key_wipe(&key, &identity);
		return fail(
			e, ERR_USAGE, "'%s' has an identity, not a passphrase", o->new_key_file);
	}
	*to = key.passphrase;
	return true;
}

static bool passphrase_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct passphrase_opts *o = args;
	struct casebook c;
	struct str passphrase = { 0 };
	(void)operands;
	if (!case_open(app, &o->at, CASEBOOK_WRITING, &c, e))
		return false;
	bool ok = new_passphrase(app, o, &passphrase, e) && casebook_wrap(&c, passphrase, e);
	if (passphrase.at)
		explicit_bzero((char *)passphrase.at, passphrase.len);
	if (ok)
		fprintf(app->notes, "knell passphrase: changed. A copy that was made before still "
				    "opens with the "
				    "old one.\n");
	return case_close(app, &c, ok, e);
}

static bool recover_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct passphrase_opts *o = args;
	struct casebook c;
	struct secret heir;
	struct str passphrase = { 0 };
	bool replaced = false;
	(void)operands;
	if (sodium_init() < 0)
		return fail(e, ERR_SYSTEM, "there is no source of random bytes");
	randombytes_buf(heir.byte, sizeof heir.byte);
	bool ok = case_open_by_recovery(app, &o->at, &heir, &c, e);
	explicit_bzero(&heir, sizeof heir);
	if (!ok)
		return false;
	ok = new_passphrase(app, o, &passphrase, e) &&
	     casebook_take_over(&c, passphrase, &replaced, e);
	if (passphrase.at)
		explicit_bzero((char *)passphrase.at, passphrase.len);
	if (ok)
		fprintf(app->notes,
			"knell recover: the casebook opens with the new passphrase%s.\n",
			replaced ? "; the old identity is a member no more"
				 : "; other members are as they were");
	return case_close(app, &c, ok, e);
}

const struct command cmd_passphrase = {
	.name = "passphrase",
	.operands = "",
	.summary = "change the passphrase of this copy of a casebook",
	.text = "Asks for the passphrase, then twice for the new one, and wraps this\n"
		"copy's identity anew. The file under the old passphrase is overwritten.\n"
		"Nothing else changes: documents and entries stay sealed as they are,\n"
		"colleagues and the recovery key open what they opened before.\n\n"
		"A copy or a backup made before still opens with the old passphrase:\n"
		"destroy it, or treat it as open if the old passphrase became known.",
	.examples = "  knell passphrase -C selene\n"
		    "  knell passphrase -C selene --key-file old --new-key-file new",
	.opts = passphrase_opts,
	.opts_size = sizeof(struct passphrase_opts),
	.defaults = &(const struct passphrase_opts){ .at = { 0 } },
	.run = passphrase_run,
};

const struct command cmd_recover = {
	.name = "recover",
	.operands = "",
	.summary = "open a casebook by its recovery key and give it a new passphrase",
	.text = "For a forgotten passphrase: opens the casebook with the recovery key\n"
		"that 'knell init' printed (AGE-SECRET-KEY-1..., typed in or from\n"
		"--key-file), makes a new identity, and wraps it by a new passphrase. The\n"
		"identity whose passphrase was forgotten is a member no more, if it was\n"
		"the only one beside the recovery key. This device begins a new log,\n"
		"since the old one's key is sealed to the old identity. The recovery key\n"
		"stays valid: put the paper back.\n\n"
		"docs/drill.md goes through it step by step. Do it once before it is\n"
		"needed.",
	.examples = "  knell recover -C selene\n"
		    "  knell recover -C selene --key-file paper.txt --new-key-file new",
	.opts = passphrase_opts,
	.opts_size = sizeof(struct passphrase_opts),
	.defaults = &(const struct passphrase_opts){ .at = { 0 } },
	.run = recover_run,
};
