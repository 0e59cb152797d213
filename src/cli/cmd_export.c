/*
 * export - a document out of the vault, byte for byte.
 */
#include "casebook/fields.h"
#include "cli/case_entry.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct export_opts {
	struct case_opts at;
	const char *out, *to;
};

static const struct opt export_opts[] = {
	CASE_OPTIONS(export_opts),
	OPTION('o', "out", OPT_TEXT, export_opts, out, "FILE",
		"write into FILE, which must not be there yet; else standard output"),
	OPTION(0, "to", OPT_TEXT, export_opts, to, "WHOM", "who gets it; recorded as custody"),
	{ 0 },
};

static bool put_stdout(void *self, struct str bytes, struct err *e)
{
	FILE *out = self;
	return fwrite(bytes.at, 1, bytes.len, out) == bytes.len ||
	       fail_errno(e, "cannot write the result");
}

static bool record(struct app *app, struct casebook *c, const struct casebook_item *x,
	const struct export_opts *o, struct err *e)
{
	struct casebook_new n = { .kind = ENTRY_CUSTODY };
	struct casebook_ref ref = { ref_of(x) };
	uint64_t first;
	n.ref = &ref;
	n.ref_count = 1;
	fields_add_str(&n, FIELD_WHAT, "event", STR("exported"), app->mem);
	if (o->to)
		fields_add_str(&n, FIELD_HANDLING, "to", str_from(o->to), app->mem);
	return casebook_append(c, &n, 1, NULL, 0, &first, e);
}

/* All of the document is there, and recorded, before the file has its name. */
static bool export_file(struct app *app, struct casebook *c, const struct casebook_item *x,
	const struct export_opts *o, struct err *e)
{
	struct str part = str_format(app->mem, "%s.part", o->out);
	if (access(o->out, F_OK) == 0)
		return fail(e, ERR_USAGE, "'%s' is there already", o->out);
	struct file_at file = { &disk_system,
		open(part.at, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600), part.at, 0 };
	if (file.fd < 0)
		return fail_errno(e, "cannot create '%s'", part.at);
	struct sink to = sink_file(&file);
	bool ok = casebook_object(c, x, "object", &to, e) && record(app, c, x, o, e);
	if (close(file.fd) != 0 && ok)
		ok = fail_errno(e, "cannot close '%s'", part.at);
	if (ok && rename(part.at, o->out) != 0)
		ok = fail_errno(e, "cannot rename '%s'", part.at);
	if (!ok)
		unlink(part.at);
	return ok;
}

static bool export_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct export_opts *o = args;
	struct casebook c;
	struct casebook_item x;
	struct sink to = { app->out, put_stdout };
	if (!case_open(app, &o->at, CASEBOOK_WRITING, &c, e))
		return false;
	bool ok = entry_of_kind(&c, str_from(operands[0]), ENTRY_DOCUMENT, &x, app->mem, e);
	if (ok && o->out)
		ok = export_file(app, &c, &x, o, e);
	else if (ok)
		ok = casebook_object(&c, &x, "object", &to, e) && record(app, &c, &x, o, e);
	return case_close(app, &c, ok, e);
}

const struct command cmd_export = {
	.name = "export",
	.operands = "ID",
	.summary = "a document out of the vault, byte for byte",
	.text = "Writes a document as it came in, whatever it is, to standard output or with --out "
		"into a file\n"
		"that isn't there yet. Its SHA-256 is checked on the way: a document that was "
		"altered "
		"is refused,\n"
		"and the file is then not made. That it was exported, when and to whom, is "
		"recorded "
		"as custody\n"
		"before it is given out.\n\n"
		"What was exported is plain text on the disk it is written to; erasing the "
		"document "
		"in the\n"
		"casebook later does not reach it.",
	.examples =
		"  knell export -C selene --out photo.jpg --to 'Court of Marenia' 1a2b3c4d5e6f:31\n"
		"  knell export -C selene 1a2b3c4d5e6f:14 | less",
	.opts = export_opts,
	.opts_size = sizeof(struct export_opts),
	.defaults = &(const struct export_opts){ .at = { 0 } },
	.min_operands = 1,
	.max_operands = 1,
	.run = export_run,
};
